package insight

import (
	"fmt"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

const (
	// pieceBytes is how much of a paper is sent at once: some eight thousand tokens,
	// which a model reads in a second or two and with attention to each line.
	pieceBytes = 32 << 10
	// overlap is how many lines of the piece before each piece begins with, for what
	// runs over the cut.
	overlap = 12
)

// line is a line of a paper as a model sees it.
type line struct {
	page int
	text string // "[3.12] words of the line"
}

// lines is every line of a paper with its number. None is left out and none is cut.
func lines(t *evidence.Text) []line {
	var all []line
	for _, p := range t.Document().Pages {
		for i := range p.Lines {
			if words := t.Line(p.Number, i).Text(); words != "" {
				all = append(all, line{p.Number, fmt.Sprintf("[%d.%d] %s", p.Number, i+1, words)})
			}
		}
	}
	return all
}

// pieces cuts lines into runs of at most limit bytes (but for a line that is longer by
// itself), between pages where that leaves no piece less than half full, each but the
// first beginning with the last lines of the one before.
func pieces(all []line, limit int) [][]line {
	var out [][]line
	from := 0
	for from < len(all) {
		size, to, between := 0, from, 0
		for to < len(all) && (to == from || size+len(all[to].text)+1 <= limit) {
			if to > from && all[to].page != all[to-1].page && size >= limit/2 {
				between = to
			}
			size += len(all[to].text) + 1
			to++
		}
		if to < len(all) && between > 0 {
			to = between
		}
		out = append(out, all[max(0, from-min(overlap, from)):to])
		from = to
	}
	return out
}

func joined(some []line) string {
	var b strings.Builder
	for _, l := range some {
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return b.String()
}
