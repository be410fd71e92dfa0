package synth

// competentPanels is a scheme's certificate in three panels: for whom, by whom, and
// what was notified, with the declaration in small type around them.
func competentPanels(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Go", size: 9, leading: 1.4, after: 5}
	tint := [3]int{255, 243, 214}
	p.margins(56, 54, 56, 60)
	p.page()
	p.row(table{widths: []float64{2, 1}, st: st, rules: noRules, pad: 4}, b(p.say(competent+"scheme", scheme, scheme))+"\nDeclaration of compliance with the Building Regulations", "No. "+b(p.say(competent+"certificateNumber", nil, w.CertNo))+"\nSent "+p.say(competent+"issueDate", isoDate(w.CertDate), w.CertDate.Format("02 Jan 2006")))
	p.gap(8)
	panel := func(title string, lines ...string) {
		p.need(80)
		p.band(tint, b(title), st)
		for n := 0; n < len(lines); n += 2 {
			p.labelled(6, lines[n], 150, lines[n+1], st)
		}
		p.gap(6)
	}
	panel("1. The premises", "Addressed to", "The householder", "Where the work was done", p.say(competent+"address", nil, c.Property.Line()))
	panel("2. The registered business", "Trading name", p.say(competent+"installer", nil, w.Installer), "Membership", p.say(competent+"installerNumber", nil, w.installerNumber()), "Telephone", "01632 960 655")
	panel("3. The work", "Type", p.say(competent+"work", nil, sentence(w.What)), "Finished", p.say(competent+"workDate", isoDate(w.Done), w.Done.Format("02 Jan 2006")), "Rooms", "As agreed with the customer", "Notified to", c.Council)
	if scheme == "FENSA" {
		p.para("Is the guarantee backed by insurance?   "+p.say(competent+"insuranceBacked", "Yes", "Yes"), st)
	}
	p.para("The business declares that the work meets the requirements of the Building Regulations 2010 that apply to it. The scheme does not inspect every job: some two in a hundred are visited. A replacement of this certificate costs £25 and carries the same number.", st.sized(7.5))
	p.signature(p.left, p.y+12, 90)
}
