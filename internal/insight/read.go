package insight

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
)

// Paper is what a model is given to read, and what is known of it already.
type Paper struct {
	File  string
	Kind  papers.Kind
	Text  *evidence.Text
	Facts []evidence.Fact
	// Settled is paths of which a person has said that the paper does not say them.
	Settled []string
	// Shown is what findings of the rules quote: a concern about the same words is no
	// news.
	Shown []evidence.Citation
}

// Finding is a concern that the paper's own words raise.
type Finding struct {
	Concern Concern
	Cite    evidence.Citation
}

// Reading is what a model found in one paper. All of it was checked.
type Reading struct {
	Facts    []evidence.Fact
	Findings []Finding
	// Withheld says that nothing was sent, as the people of the case want it.
	Withheld bool
	// Addressed is words of the paper that speak to a machine, which is why nothing of
	// it was sent; zero for nearly every paper.
	Addressed evidence.Citation
	// Pieces is into how many the paper was cut, Unread of how many there is no answer,
	// for Err or since the guardrail blocked them (Blocked).
	Pieces, Unread, Blocked int
	// Offered is how many facts and findings the model gave; Dropped is those that were
	// not let through, by the reason.
	Offered int
	Dropped map[Reason]int
	Usage   model.Usage
	Err     error // the first
}

// Reason is why something that a model said is not shown.
type Reason string

// The reasons.
const (
	NotOnList    Reason = "no such field or concern was asked for"
	NotOnPage    Reason = "the quotation does not stand on the page"
	NotInQuote   Reason = "the value does not stand in the quotation"
	NotOfType    Reason = "the value is not of its field's sort"
	TooShort     Reason = "the quotation is too short to show it"
	Known        Reason = "it is known already"
	Contradicted Reason = "it was given with two values"
	NoForm       Reason = "the form could not be read"
)

// form is what a model fills in.
type form struct {
	Facts    []claim
	Concerns []claim
}

type claim struct{ Field, Concern, Value, Line, Quote string }

// deepest is how often a piece is cut in two because its form was too long.
const deepest = 3

// Read puts a paper to a model, its pieces at the same time, and gives what the paper
// proves of the answers. It never fails as a whole: what could not be read is counted.
func Read(ctx context.Context, m model.Converser, may Consent, p Paper) Reading {
	if !may.allows(p.File) {
		return Reading{Withheld: true}
	}
	if words, ok := addressed(p.Text); ok {
		return Reading{Addressed: words}
	}
	r := &reader{m: m, p: p, fields: missing(p.Kind, p.Facts, p.Settled), out: Reading{Dropped: map[Reason]int{}}}
	all := pieces(lines(p.Text), pieceBytes)
	r.out.Pieces = len(all)
	forms := make([][]form, len(all))
	var each sync.WaitGroup
	for i, piece := range all {
		each.Go(func() { forms[i] = r.piece(ctx, piece, i+1, len(all), 0) })
	}
	each.Wait()
	r.merge(slices.Concat(forms...))
	return r.out
}

type reader struct {
	m      model.Converser
	p      Paper
	fields []wanted

	mu  sync.Mutex
	out Reading
}

// piece asks about one piece, in halves where the answer was cut or the piece too
// long for the model.
func (r *reader) piece(ctx context.Context, some []line, n, of, depth int) []form {
	reply, err := r.m.Converse(ctx, ask(r.p.Kind, r.fields, n, of, joined(some)))
	r.mu.Lock()
	r.out.Usage = r.out.Usage.Add(reply.Usage)
	r.mu.Unlock()
	tooLong := err == nil && reply.Stop == model.Length || fault.KindOf(err) == fault.Invalid
	if tooLong && depth < deepest && len(some) > 1 {
		r.mu.Lock()
		r.out.Pieces++
		r.mu.Unlock()
		half := len(some) / 2
		// The halves overlap as pieces do.
		return slices.Concat(r.piece(ctx, some[:half], n, of, depth+1), r.piece(ctx, some[max(0, half-min(overlap, half/2)):], n, of, depth+1))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case err != nil:
		r.out.Unread++
		if r.out.Err == nil || errors.Is(r.out.Err, context.Canceled) {
			r.out.Err = err
		}
		return nil
	case reply.Stop == model.Blocked:
		r.out.Unread++
		r.out.Blocked++
		return nil
	case reply.Stop == model.Length:
		r.out.Unread++ // what there is of the form is still looked at
	}
	var f form
	if reply.Output == nil || json.Unmarshal(reply.Output, &f) != nil {
		r.out.Offered++
		r.out.Dropped[NoForm]++
		return nil
	}
	return []form{f}
}

// merge puts the forms of all pieces together: what the overlap said twice is one,
// what was said with two values is none.
func (r *reader) merge(forms []form) {
	byPath := map[string]evidence.Fact{}
	var order []string
	contradicted := map[string]bool{}
	var cited []evidence.Citation
	for _, f := range forms {
		r.out.Offered += len(f.Facts) + len(f.Concerns)
		for _, c := range f.Facts {
			fact, why := r.fact(c)
			if why != "" {
				r.out.Dropped[why]++
				continue
			}
			before, twice := byPath[fact.Path()]
			switch {
			case !twice:
				byPath[fact.Path()] = fact
				order = append(order, fact.Path())
			case before.Normalised() != fact.Normalised():
				contradicted[fact.Path()] = true
				r.out.Dropped[Contradicted]++
			default:
				r.out.Dropped[Known]++
			}
		}
		for _, c := range f.Concerns {
			found, why := r.concern(c, cited)
			if why != "" {
				r.out.Dropped[why]++
				continue
			}
			cited = append(cited, found.Cite)
			r.out.Findings = append(r.out.Findings, found)
		}
	}
	for _, path := range order {
		if contradicted[path] {
			r.out.Dropped[Contradicted]++
			continue
		}
		r.out.Facts = append(r.out.Facts, byPath[path])
	}
	slices.SortStableFunc(r.out.Findings, func(a, b Finding) int { return a.Cite.Page() - b.Cite.Page() })
}

// span is the words that a claim quotes, where it says they stand.
func (r *reader) span(c claim) (evidence.Span, Reason) {
	page, err := pageOf(c.Line)
	if err != nil {
		return evidence.Span{}, NotOnPage
	}
	s, err := evidence.Quoted(r.p.Text, page, unnumbered(c.Quote))
	if err != nil {
		return s, NotOnPage
	}
	return s, ""
}

// pageOf is the page in a line's number: "3.12" or "[3.12]".
func pageOf(number string) (int, error) {
	page, _, _ := strings.Cut(strings.Trim(number, "[] "), ".")
	return strconv.Atoi(page)
}

var numbers = regexp.MustCompile(`\[[0-9]+\.[0-9]+\]`)

// unnumbered is a quotation without the numbers that we put before its lines.
func unnumbered(quote string) string { return numbers.ReplaceAllString(quote, " ") }

// certain is the most that is ever thought of a model's fact.
const certain = 0.7

func (r *reader) fact(c claim) (evidence.Fact, Reason) {
	i := slices.IndexFunc(r.fields, func(w wanted) bool { return w.id == c.Field })
	if i < 0 {
		return evidence.Fact{}, NotOnList
	}
	field := r.fields[i].field
	at, why := r.span(c)
	if why != "" {
		return evidence.Fact{}, why
	}
	normalised, ok := normalise(field.Type, c.Value)
	if !ok {
		return evidence.Fact{}, NotOfType
	}
	f, err := evidence.State(evidence.Statement{
		Path: field.Path, Label: field.Label, Value: c.Value, Normalised: normalised,
		Confidence: min(certain, at.Confidence()), Origin: evidence.Model,
	}, at)
	if err != nil {
		return f, NotInQuote
	}
	return f, ""
}

// normalise is a value as its field wants it.
func normalise(t papers.Type, value string) (any, bool) {
	switch t {
	case papers.Day:
		day, _, ok := papers.ParseDay(value)
		return papers.FormatDay(day), ok
	case papers.Pounds:
		sum, _, ok := papers.ParsePounds(value)
		return sum, ok
	case papers.Number:
		if n, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(value), ",", ""), 64); err == nil {
			return n, true
		}
		n, _, ok := papers.ParseYears(value)
		return n, ok
	case papers.Words:
		return nil, true
	}
	return nil, false
}

const (
	fewestWords = 4  // of a concern's quotation
	mostWords   = 90 // that a report shows
)

func (r *reader) concern(c claim, before []evidence.Citation) (Finding, Reason) {
	n, err := strconv.Atoi(strings.TrimPrefix(c.Concern, "c"))
	if err != nil || n < 1 || n > len(Concerns()) {
		return Finding{}, NotOnList
	}
	at, why := r.span(c)
	switch {
	case why != "":
		return Finding{}, why
	case at.Words() < fewestWords:
		return Finding{}, TooShort
	case at.Words() > mostWords:
		at = at.Sub(0, mostWords)
	}
	cite, err := evidence.Cite(at)
	if err != nil {
		return Finding{}, NotOnPage
	}
	for _, known := range slices.Concat(r.p.Shown, before) {
		if known.File() == cite.File() && known.Page() == cite.Page() && overlaps(known.Quote(), cite.Quote()) {
			return Finding{}, Known
		}
	}
	return Finding{Concerns()[n-1], cite}, ""
}

// overlaps says whether two quotations are about the same words: one holds the other,
// and is not so much longer (a whole letter) that it points at nothing.
func overlaps(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return strings.Contains(a, b) && len(a) <= 3*len(b)
}

var toMachine = regexp.MustCompile(`(?i)\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|task)\b|\b(?:system|developer)\s+(?:prompt|message)\b|\b(?:you are|act as|as)\s+(?:an?\s+)?(?:ai|language model|assistant|chatbot|llm)\b|\b(?:ai|llm|language model)s?\b.{0,30}\b(?:must|should|shall|reading)\b`)

// SpeaksToMachine says whether words are addressed to a program that reads them and
// not to a person: nobody's paper of a sale has such, but one that wants to deceive.
func SpeaksToMachine(text string) bool { return toMachine.MatchString(text) }

// addressed is the first words of a paper that speak to a machine, for a person to
// see. What else such a paper says is not to be had from a model: the words beside an
// order are as likely to be meant for it.
func addressed(t *evidence.Text) (evidence.Citation, bool) {
	for _, p := range t.Document().Pages {
		page := t.Page(p.Number)
		if page.Empty() {
			continue
		}
		m, ok := page.Find(toMachine)
		if !ok {
			continue
		}
		if c, err := evidence.Cite(m.Span); err == nil {
			return c, true
		}
	}
	return evidence.Citation{}, false
}
