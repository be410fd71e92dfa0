package papers

import "testing"

// Leases as other conveyancers draw them: a freeholder, two days for a term, a rent that
// rises on named days, all covenants in one paragraph.
func TestLeaseStrangers(t *testing.T) {
	l, h := "/paperwurks/lease", "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"one paragraph": {[]string{
			"LEASE of the top floor flat, 9 Cliff Road",
			"THIS LEASE is made the 4th day of May 1999 BETWEEN (1) PENTIRE LAND LIMITED whose registered office",
			"is at 1 Bank Street Newquay (hereinafter called \"the Freeholder\") and (2) OLIVE TREGENZA of 9 Cliff",
			"Road Newquay (hereinafter called \"the Leaseholder\") NOW THIS DEED WITNESSETH that the Freeholder",
			"demises unto the Leaseholder ALL THAT flat known as Flat C, 9 Cliff Road, Newquay TR7 1AA for a term of 99",
			"years from and including the 25th day of March 1999 and expiring on the 24th day of March 2098 PAYING",
			"therefor the yearly rent of £75 increasing to £150 on the 25th day of March 2032 and to £225 on the",
			"25th day of March 2065",
			"",
			"The Leaseholder covenants with the Freeholder not to assign or sublet the whole of the flat without the",
			"written consent of the Freeholder and not to keep any animal whatsoever in the flat and not to cut or",
			"alter the flat and not to use it save as a private residence.",
		}, map[string]any{
			h + "/contactDetails/contacts/landlord/contact/nameOrOrganisation": "PENTIRE LAND LIMITED",
			l + "/tenants/0/name":                 "OLIVE TREGENZA",
			h + "/leaseTerm/lengthOfLeaseInYears": 99.0,
			l + "/start":                          "1999-03-25",
			l + "/end":                            "2098-03-24",
			l + "/groundRent/basis":               "steps",
			l + "/groundRent/reviews/1/fromYear":  34.0,
			l + "/groundRent/reviews/2/amount":    225.0,
			l + "/groundRent/current":             75.0,
			l + "/assignment/rule":                "with consent",
			l + "/pets/rule":                      "prohibited",
			l + "/alterations/rule":               "prohibited",
		}},
		"two days and a rent that doubles": {[]string{
			"LR1. Date of lease: 7 July 2011",
			"LR3. Parties to this lease",
			"Landlord: Wharf Lane Estates Limited",
			"Tenant: Amara Obi",
			"LR4. Property: See the definition of Flat in clause 1",
			"LR6. Term for which the Property is leased: From and including 1 July 2011 to and including 30 June 2136",
			"1. \"Rent\" means for the first twenty years of the Term £180 a year and for each subsequent period of",
			"twenty years double the rent of the period before.",
			"2. The Tenant covenants with the Landlord:",
			"2.1 Not to transfer the whole of the Flat unless the transferee has entered into a deed of covenant with the Landlord.",
			"2.2 Not to keep pets unless the Landlord has agreed in writing.",
			"2.3 Not to underlet the whole of the Flat (and not to underlet part) without first submitting a copy and obtaining its written consent.",
			"2.4 To keep the Flat (other than the parts that the Landlord covenants to maintain) in good repair.",
			"2.5 Within 28 days of any assignment or charge to produce a copy to the Landlord for registration and to pay a fee of £60.",
			"3. Nothing in this lease obliges the Landlord to enforce the covenants of other tenants of flats.",
		}, map[string]any{
			l + "/property":                       nil,
			h + "/leaseTerm/lengthOfLeaseInYears": 125.0,
			l + "/end":                            "2136-06-30",
			l + "/groundRent/basis":               "doubling",
			l + "/groundRent/intervalYears":       20.0,
			l + "/pets/rule":                      "with consent",
			l + "/underletting/rule":              "with consent",
			l + "/repair/interior":                anything,
			l + "/notice/fee":                     60.0,
			l + "/notice/days":                    28.0,
			l + "/mutualEnforcement/text":         nil,
		}},
		"particulars and a schedule of years": {[]string{
			"LEASE",
			"PARTICULARS",
			"the Lessor\tTamar Homes Limited and its successors in title",
			"Title number\tDN404404",
			"the Lessee\tJonah Pike",
			"the Demised Premises\tFlat 2, Ferry House, Saltash more particularly described in the Schedule",
			"the Term\t150 years from and including 1 May 2006",
			"the Rent\t£200 a year payable half-yearly in advance, subject to review",
			"the Lessee's Proportion\t8.5%",
			"",
			"THE SECOND SCHEDULE",
			"Review of the Rent",
			"(a) from the commencement of the Term to the end of the 50th year: £200",
			"(b) from the beginning of the 51st year to the end of the 100th year: £400",
			"(c) from the beginning of the 101st year for the remainder of the Term: £800",
		}, map[string]any{
			h + "/contactDetails/contacts/landlord/contact/nameOrOrganisation": "Tamar Homes Limited",
			l + "/landlordTitle":                 "DN404404",
			l + "/property":                      "Flat 2, Ferry House, Saltash",
			l + "/term":                          "150 years from and including 1 May 2006",
			l + "/groundRent/basis":              "steps",
			l + "/groundRent/reviews/1/fromYear": 51.0,
			l + "/groundRent/reviews/1/amount":   400.0,
			l + "/groundRent/reviews/2/fromYear": 101.0,
			h + "/groundRent/annualGroundRent":   200.0,
			l + "/serviceCharge/percent":         8.5,
		}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, read(Lease, textDoc(c.lines...)), c.want) })
	}
}
