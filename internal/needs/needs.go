package needs

import (
	"os"
	"os/exec"
	"testing"
)

// Program is the path of a program on the PATH.
func Program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, "%s is not installed", name)
	}
	return path
}

// Missing ends a test for want of what the format says: as failed where CI is set,
// as skipped elsewhere.
func Missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf(format+"; CI must have it: run make tools", args...)
	}
	t.Skipf(format+"; run make tools", args...)
}
