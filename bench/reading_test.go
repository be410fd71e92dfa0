package bench

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/needs"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/ocr"
	"github.com/paperwurks/paperwurks/internal/reading/pdf"
)

// deed writes a born-digital PDF of numbered clauses and some tables.
func deed(b *testing.B, pages int) []byte {
	b.Helper()
	rnd := rand.New(rand.NewSource(1))
	words := strings.Fields(`the tenant landlord shall not demised premises term of years covenant rent service charge
		insurance repair notice in writing and to pay within upon any such building schedule clause herein before after lease`)
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	for page := range pages {
		f.AddPage()
		f.SetFont("Times", "", 11)
		for line := range 48 {
			y := 72 + 14*float64(line)
			var text []string
			for range 14 {
				text = append(text, words[rnd.Intn(len(words))])
			}
			if line%6 == 0 {
				f.Text(60, y, fmt.Sprintf("%d.%d", page+1, line/6+1))
			}
			f.Text(90, y, strings.Join(text, " "))
		}
		for i := range 4 {
			f.Line(60, 745+14*float64(i), 535, 745+14*float64(i))
		}
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func openEngine(b *testing.B) *pdf.Engine {
	b.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	e, err := pdf.Open(context.Background(), pdf.Config{CacheDir: filepath.Join(dir, "paperwurks", "pdf-engine")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	return e
}

// BenchmarkReadingText reads a 100-page deed into words with boxes, and has
// poppler's pdftotext do the same beside it where that is installed: the ratio is
// pages per second, ours to theirs.
func BenchmarkReadingText(b *testing.B) {
	const pages = 100
	data := deed(b, pages)
	e := openEngine(b)
	for b.Loop() {
		got, _, err := e.Read(context.Background(), data, reading.PDFOptions{})
		if err != nil || len(got) != pages || got[0].Source != reading.SourceText {
			b.Fatalf("%d pages: %v", len(got), err)
		}
	}
	ours := pages * float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(ours, "pages/s")
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		return
	}
	file := filepath.Join(b.TempDir(), "deed.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		b.Fatal(err)
	}
	const runs = 3
	start := time.Now()
	for range runs {
		if err := exec.Command(pdftotext, "-bbox", file, filepath.Join(b.TempDir(), "out.html")).Run(); err != nil {
			b.Fatal(err)
		}
	}
	theirs := pages * runs / time.Since(start).Seconds()
	b.ReportMetric(theirs, "pdftotext-pages/s")
	b.ReportMetric(ours/theirs, "of-pdftotext")
}

// BenchmarkReadingOCR reads one dense scanned page of 200 dots per inch: drawing
// it, and recognising it on one thread.
func BenchmarkReadingOCR(b *testing.B) {
	program, ok := ocr.Find()
	if !ok {
		needs.Missing(b, "tesseract is not installed")
	}
	e := openEngine(b)
	data := scanned(b, e, deed(b, 1))
	b.ResetTimer()
	for b.Loop() {
		im, err := e.Open(context.Background(), data)
		if err != nil {
			b.Fatal(err)
		}
		img, dpi, err := im.Scan(context.Background(), 1)
		if err != nil {
			b.Fatal(err)
		}
		p, err := program.Read(context.Background(), img, dpi)
		if err != nil || p.Source != reading.SourceOCR {
			b.Fatalf("%s: %v", p.Source, err)
		}
		_ = im.Close()
	}
}

// scanned makes pictures of a PDF's pages and a PDF of those.
func scanned(b *testing.B, e *pdf.Engine, data []byte) []byte {
	b.Helper()
	im, err := e.Open(context.Background(), data)
	if err != nil {
		b.Fatal(err)
	}
	defer im.Close()
	f := fpdf.New("P", "pt", "A4", "")
	for i := range im.Pages() {
		img, err := im.Image(context.Background(), i+1, 200)
		if err != nil {
			b.Fatal(err)
		}
		grey := image.NewGray(img.Rect)
		for p := range grey.Pix {
			grey.Pix[p] = img.Pix[4*p]
		}
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, grey, nil); err != nil {
			b.Fatal(err)
		}
		name := fmt.Sprint(i)
		f.AddPage()
		f.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "JPG"}, &picture)
		f.ImageOptions(name, 0, 0, 595.28, 841.89, false, fpdf.ImageOptions{ImageType: "JPG"}, 0, "")
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}
