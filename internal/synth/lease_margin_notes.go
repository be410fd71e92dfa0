package synth

import (
	"fmt"
	"strings"
	"time"
)

// leaseMargin is an engrossment with a note in the margin beside each clause; since
// June 2006 the prescribed clauses stand before it as numbered paragraphs.
func leaseMargin(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(170, 76, 64, 76)
	st := style{family: "Times", size: 11.5, align: 'J', leading: 1.55, after: 9}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprint(p.pdf.PageNo()), st.sized(9).centred())
	}
	p.page()
	clause := func(margin, s string) {
		p.need(50)
		p.labelled(-110, margin, 0, s, st)
	}
	p.para("DATED "+strings.ToUpper(ordinalDate(l.Date)), st.left().gap(30))
	v := old
	lord, tenant := "Lessor", "Lessee"
	prescribed := l.Date.After(day(2006, time.June, 19))
	if prescribed {
		v, lord, tenant = modern, "Landlord", "Tenant"
	}
	number := func(s string) string { return p.words(leasePath+"/landlordTitle", s) }
	if prescribed {
		p.para("REQUIRED WORDING FOR REGISTRATION", st.bold().left())
		for _, r := range [][2]string{
			{"LR1. Date of lease:", longDate(l.Date)},
			{"LR2. Title number(s):", "LR2.1 Landlord's title number: " + number(c.Title.Superior) + ". LR2.2 Other title numbers: none."},
			{"LR3. Parties:", "those named below as Landlord, Tenant and, where there is one, Management Company."},
			{"LR4. Property:", "see the definition in clause 1."},
			{"LR6. Term:", "as set out in clause 2."},
			{"LR7. Premium:", pounds(l.Premium)},
			{"LR8. Prohibitions on disposal:", "this lease contains a provision that prohibits or restricts dispositions."},
			{"LR9 to LR13:", "none, save for the easements in the Schedules."},
		} {
			p.para(b(r[0])+" "+r[1], st.left().gap(4))
		}
		p.gap(12)
	}
	parties := "(1) " + p.landlord(strings.ToUpper(l.Landlord.Name))
	if prescribed {
		parties += " (company number " + p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo) + ")"
	}
	parties += " of " + l.Landlord.Address.Comma() + " (\"the " + lord + "\")"
	if l.Manager.Name != "" {
		parties += " (2) " + p.manager(strings.ToUpper(l.Manager.Name)) + " of " + l.Manager.Address.Comma() + " (\"the Company\")"
	}
	parties += " and " + p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, Person.Upper) + " of " + buyersHome(p) + " (\"the " + tenant + "\")"
	clause("Parties", b("THIS LEASE")+" is made on the "+p.date(leasePath+"/date", l.Date, ordinalDate(l.Date))+" between "+parties)
	title := ""
	if !prescribed {
		title = ", being part of the land registered under title number " + number(c.Title.Superior)
	}
	core := p.leaseCore(v)
	waiting := p.flushWaiting()
	clause("Premises", "1.  In this lease \"the Premises\" means "+p.words(leasePath+"/property", c.Property.Comma())+title+", as described in the First Schedule")
	clause("Demise and term", "2.  In consideration of the sum of "+p.money(leasePath+"/premium", l.Premium, pounds(l.Premium))+" paid by the "+tenant+" to the "+lord+" (receipt of which is acknowledged) the "+lord+" lets the Premises to the "+tenant+" to hold for "+p.leaseTerm(fmt.Sprintf("a term of %d years from %s", l.Years, longDate(l.Start))))
	clause("Rent", "3.  "+waiting+core.rent)
	if core.review != "" {
		clause("Review of rent", core.review)
	}
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		clause("Shared ownership", "This is a shared ownership lease, and the share first acquired is "+p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d per cent", l.Shared))+" of the value of the Premises.")
	}
	clause(tenant+"'s covenants", "4.  The "+tenant+" covenants with the "+lord+":")
	type noted struct{ margin, words string }
	own := []noted{{"Service charge", core.service}, {"Repair", core.interior}, {"Alterations", core.alter}, {"User", core.use}, {"Animals", core.pets},
		{"Assignment", core.assign}, {"Underletting", core.underlet}, {"Deed by assignee", core.deed}, {"Notice of dealings", core.notice}}
	for _, n := range own {
		clause(n.margin, n.words)
	}
	for _, s := range leaseCovenants {
		clause("", p.flooring(s))
	}
	clause(lord+"'s covenants", "5.  The "+lord+" covenants with the "+tenant+":")
	for _, n := range []noted{{"Quiet enjoyment", core.quiet}, {"Insurance", core.insure}, {"Structure", core.structure}, {"Other flats", core.mutual}} {
		clause(n.margin, n.words)
	}
	clause("Proviso for re-entry", "6.  "+core.forfeit)
	var names []string
	for _, n := range []string{"FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH"} {
		names = append(names, n+" SCHEDULE")
	}
	leaseSchedules(p, names, func(n int) string { return "(" + romanNumeral(n) + ")" }, st)
	leaseSigns(p, l)
}

// romanNumeral is a number up to 39 in small letters.
func romanNumeral(n int) string {
	return strings.Repeat("x", n/10) + []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}[n%10]
}
