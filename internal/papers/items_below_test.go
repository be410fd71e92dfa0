package papers

import "testing"

func TestAnswersBelowTheirLabels(t *testing.T) {
	s := read(LPE1, textDoc(
		"Resale pack: leasehold property enquiries (LPE1)",
		"",
		"Annual ground rent payable\tGround rent paid up to date",
		"£250\t\tNo",
		"£62.50 is owed since June.",
		"",
		"Deed of covenant required\tConsent needed to assign",
		"Yes\t\tNo",
		"",
		"Service charge this year\tService charge paid up to date",
		"£1,984.20\t\tYes",
		"",
		"Sinking fund for the block\tUnresolved disputes",
		"Yes\t\tNot known",
		"",
		"Fire risk assessment copy\tMinutes of the last AGM",
		"In the pack\t\tTo follow",
	))
	expect(t, s, map[string]any{
		leaseInfo + "groundRent/annualGroundRent":                                  250.0,
		leaseInfo + "groundRent/groundRentPaidUpToDate/yesNoNotApplicable":         "No",
		leaseInfo + "transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown": "Yes",
		leaseInfo + "transferAndRegistration/licenceToAssignRequired/yesNo":        "No",
		leaseInfo + "serviceCharge/annualServiceCharge":                            1984.2,
		leaseInfo + "serviceCharge/serviceChargePaidUpToDate/yesNo":                "Yes",
		leaseInfo + "serviceCharge/reserveFund/yesNo":                              "Yes",
		leaseInfo + "disputes/unresolvedDisputes/yesNo":                            nil,
		leaseInfo + "requiredDocuments/managementCompanyAGMMinutes":                "To follow",
	})
}
