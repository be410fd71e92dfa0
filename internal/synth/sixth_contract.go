package synth

import (
	"fmt"
	"strings"
)

// contractSpoken is a country firm's contract: who sells what to whom for how much in
// numbered sentences, without a table or definitions, with the conveyancers on a back sheet.
func contractSpoken(p *paper) {
	c := p.c
	p.margins(86, 80, 80, 80)
	p.body = style{family: "Times", size: 11.8, align: 'L', leading: 1.45, after: 10}
	p.footer = func() {
		p.textAt(p.left, p.height-54, p.right-p.left, fmt.Sprint(p.pageNumber()), p.body.sized(9).centred())
	}
	p.page()
	price := contractPrice(c)
	p.para("AGREEMENT made the              day of                              "+fmt.Sprint(c.Completion.Year()), p.body.gap(16))
	p.para(b("BETWEEN")+" "+p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, Person.Upper)+" of "+c.Property.Comma()+" (called \"the Seller\") of the one part and "+p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, Person.Upper)+" of "+buyersHome(p)+" (called \"the Buyer\") of the other part", p.body)
	p.para(b("WHEREBY IT IS AGREED")+" as follows:", p.body)
	p.mark(contractPath+"/guarantee", "full", "")
	list := []string{
		"The Seller will sell and the Buyer will buy for the price of " + p.money(pricePath, price, pounds(price)) + " the " + p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure())) + " property known as " + p.words(contractPath+"/property", c.Property.Comma()) + ", which is registered at HM Land Registry with title " + c.Title.Class + " under title number " + p.words(titleNumberPath, contractTitle(c)) + ".",
		"The Seller sells with full title guarantee.",
		"On the signing of this agreement the Buyer pays a deposit of " + p.money(contractPath+"/deposit", price/10, pounds(price/10)) + " to the Seller's solicitors as stakeholders. The balance of " + p.money(contractPath+"/balance", price-price/10, pounds(price-price/10)) + " is payable on completion.",
		"Completion will take place on                                             at or before one o'clock in the afternoon at the office of the Seller's solicitors or where they reasonably direct.",
		"The " + p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition)") + " apply so far as they are not varied by this agreement, and in them the contract rate is " + p.words(contractPath+"/contractRate", "4 per cent above the base rate of HSBC UK Bank plc") + ".",
		"The property is sold subject to " + p.passage(contractPath+"/incumbrances", p.spokenIncumbrances()) + ". The Buyer's solicitors have been given copies of the registers and the Buyer will raise no requisition about them.",
		p.mark(contractPath+"/vacantPossession", "Yes", "Vacant possession will be given on completion."),
		"The carpets and other things listed in the fittings and contents form as included are sold with the property and nothing is payable for them.",
		"The Buyer has inspected the property and relies on that inspection and on the written answers of the Seller's solicitors and on nothing else.",
	}
	if len(c.Title.Covenants) > 0 {
		list = append(list, p.passage(contractPath+"/indemnityCovenant/text", "The Buyer will covenant in the transfer to observe the covenants mentioned in the registers and to indemnify the Seller against any breach of them after completion."))
	}
	if c.Leasehold() {
		list = append(list, "The service charge will be apportioned on completion on the figures then known, and again when the accounts are ready. £300 of the price will be kept by the Seller's solicitors until then.")
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		list = append(list, p.words(contractPath+"/occupiers/0/name", c.Seller.OccupierName)+", who lives at the property, joins in this agreement to consent to the sale and will leave on or before completion and makes no claim to any interest.")
	}
	for n, s := range list {
		num := fmt.Sprint(n + 1)
		if n == 6 {
			p.need(60)
			p.para("and subject to the following special conditions:", p.body)
		}
		if n >= 6 {
			num = p.words(ix(contractPath+"/specialConditions/*/number", n-6), num)
			s = p.passage(ix(contractPath+"/specialConditions/*/text", n-6), s)
		}
		p.labelled(0, num+".", 34, s, p.body)
	}
	p.need(60)
	p.para("AS WITNESS the hands of the parties", p.body.gap(24))
	p.para("Signed ..........................................", p.body)
	p.page()
	p.gap(220)
	p.para("DATED                                        "+fmt.Sprint(c.Completion.Year()), p.body.centred().gap(40))
	p.para(b("AGREEMENT")+"\nfor the sale of\n"+c.Property.First()+", "+c.Property.Town, p.body.centred().gap(120))
	p.para(p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name)+"\n"+c.SellerSolicitor.Address.Comma()+"\nfor the Seller. Ref "+c.SellerSolicitor.Ref, p.body.gap(14))
	p.para(p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+"\n"+c.BuyerSolicitor.Address.Comma()+"\nfor the Buyer. Ref "+c.BuyerSolicitor.Ref, p.body)
}

// spokenIncumbrances is what the property is sold subject to.
func (p *paper) spokenIncumbrances() string {
	c := p.c
	switch {
	case c.Leasehold():
		return "the rent reserved by and the covenants in the lease under which it is held and to the entries on the registers of the title except those that relate to charges for money"
	case len(c.Title.Covenants) > 0:
		return "the covenants, rights and other matters entered in the property and charges registers of the title except charges for money"
	}
	return "the entries on the registers of the title except charges for money"
}

// contractAuctioned is the contract of a sale by online auction: a sale memorandum whose
// answers stand under their labels, and special conditions by letter behind it.
func contractAuctioned(p *paper) {
	c := p.c
	p.margins(60, 64, 60, 62)
	p.body = style{family: "Helvetica", size: 9.8, align: 'L', leading: 1.36, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Lot %d. Sale memorandum and special conditions     %d", 1+c.Seed%60, p.pageNumber()), p.body.sized(7.5).centred())
	}
	p.page()
	price := contractPrice(c)
	p.para("SALE MEMORANDUM", p.body.bold().sized(16).gap(2))
	p.para("for completion when the online auction has ended. Dated                          "+fmt.Sprint(c.Completion.Year()), p.body.gap(8))
	under := func(label, said string) {
		p.need(40)
		p.para(label, p.body.sized(8).italic().gap(0))
		p.para(said, p.body.gap(7))
	}
	under("Name and address of seller", p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, plainName)+", "+c.Property.Comma())
	under("Name and address of buyer", p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, plainName)+", "+buyersHome(p))
	under("The lot", p.words(contractPath+"/property", c.Property.Line())+", "+p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure())))
	under("Registered title", p.words(titleNumberPath, contractTitle(c)))
	under("The price (no VAT is payable)", p.money(pricePath, price, pounds(price)))
	under("Deposit paid", p.money(contractPath+"/deposit", price/10, pounds(price/10))+" (10% of the price)")
	under("Balance of the price", p.money(contractPath+"/balance", price-price/10, pounds(price-price/10)))
	under("Seller's conveyancer", p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name)+", "+c.SellerSolicitor.Email)
	under("Buyer's conveyancer", p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+", "+c.BuyerSolicitor.Email)
	p.para("The seller agrees to sell and the buyer agrees to buy the lot for the price. This agreement is subject to the conditions so far as they apply to the lot.", p.body.bold())
	p.para("Signed by the buyer ........................     Signed by us as agent for the seller ........................", p.body)
	p.page()
	p.para("SPECIAL CONDITIONS", p.body.bold().sized(13))
	list := []string{
		"The lot is sold subject to these special conditions and to the " + p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition – 2018 Revision)") + ", which take second place to them.",
		"The agreed completion date is 20 business days after the contract date.",
		"The lot is sold with " + p.mark(contractPath+"/guarantee", "full", "full title guarantee") + ".",
		p.mark(contractPath+"/vacantPossession", "Yes", "The lot is sold with vacant possession."),
		"The lot is sold subject to " + p.passage(contractPath+"/incumbrances", p.spokenIncumbrances()) + ".",
		"The interest rate is " + p.words(contractPath+"/contractRate", "5% above the base rate of Barclays Bank UK PLC") + ".",
		"The fittings and contents form shows which things are included.",
	}
	if len(c.Title.Covenants) > 0 {
		list = append(list, p.passage(contractPath+"/indemnityCovenant/text", "The transfer is to have the buyer covenant to keep the covenants on the title and to indemnify the seller against a future breach."))
	}
	if c.Leasehold() {
		list = append(list, "The buyer is to pay the landlord's fees for notices and any deed that the lease calls for.")
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		list = append(list, "An occupier, "+p.words(contractPath+"/occupiers/0/name", c.Seller.OccupierName)+", agrees to the sale, gives up all rights in the lot and will leave by completion, and has signed below.")
	}
	for n, s := range list {
		letter := p.words(ix(contractPath+"/specialConditions/*/number", n), string(rune('A'+n)))
		p.labelled(0, b(letter), 24, p.passage(ix(contractPath+"/specialConditions/*/text", n), s), p.body)
	}
}
