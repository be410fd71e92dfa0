package synth

import (
	"fmt"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const (
	envPath    = "/paperwurks/environmental"
	issuesPath = "/propertyPack/environmentalIssues/"
)

var environmentalLayouts = []layout{
	{kind: papers.Environmental, name: "traffic-lights", write: envLights},
	{kind: papers.Environmental, name: "certificate-and-sections", write: envSections},
	{kind: papers.Environmental, name: "dense-table", write: envTable},
	{kind: papers.Environmental, name: "tiles", write: envTiles},
	{kind: papers.Environmental, name: "letter-opinion", heldOut: true, write: envLetter},
}

// envHazard is a section of the report: result in words, and whether it calls for action.
type envHazard struct {
	path, name, result string
	action             bool
	more               string
}

func envHazards(c *Case) []envHazard {
	s := c.Searches
	river := s.FloodRisk
	flood := "No further action"
	if river == "Medium" || river == "High" {
		flood = "Further action"
	}
	contaminated := "Passed"
	if !s.EnvPass {
		contaminated = "Further action"
	}
	radon := "Not in a radon affected area"
	if s.Radon {
		radon = "In a radon affected area"
	}
	return []envHazard{
		{issuesPath + "contaminatedLand/contaminatedLandRisk", "Contaminated land", contaminated, !s.EnvPass, map[bool]string{true: "The property is considered unlikely to be designated contaminated land within the meaning of Part 2A of the Environmental Protection Act 1990.", false: "A former gas works and tank farm (1898 to 1957) stood on the land. The site may be designated contaminated land within the meaning of Part 2A of the Environmental Protection Act 1990."}[s.EnvPass]},
		{issuesPath + "flooding/floodRisk", "Flooding", flood, flood == "Further action", "The overall flood assessment considers rivers, the sea, surface water and groundwater."},
		{envPath + "/hazards/riverAndSeaFlooding", "River and coastal flooding", river, river == "High", "Risk of Flooding from Rivers and the Sea: " + river + "."},
		{envPath + "/hazards/surfaceWaterFlooding", "Surface water flooding", s.SurfaceWater, false, "Modelled surface water flooding at the property."},
		{issuesPath + "groundStability/groundStabilityRisk", "Ground stability", "Not identified", false, "No natural or man-made instability has been identified that calls for action."},
		{issuesPath + "radon/radonRisk", "Radon", radon, s.Radon, "Based on the radon potential data of the UK Health Security Agency."},
		{issuesPath + "energy/energyRisk", "Energy", "Not identified", false, "No wind farms, solar farms or oil and gas wells within 5 kilometres."},
		{issuesPath + "transportation/transportationRisk", "Transportation", "Not identified", false, "The property is not within 250 metres of HS2 or Crossrail routes."},
		{issuesPath + "planning/planningRisk", "Planning constraints", "Not identified", false, "No environmental designations within 50 metres."},
	}
}

func envOverall(c *Case) (key, words string) {
	if !c.Searches.EnvPass {
		return "Further action", "Further action"
	}
	if c.Searches.FloodRisk == "High" || c.Searches.FloodRisk == "Medium" {
		return "Passed with considerations", "Passed with considerations"
	}
	return "Passed", "Passed"
}

func (p *paper) hazardResult(h envHazard) string {
	p.mark(h.path+"/riskIndicator", yesNo(h.action), "")
	return p.words(h.path+"/result", h.result)
}

func (p *paper) envOpinion(h envHazard) string {
	if h.name == "Contaminated land" {
		p.mark(envPath+"/part2A", yesNo(h.action), "")
		return p.passage(issuesPath+"contaminatedLand/contaminatedLandRisk/summary", h.more)
	}
	return h.more
}

// envLights opens with a page of coloured boxes.
func envLights(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(46, 60, 46, 54)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.4, after: 6}
	p.header = func() {
		p.textAt(p.left, 28, p.right-p.left, "Ref: "+s.EnvNo+"   Grid ref: "+fmt.Sprint(400000+c.Seed*31%90000, " ", 200000+c.Seed*57%90000), p.body.sized(8).right())
		p.textAt(p.left, 28, 300, s.EnvCo, p.body.sized(9).bold())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-36, p.right-p.left, fmt.Sprint(p.pdf.PageNo()), p.body.sized(8).right())
	}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, longDate(s.EnvDate), c.Property.Comma())
	p.para(b(p.words(envPath+"/product", "HomeView Environmental Report")), p.body.sized(20).gap(8))
	p.para("Property: "+h.address+"\nDate: "+h.date+"\nYour reference: "+c.BuyerSolicitor.Ref+"\nOur reference: "+h.reference+"\nSupplied by: "+h.provider, p.body)
	key, overall := envOverall(c)
	colour := map[string][3]int{"Passed": {0, 130, 80}, "Passed with considerations": {230, 150, 0}, "Further action": {190, 30, 40}}[key]
	p.pdf.SetFillColor(colour[0], colour[1], colour[2])
	p.pdf.Rect(p.left, p.y+4, 240, 34, "F")
	p.textAt(p.left+10, p.y+12, 220, b(p.mark(envPath+"/overallResult", key, overall)), p.body.sized(15).col(255, 255, 255))
	p.y += 52
	t := table{widths: []float64{1.6, 1.2}, st: p.body, rules: grid, pad: 7, gray: 200}
	for _, z := range envHazards(c) {
		if z.path[:11] == "/paperwurks" {
			continue
		}
		p.row(t, b(z.name), p.hazardResult(z))
	}
	for _, z := range envHazards(c) {
		p.need(110)
		p.gap(6)
		p.band([3]int{232, 236, 240}, b(z.name), p.body.sized(12))
		if z.path[:11] == "/paperwurks" {
			p.para("Result: "+p.hazardResult(z), p.body)
		}
		p.para(p.envOpinion(z), p.body)
		p.para("Data used in this section was last updated in the quarter before the report. Distances are measured from the boundary of the property.", p.body.sized(8).col(90, 90, 90))
		p.gap(10)
	}
	p.para(b("Useful contacts and terms"), p.body.sized(12))
	p.para("The report is prepared for residential property transactions and should be read with the terms and conditions of the supplier. It includes the professional opinion of an environmental consultant. No site visit was made.", p.body)
}

// envSections opens with a certificate and numbers its sections.
func envSections(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(60, 66, 60, 60)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.3, after: 7}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, longDate(s.EnvDate), c.Property.Line())
	p.para(b(h.provider), p.body.sized(13))
	p.para(b(p.words(envPath+"/product", "Residential Environmental Search")), p.body.sized(17).centred())
	p.para("Report on: "+h.address, p.body.centred())
	p.para("Report number "+h.reference+", issued on "+h.date, p.body.centred())
	key, overall := envOverall(c)
	t := table{widths: []float64{1}, st: p.body.centred(), rules: outline, pad: 12}
	p.row(t, b("ENVIRONMENTAL RISK CERTIFICATE")+"\n\nProfessional opinion: "+b(p.mark(envPath+"/overallResult", key, overall)))
	p.gap(8)
	for n, z := range envHazards(c) {
		p.need(60)
		p.labelled(0, b(fmt.Sprintf("%d.", n+1)), 26, b(z.name)+": "+p.hazardResult(z), p.body.gap(2))
		p.labelled(0, "", 26, p.envOpinion(z), p.body)
	}
}

// envTable is a table of questions with yes and no to whether action is needed.
func envTable(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(40, 56, 40, 48)
	p.body = style{family: "Go", size: 8.5, align: 'L', leading: 1.35, after: 5}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, slashDate(s.EnvDate), c.Property.Comma())
	p.para(b(p.words(envPath+"/product", "EnviroCheck Home")), p.body.sized(16).gap(4))
	p.para("Address "+h.address+"\nReport ref "+h.reference+"   Date "+h.date+"   Provider "+h.provider, p.body)
	key, overall := envOverall(c)
	p.para("Overall result: "+b(p.mark(envPath+"/overallResult", key, overall)), p.body.sized(12))
	t := table{widths: []float64{1.4, 1.2, 0.9, 3}, st: p.body, rules: grid, pad: 4, gray: 160}
	head := t
	head.fill = &[3]int{225, 235, 225}
	p.row(head, b("Section"), b("Result"), b("Further action"), b("Summary"))
	for _, z := range envHazards(c) {
		result := p.words(z.path+"/result", z.result)
		act := p.mark(z.path+"/riskIndicator", yesNo(z.action), yesNo(z.action))
		p.row(t, z.name, result, act, p.envOpinion(z))
	}
}

// envLetter is a consultant's opinion in prose.
func envLetter(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(72, 72, 72, 66)
	p.body = style{family: "Times", size: 11.5, align: 'J', leading: 1.35, after: 9}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, longDate(s.EnvDate), c.Property.Comma())
	p.para(b(h.provider), p.body.sized(14).right())
	p.para(h.date+"\nReference "+h.reference, p.body.left())
	p.para(b(p.words(envPath+"/product", "Environmental Search Opinion")+" - "+h.address), p.body.left())
	key, overall := envOverall(c)
	p.para("We have reviewed the historical mapping, the landfill and pollution registers, the flood models and the geological data for the property. Our conclusion is: "+b(p.mark(envPath+"/overallResult", key, overall))+".", p.body)
	for _, z := range envHazards(c) {
		p.para(b(z.name)+" - "+p.hazardResult(z)+". "+p.envOpinion(z), p.body)
	}
	p.para("This opinion is given for the purchaser and the purchaser's lender only.", p.body)
}
