package synth

import (
	"fmt"
	"strings"
)

// epcBands is the bands of the graph with the colours and lengths of their bars.
var epcBands = []struct {
	letter, score string
	colour        [3]int
	length        float64
}{
	{"A", "92+", [3]int{0, 128, 84}, 60}, {"B", "81-91", [3]int{25, 180, 89}, 80}, {"C", "69-80", [3]int{141, 206, 70}, 100}, {"D", "55-68", [3]int{255, 213, 0}, 120},
	{"E", "39-54", [3]int{252, 170, 101}, 140}, {"F", "21-38", [3]int{239, 128, 35}, 160}, {"G", "1-20", [3]int{233, 21, 59}, 180},
}

// epcGovernment is the service's page as a browser prints it: the boxed address, the
// graph with its arrows, features in a table that runs over pages, costs of each step
// under it, and the assessor and the scheme in two lists.
func epcGovernment(p *paper) {
	c, e := p.c, p.c.EPC
	p.margins(40, 46, 40, 46)
	p.body = style{family: "Helvetica", size: 10.5, align: 'L', leading: 1.38, after: 8}
	p.header = func() {
		p.textAt(p.left, 18, 200, c.AsAt.AddDate(0, 0, -16).Format("02/01/2006")+", 11:52", p.body.sized(7))
		p.textAt(p.left, 18, p.right-p.left, "Energy performance certificate (EPC) – Find an energy certificate – GOV.UK", p.body.sized(7).centred())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-28, 440, "https://find-energy-certificate.service.gov.uk/energy-certificate/"+e.Number, p.body.sized(7))
		p.textAt(p.left, p.height-28, p.right-p.left, fmt.Sprintf("%d/%s", p.pageNumber(), p.totalPages()), p.body.sized(7).right())
	}
	head := func(s string) {
		p.need(96)
		p.gap(6)
		p.para(b(s), p.body.sized(14).gap(6))
	}
	p.page()
	p.para(b("Energy performance certificate (EPC)"), p.body.sized(21).gap(10))
	number, kind := p.words(epcPath+"certificateNumber", e.Number), p.words(epcPath+"propertyType", epcType(c))
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	x, y := p.left, p.y
	p.pdf.SetDrawColor(0, 0, 0)
	p.pdf.SetLineWidth(1.4)
	p.pdf.Rect(x, y, p.right-x, 104, "D")
	p.pdf.Line(x+200, y, x+200, y+104)
	p.pdf.Line(x+310, y, x+310, y+104)
	p.mark(epcPath+"postcode", c.Property.Postcode, "")
	p.textAt(x+10, y+10, 180, p.mark(epcPath+"address", e.Address, strings.ReplaceAll(e.Address, ", ", "\n")), p.body.bold())
	p.textAt(x+210, y+10, 90, "Energy rating", p.body)
	p.textAt(x+200, y+34, 110, b(cur), p.body.sized(38).centred())
	p.textAt(x+320, y+10, 180, "Valid until:", p.body)
	p.textAt(x+320, y+25, 180, b(p.date("/paperwurks/epc/validUntil", e.Expires(), longDate(e.Expires()))), p.body)
	p.textAt(x+320, y+52, 180, "Certificate number:", p.body)
	p.textAt(x+320, y+67, 190, b(number), p.body)
	p.y = y + 116
	pairs := table{widths: []float64{1, 1.5}, st: p.body, rules: underRows, pad: 6, gray: 190}
	p.row(pairs, b("Property type"), kind)
	p.row(pairs, b("Total floor area"), p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area))+" square metres")
	p.gap(6)
	head("Rules on letting this property")
	if e.Current >= 39 {
		p.para("Properties can be let if they have an energy rating from A to E.", p.body)
	} else {
		p.para("You may not be able to let this property", p.body.bold())
		p.para("This property has an energy rating of "+Band(e.Current)+". It cannot be let, unless an exemption has been registered.", p.body)
	}
	p.para("You can read "+u("guidance for landlords on the regulations and exemptions")+".", p.body)
	head("Energy rating and score")
	p.para("This property's energy rating is "+cur+". It has the potential to be "+pot+".", p.body)
	p.para(u("See how to improve this property's energy efficiency")+".", p.body)
	p.epcGraphic(curN, potN)
	p.para("The graph shows this property's current and potential energy rating.", p.body)
	p.para("Properties get a rating from A (best) to G (worst) and a score. The better the rating and score, the lower your energy bills are likely to be. For properties in England and Wales:", p.body)
	p.para("the average energy rating is D\nthe average energy score is 60", p.body.at(14))
	head("Breakdown of property's energy performance")
	p.para(b("Features in this property"), p.body.sized(12))
	p.para("Features get a rating from very good to very poor, based on how energy efficient they are. Ratings are not based on how well features work or their condition. Assumed ratings are based on the property's age and type. They are used for features the assessor could not inspect.", p.body)
	f := table{widths: []float64{1.2, 2.6, 1}, st: p.body, rules: underRows, pad: 5.5, gray: 190}
	p.row(f, b("Feature"), b("Description"), b("Rating"))
	for _, r := range epcFeatures(c) {
		rating := "N/A"
		if r.ratingField != "" {
			rating = p.words(epcPath+r.ratingField, r.rating)
		}
		p.row(f, r.feature, p.words(epcPath+r.field, r.description), rating)
	}
	p.gap(4)
	p.para(b("Primary energy use"), p.body.sized(12))
	p.para(fmt.Sprintf("The primary energy use for this property per year is %d kilowatt hours per square metre (kWh/m2).", 430-3*e.Current), p.body)
	head("How this affects your energy bills")
	p.para(fmt.Sprintf("An average household would need to spend £%s per year on heating, hot water and lighting in this property. These costs usually make up the majority of your energy bills. You could save £%d per year if you complete the suggested steps for improving this property's energy rating.", commas(400+11*e.Area), 90+3*e.Area), p.body)
	p.para(b("Heating this property"), p.body.sized(12))
	p.para(fmt.Sprintf("Estimated energy needed in this property is:\n%s kWh per year for heating\n%s kWh per year for hot water", commas(95*e.Area), commas(1700+6*e.Area)), p.body)
	head("Impact on the environment")
	p.para(fmt.Sprintf("This property's environmental impact rating is %s. It has the potential to be %s. Properties get a rating from A (best) to G (worst) on how much carbon dioxide (CO2) they produce each year.", Band(e.Current-4), Band(e.Potential-3)), p.body)
	p.row(pairs, b("An average household produces"), "6 tonnes of CO2")
	p.row(pairs, b("This property produces"), fmt.Sprintf("%d.%d tonnes of CO2", 1+e.Area/40, e.Current%10))
	p.row(pairs, b("This property's potential production"), fmt.Sprintf("%d.%d tonnes of CO2", e.Area/60, e.Potential%10))
	head("Steps you could take to save energy")
	steps := table{widths: []float64{2.6, 1.3, 1.1}, st: p.body, rules: underRows, pad: 5.5, gray: 190}
	p.row(steps, b("Step"), b("Typical installation cost"), b("Typical yearly saving"))
	for n, step := range epcSteps {
		p.row(steps, fmt.Sprint(n+1)+". "+p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0]), p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1]), fmt.Sprintf("£%d", 38+27*n))
	}
	p.para("", p.body)
	p.para(u("Advice on making energy saving improvements"), p.body)
	head("Who to contact about this certificate")
	p.para(b("Contacting the assessor"), p.body.sized(12))
	p.para("If you're unhappy about your property's energy assessment or certificate, you can complain to the assessor who created it.", p.body)
	p.row(pairs, b("Assessor's name"), p.words("/paperwurks/epc/assessorName", e.Assessor))
	p.row(pairs, b("Telephone"), "01632 960 441")
	p.row(pairs, b("Email"), strings.ToLower(strings.ReplaceAll(e.Assessor, " ", "."))+"@surveys.example")
	p.gap(8)
	p.need(130)
	p.para(b("Contacting the accreditation scheme"), p.body.sized(12))
	p.para("If you're still unhappy after contacting the assessor, you should contact the assessor's accreditation scheme.", p.body)
	p.row(pairs, b("Accreditation scheme"), p.words("/paperwurks/epc/accreditationScheme", "Quidos Limited"))
	p.row(pairs, b("Assessor's ID"), p.words("/paperwurks/epc/assessorId", "QUID2"+fmt.Sprint(10000+c.Seed*17%89999)))
	p.row(pairs, b("Telephone"), "01632 960 130")
	p.gap(8)
	p.need(110)
	p.para(b("About this assessment"), p.body.sized(12))
	p.row(pairs, b("Assessor's declaration"), "No related party")
	p.row(pairs, b("Date of assessment"), p.date(epcPath+"inspectionDate", e.Assessed, longDate(e.Assessed)))
	p.row(pairs, b("Date of certificate"), p.date(epcPath+"lodgementDate", e.Issued, longDate(e.Issued)))
	p.row(pairs, b("Type of assessment"), u("RdSAP"))
}

// epcGraphic is the graph of bands with an arrow for each score.
func (p *paper) epcGraphic(curN, potN string) {
	e := p.c.EPC
	p.need(250)
	small := p.body.sized(9)
	x, y := p.left, p.y
	p.pdf.SetDrawColor(150, 150, 150)
	p.pdf.SetLineWidth(0.6)
	p.pdf.Rect(x, y, 420, 24*8, "D")
	for n, title := range []string{"Score", "Energy rating", "Current", "Potential"} {
		at := []float64{6, 60, 290, 360}[n]
		p.textAt(x+at, y+5, 90, b(title), small)
	}
	for n, band := range epcBands {
		top := y + 24*float64(n+1)
		p.pdf.SetFillColor(band.colour[0], band.colour[1], band.colour[2])
		p.pdf.Rect(x+60, top+1, band.length, 22, "F")
		p.textAt(x+6, top+5, 50, band.score, small)
		p.textAt(x+60+band.length-18, top+4, 16, b(band.letter), small.sized(11))
		for k, score := range []int{e.Current, e.Potential} {
			if Band(score) != band.letter {
				continue
			}
			p.pdf.Rect(x+290+70*float64(k), top+2, 52, 20, "F")
			p.textAt(x+296+70*float64(k), top+5, 50, []string{curN, potN}[k]+" "+band.letter, small)
		}
	}
	p.y = y + 24*8 + 10
}
