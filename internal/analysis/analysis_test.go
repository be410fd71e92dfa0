package analysis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// shelf reads files whose bytes are their text: a line a line, "unread" for a page
// that cannot be read, "attach NAME BYTES" for an attachment, "bad" for a file
// that cannot be read at all.
type shelf struct{}

func (shelf) Read(ctx context.Context, name string, data []byte, progress func(reading.Progress)) (*reading.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d := &reading.Document{Name: name, MediaType: "text/plain", Pages: []reading.Page{{Number: 1, Width: 595, Height: 842, Source: reading.SourceText}}}
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "bad":
			return nil, fault.New(fault.Invalid, "%s is damaged; ask for it again", name)
		case line == "broken":
			return nil, errors.New("index out of range")
		case line == "unread":
			d.Pages = append(d.Pages, reading.Page{Number: len(d.Pages) + 1, Source: reading.SourceUnread, Reason: "no OCR"})
			continue
		case line == "next page":
			d.Pages = append(d.Pages, reading.Page{Number: len(d.Pages) + 1, Width: 595, Height: 842, Source: reading.SourceText})
			continue
		case strings.HasPrefix(line, "attach "):
			f := strings.SplitN(line, " ", 3)
			d.Attachments = append(d.Attachments, reading.Attachment{Name: f[1], Bytes: []byte(strings.ReplaceAll(f[2], "|", "\n"))})
			continue
		}
		var l reading.Line
		x := 50.0
		for _, w := range strings.Fields(line) {
			b := reading.Box{X0: x, Y0: 50 + 14*float64(i), X1: x + 5*float64(len(w)), Y1: 60 + 14*float64(i)}
			l.Words, l.Box, x = append(l.Words, reading.Word{Text: w, Box: b, Size: 10, Confidence: 1}), l.Box.Union(b), b.X1+4
		}
		if len(l.Words) > 0 {
			last := &d.Pages[len(d.Pages)-1]
			last.Lines = append(last.Lines, l)
		}
	}
	progress(reading.Progress{Name: name, Stage: reading.StageText, Done: 1, Total: 1})
	return d, nil
}

func engine(t *testing.T) *Engine {
	t.Helper()
	book, err := rules.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &Engine{Reader: shelf{}, Book: book, Now: func() time.Time { return time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC) }}
}

const register = "Official copy of register of title\nTitle number WYK123456\nThis official copy shows the entries on the register of title on 2 January 2020 at 10:00:00.\nA: Property Register\nB: Proprietorship Register\nTitle absolute\nC: Charges Register"

func TestOneBadFileLosesNoOther(t *testing.T) {
	a, err := engine(t).Analyse(context.Background(), []File{
		{Name: "bad.pdf", Data: []byte("bad")},
		{Name: "broken.pdf", Data: []byte("broken")},
		{Name: "register.pdf", Data: []byte(register)},
		{Name: "scan.pdf", Data: []byte("a page\nunread\nunread")},
	}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	docs := a.Report.Documents
	if docs[0].Error != "bad.pdf is damaged; ask for it again" {
		t.Errorf("the bad file's error is %q", docs[0].Error)
	}
	if strings.Contains(docs[1].Error, "index out of range") {
		t.Errorf("an internal error's text is shown: %q", docs[1].Error)
	}
	if docs[2].Kind != papers.TitleRegister || len(docs[2].Facts) == 0 {
		t.Errorf("the register is a %s with %d facts", docs[2].Kind, len(docs[2].Facts))
	}
	if fmt.Sprint(docs[3].Unreadable) != "[2 3]" || len(docs[3].Warnings) != 1 || !strings.Contains(docs[3].Warnings[0], "pages 2, 3 not read: no OCR") {
		t.Errorf("unread pages %v, warnings %q", docs[3].Unreadable, docs[3].Warnings)
	}
	if a.Report.AsAt != "2026-11-22" {
		t.Errorf("as at %s", a.Report.AsAt)
	}
	if len(a.Sources) != 4 || a.Sources[0].Document != nil || a.Sources[2].Document == nil {
		t.Error("the sources are not in the report's order")
	}
	text, err := json.Marshal(a.Report)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "null") {
		t.Errorf("a list is null: %s", text)
	}
}

func TestSameBytesAreOnePaper(t *testing.T) {
	a, err := engine(t).Analyse(context.Background(), []File{{Name: "one.pdf", Data: []byte(register)}, {Name: "two.pdf", Data: []byte(register)}}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := a.Report.Documents[1]; d.DuplicateOf != "one.pdf" || len(d.Facts) != 0 {
		t.Errorf("the copy says it is %q and has %d facts", d.DuplicateOf, len(d.Facts))
	}
}

func TestAttachmentsBecomePapers(t *testing.T) {
	// An e-mail in an e-mail …: each "|" is a line feed one level further in.
	deep := "attach register.pdf x"
	for range reading.AttachmentDepth + 3 {
		deep = "attach inner.eml " + strings.ReplaceAll(deep, "\n", "|")
	}
	a, err := engine(t).Analyse(context.Background(), []File{
		{Name: "mail.eml", Data: []byte("Dear Sirs\nattach register.pdf " + strings.ReplaceAll(register, "\n", "|") + "\nattach bad.pdf bad")},
		{Name: "deep.eml", Data: []byte(deep)},
	}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	byFile := map[string]Document{}
	for _, d := range a.Report.Documents {
		byFile[d.File] = d
	}
	if d := byFile["mail.eml/register.pdf"]; d.AttachedTo != "mail.eml" || d.Kind != papers.TitleRegister {
		t.Errorf("the attached register: %+v", d)
	}
	if byFile["mail.eml/bad.pdf"].Error == "" {
		t.Error("the bad attachment is not named")
	}
	if n := len(a.Report.Documents); n != 4+reading.AttachmentDepth {
		t.Errorf("%d documents; e-mails are followed %d deep", n, reading.AttachmentDepth)
	}
	last := a.Report.Documents[len(a.Report.Documents)-1]
	if len(last.Warnings) != 1 || !strings.Contains(last.Warnings[0], "left out") {
		t.Errorf("what was left out is not said: %q", last.Warnings)
	}
}

func TestBundleIsToldApart(t *testing.T) {
	const certificate = "Energy performance certificate (EPC)\nCertificate number\n0320-2910-4260-2297-8155\nThis property's energy rating is D.\nValid until 4 March 2033\nTotal floor area 61 square metres"
	a, err := engine(t).Analyse(context.Background(), []File{{Name: "bundle.pdf", Data: []byte(register + "\nnext page\n" + certificate)}}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := a.Report.Documents[0]
	if len(d.Parts) != 2 || d.Parts[0].Kind != papers.TitleRegister || d.Parts[1].Kind != papers.EPC || d.Parts[1].FirstPage != 2 {
		t.Fatalf("the parts are %+v", d.Parts)
	}
	on := map[int]bool{}
	for _, f := range d.Facts {
		on[f.Page] = true
	}
	if !on[1] || !on[2] {
		t.Errorf("facts only on pages %v", on)
	}
	// A person's word is about the whole file.
	a, err = engine(t).Analyse(context.Background(), []File{{Name: "bundle.pdf", Kind: papers.EPC, Data: []byte(register + "\nnext page\n" + certificate)}}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := a.Report.Documents[0]; len(d.Parts) != 0 || d.Kind != papers.EPC {
		t.Errorf("a person said EPC, and it is a %s of %d parts", d.Kind, len(d.Parts))
	}
}

// Two copies of one register, of other bytes (downloaded and scanned, sent twice), are
// found wrong one by one, and what is to be asked about them is asked once.
func TestTheSameIsAskedOnce(t *testing.T) {
	a, err := engine(t).Analyse(context.Background(), []File{
		{Name: "register.pdf", Data: []byte(register)}, {Name: "register again.pdf", Data: []byte(register + "\nEnd of register")},
	}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	found, asked := 0, map[string]int{}
	for _, f := range a.Report.Findings {
		if f.Rule == "register.stale-copy" {
			found++
		}
	}
	for i, q := range a.Report.Enquiries {
		asked[q.Text]++
		if q.Number != i+1 {
			t.Errorf("enquiry %d has number %d", i+1, q.Number)
		}
	}
	if found != 2 || len(asked) == 0 {
		t.Fatalf("%d findings, asked %v", found, asked)
	}
	for text, n := range asked {
		if n > 1 {
			t.Errorf("asked %d times: %s", n, text)
		}
	}
}

func TestTheSameFilesGiveTheSameReport(t *testing.T) {
	files := []File{{Name: "register.pdf", Data: []byte(register)}, {Name: "bad.pdf", Data: []byte("bad")}}
	for i := range 8 {
		files = append(files, File{Name: fmt.Sprintf("letter%d.txt", i), Data: fmt.Appendf(nil, "Dear Sirs %d\nYours faithfully", i)})
	}
	run := func(workers int) string {
		e := engine(t)
		e.Workers = workers
		a, err := e.Analyse(context.Background(), files, Options{}, nil)
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
		return string(text)
	}
	if run(1) != run(8) {
		t.Error("the report depends on how many files are read at once")
	}
}

func TestEnds(t *testing.T) {
	if _, err := engine(t).Analyse(context.Background(), nil, Options{}, nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no files: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := engine(t).Analyse(ctx, []File{{Name: "a", Data: []byte("a")}}, Options{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context's end: %v", err)
	}
}

func TestProgressEndsEveryFile(t *testing.T) {
	ended := map[string]Step{}
	_, err := engine(t).Analyse(context.Background(), []File{
		{Name: "a.txt", Data: []byte("a")}, {Name: "b.txt", Data: []byte("bad")}, {Name: "c.txt", Data: []byte("c")},
	}, Options{}, func(p Progress) { ended[p.File] = p.Step })
	if err != nil {
		t.Fatal(err)
	}
	if ended["a.txt"] != Done || ended["b.txt"] != Failed || ended["c.txt"] != Done {
		t.Errorf("the files ended in %v", ended)
	}
}

func TestPagesInWords(t *testing.T) {
	for want, n := range map[string][]int{"page 3": {3}, "pages 1, 2": {1, 2}, "pages 1–3, 5, 7, 8": {1, 2, 3, 5, 7, 8}} {
		if got := Pages(n); got != want {
			t.Errorf("Pages(%v) = %q, want %q", n, got, want)
		}
	}
}
