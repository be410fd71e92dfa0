package insight

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/model"
)

// Passage is words of a paper that an answer may rest on. Its quotations stand on
// their pages: they come from evidence.
type Passage struct {
	File   string
	Where  string // "clause 4.12", for the model to know what it reads
	Quotes []string
}

// Sentence is one that may be shown: the passages that it cites bear it out.
type Sentence struct {
	Text  string `json:"text"`
	Cites []int  `json:"cites"` // passages, by their index
}

// Answer is what a model wrote, as far as it was let through.
type Answer struct {
	Sentences []Sentence
	Offered   int  // sentences that the model wrote
	Dropped   int  // of them, that are not shown
	Silent    bool // the model says that the passages do not answer
	Usage     model.Usage
}

const (
	mostPassages = 8
	mostPassage  = 6 << 10 // bytes of one; a longer one is left out whole, never cut
	longestReply = 400     // tokens: four short sentences
	notStated    = "NOT STATED"
)

// Write has a model answer a question from passages, and hands each sentence over as
// soon as it is whole and has passed the check. A sentence without a citation, with
// one of a passage that was not given, or that its passages do not bear out is not
// handed over. With nothing that may be sent the answer is empty and costs nothing.
func Write(ctx context.Context, m model.Converser, may Consent, question string, passages []Passage, each func(Sentence) error) (Answer, error) {
	var a Answer
	var b strings.Builder
	given := map[int]bool{}
	for i, p := range passages {
		text := evidence.Fold(strings.Join(p.Quotes, " … "))
		if !may.allows(p.File) || len(given) == mostPassages || text == "" || len(text) > mostPassage || SpeaksToMachine(text) {
			continue
		}
		given[i] = true
		fmt.Fprintf(&b, "[a%d] (%s) %s\n", i+1, strings.TrimSpace(p.Where), text)
	}
	if len(given) == 0 {
		return a, nil
	}
	w := &writer{passages: passages, given: given, each: each, a: &a}
	reply, err := m.Stream(ctx, model.Request{
		System:    prompt(AnswerPrompt + ".md"),
		Messages:  []model.Message{{By: model.User, Text: question, Data: b.String()}},
		MaxTokens: longestReply,
	}, w.add)
	a.Usage = reply.Usage
	switch {
	case err != nil:
		return a, err
	case reply.Stop == model.Blocked:
		return a, nil // what a guardrail says is nothing that the papers say
	case reply.Stop == model.Length:
		return a, nil // the last sentence is not whole
	}
	return a, w.end()
}

// writer cuts what comes into sentences.
type writer struct {
	passages []Passage
	given    map[int]bool
	each     func(Sentence) error
	a        *Answer
	rest     string
}

var (
	marks   = regexp.MustCompile(`\[\s*a[0-9]+(?:\s*[,;]\s*a?[0-9]+)*\s*\]`)
	cited   = regexp.MustCompile(`[0-9]+`)
	leading = regexp.MustCompile(`^\s*(?:` + marks.String() + `\s*)+[.!?]?`)
)

func (w *writer) add(text string) error {
	w.rest += text
	for {
		n := sentence(w.rest)
		if n == 0 {
			return nil
		}
		whole := w.rest[:n]
		w.rest = w.rest[n:]
		if err := w.check(whole); err != nil {
			return err
		}
	}
}

// sentence is where the first sentence of a text ends, with the citations behind its
// stop; 0 while that is not known.
func sentence(text string) int {
	for i, r := range text {
		if r != '.' && r != '!' && r != '?' && r != '\n' {
			continue
		}
		next := text[i+1:]
		if next == "" {
			return 0
		}
		if r != '\n' && next[0] != '[' && !unicode.IsSpace([]rune(next)[0]) {
			continue // a number, or a mark inside a word
		}
		if r == '.' && short.MatchString(text[:i+1]) {
			continue
		}
		after := strings.TrimLeftFunc(next, unicode.IsSpace)
		if after == "" {
			return 0 // a citation may follow
		}
		if after[0] != '[' {
			return i + 1
		}
		if !strings.Contains(after, "]") {
			return 0
		}
		if at := leading.FindStringIndex(next); at != nil {
			if tail := next[at[1]:]; tail == "" || strings.HasPrefix(tail, " [") && !strings.Contains(tail, "]") {
				return 0 // more may follow
			}
			return i + 1 + at[1]
		}
		return i + 1
	}
	return 0
}

// short is abbreviations that end in a stop without ending a sentence.
var short = regexp.MustCompile(`(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|no|cl|para|p|pp|Ltd|Co|plc|e\.g|i\.e|etc|Sch)\.$`)

func (w *writer) end() error {
	last := w.rest
	w.rest = ""
	return w.check(last)
}

// check hands a sentence over if the passages bear it out.
func (w *writer) check(whole string) error {
	text := evidence.Fold(marks.ReplaceAllString(whole, " "))
	text = strings.NewReplacer(" .", ".", " ,", ",", " ;", ";").Replace(text)
	if strings.Trim(text, ".!?*- ") == "" {
		return nil
	}
	if strings.Contains(text, notStated) {
		w.a.Silent = true
		return nil
	}
	w.a.Offered++
	var s Sentence
	var quotes []string
	for _, mark := range marks.FindAllString(whole, -1) {
		for _, digits := range cited.FindAllString(mark, -1) {
			n, _ := strconv.Atoi(digits) // nothing but digits; too large a number was not given either
			if !w.given[n-1] {
				w.a.Dropped++
				return nil // it cites what it was not given
			}
			if !slices.Contains(s.Cites, n-1) {
				s.Cites = append(s.Cites, n-1)
				quotes = append(quotes, w.passages[n-1].Quotes...)
			}
		}
	}
	if len(s.Cites) == 0 || len(strings.Fields(text)) < fewestWords-1 || SpeaksToMachine(text) || !evidence.Bears(text, quotes...) {
		w.a.Dropped++
		return nil
	}
	s.Text = text
	w.a.Sentences = append(w.a.Sentences, s)
	return w.each(s)
}
