package synth

import (
	"strings"
	"time"
)

const letter = "/paperwurks/correspondence/"

// letterhead writes who sends, to whom, when and about what.
func (p *paper) letterhead(from Firm, to, yours, subject string, on time.Time, st style) {
	p.page()
	p.para(p.say(letter+"from", nil, from.Name), st.bold().sized(15).gap(0))
	p.para(from.Address.Comma(), st.sized(8.5).gap(0))
	p.para("Telephone "+from.Phone+"    "+from.Email, st.sized(8.5).gap(22))
	p.para(p.say(letter+"to", nil, to), st.gap(0))
	for _, l := range p.c.Property.Lines() {
		p.para(l, st.gap(0))
	}
	p.gap(14)
	p.para("Our ref: "+p.say(letter+"ourReference", nil, from.Ref), st.gap(0))
	if yours != "" {
		p.para("Your ref: "+p.say(letter+"yourReference", nil, yours), st.gap(0))
	}
	p.gap(8)
	p.para(p.say(letter+"date", isoDate(on), longDate(on)), st.gap(14))
	p.para("Dear "+to, st)
	p.para(p.say(letter+"subject", nil, subject), st.bold())
}

// agentDemand is the managing agent's request for the service charge.
func agentDemand(p *paper) {
	c := p.c
	blk := c.managedBlock()
	st := style{family: pick(p.rng, []string{"Times", "Helvetica"}), size: 11, leading: 1.3, after: 8}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 30, 60))
	by := on.AddDate(0, 0, 28)
	half := blk.ServiceCharge / 2
	p.letterhead(blk.Manager, c.Sellers[0].Formal(), "", "Service charge: "+c.Property.First(), on, st)
	p.para("Please find below the half-yearly demand for "+c.Property.First()+". The service charge for the year is "+p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge))+".", st)
	due := half
	if blk.Arrears > 0 {
		due += blk.Arrears
		p.para("Our records show arrears of "+p.say(letter+"arrears", float64(blk.Arrears), pence(blk.Arrears))+" from earlier demands.", st)
	}
	p.para("The amount due is "+p.say(letter+"amountDemanded", float64(due), pence(due))+". Please pay by "+p.say(letter+"payBy", isoDate(by), longDate(by))+".", st)
	if blk.Section20 != "" {
		s := "We expect to begin the " + blk.Section20 + " next year."
		p.para(p.say(letter+"worksMentioned/0", nil, s), st)
	}
	p.para("A summary of leaseholders' rights and obligations is enclosed.", st)
	p.para("Yours sincerely", st.gap(34))
	p.signature(p.left, p.y-18, 110)
	p.para(blk.Manager.Person+"\n"+blk.Manager.Name, st)
}

// agentNews is the managing agent's letter about the running of the building.
func agentNews(p *paper) {
	c := p.c
	blk := c.managedBlock()
	st := style{family: "Go", size: 10, leading: 1.35, after: 8}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 60, 120))
	p.letterhead(blk.Manager, c.Sellers[0].Formal(), "", blk.Name+": annual letter", on, st)
	p.para("Thank you for attending the meeting last month. The gardens have been replanted and the entry phone has been mended.", st)
	p.para("The service charge for your property this year is "+p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pounds(blk.ServiceCharge))+", as shown in the budget.", st)
	if blk.Section20 != "" {
		p.para(p.say(letter+"worksMentioned/0", nil, "The "+blk.Section20+" will be put out to tender after consultation."), st)
	}
	p.para("Please do not leave bicycles in the hall.", st)
	p.para("Yours sincerely", st.gap(30))
	p.signature(p.left, p.y-16, 100)
	p.para(blk.Manager.Person+"\nFor "+blk.Manager.Name, st)
}

// solicitorLetter is from one side's solicitor to the other's, about the papers.
func solicitorLetter(p *paper) {
	c := p.c
	st := style{family: "Times", size: 11.5, leading: 1.3, after: 9}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 8, 25))
	if p.doc == nil {
		p.margins(74, 70, 74, 60)
	}
	from, to := c.SellerSolicitor, c.BuyerSolicitor
	p.page()
	p.para(p.say(letter+"from", nil, from.Name), st.bold().sized(16).right().gap(0))
	p.para(strings.Join(from.Address.Lines(), "\n"), st.sized(9).right().gap(14))
	p.para(p.say(letter+"to", nil, to.Name), st.gap(0))
	p.para(strings.Join(to.Address.Lines(), "\n"), st.gap(14))
	p.para("Date: "+p.say(letter+"date", isoDate(on), longDate(on)), st.gap(0))
	p.para("Our ref: "+p.say(letter+"ourReference", nil, from.Ref), st.gap(0))
	p.para("Your ref: "+p.say(letter+"yourReference", nil, to.Ref), st.gap(14))
	p.para("Dear Sirs", st)
	p.para(p.say(letter+"subject", nil, "Our clients: "+NamesOf(c.Sellers)+"; "+c.Property.Line()), st.bold())
	p.para("We refer to the above and enclose the papers that you have asked for. We should be glad if you would let us have your enquiries when your searches are to hand.", st)
	p.para("Our clients hope to complete in about four weeks. They have found somewhere to move to and are ready to exchange.", st)
	p.para("Yours faithfully", st.gap(30))
	p.signature(p.left, p.y-18, 100)
	p.para(from.Name, st)
}

// printedEmail is a message between the solicitors as a mail program prints it. Held out.
func printedEmail(p *paper) {
	c := p.c
	from, to := c.SellerSolicitor, c.BuyerSolicitor
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 7}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 6, 15))
	p.page()
	for _, r := range [][2]string{
		{"From:", p.say(letter+"from", nil, from.Name) + " <" + from.Email + ">"},
		{"Sent:", p.say(letter+"date", isoDate(on), longDate(on)) + " 14:07"},
		{"To:", p.say(letter+"to", nil, to.Name) + " <" + to.Email + ">"},
		{"Subject:", p.say(letter+"subject", nil, c.Property.First()+" - sale to "+c.Buyers[0].Formal())},
	} {
		p.labelled(0, b(r[0]), 56, r[1], st.gap(1))
	}
	p.rule(0.7)
	p.gap(12)
	p.para("Good afternoon", st)
	p.para("Thank you for your message. The contract papers went to you in the post yesterday. Our client is away until Monday and will then sign.", st)
	p.para("Our reference is "+p.say(letter+"ourReference", nil, from.Ref)+".", st)
	p.para("Kind regards\n"+from.Person+"\n"+from.Name, st)
}
