package papers

import (
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads charges whose labels stand above their values, two or three beside each
// other, under the bare name of a category, as HM Land Registry's register sets them.

// otherStacked is a label of a charge that has no field.
var otherStacked = pattern.New(`^(?i)(?:source\s+of\s+information|further\s+information(?:\s+location)?|supporting\s+documents?|extent|status|expiry\s+date|charge\s+geometry)\s*:?$`)

// bareField is the field of a cell that is a label alone; known tells whether it is one,
// with a field or without.
func bareField(c evidence.Span) (field string, known bool) {
	if f, rest := chargeField(c); f != "" {
		return f, rest.Empty()
	}
	return "", otherStacked.MatchString(c.Text())
}

// labelsOnly reports whether a row has nothing but labels.
func labelsOnly(l row) bool {
	for _, c := range l.cells {
		if _, known := bareField(c); !known {
			return false
		}
	}
	return len(l.cells) > 0
}

// Bounds of labels with their values below: how far a value may stand beside its label's
// beginning, in points, and over how many rows it may go.
const (
	stackedAside = 8.0
	stackedRows  = 4
)

// stacked takes a row of labels and the rows of values below it, and tells how many rows
// it takes: none, where this is no such row, or is the head of a table.
func (r *llcReader) stacked(rows []row) int {
	head := rows[0]
	if len(head.cells) == 1 && bareCategory.MatchString(head.cells[0].Text()) && len(rows) > 2 && len(rows[1].cells) > 1 && len(stackedValues(rows[1:])) > 0 {
		r.flush()
		r.current = &llcRecord{fields: map[string][]evidence.Span{"category": {head.cells[0]}}, part: r.part, stacked: true}
		return 1
	}
	begun := r.current != nil && r.current.stacked
	if !begun && len(head.cells) < 2 {
		return 0
	}
	values := stackedValues(rows)
	if len(values) == 0 {
		return 0
	}
	taken := 1 + len(values)
	if !begun && (taken == len(rows) || !labelsOnly(rows[taken])) {
		return 0 // one row of labels above rows of values is a table
	}
	found := make([][]evidence.Span, len(head.cells))
	for _, v := range values {
		for _, c := range v.cells {
			i := belowLabel(head, c)
			found[i] = append(found[i], c)
		}
	}
	for i, c := range head.cells {
		f, _ := bareField(c)
		if f == "" || len(found[i]) == 0 {
			continue
		}
		if r.current != nil && len(r.current.fields[f]) > 0 {
			r.flush()
		}
		if r.current == nil {
			r.current = &llcRecord{fields: map[string][]evidence.Span{}, part: r.part, stacked: true}
			r.loose = nil
		}
		r.current.fields[f] = found[i]
	}
	if r.current != nil {
		r.current.last = ""
	}
	return taken
}

// stackedValues is the rows of values below a row of labels, each value below the
// beginning of its label.
func stackedValues(rows []row) []row {
	head := rows[0]
	if !labelsOnly(head) {
		return nil
	}
	var values []row
	for i, l := range rows[1:] {
		if i > 0 && i+2 < len(rows) && len(l.cells) == 1 && bareCategory.MatchString(l.cells[0].Text()) && labelsOnly(rows[i+2]) {
			break // the next charge's category
		}
		last := head.box
		if len(values) > 0 {
			last = values[len(values)-1].box
		}
		if len(values) == stackedRows || labelsOnly(l) || l.cells[0].Page() != head.cells[0].Page() || l.box.Y0-last.Y1 > 1.2*last.Height() {
			break
		}
		for _, c := range l.cells {
			if belowLabel(head, c) < 0 {
				return values
			}
		}
		values = append(values, l)
	}
	return values
}

// belowLabel is which label's beginning a value stands below, -1 where none.
func belowLabel(head row, value evidence.Span) int {
	for i, c := range head.cells {
		if abs(c.Box().X0-value.Box().X0) < stackedAside {
			return i
		}
	}
	return -1
}
