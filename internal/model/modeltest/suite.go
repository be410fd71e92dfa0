package modeltest

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Embedder runs the suite on Embedders that open makes: each a fresh one that works.
func Embedder(t *testing.T, open func(*testing.T) model.Embedder) {
	texts := []string{
		"the tenant shall keep the roof in repair", "", "ground rent of £250 a year",
		"the tenant shall keep the roof in good repair", "   ", "zqxv wvutq",
	}
	t.Run("a vector a text, in order, of the dimension that it says", func(t *testing.T) {
		e := open(t)
		id := e.Identity()
		if id.ID == "" || id.Dimension <= 0 {
			t.Fatalf("identity %+v", id)
		}
		all, err := e.Embed(t.Context(), texts)
		if err != nil || len(all.Vectors) != len(texts) {
			t.Fatalf("%d vectors, %v", len(all.Vectors), err)
		}
		for i, v := range all.Vectors {
			if len(v) != id.Dimension {
				t.Errorf("%q: %d numbers", texts[i], len(v))
			}
			for _, x := range v {
				if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
					t.Fatalf("%q: %v", texts[i], x)
				}
			}
		}
		for _, i := range []int{1, 4} {
			if slices.ContainsFunc(all.Vectors[i], func(x float32) bool { return x != 0 }) {
				t.Errorf("no words and a vector that is not nought")
			}
		}
		if near, far := cosine(all.Vectors[0], all.Vectors[3]), cosine(all.Vectors[0], all.Vectors[2]); near <= far {
			t.Errorf("one meaning is %.3f near, another %.3f", near, far)
		}
		if e.Identity() != id {
			t.Error("another identity afterwards")
		}
	})
	t.Run("a vector does not depend on what is embedded beside it", func(t *testing.T) {
		e := open(t)
		together, err := e.Embed(t.Context(), texts)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := e.Embed(t.Context(), texts[2:3])
		if err != nil || cosine(alone.Vectors[0], together.Vectors[2]) < 0.9999 {
			t.Errorf("%v, cosine %v", err, cosine(alone.Vectors[0], together.Vectors[2]))
		}
	})
	t.Run("nothing is embedded as nothing", func(t *testing.T) {
		all, err := open(t).Embed(t.Context(), nil)
		if err != nil || len(all.Vectors) != 0 {
			t.Errorf("%v %v", all, err)
		}
	})
	t.Run("several at once", func(t *testing.T) {
		e := open(t)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if found, err := e.Embed(t.Context(), texts); err != nil || len(found.Vectors) != len(texts) {
					t.Errorf("%d vectors, %v", len(found.Vectors), err)
				}
			})
		}
		all.Wait()
	})
	t.Run("it ends with the context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := open(t).Embed(ctx, texts); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	})
}

func cosine(a, b []float32) float64 {
	var dot, aa, bb float64
	for i := range a {
		dot, aa, bb = dot+float64(a[i])*float64(b[i]), aa+float64(a[i])*float64(a[i]), bb+float64(b[i])*float64(b[i])
	}
	return dot / math.Sqrt(aa*bb)
}

// Converser runs the suite on Conversers that open makes for a mind.
func Converser(t *testing.T, open func(*testing.T, Mind) model.Converser) {
	ask := model.Request{
		System: "be brief", MaxTokens: 100,
		Messages: []model.Message{{By: model.User, Text: "who repairs the roof?", Data: "[a1] the landlord repairs the roof"}},
	}
	form := ask
	form.Tool = &model.Tool{Name: "report", Description: "report", Schema: []byte(`{"type":"object","properties":{"found":{"type":"array"}}}`)}
	says := func(s Say) Mind { return func(Call) Say { return s } }

	t.Run("text", func(t *testing.T) {
		var got Call
		c := open(t, func(c Call) Say { got = c; return Say{Text: "the landlord"} })
		reply, err := c.Converse(t.Context(), ask)
		if err != nil || reply.Text != "the landlord" || reply.Stop != model.Finished || reply.Usage.In == 0 || reply.Usage.Out == 0 || reply.Output != nil {
			t.Errorf("%+v, %v", reply, err)
		}
		if got.System != ask.System || got.Text != ask.Messages[0].Text || got.Data != ask.Messages[0].Data || got.MaxTokens != 100 || got.Model != c.ID() {
			t.Errorf("asked %+v", got)
		}
	})
	t.Run("a form", func(t *testing.T) {
		reply, err := open(t, says(Say{Text: "Here it is.", Form: map[string]any{"found": []any{"a1", 2.5, true, nil}}})).Converse(t.Context(), form)
		if err != nil || string(reply.Output) != `{"found":["a1",2.5,true,null]}` || reply.Stop != model.Finished {
			t.Errorf("%s %+v, %v", reply.Output, reply, err)
		}
	})
	t.Run("text where a form was wanted", func(t *testing.T) {
		reply, err := open(t, says(Say{Text: "I would rather not."})).Converse(t.Context(), form)
		if err != nil || reply.Output != nil || reply.Text == "" {
			t.Errorf("%+v, %v", reply, err)
		}
	})
	t.Run("a stream", func(t *testing.T) {
		var pieces []string
		reply, err := open(t, says(Say{Text: "the landlord repairs the roof"})).Stream(t.Context(), ask, func(text string) error {
			pieces = append(pieces, text)
			return nil
		})
		if err != nil || strings.Join(pieces, "") != "the landlord repairs the roof" || reply.Text != strings.Join(pieces, "") || len(pieces) < 2 || reply.Usage.Out == 0 || reply.Stop != model.Finished {
			t.Errorf("%q %+v, %v", pieces, reply, err)
		}
		if _, err := open(t, says(Say{})).Stream(t.Context(), form, func(string) error { return nil }); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a form was streamed: %v", err)
		}
	})
	t.Run("a stream that its reader ends", func(t *testing.T) {
		enough := errors.New("enough")
		reply, err := open(t, says(Say{Text: "one two three"})).Stream(t.Context(), ask, func(string) error { return enough })
		if !errors.Is(err, enough) || reply.Text == "one two three" {
			t.Errorf("%+v, %v", reply, err)
		}
	})
	t.Run("how it stops", func(t *testing.T) {
		for reason, want := range map[string]model.Stop{
			"end_turn": model.Finished, "max_tokens": model.Length, "guardrail_intervened": model.Blocked, "content_filtered": model.Blocked,
		} {
			c := open(t, says(Say{Text: "as far as it goes", Stop: reason}))
			reply, err := c.Converse(t.Context(), ask)
			streamed, err2 := c.Stream(t.Context(), ask, func(string) error { return nil })
			if err != nil || err2 != nil || reply.Stop != want || streamed.Stop != want {
				t.Errorf("%s: %s and %s, %v, %v", reason, reply.Stop, streamed.Stop, err, err2)
			}
		}
	})
	t.Run("throttled and then answered", func(t *testing.T) {
		c := open(t, func(c Call) Say {
			if c.N <= 2 {
				return Say{Status: 429, Code: "ThrottlingException"}
			}
			return Say{Text: "at last"}
		})
		if reply, err := c.Converse(t.Context(), ask); err != nil || reply.Text != "at last" {
			t.Errorf("%+v, %v", reply, err)
		}
	})
	t.Run("errors", func(t *testing.T) {
		for code, tt := range map[string]struct {
			status int
			kind   fault.Kind
		}{
			"ThrottlingException":         {429, fault.Limited},
			"ServiceUnavailableException": {503, fault.Unavailable},
			"ModelTimeoutException":       {408, fault.Unavailable},
			"ModelErrorException":         {424, fault.Unavailable},
			"InternalServerException":     {500, fault.Unavailable},
			"AccessDeniedException":       {403, fault.Unavailable},
			"ValidationException":         {400, fault.Invalid},
		} {
			c := open(t, says(Say{Status: tt.status, Code: code}))
			_, err := c.Converse(t.Context(), ask)
			_, err2 := c.Stream(t.Context(), ask, func(string) error { return nil })
			if fault.KindOf(err) != tt.kind || fault.KindOf(err2) != tt.kind {
				t.Errorf("%s: %v and %v, want %s", code, err, err2, tt.kind)
			}
		}
	})
	t.Run("a stream that fails midway", func(t *testing.T) {
		for name, s := range map[string]Say{
			"broken":    {BreakAfter: 2},
			"exception": {ErrorAfter: 2, Code: "modelStreamErrorException"},
			"throttled": {ErrorAfter: 2, Code: "throttlingException"},
			"silent":    {HangAfter: 2},
		} {
			s.Text = "one two three four"
			said := ""
			reply, err := open(t, says(s)).Stream(t.Context(), ask, func(text string) error { said += text; return nil })
			if k := fault.KindOf(err); k != fault.Unavailable && k != fault.Limited || said != "one two " || reply.Text != said {
				t.Errorf("%s: %v; said %q, reply %q", name, err, said, reply.Text)
			}
		}
	})
	t.Run("an answer cut in the middle", func(t *testing.T) {
		if _, err := open(t, says(Say{Text: "the landlord", BreakAfter: 1})).Converse(t.Context(), ask); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("%v", err)
		}
	})
	t.Run("it ends with the context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		c := open(t, func(Call) Say { cancel(); return Say{HangAfter: 1, Text: "one two"} })
		if _, err := c.Stream(ctx, ask, func(string) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	})
}
