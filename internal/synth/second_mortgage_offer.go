package synth

import (
	"fmt"
	"strings"
)

// partConditions is the special conditions in the words of a lender that numbers
// them by code.
func partConditions(c *Case) []string {
	list := []string{
		"Where money towards the price is given or lent by someone else, we must be told who and how much before funds are requested.",
		"Buildings cover for the full cost of rebuilding must start no later than the day on which the purchase becomes binding.",
		"No one else may have a right to remain: each adult (17 and over) who will live at the security and is not a borrower signs our occupier's consent before completion.",
		"We may cancel these terms if what we were told proves wrong or your circumstances alter before the advance is made.",
	}
	if c.Leasehold() {
		list = append(list, "Leasehold security: the years left on the lease at completion must meet our requirement in the Lenders' Handbook, Part 2.")
	}
	if c.Home.Warranty != nil {
		list = append(list, "Newly built security: funds are released only against a warranty cover note from a provider on our list.")
	}
	return list
}

// offerParts is a bank's offer as its system prints it for the conveyancer: lines
// coded by part, with the figures at the right edge, and conditions by code.
func offerParts(p *paper) {
	c := p.c
	p.margins(60, 80, 60, 70)
	p.body = style{family: "Courier", size: 9, align: 'L', leading: 1.35, after: 6}
	sans := style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.35, after: 6}
	p.header = func() {
		p.textAt(p.left, 40, 260, "CONVEYANCER'S COPY", sans.sized(8).bold())
		p.textAt(p.left, 40, p.right-p.left, fmt.Sprintf("%d/%s", p.pdf.PageNo(), p.totalPages()), sans.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "MO-ENG/4   Your home is at risk if payments are not kept up.", sans.sized(7.5))
	}
	p.page()
	p.para(p.words(offerPath+"/lender", c.Lender), sans.sized(12).gap(2))
	p.para("Residential lending: formal offer of loan", sans.sized(15).bold().gap(10))
	p.para("Issued on "+p.date(offerPath+"/date", c.OfferDate, c.OfferDate.Format("2 Jan 2006"))+" to "+c.BuyerSolicitor.Name+" under roll number "+p.words(offerPath+"/account", offerAccount(c))+". The offer ends at close of business on "+p.date(offerPath+"/expiry", c.OfferExpiry, c.OfferExpiry.Format("2 Jan 2006"))+".", sans)
	part := func(letter, name string) {
		p.need(70)
		p.gap(6)
		p.rule(1.2)
		p.gap(4)
		p.para("Part "+letter+"   "+name, sans.bold().gap(2))
	}
	left := table{widths: []float64{0.35, 1.7, 3}, st: p.body, rules: noRules, pad: 2}
	part("A", "The customer and the security")
	p.row(left, "A1", "Applicant(s)", p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, Person.Formal))
	p.row(left, "A2", "Security", p.words(offerPath+"/property", c.Property.Line()))
	p.row(left, "A3", "Interest in land", p.words(offerPath+"/tenure", c.Tenure()))
	p.row(left, "A4", "Occupation", "Main residence of the applicant(s)")
	part("B", "The figures")
	dots := strings.Repeat(".", 26)
	sum := func(code, label, value string) {
		p.row(table{widths: []float64{0.35, 2, 1.7, 1.3}, st: p.body, rules: noRules, pad: 2}, code, label, dots, value)
	}
	sum("B1", "Consideration", p.money(offerPath+"/price", c.Price, pence(c.Price)))
	sum("B2", "Open market value", p.money(offerPath+"/valuation", c.Price, pence(c.Price)))
	sum("B3", "Advance", p.money(offerPath+"/loan", c.Loan, pence(c.Loan)))
	sum("B4", "Completion fee retained", "£35.00")
	sum("B5", "Loan to value", fmt.Sprintf("%.1f%%", float64(c.Loan)*100/float64(max(1, c.Price))))
	part("C", "How the loan runs")
	p.row(left, "C1", "Method", p.mark(offerPath+"/repayment", "repayment", "Repayment (capital with interest)"))
	p.row(left, "C2", "Period", p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%d years 00 months", c.LoanYears)))
	p.row(left, "C3", "Charging rate", p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f", c.LoanRate))+" per cent a year, "+p.mark(offerPath+"/rateType", "fixed", "fixed")+" for sixty monthly payments; the lender's variable reversion rate follows")
	p.row(left, "C4", "Leaving early", "A charge applies during the sixty payments. Up to a tenth of the balance may be repaid each year free of it.")
	part("D", "Conditions particular to this loan")
	for n, s := range partConditions(c) {
		if strings.Contains(s, "17 and over") {
			p.mark(offerPath+"/occupiers/text", s, "")
		}
		p.labelled(0, p.words(ix(offerPath+"/specialConditions/*/number", n), fmt.Sprintf("D%d", n+1)), 34, p.passage(ix(offerPath+"/specialConditions/*/text", n), s), sans)
	}
	part("E", "Instructions")
	p.para("Please act for us under the Lenders' Handbook. Send the certificate of title at least five working days before funds are needed. Nothing in this offer may be varied unless we confirm it in writing.", sans)
}
