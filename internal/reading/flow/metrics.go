package flow

import "unicode"

// The page, in points: A4 upright with margins of 2 cm.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
	Margin     = 56.69
)

const (
	bodySize = 10.0
	leading  = 1.25 // line pitch as a multiple of the size
	ascent   = 0.8  // of the box above the baseline; the rest is below
	tabStop  = 36.0 // Word's default tab, half an inch
	// clearGap is the white space, in ems, that parts two columns; see reading.Line.
	clearGap = 2.5
	fixedEm  = 0.6 // the width of every Courier character
)

// helvetica holds the widths of the characters from space to tilde in
// thousandths of an em, from Adobe's published metrics of the standard fonts.
var helvetica = [95]int16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// width is how wide a word stands at a size, in points.
func width(s string, size float64, fixed bool) float64 {
	var w float64
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case fixed:
			w += fixedEm
		case r >= ' ' && r <= '~':
			w += float64(helvetica[r-' ']) / 1000
		case r >= 0x1100: // symbols, dingbats and the scripts of East Asia are about an em wide
			w += 0.9
		default:
			w += 0.556
		}
	}
	return w * size
}
