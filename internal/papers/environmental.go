package papers

import "regexp"

// hazard is something that an environmental report gives a result for.
type hazard struct {
	path  string // riskIndicator and result hang on it
	label string
}

const issues = "/propertyPack/environmentalIssues/"

// hazards is the sections of a report that PDTF has, then the parts of them that
// a conveyancer asks for by name. PDTF keeps parts as a list of sub-categories
// with free names; they are kept under their own paths here so that a rule can
// ask for one.
var hazards = []hazard{
	{issues + "contaminatedLand/contaminatedLandRisk", "contaminated land"},
	{issues + "flooding/floodRisk", "flooding"},
	{issues + "radon/radonRisk", "radon"},
	{issues + "groundStability/groundStabilityRisk", "ground stability"},
	{issues + "coalMining", "coal mining"},
	{issues + "nonCoalMining", "other mining"},
	{issues + "energy/energyRisk", "energy"},
	{issues + "infrastructure/infrastructureRisk", "infrastructure"},
	{issues + "transportation/transportationRisk", "transport"},
	{issues + "planning/planningRisk", "planning constraints"},
	{issues + "climate/climateRisk", "climate"},
	{issues + "coastalErosion", "coastal erosion"},
	{"/paperwurks/environmental/hazards/riverAndSeaFlooding", "river and coastal flooding"},
	{"/paperwurks/environmental/hazards/surfaceWaterFlooding", "surface water flooding"},
	{"/paperwurks/environmental/hazards/groundwaterFlooding", "groundwater flooding"},
	{"/paperwurks/environmental/hazards/historicFlooding", "past flooding"},
	{"/paperwurks/environmental/hazards/otherFlooding", "other flooding"},
	{"/paperwurks/environmental/hazards/naturalSubsidence", "natural ground subsidence"},
	{"/paperwurks/environmental/hazards/wind", "wind farms"},
	{"/paperwurks/environmental/hazards/solar", "solar farms"},
	{"/paperwurks/environmental/hazards/oilAndGas", "oil and gas"},
	{"/paperwurks/environmental/hazards/hs2", "High Speed 2"},
	{"/paperwurks/environmental/hazards/crossrail", "Crossrail"},
	{"/paperwurks/environmental/hazards/pylons", "overhead lines"},
	{"/paperwurks/environmental/hazards/telecoms", "mobile masts"},
	{"/paperwurks/environmental/hazards/landfill", "landfill and waste"},
}

func hazardFields() []Field {
	var fields []Field
	for _, h := range hazards {
		fields = append(fields,
			Field{h.path + "/riskIndicator", h.label + ": action advised", Answer},
			Field{h.path + "/result", h.label + ": result", Words})
	}
	return fields
}

var environmental = definition{
	kind: Environmental, name: "environmental search",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)\benvironmental\s+(?:search|report|risk)|\benviro(?:search|all)\b|homecheck|homescreen|homebuyers?\s+(?:environmental|report)|environsearch|\bsitesafe\b|\benvirocheck\b`), weight: 0.6, head: true},
		{re: regexp.MustCompile(`(?i)\bgroundsure\b|\blandmark\s+information\b|\bfuture\s?climate\s?info\b|\bargyll\s+environmental\b|\bsitescope\b`), weight: 0.35, head: true},
		{re: regexp.MustCompile(`(?i)contaminated\s+land`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)Part\s+(?:2A|IIA|II\s*\(?A\)?)\b`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)\bflood\s+(?:risk|search|report)`), weight: 0.25},
		{re: regexp.MustCompile(`(?i)ground\s+stability`), weight: 0.25},
		{re: regexp.MustCompile(`(?i)\bflood\s+(?:risk\s+)?(?:search|report|screen)`), weight: 0.35, head: true},
		{re: regexp.MustCompile(`(?i)\bCON\s?29|mortgage\s+offer|enquiries\s+of\s+local`), weight: -0.3, head: true},
	},
	fields: joinFields(searchFields(Environmental), []Field{
		{"/paperwurks/environmental/product", "name of the report", Words},
		{"/paperwurks/environmental/overallResult", "overall result", Answer}, // Passed, Passed with considerations, Further action
	}, hazardFields(), []Field{
		{issues + "contaminatedLand/contaminatedLandRisk/summary", "contaminated land opinion", Words},
		{issues + "contaminatedLand/contaminatedLandRisk/recommendations", "contaminated land next steps", Words},
		{issues + "flooding/floodRisk/recommendations", "flooding next steps", Words},
		{issues + "groundStability/groundStabilityRisk/recommendations", "ground stability next steps", Words},
		{issues + "radon/radonRisk/recommendations", "radon next steps", Words},
		// The opinion on Part 2A of the Environmental Protection Act 1990: would the land be determined contaminated.
		{"/paperwurks/environmental/part2A", "likely to be contaminated land under Part 2A", Answer},
		{"/paperwurks/environmental/floodZone", "flood zone", Answer}, // 1, 2, 3, 3a, 3b
		{"/paperwurks/environmental/floodInsurable", "insurable for flood at standard terms", Answer},
		{"/paperwurks/environmental/radonPercent", "homes at or above the radon action level, per cent at most", Number},
		{issues + "radon/remedialMeasuresOnConstruction/yesNo", "radon protection needed in new building", Answer},
	}),
}
