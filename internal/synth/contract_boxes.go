package synth

import "fmt"

// contractBoxes is a case-management system's contract: the two sides in boxes next
// to each other, run-in particulars, and a form for noting the exchange.
func contractBoxes(p *paper) {
	c := p.c
	p.margins(50, 64, 50, 60)
	st := style{family: "Helvetica", size: 9.8, align: 'L', leading: 1.35, after: 7}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("Sale contract / %s / %d", c.SellerSolicitor.Ref, p.pdf.PageNo()), st.sized(7.5))
	}
	p.page()
	p.para("AGREEMENT FOR THE SALE OF A DWELLING", st.sized(14).bold().gap(2))
	p.para("on the "+p.words(contractPath+"/conditions", "Standard Conditions of Sale (5th Edition, 2018 Revision)")+", of which each side has a copy", st.gap(10))
	two := table{widths: []float64{1, 1}, st: st, rules: grid, pad: 8, gray: 90}
	p.row(two, b("Seller")+"\n"+p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, plainName)+"\nof the property", b("Buyer")+"\n"+p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, plainName)+"\nof "+buyersHome(p))
	p.row(two, b("Acting for the seller")+"\n"+p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name)+"\n"+c.SellerSolicitor.Phone, b("Acting for the buyer")+"\n"+p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+"\n"+c.BuyerSolicitor.Phone)
	p.gap(12)
	price := contractPrice(c)
	for _, s := range []string{
		b("What is sold.") + " The " + p.mark(tenurePath, c.Tenure(), lowerFirst(c.Tenure())) + " property " + p.contractProperty() + ", title " + p.words(titleNumberPath, contractTitle(c)) + ".",
		b("Price.") + " " + p.money(pricePath, price, pence(price)) + ", of which " + p.money(contractPath+"/deposit", price/10, pence(price/10)) + " is paid as deposit on exchange and " + p.money(contractPath+"/balance", price-price/10, pence(price-price/10)) + " on completion.",
		b("Completion.") + " " + p.date(contractPath+"/completionDate", c.Completion, c.Completion.Format("Monday 2 January 2006")) + ".",
		b("Title guarantee.") + " " + p.mark(contractPath+"/guarantee", "full", "Full") + ".",
		b("Specified incumbrances.") + " " + p.passage(contractPath+"/incumbrances", sentence(incumbrances(c))) + ".",
		b("Contract rate.") + " " + p.words(contractPath+"/contractRate", "4% per annum above the base rate of HSBC UK Bank plc") + ".",
	} {
		p.para(s, st)
	}
	p.para("The parties agree to sell and buy on these particulars and the special conditions that follow.", st.bold())
	p.rule(1)
	p.gap(8)
	p.para("Special conditions", st.sized(12).bold())
	p.specials(contractPath, specialConditions(c), st)
	p.need(150)
	p.gap(10)
	p.para("Exchange memorandum (for the solicitors' use)", st.bold())
	blank := table{widths: []float64{1, 1, 1, 1}, st: st.sized(8.5), rules: grid, pad: 7, gray: 120}
	p.row(blank, "Date", "Time", "Formula A / B / C", "Deposit held by")
	p.row(blank, "\n", "", "", "")
	p.para("Signed ...................................................", st)
}
