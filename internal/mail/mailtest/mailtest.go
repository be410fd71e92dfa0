package mailtest

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
)

// Arrived is a letter at the other end. From and To are empty where only the
// letter itself arrives.
type Arrived struct {
	From, To string
	Data     []byte
}

// Post is a driver and what is at its other end.
type Post struct {
	mail.Driver
	Arrived func() []Arrived
	// Refuse has letters refused, for good or for now; nil when nobody ever does.
	Refuse func(forGood bool)
	// Away has the other end be gone.
	Away func()
}

// Run runs the suite; open makes a post that has carried nothing.
func Run(t *testing.T, open func(t *testing.T) Post) {
	t.Run("a letter arrives as it was written", func(t *testing.T) {
		p := open(t)
		e := letter(1)
		e.Data = []byte("Subject: dots\r\n\r\n.\r\n..\r\n.leading\r\n" + strings.Repeat("x", 990) + "\r\nend\r\n.\r\n")
		deliver(t, p, e)
		got := p.Arrived()
		if len(got) != 1 || !bytes.Equal(got[0].Data, e.Data) {
			t.Fatalf("arrived: %q", got)
		}
		if a := got[0]; a.From != "" && (a.From != e.From || a.To != e.To) {
			t.Errorf("from %s to %s", a.From, a.To)
		}
	})
	t.Run("many at once", func(t *testing.T) {
		p := open(t)
		var all sync.WaitGroup
		for n := range 12 {
			all.Go(func() {
				if err := p.Deliver(t.Context(), letter(n)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		distinct := map[string]bool{}
		for _, a := range p.Arrived() {
			distinct[string(a.Data)] = true
		}
		if len(distinct) != 12 {
			t.Errorf("%d of 12 letters arrived", len(distinct))
		}
	})
	t.Run("refused", func(t *testing.T) {
		p := open(t)
		if p.Refuse == nil {
			return // excused
		}
		for forGood, kind := range map[bool]fault.Kind{true: fault.Invalid, false: fault.Unavailable} {
			p.Refuse(forGood)
			err := p.Deliver(t.Context(), letter(1))
			if fault.KindOf(err) != kind || strings.Contains(fault.Message(err), "seller@") {
				t.Errorf("refused for good %v: %v, want %s, and nothing of the recipient", forGood, err, kind)
			}
		}
		if got := p.Arrived(); len(got) != 0 {
			t.Errorf("arrived all the same: %v", got)
		}
	})
	t.Run("nobody waits for ever", func(t *testing.T) {
		p := open(t)
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if err := p.Deliver(ctx, letter(1)); err == nil || fault.KindOf(err) == fault.Invalid {
			t.Errorf("a letter of whoever went away: %v", err)
		}
		if got := p.Arrived(); len(got) != 0 {
			t.Errorf("arrived all the same: %v", got)
		}
	})
	t.Run("whether it can be reached", func(t *testing.T) {
		p := open(t)
		if err := p.Ping(t.Context()); err != nil {
			t.Error(err)
		}
		if got := p.Arrived(); len(got) != 0 {
			t.Errorf("asking sent %v", got)
		}
		p.Away()
		if err := p.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("asking nobody: %v", err)
		}
		if err := p.Deliver(t.Context(), letter(1)); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("a letter to nobody: %v", err)
		}
	})
}

func letter(n int) mail.Envelope {
	return mail.Envelope{
		ID: fmt.Sprintf("LETTER%d", n), Written: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC),
		From: "papers@firm.example", To: fmt.Sprintf("seller@home%d.example", n),
		Data: fmt.Appendf(nil, "Subject: letter %d\r\n\r\nDear seller\r\n", n),
	}
}

func deliver(t *testing.T, p Post, e mail.Envelope) {
	t.Helper()
	if err := p.Deliver(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}
