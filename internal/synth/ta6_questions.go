package synth

// The choices that forms print beside a question.
var (
	yesOrNo        = []string{"Yes", "No"}
	yesNoUnknown   = []string{"Yes", "No", "Not known"}
	yesNoNeedless  = []string{"Yes", "No", "Not required"}
	yesNoNone      = []string{"Yes", "No", "Not applicable"}
	owners         = []string{"Seller", "Neighbour", "Shared", "Not known"}
	supplied       = []string{"Attached", "To follow"}
	suppliedBefore = []string{"Attached", "To follow", "Already supplied"}
)

const (
	boundary    = "/propertyPack/legalBoundaries/"
	dispute     = "/propertyPack/disputesAndComplaints/"
	notice      = "/propertyPack/notices/"
	alteration  = "/propertyPack/alterationsAndChanges/"
	listing     = "/propertyPack/listingAndConservation/"
	solar       = "/propertyPack/electricity/solarPanels/"
	guarantee   = "/propertyPack/guaranteesWarrantiesAndIndemnityInsurances/"
	insured     = "/propertyPack/insurance/"
	environment = "/propertyPack/environmentalIssues/"
	energy      = "/propertyPack/energyEfficiency/"
	knotweed    = "/propertyPack/specialistIssues/japaneseKnotweed/"
	informal    = "/propertyPack/rightsAndInformalArrangements/"
	rights      = informal + "rightsOrArrangements/"
	crossing    = "/propertyPack/servicesCrossing/"
	parking     = "/propertyPack/parking/"
	occupier    = "/propertyPack/occupiers/"
	grownUp     = occupier + "othersAged17OrOver/"
	wiring      = "/propertyPack/electricalWorks/"
	heating     = "/propertyPack/heating/heatingSystem/"
	drainage    = "/propertyPack/waterAndDrainage/drainage/"
	water       = "/propertyPack/waterAndDrainage/water/"
	moving      = "/propertyPack/completionAndMoving/"
)

// ta6Asked is one question of the seller's property information, as three
// families of form put it. A number that ends in "!" is not printed: the line
// belongs to the question above. One that ends in "?" is for questionnaires only.
type ta6Asked struct {
	path    string
	ref     string // numbering of the fourth edition, as PDTF's ta6 overlay maps it
	old     string // numbering of the first two editions; empty where they did not ask
	formal  string // a printed form's words
	plain   string // a conveyancer's questionnaire's words
	choices []string
	more    string // the label of the written answer beneath; empty for none
}

// ta6Sections are the heads of the fourth edition's sections and the old numbers.
var ta6Sections = []struct{ number, old, title, plain string }{
	{"1", "1", "Boundaries", "Your boundaries"},
	{"2", "2", "Disputes and complaints", "Disputes"},
	{"3", "3", "Notices and proposals", "Notices"},
	{"4", "4", "Alterations, planning and building control", "Building work and planning"},
	{"5", "5", "Guarantees and warranties", "Guarantees"},
	{"6", "6", "Insurance", "Insurance"},
	{"7", "7", "Environmental matters", "Flooding, radon, energy and knotweed"},
	{"8", "8", "Rights and informal arrangements", "Rights and shared arrangements"},
	{"9", "9", "Parking", "Parking"},
	{"10", "10", "Other charges", "Other charges"},
	{"11", "11", "Occupiers", "Who lives at the property"},
	{"12", "13", "Services", "Electrics, heating and drainage"},
	{"13", "14", "Connection to utilities and services", "Utilities"},
	{"14", "12", "Transaction information", "Your move"},
}

// ta6Asks is in the order of the fourth edition.
var ta6Asks = []ta6Asked{
	{boundary + "ownership/uniformBoundaries/left", "1.1(a)", "1.1(a)", "Seen from the road and facing the property, who owns or looks after the boundary on the left?", "Left-hand boundary (seen from the road): whose is it?", owners, ""},
	{boundary + "ownership/uniformBoundaries/right", "1.1(b)", "1.1(b)", "on the right?", "Right-hand boundary: whose is it?", owners, ""},
	{boundary + "ownership/uniformBoundaries/rear", "1.1(c)", "1.1(c)", "at the rear?", "Rear boundary: whose is it?", owners, ""},
	{boundary + "ownership/uniformBoundaries/front", "1.1(d)", "1.1(d)", "at the front?", "Front boundary: whose is it?", owners, ""},
	{boundary + "haveBoundaryFeaturesMoved/yesNo", "1.3", "1.3", "Does the seller know of a boundary feature that was moved in the past 10 years (or since the seller became owner, if earlier)?", "Has any fence, wall or hedge been moved in the last ten years or since you bought?", yesOrNo, "If Yes, please give details:"},
	{boundary + "adjacentLandIncluded/yesNo", "1.4", "1.4", "Has the seller bought adjoining land while owning the property?", "Have you bought any neighbouring land while you have owned the property?", yesOrNo, "If Yes, please give details:"},
	{boundary + "flyingFreehold/yesNo", "1.5", "", "Does any part of the property or its buildings overhang a neighbour's boundary or project beneath it, such as a cellar under the pavement?", "Does any part of the house lie over or under a neighbour's property?", yesOrNo, "If Yes, please give details:"},
	{notice + "partyWallAct/yesNo", "1.6", "1.6", "Has a notice under the Party Wall etc. Act 1996 been received for any shared or party boundary?", "Have you had any party wall notice?", yesOrNo, "If Yes, please supply a copy and give details of any works carried out or agreed:"},
	{notice + "partyWallAct/attachments", "1.6!", "1.6!", "If Yes, please supply a copy.", "Copy", supplied, ""},

	{dispute + "hasDisputesAndComplaints/yesNo", "2.1", "2.1", "Has there been any dispute or complaint about this property or one nearby?", "Have you had any dispute or complaint about this property or one nearby?", yesOrNo, "If Yes, please give details:"},
	{dispute + "leadingToDisputesAndComplaints/yesNo", "2.2", "2.2", "Does the seller know of anything that could lead to a dispute about the property or one nearby?", "Do you know of anything that might lead to a dispute?", yesOrNo, "If Yes, please give details:"},

	{"/paperwurks/ta6/noticesReceived", "3.1", "3.1", "Has the seller sent or received any notice or letter (neighbour, council, government department), or taken part in negotiations, affecting the property or one nearby?", "Have you received or sent any notice or letter that affects the property (council, neighbour, government)?", yesOrNo, "If Yes, please give details:"},
	{notice + "neighbourDevelopment/yesNo", "3.2", "3.2", "Does the seller know of a proposal to develop land or property nearby, or to alter buildings nearby?", "Do you know of any plan to build on, or alter, land or buildings nearby?", yesOrNo, "If Yes, please give details:"},

	{alteration + "hasStructuralAlterations/yesNo", "4.1(a)", "4.1(a)", "Has any of these changes been made to the property or its garden: (a) building works, e.g. an extension, a converted loft or garage, internal walls removed?", "Has there been any building work (extension, loft or garage conversion, walls taken out)?", yesOrNo, "If Yes, please give details including dates of all work undertaken:"},
	{alteration + "changeOfUse/yesNo", "4.1(b)", "4.1(b)", "(b) a change of use, e.g. from shop to dwelling?", "Has the use of the property been changed?", yesOrNo, "If Yes, in what year?"},
	{alteration + "windowReplacementsSince2002/yesNo", "4.1(c)", "4.1(c)", "(c) replacement windows, roof windows, roof lights or glazed doors put in since 1 April 2002?", "Have windows, roof lights or glazed doors been replaced since 1 April 2002?", yesOrNo, "If Yes, in what year or years?"},
	{alteration + "hasAddedConservatory/yesNo", "4.1(d)", "4.1(d)", "(d) a conservatory added?", "Has a conservatory been added?", yesOrNo, "If Yes, in what year?"},
	{alteration + "hasStructuralAlterations/planningPermission/yesNo", "4.2?", "", "For work disclosed at 4.1(a): was planning permission obtained?", "If you told us of building work: was planning permission obtained?", yesNoNeedless, ""},
	{alteration + "hasStructuralAlterations/buildingRegApproval/yesNo", "4.2?", "", "For work disclosed at 4.1(a): was Building Regulations approval obtained, with a completion certificate?", "If you told us of building work: was building regulations approval obtained?", yesNoNeedless, ""},
	{"/paperwurks/ta6/alterationConsents/attachments", "4.2(a)", "4.2(a)", "If Yes to any part of 4.1: please supply copies of the planning permission, Building Regulations approval and completion certificate.", "Copies of the permissions and certificates for that work", supplied, ""},
	{"/paperwurks/ta6/alterationConsents/details", "4.2(b)", "4.2(b)", "If any of them was not needed or cannot be supplied, please say why:", "If you have none, please say why", nil, ""},
	{alteration + "worksUnfinished/yesNo", "4.3", "4.3", "Is any work disclosed at 4.1 unfinished?", "Is any of that work unfinished?", yesOrNo, "If Yes, please give details:"},
	{alteration + "planningPermissionBreaches/yesNo", "4.4", "4.4", "Does the seller know of a breach of a planning or Building Regulations condition, of unfinished work, or of work lacking a consent that it needed?", "Do you know of any breach of a planning condition, or work without its consents?", yesOrNo, "If Yes, please give details:"},
	{alteration + "unresolvedPlanningIssues/yesNo", "4.5", "4.5", "Is any planning or building control issue still to be resolved?", "Is any planning or building control matter still open?", yesOrNo, "If Yes, please give details:"},
	{solar + "yesNo", "4.6", "", "Have solar panels been installed?", "Are there solar panels?", yesOrNo, ""},
	{solar + "yearInstalled", "4.6(a)", "", "In what year were the solar panels installed?", "In what year were the solar panels put in?", nil, ""},
	{solar + "panelsOwnedOutright/yesNo", "4.6(b)", "", "Are the solar panels owned outright?", "Do you own the solar panels outright?", yesOrNo, ""},
	{solar + "panelProviderLease/yesNo", "4.6(c)", "", "Has a long lease of the roof or air space been granted to a solar panel provider?", "Has the roof been leased to a solar panel company?", yesOrNo, ""},
	{solar + "panelProviderLease/attachments", "4.6!", "", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{listing + "isListed/yesNo", "4.7(a)", "4.6(a)", "Is any part of the property a listed building?", "Is the property listed?", yesNoUnknown, ""},
	{listing + "isListed/attachments", "4.7!", "4.6!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{listing + "isConservationArea/yesNo", "4.7(b)", "4.6(b)", "Is any part of the property in a conservation area?", "Is the property in a conservation area?", yesNoUnknown, ""},
	{listing + "hasTreePreservationOrder/yesNo", "4.8", "4.7", "Is any tree at the property the subject of a Tree Preservation Order (TPO)?", "Is any tree at the property protected by a Tree Preservation Order (TPO)?", yesNoUnknown, ""},
	{listing + "hasTreePreservationOrder/workCarriedOut/consentsObtained", "4.8(a)", "4.7(a)", "If Yes, have the terms of the order been complied with?", "If so, have the terms of the order been kept?", yesOrNo, ""},

	{guarantee + "newHomeWarranty/yesNo", "5.1(a)", "5.1(a)", "Does the property have the benefit of: (a) a new home warranty, e.g. NHBC?", "New home warranty", yesOrNo, ""},
	{guarantee + "newHomeWarranty/attachments", "5.1!", "5.1!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{guarantee + "dampProofingTreatment/yesNo", "5.1(b)", "5.1(b)", "Damp proofing guarantee", "Damp proofing guarantee", yesOrNo, ""},
	{guarantee + "timberRotOrInfestationTreatment/yesNo", "5.1(c)", "5.1(c)", "Timber treatment guarantee", "Timber treatment guarantee", yesOrNo, ""},
	{guarantee + "doubleGlazing/yesNo", "5.1(d)", "5.1(d)", "Guarantee for windows, roof windows, roof lights or glazed doors", "Window or glazing guarantee", yesOrNo, ""},
	{guarantee + "doubleGlazing/attachments", "5.1!", "5.1!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{guarantee + "electricalRepairOrInstallation/yesNo", "5.1(e)", "5.1(e)", "Electrical work guarantee", "Electrical work guarantee", yesOrNo, ""},
	{guarantee + "electricalRepairOrInstallation/attachments", "5.1!", "5.1!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{guarantee + "roofingWork/yesNo", "5.1(f)", "5.1(f)", "Roofing guarantee", "Roofing guarantee", yesOrNo, ""},
	{guarantee + "centralHeatingAndorPlumbing/yesNo", "5.1(g)", "5.1(g)", "Central heating guarantee", "Central heating guarantee", yesOrNo, ""},
	{guarantee + "centralHeatingAndorPlumbing/attachments", "5.1!", "5.1!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{guarantee + "subsidenceWork/yesNo", "5.1(h)", "5.1(h)", "Underpinning guarantee", "Underpinning guarantee", yesOrNo, ""},
	{guarantee + "otherGuarantees/yesNo", "5.1(i)", "5.1(i)", "Other guarantee (please state)", "Any other guarantee", yesOrNo, "Details:"},
	{guarantee + "outstandingClaimsOrApplications/yesNo", "5.2", "5.2", "Has there been a claim under any of these guarantees or warranties?", "Has any claim been made under a guarantee?", yesOrNo, "If Yes, please give details:"},

	{insured + "isInsured", "6.1", "6.1", "Does the seller insure the property?", "Do you insure the property?", yesOrNo, ""},
	{insured + "landlordInsuresIfFlat", "6.3", "6.3", "If the property is a flat, does the landlord insure the building?", "If it is a flat, does the landlord insure the building?", yesNoNone, ""},
	{insured + "difficultiesObtainingInsurance/abnormalRiseInPremiums/yesNo", "6.4(a)", "6.4(a)", "Has the seller's buildings insurance ever been: (a) subject to an abnormal rise in premiums?", "Has your buildings premium ever risen abnormally?", yesOrNo, ""},
	{insured + "difficultiesObtainingInsurance/subjectToHighExcesses/yesNo", "6.4(b)", "6.4(b)", "(b) subject to high excesses?", "Has your policy had unusually high excesses?", yesOrNo, ""},
	{insured + "difficultiesObtainingInsurance/subjectToUnusualConditions/yesNo", "6.4(c)", "6.4(c)", "(c) subject to unusual conditions?", "Has your policy had unusual conditions?", yesOrNo, ""},
	{insured + "difficultiesObtainingInsurance/refused/yesNo", "6.4(d)", "6.4(d)", "(d) refused?", "Has buildings insurance ever been refused?", yesOrNo, "If Yes, please give details:"},
	{insured + "insuranceClaims/yesNo", "6.5", "6.5", "Has the seller ever made a claim on buildings insurance?", "Have you made any buildings insurance claim?", yesOrNo, "If Yes, please give details:"},

	{environment + "flooding/historicalFlooding/hasBeenFlooded", "7.1", "7.1", "Has any part of the property (buildings, garden or other land) ever been flooded?", "Has any part of the property or garden ever flooded?", yesOrNo, "If Yes, please state when the flooding occurred and which parts flooded:"},
	{environment + "flooding/historicalFlooding/typeOfFlooding/0", "7.2", "", "What type of flooding occurred?", "If it flooded, what kind of flood was it?", nil, ""},
	{"/paperwurks/ta6/floodRiskReport", "7.3", "7.3", "Has a Flood Risk Report been prepared?", "Has a flood risk report been made?", yesOrNo, ""},
	{environment + "radon/radonTest/yesNo", "7.4", "7.4", "Has the property had a radon test?", "Has the property been tested for radon?", yesOrNo, ""},
	{environment + "radon/radonTest/attachments", "7.4!", "7.4!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{environment + "radon/remedialMeasuresOnConstruction/yesNo", "7.5", "7.5", "Was the property built with remedial measures against radon gas?", "Was the house built with protection against radon?", yesNoUnknown, ""},
	{energy + "certificateIsSupplied", "7.6", "7.6", "Please supply the EPC.", "Energy performance certificate (EPC)", suppliedBefore, ""},
	{energy + "greenDealLoan/hasGreenDealLoan/yesNo", "7.7", "", "Was any installation at the property paid for through the Green Deal?", "Was anything paid for under the Green Deal?", yesOrNo, "If Yes, please give details:"},
	{knotweed + "yesNo", "7.8", "", "Is the property affected by Japanese knotweed?", "Is the property affected by Japanese knotweed?", yesNoUnknown, ""},
	{knotweed + "managementPlanInPlace", "7.8(a)", "", "If Yes, is there a Japanese knotweed management and treatment plan in place?", "If so, is a knotweed management plan in place?", yesNoUnknown, ""},
	{knotweed + "attachments", "7.8!", "", "If Yes, please supply a copy.", "Copy", supplied, ""},

	{informal + "sharedContributions/yesNo", "8.1", "8.1", "Must the owner of the property contribute to the cost of anything used jointly, e.g. a private road, shared driveway, boundary or drain?", "Must you pay towards anything shared (private road, shared drive, drain)?", yesOrNo, "If Yes, please give details:"},
	{informal + "neighbouringLandRights/yesNo", "8.2", "8.2", "Does the property have rights or arrangements over a neighbouring property?", "Do you have any right over a neighbour's land?", yesOrNo, "If Yes, please give details:"},
	{informal + "accessRestrictionAttempts/yesNo", "8.3", "8.3", "Has anyone tried to prevent access to the property, complained about access, or asked to be paid for it?", "Has anyone tried to stop, or charge for, access to the property?", yesOrNo, "If Yes, please give details:"},
	{rights + "rightsOfLight/yesNo", "8.4(a)", "8.4(a)", "Does the property benefit from: (a) rights of light?", "Rights of light", yesOrNo, ""},
	{rights + "rightsOfSupport/yesNo", "8.4(b)", "8.4(b)", "(b) rights of support from adjoining properties?", "Rights of support", yesOrNo, ""},
	{rights + "rightsCreatedThroughCustom/yesNo", "8.4(c)", "8.4(c)", "(c) customary rights (local traditions)?", "Customary rights", yesOrNo, ""},
	{rights + "minesAndMinerals/yesNo", "8.5(a)", "8.5(a)", "Is the property affected by: (a) other people's rights to mines and minerals beneath it?", "Other people's mines and minerals", yesOrNo, ""},
	{rights + "churchChancel/yesNo", "8.5(b)", "8.5(b)", "(b) chancel repair liability?", "Chancel repair liability", yesOrNo, ""},
	{rights + "rightsToTakeFromLand/yesNo", "8.5(c)", "8.5(c)", "(c) other people's rights to take things from the land (timber, hay, fish)?", "Other people's rights to take things from the land", yesOrNo, ""},
	{rights + "otherRights/yesNo", "8.6", "8.6", "Is the property affected by any other right or arrangement, a right of way included?", "Any other right or arrangement, rights of way among them", yesOrNo, "If Yes, please give details:"},
	{crossing + "pipesWiresCablesDrainsToProperty/yesNo", "8.7", "8.7", "Do drains, pipes or wires that serve the property cross a neighbour's property?", "Do your drains, pipes or wires cross a neighbour's property?", yesNoUnknown, ""},
	{crossing + "pipesWiresCablesDrainsFromProperty/yesNo", "8.8", "8.8", "Do drains, pipes or wires leading to a neighbour's property cross the property?", "Do a neighbour's drains, pipes or wires cross your property?", yesNoUnknown, ""},
	{crossing + "formalOrInformalAgreements/yesNo", "8.9", "8.9", "Is there an agreement or arrangement about drains, pipes or wires?", "Is there any agreement about drains, pipes or wires?", yesNoUnknown, "If Yes, please supply a copy or give details:"},

	{"/paperwurks/ta6/parkingArrangements", "9.1", "9.1", "What are the parking arrangements at the property?", "Where do you park?", nil, ""},
	{parking + "controlledParking/yesNo", "9.2", "9.2", "Is the property within a controlled parking zone or council parking scheme?", "Is there a parking permit scheme?", yesNoUnknown, ""},

	{"/propertyPack/additionalInformation/otherCharges/yesNo", "10.1", "10.1", "Does the seller pay any charge for the property besides council tax, utilities and water, e.g. to a management company?", "Do you pay any other charge for the property (not council tax, utilities or water)?", yesOrNo, "If Yes, please give details:"},

	{occupier + "sellerLivesAtProperty/yesNo", "11.1", "11.1", "Does the seller live at the property?", "Do you live at the property?", yesOrNo, ""},
	{grownUp + "hasOthersAged17OrOver", "11.2", "11.2", "Does anyone else who is 17 or over live at the property?", "Does anyone else aged 17 or over live there?", yesOrNo, ""},
	{grownUp + "aged17OrOverNames", "11.3", "11.3", "Full names of occupiers aged 17 or over, other than the sellers:", "Full names of anyone else aged 17 or over", nil, ""},
	{grownUp + "aged17OrOverTenantsOrLodgers/yesNo", "11.4", "11.4", "Is any occupier aged 17 or over (not a seller) a tenant or lodger?", "Is any of them a tenant or lodger?", yesOrNo, ""},
	{grownUp + "vacantPossession/soldWithVacantPossession", "11.5", "11.5", "Is the property being sold with vacant possession?", "Are you selling with vacant possession?", yesOrNo, ""},
	{grownUp + "vacantPossession/aged17OrOverAgreedToLeave/yesNo", "11.5(a)", "11.5(a)", "If Yes, has every occupier aged 17 or over agreed to leave before completion?", "Have they all agreed to leave before completion?", yesOrNo, ""},
	{grownUp + "vacantPossession/aged17OrOverWillSignToConfirmWillVacate/yesNo", "11.5(b)", "11.5(b)", "Has every occupier aged 17 or over agreed to sign the sale contract?", "Have they all agreed to sign the contract?", yesOrNo, ""},

	{wiring + "testedByQualifiedElectrician/yesNo", "12.1", "13.1", "Has any of the electrical installation been tested by a qualified, registered electrician?", "Have the electrics been tested by a registered electrician?", yesOrNo, ""},
	{wiring + "testedByQualifiedElectrician/yearTested", "12.1(a)", "13.1(a)", "If Yes, please state the year it was tested:", "In what year were the electrics last tested?", nil, ""},
	{wiring + "testedByQualifiedElectrician/attachments", "12.1!", "13.1!", "If Yes, please supply a copy.", "Copy", supplied, ""},
	{wiring + "electricalWorkSince2005/yesNo", "12.2", "13.2", "Has the property been rewired, or had electrical installation work, since 1 January 2005?", "Has there been any rewiring or electrical work since 1 January 2005?", yesNoUnknown, ""},
	{"/paperwurks/ta6/centralHeating", "12.3", "13.3", "Does the property have a central heating system?", "Is there central heating?", yesOrNo, ""},
	{heating + "centralHeatingDetails/centralHeatingFuel/centralHeatingFuelType", "12.3(a)", "13.3(a)", "What type of system is it (e.g. mains gas, liquid gas, oil, electricity)?", "What fuel does the heating use?", nil, ""},
	{heating + "centralHeatingDetails/centralHeatingInstalled", "12.3(b)", "13.3(b)", "When was the heating system installed?", "When was the heating put in?", nil, ""},
	{heating + "centralHeatingDetails/heatingInGoodWorkingOrder/yesNo", "12.3(c)", "13.3(c)", "Is the heating system in good working order?", "Is the heating in good working order?", yesOrNo, ""},
	{heating + "centralHeatingDetails/heatingLastServicedDate", "12.3(d)", "13.3(d)", "When was the heating system last serviced?", "When was the heating last serviced?", nil, ""},
	{drainage + "mainsFoulDrainage/yesNo", "12.4(a)", "13.4(a)", "Is the property connected to mains foul water drainage?", "Is foul drainage connected to the mains?", yesNoUnknown, ""},
	{drainage + "mainsSurfaceWaterDrainage/yesNo", "12.4(b)", "13.4(b)", "Is the property connected to mains surface water drainage?", "Is surface water drainage connected to the mains?", yesNoUnknown, ""},
	{drainage + "mainsFoulDrainage/offMainsDrainageSystem/offMainsDrainageSystemType", "12.5", "13.5", "If not, is it served by a septic tank, a sewage treatment plant or a cesspool?", "If not, what is it connected to?", []string{"Septic tank", "Sewerage treatment plant", "Cesspit"}, ""},

	{"/propertyPack/electricity/mainsElectricity/yesNo", "13.1", "14.1", "Mains electricity", "Mains electricity", yesOrNo, "Provider's name:"},
	{"/paperwurks/ta6/mainsGas", "13.2", "14.2", "Mains gas", "Mains gas", yesOrNo, "Provider's name:"},
	{water + "mainsWater/yesNo", "13.3", "14.3", "Mains water", "Mains water", yesOrNo, "Provider's name:"},
	{water + "mainsWater/waterMeter/isSupplyMetered", "13.3(b)", "", "Is the water supply metered?", "Is the water metered?", yesOrNo, ""},
	{"/paperwurks/ta6/mainsSewerage", "13.4", "14.4", "Mains sewerage", "Mains sewerage", yesOrNo, "Provider's name:"},
	{"/propertyPack/connectivity/telephone/yesNo", "13.5", "14.5", "Telephone", "Telephone", yesOrNo, "Provider's name:"},
	{"/propertyPack/connectivity/cableSatelliteTV/yesNo", "13.6", "14.6", "Cable or satellite TV", "Cable or satellite television", yesOrNo, "Provider's name:"},

	{moving + "otherPropertyInChain/yesNo", "14.1", "12.1", "Does this sale depend on the seller buying another property on the same day?", "Does your sale depend on buying another property the same day?", yesOrNo, ""},
	{moving + "moveRestrictionDates/yesNo", "14.2", "12.2", "Has the seller special requirements about the moving date?", "Are there dates on which you cannot move?", yesOrNo, "If Yes, please give details:"},
	{moving + "sufficientToRepayAllMortgages/yesNo", "14.3", "12.3", "Is the sale price enough to repay every mortgage and charge on the property?", "Is the price enough to pay off every mortgage and charge?", []string{"Yes", "No", "No mortgage"}, ""},
	{"/paperwurks/ta6/removeRubbish", "14.4(a)", "12.4(a)", "Will the seller clear all rubbish (loft, garden, outbuildings) and leave the property clean and tidy?", "Will you clear all rubbish and leave the property clean and tidy?", yesOrNo, ""},
	{"/paperwurks/ta6/replaceLightFittings", "14.4(b)", "12.4(b)", "If light fittings are taken, will the seller leave a ceiling rose, flex, bulb holder and bulb in their place?", "If you take light fittings, will you leave a ceiling rose, flex, holder and bulb?", yesOrNo, ""},
	{"/paperwurks/ta6/takeReasonableCare", "14.4(c)", "12.4(c)", "Will the seller take reasonable care when removing other fittings or contents?", "Will you take care when removing fittings and contents?", yesOrNo, ""},
	{"/paperwurks/ta6/leaveKeys", "14.4(d)", "12.4(d)", "Will the seller leave keys for all doors and windows, and any alarm codes, at the property or with the agent?", "Will you leave all keys and alarm codes?", yesOrNo, ""},
}
