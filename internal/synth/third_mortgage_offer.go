package synth

import (
	"fmt"
	"strings"
)

// offerGrid is a society's offer to its members: pairs of label and value four to
// a row, the rate in a table of periods, and conditions lettered beneath.
func offerGrid(p *paper) {
	c := p.c
	p.margins(50, 92, 50, 62)
	st := style{family: "Go", size: 9, align: 'L', leading: 1.35, after: 7}
	p.body = st
	p.header = func() {
		p.pdf.SetFillColor(28, 84, 74)
		p.pdf.Rect(0, 0, 18, p.height, "F")
		p.textAt(p.left, 40, 300, p.words(offerPath+"/lender", c.Lender), st.sized(15).bold().col(28, 84, 74))
		p.textAt(p.left, 44, p.right-p.left, "Customer copy", st.sized(8).right())
		p.textAt(p.left, 60, p.right-p.left, "Head office: 1 Cloth Hall Square, Great Hallam GW1 4AA", st.sized(7.5))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%d of %s", p.pdf.PageNo(), p.totalPages()), st.sized(7.5).centred())
	}
	p.page()
	p.para("Your offer of advance", st.sized(16).gap(6))
	p.para("Dear "+joinFormal(c.Buyers)+"\n\nWe are happy to lend to you on the terms of this document, the tariff of charges and the rules of the Society. Please read all of it with your conveyancer, "+c.BuyerSolicitor.Name+", to whom a copy has gone.", st)
	t := table{widths: []float64{1.1, 1.5, 1.1, 1.3}, st: st.sized(8.5), rules: grid, pad: 5, gray: 170}
	pair := func(cells ...string) { p.row(t, i(cells[0]), cells[1], i(cells[2]), cells[3]) }
	pair("Borrower(s)", p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, plainName), "Roll number", p.words(offerPath+"/account", offerAccount(c)))
	pair("Offer made", p.date(offerPath+"/date", c.OfferDate, nthOf(c.OfferDate)), "Offer ends", p.date(offerPath+"/expiry", c.OfferExpiry, nthOf(c.OfferExpiry)))
	pair("Security", p.words(offerPath+"/property", c.Property.Comma()), "Tenure", p.words(offerPath+"/tenure", c.Tenure()))
	pair("Price or value declared", p.money(offerPath+"/price", c.Price, pounds(c.Price)), "Valuation", p.money(offerPath+"/valuation", c.Price, pounds(c.Price)))
	pair("Advance (before fees)", p.money(offerPath+"/loan", c.Loan, pounds(c.Loan)), "With fees added", pounds(c.Loan+750))
	pair("Term", p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%d years", c.LoanYears)), "Type", p.mark(offerPath+"/repayment", "repayment", "Capital and interest"))
	p.gap(10)
	p.para("Interest", st.bold().sized(11).gap(4))
	rates := table{widths: []float64{1.6, 1, 1}, st: st.sized(8.5), rules: underRows, pad: 4, gray: 150}
	p.row(rates, b("Period"), b("Rate a year"), b("Kind"))
	p.row(rates, "Months 1 to 60", p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate)), p.mark(offerPath+"/rateType", "fixed", "Fixed"))
	p.row(rates, "Afterwards, until the loan is repaid", "7.99%", "Variable")
	p.gap(10)
	p.para("What the advance depends on", st.bold().sized(11).gap(4))
	for n, s := range memberConditions(c) {
		if strings.Contains(s, "17 or older") {
			p.mark(offerPath+"/occupiers/text", s, "")
		}
		letter := p.words(ix(offerPath+"/specialConditions/*/number", n), string(rune('a'+n)))
		p.labelled(0, "("+letter+")", 24, p.passage(ix(offerPath+"/specialConditions/*/text", n), s), st.gap(4))
	}
	p.gap(6)
	p.para("Voting and notices", st.bold().sized(11).gap(4))
	p.para("A borrower is a member of the Society from the day of completion and may vote. Early repayment during the first 60 months costs 3% of what is repaid. The Society may be obliged to take possession of the property if payments are missed.", st)
}

// joinFormal greets people: "Mr A Smith and Mrs B Jones".
func joinFormal(people []Person) string {
	var all []string
	for _, who := range people {
		all = append(all, who.Title+" "+who.Last)
	}
	return names(all)
}

// memberConditions is the special conditions in a society's words.
func memberConditions(c *Case) []string {
	list := []string{
		"The balance of the price is to come from savings that you have shown us. Anything given to you towards it must be confirmed by the giver as a gift without interest in the property.",
		"Anyone aged 17 or older who will live in the property, other than a borrower, is to sign the enclosed form of postponement before completion.",
		"Your conveyancer is to send a certificate of title seven clear days before the advance is wanted and is to report any matter that the Lenders' Handbook requires.",
	}
	if c.Leasehold() {
		list = append(list, "Your conveyancer is to check that the lease has the minimum number of years left that we require of a leasehold property.")
	}
	if c.Home.Warranty != nil {
		list = append(list, "The warranty for a new home is to be in force and in the form that we accept.")
	}
	return append(list, "The property is to be insured against the usual risks from the day of exchange.")
}
