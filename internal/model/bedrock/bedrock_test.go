package bedrock

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
)

const sonnet = "anthropic.claude-sonnet-4-6"

func quick(b *modeltest.Bedrock) Config {
	return Config{
		AWS: modeltest.AWS(), Model: sonnet, Endpoint: b.URL, Backoff: time.Millisecond, Quiet: 300 * time.Millisecond,
		Try: 5 * time.Second, Patience: 5 * time.Second,
	}
}

func converser(t *testing.T, c Config) *Converser {
	t.Helper()
	m, err := OpenConverser(c)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var ask = model.Request{MaxTokens: 10, Messages: []model.Message{{By: model.User, Text: "who?", Data: "the papers"}}}

func TestConverser(t *testing.T) {
	modeltest.Converser(t, func(t *testing.T, mind modeltest.Mind) model.Converser {
		return converser(t, quick(modeltest.Start(t, mind)))
	})
}

func TestEmbedders(t *testing.T) {
	for _, tt := range []struct {
		id        string
		dimension int
		want      int
	}{{"amazon.titan-embed-text-v2:0", 0, 1024}, {"amazon.titan-embed-text-v2:0", 256, 256}, {"cohere.embed-english-v3", 0, 1024}} {
		t.Run(tt.id, func(t *testing.T) {
			open := func(t *testing.T) model.Embedder {
				c := quick(modeltest.Start(t, nil))
				c.Model, c.Dimension = tt.id, tt.dimension
				e, err := OpenEmbedder(c)
				if err != nil {
					t.Fatal(err)
				}
				return e
			}
			if id := open(t).Identity(); id.ID != tt.id || id.Dimension != tt.want {
				t.Errorf("%+v", id)
			}
			modeltest.Embedder(t, open)
			some, err := open(t).Embed(t.Context(), []string{"the tenant", "the roof of the house"})
			if err != nil || some.Usage.In < 5 {
				t.Errorf("usage %+v, %v", some.Usage, err)
			}
		})
	}
	for id, dimension := range map[string]int{"amazon.titan-embed-text-v2:0": 300, "anthropic.claude-sonnet-4-6": 0, "eu.cohere.embed-v4:0": 0} {
		if _, err := OpenEmbedder(Config{AWS: modeltest.AWS(), Model: id, Dimension: dimension}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s with %d: %v", id, dimension, err)
		}
	}
}

func TestEmbeddingTriesAgain(t *testing.T) {
	b := modeltest.Start(t, func(c modeltest.Call) modeltest.Say {
		if c.N%2 == 1 {
			return modeltest.Say{Status: 429, Code: "ThrottlingException"}
		}
		return modeltest.Say{}
	})
	c := quick(b)
	c.Model = "amazon.titan-embed-text-v2:0"
	c.Parallel = 1
	e, err := OpenEmbedder(c)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := e.Embed(t.Context(), []string{"a", "b", "c"}); err != nil || len(all.Vectors) != 3 || b.Calls() != 6 {
		t.Errorf("%d calls, %v", b.Calls(), err)
	}
}

func TestWhatMayLeaveIsNotOpened(t *testing.T) {
	for _, id := range []string{"eu.anthropic.claude-sonnet-4-6", "global.anthropic.claude-sonnet-4-6", "arn:aws:bedrock:eu-west-2:123456789012:inference-profile/eu.x.y"} {
		if _, err := OpenConverser(Config{AWS: modeltest.AWS(), Model: id}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", id, err)
		}
	}
	abroad := modeltest.AWS()
	abroad.Region = "eu-west-1"
	if _, err := OpenConverser(Config{AWS: abroad, Model: sonnet}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("opened in Ireland: %v", err)
	}
	if _, err := OpenKnowledge("ABCDEFGHIJ", Config{AWS: abroad}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("knowledge opened in Ireland: %v", err)
	}
	if _, err := OpenConverser(Config{AWS: modeltest.AWS(), Model: sonnet, Guardrail: "gr"}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a guardrail without a version: %v", err)
	}
}

// The environment of a process can send the SDK elsewhere; the guard sees where.
func TestNothingIsSentElsewhere(t *testing.T) {
	for host, ok := range map[string]bool{
		"https://bedrock-runtime.eu-west-2.amazonaws.com":                     true,
		"https://bedrock-runtime-fips.eu-west-2.amazonaws.com":                true,
		"https://vpce-0a1b-2c3d.bedrock-runtime.eu-west-2.vpce.amazonaws.com": true,
		"https://bedrock-agent-runtime.eu-west-2.amazonaws.com":               true,
		"http://bedrock-runtime.eu-west-2.amazonaws.com":                      false,
		"https://bedrock-runtime.eu-west-1.amazonaws.com":                     false,
		"https://bedrock-runtime.us-east-1.amazonaws.com":                     false,
		"https://bedrock-runtime.eu-west-2.amazonaws.com.example.org":         false,
		"https://evil.example/bedrock-runtime.eu-west-2.amazonaws.com":        false,
		"https://proxy.example.org":                                           false,
	} {
		sent := false
		g := &guard{client: doer(func(*http.Request) (*http.Response, error) {
			sent = true
			return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
		})}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, host, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := g.Do(r)
		if res != nil {
			_ = res.Body.Close()
		}
		if sent != ok || !ok && fault.KindOf(err) != fault.Forbidden {
			t.Errorf("%s: sent %v, %v", host, sent, err)
		}
	}
	abroad := modeltest.AWS()
	abroad.BaseEndpoint = aws.String("https://bedrock-runtime.eu-west-1.amazonaws.com") // as AWS_ENDPOINT_URL sets it
	if _, err := converser(t, Config{AWS: abroad, Model: sonnet}).Converse(t.Context(), ask); fault.KindOf(err) != fault.Forbidden || !strings.Contains(err.Error(), "was not sent") {
		t.Errorf("%v", err)
	}
}

type doer func(*http.Request) (*http.Response, error)

func (d doer) Do(r *http.Request) (*http.Response, error) { return d(r) }

func TestAnAnswerFromElsewhereShutsTheModel(t *testing.T) {
	for name, say := range map[string]modeltest.Say{
		"a header":        {Text: "hello", Header: map[string]string{"X-Amzn-Bedrock-Inference-Region": "eu-central-1"}},
		"a router's word": {Text: "hello", Router: "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6"},
	} {
		for _, how := range []string{"whole", "stream"} {
			t.Run(name+" "+how, func(t *testing.T) {
				b := modeltest.Start(t, func(modeltest.Call) modeltest.Say { return say })
				m := converser(t, quick(b))
				call := func() error {
					if how == "whole" {
						_, err := m.Converse(t.Context(), ask)
						return err
					}
					_, err := m.Stream(t.Context(), ask, func(string) error { return nil })
					return err
				}
				for range 2 {
					if err := call(); fault.KindOf(err) != fault.Forbidden || !strings.Contains(err.Error(), "eu-central-1") {
						t.Errorf("%v", err)
					}
				}
				if b.Calls() != 1 {
					t.Errorf("%d calls after the first came from elsewhere", b.Calls())
				}
			})
		}
	}
	// London's own name is no reason.
	b := modeltest.Start(t, func(modeltest.Call) modeltest.Say {
		return modeltest.Say{Text: "hello", Header: map[string]string{"X-Amzn-Bedrock-Inference-Region": model.London}, Router: "arn:aws:bedrock:eu-west-2::foundation-model/x"}
	})
	if _, err := converser(t, quick(b)).Converse(t.Context(), ask); err != nil {
		t.Error(err)
	}
}

func TestGuardrailAndSignature(t *testing.T) {
	b := modeltest.Start(t, func(modeltest.Call) modeltest.Say { return modeltest.Say{Text: "hello"} })
	c := quick(b)
	c.Guardrail, c.Version = "gr1", "3"
	m := converser(t, c)
	if _, err := m.Converse(t.Context(), ask); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Stream(t.Context(), ask, func(string) error { return nil }); err != nil {
		t.Fatal(err)
	}
	for _, got := range b.Asked() {
		if got.Guardrail != "gr1/3" || got.Data != "the papers" || got.Text != "who?" || !strings.Contains(got.Signed, "/eu-west-2/bedrock/") {
			t.Errorf("%+v", got)
		}
	}
}

func TestPatience(t *testing.T) {
	b := modeltest.Start(t, func(modeltest.Call) modeltest.Say { return modeltest.Say{Text: "late", Wait: 10 * time.Second} })
	c := quick(b)
	c.Patience = 100 * time.Millisecond
	began := time.Now()
	_, err := converser(t, c).Converse(t.Context(), ask)
	if fault.KindOf(err) != fault.Unavailable || !strings.Contains(err.Error(), "in time") {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := converser(t, c).Converse(ctx, ask); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the caller's own end: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestAttemptsAreBounded(t *testing.T) {
	b := modeltest.Start(t, func(modeltest.Call) modeltest.Say {
		return modeltest.Say{Status: 503, Code: "ServiceUnavailableException"}
	})
	c := quick(b)
	c.Attempts = 3
	if _, err := converser(t, c).Converse(t.Context(), ask); fault.KindOf(err) != fault.Unavailable || b.Calls() != 3 {
		t.Errorf("%d calls, %v", b.Calls(), err)
	}
}

func TestAtMostSoManyAtATime(t *testing.T) {
	var mu sync.Mutex
	now, most := 0, 0
	b := modeltest.Start(t, func(modeltest.Call) modeltest.Say {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		time.Sleep(5 * time.Millisecond)
		mu.Lock()
		now--
		mu.Unlock()
		return modeltest.Say{Text: "hello"}
	})
	c := quick(b)
	c.Parallel = 2
	m := converser(t, c)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			if _, err := m.Converse(t.Context(), ask); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most > 2 {
		t.Errorf("%d at a time", most)
	}
}

func TestKnowledge(t *testing.T) {
	b := modeltest.Start(t, nil)
	b.Knowledge = map[string]string{"s3://reference/ground-rent.md": "The Leasehold Reform (Ground Rent) Act 2022 makes rent a peppercorn.", "s3://reference/drains.md": "Drains and sewers."}
	k, err := OpenKnowledge("ABCDEFGHIJ", quick(b))
	if err != nil {
		t.Fatal(err)
	}
	found, err := k.Retrieve(t.Context(), "ground rent", 3)
	if err != nil || len(found) != 1 || found[0].Source != "s3://reference/ground-rent.md" || found[0].Score == 0 || !strings.Contains(found[0].Text, "peppercorn") {
		t.Errorf("%+v, %v", found, err)
	}
	if _, err := OpenKnowledge("../x", quick(b)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("%v", err)
	}
}

// A knowledge base that is slow or fails costs whoever waits no more than its patience.
func TestKnowledgeThatDoesNotAnswer(t *testing.T) {
	for _, test := range []struct {
		name  string
		say   modeltest.Say
		kind  fault.Kind
		says  string
		calls int
	}{
		{"slow", modeltest.Say{Wait: 10 * time.Second}, fault.Unavailable, "the knowledge base ABCDEFGHIJ did not answer in time", 1},
		{"down", modeltest.Say{Status: 503, Code: "ServiceUnavailableException"}, fault.Unavailable, "the knowledge base ABCDEFGHIJ: AWS answered", 2},
		{"throttled", modeltest.Say{Status: 429, Code: "ThrottlingException"}, fault.Limited, "the knowledge base ABCDEFGHIJ is asked too much", 2},
		{"gone", modeltest.Say{Status: 404, Code: "ResourceNotFoundException"}, fault.NotFound, "the knowledge base ABCDEFGHIJ is not there", 1},
		{"denied", modeltest.Say{Status: 403, Code: "AccessDeniedException"}, fault.Unavailable, "the knowledge base ABCDEFGHIJ: AWS refuses", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := modeltest.Start(t, func(modeltest.Call) modeltest.Say { return test.say })
			k, err := OpenKnowledge("ABCDEFGHIJ", Config{AWS: modeltest.AWS(), Endpoint: b.URL, Patience: time.Second})
			if err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			_, err = k.Retrieve(t.Context(), "ground rent", 3)
			if fault.KindOf(err) != test.kind || !strings.Contains(fault.Message(err), test.says) || b.Calls() != test.calls {
				t.Errorf("%d calls, %v", b.Calls(), err)
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// An answer may begin before net/http has quite finished with the request.
func TestStreamsThatBeginAtOnce(t *testing.T) {
	b := modeltest.Start(t, func(modeltest.Call) modeltest.Say { return modeltest.Say{Text: strings.Repeat("hello world ", 30)} })
	m := converser(t, quick(b))
	for range 100 {
		if _, err := m.Stream(t.Context(), ask, func(string) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
}
