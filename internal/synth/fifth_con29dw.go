package synth

import (
	"fmt"
	"slices"
	"strings"
)

// sentenceAnswers is a water company's answers in sentences, by the enquiry's number:
// where the answer is yes and where it is no. No other sign of yes or no is printed.
var sentenceAnswers = map[string][2]string{
	"2.1":   {"Our records show that foul drainage from the property is to the public sewer.", "Our records do not show a connection for foul drainage to the public sewer. A septic tank, cesspit or private treatment plant may be in use."},
	"2.2":   {"Our records show that surface water from the property goes to the public sewer.", "Our records do not show that surface water from the property goes to the public sewer. It may drain to a soakaway or watercourse."},
	"2.3":   {"We charge for surface water drainage at this property.", "We do not charge for surface water drainage at this property."},
	"2.4":   {"Our map has a public sewer inside the boundary of the property. We have a right to go onto the land to maintain it, and building within 3 metres of it needs our agreement.", "Our map has no public sewer, disposal main or lateral drain inside the boundary of the property. Pipes that came to us on 1 October 2011 may not have been mapped."},
	"2.4.1": {"Our map has a public pumping station inside the boundary of the property.", "Our map has no public pumping station inside the boundary of the property."},
	"2.5":   {"There is a public sewer within 30.48 metres (100 feet) of a building on the property.", "There is no public sewer within 30.48 metres (100 feet) of a building on the property."},
	"2.6":   {"The sewers that serve the property are the subject of an agreement for adoption under section 104 of the Water Industry Act 1991. Until they are vested in us the developer maintains them.", "No agreement for adoption of the sewers that serve the property is in being or has been applied for."},
	"2.7":   {"We approved building over or near a public sewer at the property: our file %s.", "We have no record that we were asked about building over or near a public sewer at the property."},
	"2.8":   {"The property is on our register of those at risk of flooding inside from an overloaded public sewer. It was entered after the storm of July %s.", "The property is not on our register of those at risk of flooding inside from an overloaded public sewer."},
	"3.1":   {"The property is connected to our water mains.", "The property is not connected to our water mains."},
	"3.2":   {"Our map of waterworks has a water main inside the boundary of the property.", "Our map of waterworks has no water main, resource main or discharge pipe inside the boundary of the property."},
	"3.3":   {"The water mains that serve the property are the subject of an agreement for adoption.", "The water mains and pipes that serve the property are not the subject of an agreement for adoption."},
	"3.4":   {"The property is recorded as at risk of low water pressure or flow.", "The property is not recorded as at risk of low water pressure or flow."},
}

// sentenceGuidance is the notes that follow some answers, the same for everybody.
var sentenceGuidance = map[string]string{
	"2.1": "If foul water does not drain to a public sewer the owner is answerable for the private works. A buyer should have a survey of the drains if in doubt.",
	"2.4": "Where a sewer is inside the boundary a person may not build over it without our consent, and if a property was built over one before 2011 we may not have been told.",
	"2.8": "A property is at risk if a sewer that is too small has flooded it inside. Blockages and storms of a rarity of 1 in 20 years or more do not count.",
	"2.9": "The works that is nearest may not be the one that treats the property's sewage.",
	"3.4": "Low pressure means less than 10 metres head at 9 litres a minute at the boundary.",
	"4.4": "A change of occupier may lead to a meter being fitted.",
}

// newerFirst is the enquiries in the order of the newer numbering.
func newerFirst(c *Case) []waterAsk {
	all := waterEnquiries(c)
	slices.SortStableFunc(all, func(a, b waterAsk) int { return strings.Compare(a.newer, b.newer) })
	return all
}

// drainageSentences is a water company's report that answers in sentences: the question
// in a tinted bar, the answer beneath, guidance indented. In Wales its headings are in
// both languages.
func drainageSentences(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(60, 92, 60, 72)
	p.body = style{family: "Helvetica", size: 9.6, align: 'L', leading: 1.4, after: 6}
	green := [3]int{0, 112, 74}
	both := func(english, welsh string) string {
		if c.Wales {
			return welsh + " / " + english
		}
		return english
	}
	p.header = func() {
		p.pdf.SetFillColor(green[0], green[1], green[2])
		p.pdf.Circle(p.left+12, 44, 12, "F")
		p.textAt(p.left+32, 36, 260, b(s.WaterCo), p.body.sized(13))
		p.textAt(p.left, 38, p.right-p.left, both("Residential drainage and water search", "Chwiliad draenio a dŵr"), p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-52, p.right-p.left, "Order "+s.WaterNo+"     "+fmt.Sprint(p.pageNumber())+"/"+p.totalPages(), p.body.sized(7.5).right())
		p.textAt(p.left, p.height-52, 360, "The report is for the person who ordered it, the buyer, the lender and their advisers. It follows the Law Society's CON29DW enquiries of 2016.", p.body.sized(7))
	}
	p.page()
	h := p.searchHead(s.WaterCo, s.WaterNo, s.WaterDate, longDate(s.WaterDate), strings.Join(c.Property.Lines(), "\n"))
	p.para(both("CON29DW Drainage and Water Enquiry", "Ymholiad Draenio a Dŵr CON29DW"), p.body.bold().sized(15).gap(14))
	top := p.y
	left := p.textAt(p.left, top, 230, b(both("Property", "Eiddo"))+"\n"+h.address, p.body)
	right := p.textAt(p.left+250, top, 230, b(both("Order number", "Rhif archeb"))+"\n"+h.reference+"\n\n"+b(both("Date of report", "Dyddiad"))+"\n"+h.date, p.body)
	p.y = max(left, right) + 10
	p.para("Produced by "+h.provider+" for "+c.BuyerSolicitor.Name+", whose reference is "+c.BuyerSolicitor.Ref+". The maps that belong to the report are bound behind it.", p.body)
	group := ""
	for _, a := range newerFirst(c) {
		if a.newer[:1] != group {
			group = a.newer[:1]
			p.need(110)
			p.gap(6)
			p.para(map[string]string{"1": both("Maps", "Mapiau"), "2": both("Drainage", "Draenio"), "3": both("Water", "Dŵr"), "4": both("Charging", "Taliadau")}[group], p.body.bold().sized(13).col(green[0], green[1], green[2]))
		}
		p.need(86)
		p.row(table{widths: []float64{0.5, 5}, st: p.body.bold(), rules: noRules, pad: 4, fill: &[3]int{226, 240, 234}}, a.newer, a.question)
		p.gap(3)
		p.para(p.sentenceAnswer(a), p.body.gap(4))
		if note := sentenceGuidance[a.number]; note != "" {
			p.para(b("Guidance")+"  "+note, p.body.sized(8).at(24).gap(6))
		}
		p.gap(2)
	}
	p.need(80)
	p.gap(8)
	p.para("The customer charter: you will have your report within 10 working days or it is free. If an answer is wrong because of our mistake we will pay your loss as the terms say.", p.body.sized(8))
}

// sentenceAnswer is the answer to an enquiry in a sentence.
func (p *paper) sentenceAnswer(a waterAsk) string {
	switch a.number {
	case "1.1":
		return p.mark(dwMaps+"publicSewerMapAttached", "Yes", "An extract from the public sewer map is attached.")
	case "1.2":
		return p.mark(dwMaps+"waterworksMapAttached", "Yes", "An extract from the map of waterworks is attached.")
	case "2.9":
		return "The nearest sewage treatment works is " + p.words(a.field, a.detail) + " away, to the south-west. It is called " + p.c.Property.Town + "."
	case "3.5":
		return "The water here is " + p.mark(a.field, a.detail, strings.ToLower(a.detail)) + "."
	case "4.1.1":
		return "Sewerage services are provided by " + p.words(a.field, a.detail) + "."
	case "4.1.2":
		return "Water services are provided by " + p.words(a.field, a.detail) + "."
	case "4.4":
		return "Charges are at present on this basis: " + p.mark(a.field, a.detail, strings.ToLower(a.detail)) + "."
	}
	p.says(a.number, a.answer, "")
	return p.detail(a.number, p.waterSentence(sentenceAnswers, a))
}

// waterSentence is the sentence for an answer, with what it refers to.
func (p *paper) waterSentence(all map[string][2]string, a waterAsk) string {
	words := all[a.number][map[string]int{"Yes": 0, "No": 1}[a.answer]]
	if strings.Contains(words, "%s") {
		words = fmt.Sprintf(words, map[string]string{"2.7": fmt.Sprintf("BO/%d", p.c.Seed%900+100), "2.8": fmt.Sprint(p.c.AsAt.Year() - 4)}[a.number])
	}
	return words
}

// regulatedUnknown is what a company that is not the undertaker cannot see; it says that
// the question is insured and gives no answer, unless there is something to tell.
var regulatedUnknown = map[string]bool{"2.4.1": true, "3.3": true, "3.4": true}

// drainageRegulated is a search company's report: it has seen the maps and asked the
// undertaker what it could; replies are grouped by subject, one table each, and some are
// left to insurance.
func drainageRegulated(p *paper) {
	c, s := p.c, p.c.Searches
	company := pick(p.rng, []string{"Lantern Property Data", "Ridgeway Searches Limited", "Stonechat Legal Search"})
	p.margins(48, 78, 48, 62)
	p.body = style{family: "Go", size: 8.8, align: 'L', leading: 1.38, after: 5}
	p.header = func() {
		p.textAt(p.left, 32, 260, b(company), p.body.sized(14).col(20, 90, 130))
		p.textAt(p.left, 36, p.right-p.left, "Regulated drainage and water report", p.body.sized(8.5).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%s   |   %s   |   %d", s.WaterNo, c.Property.Postcode, p.pageNumber()), p.body.sized(7).centred())
	}
	p.page()
	h := p.searchHead(company, s.WaterNo, s.WaterDate, s.WaterDate.Format("02-01-2006"), c.Property.Comma())
	t := table{widths: []float64{1, 2.8}, st: p.body, rules: underRows, pad: 4, gray: 200}
	p.row(t, "Site", b(h.address))
	p.row(t, "Report / issued", h.reference+" / "+h.date)
	p.row(t, "Compiled by", h.provider+" from the maps and registers of the undertaker. This is not the undertaker's own CON29DW.")
	p.gap(10)
	rows := table{widths: []float64{0.55, 2.2, 0.85, 2.6}, st: p.body, rules: grid, pad: 4, gray: 170}
	head := rows
	head.fill = &[3]int{224, 236, 244}
	for _, part := range []struct {
		title   string
		numbers []string
	}{
		{"Drains and sewers", []string{"2.1", "2.2", "2.4", "2.4.1", "2.5", "2.6", "2.7", "2.8", "2.9"}},
		{"Water supply", []string{"3.1", "3.2", "3.3", "3.4", "3.5"}},
		{"Who charges, and how", []string{"4.1.1", "4.1.2", "2.3", "4.4"}},
		{"Maps", []string{"1.1", "1.2"}},
	} {
		p.need(110)
		p.para(part.title, p.body.bold().sized(12).gap(3))
		p.row(head, b("No."), b("Matter"), b("Reply"), b("Remarks"))
		for _, number := range part.numbers {
			for _, a := range waterEnquiries(c) {
				if a.number != number {
					continue
				}
				reply, remark := p.regulatedReply(a)
				p.row(rows, a.number, a.short, reply, remark)
			}
		}
		p.gap(10)
	}
	p.need(60)
	p.para("Insured: the undertaker does not publish this. The policy in the appendix covers loss from an adverse entry up to £2,000,000; no statement is made about the property.", p.body.sized(7.8))
}

// regulatedReply is the reply and the remark on an enquiry.
func (p *paper) regulatedReply(a waterAsk) (reply, remark string) {
	switch {
	case a.field != "":
		return p.words(a.field, a.detail), ""
	case a.number == "1.1":
		return p.mark(dwMaps+"publicSewerMapAttached", "Yes", "Enclosed"), "Sewer map at 1:1250"
	case a.number == "1.2":
		return p.mark(dwMaps+"waterworksMapAttached", "Yes", "Enclosed"), "Water map at 1:1250"
	case regulatedUnknown[a.number] && a.answer == "No":
		return "Insured", ""
	}
	return p.says(a.number, a.answer, a.answer), p.detail(a.number, p.waterSentence(regulatedRemarks, a))
}

// regulatedRemarks is a search company's remarks, where the answer is yes and no.
var regulatedRemarks = map[string][2]string{
	"2.1":   {"The undertaker bills for foul sewerage.", "No bill for foul sewerage is raised; expect private drainage."},
	"2.2":   {"The undertaker bills for surface water.", "No bill for surface water is raised."},
	"2.3":   {"Part of the yearly bill.", "Not part of the yearly bill."},
	"2.4":   {"A sewer crosses the plot on the undertaker's map. Access must be allowed and building over needs consent.", "No line on the undertaker's map crosses the plot."},
	"2.4.1": {"A pumping station stands on the plot.", ""},
	"2.5":   {"Measured on the map from the nearest wall.", "None on the map within that distance of a wall."},
	"2.6":   {"An agreement under section 104 is noted against the estate's sewers.", "No agreement under section 104 is noted."},
	"2.7":   {"File %s of the undertaker.", "Nothing is filed."},
	"2.8":   {"Entered on the flooding register, event of %s.", "Not entered on the flooding register."},
	"3.1":   {"The undertaker bills for water.", "No bill for water is raised."},
	"3.2":   {"A main lies inside the plot.", "No main lies inside the plot."},
	"3.3":   {"An agreement is noted.", ""},
	"3.4":   {"Entered on the low pressure register.", ""},
}
