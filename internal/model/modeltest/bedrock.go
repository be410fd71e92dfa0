package modeltest

import (
	"encoding/json"
	"hash/fnv"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// Bedrock is a stand-in for the runtime of Amazon Bedrock, at its HTTP protocol:
// Converse, ConverseStream, InvokeModel of Titan and Cohere, and Retrieve.
type Bedrock struct {
	URL string
	// Mind is what the model says; it may be set until the first call.
	Mind Mind
	// Pace is how long answers take; the zero Pace takes no time.
	Pace Pace
	// Knowledge is the passages of the knowledge base, by source.
	Knowledge map[string]string

	calls  atomic.Int64
	mu     sync.Mutex
	asked  []Call
	tokens [2]int
}

// Mind answers calls. It is called by several goroutines at once.
type Mind func(Call) Say

// Call is what was asked.
type Call struct {
	N         int // counted from 1, over all operations
	Operation string
	Model     string
	System    string
	// Text is what was said last without the matter to work on, Data that matter.
	Text, Data string
	Tool       string // name of the form that is wanted, empty for text
	Guardrail  string // id/version
	MaxTokens  int
	// Signed is the credential's scope of the signature: "20261123/eu-west-2/bedrock/aws4_request".
	Signed string
}

// Say is an answer.
type Say struct {
	Text string
	Form any    // arguments of the tool
	Stop string // empty means end_turn, or tool_use with a Form

	Status int    // of an error, instead of an answer
	Code   string // of the error: "ThrottlingException"
	// BreakAfter cuts the connection after so many pieces of a stream, or in the
	// middle of a whole answer; ErrorAfter sends the exception Code in the stream;
	// HangAfter falls silent until the client goes. 0 means never.
	BreakAfter, ErrorAfter, HangAfter int
	Wait                              time.Duration // before anything is sent
	Header                            map[string]string
	Router                            string // ARN that the trace says answered
}

// Pace is how long a model takes: to its first token, and for each one after, with
// the spread of a log-normal distribution.
type Pace struct {
	First, Token time.Duration
	Spread       float64 // sigma; 0.35 puts the 95th percentile at 1.8 times the median
}

// Typical is Bedrock's: 1.2 seconds to the first token with some thousand tokens of
// prompt, and 65 tokens a second, as measurements of Claude Sonnet on Bedrock that are
// public have them (artificialanalysis.ai: 0.9 to 1.8 s and 45 to 80 tokens a second).
var Typical = Pace{First: 1200 * time.Millisecond, Token: time.Second / 65, Spread: 0.35}

func (p Pace) of(d time.Duration) time.Duration {
	if d == 0 || p.Spread == 0 {
		return d
	}
	return time.Duration(float64(d) * math.Exp(p.Spread*rand.NormFloat64())) //nolint:gosec // no secret
}

// Start starts a stand-in that is stopped with the test.
func Start(t testing.TB, mind Mind) *Bedrock {
	t.Helper()
	b := &Bedrock{Mind: mind}
	s := httptest.NewServer(b)
	t.Cleanup(s.Close)
	b.URL = s.URL
	return b
}

// AWS is the configuration of a client of the stand-in.
func AWS() aws.Config {
	return aws.Config{Region: "eu-west-2", Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", "")}
}

// Calls is how many calls came.
func (b *Bedrock) Calls() int { return int(b.calls.Load()) }

// Asked is what was asked so far.
func (b *Bedrock) Asked() []Call {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]Call(nil), b.asked...)
}

// Tokens is what was used by the stand-in's own count.
func (b *Bedrock) Tokens() (in, out int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.tokens[0], b.tokens[1]
}

// wire is the parts of a request's JSON that a mind may see.
type wire struct {
	System   []struct{ Text string }
	Messages []struct {
		Role    string
		Content []struct {
			Text         *string
			GuardContent *struct {
				Text struct {
					Text       string
					Qualifiers []string
				}
			}
		}
	}
	InferenceConfig struct{ MaxTokens int }
	ToolConfig      *struct {
		Tools []struct{ ToolSpec struct{ Name string } }
	}
	GuardrailConfig *struct{ GuardrailIdentifier, GuardrailVersion string }
}

func (b *Bedrock) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	path := strings.Split(strings.Trim(r.URL.EscapedPath(), "/"), "/")
	if len(path) == 3 && path[0] == "knowledgebases" && path[2] == "retrieve" {
		b.retrieve(w, r, path[1], body)
		return
	}
	if len(path) != 3 || path[0] != "model" {
		refuse(w, Say{Status: 404, Code: "UnknownOperationException"})
		return
	}
	id, err := url.PathUnescape(path[1])
	if err != nil {
		refuse(w, Say{Status: 400, Code: "ValidationException"})
		return
	}
	c := Call{N: int(b.calls.Add(1)), Operation: path[2], Model: id}
	if _, scope, ok := strings.Cut(r.Header.Get("Authorization"), "Credential=AKIDEXAMPLE/"); ok {
		c.Signed, _, _ = strings.Cut(scope, ",")
	}
	if c.Operation == "invoke" {
		b.note(c)
		b.invoke(w, r, c, body)
		return
	}
	var in wire
	if json.Unmarshal(body, &in) != nil || len(in.Messages) == 0 {
		refuse(w, Say{Status: 400, Code: "ValidationException"})
		return
	}
	c.MaxTokens = in.InferenceConfig.MaxTokens
	for _, s := range in.System {
		c.System += s.Text
	}
	if in.ToolConfig != nil {
		c.Tool = in.ToolConfig.Tools[0].ToolSpec.Name
	}
	if g := in.GuardrailConfig; g != nil {
		c.Guardrail = g.GuardrailIdentifier + "/" + g.GuardrailVersion
	}
	// The matter is the first block of a message that has two.
	last := in.Messages[len(in.Messages)-1].Content
	for i, block := range last {
		text := ""
		switch {
		case block.Text != nil:
			text = *block.Text
		case block.GuardContent != nil:
			text = block.GuardContent.Text.Text
		}
		if i < len(last)-1 {
			c.Data += text
		} else {
			c.Text = text
		}
	}
	b.note(c)
	say := b.Mind(c)
	if !pause(r, say.Wait+b.Pace.of(b.Pace.First)) {
		return
	}
	if say.Status != 0 {
		refuse(w, say)
		return
	}
	for k, v := range say.Header {
		w.Header().Set(k, v)
	}
	usage := map[string]int{"inputTokens": tokens(c.System) + tokens(c.Text) + tokens(c.Data) + 30}
	if say.Form != nil {
		form, _ := json.Marshal(say.Form)
		usage["outputTokens"] = tokens(string(form))
	} else {
		usage["outputTokens"] = tokens(say.Text)
	}
	usage["totalTokens"] = usage["inputTokens"] + usage["outputTokens"]
	b.mu.Lock()
	b.tokens[0] += usage["inputTokens"]
	b.tokens[1] += usage["outputTokens"]
	b.mu.Unlock()
	if c.Operation == "converse-stream" {
		b.stream(w, r, say, usage)
		return
	}
	if !pause(r, b.Pace.of(time.Duration(usage["outputTokens"])*b.Pace.Token)) {
		return
	}
	b.whole(w, c, say, usage)
}

func (b *Bedrock) note(c Call) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.asked = append(b.asked, c)
}

// tokens is an estimate: four bytes each.
func tokens(s string) int { return (len(s) + 3) / 4 }

// pause waits, and says whether the client is still there.
func pause(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

func refuse(w http.ResponseWriter, say Say) {
	w.Header().Set("X-Amzn-ErrorType", say.Code)
	answer(w, say.Status, map[string]string{"message": "the stand-in says " + say.Code})
}

func answer(w http.ResponseWriter, status int, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text) // the client may have gone
}

func (b *Bedrock) whole(w http.ResponseWriter, c Call, say Say, usage map[string]int) {
	content := []any{}
	stop := "end_turn"
	if say.Text != "" {
		content = append(content, map[string]any{"text": say.Text})
	}
	if say.Form != nil {
		content = append(content, map[string]any{"toolUse": map[string]any{"toolUseId": "tooluse_1", "name": c.Tool, "input": say.Form}})
		stop = "tool_use"
	}
	if say.Stop != "" {
		stop = say.Stop
	}
	out := map[string]any{
		"output":     map[string]any{"message": map[string]any{"role": "assistant", "content": content}},
		"stopReason": stop, "usage": usage, "metrics": map[string]any{"latencyMs": 1},
	}
	if say.Router != "" {
		out["trace"] = map[string]any{"promptRouter": map[string]string{"invokedModelId": say.Router}}
	}
	if say.BreakAfter > 0 {
		text, _ := json.Marshal(out)
		w.Header().Set("Content-Length", "100000")
		_, _ = w.Write(text[:len(text)/2])
		panic(http.ErrAbortHandler)
	}
	answer(w, 200, out)
}

// stream sends an answer word by word in the framing of application/vnd.amazon.eventstream.
func (b *Bedrock) stream(w http.ResponseWriter, r *http.Request, say Say, usage map[string]int) {
	w.Header().Set("Content-Type", "application/vnd.amazon.eventstream")
	encoder := eventstream.NewEncoder()
	send := func(kind, name string, v any) {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		var h eventstream.Headers
		h.Set(":message-type", eventstream.StringValue(kind))
		h.Set(":"+kind+"-type", eventstream.StringValue(name))
		h.Set(":content-type", eventstream.StringValue("application/json"))
		if err := encoder.Encode(w, eventstream.Message{Headers: h, Payload: text}); err != nil {
			panic(http.ErrAbortHandler)
		}
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	}
	send("event", "messageStart", map[string]string{"role": "assistant"})
	for i, piece := range strings.SplitAfter(say.Text, " ") {
		if i > 0 && !pause(r, b.Pace.of(time.Duration(tokens(piece))*b.Pace.Token)) {
			return
		}
		send("event", "contentBlockDelta", map[string]any{"contentBlockIndex": 0, "delta": map[string]string{"text": piece}})
		switch i + 1 {
		case say.BreakAfter:
			panic(http.ErrAbortHandler)
		case say.ErrorAfter:
			send("exception", say.Code, map[string]string{"message": "the stand-in says " + say.Code})
			return
		case say.HangAfter:
			<-r.Context().Done()
			return
		}
	}
	stop := say.Stop
	if stop == "" {
		stop = "end_turn"
	}
	send("event", "contentBlockStop", map[string]int{"contentBlockIndex": 0})
	send("event", "messageStop", map[string]string{"stopReason": stop})
	meta := map[string]any{"usage": usage, "metrics": map[string]any{"latencyMs": 1}}
	if say.Router != "" {
		meta["trace"] = map[string]any{"promptRouter": map[string]string{"invokedModelId": say.Router}}
	}
	send("event", "metadata", meta)
}

// invoke answers as Titan and Cohere do. Texts that share words have vectors near
// each other: each word has a direction of its own.
func (b *Bedrock) invoke(w http.ResponseWriter, r *http.Request, c Call, body []byte) {
	if b.Mind != nil {
		if say := b.Mind(c); say.Status != 0 {
			refuse(w, say)
			return
		}
	}
	if !pause(r, b.Pace.of(b.Pace.First/8)) {
		return
	}
	var in struct {
		InputText  string
		Dimensions int
		Texts      []string
		InputType  string `json:"input_type"`
	}
	if json.Unmarshal(body, &in) != nil || in.InputText == "" && len(in.Texts) == 0 {
		refuse(w, Say{Status: 400, Code: "ValidationException"})
		return
	}
	if in.InputText != "" {
		answer(w, 200, map[string]any{"embedding": vector(in.InputText, in.Dimensions), "inputTextTokenCount": tokens(in.InputText)})
		return
	}
	var all [][]float32
	for _, t := range in.Texts {
		all = append(all, vector(t, 1024))
	}
	answer(w, 200, map[string]any{"embeddings": all, "id": "1", "response_type": "embeddings_floats", "texts": in.Texts})
}

func vector(text string, n int) []float32 {
	v := make([]float32, n)
	var norm float64
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		h := fnv.New64a()
		_, _ = h.Write([]byte(word))
		dice := rand.New(rand.NewPCG(h.Sum64(), 1)) //nolint:gosec // no secret
		for i := range v {
			v[i] += float32(dice.NormFloat64())
		}
	}
	for _, x := range v {
		norm += float64(x) * float64(x)
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(max(norm, 1e-9)))
	}
	return v
}

func (b *Bedrock) retrieve(w http.ResponseWriter, r *http.Request, base string, body []byte) {
	var in struct {
		RetrievalQuery         struct{ Text string }
		RetrievalConfiguration struct{ VectorSearchConfiguration struct{ NumberOfResults int } }
	}
	if json.Unmarshal(body, &in) != nil {
		refuse(w, Say{Status: 400, Code: "ValidationException"})
		return
	}
	c := Call{N: int(b.calls.Add(1)), Operation: "retrieve", Model: base, Text: in.RetrievalQuery.Text}
	b.note(c)
	if b.Mind != nil {
		say := b.Mind(c)
		if !pause(r, say.Wait) {
			return
		}
		if say.Status != 0 {
			refuse(w, say)
			return
		}
	}
	results := []any{}
	for _, source := range slices.Sorted(maps.Keys(b.Knowledge)) {
		text := b.Knowledge[source]
		shared := 0
		for word := range strings.FieldsSeq(strings.ToLower(in.RetrievalQuery.Text)) {
			if strings.Contains(strings.ToLower(text), word) {
				shared++
			}
		}
		if shared > 0 && len(results) < in.RetrievalConfiguration.VectorSearchConfiguration.NumberOfResults {
			results = append(results, map[string]any{
				"content":  map[string]string{"type": "TEXT", "text": text},
				"location": map[string]any{"type": "S3", "s3Location": map[string]string{"uri": source}}, "score": float64(shared) / 10,
			})
		}
	}
	answer(w, 200, map[string]any{"retrievalResults": results})
}
