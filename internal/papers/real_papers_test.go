package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// What a label has beside it may tell of both sides by name; what heads the columns
// below is no value of it.
func TestMemorandumTellsBothSides(t *testing.T) {
	s := read(MemorandumOfSale, textDoc(
		"Memorandum of Sale - Subject to Contract",
		"Price:\t£465,000",
		"Chain\tBuyer: none. Seller: buying on",
		"Vendor(s)\t\tPurchaser(s)",
		"Mr D Okoro\t\tMiss H Lind",
	))
	expect(t, s, map[string]any{memorandumSays + "/chain": "Buyer: none. Seller: buying on"})

	s = read(MemorandumOfSale, textDoc(
		"Memorandum of Sale - Subject to Contract",
		"Price:\t£465,000",
		"Chain",
		"Purchaser(s)",
		"Miss H Lind",
	))
	expect(t, s, map[string]any{memorandumSays + "/chain": nil})
}

// A sum that a deposit includes is not the deposit.
func TestOfferDepositIncludes(t *testing.T) {
	s := read(MortgageOffer, textDoc(
		"Mortgage offer",
		"Amount of the loan: £400,000",
		"Special conditions",
		"1. The deposit includes a gift of £20,000 from Mr Lind who will not live there.",
	))
	expect(t, s, map[string]any{offerSays + "/deposit": nil, offerSays + "/giftedDeposit/text": anything})
}

func TestLetterFeesAndQuestionsAreNoMatters(t *testing.T) {
	const base = "/paperwurks/correspondence/"
	s := read(Correspondence, textDoc(
		"Pinnacle Block Management Ltd",
		"9 October 2026",
		"Dear Mr Trent",
		"You ask about planned works. Roof repairs are expected in the spring and we estimate a contribution from this flat of about £7,800.",
		"The reserve fund stands at £8,212.45.",
		"Notice of transfer and charge £120 each; deed of covenant £180.",
		"Yours sincerely",
	))
	expect(t, s, map[string]any{
		base + "noticeMentioned/0": nil,
		base + "worksMentioned/0":  anything,
		base + "worksMentioned/1":  nil,
		base + "reserveFund":       8212.45,
		base + "contribution":      7800.0,
	})

	s = read(Correspondence, textDoc(
		"Pinnacle Block Management Ltd",
		"9 October 2026",
		"Dear Mr Trent",
		"A notice of intention was served on 11 June 2026. The annual contribution to the reserve fund is £150.",
		"Yours sincerely",
	))
	expect(t, s, map[string]any{base + "noticeMentioned/0": anything, base + "reserveFund": nil})
}

// One heading may answer several parts; the count that a form prints to be struck out
// is not said where charges follow.
func TestLLC1PartsTogether(t *testing.T) {
	s := read(LLC1, textDoc(
		"Official certificate of search",
		"Local Land Charges Act 1975",
		"The search reveals no subsisting registrations the 1 registration described in the Schedule",
		"Part 3 - Planning charges",
		"(1) Conservation area designated 21/07/1997. Registered 30/07/1997",
		"Parts 1, 2, 4 to 12",
		"Nil",
	))
	expect(t, s, map[string]any{
		countPath:                                nil,
		"/paperwurks/llc1/parts/planning":        "Entries",
		"/paperwurks/llc1/parts/newTowns":        "No entries",
		"/paperwurks/llc1/parts/drainageSchemes": "No entries",
		at(llcCharge+"registrationDate", 0):      "1997-07-30",
		at(llcCharge+"description", 0):           anything,
	})
}

// lower moves the lines of a document that begin with a text down by some points, as
// cells stand that are set to the middle of their row.
func lower(doc *reading.Document, begins string, by float64) *reading.Document {
	for p := range doc.Pages {
		page := &doc.Pages[p]
		for i := range page.Lines {
			line := &page.Lines[i]
			if len(line.Words) == 0 || line.Words[0].Text != begins {
				continue
			}
			line.Box.Y0, line.Box.Y1 = line.Box.Y0+by, line.Box.Y1+by
			for w := range line.Words {
				line.Words[w].Box.Y0, line.Words[w].Box.Y1 = line.Words[w].Box.Y0+by, line.Words[w].Box.Y1+by
			}
		}
	}
	return doc
}

// The number of a question, or a label, may stand at the middle of its row.
func TestCellsSetToTheMiddle(t *testing.T) {
	doc := textDoc(
		"LPE1 Leasehold property enquiries",
		"",
		"4.3\tIs the service charge paid up to date?\t\t\t\t☒ Yes ☐ No",
		"",
		"4.5\tIn the last 12 months, has any inability to",
		"\tcollect payments affected the maintenance?\t\t\t\t☐ Yes ☒ No",
		"",
		"6.2\tAre there any unresolved disputes?\t\t\t\t☒ Yes ☐ No",
	)
	s := read(LPE1, lower(doc, "4.5", 7))
	expect(t, s, map[string]any{
		leaseInfo + "serviceCharge/serviceChargePaidUpToDate/yesNo":                "Yes",
		leaseInfo + "serviceCharge/serviceChargePaidUpToDate/details":              nil,
		leaseInfo + "serviceCharge/hasInabilityToCollectAffectedMaintenance/yesNo": "No",
	})

	doc = textDoc(
		"Contract",
		"Incorporating the Standard Conditions of Sale",
		"",
		"Seller\t: ROBERT THWAITE and HELEN THWAITE both of",
		"\t18 Beech Grove, Harrogate HG2 0EU",
		"",
		"Buyer\t: PRIYA DESAI of 4 Mill Court, Leeds LS5 3AB",
	)
	s = read(Contract, lower(doc, "Seller", 7))
	expect(t, s, map[string]any{
		contractSays + "/sellers/0/name": "ROBERT THWAITE",
		contractSays + "/sellers/1/name": "HELEN THWAITE",
		contractSays + "/buyers/0/name":  "PRIYA DESAI",
	})
}

// The rent may follow an index that another clause defines: it is not fixed.
func TestLeaseRentByDefinedIndex(t *testing.T) {
	s := read(Lease, textDoc(
		"LR6. Term for which the Property is leased: 250 years from and including 25 March 2014",
		"Index: the Retail Prices Index (All Items).",
		"",
		"Initial Rent: four hundred and fifty pounds (£450) per annum.",
		"",
		"Review Date: the tenth anniversary of the start of the Term and every tenth anniversary after it.",
		"Schedule 5: Rent review",
		"1. On each Review Date the Rent shall be increased by multiplying the Initial Rent by the Index and dividing by the Base Index.",
	))
	expect(t, s, map[string]any{
		leaseInfo + "groundRent/annualGroundRent":            450.0,
		leaseSays + "/groundRent/basis":                      "rpi",
		leaseSays + "/groundRent/intervalYears":              10.0,
		leaseInfo + "groundRent/rentSubjectToIncrease/yesNo": "Yes",
	})

	s = read(Lease, textDoc(
		"THIS LEASE is made for a term of 250 years from and including 25 March 2014",
		"",
		"1. The Tenant shall pay the ground rent of £450 per annum as reviewed under Schedule 5.",
	))
	expect(t, s, map[string]any{leaseSays + "/groundRent/basis": nil, leaseSays + "/groundRent/current": nil})
}

// A ban that leaves something allowed is no prohibition; what a definition says ends
// where the next begins.
func TestLeaseBansWithExceptions(t *testing.T) {
	s := read(Lease, textDoc(
		"THIS LEASE is made for a term of 125 years from and including 1 January 2008",
		"",
		"\"Permitted Use\"\ta private residence for the use of a single household",
		"",
		"\"Interest Rate\"\t4% above the base lending rate",
		"",
		"22. Not to underlet the whole of the Premises save by way of an assured shorthold tenancy.",
		"23. Not to keep any animal in the Premises save with a licence.",
	))
	expect(t, s, map[string]any{
		leaseSays + "/underletting/rule": "restricted",
		leaseSays + "/pets/rule":         "with consent",
		leaseSays + "/use/text":          "\"Permitted Use\" a private residence for the use of a single household",
	})
}

// A form that names a warranty goes on; it is no other paper.
func TestFormNamesOtherPapers(t *testing.T) {
	filler := strings.Repeat("Has any notice been received? No ", 20)
	doc := textDoc(
		"TA6 Property information form",
		"Address of the property: 18 Beech Grove",
		"1 Boundaries",
		"1.1 Who maintains the boundary feature on the left? Seller",
		filler,
		"\f",
		"5 Guarantees and warranties",
		"5.1 Does the property benefit from any of these?",
		"(a) New home warranty (e.g. NHBC) No",
		filler,
	)
	if got := Split(evidence.NewText(doc)); len(got) != 1 || got[0].Kind != TA6 {
		t.Errorf("split into %v, want one TA6", got)
	}
}

// The consultation on an earlier notice is over, and a column of totals is not the total.
func TestSection20SecondNotice(t *testing.T) {
	const base = "/paperwurks/section_20_notice/"
	s := read(Section20Notice, textDoc(
		"Statement of estimates in relation to proposed works",
		"Date: 14 September 2026",
		"To: Mr D Okoro, Flat 3, 41 Helix Road, London SW2 2JP",
		"The consultation period in respect of that notice ended on 14 July 2026.",
		"Contractor\t\tEstimate\tTotal",
		"Rowan Roofing Ltd\t\t£31,200.00\t£37,440.00",
		"Capital Exteriors LLP\t\t£28,750.00\t£34,500.00",
		"Fees will be added, making a total of £39,468.00. Your contribution is £7,893.60.",
		"We invite written observations. The period ends on 17 October 2026.",
		"Gemma Stoll, on behalf of Helix Estates Limited",
	))
	expect(t, s, map[string]any{
		base + "responseBy":    "2026-10-17",
		base + "totalEstimate": 39468.0,
		base + "contribution":  7893.6,
		base + "property":      "Flat 3, 41 Helix Road, London SW2 2JP",
		base + "landlord":      "Helix Estates Limited",
	})
}

func TestLetterArrearsPaid(t *testing.T) {
	s := read(Correspondence, textDoc(
		"From: Gemma Stoll",
		"Sent: 21 October 2026",
		"Subject: Flat 3",
		"The account is clear: the £1,230 arrears were paid on 19 October.",
	))
	expect(t, s, map[string]any{"/paperwurks/correspondence/arrears": nil})
}
