package pack

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// engine copies every PDF as one page that says so, and refuses those that say it.
type engine struct{ reading.PDF }

func (engine) Copy(_ context.Context, data []byte, first, last int, w io.Writer) error {
	if bytes.Contains(data, []byte("locked")) {
		return fault.New(fault.Invalid, "this PDF is locked with a password")
	}
	f := fpdf.New("P", "pt", "A4", "")
	for range last - first + 1 {
		f.AddPage()
		f.SetFont("Helvetica", "", 11)
		f.Text(72, 100, "copied")
	}
	return f.Output(w)
}

func (engine) Open(context.Context, []byte) (reading.PageImages, error) {
	return nil, fault.New(fault.Unavailable, "reading this PDF took too long and was stopped")
}

func page(n int, words ...string) reading.Page {
	p := reading.Page{Number: n, Width: 595, Height: 842, Source: reading.SourceText}
	var l reading.Line
	for i, w := range words {
		l.Words = append(l.Words, reading.Word{Text: w, Box: reading.Box{X0: 72 + 60*float64(i), Y0: 100, X1: 122 + 60*float64(i), Y1: 112}})
	}
	p.Lines = append(p.Lines, l)
	return p
}

// pile is papers by name, and what loading them gives.
type pile map[string]facsimile.Source

func (p pile) load(_ context.Context, paper Paper) (facsimile.Source, error) {
	s, ok := p[paper.File]
	if !ok {
		return s, fault.New(fault.NotFound, "the object is not there")
	}
	return s, nil
}

func source(name, data string, pages ...reading.Page) facsimile.Source {
	return facsimile.Source{Document: &reading.Document{Name: name, Pages: pages}, Data: []byte(data)}
}

func TestEveryPaperHasItsPagesOrTheReason(t *testing.T) {
	papers := pile{
		"good.pdf":   source("good.pdf", "%PDF-1.7 good", page(1), page(2)),
		"locked.pdf": source("locked.pdf", "%PDF-1.7 locked", page(1)),
		"letter.txt": source("letter.txt", "Dear Sirs", page(1, "Dear", "Sirs"), page(2, "two"), page(3, "three"), page(4, "four"), page(5, "five"), page(6, "six")),
		"empty.txt":  source("empty.txt", "x"),
	}
	r := reportOf("aa")
	r.Documents = nil
	for _, name := range []string{"good.pdf", "locked.pdf", "letter.txt", "empty.txt", "gone.pdf", "broken.pdf", "again.pdf"} {
		d := analysis.Document{File: name, SHA256: strings.Repeat("ab", 32), KindName: "other paper"}
		switch name {
		case "broken.pdf":
			d.Error = "broken.pdf is damaged"
		case "again.pdf":
			d.DuplicateOf = "good.pdf"
		}
		r.Documents = append(r.Documents, d)
	}
	c := ContentOf("12 Acacia Avenue ≥ “so”", r, map[string]int64{"gone.pdf": 99})
	var told []int
	b := &Binder{Copy: engine{}, Draw: &facsimile.Drawer{PDF: engine{}}, Load: papers.load, Temp: t.TempDir(), Progress: func(done, _ int) { told = append(told, done) }}
	var out bytes.Buffer
	n, err := b.Write(t.Context(), &out, c)
	if err != nil {
		t.Fatal(err)
	}
	count, err := api.PageCount(bytes.NewReader(out.Bytes()), nil)
	// Cover, index, report; two pages; one each for what cannot be had; the letter.
	if err != nil || count != n || n != 2+1+2+1+6+1+1+1 {
		t.Errorf("%d pages, %d told, %v", count, n, err)
	}
	if len(told) != 7 {
		t.Errorf("told %v", told)
	}
	marks, err := api.Bookmarks(bytes.NewReader(out.Bytes()), nil)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for _, m := range marks {
		at[m.Title] = m.PageFrom
		for _, k := range m.Kids {
			at[k.Title] = k.PageFrom
		}
	}
	if at["1. good.pdf"] != 4 || at["3. letter.txt"] != 7 || at["6. broken.pdf"] != 15 || at["7. again.pdf"] != 0 {
		t.Errorf("%v", at)
	}
	var again bytes.Buffer
	if _, err := b.Write(t.Context(), &again, c); err != nil || !bytes.Equal(again.Bytes(), out.Bytes()) {
		t.Errorf("the same papers give another pack: %v", err)
	}
}

func TestWhatMayBeThereLaterIsNotLeftOut(t *testing.T) {
	down := fault.New(fault.Unavailable, "the store does not answer")
	b := &Binder{Copy: engine{}, Draw: &facsimile.Drawer{PDF: engine{}}, Temp: t.TempDir(), Load: func(context.Context, Paper) (facsimile.Source, error) {
		return facsimile.Source{}, down
	}}
	r := reportOf("aa")
	if _, err := b.Write(t.Context(), io.Discard, ContentOf("x", r, nil)); !errors.Is(err, down) {
		t.Errorf("a store that is down: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b.Load = func(ctx context.Context, _ Paper) (facsimile.Source, error) { return facsimile.Source{}, ctx.Err() }
	if _, err := b.Write(ctx, io.Discard, ContentOf("x", r, nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("a worker that stops: %v", err)
	}
}

func TestTheFrontSaysWhatWasDecided(t *testing.T) {
	c := claimed()
	c.Report.Findings = append(c.Report.Findings, finding("lease.short", "high", "x"))
	m := Matters(c.Report, nil)[0]
	c.Decisions = append(c.Decisions, Decision{Seq: 2, About: m.About, Key: m.Key, Rule: m.Rule, Severity: m.Severity, Verdict: Corrected, Right: strings.Repeat("It was extended. ", 300), Name: "Ann"})
	f := c.front(c.parts(nil), 9)
	_, n, err := f.output()
	if err != nil || n < 3 {
		t.Errorf("%d pages, %v", n, err)
	}
	var titles []string
	for _, m := range f.marks {
		titles = append(titles, m.title)
	}
	if strings.Join(titles, "|") != "Cover|Index|What was decided" {
		t.Errorf("%q", titles)
	}
}
