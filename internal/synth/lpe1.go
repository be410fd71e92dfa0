package synth

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

var (
	agents4 = []string{"Landlord", "Management Company", "Managing Agent"}
)

var lpe1Heads = []head{
	{"1", "Contact details"}, {"2", "Transfer and registration"}, {"3", "Ground rent"}, {"4", "Service charge"},
	{"5", "Buildings insurance"}, {"6", "Disputes and enfranchisement"}, {"7", "General"}, {"8", "Required documents"},
}

// lpe1Asks has the numbering that PDTF's lpe1 overlay maps.
var lpe1Asks = []asked{
	{"/paperwurks/lpe1/noticeTo", "1.6", "Who accepts service of the notice of assignment and charge?", "Notice of assignment to", agents4, "", ""},
	{"/paperwurks/lpe1/noticeFee", "1.6.1", "Fee for each notice, including VAT (£)", "Notice fee, including VAT", nil, "", ""},
	{leasehold + "contactDetails/serviceContactAssignments/collectsGroundRent", "1.7", "Who collects the ground rent?", "Ground rent collected by", append(agents4[:3:3], "Not applicable"), "", ""},
	{leasehold + "contactDetails/serviceContactAssignments/collectsServiceCharges", "1.8", "Who collects the service charges?", "Service charge collected by", append(agents4[:3:3], "Not applicable"), "", ""},
	{leasehold + "contactDetails/serviceContactAssignments/collectsbuildingInsurancePremiums", "1.9", "Who collects the buildings insurance premiums?", "Insurance premium collected by", append(agents4[:3:3], "Not applicable"), "", ""},
	{leasehold + "contactDetails/serviceContactAssignments/dealsWithDayToDayMaintenanceOfManagedArea", "1.11", "Who deals with the day-to-day maintenance of the Managed Area?", "Maintenance of the Managed Area by", append(agents4[:3:3], "the Lessees"), "", ""},
	{leasehold + "contactDetails/serviceContactAssignments/organisesBuildingInsurance", "1.12", "Who organises and administers the buildings insurance?", "Buildings insurance arranged by", append(agents4[:3:3], "the Lessees"), "", ""},

	{leasehold + "transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "2.1", "Is a deed of covenant required?", "Deed of covenant required", yesNoUnknown, "", ""},
	{leasehold + "transferAndRegistration/deedOfCovenantRequired/costsApplicableToTheDeed", "2.1.1", "If Yes, costs of the deed including VAT (£)", "Cost of deed of covenant, including VAT", nil, "", ""},
	{leasehold + "transferAndRegistration/licenceToAssignRequired/yesNo", "2.2", "Is a licence to assign required?", "Licence to assign required", yesOrNo, "If Yes, please state the requirements and costs:", leasehold + "transferAndRegistration/licenceToAssignRequired/requirements"},
	{leasehold + "transferAndRegistration/awareOfConsents/yesNo", "2.4", "Are you aware of any consent having been given to alterations or additions to the Property?", "Consents to alterations given", yesOrNo, "If Yes, please give details:", leasehold + "transferAndRegistration/awareOfConsents/details"},
	{leasehold + "transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNoNotApplicable", "2.5", "Must the incoming Lessee take a share in, or become a member of, a management company?", "Share or membership required", yesNoNone, "If Yes, please give the procedure and fees:", leasehold + "transferAndRegistration/requirementsToBeMemberOfManagementCompany/details"},
	{"/paperwurks/lpe1/certificateOfComplianceFee", "2.6", "Fee for a certificate of compliance with a restriction on the title, including VAT (£)", "Certificate of compliance fee", nil, "", ""},

	{leasehold + "groundRent/annualGroundRent", "3.1", "What is the annual ground rent payable for the Property? (£)", "Ground rent a year", nil, "", ""},
	{leasehold + "groundRent/groundRentPaidUpToDate/yesNoNotApplicable", "3.2", "Is the ground rent paid up to date?", "Ground rent paid up to date", yesNoNone, "If No, please supply details of the arrears:", leasehold + "groundRent/groundRentPaidUpToDate/details"},
	{"groundRentPeriod", "3.3", "What period is covered by the last demand for ground rent?", "Period of last ground rent demand", nil, "", ""},

	{leasehold + "serviceCharge/propertiesContributingToMaintenanceOfManagedArea", "4.1", "How many properties contribute towards the maintenance of the Managed Area?", "Number of properties contributing", nil, "", ""},
	{leasehold + "serviceCharge/annualServiceCharge", "4.1.1", "What is the current annual service charge for the Property? (£)", "Service charge a year", nil, "", ""},
	{leasehold + "serviceCharge/serviceChargePaidUpToDate/yesNo", "4.2", "Is the service charge paid up to date for the Property?", "Service charge paid up to date", yesOrNo, "If No, please supply details of the arrears:", leasehold + "serviceCharge/serviceChargePaidUpToDate/details"},
	{leasehold + "serviceCharge/excessPaymentAnticipated/yesNo", "4.3", "Is any excess payment anticipated for the Property at the end of the financial year?", "Excess payment expected", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/excessPaymentAnticipated/details"},
	{"serviceChargePeriod", "4.4", "What period is covered by the last demand for service charge?", "Period of last service charge demand", nil, "", ""},
	{leasehold + "serviceCharge/hasInabilityToCollectAffectedMaintenance/yesNo", "4.5", "In the last 12 months, has any inability to collect payments, from anyone, affected (or is it likely to affect) the maintenance of the Managed Area?", "Inability to collect affecting maintenance", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/hasInabilityToCollectAffectedMaintenance/details"},
	{leasehold + "serviceCharge/reserveFund/yesNo", "4.6", "Does a reserve fund apply to the Managed Area?", "Reserve fund", yesOrNo, "", ""},
	{leasehold + "serviceCharge/reserveFund/details", "4.6.1", "If Yes, what amount is currently held in the reserve fund? (£)", "Amount held in the reserve fund", nil, "", ""},
	{leasehold + "serviceCharge/reserveFund/sufficentToCoverSection20Expenditure/yesNo", "4.6.2", "Is the amount expected to be sufficient to cover the known Section 20 expenditure?", "Reserve fund sufficient for Section 20 works", yesOrNo, "", ""},
	{leasehold + "serviceCharge/lastDecoratedPeriod/externally/year", "4.7(a)", "In what year was the outside of the Managed Area last decorated?", "Outside last decorated (year)", nil, "", ""},
	{leasehold + "serviceCharge/lastDecoratedPeriod/internally/year", "4.7(b)", "In what year was the inside of the Managed Area last decorated?", "Inside last decorated (year)", nil, "", ""},
	{"/paperwurks/lpe1/section20Works", "4.8", "Within the next two years, are any Section 20 works proposed to the Property or the Managed Area?", "Section 20 works proposed within two years", yesOrNo, "If Yes, please give details of the works and of the contribution anticipated from the Lessee:", leasehold + "serviceCharge/section20WorksProposed/details"},
	{leasehold + "serviceCharge/increaseInServiceChargeAnticipated/yesNo", "4.9", "Is any increase in the service charge over 10% or £100, whichever is the greater, anticipated in the next two years?", "Increase over 10% or £100 expected within two years", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/increaseInServiceChargeAnticipated/details"},
	{leasehold + "serviceCharge/outstandingServiceChargeConsultation/yesNo", "4.10", "Are there any outstanding service charge consultation procedures?", "Consultation outstanding", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/outstandingServiceChargeConsultation/details"},
	{leasehold + "serviceCharge/japaneseKnotweedAffectingManagedAreas/yesNo", "4.11", "Are the Managed Areas known to be affected by Japanese knotweed?", "Japanese knotweed in the Managed Areas", yesOrNo, "", ""},
	{leasehold + "serviceCharge/transferFees/yesNo", "4.12", "Are there any transfer fees, deferred service charges or similar fees, expressed as a percentage of the Property's value, payable on an event such as resale or subletting?", "Transfer or exit fees", yesOrNo, "", ""},
	{leasehold + "serviceCharge/allPropertiesContribute/yesNo", "4.13", "Do all properties in the Managed Area contribute to the service charge?", "All properties contribute", yesOrNo, "", ""},
	{leasehold + "buildingSafetyAct/deedOfCertificateServed/yesNoNotApplicable", "4.14(a)", "Has a leaseholder deed of certificate been served on the landlord for the Property?", "Leaseholder deed of certificate served", yesNoNone, "", ""},
	{leasehold + "buildingSafetyAct/landlordsCertificateServed/yesNoNotApplicable", "4.14(b)", "Has a landlord's certificate been served?", "Landlord's certificate served", yesNoNone, "", ""},

	{leasehold + "buildingsInsurance/premiumsPaidUpToDate/yesNo", "5.1", "Are the buildings insurance premium contributions paid up to date for the Property?", "Insurance contribution paid up to date", yesOrNo, "", ""},
	{"insurancePeriod", "5.2", "What period is covered by the last demand for insurance?", "Period of last insurance demand", nil, "", ""},
	{leasehold + "buildingsInsurance/premiumPaidinFull/yesNo", "5.3", "Has the premium been paid in full?", "Premium paid in full", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/claimsMade/yesNo", "5.4", "Have any claims been made against the policy during the last three years?", "Claims in the last three years", yesOrNo, "If Yes, please give details:", leasehold + "buildingsInsurance/claimsMade/details"},
	{leasehold + "buildingsInsurance/claimsAnticipated/yesNo", "5.5", "Are any claims anticipated?", "Claims anticipated", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/managedAreasCoveredByPolicy/yesNo", "5.6", "Are the Managed Areas covered by the policy?", "Managed Areas covered by the policy", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/managedAreasCoveredByPolicy/riskAssessments/urgentWorksRecommended", "5.6.2(i)", "Has the fire risk assessment recommended urgent or essential works?", "Urgent works recommended by the fire risk assessment", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/managedAreasCoveredByPolicy/riskAssessments/outstandingEnforcementAction", "5.6.2(iii)", "Is any enforcement action outstanding against the landlord?", "Enforcement action outstanding", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/standardTermsAvailable/yesNo", "5.7", "Are you aware of any reason why comprehensive insurance will not be available on standard terms?", "Any reason why insurance may not be available on standard terms", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/nonComplianceWithConditions/yesNo", "5.8", "Are you aware of any non-compliance with the insurance conditions that could affect the risk?", "Non-compliance with insurance conditions", yesOrNo, "", ""},
	{leasehold + "buildingsInsurance/premiumIncludedInServiceCharge/yesNo", "5.10", "Is the insurance premium included in the service charge budget?", "Premium included in the service charge", yesOrNo, "", ""},

	{"", "6.1", "Are there any ongoing forfeiture proceedings in relation to the Property?", "Forfeiture proceedings", yesOrNo, "", ""},
	{leasehold + "disputes/unresolvedDisputes/yesNo", "6.2", "Are there any documented unresolved disputes with the Lessees of any of the properties in the Managed Area?", "Unresolved disputes with lessees", yesOrNo, "If Yes, please give details:", leasehold + "disputes/unresolvedDisputes/details"},
	{leasehold + "enfranchisement/enfranchisementSteps/yesNo", "6.3", "Have any steps been taken by anyone to enfranchise, exercise the right to manage, form a right to enfranchise company, extend the lease or do something similar?", "Steps to enfranchise, manage or extend", yesOrNo, "If Yes, please give details:", leasehold + "enfranchisement/enfranchisementSteps/details"},
	{leasehold + "disputes/breachOfTermsOfLease/yesNo", "6.4", "Are you aware of any breach of the terms of the lease of this Property?", "Breach of the lease", yesOrNo, "If Yes, please give details:", leasehold + "disputes/breachOfTermsOfLease/details"},

	{leasehold + "general/otherPropertiesInManagedArea", "7.1", "How many other properties are there in the Managed Area?", "Other properties in the Managed Area", nil, "", ""},
	{leasehold + "general/leasedOnSimilarTerms/yesNo", "7.2", "Are they all leased on leases with similar terms?", "All leased on similar terms", yesOrNo, "", ""},
	{leasehold + "general/buildingKnownToBeHMO/yesNo", "7.3", "Is the building known to be a house in multiple occupation (HMO)?", "House in multiple occupation (HMO)", yesOrNo, "", ""},
	{leasehold + "general/additionalParkingRegulations/yesNo", "7.4", "Are there any parking regulations or restrictions in addition to any set out in the lease?", "Parking regulations beyond the lease", yesOrNo, "", ""},
	{leasehold + "general/restrictionOnKeepingPets/yesNo", "7.5", "Is there a restriction in the lease on keeping pets?", "Restriction on pets", yesOrNo, "If Yes, please outline the requirements:", leasehold + "general/restrictionOnKeepingPets/details"},

	{leasehold + "requiredDocuments/serviceChargeAccounts", "8.1", "The last three years' published service charge accounts", "Service charge accounts, last three years", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/managedAreasBuildingsInsurancePolicy", "8.3", "Buildings insurance policy and schedule for the Managed Areas", "Insurance policy and schedule", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/serviceChargeEstimatesCurrent", "8.4", "Service charge estimate for the current year", "Service charge estimate, current year", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/proposedWorksNotices", "8.6", "Copies of any notices served on the Lessees under Section 20 for proposed works", "Section 20 notices", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/additionalRegulationsNotInLease", "8.8", "Any additional regulations or rules affecting the Property that are not in the lease", "Additional regulations", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/asbestosSurvey", "8.15", "Asbestos survey for parts of the Managed Area built or converted before 2001", "Asbestos survey", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/managedAreaFireRiskAssessment", "8.16", "Fire risk assessment for the Managed Area", "Fire risk assessment", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/managementCompanyAGMMinutes", "8.18", "Minutes of the last AGM of the management company", "Minutes of the last AGM", suppliedOrNot, "", ""},
}

// period is a year of account and how a demand names it.
type period struct{ from, to time.Time }

// year is the service charge year that a day is in.
func (b *Block) year(on time.Time) period {
	end, err := time.Parse("2 January", b.YearEnd)
	if err != nil {
		end = day(0, time.December, 31)
	}
	to := day(on.Year(), end.Month(), end.Day())
	if to.Before(on) {
		to = to.AddDate(1, 0, 0)
	}
	return period{to.AddDate(-1, 0, 1), to}
}

// words names the period, its ends marked as facts below path.
func (p *paper) period(path string, d period, form string) string {
	from, to := p.say(path+"/from", isoDate(d.from), d.from.Format(form)), p.say(path+"/to", isoDate(d.to), d.to.Format(form))
	return pick(p.rng, []string{from + " to " + to, from + " - " + to, "From " + from + " to " + to})
}

// form is the day of the reply: a managing agent answers some weeks before exchange.
func (c *Case) agentReplied() time.Time { return c.AsAt.AddDate(0, 0, -18) }

func (c *Case) lpe1Replies(r *rand.Rand) map[string]reply {
	no, yes := reply{answer: "No"}, reply{answer: "Yes"}
	l, blk := c.Lease, c.Block
	m := map[string]reply{"": no}
	set := func(path, answer string) { m[leasehold+path] = reply{answer: answer} }
	manager := "Landlord"
	if l.Manager.Name != "" {
		manager = "Management Company"
	}
	m["/paperwurks/lpe1/noticeTo"] = reply{answer: pick(r, []string{"Managing Agent", manager})}
	m["/paperwurks/lpe1/noticeFee"] = c.sum(l.NoticeFee, r)
	set("contactDetails/serviceContactAssignments/collectsGroundRent", pick(r, []string{"Landlord", "Managing Agent"}))
	if l.Rent == 0 {
		set("contactDetails/serviceContactAssignments/collectsGroundRent", "Not applicable")
	}
	set("contactDetails/serviceContactAssignments/collectsServiceCharges", "Managing Agent")
	set("contactDetails/serviceContactAssignments/collectsbuildingInsurancePremiums", "Managing Agent")
	set("contactDetails/serviceContactAssignments/dealsWithDayToDayMaintenanceOfManagedArea", "Managing Agent")
	set("contactDetails/serviceContactAssignments/organisesBuildingInsurance", pick(r, []string{c.insuresBlock(), "Managing Agent"}))
	set("transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", yesNo(l.Manager.Name != ""))
	if l.Manager.Name != "" {
		m[leasehold+"transferAndRegistration/deedOfCovenantRequired/costsApplicableToTheDeed"] = c.sum(blk.DeedFee, r)
	}
	if l.ConsentAssign == "none" {
		m[leasehold+"transferAndRegistration/licenceToAssignRequired/yesNo"] = no
	} else {
		m[leasehold+"transferAndRegistration/licenceToAssignRequired/yesNo"] = reply{answer: "Yes", said: "References for the buyer and costs of £180 including VAT."}
	}
	for _, p := range []string{"transferAndRegistration/awareOfConsents/yesNo", "serviceCharge/excessPaymentAnticipated/yesNo", "serviceCharge/hasInabilityToCollectAffectedMaintenance/yesNo",
		"serviceCharge/increaseInServiceChargeAnticipated/yesNo", "serviceCharge/outstandingServiceChargeConsultation/yesNo", "serviceCharge/japaneseKnotweedAffectingManagedAreas/yesNo",
		"serviceCharge/transferFees/yesNo", "buildingsInsurance/claimsMade/yesNo", "buildingsInsurance/claimsAnticipated/yesNo",
		"buildingsInsurance/managedAreasCoveredByPolicy/riskAssessments/urgentWorksRecommended", "buildingsInsurance/managedAreasCoveredByPolicy/riskAssessments/outstandingEnforcementAction",
		"buildingsInsurance/standardTermsAvailable/yesNo", "buildingsInsurance/nonComplianceWithConditions/yesNo", "disputes/unresolvedDisputes/yesNo", "enfranchisement/enfranchisementSteps/yesNo",
		"disputes/breachOfTermsOfLease/yesNo", "general/buildingKnownToBeHMO/yesNo", "general/additionalParkingRegulations/yesNo"} {
		m[leasehold+p] = no
	}
	if l.Manager.Name != "" {
		m[leasehold+"transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNoNotApplicable"] = reply{answer: "Yes", said: "Stock transfer form and share certificate to be lodged, fee £45."}
	} else {
		set("transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNoNotApplicable", pick(r, []string{"No", "Not applicable"}))
	}
	for _, t := range c.Title.Restricts {
		if t.Form != "P" && t.Form != "A" {
			m["/paperwurks/lpe1/certificateOfComplianceFee"] = c.sum(blk.DeedFee+30, r)
		}
	}
	rent := l.rentOn(c.AsAt)
	if c.Has("ground-rent-differs") {
		rent += 75
	}
	m[leasehold+"groundRent/annualGroundRent"] = c.sum(rent, r)
	if rent == 0 {
		m[leasehold+"groundRent/annualGroundRent"] = reply{answer: pick(r, []string{"£0.00", "0.00", "£0"})}
		set("groundRent/groundRentPaidUpToDate/yesNoNotApplicable", "Not applicable")
	} else {
		set("groundRent/groundRentPaidUpToDate/yesNoNotApplicable", "Yes")
	}
	m[leasehold+"serviceCharge/propertiesContributingToMaintenanceOfManagedArea"] = reply{answer: fmt.Sprint(blk.Units)}
	m[leasehold+"serviceCharge/annualServiceCharge"] = c.sum(blk.ServiceCharge, r)
	m[leasehold+"serviceCharge/serviceChargePaidUpToDate/yesNo"] = yes
	if blk.Arrears > 0 {
		m[leasehold+"serviceCharge/serviceChargePaidUpToDate/yesNo"] = reply{answer: "No", said: fmt.Sprintf("%s is outstanding and must be paid on or before completion.", pence(blk.Arrears))}
	}
	if blk.Reserve > 0 {
		m[leasehold+"serviceCharge/reserveFund/yesNo"] = yes
		m[leasehold+"serviceCharge/reserveFund/details"] = reply{answer: pick(r, []string{pounds(blk.Reserve), pence(blk.Reserve)})}
	} else {
		m[leasehold+"serviceCharge/reserveFund/yesNo"] = no
	}
	set("serviceCharge/lastDecoratedPeriod/externally/year", fmt.Sprint(c.AsAt.Year()-between(r, 2, 6)))
	set("serviceCharge/lastDecoratedPeriod/internally/year", fmt.Sprint(c.AsAt.Year()-between(r, 1, 5)))
	m["/paperwurks/lpe1/section20Works"] = no
	if blk.Section20 != "" {
		m["/paperwurks/lpe1/section20Works"] = reply{answer: "Yes", said: fmt.Sprintf("%s. Estimated contribution from the Property: %s.", sentence(blk.Section20), pounds(blk.Section20Cost))}
		set("serviceCharge/outstandingServiceChargeConsultation/yesNo", "Yes")
		if blk.Reserve > 0 {
			set("serviceCharge/reserveFund/sufficentToCoverSection20Expenditure/yesNo", "No")
		}
		set("requiredDocuments/proposedWorksNotices", "Attached")
	} else {
		set("requiredDocuments/proposedWorksNotices", "Not applicable")
	}
	if c.Has("service-charge-increase") {
		m[leasehold+"serviceCharge/increaseInServiceChargeAnticipated/yesNo"] = reply{answer: "Yes", said: fmt.Sprintf("The charge is expected to rise by about %s a year when the lift is replaced.", pounds(blk.ServiceCharge/2))}
	}
	if c.Has("lease-breach-known") {
		m[leasehold+"disputes/breachOfTermsOfLease/yesNo"] = reply{answer: "Yes", said: "The Lessee has sublet without consent. Letter before action sent."}
	}
	set("serviceCharge/allPropertiesContribute/yesNo", "Yes")
	if blk.tall() {
		set("buildingSafetyAct/deedOfCertificateServed/yesNoNotApplicable", "Yes")
		set("buildingSafetyAct/landlordsCertificateServed/yesNoNotApplicable", yesNo(blk.CertificateOK))
	} else {
		set("buildingSafetyAct/deedOfCertificateServed/yesNoNotApplicable", "Not applicable")
		set("buildingSafetyAct/landlordsCertificateServed/yesNoNotApplicable", "Not applicable")
	}
	for _, p := range []string{"premiumsPaidUpToDate/yesNo", "premiumPaidinFull/yesNo", "managedAreasCoveredByPolicy/yesNo", "premiumIncludedInServiceCharge/yesNo"} {
		m[leasehold+"buildingsInsurance/"+p] = yes
	}
	if c.Has("fire-enforcement") {
		set("buildingsInsurance/managedAreasCoveredByPolicy/riskAssessments/outstandingEnforcementAction", "Yes")
	}
	if c.Trapped("insurance-claim-settled") {
		m[leasehold+"buildingsInsurance/claimsMade/yesNo"] = reply{answer: "Yes", said: "Escape of water in flat 3, settled."}
	}
	m[leasehold+"general/otherPropertiesInManagedArea"] = reply{answer: fmt.Sprint(blk.Units - 1)}
	set("general/leasedOnSimilarTerms/yesNo", "Yes")
	pets := map[string]string{"consent": "The landlord's written consent is needed.", "prohibited": "No animal may be kept."}
	if said := pets[l.Pets]; said != "" {
		m[leasehold+"general/restrictionOnKeepingPets/yesNo"] = reply{answer: "Yes", said: said}
	} else {
		set("general/restrictionOnKeepingPets/yesNo", "No")
	}
	for _, p := range []string{"serviceChargeAccounts", "managedAreasBuildingsInsurancePolicy", "serviceChargeEstimatesCurrent", "managedAreaFireRiskAssessment"} {
		set("requiredDocuments/"+p, pick(r, []string{"Attached", "Attached", "To follow"}))
	}
	set("requiredDocuments/additionalRegulationsNotInLease", "Not applicable")
	set("requiredDocuments/asbestosSurvey", pick(r, []string{"Attached", "Not applicable"}))
	set("requiredDocuments/managementCompanyAGMMinutes", pick(r, suppliedOrNot))
	return m
}

// sum is a written sum of money, as people write it.
func (c *Case) sum(n int, r *rand.Rand) reply {
	return reply{answer: pick(r, []string{pounds(n), pence(n), pence(n)}), value: float64(n)}
}

// lpe1Form is the enquiries with the managing agent's replies. The periods of
// demands are marked while they are written, so the paper is needed.
func (p *paper) lpe1Form(plain bool) *form {
	c := p.c
	replies := c.lpe1Replies(p.rng)
	form := pick(p.rng, []string{"2 January 2006", "02/01/2006"})
	year := c.Block.year(c.agentReplied())
	replies["serviceChargePeriod"] = reply{answer: p.period(leasehold+"serviceCharge/lastDemandPeriod", year, form)}
	if c.Lease.Rent > 0 {
		replies["groundRentPeriod"] = reply{answer: p.period(leasehold+"groundRent/lastDemandPeriod", period{day(c.AsAt.Year(), time.January, 1), day(c.AsAt.Year(), time.December, 31)}, form)}
	}
	const reserve = leasehold + "serviceCharge/reserveFund/details"
	if held := replies[reserve].answer; held != "" {
		replies[reserve] = reply{answer: p.say("/paperwurks/lpe1/reserveFundAmount", float64(c.Block.Reserve), held), value: held}
	}
	to := c.Block.PolicyTo
	replies["insurancePeriod"] = reply{answer: p.period(leasehold+"buildingsInsurance/lastDemandPeriod", period{to.AddDate(-1, 0, 1), to}, form)}
	return askForm(lpe1Heads, lpe1Asks, replies, plain)
}

// contacts are the rows of the landlord, the management company and the agent.
func (p *paper) contacts() [][]string {
	c := p.c
	const at = leasehold + "contactDetails/contacts/"
	row := func(name, path, own string, f Firm) []string {
		return []string{name, p.say(at+path+"/contact/nameOrOrganisation", nil, f.Name), p.say("/paperwurks/lpe1/"+own, nil, f.Address.Comma()),
			p.say(at+path+"/contact/telephone", nil, f.Phone), p.say(at+path+"/contact/emailAddress", nil, f.Email)}
	}
	rows := [][]string{row("Landlord", "landlord", "landlordAddress", c.Lease.Landlord)}
	if c.Lease.Manager.Name != "" {
		rows = append(rows, row("Management Company", "managementCompany", "managementCompanyAddress", c.Lease.Manager))
	}
	return append(rows, row("Managing Agent", "managingAgent", "managingAgentAddress", c.Block.Manager))
}

// lpe1Head is the property and the seller.
func (p *paper) lpe1Head() [][2]string {
	own := "/paperwurks/" + string(p.kind) + "/"
	at := p.c.Property
	if p.kind == papers.LPE1 && p.c.Has("form-for-another-flat") {
		at.Unit = fmt.Sprintf("Flat %d", 41+int(p.c.Seed%9))
	}
	return [][2]string{
		{"Property", p.say(own+"propertyAddress", nil, at.First()+", "+at.Town)},
		{"Postcode", p.say("/propertyPack/address/postcode", nil, at.Postcode)},
		{"Seller", p.say(own+"sellers", nil, NamesOf(p.c.Sellers))},
	}
}

// completedBy is the end of a managing agent's reply.
func (p *paper) completedBy(st style) {
	own := "/paperwurks/" + string(p.kind) + "/"
	b := p.c.Block
	if b == nil {
		b = p.c.Estate
	}
	p.need(80)
	p.gap(10)
	p.para("These replies are given on the records held today and without any liability to the buyer for what they do not show.", st.italic())
	p.para("Completed by: "+p.say(own+"completedBy", nil, b.Manager.Person), st)
	p.para("For: "+b.Manager.Name, st)
	p.para("Date: "+p.say(own+"dateSigned", isoDate(p.c.agentReplied()), longDate(p.c.agentReplied())), st)
}

// lpe1Printed is the printed form filled in on a screen.
func lpe1Printed(p *paper) {
	p.margins(46, 56, 46, 56)
	st := style{family: "Helvetica", size: 9, leading: 1.25, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("LPE1 Leasehold Property Enquiries    Page %d", p.pageNumber()), st.sized(8).right())
	}
	p.page()
	p.para("LPE1", st.sized(24).bold().col(30, 60, 110).gap(0))
	p.para("Leasehold property enquiries", st.sized(17).bold().col(30, 60, 110).gap(8))
	p.ruledRows(p.lpe1Head(), 0.2, st)
	p.para("The Lessee's lawyer asks these questions of the landlord, the management company or the managing agent. Capitals: Managed Area means the building and grounds that the service charge pays for.", st.gap(6))
	p.para("1  Contact details", st.bold().sized(11))
	t := table{widths: []float64{0.11, 0.18, 0.2, 0.11, 0.4}, st: st.sized(7), rules: grid, gray: 120}
	p.row(t, b("Who"), b("Name"), b("Address"), b("Telephone"), b("Email"))
	for _, r := range p.contacts() {
		p.row(t, r...)
	}
	f := p.lpe1Form(false)
	f.sections[0].number, f.sections[0].title = "", ""
	p.printForm(f, formStyle{print: st, pen: fieldPen, place: besideRow, tickAs: pick(p.rng, []penMark{dingbatTick, strokeTick, paperTick}), boxSize: 9, head: headBand, tint: [3]int{30, 60, 110}, grid: true, boxedSaid: true})
	p.completedBy(st)
}

// lpe1Typed is the agent's word processor version: replies in a second column.
func lpe1Typed(p *paper) {
	p.margins(54, 70, 54, 56)
	st := style{family: "Times", size: 10, leading: 1.25, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, p.c.Block.Manager.Name, st.bold().sized(13).centred())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("- %d -", p.pageNumber()), st.centred())
	}
	p.page()
	p.para("LEASEHOLD PROPERTY ENQUIRIES (LPE1)", st.bold().sized(13).centred())
	p.para("Replies of the managing agent", st.centred().gap(10))
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0]+":", 90, r[1], st)
	}
	p.typedContacts(st)
	p.printForm(p.lpe1Form(false), formStyle{print: st, pen: st, place: typedBeside, head: headCaps, grid: true, share: 0.32})
	p.completedBy(st)
}

// typedContacts writes the contacts under each other.
func (p *paper) typedContacts(st style) {
	p.gap(4)
	for n, r := range p.contacts() {
		p.para(fmt.Sprintf("1.%d  %s", n+1, r[0]), st.bold().gap(1))
		for k, label := range []string{"Name", "Address", "Telephone", "Email"} {
			p.labelled(14, label+":", 90, r[k+1], st.gap(1))
		}
		p.gap(4)
	}
}

// lpe1Sheet is an agent's own information sheet in few words.
func lpe1Sheet(p *paper) {
	p.margins(60, 60, 60, 56)
	st := style{family: "Go", size: 9.5, leading: 1.3, after: 4}
	p.page()
	p.para(p.c.Block.Manager.Name, st.bold().sized(15).col(0, 90, 80).gap(0))
	p.para(p.c.Block.Manager.Address.Comma(), st.sized(8).col(90, 90, 90).gap(12))
	p.para("Leasehold sales information pack", st.bold().sized(13))
	p.para("In the order of the LPE1 Leasehold Property Enquiries form", st.italic().gap(8))
	p.ruledRows(p.lpe1Head(), 0.24, st)
	p.typedContacts(st)
	p.printForm(p.lpe1Form(true), formStyle{print: st, pen: st.bold(), place: typedBeside, head: headTint, tint: [3]int{220, 238, 234}, share: 0.42})
	p.completedBy(st)
}

// lpe1Word is the form retyped with ballot boxes.
func lpe1Word(p *paper) {
	p.page()
	st := style{family: "Times", size: 11, leading: 1.2, after: 4}
	p.para("LPE1 Leasehold Property Enquiries", st.sized(15).bold())
	for _, r := range p.lpe1Head() {
		p.row(table{widths: []float64{0.3, 0.7}, st: st, rules: grid}, b(r[0]), r[1])
	}
	p.typedContacts(st)
	p.printForm(p.lpe1Form(false), formStyle{print: st, pen: st, place: beneath, head: headRule})
	p.completedBy(st)
}

// lpe1Beneath has boxes under each question. Held out.
func lpe1Beneath(p *paper) {
	p.margins(58, 58, 58, 58)
	st := style{family: "Times", size: 10.5, leading: 1.22, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("LPE1 (4th edition) page %d", p.pageNumber()), st.sized(8).centred())
	}
	p.page()
	p.para("Leasehold Property Enquiries Form LPE1", st.sized(16).bold().gap(10))
	p.ruledRows(p.lpe1Head(), 0.24, st)
	p.typedContacts(st)
	p.printForm(p.lpe1Form(false), formStyle{print: st, pen: bluePen, place: beneath, tickAs: pick(p.rng, []penMark{penCross, radio, dingbatCross}), boxSize: 9, head: headRule, boxedSaid: chance(p.rng, 0.5)})
	p.completedBy(st)
}
