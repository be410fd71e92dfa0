package report

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// TextOptions are how a terminal wants its report.
type TextOptions struct {
	Width int  // columns; 0 means 100
	Facts bool // list every fact too, not only how many there are
}

var (
	bold  = lipgloss.NewStyle().Bold(true)
	faint = lipgloss.NewStyle().Faint(true)
	tint  = map[rules.Severity]lipgloss.Style{
		rules.Critical: bold.Foreground(lipgloss.Color("15")).Background(lipgloss.Color("1")),
		rules.High:     bold.Foreground(lipgloss.Color("1")),
		rules.Medium:   bold.Foreground(lipgloss.Color("3")),
		rules.Low:      bold.Foreground(lipgloss.Color("4")),
		rules.Info:     bold.Foreground(lipgloss.Color("8")),
	}
)

// Text writes the report for a terminal, worst first. Colours are left out when
// terminal, where the report will be shown in the end, is none or NO_COLOR is set.
func Text(w io.Writer, terminal io.Writer, r *analysis.Report, o TextOptions) error {
	if o.Width <= 0 {
		o.Width = 100
	}
	p := &page{width: max(o.Width, 40)}
	p.heading(r)
	p.short(r)
	p.findings(r)
	p.missing(r)
	p.dates(r)
	p.enquiries(r)
	p.papers(r, o.Facts)
	cp := colorprofile.NewWriter(w, os.Environ())
	cp.Profile = colorprofile.Detect(terminal, os.Environ())
	_, err := cp.WriteString(p.b.String())
	return err
}

// page is a report while it is written.
type page struct {
	b     strings.Builder
	width int
}

// para writes text folded to the width, each line indented.
func (p *page) para(indent int, text string) {
	for line := range strings.SplitSeq(lipgloss.Wrap(text, p.width-indent, " "), "\n") {
		p.b.WriteString(strings.Repeat(" ", indent) + strings.TrimRight(line, " ") + "\n")
	}
}

// hanging writes a label and a text whose further lines stand under its first. The
// label brings the space that it wants: an opening mark stands against the first word.
func (p *page) hanging(indent int, label, text string) {
	n := indent + lipgloss.Width(label)
	for i, line := range strings.Split(lipgloss.Wrap(text, max(20, p.width-n), " "), "\n") {
		if i == 0 {
			p.b.WriteString(strings.Repeat(" ", indent) + faint.Render(label) + line + "\n")
		} else {
			p.b.WriteString(strings.Repeat(" ", n) + line + "\n")
		}
	}
}

func (p *page) title(text string) {
	p.b.WriteString("\n" + bold.Render(strings.ToUpper(text)) + "\n\n")
}

func (p *page) heading(r *analysis.Report) {
	facts := 0
	for _, d := range r.Documents {
		facts += len(d.Facts)
	}
	p.para(0, bold.Render("Paperwurks")+fmt.Sprintf("  %s, %s, %s · as at %s · %s (%s)",
		count(len(r.Documents), "paper"), count(pagesOf(r), "page"), count(facts, "fact"), day(r.AsAt), place(r.Jurisdiction), r.Basis))
	p.para(0, faint.Render("lender: "+lender(r)))
	var parts []string
	for _, t := range tally(r) {
		parts = append(parts, tint[t.Severity].Render(fmt.Sprintf(" %d %s ", t.Number, t.Severity)))
	}
	if len(parts) == 0 {
		parts = []string{bold.Render("no findings")}
	}
	p.b.WriteString("\n" + strings.Join(parts, " ") + "\n")
}

// A report of more findings than many opens with those that matter most, a line each, so
// that its reader has the case in half a minute: whatever must be resolved before exchange,
// and where that is little the first of the rest. Never more than most, for a list of all
// would be the report again.
const (
	many = 8
	few  = 5
	most = 12
)

// short is the list at the top of a long report.
func (p *page) short(r *analysis.Report) {
	if len(r.Findings) <= many {
		return
	}
	n := 0
	for n < min(len(r.Findings), most) && (n < few || r.Findings[n].Severity.Rank() <= rules.High.Rank()) {
		n++
	}
	p.title("in short")
	for _, f := range r.Findings[:n] {
		where := ""
		if len(f.Evidence) > 0 {
			where = faint.Render(fmt.Sprintf("  %s, page %d", f.Evidence[0].File, f.Evidence[0].Page))
		}
		p.hanging(1, tint[f.Severity].Render(fmt.Sprintf("%-8s", strings.ToUpper(string(f.Severity))))+" ", f.Title+where)
	}
	var lacks []string
	for _, m := range r.Case.Missing {
		if m.Severity.Rank() <= rules.High.Rank() {
			lacks = append(lacks, m.Title)
		}
	}
	if len(lacks) > 0 {
		p.hanging(1, "MISSING  ", strings.Join(lacks, ", "))
	}
	if more := len(r.Findings) - n; more > 0 {
		p.para(1, faint.Render(fmt.Sprintf("and %d more below", more)))
	}
}

func (p *page) findings(r *analysis.Report) {
	if len(r.Findings) == 0 {
		return
	}
	p.title("what is wrong")
	for _, f := range r.Findings {
		p.para(0, tint[f.Severity].Render(" "+strings.ToUpper(string(f.Severity))+" ")+" "+bold.Render(f.Title))
		p.para(2, f.Detail)
		for _, e := range f.Evidence {
			p.hanging(4, "“", shorten(e.Quote, 60)+"”  "+faint.Render(fmt.Sprintf("%s, page %d", e.File, e.Page)))
			if e.Said != "" {
				p.hanging(4, "corrected: ", e.Said)
			}
		}
		if f.Remedy != "" {
			p.hanging(4, "do: ", f.Remedy)
		}
		if len(f.Sources) > 0 {
			p.hanging(4, "why: ", strings.Join(f.Sources, "; ")+"  "+faint.Render("["+f.Rule+"]"))
		}
		p.b.WriteString("\n")
	}
}

func (p *page) missing(r *analysis.Report) {
	p.title(fmt.Sprintf("what is missing (%.0f %% complete)", 100*r.Case.Completeness))
	if len(r.Case.Missing) == 0 {
		p.para(2, "nothing that these papers call for")
	}
	for _, m := range r.Case.Missing {
		p.hanging(2, "· ", bold.Render(m.Title)+": "+m.Why)
	}
}

func (p *page) dates(r *analysis.Report) {
	if len(r.Case.Dates) == 0 {
		return
	}
	p.title("key dates")
	for _, d := range r.Case.Dates {
		line := day(d.Day) + "  " + bold.Render(d.Title)
		if d.Day < r.AsAt {
			line += ", past"
		}
		p.hanging(2, "· ", line+"  "+faint.Render(fmt.Sprintf("%s, page %d", d.Evidence[0].File, d.Evidence[0].Page)))
	}
}

func (p *page) enquiries(r *analysis.Report) {
	if len(r.Enquiries) == 0 {
		return
	}
	p.title("what to ask")
	for _, q := range r.Enquiries {
		p.hanging(2, fmt.Sprintf("%2d. ", q.Number), q.Text)
	}
}

func (p *page) papers(r *analysis.Report, facts bool) {
	p.title("what was read")
	for _, d := range r.Documents {
		switch {
		case d.Error != "":
			p.para(2, bold.Render(d.File))
			p.hanging(4, "not read: ", d.Error)
			continue
		case d.DuplicateOf != "":
			p.para(2, bold.Render(d.File)+"  the same bytes as "+d.DuplicateOf)
			continue
		}
		p.para(2, bold.Render(d.File)+"  "+d.KindName+faint.Render(fmt.Sprintf("  %.0f %% sure, %s, %s", 100*d.KindConfidence, count(d.Pages, "page"), count(len(d.Facts), "fact"))))
		p.para(4, faint.Render(d.KindReason))
		for _, w := range d.Warnings {
			p.hanging(4, "note: ", w)
		}
		for _, f := range d.Facts {
			if c := f.Corrected; c != nil && c.Follows == "" {
				p.hanging(4, "corrected: ", overruled(f))
			}
		}
		for _, f := range d.Struck {
			p.hanging(4, "struck: ", overruled(f))
		}
		if facts {
			for _, f := range d.Facts {
				p.hanging(4, f.Label+": ", fmt.Sprint(f.Value)+faint.Render(fmt.Sprintf("  page %d", f.Page)))
			}
		}
	}
	p.b.WriteString("\n")
	p.para(0, faint.Render(fmt.Sprintf("read, cited and judged in %.1f s · this report puts the papers in order; it is not legal advice", r.Timings["total"])))
}

// overruled is what a person said of a fact, in a line: who, when and what was read.
// For a fact that only follows from such, it is that; empty for any other.
func overruled(f analysis.Fact) string {
	c := f.Corrected
	if c == nil {
		return ""
	}
	who := c.By
	if at, err := time.Parse(time.RFC3339, c.At); err == nil {
		who += ", " + at.Format("2 January 2006")
	}
	var line string
	switch {
	case c.Follows != "" && c.Read == f.Value: // struck
		line = fmt.Sprintf("%s: “%s” is not held, since it follows from what %s corrected", f.Label, f.Value, who)
	case c.Follows != "":
		line = fmt.Sprintf("%s: %s, worked out from what %s corrected", f.Label, f.Value, who)
	case c.Read == f.Value: // struck
		line = fmt.Sprintf("%s: the paper does not say “%s” (%s)", f.Label, f.Value, who)
	default:
		line = fmt.Sprintf("%s: %s instead of “%s” (%s)", f.Label, f.Value, c.Read, who)
	}
	if c.Note != "" {
		line += ": " + c.Note
	}
	return line
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// day writes 2006-01-02 as 2 January 2006.
func day(iso string) string {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso
	}
	return t.Format("2 January 2006")
}

// place writes a jurisdiction with a capital.
func place(j string) string {
	if j == "" {
		return "England or Wales"
	}
	return strings.ToUpper(j[:1]) + j[1:]
}

// shorten keeps the first and last words of a long quotation.
func shorten(quote string, words int) string {
	f := strings.Fields(quote)
	if len(f) <= words {
		return quote
	}
	return strings.Join(f[:words*2/3], " ") + " … " + strings.Join(f[len(f)-words/3:], " ")
}

// order is worst first.
var order = []rules.Severity{rules.Critical, rules.High, rules.Medium, rules.Low, rules.Info}

// tallied is how many findings there are of a severity.
type tallied struct {
	Severity rules.Severity
	Number   int
}

// lender is whose requirements were applied and how that was told, or why none were.
func lender(r *analysis.Report) string {
	if r.Lender == "" {
		return "no lender's requirements were applied; " + r.LenderBasis
	}
	return fmt.Sprintf("%s (%s)", r.Lender, r.LenderBasis)
}

// tally counts the findings by severity, worst first; severities without any are left out.
func tally(r *analysis.Report) []tallied {
	counts := map[rules.Severity]int{}
	for _, f := range r.Findings {
		counts[f.Severity]++
	}
	var all []tallied
	for _, s := range order {
		if counts[s] > 0 {
			all = append(all, tallied{s, counts[s]})
		}
	}
	return all
}

// pagesOf is how many pages the papers have together.
func pagesOf(r *analysis.Report) (n int) {
	for _, d := range r.Documents {
		n += d.Pages
	}
	return n
}
