package papers

import "testing"

// A transfer typed as a table: the labels stand in a column of their own, some broken over
// lines, and what was filled in beside them.
func TestTransferLabelsBeside(t *testing.T) {
	s := read(TransferTR1, textDoc(
		"Transfer of whole of registered title(s) (TR1)",
		"1. Title number(s)\t\tNN20114 and NN20115",
		"2. Property\t\t3 Fuller Row, Rothwell NN14 6AA",
		"3. Date\t\t4 May 2026",
		"4. Transferor\t\tAgnes Mary Pell",
		"5. Transferee for\t\tSimon Okoro and",
		"entry in the register\t\tPetra Okoro",
		"6. Transferee's\t\t3 Fuller Row, Rothwell NN14 6AA",
		"address for service",
		"7.\t\tThe transferor transfers the property to the transferee",
		"8. Consideration\t\tTwo hundred and ten thousand pounds (£201,000)",
		"9. Title guarantee\t\tThe transferor transfers with full title guarantee",
		"10. Trusts\t\tThey hold the property as joint tenants",
		"12. Execution\t\tSigned as a deed by Agnes Mary Pell by her attorney Ruth Pell",
	))
	expect(t, s, map[string]any{
		at("/propertyPack/titlesToBeSold/*/titleNumber", 0): "NN20114",
		at("/propertyPack/titlesToBeSold/*/titleNumber", 1): "NN20115",
		transferSays + "/property":                          "3 Fuller Row, Rothwell NN14 6AA",
		transferSays + "/date":                              "2026-05-04",
		transferSays + "/transferors/0/name":                "Agnes Mary Pell",
		transferSays + "/transferees/0/name":                "Simon Okoro",
		transferSays + "/transferees/1/name":                "Petra Okoro",
		transferSays + "/consideration":                     201000.0,
		transferSays + "/considerationInWords":              210000.0,
		transferSays + "/guarantee":                         "full",
		transferSays + "/trust":                             "joint tenants",
		transferSays + "/attorney":                          anything,
	})
}

// A builder's contract: its seller is one company with "and" in its name, completion waits
// for a notice, the date is blank, and headings over numbered clauses are no conditions.
func TestContractOfNewHome(t *testing.T) {
	s := read(Contract, textDoc(
		"CONTRACT FOR SALE incorporating the Standard Conditions of Sale (Fifth Edition)",
		"Date of contract:",
		"Seller:\t\tFerris and Dunmow (Midland) Homes Limited",
		"Buyer:\t\tMiss Tilda Marsh",
		"Tenure:\t\tFreehold",
		"Incentives:\t\tLegal fees of £900 paid",
		"Completion Date:\t\t10 working days after notice",
		"Long stop date:\t\t30 September 2027",
		"CONDITIONS",
		"1. Interpretation",
		"1.1 In this contract the words of the Conditions have the same meaning.",
		"2. Deposit",
		"2.1 The deposit shall be held by the seller's conveyancer as agent for the seller.",
	))
	expect(t, s, map[string]any{
		contractSays + "/sellers/0/name":             "Ferris and Dunmow (Midland) Homes Limited",
		contractSays + "/sellers/1/name":             nil,
		contractSays + "/buyers/0/name":              "Miss Tilda Marsh",
		contractSays + "/date":                       nil,
		contractSays + "/completionDate":             nil,
		contractSays + "/incentives":                 "Legal fees of £900 paid",
		contractSays + "/specialConditions/0/number": "1.1",
		contractSays + "/specialConditions/1/number": "2.1",
		contractSays + "/specialConditions/2/number": nil,
	})
}

// What a line is drawn through is no longer said.
func TestContractStruckOut(t *testing.T) {
	doc := textDoc(
		"CONTRACT incorporating the Standard Conditions of Sale (Fifth Edition)",
		"SPECIAL CONDITIONS",
		"1. The seller sells with full title guarantee or limited title guarantee as is left standing.",
		"2. The property is sold with vacant possession or subject to the following tenancies.",
	)
	for _, strike := range []struct{ line, from, to int }{{2, 8, 12}, {3, 8, 13}} {
		for i := strike.from; i < strike.to; i++ {
			doc.Pages[0].Lines[strike.line].Words[i].Struck = true
		}
	}
	expect(t, read(Contract, doc), map[string]any{
		contractSays + "/guarantee":                "full",
		contractSays + "/vacantPossession":         "Yes",
		contractSays + "/specialConditions/1/text": "2. The property is sold with vacant possession tenancies.",
	})
}

// A register typed in narrow columns puts the year of an entry's date below its day, and
// keeps entries that were cancelled.
func TestRegisterYearBelowDay(t *testing.T) {
	s := read(TitleRegister, textDoc(
		"TITLE NUMBER : CU 40117",
		"A. PROPERTY REGISTER",
		"1. 3 Mar\t\tThe Freehold land edged with red on the plan being",
		"1981\t\t2 Slate Yard, Kendal (LA9 5AA).",
		"B. PROPRIETORSHIP REGISTER",
		"TITLE ABSOLUTE (as to the land tinted blue)",
		"POSSESSORY TITLE (as to the land tinted yellow)",
		"1. 7 Apr\t\tPROPRIETOR: ELSIE WREN of 2 Slate Yard, Kendal",
		"2019\t\tLA9 5AA.",
		"C. CHARGES REGISTER",
		"1. 9 May\t\tEQUITABLE CHARGE : Interim charging order of the",
		"2020\t\tCounty Court at Kendal. NOTE: CANCELLED 2 July 2021.",
		"END OF REGISTER",
	))
	expect(t, s, map[string]any{
		at("/propertyPack/titlesToBeSold/*/titleNumber", 0):          "CU40117",
		registerSays + "/class":                                      "possessory",
		registerSays + "/proprietors/0/name":                         "ELSIE WREN",
		titlePath(oc + "/proprietorship/currentProprietorshipDate"):  "2019-04-07",
		titlePath(oc+"/equitableCharge/entryDetails/*/entryText", 0): nil,
		at(registerSays+"/entries/*/date", 0):                        "1981-03-03",
	})
}

// A copy of a register whose entries have each a heading of their own.
func TestRegisterHeadsEachEntry(t *testing.T) {
	s := read(TitleRegister, textDoc(
		"Title number: CU40118",
		"Property Register, entry 1 of 1, made on 3 March 1981",
		"The Freehold land edged with red on the plan being 4 Slate Yard, Kendal (LA9 5AA).",
		"Proprietorship Register, entry 1 of 2, made on 7 April 2019",
		"PROPRIETOR: ELSIE WREN of 4 Slate Yard, Kendal LA9 5AA.",
		"Proprietorship Register, entry 2 of 2, made on 7 April 2019",
		"The price stated to have been paid on 2 April 2019 was £188,000.",
		"Charges Register, entry 1 of 2, made on 7 April 2019",
		"REGISTERED CHARGE dated 2 April 2019.",
		"Charges Register, entry 2 of 2, made on 7 April 2019",
		"Proprietor: LAKE BANK PLC of 1 Quay Street, Kendal.",
	))
	expect(t, s, map[string]any{
		registerSays + "/address":                                   "4 Slate Yard, Kendal (LA9 5AA)",
		registerSays + "/proprietors/0/name":                        "ELSIE WREN",
		titlePath(oc + "/proprietorship/currentProprietorshipDate"): "2019-04-07",
		registerSays + "/pricePaid":                                 188000.0,
		titlePath(oc+"/charge/chargeEntry/*/chargeDate", 0):         "2019-04-02",
		at(registerSays+"/entries/*/register", 4):                   "C",
		at(registerSays+"/entries/*/number", 4):                     "2",
	})
}
