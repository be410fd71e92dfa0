package reading

import (
	"context"
	"image"
)

// NeedsOCR is the Reason of a page that has something on it and no usable text
// layer, as the PDF driver leaves it. Reader sends such pages to OCR, and gives
// those that stay unread a reason for people.
const NeedsOCR = "needs OCR"

// PDF reads PDF files; pdf.Engine is one. It may be used by many goroutines.
type PDF interface {
	// Read reads every page's text layer. Pages with no usable one come back
	// as SourceUnread with the reason NeedsOCR. A file that cannot be read is
	// fault.Invalid or fault.TooLarge with a sentence for people.
	Read(ctx context.Context, data []byte, o PDFOptions) (pages []Page, warnings []string, err error)
	// Open opens a file whose pages are to be drawn. The caller closes it.
	Open(ctx context.Context, data []byte) (PageImages, error)
}

// PDFOptions bounds and watches the reading of one file.
type PDFOptions struct {
	MaxPages int // 0 for no limit
	// Progress, when not nil, is called after each page with how many of the
	// total have been read; never by two goroutines at once.
	Progress func(read, total int)
}

// PageImages draws the pages of one open document. Its methods may be called by
// many goroutines, and run one at a time. Pages count from 1.
type PageImages interface {
	Pages() int
	// Scan draws a page in grey at the resolution that suits OCR, and says which.
	Scan(ctx context.Context, page int) (img *image.Gray, dpi float64, err error)
	// Image draws a page in colour, for people to look at.
	Image(ctx context.Context, page int, dpi float64) (*image.RGBA, error)
	Close() error
}

// OCR reads the image of one page; ocr.Tesseract is one. It may be used by many
// goroutines; each call runs one single-threaded recogniser, so the caller
// decides how many run at once.
type OCR interface {
	// Read gives the lines, marks and rulings of the image in points at the
	// given resolution, boxes on the image as it was given, whichever way up the
	// writing stands. The page's Source is SourceOCR, or SourceBlank when there
	// is nothing on it; its Number is left to the caller.
	Read(ctx context.Context, img *image.Gray, dpi float64) (Page, error)
}

// TakeOCR puts what OCR read into a page that the PDF driver left unread. Form
// fields that the driver found stay, since they are surer than ink.
func (p *Page) TakeOCR(o Page) {
	p.Source, p.Reason, p.Confidence = o.Source, "", o.Confidence
	p.Lines, p.Rulings, p.Tilt = o.Lines, o.Rulings, o.Tilt
	fields := p.Marks[:0:0]
	for _, m := range p.Marks {
		if m.Kind == MarkField {
			fields = append(fields, m)
		}
	}
	for _, m := range o.Marks {
		known := false
		for _, f := range fields {
			known = known || (f.Box.OverlapX(m.Box) > 0.3 && f.Box.OverlapY(m.Box) > 0.3)
		}
		if !known {
			fields = append(fields, m)
		}
	}
	p.Marks = fields
}
