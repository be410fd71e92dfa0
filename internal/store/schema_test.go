package store

import (
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// shape is a schema in words that both databases share: a line for each column
// and for each index.
type shape []string

func sqliteShape(t *testing.T, db *sql.DB) (out shape) {
	out = append(out, rows(t, db, `
		select m.name || '.' || c.name || ' ' || lower(c.type) || case when c."notnull" = 1 or c.pk > 0 then ' not null' else '' end
		from sqlite_master m, pragma_table_info(m.name) c
		where m.type = 'table' and m.name not like 'sqlite%' and m.name not like 'goose%'`)...)
	return append(out, rows(t, db, `
		select m.name || ' (' || (select group_concat(name, ', ') from (select name from pragma_index_info(i.name) order by seqno)) || ')'
			|| case when i."unique" = 1 then ' unique' else '' end
		from sqlite_master m, pragma_index_list(m.name) i
		where m.type = 'table' and m.name not like 'sqlite%' and m.name not like 'goose%'`)...)
}

func postgresShape(t *testing.T, db *sql.DB) (out shape) {
	out = append(out, rows(t, db, `
		select table_name || '.' || column_name || ' ' || data_type || case when is_nullable = 'NO' then ' not null' else '' end
		from information_schema.columns where table_schema = 'public' and table_name not like 'goose%'`)...)
	return append(out, rows(t, db, `
		select t.relname || ' (' || (select string_agg(a.attname, ', ' order by k.n) from unnest(x.indkey) with ordinality k(attnum, n)
				join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) || ')'
			|| case when x.indisunique then ' unique' else '' end
		from pg_index x join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
		where n.nspname = 'public' and t.relname not like 'goose%'`)...)
}

func rows(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	out, err := all(t.Context(), db, func(scan func(...any) error) (s string, err error) { return s, scan(&s) }, query)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// sameShape is the test of both schemas; postgres_internal_test.go has the other half.
func sameShape(t *testing.T, one, other shape) {
	t.Helper()
	for _, s := range one {
		if !slices.Contains(other, s) {
			t.Errorf("SQLite alone has %s", s)
		}
	}
	for _, s := range other {
		if !slices.Contains(one, s) {
			t.Errorf("PostgreSQL alone has %s", s)
		}
	}
	if len(one) < 50 {
		t.Errorf("only %d lines were compared", len(one))
	}
}

func TestMigrationsHaveTheSameNumbersInBothDialects(t *testing.T) {
	names := func(d string) (out []string) {
		found, err := fs.Glob(migrations, "migrations/"+d+"/*.sql")
		if err != nil || len(found) == 0 {
			t.Fatal(found, err)
		}
		for _, f := range found {
			out = append(out, filepath.Base(f))
		}
		return out
	}
	if s, p := names("sqlite"), names("postgres"); !slices.Equal(s, p) {
		t.Errorf("SQLite has %v, PostgreSQL %v", s, p)
	}
}

// released is the latest schema that a program was handed out with: each up to it
// has its database in testdata. A release moves it to the latest.
const released = 2

// TestOldDatabasesMigrate opens a database of every earlier schema, kept as it
// was written by the program of its time.
func TestOldDatabasesMigrate(t *testing.T) {
	old, err := filepath.Glob("testdata/schema-*.db")
	if err != nil || len(old) == 0 {
		t.Fatal(old, err)
	}
	if len(old) != released {
		t.Errorf("%d old databases for %d released schemas", len(old), released)
	}
	for _, from := range old {
		t.Run(filepath.Base(from), func(t *testing.T) {
			data, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "p.db")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := OpenSQLite(t.Context(), path, Options{}); fault.KindOf(err) != fault.Conflict || !strings.Contains(err.Error(), "paperwurks migrate") {
				t.Errorf("without leave to migrate: %v", err)
			}
			s, err := OpenSQLite(t.Context(), path, Options{Migrate: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			ann := tenant.With(t.Context(), tenant.Who{Organisation: "firm", Person: "ann"})
			if c, err := s.Case(ann, "c1"); err != nil || c.Name != "12 Beacon Crescent" || c.Documents != 1 {
				t.Errorf("its case: %+v, %v", c, err)
			}
			if rs, err := s.Audit(ann, 0, 100); err != nil || len(rs) != 4 {
				t.Errorf("its audit: %d records, %v", len(rs), err)
			}
			var role, state string
			if err := s.read.QueryRowContext(ann, `select role, state from person where organisation = 'firm' and id = 'ann'`).Scan(&role, &state); err != nil || role != "administrator" || state != "active" {
				t.Errorf("its first person is a %s %s, %v", state, role, err)
			}
		})
	}
}

func TestANewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	refusesNewer(t, func(o Options) (*Store, error) { return OpenSQLite(t.Context(), path, o) })
}

func refusesNewer(t *testing.T, open func(Options) (*Store, error)) {
	t.Helper()
	s, err := open(Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	do := func(statement string, args ...any) {
		t.Helper()
		if _, err := s.write.Exec(statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(says string) {
		t.Helper()
		if s, err := open(Options{Migrate: true}); fault.KindOf(err) != fault.Conflict || !strings.Contains(err.Error(), "9999") || !strings.Contains(err.Error(), says) {
			t.Errorf("opened %v, %v", s, err)
		}
	}
	do(`insert into goose_db_version (version_id, is_applied) values (9999, true)`)
	refused("does not say")
	_, knows := s.Schema()
	do(`insert into reach (number, oldest) values (9999, $1)`, knows+1)
	refused(fmt.Sprint("from schema ", knows+1))

	// Rolled back: a schema that this program can still run on is taken as it is.
	do(`update reach set oldest = $1 where number = 9999`, knows)
	for _, may := range []bool{false, true} {
		old, err := open(Options{Migrate: may})
		if err != nil {
			t.Fatalf("rolled back: %v", err)
		}
		if has, made := old.Schema(); has != 9999 || made != knows {
			t.Errorf("it has %d and was made for %d", has, made)
		}
		if err := old.Current(t.Context()); err != nil {
			t.Errorf("rolled back, it is not ready: %v", err)
		}
		ann := tenant.Who{Organisation: tenant.Organisation(fmt.Sprint("firm", may)), Person: "ann"}
		if err := old.Bootstrap(t.Context(), ann, "Firm", "Ann", "", audit.Entry{Action: "test.done", Subject: "x"}); err != nil {
			t.Errorf("rolled back, it cannot write: %v", err)
		}
		if err := old.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestMigrationsSayWhichProgramsTheyLeaveRunning holds every migration to the line that
// rolling back a version rests on, in both dialects the same.
func TestMigrationsSayWhichProgramsTheyLeaveRunning(t *testing.T) {
	for _, d := range []string{"sqlite", "postgres"} {
		found, err := fs.Glob(migrations, "migrations/"+d+"/*.sql")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			number, err := strconv.ParseInt(strings.SplitN(filepath.Base(f), "_", 2)[0], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			text, err := fs.ReadFile(migrations, f)
			if err != nil {
				t.Fatal(err)
			}
			says := oldestLine.Match(text)
			if number >= firstReach && !says {
				t.Errorf("%s does not say which programs it leaves running: put \"-- oldest: N\" on a line of its head, where N is the number of the oldest schema whose program can still run on it (%d when none of before can); see docs/adr/0033", f, number)
			}
			other, err := fs.ReadFile(migrations, strings.Replace(strings.Replace(f, "/sqlite/", "/x/", 1), "/postgres/", "/sqlite/", 1))
			if err == nil && oldestOf(number, text) != oldestOf(number, other) {
				t.Errorf("%s and SQLite's do not say the same", f)
			}
		}
	}
	for text, want := range map[string]int64{"-- oldest: 13\n": 13, "-- a\n-- oldest: 9\n": 9, "": 15, "-- oldest: 99\n": 15, "-- oldest: x": 15} {
		if got := oldestOf(15, []byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestTheAuditIsAppendOnly(t *testing.T) {
	s, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "p.db"), Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	appendOnly(t, s, `update audit set person = 'bob'`, `delete from audit`)
}

func appendOnly(t *testing.T, s *Store, statements ...string) {
	t.Helper()
	for _, q := range []string{
		`insert into organisation (id, name, created_at) values ('o', 'o', 0)`,
		`insert into audit (` + auditColumns + `) values ('o', 1, 0, 'p', 'a', 's', '{}', '', '', '')`,
	} {
		if _, err := s.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	for _, q := range statements {
		if _, err := s.write.Exec(q); err == nil || !strings.Contains(fmt.Sprint(err), "append-only") {
			t.Errorf("%s: %v", q, err)
		}
	}
}

// TestEveryTableIsDecidedOn fails on a table that nobody has said of whether its rows
// go with their case: ofCase and keptAfterCase in retention.go.
func TestEveryTableIsDecidedOn(t *testing.T) {
	s, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "p.db"), Options{Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	there := rows(t, s.write, `select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'goose%'`)
	for _, table := range there {
		if goes, stays := slices.Contains(ofCase, table), keptAfterCase[table] != ""; goes == stays {
			t.Errorf("%s: does it go with its case? Say so in ofCase or keptAfterCase", table)
		}
	}
	if n := len(ofCase) + len(keptAfterCase); n != len(there) {
		t.Errorf("%d tables are decided on, and there are %d", n, len(there))
	}
}
