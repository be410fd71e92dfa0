package synth

import (
	"fmt"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const offerPath = "/paperwurks/mortgage_offer"

var offerLayouts = []layout{
	{kind: papers.MortgageOffer, name: "numbered-sections", write: offerSections},
	{kind: papers.MortgageOffer, name: "letter-and-schedule", write: offerLetter},
	{kind: papers.MortgageOffer, name: "older key facts", write: offerKeyFacts},
	{kind: papers.MortgageOffer, name: "key-facts-boxes", heldOut: true, write: offerBoxes},
}

func offerConditions(c *Case) []string {
	list := []string{
		"The full amount of the deposit must come from the applicants' own resources. You must tell us if any part of it is a gift or a loan.",
		"The property must be insured from exchange of contracts for not less than the reinstatement figure in the valuation, for the usual comprehensive risks.",
		"Vacant possession must be given on completion. Every person aged 17 or over who is to live in the property and is not a borrower must sign our deed of consent.",
		"This offer may be withdrawn or changed if there is a material change in the information on which it was based.",
	}
	if c.Leasehold() {
		list = append(list, "Your conveyancer must confirm that the unexpired term of the lease at completion is acceptable under our instructions in Part 2 of the UK Finance Mortgage Lenders' Handbook.")
	}
	if c.Home.Warranty != nil {
		list = append(list, "A cover note for a new-home warranty acceptable to us must be in force on completion.")
	}
	return list
}

func (p *paper) offerConditions(list []string, st style) {
	for n, s := range list {
		if strings.Contains(s, "aged 17 or over") {
			p.mark(offerPath+"/occupiers/text", s, "")
		}
		p.labelled(0, p.words(ix(offerPath+"/specialConditions/*/number", n), fmt.Sprint(n+1))+".", 24, p.passage(ix(offerPath+"/specialConditions/*/text", n), s), st)
	}
}

func offerAccount(c *Case) string {
	return fmt.Sprintf("%d/%07d-%d", c.Seed%90+10, (c.Seed*7919)%9999999, c.Seed%10)
}

// offerSections follows the European standard illustration: numbered sections
// with bars, questions answered in sentences and tables.
func offerSections(p *paper) {
	c := p.c
	p.margins(52, 66, 52, 60)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.35, after: 6}
	bar := [3]int{20, 70, 130}
	p.header = func() {
		p.textAt(p.left, 32, p.right-p.left, c.Lender, p.body.bold().col(20, 70, 130))
		p.textAt(p.left, 32, p.right-p.left, "Mortgage account "+offerAccount(c), p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pdf.PageNo(), p.totalPages()), p.body.sized(8).right())
	}
	p.page()
	p.para(b("Mortgage Offer"), p.body.sized(20).gap(8))
	p.para("Produced for: "+p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, Person.Formal), p.body.gap(2))
	p.para("Date of offer: "+p.date(offerPath+"/date", c.OfferDate, longDate(c.OfferDate)), p.body.gap(2))
	p.para("Account number: "+p.words(offerPath+"/account", offerAccount(c)), p.body.gap(2))
	p.para("This offer is valid until "+p.date(offerPath+"/expiry", c.OfferExpiry, longDate(c.OfferExpiry))+". If the loan has not been completed by then it lapses.", p.body)
	sec := func(n int, s string) {
		p.need(80)
		p.band(bar, b(fmt.Sprintf("%d. %s", n, s)), p.body.col(255, 255, 255))
	}
	sec(1, "Lender")
	p.para(p.words(offerPath+"/lender", c.Lender)+", Mortgage Services, PO Box 114, Great Hallam GW1 2ZZ. We are not recommending a particular mortgage to you. Based on your answers to some questions, we are giving you information about this mortgage so that you can make your own choice.", p.body)
	sec(2, "Credit intermediary")
	p.para("Fernleigh Mortgage Advice Limited, 22 Copperfield Street, Marlbury. The intermediary is paid a procuration fee by us for arranging this mortgage.", p.body)
	sec(3, "Main features of the loan")
	t := table{widths: []float64{1.4, 2}, st: p.body, rules: underRows, pad: 4, gray: 170}
	p.row(t, "Amount and currency of the loan to be granted", p.money(offerPath+"/loan", c.Loan, pence(c.Loan)))
	p.row(t, "Duration of the loan", p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprint(c.LoanYears))+" years")
	p.row(t, "Type of loan", "This is a "+p.words(offerPath+"/repayment", "repayment")+" mortgage. You repay capital and interest each month.")
	p.row(t, "Type of applicable interest rate", "A "+p.mark(offerPath+"/rateType", "fixed", "fixed")+" rate of "+p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate))+" for the first 60 months, then our standard variable rate.")
	p.row(t, "Value of the property assumed to prepare this offer", p.money(offerPath+"/valuation", c.Price, pence(c.Price)))
	p.row(t, "Purchase price", p.money(offerPath+"/price", c.Price, pence(c.Price)))
	p.row(t, "Property to be mortgaged", p.words(offerPath+"/property", c.Property.Comma()))
	p.row(t, "Tenure", p.words(offerPath+"/tenure", c.Tenure()))
	sec(4, "Interest rate and other costs")
	p.para("The annual percentage rate of charge (APRC) is the total cost of the loan expressed as an annual percentage. The APRC applicable to your loan is 6.9%. It is calculated on the assumptions above. Because part of your loan is at a variable rate, the actual APRC could be different if the rate changes.", p.body)
	fee := table{widths: []float64{3, 1}, st: p.body, rules: grid, pad: 4, gray: 150}
	p.row(fee, "Product fee, added to the loan", "£999.00")
	p.row(fee, "Telegraphic transfer fee, paid on completion", "£25.00")
	p.row(fee, "Valuation fee", "£0.00")
	sec(5, "Frequency and number of payments")
	p.para(fmt.Sprintf("Repayment frequency: monthly. Number of payments: %d.", c.LoanYears*12), p.body)
	sec(6, "Amount of each instalment")
	p.para("Your first payment may be different from the later ones because it includes interest from the day the money is sent to your conveyancer.", p.body)
	sec(7, "Early repayment")
	p.para("You may repay this loan early, either in full or in part. An early repayment charge of 5% in the first year, 4% in the second, 3% in the third, 2% in the fourth and 1% in the fifth year is payable on the amount repaid above 10% of the balance a year.", p.body)
	sec(8, "Special conditions")
	p.offerConditions(offerConditions(c), p.body)
	sec(9, "Non-compliance with the commitments linked to the loan")
	p.para("If you have difficulty in making your monthly payments, please contact us straightaway to explore possible solutions. As a last resort, your home may be repossessed if you do not keep up repayments on your mortgage.", p.body.bold())
}

// offerLetter is a small society's letter with a schedule.
func offerLetter(p *paper) {
	c := p.c
	p.margins(70, 70, 70, 66)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.3, after: 8}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, c.Lender+" is authorised by the Prudential Regulation Authority and regulated by the Financial Conduct Authority and the Prudential Regulation Authority.", p.body.sized(7.5).centred())
	}
	p.page()
	p.para(b(p.words(offerPath+"/lender", c.Lender)), p.body.sized(16).gap(14))
	p.para(p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, plainName)+"\n"+buyersHome(p), p.body)
	p.para(p.date(offerPath+"/date", c.OfferDate, longDate(c.OfferDate))+"\nOur reference: "+p.words(offerPath+"/account", offerAccount(c)), p.body)
	p.para(b("OFFER OF MORTGAGE"), p.body.sized(13).centred())
	p.para("We are pleased to offer you a mortgage on the terms set out in this letter, the schedule and our Mortgage Conditions. This offer remains open for acceptance and completion until "+p.date(offerPath+"/expiry", c.OfferExpiry, longDate(c.OfferExpiry))+", after which it will lapse unless we agree in writing to extend it.", p.body)
	p.para("We will lend you "+p.money(offerPath+"/loan", c.Loan, pounds(c.Loan))+" to be repaid over "+p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprint(c.LoanYears))+" years on a "+p.mark(offerPath+"/repayment", "repayment", "capital and interest repayment")+" basis, secured by a first legal charge on "+p.words(offerPath+"/property", c.Property.Line())+".", p.body)
	p.para("Interest will be charged at "+p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f", c.LoanRate))+"% a year, "+p.mark(offerPath+"/rateType", "fixed", "fixed")+" until 30 June "+fmt.Sprint(c.AsAt.Year()+5)+" and after that at the Society's standard variable rate.", p.body)
	p.para(b("THE SCHEDULE"), p.body.centred())
	t := table{widths: []float64{1, 1.4}, st: p.body, rules: grid, pad: 5}
	p.row(t, "Purchase price", p.money(offerPath+"/price", c.Price, pounds(c.Price)))
	p.row(t, "Valuer's figure", p.money(offerPath+"/valuation", c.Price, pounds(c.Price)))
	p.row(t, "Tenure of the security", p.words(offerPath+"/tenure", c.Tenure()))
	p.row(t, "Fee for sending the advance", "£30")
	p.para("", p.body)
	p.para(b("SPECIAL CONDITIONS OF THE OFFER"), p.body)
	p.offerConditions(offerConditions(c), p.body)
	p.para("YOUR HOME MAY BE REPOSSESSED IF YOU DO NOT KEEP UP REPAYMENTS ON YOUR MORTGAGE.", p.body.bold())
	p.signature(p.left, p.y+14, 120)
	p.gap(36)
	p.para("For and on behalf of "+c.Lender, p.body)
}

// offerBoxes is set as cards of figures in two columns.
func offerBoxes(p *paper) {
	c := p.c
	p.margins(46, 60, 46, 56)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.4, after: 6}
	p.page()
	p.para(p.words(offerPath+"/lender", c.Lender), p.body.sized(13).bold())
	p.para("Your binding mortgage offer", p.body.sized(19).gap(10))
	p.para("Prepared for "+p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, plainName)+" on "+p.date(offerPath+"/date", c.OfferDate, slashDate(c.OfferDate))+"    Reference "+p.words(offerPath+"/account", offerAccount(c)), p.body.gap(10))
	t := table{widths: []float64{1, 1, 1}, st: p.body.centred(), rules: grid, pad: 8, gray: 190}
	p.row(t, "You are borrowing\n"+b(p.money(offerPath+"/loan", c.Loan, pounds(c.Loan))), "Over\n"+b(p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprint(c.LoanYears))+" years"), "Initial rate\n"+b(p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate))+" "+p.mark(offerPath+"/rateType", "fixed", "fixed")))
	p.row(t, "Price you are paying\n"+b(p.money(offerPath+"/price", c.Price, pounds(c.Price))), "We valued it at\n"+b(p.money(offerPath+"/valuation", c.Price, pounds(c.Price))), "Complete before\n"+b(p.date(offerPath+"/expiry", c.OfferExpiry, slashDate(c.OfferExpiry))))
	p.gap(10)
	l := table{widths: []float64{1, 2.2}, st: p.body, rules: underRows, pad: 4, gray: 200}
	p.row(l, b("Home you are buying"), p.words(offerPath+"/property", c.Property.Comma()))
	p.row(l, b("Tenure"), p.words(offerPath+"/tenure", c.Tenure()))
	p.row(l, b("How you repay"), p.mark(offerPath+"/repayment", "repayment", "Capital repayment"))
	p.row(l, b("Early repayment charges"), "Apply until the end of the fixed rate. You may overpay by 10% a year without charge.")
	p.gap(8)
	p.para(b("Conditions you must meet"), p.body.sized(12))
	p.offerConditions(offerConditions(c), p.body)
	p.gap(6)
	p.para("Think carefully before securing other debts against your home. Your home may be repossessed if you do not keep up repayments.", p.body.bold())
}
