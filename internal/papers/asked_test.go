package papers

import "testing"

func TestAskedAndEntered(t *testing.T) {
	const i, b = "/paperwurks/insurance_schedule/", buildingRegsPath
	expect(t, read(InsuranceSchedule, textDoc(
		"Insurance of your block: what residents ask",
		"1. What building is covered?", "Rook House, 4 Mill Lane, Ely, CB7 4AB.",
		"2. Who are the insurers?", "Saxon Mutual Insurance plc.",
		"3. What is the number of the policy?", "RX/20931.",
		"4. Who is the policyholder?", "Rook House Freehold Limited.",
		"5. From when does cover begin?", "It began at noon on 1 May 2025.",
		"6. When does it run out?", "The policy lapses at midnight on 30 April 2026.",
		"7. How much is the building insured for?", "£4,100,000 with day-one uplift.",
		"8. How much did the insurance cost?", "£9,215.00 with tax.",
		"9. What excess do we pay?", "£500 for each claim.",
		"10. What about subsidence?", "£1,500.",
		"11. Are acts of terrorists covered?", "No.",
	)), map[string]any{
		i + "property": "Rook House, 4 Mill Lane, Ely, CB7 4AB", i + "postcode": "CB7 4AB", i + "insurer": "Saxon Mutual Insurance plc", i + "policyNumber": "RX/20931",
		i + "insured": "Rook House Freehold Limited", i + "startDate": "2025-05-01", i + "endDate": "2026-04-30", i + "sumInsured": 4100000.0,
		i + "premium": 9215.0, i + "excess": 500.0, i + "subsidenceExcess": 1500.0, i + "terrorism": "No",
	})
	// A question that nobody answers says nothing, and a date among others is no answer.
	expect(t, read(InsuranceSchedule, textDoc(
		"Insurance of your block: what residents ask",
		"Q1 Who is the insurer?", "Q2 When does the policy end?", "A2 Please ask us.",
		"Q3 What is the policy number?", "A3 To be advised.", "Q4 What is the excess?", "A4 £250.", "Q5 Is terrorism covered?", "A5 Yes, in full.",
	)), map[string]any{i + "insurer": nil, i + "endDate": nil, i + "policyNumber": nil, i + "excess": 250.0, i + "terrorism": "Yes"})
	expect(t, read(BuildingRegsCertificate, textDoc(
		"Norford District Council", "Building control: extract of the register",
		"Application: FP/2014/311; Location: 3 Elm Row, Norford, NR9",
		"4TT; Works: new porch and utility room; Completed: passed on the last visit of 4 May 2015.",
		"Issued: a completion certificate on 19 May 2015.",
	)), map[string]any{
		b + "reference": "FP/2014/311", b + "address": "3 Elm Row, Norford, NR9 4TT", b + "works": "new porch and utility room",
		b + "completionDate": "2015-05-04", b + "certificateDate": "2015-05-19",
	})
}

func TestCertificatesInSentences(t *testing.T) {
	const d, e, l, w = "/paperwurks/indemnity_policy/", "/paperwurks/ews1/", "/paperwurks/building_safety_certificate/", "/paperwurks/new_home_warranty/"
	expect(t, read(IndemnityPolicy, textDoc(
		"Confirmation of legal indemnity cover", "Sent through an online portal, agent of the insurer",
		"Marlow Title Insurance plc has insured Mrs Ada Finch, the owner of 3 Elm Row, Norford, NR9 4TT, in force from 4 June 2019,",
		"for a premium with tax of £96.00, up to a limit of liability of £310,000,",
		"against loss arising from the lack of building regulations consent for a garage conversion.",
		"People who buy the property later are protected as well.",
	)), map[string]any{
		d + "insurer": "Marlow Title Insurance plc", d + "date": "2019-06-04", d + "premium": 96.0, d + "limit": 310000.0,
		d + "defect": "lack of building regulations consent for a garage conversion", d + "successors": true,
	})
	expect(t, read(IndemnityPolicy, grid(`
Schedule: legal indemnity
Insurer                 Marlow Title Insurance plc (100%)
Insured use             One dwelling
Defect insured          Absence of a building regulations completion certificate
`)), map[string]any{d + "insurer": "Marlow Title Insurance plc", d + "defect": "Absence of a building regulations completion certificate"})
	expect(t, read(EWS1, textDoc(
		"Bastion Fire Engineering Ltd", "", "", "Rook House Freehold Limited", "9 Quay Street, Ely, CB7 4AA", "", "", "3 May 2023", "",
		"External wall review (EWS1): Rook House, 4 Mill Lane, Ely CB7 4AB", "",
		"Our conclusion under the form is option A1. The assessment was carried out by Ada Mary Finch, a chartered fire engineer,",
		"registered with the Institution of Fire Engineers.",
	)), map[string]any{
		e + "firm": "Bastion Fire Engineering Ltd", e + "client": "Rook House Freehold Limited", e + "date": "2023-05-03", e + "building": "Rook House, 4 Mill Lane, Ely",
		e + "postcode": "CB7 4AB", e + "option": "A1", e + "signatory": "Ada Mary Finch", e + "qualification": "chartered fire engineer", e + "professionalBody": "Institution of Fire Engineers",
	})
	expect(t, read(BuildingSafetyCertificate, textDoc(
		"Leaseholder deed of certificate", "Made by Ada Mary Finch (the tenant) and handed to Rook House Freehold Limited (the landlord) on 3 May 2024.",
		"This deed relates to Flat 7, Rook House, 4 Mill Lane, Ely, CB7 4AB, title number CB40771, a flat in the building Rook House.",
	)), map[string]any{
		l + "leaseholder": "Ada Mary Finch", l + "landlord": "Rook House Freehold Limited", l + "titleNumber": "CB40771",
		l + "property": "Flat 7, Rook House, 4 Mill Lane, Ely, CB7 4AB", l + "building": "Rook House",
	})
	expect(t, read(NewHomeWarranty, textDoc(
		"NHBC structural warranty", "The home is insured under certificate 40771920.",
		"The defects liability period, for which the builder answers, runs until 3 May 2024. Cover under policy 40771921 follows.",
	)), map[string]any{w + "defectsPeriodEnd": "2024-05-03"})
}
