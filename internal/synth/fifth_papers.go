package synth

import (
	"fmt"
	"strings"
)

// insuranceEvidence is a broker's confirmation of cover in place of a schedule: a letter in
// which the terms stand in sentences, with the sums in a short table.
func insuranceEvidence(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	premium := blk.InsuredFor / 1000 * between(p.rng, 12, 22) / 10
	excess, subs := pick(p.rng, []int{250, 350, 500}), 1000
	broker := pick(p.rng, []string{"Kestrel & Boyd Insurance Brokers Ltd", "Blockguard Underwriting Limited"})
	st := style{family: "Times", size: 11, leading: 1.34, after: 8}
	p.margins(74, 66, 74, 68)
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, broker+" is authorised and regulated by the Financial Conduct Authority. The letter does not alter the policy.", st.sized(8).centred())
	}
	p.page()
	p.para(p.say(insurance+"broker", nil, broker), st.bold().sized(15).right().gap(0))
	p.para("Real estate team, 11 Exchange Court, Great Hallam", st.sized(9).right().gap(18))
	p.para("To whom it may concern", st)
	p.para("Evidence of buildings insurance: "+p.propertySaid(insurance, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+", "+c.Property.Postcode), st.bold())
	p.para("We act for "+p.say(insurance+"insured", nil, c.insuredParty())+" and confirm that the building above, "+fmt.Sprint(blk.Units)+" flats, is insured by "+p.say(insurance+"insurer", nil, blk.Insurer)+" under policy "+p.say(insurance+"policyNumber", nil, blk.PolicyNo)+". The insurance runs from "+p.say(insurance+"startDate", isoDate(from), longDate(from))+" until midnight on "+p.say(insurance+"endDate", isoDate(blk.PolicyTo), longDate(blk.PolicyTo))+". The year's premium of "+p.say(insurance+"premium", float64(premium), pence(premium))+", with tax, has been paid.", st)
	t := table{widths: []float64{2.6, 1.2}, st: st, rules: underRows, pad: 4, gray: 150}
	p.row(t, "Buildings are covered for", p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor)))
	p.row(t, "Owners' liability to the public, any one event", "£5,000,000")
	p.row(t, "Loss of rent and alternative accommodation", "one third of the above")
	p.row(t, "You bear the first part of each claim", p.say(insurance+"excess", float64(excess), pounds(excess)))
	p.row(t, "but of a claim for subsidence", p.say(insurance+"subsidenceExcess", float64(subs), pounds(subs)))
	p.gap(8)
	p.para("The cover is for the usual perils including fire, storm, flood, escape of water, impact, malicious damage and subsidence. Acts of terrorism are "+p.say(insurance+"terrorism", "Yes", "included")+". "+p.say(insurance+"interestedParties", nil, "The interests of the owners of the flats and of their mortgagees are noted automatically")+". What one owner does will not defeat the claim of another.", st)
	p.para("Yours faithfully", st.gap(28))
	p.signature(p.left, p.y-16, 100)
	p.para("Account Executive", st)
}

// accountsSummary is an agent's own statement of the year for the owners, or its estimate:
// a single sheet, sums in pounds and a line for each head, certified as a fair summary.
func accountsSummary(p *paper) {
	blk := p.c.managedBlock()
	k := p.c.ledgerOf(p.rng, p.nth == 1)
	st := style{family: "Helvetica", size: 9.6, leading: 1.34, after: 6}
	p.margins(58, 62, 58, 62)
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "Prepared by "+blk.Manager.Name+" from the client account ledger", st.sized(7.5))
	}
	p.page()
	p.row(table{widths: []float64{1.6, 1}, st: st.sized(12).bold(), rules: noRules, pad: 0}, p.say(accounts+"property", nil, blk.Name), p.say(accounts+"managingAgent", nil, blk.Manager.Name))
	p.gap(8)
	title, verb := "Summary of service charge accounts", "spent"
	if k.budget {
		title, verb = "Service charge estimate", "expect to spend"
	}
	p.para(p.say(accounts+"type", k.kind(), title), st.sized(16).gap(2))
	p.para(p.say(accounts+"yearStart", isoDate(k.year.from), slashDate(k.year.from))+" to "+p.say(accounts+"yearEnd", isoDate(k.year.to), slashDate(k.year.to)), st.sized(11).gap(10))
	t := table{widths: []float64{3, 1, 1}, st: st, rules: underRows, pad: 3.6, gray: 190}
	p.row(t, "What we "+verb, b("This year £"), i("Year before £"))
	p.accountRows(k, t, commas)
	p.gap(8)
	if !k.budget {
		p.row(t, "What we charged the owners", b(p.say(accounts+"totalIncome", float64(k.income), commas(k.income))), "")
		if blk.Reserve > 0 {
			p.row(t, "Reserve at the end of the year", b(p.say(accounts+"reserveFund", float64(blk.Reserve), commas(blk.Reserve))), "")
		}
		p.gap(8)
	}
	p.para("Shared equally by "+p.say(accounts+"units", float64(k.units), fmt.Sprint(k.units))+" homes: "+p.say(accounts+"perUnit", float64(blk.ServiceCharge), pounds(blk.ServiceCharge))+" each for the year.", st)
	if k.budget {
		p.para("The estimate was approved by the directors. A demand follows.", st)
		return
	}
	p.para("We certify that the above is a fair summary of the costs within section 21 of the Landlord and Tenant Act 1985 and is supported by accounts, receipts and other documents that have been produced to us.", st.gap(26))
	p.signature(p.left, p.y-12, 100)
	p.para("Beech & Orme, accountants", st)
}

// competentNotice is what an installer's scheme sends the owner to keep: a letter with a
// compliance notice beneath a dashed line.
func competentNotice(p *paper) {
	c := p.c
	w := c.selfCertified()[min(p.nth, len(c.selfCertified())-1)]
	scheme := schemeName(w.Certifier)
	st := style{family: "Go", size: 9.6, leading: 1.4, after: 7}
	p.margins(66, 66, 66, 64)
	p.page()
	p.para(p.say(competent+"scheme", scheme, scheme), st.bold().sized(18).gap(14))
	p.para("The Owner\n"+p.say(competent+"address", nil, strings.Join(c.Property.Lines(), "\n")), st.gap(14))
	p.para(p.say(competent+"issueDate", isoDate(w.CertDate), longDate(w.CertDate)), st)
	p.para("Your Building Regulations compliance certificate", st.bold())
	p.para("The business below has told us about work that it did at your home, and we have told the local authority, "+c.Council+". Keep the certificate: a buyer's conveyancer will ask for it.", st)
	p.para(strings.Repeat("- ", 66), st.sized(7))
	p.para(b("Certificate ")+p.say(competent+"certificateNumber", nil, w.CertNo), st.sized(12))
	for _, r := range [][2]string{
		{"What was done", p.say(competent+"work", nil, sentence(w.What))},
		{"Finished on", p.say(competent+"workDate", isoDate(w.Done), longDate(w.Done))},
		{"By", p.say(competent+"installer", nil, w.Installer) + ", our member " + p.say(competent+"installerNumber", nil, w.installerNumber())},
	} {
		p.labelled(0, r[0], 110, r[1], st.gap(4))
	}
	if scheme == "FENSA" {
		p.labelled(0, "Guarantee insured", 110, p.say(competent+"insuranceBacked", "Yes", "Yes")+", by a policy sent to you apart", st)
	}
	p.gap(4)
	p.para("The work complies with the Building Regulations as its installer declares. We inspect a sample of members' work and may not have inspected this. A copy costs £25.", st.sized(8))
}

// completionPosted is a council's certificate set as a letter.
func completionPosted(p *paper) {
	c := p.c
	w := c.certified()[min(p.nth, len(c.certified())-1)]
	st := style{family: "Times", size: 11.3, leading: 1.38, after: 9}
	p.margins(76, 70, 76, 70)
	p.page()
	p.para(p.say(buildingRegs+"issuer", nil, c.Council), st.bold().sized(16).centred().gap(0))
	p.para("Building Control Service", st.centred().gap(18))
	p.computed(buildingRegs+"issuerType", "Local authority")
	if !w.Completion {
		on := w.PlanDate.AddDate(0, 1, 3)
		p.para(p.say(buildingRegs+"certificateDate", isoDate(on), longDate(on))+"          Our file "+p.say(buildingRegs+"reference", nil, w.Building), st)
		p.para(p.say(buildingRegs+"certificateType", "Plans approval", "APPROVAL OF PLANS"), st.bold())
		p.para("We have approved the plans that you deposited for "+p.say(buildingRegs+"works", nil, w.What)+" at "+p.say(buildingRegs+"address", nil, c.Property.Comma())+". You may begin on two days' notice. Ask us to inspect at the stages on the card enclosed. When we have seen the finished work we will send a further certificate; this letter is not one.", st)
		p.para("Building Control Surveyor", st)
		return
	}
	p.para(p.say(buildingRegs+"certificateType", "Completion certificate", "Certificate of completion"), st.bold().sized(14).centred().gap(14))
	p.para("Our file "+p.say(buildingRegs+"reference", nil, w.Building)+"          Issued "+p.say(buildingRegs+"certificateDate", isoDate(w.CertDate), longDate(w.CertDate)), st)
	p.para("We inspected the works ("+p.say(buildingRegs+"works", nil, w.What)+") at "+p.say(buildingRegs+"address", nil, c.Property.Comma())+" and found them complete on "+p.say(buildingRegs+"completionDate", isoDate(w.Done), longDate(w.Done))+". So far as we could tell on reasonable inspection they satisfy the requirements of the Building Regulations that apply to them.", st)
	p.para("The certificate is evidence that the requirements were met but not conclusive evidence. We were not employed to watch the builder and do not guarantee the work.", st)
	p.gap(20)
	p.signature(p.left, p.y, 110)
	p.gap(16)
	p.para("for the Head of Building Control", st)
}

// planningConsent is a council's permission on one sheet in the old way: a paragraph that
// grants, a schedule of conditions and the reasons gathered at the end.
func planningConsent(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Times", size: 11, leading: 1.34, after: 8}
	p.margins(70, 62, 70, 66)
	p.page()
	p.para("NOTICE OF DECISION", st.bold().sized(14).gap(8))
	t := table{widths: []float64{1, 1.5}, st: st, rules: noRules, pad: 2}
	p.row(t, b(p.say(planning+"authority", nil, c.Council)), "Application "+p.say(planning+"reference", nil, d.Planning)+"\n"+p.say(planning+"applicationType", nil, d.kind)+"\nreceived as valid on "+p.say(planning+"applicationDate", isoDate(d.applied), longDate(d.applied)))
	p.gap(8)
	p.para("Town and Country Planning Act 1990 and the Orders made under it", st.italic())
	p.para("To "+p.say(planning+"applicant", nil, d.applicant)+". On "+p.say(planning+"decisionDate", isoDate(d.PlanDate), longDate(d.PlanDate))+" the Council decided to "+p.say(planning+"decision", "Granted subject to conditions", "PERMIT, subject to the conditions in the schedule,")+" the development that you proposed, namely", st)
	p.para(p.say(planning+"description", nil, sentence(d.What)), st.at(30))
	p.para("at "+p.say(planning+"address", nil, c.Property.Comma()), st.at(30))
	p.para("Schedule of conditions", st.bold().centred())
	for n := range d.conditions {
		p.labelled(0, p.conditionNumber(n), 30, p.condition(d, n), st)
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.para("Reasons: 1, to comply with section 91 of the Act; the rest, in the interests of good design and of the neighbours, and to accord with the development plan.", st)
	p.para("You may appeal within twelve weeks if you are aggrieved by a condition. Consent under the Building Regulations is a separate matter.", st.sized(9.5).gap(24))
	p.signature(p.left, p.y-8, 110)
	p.gap(8)
	p.para("Chief Planning Officer", st)
}

// warrantyWelcome is a provider's certificate inside its welcome letter.
func warrantyWelcome(p *paper) {
	c := p.c
	w, end, defects, builder, limit, excess := p.warranty()
	st := style{family: "Helvetica", size: 10, leading: 1.4, after: 8}
	p.margins(62, 70, 62, 66)
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "Underwritten at Lloyd's. Certificate and policy wording make one contract. Keep with the deeds.", st.sized(7.5))
	}
	p.page()
	p.para(p.say(newHome+"provider", nil, w.Provider), st.bold().sized(18).gap(14))
	p.para(p.say(newHome+"policyholder", nil, NamesOf(c.Sellers))+"\n"+p.say(newHome+"property", nil, c.Property.First()+"\n"+c.Property.Town)+"\n"+p.say(newHome+"postcode", nil, c.Property.Postcode), st.gap(14))
	p.para("Your new home is covered", st.bold().sized(13))
	p.para("Your policy is number "+p.say(newHome+"policyNumber", nil, w.Policy)+". The home was built by "+p.say(newHome+"builder", nil, builder)+" and you completed your purchase on "+p.say(newHome+"completionDate", isoDate(w.From), longDate(w.From))+".", st)
	p.para("Cover lasts "+p.say(newHome+"term", float64(w.Years), fmt.Sprint(w.Years)+" years")+", from "+p.say(newHome+"startDate", isoDate(w.From), slashDate(w.From))+" to "+p.say(newHome+"endDate", isoDate(end), slashDate(end))+". Until "+p.say(newHome+"defectsPeriodEnd", isoDate(defects), slashDate(defects))+" tell the builder first of any defect; we step in if it does not act. After that we insure you against major damage to the structure.", st)
	p.para("We pay up to "+p.say(newHome+"limit", float64(limit), pounds(limit))+" to put the home right. You pay the first "+p.say(newHome+"excess", float64(excess), pounds(excess))+" of a claim.", st)
	p.para("If you sell, the cover passes to the buyer for the time that is left. Give them this certificate.", st)
	p.signature(p.left, p.y+12, 100)
	p.gap(30)
	p.para("Head of Customer Service", st)
}
