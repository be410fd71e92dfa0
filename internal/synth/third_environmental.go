package synth

import (
	"fmt"
	"slices"
)

// envColumns is a consultant's report: a two-column sheet of findings, flood first,
// with the conclusion at its foot and an appendix of counts.
func envColumns(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(50, 60, 50, 66)
	p.body = style{family: "Times", size: 10.5, align: 'L', leading: 1.28, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprintf("%s - sheet %d - Registered in England. We check over forty data sets, among them flood zones, radon, old landfill and high-risk industry.", s.EnvCo, p.pageNumber()), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, s.EnvDate.Format("2.1.2006"), c.Property.Line())
	p.pdf.SetLineWidth(3)
	p.pdf.SetDrawColor(120, 90, 40)
	p.pdf.Line(p.left, p.y, p.right, p.y)
	p.gap(10)
	p.para(p.words(envPath+"/product", "Ground & Flood Insight: Residential"), p.body.sized(20).italic().gap(2))
	p.para(h.provider+" for "+c.BuyerSolicitor.Name, p.body.gap(8))
	p.labelled(0, "Site", 70, h.address, p.body.gap(1))
	p.labelled(0, "Job no.", 70, h.reference, p.body.gap(1))
	p.labelled(0, "Signed off", 70, h.date, p.body.gap(10))
	hazards := envHazards(c)
	slices.SortStableFunc(hazards, func(a, b envHazard) int { return slices.Index(envFirst, a.name) - slices.Index(envFirst, b.name) })
	key, overall := envOverall(c)
	p.inColumns(2, 26, func() {
		for n, z := range hazards {
			p.need(70)
			p.para(fmt.Sprintf("%c  %s", 'A'+n, z.name), p.body.sized(12).bold().gap(1))
			p.para("Finding: "+u(p.hazardResult(z)), p.body.gap(1))
			p.para(p.envOpinion(z), p.body.gap(8))
		}
		p.need(90)
		p.row(table{widths: []float64{1}, st: p.body.sized(12), rules: outline, pad: 9, gray: 90}, "CONCLUSION\n"+b(p.mark(envPath+"/overallResult", key, overall)))
		p.gap(8)
		p.para("J. R. Aldous, chartered environmentalist", p.body.italic())
	})
	p.page()
	p.para("Appendix: what the data sets hold nearby", p.body.sized(13).bold())
	t := table{widths: []float64{3, 1, 1, 1}, st: p.body.sized(9.5), rules: underRows, pad: 3, gray: 150}
	p.row(t, i("Number of records"), i("on site"), i("to 50 m"), i("to 250 m"))
	for n, what := range []string{"Former industrial land use", "Historic tanks", "Landfill", "Pollution incidents", "Flood events recorded", "Natural cavities", "Landslip", "Telephone masts", "Listed buildings"} {
		p.row(t, what, "0", fmt.Sprint((int(c.Seed)+n)%2), fmt.Sprint((int(c.Seed)*3+n*5)%7))
	}
	p.gap(8)
	p.para("The counts are for information. A record nearby is not a finding against the site. Homes built after 1 January 2009 are outside the flood reinsurance scheme; the conclusion takes no account of that.", p.body.sized(9.5))
}

// envFirst is the subjects in this consultant's order.
var envFirst = []string{"Flooding", "River and coastal flooding", "Surface water flooding", "Radon", "Ground stability", "Contaminated land", "Energy", "Transportation", "Planning constraints"}
