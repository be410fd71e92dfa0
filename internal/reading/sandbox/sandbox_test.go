package sandbox

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Formats that misbehave, for the children of this test.
func TestMain(m *testing.M) {
	type driver = func([]byte, reading.Limits) (*reading.Content, error)
	for f, d := range map[reading.Format]driver{
		"test/stack": func([]byte, reading.Limits) (*reading.Content, error) {
			var down func(int) int
			down = func(n int) int { return down(n+1) + 1 }
			return nil, errors.New(strings.Repeat("x", down(0)))
		},
		"test/memory": func([]byte, reading.Limits) (*reading.Content, error) {
			var hoard [][]byte
			for len(hoard) < 1<<20 { // four terabytes: it never gets there
				hoard = append(hoard, bytes.Repeat([]byte("more"), 1<<20))
			}
			return nil, nil
		},
		"test/loop": func([]byte, reading.Limits) (*reading.Content, error) {
			for n := 0; ; n++ {
			}
		},
		"test/sleep": func([]byte, reading.Limits) (*reading.Content, error) {
			time.Sleep(time.Hour)
			return nil, nil
		},
		"test/panic": func(b []byte, _ reading.Limits) (*reading.Content, error) {
			return nil, errors.New(string(b[len(b)]))
		},
		"test/noise": func([]byte, reading.Limits) (*reading.Content, error) {
			for range 1000 {
				_, _ = os.Stdout.Write(make([]byte, 1<<20))
			}
			return nil, nil
		},
		"test/internal": func([]byte, reading.Limits) (*reading.Content, error) {
			return nil, errors.New("a secret of ours")
		},
		"test/escape": func([]byte, reading.Limits) (*reading.Content, error) {
			c := &reading.Content{}
			try := func(what string, err error) {
				if err == nil {
					c.Warnings = append(c.Warnings, what)
				}
			}
			_, err := os.ReadFile("/etc/passwd")
			try("opened a file", err)
			try("wrote a file", os.WriteFile("/tmp/escaped", []byte("x"), 0o600))
			try("ran a program", exec.Command("/bin/true").Run())
			l, err := net.Listen("tcp", "127.0.0.1:0")
			try("listened", err)
			if err == nil {
				_ = l.Close()
			}
			if len(os.Environ()) > 0 {
				c.Warnings = append(c.Warnings, "has an environment")
			}
			return c, nil
		},
	} {
		drivers[f] = d
	}
	Main()
	os.Exit(m.Run())
}

func TestChildThatMisbehavesIsAnError(t *testing.T) {
	for _, tt := range []struct {
		format reading.Format
		kind   fault.Kind
		says   string
	}{
		{"test/stack", fault.Invalid, "nested too deeply"},
		{"test/memory", fault.TooLarge, "more memory"},
		{"test/loop", fault.Invalid, "could not be read within"},
		{"test/sleep", fault.Invalid, "could not be read within"},
		{"test/panic", fault.Invalid, "damaged"},
		{"test/noise", fault.Invalid, "damaged"},
		{"test/internal", fault.Internal, "on our side"},
		{"test/unknown", fault.Internal, "on our side"},
	} {
		t.Run(string(tt.format), func(t *testing.T) {
			limits := reading.Limits{Time: 30 * time.Second, Memory: 128 << 20}
			if tt.format == "test/loop" || tt.format == "test/sleep" {
				limits.Time = 1500 * time.Millisecond
			}
			start := time.Now()
			c, err := Drivers{}.Read(t.Context(), tt.format, []byte("some bytes"), limits)
			if err == nil {
				t.Fatalf("got %+v, want an error", c)
			}
			if fault.KindOf(err) != tt.kind || !strings.Contains(fault.Message(err), tt.says) {
				t.Errorf("got %s %q, want %s with %q (%v)", fault.KindOf(err), fault.Message(err), tt.kind, tt.says, err)
			}
			if d := time.Since(start); d > 25*time.Second {
				t.Errorf("took %s", d)
			}
		})
	}
}

func TestChildEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := Drivers{}.Read(ctx, "test/sleep", []byte("x"), reading.Limits{})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's error", err)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("the child lived on for %s", d)
	}
}

func TestChildReads(t *testing.T) {
	c, err := Drivers{}.Read(t.Context(), reading.FormatText, []byte("The Tenant shall not keep pigs."), reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Pages) != 1 || c.Pages[0].Text() != "The Tenant shall not keep pigs." {
		t.Errorf("got %+v", c.Pages)
	}
}

func BenchmarkChild(b *testing.B) {
	for b.Loop() {
		if _, err := (Drivers{}).Read(b.Context(), reading.FormatText, []byte("The Tenant shall not keep pigs."), reading.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
