package synth

import "fmt"

// warrantySections is a certificate of insurance by sections of the policy: what
// each covers and from when to when, the parties in a box of two columns.
func warrantySections(p *paper) {
	c := p.c
	w, end, defects, builder, limit, excess := p.warranty()
	st := style{family: "Go", size: 9, leading: 1.35, after: 6}
	p.margins(48, 96, 48, 70)
	p.header = func() {
		p.pdf.SetFillColor(255, 184, 28)
		p.pdf.Rect(0, 0, p.width, 6, "F")
		p.textAt(p.left, 28, 300, b(w.Provider), st.sized(20))
		p.textAt(p.left, 34, p.right-p.left, "Certificate of Insurance", st.sized(12).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-54, p.right-p.left, "This certificate is part of the policy and is not valid without it. Claims: 01632 960 410. The builder's own guarantees for boilers and kitchens run for their own terms, often 1 to 5 years.", st.sized(7))
	}
	p.page()
	day := "2 Jan 2006"
	p.para("Newly built home: private sale", st.sized(13).gap(8))
	two := table{widths: []float64{1, 1}, st: st, rules: grid, pad: 7, gray: 160}
	p.row(two, b("Insured")+"\n"+p.say(newHome+"policyholder", nil, NamesOf(c.Sellers))+"\nand later owners", b("The home")+"\nPlot "+fmt.Sprint(1+c.Seed%90)+", now "+p.propertySaid(newHome, c.Property.Line()))
	p.row(two, b("Built and sold by")+"\n"+p.say(newHome+"builder", nil, builder), b("Issued for")+"\n"+p.say(newHome+"provider", nil, w.Provider)+"\nCertificate "+p.say(newHome+"policyNumber", nil, w.Policy))
	p.gap(10)
	t := table{widths: []float64{2.6, 1, 1}, st: st, rules: underRows, pad: 4, gray: 190}
	p.row(t, b("Section"), b("From"), b("To and including"))
	start := p.say(newHome+"startDate", isoDate(w.From), w.From.Format(day))
	p.row(t, "A. Before completion: loss of deposit if the builder fails", "exchange", w.From.AddDate(0, 0, -1).Format(day))
	p.row(t, "B. The builder's liability for defects", start, p.say(newHome+"defectsPeriodEnd", isoDate(defects), defects.Format(day)))
	p.row(t, "C. Structural insurance", defects.AddDate(0, 0, 1).Format(day), p.say(newHome+"endDate", isoDate(end), end.Format(day)))
	p.computed(newHome+"term", float64(w.Years))
	p.gap(10)
	p.para("Sums", st.bold().sized(11).gap(2))
	p.para("In sections B and C together we pay no more than "+p.say(newHome+"limit", float64(limit), pence(limit))+". You bear "+p.say(newHome+"excess", float64(excess), pence(excess))+" of each claim under section C. Nothing is taken off a claim under section B. Alternative accommodation is within the limit, up to one tenth of it.", st)
	p.para("Endorsements", st.bold().sized(11).gap(2))
	p.para("None. Retaining walls, drives and boundary fences are covered as the policy says.", st)
	p.signature(p.right-150, p.y+16, 120)
	p.gap(34)
	p.para("Underwriting Director", st.right())
}
