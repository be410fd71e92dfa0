package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Replies keeps answers by a name that is made of the question. What it keeps is made
// of papers, and goes when they go.
type Replies interface {
	// Kept is the answer of a name; false when there is none.
	Kept(ctx context.Context, name string) ([]byte, bool, error)
	// Keep keeps an answer.
	Keep(ctx context.Context, name string, answer []byte) error
}

// Remembering is a converser that asks a question once: the same request to the same
// model is answered from what was kept, at no cost and with no Usage. A case is judged
// again with each paper that comes, and would be paid for each time otherwise. Answers
// that are streamed, and those that a guardrail blocked, are not kept; what cannot be
// kept or found is asked again.
func Remembering(c Converser, r Replies) Converser { return remembering{c, r} }

type remembering struct {
	Converser
	replies Replies
}

func (m remembering) Converse(ctx context.Context, r Request) (Reply, error) {
	asked, err := json.Marshal(struct {
		Model string
		Request
	}{m.ID(), r})
	if err != nil {
		return Reply{}, fmt.Errorf("model: a request: %w", err)
	}
	sum := sha256.Sum256(asked)
	name := hex.EncodeToString(sum[:])
	var reply Reply
	if text, ok, err := m.replies.Kept(ctx, name); err == nil && ok && json.Unmarshal(text, &reply) == nil {
		reply.Usage = Usage{}
		return reply, nil
	}
	if reply, err = m.Converser.Converse(ctx, r); err != nil || reply.Stop == Blocked {
		return reply, err
	}
	if text, err := json.Marshal(reply); err == nil {
		_ = m.replies.Keep(ctx, name, text) // or it is asked, and paid for, again
	}
	return reply, nil
}
