package papers

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file mends the numbers of questions and clauses that OCR misread: "2:2",
// "1.1G)", "23" for 2.3, "(£)" for (f). Alone in a column of their own they have no
// word beside them to be read by, but they have an order: what stands between 2.2
// and 2.4 and looks like 23 is 2.3.

// dotted is the number of a question or clause as it should be: 3.10(b)(iv), 2.1, (f).
var dotted = pattern.New(`^(?:(\d{1,2})\.(\d{1,2}))?(?:\(([a-z])\))?(?:\(([ivx]{1,5})\))?$`)

// numeral is a cell that is a number, or may be one.
type numeral struct {
	word  *reading.Word
	sound string // the number, or "" where it is not clear
}

// mendNumbers puts right the numbers of a document's columns of numbers. Only the
// words of the pages are changed, and only on pages that OCR read.
func mendNumbers(pages []reading.Page) {
	var run []numeral
	for i := range pages {
		if pages[i].Source == reading.SourceOCR {
			run = append(run, numerals(&pages[i])...)
		}
	}
	sound := func(i int) string {
		if i < 0 || i >= len(run) {
			return ""
		}
		return run[i].sound
	}
	for i, n := range run {
		before, after := sound(i-1), sound(i+1)
		if before == "" {
			continue
		}
		if n.sound != "" && (n.word.Confidence >= doubted || follows(before, n.sound)) {
			continue
		}
		best, next, found := 99, 99, ""
		for _, c := range following(before) {
			if after != "" && !follows(c, after) || n.sound != "" && baseOf(c) != baseOf(n.sound) {
				continue // of a number that is clear, only a letter is mended
			}
			d := distance(shapeOf(strings.ToLower(n.word.Text)), shapeOf(c), 9)
			if d < best {
				best, next, found = d, best, c
			} else {
				next = min(next, d)
			}
		}
		most := 3
		if after == "" || n.sound != "" {
			most = 1 // only one side bears witness, or it is a number as it stands
		}
		if found != "" && best < next && best <= most {
			run[i].sound = found
		}
	}
	for _, n := range run {
		if n.sound != "" {
			n.word.Text = n.sound
		}
	}
}

// numerals is the cells of a page that stand in its columns of numbers, from top to
// bottom. A column is known by two numbers in it that are clear.
func numerals(p *reading.Page) []numeral {
	var columns []float64
	var cells []int
	for i, l := range p.Lines {
		if len(l.Words) == 0 || len(l.Words[0].Text) > 12 {
			continue
		}
		if len(l.Words) > 1 {
			// The question follows its number on the line.
			if numberish.MatchString(l.Words[0].Text) {
				cells = append(cells, i)
				if asNumber(l.Words[0].Text) != "" {
					columns = append(columns, l.Words[0].Box.X0)
				}
			}
			continue
		}
		beside := false
		for j, o := range p.Lines {
			if i == j || o.Box.OverlapY(l.Box) < 0.5 {
				continue
			}
			if o.Box.X1 <= l.Box.X0+1 {
				beside = false
				break
			}
			beside = beside || o.Box.X0 > l.Box.X1
		}
		if !beside {
			continue
		}
		cells = append(cells, i)
		if asNumber(l.Words[0].Text) != "" {
			columns = append(columns, l.Box.X0)
		}
	}
	var all []numeral
	for _, i := range cells {
		w := &p.Lines[i].Words[0]
		met := 0
		for _, x := range columns {
			if abs(x-w.Box.X0) < 5 {
				met++
			}
		}
		if met >= 2 && (asNumber(w.Text) != "" || !longWord.MatchString(w.Text)) {
			all = append(all, numeral{w, asNumber(w.Text)})
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].word.Box.Y0 < all[b].word.Box.Y0 })
	return all
}

// numberish is a word that begins a line as a question's number does.
var numberish = pattern.New(`^\d{1,2}[.:,]?\d{1,2}\W?[({\[]?\S{0,4}[)}\]]\.?$|^\d{1,2}[.:]\d{1,2}[.:]?$`)

var longWord = pattern.New(`\pL{4}`)

// asNumber is the number that a cell says, its stops in order; "" where it is none.
func asNumber(text string) string {
	t := strings.TrimRight(text, ".:,")
	t = strings.NewReplacer(":", ".", ",", ".", "{", "(", "}", ")", "[", "(", "]", ")").Replace(t)
	if m := dotted.FindStringSubmatch(t); t == "" || m == nil || m[1] == "0" {
		return ""
	}
	return t
}

var romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}

// following is the numbers that may come after one, nothing being left out.
func following(n string) []string {
	m := dotted.FindStringSubmatch(n)
	if m == nil {
		return nil
	}
	base, letter, small := "", m[3], m[4]
	if m[1] != "" {
		base = m[1] + "." + m[2]
	}
	var all []string
	if i := slices.Index(romans, letter); base == "" && small == "" && i >= 0 && i+1 < len(romans) {
		all = append(all, "("+romans[i+1]+")") // (i) may be a roman number
	}
	switch {
	case small != "":
		if i := slices.Index(romans, small); letter != "" && i >= 0 && i+1 < len(romans) {
			all = append(all, base+"("+letter+")("+romans[i+1]+")")
		} else if letter == "" && i >= 0 && i+1 < len(romans) {
			all = append(all, base+"("+romans[i+1]+")")
		}
	case letter != "":
		all = append(all, base+"("+letter+")(i)")
	default:
		all = append(all, base+"(a)")
	}
	if letter != "" && letter < "z" {
		all = append(all, base+"("+string(letter[0]+1)+")")
	}
	if base != "" {
		section, _ := strconv.Atoi(m[1])
		part, _ := strconv.Atoi(m[2])
		for _, next := range []string{m[1] + "." + strconv.Itoa(part+1), strconv.Itoa(section+1) + ".1"} {
			all = append(all, next, next+"(a)")
		}
	}
	return all
}

// baseOf is the figures with which a number begins.
func baseOf(n string) string {
	base, _, _ := strings.Cut(n, "(")
	return base
}

// follows reports whether a number may come after another.
func follows(before, n string) bool { return slices.Contains(following(before), n) }
