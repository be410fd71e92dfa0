package pdf

import (
	"context"
	"image"
	"math"
	"sync"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// images is an open document whose pages are drawn. It is a reading.PageImages.
type images struct {
	engine *Engine
	lock   sync.Mutex
	doc    *document // nil once closed or broken
	pages  int
}

// Open opens a file for drawing, as reading.PDF says.
func (e *Engine) Open(ctx context.Context, data []byte) (reading.PageImages, error) {
	d, err := e.open(ctx, data)
	if err != nil {
		return nil, err
	}
	return &images{engine: e, doc: d, pages: d.pages}, nil
}

func (im *images) Pages() int { return im.pages }

func (im *images) Close() error {
	im.lock.Lock()
	defer im.lock.Unlock()
	if im.doc != nil {
		im.engine.stop(im.doc.instance)
		im.doc = nil
	}
	return nil
}

// Resolutions for OCR, in dots per inch, and the most pixels that are drawn at all.
const (
	scanUsual = 200
	scanFine  = 300
	maxPixels = 36 << 20
)

// Scan draws a page for OCR, or takes the picture that the page is. The resolution is
// that of the scan on the page, within 200 to 300: drawing finer adds nothing but time.
func (im *images) Scan(ctx context.Context, page int) (*image.Gray, float64, error) {
	var grey *image.Gray
	var dpi float64
	err := im.with(ctx, page, func(d *document, p uint64, v view) {
		c := d.content(p, v)
		var whole bool
		if grey, dpi, whole = d.photograph(p, v, c); !whole {
			grey, dpi = d.grey(p, v, d.resolution(c))
		}
	})
	return grey, dpi, err
}

// Image draws a page in colour.
func (im *images) Image(ctx context.Context, page int, dpi float64) (*image.RGBA, error) {
	var colour *image.RGBA
	err := im.with(ctx, page, func(d *document, p uint64, v view) {
		colour, _ = d.colour(p, v, dpi)
	})
	return colour, err
}

func (im *images) with(ctx context.Context, page int, draw func(*document, uint64, view)) error {
	im.lock.Lock()
	defer im.lock.Unlock()
	d := im.doc
	if d == nil {
		return fault.New(fault.Invalid, "the PDF can no longer be drawn")
	}
	if page < 1 || page > im.pages {
		return fault.New(fault.NotFound, "page %d is not one of %d", page, im.pages)
	}
	limited, cancel := context.WithTimeout(ctx, im.engine.pageTime)
	defer cancel()
	end := d.during(limited)
	var err error
	p, v := d.page(page - 1)
	w, h := v.size()
	switch {
	case p == 0:
		err = fault.New(fault.Invalid, "page %d is missing or damaged in the file", page)
	case w > maxPageSide || h > maxPageSide:
		err = fault.New(fault.Invalid, "page %d is too big to be drawn", page)
	default:
		draw(d, p, v)
		// What PDFium keeps of an open page is mostly its pictures, decoded.
		d.call("FPDF_ClosePage", p)
	}
	end()
	if d.err == nil {
		return err
	}
	err = d.failure(limited)
	im.engine.stop(d.instance)
	im.doc = nil
	return err
}

// resolution is the finest of the page's larger images, within bounds.
func (d *document) resolution(c *content) float64 {
	finest := 0.0
	for _, p := range c.images {
		if p.box.Width()*p.box.Height() < 0.1*c.page.X1*c.page.Y1 {
			continue
		}
		if d.number("FPDFImageObj_GetImagePixelSize", uint64(p.object), uint64(d.scratch), uint64(d.scratch+4)) == 0 {
			continue
		}
		b := d.bytes(d.scratch, 8)
		if b == nil {
			break
		}
		w, h := float64(uint32At(b, 0)), float64(uint32At(b, 4))
		finest = math.Max(finest, math.Sqrt(w*h/(p.box.Width()*p.box.Height()))*72)
	}
	if finest == 0 {
		return scanFine // outlines: as sharp as one likes
	}
	return math.Round(math.Min(scanFine, math.Max(scanUsual, finest)))
}

// Numbers of the PDFium API: bitmap formats and drawing flags.
const (
	bitmapGrey = 1
	bitmapBGRx = 3

	drawAnnotations = 0x01
	drawGrey        = 0x08
	drawRGB         = 0x10 // the order of bytes is reversed to RGBA
)

func (d *document) grey(page uint64, v view, dpi float64) (*image.Gray, float64) {
	w, h, dpi := pixels(v, dpi)
	img := image.NewGray(image.Rect(0, 0, w, h))
	d.draw(page, w, h, bitmapGrey, drawAnnotations|drawGrey, func(row int, b []byte) {
		copy(img.Pix[row*img.Stride:row*img.Stride+w], b)
	})
	return img, dpi
}

func (d *document) colour(page uint64, v view, dpi float64) (*image.RGBA, float64) {
	w, h, dpi := pixels(v, dpi)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	d.draw(page, w, h, bitmapBGRx, drawAnnotations|drawRGB, func(row int, b []byte) {
		line := img.Pix[row*img.Stride : row*img.Stride+4*w]
		copy(line, b)
		for i := 3; i < len(line); i += 4 {
			line[i] = 0xff
		}
	})
	return img, dpi
}

// pixels is the size of a page at a resolution, lowered where that would be too many.
func pixels(v view, dpi float64) (w, h int, used float64) {
	pw, ph := v.size()
	if most := 72 * math.Sqrt(maxPixels/(pw*ph)); dpi > most {
		dpi = most
	}
	return max(1, int(math.Round(pw*dpi/72))), max(1, int(math.Round(ph*dpi/72))), dpi
}

// draw draws a page on white and hands over its rows.
func (d *document) draw(page uint64, w, h, format, flags int, row func(int, []byte)) {
	bytesPerPixel := map[int]int{bitmapGrey: 1, bitmapBGRx: 4}[format]
	bitmap := d.call("FPDFBitmap_CreateEx", uint64(w), uint64(h), uint64(format), 0, 0)
	if bitmap == 0 {
		if d.err == nil {
			d.err = errMemory
		}
		return
	}
	d.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), 0xffffffff)
	d.call("FPDF_RenderPageBitmap", bitmap, page, 0, 0, uint64(w), uint64(h), 0, uint64(flags))
	stride := d.number("FPDFBitmap_GetStride", bitmap)
	buffer := d.pointer("FPDFBitmap_GetBuffer", bitmap)
	if b := d.bytes(buffer, stride*h); b != nil {
		for y := range h {
			row(y, b[y*stride:y*stride+w*bytesPerPixel])
		}
	}
	d.call("FPDFBitmap_Destroy", bitmap)
}

// inked draws the page small and reports whether anything but white is on it.
func (d *document) inked(page uint64, w, h float64) bool {
	v := view{right: w, top: h}
	img, _ := d.grey(page, v, 50)
	dark := 0
	for _, p := range img.Pix {
		if p < 200 {
			dark++
		}
	}
	return d.err == nil && float64(dark) > 0.0002*float64(len(img.Pix))
}
