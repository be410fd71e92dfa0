package pack

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Measures of the pages that are ours, in points on A4.
const (
	margin    = 51.0
	column    = 595.28 - 2*margin
	bottom    = 841.89 - 62
	lineIndex = 17.0
)

// spot is a line of the index, and which part of the pack it leads to.
type spot struct {
	page   int // of the front, from 0
	y      float64
	to     int // of parts
	height float64
}

// front is the pages before the report: the cover, the index, what was decided and
// what is asked.
type front struct {
	doc   *fpdf.Fpdf
	latin func(string) string
	spots []spot
	marks []mark
}

// mark is where a part of the front begins.
type mark struct {
	title string
	page  int // of the front, from 0
}

// plain writes what the built-in fonts cannot show in letters that they can.
var plain = strings.NewReplacer("☐", "[ ]", "☑", "[x]", "☒", "[x]", "✓", "[x]", "✔", "[x]", "≥", ">=", "≤", "<=", "\u00a0", " ", "\u2011", "-").Replace

// paperwork begins pages of ours.
func paperwork(made time.Time, title string) *front {
	doc := fpdf.New("P", "pt", "A4", "")
	doc.SetCreationDate(made.UTC())
	doc.SetModificationDate(made.UTC())
	doc.SetCatalogSort(true)
	doc.SetTitle(title, true)
	doc.SetMargins(margin, margin, margin)
	doc.SetAutoPageBreak(true, 841.89-bottom)
	return &front{doc: doc, latin: doc.UnicodeTranslatorFromDescriptor("")}
}

func (f *front) say(style string, size float64, s string) {
	f.doc.SetFont("Helvetica", style, size)
	f.doc.MultiCell(column, size*1.35, f.latin(plain(s)), "", "L", false)
}

func (f *front) grey() { f.doc.SetTextColor(80, 88, 100) }
func (f *front) ink()  { f.doc.SetTextColor(0, 0, 0) }

func (f *front) heading(s string) {
	if f.doc.GetY()+60 > bottom {
		f.doc.AddPage()
	}
	f.doc.Ln(14)
	f.marks = append(f.marks, mark{s, f.doc.PageNo() - 1})
	f.say("B", 15, s)
	f.doc.Ln(4)
}

// fit shortens words to a width, in the font that is set.
func (f *front) fit(s string, width float64) string {
	s = f.latin(plain(s))
	if f.doc.GetStringWidth(s) <= width {
		return s
	}
	for len(s) > 1 && f.doc.GetStringWidth(s+"...") > width {
		s = s[:len(s)-1]
	}
	return s + "..."
}

// part is a line of the index.
type part struct {
	title string
	note  string // what it is, or why it has no pages
	pages int
	page  int // of the pack that it begins on, from 1
}

// write makes the front of a pack. Its length depends on the number of parts and
// not on their pages.
func (c *Content) front(parts []part, total int) *front {
	f := paperwork(c.made(), c.Name)
	f.doc.AddPage()
	f.marks = append(f.marks, mark{"Cover", 0})
	f.doc.SetY(170)
	f.grey()
	f.say("", 12, "Property pack")
	f.ink()
	f.say("B", 24, c.Name)
	f.doc.Ln(10)
	if c.Signed() {
		f.say("B", 13, fmt.Sprintf("Version %d, signed off on %s", c.Number, c.SignedAt.Format("2 January 2006 at 15:04 MST")))
		by := "by " + c.SignedBy
		if c.Firm != "" {
			by += ", " + c.Firm
		}
		f.say("", 12, by)
		if c.Note != "" {
			f.doc.Ln(6)
			f.say("", 11, c.Note)
		}
	} else {
		f.say("B", 13, "Not signed off")
		f.say("", 11, "This pack was made by a program alone. No person has checked what it says; whoever relies on it reads the papers themselves.")
	}
	f.doc.Ln(16)
	f.grey()
	f.say("", 10.5, "The sale: "+c.Transaction.Words()+".")
	f.say("", 10.5, fmt.Sprintf("%s, %s. %.0f%% of the papers that this sale needs are here.", plural(len(c.Papers), "paper"), plural(total, "page"), 100*c.Completeness))
	f.say("", 10.5, "Judged as at "+dayInWords(c.Report.AsAt)+".")
	f.doc.Ln(10)
	f.say("", 9, "Each paper stands here page by page as it was received; the line at the foot of a page was added. The papers themselves are known by their SHA-256, at the end of the report. Paperwurks puts papers in order and shows where they say what. It is not legal advice.")
	f.ink()

	f.doc.AddPage()
	f.marks = append(f.marks, mark{"Index", f.doc.PageNo() - 1})
	f.say("B", 15, "Index")
	f.doc.Ln(6)
	for i, p := range parts {
		if f.doc.GetY()+lineIndex > bottom {
			f.doc.AddPage()
		}
		y := f.doc.GetY()
		f.doc.SetFont("Helvetica", "", 10.5)
		number := "-"
		if p.pages > 0 {
			number = fmt.Sprint(p.page)
			f.spots = append(f.spots, spot{f.doc.PageNo() - 1, y, i, lineIndex})
		}
		f.doc.CellFormat(column*0.56, lineIndex, f.fit(p.title, column*0.55), "", 0, "L", false, 0, "")
		f.grey()
		f.doc.SetFont("Helvetica", "", 9)
		f.doc.CellFormat(column*0.34, lineIndex, f.fit(p.note, column*0.33), "", 0, "L", false, 0, "")
		f.ink()
		f.doc.SetFont("Helvetica", "", 10.5)
		f.doc.CellFormat(column*0.10, lineIndex, number, "", 1, "R", false, 0, "")
		f.doc.SetDrawColor(222, 226, 232)
		f.doc.Line(margin, y+lineIndex, margin+column, y+lineIndex)
	}
	c.decided(f)
	c.asked(f)
	return f
}

// verdictWords say what somebody did.
var verdictWords = map[Verdict]string{
	Accepted: "Accepted", Corrected: "Corrected", Dismissed: "Dismissed", Verified: "Verified", Edited: "Edited", Added: "Added", LeftOut: "Left out",
}

// decided lists what people decided about findings, missing papers and facts.
func (c *Content) decided(f *front) {
	matters := Matters(c.Report, c.Decisions)
	facts := Facts(c.Report, c.Decisions)
	f.heading("What was decided")
	n := 0
	say := func(d *Decision, what string) {
		n++
		if f.doc.GetY()+44 > bottom {
			f.doc.AddPage()
		}
		f.doc.Ln(4)
		f.say("B", 10.5, what)
		line := verdictWords[d.Verdict]
		if d.Verdict == Corrected {
			line += ": " + d.Right
		}
		f.say("", 10.5, line)
		if d.Note != "" {
			f.say("", 10.5, "Note: "+d.Note)
		}
		f.grey()
		f.say("", 8.5, fmt.Sprintf("%s, %s", d.Name, d.At.Format("2 January 2006 at 15:04 MST")))
		f.ink()
	}
	for _, m := range matters {
		if m.Decision != nil {
			what := m.Title + " (" + string(m.Severity) + ")"
			if m.About == AMissing {
				what = "Missing: " + what
			}
			say(m.Decision, what)
		}
	}
	verified := 0
	for _, fact := range facts {
		switch {
		case fact.Decision == nil:
		case fact.Decision.Verdict == Corrected:
			read := fact.Value
			if fact.Overruled() {
				read = fact.Corrected.Read
			}
			say(fact.Decision, fmt.Sprintf("%s: %s (%s, page %d)", fact.Label, read, fact.File, fact.Page))
		default:
			verified++
		}
	}
	if verified > 0 {
		f.doc.Ln(4)
		f.say("", 10.5, plural(verified, "fact")+" of the papers were verified by a person as they stand.")
	}
	if n == 0 && verified == 0 {
		f.say("", 10.5, "Nothing was decided by a person.")
	}
}

func (c *Content) asked(f *front) {
	if len(c.Enquiries) == 0 {
		return
	}
	f.heading("Enquiries")
	for i, q := range c.Enquiries {
		f.doc.Ln(3)
		text := fmt.Sprintf("%d.  %s", i+1, q.Text)
		if q.File != "" {
			text += fmt.Sprintf(" (%s, page %d)", q.File, q.Page)
		}
		f.say("", 10.5, text)
	}
}

// Signed is whether a person signed this; what a program makes alone is not.
func (c *Content) Signed() bool { return c.Number > 0 }

// output is the file, and how many pages it has.
func (f *front) output() ([]byte, int, error) {
	var b bytes.Buffer
	if err := f.doc.Output(&b); err != nil {
		return nil, 0, fmt.Errorf("pack: front: %w", err)
	}
	return b.Bytes(), f.doc.PageCount(), nil
}

// notice is a page that stands for a paper, and says why.
func notice(made time.Time, p Paper, why string) ([]byte, error) {
	f := paperwork(made, p.File)
	f.doc.AddPage()
	f.doc.SetY(220)
	f.say("B", 16, p.File)
	f.doc.Ln(8)
	f.say("", 12, "The pages of this paper cannot be shown: "+strings.TrimSuffix(why, ".")+".")
	f.doc.Ln(8)
	f.grey()
	f.say("", 10, fmt.Sprintf("It was received with %d bytes and is known by its SHA-256:", p.Size))
	f.say("", 9, p.SHA256)
	b, _, err := f.output()
	return b, err
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func dayInWords(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.Format("2 January 2006")
}
