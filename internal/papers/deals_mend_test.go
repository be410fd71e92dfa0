package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// What stands near a label and is another's value is no value of the label's.
func TestValuesOfOtherLabels(t *testing.T) {
	for name, c := range map[string]struct {
		kind  Kind
		lines []string
		want  map[string]any
		none  []string
	}{
		"two parties' columns": {MemorandumOfSale, []string{
			"Quill & Sons", "Memorandum of sale", "Subject to contract", "",
			"Seller\t\t\tBuyer", "",
			"Mr Abel Quince\t\t\tMs Oona Petch", "Mrs Dora Quince\t\t\t8 Ferry Lane, Ryde PO33 1AA", "",
			"Seller's solicitor\t\t\tBuyer's solicitor", "",
			"Larch Legal LLP\t\t\tPlover Law Limited", "2 Pier Road\t\t\t9 Abbey Walk",
		}, map[string]any{
			memorandumSays + "/sellers/0/name": "Mr Abel Quince", memorandumSays + "/sellers/1/name": "Mrs Dora Quince",
			memorandumSays + "/buyers/0/name":   "Ms Oona Petch",
			memorandumSays + "/sellerSolicitor": "Larch Legal LLP", memorandumSays + "/buyerSolicitor": "Plover Law Limited",
		}, nil},
		"funds and chain by rows": {MemorandumOfSale, []string{
			"Notification of sale", "",
			"Buying position\t\tRenting, no chain", "Funding\t\tCash from savings", "Offer accepted\t\t2 May 2026",
		}, map[string]any{
			memorandumSays + "/finance": "Cash from savings", memorandumSays + "/chain": "Renting, no chain", memorandumSays + "/date": "2026-05-02",
		}, nil},
		"a solicitor in the party's row": {MemorandumOfSale, []string{
			"Sale confirmation", "", "Vendor:\tMr Abel Quince\t\tSolicitor:\tLarch Legal LLP", "", "Purchaser:\tMs Oona Petch\t\tSolicitor:\tPlover Law Limited",
		}, map[string]any{
			memorandumSays + "/sellerSolicitor": "Larch Legal LLP", memorandumSays + "/buyerSolicitor": "Plover Law Limited",
		}, nil},
		"nothing beside a label": {Contract, []string{
			"Contract", "Seller\t\tAbel Quince", "Purchase price\t\t£300,000", "Contents price", "Balance\t\t£270,000", "Deposit\t\t£30,000",
		}, map[string]any{contractSays + "/balance": 270000.0, contractSays + "/deposit": 30000.0}, []string{contractSays + "/chattelsPrice"}},
		"the lease's date": {Contract, []string{
			"Contract for sale", "Seller: Abel Quince", "Buyer: Oona Petch", "Incumbrances", "The covenants in the Lease dated 3 May 1999.",
		}, nil, []string{contractSays + "/date"}},
		"an offer's end": {MortgageOffer, []string{
			"Dell Bank plc", "Mortgage offer", "Borrower:\tOona Petch", "Offer expires:\t4 March 2027", "Valuation (9 June 2026)\t\t£410,000",
			"You may not use the property as a buy to let.",
		}, map[string]any{offerSays + "/expiry": "2027-03-04"}, []string{offerSays + "/date", offerSays + "/buyToLet"}},
		"a label that goes on": {MortgageOffer, []string{
			"Dell Bank plc", "Mortgage offer", "Price or value declared\t£330,000\tValuation\t£320,000",
		}, map[string]any{offerSays + "/price": 330000.0, offerSays + "/valuation": 320000.0}, nil},
		"a gift": {MortgageOffer, []string{
			"Dell Bank plc", "Mortgage offer", "You are borrowing £200,000 to buy 3 Ash Row, Ryde PO33 2BB.", "Special conditions",
			"1. Gifted deposit. £25,000 of the deposit comes from the borrower's aunt.",
		}, nil, []string{offerSays + "/deposit"}},
		"a part of what is owed": {Correspondence, []string{
			"Pinnace Block Management", "4 June 2026", "Dear Ms Petch",
			"The balance outstanding is £900.00, made up of service charge to June of £800.00 and ground rent of £100.00.", "Yours sincerely", "T Bell",
		}, map[string]any{"/paperwurks/correspondence/arrears": 900.0}, []string{"/paperwurks/correspondence/groundRent", "/paperwurks/correspondence/serviceCharge"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := read(c.kind, textDoc(c.lines...))
			expect(t, s, c.want)
			for _, path := range c.none {
				if f, ok := s.fact(path); ok {
					t.Errorf("%s: %q", path, f.Value())
				}
			}
		})
	}
}

func TestContractInItsOwnWords(t *testing.T) {
	s := read(Contract, textDoc(
		"Agreement for sale", "incorporating the Standard Conditions of Sale (Fifth Edition)", "",
		"Seller:\tAbel Quince (acting through Larch Legal LLP)", "Buyer:\tOona Petch (represented by Plover Law Limited)",
		"Price:\t£240,000", "Deposit:\t5% of the price", "Vacant possession:\tYes", "",
		"What is sold. The leasehold property Flat 4, 9 Ferry Lane, Ryde PO33 1AA, title IW30412.", "",
		"Special conditions", "1. (a) The seller sells with full title guarantee.", "(b) The transfer says no more.", "2. Sorrel Quince, an adult occupier, agrees to leave on completion.",
	))
	expect(t, s, map[string]any{
		contractSays + "/sellerSolicitor": "Larch Legal LLP", contractSays + "/buyerSolicitor": "Plover Law Limited",
		contractSays + "/deposit": 12000.0, contractSays + "/vacantPossession": "Yes",
		contractSays + "/property":                          "Flat 4, 9 Ferry Lane, Ryde PO33 1AA",
		at("/propertyPack/titlesToBeSold/*/titleNumber", 0): "IW30412",
		at(contractSays+"/specialConditions/*/number", 0):   "1",
		at(contractSays+"/specialConditions/*/number", 1):   "2",
		contractSays + "/occupiers/0/name":                  "Sorrel Quince",
	})
	s = read(Contract, textDoc("Sale contract", "Price. £400,000, of which £40,000 is paid as deposit on exchange and £360,000 on completion.",
		"Possession. The property is sold subject to the following leases: None", "Sold with vacant possession."))
	expect(t, s, map[string]any{contractSays + "/deposit": 40000.0, contractSays + "/balance": 360000.0, contractSays + "/vacantPossession": "Yes"})
}

func TestLetterWithoutSalutation(t *testing.T) {
	s := read(Correspondence, textDoc(
		"Pinnace Block Management Limited", "4 Dock Row, Hull, HU1 2AA", "", "Ms Oona Petch", "Flat 4", "9 Ferry Lane", "Ryde", "PO33 1AA", "",
		"REQUEST FOR PAYMENT", "", "Property:\tFlat 4", "We expect each flat to pay about £1,900 for the roof.", "The reserve fund stands at £7,000."))
	expect(t, s, map[string]any{
		"/paperwurks/correspondence/from": "Pinnace Block Management Limited", "/paperwurks/correspondence/to": "Ms Oona Petch",
		"/paperwurks/correspondence/subject": "REQUEST FOR PAYMENT", "/paperwurks/correspondence/contribution": 1900.0, "/paperwurks/correspondence/reserveFund": 7000.0,
	})
}

func TestLetterToAnAddressWithoutPostcode(t *testing.T) {
	s := read(Correspondence, textDoc(
		"Pinnace Block Management Limited", "4 Dock Row, Hull, HU1 2AA", "", "3 May 2026", "",
		"Ms Oona Petch and Mr Ray Petch,", "9 Ferry Lane,", "Ryde.", "",
		"Dear Ms Petch,", "", "Your purchase of 12 Ferry Lane", "", "We write to say how matters stand."))
	expect(t, s, map[string]any{
		"/paperwurks/correspondence/to": "Ms Oona Petch and Mr Ray Petch", "/paperwurks/correspondence/subject": "Your purchase of 12 Ferry Lane",
	})
	s = read(Correspondence, textDoc("Pinnace Block Management Limited", "", "Thank you for your letter", "3 of May.", "", "Dear Ms Petch,", "Our ref: 12", "ARREARS"))
	expect(t, s, map[string]any{"/paperwurks/correspondence/to": nil, "/paperwurks/correspondence/subject": "ARREARS"})
}

func TestOfferConditionsBehindAnIntroduction(t *testing.T) {
	s := read(MortgageOffer, textDoc(
		"Dell Bank plc", "Mortgage offer", "", "Special conditions of this offer", "These must be met first. See part", "2 of our guide for what they mean.", "",
		"1\t    The unexpired term of the lease must exceed 82 years.", "2\t    Every occupier over 17 must sign our form.", "3\t    Insurance must run from exchange.", "",
		"For use by your conveyancer only"))
	expect(t, s, map[string]any{
		offerSays + "/unexpiredLeaseRequired":          82.0,
		at(offerSays+"/specialConditions/*/number", 0): "1", at(offerSays+"/specialConditions/*/number", 2): "3",
	})
	if s.said[at(offerSays+"/specialConditions/*/text", 3)] {
		t.Error("more conditions than there are")
	}
}

// A subject and its verb say what a label and its value would; a denial says nothing.
func TestSubjectOfSentence(t *testing.T) {
	for text, want := range map[string]string{
		"The agreed price is £300,000 in all.":            "The agreed price|£300,000 in all.",
		"The balance is to be paid on completion day.":    "The balance|paid on completion day.",
		"The deposit amounts to £30,000 and no more.":     "The deposit|£30,000 and no more.",
		"The deposit is not payable on exchange.":         "",
		"If asked, the price is to be shown.":             "",
		"Nobody of us ever said such a thing to anybody.": "",
	} {
		doc := textDoc(text)
		subject, predicate, ok := subjectOfSentence(evidence.NewText(doc).All())
		got := ""
		if ok {
			got = subject.Text() + "|" + predicate.Text()
		}
		if got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}

func TestSaysOne(t *testing.T) {
	text := bareWords("The Vendors' sewerage, and 999 years.")
	for ways, want := range map[string]string{
		"buyer|vendors": "vendors", "sewer*": "sewer", "sewer": "", "999 years": "999 years", "year": "",
	} {
		if got := saysOne(text, ways); got != want {
			t.Errorf("%q: %q; want %q", ways, got, want)
		}
	}
	if !speaksAgainst(bareWords("Yours faithfully"), Contract) || speaksAgainst("The seller sells.", Contract) {
		t.Error("what a contract does not say")
	}
}

func TestNumberOf(t *testing.T) {
	if numberOf(1, "month") != "1 month" || numberOf(0, "month") != "0 months" || numberOf(70, "year") != "70 years" {
		t.Error("plurals")
	}
}
