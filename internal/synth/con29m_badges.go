package synth

import "fmt"

// miningBadges is a report whose first page has a badge for each of the three sorts
// of matter, and whose answers stand in boxes: number, title, answer, and the words.
func miningBadges(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(50, 66, 50, 64)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.35, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("Page %d of %s. Questions are those of the CON29M (2018). Made under licence from the Mining Remediation Authority, 200 Lichfield Lane, Mansfield.", p.pageNumber(), p.totalPages()), p.body.sized(7).col(100, 100, 100))
	}
	p.page()
	h := p.searchHead("Pitfield Risk Reports Limited", s.CoalNo, s.CoalDate, s.CoalDate.Format("02.01.2006"), c.Property.Comma())
	p.para(h.provider, p.body.bold().col(120, 60, 20).gap(2))
	p.para("Coal mining: residential (CON29M)", p.body.sized(20).gap(8))
	t := table{widths: []float64{2, 1, 1}, st: p.body, rules: outline, pad: 6, gray: 120}
	p.row(t, b("Site")+"\n"+h.address, b("Report no.")+"\n"+h.reference, b("Report date")+"\n"+h.date)
	p.gap(10)
	badge := func(bad bool) string { return map[bool]string{true: "Attention", false: "Clear"}[bad] }
	p.row(table{widths: []float64{1, 1, 1}, st: p.body.sized(10).centred(), rules: grid, pad: 12, gray: 200, fill: &[3]int{247, 240, 232}},
		"Underground\n"+b(badge(s.Mined)), "Mine entries\n"+b(badge(s.MineEnt)), "Subsidence claims\n"+b(badge(s.Claim != "")))
	p.gap(8)
	p.para("\"Attention\" means that an answer should be read with care, not that the property is affected. Faults, gas and opencast working are answered on the following pages.", p.body.sized(8).gap(8))
	if s.MineEnt {
		p.para("Recommended: an interpretive report on the mine entry, which states the zone of influence (often 20 to 40 metres).", p.body.bold())
	}
	p.para("Cover: losses of value caused by a change of the answers within 6 years are insured up to £100,000.", p.body.gap(10))
	for _, a := range miningAnswers(c) {
		p.need(58)
		answer := p.says(a.number, a.answer, a.answer)
		p.row(table{widths: []float64{0.4, 5, 0.7}, st: p.body.bold(), rules: outline, pad: 4, gray: 190, fill: &[3]int{242, 242, 242}}, a.number, a.question, answer)
		p.row(table{widths: []float64{1}, st: p.body, rules: outline, pad: 6, gray: 190}, p.miningDetail(a))
		p.gap(6)
	}
}
