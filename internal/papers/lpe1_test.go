package papers

import "testing"

const leaseInfo = "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/"

func TestLPE1(t *testing.T) {
	s := read(LPE1, textDoc(
		"LPE1 Leasehold property enquiries",
		"Property: Flat 3, Quay House, 1 Harbour Road, Bristol BS1 4QA",
		"Seller: Priya Nair",
		"1 Contact details",
		"1.1 Landlord",
		"Name: Quay Freeholds Limited",
		"Address: 10 Corn Street, Bristol BS1 1HT",
		"Telephone: 0117 496 0123",
		"Email: info@quayfreeholds.example",
		"1.2 Management company",
		"Name:",
		"Address:",
		"1.3 Managing agent",
		"Name: Tideway Block Management Ltd",
		"1.7 Who collects the ground rent?\t\t\t☐ Landlord ☐ Management Company ☒ Managing Agent",
		"2 Transfer and registration",
		"2.1 Is a deed of covenant required?\t\t\t☒ Yes ☐ No",
		"2.1.1 If Yes, what is the cost of the deed including VAT? £240.00",
		"2.2 Is a licence to assign required?\t\t\t☐ Yes ☒ No",
		"3 Ground rent",
		"3.1 What is the annual ground rent payable? £350.00",
		"3.2 Is the ground rent paid up to date?\t\t\t☐ Yes ☒ No",
		"3.2.1 If No, supply details of the arrears: £175.00 due since 1 January 2026",
		"3.3 What period is covered by the last demand for rent? From 25 March 2026 to 28 September 2026",
		"4 Service charge",
		"4.1 How many properties contribute to the maintenance of the managed area? 24",
		"4.1.1 What is the current annual service charge? £2,412.50",
		"4.2 Is the service charge paid up to date?\t\t\t☒ Yes ☐ No",
		"4.6 Is there a reserve fund?\t\t\t☒ Yes ☐ No",
		"4.6.1 Please confirm the amount held: £48,200",
		"4.8 Are any section 20 works proposed within the next two years?",
		"☐ Completed but unpaid ☐ Due ☒ Anticipated ☐ Not applicable",
		"4.8.1 If so, provide details: Roof renewal, about £3,000 a flat",
		"5 Insurance",
		"5.4 Have any claims been made in the last three years?\t\t\t☐ Yes ☒ No",
		"6 Disputes",
		"6.2 Are there any unresolved disputes with the lessees?\t\t\t☐ Yes ☒ No",
		"8 Documents",
		"8.1 Last three years' service charge accounts\t\t\t☒ Enclosed ☐ To follow ☐ Not applicable",
		"8.16 Fire risk assessment\t\t\t☐ Enclosed ☒ To follow ☐ Not applicable",
	))
	expect(t, s, map[string]any{
		"/paperwurks/lpe1/propertyAddress":                                                    "Flat 3, Quay House, 1 Harbour Road, Bristol BS1 4QA",
		"/paperwurks/lpe1/sellers":                                                            "Priya Nair",
		leaseInfo + "contactDetails/contacts/landlord/contact/nameOrOrganisation":             "Quay Freeholds Limited",
		"/paperwurks/lpe1/landlordAddress":                                                    "10 Corn Street, Bristol BS1 1HT",
		leaseInfo + "contactDetails/contacts/landlord/contact/telephone":                      "0117 496 0123",
		leaseInfo + "contactDetails/contacts/landlord/contact/emailAddress":                   "info@quayfreeholds.example",
		leaseInfo + "contactDetails/contacts/managementCompany/contact/nameOrOrganisation":    nil,
		leaseInfo + "contactDetails/contacts/managingAgent/contact/nameOrOrganisation":        "Tideway Block Management Ltd",
		leaseInfo + "contactDetails/serviceContactAssignments/collectsGroundRent":             "Managing Agent",
		leaseInfo + "transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown":            "Yes",
		leaseInfo + "transferAndRegistration/deedOfCovenantRequired/costsApplicableToTheDeed": 240.0,
		leaseInfo + "transferAndRegistration/licenceToAssignRequired/yesNo":                   "No",
		leaseInfo + "groundRent/annualGroundRent":                                             350.0,
		leaseInfo + "groundRent/groundRentPaidUpToDate/yesNoNotApplicable":                    "No",
		leaseInfo + "groundRent/groundRentPaidUpToDate/details":                               "£175.00 due since 1 January 2026",
		leaseInfo + "groundRent/lastDemandPeriod/from":                                        "2026-03-25",
		leaseInfo + "groundRent/lastDemandPeriod/to":                                          "2026-09-28",
		leaseInfo + "serviceCharge/propertiesContributingToMaintenanceOfManagedArea":          24.0,
		leaseInfo + "serviceCharge/annualServiceCharge":                                       2412.5,
		leaseInfo + "serviceCharge/serviceChargePaidUpToDate/yesNo":                           "Yes",
		leaseInfo + "serviceCharge/reserveFund/yesNo":                                         "Yes",
		"/paperwurks/lpe1/reserveFundAmount":                                                  48200.0,
		leaseInfo + "serviceCharge/section20WorksProposed/yesNo":                              "Anticipated",
		leaseInfo + "serviceCharge/section20WorksProposed/details":                            "Roof renewal, about £3,000 a flat",
		leaseInfo + "buildingsInsurance/claimsMade/yesNo":                                     "No",
		leaseInfo + "disputes/unresolvedDisputes/yesNo":                                       "No",
		leaseInfo + "requiredDocuments/serviceChargeAccounts":                                 "Attached",
		leaseInfo + "requiredDocuments/managedAreaFireRiskAssessment":                         "To follow",
	})
}

// A managing agent's own layout: no numbers, answers typed in the right column.
func TestLPE1Agent(t *testing.T) {
	s := read(LPE1, textDoc(
		"Leasehold property enquiries – replies",
		"What is the annual ground rent payable?\t\t£250.00",
		"Is the ground rent paid up to date?\t\tYes",
		"What is the current annual service charge?\t\t£1,980.00",
		"Is the service charge paid up to date?\t\tNo – £495 outstanding",
		"Is there a reserve or sinking fund?\t\tNo",
		"Are there any unresolved disputes with lessees?\t\tNo",
		"Have any claims been made in the last 3 years?\t\tYes, escape of water 2024",
	))
	expect(t, s, map[string]any{
		leaseInfo + "groundRent/annualGroundRent":                          250.0,
		leaseInfo + "groundRent/groundRentPaidUpToDate/yesNoNotApplicable": "Yes",
		leaseInfo + "serviceCharge/annualServiceCharge":                    1980.0,
		leaseInfo + "serviceCharge/serviceChargePaidUpToDate/yesNo":        "No",
		leaseInfo + "serviceCharge/serviceChargePaidUpToDate/details":      "£495 outstanding",
		leaseInfo + "serviceCharge/reserveFund/yesNo":                      "No",
		leaseInfo + "disputes/unresolvedDisputes/yesNo":                    "No",
		leaseInfo + "buildingsInsurance/claimsMade/yesNo":                  "Yes",
	})
}

// Contacts in a table, a row each: its cells are read by their columns, not run together.
func TestLPE1ContactTable(t *testing.T) {
	s := read(LPE1, grid(`
LPE1 Leasehold property enquiries
1 Contact details
Who         Name                  Address                    Telephone       Email

Landlord    Severn Housing        85 Kestrel Avenue,         01632 960748    t@severn.example
            Association Limited   Netherby, NB8 2AQ

Managing    Arden Residential     57 Abbot's Gardens,        01632 960695    h@arden.example
Agent       Management Limited    Netherby, NB9 7PZ

1.6  Who accepts service of the notice of assignment and charge?   Managing Agent
`))
	base := "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/contactDetails/contacts/"
	expect(t, s, map[string]any{
		base + "landlord/contact/nameOrOrganisation":      "Severn Housing Association Limited",
		base + "landlord/contact/telephone":               "01632 960748",
		base + "landlord/contact/emailAddress":            "t@severn.example",
		"/paperwurks/lpe1/landlordAddress":                "85 Kestrel Avenue, Netherby, NB8 2AQ",
		base + "managingAgent/contact/nameOrOrganisation": "Arden Residential Management Limited",
		"/paperwurks/lpe1/managingAgentAddress":           "57 Abbot's Gardens, Netherby, NB9 7PZ",
		base + "managementCompany/contact/emailAddress":   nil,
	})
}

// The estate company's own short list of answers, numbered its own way.
func TestFME1OwnWords(t *testing.T) {
	s := read(FME1, grid(`
FREEHOLD MANAGEMENT ENQUIRIES (FME1)
3    Estate charge collected by               Managing Agent
4    Managed Area maintained by               Managing Agent
5    Managed Area insured by                  Management Company
9    Share or membership required             Yes
10   Estate charge a year                     £257.00
11   Estate charge paid up to date            Yes
12   Period of last demand                    From 1 January 2026 to 31 December 2026
13   Freehold properties contributing         96
24   Managed Area insured                     Yes
28   Premium included in the estate charge    Yes
`))
	base := "/propertyPack/ownership/ownershipsToBeTransferred/0/managedFreeholdOrCommonholdInformation/"
	expect(t, s, map[string]any{
		base + "contactDetails/collectsServiceCharges":                                   "Managing Agent",
		base + "contactDetails/dealsWithDayToDayMaintenanceOfManagedArea":                "Managing Agent",
		base + "contactDetails/organisesManagedAreaInsurance":                            "Management Company",
		base + "transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNo": "Yes",
		base + "serviceCharge/annualServiceCharge":                                       257.0,
		base + "serviceCharge/serviceChargePaidUpToDate/yesNo":                           "Yes",
		base + "serviceCharge/lastDemandPeriod/from":                                     "2026-01-01",
		base + "serviceCharge/propertiesContribute/residentialFreehold":                  96.0,
		base + "insurance/managedAreaInsured/yesNo":                                      "Yes",
		base + "insurance/managedAreaInsured/premiumIncludedInServiceCharge/yesNo":       "Yes",
		base + "insurance/managedAreaInsured/lastDemandPeriod/from":                      nil,
	})
}
