package synth

// competentCopy is a copy that the owner fetched from the scheme's website: a table of
// the register's columns with the one row found, and the terms of the register.
func competentCopy(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Helvetica", size: 8.5, leading: 1.35, after: 6}
	p.margins(38, 60, 38, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, "Printed "+c.AsAt.AddDate(0, 0, -12).Format("2 Jan 2006 15:04")+" from the certificate finder. 1/1", st.sized(7))
	}
	p.page()
	p.para(p.say(competent+"scheme", scheme, scheme), st.sized(16).bold().gap(2))
	p.para("Find a certificate: 1 result for "+c.Property.Postcode, st.sized(11).gap(10))
	t := table{widths: []float64{1.1, 1.7, 1.5, 0.95, 1.5, 0.95}, st: st, rules: grid, pad: 4, gray: 160}
	head := t
	head.fill = &[3]int{220, 232, 222}
	p.row(head, b("Certificate"), b("Address"), b("Notified work"), b("Work done"), b("Business (reg. no.)"), b("Issued"))
	p.row(t, p.say(competent+"certificateNumber", nil, w.CertNo), p.say(competent+"address", nil, c.Property.Comma()), p.say(competent+"work", nil, sentence(w.What)),
		p.say(competent+"workDate", isoDate(w.Done), slashDate(w.Done)), p.say(competent+"installer", nil, w.Installer)+" ("+p.say(competent+"installerNumber", nil, w.installerNumber())+")", p.say(competent+"issueDate", isoDate(w.CertDate), slashDate(w.CertDate)))
	p.gap(10)
	p.para("This print may be used as proof that the work was notified under the Building Regulations by a competent person. Work before 1 April 2002 is not in the register. Guarantees are a matter between owner and installer.", st)
	p.para("Buying a home? Ask for the certificates of windows, boilers, electrics and solar panels.", st.italic())
}
