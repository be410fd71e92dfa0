package secret_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/secret"
	"github.com/paperwurks/paperwurks/internal/secret/secrettest"
)

func TestEnvironment(t *testing.T) {
	secrettest.Run(t, func(t *testing.T) (secret.Driver, func(name, value string)) {
		vars := map[string]string{}
		e := secret.Environment{Prefix: "PW_", Lookup: func(k string) (string, bool) { v, ok := vars[k]; return v, ok }}
		return e, func(name, value string) { vars[e.Variable(name)] = value }
	})
	if got := (secret.Environment{Prefix: "PW_"}).Variable("prod/session.key-2"); got != "PW_PROD_SESSION_KEY_2" {
		t.Errorf("got %s", got)
	}
}

func TestAValueIsNeverShown(t *testing.T) {
	v := secret.Hide("hunter2")
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "v", v, "in", struct{ V secret.Value }{v})
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v, "in", struct{ V secret.Value }{v})
	js, err := json.Marshal(map[string]any{"a": v, "b": &v})
	if err != nil {
		t.Fatal(err)
	}
	shown := log.String() + string(js) + fmt.Sprint(v, &v, []secret.Value{v}, struct{ V secret.Value }{v}) +
		fmt.Sprintf("%s %q %v %+v %#v %x %d %T", v, v, v, v, v, v, v, v) + fmt.Errorf("%v", v).Error()
	if strings.Contains(shown, "hunter2") || strings.Contains(shown, fmt.Sprintf("%x", "hunter2")) {
		t.Errorf("shown in %s", shown)
	}
	if v.Reveal() != "hunter2" {
		t.Error("lost")
	}
}

// place is a driver that counts, and can be down.
type place struct {
	mu    sync.Mutex
	text  string
	err   error
	asked atomic.Int32
}

func (p *place) Get(context.Context, string) (string, error) {
	p.asked.Add(1)
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text, p.err
}

func (p *place) set(text string, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text, p.err = text, err
}

func TestRotation(t *testing.T) {
	ctx, now := t.Context(), time.Unix(0, 0)
	p := &place{text: "first"}
	s := &secret.Store{Driver: p, For: time.Minute, Now: func() time.Time { return now }}
	get := func(want string) {
		t.Helper()
		v, err := s.Get(ctx, "secret://db")
		if err != nil || v.Reveal() != want {
			t.Fatalf("got %q, %v; want %q", v.Reveal(), err, want)
		}
	}
	get("first")
	p.set("second", nil)
	now = now.Add(time.Second)
	get("first") // it is still good
	var all sync.WaitGroup
	for range 8 { // connections that are opened at once
		all.Go(func() {
			v, err := s.Latest(ctx, "secret://db")
			if err != nil || v.Reveal() != "second" {
				t.Errorf("latest %q, %v", v.Reveal(), err)
			}
		})
	}
	all.Wait()
	if n := p.asked.Load(); n != 2 {
		t.Errorf("the place was asked %d times, want once and once again", n)
	}
	get("second")
	p.set("third", nil)
	now = now.Add(2 * time.Minute)
	get("third")
	p.set("", fault.New(fault.Unavailable, "down"))
	now = now.Add(2 * time.Minute)
	get("third") // better the last value than none
	if v, err := s.Latest(ctx, "secret://db"); err != nil || v.Reveal() != "third" {
		t.Errorf("latest while the place is down: %q, %v", v.Reveal(), err)
	}
	p.set("", fault.New(fault.NotFound, "gone"))
	if _, err := s.Get(ctx, "secret://db"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a secret that was removed: %v", err)
	}
}

func TestFields(t *testing.T) {
	p := &place{text: `{"username":"app","password":"p:/@#","port":54320000000000001,"deep":{}}`}
	s := secret.New(p)
	for reference, want := range map[string]string{"secret://rds!db-1#password": "p:/@#", "secret://rds!db-1#port": "54320000000000001", "secret://rds!db-1": p.text} {
		if v, err := s.Get(t.Context(), reference); err != nil || v.Reveal() != want {
			t.Errorf("%s: %q, %v", reference, v.Reveal(), err)
		}
	}
	for reference, kind := range map[string]fault.Kind{"secret://a#none": fault.NotFound, "secret://a#deep": fault.NotFound, "secret://": fault.Invalid, "secret:a": fault.Invalid, "a": fault.Invalid} {
		if _, err := s.Get(t.Context(), reference); fault.KindOf(err) != kind {
			t.Errorf("%s: %v, want %s", reference, err, kind)
		}
	}
	s = secret.New(&place{text: "hunter2 is no JSON"})
	if _, err := s.Get(t.Context(), "secret://a#b"); fault.KindOf(err) != fault.Invalid || strings.Contains(err.Error(), "hunter") {
		t.Errorf("a field of what has none: %v", err)
	}
}
