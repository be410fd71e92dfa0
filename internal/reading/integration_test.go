package reading_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/ocr"
	"github.com/paperwurks/paperwurks/internal/reading/pdf"
	"github.com/paperwurks/paperwurks/internal/reading/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.Main()
	os.Exit(m.Run())
}

// scanned is an A4 page at 200 dots an inch with these lines on it.
func scanned(t *testing.T, text ...string) *image.Gray {
	t.Helper()
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 12, DPI: 200})
	if err != nil {
		t.Fatal(err)
	}
	page := image.NewGray(image.Rect(0, 0, 1654, 2339))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: page, Src: image.NewUniform(color.Black), Face: face}
	for i, l := range text {
		d.Dot = fixed.P(200, 300+i*60)
		d.DrawString(l)
	}
	return page
}

// wholeTIFF is pages of eight bits a pixel, not compressed, at 200 dots an inch.
func wholeTIFF(pages ...*image.Gray) []byte {
	le := binary.LittleEndian
	out := []byte("II*\x00\x00\x00\x00\x00")
	link := 4
	for _, p := range pages {
		at := uint32(len(out))
		out = append(out, p.Pix...)
		out = le.AppendUint32(out, 200)
		out = le.AppendUint32(out, 1)
		le.PutUint32(out[link:], uint32(len(out)))
		w, h := uint32(p.Rect.Dx()), uint32(p.Rect.Dy())
		tags := [][3]uint32{
			{256, 4, w}, {257, 4, h}, {258, 4, 8}, {259, 4, 1}, {262, 4, 1}, {273, 4, at}, {277, 4, 1}, {278, 4, h}, {279, 4, w * h},
			{282, 5, at + w*h}, {283, 5, at + w*h}, {296, 4, 2},
		}
		out = le.AppendUint16(out, uint16(len(tags)))
		for _, g := range tags {
			out = le.AppendUint16(out, uint16(g[0]))
			out = le.AppendUint16(out, uint16(g[1]))
			out = le.AppendUint32(out, 1)
			out = le.AppendUint32(out, g[2])
		}
		link = len(out)
		out = le.AppendUint32(out, 0)
	}
	return out
}

func aDOCX(t *testing.T, paragraphs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	body := "<w:document xmlns:w='w'><w:body>"
	for _, p := range paragraphs {
		body += "<w:p><w:r><w:t>" + p + "</w:t></w:r></w:p>"
	}
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": body + "</w:body></w:document>"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The Reader with the engines that the product runs, on papers of each kind.
func TestReaderWithItsEngines(t *testing.T) {
	engine, err := pdf.Open(t.Context(), pdf.Config{CacheDir: filepath.Join(os.TempDir(), "paperwurks-test-pdf-engine")})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	r := &reading.Reader{PDF: engine, Drivers: sandbox.Drivers{}}
	tesseract, ok := ocr.Find()
	if ok {
		r.OCR = tesseract
	} else if os.Getenv("CI") == "true" {
		t.Fatal("no tesseract on this machine: CI has to install tesseract-ocr")
	}

	var picture bytes.Buffer
	if err := png.Encode(&picture, scanned(t, "This Lease is granted for a term of 125 years", "from 24 June 2003 at a ground rent of 250 pounds")); err != nil {
		t.Fatal(err)
	}
	paper := fpdf.New("P", "pt", "A4", "")
	paper.SetFont("Helvetica", "", 12)
	paper.AddPage()
	paper.Text(72, 100, "Title number AB123456 is registered with title absolute")
	paper.AddPage()
	paper.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(picture.Bytes()))
	paper.ImageOptions("scan", 0, 0, 595.28, 841.89, false, fpdf.ImageOptions{}, 0, "")
	var file bytes.Buffer
	if err := paper.Output(&file); err != nil {
		t.Fatal(err)
	}

	for _, tt := range []struct {
		name  string
		data  []byte
		pages []string // a phrase of each
		scans []int    // the pages that only OCR can read
	}{
		{"lease.pdf", file.Bytes(), []string{"Title number AB123456 is registered", "term of 125 years"}, []int{2}},
		{"scan.tif", wholeTIFF(scanned(t, "The seller has not received any notices", "about a neighbouring property"), scanned(t, "Second page of the property information form")),
			[]string{"has not received any notices", "Second page of the property"}, []int{1, 2}},
		{"photo.png", picture.Bytes(), []string{"ground rent of 250 pounds"}, []int{1}},
		{"letter.docx", aDOCX(t, "Dear Sirs", "We act for the seller of 12 High Street"), []string{"We act for the seller of 12 High Street"}, nil},
		{"note.txt", []byte("Completion is fixed for 6 July 2007"), []string{"Completion is fixed for 6 July 2007"}, nil},
		{"page.html", []byte("<html><p>Council tax band D</html>"), []string{"Council tax band D"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := r.Read(t.Context(), tt.name, tt.data, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Pages) != len(tt.pages) {
				t.Fatalf("%d pages, want %d", len(d.Pages), len(tt.pages))
			}
			scans := d.OCRed()
			if r.OCR == nil {
				scans = d.Unread()
			}
			if !slices.Equal(scans, tt.scans) {
				t.Errorf("scanned pages %v, want %v", scans, tt.scans)
			}
			for i, p := range d.Pages {
				if p.Source == reading.SourceUnread {
					if !strings.Contains(p.Reason, "install tesseract-ocr") {
						t.Errorf("page %d: %q", i+1, p.Reason)
					}
					continue
				}
				if text := strings.Join(strings.Fields(p.Text()), " "); !strings.Contains(text, tt.pages[i]) {
					t.Errorf("page %d does not say %q: %q", i+1, tt.pages[i], text)
				}
				if p.Width < 590 || p.Width > 600 || p.Height < 838 || p.Height > 846 {
					t.Errorf("page %d is %.0f by %.0f points", i+1, p.Width, p.Height)
				}
				for _, l := range p.Lines {
					if b := l.Box; b.X0 < 0 || b.Y0 < 0 || b.X1 > p.Width+1 || b.Y1 > p.Height+1 || b.Empty() {
						t.Errorf("page %d: %q stands at %+v", i+1, l.Text(), b)
					}
				}
			}
		})
	}
}
