package synth

import (
	"fmt"
	"strings"
)

// planningNotice is a district council's decision notice from its planning system:
// the parties at the head, the decision in a sentence, conditions each with its reason,
// the approved plans in a table, and appeal notes on the last page.
func planningNotice(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Helvetica", size: 9.6, leading: 1.34, after: 7}
	p.margins(58, 64, 58, 64)
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("%s                                        Page %d of %s", d.Planning, p.pageNumber(), p.totalPages()), st.sized(8))
	}
	p.page()
	p.para(p.say(planning+"authority", nil, c.Council), st.bold().sized(17).gap(2))
	p.para("Development Management, Civic Offices, "+c.Property.Town+"   planning@"+slug(c.Council)+".example", st.sized(8).gap(12))
	p.para("TOWN AND COUNTRY PLANNING ACT 1990", st.bold().gap(1))
	p.para(map[bool]string{true: "The Town and Country Planning (Development Management Procedure) (Wales) Order 2012", false: "The Town and Country Planning (Development Management Procedure) (England) Order 2015"}[c.Wales], st.gap(10))
	decision := p.say(planning+"decision", "Granted subject to conditions", pick(p.rng, []string{"GRANT OF PLANNING PERMISSION SUBJECT TO CONDITIONS", "APPROVAL WITH CONDITIONS", "PERMISSION GRANTED SUBJECT TO CONDITIONS"}))
	p.para(decision, st.bold().sized(12).centred().gap(10))
	two := table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 4}
	p.row(two, b("Applicant")+"\n"+p.say(planning+"applicant", nil, d.applicant)+"\n"+strings.Join(c.Property.Lines(), "\n"), b("Agent")+"\nFourwalls Design Ltd\n2 Exchange Court\n"+c.Property.Town)
	p.gap(4)
	t := table{widths: []float64{1, 2.6}, st: st, rules: noRules, pad: 2}
	p.row(t, "Application number:", b(p.say(planning+"reference", nil, d.Planning)))
	p.row(t, "Application type:", p.say(planning+"applicationType", nil, d.kind))
	p.row(t, "Date registered:", p.say(planning+"applicationDate", isoDate(d.applied), d.applied.Format("02 January 2006")))
	p.row(t, "Proposal:", p.say(planning+"description", nil, sentence(d.What)))
	p.row(t, "Site:", p.say(planning+"address", nil, c.Property.Comma()))
	p.gap(6)
	p.para(c.Council+" in pursuance of powers under the above Act hereby "+b("GRANTS PERMISSION")+" for the above development in accordance with the plans and particulars submitted, subject to the following conditions:", st)
	reasons := []string{"Reason: To comply with Section 91 of the Town and Country Planning Act 1990, as amended by Section 51 of the Planning and Compulsory Purchase Act 2004.", "Reason: In the interests of visual amenity, in accordance with Policy DES1 of the Local Plan.", "Reason: For the avoidance of doubt and in the interests of proper planning."}
	for n := range d.conditions {
		p.need(56)
		p.labelled(0, p.conditionNumber(n), 26, p.condition(d, n), st.gap(2))
		p.labelled(0, "", 26, reasons[min(n, 2)], st.italic().gap(8))
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.need(80)
	p.para("Approved plans", st.bold().gap(3))
	plans := table{widths: []float64{1.4, 1, 1}, st: st.sized(8.8), rules: grid, pad: 3, gray: 150}
	p.row(plans, b("Plan type"), b("Reference"), b("Received"))
	for n, k := range []string{"Location Plan", "Existing Plans and Elevations", "Proposed Plans and Elevations"} {
		p.row(plans, k, fmt.Sprintf("%d-%02d Rev %c", 1400+c.Seed%90, n+1, 'A'+n), d.applied.AddDate(0, 0, -2-n).Format("02/01/2006"))
	}
	p.gap(8)
	p.para("Informatives", st.bold().gap(3))
	p.labelled(0, "1.", 26, "The Council has worked with the applicant in a positive and proactive manner.", st.gap(3))
	p.labelled(0, "2.", 26, "This permission does not convey approval under the Building Regulations, nor consent of the owner of any land that is not the applicant's. See the Party Wall etc. Act 1996.", st)
	p.need(76)
	p.para("Decision date: "+p.say(planning+"decisionDate", isoDate(d.PlanDate), d.PlanDate.Format("02 January 2006")), st.bold())
	p.signature(p.left, p.y+14, 120)
	p.gap(34)
	p.para("Head of Planning and Growth", st)
	p.page()
	p.para("NOTES", st.bold())
	p.para("Appeals. If the applicant is aggrieved by the decision to refuse permission or to grant it subject to conditions, he or she may appeal to "+map[bool]string{true: "Planning and Environment Decisions Wales", false: "the Planning Inspectorate"}[c.Wales]+" within 12 weeks (householder) or 6 months of the date of this notice. Purchase notices. If the land has become incapable of reasonably beneficial use the owner may serve a notice under Part VI of the Act.", st.sized(8.5))
}

// completionCouncil is a council's completion certificate on its system's sheet: the
// regulation under which it is given, particulars in boxes, and its caveats.
func completionCouncil(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Helvetica", size: 10, leading: 1.36, after: 8}
	p.margins(64, 70, 64, 66)
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, c.Council+" working in partnership with LABC. Building control records are kept for 15 years. A charge is made for copies.", st.sized(7.5).centred())
	}
	p.page()
	p.para(p.say(buildingRegs+"issuer", nil, c.Council), st.bold().sized(15).gap(0))
	p.para("Building Control, Civic Offices, "+c.Property.Town+"\nTel 01632 960 515", st.sized(8.5).gap(16))
	p.computed(buildingRegs+"issuerType", "Local authority")
	if !w.Completion {
		p.councilPlans(w, st)
		return
	}
	p.para("THE BUILDING ACT 1984\nTHE BUILDING REGULATIONS 2010", st.bold().centred().gap(2))
	p.para(p.say(buildingRegs+"certificateType", "Completion certificate", "COMPLETION CERTIFICATE"), st.bold().sized(17).centred().gap(2))
	p.para("Regulation 17", st.centred().gap(14))
	t := table{widths: []float64{1, 2}, st: st, rules: grid, pad: 6, gray: 130}
	p.row(t, b("Application ref."), p.say(buildingRegs+"reference", nil, w.Building))
	p.row(t, b("Type"), pick(p.rng, []string{"Full Plans", "Building Notice"}))
	p.row(t, b("Owner / applicant"), "The Owner")
	p.row(t, b("Location of work"), p.say(buildingRegs+"address", nil, c.Property.First()+"\n"+c.Property.Town+"\n"+c.Property.Postcode))
	p.row(t, b("Details of work"), p.say(buildingRegs+"works", nil, sentence(w.What)))
	p.row(t, b("Date work started"), w.Done.AddDate(0, -5, -9).Format("02/01/2006"))
	p.row(t, b("Date of final inspection"), p.say(buildingRegs+"completionDate", isoDate(w.Done), w.Done.Format("02/01/2006")))
	p.gap(12)
	p.para("I hereby certify under the Building Regulations that, so far as the authority has been able to ascertain, having taken all reasonable steps, the requirements of the Regulations (including Part B, Fire Safety, Schedule 1) are satisfied in respect of the building work described above.", st)
	p.para("This certificate is evidence (but not conclusive evidence) that the relevant requirements specified in it have been complied with. It does not relate to electrical work under Part P unless that is stated.", st)
	p.gap(10)
	p.signature(p.left, p.y+6, 110)
	p.gap(26)
	p.para("for Building Control Manager", st.gap(2))
	p.para("Date of issue: "+p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), w.CertDate.Format("02/01/2006")), st)
	p.para("PLEASE KEEP THIS CERTIFICATE IN A SAFE PLACE. IT WILL BE NEEDED IF YOU SELL THE PROPERTY.", st.bold().sized(9))
}

// councilPlans is the rest of the sheet where only plans were passed.
func (p *paper) councilPlans(w *Work, st style) {
	on := w.PlanDate.AddDate(0, 1, 3)
	p.para(p.say(buildingRegs+"certificateType", "Plans approval", "NOTICE OF PASSING OF PLANS"), st.bold().sized(15).centred().gap(2))
	p.para("Section 16, Building Act 1984", st.centred().gap(14))
	t := table{widths: []float64{1, 2}, st: st, rules: grid, pad: 6, gray: 130}
	p.row(t, b("Plan ref."), p.say(buildingRegs+"reference", nil, w.Building))
	p.row(t, b("Location of work"), p.say(buildingRegs+"address", nil, p.c.Property.Comma()))
	p.row(t, b("Details of work"), p.say(buildingRegs+"works", nil, sentence(w.What)))
	p.row(t, b("Date of notice"), p.say(buildingRegs+"certificateDate", isoDate(on), on.Format("02/01/2006")))
	p.gap(12)
	p.para("The Council, having considered the plans deposited, hereby gives notice that they are PASSED. If the work is not commenced within three years this notice will lapse. Five days' notice must be given when the work is complete so that a completion inspection can be made.", st)
}

// competentScheme is what each scheme really sends: one layout whose words, heads and
// small print follow the scheme.
func competentScheme(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Helvetica", size: 9.6, leading: 1.36, after: 7}
	p.margins(70, 76, 70, 66)
	title, work, small := "Certificate of Building Regulations Compliance", "Work notified", "Issued on behalf of the registered enterprise under the Building Regulations 2010 (as amended). Replacement certificates may be had from the scheme for a fee."
	switch scheme {
	case "FENSA":
		title, work = "FENSA Certificate", "Installed products"
		small = "This certificate is evidence, but not conclusive evidence, that the requirements of the Building Regulations specified in it have been complied with. Fenestration Self-Assessment Scheme Ltd, 54 Ayres Street, London SE1 1EU. This certificate is not proof of a guarantee."
	case "Gas Safe Register":
		title, work = "Building Regulations Compliance Certificate", "Appliance and work"
		small = "Gas Safe Register, PO Box 631, Southampton SO50 0ZP. This certificate does not confirm the safety of any other appliance in the property."
	}
	p.footer = func() { p.textAt(p.left, p.height-60, p.right-p.left, small, st.sized(7.5)) }
	p.page()
	p.pdf.SetDrawColor(30, 70, 130)
	p.pdf.SetLineWidth(2.5)
	p.pdf.Rect(44, 48, p.width-88, p.height-150, "D")
	p.pdf.SetLineWidth(0.6)
	p.pdf.Rect(49, 53, p.width-98, p.height-160, "D")
	p.para(p.say(competent+"scheme", scheme, scheme), st.bold().sized(26).centred().col(30, 70, 130).gap(2))
	p.para(title, st.sized(15).centred().gap(14))
	p.para("Certificate Number: "+b(p.say(competent+"certificateNumber", nil, w.CertNo)), st.centred().gap(14))
	p.para("We certify that the following work", st.centred().gap(6))
	p.row(table{widths: []float64{1.1, 2}, st: st, rules: grid, pad: 6, gray: 160}, b(work), p.say(competent+"work", nil, sentence(w.What)))
	if scheme == "FENSA" {
		p.row(table{widths: []float64{1, 1, 1, 1}, st: st, rules: grid, pad: 4, gray: 160}, "Windows: "+fmt.Sprint(4+c.Seed%7), "Doors: "+fmt.Sprint(c.Seed%3), "Roof windows: 0", "Bay: "+fmt.Sprint(c.Seed%2))
	}
	p.gap(6)
	p.para("at the property", st.centred().gap(6))
	p.para(p.say(competent+"address", nil, c.Property.First()+"\n"+c.Property.Town+"\n"+c.Property.Postcode), st.bold().centred())
	p.para("was completed on "+b(p.say(competent+"workDate", isoDate(w.Done), w.Done.Format("02 January 2006")))+" by", st.centred().gap(4))
	p.para(b(p.say(competent+"installer", nil, w.Installer)), st.centred().gap(2))
	p.para("Registration No. "+p.say(competent+"installerNumber", nil, w.installerNumber()), st.centred().gap(14))
	p.para("The registered business has self-certified that the work complies with the relevant requirements of the Building Regulations, and the local authority, "+c.Council+", has been notified.", st.centred())
	if scheme == "FENSA" {
		p.para("Insurance backed guarantee: "+p.say(competent+"insuranceBacked", "Yes", "Yes"), st.centred())
	}
	p.gap(10)
	p.para("Date of issue: "+p.say(competent+"issueDate", isoDate(w.CertDate), w.CertDate.Format("02 January 2006")), st.centred())
	p.signature(p.width/2-60, p.y+14, 120)
	p.gap(34)
	p.para("Authorised signatory", st.sized(8).centred())
}

// warrantyInsurer is a warranty provider's insurance certificate with the cover note's
// sections in a table: what is covered, when, for how much.
func warrantyInsurer(p *paper) {
	c := p.c
	w, end, defects, builder, limit, excess := p.warranty()
	st := style{family: "Helvetica", size: 9.5, leading: 1.36, after: 7}
	p.margins(56, 84, 56, 70)
	p.header = func() {
		p.pdf.SetFillColor(214, 0, 80)
		p.pdf.Rect(0, 0, p.width, 12, "F")
		p.textAt(p.left, 34, 300, b(w.Provider), st.sized(18))
		p.textAt(p.left, 40, p.right-p.left, "Insurance Certificate\nPlease keep in a safe place", st.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-54, p.right-p.left, w.Provider+" is authorised by the Prudential Regulation Authority and regulated by the Financial Conduct Authority and the Prudential Regulation Authority. HB2 04/21. Page "+fmt.Sprint(p.pageNumber()), st.sized(7))
	}
	p.page()
	p.para("Insurance Certificate", st.bold().sized(17).gap(4))
	p.para("This certificate and the policy document should be read together. The cover in Sections 2 to 4 is given by "+p.say(newHome+"provider", nil, w.Provider)+".", st)
	t := table{widths: []float64{1.2, 2}, st: st, rules: underRows, pad: 5, gray: 170}
	p.row(t, "Policy number", b(p.say(newHome+"policyNumber", nil, w.Policy)))
	p.row(t, "Address of the home", p.say(newHome+"property", nil, c.Property.First()+"\n"+c.Property.Town)+"\n"+p.say(newHome+"postcode", nil, c.Property.Postcode))
	p.row(t, "Builder", p.say(newHome+"builder", nil, builder)+"   (registered builder no. "+fmt.Sprint(10200+c.Seed*7%80000)+")")
	p.row(t, "First owner", p.say(newHome+"policyholder", nil, NamesOf(c.Sellers)))
	p.row(t, "Date of legal completion", p.say(newHome+"completionDate", isoDate(w.From), w.From.Format("02/01/2006")))
	p.gap(10)
	p.para("Periods of cover", st.bold().sized(11).gap(4))
	g := table{widths: []float64{0.8, 2, 1, 1}, st: st.sized(9), rules: grid, pad: 4, gray: 150}
	head := g
	head.fill = &[3]int{248, 226, 234}
	p.row(head, b("Section"), b("Cover"), b("From"), b("To"))
	p.row(g, "2", "Builder warranty: the builder puts right defects and resulting damage", w.From.Format("02/01/2006"), p.say(newHome+"defectsPeriodEnd", isoDate(defects), defects.Format("02/01/2006")))
	p.row(g, "3", "Structural insurance for damage caused by failure to build to the technical requirements", defects.AddDate(0, 0, 1).Format("02/01/2006"), end.Format("02/01/2006"))
	p.row(g, "4", "Contaminated land, where stated", w.From.Format("02/01/2006"), end.Format("02/01/2006"))
	p.gap(10)
	p.para("The policy begins on "+p.say(newHome+"startDate", isoDate(w.From), w.From.Format("2 January 2006"))+" and expires on "+p.say(newHome+"endDate", isoDate(end), end.Format("2 January 2006"))+", a period of "+p.say(newHome+"term", float64(w.Years), fmt.Sprint(w.Years)+" years")+".", st)
	p.para("Limits", st.bold().sized(11).gap(4))
	p.row(t, "Section 3: the most we will pay for the home", p.say(newHome+"limit", float64(limit), pounds(limit)))
	p.row(t, "Excess in years 3 to 10 (each claim)", p.say(newHome+"excess", float64(excess), pounds(excess)))
	p.row(t, "Alternative accommodation", "10% of the limit")
	p.gap(8)
	p.para("We inspected the home during building at the stages that we choose. Subsequent owners have the benefit of the policy for what remains of the period, except for anything that they knew of when they bought.", st)
	p.signature(p.left, p.y+12, 110)
	p.gap(30)
	p.para("Chief Executive Officer", st.sized(8.5))
}

// indemnityLegal is a legal indemnities insurer's policy: the schedule on the first
// page, definitions and conditions in small type behind, a specimen line across.
func indemnityLegal(p *paper) {
	c := p.c
	k := p.indemnified()
	st := style{family: "Helvetica", size: 9.4, leading: 1.36, after: 6}
	p.margins(60, 62, 60, 66)
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, k.insurer+". Registered office: 7 Tollgate Court, Great Hallam GW1 2RR. Authorised and regulated by the Financial Conduct Authority (register no. 310419).     "+fmt.Sprint(p.pageNumber()), st.sized(7))
	}
	p.page()
	p.para(k.insurer, st.bold().sized(14).gap(10))
	p.para("RESIDENTIAL TITLE INDEMNITY INSURANCE POLICY", st.bold().sized(12).gap(2))
	p.para("Known risk", st.gap(10))
	p.para("SCHEDULE", st.bold().centred())
	t := table{widths: []float64{1, 2.3}, st: st, rules: grid, pad: 6, gray: 120}
	p.row(t, b("Policy Number"), p.say(indemnity+"policyNumber", nil, k.number))
	p.row(t, b("Underwriter"), p.say(indemnity+"insurer", nil, k.insurer))
	p.row(t, b("Insured"), "The owner of the Property at the Commencement Date, namely "+p.say(indemnity+"insured", nil, NamesOf(c.Sellers))+", "+p.say(indemnity+"successors", true, "their successors in title")+" and "+p.say(indemnity+"lenders", true, "any mortgagee or chargee of the Property"))
	p.row(t, b("Property"), p.propertySaid(indemnity, c.Property.Comma()))
	p.row(t, b("Limit of Indemnity"), p.say(indemnity+"limit", float64(k.limit), pounds(k.limit))+" (increasing by 10% a year compound for the first 10 years)")
	p.row(t, b("Commencement Date"), p.say(indemnity+"date", isoDate(k.date), k.date.Format("02 January 2006")))
	p.row(t, b("Term of Policy"), p.say(indemnity+"term", nil, "In perpetuity from the Commencement Date"))
	p.row(t, b("Premium"), p.say(indemnity+"premium", float64(k.premium), pence(k.premium))+" inclusive of Insurance Premium Tax at 12%")
	p.row(t, b("Insured Risk (Defect)"), p.say(indemnity+"defect", nil, k.defect))
	p.row(t, b("Insured Use"), "Continued use of the Property as a single residential dwelling as at the Commencement Date")
	p.gap(8)
	p.para("IMPORTANT: the existence of this policy must not be disclosed to any third party other than a prospective purchaser, lender, lessee and their advisers without our written consent. Do not approach any person who may have the benefit of the Insured Risk.", st.bold())
	p.page()
	p.para("OPERATIVE CLAUSE", st.bold())
	p.para("In consideration of the Premium the Underwriter will indemnify the Insured against Loss arising from the Insured Risk up to the Limit of Indemnity.", st)
	p.para("EXCLUSIONS", st.bold())
	for n, s := range []string{"any matter known to the Insured on the Commencement Date and not disclosed;", "environmental contamination;", "any act of the Insured that brings the Insured Risk to the notice of those entitled to enforce it;", "Loss greater than 110% of the value of the Property at the date of the claim."} {
		p.labelled(10, fmt.Sprintf("%d.", n+1), 32, s, st)
	}
	p.para("CONDITIONS", st.bold())
	p.para("The Insured shall notify the Underwriter in writing as soon as possible, and in any event within 28 days, of any claim. You may cancel within 14 days of receipt. The policy is governed by the law of England and Wales. Complaints: Financial Ombudsman Service.", st)
}

// insuranceBlock is a property owners' policy schedule from an agency's system: pages
// of sections, of which most are not insured, with endorsements by number.
func insuranceBlock(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	premium := blk.InsuredFor / 1000 * between(p.rng, 12, 22) / 10
	excess, subs := pick(p.rng, []int{250, 350, 500}), 1000
	declared := blk.InsuredFor * 100 / 130 / 1000 * 1000
	st := style{family: "Helvetica", size: 9.2, leading: 1.36, after: 6}
	p.margins(54, 80, 54, 66)
	p.header = func() {
		p.textAt(p.left, 34, 320, b(blk.Insurer), st.sized(14))
		p.textAt(p.left, 36, p.right-p.left, "Residential Property Owners\nSCHEDULE", st.sized(9).bold().right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("Policy %s   Date of issue %s   Page %d of %s", blk.PolicyNo, from.AddDate(0, 0, -12).Format("02/01/2006"), p.pageNumber(), p.totalPages()), st.sized(7.5).centred())
	}
	p.page()
	p.para("This schedule replaces any previous schedule and forms part of your policy. Reason for issue: RENEWAL", st)
	t := table{widths: []float64{1.1, 2.4}, st: st, rules: noRules, pad: 3}
	p.row(t, b("Insurer"), p.say(insurance+"insurer", nil, blk.Insurer))
	p.row(t, b("Policy number"), p.say(insurance+"policyNumber", nil, blk.PolicyNo))
	p.row(t, b("Agent"), p.say(insurance+"broker", nil, pick(p.rng, []string{"Kestrel & Boyd Insurance Brokers Ltd", "Blockguard Underwriting Limited"}))+"   Agency no. 0071/228")
	p.row(t, b("Policyholder"), p.say(insurance+"insured", nil, c.insuredParty())+", c/o "+blk.Manager.Name)
	p.row(t, b("Correspondence address"), blk.Manager.Address.Comma())
	p.row(t, b("Business description"), "Property owner: residential flats")
	p.row(t, b("Period of insurance"), "From 00:01 on "+p.say(insurance+"startDate", isoDate(from), from.Format("02/01/2006"))+" to 23:59 on "+p.say(insurance+"endDate", isoDate(blk.PolicyTo), blk.PolicyTo.Format("02/01/2006")))
	p.row(t, b("Annual premium"), "£"+commas(premium*100/112)+".00 plus Insurance Premium Tax, total payable "+p.say(insurance+"premium", float64(premium), pence(premium)))
	p.gap(8)
	p.row(table{widths: []float64{1}, st: st.bold(), rules: outline, pad: 4, fill: &[3]int{225, 230, 236}}, "Premises 1")
	p.row(t, b("Risk address"), p.propertySaid(insurance, "1-"+fmt.Sprint(blk.Units)+" "+blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+", "+c.Property.Postcode))
	p.row(t, b("Construction"), "Brick, stone or concrete; roofed with slate, tile or felt on timber (not more than 25%). "+fmt.Sprint(blk.Storeys)+" storeys. Built "+fmt.Sprint(blk.Built))
	p.gap(4)
	s := table{widths: []float64{0.35, 2, 1, 1.2}, st: st, rules: grid, pad: 4, gray: 160}
	head := s
	head.fill = &[3]int{240, 243, 246}
	p.row(head, "", b("Section"), b("Status"), b("Sum insured / limit"))
	p.row(s, "A", "Buildings (day one, non-average, 30% uplift)", "Insured", p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor)))
	p.row(s, "", "Declared value", "", p.say(insurance+"declaredValue", float64(declared), pounds(declared)))
	p.row(s, "B", "Contents of common parts", "Insured", "£25,000")
	p.row(s, "C", "Loss of rent and alternative accommodation", "Insured", "30% of A, 36 months")
	p.row(s, "D", "Property owners' liability", "Insured", "£10,000,000")
	p.row(s, "E", "Employers' liability", "Insured", "£10,000,000")
	p.row(s, "F", "Terrorism", p.say(insurance+"terrorism", "Yes", "Insured"), "As A and C")
	p.row(s, "G", "Engineering inspection", "Not insured", "-")
	p.row(s, "H", "Directors and officers", "Not insured", "-")
	p.gap(8)
	p.para("Excesses", st.bold().gap(3))
	e := table{widths: []float64{3, 1.2}, st: st, rules: underRows, pad: 3, gray: 170}
	p.row(e, "All other claims", p.say(insurance+"excess", float64(excess), pounds(excess)))
	p.row(e, "Escape of water", pounds(excess*2))
	p.row(e, "Subsidence, ground heave or landslip", p.say(insurance+"subsidenceExcess", float64(subs), pounds(subs)))
	p.gap(8)
	p.para("Endorsements applying", st.bold().gap(3))
	p.labelled(0, "012", 34, "General interest clause: "+p.say(insurance+"interestedParties", nil, "The interest of the individual lessees and their mortgagees is noted, the nature and extent of such interest to be disclosed in the event of a claim"), st)
	p.labelled(0, "117", 34, "Unoccupied flats: notify us where a flat is unoccupied for more than 60 days.", st)
	p.labelled(0, "204", 34, "Non-invalidation: the act of one lessee does not prejudice the others.", st)
	p.para("Claims in the last 5 years: "+from.AddDate(-2, 3, 0).Format("01/2006")+" storm £1,860; "+from.AddDate(-1, 2, 0).Format("01/2006")+" escape of water £4,112 (settled).", st.sized(8.5))
}

// ewsRICS is the form as its publisher prints it: option A and option B as two panels
// with their sub-options beneath each other and the notes in small print.
func ewsRICS(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Helvetica", size: 8.8, leading: 1.32, after: 5}
	p.margins(50, 56, 50, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "EWS1 March 2022, third edition", st.sized(7.5))
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprint(p.pageNumber()), st.sized(7.5).right())
	}
	p.page()
	p.para("Form EWS1: External Wall Fire Review", st.bold().sized(15).gap(8))
	p.para("Objective – This form is intended for recording in a consistent manner what assessment has been carried out of the external wall construction of residential apartment buildings. It should not be used for any other purpose.", st)
	t := table{widths: []float64{1, 2.4}, st: st, rules: grid, pad: 4, gray: 130}
	p.row(t, "Client organisation", p.say(ews+"client", nil, c.Lease.Landlord.Name))
	p.row(t, "Subject address (one form per block)", p.say(ews+"building", nil, c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town))
	p.row(t, "Block name or number, postcode", c.Block.Name+"     "+p.say(ews+"postcode", nil, c.Property.Postcode))
	p.gap(6)
	p.para("I confirm that I have used reasonable skill and care to investigate the primary external wall materials (typically insulation, filler materials and cladding) and attachments of the external walls of the above building/block.", st)
	options := map[string]string{
		"A1": "There are no attachments whose construction includes significant quantities of combustible materials (i.e. materials that are not of limited combustibility or better);",
		"A2": "There is an appropriate risk assessment of the attachments confirming that no remedial works are required;",
		"A3": "Where neither of the above two options apply, there may be potential costs of remedial works to attachments;",
		"B1": "I have concluded that in my view the fire risk is sufficiently low that no remedial works are required;",
		"B2": "I have concluded that in my view the fire risk is sufficiently high that remedial works are required, and I have identified to the client organisation the remedial and interim measures required.",
	}
	panel := table{widths: []float64{0.5, 5}, st: st, rules: grid, pad: 4, gray: 130}
	for _, side := range []struct {
		title string
		list  []string
	}{
		{"OPTION A – Where external wall materials are unlikely to support combustion", []string{"A1", "A2", "A3"}},
		{"OPTION B – Where combustible materials are present in external wall", []string{"B1", "B2"}},
	} {
		p.need(110)
		p.row(table{widths: []float64{1}, st: st.bold(), rules: outline, pad: 4, gray: 130, fill: &[3]int{230, 222, 238}}, side.title+" (tick one of the boxes below)")
		for _, o := range side.list {
			mark := box(o == c.Block.EWS1, "")
			name := b(o) + "  "
			if o == c.Block.EWS1 {
				name = b(p.say(ews+"option", o, o)) + "  "
			}
			p.row(panel, mark, name+options[o])
		}
		p.gap(6)
	}
	p.para("I meet the professional body membership and competence criteria as described in Note 8.", st)
	p.row(t, "Name", p.say(ews+"signatory", nil, who.Name()))
	p.row(t, "Job title / qualification", p.say(ews+"qualification", nil, "Chartered Fire Engineer, CEng"))
	p.row(t, "Organisation", p.say(ews+"firm", nil, firm))
	p.row(t, "Qualified professional body", p.say(ews+"professionalBody", nil, body))
	p.row(t, "Membership number", p.say(ews+"membershipNumber", nil, number))
	p.row(t, "Signature", "\n")
	p.signature(p.left+170, p.y-14, 100)
	p.row(t, "Date", p.say(ews+"date", isoDate(date), date.Format("02/01/2006")))
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.page()
	p.para("NOTES", st.bold())
	for n, s := range []string{
		"This form has been prepared with the intention of advising the relevant client organisation, valuers and lenders whether, in an engineer's opinion, there are combustible materials on the building.",
		"This form has been prepared for the sole and exclusive use of the client organisation named above. It is valid for five years from the date at which it is signed.",
		"The term 'attachments' to an external wall includes balconies.",
		"For option A the signatory needs expertise to identify the presence of combustible materials; for option B a higher level of expertise, including in fire risk.",
		"Where option A3 or B2 is selected the cost of works should be obtained.",
	} {
		p.labelled(0, fmt.Sprintf("Note %d", n+1), 44, s, st.sized(8))
	}
}

// safetyStatutory is either certificate in the order of its statutory form: parts with
// numbered boxes, statements to be struck out or ticked, and the signing as a deed.
func safetyStatutory(p *paper) {
	c := p.c
	st := style{family: "Times", size: 10.6, leading: 1.3, after: 7}
	p.margins(64, 62, 64, 62)
	p.page()
	t := table{widths: []float64{0.35, 1.7, 2.4}, st: st, rules: grid, pad: 5, gray: 100}
	n := 0
	ask := func(label, said string) {
		n++
		p.row(t, fmt.Sprintf("%d.", n), label, said)
	}
	part := func(s string) {
		p.need(90)
		p.gap(6)
		p.para(s, st.bold().gap(3))
	}
	if p.nth == 1 {
		date := c.AsAt.AddDate(0, -2, -9)
		bad := c.Block.EWS1 == "B2" || c.Block.EWS1 == "A3"
		p.para("Building Safety Act 2022, Schedule 8", st.centred().gap(2))
		p.para(p.say(safety+"type", "Landlord's certificate", "LANDLORD'S CERTIFICATE"), st.bold().sized(14).centred().gap(2))
		p.para("Regulation 6 of the Building Safety (Leaseholder Protections) (England) Regulations 2022 (as amended)", st.centred().gap(10))
		part("Part 1: the parties and the building")
		ask("Name of the relevant landlord", p.say(safety+"landlord", nil, c.Lease.Landlord.Name)+"\n"+c.Lease.Landlord.Address.Comma())
		ask("Name and address of the relevant building", p.say(safety+"building", nil, c.Block.Name))
		ask("The dwelling to which the certificate relates", p.say(safety+"property", nil, c.Property.Comma()))
		ask("Is the building at least 11 metres high or of at least five storeys?", p.stacked(safety+"relevantBuilding", "Yes", "Yes", "No"))
		part("Part 2: relevant defects")
		ask("Is there a relevant defect of which the landlord is aware?", p.stacked(safety+"relevantDefects", yesNo(bad), "Yes", "No"))
		if bad {
			ask("Particulars of the defect", p.say(safety+"defects", nil, "Combustible insulation and missing cavity barriers behind the cladding of the upper storeys"))
			ask("Was the landlord or an associate responsible for it on 14 February 2022?", p.stacked(safety+"landlordResponsible", "No", "Yes", "No"))
		}
		part("Part 3: the contribution condition")
		ask("Was the net worth of the landlord group on 14 February 2022 more than N x £2,000,000?", p.stacked(safety+"contributionCondition", "Yes", "Yes", "No"))
		part("Part 4: statement of truth")
		p.para("The landlord confirms that the contents of this certificate are true. Evidence is attached as annexes A to D.", st)
		p.para("Signed .......................................  Director          Date "+p.say(safety+"date", isoDate(date), date.Format("02/01/2006")), st)
		return
	}
	date := c.Seller.Date.AddDate(0, -2, 0)
	p.para(p.say(safety+"type", "Leaseholder deed of certificate", "LEASEHOLDER DEED OF CERTIFICATE"), st.bold().sized(14).centred().gap(2))
	p.para("for the purposes of paragraph 13 of Schedule 8 to the Building Safety Act 2022", st.centred().gap(10))
	part("Section 1: the lease")
	ask("Full name of each leaseholder making this deed", p.say(safety+"leaseholder", nil, NamesOf(c.Sellers)))
	ask("Address of the property", p.say(safety+"property", nil, c.Property.Comma()))
	ask("Building of which it forms part", p.say(safety+"building", nil, c.Block.Name))
	ask("Title number of the lease", p.say(safety+"titleNumber", nil, c.Title.Number))
	ask("Date on which the lease was granted", p.say(safety+"leaseGranted", isoDate(c.Lease.Date), longDate(c.Lease.Date)))
	ask("Landlord on whom this deed is served", p.say(safety+"landlord", nil, c.Lease.Landlord.Name))
	part("Section 2: the position at the beginning of 14 February 2022")
	ask("Was the property your only or principal home?", p.stacked(safety+"onlyHome", "Yes", "Yes", "No"))
	ask("How many other dwellings in the United Kingdom did you own?", p.say(safety+"propertiesOwned", 0.0, "0"))
	ask("Was the lease a qualifying lease within section 119 of the Act?", p.stacked(safety+"qualifyingLease", "Yes", "Yes", "No"))
	part("Section 3: evidence enclosed")
	p.para("(a) official copy of the leasehold title; (b) council tax bill for 2021-22; (c) a utility bill of January or February 2022.", st)
	part("Section 4: execution")
	p.para("This deed is delivered on "+p.say(safety+"date", isoDate(date), longDate(date))+".", st)
	for _, w := range c.Sellers {
		p.need(70)
		p.row(table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 6}, "Signed as a deed by "+w.Name()+" in the presence of a witness:", "\n.....................................")
		p.signature(p.left+260, p.y-16, 90)
	}
	p.para("It is an offence to give false information knowingly. A copy must be given to the landlord within 8 weeks of the date on which it asks for one.", st.sized(8.5))
}

// sectionRegulations is the notice of intention in the paragraphs of the Consultation
// Regulations, Schedule 4 Part 2, with the note of rights that agents append.
func sectionRegulations(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Helvetica", size: 10, leading: 1.38, after: 8}
	p.margins(66, 64, 66, 66)
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, c.Block.Manager.Name+" is a member of The Property Institute. Registered office "+c.Block.Manager.Address.Comma(), st.sized(7.5).centred())
	}
	p.page()
	p.para("NOTICE OF INTENTION TO CARRY OUT WORK", st.bold().sized(13).gap(2))
	p.para("This is a "+p.say(section20+"stage", "Notice of intention", "Notice of Intention")+" to carry out qualifying works, given under section 20 of the Landlord and Tenant Act 1985 (as amended by section 151 of the Commonhold and Leasehold Reform Act 2002). It is the first of two notices.", st.gap(12))
	p.row(table{widths: []float64{0.6, 3}, st: st, rules: noRules, pad: 2}, "To:", b("The leaseholder(s) of "+p.say(section20+"property", nil, c.Property.Comma())))
	p.row(table{widths: []float64{0.6, 3}, st: st, rules: noRules, pad: 2}, "From:", b(c.Block.Manager.Name)+", as agent for the landlord, "+p.say(section20+"landlord", nil, k.landlord))
	p.row(table{widths: []float64{0.6, 3}, st: st, rules: noRules, pad: 2}, "Date:", b(p.say(section20+"date", isoDate(k.date), k.date.Format("2 January 2006"))))
	p.gap(10)
	for n, s := range []string{
		"It is the intention of the landlord to enter into an agreement to carry out works in respect of which we are required to consult leaseholders.",
		"The works to be carried out under the agreement are as follows: " + p.say(section20+"works", nil, k.works) + ". A description and specification may be inspected at the office above between 9 am and 5 pm, Monday to Friday, by appointment.",
		"We consider it necessary to carry out the works because " + p.say(section20+"reason", nil, k.why) + ".",
		"We invite you to make written observations in relation to the proposed works by sending them to the address above. Observations must be made within the consultation period of 30 days from the date of this notice. The consultation period will end on " + p.say(section20+"responseBy", isoDate(k.by), k.by.Format("2 January 2006")) + ".",
		"We also invite you to propose, within 30 days from the date of this notice, the name of a person from whom we should try to obtain an estimate for the carrying out of the works.",
		"At this stage the cost is not known. For your budget, our surveyor puts your contribution under the lease in the region of " + p.say(section20+"contribution", float64(k.share), pounds(k.share)) + " including VAT and fees. This is not an estimate for the purposes of the Act.",
	} {
		p.labelled(0, fmt.Sprintf("%d.", n+1), 26, s, st)
	}
	p.gap(4)
	p.para("Signed:", st.gap(26))
	p.signature(p.left+50, p.y-16, 110)
	p.para(c.Block.Manager.Person+", for and on behalf of "+c.Block.Manager.Name, st)
	p.para("Notes: 1. Section 20 of the 1985 Act limits what leaseholders may be asked to pay towards qualifying works to £250 each unless the consultation is carried out or dispensed with by the First-tier Tribunal (Property Chamber). 2. The landlord must have regard to observations received in the consultation period. 3. Copies of observations will be summarised in the second notice.", st.sized(8.3))
}

// accountsChartered is a chartered accountant's set for a building: the report on
// page one, income and expenditure with notes by number, the balance sheet behind.
func accountsChartered(p *paper) {
	c := p.c
	blk := c.managedBlock()
	k := c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Times", size: 10.8, leading: 1.3, after: 7}
	p.margins(74, 70, 74, 70)
	p.header = func() {
		if p.pageNumber() > 1 {
			p.textAt(p.left, 40, p.right-p.left, strings.ToUpper(blk.Name), st.bold().sized(10))
		}
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("- %d -", p.pageNumber()), st.sized(9).centred())
	}
	p.page()
	if k.budget {
		p.accountsBudget(k, st)
		return
	}
	p.gap(120)
	p.para(p.say(accounts+"property", nil, blk.Name), st.bold().sized(18).centred())
	p.para(p.say(accounts+"type", "Accounts", "SERVICE CHARGE STATEMENT OF ACCOUNT"), st.bold().centred())
	p.para("FOR THE YEAR ENDED "+p.say(accounts+"yearEnd", isoDate(k.year.to), strings.ToUpper(longDate(k.year.to))), st.bold().centred().gap(160))
	p.para("Managing agents: "+p.say(accounts+"managingAgent", nil, blk.Manager.Name)+"\n"+blk.Manager.Address.Comma(), st.centred())
	p.page()
	p.para("Accountant's report of factual findings", st.bold())
	p.para("to the landlord of "+blk.Name+". You have stated that an audit of the service charge accounts in accordance with International Standards on Auditing is not required under the terms of the lease. In accordance with our engagement letter we have performed the procedures agreed with you in respect of the accounts on the pages that follow. Our work was carried out having regard to TECH 03/11 Residential Service Charge Accounts. We obtained the accounts and compared them with the records; we checked, on a sample basis, that entries were supported by receipts, and that the bank balance agreed with the bank's letter.", st)
	p.para("Halloway Stern LLP, Chartered Accountants\n"+longDate(k.year.to.AddDate(0, 5, 11)), st)
	p.page()
	p.para("INCOME AND EXPENDITURE ACCOUNT\nfor the year from "+p.say(accounts+"yearStart", isoDate(k.year.from), longDate(k.year.from))+" to "+longDate(k.year.to), st.bold().gap(10))
	t := table{widths: []float64{0.5, 3, 1, 1}, st: st, rules: noRules, pad: 2}
	p.row(t, i("Note"), "", b(fmt.Sprint(k.year.to.Year())), b(fmt.Sprint(k.year.to.Year()-1)))
	p.row(t, "", "", "£", "£")
	p.row(t, "", b("Income"), "", "")
	p.row(t, "2", "Service charges receivable", p.say(accounts+"totalIncome", float64(k.income), commas(k.income)), commas(k.was))
	p.row(t, "", "Bank interest (net of tax)", "-", "-")
	p.gap(6)
	p.row(t, "", b("Expenditure"), "", "")
	note := 3
	p.accountLines(k, commas, func(label, now, before string) {
		mark := ""
		if note < 6 {
			mark = fmt.Sprint(note)
		}
		note++
		p.row(t, mark, label, now, before)
	})
	p.rule(0.6)
	p.gap(10)
	p.page()
	p.para("BALANCE SHEET as at "+longDate(k.year.to), st.bold().gap(8))
	s := table{widths: []float64{3.5, 1}, st: st, rules: noRules, pad: 2}
	p.row(s, "Service charge debtors", commas(k.income/40))
	p.row(s, "Prepayments: insurance", commas(k.income/30))
	p.row(s, "Cash at bank held in trust (section 42, Landlord and Tenant Act 1987)", commas(blk.Reserve+k.income/20))
	p.row(s, "Creditors and accruals", "("+commas(k.income/40+k.income/30+k.income/20)+")")
	if blk.Reserve > 0 {
		p.row(s, b("Reserve fund"), p.say(accounts+"reserveFund", float64(blk.Reserve), commas(blk.Reserve)))
	}
	p.gap(10)
	p.para("NOTES TO THE ACCOUNTS", st.bold())
	p.labelled(0, "1", 22, "The accounts are prepared on the accruals basis in accordance with the provisions of the lease.", st)
	p.labelled(0, "2", 22, "The service charge is apportioned among "+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))+" units. The charge demanded of each was "+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pounds(blk.ServiceCharge))+".", st)
	p.labelled(0, "3", 22, "No commission was received by the managing agents from any supplier other than the insurer.", st)
}

// accountsBudget is the agent's budget in the same dress.
func (p *paper) accountsBudget(k ledger, st style) {
	blk := p.c.managedBlock()
	p.para(p.say(accounts+"managingAgent", nil, blk.Manager.Name), st.bold().sized(14).gap(10))
	p.para(p.say(accounts+"property", nil, blk.Name), st.bold().gap(1))
	p.para(p.say(accounts+"type", "Budget", "Service charge budget")+" for the period "+p.say(accounts+"yearStart", isoDate(k.year.from), longDate(k.year.from))+" to "+p.say(accounts+"yearEnd", isoDate(k.year.to), longDate(k.year.to)), st.gap(10))
	t := table{widths: []float64{3, 1, 1}, st: st, rules: grid, pad: 4, gray: 140}
	p.row(t, b("Item"), b("Budget £"), b("Last year £"))
	p.accountRows(k, t, commas)
	p.gap(10)
	p.para("Units: "+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))+". Contribution of each: "+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pence(blk.ServiceCharge))+", payable half-yearly in advance. Please note that contracts were re-tendered in the autumn.", st)
}

// tenancyStandard is a letting portal's assured shorthold agreement: the summary of
// terms in boxes, then definitions, obligations by number, and the prescribed
// information about the deposit.
func tenancyStandard(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(58, 64, 58, 66)
	st := style{family: "Helvetica", size: 9.4, leading: 1.36, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("Envelope ID 7C2E-%04X   Signed electronically by all parties   Page %d of %s", c.Seed*31%65535, p.pageNumber(), p.totalPages()), st.sized(7.2))
	}
	p.page()
	p.para("TENANCY AGREEMENT", st.bold().sized(17).gap(0))
	p.para("for letting a dwelling-house on an "+p.tenancyType("assured shorthold tenancy")+" under Part 1 of the Housing Act 1988", st.gap(10))
	row := table{widths: []float64{0.5, 1.1, 3}, st: st, rules: grid, pad: 5, gray: 140}
	p.row(row, "1.1", b("Date of this agreement"), p.date(tenancyPath+"/date", t.Date, t.Date.Format("2 January 2006")))
	p.row(row, "1.2", b("Landlord"), p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors))+"\nAddress for service (section 48, Landlord and Tenant Act 1987): c/o "+c.Agent.Name+", "+c.Agent.Address.Comma())
	p.row(row, "1.3", b("Tenant"), p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName)+" (jointly and severally)")
	p.row(row, "1.4", b("Property"), p.words(tenancyPath+"/property", c.Property.Comma())+", together with the fixtures and the contents in the inventory")
	p.row(row, "1.5", b("Term"), "A fixed term of "+p.words(tenancyPath+"/term", fmt.Sprintf("%d months", t.Months))+" from and including "+p.date(tenancyPath+"/start", t.Start, t.Start.Format("2 January 2006"))+" to and including "+p.date(tenancyPath+"/end", t.End(), t.End().Format("2 January 2006"))+", and then from month to month until ended")
	p.row(row, "1.6", b("Rent"), p.monthly(t, pence(t.Rent))+" per calendar month, payable in advance by standing order on day "+fmt.Sprint(t.Start.Day())+" of each month")
	p.row(row, "1.7", b("Deposit"), p.money(lettingPath+"/securityDeposit", t.Deposit, pence(t.Deposit))+", to be registered with "+p.words(tenancyPath+"/depositScheme", t.Scheme)+" within 30 days of receipt")
	p.row(row, "1.8", b("Permitted occupiers"), "None")
	p.row(row, "1.9", b("Utilities"), "The Tenant pays for gas, electricity, water, broadband, television licence and council tax")
	p.gap(8)
	p.para("2  The Tenant's obligations", st.bold().sized(11))
	for n, s := range tenancyTerms {
		p.labelled(0, fmt.Sprintf("2.%d", n+1), 32, s, st)
	}
	p.para("3  The Landlord's obligations", st.bold().sized(11))
	p.labelled(0, "3.1", 32, "To provide the gas safety record, the energy performance certificate, the electrical safety report and the current How to rent guide before the tenancy starts.", st)
	p.labelled(0, "3.2", 32, "To carry out the repairs for which section 11 of the Landlord and Tenant Act 1985 makes the Landlord liable.", st)
	p.para("4  Ending the tenancy", st.bold().sized(11))
	p.labelled(0, "4.1", 32, "The Landlord may recover possession on a ground in Schedule 2 to the Housing Act 1988. The Landlord gives notice that possession may be sought under Ground 1.", st)
	if t.Break {
		p.labelled(0, "4.2", 32, p.passage(tenancyPath+"/breakClause/text", "Break clause: either the Landlord or the Tenant may end this agreement on or after the date six months from its start by giving at least two months' written notice to the other."), st)
	}
	p.need(140)
	p.para("5  Prescribed information about the deposit", st.bold().sized(11))
	p.para("The scheme's leaflet is attached. The deposit may be kept to pay for damage beyond fair wear and tear, for missing items, for cleaning to the standard in the check-in report and for unpaid rent. Disputes may be sent to the scheme's free adjudication.", st)
	p.para("Signed by or for the Landlord: "+c.Agent.Person+"          Signed by the Tenant: "+t.Tenants[0].Name(), st)
}

// agentInvoice is a managing agent's application for payment on its system's sheet,
// lines for each head with the tear-off slip below and the summary of rights behind.
func agentInvoice(p *paper) {
	c := p.c
	blk := c.managedBlock()
	st := style{family: "Helvetica", size: 9.4, leading: 1.36, after: 6}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 28, 70))
	by := on.AddDate(0, 0, 30)
	half := blk.ServiceCharge / 2
	p.margins(58, 60, 58, 60)
	p.page()
	p.para(p.say(letter+"from", nil, blk.Manager.Name), st.bold().sized(16).right().gap(0))
	p.para(blk.Manager.Address.Comma()+"\nTel "+blk.Manager.Phone+"   "+blk.Manager.Email, st.sized(8).right().gap(14))
	p.para(p.say(letter+"to", nil, NamesOf(c.Sellers))+"\n"+strings.Join(c.Property.Lines(), "\n"), st.gap(16))
	p.para(p.say(letter+"subject", nil, "APPLICATION FOR PAYMENT OF SERVICE CHARGE"), st.bold().sized(13).gap(8))
	four := table{widths: []float64{1, 1.2, 1, 1.2}, st: st, rules: grid, pad: 4, gray: 150}
	p.row(four, b("Invoice date"), p.say(letter+"date", isoDate(on), on.Format("02/01/2006")), b("Account no."), p.say(letter+"ourReference", nil, blk.Manager.Ref))
	p.row(four, b("Property"), c.Property.First(), b("Due date"), p.say(letter+"payBy", isoDate(by), by.Format("02/01/2006")))
	p.gap(8)
	t := table{widths: []float64{1, 3.4, 1}, st: st, rules: underRows, pad: 4, gray: 160}
	p.row(t, b("Date"), b("Description"), b("Amount"))
	due := half
	if blk.Arrears > 0 {
		due += blk.Arrears
		p.row(t, on.AddDate(0, -6, 0).Format("02/01/2006"), "Balance brought forward (overdue)", p.say(letter+"arrears", float64(blk.Arrears), pence(blk.Arrears)))
	}
	p.row(t, on.Format("02/01/2006"), "Service charge on account, half year in advance", pence(half))
	p.row(t, "", b("Total now due"), b(p.say(letter+"amountDemanded", float64(due), pence(due))))
	p.gap(8)
	p.para("Your service charge for the full year is "+p.say(letter+"serviceCharge", float64(blk.ServiceCharge), pence(blk.ServiceCharge))+". It is based on the budget sent to you. The landlord's name and address for the purposes of sections 47 and 48 of the Landlord and Tenant Act 1987 are at the head of the budget. Interest may be charged on late payment in accordance with your lease or transfer.", st)
	if blk.Section20 != "" {
		p.para(p.say(letter+"worksMentioned/0", nil, "Please also see the notice about the "+blk.Section20+", on which we are consulting."), st)
	}
	p.para("How to pay: online at our residents' portal, by bank transfer to sort code 20-00-00, account 40418822, or by cheque. A charge of £60.00 including VAT is made for a reminder.", st)
	p.gap(6)
	p.para(strings.Repeat("- ", 70), st.sized(7))
	p.para("REMITTANCE     Account "+blk.Manager.Ref+"     Amount £ ....................", st)
	p.page()
	p.para("Service Charges – Summary of tenants' rights and obligations", st.bold())
	p.para("(1) This summary, which briefly sets out your rights and obligations in relation to variable service charges, must by law accompany a demand for service charges. (2) Your lease sets out your obligations to pay service charges to your landlord in addition to your rent. (3) You have the right to ask the First-tier Tribunal to determine whether you are liable to pay service charges for services, repairs, maintenance, improvements, insurance or management.", st.sized(8.4))
}

// enquiriesMail is a chain of two messages between the firms as printed from a mail
// program: the reply on top with its notice of cyber crime, the message that it
// answers quoted beneath.
func enquiriesMail(p *paper) {
	c := p.c
	from, to := c.SellerSolicitor, c.BuyerSolicitor
	st := style{family: "Helvetica", size: 9.6, leading: 1.36, after: 7}
	on := c.AsAt.AddDate(0, 0, -between(p.rng, 5, 14))
	p.margins(54, 56, 54, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprint(p.pageNumber()), st.sized(8).centred())
	}
	p.page()
	p.para(to.Person, st.bold().sized(13).gap(4))
	p.rule(1.2)
	p.gap(6)
	for _, r := range [][2]string{
		{"From:", from.Person + " at " + p.say(letter+"from", nil, from.Name) + " <" + from.Email + ">"},
		{"Sent:", p.say(letter+"date", isoDate(on), on.Format("02 January 2006")) + " 16:38"},
		{"To:", to.Person + " at " + p.say(letter+"to", nil, to.Name)},
		{"Subject:", p.say(letter+"subject", nil, "RE: "+c.Property.First()+" ("+c.Sellers[0].Last+" to "+c.Buyers[0].Last+")")},
		{"Attachments:", "Replies to enquiries.pdf; Official copies.pdf"},
	} {
		p.labelled(0, b(r[0]), 78, r[1], st.gap(1))
	}
	p.gap(10)
	p.para("Our ref: "+p.say(letter+"ourReference", nil, from.Ref)+"\nYour ref: "+p.say(letter+"yourReference", nil, to.Ref), st)
	p.para("Dear "+strings.Fields(to.Person)[0]+",", st)
	p.para("Thank you for your email. Please see attached replies to your additional enquiries. We are taking instructions on points 4 and 9 and will revert. Can you let us know when you expect to be in a position to exchange? Our client has asked for dates in the week after next.", st)
	p.para("Kind regards\n\n"+b(from.Person)+"\nResidential Conveyancing\n"+from.Name+"\nT: "+from.Phone, st)
	p.para("CYBER CRIME: our bank details will not change during the course of a transaction and we will not change them by email. This email is confidential. "+from.Name+" is authorised and regulated by the Solicitors Regulation Authority.", st.sized(7.5).col(90, 90, 90))
	p.rule(0.4)
	p.gap(6)
	before := on.AddDate(0, 0, -6)
	p.para(b("From: ")+to.Person+"\n"+b("Sent: ")+before.Format("02 January 2006")+" 09:12\n"+b("Subject: ")+"Additional enquiries", st.gap(4))
	p.para("Good morning, please find attached our additional enquiries arising from the contract papers and searches. We await replies, and the management pack if there is one.", st)
}

// stacked is the boxes of a question under each other, the given answer's ticked.
func (p *paper) stacked(path, given string, choices ...string) string {
	var all []string
	for _, k := range choices {
		words := box(k == given, k)
		if k == given {
			words = p.mark(path, given, words)
		}
		all = append(all, words)
	}
	return strings.Join(all, "\n")
}
