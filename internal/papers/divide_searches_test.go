package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// A booklet with both halves of a local search.
const searchBooklet = `
                     MARLFORD BOROUGH COUNCIL
     Local search: LLC1 and CON29R            Search number LS/26/0044
     Land searched: 4 Tallow Row, Marlford, MF3 2QA
     Date of certificate: 4 June 2026

SECTION A: LOCAL LAND CHARGES

It is hereby certified that the search requested reveals the 2 registrations described below.

Part     Particulars                                                       Date registered
1        None
3(b)     Tree preservation order 12 of 1988                                15.02.1988
4        Smoke control order, Clean Air Act 1993 s.18                      01.10.1965

SECTION B: CON29R REPLIES

1.1(a)   Planning permission                                               None
1.1(b) to (i)                                                              None
3.1      Land required for public purposes                                 No
3.2      Land for road works                                               No
3.8      Contravention of building regulations                             No
3.12     Compulsory purchase                                               No
3.14     Radon                                                             Yes
`

func TestBothHalvesOfALocalSearch(t *testing.T) {
	text := evidence.NewText(grid(searchBooklet))
	sections := Divide(text, "")
	if len(sections) != 2 || sections[0].Kind != LLC1 || sections[1].Kind != CON29R {
		t.Fatalf("got %+v, want both halves", sections)
	}
	expect(t, read(LLC1, grid(searchBooklet)), map[string]any{
		countPath: float64(2),
		"/paperwurks/llc1/parts/generalFinancial": "No entries",
		"/paperwurks/llc1/parts/planning":         "Entries",
	})
	expect(t, read(CON29R, grid(searchBooklet)), map[string]any{
		lasOther + "radonGas/yesNo":           "Yes",
		lasOther + "compulsoryPurchase/yesNo": "No",
	})
	// A search of one half that names the other is one paper.
	if sections := Divide(evidence.NewText(grid(con29rJoined)), ""); len(sections) != 1 {
		t.Errorf("got %+v, want one paper", sections)
	}
}
