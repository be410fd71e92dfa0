package synth

import (
	"fmt"
	"strings"
)

// registerOnline is the register as a member of the public downloads it from the
// Registry's service: a summary of the property on top, a statement of when it was
// looked at, then the three registers as rows of number, date and entry. It is no
// official copy and says so.
func registerOnline(p *paper) {
	c, t := p.c, p.c.Title
	p.margins(58, 64, 58, 66)
	p.body = style{family: "Helvetica", size: 10.4, align: 'L', leading: 1.34, after: 8}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Title register %s     Page %d of %s", t.Number, p.pageNumber(), p.totalPages()), p.body.sized(8))
	}
	p.page()
	aa, bb, cc := p.officialEntries()
	p.para("Title register for:", p.body.sized(11).gap(0))
	p.para(c.Property.First()+", "+c.Property.Town+", "+c.Property.Postcode+" ("+c.Tenure()+")", p.body.bold().sized(17).lead(1.15).gap(10))
	p.para("Title number: "+b(p.words(titleNumberPath, t.Number)), p.body.gap(12))
	p.para("Accessed on "+p.date(registerPath+"/entriesAsAt", t.Search, longDate(t.Search))+" at "+t.Search.Format("15:04:05"), p.body.gap(4))
	p.para("This information can change if an application is received. The service cannot tell you whether one is pending.", p.body.gap(12))
	p.para("Register summary", p.body.bold().sized(14).gap(6))
	label := table{widths: []float64{1.1, 2.2}, st: p.body, rules: underRows, pad: 6, gray: 180}
	p.row(label, b("Title number"), t.Number)
	var owners []string
	for _, w := range c.Proprietors {
		owners = append(owners, w.Name())
	}
	p.row(label, b("Registered owners"), strings.Join(owners, "\n"))
	if t.PricePaid > 0 {
		p.row(label, b("Last sold for"), pounds(t.PricePaid)+" on "+longDate(t.PaidOn))
	} else {
		p.row(label, b("Last sold for"), "No price recorded")
	}
	p.row(label, b("Edition date"), p.date(ocPath+"/editionDate", t.Edition, t.Edition.Format("02 January 2006")))
	p.gap(10)
	p.para("This is a copy of the register as it stood at the time above. It is not an official copy, which alone is admissible in evidence to the same extent as the original and is what a person relies on for compensation under the Land Registration Act 2002. The title is dealt with by HM Land Registry, "+p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p))+".", p.body.sized(9))
	p.page()
	p.onlineRegister("A: Property Register", "The land and estate in the title.", p.areaFacts(": "), aa, 0)
	p.onlineRegister("B: Proprietorship Register", "The class of title, the owner and anything that affects the right of disposal.", "Class of title: "+b("Title "+classFacts(p, t.Class)), bb, len(aa))
	if len(cc) > 0 {
		p.onlineRegister("C: Charges Register", "Charges and other matters that affect the land.", "", cc, len(aa)+len(bb))
		p.officialSchedule(len(aa) + len(bb) + len(cc))
	}
	p.para("End of register", p.body.bold())
}

// onlineRegister is one register as rows; before is how many entries stand in front.
func (p *paper) onlineRegister(title, purpose, under string, list []registerEntry, before int) {
	p.need(120)
	p.para(title, p.body.bold().sized(15).gap(2))
	p.para(purpose, p.body.gap(6))
	if under != "" {
		p.para(under, p.body)
	}
	rows := table{widths: []float64{0.62, 1.05, 4.6}, st: p.body.sized(9.8), rules: underRows, pad: 5, gray: 190}
	p.row(rows, b("Entry"), b("Date"), "")
	for _, e := range list {
		path := fmt.Sprintf("%s/entries/%d", registerPath, before+e.number-1)
		on := ""
		num := p.words(path+"/number", fmt.Sprint(e.number))
		if !e.date.IsZero() {
			on = p.date(path+"/date", e.date, e.date.Format("2006-01-02"))
		}
		p.row(rows, num, on, e.text)
	}
	p.gap(12)
}
