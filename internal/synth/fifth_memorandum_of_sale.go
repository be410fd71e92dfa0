package synth

import "strings"

// memorandumCards is an agency's sale confirmation out of a web-based program: one card
// for the deal with the labels under the figures, a card for each person with their
// lawyer, notes of the negotiator as they were typed, and a timeline.
func memorandumCards(p *paper) {
	c := p.c
	p.margins(50, 60, 50, 66)
	p.body = style{family: "Go", size: 9.4, align: 'L', leading: 1.36, after: 6}
	coral := [3]int{214, 78, 66}
	small := p.body.sized(7.4).col(120, 120, 120)
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, "Memorandum issued by "+c.Agent.Name+", "+c.Agent.Address.Comma()+". It forms no part of a contract. Redress: The Property Ombudsman.", small.centred())
	}
	p.page()
	p.para(p.words(memoPath+"/agent", c.Agent.Name), p.body.bold().sized(17).col(coral[0], coral[1], coral[2]).gap(2))
	p.para("Sale agreed: memorandum of sale", p.body.sized(12).gap(2))
	p.para("Subject to contract", p.body.italic().gap(10))
	card := func(x, w, h float64) {
		p.pdf.SetDrawColor(200, 200, 200)
		p.pdf.SetLineWidth(0.6)
		p.pdf.RoundedRect(x, p.y, w, h, 5, "1234", "D")
	}
	full := p.right - p.left
	card(p.left, full, 84)
	p.textAt(p.left+12, p.y+8, full-24, p.words(memoPath+"/property", c.Property.Line()), p.body.bold().sized(11))
	for n, cell := range [][2]string{
		{p.money(pricePath, c.Price, pounds(c.Price)), "agreed price"}, {p.memoTenure(), "tenure"},
		{p.date(memoPath+"/date", c.MemoDate, c.MemoDate.Format("Mon 2 Jan 2006")), "sale agreed"}, {c.Agent.Ref, "our reference"},
	} {
		x := p.left + 12 + float64(n)*(full-24)/4
		p.textAt(x, p.y+36, full/4-8, b(cell[0]), p.body.sized(11))
		p.textAt(x, p.y+54, full/4-8, cell[1], small)
	}
	p.y += 96
	half := (full - 14) / 2
	people := func(x float64, who, path string, list []Person, firmPath string, f Firm, note string) float64 {
		y := p.textAt(x+10, p.y+8, half-20, who, small)
		for n, w := range list {
			y = p.textAt(x+10, y, half-20, p.mark(ix(path, n), w.Name(), b(w.Title+" "+w.Name())), p.body)
		}
		y = p.textAt(x+10, y, half-20, note, p.body)
		y = p.textAt(x+10, y+6, half-20, "Instructed lawyer", small)
		y = p.textAt(x+10, y, half-20, b(p.words(firmPath, f.Name)), p.body)
		return p.textAt(x+10, y, half-20, f.Person+"\n"+strings.Join(f.Address.Lines(), ", ")+"\n"+f.Phone+"\n"+f.Email, p.body)
	}
	left := people(p.left, "Selling", memoPath+"/sellers/*/name", c.Sellers, memoPath+"/sellerSolicitor", c.SellerSolicitor, "At the property")
	right := people(p.left+half+14, "Buying", memoPath+"/buyers/*/name", c.Buyers, memoPath+"/buyerSolicitor", c.BuyerSolicitor, p.rngAddress().Comma())
	bottom := max(left, right) + 8
	card(p.left, half, bottom-p.y)
	card(p.left+half+14, half, bottom-p.y)
	p.y = bottom + 12
	funding := "Cash buyer, funds evidenced to us"
	if c.Lender != "" {
		funding = "Buying with a mortgage from " + c.Lender
	}
	for _, r := range [][2]string{
		{"Paying by", p.words(memoPath+"/finance", funding)},
		{"Chain", p.words(memoPath+"/chain", map[bool]string{true: "Nothing above or below: chain free", false: "Buyer has no sale. Seller is buying on and has found"}[c.Seed%2 == 0])},
		{"Hoping to complete", p.words(memoPath+"/completionTarget", "by "+longDate(c.Completion))},
		{"In the sale", p.words(memoPath+"/included", "Fitted carpets, blinds, oven and hob")},
		{"Negotiator's note", p.words(memoPath+"/notes/0/text", "Seller would like keys handed over through our office. Both have signed our lock-out agreement of four weeks.")},
	} {
		p.need(34)
		p.para(r[0], small.gap(0))
		p.para(r[1], p.body.gap(6))
	}
	p.para("What next: lawyers to confirm instructions and exchange papers; buyer to book the survey through us. Progress is chased every Tuesday by "+c.Agent.Person+", "+c.Agent.Phone+".", p.body)
}
