package papers

import "testing"

func TestMortgageOfferNumberedBoxes(t *testing.T) {
	expect(t, read(MortgageOffer, textDoc(
		"OFFER OF MORTGAGE",
		"1 Property address\t\t2 Title",
		"6 Rook Lane, Tansley DE4 9ZZ\tLeasehold",
		"",
		"3 Account or application\t4 Date",
		"MA/4471903\t\t3 March 2026",
		"",
		"Borrower's contribution:\t\t£41,500.00",
		"Gifted deposit:\t\t£9,000.00",
	)), map[string]any{
		offerSays + "/property": "6 Rook Lane, Tansley DE4 9ZZ",
		offerSays + "/account":  "MA/4471903",
		offerSays + "/tenure":   "Leasehold",
		offerSays + "/date":     "2026-03-03",
		offerSays + "/deposit":  41500.0,
		offerSays + "/loan":     nil,
	})
}

func TestMortgageOfferLetter(t *testing.T) {
	expect(t, read(MortgageOffer, textDoc(
		"Harthill Mutual", "Registered office 2 Corn Street, Bramley LS13 9ZZ", "",
		"Mr Owen Tate", "14 Mill Row", "Ripley", "DE5 9ZZ", "",
		"Dear Mr Tate",
		"Loan account 55/20193-4: offer of advance",
		"We offer to lend you £150,000 towards the purchase of 9 Weir Walk, Belper, DE56 9ZZ, a freehold house.",
		"You are to provide the remaining £50,000 from your own savings.",
		"The advance is repayable over 27 years by instalments of interest only.",
		"Our offer depends upon the following special conditions:",
		"(a) The roof must be repaired by a qualified roofer within six months of completion.",
		"(b) The borrower must not let the property without our consent in writing.",
	)), map[string]any{
		offerSays + "/borrowers/0/name":           "Mr Owen Tate",
		offerSays + "/account":                    "55/20193-4",
		offerSays + "/property":                   "9 Weir Walk, Belper, DE56 9ZZ",
		offerSays + "/deposit":                    50000.0,
		offerSays + "/termYears":                  27.0,
		offerSays + "/repayment":                  "interest only",
		offerSays + "/specialConditions/0/number": "a",
		offerSays + "/specialConditions/1/number": "b",
	})
}

// A gift is not the deposit.
func TestMortgageOfferGiftIsNoDeposit(t *testing.T) {
	expect(t, read(MortgageOffer, textDoc(
		"Mortgage offer", "Special conditions",
		"1. Gift deposit: £9,000 from the applicant's uncle, who must confirm that it is not to be repaid.",
	)), map[string]any{offerSays + "/deposit": nil})
}
