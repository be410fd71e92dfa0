package synth

import (
	"fmt"
	"strings"
)

// societyCodes is a lender's special conditions, each under the code that its system
// gives it, and whether it is the conveyancer's or the borrower's to meet.
type codedCondition struct{ code, text string }

func codedConditions(c *Case) []codedCondition {
	list := []codedCondition{
		{"D02", "The deposit is to be found from the borrowers' own money. If a gift or another loan makes up any part of it the conveyancer is to report the giver's name before completion."},
		{"O11", "Everybody aged 17 or over who will live at the property and is not a borrower is to sign our occupier's consent (form OC3) before the advance is released."},
		{"I04", "Buildings cover for at least the rebuilding cost is to start on exchange of contracts and our interest is to be noted where the insurer allows it."},
		{"R20", "If completion is more than three months after the valuation we may have the property valued again."},
	}
	if c.Leasehold() {
		list = append(list, codedCondition{"L07", "Leasehold: the conveyancer is to check that the term left at completion, the ground rent and its reviews and the service charge are within our limits in Part 2 of the Handbook, and report if not."})
	}
	if c.Home.Warranty != nil {
		list = append(list, codedCondition{"W01", "The new home warranty is to be on risk at completion and its certificate kept with the deeds."})
	}
	return list
}

// offerCoded is a lender's offer as its system makes it: a letter with the offer in one
// sentence, a statement of the loan with its labels at the right margin of a grey
// column, the conditions by code and a page of instructions to the conveyancer.
func offerCoded(p *paper) {
	c := p.c
	p.margins(64, 74, 64, 70)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.36, after: 7}
	p.footer = func() {
		p.textAt(p.left, p.height-52, p.right-p.left-90, c.Lender+". Authorised and regulated by the Financial Conduct Authority. Calls may be recorded. Your home may be repossessed if you do not keep up repayments on your mortgage.", p.body.sized(7))
		p.textAt(p.left, p.height-52, p.right-p.left, fmt.Sprintf("MO-%d (%d/%s)", 2207, p.pageNumber(), p.totalPages()), p.body.sized(7).right())
	}
	p.page()
	p.para(p.words(offerPath+"/lender", c.Lender), p.body.bold().sized(15).right().gap(0))
	p.para("Lending Centre, 4 Millrace Park, Great Hallam GW4 8LL", p.body.sized(8).right().gap(18))
	home := strings.ReplaceAll(buyersHome(p), ", ", "\n")
	p.para(p.partiesOf(offerPath+"/borrowers/*/name", c.Buyers, Person.Formal)+"\n"+home, p.body.gap(14))
	p.para(p.date(offerPath+"/date", c.OfferDate, longDate(c.OfferDate)), p.body.gap(2))
	p.para("Our reference "+p.words(offerPath+"/account", offerAccount(c)), p.body.gap(14))
	p.para("Your mortgage has been agreed", p.body.bold().sized(13))
	p.para("We are pleased to offer you a loan of "+p.money(offerPath+"/loan", c.Loan, pounds(c.Loan))+" to help you buy "+p.words(offerPath+"/property", c.Property.Comma())+". The product fee of £1,249 will be added to it on completion and is not part of that figure.", p.body)
	p.para("You have until "+p.date(offerPath+"/expiry", c.OfferExpiry, longDate(c.OfferExpiry))+" to complete. We will not extend the offer without looking at your circumstances again, and the product may by then have been withdrawn.", p.body)
	p.para("A copy of this offer has gone to your conveyancer, "+c.BuyerSolicitor.Name+", who acts for us too. You need do nothing to accept it. You have seven days to think about it, and we are bound by it during that time.", p.body)
	p.para("Yours sincerely", p.body.gap(26))
	p.signature(p.left, p.y-14, 100)
	p.para("New Lending Manager", p.body)
	p.page()
	p.para("Statement of the loan", p.body.bold().sized(14))
	t := table{widths: []float64{1.3, 1.9}, st: p.body, rules: grid, pad: 5, gray: 200}
	for _, r := range [][2]string{
		{"Price you are paying", p.money(offerPath+"/price", c.Price, pounds(c.Price))},
		{"Our valuation", p.money(offerPath+"/valuation", c.Price, pounds(c.Price))},
		{"What you are putting in", p.money(offerPath+"/deposit", c.Price-c.Loan, pounds(c.Price-c.Loan))},
		{"Tenure", p.words(offerPath+"/tenure", c.Tenure())},
		{"Length of the loan", p.mark(offerPath+"/termYears", c.LoanYears, fmt.Sprintf("%d years", c.LoanYears)) + fmt.Sprintf(" (%d monthly payments)", c.LoanYears*12)},
		{"How it is repaid", p.mark(offerPath+"/repayment", "repayment", "Capital and interest each month")},
		{"Interest", p.mark(offerPath+"/rateType", "fixed", "Fixed") + " at " + p.mark(offerPath+"/rate", c.LoanRate, fmt.Sprintf("%.2f%%", c.LoanRate)) + " until " + c.OfferDate.AddDate(2, 3, 0).Format("2 January 2006") + "; after that our standard variable rate, now 8.24%"},
		{"Cost for comparison", "7.6% APRC"},
		{"Monthly payment", fmt.Sprintf("£%s.42 while the rate is fixed", commas(c.Loan*6/1000))},
		{"If you repay early", "2% of what you repay in the first year, 1% in the second. You may pay back 10% a year without charge"},
		{"Adviser", "Fernleigh Mortgage Advice Limited, who advised you. We pay them " + pounds(c.Loan*4/1000)},
	} {
		p.row(t, b(r[0]), r[1])
	}
	p.gap(10)
	p.para("Conditions of this offer", p.body.bold().sized(14))
	for n, k := range codedConditions(c) {
		if k.code == "O11" {
			p.mark(offerPath+"/occupiers/text", k.text, "")
		}
		num := p.words(ix(offerPath+"/specialConditions/*/number", n), k.code)
		p.labelled(0, b(num), 40, p.passage(ix(offerPath+"/specialConditions/*/text", n), k.text), p.body)
	}
	p.page()
	p.para("For the conveyancer", p.body.bold().sized(14))
	p.para("These are our instructions under the UK Finance Mortgage Lenders' Handbook for England and Wales and take effect when you act on them. Part 2 is on the Handbook's website.", p.body)
	for _, s := range []string{
		"Ask for the money through the lender portal at least five working days before completion.",
		"We send " + pounds(c.Loan) + " less a transfer fee of £20.",
		"Report anything that would make a prudent lender think again, and any difference between the price in the transfer and the price above.",
		"The mortgage deed is MD/0418. It incorporates the Mortgage Conditions 2022, filed with HM Land Registry under MD1622K.",
	} {
		p.labelled(0, "•", 14, s, p.body.gap(4))
	}
}
