package papers

import "testing"

// Labels that no parser knows by their words, in papers of offices of their own mind.
func TestMeaning(t *testing.T) {
	for name, c := range map[string]struct {
		kind  Kind
		lines []string
		want  map[string]any
	}{
		"memorandum": {
			MemorandumOfSale,
			[]string{
				"SALE MEMORANDUM",
				"Who is buying",
				"Client name\tMr Alan Peter Roe",
				"Legal adviser\tPenn & Tree LLP",
				"Way of paying\tMortgage with Harbour Bank plc",
				"Ready to complete\tlate May 2026",
			},
			map[string]any{
				memorandumSays + "/finance":          "Mortgage with Harbour Bank plc",
				memorandumSays + "/completionTarget": "late May 2026",
			},
		},
		"offer": {
			MortgageOffer,
			[]string{
				"Offer of loan",
				"Cost of the home you buy\t£310,000",
				"What our valuer says it is worth\t£305,500",
				"It runs for\t27 years",
			},
			map[string]any{offerSays + "/valuation": 305500.0, offerSays + "/termYears": 27.0},
		},
		"energy record": {
			EPC,
			[]string{"Energy performance certificate", "current-energy-efficiency\t71", "environment-impact-current\t66", "roof-description\tFlat, limited insulation"},
			map[string]any{
				epcCertificate + "currentEnergyEfficiency": 71.0,
				epcCertificate + "currentEnergyRating":     "C",
				epcCertificate + "roofDescription":         "Flat, limited insulation",
			},
		},
		"parts of a register in a sentence": {
			LLC1,
			[]string{"Result of search in the local land charges register", "There is nothing to report under parts 5 to 7 and 12."},
			map[string]any{
				"/paperwurks/llc1/parts/fenlandWays": "No entries", "/paperwurks/llc1/parts/landCompensation": "No entries",
				"/paperwurks/llc1/parts/newTowns": "No entries", "/paperwurks/llc1/parts/drainageSchemes": "No entries",
				"/paperwurks/llc1/parts/planning": nil,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := read(c.kind, textDoc(c.lines...))
			expect(t, s, c.want)
			for _, err := range s.refused {
				t.Error(err)
			}
		})
	}
}
