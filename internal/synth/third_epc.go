package synth

import "fmt"

// epcPhone is the register's page as a telephone prints it: one narrow column,
// every value under its name, the graph told in sentences.
func epcPhone(p *paper) {
	e := p.c.EPC
	p.margins(60, 50, 215, 56)
	p.body = style{family: "Go", size: 11, align: 'L', leading: 1.4, after: 8}
	name := p.body.bold().gap(0)
	p.footer = func() {
		p.textAt(p.left, p.height-38, 400, fmt.Sprintf("%s  %d", p.c.AsAt.AddDate(0, 0, -9).Format("02/01/2006, 15:04"), p.pageNumber()), p.body.sized(7))
	}
	head := func(s string) {
		p.need(90)
		p.gap(8)
		p.para(s, p.body.sized(15).bold())
	}
	p.page()
	number, address, kind := p.epcFacts()
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	p.para("< Back", p.body.sized(9))
	p.para("Energy performance certificate", p.body.sized(19).bold())
	p.para(address, p.body)
	p.pdf.SetFillColor(29, 112, 184)
	p.pdf.Rect(p.left, p.y, 64, 52, "F")
	p.textAt(p.left, p.y+4, 64, b(cur), p.body.sized(30).centred().col(255, 255, 255))
	p.gap(58)
	p.para("is the energy rating of this home, with "+curN+" points", p.body)
	for _, l := range [][2]string{
		{"Certificate number", number}, {"This certificate expires on", p.date("/paperwurks/epc/validUntil", e.Expires(), longDate(e.Expires()))},
		{"Property type", kind}, {"Total floor area", p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area)) + " square metres"},
	} {
		p.need(40)
		p.para(l[0], name)
		p.para(l[1], p.body)
	}
	head("Score")
	p.para("With the improvements below it could reach "+potN+" points, which is band "+pot+". The average home in England and Wales scores 60 and is in band D.", p.body)
	p.para("A is 92 or more, B from 81, C from 69, D from 55, E from 39, F from 21 and G from 1. A landlord may not let a home in band F or G without an exemption.", p.body)
	head("Features")
	for _, r := range epcFeatures(p.c) {
		p.need(56)
		p.para(r.feature, name)
		p.para(p.words(epcPath+r.field, r.description), p.body.gap(0))
		if r.ratingField != "" {
			p.para("Rated "+p.words(epcPath+r.ratingField, r.rating), p.body)
			continue
		}
		p.para("Not rated", p.body)
	}
	head("Environmental impact")
	p.para(fmt.Sprintf("Band %s. The home gives off %d.%d tonnes of carbon dioxide a year; with the improvements, %d.%d tonnes. An average household gives off 6 tonnes.", Band(e.Current-6), 2+e.Area/40, e.Current%10, 1+e.Area/50, e.Potential%10), p.body)
	head("What you could do")
	for n, step := range epcSteps {
		after := e.Current + (e.Potential-e.Current)*(n+1)/len(epcSteps)
		p.need(60)
		p.para(fmt.Sprintf("Step %d: ", n+1)+p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0]), name)
		p.para("Costs "+p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1])+fmt.Sprintf(", saves £%d a year. Rating after steps 1 to %d: %d %s", 35+22*n, n+1, after, Band(after)), p.body)
	}
	head("Assessment")
	p.para("Seen on "+p.date(epcPath+"inspectionDate", e.Assessed, longDate(e.Assessed))+" and certified on "+p.date(epcPath+"lodgementDate", e.Issued, longDate(e.Issued))+" by "+p.words("/paperwurks/epc/assessorName", e.Assessor)+", who is number "+p.words("/paperwurks/epc/assessorId", "PEPA"+fmt.Sprint(10000+p.c.Seed*17%89999))+" of "+p.words("/paperwurks/epc/accreditationScheme", "Propertymark Energy")+". Complaints about the certificate go to the assessor first and then to the scheme.", p.body)
}
