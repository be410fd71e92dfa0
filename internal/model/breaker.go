package model

import (
	"context"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// How a Breaker gives a model up and tries it again.
const (
	breakAfter = 5 // failures without a success between them
	breakFor   = 30 * time.Second
)

// Breaker keeps a model that fails from being asked by everybody in turn: after five
// failures on end it is not asked for half a minute, then by one call, and when that
// succeeds by all again. Only faults of the model count (fault.Unavailable,
// fault.Limited); what was wrong with a call, or its end by the caller, does not.
type Breaker struct {
	Now func() time.Time

	mu       sync.Mutex
	failures int
	until    time.Time // while it is broken
	trying   bool      // one call is finding out
}

// Do makes a call unless the breaker is open: then fault.Unavailable with the wait.
func (b *Breaker) Do(call func() error) error {
	if err := b.enter(); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done { // the call panicked
			b.leave(fault.New(fault.Unavailable, "the call did not return"))
		}
	}()
	err := call()
	done = true
	b.leave(err)
	return err
}

func (b *Breaker) enter() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.until.IsZero() {
		return nil
	}
	if wait := b.until.Sub(b.Now()); wait > 0 || b.trying {
		return fault.Later(fault.Unavailable, max(wait, time.Second), "the model has failed %d times on end and is left alone for a while", b.failures)
	}
	b.trying = true
	return nil
}

func (b *Breaker) leave(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
	switch fault.KindOf(err) {
	case fault.Unavailable, fault.Limited:
		if b.failures++; b.failures >= breakAfter {
			b.until = b.Now().Add(breakFor)
		}
		return
	}
	if err == nil {
		b.failures, b.until = 0, time.Time{}
	}
}

// Broken gives a Converser a Breaker in front.
func Broken(c Converser, b *Breaker) Converser { return breaking{c, b} }

type breaking struct {
	Converser
	by *Breaker
}

func (b breaking) Converse(ctx context.Context, r Request) (reply Reply, err error) {
	err = b.by.Do(func() error { reply, err = b.Converser.Converse(ctx, r); return err })
	return reply, err
}

func (b breaking) Stream(ctx context.Context, r Request, each func(string) error) (reply Reply, err error) {
	err = b.by.Do(func() error { reply, err = b.Converser.Stream(ctx, r, each); return err })
	return reply, err
}

// BrokenEmbedder gives an Embedder a Breaker in front.
func BrokenEmbedder(e Embedder, b *Breaker) Embedder { return breakingEmbedder{e, b} }

type breakingEmbedder struct {
	Embedder
	by *Breaker
}

func (e breakingEmbedder) Embed(ctx context.Context, texts []string) (made Embedding, err error) {
	err = e.by.Do(func() error { made, err = e.Embedder.Embed(ctx, texts); return err })
	return made, err
}
