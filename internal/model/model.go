package model

import (
	"context"
	"encoding/json"
)

// Identity is what a vector was made by. Vectors of two identities are never
// compared: whoever keeps a vector keeps its Identity beside it.
type Identity struct {
	ID        string // as its maker calls it: "amazon.titan-embed-text-v2:0"
	Version   string // of weights or settings that change the vectors; may be empty
	Dimension int    // numbers in a vector
}

// Embedder turns texts into vectors whose nearness is nearness of meaning.
type Embedder interface {
	// Identity is the same for the life of the Embedder.
	Identity() Identity
	// Embed is one vector a text, in order, each of Identity().Dimension numbers. All
	// texts are embedded or none. A text of no words has the vector of zeros.
	//
	// Errors: fault.Invalid for texts that it will never take (too long), fault.Limited
	// for too many calls or a spent budget, fault.Unavailable when it cannot be reached
	// or is too slow, and the context's own.
	Embed(ctx context.Context, texts []string) (Embedding, error)
}

// Embedding is what Embed gives.
type Embedding struct {
	Vectors [][]float32
	Usage   Usage
}

// Converser answers a conversation. Implementations may be used by several
// goroutines at once. The errors are those of Embedder.
type Converser interface {
	// ID is the model's, as its maker calls it, for origins and the ledger.
	ID() string
	// Converse gives the whole answer. With a Tool in the request the answer is its
	// arguments in Reply.Output, which are JSON but are not checked against the
	// schema: a model may give anything.
	Converse(ctx context.Context, r Request) (Reply, error)
	// Stream hands the text of the answer to each as it comes, in pieces of any size,
	// and gives the whole at the end. It stops at the first error, its own or each's;
	// what was handed over before stays said. A Tool in the request is fault.Invalid.
	// The Reply of an error holds what had been used when it is known.
	Stream(ctx context.Context, r Request, each func(text string) error) (Reply, error)
}

// Request is what is asked. The order of Messages is that of the conversation: the
// first and the last are the User's.
type Request struct {
	System   string // what the model is to be; never holds anything of a paper
	Messages []Message
	Tool     *Tool // the one form in which to answer; nil for text
	// MaxTokens bounds the answer.
	MaxTokens int
}

// Speaker is who said a message.
type Speaker string

// The speakers.
const (
	User      Speaker = "user"
	Assistant Speaker = "assistant"
)

// Message is one turn of a conversation. Data is matter to work on (papers): it is
// sent after Text as a block of its own and goes through the guardrail as such.
type Message struct {
	By   Speaker
	Text string
	Data string
}

// Tool is a form for an answer.
type Tool struct {
	Name        string
	Description string
	Schema      json.RawMessage // JSON Schema of an object
}

// Stop is why an answer ended.
type Stop string

// The ends.
const (
	Finished Stop = "finished"
	Length   Stop = "length"  // MaxTokens was reached: what there is, is cut
	Blocked  Stop = "blocked" // by a guardrail or the model's own filter
)

// Reply is an answer.
type Reply struct {
	Text   string
	Output json.RawMessage // arguments of the Tool; nil where it was not used
	Stop   Stop
	Usage  Usage
}

// Usage is what a call took, in tokens.
type Usage struct {
	In  int `json:"in"`
	Out int `json:"out"`
}

// Add is both together.
func (u Usage) Add(v Usage) Usage { return Usage{u.In + v.In, u.Out + v.Out} }
