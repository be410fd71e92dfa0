package papers

import "testing"

// A lease granted for the surrender of another is read as a lease: what it recites of the
// old one is not its own.
func TestALeaseGrantedInPlaceOfAnother(t *testing.T) {
	s := read(Lease, textDoc(
		"DEED OF SURRENDER AND LEASE EXTENSION", "",
		"LR1. Date of lease: 4 May 2021", "",
		"LR6. Term: 150 years from and including 1 July 1984", "",
		"LR7. Premium: £18,000", "",
		"1. By a lease dated 9 August 1984 (the \"Old Lease\") the flat was demised for 99 years from 1 July 1984 at a rent of £40 per annum for the first 33 years and £80 for the remainder.", "",
		"2. The tenant surrenders the Old Lease and the landlord accepts it.", "",
		"3. The landlord grants the flat for the term at a peppercorn rent if demanded.", "",
		"4. The right of re-entry on bankruptcy in the Old Lease is deleted and the lease is varied to that extent.",
	))
	expect(t, s, map[string]any{
		leaseSays + "/date":                              "2021-05-04",
		leasehold0("/leaseTerm/lengthOfLeaseInYears"):    150.0,
		leaseSays + "/groundRent/basis":                  "peppercorn",
		leasehold0("/groundRent/annualGroundRent"):       nil,
		variationSays + "/of":                            "1984-08-09",
		leaseSays + "/forfeiture/onInsolvency":           nil,
		leasehold0("/groundRent/isGroundRentPayable"):    "No",
		leaseSays + "/premium":                           18000.0,
		leaseSays + "/groundRent/projection/0/amount":    nil,
		leasehold0("/sharedOwnership/isSharedOwnership"): nil,
	})
}

// What a lease says of insolvency may protect the tenant.
func TestForfeitureThatInsolvencyDoesNotSetOff(t *testing.T) {
	for text, want := range map[string]string{
		"5.2 The Tenant's insolvency or bankruptcy shall not of itself entitle the Landlord to re-enter.":              "No",
		"5.2 The Landlord may not re-enter because the Tenant is bankrupt.":                                            "No",
		"5.2 The Landlord may also re-enter if the Tenant becomes bankrupt or shall not perform any of the covenants.": "Yes",
	} {
		s := read(Lease, textDoc("LEASE", "This lease is dated 1 May 2010", "",
			"5.1 If the rent is unpaid for 21 days the Landlord may re-enter the Flat and the term shall end.", "", text))
		f, _ := s.fact(leaseSays + "/forfeiture/onInsolvency")
		if f.Normalised() != want {
			t.Errorf("%s: %v", text, f.Normalised())
		}
	}
}

func TestRentsOfOldAndSharedLeases(t *testing.T) {
	s := read(Lease, textDoc(
		"THIS LEASE is made the 1st day of May 1972 between Elm Estates Limited which expression includes its assigns (hereinafter called \"the Lessor\") of the one part and Iris Vane of 3 Elm Court (hereinafter called \"the Lessee\") of the other part", "",
		"1. The Lessor demises the flat for the term of 80 years from 25 March 1972 yielding and paying yearly", "",
		"(i) during the first 20 years the yearly rent of £10", "",
		"(ii) during the next succeeding 30 years the yearly rent of £20", "",
		"(iii) during the residue of the said term the yearly rent of £40", "",
		"such rents to be paid by equal quarterly payments", "",
		"2. The Lessee covenants not to assign the flat or any part thereof without the consent in writing of the Lessor",
	))
	expect(t, s, map[string]any{
		leaseSays + "/tenants/0/name":                                        "Iris Vane",
		leasehold0("/groundRent/annualGroundRent"):                           10.0,
		leasehold0("/groundRent/groundRentFrequency"):                        "Quarterly",
		leaseSays + "/groundRent/reviews/1/amount":                           20.0,
		leaseSays + "/groundRent/reviews/2/amount":                           40.0,
		leaseSays + "/groundRent/reviews/2/fromYear":                         51.0,
		leaseSays + "/assignment/rule":                                       "with consent",
		leasehold0("/transferAndRegistration/licenceToAssignRequired/yesNo"): "Yes",
	})
	s = read(Lease, textDoc(
		"SHARED OWNERSHIP LEASE", "This lease is dated 2 June 2014", "",
		"Gross Rent\t£6,000 per annum", "",
		"Specified Rent\t£3,600 per annum", "",
		"Review Date\t1 April 2015 and every 1 April after that", "",
		"The share that the Leaseholder has bought is 40% of the Market Value.", "",
		"1. On each Review Date the rent shall be increased with the Retail Prices Index.", "",
		"Memorandum: Staircasing on 5 July 2019 from 40% to 75%.",
	))
	expect(t, s, map[string]any{
		leasehold0("/groundRent/annualGroundRent"):               3600.0,
		leasehold0("/sharedOwnership/sharedOwnershipPercentage"): 75.0,
		leaseSays + "/groundRent/intervalYears":                  1.0,
		leaseSays + "/groundRent/basis":                          "rpi",
	})
}

// A landlord's rent that is multiplied by two at some reviews is one that doubles.
func TestRentsThatDoubleAmongOtherReviews(t *testing.T) {
	s := read(Lease, textDoc("LEASE", "This lease is dated 1 May 2015", "",
		"1. \"Initial Rent\" means £250 per annum; \"Review Date\" means every fifth anniversary.", "",
		"SCHEDULE 3", "RENT REVIEW", "",
		"1. The Rent from a Review Date is the greater of (a) the Rent before it multiplied by two where that Review Date is 1 May 2030 and (b) the Rent multiplied by the rise in the Retail Prices Index.",
	))
	expect(t, s, map[string]any{leaseSays + "/groundRent/basis": "doubling", leaseSays + "/groundRent/intervalYears": nil})
}

// Managers answer by letter too.
func TestManagersWhoAnswerByLetter(t *testing.T) {
	held := leasehold0("")
	s := read(LPE1, textDoc(
		"LPE1 leasehold property enquiries", "Flat 9, Larch House, Truro TR1 2AB", "",
		"The landlord is Larch Freeholds (2001) Limited.", "",
		"A deed of covenant is not required.", "",
		"Notices of assignment should be sent to us with a fee of £75 for each.", "",
		"The ground rent is £120 per annum and has been paid up to date.", "",
		"The current service charge for the flat is £1,440 a year. The instalment due in June is still outstanding. 22 flats contribute.", "",
		"There is a reserve fund of £31,500.", "",
		"The outside was last painted in 2018.", "",
		"Works to the lift are planned for 2027 and a section 20 notice was served in May.", "",
		"There have been no claims on the insurance in the last three years.", "",
		"We are not aware of any disputes. If there is a breach of the lease please tell us.",
	))
	expect(t, s, map[string]any{
		held + "/contactDetails/contacts/landlord/contact/nameOrOrganisation":    "Larch Freeholds (2001) Limited",
		held + "/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown":   "No",
		"/paperwurks/lpe1/noticeFee":                                             75.0,
		held + "/groundRent/annualGroundRent":                                    120.0,
		held + "/groundRent/groundRentPaidUpToDate/yesNoNotApplicable":           "Yes",
		held + "/serviceCharge/annualServiceCharge":                              1440.0,
		held + "/serviceCharge/serviceChargePaidUpToDate/yesNo":                  "No",
		held + "/serviceCharge/propertiesContributingToMaintenanceOfManagedArea": 22.0,
		held + "/serviceCharge/reserveFund/yesNo":                                "Yes",
		"/paperwurks/lpe1/reserveFundAmount":                                     31500.0,
		held + "/serviceCharge/lastDecoratedPeriod/externally/year":              2018.0,
		"/paperwurks/lpe1/section20Works":                                        "Yes",
		held + "/buildingsInsurance/claimsMade/yesNo":                            "No",
		held + "/disputes/unresolvedDisputes/yesNo":                              "No",
		held + "/disputes/breachOfTermsOfLease/yesNo":                            nil,
	})
}

// A seller's own questions, and the labels of portals.
func TestLeaseholdAnswersUnderOtherQuestions(t *testing.T) {
	held := leasehold0("")
	s := read(TA7, textDoc(
		"Leasehold information form TA7", "",
		"What is your ground rent?", "£75 a year", "",
		"What do you pay in service charges?", "£960 a year", "",
		"Are any large bills coming that you know of?", "Yes, the roof.", "",
		"Do you owe any money?", "No", "",
		"Landlord's consent?", "No",
	))
	expect(t, s, map[string]any{
		held + "/groundRent/annualGroundRent":                                        75.0,
		held + "/serviceCharge/annualServiceCharge":                                  960.0,
		held + "/serviceCharge/largeAdditionalExpense/yesNo":                         "Yes",
		held + "/serviceCharge/serviceChargeOwed/yesNo":                              "No",
		held + "/alterations/sellerAwareOfAlterations/landlordConsentObtained/yesNo": "No",
	})
}

// Estimates in a table of several columns, from firms of any name.
func TestEstimatesWithTaxBeside(t *testing.T) {
	const base = "/paperwurks/section_20_notice/"
	s := read(Section20Notice, textDoc(
		"Statement of estimates under section 20 Landlord and Tenant Act 1985", "",
		"We, Moor Homes Ltd (registered society number 10234R), as landlord, have obtained estimates for the works, namely renewal of the lift.", "",
		"Contractor\tNet\tVAT\tTotal inc VAT",
		"Upway\t£50,000\t£10,000\t£60,000",
		"Ascent (nominated)\t£55,000\t£11,000\t£66,000", "",
		"Your contribution is £2,400.",
	))
	expect(t, s, map[string]any{
		base + "landlord":               "Moor Homes Ltd",
		base + "works":                  "renewal of the lift",
		base + "estimates/0/contractor": "Upway",
		base + "estimates/0/amount":     60000.0,
		base + "estimates/1/contractor": "Ascent",
		base + "estimates/1/amount":     66000.0,
		base + "contribution":           2400.0,
	})
}
