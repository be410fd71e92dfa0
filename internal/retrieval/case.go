package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Case is the papers of one case, ready to be asked. It is made once and not
// changed, and may be asked by many at a time.
type Case struct {
	AsAt     time.Time // at which terms and ages are counted
	Passages []Passage
	facts    []fact
	files    map[string][]papers.Kind // what each file holds
	unread   []string                 // files that could not be read
	index    index
	meaning  *Meaning // nil for the words as they are
	sense    model.Identity
	sensed   [][]int8 // of each passage, by sense; nil for one that has none
	known    []string // words of the papers and of the ways of asking, for meaning
	size     int64
}

// Passage is a part of a paper with the words that can be quoted of it.
type Passage struct {
	File     string
	Kind     papers.Kind
	Where    string // "clause 4.12"; may be empty
	Heading  []string
	Page     int // on which it begins
	LastPage int
	// Pieces is its sentences and rows, each a quotation of its own, in order.
	Pieces []evidence.Citation

	text      []string // of each piece, as it is searched: what OCR misread is mended
	lead      string   // the words that it goes on from: "The Tenant covenants:"
	by        string
	form      papers.Form
	number    string
	canonical string
	schedule  int
	register  string
	heads     string
	next      int // the passage after it in its paper, -1 for the last
	facts     []int
}

// Text is the words of a passage.
func (p *Passage) Text() string { return strings.Join(p.text, " ") }

// fact is a fact of the report and where it stands.
type fact struct {
	analysis.Fact
	file    string
	kind    papers.Kind
	typ     papers.Type
	passage int // -1 where it stands in none
}

const (
	pieceWords   = 60  // a quotation is what a person reads at a glance
	passageWords = 240 // a longer passage is several with one number
)

// New makes the papers of an analysis ready to be asked. Read gives what reading made of a file
// of the report, or nil.
func New(r *analysis.Report, read func(file string) *reading.Document) *Case {
	c := &Case{files: map[string][]papers.Kind{}}
	c.AsAt, _ = time.Parse(time.DateOnly, r.AsAt)
	for i := range r.Documents {
		d := &r.Documents[i]
		if d.DuplicateOf != "" {
			continue
		}
		doc := read(d.File)
		if doc == nil || d.Error != "" {
			c.unread = append(c.unread, d.File)
			continue
		}
		parts := d.Parts
		if len(parts) == 0 && len(doc.Pages) > 0 {
			parts = []analysis.Part{{Kind: d.Kind, FirstPage: doc.Pages[0].Number, LastPage: doc.Pages[len(doc.Pages)-1].Number}}
		}
		from := len(c.Passages)
		for _, part := range parts {
			c.files[d.File] = append(c.files[d.File], part.Kind)
			section := papers.Section{First: part.FirstPage, Last: part.LastPage}
			c.addPart(d.File, part.Kind, evidence.NewText(section.Pages(doc)))
		}
		c.addFacts(d, parts, from)
	}
	c.index = newIndex(c)
	return c
}

// Of makes an analysis ready to be asked.
func Of(a *analysis.Analysis) *Case {
	docs := map[string]*reading.Document{}
	for _, s := range a.Sources {
		if s.Document != nil {
			docs[s.File.Name] = s.Document
		}
	}
	return New(&a.Report, func(file string) *reading.Document { return docs[file] })
}

// addPart cuts one paper into passages.
func (c *Case) addPart(file string, kind papers.Kind, text *evidence.Text) {
	first := len(c.Passages)
	leads := map[string]string{} // of each number whose words end in a colon
	for _, p := range papers.Passages(kind, text) {
		base := Passage{
			File: file, Kind: kind, Where: p.Where(), Heading: p.Heading, by: p.By, form: p.Form,
			number: p.Number, canonical: canonical(p.Number), schedule: p.Schedule, register: p.Register,
			heads: strings.Join(p.Heading, " "),
		}
		for i := strings.LastIndexByte(base.canonical, '.'); i > 0; i = strings.LastIndexByte(base.canonical[:i], '.') {
			if lead, ok := leads[base.canonical[:i]]; ok {
				base.lead = lead
				break
			}
		}
		now, size := base, 0
		flush := func() {
			if len(now.Pieces) > 0 {
				now.Page, now.LastPage = now.Pieces[0].Page(), now.Pieces[len(now.Pieces)-1].Page()
				c.Passages = append(c.Passages, now)
			}
			now, size = base, 0
		}
		for _, part := range p.Parts {
			for _, piece := range pieces(part) {
				cite, err := evidence.Cite(piece)
				if err != nil {
					continue // what cannot be quoted is not searched
				}
				if size > 0 && size+piece.Words() > passageWords {
					flush()
				}
				now.Pieces = append(now.Pieces, cite)
				now.text = append(now.text, piece.Text())
				size += piece.Words()
			}
		}
		if text := now.Text(); base.canonical != "" && size < 80 && (strings.HasSuffix(text, ":") || strings.HasSuffix(text, ":-") || strings.HasSuffix(text, "-")) {
			leads[base.canonical] = text
		}
		flush()
	}
	for i := first; i < len(c.Passages); i++ {
		c.Passages[i].next = i + 1
	}
	if n := len(c.Passages); n > first {
		c.Passages[n-1].next = -1
	}
}

// pieces cuts a part at the ends of sentences, none longer than pieceWords.
func pieces(s evidence.Span) []evidence.Span {
	var all []evidence.Span
	from, n := 0, s.Words()
	for i := range n {
		word := s.Word(i).Text
		ends := (strings.HasSuffix(word, ".") && len(word) > 4 || strings.HasSuffix(word, ";") || strings.HasSuffix(word, "?")) && i-from >= 5
		if ends || i-from+1 >= pieceWords || i == n-1 {
			all = append(all, s.Sub(from, i+1))
			from = i + 1
		}
	}
	// A short rest goes with what it follows.
	if k := len(all); k > 1 && all[k-1].Words() < 5 && all[k-2].Words()+all[k-1].Words() <= pieceWords+5 {
		all = append(all[:k-2], all[k-2].To(all[k-1]))
	}
	return all
}

// addFacts puts the facts of a file where they stand in its passages, which begin at
// index from.
func (c *Case) addFacts(d *analysis.Document, parts []analysis.Part, from int) {
	byPage := map[int][]int{}
	for i := from; i < len(c.Passages); i++ {
		for page := c.Passages[i].Page; page <= c.Passages[i].LastPage; page++ {
			byPage[page] = append(byPage[page], i)
		}
	}
	for _, f := range d.Facts {
		kind := d.Kind
		for _, p := range parts {
			if f.Page >= p.FirstPage && f.Page <= p.LastPage {
				kind = p.Kind
			}
		}
		n := fact{Fact: f, file: d.File, kind: kind, typ: papers.TypeOf(f.Path, kind), passage: -1}
		if len(f.Boxes) > 0 {
			n.passage = c.at(byPage[f.Page], f.Page, f.Boxes)
		}
		if n.passage >= 0 {
			c.Passages[n.passage].facts = append(c.Passages[n.passage].facts, len(c.facts))
		}
		c.facts = append(c.facts, n)
	}
}

// at is the passage that most of some boxes on a page stand in, or -1.
func (c *Case) at(candidates []int, page int, boxes []reading.Box) int {
	best, most := -1, 0
	for _, i := range candidates {
		n := 0
		for _, b := range boxes {
			for _, piece := range c.Passages[i].Pieces {
				if piece.Page() == page && covers(piece, b) {
					n++
					break
				}
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// covers reports whether a box's middle lies in one of a quotation's boxes.
func covers(c evidence.Citation, b reading.Box) bool {
	for _, box := range c.Boxes() {
		if b.MidX() >= box.X0-1 && b.MidX() <= box.X1+1 && b.MidY() >= box.Y0-1 && b.MidY() <= box.Y1+1 {
			return true
		}
	}
	return false
}

// Kinds is the kinds of paper that the case holds.
func (c *Case) Kinds() []papers.Kind {
	var all []papers.Kind
	for _, kinds := range c.files {
		all = append(all, kinds...)
	}
	slices.SortFunc(all, func(a, b papers.Kind) int { return cmp.Compare(a, b) })
	return slices.Compact(all)
}

// Size is roughly how many bytes of memory the case takes.
func (c *Case) Size() int64 { return c.size }
