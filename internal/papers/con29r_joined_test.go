package papers

import "testing"

// A council that answers several letters of an enquiry at once, and keeps what it has to
// say of 1.1 in one table for planning and building control.
const con29rJoined = `
                     MARLFORD BOROUGH COUNCIL
   CON29R (2016) Replies to enquiries of local authorities

Enquiry           About                                                          Reply
1.1 (a)           A planning permission                                          See Annex A
1.1 (b) to (i)    (b) listed building consent; (c) conservation area consent;    None
                  (d) lawful existing use; (e) lawful proposed use; (f) works
                  to listed buildings; (g) heritage partnership agreement;
                  (h) listed building consent order;
                  (i) local listed building consent order
1.1 (j)           Building regulations approval                                  See Annex A
1.1 (k)           Building regulation completion certificate                     None
3.4 (a) to (e)    (a) a new trunk road; (b) an alteration to a road; (e) a       No
                  new road under consultation
3.6 (a) to (c)    (a) stopping up; (b) waiting restrictions; (c) one way         No
3.10 (a) to       (a) a charging schedule; (b)(i) a liability notice;             No
(b)(ii)           (b)(ii) a notice of chargeable development
3.13 (c)          (c) consultation before a remediation notice                   No
3.14              Radon affected area                                            Yes

ANNEX A: planning and building control records
Reference         Type                 Description                  Decision      Date
14/00512/FUL      Planning             Single storey extension      Granted       03/06/2014
14/01187/BN       Building Control     Single storey extension      Approved      20/08/2014
`

func TestRepliesToSeveralLettersAtOnce(t *testing.T) {
	expect(t, read(CON29R, grid(con29rJoined)), map[string]any{
		"/paperwurks/con29r/decisions/planningPermission/yesNo":              "Yes",
		"/paperwurks/con29r/decisions/planningPermission/details":            nil,
		"/paperwurks/con29r/decisions/listedBuildingConsent/yesNo":           "No",
		"/paperwurks/con29r/decisions/localListedBuildingConsentOrder/yesNo": "No",
		"/paperwurks/con29r/decisions/buildingRegulationsApproval/yesNo":     "Yes",
		"/paperwurks/con29r/decisions/buildingRegulationsCompletion/yesNo":   "No",
		lasDecisions + "planningPermission/0/refNumber":                      "14/00512/FUL",
		lasDecisions + "planningPermission/0/description":                    "Single storey extension",
		lasDecisions + "planningPermission/1/refNumber":                      nil,
		lasDecisions + "buildingRegulationsApproval/0/refNumber":             "14/01187/BN",
		lasDecisions + "buildingRegulationsApproval/0/decision":              "Approved",
		lasSchemes + "centreLineOfTheProposedRouteOfANewRoad/yesNo":          "No",
		// The reply is to the letters that are printed: (c) and (d) are not.
		lasSchemes + "outerLimitsOf/constructionOfANewRoadToBeBuiltByALocalAuthority/yesNo": nil,
		lasLevyNotice + "liabilityNotice/yesNo":                                             "No",
		lasLevyNotice + "noticeOfChargeableDevelopment/yesNo":                               "No",
		lasTraffic + "oneWayDriving/yesNo":                                                  "No",
		"/paperwurks/con29r/contaminatedLandConsultation/yesNo":                             "No",
		lasOther + "radonGas/yesNo":                                                         "Yes",
	})
}

// A search company's report: what its summary says of whole enquiries, and insurance in
// place of an answer.
const con29rSummed = `
Northgate Local Searches
Personal search of the local authority, CON29R (2016)

At a glance
2.1     Roads                                                    Please read
2.2     Rights of way                                            Nothing to note
3.1     Land for public purposes                                 Nothing to note
3.7     Notices                                                  Nothing to note

2.1(a)  Highways maintainable at public expense                  Yes
        Fernleigh Road is on the list of streets as adopted.
2.2     Is any public right of way shown on a definitive map?    No
3.1     Is the property included in land required for            No
        public purposes?
3.7(a)  building works                                           No
3.7(b)  environment                                              Insured
        The register is not open to us.
`

func TestSummaryAndInsuranceAreNoReplies(t *testing.T) {
	expect(t, read(CON29R, grid(con29rSummed)), map[string]any{
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo":   "Yes",
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/details": "Fernleigh Road is on the list of streets as adopted.",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/name":                "Fernleigh Road",
		lasWays + "shownOnDefinitiveMap/yesNo":                                 "No",
		lasWays + "shownOnDefinitiveMap/details":                               nil,
		lasOther + "landRequiredForPublicPurposes/details":                     nil,
		lasOther + "outstandingNotices/buildingWorks/yesNo":                    "No",
		lasOther + "outstandingNotices/environment/yesNo":                      nil,
		lasOther + "outstandingNotices/environment/details":                    nil,
	})
}
