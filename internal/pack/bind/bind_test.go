package bind

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

var day = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// paper is a PDF of pages with a word each.
func paper(t testing.TB, orientation string, words ...string) []byte {
	t.Helper()
	f := fpdf.New(orientation, "pt", "A4", "")
	f.SetCompression(true)
	for _, w := range words {
		f.AddPage()
		f.SetFont("Helvetica", "", 11)
		f.Text(72, 100, w)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func add(t *testing.T, b *Writer, file []byte) []*Page {
	t.Helper()
	pages, err := b.Add(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// context reads what was bound with a program that has nothing of ours.
func context(t *testing.T, file []byte) *model.Context {
	t.Helper()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	ctx, err := api.ReadValidateAndOptimize(bytes.NewReader(file), conf)
	if err != nil {
		t.Fatalf("pdfcpu does not take it: %v", err)
	}
	return ctx
}

func TestPagesOfManyFilesBecomeOne(t *testing.T) {
	var out bytes.Buffer
	b := New(&out)
	lease := add(t, b, paper(t, "P", "lease one", "lease two"))
	register := add(t, b, paper(t, "L", "register"))
	cover := add(t, b, paper(t, "P", "cover"))
	cover[0].Link(72, 90, 200, 14, register[0])
	for i, p := range append(append([]*Page{}, lease...), register...) {
		p.Foot = fmt.Sprintf("pack page %d", i+2)
	}
	order := []*Page{cover[0], register[0], lease[0], lease[1]}
	outline := []Bookmark{
		{Title: "Cover", To: cover[0]},
		{Title: "Papers – “all”", To: register[0], Under: []Bookmark{{Title: "register (1)", To: register[0]}, {Title: "lease", To: lease[0]}}},
	}
	if err := b.Finish(order, outline, About{"A pack", day}); err != nil {
		t.Fatal(err)
	}
	ctx := context(t, out.Bytes())
	if ctx.PageCount != 4 {
		t.Errorf("%d pages", ctx.PageCount)
	}
	for n, want := range map[int]string{1: "cover", 2: "register", 3: "lease one", 4: "lease two"} {
		r, err := ctx.XRefTable.PageContent(must(ctx.PageDict(n, false))(t), n)
		if err != nil || !strings.Contains(string(r), want) {
			t.Errorf("page %d: %q, %v", n, r, err)
		}
	}
	marks, err := api.Bookmarks(bytes.NewReader(out.Bytes()), nil)
	if err != nil || len(marks) != 2 || marks[1].Title != "Papers – “all”" || len(marks[1].Kids) != 2 || marks[1].Kids[1].PageFrom != 3 {
		t.Errorf("bookmarks: %+v, %v", marks, err)
	}
}

func TestManyPagesMakeATree(t *testing.T) {
	var words []string
	for i := range 250 {
		words = append(words, fmt.Sprintf("page %d", i+1))
	}
	var out bytes.Buffer
	b := New(&out)
	pages := add(t, b, paper(t, "P", words...))
	if err := b.Finish(pages, nil, About{"Many", day}); err != nil {
		t.Fatal(err)
	}
	if ctx := context(t, out.Bytes()); ctx.PageCount != 250 {
		t.Errorf("%d pages", ctx.PageCount)
	}
}

func TestTheSamePagesGiveTheSameBytes(t *testing.T) {
	bound := func() []byte {
		var out bytes.Buffer
		b := New(&out)
		pages := add(t, b, paper(t, "P", "one", "two"))
		pages[1].Foot = "page 2"
		if err := b.Finish(pages, []Bookmark{{Title: "x", To: pages[0]}}, About{"T", day}); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	one := bound()
	// fpdf writes the time of making into its own file, which is left behind.
	if !bytes.Equal(one, bound()) {
		t.Error("they differ")
	}
}

func TestWhatIsNotSuchAFileIsRefused(t *testing.T) {
	good := string(paper(t, "P", "one"))
	for name, file := range map[string]string{
		"empty":            "",
		"words":            "these are words and no PDF",
		"cut short":        good[:len(good)/2],
		"table elsewhere":  "%PDF-1.7\nstartxref\n999999\n%%EOF",
		"table of streams": "%PDF-1.7\n1 0 obj<</Type/XRef>>\nendobj\nstartxref\n9\n%%EOF",
		"added to":         strings.Replace(good, "trailer\n<<", "trailer\n<</Prev 1 ", 1),
		"no catalogue":     strings.Replace(good, "/Root", "/Toot", 1),
	} {
		b := New(&bytes.Buffer{})
		if pages, err := b.Add(strings.NewReader(file), int64(len(file))); err == nil {
			t.Errorf("%s: gave %d pages", name, len(pages))
		}
	}
	loop := "%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[2 0 R]>>endobj\n"
	loop += fmt.Sprintf("xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n%010d 00000 n \ntrailer<</Root 1 0 R>>startxref\n%d\n", strings.Index(loop, "2 0 obj<<"), len(loop))
	if _, err := New(&bytes.Buffer{}).Add(strings.NewReader(loop), int64(len(loop))); err == nil || !strings.Contains(err.Error(), "round") {
		t.Errorf("a tree that goes round: %v", err)
	}
}

func TestReferencesAreRenumbered(t *testing.T) {
	number := func(n int) (int, bool) { return n + 100, n != 9 }
	for in, want := range map[string]string{
		"5 0 R":             "105 0 R",
		"[1 0 R 2 0 R 3 4]": "[101 0 R 102 0 R 3 4]",
		"<</A 1 0 R/B(5 0 R \\) ( 6 0 R))/C<3530>/D 9 0 R>>": "<</A 101 0 R/B(5 0 R \\) ( 6 0 R))/C<3530>/D null>>",
		"<</W[1 2 3 4 0 R]/N 1 /M -5 0 0]>>":                 "<</W[1 2 3 104 0 R]/N 1 /M -5 0 0]>>",
		"[0 1 2 0 R]":                                        "[0 1 102 0 R]",
		"% 5 0 R\n5 0 R":                                     "% 5 0 R\n105 0 R",
		"true":                                               "true",
	} {
		got, err := rewrite([]byte(in), number)
		if err != nil || string(got) != want {
			t.Errorf("%s: %s, %v; want %s", in, got, err, want)
		}
	}
}

func must[T any](v T, _ any, _ any, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func FuzzAdd(f *testing.F) {
	good := paper(f, "P", "one", "two")
	f.Add(good)
	f.Add(good[:len(good)-40])
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[]>>endobj\nxref\n0 1\n0000000009 00000 n \ntrailer<</Root 1 0 R>>startxref\n70\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		var out bytes.Buffer
		b := New(&out)
		pages, err := b.Add(bytes.NewReader(file), int64(len(file)))
		if err != nil || len(pages) == 0 {
			return
		}
		// What was taken can be bound, and what was bound can be bound again.
		if err := b.Finish(pages, nil, About{"f", day}); err != nil {
			t.Fatal(err)
		}
		again, err := New(&bytes.Buffer{}).Add(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil || len(again) != len(pages) {
			t.Fatalf("%d pages became %d: %v", len(pages), len(again), err)
		}
	})
}
