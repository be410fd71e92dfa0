package synth

import "fmt"

// offerKeyFacts is the older illustration that lenders still send: numbered
// questions in the margin with an answer in sentences, sums in narrow tables, and
// the conditions on a page of their own.
func offerKeyFacts(p *paper) {
	c := p.c
	p.margins(48, 60, 48, 58)
	st := style{family: "Times", size: 10, align: 'L', leading: 1.3, after: 6}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, c.Lender+"   KF/OFFER/09", st.sized(8))
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Sheet %d", p.pdf.PageNo()), st.sized(8).right())
	}
	p.page()
	p.para("about this mortgage", st.sized(24).bold().col(110, 20, 90).gap(0))
	p.para("Offer document issued by "+p.words(offerPath+"/lender", c.Lender), st.sized(12).gap(10))
	n := 0
	section := func(title string, write func()) {
		n++
		p.need(70)
		p.gap(4)
		p.rule(0.4)
		p.gap(5)
		p.labelled(0, b(fmt.Sprint(n)), 26, b(title), st.sized(11).gap(4))
		p.left += 26
		write()
		p.left -= 26
	}
	t := table{widths: []float64{2, 1.2}, st: st, rules: underRows, pad: 3, gray: 190}
	section("Which document is this?", func() {
		p.para("It sets out the terms on which we offer to lend to "+p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, Person.Formal)+". We issued it on "+p.date(offerPath+"/date", c.OfferDate, slashDate(c.OfferDate))+" under mortgage reference "+p.words(offerPath+"/account", offerAccount(c))+". It replaces the illustration that you had before.", st)
	})
	section("What have you asked us for?", func() {
		p.para("A loan of "+b(p.money(offerPath+"/loan", c.Loan, pounds(c.Loan)))+" over "+p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%d", c.LoanYears))+" years, on a "+p.mark(offerPath+"/repayment", "repayment", "repayment")+" basis. A fee of £1,495 is added on top, so interest is charged on "+pounds(c.Loan+1495)+".", st)
		p.row(t, "Address of the property to be bought", p.words(offerPath+"/property", c.Property.Line()))
		p.row(t, "Freehold, leasehold or commonhold", p.words(offerPath+"/tenure", c.Tenure()))
		p.row(t, "Price to be paid", p.money(offerPath+"/price", c.Price, pounds(c.Price)))
		p.row(t, "Our valuer's estimate of its value", p.money(offerPath+"/valuation", c.Price, pounds(c.Price)))
		p.row(t, "Share of the value that we lend", fmt.Sprintf("%d%%", c.Loan*100/max(1, c.Price)))
	})
	section("What is the rate?", func() {
		p.para("The rate is "+p.mark(offerPath+"/rateType", "fixed", "fixed")+" at "+p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate))+" until the end of the fifth year. It then changes to our standard variable rate, now 8.24%, for the rest of the term. The overall cost for comparison is 7.1% APRC.", st)
	})
	section("What will you pay each month?", func() {
		each := c.Loan / 12 / max(1, c.LoanYears) * 3 / 2
		p.row(t, "60 payments, fixed rate", pence(each))
		p.row(t, fmt.Sprintf("%d payments, variable rate", c.LoanYears*12-60), pence(each*5/4))
		p.para("These figures do not include the fee.", st.sized(9))
	})
	section("Are you comfortable with the risks?", func() {
		p.para("If rates rise by one percentage point after the fixed period your payment goes up. Your home may be repossessed if you do not keep up repayments.", st.bold())
	})
	section("What fees are there?", func() {
		p.row(t, "Arrangement fee (added to the loan)", "£1,495")
		p.row(t, "Payment transfer fee (taken from the advance)", "£17")
		p.row(t, "Closing fee, when the loan ends", "£125")
	})
	section("How long does this offer stand?", func() {
		p.para("You must complete on or before "+p.date(offerPath+"/expiry", c.OfferExpiry, slashDate(c.OfferExpiry))+". After that day we do not have to lend, and a new application is needed.", st)
	})
	p.page()
	p.para("Conditions that apply to this offer", st.sized(14).bold().gap(8))
	p.offerConditions(offerConditions(c), st)
	p.para("General conditions: the mortgage is subject to our Mortgage Conditions 2019 (England and Wales), of which your conveyancer has a copy.", st)
}
