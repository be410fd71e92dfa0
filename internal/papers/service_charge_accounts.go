package papers

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// serviceChargeAccounts is a year's service charge accounts or budget.
var serviceChargeAccounts = definition{
	kind: ServiceChargeAccounts, name: "service charge accounts",
	anchors: []anchor{
		{pattern.New(`(?i)\bservice\s+charge\s+(?:accounts?|statement|budget|estimate|certificate|expenditure|income)\b`), 0.85, true},
		{pattern.New(`(?i)\b(?:statement|estimate)\s+of\s+(?:service\s+charge|(?:anticipated\s+)?(?:expenditure|expenses))\b`), 0.6, true},
		{pattern.New(`(?i)\byear\s+end(?:ed|ing)\b`), 0.3, true},
		{pattern.New(`(?i)\b(?:reserve|sinking)\s+fund\b`), 0.2, false},
		{pattern.New(`(?i)\b(?:estimated|actual|annual|final|proposed)\s+(?:\w+\s+)?service\s+charges?\b`), 0.55, true},
		{pattern.New(`(?i)\b(?:cost|charge)s?\s+(?:to|for)\s+(?:the\s+)?(?:block|estate|scheme|building)\b|\byour\s+share\s*\n`), 0.3, false},
		// Without the words "service charge" it is told by what is paid for, and by whom.
		{pattern.New(`(?i)\b(?:budget|accounts|estimate)\b[^\n\f]{0,40}\b20\d\d\b`), 0.3, true},
		{pattern.New(`(?i)\b(?:managing\s+agents?|(?:block|property|estate)\s+management)\b`), 0.15, true},
		{pattern.New(`(?i)\bstatement\s+of\s+account\b|(?:^|\n)\W*Dear\s`), -0.3, true},
		{pattern.New(`(?i)\b(?:grounds?\s+maintenance|gardening|cleaning|lift\s+maintenance|window\s+cleaning)\b[\s\S]{0,400}\b(?:accountancy|management|audit|agent['’]?s?)\s+fees?\b`), 0.45, false},
		{pattern.New(`(?i)\b(?:divided|apportioned|shared|split)\s+(?:equally\s+)?(?:between|among(?:st)?)\s+\d+\s+\w+`), 0.3, false},
		{pattern.New(`(?i)\btotal\s+(?:expenditure|service\s+charge|budget)\b`), 0.4, false},
		{pattern.New(`(?i)\bsection\s+20\b|\bleasehold\s+(?:property|information)\b|\bthis\s+(?:lease|underlease)\b`), -0.5, true},
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
	parse: parseServiceChargeAccounts,
}

var (
	accountsBudget   = pattern.New(`(?i)\b(?:budget(?:ed)?|estimate(?:d)?(?:\s+(?:service\s+charge|expenditure|expenses))?|anticipated\s+expenditure)\b`)
	accountsActual   = pattern.New(`(?i)\b(?:accounts|(?:expenditure|service\s+charge|maintenance)\s+account|(?:actual\s+)?service\s+charge\s+(?:certificate|statement)|income\s+and\s+expenditure(?:\s+account)?|statement\s+of\s+(?:service\s+charge|expenditure|account)|certificate\s+of\s+expenditure|actual\s+expenditure)\b`)
	accountsYearEnd  = pattern.New(`(?i)\b(?:year|period|12\s+months|twelve\s+months)\s+(?:end(?:ed|ing)|to)\s*:?\s+(?:the\s+)?(` + dateOne + `)`)
	accountsEndLabel = label(`(?:financial\s+|accounting\s+|service\s+charge\s+)?year\s+end(?:s|ing|ed)?(?:\s+date)?\b`)
	accountsPeriod   = label(`(?:service\s+charge|accounting|budget)\s+(?:period|year)|for\s+the\s+(?:period|year)|period`)
	accountsProperty = label(`(?:property|development|estate|building|scheme|block)(?:\s+(?:name|address))?\b`)
	accountsAgent    = label(`managing\s+agents?\b|prepared\s+by\b|managed\s+by\b|agents?\b`)
	accountsTotal    = pattern.New(`(?i)^(?:grand\s+)?total(?:\s+(?:service\s+charge|budget(?:ed)?|estimated|annual|relevant))*(?:\s+(?:expenditure|expenses|costs?|budget|charge|payments|outgoings|for\s+the\s+year))*(?:\s*\(£\))?$`)
	accountsIncome   = pattern.New(`(?i)^total\s+(?:income|receipts|receivable|service\s+charges?\s+(?:income|received|demanded))$|^(?:service\s+charges?\s+(?:income|received|receivable|demanded)|income\s+from\s+(?:lessees|leaseholders|(?:unit\s+|flat\s+)?owners|residents|tenants|members)|(?:service|maintenance)\s+charges?(?:\s+(?:collected|billed|invoiced|raised|due|contributions?))?)$|^what\s+(?:we|was)\s+(?:charged|collected|billed|received|demanded|recovered)\b.*`)
	accountsReserve  = pattern.New(`(?i)^(?:represented\s+by\s*:?\s*)?(?:(?:closing\s+)?balance\s+(?:of|on|in)\s+(?:the\s+)?)?(?:general\s+)?(?:reserve|sinking)\s+funds?(?:\s+(?:balance|held|at\s+year\s+end|carried\s+forward(?:\s+(?:at|to|on)\s+.*)?|c/f|as\s+at\s+.*|at\s+.*))?$|^(?:reserve|sinking)\s+fund\s+balance|^(?:(?:reserve|sinking)\s+funds?|reserves?)\s+(?:at|on)\s+(?:the\s+)?(?:end|close)\b.*|^(?:left|held|remaining)\s+in\s+(?:the\s+)?(?:(?:reserve|sinking)\s+fund|reserves?)\b.*`)
	accountsToFund   = pattern.New(`(?i)^(?:transfers?|contributions?|provision)\s+(?:to|for)\s+(?:the\s+)?(?:general\s+)?(?:reserves?|sinking\s+fund)|^(?:reserve|sinking)\s+fund\s+(?:contribution|transfer|provision)`)
	accountsSurplus  = pattern.New(`(?i)^(?:net\s+)?(?:surplus|excess\s+of\s+income)`)
	accountsDeficit  = pattern.New(`(?i)^(?:net\s+)?\(?(?:deficit|shortfall|excess\s+of\s+expenditure)`)
	accountsUnit     = pattern.New(`(?i)^(?:(?:annual\s+)?(?:service\s+)?charges?|cost|amount|total|contribution|payable)\s+(?:(?:due|payable)\s+)?(?:per|for\s+each|each)\s+(?:unit|flat|apartment|property|lessee|leaseholder|dwelling)|^per\s+(?:unit|flat|apartment|property)|^(?:your|unit)\s+(?:share|contribution|proportion)`)
	accountsUnits    = pattern.New(`(?i)\b(\d{1,4})[ ]+(?:(?:residential|private|individual|leasehold|freehold|separate|equal|contributing|self[- ]contained)[ ]+)*(?:units|flats|apartments|properties|dwellings|lessees|leaseholders|homes|houses|plots|maisonettes|owners)\b`)
	accountsUnitsAt  = label(`(?:number\s+of\s+|total\s+|no\.?\s+of\s+)?(?:(?:residential|contributing)\s+)?(?:units|flats|apartments|properties|dwellings|homes|leaseholders)\b`)
	accountsCount    = pattern.New(`(?i)^(?:(?:total\s+)?(?:number|no\.?)\s+of\s+)?(?:units|flats|apartments|properties|dwellings|lessees|leaseholders|pages?)$`)
	accountsEach     = pattern.New(`(?i)\b(?:each\s+(?:of\s+(?:which|whom|them)|unit|flat|apartment|property|lessee|leaseholder)\s+(?:pays|contributes|is\s+(?:charged|to\s+pay))|(?:charge|contribution|amount)\s+(?:per|for\s+each)\s+(?:unit|flat|apartment|property)\s+(?:is|was|will\s+be))\s+(£\s*[\d,]+(?:\.\d{2})?)|(£\s*[\d,]+(?:\.\d{2})?)\s+(?:(?:a|per)\s+(?:year|annum)\s+)?(?:per|for\s+each)\s+(?:unit|flat|apartment|property)\b|(?:^|[\n\f.]\s*)total\s+for\s+(?:flat|apartment|unit|plot)\s+\w{1,5}\s*(?:\(\d{4}\)\s*)?:\s*(£\s*[\d,]+(?:\.\d{2})?)`)
	// extraSum is a sum for each flat beside its charge for the year.
	extraSum      = pattern.New(`(?i)\b(?:lev(?:y|ied)|extra|special|one[- ]off|additional|major\s+works|section\s+20)\b`)
	agentTrade    = pattern.New(`(?i)\b(?:management|managing|managers|property\s+services|block|residential|estates?|surveyors|lettings)\b.*\b(?:ltd|limited|llp|plc|services|agents|surveyors|partners|management)\b`)
	titleApart    = pattern.New(`(?i)\b(?:service\s+charges?|accounts?|budget|statement|year|period|draft|final|unaudited|limited|ltd|llp|plc|company|agents?|accountants|management|expenditure|income|page|private|confidential)\b|[£:@%]|\b(?:19|20)\d\d\b`)
	accountsShare = pattern.New(`(?i)\b(?:share|proportion|contribut\w+|percentage|apportionment|pays)\b[^%\n\f]{0,40}?(\d{1,2}(?:\.\d{1,4})?)\s*%`)
	accountsHead  = pattern.New(`(?i)^(?:£|notes?|\d{4}|total|sub-?total.*|year|actual|budget|income|expenditure|description|item|(?:(?:opening|closing)\s+)?balance.*|brought\s+forward|carried\s+forward|page.*|surplus.*|deficit.*|as\s+at\s.*|at\s+\d.*)$`)
	// accountsFor is the title that names the building: "Service charge budget for Lime Court".
	accountsFor     = pattern.New(`(?:(?i:accounts?|budget|estimates?|statement|expenditure|charges?)(?:\s+\d{4}(?:\s?[/-]\s?\d{2,4})?)?\s*(?i:for|of|in\s+respect\s+of|relating\s+to|:|–|-|—|at)\s+(?i:the\s+)?)((?:\p{Lu}|\d)[\pL\d'’&.-]*(?:,?\s+(?:(?:\p{Lu}|\d)[\pL\d'’&.-]*|of|and|the|&|on|in)){0,9})`)
	accountsUnitSum = pattern.New(`(?i)\b(?:(?:each|per|every|a|one|your|the|individual|single)\s+(?:unit|flat|apartment|property|home|house|plot|lessee|leaseholder|dwelling|owner|freeholder|resident)(?:['’]s)?|for\s+each|each|apiece|per\s+unit)\b`)
	accountsUnitOf  = pattern.New(`(?i)\b(?:unit|flat|apartment|propert(?:y|ies)|home|house|plot|lessee|leaseholder|dwelling|owner|freeholder|resident)s?\b`)
	// accountsFromTo is the year in a title: "1 January to 31 December 2027".
	accountsFromTo = pattern.New(`(?i)\b\d{1,2}\s+[a-z]{3,9}(?:\s+\d{4})?\s+(?:to|until|-|–)\s+(` + dateOne + `)`)
	// notTheCharge is what a sum for each flat is that is not its charge for the year.
	notTheCharge = pattern.New(`(?i)\b(?:reserve|sinking|section\s+20|excess|fees?|ground\s+rent|consult\w*|insur\w+|threshold|limit|arrears|interest|lev(?:y|ied)|extra|one[- ]off|last\s+year|previous|prior|was|were)\b`)
	oneSum       = pattern.New(`£\s*\d[\d,]*(?:\.\d{2})?`)
	accountsFund = pattern.New(`(?i)\b(?:(?:reserve|sinking|contingency|general)\s+(?:fund|reserve)s?|(?:the\s+)?reserves?)\b[^.;\n\f£]{0,50}?\b(?:at|stands?|stood|held|holds?|balance|contains?|was|is|totall?ed|amount(?:s|ed)\s+to|carried|of|:)[^.;\n\f£]{0,40}(£\s*\d[\d,]*(?:\.\d{2})?)|(?:\bhold(?:ing|s)?\s+|\bheld\s+)(£\s*\d[\d,]*(?:\.\d{2})?)\s+in\s+(?:the\s+|a\s+|your\s+)?(?:reserve|sinking)|(£\s*\d[\d,]*(?:\.\d{2})?)\s+(?:is|was|were|are|being)?\s*(?:held|standing|remained|retained)\s+(?:in|on|as)\s+(?:the\s+|a\s+)?(?:reserve|sinking)`)
	fundPaid     = pattern.New(`(?i)\b(?:transfer\w*|contribut\w+|paid\s+(?:in)?to|drawn|spent|withdrawn|used|collect\w*|budget(?:ed)?|target|proposed|opening|brought\s+forward|start|beginning|no)\b`)

	// The parts of accounts: what comes in, what goes out, and what is owned and owed.
	partIncome  = pattern.New(`(?i)^(?:[A-Z\d]{1,2}[.)]?\s+)?(?:service\s+charges?\s+)?(?:income|receipts?|revenue|turnover|money\s+in|amounts?\s+received|funded\s+by|funding)(?:\s+(?:account|received|for\s+the\s+year|£|receivable))*\s*:?$`)
	partSpent   = pattern.New(`(?i)^(?:[A-Z\d]{1,2}[.)]?\s+)?(?:(?:less|service\s+charges?|direct|estate|block|building|general|general\s+fund|running|schedule|annual|relevant|the|our|day\s+to\s+day)\s+)*(?:[a-z\d]\s+)?(?:expenditure|expenses|costs?|outgoings|payments?|overheads|money\s+out|spending)(?:\s+(?:account|incurred|for\s+the\s+year|£|payable|items?))*\s*:?$`)
	partOwned   = pattern.New(`(?i)^(?:[A-Z\d]{1,2}[.)]?\s+)?(?:(?:summary|service\s+charge)\s+)?(?:balance\s+sheet|statement\s+of\s+(?:financial\s+position|(?:net\s+)?assets|balances|affairs)|(?:net\s+|current\s+|fixed\s+)*assets(?:\s+and\s+liabilities)?|debtors|creditors|current\s+liabilities|liabilities|represented\s+by|funds\s+(?:employed|held)|reserves?|bank\s+(?:balances?|accounts?|reconciliation)|cash\s+at\s+bank(?:\s+and\s+in\s+hand)?|(?:movements?\s+(?:on|in|of)\s+)?(?:the\s+)?(?:reserve|sinking)\s+funds?(?:\s+(?:account|statement|movements?|reconciliation))?|notes?\s+to\s+the\s+(?:accounts|financial\s+statements)|arrears(?:\s+schedule)?|apportionments?)(?:\s+(?:as\s+)?(?:at|on)\s+\d.*)?\s*:?$`)
	rowOwned    = pattern.New(`(?i)^(?:(?:sundry\s+|trade\s+|other\s+)?(?:debtors|creditors|prepayments?|accruals?)\b.*|(?:cash|balance|funds?|monies)\s+(?:at|in)\s+(?:the\s+)?bank\b.*|(?:cash|bank|balances?|funds?|money)\b.*\bat\s+(?:the\s+)?(?:start|end|beginning|close)\b.*|bank\s+(?:balance|(?:current|deposit|reserve)\s+account|account)s?\b.*|(?:net\s+)?(?:current\s+)?(?:assets|liabilities)\b.*|total\s+assets.*|amounts?\s+(?:due|owed|owing|falling\s+due)\b.*|service\s+charges?\s+(?:in\s+arrears?|arrears|in\s+advance|prepaid|debtors).*|arrears\b.*|due\s+(?:from|to)\b.*|(?:opening|closing)\s+(?:fund|reserve|balance).*|retained\s+.*|(?:petty\s+)?cash(?:\s+in\s+hand)?|(?:general|reserve|sinking)\s+funds?|less\b.*|balance\s.*|.*\b(?:brought|carried)\s+(?:forward|down)\b.*|.*\b[bc]/[fd]\b.*)$`)
	rowIncome   = pattern.New(`(?i)^(?:income\b.*|(?:bank\s+)?interest\s+(?:received|receivable|earned)|(?:bank|deposit)\s+interest|interest|.*\b(?:received|receivable|demanded|recovered)(?:\s+from\s+.*)?|(?:service\s+charges?|maintenance\s+charges?)(?:\s+(?:income|collected|billed|invoiced|raised|due|on\s+account|for\s+the\s+year|contributions?))?|ground\s+rents?(?:\s+income)?|(?:other|sundry|miscellaneous)\s+income|.*\bincome|contributions?\s+from\s+.*|insurance\s+(?:claims?|proceeds)(?:\s+.*)?)$`)
	rowSubtotal = pattern.New(`(?i)\b(?:sub-?\s?total|total)\b`)
	rowNoSum    = pattern.New(`(?i)^(?:(?:number|no\.?)\s+of\s+.*|(?:total\s+)?(?:units|flats|floor\s+area|square\s+f(?:ee|oo)t).*|tel(?:ephone)?\b.*|page\b.*|vat\s+(?:no|reg).*|company\s+(?:no|number|reg).*|\(?company\s+limited\s+by\b.*|.*\b(?:chartered|certified|registered)\s+(?:certified\s+)?(?:accountants?|auditors?|surveyors?)|flat\s+\w{1,4}|(?:apartment|unit|plot)\s+\w{1,4}|.*\b(?:share|proportion|percentage|apportionment|excess|sum\s+insured|declared\s+value)\b.*|(?:for\s+the\s+)?(?:year|period|quarter)\b.*|(?:\d{1,2}\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*|.*\b(?:per|each)\s+(?:unit|flat|property|apartment)\b.*)$`)
)

// parseServiceChargeAccounts reads the head, then the rows of figures: a name and
// the first figure beside it, which is the year in hand. In a budget that sets the
// budget beside the year before, it is the figure under the budget's head.
func parseServiceChargeAccounts(s *sheet) {
	const base = "/paperwurks/service_charge_accounts/"
	s.sayAccountsType(base + "type")
	s.sayTerm(base+"yearStart", base+"yearEnd", accountsPeriod)
	s.sayDayIn(base+"yearEnd", accountsYearEnd)
	s.sayDate(base+"yearEnd", accountsEndLabel)
	if m, ok := s.opening(60).Find(accountsFromTo); ok && !s.said[base+"yearEnd"] {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			s.state(base+"yearEnd", m.OnePage(), as, FormatDay(d))
		}
	}
	if !s.sayPlace(base+"property", "", accountsProperty) {
		s.sayName(base+"property", accountsProperty)
	}
	if m, ok := s.opening(80).Find(accountsFor); ok && !s.said[base+"property"] {
		if name := strings.TrimRight(accountsForEnds.ReplaceAllString(m.Group[0].String, ""), " ,."); len(strings.Fields(name)) > 1 && !titleApart.MatchString(name) {
			s.state(base+"property", m.OnePage(), name, nil)
		}
	}
	if !s.said[base+"property"] {
		s.sayTitled(base + "property")
	}
	s.sayName(base+"managingAgent", accountsAgent)
	if f, ok := s.fact(base + "managingAgent"); ok && len(strings.Fields(f.Value())) > 4 && strings.Contains(f.Value(), ",") {
		s.unsay(base + "managingAgent") // the middle of a sentence
	} else if ok && s.accountantsNamed(f.Value()) {
		s.unsay(base + "managingAgent") // who prepared the accounts
	} else if ok && firmInSentence.MatchString(f.Value()) {
		s.unsay(base + "managingAgent") // its beginning: "… Limited from the ledger"
	}
	for _, m := range s.FindAll(accountsAgentIn) {
		if !accountants.MatchString(clip(m.Rest(s.text.Page(m.Page())), 4).Text()) && s.stateIn(base+"managingAgent", m.OnePage(), strings.Trim(nameStops.ReplaceAllString(m.Group[0].String, ""), " ,.;"), nil) {
			break
		}
	}
	if f, ok := s.fact(base + "managingAgent"); !ok || ownCompany.MatchString(f.Value()) {
		s.unsay(base + "managingAgent")
		s.sayHeadName(base+"managingAgent", agentTrade)
	}
	if f, ok := s.fact(base + "managingAgent"); ok && (ownCompany.MatchString(f.Value()) || s.accountantsNamed(f.Value())) {
		s.unsay(base + "managingAgent")
	}
	s.seek(accountsSought...)
	if f, ok := s.fact(base + "managingAgent"); ok && s.accountantsNamed(f.Value()) {
		s.unsay(base + "managingAgent")
	}
	for _, l := range s.placesOf(s.Span, accountsUnitsAt) {
		v := clip(s.valueOf(l), 1)
		if n, ok := parseWhole(v.Text()); ok && n > 1 && !year.MatchString(v.Text()) && s.state(base+"units", withLabel(l, v), v.Text(), n) {
			break
		}
	}
	s.seekOne(sought{base + "units", accountsUnitsOf, nil, "", takeCount})
	if m, ok := s.Find(accountsUnitsSaid); ok {
		if n, as, ok := ParseNumberWords(m.Group[0].String); ok && n > 1 {
			s.state(base+"units", m.Span, as, float64(n))
		}
	}
	for _, m := range s.FindAll(accountsUnits) {
		if n, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil && n > 1 && !year.MatchString(m.Group[0].String) && !ofSome(s, m.Span) && s.state(base+"units", m.Span, m.Group[0].String, n) {
			break
		}
	}
	if m, ok := s.Find(accountsShare); ok {
		if n, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil {
			s.state(base+"sharePercent", m.OnePage(), m.Group[0].String, n)
		}
	}
	s.seekOne(sought{base + "perUnit", accountsUnitLabel, notTheCharge, "", takeAlone})
	for _, m := range s.FindAll(accountsEach) {
		sum := m.Group[0].String + m.Group[1].String + m.Group[2].String
		if extraSum.MatchString(before(m.Span, s.sentence(m.Span)).Text()) {
			continue
		}
		if n, ok := parseMoney(sum); ok && s.state(base+"perUnit", clip(m.OnePage(), glance), sum, n) {
			break
		}
	}
	s.sayLedger(base)
	s.sayChargeInText(base)
}

// accountantsNamed reports whether the paper says of a firm that they are accountants.
func (s *sheet) accountantsNamed(firm string) bool {
	if auditing.MatchString(firm) {
		return true
	}
	for rest := s.opening(400).Text(); ; {
		_, after, ok := strings.Cut(rest, firm)
		if !ok {
			return false
		}
		next := strings.Fields(after)
		if auditing.MatchString(strings.Join(next[:min(3, len(next))], " ")) {
			return true
		}
		rest = after
	}
}

var auditing = pattern.New(`(?i)\b(?:accountants?|auditors?)\b`)

// ofSome reports whether a number of flats is of those that owe, not of all.
func ofSome(s *sheet, m evidence.Span) bool {
	line := s.text.Line(m.Page(), m.LineIndex())
	return someOwe.MatchString(before(m, line).Text() + " | " + clip(m.Rest(line), 5).Text())
}

var someOwe = pattern.New(`(?i)\b(?:arrears|debtors?|owed|owing|owe|unpaid|outstanding|late)\b`)

// part is which part of accounts a row stands in.
type part int

const (
	someWhere part = iota
	moneyIn
	moneyOut
	ownedAndOwed
)

// mostLines bounds the lines of one year's accounts.
const mostLines = 80

// sayLedger states the rows of figures. Of several columns it is the one of the year in
// hand; a row that belongs to the income or the balance sheet is no line of expenditure.
func (s *sheet) sayLedger(base string) {
	kind, _ := s.fact(base + "type")
	budget := !kind.IsZero() && kind.Normalised() == "Budget"
	var heads []ledgerHead
	var headRow row
	column, lines, in := -1, 0, someWhere
	closed := false            // the total of the expenditure was given
	sums := map[part]float64{} // of the rows of a part, until its total
	var income evidence.Span   // a charge that came in, where no total is named
	var incomeRow entry
	doc := s.text.Document()
	for i := range doc.Pages {
		for _, r := range s.rows(doc.Pages[i].Number) {
			e, ok := entryOf(r)
			if total := bareFigures(r); len(total) > 0 && (in == moneyIn || in == moneyOut) && sums[in] > 0 {
				// A total that no word names is one where it is the sum of the rows.
				e := entry{figures: total, box: r.box}
				f := e.figureOf(heads, column)
				if n, ok := parseMoney(f.Text()); !f.Empty() && ok && math.Abs(n-sums[in]) < 2 {
					s.state(base+map[part]string{moneyIn: "totalIncome", moneyOut: "totalExpenditure"}[in], f, strings.Trim(f.Text(), "()- "), n)
				}
				continue
			}
			if !ok {
				text := strings.Trim(r.cells[0].Text(), " :£")
				was := in
				switch {
				case partOwned.MatchString(text):
					in = ownedAndOwed
				case partIncome.MatchString(text):
					in = moneyIn
				case partSpent.MatchString(text):
					in, closed = moneyOut, false
				}
				if in != was {
					sums[in] = 0
				}
				if more := headsIn(r); more != nil {
					if heads != nil && len(headRow.cells) > 0 && headRow.cells[0].Page() == r.cells[0].Page() && r.box.Y0-headRow.box.Y1 < r.box.Height() {
						more = joinHeads(heads, more)
					}
					if c := inHand(more, budget); c >= 0 || heads == nil {
						heads, headRow, column = more, r, c
					}
				}
				continue
			}
			amount := e.figureOf(heads, column)
			if amount.Empty() {
				continue
			}
			text := amount.Text()
			n, ok := parseMoney(strings.Trim(text, "()- "))
			if !ok || notASum.MatchString(text) {
				continue
			}
			title := strings.Trim(e.name.Text(), " .,;:–—-_")
			if strings.Count(title, "(") > strings.Count(title, ")") && !strings.HasPrefix(text, "(") {
				// The figure is one of the name's own: "Contributions (8 x 1,050)".
				if amount == e.figures[0] {
					continue
				}
			}
			at := e.name.To(amount)
			if at.Words() > 40 || at.Page() != amount.Page() || amount.Before(e.name) {
				at = amount
			}
			put := func(field string) bool { return s.state(base+field, at, strings.Trim(text, "()- "), n) }
			if in == moneyIn {
				sums[in] += n
			}
			negative := strings.HasPrefix(text, "(") || strings.HasPrefix(text, "-")
			toFund := bareFund.MatchString(title) && in != ownedAndOwed && !s.said[base+"totalExpenditure"] && (budget || in == moneyOut)
			if toFund || accountsToFund.MatchString(title) && in != ownedAndOwed {
				put("reserveContribution") // and a line of the expenditure
			}
			switch {
			case accountsUnit.MatchString(title):
				put("perUnit")
			case accountsIncome.MatchString(title):
				if strings.Contains(strings.ToLower(title), "total") {
					put("totalIncome")
				} else if income.Empty() {
					income, incomeRow = amount, e
				}
			case accountsTotal.MatchString(title) && (in == moneyIn || in == ownedAndOwed) && !totalSpent.MatchString(title):
				if in == moneyIn {
					put("totalIncome")
					in = someWhere
				}
			case accountsTotal.MatchString(title):
				put("totalExpenditure")
				s.sayShare(base, e, heads)
				closed = closed || totalSpent.MatchString(title) && !budget
			case accountsReserve.MatchString(title) && !toFund:
				put("reserveFund")
			case accountsSurplus.MatchString(title):
				if negative && strings.Contains(strings.ToLower(title), "deficit") {
					put("deficit")
				} else {
					put("surplus")
				}
			case accountsDeficit.MatchString(title):
				put("deficit")
			case closed:
				// What comes after the total is what is done with the result, what is owed, next
				// year's budget: no cost of the year.
			case in == ownedAndOwed || in == moneyIn || rowOwned.MatchString(title) && !toFund || rowIncome.MatchString(title) || rowSubtotal.MatchString(title) || rowNoSum.MatchString(title):
			case lines < mostLines && !accountsHead.MatchString(title) && !accountsCount.MatchString(title) && len(title) > 2 && e.name.Words() <= 9 && !holdsDate(title) && postcodeIn(title) == "":
				if s.state(atLine(base, "name", lines), at, title, nil) {
					s.state(atLine(base, "amount", lines), at, strings.Trim(text, "()- "), n)
					lines++
					sums[in] += n
				}
			}
		}
	}
	if !income.Empty() && !s.said[base+"totalIncome"] {
		at := incomeRow.name.To(income)
		if at.Words() > 40 || income.Before(incomeRow.name) {
			at = income
		}
		if n, ok := parseMoney(strings.Trim(income.Text(), "()- ")); ok {
			s.state(base+"totalIncome", at, strings.Trim(income.Text(), "()- "), n)
		}
	}
}

// notASum is a number with noughts before it: a company's, an account's.
var notASum = pattern.New(`^\(?0\d{3,}`)

// sayShare states each unit's part of the total, where a column is headed so.
func (s *sheet) sayShare(base string, total entry, heads []ledgerHead) {
	for _, f := range total.figures {
		if i := under(heads, f.Box()); i >= 0 && headShare.MatchString(heads[i].text) && !strings.Contains(heads[i].text, "%") {
			if n, ok := parseMoney(f.Text()); ok && n > 0 {
				s.state(base+"perUnit", f, f.Text(), n)
				return
			}
		}
	}
}

// bareFund is a row that names the fund alone: among expenditure what is paid into it.
var bareFund = pattern.New(`(?i)^(?:(?:general|major\s+works)\s+)?(?:reserve|sinking)s?(?:\s+funds?)?$`)

// totalSpent is a total that says that it is of the expenditure.
var totalSpent = pattern.New(`(?i)\b(?:expenditure|expenses|costs?|budget|payments|outgoings)\b`)

// sayChargeInText states what sentences say of the fund and of each unit's charge.
func (s *sheet) sayChargeInText(base string) {
	for _, m := range s.FindAll(accountsIncomeIn) {
		if n, ok := parseMoney(m.Group[0].String); ok && s.state(base+"totalIncome", m.OnePage(), m.Group[0].String, n) {
			break
		}
	}
	for _, m := range s.FindAll(accountsFund) {
		sum := m.Group[0].String + m.Group[1].String + m.Group[2].String
		if fundPaid.MatchString(strings.Replace(m.Whole, sum, "", 1)) || precededBy(s, m.Span, fundPaid) {
			continue
		}
		if n, ok := parseMoney(sum); ok && s.state(base+"reserveFund", clip(m.OnePage(), glance), sum, n) {
			break
		}
	}
	for i, m := range s.FindAll(oneSum) {
		if i >= mostPlaces || s.said[base+"perUnit"] {
			break
		}
		v := s.clause(m.OnePage())
		text := v.Text()
		if sums := oneSum.FindAllString(text, 3); len(sums) > 1 && sums[0] == m.Whole && instalment.MatchString(text[strings.Index(text, m.Whole)+len(m.Whole):]) {
			text = text[:strings.Index(text, m.Whole)+len(m.Whole)] // the year's, then its instalments
		}
		if v.Words() > 40 || len(oneSum.FindAllString(text, 2)) != 1 || instalment.MatchString(text) || !accountsUnitSum.MatchString(text) || !accountsUnitOf.MatchString(text) || notTheCharge.MatchString(text) {
			continue
		}
		if n, ok := parseMoney(m.Whole); ok && n > 0 {
			s.state(base+"perUnit", v, m.Whole, n)
		}
	}
}

// clause is the sentence around a place, which goes back over the beginning of its line
// only where that line goes on with the one before.
func (s *sheet) clause(m evidence.Span) evidence.Span {
	v := s.sentence(m)
	line := s.text.Line(m.Page(), m.LineIndex())
	if first := line.Sub(0, 1); v.Before(first) && !unicode.IsLower(firstRune(line.Text())) {
		v = first.To(v.Sub(v.Words()-1, v.Words()))
	}
	for i := m.LineIndex() + 1; ; i++ {
		next := s.text.Line(m.Page(), i)
		if next.Empty() || !next.Before(v.Sub(v.Words()-1, v.Words())) && next.Sub(0, 1) != v.Sub(v.Words()-1, v.Words()) {
			return v
		}
		if !unicode.IsLower(firstRune(next.Text())) && s.text.Line(m.Page(), i-1).Box().X1 < 0.75*next.Box().X1 {
			return v.Sub(0, 1).To(s.text.Line(m.Page(), i-1).Sub(s.text.Line(m.Page(), i-1).Words()-1, s.text.Line(m.Page(), i-1).Words()))
		}
	}
}

// takeAlone takes a sum that is the only one below its label: the label is not the head
// of a column.
func takeAlone(s *sheet, path string, p pair, v evidence.Span) bool {
	if below := s.layout(v.Page()).below(s.text.Line(v.Page(), v.LineIndex())); !below.Empty() && v.Box().Y0 > p.label.Box().Y1-2 {
		if _, ok := below.Find(money); ok {
			return false
		}
	}
	return takePounds(s, path, p, v)
}

// takeCount takes a whole number of a few figures that is no year.
func takeCount(s *sheet, path string, p pair, v evidence.Span) bool {
	text := strings.Trim(clip(v, 1).Text(), ".,;")
	n, ok := parseWhole(text)
	return ok && n > 1 && n < 3000 && !year.MatchString(text) && s.state(path, withLabel(p.label, v.Sub(0, 1)), text, n)
}

// sayAccountsType states whether they are accounts or a budget, by the title: the first
// line that says either, where it is not the head of a column.
func (s *sheet) sayAccountsType(path string) {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return
	}
	head := s.opening(120)
	for i, r := range s.rows(doc.Pages[0].Number) {
		if i > 25 {
			break
		}
		if heads := headsIn(r); len(heads) > 1 && len(r.cells) > 1 {
			continue
		}
		for _, c := range r.cells {
			budget, isBudget := c.Find(accountsBudget)
			actual, isActual := c.Find(accountsActual)
			switch {
			case isBudget && (!isActual || budget.Before(actual.Span)):
				s.state(path, budget.OnePage(), budget.Whole, "Budget")
				return
			case isActual:
				s.state(path, actual.OnePage(), actual.Whole, "Accounts")
				return
			}
		}
	}
	if m, ok := head.Find(accountsBudget); ok {
		s.state(path, m.OnePage(), m.Whole, "Budget")
	} else if m, ok := head.Find(accountsActual); ok {
		s.state(path, m.OnePage(), m.Whole, "Accounts")
	}
}

// What the labels of accounts mean, for offices that set them their own way.
var accountsSought = []sought{
	{"/paperwurks/service_charge_accounts/managingAgent", pattern.New(`(?i)\b(?:managing\s+agents?|agents?|managed\s+by|manager|prepared\s+by|issued\s+by|on\s+behalf\s+of)\b`), pattern.New(`(?i)\b(?:fees?|charges?|costs?|ref\w*|number|tel\w*|phone|address|accountants?|estate\s+agents?|letting)\b`), "", takeFirm},
	{"/paperwurks/service_charge_accounts/property", pattern.New(`(?i)^(?:the\s+)?(?:property|development|estate|building|scheme|block|site|premises|client|address|name\s+of\s+(?:the\s+)?(?:property|development|estate|building|scheme|block)|re|for)(?:\s+(?:name|address))?$`), nil, "", takeFirm},
}

var (
	accountsUnitLabel = pattern.New(`(?i)\b(?:(?:per|each|every|one)\s+(?:unit|flat|apartment|property|home|house|plot|lessee|leaseholder|dwelling|owner)|your\s+(?:share|contribution|charge|proportion))\b`)
	accountsUnitsOf   = pattern.New(`(?i)^(?:(?:total\s+)?(?:number|no\.?|count)\s+of\s+)?(?:(?:residential|contributing)\s+)?(?:units|flats|apartments|properties|dwellings|homes|houses|plots|lessees|leaseholders)(?:\s+(?:in\s+(?:the\s+)?\w+|contributing|managed|sharing\b.*))?$`)
	accountsIncomeIn  = pattern.New(`(?i)\b(?:(?:total\s+)?income\b[^.;\n\f£]{0,60}?\b(?:was|were|is|of|came\s+to|total?led|amounted\s+to)|(?:service\s+charges?|owners|lessees|leaseholders)\b[^.;\n\f£]{0,40}?\b(?:contributed|paid(?:\s+in)?|brought\s+in|collected|received|demanded)(?:\s+(?:was|were|total?led|of))?)\s+(?:a\s+total\s+of\s+)?(£\s*\d[\d,]*(?:\.\d{2})?)`)
	// ownCompany is a company that the residents own: the client of the agent.
	ownCompany        = pattern.New(`(?i)\b(?:management\s+company|residents|rtm|right\s+to\s+manage|freeholders?|tenants)\b`)
	accountsAgentIn   = pattern.New(`\b(?i:managing\s+agents?,?|(?:prepared|issued|compiled|produced|managed)\s+by|agents?\s+(?:for\s+the\s+\w+\s+)?(?:is|are))\s+((?:\p{Lu}[\pL\d'’&.-]*|&|and|of)(?:\s+(?:\p{Lu}[\pL\d'’&.()-]*|&|and|of)){0,7}\s+(?:Ltd|Limited|LLP|Plc|PLC|Management|Agents|Services))\b`)
	accountsUnitsSaid = pattern.New(`(?i)\b(` + numberWords + `)\s+(?:residential\s+)?(?:units|flats|apartments|properties|dwellings|lessees|leaseholders|homes|houses)\b`)
	firmInSentence    = pattern.New(`\b(?:Ltd|Limited|LLP|Plc|PLC)\.?,?\s+\p{Ll}`)
	accountants       = pattern.New(`(?i)\b(?:chartered|certified|accountants?|auditors?)\b`)
	accountsForEnds   = pattern.New(`(?i)\s*,?\s*(?:(?:for\s+the\s+)?(?:financial\s+)?(?:year|period)|(?:year|period)\s+end\w*|accounts?|budget|service\s+charges?|\b(?:19|20)\d\d|\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december))\b.*$`)
)

// sayTitled states the building whose accounts they are where it has no label: the
// line above the paper's title.
func (s *sheet) sayTitled(path string) {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return
	}
	rows := s.rows(doc.Pages[0].Number)
	for i, r := range rows {
		if i > 6 {
			return
		}
		if text := r.text(); !accountsActual.MatchString(text) && !accountsBudget.MatchString(text) {
			continue
		}
		if i == 0 {
			return
		}
		above := rows[i-1].cells
		if i > 1 && postcodeIn(above[0].Text()) != "" {
			return // the sender's
		}
		if len(above) == 1 && above[0].Words() <= 10 && startsUpper(above[0]) && !titleApart.MatchString(above[0].Text()) {
			s.state(path, above[0], value(above[0]), nil)
		}
		return
	}
}

func atLine(base, field string, i int) string { return at(base+"lines/*/"+field, i) }
