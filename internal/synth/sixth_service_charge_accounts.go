package synth

import (
	"fmt"
	"strings"
)

// accountsCompared is an accountant's account with a column for the budget, one for what
// was spent, the difference and the year before; of a budget, the reasons stand beside the sums.
func accountsCompared(p *paper) {
	blk := p.c.managedBlock()
	k := p.c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Helvetica", size: 9.2, leading: 1.34, after: 6}
	p.margins(50, 64, 50, 60)
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, blk.Name, st.sized(8))
		p.textAt(p.left, 34, p.right-p.left, "Marsh Reeve & Co, Chartered Certified Accountants", st.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprint(p.pageNumber()), st.sized(8).right())
	}
	p.page()
	p.para(p.say(accounts+"property", nil, blk.Name), st.bold().sized(14).gap(2))
	from, to := p.say(accounts+"yearStart", isoDate(k.year.from), longDate(k.year.from)), p.say(accounts+"yearEnd", isoDate(k.year.to), longDate(k.year.to))
	spent, last := fmt.Sprint(k.year.to.Year()), fmt.Sprint(k.year.to.Year()-1)
	if k.budget {
		p.para(p.say(accounts+"type", "Budget", "Budget of service charge expenditure")+", period "+from+" to "+to, st.sized(11).gap(2))
	} else {
		p.para(p.say(accounts+"type", "Accounts", "Service charge expenditure account")+" for the period from "+from+" to "+to, st.sized(11).gap(2))
	}
	p.para("Managing agents: "+p.say(accounts+"managingAgent", nil, blk.Manager.Name), st.gap(12))
	t := table{widths: []float64{2.6, 1, 1, 1, 1}, st: st, rules: underRows, pad: 3.2, gray: 170}
	head := t
	head.fill = &[3]int{234, 236, 240}
	if k.budget {
		t.widths = []float64{2.4, 1, 1, 2.2}
		head.widths = t.widths
		p.row(head, b("Head of expenditure"), b("Estimate £"), b("Last estimate £"), b("Basis"))
		p.accountLines(k, commas, func(label, now, before string) {
			p.row(t, label, now, before, pick(p.rng, budgetReasons))
		})
	} else {
		p.row(head, b("Expenditure"), b("Budget "+spent+" £"), b("Actual "+spent+" £"), b("Over/(under) £"), b("Actual "+last+" £"))
		n := 0
		p.accountLines(k, commas, func(label, now, before string) {
			planned, difference := p.comparedWith(k, n)
			p.row(t, label, planned, b(now), difference, before)
			n++
		})
	}
	p.gap(12)
	if !k.budget {
		two := table{widths: []float64{3.6, 1}, st: st, rules: noRules, pad: 2}
		p.row(two, "Service charges demanded from lessees in the period", p.say(accounts+"totalIncome", float64(k.income), commas(k.income)))
		if blk.Reserve > 0 {
			p.row(two, "Reserve fund held on trust at "+longDate(k.year.to), p.say(accounts+"reserveFund", float64(blk.Reserve), commas(blk.Reserve)))
		} else {
			p.row(two, "Reserve fund", "None held")
		}
		p.gap(8)
	}
	p.para("Charge for each unit: "+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pounds(blk.ServiceCharge))+". Number of units: "+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))+".", st)
	if !k.budget {
		p.need(90)
		p.para("We have agreed the account with the books and vouchers produced to us. In our opinion it is a fair summary for the purposes of section 21 of the Landlord and Tenant Act 1985.", st.gap(24))
		p.signature(p.left, p.y-10, 90)
		p.para("Marsh Reeve & Co", st)
	}
}

// budgetReasons is why a budget's figure is what it is.
var budgetReasons = []string{"Contract renewed", "Last year plus inflation", "Quotation held", "As last year", "Average of three years"}

// comparedWith is what was planned for the n-th line of an account, and by how much the
// year differed; nothing for the totals.
func (p *paper) comparedWith(k ledger, n int) (planned, difference string) {
	if n >= len(k.now) {
		return "", ""
	}
	was := k.now[n] * between(p.rng, 90, 110) / 1000 * 10
	if over := k.now[n] - was; over >= 0 {
		return commas(was), commas(over)
	}
	return commas(was), "(" + strings.TrimPrefix(commas(was-k.now[n]), "-") + ")"
}
