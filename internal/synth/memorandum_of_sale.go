package synth

import (
	"github.com/paperwurks/paperwurks/internal/papers"
)

const memoPath = "/paperwurks/memorandum_of_sale"

var memorandumLayouts = []layout{
	{kind: papers.MemorandumOfSale, name: "agents-table", write: memorandumTable},
	{kind: papers.MemorandumOfSale, name: "agents-letter", write: memorandumLetter},
	{kind: papers.MemorandumOfSale, name: "agency-system-print", write: memorandumCRM},
	{kind: papers.MemorandumOfSale, name: "agents-columns", heldOut: true, write: memorandumColumns},
}

func memoFinance(c *Case) string {
	if c.Lender == "" {
		return "Cash, no related sale"
	}
	return "Mortgage with " + c.Lender
}

func (p *paper) memoTenure() string { return p.words(tenurePath, p.c.Tenure()) }

// memorandumTable is an agent's one-page form: a box for each party.
func memorandumTable(p *paper) {
	c := p.c
	p.margins(54, 54, 54, 54)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.35, after: 6}
	p.page()
	p.pdf.SetFillColor(120, 20, 50)
	p.pdf.Rect(0, 0, p.width, 46, "F")
	p.textAt(p.left, 14, 400, b(p.words(memoPath+"/agent", c.Agent.Name)), p.body.sized(16).col(255, 255, 255))
	p.y = 70
	p.para(b("MEMORANDUM OF SALE"), p.body.sized(15).gap(3))
	p.para("SUBJECT TO CONTRACT", p.body.bold().gap(12))
	t := table{widths: []float64{1, 2.4}, st: p.body, rules: grid, pad: 6, gray: 160}
	p.row(t, b("Date"), p.date(memoPath+"/date", c.MemoDate, longDate(c.MemoDate)))
	p.row(t, b("Property"), p.words(memoPath+"/property", c.Property.Comma()))
	p.row(t, b("Tenure"), p.memoTenure())
	p.row(t, b("Agreed price"), p.money(pricePath, c.Price, pounds(c.Price)))
	p.row(t, b("Vendor(s)"), p.partiesOf(memoPath+"/sellers/*/name", c.Sellers, Person.Formal))
	p.row(t, b("Vendor's solicitor"), p.words(memoPath+"/sellerSolicitor", c.SellerSolicitor.Name)+"\n"+c.SellerSolicitor.Address.Comma()+"\nTel: "+c.SellerSolicitor.Phone+"\nActing: "+c.SellerSolicitor.Person)
	p.row(t, b("Purchaser(s)"), p.partiesOf(memoPath+"/buyers/*/name", c.Buyers, Person.Formal))
	p.row(t, b("Purchaser's solicitor"), p.words(memoPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+"\n"+c.BuyerSolicitor.Address.Comma()+"\nTel: "+c.BuyerSolicitor.Phone+"\nActing: "+c.BuyerSolicitor.Person)
	p.row(t, b("Method of purchase"), p.words(memoPath+"/finance", memoFinance(c)))
	p.row(t, b("Chain"), p.words(memoPath+"/chain", memoChain(c)))
	p.row(t, b("Proposed completion"), p.words(memoPath+"/completionTarget", longDate(c.Completion)))
	p.row(t, b("Included in price"), p.words(memoPath+"/included", "Carpets, curtains and integrated kitchen appliances"))
	p.row(t, b("Notes"), p.words(memoPath+"/notes/0/text", "Viewings have ceased. Please confirm receipt of this memorandum."))
	p.gap(10)
	p.para("Neither party is bound until contracts are exchanged. "+c.Agent.Name+", "+c.Agent.Address.Comma()+". Telephone "+c.Agent.Phone+".", p.body.sized(8))
}

func memoChain(c *Case) string {
	if c.Seed%2 == 0 {
		return "No onward chain"
	}
	return "Vendors are buying; purchase agreed. Purchasers have nothing to sell"
}

// memorandumLetter says the same in a letter to both solicitors.
func memorandumLetter(p *paper) {
	c := p.c
	p.margins(72, 64, 72, 64)
	p.body = style{family: "Times", size: 11.5, align: 'L', leading: 1.3, after: 9}
	p.page()
	p.para(b(p.words(memoPath+"/agent", c.Agent.Name)), p.body.sized(17).right().gap(0))
	p.para(c.Agent.Address.Comma()+"\n"+c.Agent.Phone+"  "+c.Agent.Email, p.body.sized(9).right())
	p.para(p.date(memoPath+"/date", c.MemoDate, longDate(c.MemoDate)), p.body)
	p.para("To the solicitors acting", p.body)
	p.para("Dear Sirs", p.body)
	p.para(b("Notification of sale - subject to contract\n"+p.words(memoPath+"/property", c.Property.Line())), p.body)
	p.para("We are pleased to confirm that we have agreed a sale of the above "+p.mark(tenurePath, c.Tenure(), lowerFirst(c.Tenure()))+" property at "+p.money(pricePath, c.Price, pounds(c.Price))+" on the following terms.", p.body)
	for _, l := range [][2]string{
		{"Seller:", p.partiesOf(memoPath+"/sellers/*/name", c.Sellers, Person.Formal)},
		{"Seller's solicitor:", p.words(memoPath+"/sellerSolicitor", c.SellerSolicitor.Name) + ", " + c.SellerSolicitor.Address.Comma() + ". Ref " + c.SellerSolicitor.Ref},
		{"Buyer:", p.partiesOf(memoPath+"/buyers/*/name", c.Buyers, Person.Formal)},
		{"Buyer's solicitor:", p.words(memoPath+"/buyerSolicitor", c.BuyerSolicitor.Name) + ", " + c.BuyerSolicitor.Address.Comma() + ". Ref " + c.BuyerSolicitor.Ref},
		{"Finance:", p.words(memoPath+"/finance", memoFinance(c))},
		{"Completion:", p.words(memoPath+"/completionTarget", "as soon as possible and no later than "+longDate(c.Completion))},
		{"Chain:", p.words(memoPath+"/chain", memoChain(c))},
	} {
		p.labelled(0, l[0], 110, l[1], p.body.gap(4))
	}
	p.gap(8)
	p.para("We should be grateful if the seller's solicitor would send the contract papers to the buyer's solicitor at once. Please let us know of any delay that you foresee and copy us when searches have been ordered, so that we may keep all parties in the chain informed.", p.body)
	p.para("Yours faithfully", p.body)
	p.signature(p.left, p.y+8, 110)
	p.gap(30)
	p.para(c.Agent.Person+"\nSales Progression", p.body)
}

// memorandumColumns puts seller and buyer side by side.
func memorandumColumns(p *paper) {
	c := p.c
	p.margins(46, 60, 46, 60)
	p.body = style{family: "Go", size: 9.5, align: 'L', leading: 1.4, after: 5}
	p.page()
	p.para(p.words(memoPath+"/agent", c.Agent.Name), p.body.sized(18).bold().centred())
	p.para("Sale Agreed Notification", p.body.sized(13).centred().gap(12))
	p.para("Property sold subject to contract", p.body.bold().gap(2))
	p.para(p.words(memoPath+"/property", c.Property.Comma()), p.body)
	p.para("Sale price  "+p.money(pricePath, c.Price, "£"+commas(c.Price))+"          Tenure  "+p.memoTenure()+"          Date agreed  "+p.date(memoPath+"/date", c.MemoDate, slashDate(c.MemoDate)), p.body.gap(10))
	two := table{widths: []float64{1, 1}, st: p.body, rules: grid, pad: 7, gray: 180}
	head := two
	head.fill = &[3]int{222, 230, 240}
	p.row(head, b("SELLER"), b("BUYER"))
	p.row(two, p.partiesOf(memoPath+"/sellers/*/name", c.Sellers, Person.Formal), p.partiesOf(memoPath+"/buyers/*/name", c.Buyers, Person.Formal))
	p.row(head, b("Seller's conveyancer"), b("Buyer's conveyancer"))
	p.row(two, p.words(memoPath+"/sellerSolicitor", c.SellerSolicitor.Name)+"\n"+c.SellerSolicitor.Address.Comma()+"\n"+c.SellerSolicitor.Email, p.words(memoPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+"\n"+c.BuyerSolicitor.Address.Comma()+"\n"+c.BuyerSolicitor.Email)
	p.row(head, b("Position"), b("Funding"))
	p.row(two, p.words(memoPath+"/chain", memoChain(c)), p.words(memoPath+"/finance", memoFinance(c)))
	p.gap(8)
	p.para("Target completion: "+p.words(memoPath+"/completionTarget", longDate(c.Completion)), p.body)
}
