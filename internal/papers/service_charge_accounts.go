package papers

import "regexp"

// serviceChargeAccounts is a year's service charge accounts or budget.
var serviceChargeAccounts = definition{
	kind: ServiceChargeAccounts, name: "service charge accounts",
	anchors: []anchor{
		{regexp.MustCompile(`(?i)\bservice\s+charge\s+(?:accounts?|statement|budget|estimate|certificate|expenditure|income)\b`), 0.85, true},
		{regexp.MustCompile(`(?i)\b(?:statement|estimate)\s+of\s+(?:service\s+charge|(?:anticipated\s+)?(?:expenditure|expenses))\b`), 0.6, true},
		{regexp.MustCompile(`(?i)\byear\s+end(?:ed|ing)\b`), 0.3, true},
		{regexp.MustCompile(`(?i)\b(?:reserve|sinking)\s+fund\b`), 0.2, false},
		{regexp.MustCompile(`(?i)\btotal\s+(?:expenditure|service\s+charge|budget)\b`), 0.4, false},
		{regexp.MustCompile(`(?i)\bsection\s+20\b|\bleasehold\s+(?:property|information)\b|\bthis\s+(?:lease|underlease)\b`), -0.5, true},
	},
	fields: []Field{
		// The head, the totals and the lines of the accounts.
		{"/paperwurks/service_charge_accounts/property", "property", Words},
		{"/paperwurks/service_charge_accounts/managingAgent", "managing agent", Words},
		{"/paperwurks/service_charge_accounts/type", "accounts or budget", Answer}, // "Accounts", "Budget"
		{"/paperwurks/service_charge_accounts/yearStart", "year starts", Day},
		{"/paperwurks/service_charge_accounts/yearEnd", "year ends", Day},
		{"/paperwurks/service_charge_accounts/totalExpenditure", "total expenditure", Pounds},
		{"/paperwurks/service_charge_accounts/totalIncome", "total income", Pounds},
		{"/paperwurks/service_charge_accounts/reserveFund", "reserve fund balance", Pounds},
		{"/paperwurks/service_charge_accounts/reserveContribution", "contribution to the reserve", Pounds},
		{"/paperwurks/service_charge_accounts/surplus", "surplus", Pounds},
		{"/paperwurks/service_charge_accounts/deficit", "deficit", Pounds},
		{"/paperwurks/service_charge_accounts/units", "units", Number},
		{"/paperwurks/service_charge_accounts/perUnit", "charge per unit", Pounds},
		{"/paperwurks/service_charge_accounts/sharePercent", "unit's share, per cent", Number},
		{"/paperwurks/service_charge_accounts/lines/*/name", "line", Words},
		{"/paperwurks/service_charge_accounts/lines/*/amount", "line: amount", Pounds}, // the year in hand: the first column of figures
	},
}
