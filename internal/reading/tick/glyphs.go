package tick

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// shape is what a character says about a tick box.
type shape struct {
	ticked bool
	sure   float64
}

// shapes are the characters that are tick boxes or ticks by themselves. A tick or
// cross with no box counts as a mark: forms that print one have left out the rest.
var shapes = map[rune]shape{
	'☐': {false, 1}, '□': {false, 0.9}, '▢': {false, 0.9}, '❏': {false, 0.9}, '❐': {false, 0.9}, '❑': {false, 0.9}, '❒': {false, 0.9}, '⬜': {false, 0.9}, '◻': {false, 0.9},
	'☑': {true, 1}, '☒': {true, 1}, '🗹': {true, 1}, '🗷': {true, 1}, '⊠': {true, 0.9}, '✅': {true, 1}, '⬛': {true, 0.7},
	'✓': {true, 0.9}, '✔': {true, 0.9}, '✗': {true, 0.8}, '✘': {true, 0.8}, '✕': {true, 0.8}, '✖': {true, 0.8}, '❌': {true, 0.8}, '√': {true, 0.8},
	'○': {false, 0.7}, '◯': {false, 0.7}, '❍': {false, 0.6}, '◉': {true, 0.9}, '⦿': {true, 0.9}, '🔘': {true, 0.8}, '⊗': {true, 0.8},
}

// Is reports whether a character is a tick box or a tick by itself.
func Is(r rune) bool {
	_, ok := shapes[r]
	return ok
}

// Glyphs finds the tick boxes that are characters of the text: single ones, and
// brackets that hold a cross, a tick or nothing, also where the text layer parts
// the brackets from what they hold.
func Glyphs(lines []reading.Line) []reading.Mark {
	var marks []reading.Mark
	for _, l := range lines {
		for i := 0; i < len(l.Words); i++ {
			if m, n, ok := bracketed(l.Words[i:]); ok {
				marks = append(marks, m)
				i += n - 1
				continue
			}
			marks = append(marks, single(l.Words[i])...)
		}
	}
	return marks
}

// single finds tick characters in one word, each with its share of the word's box.
func single(w reading.Word) []reading.Mark {
	var marks []reading.Mark
	runes := []rune(w.Text)
	for i, r := range runes {
		s, ok := shapes[r]
		if !ok {
			continue
		}
		b := w.Box
		if len(runes) > 1 {
			each := b.Width() / float64(len(runes))
			b.X0, b.X1 = w.Box.X0+float64(i)*each, w.Box.X0+float64(i+1)*each
		}
		marks = append(marks, reading.Mark{Box: b, Ticked: s.ticked, Kind: reading.MarkGlyph, Confidence: s.sure * w.Confidence})
	}
	return marks
}

// bracketed reads "[X]", "[ ]", "(x)", "[]" and the like at the start of words, and
// says how many words it takes. Round brackets around nothing, or around a letter
// that numbers a clause, are left alone.
func bracketed(words []reading.Word) (reading.Mark, int, bool) {
	text := ""
	var box reading.Box
	for n, w := range words {
		if n == 3 {
			break
		}
		text += w.Text
		box = box.Union(w.Box)
		open, close := "", ""
		switch {
		case strings.HasPrefix(text, "["):
			open, close = "[", "]"
		case strings.HasPrefix(text, "("):
			open, close = "(", ")"
		default:
			return reading.Mark{}, 0, false
		}
		if !strings.HasSuffix(text, close) {
			if len([]rune(text)) > 2 {
				return reading.Mark{}, 0, false
			}
			continue
		}
		inner := strings.Trim(strings.TrimSuffix(strings.TrimPrefix(text, open), close), "_ ")
		m := reading.Mark{Box: box, Kind: reading.MarkGlyph, Confidence: 0.9 * words[0].Confidence}
		switch inner {
		case "X", "✓", "✔", "✗", "✘", "√", "×":
			m.Ticked = true
		case "x":
			// "(x)" numbers the tenth of a list.
			if open == "(" {
				return reading.Mark{}, 0, false
			}
			m.Ticked = true
		case "":
			if open == "(" && n == 0 {
				return reading.Mark{}, 0, false
			}
		default:
			return reading.Mark{}, 0, false
		}
		return m, n + 1, true
	}
	return reading.Mark{}, 0, false
}
