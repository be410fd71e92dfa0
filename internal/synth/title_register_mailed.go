package synth

import (
	"fmt"
	"strings"
)

// registerMailed is an official copy in plain text, as a case system prints the
// message in which it came: rules of equals signs, an entry's number and date on a
// line of their own.
func registerMailed(p *paper) {
	t := p.c.Title
	p.margins(54, 50, 54, 50)
	p.body = style{family: "GoMono", size: 8.5, align: 'L', leading: 1.35, after: 6}
	p.page()
	for _, l := range [][2]string{
		{"From", "no-reply@registers.example"}, {"To", p.c.SellerSolicitor.Email}, {"Sent", t.Search.Format("02 January 2006 15:04")},
		{"Subject", "Official copy application completed: your reference " + p.c.SellerSolicitor.Ref},
	} {
		p.labelled(0, l[0]+":", 60, l[1], p.body.gap(1))
	}
	line := func(c string) { p.para(strings.Repeat(c, 88), p.body.gap(2)) }
	line("-")
	number, edition, _ := p.registerHead(dotDate)
	p.para("OFFICIAL COPY OF REGISTER ENTRIES (OC1). Fee taken from your account: GBP 7.00", p.body)
	p.para("Title number ..... "+number+"\nEdition date ..... "+edition+"\nSearch from date . "+p.date(registerPath+"/entriesAsAt", t.Search, t.Search.Format("02 Jan 2006"))+" at "+t.Search.Format("15:04:05"), p.body)
	p.para("This title is dealt with by HM Land Registry, "+p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p))+". The copy is admissible in evidence to the same extent as the register (section 67, Land Registration Act 2002). Applications made since that time are not shown.", p.body)
	aa, bb, cc := registerEntries(p)
	head := func(s string) {
		p.need(80)
		p.gap(4)
		line("=")
		p.para(strings.ToUpper(s), p.body.gap(0))
		line("=")
	}
	write := func(list []registerEntry, before int) {
		for _, e := range list {
			num, date := p.entryNo(e, before)
			p.need(36)
			p.para("["+num+"]  ("+date+")", p.body.gap(0))
			p.para(e.text, p.body.at(30))
		}
	}
	head("A: Property Register")
	p.para("Administrative area: "+p.areaFacts(" : "), p.body)
	write(aa, 0)
	head("B: Proprietorship Register")
	p.para("Class of title: "+classFacts(p, strings.ToUpper(t.Class)), p.body)
	write(bb, len(aa))
	if len(cc) > 0 {
		head("C: Charges Register")
		write(cc, len(aa)+len(bb))
		registerSchedule(p, head, len(aa)+len(bb)+len(cc), p.body)
	}
	line("=")
	p.para(fmt.Sprintf("END OF REGISTER %s. Title plan: separate attachment. Please do not reply to this message.", t.Number), p.body)
}
