package model

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Purpose is what a model is asked for.
type Purpose string

// The purposes.
const (
	ForAnalysis  Purpose = "analysis"
	ForAnswer    Purpose = "answer"
	ForEmbedding Purpose = "embedding"
)

// Entry is one line of the ledger: one call.
type Entry struct {
	Case    string // empty for what is of no case
	Purpose Purpose
	Model   string
	Usage   Usage
	Cost    Micropounds
	At      time.Time
}

// Spent is what was used, summed up.
type Spent struct {
	Calls int
	Usage Usage
	Cost  Micropounds
}

// Line is what was used for one purpose with one model.
type Line struct {
	Purpose Purpose
	Model   string
	Spent
}

// Book keeps the ledger. It needs an organisation in ctx, and shows only its lines.
type Book interface {
	// Charge writes a line.
	Charge(ctx context.Context, e Entry) error
	// Spending is what was used from a time on, in a case or, for the empty one, in the
	// whole firm, by purpose and model.
	Spending(ctx context.Context, kase string, since time.Time) ([]Line, error)
}

// Budgets is what may be spent; 0 means without limit.
type Budgets struct {
	Case  Micropounds // over the life of a case
	Month Micropounds // of a firm, in a calendar month (UTC)
}

// Ledger writes down what models are used for, and stops calls that nothing is left
// for. A call is let through while anything is left, so that a budget is overrun by at
// most the calls that are under way.
type Ledger struct {
	Book    Book
	Budgets Budgets
	Now     func() time.Time
	// Watch is told of every call: how long it took, what it used, how it ended. May be
	// nil.
	Watch func(took time.Duration, u Usage, err error)
}

// Total is lines together.
func Total(lines []Line) Spent {
	var s Spent
	for _, l := range lines {
		s.Calls += l.Calls
		s.Usage = s.Usage.Add(l.Usage)
		s.Cost += l.Cost
	}
	return s
}

// Month is when a firm's month began.
func (l *Ledger) Month() time.Time {
	now := l.Now().UTC()
	return time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// Allow is fault.Limited, with a sentence, when a budget is spent.
func (l *Ledger) Allow(ctx context.Context, kase string) error {
	for _, b := range []struct {
		limit Micropounds
		kase  string
		since time.Time
		says  string
	}{
		{l.Budgets.Case, kase, time.Time{}, "the budget of £%.2f for models on this case is spent (£%.2f): the report and answers go on without a model"},
		{l.Budgets.Month, "", l.Month(), "the firm's budget of £%.2f for models this month is spent (£%.2f): reports and answers go on without a model until next month"},
	} {
		if b.limit == 0 || b.kase != kase && b.kase != "" || b.since.IsZero() && kase == "" {
			continue
		}
		lines, err := l.Book.Spending(ctx, b.kase, b.since)
		if err != nil {
			return err
		}
		if spent := Total(lines).Cost; spent >= b.limit {
			return fault.New(fault.Limited, b.says, b.limit.Pounds(), spent.Pounds())
		}
	}
	return nil
}

// charge writes a call down. What was used is used, whether the caller has gone
// meanwhile or not.
func (l *Ledger) charge(ctx context.Context, kase string, p Purpose, id string, began time.Time, u Usage, err error) error {
	if l.Watch != nil {
		l.Watch(l.Now().Sub(began), u, err)
	}
	if u == (Usage{}) {
		return err
	}
	writing := l.Book.Charge(context.WithoutCancel(ctx), Entry{Case: kase, Purpose: p, Model: id, Usage: u, Cost: Cost(id, u), At: l.Now().UTC()})
	if err == nil {
		err = writing
	}
	return err
}

// Converser gives a Converser whose calls are paid for by a case.
func (l *Ledger) Converser(c Converser, kase string, p Purpose) Converser { return paid{c, l, kase, p} }

type paid struct {
	Converser
	by   *Ledger
	kase string
	p    Purpose
}

func (c paid) Converse(ctx context.Context, r Request) (Reply, error) {
	if err := c.by.Allow(ctx, c.kase); err != nil {
		return Reply{}, err
	}
	began := c.by.Now()
	reply, err := c.Converser.Converse(ctx, r)
	return reply, c.by.charge(ctx, c.kase, c.p, c.ID(), began, reply.Usage, err)
}

func (c paid) Stream(ctx context.Context, r Request, each func(string) error) (Reply, error) {
	if err := c.by.Allow(ctx, c.kase); err != nil {
		return Reply{}, err
	}
	began := c.by.Now()
	reply, err := c.Converser.Stream(ctx, r, each)
	return reply, c.by.charge(ctx, c.kase, c.p, c.ID(), began, reply.Usage, err)
}

// Embedder gives an Embedder whose calls are paid for by a case.
func (l *Ledger) Embedder(e Embedder, kase string) Embedder { return paidEmbedder{e, l, kase} }

type paidEmbedder struct {
	Embedder
	by   *Ledger
	kase string
}

func (e paidEmbedder) Embed(ctx context.Context, texts []string) (Embedding, error) {
	if err := e.by.Allow(ctx, e.kase); err != nil {
		return Embedding{}, err
	}
	began := e.by.Now()
	found, err := e.Embedder.Embed(ctx, texts)
	return found, e.by.charge(ctx, e.kase, ForEmbedding, e.Identity().ID, began, found.Usage, err)
}
