package synth

import "strings"

// agentReminder is a managing agent's overdue letter with a payment slip to tear
// off: references in a column at the right, and the sums in the letter and again
// on the slip.
func agentReminder(p *paper) {
	c := p.c
	blk := c.managedBlock()
	p.margins(64, 58, 64, 56)
	st := style{family: "Helvetica", size: 10, align: 'L', leading: 1.35, after: 8}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 12, 50))
	by := on.AddDate(0, 0, 14)
	half := blk.ServiceCharge / 2
	due := half + blk.Arrears
	p.page()
	p.para("Private and confidential", st.bold().gap(14))
	to := c.Sellers[0].Formal()
	y := p.y
	refs := st.sized(9)
	right := p.right - 190
	y2 := p.textAt(right, y, 190, b(p.say(letter+"from", nil, blk.Manager.Name))+"\n"+strings.Join(blk.Manager.Address.Lines(), "\n")+"\nAccounts line "+blk.Manager.Phone+"\n\n"+
		"Tenant ref  "+p.say(letter+"ourReference", nil, blk.Manager.Ref)+"\nIssued  "+p.say(letter+"date", isoDate(on), on.Format("2 Jan 2006")), refs)
	p.textAt(p.left, y, 220, p.say(letter+"to", nil, to)+"\n"+strings.Join(c.Property.Lines(), "\n"), st)
	p.y = y2 + 24
	title := "Reminder: service charge for " + c.Property.First()
	if blk.Arrears > 0 {
		title = "Overdue account: " + c.Property.First()
	}
	p.para(p.say(letter+"subject", nil, title), st.sized(13).bold())
	p.para("Dear Leaseholder", st)
	p.para("We wrote to you about the interim service charge of "+pence(half)+", being one half of the "+p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge))+" that the budget apportions to your property this year.", st)
	if blk.Arrears > 0 {
		p.para("In addition "+p.say(letter+"arrears", float64(blk.Arrears), pence(blk.Arrears))+" is in arrears from previous periods. An administration charge of £60.00 will be added if we have to refer the debt to our solicitors.", st)
	} else {
		p.para("Your account was clear before this demand and there are no arrears. If you have paid in the last few days please ignore this letter.", st)
	}
	p.para("Please send us "+b(p.say(letter+"amountDemanded", float64(due), pence(due)))+" so that it arrives on or before "+p.say(letter+"payBy", isoDate(by), by.Format("Monday 2 January 2006"))+".", st)
	if blk.Section20 != "" {
		p.para(p.say(letter+"worksMentioned/0", nil, "You will shortly hear from us about the "+blk.Section20+", which this demand does not cover."), st)
	}
	p.para("If you are selling, tell your solicitor about this letter: we cannot give a certificate of compliance while any sum is outstanding.", st)
	p.para("Yours sincerely", st.gap(4))
	p.para("Credit Control", st.gap(18))
	p.pdf.SetDashPattern([]float64{4, 3}, 0)
	p.rule(0.6)
	p.pdf.SetDashPattern(nil, 0)
	p.gap(8)
	p.para("REMITTANCE SLIP - return with your cheque", st.bold().sized(9))
	slip := table{widths: []float64{1, 1, 1}, st: st.sized(8.5), rules: grid, pad: 5, gray: 150}
	p.row(slip, "Account "+blk.Manager.Ref, "Amount due "+pence(due), "Amount paid £ ..................")
}
