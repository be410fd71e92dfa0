package ocr

import (
	"math"
	"strconv"
	"strings"
)

// word is one word that tesseract answers, in pixels of the image it was given.
type word struct {
	text           string
	x0, y0, x1, y1 int
	confidence     float64 // 0 to 1
	line           [3]int  // block, paragraph, line
}

// parseTSV reads tesseract's TSV output: one header line, then level, page, block,
// paragraph, line, word, left, top, width, height, confidence, text. Lines that
// are not words, or not well formed, are left out.
func parseTSV(out string) []word {
	const (
		fields    = 12
		wordLevel = "5"
	)
	var words []word
	for l := range strings.Lines(out) {
		f := strings.SplitN(strings.TrimRight(l, "\r\n"), "\t", fields)
		if len(f) < fields || f[0] != wordLevel {
			continue
		}
		text := strings.TrimSpace(f[11])
		if text == "" || strings.ContainsAny(text, " \t") {
			continue
		}
		var n [8]int // block, paragraph, line, word, left, top, width, height
		bad := false
		for i := range n {
			v, err := strconv.Atoi(f[i+2])
			bad = bad || err != nil || v < 0 || v > 1<<20
			n[i] = v
		}
		confidence, err := strconv.ParseFloat(f[10], 64)
		if bad || err != nil || math.IsNaN(confidence) || confidence < 0 {
			continue
		}
		words = append(words, word{
			text: text, x0: n[4], y0: n[5], x1: n[4] + n[6], y1: n[5] + n[7],
			confidence: math.Min(1, confidence/100), line: [3]int{n[0], n[1], n[2]},
		})
	}
	return words
}
