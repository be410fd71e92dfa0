package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// document is one open file in an instance of its own.
type document struct {
	*instance
	handle uint64
	form   uint64 // the form fill environment, 0 when the file has no form
	pages  int
	fonts  map[uint32]*fontFacts
	// PDFium forgets the fonts of a page with the page, and loading a font costs
	// more than reading a page: so the last pages stay open behind the current one.
	open []uint64
	// A page's glyphs are a megabyte; the next page's take their place.
	glyphsOfPage []glyph
}

const keptOpen = 3

// What FPDF_GetLastError answers.
const (
	errFile     = 2
	errFormat   = 3
	errPassword = 4
	errSecurity = 5
	errPage     = 6
)

// What FPDF_GetFormType answers.
const (
	formNone = iota
	formAcro
	formXFAFull
	formXFAForeground
)

// Limits of a page that is worth reading, in points: PDF 1.7 allows 14,400.
const maxPageSide = 20_000

// open parses a file in a fresh instance. Its errors are fault.Invalid, or the context's.
func (e *Engine) open(ctx context.Context, data []byte) (*document, error) {
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, fault.New(fault.Invalid, "this is not a PDF file, or its beginning is missing")
	}
	in, err := e.start(ctx)
	if err != nil {
		return nil, err
	}
	d := &document{instance: in, fonts: map[uint32]*fontFacts{}}
	end := in.during(ctx)
	err = d.load(data)
	end()
	if in.err != nil {
		err = d.failure(ctx)
	}
	if err != nil {
		e.stop(in)
		return nil, err
	}
	return d, nil
}

func (d *document) load(data []byte) error {
	p := d.alloc(len(data))
	if d.err == nil && !d.memory.Write(p, data) {
		d.err = errMemory
	}
	d.handle = d.call("FPDF_LoadMemDocument64", uint64(p), uint64(len(data)), 0)
	reason := d.number("FPDF_GetLastError")
	if d.err != nil {
		return d.err
	}
	if d.handle == 0 {
		switch reason {
		case errPassword:
			return fault.New(fault.Invalid, "this PDF is locked with a password; save a copy without one and add that")
		case errSecurity:
			return fault.New(fault.Invalid, "this PDF is protected in a way that cannot be opened; save or print a plain copy and add that")
		case errPage:
			return fault.New(fault.Invalid, "this PDF has no pages")
		default:
			return fault.New(fault.Invalid, "this PDF is damaged or cut short and cannot be opened; ask for it again")
		}
	}
	d.pages = d.number("FPDF_GetPageCount", d.handle)
	if d.number("FPDF_GetFormType", d.handle) != formNone {
		// Version 2 of FPDF_FORMFILLINFO with no callbacks: nothing is filled in, only asked.
		info := d.pointer("calloc", 1, 512)
		if b := d.bytes(info, 4); b != nil {
			b[0] = 2
		}
		d.form = d.call("FPDFDOC_InitFormFillEnvironment", d.handle, uint64(info))
	}
	if d.err == nil && d.pages <= 0 {
		return fault.New(fault.Invalid, "this PDF has no pages")
	}
	return d.err
}

// failure turns the instance's error into one for people.
func (d *document) failure(ctx context.Context) error {
	if ctx.Err() != nil {
		return fault.Wrap(ctx.Err(), fault.Unavailable, "reading this PDF took too long and was stopped")
	}
	if errors.Is(d.err, errMemory) {
		return fault.Wrap(d.err, fault.TooLarge, "this PDF needs more memory than one file may use")
	}
	return fault.Wrap(d.err, fault.Invalid, "this PDF is damaged in a way that stops the reader")
}

func (d *document) warnings() []string {
	switch d.number("FPDF_GetFormType", d.handle) {
	case formXFAFull, formXFAForeground:
		return []string{"this is an XFA form, whose answers may not be drawn on its pages; open it in Adobe Reader, print it to a new PDF and add that if answers are missing"}
	}
	return nil
}

// Read reads every page's text layer, as reading.PDF says. Long files are read by
// two instances at once when a slot is free.
func (e *Engine) Read(ctx context.Context, data []byte, o reading.PDFOptions) ([]reading.Page, []string, error) {
	d, err := e.open(ctx, data)
	if err != nil {
		return nil, nil, err
	}
	warnings := d.warnings()
	n := d.pages
	if o.MaxPages > 0 && n > o.MaxPages {
		e.stop(d.instance)
		return nil, nil, fault.New(fault.TooLarge, "this PDF has %d pages; the limit is %d", n, o.MaxPages)
	}
	pages := make([]reading.Page, n)
	var progress sync.Mutex
	done := 0
	tick := func() {
		progress.Lock()
		defer progress.Unlock()
		done++
		if o.Progress != nil {
			o.Progress(done, n)
		}
	}
	// Workers take pages from both ends of one range, so that neither idles.
	var next sync.Mutex
	front := 0
	take := func() int {
		next.Lock()
		defer next.Unlock()
		if front == n {
			return -1
		}
		front++
		return front - 1
	}
	var wait sync.WaitGroup
	const worthTwo = 12 // pages; under that a second instance costs more than it saves
	var second error
	if n >= worthTwo && cap(e.slots) > 1 && len(e.slots) < cap(e.slots) && len(data) < 32<<20 {
		wait.Go(func() {
			d2, err := e.open(ctx, data)
			if err != nil {
				return // the first reads all
			}
			second = e.readPages(ctx, d2, data, pages, take, tick)
		})
	}
	first := e.readPages(ctx, d, data, pages, take, tick)
	wait.Wait()
	if err := errors.Join(first, second); err != nil {
		return nil, nil, err
	}
	return pages, warnings, nil
}

// readPages reads the pages that take hands out until there are none, and ends
// the document. A page that breaks the instance is left unread and a fresh
// instance goes on, up to maxBroken times.
func (e *Engine) readPages(ctx context.Context, d *document, data []byte, pages []reading.Page, take func() int, tick func()) error {
	const maxBroken = 10
	broken := 0
	defer func() {
		if d != nil {
			e.stop(d.instance)
		}
	}()
	for i := take(); i >= 0; i = take() {
		if d == nil {
			var err error
			if d, err = e.open(ctx, data); err != nil {
				return err
			}
		}
		limited, cancel := context.WithTimeout(ctx, e.pageTime)
		pages[i] = d.read(limited, i)
		cancel()
		if d.err != nil {
			if ctx.Err() != nil {
				return d.failure(ctx)
			}
			reason := "the page is damaged in a way that stops the reader"
			switch {
			case errors.Is(d.err, context.DeadlineExceeded):
				reason = fmt.Sprintf("the page took more than %s to read", e.pageTime.Round(time.Second))
			case errors.Is(d.err, errMemory):
				reason = "the page needs more memory than one file may use"
			}
			if broken++; broken > maxBroken {
				return fault.Wrap(d.err, fault.Invalid, "this PDF is damaged on too many pages to be read")
			}
			pages[i] = reading.Page{Number: i + 1, Width: pages[i].Width, Height: pages[i].Height, Source: reading.SourceUnread, Reason: reason}
			e.stop(d.instance)
			d = nil
		}
		tick()
	}
	return nil
}

// view maps the coordinates of a page's content (points, Y up, not rotated, any
// origin) to the page as displayed.
type view struct {
	left, bottom, right, top float64 // the visible part of the page
	turns                    int     // clockwise quarter turns
}

func (v view) size() (w, h float64) {
	w, h = v.right-v.left, v.top-v.bottom
	if v.turns%2 == 1 {
		return h, w
	}
	return w, h
}

func (v view) point(x, y float64) (float64, float64) {
	switch v.turns {
	case 1:
		return y - v.bottom, x - v.left
	case 2:
		return v.right - x, y - v.bottom
	case 3:
		return v.top - y, v.right - x
	}
	return x - v.left, v.top - y
}

func (v view) box(left, bottom, right, top float64) reading.Box {
	x0, y0 := v.point(left, bottom)
	x1, y1 := v.point(right, top)
	return reading.Box{X0: math.Min(x0, x1), Y0: math.Min(y0, y1), X1: math.Max(x0, x1), Y1: math.Max(y0, y1)}
}

// direction turns a vector of the content into one of the display.
func (v view) direction(x, y float64) (float64, float64) {
	x0, y0 := v.point(0, 0)
	x1, y1 := v.point(x, y)
	return x1 - x0, y1 - y0
}

// page opens page i (from 0) and says how it is displayed; 0 when it cannot be opened.
func (d *document) page(i int) (uint64, view) {
	page := d.call("FPDF_LoadPage", d.handle, uint64(i))
	if page == 0 || d.err != nil {
		return 0, view{}
	}
	var v view
	if d.number("FPDF_GetPageBoundingBox", page, uint64(d.scratch)) != 0 {
		r := d.floats(4) // left, top, right, bottom
		v = view{left: r[0], top: r[1], right: r[2], bottom: r[3]}
	}
	v.turns = d.number("FPDFPage_GetRotation", page) & 3
	if w, h := v.size(); !(w > 0 && h > 0) { // also when not a number
		v = view{right: 595, top: 842}
	}
	return page, v
}

// done lets go of a page, sooner or later.
func (d *document) done(page uint64) {
	if d.open = append(d.open, page); len(d.open) > keptOpen {
		d.call("FPDF_ClosePage", d.open[0])
		d.open = d.open[1:]
	}
}

// read reads page i (from 0). When it breaks the instance d.err says so.
func (d *document) read(ctx context.Context, i int) reading.Page {
	defer d.during(ctx)()
	p := reading.Page{Number: i + 1}
	page, v := d.page(i)
	if page == 0 {
		p.Source, p.Reason = reading.SourceUnread, "the page is missing or damaged in the file"
		return p
	}
	p.Width, p.Height = v.size()
	if p.Width > maxPageSide || p.Height > maxPageSide {
		p.Source, p.Reason = reading.SourceUnread, fmt.Sprintf("the page says it is %.0f by %.0f points, which no paper is", p.Width, p.Height)
		d.call("FPDF_ClosePage", page)
		return p
	}
	fields := d.fields(page, v)
	if len(fields.widgets) > 0 || fields.freeText {
		// Drawing the annotations into the page makes their text part of its text
		// layer; that shows only once the page is parsed again.
		d.call("FPDFPage_Flatten", page, 0)
		d.call("FPDF_ClosePage", page)
		if page, _ = d.page(i); page == 0 {
			p.Source, p.Reason = reading.SourceUnread, "the page is missing or damaged in the file"
			return p
		}
	}
	content := d.content(page, v)
	text := d.glyphs(page, v)
	compose(&p, text, content, fields)
	if p.Source == reading.SourceUnread && p.Reason == reading.NeedsOCR && !content.covered() && !d.inked(page, p.Width, p.Height) {
		p.Source, p.Reason = reading.SourceBlank, ""
	}
	d.done(page)
	return p
}
