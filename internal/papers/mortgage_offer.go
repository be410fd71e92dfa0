package papers

import "regexp"

const offerSays = "/paperwurks/mortgage_offer"

var mortgageOffer = definition{
	kind: MortgageOffer, name: "mortgage offer",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\b(?:mortgage|loan)\s+offer\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\boffer\s+of\s+(?:mortgage|loan|a\s+mortgage)\b`), 0.8, true},
		{regexp.MustCompile(`(?i)\b(?:binding\s+)?mortgage\s+offer\s+document\b`), 0.7, true},
		{regexp.MustCompile(`(?i)\b(?:European\s+Standardised\s+Information\s+Sheet|ESIS|mortgage\s+illustration)\b`), 0.5, false},
		{regexp.MustCompile(`(?i)\b(?:early\s+repayment\s+charge|annual\s+percentage\s+rate\s+of\s+charge|APRC)\b`), 0.4, false},
	},
	fields: []Field{
		{offerSays + "/lender", "lender", Words},
		{offerSays + "/borrowers/*/name", "borrower", Words},
		{offerSays + "/account", "mortgage account or reference", Words},
		{offerSays + "/property", "property", Words},
		{offerSays + "/price", "purchase price", Pounds},
		{offerSays + "/valuation", "valuation", Pounds},
		{offerSays + "/loan", "loan", Pounds},
		{offerSays + "/deposit", "deposit", Pounds},
		{offerSays + "/termYears", "mortgage term in years", Number},
		{offerSays + "/termMonths", "months beyond the years", Number},
		{offerSays + "/rateType", "rate type", Answer}, // "fixed", "tracker", "variable", "discounted"
		{offerSays + "/rate", "initial rate (per cent)", Number},
		{offerSays + "/repayment", "repayment", Answer}, // "repayment", "interest only"
		{offerSays + "/date", "date of the offer", Day},
		{offerSays + "/expiry", "offer expires", Day},
		{offerSays + "/tenure", "tenure", Answer},
		{offerSays + "/unexpiredLeaseRequired", "least unexpired lease term (years)", Number},
		{offerSays + "/groundRent", "ground rent assumed", Pounds},
		{offerSays + "/serviceCharge", "service charge assumed", Pounds},
		{offerSays + "/giftedDeposit/text", "gifted deposit", Words},
		{offerSays + "/incentives/text", "incentives", Words},
		{offerSays + "/occupiers/text", "occupiers", Words},
		{offerSays + "/retention", "retention", Pounds},
		{offerSays + "/buyToLet", "buy to let", Answer},
		{offerSays + "/specialConditions/*/number", "special condition's number", Words},
		{offerSays + "/specialConditions/*/text", "special condition", Words},
	},
}
