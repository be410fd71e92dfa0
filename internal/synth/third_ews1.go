package synth

// ewsPortal is the page of an electronic register of forms: what was certified in a
// sentence, the form's particulars under it in two columns.
func ewsPortal(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Go", size: 9.5, leading: 1.4, after: 6}
	p.margins(52, 66, 52, 60)
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, "Building safety forms register", st.sized(8).right())
	}
	p.page()
	p.para("EWS1: external wall system", st.sized(18).gap(10))
	words := ""
	for _, o := range ewsOptions {
		if o[0] == c.Block.EWS1 {
			words = o[1]
		}
	}
	p.row(table{widths: []float64{1}, st: st.sized(11), rules: outline, pad: 10, gray: 120}, "Result recorded for the building: "+b(p.say(ews+"option", nil, c.Block.EWS1))+"\n"+words+".")
	p.gap(10)
	t := table{widths: []float64{1, 1.6, 1, 1.6}, st: st.sized(9), rules: underRows, pad: 4, gray: 200}
	p.row(t, "Block", p.say(ews+"building", nil, c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town), "Postcode", p.say(ews+"postcode", nil, c.Property.Postcode))
	p.row(t, "Commissioned by", p.say(ews+"client", nil, c.Lease.Landlord.Name), "Signed on", p.say(ews+"date", isoDate(date), date.Format("2 Jan 2006")))
	p.row(t, "Signed by", p.say(ews+"signatory", nil, who.Name()), "For", p.say(ews+"firm", nil, firm))
	p.row(t, "Member of", p.say(ews+"professionalBody", nil, body), "Member number", p.say(ews+"membershipNumber", nil, number))
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.gap(10)
	p.para("Results run A1, A2, A3, B1, B2. A3 and B2 mean that money may have to be spent. The register does not check what signatories say. Uploaded "+date.AddDate(0, 0, 6).Format("2 Jan 2006")+" by "+c.Block.Manager.Name+".", st.sized(8))
}
