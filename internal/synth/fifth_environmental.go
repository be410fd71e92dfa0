package synth

import (
	"fmt"
	"strings"
)

// climateRows is how a report rates what may come: the same subject now and under a
// high-emissions path. They are about the future and say nothing of the property today.
var climateRows = [][4]string{
	{"River flooding", "Negligible", "Low", "Moderate"}, {"Surface water flooding", "Low", "Moderate", "Moderate"},
	{"Coastal flooding", "Negligible", "Negligible", "Negligible"}, {"Clay shrink and swell", "Low", "High", "High"}, {"Heat stress", "Low", "Moderate", "High"},
}

// envClimate is a data company's report of today: a certificate-like statement for the
// lender, questions with their answers in a list, the evidence behind each, and pages
// on the climate to come, whose ratings are not of today.
func envClimate(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(52, 76, 52, 64)
	p.body = style{family: "Go", size: 9.2, align: 'L', leading: 1.4, after: 6}
	moss := [3]int{46, 92, 60}
	p.header = func() {
		p.textAt(p.left, 32, 280, b(s.EnvCo), p.body.sized(13).col(moss[0], moss[1], moss[2]))
		p.textAt(p.left, 34, p.right-p.left, s.EnvNo, p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("Page %d of %s     %s", p.pageNumber(), p.totalPages(), c.Property.Line()), p.body.sized(7.2))
	}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, s.EnvDate.Format("2 January 2006"), c.Property.Comma())
	p.para(p.words(envPath+"/product", "Home Ground and Climate Report"), p.body.bold().sized(20).gap(4))
	p.para("Report on "+h.address, p.body.sized(11).gap(2))
	p.para("Number "+h.reference+"   |   issued "+h.date+"   |   issued by "+h.provider+"   |   for "+c.BuyerSolicitor.Name, p.body.sized(8).gap(10))
	key, _ := envOverall(c)
	hazards := envHazards(c)
	words := map[string]string{
		"Passed":                     "PASS: our consultants see no reason in the ground or water why the purchase should not go on.",
		"Passed with considerations": "PASS, with points to consider: our consultants see a matter on the next page that the buyer should weigh.",
		"Further action":             "FURTHER ACTION: our consultants advise that a matter on the next page be cleared up first.",
	}[key]
	p.row(table{widths: []float64{1}, st: p.body.sized(11), rules: outline, pad: 10, gray: 60, fill: &[3]int{236, 244, 238}}, b("Professional opinion")+"\n"+p.mark(envPath+"/overallResult", key, words))
	p.gap(10)
	p.para("At a glance", p.body.bold().sized(12).gap(4))
	t := table{widths: []float64{2.6, 1.8, 1.3}, st: p.body, rules: underRows, pad: 4.5, gray: 190}
	p.row(t, i("Question"), i("Answer"), i("What to do"))
	for _, z := range hazards {
		q := climateQuestions[z.name]
		if q == "" {
			continue
		}
		p.mark(z.path+"/riskIndicator", yesNo(z.action), "")
		p.row(t, b(z.name)+"\n"+q, p.words(z.path+"/result", z.result), map[bool]string{true: "See next page", false: "Nothing"}[z.action])
	}
	p.gap(6)
	p.para("The answers are for today. What the climate may bring is in the last part.", p.body.sized(8))
	p.page()
	p.para("What our consultants advise", p.body.bold().sized(13))
	any := false
	for _, z := range hazards {
		if advice := climateAdvice[z.name]; z.action && advice != "" {
			any = true
			p.labelled(0, "•", 12, b(z.name)+": "+advice, p.body)
		}
	}
	if !any {
		p.para("Nothing beyond the usual enquiries.", p.body)
	}
	p.gap(6)
	p.para("Evidence", p.body.bold().sized(13))
	for _, z := range hazards {
		p.need(70)
		p.para(b(z.name), p.body.gap(1))
		p.para(p.climateEvidence(z), p.body.gap(8))
	}
	p.page()
	p.para("Climate to come", p.body.bold().sized(13).gap(2))
	p.para("Modelled for the postcode under a path of high emissions. The ratings are of what may be, not of the property as it stands, and no lender asks for them yet.", p.body)
	g := table{widths: []float64{2, 1, 1, 1}, st: p.body, rules: grid, pad: 4, gray: 170}
	head := g
	head.fill = &[3]int{222, 236, 226}
	p.row(head, b("Hazard"), b("2020s"), b("2050s"), b("2080s"))
	for _, r := range climateRows {
		p.row(g, r[:]...)
	}
	p.gap(8)
	p.para("Notes", p.body.bold())
	p.para("Flood ratings are from the national assessment and take defences into account where modelled. Part 2A means Part 2A of the Environmental Protection Act 1990. The company keeps to the Search Code. It has not seen the property. If a remediation notice is served within ten years of the report the company contributes up to £100,000 on its terms.", p.body.sized(8))
}

// climateQuestions is what the report asks, by the hazard.
var climateQuestions = map[string]string{
	"Contaminated land": "Is there past land use that could lead to a Part 2A notice?", "Flooding": "Is flooding a matter for the buyer's insurer?",
	"River and coastal flooding": "How likely is flooding from rivers or the sea?", "Surface water flooding": "How likely is flooding from surface water?",
	"Ground stability": "Is there a sign of unstable ground?", "Radon": "Is the home where radon is common?", "Energy": "Are there wells, turbines or solar farms near by?",
	"Transportation": "Is a new railway planned near by?", "Planning constraints": "Is the land under a designation?",
}

// climateAdvice is what to do where a hazard calls for action.
var climateAdvice = map[string]string{
	"Contaminated land":          "ask the council's environmental health officers what they know of the gas works and whether the land has been inspected, and send us their reply, which we will review without charge.",
	"Flooding":                   "get a quotation for insurance against flood before exchange, and ask the seller about past floods.",
	"River and coastal flooding": "have a flood risk assessment of the building made if the insurer's terms are poor.",
	"Radon":                      "ask whether the home has been tested; if not, agree a retention until a three-month test is back.",
}

// climateEvidence is the data behind an answer.
func (p *paper) climateEvidence(z envHazard) string {
	switch z.name {
	case "Contaminated land":
		p.mark(envPath+"/part2A", yesNo(z.action), "")
		words := "Maps from 1853 on show houses or fields. We think it unlikely that the property would be described as contaminated land under Part 2A."
		if z.action {
			words = "Maps of 1898 to 1957 show a gas works with its tanks on the land. Unless it was cleaned up we think that the property could be described as contaminated land under Part 2A."
		}
		return p.passage(issuesPath+"contaminatedLand/contaminatedLandRisk/summary", words)
	case "Flooding":
		return "The answer takes the worst of rivers, sea, surface water and groundwater. Historic flood outlines of the Environment Agency and Natural Resources Wales were read."
	case "River and coastal flooding", "Surface water flooding":
		return "National flood model, 2 metre grid, tested against the footprint of the building."
	case "Radon":
		return "Indicative atlas of UKHSA and the British Geological Survey, 1 km squares. The action level is 200 Bq per cubic metre."
	}
	return "Our " + strings.ToLower(z.name) + " data sets within the usual distances were read and nothing was found that needs an enquiry."
}
