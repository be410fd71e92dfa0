package web

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/review"
)

// This file is the viewer: the picture of a page, over it the page's own words, which
// can be selected and searched, and under them what is lit up. Words and lights come
// from the same boxes, so that a light cannot stand beside its words. They are SVG in
// points of the page and fit it at any size.

// sheet is a page of a document as it is shown.
type sheet struct {
	Document document.Document
	Page     *reading.Page
	Lit      []reading.Box
	Matches  []reading.Box // of what was searched for
	First    bool          // of the two that stand side by side, the one that the address names
}

// Source is the address of the page's picture at a width.
func (s sheet) Source(width int) string {
	return fmt.Sprintf("/api/v1/documents/%s/pages/%d?width=%d&bytes=%s", s.Document.ID, s.Page.Number, width, short(s.Document))
}

// Sources are the pictures of all widths for a srcset.
func (s sheet) Sources() string {
	var all []string
	for _, w := range review.Widths()[1:] {
		all = append(all, fmt.Sprintf("%s %dw", s.Source(w), w))
	}
	return strings.Join(all, ", ")
}

// ViewBox is the page's size for SVG.
func (s sheet) ViewBox() string {
	return fmt.Sprintf("0 0 %s %s", num(s.Page.Width), num(s.Page.Height))
}

// Tall is the height of a picture of so many pixels' width.
func (s sheet) Tall(width int) int {
	return int(math.Round(float64(width) * s.Page.Height / max(1, s.Page.Width)))
}

// short is enough of a document's digest to name its bytes among those of one document.
func short(d document.Document) string { return d.SHA256[:min(len(d.SHA256), 12)] }

// num is a length in points as SVG has it.
func num(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }

// lamp is a lit box, as the attributes of a rect.
type lamp struct{ X, Y, Width, Height string }

// grown is how far a light reaches over its words on each side, in points.
const grown = 1.5

func lamps(boxes []reading.Box) (out []lamp) {
	for _, b := range boxes {
		out = append(out, lamp{num(b.X0 - grown), num(b.Y0 - grown), num(b.Width() + 2*grown), num(b.Height() + 2*grown)})
	}
	return out
}

// Lamps is what is lit.
func (s sheet) Lamps() []lamp { return lamps(s.Lit) }

// Found is where what was searched for stands.
func (s sheet) Found() []lamp { return lamps(s.Matches) }

// Turned says whether the page's writing runs in another way than from left to right.
func (s sheet) Turned() bool { return s.Page.Tilt.Turns&3 != 0 }

// run is a word as the attributes of a tspan, or of a text that is turned.
type run struct{ X, Y, Length, Size, Turn, Text string }

// descent is how much of the height of a word's box its baseline stands above the bottom.
const descent = 0.2

// Runs are the page's lines, each the words of one.
func (s sheet) Runs() (lines [][]run) {
	for _, l := range s.Page.Lines {
		var line []run
		for _, w := range l.Words {
			b := w.Box
			if b.Empty() {
				continue
			}
			r := run{X: num(b.X0), Y: num(b.Y1 - descent*b.Height()), Length: num(b.Width()), Size: num(b.Height()), Text: w.Text}
			switch s.Page.Tilt.Turns & 3 { // clockwise quarters that make it upright
			case 1:
				r = run{X: num(b.X1 - descent*b.Width()), Y: num(b.Y1), Length: num(b.Height()), Size: num(b.Width()), Turn: "-90", Text: w.Text}
			case 2:
				r = run{X: num(b.X1), Y: num(b.Y0 + descent*b.Height()), Length: num(b.Width()), Size: num(b.Height()), Turn: "180", Text: w.Text}
			case 3:
				r = run{X: num(b.X0 + descent*b.Width()), Y: num(b.Y0), Length: num(b.Height()), Size: num(b.Width()), Turn: "90", Text: w.Text}
			}
			line = append(line, r)
		}
		if len(line) > 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// Unread is why the page has no words, for people; empty when it has or needs none.
func (s sheet) Unread() string {
	if s.Page.Source != reading.SourceUnread {
		return ""
	}
	if s.Page.Reason == "" {
		return "This page could not be read."
	}
	return "This page could not be read: " + s.Page.Reason
}

// mostSought is the most letters of a search.
const mostSought = 200

// search is where words stand on a page one after the other, over the ends of lines
// too; letter case and what stands around a word, such as a comma, do not matter.
func search(p *reading.Page, sought string) (places [][]reading.Box) {
	want := folded(sought)
	if len(want) == 0 {
		return nil
	}
	var words []string
	var boxes []reading.Box
	for _, l := range p.Lines {
		for _, w := range l.Words {
			if f := fold(w.Text); f != "" {
				words, boxes = append(words, f), append(boxes, w.Box)
			}
		}
	}
	last := len(want) - 1
	for i := range words {
		if i+last >= len(words) {
			break
		}
		// The last word may be only begun, as it is while somebody types.
		if slices.Equal(words[i:i+last], want[:last]) && strings.HasPrefix(words[i+last], want[last]) {
			places = append(places, boxes[i:i+last+1])
		}
	}
	return places
}

func folded(text string) (out []string) {
	for _, w := range strings.Fields(text) {
		if f := fold(w); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// fold is a word in small letters without what stands around it.
func fold(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '£' }))
}

// tile is a page in the row of pages.
type tile struct {
	sheet
	Current bool
	Count   int    // of what was searched for
	Link    string // its address
}

// viewing is what the document page shows.
type viewing struct {
	Document document.Document
	Case     property.Case
	Paper    *analysis.Document  // as the report has it
	Said     []pack.Fact         // its facts, with what people said of them
	Judge    bool                // may they say something of them?
	Here     []heard             // its facts on the page that is shown
	Else     []heard             // those on its other pages
	Flags    []flag              // findings that rest on words of the page
	Others   []document.Document // that can stand beside it
	Beside   document.ID         // the one that does; empty for none
	With     int                 // its page
	Sheets   []sheet             // the page, and the one beside it
	Tiles    []tile
	Previous string // addresses of the pages before and after; empty where there is none
	Next     string
	Fact     int // that is lit; -1 for none
	Finding  *analysis.Finding
	Back     string // the address of the finding in the case
	Sought   string
	Total    int // of what was sought, on all pages
}

// heard is a fact of the paper and its place among them.
type heard struct {
	pack.Fact
	N int
}

// Says is what the paper says, and a day that it writes in figures alone written out;
// the quotation beside it has it as it stands there.
func (h heard) Says() string {
	if s, ok := h.Normalised.(string); ok && !strings.ContainsFunc(h.Value, unicode.IsLetter) {
		if day, ok := longDay(s); ok {
			return day
		}
	}
	return h.Value
}

// flag is a finding that rests on words of the page.
type flag struct {
	analysis.Finding
	N  int
	To string // the page with its words lit
}

// number is a number of the address; otherwise what is said.
func number(q url.Values, name string, otherwise int) int {
	if n, err := strconv.Atoi(q.Get(name)); err == nil {
		return n
	}
	return otherwise
}

func (p *Pages) document(w http.ResponseWriter, r *http.Request) {
	v, err := p.viewing(r)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	p.show(w, r, http.StatusOK, "document", view{v.Document.Name, true, Site{}, v})
}

func (p *Pages) viewing(r *http.Request) (v viewing, err error) {
	ctx, q := r.Context(), r.URL.Query()
	if v.Document, err = p.site.Documents.Store.Document(ctx, document.ID(r.PathValue("document"))); err != nil {
		return v, err
	}
	if v.Case, err = p.site.Cases.Store.Case(ctx, v.Document.Case); err != nil {
		return v, err
	}
	var report *analysis.Report
	if v.Case.Reviewed > 0 {
		if report, err = p.site.Reviews.Report(ctx, v.Case); err != nil {
			return v, err
		}
		for i := range report.Documents {
			if report.Documents[i].File == v.Document.Name {
				v.Paper = &report.Documents[i]
			}
		}
		decisions, err := p.site.Packs.Store.Decisions(ctx, v.Case.ID)
		if err != nil {
			return v, err
		}
		for _, f := range pack.Facts(report, decisions) {
			if f.File == v.Document.Name {
				v.Said = append(v.Said, f)
			}
		}
		v.Judge = may(r, permission.PackJudge)
	}
	v.Fact = -1
	if n := number(q, "fact", -1); v.Paper != nil && n >= 0 && n < len(v.Paper.Facts) {
		v.Fact = n
	}
	if n := number(q, "finding", -1); report != nil && n >= 0 && n < len(report.Findings) {
		v.Finding = &report.Findings[n]
		v.Back = fmt.Sprintf("/cases/%s#f%d", v.Case.ID, n)
	}
	if v.Sought = strings.TrimSpace(q.Get("q")); len(v.Sought) > mostSought {
		v.Sought = ""
	}
	if v.Document.State != document.Read && v.Document.State != document.Ready {
		return v, nil
	}
	doc, err := p.site.Documents.Opened(ctx, v.Document)
	if err != nil {
		return v, err
	}
	if len(doc.Pages) == 0 {
		return v, nil
	}
	current := max(1, min(number(q, "page", 1), len(doc.Pages)))
	v.split(report, current)
	if v.Others, err = p.others(r, v.Document); err != nil {
		return v, err
	}
	for i := range doc.Pages {
		page := &doc.Pages[i]
		s := sheet{Document: v.Document, Page: page}
		t := tile{sheet: s, Current: page.Number == current, Link: v.address(q, page.Number)}
		for _, place := range search(page, v.Sought) {
			t.Count++
			t.Matches = append(t.Matches, place...)
		}
		v.Total += t.Count
		v.Tiles = append(v.Tiles, t)
		switch page.Number {
		case current - 1:
			v.Previous = t.Link
		case current:
			t.First = true
			t.Lit = v.lit(v.Document.Name, current)
			v.Sheets = append(v.Sheets, t.sheet)
		case current + 1:
			v.Next = t.Link
		}
	}
	if id := q.Get("beside"); id != "" {
		other, err := p.beside(r, v, document.ID(id), number(q, "with", 1))
		if err != nil {
			return v, err
		}
		v.Sheets = append(v.Sheets, other)
		v.Beside, v.With = other.Document.ID, other.Page.Number
	}
	return v, nil
}

// split puts the facts of the page that is shown before the others, and gathers the
// findings that rest on its words.
func (v *viewing) split(r *analysis.Report, current int) {
	for n, f := range v.Said {
		if f.Page == current {
			v.Here = append(v.Here, heard{f, n})
		} else {
			v.Else = append(v.Else, heard{f, n})
		}
	}
	if r == nil {
		return
	}
	for n, f := range r.Findings {
		if slices.ContainsFunc(f.Evidence, func(e analysis.Evidence) bool { return e.File == v.Document.Name && e.Page == current }) {
			v.Flags = append(v.Flags, flag{f, n, fmt.Sprintf("?page=%d&finding=%d", current, n)})
		}
	}
}

// others are the papers of a case that have pages, without one of them.
func (p *Pages) others(r *http.Request, d document.Document) ([]document.Document, error) {
	all, err := p.site.Documents.Of(r.Context(), d.Case, 0)
	return slices.DeleteFunc(all, func(o document.Document) bool {
		return o.ID == d.ID || o.Pages == 0 || o.State != document.Read && o.State != document.Ready
	}), err
}

// Turning is the address of the paper that stands beside, so many pages on; empty where
// it has no such page.
func (v viewing) Turning(by int) string {
	if len(v.Sheets) < 2 || v.With+by < 1 || v.With+by > v.Sheets[1].Document.Pages {
		return ""
	}
	return "?" + url.Values{"page": {strconv.Itoa(v.Sheets[0].Page.Number)}, "beside": {string(v.Beside)}, "with": {strconv.Itoa(v.With + by)}}.Encode()
}

// Judging says whether the case is being judged again.
func (v viewing) Judging() bool { return v.Case.Reviewed > 0 && v.Case.Reviewed < v.Case.Revision }

// beside is a page of another document of the same case.
func (p *Pages) beside(r *http.Request, v viewing, id document.ID, page int) (sheet, error) {
	d, err := p.site.Documents.Store.Document(r.Context(), id)
	if err != nil {
		return sheet{}, err
	}
	if d.Case != v.Case.ID { // the guard asked about the case of the address
		return sheet{}, errNotBeside
	}
	doc, err := p.site.Documents.Reading(r.Context(), d)
	if err != nil {
		return sheet{}, err
	}
	for i := range doc.Pages {
		if doc.Pages[i].Number == page {
			return sheet{Document: d, Page: &doc.Pages[i], Lit: v.lit(d.Name, page)}, nil
		}
	}
	return sheet{}, errNotBeside
}

// address is that of another page of what is shown: what was sought goes along, what
// was lit does not.
func (v viewing) address(q url.Values, page int) string {
	keep := url.Values{"page": {strconv.Itoa(page)}}
	if v.Sought != "" {
		keep.Set("q", v.Sought)
	}
	for _, name := range []string{"beside", "with"} {
		if s := q.Get(name); s != "" {
			keep.Set(name, s)
		}
	}
	return "?" + keep.Encode()
}

// lit is what is to be lit on a page of a file.
func (v viewing) lit(file string, page int) (boxes []reading.Box) {
	if v.Finding != nil {
		for _, e := range v.Finding.Evidence {
			if e.File == file && e.Page == page {
				boxes = append(boxes, e.Boxes...)
			}
		}
	}
	if v.Fact >= 0 {
		f := v.Paper.Facts[v.Fact]
		if file == v.Document.Name && f.Page == page {
			boxes = append(boxes, f.Boxes...)
		}
		for _, e := range f.Also { // the tick, where the question is long
			if e.File == file && e.Page == page {
				boxes = append(boxes, e.Boxes...)
			}
		}
	}
	return boxes
}

// Pair is the address that shows the first two papers of a finding that rests on two,
// side by side; empty for one that does not.
func (f finding) Pair() string {
	for _, b := range f.Proofs {
		a := f.Proofs[0]
		if a.Document == "" || b.Document == "" || b.Document == a.Document {
			continue
		}
		return fmt.Sprintf("/documents/%s?page=%d&finding=%d&beside=%s&with=%d", a.Document, a.Page, f.N, b.Document, b.Page)
	}
	return ""
}
