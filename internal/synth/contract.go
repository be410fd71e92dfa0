package synth

import (
	"fmt"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const contractPath = "/paperwurks/contract"

var contractLayouts = []layout{
	{kind: papers.Contract, name: "standard-form", write: contractForm},
	{kind: papers.Contract, name: "solicitors-own", write: contractOwn},
	{kind: papers.Contract, name: "boxes-and-run-in", write: contractBoxes},
	{kind: papers.Contract, name: "word-draft", format: "docx", write: contractWord},
	{kind: papers.Contract, name: "particulars-table", heldOut: true, write: contractTable},
}

// contractPrice and contractTitle are what the contract says, which two faults
// make differ from the other papers.
func contractPrice(c *Case) int {
	if c.Has("price-differs") {
		return c.Price - 7500
	}
	return c.Price
}

func contractTitle(c *Case) string {
	if c.Has("title-number-differs") {
		n := []byte(c.Title.Number)
		n[len(n)-1], n[len(n)-2] = '0'+(n[len(n)-1]-'0'+3)%10, '0'+(n[len(n)-2]-'0'+5)%10
		return string(n)
	}
	return c.Title.Number
}

// partiesOf marks the names of people under a list's path.
func (p *paper) partiesOf(path string, people []Person, show func(Person) string) string {
	var all []string
	for n, who := range people {
		all = append(all, p.mark(ix(path, n), who.shown(show(who)), show(who)))
	}
	return names(all)
}

func plainName(w Person) string { return w.Name() }

// sentenceAboutTitle describes what is sold.
func (p *paper) contractProperty() string {
	c := p.c
	return p.words(contractPath+"/property", pick(p.rng, []string{c.Property.Line(), c.Property.Comma()}))
}

func incumbrances(c *Case) string {
	switch {
	case c.Leasehold():
		return "the matters contained or referred to in the Lease and in the registers of title, other than any charge to secure money"
	case len(c.Title.Covenants) > 0:
		return "the matters contained or referred to in the Property and Charges Registers of the title above, save for any financial charge"
	}
	return "none, save as appear on the registers of title"
}

// specialConditions is what solicitors add; the list runs over two pages.
func specialConditions(c *Case) []string {
	list := []string{
		"This contract incorporates the Standard Conditions of Sale (Fifth Edition - 2018 Revision). Where there is a conflict between those conditions and this contract, this contract prevails.",
		"Subject to the terms of this contract and to the Standard Conditions of Sale, the seller is to transfer the property with either full title guarantee or limited title guarantee, as specified above.",
		"The sale includes those contents which are indicated on the attached list as included in the sale and the buyer is to pay the contents price for them.",
		"The property is sold with vacant possession on completion.",
		"Conditions 6.1.2 and 6.1.3 shall take effect as if the time specified in them were 1.00 pm rather than 2.00 pm.",
		"The buyer confirms that in entering into this contract no reliance is placed on any statement made by or on behalf of the seller, save for written replies of the seller's conveyancers to enquiries raised before the date of this contract.",
		"The deposit is to be held by the seller's conveyancers as stakeholder, save that it may be used by the seller as a deposit on a related purchase in England and Wales.",
	}
	if c.Leasehold() {
		list = append(list, "The service charge, the insurance rent and the ground rent shall be apportioned on completion. A retention of £500 from the sale price is to be held by the seller's conveyancers against the service charge of the current year.",
			"The buyer is to serve notice of the transfer and of any charge upon the landlord within the time required by the Lease and to pay the fee for it.")
	}
	if len(c.Title.Covenants) > 0 {
		list = append(list, "The transfer to the buyer shall contain a covenant by the buyer with the seller, by way of indemnity only, to observe and perform the covenants contained or referred to in the registers of title and to indemnify the seller against any liability for their breach.")
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		list = append(list, "In consideration of the buyer entering into this contract the occupier named below agrees to the sale of the property and to vacate it on completion, and releases every right in it.")
	}
	return list
}

// contractForm is the usual two-page printed form: labels in the left column,
// special conditions overleaf.
func contractForm(p *paper) {
	c := p.c
	p.margins(56, 60, 56, 54)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.25, after: 6}
	p.page()
	p.para(b("CONTRACT"), p.body.sized(18).centred().gap(2))
	p.para("Incorporating the "+p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition - 2018 Revision)"), p.body.centred().gap(14))
	t := table{widths: []float64{1, 2.2}, st: p.body, rules: underRows, pad: 6, gray: 90}
	sellers := p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, plainName)
	buyers := p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, plainName)
	p.row(t, b("Date"), ":")
	p.row(t, b("Seller"), ":   "+sellers+" of "+c.Property.Comma())
	p.row(t, b("Buyer"), ":   "+buyers+" of "+buyersHome(p))
	p.row(t, b("Property ("+strings.ToLower(c.Tenure())+")"), ":   The "+p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure()))+" property known as "+p.contractProperty())
	p.row(t, b("Title number/root of title"), ":   "+p.words(titleNumberPath, contractTitle(c)))
	p.row(t, b("Specified incumbrances"), ":   "+p.passage(contractPath+"/incumbrances", sentence(incumbrances(c))))
	p.row(t, b("Title guarantee (full/limited)"), ":   "+p.mark(contractPath+"/guarantee", "full", "Full"))
	p.row(t, b("Completion date"), ":")
	p.row(t, b("Contract rate"), ":   "+p.words(contractPath+"/contractRate", "4% per annum above the base lending rate of Barclays Bank UK PLC"))
	price := contractPrice(c)
	p.row(t, b("Purchase price"), ":   "+p.money(pricePath, price, pence(price)))
	p.row(t, b("Deposit"), ":   "+p.money(contractPath+"/deposit", price/10, pence(price/10)))
	p.row(t, b("Contents price (if separate)"), ":   Nil")
	p.row(t, b("Balance"), ":   "+p.money(contractPath+"/balance", price-price/10, pence(price-price/10)))
	p.gap(8)
	p.para("The seller will sell and the buyer will buy the property for the purchase price.", p.body.bold())
	p.row(table{widths: []float64{1, 1}, st: p.body.sized(9), rules: grid, pad: 8}, "WARNING\nThis is a formal document, designed to create legal rights and legal obligations. Take advice before using it.", "Signed\n\n\nSeller/Buyer")
	p.page()
	p.para(b("SPECIAL CONDITIONS"), p.body.sized(13).centred().gap(10))
	p.specials(contractPath, specialConditions(c), p.body.justified())
	p.gap(10)
	p.row(t, b("Seller's conveyancers"), ":   "+p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name)+"\n    "+c.SellerSolicitor.Address.Comma()+"\n    Ref: "+c.SellerSolicitor.Ref)
	p.row(t, b("Buyer's conveyancers"), ":   "+p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+"\n    "+c.BuyerSolicitor.Address.Comma()+"\n    Ref: "+c.BuyerSolicitor.Ref)
}

// specials writes numbered special conditions and records each. Facts that some
// of them say besides are marked where their words stand.
func (p *paper) specials(base string, list []string, st style) {
	for n, s := range list {
		marked := s
		switch {
		case strings.Contains(s, "with vacant possession"):
			if base == contractPath {
				p.mark(base+"/vacantPossession", "Yes", "")
			}
		case strings.Contains(s, "by way of indemnity"):
			marked = p.passage(base+"/indemnityCovenant/text", s)
		}
		num := p.words(ix(base+"/specialConditions/*/number", n), fmt.Sprint(n+1))
		p.labelled(0, num+".", 26, p.passage(ix(base+"/specialConditions/*/text", n), marked), st)
	}
	if base == contractPath && p.c.Seller.Occupiers == "Yes" && p.c.Seller.OccupierSign == "Yes" {
		p.para("Name of occupier: "+p.words(base+"/occupiers/0/name", p.c.Seller.OccupierName), st.at(26))
	}
}

// buyersHome is where the buyers live now.
func buyersHome(p *paper) string {
	n := &namer{p.rng, map[string]bool{}}
	return n.address(pick(p.rng, englishTowns), false).Comma()
}

// contractOwn is a solicitor's own agreement in numbered clauses.
func contractOwn(p *paper) {
	c := p.c
	p.margins(72, 72, 72, 72)
	p.body = style{family: "Go", size: 10, align: 'J', leading: 1.4, after: 7}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprint(p.pdf.PageNo()), p.body.centred())
	}
	p.page()
	p.para("Draft 2: "+slashDate(c.AsAt.AddDate(0, 0, -9)), p.body.right().sized(8))
	p.gap(40)
	p.para(b("AGREEMENT FOR SALE OF"), p.body.sized(15).centred())
	p.para(b(c.Property.Comma()), p.body.sized(12).centred().gap(24))
	p.para("THIS AGREEMENT is made on                                    "+fmt.Sprint(c.AsAt.Year())+" BETWEEN:", p.body)
	p.labelled(0, "(1)", 30, p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, func(w Person) string { return strings.ToUpper(w.Name()) })+" of "+c.Property.Comma()+" (\""+b("the Seller")+"\"); and", p.body)
	p.labelled(0, "(2)", 30, p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, func(w Person) string { return strings.ToUpper(w.Name()) })+" of "+buyersHome(p)+" (\""+b("the Buyer")+"\").", p.body)
	p.para(b("IT IS AGREED as follows:"), p.body)
	price := contractPrice(c)
	clause := func(n, head string) { p.need(60); p.labelled(0, b(n), 30, b(head), p.body) }
	sub := func(n, s string) { p.labelled(0, n, 30, s, p.body) }
	clause("1.", "Definitions and interpretation")
	for _, d := range [][2]string{
		{"Balance", "the Price less the Deposit, being " + p.money(contractPath+"/balance", price-price/10, pounds(price-price/10))},
		{"Completion Date", p.date(contractPath+"/completionDate", c.Completion, longDate(c.Completion))},
		{"Conditions", "the " + p.words(contractPath+"/conditions", "Standard Conditions of Sale (5th edition)")},
		{"Contract Rate", p.words(contractPath+"/contractRate", "4% above the base rate of Lloyds Bank plc from time to time")},
		{"Deposit", p.money(contractPath+"/deposit", price/10, pounds(price/10))},
		{"Incumbrances", p.passage(contractPath+"/incumbrances", incumbrances(c))},
		{"Price", p.money(pricePath, price, pounds(price))},
		{"Property", "the " + p.mark(tenurePath, c.Tenure(), strings.ToLower(c.Tenure())) + " land and buildings known as " + p.contractProperty() + " registered at HM Land Registry under title number " + p.words(titleNumberPath, contractTitle(c))},
	} {
		p.para("\""+b(d[0])+"\": "+d[1]+";", p.body.at(30))
	}
	clause("2.", "Sale and purchase")
	sub("2.1", "The Seller shall sell and the Buyer shall buy the Property for the Price on the terms of this agreement.")
	sub("2.2", "The Seller sells with "+p.mark(contractPath+"/guarantee", "full", "full title guarantee")+" and the transfer shall be in the form annexed.")
	sub("2.3", "The Property is sold subject to and, where appropriate, with the benefit of the Incumbrances.")
	clause("3.", "Deposit")
	sub("3.1", "The Buyer shall on the date of this agreement pay the Deposit to the Seller's Conveyancer as stakeholder by a method that gives immediately available funds.")
	clause("4.", "Vacant possession")
	sub("4.1", p.mark(contractPath+"/vacantPossession", "Yes", "The Property is sold with vacant possession on completion."))
	clause("5.", "Conditions")
	sub("5.1", "The Part 1 Conditions are incorporated in this agreement so far as they apply to a sale by private treaty, relate to residential property and are not inconsistent with it.")
	sub("5.2", "Condition 1.1.4(a), Condition 3.1.1 and Condition 6.2 do not apply to this agreement.")
	if len(c.Title.Covenants) > 0 {
		sub("5.3", p.passage(contractPath+"/indemnityCovenant/text", "The transfer to the Buyer shall contain a covenant by way of indemnity that the Buyer will observe and perform the covenants referred to in the charges register and will indemnify the Seller against liability for any future breach."))
	}
	clause("6.", "Solicitors")
	sub("6.1", "The Seller's Conveyancer is "+p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name)+" of "+c.SellerSolicitor.Address.Comma()+" (reference "+c.SellerSolicitor.Ref+").")
	sub("6.2", "The Buyer's Conveyancer is "+p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name)+" of "+c.BuyerSolicitor.Address.Comma()+" (reference "+c.BuyerSolicitor.Ref+").")
	clause("7.", "Entire agreement")
	sub("7.1", "This agreement and the documents annexed to it are the whole agreement between the parties and supersede all previous discussions, correspondence and understandings between them relating to their subject matter.")
	clause("8.", "Rights of third parties")
	sub("8.1", "No person who is not a party to this agreement has any right under the Contracts (Rights of Third Parties) Act 1999 to enforce any of its terms.")
	p.para("This agreement has been entered into on the date stated at the beginning of it.", p.body)
	p.gap(14)
	p.row(table{widths: []float64{1, 1}, st: p.body.left(), rules: noRules, pad: 8}, "Signed by the Seller\n\n..............................", "Signed by the Buyer\n\n..............................")
}

// contractWord is a draft sent as a Word document.
func contractWord(p *paper) {
	c := p.c
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.25, after: 6}
	p.page()
	price := contractPrice(c)
	p.para("CONTRACT FOR SALE - DRAFT", p.body.bold().centred())
	p.para("incorporating the "+p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition)"), p.body.centred())
	t := table{widths: []float64{1, 2}, st: p.body}
	p.row(t, "SELLER", p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, plainName))
	p.row(t, "BUYER", p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, plainName))
	p.row(t, "PROPERTY", p.contractProperty())
	p.row(t, "TENURE", p.words(tenurePath, c.Tenure()))
	p.row(t, "TITLE NUMBER", p.words(titleNumberPath, contractTitle(c)))
	p.row(t, "TITLE GUARANTEE", p.mark(contractPath+"/guarantee", "full", "Full title guarantee"))
	p.row(t, "PURCHASE PRICE", p.money(pricePath, price, pounds(price)))
	p.row(t, "DEPOSIT", p.money(contractPath+"/deposit", price/10, pounds(price/10)))
	p.row(t, "COMPLETION DATE", p.date(contractPath+"/completionDate", c.Completion, longDate(c.Completion)))
	p.row(t, "CONTRACT RATE", p.words(contractPath+"/contractRate", "The Law Society's interest rate from time to time in force"))
	p.row(t, "INCUMBRANCES", p.passage(contractPath+"/incumbrances", sentence(incumbrances(c))))
	p.row(t, "SELLER'S SOLICITORS", p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name))
	p.row(t, "BUYER'S SOLICITORS", p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name))
	p.para("The seller will sell and the buyer will buy the property for the purchase price.", p.body)
	p.para("SPECIAL CONDITIONS", p.body.bold())
	p.specials(contractPath, specialConditions(c), p.body)
}

// contractTable is a volume conveyancer's: particulars in a ruled grid with
// coloured heads, then conditions in two columns of small type.
func contractTable(p *paper) {
	c := p.c
	p.margins(44, 50, 44, 50)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.3, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-34, p.right-p.left, c.SellerSolicitor.Name+" | "+c.SellerSolicitor.Ref+" | Contract | page "+fmt.Sprint(p.pdf.PageNo()), p.body.sized(7.5).centred())
	}
	p.page()
	price := contractPrice(c)
	p.band([3]int{40, 60, 110}, b("SALE CONTRACT - PARTICULARS"), p.body.sized(13).col(255, 255, 255))
	t := table{widths: []float64{0.35, 1.3, 3}, st: p.body, rules: grid, pad: 5, gray: 120}
	p.row(t, "A", "The Seller(s)", p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, plainName))
	p.row(t, "B", "The Buyer(s)", p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, plainName))
	p.row(t, "C", "The Property", p.contractProperty())
	p.row(t, "D", "Estate", p.words(tenurePath, c.Tenure()))
	p.row(t, "E", "Title No.", p.words(titleNumberPath, contractTitle(c)))
	p.row(t, "F", "Price", p.money(pricePath, price, "£ "+commas(price)))
	p.row(t, "G", "Deposit payable on exchange", p.money(contractPath+"/deposit", price/10, "£ "+commas(price/10)))
	p.row(t, "H", "Balance on completion", p.money(contractPath+"/balance", price-price/10, "£ "+commas(price-price/10)))
	p.row(t, "I", "Completion", p.date(contractPath+"/completionDate", c.Completion, slashDate(c.Completion)))
	p.row(t, "J", "Guarantee", p.mark(contractPath+"/guarantee", "full", "The Seller sells with full title guarantee"))
	p.row(t, "K", "Rate of interest", p.words(contractPath+"/contractRate", "5% over National Westminster Bank base rate"))
	p.row(t, "L", "Burdens", p.passage(contractPath+"/incumbrances", sentence(incumbrances(c))))
	p.row(t, "M", "Conveyancer for the Seller", p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name))
	p.row(t, "N", "Conveyancer for the Buyer", p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name))
	p.gap(8)
	p.para("The Seller agrees to sell and the Buyer agrees to buy the Property at the Price in accordance with these Particulars, the Special Conditions and the "+p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition, 2018 revision)")+".", p.body)
	p.band([3]int{40, 60, 110}, b("SPECIAL CONDITIONS"), p.body.col(255, 255, 255))
	p.inColumns(2, 18, func() { p.specials(contractPath, specialConditions(c), p.body.sized(8)) })
}
