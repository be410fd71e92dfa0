package analysis

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
)

const lease = "LEASE\nThis lease is made on 1 June 2004\nLR1. Date of lease: 1 June 2004\nLR3. Parties to this lease\nLandlord: Beacon Estates Limited\nTenant: Ann Smith\n" +
	"LR4. Property: Flat 2, 12 Beacon Crescent\nLR6. Term for which the Property is leased: 125 years from and including 1 June 2004\nLR7. Premium: £120,000\n" +
	"The Tenant covenants with the Landlord to pay the rent"

func of(t *testing.T, text string, cs ...Correction) Report {
	t.Helper()
	for i := range cs {
		cs[i].By, cs[i].Person, cs[i].At = "Ann Bell", "ann", time.Date(2026, 5, 3, 10, 0, 0, 0, time.UTC)
	}
	a, err := engine(t).Analyse(context.Background(), []File{{Name: "lease.pdf", Data: []byte(text), Kind: papers.Lease, Corrections: cs}}, Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a.Report
}

func at(fs []Fact, path string) *Fact {
	for i := range fs {
		if fs[i].Path == path {
			return &fs[i]
		}
	}
	return nil
}

func rulesOf(r Report) (out []string) {
	for _, f := range r.Findings {
		out = append(out, f.Rule)
	}
	return out
}

const (
	termPath  = "/paperwurks/lease/term"
	leftPath  = "/paperwurks/lease/unexpiredYears"
	endPath   = "/paperwurks/lease/end"
	yearsPath = "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/leaseTerm/lengthOfLeaseInYears"
)

func TestAPersonsCorrectionIsJudgedByTheRules(t *testing.T) {
	read := of(t, lease)
	term, left := at(read.Documents[0].Facts, termPath), at(read.Documents[0].Facts, leftPath)
	if term == nil || left == nil || left.Normalised != 102.0 {
		t.Fatalf("the lease is read as %+v", read.Documents[0].Facts)
	}
	if got := strings.Join(rulesOf(read), " "); strings.Contains(got, "lease.short") {
		t.Fatalf("102 years are long enough: %s", got)
	}

	// What follows from the term is worked out again, and the rules judge by it.
	said := of(t, lease, Correction{Path: termPath, Was: term.Value, Value: "75 years from and including 1 June 2004", Note: "the figure is blotted"})
	d := said.Documents[0]
	term, left = at(d.Facts, termPath), at(d.Facts, leftPath)
	if term.Origin != evidence.Person || term.Corrected == nil || term.Corrected.By != "Ann Bell" || term.Corrected.Read != "125 years from and including 1 June 2004" ||
		term.Corrected.Note != "the figure is blotted" || !strings.Contains(term.Quote, "125 years") {
		t.Errorf("the term is %+v, %+v", term, term.Corrected)
	}
	if left.Normalised != 52.0 || left.Origin != evidence.Person || left.Corrected == nil || left.Corrected.ReadNormalised != 102.0 || at(d.Facts, endPath).Normalised != "2079-05-31" {
		t.Errorf("what is left is %+v, %+v", left, left.Corrected)
	}
	if y := at(d.Facts, yearsPath); y == nil || y.Normalised != 75.0 {
		t.Errorf("the years go with the term: %+v", y)
	}
	var short *Finding
	for i := range said.Findings {
		if said.Findings[i].Rule == "lease.short" {
			short = &said.Findings[i]
		}
	}
	if short == nil || !strings.Contains(short.Title, "52 years") {
		t.Fatalf("the findings are %v", rulesOf(said))
	}
	for _, e := range short.Evidence {
		if strings.Contains(e.Quote, "125 years") && !strings.Contains(e.Said, "75 years from and including 1 June 2004, says Ann Bell (3 May 2026)") {
			t.Errorf("the page's words pass for the person's: %+v", e)
		}
	}

	// The years alone.
	if d := of(t, lease, Correction{Path: yearsPath, Was: "125 years", Value: "99"}).Documents[0]; at(d.Facts, endPath).Normalised != "2103-05-31" || at(d.Facts, leftPath).Normalised != 76.0 {
		t.Errorf("99 years: %+v, %+v", at(d.Facts, endPath), at(d.Facts, leftPath))
	}
	// What a person says of a computed fact goes before what it was computed from.
	if d := of(t, lease, Correction{Path: endPath, Value: "31 May 2050"}).Documents[0]; at(d.Facts, endPath).Normalised != "2050-05-31" || at(d.Facts, leftPath).Normalised != 23.0 {
		t.Errorf("an end of its own: %+v, %+v", at(d.Facts, endPath), at(d.Facts, leftPath))
	}
}

func TestWhatAPaperDoesNotSayIsStruck(t *testing.T) {
	r := of(t, lease, Correction{Path: termPath, Was: "125 years from and including 1 June 2004", Nothing: true})
	d := r.Documents[0]
	if at(d.Facts, termPath) != nil || at(d.Facts, leftPath) != nil {
		t.Errorf("still said: %+v", d.Facts)
	}
	struck, followed := at(d.Struck, termPath), at(d.Struck, leftPath)
	if struck == nil || struck.Corrected.Read != "125 years from and including 1 June 2004" || struck.Corrected.Follows != "" {
		t.Fatalf("struck: %+v", d.Struck)
	}
	if followed == nil || followed.Corrected.Follows != termPath || followed.Corrected.By != "Ann Bell" {
		t.Errorf("what followed: %+v", followed)
	}
}

func TestACorrectionOutlivesABetterReading(t *testing.T) {
	// Read differently by now: a person's word about the paper holds.
	d := of(t, lease, Correction{Path: termPath, Was: "12S years", Value: "90 years from and including 1 June 2004"}).Documents[0]
	if f := at(d.Facts, leftPath); f.Normalised != 67.0 {
		t.Errorf("left %+v", f)
	}
	// Not read any more: it is said, and not lost in silence.
	d = of(t, lease, Correction{Path: "/paperwurks/lease/breakClause/text", Was: "x", Value: "y"}).Documents[0]
	if len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "Ann Bell") || !strings.Contains(d.Warnings[0], "“x”") {
		t.Errorf("warnings %q", d.Warnings)
	}
	// Of two that are read at one path, the one that was meant.
	for place, want := range map[int]string{0: "lease", 1: "lease"} {
		d = of(t, lease, Correction{Path: termPath, Index: place, Was: "125 years from and including 1 June 2004", Value: "80 years"}).Documents[0]
		if f := at(d.Facts, termPath); f.Corrected == nil || f.Value != "80 years" {
			t.Errorf("%s, %d: %+v", want, place, f)
		}
	}
}
