package synth

import "strings"

// memorandumCRM is what an agency's customer system prints: a grey strip of sums
// with what was asked and what was agreed, then a card for each side with rows of
// contact details, and the agency's own standing instructions.
func memorandumCRM(p *paper) {
	c := p.c
	p.margins(40, 44, 40, 64)
	st := style{family: "Helvetica", size: 9, align: 'L', leading: 1.3, after: 5}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-52, p.right-p.left, c.Agent.Name+" is a member of a redress scheme and is supervised for money laundering. Registered office: "+c.Agent.Address.Comma()+". Company number "+c.Agent.CompanyNo+".", st.sized(7).col(120, 120, 120))
		p.textAt(p.left, p.height-30, p.right-p.left, "Printed from sales progression, "+slashDate(c.MemoDate)+" 16:52", st.sized(7).right().col(120, 120, 120))
	}
	p.page()
	y := p.textAt(p.left, p.y, 300, b(p.words(memoPath+"/agent", c.Agent.Name)), st.sized(15).col(200, 70, 20))
	p.textAt(p.left, p.y, p.right-p.left, c.Agent.Address.Comma()+"\n"+c.Agent.Phone+"\n"+c.Agent.Email, st.sized(7.5).right())
	p.y = y + 26
	p.para(b("Sales Memorandum")+"    "+p.words(memoPath+"/property", c.Property.Comma()), st.sized(11).gap(8))
	strip := table{widths: []float64{1, 1, 1, 1, 1}, st: st.centred(), rules: grid, pad: 5, gray: 200, fill: &[3]int{240, 240, 240}}
	asked := (c.Price/5000 + 1) * 5000
	p.row(strip, "Asking price\n"+pounds(asked), "Agreed price\n"+b(p.money(pricePath, c.Price, pounds(c.Price))), "Sale agreed\n"+p.date(memoPath+"/date", c.MemoDate, c.MemoDate.Format("02-Jan-2006")), "Tenure\n"+p.memoTenure(), "Branch ref\n"+c.Agent.Ref)
	p.gap(12)
	t := table{widths: []float64{1, 3.6}, st: st, rules: underRows, pad: 3, gray: 210}
	side := func(title, path string, people []Person, home string, firm Firm, firmPath string) {
		p.band([3]int{200, 70, 20}, title, st.bold().col(255, 255, 255))
		var all []string
		for n, who := range people {
			all = append(all, p.mark(ix(path, n), who.shown(who.Formal()), who.Formal()))
		}
		p.row(t, "Name(s)", strings.Join(all, " & "))
		p.row(t, "Correspondence", home)
		p.row(t, "Mobile", "07700 900"+c.Agent.CompanyNo[:3])
		p.row(t, "Solicitor", b(p.words(memoPath+firmPath, firm.Name)))
		p.row(t, "Solicitor address", firm.Address.Comma())
		p.row(t, "Case handler", firm.Person+"   DDI "+firm.Phone+"   "+firm.Email)
		p.gap(9)
	}
	side("PURCHASER DETAILS", memoPath+"/buyers/*/name", c.Buyers, buyersHome(p), c.BuyerSolicitor, "/buyerSolicitor")
	side("VENDOR DETAILS", memoPath+"/sellers/*/name", c.Sellers, "As property address", c.SellerSolicitor, "/sellerSolicitor")
	p.band([3]int{200, 70, 20}, "TRANSACTION DETAILS", st.bold().col(255, 255, 255))
	p.row(t, "Buyer's position", p.words(memoPath+"/finance", memoFinance(c)))
	p.row(t, "Chain details", p.words(memoPath+"/chain", memoChain(c)))
	p.row(t, "Target exchange", "As soon as solicitors are ready")
	p.row(t, "Target completion", p.words(memoPath+"/completionTarget", c.Completion.Format("January 2006")))
	p.row(t, "Fixtures included", p.words(memoPath+"/included", "Oven, hob and fitted wardrobes"))
	p.row(t, "Special conditions", p.words(memoPath+"/notes/0/text", "Seller asks for two weeks between exchange and completion."))
	p.gap(10)
	p.para("Vendor's solicitor: please confirm that our commission account will be paid from the proceeds of sale on completion. We hold no deposit for this sale. The price is subject to contract and to survey.", st.sized(7.5))
}
