package bench

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	engine "github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// BenchmarkPackOf500MB binds a hundred scanned papers of five megabytes into one PDF,
// and tells the most memory that the process had.
func BenchmarkPackOf500MB(b *testing.B) {
	engines, err := app.OpenEngines(context.Background(), app.EngineOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer engines.Close()
	const papers, pages = 100, 4
	scan := noisy(b, pages)
	doc := &reading.Document{}
	for i := range pages {
		doc.Pages = append(doc.Pages, reading.Page{Number: i + 1, Width: 595, Height: 842})
	}
	r := &analysis.Report{AsAt: "2026-11-23", Case: analysis.CaseSummary{Transaction: "freehold sale"}}
	for i := range papers {
		r.Documents = append(r.Documents, analysis.Document{File: fmt.Sprintf("scan %d.pdf", i+1), SHA256: strings.Repeat("ab", 32), Pages: pages})
	}
	binder := &engine.Binder{Copy: engines.PDF, Draw: engines.Drawer, Temp: b.TempDir(), Load: func(_ context.Context, p engine.Paper) (facsimile.Source, error) {
		d := *doc
		d.Name = p.File
		return facsimile.Source{Document: &d, Data: bytes.Clone(scan)}, nil // as it comes from a store
	}}
	for b.Loop() {
		out, err := os.CreateTemp(b.TempDir(), "pack-*.pdf")
		if err != nil {
			b.Fatal(err)
		}
		n, err := binder.Write(context.Background(), out, engine.ContentOf("A large pack", r, nil))
		if err != nil || n < papers*pages {
			b.Fatalf("%d pages, %v", n, err)
		}
		info, err := out.Stat()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/(1<<20), "MiB-pack")
		if err := out.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(most(b), "MiB-peak")
}

// noisy is a PDF of pages that are pictures which do not compress.
func noisy(b *testing.B, pages int) []byte {
	b.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	random := rand.New(rand.NewPCG(1, 2))
	for i := range pages {
		img := image.NewGray(image.Rect(0, 0, 1240, 1754))
		for j := range img.Pix {
			img.Pix[j] = uint8(random.Uint32())
		}
		var j bytes.Buffer
		if err := jpeg.Encode(&j, img, &jpeg.Options{Quality: 70}); err != nil {
			b.Fatal(err)
		}
		f.AddPage()
		f.RegisterImageOptionsReader(strconv.Itoa(i), fpdf.ImageOptions{ImageType: "JPG"}, &j)
		f.ImageOptions(strconv.Itoa(i), 0, 0, 595, 842, false, fpdf.ImageOptions{ImageType: "JPG"}, 0, "")
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// most is the most memory that this process had, in MiB.
func most(b *testing.B) float64 {
	b.Helper()
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("no /proc on this system")
	}
	for _, line := range strings.Split(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kib, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kib / 1024
		}
	}
	return 0
}
