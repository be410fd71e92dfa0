package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// Papers of a sale as strangers write them: headings that nobody knows, sentences in
// the place of labels.

var saleByStrangers = map[string]struct {
	lines []string
	want  map[string]any
}{
	"sides in columns": {
		[]string{
			"Deal sheet", "No binding contract exists until exchange", "",
			"\tOutgoing owner\t\tIncoming owner", "",
			"Name\tMs Orla Finch\t\tMr Theo Marsh", "",
			"Lawyer\tRook & Co LLP\t\tHeron Legal Limited", "",
			"1. The subject property is 14 Lark Rise, Dover, CT16 1AB.",
			"2. The agreed figure is £412,500.",
			"3. The purchaser is paying from own funds and has shown us a bank statement.",
			"4. There is no onward chain at either end.",
			"5. Both sides hope that completion takes place on or before 14 August 2026.",
			"6. The price includes the fitted wardrobes and the range cooker.",
			"7. The buyer's lawyer must order searches within five days.", "",
			"Sandra Pike", "Coastline Homes", "9 Biggin Street, Dover, CT16 1BD", "01304 960111",
		},
		map[string]any{
			memorandumSays + "/sellers/0/name": "Ms Orla Finch", memorandumSays + "/buyers/0/name": "Mr Theo Marsh",
			memorandumSays + "/sellerSolicitor": "Rook & Co LLP", memorandumSays + "/buyerSolicitor": "Heron Legal Limited",
			"/propertyPack/priceInformation/price": 412500.0, memorandumSays + "/property": "14 Lark Rise, Dover, CT16 1AB",
			memorandumSays + "/finance":          "The purchaser is paying from own funds and has shown us a bank statement",
			memorandumSays + "/chain":            "There is no onward chain at either end",
			memorandumSays + "/completionTarget": "14 August 2026",
			memorandumSays + "/included":         "the fitted wardrobes and the range cooker",
			memorandumSays + "/notes/0/text":     "The buyer's lawyer must order searches within five days.",
			memorandumSays + "/agent":            "Coastline Homes",
		},
	},
	"an unknown letter": {
		[]string{
			"Fenwick Vale Estate Agents", "3 Market Place, Ely, CB7 4AA", "", "4 May 2026", "",
			"We confirm that terms have been agreed, with no binding contract, as follows.",
			"The vendors are Mrs Joan Petrie and Mr Alan Petrie. The purchaser is Dr Sunil Rao.",
			"The house is 22 Quayside, Ely, CB7 4BA and the title is freehold. The price is £289,950.",
			"Petrie's side are represented by Marsh Law LLP and the purchaser is represented by Bright & Co Solicitors.",
			"The buyer needs a mortgage of £200,000 and has an agreement in principle. The sale depends on no other sale or purchase.",
			"All carpets and the garden shed are included.",
		},
		map[string]any{
			memorandumSays + "/sellers/0/name": "Mrs Joan Petrie", memorandumSays + "/sellers/1/name": "Mr Alan Petrie", memorandumSays + "/buyers/0/name": "Dr Sunil Rao",
			"/propertyPack/priceInformation/price": 289950.0, at(owned+"/ownershipType", 0): "Freehold",
			memorandumSays + "/buyerSolicitor": "Bright & Co Solicitors", memorandumSays + "/included": "All carpets and the garden shed",
		},
	},
}

func TestMemorandumOfStrangers(t *testing.T) {
	for name, c := range saleByStrangers {
		t.Run(name, func(t *testing.T) {
			doc := textDoc(c.lines...)
			if got := Classify(evidence.NewText(doc)); got.Kind != MemorandumOfSale {
				t.Errorf("%s: %s", got.Kind, got.Reason)
			}
			expect(t, read(MemorandumOfSale, doc), c.want)
		})
	}
}

// What sounds like a sale and is none stays another paper.
func TestOtherPapersStayOther(t *testing.T) {
	for name, lines := range map[string][]string{
		"brochure": {
			"Fenwick Vale", "22 Quayside, Ely", "Guide price £300,000", "A fine house with two reception rooms and three bedrooms.",
			"The vendor informs us that the tenure is freehold. Prospective purchasers should have their solicitor verify this.",
			"No onward chain. Viewing by appointment with the agents. These particulars are not part of any offer or contract.", "Council tax band D. EPC rating C."},
		"completion statement": {
			"Heron Legal Limited", "Statement of account", "Purchase of 14 Lark Rise, Dover", "Purchase price £412,500.00", "Less deposit paid on exchange £41,250.00",
			"Stamp duty land tax £10,625.00", "Our fees £1,250.00", "VAT £250.00", "Mortgage advance from lender £300,000.00", "Balance due from buyer on completion £83,375.00"},
		"stamp duty return": {
			"Land transaction return", "Purchaser: Theo Marsh", "Vendor: Orla Finch", "Total consideration £412,500", "Effective date 14 August 2026", "Interest transferred: freehold with vacant possession", "Unique transaction reference 123456789MA"},
		"valuation": {
			"Mortgage valuation report", "Applicant: Theo Marsh", "Property: 14 Lark Rise, Dover", "Tenure: freehold", "Purchase price £412,500", "Valuation £410,000", "The property is suitable security for a loan.", "Reinstatement cost £350,000", "Valuer: A Stone MRICS"},
		"decision in principle": {
			"Decision in principle certificate", "Mr Theo Marsh", "Based on what you told us we could lend you £300,000.", "This is not an offer of a mortgage.", "Rate shown is an example: 4.5% over 25 years."},
		"gas bill": {
			"Your energy bill", "Account 1234", "Electricity used 310 kWh, gas used 900 kWh", "Standing charge 60p a day", "Please pay £120.50 by 4 June 2026"},
		"probate": {
			"Grant of probate", "In the High Court of Justice", "Orla Finch died on 4 May 2025", "The last will was proved and administration of the estate granted to Theo Finch", "Gross value £600,000"},
		"client care": {
			"Terms of business", "We act for you in the sale of your house. Our fees are £1,250 plus VAT. We need proof of identity and of the source of funds.", "Any complaint should go to our partner. The Legal Ombudsman may help."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Classify(evidence.NewText(textDoc(lines...))); got.Kind != Other && got.Kind != Correspondence {
				t.Errorf("%s (%.2f): %s", got.Kind, got.Confidence, got.Reason)
			}
		})
	}
}

// Papers without a heading that anybody knows, by what they say.
func TestKnownByMeaning(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  Kind
	}{
		"offer": {[]string{
			"Quay Mutual", "What we will do for you", "We are to lend £210,000 to Theo Marsh, our borrower, to be repaid in monthly instalments over a term of 25 years.",
			"The rate of interest is 4.6% until 2031. The security is 14 Lark Rise, Dover, valued by our valuer at £412,500; purchase price £412,500.",
			"This offer ends on 1 December 2026. Your conveyancer must send us a certificate of title."}, MortgageOffer},
		"tenancy": {[]string{
			"Agreement for letting a home", "The landlord Orla Finch lets 2 Mill Lane to the tenant Theo Marsh for a fixed term of twelve months.", "The rent is £950 per calendar month.",
			"The tenant pays a deposit of £950, held by a scheme. Either may give two months notice after the fixed term. An inventory is attached. The tenant pays council tax and utilities."}, TenancyAgreement},
		"plan": {[]string{
			"Extract of the filed plan", "Title KT12345", "Scale 1/1250", "Sheet TR1457NE", "The land in this title is edged red. Crown copyright. Land Registry."}, TitlePlan},
		"consultation": {[]string{
			"Notice of intention to carry out works", "To all leaseholders of Quay House. The landlord intends works to the roof (Landlord and Tenant Act 1985).",
			"We invite your observations in writing within 30 days and you may nominate a contractor from whom we should obtain an estimate."}, Section20Notice},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Classify(evidence.NewText(textDoc(c.lines...))); got.Kind != c.want {
				t.Errorf("%s (%.2f): %s", got.Kind, got.Confidence, got.Reason)
			}
		})
	}
}

func TestContractOfStrangers(t *testing.T) {
	s := read(Contract, textDoc(
		"DRAFT AGREEMENT", "dated\t2026", "",
		"Orla Finch of 14 Lark Rise, Dover CT16 1AB (the Vendor) agrees to sell and Theo Marsh of 2 Mill Lane, Dover CT16 2AB (the Purchaser) agrees to buy on these terms.", "",
		"Particulars", "Premises – 14 Lark Rise, Dover CT16 1AB", "Estate – Freehold, registered under title K123456", "Consideration – £412,500.00", "Deposit – £41,250.00",
		"Remainder on completion – £371,250.00", "Completion – to be on or before 14 August 2026", "Burdens – the entries in the charges register of the title", "",
		"1. Rate", "The interest rate is 4% above the base rate of Barclays Bank.",
		"2. Possession", "Vacant possession is to be given on completion.",
		"3. Occupier", "The adult occupier, Grace Finch, releases all rights and is to leave before completion.",
		"4. Conditions", "The Standard Conditions of Sale (Fifth Edition) are to apply where they do not conflict with these terms.",
	))
	expect(t, s, map[string]any{
		at(owned+"/ownershipType", 0): "Freehold", "/propertyPack/titlesToBeSold/0/titleNumber": "K123456",
		"/propertyPack/priceInformation/price": 412500.0, contractSays + "/deposit": 41250.0, contractSays + "/balance": 371250.0,
		contractSays + "/completionDate": "2026-08-14", contractSays + "/incumbrances": anything, contractSays + "/occupiers/0/name": "Grace Finch",
		contractSays + "/specialConditions/0/number": "1", contractSays + "/specialConditions/3/number": "4", contractSays + "/specialConditions/4/text": nil,
		contractSays + "/vacantPossession": "Yes",
	})
}

func TestOfferConditionsOfStrangers(t *testing.T) {
	for _, head := range []string{"What must happen before we release the money", "This offer is subject to the following", "Our requirements", "For your conveyancer"} {
		s := read(MortgageOffer, textDoc(
			"MORTGAGE OFFER", "Loan: £210,000", "", head,
			"a) A structural engineer must inspect the chimney and send us the report.",
			"b) The title is to be free of any other charge on completion.", "", "General information", "We are regulated by the Financial Conduct Authority.",
		))
		expect(t, s, map[string]any{
			offerSays + "/specialConditions/0/number": "a", offerSays + "/specialConditions/1/number": "b", offerSays + "/specialConditions/2/number": nil,
		})
	}
}
