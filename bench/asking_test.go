package bench

import (
	"context"
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/synth"
)

// used is the processor time, user and system, that this process has had.
func used(b *testing.B) time.Duration {
	b.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// spending is the processor and wall time of something.
func spending(b *testing.B, do func()) (processor, wall time.Duration) {
	b.Helper()
	before, began := used(b), time.Now()
	do()
	return used(b) - before, time.Since(began)
}

func analysed(b *testing.B, engines *app.Engines, files []analysis.File) *analysis.Analysis {
	b.Helper()
	a, err := engines.Analysis.Analyse(context.Background(), files, analysis.Options{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func opened(b *testing.B) *app.Engines {
	b.Helper()
	engines, err := app.OpenEngines(context.Background(), app.EngineOptions{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = engines.Close() })
	return engines
}

// BenchmarkAsk2000 asks a case of 2,000 pages, twenty leases of a hundred pages by
// several hands, from their bytes: what the case takes to be made ready, and how long a
// question without a model takes, the middle one and the slowest (aimed at: under 300 ms).
func BenchmarkAsk2000(b *testing.B) {
	const leases, pages = 20, 100
	var files []analysis.File
	for seed := uint64(1); len(files) < leases; seed++ {
		_, p := pack(b, seed, synth.Options{Scenario: synth.LeaseholdFlat, Kinds: []string{string(papers.Lease)}})
		whole := kindOf(p, string(papers.Lease), false)
		if len(whole) == 0 {
			continue // the seller of this one lacks it
		}
		data, err := os.ReadFile(repeated(b, pages, whole...))
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, analysis.File{Name: fmt.Sprintf("lease %d.pdf", seed), Data: data})
	}
	a := analysed(b, opened(b), files)
	read := 0
	for _, d := range a.Report.Documents {
		read += d.Pages
	}
	if read != leases*pages {
		b.Fatalf("%d pages were read", read)
	}
	questions := []string{
		"Who has to fix the roof?", "May I keep a dog?", "When can the ground rent go up?", "Is consent needed to let the flat?",
		"Who insures the building?", "clause 4(2)", "How long is left on the lease?", "Is there a swimming pool?",
		"Must the tenant let the landlord in to repair pipes and drains?", "What does the Second Schedule say of the service charge?",
	}
	for b.Loop() {
		var kase *retrieval.Case
		processor, _ := spending(b, func() { kase = retrieval.Of(a) })
		b.ReportMetric(processor.Seconds(), "s-processor/ready")
		b.ReportMetric(float64(len(kase.Passages)), "passages")
		b.ReportMetric(float64(kase.Size())/(1<<20), "MiB")
		var took []float64
		processor, _ = spending(b, func() {
			for range 5 {
				for _, q := range questions {
					began := time.Now()
					kase.Ask(q)
					took = append(took, float64(time.Since(began).Microseconds())/1000)
				}
			}
		})
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(p95(took), "ms-p95/question")
		b.ReportMetric(took[len(took)/2], "ms-median/question") // p95 has put them in order
		b.ReportMetric(took[len(took)-1], "ms-slowest/question")
		b.ReportMetric(float64(processor.Milliseconds())/float64(len(took)), "ms-processor/question")
	}
}

// BenchmarkIndexing is what making a case ready to be asked adds to its analysis, in
// processor time over whole packs (aimed at: under a fifth).
func BenchmarkIndexing(b *testing.B) {
	engines := opened(b)
	var packs [][]analysis.File
	for _, s := range []synth.Scenario{synth.LeaseholdFlat, synth.FreeholdHouse} {
		for seed := range uint64(2) {
			_, p := pack(b, 3+seed, synth.Options{Scenario: s})
			var files []analysis.File
			for _, f := range p.Files {
				files = append(files, analysis.File{Name: f.Name, Data: f.Bytes})
			}
			packs = append(packs, files)
		}
	}
	for b.Loop() {
		var analysing, indexing time.Duration
		for _, files := range packs {
			var a *analysis.Analysis
			processor, _ := spending(b, func() { a = analysed(b, engines, files) })
			analysing += processor
			processor, _ = spending(b, func() {
				if c := retrieval.Of(a); len(c.Passages) == 0 {
					b.Fatal("there is nothing to ask")
				}
			})
			indexing += processor
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(analysing.Seconds(), "s-processor/analysis")
		b.ReportMetric(indexing.Seconds(), "s-processor/indexing")
		b.ReportMetric(100*indexing.Seconds()/analysing.Seconds(), "%-added")
	}
}
