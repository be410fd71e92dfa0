package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

var searchKinds = []Kind{LLC1, CON29R, CON29DW, CON29M, Environmental, EPC, PlanningDecision, BuildingRegsCertificate, CompetentPersonCertificate}

// No parser of a search or a certificate goes quadratic on hostile text.
func TestHostileSearches(t *testing.T) {
	units := []string{"3.9 (a) None ", "(a) ", "3.6 (a) - (l) ", "1.1(a) 12/00123/FUL Granted ", "Part 3 ", "Category: ", "Does foul water ", "? ", "Mine entries ", "Flood ", "Part 2A contaminated land likely ", "insurance ", "£1 ", "1. ", "Conditions ", "Current Potential ", "0000-0000-0000-0000-0000 ", "Date of issue: ", "refused ", "Address: ", "SW1A 1AA ", "radon 3% ", "section 106 "}
	for _, k := range searchKinds {
		for _, u := range units {
			grows(t, k, u, func(times int) string {
				return strings.Repeat(u, times*500/len(u)) + "\n" + strings.Repeat(u+"\n", times*25) + strings.Repeat(u+"\t"+u+"\n", times*10)
			})
		}
	}
}

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
