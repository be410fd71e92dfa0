package pack

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os"
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack/bind"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/report"
)

// Copier takes pages out of a PDF file, from first to last, and writes them as a
// plain one; pdf.Engine is one.
type Copier interface {
	Copy(ctx context.Context, data []byte, first, last int, w io.Writer) error
}

// Drawer opens papers for drawing; facsimile.Drawer is one.
type Drawer interface {
	Open(sources ...facsimile.Source) *facsimile.Papers
}

// Binder makes one PDF of a pack. It holds one paper in memory at a time.
type Binder struct {
	Copy Copier
	Draw Drawer
	// Load gives a paper's bytes and its pages as they were read; Document is nil for
	// one that was not.
	Load func(ctx context.Context, p Paper) (facsimile.Source, error)
	// Progress is told how many papers are in, of how many; may be nil.
	Progress func(done, total int)
	// Temp is the directory for what is on its way; empty for the system's.
	Temp string
}

const (
	chunk        = 64  // pages that are taken out of a PDF at a time
	drawDPI      = 150 // of pages that are drawn: fine enough for print
	drawQuality  = 80
	mostOriginal = 128 << 20 // bytes of papers that are kept for the report's pictures
)

// Write writes the pack and gives the number of its pages. A paper whose pages
// cannot be had is a page that says so; the error is for what ends the whole.
func (b *Binder) Write(ctx context.Context, w io.Writer, c *Content) (int, error) {
	out := bind.New(w)
	draft := c.front(c.parts(nil), 0)
	_, before, err := draft.output()
	if err != nil {
		return 0, err
	}
	rep, marks, err := b.report(ctx, out, c)
	if err != nil {
		return 0, err
	}
	pages := [][]*bind.Page{rep}
	for i, p := range c.Papers {
		if b.Progress != nil {
			b.Progress(i, len(c.Papers))
		}
		var got []*bind.Page
		if !p.same() {
			if got, err = b.paper(ctx, out, c, p); err != nil {
				return 0, err
			}
		}
		for n, page := range got {
			page.Foot = fmt.Sprintf("Paper %d, page %d of %d", i+1, n+1, len(got))
		}
		pages = append(pages, got)
	}
	var rest []*bind.Page
	starts := make([]int, len(pages))
	for i, of := range pages {
		starts[i] = before + len(rest) + 1
		rest = append(rest, of...)
	}
	parts := c.parts(pages)
	for i := range parts {
		parts[i].page = starts[i]
	}
	front := c.front(parts, before+len(rest))
	file, n, err := front.output()
	if err != nil {
		return 0, err
	}
	if n != before {
		return 0, fmt.Errorf("pack: the front has %d pages and had %d", n, before)
	}
	first, err := out.Add(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return 0, err
	}
	for _, s := range front.spots {
		first[s.page].Link(margin, s.y, column, s.height, pages[s.to][0])
	}
	order := append(first, rest...)
	for i, page := range order {
		foot := "Pack"
		if c.Signed() {
			foot += " v" + strconv.Itoa(c.Number)
		}
		foot += fmt.Sprintf(" page %d of %d", i+1, len(order))
		if page.Foot != "" {
			foot = page.Foot + " - " + foot
		}
		page.Foot = foot
	}
	err = out.Finish(order, c.outline(front, first, marks, pages), bind.About{Title: "Property pack: " + c.Name, Created: c.made()})
	return len(order), err
}

// parts are the lines of the index.
func (c *Content) parts(pages [][]*bind.Page) []part {
	n := func(i int) int {
		if pages == nil {
			return 1
		}
		return len(pages[i])
	}
	out := []part{{title: "Report on the papers", pages: n(0)}}
	for i, p := range c.Papers {
		line := part{title: fmt.Sprintf("%d. %s", i+1, p.File), note: p.KindName, pages: n(i + 1)}
		if p.Problem != "" {
			line.note = p.Problem
		}
		out = append(out, line)
	}
	return out
}

// outline is the bookmarks: the parts of the front, the report with its findings,
// the papers.
func (c *Content) outline(f *front, first []*bind.Page, marks []report.Mark, pages [][]*bind.Page) []bind.Bookmark {
	var out []bind.Bookmark
	for _, m := range f.marks {
		out = append(out, bind.Bookmark{Title: m.title, To: first[m.page]})
	}
	rep := bind.Bookmark{Title: "Report", To: pages[0][0]}
	for _, m := range marks {
		b := bind.Bookmark{Title: m.Title, To: pages[0][m.Page-1]}
		if under := len(rep.Under) - 1; m.Level > 0 && under >= 0 {
			rep.Under[under].Under = append(rep.Under[under].Under, b)
		} else {
			rep.Under = append(rep.Under, b)
		}
	}
	out = append(out, rep)
	var papers []bind.Bookmark
	for i, p := range c.Papers {
		if of := pages[i+1]; len(of) > 0 {
			papers = append(papers, bind.Bookmark{Title: fmt.Sprintf("%d. %s", i+1, p.File), To: of[0]})
		}
	}
	if len(papers) > 0 {
		out = append(out, bind.Bookmark{Title: "Papers", To: papers[0].To, Under: papers})
	}
	return out
}

// same is whether a paper has the bytes of another, which stand there.
func (p Paper) same() bool { return p.Copy != "" }

// passing is a file that is there only while it is open: it has lost its name
// already where the system allows that, so that a kill leaves nothing behind.
func passing(dir string) (f *os.File, end func(), err error) {
	f, err = os.CreateTemp(dir, "pack-*")
	if err != nil {
		return nil, nil, fmt.Errorf("pack: %w", err)
	}
	named := os.Remove(f.Name()) != nil
	return f, func() {
		_ = f.Close() // nobody will read it
		if named {
			_ = os.Remove(f.Name())
		}
	}, nil
}

// through writes a file on the way and adds its pages.
func (b *Binder) through(out *bind.Writer, write func(io.Writer) error) ([]*bind.Page, error) {
	tmp, end, err := passing(b.Temp)
	if err != nil {
		return nil, err
	}
	defer end()
	if err := write(tmp); err != nil {
		return nil, err
	}
	size, err := tmp.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil, err
	}
	return out.Add(tmp, size)
}

func (b *Binder) report(ctx context.Context, out *bind.Writer, c *Content) (pages []*bind.Page, marks []report.Mark, err error) {
	shown := &originals{binder: b, byName: map[string]Paper{}, held: map[string]facsimile.Source{}}
	defer shown.close()
	for _, p := range c.Papers {
		shown.byName[p.File] = p
	}
	pages, err = b.through(out, func(w io.Writer) error {
		marks, err = report.MarkedPDF(ctx, w, c.Report, shown)
		return err
	})
	return pages, marks, err
}

// originals draws the pages that the report shows, and holds no more papers than
// have so many bytes together.
type originals struct {
	binder *Binder
	byName map[string]Paper
	held   map[string]facsimile.Source
	size   int
	papers *facsimile.Papers
}

// Page draws a page, as report.Pages says.
func (o *originals) Page(ctx context.Context, file string, number int, dpi float64) (*image.RGBA, error) {
	if _, ok := o.held[file]; !ok {
		p, ok := o.byName[file]
		if !ok {
			return nil, fault.New(fault.NotFound, "there is no paper %s", file)
		}
		s, err := o.binder.Load(ctx, p)
		if err != nil {
			return nil, err
		}
		o.close()
		if o.size += len(s.Data); o.size > mostOriginal {
			clear(o.held)
			o.size = len(s.Data)
		}
		o.held[file] = s
		var all []facsimile.Source
		for _, s := range o.held {
			all = append(all, s)
		}
		o.papers = o.binder.Draw.Open(all...)
	}
	return o.papers.Page(ctx, file, number, dpi)
}

func (o *originals) close() {
	if o.papers != nil {
		_ = o.papers.Close()
	}
}

// paper adds the pages of a paper: taken out of its PDF, or drawn, or in the end one
// page that says why there are none.
func (b *Binder) paper(ctx context.Context, out *bind.Writer, c *Content, p Paper) ([]*bind.Page, error) {
	why := p.Problem
	if why == "" {
		src, err := b.Load(ctx, p)
		if fault.KindOf(err) == fault.Unavailable {
			return nil, err // worth another try
		}
		var pages []*bind.Page
		if err == nil {
			pages, err = b.pages(ctx, out, src)
		}
		switch {
		case err == nil && len(pages) > 0:
			return pages, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err == nil:
			why = "it has no pages"
		case fault.KindOf(err) == fault.NotFound:
			why = "its bytes are no longer kept"
		default:
			why = fault.Message(err)
		}
	}
	text, err := notice(c.made(), p, why)
	if err != nil {
		return nil, err
	}
	return out.Add(bytes.NewReader(text), int64(len(text)))
}

func (b *Binder) pages(ctx context.Context, out *bind.Writer, src facsimile.Source) ([]*bind.Page, error) {
	if src.Document == nil {
		return nil, fault.New(fault.Invalid, "it was not read")
	}
	format, _, err := reading.Identify(src.Document.Name, src.Data)
	if err != nil {
		return nil, err
	}
	var all []*bind.Page
	for n := len(src.Document.Pages); len(all) < n; {
		first, last := len(all)+1, min(len(all)+chunk, n)
		var some []*bind.Page
		err = errors.ErrUnsupported
		if format == reading.FormatPDF {
			some, err = b.through(out, func(w io.Writer) error { return b.Copy.Copy(ctx, src.Data, first, last, w) })
		}
		if err != nil || len(some) != last-first+1 {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			some, err = b.through(out, func(w io.Writer) error { return b.drawn(ctx, w, src, first, last) })
		}
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// drawn makes a PDF of pictures of pages, with the words that were read lying unseen
// on them, so that they can be searched and copied.
func (b *Binder) drawn(ctx context.Context, w io.Writer, src facsimile.Source, first, last int) error {
	papers := b.Draw.Open(src)
	defer papers.Close()
	doc := fpdf.New("P", "pt", "A4", "")
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	doc.SetCatalogSort(true) // the same pages give the same bytes
	latin := doc.UnicodeTranslatorFromDescriptor("")
	for n := first; n <= last; n++ {
		page := papers.Sheet(src.Document.Name, n)
		if page == nil {
			return fault.New(fault.NotFound, "page %d is missing", n)
		}
		width, height := page.Width, page.Height
		if width <= 0 || height <= 0 {
			width, height = 595.28, 841.89
		}
		doc.AddPageFormat("P", fpdf.SizeType{Wd: width, Ht: height})
		img, err := papers.Page(ctx, src.Document.Name, n, drawDPI)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: drawQuality}); err != nil {
			return err
		}
		name := strconv.Itoa(n)
		doc.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "JPG"}, &b)
		doc.ImageOptions(name, 0, 0, width, height, false, fpdf.ImageOptions{ImageType: "JPG"}, 0, "")
		unseen(doc, latin, page)
	}
	return doc.Output(w)
}

// unseen lays the words of a page where they stand, drawn neither filled nor
// stroked, each as wide as its box.
func unseen(doc *fpdf.Fpdf, latin func(string) string, page *reading.Page) {
	doc.SetTextRenderingMode(3)
	defer doc.SetTextRenderingMode(0)
	for _, l := range page.Lines {
		for _, word := range l.Words {
			s := latin(plain(word.Text))
			size := word.Box.Height() * 0.8
			if s == "" || size < 1 || word.Box.Width() <= 0 {
				continue
			}
			doc.SetFont("Helvetica", "", size)
			if natural := doc.GetStringWidth(s); natural > 0 {
				doc.SetFontSize(max(1, size*min(1, word.Box.Width()/natural)))
			}
			doc.Text(word.Box.X0, word.Box.Y1-0.2*word.Box.Height(), s)
		}
	}
}

// ContentOf is a pack of a report that nobody signed.
func ContentOf(name string, r *analysis.Report, sizes map[string]int64) *Content {
	matters := Matters(r, nil)
	c := &Content{
		Schema: ContentSchema, Name: name, Transaction: TransactionOf(r), Completeness: r.Case.Completeness,
		Papers: papersOf(r), Decisions: []Decision{}, Enquiries: Asked(Enquiries(matters, nil)), Report: r,
	}
	for i := range c.Papers {
		c.Papers[i].Size = sizes[c.Papers[i].File]
	}
	return c
}

// papersOf are the papers of a report.
func papersOf(r *analysis.Report) []Paper {
	out := []Paper{}
	for _, d := range r.Documents {
		p := Paper{File: d.File, SHA256: d.SHA256, Kind: d.Kind, KindName: d.KindName, Pages: d.Pages, Problem: d.Error, Copy: d.DuplicateOf}
		if p.Copy != "" {
			p.Problem = "the same as " + p.Copy
		}
		out = append(out, p)
	}
	return out
}
