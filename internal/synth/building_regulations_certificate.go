package synth

import (
	"fmt"
	"strings"
)

const buildingRegs = "/paperwurks/building_regulations_certificate/"

// certified is the works that have a completion certificate, or the paper that is
// taken for one.
func (c *Case) certified() []*Work {
	var all []*Work
	for _, w := range c.works() {
		if w.Completion || c.Has("plans-approval-only") && w == c.Home.Extension {
			all = append(all, w)
		}
	}
	return all
}

// inspector is the approved inspectors that issue final certificates.
var inspectors = []string{"Quoin Building Control Ltd", "Meridian Approved Inspectors Limited", "Plumbline Building Control Limited"}

// completionLetter is a council's certificate set as a letter.
func completionLetter(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Times", size: 11, leading: 1.3, after: 8}
	p.page()
	p.para(p.say(buildingRegs+"issuer", nil, c.Council), st.bold().sized(16).gap(0))
	p.para("Building Control", st.sized(12).gap(20))
	p.computed(buildingRegs+"issuerType", "Local authority")
	if !w.Completion {
		p.plansApproval(w, st)
		return
	}
	p.para(p.say(buildingRegs+"certificateType", "Completion certificate", "COMPLETION CERTIFICATE"), st.bold().sized(15).centred())
	p.para("The Building Act 1984\nThe Building Regulations 2010, regulation 17", st.centred().gap(16))
	p.labelled(0, "Reference:", 130, p.say(buildingRegs+"reference", nil, w.Building), st)
	p.labelled(0, "Location:", 130, p.say(buildingRegs+"address", nil, c.Property.Comma()), st)
	p.labelled(0, "Description of work:", 130, p.say(buildingRegs+"works", nil, sentence(w.What)), st)
	p.labelled(0, "Date of completion:", 130, p.say(buildingRegs+"completionDate", isoDate(w.Done), longDate(w.Done)), st.gap(14))
	p.para("This certificate is evidence, but not conclusive evidence, that the requirements of the Building Regulations specified in it have been complied with, so far as the Council has been able to tell after taking all reasonable steps.", st)
	p.para("Date of certificate: "+p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), longDate(w.CertDate)), st)
	p.signature(p.left, p.y+14, 110)
	p.gap(34)
	p.para("Building Control Manager", st)
}

// plansApproval is the rest of a council's letter that passes the plans: the
// work is allowed to begin and nobody has seen it finished.
func (p *paper) plansApproval(w *Work, st style) {
	p.para(p.say(buildingRegs+"certificateType", "Plans approval", "NOTICE OF APPROVAL OF PLANS"), st.bold().sized(14))
	p.para("The Building Act 1984, section 16", st.gap(12))
	p.labelled(0, "Plan number:", 130, p.say(buildingRegs+"reference", nil, w.Building), st)
	p.labelled(0, "Site:", 130, p.say(buildingRegs+"address", nil, p.c.Property.Comma()), st)
	p.labelled(0, "Proposed work:", 130, p.say(buildingRegs+"works", nil, sentence(w.What)), st)
	on := w.PlanDate.AddDate(0, 1, 3)
	p.labelled(0, "Date:", 130, p.say(buildingRegs+"certificateDate", isoDate(on), longDate(on)), st.gap(12))
	p.para("The plans deposited have been passed. Please tell the Building Control Surveyor two days before work begins and again when it is complete.", st)
}

// completionForm is a council's certificate set as a table.
func completionForm(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	p.margins(56, 70, 56, 60)
	p.page()
	if !w.Completion {
		p.para(p.say(buildingRegs+"issuer", nil, c.Council), st.bold().sized(16).gap(14))
		p.computed(buildingRegs+"issuerType", "Local authority")
		p.plansApproval(w, st)
		return
	}
	p.pdf.SetDrawColor(0, 90, 60)
	p.pdf.SetLineWidth(2)
	p.pdf.Rect(36, 40, p.width-72, 520, "D")
	p.para("Building Regulations "+p.say(buildingRegs+"certificateType", "Completion certificate", "Completion Certificate"), st.bold().sized(18).centred().col(0, 90, 60).gap(4))
	p.para("Issued by "+p.say(buildingRegs+"issuer", nil, c.Council), st.centred().gap(16))
	p.computed(buildingRegs+"issuerType", "Local authority")
	p.ruledRows([][2]string{
		{"Application number", p.say(buildingRegs+"reference", nil, w.Building)},
		{"Site address", p.say(buildingRegs+"address", nil, c.Property.Comma())},
		{"Works", p.say(buildingRegs+"works", nil, sentence(w.What))},
		{"Works completed on", p.say(buildingRegs+"completionDate", isoDate(w.Done), slashDate(w.Done))},
		{"Certificate date", p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), slashDate(w.CertDate))},
	}, 0.34, st)
	p.para("The Council was satisfied, on its inspections, that the work met the Building Regulations that applied to it. This document should be kept with the deeds.", st)
}

// finalCertificate is an approved inspector's. Held out.
func finalCertificate(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Go", size: 9.5, leading: 1.35, after: 7}
	who := pick(p.rng, inspectors)
	p.page()
	p.para(p.say(buildingRegs+"issuer", nil, who), st.bold().sized(14).gap(2))
	p.para(p.say(buildingRegs+"issuerType", "Approved inspector", "Approved Inspector")+" under Part II of the Building Act 1984", st.gap(16))
	p.para(p.say(buildingRegs+"certificateType", "Final certificate", "FINAL CERTIFICATE"), st.bold().sized(15).gap(2))
	p.para("Section 51 of the Building Act 1984", st.gap(12))
	for n, r := range [][2]string{
		{"This certificate relates to the following work", p.say(buildingRegs+"works", nil, sentence(w.What))},
		{"The work is at", p.say(buildingRegs+"address", nil, c.Property.Comma())},
		{"Reference", p.say(buildingRegs+"reference", nil, strings.Replace(w.Building, "BR/", "AI-", 1))},
		{"The work was completed on", p.say(buildingRegs+"completionDate", isoDate(w.Done), longDate(w.Done))},
	} {
		p.labelled(0, fmt.Sprint(n+1)+".", 22, b(r[0]+": ")+r[1], st)
	}
	p.para("Dated: "+p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), longDate(w.CertDate)), st)
	p.signature(p.left, p.y+10, 120)
}
