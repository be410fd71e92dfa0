package synth

// sellersReply is the seller's solicitor answering enquiries: references in a
// ruled table, each enquiry in bold with its answer under it.
func sellersReply(p *paper) {
	c := p.c
	from, to := c.SellerSolicitor, c.BuyerSolicitor
	p.margins(60, 90, 60, 66)
	st := style{family: "Go", size: 9.5, align: 'L', leading: 1.4, after: 7}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 3, 14))
	p.header = func() {
		p.textAt(p.left, 36, p.right-p.left, from.Name, st.sized(16).bold().col(30, 70, 60))
		p.textAt(p.left, 60, p.right-p.left, from.Address.Comma()+"  |  "+from.Phone+"  |  DX 4127 "+from.Address.Town, st.sized(7.5).col(100, 100, 100))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "Authorised and regulated by the Solicitors Regulation Authority. We never change our bank details by e-mail; telephone us before you send money.", st.sized(7).centred())
	}
	p.page()
	t := table{widths: []float64{0.8, 2, 0.8, 1.6}, st: st.sized(8.5), rules: grid, pad: 4, gray: 160}
	p.row(t, b("To"), p.say(letter+"to", nil, to.Name), b("Date"), p.say(letter+"date", isoDate(on), dotDate(on)))
	p.row(t, b("Your ref"), p.say(letter+"yourReference", nil, to.Ref), b("Our ref"), p.say(letter+"ourReference", nil, from.Ref))
	p.row(t, b("By"), "E-mail only", b("From"), p.say(letter+"from", nil, from.Name)+" ("+from.Person+")")
	p.row(t, b("Subject"), p.say(letter+"subject", nil, "Replies to enquiries: "+NamesOf(c.Sellers)+" to "+NamesOf(c.Buyers)))
	p.gap(14)
	p.para("Thank you for your e-mail. Our replies are in the order of your enquiries.", st)
	for _, q := range [][2]string{
		{"1. Draft contract", "Approved as amended. Please supply an engrossment for signature."},
		{"2. Meter readings", "These will be taken on the day of completion and given to the suppliers."},
		{"3. Keys", "All sets will be left with " + c.Agent.Name + "."},
		{"4. Notices", "Please see the replies in the property information form, to which nothing need be added."},
	} {
		p.para(q[0], st.bold().gap(1))
		p.para(q[1], st.at(14))
	}
	p.para("Nothing in this message amounts to an exchange of contracts.", st.italic())
	p.para(from.Person+", "+from.Name, st)
}
