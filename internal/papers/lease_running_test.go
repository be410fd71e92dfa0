package papers

import "testing"

// Covenants that run on without numbers, in capitals' joints, and rules that hold for a part
// of the term, for a part of the flat, or on a condition.
func TestLeaseInRunningCovenants(t *testing.T) {
	l := "/paperwurks/lease"
	h := "/propertyPack/ownership/ownershipsToBeTransferred/0/leaseholdInformation"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"typescript": {[]string{
			"THIS LEASE made the 3rd day of June 1968 BETWEEN WYKE ESTATES LIMITED of 2 Bank Street Wyke",
			"(hereinafter called \"the Lessor\") of the one part and ADA ROSE FINCH of 4 Mill Row Wyke (hereinafter",
			"called \"the Lessee\") of the other part WHEREAS the Lessor is the proprietor of the land comprised in",
			"Title Number K 220871 NOW THIS DEED WITNESSETH that in consideration of £2,900 the Lessor demises unto",
			"the Lessee ALL THAT flat TO HOLD unto the Lessee for the term of 99 years from the 24th June 1968",
			"YIELDING AND PAYING therefor the yearly rent of £20 by equal half-yearly payments AND ALSO PAYING by way",
			"of further rent one twelfth part of the premium for insuring the said block",
			"",
			"THE LESSEE for herself and her assigns and to the intent that the obligations may continue HEREBY",
			"COVENANTS with the Lessor that the Lessee will pay the rents AND will keep the interior of the premises",
			"in good repair AND will not keep any dog or cat in the premises AND will not during the last seven",
			"years of the term assign the whole without the consent in writing of the Lessor AND will within one",
			"calendar month of every assignment leave a copy thereof with the Lessor's solicitors and pay a fee of £2",
			"",
			"THE LESSOR HEREBY COVENANTS with the Lessee that the Lessee shall have quiet enjoyment AND that the",
			"Lessor will keep the roof foundations and main structure of the block in repair AND will effect and keep",
			"on foot a policy of insurance on the block against fire",
		}, map[string]any{
			l + "/landlordTitle":                  "K220871",
			h + "/leaseTerm/lengthOfLeaseInYears": 99.0,
			h + "/groundRent/annualGroundRent":    20.0,
			h + "/groundRent/groundRentFrequency": "Half-yearly",
			l + "/pets/rule":                      "prohibited",
			l + "/assignment/rule":                "restricted",
			l + "/repair/structureBy":             "landlord",
			l + "/insurance/by":                   "landlord",
			l + "/notice/fee":                     2.0,
			l + "/property":                       nil,
		}},
		"rules on conditions": {[]string{
			"LEASE of Flat 6, Tern House",
			"1. \"Review Date\" means the fifth anniversary of the start of the Term and each fifth anniversary thereafter",
			"SCHEDULE 1",
			"Part 1 - The Tenant's covenants",
			"1. To pay the Rent",
			"2. To redecorate the inside every seven years",
			"3. Not to assign the whole without (a) the assignee first executing a deed of covenant and (b) all sums being paid",
			"4. Not to assign or let part.",
			"5. Not to keep poultry, nor more than two dogs or cats",
			"6. No alteration of the structure",
			"SCHEDULE 2 - INCREASE OF RENT",
			"1. The Term is 125 years from and including 1 January 2015 and the Rent is £300 per annum",
			"2. From each Review Date the Rent shall be twice the Rent payable before it, but no review shall be later",
			"than the tenth anniversary",
		}, map[string]any{
			l + "/assignment/rule":                "restricted",
			l + "/pets/rule":                      "restricted",
			l + "/groundRent/basis":               "doubling",
			l + "/groundRent/intervalYears":       5.0,
			l + "/groundRent/projection/2/amount": 1200.0,
			l + "/groundRent/projection/3/amount": nil,
		}},
		"rents by their days": {[]string{
			"LEASE of Flat 6, Tern House",
			"1. The Term is 125 years from and including 1 January 2015",
			"SCHEDULE 2 - RENT",
			"1. The Rent is payable by equal half-yearly payments:",
			"1 January 2015 to 31 December 2039   £150",
			"1 January 2040 to 31 December 2064   £275",
			"1 January 2065 to 31 December 2139   £410",
		}, map[string]any{
			l + "/groundRent/reviews/1/amount":   275.0,
			l + "/groundRent/reviews/1/fromYear": 26.0,
			l + "/groundRent/current":            150.0,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(Lease, textDoc(c.lines...)), c.want)
		})
	}
}
