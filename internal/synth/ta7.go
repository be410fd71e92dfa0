package synth

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// leasehold is where the schema keeps what is said of the lease that is sold.
const leasehold = "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/"

var suppliedOrNot = []string{"Attached", "To follow", "Not applicable"}

var ta7Heads = []head{
	{"1", "The property"}, {"2", "Ownership and management"}, {"3", "Documents"}, {"4", "Management contact details"},
	{"5", "Maintenance and service charges"}, {"6", "Notices"}, {"7", "Consents"}, {"8", "Complaints"},
	{"9", "Alterations"}, {"10", "Enfranchisement"}, {"11", "Building safety, cladding and the leaseholder deed of certificate"},
}

// ta7Asks has the numbering that PDTF's ta7 overlay maps.
var ta7Asks = []asked{
	{"/paperwurks/ta7/propertyType", "1.1", "What type of leasehold property does the seller own?", "Type of leasehold property", []string{"Flat", "Shared ownership", "Long leasehold house"}, "", ""},
	{leasehold + "groundRent/isGroundRentPayable", "1.2", "Does the seller pay rent for the property?", "Is ground rent paid?", yesOrNo, "", ""},
	{leasehold + "groundRent/annualGroundRent", "1.2(a)", "How much is the current yearly rent? (£)", "Ground rent a year (£)", nil, "", ""},
	{leasehold + "groundRent/groundRentFrequency", "1.2(b)", "How regularly is the rent paid (e.g. yearly)?", "How often ground rent is paid", nil, "", ""},
	{leasehold + "groundRent/rentSubjectToIncrease/yesNo", "1.2(c)", "Is the rent subject to increase?", "Can the ground rent go up?", yesOrNo, "", ""},
	{leasehold + "groundRent/rentSubjectToIncrease/rentReviewFrequency", "1.2(d)", "How often is the rent reviewed?", "How often the ground rent is reviewed", nil, "", ""},
	{leasehold + "groundRent/rentSubjectToIncrease/rentIncreaseCalculated", "1.2(e)", "How is the increase calculated?", "How a ground rent increase is worked out", nil, "", ""},

	{"/paperwurks/ta7/freeholderType", "2.1", "Who owns the freehold?", "", []string{"A person or company not controlled by the tenants", "A person or company controlled by the tenants"}, "", ""},
	{leasehold + "ownershipAndManagement/hasHeadlease/yesNo", "2.2", "Is there a headlease?", "Is there a headlease?", yesOrNo, "", ""},
	{leasehold + "ownershipAndManagement/hasHeadlease/headLeaseholderControlled", "2.2(a)", "If Yes, is the head leaseholder a person or company that the tenants control?", "", yesOrNo, "", ""},
	{leasehold + "ownershipAndManagement/buildingManager/buildingManagerType", "2.3", "Who is responsible for managing the building?", "", []string{"Freeholder", "Headleaseholder", "Management company named in lease of the property"}, "", ""},
	{leasehold + "ownershipAndManagement/hasTenantCompanyDissolved", "2.4", "Has a tenants' management company been dissolved or struck off the register at Companies House?", "Has the tenants' management company been dissolved or struck off?", yesOrNo, "", ""},
	{leasehold + "ownershipAndManagement/isManagingAgentEmployed", "2.5", "Is a managing agent employed by the landlord, the tenants' management company or the right to manage company?", "Is a managing agent employed?", yesOrNo, "", ""},

	{leasehold + "requiredDocuments/lease", "3.1(a)", "Please supply: the lease", "The lease", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/deedsOfVariation", "3.1(b)", "any deeds of variation or supplemental deeds", "Deeds of variation", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/copyOfcorrespondence", "3.2", "relevant correspondence from the landlord, the management company and the managing agent", "", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/serviceCharges", "3.3(a)", "invoices or demands for the service charge of the last three years", "Service charge demands, last three years", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/groundRent", "3.3(b)", "invoices or demands for the ground rent of the last three years", "Ground rent demands, last three years", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/buildingsInsurancePolicy/arrangedByLandlord", "3.4(b)", "the buildings insurance policy arranged by the landlord or management company, and its current schedule", "Landlord's buildings insurance policy and schedule", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/managementCompanyDocuments/memorandumAndArticles", "3.5(a)", "if a tenants' management company manages the building: its memorandum and articles of association", "Memorandum and articles", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/managementCompanyDocuments/shareOrMembershipCertificate", "3.5(b)", "the share or membership certificate", "Share or membership certificate", suppliedOrNot, "", ""},
	{leasehold + "requiredDocuments/managementCompanyDocuments/companyAccounts", "3.5(c)", "the company's accounts for the past three years", "Company accounts, last three years", suppliedOrNot, "", ""},

	{leasehold + "contactDetails/contacts/landlord/contact/nameOrOrganisation", "4.1(a)", "Landlord's name", "Landlord", nil, "", ""},
	{leasehold + "contactDetails/contacts/managementCompany/contact/nameOrOrganisation", "4.1(b)", "Management company's name (right to manage or under the lease)", "Management company", nil, "", ""},
	{leasehold + "contactDetails/contacts/managingAgent/contact/nameOrOrganisation", "4.1(c)", "Managing agent's name", "Managing agent", nil, "", ""},

	{leasehold + "contactDetails/serviceContactAssignments/organisesBuildingInsurance", "5.1", "Who is responsible for arranging the buildings insurance on the property?", "Who arranges the buildings insurance?", []string{"Landlord", "Management Company", "Managing Agent"}, "", ""},
	{leasehold + "serviceCharge/lastDecoratedPeriod/externally/year", "5.2", "In what year was the outside of the building last decorated?", "Year in which the outside was last decorated", nil, "", ""},
	{leasehold + "serviceCharge/lastDecoratedPeriod/internally/year", "5.3", "In what year were any internal communal parts last decorated?", "Year in which the inside was last decorated", nil, "", ""},
	{leasehold + "serviceCharge/sellerContributesToServiceCharge", "5.4", "Does the seller contribute to the cost of maintaining the building?", "Do you pay a service charge?", yesOrNo, "", ""},
	{leasehold + "serviceCharge/largeAdditionalExpense/yesNo", "5.5", "Does the seller know of any expense (e.g. redecoration of communal areas, roof repairs) likely to be shown in the service charge accounts within the next three years?", "Is a large expense expected within three years?", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/largeAdditionalExpense/details"},
	{leasehold + "serviceCharge/problemInServiceChargeLevel/yesNo", "5.6", "Does the seller know of any problems in the last three years regarding the level of service charges or with the management?", "Any problems with the level of the service charge or the management in three years?", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/problemInServiceChargeLevel/details"},
	{leasehold + "serviceCharge/serviceChargeChallenged/yesNo", "5.7", "Has the seller challenged the service charge or any expense in the last three years?", "Have you challenged the service charge in three years?", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/serviceChargeChallenged/details"},
	{leasehold + "serviceCharge/dangerousCladdingOrDefects", "5.8", "Does the seller know of any defect, actual or suspected, in the building's cladding, insulation or fire safety?", "Do you know of dangerous cladding or defects?", yesOrNo, "", ""},
	{leasehold + "serviceCharge/difficultyInCollectingServiceCharge/yesNo", "5.9", "Is the seller aware of any difficulties in collecting the service charges from other flat owners?", "Any difficulty in collecting service charges from other owners?", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/difficultyInCollectingServiceCharge/details"},
	{leasehold + "serviceCharge/serviceChargeOwed/yesNo", "5.10", "Does the seller owe any service charges, rent, insurance premium or other financial contribution?", "Do you owe service charge, rent or insurance premium?", yesOrNo, "If Yes, please give details:", leasehold + "serviceCharge/serviceChargeOwed/details"},

	{leasehold + "requiredDocuments/noticeOfSale/yesNo", "6.1", "Has the seller received a notice that the landlord wants to sell the building?", "Any notice that the landlord wants to sell?", yesOrNo, "", ""},
	{leasehold + "requiredDocuments/noticeOfBuildingCondition/yesNo", "6.2", "Has the seller received any other notice about the building, its use, its condition or its repair and maintenance?", "Any other notice about the building or its repair?", yesOrNo, "", ""},
	{leasehold + "requiredDocuments/noticeOfBuildingCondition/attachments", "6.2!", "If Yes, please supply a copy.", "", []string{"Attached", "To follow", "Lost"}, "", ""},

	{leasehold + "consents/changesInTermOfLease/isSellerAwareOfChanges", "7.1", "Is the seller aware of any changes in the terms of the lease or of the landlord giving any consents under it?", "Any change to the lease, or consent given under it?", yesOrNo, "If Yes, please give details:", leasehold + "consents/changesInTermOfLease/details"},

	{leasehold + "disputes/sellerReceivedComplaint/yesNo", "8.1", "Has the seller received any complaint from the landlord, the management company or any neighbour about anything done or not done?", "Has anyone complained to you?", yesOrNo, "If Yes, please give details:", leasehold + "disputes/sellerReceivedComplaint/details"},
	{leasehold + "disputes/sellerSentComplaint/yesNo", "8.2", "Has the seller complained, or had cause to complain, to or about the landlord, the management company or any neighbour?", "Have you complained to anyone?", yesOrNo, "If Yes, please give details:", leasehold + "disputes/sellerSentComplaint/details"},

	{leasehold + "alterations/sellerAwareOfAlterations/yesNo", "9.1", "Is the seller aware of any alterations having been made to the property since the lease was granted?", "Has the flat been altered since the lease was granted?", yesOrNo, "", ""},
	{leasehold + "alterations/sellerAwareOfAlterations/details", "9.2", "Please give details of these alterations:", "Details of the alterations", nil, "", ""},
	{leasehold + "alterations/sellerAwareOfAlterations/landlordConsentObtained/yesNo", "9.3", "Was the landlord's consent for the alterations obtained?", "Did the landlord consent to the alterations?", []string{"Yes", "No", "Not known", "Not required"}, "", ""},
	{leasehold + "alterations/sellerAwareOfAlterations/landlordConsentObtained/attachments", "9.3!", "If Yes, please supply a copy.", "", supplied, "", ""},

	{leasehold + "enfranchisement/sellerOwnedProperty", "10.1", "Has the seller owned the property for at least two years?", "Have you owned the flat for two years?", yesOrNo, "", ""},
	{leasehold + "enfranchisement/sellerServedNoticeOnLandlord/yesNo", "10.2", "Has the seller served on the landlord a formal notice of wishing to buy the freehold or to extend the lease?", "Have you served notice to extend the lease or buy the freehold?", yesOrNo, "", ""},
	{leasehold + "enfranchisement/sellerAwareOfNoticeOfCollectivePurchase/yesNo", "10.3", "Is the seller aware of the service of any notice about the possible collective purchase of the freehold of the building?", "Any notice of a collective purchase of the freehold?", yesOrNo, "", ""},
	{leasehold + "enfranchisement/sellerAwareOfResponse/yesNo", "10.4", "Is the seller aware of any response to a notice disclosed in 10.2 or 10.3?", "Any response to such a notice?", yesOrNo, "", ""},

	{"/propertyPack/typeOfConstruction/buildingSafety/yesNo", "11.1", "Have any remediation works on the building been proposed or carried out?", "Any remediation works on the building, proposed or done?", yesOrNo, "If Yes, please give details:", "/propertyPack/typeOfConstruction/buildingSafety/details"},
	{leasehold + "buildingSafetyAct/isLeaseQualifying", "11.2", "Is the lease of the property a qualifying lease?", "Is yours a qualifying lease?", yesOrNo, "", ""},
	{leasehold + "buildingSafetyAct/deedOfCertificateServed/yesNoNotApplicable", "11.3", "Is there a leaseholder deed of certificate for the property?", "Is there a leaseholder deed of certificate?", yesOrNo, "", ""},
	{leasehold + "buildingSafetyAct/deedOfCertificateServed/attachments", "11.3(b)", "If Yes, please supply a copy of the deed of certificate.", "", supplied, "", ""},
	{leasehold + "buildingSafetyAct/landlordNotifiedOfSale", "11.4", "Has the freeholder or landlord been told of the intention to sell?", "Has the landlord been told of the sale?", yesOrNo, "", ""},
	{leasehold + "buildingSafetyAct/landlordsCertificateServed/yesNoNotApplicable", "11.5", "Has the seller received a landlord's certificate and the accompanying evidence?", "Have you a landlord's certificate?", yesOrNo, "", ""},
}

// rentText is how people say what the ground rent review does.
func (l *Lease) rentText() (often, how string) {
	switch l.Review.Kind {
	case "fixed":
		return fmt.Sprintf("Every %d years", l.Review.Every), fmt.Sprintf("It rises to fixed sums set out in the lease, %s at the first review", pounds(l.RentAfter(1)))
	case "doubling":
		return fmt.Sprintf("Every %d years", l.Review.Every), "It doubles at each review"
	case "rpi":
		return "Every year", "In line with the Retail Prices Index"
	case "value":
		return fmt.Sprintf("Every %d years", max(l.Review.Every, 25)), "A percentage of the value of the flat"
	}
	return "", ""
}

func (c *Case) ta7Replies(r *rand.Rand) map[string]reply {
	no, yes := reply{answer: "No"}, reply{answer: "Yes"}
	l, blk := c.Lease, c.Block
	m := map[string]reply{}
	set := func(path, answer string) { m[leasehold+path] = reply{answer: answer} }
	kind := "Flat"
	if l.Shared > 0 {
		kind = "Shared ownership"
	}
	m["/paperwurks/ta7/propertyType"] = reply{answer: kind}
	if l.Rent > 0 {
		set("groundRent/isGroundRentPayable", "Yes")
		rent := fmt.Sprint(l.rentOn(c.AsAt))
		if chance(r, 0.4) {
			rent = pence(l.rentOn(c.AsAt))
		}
		set("groundRent/annualGroundRent", rent)
		set("groundRent/groundRentFrequency", pick(r, []string{"Yearly", "Annually", "Half-yearly"}))
		often, how := l.rentText()
		set("groundRent/rentSubjectToIncrease/yesNo", yesNo(often != ""))
		set("groundRent/rentSubjectToIncrease/rentReviewFrequency", often)
		set("groundRent/rentSubjectToIncrease/rentIncreaseCalculated", how)
	} else {
		set("groundRent/isGroundRentPayable", "No")
	}
	m["/paperwurks/ta7/freeholderType"] = reply{answer: "A person or company not controlled by the tenants"}
	for _, p := range []string{"ownershipAndManagement/hasHeadlease/yesNo", "ownershipAndManagement/hasTenantCompanyDissolved",
		"serviceCharge/largeAdditionalExpense/yesNo", "serviceCharge/problemInServiceChargeLevel/yesNo", "serviceCharge/serviceChargeChallenged/yesNo",
		"serviceCharge/dangerousCladdingOrDefects", "serviceCharge/difficultyInCollectingServiceCharge/yesNo", "serviceCharge/serviceChargeOwed/yesNo",
		"requiredDocuments/noticeOfSale/yesNo", "requiredDocuments/noticeOfBuildingCondition/yesNo", "consents/changesInTermOfLease/isSellerAwareOfChanges",
		"disputes/sellerReceivedComplaint/yesNo", "disputes/sellerSentComplaint/yesNo", "alterations/sellerAwareOfAlterations/yesNo",
		"enfranchisement/sellerServedNoticeOnLandlord/yesNo", "enfranchisement/sellerAwareOfNoticeOfCollectivePurchase/yesNo"} {
		m[leasehold+p] = no
	}
	set("ownershipAndManagement/isManagingAgentEmployed", "Yes")
	set("contactDetails/contacts/landlord/contact/nameOrOrganisation", l.Landlord.Name)
	set("contactDetails/contacts/managingAgent/contact/nameOrOrganisation", blk.Manager.Name)
	if l.Manager.Name != "" {
		set("contactDetails/contacts/managementCompany/contact/nameOrOrganisation", l.Manager.Name)
		set("ownershipAndManagement/buildingManager/buildingManagerType", "Management company named in lease of the property")
	} else {
		set("ownershipAndManagement/buildingManager/buildingManagerType", "Freeholder")
	}
	set("contactDetails/serviceContactAssignments/organisesBuildingInsurance", c.insuresBlock())
	set("serviceCharge/lastDecoratedPeriod/externally/year", fmt.Sprint(c.AsAt.Year()-between(r, 2, 6)))
	set("serviceCharge/lastDecoratedPeriod/internally/year", fmt.Sprint(c.AsAt.Year()-between(r, 1, 5)))
	set("serviceCharge/sellerContributesToServiceCharge", "Yes")
	set("requiredDocuments/lease", "Attached")
	for _, p := range []string{"copyOfcorrespondence", "serviceCharges", "buildingsInsurancePolicy/arrangedByLandlord"} {
		set("requiredDocuments/"+p, pick(r, []string{"Attached", "To follow"}))
	}
	set("requiredDocuments/deedsOfVariation", "Not applicable")
	if l.Rent > 0 {
		set("requiredDocuments/groundRent", pick(r, []string{"Attached", "To follow"}))
	} else {
		set("requiredDocuments/groundRent", "Not applicable")
	}
	for _, p := range []string{"memorandumAndArticles", "shareOrMembershipCertificate", "companyAccounts"} {
		set("requiredDocuments/managementCompanyDocuments/"+p, pick(r, suppliedOrNot))
	}
	if blk.Section20 != "" && !c.Has("major-works-denied") {
		m[leasehold+"serviceCharge/largeAdditionalExpense/yesNo"] = reply{answer: "Yes", said: "Notice received of " + blk.Section20 + "."}
		set("requiredDocuments/noticeOfBuildingCondition/yesNo", "Yes")
		set("requiredDocuments/noticeOfBuildingCondition/attachments", "Attached")
	}
	if blk.Arrears > 0 {
		m[leasehold+"serviceCharge/serviceChargeOwed/yesNo"] = reply{answer: "Yes", said: "The last service charge demand has not been paid."}
	}
	if c.Has("flat-altered-without-consent") {
		m[leasehold+"alterations/sellerAwareOfAlterations/yesNo"] = yes
		set("alterations/sellerAwareOfAlterations/details", "Wall between kitchen and living room taken out in "+fmt.Sprint(c.AsAt.Year()-4)+".")
		set("alterations/sellerAwareOfAlterations/landlordConsentObtained/yesNo", "No")
	} else if chance(r, 0.2) {
		m[leasehold+"alterations/sellerAwareOfAlterations/yesNo"] = yes
		set("alterations/sellerAwareOfAlterations/details", "Wood floor laid in the hall in "+fmt.Sprint(c.AsAt.Year()-6)+".")
		set("alterations/sellerAwareOfAlterations/landlordConsentObtained/yesNo", "Yes")
		set("alterations/sellerAwareOfAlterations/landlordConsentObtained/attachments", "Attached")
	}
	if c.Has("management-company-dissolved") {
		set("ownershipAndManagement/hasTenantCompanyDissolved", "Yes")
	}
	if (blk.EWS1 == "B2" || blk.EWS1 == "A3") && !c.Has("cladding-denied") {
		set("serviceCharge/dangerousCladdingOrDefects", "Yes")
		m["/propertyPack/typeOfConstruction/buildingSafety/yesNo"] = reply{answer: "Yes", said: "Replacement of combustible insulation behind the cladding is proposed."}
	} else {
		m["/propertyPack/typeOfConstruction/buildingSafety/yesNo"] = no
	}
	set("enfranchisement/sellerOwnedProperty", yesNo(c.Title.Registered.AddDate(2, 0, 0).Before(c.Seller.Date)))
	if blk.tall() {
		set("buildingSafetyAct/isLeaseQualifying", "Yes")
		set("buildingSafetyAct/deedOfCertificateServed/yesNoNotApplicable", "Yes")
		set("buildingSafetyAct/deedOfCertificateServed/attachments", "Attached")
		set("buildingSafetyAct/landlordsCertificateServed/yesNoNotApplicable", yesNo(blk.CertificateOK))
	}
	set("buildingSafetyAct/landlordNotifiedOfSale", pick(r, []string{"Yes", "No"}))
	return m
}

// tall reports whether the building is a relevant one: at least 11 metres high
// or five storeys (Building Safety Act 2022 s.117).
func (b *Block) tall() bool { return b.HeightMetres >= 11 || b.Storeys >= 5 }

// insuresBlock is who insures the building, in the words of the forms.
func (c *Case) insuresBlock() string {
	if c.Lease.Insurance == "Manager" {
		return "Management Company"
	}
	return "Landlord"
}

// rentOn is the yearly rent on a day, for rents whose reviews are known beforehand.
func (l *Lease) rentOn(on time.Time) int {
	if l.Review.Every == 0 || l.Review.Kind == "rpi" || l.Review.Kind == "value" {
		return l.Rent
	}
	n := 0
	for !l.Start.AddDate(l.Review.Every*(n+1), 0, 0).After(on) {
		n++
	}
	return l.RentAfter(n)
}

// leaseForm is the TA7 with the seller's answers.
func (c *Case) leaseForm(r *rand.Rand, plain bool) *form {
	return askForm(ta7Heads, ta7Asks, c.ta7Replies(r), plain)
}

// ta7Printed has its boxes at the right, as the printed form.
func ta7Printed(p *paper) {
	p.margins(50, 60, 50, 56)
	st := style{family: "Helvetica", size: 9, leading: 1.25, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("TA7    Page %d", p.pageNumber()), st.sized(8).bold())
	}
	p.page()
	p.para("TA7", st.sized(26).bold().col(110, 30, 60).gap(0))
	p.para("Leasehold information form", st.sized(20).bold().col(110, 30, 60).gap(2))
	p.para("4th edition", st.sized(9).col(90, 90, 90).gap(12))
	p.ruledRows(p.particulars(), 0.32, st.sized(10))
	p.para("The seller fills in this form together with the property information form when the property is leasehold.", st.gap(6))
	p.printForm(p.c.leaseForm(p.rng, false), formStyle{print: st, pen: bluePen, place: besideRow, tickAs: pick(p.rng, []penMark{dingbatTick, penTick, penCross}), boxSize: 10, head: headBand, tint: [3]int{110, 30, 60}, grid: true, boxedSaid: true})
	p.signedBy(st)
}

// ta7Beneath is an early edition on plain paper, typed.
func ta7Beneath(p *paper) {
	p.margins(64, 58, 64, 58)
	st := style{family: "Times", size: 10.5, leading: 1.22, after: 4}
	p.footer = func() { p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprint(p.pageNumber()), st.centred()) }
	p.page()
	p.para("LEASEHOLD INFORMATION FORM (TA7)", st.sized(16).bold().centred().gap(12))
	for _, r := range p.particulars() {
		p.labelled(0, r[0]+":", 150, r[1], st)
	}
	p.printForm(p.c.leaseForm(p.rng, false), formStyle{print: st, pen: typedPen, place: beneath, boxSize: 9, head: headRule})
	p.signedBy(st)
}

// ta7Stacked is filled in on a screen, words before boxes.
func ta7Stacked(p *paper) {
	p.margins(54, 54, 54, 58)
	st := style{family: "Helvetica", size: 9.5, leading: 1.22, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, "Leasehold Information Form", st.sized(8).col(110, 110, 110).right())
	}
	p.page()
	p.para("Leasehold Information Form (3rd edition) TA7", st.sized(16).bold().gap(10))
	p.ruledRows(p.particulars(), 0.36, st)
	p.printForm(p.c.leaseForm(p.rng, false), formStyle{print: st, pen: fieldPen, place: besideStack, tickAs: strokeTick, boxSize: 9, head: headTint, tint: [3]int{238, 222, 228}, grid: true, boxedSaid: true, labelFirst: chance(p.rng, 0.5)})
	p.signedBy(st)
}

// ta7Table is a firm's short version with typed answers.
func ta7Table(p *paper) {
	p.margins(52, 66, 52, 56)
	st := style{family: "Go", size: 9, leading: 1.28, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, p.c.SellerSolicitor.Name, st.bold().sized(11).col(30, 60, 50))
	}
	p.page()
	p.para("Leasehold information: seller's replies (in the form of TA7)", st.sized(14).bold().gap(8))
	p.ruledRows(p.particulars(), 0.3, st)
	p.printForm(p.c.leaseForm(p.rng, true), formStyle{print: st, pen: st, place: typedBeside, head: headTint, tint: [3]int{226, 238, 232}, grid: chance(p.rng, 0.7), share: 0.4})
	p.signedBy(st)
}

// ta7Word is retyped in a word processor.
func ta7Word(p *paper) {
	p.page()
	st := style{family: "Times", size: 11, leading: 1.2, after: 4}
	p.para("Leasehold Information Form (TA7)", st.sized(15).bold())
	for _, r := range p.particulars() {
		p.row(table{widths: []float64{0.3, 0.7}, st: st, rules: grid}, b(r[0]), r[1])
	}
	p.printForm(p.c.leaseForm(p.rng, false), formStyle{print: st, pen: st, place: beneath, head: headRule})
	p.para("Signed: "+NamesOf(p.c.Sellers), st)
	p.para("Dated: "+p.say("/paperwurks/ta7/dateSigned", isoDate(p.c.Seller.Date), longDate(p.c.Seller.Date)), st)
}

// ta7Columns is a grid ticked with a pen. Held out.
func ta7Columns(p *paper) {
	p.margins(46, 50, 46, 50)
	st := style{family: "Times", size: 9.5, leading: 1.22, after: 4}
	p.page()
	p.para("TA7 Leasehold information", st.sized(15).bold().gap(8))
	p.ruledRows(p.particulars(), 0.28, st)
	p.printForm(p.c.leaseForm(p.rng, false), formStyle{print: st, pen: bluePen.sized(10), place: inColumns, tickAs: pick(p.rng, []penMark{penTick, penCross}), boxSize: 9, head: headCaps})
	p.signedBy(st)
}
