package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// Replies under the form's numbers alone, with the optional enquiries in the same title, as
// councils' own lists have them.
func TestCON29RNumbersAlone(t *testing.T) {
	lines := []string{
		"LOCAL LAND CHARGES SECTION, HEXWELL DISTRICT COUNCIL",
		"REPLIES TO STANDARD ENQUIRIES (CON29R 2016 Edition) and OPTIONAL ENQUIRIES (CON29O)",
		"Search reference: 26/00551",
		"1.1\t(a)\t20/01561/OUT - Outline for 45 dwellings - Refused - 14.05.2021",
		"2.1\t(a)\tKiln Mews: Private street. Langford Road: Adopted",
		"\t(b)\tKiln Mews: Not subject to an agreement",
		"3.9\t(a)-(l)\tNo",
		"3.11\t(a)\tNo",
		"3.12\t\tNo",
		"3.13\t(a)-(c)\tNo",
		"3.14\t\tYes",
		"3.15\t(a)\tNo",
	}
	if got := Classify(evidence.NewText(textDoc(lines...))); got.Kind != CON29R {
		t.Errorf("taken for %s: %s", got.Kind, got.Reason)
	}
	expect(t, read(CON29R, textDoc(lines...)), map[string]any{
		"/paperwurks/con29r/decisions/planningPermission/yesNo":              "Yes", // the enquiry asks for refusals too
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo": "No",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status":            "private",
		lasRoads + "highwaysMaintainableAtPublicExpense/1/status":            "public",
		"/paperwurks/con29r/roads/subjectToAdoption/yesNo":                   "No",
		lasRoads + "subjectToAdoption/0/status":                              nil,
		lasNotices + "stopNotice/yesNo":                                      "No",
		lasOther + "compulsoryPurchase/yesNo":                                "No",
		lasOther + "radonGas/yesNo":                                          "Yes",
	})
	optional := textDoc("CON29O Optional enquiries of local authority and others (2016)", "Property: 4 Mill Lane, Hexwell", "22. Registered common land and town or village green\tNo")
	if got := Classify(evidence.NewText(optional)); got.Kind == CON29R {
		t.Errorf("optional enquiries alone are taken for CON29R: %s", got.Reason)
	}
}

// Each road with its own answer behind it.
func TestCON29RRoadsAnsweredOneByOne(t *testing.T) {
	s := read(CON29R, textDoc(
		"CON29R Enquiries of Local Authority",
		"2.1 (a) Which of the roads are highways maintainable at public expense?",
		"Nether Street - Yes",
		"Back Lane - No",
	))
	expect(t, s, map[string]any{
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":   "Nether Street",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status": "public",
		lasRoads + "highwaysMaintainableAtPublicExpense/1/name":   "Back Lane",
		lasRoads + "highwaysMaintainableAtPublicExpense/1/status": "private",
	})
}

// Mining enquiries in a table that asks of each whether it was identified, and beside it
// whether more should be done.
func TestCON29MColumns(t *testing.T) {
	s := read(CON29M, textDoc(
		"CON29M coal mining report",
		"Question\t\t\tWithin 20m\tIdentified\tFurther action",
		"1 Past underground coal mining\t\t-\tYes\tNo",
		"4 Shafts and adits (mine entries)\t\tNo\tNo\tNo",
		"9 Coal mining subsidence\t\t-\tNo\tNo",
	))
	expect(t, s, map[string]any{
		"/paperwurks/con29m/pastUnderground/yesNo":  "Yes",
		"/paperwurks/con29m/mineEntries/yesNo":      "No",
		"/paperwurks/con29m/subsidenceClaims/yesNo": "No",
	})
}

// A result that carries its question answers by its last word, advice to ask somebody is no
// opinion, and who ordered a report did not make it.
func TestEnvironmentalWordsOfAnother(t *testing.T) {
	s := read(Environmental, textDoc(
		"Homescope Plus environmental report",
		"Client: SearchFlow\t\tReport date: 5 May 2026",
		"Contaminated land: Further action required",
		"Contact the local authority to ask whether the property has been designated contaminated land under Part 2A.",
		"Coal mining affected area: No",
	))
	expect(t, s, map[string]any{
		"/paperwurks/environmental/part2A":                             nil,
		"/paperwurks/environmental/provider":                           nil,
		issues + "coalMining/riskIndicator":                            "No",
		issues + "contaminatedLand/contaminatedLandRisk/riskIndicator": "Yes",
	})
	radon := textDoc("Radon Risk Report", "Address searched: 14 Limekiln Way, Hexwell HX9 1DD", "Is this property in a radon Affected Area? Yes",
		"The estimated probability of the property being above the Action Level for radon is 3-5%")
	if got := Classify(evidence.NewText(radon)); got.Kind != Environmental {
		t.Errorf("a report of radon alone is taken for %s: %s", got.Kind, got.Reason)
	}
	expect(t, read(Environmental, radon), map[string]any{
		"/paperwurks/environmental/address":      "14 Limekiln Way, Hexwell HX9 1DD",
		issues + "radon/radonRisk/riskIndicator": "Yes",
	})
}
