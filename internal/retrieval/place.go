package retrieval

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// place is a place in a paper as people and papers name it: "clause 4(2)", "the
// Second Schedule", "entry 3 of the Charges Register".
type place struct {
	text     string
	number   string // canonical, see canonical
	schedule int    // 0 for none named
	register string
}

const ordinalWord = `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth`

var (
	entryOf     = regexp.MustCompile(`(?i)\bentr(?:y|ies)\s+(?:no\.?\s*|number\s*)?(\d{1,3})\s+(?:of|in|on)\s+the\s+(property|proprietorship|charges?)\s+register`)
	registerOf  = regexp.MustCompile(`(?i)\b(property|proprietorship|charges?)\s+register,?\s+entry\s+(\d{1,3})\b`)
	paraOf      = regexp.MustCompile(`(?i)\b(?:paragraphs?|para\.?|clauses?)\s+(\d{1,3}(?:\.\d{1,3})*(?:\s?\([a-z0-9]{1,4}\))*)\s+(?:of|in|to)\s+(?:part\s+\w+\s+of\s+)?(?:the\s+)?(?:(` + ordinalWord + `)\s+schedule|(?:schedule|appendix)\s+(\d{1,2}|[A-Z]\b))`)
	scheduleOf  = regexp.MustCompile(`(?i)\b(?:(` + ordinalWord + `)\s+schedule|(?:schedule|appendix)\s+(\d{1,2}\b|[A-Z]\b))(?:,?\s+(?:paragraph|para\.?)\s+(\d{1,3}(?:\.\d{1,3})*(?:\s?\([a-z0-9]{1,4}\))*))?`)
	clauseOf    = regexp.MustCompile(`(?i)\b(?:(?:sub-?)?clauses?|paragraphs?|para\.?|conditions?|questions?|enquir(?:y|ies)|q)\s+(LR\d{1,2}(?:\.\d)?|\d{1,3}(?:\.\d{1,3})*(?:\s?\([a-z0-9]{1,4}\))*|\([a-z]\))`)
	bareEnquiry = regexp.MustCompile(`(?i)\b(LR\d{1,2}|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?:\([a-z]{1,4}\))*)(?:\W|$)`)
	numberParts = regexp.MustCompile(`[a-zA-Z]+|\d+`)
)

// placesIn is every place that a text names, in the order of the ways above.
func placesIn(text string) []place {
	var all []place
	take := func(re *regexp.Regexp, make func(m []string) (place, bool)) {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			if p, ok := make(m); ok {
				p.text = strings.TrimSpace(m[0])
				all = append(all, p)
				text = strings.Replace(text, m[0], " ; ", 1)
			}
		}
	}
	register := func(name string) string {
		switch strings.ToLower(name)[:2] {
		case "ch":
			return "C"
		case "pr":
			if strings.HasPrefix(strings.ToLower(name), "proprietor") {
				return "B"
			}
		}
		return "A"
	}
	take(entryOf, func(m []string) (place, bool) {
		return place{number: canonical(m[1]), register: register(m[2])}, true
	})
	take(registerOf, func(m []string) (place, bool) {
		return place{number: canonical(m[2]), register: register(m[1])}, true
	})
	take(paraOf, func(m []string) (place, bool) {
		return place{number: canonical(m[1]), schedule: whichSchedule(m[2], m[3])}, true
	})
	take(scheduleOf, func(m []string) (place, bool) {
		n := whichSchedule(m[1], m[2])
		return place{number: canonical(m[3]), schedule: n}, n > 0
	})
	take(clauseOf, func(m []string) (place, bool) { return place{number: canonical(m[1])}, true })
	take(bareEnquiry, func(m []string) (place, bool) { return place{number: canonical(m[1])}, true })
	return all
}

func whichSchedule(ordinal, digits string) int {
	if ordinal != "" {
		n, _ := papers.ParseOrdinal(strings.ToLower(ordinal))
		return n
	}
	if n, err := strconv.Atoi(digits); err == nil {
		return n
	}
	if len(digits) == 1 {
		return int(strings.ToUpper(digits)[0]-'A') + 1
	}
	return 0
}

// canonical is a number by its steps: "4(2)(a)", "4.2(a)" and "4.2.a" are one.
func canonical(number string) string {
	return strings.ToLower(strings.Join(numberParts.FindAllString(number, -1), "."))
}

// is reports whether a passage stands at a place or below it.
func (p place) is(at *Passage) bool {
	if p.register != "" && at.register != p.register || p.schedule != 0 && at.schedule != p.schedule {
		return false
	}
	if p.schedule == 0 && p.register == "" && at.schedule != 0 {
		return false // a clause is of the body
	}
	if p.number == "" {
		return p.schedule != 0
	}
	n := at.canonical
	return n == p.number || strings.HasPrefix(n, p.number+".")
}

const mostReferences = 6

// refers is the parts of its paper that a passage speaks of, where they can be told.
func (c *Case) refers(at int) []Reference {
	p := &c.Passages[at]
	var all []Reference
	for _, to := range placesIn(p.Text()) {
		if len(all) == mostReferences {
			break
		}
		if i := c.find(to, at); i >= 0 && i != at {
			t := &c.Passages[i]
			piece := t.Pieces[0]
			all = append(all, Reference{Text: to.text, Where: t.Where, Quote: Quote{t.File, t.Kind, t.Where, piece.Page(), piece.Quote(), rounded(piece.Boxes())}})
		}
	}
	return all
}

// find is the first passage at a place in the paper in which another stands, or -1.
func (c *Case) find(to place, from int) int {
	p := &c.Passages[from]
	below := -1
	for i := range c.Passages {
		t := &c.Passages[i]
		if t.File != p.File || t.Kind != p.Kind || !to.is(t) {
			continue
		}
		if t.canonical == to.number {
			return i
		}
		if below < 0 {
			below = i
		}
	}
	return below
}

// lookUp is the passages at the places that a question names, in the papers that it
// names or in all: those at the place itself before those below it.
func (c *Case) lookUp(q *question, limit int) []Result {
	all := []Result{}
	for _, exact := range []bool{true, false} {
		for i := range c.Passages {
			p := &c.Passages[i]
			if len(q.kinds) > 0 && !slices.Contains(q.kinds, p.Kind) && c.has(q.kinds) {
				continue
			}
			for _, to := range q.places {
				if to.is(p) && (p.canonical == to.number) == exact && len(all) < limit {
					all = append(all, c.result(q, hit{unit: unit{passage: i, fact: -1}, score: 1, covered: 1}))
					break
				}
			}
		}
	}
	return all
}
