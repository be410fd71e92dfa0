package synth

import (
	"fmt"
	"strings"
)

// contractSociety is the Law Society's printed contract filled in by a firm's
// software: one ruled box of particulars with the labels at the left, the warning and
// the place to sign at the foot, special conditions overleaf in the form's own words
// followed by the firm's, and the conveyancers in the last box.
func contractSociety(p *paper) {
	c := p.c
	p.margins(62, 54, 62, 60)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.3, after: 6}
	fill := p.body
	fill.family, fill.size = "Times", 11
	p.footer = func() {
		p.textAt(p.left, p.height-44, 300, "SCS1_2018", p.body.sized(7))
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%d", p.pageNumber()), p.body.sized(8).centred())
	}
	p.page()
	p.para("CONTRACT", p.body.bold().sized(20).gap(0))
	p.para("Incorporating the "+p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition – 2018 Revision)"), p.body.bold().gap(8))
	p.para("For conveyancer's use only\nBuyer's conveyancer: "+p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+"\nSeller's conveyancer: "+p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name)+"\nLaw Society Formula: [A / B / C / Personal exchange]\nThe information above does not form part of the Contract", p.body.sized(8).gap(10))
	price := contractPrice(c)
	t := table{widths: []float64{1, 2.3}, st: fill, rules: grid, pad: 5, gray: 120}
	row := func(label, said string) { p.row(t, b(label), said) }
	row("Date", "")
	row("Seller", p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, func(w Person) string { return strings.ToUpper(w.Name()) })+" of "+c.Property.Line())
	row("Buyer", p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, func(w Person) string { return strings.ToUpper(w.Name()) })+" of "+buyersHome(p))
	row("Property (freehold/leasehold)", p.words(contractPath+"/property", c.Property.Line())+" ("+p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure()))+")")
	row("Title number/root of title", p.words(titleNumberPath, contractTitle(c)))
	row("Specified incumbrances", p.passage(contractPath+"/incumbrances", p.societyIncumbrances()))
	row("Title guarantee (full/limited)", p.mark(contractPath+"/guarantee", "full", "Full title guarantee"))
	row("Completion date", "")
	row("Contract rate", p.words(contractPath+"/contractRate", "The Law Society's interest rate from time to time in force"))
	row("Purchase price", p.money(pricePath, price, pence(price)))
	row("Deposit", p.money(contractPath+"/deposit", price/10, pence(price/10)))
	row("Contents price (if separate)", "")
	row("Balance", p.money(contractPath+"/balance", price-price/10, pence(price-price/10)))
	p.gap(6)
	p.para("The seller will sell and the buyer will buy the property for the purchase price.", p.body.bold().gap(8))
	p.need(90)
	p.row(table{widths: []float64{1.4, 1}, st: p.body.sized(8.5), rules: grid, pad: 7, gray: 120}, b("WARNING")+"\nThis is a formal document, designed to create legal rights and legal obligations. Take advice before using it.", "Signed\n\n\n......................................\n"+b("Seller/Buyer"))
	p.page()
	p.para("SPECIAL CONDITIONS", p.body.bold().sized(12).gap(8))
	for n, s := range p.societyConditions() {
		num := p.words(ix(contractPath+"/specialConditions/*/number", n), fmt.Sprint(n+1))
		switch {
		case strings.HasPrefix(s, "(a) The property is sold with vacant"):
			p.mark(contractPath+"/vacantPossession", "Yes", "")
		case strings.Contains(s, "by way of indemnity"):
			s = p.passage(contractPath+"/indemnityCovenant/text", s)
		}
		p.labelled(0, num+".", 24, p.passage(ix(contractPath+"/specialConditions/*/text", n), s), p.body)
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		p.para("Signed by the occupier: ...................................  "+p.words(contractPath+"/occupiers/0/name", c.Seller.OccupierName), p.body.at(24))
	}
	p.gap(8)
	p.need(130)
	two := table{widths: []float64{1, 2.3}, st: p.body, rules: grid, pad: 5, gray: 120}
	for _, side := range []struct {
		name string
		firm Firm
	}{{"Seller's conveyancers*", c.SellerSolicitor}, {"Buyer's conveyancers*", c.BuyerSolicitor}} {
		p.row(two, b(side.name), side.firm.Name+", "+side.firm.Address.Line()+"\nRef: "+side.firm.Ref+"   E-mail: "+side.firm.Email)
	}
	p.para("* Adding an e-mail address authorises service by e-mail: see condition 1.3.3(b).", p.body.sized(7.5))
	p.para("Copyright in this form and its contents rests jointly with the publisher and the Law Society.", p.body.sized(7.5))
}

// societyIncumbrances is what the property is sold subject to.
func (p *paper) societyIncumbrances() string {
	c := p.c
	switch {
	case c.Leasehold():
		return "The covenants and conditions contained or referred to in the Lease and the matters contained or referred to in the registers of the title above"
	case len(c.Title.Covenants) > 0:
		return "All matters contained or referred to in the Property and Charges Registers of title number " + contractTitle(c) + " as at " + c.Title.Search.Format("2 January 2006") + " save for financial charges"
	}
	return "The matters contained or referred to in the registers of the title above except for charges to secure money"
}

// societyConditions is the special conditions of the printed form and then the firm's.
func (p *paper) societyConditions() []string {
	c := p.c
	list := []string{
		"(a) This contract incorporates the Standard Conditions of Sale (Fifth Edition – 2018 Revision).\n(b) The terms used in this contract have the same meaning when used in the Conditions.",
		"Subject to the terms of this contract and to the Standard Conditions of Sale, the seller is to transfer the property with either full title guarantee or limited title guarantee, as specified on the front page.",
		"(a) The sale includes those contents which are indicated on the attached list as included in the sale and the buyer is to pay the contents price for them.\n(b) The sale excludes those fixtures which are at the property and are indicated on the attached list as excluded from the sale.",
		"(a) The property is sold with vacant possession on completion.\n(b) The property is sold subject to the following leases or tenancies: None",
		"Conditions 6.1.2 and 6.1.3 shall take effect as if the time specified in them were 1 p.m. rather than 2 p.m.",
		"Representations: neither party can rely on any representation made by the other, unless made in writing by the other or his conveyancer, but this does not exclude liability for fraud or recklessness.",
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		list = append(list, "Occupier's consent: each occupier identified below agrees with the seller and the buyer, in consideration of their entering into this contract, that the occupier concurs in the sale of the property on the terms of this contract, undertakes to vacate the property on or before the completion date and releases the property and any included fixtures and contents from any right or interest that the occupier may have.")
	}
	if len(c.Title.Covenants) > 0 {
		list = append(list, "The transfer will contain a covenant by the buyer, by way of indemnity only, to observe and perform the covenants contained or referred to in the registers and to indemnify the seller and the seller's estate against all actions, costs, claims and demands for any future breach or non-observance.")
	}
	if c.Leasehold() {
		list = append(list, "On completion a retention of £400.00 shall be made from the purchase price by the seller's conveyancers in respect of any balance of the service charge for the current and previous accounting periods.")
	}
	return append(list, "The buyer's conveyancer shall submit requisitions in form TA13 and the seller's replies shall be on the footing of the Law Society Code for Completion by Post.")
}
