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
