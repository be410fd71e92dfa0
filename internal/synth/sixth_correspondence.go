package synth

// agentPoints is a managing agent's e-mail about an account, its answers as points under
// the questions that were asked, each quoted with a mark before it.
func agentPoints(p *paper) {
	c := p.c
	blk := c.managedBlock()
	st := style{family: "Go", size: 9.4, leading: 1.4, after: 7}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 18, 50))
	by := on.AddDate(0, 0, 14)
	p.margins(58, 58, 58, 58)
	p.page()
	p.para(p.say(letter+"subject", nil, "Re: selling "+c.Property.First()+" - your account"), st.bold().sized(13).gap(6))
	p.para(p.say(letter+"from", nil, blk.Manager.Name)+" <"+blk.Manager.Email+">", st.gap(0))
	p.para(p.say(letter+"date", isoDate(on), on.Format("Mon, 2 Jan 2006"))+" at 10:17", st.col(110, 110, 110).gap(0))
	p.para("to "+p.say(letter+"to", nil, NamesOf(c.Sellers)), st.gap(12))
	p.para("Hello both, answers to your questions below in the order you asked them. Our reference for you is "+p.say(letter+"ourReference", nil, blk.Manager.Ref)+".", st)
	point := func(asked, said string) {
		p.need(54)
		p.para("> "+asked, st.col(110, 110, 110).gap(1))
		p.para(said, st.gap(9))
	}
	due := blk.ServiceCharge / 2
	point("What is our service charge at the moment?", p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pounds(blk.ServiceCharge))+" for the year, in two instalments.")
	if blk.Arrears > 0 {
		due += blk.Arrears
		point("Are we up to date?", "No, I'm afraid: there are arrears of "+p.say(letter+"arrears", float64(blk.Arrears), pounds(blk.Arrears))+" from last year, so with the instalment now due the amount to pay is "+p.say(letter+"amountDemanded", float64(due), pounds(due))+". Please pay by "+p.say(letter+"payBy", isoDate(by), longDate(by))+".")
	} else {
		point("Are we up to date?", "Yes. Only the instalment just demanded, "+p.say(letter+"amountDemanded", float64(due), pounds(due))+", is to pay, by "+p.say(letter+"payBy", isoDate(by), longDate(by))+".")
	}
	if blk.Reserve > 0 {
		point("How much is in the reserve fund?", p.say(letter+"reserveFund", float64(blk.Reserve), pounds(blk.Reserve))+" for all of "+blk.Name+" together.")
	}
	if blk.Section20 != "" {
		point("Are any big works coming up?", p.say(letter+"worksMentioned/0", nil, "Yes, the "+blk.Section20+": you have had our notice under section 20."))
	}
	point("How do our solicitors get the management pack?", "Through the portal on our website. It takes ten working days from payment.")
	p.para("Thanks\n"+blk.Manager.Person+"\n"+blk.Manager.Name+" | "+blk.Manager.Phone, st)
}

// chaserForm is a short letter between firms on a compliments form: who, whose and when in
// a block of labels at the right, a line for the subject, and what is sent as a list.
func chaserForm(p *paper) {
	c := p.c
	from, to := c.SellerSolicitor, c.BuyerSolicitor
	st := style{family: "Times", size: 11.2, leading: 1.34, after: 8}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 4, 20))
	p.margins(70, 64, 70, 64)
	p.page()
	p.para(p.say(letter+"from", nil, from.Name), st.bold().sized(17).gap(0))
	p.para("Solicitors\n"+from.Address.Comma(), st.sized(9).gap(12))
	x := p.left + 220
	y := p.y
	for _, r := range [][2]string{
		{"Date", p.say(letter+"date", isoDate(on), slashDate(on))}, {"We refer to this as", p.say(letter+"ourReference", nil, from.Ref)}, {"You refer to it as", p.say(letter+"yourReference", nil, to.Ref)},
		{"Sent by", "DX and e-mail"},
	} {
		p.textAt(x, y, 96, r[0], st.sized(9.5).italic())
		y = p.textAt(x+100, y, p.right-x-100, r[1], st.sized(10.5))
	}
	p.textAt(p.left, p.y, 200, p.say(letter+"to", nil, to.Name)+"\n"+to.Address.Comma(), st)
	p.y = y + 24
	p.para(p.say(letter+"subject", nil, NamesOf(c.Sellers)+" to "+NamesOf(c.Buyers)+": "+c.Property.First()), st.bold().gap(4))
	p.rule(0.6)
	p.gap(8)
	p.para("With our compliments we enclose:", st)
	for _, s := range []string{"draft contract in duplicate", "official copies of the register and title plan", "property information form and fittings and contents form", "copy energy performance certificate"} {
		p.para("[x]  "+s, st.at(20).gap(2))
	}
	p.gap(8)
	p.para("May we have your confirmation that your clients' offer of mortgage is in hand and that searches have been applied for?", st)
	p.signature(p.left, p.y+8, 90)
	p.gap(24)
	p.para(from.Person, st)
}
