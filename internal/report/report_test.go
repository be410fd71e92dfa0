package report

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"

	nethtml "golang.org/x/net/html"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
)

func sample() *analysis.Report {
	proof := analysis.Evidence{File: "ta6.pdf", Page: 3, Quote: "7.8 Is the property affected by knotweed? <b>Yes</b>",
		Boxes: []reading.Box{{X0: 60, Y0: 300, X1: 400, Y1: 312}}}
	worst := analysis.Finding{Rule: "ta6.knotweed", Severity: rules.High, Title: "Knotweed is admitted", Detail: "The seller says “Yes” & gives no plan.",
		Evidence: []analysis.Evidence{proof}, Remedy: "Obtain the plan.", Enquiry: "Please supply the plan.", Sources: []string{"HB 5.4"}, AsAt: "2026-11-22"}
	return &analysis.Report{
		Schema: analysis.Schema, AsAt: "2026-11-22", Jurisdiction: "england", Basis: "the register says “DEVON”",
		Case: analysis.CaseSummary{Transaction: "freehold sale", Completeness: 0.5, Checklist: []analysis.Wanted{},
			Missing:        []analysis.Missing{{Rule: "missing.epc", Kind: papers.EPC, Title: "Energy certificate", Why: "every sale needs one", Severity: rules.Medium}},
			Contradictions: []analysis.Finding{}},
		Documents: []analysis.Document{
			{File: "ta6.pdf", Kind: papers.TA6, KindName: papers.Name(papers.TA6), KindConfidence: 0.98, KindReason: "it says “Property Information Form”", Pages: 16,
				Warnings: []string{"pages 2, 4–6 not read: an image"}, Facts: []analysis.Fact{{Path: "/x", Label: "Knotweed", Value: "Yes", Normalised: "Yes", Page: 3, Quote: proof.Quote, Boxes: proof.Boxes}}},
			{File: "locked.pdf", Error: "locked.pdf needs a password to open"},
			{File: "copy.pdf", DuplicateOf: "ta6.pdf"},
		},
		Findings:  []analysis.Finding{worst},
		Enquiries: []analysis.Enquiry{{Number: 1, Rule: "ta6.knotweed", Text: "Please supply the plan.", File: "ta6.pdf", Page: 3}},
		Timings:   map[string]float64{"total": 1.2},
	}
}

// sheets draws white pages, and none of locked.pdf.
type sheets struct{ asked int }

func (s *sheets) Page(_ context.Context, file string, _ int, dpi float64) (*image.RGBA, error) {
	s.asked++
	if file != "ta6.pdf" {
		return nil, errors.New("cannot be drawn")
	}
	img := image.NewRGBA(image.Rect(0, 0, int(595*dpi/72), int(842*dpi/72)))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	img.Set(1, 1, color.Black)
	return img, nil
}

func TestTextSaysEverything(t *testing.T) {
	var b bytes.Buffer
	if err := Text(&b, &bytes.Buffer{}, sample(), TextOptions{Width: 60, Facts: true}); err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"3 papers, 16 pages, 1 fact", "as at 22 November 2026", "England", "1 high", "Knotweed is admitted", "ta6.pdf, page 3",
		"do: Obtain the plan.", "HB 5.4", "[ta6.knotweed]", "50 % COMPLETE", "Energy certificate: every sale needs one",
		"1. Please supply the plan.", "not read: locked.pdf needs a password to open", "copy.pdf the same bytes as ta6.pdf",
		"pages 2, 4–6 not read", "Knotweed: Yes",
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("the text does not say %q:\n%s", want, b.String())
		}
	}
	for line := range strings.SplitSeq(b.String(), "\n") {
		if n := len([]rune(line)); n > 60 {
			t.Errorf("a line of %d columns: %q", n, line)
		}
	}
	if !strings.Contains(b.String(), "“7.8 Is the property") {
		t.Error("the opening mark does not stand against the first word quoted")
	}
	if strings.Contains(b.String(), "\x1b") {
		t.Error("colours were written to what is no terminal")
	}
}

// A long report opens with what matters most; a short one does not say everything twice.
func TestTextOpensWithWhatMattersMost(t *testing.T) {
	long := func(high, rest int) string {
		r := sample()
		proto := r.Findings[0]
		r.Findings = nil
		for i := range high + rest {
			f := proto
			f.Title = fmt.Sprintf("Matter %d", i+1)
			if i >= high {
				f.Severity = rules.Low
			}
			r.Findings = append(r.Findings, f)
		}
		r.Case.Missing = append(r.Case.Missing, analysis.Missing{Rule: "missing.lease", Title: "Lease", Why: "it is leasehold", Severity: rules.High})
		var b bytes.Buffer
		if err := Text(&b, &bytes.Buffer{}, r, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, c := range []struct {
		high, rest, want int // how many are named at the top
	}{{2, 6, 0}, {2, 7, 5}, {7, 4, 7}, {20, 3, 12}, {9, 0, 9}} {
		text := long(c.high, c.rest)
		top, _, _ := strings.Cut(text, "WHAT IS WRONG")
		if got := strings.Count(top, "ta6.pdf, page 3"); got != c.want {
			t.Errorf("%d high and %d low: %d at the top, want %d", c.high, c.rest, got, c.want)
		}
		if c.want == 0 {
			continue
		}
		if !strings.Contains(top, " HIGH     Matter 1  ta6.pdf, page 3\n") || !strings.Contains(top, " MISSING  Lease\n") {
			t.Errorf("the top is\n%s", top)
		}
		if more := c.high + c.rest - c.want; strings.Contains(top, fmt.Sprintf("and %d more below", more)) != (more > 0) {
			t.Errorf("%d more:\n%s", more, top)
		}
	}
}

func TestJSONComesBackTheSame(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var back analysis.Report
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := JSON(&again, &back); err != nil {
		t.Fatal(err)
	}
	if b.String() != again.String() {
		t.Error("the report changed on its way through JSON")
	}
}

func TestHTMLStandsAlone(t *testing.T) {
	var b bytes.Buffer
	pages := &sheets{}
	if err := HTML(context.Background(), &b, sample(), pages); err != nil {
		t.Fatal(err)
	}
	doc, err := nethtml.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	text, pictures, ids := "", 0, map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type == nethtml.TextNode && n.Parent.DataAtom != atom.Style {
			text += n.Data + " "
		}
		if n.DataAtom == atom.Script || n.DataAtom == atom.Link || n.DataAtom == atom.Iframe {
			t.Errorf("the page has a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("the id %q is there twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case (a.Key == "src" || a.Key == "href") && !strings.HasPrefix(a.Val, "data:image/jpeg;base64,"):
				t.Errorf("the page reaches out for %.40q", a.Val)
			case a.Key == "alt" && a.Val == "":
				t.Error("a picture says nothing to those who cannot see it")
			}
		}
		if n.DataAtom == atom.Img {
			pictures++
		}
	}
	if pictures != 1 || pages.asked != 1 {
		t.Errorf("%d pictures, %d pages drawn; want one of each", pictures, pages.asked)
	}
	flat := strings.Join(strings.Fields(text), " ")
	for _, want := range []string{"Knotweed is admitted", "<b>Yes</b>", "The seller says “Yes” & gives no plan.", "locked.pdf needs a password", "Energy certificate"} {
		if !strings.Contains(flat, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestPDFIsTheSameTwice(t *testing.T) {
	var one, two bytes.Buffer
	if err := PDF(context.Background(), &one, sample(), &sheets{}); err != nil {
		t.Fatal(err)
	}
	if err := PDF(context.Background(), &two, sample(), &sheets{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same report gave two different files")
	}
	if !bytes.HasPrefix(one.Bytes(), []byte("%PDF-")) || one.Len() < 5000 {
		t.Errorf("%d bytes that begin %.8q", one.Len(), one.Bytes())
	}
}

func TestPageThatCannotBeDrawnLeavesItsQuotation(t *testing.T) {
	r := sample()
	r.Findings[0].Evidence[0].File = "locked.pdf"
	var b bytes.Buffer
	if err := HTML(context.Background(), &b, r, &sheets{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<blockquote>") {
		t.Error("the quotation is gone")
	}
	if err := PDF(context.Background(), &b, r, &sheets{}); err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if err := HTML(ended, &b, r, &sheets{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a report went on after its context had ended: %v", err)
	}
}

func TestShorten(t *testing.T) {
	long := strings.Repeat("word ", 100)
	if got := len(strings.Fields(shorten(long, 30))); got != 31 {
		t.Errorf("%d words, want 30 and the ellipsis", got)
	}
	if got := shorten("short", 30); got != "short" {
		t.Errorf("%q", got)
	}
}
