package layout

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Distances, in ems of the type they stand beside.
const (
	cellGap    = 1.1 // between words: wider is another cell or column
	sameLine   = 0.5 // share of the height that words of one line have in common
	kerned     = 0.3 // how far a word may reach back over the one before
	shrunkRows = 0.5 // share of the height that two cells of one row have in common
)

// Lines puts words into lines, and the lines into reading order. The rulings part
// cells that stand close to each other.
func Lines(words []reading.Word, rulings []reading.Ruling) []reading.Line {
	walls := upright(rulings)
	lines := parted(rejoined(chain(words, walls), walls))
	return order(lines, rulings)
}

// Distinct drops words that are drawn twice in one place, as print programs make
// bold type or shadows.
func Distinct(words []reading.Word) []reading.Word {
	type place struct {
		text string
		x, y int
	}
	// The words kept, by place: the last of each, and of each the one before it there.
	last := make(map[place]int, len(words))
	before := make([]int, 0, len(words))
	kept := make([]reading.Word, 0, len(words))
	const cell = 8
next:
	for _, w := range words {
		x, y := int(w.Box.X0/cell), int(w.Box.Y0/cell)
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for i := last[place{w.Text, x + dx, y + dy}] - 1; i >= 0; i = before[i] {
					if b := kept[i].Box; b.OverlapX(w.Box) > 0.7 && b.OverlapY(w.Box) > 0.7 {
						continue next
					}
				}
			}
		}
		k := place{w.Text, x, y}
		before = append(before, last[k]-1)
		kept = append(kept, w)
		last[k] = len(kept)
	}
	return kept
}

func upright(rulings []reading.Ruling) []reading.Box {
	var v []reading.Box
	for _, r := range rulings {
		if r.Box.Height() > r.Box.Width() {
			v = append(v, r.Box)
		}
	}
	slices.SortFunc(v, func(a, b reading.Box) int { return cmp.Compare(a.X0, b.X0) })
	return v
}

// chain joins words to lines: each word to the line whose last word stands close on
// its left.
func chain(words []reading.Word, walls []reading.Box) []reading.Line {
	sorted := sortedBy(words, func(w *reading.Word) float64 { return w.Box.X0 })
	var lines []reading.Line
	const shelf = 12.0 // points; lines are looked up by height
	shelves := map[int][]int{}
	for _, w := range sorted {
		best, bestGap := -1, math.Inf(1)
		for s := int(math.Floor(w.Box.Y0 / shelf)); s <= int(math.Floor(w.Box.Y1/shelf)); s++ {
			for _, i := range shelves[s] {
				last := lines[i].Words[len(lines[i].Words)-1]
				gap := w.Box.X0 - last.Box.X1
				em := math.Max(em(w), em(last))
				if gap > cellGap*em || gap < -kerned*em || gap >= bestGap {
					continue
				}
				if last.Box.OverlapY(w.Box) < sameLine || walled(walls, last.Box, w.Box) {
					continue
				}
				best, bestGap = i, gap
			}
		}
		if best < 0 {
			best = len(lines)
			lines = append(lines, reading.Line{Box: w.Box})
		}
		l := &lines[best]
		l.Words = append(l.Words, w)
		l.Box = l.Box.Union(w.Box)
		for s := int(math.Floor(w.Box.Y0 / shelf)); s <= int(math.Floor(w.Box.Y1/shelf)); s++ {
			if !slices.Contains(shelves[s], best) {
				shelves[s] = append(shelves[s], best)
			}
		}
	}
	return lines
}

// sortedBy is items in the order of their keys, those of one key as they were. Words and
// lines are large, so that it is their places that are sorted.
func sortedBy[T any](items []T, key func(*T) float64) []T {
	type place struct {
		key float64
		at  int
	}
	places := make([]place, len(items))
	for i := range items {
		places[i] = place{key(&items[i]), i}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at))
	})
	sorted := make([]T, len(items))
	for i, p := range places {
		sorted[i] = items[p.at]
	}
	return sorted
}

func em(w reading.Word) float64 {
	if w.Size > 0 {
		return w.Size
	}
	return w.Box.Height()
}

// walled reports whether an upright ruling stands between two words of one height.
func walled(walls []reading.Box, a, b reading.Box) bool {
	y := (math.Max(a.Y0, b.Y0) + math.Min(a.Y1, b.Y1)) / 2
	i := sort.Search(len(walls), func(i int) bool { return walls[i].X0 >= a.MidX() })
	for ; i < len(walls) && walls[i].X0 <= b.MidX(); i++ {
		x := walls[i].X0
		if x > a.X1-2 && x < b.X0+2 && walls[i].Y0 <= y && walls[i].Y1 >= y {
			return true
		}
	}
	return false
}

// parted splits lines at gutters too narrow to be seen in one line alone: gaps wider
// than the line's others that stand over each other in several lines running.
func parted(lines []reading.Line) []reading.Line {
	const (
		narrowest = 0.55 // ems
		wider     = 1.7  // times the line's usual gap
		running   = 4    // lines
		reach     = 2.2  // ems from line to line
	)
	type gap struct {
		line, word int // before this word; 0 where the line ends already
		x0, x1, y  float64
		em         float64
		weak       bool // not wider than the others: no more than a follower
	}
	var gaps []gap
	for i, l := range lines {
		if len(l.Words) < 2 {
			continue
		}
		widths := make([]float64, 0, len(l.Words)-1)
		for j := 1; j < len(l.Words); j++ {
			widths = append(widths, l.Words[j].Box.X0-l.Words[j-1].Box.X1)
		}
		sorted := slices.Clone(widths)
		slices.Sort(sorted)
		usual := sorted[(len(sorted)-1)/2]
		for j, w := range widths {
			size := math.Max(em(l.Words[j]), em(l.Words[j+1]))
			if w >= narrowest*size {
				weak := w < wider*usual && len(widths) > 1
				gaps = append(gaps, gap{i, j + 1, l.Words[j].Box.X1, l.Words[j+1].Box.X0, l.Box.MidY(), size, weak})
			}
		}
	}
	if len(gaps) == 0 {
		return lines
	}
	// Gaps that were wide enough to part lines already bear witness to the gutter.
	byY := make([]int, len(lines))
	for i := range lines {
		byY[i] = i
	}
	sort.Slice(byY, func(i, j int) bool { return lines[byY[i]].Box.MidY() < lines[byY[j]].Box.MidY() })
	for n, i := range byY {
		for _, j := range byY[n+1 : min(n+6, len(byY))] {
			a, b := lines[i], lines[j]
			if a.Box.X0 > b.Box.X0 {
				a, b = b, a
			}
			size := em(a.Words[0])
			if a.Box.OverlapY(b.Box) >= sameLine && b.Box.X0 > a.Box.X1 && b.Box.X0-a.Box.X1 < 8*size {
				gaps = append(gaps, gap{i, 0, a.Box.X1, b.Box.X0, a.Box.MidY(), size, false})
			}
		}
	}
	sort.Slice(gaps, func(i, j int) bool { return gaps[i].y < gaps[j].y })
	cuts := map[int][]int{}
	used := make([]bool, len(gaps))
	for i := range gaps {
		if used[i] {
			continue
		}
		// The run of gaps below this one that leave a gutter free through all of them.
		run := []int{i}
		x0, x1 := gaps[i].x0, gaps[i].x1
		for j := i + 1; j < len(gaps); j++ {
			g, end := gaps[j], gaps[run[len(run)-1]]
			if g.y-end.y > reach*end.em {
				break
			}
			a, b := math.Max(x0, g.x0), math.Min(x1, g.x1)
			if !used[j] && g.line != end.line && b-a >= 0.4*g.em {
				run, x0, x1 = append(run, j), a, b
			}
		}
		strong := 0
		for _, j := range run {
			if !gaps[j].weak {
				strong++
			}
		}
		if strong < running {
			continue
		}
		for _, j := range run {
			used[j] = true
			if gaps[j].word > 0 {
				cuts[gaps[j].line] = append(cuts[gaps[j].line], gaps[j].word)
			}
		}
	}
	var out []reading.Line
	for i, l := range lines {
		slices.Sort(cuts[i])
		from := 0
		for _, at := range append(cuts[i], len(l.Words)) {
			if at > from {
				out = append(out, lineOf(l.Words[from:at]))
			}
			from = at
		}
	}
	return out
}

func lineOf(words []reading.Word) reading.Line {
	l := reading.Line{Words: words}
	for _, w := range words {
		l.Box = l.Box.Union(w.Box)
	}
	return l
}
