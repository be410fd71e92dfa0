package papers

import (
	"testing"
)

// TestCertificateOfLawfulness reads what stands in the schedules that the order prescribes.
func TestCertificateOfLawfulness(t *testing.T) {
	const p = planningPath
	expect(t, read(PlanningDecision, textDoc(
		"Northern Fells National Park Authority",
		"Certificate of lawful use or development",
		"Town and Country Planning Act 1990, section 191",
		"Our reference: NF/2019/0412/CLEUD",
		"The Authority certifies that on 2 March 2019 the operations described in the First Schedule hereto in respect of the land specified in the Second Schedule were lawful.",
		"First Schedule",
		"Erection of a timber garden room with a decked terrace.",
		"Second Schedule",
		"Land at Ghyll Side, 4 Tarn Lane, Ely CB7 4AB.",
		"Dated: 20 May 2019",
	)), map[string]any{
		p + "authority": "Northern Fells National Park Authority", p + "reference": "NF/2019/0412/CLEUD",
		p + "description": "Erection of a timber garden room with a decked terrace",
		p + "address":     "Ghyll Side, 4 Tarn Lane, Ely CB7 4AB", p + "decision": "Lawful", p + "decisionDate": "2019-05-20",
	})
}

// TestRefusalBrokenOverLines reads the reasons of a refusal whose sentence its line
// breaks, its proposal above the site, and the days of a column of labels.
func TestRefusalBrokenOverLines(t *testing.T) {
	const p = planningPath
	expect(t, read(PlanningDecision, textDoc(
		"Norford Borough Council",
		"Planning refusal notice: Town and Country Planning Act 1990",
		"Ref: 24/00871/HOU", "Validated: 3 May 2024", "Determined: 28 June 2024",
		"Raising of the roof and front dormer windows", "at", "9 Elm Row, Norford, NR9 4TT",
		"The Council hereby REFUSES permission for the development set out above for",
		"the following reasons:",
		"1. The dormers would be out of scale with the terrace.",
		"2. They would overlook the gardens behind.",
		"Signed: A. Head, Head of Planning",
	)), map[string]any{
		p + "decision": "Refused", p + "decisionDate": "2024-06-28", p + "applicationDate": "2024-05-03",
		p + "refusalReasons/0/text": "The dormers would be out of scale with the terrace.",
		p + "refusalReasons/1/text": "They would overlook the gardens behind.",
	})
}

// TestReasonsBesideConditions keeps the column of reasons out of the conditions.
func TestReasonsBesideConditions(t *testing.T) {
	const p = planningPath
	got := read(PlanningDecision, grid(`
Norford Borough Council
Notice of planning permission
Town and Country Planning Act 1990
Application: 21/0077/FUL
Decision: Granted subject to conditions

No.    Condition                                            Reason
1      The works must be begun within three years           To comply with section 91
2      The roof shall be of slate                           To keep the look of the street
`))
	expect(t, got, map[string]any{
		p + "conditions/0/text": "The works must be begun within three years",
		p + "conditions/1/text": "The roof shall be of slate", p + "numberOfConditions": 2.0,
	})
}

// TestFinalCertificateInSentences reads a final certificate in numbered sentences.
func TestFinalCertificateInSentences(t *testing.T) {
	const b = buildingRegsPath
	expect(t, read(BuildingRegsCertificate, textDoc(
		"Approved inspector", "AI 20177",
		"Final certificate", "The Building Act 1984, section 51",
		"1. This certificate relates to the following work: conversion of the garage at house number 6 Elm Row, Norford NR9 4TT.",
		"2. Lantern Building Inspectors Ltd is an approved inspector and gave an initial notice dated 4 May 2016, reference LB/16/0931.",
		"3. Outstanding works: the stair to the loft.",
		"4. The initial notice was cancelled on 9 January 2018 as to the rest.",
		"Dated 2 June 2017",
	)), map[string]any{
		b + "reference": "LB/16/0931", b + "issuer": "Lantern Building Inspectors Ltd", b + "issuerType": "Approved inspector",
		b + "address": "6 Elm Row, Norford NR9 4TT", b + "outstanding": "the stair to the loft", b + "noticeEnded": "Yes",
	})
	clean := read(BuildingRegsCertificate, textDoc(
		"Final certificate", "Approved inspector", "Outstanding works: none",
		"If the initial notice is cancelled before the work is complete, the local authority takes it over.",
	))
	for _, path := range []string{b + "outstanding", b + "noticeEnded", b + "reference"} {
		if f, ok := clean.fact(path); ok {
			t.Errorf("%s = %q, which nothing says", path, f.Value())
		}
	}
}
