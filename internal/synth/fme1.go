package synth

import (
	"fmt"
	"math/rand/v2"
)

// managed is where the schema keeps what is said of a managed freehold.
const managed = "/propertyPack/ownership/ownershipsToBeTransferred/0/managedFreeholdOrCommonholdInformation/"

var estateAgents = []string{"Rentcharge Owner", "Management Company", "Managing Agent", "Not applicable"}

var fme1Heads = []head{
	{"1", "Contact details"}, {"2", "Transfer and registration"}, {"3", "Service charge or rentcharge"},
	{"4", "Insurance"}, {"5", "Disputes"}, {"6", "Required documents"},
}

// fme1Asks has the numbering that PDTF's fme1 overlay maps.
var fme1Asks = []asked{
	{"/paperwurks/fme1/noticeTo", "1.5", "Who accepts service of the notice of transfer and charge?", "Notice of transfer to", estateAgents[:3], "", ""},
	{"/paperwurks/fme1/noticeFee", "1.5.1", "Fee for each notice, including VAT (£)", "Notice fee, including VAT", nil, "", ""},
	{managed + "contactDetails/collectsServiceCharges", "1.6", "Who collects the service charges?", "Estate charge collected by", estateAgents, "", ""},
	{managed + "contactDetails/dealsWithDayToDayMaintenanceOfManagedArea", "1.7", "Who deals with the day-to-day maintenance of the Managed Area?", "Managed Area maintained by", estateAgents, "", ""},
	{managed + "contactDetails/organisesManagedAreaInsurance", "1.8", "Who organises and administers the insurance of the Managed Area?", "Managed Area insured by", estateAgents, "", ""},

	{managed + "transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "2.1", "Is a deed of covenant required?", "Deed of covenant required", yesNoUnknown, "", ""},
	{managed + "transferAndRegistration/deedOfCovenantRequired/costsApplicableToTheDeed", "2.1.1", "If Yes, costs of the deed including VAT (£)", "Cost of deed of covenant, including VAT", nil, "", ""},
	{managed + "transferAndRegistration/awareOfConsents/yesNo", "2.2", "Are you aware of any consent having been given to alterations or additions to the Property?", "Consents to alterations given", yesOrNo, "If Yes, please give details:", managed + "transferAndRegistration/awareOfConsents/details"},
	{managed + "transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNo", "2.3", "Must the incoming owner take a share in, or become a member of, the management company?", "Share or membership required", yesOrNo, "If Yes, please give the procedure and fees:", managed + "transferAndRegistration/requirementsToBeMemberOfManagementCompany/details"},
	{"/paperwurks/fme1/certificateFee", "2.4", "Fee for a certificate of compliance with the restriction on the title, including VAT (£)", "Certificate of compliance fee", nil, "", ""},

	{managed + "serviceCharge/annualServiceCharge", "3.1", "What is the current annual service charge for the Property? (£)", "Estate charge a year", nil, "", ""},
	{managed + "serviceCharge/serviceChargePaidUpToDate/yesNo", "3.2", "Is the service charge paid up to date for the Property?", "Estate charge paid up to date", yesOrNo, "If No, please supply details of the arrears:", managed + "serviceCharge/serviceChargePaidUpToDate/details"},
	{"serviceChargePeriod", "3.3", "What period is covered by the last demand?", "Period of last demand", nil, "", ""},
	{managed + "serviceCharge/propertiesContribute/residentialFreehold", "3.4", "How many residential freehold properties contribute towards the maintenance of the Managed Area?", "Freehold properties contributing", nil, "", ""},
	{managed + "serviceCharge/doAllPropertiesContribute/yesNo", "3.4.1", "Do all properties in the Managed Area contribute to the service charge?", "All properties contribute", yesOrNo, "", ""},
	{managed + "serviceCharge/excessPaymentAnticipated/yesNo", "3.5", "Is any excess payment anticipated for the Property at the end of the financial year?", "Excess payment expected", yesOrNo, "If Yes, please give details:", managed + "serviceCharge/excessPaymentAnticipated/details"},
	{managed + "serviceCharge/hasInabilityToCollectAffectedMaintenance/yesNo", "3.6", "In the last 12 months, has any inability to collect payments, from anyone, affected (or is it likely to affect) the maintenance of the Managed Area?", "Inability to collect affecting maintenance", yesOrNo, "", ""},
	{managed + "serviceCharge/reserveFund/yesNo", "3.7", "Does a reserve fund apply to the Managed Area?", "Reserve fund", yesOrNo, "", ""},
	{managed + "serviceCharge/reserveFund/amount/forTheManagedAreas", "3.7.1(b)", "If Yes, what amount is currently held for the Managed Area? (£)", "Reserve fund held for the Managed Area", nil, "", ""},
	{"/paperwurks/fme1/worksProposed", "3.9", "Within the next two years, are any works proposed to the Managed Area whose cost will be passed to the owners?", "Works proposed within two years", yesOrNo, "If Yes, please give details of the works and of the contribution anticipated:", managed + "serviceCharge/worksProposed/details"},
	{managed + "serviceCharge/increaseInServiceChargeAnticipated/yesNo", "3.10", "Is any increase in the service charge over 10% or £100, whichever is the greater, anticipated in the next two years?", "Increase over 10% or £100 expected within two years", yesOrNo, "If Yes, please give details:", managed + "serviceCharge/increaseInServiceChargeAnticipated/details"},
	{managed + "serviceCharge/outstandingServiceChargeConsultation/yesNo", "3.11", "Are there any outstanding service charge consultation procedures?", "Consultation outstanding", yesOrNo, "", ""},
	{managed + "serviceCharge/japaneseKnotweedAffectingManagedAreas/yesNo", "3.12", "Are the Managed Areas known to be affected by Japanese knotweed?", "Japanese knotweed in the Managed Areas", yesOrNo, "", ""},
	{managed + "serviceCharge/transferFees/yesNo", "3.13", "Are there any transfer fees or similar fees, expressed as a percentage of the Property's value, payable on an event such as resale or subletting?", "Transfer or exit fees", yesOrNo, "", ""},

	{managed + "insurance/managedAreaInsured/yesNo", "4.1", "Is the Managed Area insured?", "Managed Area insured", yesOrNo, "", ""},
	{managed + "insurance/managedAreaInsured/premiumsPaidUpToDate/yesNo", "4.1.1", "Are the insurance premium contributions paid up to date for the Property?", "Insurance contribution paid up to date", yesOrNo, "", ""},
	{managed + "insurance/managedAreaInsured/claimsMade/yesNo", "4.3", "Have any claims been made against the policy during the last three years?", "Claims in the last three years", yesOrNo, "If Yes, please give details:", managed + "insurance/managedAreaInsured/claimsMade/details"},
	{managed + "insurance/managedAreaInsured/claimsAnticipated/yesNo", "4.4", "Are any claims anticipated?", "Claims anticipated", yesOrNo, "", ""},
	{managed + "insurance/managedAreaInsured/premiumIncludedInServiceCharge/yesNo", "4.5", "Is the insurance premium included in the service charge budget?", "Premium included in the estate charge", yesOrNo, "", ""},
	{managed + "insurance/managedAreaInsured/standardTermsAvailable/yesNo", "4.7", "Are you aware of any reason why insurance will not be available on standard terms?", "Any reason why insurance may not be available on standard terms", yesOrNo, "", ""},
	{managed + "insurance/managedAreaInsured/nonComplianceWithConditions/yesNo", "4.8", "Are you aware of any non-compliance with the insurance conditions?", "Non-compliance with insurance conditions", yesOrNo, "", ""},

	{managed + "disputes/unresolvedDisputes/yesNo", "5.1", "Are there any documented unresolved disputes with the owners of properties in the Managed Area?", "Unresolved disputes with owners", yesOrNo, "If Yes, please give details:", managed + "disputes/unresolvedDisputes/details"},
	{managed + "disputes/breachOfTermsOfTransfer/yesNo", "5.2", "Are you aware of any breach of the terms of the transfer of this Property?", "Breach of the transfer", yesOrNo, "If Yes, please give details:", managed + "disputes/breachOfTermsOfTransfer/details"},

	{managed + "requiredDocuments/serviceChargeAccounts", "6.1", "The last three years' published service charge accounts", "Service charge accounts, last three years", suppliedOrNot, "", ""},
	{managed + "requiredDocuments/managedAreasInsurancePolicy", "6.2", "Insurance policy and schedule for the Managed Area", "Insurance policy and schedule", suppliedOrNot, "", ""},
	{managed + "requiredDocuments/serviceChargeEstimatesCurrent", "6.3", "Service charge estimate for the current year", "Estimate for the current year", suppliedOrNot, "", ""},
	{managed + "requiredDocuments/deedOfCovenant", "6.7", "Any required deed of covenant", "Deed of covenant", suppliedOrNot, "", ""},
	{managed + "requiredDocuments/certificateOfCompliance", "6.8", "Any certificate of compliance", "Certificate of compliance", suppliedOrNot, "", ""},
	{managed + "requiredDocuments/memorandumAndArticles", "6.13", "Memorandum and articles of association of the management company", "Memorandum and articles", suppliedOrNot, "", ""},
	{managed + "requiredDocuments/feesForAdminServices", "6.15", "Menu of fees for administration", "Menu of fees", suppliedOrNot, "", ""},
}

func (c *Case) fme1Replies(r *rand.Rand) map[string]reply {
	e := c.Estate
	m := map[string]reply{}
	set := func(path, answer string) { m[managed+path] = reply{answer: answer} }
	m["/paperwurks/fme1/noticeTo"] = reply{answer: pick(r, []string{"Managing Agent", "Management Company"})}
	m["/paperwurks/fme1/noticeFee"] = c.sum(pick(r, []int{30, 60, 90}), r)
	for _, p := range []string{"collectsServiceCharges", "dealsWithDayToDayMaintenanceOfManagedArea", "organisesManagedAreaInsurance"} {
		set("contactDetails/"+p, pick(r, []string{"Managing Agent", "Managing Agent", "Management Company"}))
	}
	deed := chance(r, 0.6)
	set("transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", yesNo(deed))
	if deed {
		m[managed+"transferAndRegistration/deedOfCovenantRequired/costsApplicableToTheDeed"] = c.sum(e.DeedFee, r)
	}
	for _, t := range c.Title.Restricts {
		if t.Form != "P" && t.Form != "A" {
			m["/paperwurks/fme1/certificateFee"] = c.sum(e.DeedFee+30, r)
		}
	}
	for _, p := range []string{"transferAndRegistration/awareOfConsents/yesNo", "serviceCharge/excessPaymentAnticipated/yesNo", "serviceCharge/hasInabilityToCollectAffectedMaintenance/yesNo",
		"serviceCharge/increaseInServiceChargeAnticipated/yesNo", "serviceCharge/outstandingServiceChargeConsultation/yesNo", "serviceCharge/japaneseKnotweedAffectingManagedAreas/yesNo", "serviceCharge/transferFees/yesNo",
		"insurance/managedAreaInsured/claimsMade/yesNo", "insurance/managedAreaInsured/claimsAnticipated/yesNo", "insurance/managedAreaInsured/standardTermsAvailable/yesNo", "insurance/managedAreaInsured/nonComplianceWithConditions/yesNo",
		"disputes/unresolvedDisputes/yesNo", "disputes/breachOfTermsOfTransfer/yesNo"} {
		set(p, "No")
	}
	for _, p := range []string{"serviceCharge/doAllPropertiesContribute/yesNo", "insurance/managedAreaInsured/yesNo", "insurance/managedAreaInsured/premiumsPaidUpToDate/yesNo", "insurance/managedAreaInsured/premiumIncludedInServiceCharge/yesNo"} {
		set(p, "Yes")
	}
	m[managed+"transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNo"] = reply{answer: "Yes", said: "Membership passes on the transfer; application form and fee of £36."}
	m[managed+"serviceCharge/annualServiceCharge"] = c.sum(e.ServiceCharge, r)
	m[managed+"serviceCharge/serviceChargePaidUpToDate/yesNo"] = reply{answer: "Yes"}
	if e.Arrears > 0 {
		m[managed+"serviceCharge/serviceChargePaidUpToDate/yesNo"] = reply{answer: "No", said: fmt.Sprintf("%s is outstanding.", pence(e.Arrears))}
	}
	m[managed+"serviceCharge/propertiesContribute/residentialFreehold"] = reply{answer: fmt.Sprint(e.Units)}
	if e.Reserve > 0 {
		set("serviceCharge/reserveFund/yesNo", "Yes")
		m[managed+"serviceCharge/reserveFund/amount/forTheManagedAreas"] = c.sum(e.Reserve, r)
	} else {
		set("serviceCharge/reserveFund/yesNo", "No")
	}
	m["/paperwurks/fme1/worksProposed"] = reply{answer: "No"}
	if e.Section20 != "" {
		m["/paperwurks/fme1/worksProposed"] = reply{answer: "Yes", said: fmt.Sprintf("%s. Estimated contribution from the Property: %s.", sentence(e.Section20), pounds(e.Section20Cost))}
	}
	for _, p := range []string{"serviceChargeAccounts", "managedAreasInsurancePolicy", "serviceChargeEstimatesCurrent", "memorandumAndArticles", "feesForAdminServices"} {
		set("requiredDocuments/"+p, pick(r, suppliedOrNot))
	}
	set("requiredDocuments/deedOfCovenant", "Not applicable")
	set("requiredDocuments/certificateOfCompliance", "Not applicable")
	return m
}

// fme1Form is the enquiries with the estate manager's replies.
func (p *paper) fme1Form(plain bool) *form {
	replies := p.c.fme1Replies(p.rng)
	replies["serviceChargePeriod"] = reply{answer: p.period(managed+"serviceCharge/lastDemandPeriod", p.c.Estate.year(p.c.agentReplied()), pick(p.rng, []string{"2 January 2006", "02/01/2006"}))}
	return askForm(fme1Heads, fme1Asks, replies, plain)
}

// estateContacts writes who keeps the estate.
func (p *paper) estateContacts(st style) {
	const own = "/paperwurks/fme1/"
	for n, who := range []struct {
		name, path string
		firm       Firm
	}{{"Management Company", "managementCompany", p.c.Estate.Company}, {"Managing Agent", "managingAgent", p.c.Estate.Manager}} {
		p.para(fmt.Sprintf("1.%d  %s", n+2, who.name), st.bold().gap(1))
		p.labelled(14, "Name:", 90, p.say(own+who.path, nil, who.firm.Name), st.gap(1))
		p.labelled(14, "Address:", 90, p.say(own+who.path+"Address", nil, who.firm.Address.Comma()), st.gap(1))
		p.labelled(14, "Telephone:", 90, p.say(own+who.path+"Telephone", nil, who.firm.Phone), st.gap(1))
		p.labelled(14, "Email:", 90, p.say(own+who.path+"Email", nil, who.firm.Email), st.gap(5))
	}
}

// fme1Printed is the printed form.
func fme1Printed(p *paper) {
	p.margins(48, 56, 48, 56)
	st := style{family: "Helvetica", size: 9, leading: 1.25, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("FME1 Freehold Management Enquiries    Page %d", p.pageNumber()), st.sized(8).right())
	}
	p.page()
	p.para("FME1", st.sized(24).bold().col(80, 60, 20).gap(0))
	p.para("Freehold management enquiries", st.sized(17).bold().col(80, 60, 20).gap(8))
	p.ruledRows(p.lpe1Head(), 0.2, st)
	p.para("To be answered by whoever manages the parts of the estate that the owners share.", st.gap(6))
	p.estateContacts(st)
	p.printForm(p.fme1Form(false), formStyle{print: st, pen: fieldPen, place: besideRow, tickAs: pick(p.rng, []penMark{dingbatCross, strokeTick, penTick}), boxSize: 9, head: headBand, tint: [3]int{80, 60, 20}, grid: true, boxedSaid: true})
	p.completedBy(st)
}

// fme1Typed has replies in a second column.
func fme1Typed(p *paper) {
	p.margins(54, 70, 54, 56)
	st := style{family: "Times", size: 10, leading: 1.25, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, p.c.Estate.Manager.Name, st.bold().sized(13))
	}
	p.page()
	p.para("FREEHOLD MANAGEMENT ENQUIRIES (FME1)", st.bold().sized(13).gap(10))
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0]+":", 90, r[1], st)
	}
	p.estateContacts(st)
	p.printForm(p.fme1Form(chance(p.rng, 0.4)), formStyle{print: st, pen: st, place: typedBeside, head: headRule, grid: true, share: 0.34})
	p.completedBy(st)
}

// fme1Under is the print of an estate manager's portal. Held out.
func fme1Under(p *paper) {
	p.margins(60, 60, 60, 56)
	st := style{family: "Go", size: 9.5, leading: 1.3, after: 4}
	p.page()
	p.para("Freehold Management Enquiries", st.bold().sized(16).gap(2))
	p.para("FME1 replies prepared by "+p.c.Estate.Manager.Name, st.col(90, 90, 90).gap(8))
	p.ruledRows(p.lpe1Head(), 0.24, st)
	p.estateContacts(st)
	f := p.fme1Form(false)
	f.dropBlank()
	p.printForm(f, formStyle{print: st, pen: st.bold(), place: typedUnder, lead: "Reply: ", head: headTint, tint: [3]int{240, 234, 220}})
	p.completedBy(st)
}
