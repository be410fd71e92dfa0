package evaluation

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/synth"
)

func TestEqual(t *testing.T) {
	for _, c := range []struct {
		truth, got any
		computed   bool
		want       bool
	}{
		{"Title absolute", "TITLE  ABSOLUTE", false, true},
		{"K123456", "K123457", false, false},
		{"12 Larkspur Road, Marlbury MB4 7RT", "12 Larkspur Road, Marlbury, MB4 7RT", false, true},
		{"Ann Lee", "Mrs Ann Lee", false, true},
		{"99 Windmill Gardens, Marlbury MB5 4QL", "The freehold property known as 99 Windmill Gardens, Marlbury MB5 4QL", false, true},
		{"9 Windmill Gardens, Marlbury MB5 4QL", "The freehold property known as 99 Windmill Gardens, Marlbury MB5 4QL", false, false},
		{129000.0, 129000.0, false, true},
		{129000.0, 129001.0, false, false},
		{4.17, 4.17, false, true},
		{"Yes", true, false, false},
		{true, true, false, true},
		{"2099-06-23", "2099-06-24", true, true},
		{"2099-06-23", "2099-06-24", false, false},
		{81.0, 82.0, true, true},
		{"Not to erect upon the said land any building other than a dwellinghouse", "Not to erect upon the said land any building other than a", false, true},
		{"Not to erect upon the said land any building other than a dwellinghouse", "Not to keep pigs poultry or pigeons on any part of it ever", false, false},
	} {
		if got := Equal(c.truth, c.got, c.computed); got != c.want {
			t.Errorf("Equal(%v, %v, %v) = %v", c.truth, c.got, c.computed, got)
		}
	}
}

// A pack of one paper, scored on an engine that gets some of it wrong.
func TestRunCounts(t *testing.T) {
	dir := t.TempDir()
	truth := synth.Truth{Schema: synth.TruthSchema, Seed: 1, AsAt: "2026-05-01", Clean: true, Missing: []string{"epc"},
		Documents: []synth.Paper{{File: "a.pdf", Kind: "contract", Layout: "x", Pages: 1, Facts: []synth.PaperFact{
			{Path: "/list/0/name", Normalised: "Ann"}, {Path: "/list/1/name", Normalised: "Ben"}, {Path: "/price", Normalised: 100000.0, Page: 1},
		}}},
		Findings: []synth.Finding{{Fault: "f", Rules: []string{"r.one", "r.two"}}, {Fault: "g", Rules: []string{"r.three"}}},
	}
	pack := synth.Pack{Truth: truth, Files: []synth.File{{Name: "a.pdf", Bytes: []byte("x")}}}
	if err := pack.Write(filepath.Join(dir, "one")); err != nil {
		t.Fatal(err)
	}
	engine := func(_ context.Context, files []analysis.File, o analysis.Options) (*analysis.Analysis, error) {
		if len(files) != 1 || o.AsAt.Format("2006-01-02") != "2026-05-01" {
			t.Errorf("engine was given %d files as at %v", len(files), o.AsAt)
		}
		page := reading.Page{Number: 1, Lines: []reading.Line{{Words: []reading.Word{{Text: "Ben"}, {Text: "sells"}}}}}
		return &analysis.Analysis{
			Report: analysis.Report{
				Documents: []analysis.Document{{File: "a.pdf", Kind: papers.Contract, Pages: 1, Facts: []analysis.Fact{
					{Path: "/list/0/name", Normalised: "Ben", Page: 1, Quote: "Ben sells"},
					{Path: "/price", Normalised: 5.0, Page: 1, Quote: "not there"},
					{Path: "/end", Normalised: "2099-01-01", Page: 1, Quote: "Ben sells", Computed: true},
				}}},
				Findings: []analysis.Finding{{Rule: "r.two", Severity: rules.High}},
				Case:     analysis.CaseSummary{Missing: []analysis.Missing{{Kind: "epc"}}},
			},
			Sources: []analysis.Source{{Document: &reading.Document{Pages: []reading.Page{page}}}},
		}, nil
	}
	s, err := Run(context.Background(), dir, engine, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Count{True: 1, False: 1, Lost: 2}); s.Digital != want {
		t.Errorf("facts %+v, want %+v", s.Digital, want)
	}
	if s.Classified != 1 || s.Papers != 1 {
		t.Errorf("classified %d of %d", s.Classified, s.Papers)
	}
	if want := (Count{True: 1, Lost: 1}); s.Findings != want {
		t.Errorf("findings %+v, want %+v", s.Findings, want)
	}
	if s.Missing.True != 1 || s.FalseHigh != 1 || s.CleanPacks != 1 {
		t.Errorf("missing %+v, false high %d in %d clean", s.Missing, s.FalseHigh, s.CleanPacks)
	}
	if s.Quotes != 3 || s.QuotesOnPage != 2 {
		t.Errorf("%d of %d quotes on their page", s.QuotesOnPage, s.Quotes)
	}
	var out, misses bytes.Buffer
	if err := s.Print(&out); err != nil {
		t.Fatal(err)
	}
	if err := s.PrintMisses(&misses, "contract"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "contract") || !strings.Contains(misses.String(), "100000") {
		t.Errorf("printed:\n%s\n%s", out.String(), misses.String())
	}
}

func TestRunRefusesWhatIsNoPack(t *testing.T) {
	dir := t.TempDir()
	if _, err := Run(context.Background(), dir, nil, nil); err == nil {
		t.Error("an empty directory was scored")
	}
	if err := os.WriteFile(filepath.Join(dir, "truth.json"), []byte(`{"schema":"other/1"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(context.Background(), dir, nil, nil); err == nil {
		t.Error("another schema was scored")
	}
}

func TestRates(t *testing.T) {
	c := Count{True: 3, False: 1, Lost: 3}
	if c.Precision() != 0.75 || c.Recall() != 0.5 || c.F1() != 0.6 {
		t.Errorf("%v %v %v", c.Precision(), c.Recall(), c.F1())
	}
	if (Count{}).F1() != 1 {
		t.Error("nothing to find is not 1")
	}
}
