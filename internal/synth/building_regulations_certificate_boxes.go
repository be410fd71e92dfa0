package synth

// completionBoxes is the certificate of a building control partnership: numbered
// boxes, and the certificate in words between them. Plans that were passed have the
// same sheet with other words.
func completionBoxes(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Times", size: 10.5, leading: 1.3, after: 7}
	p.margins(50, 56, 50, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "Building control surveyors are at their desks from 8.30 to 10.00. A copy of this paper costs £36 including VAT.", st.sized(8).centred())
	}
	p.page()
	p.para(p.say(buildingRegs+"issuer", nil, c.Council), st.sized(18).gap(0))
	p.para("in partnership for Building Control", st.italic().gap(10))
	p.computed(buildingRegs+"issuerType", "Local authority")
	t := table{widths: []float64{1, 1}, st: st, rules: grid, pad: 7, gray: 100}
	refs := func(day string) {
		p.row(t, "1  Number\n"+p.say(buildingRegs+"reference", nil, w.Building), "2  Date of this paper\n"+day)
		p.row(t, "3  To whom\nThe owner or occupier", "4  Building\n"+p.say(buildingRegs+"address", nil, c.Property.Line()))
		p.row(t, "5  Work\n"+p.say(buildingRegs+"works", nil, sentence(w.What)))
		p.gap(10)
	}
	if !w.Completion {
		on := w.PlanDate.AddDate(0, 1, 3)
		p.para(p.say(buildingRegs+"certificateType", "Plans approval", "Approval of plans"), st.sized(15).gap(8))
		refs(p.say(buildingRegs+"certificateDate", isoDate(on), on.Format("2 Jan 2006")))
		p.para("The full plans deposited with us comply with the Building Regulations 2010 and are passed under section 16 of the Building Act 1984. A completion certificate will be given only when the finished work has been inspected. The approval lapses if work is not begun within three years.", st)
	} else {
		p.para(p.say(buildingRegs+"certificateType", "Completion certificate", "Completion certificate")+" under regulation 17", st.sized(15).gap(8))
		refs(p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), w.CertDate.Format("2 Jan 2006")))
		p.para("We inspected the work, which was complete on "+p.say(buildingRegs+"completionDate", isoDate(w.Done), w.Done.Format("2 Jan 2006"))+", and so far as could be seen it satisfied the requirements of Schedule 1 to the Regulations. Plans were passed earlier under the same number. The certificate is evidence of compliance but is not conclusive.", st)
	}
	p.signature(p.left+10, p.y+12, 110)
	p.gap(26)
	p.para("Principal Surveyor", st)
}
