package synth

import (
	"fmt"
	"strings"
)

// letterConditions is the special conditions of a lender that writes to its borrowers.
func letterConditions(c *Case) []string {
	list := []string{
		"The money that you are putting towards the price must be your own. If somebody gives or lends you any of it, tell your solicitor, who must tell us.",
		"Anyone aged 17 or over who will live in the property with you, and is not a borrower, must sign a consent to mortgage before we release the loan.",
		"The buildings must be insured from the day you exchange contracts, for at least what it would cost to rebuild them.",
	}
	if c.Leasehold() {
		list = append(list, "The lease must have the number of years left, and a ground rent, that we accept under Part 2 of the UK Finance Mortgage Lenders' Handbook.")
	}
	if c.Home.Warranty != nil {
		list = append(list, "The new home warranty must be in force when the loan is released.")
	}
	return append(list, "You must live in the property yourselves and may not let it without our written permission.")
}

// offerProse is a small society's offer as a letter: what is lent, on what and how in
// paragraphs under side heads, with no table, and its conditions by letter at the end.
func offerProse(p *paper) {
	c := p.c
	p.margins(76, 80, 76, 70)
	p.body = style{family: "Times", size: 11.3, align: 'L', leading: 1.36, after: 8}
	p.footer = func() {
		p.textAt(p.left, p.height-52, p.right-p.left, "Think carefully before securing other debts against your home. Your home may be repossessed if you do not keep up repayments on your mortgage.", p.body.sized(8).centred())
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprint(p.pageNumber()), p.body.sized(8).centred())
	}
	p.page()
	p.para(p.words(offerPath+"/lender", c.Lender), p.body.bold().sized(18).centred().gap(0))
	p.para("Head Office, Guildhall Street, Great Hallam GW1 1BS", p.body.sized(9).centred().gap(20))
	p.para(p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, Person.Formal)+"\n"+strings.ReplaceAll(buyersHome(p), ", ", "\n"), p.body.gap(12))
	p.para(p.date(offerPath+"/date", c.OfferDate, nthOf(c.OfferDate)), p.body.gap(12))
	p.para("Dear "+names(titlesOf(c.Buyers)), p.body)
	p.para("Mortgage account "+p.words(offerPath+"/account", offerAccount(c))+": formal offer of advance", p.body.bold())
	head := func(s string) { p.need(70); p.para(s, p.body.italic().gap(1)) }
	head("The loan")
	p.para("The Society offers to lend you "+p.money(offerPath+"/loan", c.Loan, pounds(c.Loan))+" towards the purchase of "+p.words(offerPath+"/property", c.Property.Comma())+", a "+p.mark(offerPath+"/tenure", c.Tenure(), strings.ToLower(c.Tenure()))+" property, for which you are paying "+p.money(offerPath+"/price", c.Price, pounds(c.Price))+". You will be finding the other "+p.money(offerPath+"/deposit", c.Price-c.Loan, pounds(c.Price-c.Loan))+" yourselves. Our surveyor has valued the property at "+p.money(offerPath+"/valuation", c.Price, pounds(c.Price))+"; his report was made for us alone.", p.body)
	head("Interest")
	p.para("Interest will be charged at a "+p.mark(offerPath+"/rateType", "fixed", "fixed rate")+" of "+p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f per cent", c.LoanRate))+" a year until "+longDate(c.OfferDate.AddDate(3, 1, 0))+" and from then on at our standard variable rate, which is 7.99 per cent today. The overall cost for comparison is 7.4 per cent APRC.", p.body)
	head("Repayment")
	p.para("The loan is to be repaid over "+p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%d years", c.LoanYears))+" by "+p.mark(offerPath+"/repayment", "repayment", "monthly payments of capital and interest")+fmt.Sprintf(". The first %d payments will be £%s.07 each. If you repay more than a tenth of the balance in a year while the rate is fixed we make a charge of 3 per cent of the excess.", 36, commas(c.Loan*6/1000)), p.body)
	head("Costs")
	p.para("There is an arrangement fee of £499, payable now, and a transfer fee of £25, which comes off the advance. Our valuation fee of £320 has been paid. Hartwell Mortgage Brokers introduced you and we pay them "+pounds(c.Loan*35/10000)+".", p.body)
	head("How long the offer lasts")
	p.para("The offer will lapse unless the advance is drawn by "+p.date(offerPath+"/expiry", c.OfferExpiry, nthOf(c.OfferExpiry))+". We may withdraw it before then if what you told us proves to be wrong. You have seven days in which to reflect.", p.body)
	head("Your solicitors")
	p.para(c.BuyerSolicitor.Name+" act for you and for us and have a copy of this letter with our instructions, which are in the UK Finance Mortgage Lenders' Handbook.", p.body)
	p.para("The offer is made on our Mortgage Conditions (2019) and on these special conditions:", p.body)
	p.letteredConditions(letterConditions(c))
	p.para("Yours sincerely", p.body.gap(26))
	p.signature(p.left, p.y-12, 100)
	p.para("Head of Lending", p.body)
}

// letteredConditions is conditions by letter, the consent of occupiers marked.
func (p *paper) letteredConditions(list []string) {
	for n, s := range list {
		if strings.Contains(s, "aged 17 or over") {
			p.mark(offerPath+"/occupiers/text", s, "")
		}
		letter := p.words(ix(offerPath+"/specialConditions/*/number", n), string(rune('a'+n)))
		p.labelled(8, "("+letter+")", 34, p.passage(ix(offerPath+"/specialConditions/*/text", n), s), p.body)
	}
}

// titlesOf is how letters greet people: "Mr Pell".
func titlesOf(people []Person) []string {
	var all []string
	for _, w := range people {
		all = append(all, w.Title+" "+w.Last)
	}
	return all
}

// offerBoxed is a lender's offer as its computer fills in a form: numbered boxes two to a
// row, the sums in a table of three columns with what they are for, and a page of
// special conditions in which each has a heading.
func offerBoxed(p *paper) {
	c := p.c
	p.margins(46, 66, 46, 60)
	p.body = style{family: "Helvetica", size: 9.2, align: 'L', leading: 1.34, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%s   Offer of loan   %s   %d/%s", c.Lender, offerAccount(c), p.pageNumber(), p.totalPages()), p.body.sized(7))
	}
	p.page()
	p.para("OFFER OF LOAN", p.body.bold().sized(17).gap(1))
	p.para("Secured on residential property in England and Wales. Copy for the conveyancer.", p.body.gap(8))
	n := 0
	cell := func(label, said string) string {
		n++
		return i(fmt.Sprintf("%d  %s", n, label)) + "\n" + said
	}
	t := table{widths: []float64{1, 1}, st: p.body, rules: grid, pad: 5, gray: 100}
	p.row(t, cell("Lender", p.words(offerPath+"/lender", c.Lender)), cell("Application / account", p.words(offerPath+"/account", offerAccount(c))))
	p.row(t, cell("Applicant(s)", p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, func(w Person) string { return strings.ToUpper(w.Formal()) })), cell("Present address", buyersHome(p)))
	p.row(t, cell("Security address", p.words(offerPath+"/property", c.Property.Line())), cell("Title", p.words(offerPath+"/tenure", c.Tenure())))
	p.row(t, cell("Offer produced", p.date(offerPath+"/date", c.OfferDate, slashDate(c.OfferDate))), cell("Offer expires", p.date(offerPath+"/expiry", c.OfferExpiry, slashDate(c.OfferExpiry))))
	p.row(t, cell("Conveyancer", c.BuyerSolicitor.Name), cell("Introduced by", "Hartwell Mortgage Brokers, FRN 588102"))
	p.gap(8)
	s := table{widths: []float64{1.6, 1, 2.4}, st: p.body, rules: grid, pad: 4, gray: 100}
	head := s
	head.fill = &[3]int{224, 224, 224}
	p.row(head, b("Sum"), b("£"), b("Remarks"))
	p.row(s, "Purchase price", p.money(offerPath+"/price", c.Price, figure(c.Price)), "As stated in the application")
	p.row(s, "Valuation", p.money(offerPath+"/valuation", c.Price, figure(c.Price)), "Present condition, vacant possession")
	p.row(s, "Applicants' contribution", p.money(offerPath+"/deposit", c.Price-c.Loan, figure(c.Price-c.Loan)), "Own savings and proceeds of sale")
	p.row(s, b("Amount of loan"), b(p.money(offerPath+"/loan", c.Loan, figure(c.Loan))), fmt.Sprintf("Loan to value %d%%. Fees are not added", c.Loan*100/c.Price))
	p.row(s, "Product fee", "999.00", "Paid with the application")
	p.row(s, "Funds transfer", "30.00", "Deducted from the loan on release")
	p.row(s, "Monthly payment", commas(c.Loan*6/1000)+".63", "During the initial rate")
	p.gap(8)
	p.row(t, cell("Interest rate", p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate))+" p.a., "+p.mark(offerPath+"/rateType", "fixed", "FIXED")+" to "+slashDate(c.OfferDate.AddDate(5, 2, 0))), cell("Reversionary rate", "Lender's variable rate, at present 8.49% p.a."))
	p.row(t, cell("Term", p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%02d", c.LoanYears))+" years 00 months"), cell("Method of repayment", p.mark(offerPath+"/repayment", "repayment", "REPAYMENT (capital and interest)")))
	p.row(t, cell("Early repayment charge", "5% 4% 3% 2% 1% of the sum repaid, by year of the fixed rate"), cell("Portable", "Yes, subject to status"))
	p.page()
	p.para("SPECIAL CONDITIONS", p.body.bold().sized(12))
	for n, k := range boxedConditions(c) {
		if k.code == "Occupiers" {
			p.mark(offerPath+"/occupiers/text", k.text, "")
		}
		p.need(44)
		num := p.words(ix(offerPath+"/specialConditions/*/number", n), fmt.Sprint(n+1))
		p.para(b(num+".  "+k.code), p.body.gap(1))
		p.para(p.passage(ix(offerPath+"/specialConditions/*/text", n), k.text), p.body.at(18).gap(7))
	}
	p.para("The loan is made on the Lender's Mortgage Conditions (edition of January 2023). The certificate of title must reach the Lender seven working days before funds are wanted.", p.body)
}

// boxedConditions is the special conditions under their headings.
func boxedConditions(c *Case) []codedCondition {
	list := []codedCondition{
		{"Source of deposit", "The conveyancer is to be satisfied that the balance of the price comes from the applicants and to report any gift, loan or incentive."},
		{"Occupiers", "Each person aged 17 or over who is to occupy the security, other than an applicant, is to execute the Lender's form of consent on or before completion."},
		{"Insurance", "The security is to be insured from exchange of contracts in the sum shown as reinstatement value in the valuation report."},
	}
	if c.Leasehold() {
		list = append(list, codedCondition{"Lease", "The unexpired term and the ground rent are to meet the Lender's requirements in Part 2 of the UK Finance Mortgage Lenders' Handbook."})
	}
	if c.Home.Warranty != nil {
		list = append(list, codedCondition{"Warranty", "A cover note for an acceptable new home warranty is to be held by the conveyancer before funds are released."})
	}
	return list
}

// figure is a sum without its sign: "129,000.00".
func figure(n int) string { return commas(n) + ".00" }
