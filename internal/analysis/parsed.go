package analysis

import (
	"slices"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// parse tells the papers of a file apart and takes their facts, and says in timings
// how long it took.
func parse(doc *reading.Document, kind papers.Kind, asAt time.Time, timings map[string]float64) *parsedFile {
	start := time.Now()
	text := evidence.NewText(doc)
	sections := papers.Divide(text, kind)
	timings["classify"] = seconds(time.Since(start))
	start = time.Now()
	out := &parsedFile{doc: doc}
	for _, s := range sections {
		own := text
		if len(sections) > 1 {
			own = evidence.NewText(s.Pages(doc))
		}
		out.papers = append(out.papers, parsedPaper{s, own, papers.Extract(s.Kind, own, asAt)})
	}
	timings["extract"] = seconds(time.Since(start))
	return out
}

// parsedFile is what parsing makes of a file's pages. It is shared: nobody may change
// it. What people say of a paper is put upon copies.
type parsedFile struct {
	doc    *reading.Document
	papers []parsedPaper
}

type parsedPaper struct {
	papers.Section
	text  *evidence.Text // of its pages
	facts []evidence.Fact
}

// parsing is all that what a paper says depends on: its pages, what a person says it
// is, and the day.
type parsing struct {
	pages string // empty for a file that is not remembered
	kind  papers.Kind
	asAt  time.Time
}

// mostParsed is how many pages are remembered in all, some 150 kB each with their
// words, boxes and text.
const mostParsed = 500

// parsed remembers what was parsed last. A case is judged as a whole after every
// change, mostly of one paper or of one fact: the others say what they said. Whoever
// asks must have the pages, so that what was erased is not found and no name of a
// firm or a case could lead to another's.
type parsed struct {
	mu    sync.Mutex
	kept  []remembered // the last used at the end
	pages int
}

type remembered struct {
	parsing
	file *parsedFile
}

func (p *parsed) find(of parsing) *parsedFile {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := p.at(of)
	if i < 0 {
		return nil
	}
	found := p.kept[i]
	p.kept = append(slices.Delete(p.kept, i, i+1), found)
	return found.file
}

func (p *parsed) keep(of parsing, f *parsedFile) {
	n := len(f.doc.Pages)
	if of.pages == "" || n > mostParsed/2 {
		return // one very long paper may not drive out all others
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.at(of) >= 0 {
		return // two reviews at once parsed it
	}
	p.kept, p.pages = append(p.kept, remembered{of, f}), p.pages+n
	gone := 0
	for ; p.pages > mostParsed; gone++ {
		p.pages -= len(p.kept[gone].file.doc.Pages)
	}
	p.kept = slices.Delete(p.kept, 0, gone)
}

func (p *parsed) at(of parsing) int {
	return slices.IndexFunc(p.kept, func(r remembered) bool { return r.parsing == of })
}
