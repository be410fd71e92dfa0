package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Papers of other issuers than those of the other tests: what each case has that
// the parsers once fell over is its name.

// bolded sets the lines of a document that hold one of the texts in bold.
func bolded(doc *reading.Document, texts ...string) *reading.Document {
	for p := range doc.Pages {
		for i := range doc.Pages[p].Lines {
			line := &doc.Pages[p].Lines[i]
			for _, t := range texts {
				if line.Text() == t {
					for w := range line.Words {
						line.Words[w].Bold = true
					}
				}
			}
		}
	}
	return doc
}

func TestOffersOfOtherLenders(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		bold  []string
		want  map[string]any
	}{
		"cards, labels above": {[]string{
			"HARBOUR Specialist Lending",
			"Buy to let mortgage offer",
			"Applicant\t\tReference", "Pinecroft Lettings Ltd\tHSL-0099213",
			"Date of offer\t\tOffer expires", "21/08/2026\t\t19/11/2026",
			"Net loan\t\tRepayment method", "£71,250\t\tInterest only",
			"Harbour Specialist Lending Limited, registered in England and Wales.",
		}, []string{"Applicant", "Reference", "Date of offer", "Offer expires", "Net loan", "Repayment method"}, map[string]any{
			"/lender": "Harbour Specialist Lending Limited", "/borrowers/0/name": "Pinecroft Lettings Ltd", "/date": "2026-08-21",
			"/expiry": "2026-11-19", "/loan": 71250.0, "/repayment": "interest only", "/buyToLet": "Yes",
		}},
		"ESIS": {[]string{
			"Wyvern Building Society", "Your Mortgage Offer Document",
			"This document was produced for Mr Daniel Frost and Mrs Leila Frost on 14 October 2026.",
			"This Mortgage Offer is valid until 14 April 2027.",
			"Duration of the loan\t\t\t30 years 4 months",
			"Type of applicable interest rate\t\t\tFixed at 4.64% until 31 January 2029, then our",
			"\t\t\tStandard Variable Rate, currently 7.24%",
			"Security\t\t\tThe loan will be secured on Flat 9, Corn Exchange House,",
			"\t\t\t2 Station Approach, Ludlow, SY8 2PT (Leasehold)",
			"The APRC applicable to your loan is 6.9%.",
		}, nil, map[string]any{
			"/date": "2026-10-14", "/expiry": "2027-04-14", "/termYears": 30.0, "/termMonths": 4.0, "/rate": 4.64, "/rateType": "fixed",
			"/property": "Flat 9, Corn Exchange House, 2 Station Approach, Ludlow, SY8 2PT", "/tenure": "Leasehold",
		}},
		"typewritten, margin before rate, lender's codes": {[]string{
			"OFFER OF ADVANCE",
			"Roll number : 70012345",
			"Interest : Discounted rate, 2.10% below the Society's Standard",
			"Variable Rate, at present 5.19%",
			"Basis of repayment : Capital and interest",
			"This offer lapses if the advance is not completed by", "6 November 2026.",
			"SPECIAL CONDITIONS",
			"4231 The borrowers' existing property is to be sold and the", "mortgage on it repaid on or before completion.",
			"1102 Full vacant possession is required on completion.",
			"Signed on behalf of the Society",
		}, nil, map[string]any{
			"/account": "70012345", "/rate": 5.19, "/rateType": "discounted", "/repayment": "repayment", "/expiry": "2026-11-06",
			"/specialConditions/0/number": "4231", "/specialConditions/1/number": "1102",
			"/specialConditions/0/text": "The borrowers' existing property is to be sold and the mortgage on it repaid on or before completion.",
		}},
		"prose, labels that go on, bullets that are not read": {[]string{
			"Mortgage Offer",
			"Meridian Home Loans Limited (\"we\") offers to make a loan to Mr Adeel Hussain and Mrs Nadia Hussain (\"you\").",
			"Our reference MHL/44/90217 Issued 30 July 2026",
			"Section A - About the property",
			"Address of the property we are lending on", "Plot 112, 15 Skylark Rise, Aylesbury, HP19 0ZX",
			"Price you are paying", "£384,950.00",
			"Rate of interest", "5.05% a year, fixed for 24 months",
			"Unless the loan has been completed by then, this offer will end on 29 January 2027.",
			"Section D - Conditions special to this offer",
			"The warranty provider's cover note must be in your hands.",
			"We have been told of incentives from the builder: £5,000 towards legal costs.",
		}, []string{"Address of the property we are lending on", "Price you are paying", "Rate of interest"}, map[string]any{
			"/lender": "Meridian Home Loans Limited", "/borrowers/0/name": "Mr Adeel Hussain", "/borrowers/1/name": "Mrs Nadia Hussain",
			"/account": "MHL/44/90217", "/date": "2026-07-30", "/property": "Plot 112, 15 Skylark Rise, Aylesbury, HP19 0ZX",
			"/price": 384950.0, "/rate": 5.05, "/expiry": "2027-01-29",
			"/specialConditions/0/text": "The warranty provider's cover note must be in your hands.",
			"/specialConditions/1/text": "We have been told of incentives from the builder: £5,000 towards legal costs.",
		}},
		"a fee is no valuation": {[]string{
			"Mortgage offer", "Valuation fee £350.00", "Deposit scheme £12.00", "Early repayment charge 5.00% of a fixed amount",
		}, nil, map[string]any{"/valuation": nil, "/rate": nil}},
	} {
		t.Run(name, func(t *testing.T) {
			whole := map[string]any{}
			for p, v := range c.want {
				whole[offerSays+p] = v
			}
			expect(t, read(MortgageOffer, bolded(textDoc(c.lines...), c.bold...)), whole)
		})
	}
}
