package papers

import "regexp"

const planSays = "/paperwurks/title_plan"

var titlePlan = definition{
	kind: TitlePlan, name: "title plan",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bofficial\s+copy\s+of\s+title\s+plan\b`), 0.95, true},
		{regexp.MustCompile(`(?i)\bthis\s+official\s+copy\s+(?:of\s+the\s+title\s+plan\s+)?(?:is\s+)?(?:incomplete|shows\s+the\s+(?:state|general\s+position))`), 0.8, false},
		{regexp.MustCompile(`(?i)\btitle\s+plan\s+shows\s+the\s+general\s+position`), 0.6, false},
		{regexp.MustCompile(`(?i)\bOrdnance\s+Survey\s+map\s+reference\b`), 0.7, false},
	},
	fields: []Field{
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},
		{planSays + "/mapReference", "Ordnance Survey map reference", Words},
		{planSays + "/scale", "scale", Words}, // "1:1250"
		{oc + "/title/titleRegistrationDetails/administrativeArea", "administrative area", Words},
		{planSays + "/issued", "copy issued or showing the plan on", Day},
		{planSays + "/edging", "how the land is marked", Words}, // "edged red" where the plan says it in words
		{planSays + "/notes/*/text", "note on the plan", Words},
	},
}
