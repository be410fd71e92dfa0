package papers

import "regexp"

// con29mAnswers is the questions of a coal mining search. PDTF has the result of
// the search only, so each answer is kept under /paperwurks. The numbers are the
// order of the Law Society's form; the wording decides, since the issuers'
// reports number differently.
var con29mAnswers = []enquiry{
	{"1", "past underground coal mining", "/paperwurks/con29m/pastUnderground"},
	{"2", "present underground coal mining", "/paperwurks/con29m/presentUnderground"},
	{"3", "future underground coal mining", "/paperwurks/con29m/futureUnderground"},
	{"4", "mine entries", "/paperwurks/con29m/mineEntries"},
	{"5", "coal mining geology", "/paperwurks/con29m/geology"},
	{"6", "past opencast coal mining", "/paperwurks/con29m/pastOpencast"},
	{"7", "present opencast coal mining", "/paperwurks/con29m/presentOpencast"},
	{"8", "future opencast coal mining", "/paperwurks/con29m/futureOpencast"},
	{"9", "coal mining subsidence claims", "/paperwurks/con29m/subsidenceClaims"},
	{"10", "mine gas", "/paperwurks/con29m/mineGas"},
	{"11", "surface hazard emergencies", "/paperwurks/con29m/emergencies"},
	{"12", "withdrawal of support", "/paperwurks/con29m/withdrawalOfSupport"},
	{"13", "working facilities orders", "/paperwurks/con29m/workingFacilitiesOrders"},
	{"14", "former copyhold land", "/paperwurks/con29m/formerCopyhold"},
	// Mining of other things, where the report speaks of them.
	{"", "Cheshire brine compensation area", "/paperwurks/con29m/cheshireBrine"},
	{"", "tin mining", "/paperwurks/con29m/tin"},
	{"", "clay mining", "/paperwurks/con29m/clay"},
	{"", "limestone mining", "/paperwurks/con29m/limestone"},
}

const (
	coalMining    = "/propertyPack/environmentalIssues/coalMining/"
	nonCoalMining = "/propertyPack/environmentalIssues/nonCoalMining/"
)

var con29m = definition{
	kind: CON29M, name: "coal mining search (CON29M)",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)\bCON\s?29\s?-?\s?M\b`), weight: 0.85, head: true},
		{re: regexp.MustCompile(`(?i)coal\s+mining\s+(?:report|search|enquir)|coal\s+and\s+brine|mining\s+(?:search|report)\b`), weight: 0.6, head: true},
		{re: regexp.MustCompile(`(?i)(?:the\s+)?coal\s+authority|mining\s+remediation\s+authority`), weight: 0.4, head: true},
		{re: regexp.MustCompile(`(?i)mine\s+entr(?:y|ies)`), weight: 0.35},
		{re: regexp.MustCompile(`(?i)opencast|withdrawal\s+of\s+support|coal\s+mining\s+subsidence`), weight: 0.35},
	},
	fields: joinFields(searchFields(CON29M), []Field{
		{coalMining + "riskIndicator", "coal mining affects the property", Answer},
		{coalMining + "result", "coal mining result", Words},
		{coalMining + "summary", "coal mining summary", Words},
		{coalMining + "recommendations", "coal mining recommendations", Words},
		{nonCoalMining + "riskIndicator", "other mining affects the property", Answer},
		{nonCoalMining + "result", "other mining result", Words},
		{"/paperwurks/con29m/numberOfMineEntries", "number of mine entries", Number},
		{"/paperwurks/con29m/nearestMineEntryMetres", "distance of the nearest mine entry in metres", Number},
	}, answerFields(con29mAnswers)),
}
