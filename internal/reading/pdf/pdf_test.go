package pdf

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// engine is shared by the tests: opening one compiles PDFium.
var engine *Engine

func TestMain(m *testing.M) {
	// A cache that outlives the run, or every run would compile for seconds.
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	engine, err = Open(context.Background(), Config{CacheDir: filepath.Join(dir, "paperwurks", "pdf-engine"), Instances: 2})
	if err != nil {
		panic(err)
	}
	code := m.Run()
	if err := engine.Close(); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// drawn makes a PDF of A4 pages in points with Helvetica 11.
func drawn(t testing.TB, pages ...func(*fpdf.Fpdf)) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCompression(true)
	for _, draw := range pages {
		f.AddPage()
		f.SetFont("Helvetica", "", 11)
		draw(f)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written makes a PDF of objects given in the file's own words, the first being the catalogue.
func written(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// stream is a stream object of plain content.
func stream(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

func read(t testing.TB, data []byte) []reading.Page {
	t.Helper()
	pages, _, err := engine.Read(context.Background(), data, reading.PDFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestWordsHaveExactBoxes(t *testing.T) {
	data := drawn(t, func(f *fpdf.Fpdf) {
		f.Text(72, 100, "Title number AB123456")
		f.SetFont("Helvetica", "B", 20)
		f.Text(72, 200, "Bold")
	})
	p := read(t, data)[0]
	if got := p.Text(); got != "Title number AB123456\nBold" {
		t.Fatalf("text = %q", got)
	}
	if math.Abs(p.Width-595.28) > 0.1 || math.Abs(p.Height-841.89) > 0.1 {
		t.Errorf("page is %v by %v", p.Width, p.Height)
	}
	title := p.Lines[0].Words[0]
	if math.Abs(title.Box.X0-72) > 1 || title.Box.Y0 > 93 || title.Box.Y0 < 88 || title.Box.Y1 < 100 || title.Box.Y1 > 104 {
		t.Errorf("box of %q = %+v", title.Text, title.Box)
	}
	if math.Abs(title.Size-11) > 0.01 || title.Bold {
		t.Errorf("size %v bold %v", title.Size, title.Bold)
	}
	if w := p.Lines[1].Words[0]; !w.Bold || math.Abs(w.Size-20) > 0.01 {
		t.Errorf("size %v bold %v", w.Size, w.Bold)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	whole := drawn(t, func(f *fpdf.Fpdf) { f.Text(72, 100, "hello") })
	locked := func() []byte {
		f := fpdf.New("P", "pt", "A4", "")
		f.SetProtection(fpdf.CnProtectPrint, "user", "owner")
		f.AddPage()
		var b bytes.Buffer
		if err := f.Output(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a PDF"},
		{"text", []byte("hello"), "not a PDF"},
		{"head only", []byte("%PDF-1.7\n"), "damaged"},
		{"cut short", whole[:len(whole)/3], "damaged"},
		{"locked", locked, "password"},
		{"no pages", written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), "no pages"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := engine.Read(context.Background(), tt.data, reading.PDFOptions{})
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Message(err), tt.want) {
				t.Errorf("err = %v (%s), want one about %q", err, fault.KindOf(err), tt.want)
			}
		})
	}
	if got := read(t, whole)[0].Text(); got != "hello" {
		t.Errorf("after bad files the engine reads %q", got)
	}
}

func TestTooManyPages(t *testing.T) {
	page := func(f *fpdf.Fpdf) {}
	_, _, err := engine.Read(context.Background(), drawn(t, page, page, page), reading.PDFOptions{MaxPages: 2})
	if fault.KindOf(err) != fault.TooLarge {
		t.Errorf("err = %v", err)
	}
}

// bomb is a page whose drawing never ends in practice: each of its forms draws the
// next ten times over.
func bomb(depth int) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>",
		stream("", "/F Do"),
	}
	for i := range depth {
		resources, content := "", "0 0 100 100 re f"
		if i < depth-1 {
			resources = fmt.Sprintf("/Resources<</XObject<</F %d 0 R>>>>", len(objects)+2)
			content = strings.Repeat("1 0 0 1 1 1 cm /F Do ", 10)
		}
		objects = append(objects, stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]"+resources, content))
	}
	return written(objects...)
}

func TestWorkIsBoundedByTime(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	im, err := engine.Open(context.Background(), bomb(12))
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	start := time.Now()
	_, _, err = im.Scan(ctx, 1)
	if took := time.Since(start); took > 5*time.Second || fault.KindOf(err) != fault.Unavailable {
		t.Errorf("after %v: %v", took, err)
	}
	if _, _, err := im.Scan(context.Background(), 1); err == nil {
		t.Error("a broken document drew a page")
	}
	if got := read(t, drawn(t, func(f *fpdf.Fpdf) { f.Text(72, 100, "alive") }))[0].Text(); got != "alive" {
		t.Errorf("afterwards the engine reads %q", got)
	}
}
