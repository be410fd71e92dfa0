package synth

import (
	"fmt"
	"strings"
)

// drainageGlance is the short result on the front of the report, by the enquiry's
// number: where the answer is yes and where it is no.
var drainageGlance = map[string][2]string{
	"2.1": {"Connected", "Not connected"}, "2.2": {"Connected", "Not connected"}, "2.3": {"Yes", "No"}, "2.4": {"Yes", "No"}, "2.4.1": {"Yes", "No"}, "2.5": {"Yes", "No"},
	"2.6": {"Yes", "No"}, "2.7": {"Yes", "No"}, "2.8": {"At risk", "Not at risk"}, "3.1": {"Connected", "Not connected"}, "3.2": {"Yes", "No"}, "3.3": {"Yes", "No"}, "3.4": {"At risk", "Not at risk"},
}

// drainageAnswers is the company's answers in full, by the enquiry's number.
var drainageAnswers = map[string][2]string{
	"2.1":   {"Records indicate that foul water from the property does drain to the public sewerage system.", "Records indicate that foul water from the property does not drain to the public sewerage system."},
	"2.2":   {"Records indicate that surface water from the property does drain to the public sewerage system.", "Records indicate that surface water from the property does not drain to the public sewerage system."},
	"2.3":   {"A surface water drainage charge is payable for the property.", "Records confirm that a surface water drainage charge is not payable for the property."},
	"2.4":   {"The public sewer map included indicates that there is a public sewer, disposal main or lateral drain within the boundaries of the property. However, from the 1st October 2011 there may be additional public sewers, disposal mains or lateral drains which are not recorded.", "The public sewer map indicates that there are no public sewers, disposal mains or lateral drains within the boundaries of the property. However, it has not always been a requirement for such public sewers, disposal mains or lateral drains to be recorded."},
	"2.4.1": {"The public sewer map included indicates that there is a public pumping station within the boundaries of the property.", "The public sewer map included indicates that there is no public pumping station within the boundaries of the property. Any other pumping station within the boundaries would be the liability of the owner."},
	"2.5":   {"The public sewer map included indicates that there is a public sewer within 30.48 metres (100 feet) of a building within the property.", "The public sewer map included indicates that there are no public sewers within 30.48 metres (100 feet) of a building within the property."},
	"2.6":   {"Records indicate that the sewers serving the property are the subject of an application for adoption under Section 104 of the Water Industry Act 1991. The agreement is supported by a bond.", "Records confirm that the foul sewers serving the development, of which the property forms part, are not the subject of an existing adoption agreement or an application for such an agreement."},
	"2.7":   {"Records indicate that approval has been given for building over or in the vicinity of a public sewer. Reference %s.", "There are no records in relation to any approval or consultation about plans to erect a building or extension on the property over or in the vicinity of a public sewer, disposal main or drain. However, the sewerage undertaker might not be aware of a building or extension."},
	"2.8":   {"The property is recorded as being at risk of internal flooding due to overloaded public sewers. An incident is recorded in %s.", "The property is not recorded as being at risk of internal flooding due to overloaded public sewers."},
	"3.1":   {"Records indicate that the property is connected to mains water supply and water services will therefore be provided by the water undertaker.", "Records indicate that the property is not connected to mains water supply."},
	"3.2":   {"The map of waterworks indicates that there is a vested water main within the boundaries of the property.", "The map of waterworks does not indicate any water mains, resource mains or discharge pipes within the boundaries of the property."},
	"3.3":   {"Records indicate that the water mains are the subject of an adoption agreement.", "Records confirm that water mains or service pipes serving the property are not the subject of an existing adoption agreement or an application for such an agreement."},
	"3.4":   {"Records indicate that the property is at risk of receiving low water pressure or flow.", "Records confirm that the property is not recorded by the water undertaker as being at risk of receiving low water pressure or flow."},
}

// drainageNotes is the guidance beneath some answers.
var drainageNotes = map[string][]string{
	"1.1": {"Pipes shown as public sewers on the extract are vested and are the responsibility of the sewerage undertaker.", "Assets other than vested assets may be shown on the copy extract for information only."},
	"2.1": {"Sewerage undertakers are not responsible for private drains and sewers, and connection should be confirmed by a survey if there is doubt.", "An extract of the public sewer map is enclosed. If foul water does not drain to a public sewer the property may have private facilities in the form of a cesspit, septic tank or other type of treatment plant."},
	"2.3": {"Where a charge is payable but the purchaser finds that surface water does not drain to a public sewer, an application can be made to end it."},
	"2.4": {"The boundary of the property has been determined by reference to the plan supplied. Where there is a public sewer inside it, statutory rights of access apply and the owner may not build over it without consent."},
	"2.5": {"The measurement is from the Ordnance Survey record, between the building within the boundary and the nearest public sewer."},
	"2.8": {"A sewer is overloaded when the flow from a storm is unable to pass through it due to a permanent problem (e.g. flat gradient, small diameter). Flooding as a result of temporary problems such as blockages is excluded.", "Internal flooding is flooding which enters a building or passes below a suspended floor."},
	"2.9": {"The nearest sewage treatment works will not always be the works that treats the sewage from the property."},
	"3.4": {"Boundary condition: a pressure of ten metres head at a flow of nine litres a minute."},
	"3.5": {"Hardness can be expressed in degrees Clark or as milligrams of calcium a litre."},
	"4.4": {"The water undertaker may install a meter on a change of occupation where there is currently no meter."},
}

// drainageBoxes is a water company's report: the search's particulars and a list of
// results at a glance, then a ruled box for each question with its answer and notes.
func drainageBoxes(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(52, 84, 52, 76)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.33, after: 5}
	teal := [3]int{0, 108, 124}
	p.header = func() {
		p.textAt(p.left, 32, 260, b(s.WaterCo), p.body.sized(13).col(teal[0], teal[1], teal[2]))
		p.textAt(p.left, 50, 260, "Property Searches", p.body.sized(8))
		p.textAt(p.left, 36, p.right-p.left, "CON29DW Residential", p.body.bold().right())
		p.pdf.SetDrawColor(teal[0], teal[1], teal[2])
		p.pdf.SetLineWidth(1)
		p.pdf.Line(p.left, 68, p.right, 68)
	}
	p.footer = func() {
		p.textAt(p.left, p.height-58, p.right-p.left, "Property Searches, PO Box 3189, Great Hallam GW1 4WW   |   01632 960 118   |   searches@"+slug(s.WaterCo)+".example\nRegistered in England and Wales no. 2366661. This report is subject to the terms and conditions at its end.", p.body.sized(7).col(80, 80, 80))
		p.textAt(p.left, p.height-58, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7.5).right())
	}
	p.page()
	h := p.searchHead(s.WaterCo, s.WaterNo, s.WaterDate, s.WaterDate.Format("02/01/2006"), strings.ToUpper(c.Property.First())+"\n"+strings.ToUpper(c.Property.Town)+"\n"+c.Property.Postcode)
	p.para("CON29DW Residential Drainage and Water Enquiry", p.body.sized(15).bold().gap(10))
	t := table{widths: []float64{1, 1.4, 1, 1.2}, st: p.body, rules: noRules, pad: 2.5}
	p.row(t, "The information in this document refers to:", b(h.address), "Requested by:", c.BuyerSolicitor.Name)
	p.row(t, "Our reference:", h.reference, "Your reference:", c.BuyerSolicitor.Ref)
	p.row(t, "Received date:", s.WaterDate.AddDate(0, 0, -3).Format("02/01/2006"), "Response date:", h.date)
	p.gap(4)
	p.para("This search was produced by "+h.provider+". For queries please telephone our customer service team and quote our reference. The following records were searched: the public sewer map, the map of waterworks, water and sewer billing records, adoption of public sewer records, building over public sewer records, the register of properties subject to internal foul flooding, the register of properties subject to poor water pressure and the drinking water register.", p.body.sized(8).gap(4))
	asks := waterEnquiries(c)
	glance := table{widths: []float64{0.5, 4.2, 1.3}, st: p.body, rules: underRows, pad: 2.1, gray: 185}
	p.para("The summary should not be relied on in place of the full answers that follow it.", p.body.sized(8).italic())
	head := glance
	head.fill = &[3]int{217, 236, 240}
	p.row(head, b("No."), b("Question"), b("Result"))
	for _, a := range asks {
		p.row(glance, a.number, a.question, p.glance(a))
	}
	p.page()
	group := ""
	for _, a := range asks {
		if a.number[:1] != group {
			group = a.number[:1]
			p.need(120)
			p.para(map[string]string{"1": "Maps", "2": "Drainage", "3": "Water", "4": "Charging"}[group], p.body.sized(13).bold().col(teal[0], teal[1], teal[2]).gap(4))
		}
		p.need(84)
		q := table{widths: []float64{0.5, 5.5}, st: p.body, rules: outline, pad: 4, gray: 150, fill: &[3]int{238, 246, 248}}
		p.row(q, b("Q"+a.number), b(a.question))
		p.row(table{widths: []float64{0.5, 5.5}, st: p.body, rules: outline, pad: 4, gray: 150}, "Answer", p.boxedAnswer(a))
		for _, note := range drainageNotes[a.number] {
			p.labelled(38, "•", 48, note, p.body.sized(7.5).col(70, 70, 70).gap(1))
		}
		p.gap(8)
	}
	p.need(120)
	p.para("Appendix 1 – General interpretation", p.body.bold())
	p.para("\"The 1991 Act\" means the Water Industry Act 1991. \"Disposal main\" means any outfall pipe or other pipe which is a pipe for the conveyance of effluent to or from any sewage disposal works and is not a public sewer. \"Drain\" means a drain used for the drainage of one building or of any buildings or yards appurtenant to buildings within the same curtilage. \"Lateral drain\" means that part of a drain which runs from the curtilage of a building to the sewer with which the drain communicates.", p.body.sized(7.5))
	p.para("Appendix 2 – Terms: the company's liability for errors in this report is limited to £10 million. Complaints are acknowledged within 5 working days; if you are not satisfied you may refer the matter to The Property Ombudsman scheme.", p.body.sized(7.5))
}

// glance is the short result of an enquiry.
func (p *paper) glance(a waterAsk) string {
	switch {
	case a.field != "":
		return p.words(a.field, a.detail)
	case a.number == "1.1":
		return p.mark(dwMaps+"publicSewerMapAttached", "Yes", "Map provided")
	case a.number == "1.2":
		return p.mark(dwMaps+"waterworksMapAttached", "Yes", "Map provided")
	}
	return p.says(a.number, a.answer, drainageGlance[a.number][map[string]int{"Yes": 0, "No": 1}[a.answer]])
}

// boxedAnswer is the answer in full.
func (p *paper) boxedAnswer(a waterAsk) string {
	switch a.number {
	case "1.1":
		return "A copy of an extract from the public sewer map is included in which the location of the property is identified."
	case "1.2":
		return "A copy of an extract of the map of waterworks is included in which the location of the property is identified."
	case "2.9":
		return "The nearest sewage treatment works is " + a.detail + " to the north east of the property. The name of the nearest works is " + p.c.Property.Town + " STW."
	case "3.5":
		return "The water supplied to the property is classified as " + strings.ToLower(a.detail) + "."
	case "4.1.1", "4.1.2":
		return a.detail + ", PO Box 286, Great Hallam GW1 9HZ, is responsible for providing the " + map[string]string{"4.1.1": "sewerage", "4.1.2": "water"}[a.number] + " services for the property."
	case "4.4":
		return "The charges are based on: " + strings.ToLower(a.detail) + "."
	}
	words := drainageAnswers[a.number][map[string]int{"Yes": 0, "No": 1}[a.answer]]
	if strings.Contains(words, "%s") {
		words = fmt.Sprintf(words, map[string]string{"2.7": fmt.Sprintf("BOA/%d", p.c.Seed%900+100), "2.8": fmt.Sprint(p.c.AsAt.Year() - 4)}[a.number])
	}
	return p.detail(a.number, words)
}

// slug is a name as an address of the web has it.
func slug(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}
