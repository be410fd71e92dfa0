package papers

import "regexp"

const (
	dwDrainage = "/propertyPack/waterAndDrainage/drainage/"
	dwWater    = "/propertyPack/waterAndDrainage/water/"
	dwCharging = "/propertyPack/waterAndDrainage/charging/"
	dwMaps     = "/propertyPack/waterAndDrainage/maps/"
)

// con29dwAnswers is the enquiries that are answered yes or no, numbered as PDTF's
// con29DW overlay numbers them. Editions number differently: the wording decides.
var con29dwAnswers = []enquiry{
	{"2.1", "foul water to the public sewer", dwDrainage + "mainsFoulDrainage"},
	{"2.2", "surface water to the public sewer", dwDrainage + "mainsSurfaceWaterDrainage"},
	{"2.3", "surface water drainage charge", dwDrainage + "surfaceDrainageCharge"},
	{"2.4", "public sewer within the boundary", dwDrainage + "publicDrainWithinBoundaries"},
	{"2.4.1", "pumping station within the boundary", dwDrainage + "publicPumpingStationWithinBoundaries"},
	{"2.5", "public sewer within 100 feet", dwDrainage + "publicSewerWithin100ft"},
	{"2.5.1", "pumping station within 50 metres", dwDrainage + "publicPumpingStationWithin50mOfBuildings"},
	{"2.6", "sewer adoption agreement", dwDrainage + "sewersSubjectOfAdoptionAgreement"},
	{"2.7", "approval to build over a sewer", dwDrainage + "sewerageUndertakerApproval"},
	{"2.8", "risk of internal flooding from overloaded sewers", dwDrainage + "riskOfInternalFlooding"},
	{"3.1", "mains water", dwWater + "mainsWater"},
	{"3.2", "water main within the boundary", dwWater + "waterMainsWithinBoundaries"},
	{"3.3", "water main adoption agreement", dwWater + "waterMainsSubjectOfAdoptionAgreement"},
	{"3.4", "risk of low water pressure", dwWater + "lowWaterPressureRisk"},
}

var con29dw = definition{
	kind: CON29DW, name: "drainage and water search (CON29DW)",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)\bCON\s?29\s?-?\s?DW\b`), weight: 0.85, head: true},
		{re: regexp.MustCompile(`(?i)drainage\s+(?:and|&)\s+water\s+(?:enquir|search|report)|water\s+(?:and|&)\s+drainage\s+(?:enquir|search|report)`), weight: 0.7, head: true},
		{re: regexp.MustCompile(`(?i)(?:does|do)\s+(?:foul|surface)\s+water\s+(?:from\s+the\s+property\s+)?drain`), weight: 0.4},
		{re: regexp.MustCompile(`(?i)sewerage\s+undertaker`), weight: 0.25},
		{re: regexp.MustCompile(`(?i)public\s+sewer\s+map|map\s+of\s+waterworks`), weight: 0.3},
	},
	fields: joinFields(searchFields(CON29DW), []Field{
		{"/paperwurks/con29dw/version", "edition of the form", Words},
		{dwMaps + "publicSewerMapAttached", "1.1 extract of the public sewer map", Words},
		{dwMaps + "waterworksMapAttached", "1.2 extract of the map of waterworks", Words},
	}, answerFields(con29dwAnswers), []Field{
		{dwDrainage + "distanceToNearestSewerageTreatment", "2.9 distance to the sewage treatment works", Words},
		{dwDrainage + "mainsFoulDrainage/offMainsDrainageSystem/offMainsDrainageSystemType", "private drainage", Answer},
		{dwWater + "supplyClassification", "3.5 hardness of the water", Words},
		{dwWater + "mainsWater/waterMeter/isSupplyMetered", "supply is metered", Answer},
		{dwWater + "mainsWater/waterMeter/location", "3.6 place of the meter", Words},
		{dwCharging + "sewerageProvider", "4.1 sewerage undertaker", Words},
		{dwCharging + "waterProvider", "4.1 water undertaker", Words},
		{dwCharging + "sewerageBills", "4.2 who bills for sewerage", Words},
		{dwCharging + "waterBills", "4.3 who bills for water", Words},
		{dwCharging + "currentChargingBasis", "4.4 basis of charging", Words},
		{dwCharging + "consequentialChargingBasis", "4.5 basis of charging after a sale", Words},
	}),
}
