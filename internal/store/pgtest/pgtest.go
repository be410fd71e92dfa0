//go:build linux

package pgtest

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver pgx

	"github.com/paperwurks/paperwurks/internal/needs"
	"github.com/paperwurks/paperwurks/internal/servertest"
)

// Cluster is a running PostgreSQL of a test's own.
type Cluster struct {
	dir    string
	bin    string
	port   int
	as     *syscall.Credential // whom it runs as; nil for the caller
	server *exec.Cmd
	ended  chan struct{}
}

// errMissing says that the machine has no PostgreSQL.
var errMissing = errors.New("PostgreSQL is not installed, or its initdb and postgres are not on the PATH")

// shared is the cluster that the tests of one program use together.
var shared struct {
	sync.Once
	*Cluster
	err error
	n   atomic.Int64
}

// Main runs the tests of a program and then stops the cluster that they shared, and
// does what else is to be done after all of them.
func Main(m *testing.M, after ...func()) {
	code := m.Run()
	for _, do := range after {
		do()
	}
	if shared.Cluster != nil {
		shared.Stop()
	}
	os.Exit(code)
}

// Database makes an empty database in the cluster that the program's tests share
// and gives its URL. The program's TestMain must call Main.
func Database(t testing.TB) string {
	t.Helper()
	return database(t, "")
}

// Copy makes a database that begins as another is, whose URL Database gave and to which
// nobody is connected.
func Copy(t testing.TB, url string) string {
	t.Helper()
	name, _, _ := strings.Cut(url[strings.LastIndex(url, "/")+1:], "?")
	return database(t, " template "+name)
}

func database(t testing.TB, from string) string {
	t.Helper()
	shared.Do(func() { shared.Cluster, shared.err = start() })
	started(t, shared.err)
	name := fmt.Sprintf("test%d", shared.n.Add(1))
	if err := shared.query("postgres", "create database "+name+from); err != nil {
		t.Fatal(err)
	}
	return shared.URL(name)
}

// Own is a cluster for one test alone, which may do to it what it likes.
func Own(t testing.TB) *Cluster {
	t.Helper()
	c, err := start()
	started(t, err)
	t.Cleanup(c.Stop)
	return c
}

func started(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, errMissing) {
		needs.Missing(t, "%v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// start makes a cluster and waits until it answers.
func start() (_ *Cluster, err error) {
	c := &Cluster{ended: make(chan struct{})}
	if c.bin, err = programs(); err != nil {
		return nil, err
	}
	if c.as, err = servertest.Servant(); err != nil {
		return nil, err
	}
	c.dir, err = servertest.Dir(c.as)
	defer func() {
		if err != nil {
			_ = os.RemoveAll(c.dir)
		}
	}()
	if err != nil {
		return nil, err
	}
	if out, err := c.command("initdb", "-D", c.data(), "-U", "paperwurks", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if c.port, err = servertest.FreePort(); err != nil {
		return nil, err
	}
	return c, c.Serve()
}

// Serve starts the server of a cluster that was made and is not running.
func (c *Cluster) Serve() error {
	// Nothing here outlives the test, so nothing is flushed to the disk.
	c.server = c.command("postgres", "-D", c.data(), "-p", strconv.Itoa(c.port), "-k", c.dir,
		"-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off",
		"-c", "max_connections=200", "-c", "shared_buffers=64MB")
	c.server.SysProcAttr.Pdeathsig = syscall.SIGQUIT // when the test is killed, so is it
	var log bytes.Buffer
	c.server.Stderr = &log
	if err := c.server.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	c.ended = ended
	go func() { _ = c.server.Wait(); close(ended) }()
	if err := servertest.Await(ended, func() error { return c.query("postgres", `select 1`) }); err != nil {
		c.Kill()
		return fmt.Errorf("postgres %w\n%s", err, log.String())
	}
	return nil
}

// URL is the address of a database.
func (c *Cluster) URL(name string) string {
	return fmt.Sprintf("postgres://paperwurks@127.0.0.1:%d/%s?sslmode=disable", c.port, name)
}

// Create makes an empty database.
func (c *Cluster) Create(name string) error { return c.query("postgres", `create database `+name) }

// Kill ends the server as a power cut would.
func (c *Cluster) Kill() {
	_ = c.server.Process.Signal(syscall.SIGQUIT) // PostgreSQL's immediate shutdown: no checkpoint, recovery at the next start
	<-c.ended
}

// Stop ends the server and removes what it kept.
func (c *Cluster) Stop() {
	c.Kill()
	_ = os.RemoveAll(c.dir)
}

func (c *Cluster) data() string { return filepath.Join(c.dir, "data") }

func (c *Cluster) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.Dir = c.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	return cmd
}

func (c *Cluster) query(database, statement string) error {
	db, err := sql.Open("pgx", c.URL(database))
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, err = db.ExecContext(ctx, statement)
	return err
}

// programs is the folder that holds initdb and postgres: on the PATH, or where
// Debian's packages put each version.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	out, err := exec.Command("pg_config", "--bindir").Output()
	if dir := strings.TrimSpace(string(out)); err == nil && has(dir) {
		return dir, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // the pattern is well formed
	for _, dir := range found {
		if has(dir) {
			return dir, nil
		}
	}
	return "", errMissing
}

func has(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "initdb"))
	return err == nil
}
