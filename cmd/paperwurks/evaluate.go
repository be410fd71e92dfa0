package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/evaluation"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// evaluateFlags are the flags of evaluate.
type evaluateFlags struct {
	misses bool
	kind   string
	json   bool
	ask    bool

	compare bool
	budget  float64

	vectors, update bool
	golden          string
	phrasings       string
}

func evaluateCommand() *cobra.Command {
	var f evaluateFlags
	c := &cobra.Command{
		Use:   "evaluate DIR",
		Short: "score the engine on packs whose truth is known",
		Long: `Analyse every pack in DIR (as packs generate writes them) and compare what is said
with truth.json: precision, recall and F1 of the facts by kind of paper, born digital
and scanned apart; how many papers were known for what they are; which planted faults
were found; high flags in clean packs; quotations that stand on their page.

With --questions, put questions to every pack instead, a quarter of them such that the
pack does not answer them, and score the answers: the right passage first and in the
first five, answers rightly and wrongly withheld, unsupported quotations, seconds.

With --compare, do both with every engine that there is, and print them side by side:

  local            rules and words, as the program runs without a setting
  local + vectors  the same with the word vectors of model fetch, where they are
  MODEL            the model that PAPERWURKS_MODEL_URL names, on top of these: its
                   facts and findings, and the answers that it writes

To ask a real model of Bedrock, set PAPERWURKS_MODEL_URL as for the service and have
credentials of AWS in the environment; --budget is the most that it may cost. The
packs are synthetic, but what is sent goes where papers would go. A model that does
not answer loses nothing of the local engine's: how many papers and answers it left,
and why, stands below the table. Nothing else sends anything anywhere.`,
		Example: `  paperwurks packs generate --seed 2000 --count 4 --out packs
  paperwurks evaluate packs
  paperwurks evaluate --misses --kind lease packs
  paperwurks evaluate --json packs > score.json
  PAPERWURKS_MODEL_URL="bedrock://eu-west-2/anthropic.claude-sonnet-4-6?guardrail=ID&version=1" \
    paperwurks evaluate --compare --budget 2 packs`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return evaluate(c.Context(), args[0], f, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().BoolVar(&f.misses, "misses", false, "list every miss: path, expected, got, file, page")
	c.Flags().StringVar(&f.kind, "kind", "", "list only the misses of this kind of paper")
	c.Flags().BoolVar(&f.ask, "questions", false, "score answers to questions instead of facts and findings")
	c.Flags().BoolVar(&f.compare, "compare", false, "every engine that there is on the same packs and questions, side by side")
	c.Flags().Float64Var(&f.budget, "budget", 5, "with --compare: the most that a model may cost, in pounds")
	c.Flags().BoolVar(&f.vectors, "vectors", false, "with --questions: with the word vectors that model fetch brought")
	c.Flags().StringVar(&f.phrasings, "phrasings", "", "with --questions: developing, heldout or fresh (default: by each pack's seed)")
	c.Flags().StringVar(&f.golden, "golden", "", "with --questions: fail where the score is worse than in this file")
	c.Flags().BoolVar(&f.update, "update", false, "with --golden: write the score into the file instead")
	c.Flags().BoolVar(&f.json, "json", false, "print the score as JSON")
	return c
}

func evaluate(ctx context.Context, dir string, f evaluateFlags, stdout, stderr io.Writer) error {
	if f.compare && (f.ask || f.misses || f.vectors || f.golden != "") {
		return usage("--compare does all that it does by itself; leave out --questions, --misses, --vectors and --golden")
	}
	if f.compare && f.budget <= 0 {
		return usage("--budget %v: pounds above 0 are wanted", f.budget)
	}
	if f.kind != "" {
		if err := (synth.Options{Kinds: []string{f.kind}}).Check(); err != nil {
			return status{exitUsage, err}
		}
	}
	if _, err := os.Stat(dir); err != nil {
		return status{exitUnreadable, plainly(dir, err)}
	}
	engines, err := app.OpenEngines(ctx, app.EngineOptions{})
	if err != nil {
		return err
	}
	defer engines.Close()
	engine := func(ctx context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error) {
		return engines.Analysis.Analyse(ctx, files, o, nil)
	}
	if f.compare {
		return compareEngines(ctx, dir, f, engine, stdout, stderr)
	}
	watch := newWatch(stderr, false)
	defer watch.end()
	if f.ask {
		return evaluateAsking(ctx, dir, f, engine, watch, stdout)
	}
	score, err := evaluation.Run(ctx, dir, engine, watch.pack)
	watch.end()
	if err != nil {
		return err
	}
	if f.json {
		return score.JSON(stdout)
	}
	if f.misses {
		if err := score.PrintMisses(stdout, f.kind); err != nil {
			return err
		}
	}
	return score.Print(stdout)
}

func evaluateAsking(ctx context.Context, dir string, f evaluateFlags, engine evaluation.Engine, watch *watch, stdout io.Writer) error {
	var meaning *retrieval.Meaning
	name := "words"
	if f.vectors {
		set, err := settings()
		if err != nil {
			return err
		}
		if meaning, err = app.OpenMeaning(ctx, set.DataDir); err != nil {
			return err
		}
		if meaning == nil {
			return usage("--vectors: there are none; paperwurks model fetch brings them")
		}
		name = "vectors"
	}
	score, err := evaluation.Ask(ctx, dir, engine, meaning, evaluation.Phrasings(f.phrasings), watch.pack)
	watch.end()
	if err != nil {
		return err
	}
	if f.golden != "" {
		if err := score.Golden(f.golden, name, f.update); err != nil {
			return status{exitFindings, err}
		}
	}
	if f.json {
		return score.JSON(stdout)
	}
	if f.misses {
		if err := score.PrintMisses(stdout); err != nil {
			return err
		}
	}
	return score.Print(stdout)
}
