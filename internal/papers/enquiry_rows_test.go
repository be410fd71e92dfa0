package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// Tables whose cells are set in the middle of their row, as pages made from HTML and from
// word processors set them: the number stands beside the second of three lines.
const con29dwCentred = `
CON29DW drainage and water search
Property: 3 Weir Cottages, Alverton, B98 7XY

          Does foul water from the property
2.1       drain to a public sewer, or to one      Connected
          that is to be adopted?

          Does surface water from the property
2.2       drain to a public sewer, or to one      Not connected
          that is to be adopted?

          Does the public sewer map indicate any
2.4       public sewer, disposal main or lateral  Yes
          drain within the boundaries?

          Does the public sewer map indicate any
2.5       public pumping station within the       No
          boundaries of the property?
`

func TestNumbersBesideTheMiddleOfTheirRows(t *testing.T) {
	expect(t, read(CON29DW, grid(con29dwCentred)), map[string]any{
		dwDrainage + "mainsFoulDrainage/yesNo":                    "Yes",
		dwDrainage + "mainsSurfaceWaterDrainage/yesNo":            "No",
		dwDrainage + "publicDrainWithinBoundaries/yesNo":          "Yes",
		dwDrainage + "publicPumpingStationWithinBoundaries/yesNo": "No",
	})
}

// Councils' tables that print an enquiry's letters in one cell with its question, and
// again in one cell with the replies: what stands side by side is not of one letter. One
// reply without a letter is to them all.
const con29rOwnLetters = `
CON29R Enquiries of local authority (2016)

3.4     Nearby road schemes. Is the property within 200m  (a) No
        of any of the following?                          (b) No
        (a) the centre line of a new trunk road           (c) Yes: junction improved
        (b) the centre line of a proposed alteration      with signals, 2027
        (c) the outer limits of construction works        (d) No
        (d) the outer limits of a new road                (e) No
        (e) the centre line of a proposed new road        (f) No
        (f) the outer limits of an alteration
3.7     Outstanding notices: (a) building works           None known (a) to (g)
        (b) environment (c) health and safety
        (d) housing (e) highways (f) public health
        (g) flood and coastal erosion
3.13    Contaminated land. Do any of the following        (a) None (b)(i) None (ii)
        apply? (a) a contaminated land notice             None (c) None
        (b) in relation to a register maintained under
        section 78R (i) a decision to make an entry
        (ii) an entry (c) consultation with the owner
3.14    Radon Affected Area                               No
`

func TestRepliesWithLettersOfTheirOwn(t *testing.T) {
	const outer = lasSchemes + "outerLimitsOfConstructionWorksForAProposedAlterationOrImprovementToAnExistingRoad/"
	expect(t, read(CON29R, grid(con29rOwnLetters)), map[string]any{
		lasSchemes + "centreLineOfANewTrunkRoadOrSpecialRoadSpecifiedInAnyOrderDraftOrderOrScheme/yesNo":   "No",
		lasSchemes + "centreLineOfANewTrunkRoadOrSpecialRoadSpecifiedInAnyOrderDraftOrderOrScheme/details": nil,
		lasSchemes + "centreLineOfTheProposedRouteOfANewRoad/yesNo":                                        "No",
		outer + "constructionOfARoundaboutOtherThanAMiniRoundabout/yesNo":                                  nil,
		lasOther + "outstandingNotices/housing/yesNo":                                                      "No",
		lasOther + "outstandingNotices/housing/details":                                                    nil,
		lasOther + "contaminatedLand/contaminatedLandNotice/yesNo":                                         "No",
		lasOther + "contaminatedLand/decisionToMakeAnEntry/yesNo":                                          "No",
		lasOther + "contaminatedLand/entry/yesNo":                                                          "No",
		"/paperwurks/con29r/contaminatedLandConsultation/yesNo":                                            "No",
		lasOther + "radonGas/yesNo":                                                                        "No",
	})
}

// A question whose longest line nearly reaches the column of the replies is read as one
// line with its reply; the other rows tell where that column begins.
func TestReplyThatNearlyTouchesItsQuestion(t *testing.T) {
	doc := &reading.Document{Name: "test.pdf", MediaType: "application/pdf"}
	page := reading.Page{Number: 1, Width: 595, Height: 842, Source: reading.SourceText, Confidence: 1}
	put := func(y float64, parts ...any) { // an x and the words from there, in one line of the page
		var line reading.Line
		for i := 0; i < len(parts); i += 2 {
			x := float64(parts[i].(int))
			for _, w := range strings.Fields(parts[i+1].(string)) {
				b := reading.Box{X0: x, Y0: y, X1: x + 5*float64(len(w)), Y1: y + 10}
				line.Words = append(line.Words, reading.Word{Text: w, Box: b, Size: 9, Confidence: 1})
				line.Box = line.Box.Union(b)
				x = b.X1 + 2.5
			}
		}
		page.Lines = append(page.Lines, line)
	}
	put(60, 50, "CON29DW drainage and water search")
	for i, r := range []struct{ number, question, reply string }{
		{"3.1", "Is the property connected to mains water?", "Yes"},
		{"3.2", "Are there any water mains, resource mains or pipes within the boundaries?", "Yes"},
		{"3.3", "Is any water main the subject of an adoption agreement?", "No"},
		{"3.4", "Is the property at risk of low water pressure?", "No"},
		{"4.6", "Is a surface water drainage charge payable?", "Yes"},
	} {
		y := 100 + 30*float64(i)
		if end := 80 + 5*len(r.question); end > 400 {
			put(y, 50, r.number)
			put(y, 80, r.question, 432, r.reply)
			continue
		}
		put(y, 50, r.number)
		put(y, 80, r.question)
		put(y, 432, r.reply)
	}
	doc.Pages = append(doc.Pages, page)
	expect(t, read(CON29DW, doc), map[string]any{
		dwWater + "mainsWater/yesNo":                 "Yes",
		dwWater + "waterMainsWithinBoundaries/yesNo": "Yes",
		dwWater + "lowWaterPressureRisk/yesNo":       "No",
	})
}
