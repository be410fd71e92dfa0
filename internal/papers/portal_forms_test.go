package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// raised moves what stands on a line of a page, and its marks, up by some points.
func raised(p *reading.Page, line int, by float64) {
	l := &p.Lines[line]
	for i := range p.Marks {
		if p.Marks[i].Box.OverlapY(l.Box) > 0.9 {
			p.Marks[i].Box.Y0, p.Marks[i].Box.Y1 = p.Marks[i].Box.Y0-by, p.Marks[i].Box.Y1-by
		}
	}
	l.Box.Y0, l.Box.Y1 = l.Box.Y0-by, l.Box.Y1-by
	for i := range l.Words {
		l.Words[i].Box.Y0, l.Words[i].Box.Y1 = l.Words[i].Box.Y0-by, l.Words[i].Box.Y1-by
	}
}

// Lists of contents in narrow tables: the heads of the columns are one line, names run on
// below the tick, comments speak of what is excluded, and one table has curtains and rails.
func TestTA10NarrowTables(t *testing.T) {
	doc := textDoc(
		"Fittings and contents form",
		"4 Curtains and curtain rails",
		"Item\tIncluded Excluded None Price",
		"Living room curtains\t            ✓\t        £80",
		"Living room rails\t   ✓",
		"5 Light fittings",
		"Item\tIncluded Excluded None Price",
		"Dining room", "\t            ✓", "chandelier",
		"8 Outdoor area",
		"Item\tIncluded Excluded None Price",
		"Garden shed\t   ✓\t        pots are excluded",
	)
	p := &doc.Pages[0]
	for i := range p.Lines {
		switch p.Lines[i].Words[0].Text {
		case "Dining":
			raised(p, i+1, 8)
			raised(p, i+2, 15)
		}
	}
	expect(t, read(TA10, doc), map[string]any{
		fixtures + "curtainsAndCurtainRails/curtainsBlinds/livingRoom/isIncludedExcludedOrNone":           "Excluded",
		fixtures + "curtainsAndCurtainRails/curtainsBlinds/livingRoom/price":                              80.0,
		fixtures + "curtainsAndCurtainRails/curtainRailsPolesPelmets/livingRoom/isIncludedExcludedOrNone": "Included",
		fixtures + "lightFittings/diningRoom/isIncludedExcludedOrNone":                                    "Excluded",
		fixtures + "outdoorArea/gardenShed/isIncludedExcludedOrNone":                                      "Included",
	})
}

// A portal's cards in two columns, whose headings hang to the left of them and whose
// prices stand below the names.
func TestTA10Cards(t *testing.T) {
	expect(t, read(TA10, textDoc(
		"Fittings & contents",
		"Kitchen\t\tCarpets",
		" Hob\tIncluded\t Hall, stairs and landing\tIncluded",
		" Microwave\tExcluded\t Bedroom 1\tIncluded",
		" For sale: £75",
		" Dishwasher\tNone\t Bedroom 2\tExcluded",
		" Extractor hood\tIncluded\t Bedroom 3\tIncluded",
	)), map[string]any{
		fixtures + "kitchen/hob/isIncludedExcludedOrNone":               "Included",
		fixtures + "kitchen/microwave/isIncludedExcludedOrNone":         "Excluded",
		fixtures + "kitchen/microwave/price":                            75.0,
		fixtures + "kitchen/dishwasher/isIncludedExcludedOrNone":        "None",
		fixtures + "carpets/hallStairsLanding/isIncludedExcludedOrNone": "Included",
		fixtures + "carpets/bedroom2/isIncludedExcludedOrNone":          "Excluded",
		fixtures + "carpets/otherRooms/0/itemName":                      nil,
		fixtures + "kitchen/otherItems/0/itemName":                      nil,
	})
}

// A typed X in the narrow cells of a printed form stands below the words of its choice or
// behind their second line.
func TestTypedCrossBelowItsWords(t *testing.T) {
	expect(t, read(TA7, textDoc(
		"Leasehold information form (TA7)",
		"3.1 Copy of lease\tAttached\tTo",
		"\t\tfollow",
		"\t   X",
		"3.2 Correspondence\tAttached\tTo",
		"with landlord\t\tfollow",
		"\t\t   X",
	)), map[string]any{
		leaseInfo + "requiredDocuments/lease":                "Attached",
		leaseInfo + "requiredDocuments/copyOfcorrespondence": "To follow",
	})
}

// A portal's own questions without numbers: what is asked beside the form's questions
// answers none of them, and a section's title ends an answer.
func TestTA6PortalOfItsOwn(t *testing.T) {
	doc := textDoc(
		"TA6 Property Information Form, 6th edition",
		"Disputes",
		"Have there been any disputes or complaints about the property?", "Yes", "Please give details", "The tree was cut in 2020, nothing since.",
		"Notices and proposals",
		"Are you aware of proposals to develop land nearby?", "No",
		"Alterations",
		"Has any building work been carried out?", "Yes", "Details and dates", "Side extension, August 2021",
		"Energy",
		"Are there solar panels, a heat pump or an EV charger?", "EV charger (2022)",
		"Is there spray foam insulation in the roof?", "No",
	)
	for i := range doc.Pages[0].Lines {
		l := &doc.Pages[0].Lines[i]
		switch l.Text() {
		case "Disputes", "Notices and proposals", "Alterations", "Energy":
			for k := range l.Words {
				l.Words[k].Size = 13
			}
		}
	}
	expect(t, read(TA6, doc), map[string]any{
		"/propertyPack/disputesAndComplaints/hasDisputesAndComplaints/yesNo":   "Yes",
		"/propertyPack/disputesAndComplaints/hasDisputesAndComplaints/details": "The tree was cut in 2020, nothing since.",
		"/propertyPack/notices/neighbourDevelopment/yesNo":                     "No",
		"/propertyPack/notices/neighbourDevelopment/details":                   nil,
		"/propertyPack/alterationsAndChanges/hasStructuralAlterations/yesNo":   "Yes",
		"/propertyPack/alterationsAndChanges/hasStructuralAlterations/details": "Side extension, August 2021",
		"/propertyPack/electricity/solarPanels/yesNo":                          nil,
		"/propertyPack/electricity/solarPanels/yearInstalled":                  nil,
	})
}

// Replies of managing agents that ask first what is paid into the reserve, and for both
// years of decoration at once.
func TestReserveAndDecorations(t *testing.T) {
	expect(t, read(LPE1, textDoc(
		"LPE1 Leasehold Property Enquiries",
		"4.5 Is there a reserve fund?\t\t\tYes",
		"4.5.1 Annual contribution to the reserve fund\t\t\t£310.00",
		"4.5.2 Amount held in the reserve fund\t\t\t£38,412.77",
		"4.7 When was the building last decorated: external / internal\t\t\t2019 / 2022",
	)), map[string]any{
		"/paperwurks/lpe1/reserveFundAmount":                            38412.77,
		leaseInfo + "serviceCharge/lastDecoratedPeriod/externally/year": 2019.0,
		leaseInfo + "serviceCharge/lastDecoratedPeriod/internally/year": 2022.0,
	})
}

// Councils describe the works in a sentence that runs over two lines, and name the share
// behind what it includes.
func TestSection20WorksRunOn(t *testing.T) {
	const base = "/paperwurks/section_20_notice/"
	expect(t, read(Section20Notice, textDoc(
		"STATEMENT OF ESTIMATES IN RELATION TO PROPOSED WORKS", "Date: 2 July 2026",
		"We have now obtained estimates in respect of",
		"the works to be carried out: replacement of the",
		"communal boilers and distribution pipework.",
		"", "Your estimated contribution to the cost of the works, including a 10% administration charge, is £4,862.14.",
	)), map[string]any{base + "works": "replacement of the communal boilers and distribution pipework.", base + "contribution": 4862.14})
}
