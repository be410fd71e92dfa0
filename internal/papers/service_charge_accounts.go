package papers

import (
	"math"
	"strconv"
	"strings"

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
	accountsBudget   = pattern.New(`(?i)\b(?:budget|estimate(?:d)?(?:\s+(?:service\s+charge|expenditure|expenses))?|anticipated\s+expenditure)\b`)
	accountsActual   = pattern.New(`(?i)\b(?:accounts|income\s+and\s+expenditure(?:\s+account)?|statement\s+of\s+(?:service\s+charge|expenditure|account)|certificate\s+of\s+expenditure|actual\s+expenditure)\b`)
	accountsYearEnd  = pattern.New(`(?i)\b(?:year|period|12\s+months|twelve\s+months)\s+(?:end(?:ed|ing)|to)\s*:?\s+(?:the\s+)?(` + dateOne + `)`)
	accountsEndLabel = label(`(?:financial\s+|accounting\s+|service\s+charge\s+)?year\s+end(?:s|ing|ed)?(?:\s+date)?\b`)
	accountsPeriod   = label(`(?:service\s+charge|accounting|budget)\s+(?:period|year)|for\s+the\s+(?:period|year)|period`)
	accountsProperty = label(`(?:property|development|estate|building|scheme|block)(?:\s+(?:name|address))?\b`)
	accountsAgent    = label(`managing\s+agents?\b|prepared\s+by\b|managed\s+by\b|agents?\b`)
	accountsTotal    = pattern.New(`(?i)^(?:grand\s+)?total(?:\s+(?:service\s+charge|budget(?:ed)?|estimated|annual|relevant))*(?:\s+(?:expenditure|expenses|costs?|budget|charge|for\s+the\s+year))*(?:\s*\(£\))?$`)
	accountsIncome   = pattern.New(`(?i)^total\s+(?:income|receipts|receivable|service\s+charges?\s+(?:income|received|demanded))$|^(?:service\s+charges?\s+(?:income|received|receivable|demanded)|income\s+from\s+(?:lessees|leaseholders))$`)
	accountsReserve  = pattern.New(`(?i)^(?:(?:closing\s+)?balance\s+(?:of|on|in)\s+(?:the\s+)?)?(?:general\s+)?(?:reserve|sinking)\s+funds?(?:\s+(?:balance|held|at\s+year\s+end|carried\s+forward(?:\s+(?:at|to|on)\s+.*)?|c/f|as\s+at\s+.*|at\s+.*))?$|^(?:reserve|sinking)\s+fund\s+balance`)
	accountsToFund   = pattern.New(`(?i)^(?:transfers?|contributions?|provision)\s+(?:to|for)\s+(?:the\s+)?(?:general\s+)?(?:reserves?|sinking\s+fund)|^(?:reserve|sinking)\s+fund\s+(?:contribution|transfer|provision)`)
	accountsSurplus  = pattern.New(`(?i)^(?:net\s+)?(?:surplus|excess\s+of\s+income)`)
	accountsDeficit  = pattern.New(`(?i)^(?:net\s+)?\(?(?:deficit|shortfall|excess\s+of\s+expenditure)`)
	accountsUnit     = pattern.New(`(?i)^(?:(?:annual\s+)?(?:service\s+)?charges?|cost|amount|total|contribution|payable)\s+(?:(?:due|payable)\s+)?(?:per|for\s+each|each)\s+(?:unit|flat|apartment|property|lessee|leaseholder|dwelling)|^per\s+(?:unit|flat|apartment|property)|^(?:your|unit)\s+(?:share|contribution|proportion)`)
	accountsUnits    = pattern.New(`(?i)\b(\d{1,4})\s+(?:units|flats|apartments|properties|dwellings|lessees|leaseholders)\b`)
	accountsUnitsAt  = label(`(?:number\s+of\s+|total\s+|no\.?\s+of\s+)(?:units|flats|apartments|properties)\b`)
	accountsCount    = pattern.New(`(?i)^(?:(?:total\s+)?(?:number|no\.?)\s+of\s+)?(?:units|flats|apartments|properties|dwellings|lessees|leaseholders|pages?)$`)
	accountsEach     = pattern.New(`(?i)\b(?:each\s+(?:of\s+(?:which|whom|them)|unit|flat|apartment|property|lessee|leaseholder)\s+(?:pays|contributes|is\s+(?:charged|to\s+pay))|(?:charge|contribution|amount)\s+(?:per|for\s+each)\s+(?:unit|flat|apartment|property)\s+(?:is|was|will\s+be))\s+(£\s*[\d,]+(?:\.\d{2})?)|(£\s*[\d,]+(?:\.\d{2})?)\s+(?:(?:a|per)\s+(?:year|annum)\s+)?(?:per|for\s+each)\s+(?:unit|flat|apartment|property)\b`)
	agentTrade       = pattern.New(`(?i)\b(?:management|managing|managers|property\s+services|block|residential|estates?|surveyors|lettings)\b.*\b(?:ltd|limited|llp|plc|services|agents|surveyors|partners|management)\b`)
	titleApart       = pattern.New(`(?i)\b(?:service\s+charges?|accounts?|budget|statement|year|period|draft|final|unaudited|limited|ltd|llp|plc|company|agents?|accountants|management|expenditure|income|page|private|confidential)\b|[£:@%]|\b(?:19|20)\d\d\b`)
	accountsShare    = pattern.New(`(?i)\b(?:share|proportion|contribution|percentage|apportionment)\b[^%\n\f]{0,40}?(\d{1,2}(?:\.\d{1,4})?)\s*%`)
	accountsHead     = pattern.New(`(?i)^(?:£|notes?|\d{4}|total|sub-?total|year|actual|budget|income|expenditure|description|item|brought\s+forward|balance.*|page.*)$`)
	figureWord       = pattern.New(`^[(£-]*\s?\d[\d,]*(?:\.\d{1,2})?\)?$`)
	noteNumber       = pattern.New(`^\d{1,2}$`)
)

// parseServiceChargeAccounts reads the head, then the rows of figures: a name and
// the first figure beside it, which is the year in hand. In a budget that sets the
// budget beside the year before, it is the figure under the budget's head.
func parseServiceChargeAccounts(s *sheet) {
	const base = "/paperwurks/service_charge_accounts/"
	head := s.opening(80)
	if m, ok := head.Find(accountsBudget); ok {
		s.state(base+"type", m.OnePage(), m.Whole, "Budget")
	} else if m, ok := head.Find(accountsActual); ok {
		s.state(base+"type", m.OnePage(), m.Whole, "Accounts")
	}
	s.sayTerm(base+"yearStart", base+"yearEnd", accountsPeriod)
	s.sayDayIn(base+"yearEnd", accountsYearEnd)
	s.sayDate(base+"yearEnd", accountsEndLabel)
	if !s.sayPlace(base+"property", "", accountsProperty) {
		s.sayName(base+"property", accountsProperty)
	}
	if !s.said[base+"property"] {
		s.sayTitled(base + "property")
	}
	if !s.sayName(base+"managingAgent", accountsAgent) {
		s.sayHeadName(base+"managingAgent", agentTrade)
	}
	for _, l := range s.placesOf(s.Span, accountsUnitsAt) {
		v := clip(s.valueOf(l), 1)
		if n, ok := parseWhole(v.Text()); ok && n > 1 && s.state(base+"units", withLabel(l, v), v.Text(), n) {
			break
		}
	}
	if m, ok := s.Find(accountsUnits); ok {
		if n, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil && n > 1 {
			s.state(base+"units", m.Span, m.Group[0].String, n)
		}
	}
	if m, ok := s.Find(accountsShare); ok {
		if n, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil {
			s.state(base+"sharePercent", m.OnePage(), m.Group[0].String, n)
		}
	}
	for _, m := range s.FindAll(accountsEach) {
		sum := m.Group[0].String + m.Group[1].String
		if n, ok := parseMoney(sum); ok && s.state(base+"perUnit", clip(m.OnePage(), glance), sum, n) {
			break
		}
	}
	budget, _ := s.fact(base + "type")
	lines := 0
	doc := s.text.Document()
	for i := range doc.Pages {
		var column float64 // middle of the budget's column
		for _, r := range s.rows(doc.Pages[i].Number) {
			if !budget.IsZero() && budget.Normalised() == "Budget" {
				for _, c := range r.cells {
					if accountsBudget.MatchString(c.Text()) && c.Words() <= 4 && len(r.cells) > 1 {
						column = c.Box().MidX()
					}
				}
			}
			name, amount, text := figureRow(r, column)
			if amount.Empty() {
				continue
			}
			n, ok := parseMoney(strings.Trim(text, "()- "))
			if !ok {
				continue
			}
			at := name.To(amount)
			if at.Words() > 40 || at.Page() != amount.Page() || amount.Before(name) {
				at = amount
			}
			title := value(name)
			put := func(field string) bool { return s.state(base+field, at, strings.Trim(amount.Text(), "()- "), n) }
			negative := strings.HasPrefix(text, "(") || strings.HasPrefix(text, "-")
			if accountsToFund.MatchString(title) {
				put("reserveContribution") // and a line of the expenditure
			}
			switch {
			case accountsUnit.MatchString(title):
				put("perUnit")
			case accountsIncome.MatchString(title):
				put("totalIncome")
			case accountsTotal.MatchString(title):
				put("totalExpenditure")
			case accountsReserve.MatchString(title):
				put("reserveFund")
			case accountsSurplus.MatchString(title):
				if negative && strings.Contains(strings.ToLower(title), "deficit") {
					put("deficit")
				} else {
					put("surplus")
				}
			case accountsDeficit.MatchString(title):
				put("deficit")
			case lines < 80 && !accountsHead.MatchString(title) && !accountsCount.MatchString(title) && len(title) > 2 && name.Words() <= 9 && !holdsDate(title):
				index := lines
				if s.state(atLine(base, "name", index), at, title, nil) {
					s.state(atLine(base, "amount", index), at, strings.Trim(amount.Text(), "()- "), n)
					lines++
				}
			}
		}
	}
}

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
		if len(above) == 1 && above[0].Words() <= 10 && startsUpper(above[0]) && !titleApart.MatchString(above[0].Text()) {
			s.state(path, above[0], value(above[0]), nil)
		}
		return
	}
}

func atLine(base, field string, i int) string { return at(base+"lines/*/"+field, i) }

// figureRow is the name of a row and the figure of the year in hand, empty when
// the row is not a name and figures.
func figureRow(r row, column float64) (name, amount evidence.Span, text string) {
	var figures []evidence.Span
	for i, c := range r.cells {
		// Name and figure may be one line, leaders between them.
		for k := range c.Words() {
			w := c.Sub(k, k+1)
			if w.Text() == "£" && k+1 < c.Words() {
				continue
			}
			if figureWord.MatchString(w.Text()) && !year.MatchString(w.Text()) && !(noteNumber.MatchString(w.Text()) && (k+1 < c.Words() || i+1 < len(r.cells))) {
				figures = append(figures, w)
			} else if len(figures) > 0 && !isPunctuation(w.Text()) && w.Text() != ")" && w.Text() != "£" {
				return evidence.Span{}, evidence.Span{}, "" // words after a figure: a sentence
			}
		}
		if i == 0 {
			n := c.Words()
			if len(figures) > 0 {
				n = 0
				for n < c.Words() && c.Sub(n, n+1).Before(figures[0]) {
					n++
				}
			}
			name = trimValue(c.Sub(0, n))
			for !name.Empty() && (name.Word(name.Words()-1).Text == "£" || noteNumber.MatchString(name.Word(name.Words()-1).Text) && name.Words() > 1) {
				name = trimValue(name.Sub(0, name.Words()-1))
			}
		}
	}
	if name.Empty() || len(figures) == 0 || len(figures) > 6 || name.Words() > 12 {
		return evidence.Span{}, evidence.Span{}, ""
	}
	amount = figures[0]
	if column > 0 {
		for _, f := range figures {
			if math.Abs(f.Box().MidX()-column) < math.Abs(amount.Box().MidX()-column) {
				amount = f
			}
		}
	}
	return name, amount, amount.Text()
}
