package synth

import "fmt"

// envTiles is a report with a front page of tiles, a list of next steps, and behind
// it a page of small questions for each subject.
func envTiles(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(42, 72, 42, 58)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.38, after: 5}
	p.header = func() {
		p.pdf.SetFillColor(30, 58, 72)
		p.pdf.Rect(0, 0, p.width, 46, "F")
		p.textAt(p.left, 14, 300, b(s.EnvCo), p.body.sized(13).col(255, 255, 255))
		p.textAt(p.left, 18, p.right-p.left, fmt.Sprintf("%d", p.pageNumber()), p.body.right().col(255, 255, 255))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, "Contains public sector information licensed under the Open Government Licence. Helpdesk 01632 960 770. A \"high\" or \"further action\" elsewhere in the street does not mean the same for this property.", p.body.sized(7).col(110, 110, 110))
	}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, s.EnvDate.Format("02 Jan 2006"), c.Property.Comma())
	p.para(p.words(envPath+"/product", "HomeCheck Complete"), p.body.sized(24).bold().gap(2))
	p.para(h.address, p.body.sized(11).gap(6))
	t := table{widths: []float64{1, 1, 1, 1.4}, st: p.body.sized(8), rules: outline, pad: 5, gray: 170}
	p.row(t, "Report reference\n"+h.reference, "Report date\n"+h.date, "Your reference\n"+c.BuyerSolicitor.Ref, "Prepared by\n"+h.provider)
	p.gap(10)
	key, _ := envOverall(c)
	p.need(60)
	words := map[string]string{"Passed": "PASSED", "Passed with considerations": "PASSED WITH CONSIDERATIONS", "Further action": "FURTHER ACTION"}[key]
	tone := map[string][3]int{"Passed": {24, 128, 82}, "Passed with considerations": {222, 142, 16}, "Further action": {186, 40, 48}}[key]
	p.para("Result of the whole report", p.body.sized(8).gap(1))
	p.band(tone, b(p.mark(envPath+"/overallResult", key, words)), p.body.sized(15).col(255, 255, 255))
	p.gap(6)
	hazards := envHazards(c)
	tiles := table{widths: []float64{1, 1, 1}, st: p.body.centred(), rules: grid, pad: 10, gray: 190}
	for n := 0; n < len(hazards); n += 3 {
		var cells []string
		for _, z := range hazards[n:min(n+3, len(hazards))] {
			cells = append(cells, b(z.name)+"\n"+p.hazardResult(z))
		}
		p.row(tiles, cells...)
	}
	p.gap(10)
	p.para("Next steps", p.body.sized(13).bold())
	steps := 0
	for _, z := range hazards {
		if z.action {
			steps++
			p.labelled(4, fmt.Sprintf("%d.", steps), 22, "See page 2 on "+lowerFirst(z.name)+" and speak to your surveyor, lender and insurer before exchange.", p.body)
		}
	}
	if steps == 0 {
		p.para("None. You need do nothing because of this report.", p.body)
	}
	p.page()
	for _, z := range hazards {
		p.need(120)
		p.para(b(z.name)+"   |   "+z.result, p.body.sized(11).gap(2))
		p.rule(0.6)
		p.gap(4)
		p.para(p.envOpinion(z), p.body)
		for _, q := range envSmall[z.name] {
			p.row(table{widths: []float64{5, 1}, st: p.body.sized(8), rules: underRows, pad: 2, gray: 210}, q, "No")
		}
		p.gap(10)
	}
	p.para("Terms", p.body.bold().gap(1))
	p.para("The report may be relied on by the buyer, the buyer's lender and their advisers for 12 months. It is made from data and without a visit.", p.body.sized(8))
}

// envSmall is small questions about a subject that are answered in the negative
// whatever its result.
var envSmall = map[string][]string{
	"Contaminated land":          {"Is there a petrol station in use within 50 metres?", "Is there a licensed waste site within 100 metres?"},
	"Surface water flooding":     {"Does the property stand in a critical drainage area?"},
	"Ground stability":           {"Is there a brine, tin or stone mine within 250 metres?", "Does the property stand on a coal mining reporting area that is not served by the coal search?"},
	"Energy":                     {"Has a wind turbine been applied for within 2 kilometres?"},
	"Transportation":             {"Is an underground line within 50 metres?"},
	"Planning constraints":       {"Is there a national park or area of outstanding natural beauty here?"},
	"River and coastal flooding": {"Are flood defences shown within 250 metres?"},
}
