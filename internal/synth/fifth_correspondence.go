package synth

import "fmt"

// agentProse is a managing agent's letter in prose to an owner who is selling: what the
// year costs, what is owing and by when, what is in the reserve and what is planned.
func agentProse(p *paper) {
	c := p.c
	blk := c.managedBlock()
	st := style{family: "Times", size: 11.3, leading: 1.34, after: 9}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 24, 60))
	by := on.AddDate(0, 0, 28)
	p.margins(78, 66, 78, 70)
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, "Directors: "+blk.Manager.Person+" MTPI, R. Abara FRICS.  Registered in England no. "+blk.Manager.CompanyNo, st.sized(8).centred())
	}
	p.page()
	p.para(p.say(letter+"from", nil, blk.Manager.Name), st.bold().sized(16).centred().gap(0))
	p.para("Managing Agents and Surveyors\n"+blk.Manager.Address.Comma()+"\n"+blk.Manager.Phone, st.sized(9).centred().gap(20))
	p.para(p.say(letter+"date", isoDate(on), nthOf(on)), st.right().gap(4))
	p.para("Our ref. "+p.say(letter+"ourReference", nil, blk.Manager.Ref), st.right().gap(10))
	p.para(p.say(letter+"to", nil, NamesOf(c.Sellers))+",\n"+c.Property.First()+",\n"+c.Property.Town+".", st.gap(16))
	p.para("Dear "+c.Sellers[0].Title+" "+c.Sellers[0].Last+",", st)
	p.para(p.say(letter+"subject", nil, "Your sale of "+c.Property.First()), st.bold())
	p.para("Thank you for letting us know that you are selling. You asked how matters stand, so that your solicitors may have it before they send us the usual form.", st)
	half := blk.ServiceCharge / 2
	first := "The service charge for the current year comes to " + p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge)) + ", which we ask for in two halves."
	if blk.Arrears > 0 {
		due := half + blk.Arrears
		p.para(first+" I am afraid that "+p.say(letter+"arrears", float64(blk.Arrears), pence(blk.Arrears))+" is outstanding from earlier demands. With the half of "+pence(half)+" that has just fallen due you owe "+p.say(letter+"amountDemanded", float64(due), pence(due))+", and we should be grateful for a cheque or transfer by "+p.say(letter+"payBy", isoDate(by), nthOf(by))+". We cannot certify the account as clear until then.", st)
	} else {
		p.para(first+" Nothing is owing from earlier demands. The half of "+p.say(letter+"amountDemanded", float64(half), pence(half))+" now asked for should reach us by "+p.say(letter+"payBy", isoDate(by), nthOf(by))+".", st)
	}
	if blk.Reserve > 0 {
		p.para("At the last count the reserve fund held "+p.say(letter+"reserveFund", float64(blk.Reserve), pounds(blk.Reserve))+" for the whole of "+blk.Name+". It stays with the "+map[bool]string{true: "building", false: "estate"}[c.Block != nil]+" and is not repaid to an owner who leaves.", st)
	}
	if blk.Section20 != "" {
		p.para(p.say(letter+"worksMentioned/0", nil, "As you will know from our notices, the "+blk.Section20+" is in hand and will be charged when the contract is let."), st)
	}
	p.para("The cleaners have a new rota from the first of the month, and the gardener asks that footballs be kept off the borders.", st)
	p.para("Yours sincerely,", st.gap(30))
	p.signature(p.left, p.y-16, 110)
	p.para(blk.Manager.Person+"\nProperty Manager", st)
}

// conveyancersQuestions is what a buyer's conveyancer asks of anybody.
var conveyancersQuestions = []string{
	"Please confirm that the seller is not aware of anybody with an interest in the property who is not named in the papers.",
	"Please let us have the last two years' service records for the boiler, or say that there are none.",
	"The plan to the draft contract is in black and white. A coloured copy, please.",
	"Please confirm that the meters will be read on the day of completion and the suppliers told.",
	"Please confirm that you will adopt the Protocol's form of undertaking for the redemption of any mortgage.",
}

// enquiriesNumbered is a conveyancer's letter with a schedule of enquiries by number and
// room for the reply to each, as firms send them to be filled in.
func enquiriesNumbered(p *paper) {
	c := p.c
	from, to := c.BuyerSolicitor, c.SellerSolicitor
	st := style{family: "Helvetica", size: 9.8, leading: 1.36, after: 8}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 8, 25))
	p.margins(62, 62, 62, 66)
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, from.Name+" is regulated by the Council for Licensed Conveyancers (licence 1204).     "+fmt.Sprint(p.pageNumber()), st.sized(7.5).centred())
	}
	p.page()
	p.para(p.say(letter+"from", nil, from.Name), st.bold().sized(15).gap(0))
	p.para(from.Address.Comma()+"\nDX 40182 "+from.Address.Town+"   Tel "+from.Phone, st.sized(8).gap(16))
	t := table{widths: []float64{0.8, 2, 0.8, 1.6}, st: st, rules: noRules, pad: 2}
	p.row(t, "To", p.say(letter+"to", nil, to.Name), "Date", p.say(letter+"date", isoDate(on), on.Format("02.01.2006")))
	p.row(t, "Your ref", p.say(letter+"yourReference", nil, to.Ref), "Our ref", p.say(letter+"ourReference", nil, from.Ref))
	p.row(t, "By", "e-mail only", "", "")
	p.gap(10)
	p.para("Dear Colleagues", st)
	p.para(p.say(letter+"subject", nil, "Additional enquiries: "+c.Property.First()+", "+c.Property.Town), st.bold())
	p.para("Our client is keen to proceed. Would you please take instructions and fill in the right-hand column below? We reserve the right to ask more when the searches are in.", st)
	g := table{widths: []float64{0.3, 3, 2}, st: st, rules: grid, pad: 5, gray: 130}
	p.row(g, "", b("Enquiry"), b("Reply"))
	for n, s := range conveyancersQuestions {
		p.row(g, fmt.Sprint(n+1), s, "")
	}
	p.gap(10)
	p.para("Yours faithfully", st.gap(26))
	p.signature(p.left, p.y-14, 100)
	p.para(from.Person+"\nLicensed Conveyancer", st)
}
