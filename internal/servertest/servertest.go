package servertest

import (
	"bytes"
	"errors"
	"fmt"
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
	if err := Await(p.done, ready); err != nil {
		t.Fatalf("%s %v\n%s", cmd.Path, err, p.out)
	}
	return p
}

// Await waits, a minute at most, until a server is ready or has ended.
func Await(ended <-chan struct{}, ready func() error) error {
	deadline := time.After(time.Minute)
	for err := ready(); err != nil; err = ready() {
		select {
		case <-ended:
			return errors.New("has ended")
		case <-deadline:
			return fmt.Errorf("does not answer: %w", err)
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil
}

// Kill ends a server at once, as a failure of the machine would.
func (p *Process) Kill() {
	_ = p.cmd.Process.Kill() // it may have ended already
	<-p.done
}

// FreePort is a port that nobody listens on.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// freePort is FreePort for a test.
func freePort(t testing.TB) int {
	t.Helper()
	port, err := FreePort()
	if err != nil {
		t.Fatal(err)
	}
	return port
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

// Servant is whom servers run as that refuse to be root's; nil for anybody but root,
// whose servers run as they do.
func Servant() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		return nil, err
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, errors.Join(err1, err2)
}

// Dir makes a directory for a server of the servant's, whom the parents of
// testing.TB.TempDir would keep out. Whoever makes it removes it.
func Dir(servant *syscall.Credential) (string, error) {
	dir, err := os.MkdirTemp("", "paperwurks-server-")
	if err != nil || servant == nil {
		return dir, err
	}
	return dir, os.Chown(dir, int(servant.Uid), int(servant.Gid))
}
