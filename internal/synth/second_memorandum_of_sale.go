package synth

import (
	"strings"
	"time"
)

// memorandumOnline is the confirmation that an online agent's system prints: the
// deal in a sentence, then each side in a block of short lines, labels above values.
func memorandumOnline(p *paper) {
	c := p.c
	p.margins(60, 70, 150, 64)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.4, after: 9}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, "Made by "+c.Agent.Name+"'s sales desk. This is not a contract and nobody is bound by it.", p.body.sized(7.5))
	}
	p.page()
	p.para(p.words(memoPath+"/agent", c.Agent.Name), p.body.sized(12).col(0, 120, 90).gap(16))
	p.para("Good news, the sale is agreed", p.body.sized(20).bold().gap(4))
	p.para("Sale memorandum for the legal advisers, subject to contract", p.body.gap(12))
	p.para("An offer of "+b(p.money(pricePath, c.Price, pence(c.Price)))+" was accepted on "+p.date(memoPath+"/date", c.MemoDate, c.MemoDate.Format("Mon 2 Jan 2006"))+" for the "+p.mark(tenurePath, c.Tenure(), lowerFirst(c.Tenure()))+" property below:", p.body.gap(3))
	p.para(p.words(memoPath+"/property", c.Property.Line()), p.body.bold().gap(14))
	caption := p.body.sized(7.5).col(110, 110, 110).gap(0)
	item := func(label, value string) {
		p.need(30)
		p.para(strings.ToUpper(label), caption)
		p.para(value, p.body.gap(5))
	}
	side := func(title, path string, people []Person, firm Firm, firmPath string) {
		p.band([3]int{226, 243, 237}, b(title), p.body.sized(11))
		var all []string
		for n, who := range people {
			all = append(all, p.mark(ix(path, n), who.shown(who.Name()), who.Name()))
		}
		item("Full name", strings.Join(all, "\n"))
		item("Instructing", p.words(firmPath, firm.Name)+"\n"+firm.Address.Comma()+"\n"+firm.Person+", "+firm.Email)
		p.gap(6)
	}
	side("Moving in", memoPath+"/buyers/*/name", c.Buyers, c.BuyerSolicitor, memoPath+"/buyerSolicitor")
	side("Moving out", memoPath+"/sellers/*/name", c.Sellers, c.SellerSolicitor, memoPath+"/sellerSolicitor")
	p.band([3]int{226, 243, 237}, b("The plan"), p.body.sized(11))
	money := "Own funds; no borrowing"
	if c.Lender != "" {
		money = "Borrowing from " + c.Lender
	}
	item("How it will be paid for", p.words(memoPath+"/finance", money))
	chain := "The seller has found a home to buy. The buyer has none to sell."
	if c.Seed%2 == 0 {
		chain = "Nothing above or below this sale."
	}
	item("Linked sales", p.words(memoPath+"/chain", chain))
	item("Everyone would like to complete by", p.words(memoPath+"/completionTarget", monthOf(c.Completion)))
	item("Staying at the property", p.words(memoPath+"/included", "Blinds, fitted carpets, garden shed"))
	item("Anything else", p.words(memoPath+"/notes/0/text", "The listing is now marked as sold. Please send us your file reference when you open it."))
}

// monthOf is a day said loosely: "the end of July 2007".
func monthOf(t time.Time) string {
	part := "end"
	switch {
	case t.Day() <= 10:
		part = "beginning"
	case t.Day() <= 20:
		part = "middle"
	}
	return "the " + part + " of " + t.Format("January 2006")
}
