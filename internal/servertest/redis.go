package servertest

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
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
	program, err := exec.LookPath("redis-server")
	if err != nil {
		missing(t, "redis-server is not installed")
	}
	as, dir := nobody(t)
	port := strconv.Itoa(freePort(t))
	r := &Redis{Socket: filepath.Join(dir, "redis.sock"), Address: "127.0.0.1:" + port}
	r.start = func() *Process {
		cmd := exec.Command(program, append([]string{"--bind", "127.0.0.1", "--port", port, "--unixsocket", r.Socket, "--save", "", "--appendonly", "no", "--dir", dir}, options...)...)
		cmd.SysProcAttr = as
		return run(t, cmd, answers("unix", r.Socket))
	}
	r.Process = r.start()
	return r
}

// Restart starts a server again that was killed, at the same address and empty.
func (r *Redis) Restart() { r.Process = r.start() }
