package synth

import (
	"fmt"
	"slices"
	"strings"
)

// drainageStated is what this company's statements say where the answer is yes and
// where it is no, by the enquiry's number.
var drainageStated = map[string][2]string{
	"2.1":   {"Our billing records show the property as served by the public foul sewer.", "Our billing records show no foul sewerage account for the property. We take it that foul water goes to a private system such as a septic tank."},
	"2.2":   {"Our records show that rain water from the property is drained to a public sewer.", "Our records show that rain water from the property does not reach a public sewer. It is taken to a soakaway or a watercourse."},
	"2.3":   {"The owner is billed for surface water drainage.", "The owner is not billed for surface water drainage."},
	"2.4":   {"A public sewer, lateral drain or disposal main is shown inside the curtilage. It may limit building, and we have a right to reach it.", "No public sewer, lateral drain or disposal main is shown inside the curtilage."},
	"2.4.1": {"A public pumping station is shown inside the curtilage.", "No public pumping station is shown inside the curtilage."},
	"2.5":   {"A public sewer is shown not more than 30.48 metres from a building on the property.", "No public sewer is shown within 30.48 metres of a building on the property."},
	"2.6":   {"The sewers that serve the property are to be adopted under a section 104 agreement which is not yet complete.", "The sewers that serve the property are not part of an adoption agreement or of an application for one."},
	"2.7":   {"We gave approval for building over or close to a public sewer here, reference %s.", "We hold no record of having approved, or been asked about, building over or close to a public sewer here."},
	"2.8":   {"The building is on our register of those at risk of flooding inside from overloaded sewers; it last flooded in %s.", "The building is not on our register of those at risk of flooding inside from overloaded sewers."},
	"3.1":   {"There is an account for a mains water supply to the property.", "There is no account for a mains water supply to the property."},
	"3.2":   {"A water main crosses land within the curtilage.", "No water main, resource main or discharge pipe lies within the curtilage."},
	"3.3":   {"The mains that serve the property are to be adopted and the agreement is not yet complete.", "The mains that serve the property are not part of an adoption agreement or of an application for one."},
	"3.4":   {"The property is on our register of those at risk of low pressure or flow.", "The property is not on our register of those at risk of low pressure or flow."},
}

// drainageStatements is a company's report that never says yes or no: numbered
// statements beside small headings, water before sewerage, maps last.
func drainageStatements(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(56, 72, 56, 66)
	p.body = style{family: "Times", size: 10.5, align: 'L', leading: 1.3, after: 6}
	grey := p.body.sized(8.5).col(105, 105, 105)
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("Our terms of supply apply and a copy is at the back of our website's search page. Liability is limited to £10 million.   %d of %s", p.pageNumber(), p.totalPages()), grey.sized(7.5))
	}
	p.page()
	h := p.searchHead(s.WaterCo, fmt.Sprintf("%s/%d", s.WaterNo, s.WaterDate.Year()%100), s.WaterDate, s.WaterDate.Format("02-01-2006"), c.Property.Comma())
	p.para(h.provider, p.body.sized(12).right().gap(0))
	p.para("Developer and Property Services", grey.right().gap(18))
	p.para("Report on water and drainage for a dwelling", p.body.sized(19).gap(2))
	p.para("in the form of enquiries CON29DW", grey.gap(10))
	p.para(h.address+"\nReport "+h.reference+" completed on "+h.date, p.body.bold().gap(4))
	p.para("Asked for by "+c.BuyerSolicitor.Name+" under "+c.BuyerSolicitor.Ref+" on "+s.WaterDate.AddDate(0, 0, -5).Format("02-01-2006"), p.body.gap(12))
	all := waterEnquiries(c)
	rank := func(a waterAsk) int { return strings.Index("3241", a.number[:1]) }
	slices.SortStableFunc(all, func(a, b waterAsk) int { return rank(a) - rank(b) })
	group := ""
	for n, a := range all {
		if a.number[:1] != group {
			group = a.number[:1]
			p.need(80)
			p.gap(8)
			p.para(map[string]string{"1": "Plans", "2": "Waste water", "3": "Clean water", "4": "Your account"}[group], p.body.sized(14).italic().gap(1))
			p.rule(0.4)
			p.gap(5)
		}
		p.need(40)
		y := p.y
		left := p.textAt(p.left, y, 130, fmt.Sprintf("%02d  ", n+1)+a.short, grey)
		p.labelled(0, "", 150, p.drainageStatement(a), p.body)
		p.y = max(p.y, left+4)
	}
	p.gap(10)
	p.para("What is not covered", p.body.bold().gap(1))
	p.para("The report does not say whether private drains or pumping stations cross the property, whether a meter could be fitted, or whether the property has flooded from rivers. A sewer within 30.48 metres does not of itself mean that the property is connected.", p.body.sized(9))
}

// drainageStatement is what is said in answer to an enquiry.
func (p *paper) drainageStatement(a waterAsk) string {
	switch a.number {
	case "1.1":
		return p.mark(dwMaps+"publicSewerMapAttached", "Yes", "The extract of the public sewer map is at the end of this report.")
	case "1.2":
		return p.mark(dwMaps+"waterworksMapAttached", "Yes", "The extract of the map of waterworks is at the end of this report.")
	case "2.9":
		return "The nearest works is " + p.words(a.field, a.detail) + " away."
	case "3.5":
		return "Water here is classed as " + p.words(a.field, a.detail) + "."
	case "4.1.1":
		return p.words(a.field, a.detail) + " takes the sewage."
	case "4.1.2":
		return p.words(a.field, a.detail) + " supplies the water."
	case "4.4":
		return "Charges are on the basis: " + p.words(a.field, a.detail) + ". A change of occupier may change it."
	}
	words := drainageStated[a.number][map[string]int{"Yes": 0, "No": 1}[a.answer]]
	if strings.Contains(words, "%s") {
		words = fmt.Sprintf(words, map[string]string{"2.7": fmt.Sprintf("BO/%d", p.c.Seed%900+100), "2.8": fmt.Sprint(p.c.AsAt.Year() - 4)}[a.number])
	}
	p.says(a.number, a.answer, "")
	return p.detail(a.number, words)
}
