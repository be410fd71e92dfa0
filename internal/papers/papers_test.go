package papers

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// day is the day as at which the tests read: 1 June 2026.
var day = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// textDoc makes a document of lines of text, as a reader would: a page of A4 with
// 12-point lines 14 points apart, characters 5 points wide. A line of "\f" starts
// a new page. Tabs part the cells of a row, which become lines of their own at one
// height; a cell starts at the next multiple of 120 points that is free, so that
// cells of several rows stand in columns. Leading spaces indent. The glyphs ☐ and
// ☑ ☒ ✓ ✔ ✗ are marks as well as words.
func textDoc(lines ...string) *reading.Document {
	doc := &reading.Document{Name: "test.pdf", MediaType: "application/pdf"}
	newPage := func() *reading.Page {
		doc.Pages = append(doc.Pages, reading.Page{Number: len(doc.Pages) + 1, Width: 595, Height: 842, Source: reading.SourceText, Confidence: 1})
		return &doc.Pages[len(doc.Pages)-1]
	}
	page := newPage()
	y := 60.0
	for _, text := range lines {
		if text == "\f" {
			page, y = newPage(), 60
			continue
		}
		x := 50.0
		for i, cell := range strings.Split(text, "\t") {
			if i > 0 {
				next := 50.0
				for next < x+15 {
					next += 120
				}
				x = next
			}
			for strings.HasPrefix(cell, " ") {
				cell, x = cell[1:], x+5
			}
			var line reading.Line
			for _, w := range strings.Fields(cell) {
				box := reading.Box{X0: x, Y0: y, X1: x + 5*float64(utf8.RuneCountInString(w)), Y1: y + 12}
				line.Words = append(line.Words, reading.Word{Text: w, Box: box, Size: 10, Confidence: 1})
				line.Box = line.Box.Union(box)
				if strings.Contains("☐☑☒✓✔✗", w) {
					page.Marks = append(page.Marks, reading.Mark{Box: box, Ticked: w != "☐", Kind: reading.MarkGlyph, Confidence: 1})
				}
				x = box.X1 + 5
			}
			if len(line.Words) > 0 {
				page.Lines = append(page.Lines, line)
			}
		}
		y += 14
	}
	return doc
}

// read runs a kind's parser over a document and returns the sheet.
func read(k Kind, doc *reading.Document) *sheet {
	s := newSheet(define(k), readable(evidence.NewText(doc)), day)
	s.def.parse(s)
	return s
}

// anything in expect wants that something is said, whatever it is.
const anything = "(anything)"

// expect fails where a fact's normalised value is not as wanted; nil wants that
// nothing is said at the path. What clean input makes evidence refuse fails too.
func expect(t *testing.T, s *sheet, want map[string]any) {
	t.Helper()
	for path, w := range want {
		f, ok := s.fact(path)
		switch {
		case w == nil && ok:
			t.Errorf("%s: got %v (%q), want nothing", path, f.Normalised(), f.Citation().Quote())
		case w != nil && !ok:
			t.Errorf("%s: got nothing, want %v", path, w)
		case w != nil && w != anything && f.Normalised() != w:
			t.Errorf("%s: got %v, want %v (%q)", path, f.Normalised(), w, f.Citation().Quote())
		}
	}
	for _, err := range s.refused {
		t.Errorf("refused: %v", err)
	}
	if t.Failed() {
		t.Log("\n" + said(s))
	}
}

// said lists the facts of a sheet, for failures.
func said(s *sheet) string {
	var b strings.Builder
	for _, f := range s.facts {
		fmt.Fprintf(&b, "%s = %v\n", f.Path(), f.Normalised())
	}
	return b.String()
}

// The fields are a contract with rules and packs: no path twice in a kind, every
// path a pointer, every label there.
func TestPatternsCompile(t *testing.T) {
	if err := pattern.Check(); err != nil {
		t.Error(err)
	}
}

func TestFields(t *testing.T) {
	for _, k := range Kinds() {
		seen := map[string]bool{}
		for _, f := range Fields(k) {
			if !strings.HasPrefix(f.Path, "/") || strings.HasSuffix(f.Path, "/") || seen[f.Path] || f.Label == "" {
				t.Errorf("%s: field %q (%q) is not fit", k, f.Path, f.Label)
			}
			switch f.Type {
			case Words, Day, Pounds, Number, Answer, Truth:
			default:
				t.Errorf("%s: field %s has no type", k, f.Path)
			}
			seen[f.Path] = true
		}
	}
}
