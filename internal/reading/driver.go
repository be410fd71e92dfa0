package reading

import (
	"context"
	"image"
)

// Drivers reads the formats that Go code parses, all but PDF; sandbox.Drivers is
// one, which runs each file in a process of its own. It may be used by many
// goroutines. Errors about the file are faults whose message is a predicate,
// "needs a password to open": Reader puts the file's name in front of it.
type Drivers interface {
	// Read reads one file. For a picture, and only for that, the pages are
	// SourceUnread with the reason NeedsOCR and Image gives what stands on them.
	Read(ctx context.Context, f Format, data []byte, l Limits) (*Content, error)
	// Image gives one page of a picture, upright and in colour when colour is
	// asked for, otherwise in grey, with its resolution. Pages count from 1.
	Image(ctx context.Context, f Format, data []byte, page int, colour bool, l Limits) (*Raster, error)
}

// Content is what a driver found in a file.
type Content struct {
	MediaType   string // when the driver knows better than the first bytes told; may be empty
	Pages       []Page
	Attachments []Attachment
	Warnings    []string
}

// Raster is one page of a picture. It travels between processes, hence plain bytes.
type Raster struct {
	Width, Height int
	DPI           float64
	Grey          []byte // one byte a pixel, or empty when RGBA holds the picture
	RGBA          []byte // four bytes a pixel
}

// Gray is the raster for OCR. It is nil for a raster in colour.
func (r *Raster) Gray() *image.Gray {
	if len(r.Grey) != r.Width*r.Height {
		return nil
	}
	return &image.Gray{Pix: r.Grey, Stride: r.Width, Rect: image.Rect(0, 0, r.Width, r.Height)}
}

// Colour is the raster for people. It is nil for a raster in grey.
func (r *Raster) Colour() *image.RGBA {
	if len(r.RGBA) != 4*r.Width*r.Height {
		return nil
	}
	return &image.RGBA{Pix: r.RGBA, Stride: 4 * r.Width, Rect: image.Rect(0, 0, r.Width, r.Height)}
}
