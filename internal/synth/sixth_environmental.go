package synth

import (
	"fmt"
	"strings"
)

// studyRank is how a consultant's matrix ranks a hazard that calls for action or not.
var studyRank = map[bool][2]string{true: {"Likely", "Moderate to high"}, false: {"Unlikely", "Low"}}

// envStudy is a consultant's desk study for a home: numbered sections in prose, the result
// in the executive summary, each hazard a numbered paragraph, and a matrix of risks behind.
func envStudy(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(72, 76, 72, 70)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.36, after: 8}
	p.header = func() {
		p.textAt(p.left, 38, p.right-p.left, s.EnvCo, p.body.sized(9))
		p.textAt(p.left, 38, p.right-p.left, "Report "+s.EnvNo, p.body.sized(9).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprint(p.pageNumber()), p.body.sized(9).centred())
	}
	p.page()
	h := p.searchHead(s.EnvCo, s.EnvNo, s.EnvDate, longDate(s.EnvDate), c.Property.Comma())
	p.gap(20)
	p.para(p.words(envPath+"/product", "Residential Environmental Desk Study"), p.body.bold().sized(18).gap(4))
	p.para("for", p.body.gap(2))
	p.para(h.address, p.body.bold().gap(14))
	p.para("prepared by "+h.provider+" for "+c.BuyerSolicitor.Name+"\n"+h.date+"\nOur reference "+h.reference, p.body.gap(24))
	number := 0
	section := func(title string) {
		number++
		p.need(90)
		p.gap(4)
		p.para(fmt.Sprintf("%d.0   %s", number, title), p.body.bold().sized(12.5))
	}
	key, _ := envOverall(c)
	hazards := envHazards(c)
	section("EXECUTIVE SUMMARY")
	said := map[string]string{
		"Passed":                     "Passed. No matter has been found that calls for further enquiry before exchange of contracts.",
		"Passed with considerations": "Passed with considerations. A buyer should read section 3 and weigh what it says before exchange of contracts.",
		"Further action":             "Further action. The matter described in section 3 should be resolved before exchange of contracts.",
	}[key]
	p.para("Our assessment of the property is: "+p.mark(envPath+"/overallResult", key, said), p.body)
	section("SCOPE")
	p.para("The study is of records only. We hold historical maps, the registers of the Environment Agency or Natural Resources Wales and of local authorities, the national flood assessments and the data of the British Geological Survey. Nobody has been to the property.", p.body)
	section("FINDINGS")
	for n, z := range hazards {
		p.mark(z.path+"/riskIndicator", yesNo(z.action), "")
		ref := fmt.Sprintf("%d.%d", number, n+1)
		words := b(z.name+".") + " Result: " + p.words(z.path+"/result", z.result) + ". " + p.studyWords(z)
		p.labelled(0, ref, 34, words, p.body)
	}
	section("RISK MATRIX")
	t := table{widths: []float64{2, 1, 1.3, 1.6}, st: p.body.sized(10), rules: grid, pad: 4, gray: 90}
	p.row(t, b("Hazard"), b("Likelihood"), b("Significance"), b("Recommendation"))
	for _, z := range hazards {
		p.row(t, z.name, studyRank[z.action][0], studyRank[z.action][1], map[bool]string{true: "See section 3", false: "None"}[z.action])
	}
	p.gap(8)
	section("LIMITATIONS")
	p.para("The study is for the first buyer and the first lender named to us and is governed by our terms, which limit liability to £10 million. It keeps to the Search Code.", p.body)
}

// studyWords is the consultant's sentences on a hazard.
func (p *paper) studyWords(z envHazard) string {
	switch z.name {
	case "Contaminated land":
		p.mark(envPath+"/part2A", yesNo(z.action), "")
		words := "Nothing in the history of the site or its surroundings suggests that the local authority would determine the property to be contaminated land under Part 2A of the Environmental Protection Act 1990."
		if z.action {
			words = "A gas works with tanks stood here between 1898 and 1957. In our opinion the local authority could determine the property to be contaminated land under Part 2A of the Environmental Protection Act 1990. Its contaminated land officer should be asked what is known."
		}
		return p.passage(issuesPath+"contaminatedLand/contaminatedLandRisk/summary", words)
	case "Flooding":
		return map[bool]string{true: "Taking all sources together the buyer should obtain terms for flood insurance and ask the seller about past events.", false: "Taking all sources together insurance should be available on ordinary terms."}[z.action]
	case "River and coastal flooding", "Surface water flooding":
		return "The band is that of the national assessment, with defences where modelled."
	case "Radon":
		return map[bool]string{true: "The seller should be asked whether the home has been tested.", false: "No measurement is called for."}[z.action]
	}
	return "Records within the usual search distances were inspected for " + strings.ToLower(z.name) + "."
}
