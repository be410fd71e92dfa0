package report

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/jpeg"
	"math"

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

// stripWidth is how much of a page's width Proof shows at least, in points: enough to
// see where the words stand, and little enough to be read on a telephone.
const stripWidth = 380

// stripBeside is how much of the lines it shows on each side of the words, in points.
const stripBeside = 60

// Strip is the part of a page of that size, in points, that Proof shows of the words in
// the boxes: the whole page when there are none.
func Strip(width, height float64, boxes ...reading.Box) reading.Box {
	var all reading.Box
	for _, b := range boxes {
		all = all.Union(b)
	}
	if all.Empty() {
		return reading.Box{X1: width, Y1: height}
	}
	out := reading.Box{X0: all.X0 - stripBeside, X1: all.X1 + stripBeside, Y0: max(0, all.Y0-proofMargin), Y1: min(height, all.Y1+proofMargin)}
	if lack := stripWidth - out.Width(); lack > 0 {
		out.X0, out.X1 = out.X0-lack/2, out.X1+lack/2
	}
	// What reaches over one edge of the page is added at the other.
	if out.X0 < 0 {
		out.X0, out.X1 = 0, out.X1-out.X0
	}
	if over := out.X1 - width; over > 0 {
		out.X0, out.X1 = out.X0-over, width
	}
	out.X0 = max(0, out.X0)
	return out
}

// Proof is the strip of a page that shows a piece of evidence with its words lit
// up, as a JPEG, for whoever shows a report in pieces. It is narrower than those of a
// whole report; see Strip.
func Proof(ctx context.Context, pages Pages, e analysis.Evidence) ([]byte, error) {
	img, err := pages.Page(ctx, e.File, e.Page, proofDPI)
	if err != nil {
		return nil, err
	}
	const k = proofDPI / 72.0
	at := Strip(float64(img.Rect.Dx())/k, float64(img.Rect.Dy())/k, e.Boxes...)
	cut := image.Rect(int(at.X0*k), int(at.Y0*k), int(math.Ceil(at.X1*k)), int(math.Ceil(at.Y1*k))).Add(img.Rect.Min).Intersect(img.Rect)
	strip := image.NewRGBA(image.Rect(0, 0, cut.Dx(), cut.Dy()))
	draw.Draw(strip, strip.Rect, img, cut.Min, draw.Src)
	left, top := float64(cut.Min.X-img.Rect.Min.X)/k, float64(cut.Min.Y-img.Rect.Min.Y)/k
	lit := make([]reading.Box, len(e.Boxes))
	for i, b := range e.Boxes {
		lit[i] = reading.Box{X0: b.X0 - left, Y0: b.Y0 - top, X1: b.X1 - left, Y1: b.Y1 - top}
	}
	facsimile.Highlight(strip, proofDPI, facsimile.Amber, lit...)
	var b bytes.Buffer
	err = jpeg.Encode(&b, strip, &jpeg.Options{Quality: jpegQuality})
	return b.Bytes(), err
}
