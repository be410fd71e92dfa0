package papers

import "testing"

// modernLease has prescribed clauses as a table and a rent that doubles.
var modernLease = []string{
	"DATED 14 May 2010",
	"LEASE of Flat 7, Quay House",
	"\f",
	"PRESCRIBED CLAUSES",
	"LR1. Date of lease\t14 May 2010",
	"LR2. Title number(s)\tLR2.1 Landlord's title number(s): TGL345678",
	"\tLR2.2 Other title numbers: None",
	"LR3. Parties to this lease\tLandlord: Quay Freeholds Limited (company number 05123456) of 1 Dock",
	"\tStreet, London E1 8AA",
	"\tTenant: Nina Patel and Tom Ash of 3 Row Lane, Leeds LS1 1AA",
	"\tManagement Company: Quay House Management Limited (company number 06123456)",
	"LR4. Property\tFlat 7, Quay House, Dock Street, London E1 8AB",
	"LR6. Term for which the Property is leased\t125 years from and including 1 January 2009",
	"LR7. Premium\t£245,000",
	"LR8. Prohibitions or restrictions on disposing of this lease\tThis lease contains a provision that prohibits or restricts dispositions.",
	"LR13. Application for standard form of restriction\tNo disposition of the registered estate by the proprietor is to be registered without a certificate.",
	"LR14. Declaration of trust\tNone",
	"\f",
	"1. DEFINITIONS",
	"1.1 \"Ground Rent\" means the yearly rent of £250 per annum for the first 25 years of the Term",
	"    and then doubling on every 25th anniversary of the commencement of the Term.",
	"1.2 \"Tenant's Proportion\" means 4.25% of the Service Charge.",
	"2. THE TENANT'S COVENANTS",
	"The Tenant covenants with the Landlord as follows:",
	"2.1 To pay the Ground Rent by equal half-yearly payments in advance.",
	"2.2 To pay the Service Charge to the Management Company on demand.",
	"2.3 To keep the interior of the Property in good and substantial repair and condition.",
	"2.4 Not to make any structural alterations to the Property.",
	"2.5 Not to use the Property otherwise than as a private residential flat in the occupation of one household.",
	"2.6 Not to assign or underlet part only of the Property.",
	"2.7 Not to assign the whole of the Property without the prior written consent of the Landlord, such",
	"    consent not to be unreasonably withheld.",
	"2.8 Not to underlet the whole of the Property.",
	"2.9 Not to keep any dog, cat or other animal in the Property without the consent of the Management Company.",
	"2.10 Within 28 days of any assignment, transfer, charge or devolution to give notice of it to the Landlord's",
	"     solicitors and to pay a registration fee of £75 plus VAT.",
	"2.11 On every assignment to procure that the assignee enters into a deed of covenant with the Management Company.",
	"3. THE LANDLORD'S COVENANTS",
	"3.1 The Management Company shall insure the Building against the Insured Risks.",
	"3.2 The Landlord shall keep the main structure, roof and foundations of the Building in repair.",
	"4. FORFEITURE",
	"4.1 If the Ground Rent is unpaid for 21 days after becoming due (whether demanded or not) or the Tenant breaches",
	"    a covenant, the Landlord may re-enter the Property and the Term shall end.",
	"5. NOTICES",
	"5.1 A notice is served if sent by post.",
}

func TestLeaseModern(t *testing.T) {
	s := read(Lease, textDoc(modernLease...))
	l, h := "/paperwurks/lease", "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	expect(t, s, map[string]any{
		l + "/date":                  "2010-05-14",
		l + "/landlordTitle":         "TGL345678",
		l + "/landlordCompanyNumber": "05123456",
		l + "/tenants/0/name":        "Nina Patel",
		l + "/tenants/1/name":        "Tom Ash",
		l + "/tenants/2/name":        nil,
		l + "/property":              "Flat 7, Quay House, Dock Street, London E1 8AB",
		l + "/premium":               245000.0,
		l + "/restriction":           anything,
		h + "/contactDetails/contacts/landlord/contact/nameOrOrganisation":          "Quay Freeholds Limited",
		h + "/contactDetails/contacts/managementCompany/contact/nameOrOrganisation": "Quay House Management Limited",
		l + "/term":                                   "125 years from and including 1 January 2009",
		h + "/leaseTerm/lengthOfLeaseInYears":         125.0,
		h + "/leaseTerm/startYearOfLease":             2009.0,
		l + "/start":                                  "2009-01-01",
		l + "/end":                                    "2133-12-31",
		l + "/unexpiredYears":                         107.0,
		l + "/unexpiredMonths":                        7.0,
		h + "/groundRent/isGroundRentPayable":         "Yes",
		h + "/groundRent/annualGroundRent":            250.0,
		h + "/groundRent/rentSubjectToIncrease/yesNo": "Yes",
		l + "/groundRent/basis":                       "doubling",
		l + "/groundRent/intervalYears":               25.0,
		l + "/groundRent/projection/1/from":           "2034-01-01",
		l + "/groundRent/projection/1/amount":         500.0,
		l + "/groundRent/projection/4/amount":         4000.0,
		l + "/groundRent/projection/5/amount":         nil,
		l + "/groundRent/current":                     250.0,
		l + "/serviceCharge/percent":                  4.25,
		l + "/insurance/by":                           "management company",
		l + "/repair/structureBy":                     "landlord",
		l + "/repair/interior":                        anything,
		l + "/alterations/rule":                       "structural prohibited",
		l + "/assignment/rule":                        "with consent",
		l + "/assignment/notUnreasonablyWithheld":     "Yes",
		l + "/underletting/rule":                      "prohibited",
		l + "/pets/rule":                              "with consent",
		l + "/use/text":                               anything,
		l + "/forfeiture/text":                        anything,
		l + "/forfeiture/onInsolvency":                "No",
		l + "/forfeiture/arrearsDays":                 21.0,
		l + "/notice/fee":                             75.0,
		l + "/notice/days":                            28.0,
		h + "/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown": "Yes",
		l + "/charging/text":                     nil,
		h + "/sharedOwnership/isSharedOwnership": nil,
		l + "/headlease/text":                    nil,
	})
}

// oldLease runs on in one deed of 1988 with a rent in steps and a day in words.
var oldLease = []string{
	"THIS LEASE is made the twenty-fifth day of March One thousand nine hundred and eighty-eight",
	"BETWEEN LARCH ESTATES LIMITED whose registered office is at 9 Mill Road Dover (hereinafter called",
	"\"the Lessor\") of the one part and IVY MAY BRAND of 40 Cedar Road London (hereinafter called \"the",
	"Lessee\") of the other part",
	"WITNESSETH as follows:-",
	"1. IN consideration of the sum of Thirty two thousand pounds (£32,000) paid by the Lessee and of the rent",
	"and covenants hereinafter contained the Lessor hereby demises unto the Lessee ALL THAT flat known as Flat 3,",
	"40 Cedar Road, London SW9 8AA TO HOLD the same unto the Lessee for a term of NINETY-NINE YEARS from the",
	"25th day of March 1988 YIELDING AND PAYING therefor during the first thirty-three years of the said term the",
	"yearly rent of £50 and during the next thirty-three years of the said term the yearly rent of £100 and",
	"thereafter for the remainder of the said term the yearly rent of £150",
	"2. THE Lessee HEREBY COVENANTS with the Lessor as follows:-",
	"(a) To pay and contribute one equal eighth part of the costs expenses and outgoings being the maintenance charge",
	"(b) Not without the previous consent in writing of the Lessor to make any alterations to the flat",
	"(c) Not to assign underlet or charge or part with possession of the whole of the demised premises without the",
	"    written consent of the Lessor",
	"(d) Not to keep any bird dog or cat in the flat",
	"(e) Within one month of any assignment to give notice thereof to the Lessor and pay a fee of Ten pounds (£10)",
	"3. THE Lessor HEREBY COVENANTS with the Lessee to insure the Building and to maintain and repair the roof,",
	"main structure and foundations thereof",
	"4. PROVIDED ALWAYS that if the rents shall be in arrear for twenty-one days or if the Lessee shall become",
	"bankrupt or enter into any composition with his creditors it shall be lawful for the Lessor to re-enter upon",
	"the demised premises",
}

func TestLeaseOld(t *testing.T) {
	s := read(Lease, textDoc(oldLease...))
	l, h := "/paperwurks/lease", "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	expect(t, s, map[string]any{
		l + "/date": "1988-03-25",
		h + "/contactDetails/contacts/landlord/contact/nameOrOrganisation": "LARCH ESTATES LIMITED",
		l + "/tenants/0/name":                     "IVY MAY BRAND",
		l + "/property":                           "Flat 3, 40 Cedar Road, London SW9 8AA",
		l + "/premium":                            32000.0,
		h + "/leaseTerm/lengthOfLeaseInYears":     99.0,
		l + "/start":                              "1988-03-25",
		l + "/end":                                "2087-03-25",
		l + "/unexpiredYears":                     60.0,
		h + "/groundRent/annualGroundRent":        50.0,
		l + "/groundRent/basis":                   "steps",
		l + "/groundRent/reviews/1/fromYear":      34.0,
		l + "/groundRent/reviews/1/from":          "2021-03-25",
		l + "/groundRent/reviews/1/amount":        100.0,
		l + "/groundRent/reviews/2/amount":        150.0,
		l + "/groundRent/reviews/3/amount":        nil,
		l + "/groundRent/current":                 100.0,
		l + "/groundRent/projection/2/from":       "2054-03-25",
		l + "/serviceCharge/proportion":           "one equal eighth part",
		l + "/alterations/rule":                   "with consent",
		l + "/assignment/rule":                    "with consent",
		l + "/assignment/notUnreasonablyWithheld": "No",
		l + "/charging/rule":                      "with consent",
		l + "/pets/rule":                          "prohibited",
		l + "/notice/fee":                         10.0,
		l + "/insurance/by":                       "landlord",
		l + "/repair/structureBy":                 "landlord",
		l + "/forfeiture/onInsolvency":            "Yes",
		l + "/forfeiture/arrearsDays":             21.0,
		l + "/landlordTitle":                      nil,
	})
}

func TestLeaseRents(t *testing.T) {
	l, h := "/paperwurks/lease", "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	term := []string{"THIS LEASE is dated 1 July 2022", "Term: 250 years from and including 1 July 2022", ""}
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"peppercorn": {
			[]string{"1.4 Rent: a peppercorn (if demanded)."},
			map[string]any{l + "/groundRent/basis": "peppercorn", h + "/groundRent/annualGroundRent": nil, h + "/groundRent/isGroundRentPayable": "No"},
		},
		"rpi": {
			[]string{"1.4 Ground Rent: £300 per annum, subject to review.", "",
				"THE SECOND SCHEDULE - Rent review", "1. On every tenth anniversary of the Term the rent shall be increased by the percentage increase in the Retail Prices Index."},
			map[string]any{l + "/groundRent/basis": "rpi", h + "/groundRent/annualGroundRent": 300.0, l + "/groundRent/intervalYears": 10.0, l + "/groundRent/current": nil},
		},
		"value": {
			[]string{"1.4 The annual rent payable shall be £400 reviewed every 20 years to 0.1% of the open market value of the Property."},
			map[string]any{l + "/groundRent/basis": "value", l + "/groundRent/percentOfValue": 0.1, l + "/groundRent/intervalYears": 20.0},
		},
		"fixed": {
			[]string{"1.4 Yielding and paying the yearly rent of £10 throughout the Term."},
			map[string]any{l + "/groundRent/basis": "fixed", h + "/groundRent/rentSubjectToIncrease/yesNo": "No", l + "/groundRent/current": 10.0},
		},
		"doubling every ten": {
			[]string{"1.4 Ground Rent: £295 a year for the first ten years of the Term and doubling every ten years thereafter."},
			map[string]any{l + "/groundRent/basis": "doubling", l + "/groundRent/intervalYears": 10.0, h + "/groundRent/annualGroundRent": 295.0, l + "/groundRent/projection/1/amount": 590.0},
		},
		"table of years": {
			[]string{"THE THIRD SCHEDULE - The Rent", "Years 1 to 50\t£200 per annum", "Years 51 to 100\t£400 per annum", "Years 101 to 250\t£800 per annum"},
			map[string]any{l + "/groundRent/basis": "steps", l + "/groundRent/reviews/2/amount": 800.0, l + "/groundRent/reviews/2/fromYear": 101.0, l + "/groundRent/current": 200.0},
		},
		"increase by a sum": {
			[]string{"1.4 Ground Rent: £100 per annum increasing by £100 every 25 years."},
			map[string]any{l + "/groundRent/basis": "steps", l + "/groundRent/projection/2/amount": 300.0},
		},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(Lease, textDoc(append(append([]string(nil), term...), c.lines...)...)), c.want)
		})
	}
}

func TestLeaseStartElsewhere(t *testing.T) {
	s := read(Lease, textDoc(
		"THIS LEASE is made on 3 April 2006",
		"PARTICULARS",
		"Landlord: Moor Homes Limited",
		"Tenant: Ada Reed",
		"Commencement Date: 1 January 2005",
		"Term: 155 years from the Commencement Date",
	))
	expect(t, s, map[string]any{
		"/paperwurks/lease/start": "2005-01-01", "/paperwurks/lease/end": "2160-01-01", "/paperwurks/lease/date": "2006-04-03",
		"/paperwurks/lease/tenants/0/name": "Ada Reed",
		"/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation/contactDetails/contacts/landlord/contact/nameOrOrganisation": "Moor Homes Limited",
	})
}

func FuzzLease(f *testing.F) { fuzzKind(f, Lease, modernLease, oldLease) }
