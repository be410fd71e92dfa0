package papers

import "testing"

func TestContract(t *testing.T) {
	own := "/propertyPack/ownership/ownershipsToBeTransferred/0/ownershipType"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"form": {
			[]string{
				"CONTRACT",
				"Incorporating the Standard Conditions of Sale (Fifth Edition - 2018 Revision)",
				"Date:",
				"Seller:\tJohn David Oakes and Mary Ann Oakes of 12 Elder Street, Canterbury CT1 2QB",
				"Buyer:\tPriya Nair of 4 Row Lane, Leeds LS1 1AA",
				"Property (freehold):\t12 Elder Street, Canterbury, Kent CT1 2QB",
				"Title number:\tKT123456",
				"Specified incumbrances:\tEntries 1 and 2 of the Charges Register of title KT123456",
				"Title guarantee (full/limited):\tFull",
				"Completion date:\t3 July 2026",
				"Contract rate:\t4% above the base rate of Barclays Bank",
				"Purchase price:\t£325,000.00",
				"Deposit:\t£32,500.00",
				"Contents price (if separate):\t£1,500.00",
				"Balance:\t£294,000.00",
				"The seller will sell and the buyer will buy the property for the purchase price.",
				"\f",
				"SPECIAL CONDITIONS",
				"1. (a) This contract incorporates the Standard Conditions of Sale (Fifth Edition).",
				"2. The property is sold with vacant possession.",
				"3. The buyer will covenant in the transfer to indemnify the seller against any breach of the covenants.",
				"4. If the buyer fails to complete, the buyer shall pay £250 plus VAT to the seller's conveyancers.",
				"Seller's conveyancers:\tRook & Co LLP, 9 Mill Road, Dover",
				"Buyer's conveyancers:\tFinch Law Limited",
			},
			map[string]any{
				"/paperwurks/contract/date":                  nil,
				"/paperwurks/contract/sellers/0/name":        "John David Oakes",
				"/paperwurks/contract/sellers/1/name":        "Mary Ann Oakes",
				"/paperwurks/contract/buyers/0/name":         "Priya Nair",
				"/paperwurks/contract/buyers/1/name":         nil,
				"/paperwurks/contract/property":              "12 Elder Street, Canterbury, Kent CT1 2QB",
				"/propertyPack/titlesToBeSold/0/titleNumber": "KT123456",
				own:                                               "Freehold",
				"/propertyPack/priceInformation/price":            325000.0,
				"/paperwurks/contract/deposit":                    32500.0,
				"/paperwurks/contract/chattelsPrice":              1500.0,
				"/paperwurks/contract/balance":                    294000.0,
				"/paperwurks/contract/completionDate":             "2026-07-03",
				"/paperwurks/contract/contractRate":               "4% above the base rate of Barclays Bank",
				"/paperwurks/contract/guarantee":                  "full",
				"/paperwurks/contract/incumbrances":               anything,
				"/paperwurks/contract/conditions":                 anything,
				"/paperwurks/contract/vacantPossession":           "Yes",
				"/paperwurks/contract/sellerSolicitor":            "Rook & Co LLP",
				"/paperwurks/contract/buyerSolicitor":             "Finch Law Limited",
				"/paperwurks/contract/indemnityCovenant/text":     anything,
				"/paperwurks/contract/specialConditions/3/text":   anything,
				"/paperwurks/contract/specialConditions/3/number": "4",
				"/paperwurks/contract/specialConditions/4/text":   nil,
				"/paperwurks/contract/occupiers/0/name":           nil,
			},
		},
		"agreement": {
			[]string{
				"THIS AGREEMENT is dated 2 June 2026",
				"BETWEEN:",
				"(1) MOOR HOMES LIMITED incorporated and registered in England and Wales with company number 01234567 whose",
				"registered office is at 1 Moor Road, York (\"the Seller\"); and",
				"(2) TOM ASH and NINA PATEL of 3 Row Lane, Leeds (\"the Buyer\")",
				"1. DEFINITIONS",
				"1.1 \"Completion Date\" means 26 June 2026",
				"1.2 \"Purchase Price\" means £240,000",
				"1.3 \"Deposit\" means £24,000",
				"1.4 \"the Property\" means the leasehold property known as Flat 7, Quay House, London E1 8AB registered at HM",
				"Land Registry with title number TGL345678",
				"2. The Seller shall sell the Property with limited title guarantee.",
				"3. The Property is sold subject to the tenancy dated 1 January 2024.",
			},
			map[string]any{
				"/paperwurks/contract/date":                  "2026-06-02",
				"/paperwurks/contract/sellers/0/name":        "MOOR HOMES LIMITED",
				"/paperwurks/contract/buyers/0/name":         "TOM ASH",
				"/paperwurks/contract/buyers/1/name":         "NINA PATEL",
				"/paperwurks/contract/completionDate":        "2026-06-26",
				"/propertyPack/priceInformation/price":       240000.0,
				"/paperwurks/contract/deposit":               24000.0,
				"/paperwurks/contract/guarantee":             "limited",
				"/propertyPack/titlesToBeSold/0/titleNumber": "TGL345678",
				own:                                     "Leasehold",
				"/paperwurks/contract/vacantPossession": "No",
			},
		},
		"blank": {
			[]string{
				"CONTRACT Incorporating the Standard Conditions of Sale",
				"Seller:", "Buyer:", "Property (freehold/leasehold):", "Title number:", "Title guarantee (full/limited):",
				"Completion date:", "Purchase price:", "Deposit:",
				"4. (a) The property is sold with vacant possession", "or 4. (b) The property is sold subject to the following leases or tenancies:",
			},
			map[string]any{
				"/paperwurks/contract/sellers/0/name": nil, "/paperwurks/contract/buyers/0/name": nil, own: nil, "/paperwurks/contract/guarantee": nil,
				"/propertyPack/priceInformation/price": nil, "/paperwurks/contract/vacantPossession": nil, "/paperwurks/contract/completionDate": nil,
				"/paperwurks/contract/property": nil,
			},
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, read(Contract, textDoc(c.lines...)), c.want) })
	}
}

func TestTransfer(t *testing.T) {
	s := read(TransferTR1, textDoc(
		"HM Land Registry", "Transfer of whole of registered title(s)\tTR1",
		"1 Title number(s) of the property:", "  KT123456",
		"2 Property:", "  12 Elder Street, Canterbury CT1 2QB",
		"3 Date:", "",
		"4 Transferor:", "  John David Oakes and Mary Ann Oakes",
		"5 Transferee for entry in the register:", "  Priya Nair and Tom Ash",
		"6 Transferee's intended address(es) for service for entry in the register:", "  12 Elder Street, Canterbury CT1 2QB",
		"7 The transferor transfers the property to the transferee",
		"8 Consideration", "  ☒ The transferor has received from the transferee for the property the following sum (in words and figures):",
		"  Three hundred and twenty five thousand pounds (£325,000)", "  ☐ The transfer is not for money or anything that has a monetary value",
		"9 The transferor transfers with", "  ☒ full title guarantee\t☐ limited title guarantee",
		"10 Declaration of trust. The transferee is more than one person and", "  ☐ they are to hold the property on trust for themselves as joint tenants",
		"  ☑ they are to hold the property on trust for themselves as tenants in common in equal shares", "  ☐ they are to hold the property on trust:",
		"11 Additional provisions", "  The transferee covenants to observe the covenants in the charges register and to indemnify the transferor.",
		"12 Execution", "  Signed as a deed by John David Oakes",
	))
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":           "KT123456",
		"/paperwurks/transfer_tr1/property":                    "12 Elder Street, Canterbury CT1 2QB",
		"/paperwurks/transfer_tr1/date":                        nil,
		"/paperwurks/transfer_tr1/transferors/0/name":          "John David Oakes",
		"/paperwurks/transfer_tr1/transferors/1/name":          "Mary Ann Oakes",
		"/paperwurks/transfer_tr1/transferees/1/name":          "Tom Ash",
		"/paperwurks/transfer_tr1/transferees/2/name":          nil,
		"/paperwurks/transfer_tr1/transfereeAddress":           "12 Elder Street, Canterbury CT1 2QB",
		"/paperwurks/transfer_tr1/consideration":               325000.0,
		"/paperwurks/transfer_tr1/notForMoney":                 nil,
		"/paperwurks/transfer_tr1/guarantee":                   "full",
		"/paperwurks/transfer_tr1/trust":                       "tenants in common in equal shares",
		"/paperwurks/transfer_tr1/additionalProvisions/0/text": anything,
		"/paperwurks/transfer_tr1/part":                        nil,
	})
	// As a table, of part, not for money.
	s = read(TransferTR1, textDoc(
		"Transfer of part of registered title(s)\tTP1",
		"1\tTitle number(s) out of which the property is transferred: SGL433128",
		"3\tProperty: Plot 4, Mill Field, Dover CT16 1AA",
		"4\tDate: 3 July 2026",
		"5\tTransferor: Moor Homes Limited (Co. Regn. No. 01234567)",
		"6\tTransferee for entry in the register: Ada Reed",
		"9\tConsideration", "\t☐ The transferor has received from the transferee the following sum:", "\t☒ The transfer is not for money or anything that has a monetary value",
		"10\tThe transferor transfers with", "\t☐ full title guarantee", "\t☒ limited title guarantee",
	))
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber":  "SGL433128",
		"/paperwurks/transfer_tr1/property":           "Plot 4, Mill Field, Dover CT16 1AA",
		"/paperwurks/transfer_tr1/date":               "2026-07-03",
		"/paperwurks/transfer_tr1/transferors/0/name": "Moor Homes Limited",
		"/paperwurks/transfer_tr1/transferees/0/name": "Ada Reed",
		"/paperwurks/transfer_tr1/notForMoney":        "Yes",
		"/paperwurks/transfer_tr1/consideration":      nil,
		"/paperwurks/transfer_tr1/guarantee":          "limited",
		"/paperwurks/transfer_tr1/part":               "Yes",
	})
}

func TestMortgageOffer(t *testing.T) {
	s := read(MortgageOffer, textDoc(
		"Northern Star Building Society", "MORTGAGE OFFER",
		"Date of offer:\t12 May 2026", "Offer expiry date:\t12 November 2026",
		"Account number:\tNS/1234567",
		"Borrowers:\tMiss Priya Nair and Mr Tom Ash",
		"Property:\t12 Elder Street, Canterbury, CT1 2QB",
		"Tenure:\tFreehold",
		"Purchase price:\t£325,000", "Valuation:\t£320,000", "Loan amount:\t£243,750.00", "Deposit:\t£81,250",
		"Mortgage term:\t30 years 6 months", "Interest rate:\t4.59% fixed until 31 July 2031", "Repayment type:\tCapital and interest",
		"SPECIAL CONDITIONS",
		"1. The deposit includes a gift of £20,000 from the applicant's parent, who must sign a deed of gift.",
		"2. All occupiers aged 17 or over must sign a deed of consent.",
		"GENERAL CONDITIONS", "1. The lender may withdraw this offer.",
	))
	p := "/paperwurks/mortgage_offer"
	expect(t, s, map[string]any{
		p + "/lender": "Northern Star Building Society", p + "/borrowers/0/name": "Miss Priya Nair", p + "/borrowers/1/name": "Mr Tom Ash",
		p + "/account": "NS/1234567", p + "/property": "12 Elder Street, Canterbury, CT1 2QB", p + "/tenure": "Freehold",
		p + "/price": 325000.0, p + "/valuation": 320000.0, p + "/loan": 243750.0, p + "/deposit": 81250.0,
		p + "/termYears": 30.0, p + "/termMonths": 6.0, p + "/rateType": "fixed", p + "/rate": 4.59, p + "/repayment": "repayment",
		p + "/date": "2026-05-12", p + "/expiry": "2026-11-12", p + "/giftedDeposit/text": anything, p + "/occupiers/text": anything,
		p + "/specialConditions/1/number": "2", p + "/specialConditions/2/text": nil, p + "/buyToLet": nil, p + "/unexpiredLeaseRequired": nil,
	})
	s = read(MortgageOffer, textDoc(
		"Lender: Vale Bank plc", "This document was produced on 4 April 2026.", "",
		"This offer is valid until 4 October 2026.", "",
		"Prepared for: Ada Reed", "",
		"Amount and currency of the loan to be granted: £180,000.00", "Duration of the loan: 25 years", "",
		"Value of the property assumed to prepare this information sheet: £225,000", "",
		"Leasehold property: the unexpired term must be at least 85 years at completion.",
		"This is an interest-only mortgage on a buy-to-let basis with a variable rate.",
	))
	expect(t, s, map[string]any{
		p + "/lender": "Vale Bank plc", p + "/borrowers/0/name": "Ada Reed", p + "/date": "2026-04-04", p + "/expiry": "2026-10-04",
		p + "/loan": 180000.0, p + "/valuation": 225000.0, p + "/termYears": 25.0, p + "/unexpiredLeaseRequired": 85.0, p + "/repayment": "interest only",
		p + "/buyToLet": "Yes", p + "/rateType": "variable", p + "/price": nil,
	})
}

func TestMemorandum(t *testing.T) {
	p := "/paperwurks/memorandum_of_sale"
	s := read(MemorandumOfSale, textDoc(
		"MEMORANDUM OF SALE", "Date: 2 May 2026",
		"Property:\t12 Elder Street, Canterbury CT1 2QB",
		"Agreed price:\t£325,000", "Tenure:\tFreehold",
		"Seller(s):\tMr John Oakes & Mrs Mary Oakes", "\t12 Elder Street, Canterbury CT1 2QB",
		"Seller's solicitors:\tRook & Co LLP", "\t9 Mill Road, Dover",
		"Buyer(s):\tMiss Priya Nair", "Buyer's solicitors:\tFinch Law Limited",
		"Estate agent:\tHill Homes", "Chain:\tNo onward chain", "Funding:\tMortgage with Northern Star",
		"Proposed completion:\tMid July 2026",
	))
	expect(t, s, map[string]any{
		p + "/date": "2026-05-02", p + "/property": "12 Elder Street, Canterbury CT1 2QB", "/propertyPack/priceInformation/price": 325000.0,
		"/propertyPack/ownership/ownershipsToBeTransferred/0/ownershipType": "Freehold",
		p + "/sellers/0/name": "Mr John Oakes", p + "/sellers/1/name": "Mrs Mary Oakes", p + "/buyers/0/name": "Miss Priya Nair", p + "/buyers/1/name": nil,
		p + "/sellerSolicitor": "Rook & Co LLP", p + "/buyerSolicitor": "Finch Law Limited", p + "/agent": "Hill Homes",
		p + "/chain": "No onward chain", p + "/finance": "Mortgage with Northern Star", p + "/completionTarget": "Mid July 2026",
	})
}

func TestTenancy(t *testing.T) {
	p := "/paperwurks/tenancy_agreement"
	s := read(TenancyAgreement, textDoc(
		"ASSURED SHORTHOLD TENANCY AGREEMENT",
		"Date of agreement: 20 December 2024",
		"Landlord:\tJohn Oakes", "Tenant(s):\tAda Reed and Max Rook",
		"Property:\tFlat 2, 12 Elder Street, Canterbury CT1 2QB",
		"Start date:\t1 January 2025", "Term:\t12 months",
		"Rent:\t£1,250 per calendar month", "Deposit:\t£1,442.30, held by the Deposit Protection Service",
		"5. The Landlord may end this tenancy at any time after six months by giving at least two months' written notice.",
	))
	expect(t, s, map[string]any{
		p + "/type": "assured shorthold", p + "/landlord": "John Oakes", p + "/tenants/0/name": "Ada Reed", p + "/tenants/1/name": "Max Rook",
		p + "/property": "Flat 2, 12 Elder Street, Canterbury CT1 2QB", p + "/start": "2025-01-01", p + "/term": "12 months",
		"/propertyPack/lettingInformation/rent": 1250.0, "/propertyPack/lettingInformation/rentFrequency": "Monthly",
		"/propertyPack/lettingInformation/securityDeposit": 1442.30, p + "/depositScheme": anything, p + "/breakClause/text": anything,
		p + "/date": "2024-12-20",
	})
	s = read(TenancyAgreement, textDoc(
		"Written statement of a fixed term standard occupation contract",
		"This contract is between:", "Landlord: Siân Price", "Contract-holder: Gwen Hale",
		"Dwelling: 3 Heol y Parc, Swansea SA1 1AA", "Occupation date: 1 March 2025", "Rent: £800 each month",
	))
	expect(t, s, map[string]any{
		p + "/type": "occupation contract", p + "/landlord": "Siân Price", p + "/tenants/0/name": "Gwen Hale", p + "/start": "2025-03-01",
		"/propertyPack/lettingInformation/rent": 800.0, "/propertyPack/lettingInformation/rentFrequency": "Monthly",
	})
}

func TestTitlePlan(t *testing.T) {
	s := read(TitlePlan, textDoc(
		"HM Land Registry", "Official copy of title plan",
		"Title number KT123456", "Ordnance Survey map reference TR1457NE", "Scale 1:1250", "Administrative area Kent : Canterbury",
		"This official copy shows the state of the title plan on 12 March 2026 at 10:22:31.",
		"NOTE: the land edged and numbered in green has been removed from this title. The land is edged red.",
	))
	expect(t, s, map[string]any{
		"/propertyPack/titlesToBeSold/0/titleNumber": "KT123456",
		"/paperwurks/title_plan/mapReference":        "TR1457NE",
		"/paperwurks/title_plan/scale":               "1:1250",
		"/paperwurks/title_plan/issued":              "2026-03-12",
		"/paperwurks/title_plan/edging":              "edged red",
		"/paperwurks/title_plan/notes/0/text":        anything,
		"/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData/title/titleRegistrationDetails/administrativeArea": "Kent : Canterbury",
	})
}

// A memorandum in sentences, in a letter that has no title.
func TestMemorandumSentences(t *testing.T) {
	s := read(MemorandumOfSale, textDoc(
		"Baxter Stoke Estate Agents", "139 Copperfield Way, Marlbury, MB5 8YA", "01632 960018", "",
		"Greaves Whitcombe", "118 Harbour Road", "Kingsmere KM8 4BR", "", "06 Aug 2026", "", "Dear Sirs",
		"Re: 36 Beacon Terrace, Marlbury, MB5 6DW",
		"We write to confirm the sale of the above property, the details of which are as follows.",
		"The agreed price is £810,000. The seller is Miss Bethan Vaughan-Pryce. The seller is represented by Cwmdare Law.",
		"The buyer is Mr Joshua Llewelyn. The buyer is represented by Greaves Whitcombe. The tenure is Freehold.",
		"Chain: No onward chain. The parties hope to complete on 27 October 2026.", "", "Yours sincerely", "Daniel Garside",
	))
	expect(t, s, map[string]any{
		memorandumSays + "/sellers/0/name": "Miss Bethan Vaughan-Pryce", memorandumSays + "/buyers/0/name": "Mr Joshua Llewelyn",
		memorandumSays + "/sellerSolicitor": "Cwmdare Law", memorandumSays + "/buyerSolicitor": "Greaves Whitcombe",
		"/propertyPack/priceInformation/price": 810000.0, memorandumSays + "/date": "2026-08-06",
	})
}

// Seller and buyer beside each other, whose lines the reading order mixes.
func TestMemorandumBeside(t *testing.T) {
	s := read(MemorandumOfSale, textDoc(
		"MEMORANDUM OF SALE", "SELLER(S)\t\tBUYER(S)", "Ms Ann Brackenbury\t\tMiss Aisha Lowe", "Mrs Elena Pryce\t\tMr Joshua Lowe", "",
		"Target completion date: 4 November 2026", "Source of funds: Mortgage with Halifax",
	))
	expect(t, s, map[string]any{
		memorandumSays + "/sellers/0/name": "Ms Ann Brackenbury", memorandumSays + "/sellers/1/name": "Mrs Elena Pryce", memorandumSays + "/sellers/2/name": nil,
		memorandumSays + "/buyers/0/name": "Miss Aisha Lowe", memorandumSays + "/buyers/1/name": "Mr Joshua Lowe", memorandumSays + "/buyers/2/name": nil,
		memorandumSays + "/finance": "Mortgage with Halifax", memorandumSays + "/completionTarget": "4 November 2026",
	})
}

// The conditions of an offer whose parts have letters.
func TestOfferLetteredParts(t *testing.T) {
	s := read(MortgageOffer, textDoc(
		"MORTGAGE OFFER", "A. The loan", "Loan amount: £200,000", "B. Special conditions",
		"(1)\tThe deposit must come from the applicants' own resources and no part of it be lent.",
		"(2)\tVacant possession must be given on completion of the purchase.",
	))
	expect(t, s, map[string]any{
		offerSays + "/specialConditions/0/number": "1", offerSays + "/specialConditions/1/number": "2", offerSays + "/specialConditions/2/number": nil,
	})
}
