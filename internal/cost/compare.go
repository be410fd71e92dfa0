package cost

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"sort"
	"strings"
)

// Difference is what one thing costs in two estimates.
type Difference struct {
	Column string  `json:"column"`
	What   string  `json:"what"`
	Before float64 `json:"before"` // pounds a month
	After  float64 `json:"after"`
}

// Change is how much dearer it becomes.
func (d Difference) Change() float64 { return d.After - d.Before }

// Compare says what becomes dearer or cheaper from one estimate to another, largest
// first. The changes add up to the difference of the totals.
func Compare(before, after *Estimate) []Difference {
	type thing struct{ column, what string }
	sums := map[thing]*Difference{}
	add := func(e *Estimate, to func(*Difference) *float64) {
		for _, l := range e.Lines {
			k := thing{l.Column, l.What}
			if sums[k] == nil {
				sums[k] = &Difference{Column: l.Column, What: l.What}
			}
			*to(sums[k]) += l.Pounds
		}
	}
	add(before, func(d *Difference) *float64 { return &d.Before })
	add(after, func(d *Difference) *float64 { return &d.After })
	var out []Difference
	for _, d := range sums {
		if math.Abs(d.Change()) >= 0.005 {
			out = append(out, *d)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if a, b := math.Abs(out[i].Change()), math.Abs(out[j].Change()); a != b {
			return a > b
		}
		return out[i].What < out[j].What
	})
	return out
}

// Report is what is printed: estimates side by side, or the difference of two.
type Report struct {
	Estimates   []*Estimate  `json:"estimates"`
	Differences []Difference `json:"differences,omitempty"` // of the first two
	Note        string       `json:"note"`
}

// Note says what an estimate leaves out.
const note = "list prices without VAT, support and discounts; what models charge by token is not in it"

// SideBySide makes a report of several estimates; with diff, of what changes from
// the first to the second.
func SideBySide(estimates []*Estimate, diff bool) *Report {
	r := &Report{Estimates: estimates, Note: note}
	if diff && len(estimates) == 2 {
		r.Differences = Compare(estimates[0], estimates[1])
	}
	return r
}

// JSON writes the report for machines.
func (r *Report) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

// rows are the table that text and Markdown share: a heading and cells.
func (r *Report) rows() [][]string {
	head := []string{"£ a month"}
	for _, e := range r.Estimates {
		head = append(head, strings.TrimSpace(e.Environment+" "+e.Profile))
	}
	out := [][]string{head}
	for _, c := range Columns {
		row := []string{c}
		for _, e := range r.Estimates {
			cell := pounds(e.Columns[c])
			if d, ok := e.Document[c]; ok {
				cell += fmt.Sprintf(" (document %.0f)", d)
			}
			row = append(row, cell)
		}
		out = append(out, row)
	}
	total, target := []string{"total"}, []string{"target"}
	for _, e := range r.Estimates {
		total = append(total, pounds(e.Pounds))
		switch {
		case e.Target == 0:
			target = append(target, "")
		case e.Pounds > e.Target:
			target = append(target, fmt.Sprintf("%.0f: over by %s", e.Target, pounds(e.Pounds-e.Target)))
		default:
			target = append(target, fmt.Sprintf("%.0f: kept", e.Target))
		}
	}
	return append(out, total, target)
}

// differences is the table of what changes.
func (r *Report) differences() [][]string {
	if len(r.Differences) == 0 {
		return nil
	}
	name := func(e *Estimate) string { return strings.TrimSpace(e.Environment + " " + e.Profile) }
	out := [][]string{{"what", "column", name(r.Estimates[0]), name(r.Estimates[1]), "change"}}
	sum := 0.0
	for _, d := range r.Differences {
		sum += d.Change()
		out = append(out, []string{d.What, d.Column, pounds(d.Before), pounds(d.After), signed(d.Change())})
	}
	return append(out, []string{"total", "", pounds(r.Estimates[0].Pounds), pounds(r.Estimates[1].Pounds), signed(sum)})
}

func (r *Report) lines(e *Estimate) [][]string {
	out := [][]string{{"what", "£ a month", "quantity", "price", "resource"}}
	for _, l := range e.Lines {
		mark := ""
		if l.Assumed {
			mark = " assumed"
		}
		price := l.Price
		if l.Confidence != "read" {
			price += " (" + l.Confidence + ")"
		}
		out = append(out, []string{l.What, pounds(l.Pounds), fmt.Sprintf("%.4g %s%s", l.Quantity, l.Unit, mark), price, strings.TrimPrefix(l.Address, "module.platform.")})
	}
	return out
}

func pounds(v float64) string { return fmt.Sprintf("%.2f", v) }

func signed(v float64) string { return fmt.Sprintf("%+.2f", v) }

// Text writes the report for a terminal; with lines, every line of each estimate.
func (r *Report) Text(w io.Writer, lines bool) error {
	var b strings.Builder
	aligned(&b, r.rows())
	if d := r.differences(); d != nil {
		b.WriteString("\n")
		aligned(&b, d)
	}
	for _, e := range r.Estimates {
		if lines {
			fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(e.Environment+" "+e.Profile))
			aligned(&b, r.lines(e))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", r.Note)
	_, err := io.WriteString(w, b.String())
	return err
}

// Markdown writes the report for a comment on a pull request or a document.
func (r *Report) Markdown(w io.Writer, lines bool) error {
	var b strings.Builder
	piped(&b, r.rows())
	if d := r.differences(); d != nil {
		b.WriteString("\n")
		piped(&b, d)
	}
	for _, e := range r.Estimates {
		if lines {
			fmt.Fprintf(&b, "\n### %s\n\n", strings.TrimSpace(e.Environment+" "+e.Profile))
			piped(&b, r.lines(e))
		}
	}
	fmt.Fprintf(&b, "\n%s%s.\n", strings.ToUpper(r.Note[:1]), r.Note[1:])
	_, err := io.WriteString(w, b.String())
	return err
}

func aligned(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-len([]rune(cell)))
			line += cell + pad + "  "
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func piped(b *strings.Builder, rows [][]string) {
	for i, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(row)) + "\n")
		}
	}
}
