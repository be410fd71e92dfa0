package model

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
)

// counted answers each question with its own words and counts how often it is asked.
type counted struct {
	asked int
	stop  Stop
	err   error
}

func (c *counted) ID() string { return "m" }

func (c *counted) Converse(_ context.Context, r Request) (Reply, error) {
	c.asked++
	return Reply{Output: json.RawMessage(`{"said":"` + r.Messages[0].Text + `"}`), Stop: c.stop, Usage: Usage{In: 3, Out: 2}}, c.err
}

func (c *counted) Stream(context.Context, Request, func(string) error) (Reply, error) {
	return Reply{}, errors.New("not here")
}

type shelf struct {
	kept   map[string][]byte
	broken bool
}

func (s *shelf) Kept(_ context.Context, name string) ([]byte, bool, error) {
	if s.broken {
		return nil, false, errors.New("away")
	}
	text, ok := s.kept[name]
	return text, ok, nil
}

func (s *shelf) Keep(_ context.Context, name string, answer []byte) error {
	if s.broken {
		return errors.New("away")
	}
	s.kept[name] = answer
	return nil
}

func TestRemembering(t *testing.T) {
	question := func(text string) Request { return Request{Messages: []Message{{By: User, Text: text}}} }
	for name, x := range map[string]struct {
		m     counted
		s     shelf
		asks  []string
		asked int
	}{
		"the same once":             {counted{stop: Finished}, shelf{}, []string{"a", "a", "a"}, 1},
		"others for themselves":     {counted{stop: Finished}, shelf{}, []string{"a", "b", "a"}, 2},
		"what was blocked again":    {counted{stop: Blocked}, shelf{}, []string{"a", "a"}, 2},
		"what failed again":         {counted{err: errors.New("slow")}, shelf{}, []string{"a", "a"}, 2},
		"where nothing can be kept": {counted{stop: Finished}, shelf{broken: true}, []string{"a", "a"}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			x.s.kept = map[string][]byte{}
			m := Remembering(&x.m, &x.s)
			for _, a := range x.asks {
				before := x.m.asked
				reply, err := m.Converse(t.Context(), question(a))
				if !errors.Is(err, x.m.err) || string(reply.Output) != `{"said":"`+a+`"}` {
					t.Errorf("%s: %s, %v", a, reply.Output, err)
				}
				if free := x.m.asked == before; free != (reply.Usage == Usage{}) {
					t.Errorf("%s: asked %v, used %+v", a, !free, reply.Usage)
				}
			}
			if x.m.asked != x.asked {
				t.Errorf("asked %d times, not %d", x.m.asked, x.asked)
			}
		})
	}
}
