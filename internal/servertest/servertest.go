package servertest

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// missing ends a test whose program is not on the machine.
func missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf(format+"; CI must have it: run make tools", args...)
	}
	t.Skipf(format+"; run make tools", args...)
}

// Process is a server that runs until the end of its test, or until it is killed.
type Process struct {
	cmd  *exec.Cmd
	out  *output
	done chan struct{}
}

// output keeps what a server says, for the case that it does not start.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// run starts a server and waits until ready says nil.
func run(t testing.TB, cmd *exec.Cmd, ready func() error) *Process {
	t.Helper()
	p := &Process{cmd: cmd, out: &output{}, done: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = p.out, p.out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = cmd.Wait()
		close(p.done)
	}()
	t.Cleanup(p.Kill)
	deadline := time.After(time.Minute)
	for err := ready(); err != nil; err = ready() {
		select {
		case <-p.done:
			t.Fatalf("%s ended: %s", cmd.Path, p.out)
		case <-deadline:
			t.Fatalf("%s does not answer: %v\n%s", cmd.Path, err, p.out)
		case <-time.After(20 * time.Millisecond):
		}
	}
	return p
}

// Kill ends a server at once, as a failure of the machine would.
func (p *Process) Kill() {
	_ = p.cmd.Process.Kill() // it may have ended already
	<-p.done
}

// Stop asks a server to end with a signal and waits for that.
func (p *Process) Stop(s os.Signal) {
	_ = p.cmd.Process.Signal(s)
	<-p.done
}

// freePort is a port that nobody listens on.
func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// answers says whether an address takes connections.
func answers(network, address string) func() error {
	return func() error {
		c, err := net.DialTimeout(network, address, time.Second)
		if err == nil {
			_ = c.Close()
		}
		return err
	}
}

// nobody is the user for servers that refuse to be root's, with a directory of
// its own, removed at the end of the test. For anybody but root both are ordinary.
func nobody(t testing.TB) (as *syscall.SysProcAttr, dir string) {
	t.Helper()
	// Not t.TempDir, whose parents are closed to others.
	dir, err := os.MkdirTemp("", "paperwurks-server-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if os.Getuid() != 0 {
		return nil, dir
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	if err1 != nil || err2 != nil {
		t.Fatalf("the user nobody: %v, %v", err1, err2)
	}
	if err := os.Chown(dir, int(uid), int(gid)); err != nil {
		t.Fatal(err)
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, dir
}
