package synth

// completionMail is a council's paper in the body of an electronic letter: a line
// that says what it is, a heading of address and work, and one paragraph.
func completionMail(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Go", size: 10, leading: 1.4, after: 9}
	p.margins(80, 70, 80, 70)
	p.page()
	on, kind, shown := w.CertDate, "Completion certificate", "certificate of completion"
	if !w.Completion {
		on, kind, shown = w.PlanDate.AddDate(0, 1, 3), "Plans approval", "approval of plans"
	}
	p.para(p.say(buildingRegs+"issuer", nil, c.Council)+" | Public Protection | Building Control Service", st.bold().gap(16))
	p.computed(buildingRegs+"issuerType", "Local authority")
	p.para("Date of issue "+p.say(buildingRegs+"certificateDate", isoDate(on), slashDate(on))+"\nQuote "+p.say(buildingRegs+"reference", nil, w.Building), st.right().gap(14))
	p.para("Dear Owner", st)
	p.para("Building Act 1984: "+p.say(buildingRegs+"certificateType", kind, shown), st.bold())
	p.para(p.say(buildingRegs+"works", nil, sentence(w.What))+"\n"+p.say(buildingRegs+"address", nil, c.Property.Comma()), st.bold())
	if w.Completion {
		p.para("Our surveyor's last visit found the work finished on "+p.say(buildingRegs+"completionDate", isoDate(w.Done), slashDate(w.Done))+". I certify that, so far as the Council has been able to ascertain, the relevant requirements of the Building Regulations 2010 are satisfied. The electrical work was notified separately by its installer.", st)
	} else {
		p.para("The Council passes the plans that you deposited. This letter lets the work go ahead and says nothing about work done: notify us at each stage, and ask for a certificate when all is finished.", st)
	}
	p.para("Please keep this letter with the deeds of the property. It is not a planning permission.", st)
	p.para("Yours faithfully", st.gap(28))
	p.signature(p.left, p.y-14, 100)
	p.para("Service Manager", st)
}
