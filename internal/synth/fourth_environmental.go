package synth

import (
	"fmt"
	"strings"
)

// moduleQuestion is one row of a module's table: what is asked of the data and how far.
type moduleQuestion struct{ ask, near, far string }

// moduleTables is what the data sets say, by the module: counts on site, within 25
// metres and within 250 metres, or words.
var moduleTables = map[string][]moduleQuestion{
	"Contaminated land":    {{"Former industrial land use (1:2,500 and 1:10,560 maps)", "0", "7"}, {"Former tanks", "0", "2"}, {"Historical landfill sites", "0", "0"}, {"Current or recent industrial land uses", "0", "4"}, {"Local authority Part 2A entries", "0", "0"}, {"Pollution incidents (major or significant)", "0", "1"}},
	"Flooding":             {{"Rivers and the sea (RoFRaS)", "see 3.1", "-"}, {"Surface water, 1 in 1000 year depth", "< 0.1m", "0.3m - 0.6m"}, {"Groundwater flooding susceptibility", "Negligible", "-"}, {"Historical flood areas", "0", "1"}, {"Flood defences", "0", "0"}},
	"Ground stability":     {{"Shrink swell clays", "Low", "Moderate"}, {"Compressible ground", "Very low", "Very low"}, {"Natural cavities", "0", "0"}, {"Historical surface ground workings", "0", "2"}},
	"Energy":               {{"Wind turbines or farms, existing or proposed (10km)", "0", "0"}, {"Solar farms (5km)", "0", "1"}, {"Oil or gas drilling wells and licences (10km)", "0", "0"}, {"Power stations", "0", "0"}},
	"Transportation":       {{"HS2 safeguarding zone", "0", "0"}, {"Crossrail 2 route or station", "0", "0"}, {"Active railways and tunnels (250m)", "0", "1"}},
	"Planning constraints": {{"Sites of Special Scientific Interest", "0", "0"}, {"Green belt", "0", "1"}, {"Listed buildings", "0", "9"}, {"Conservation areas", "0", "1"}},
}

// envModules is a data company's report: the consultant's conclusion over a grid of
// modules on the front, next steps on the second page, and a page or part of one for
// each module with the data's counts by distance.
func envModules(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(48, 82, 48, 64)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.36, after: 6}
	navy := [3]int{24, 48, 84}
	p.header = func() {
		p.textAt(p.left, 30, 240, b(s.EnvCo), p.body.sized(14).col(navy[0], navy[1], navy[2]))
		p.textAt(p.left, 28, p.right-p.left, c.Property.First()+"\nRef: "+s.EnvNo+"   Your ref: "+c.BuyerSolicitor.Ref, p.body.sized(7.5).right())
		p.pdf.SetDrawColor(navy[0], navy[1], navy[2])
		p.pdf.SetLineWidth(0.8)
		p.pdf.Line(p.left, 62, p.right, 62)
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Contact us with any questions at: info@%s.example  01632 960 777                                    %d", slug(s.EnvCo), p.pageNumber()), p.body.sized(7.5))
	}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, s.EnvDate.Format("02 January 2006"), c.Property.Comma())
	p.para(p.words(envPath+"/product", "Homescreen Plus"), p.body.sized(22).bold().gap(6))
	t := table{widths: []float64{0.9, 2.2, 0.9, 1.4}, st: p.body, rules: noRules, pad: 2}
	p.row(t, b("Address:"), h.address, b("Date:"), h.date)
	p.row(t, b("Reference:"), h.reference, b("Grid ref:"), fmt.Sprint(400000+c.Seed*31%90000, " ", 200000+c.Seed*57%90000))
	p.row(t, b("Provided by:"), h.provider, b("Area:"), fmt.Sprintf("%d m²", 90+c.Seed%300))
	p.gap(8)
	key, overall := envOverall(c)
	tone := map[string][3]int{"Passed": {0, 122, 83}, "Passed with considerations": {196, 118, 0}, "Further action": {176, 28, 46}}[key]
	p.pdf.SetFillColor(tone[0], tone[1], tone[2])
	p.pdf.Rect(p.left, p.y, p.right-p.left, 54, "F")
	white := p.body.col(255, 255, 255)
	p.textAt(p.left+12, p.y+8, 300, "Our overall assessment of the property:", white)
	p.textAt(p.left+12, p.y+22, 480, b(p.mark(envPath+"/overallResult", key, map[string]string{"Further action": "Further action required"}[key]+map[bool]string{true: overall}[key != "Further action"])), white.sized(17))
	p.y += 66
	hazards := envHazards(c)
	p.para("Each module of the search has been reviewed by an environmental consultant or by an automated process that a consultant has designed. See the section named for full details and the next steps on page 2.", p.body.gap(8))
	grid4 := table{widths: []float64{0.4, 2, 2, 0.8}, st: p.body, rules: grid, pad: 6, gray: 190}
	head := grid4
	head.fill = &[3]int{226, 232, 240}
	p.row(head, "", b("Module"), b("Result"), b("Page"))
	n := 0
	for _, z := range hazards {
		if strings.HasPrefix(z.path, "/paperwurks") {
			continue
		}
		n++
		p.row(grid4, fmt.Sprint(n), z.name, p.moduleResult(z), fmt.Sprint(n/2+3))
	}
	p.gap(6)
	p.para("A \"Passed\" result is given where, in the consultant's professional opinion, the level of environmental liability risk is unlikely to have an adverse effect on the security of the property for lending purposes.", p.body.sized(7.5))
	p.page()
	p.para("Useful information: next steps", p.body.sized(15).bold().col(navy[0], navy[1], navy[2]).gap(8))
	p.envSteps(hazards)
	n = 0
	for _, z := range hazards {
		if strings.HasPrefix(z.path, "/paperwurks") {
			p.para(fmt.Sprintf("%d.%d  %s", n, map[string]int{"River and coastal flooding": 1, "Surface water flooding": 2}[z.name], b(z.name)), p.body.gap(1))
			p.para("The highest rating at the property is: "+p.moduleResult(z), p.body.at(22))
			continue
		}
		n++
		p.need(190)
		p.gap(8)
		p.pdf.SetFillColor(navy[0], navy[1], navy[2])
		p.pdf.Rect(p.left, p.y, p.right-p.left, 20, "F")
		p.textAt(p.left+6, p.y+4, 300, b(fmt.Sprintf("%d  %s", n, z.name)), white.sized(10.5))
		p.textAt(p.left, p.y+5, p.right-p.left-6, z.result, white.right())
		p.y += 26
		p.para(p.moduleOpinion(z), p.body)
		if rows := moduleTables[z.name]; rows != nil {
			q := table{widths: []float64{3.6, 1, 1}, st: p.body.sized(8.5), rules: underRows, pad: 3, gray: 190}
			p.row(q, i("Data"), i("On site"), i("Nearby"))
			for _, r := range rows {
				p.row(q, r.ask, r.near, r.far)
			}
			p.gap(4)
		}
		p.para("This data is sourced from the Environment Agency, Natural Resources Wales, the British Geological Survey and Ordnance Survey.", p.body.sized(7.5).col(110, 110, 110))
	}
	p.need(120)
	p.para("Conveyancing information exchange: standards", p.body.bold())
	p.para("The Property Ombudsman scheme. We display the Search Code logo and are regulated by the Property Codes Compliance Board. The report carries a remediation contribution of up to £60,000, subject to terms, where a Part 2A notice is served within 6 years. No inspection of the property was made. Contains public sector information licensed under the Open Government Licence v3.0.", p.body.sized(7.5))
}

// envSteps says what to do about each hazard that calls for action.
func (p *paper) envSteps(hazards []envHazard) {
	any := false
	for _, z := range hazards {
		if !z.action || strings.HasPrefix(z.path, "/paperwurks") {
			continue
		}
		any = true
		p.para(b(z.name), p.body.sized(10.5).gap(2))
		p.labelled(8, "•", 20, map[string]string{
			"Contaminated land": "Contact the local authority's environmental health department and ask whether the site has been inspected under its contaminated land strategy, and what it intends. Send us the reply: a review is free of charge.",
			"Flooding":          "Make sure that buildings insurance which includes flood cover can be had on acceptable terms, before exchange of contracts.",
			"Radon":             "Ask the seller whether a radon test has been made and, in a house built since 1999, whether protective measures were put in.",
		}[z.name], p.body.gap(10))
	}
	if !any {
		p.para("The search did not find any issue for which the consultant recommends further action. Please read the rest of the report all the same.", p.body)
	}
}

// moduleResult is a module's result in the report's list.
func (p *paper) moduleResult(z envHazard) string {
	p.mark(z.path+"/riskIndicator", yesNo(z.action), "")
	return p.words(z.path+"/result", z.result)
}

// moduleOpinion is the consultant's paragraph on a module.
func (p *paper) moduleOpinion(z envHazard) string {
	switch z.name {
	case "Contaminated land":
		p.mark(envPath+"/part2A", yesNo(z.action), "")
		words := "Past land use: we have not identified a potential contaminant linkage, and the property is unlikely to be determined as contaminated land under Part 2A of the Environmental Protection Act 1990."
		if z.action {
			words = "Past land use: a gas works and tank farm stood on the site between 1898 and 1957. Without evidence of remediation the property may be determined as contaminated land under Part 2A of the Environmental Protection Act 1990."
		}
		return p.passage(issuesPath+"contaminatedLand/contaminatedLandRisk/summary", words)
	case "Flooding":
		return "The assessment takes the highest of the risks from rivers, the sea, surface water and groundwater, with the benefit of flood defences where they are modelled. Flood Re may be available for homes built before 1 January 2009."
	case "Radon":
		if z.action {
			return "The property is in an area where more than 1% of homes are estimated to be at or above the Action Level of 200 Bq/m3."
		}
		return "Less than 1% of properties in this area are estimated to be at or above the Action Level of 200 Bq/m3. No protective measures are needed in new dwellings."
	}
	return "Our searches of data within the distances given show no feature about which we recommend that enquiries be made."
}
