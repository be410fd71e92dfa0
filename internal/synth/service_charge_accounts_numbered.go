package synth

import "fmt"

// accountsNumbered is an agent's year in numbered lines between a strip of the
// chief figures and notes.
func accountsNumbered(p *paper) {
	c := p.c
	blk := c.managedBlock()
	k := c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Times", size: 10, leading: 1.28, after: 5}
	p.margins(56, 60, 56, 56)
	p.page()
	p.para(p.say(accounts+"type", k.kind(), map[bool]string{true: "Service charge estimate", false: "Service charge expenditure account"}[k.budget])+" for "+p.say(accounts+"property", nil, blk.Name), st.sized(14).bold().gap(6))
	strip := table{widths: []float64{1, 1, 1}, st: st.sized(9).centred(), rules: grid, pad: 5, gray: 150}
	p.row(strip, "Year ending\n"+p.say(accounts+"yearEnd", isoDate(k.year.to), longDate(k.year.to)), "Units\n"+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units)), "Each unit pays\n"+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pence(blk.ServiceCharge)))
	p.gap(10)
	t := table{widths: []float64{0.08, 0.48, 0.22, 0.22}, st: st, rules: underRows, pad: 3, gray: 190}
	p.row(t, "", b("Item"), b("This year (£)"), b("Year before (£)"))
	n := 0
	p.accountLines(k, func(v int) string { return commas(v) + ".00" }, func(label, now, before string) {
		n++
		p.row(t, fmt.Sprint(n), label, now, before)
	})
	p.gap(12)
	if !k.budget {
		p.para("Income from unit owners in the year was "+p.say(accounts+"totalIncome", float64(k.income), pounds(k.income))+".", st)
		if blk.Reserve > 0 {
			p.para("The reserve stood at "+p.say(accounts+"reserveFund", float64(blk.Reserve), pounds(blk.Reserve))+" on the last day of the year.", st)
		}
	}
	p.para("Prepared by "+p.say(accounts+"managingAgent", nil, blk.Manager.Name)+" from the records. Costs are shown including VAT where it applies.", st.sized(9))
}
