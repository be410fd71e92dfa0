package synth

import "strings"

// memorandumBranch is a branch's memorandum out of an agents' program: price and
// dates in a line of boxes, each side's people and lawyers in facing columns with
// telephone and e-mail, then the chain as a list and the terms as paragraphs.
func memorandumBranch(p *paper) {
	c := p.c
	p.margins(44, 112, 44, 74)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.36, after: 5}
	green := [3]int{22, 92, 60}
	p.header = func() {
		p.textAt(p.left, 34, 300, b(c.Agent.Name), p.body.sized(19).col(green[0], green[1], green[2]))
		p.textAt(p.left, 58, 300, "Sales  |  Lettings  |  Mortgages  |  Surveys", p.body.sized(8))
		p.textAt(p.left, 34, p.right-p.left, strings.Join(c.Agent.Address.Lines(), "\n")+"\nT: "+c.Agent.Phone+"\n"+c.Agent.Email, p.body.sized(7.5).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-52, p.right-p.left, c.Agent.Name+" is a trading name of Hallam Residential Group Limited. Registered in England 5510238. VAT 884 2215 09. Member of Propertymark and The Property Ombudsman. Client money is protected.", p.body.sized(6.8).centred().col(90, 90, 90))
	}
	p.page()
	p.row(table{widths: []float64{1}, st: p.body.sized(14).bold().centred().col(255, 255, 255), rules: noRules, pad: 5, fill: &green}, "Memorandum of Sale")
	p.gap(4)
	p.para("Subject to contract and survey", p.body.italic().centred().gap(8))
	p.para(p.words(memoPath+"/property", c.Property.Comma()), p.body.sized(13).bold().centred().gap(8))
	four := table{widths: []float64{1, 1, 1, 1}, st: p.body.centred(), rules: grid, pad: 6, gray: 170}
	p.row(four, "Sale price\n"+b(p.money(pricePath, c.Price, pounds(c.Price))), "Tenure\n"+b(p.memoTenure()), "Offer accepted\n"+b(p.date(memoPath+"/date", c.MemoDate, c.MemoDate.Format("02/01/2006"))), "Our ref\n"+b(c.Agent.Ref))
	p.gap(10)
	seller, buyer := p.branchSide(memoPath+"/sellers/*/name", c.Sellers, c.Property), p.branchSide(memoPath+"/buyers/*/name", c.Buyers, p.rngAddress())
	two := table{widths: []float64{1, 1}, st: p.body, rules: grid, pad: 6, gray: 170}
	head := two
	head.fill = &[3]int{224, 238, 230}
	firm := func(path string, f Firm) string {
		return b(p.words(path, f.Name)) + "\n" + strings.Join(f.Address.Lines(), "\n") + "\nTel: " + f.Phone + "\nEmail: " + f.Email + "\nFAO: " + f.Person
	}
	p.row(head, b("Vendor"), b("Purchaser"))
	p.row(two, seller, buyer)
	p.row(head, b("Vendor's solicitor"), b("Purchaser's solicitor"))
	p.row(two, firm(memoPath+"/sellerSolicitor", c.SellerSolicitor), firm(memoPath+"/buyerSolicitor", c.BuyerSolicitor))
	p.gap(8)
	list := table{widths: []float64{1, 2.6}, st: p.body, rules: underRows, pad: 4, gray: 190}
	funding := "Cash purchase. Proof of funds seen"
	if c.Lender != "" {
		funding = "Mortgage - " + c.Lender + ". Agreement in principle seen. Broker: Fernleigh Mortgage Advice"
	}
	p.row(list, b("Finance"), p.words(memoPath+"/finance", funding))
	p.row(list, b("Chain details"), p.words(memoPath+"/chain", map[bool]string{true: "Purchaser (first time buyer) > this property > end of chain", false: "Purchaser (nothing to sell) > this property > vendor's onward purchase, offer agreed"}[c.Seed%2 == 0]))
	p.row(list, b("Timescales"), p.words(memoPath+"/completionTarget", "Exchange 2 weeks before completion; completion "+c.Completion.Format("2 January 2006")+" if possible"))
	p.row(list, b("Survey"), "To be arranged")
	p.row(list, b("Fixtures and fittings"), p.words(memoPath+"/included", "As per sales particulars; fitted blinds and garden shed to remain"))
	p.row(list, b("Special conditions"), p.words(memoPath+"/notes/0/text", "Property to be withdrawn from the market on receipt of this memorandum by both solicitors"))
	p.row(list, b("Agent's fee"), "1.2% plus VAT. Invoice to follow on exchange")
	p.gap(6)
	p.para("Please treat this as formal notification that terms have been agreed. Neither this memorandum nor any correspondence is intended to form a contract. Anti-money-laundering checks on both parties have been carried out by us and should not be relied on by others. Sales progression: "+c.Agent.Person+".", p.body.sized(8))
}

// branchSide is the people of a side, with where they live.
func (p *paper) branchSide(path string, people []Person, at Address) string {
	var all []string
	for n, who := range people {
		all = append(all, p.mark(ix(path, n), who.Name(), b(who.Title+" "+who.Name())))
	}
	return strings.Join(all, "\n") + "\n" + at.Comma() + "\nMobile: 07700 900" + map[bool]string{true: "418", false: "733"}[at == p.c.Property]
}

// rngAddress is where the buyers live now.
func (p *paper) rngAddress() Address {
	return (&namer{p.rng, map[string]bool{}}).address(pick(p.rng, englishTowns), false)
}
