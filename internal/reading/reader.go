package reading

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Limits bound what one file may cost. The zero value of a field means its default.
type Limits struct {
	Bytes    int64         // of the file; 100 MiB
	Pages    int           // 2,000
	Time     time.Duration // to parse the file, without OCR; 2 minutes
	PageTime time.Duration // to draw and OCR one page; 90 seconds
	Memory   int64         // of the process that parses it; 512 MiB
}

// WithDefaults is the limits with every zero replaced by its default.
func (l Limits) WithDefaults() Limits {
	if l.Bytes <= 0 {
		l.Bytes = 100 << 20
	}
	if l.Pages <= 0 {
		l.Pages = 2000
	}
	if l.Time <= 0 {
		l.Time = 2 * time.Minute
	}
	if l.PageTime <= 0 {
		l.PageTime = 90 * time.Second
	}
	if l.Memory <= 0 {
		l.Memory = 512 << 20
	}
	return l
}

// Progress is how far the reading of one file has come.
type Progress struct {
	Name  string
	Stage Stage
	Done  int // pages
	Total int // pages of this stage; 0 while it is not known
}

// Stage is what is being done to a file.
type Stage string

// The stages, in their order; a file with a text layer on every page has no OCR.
const (
	StageText Stage = "text"
	StageOCR  Stage = "ocr"
)

// Reasons of pages that stay unread, for people.
const (
	reasonNoOCR   = "this page is an image and no OCR program is installed (install tesseract-ocr)"
	reasonPoor    = "this page is an image and too little of it could be made out; ask for a clearer copy"
	reasonTooLong = "this page is an image and reading it took too long; ask for a clearer copy"
	reasonFailed  = "this page is an image and could not be read"
)

// Reader reads files. Its fields are set once; Read may be called by many goroutines.
type Reader struct {
	PDF     PDF
	Drivers Drivers
	OCR     OCR // nil when no OCR program is on the machine
	Limits  Limits
	// Workers is how many pages are put through OCR at once, over all the files
	// that this Reader is reading; 0 means one per processor.
	Workers int

	once  sync.Once
	slots chan struct{}
}

// Read reads one file. A page that could not be read does not fail the file: it
// is SourceUnread with a reason. The error, when there is one, is fault.Invalid
// or fault.TooLarge with a sentence that names the file, says what is wrong and
// what to do; or ctx's. progress may be nil; it is never called by two
// goroutines at once.
func (r *Reader) Read(ctx context.Context, name string, data []byte, progress func(Progress)) (*Document, error) {
	lim := r.Limits.WithDefaults()
	if int64(len(data)) > lim.Bytes {
		return nil, fault.New(fault.TooLarge, "%s is larger than %s; split it, or ask for a smaller copy", name, megabytes(lim.Bytes))
	}
	f, warnings, err := Identify(name, data)
	if err != nil {
		return nil, err
	}
	tell := teller(name, progress)
	tell(StageText, 0, 0)
	c, err := r.parse(ctx, f, data, lim, func(done, total int) { tell(StageText, done, total) })
	if err != nil {
		return nil, r.explain(ctx, name, err, lim)
	}
	if len(c.Pages) > lim.Pages {
		return nil, fault.New(fault.TooLarge, "%s has %d pages, and the limit is %d; split it into parts", name, len(c.Pages), lim.Pages)
	}
	if len(c.Pages) == 0 && len(c.Attachments) == 0 {
		return nil, refuse(name, "has no pages; ask for it to be sent again")
	}
	sum := sha256.Sum256(data)
	d := &Document{
		Name: name, SHA256: hex.EncodeToString(sum[:]), MediaType: string(f), Bytes: int64(len(data)),
		Pages: c.Pages, Attachments: c.Attachments, Warnings: append(warnings, c.Warnings...),
	}
	if c.MediaType != "" {
		d.MediaType = c.MediaType
	}
	if err := r.fanOut(ctx, f, d, data, lim, func(done, total int) { tell(StageOCR, done, total) }); err != nil {
		return nil, err
	}
	return d, nil
}

// Open opens a file whose pages people want to look at: a PDF or a picture.
// Other files have no look of their own, and Open gives fault.NotFound. The
// caller closes what it gets.
func (r *Reader) Open(ctx context.Context, name string, data []byte) (PageImages, error) {
	f, _, err := Identify(name, data)
	if err != nil {
		return nil, err
	}
	lim := r.Limits.WithDefaults()
	p, err := r.open(ctx, f, data, 0, lim)
	if err != nil {
		return nil, r.explain(ctx, name, err, lim)
	}
	if p == nil {
		return nil, fault.New(fault.NotFound, "%s has text but no page images", name)
	}
	return p, nil
}

func (r *Reader) parse(ctx context.Context, f Format, data []byte, lim Limits, progress func(int, int)) (*Content, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, lim.Time, errTooLong)
	defer cancel()
	if f != FormatPDF {
		c, err := r.Drivers.Read(ctx, f, data, lim)
		return c, cause(ctx, err)
	}
	pages, warnings, err := r.PDF.Read(ctx, data, PDFOptions{MaxPages: lim.Pages, Progress: progress})
	return &Content{Pages: pages, Warnings: warnings}, cause(ctx, err)
}

var errTooLong = errors.New("over the time limit")

// cause puts the time limit in the place of the error that it led to.
func cause(ctx context.Context, err error) error {
	if err != nil && errors.Is(context.Cause(ctx), errTooLong) {
		return errTooLong
	}
	return err
}

// explain makes a driver's error one that names the file.
func (r *Reader) explain(ctx context.Context, name string, err error, lim Limits) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, errTooLong) {
		return fault.Wrap(err, fault.Invalid, "%s could not be read within %s; it may be damaged or made to do harm: ask for another copy", name, lim.Time)
	}
	var known *fault.Error
	if errors.As(err, &known) && known.Kind != fault.Internal {
		return &fault.Error{Kind: known.Kind, Message: named(name, known.Message), Err: known.Err}
	}
	return fmt.Errorf("read %s: %w", name, err)
}

// named puts the name of the file into a driver's sentence: "this PDF has no
// pages" and "has no pages" are both about it.
func named(name, message string) string {
	for _, subject := range []string{"this PDF ", "this file ", "this "} {
		if predicate, ok := strings.CutPrefix(message, subject); ok {
			return name + " " + predicate
		}
	}
	switch verb, _, _ := strings.Cut(message, " "); verb {
	case "is", "has", "holds", "needs", "could", "cannot", "unpacks":
		return name + " " + message
	}
	return name + ": " + message
}

// fanOut puts the pages that need it through OCR, many at once, and gives each
// that stays unread its reason. Only the end of ctx is an error.
func (r *Reader) fanOut(ctx context.Context, f Format, d *Document, data []byte, lim Limits, progress func(int, int)) error {
	var todo []int
	for i := range d.Pages {
		if d.Pages[i].Source == SourceUnread && d.Pages[i].Reason == NeedsOCR {
			todo = append(todo, i)
		}
	}
	if len(todo) == 0 {
		return ctx.Err()
	}
	if r.OCR == nil {
		for _, i := range todo {
			d.Pages[i].Reason = reasonNoOCR
		}
		return ctx.Err()
	}
	images, err := r.open(ctx, f, data, len(d.Pages), lim)
	if err != nil || images == nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		for _, i := range todo {
			d.Pages[i].Reason = reasonFailed
		}
		return nil
	}
	defer images.Close()

	progress(0, len(todo))
	notes := make([]string, len(todo))
	var mu sync.Mutex
	var workers sync.WaitGroup
	done := 0
	for n, i := range todo {
		release, err := r.slot(ctx)
		if err != nil {
			break
		}
		workers.Go(func() {
			defer release()
			notes[n] = r.ocr(ctx, images, &d.Pages[i], lim)
			mu.Lock()
			defer mu.Unlock()
			done++
			progress(done, len(todo))
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, w := range notes {
		if w != "" {
			d.Warnings = append(d.Warnings, w)
		}
	}
	return nil
}

// slot waits for a place among the workers.
func (r *Reader) slot(ctx context.Context) (release func(), err error) {
	r.once.Do(func() {
		n := r.Workers
		if n <= 0 {
			n = runtime.NumCPU()
		}
		r.slots = make(chan struct{}, n)
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case r.slots <- struct{}{}:
		return func() { <-r.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// ocr reads one page from its image, or says why not, on the page itself. It
// gives a warning when only part of the page could be made out.
func (r *Reader) ocr(ctx context.Context, images PageImages, p *Page, lim Limits) (warning string) {
	ctx, cancel := context.WithTimeoutCause(ctx, lim.PageTime, errTooLong)
	defer cancel()
	img, dpi, err := images.Scan(ctx, p.Number)
	var o Page
	if err == nil {
		o, err = r.OCR.Read(ctx, img, dpi)
	}
	switch {
	case err != nil && errors.Is(context.Cause(ctx), errTooLong):
		p.Reason = reasonTooLong
	case err != nil && fault.KindOf(err) != fault.Internal:
		p.Reason = reasonFailed + ": " + fault.Message(err)
	case err != nil:
		p.Reason = reasonFailed
	default:
		kept, whole := legible(o)
		if kept == nil {
			p.Reason = reasonPoor
			return ""
		}
		p.TakeOCR(*kept)
		if !whole {
			return fmt.Sprintf("only part of page %d could be made out: it is a drawing, or a poor copy", p.Number)
		}
	}
	return ""
}

// Bounds of what counts as read. Tesseract is 0.85 and more sure of a clean
// scan and 0.6 of a fax; on a photograph or a map it finds words that are not
// there and is 0.2 to 0.4 sure of them.
const (
	poorPage   = 0.45
	surelyRead = 0.70
	leastWords = 5
)

// legible is what of a page OCR can be believed: all of it, or, when most of it
// is noise (a plan, a photograph), the lines that are surely words, or nothing.
func legible(o Page) (kept *Page, whole bool) {
	if len(o.Lines) == 0 || o.Confidence >= poorPage {
		return &o, true
	}
	var lines []Line
	words, chars, sum := 0, 0.0, 0.0
	for _, l := range o.Lines {
		n, s := 0.0, 0.0
		for _, w := range l.Words {
			n += float64(len(w.Text))
			s += w.Confidence * float64(len(w.Text))
		}
		if n > 0 && s/n >= surelyRead {
			lines = append(lines, l)
			words += len(l.Words)
			chars, sum = chars+n, sum+s
		}
	}
	if words < leastWords {
		return nil, false
	}
	o.Lines, o.Confidence, o.Marks = lines, sum/chars, nil
	return &o, false
}

// open opens the page images of a file, or gives nil when it has none.
func (r *Reader) open(ctx context.Context, f Format, data []byte, pages int, lim Limits) (PageImages, error) {
	switch {
	case f == FormatPDF:
		return r.PDF.Open(ctx, data)
	case !f.Picture():
		return nil, nil
	}
	if pages == 0 {
		c, err := r.Drivers.Read(ctx, f, data, lim)
		if err != nil {
			return nil, err
		}
		pages = len(c.Pages)
	}
	return &frames{drivers: r.Drivers, format: f, data: data, pages: pages, lim: lim}, nil
}

// frames are the pages of a picture as PageImages.
type frames struct {
	drivers Drivers
	format  Format
	data    []byte
	pages   int
	lim     Limits
}

func (f *frames) Pages() int   { return f.pages }
func (f *frames) Close() error { return nil }

func (f *frames) Scan(ctx context.Context, page int) (*image.Gray, float64, error) {
	r, err := f.drivers.Image(ctx, f.format, f.data, page, false, f.lim)
	if err != nil {
		return nil, 0, err
	}
	g := r.Gray()
	if g == nil {
		return nil, 0, fmt.Errorf("page %d: the driver gave no grey picture", page)
	}
	return g, r.DPI, nil
}

// Image gives the picture at its own resolution: what shows it scales it.
func (f *frames) Image(ctx context.Context, page int, _ float64) (*image.RGBA, error) {
	r, err := f.drivers.Image(ctx, f.format, f.data, page, true, f.lim)
	if err != nil {
		return nil, err
	}
	c := r.Colour()
	if c == nil {
		return nil, fmt.Errorf("page %d: the driver gave no colour picture", page)
	}
	return c, nil
}

// teller calls progress, one goroutine at a time.
func teller(name string, progress func(Progress)) func(Stage, int, int) {
	if progress == nil {
		return func(Stage, int, int) {}
	}
	var mu sync.Mutex
	return func(s Stage, done, total int) {
		mu.Lock()
		defer mu.Unlock()
		progress(Progress{Name: name, Stage: s, Done: done, Total: total})
	}
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MiB", n>>20)
}
