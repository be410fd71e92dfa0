package papers

import "testing"

// Replies to several letters in one run of words, as councils type them.
const con29rRunTogether = `
                 ASHCOMBE VALLEY DISTRICT COUNCIL
   CON29R (2016) Replies to enquiries

Enquiry          Subject                                    Reply
3.1              Land required for public purposes          No
3.2              Land for road works                        No
3.4(a)-(f)       Road schemes within 200 m                  No to each
3.5(a),          Railways and tramways                      No to each
(b)
3.6(a)-(l)       Traffic schemes                            None, except (g) road humps in
                                                            Mill Lane, approved
3.7              Outstanding notices                        (a) building works: No (b) environment: No
                                                            (d) housing: Yes. Improvement notice of 2 May 2024
                                                            (e) highways: No
3.8              Contraventions                             No
3.9(k),(l)       Revocation; discontinuance                 None
3.10             Infrastructure levy                        (a) Charging schedule in force; (b)-(g) None
3.11             Conservation area                          (a) No (b) Yes, resolution of 3 May 2025
3.13             Contaminated land                          (a) No. (b)(i) Yes: entry CL/7 (ii) No. (c) No
3.14             Radon                                      No
3.15             Community value                            (a)(i) No (ii) No (iii) No (iv) N/A (b) No
`

func TestRepliesThatNameTheirLettersInOneRun(t *testing.T) {
	expect(t, read(CON29R, grid(con29rRunTogether)), map[string]any{
		lasSchemes + "centreLineOfANewTrunkRoadOrSpecialRoadSpecifiedInAnyOrderDraftOrderOrScheme/yesNo":   "No",
		lasSchemes + "centreLineOfANewTrunkRoadOrSpecialRoadSpecifiedInAnyOrderDraftOrderOrScheme/details": nil,
		lasSchemes + "outerLimitsOf/constructionOfANewRoadToBeBuiltByALocalAuthority/yesNo":                "No",
		lasOther + "nearbyRailwaySchemes/proposalsForARailwayTramwayLightRailwayOrMonorail/yesNo":          "No",
		lasTraffic + "permanentStoppingUpOrDiversion/yesNo":                                                "No",
		lasTraffic + "permanentStoppingUpOrDiversion/details":                                              nil,
		lasTraffic + "trafficCalmingWorks/yesNo":                                                           "Yes",
		lasTraffic + "bridgeBuilding/yesNo":                                                                "No",
		lasOther + "outstandingNotices/buildingWorks/yesNo":                                                "No",
		lasOther + "outstandingNotices/environment/yesNo":                                                  "No",
		lasOther + "outstandingNotices/housing/yesNo":                                                      "Yes",
		lasOther + "outstandingNotices/highways/yesNo":                                                     "No",
		lasOther + "outstandingNotices/publicHealth/yesNo":                                                 nil,
		lasNotices + "orderRevokingOrModifyingPlanningPermission/yesNo":                                    "No",
		lasNotices + "orderRequiringDiscontinuanceOfUseOrAlterationOrRemovalOfBuildingOrWorks/yesNo":       "No",
		lasLevy + "cilChargingSchedule/yesNo":                                                              "Yes",
		lasLevyNotice + "liabilityNotice/yesNo":                                                            "No",
		lasLevy + "liabilityOrderBeenGranted/yesNo":                                                        "No",
		lasOther + "conservationArea/makingOfTheAreaAConservationAreaBefore31August1974/yesNo":             "No",
		lasOther + "conservationArea/unimplementedResolutionToDesignateTheAreaAConservationArea/yesNo":     "Yes",
		lasOther + "contaminatedLand/contaminatedLandNotice/yesNo":                                         "No",
		lasOther + "contaminatedLand/decisionToMakeAnEntry/yesNo":                                          "Yes",
		lasOther + "contaminatedLand/entry/yesNo":                                                          "No",
		"/paperwurks/con29r/contaminatedLandConsultation/yesNo":                                            "No",
		lasAsset + "listedAsAnAssetOfCommunityValue/yesNo":                                                 "No",
		lasAsset + "listingExpired/yesNo":                                                                  "No",
		lasListed + "theLocalAuthorityReceivedANoticeOfDisposal/yesNo":                                     "No",
	})
}

// The words of a letter go before the letter; what is said of the others is theirs.
const con29rOthers = `
                 ASHCOMBE VALLEY DISTRICT COUNCIL
   CON29R (2016) Replies to enquiries

3.1 Land required for public purposes
No
3.4 Nearby road schemes
(a) No  (b) No  (c) No  (d) No  (e) No  (f) No
3.6 Traffic schemes. Has the authority approved but not yet implemented any of (a) to (l)?
(e) one-way driving: Yes. Church Street Order 2025. All others: No
3.8 Contravention of building regulations
No
3.12 Compulsory purchase
No
`

func TestAReplyToOneLetterAndToTheOthers(t *testing.T) {
	expect(t, read(CON29R, grid(con29rOthers)), map[string]any{
		lasSchemes + "centreLineOfAProposedAlterationOrImprovementToAnExistingRoad/yesNo": "No",
		lasSchemes + "centreLineOfTheProposedRouteOfANewRoad/yesNo":                       "No",
		lasTraffic + "oneWayDriving/yesNo":                                                "Yes",
		lasTraffic + "oneWayDriving/details":                                              "Church Street Order 2025.",
		lasTraffic + "pedestrianisation/yesNo":                                            "No",
		lasTraffic + "bridgeBuilding/yesNo":                                               "No",
		lasOther + "contraventionOfBuildingRegulations/yesNo":                             "No",
	})
}

// Schedules of their own, each row with its completion beside its approval.
const con29rAppendices = `
                 ASHCOMBE VALLEY DISTRICT COUNCIL
   CON29R (2016) Replies to enquiries

1.1(a)           Planning permission                        See Appendix A
1.1(j)           Building regulations approval              See Appendix B
1.1(k)           Completion certificate                     See Appendix B
1.1(l)           Competent person                           See Appendix C
3.1              Land required for public purposes          No
3.2              Land for road works                        No
3.8              Contraventions                             No

APPENDIX A: PLANNING
Reference        Proposal                     Decision                  Date
20/00411/HH      Rear dormer                  Approved                  06.06.2020

APPENDIX B: BUILDING CONTROL
Reference        Description                  Approved                  Completion certificate
BR/2009/0655     Kitchen extension            04.08.2009                17.02.2010
BN/2021/1542     Loft conversion              19.08.2021                Not issued

APPENDIX C: COMPETENT PERSON NOTIFICATIONS
Scheme           Work                         Completed                 Number
FENSA            Seven replacement windows    25.05.2014                F/10880231
`

func TestRecordsInSchedulesOfTheirOwn(t *testing.T) {
	expect(t, read(CON29R, grid(con29rAppendices)), map[string]any{
		lasDecisions + "planningPermission/0/refNumber":                      "20/00411/HH",
		lasDecisions + "planningPermission/0/description":                    "Rear dormer",
		lasDecisions + "planningPermission/0/decision":                       "Approved",
		lasDecisions + "planningPermission/0/decisionDate":                   "2020-06-06",
		lasDecisions + "buildingRegulationsApproval/0/refNumber":             "BR/2009/0655",
		lasDecisions + "buildingRegulationsApproval/1/description":           "Loft conversion",
		lasDecisions + "buildingRegulationsCompletion/0/refNumber":           "BR/2009/0655",
		lasDecisions + "buildingRegulationsCompletion/0/decisionDate":        "2010-02-17",
		lasDecisions + "buildingRegulationsCompletion/1/refNumber":           nil,
		lasDecisions + "buildingRegulationsSelfCertification/0/refNumber":    "F/10880231",
		lasDecisions + "buildingRegulationsSelfCertification/0/description":  "Seven replacement windows",
		lasDecisions + "buildingRegulationsSelfCertification/0/decisionDate": "2014-05-25",
		lasDecisions + "buildingRegulationsSelfCertification/1/refNumber":    nil,
	})
}

// Search companies print the letter behind a space, a range of letters, or one reply to all
// of 2.1; "3.9 m" is the enquiry and no distance, "3.1 a" before words is an article.
const con29rSpacedLetters = `Regulated Local Authority Search
1.1 a       Planning permissions          42/16/0231 Holiday let. REFUSED 04.10.2016
1.1 b-i     Consents and certificates     None recorded
1.1 j       Building regulations          2017/4471 Side extension. Accepted 14.06.2017
1.1 k       Completion certificates       None recorded
2.1         Roads                         Forge Lane is not maintainable at public expense.
2.2         Public right of way           No
3.8         Contraventions                None
3.9 a       Enforcement notice            Yes - ENF/2022/0188, served 9 February 2023
3.9 b-l     Other notices                 None
3.9 m       Tree preservation order       Yes - TD1077
3.9 n       Planning agreement            None
`

func TestLettersBehindASpace(t *testing.T) {
	expect(t, read(CON29R, grid(con29rSpacedLetters)), map[string]any{
		"/paperwurks/con29r/decisions/planningPermission/yesNo":                           "Yes",
		lasDecisions + "planningPermission/0/decision":                                    "REFUSED",
		"/paperwurks/con29r/roads/highwaysMaintainableAtPublicExpense/yesNo":              "No",
		lasRoads + "highwaysMaintainableAtPublicExpense/0/status":                         "private",
		lasNotices + "enforcementNotice/yesNo":                                            "Yes",
		lasNotices + "stopNotice/yesNo":                                                   "No",
		lasNotices + "stopNotice/details":                                                 nil,
		lasNotices + "treePreservationOrder/yesNo":                                        "Yes",
		lasNotices + "proceedingsToEnforceAPlanningAgreementOrPlanningContribution/yesNo": "No",
	})
}
