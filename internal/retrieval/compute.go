package retrieval

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// This file works out what follows from facts: the years left on a lease, the next
// rent review and the rent after it, how long a search is fresh, whether a paper is still
// good, the days to a date.
// Each answer is quoted with the facts that it rests on.

// workedOut is an answer that no paper states.
type workedOut struct {
	text string
	from []*fact
}

var (
	asksLeft   = regexp.MustCompile(`(?i)\b(?:unexpired|still\s+to\s+run|residue|(?:left|remain(?:s|ing)?)\s+(?:on|of|to\s+run|in|lease|term|years)|(?:years?|months?|long|much|time|term)\b.*\b(?:left|remain(?:s|ing)?))\b`)
	ofLease    = regexp.MustCompile(`(?i)\b(?:lease|term)\b`)
	asksNext   = regexp.MustCompile(`(?i)\bnext\b|\bwhen\s+(?:can|could|may|might|will|would|does|do|is|are|must|shall)\b`)
	ofReview   = regexp.MustCompile(`(?i)\b(?:rent\s+)?(?:review|increase|rise|go(?:es)?\s+up|raise[ds]?|put\b.*\bup\b|doubl\w*|step)`)
	ofRent     = regexp.MustCompile(`(?i)\b(?:ground\s+)?rent\b`)
	asksStale  = regexp.MustCompile(`(?i)\b(?:stale|out\s+of\s+date|fresh|still\s+(?:valid|good|in\s+date)|too\s+old|how\s+old|run\s+out|expires?|in\s+date|valid\s+until|days\s+(?:left|until))\b`)
	ofSearch   = regexp.MustCompile(`(?i)\b(?:search(?:es)?|con\s?29\w*|llc\s?1|environmental\s+report)\b`)
	asksValid  = regexp.MustCompile(`(?i)\b(?:in\s+date|out\s+of\s+date|(?:still|currently|yet|is|are)\b.*\bvalid|in\s+force|expired?|lapsed?|run\s+out)\b`)
	asksDays   = regexp.MustCompile(`(?i)\bhow\s+(?:many\s+(?:days|weeks|months)|long)\b.*\b(?:until|till|before|left|to\s+go|remain\w*|have\s+we\s+got)\b|\b(?:days|weeks)\s+(?:until|till|left|to\s+go)\b`)
	yearAlone  = regexp.MustCompile(`\b(?:in|by|during)\s+((?:19|20|21)\d\d)\b`)
	onComplete = regexp.MustCompile(`(?i)\b(?:at|on|by)\s+completion\b`)
)

// compute answers what can be worked out; false where the question is another or the
// facts do not hold it.
func (c *Case) compute(q *question) (workedOut, bool) {
	text := q.text
	for _, try := range []struct {
		asked bool
		work  func(*question, time.Time) (workedOut, bool)
	}{
		{asksLeft.MatchString(text) && ofLease.MatchString(text) && !ofRent.MatchString(text), c.unexpired},
		{ofRent.MatchString(text) && ofReview.MatchString(text) && asksNext.MatchString(text) && !slices.Contains(q.kinds, papers.TenancyAgreement), c.nextReview},
		{ofRent.MatchString(text) && c.namesDay(text), c.rentOn},
		{asksStale.MatchString(text) && ofSearch.MatchString(text), c.staleness},
		{asksValid.MatchString(text), c.validity},
		{asksDays.MatchString(text), c.daysTo},
	} {
		if !try.asked {
			continue
		}
		if w, ok := try.work(q, c.dayOf(text)); ok {
			return w, true
		}
	}
	return workedOut{}, false
}

// namesDay reports whether a question is about another day than that of the case.
func (c *Case) namesDay(text string) bool { return !c.dayOf(text).Equal(c.AsAt) }

// dayOf is the day that a question is about: the one that it names, completion, the
// first of a year, or the day of the case.
func (c *Case) dayOf(text string) time.Time {
	if d, _, ok := papers.ParseDay(text); ok {
		return d
	}
	if m := yearAlone.FindStringSubmatch(text); m != nil {
		y, _ := strconv.Atoi(m[1])
		return time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if onComplete.MatchString(text) {
		if f, d := c.day("/paperwurks/contract/completionDate", "/paperwurks/memorandum_of_sale/completionTarget"); f != nil {
			return d
		}
	}
	return c.AsAt
}

// fact is the first fact at one of the paths, tried in order.
func (c *Case) fact(paths ...string) *fact {
	for _, path := range paths {
		for i := range c.facts {
			if papers.Declared(c.facts[i].Path) == path {
				return &c.facts[i]
			}
		}
	}
	return nil
}

// day is the first fact at one of the paths that is a day.
func (c *Case) day(paths ...string) (*fact, time.Time) {
	for _, path := range paths {
		if f := c.fact(path); f != nil {
			if s, ok := f.Normalised.(string); ok {
				if d, err := time.Parse(time.DateOnly, s); err == nil {
					return f, d
				}
			}
		}
	}
	return nil, time.Time{}
}

const inLease = "/propertyPack/ownership/ownershipsToBeTransferred/*/leaseholdInformation"

func (c *Case) unexpired(_ *question, at time.Time) (workedOut, bool) {
	f := c.fact("/paperwurks/lease/term", "/propertyPack/titlesToBeSold/*/registerExtract/ocSummaryData/lease/leaseEntry/*/leaseTerm")
	if f == nil {
		return workedOut{}, false
	}
	term, ok := papers.ParseTerm(f.Value)
	from := []*fact{f}
	if ok && term.Start.IsZero() && term.Until.IsZero() {
		start, day := c.day("/paperwurks/lease/start", "/paperwurks/lease/date")
		if start == nil {
			return workedOut{}, false
		}
		term.Start, term.Including = day, true
		from = append(from, start)
	}
	if !ok || term.End().IsZero() {
		return workedOut{}, false
	}
	years, months := term.Unexpired(at)
	if years == 0 && months == 0 && term.End().Before(at) {
		return workedOut{fmt.Sprintf("The term ended on %s.", written(term.End())), from}, true
	}
	left := plural(years, "year")
	if months > 0 {
		left += " and " + plural(months, "month")
	}
	return workedOut{fmt.Sprintf("On %s, %s of the term are left; it ends on %s.", written(at), left, written(term.End())), from}, true
}

// review is how the ground rent goes up, as the lease states it.
type review struct {
	start    time.Time
	interval int
	first    float64
	doubling bool
	steps    []step // by the year of the term that each begins with
	from     []*fact
}

type step struct {
	year   int
	amount float64
}

// reviews reads the facts of the ground rent; false where they do not say when it goes up.
func (c *Case) reviews() (review, bool) {
	var r review
	start, day := c.day("/paperwurks/lease/start")
	if start == nil {
		return r, false
	}
	r.start, r.from = day, append(r.from, start)
	if f := c.fact(inLease + "/groundRent/annualGroundRent"); f != nil {
		if n, ok := f.Normalised.(float64); ok {
			r.first = n
			r.from = append(r.from, f)
		}
	}
	if f := c.fact("/paperwurks/lease/groundRent/intervalYears"); f != nil {
		if n, ok := f.Normalised.(float64); ok && n >= 1 && n <= 200 {
			r.interval = int(n)
			r.from = append(r.from, f)
		}
	}
	if f := c.fact("/paperwurks/lease/groundRent/basis"); f != nil {
		r.doubling = f.Normalised == "doubling"
	}
	amounts := map[string]*fact{}
	for i := range c.facts {
		f := &c.facts[i]
		if strings.HasPrefix(f.Path, "/paperwurks/lease/groundRent/reviews/") && f.file == start.file {
			amounts[f.Path] = f
		}
	}
	for n := 0; ; n++ {
		base := "/paperwurks/lease/groundRent/reviews/" + strconv.Itoa(n)
		year, amount := amounts[base+"/fromYear"], amounts[base+"/amount"]
		if year == nil || amount == nil {
			break
		}
		y, ok1 := year.Normalised.(float64)
		a, ok2 := amount.Normalised.(float64)
		if !ok1 || !ok2 {
			break
		}
		r.steps = append(r.steps, step{int(y), a})
		r.from = append(r.from, amount)
	}
	return r, r.interval > 0 || len(r.steps) > 1
}

// next is the first review after a day, and the rent from then on, -1 where an index
// or a value will tell.
func (r *review) next(at time.Time) (time.Time, float64, bool) {
	for _, s := range r.steps {
		if on := r.start.AddDate(s.year-1, 0, 0); s.year > 1 && on.After(at) {
			return on, s.amount, true
		}
	}
	if len(r.steps) > 0 || r.interval == 0 {
		return time.Time{}, 0, false
	}
	for n := 1; n < 1000; n++ {
		if on := r.start.AddDate(n*r.interval, 0, 0); on.After(at) {
			if r.doubling && r.first > 0 {
				return on, r.first * math.Pow(2, float64(n)), true
			}
			return on, -1, true
		}
	}
	return time.Time{}, 0, false
}

// on is the rent on a day, -1 where an index or a value tells it.
func (r *review) on(at time.Time) float64 {
	if at.Before(r.start) {
		return -1
	}
	if len(r.steps) > 0 {
		rent := r.steps[0].amount
		for _, s := range r.steps {
			if !r.start.AddDate(s.year-1, 0, 0).After(at) {
				rent = s.amount
			}
		}
		return rent
	}
	if !r.doubling || r.first <= 0 {
		return -1
	}
	rent := r.first
	for n := 1; n < 200 && !r.start.AddDate(n*r.interval, 0, 0).After(at); n++ {
		rent *= 2
	}
	return rent
}

func (c *Case) nextReview(_ *question, at time.Time) (workedOut, bool) {
	r, ok := c.reviews()
	if !ok {
		return workedOut{}, false
	}
	on, rent, ok := r.next(at)
	if !ok {
		return workedOut{}, false
	}
	text := fmt.Sprintf("The next review after %s is on %s", written(at), written(on))
	if rent > 0 {
		text += ", when the ground rent becomes " + pounds(rent) + " a year."
	} else {
		text += "; the papers do not fix the rent from then on."
	}
	return workedOut{text, r.from}, true
}

func (c *Case) rentOn(_ *question, at time.Time) (workedOut, bool) {
	r, ok := c.reviews()
	if !ok {
		return workedOut{}, false
	}
	rent := r.on(at)
	if rent <= 0 {
		return workedOut{}, false
	}
	return workedOut{fmt.Sprintf("On %s the ground rent is %s a year.", written(at), pounds(rent)), r.from}, true
}

// searchMonths is how old a search may be at completion: UK Finance Mortgage Lenders'
// Handbook, 5.4.3.
const searchMonths = 6

func (c *Case) staleness(q *question, at time.Time) (workedOut, bool) {
	var lines []string
	var from []*fact
	for _, kind := range searches {
		if len(q.kinds) > 0 && !slices.Contains(q.kinds, kind) {
			continue
		}
		f, day := c.day("/paperwurks/" + string(kind) + "/resultDate")
		if f == nil {
			continue
		}
		until := day.AddDate(0, searchMonths, 0)
		lines = append(lines, fmt.Sprintf("The %s of %s is six months old on %s, %s.", papers.Name(kind), written(day), written(until), daysFrom(until, at)))
		from = append(from, f)
	}
	return workedOut{strings.Join(lines, " "), from}, len(lines) > 0
}

// ends is where papers that are good for a time say until when.
var ends = map[papers.Kind]string{
	papers.EPC:               "/paperwurks/epc/validUntil",
	papers.MortgageOffer:     "/paperwurks/mortgage_offer/expiry",
	papers.InsuranceSchedule: "/paperwurks/insurance_schedule/endDate",
	papers.NewHomeWarranty:   "/paperwurks/new_home_warranty/endDate",
	papers.EWS1:              "/paperwurks/ews1/validUntil",
}

// validity tells whether the one paper that a question names is still good on a day.
func (c *Case) validity(q *question, at time.Time) (workedOut, bool) {
	if len(q.kinds) != 1 {
		return workedOut{}, false
	}
	f, until := c.day(ends[q.kinds[0]])
	if f == nil {
		return workedOut{}, false
	}
	verb := "ran"
	if !until.Before(at) {
		verb = "runs"
	}
	return workedOut{fmt.Sprintf("The %s %s until %s, %s.", papers.Name(f.kind), verb, written(until), daysFrom(until, at)), []*fact{f}}, true
}

// daysFrom says how far a day is from another: "70 days before 22 November 2026".
func daysFrom(day, at time.Time) string {
	days := int(math.Round(day.Sub(at).Hours() / 24))
	if days < 0 {
		return fmt.Sprintf("%s before %s", plural(-days, "day"), written(at))
	}
	return fmt.Sprintf("%s after %s", plural(days, "day"), written(at))
}

// daysTo counts the days to the date that a question is about.
func (c *Case) daysTo(q *question, at time.Time) (workedOut, bool) {
	dated := *q
	dated.types = []papers.Type{papers.Day}
	for _, r := range c.results(&dated, 5) {
		if r.fact < 0 || c.confidence(&dated, r) < Threshold {
			continue
		}
		f := &c.facts[r.fact]
		s, _ := f.Normalised.(string)
		day, err := time.Parse(time.DateOnly, s)
		if f.typ != papers.Day || err != nil {
			continue
		}
		return workedOut{fmt.Sprintf("%s: %s, %s.", upperFirst(f.Label), written(day), daysFrom(day, at)), []*fact{f}}, true
	}
	return workedOut{}, false
}

func written(d time.Time) string { return d.Format("2 January 2006") }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// pounds is a sum as people write it: £1,250 or £1,250.50.
func pounds(sum float64) string {
	whole, pence := math.Modf(math.Round(sum*100) / 100)
	digits := strconv.FormatFloat(whole, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if p := int(math.Round(pence * 100)); p > 0 {
		digits += fmt.Sprintf(".%02d", p)
	}
	return "£" + digits
}
