package papers

import "testing"

// Mining reports that answer in sentences.
func TestCON29MRunningText(t *testing.T) {
	m := "/paperwurks/con29m/"
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"headings that run in": {
			[]string{
				"CON29M Coal Mining Report",
				"Past underground workings: The property is in a surface area that could be affected by underground mining in 3 seams.",
				"Any movement should have stopped.",
				"Present workings: There are none beneath the property.",
				"Future workings - The authority has received no application for a licence to work coal underground here.",
				"Mine entries. There is 1 recorded mine entry within 20 metres: shaft 428391-014, 11 metres to the south-west.",
				"Present opencast coal mining. No working opencast site lies within 200 metres.",
			},
			map[string]any{
				m + "pastUnderground/yesNo": "Yes", m + "presentUnderground/yesNo": "No", m + "futureUnderground/yesNo": "No",
				m + "mineEntries/yesNo": "Yes", m + "numberOfMineEntries": 1.0, m + "nearestMineEntryMetres": 11.0,
				m + "presentOpencast/yesNo": "No", m + "presentOpencast/details": "No working opencast site lies within 200 metres.",
			},
		},
		"a letter without headings": {
			[]string{
				"Dear Sirs", "Coal mining search", "We have searched our records as you asked.",
				"The property is not within a surface area that could be affected by past underground mining. No licence has been applied",
				"for to extract coal by underground methods. There are no recorded coal mine entries within 20 metres of the boundary.",
				"No claim for subsidence damage has been made in respect of the property since 1994.",
				"Yours faithfully",
			},
			map[string]any{
				m + "pastUnderground/yesNo": "No", m + "futureUnderground/yesNo": "No", m + "mineEntries/yesNo": "No", m + "subsidenceClaims/yesNo": "No",
				m + "presentUnderground/yesNo": nil, m + "mineGas/yesNo": nil, m + "geology/yesNo": nil,
			},
		},
		"a question says nothing by itself": {
			[]string{"CON29M Coal Mining Report", "Are there any known coal mine entries within the property?", "See the plan attached.", "Mine gas", "None recorded"},
			map[string]any{m + "mineEntries/yesNo": nil, m + "mineGas/yesNo": "No", m + "mineGas/details": nil},
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, read(CON29M, textDoc(c.lines...)), c.want) })
	}
}

// Running text in two columns is read one column after the other; a table is not.
func TestColumnOrder(t *testing.T) {
	var lines []string
	left := []string{"Past underground mining", "The property is not within an", "area of past workings.", "Mine entries", "None is known to lie within", "twenty metres of it.", "Geology"}
	right := []string{"Mine gas", "No emission has been", "recorded at the property.", "Subsidence claims", "No claim has been made", "since 1994.", "End"}
	for i := range left {
		lines = append(lines, left[i]+"\t"+right[i])
	}
	doc := textDoc(lines...)
	// The cells of textDoc's rows stand at stops: put the second at 300 points.
	for p := range doc.Pages {
		for i := range doc.Pages[p].Lines {
			line := &doc.Pages[p].Lines[i]
			if i%2 == 1 {
				by := 300 - line.Words[0].Box.X0
				line.Box.X0, line.Box.X1 = line.Box.X0+by, line.Box.X1+by
				for w := range line.Words {
					line.Words[w].Box.X0, line.Words[w].Box.X1 = line.Words[w].Box.X0+by, line.Words[w].Box.X1+by
				}
			}
		}
	}
	s := read(CON29M, doc)
	expect(t, s, map[string]any{"/paperwurks/con29m/mineGas/yesNo": "No", "/paperwurks/con29m/mineEntries/yesNo": "No", "/paperwurks/con29m/subsidenceClaims/yesNo": "No"})
	order := s.layout(1).columnOrder()
	if order[0] != 0 || order[1] != 2 || order[len(left)] != 1 {
		t.Errorf("lines are read in the order %v", order)
	}
}

// A summary that answers one topic after the other within a line.
func TestCON29MOneLineSummary(t *testing.T) {
	s := read(CON29M, textDoc(
		"CON29M coal mining report",
		"Property: 3 Pit Lane, Cannock WS11 4AB",
		"Results",
		"Past underground coal mining: Yes. Present underground coal mining: No. Mine entries: None. Mine gas: No.",
	))
	expect(t, s, map[string]any{
		"/paperwurks/con29m/pastUnderground/yesNo":    "Yes",
		"/paperwurks/con29m/presentUnderground/yesNo": "No",
		"/paperwurks/con29m/mineEntries/yesNo":        "No",
		"/paperwurks/con29m/mineGas/yesNo":            "No",
	})
}

// A page of yes and no, and the words to each of them on the pages behind.
func TestCON29MSummaryThenFindings(t *testing.T) {
	s := read(CON29M, grid(`
CON29M coal mining report
Issued by       Mining Remediation Authority

At a glance
1       Past underground coal mining          Yes
4       Mine entries                          Yes
6       Past opencast coal mining             No
9       Coal mining subsidence claims         Yes
14      Payments to owners of former copyhold land      No

On the records searched no further reports are recommended.

The findings in full
Enquiries about brine are answered by somebody else.

1       Past underground coal mining
        The property lies in a surface area that could be affected by workings in 2 seams of coal
        at 40m to 120m depth, last worked in 1931.

4       Mine entries
        There are two recorded mine entries within, or within 20 metres of, the boundary. The
        nearest of them lies 8 metres to the north.

6       Past opencast coal mining
        The property is not within the boundary of a former opencast site.

9       Coal mining subsidence claims
        The Authority has not received a damage notice or claim for the property.
`))
	m := "/paperwurks/con29m/"
	expect(t, s, map[string]any{
		m + "pastUnderground/yesNo":    "Yes",
		m + "pastUnderground/details":  "The property lies in a surface area that could be affected by workings in 2 seams of coal at 40m to 120m depth, last worked in 1931.",
		m + "mineEntries/yesNo":        "Yes",
		m + "mineEntries/details":      anything,
		m + "numberOfMineEntries":      2.0,
		m + "nearestMineEntryMetres":   8.0,
		m + "pastOpencast/details":     anything,
		m + "subsidenceClaims/yesNo":   "Yes",
		m + "subsidenceClaims/details": nil, // which says the contrary
		m + "cheshireBrine/yesNo":      nil,
		m + "formerCopyhold/yesNo":     "No",
	})
}

// One line for everything, and the mine entries counted in it.
func TestCON29MEntriesCountedInTheSummary(t *testing.T) {
	s := read(CON29M, textDoc(
		"Coal mining search report (CON29M)",
		"Past underground coal mining: No. Mine entries: Yes - three within 20 metres. Mine gas: No.",
	))
	m := "/paperwurks/con29m/"
	expect(t, s, map[string]any{
		m + "pastUnderground/yesNo": "No",
		m + "mineEntries/yesNo":     "Yes",
		m + "numberOfMineEntries":   3.0,
		m + "mineGas/yesNo":         "No",
	})
}
