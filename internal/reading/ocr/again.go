package ocr

import (
	"context"
	"image"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/reading/raster"
	"github.com/paperwurks/paperwurks/internal/reading/tick"
)

// This file shows the recogniser again what it left out of a page or made nothing
// of. It drops short words that stand alone, such as the numbers of clauses or a
// column of replies that are all "No", and it reads a column of crosses as one tall
// word. Given the same ink in a row with the words that stand beside it, it reads it.

// Sizes in inches, and bounds.
const (
	leastLetter = 0.045 // high: less is a full stop, a comma, dirt
	mostLetter  = 0.32  // high or wide: more is a drawing
	letterGap   = 0.07  // between the letters of a word: a wider gap parts two
	mostWord    = 1.0   // wide: more is a line of text, left out for another reason
	inLine      = 0.08  // between it and a word: less, and it belongs to the word's line
	lonely      = 0.15  // between words: a word so far from others stands alone
	someWord    = 0.18  // wide: a whole word that its line's reader left out
	nearby      = 5.0   // how far away the words beside it may stand
	glimpse     = 1.1   // how much of them is shown
	apart       = 0.2   // between what stands in a row, and between rows
	leastStroke = 0.075 // of a tick or cross: both ways
	mostAgain   = 140   // pieces on a page: more is a map or a photograph
	doubt       = 0.80  // confidence under which a word that stands alone is shown again
	sureWord    = 0.90  // confidence of a word alone that is no stroke of a pen
	leastAgain  = 0.35  // confidence of a word that is taken when shown again
	bareTick    = 0.6   // that a stroke of a pen without a box is a tick
	fewBoxes    = 4     // a page of so many boxes has its ticks in them
)

// leftover is ink to be shown again.
type leftover struct {
	image.Rectangle
	pieces int
	old    int // index of the word that it was read as, or -1
}

// again adds to an attempt what its reading left out.
func (t *Tesseract) again(ctx context.Context, a *attempt, dpi float64) error {
	inch := func(n float64) int { return int(math.Round(n * dpi)) }
	pieces := raster.Pieces(a.ink, 6)
	usual := a.usualHeight()
	kept := a.sound(pieces, usual)
	left := leftOut(pieces, kept, inch)
	if len(left) > mostAgain {
		left = nil
	}
	left = append(left, doubted(kept, inch(lonely))...)
	if len(left) == 0 {
		return nil
	}
	rows, places := showing(a.straight, left, kept, inch)
	found, err := t.run(ctx, rows, dpi, fallbackMode)
	if err != nil {
		return err
	}
	drop := map[int]bool{}
	bare := len(a.boxes) < fewBoxes
	var more []word
	for n, l := range left {
		words := within(found, places[n])
		if l.old >= 0 {
			if len(words) == 1 && words[0].confidence > kept[l.old].confidence && readable(words[0].text) {
				drop[l.old] = true
				w := kept[l.old]
				w.text, w.confidence = words[0].text, words[0].confidence
				more = append(more, w)
			}
			continue
		}
		if bare && l.stroke(inch) && (strokes(words) || l.penned(usual) && !sure(words)) {
			a.boxes = append(a.boxes, tick.Box{Rectangle: l.Rectangle, Ticked: true, Confidence: bareTick})
			continue
		}
		for _, w := range words {
			if w.confidence >= leastAgain && readable(w.text) {
				dx, dy := l.Min.X-places[n].Min.X-inch(apart)/2, l.Min.Y-places[n].Min.Y-inch(apart)/2
				w.x0, w.x1, w.y0, w.y1, w.line = w.x0+dx, w.x1+dx, w.y0+dy, w.y1+dy, [3]int{-1, n, 0}
				more = append(more, w)
			}
		}
	}
	a.words = nil
	for i, w := range kept {
		if !drop[i] {
			a.words = append(a.words, w)
		}
	}
	a.words = append(a.words, more...)
	return nil
}

// apartFrom reports whether no other word stands within a gap to the left or right of one.
func apartFrom(words []word, i, gap int) bool {
	w := words[i]
	for j, o := range words {
		shared := min(w.y1, o.y1) - max(w.y0, o.y0)
		if i != j && 2*shared > min(w.y1-w.y0, o.y1-o.y0) && o.x0 < w.x1+gap && o.x1 > w.x0-gap && o.y1-o.y0 < 3*(w.y1-w.y0) {
			return false
		}
	}
	return true
}

// usualHeight is the middle height of an attempt's words, in pixels.
func (a *attempt) usualHeight() int {
	var heights []int
	for _, w := range a.words {
		heights = append(heights, w.y1-w.y0)
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// sound is the words of an attempt without those that are several rows in one, those
// that are nothing but crosses, and those that are strokes of a pen.
func (a *attempt) sound(pieces []raster.Piece, usual int) []word {
	var kept []word
	for i, w := range a.words {
		tall := w.y1-w.y0 > 2*usual && w.y1-w.y0 > w.x1-w.x0
		pen := apartFrom(a.words, i, 2*usual) && w.confidence < sureWord && utf8.RuneCountInString(w.text) <= 3 && penned(w, pieces, usual)
		if !tall && !pen && !crosses.MatchString(w.text) {
			kept = append(kept, w)
		}
	}
	return kept
}

// penned reports whether the ink of a short word is not that of letters: a piece is
// much higher than the page's type, or several letters' pieces stand over each other.
func penned(w word, pieces []raster.Piece, usual int) bool {
	r := w.rect().Inset(-2)
	column, n, high := image.Rectangle{}, 0, 0
	stacked := true
	for _, p := range pieces {
		if !p.In(r) || 3*p.Dy() < usual {
			continue
		}
		if n > 0 && min(column.Max.X, p.Max.X)-max(column.Min.X, p.Min.X) < min(column.Dx(), p.Dx())/2 {
			stacked = false
		}
		column = column.Union(p.Rectangle)
		high = max(high, p.Dy())
		n++
	}
	return n > 0 && (100*high > 115*usual || stacked && (utf8.RuneCountInString(w.text) > 1 || w.confidence < doubt && ticklike.MatchString(w.text)))
}

// penned reports whether what was left is one stroke, higher than the page's type.
func (l leftover) penned(usual int) bool { return l.pieces == 1 && 100*l.Dy() > 115*usual }

// sure reports whether the recogniser has no doubt of what it reads.
func sure(words []word) bool { return len(words) == 1 && words[0].confidence >= sureWord }

var (
	crosses  = regexp.MustCompile(`^[xX×✗✘]+$`)
	ticklike = regexp.MustCompile(`^[^\pL\pN]*(?:[xX×✗✘KkvVyYwWuUJjLSsfA√✓✔/\\¥%&<>]{1,2}|[xX]{1,3})[^\pL\pN]*$`)
)

func (w word) rect() image.Rectangle { return image.Rect(w.x0, w.y0, w.x1, w.y1) }

// leftOut is the ink that no word covers, of the size of letters, put together to
// words from left to right.
func leftOut(pieces []raster.Piece, words []word, inch func(float64) int) []leftover {
	least, most, gap := inch(leastLetter), inch(mostLetter), inch(letterGap)
	shelf := max(1, inch(0.25))
	shelves := map[int][]image.Rectangle{}
	for _, w := range words {
		r := w.rect().Inset(-2)
		for s := r.Min.Y / shelf; s <= r.Max.Y/shelf; s++ {
			shelves[s] = append(shelves[s], r)
		}
	}
	var loose []image.Rectangle
next:
	for _, p := range pieces {
		area := p.Dx() * p.Dy()
		if p.Dy() < least || p.Dy() > most || p.Dx() > most || 12*p.Dark < area || p.Dy() > 2*least && 3*p.Dark > 2*area {
			continue // too small, too big, too thin, or a hole of the punch
		}
		for s := p.Min.Y / shelf; s <= p.Max.Y/shelf; s++ {
			for _, r := range shelves[s] {
				common := r.Intersect(p.Rectangle)
				if 3*common.Dx()*common.Dy() > p.Dx()*p.Dy() {
					continue next
				}
			}
		}
		loose = append(loose, p.Rectangle)
	}
	slices.SortFunc(loose, func(a, b image.Rectangle) int { return a.Min.X - b.Min.X })
	var left []leftover
joined:
	for _, r := range loose {
		for i := range left {
			l := &left[i]
			shared := min(l.Max.Y, r.Max.Y) - max(l.Min.Y, r.Min.Y)
			if r.Min.X-l.Max.X <= gap && 2*shared > min(l.Dy(), r.Dy()) {
				l.Rectangle = l.Union(r)
				l.pieces++
				continue joined
			}
		}
		left = append(left, leftover{r, 1, -1})
	}
	return slices.DeleteFunc(left, func(l leftover) bool {
		if l.Dx() > inch(mostWord) || l.Dy() > most {
			return true
		}
		for _, w := range words {
			r := w.rect()
			if l.Dx() < inch(someWord) && 2*(min(l.Max.Y, r.Max.Y)-max(l.Min.Y, r.Min.Y)) > min(l.Dy(), r.Dy()) && l.Min.X-r.Max.X < inch(inLine) && r.Min.X-l.Max.X < inch(inLine) {
				return true // it stands in a line of words, whose reader saw it
			}
		}
		return false
	})
}

// doubted is the short words that stand alone in their line and were read with doubt.
func doubted(words []word, gap int) []leftover {
	var left []leftover
	for i, w := range words {
		if w.confidence < doubt && len(w.text) <= 12 && apartFrom(words, i, gap) {
			left = append(left, leftover{w.rect(), len(w.text), i})
		}
	}
	return left
}

// showing is an image of what is left, a row each, between the words that stand
// nearest beside it on the page; and where in it each stands, with half a gap around.
func showing(page *image.Gray, left []leftover, words []word, inch func(float64) int) (*image.Gray, []image.Rectangle) {
	space, seen, far := inch(apart), inch(glimpse), inch(nearby)
	type row struct{ before, after image.Rectangle }
	rows := make([]row, len(left))
	width, height := 0, space
	for n, l := range left {
		r := &rows[n]
		for i, w := range words {
			b := w.rect()
			shared := min(l.Max.Y, b.Max.Y) - max(l.Min.Y, b.Min.Y)
			if i == l.old || 2*shared < min(l.Dy(), b.Dy()) || b.Dy() > 3*l.Dy() {
				continue
			}
			if b.Max.X <= l.Min.X && l.Min.X-b.Max.X < far && (r.before.Empty() || b.Max.X > r.before.Max.X) {
				b.Min.X = max(b.Min.X, b.Max.X-seen)
				r.before = b
			}
			if b.Min.X >= l.Max.X && b.Min.X-l.Max.X < far && (r.after.Empty() || b.Min.X < r.after.Min.X) {
				r.after = b
			}
		}
		// The words that follow in the row, as far as they are shown.
		for grown := !r.after.Empty(); grown; {
			grown = false
			for _, w := range words {
				b := w.rect()
				if b.Min.X >= r.after.Max.X && b.Min.X-r.after.Max.X < space && b.Max.X-r.after.Min.X <= seen && 2*(min(b.Max.Y, r.after.Max.Y)-max(b.Min.Y, r.after.Min.Y)) > b.Dy() {
					r.after, grown = r.after.Union(b), true
				}
			}
		}
		whole := l.Union(r.before).Union(r.after)
		width = max(width, r.before.Dx()+l.Dx()+r.after.Dx()+4*space)
		height += whole.Dy() + space
	}
	sheet := image.NewGray(image.Rect(0, 0, width, height))
	for i := range sheet.Pix {
		sheet.Pix[i] = 0xff
	}
	paste := func(r image.Rectangle, x, y int) {
		r = r.Inset(-2).Intersect(page.Rect)
		for dy := range r.Dy() {
			if y-2+dy < 0 || y-2+dy >= height {
				continue
			}
			line := page.Pix[(r.Min.Y+dy)*page.Stride+r.Min.X : (r.Min.Y+dy)*page.Stride+r.Max.X]
			to := sheet.Pix[(y-2+dy)*sheet.Stride : (y-1+dy)*sheet.Stride]
			copy(to[max(0, x-2):], line)
		}
	}
	places := make([]image.Rectangle, len(left))
	y := space
	for n, l := range left {
		r := rows[n]
		whole := l.Union(r.before).Union(r.after)
		x := space
		if !r.before.Empty() {
			paste(r.before, x, y+r.before.Min.Y-whole.Min.Y)
			x += r.before.Dx() + space
		}
		top := y + l.Min.Y - whole.Min.Y
		paste(l.Rectangle, x, top)
		places[n] = image.Rect(x, top, x+l.Dx(), top+l.Dy()).Inset(-space / 2)
		if x += l.Dx() + space; !r.after.Empty() {
			paste(r.after, x, y+r.after.Min.Y-whole.Min.Y)
		}
		y += whole.Dy() + space
	}
	return sheet, places
}

// within is the words that stand in a rectangle; one that takes in a word beside it
// does not.
func within(words []word, r image.Rectangle) []word {
	var some []word
	for _, w := range words {
		if w.x0 >= r.Min.X && w.x1 <= r.Max.X && (w.y0+w.y1)/2 >= r.Min.Y && (w.y0+w.y1)/2 < r.Max.Y {
			some = append(some, w)
		}
	}
	return some
}

// stroke reports whether what was left may be a tick or a cross by its shape.
func (l leftover) stroke(inch func(float64) int) bool {
	least := inch(leastStroke)
	return l.pieces <= 2 && l.Dx() >= least && l.Dy() >= least && l.Dx() < 2*l.Dy() && l.Dy() < 2*l.Dx()
}

// strokes reports whether the recogniser saw in it what it sees in ticks and crosses.
func strokes(words []word) bool {
	if len(words) == 0 {
		return true
	}
	return len(words) == 1 && (ticklike.MatchString(words[0].text) || !readable(words[0].text))
}

// readable reports whether a word has a letter or a figure in it.
func readable(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
