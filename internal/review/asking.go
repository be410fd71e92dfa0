package review

import (
	"context"
	"path"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/report"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

const (
	caseAsked    audit.Action = "case.asked"    // or searched
	firmSearched audit.Action = "firm.searched" // all cases of it

	// longestQuestion is in bytes: a question, not a paper.
	longestQuestion = 1000
	// firmCases is how many cases one search of the firm looks into, the latest first,
	// and firmPatience how long it goes on to further ones.
	firmCases    = 200
	firmPatience = 10 * time.Second
)

// Ask is Answer, and what a model writes of it where one is asked (Write).
func (s *Service) Ask(ctx context.Context, c property.Case, question string) (retrieval.Answer, error) {
	a, err := s.Answer(ctx, c, question)
	if err != nil {
		return a, err
	}
	return a, s.Write(ctx, c, &a, func(retrieval.Sentence) error { return nil })
}

// Answer answers a question from the papers of a case as its kept report has them;
// fault.NotFound while there is no report, fault.Invalid for what is no question. No
// model is asked to write; one that embeds may order the passages behind the answer, and
// the firm's own library, where one is set, stands beside it.
func (s *Service) Answer(ctx context.Context, c property.Case, question string) (retrieval.Answer, error) {
	if err := asks(question); err != nil {
		return retrieval.Answer{}, err
	}
	to, err := asked(ctx, c, question)
	if err != nil {
		return retrieval.Answer{}, err
	}
	ready, err := s.ready(ctx, c)
	if err != nil {
		return retrieval.Answer{}, err
	}
	s.viewed(ctx, caseAsked, string(c.ID), nil)
	asking, cancel := context.WithCancel(ctx)
	defer cancel()
	library := s.consult(asking, c, question)
	a := ready.AskNear(question, s.sense(ctx, c, ready, question))
	a.Library = library()
	if err := ctx.Err(); err != nil {
		return a, err
	}
	s.given.keep(to, a, time.Now())
	return a, nil
}

// Again is the Answer that was given to the same person a moment ago, for what the page that
// shows it asks next: nothing is sought, and nobody else asked, twice. Where it is not kept
// any more it is found anew.
func (s *Service) Again(ctx context.Context, c property.Case, question string) (retrieval.Answer, error) {
	to, err := asked(ctx, c, question)
	if err != nil {
		return retrieval.Answer{}, err
	}
	if a, ok := s.given.find(to, time.Now()); ok {
		return a, nil
	}
	return s.Answer(ctx, c, question)
}

// Search is the passages of a case that speak of what a text asks for.
func (s *Service) Search(ctx context.Context, c property.Case, text string, limit int) ([]retrieval.Result, error) {
	if err := asks(text); err != nil {
		return nil, err
	}
	ready, err := s.ready(ctx, c)
	if err != nil {
		return nil, err
	}
	s.viewed(ctx, caseAsked, string(c.ID), nil)
	return ready.SearchNear(text, s.sense(ctx, c, ready, text), limit), nil
}

// Hits is what a search of the firm found in one case.
type Hits struct {
	Case     property.Case
	Passages []retrieval.Result
}

// SearchFirm searches the cases that list gives, as those who may see them get them,
// page by page, in that order. It looks into those with a report; left is how many of
// these there was no time for. A case that goes while it is searched is passed over.
func (s *Service) SearchFirm(ctx context.Context, text string, limit int, list func(after property.Place, limit int) ([]property.Case, error)) (found []Hits, left int, err error) {
	if err := asks(text); err != nil {
		return nil, 0, err
	}
	s.viewed(ctx, firmSearched, "", nil)
	began := time.Now()
	var after property.Place
	found = []Hits{}
	for seen := 0; seen < firmCases; {
		cases, err := list(after, 50)
		if err != nil {
			return nil, 0, err
		}
		for _, c := range cases {
			after = c.Place()
			seen++
			if c.Reviewed == 0 {
				continue
			}
			if time.Since(began) > firmPatience {
				left++
				continue
			}
			ready, err := s.ready(ctx, c)
			if fault.KindOf(err) == fault.NotFound {
				continue
			}
			if err != nil {
				return nil, 0, err
			}
			if hits := ready.Find(text, limit); len(hits) > 0 {
				found = append(found, Hits{c, hits})
			}
		}
		if len(cases) < 50 {
			break
		}
	}
	return found, left, nil
}

// Quotation is the strip of the page that a quotation of an answer stands on, as a JPEG.
// Where the answer is not kept any more it is found again: the same question has the same
// answer.
func (s *Service) Quotation(ctx context.Context, c property.Case, question string, n int) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	to, err := asked(ctx, c, question)
	if err != nil {
		return nil, err
	}
	a, ok := s.given.find(to, time.Now())
	if !ok {
		ready, err := s.ready(ctx, c)
		if err != nil {
			return nil, err
		}
		a = ready.Ask(question)
	}
	if n < 0 || n >= len(a.Evidence) {
		return nil, fault.New(fault.NotFound, "the answer has no such evidence")
	}
	q := a.Evidence[n]
	papers, err := s.open(ctx, c, func(name string) bool { return name == q.File })
	if err != nil {
		return nil, err
	}
	defer papers.Close()
	return report.Proof(ctx, papers, analysis.Evidence{File: q.File, Page: q.Page, Quote: q.Quote, Boxes: q.Boxes})
}

func asks(question string) error {
	if len(question) > longestQuestion {
		return fault.New(fault.Invalid, "the question is longer than %d characters; ask about one matter at a time", longestQuestion)
	}
	return nil
}

// ready is a case ready to be asked, as its kept report has it.
func (s *Service) ready(ctx context.Context, c property.Case) (*retrieval.Case, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if c.Reviewed == 0 {
		return nil, fault.New(fault.NotFound, "the papers of %s are not read yet; ask when there is a report", c.Name)
	}
	leaves, tag, err := s.leaves(ctx, c)
	if err != nil {
		return nil, err
	}
	key := path.Join(string(who.Organisation), string(c.ID), strconv.FormatInt(c.Reviewed, 10), tag)
	return s.Shelf.Case(key, func() (*retrieval.Case, error) {
		r, err := s.Report(ctx, c)
		if err != nil {
			return nil, err
		}
		made, err := s.made(ctx, c, r)
		if err == nil && len(leaves) > 0 {
			err = s.lend(ctx, made, leaves)
		}
		return made, err
	})
}

// made is a case as its kept report has it, ready to be asked by words.
func (s *Service) made(ctx context.Context, c property.Case, r *analysis.Report) (*retrieval.Case, error) {
	docs, err := s.Documents.Store.Documents(ctx, c.ID, 0)
	if err != nil {
		return nil, err
	}
	byName := map[string]document.Document{}
	for _, d := range docs {
		if d.State == document.Ready || d.State == document.Read {
			byName[d.Name] = d
		}
	}
	var failed error
	made := retrieval.New(r, func(file string) *reading.Document {
		d, ok := byName[file]
		if !ok || failed != nil {
			return nil
		}
		doc, err := s.Documents.Reading(ctx, d)
		if err != nil {
			failed = err
			return nil
		}
		doc.Name = d.Name
		return doc
	})
	made.Know(s.Meaning)
	return made, failed
}
