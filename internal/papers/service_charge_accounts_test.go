package papers

import "testing"

const accountsSay = "/paperwurks/service_charge_accounts/"

// An accountant's statement: an inner and an outer column a year, notes, totals that no
// word names, a balance sheet whose rows are nobody's expenditure.
func TestAccountsOfAccountant(t *testing.T) {
	s := read(ServiceChargeAccounts, textDoc(
		"TANNERY WHARF RESIDENTS LIMITED",
		"INCOME AND EXPENDITURE ACCOUNT",
		"FOR THE YEAR ENDED 30 JUNE 2025",
		"\tNote\t2025\t2024",
		"\t\t£\t£",
		"Income",
		"Service charges receivable\t\t61,000\t58,000",
		"Deposit interest\t\t140\t90",
		"\t\t61,140\t58,090",
		"Expenditure",
		"Buildings insurance\t2\t14,300\t13,950",
		"Electricity\t\t2,260\t2,180",
		"Transfer to reserve fund\t3\t20,000\t18,000",
		"Total expenditure\t\t36,560\t34,130",
		"Balance sheet as at 30 June 2025",
		"Current assets",
		"Service charge debtors\t\t1,120\t870",
		"Cash at bank\t\t88,400\t70,100",
		"Reserve fund\t\t77,500\t57,500",
		"The managing agents, Dunmore Block Management Ltd, look after 40 apartments.",
	))
	expect(t, s, map[string]any{
		accountsSay + "type":                "Accounts",
		accountsSay + "yearEnd":             "2025-06-30",
		accountsSay + "totalIncome":         61140.0,
		accountsSay + "lines/0/name":        "Buildings insurance",
		accountsSay + "lines/0/amount":      14300.0,
		accountsSay + "lines/2/amount":      20000.0,
		accountsSay + "lines/3/name":        nil,
		accountsSay + "reserveContribution": 20000.0,
		accountsSay + "totalExpenditure":    36560.0,
		accountsSay + "reserveFund":         77500.0,
		accountsSay + "units":               40.0,
		accountsSay + "managingAgent":       "Dunmore Block Management Ltd",
	})
}

// A spreadsheet: codes before the names, the year in hand last, each flat's share beside
// the whole, the fund among what is paid.
func TestBudgetWithPlanInLastColumn(t *testing.T) {
	s := read(ServiceChargeAccounts, textDoc(
		"Oakfield Estates LLP - service charge budget for Cooper's Yard",
		"Year from 1 October 2026, ending 30 September 2027",
		"Code   Item\tSpent 2024/25\tBudget 2026/27\tPer flat",
		"100   Cleaning\t3,300\t3,500\t175.00",
		"110   Sinking fund\t2,000\t4,000\t200.00",
		"120   Agents' fee (plus VAT)\t2,800\t2,900\t145.00",
		"Total for the year\t8,100\t10,400\t520.00",
		"Your flat is one of twenty flats.",
	))
	expect(t, s, map[string]any{
		accountsSay + "type":                "Budget",
		accountsSay + "property":            "Cooper's Yard",
		accountsSay + "managingAgent":       "Oakfield Estates LLP",
		accountsSay + "yearStart":           "2026-10-01",
		accountsSay + "yearEnd":             "2027-09-30",
		accountsSay + "lines/0/name":        "Cleaning",
		accountsSay + "lines/0/amount":      3500.0,
		accountsSay + "lines/1/amount":      4000.0,
		accountsSay + "lines/2/name":        "Agents' fee (plus VAT)",
		accountsSay + "reserveContribution": 4000.0,
		accountsSay + "reserveFund":         nil,
		accountsSay + "totalExpenditure":    10400.0,
		accountsSay + "perUnit":             520.0,
		accountsSay + "units":               20.0,
	})
}
