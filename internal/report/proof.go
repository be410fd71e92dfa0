package report

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Pages draws the pages of the case's papers; facsimile.Papers is one.
type Pages interface {
	Page(ctx context.Context, file string, number int, dpi float64) (*image.RGBA, error)
}

const (
	proofDPI    = 110 // fine enough to read ten-point type, coarse enough for e-mail
	proofMargin = 26  // points above and below the quotation: two lines of its surroundings
	jpegQuality = 72
)

// proof is a strip of a page with the quoted words lit up.
type proof struct {
	jpeg          []byte
	width, height int // pixels
}

// prover cuts proofs. It keeps the pages that it drew last, since findings often
// rest on the same ones: no more than some, each being megabytes.
type prover struct {
	pages Pages
	drawn map[pageOf]*image.RGBA
	order []pageOf // of drawing
}

const keptPages = 16

type pageOf struct {
	file string
	page int
}

func newProver(pages Pages) *prover {
	return &prover{pages: pages, drawn: map[pageOf]*image.RGBA{}}
}

// cut draws the strip for a piece of evidence. A page that cannot be drawn gives
// no proof, and the quotation stands alone.
func (p *prover) cut(ctx context.Context, e analysis.Evidence) (*proof, error) {
	if p.pages == nil {
		return nil, nil
	}
	key := pageOf{e.File, e.Page}
	img, ok := p.drawn[key]
	if !ok {
		drawn, err := p.pages.Page(ctx, e.File, e.Page, proofDPI)
		if err != nil && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		img = drawn
		p.drawn[key] = img
		if p.order = append(p.order, key); len(p.order) > keptPages {
			delete(p.drawn, p.order[0])
			p.order = p.order[1:]
		}
	}
	if img == nil {
		return nil, nil
	}
	strip := facsimile.Crop(img, proofDPI, proofMargin, e.Boxes...)
	facsimile.Highlight(strip, proofDPI, facsimile.Amber, shift(e.Boxes, strip, img)...)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, strip, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, err
	}
	return &proof{b.Bytes(), strip.Rect.Dx(), strip.Rect.Dy()}, nil
}

// shift moves boxes from the page's coordinates to the strip's.
func shift(boxes []reading.Box, strip, page *image.RGBA) []reading.Box {
	if strip.Rect == page.Rect {
		return boxes
	}
	top := facsimile.Top(proofDPI, proofMargin, boxes...)
	out := make([]reading.Box, len(boxes))
	for i, b := range boxes {
		out[i] = reading.Box{X0: b.X0, Y0: b.Y0 - top, X1: b.X1, Y1: b.Y1 - top}
	}
	return out
}

// Proof is the strip of a page that shows a piece of evidence with its words lit
// up, as a JPEG, for whoever shows a report in pieces.
func Proof(ctx context.Context, pages Pages, e analysis.Evidence) ([]byte, error) {
	img, err := pages.Page(ctx, e.File, e.Page, proofDPI)
	if err != nil {
		return nil, err
	}
	p, err := (&prover{pages: pages, drawn: map[pageOf]*image.RGBA{{e.File, e.Page}: img}}).cut(ctx, e)
	if err != nil {
		return nil, err
	}
	return p.jpeg, nil
}
