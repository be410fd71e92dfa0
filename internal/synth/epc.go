package synth

import (
	"fmt"
	"strconv"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const (
	epcPath          = "/propertyPack/energyEfficiency/certificate/"
	epcRecommendPath = "/propertyPack/energyEfficiency/recommendations/*/"
)

var epcLayouts = []layout{
	{kind: papers.EPC, name: "register-page", write: epcRegister},
	{kind: papers.EPC, name: "graph-report", write: epcGraph, fits: func(c *Case) bool { return c.EPC.Assessed.Year() < 2021 }},
	{kind: papers.EPC, name: "short-print", write: epcShort},
	{kind: papers.EPC, name: "data-sheet", write: epcDatasheet},
	{kind: papers.EPC, name: "landscape-summary", heldOut: true, write: epcSummary},
}

type epcRow struct{ feature, description, rating, field, ratingField string }

func epcFeatures(c *Case) []epcRow {
	walls := "Good"
	if c.EPC.Current < 60 {
		walls = "Very poor"
	}
	return []epcRow{
		{"Wall", c.EPC.Walls, walls, "wallsDescription", "wallsEnergyEff"},
		{"Roof", "Pitched, 200 mm loft insulation", "Good", "roofDescription", "roofEnergyEff"},
		{"Window", "Fully double glazed", "Average", "windowsDescription", "windowsEnergyEff"},
		{"Main heating", c.EPC.Heating, "Good", "mainheatDescription", "mainheatEnergyEff"},
		{"Main heating control", "Programmer, room thermostat and TRVs", "Good", "mainheatcontDescription", "mainheatcEnergyEff"},
		{"Hot water", "From main system", "Good", "hotwaterDescription", "hotWaterEnergyEff"},
		{"Lighting", "Low energy lighting in 75% of fixed outlets", "Very good", "lightingDescription", "lightingEnergyEff"},
		{"Floor", "Suspended, no insulation (assumed)", "", "floorDescription", ""},
		{"Secondary heating", "None", "", "secondheatDescription", ""},
	}
}

var epcSteps = [][2]string{
	{"Internal or external wall insulation", "£4,000 - £14,000"},
	{"Floor insulation (suspended floor)", "£800 - £1,200"},
	{"Solar water heating", "£4,000 - £6,000"},
	{"Solar photovoltaic panels, 2.5 kWp", "£3,500 - £5,500"},
}

func (p *paper) epcFacts() (number, address, kind string) {
	e := p.c.EPC
	number = p.words(epcPath+"certificateNumber", e.Number)
	p.mark(epcPath+"postcode", p.c.Property.Postcode, "")
	address = p.words(epcPath+"address", e.Address)
	kind = p.words(epcPath+"propertyType", epcType(p.c))
	return number, address, kind
}

func epcType(c *Case) string {
	if c.Block != nil {
		return []string{"Ground-floor flat", "Mid-floor flat", "Top-floor flat"}[c.Seed%3]
	}
	return sentence(c.Home.Type)
}

func (p *paper) epcScore(score int, rating, points string) (band, value string) {
	return p.mark(epcPath+rating, Band(score), Band(score)), p.mark(epcPath+points, score, strconv.Itoa(score))
}

// epcRegister is the page of the public register as printed since 2020.
func epcRegister(p *paper) {
	e := p.c.EPC
	p.margins(50, 50, 50, 46)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.4, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-30, 420, "https://find-energy-certificate.example/energy-certificate/"+e.Number+"?print=true", p.body.sized(7))
		p.textAt(p.left, p.height-30, p.right-p.left, fmt.Sprintf("%d/%s", p.pdf.PageNo(), p.totalPages()), p.body.sized(7).right())
	}
	p.page()
	p.para(b("Energy performance certificate (EPC)"), p.body.sized(20).gap(10))
	number, address, kind := p.epcFacts()
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	t := table{widths: []float64{1.6, 1, 1.8}, st: p.body, rules: grid, pad: 8, gray: 150}
	p.row(t, b(address), "Energy rating\n"+b(cur), "Valid until:\n"+b(p.date("/paperwurks/epc/validUntil", e.Expires(), longDate(e.Expires())))+"\n\nCertificate number:\n"+b(number))
	l := table{widths: []float64{1, 2.4}, st: p.body, rules: underRows, pad: 6, gray: 190}
	p.row(l, b("Property type"), kind)
	p.row(l, b("Total floor area"), p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area))+" square metres")
	p.gap(10)
	p.para(b("Rules on letting this property"), p.body.sized(13))
	if e.Current >= 39 {
		p.para("Properties can be let if they have an energy rating from A to E.", p.body)
	} else {
		p.para("You may not be able to let this property: it has an energy rating below E, unless an exemption has been registered.", p.body)
	}
	p.para(b("Energy rating and score"), p.body.sized(13))
	p.para("This property's energy rating is "+cur+". It has the potential to be "+pot+".", p.body)
	g := table{widths: []float64{1, 1.4, 1, 1}, st: p.body, rules: grid, pad: 4, gray: 190}
	p.row(g, b("Score"), b("Energy rating"), b("Current"), b("Potential"))
	for _, band := range []struct{ letter, score string }{{"A", "92+"}, {"B", "81-91"}, {"C", "69-80"}, {"D", "55-68"}, {"E", "39-54"}, {"F", "21-38"}, {"G", "1-20"}} {
		now, later := "", ""
		if Band(e.Current) == band.letter {
			now = curN + " " + band.letter
		}
		if Band(e.Potential) == band.letter {
			later = potN + " " + band.letter
		}
		p.row(g, band.score, band.letter, now, later)
	}
	p.para("The average energy rating in England and Wales is D. Properties get a rating from A (best) to G (worst) and a score.", p.body)
	p.para(b("Breakdown of property's energy performance"), p.body.sized(13))
	f := table{widths: []float64{1.2, 2.6, 1}, st: p.body, rules: underRows, pad: 5, gray: 190}
	p.row(f, b("Feature"), b("Description"), b("Rating"))
	for _, r := range epcFeatures(p.c) {
		rating := "N/A"
		if r.ratingField != "" {
			rating = p.words(epcPath+r.ratingField, r.rating)
		}
		p.row(f, r.feature, p.words(epcPath+r.field, r.description), rating)
	}
	p.gap(8)
	p.para(b("Steps you could take to save energy"), p.body.sized(13))
	s := table{widths: []float64{0.4, 2.4, 1.4}, st: p.body, rules: underRows, pad: 5, gray: 190}
	p.row(s, "", b("Step"), b("Typical installation cost"))
	for n, step := range epcSteps {
		p.row(s, fmt.Sprint(n+1)+".", p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0]), p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1]))
	}
	p.gap(8)
	p.need(150)
	p.para(b("Who to contact about this certificate"), p.body.sized(13))
	p.row(l, b("Assessor's name"), p.words("/paperwurks/epc/assessorName", e.Assessor))
	p.row(l, b("Telephone"), "01632 960 441")
	p.row(l, b("Accreditation scheme"), p.words("/paperwurks/epc/accreditationScheme", "Elmhurst Energy Systems Ltd"))
	p.row(l, b("Assessor's ID"), p.words("/paperwurks/epc/assessorId", "EES/0"+fmt.Sprint(10000+p.c.Seed*17%89999)))
	p.row(l, b("Date of assessment"), p.date(epcPath+"inspectionDate", e.Assessed, longDate(e.Assessed)))
	p.row(l, b("Date of certificate"), p.date(epcPath+"lodgementDate", e.Issued, longDate(e.Issued)))
	p.row(l, b("Type of assessment"), "RdSAP")
}

// epcGraph is the four-page report with coloured bars that was used before 2020.
func epcGraph(p *paper) {
	e := p.c.EPC
	p.margins(44, 44, 44, 44)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.3, after: 5}
	p.page()
	number, address, kind := p.epcFacts()
	p.pdf.SetFillColor(0, 128, 84)
	p.pdf.Rect(p.left, p.y, p.right-p.left, 28, "F")
	p.textAt(p.left+8, p.y+6, 300, b("Energy Performance Certificate"), p.body.sized(14).col(255, 255, 255))
	p.y += 36
	t := table{widths: []float64{1.2, 1}, st: p.body, rules: noRules, pad: 2}
	p.row(t, b(address), "")
	p.row(t, "Dwelling type:     "+kind, "Reference number:     "+number)
	p.row(t, "Date of assessment:     "+p.date(epcPath+"inspectionDate", e.Assessed, e.Assessed.Format("02 January 2006")), "Type of assessment:     RdSAP, existing dwelling")
	p.row(t, "Date of certificate:     "+p.date(epcPath+"lodgementDate", e.Issued, e.Issued.Format("02 January 2006")), "Total floor area:     "+p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area))+" m²")
	p.computed("/paperwurks/epc/validUntil", e.Expires())
	p.gap(6)
	p.para("Use this document to: compare current ratings of properties to see which properties are more energy efficient; find out how you can save energy and money by installing improvement measures.", p.body)
	c := table{widths: []float64{3, 1}, st: p.body, rules: grid, pad: 5, gray: 120}
	p.row(c, b("Estimated energy costs of dwelling for 3 years:"), pounds(1800+e.Area*12))
	p.row(c, b("Over 3 years you could save"), pounds(300+e.Area*3))
	p.gap(8)
	p.para(b("Energy Efficiency Rating"), p.body.sized(11))
	top := p.y
	colours := [][3]int{{0, 120, 60}, {40, 160, 70}, {140, 190, 60}, {250, 210, 40}, {245, 165, 60}, {235, 115, 40}, {215, 30, 45}}
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	p.textAt(p.left+290, top, 60, b("Current"), p.body)
	p.textAt(p.left+370, top, 60, b("Potential"), p.body)
	for n, col := range colours {
		y := top + 16 + float64(n)*17
		p.pdf.SetFillColor(col[0], col[1], col[2])
		p.pdf.Rect(p.left, y, 90+float64(n)*24, 14, "F")
		letter := string(rune('A' + n))
		p.textAt(p.left+4, y+1, 80, []string{"(92 plus)", "(81-91)", "(69-80)", "(55-68)", "(39-54)", "(21-38)", "(1-20)"}[n]+"  "+b(letter), p.body.sized(8))
		if Band(e.Current) == letter {
			p.mark(epcPath+"currentEnergyRating", letter, "")
			p.textAt(p.left+300, y, 60, b(curN), p.body.sized(11))
		}
		if Band(e.Potential) == letter {
			p.mark(epcPath+"potentialEnergyRating", letter, "")
			p.textAt(p.left+380, y, 60, b(potN), p.body.sized(11))
		}
	}
	_, _ = cur, pot
	p.y = top + 16 + 7*17 + 10
	p.para("The graph shows the current energy efficiency of your home. The higher the rating the lower your fuel bills are likely to be. The average energy efficiency rating for a dwelling in England and Wales is band D (rating 60).", p.body.sized(8))
	p.para(b("Summary of this home's energy performance related features"), p.body.sized(11))
	f := table{widths: []float64{1.1, 2.6, 1}, st: p.body, rules: underRows, pad: 4, gray: 150}
	p.row(f, b("Element"), b("Description"), b("Energy Efficiency"))
	for _, r := range epcFeatures(p.c) {
		rating := "-"
		if r.ratingField != "" {
			rating = p.words(epcPath+r.ratingField, r.rating)
		}
		p.row(f, map[string]string{"Wall": "Walls", "Window": "Windows", "Main heating control": "Main heating controls"}[r.feature]+map[bool]string{true: "", false: r.feature}[r.feature == "Wall" || r.feature == "Window" || r.feature == "Main heating control"], p.words(epcPath+r.field, r.description), rating)
	}
	p.gap(8)
	p.para(b("Recommendations"), p.body.sized(11))
	s := table{widths: []float64{2.4, 1.2, 1.2}, st: p.body, rules: grid, pad: 4, gray: 150}
	p.row(s, b("Recommended measures"), b("Indicative cost"), b("Typical savings per year"))
	for n, step := range epcSteps {
		p.row(s, p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0]), p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1]), pounds(40+31*n))
	}
	p.gap(8)
	p.para("Assessor's name: "+p.words("/paperwurks/epc/assessorName", e.Assessor)+"     Assessor's accreditation number: "+p.words("/paperwurks/epc/assessorId", "STRO0"+fmt.Sprint(10000+p.c.Seed*17%89999))+"     Accreditation scheme: "+p.words("/paperwurks/epc/accreditationScheme", "Stroma Certification Ltd"), p.body)
}

// epcShort is a one-page summary printed from another site.
func epcShort(p *paper) {
	e := p.c.EPC
	p.margins(60, 60, 60, 60)
	p.body = style{family: "Go", size: 10, align: 'L', leading: 1.4, after: 7}
	p.page()
	number, address, kind := p.epcFacts()
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	p.para(b("Energy Performance Certificate"), p.body.sized(18).gap(4))
	p.para(address, p.body.sized(12))
	t := table{widths: []float64{1.2, 2}, st: p.body, rules: grid, pad: 6, gray: 170}
	p.row(t, "Certificate number", number)
	p.row(t, "Current rating", cur+" ("+curN+")")
	p.row(t, "Potential rating", pot+" ("+potN+")")
	p.row(t, "Property type", kind)
	p.row(t, "Floor area", p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area))+" m2")
	p.row(t, "Assessment date", p.date(epcPath+"inspectionDate", e.Assessed, slashDate(e.Assessed)))
	p.row(t, "Certificate date", p.date(epcPath+"lodgementDate", e.Issued, slashDate(e.Issued)))
	p.row(t, "Valid until", p.date("/paperwurks/epc/validUntil", e.Expires(), slashDate(e.Expires())))
	for _, r := range epcFeatures(p.c)[:6] {
		p.row(t, r.feature, p.words(epcPath+r.field, r.description)+" - "+p.words(epcPath+r.ratingField, r.rating))
	}
	p.gap(10)
	p.para("Assessed by "+p.words("/paperwurks/epc/assessorName", e.Assessor)+", assessor "+p.words("/paperwurks/epc/assessorId", "QUID2"+fmt.Sprint(10000+p.c.Seed*17%89999))+", scheme "+p.words("/paperwurks/epc/accreditationScheme", "Quidos Limited")+".", p.body)
}

// epcSummary lists labels and values in two columns with the scores in large type.
func epcSummary(p *paper) {
	e := p.c.EPC
	p.margins(50, 56, 50, 50)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.3, after: 5}
	p.page()
	number, address, kind := p.epcFacts()
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	p.para("ENERGY PERFORMANCE CERTIFICATE", p.body.sized(16).bold().centred())
	p.para("RRN: "+number, p.body.centred())
	p.para(address, p.body.centred().gap(12))
	t := table{widths: []float64{1, 1}, st: p.body.centred(), rules: grid, pad: 8}
	p.row(t, "Current energy efficiency\n"+b(curN+" "+cur), "Potential energy efficiency\n"+b(potN+" "+pot))
	p.gap(10)
	for _, l := range [][2]string{
		{"Dwelling type", kind}, {"Total floor area", p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area)) + " square metres"},
		{"Date of assessment", p.date(epcPath+"inspectionDate", e.Assessed, longDate(e.Assessed))}, {"Date of certificate", p.date(epcPath+"lodgementDate", e.Issued, longDate(e.Issued))},
		{"This certificate is valid until", p.date("/paperwurks/epc/validUntil", e.Expires(), longDate(e.Expires()))},
	} {
		p.labelled(0, l[0]+":", 190, l[1], p.body)
	}
	p.para(b("Elements"), p.body.sized(12))
	for _, r := range epcFeatures(p.c)[:7] {
		p.labelled(0, r.feature+":", 190, p.words(epcPath+r.field, r.description)+" ("+p.words(epcPath+r.ratingField, r.rating)+")", p.body)
	}
	p.para(b("Suggested improvements"), p.body.sized(12))
	for n, step := range epcSteps {
		p.labelled(0, fmt.Sprintf("%d.", n+1), 24, p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0])+", cost "+p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1]), p.body)
	}
	p.para("Energy assessor: "+p.words("/paperwurks/epc/assessorName", e.Assessor), p.body)
}
