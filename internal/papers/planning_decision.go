package papers

import "regexp"

// PDTF keeps planning decisions as the local authority lists them in CON29R, not
// as the notices themselves.
const planningPath = "/paperwurks/planning_decision/"

var planningDecision = definition{
	kind: PlanningDecision, name: "planning decision",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)town\s+and\s+country\s+planning\s+act`), weight: 0.45, head: true},
		{re: regexp.MustCompile(`(?i)(?:notice\s+of\s+(?:planning\s+)?(?:decision|permission|grant|refusal|approval)|planning\s+(?:decision|permission)\s+(?:notice|decision)|decision\s+notice|grant\s+of\s+(?:full\s+|outline\s+)?planning\s+permission|(?:grant|refusal)\s+of\s+(?:planning|listed)|(?:planning\s+permission|listed\s+building\s+consent)\s+(?:granted|refused)|certificate\s+of\s+lawful)`), weight: 0.6, head: true},
		{re: regexp.MustCompile(`(?i)(?:hereby|do(?:es)?|has)\s+(?:grants?|refuses?|granted|refused|permits?)\s+(?:full\s+|outline\s+|conditional\s+)?(?:planning\s+)?(?:permission|consent|planning)|(?:permission|consent)\s+(?:has\s+been|is(?:\s+hereby)?)\s+(?:granted|refused)`), weight: 0.5},
		{re: regexp.MustCompile(`(?i)development\s+(?:hereby\s+(?:permitted|approved)\s+)?(?:shall|must)\s+(?:be\s+(?:begun|commenced|started)|commence|begin)`), weight: 0.4},
		{re: regexp.MustCompile(`(?i)CON\s?29|LLC\s?1|local\s+land\s+charges|enquiries\s+of\s+local|property\s+information|\bsection\s+106\s+agreement\s+dated`), weight: -0.6, head: true},
	},
	fields: []Field{
		{planningPath + "authority", "planning authority", Words},
		{planningPath + "reference", "application reference", Words},
		{planningPath + "applicationType", "what was applied for", Words},
		{planningPath + "decision", "decision", Answer}, // Granted, Granted subject to conditions, Refused, Split decision, Prior approval not required, Lawful, Not lawful
		{planningPath + "decisionDate", "date of decision", Day},
		{planningPath + "applicationDate", "date of application", Day},
		{planningPath + "description", "development", Words},
		{planningPath + "address", "site", Words},
		{planningPath + "applicant", "applicant", Words},
		{planningPath + "timeLimitYears", "years within which to begin", Number},
		{planningPath + "beginBy", "latest day to begin", Day},
		{planningPath + "conditions/*/number", "condition number", Number},
		{planningPath + "conditions/*/text", "condition", Words},
		{planningPath + "numberOfConditions", "number of conditions", Number},
		{planningPath + "refusalReasons/*/text", "reason for refusal", Words},
		{planningPath + "section106", "planning obligation (section 106)", Answer},
		{planningPath + "permittedDevelopmentRemoved", "permitted development rights taken away", Answer},
	},
}
