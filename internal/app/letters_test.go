package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/mail/mailtest"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// TestALetterSurvivesTheProcess lays a letter into the outbox while nobody works,
// looks for what it says in the database, and has a later process send it.
func TestALetterSurvivesTheProcess(t *testing.T) {
	server := (&mailtest.SMTP{}).Start(t)
	dir := t.TempDir()
	c, err := config.Load([]string{"PAPERWURKS_DATA_DIR=" + dir, "PAPERWURKS_MAIL_URL=smtp://" + server.Address() + "?from=papers@firm.example"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := tenant.With(t.Context(), owner)
	m := mail.Message{To: mail.Address{Address: "ann@home.example"}, Subject: "Reset", Text: "HUNTER2", Purpose: "reset", About: "owner"}
	if err := a.letters.Send(ctx, m, time.Now().Add(time.Hour), audit.Entry{Action: "test.done", Subject: "owner"}); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "paperwurks.db*"))
	for _, f := range files {
		if data, err := os.ReadFile(f); err != nil || bytes.Contains(data, []byte("HUNTER2")) || bytes.Contains(data, []byte("ann@home")) {
			t.Errorf("the letter can be read in %s, %v", f, err)
		}
	}
	if len(files) == 0 || len(server.Arrived()) > 0 {
		t.Fatalf("%d files, %d letters arrived before anybody worked", len(files), len(server.Arrived()))
	}

	if a, err = Open(t.Context(), c, Options{}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	working, stop := context.WithCancel(ctx)
	a.worker.Handlers[mail.WorkSend] = work.Handler{Do: func(ctx context.Context, i work.Item) error {
		defer stop()
		return a.letters.Do(ctx, i)
	}}
	a.worker.Run(working)
	if got := server.Arrived(); len(got) != 1 || got[0].To != "ann@home.example" || !strings.Contains(string(got[0].Data), "HUNTER2") {
		t.Fatalf("arrived: %v", got)
	}
	records, err := a.Store.Audit(ctx, 0, 100)
	if err != nil || len(records) == 0 {
		t.Fatal(records, err)
	}
	last := records[len(records)-1]
	if last.Action != "mail.sent" || last.Subject != "owner" || last.Detail["purpose"] != "reset" {
		t.Errorf("the audit ends with %+v", last)
	}
}
