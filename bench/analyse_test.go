// Package bench holds the numbers of docs/benchmarks.md: `make bench` prints them.
// Nothing here is a test that can fail by being slow.
package bench

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// pack writes a synthetic pack and returns its directory.
func pack(b *testing.B, seed uint64, o synth.Options) (dir string, p synth.Pack) {
	b.Helper()
	engines, err := app.OpenEngines(context.Background(), app.EngineOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer engines.Close()
	o.Engine = engines.PDF
	p, err = synth.Generate(context.Background(), seed, o)
	if err != nil {
		b.Fatal(err)
	}
	dir = b.TempDir()
	if err := p.Write(dir); err != nil {
		b.Fatal(err)
	}
	return dir, p
}

// repeated writes a PDF of exactly so many pages, made of the pages of others over and over.
func repeated(b *testing.B, pages int, sources ...[]byte) string {
	b.Helper()
	var merged bytes.Buffer
	var parts []io.ReadSeeker
	for have, i := 0, 0; have < pages; i++ {
		part := sources[i%len(sources)]
		n, err := api.PageCount(bytes.NewReader(part), nil)
		if err != nil {
			b.Fatal(err)
		}
		parts = append(parts, bytes.NewReader(part))
		have += n
	}
	if err := api.MergeRaw(parts, &merged, false, nil); err != nil {
		b.Fatal(err)
	}
	var cut bytes.Buffer
	if err := api.Trim(bytes.NewReader(merged.Bytes()), &cut, []string{"1-" + strconv.Itoa(pages)}, nil); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, cut.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// kindOf picks the files of a kind from a pack.
func kindOf(p synth.Pack, kind string, scanned bool) (out [][]byte) {
	for _, d := range p.Truth.Documents {
		if (kind != "" && d.Kind != kind) || d.Format != "pdf" || d.Scanned != scanned || d.Parent != "" {
			continue
		}
		for _, f := range p.Files {
			if f.Name == d.File {
				out = append(out, f.Bytes)
			}
		}
	}
	return out
}

func analyse(b *testing.B, paths ...string) usage {
	b.Helper()
	bin, err := program()
	if err != nil {
		b.Fatal(err)
	}
	args := append([]string{"analyse", "--quiet", "--format", "json", "--output", filepath.Join(b.TempDir(), "report.json")}, paths...)
	return measure(b, bin, args...)
}

func report(b *testing.B, u usage) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(u.wall.Seconds(), "s")
	b.ReportMetric(u.cpu.Seconds(), "s-processor")
	b.ReportMetric(u.peak, "MiB-peak")
}

// BenchmarkLease100 takes a born-digital lease of 100 pages from bytes to report.
func BenchmarkLease100(b *testing.B) {
	_, p := pack(b, 3, synth.Options{Scenario: synth.LeaseholdFlat})
	path := repeated(b, 100, kindOf(p, "lease", false)...)
	for b.Loop() {
		report(b, analyse(b, path))
	}
}

// BenchmarkPack takes a whole born-digital leasehold pack, of 12 papers or more, to its report.
func BenchmarkPack(b *testing.B) {
	dir, p := pack(b, 3, synth.Options{Scenario: synth.LeaseholdFlat})
	for b.Loop() {
		u := analyse(b, dir)
		report(b, u)
		b.ReportMetric(float64(len(p.Files)), "papers")
	}
}

// BenchmarkScan40 takes 40 scanned pages to a report, and puts ocrmypdf beside it
// on the same file; the ratio is ours to theirs.
func BenchmarkScan40(b *testing.B) {
	_, p := pack(b, 3, synth.Options{Scenario: synth.LeaseholdFlat, Scanned: 1})
	path := repeated(b, 40, kindOf(p, "", true)...)
	for b.Loop() {
		u := analyse(b, path)
		report(b, u)
		if _, err := exec.LookPath("ocrmypdf"); err != nil {
			b.Log("ocrmypdf is not installed: no ratio")
			continue
		}
		o := measure(b, "ocrmypdf", "--jobs", "2", "--output-type", "pdf", "--optimize", "0", "--quiet", path, filepath.Join(b.TempDir(), "ocr.pdf"))
		b.ReportMetric(o.wall.Seconds(), "s-ocrmypdf")
		b.ReportMetric(u.wall.Seconds()/o.wall.Seconds(), "ratio-to-ocrmypdf")
	}
}
