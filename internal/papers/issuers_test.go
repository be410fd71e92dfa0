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

func TestSection20NoticesOfOtherIssuers(t *testing.T) {
	const base = "/paperwurks/section_20_notice/"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"an agent's letter": {[]string{
			"NOTICE OF INTENTION TO CARRY OUT WORKS",
			"Re: 1-24 Gasworks Wharf, Canal Road, Leicester LE3 5TR",
			"1. This notice is given on behalf of Kestrel Freehold Ground Rents Ltd, your landlord.", "",
			"3. The works to be carried out can be described as: External redecoration and repair of timber windows.", "",
			"4. We consider it necessary to carry out the works because: The lease asks for it every five years.", "",
			"5. We invite you to make written observations. The consultation period will end on 14th July 2026.",
		}, map[string]any{
			"stage": "Notice of intention", "landlord": "Kestrel Freehold Ground Rents Ltd", "responseBy": "2026-07-14",
			"works":  "External redecoration and repair of timber windows",
			"reason": "The lease asks for it every five years",
		}},
		"a council's tables": {[]string{
			"London Borough of Walbrook",
			"Notice of Estimates",
			"Notice date\t\t02/03/2026",
			"Description of works\t\tRenewal of the communal lifts",
			"Closing date for observations\t\t06/04/2026",
			"", "We sent you a notice of intention on 8 January 2026.",
		}, map[string]any{"stage": "Statement of estimates", "date": "2026-03-02", "landlord": "London Borough of Walbrook", "responseBy": "2026-04-06", "works": "Renewal of the communal lifts"}},
		"an award": {[]string{
			"NOTICE OF REASONS FOR AWARDING A CONTRACT",
			"To: All leaseholders of The Old Brewery, Star Street, Ware SG12 7AA",
			"From: Old Brewery (Ware) RTM Company Limited (\"the Company\"), the landlord",
			"2. On 14 September 2026 we entered into a contract for Replacement of the main roof covering.", "",
			"3. The contract was awarded to Hartley & Sons Roofing in the sum of £148,750.00 plus VAT.", "",
			"Dated this 18th day of September 2026",
		}, map[string]any{
			"stage": "Notification of award", "property": "The Old Brewery, Star Street, Ware SG12 7AA", "landlord": "Old Brewery (Ware) RTM Company Limited",
			"works": "Replacement of the main roof covering", "estimates/0/contractor": "Hartley & Sons Roofing", "estimates/0/amount": 148750.0, "date": "2026-09-18",
		}},
		"a past date is not the day for answers": {[]string{
			"Notice of intention to carry out works", "For observations on the notice of 8 January 2026 write by 9 March 2026.",
		}, map[string]any{"responseBy": nil}},
	} {
		t.Run(name, func(t *testing.T) { expectAt(t, Section20Notice, base, c.lines, c.want) })
	}
}

func TestMemorandaOfOtherAgents(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"a letter": {[]string{
			"PEAKSIDE ESTATE AGENTS", "27 April 2026", "",
			"Brock Hadley Solicitors", "14 Bath Street", "Bakewell DE45 1BX", "",
			"Dear Sirs", "SALES MEMORANDUM - SUBJECT TO CONTRACT", "",
			"We confirm that we have agreed a sale of the above property on behalf of your client,",
			"The Executors of Miss Edith Warrender, to Dr Samir Patel of 8 Fulwood Road, Sheffield S10 3BB at £389,950.",
			"Dr Patel is a cash buyer and hopes to complete in mid July 2026.",
			"The purchaser's solicitors are Messrs Tunnard & Co, 3 Campo Lane, Sheffield S1 2EF.", "",
			"Yours faithfully", "Peakside Estate Agents",
		}, map[string]any{
			"/sellers/0/name": "The Executors of Miss Edith Warrender", "/buyers/0/name": "Dr Samir Patel", "/finance": "cash",
			"/sellerSolicitor": "Brock Hadley Solicitors", "/buyerSolicitor": "Messrs Tunnard & Co", "/completionTarget": "mid July 2026",
		}},
		"an online agent's": {[]string{
			"Notification of Sale - issued 3 July 2026",
			"Target completion: 28 August 2026",
			"Buyer status: First time buyers, no chain",
			"Acting for the seller: Barnwood Law",
			"Nestly is a trading name of Nestly Homes Limited.",
		}, map[string]any{"/date": "2026-07-03", "/chain": "First time buyers, no chain", "/sellerSolicitor": "Barnwood Law", "/agent": "Nestly"}},
	} {
		t.Run(name, func(t *testing.T) { expectAt(t, MemorandumOfSale, memorandumSays, c.lines, c.want) })
	}
}

func TestBuildingControlOfOtherIssuers(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"a council": {[]string{
			"Wealden Vale District Council", "Building Control, Civic Offices", "COMPLETION CERTIFICATE",
			"On behalf of\t\tMr and Mrs J Whitcombe", "Completed\t\t14 February 2023",
		}, map[string]any{"issuer": "Wealden Vale District Council", "applicant": "Mr and Mrs J Whitcombe", "completionDate": "2023-02-14"}},
		"a final certificate in sentences": {[]string{
			"FINAL CERTIFICATE", "The Building (Approved Inspectors etc.) Regulations 2010",
			"1. This certificate relates to the following work: Loft conversion with rear dormer", "",
			"2. The work was carried out at: 7 Carlyle Avenue, Southend-on-Sea, SS1 3BX", "",
			"4. We are Stanmore Approved Inspectors Ltd and the work was the subject of an initial notice,",
			"reference AI/2021/55310, dated 11 January 2021.", "",
			"5. The final inspection took place on 3 August 2021.", "",
			"Signed: H. Baines, for the approved inspector Date: 9 August 2021",
		}, map[string]any{
			"certificateType": "Final certificate", "works": "Loft conversion with rear dormer", "issuer": "Stanmore Approved Inspectors Ltd",
			"issuerType": "Approved inspector", "reference": "AI/2021/55310", "completionDate": "2021-08-03", "certificateDate": "2021-08-09",
			"address": "7 Carlyle Avenue, Southend-on-Sea, SS1 3BX",
		}},
	} {
		t.Run(name, func(t *testing.T) { expectAt(t, BuildingRegsCertificate, buildingRegsPath, c.lines, c.want) })
	}
}

func TestIndemnityInProse(t *testing.T) {
	expectAt(t, IndemnityPolicy, "/paperwurks/indemnity_policy/", []string{
		"RESTRICTIVE COVENANT INDEMNITY INSURANCE", "Policy No. CUA 7741 90", "",
		"The Underwriters will indemnify the owner for the time being of The Old Forge, Main Street, Derby DE74 2EE,",
		"against loss arising from the Insured Event, not exceeding in all £400,000.", "",
		"The Insured Event: Enforcement of the covenants in a Conveyance of 1932.",
	}, map[string]any{
		"property": "The Old Forge, Main Street, Derby DE74 2EE", "postcode": "DE74 2EE", "limit": 400000.0, "insured": nil,
		"defect": "Enforcement of the covenants in a Conveyance of 1932.",
	})
}

// A label that a narrow cell breaks has its value beside the middle of its lines,
// and a column of labels with values below them is read downwards.
func TestLabelsBesideAndAbove(t *testing.T) {
	s := read(MemorandumOfSale, bolded(textDoc(
		"Memorandum of Sale",
		"Sale price\t\tBuyer", "£187,000\t\tHannah Clarke", "",
		"Tenure\t\tmobile 07700 900222", "Leasehold", "",
		"Target completion", "28 August 2026",
	), "Sale price", "Buyer", "Tenure", "Target completion"))
	expect(t, s, map[string]any{
		owned0 + "/ownershipType": "Leasehold", "/propertyPack/priceInformation/price": 187000.0,
		memorandumSays + "/buyers/0/name": "Hannah Clarke", memorandumSays + "/completionTarget": "28 August 2026",
	})
}

var owned0 = at(owned, 0)

// The bold heads of a table below are no values of the row above it.
func TestTableBelowARow(t *testing.T) {
	s := read(InsuranceSchedule, bolded(textDoc(
		"Evidence of Buildings Insurance",
		"Address of premises\t\t1-24 Gasworks Wharf, Leicester LE3 5TR",
		"Item\t\tDeclared value", "Buildings\t\t£5,120,000",
	), "Item", "Declared value"))
	expect(t, s, map[string]any{"/paperwurks/insurance_schedule/property": "1-24 Gasworks Wharf, Leicester LE3 5TR"})
}
