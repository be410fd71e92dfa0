package servertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/paperwurks/paperwurks/internal/needs"
)

// Redis is a server of Redis without keys.
type Redis struct {
	*Process
	Socket  string // its path
	Address string // host:port, without encryption
	start   func() *Process
}

// StartRedis starts redis-server, with more options as its configuration file
// would have them.
func StartRedis(t testing.TB, options ...string) *Redis {
	t.Helper()
	program := needs.Program(t, "redis-server")
	servant, err := Servant()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := Dir(servant)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	port := strconv.Itoa(freePort(t))
	r := &Redis{Socket: filepath.Join(dir, "redis.sock"), Address: "127.0.0.1:" + port}
	r.start = func() *Process {
		cmd := exec.Command(program, append([]string{"--bind", "127.0.0.1", "--port", port, "--unixsocket", r.Socket, "--save", "", "--appendonly", "no", "--dir", dir}, options...)...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: servant}
		return run(t, cmd, answers("unix", r.Socket))
	}
	r.Process = r.start()
	return r
}

// Restart starts a server again that was killed, at the same address and empty.
func (r *Redis) Restart() { r.Process = r.start() }
