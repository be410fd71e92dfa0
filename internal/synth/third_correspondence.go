package synth

import "strings"

// agentSidebar is a managing agent's letter whose particulars stand in a tinted
// column beside the text.
func agentSidebar(p *paper) {
	c := p.c
	blk := c.managedBlock()
	st := style{family: "Times", size: 10.5, align: 'L', leading: 1.35, after: 9}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 25, 80))
	by := on.AddDate(0, 0, 30)
	due := blk.ServiceCharge/2 + blk.Arrears
	p.margins(214, 64, 54, 64)
	p.page()
	p.pdf.SetFillColor(234, 239, 228)
	p.pdf.Rect(0, 0, 190, p.height, "F")
	small := style{family: "Helvetica", size: 7.5, leading: 1.3, ink: [3]int{90, 110, 70}}
	value := style{family: "Helvetica", size: 9, leading: 1.3}
	at := 64.0
	beside := func(label, s string) {
		at = p.textAt(34, at, 142, label, small)
		at = p.textAt(34, at, 142, s, value) + 9
	}
	beside("sent by", b(p.say(letter+"from", nil, blk.Manager.Name))+"\n"+strings.Join(blk.Manager.Address.Lines(), "\n"))
	beside("telephone", blk.Manager.Phone)
	beside("written on", p.say(letter+"date", isoDate(on), nthOf(on)))
	beside("quote this reference", p.say(letter+"ourReference", nil, blk.Manager.Ref))
	beside("your yearly service charge", p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge)))
	if blk.Arrears > 0 {
		beside("already overdue", p.say(letter+"arrears", float64(blk.Arrears), pence(blk.Arrears)))
	}
	beside("to pay now", b(p.say(letter+"amountDemanded", float64(due), pence(due))))
	beside("last day to pay", p.say(letter+"payBy", isoDate(by), nthOf(by)))
	beside("office hours", "Monday to Friday, 9 to 5.30")
	p.para(p.say(letter+"to", nil, NamesOf(c.Sellers))+"\n"+strings.Join(c.Property.Lines(), "\n"), st.gap(30))
	p.para(p.say(letter+"subject", nil, "Half-yearly request for payment, "+blk.Name), st.sized(14).gap(12))
	p.para("Dear "+c.Sellers[0].Title+" "+c.Sellers[0].Last, st)
	p.para("The sum beside this letter is payable under the terms on which you own "+c.Property.First()+". It goes towards cleaning, lighting, insurance, repairs and the upkeep of the grounds. Our fee for collecting it is part of the budget and not an extra.", st)
	if blk.Arrears > 0 {
		p.para("Part of it was asked for before and has not reached us. We should like to hear from you if there is a reason.", st)
	}
	if blk.Section20 != "" {
		p.para(p.say(letter+"worksMentioned/0", nil, "Looking ahead, the "+blk.Section20+" is planned and a formal consultation has begun."), st)
	}
	p.para("You can pay by standing order, by card over the telephone or at the bank. Cash of more than £50 is not accepted. A summary of tenants' rights and obligations comes with every demand and is printed overleaf.", st)
	p.para("With kind regards", st.gap(34))
	p.signature(p.left, p.y-18, 100)
	p.para(blk.Manager.Person+"\nProperty manager", st)
}

// sellersCompletionLetter is a letter between solicitors in an old firm's style:
// blocked to the right margin, the date in words, the heading underlined.
func sellersCompletionLetter(p *paper) {
	c := p.c
	from, to := c.SellerSolicitor, c.BuyerSolicitor
	p.margins(90, 70, 90, 70)
	st := style{family: "Courier", size: 10, align: 'L', leading: 1.35, after: 12}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 4, 18))
	p.page()
	p.para(p.say(letter+"date", isoDate(on), ordinalDate(on)), st.right())
	p.para("Messrs "+p.say(letter+"to", nil, to.Name)+"\n"+strings.Join(to.Address.Lines(), "\n"), st)
	p.para("Dear Sirs,", st)
	p.para(u(p.say(letter+"subject", nil, "Sale of "+c.Property.First()+" - "+NamesOf(c.Buyers))), st)
	p.para("We thank you for your letter, reference "+p.say(letter+"yourReference", nil, to.Ref)+", and confirm that the contract is with our clients for signature. Completion is proposed for the earliest day that suits the chain.", st)
	p.para("Kindly confirm that you hold the deposit in cleared funds, and let us have your requisitions in good time. Any reply should carry our reference "+p.say(letter+"ourReference", nil, from.Ref)+".", st)
	p.para("Yours faithfully,", st.gap(36))
	p.signature(p.left, p.y-22, 110)
	p.para(strings.Repeat(" ", 4)+p.say(letter+"from", nil, from.Name), st)
}
