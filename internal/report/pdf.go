package report

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// Measures of the PDF report, in millimetres on A4.
const (
	pdfMargin = 18.0
	pdfWidth  = 210 - 2*pdfMargin
	pdfBottom = 297 - 20.0
)

// inks are the severities' colours, dark enough to be read in print.
var inks = map[rules.Severity][3]int{
	rules.Critical: {143, 13, 27}, rules.High: {179, 38, 30}, rules.Medium: {138, 90, 0},
	rules.Low: {31, 92, 153}, rules.Info: {86, 97, 110},
}

// PDF writes the report as a document of its own: findings with the strips of the
// pages that prove them, what is missing, the enquiries, and what was read. The
// same report gives the same bytes. With pages nil the quotations stand alone.
func PDF(ctx context.Context, w io.Writer, r *analysis.Report, pages Pages) error {
	_, err := MarkedPDF(ctx, w, r, pages)
	return err
}

// Mark is a bookmark of a PDF report: a heading, or at level 1 a finding under one.
type Mark struct {
	Title string
	Level int
	Page  int // from 1
}

// MarkedPDF is PDF, and says where what is, for whoever makes the report part of a
// larger file.
func MarkedPDF(ctx context.Context, w io.Writer, r *analysis.Report, pages Pages) ([]Mark, error) {
	p := newPrint(r)
	p.cover(r)
	cutter := newProver(pages)
	p.heading("What is wrong")
	if len(r.Findings) == 0 {
		p.para("Nothing that the rules look for was found in these papers.")
	}
	for i, f := range r.Findings {
		if err := p.finding(ctx, i, f, cutter); err != nil {
			return nil, err
		}
	}
	p.missing(r)
	p.dates(r)
	p.enquiries(r)
	p.read(r)
	if err := p.doc.Error(); err != nil {
		return nil, fmt.Errorf("pdf report: %w", err)
	}
	return p.marks, p.doc.Output(w)
}

// print is the document while it is written.
type print struct {
	doc *fpdf.Fpdf
	// latin writes UTF-8 in the encoding of the built-in fonts.
	latin func(string) string
	marks []Mark
}

// mark makes a bookmark of what comes next.
func (p *print) mark(title string, level int) {
	p.doc.Bookmark(p.latin(plain(title)), level, -1)
	p.marks = append(p.marks, Mark{title, level, p.doc.PageNo()})
}

func newPrint(r *analysis.Report) *print {
	doc := fpdf.New("P", "mm", "A4", "")
	made, err := time.Parse("2006-01-02", r.AsAt)
	if err != nil {
		made = time.Unix(0, 0)
	}
	doc.SetCreationDate(made.UTC())
	doc.SetModificationDate(made.UTC())
	doc.SetCatalogSort(true)
	doc.SetTitle("What these papers say", true)
	doc.SetCreator("Paperwurks", true)
	doc.SetLang("en-GB")
	doc.SetMargins(pdfMargin, pdfMargin, pdfMargin)
	doc.SetAutoPageBreak(true, 297-pdfBottom)
	doc.AliasNbPages("{pages}")
	p := &print{doc: doc, latin: doc.UnicodeTranslatorFromDescriptor("")}
	doc.SetFooterFunc(func() {
		doc.SetY(-14)
		doc.SetFont("Helvetica", "", 8)
		doc.SetTextColor(90, 98, 110)
		doc.CellFormat(0, 5, p.latin(fmt.Sprintf("Paperwurks report as at %s · not legal advice · page %d of {pages}", day(r.AsAt), doc.PageNo())), "", 0, "C", false, 0, "")
		doc.SetTextColor(0, 0, 0)
	})
	doc.AddPage()
	return p
}

func (p *print) font(style string, size float64) { p.doc.SetFont("Helvetica", style, size) }

func (p *print) text(style string, size, lead float64, s string) {
	p.font(style, size)
	p.doc.MultiCell(pdfWidth, lead, p.latin(plain(s)), "", "L", false)
}

func (p *print) para(s string) { p.text("", 10, 4.8, s) }

func (p *print) heading(s string) {
	p.room(24)
	p.doc.Ln(5)
	p.mark(s, 0)
	p.text("B", 14, 7, s)
	p.doc.Ln(1.5)
}

// room starts a new page when less than so many millimetres are left on this one.
func (p *print) room(mm float64) {
	if p.doc.GetY()+mm > pdfBottom {
		p.doc.AddPage()
	}
}

func (p *print) cover(r *analysis.Report) {
	p.text("B", 20, 9, "What these papers say")
	p.doc.SetTextColor(70, 78, 90)
	p.para(fmt.Sprintf("%s, %s, as at %s. %s: %s.", count(len(r.Documents), "paper"), count(pagesOf(r), "page"), day(r.AsAt), place(r.Jurisdiction), r.Basis))
	p.para("Lender: " + lender(r) + ".")
	p.doc.SetTextColor(0, 0, 0)
	var parts []string
	for _, t := range tally(r) {
		parts = append(parts, fmt.Sprintf("%d %s", t.Number, t.Severity))
	}
	if len(parts) > 0 {
		p.doc.Ln(2)
		p.text("B", 11, 5.5, strings.Join(parts, "   "))
	}
}

func (p *print) finding(ctx context.Context, i int, f analysis.Finding, cutter *prover) error {
	p.room(70) // the title, the detail and the first proof stay together
	p.doc.Ln(3)
	p.mark(f.Title, 1)
	ink := inks[f.Severity]
	p.doc.SetTextColor(ink[0], ink[1], ink[2])
	p.text("B", 8.5, 4.2, strings.ToUpper(string(f.Severity)))
	p.doc.SetTextColor(0, 0, 0)
	p.text("B", 11.5, 5.4, fmt.Sprintf("%d. %s", i+1, f.Title))
	p.para(f.Detail)
	for _, e := range f.Evidence {
		strip, err := cutter.cut(ctx, e)
		if err != nil {
			return err
		}
		p.doc.Ln(1.2)
		if strip != nil {
			p.picture(strip)
		}
		p.doc.SetTextColor(70, 78, 90)
		p.text("I", 8.5, 4.2, fmt.Sprintf("%s, page %d: “%s”", e.File, e.Page, shorten(e.Quote, 80)))
		p.doc.SetTextColor(0, 0, 0)
	}
	for _, line := range []struct{ label, text string }{
		{"Do: ", f.Remedy}, {"Ask: ", f.Enquiry}, {"Why: ", strings.Join(f.Sources, "; ") + " [" + f.Rule + "]"},
	} {
		if line.text != "" {
			p.doc.Ln(0.8)
			p.text("", 9.5, 4.5, line.label+line.text)
		}
	}
	return nil
}

// picture places a strip across the page, no taller than half of it. Strips that are
// the same are one picture in the file.
func (p *print) picture(s *proof) {
	name := fmt.Sprintf("%x", sha256.Sum256(s.jpeg))
	width, height := pdfWidth, pdfWidth*float64(s.height)/float64(s.width)
	if limit := 130.0; height > limit {
		width, height = width*limit/height, limit
	}
	p.room(height + 6)
	p.doc.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "JPG"}, bytes.NewReader(s.jpeg))
	p.doc.SetDrawColor(190, 196, 205)
	y := p.doc.GetY()
	p.doc.ImageOptions(name, pdfMargin, y, width, height, false, fpdf.ImageOptions{ImageType: "JPG"}, 0, "")
	p.doc.Rect(pdfMargin, y, width, height, "D")
	p.doc.SetY(y + height + 1)
}

func (p *print) missing(r *analysis.Report) {
	p.heading("What is missing")
	p.para(fmt.Sprintf("%.0f %% of the papers that this sale needs are here.", 100*r.Case.Completeness))
	for _, m := range r.Case.Missing {
		p.doc.Ln(0.8)
		p.para("•  " + m.Title + ": " + m.Why)
	}
}

func (p *print) dates(r *analysis.Report) {
	if len(r.Case.Dates) == 0 {
		return
	}
	p.heading("Key dates")
	for _, d := range r.Case.Dates {
		p.doc.Ln(0.8)
		past := ""
		if d.Day < r.AsAt {
			past = " (past)"
		}
		p.para(fmt.Sprintf("•  %s%s: %s (%s, page %d)", day(d.Day), past, d.Title, d.Evidence[0].File, d.Evidence[0].Page))
	}
}

func (p *print) enquiries(r *analysis.Report) {
	if len(r.Enquiries) == 0 {
		return
	}
	p.heading("What to ask")
	for _, q := range r.Enquiries {
		p.doc.Ln(0.8)
		p.para(fmt.Sprintf("%d.  %s", q.Number, q.Text))
	}
}

func (p *print) read(r *analysis.Report) {
	p.heading("What was read")
	for _, d := range r.Documents {
		p.room(12)
		p.doc.Ln(1)
		switch {
		case d.Error != "":
			p.para(d.File + ": not read. " + d.Error)
		case d.DuplicateOf != "":
			p.para(d.File + ": the same bytes as " + d.DuplicateOf)
		default:
			p.para(fmt.Sprintf("%s: %s, %s, %s", d.File, d.KindName, count(d.Pages, "page"), count(len(d.Facts), "fact")))
			p.doc.SetTextColor(90, 98, 110)
			for _, line := range append([]string{d.KindReason, "SHA-256 " + d.SHA256}, d.Warnings...) {
				p.text("", 8, 3.8, line)
			}
			p.doc.SetTextColor(0, 0, 0)
		}
	}
}

// plain writes what the built-in fonts cannot show in letters that they can.
var plain = strings.NewReplacer("☐", "[ ]", "☑", "[x]", "☒", "[x]", "✓", "[x]", "✔", "[x]", "≥", ">=", "≤", "<=", "\u00a0", " ").Replace
