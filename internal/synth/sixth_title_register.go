package synth

import (
	"fmt"
	"strings"
)

// registerResold is the register as a reseller of documents prints it from the Registry's
// data: what it found of the owner, price and mortgage on the front, then each entry
// under a line that says which register it is in, its number and the day it was made.
func registerResold(p *paper) {
	c, t := p.c, p.c.Title
	p.margins(64, 84, 64, 70)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.34, after: 8}
	label := style{family: "Helvetica", size: 8, align: 'L', leading: 1.3, after: 1, ink: [3]int{96, 96, 96}}
	p.header = func() {
		p.textAt(p.left, 36, 260, b("LandPapers Direct"), label.sized(13).col(150, 30, 70))
		p.textAt(p.left, 40, p.right-p.left, "Title documents by e-mail", label.right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("Order LP-%d-%d. Supplied by LandPapers Direct, which is independent of HM Land Registry and of the Government. Page %d", c.AsAt.Year(), 70000+c.Seed*11%9999, p.pageNumber()), label.sized(7).centred())
	}
	p.page()
	aa, bb, cc := p.officialEntries()
	p.para("Title Register", label.sized(24).col(0, 0, 0).gap(2))
	p.para(c.Property.Line(), p.body.bold().gap(14))
	var owners []string
	for _, w := range c.Proprietors {
		owners = append(owners, w.Name())
	}
	price := "Not stated"
	if t.PricePaid > 0 {
		price = pounds(t.PricePaid) + " (" + t.PaidOn.Format("Jan 2006") + ")"
	}
	lender := "None found"
	if len(t.Charges) > 0 {
		lender = t.Charges[0].Lender
	}
	p.para("What the register says in short", label.sized(12).bold().col(150, 30, 70).gap(6))
	for _, r := range [][2]string{
		{"Title number", p.words(titleNumberPath, t.Number)}, {"Owner", strings.Join(owners, " and ")}, {"Tenure and class", c.Tenure() + ", title " + classFacts(p, t.Class)},
		{"Price paid", price}, {"Mortgage lender", lender}, {"Last updated (edition)", p.date(ocPath+"/editionDate", t.Edition, t.Edition.Format("2/1/2006"))},
		{"Copy made on", p.date(registerPath+"/entriesAsAt", t.Search, t.Search.Format("2/1/2006")) + " at " + t.Search.Format("15.04")},
		{"County and district", p.areaFacts(", ")}, {"Office of the Registry", p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p))},
	} {
		p.textAt(p.left, p.y+2, 130, r[0], label.sized(9))
		p.y = p.textAt(p.left+140, p.y, p.right-p.left-140, r[1], p.body) + 3
	}
	p.gap(10)
	p.para("The summary is ours. The entries below are the Registry's, word for word.", p.body.italic())
	p.page()
	p.resoldEntries("Property Register", aa, 0, label)
	p.resoldEntries("Proprietorship Register", bb, len(aa), label)
	if len(cc) > 0 {
		p.resoldEntries("Charges Register", cc, len(aa)+len(bb), label)
		p.officialSchedule(len(aa) + len(bb) + len(cc))
	}
}

// resoldEntries is the entries of one register, each under its line.
func (p *paper) resoldEntries(title string, list []registerEntry, before int, label style) {
	for _, e := range list {
		path := fmt.Sprintf("%s/entries/%d", registerPath, before+e.number-1)
		made := "date not given"
		if !e.date.IsZero() {
			made = "made on " + p.date(path+"/date", e.date, longDate(e.date))
		}
		p.need(70)
		p.para(title+"   |   entry "+p.words(path+"/number", fmt.Sprint(e.number))+" of "+fmt.Sprint(len(list))+"   |   "+made, label)
		p.rule(0.4)
		p.gap(4)
		p.para(e.text, p.body.gap(14))
	}
}
