package reading_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

const aPDF = "%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF\n"

// fakePDF has a page for each letter: t has text, b is blank, o needs OCR.
type fakePDF struct {
	pages   string
	err     error
	openErr error
	closed  atomic.Bool
}

func (f *fakePDF) Read(context.Context, []byte, reading.PDFOptions) ([]reading.Page, []string, error) {
	var out []reading.Page
	for i, p := range f.pages {
		page := reading.Page{Number: i + 1, Width: 595, Height: 842}
		switch p {
		case 't':
			page.Source, page.Confidence = reading.SourceText, 1
			page.Lines = lines(1, "text", "layer")
		case 'b':
			page.Source = reading.SourceBlank
		case 'o':
			page.Source, page.Reason = reading.SourceUnread, reading.NeedsOCR
		}
		out = append(out, page)
	}
	return out, nil, f.err
}

func (f *fakePDF) Open(context.Context, []byte) (reading.PageImages, error) {
	if f.openErr != nil {
		return nil, f.openErr
	}
	return f, nil
}

func (f *fakePDF) Pages() int   { return len(f.pages) }
func (f *fakePDF) Close() error { f.closed.Store(true); return nil }

// Scan gives an image as wide as the page's number, so that the fake OCR knows it.
func (f *fakePDF) Scan(_ context.Context, page int) (*image.Gray, float64, error) {
	return image.NewGray(image.Rect(0, 0, page, 1)), 300, nil
}

func (f *fakePDF) Image(context.Context, int, float64) (*image.RGBA, error) { return nil, nil }

// fakeOCR runs a function on the number of the page.
type fakeOCR func(ctx context.Context, page int) (reading.Page, error)

func (f fakeOCR) Read(ctx context.Context, img *image.Gray, _ float64) (reading.Page, error) {
	return f(ctx, img.Rect.Dx())
}

func lines(confidence float64, words ...string) []reading.Line {
	var l reading.Line
	for i, w := range words {
		l.Words = append(l.Words, reading.Word{Text: w, Box: reading.Box{X0: float64(i) * 50, X1: float64(i)*50 + 40, Y1: 10}, Confidence: confidence})
	}
	return []reading.Line{l}
}

func ocrPage(confidence float64, words ...string) reading.Page {
	return reading.Page{Source: reading.SourceOCR, Confidence: confidence, Lines: lines(confidence, words...)}
}

func TestReadGivesPagesInOrder(t *testing.T) {
	pdf := &fakePDF{pages: "tobooooot"}
	var running, most atomic.Int32
	r := &reading.Reader{PDF: pdf, Workers: 3, OCR: fakeOCR(func(_ context.Context, page int) (reading.Page, error) {
		most.Store(max(most.Load(), running.Add(1)))
		defer running.Add(-1)
		time.Sleep(time.Duration(10-page) * time.Millisecond) // the last page is the first to be done
		return ocrPage(0.9, "page", fmt.Sprint(page)), nil
	})}
	var mu sync.Mutex
	var seen []reading.Progress
	d, err := r.Read(t.Context(), "lease.pdf", []byte(aPDF), func(p reading.Progress) {
		if !mu.TryLock() {
			t.Error("progress was called by two goroutines at once")
			return
		}
		defer mu.Unlock()
		seen = append(seen, p)
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range d.Pages {
		want := "text layer"
		switch pdf.pages[i] {
		case 'o':
			want = fmt.Sprint("page ", i+1)
		case 'b':
			want = ""
		}
		if p.Number != i+1 || p.Text() != want {
			t.Errorf("page %d is %d %q, want %q", i+1, p.Number, p.Text(), want)
		}
	}
	if got, want := d.OCRed(), []int{2, 4, 5, 6, 7, 8}; !slices.Equal(got, want) {
		t.Errorf("OCR read pages %v, want %v", got, want)
	}
	if n := most.Load(); n < 2 || n > 3 {
		t.Errorf("%d pages were read at once, want 2 or 3", n)
	}
	if last := seen[len(seen)-1]; last != (reading.Progress{Name: "lease.pdf", Stage: reading.StageOCR, Done: 6, Total: 6}) {
		t.Errorf("the last progress was %+v", last)
	}
	if !pdf.closed.Load() {
		t.Error("the page images were left open")
	}
	if want := fmt.Sprintf("%x", sha256.Sum256([]byte(aPDF))); d.SHA256 != want {
		t.Errorf("digest %s, want %s", d.SHA256, want)
	}
}

func TestPageThatFailsIsNamedAndTheOthersStay(t *testing.T) {
	r := &reading.Reader{PDF: &fakePDF{pages: "ooooooo"}, Limits: reading.Limits{PageTime: 50 * time.Millisecond},
		OCR: fakeOCR(func(ctx context.Context, page int) (reading.Page, error) {
			switch page {
			case 1:
				return ocrPage(0.9, "good"), nil
			case 2:
				return reading.Page{}, errors.New("exit status 1: /secret/path")
			case 3:
				<-ctx.Done()
				return reading.Page{}, ctx.Err()
			case 4:
				return ocrPage(0.2, "~~", "|;", "wqz"), nil
			case 5:
				return reading.Page{Source: reading.SourceBlank}, nil
			case 6: // a plan: noise, and a title that is surely read
				p := ocrPage(0.3, "~~")
				p.Lines = append(lines(0.1, "zx", "##"), lines(0.95, "Title", "number", "AB123456", "scale", "1:1250")...)
				return p, nil
			}
			return reading.Page{}, fault.New(fault.Unavailable, "the OCR program is gone")
		})}
	d, err := r.Read(t.Context(), "scan.pdf", []byte(aPDF), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		source reading.Source
		text   string
		reason string
	}{
		{reading.SourceOCR, "good", ""},
		{reading.SourceUnread, "", "could not be read"},
		{reading.SourceUnread, "", "too long"},
		{reading.SourceUnread, "", "clearer copy"},
		{reading.SourceBlank, "", ""},
		{reading.SourceOCR, "Title number AB123456 scale 1:1250", ""},
		{reading.SourceUnread, "", "the OCR program is gone"},
	} {
		p := d.Pages[i]
		if p.Source != want.source || p.Text() != want.text || !strings.Contains(p.Reason, want.reason) || (want.reason == "") != (p.Reason == "") {
			t.Errorf("page %d is %s %q %q, want %+v", i+1, p.Source, p.Text(), p.Reason, want)
		}
		if strings.Contains(p.Reason, "secret") || p.Reason == reading.NeedsOCR {
			t.Errorf("page %d: %q is not for people", i+1, p.Reason)
		}
	}
	if len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "part of page 6") {
		t.Errorf("warnings %q", d.Warnings)
	}
}

func TestWithoutOCRPagesAreUnread(t *testing.T) {
	r := &reading.Reader{PDF: &fakePDF{pages: "to"}}
	d, err := r.Read(t.Context(), "scan.pdf", []byte(aPDF), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(d.Unread(), []int{2}) || !strings.Contains(d.Pages[1].Reason, "install tesseract-ocr") {
		t.Errorf("unread %v, reason %q", d.Unread(), d.Pages[1].Reason)
	}
}

func TestPagesThatCannotBeDrawnAreUnread(t *testing.T) {
	r := &reading.Reader{PDF: &fakePDF{pages: "to", openErr: errors.New("boom")}, OCR: fakeOCR(nil)}
	d, err := r.Read(t.Context(), "scan.pdf", []byte(aPDF), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(d.Unread(), []int{2}) || d.Pages[1].Reason == reading.NeedsOCR {
		t.Errorf("unread %v, reason %q", d.Unread(), d.Pages[1].Reason)
	}
}

func TestReadEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	pdf := &fakePDF{pages: strings.Repeat("o", 100)}
	var started atomic.Int32
	r := &reading.Reader{PDF: pdf, Workers: 2, OCR: fakeOCR(func(ctx context.Context, page int) (reading.Page, error) {
		if started.Add(1) == 2 {
			cancel()
		}
		<-ctx.Done()
		return reading.Page{}, ctx.Err()
	})}
	d, err := r.Read(ctx, "scan.pdf", []byte(aPDF), nil)
	if !errors.Is(err, context.Canceled) || d != nil {
		t.Errorf("got %v, %v", d, err)
	}
	if n := started.Load(); n > 2 {
		t.Errorf("%d pages were begun", n)
	}
	if !pdf.closed.Load() {
		t.Error("the page images were left open")
	}
}

func TestRefusalsNameTheFile(t *testing.T) {
	for _, tt := range []struct {
		name string
		data string
		pdf  *fakePDF
		kind fault.Kind
		says string
	}{
		{"empty.pdf", "", nil, fault.Invalid, "empty.pdf is empty; ask"},
		{"big.pdf", "%PDF-" + strings.Repeat("x", 2000), nil, fault.TooLarge, "big.pdf is larger than 1000 bytes"},
		{"notes.txt", "\x00\x01\x02\x03\x04\xff\xfe\x00", nil, fault.Invalid, "notes.txt is named as text but"},
		{"zeros.bin", strings.Repeat("\x00", 900), nil, fault.Invalid, "nothing but zeros"},
		{"papers.rar", "Rar!\x1a\x07\x00 and so on", nil, fault.Invalid, "is an archive; unpack it"},
		{"lease.pdf", aPDF, &fakePDF{err: fault.New(fault.Invalid, "needs a password to open")}, fault.Invalid, "lease.pdf needs a password to open"},
		{"lease.pdf", aPDF, &fakePDF{}, fault.Invalid, "lease.pdf has no pages"},
		{"lease.pdf", aPDF, &fakePDF{pages: strings.Repeat("b", 11)}, fault.TooLarge, "lease.pdf has 11 pages, and the limit is 10"},
		{"lease.pdf", aPDF, &fakePDF{err: errors.New("nil pointer")}, fault.Internal, "on our side"},
	} {
		r := &reading.Reader{PDF: tt.pdf, Limits: reading.Limits{Bytes: 1000, Pages: 10}}
		_, err := r.Read(t.Context(), tt.name, []byte(tt.data), nil)
		if err == nil || fault.KindOf(err) != tt.kind || !strings.Contains(fault.Message(err), tt.says) {
			t.Errorf("%s: got %s %q, want %s %q", tt.name, fault.KindOf(err), fault.Message(err), tt.kind, tt.says)
		}
	}
}

func TestIdentify(t *testing.T) {
	mail := "Received: from a by b\r\nFrom: a@example.com\r\nTo: b@example.com\r\nSubject: The lease\r\n\r\nDear Sirs"
	zip := "PK\x03\x04\x14\x00\x00\x00\x00\x00 more PK\x05\x06" + strings.Repeat("\x00", 18)
	for _, tt := range []struct {
		name, data string
		want       reading.Format
		warns      string
	}{
		{"a.pdf", aPDF, reading.FormatPDF, ""},
		{"a.pdf", "\xEF\xBB\xBF\r\n" + aPDF, reading.FormatPDF, ""},
		{"a.pdf", "garbage\n" + aPDF, reading.FormatPDF, "before the start"},
		{"a.pdf", aPDF + zip, reading.FormatPDF, "PDF and a ZIP archive"},
		{"a.pdf", "<html><body>" + aPDF, reading.FormatPDF, "PDF and a web page"},
		{"a.zip", strings.Replace(zip, " more ", " %PDF-1.4 endobj ", 1), reading.FormatPackage, ""},
		{"a.pdf", "<!DOCTYPE html><html><body>Not found</body></html>", reading.FormatHTML, "ends in .pdf but the file is a web page"},
		{"about.html", "<html><body>%PDF-1.4 is a header</body></html>", reading.FormatHTML, ""},
		{"a.eml", mail, reading.FormatMail, ""},
		{"a.eml", "From someone Sat Jan 3\n" + mail, reading.FormatMail, ""},
		{"letter.txt", "To: Smith and Co\nFrom: Jones LLP\nDate: 6 July 2007\n\nWe act for the seller.", reading.FormatText, ""},
		{"a.rtf", `{\rtf1\ansi Lease}`, reading.FormatRTF, ""},
		{"a.msg", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 1000), reading.FormatCompound, ""},
		{"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", reading.FormatPNG, ""},
		{"a.tif", "II*\x00\x08\x00\x00\x00", reading.FormatTIFF, ""},
		{"a.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", reading.FormatJPEG, ""},
		{"a.txt", "caf\xe9 lease", reading.FormatText, ""},
	} {
		f, warnings, err := reading.Identify(tt.name, []byte(tt.data))
		if err != nil || f != tt.want {
			t.Errorf("%s %.20q is %q (%v), want %q", tt.name, tt.data, f, err, tt.want)
		}
		if w := strings.Join(warnings, "\n"); (w == "") != (tt.warns == "") || !strings.Contains(w, tt.warns) {
			t.Errorf("%s %.20q warns %q, want %q", tt.name, tt.data, w, tt.warns)
		}
	}
}

func FuzzIdentify(f *testing.F) {
	f.Add([]byte(aPDF))
	f.Add([]byte("From: a\nTo: b\nSubject: c\nMessage-ID: d\n\n"))
	f.Add([]byte("PK\x03\x04PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if f, _, err := reading.Identify("x", data); (f == "") == (err == nil) {
			t.Errorf("format %q with error %v", f, err)
		}
	})
}
