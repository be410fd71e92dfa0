package papers

import "testing"

func TestOfferInCards(t *testing.T) {
	expect(t, read(MortgageOffer, textDoc(
		"Your mortgage offer",
		"Prepared for Alan Moor and Beth Moor on 11/09/2026",
		"We have valued it at\t£340,000",
		"Over\t35 years",
		"House you are buying\t34 Mill Row, Leeds, LS5 8GU",
		"Complete before\t11/03/2027",
		"What you must do",
		"Conditions that must be met before we lend",
		"1. The deposit must come from the applicants' own resources.",
		"2. Vacant possession must be given on completion.",
	)), map[string]any{
		offerSays + "/date":                       "2026-09-11",
		offerSays + "/expiry":                     "2027-03-11",
		offerSays + "/valuation":                  340000.0,
		offerSays + "/termYears":                  35.0,
		offerSays + "/property":                   "34 Mill Row, Leeds, LS5 8GU",
		offerSays + "/specialConditions/0/number": "1",
		offerSays + "/specialConditions/1/text":   anything,
		offerSays + "/specialConditions/2/text":   nil,
	})
}

// Two columns of a sale, each label bold above what it heads and a wide gap below it.
func TestMemorandumInColumns(t *testing.T) {
	doc := textDoc(
		"Sale agreed notification",
		"Property sold subject to contract",
		"133 Saddler's Way, Leeds LS2 1FN",
		"SELLER\tBUYER",
		"Mr Stuart Ash\tMs Fiona Birch and Mrs Emily Birch",
		"Seller's conveyancer\tBuyer's conveyancer",
		"Rook & Co LLP\tFinch Law Limited",
		"Position\tFunding",
		"No onward chain\tCash, no related sale",
	)
	page := &doc.Pages[0]
	heads := map[string]bool{"SELLER": true, "BUYER": true, "Seller's": true, "Buyer's": true, "conveyancer": true, "Position": true, "Funding": true}
	for _, line := range page.Lines {
		for i := range line.Words {
			line.Words[i].Bold = heads[line.Words[i].Text]
		}
	}
	expect(t, read(MemorandumOfSale, doc), map[string]any{
		memorandumSays + "/property":        "133 Saddler's Way, Leeds LS2 1FN",
		memorandumSays + "/sellers/0/name":  "Mr Stuart Ash",
		memorandumSays + "/sellers/1/name":  nil,
		memorandumSays + "/buyers/0/name":   "Ms Fiona Birch",
		memorandumSays + "/buyers/1/name":   "Mrs Emily Birch",
		memorandumSays + "/sellerSolicitor": "Rook & Co LLP",
		memorandumSays + "/buyerSolicitor":  "Finch Law Limited",
		memorandumSays + "/chain":           "No onward chain",
		memorandumSays + "/finance":         "Cash, no related sale",
	})
}

func TestMailNamesAndReference(t *testing.T) {
	const base = "/paperwurks/correspondence/"
	expect(t, read(Correspondence, textDoc(
		"From: Finch Law Limited <a.finch@finch.example>",
		"Sent: 11 September 2026 14:07",
		"To: Rook & Co LLP [mailto:b.rook@rook.example]",
		"Subject: 12 Elder Street",
		"Our reference is GG/GAR/15103. Your reference was not given.",
		"The lift replacement will be put out to tender after consultation.",
	)), map[string]any{
		base + "worksMentioned/0": "The lift replacement will be put out to tender after consultation.", base + "worksMentioned/1": nil,
		base + "from": "Finch Law Limited", base + "to": "Rook & Co LLP",
		base + "ourReference": "GG/GAR/15103", base + "yourReference": nil,
	})
	expect(t, read(Correspondence, textDoc(
		"From: a.finch@finch.example", "Sent: 11 September 2026 14:07", "To: Rook & Co LLP", "Subject: 12 Elder Street",
	)), map[string]any{base + "from": "a.finch@finch.example"})
}

func TestContractParticulars(t *testing.T) {
	expect(t, read(Contract, textDoc(
		"A\tThe Property\tthe freehold land and buildings known as 9 Priory Drive, Leeds LS1 3BG",
		"B\tCompletion\t24/05/2026",
		"C\tGuarantee\tThe Seller sells with full title guarantee",
		"D\tRate of interest\t5% over Anybank base rate",
		"E\tBurdens\tThe matters in the registers of the title above",
		"1. The seller is to transfer with either full title guarantee or limited title guarantee.",
	)), map[string]any{
		contractSays + "/property":       "9 Priory Drive, Leeds LS1 3BG",
		contractSays + "/completionDate": "2026-05-24",
		contractSays + "/guarantee":      "full",
		contractSays + "/contractRate":   "5% over Anybank base rate",
		contractSays + "/incumbrances":   anything,
	})
	// A choice that nobody made is no guarantee.
	expect(t, read(Contract, textDoc("Guarantee\tThe Seller sells with full title guarantee or limited title guarantee")),
		map[string]any{contractSays + "/guarantee": nil})
}

func TestNoticeWorksInSentence(t *testing.T) {
	expect(t, read(Section20Notice, textDoc(
		"NOTICE OF INTENTION TO CARRY OUT WORKS",
		"2. It is the landlord's intention to carry out these works, to which you may have to contribute:",
		"roof renewal at Albion Court.",
	)), map[string]any{"/paperwurks/section_20_notice/works": "roof renewal"})
}

func TestIndemnityCommencement(t *testing.T) {
	const base = "/paperwurks/indemnity_policy/"
	expect(t, read(IndemnityPolicy, textDoc(
		"Policy commencement date\t6 April 2026",
		"Period of insurance\tIn perpetuity from the commencement date",
	)), map[string]any{base + "date": "2026-04-06", base + "term": "In perpetuity from the commencement date"})
}
