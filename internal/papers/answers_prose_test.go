package papers

import "testing"

// A seller's form typed as questions and sentences: no boxes, no printed choices.
func TestFormsAnsweredInSentences(t *testing.T) {
	s := read(TA6, textDoc(
		"TA6 Property Information Form",
		"2.1 Have there been any disputes or complaints about the property or a neighbouring one?",
		"The people next door complained of noise in 2021 and it was settled.",
		"4.1 Have any of these changes been made to the property:",
		"structural alterations, extensions or a loft conversion?",
		"A garden room was built in 2018.",
		"4.2 Were any of the works done without planning permission or building control consent that was not obtained?",
		"The seller believes that none was needed.",
		"4.5 Building Regulations papers?",
		"No building regulations approval was sought.",
		"5.1 Are there any guarantees or warranties for the property?",
		"The NHBC cover has expired.",
		"6.5 Have any insurance claims been made?",
		"A claim was made in 2020 for a burst pipe.",
		"7.8 Is there Japanese knotweed at the property?",
		"There is none.",
	))
	alterations := "/propertyPack/alterationsAndChanges/hasStructuralAlterations/"
	expect(t, s, map[string]any{
		"/propertyPack/disputesAndComplaints/hasDisputesAndComplaints/yesNo": "Yes",
		alterations + "yesNo":                                                                     "Yes",
		alterations + "buildingRegApproval/yesNo":                                                 "No",
		alterations + "planningPermission/yesNo":                                                  nil,
		"/propertyPack/insurance/insuranceClaims/yesNo":                                           "Yes",
		"/propertyPack/specialistIssues/japaneseKnotweed/yesNo":                                   "No",
		"/propertyPack/guaranteesWarrantiesAndIndemnityInsurances/hasValidGuaranteesOrWarranties": nil,
		"/propertyPack/alterationsAndChanges/planningPermissionBreaches/yesNo":                    nil,
	})
	s = read(TA7, textDoc(
		"TA7 Leasehold Information Form",
		"1.1 Who is the landlord?",
		"Kiln Yard Freehold Ltd",
		"2.1 What is the current ground rent payable?",
		"£300 a year, doubled from £150 in 2019.",
		"3.1 What is the current annual service charge?",
		"Invoiced half-yearly at £900. The total for the year is £1,800.",
		"3.2 Are there any service charge arrears?",
		"The seller owes £410 for the last half-year.",
		"4.1 Has notice of major works been received?",
		"None has been received.",
	))
	held := "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/"
	expect(t, s, map[string]any{
		held + "groundRent/annualGroundRent":                float64(300),
		held + "serviceCharge/annualServiceCharge":          float64(1800),
		held + "serviceCharge/serviceChargeOwed/yesNo":      "Yes",
		held + "serviceCharge/largeAdditionalExpense/yesNo": "No",
	})
}

// A blank question above guidance, and one that prints its choices, say nothing.
func TestGuidanceIsNoAnswer(t *testing.T) {
	s := read(TA6, textDoc(
		"TA6 Property Information Form",
		"2.1 Have there been any disputes or complaints?",
		"If the seller has had a dispute it was necessary to disclose it.",
		"6.5 Have any insurance claims been made?",
		"Yes     No",
		"7.8 Is there Japanese knotweed at the property?",
		"The seller should state whether it is present.",
	))
	expect(t, s, map[string]any{
		"/propertyPack/disputesAndComplaints/hasDisputesAndComplaints/yesNo": nil,
		"/propertyPack/insurance/insuranceClaims/yesNo":                      nil,
		"/propertyPack/specialistIssues/japaneseKnotweed/yesNo":              nil,
	})
}

// An answer that tells of something else and then denies what was asked is a denial.
func TestWhatIsDeniedAfterSomethingElse(t *testing.T) {
	works := "/propertyPack/alterationsAndChanges/hasStructuralAlterations/yesNo"
	for answer, want := range map[string]any{
		"The downstairs was rewired in June 2019 by R. Shah. No structural alterations have been made.":           "No",
		"A greenhouse was put up in the garden in 2020. There have been no extensions or loft conversion.":        "No",
		"An extension was built in 2011. No structural alterations have been made since.":                         "Yes",
		"A wall was taken out in 2014 to make a larger kitchen. There is no certificate.":                         "Yes",
		"The loft was boarded in 2010. The seller believes that no structural alterations were made to the roof.": "Yes",
	} {
		s := read(TA6, textDoc(
			"TA6 Property Information Form",
			"4.1 Have any of these changes been made to the property or its garden:",
			"structural alterations, extensions or a loft conversion?",
			answer,
			"6.5 Have any insurance claims been made?",
			"None.",
		))
		t.Run(answer, func(t *testing.T) { expect(t, s, map[string]any{works: want}) })
	}
}

// A form that asks for the names of other adults alone.
func TestOccupiersByName(t *testing.T) {
	for answer, want := range map[string]any{
		"Priya Nair":                      "Yes",
		"Mr T. Okafor (lodger)":           "Yes",
		"None, the seller lives alone.":   "No",
		"There are no other occupiers.":   "No",
		"N/A":                             nil,
		"To be confirmed by the landlord": nil,
	} {
		s := read(TA6, textDoc(
			"TA6 Property Information Form",
			"8.1 Have any insurance claims been made?",
			"None.",
			"9. Occupiers",
			"9.1 What are the names of any other occupiers aged 17 or over?",
			answer,
			"9.2 Is the sale with vacant possession?",
			"Yes",
		))
		t.Run(answer, func(t *testing.T) { expect(t, s, map[string]any{othersLive: want}) })
	}
}

func TestElectricalWorkToldElsewhere(t *testing.T) {
	electrics := "/propertyPack/electricalWorks/electricalWorkSince2005/yesNo"
	for answer, want := range map[string]any{
		"The kitchen was completely rewired in March 2016 by a friend.": "Yes",
		"The house was rewired in 1998.":                                nil,
	} {
		s := read(TA6, textDoc("TA6 Property Information Form", "4.1 Have structural alterations been made to the property?", answer))
		t.Run(answer, func(t *testing.T) { expect(t, s, map[string]any{electrics: want}) })
	}
}

func TestContractNamesWhoLivesWithTheSeller(t *testing.T) {
	for text, want := range map[string]any{
		"The Property is occupied by the Seller and her husband Owen Price, who currently reside there.": "Owen Price",
		"The Seller and his daughter Mary Bell are both in occupation of the Property.":                  "Mary Bell",
		"The Seller's mother Ruth Bell gave the Seller the purchase money in 2009.":                      nil,
	} {
		s := read(Contract, textDoc("CONTRACT FOR SALE", "Seller: Ann Price", "Buyer: Jo Dunn", "Property: 4 Mill Lane, Barton BR1 2AB", "Purchase price: £210,000", "Special conditions", "1. "+text))
		t.Run(text, func(t *testing.T) { expect(t, s, map[string]any{contractSays + "/occupiers/0/name": want}) })
	}
}
