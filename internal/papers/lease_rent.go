package papers

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

var (
	rentWord      = pattern.New(`(?i)\b(?:ground\s+rents?|yearly\s+rents?|annual\s+rents?|initial\s+rent|rent\s+reserved|rents?)\b`)
	groundRentish = pattern.New(`(?i)\b(?:ground\s+rent|yearly\s+(?:ground\s+)?rent|annual\s+(?:ground\s+)?rent|initial\s+(?:ground\s+)?rent|rent\s+of|rent\s*["”’']?\s*(?:means|:)|rent\W{0,3}\s*£|the\s+rent\s+is\s+£|peppercorn|yielding\s+and\s+paying|paying\s+(?:therefor|during)|(?:per\s+annum|a\s+year|p\.?a\.?)\s+(?:for|during|rising|doubling|increasing))`)
	otherRent     = pattern.New(`(?i)\b(?:insurance\s+rent|maintenance\s+rent|service\s+(?:charge\s+)?rent|gross\s+rent|further\s+rent|additional\s+rent|service\s+charge|fee\s+of|reasonable\s+fee|registration|premium|interest|arrears?)\b`)
	steppedPeriod = pattern.New(`(?i)\b(first|next|second|third|fourth|fifth|following|subsequent|succeeding|ensuing|further|final|last|remaining)\s+(?:(?:succeeding|following|subsequent|ensuing)\s+)?(?:period\s+of\s+)?(?:(\d{1,3})|(` + numberWords + `))\s*(?:\(\s*[\w\s-]{1,40}\s*\)\s*)?years?\b`)
	yearsRange    = pattern.New(`(?i)\byears?\s*(\d{1,3})\s*(?:-|–|—|to|until)\s*(?:year\s*)?(\d{1,3})\b`)
	// ordinalYears is a period from the beginning of one year of the term to the end of another.
	ordinalYears = pattern.New(`(?i)\b(?:from\s+)?(?:the\s+)?(?:(?:beginning|start|commencement)\s+of\s+)?(?:the\s+)?(?:(\d{1,3})(?:st|nd|rd|th)\s+year|(term|lease))\s*(?:,\s*)?(?:to|until|up\s+to|and\s+ending\s+(?:on|at|with))\s+(?:and\s+including\s+)?(?:the\s+)?(?:(?:end|expiry|expiration|last\s+day)\s+of\s+)?(?:the\s+)?(\d{1,3})(?:st|nd|rd|th)\s+year\b`)
	// yearsOnward is the last row of a table by years of the term: "Years 51 to the end of the Term", "Year 76 onwards".
	yearsOnward   = pattern.New(`(?i)\b(?:from\s+)?years?\s*(\d{1,3})\s*(?:\+|(?:of\s+the\s+term\s+)?(?:onwards?\b|and\s+(?:thereafter|beyond|after)\b|(?:-|–|—|to|until)\s*(?:(?:the\s+)?(?:end|expiry|expiration|remainder|last\s+day)\b|(?:term|lease)\s+(?:end|expiry)\b)(?:\s+of\s+(?:the\s+)?(?:said\s+)?(?:term|lease)\b)?))`)
	ordinalOnward = pattern.New(`(?i)\bfrom\s+(?:and\s+including\s+)?(?:the\s+)?(?:(?:beginning|start|commencement)\s+of\s+)?(?:the\s+)?(\d{1,3})(?:st|nd|rd|th)\s+year\s+(?:of\s+the\s+term\s+)?(?:onwards?|(?:for|to|until)\s+(?:the\s+)?(?:remainder|residue|rest|(?:end|expiry|last\s+day)\s+of\s+the\s+(?:said\s+)?term)\b)`)
	theRemainder  = pattern.New(`(?i)\b(?:thereafter|(?:the\s+)?(?:remainder|residue|rest)\s+of\s+the\s+(?:said\s+)?term|remaining\s+(?:years|term)|the\s+remaining)\b`)
	doublingWords = pattern.New(`(?i)\bdoubl(?:e|ed|es|ing)\b|\b(?:twice|two\s+times|2\s+times)\s+the\s+(?:rent|amount|sum|yearly|annual|ground|then|previous|preceding)\b|\brent\b[^.;]{0,120}\bmultiplied\s+by\s+(?:two|2)\b|\brent\b[^.;]{0,80}\bincreas\w+\s+by\s+(?:100|(?:one|a)\s+hundred)\s*(?:%|per\s?cent)`)
	everyYears    = pattern.New(`(?i)\b(?:every|each|intervals?\s+of|successive\s+periods?\s+of|consecutive\s+periods?\s+of|period\s+of)\s+(?:successive\s+|subsequent\s+|consecutive\s+|period\s+of\s+)?(?:(\d{1,3})|(` + numberWords + `))\s*(?:\(\s*[\w\s-]{1,40}\s*\)\s*)?[- ]?years?\b`)
	yearlySteps   = pattern.New(`(?i)\b(?:(\d{1,3})|(` + numberWords + `))[- ]?(?:year(?:ly)?)\s+(?:intervals?|anniversar(?:y|ies)|reviews?|cycles?)\b`)
	anniversary   = pattern.New(`(?i)\b(?:every|each)\s+(?:successive\s+|subsequent\s+)?(?:(\d{1,3})\s*(?:st|nd|rd|th)|(fifth|tenth|fifteenth|twentieth|twenty[- ]?first|twenty[- ]?fifth|thirtieth|thirty[- ]?third|fortieth|fiftieth))\s+(?:anniversary|anniversaries|years?)\b`)
	everyAnnual   = pattern.New(`(?i)\b(?:in\s+every\s+year\s+of\s+the\s+term|(?:every|each)\s+(?:subsequent\s+|successive\s+|following\s+)?(?:anniversary|year(?:\s+on\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?[A-Z][a-z]{2,8})?|1(?:st)?\s+(?:January|April|July|October)))\b|\b(?:annually|yearly|once\s+a\s+year)\b`)
	retailIndex   = pattern.New(`(?i)\b(?:retail\s+prices?\s+index|index\s+of\s+retail\s+prices?|R\.?P\.?I\.?X?)\b`)
	consumerIndex = pattern.New(`(?i)\b(?:consumer\s+prices?\s+index|index\s+of\s+consumer\s+prices?|C\.?P\.?I\.?H?)\b`)
	percentValue  = pattern.New(`(?i)\b(\d{1,2}(?:\.\d{1,3})?)\s*(?:%|per\s?cent(?:um)?)\s+of\s+(?:the\s+)?(?:then\s+)?(?:current\s+|full\s+|open\s+|capital\s+|freehold\s+|unencumbered\s+)*(?:market\s+|sale\s+|capital\s+)*value`)
	marketReview  = pattern.New(`(?i)\b(?:open\s+market\s+rent|market\s+rent(?:al)?|revised\s+rent|rack\s+rent)\b`)
	increaseBy    = pattern.New(`(?i)\b(?:increas(?:e|ed|es|ing)|ris(?:e|es|ing))\s+by\s+(?:a\s+further\s+|the\s+sum\s+of\s+)?(£\s*\d[\d,]*(?:\.\d{2})?)`)
	frequency     = pattern.New(`(?i)\b(yearly|annual(?:ly)?|per\s+annum|half-?\s?yearly|quarterly|monthly|p\.a\.|a\s+year)\b`)
	payableBy     = pattern.New(`(?i)\b(?:by|in)\s+(?:two\s+|four\s+|twelve\s+)?(?:equal\s+)?(half-?\s?yearly|quarterly|monthly|yearly|annual)\s+(?:payments?|instalments?)`)
)

// rentStep is one step of a ground rent's schedule.
type rentStep struct {
	fromYear, toYear int // of the term, counting from 1; toYear 0 is the end
	from             time.Time
	amount           float64
	as               string  // the sum as written
	years            string  // the years as written
	at               *clause // where it stands
}

// groundRent reads the ground rent, how it grows, and works out the years to come.
func (r *leaseReader) groundRent() {
	near := r.rentClauses()
	if len(near) == 0 {
		return
	}
	steps := r.rentSteps(near)
	if len(steps) == 0 {
		steps = r.risingSteps(near)
	}
	if len(steps) == 0 {
		steps = r.datedSteps(near)
	}
	initial, hasInitial := r.initialRent(near, steps)
	basis, every := r.rentBasis(near)
	if n := doublingSteps(steps); basis == "" && n > 0 {
		basis, every = "doubling", n
		from := r.saySteps(steps)
		r.compute(leaseSays+"/groundRent/basis", basis, basis, from...)
		r.compute(leaseSays+"/groundRent/intervalYears", numberOf(every, "year"), float64(every), from...)
	}
	if basis == "" && len(steps) > 1 {
		basis = "steps"
		r.compute(leaseSays+"/groundRent/basis", basis, basis, r.saySteps(steps)...)
	} else if len(steps) > 1 {
		r.saySteps(steps)
	}
	if basis == "" {
		basis, every = r.indexedRent(near)
	}
	increases := leasehold0("/groundRent/rentSubjectToIncrease/yesNo")
	switch {
	case basis == "peppercorn":
		return
	case basis != "":
		if from := r.firstSaid(leaseSays+"/groundRent/basis", leasehold0("/groundRent/rentSubjectToIncrease/rentIncreaseCalculated")); from != "" {
			r.compute(increases, "Yes", "Yes", from)
		}
	case hasInitial && (r.rentReviewed() || rentGrows(near)):
		// It changes, but how was not found.
	case hasInitial:
		// One sum for the whole term, and no word of review near it.
		if from := leasehold0("/groundRent/annualGroundRent"); r.said[from] {
			r.compute(leaseSays+"/groundRent/basis", "fixed", "fixed", from)
			r.compute(increases, "No", "No", from)
			basis = "fixed"
		}
	}
	r.project(basis, initial, every, steps)
}

// doublingSteps is every how many years the sums of a schedule double, where each is twice
// the one before, at least twice over and within the 25 years that lenders ask about; else 0.
func doublingSteps(steps []rentStep) int {
	if len(steps) < 3 {
		return 0
	}
	every := steps[0].toYear
	for i, st := range steps {
		if i > 0 && (st.amount != 2*steps[i-1].amount || st.fromYear != i*every+1) {
			return 0
		}
	}
	if every > 25 {
		return 0
	}
	return every
}

// rentInParticulars states the rent that the table of particulars gives, where no clause
// was found to: the label may stand at the middle of its value's lines.
func (r *leaseReader) rentInParticulars() {
	annual := leasehold0("/groundRent/annualGroundRent")
	if r.said[annual] || r.said[leaseSays+"/groundRent/basis"] && !r.said[leasehold0("/groundRent/rentSubjectToIncrease/yesNo")] {
		return
	}
	for i := range r.text.Document().Pages {
		if i >= mostParticulars {
			return
		}
		for _, row := range r.rows(r.text.Document().Pages[i].Number) {
			label := row.cells[0]
			if len(row.cells) < 2 || !rentLabel.MatchString(strings.Trim(label.Text(), " :.")) {
				continue
			}
			v := r.block(label)
			if v.Empty() || v.Words() > 70 || otherRent.MatchString(clip(v, 4).Text()) {
				continue
			}
			if sum, as, ok := ParsePounds(v.Text()); ok && sum > 0 && r.stateIn(annual, withLabel(label, v), as, sum) {
				r.compute(leasehold0("/groundRent/isGroundRentPayable"), "Yes", "Yes", annual)
				return
			}
		}
	}
}

// rentLabel is the label of the tenant's own rent in a table of particulars.
var rentLabel = pattern.New(`(?i)^(?:the\s+)?(?:(?:initial|annual|yearly|ground|specified|reserved|net)\s+)+rents?(?:\s+reserved)?$`)

// rentGrows reports whether clauses about the rent say that it rises, however.
func rentGrows(near []*clause) bool {
	for _, c := range near {
		if risingTo.MatchString(c.text) || sumGrows.MatchString(c.text) && !growsNot.MatchString(c.text) {
			return true
		}
	}
	return false
}

var (
	// sumGrows is a yearly sum that is told to grow right behind it: "£250 per annum rising every 25 years".
	sumGrows = pattern.New(`(?i)\brent\b[^.;]{0,60}?(?:£\s?[\d,.]*\d|\bpounds\b)[^.;£]{0,60}\b(?:rising|increasing|escalating|reviewed|reviewable|(?:subject|liable)\s+to\s+(?:review|increase))\b`)
	growsNot = pattern.New(`(?i)\b(?:no|not|without|never)\b[^.;]{0,30}\b(?:rising|increas\w+|review\w*|escalating)\b`)
)

var (
	risingTo = pattern.New(`(?i)\b(?:ris(?:e|es|ing)|increas(?:e|es|ed|ing)|stepp(?:ed|ing)\s+up)\s+(?:thereafter\s+)?(?:(?:in|by)\s+(?:steps|stages)\s+)?to\b`)
	// whenRising is when a sum becomes payable that a rent rises to, in years of the term.
	whenRising = pattern.New(`(?i)\b(?:after|on|from|at)\s+(?:the\s+)?(?:(?:end|expiry|expiration)\s+of\s+)?(?:the\s+)?(?:first\s+)?(\d{1,3})(?:\s+years?\b|(?:st|nd|rd|th)\s+(anniversary|year)\b)`)
)

// risingSteps reads a rent that rises to sums from days or years that follow each:
// "£150 rising to £300 on 29 September 2028 and to £600 on 29 September 2053".
func (r *leaseReader) risingSteps(near []*clause) []rentStep {
	for _, c := range near {
		text := c.text[afterPremium(c.text):]
		loc := risingTo.FindStringIndex(text)
		if loc == nil {
			continue
		}
		rent := rentWord.FindAllStringIndex(text[:loc[0]], 12)
		if len(rent) == 0 {
			continue
		}
		sum, as, ok := ParsePounds(text[rent[len(rent)-1][1]:loc[0]])
		if !ok {
			continue
		}
		steps := []rentStep{{fromYear: 1, from: r.term.Start, amount: sum, as: as, at: c}}
		rest := text[loc[1]:]
		for range 8 {
			sum, as, ok := ParsePounds(rest)
			if !ok || strings.Index(rest, as) > 24 {
				break
			}
			rest = rest[strings.Index(rest, as)+len(as):]
			until := rest
			if _, next, ok := ParsePounds(rest); ok {
				until = rest[:strings.Index(rest, next)]
			}
			year := r.yearRising(atMost(until, 140))
			if year <= steps[len(steps)-1].fromYear {
				return nil
			}
			steps[len(steps)-1].toYear = year - 1
			steps = append(steps, rentStep{fromYear: year, from: r.term.Start.AddDate(year-1, 0, 0), amount: sum, as: as, at: c})
			rest = rest[len(until):]
		}
		if len(steps) > 1 && !r.term.Start.IsZero() {
			return steps
		}
	}
	return nil
}

// datedSteps reads a table of rents by their days: "1 January 2025 to 31 December 2034
// £900", each period from the day after the one before, the first from the term's start.
func (r *leaseReader) datedSteps(near []*clause) []rentStep {
	if r.term.Start.IsZero() {
		return nil
	}
	var steps []rentStep
	for _, c := range near {
		for _, loc := range fromDayToDay.FindAllStringIndex(c.text, 24) {
			from, as, ok := ParseDay(c.text[loc[0]:loc[1]])
			if !ok {
				continue
			}
			rest := c.text[loc[0]+strings.Index(c.text[loc[0]:], as)+len(as):]
			until, last, ok := ParseDay(rest)
			if !ok || !until.After(from) {
				continue
			}
			rest = atMost(rest[strings.Index(rest, last)+len(last):], 60)
			sum, as, ok := ParsePounds(rest)
			if !ok || fromDayToDay.MatchString(rest[:strings.Index(rest, as)]) {
				continue
			}
			next := r.term.Start
			if n := len(steps); n > 0 {
				next = r.term.Start.AddDate(steps[n-1].toYear, 0, 0)
			}
			years := until.AddDate(0, 0, 1).Year() - from.Year()
			if !from.Equal(next) || years < 1 || !from.AddDate(years, 0, 0).Equal(until.AddDate(0, 0, 1)) {
				continue
			}
			first := from.Year() - r.term.Start.Year() + 1
			steps = append(steps, rentStep{fromYear: first, toYear: first + years - 1, from: from, amount: sum, as: as, at: c})
		}
	}
	if len(steps) < 2 {
		return nil
	}
	return steps
}

// fromDayToDay is a period between two days.
var fromDayToDay = pattern.New(`(?i)\b\d{1,2}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?[A-Z][a-z]{2,8},?\s+\d{4}\s*(?:to|until|–|-|—)\s*(?:and\s+including\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?[A-Z][a-z]{2,8},?\s+\d{4}\b`)

// lastReview is how many years into the term the last review may be: "not so as to fall
// after the fiftieth anniversary", "during the first 100 years".
func (r *leaseReader) lastReview(near []*clause) int {
	for _, c := range near {
		if m := noReviewAfter.FindStringSubmatch(c.text); m != nil {
			n, err := strconv.Atoi(m[1])
			if err != nil {
				n, _ = ParseOrdinalYears(m[2])
			}
			if n > 0 {
				return n
			}
		}
	}
	return 0
}

var noReviewAfter = pattern.New(`(?i)\b(?:(?:not|no\s+review|none)\b[^.;]{0,40}\b(?:after|beyond|later\s+than)|until|up\s+to(?:\s+and\s+including)?)\s+(?:and\s+including\s+)?the\s+(?:(\d{1,3})\s*(?:st|nd|rd|th)|([a-z]+(?:[- ][a-z]+)?))\s+anniversary\b`)

// yearRising is the year of the term with which a sum begins to be payable; 0 where it is not told.
func (r *leaseReader) yearRising(text string) int {
	if m := whenRising.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		if strings.EqualFold(m[2], "year") {
			return n
		}
		return n + 1
	}
	d, as, ok := ParseDay(text)
	if !ok || strings.Index(text, as) > 60 || r.term.Start.IsZero() {
		return 0
	}
	n := d.Year() - r.term.Start.Year()
	if gap := d.Sub(r.term.Start.AddDate(n, 0, 0)).Hours() / 24; n < 1 || gap < -1 || gap > 1 {
		return 0
	}
	return n + 1
}

// indexedRent states that the rent follows an index where the clause about its review
// only names "the Index", which another clause defines.
func (r *leaseReader) indexedRent(near []*clause) (basis string, every int) {
	index := ""
	for _, c := range r.clauses {
		if !indexDefined.MatchString(c.text) {
			continue
		}
		if retailIndex.MatchString(c.text) {
			index = "rpi"
		} else if consumerIndex.MatchString(c.text) {
			index = "cpi"
		}
		if index != "" {
			break
		}
	}
	if index == "" {
		return "", 0
	}
	for _, c := range near {
		m, ok := c.find(byTheIndex)
		if !ok || otherRent.MatchString(c.text) || !r.sayIn(leaseSays+"/groundRent/basis", c, m.Group[0].String, index) {
			continue
		}
		r.sayClause(leasehold0("/groundRent/rentSubjectToIncrease/rentIncreaseCalculated"), c, byTheIndex)
		for _, x := range append([]*clause{c}, r.clauses...) {
			if x != c && !reviewDates.MatchString(x.text) {
				continue
			}
			if every = r.interval(x); every > 0 {
				break
			}
		}
		return index, every
	}
	return "", 0
}

// rentReviewed reports whether the lease speaks of a review of the rent anywhere.
func (r *leaseReader) rentReviewed() bool {
	for _, c := range r.clauses {
		if (reviewedRent.MatchString(c.text) || strings.Contains(c.head, "rent review")) && !noReview.MatchString(c.text) {
			return true
		}
	}
	return false
}

var (
	indexDefined = pattern.New(`(?i)^\W*(?:the\s+)?(?:price\s+)?index\W|["“‘'](?:the\s+)?(?:price\s+)?index["”’']|\bindex\W+(?:means|is|shall\s+mean)|\bindex\s*:`)
	byTheIndex   = pattern.New(`(?i)\brent\b.*?\b((?:the\s+)?(?:\w+\s+)?index)\b`)
	reviewDates  = pattern.New(`(?i)\breview\s+(?:date|period|day)`)
	reviewedRent = pattern.New(`(?i)\brent\b[^.;]{0,60}\b(?:as\s+)?(?:reviewed|revised|increased)\s+(?:under|in\s+accordance|pursuant|on|at|to|by|from)\b|\brent\s+(?:shall|will|is\s+to|may)\s+be\s+(?:increased|reviewed|revised)\b|\brent\s+review\b|\breview(?:ed)?\s+(?:of\s+the\s+)?(?:ground\s+)?rent\b`)
	noReview     = pattern.New(`(?i)\b(?:no|not|never|without)\b[^.;]{0,40}\breview|\b(?:insurance|service|market|housing|maintenance)\s+rent\b`)
)

func (r *leaseReader) firstSaid(paths ...string) string {
	for _, p := range paths {
		if r.said[p] {
			return p
		}
	}
	return ""
}

// rentClauses are the clauses that speak of the ground rent: those that name it
// with a sum or a peppercorn, those next to them, and those of a schedule about rent.
func (r *leaseReader) rentClauses() []*clause {
	take := make([]bool, len(r.clauses))
	for i, c := range r.clauses {
		if c.recitesOld() {
			continue // the rent of the lease that this one replaces
		}
		inRentSchedule := strings.Contains(c.head, "rent") && !strings.Contains(c.head, "covenant") || r.underRentTitle(i)
		money := strings.Contains(c.text, "£") || strings.Contains(c.lower, "pound") || strings.Contains(c.lower, "guinea") || Peppercorn(c.lower)
		switch {
		case inRentSchedule:
			take[i] = true
		case groundRentish.MatchString(c.text) && (money || doublingWords.MatchString(c.text)) && !strings.Contains(c.lower, "rent a room"):
			take[i] = true
			// The steps are often sub-clauses.
			for j := i + 1; j < len(r.clauses) && j <= i+8; j++ {
				n := r.clauses[j]
				if !strings.Contains(n.text, "£") || !(steppedPeriod.MatchString(n.text) || theRemainder.MatchString(n.text) || yearsRange.MatchString(n.text) || ordinalYears.MatchString(n.text) || yearsOnward.MatchString(n.text)) {
					break
				}
				take[j] = true
			}
		case strings.Contains(c.lower, "rent") && (doublingWords.MatchString(c.text) || retailIndex.MatchString(c.text) || consumerIndex.MatchString(c.text) || percentValue.MatchString(c.text) ||
			strings.Contains(c.lower, "review date")) && !strings.Contains(c.lower, "service charge"):
			take[i] = true
		}
	}
	var near []*clause
	for i, c := range r.clauses {
		if take[i] && len(near) < 60 {
			near = append(near, c)
		}
	}
	return near
}

// underRentTitle reports whether a clause stands below the title of a schedule of rent
// that its own heading ("The Seventh Schedule") leaves to the line beneath it.
func (r *leaseReader) underRentTitle(i int) bool {
	for j := i; j >= 0 && j > i-30 && r.clauses[j].head == r.clauses[i].head && r.clauses[i].head != ""; j-- {
		first := &r.clauses[j].rows
		if len(*first) == 0 || !scheduleTitle.MatchString((*first)[0].text()) {
			continue
		}
		title := (*first)[0].text()
		if strings.Trim(scheduleTitle.ReplaceAllString(title, ""), " .:-–—") != "" {
			// It has its title.
		} else if len(*first) > 1 {
			title += " " + (*first)[1].text()
		} else if j+1 < len(r.clauses) && len(r.clauses[j+1].rows) > 0 && r.clauses[j+1].number == "" {
			title += " " + r.clauses[j+1].rows[0].text()
		}
		return len(title) < 90 && rentTitle.MatchString(title)
	}
	return false
}

// rentTitle is the title of a schedule about the ground rent.
var rentTitle = pattern.New(`(?i)\b(?:the\s+rents?|ground\s+rents?|rent\s+(?:review|schedule|payable)|reviews?\s+of\s+(?:the\s+)?(?:ground\s+)?rent|yearly\s+rents?|rents?)\s*$`)

// initialRent states the rent first payable.
func (r *leaseReader) initialRent(near []*clause, steps []rentStep) (float64, bool) {
	annual, payable := leasehold0("/groundRent/annualGroundRent"), leasehold0("/groundRent/isGroundRentPayable")
	if len(steps) > 0 {
		if r.sayIn(annual, steps[0].at, steps[0].as, steps[0].amount) {
			r.payable(payable, annual, append([]*clause{steps[0].at}, near...)...)
			return steps[0].amount, true
		}
	}
	for _, c := range near {
		loc := rentWord.FindStringIndex(c.text)
		if loc == nil && !strings.Contains(c.head, "rent") {
			continue
		}
		if pp := peppercorn.FindString(c.text); pp != "" && !strings.Contains(c.text, "£") {
			if r.sayIn(leaseSays+"/groundRent/basis", c, pp, "peppercorn") {
				r.sayIn(payable, c, pp, "No")
				return 0, true
			}
		}
		sum, as, ok := r.rentSum(c, loc)
		if ok && sum > 0 && r.sayIn(annual, c, as, sum) {
			r.payable(payable, annual, c)
			return sum, true
		}
	}
	return 0, false
}

// rentSum is the sum of money that belongs to the rent in a clause: the first
// after the word, or one right before it ("£100 ground rent").
func (r *leaseReader) rentSum(c *clause, loc []int) (float64, string, bool) {
	if loc == nil {
		return ParsePounds(c.text)
	}
	text := c.text[afterPremium(c.text):]
	for _, l := range rentWord.FindAllStringIndex(text, 6) {
		if otherRent.MatchString(text[max(0, l[0]-14):min(len(text), l[1]+8)]) && !strings.Contains(strings.ToLower(text[l[0]:l[1]]), "ground") {
			continue
		}
		after := atMost(text[l[1]:], 160)
		if sum, as, ok := ParsePounds(after); ok {
			if !otherRent.MatchString(after[:strings.Index(after, as)]) {
				return sum, as, true
			}
		}
		before := text[max(0, l[0]-40):l[0]]
		if sum, as, ok := ParsePounds(before); ok {
			return sum, as, true
		}
	}
	// The term may stand beside the sum in a cell that the reading order puts within it.
	if m := perAnnum.FindStringSubmatch(text); m != nil && strings.Contains(strings.ToLower(text), "rent") && !otherRent.MatchString(text) {
		return ParsePounds(m[1])
	}
	return 0, "", false
}

// perAnnum is a yearly sum at the beginning of a clause.
var perAnnum = pattern.New(`^\W*(£\s*\d[\d,]*(?:\.\d{2})?)\s*(?:\([^)]*\)\s*)?(?i:per\s+annum|p\.?a\.?|a\s+year|per\s+year|yearly)\b`)

// payable states that a rent is payable, and how often by the first clause that tells.
func (r *leaseReader) payable(path, annual string, cs ...*clause) {
	r.compute(path, "Yes", "Yes", annual)
	// How it is paid goes before how it is reckoned: "the yearly rent … by half-yearly payments".
	for _, c := range append(slices.Clone(cs), r.clauses...) {
		if (payableBy.MatchString(c.text) || inEqualParts.MatchString(c.text) || equalParts.MatchString(c.text)) && rentWord.MatchString(c.text) && !otherRent.MatchString(paidFor(c.text)) {
			r.howOften(c)
			return
		}
	}
	for _, c := range cs {
		if rentWord.MatchString(c.text) && !otherRent.MatchString(c.text) {
			r.howOften(c)
		}
	}
	r.howOften(cs[0])
}

// paidFor is the words before those that say in what parts something is paid.
func paidFor(text string) string {
	for _, p := range []*pattern.Pattern{inEqualParts, payableBy, equalParts} {
		if loc := p.FindStringIndex(text); loc != nil {
			return text[max(0, loc[0]-60):loc[0]]
		}
	}
	return text
}

func (r *leaseReader) howOften(c *clause) {
	// "£300 a year, in two equal parts": the parts tell, not the year.
	if m, ok := c.find(inEqualParts); ok {
		often := "Half-yearly"
		if n := strings.ToLower(m.Group[0].String); n == "four" || n == "4" {
			often = "Quarterly"
		}
		r.sayIn(leasehold0("/groundRent/groundRentFrequency"), c, m.Whole, often)
		return
	}
	if r.onRentDays(c) {
		return
	}
	if m, ok := c.find(payableBy); ok {
		r.stateIn(leasehold0("/groundRent/groundRentFrequency"), m.Span, m.Group[0].String, frequencyOf(m.Group[0].String))
	} else if m, ok := c.find(frequency); ok {
		r.sayIn(leasehold0("/groundRent/groundRentFrequency"), c, m.Group[0].String, frequencyOf(m.Group[0].String))
	}
}

// onRentDays states how often the rent is paid by the days on which its equal parts are:
// "by equal payments on 24 June and 25 December", or "on the Rent Payment Days", which
// another clause or a row of the particulars names.
func (r *leaseReader) onRentDays(c *clause) bool {
	path := leasehold0("/groundRent/groundRentFrequency")
	m, ok := c.find(equalParts)
	if !ok {
		return false
	}
	if days, _, _ := strings.Cut(m.Group[0].String, "first"); oftenOnDays(days) != "" {
		return r.sayIn(path, c, m.Whole, oftenOnDays(days))
	}
	if !onThoseDays.MatchString(m.Group[0].String) {
		return false
	}
	for _, x := range r.clauses {
		if d, ok := x.find(rentDays); ok && oftenOnDays(d.Group[0].String) != "" {
			return r.sayIn(path, x, strings.TrimSpace(d.Group[0].String), oftenOnDays(d.Group[0].String))
		}
	}
	return false
}

// oftenOnDays is how often a year has the days that a text names; "" where they are not
// two or four, or not named.
func oftenOnDays(text string) string {
	months := map[string]bool{}
	for _, m := range namedMonth.FindAllString(text, 13) {
		months[m] = true
	}
	switch {
	case quarterDays.MatchString(text) || len(months) == 4:
		return "Quarterly"
	case len(months) == 2:
		return "Half-yearly"
	}
	return ""
}

var (
	equalParts  = pattern.New(`(?i)\bequal\s+(?:payments|instal?lments|portions|parts)\b([^.;]{0,140})`)
	onThoseDays = pattern.New(`(?i)\bon\s+(?:each\s+of\s+)?(?:the\s+)?(?:rent\s+)?(?:payment\s+)?(?:days?|dates?)\b`)
	rentDays    = pattern.New(`(?i)\brent\s+(?:payment\s+)?(?:days?|dates?)\b["”’']?\s*(?:means|are|is|shall\s+mean|:)?:?\s*([^.;:"“]{4,140})`)
	namedMonth  = pattern.New(`\b(?:(?i:january|february|april|june|july|august|september|october|november|december)|March|MARCH|May|MAY)\b`)
	quarterDays = pattern.New(`(?i)\busual\s+quarter\s+days\b`)
)

// inEqualParts is in how many parts a year's rent is paid.
var inEqualParts = pattern.New(`(?i)\b(?:in|by)\s+(two|four|2|4)\s+equal\s+(?:parts|payments|instal?lments|portions|halves)\b`)

// frequencyOf is how often, in the words that PDTF's other frequencies use.
func frequencyOf(word string) string {
	switch w := strings.ToLower(fold(word)); {
	case strings.HasPrefix(w, "half"):
		return "Half-yearly"
	case strings.HasPrefix(w, "quarter"):
		return "Quarterly"
	case strings.HasPrefix(w, "month"):
		return "Monthly"
	}
	return "Yearly"
}

// rentBasis states how the rent grows, and every how many years.
func (r *leaseReader) rentBasis(near []*clause) (basis string, every int) {
	if r.said[leaseSays+"/groundRent/basis"] {
		return "peppercorn", 0
	}
	for _, b := range []struct {
		basis string
		re    *pattern.Pattern
	}{
		{"doubling", doublingWords}, {"value", percentValue}, {"rpi", retailIndex}, {"cpi", consumerIndex}, {"steps", increaseBy}, {"market", marketReview},
	} {
		for _, c := range near {
			m, ok := c.find(b.re)
			if b.basis == "doubling" && ok && len(doublingWords.FindAllString(doublingCap.ReplaceAllString(c.text, " "), 1)) == 0 {
				continue // only that it may not more than double
			}
			if b.basis == "value" && grossRent.MatchString(c.text) {
				continue // what a shared owner's rent is reckoned from at first
			}
			if !ok || b.basis == "market" && !strings.Contains(c.lower, "review") {
				continue
			}
			if !r.sayIn(leaseSays+"/groundRent/basis", c, m.Whole, b.basis) {
				continue
			}
			r.sayClause(leasehold0("/groundRent/rentSubjectToIncrease/rentIncreaseCalculated"), c, b.re)
			if b.basis == "value" {
				if p, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil {
					r.sayIn(leaseSays+"/groundRent/percentOfValue", c, m.Group[0].String, p)
				}
			}
			// The interval stands in the same clause, else in another about the rent.
			for _, x := range append([]*clause{c}, near...) {
				if b.basis == "doubling" && onlyThen.MatchString(c.text) {
					break // it doubles at some of the reviews
				}
				if every = r.interval(x); every > 0 {
					return b.basis, every
				}
			}
			for _, x := range r.clauses {
				if b.basis == "doubling" && !eachReview.MatchString(c.text) || !reviewDates.MatchString(x.text) {
					continue
				}
				if every = r.interval(x); every > 0 {
					return b.basis, every
				}
			}
			return b.basis, 0
		}
	}
	return "", 0
}

// doublingCap is a limit to what a review may do: "nor shall it be more than double".
var doublingCap = pattern.New(`(?i)\b(?:(?:more|greater|higher)\s+than|exceed(?:s|ing)?|(?:in\s+)?excess\s+of|capped\s+at|limited\s+to|(?:up\s+to\s+)?a?\s*maximum\s+of)\s+(?:\w+\s+){0,3}?(?:doubl(?:e|ed|ing)|(?:twice|two\s+times|2\s+times)\s+(?:the|that)\b)`)

// eachReview is a change that comes with every review, at the dates that another clause gives.
var eachReview = pattern.New(`(?i)\b(?:each|every)\s+(?:\w+\s+)?review\s+dat`)

var grossRent = pattern.New(`(?i)\bgross\s+rent\b|\bunacquired\b`)

// onlyThen is a doubling that is one of several ways of review, or is of some reviews.
var onlyThen = pattern.New(`(?i)\b(?:greate(?:r|st)|higher|highest)\s+of\b|\bwhere\s+that\s+review\b`)

// interval states the years between reviews that a clause gives.
func (r *leaseReader) interval(c *clause) int {
	for _, re := range []*pattern.Pattern{everyYears, anniversary, yearlySteps} {
		m, ok := c.find(re)
		if !ok {
			continue
		}
		n, err := strconv.Atoi(m.Group[0].String)
		if err != nil {
			words := m.Group[1].String
			if n, ok = ParseOrdinalYears(words); !ok {
				n, _, _ = ParseNumberWords(words)
			}
		}
		if n < 1 || n > 100 {
			continue
		}
		if r.sayIn(leaseSays+"/groundRent/intervalYears", c, m.Whole, float64(n)) {
			r.sayIn(leasehold0("/groundRent/rentSubjectToIncrease/rentReviewFrequency"), c, m.Whole, nil)
		}
		return n
	}
	if m, ok := c.find(everyAnnual); ok && ((retailIndex.MatchString(c.text) || consumerIndex.MatchString(c.text)) && increasesThen.MatchString(c.text) || reviewDates.MatchString(c.text) || rentReviewedThen.MatchString(c.text)) {
		if r.sayIn(leaseSays+"/groundRent/intervalYears", c, m.Whole, 1.0) {
			r.sayIn(leasehold0("/groundRent/rentSubjectToIncrease/rentReviewFrequency"), c, m.Whole, nil)
		}
		return 1
	}
	return 0
}

// rentReviewedThen is a rent that is reviewed at intervals, which its clause tells.
var rentReviewedThen = pattern.New(`(?i)\brent\b[^.;]{0,30}\b(?:is|are|shall\s+be|will\s+be|to\s+be)\s+(?:reviewed|revised|increased)\b`)

// increasesThen is what a clause says that is about the rent's growing, not its payment.
var increasesThen = pattern.New(`(?i)\b(?:increas|review|adjust|index|uplift|vari|recalculat|revis)`)

// ParseOrdinalYears reads the ordinals that leases use for anniversaries beyond
// the thirty-first: "thirty-third", "fortieth", "fiftieth".
func ParseOrdinalYears(s string) (int, bool) {
	switch strings.ToLower(strings.ReplaceAll(fold(s), " ", "-")) {
	case "thirty-third":
		return 33, true
	case "fortieth":
		return 40, true
	case "fiftieth":
		return 50, true
	}
	return ParseOrdinal(s)
}

// rentSteps reads a schedule of sums: "£100 for the first 25 years, £200 for the
// next 25 years, £400 for the remainder", "years 1 to 25: £100", in either order.
func (r *leaseReader) rentSteps(near []*clause) []rentStep {
	var steps []rentStep
	for _, c := range near {
		steps = append(steps, stepsIn(c)...)
	}
	// One schedule: the steps follow on each other.
	var run []rentStep
	year := 1
	for _, st := range steps {
		switch {
		case st.fromYear > 0:
			if st.fromYear != year {
				continue
			}
		case st.toYear < 0: // a length
			st.fromYear, st.toYear = year, year-1-st.toYear
		case st.toYear == 0: // the remainder
			if len(run) == 0 {
				continue
			}
			st.fromYear = year
		}
		run = append(run, st)
		if st.toYear == 0 {
			break
		}
		year = st.toYear + 1
	}
	if len(run) < 2 {
		return nil
	}
	for i := range run {
		if !r.term.Start.IsZero() {
			run[i].from = r.term.Start.AddDate(run[i].fromYear-1, 0, 0)
		}
	}
	return run
}

// afterPremium is where a clause begins to speak of rent, when it speaks of the
// premium first: the whole of an old lease is one sentence.
func afterPremium(text string) int {
	p, g := premiumLead.FindStringIndex(text), groundRentish.FindStringIndex(text)
	if p == nil || g == nil || p[0] > g[0] {
		return 0
	}
	return g[0]
}

// stepsIn pairs the periods and the sums of a clause, in the order in which they
// stand. A length has a negative toYear until its place in the schedule is known.
func stepsIn(c *clause) []rentStep {
	type mark struct {
		at       int
		from, to int
		sum      float64
		as       string
		money    bool
	}
	var marks []mark
	text := c.text[afterPremium(c.text):]
	for _, l := range steppedPeriod.FindAllStringSubmatchIndex(text, 12) {
		n := 0
		if l[4] >= 0 {
			n, _ = strconv.Atoi(text[l[4]:l[5]])
		} else {
			n, _, _ = ParseNumberWords(text[l[6]:l[7]])
		}
		if n > 0 && n < 1000 {
			marks = append(marks, mark{at: l[0], to: -n, as: text[l[0]:l[1]]})
		}
	}
	for _, l := range yearsRange.FindAllStringSubmatchIndex(text, 24) {
		from, _ := strconv.Atoi(text[l[2]:l[3]])
		to, _ := strconv.Atoi(text[l[4]:l[5]])
		if from > 0 && to > from {
			marks = append(marks, mark{at: l[0], from: from, to: to, as: text[l[0]:l[1]]})
		}
	}
	for _, l := range ordinalYears.FindAllStringSubmatchIndex(text, 24) {
		from := 1
		if l[2] >= 0 {
			from, _ = strconv.Atoi(text[l[2]:l[3]])
		}
		to, _ := strconv.Atoi(text[l[6]:l[7]])
		if from > 0 && to > from {
			marks = append(marks, mark{at: l[0], from: from, to: to, as: text[l[0]:l[1]]})
		}
	}
	onward := ordinalOnward.FindStringSubmatchIndex(text)
	if onward == nil {
		onward = yearsOnward.FindStringSubmatchIndex(text)
	}
	if onward != nil {
		from, _ := strconv.Atoi(text[onward[2]:onward[3]])
		marks = append(marks, mark{at: onward[0], from: from, as: text[onward[0]:onward[1]]})
	}
	for _, l := range theRemainder.FindAllStringIndex(text, 4) {
		if onward != nil && l[0] < onward[1]+12 && l[0] >= onward[0] {
			continue // the end of the same period
		}
		marks = append(marks, mark{at: l[0], as: text[l[0]:l[1]]})
	}
	periods := len(marks)
	if periods == 0 {
		return nil
	}
	at := 0
	for range 24 {
		sum, as, ok := ParsePounds(text[at:])
		if !ok {
			break
		}
		i := at + strings.Index(text[at:], as)
		marks = append(marks, mark{at: i, sum: sum, as: as, money: true})
		at = i + len(as)
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].at < marks[j].at })
	// "One hundred pounds (£100)" is one sum.
	var clean []mark
	for _, m := range marks {
		if n := len(clean); n > 0 && m.money && clean[n-1].money && m.sum == clean[n-1].sum {
			continue
		}
		// "for the next 25 years … and the residue": a period right after a period, with
		// no sum between, belongs to another sentence.
		clean = append(clean, m)
	}
	var steps []rentStep
	moneyFirst := clean[0].money
	for i := 0; i+1 < len(clean); i++ {
		a, b := clean[i], clean[i+1]
		if a.money == b.money || a.money != moneyFirst {
			continue
		}
		period, sum := a, b
		if a.money {
			period, sum = b, a
		}
		steps = append(steps, rentStep{fromYear: period.from, toYear: period.to, amount: sum.sum, as: sum.as, years: period.as, at: c})
	}
	return steps
}

// saySteps states a schedule of rents and returns the paths of its sums.
func (r *leaseReader) saySteps(steps []rentStep) []string {
	var paths []string
	for i, st := range steps {
		base := at(leaseSays+"/groundRent/reviews/*", i)
		if !r.sayIn(base+"/amount", st.at, st.as, st.amount) {
			continue
		}
		paths = append(paths, base+"/amount")
		r.compute(base+"/fromYear", strconv.Itoa(st.fromYear), float64(st.fromYear), base+"/amount")
		if st.toYear > 0 {
			r.compute(base+"/toYear", strconv.Itoa(st.toYear), float64(st.toYear), base+"/amount")
		}
		if !st.from.IsZero() {
			from := []string{base + "/amount"}
			if r.said[leaseSays+"/start"] {
				from = append(from, leaseSays+"/start")
			}
			r.compute(base+"/from", longDay(st.from), FormatDay(st.from), from...)
		}
	}
	return paths
}

// projectedSteps is how many steps of a rent are projected at most.
const projectedSteps = 24

// project works out what rent is payable from when to the end of the term, where
// that follows from the lease alone: not for an index or a value.
func (r *leaseReader) project(basis string, initial float64, every int, steps []rentStep) {
	start, end := r.term.Start, r.term.End()
	if start.IsZero() || end.IsZero() || initial <= 0 && len(steps) == 0 {
		return
	}
	from := []string{leaseSays + "/start"}
	for _, p := range []string{leasehold0("/groundRent/annualGroundRent"), leaseSays + "/groundRent/basis", leaseSays + "/groundRent/intervalYears"} {
		if r.said[p] {
			from = append(from, p)
		}
	}
	if !r.said[leaseSays+"/start"] || !r.said[leasehold0("/groundRent/annualGroundRent")] {
		return
	}
	type step struct {
		from time.Time
		sum  float64
	}
	var plan []step
	switch {
	case len(steps) > 1:
		for _, st := range steps {
			if !st.from.IsZero() && st.from.Before(end) {
				plan = append(plan, step{st.from, st.amount})
			}
		}
	case basis == "fixed":
		plan = []step{{start, initial}}
	case basis == "doubling" && every > 0:
		last := r.lastReview(r.rentClauses())
		for i := 0; i < projectedSteps && start.AddDate(i*every, 0, 0).Before(end) && (last == 0 || i*every <= last); i++ {
			plan = append(plan, step{start.AddDate(i*every, 0, 0), initial * math.Pow(2, float64(i))})
		}
	case basis == "steps" && every > 0:
		add := 0.0
		if f, ok := r.fact(leaseSays + "/groundRent/basis"); ok {
			add, _, _ = ParsePounds(f.Value())
		}
		for i := 0; add > 0 && i < projectedSteps && start.AddDate(i*every, 0, 0).Before(end); i++ {
			plan = append(plan, step{start.AddDate(i*every, 0, 0), initial + float64(i)*add})
		}
	default:
		return
	}
	now := -1
	for i, st := range plan {
		base := at(leaseSays+"/groundRent/projection/*", i)
		r.compute(base+"/from", longDay(st.from), FormatDay(st.from), from...)
		r.compute(base+"/amount", formatPounds(st.sum), st.sum, from...)
		if !st.from.After(r.asAt) {
			now = i
		}
	}
	if now >= 0 && !end.Before(r.asAt) {
		r.compute(leaseSays+"/groundRent/current", formatPounds(plan[now].sum), plan[now].sum, from...)
	}
}

// formatPounds writes a sum as people do: £1,250 or £62.50.
func formatPounds(sum float64) string {
	whole := strconv.FormatInt(int64(sum), 10)
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if pence := math.Round((sum - math.Floor(sum)) * 100); pence > 0 {
		return fmt.Sprintf("£%s.%02.0f", b.String(), pence)
	}
	return "£" + b.String()
}
