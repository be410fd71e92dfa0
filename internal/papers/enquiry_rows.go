package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file puts the rows of a table of enquiries in the order in which a person reads
// them: its columns parted where words nearly touch, a number that stands beside the
// middle of its row before that row's words, and replies by letters of their own
// apart from the question that prints the letters too.

const (
	// columnCells is how many cells begin where a column does.
	columnCells = 4
	// columnGap is how far apart, in parts of a line's height, two words stand at least
	// that belong to different columns. The space of common type is a quarter of it.
	columnGap = 0.36
)

// atColumns parts the cells of a page's rows where a word begins at the left edge of a
// column though the words before it nearly reach there: "… any public pumping  No".
func atColumns(rows []row) []row {
	begins := map[int]int{}
	for _, r := range rows {
		for _, c := range r.cells {
			begins[int(c.Box().X0)]++
		}
	}
	column := func(x float64) bool {
		n := 0
		for at := int(x) - 1; at <= int(x)+1; at++ {
			n += begins[at]
		}
		return n >= columnCells
	}
	usual := 0.0 // the space of the page's words
	if gaps := spaces(rows...); len(gaps) > 0 {
		usual = gaps[len(gaps)/2]
	}
	parted := make([]row, len(rows))
	for i, r := range rows {
		parted[i] = row{box: r.box}
		for _, c := range r.cells {
			own := usual // that of the line, which may be justified
			if gaps := spaces(row{cells: []evidence.Span{c}}); len(gaps) > 1 {
				own = max(own, gaps[(len(gaps)-1)/2])
			}
			from := 0
			for k := 1; k < c.Words(); k++ {
				at := c.Word(k).Box
				if gap := at.X0 - c.Word(k-1).Box.X1; gap > columnGap*at.Height() && gap > 1.5*own && column(at.X0) {
					parted[i].cells = append(parted[i].cells, c.Sub(from, k))
					from = k
				}
			}
			parted[i].cells = append(parted[i].cells, c.Sub(from, c.Words()))
		}
	}
	return parted
}

// spaces is how far apart the words of lines stand, from near to far.
func spaces(rows ...row) []float64 {
	var gaps []float64
	for _, r := range rows {
		for _, c := range r.cells {
			for k := 1; k < c.Words(); k++ {
				gaps = append(gaps, c.Word(k).Box.X0-c.Word(k-1).Box.X1)
			}
		}
	}
	slices.Sort(gaps)
	return gaps
}

// numberCell is the number of an enquiry, or the letter of its part, in a cell of its own.
var numberCell = pattern.New(`^(?:(?i:question|enquiry|Q)\.?\s?)?(?:\d{1,2}(?:\.\d{1,2}){1,2}[.:]?(?:\s?\([a-n]\))?|\([a-n]\))$`)

// numbersFirst puts the number of a table's row before the row's words where all its cells are
// set in the middle of its height, so that the first of its lines stand above the number.
func (l *layout) numbersFirst(rows []row) []row {
	at := map[int]int{} // the row that a number goes to, by the row where it stands
	for i, r := range rows {
		number := r.cells[0]
		if !numberCell.MatchString(number.Text()) {
			continue
		}
		b := number.Box()
		top := l.middleOf(number.LineIndex(), map[int]bool{})
		if top > b.Y0-1 {
			continue
		}
		to := i
		for to > 0 && rows[to-1].box.Y0 > top-1 {
			to--
		}
		// Lines beside which other words of its column stand are no one row's.
		height := 2 * (b.MidY() - top)
		if !slices.ContainsFunc(rows, func(o row) bool {
			c := o.cells[0].Box()
			return o.cells[0] != number && abs(c.X0-b.X0) < 3 && c.MidY() > top && c.MidY() < top+height
		}) && to < i {
			at[i] = to
		}
	}
	if len(at) == 0 {
		return rows
	}
	moved := make([]row, 0, len(rows))
	lead := map[int][]evidence.Span{}
	for from, to := range at {
		lead[to] = append(lead[to], rows[from].cells[0])
	}
	for i, r := range rows {
		if _, ok := at[i]; ok {
			r.cells = r.cells[1:]
		}
		r.cells = append(lead[i], r.cells...)
		if len(r.cells) > 0 {
			moved = append(moved, row{r.cells, unionOf(r.cells)})
		}
	}
	return moved
}

// unionOf is the box around cells.
func unionOf(cells []evidence.Span) reading.Box {
	b := cells[0].Box()
	for _, c := range cells[1:] {
		b = b.Union(c.Box())
	}
	return b
}

// ownLetters leaves out what is in the way where an enquiry prints its letters in its
// question and again beside its replies, each list at its own height: "(a) the centre
// line of a new road" beside "(c) No". Of the question only the first line stays.
type ownLetters struct {
	replies float64 // where the column of the replies of the enquiry begins; 0 where it has no letters
	number  float64 // where the column of the numbers begins
}

// take is a row without the question's lines, given the rows that follow it on its page.
func (o *ownLetters) take(r row, follow []row) row {
	first := r.cells[0]
	if numbered := enquiryNumber.MatchString(first.Raw()) || o.replies > 0 && first.Box().X0 < o.number+3; numbered {
		o.replies = 0
		m := enquiryNumber.FindString(first.Raw())
		if m == "" || strings.Contains(m, "(") {
			return r
		}
		o.number = first.Box().X0
		var all bool
		if o.replies, all = lettersBeside(r, follow); all {
			// The question without the letter that its first line ends in.
			n := len(r.cells) - 2
			cells := slices.Clone(r.cells)
			if m, ok := cells[n].Find(letterNamed); ok {
				cells[n] = before(m.Group[0].Span, cells[n])
			}
			return row{nonEmpty(cells...), r.box}
		}
		return r
	}
	if o.replies == 0 {
		return r
	}
	var replies []evidence.Span
	for _, c := range r.cells {
		if c.Box().X0 > o.replies-3 {
			replies = append(replies, c)
		}
	}
	return row{replies, r.box}
}

// lettersBeside is where the column of an enquiry's replies begins, if its question prints
// letters and either they have letters of their own or one reply is to all; else 0.
func lettersBeside(r row, follow []row) (replies float64, all bool) {
	if len(r.cells) < 3 {
		return 0, false
	}
	question, reply := r.cells[len(r.cells)-2], r.cells[len(r.cells)-1]
	lettered := opensWithA.MatchString(reply.Raw())
	if !lettered && !(beginsPlain(reply.Text()) && weigh(reply.Text()).yes == "No") || reply.Box().X0 < question.Box().X0+60 {
		return 0, false
	}
	left, right := []evidence.Span{question}, []evidence.Span{reply}
	for _, f := range follow {
		if enquiryNumber.MatchString(f.cells[0].Raw()) || letterNumber.MatchString(f.cells[0].Raw()) && f.cells[0].Box().X0 < question.Box().X0-3 {
			break
		}
		for _, c := range f.cells {
			if c.Box().X0 > reply.Box().X0-3 {
				right = append(right, c)
			} else if c.Box().X1 < reply.Box().X0+3 {
				left = append(left, c)
			} else {
				return 0, false // a line that crosses both columns
			}
		}
	}
	printed := letterNamed.FindAllString(textOf(left), 3)
	if lettered && firstLetter.MatchString(textOf(left)) && len(letterNamed.FindAllString(textOf(right), 3)) > 1 {
		return reply.Box().X0, false
	}
	if rest := textOf(right)[len(weigh(reply.Text()).value):]; !lettered && len(printed) > 1 && (strings.Trim(rest, " .") == "" || toEach.MatchString(strings.Trim(rest, " .,;:-–"))) {
		return reply.Box().X0, true
	}
	return 0, false
}

// opensWithA is a reply that begins with the first letter.
var opensWithA = pattern.New(`^[({\[]\s*a\s*[)}\]]`)
