package synth

import "fmt"

// drainageHeads is where the groups of the drainage and water enquiries begin.
var drainageHeads = map[string]string{"1.1": "Maps", "2.1": "Drainage", "3.1": "Water", "4.1.1": "Charging"}

// drainageSummary is a water company's report with a page that sums it up: every
// answer in a word there, and again with its explanation and guidance behind.
func drainageSummary(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(48, 66, 48, 70)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.35, after: 5}
	teal := [3]int{0, 124, 138}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, c.Property.Line(), p.body.sized(8).col(100, 100, 100))
		p.pdf.SetDrawColor(teal[0], teal[1], teal[2])
		p.pdf.Line(p.left, 48, p.right, 48)
	}
	p.footer = func() {
		p.textAt(p.left, p.height-54, 360, s.WaterCo+". Property Information Team, PO Box 960, Netherby NB1 1AA. 01632 960 300. searches@water.example", p.body.sized(7).col(100, 100, 100))
		p.textAt(p.left, p.height-54, p.right-p.left, fmt.Sprint(p.pageNumber()), p.body.sized(8).right())
	}
	p.page()
	h := p.searchHead(s.WaterCo, "DW-"+s.WaterNo, s.WaterDate, s.WaterDate.Format("02 January 2006"), c.Property.Line())
	p.para("CON29DW", p.body.sized(30).bold().col(teal[0], teal[1], teal[2]).gap(0))
	p.para("Drainage and water enquiry: residential", p.body.sized(13).gap(10))
	tiles := table{widths: []float64{1.4, 1, 1}, st: p.body, rules: grid, pad: 7, gray: 180}
	p.row(tiles, b("Property")+"\n"+h.address, b("Order number")+"\n"+h.reference, b("Completed")+"\n"+h.date)
	p.row(tiles, b("Prepared for")+"\n"+c.BuyerSolicitor.Name+", "+c.BuyerSolicitor.Ref, b("Prepared by")+"\n"+h.provider, b("Received")+"\n"+s.WaterDate.AddDate(0, 0, -7).Format("02 January 2006"))
	p.gap(8)
	p.para("Summary of answers", p.body.sized(12).bold().gap(3))
	all := waterEnquiries(c)
	t := table{widths: []float64{0.6, 4.6, 1.5}, st: p.body.sized(8.5), rules: underRows, pad: 2.5, gray: 205}
	for _, a := range all {
		answer := "Included"
		switch {
		case a.field != "":
			answer = p.words(a.field, a.detail)
		case a.answer != "":
			answer = p.says(a.number, a.answer, a.answer)
		}
		p.row(t, a.number, a.short, b(answer))
	}
	p.page()
	for n, a := range all {
		if head := drainageHeads[a.number]; head != "" {
			p.need(100)
			p.band(teal, b(head), p.body.sized(11).col(255, 255, 255))
		}
		p.need(70)
		p.para(b("Question "+a.number)+"  "+a.question, p.body.gap(2))
		answer, detail := p.waterReply(a, same)
		if answer != "" {
			detail = b(answer) + "\n" + detail
		}
		p.row(table{widths: []float64{1}, st: p.body, rules: noRules, pad: 5, fill: &[3]int{229, 243, 244}}, detail)
		p.gap(3)
		if n%2 == 1 {
			p.para(i("Guidance. ")+[]string{
				"Pipes that became public on 1 October 2011 may not be on the map. The company holds no record of private drains, soakaways or cesspools.",
				"If you plan to extend the property within 3 metres of a public sewer you need the company's agreement first.",
				"A charge for surface water may be taken off the bill where none drains to the sewer: ask for form SW2 within the charging year.",
			}[n/2%3], p.body.sized(7.5).at(14).gap(7))
		}
	}
}
