package synth

import (
	"fmt"
	"strings"
)

// contractDefined is a firm's contract in the manner of modern precedents: parties under
// numbers, then definitions in the order of the alphabet that carry the deal, and clauses
// that speak in the defined terms. Its warranty of possession and its guarantee are in
// the clauses.
func contractDefined(p *paper) {
	c := p.c
	p.margins(80, 72, 80, 74)
	p.body = style{family: "Times", size: 11.2, align: 'J', leading: 1.36, after: 8}
	left := p.body.left()
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprint(p.pageNumber()), left.sized(9).centred())
		p.textAt(p.left, p.height-50, p.right-p.left, c.SellerSolicitor.Ref+"/draft 2", left.sized(7))
	}
	p.page()
	p.para("Dated                                             "+fmt.Sprint(c.Completion.Year()), left.gap(20))
	p.para("CONTRACT FOR SALE", left.bold().sized(15).centred().gap(2))
	p.para("of "+strings.ToLower(c.Tenure())+" residential property", left.centred().gap(16))
	p.para(b("Parties"), left)
	p.labelled(0, "(1)", 32, p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, plainName)+" of "+c.Property.Comma()+" ("+b("Seller")+")", left)
	p.labelled(0, "(2)", 32, p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, plainName)+" of "+buyersHome(p)+" ("+b("Buyer")+")", left)
	p.para(b("Agreed terms"), left)
	p.labelled(0, "1.", 32, b("Interpretation"), left)
	price := contractPrice(c)
	definitions := [][2]string{
		{"Balance", "the Purchase Price less the Deposit, " + p.money(contractPath+"/balance", price-price/10, pence(price-price/10))},
		{"Buyer's Conveyancer", p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name) + " of " + c.BuyerSolicitor.Address.Comma() + " (reference " + c.BuyerSolicitor.Ref + ")"},
		{"Completion Date", ".............................. " + fmt.Sprint(c.Completion.Year())},
		{"Conditions", "the " + p.words(contractPath+"/conditions", "Standard Conditions of Sale (5th edition - 2018 revision)")},
		{"Contract Rate", p.words(contractPath+"/contractRate", "4% a year above the base rate from time to time of the Bank of England")},
		{"Deposit", p.money(contractPath+"/deposit", price/10, pence(price/10)) + ", to be held by the Seller's Conveyancer as stakeholder"},
		{"Incumbrances", p.passage(contractPath+"/incumbrances", p.definedIncumbrances())},
		{"Property", "the " + p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure())) + " property at " + p.words(contractPath+"/property", c.Property.Comma())},
		{"Purchase Price", p.money(pricePath, price, pence(price)) + " (" + poundsInWords(price) + " pounds)"},
		{"Seller's Conveyancer", p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name) + " of " + c.SellerSolicitor.Address.Comma() + " (reference " + c.SellerSolicitor.Ref + ")"},
		{"Title Number", p.words(titleNumberPath, contractTitle(c)) + " at HM Land Registry"},
	}
	for _, d := range definitions {
		p.para(b(d[0])+": "+d[1]+".", left.at(32).gap(5))
	}
	p.gap(4)
	for n, s := range p.definedClauses() {
		switch {
		case strings.HasPrefix(s, "The Property is sold with vacant"):
			p.mark(contractPath+"/vacantPossession", "Yes", "")
		case strings.Contains(s, "full title guarantee"):
			p.mark(contractPath+"/guarantee", "full", "")
		case strings.Contains(s, "indemnity"):
			s = p.passage(contractPath+"/indemnityCovenant/text", s)
		}
		num := p.words(ix(contractPath+"/specialConditions/*/number", n), fmt.Sprint(n+2))
		p.labelled(0, num+".", 32, p.passage(ix(contractPath+"/specialConditions/*/text", n), s), p.body)
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		p.para("Signed by the Occupier, "+p.words(contractPath+"/occupiers/0/name", c.Seller.OccupierName)+": ..................................", left)
	}
	p.need(60)
	p.para("Signed by or for the Seller: ..................................          Signed by or for the Buyer: ..................................", left)
}

// definedIncumbrances is what the property is sold subject to.
func (p *paper) definedIncumbrances() string {
	c := p.c
	switch {
	case c.Leasehold():
		return "the rents, covenants and conditions of the Lease under which the Property is held and whatever the registers of the Title Number mention, other than money charges"
	case len(c.Title.Covenants) > 0:
		return "the covenants and other matters in the property and charges registers of the Title Number on " + longDate(c.Title.Search) + ", other than money charges"
	}
	return "whatever the registers of the Title Number mention, other than money charges"
}

// definedClauses is the clauses after the definitions, in order.
func (p *paper) definedClauses() []string {
	c := p.c
	list := []string{
		"The Seller shall sell and the Buyer shall buy the Property for the Purchase Price on the Completion Date.",
		"The Conditions are part of this contract so far as they fit a sale by private treaty of residential property and are not varied here.",
		"The Property is sold with vacant possession on completion.",
		"The Seller sells with full title guarantee and subject to the Incumbrances, on which the Buyer shall raise no further requisition.",
		"Condition 6.1.2 is varied so that the time is 12 noon, and money that arrives later counts as received on the next working day.",
		"The things marked as staying in the fittings and contents form are included in the Purchase Price; no part of it is for them.",
		"The Buyer has inspected the Property and buys it in the state in which it is on the date of this contract, fair wear and tear until completion excepted.",
		"If the Deposit is less than ten per cent because the Seller's Conveyancer agreed to take less, the rest of the ten per cent falls due at once when a notice to complete is not obeyed.",
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		list = append(list, "The Occupier who signs below agrees to the sale, gives up every right in the Property and its contents so far as included, and shall leave by the Completion Date.")
	}
	if len(c.Title.Covenants) > 0 {
		list = append(list, "In the transfer the Buyer shall covenant, by way of indemnity and no further, to keep the covenants among the Incumbrances and to keep the Seller safe from claims for a breach after completion.")
	}
	if c.Leasehold() {
		list = append(list, "The Seller's Conveyancer shall keep back £500 on completion until the accounts for the service charge year are made up, and then pay the share of any shortfall that belongs to the Seller's time.")
	}
	return list
}
