package facsimile

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	xdraw "golang.org/x/image/draw"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Drawer opens papers for drawing. It may be used by many goroutines.
type Drawer struct {
	PDF     reading.PDF
	Drivers reading.Drivers
	Limits  reading.Limits
}

// Source is a paper's bytes and what reading made of them.
type Source struct {
	Document *reading.Document
	Data     []byte
}

// Papers is the papers of a case, for drawing. One PDF is open at a time: an open
// one holds an instance of the engine, of which there are few, and whoever holds
// one and waits for another may wait for ever. Close closes it. Papers may be
// used by many goroutines.
type Papers struct {
	drawer *Drawer
	byName map[string]Source

	mu   sync.Mutex
	name string // of the PDF that is open
	open reading.PageImages
}

// Open prepares papers for drawing, named as their documents are.
func (d *Drawer) Open(sources ...Source) *Papers {
	p := &Papers{drawer: d, byName: map[string]Source{}}
	for _, s := range sources {
		if s.Document != nil {
			p.byName[s.Document.Name] = s
		}
	}
	return p
}

// Close closes what is open.
func (p *Papers) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shut()
	return nil
}

// shut closes the PDF that is open. p.mu is held.
func (p *Papers) shut() {
	if p.open != nil {
		_ = p.open.Close() // a paper that was only read from has nothing to lose
	}
	p.open, p.name = nil, ""
}

// Page draws a page at a resolution in dots per inch. It is fault.NotFound when
// there is no such paper or page.
func (p *Papers) Page(ctx context.Context, file string, number int, dpi float64) (*image.RGBA, error) {
	s, ok := p.byName[file]
	page := s.page(number)
	if !ok || page == nil {
		return nil, fault.New(fault.NotFound, "there is no page %d of %s", number, file)
	}
	format, _, err := reading.Identify(file, s.Data)
	if err != nil {
		return nil, err
	}
	switch {
	case format == reading.FormatPDF:
		return p.pdf(ctx, file, s.Data, number, dpi)
	case format.Picture():
		raster, err := p.drawer.Drivers.Image(ctx, format, s.Data, number, true, p.drawer.Limits.WithDefaults())
		if err != nil {
			return nil, fmt.Errorf("facsimile: %s: %w", file, err)
		}
		return scale(raster.Colour(), raster.DPI, dpi), nil
	}
	return laid(page, dpi), nil
}

// pdf draws a page of a PDF, which stays open until another is asked for.
func (p *Papers) pdf(ctx context.Context, file string, data []byte, number int, dpi float64) (*image.RGBA, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.name != file {
		p.shut()
		open, err := p.drawer.PDF.Open(ctx, data)
		if err != nil {
			return nil, fmt.Errorf("facsimile: %s: %w", file, err)
		}
		p.open, p.name = open, file
	}
	return p.open.Image(ctx, number, dpi)
}

func (s Source) page(number int) *reading.Page {
	if s.Document == nil {
		return nil
	}
	for i := range s.Document.Pages {
		if s.Document.Pages[i].Number == number {
			return &s.Document.Pages[i]
		}
	}
	return nil
}

// Sheet is a drawn page and what stands on it.
func (p *Papers) Sheet(file string, number int) *reading.Page { return p.byName[file].page(number) }

// Amber lights words as a highlighter pen does.
var Amber = color.RGBA{255, 213, 0, 255}

// Highlight tints boxes, given in points, on a page drawn at dpi. Dark ink stays
// dark: the tint multiplies what is there, as a pen's does.
func Highlight(img *image.RGBA, dpi float64, tint color.RGBA, boxes ...reading.Box) {
	var done []image.Rectangle
	for _, b := range boxes {
		r := pixels(b, dpi, 1.5).Intersect(img.Rect)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				if lit(done, image.Pt(x, y)) {
					continue
				}
				i := img.PixOffset(x, y)
				px := img.Pix[i : i+3 : i+3]
				px[0] = multiply(px[0], tint.R)
				px[1] = multiply(px[1], tint.G)
				px[2] = multiply(px[2], tint.B)
			}
		}
		done = append(done, r)
	}
}

// lit reports whether a pixel was tinted: where boxes overlap, once is enough.
func lit(done []image.Rectangle, p image.Point) bool {
	for _, r := range done {
		if p.In(r) {
			return true
		}
	}
	return false
}

func multiply(a, b uint8) uint8 { return uint8(uint16(a) * uint16(b) / 255) }

// Crop cuts out the boxes with a margin above and below, in points, the whole
// width of the page, so that the words around a quotation can be read too.
func Crop(img *image.RGBA, dpi, margin float64, boxes ...reading.Box) *image.RGBA {
	var all reading.Box
	for _, b := range boxes {
		all = all.Union(b)
	}
	if all.Empty() {
		return img
	}
	r := pixels(all, dpi, margin)
	r.Min.X, r.Max.X = img.Rect.Min.X, img.Rect.Max.X
	r = r.Intersect(img.Rect)
	out := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(out, out.Rect, img, r.Min, draw.Src)
	return out
}

// Top is how far down the page, in points, the strip that Crop cuts begins.
func Top(dpi, margin float64, boxes ...reading.Box) float64 {
	var all reading.Box
	for _, b := range boxes {
		all = all.Union(b)
	}
	return max(0, float64(pixels(all, dpi, margin).Min.Y)) * 72 / dpi
}

// pixels is where a box stands on a page drawn at dpi, grown by points on each side.
func pixels(b reading.Box, dpi, grow float64) image.Rectangle {
	k := dpi / 72
	return image.Rect(
		int(math.Floor((b.X0-grow)*k)), int(math.Floor((b.Y0-grow)*k)),
		int(math.Ceil((b.X1+grow)*k)), int(math.Ceil((b.Y1+grow)*k)))
}

// scale draws a picture of one resolution at another.
func scale(img *image.RGBA, from, to float64) *image.RGBA {
	if img == nil || from <= 0 || math.Abs(from-to) < 1 {
		return img
	}
	k := to / from
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(img.Rect.Dx())*k)), max(1, int(float64(img.Rect.Dy())*k))))
	xdraw.ApproxBiLinear.Scale(out, out.Rect, img, img.Rect, draw.Src, nil)
	return out
}
