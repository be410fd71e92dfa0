package filemail

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/mail/mailtest"
)

func arrived(t *testing.T, dir string) (out []mailtest.Arrived) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, mailtest.Arrived{Data: data})
	}
	return out
}

func TestSuite(t *testing.T) {
	mailtest.Run(t, func(t *testing.T) mailtest.Post {
		base := t.TempDir()
		dir := filepath.Join(base, "mail", "out")
		return mailtest.Post{
			Driver:  Dir(dir),
			Arrived: func() []mailtest.Arrived { return arrived(t, dir) },
			Away: func() {
				if err := os.WriteFile(filepath.Join(base, "mail"), nil, 0o600); err != nil {
					t.Fatal(err)
				}
			},
		}
	})
}

func TestTheSameLetterIsThereOnceAndForItsOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	e := mail.Envelope{ID: "ABC", Written: time.Date(2026, 7, 6, 13, 4, 5, 0, time.UTC), Data: []byte("x\r\n")}
	for range 2 {
		if err := Dir(dir).Deliver(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	all, err := os.ReadDir(dir)
	if err != nil || len(all) != 1 || all[0].Name() != "2026-07-06T130405Z-ABC.eml" {
		t.Fatalf("there: %v, %v", all, err)
	}
	if info, err := all[0].Info(); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
