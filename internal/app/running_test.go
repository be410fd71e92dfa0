package app

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver pgx

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/store/pgtest"
)

func TestReadinessIsAskedForOnceASecond(t *testing.T) {
	var asked, clock atomic.Int64
	broken := errors.New("the queue is away")
	var answer error
	r := readiness{now: func() time.Time { return time.Unix(0, clock.Load()+1) }, ask: func(context.Context) error {
		asked.Add(1)
		time.Sleep(20 * time.Millisecond) // so that the crowd comes meanwhile
		return answer
	}}
	crowd := func(want error, asks int64) {
		t.Helper()
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				gone, leave := context.WithCancel(t.Context())
				leave() // who goes away spoils it for nobody
				if err := r.Ready(gone); !errors.Is(err, want) {
					t.Errorf("%v, want %v", err, want)
				}
			})
		}
		all.Wait()
		if n := asked.Load(); n != asks {
			t.Errorf("asked %d times, not %d", n, asks)
		}
	}
	crowd(nil, 1)
	answer = broken
	crowd(nil, 1) // of just now
	clock.Add(int64(readyFor))
	crowd(broken, 2)
}

// cluster is a PostgreSQL whose user app signs in with a password, and the way to
// it for whoever keeps it.
func cluster(t *testing.T) (address string, admin *sql.DB) {
	t.Helper()
	c := pgtest.Own(t)
	err := c.Create("papers")
	if err != nil {
		t.Fatal(err)
	}
	if admin, err = sql.Open("pgx", c.URL("papers")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = admin.Close() })
	var hba string
	if err := admin.QueryRow(`show hba_file`).Scan(&hba); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(hba, []byte("host all app 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, admin, `create role app login password 'one'`, `grant all on schema public to app`, `select pg_reload_conf()`)
	return strings.Replace(strings.TrimSuffix(c.URL("papers"), "?sslmode=disable"), "paperwurks@", "app@", 1), admin
}

func run(t *testing.T, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// TestPasswordIsRotatedWithoutARestart changes the password of the database under a
// process that serves, first in the database and then in the file of the secret.
func TestPasswordIsRotatedWithoutARestart(t *testing.T) {
	address, admin := cluster(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "secrets", "db")
	keep := func(password string) {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(password), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	keep("one")
	c, err := config.Load([]string{
		"PAPERWURKS_DATA_DIR=" + dir, "PAPERWURKS_DATABASE_URL=" + address + "?password=secret://db",
		"PAPERWURKS_SECRETS_URL=file://" + filepath.Dir(file), "PAPERWURKS_METRICS_LISTEN=127.0.0.1:0",
		"PAPERWURKS_SESSION_KEY=a key of the tests, thirty-two characters",
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Migrate(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), c, Options{Role: Working})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, nil) }()
	defer func() {
		stop()
		if err := errors.Join(<-ended, a.Close()); err != nil {
			t.Error(err)
		}
	}()
	ready := func(want int, meanwhile func()) {
		t.Helper()
		var text []byte
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			meanwhile()
			res, err := http.Get("http://" + a.MetricsAddress().String() + "/readyz")
			if err != nil {
				t.Fatal(err)
			}
			text, _ = io.ReadAll(res.Body)
			_ = res.Body.Close()
			if res.StatusCode == want {
				return
			}
		}
		t.Fatalf("it never said %d: %s", want, text)
	}
	nothing := func() {}
	// Again and again: one that was just being made when the others were cut has its old password behind it.
	cut := func() {
		run(t, admin, `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'`)
	}
	ready(http.StatusOK, nothing)
	run(t, admin, `alter role app password 'two'`)
	ready(http.StatusServiceUnavailable, cut) // it says so, and does not end
	keep("two")
	ready(http.StatusOK, nothing)
}
