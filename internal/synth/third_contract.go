package synth

import (
	"fmt"
	"strings"
)

// contractSchedule is an old firm's contract: an operative page in prose that refers
// to a schedule of numbered particulars at its end, and conditions with a title each.
func contractSchedule(p *paper) {
	c := p.c
	p.margins(84, 78, 72, 70)
	st := style{family: "Times", size: 11.5, align: 'J', leading: 1.4, after: 8}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("- %d -", p.pdf.PageNo()), st.centred().sized(9))
	}
	p.page()
	p.para("SUBJECT TO CONTRACT: "+strings.ToUpper(c.SellerSolicitor.Name)+" DRAFT", st.left().sized(8))
	p.para(b("AN AGREEMENT")+" made the            day of                     "+fmt.Sprint(c.AsAt.Year()), st)
	price := contractPrice(c)
	p.para("between "+p.partiesOf(contractPath+"/sellers/*/name", c.Sellers, Person.Upper)+" of "+c.Property.Comma()+" (called the Vendor) and "+p.partiesOf(contractPath+"/buyers/*/name", c.Buyers, Person.Upper)+" of "+buyersHome(p)+" (called the Purchaser) by which the Vendor is to sell and the Purchaser is to buy the property in the Schedule at the price there stated, upon the following conditions.", st)
	list := [][2]string{
		{"Incorporation", "The " + p.words(contractPath+"/conditions", "Standard Conditions of Sale (Fifth Edition)") + " apply so far as they do not conflict with these conditions."},
		{"Deposit", "One tenth of the price, " + p.money(contractPath+"/deposit", price/10, pence(price/10)) + ", is payable on exchange to the Vendor's solicitors as agents for the Vendor."},
		{"Title", "Title has been deduced before the date of this agreement and no requisition may be raised upon it."},
		{"Possession", p.mark(contractPath+"/vacantPossession", "Yes", "Vacant possession will be given upon completion.")},
		{"Interest", "The contract rate is " + p.words(contractPath+"/contractRate", "five per cent above the base rate of the Bank of England") + "."},
		{"Chattels", "No part of the price is for chattels, which the Purchaser takes as they stand."},
	}
	if len(c.Title.Covenants) > 0 {
		list = append(list, [2]string{"Indemnity", p.passage(contractPath+"/indemnityCovenant/text", "In the transfer the Purchaser will covenant to keep the covenants noted on the register and to indemnify the Vendor against breach of them.")})
	}
	for n, s := range list {
		p.need(50)
		p.labelled(0, p.words(ix(contractPath+"/specialConditions/*/number", n), fmt.Sprint(n+1))+".", 26, u(s[0]), st.gap(2))
		p.para(p.passage(ix(contractPath+"/specialConditions/*/text", n), s[1]), st.at(26))
	}
	if c.Seller.Occupiers == "Yes" && c.Seller.OccupierSign == "Yes" {
		p.para("The adult occupier, "+p.words(contractPath+"/occupiers/0/name", c.Seller.OccupierName)+", joins in to release any interest and agrees to leave by completion.", st.at(26))
	}
	p.page()
	p.para(b("THE SCHEDULE"), st.centred())
	for n, s := range [][2]string{
		{"The property", p.contractProperty()},
		{"The interest sold", p.words(tenurePath, c.Tenure()) + ", registered at HM Land Registry under " + p.words(titleNumberPath, contractTitle(c))},
		{"The price", "£" + p.money(pricePath, price, commas(price)+".00") + " (" + poundsInWords(price) + " pounds)"},
		{"The balance after deposit", "£" + p.money(contractPath+"/balance", price-price/10, commas(price-price/10)+".00")},
		{"Completion", "to take place on " + p.date(contractPath+"/completionDate", c.Completion, nthOf(c.Completion)) + " by noon"},
		{"Capacity of the Vendor", "the Vendor transfers with " + p.mark(contractPath+"/guarantee", "full", "full title guarantee")},
		{"Subject to", p.passage(contractPath+"/incumbrances", incumbrances(c))},
		{"Vendor's solicitors", p.words(contractPath+"/sellerSolicitor", c.SellerSolicitor.Name) + ", " + c.SellerSolicitor.Address.Comma()},
		{"Purchaser's solicitors", p.words(contractPath+"/buyerSolicitor", c.BuyerSolicitor.Name) + ", " + c.BuyerSolicitor.Address.Comma()},
	} {
		p.labelled(0, "("+romanNumeral(n+1)+")", 36, i(s[0])+" - "+s[1]+".", st)
	}
	p.gap(20)
	p.para("Signed ............................................ Vendor / Purchaser", st)
}
