package pack

import (
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// finding is one that rests on the words of a page of lease.pdf.
func finding(rule string, s rules.Severity, words ...string) analysis.Finding {
	f := analysis.Finding{Rule: rule, Severity: s, Title: "Title of " + rule, Detail: "detail", Enquiry: "Ask about " + rule + "."}
	for _, w := range words {
		f.Evidence = append(f.Evidence, analysis.Evidence{File: "lease.pdf", Page: 2, Quote: w})
	}
	return f
}

func reportOf(sha string, findings ...analysis.Finding) *analysis.Report {
	return &analysis.Report{
		AsAt: "2026-11-23", Jurisdiction: "england", Case: analysis.CaseSummary{Transaction: "leasehold sale"},
		Documents: []analysis.Document{{File: "lease.pdf", SHA256: sha, Kind: papers.Lease, KindName: "lease", Pages: 2}}, Findings: findings,
	}
}

// taken is a decision about each matter of a report.
func taken(r *analysis.Report, v Verdict) (out []Decision) {
	for i, m := range Matters(r, nil) {
		out = append(out, Decision{Seq: int64(i + 1), About: m.About, Key: m.Key, Rule: m.Rule, Severity: m.Severity, Verdict: v, Note: "n", Right: "r"})
	}
	return out
}

func TestADecisionLivesAsLongAsItsWords(t *testing.T) {
	short := finding("lease.short", rules.High, "a term of 99 years")
	for name, c := range map[string]struct {
		later  *analysis.Report
		stands bool
		again  string
	}{
		"the same report":    {reportOf("aa", short), true, ""},
		"another one before": {reportOf("aa", finding("register.charge", rules.Info, "charge"), short), true, ""},
		"another name of the same paper": {func() *analysis.Report {
			r := reportOf("aa", finding("lease.short", rules.High, "a term of 99 years"))
			r.Documents[0].File, r.Findings[0].Evidence[0].File = "copy.pdf", "copy.pdf"
			return r
		}(), true, ""},
		"another day says it in other words": {func() *analysis.Report {
			r := reportOf("aa", short)
			r.Findings[0].Title, r.Findings[0].Detail = "The lease has 73 years left", "as at another day"
			return r
		}(), true, ""},
		"less serious":         {reportOf("aa", finding("lease.short", rules.Medium, "a term of 99 years")), true, ""},
		"more serious":         {reportOf("aa", finding("lease.short", rules.Critical, "a term of 99 years")), false, againWorse},
		"other words":          {reportOf("aa", finding("lease.short", rules.High, "a term of 60 years")), false, againEvidence},
		"the words of another": {reportOf("bb", short), false, againEvidence},
		"more words":           {reportOf("aa", finding("lease.short", rules.High, "a term of 99 years", "from 2001")), false, againEvidence},
		"another rule":         {reportOf("aa", finding("lease.long", rules.High, "a term of 99 years")), false, ""},
	} {
		i := slices.IndexFunc(c.later.Findings, func(f analysis.Finding) bool { return strings.HasPrefix(f.Rule, "lease.") })
		rule := c.later.Findings[i].Rule
		ms := Matters(c.later, taken(reportOf("aa", short), Accepted))
		m := ms[slices.IndexFunc(ms, func(m Matter) bool { return m.Rule == rule })]
		if (m.Decision != nil) != c.stands || m.Again != c.again || (m.Before != nil) != (c.again != "") {
			t.Errorf("%s: %+v, again %q", name, m.Decision, m.Again)
		}
	}
}

func TestMattersAreToldApart(t *testing.T) {
	r := reportOf("aa", finding("x", rules.Low, "same"), finding("x", rules.High, "same"), finding("y", rules.Info, "same"))
	r.Case.Missing = []analysis.Missing{{Rule: "missing.lease", Severity: rules.High, Title: "Lease", Enquiry: "Please supply the lease."}}
	ms := Matters(r, nil)
	keys := map[string]bool{}
	for _, m := range ms {
		keys[m.Key] = true
	}
	if len(ms) != 4 || len(keys) != 4 {
		t.Fatalf("%d matters, %d keys", len(ms), len(keys))
	}
	var order []string
	for _, m := range ms {
		order = append(order, string(m.Severity))
	}
	if strings.Join(order, " ") != "high high low info" {
		t.Errorf("worst first: %v", order)
	}
	if !ms[1].Pressing() || ms[2].Pressing() {
		t.Error("what is high is pressing, and what is low is not")
	}
}

func TestTheLatestDecisionStands(t *testing.T) {
	r := reportOf("aa", finding("x", rules.High, "w"))
	ds := taken(r, Accepted)
	again := ds[0]
	again.Seq, again.Verdict = 2, Dismissed
	back := ds[0]
	back.Seq, back.Verdict = 3, Withdrawn
	if m := Matters(r, append(ds, again))[0]; m.Decision == nil || m.Decision.Verdict != Dismissed {
		t.Errorf("%+v", m.Decision)
	}
	if m := Matters(r, append(ds, again, back))[0]; m.Decision != nil || m.Before != nil {
		t.Errorf("taken back: %+v", m)
	}
}

func TestDecisionsAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		d    Decision
		says string
	}{
		"accepted":                        {Decision{About: AFinding, Verdict: Accepted}, ""},
		"corrected without what is right": {Decision{About: AFinding, Verdict: Corrected}, "what is right"},
		"corrected":                       {Decision{About: AFinding, Verdict: Corrected, Right: "x"}, ""},
		"dismissed without a reason":      {Decision{About: AMissing, Verdict: Dismissed}, "why"},
		"dismissed":                       {Decision{About: AMissing, Verdict: Dismissed, Note: "x"}, ""},
		"a finding verified":              {Decision{About: AFinding, Verdict: Verified}, "cannot be said"},
		"a missing paper corrected":       {Decision{About: AMissing, Verdict: Corrected, Right: "x"}, "cannot be said"},
		"nothing":                         {Decision{About: AFact}, "cannot be said"},
		"an empty enquiry":                {Decision{About: AnAsking, Verdict: Edited}, "words"},
		"too long":                        {Decision{About: AFact, Verdict: Verified, Note: strings.Repeat("é", longest+1)}, "longer"},
	} {
		err := c.d.check()
		if (err == nil) != (c.says == "") || err != nil && (fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFactsSayWhatPeopleLetThemSay(t *testing.T) {
	r := reportOf("aa")
	r.Documents[0].Facts = []analysis.Fact{
		{Path: "/propertyPack/priceInformation/price", Label: "price", Value: "£455,000", Normalised: 455000.0, Page: 1, Quote: "£455,000"},
		{Path: "/propertyPack/address/postcode", Label: "postcode", Value: "MB1 8DH", Normalised: "MB1 8DH", Page: 1, Quote: "MB1 8DH"},
		{Path: "/propertyPack/address/postcode", Label: "postcode", Value: "MB1 8DH", Normalised: "MB1 8DH", Page: 1, Quote: "MB1 8DH"},
	}
	fs := Facts(r, nil)
	if fs[1].Key == fs[2].Key || fs[0].Says() != 455000.0 {
		t.Fatalf("%+v", fs)
	}
	ds := []Decision{
		{Seq: 1, About: AFact, Key: fs[0].Key, Verdict: Corrected, Right: "£450,000"},
		{Seq: 2, About: AFact, Key: fs[1].Key, Verdict: Verified},
	}
	fs = Facts(r, ds)
	if fs[0].Says() != 450000.0 || fs[1].Says() != "MB1 8DH" || fs[1].Decision == nil || fs[2].Decision != nil {
		t.Errorf("%v, %+v", fs[0].Says(), fs[1:])
	}
	if got := corrected(fs); got[0].Normalised != 450000.0 || got[0].Value != "£455,000" {
		t.Errorf("%+v", got[0])
	}
}

// What is sent asks nothing twice in the same words, and nothing that is left out.
func TestAskedOnce(t *testing.T) {
	got := Asked([]Enquiry{{Key: "1", Text: "a", Out: true}, {Key: "2", Text: "a"}, {Key: "3", Text: "b"}, {Key: "4", Text: "a"}})
	if len(got) != 2 || got[0].Key != "2" || got[1].Key != "3" {
		t.Errorf("asked are %+v", got)
	}
}

func TestEnquiries(t *testing.T) {
	r := reportOf("aa", finding("a", rules.High, "1"), finding("b", rules.High, "2"), finding("c", rules.High, "3"), finding("d", rules.High, "4"))
	r.Findings[3].Enquiry = ""
	ms := Matters(r, nil)
	ds := []Decision{
		{Seq: 1, About: AFinding, Key: ms[0].Key, Severity: rules.High, Verdict: Dismissed, Note: "n"},
		{Seq: 2, About: AnAsking, Key: ms[1].Key, Verdict: Edited, Right: "In other words?"},
		{Seq: 3, About: AnAsking, Key: ms[2].Key, Verdict: LeftOut},
		{Seq: 4, About: AnAsking, Key: "own-1", Verdict: Added, Right: "Whose is the shed?"},
		{Seq: 5, About: AnAsking, Key: "own-2", Verdict: Added, Right: "Gone."},
		{Seq: 6, About: AnAsking, Key: "own-2", Verdict: Withdrawn},
	}
	qs := Enquiries(Matters(r, ds), ds)
	var all, asked []string
	for _, q := range qs {
		all = append(all, q.Text)
	}
	for _, q := range Asked(qs) {
		asked = append(asked, q.Text)
	}
	if strings.Join(all, "|") != "Ask about a.|In other words?|Ask about c.|Whose is the shed?" {
		t.Errorf("all: %q", all)
	}
	if strings.Join(asked, "|") != "In other words?|Whose is the shed?" {
		t.Errorf("asked: %q", asked)
	}
	if qs[1].Draft != "Ask about b." || !qs[3].Own || qs[0].File != "lease.pdf" {
		t.Errorf("%+v", qs)
	}
}
