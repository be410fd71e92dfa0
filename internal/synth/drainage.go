package synth

import (
	"fmt"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const (
	dwDrainage = "/propertyPack/waterAndDrainage/drainage/"
	dwWater    = "/propertyPack/waterAndDrainage/water/"
	dwCharging = "/propertyPack/waterAndDrainage/charging/"
	dwMaps     = "/propertyPack/waterAndDrainage/maps/"
)

var drainageLayouts = []layout{
	{kind: papers.CON29DW, name: "undertakers-report", write: drainageReport},
	{kind: papers.CON29DW, name: "question-answer-table", write: drainageTable},
	{kind: papers.CON29DW, name: "summary-then-guidance", write: drainageSummary},
	{kind: papers.CON29DW, name: "summary-letter", heldOut: true, write: drainageLetter},
}

// waterAsk is an enquiry of the drainage and water search: its number in PDTF's
// overlay, in the latest edition, and the question in two wordings.
type waterAsk struct {
	number, newer, question, short, answer, detail string
	field                                          string // for answers in words
}

func waterEnquiries(c *Case) []waterAsk {
	s := c.Searches
	build := "Records do not show an approval or consultation about a plan to build over or near a sewer."
	if s.BuildOver {
		build = "Approval reference BO/" + fmt.Sprint(c.Seed%900+100) + " was given in " + fmt.Sprint(c.AsAt.Year()-12) + "."
	}
	foul := "Records indicate that foul water from the property drains to a public sewer."
	if !s.FoulToMains {
		foul = "Records indicate that foul water from the property does not drain to a public sewer. The property may be served by a septic tank or other private arrangement."
	}
	basis := "Metered"
	if !s.Metered {
		basis = "Rateable value"
	}
	w := func(a bool, yes, no string) (string, string) {
		if a {
			return "Yes", yes
		}
		return "No", no
	}
	var all []waterAsk
	add := func(n, newer, q, short, answer, detail string) {
		all = append(all, waterAsk{number: n, newer: newer, question: q, short: short, answer: answer, detail: detail})
	}
	words := func(n, newer, q, short, field, detail string) {
		all = append(all, waterAsk{number: n, newer: newer, question: q, short: short, detail: detail, field: field})
	}
	add("1.1", "1.1", "Where relevant, please include a copy of an extract from the public sewer map", "Public sewer map", "", "A copy of an extract from the public sewer map is included in which the location of the property is identified.")
	add("1.2", "1.2", "Where relevant, please include a copy of an extract from the map of waterworks", "Map of waterworks", "", "A copy of an extract from the map of waterworks is included.")
	a, d := w(s.FoulToMains, foul, foul)
	add("2.1", "2.1", "Does foul water from the property drain to a public sewer?", "Foul water drains to public sewer", a, d)
	a, d = w(s.SurfaceMains, "Records indicate that surface water from the property does drain to a public sewer.", "Records indicate that surface water from the property does not drain to a public sewer.")
	add("2.2", "2.2", "Does surface water from the property drain to a public sewer?", "Surface water drains to public sewer", a, d)
	a, d = w(s.SurfaceMains, "A surface water drainage charge is payable for the property.", "No surface water drainage charge is payable.")
	add("2.3", "4.2", "Is a surface water drainage charge payable?", "Surface water charge payable", a, d)
	a, d = w(s.SewerInside, "The public sewer map indicates that there is a public sewer, disposal main or lateral drain within the boundaries of the property.", "The public sewer map indicates that there are no public sewers, disposal mains or lateral drains within the boundaries of the property.")
	add("2.4", "2.4", "Does the public sewer map indicate any public sewer, disposal main or lateral drain within the boundaries of the property?", "Public sewer within the boundaries", a, d)
	a, d = w(s.PumpStation, "There is a public pumping station within the boundaries of the property.", "The public sewer map indicates that there is no public pumping station within the boundaries of the property.")
	add("2.4.1", "2.4.1", "Does the public sewer map indicate any public pumping station within the boundaries of the property?", "Public pumping station within the boundaries", a, d)
	a, d = w(s.Sewer100, "The public sewer map indicates that there is a public sewer within 30.48 metres (100 feet) of a building within the property.", "There is no public sewer within 30.48 metres (100 feet) of any building within the property.")
	add("2.5", "2.5", "Does the public sewer map indicate any public sewer within 30.48 metres (100 feet) of any buildings within the property?", "Public sewer within 30.48 metres (100 feet)", a, d)
	a, d = w(s.Sewer104, "The sewers are the subject of an adoption agreement under section 104 of the Water Industry Act 1991.", "Records confirm that sewers serving the development are not the subject of an existing adoption agreement.")
	add("2.6", "2.6", "Are any sewers or lateral drains serving or which are proposed to serve the property the subject of an existing adoption agreement or an application for such an agreement?", "Sewer adoption agreement", a, d)
	a, d = w(s.BuildOver, build, build)
	add("2.7", "2.7", "Has a sewerage undertaker approved or been consulted about any plans to erect a building or extension on the property over or in the vicinity of a public sewer, disposal main or drain?", "Approval to build over or near a sewer", a, d)
	a, d = w(s.Flooded, "The property is recorded as being at risk of internal flooding due to overloaded public sewers. Register DG5, flooded in "+fmt.Sprint(c.AsAt.Year()-4)+".", "The property is not recorded as being at risk of internal flooding due to overloaded public sewers.")
	add("2.8", "2.8", "Is the building which is or forms part of the property at risk of internal flooding due to overloaded public sewers?", "At risk of internal flooding from sewers", a, d)
	words("2.9", "2.9", "Please state the distance from the property to the nearest boundary of the nearest sewage treatment works.", "Nearest sewage treatment works", dwDrainage+"distanceToNearestSewerageTreatment", fmt.Sprintf("%d.%d kilometres", 1+c.Seed%5, c.Seed%10))
	add("3.1", "3.1", "Is the property connected to mains water supply?", "Connected to mains water", "Yes", "Records indicate that the property is connected to mains water supply.")
	a, d = w(s.MainInside, "There is a water main within the boundaries of the property.", "The map of waterworks does not indicate any water mains, resource mains or discharge pipes within the boundaries of the property.")
	add("3.2", "3.2", "Are there any water mains, resource mains or discharge pipes within the boundaries of the property?", "Water main within the boundaries", a, d)
	add("3.3", "3.3", "Is any water main or service pipe serving or which is proposed to serve the property the subject of an existing adoption agreement or an application for such an agreement?", "Water main adoption agreement", "No", "Records confirm that water mains serving the property are not the subject of an adoption agreement.")
	a, d = w(s.LowPressure, "The property is recorded as being at risk of receiving low water pressure.", "Records confirm that the property is not recorded as being at risk of receiving low water pressure or flow.")
	add("3.4", "3.4", "Is the property at risk of receiving low water pressure or flow?", "At risk of low water pressure", a, d)
	words("3.5", "3.5", "What is the classification of the water supply for the property?", "Water hardness", dwWater+"supplyClassification", []string{"Soft", "Moderately hard", "Hard", "Very hard"}[c.Seed%4])
	words("4.1.1", "4.1.1", "Who is responsible for providing the sewerage services for the property?", "Sewerage undertaker", dwCharging+"sewerageProvider", s.SewerageCo)
	words("4.1.2", "4.1.2", "Who is responsible for providing the water services for the property?", "Water undertaker", dwCharging+"waterProvider", s.WaterCo)
	words("4.4", "4.3", "What is the current basis for charging for sewerage and water services at the property?", "Basis of charging", dwCharging+"currentChargingBasis", basis)
	return all
}

func (p *paper) waterReply(a waterAsk, yes func(string) string) (answer, detail string) {
	switch {
	case a.field != "":
		return "", p.words(a.field, a.detail)
	case a.number == "1.1":
		return "", p.mark(dwMaps+"publicSewerMapAttached", "Yes", a.detail)
	case a.number == "1.2":
		return "", p.mark(dwMaps+"waterworksMapAttached", "Yes", a.detail)
	}
	return p.says(a.number, a.answer, yes(a.answer)), p.detail(a.number, a.detail)
}

func same(s string) string { return s }

// drainageReport is a water company's report: each question in bold, the answer
// below it, notes in small type.
func drainageReport(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(54, 74, 54, 60)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.35, after: 5}
	p.header = func() {
		p.pdf.SetFillColor(0, 90, 170)
		p.pdf.Rect(0, 0, p.width, 8, "F")
		p.textAt(p.left, 24, 300, s.WaterCo+" Property Searches", p.body.bold().col(0, 90, 170))
		p.textAt(p.left, 24, p.right-p.left, "Reference "+s.WaterNo, p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pdf.PageNo(), p.totalPages()), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead(s.WaterCo, s.WaterNo, s.WaterDate, longDate(s.WaterDate), c.Property.Comma())
	p.para(b("CON29DW Residential Drainage and Water Search"), p.body.sized(16).gap(8))
	t := table{widths: []float64{1, 2.4}, st: p.body, rules: noRules, pad: 2}
	p.row(t, "Search address", h.address)
	p.row(t, "Supplied by", h.provider)
	p.row(t, "Our reference", h.reference)
	p.row(t, "Order received", longDate(s.WaterDate.AddDate(0, 0, -4)))
	p.row(t, "Response date", h.date)
	p.gap(8)
	for n, a := range waterEnquiries(c) {
		switch n {
		case 0:
			p.band([3]int{215, 230, 245}, b("Maps"), p.body.sized(11))
		case 2:
			p.band([3]int{215, 230, 245}, b("Drainage"), p.body.sized(11))
		case 12:
			p.band([3]int{215, 230, 245}, b("Water"), p.body.sized(11))
		case 17:
			p.band([3]int{215, 230, 245}, b("Charging"), p.body.sized(11))
		}
		p.need(64)
		p.labelled(0, b("Q"+a.number), 42, b(a.question), p.body.gap(2))
		answer, detail := p.waterReply(a, same)
		text := detail
		if answer != "" {
			text = answer + ". " + detail
		}
		p.labelled(14, "A", 42, text, p.body.gap(3))
		if n%3 == 2 {
			p.para("- This answer is based on the statutory records held by the undertaker on the date of this report. Private pipes are not shown on the public sewer map.", p.body.sized(7.5).at(42))
		}
	}
}

// drainageTable is a search company's: number, question and answer in columns,
// the newer numbering.
func drainageTable(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(46, 60, 46, 54)
	p.body = style{family: "Go", size: 8.5, align: 'L', leading: 1.35, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-36, p.right-p.left, "Drainage and water search "+s.WaterNo, p.body.sized(7))
	}
	p.page()
	company := pick(p.rng, []string{"Clearpath Searches Ltd", "Beacon Property Search"})
	h := p.searchHead(company, s.WaterNo, s.WaterDate, slashDate(s.WaterDate), c.Property.Line())
	p.para(b("Regulated Drainage & Water Search"), p.body.sized(15).gap(4))
	p.para("Property: "+h.address+"\nProvided by: "+h.provider+"    Ref: "+h.reference+"    Date: "+h.date, p.body.gap(8))
	t := table{widths: []float64{0.6, 2.6, 0.7, 2.8}, st: p.body, rules: grid, pad: 4, gray: 150}
	head := t
	head.fill = &[3]int{220, 225, 240}
	p.row(head, b("Ref"), b("Enquiry"), b("Answer"), b("Details"))
	for _, a := range waterEnquiries(c) {
		answer, detail := p.waterReply(a, same)
		p.row(t, a.number, a.question, answer, detail)
	}
}

// drainageLetter is a short-form result: labels with dotted leaders, then notes.
func drainageLetter(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(60, 64, 60, 60)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.3, after: 5}
	p.page()
	h := p.searchHead(s.WaterCo, s.WaterNo, s.WaterDate, longDate(s.WaterDate), c.Property.Comma())
	p.para(b(h.provider), p.body.sized(15).gap(0))
	p.para("Commercial Services - Property Enquiries", p.body.gap(10))
	p.para(h.date+"\nYour enquiry: "+h.reference, p.body)
	p.para(b("DRAINAGE AND WATER ENQUIRY (CON29DW)\n"+h.address), p.body.gap(10))
	t := table{widths: []float64{0.5, 2.2, 2.6}, st: p.body, rules: underRows, pad: 4, gray: 180}
	for _, a := range waterEnquiries(c) {
		answer, detail := p.waterReply(a, same)
		text := detail
		if answer != "" {
			text = b(answer) + " - " + detail
		}
		p.row(t, a.number, a.short, text)
	}
}
