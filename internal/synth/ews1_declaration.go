package synth

// ewsDeclaration is a form filled in by typewriter beside its printed words: both
// options in full, each box with its letter behind, and the declaration last.
func ewsDeclaration(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Times", size: 10.5, leading: 1.28, after: 5}
	p.margins(60, 54, 60, 60)
	p.ticks = tickCross
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, "Form EWS1, second edition. One form for each building; it is not a fire risk assessment and not life safety advice. Forms from A1 to B2 are all valid for up to 5 years.", st.sized(8))
	}
	p.page()
	p.para("EXTERNAL WALL FIRE REVIEW", st.sized(16).bold().gap(8))
	p.para("Client: "+p.say(ews+"client", nil, c.Lease.Landlord.Name), st)
	p.para("Building to which this form applies: "+p.words(ews+"building", c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town)+", "+p.say(ews+"postcode", nil, c.Property.Postcode), st.gap(10))
	p.para("I confirm that I have used reasonable skill and care to investigate the primary external wall materials and cavity barriers, and as described below (cross one box only):", st)
	for _, group := range []struct{ letter, words string }{{"A", "OPTION A. External wall materials are unlikely to support combustion."}, {"B", "OPTION B. Combustible materials are present in the external wall."}} {
		p.para(group.words, st.bold().gap(3))
		for _, o := range ewsOptions {
			if o[0][:1] != group.letter {
				continue
			}
			mark := box(o[0] == c.Block.EWS1, o[0])
			if o[0] == c.Block.EWS1 {
				mark = p.say(ews+"option", o[0], mark)
			}
			p.labelled(20, mark, 70, o[1]+".", st)
		}
	}
	p.gap(10)
	t := table{widths: []float64{1, 1}, st: st, rules: outline, pad: 7, gray: 60}
	p.row(t, "Name: "+p.say(ews+"signatory", nil, who.Name())+"\nQualifications: "+p.say(ews+"qualification", nil, "Chartered engineer")+"\nOf: "+p.say(ews+"firm", nil, firm), "Body: "+p.say(ews+"professionalBody", nil, body)+"\nMembership no. "+p.say(ews+"membershipNumber", nil, number)+"\nDated: "+p.say(ews+"date", isoDate(date), ordinalDate(date)))
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.signature(p.left+20, p.y+14, 110)
}
