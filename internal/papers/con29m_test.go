package papers

import "testing"

// Headings with sentences below them.
func TestCON29MSentences(t *testing.T) {
	s := read(CON29M, grid(`
CON29M Non-Residential and Residential Coal Mining Report
Mining Remediation Authority
Our reference: 51003388221001               Date: 9 April 2026
Property: 22 Pit Lane, Barnsley, S70 2AA

Past underground coal mining
The property is in a surface area that could be affected by underground mining in 3 seams
of coal at 90m to 240m depth, and last worked in 1967.

Present underground coal mining
The property is not within a surface area that could be affected by present underground
mining.

Mine entries
There are 2 recorded mine entries within, or within 20 metres of, the boundary of the
property. The nearest is 12.5 metres from the boundary.

Coal mining geology
The Authority is not aware of any damage due to geological faults.

Past opencast coal mining
The property is not within the boundary of an opencast site.

Coal mining subsidence
The Authority has received a damage claim for the property, which was rejected in 1996.

Mine gas
The Authority has no record of a mine gas emission requiring action.

Withdrawal of support
The property is not in an area where a notice to withdraw support has been given.

Cheshire brine
The property lies outside the Cheshire Brine Compensation District. No search is needed.
`))
	m := "/paperwurks/con29m/"
	expect(t, s, map[string]any{
		m + "resultDate":                "2026-04-09",
		m + "reference":                 "51003388221001",
		m + "address":                   "22 Pit Lane, Barnsley, S70 2AA",
		m + "provider":                  "Mining Remediation Authority",
		m + "pastUnderground/yesNo":     "Yes",
		m + "presentUnderground/yesNo":  "No",
		m + "futureUnderground/yesNo":   nil,
		m + "mineEntries/yesNo":         "Yes",
		m + "numberOfMineEntries":       2.0,
		m + "nearestMineEntryMetres":    12.5,
		m + "geology/yesNo":             "No",
		m + "pastOpencast/yesNo":        "No",
		m + "subsidenceClaims/yesNo":    "Yes",
		m + "mineGas/yesNo":             "No",
		m + "withdrawalOfSupport/yesNo": "No",
		m + "cheshireBrine/yesNo":       "No",
	})
}

// The heading's number stands in a column of its own, and the second line of the
// answer begins as an answer might.
func TestCON29MNumberedHeadings(t *testing.T) {
	s := read(CON29M, grid(`
CON29M coal mining report
3     Future underground coal mining
      The property is not in an area where there are plans to grant a licence to remove coal.
4     Mine entries
      There is 1 recorded mine entry within 20 metres of the boundary of the property: a shaft
      11 metres to the south-west. There is no record of what was done to treat it.
5     Coal mining geology
      The authority is not aware of any damage due to geological faults.
`))
	m := "/paperwurks/con29m/"
	expect(t, s, map[string]any{
		m + "futureUnderground/yesNo": "No",
		m + "mineEntries/yesNo":       "Yes",
		m + "numberOfMineEntries":     1.0,
		m + "nearestMineEntryMetres":  11.0,
		m + "geology/yesNo":           "No",
	})
}

// Another issuer: a table with plain answers, and an overall result.
func TestCON29MTable(t *testing.T) {
	s := read(CON29M, grid(`
Terrafirma  CON29M Coal Mining Search Report
Report reference: TF/771002          Report date: 11/02/2026
Site address: 5 Colliery View, Wigan, WN1 1ZZ
Overall result: No further action

1. Past underground mining          No
2. Present underground mining       No
3. Future underground mining        No
4. Mine entries                     No
5. Faults and fissures              None
9. Subsidence claims                Not known
10. Mine gas                        None
`))
	m := "/paperwurks/con29m/"
	expect(t, s, map[string]any{
		coalMining + "result":          "No further action",
		coalMining + "riskIndicator":   "No",
		m + "provider":                 "Terrafirma",
		m + "pastUnderground/yesNo":    "No",
		m + "presentUnderground/yesNo": "No",
		m + "futureUnderground/yesNo":  "No",
		m + "mineEntries/yesNo":        "No",
		m + "numberOfMineEntries":      nil,
		m + "geology/yesNo":            "No",
		m + "subsidenceClaims/yesNo":   nil,
		m + "mineGas/yesNo":            "No",
	})
}

// A mining consultant's short report: times under the way of mining, day and number
// in running text.
func TestCON29MGrouped(t *testing.T) {
	s := read(CON29M, textDoc(
		"Mining search: Law Society CON29M enquiries",
		"Cornerstone Mining Reports Ltd. Date of report 1 December 2025. Report no. CM/25/5511.",
		"8 Bank Top",
		"Ashington",
		"NE63 1AA",
		"",
		"Underground coal mining",
		"Past: Yes. 4 seams, 80m to 300m, last worked 1962.",
		"Present: No.",
		"Future: No.",
		"Shafts and adits within 20 metres: None recorded.",
		"Opencast: past: No.",
		"Support withdrawn: No.",
	))
	m := "/paperwurks/con29m/"
	expect(t, s, map[string]any{
		m + "resultDate":                "2025-12-01",
		m + "reference":                 "CM/25/5511",
		m + "address":                   "8 Bank Top, Ashington, NE63 1AA",
		m + "pastUnderground/yesNo":     "Yes",
		m + "presentUnderground/yesNo":  "No",
		m + "futureUnderground/yesNo":   "No",
		m + "mineEntries/yesNo":         "No",
		m + "pastOpencast/yesNo":        "No",
		m + "presentOpencast/yesNo":     nil,
		m + "withdrawalOfSupport/yesNo": "No",
	})
}

// Two questions in one: the second begins within the first one's last line.
func TestCON29MTwoQuestions(t *testing.T) {
	s := read(CON29M, textDoc(
		"CON29M (2003) Coal Mining Report",
		"3. Is the property within any area for which the Coal Authority is determining whether to grant a",
		"licence to remove coal using underground methods? Is the property within any geographical",
		"area where future underground coal mining is proposed?",
		"The property is not in such an area.",
		"4. Are there any known coal mine entries within 20 metres of the boundary?",
		"There are no known coal mine entries.",
	))
	expect(t, s, map[string]any{
		"/paperwurks/con29m/futureUnderground/yesNo": "No",
		"/paperwurks/con29m/mineEntries/yesNo":       "No",
	})
}
