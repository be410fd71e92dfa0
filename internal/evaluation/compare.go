package evaluation

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// Contender is an engine that is compared with others.
type Contender struct {
	Name    string
	Engine  Engine
	Meaning *retrieval.Meaning
	Sense   model.Embedder // a sentence model, of passages and questions; nil for none
	// Write has a model write an answer to every question, found or not: the service
	// asks one only where the papers answer with a clause. Nil where there is none.
	Write func(ctx context.Context, a retrieval.Answer) (*retrieval.Written, error)
	// Spent is what its model has cost so far; nil where it has none.
	Spent func() model.Spent
}

type writer = func(ctx context.Context, a retrieval.Answer) (*retrieval.Written, error)

// Written is the score of the answers that a model wrote.
type Written struct {
	Answers int `json:"answers"` // of which something was asked of the model
	// Right is answerable questions with a sentence shown that cites a right passage,
	// Ventured unanswerable ones with a sentence shown.
	Right     int `json:"right"`
	Ventured  int `json:"ventured"`
	Sentences int `json:"sentences"` // shown
	Dropped   int `json:"dropped"`   // that the model wrote and that were not let through
	// Unsupported is sentences shown that the quotations which they cite do not bear
	// out, by this package's own eyes and not by evidence's.
	Unsupported []Unsupported `json:"unsupported"`
	// Notes is what went wrong, by how often.
	Notes map[string]int `json:"notes"`
}

// Unsupported is a sentence that was shown and should not have been.
type Unsupported struct {
	Sentence string   `json:"sentence"`
	Quotes   []string `json:"quotes"`
}

// wrote has a model write an answer and looks at what is shown of it.
func (s *Asked) wrote(ctx context.Context, truth []Stand, a *retrieval.Answer) error {
	w, err := s.write(ctx, *a)
	if err != nil || w == nil {
		return err
	}
	a.Written = w
	t := s.Written
	t.Answers++
	t.Sentences += len(w.Sentences)
	t.Dropped += w.Dropped
	if len(truth) == 0 && len(w.Sentences) > 0 {
		t.Ventured++
	}
	if w.Note != "" {
		t.Notes[w.Note]++
	}
	hit := false
	for _, sentence := range w.Sentences {
		var quotes []string
		for _, i := range sentence.Cites {
			if i >= 0 && i < len(a.Passages) {
				hit = hit || right(truth, a.Passages[i])
				for _, q := range a.Passages[i].Quote {
					quotes = append(quotes, q.Quote)
				}
			}
		}
		if !supported(sentence.Text, quotes) {
			t.Unsupported = append(t.Unsupported, Unsupported{sentence.Text, quotes})
		}
	}
	if hit {
		t.Right++
	}
	return nil
}

// denials turn a sentence into its opposite.
var denials = []string{"no", "not", "never", "none", "nothing", "neither", "nor", "without", "cannot"}

// supported is whether quotations bear a sentence out: every figure and every name in
// it stands in them, it denies no more often than they do, and half of its longer
// words are theirs, in any ending.
func supported(sentence string, quotes []string) bool {
	const stem = 5 // letters of a word that its endings share
	have, stems := map[string]bool{}, map[string]bool{}
	deniable := 0
	for _, w := range fields(strings.Join(quotes, " ")) {
		if slices.Contains(denials, w) {
			deniable++
		}
		have[w] = true
		stems[w[:min(stem, len(w))]] = true
	}
	long, theirs, denied := 0, 0, 0
	for i, word := range strings.Fields(sentence) {
		for _, w := range fields(word) {
			name := i > 0 && strings.ToLower(word) != word
			switch {
			case (name || strings.ContainsAny(w, "0123456789")) && !have[w]:
				return false
			case slices.Contains(denials, w):
				denied++
			}
			if len(w) >= 4 {
				long++
				if stems[w[:min(stem, len(w))]] {
					theirs++
				}
			}
		}
	}
	return len(have) > 0 && denied <= deniable && 2*theirs >= long
}

// Compared is how one engine fared, beside the others.
type Compared struct {
	Engine string `json:"engine"`
	Packs  int    `json:"packs"`

	FieldF1        float64 `json:"field_f1"`
	FieldF1Digital float64 `json:"field_f1_digital"`
	FieldF1Scanned float64 `json:"field_f1_scanned"`
	// ModelFacts is facts that a model added: those that the truth has, and others.
	ModelFacts    Count   `json:"model_facts"`
	FindingRecall float64 `json:"finding_recall"`
	MissingRecall float64 `json:"missing_recall"`
	FalseHigh     float64 `json:"false_high_per_clean_pack"`
	QuotesOnPage  float64 `json:"quotes_on_page"`
	// Unread is papers of which a model was sent something and did not answer on all.
	Unread int `json:"papers_without_an_answer"`

	Questions  int     `json:"questions"` // with an answer and without
	First      float64 `json:"recall_at_1"`
	Five       float64 `json:"recall_at_5"`
	MRR        float64 `json:"mrr"`
	Abstention float64 `json:"abstention"`
	WrongSure  float64 `json:"wrong_given_as_certain"`
	// Unquoted is quotations of answers that do not stand on their page.
	Unquoted int      `json:"unsupported_quotations"`
	Written  *Written `json:"written,omitempty"`

	PackSeconds     float64 `json:"seconds_a_pack"`
	PackSlowest     float64 `json:"seconds_slowest_pack"`
	QuestionSeconds float64 `json:"seconds_a_question"`
	QuestionSlowest float64 `json:"seconds_slowest_question"`

	Calls  int         `json:"calls"`
	Tokens model.Usage `json:"tokens"`
	Pounds float64     `json:"pounds"` // at list prices

	// Notes is what reports say of a model that did not do what was asked.
	Notes map[string]int `json:"notes"`
}

// Comparison is several engines on the same packs and questions.
type Comparison struct {
	PricesRead string     `json:"prices_read"` // day of the list prices
	Engines    []Compared `json:"engines"`
}

// Compare has each contender in turn read every pack of a directory and answer the
// same questions about it. Each reads for itself, so that its seconds are its own.
func Compare(ctx context.Context, dir string, all []Contender, progress func(engine, pack string, done, total int)) (*Comparison, error) {
	c := &Comparison{}
	c.PricesRead, _ = model.PricesRead()
	for _, e := range all {
		one, err := compared(ctx, dir, e, func(pack string, done, total int) {
			if progress != nil {
				progress(e.Name, pack, done, total)
			}
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		c.Engines = append(c.Engines, *one)
	}
	return c, nil
}

func compared(ctx context.Context, dir string, e Contender, progress func(string, int, int)) (*Compared, error) {
	score, asked := &Summary{}, &Asked{meaning: e.Meaning, sense: e.Sense, write: e.Write}
	if e.Write != nil {
		asked.Written = &Written{Unsupported: []Unsupported{}, Notes: map[string]int{}}
	}
	c := &Compared{Engine: e.Name, Notes: map[string]int{}}
	timed := func(ctx context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error) {
		began := time.Now()
		a, err := e.Engine(ctx, files, o)
		c.PackSlowest = max(c.PackSlowest, time.Since(began).Seconds())
		return a, err
	}
	seconds, err := eachPack(ctx, dir, timed, progress, func(pack string, truth *synth.Truth, a *analysis.Analysis) error {
		score.score(pack, truth, a)
		if m := a.Report.Model; m != nil && len(m.Unread) > 0 {
			c.Unread += len(m.Unread)
			c.Notes[m.Note]++
		}
		return asked.AskPack(ctx, pack, truth, a)
	})
	if err != nil {
		return nil, err
	}
	facts := score.Digital
	facts.add(score.Scanned)
	c.Packs = score.Packs
	c.FieldF1, c.FieldF1Digital, c.FieldF1Scanned = facts.F1(), score.Digital.F1(), score.Scanned.F1()
	c.ModelFacts, c.FindingRecall, c.MissingRecall = score.ByModel, score.Findings.Recall(), score.Missing.Recall()
	if score.CleanPacks > 0 {
		c.FalseHigh = float64(score.FalseHigh) / float64(score.CleanPacks)
	}
	c.QuotesOnPage = share(score.QuotesOnPage, score.Quotes)
	ranked := asked.Ranked()
	c.First, c.Five, c.MRR, c.Abstention = ranked.First, ranked.Five, ranked.MRR, ranked.Kept
	c.Questions, c.Unquoted, c.Written = asked.Questions+asked.Unanswered, asked.Unsupported, asked.Written
	c.WrongSure = float64(asked.WrongSure) / float64(max(1, c.Questions))
	c.PackSeconds = seconds / float64(max(1, c.Packs))
	c.QuestionSeconds, c.QuestionSlowest = asked.Answering/float64(max(1, c.Questions)), asked.Slowest
	if e.Spent != nil {
		spent := e.Spent()
		c.Calls, c.Tokens, c.Pounds = spent.Calls, spent.Usage, spent.Cost.Pounds()
	}
	return c, nil
}

// rows is what the table shows of each engine, a line each.
var rows = []struct {
	label string
	show  func(c Compared) string
}{
	{"field F1", func(c Compared) string { return three(c.FieldF1) }},
	{"  of born-digital papers", func(c Compared) string { return three(c.FieldF1Digital) }},
	{"  of scanned papers", func(c Compared) string { return three(c.FieldF1Scanned) }},
	{"facts of the model, right/wrong", func(c Compared) string {
		return ofModel(c, strconv.Itoa(c.ModelFacts.True)+"/"+strconv.Itoa(c.ModelFacts.False))
	}},
	{"finding recall", func(c Compared) string { return three(c.FindingRecall) }},
	{"missing papers told of", func(c Compared) string { return three(c.MissingRecall) }},
	{"false high flags a clean pack", func(c Compared) string { return fmt.Sprintf("%.2f", c.FalseHigh) }},
	{"quotes on their page", func(c Compared) string { return fmt.Sprintf("%.4f", c.QuotesOnPage) }},
	{"papers without the model's answer", func(c Compared) string { return ofModel(c, strconv.Itoa(c.Unread)) }},
	{"right passage first", func(c Compared) string { return three(c.First) }},
	{"right passage in five", func(c Compared) string { return three(c.Five) }},
	{"mean reciprocal rank", func(c Compared) string { return three(c.MRR) }},
	{"unanswerable kept back", func(c Compared) string { return three(c.Abstention) }},
	{"wrong, given as certain", func(c Compared) string { return three(c.WrongSure) }},
	{"quotations unsupported", func(c Compared) string { return strconv.Itoa(c.Unquoted) }},
	{"written of what is answered there", func(c Compared) string { return ofWriting(c, func(w *Written) int { return w.Right }) }},
	{"written of what is not", func(c Compared) string { return ofWriting(c, func(w *Written) int { return w.Ventured }) }},
	{"sentences shown", func(c Compared) string { return ofWriting(c, func(w *Written) int { return w.Sentences }) }},
	{"sentences dropped", func(c Compared) string { return ofWriting(c, func(w *Written) int { return w.Dropped }) }},
	{"sentences unsupported", func(c Compared) string { return ofWriting(c, func(w *Written) int { return len(w.Unsupported) }) }},
	{"seconds a pack", func(c Compared) string { return fmt.Sprintf("%.2f", c.PackSeconds) }},
	{"  the slowest", func(c Compared) string { return fmt.Sprintf("%.2f", c.PackSlowest) }},
	{"seconds a question", func(c Compared) string { return fmt.Sprintf("%.4f", c.QuestionSeconds) }},
	{"  the slowest", func(c Compared) string { return fmt.Sprintf("%.4f", c.QuestionSlowest) }},
	{"calls of the model", func(c Compared) string { return ofModel(c, strconv.Itoa(c.Calls)) }},
	{"tokens in/out", func(c Compared) string {
		return ofModel(c, strconv.Itoa(c.Tokens.In)+"/"+strconv.Itoa(c.Tokens.Out))
	}},
	{"pounds", func(c Compared) string { return fmt.Sprintf("%.4f", c.Pounds) }},
	{"pounds a pack", func(c Compared) string { return fmt.Sprintf("%.4f", c.Pounds/float64(max(1, c.Packs))) }},
}

func three(f float64) string { return fmt.Sprintf("%.3f", f) }

// ofModel is a value of an engine with a model; others have none.
func ofModel(c Compared, value string) string {
	if c.Written == nil {
		return "-"
	}
	return value
}

func ofWriting(c Compared, of func(*Written) int) string {
	if c.Written == nil {
		return "-"
	}
	return strconv.Itoa(of(c.Written))
}

// Print writes the engines side by side, and below them what went wrong with a model.
func (c *Comparison) Print(w io.Writer) error {
	if len(c.Engines) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(w, "%d packs, %d questions; pounds at list prices of %s\n\n", c.Engines[0].Packs, c.Engines[0].Questions, c.PricesRead); err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	line := func(label string, value func(Compared) string) {
		cells := []string{label}
		for _, e := range c.Engines {
			cells = append(cells, value(e))
		}
		_, _ = fmt.Fprintln(t, strings.Join(cells, "\t"))
	}
	line("", func(e Compared) string { return e.Engine })
	for _, r := range rows {
		line(r.label, r.show)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, e := range c.Engines {
		if e.Written == nil {
			continue
		}
		for _, from := range []struct {
			what  string
			notes map[string]int
		}{{"reports", e.Notes}, {"answers", e.Written.Notes}} {
			for _, note := range slices.Sorted(maps.Keys(from.notes)) {
				if _, err := fmt.Fprintf(w, "\n%s, %d %s: %s", e.Engine, from.notes[note], from.what, note); err != nil {
					return err
				}
			}
		}
	}
	for _, e := range c.Engines {
		if e.Written == nil {
			continue
		}
		for _, u := range e.Written.Unsupported {
			if _, err := fmt.Fprintf(w, "\n%s, unsupported: %s\n  by %q", e.Engine, u.Sentence, u.Quotes); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

// JSON writes the comparison for machines.
func (c *Comparison) JSON(w io.Writer) error {
	return writeJSON(w, c)
}
