package servertest

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// Redis is a server of Redis without keys.
type Redis struct {
	*Process
	Socket string
}

// StartRedis starts redis-server on a socket, with more options as its
// configuration file would have them.
func StartRedis(t testing.TB, options ...string) *Redis {
	t.Helper()
	program, err := exec.LookPath("redis-server")
	if err != nil {
		missing(t, "redis-server is not installed")
	}
	as, dir := nobody(t)
	r := &Redis{Socket: filepath.Join(dir, "redis.sock")}
	cmd := exec.Command(program, append([]string{"--port", "0", "--unixsocket", r.Socket, "--save", "", "--appendonly", "no", "--dir", dir}, options...)...)
	cmd.SysProcAttr = as
	r.Process = run(t, cmd, answers("unix", r.Socket))
	return r
}
