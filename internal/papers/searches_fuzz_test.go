package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

var searchKinds = []Kind{LLC1, CON29R, CON29DW, CON29M, Environmental, EPC, PlanningDecision, BuildingRegsCertificate, CompetentPersonCertificate}

func FuzzSearches(f *testing.F) {
	f.Add(con29rTwoColumns)
	f.Add(con29rRepliesOnly)
	f.Add(llc1Schedule)
	f.Add(llc1Digital)
	f.Add("Mine entries\nThere are 2 mine entries\n1. Flood zone 2\nPart 3 None\nConditions:\n1. x\n2. y")
	f.Fuzz(func(t *testing.T, picture string) {
		if len(picture) > 20000 {
			return
		}
		doc := evidence.NewText(grid(picture))
		for _, k := range searchKinds {
			for _, fact := range Extract(k, doc, day) {
				if fact.Path() == "" || fact.Citation().Quote() == "" {
					t.Fatalf("%s says %q without proof", k, fact.Path())
				}
			}
		}
	})
}
