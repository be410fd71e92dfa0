package synth

import (
	"fmt"
	"strings"
)

// planningPublic is a decision as a council's public register prints it: tabs of the
// application's summary with the answers at the left of their labels, and the decision's
// conditions in a table with the reason for each.
func planningPublic(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Helvetica", size: 9.4, leading: 1.36, after: 6}
	p.margins(48, 66, 48, 58)
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, "Planning register > Simple search > Details", st.sized(7.5))
		p.textAt(p.left, 34, p.right-p.left, "Printed "+c.AsAt.AddDate(0, 0, -8).Format("02/01/2006"), st.sized(7.5).right())
	}
	p.page()
	p.para(p.say(planning+"reference", nil, d.Planning)+" | "+p.say(planning+"description", nil, sentence(d.What))+" | "+p.say(planning+"address", nil, c.Property.Comma()), st.bold().sized(11.5).gap(8))
	p.para("[ Summary ]   Further information   Documents   Map", st.gap(6))
	t := table{widths: []float64{2, 1}, st: st, rules: underRows, pad: 4, gray: 190}
	for _, r := range [][2]string{
		{p.say(planning+"authority", nil, c.Council), "Planning authority"}, {p.say(planning+"applicationType", nil, d.kind), "Application type"}, {p.say(planning+"applicant", nil, d.applicant), "Applicant"},
		{p.say(planning+"applicationDate", isoDate(d.applied), d.applied.Format("Mon 02 Jan 2006")), "Application validated"}, {"Decided", "Status"},
		{p.say(planning+"decision", "Granted subject to conditions", "Permitted with conditions"), "Decision"}, {p.say(planning+"decisionDate", isoDate(d.PlanDate), d.PlanDate.Format("Mon 02 Jan 2006")), "Decision issued"}, {"Delegated", "Decision level"},
	} {
		p.row(t, b(r[0]), i(r[1]))
	}
	p.gap(12)
	p.para("Conditions", st.bold().sized(11.5))
	g := table{widths: []float64{0.35, 3.4, 2}, st: st, rules: grid, pad: 4, gray: 160}
	p.row(g, b("No"), b("Condition"), b("Reason"))
	for n := range d.conditions {
		p.row(g, p.say(ix(planning+"conditions/*/number", n), float64(n+1), fmt.Sprint(n+1)), p.condition(d, n), []string{"Section 91 of the Town and Country Planning Act 1990", "Appearance of the building", "Amenity, and certainty of what is permitted"}[min(n, 2)])
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.gap(8)
	p.para("The register is kept under article 40 of the Development Management Procedure Order. Plans may be protected by copyright.", st.sized(8))
}

// completionRegister is a building control body's letter of record: the certificate copied
// from its register, its lines joined in one paragraph that names everything in order.
func completionRegister(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Courier", size: 10.2, leading: 1.5, after: 10}
	p.margins(80, 80, 70, 70)
	p.page()
	p.para(p.say(buildingRegs+"issuer", nil, c.Council)+"\nBuilding Control Register: certified copy of entry", st.bold().gap(20))
	p.computed(buildingRegs+"issuerType", "Local authority")
	if !w.Completion {
		on := w.PlanDate.AddDate(0, 1, 3)
		p.para("Entry: "+p.say(buildingRegs+"reference", nil, w.Building)+". Site: "+p.say(buildingRegs+"address", nil, c.Property.Comma())+". Work: "+p.say(buildingRegs+"works", nil, w.What)+". Paper issued: "+p.say(buildingRegs+"certificateType", "Plans approval", "approval of plans")+", "+p.say(buildingRegs+"certificateDate", isoDate(on), slashDate(on))+". Final inspection: none recorded. Further papers: none.", st)
	} else {
		p.para("Entry: "+p.say(buildingRegs+"reference", nil, w.Building)+". Site: "+p.say(buildingRegs+"address", nil, c.Property.Comma())+". Work: "+p.say(buildingRegs+"works", nil, w.What)+". Final inspection: work found complete "+p.say(buildingRegs+"completionDate", isoDate(w.Done), slashDate(w.Done))+". Paper issued: "+p.say(buildingRegs+"certificateType", "Completion certificate", "completion certificate")+", "+p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), slashDate(w.CertDate))+".", st)
		p.para("The certificate stated that, as far as could be ascertained after taking all reasonable steps, the requirements of the Building Regulations were satisfied. It is evidence of this but not conclusive.", st)
	}
	p.para("I certify that the above is a true copy of the entry.", st.gap(30))
	p.signature(p.left, p.y-10, 100)
	p.para("Building Control Technician", st)
}

// competentCertificate is a certificate that a business prints from its scheme's software:
// a frame with the answers on rules and their labels in small type beneath them.
func competentCertificate(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Times", size: 12, leading: 1.3, after: 8}
	p.margins(84, 90, 84, 80)
	p.page()
	p.pdf.SetDrawColor(90, 110, 90)
	p.pdf.SetLineWidth(2)
	p.pdf.Rect(50, 56, p.width-100, p.height-160, "D")
	p.para(p.say(competent+"scheme", scheme, scheme), st.bold().sized(22).centred().gap(2))
	p.para("Building Regulations Certificate of Compliance", st.sized(14).centred().gap(22))
	under := func(said, label string) {
		p.need(48)
		p.para(said, st.centred().gap(0))
		p.pdf.SetDrawColor(120, 120, 120)
		p.pdf.SetLineWidth(0.5)
		p.pdf.Line(p.left+30, p.y+1, p.right-30, p.y+1)
		p.gap(3)
		p.para(label, st.sized(8).italic().centred().gap(11))
	}
	under(p.say(competent+"certificateNumber", nil, w.CertNo), "Certificate number")
	under(p.say(competent+"address", nil, c.Property.Comma()), "Address of installation")
	under(p.say(competent+"work", nil, sentence(w.What)), "Description of work")
	under(p.say(competent+"workDate", isoDate(w.Done), longDate(w.Done)), "Completion of work")
	under(p.say(competent+"installer", nil, w.Installer), "Registered business")
	under(p.say(competent+"installerNumber", nil, w.installerNumber()), "Registration number")
	under(c.Council, "Local authority notified")
	if scheme == "FENSA" {
		under(p.say(competent+"insuranceBacked", "Yes", "Yes, by policy"), "Guarantee insurance backed")
	}
	under(p.say(competent+"issueDate", isoDate(w.CertDate), longDate(w.CertDate)), "Certificate issued")
}

// warrantyCoverNote is a provider's cover note for a buyer's lender: numbered statements.
func warrantyCoverNote(p *paper) {
	c := p.c
	w, end, defects, builder, limit, excess := p.warranty()
	st := style{family: "Helvetica", size: 10, leading: 1.42, after: 8}
	p.margins(64, 72, 64, 66)
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, "Cover note CN/"+w.Policy+". Not valid without our electronic seal.", st.sized(7.5))
	}
	p.page()
	p.para("COVER NOTE", st.bold().sized(18).gap(2))
	p.para("New home structural warranty", st.gap(14))
	for n, s := range []string{
		p.say(newHome+"provider", nil, w.Provider) + " is on risk for the home at " + p.say(newHome+"property", nil, c.Property.First()+", "+c.Property.Town) + ", " + p.say(newHome+"postcode", nil, c.Property.Postcode) + ", under policy " + p.say(newHome+"policyNumber", nil, w.Policy) + ".",
		"The developer is " + p.say(newHome+"builder", nil, builder) + ". The policy was issued to " + p.say(newHome+"policyholder", nil, NamesOf(c.Sellers)) + ", who completed their purchase on " + p.say(newHome+"completionDate", isoDate(w.From), longDate(w.From)) + ".",
		"The term is " + p.say(newHome+"term", float64(w.Years), fmt.Sprint(w.Years)+" years") + ", " + p.say(newHome+"startDate", isoDate(w.From), dotDate(w.From)) + " to " + p.say(newHome+"endDate", isoDate(end), dotDate(end)) + ".",
		"The defects insurance period, in which the developer must put right what does not comply, ends on " + p.say(newHome+"defectsPeriodEnd", isoDate(defects), dotDate(defects)) + ". The structural insurance period follows it.",
		"The sum insured is " + p.say(newHome+"limit", float64(limit), pounds(limit)) + ". The excess is " + p.say(newHome+"excess", float64(excess), pounds(excess)) + " for each claim.",
		"The interest of a lender is noted. The policy passes to later owners during the term.",
	} {
		p.labelled(0, fmt.Sprint(n+1), 26, s, st)
	}
	p.para("A final inspection was made and a certificate of insurance has been issued. The cover note does not replace it.", st)
}

// insuranceFAQ is a managing agent's summary of insurance for leaseholders: questions
// that they ask and short answers, with the sums in the answers.
func insuranceFAQ(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	premium := blk.InsuredFor / 1000 * between(p.rng, 12, 22) / 10
	excess, subs := pick(p.rng, []int{250, 350, 500}), 1000
	st := style{family: "Go", size: 9.4, leading: 1.38, after: 6}
	p.margins(60, 66, 60, 60)
	p.page()
	p.para("Your buildings insurance: questions and answers", st.bold().sized(15).gap(3))
	p.para("Summary for leaseholders and their lenders, issued by "+blk.Manager.Name, st.gap(10))
	for _, r := range [][2]string{
		{"Which building is it?", p.propertySaid(insurance, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+", "+c.Property.Postcode)},
		{"Who is the insurer?", p.say(insurance+"insurer", nil, blk.Insurer)},
		{"What is the policy number?", p.say(insurance+"policyNumber", nil, blk.PolicyNo)},
		{"In whose name is it?", p.say(insurance+"insured", nil, c.insuredParty())},
		{"Are my interest and my lender's noted?", p.say(insurance+"interestedParties", nil, "Yes, the interests of all leaseholders and their lenders are noted under a general interest clause")},
		{"When did it start?", p.say(insurance+"startDate", isoDate(from), longDate(from))},
		{"When is renewal?", "It expires at midnight on " + p.say(insurance+"endDate", isoDate(blk.PolicyTo), longDate(blk.PolicyTo))},
		{"For how much is the building insured?", p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor)) + ", index linked"},
		{"What did it cost?", p.say(insurance+"premium", float64(premium), pence(premium)) + " with insurance premium tax, through the service charge"},
		{"What is the excess?", p.say(insurance+"excess", float64(excess), pounds(excess)) + " for most claims"},
		{"And for subsidence?", p.say(insurance+"subsidenceExcess", float64(subs), pounds(subs))},
		{"Is terrorism covered?", p.say(insurance+"terrorism", "Yes", "Yes") + ", by a separate policy"},
		{"Are my contents covered?", "No. Please arrange your own insurance for them."},
	} {
		p.need(40)
		p.para("Q  "+i(r[0]), st.gap(0))
		p.para("A  "+r[1]+".", st.gap(8))
	}
}

// ewsLettered is an engineer's letter that encloses a form: the finding in a sentence.
func ewsLettered(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Times", size: 11.2, leading: 1.38, after: 9}
	p.margins(76, 70, 76, 70)
	p.page()
	p.para(p.say(ews+"firm", nil, firm), st.bold().sized(16).gap(0))
	p.para("Fire and facade engineers", st.sized(9).gap(18))
	p.para(p.say(ews+"client", nil, c.Lease.Landlord.Name)+"\n"+c.Lease.Landlord.Address.Comma(), st.gap(10))
	p.para(p.say(ews+"date", isoDate(date), nthOf(date)), st.gap(12))
	p.para("Form EWS1 (external wall fire review): "+p.say(ews+"building", nil, c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town)+" "+p.say(ews+"postcode", nil, c.Property.Postcode), st.bold())
	found := map[string]string{
		"A1": "the external wall materials are unlikely to support combustion and there are no attachments of combustible material in significant quantity",
		"A2": "the external wall materials are unlikely to support combustion and a risk assessment of the attachments shows that no remedial works are required",
		"A3": "the external wall materials are unlikely to support combustion but remedial works to the attachments may be needed",
		"B1": "combustible materials are present in the external wall but the fire risk is sufficiently low that no remedial works are required",
		"B2": "combustible materials are present in the external wall and the fire risk is sufficiently high that remedial works are required",
	}
	p.para("We have reviewed the external walls and attachments of the building by opening up at eleven places and from the drawings. In the terms of the form our conclusion is option "+b(p.say(ews+"option", c.Block.EWS1, c.Block.EWS1))+": "+found[c.Block.EWS1]+".", st)
	p.para("The conclusion is for the whole building and may be relied on for five years from the date of this letter unless the walls are altered in that time. It is addressed to you alone, but may be shown to leaseholders, valuers and lenders.", st)
	p.para("The review was signed by "+p.say(ews+"signatory", nil, who.Name())+", "+p.say(ews+"qualification", nil, "Chartered Engineer")+", member number "+p.say(ews+"membershipNumber", nil, number)+" of the "+p.say(ews+"professionalBody", nil, body)+".", st)
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.para("Yours faithfully", st.gap(26))
	p.signature(p.left, p.y-12, 100)
	p.para(firm, st)
}

// sectionSecond is a landlord's second notice: what the first said, who tendered and for
// how much in sentences, and what the leaseholder is likely to pay.
func sectionSecond(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Times", size: 11.2, leading: 1.36, after: 9}
	p.margins(74, 70, 74, 70)
	p.page()
	p.para(p.say(section20+"landlord", nil, k.landlord), st.bold().sized(15).gap(2))
	p.para("c/o "+c.Block.Manager.Name+", "+c.Block.Manager.Address.Comma(), st.sized(9).gap(14))
	p.para("To the leaseholder of "+p.say(section20+"property", nil, c.Property.Comma())+"\n"+p.say(section20+"date", isoDate(k.date), nthOf(k.date)), st)
	p.para("Section 20, Landlord and Tenant Act 1985. "+p.say(section20+"stage", "Statement of estimates", "STATEMENT OF ESTIMATES")+" for works", st.bold())
	p.para("We wrote to you some time ago of our intention to carry out these works: "+p.say(section20+"works", nil, k.works)+". The reason was that "+p.say(section20+"reason", nil, k.why)+". No observations were received within the time allowed.", st)
	var list []string
	for n := range k.contractors {
		list = append(list, p.say(ix(section20+"estimates/*/contractor", n), nil, k.contractors[n])+" would do the work for "+p.say(ix(section20+"estimates/*/amount", n), float64(k.estimates[n]), pounds(k.estimates[n])))
	}
	p.para("We have had estimates from three firms, none of them connected with us. "+strings.Join(list, "; ")+". All include value added tax. The papers may be seen at the address above.", st)
	p.para("If the lowest is accepted your share under the lease would be in the region of "+p.say(section20+"contribution", float64(k.share), pounds(k.share))+".", st)
	p.para("If you wish to say anything about the estimates please do so in writing by "+p.say(section20+"responseBy", isoDate(k.by), nthOf(k.by))+". We must have regard to what you say.", st)
	p.signature(p.left, p.y+10, 100)
	p.gap(28)
	p.para("For the landlord", st)
}

// indemnityBroker is a broker's certificate of a policy issued online: facts in one
// column with a mark before each, and a statement of who may rely on it.
func indemnityBroker(p *paper) {
	c := p.c
	k := p.indemnified()
	st := style{family: "Go", size: 9.6, leading: 1.4, after: 6}
	p.margins(66, 70, 66, 66)
	p.page()
	p.para("Certificate of legal indemnity cover", st.bold().sized(16).gap(2))
	p.para("Issued online by Titlecover Direct, agent of the insurer", st.gap(12))
	for _, s := range []string{
		"We certify that " + p.say(indemnity+"insurer", nil, k.insurer) + " has issued policy " + p.say(indemnity+"policyNumber", nil, k.number),
		"to " + p.say(indemnity+"insured", nil, NamesOf(c.Sellers)) + " as owner of " + p.propertySaid(indemnity, c.Property.Comma()),
		"with effect from " + p.say(indemnity+"date", isoDate(k.date), longDate(k.date)) + " and lasting " + p.say(indemnity+"term", nil, "in perpetuity"),
		"for a single premium, with tax, of " + p.say(indemnity+"premium", float64(k.premium), pence(k.premium)),
		"up to a limit of indemnity of " + p.say(indemnity+"limit", float64(k.limit), pounds(k.limit)),
		"against loss by reason of this defect: " + p.say(indemnity+"defect", nil, k.defect),
	} {
		p.labelled(0, "»", 18, s, st)
	}
	p.gap(6)
	p.para(p.say(indemnity+"successors", true, "Those who own the property after the insured have the benefit of the policy")+" and so has "+p.say(indemnity+"lenders", true, "anybody who lends on the security of it")+".", st)
	p.para("The cover is lost if the insured tells a third party of it, other than a buyer, a lender or their advisers, or approaches anybody who could enforce. Full terms are in the policy wording.", st)
}

// safetyStatement is either certificate as a solicitor words it: a statutory statement in
// paragraphs that answer one after another.
func safetyStatement(p *paper) {
	c := p.c
	st := style{family: "Times", size: 11.4, leading: 1.42, after: 10}
	p.margins(80, 76, 80, 70)
	p.page()
	if p.nth == 1 {
		date := c.AsAt.AddDate(0, -2, -9)
		bad := c.Block.EWS1 == "B2" || c.Block.EWS1 == "A3"
		p.para(p.say(safety+"type", "Landlord's certificate", "Landlord's certificate")+" under Schedule 8 to the Building Safety Act 2022", st.bold().gap(14))
		p.para("Given by "+p.say(safety+"landlord", nil, c.Lease.Landlord.Name)+" on "+p.say(safety+"date", isoDate(date), longDate(date))+" to the leaseholder of "+p.say(safety+"property", nil, c.Property.Comma())+".", st)
		p.para("Is "+p.say(safety+"building", nil, c.Block.Name)+" a relevant building? "+p.say(safety+"relevantBuilding", "Yes", "Yes")+", it is over 11 metres high.", st)
		if bad {
			p.para("Is there a relevant defect? "+p.say(safety+"relevantDefects", "Yes", "Yes")+". It is "+p.say(safety+"defects", nil, "combustible cladding and insulation on the upper floors")+".", st)
			p.para("Was the landlord or an associate responsible for the defect? "+p.say(safety+"landlordResponsible", "No", "No")+".", st)
		} else {
			p.para("Is there a relevant defect? "+p.say(safety+"relevantDefects", "No", "No")+", none of which the landlord is aware.", st)
		}
		p.para("Did the landlord group meet the contribution condition at the qualifying time? "+p.say(safety+"contributionCondition", "Yes", "Yes")+".", st)
		p.para("Director ..................................", st)
		return
	}
	date := c.Seller.Date.AddDate(0, -2, 0)
	p.para(p.say(safety+"type", "Leaseholder deed of certificate", "Leaseholder deed of certificate")+" under Schedule 8 to the Building Safety Act 2022", st.bold().gap(14))
	p.para("Dated "+p.say(safety+"date", isoDate(date), longDate(date))+" and made by "+p.say(safety+"leaseholder", nil, NamesOf(c.Sellers))+" (the leaseholder) for delivery to "+p.say(safety+"landlord", nil, c.Lease.Landlord.Name)+" (the landlord).", st)
	p.para("It is about "+p.say(safety+"property", nil, c.Property.Comma())+", title number "+p.say(safety+"titleNumber", nil, c.Title.Number)+", in the building "+p.say(safety+"building", nil, c.Block.Name)+". The lease was granted on "+p.say(safety+"leaseGranted", isoDate(c.Lease.Date), longDate(c.Lease.Date))+".", st)
	p.para("Was the lease a qualifying lease on 14 February 2022? "+p.say(safety+"qualifyingLease", "Yes", "Yes")+".", st)
	p.para("Was the dwelling the leaseholder's only or principal home on that day? "+p.say(safety+"onlyHome", "Yes", "Yes")+".", st)
	p.para("How many other dwellings in the United Kingdom did the leaseholder own on that day? "+p.say(safety+"propertiesOwned", 0.0, "None")+".", st)
	p.para("Executed as a deed by "+NamesOf(c.Sellers), st.gap(26))
	p.signature(p.left, p.y-8, 110)
}

// tenancyPlain is a landlord's short agreement in plain words: each term a sentence under
// a question, no table.
func tenancyPlain(p *paper) {
	c, t := p.c, p.c.Tenancy
	p.margins(70, 70, 70, 66)
	st := style{family: "Helvetica", size: 10, leading: 1.42, after: 7}
	p.page()
	p.para("Agreement for an "+p.tenancyType("assured shorthold tenancy"), st.bold().sized(15).gap(10))
	for _, r := range [][2]string{
		{"When was it signed?", "On " + p.date(tenancyPath+"/date", t.Date, longDate(t.Date)) + "."},
		{"Who lets the home?", p.mark(tenancyPath+"/landlord", NamesOf(c.Proprietors), NamesOf(c.Proprietors)) + ", the landlord. " + c.Agent.Name + " acts for the landlord."},
		{"Who rents it?", p.partiesOf(tenancyPath+"/tenants/*/name", t.Tenants, plainName) + ", the tenant."},
		{"Which home is it?", p.words(tenancyPath+"/property", c.Property.Comma()) + ", with what is listed in the inventory."},
		{"For how long?", "For " + p.words(tenancyPath+"/term", fmt.Sprintf("%d months", t.Months)) + ", beginning on " + p.date(tenancyPath+"/start", t.Start, longDate(t.Start)) + " and ending on " + p.date(tenancyPath+"/end", t.End(), longDate(t.End())) + ". It goes on from month to month after that unless it is ended."},
		{"What is the rent?", p.monthly(t, pounds(t.Rent)) + " each month in advance."},
		{"Is there a deposit?", "Yes, " + p.money(lettingPath+"/securityDeposit", t.Deposit, pounds(t.Deposit)) + ". It is protected with " + p.words(tenancyPath+"/depositScheme", t.Scheme) + "."},
	} {
		p.need(44)
		p.para(r[0], st.bold().gap(0))
		p.para(r[1], st.gap(8))
	}
	if t.Break {
		p.para("Can it be ended early?", st.bold().gap(0))
		p.para(p.passage(tenancyPath+"/breakClause/text", "Yes. Once six months have passed the landlord or the tenant may end it by two months' notice in writing."), st)
	}
	p.para("What does the tenant promise?", st.bold().gap(2))
	for _, s := range tenancyTerms {
		p.labelled(6, "•", 20, s, st.gap(3))
	}
	p.gap(8)
	p.para("Signed: ........................ (landlord)     ........................ (tenant)", st)
}
