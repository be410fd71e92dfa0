package evaluation

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// Asked is the score of the answers to questions over packs.
type Asked struct {
	Packs      int `json:"packs"`
	Questions  int `json:"questions"`  // that the packs answer
	Unanswered int `json:"unanswered"` // that they do not
	// First and Five are how many of Questions have a right passage first, and in the
	// first five; Reciprocal is the sum of 1/rank of the first right one.
	First      int     `json:"first"`
	Five       int     `json:"five"`
	Reciprocal float64 `json:"reciprocal"`
	// Kept is how many of Unanswered were rightly not answered, Withheld how many of
	// Questions were wrongly not.
	Kept     int `json:"kept"`
	Withheld int `json:"withheld"`
	// Wrong is answers that were given and are wrong, WrongSure those given as certain.
	Wrong     int `json:"wrong"`
	WrongSure int `json:"wrong_sure"`
	// Unsupported is quotations that do not stand on their page.
	Unsupported int     `json:"unsupported"`
	Indexing    float64 `json:"indexing_seconds"`
	Analysing   float64 `json:"analysing_seconds"`
	Answering   float64 `json:"answering_seconds"` // all questions together
	Slowest     float64 `json:"slowest_seconds"`   // of one question
	Misses      []Lost  `json:"misses"`
	// Written is what a model wrote of the answers; nil where none was asked.
	Written *Written `json:"written,omitempty"`

	meaning *retrieval.Meaning
	sense   model.Embedder // of passages and questions; nil for none
	set     Phrasings
	write   writer
}

// Lost is a question that went wrong.
type Lost struct {
	What     string  `json:"what"` // "rank", "answered", "withheld"
	Pack     string  `json:"pack"`
	Topic    string  `json:"topic"`
	Question string  `json:"question"`
	Rank     int     `json:"rank"` // of the first right passage, 0 for none
	Covered  float64 `json:"covered"`
	Expected string  `json:"expected,omitempty"`
	Got      string  `json:"got,omitempty"`
}

// Ask puts questions to the packs of a directory and scores the answers. Meaning is
// what vectors make of questions; nil for their words alone. Set is the phrasings that
// are asked; empty for those that belong to each pack's seed.
func Ask(ctx context.Context, dir string, engine Engine, meaning *retrieval.Meaning, set Phrasings, progress func(pack string, done, total int)) (*Asked, error) {
	s := &Asked{Misses: []Lost{}, meaning: meaning, set: set}
	seconds, err := eachPack(ctx, dir, engine, progress, func(pack string, truth *synth.Truth, a *analysis.Analysis) error {
		return s.AskPack(ctx, pack, truth, a)
	})
	if err != nil {
		return nil, err
	}
	s.Analysing = seconds
	return s, nil
}

// AskPack puts the questions of one pack to its analysis.
func (s *Asked) AskPack(ctx context.Context, pack string, truth *synth.Truth, a *analysis.Analysis) error {
	questions, err := questionsFor(truth, s.set)
	if err != nil {
		return err
	}
	began := time.Now()
	c := retrieval.Of(a)
	c.Know(s.meaning)
	if err := s.lend(ctx, c); err != nil {
		return err
	}
	s.Indexing += time.Since(began).Seconds()
	s.Packs++
	for _, q := range questions {
		began := time.Now()
		answer, err := s.answer(ctx, c, q.Text)
		if err != nil {
			return err
		}
		if s.write != nil {
			if err := s.wrote(ctx, q.Truth, &answer); err != nil {
				return err
			}
		}
		took := time.Since(began).Seconds()
		s.Answering += took
		s.Slowest = max(s.Slowest, took)
		s.Unsupported += unsupported(a, answer)
		s.score(pack, q, answer)
	}
	return nil
}

// lend gives a case the vectors that a sentence model makes of its passages, as review
// does in the background.
func (s *Asked) lend(ctx context.Context, c *retrieval.Case) error {
	if s.sense == nil {
		return nil
	}
	sense := retrieval.Sense{By: s.sense.Identity(), Of: map[string][]int8{}}
	for i := range c.Passages {
		made, err := s.sense.Embed(ctx, []string{c.Passages[i].Text()})
		if err != nil {
			return err
		}
		sense.Of[c.Passages[i].Sum()] = retrieval.Whole(made.Vectors[0])
	}
	c.Sense(sense)
	return nil
}

// answer is what a case answers, with what a sentence model makes of the question.
func (s *Asked) answer(ctx context.Context, c *retrieval.Case, question string) (retrieval.Answer, error) {
	if s.sense == nil {
		return c.Ask(question), nil
	}
	made, err := s.sense.Embed(ctx, []string{question})
	if err != nil {
		return retrieval.Answer{}, err
	}
	return c.AskNear(question, retrieval.Vector{By: s.sense.Identity(), Numbers: made.Vectors[0]}), nil
}

func (s *Asked) score(pack string, q Question, a retrieval.Answer) {
	miss := Lost{Pack: pack, Topic: q.Topic, Question: q.Text, Covered: a.Confidence, Got: got(a)}
	given := a.Outcome == retrieval.Found
	if len(q.Truth) == 0 {
		s.Unanswered++
		if !given {
			s.Kept++
			return
		}
		s.Wrong++
		if a.Sure {
			s.WrongSure++
		}
		miss.What = "answered"
		s.Misses = append(s.Misses, miss)
		return
	}
	s.Questions++
	miss.Expected = q.Truth[0].Path + ": " + q.Truth[0].Quote
	for i, r := range a.Passages {
		if right(q.Truth, r) {
			miss.Rank = i + 1
			break
		}
	}
	if miss.Rank == 1 {
		s.First++
	}
	if miss.Rank > 0 && miss.Rank <= 5 {
		s.Five++
	}
	if miss.Rank > 0 {
		s.Reciprocal += 1 / float64(miss.Rank)
	}
	switch {
	case !given:
		s.Withheld++
		miss.What = "withheld"
		s.Misses = append(s.Misses, miss)
	case miss.Rank != 1 && !slices.ContainsFunc(q.Truth, func(t Stand) bool { return quotes(t, a.Evidence) }):
		s.Wrong++
		if a.Sure {
			s.WrongSure++
		}
		miss.What = "rank"
		s.Misses = append(s.Misses, miss)
	case miss.Rank != 1:
		miss.What = "rank"
		s.Misses = append(s.Misses, miss)
	}
}

func got(a retrieval.Answer) string {
	if len(a.Passages) == 0 {
		return ""
	}
	r := a.Passages[0]
	text := r.Path
	for _, q := range r.Quote {
		text += " “" + q.Quote + "”"
	}
	return string(r.Kind) + " " + r.Where + " " + text
}

// right reports whether a result is one of the places where an answer stands: the same
// fact, or a quotation of the words.
func right(truth []Stand, r retrieval.Result) bool {
	for _, t := range truth {
		if t.File != r.File {
			continue
		}
		if r.Path != "" && papers.Declared(r.Path) == t.Path || quotes(t, r.Quote) {
			return true
		}
	}
	return false
}

// alike is the share of the words of the shorter of two quotations that the other must have.
const alike = 0.7

// quotes reports whether quotations have the words of a place: on its page, most of
// the words of the shorter in the longer, and no fewer than three unless they are all.
func quotes(t Stand, all []retrieval.Quote) bool {
	for _, q := range all {
		if q.File != t.File || q.Page != t.Page {
			continue
		}
		a, b := fields(t.Quote), fields(q.Quote)
		if len(a) > len(b) {
			a, b = b, a
		}
		if len(a) < 3 {
			if strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ") && len(a) > 0 && len(b) < 40 {
				return true
			}
			continue
		}
		if float64(shared(a, b)) >= alike*float64(len(a)) {
			return true
		}
	}
	return false
}

// unsupported is how many quotations of an answer do not stand on the page that they name.
func unsupported(a *analysis.Analysis, answer retrieval.Answer) int {
	n := 0
	all := slices.Clone(answer.Evidence)
	for _, r := range answer.Passages {
		all = append(all, r.Quote...)
	}
	if answer.Outcome == retrieval.Found && len(answer.Evidence) == 0 {
		n++
	}
	for _, q := range all {
		i := slices.IndexFunc(a.Sources, func(s analysis.Source) bool { return s.File.Name == q.File && s.Document != nil })
		if i < 0 || !onPage(a.Sources[i].Document, q) {
			n++
		}
	}
	return n
}

func onPage(doc *reading.Document, q retrieval.Quote) bool {
	for p := range doc.Pages {
		if doc.Pages[p].Number == q.Page {
			return len(q.Boxes) > 0 && strings.Contains(evidence.Fold(doc.Pages[p].Text()), q.Quote)
		}
	}
	return false
}

// Print writes the score for people.
func (s *Asked) Print(w io.Writer) error {
	n, u := max(1, s.Questions), max(1, s.Unanswered)
	all := float64(max(1, s.Questions+s.Unanswered))
	silent := s.Kept + s.Withheld
	_, err := fmt.Fprintf(w, `%d packs, %d questions with an answer, %d without
right passage first      %.3f
right passage in five    %.3f
mean reciprocal rank     %.3f
unanswerable kept back   %.3f (abstention recall)
kept back rightly        %.3f (abstention precision)
answered wrongly         %.3f of all questions, %.3f given as certain
unsupported quotations   %d
seconds                  %.2f indexing (analysis %.1f), %.4f a question, %.4f the slowest
`, s.Packs, s.Questions, s.Unanswered,
		float64(s.First)/float64(n), float64(s.Five)/float64(n), s.Reciprocal/float64(n),
		float64(s.Kept)/float64(u), share(s.Kept, silent),
		float64(s.Wrong)/all, float64(s.WrongSure)/all, s.Unsupported,
		s.Indexing, s.Analysing, s.Answering/all, s.Slowest)
	return err
}

// JSON writes the score for machines.
func (s *Asked) JSON(w io.Writer) error {
	return writeJSON(w, s)
}

// PrintMisses writes what went wrong.
func (s *Asked) PrintMisses(w io.Writer) error {
	for _, m := range s.Misses {
		if _, err := fmt.Fprintf(w, "%-9s %d %.2f %s %s\n  asked %s\n  truth %.150s\n  got   %.220s\n", m.What, m.Rank, m.Covered, m.Pack, m.Topic, m.Question, m.Expected, m.Got); err != nil {
			return err
		}
	}
	return nil
}
