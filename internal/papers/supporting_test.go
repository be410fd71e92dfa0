package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

func TestNewHomeWarranty(t *testing.T) {
	const base = "/paperwurks/new_home_warranty/"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"certificate": {[]string{
			"NHBC Buildmark", "Insurance certificate",
			"Policy number: 1234567/89",
			"Builder: Harrow Homes Limited",
			"Address of home: Plot 14, 6 Orchard Way, Ashford, Kent TN23 7QX",
			"Date of legal completion: 30 June 2020",
			"Cover starts: 1 July 2020",
			"This certificate gives ten years' cover from that day.",
			"Financial limit: £500,000",
			"Excess: £100",
		}, map[string]any{
			"provider": "NHBC", "policyNumber": "1234567/89", "builder": "Harrow Homes Limited",
			"property": "Plot 14, 6 Orchard Way, Ashford, Kent TN23 7QX", "postcode": "TN23 7QX",
			"completionDate": "2020-06-30", "startDate": "2020-07-01", "term": 10.0, "endDate": "2030-06-30",
			"limit": 500000.0, "excess": 100.0,
		}},
		"schedule in columns": {[]string{
			"Premier Guarantee", "Certificate of insurance – new homes",
			"Certificate number\tPG-2021-004512",
			"Policyholder\tDaniel Osei",
			"Developer\tMillstone Developments Ltd",
			"Insured property\t3 Kiln Close, Leeds LS6 2AB",
			"Period of insurance\t12 March 2021 to 11 March 2031",
			"Sum insured\t£325,000",
		}, map[string]any{
			"provider": "Premier Guarantee", "policyNumber": "PG-2021-004512", "policyholder": "Daniel Osei",
			"builder": "Millstone Developments Ltd", "postcode": "LS6 2AB",
			"startDate": "2021-03-12", "endDate": "2031-03-11", "limit": 325000.0,
		}},
		"OCR": {[]string{
			"LABC Warranty", "Po1icy No.: LNH 55021",
			"Policy No : LNH55021", "Builder : Fen Build Ltd", "Start date : 1 May 2O19", "Expiry date: 30 April 2029",
		}, map[string]any{"provider": "LABC Warranty", "policyNumber": "LNH55021", "builder": "Fen Build Ltd", "endDate": "2029-04-30"}},
	} {
		t.Run(name, func(t *testing.T) { expectAt(t, NewHomeWarranty, base, c.lines, c.want) })
	}
}

// expectAt is expect for paths under a base.
func expectAt(t *testing.T, k Kind, base string, lines []string, want map[string]any) {
	t.Helper()
	whole := map[string]any{}
	for p, v := range want {
		whole[base+p] = v
	}
	expect(t, read(k, textDoc(lines...)), whole)
}

func TestIndemnityPolicy(t *testing.T) {
	expectAt(t, IndemnityPolicy, "/paperwurks/indemnity_policy/", []string{
		"Legal indemnity insurance – policy schedule",
		"Policy number: LIP/44/10293",
		"Insurer: Castle Title Insurance SE",
		"The insured: The owner of the property, successors in title and any mortgagee",
		"Property: 27 Elm Grove, Reading, Berkshire RG1 5EX",
		"Insured risk: Lack of building regulations consent for the rear",
		"extension built in 1998",
		"Limit of indemnity: £350,000",
		"Premium: £96.00",
		"Policy date: 14 August 2019",
		"Term: in perpetuity",
	}, map[string]any{
		"insurer": "Castle Title Insurance SE", "policyNumber": "LIP/44/10293", "postcode": "RG1 5EX",
		"defect":  "Lack of building regulations consent for the rear extension built in 1998",
		"risks/0": "Lack of building regulations consent", "risks/1": nil,
		"limit": 350000.0, "premium": 96.0, "date": "2019-08-14", "term": "in perpetuity",
		"successors": true, "lenders": true,
	})
	expectAt(t, IndemnityPolicy, "/paperwurks/indemnity_policy/", []string{
		"Restrictive covenant indemnity policy",
		"Policy no\tRC 88120",
		"Limit of indemnity\t£250,000",
		"Cover does not pass to successors in title.",
	}, map[string]any{"policyNumber": "RC 88120", "risks/0": "Breach of restrictive covenant", "limit": 250000.0, "successors": nil, "lenders": nil})
}

func TestServiceChargeAccounts(t *testing.T) {
	expectAt(t, ServiceChargeAccounts, "/paperwurks/service_charge_accounts/", []string{
		"Quay House", "Service charge accounts", "for the year ended 31 December 2025",
		"Prepared by: Tideway Block Management Ltd",
		"24 flats",
		"\t\t2025\t2024",
		"\t\t£\t£",
		"Cleaning\t\t4,120\t3,980",
		"Buildings insurance\t\t12,300.50\t11,020.00",
		"Lift maintenance\t\t2,400\t2,310",
		"Transfer to reserve fund\t\t6,000\t6,000",
		"Total expenditure\t\t24,820.50\t23,310",
		"Deficit for the year\t\t(1,120)\t230",
		"Reserve fund balance\t\t48,200\t42,200",
		"Charge per flat\t\t1,034.19",
	}, map[string]any{
		"type": "Accounts", "yearEnd": "2025-12-31", "managingAgent": "Tideway Block Management Ltd", "units": 24.0,
		"totalExpenditure": 24820.5, "deficit": 1120.0, "reserveFund": 48200.0, "reserveContribution": 6000.0, "perUnit": 1034.19,
		"lines/0/name": "Cleaning", "lines/0/amount": 4120.0, "lines/1/name": "Buildings insurance", "lines/1/amount": 12300.5, "lines/3/name": "Transfer to reserve fund",
	})
	expectAt(t, ServiceChargeAccounts, "/paperwurks/service_charge_accounts/", []string{
		"Service charge budget for the period 1 April 2026 to 31 March 2027",
		"Item\tActual 2025\tBudget 2026",
		"Cleaning\t3,000\t3,300",
		"Gardening\t1,000\t1,250",
		"Total\t4,000\t4,550",
		"Your share of the budget is 4.1667% of the whole.",
	}, map[string]any{
		"type": "Budget", "yearStart": "2026-04-01", "yearEnd": "2027-03-31", "totalExpenditure": 4550.0,
		"lines/0/amount": 3300.0, "sharePercent": 4.1667, "deficit": nil,
	})
}

func TestSection20Notice(t *testing.T) {
	expectAt(t, Section20Notice, "/paperwurks/section_20_notice/", []string{
		"Notice of intention to carry out works",
		"Landlord and Tenant Act 1985, section 20",
		"Date: 3 February 2026",
		"Property: Flat 3, Quay House, 1 Harbour Road, Bristol BS1 4QA",
		"Landlord: Quay Freeholds Limited",
		"Description of the proposed works: Renewal of the flat roof and",
		"repair of the parapet walls",
		"We invite you to make written observations. They must be received by 9 March 2026.",
	}, map[string]any{
		"stage": "Notice of intention", "date": "2026-02-03", "landlord": "Quay Freeholds Limited",
		"works": "Renewal of the flat roof and repair of the parapet walls", "responseBy": "2026-03-09",
		"totalEstimate": nil, "contribution": nil,
	})
	expectAt(t, Section20Notice, "/paperwurks/section_20_notice/", []string{
		"STATEMENT OF ESTIMATES", "Section 20 – stage 2", "Dated 1 May 2026",
		"Avon Roofing Ltd\t£84,000.00",
		"Severn Contractors Limited\t£91,250.00",
		"Total estimated cost: £96,600.00",
		"Your contribution: £4,025.00",
		"The consultation period ends on 5 June 2026.",
	}, map[string]any{
		"stage": "Statement of estimates", "date": "2026-05-01",
		"estimates/0/contractor": "Avon Roofing Ltd", "estimates/0/amount": 84000.0,
		"estimates/1/contractor": "Severn Contractors Limited", "estimates/1/amount": 91250.0, "estimates/2/amount": nil,
		"totalEstimate": 96600.0, "contribution": 4025.0, "responseBy": "2026-06-05",
	})
}

func TestInsuranceSchedule(t *testing.T) {
	expectAt(t, InsuranceSchedule, "/paperwurks/insurance_schedule/", []string{
		"Property owners insurance", "Policy schedule",
		"Insurer\tBeacon Insurance plc",
		"Policy number\tRSK 5529 0031",
		"Insured\tQuay Freeholds Limited",
		"Premises\tQuay House, 1 Harbour Road, Bristol BS1 4QA",
		"Period of insurance\t1 January 2026 to 31 December 2026",
		"Buildings declared value\t£6,400,000",
		"Buildings sum insured\t£8,320,000",
		"Subsidence excess\t£1,000",
		"Excess\t£350",
		"Terrorism\tIncluded",
		"Interested parties\tAll lessees and their mortgagees",
	}, map[string]any{
		"insurer": "Beacon Insurance plc", "policyNumber": "RSK 5529 0031", "insured": "Quay Freeholds Limited", "postcode": "BS1 4QA",
		"startDate": "2026-01-01", "endDate": "2026-12-31", "declaredValue": 6400000.0, "sumInsured": 8320000.0,
		"subsidenceExcess": 1000.0, "excess": 350.0, "terrorism": "Yes", "interestedParties": "All lessees and their mortgagees",
	})
	expectAt(t, InsuranceSchedule, "/paperwurks/insurance_schedule/", []string{
		"Certificate of buildings insurance",
		"Policy no: HH/220/1", "Policyholder: Ruth Penrose",
		"Start date: 4 April 2026", "Renewal date: 4 April 2027",
		"Sum insured: £410,000", "This policy excludes terrorism.",
	}, map[string]any{"policyNumber": "HH/220/1", "startDate": "2026-04-04", "endDate": "2027-04-04", "sumInsured": 410000.0, "terrorism": "No", "premium": nil})
}

func TestEWS1(t *testing.T) {
	head := []string{
		"Form EWS1: external wall fire review",
		"Building: Quay House, 1 Harbour Road, Bristol BS1 4QA",
		"Client organisation: Quay Freeholds Limited",
	}
	tail := []string{"Signed by: Morwenna Hale", "Qualification: MIFireE", "Organisation: Hale Fire Engineering Ltd", "Date: 12 March 2023"}
	lines := append(append(append([]string{}, head...), "☐ A1", "☐ A2", "☐ A3", "☒ B1", "☐ B2"), tail...)
	expectAt(t, EWS1, "/paperwurks/ews1/", lines, map[string]any{
		"postcode": "BS1 4QA", "client": "Quay Freeholds Limited", "option": "B1", "signatory": "Morwenna Hale",
		"qualification": "MIFireE", "firm": "Hale Fire Engineering Ltd", "date": "2023-03-12", "validUntil": "2028-03-12",
	})
	lines = append(append(append([]string{}, head...), "Result: option A2 applies."), tail...)
	expectAt(t, EWS1, "/paperwurks/ews1/", lines, map[string]any{"option": "A2"})
	lines = append(append(append([]string{}, head...), "Options: A1, A2, A3, B1 or B2"), tail...)
	expectAt(t, EWS1, "/paperwurks/ews1/", lines, map[string]any{"option": nil})
}

func TestBuildingSafetyCertificate(t *testing.T) {
	expectAt(t, BuildingSafetyCertificate, "/paperwurks/building_safety_certificate/", []string{
		"Leaseholder deed of certificate", "Building Safety Act 2022",
		"Property: Flat 3, Quay House, 1 Harbour Road, Bristol BS1 4QA",
		"Leaseholder: Priya Nair", "Title number: BL123456",
		"Date of lease: 4 May 2006",
		"Was the flat the leaseholder's only or principal home on 14 February 2022? ☒ Yes ☐ No",
		"The lease is a qualifying lease.",
		"Date: 2 June 2025",
	}, map[string]any{
		"type": "Leaseholder deed of certificate", "leaseholder": "Priya Nair", "titleNumber": "BL123456", "leaseGranted": "2006-05-04",
		"onlyHome": "Yes", "qualifyingLease": "Yes", "date": "2025-06-02", "relevantDefects": nil,
	})
	expectAt(t, BuildingSafetyCertificate, "/paperwurks/building_safety_certificate/", []string{
		"LANDLORD'S CERTIFICATE", "Landlord: Quay Freeholds Limited",
		"Where the lease is a qualifying lease the protections apply.",
		"The building is a relevant building.",
		"There are no relevant defects known to the landlord.",
		"The landlord did not meet the contribution condition.",
		"Dated 1 March 2025",
	}, map[string]any{
		"type": "Landlord's certificate", "landlord": "Quay Freeholds Limited", "relevantBuilding": "Yes", "relevantDefects": "No",
		"contributionCondition": "No", "qualifyingLease": nil, "date": "2025-03-01",
	})
}

func TestCorrespondence(t *testing.T) {
	const base = "/paperwurks/correspondence/"
	expectAt(t, Correspondence, base, []string{
		"Tideway Block Management Ltd", "10 Corn Street, Bristol BS1 1HT", "",
		"Ms Priya Nair", "Flat 3, Quay House", "1 Harbour Road", "Bristol BS1 4QA", "",
		"12 May 2026", "Our ref: TBM/QH3", "Your ref: NAIR/1", "",
		"Dear Ms Nair", "Service charge at Flat 3, Quay House",
		"Your account is in arrears in the sum of £495.00.",
		"The amount due is to be paid by 30 June 2026.",
		"We shall serve a notice under section 20 for the proposed roof works this summer.",
		"There is no dispute with the other leaseholders.",
		"Yours sincerely", "Owen Pike", "For and on behalf of Tideway Block Management Ltd",
	}, map[string]any{
		"from": "Tideway Block Management Ltd", "to": "Ms Priya Nair", "date": "2026-05-12", "ourReference": "TBM/QH3", "yourReference": "NAIR/1",
		"subject": "Service charge at Flat 3, Quay House", "arrears": 495.0, "payBy": "2026-06-30",
		"noticeMentioned/0": "We shall serve a notice under section 20 for the proposed roof works this summer.", "disputeMentioned/0": nil,
	})
	expectAt(t, Correspondence, base, []string{
		"From: owen@tideway.example", "To: priya@nair.example", "Sent: 3 June 2026 10:14", "Subject: Ground rent demand",
		"Dear Priya", "The ground rent of £250.00 fell due. There are no arrears of £0.00.", "Kind regards", "Owen",
	}, map[string]any{"from": "owen@tideway.example", "to": "priya@nair.example", "date": "2026-06-03", "subject": "Ground rent demand", "groundRent": 250.0, "arrears": nil})
	// The statutory form of a demand, whose notes warn everybody; a seller who knows of nothing.
	expectAt(t, Correspondence, base, []string{
		"Section 166 NOTICE TO LONG LEASEHOLDERS OF RENT DUE", "To: Ada Reed", "It requires you to pay rent of £150.00 on 24 June 2026", "",
		"If you do not pay the rent, your landlord may take proceedings for forfeiture.",
	}, map[string]any{"amountDemanded": 150.0, "payBy": "2026-06-24", "noticeMentioned/0": nil, "disputeMentioned/0": nil})
	expectAt(t, Correspondence, base, []string{
		"Dear Mrs Lowe", "We know of nothing that could lead to a dispute.", "Yours sincerely", "Ada Reed",
	}, map[string]any{"disputeMentioned/0": nil})
}

// Whatever text a paper of these kinds holds, the parsers come to an end.
func FuzzSellersPapers(f *testing.F) {
	f.Add("1.1 (a) on the left? ☐ Seller ☒ Neighbour\nIf Yes, please give details:\nnone")
	f.Add("Included\tExcluded\tNone\nHob\t☒\t☐\t☐\t£50")
	f.Add("Policy number:\n\nPeriod of insurance 1 January 2026 to 31 December 2026\n£1,000")
	f.Add("Dear Sir\n\fYours\n[ ] Yes [X] No / / / A1 B2 (1,120)\t(")
	kinds := []Kind{TA6, TA7, TA10, LPE1, FME1, NewHomeWarranty, IndemnityPolicy, ServiceChargeAccounts, Section20Notice, InsuranceSchedule, EWS1, BuildingSafetyCertificate, Correspondence}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		doc := textDoc(strings.Split(text, "\n")...)
		for _, k := range kinds {
			for _, fact := range Extract(k, evidence.NewText(doc), day) {
				if !fact.Computed() && !evidence.Stands(fact.Value(), fact.Citation().Quote()) {
					t.Errorf("%s: %q is not in %q", fact.Path(), fact.Value(), fact.Citation().Quote())
				}
			}
		}
	})
}

// Letters of agents that nobody here has seen: the sender is the firm, not who signs;
// an instalment is not the year's charge; a question mentions no dispute.
func TestCorrespondenceOfStrangers(t *testing.T) {
	const c = "/paperwurks/correspondence/"
	expect(t, read(Correspondence, textDoc(
		"Cwmdare Law", "12 Larkspur Road, Marlbury MB4 7RT", "Tel: 01632 960018   law@cwmdare.example", "",
		"Mr Patrick Lowe", "4 Mill Lane", "Ashcombe", "AX4 1HW", "",
		"Our Ref AB/12/77", "14th day of September 2026", "", "Dear Mr Lowe",
		"Re: Service charge: 4 Mill Lane",
		"Half-yearly service charge in advance £800.00",
		"Annual service charge ............... £1,600.00",
		"We require payment of £900.00 by 26 March 2027. Is anybody aware of a dispute with a neighbour?",
		"", "Yours sincerely", "Yasmin Chaudhry", "Cwmdare Law",
	)), map[string]any{
		c + "from": "Cwmdare Law", c + "to": "Mr Patrick Lowe", c + "subject": "Service charge: 4 Mill Lane", c + "date": "2026-09-14",
		c + "serviceCharge": 1600.0, c + "amountDemanded": 900.0, c + "payBy": "2027-03-26", c + "disputeMentioned/0": nil,
	})
}
