package papers

import "regexp"

const (
	las           = "/propertyPack/localSearches/localAuthoritySearches/"
	lasDecisions  = las + "planningAndBuildingRegulations/decisionsAndPendingApplications/"
	lasPlans      = las + "planningAndBuildingRegulations/designationsAndProposals/plans/*/"
	lasRoads      = las + "roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/"
	lasWays       = las + "roadsAndPublicRightsOfWay/publicRightsOfWay/"
	lasOther      = las + "otherMatters/"
	lasNotices    = lasOther + "noticesOrdersDirectionsAndProceedingsUnderPlanningActs/"
	lasLevy       = lasOther + "communityInfrastructureLevy/"
	lasLevyNotice = lasLevy + "doAnyOfTheFollowingSubsistInRelationToTheProperty/"
	lasAsset      = lasOther + "assetsOfCommunityValue/propertyBeenNominatedAsAnAssetOfCommunityValue/"
	lasListed     = lasOther + "assetsOfCommunityValue/propertyIsListed/"
	lasTraffic    = lasOther + "trafficSchemes/"
	lasSchemes    = lasOther + "nearbyRoadSchemes/"
)

// con29rLists is the enquiries that PDTF answers with a list, by their number in
// the 2016 edition. Whether there is anything to list at all is kept beside it
// under /paperwurks/con29r, since a list cannot say "none".
var con29rLists = []enquiry{
	{"1.1(a)", "planning permission", "planningPermission"},
	{"1.1(b)", "listed building consent", "listedBuildingConsent"},
	{"1.1(c)", "conservation area consent", "conservationAreaConsent"},
	{"1.1(d)", "lawful existing use certificate", "lawfulnessOfExistingUse"},
	{"1.1(e)", "lawful proposed use certificate", "certificateOfLawfulnessOfProposedUse"},
	{"1.1(f)", "lawful listed works certificate", "lawfulnessOfProposedListedWorks"},
	{"1.1(g)", "heritage partnership agreement", "heritagePartnershipAgreement"},
	{"1.1(h)", "listed building consent order", "listedBuildingConsentOrder"},
	{"1.1(i)", "local listed building consent order", "localListedBuildingConsentOrder"},
	{"1.1(j)", "building regulations approval", "buildingRegulationsApproval"},
	{"1.1(k)", "building regulations completion certificate", "buildingRegulationsCompletion"},
	{"1.1(l)", "competent person's certificate or notice", "buildingRegulationsSelfCertification"},
}

// con29rRoads is enquiry 2.1, which PDTF answers with lists of roads.
var con29rRoads = []enquiry{
	{"2.1(a)", "road maintainable at public expense", "highwaysMaintainableAtPublicExpense"},
	{"2.1(b)", "road subject to adoption", "subjectToAdoption"},
	{"2.1(c)", "road to be made up at the frontagers' cost", "toBeMadeUpWithReclaim"},
	{"2.1(d)", "road to be adopted without cost to the frontagers", "toBeMadeUpWithoutReclaim"},
}

// con29rAnswers is the enquiries of the 2016 edition that are answered yes or no.
var con29rAnswers = []enquiry{
	{"2.2", "public right of way on the definitive map", lasWays + "shownOnDefinitiveMap"},
	{"2.3", "pending application to record a right of way", lasWays + "pendingApplicationsToRecord"},
	{"2.4", "order to stop up or divert a right of way", lasWays + "legalOrdersToStop"},
	{"2.5", "plan of the right of way", "/paperwurks/con29r/rightOfWayPlan"}, // not in PDTF
	{"3.1", "land required for public purposes", lasOther + "landRequiredForPublicPurposes"},
	{"3.2", "land to be acquired for road works", lasOther + "landToBeAcquiredForRoadWorks"},
	{"3.3(a)", "served by sustainable drainage", lasOther + "drainageMatters/propertyServedByASustainableUrbanDrainage"},
	{"3.3(b)", "sustainable drainage within the boundary", lasOther + "drainageMatters/suDsFeaturesWithinTheBoundaryOfTheProperty"},
	{"3.3(c)", "who bills for sustainable drainage", lasOther + "drainageMatters/ifPropertyBenefitsFromASuDsForWhichThereIsAChargeWhoBillsThePropertyForSurfaceWaterDrainageCharge"},
	{"3.4(a)", "new trunk or special road within 200 m", lasSchemes + "centreLineOfANewTrunkRoadOrSpecialRoadSpecifiedInAnyOrderDraftOrderOrScheme"},
	{"3.4(b)", "alteration of a road within 200 m", lasSchemes + "centreLineOfAProposedAlterationOrImprovementToAnExistingRoad"},
	{"3.4(c)(i)", "roundabout within 200 m", lasSchemes + "outerLimitsOfConstructionWorksForAProposedAlterationOrImprovementToAnExistingRoad/constructionOfARoundaboutOtherThanAMiniRoundabout"},
	{"3.4(c)(ii)", "road widening within 200 m", lasSchemes + "outerLimitsOfConstructionWorksForAProposedAlterationOrImprovementToAnExistingRoad/wideningByConstructionOfOneOrMoreAdditionalTrafficLanes"},
	{"3.4(d)(i)", "new local authority road within 200 m", lasSchemes + "outerLimitsOf/constructionOfANewRoadToBeBuiltByALocalAuthority"},
	{"3.4(d)(ii)", "approved subway, underpass, flyover or elevated road within 200 m", lasSchemes + "outerLimitsOf/approvedAlterationOrImprovementToAnExistingRoad"},
	{"3.4(d)(iii)", "approved roundabout or widening within 200 m", lasSchemes + "outerLimitsOf/constructionOfARoundaboutOtherThanAMiniRoundaboutOrWideningByConstructionOfOneOrMoreAdditionalTrafficLanes"},
	{"3.4(e)", "proposed new road under consultation within 200 m", lasSchemes + "centreLineOfTheProposedRouteOfANewRoad"},
	{"3.4(f)(i)", "proposed road alteration under consultation", lasSchemes + "outerLimitsOfConstructionUnderProposalsUnderPublicConsultation/constructionOfAProposedAlterationOrImprovementToAnExistingRoad"},
	{"3.4(f)(ii)", "proposed roundabout under consultation", lasSchemes + "outerLimitsOfConstructionUnderProposalsUnderPublicConsultation/constructionOfARoundaboutOtherThanAMiniRoundabout"},
	{"3.4(f)(iii)", "proposed road widening under consultation", lasSchemes + "outerLimitsOfConstructionUnderProposalsUnderPublicConsultation/wideningByConstructionOfOneOrMoreAdditionalTrafficLanes"},
	{"3.5(a)", "proposed railway or tramway within 200 m", lasOther + "nearbyRailwaySchemes/propertyWithin200MetersOfTheCentreLineOfAProposedRailwayTramwayLightRailwayOrMonorail"},
	{"3.5(b)", "proposals for a railway or tramway in the area", lasOther + "nearbyRailwaySchemes/proposalsForARailwayTramwayLightRailwayOrMonorail"},
	{"3.6(a)", "stopping up or diversion", lasTraffic + "permanentStoppingUpOrDiversion"},
	{"3.6(b)", "waiting or loading restrictions", lasTraffic + "waitingOrLoadingRestrictions"},
	{"3.6(c)", "one-way driving", lasTraffic + "oneWayDriving"},
	{"3.6(d)", "prohibition of driving", lasTraffic + "prohibitionOfDriving"},
	{"3.6(e)", "pedestrianisation", lasTraffic + "pedestrianisation"},
	{"3.6(f)", "vehicle width or weight restriction", lasTraffic + "vehicleWidthOrWeightRestriction"},
	{"3.6(g)", "traffic calming", lasTraffic + "trafficCalmingWorks"},
	{"3.6(h)", "residents' parking controls", lasTraffic + "residentsParkingControls"},
	{"3.6(i)", "minor road widening", lasTraffic + "minorRoadWideningOrImprovement"},
	{"3.6(j)", "pedestrian crossings", lasTraffic + "pedestrianCrossings"},
	{"3.6(k)", "cycle tracks", lasTraffic + "cycleTracks"},
	{"3.6(l)", "bridge building", lasTraffic + "bridgeBuilding"},
	{"3.7(a)", "outstanding notice: building works", lasOther + "outstandingNotices/buildingWorks"},
	{"3.7(b)", "outstanding notice: environment", lasOther + "outstandingNotices/environment"},
	{"3.7(c)", "outstanding notice: health and safety", lasOther + "outstandingNotices/healthAndSafety"},
	{"3.7(d)", "outstanding notice: housing", lasOther + "outstandingNotices/housing"},
	{"3.7(e)", "outstanding notice: highways", lasOther + "outstandingNotices/highways"},
	{"3.7(f)", "outstanding notice: public health", lasOther + "outstandingNotices/publicHealth"},
	{"3.7(g)", "outstanding notice: flood and coastal erosion", lasOther + "outstandingNotices/floodAndCoastalErosionRiskManagement"},
	{"3.8", "contravention of building regulations", lasOther + "contraventionOfBuildingRegulations"},
	{"3.9(a)", "enforcement notice", lasNotices + "enforcementNotice"},
	{"3.9(b)", "stop notice", lasNotices + "stopNotice"},
	{"3.9(c)", "listed building enforcement notice", lasNotices + "listedBuildingEnforcementNotice"},
	{"3.9(d)", "breach of condition notice", lasNotices + "breachOfConditionNotice"},
	{"3.9(e)", "planning contravention notice", lasNotices + "planningContraventionNotice"},
	{"3.9(f)", "other notice of a breach of planning control", lasNotices + "anotherNoticeRelatingToBreachOfPlanningControl"},
	{"3.9(g)", "listed building repairs notice", lasNotices + "listedBuildingRepairsNotice"},
	{"3.9(h)", "compulsory purchase of a neglected listed building", lasNotices + "inTheCaseOfAListedBuildingDeliberatelyAllowedToFallIntoDisrepairACompulsoryPurchaseOrderWithADirectionForMinimumCompensation"},
	{"3.9(i)", "building preservation notice", lasNotices + "buildingPreservationNotice"},
	{"3.9(j)", "direction restricting permitted development (article 4)", lasNotices + "directionRestrictingPermittedDevelopment"},
	{"3.9(k)", "order revoking or modifying planning permission", lasNotices + "orderRevokingOrModifyingPlanningPermission"},
	{"3.9(l)", "order to discontinue a use or remove works", lasNotices + "orderRequiringDiscontinuanceOfUseOrAlterationOrRemovalOfBuildingOrWorks"},
	{"3.9(m)", "tree preservation order", lasNotices + "treePreservationOrder"},
	{"3.9(n)", "proceedings to enforce a planning agreement", lasNotices + "proceedingsToEnforceAPlanningAgreementOrPlanningContribution"},
	{"3.10(a)", "CIL charging schedule", lasLevy + "cilChargingSchedule"},
	{"3.10(b)(i)", "CIL liability notice", lasLevyNotice + "liabilityNotice"},
	{"3.10(b)(ii)", "CIL notice of chargeable development", lasLevyNotice + "noticeOfChargeableDevelopment"},
	{"3.10(b)(iii)", "CIL demand notice", lasLevyNotice + "demandNotice"},
	{"3.10(b)(iv)", "CIL default liability notice", lasLevyNotice + "defaultLiabilityNotice"},
	{"3.10(b)(v)", "CIL assumption of liability notice", lasLevyNotice + "assumptionOfLiabilityNotice"},
	{"3.10(b)(vi)", "CIL commencement notice", lasLevyNotice + "commencementNotice"},
	{"3.10(c)", "CIL demand notice suspended", lasLevy + "demandNoticeBeenSuspended"},
	{"3.10(d)", "CIL paid in full or part", lasLevy + "localAuthorityReceivedFullOrPartPaymentOfAnyCilLiability"},
	{"3.10(e)", "CIL appeal", lasLevy + "localAuthorityReceivedAnyAppealAgainstAnyOfTheAbove"},
	{"3.10(f)", "CIL liability order to be applied for", lasLevy + "decisionBeenTakenToApplyForALiabilityOrder"},
	{"3.10(g)", "CIL liability order", lasLevy + "liabilityOrderBeenGranted"},
	{"3.10(h)", "CIL other enforcement", lasLevy + "otherEnforcementMeasuresBeenTaken"},
	{"3.11(a)", "conservation area from before 31 August 1974", lasOther + "conservationArea/makingOfTheAreaAConservationAreaBefore31August1974"},
	{"3.11(b)", "resolution to designate a conservation area", lasOther + "conservationArea/unimplementedResolutionToDesignateTheAreaAConservationArea"},
	{"3.12", "compulsory purchase", lasOther + "compulsoryPurchase"},
	{"3.13(a)", "contaminated land notice", lasOther + "contaminatedLand/contaminatedLandNotice"},
	{"3.13(b)", "contaminated land register", lasOther + "contaminatedLand/inRelationToARegisterMaintainedUnderSection_78R"},
	{"3.13(b)(i)", "decision to make a contaminated land entry", lasOther + "contaminatedLand/decisionToMakeAnEntry"},
	{"3.13(b)(ii)", "contaminated land entry", lasOther + "contaminatedLand/entry"},
	{"3.13(c)", "consultation before a contaminated land notice", "/paperwurks/con29r/contaminatedLandConsultation"}, // not in PDTF
	{"3.14", "radon affected area", lasOther + "radonGas"},
	{"3.15(a)", "nominated as an asset of community value", "/paperwurks/con29r/communityValueNomination"}, // PDTF has the sub-questions only
	{"3.15(a)(i)", "listed as an asset of community value", lasAsset + "listedAsAnAssetOfCommunityValue"},
	{"3.15(a)(ii)", "nominated but not listed", lasAsset + "excludedAndPlacedOnTheNominatedButNotListedList"},
	{"3.15(a)(iii)", "listing expired", lasAsset + "listingExpired"},
	{"3.15(a)(iv)", "listing under review", lasAsset + "localAuthorityReviewingOrProposingToReviewTheListing"},
	{"3.15(a)(v)", "appeal against the listing", lasAsset + "subsistingAppealsAgainstTheListing"},
	{"3.15(b)(i)", "restriction on the register for the listing", lasListed + "localAuthorityDecidedToApplyToTheLandRegistry"},
	{"3.15(b)(ii)", "notice of disposal received", lasListed + "theLocalAuthorityReceivedANoticeOfDisposal"},
	{"3.15(b)(iii)", "community group asks to bid", lasListed + "communityInterestGroupRequestedToBeTreatedAsABidder"},
}

func con29rListFields() []Field {
	var fields []Field
	for _, e := range con29rLists {
		item := lasDecisions + e.path + "/*/"
		fields = append(fields,
			Field{"/paperwurks/con29r/decisions/" + e.path + "/yesNo", e.number + " " + e.label, Answer},
			Field{"/paperwurks/con29r/decisions/" + e.path + "/details", e.number + " " + e.label + ": details", Words},
			Field{item + "refNumber", e.number + " " + e.label + ": reference", Words},
			Field{item + "description", e.number + " " + e.label + ": description", Words},
			Field{item + "decision", e.number + " " + e.label + ": decision", Words},
			Field{item + "decisionDate", e.number + " " + e.label + ": decided", Day},
			Field{item + "applicationDate", e.number + " " + e.label + ": applied", Day},
		)
	}
	for _, e := range con29rRoads {
		item := lasRoads + e.path + "/*/"
		fields = append(fields,
			Field{"/paperwurks/con29r/roads/" + e.path + "/yesNo", e.number + " " + e.label, Answer},
			Field{"/paperwurks/con29r/roads/" + e.path + "/details", e.number + " " + e.label + ": details", Words},
			Field{item + "name", e.number + " " + e.label + ": name", Words},
			Field{item + "status", e.number + " " + e.label + ": status", Answer}, // public, private, section 38, unchecked
		)
	}
	return fields
}

var con29r = definition{
	kind: CON29R, name: "local authority enquiries (CON29R)",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)\bCON\s?29\s?\(?R\)?(?:\b|\s|$)|\bCON\s?29\s?\(20(?:07|16|19)\)|\bCON\s?29\b\s*(?:\(|enquir|form|repl|result|search)`), weight: 0.6, head: true},
		{re: regexp.MustCompile(`(?i)enquiries\s+of\s+(?:the\s+)?(?:local\s+)?authorit(?:y|ies)`), weight: 0.6, head: true},
		{re: regexp.MustCompile(`(?i)repl(?:y|ies)\s+to\s+(?:standard\s+|con\s?29\s+)?enquiries`), weight: 0.3, head: true},
		{re: regexp.MustCompile(`(?i)\b(?:land\s+required\s+for\s+public\s+purposes|land\s+to\s+be\s+acquired\s+for\s+road\s+works|nearby\s+road\s+schemes|nearby\s+railway\s+schemes)`), weight: 0.4},
		{re: regexp.MustCompile(`(?i)\b3\.9\s*\(?m|\b1\.1\s*\(?j|\b3\.13\s*\(?a`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)(?:proceedings\s+under\s+(?:the\s+)?planning\s+acts|highways\s+maintainable\s+at\s+(?:the\s+)?public\s+expense)`), weight: 0.25},
		{re: regexp.MustCompile(`(?i)\bCON\s?29\s?(?:DW|M|O)\b`), weight: -0.5, head: true},
	},
	fields: joinFields(searchFields(CON29R), []Field{
		{"/propertyPack/localAuthority/localAuthorityName", "local authority", Words},
		{"/paperwurks/con29r/edition", "edition of the form", Answer},               // 2016, 2007
		{"/paperwurks/con29r/searchType", "official or personal search", Answer},    // Official, Personal
		{lasPlans + "name", "1.2 development plan", Words},                          // 1.2
		{"/paperwurks/con29r/designations", "1.2 designations and proposals", Words}, // 1.2 as answered
	}, con29rListFields(), answerFields(con29rAnswers)),
}
