package papers

import (
	"strings"
	"testing"
)

// A council's replies, question on the left and reply on the right.
const con29rTwoColumns = `
                     BOROUGH OF MARLFORD
   CON29R (2016) Enquiries of local authorities - Replies
Our reference: LS/2025/00431        Date of replies: 14 March 2026
Name of council: Marlford Borough Council
Property address: 12 Fernleigh Road, Marlford, ML4 7QT
UPRN: 100012345678

1.1       Which of the following relating to the property have been
          granted, issued or refused?
1.1(a)    a planning permission                          14/00512/FUL Single storey rear extension
                                                         Granted 03/06/2014
1.1(b)    a listed building consent                      None
1.1(j)    building regulations approval                  14/01187/BN Rear extension Approved 20/08/2014
1.1(k)    a building regulation completion certificate   None
1.1(l)    any building regulations certificate or        FENSA 4412389 Replacement windows 11/05/2012
          notice issued by a competent person scheme
1.2       What designations of land use are specified    Marlford Local Plan 2011-2031 - Residential area
          in the development plan?
2.1(a)    highways maintainable at public expense        Fernleigh Road - adopted
2.1(b)    subject to adoption                            No
2.2       Is any public right of way shown on a          Yes, Footpath 14 crosses the rear garden
          definitive map?
3.1       Is the property included in land required      No
          for public purposes?
3.3(a)    Is the property served by a sustainable        Not known
          urban drainage system?
3.6(a)    permanent stopping up or diversion             None
3.6(b)    waiting or loading restrictions                Yes - Traffic order approved
                                                         9 January 2026
3.8       Contravention of building regulations          None
3.9(a)    an enforcement notice                          None
3.9(h)    in the case of a listed building               Not applicable
3.9(i)    a building preservation notice                 None
3.9(j)    a direction restricting permitted              Article 4 direction made
          development                                    1 May 2009
3.9(m)    a tree preservation order                      TPO No. 17 of 1998 affects the property
3.10(a)   Is there a CIL charging schedule?              Yes
3.10(b)(i) a liability notice?                           No
3.11(a)   the making of the area a conservation area     No
3.13(a)   a contaminated land notice                     None
3.13(b)(i) a decision to make an entry                   None
3.14      Radon gas                                      The property is in a radon affected area
3.15(a)(i) Is it listed as an asset of community value?  No
`

func TestCON29RTwoColumns(t *testing.T) {
	s := read(CON29R, grid(con29rTwoColumns))
	expect(t, s, map[string]any{
		"/paperwurks/con29r/edition":                                                 "2016",
		"/paperwurks/con29r/resultDate":                                              "2026-03-14",
		"/paperwurks/con29r/reference":                                               "LS/2025/00431",
		"/paperwurks/con29r/address":                                                 "12 Fernleigh Road, Marlford, ML4 7QT",
		"/paperwurks/con29r/uprn":                                                    100012345678.0,
		"/propertyPack/localAuthority/localAuthorityName":                            "Marlford Borough Council",
		"/paperwurks/con29r/decisions/planningPermission/yesNo":                      "Yes",
		lasDecisions + "planningPermission/0/refNumber":                              "14/00512/FUL",
		lasDecisions + "planningPermission/0/description":                            "Single storey rear extension",
		lasDecisions + "planningPermission/0/decision":                               "Granted",
		lasDecisions + "planningPermission/0/decisionDate":                           "2014-06-03",
		lasDecisions + "planningPermission/1/refNumber":                              nil,
		"/paperwurks/con29r/decisions/listedBuildingConsent/yesNo":                   "No",
		lasDecisions + "buildingRegulationsApproval/0/refNumber":                     "14/01187/BN",
		lasDecisions + "buildingRegulationsApproval/0/description":                   "Rear extension",
		"/paperwurks/con29r/decisions/buildingRegulationsCompletion/yesNo":           "No",
		lasDecisions + "buildingRegulationsSelfCertification/0/refNumber":            "FENSA 4412389",
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo":         "Yes",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":                      "Fernleigh Road",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status":                    "public",
		"/paperwurks/con29r/roads/subjectToAdoption/yesNo":                           "No",
		lasWays + "shownOnDefinitiveMap/yesNo":                                       "Yes",
		lasWays + "shownOnDefinitiveMap/details":                                     "Footpath 14 crosses the rear garden",
		lasOther + "landRequiredForPublicPurposes/yesNo":                             "No",
		lasOther + "drainageMatters/propertyServedByASustainableUrbanDrainage/yesNo": nil,
		lasTraffic + "permanentStoppingUpOrDiversion/yesNo":                          "No",
		lasTraffic + "waitingOrLoadingRestrictions/yesNo":                            "Yes",
		lasOther + "contraventionOfBuildingRegulations/yesNo":                        "No",
		lasNotices + "enforcementNotice/yesNo":                                       "No",
		lasNotices + "inTheCaseOfAListedBuildingDeliberatelyAllowedToFallIntoDisrepairACompulsoryPurchaseOrderWithADirectionForMinimumCompensation/yesNo": nil,
		lasNotices + "buildingPreservationNotice/yesNo":                                        "No",
		lasNotices + "directionRestrictingPermittedDevelopment/yesNo":                          "Yes",
		lasNotices + "treePreservationOrder/yesNo":                                             "Yes",
		lasNotices + "treePreservationOrder/details":                                           "TPO No. 17 of 1998 affects the property",
		lasLevy + "cilChargingSchedule/yesNo":                                                  "Yes",
		lasLevyNotice + "liabilityNotice/yesNo":                                                "No",
		lasOther + "contaminatedLand/decisionToMakeAnEntry/yesNo":                              "No",
		lasOther + "radonGas/yesNo":                                                            "Yes",
		lasAsset + "listedAsAnAssetOfCommunityValue/yesNo":                                     "No",
		lasOther + "conservationArea/makingOfTheAreaAConservationAreaBefore31August1974/yesNo": "No",
	})
}

// Replies only, with ranges, bare letters and what a scanner makes of them; the
// planning history stands apart.
const con29rRepliesOnly = `
Acorn Searches Limited - Personal Local Search - CON29 Replies
Search Ref: AC998812                    Search date: 02/02/2026
Property: Flat 3, 8 Quay Street, Portwell PL1 2AB
3.1   None
3.2   N0
3.4   None
3.6   (a) - (f) None
      (g) Yes, road humps on Quay Street
      (h) - (l) None
3.7   (a) to (g) None
3.8   No
3.9   (a)  None
      (b)  None
      (m)  None.
      (n)  None
3.l0  (a)  No
3.12  No
3.13  (a)  None
      (b)  (i)  None
           (ii) None
3.14  No
2.2   There are no public rights of way.
2.3   See attached schedule

Planning history
Reference       Proposal                       Decision     Date
P/09/1123       Loft conversion with rear      Refused      01/02/2010
                dormer
P/10/0034/LBC   Replacement windows            Granted      05 May 2010

Building Control
BC/10/00771     Loft conversion                Completed    07/07/2011
`

func TestCON29RRepliesOnly(t *testing.T) {
	s := read(CON29R, grid(con29rRepliesOnly))
	expect(t, s, map[string]any{
		"/paperwurks/con29r/searchType":                             "Personal",
		"/paperwurks/con29r/resultDate":                             "2026-02-02",
		"/paperwurks/con29r/reference":                              "AC998812",
		"/paperwurks/con29r/address":                                "Flat 3, 8 Quay Street, Portwell PL1 2AB",
		"/paperwurks/con29r/edition":                                "2016",
		lasOther + "landToBeAcquiredForRoadWorks/yesNo":             "No",
		lasSchemes + "centreLineOfTheProposedRouteOfANewRoad/yesNo": "No",
		lasTraffic + "vehicleWidthOrWeightRestriction/yesNo":        "No",
		lasTraffic + "trafficCalmingWorks/yesNo":                    "Yes",
		lasTraffic + "bridgeBuilding/yesNo":                         "No",
		lasOther + "outstandingNotices/publicHealth/yesNo":          "No",
		lasNotices + "treePreservationOrder/yesNo":                  "No",
		lasNotices + "stopNotice/yesNo":                             "No",
		lasLevy + "cilChargingSchedule/yesNo":                       "No",
		lasOther + "compulsoryPurchase/yesNo":                       "No",
		lasOther + "contaminatedLand/entry/yesNo":                   "No",
		lasOther + "radonGas/yesNo":                                 "No",
		lasWays + "shownOnDefinitiveMap/yesNo":                      "No",
		lasWays + "pendingApplicationsToRecord/yesNo":               nil,
		lasDecisions + "planningPermission/0/refNumber":             "P/09/1123",
		lasDecisions + "planningPermission/0/description":           "Loft conversion with rear dormer",
		lasDecisions + "planningPermission/0/decision":              "Refused",
		lasDecisions + "planningPermission/0/decisionDate":          "2010-02-01",
		lasDecisions + "listedBuildingConsent/0/refNumber":          "P/10/0034/LBC",
		lasDecisions + "buildingRegulationsCompletion/0/refNumber":  "BC/10/00771",
	})
}

// The edition of 2007 numbers its last enquiries one lower.
func TestCON29R2007(t *testing.T) {
	s := read(CON29R, grid(`
CON29R Enquiries of local authority (2007)
1.1(f)  building regulations approval                 None
1.1(h)  a building regulations certificate or notice  None
2(a)    maintainable at public expense                Mill Lane
3.10(a) the making of the area a conservation area    Yes
3.11    Compulsory purchase                           No
3.12(a) a contaminated land notice                    None
3.13    Do records indicate that the property is in a Radon Affected Area?    No
`))
	expect(t, s, map[string]any{
		"/paperwurks/con29r/edition":                                                           "2007",
		"/paperwurks/con29r/decisions/buildingRegulationsApproval/yesNo":                       "No",
		"/paperwurks/con29r/decisions/buildingRegulationsSelfCertification/yesNo":              "No",
		"/paperwurks/con29r/decisions/lawfulnessOfProposedListedWorks/yesNo":                   nil,
		lasOther + "conservationArea/makingOfTheAreaAConservationAreaBefore31August1974/yesNo": "Yes",
		lasOther + "compulsoryPurchase/yesNo":                                                  "No",
		lasOther + "contaminatedLand/contaminatedLandNotice/yesNo":                             "No",
		lasOther + "radonGas/yesNo":                                                            "No",
		lasLevy + "cilChargingSchedule/yesNo":                                                  nil,
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":                                "Mill Lane",
	})
}

// Question and answer in one column, the answer below or after the question mark.
func TestCON29RRunningText(t *testing.T) {
	s := read(CON29R, grid(`
CON 29 Enquiries of Local Authority                Page 1 of 2
2.1 (a) Which of the roads are highways maintainable at public expense?
Orchard Close is a private road and is not maintainable at public expense.
3.5 Nearby Railway Schemes
(a) Is the property within 200 metres of the centre line of a proposed railway? No.
(b) Are there any proposals for a railway within the Local Authority's boundary?
The Council has no information about such proposals.
3.9 Notices, orders and directions
Do any of the following subsist in relation to the property?
(a) enforcement notice; None
(b) stop notice
None
(m) tree preservation order
Informative: there is TPO 12/1987 on adjoining land
3.10 Community Infrastructure Levy
(b) (ii) a notice of chargeable development? No
3.14 Radon Gas
Do records indicate that the property is in a "Radon Affected Area" as identified by
Public Health England?
Yes. The property is in an area where 3 to 5% of homes are estimated to be at or above
the action level.
`))
	expect(t, s, map[string]any{
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":                                                                       "Orchard Close",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status":                                                                     "private",
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo":                                                          "No",
		lasOther + "nearbyRailwaySchemes/propertyWithin200MetersOfTheCentreLineOfAProposedRailwayTramwayLightRailwayOrMonorail/yesNo": "No",
		lasOther + "nearbyRailwaySchemes/proposalsForARailwayTramwayLightRailwayOrMonorail/yesNo":                                     nil,
		lasNotices + "enforcementNotice/yesNo":                                                                                        "No",
		lasNotices + "stopNotice/yesNo":                                                                                               "No",
		lasNotices + "treePreservationOrder/yesNo":                                                                                    nil,
		lasLevyNotice + "noticeOfChargeableDevelopment/yesNo":                                                                         "No",
		lasOther + "radonGas/yesNo":                                                                                                   "Yes",
	})
}

// The form without replies says nothing.
func TestCON29RBlankForm(t *testing.T) {
	s := read(CON29R, grid(`
CON29R Enquiries of local authority (2016)
2.2 Is any public right of way which abuts on, or crosses the property, shown on a definitive map?
3.8 Has a local authority authorised any proceedings?
3.9 (a) an enforcement notice;
(b) a stop notice;
(m) a tree preservation order;
3.14 Do records indicate that the property is in a Radon Affected Area?
`))
	for _, f := range s.facts {
		if f.Path() != "/paperwurks/con29r/edition" {
			t.Errorf("a blank form says %s = %v", f.Path(), f.Normalised())
		}
	}
}

// The day of a decision under the head "Date" of a list is not the search's, which
// stands within a line; a stale search would be told of.
func TestCON29RDateColumn(t *testing.T) {
	s := read(CON29R, textDoc(
		"SOUTHMEAD DISTRICT COUNCIL",
		"REPLIES TO STANDARD ENQUIRIES OF LOCAL AUTHORITY (2016 EDITION)",
		"NLIS Reference: Date: 04-Sep-2026",
		"3.1 No",
		"3.2 No",
		"Schedule of planning decisions",
		"App. No\tProposal\tDecision\tDate",
		"09/03321/FUL\tSide extension\tPermitted\t12/11/2009",
	))
	expect(t, s, map[string]any{"/paperwurks/con29r/resultDate": "2026-09-04"})

	s = read(CON29R, textDoc(
		"SOUTHMEAD DISTRICT COUNCIL",
		"REPLIES TO STANDARD ENQUIRIES OF LOCAL AUTHORITY (2016 EDITION)",
		"3.1 No",
		"App. No\tProposal\tDecision\tDate",
		"09/03321/FUL\tSide extension\tPermitted\t12/11/2009",
	))
	expect(t, s, map[string]any{"/paperwurks/con29r/resultDate": nil})
}

// A first part that stands in one cell with the words above all parts, in roads and
// under a letter, and a number that its column breaks.
func TestCON29RFirstPartWithin(t *testing.T) {
	s := read(CON29R, textDoc(
		"CON29R Enquiries of Local Authority (2016)",
		"2.1 Which of the roads named are: (a) highways maintainable at public expense\t\t\t\tMillbrook Road - Adopted",
		"(b) subject to adoption\t\t\t\tNone",
		"3.4 (a) the centre line of a new trunk road\t\t\t\tNo",
		"(c) the outer limits of construction works (i) the construction of a roundabout\t\t\t\tNo",
		"(ii) widening by one or more lanes\t\t\t\tYes",
		"3.10\tIs there a CIL charging schedule?\t\t\tNo",
		"(a)",
		"3.13 Do any of these apply: (a) a contaminated land notice\t\t\t\tNo",
		"(b) in relation to a register: (i) a decision to make an entry\t\t\t\tNo",
		"(ii) an entry\t\t\t\tYes",
	))
	other := "/propertyPack/localSearches/localAuthoritySearches/otherMatters/"
	expect(t, s, map[string]any{
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":   "Millbrook Road",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status": "public",
		con29rPaths["3.4(c)(i)"] + "/yesNo":                       "No",
		con29rPaths["3.4(c)(ii)"] + "/yesNo":                      "Yes",
		con29rPaths["3.10(a)"] + "/yesNo":                         "No",
		other + "contaminatedLand/contaminatedLandNotice/yesNo":   "No",
		other + "contaminatedLand/decisionToMakeAnEntry/yesNo":    "No",
		other + "contaminatedLand/entry/yesNo":                    "Yes",
	})
}

// Enquiries whose answers could not be read say nothing: the name of a notice is no
// "yes" to it.
func TestCON29RBlankAnswers(t *testing.T) {
	s := read(CON29R, textDoc(
		"CON29R Enquiries of Local Authority (2016)",
		"3.1\tLand required for public purposes",
		"3.7\t(a) building works",
		"\t(b) environment",
		"3.9\t(a) enforcement notice",
		"\t(d) breach of condition notice",
		"3.12\tCompulsory purchase",
	))
	for _, f := range s.facts {
		if strings.HasSuffix(f.Path(), "/yesNo") || strings.HasSuffix(f.Path(), "/details") {
			t.Errorf("%s = %v (%q)", f.Path(), f.Normalised(), f.Citation().Quote())
		}
	}
}

// Answers ticked in a column for yes or one for no, on a page with its heads and on one without.
func TestCON29RTickColumns(t *testing.T) {
	s := read(CON29R, textDoc(
		"CON29R Enquiries of Local Authority (2016)",
		"No.\tEnquiry\tYes\tNo\tDetails",
		"3.1\tLand required\t\tX",
		"3.8\tContravention\t\tX",
		"3.9(m)\tTree order\tX\t\tTPO 12 of 1999",
		"3.14\tRadon affected area",
	))
	want := map[string]any{}
	for _, f := range Fields(CON29R) {
		switch {
		case strings.HasPrefix(f.Label, "3.9(m) ") && strings.HasSuffix(f.Path, "/yesNo"):
			want[f.Path] = "Yes"
		case strings.HasPrefix(f.Label, "3.9(m) ") && strings.HasSuffix(f.Path, "/details"):
			want[f.Path] = "TPO 12 of 1999"
		case strings.HasPrefix(f.Label, "3.8 ") && strings.HasSuffix(f.Path, "/yesNo"):
			want[f.Path] = "No"
		case strings.HasPrefix(f.Label, "3.14 ") && strings.HasSuffix(f.Path, "/yesNo"):
			want[f.Path] = nil
		}
	}
	if len(want) != 4 {
		t.Fatalf("%d fields are to be looked at; want 4", len(want))
	}
	expect(t, s, want)
}
