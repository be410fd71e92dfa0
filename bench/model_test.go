package bench

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/evaluation"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/insight"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/model/bedrock"
	"github.com/paperwurks/paperwurks/internal/model/modeltest"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// twelve is the first twelve PDF papers of a pack.
func twelve(b *testing.B, seed uint64) []analysis.File {
	b.Helper()
	dir, p := pack(b, seed, synth.Options{})
	var files []analysis.File
	for _, d := range p.Truth.Documents {
		if len(files) == 12 || d.Format != "pdf" || d.Scanned || d.Parent != "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, analysis.File{Name: d.File, Data: data})
	}
	return files
}

func asking(b *testing.B, mind modeltest.Mind, pace modeltest.Pace) (*bedrock.Converser, *modeltest.Bedrock) {
	b.Helper()
	stand := modeltest.Start(b, mind)
	stand.Pace = pace
	m, err := bedrock.OpenConverser(bedrock.Config{AWS: modeltest.AWS(), Model: "anthropic.claude-sonnet-4-6", Endpoint: stand.URL, Parallel: 64})
	if err != nil {
		b.Fatal(err)
	}
	return m, stand
}

// BenchmarkModelTenPacks is ten packs of twelve papers at once, with a model that
// takes as long as Bedrock does.
func BenchmarkModelTenPacks(b *testing.B) {
	files := twelve(b, 1)
	engines, err := app.OpenEngines(context.Background(), app.EngineOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer engines.Close()
	m, stand := asking(b, modeltest.Honest, modeltest.Typical)
	var mu sync.Mutex
	var took, waited []float64
	pounds, unread := 0.0, 0
	for b.Loop() {
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				began := time.Now()
				a, err := engines.Analysis.Analyse(context.Background(), files, analysis.Options{Model: m}, nil)
				if err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				defer mu.Unlock()
				took = append(took, time.Since(began).Seconds())
				waited = append(waited, a.Report.Model.Seconds)
				pounds += a.Report.Model.Pounds
				unread += len(a.Report.Model.Unread)
			})
		}
		all.Wait()
	}
	b.ReportMetric(p95(took), "s-p95/pack")
	b.ReportMetric(p95(waited), "s-p95/model")
	b.ReportMetric(pounds/float64(len(took)), "£/pack")
	b.ReportMetric(float64(unread), "unread")
	b.ReportMetric(float64(stand.Calls())/float64(len(took)), "calls/pack")
}

func p95(all []float64) float64 {
	slices.Sort(all)
	return all[(len(all)*95+99)/100-1]
}

// BenchmarkModelInventing counts what is shown of a model that invents: facts,
// findings, and sentences of answers that their quotations do not bear out. The aim
// is nought.
func BenchmarkModelInventing(b *testing.B) {
	files := twelve(b, 2)
	engines, err := app.OpenEngines(context.Background(), app.EngineOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer engines.Close()
	m, _ := asking(b, modeltest.Inventing, modeltest.Pace{})
	shown, offered, unsupported, sentences := 0, 0, 0, 0
	for b.Loop() {
		a, err := engines.Analysis.Analyse(context.Background(), files, analysis.Options{Model: m}, nil)
		if err != nil {
			b.Fatal(err)
		}
		shown += a.Report.Model.Facts + a.Report.Model.Findings
		for _, n := range a.Report.Model.Dropped {
			offered += n
		}
		kase := retrieval.Of(a)
		for _, question := range []string{"Who repairs the roof?", "Is a consent needed to let?", "When is the rent reviewed?", "Who insures?", "May a dog be kept?", "Is there a right of way?", "Who pays for the drive?", "Was work done without consent?"} {
			var passages []insight.Passage
			for _, r := range kase.Search(question, 8) {
				p := insight.Passage{File: r.File, Where: r.Where}
				for _, q := range r.Quote {
					p.Quotes = append(p.Quotes, q.Quote)
				}
				passages = append(passages, p)
			}
			got, err := insight.Write(context.Background(), m, insight.Consent{}, question, passages, func(s insight.Sentence) error {
				var quotes []string
				for _, c := range s.Cites {
					quotes = append(quotes, passages[c].Quotes...)
				}
				// What this mind writes is either invented or copied whole.
				if !evidence.Stands(strings.Trim(s.Text, "… ."), strings.Join(quotes, " … ")) {
					unsupported++
					b.Logf("shown: %q", s.Text)
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			sentences += got.Offered
		}
	}
	b.ReportMetric(float64(shown), "shown")
	b.ReportMetric(float64(offered), "offered")
	b.ReportMetric(float64(unsupported), "unsupported")
	b.ReportMetric(float64(sentences), "sentences")
}

// BenchmarkModelEngines is what paperwurks evaluate --compare prints, for stand-ins: on
// the same packs and questions, what runs without a setting beside a model that reads
// honestly at Bedrock's pace, one that invents, one that is throttled, one that fails
// and one that is down. A real model is compared by the command itself.
func BenchmarkModelEngines(b *testing.B) {
	dir := b.TempDir()
	for seed := uint64(2000); seed < 2000+comparedPacks; seed++ {
		p, err := synth.Generate(context.Background(), seed, synth.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := p.Write(filepath.Join(dir, strconv.FormatUint(seed, 10))); err != nil {
			b.Fatal(err)
		}
	}
	engines, err := app.OpenEngines(context.Background(), app.EngineOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer engines.Close()
	local := func(ctx context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error) {
		return engines.Analysis.Analyse(ctx, files, o, nil)
	}
	all := []evaluation.Contender{{Name: "local", Engine: local}}
	for _, s := range []struct {
		name string
		mind modeltest.Mind
		pace modeltest.Pace
	}{
		{"honest", modeltest.Honest, modeltest.Typical}, {"inventing", modeltest.Inventing, modeltest.Pace{}}, {"throttled", modeltest.Throttled, modeltest.Pace{}},
		{"failing", modeltest.Failing, modeltest.Pace{}}, {"down", modeltest.Down, modeltest.Pace{}},
	} {
		c, _ := asking(b, s.mind, s.pace)
		m := model.Broken(c, &model.Breaker{Now: time.Now})
		tally := &model.Tally{}
		ledger := &model.Ledger{Book: tally, Now: time.Now}
		all = append(all, evaluation.Contender{
			Name: s.name, Spent: tally.Spent,
			Engine: func(ctx context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error) {
				o.Model = ledger.Converser(m, "", model.ForAnalysis)
				return local(ctx, files, o)
			},
			Write: func(ctx context.Context, a retrieval.Answer) (*retrieval.Written, error) {
				return review.Compose(ctx, ledger.Converser(m, "", model.ForAnswer), insight.Consent{}, a, func(retrieval.Sentence) error { return nil })
			},
		})
	}
	for b.Loop() {
		c, err := evaluation.Compare(context.Background(), dir, all, nil)
		if err != nil {
			b.Fatal(err)
		}
		var table strings.Builder
		if err := c.Print(&table); err != nil {
			b.Fatal(err)
		}
		b.Log("\n" + table.String())
		shown := 0
		for _, e := range c.Engines[1:] {
			shown += len(e.Written.Unsupported)
		}
		b.ReportMetric(float64(shown), "unsupported")
	}
}

const comparedPacks = 4
