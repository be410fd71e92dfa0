package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

const accounts = "/paperwurks/service_charge_accounts/"

// ledger is a year of service charge.
type ledger struct {
	budget       bool
	year         period
	lines        []string
	now, before  []int // pounds a line, this year and the year before
	income       int
	total, was   int
	contribution int // to the reserve; a line of its own at the end
	deficit      int // by which the year cost more than it brought in
	units        int
}

// managedBlock is the building or estate whose charge the property pays.
func (c *Case) managedBlock() *Block {
	if c.Block != nil {
		return c.Block
	}
	return c.Estate
}

// ledgerOf makes a year of which the property's share is its service charge.
func (c *Case) ledgerOf(r *rand.Rand, budget bool) ledger {
	blk := c.managedBlock()
	k := ledger{budget: budget, units: blk.Units}
	k.year = blk.year(day(blk.LastYear, time.June, 1))
	if budget {
		k.year = blk.year(c.agentReplied())
	}
	if c.Has("accounts-deficit") && !budget {
		k.deficit = blk.ServiceCharge * blk.Units / 12
	}
	lines := []string{"Cleaning", "Electricity", "Grounds maintenance", "Repairs and maintenance", "Management fees", "Accountancy fees"}
	if c.Block != nil {
		lines = append(lines, "Buildings insurance", "Fire safety")
		if blk.Storeys > 3 {
			lines = append(lines, "Lift maintenance")
		}
	}
	k.income = blk.ServiceCharge * blk.Units
	k.total = k.income + k.deficit
	left := k.total
	if blk.Reserve > 0 {
		k.contribution = k.total / 10
		left -= k.contribution
	}
	weights, sum := make([]int, len(lines)), 0
	for n := range lines {
		weights[n] = between(r, 3, 20)
		sum += weights[n]
	}
	rest := left
	for n, l := range lines {
		v := left * weights[n] / sum
		if n == len(lines)-1 {
			v = rest
		}
		rest -= v
		old := v * between(r, 88, 104) / 100
		k.lines, k.now, k.before = append(k.lines, l), append(k.now, v), append(k.before, old)
		k.was += old
	}
	return k
}

// accountRows writes the lines with their totals; it returns nothing that is not
// on the page.
func (p *paper) accountRows(k ledger, t table, amount func(int) string) {
	p.accountLines(k, amount, func(label, now, before string) { p.row(t, label, now, before) })
}

// accountLines marks the lines and their totals and gives each to row: what it is,
// this year's figure and the year before's.
func (p *paper) accountLines(k ledger, amount func(int) string, row func(label, now, before string)) {
	for n, l := range k.lines {
		row(p.say(ix(accounts+"lines/*/name", n), nil, l), p.say(ix(accounts+"lines/*/amount", n), float64(k.now[n]), amount(k.now[n])), amount(k.before[n]))
	}
	if k.contribution > 0 {
		n := len(k.lines)
		label := p.say(ix(accounts+"lines/*/name", n), nil, "Contribution to reserve fund")
		figure := p.say(ix(accounts+"lines/*/amount", n), float64(k.contribution), p.say(accounts+"reserveContribution", float64(k.contribution), amount(k.contribution)))
		row(label, figure, amount(k.contribution*97/100))
	}
	row(b("Total expenditure"), b(p.say(accounts+"totalExpenditure", float64(k.total), amount(k.total))), amount(k.was+k.contribution*97/100))
	if k.deficit > 0 {
		row("Deficit for the year", p.say(accounts+"deficit", float64(k.deficit), amount(k.deficit)), "")
	}
}

func (k ledger) kind() string {
	if k.budget {
		return "Budget"
	}
	return "Accounts"
}

// accountsStatement is an accountant's income and expenditure account, or the
// agent's budget in the same dress.
func accountsStatement(p *paper) {
	c := p.c
	blk := c.managedBlock()
	k := c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Times", size: 11, leading: 1.25, after: 6}
	p.margins(70, 80, 70, 60)
	p.page()
	p.para(p.say(accounts+"property", nil, blk.Name), st.bold().sized(15).centred().gap(4))
	if k.budget {
		p.para(p.say(accounts+"type", "Budget", "SERVICE CHARGE BUDGET"), st.bold().centred().gap(2))
		p.para("For the year "+p.say(accounts+"yearStart", isoDate(k.year.from), longDate(k.year.from))+" to "+p.say(accounts+"yearEnd", isoDate(k.year.to), longDate(k.year.to)), st.centred().gap(20))
	} else {
		p.para(p.say(accounts+"type", "Accounts", "SERVICE CHARGE ACCOUNTS"), st.bold().centred().gap(2))
		p.para("Income and expenditure account for the year ended "+p.say(accounts+"yearEnd", isoDate(k.year.to), longDate(k.year.to)), st.centred().gap(20))
	}
	t := table{widths: []float64{0.56, 0.22, 0.22}, st: st, rules: noRules, pad: 2}
	p.row(t, "", b(fmt.Sprint(k.year.to.Year())+" £"), b(fmt.Sprint(k.year.to.Year()-1)+" £"))
	if !k.budget {
		p.row(t, "Service charges receivable", p.say(accounts+"totalIncome", float64(k.income), commas(k.income)), commas(k.was))
		p.row(t, b("Expenditure"), "", "")
	}
	p.accountRows(k, t, commas)
	p.gap(16)
	if blk.Reserve > 0 && !k.budget {
		p.para("Reserve fund carried forward at the end of the year: £"+p.say(accounts+"reserveFund", float64(blk.Reserve), commas(blk.Reserve)), st)
	}
	if blk.Reserve == 0 {
		p.para("No reserve fund is held.", st)
	}
	p.para(fmt.Sprintf("There are %s units, each of which pays %s a year.", p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units)), p.say(accounts+"perUnit", float64(blk.ServiceCharge), pounds(blk.ServiceCharge))), st)
	p.para("Managing agent: "+p.say(accounts+"managingAgent", nil, blk.Manager.Name), st.gap(20))
	if !k.budget {
		p.para("Accountants' report: we have examined the records and find the account above to be a fair summary of the expenditure. Landlord and Tenant Act 1985, section 21.", st.sized(9.5).italic())
	}
}

// accountsSheet is a managing agent's spreadsheet, printed.
func accountsSheet(p *paper) {
	c := p.c
	blk := c.managedBlock()
	k := c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Go", size: 9, leading: 1.25, after: 5}
	p.margins(50, 60, 50, 56)
	p.page()
	p.para(p.say(accounts+"managingAgent", nil, blk.Manager.Name), st.bold().sized(14).col(20, 80, 90).gap(8))
	p.ruledRows([][2]string{
		{"Development", p.say(accounts+"property", nil, blk.Name)},
		{"Document", p.say(accounts+"type", k.kind(), map[bool]string{true: "Service charge budget", false: "Service charge statement of account"}[k.budget])},
		{"Period", p.say(accounts+"yearStart", isoDate(k.year.from), slashDate(k.year.from)) + " to " + p.say(accounts+"yearEnd", isoDate(k.year.to), slashDate(k.year.to))},
		{"Number of units", p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))},
	}, 0.26, st)
	t := table{widths: []float64{0.52, 0.24, 0.24}, st: st, rules: grid, gray: 150}
	head := []string{b("Schedule of expenditure"), b(map[bool]string{true: "Budget", false: "Actual"}[k.budget]), b("Previous year")}
	p.row(t, head...)
	p.accountRows(k, t, pence)
	p.gap(10)
	rows := [][2]string{{"Charge per unit", p.say(accounts+"perUnit", float64(blk.ServiceCharge), pence(blk.ServiceCharge))}}
	if !k.budget {
		rows = append(rows, [2]string{"Reserve fund balance", p.say(accounts+"reserveFund", float64(blk.Reserve), pence(blk.Reserve))})
	}
	p.ruledRows(rows, 0.4, st)
}

// accountsPlain is typewritten, figures in a column of dots. Held out.
func accountsPlain(p *paper) {
	c := p.c
	blk := c.managedBlock()
	k := c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Courier", size: 10, leading: 1.35, after: 4}
	p.page()
	p.para(strings.ToUpper(blk.Manager.Name), st.bold().gap(10))
	p.para(p.say(accounts+"property", nil, blk.Name), st.gap(2))
	p.para(p.say(accounts+"type", k.kind(), map[bool]string{true: "SERVICE CHARGE BUDGET", false: "SERVICE CHARGE ACCOUNTS"}[k.budget]), st.bold().gap(2))
	p.para("Year ending "+p.say(accounts+"yearEnd", isoDate(k.year.to), longDate(k.year.to)), st.gap(14))
	t := table{widths: []float64{0.6, 0.2, 0.2}, st: st, rules: underRows, gray: 190, pad: 2}
	p.row(t, b("Heading"), b("This year"), b("Last year"))
	p.accountRows(k, t, func(n int) string { return commas(n) + ".00" })
	p.gap(10)
	if blk.Reserve > 0 && !k.budget {
		p.para("Balance of reserve fund: "+p.say(accounts+"reserveFund", float64(blk.Reserve), pence(blk.Reserve)), st)
	}
	p.para("Units: "+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))+"    Each unit: "+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pounds(blk.ServiceCharge)), st)
}
