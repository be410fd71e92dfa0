//go:build linux

package pgtest

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver pgx
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
var errMissing = errors.New("no PostgreSQL on this machine: apt-get install postgresql, or put initdb and postgres on the PATH")

// shared is the cluster that the tests of one program use together.
var shared struct {
	sync.Once
	*Cluster
	err error
	n   atomic.Int64
}

// Main runs the tests of a program and then stops the cluster that they shared.
func Main(m *testing.M) {
	code := m.Run()
	if shared.Cluster != nil {
		shared.Stop()
	}
	os.Exit(code)
}

// Database makes an empty database in the cluster that the program's tests share
// and gives its URL. The program's TestMain must call Main.
func Database(t testing.TB) string {
	t.Helper()
	shared.Do(func() { shared.Cluster, shared.err = Start() })
	if errors.Is(shared.err, errMissing) && os.Getenv("CI") != "true" {
		t.Skip(shared.err)
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	name := fmt.Sprintf("test%d", shared.n.Add(1))
	if err := shared.Create(name); err != nil {
		t.Fatal(err)
	}
	return shared.URL(name)
}

// Start makes a cluster and waits until it answers.
func Start() (_ *Cluster, err error) {
	c := &Cluster{ended: make(chan struct{})}
	if c.bin, err = programs(); err != nil {
		return nil, err
	}
	if c.as, err = servant(); err != nil {
		return nil, err
	}
	if c.dir, err = os.MkdirTemp("", "pgtest"); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(c.dir)
		}
	}()
	if c.as != nil {
		if err := os.Chown(c.dir, int(c.as.Uid), int(c.as.Gid)); err != nil {
			return nil, err
		}
	}
	if out, err := c.command("initdb", "-D", c.data(), "-U", "paperwurks", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if c.port, err = freePort(); err != nil {
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
	deadline := time.After(30 * time.Second)
	for {
		err := c.query("postgres", `select 1`)
		if err == nil {
			return nil
		}
		select {
		case <-ended:
			return fmt.Errorf("postgres ended: %s", log.String())
		case <-deadline:
			c.Kill()
			return fmt.Errorf("postgres does not answer: %w\n%s", err, log.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
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

// servant is whom the server runs as: PostgreSQL refuses to run as root.
func servant() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return nil, err
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("PostgreSQL will not run as root, and there is no user postgres or nobody")
}

func freePort() (int, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer ln.Close()
	return ln.Addr().(*net.TCPAddr).Port, nil
}
