package synth

import (
	"fmt"
	"time"
)

// nthOf is a day with its ordinal, as letters have it: "6th July 2007".
func nthOf(t time.Time) string {
	return fmt.Sprintf("%d%s %s", t.Day(), ordinal(t.Day()), t.Format("January 2006"))
}

// agentStatement is the managing agent's statement of account with a few words
// above it: references in a row of boxes, sums in a column, the sender at the foot.
func agentStatement(p *paper) {
	c := p.c
	blk := c.managedBlock()
	p.margins(56, 60, 56, 80)
	st := style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.35, after: 8}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-60, p.right-p.left, blk.Manager.Address.Comma()+" | "+blk.Manager.Phone+" | "+blk.Manager.Email, st.sized(7.5).centred())
	}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 20, 70))
	by := on.AddDate(0, 0, 21)
	p.page()
	to := NamesOf(c.Sellers)
	p.para(p.say(letter+"to", nil, to)+"\n"+c.Property.First()+"\n"+c.Property.Town+"\n"+c.Property.Postcode, st.at(20).gap(20))
	t := table{widths: []float64{1, 1, 1}, st: st, rules: grid, pad: 5, gray: 120}
	head := t
	head.st, head.fill = st.sized(8), &[3]int{235, 235, 235}
	p.row(head, "Sent by", "Account", "Statement date")
	p.row(t, p.say(letter+"from", nil, blk.Manager.Name), p.say(letter+"ourReference", nil, blk.Manager.Ref), p.say(letter+"date", isoDate(on), slashDate(on)))
	p.gap(14)
	p.para(p.say(letter+"subject", nil, "Statement of account for "+c.Property.First()), st.sized(13).bold())
	half := blk.ServiceCharge / 2
	p.para("The budget puts your share of this year's expenditure at "+p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge))+", collected in two equal parts.", st)
	due := half + blk.Arrears
	sums := table{widths: []float64{4, 1}, st: st, rules: underRows, pad: 4, gray: 170}
	p.row(sums, b("Item"), b("£"))
	if blk.Arrears > 0 {
		p.row(sums, "Arrears brought forward", p.say(letter+"arrears", float64(blk.Arrears), commas(blk.Arrears)+".00"))
	} else {
		p.row(sums, "Balance brought forward", "0.00")
	}
	p.row(sums, "Interim service charge, half year", commas(half)+".00")
	p.row(sums, b("Balance now payable"), b(p.say(letter+"amountDemanded", float64(due), commas(due)+".00")))
	p.gap(8)
	p.para("Kindly settle the balance no later than "+p.say(letter+"payBy", isoDate(by), slashDate(by))+". The statutory summary of your rights is overleaf.", st)
	if blk.Section20 != "" {
		p.para(p.say(letter+"worksMentioned/0", nil, "Leaseholders should budget for the "+blk.Section20+", on which we are consulting."), st)
	}
	p.para("Accounts Department", st)
}

// enquiriesLetter is the buyer's solicitor writing to the seller's: everything
// that names the letter on one line, and numbered points.
func enquiriesLetter(p *paper) {
	c := p.c
	from, to := c.BuyerSolicitor, c.SellerSolicitor
	p.margins(80, 66, 80, 70)
	st := style{family: "Go", size: 10, align: 'J', leading: 1.4, after: 8}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, "A list of the partners may be inspected at "+from.Address.Comma()+". Service by e-mail is not accepted.", st.left().sized(7))
	}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 5, 20))
	p.page()
	p.para(p.say(letter+"from", nil, from.Name), st.sized(14).centred().gap(0))
	p.para(from.Address.Comma()+"   t: "+from.Phone+"   e: "+from.Email, st.sized(8).centred().gap(6))
	p.rule(0.6)
	p.gap(14)
	p.para("Us: "+p.say(letter+"ourReference", nil, from.Ref)+"     You: "+p.say(letter+"yourReference", nil, to.Ref)+"     "+p.say(letter+"date", isoDate(on), nthOf(on)), st.left().sized(9).gap(12))
	p.para(p.say(letter+"to", nil, to.Name)+", by e-mail only to "+to.Email, st.left().gap(12))
	p.para("Dear "+to.Person, st.left())
	p.para("Re:  "+p.say(letter+"subject", nil, "Purchase of "+c.Property.First()+", "+c.Property.Town+" by "+NamesOf(c.Buyers)), st.left().bold())
	p.para("Thank you for the draft papers, which we are considering. Meanwhile would you kindly:", st)
	p.labelled(14, "(i)", 40, "let us have the fittings and contents form signed by every seller;", st.gap(3))
	p.labelled(14, "(ii)", 40, "confirm that the keys will be left with the selling agent; and", st.gap(3))
	p.labelled(14, "(iii)", 40, "say whether your client can agree a period of two weeks between exchange and completion.", st)
	p.para("Our client's surveyor has visited and we shall revert on anything that arises from the report.", st)
	p.para("Yours sincerely", st.left().gap(30))
	p.signature(p.left, p.y-16, 105)
	p.para(from.Person+"\nfor "+from.Name, st.left())
}
