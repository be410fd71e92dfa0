package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/blob/fileblob"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

func TestTamperingWithTheSQLiteAudit(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "p.db")
	s, err := OpenSQLite(t.Context(), empty, Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil { // which leaves one file
		t.Fatal(err)
	}
	schema, err := os.ReadFile(empty)
	if err != nil {
		t.Fatal(err)
	}
	tampering(t, func(t *testing.T) *Store {
		path := filepath.Join(t.TempDir(), "p.db")
		if err := os.WriteFile(path, schema, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := OpenSQLite(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}, `drop trigger audit_is_append_only_update`, `drop trigger audit_is_append_only_delete`)
}

// tampering goes around the triggers as the owner of a database can, does to the
// chain what it guards against, and asks for a verdict.
func tampering(t *testing.T, open func(*testing.T) *Store, around ...string) {
	ann := tenant.Who{Organisation: "firm", Person: "ann", From: "192.0.2.7"}
	for name, tt := range map[string]struct {
		tamper func(*testing.T, *sql.DB)
		seq    int64 // of the first break; 0 for a chain that is whole
		damage audit.Damage
	}{
		"nothing":             {func(*testing.T, *sql.DB) {}, 0, ""},
		"what was done":       {run(`update audit set action = 'case.deleted' where seq = 5`), 5, audit.Changed},
		"who did it":          {run(`update audit set person = 'bob' where seq = 5`), 5, audit.Changed},
		"where from":          {run(`update audit set asked_from = '203.0.113.9' where seq = 5`), 5, audit.Changed},
		"where from, removed": {run(`update audit set asked_from = '' where seq = 5`), 5, audit.Changed},
		"where from, added":   {run(`update audit set asked_from = '203.0.113.9' where seq = 1`), 1, audit.Changed},
		"when":                {run(`update audit set at = at + 1 where seq = 5`), 5, audit.Changed},
		"a detail":            {run(`update audit set detail = '{"n":"7"}' where seq = 5`), 5, audit.Changed},
		"one removed":         {run(`delete from audit where seq = 5`), 6, audit.Missing},
		"several removed":     {run(`delete from audit where seq between 4 and 7`), 8, audit.Missing},
		"the first removed":   {run(`delete from audit where seq = 1`), 2, audit.Missing},
		"removed and closed up": {run(`delete from audit where seq = 5`, `update audit set seq = seq - 1000 where seq > 5`, `update audit set seq = seq + 999 where seq < 0`),
			5, audit.Unlinked},
		"two changed places": {run(`update audit set seq = -5 where seq = 5`, `update audit set seq = 5 where seq = 6`, `update audit set seq = 6 where seq = -5`), 5, audit.Unlinked},
		"one put in": {run(`update audit set seq = -seq where seq > 5`, `update audit set seq = 1 - seq where seq < 0`,
			`insert into audit (organisation, seq, at, person, action, subject, detail, previous, hash, asked_from)
				select organisation, 6, at, 'bob', action, subject, detail, hash, hash, asked_from from audit where seq = 5`), 6, audit.Changed},
		"the end cut off":           {run(`delete from audit where seq > 7`), 10, audit.Truncated},
		"all of it removed":         {run(`delete from audit`), 10, audit.Truncated},
		"one more at the end":       {run(`insert into audit select organisation, 13, at, person, action, subject, detail, hash, hash, asked_from from audit where seq = 12`), 13, audit.Changed},
		"all rewritten, and whole":  {rewritten, 10, audit.Rewritten},
		"rewritten behind the last": {run(`delete from audit where seq > 10`), 0, ""}, // no anchor knows of these yet: the next is an hour away at most
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			if err := s.Bootstrap(t.Context(), tenant.Who{Organisation: "firm", Person: "ann"}, "Firm", "Ann", "", audit.Entry{Action: "firm.made", Subject: "firm"}); err != nil {
				t.Fatal(err)
			}
			write := func(n int) {
				for i := range n {
					if err := s.Write(tenant.With(t.Context(), ann), audit.Entry{Action: "case.made", Subject: fmt.Sprint("c", i), Detail: map[string]string{"n": fmt.Sprint(i)}}); err != nil {
						t.Fatal(err)
					}
				}
			}
			d, err := fileblob.Open(fileblob.Config{Dir: t.TempDir(), Key: bytes.Repeat([]byte("k"), 32)})
			if err != nil {
				t.Fatal(err)
			}
			told := 0
			k := &audit.Keeper{Log: s, Records: blob.New(d), Now: time.Now, After: 5, Daily: time.Hour, Broken: func(_ context.Context, v audit.Verdict) { told++ }}
			write(9)
			if err := k.Sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			write(2)
			if err := k.Sweep(t.Context()); err != nil { // too few for another anchor
				t.Fatal(err)
			}
			run(around...)(t, s.write)
			tt.tamper(t, s.write)
			v, err := k.Verify(t.Context(), "firm", nil)
			if err != nil {
				t.Fatal(err)
			}
			if tt.seq == 0 {
				if !v.Whole() || v.Anchors != 1 || told != 0 {
					t.Errorf("verdict %+v, told %d", v, told)
				}
				return
			}
			if v.Whole() || v.Breaks[0].Seq != tt.seq || v.Breaks[0].Damage != tt.damage {
				text, _ := json.Marshal(v)
				t.Errorf("want %s at %d: %s", tt.damage, tt.seq, text)
			}
			if told != 1 {
				t.Errorf("told %d times", told)
			}
		})
	}
}

func run(statements ...string) func(*testing.T, *sql.DB) {
	return func(t *testing.T, db *sql.DB) {
		t.Helper()
		for _, q := range statements {
			if _, err := db.Exec(q); err != nil {
				t.Fatalf("%s: %v", q, err)
			}
		}
	}
}

// rewritten changes the second record and gives every later one the hash that
// follows, as somebody would who knows how the chain is made.
func rewritten(t *testing.T, db *sql.DB) {
	records, err := all(t.Context(), db, scanRecord, `select `+auditColumns+` from audit order by seq`)
	if err != nil {
		t.Fatal(err)
	}
	last := records[0]
	for _, r := range records[1:] {
		if r.Seq == 2 {
			r.Subject = "c9"
		}
		last = audit.Next(last, tenant.Who{Organisation: r.Organisation, Person: r.Person, From: r.From}, r.At, r.Entry)
		if _, err := db.Exec(`update audit set subject = $1, previous = $2, hash = $3 where seq = $4`, last.Subject, last.Previous, last.Hash, last.Seq); err != nil {
			t.Fatal(err)
		}
	}
}
