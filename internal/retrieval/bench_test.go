package retrieval

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/plain"
)

// thick is a lease of some pages: the clauses of the small one among many others.
func thick(tb testing.TB, pages int) (*analysis.Report, *reading.Document) {
	tb.Helper()
	filler := strings.Fields("the Tenant shall permit the Landlord and its agents with all necessary workmen to enter upon the Property at reasonable times for inspecting cleansing repairing amending or executing any work in relation to the pipes wires sewers drains gutters and watercourses of the Building and every part of the Estate known as")
	var b strings.Builder
	b.WriteString(leaseText)
	doc := &reading.Document{Name: "lease.txt", SHA256: "x"}
	for n := 1; len(doc.Pages) < pages; n++ {
		for k := range 400 {
			fmt.Fprintf(&b, "%d.%d ", n+3, k+1)
			for w := range 45 {
				b.WriteString(filler[(n*7+k*3+w)%len(filler)] + " ")
			}
			fmt.Fprintf(&b, "plot%d.\n\n", n*400+k)
		}
		content, err := plain.Read([]byte(b.String()), reading.Limits{}.WithDefaults())
		if err != nil {
			tb.Fatal(err)
		}
		for _, p := range content.Pages {
			p.Number = len(doc.Pages) + 1
			doc.Pages = append(doc.Pages, p)
		}
		b.Reset()
	}
	doc.Pages = doc.Pages[:pages]
	return &analysis.Report{AsAt: "2026-11-22", Documents: []analysis.Document{{File: "lease.txt", Kind: papers.Lease, Pages: pages}}}, doc
}

// BenchmarkIndex is a case of 2,000 pages made ready to be asked.
func BenchmarkIndex(b *testing.B) {
	r, doc := thick(b, 2000)
	for b.Loop() {
		if c := New(r, func(string) *reading.Document { return doc }); len(c.Passages) < 1000 {
			b.Fatal(len(c.Passages))
		}
	}
}

// BenchmarkAsk is a question to a case of 2,000 pages.
func BenchmarkAsk(b *testing.B) {
	r, doc := thick(b, 2000)
	c := New(r, func(string) *reading.Document { return doc })
	b.ReportMetric(float64(len(c.Passages)), "passages")
	b.ReportMetric(float64(c.Size())/(1<<20), "MiB")
	questions := []string{"Who has to fix the roof?", "Can I keep a dog?", "Must the tenant let the landlord enter to repair the pipes and drains?", "clause 4.17"}
	b.ResetTimer()
	n := 0
	for b.Loop() {
		c.Ask(questions[n%len(questions)])
		n++
	}
}
