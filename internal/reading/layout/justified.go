package layout

import (
	"math"
	"slices"
	"sort"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// rejoined puts the pieces of justified lines back together. A typewriter or a simple
// print program fills a line to both margins with as many spaces as that takes, all its
// gaps alike, some wider than those that part cells. Such a line reaches from margin to
// margin of a page of lines that do, and no wall stands in it.
func rejoined(lines []reading.Line, walls []reading.Box) []reading.Line {
	const (
		leastLines = 6   // that reach both margins, whole or in pieces
		leastWords = 4   // of a line in pieces
		widest     = 6.0 // ems of a gap
		alike      = 0.3 // of the line's widest gap that its narrowest is at least
		margin     = 3.0 // points
	)
	bands := bandsOf(lines)
	left, right, ok := margins(bands, margin)
	if !ok {
		return lines
	}
	reaches := func(band []reading.Line) bool {
		b := boundsOf(band)
		return math.Abs(b.X0-left) < margin && math.Abs(b.X1-right) < margin
	}
	n := 0
	for _, band := range bands {
		if reaches(band) {
			n++
		}
	}
	if n < leastLines {
		return lines
	}
	out := lines[:0:0]
	for _, band := range bands {
		if len(band) < 2 || !reaches(band) {
			out = append(out, band...)
			continue
		}
		var words []reading.Word
		for _, l := range band {
			words = append(words, l.Words...)
		}
		narrow, wide, size, ok := math.Inf(1), 0.0, 0.0, len(words) >= leastWords
		for i := 1; i < len(words); i++ {
			gap := words[i].Box.X0 - words[i-1].Box.X1
			narrow, wide, size = math.Min(narrow, gap), math.Max(wide, gap), math.Max(size, em(words[i]))
			ok = ok && !walled(walls, words[i-1].Box, words[i].Box)
		}
		if !ok || wide > widest*size || narrow < alike*wide {
			out = append(out, band...)
			continue
		}
		out = append(out, lineOf(words))
	}
	return out
}

// margins is where most bands begin and end, if as many as a page of prose has do.
func margins(bands [][]reading.Line, slack float64) (left, right float64, ok bool) {
	const least = 0.3 // of the bands end at the right margin
	var x0, x1 []float64
	for _, band := range bands {
		b := boundsOf(band)
		x0, x1 = append(x0, b.X0), append(x1, b.X1)
	}
	left, _ = commonest(x0, slack)
	right, n := commonest(x1, slack)
	return left, right, n > 4 && float64(n) >= least*float64(len(bands))
}

// commonest is the number about which most of some lie within a distance, and how many.
func commonest(of []float64, slack float64) (at float64, n int) {
	sorted := slices.Clone(of)
	sort.Float64s(sorted)
	for i, from := 0, 0; i < len(sorted); i++ {
		for sorted[i]-sorted[from] > slack {
			from++
		}
		if i-from+1 > n {
			at, n = (sorted[from]+sorted[i])/2, i-from+1
		}
	}
	return at, n
}
