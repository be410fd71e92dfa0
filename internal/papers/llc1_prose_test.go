package papers

import "testing"

// Charges told in running text: what stands where differs by issuer.
func TestLLC1TellsCharges(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]any
	}{
		"numbered, the part in the sentence": {
			[]string{
				"OFFICIAL CERTIFICATE OF SEARCH", "Register of Local Land Charges", "Search No. LC/4471", "Land: 4 Mill Lane, Marlbury MB4 7RT",
				"Marlbury District Council certifies this 6th day of May 2026 that the register discloses two local land charges.",
				"1. Part 3 - Conditional planning permission for rear dormer. Registered 13 August 2011 under",
				"the Town and Country Planning Act 1990. Ref. 11/04894/F.",
				"2. Part 4: Smoke control order (SCO 14), registered on 19/05/1995 pursuant to the Clean Air Act 1993.",
				"Yours faithfully",
			},
			map[string]any{
				"/paperwurks/llc1/resultDate": "2026-05-06", "/paperwurks/llc1/registeredCharges": 2.0,
				llcCharge0 + "description": "Conditional planning permission for rear dormer", llcCharge0 + "registrationDate": "2011-08-13",
				llcCharge0 + "law": "Town and Country Planning Act 1990", llcCharge0 + "authorityReference": "11/04894/F", "/paperwurks/llc1/charges/0/part": 3.0,
				llcCharge1 + "description": "Smoke control order", llcCharge1 + "registrationDate": "1995-05-19", llcCharge1 + "authorityReference": "SCO 14",
				"/paperwurks/llc1/parts/miscellaneous": "Entries",
			},
		},
		"the reference first, law behind a label": {
			[]string{
				"LLC1 Official Search", "Part 4: Miscellaneous charges",
				"TPO 89: Tree preservation order on land adjoining. Registration date 26.03.1998.", "Authority: Town and Country Planning Act 1990.",
				"Part 5: Fenland ways maintenance charges", "There are no entries in this part of the register.",
			},
			map[string]any{
				llcCharge0 + "description": "Tree preservation order on land adjoining", llcCharge0 + "authorityReference": "TPO 89", llcCharge0 + "registrationDate": "1998-03-26",
				"/paperwurks/llc1/parts/fenlandWays": "No entries", "/paperwurks/llc1/registeredCharges": nil,
			},
		},
		"labels on one line": {
			[]string{
				"LLC1 Official Search", "PART 3 PLANNING CHARGES", "Conditional planning permission for two storey side extension.",
				"Registration date: 20.03.2007    Our reference: 07/02713/F    Law: Town and Country Planning Act 1990",
			},
			map[string]any{
				llcCharge0 + "registrationDate": "2007-03-20", llcCharge0 + "authorityReference": "07/02713/F", llcCharge0 + "law": "Town and Country Planning Act 1990",
				llcCharge0 + "category": "PLANNING CHARGES",
			},
		},
		"no charge in what only speaks of registration": {
			[]string{"LLC1 Official Search", "The register was searched by an officer who registered the request on 4 May 2026 as usual.", "No entries were found."},
			map[string]any{llcCharge0 + "description": nil, llcCharge0 + "registrationDate": nil},
		},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, read(LLC1, textDoc(c.lines...)), c.want)
		})
	}
}

const (
	llcCharge0 = "/propertyPack/localSearches/localLandCharges/0/"
	llcCharge1 = "/propertyPack/localSearches/localLandCharges/1/"
)
