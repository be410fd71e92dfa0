package papers

import "testing"

// Leases as landlords' solicitors truly print them: clauses LR1 to LR14 as a table whose
// labels wrap beside the values, a new lease that recites the one surrendered, a council's
// lease under the right to buy, old typescript, limits that sound like what they limit.
func TestLeasesByTheirFamilies(t *testing.T) {
	l := "/paperwurks/lease"
	h := "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	landlord := h + "/contactDetails/contacts/landlord/contact/nameOrOrganisation"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"labels that wrap beside two days and a length": {[]string{
			"LR1. Date of lease\t16 February 2007",
			"LR3. Parties to this\tLandlord",
			"lease\tHARTLEY HOMES LIMITED (Company Registration Number 03321977) of Hartley House",
			"\tTenant",
			"\tDANIEL OBI and KIRSTY OBI both of 6 Tithe Close",
			"\tOther parties",
			"\tSAFFRON WHARF MANAGEMENT COMPANY LIMITED",
			"LR6. Term for which\tFrom and including 1 January 2006",
			"the Property is\tTo and including 31 December 2130",
			"leased\t(being a term of 125 years)",
			"LR7. Premium\t£189,995.00",
		}, map[string]any{
			landlord:                              anything,
			l + "/landlordCompanyNumber":          "03321977",
			l + "/tenants/1/name":                 anything,
			l + "/start":                          "2006-01-01",
			l + "/end":                            "2130-12-31",
			h + "/leaseTerm/lengthOfLeaseInYears": 125.0,
			h + "/leaseTerm/startYearOfLease":     2006.0,
			l + "/premium":                        189995.0,
		}},
		"a length that wraps, its parties on the line of their side": {[]string{
			"LR1. Date of lease\t24 June 2016",
			"LR3. Parties to this\tLandlord Orrell Investments Limited, incorporated in Jersey (company number 133901)",
			"lease\tTenant Hannah Grace Oyelaran and Piotr Nowicki, both of 3 Vine Street",
			"LR6. Term for which\tThe term is as follows: two hundred and fifty",
			"the Property is\t(250) years (less 3 days) from 1 January 2014",
			"LR7. Premium\t£164,950.00",
		}, map[string]any{
			landlord:                              "Orrell Investments Limited",
			l + "/tenants/0/name":                 "Hannah Grace Oyelaran",
			l + "/tenants/1/name":                 "Piotr Nowicki",
			h + "/leaseTerm/lengthOfLeaseInYears": 250.0,
			l + "/start":                          "2014-01-01",
			l + "/end":                            "2263-12-29",
		}},
		"granted for a surrender: the old term and rent are not its own": {[]string{
			"LR1. Date of lease\t30th August 2022",
			"LR6. Term for which\tA term commencing on 25 March 1978 and expiring on 24 March",
			"the Property is\t2167 (being the residue of the term and a further 90 years)",
			"LR7. Premium\t£46,500",
			"",
			"\"Existing Lease\" means the lease of the Property dated 12 May 1978 for a term of 99 years from 25 March",
			"1978 at a yearly rent of £60 for the first 33 years, £120 for the next 33 years and £180 thereafter",
			"",
			"\"Rent\" means a yearly rent of one peppercorn (if demanded)",
		}, map[string]any{
			h + "/leaseTerm/lengthOfLeaseInYears": 189.0,
			l + "/end":                            "2167-03-24",
			l + "/groundRent/basis":               "peppercorn",
			h + "/groundRent/annualGroundRent":    nil,
			h + "/groundRent/isGroundRentPayable": "No",
			l + "/groundRent/reviews/0/amount":    nil,
		}},
		"an underlease names the term above it": {[]string{
			"LEASE of Flat 6",
			"1. Headlease: the lease dated 1 February 1935 for a term of 199 years from 25 December 1934",
			"2. The Landlord lets the Flat to the Tenant for a term of 120 years from and including 29 September 1984",
		}, map[string]any{
			h + "/leaseTerm/lengthOfLeaseInYears": 120.0,
			l + "/start":                          "1984-09-29",
		}},
		"a council's, under the right to buy": {[]string{
			"THIS LEASE is made the 4th day of July 1988 BETWEEN THE COUNCIL OF WICKHAM of the Town Hall (\"the Council\")",
			"of the one part and DELROY FACEY of 61 Attlee House (\"the Lessee\") of the other part",
			"",
			"3. The Lessee COVENANTS with the Council :-",
			"(i) to keep the interior of the Flat in good and tenantable repair",
			"4. The Council COVENANTS with the Lessee :- (i) to keep in repair the structure of the Building",
			"(ii) to insure the Building against fire and other usual risks",
		}, map[string]any{
			l + "/tenants/0/name":     "DELROY FACEY",
			l + "/insurance/by":       "landlord",
			l + "/repair/structureBy": "landlord",
		}},
		"spaced capitals, shillings, covenants for himself and his assigns": {[]string{
			"THIS LEASE made the 11th day of March 1965 B E T W E E N ROSE GADSBY of The Laurels (hereinafter called",
			"\"the Lessor\") of the one part and FRANK HOLROYD of 5 Mill Street (hereinafter called \"the Lessee\")",
			"W I T N E S S E T H that the Lessor hereby demises unto the Lessee the house TO HOLD for the term of 999",
			"years from 1 November 1964 paying therefor the yearly rent of Twelve pounds ten shillings (£12 10s. 0d.)",
			"",
			"AND the Lessee hereby for himself and his assigns covenants with the Lessor as follows :",
			"1. To keep the messuage in good repair",
			"2. To insure and keep insured the premises in some office of repute to the full value thereof",
		}, map[string]any{
			landlord:                           "ROSE GADSBY",
			l + "/tenants/0/name":              "FRANK HOLROYD",
			h + "/groundRent/annualGroundRent": 12.5,
			l + "/insurance/by":                "tenant",
		}},
		"limits that sound like what they limit": {[]string{
			"LEASE of Flat 6, Tern House",
			"1. The Term is 250 years from and including 1 January 2014 and the Rent is £295 per annum",
			"2. Not to make any structural alterations to the Flat, nor make any non-structural alteration without the",
			"previous written consent of the Landlord",
			"3. If the Rent is unpaid for 28 days the Landlord may re-enter the Flat. Nothing in this clause applies upon the",
			"insolvency or bankruptcy of the Tenant.",
			"SCHEDULE 3 - RENT REVIEW",
			"1. On each tenth anniversary the Rent shall be increased in line with the Retail Prices Index",
			"2. The Rent shall never be less than before, nor shall it be more than double that Rent",
		}, map[string]any{
			l + "/groundRent/basis":        "rpi",
			l + "/alterations/rule":        "structural prohibited",
			l + "/forfeiture/onInsolvency": "No",
		}},
		"a ban on many works has one consent": {[]string{
			"LEASE of Flat 6, Tern House",
			"1. Not to make any alteration, whether structural or not, nor to erect any conservatory, nor to change the colour",
			"of the paint, without the Landlord's prior written consent",
		}, map[string]any{l + "/alterations/rule": "with consent"}},
		"items that run on in one paragraph, each a covenant of its own": {[]string{
			"LEASE of Studio 5",
			"5. Tenant's obligations. The Tenant shall: (a) pay the Service Charge; (b) keep the interior of the Property in",
			"repair; (c) make no alterations to the Property; (d) not underlet except to a student; (e) not assign or charge",
			"without the Landlord's consent, which shall not be unreasonably withheld; (f) keep no pets.",
			"8. If (a) Rent is unpaid 21 days after it is due; (b) there is a breach of covenant; or (c) the Tenant becomes",
			"bankrupt, the Landlord may re-enter and end this lease.",
		}, map[string]any{
			l + "/alterations/rule":        "prohibited",
			l + "/underletting/rule":       "restricted",
			l + "/assignment/rule":         "with consent",
			l + "/pets/rule":               "prohibited",
			l + "/forfeiture/arrearsDays":  21.0,
			l + "/forfeiture/onInsolvency": "Yes",
		}},
		"steps of a table that double": {[]string{
			"LEASE of Flat 6, Tern House",
			"1. The Term is 125 years from and including 1 January 2006",
			"SCHEDULE 6 - RENT",
			"Years 1 - 25   £250 per annum",
			"Years 26 - 50   £500 per annum",
			"Years 51 - 75   £1,000 per annum",
			"Years 76 - 125   £2,000 per annum",
		}, map[string]any{
			l + "/groundRent/basis":         "doubling",
			l + "/groundRent/intervalYears": 25.0,
			l + "/groundRent/current":       250.0,
		}},
		"steps that double once in a generation": {[]string{
			"LEASE of Flat 6, Tern House",
			"1. The Term is 99 years from 24 June 1973 at the yearly rent of £25 for the first 33 years, £50 for the next 33",
			"years and £100 for the remainder of the term",
		}, map[string]any{l + "/groundRent/basis": "steps"}},
		"covenants of many words, in numbered items": {[]string{
			"THIS UNDERLEASE is made the 3rd day of May 1985 BETWEEN RONALD SKELTON of 9 The Crescent (\"the Landlord\") and",
			"PETER WAIN and SHEILA WAIN his wife both of 3 Dell Close (\"the Tenant\")",
			"",
			"2. THE TENANT for the mutual protection of the Landlord and the owner of the flat below hereby covenants:-",
			"(1) To pay one thirty-second part of the cost of maintaining the path",
			"(2) To keep the demised premises insured to the full value with an approved office",
			"(3) Not to assign the premises without at the same time obtaining from the assignee a covenant with the Landlord",
			"3. THE Landlord covenants for quiet enjoyment",
		}, map[string]any{
			l + "/tenants/1/name":           "SHEILA WAIN",
			l + "/serviceCharge/proportion": "one thirty-second part",
			l + "/insurance/by":             "tenant",
			h + "/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown": "Yes",
		}},
		"bans on any part of the structure, on part of the flat": {[]string{
			"LEASE of Flat 6, Tern House",
			"5. Not to make any alterations in the planning of the Premises nor alter any part of the structure without the",
			"written consent of the Lessor",
			"12. (a) Not to transfer or assign part of the Premises (b) Upon every assignment to procure that the transferee",
			"covenants with the Lessor to observe the covenants and is registered as a member of the Company",
		}, map[string]any{
			l + "/alterations/rule": "with consent",
			l + "/assignment/text":  anything,
			l + "/assignment/rule":  nil,
			h + "/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown": "Yes",
			l + "/membership/text": anything,
		}},
		"a borough by its name of old": {[]string{
			"THIS LEASE made 4 July 1988 BETWEEN THE MAYOR AND BURGESSES OF THE LONDON BOROUGH OF WICKHAM MARSH of the Town",
			"Hall (\"the Council\") of the one part and MARCIA FACEY of 61 Attlee House (\"the Lessee\") of the other part",
		}, map[string]any{
			landlord: "THE MAYOR AND BURGESSES OF THE LONDON BOROUGH OF WICKHAM MARSH",
		}},
		"a deed that changes the rent": {[]string{
			"DEED OF VARIATION",
			"THIS DEED is made on 17 April 2018 between (1) QUILL LIMITED (\"the Lessor\") and (2) ANNE ROE (\"the Lessee\")",
			"1. The Lease dated 1 July 1981 is varied so that the term of 99 years from 24 June 1981 is replaced with a term of",
			"160 years from 24 June 1981",
			"2. From the date of this deed the yearly rent reserved by the Lease shall be £200 rising to £300 on 24 June 2043",
			"in substitution for the rent previously reserved",
		}, map[string]any{
			h + "/leaseTerm/lengthOfLeaseInYears": 160.0,
			h + "/groundRent/annualGroundRent":    200.0,
		}},
		"an old cover with the property below its title": {[]string{
			"DATED 29th September 1973",
			"",
			"BRAMLEY & HOSKINS (PROPERTIES) LIMITED",
			"- to -",
			"Miss E. M. TREVANION",
			"",
			"L E A S E",
			"- of -",
			"Flat No. 4 Larkhill Court",
			"Cavendish Road, Torminster",
			"",
			"",
			"Messrs. Pym, Lugg & Co., 2 High Street",
			"Solicitors",
		}, map[string]any{l + "/property": "Flat No. 4 Larkhill Court Cavendish Road, Torminster"}},
		"a cover that names parties below its title": {[]string{
			"LEASE",
			"between",
			"FLAT ESTATES LIMITED",
			"and",
			"ANN ROE",
		}, map[string]any{l + "/property": nil}},
		"from the date of the lease": {[]string{
			"LR1. Date of lease\t12 December 2014",
			"LR6. Term for which the Property is leased\tFrom and including the date of this lease to and including 31 December 2138",
		}, map[string]any{
			l + "/start": "2014-12-12",
			l + "/end":   "2138-12-31",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(Lease, textDoc(c.lines...)), c.want)
		})
	}
}

// What leases of every age say of rent, home and covenants in words that are theirs: guineas,
// tables that end with "to the end of the Term", rent days that a definition names, parcels
// without a postcode, a council's lease whose particulars stand as defined terms, bans that
// leave something alone.
func TestLeasesOfEveryAge(t *testing.T) {
	l := "/paperwurks/lease"
	h := "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"guineas, and a fee in them": {[]string{
			"THIS LEASE made the 3rd day of May 1962 BETWEEN ANN ROE (hereinafter called the Lessor) of the one part and",
			"JOHN DOE of 2 Elm Road (hereinafter called the Lessee) of the other part",
			"1. THE Lessor demises ALL THAT flat on the second floor of the building known as Elm Court and known as Flat Number 9 Elm",
			"Court aforesaid (hereinafter called the Flat) TO HOLD from the 24th day of June 1962 for the term of 99 years PAYING therefor",
			"the yearly rent of FIFTEEN GUINEAS by equal payments in advance on the 25th day of March and the 29th day of September",
			"2. THE Lessee covenants with the Lessor",
			"(a) NOT at any time during the said term to make any structural alterations without the consent in writing of the Lessor",
			"(b) NO dog or other animal which may cause annoyance to any other lessee shall be kept in the Flat",
			"(c) WITHIN one month after every assignment to give notice thereof and to pay a registration fee of One guinea",
		}, map[string]any{
			l + "/property":                       "Flat Number 9 Elm Court",
			h + "/groundRent/annualGroundRent":    15.75,
			h + "/groundRent/groundRentFrequency": "Half-yearly",
			l + "/groundRent/basis":               "fixed",
			l + "/alterations/rule":               "with consent",
			l + "/pets/rule":                      "restricted",
			l + "/notice/fee":                     1.05,
		}},
		"a table that ends with the term": {[]string{
			"1. Term: 150 years from 1 January 2007",
			"2. Rent:",
			"Years 1 to 10\t£295",
			"Years 11 to 20\t£590",
			"Years 21 to 30\t£1,180",
			"Years 31 to the end of the Term\t£2,360",
			"3. PROVISO for re-entry if the rents are in arrear fourteen days or breach of covenant or if the Lessee being an individual has a bankruptcy order made",
			"against him",
			"4. The Lessee covenants not to make any alteration to the Flat whether structural or otherwise",
		}, map[string]any{
			l + "/groundRent/reviews/3/amount":   2360.0,
			l + "/groundRent/reviews/3/fromYear": 31.0,
			l + "/groundRent/reviews/4/amount":   nil,
			l + "/forfeiture/arrearsDays":        14.0,
			l + "/forfeiture/onInsolvency":       "Yes",
			l + "/alterations/rule":              "prohibited",
		}},
		"the demise speaks of the proviso for re-entry": {[]string{
			"1. The Lessor demises the Flat for the term of 125 years from 1 January 2001 subject to the proviso for re-entry hereinafter contained",
		}, map[string]any{l + "/forfeiture/text": nil, l + "/forfeiture/onInsolvency": nil}},
		"rent days that a definition names": {[]string{
			"1. \"Ground Rent\" means the yearly rent of £300",
			"2. \"Rent Payment Days\" means 1 January and 1 July in each year",
			"3. \"Term\" means 125 years from and including 1 January 2015",
			"4. The Tenant shall pay the Ground Rent by equal instalments in advance on the Rent Payment Days",
			"5. Not to make any structural alteration to the Property. Not to make any internal non-structural alterations without the prior written consent of the Landlord",
		}, map[string]any{
			h + "/groundRent/annualGroundRent":    300.0,
			h + "/groundRent/groundRentFrequency": "Half-yearly",
			l + "/alterations/rule":               "structural prohibited",
		}},
		"a council's particulars as defined terms": {[]string{
			"(a)\t\"the Council\"\tTHE MAYOR AND BURGESSES OF THE LONDON BOROUGH OF HACKMORE of Town Hall, High Road",
			"(b)\t\"the Lessee\"\tWINSTON BLAKE and JOY BLAKE both of 27 Cressida House",
			"(c)\t\"the Term\"\t125 years from 1st April 1984",
			"(d)\t\"the Rent\"\t£10.00 per annum payable yearly in advance",
			"(e)\t\"the Open Market Value\"\t£62,000",
			"(f)\t\"the Purchase Price\"\t£24,800",
		}, map[string]any{
			h + "/contactDetails/contacts/landlord/contact/nameOrOrganisation": "THE MAYOR AND BURGESSES OF THE LONDON BOROUGH OF HACKMORE",
			l + "/tenants/1/name":              "JOY BLAKE",
			l + "/premium":                     24800.0,
			h + "/groundRent/annualGroundRent": 10.0,
		}},
		"what bans leave alone": {[]string{
			"1. Not to underlet or part with possession of the Premises or any part (other than by assignment of the whole) before Final Staircasing",
			"2. Not cut, maim or make any structural alteration. Non-structural internal alterations are permitted without consent.",
			"3. The Tenant may keep one domestic dog or cat without consent. No other animal may be kept without the Manager's consent.",
			"4. On a transfer procure a deed of covenant with the Manager. Give the Manager notice within 20 working days with a fee of not more than £60.",
			"5. Term: 125 years from 1 January 2001",
		}, map[string]any{
			l + "/assignment/rule":   nil,
			l + "/underletting/rule": "restricted",
			l + "/alterations/rule":  "structural prohibited",
			l + "/pets/rule":         "restricted",
			l + "/notice/fee":        60.0,
		}},
		"no lessee may keep one": {[]string{
			"1. Term: 125 years from 1 January 2001",
			"2. No lessee may keep any dog or other animal in the Flat",
			"3. Not to keep any animals or do anything which may cause a nuisance",
		}, map[string]any{l + "/pets/rule": "prohibited"}},
		"a rent that a deed makes rise by an index which it does not name": {[]string{
			"DEED OF VARIATION OF LEASE",
			"THIS DEED is dated 9 May 2022",
			"1. The Lease shall be varied as follows.",
			"2. The definition of Rent in the Lease shall be deleted and replaced with: Rent: £250 per annum rising on 1 January 2030 and every",
			"25 years thereafter by the proportion by which the Index has increased.",
		}, map[string]any{
			h + "/groundRent/annualGroundRent":            250.0,
			l + "/groundRent/basis":                       nil,
			h + "/groundRent/rentSubjectToIncrease/yesNo": nil,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(Lease, textDoc(c.lines...)), c.want)
		})
	}
}

func TestSumsBeforeDecimalMoney(t *testing.T) {
	for text, want := range map[string]float64{
		"a fee of One guinea":               1.05,
		"the yearly rent of 15 guineas":     15.75,
		"Ten guineas (£10.10.0)":            10.5,
		"One pound one shilling":            1.05,
		"the sum of £12. 10. 0 a year":      12.5,
		"£10:10:0 per annum":                10.5,
		"a guinea pig, and a rent of £25":   25,
		"one guinea pig, and a rent of £25": 25,
		"£250. 12 months":                   250,
		"a fee of £50. 2. 3 copies":         50,
	} {
		if got, _, ok := ParsePounds(text); !ok || got != want {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
}
