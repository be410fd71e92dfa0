package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// kept is a file as whoever keeps its pages gives it to be judged.
func kept(t *testing.T, name, text string) File {
	t.Helper()
	doc, err := shelf{}.Read(context.Background(), name, []byte(text), func(reading.Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	return File{Name: name, Read: doc, SHA256: name, Pages: "pages of " + name}
}

// judged is a report as JSON, without its timings, and the files that were parsed for it.
func judged(t *testing.T, e *Engine, o Options, files ...File) (report string, parsed []string) {
	t.Helper()
	a, err := e.Analyse(context.Background(), files, o, func(p Progress) {
		if p.Step == Parsing {
			parsed = append(parsed, p.File)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	a.Report.Timings = nil
	for i := range a.Report.Documents {
		a.Report.Documents[i].Timings = nil
	}
	text, err := json.Marshal(a.Report)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), parsed
}

// A case that is judged again, whatever changed in it, says what a case says that is
// judged for the first time, and only the papers are parsed again that changed.
func TestOnlyWhatChangedIsParsedAgain(t *testing.T) {
	e := engine(t)
	e.Workers = 1 // two papers parsed at once come in either order
	letter := kept(t, "letter.txt", "Dear Sirs\nYours faithfully")
	title := kept(t, "register.pdf", register)
	term := kept(t, "lease.pdf", lease)
	day := Options{AsAt: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}

	corrected, called, reread := term, letter, title
	corrected.Corrections = []Correction{{Path: termPath, Was: "125 years from and including 1 June 2004", Value: "99 years from 1 June 2004", Person: "ann", By: "Ann Bell", At: day.AsAt}}
	called.Kind, called.KindReason = papers.EPC, "Ann Bell said so"
	reread.Read = kept(t, "register.pdf", strings.ReplaceAll(register, "WYK123456", "WYK654321")).Read
	reread.Pages = "pages of a better scan"
	forgotten := title
	forgotten.Pages = ""

	for _, c := range []struct {
		what   string
		o      Options
		files  []File
		parsed string
	}{
		{"the first time", day, []File{letter, title, term}, "letter.txt register.pdf lease.pdf"},
		{"nothing changed", day, []File{letter, title, term}, ""},
		{"a fact was corrected", day, []File{letter, title, corrected}, ""},
		{"the correction was taken back", day, []File{letter, title, term}, ""},
		{"a paper was called something else", day, []File{called, title, term}, "letter.txt"},
		{"it was called that again", day, []File{called, title, term}, ""},
		{"a paper was read anew", day, []File{letter, reread, term}, "register.pdf"},
		{"a paper was taken out", day, []File{letter, term}, ""},
		{"another day", Options{AsAt: day.AsAt.AddDate(0, 1, 0)}, []File{letter, term}, "letter.txt lease.pdf"},
		{"a paper that nobody keeps", day, []File{forgotten}, "register.pdf"},
		{"and again", day, []File{forgotten}, "register.pdf"},
	} {
		got, parsed := judged(t, e, c.o, c.files...)
		if c.files[len(c.files)-1].Corrections != nil && !strings.Contains(got, "99 years") {
			t.Errorf("%s, and it is not said", c.what)
		}
		if s := strings.Join(parsed, " "); s != c.parsed {
			t.Errorf("%s: parsed %q, want %q", c.what, s, c.parsed)
		}
		if fresh, _ := judged(t, engine(t), c.o, c.files...); got != fresh {
			t.Errorf("%s: the report is not that of a case judged for the first time:\n%s\n%s", c.what, got, fresh)
		}
	}
}

// What is remembered is bounded, and what was used last is kept; a paper that would
// drive out half of all others is not remembered.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	var p parsed
	of := func(i int) parsing { return parsing{pages: fmt.Sprint(i)} }
	file := func(pages int) *parsedFile {
		return &parsedFile{doc: &reading.Document{Pages: make([]reading.Page, pages)}}
	}
	first := file(10)
	p.keep(of(0), first)
	for i := 1; i <= 100; i++ {
		p.keep(of(i), file(10))
		if p.find(of(0)) != first {
			t.Fatalf("the one that is used always is gone after %d", i)
		}
	}
	if p.pages != mostParsed || len(p.kept) != mostParsed/10 || p.find(of(1)) != nil || p.find(of(100)) == nil {
		t.Errorf("%d pages of %d files are remembered", p.pages, len(p.kept))
	}
	p.keep(of(101), file(mostParsed/2+1))
	if p.find(of(101)) != nil || p.find(of(0)) == nil {
		t.Error("one very long paper drove out the others")
	}
}

// Reviews of several cases go on at once and may have papers in common.
func TestReviewsAtOnce(t *testing.T) {
	e := engine(t)
	want, _ := judged(t, engine(t), Options{}, kept(t, "register.pdf", register))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 5 {
				if got, _ := judged(t, e, Options{}, kept(t, "register.pdf", register)); got != want {
					t.Error("another report")
				}
			}
		})
	}
	all.Wait()
}
