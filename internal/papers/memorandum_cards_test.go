package papers

import "testing"

// Cards that print each value large and what it is in small type below it, over two
// columns whose labels are alike and do not stand at one height.
func TestCardsWithCaptions(t *testing.T) {
	doc := textDoc(
		"Notice of an agreed sale",
		"12 Tolgus Row, Redruth TR15 2AB",
		"",
		"£312,500\tFreehold\t9 March 2026",
		"figure agreed\tinterest\taccepted on",
		"", "",
		"Selling\t\t\tBuying",
		"Mr Piran Rowse\t\t\tMs Ana Silva",
		"Mrs Loveday Rowse\t\t\tLegal firm",
		"Legal firm\t\t\tLarch & Dee LLP",
		"Quay Street Law Ltd",
		"", "",
		"Chain",
		"Nothing below: the buyer rents",
		"Hoping to complete",
		"by 4 May 2026",
		"In the sale",
		"Range cooker and blinds",
	)
	small := map[string]bool{"figure": true, "interest": true, "accepted": true, "Selling": true, "Buying": true, "Legal": true, "Chain": true, "Hoping": true, "In": true}
	for _, line := range doc.Pages[0].Lines {
		for i := range line.Words {
			if small[line.Words[0].Text] {
				line.Words[i].Size = 7
			}
		}
	}
	expect(t, read(MemorandumOfSale, doc), map[string]any{
		"/propertyPack/priceInformation/price": 312500.0,
		at(owned+"/ownershipType", 0):          "Freehold",
		memorandumSays + "/date":               "2026-03-09",
		memorandumSays + "/sellers/0/name":     "Mr Piran Rowse",
		memorandumSays + "/sellers/1/name":     "Mrs Loveday Rowse",
		memorandumSays + "/sellers/2/name":     nil,
		memorandumSays + "/buyers/0/name":      "Ms Ana Silva",
		memorandumSays + "/buyers/1/name":      nil,
		memorandumSays + "/sellerSolicitor":    "Quay Street Law Ltd",
		memorandumSays + "/buyerSolicitor":     "Larch & Dee LLP",
		memorandumSays + "/chain":              "Nothing below: the buyer rents",
		memorandumSays + "/completionTarget":   "by 4 May 2026",
		memorandumSays + "/included":           "Range cooker and blinds",
	})
}

// How long an offer stands, as lenders say it in a sentence.
func TestOfferStandsUntil(t *testing.T) {
	for _, line := range []string{
		"You have up to 3 June 2026 to draw down the advance.",
		"We will hold these funds for you until 3 June 2026.",
		"Until 3 June 2026 we guarantee the terms of this offer.",
	} {
		expect(t, read(MortgageOffer, textDoc("Mortgage offer", "2 December 2025", "We lend you £150,000.", line)), map[string]any{offerSays + "/expiry": "2026-06-03"})
	}
}

// A lease that says what the tenant may do, and what its landlord may not.
func TestLeaseThatPermits(t *testing.T) {
	l := "/paperwurks/lease"
	expect(t, read(Lease, textDoc(
		"LEASE of Flat 3, 8 Fore Street",
		"Date of lease 6 July 2015",
		"1.1 The Rent is £300 a year, in two equal parts on 25 March and 29 September.",
		"1.2 Default Rate means four per cent above the base rate. Service Charge means 6.25% of the Service Costs.",
		"2.1 The Tenant may assign the whole of the Property without reference to the Landlord.",
		"2.2 The Tenant may alter the inside if the Landlord first consents. The Landlord must not refuse unreasonably.",
		"2.3 The Tenant may let the whole of the Property without the Landlord's consent.",
		"2.4 The Tenant must use the Property only as one private home.",
	)), map[string]any{
		leasehold0("/groundRent/annualGroundRent"):    300.0,
		leasehold0("/groundRent/groundRentFrequency"): "Half-yearly",
		l + "/serviceCharge/percent":                  6.25,
		l + "/assignment/rule":                        "free",
		l + "/alterations/rule":                       "with consent",
		l + "/underletting/rule":                      "free",
		l + "/use/text":                               anything,
	})
}

// A contract's year is no title number, and whoever signs as an occupier is named behind the word.
func TestContractTerms(t *testing.T) {
	expect(t, read(Contract, textDoc(
		"Contract for sale",
		"Title Number on 11 August 2026, other than money charges.",
		"Special conditions",
		"2. The Seller sells the Property with vacant possession on completion.",
		"3. In the transfer the Buyer shall covenant by way of indemnity to observe the burdens.",
		"Signed by the Occupier, Tamsin Oates: ..........",
	)), map[string]any{
		at("/propertyPack/titlesToBeSold/*/titleNumber", 0): nil,
		contractSays + "/occupiers/0/name":                  "Tamsin Oates",
		contractSays + "/indemnityCovenant/text":            anything,
	})
}
