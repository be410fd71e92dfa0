package papers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

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
		{re: pattern.New(`(?i)\bCON\s?29\s?\(?R\)?(?:\b|\s|$)|\bCON\s?29\s?\(20(?:07|16|19)\)|\bCON\s?29\b\s*(?:\(|enquir|form|repl|result|search)`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)enquiries\s+of\s+(?:the\s+)?(?:local\s+)?authorit(?:y|ies)`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)repl(?:y|ies)\s+to\s+(?:standard\s+|con\s?29\s+)?enquiries`), weight: 0.3, head: true},
		{re: pattern.New(`(?i)\b(?:land\s+required\s+for\s+public\s+purposes|land\s+to\s+be\s+acquired\s+for\s+road\s+works|nearby\s+road\s+schemes|nearby\s+railway\s+schemes)`), weight: 0.4},
		{re: pattern.New(`(?i)\b3\.9\s*\(?m|\b1\.1\s*\(?j|\b3\.13\s*\(?a`), weight: 0.3},
		{re: pattern.New(`(?i)(?:proceedings\s+under\s+(?:the\s+)?planning\s+acts|highways\s+maintainable\s+at\s+(?:the\s+)?public\s+expense)`), weight: 0.25},
		{re: pattern.New(`(?i)\bCON\s?29\s?(?:DW|M)\b`), weight: -0.5, head: true},
		// The optional enquiries may stand in the same title, and alone they are another form.
		{re: pattern.New(`(?i)\bCON\s?29\s?O\b`), weight: -0.15, head: true},
		{re: pattern.New(`(?i)\boptional\s+enquiries\s+of\b`), weight: -0.45, head: true},
		// Replies under the form's numbers alone.
		{re: pattern.New(`(?i)\b3\.12\W{0,8}(?:yes|no|none|n/?a)\b[^.]{0,60}\b3\.13\b[^.]{1,80}\b3\.14\W{0,8}(?:yes|no|none|n/?a)\b`), weight: 0.8},
		{re: pattern.New(`(?i)\brights?\s+of\s+way\b[^.\f]{0,60}\bdefinitive\s+map`), weight: 0.4},
		{re: pattern.New(`(?i)\bassets?\s+of\s+community\s+value`), weight: 0.4},
		{re: pattern.New(`(?i)\blocal\s+authority\s+(?:search|enquir|repl)`), weight: 0.4, head: true},
	},
	fields: joinFields(searchFields(CON29R), []Field{
		{"/propertyPack/localAuthority/localAuthorityName", "local authority", Words},
		{"/paperwurks/con29r/edition", "edition of the form", Answer},                // 2016, 2007
		{"/paperwurks/con29r/searchType", "official or personal search", Answer},     // Official, Personal
		{lasPlans + "name", "1.2 development plan", Words},                           // 1.2
		{"/paperwurks/con29r/designations", "1.2 designations and proposals", Words}, // 1.2 as answered
	}, con29rListFields(), answerFields(con29rAnswers), floodToldFields(CON29R)),
	parse: parseCON29R,
}

var (
	edition2007  = pattern.New(`(?i)CON\s?29\s?R?\s*\(?\s*(2007)|\b(2007)\s+(?:edition|form)`)
	edition2016  = pattern.New(`(?i)CON\s?29\s?R?\s*\(?\s*(20(?:16|19|2\d))|\b(2016|2019)\s+(?:edition|form|enquiries)`)
	conservation = pattern.New(`(?i)conservation`)
	levy         = pattern.New(`(?i)infrastructure\s+levy|\bCIL\b`)
	onlyIn2016   = pattern.New(`(?i)(?:^|[\n\f])\s*(3\.1[45]\b|1\.1\s*\(?[ijkl]\))|(?:community\s+infrastructure\s+levy|assets?\s+of\s+community\s+value|heritage\s+partnership)`)
)

// con29rIn2007 is where the edition of 2007 asks the enquiries of 2016 that it has
// under another number. Those of its enquiries that are not here and have no like
// in the edition of 2016 are not read.
var con29rIn2007 = map[string]string{
	"1.1(a)": "1.1(a)", "1.1(b)": "1.1(b)", "1.1(c)": "1.1(c)", "1.1(d)": "1.1(d)", "1.1(e)": "1.1(e)",
	"1.1(f)": "1.1(j)", "1.1(g)": "1.1(k)", "1.1(h)": "1.1(l)",
	"1.2": "1.2", "2.1(a)": "2.1(a)", "2.1(b)": "2.1(b)", "2.1(c)": "2.1(c)", "2.1(d)": "2.1(d)",
	"3.1": "3.1", "3.2": "3.2", "3.5": "3.5(a)", "3.8": "3.8",
	"3.10(a)": "3.11(a)", "3.10(b)": "3.11(b)", "3.11": "3.12",
	"3.12(a)": "3.13(a)", "3.12(b)": "3.13(b)", "3.12(b)(i)": "3.13(b)(i)", "3.12(b)(ii)": "3.13(b)(ii)", "3.12(c)": "3.13(c)",
	"3.13": "3.14",
}

// con29rNumbers is every number that either edition prints, in the form's order.
var con29rNumbers, con29rPaths = func() ([]string, map[string]string) {
	var numbers []string
	paths := map[string]string{}
	add := func(es []enquiry, base string) {
		for _, e := range es {
			numbers = append(numbers, e.number)
			paths[e.number] = base + e.path
		}
	}
	add(con29rLists, "/paperwurks/con29r/decisions/")
	numbers = append(numbers, "1.2")
	add(con29rRoads, "/paperwurks/con29r/roads/")
	add(con29rAnswers, "")
	// Parents that answer for all below them, and numbers of 2007.
	numbers = append(numbers, "3.3", "3.4", "3.5", "3.13", "3.12(a)", "3.12(b)", "3.12(b)(i)", "3.12(b)(ii)", "3.12(c)")
	return numbers, paths
}()

// sayEdition tells which edition's numbers the paper uses; "" when that does not show.
func (s *sheet) sayEdition(segments []*segment) string {
	path := "/paperwurks/con29r/edition"
	if m, ok := s.Find(edition2007); ok {
		s.state(path, m.Span, m.Group[0].String+m.Group[1].String, "2007")
		return "2007"
	}
	if m, ok := s.Find(edition2016); ok {
		s.state(path, m.Span, m.Group[0].String+m.Group[1].String, "2016")
		return "2016"
	}
	for _, g := range segments {
		if !strings.HasPrefix(g.numbers[0], "3.10") {
			continue
		}
		for _, c := range g.cells[:min(6, len(g.cells))] {
			_, area := c.Find(conservation)
			if m, ok := c.Find(levy); ok {
				s.state(path, g.mark.To(m.Span), m.Whole, "2016")
				return "2016"
			}
			if m, ok := c.Find(conservation); ok && area {
				s.state(path, g.mark.To(m.Span), m.Whole, "2007")
				return "2007"
			}
		}
	}
	if m, ok := s.Find(onlyIn2016); ok {
		s.state(path, m.Span, m.Whole, "2016")
		return "2016"
	}
	return ""
}

func parseCON29R(s *sheet) {
	s.sayParticulars()
	s.sayProvider()
	s.sayCouncil("/propertyPack/localAuthority/localAuthorityName")
	s.saySearchType("/paperwurks/con29r/searchType")
	s.sayFloodTold()
	segments := withoutContents(s.segments(con29rNumbers))
	if renumbered(segments) {
		s.sayByWords()
		return
	}
	edition := s.sayEdition(segments)
	opening, asked := 0, 0
	for _, g := range segments {
		if len(g.cells) > 0 {
			asked++
			if beginsPlain(g.cells[0].Text()) {
				opening++
			}
		}
	}
	repliesOnly := asked > 0 && float64(opening) >= 0.5*float64(asked)
	segments = s.byLetters(segments, repliesOnly)

	list := map[string]bool{}
	for _, e := range con29rLists {
		list[e.number] = true
	}
	road := map[string]enquiry{}
	for _, e := range con29rRoads {
		road[e.number] = e
	}
	records := &decisionList{sheet: s}
	printedAt := map[string]bool{}
	for _, g := range segments {
		for _, n := range g.numbers {
			printedAt[n] = true
		}
	}
	children := map[string]bool{} // parents whose letters are answered one by one
	for _, g := range segments {
		for _, n := range g.numbers {
			for strings.Contains(n, "(") {
				n = n[:strings.LastIndex(n, "(")]
				children[n] = true
			}
		}
	}
	ticks := s.enquiryTicks(segments)
	var elsewhere []*segment // those of 1.1 whose answer is a list at another place
	for i, g := range segments {
		_, answer := g.answered(repliesOnly)
		ticked, byTick := ticks[g]
		if byTick {
			answer = ticked.details
		}
		if i > 0 && !byTick {
			if beside := g.besideStem(segments[i-1], repliesOnly); len(beside) > len(answer) {
				answer = beside
			}
		}
		for _, printed := range g.named() {
			if child := g.childWithin(printed); child != "" && !printedAt[child] {
				printed = child
			}
			n := printed
			if edition == "2007" {
				m, ok := con29rIn2007[n]
				if !ok {
					if b := n[:strings.Index(n+"(", "(")]; b < "3.6" || b > "3.9" {
						continue
					}
					m = n
				}
				n = m
			} else if edition == "" && con29rIn2007[n] != n && con29rIn2007[n] != "" {
				continue // the number means one thing in 2007 and another in 2016
			}
			path, known := con29rPaths[n]
			switch {
			case byTick && ticked.answer == "Yes" && len(g.numbers) > 1:
				// Of several it does not say of which.
				if list[n] && printed == g.numbers[0] {
					s.sayTicked(g, path, ticked)
					records.read(n, ticked.details)
				}
			case byTick && n != "1.2" && (list[n] || known || road[n].path != ""):
				s.sayTicked(g, path, ticked)
				if list[n] {
					records.read(n, ticked.details)
				} else if road[n].path != "" {
					s.sayRoads(road[n], g, ticked.details)
				}
			case list[n]:
				s.reply(g, path, answer)
				records.read(n, g.cells)
				if len(answer) > 0 && (pointsOn.MatchString(textOf(answer)) || !s.said[path+"/yesNo"] && records.count[con29rList(n)] > 0) {
					elsewhere = append(elsewhere, g)
				}
			case n == "1.2":
				s.sayPlans(g, answer)
			case road[n].path != "":
				if road[n].path != publicRoads || !s.sayPrivate(g, path, answer) {
					s.reply(g, path, answer)
				}
				s.sayRoads(road[n], g, answer)
			case n == "2.1" && !children[printed] && adopted.MatchString(textOf(answer)):
				// All of 2.1 in one reply tells first which roads are public.
				public := con29rRoads[0]
				s.reply(g, con29rPaths[public.number], answer)
				s.sayRoads(public, g, answer)
			case known && (!children[printed] || n == "3.13(b)" || n == "3.15(a)"):
				s.reply(g, path, answer)
			case !children[printed] && byTick:
				for _, e := range con29rAnswers {
					if ticked.answer == "No" && strings.HasPrefix(e.number, n+"(") {
						s.sayTicked(g, e.path, columnTick{answer: ticked.answer, head: ticked.head, mark: ticked.mark, at: ticked.at})
					}
				}
			case !children[printed]:
				// "3.6 None" answers for every letter of 3.6; a "Yes" does not say for which.
				whole := run(answer, proofWords)
				if p := weigh(whole.Text()); p.yes != "No" || !p.plain {
					continue
				}
				for _, e := range con29rAnswers {
					if strings.HasPrefix(e.number, n+"(") {
						s.reply(g, e.path, answer[:1])
					}
				}
			}
		}
	}
	records.schedules()
	for _, g := range elsewhere {
		for _, e := range con29rLists {
			if _, answer := g.answered(repliesOnly); e.number == g.numbers[0] && records.count[e.path] > 0 {
				s.state("/paperwurks/con29r/decisions/"+e.path+"/yesNo", g.proof(answer[0]), answer[0].Text(), "Yes")
			}
		}
	}
}

// withoutContents leaves out a list of contents or a summary before the replies: numbers
// of whole enquiries in rising order, nearly all of which come again behind them.
func withoutContents(segments []*segment) []*segment {
	n := 0
	for n < len(segments) && len(segments[n].numbers) == 1 && !strings.Contains(segments[n].numbers[0], "(") {
		if n > 0 && !earlier(segments[n-1].numbers[0], segments[n].numbers[0]) {
			break
		}
		n++
	}
	if n < 4 || n == len(segments) {
		return segments
	}
	again := 0
	for _, g := range segments[:n] {
		if slices.ContainsFunc(segments[n:], func(o *segment) bool {
			return o.numbers[0] == g.numbers[0] || strings.HasPrefix(o.numbers[0], g.numbers[0]+"(")
		}) {
			again++
		}
	}
	if 5*again < 4*n {
		return segments
	}
	return segments[n:]
}

// earlier reports whether an enquiry comes before another in the form.
func earlier(a, b string) bool {
	numbers := func(n string) (major, minor int) {
		x, y, _ := strings.Cut(n, ".")
		major, _ = strconv.Atoi(x)
		minor, _ = strconv.Atoi(y)
		return major, minor
	}
	a1, a2 := numbers(a)
	b1, b2 := numbers(b)
	return a1 < b1 || a1 == b1 && a2 < b2
}

var (
	planTitle  = pattern.New(`\b((?:[A-Z0-9][\pL\d'’&-]*\s+(?:(?:and|of|upon|the|for|to)\s+)?){0,7}(?:Local\s+(?:Development\s+)?Plan|Core\s+Strategy|Unitary\s+Development\s+Plan|Local\s+Development\s+Framework|Neighbourhood\s+(?:Development\s+)?Plan|London\s+Plan|Structure\s+Plan|Development\s+Plan(?:\s+Document)?)(?:\s+and\s+(?:Site\s+)?Allocations|\s+Part\s+(?:\d|One|Two))?(?:\s*\(?\d{4}(?:\s*[-–/]\s*\d{2,4})?\)?)?)`)
	roadName   = pattern.New(`\b((?:(?:The|Old|Upper|Lower|Great|Little|New|North|South|East|West|St\.?|\p{Lu}[\pL'’-]+)\s+){1,4}(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Place|Gardens?|Grove|Crescent|Terrace|Hill|Walk|Square|Row|Mews|Parade|View|Rise|Green|Meadows?|Mead|Croft|Chase|Vale|Bank|Mount|Fields?|Wharf|Park|Rd|St|Ave|Cres|Heol|Ffordd)|(?:A|B|C|M)\d{1,4}|(?:Heol|Ffordd|Stryd|Lôn|Rhodfa['’]?r?|Maes|Clos|Bryn|Cilgant|Rhes|Teras)\s+(?:yr?\s+)?\p{Lu}[\pL'’-]+(?:\s+\p{Lu}[\pL'’-]+)?|(?:The)\s+[A-Z][a-z]+)\b`)
	notAdopted = pattern.New(`(?i)\b(?:private(?:ly)?|unadopted|not\s+(?:been\s+)?adopted|not\s+(?:a\s+)?(?:highway\s+)?maintain(?:ed|able)|no\s+highways?|un-?made)\b|\b(?:is|are)\s+not\s*(?:[.;,]|$)`)
	adopting   = pattern.New(`(?i)\b(?:section\s*38|s\.?\s?38|subject\s+to\s+(?:an?\s+)?(?:adoption\s+)?agreement|adoption\s+agreement)\b`)
	adopted    = pattern.New(`(?i)\b(?:adopted|maintained|maintainable|public(?:ly)?)\b`)
)

// sayPlans states the development plans and what they designate (1.2).
func (s *sheet) sayPlans(g *segment, answer []evidence.Span) {
	whole := run(answer, proofWords)
	if whole.Empty() {
		return
	}
	for i, m := range whole.FindAll(planTitle) {
		if i > 9 {
			break
		}
		s.state(at(lasPlans+"name", i), m.Span, m.Group[0].String, nil)
	}
	words := clip(whole, quoteWords)
	if len(words.Text()) > 1 {
		s.state("/paperwurks/con29r/designations", g.proof(words), words.Text(), nil)
	}
}

// sayRoads states the roads that an answer to 2.1 names, and whose they are.
func (s *sheet) sayRoads(e enquiry, g *segment, answer []evidence.Span) {
	status := map[string]string{"subjectToAdoption": "section 38", publicRoads: "public"}[e.path]
	n := 0
	for i, cell := range answer {
		if n > 20 {
			return
		}
		if beginsPlain(cell.Text()) && cell.Words() < 3 {
			continue
		}
		whole := cell // with the line above, where a sentence may have begun
		if i > 0 && answer[i-1].Page() == cell.Page() {
			if w := answer[i-1].To(cell); w.Words() == answer[i-1].Words()+cell.Words() {
				whole = w
			}
		}
		sentence := cell
		if i+1 < len(answer) && answer[i+1].Page() == cell.Page() {
			// The status stands beside the name or on the next line.
			if w := cell.To(answer[i+1]); w.Words() == cell.Words()+answer[i+1].Words() {
				if _, named := answer[i+1].Find(roadName); !named {
					sentence = w
				}
			}
		}
		for _, m := range cell.FindAll(roadName) {
			item := lasRoads + e.path + "/"
			name := m.Group[0].String
			// "The access from Mill Lane is private" is not of Mill Lane.
			if way := s.wayOff(m.Span, whole); !way.Empty() {
				m.Span, name = way, way.Text()
			}
			quote := sentence
			if quote.Words() > quoteWords {
				quote = m.Span
			}
			if !s.state(at(item+"*/name", n), quote, name, nil) {
				continue
			}
			// The words nearest after the name say whose the road is.
			rest := m.Rest(sentence)
			if next, ok := rest.Find(roadName); ok {
				if short := before(next.Span, rest); short.Words() > 1 && (matches(short, notAdopted) || matches(short, adopted) || matches(short, adopting)) {
					rest = short
				}
			}
			// Its own sentence before what the next says of another way.
			if own := rest.Sub(0, min(rest.Words(), len(strings.Fields(firstSentence(rest.Text()))))); own.Words() < rest.Words() && (matches(own, notAdopted) || matches(own, adopted) || matches(own, adopting)) {
				rest = own
			}
			around := rest
			if !matches(rest, notAdopted) && !matches(rest, adopting) && !matches(rest, adopted) {
				around = sentence
			}
			switch {
			case deniesRoad.MatchString(rest.Text()):
				// "Back Lane - No", "Mill Mews: not subject to an agreement".
				if status == "public" {
					s.state(at(item+"*/status", n), quote, name, "private")
				}
			case matches(around, notAdopted):
				f, _ := around.Find(notAdopted)
				s.state(at(item+"*/status", n), quote.To(f.Span), f.Whole, "private")
			case matches(around, adopting):
				f, _ := around.Find(adopting)
				s.state(at(item+"*/status", n), quote.To(f.Span), f.Whole, "section 38")
			case matches(around, adopted) && status == "public":
				f, _ := around.Find(adopted)
				s.state(at(item+"*/status", n), quote.To(f.Span), f.Whole, "public")
			case status != "":
				s.state(at(item+"*/status", n), g.proof(m.Span), name, status)
			}
			n++
		}
	}
}

// publicRoads is the enquiry after roads that are maintained at the public expense.
const publicRoads = "highwaysMaintainableAtPublicExpense"

// deniesRoad is what follows a road's name and says no to the enquiry.
var deniesRoad = pattern.New(`^(?i)\W*(?:no(?:t\s+(?:the\s+)?subject\b.*)?|not\s+applicable|n/?a)\W*$`)

// sayPrivate states that no road is public, where the answer's first sentence tells of a
// private one and of no other.
func (s *sheet) sayPrivate(g *segment, path string, answer []evidence.Span) bool {
	text := firstSentence(textOf(answer))
	if !notAdopted.MatchString(text) || adopted.MatchString(notAdopted.ReplaceAllString(text, "")) {
		return false
	}
	if p := weigh(textOf(answer)); p.plain || p.yes != "Yes" {
		return false
	}
	s.sayPieces(g, path+"/yesNo", clipAll(answer, len(strings.Fields(text))), "No")
	s.sayPieces(g, path+"/details", clipAll(answer, quoteWords), nil)
	return true
}

// con29rList is the list of PDTF for which an enquiry asks.
func con29rList(number string) string {
	for _, e := range con29rLists {
		if e.number == number {
			return e.path
		}
	}
	return ""
}

var (
	offRoad  = pattern.New(`(?i)^(?:from|off|to|behind|adjoining|joining|between|via)$`)
	sideRoad = pattern.New(`(?i)\b(?:access|way|road|drive(?:way)?|passage(?:way)?|track|path|lane|court(?:yard)?|forecourt|car\s+park|alley(?:way)?|spur|mews|strip|land)\b`)
)

// wayOff is the words that name a way by the road that it leaves, up to that road;
// nothing when the road is named for itself.
func (s *sheet) wayOff(road, cell evidence.Span) evidence.Span {
	lead := before(road, cell)
	n := lead.Words()
	if n == 0 || !offRoad.MatchString(lead.Word(n-1).Text) {
		return evidence.Span{}
	}
	from := n
	for from > 0 && n-from < 8 && !strings.HasSuffix(lead.Word(from-1).Text, ".") && !strings.HasSuffix(lead.Word(from-1).Text, ";") {
		from--
	}
	if whole := lead.Sub(from, n); sideRoad.MatchString(whole.Text()) {
		return whole.To(road)
	}
	return evidence.Span{}
}

func matches(v evidence.Span, re *pattern.Pattern) bool {
	_, ok := v.Find(re)
	return ok
}

// decisionList gathers planning and building-control entries, wherever they stand.
type decisionList struct {
	*sheet
	count map[string]int  // entries so far, by PDTF's list
	known map[string]bool // list and reference, so that an entry is told once
}

var (
	decisionRef   = pattern.New(`\b((?:[A-Z]{1,5}(?:\d?[/.-])?\d{2,4}[/.-]|(?:\d/)?\d{2,4}[/-])\d{2,6}[A-Z]{0,2}(?:[/.-][A-Z0-9]{1,8}){0,3}|[A-Z]{1,4}/?\d{4,8}(?:/[A-Z0-9]{1,6}){0,2}|(?i:FENSA|CERTASS|Gas\s?Safe|NICEIC|NAPIT|HETAS|OFTEC|ELECSA)[/ .-]{0,2}(?:(?i:no)\.?\s)?\d{2,}(?:[/.-]\w+){0,3}|(?:CP|BN|FP|IN|AI|RG)[/ .-]?\d{2,}(?:[/.-]\w+){0,3}|\d{8,10})(?:\b|$)`)
	decisionWords = pattern.New(`(?i)\b((?:conditional(?:ly)?\s+)?(?:permission\s+)?(?:granted|approved|permitted|refused|withdrawn|dismissed|allowed|rejected|accepted|completed?|completion\s+certificate\s+issued|lawful|not\s+required|pending(?:\s+consideration|\s+decision)?|undetermined|registered)(?:\s+(?:with|subject\s+to)\s+conditions|\s+conditionally|\s+unconditionally|\s+with\s+legal\s+agreement|\s+on\s+appeal)?|(?:grant|approve|permit|refuse)(?:\s+(?:with|subject\s+to)\s+conditions|\s+permission)?|(?:full|conditional|unconditional)\s+(?:approval|permission|planning\s+permission)|approval|approve[sd]?\s+conditional|no\s+objection|prior\s+approval\s+(?:not\s+required|given|refused))(?:\b|$)`)
	// decidedFor is an entry told as a sentence: "granted 14 November 2021 for a porch, conditional on …".
	decidedFor = pattern.New(`(?i)\b(?:granted|approved|refused|permitted|withdrawn|allowed|permission|approval|consent|certificate)(?:\s+(?:on\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\pL+\s+\d{4}|\s+(?:on\s+)?\d{1,2}[./-]\d{1,2}[./-]\d{2,4})?,?\s+(?:for|in\s+respect\s+of|in\s+relation\s+to)\s+((?:the\s+|an?\s+)?[^.;,]{4,200}?)(?:[.;]?$|[.;]\s|,\s)`)
	appliedOn  = pattern.New(`(?i)(?:received|registered|valid(?:ated)?|applied|application\s+date|date\s+(?:of\s+application|received|registered|valid))\s*(?:on)?\s*:?\s*$`)
	entryLabel = pattern.New(`(?i)^(?:(?:application|planning|building\s+(?:control|regulations?))?\s*(?:ref(?:erence)?|no|number)\.?(?:\s*no\.?)?|proposal|description(?:\s+of\s+works?)?|development|works?|decision(?:\s+date)?|date(?:\s+of\s+decision)?|status|outcome|location|address|site|type|app(?:lication)?\s+type|decided|issued|completed)\s*[:–-]\s*`)
)

// listOf is which list an entry belongs to, by its own wording; fall is where it
// belongs when the wording does not say.
func listOf(text, ref, fall string) string {
	lower := strings.ToLower(text)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lower, w) })
	}
	suffix := strings.ToUpper(ref[strings.LastIndexAny(ref, "/.-")+1:])
	building := strings.HasPrefix(fall, "buildingRegulations") || fall == "building"
	switch {
	case building && (has("fensa", "certass", "gas safe", "gassafe", "niceic", "napit", "hetas", "oftec", "elecsa", "competent person", "self-cert", "self cert", "corgi")):
		return "buildingRegulationsSelfCertification"
	case fall == "building" && has("completion", "completed", "final certificate"):
		return "buildingRegulationsCompletion"
	case fall == "building":
		return "buildingRegulationsApproval"
	case fall != "planning":
		return fall
	case suffix == "LBC" || suffix == "LB" || has("listed building consent"):
		return "listedBuildingConsent"
	case suffix == "CAC" || has("conservation area consent"):
		return "conservationAreaConsent"
	case has("existing use", "cleud") || suffix == "CLEUD" || suffix == "CLE" || suffix == "LDCE":
		return "lawfulnessOfExistingUse"
	case has("clopud", "lawful development certificate", "proposed lawful", "certificate of lawful") || suffix == "CLOPUD" || suffix == "CLP" || suffix == "LDCP":
		return "certificateOfLawfulnessOfProposedUse"
	}
	return "planningPermission"
}

// read states the entries of an answer to 1.1.
func (d *decisionList) read(number string, cells []evidence.Span) {
	name := ""
	for _, e := range con29rLists {
		if e.number == number {
			name = e.path
		}
	}
	d.entries(name, cells)
}

// entries cuts cells at the references that open an entry.
func (d *decisionList) entries(fall string, cells []evidence.Span) {
	var entry []evidence.Span
	flush := func() {
		if len(entry) > 0 {
			d.say(fall, entry)
		}
		entry = nil
	}
	for _, c := range barred(cells) {
		// Several entries may stand in one cell: "12/00123/FUL … 14/00456/FUL …".
		rest := c
		for !rest.Empty() {
			m, ok := rest.Find(decisionRef)
			for ok && !isReference(m.Group[0].String) {
				next := m.Rest(rest)
				m, ok = next.Find(decisionRef)
			}
			if !ok {
				break
			}
			lead := before(m.Span, rest)
			if what := describedBefore(lead, m); !what.Empty() {
				flush()
				entry = append(entry, m.Span, what)
				rest = m.Rest(rest)
				if _, more := rest.Find(decisionRef); !more {
					break
				}
				continue
			}
			if entryLabel.MatchString(lead.Text()+" ") || lead.Words() <= 3 {
				lead = evidence.Span{}
			}
			if !lead.Empty() && len(entry) > 0 {
				entry = append(entry, lead)
			}
			flush()
			entry = append(entry, m.Span)
			rest = m.Rest(rest)
			if rest.Words() < 3 {
				break
			}
			// Only text that holds another entry is cut further.
			if _, more := rest.Find(decisionRef); !more {
				break
			}
			m2, _ := rest.Find(decisionRef)
			if !isReference(m2.Group[0].String) {
				break
			}
			if piece := before(m2.Span, rest); !piece.Empty() {
				entry = append(entry, piece)
				rest = m2.To(m2.Rest(rest))
			}
		}
		if !rest.Empty() && len(entry) > 0 && len(entry) < 40 {
			entry = append(entry, rest)
		}
	}
	flush()
}

// barred parts cells at the bars and bullets between their particulars: "15/0052 |
// Granted on 15 November 2015 | Rear extension".
func barred(cells []evidence.Span) []evidence.Span {
	var all []evidence.Span
	for _, c := range cells {
		from := 0
		for i := range c.Words() {
			if w := c.Word(i).Text; w == "|" || w == "•" || w == "¦" || w == "·" {
				all = append(all, nonEmpty(c.Sub(from, i))...)
				from = i + 1
			}
		}
		all = append(all, nonEmpty(c.Sub(from, c.Words()))...)
	}
	return all
}

// describedBefore is the words before a reference that are about it: the description
// that a reference in brackets follows, or its day where it begins the line. Empty
// where the words before are another entry's.
func describedBefore(lead evidence.Span, ref evidence.Match) evidence.Span {
	if lead.Empty() {
		return lead
	}
	text := lead.Text()
	if isDate(strings.Trim(text, " .,:;()–-")) {
		return lead
	}
	if !strings.HasPrefix(ref.Word(0).Text, "(") && !strings.HasPrefix(ref.Word(0).Text, "[") {
		return evidence.Span{}
	}
	from := 0
	for i := range lead.Words() {
		if w := lead.Word(i).Text; strings.HasSuffix(w, ".") && len(w) > 2 || strings.HasSuffix(w, ";") {
			from = i + 1
		}
	}
	what := lead.Sub(from, lead.Words())
	if what.Words() < 2 || entryLabel.MatchString(what.Text()+" ") || decisionWords.MatchString(what.Word(0).Text) && what.Words() < 3 {
		return evidence.Span{}
	}
	return what
}

// isReference is false for what only looks like one: a date, a year range, a section number.
func isReference(ref string) bool {
	if isDate(ref) {
		return false
	}
	digits := 0
	for _, r := range ref {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if len(ref) == 9 && (ref[4] == '-' || ref[4] == '/') && digits == 8 {
		return false // 2011-2031
	}
	return digits >= 4
}

// inspectorsRef is the Planning Inspectorate's number of an appeal, not an application's.
var inspectorsRef = pattern.New(`\bAPP/[A-Z]\d{4}/`)

// say states one entry: its reference, and as much of the rest as is clear.
func (d *decisionList) say(fall string, entry []evidence.Span) {
	if d.count == nil {
		d.count, d.known = map[string]int{}, map[string]bool{}
	}
	m, ok := entry[0].Find(decisionRef)
	if !ok || inspectorsRef.MatchString(entry[0].Text()) {
		return
	}
	ref := m.Group[0].String
	var texts []string
	for _, c := range entry {
		texts = append(texts, c.Text())
	}
	all := strings.Join(texts, " ")
	if !decisionWords.MatchString(all) && len(strings.Fields(all)) < 4 {
		return // a number alone is no entry
	}
	list := listOf(all, ref, fall)
	if d.known[list+ref] {
		return
	}
	d.known[list+ref] = true
	item := lasDecisions + list + "/" + strconv.Itoa(d.count[list]) + "/"
	quote := run(entry, quoteWords)
	d.state(item+"refNumber", quote, ref, nil)
	d.count[list]++
	var description evidence.Span
	if m, ok := quote.Find(decidedFor); ok {
		description = trimBoth(m.Group[0].Span)
		d.state(item+"description", description, strings.TrimRight(description.Text(), " ,.;"), nil)
	}
	for i, c := range entry {
		if i == 0 {
			continue
		}
		text := c.Text()
		if l := entryLabel.FindString(text + " "); l != "" {
			skip := len(strings.Fields(l))
			c = c.Sub(min(skip, c.Words()), c.Words())
			if c.Empty() {
				continue
			}
			text = c.Text()
		}
		if w, ok := c.Find(decisionWords); ok && !d.said[item+"decision"] && (c.Words() <= 6 || i > 0) {
			if c.Words() <= 8 || endsWith(c, w.Span) || holdsDate(w.Rest(c).Text()) {
				d.state(item+"decision", c, w.Group[0].String, nil)
			}
		}
		if day, as, ok := ParseDay(text); ok {
			lead := text[:strings.Index(text, as)]
			field := "decisionDate"
			if appliedOn.MatchString(lead) {
				field = "applicationDate"
			}
			d.state(item+field, clip(c, quoteWords), as, FormatDay(day))
		}
		if description.Empty() {
			part := c
			if w, ok := part.Find(decisionWords); ok && (part.Words() <= 6 || before(w.Span, part).Words() >= 2) {
				part = before(w.Span, part)
			}
			if day, as, ok := ParseDay(part.Text()); ok && !day.IsZero() {
				part = part.Sub(0, len(strings.Fields(part.Text()[:strings.Index(part.Text(), as)])))
			}
			part = trimBoth(part)
			if part.Words() >= 2 && part.Words() <= 80 && hasLetters(part.Text()) {
				description = part
				lines := []evidence.Span{part}
				// The description's further lines stand right below in its column.
				for _, n := range entry[i+1:] {
					b, p := n.Box(), lines[len(lines)-1].Box()
					if n.Page() != part.Page() || abs(b.X0-p.X0) > 3 && abs(b.X0-entry[0].Box().X0) > 3 || b.Y0 < p.Y0+2 {
						continue
					}
					if b.Y0-p.Y1 > p.Height() || !endsWith(c, part) || isDate(n.Text()) || entryLabel.MatchString(n.Text()+" ") {
						break
					}
					if w, ok := n.Find(decisionWords); ok {
						// The description's last words stand before the decision.
						if lead := trimBoth(before(w.Span, n)); !lead.Empty() && !holdsDate(lead.Text()) {
							lines = append(lines, lead)
						}
						break
					}
					lines = append(lines, n)
				}
				d.stateAll(item+"description", lines, nil)
			}
		}
	}
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

func endsWith(whole, part evidence.Span) bool { return part.Rest(whole).Words() == 0 }

func hasLetters(s string) bool {
	n := 0
	for _, r := range s {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			n++
		}
	}
	return n >= 4
}

// trimBoth drops words that are only punctuation at both ends.
func trimBoth(v evidence.Span) evidence.Span {
	v = trimPunctuation(v)
	for !v.Empty() && strings.Trim(v.Word(v.Words()-1).Text, ":.-–—_|…,;()") == "" {
		v = v.Sub(0, v.Words()-1)
	}
	return v
}

// scheduleNamed is how a list that stands apart is called before it is told of what:
// "Schedule 2:", "Appendix B -", "Table of".
const scheduleNamed = `(?:(?:schedule|appendix|annexe?|table|list)(?:\s+(?:of|[A-Z]|\d{1,2}|[IVX]{1,4}))?\s*[:.–-]?\s*)`

var (
	planningSchedule = pattern.New(`^(?i)(?:` + scheduleNamed + `?(?:relevant\s+)?(?:planning\s+(?:history|applications?|decisions?|register|permissions?|schedule|records?|entries)(?:\s+(?:and\s+decisions|history|schedule|list))?|1\.1\s*\(a\)\s*(?:to|-|–)\s*\(i\).*)|` + scheduleNamed + `(?:planning(?:\s+control)?|development\s+(?:control|management)))\s*:?$`)
	buildingSchedule = pattern.New(`^(?i)(?:` + scheduleNamed + `?building\s+(?:control|regulations?)(?:\s+(?:history|applications?|decisions?|register|approvals?|schedule|records?|entries|certificates?)){0,2}|` + scheduleNamed + `building\s+(?:works?|matters))\s*:?$`)
	schemesSchedule  = pattern.New(`^(?i)` + scheduleNamed + `?(?:competent\s+persons?(?:['’]s?)?|self[- ]certifi\w+)(?:\s+(?:self[- ]cert\w+|schemes?|notifications?|certificates?|records?|work)){0,3}\s*:?$`)
	otherSchedule    = pattern.New(`^(?i)(?:schedule|appendix|annex|notes?|informatives?|additional\s+information|terms|part\s+\d)\b`)
)

// schedules reads the lists that stand apart from the answers, under a heading of their own.
func (d *decisionList) schedules() {
	taken := d.tables()
	fall := ""
	var cells []evidence.Span
	flush := func() {
		if fall != "" {
			d.entries(listFall(fall), cells)
		}
		cells = nil
	}
	for _, p := range d.text.Document().Pages {
		for _, r := range d.bodyRows(p.Number) {
			if name, heads := decisionsUnder(r); heads {
				flush()
				fall = name
				continue
			}
			if fall != "" && !taken[r.cells[0]] {
				cells = append(cells, r.cells...)
			}
		}
	}
	flush()
}

// decisionsUnder is which list a row is the heading of: "planning", "building", "schemes", or
// "" for what ends a list; heads tells whether it is a heading at all.
func decisionsUnder(r row) (fall string, heads bool) {
	text := evidence.Fold(r.text())
	switch {
	case planningSchedule.MatchString(text):
		return "planning", true
	case buildingSchedule.MatchString(text):
		return "building", true
	case schemesSchedule.MatchString(text):
		return "schemes", true
	}
	return "", enquiryNumber.MatchString(text) && !holdsDate(firstWords(text, 1)) || otherSchedule.MatchString(text) && len(r.cells) == 1
}

// listFall is where the entries of a schedule belong that do not say it themselves.
func listFall(fall string) string {
	if fall == "schemes" {
		return "buildingRegulationsSelfCertification"
	}
	return fall
}

// decisionColumns is the columns of a table of decisions of every sort.
var decisionColumns = []column{
	{"ref", columnHead(`(?:application\s+|planning\s+|our\s+)?(?:number|no\.?|ref(?:erence)?(?:\s+(?:no\.?|number))?|case)`)},
	{"type", columnHead(`type|kind|category|sort|record|register|enquiry|class`)},
	{"what", columnHead(`particulars|description(?:\s+of\s+works?)?|proposal|details|development|works?`)},
	{"decision", columnHead(`decision|outcome|(?:type\s*/\s*)?status|result`)},
	{"date", columnHead(`(?:decision\s+|decided\s+|approval\s+)?date(?:\s+of\s+decision)?|decided|issued|approved`)},
	{"completed", columnHead(`complet(?:ed|ion)(?:\s+(?:certificate|date|issued))*|final\s+certificate`)},
	{"scheme", columnHead(`scheme|(?:scheme\s+|certifying\s+)?body|certifier`)},
}

var (
	typeSelf       = pattern.New(`(?i)\bself[- ]?cert|competent\s+person|\bCPS\b|1\.1\s*\(l\)`)
	typeCompletion = pattern.New(`(?i)\bcompletion|1\.1\s*\(k\)`)
	typeBuilding   = pattern.New(`(?i)\bbuilding\s+(?:control|reg)|^B\.?[CR]\.?(?:\s|$)|\bbuilding\s+notice|1\.1\s*\(j\)`)
	typePlanning   = pattern.New(`(?i)\bplanning|\bDC\b|development\s+control|1\.1\s*\([a-i]\)`)
)

// tables reads the tables of planning and building-control records: those in which they
// stand together, each row saying in a column of its own what it is, and those under the
// heading of a schedule. It tells which cells begin the rows that it read.
func (d *decisionList) tables() map[evidence.Span]bool {
	taken := map[evidence.Span]bool{}
	fall := ""
	for _, p := range d.text.Document().Pages {
		rows := d.bodyRows(p.Number)
		for i := 0; i < len(rows); i++ {
			if name, heads := decisionsUnder(rows[i]); heads {
				fall = name
				continue
			}
			t, took := d.tableAt(rows[i:], decisionColumns)
			if t == nil || !slices.Contains(t.names, "ref") || !slices.Contains(t.names, "what") || !slices.Contains(t.names, "type") && fall == "" {
				continue
			}
			ends := func(r row) bool {
				_, heads := decisionsUnder(r)
				return heads && len(r.cells) == 1
			}
			records, n := d.records(t, rows[i+took:], []string{"ref", "date"}, ends)
			for _, r := range records {
				d.sayRecord(r, fall)
			}
			for _, r := range rows[i : i+took+n] {
				taken[r.cells[0]] = true
			}
			i += took + n - 1
		}
	}
	return taken
}

// sayRecord states one row of such a table, under the heading of a schedule or of none.
func (d *decisionList) sayRecord(r record, fall string) {
	kind, ref := textOf(r["type"]), textOf(r["ref"])
	if !strings.ContainsAny(ref, "0123456789") || isDate(ref) || len(strings.Fields(ref)) > 4 {
		return
	}
	list := ""
	switch {
	case typeSelf.MatchString(kind):
		list = "buildingRegulationsSelfCertification"
	case typeCompletion.MatchString(kind):
		list = "buildingRegulationsCompletion"
	case typeBuilding.MatchString(kind):
		list = "buildingRegulationsApproval"
	case typePlanning.MatchString(kind):
		list = listOf(kind+" "+textOf(r["what"]), ref, "planning")
	case fall != "":
		list = listOf(textOf(r["scheme"])+" "+textOf(r["what"]), ref, listFall(fall))
	default:
		return
	}
	decided := r["date"]
	if len(decided) == 0 && list == "buildingRegulationsSelfCertification" {
		decided = r["completed"]
	}
	d.sayListed(list, ref, r, decided)
	if list == "buildingRegulationsApproval" && holdsDate(textOf(r["completed"])) {
		d.sayListed("buildingRegulationsCompletion", ref, r, r["completed"])
	}
}

// sayDecided states the first day in a cell.
func (d *decisionList) sayDecided(path string, cell []evidence.Span) {
	for _, c := range cell {
		if day, as, ok := ParseDay(c.Text()); ok {
			d.state(path, c, as, FormatDay(day))
			return
		}
	}
}

// sayListed states a record as an entry of a list.
func (d *decisionList) sayListed(list, ref string, r record, decided []evidence.Span) {
	if d.count == nil {
		d.count, d.known = map[string]int{}, map[string]bool{}
	}
	if d.known[list+ref] {
		return
	}
	d.known[list+ref] = true
	item := lasDecisions + list + "/" + strconv.Itoa(d.count[list]) + "/"
	d.count[list]++
	d.stateAll(item+"refNumber", r["ref"], nil)
	d.stateAll(item+"description", r["what"], nil)
	if list != "buildingRegulationsCompletion" || len(r["completed"]) == 0 {
		d.stateAll(item+"decision", r["decision"], nil)
	}
	d.sayDecided(item+"decisionDate", decided)
}
