package synth

import (
	"fmt"
	"strings"
)

// transferRunning is the form as a word processor's file opens it: no panels, the
// number, label and content following each other.
func transferRunning(p *paper) {
	p.margins(76, 66, 66, 62)
	st := style{family: "Go", size: 10, align: 'L', leading: 1.4, after: 9}
	p.body = st
	p.ticks = pick(p.rng, []tickStyle{tickBrackets, tickCross, tickLetter})
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, "Draft for approval - "+p.c.SellerSolicitor.Name, st.sized(7.5).right())
	}
	p.page()
	p.para("TR1   TRANSFER OF WHOLE", st.sized(14).bold().gap(2))
	p.para("Land Registration Rules 2003", st.italic().gap(12))
	for _, panel := range transferContents(p, box) {
		sep := "  "
		if strings.Contains(panel.content, "\n") || len(panel.content) > 90 {
			sep = "\n"
		}
		p.need(50)
		p.para(b(panel.number)+"  "+i(panel.label)+sep+panel.content, st)
	}
	p.execution(st)
}

// indemnityStatement is an insurer's statement of fact and cover: what was declared
// first, then the cover in pairs with the label at the right.
func indemnityStatement(p *paper) {
	c := p.c
	k := p.indemnified()
	st := style{family: "Times", size: 10.5, leading: 1.35, after: 7}
	p.margins(80, 66, 80, 60)
	p.page()
	p.para("STATEMENT OF FACT AND OF COVER", st.bold().sized(13).centred().gap(10))
	p.para("The property has been used as it is now for over 12 months; no claim or complaint has been made; no other policy was refused. If any of this is wrong tell us before the policy starts.", st)
	t := table{widths: []float64{2.4, 1}, st: st, rules: underRows, pad: 4, gray: 120}
	for _, r := range [][2]string{
		{p.say(indemnity+"insurer", nil, k.insurer), "underwriter"},
		{p.say(indemnity+"policyNumber", nil, k.number), "policy"},
		{p.propertySaid(indemnity, c.Property.Comma()), "the land"},
		{p.say(indemnity+"insured", nil, NamesOf(c.Sellers)), "policyholder"},
		{p.say(indemnity+"defect", nil, k.defect), "risk covered"},
		{p.say(indemnity+"limit", float64(k.limit), pounds(k.limit)), "most that we pay"},
		{p.say(indemnity+"premium", float64(k.premium), pounds(k.premium)), "single premium"},
		{p.say(indemnity+"date", isoDate(k.date), nthOf(k.date)), "in force from"},
	} {
		p.row(t, r[0], i(r[1]))
	}
	p.gap(10)
	p.para("Those protected are the policyholder, "+p.say(indemnity+"successors", true, "later owners of the land")+" and "+p.say(indemnity+"lenders", true, "lenders with a mortgage on it")+".", st)
}

// accountsCoded is a bookkeeping program's report: nominal codes, last year before
// this one, totals ruled off.
func accountsCoded(p *paper) {
	c := p.c
	blk := c.managedBlock()
	k := c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Helvetica", size: 9, leading: 1.3, after: 5}
	p.margins(48, 66, 90, 56)
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, p.say(accounts+"managingAgent", nil, blk.Manager.Name)+" - client ledger", st.sized(8))
	}
	p.page()
	p.para(p.say(accounts+"property", nil, blk.Name), st.sized(15).bold().gap(0))
	p.para(p.say(accounts+"type", k.kind(), map[bool]string{true: "Budget", false: "Year end accounts"}[k.budget])+", "+p.say(accounts+"yearStart", isoDate(k.year.from), k.year.from.Format("2 Jan 2006"))+" to "+p.say(accounts+"yearEnd", isoDate(k.year.to), k.year.to.Format("2 Jan 2006")), st.sized(11).gap(10))
	t := table{widths: []float64{0.14, 0.46, 0.2, 0.2}, st: st, rules: noRules, pad: 2.5}
	head := t
	head.rules = underRows
	p.row(head, b("Code"), b("Heading"), b("Prior year"), b(map[bool]string{true: "Proposed", false: "Actual"}[k.budget]))
	if !k.budget {
		p.row(t, "1000", "Service charge income", commas(k.was), p.say(accounts+"totalIncome", float64(k.income), commas(k.income)))
	}
	code := 7000
	p.accountLines(k, commas, func(label, now, before string) {
		code += 20
		p.row(t, fmt.Sprint(code), label, before, now)
	})
	p.rule(0.8)
	p.gap(12)
	if blk.Reserve > 0 && !k.budget {
		p.para("Reserve fund at the year end  "+p.say(accounts+"reserveFund", float64(blk.Reserve), pounds(blk.Reserve)), st)
	}
	p.para("Apportioned equally between "+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))+" units: "+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pence(blk.ServiceCharge))+" for each.", st)
	p.para("Figures are exclusive of ground rent. Comparatives have been rounded.", st.sized(7.5))
}

// sectionSchedule is a notice whose substance stands in a schedule behind a
// covering paragraph.
func sectionSchedule(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Go", size: 9.8, leading: 1.4, after: 8}
	p.margins(70, 64, 60, 60)
	p.page()
	p.para("Consultation about qualifying works", st.sized(16).gap(2))
	p.para("Section 20 Landlord and Tenant Act 1985; Service Charges (Consultation Requirements) (England) Regulations 2003", st.sized(8).gap(12))
	p.para("To the leaseholder of "+p.say(section20+"property", nil, c.Property.Comma())+".", st)
	p.para("This is a "+p.say(section20+"stage", "Notice of intention", "notice of intention")+", given by "+c.Block.Manager.Name+" for "+p.say(section20+"landlord", nil, k.landlord)+" on "+p.say(section20+"date", isoDate(k.date), nthOf(k.date))+". No decision has been made and no contractor has been chosen. Please read the schedule.", st)
	p.para("SCHEDULE", st.bold().centred())
	t := table{widths: []float64{0.3, 0.7}, st: st, rules: underRows, pad: 6, gray: 150}
	p.row(t, "What is to be done", p.say(section20+"works", nil, sentence(k.works)))
	p.row(t, "Why it is needed", p.say(section20+"reason", nil, sentence(k.why)))
	p.row(t, "Your part of the cost, so far as it can be foreseen", p.say(section20+"contribution", float64(k.share), pence(k.share)))
	p.row(t, "Comments and names of contractors, in writing, to reach us by", p.say(section20+"responseBy", isoDate(k.by), nthOf(k.by)))
	p.row(t, "Where to write", c.Block.Manager.Address.Comma())
}

// tenancyColumns is a landlords' association's printed form in two columns, filled
// in on dotted lines.
func tenancyColumns(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(44, 54, 44, 50)
	st := style{family: "Times", size: 9.8, align: 'L', leading: 1.3, after: 5}
	p.body = st
	p.page()
	p.para("Letting agreement for a furnished or unfurnished dwelling", st.sized(14).bold().gap(2))
	p.para("This form creates an "+p.tenancyType("assured shorthold tenancy")+". It is not suitable for a letting of more than three years.", st.italic().gap(10))
	p.inColumns(2, 22, func() {
		for _, r := range [][2]string{
			{"Let by", p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors))},
			{"Let to", p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName)},
			{"The dwelling", p.words(tenancyPath+"/property", c.Property.Comma())},
			{"Made on", p.date(tenancyPath+"/date", t.Date, slashDate(t.Date))},
			{"For how long", p.words(tenancyPath+"/term", fmt.Sprintf("%d months", t.Months))},
			{"First day", p.date(tenancyPath+"/start", t.Start, slashDate(t.Start))},
			{"Last day", p.date(tenancyPath+"/end", t.End(), slashDate(t.End()))},
			{"Rent each month", p.monthly(t, pence(t.Rent))},
			{"Deposit taken", p.money(lettingPath+"/securityDeposit", t.Deposit, pence(t.Deposit))},
			{"Deposit protected by", p.words(tenancyPath+"/depositScheme", t.Scheme)},
		} {
			p.para(b(r[0]), st.sized(8.5).gap(0))
			p.para(r[1], st)
		}
		p.para("The tenant's promises", st.bold())
		for n, s := range tenancyTerms {
			p.labelled(0, fmt.Sprintf("(%d)", n+1), 22, s, st.gap(3))
		}
		if t.Break {
			p.para("Leaving early", st.bold())
			p.para(p.passage(tenancyPath+"/breakClause/text", "After six months either side may bring the tenancy to an end by two months' written notice."), st)
		}
	})
}
