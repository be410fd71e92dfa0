package pdf

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

func saying(words ...string) []func(*fpdf.Fpdf) {
	var out []func(*fpdf.Fpdf)
	for _, w := range words {
		out = append(out, func(f *fpdf.Fpdf) { f.Text(72, 100, w) })
	}
	return out
}

func TestCopyTakesPagesAndNothingElse(t *testing.T) {
	file := drawn(t, saying("the first page", "the second page", "the third page")...)
	var out bytes.Buffer
	if err := engine.Copy(context.Background(), file, 2, 3, &out); err != nil {
		t.Fatal(err)
	}
	pages, _, err := engine.Read(context.Background(), out.Bytes(), reading.PDFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 2 || !strings.Contains(text(pages[0]), "second") || !strings.Contains(text(pages[1]), "third") {
		t.Errorf("got %d pages", len(pages))
	}
	if bytes.Contains(out.Bytes(), []byte("/ObjStm")) || bytes.Contains(out.Bytes(), []byte("/XRef")) {
		t.Error("the copy has streams of objects")
	}
}

func text(p reading.Page) string {
	var b strings.Builder
	for _, l := range p.Lines {
		for _, w := range l.Words {
			b.WriteString(w.Text + " ")
		}
	}
	return b.String()
}

type full struct{}

var errFull = errors.New("the disk is full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestCopySaysWhatIsWrong(t *testing.T) {
	file := drawn(t, saying("a page")...)
	if err := engine.Copy(context.Background(), file, 1, 2, &bytes.Buffer{}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("beyond the end: %v", err)
	}
	if err := engine.Copy(context.Background(), file[:len(file)/3], 1, 1, &bytes.Buffer{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("cut short: %v", err)
	}
	if err := engine.Copy(context.Background(), file, 1, 1, full{}); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
}
