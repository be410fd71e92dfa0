package synth

import (
	"fmt"
	"strings"
)

// offerESIS is a bank's offer in the European Standardised Information Sheet's fifteen
// sections, with the offer's own conditions behind them and the conveyancer's last.
func offerESIS(p *paper) {
	c := p.c
	p.margins(56, 78, 56, 66)
	p.body = style{family: "Helvetica", size: 9.3, align: 'L', leading: 1.38, after: 6}
	p.header = func() {
		p.textAt(p.left, 34, 300, b(c.Lender), p.body.sized(14))
		p.textAt(p.left, 36, p.right-p.left, "MORTGAGE OFFER\nApplication number "+offerAccount(c), p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left-60, c.Lender+" is authorised by the Prudential Regulation Authority and regulated by the Financial Conduct Authority and the Prudential Regulation Authority.", p.body.sized(6.8))
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7.5).right())
	}
	p.page()
	p.para(p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, Person.Formal)+"\n"+strings.ReplaceAll(buyersHome(p), ", ", "\n"), p.body.gap(14))
	p.para(p.date(offerPath+"/date", c.OfferDate, c.OfferDate.Format("02 January 2006")), p.body.gap(10))
	p.para("Mortgage illustration and offer", p.body.sized(16).bold().gap(4))
	p.para("This document was produced for you on "+c.OfferDate.Format("02 January 2006")+". It was produced on the basis of the information that you have provided so far and on the current financial market conditions. The information below remains valid until "+p.date(offerPath+"/expiry", c.OfferExpiry, c.OfferExpiry.Format("02 January 2006"))+". After that date the offer will end, and it may change in line with market conditions.", p.body)
	section := func(n int, title string) {
		p.need(76)
		p.gap(5)
		p.row(table{widths: []float64{0.3, 5}, st: p.body.sized(10.5).bold(), rules: outline, pad: 3, fill: &[3]int{228, 228, 228}}, fmt.Sprintf("%d.", n), title)
		p.gap(5)
	}
	line := func(label, said string) {
		p.row(table{widths: []float64{1.5, 2.2}, st: p.body, rules: noRules, pad: 2}, label, said)
	}
	section(1, "Lender")
	line("Lender", p.words(offerPath+"/lender", c.Lender))
	line("Address", "Mortgage Operations, PO Box 5000, Great Hallam GW9 9AA")
	line("Telephone", "01632 960 300")
	section(2, "Credit intermediary")
	p.para("Fernleigh Mortgage Advice Limited recommends, having assessed your needs and circumstances, that you take out this mortgage. We will pay it a fee of £"+commas(c.Loan*38/10000)+" in cash on completion.", p.body)
	section(3, "Main features of the loan")
	line("Application number", p.words(offerPath+"/account", offerAccount(c)))
	line("Amount and currency of the loan to be granted", p.money(offerPath+"/loan", c.Loan, pence(c.Loan))+" plus £995.00 for fees that you have asked us to add to the loan, making "+pence(c.Loan+995)+". The currency is pounds sterling.")
	line("Duration of the loan", p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%d years", c.LoanYears))+", 0 months")
	line("Type of loan", "This is a mortgage loan on a "+p.mark(offerPath+"/repayment", "repayment", "capital repayment")+" basis.")
	line("Type of applicable interest rate", "This is a "+p.mark(offerPath+"/rateType", "fixed", "fixed rate")+" loan until "+c.OfferDate.AddDate(5, 2, 0).Format("2 January 2006")+", followed by a variable rate for the remaining term.")
	line("Total amount to be repaid", pence(c.Loan*178/100)+". This means that you will pay back £1.78 for every £1 borrowed.")
	line("Purchase price", p.money(offerPath+"/price", c.Price, pence(c.Price)))
	line("Value of the property assumed to prepare this information sheet", p.money(offerPath+"/valuation", c.Price, pence(c.Price)))
	line("Maximum loan amount relative to the value", fmt.Sprintf("%.2f%%", float64(c.Loan)*100/float64(c.Price)))
	line("Security", "The loan is secured by a first charge on "+p.words(offerPath+"/property", c.Property.Comma())+" ("+p.mark(offerPath+"/tenure", c.Tenure(), strings.ToLower(c.Tenure()))+").")
	section(4, "Interest rate and other costs")
	p.para("The annual percentage rate of charge (APRC) is the total cost of the loan expressed as an annual percentage. The APRC is provided to help you to compare different offers. The APRC applicable to your loan is 7.1%. It comprises:", p.body)
	line("Interest rate", p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate))+" fixed, then our Homeowner Variable Rate, currently 7.74%")
	line("Other costs payable on a one-off basis", "Product fee £995.00\nFunds transfer fee £17.00\nMortgage exit fee £65.00")
	line("Costs payable regularly", "None")
	section(5, "Frequency and number of payments")
	line("Repayment frequency", "Monthly")
	line("Number of payments", fmt.Sprint(c.LoanYears*12))
	section(6, "Amount of each instalment")
	p.para(fmt.Sprintf("£%s.18. Your income may change. Please consider whether you will still be able to afford your monthly instalments if your income falls.", commas(c.Loan*6/1000)), p.body)
	section(7, "Additional obligations")
	p.para("The borrower must comply with the following obligations in order to benefit from the lending conditions described in this document: insure the property for its full reinstatement value. You may buy the insurance from any provider that we accept.", p.body)
	section(8, "Early repayment")
	p.para("You have the possibility to repay this loan early, either fully or partially. An exit charge of 5.00% until the first anniversary, falling by 1.00% a year, applies to amounts above 10% of the balance.", p.body)
	section(9, "Flexible features")
	p.para("You may transfer this loan to another property, subject to our lending criteria at the time.", p.body)
	section(10, "Other rights of the borrower")
	p.para("You have a period of 7 days before committing yourself to the loan to reflect on the offer.", p.body)
	section(11, "Complaints")
	p.para("If you have a complaint please telephone us. If you are not satisfied you may refer it to the Financial Ombudsman Service, Exchange Tower, London E14 9SR.", p.body)
	section(12, "Non-compliance with the commitments linked to the loan: consequences for the borrower")
	p.para("If you encounter difficulties in making your monthly payments please contact us as soon as possible. As a last resort your home may be repossessed if you do not keep up with payments.", p.body.bold())
	section(13, "Additional information")
	p.para("The law of England and Wales applies. You are entitled to a draft of the credit agreement.", p.body)
	section(14, "Supervisor")
	p.para("The lender is supervised by the Financial Conduct Authority (www.fca.org.uk).", p.body)
	p.page()
	p.para("Special conditions of this offer", p.body.sized(13).bold())
	p.para("These must be satisfied before the loan is released. Your conveyancer should read them with our instructions in Part 2 of the UK Finance Mortgage Lenders' Handbook.", p.body)
	for n, s := range esisConditions(c) {
		if strings.Contains(s, "17 years") {
			p.mark(offerPath+"/occupiers/text", s, "")
		}
		num := p.words(ix(offerPath+"/specialConditions/*/number", n), fmt.Sprint(n+1))
		p.labelled(0, num, 24, p.passage(ix(offerPath+"/specialConditions/*/text", n), s), p.body)
	}
	p.gap(6)
	p.para("Conveyancer acting: "+c.BuyerSolicitor.Name+", "+c.BuyerSolicitor.Address.Comma(), p.body)
	p.para("You do not have to accept this offer. By signing the mortgage deed you accept our Mortgage Conditions 2021.", p.body)
}

// esisConditions is the bank's special conditions.
func esisConditions(c *Case) []string {
	list := []string{
		"We have been told that the balance of the purchase price will come from your own savings. Your conveyancer must tell us if any of it comes from another source.",
		"Any occupier aged 17 years or over who is not a party to the mortgage must sign our Deed of Consent before completion.",
		"Buildings insurance must be in place from exchange of contracts, for no less than the reinstatement cost in the valuation report.",
	}
	if c.Leasehold() {
		list = append(list, "Our conveyancer must confirm that the remaining term of the lease, the ground rent and the service charge meet our requirements and that the share of the block's insurance is in force.")
	}
	if c.Home.Warranty != nil {
		list = append(list, "A new home warranty acceptable to us must be in force for the property.")
	}
	return append(list, "The funds will be sent by CHAPS to your conveyancer's client account on the business day before completion. Five business days' notice in the Certificate of Title is needed.")
}
