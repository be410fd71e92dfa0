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
	cmd := exec.Command(program, append([]string{"--bind", "127.0.0.1", "--port", port, "--unixsocket", r.Socket, "--save", "", "--appendonly", "no", "--dir", dir}, options...)...)
	cmd.SysProcAttr = as
	r.Process = run(t, cmd, answers("unix", r.Socket))
	return r
}
