package synth

import "strings"

// memorandumMailed is a negotiator's e-mail to both firms, printed from a mail program:
// the terms in lines with dashes, people and their lawyers in blocks, the rest as asides.
func memorandumMailed(p *paper) {
	c := p.c
	p.margins(60, 60, 60, 60)
	p.body = style{family: "Go", size: 9.6, align: 'L', leading: 1.42, after: 7}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, "This e-mail is confidential. "+c.Agent.Name+" will never change its bank details by e-mail.", p.body.sized(7).col(110, 110, 110))
	}
	p.page()
	agent := p.words(memoPath+"/agent", c.Agent.Name)
	p.para(agent, p.body.bold().sized(12).gap(4))
	p.rule(1)
	p.gap(5)
	on := p.date(memoPath+"/date", c.MemoDate, c.MemoDate.Format("02 January 2006"))
	for _, r := range [][2]string{
		{"From:", c.Agent.Person + " <" + c.Agent.Email + ">"}, {"Sent:", on + " 16:52"}, {"To:", c.SellerSolicitor.Email + "; " + c.BuyerSolicitor.Email},
		{"Subject:", "SSTC / memorandum of sale / " + c.Property.First()}, {"Attachments:", "Sales particulars.pdf; EPC.pdf"},
	} {
		p.labelled(0, b(r[0]), 76, r[1], p.body.gap(1))
	}
	p.gap(10)
	p.para("Good afternoon all,", p.body)
	p.para("Lovely to be able to tell you that we have agreed a sale, subject to contract. Please take this e-mail as our memorandum of sale and let me know by return who will have conduct.", p.body)
	line := func(label, said string) { p.para("- "+label+" - "+said, p.body.gap(1)) }
	line("Address", p.words(memoPath+"/property", c.Property.Comma()))
	line("Price", p.money(pricePath, c.Price, pounds(c.Price)))
	line("Tenure", p.memoTenure())
	funding := "cash, proof of funds on our file"
	if c.Lender != "" {
		funding = "mortgage with " + c.Lender + ", decision in principle on our file"
	}
	line("Funding", p.words(memoPath+"/finance", funding))
	line("Chain", p.words(memoPath+"/chain", map[bool]string{true: "none, buyers are in rented and sellers are going to family", false: "buyers have nothing to sell, sellers have had an offer accepted on their next home"}[c.Seed%2 == 0]))
	line("Dates", p.words(memoPath+"/completionTarget", "all are working towards "+c.Completion.Format("Monday 2 January")))
	line("Included", p.words(memoPath+"/included", "carpets, curtains in the lounge, cooker"))
	line("Our ref", c.Agent.Ref)
	p.gap(8)
	side := func(who, path string, people []Person, at, firmPath string, f Firm) {
		p.need(90)
		p.para(b(who)+"\n"+p.partiesOf(path, people, Person.Formal)+"\n"+at+"\nActing: "+p.words(firmPath, f.Name)+", "+strings.Join(f.Address.Lines(), ", ")+" ("+f.Person+", "+f.Phone+")", p.body.gap(9))
	}
	side("Our clients, the sellers", memoPath+"/sellers/*/name", c.Sellers, "of the above", memoPath+"/sellerSolicitor", c.SellerSolicitor)
	side("The buyers", memoPath+"/buyers/*/name", c.Buyers, p.rngAddress().Comma(), memoPath+"/buyerSolicitor", c.BuyerSolicitor)
	p.para(p.words(memoPath+"/notes/0/text", "The sellers would be grateful if searches could be put in hand at once, as their onward seller is in a hurry."), p.body)
	p.para("Our fee account follows to the sellers' side. I will ring both of you next week for an update!", p.body)
	p.para("Kind regards\n"+c.Agent.Person+"\nSales Progression | "+c.Agent.Name+" | "+c.Agent.Phone, p.body)
}
