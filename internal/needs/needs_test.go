package needs

import (
	"cmp"
	"testing"
)

// ended notes how a test would have ended first: unlike a real one it goes on. The
// embedded TB is never called.
type ended struct {
	testing.TB
	how string
}

func (e *ended) Helper()               {}
func (e *ended) Fatalf(string, ...any) { e.how = cmp.Or(e.how, "failed") }
func (e *ended) Skipf(string, ...any)  { e.how = cmp.Or(e.how, "skipped") }

func TestMissing(t *testing.T) {
	for ci, want := range map[string]string{"": "skipped", "true": "failed", "1": "failed"} {
		t.Setenv("CI", ci)
		e := &ended{}
		if Program(e, "a-program-that-nobody-has"); e.how != want {
			t.Errorf("with CI=%q the test %s, not %s", ci, e.how, want)
		}
		e = &ended{}
		if path := Program(e, "sh"); path == "" || e.how != "" {
			t.Errorf("with CI=%q sh is at %q and the test %s", ci, path, e.how)
		}
	}
}
