package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/evaluation"
	"github.com/paperwurks/paperwurks/internal/insight"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/review"
)

// compareEngines scores every engine that the settings have on the same packs.
func compareEngines(ctx context.Context, dir string, f evaluateFlags, engine evaluation.Engine, stdout, stderr io.Writer) error {
	all, err := contenders(ctx, engine, model.Pounds(f.budget))
	if err != nil {
		return err
	}
	watch := newWatch(stderr, false)
	score, err := evaluation.Compare(ctx, dir, all, func(name, pack string, done, total int) {
		watch.say(fmt.Sprintf("%s, %d of %d: %s", name, done+1, total, pack))
	})
	watch.end()
	if err != nil {
		return err
	}
	if len(all) == 1 {
		_, _ = fmt.Fprintln(stderr, "there is nothing to compare it with: paperwurks model fetch brings word vectors, PAPERWURKS_MODEL_URL names a model")
	}
	if f.json {
		return score.JSON(stdout)
	}
	return score.Print(stdout)
}

// contenders is the engines that the settings have, the simplest first. Each has all
// that the one before it has.
func contenders(ctx context.Context, engine evaluation.Engine, budget model.Micropounds) ([]evaluation.Contender, error) {
	set, err := settings()
	if err != nil {
		return nil, err
	}
	meaning, err := app.OpenMeaning(ctx, set.DataDir)
	if err != nil {
		return nil, err
	}
	all := []evaluation.Contender{{Name: "local", Engine: engine}}
	if meaning != nil {
		all = append(all, evaluation.Contender{Name: "local + vectors", Engine: engine, Meaning: meaning})
	}
	sense, err := app.OpenSentences(ctx, set)
	if err != nil {
		return nil, err
	}
	if sense != nil {
		all = append(all, evaluation.Contender{Name: "local + " + sense.Identity().ID, Engine: engine, Meaning: meaning, Sense: sense})
	}
	m, err := app.OpenConverser(ctx, set)
	if err != nil || m == nil {
		return all, err
	}
	const run = "run" // what the ledger calls a case
	tally := &model.Tally{}
	ledger := &model.Ledger{Book: tally, Budgets: model.Budgets{Case: budget}, Now: time.Now}
	reads, writes := ledger.Converser(m, run, model.ForAnalysis), ledger.Converser(m, run, model.ForAnswer)
	return append(all, evaluation.Contender{
		Name: m.ID(), Meaning: meaning, Sense: sense, Spent: tally.Spent,
		Engine: func(ctx context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error) {
			o.Model = reads
			return engine(ctx, files, o)
		},
		Write: func(ctx context.Context, a retrieval.Answer) (*retrieval.Written, error) {
			return review.Compose(ctx, writes, insight.Consent{}, a, func(retrieval.Sentence) error { return nil })
		},
	}), nil
}
