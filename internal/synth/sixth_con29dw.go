package synth

import (
	"fmt"
	"strings"
)

// ticksMeaning is what a water company writes beside its boxes, by the enquiry's number:
// where the box is yes and where it is no.
var ticksMeaning = map[string][2]string{
	"2.1":   {"Foul water goes to our sewer and we bill for it.", "We have no record of a connection. Ask the seller about private drainage and any permit that it needs."},
	"2.2":   {"Rainwater goes to our sewer.", "Rainwater is thought to go to a soakaway, watercourse or highway drain."},
	"2.3":   {"The charge is part of the bill.", "No charge is made. If that is wrong we may charge from the day of change of occupier."},
	"2.4":   {"See the plan. Our consent is needed to build within 3 metres of the pipe, and we may enter to mend it.", "Nothing is mapped. Shared pipes that passed to us in 2011 may not be on the plan."},
	"2.4.1": {"A pumping station of ours stands on the land.", "None is mapped."},
	"2.5":   {"There is one within this distance; see the plan.", "There is none within this distance, so a right to requisition or extend may be needed."},
	"2.6":   {"An agreement under section 104 of the Water Industry Act 1991 is in being and has not run its course.", "There is no agreement or application."},
	"2.7":   {"Our file is %s.", "We were not asked. Owners are not always aware that they should ask."},
	"2.8":   {"On our register since an incident in %s.", "Not on our register."},
	"3.1":   {"Connected; we bill for it.", "Not connected."},
	"3.2":   {"See the plan. Nothing may be built over the main.", "None is mapped."},
	"3.3":   {"An agreement is in being.", "There is no agreement or application."},
	"3.4":   {"On our register of low pressure.", "Not on our register."},
}

// drainageTicked is a water company's report as a form: the enquiry with its boxes at the
// left, and at the right, under a head of its own, what the tick means for this property.
func drainageTicked(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(48, 66, 48, 64)
	p.body = style{family: "Go", size: 8.8, align: 'L', leading: 1.36, after: 5}
	p.ticks = pick(p.rng, []tickStyle{tickDrawn, tickCross, tickGlyph, tickFilled})
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, s.WaterCo+", Searches Team, PO Box 41, Great Hallam GW2 2AA     "+s.WaterNo+"     "+fmt.Sprint(p.pageNumber()), p.body.sized(7).centred())
	}
	p.page()
	h := p.searchHead(s.WaterCo, s.WaterNo, s.WaterDate, s.WaterDate.Format("Monday 2 January 2006"), strings.Join(c.Property.Lines(), ", "))
	p.para(h.provider, p.body.bold().sized(18).col(0, 66, 124).gap(2))
	p.para("Answers to CON29DW, residential", p.body.sized(12).gap(10))
	p.para("We searched our records for "+b(h.address)+" on "+b(h.date)+" at the request of "+c.BuyerSolicitor.Name+". Please quote "+b(h.reference)+" if you write to us about the search.", p.body.gap(10))
	t := table{widths: []float64{0.5, 2.7, 2.4}, st: p.body, rules: underRows, pad: 4.5, gray: 160}
	group := ""
	for _, a := range newerFirst(c) {
		if a.newer[:1] != group {
			group = a.newer[:1]
			p.need(96)
			p.gap(6)
			p.row(table{widths: t.widths, st: p.body.bold().col(255, 255, 255), rules: noRules, pad: 4, fill: &[3]int{0, 66, 124}}, "", map[string]string{"1": "Maps", "2": "Drains and sewers", "3": "Water", "4": "Charges"}[group], "What this means")
		}
		said, meaning := p.tickedWater(a)
		p.row(t, a.newer, said, meaning)
	}
	p.gap(8)
	p.para("A tick is our answer. The words beside it explain it and do not add to it. Private drains and supply pipes are the owner's and are not on our plans.", p.body.sized(8))
}

// tickedWater is an enquiry with its boxes, and what they mean.
func (p *paper) tickedWater(a waterAsk) (said, meaning string) {
	switch {
	case a.number == "1.1":
		return a.short + "\n" + p.mark(dwMaps+"publicSewerMapAttached", "Yes", box(true, "Attached")) + "\u00a0\u00a0\u00a0\u00a0 " + box(false, "Not available"), "Sheet 1 behind the report."
	case a.number == "1.2":
		return a.short + "\n" + p.mark(dwMaps+"waterworksMapAttached", "Yes", box(true, "Attached")) + "\u00a0\u00a0\u00a0\u00a0 " + box(false, "Not available"), "Sheet 2 behind the report."
	case a.field != "":
		return a.question, b(p.words(a.field, a.detail))
	}
	return a.question + "\n" + p.says(a.number, a.answer, box(a.answer == "Yes", "Yes")) + "\u00a0\u00a0\u00a0\u00a0 " + box(a.answer == "No", "No"), p.detail(a.number, p.waterSentence(ticksMeaning, a))
}

// waterCodes is the letters in which a company's system answers, by the enquiry's number:
// where the answer is yes and where it is no.
var waterCodes = map[string][2]string{
	"2.1": {"C", "NC"}, "2.2": {"C", "NC"}, "2.3": {"Y", "N"}, "2.4": {"Y", "N"}, "2.4.1": {"Y", "N"}, "2.5": {"Y", "N"}, "2.6": {"Y", "N"},
	"2.7": {"Y", "N"}, "2.8": {"R", "NR"}, "3.1": {"C", "NC"}, "3.2": {"Y", "N"}, "3.3": {"Y", "N"}, "3.4": {"R", "NR"},
}

// drainageCoded is a water company's letter with a sheet of results in letters, explained
// in a key above them, and notes beneath on what calls for some.
func drainageCoded(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(70, 72, 70, 66)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.34, after: 8}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, s.WaterCo+". Developer and Property Services", p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead(s.WaterCo, s.WaterNo, s.WaterDate, nthOf(s.WaterDate), c.Property.Comma())
	p.para(h.provider, p.body.bold().sized(17).gap(0))
	p.para("Property Enquiries, PO Box 77, Great Hallam GW1 7XX", p.body.sized(9).gap(16))
	p.para(c.BuyerSolicitor.Name+"\n"+strings.Join(c.BuyerSolicitor.Address.Lines(), "\n"), p.body.gap(10))
	p.para(h.date+"\nOur reference "+h.reference+"\nYour reference "+c.BuyerSolicitor.Ref, p.body.gap(10))
	p.para("Dear Sirs", p.body)
	p.para("Drainage and water enquiry (CON29DW): "+h.address, p.body.bold())
	p.para("We have searched our records and enclose "+p.mark(dwMaps+"publicSewerMapAttached", "Yes", "an extract from the public sewer map")+" and "+p.mark(dwMaps+"waterworksMapAttached", "Yes", "an extract from the map of waterworks")+". Our answers are on the sheet that follows. Sewerage services are provided by "+p.waterWords("4.1.1")+" and water services by "+p.waterWords("4.1.2")+". The property is charged on this basis: "+p.waterWords("4.4")+". The water supplied is classed as "+p.waterWords("3.5")+". The nearest sewage treatment works is "+p.waterWords("2.9")+" away.", p.body)
	p.para("Yours faithfully", p.body.gap(26))
	p.signature(p.left, p.y-12, 100)
	p.para("Enquiries Officer", p.body)
	p.page()
	p.para("Sheet of answers", p.body.bold().sized(14).gap(4))
	p.para("Key: Y yes; N no; C connected; NC not connected; R on the register of properties at risk; NR not on the register.", p.body.italic())
	t := table{widths: []float64{0.6, 5, 0.7}, st: p.body.sized(10.4), rules: grid, pad: 4, gray: 120}
	p.row(t, b("No."), b("Enquiry"), b("Code"))
	var notes []string
	for _, a := range waterEnquiries(c) {
		code, ok := waterCodes[a.number]
		if !ok {
			continue
		}
		p.row(t, a.number, a.question, b(p.says(a.number, a.answer, code[map[string]int{"Yes": 0, "No": 1}[a.answer]])))
		notes = append(notes, a.number+": "+p.detail(a.number, p.waterSentence(ticksMeaning, a)))
	}
	p.gap(10)
	p.para("Notes to the answers", p.body.bold())
	for _, n := range notes {
		number, words, _ := strings.Cut(n, ": ")
		p.labelled(0, number, 40, words, p.body.sized(10).gap(3))
	}
}

// waterWords is the answer in words to an enquiry.
func (p *paper) waterWords(number string) string {
	for _, a := range waterEnquiries(p.c) {
		if a.number == number {
			return p.words(a.field, a.detail)
		}
	}
	return ""
}
