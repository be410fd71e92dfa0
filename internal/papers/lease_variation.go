package papers

import (
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads deeds that change a lease: a deed of variation, a supplemental lease,
// an extension, a surrender of a lease with the grant of another. Such a deed is of the
// kind Lease. What it changes stands at the same paths as in a lease, and
// /paperwurks/lease/variation says that it changes one: the rules then take the deed's
// term and rent in the place of the lease's.

const variationSays = leaseSays + "/variation"

var (
	// variationTitle is what such a deed calls itself.
	variationTitle = pattern.New(`(?i)\b(?:(?:supplemental\s+)?deed\s+of\s+(?:surrender\s+and\s+)?(?:rectification\s+and\s+)?(?:variation|extension)(?:\s+and\s+(?:rectification|extension))?|deed\s+(?:varying|extending|to\s+vary|amending)|supplemental\s+(?:lease|deed)|lease\s+(?:variation|extension)\s+(?:deed|agreement)|(?:variation|extension)\s+of\s+(?:a\s+|the\s+)?(?:lease|term))\b`)
	// leaseVaried is what it does.
	leaseVaried = pattern.New(`(?i)\b(?:lease|term|rent|clauses?|paragraphs?|definition|covenants?)\b[^.;]{0,80}?\b(?:is|are|shall\s+be|be|will\s+be|to\s+be|has\s+been)\s+(?:and\s+is\s+|and\s+are\s+)?(?:hereby\s+)?(?:varied|amended|extended|modified|altered|deleted|replaced|read\s+as)\b|\b(?:vary|varies|amends?|extends?|modif(?:y|ies))\s+(?:the\s+)?(?:terms\s+of\s+the\s+)?(?:lease|term)\b`)
	// surrendered is what a lease says that was granted for the surrender of another.
	surrendered = pattern.New(`(?i)\bsurrender(?:s|ed|ing)?\b[^.;]{0,120}?\b(?:lease|term)\b|\b(?:existing|old|previous|original)\s+lease\b[^.;]{0,160}?\bsurrender|\bsection\s+56\b[^.;]{0,80}?\b1993\b`)
	leaseOfDate = pattern.New(`(?i)\blease\b["”’)]*\s*(?:\([^)]{0,60}\)\s*)?(?:which\s+(?:is|was)\s+|was\s+|being\s+|means\s+(?:the|a)\s+lease\s+|of\s+the\s+(?:property|flat)\s+|made\s+between[^.;]{0,160}?\band\s+)*(?:dated|made\s+on|made|granted\s+on|of)\s*:?\s*(?:the\s+)?(` + dateOne + `)|\b(?:date\s+of\s+(?:the\s+)?(?:original\s+|existing\s+|principal\s+|varied\s+)?lease)\s*:?\s*(` + dateOne + `)`)
	deedDated   = pattern.New(`(?i)\b(?:this\s+(?:supplemental\s+)?(?:deed|agreement|lease)\s+(?:of\s+\w+\s+)?(?:is\s+)?(?:made|dated)(?:\s+(?:on|the|this))*|^\W*(?:dated?|date\s+of\s+(?:this\s+)?deed)|made)\s*:?\s*(?:on\s+|the\s+)*(` + dateOne + `|` + ordinalDay + `)`)
	// amendedTo is the words after which the new wording stands; insteadOf those after
	// which the old does.
	amendedTo = pattern.New(`(?i)\b(?:there\s+(?:shall\s+be|is|be)\s+(?:hereby\s+)?substituted|(?:and\s+)?(?:by\s+)?substituting(?:\s+therefor|\s+in\s+(?:its|their)\s+place)?|(?:is|are|be)\s+(?:hereby\s+)?(?:deleted\s+and\s+)?(?:replaced|substituted)\s+(?:by|with)|(?:and\s+)?replac(?:ed|ing)\s+(?:it\s+|them\s+)?(?:by|with)|replacement\s+(?:by|with)|(?:is|be)\s+(?:hereby\s+)?extended\s+(?:so\s+(?:as|that)\s+(?:to|it)|to|until|for|by)|extend(?:s|ed)?\s+(?:to|until|by)|(?:shall|will|is\s+to)\s+(?:henceforth\s+|now\s+|hereafter\s+|instead\s+)?(?:be\s+(?:read\s+(?:as|and\s+construed\s+as)|construed\s+as)?|read|mean)|is\s+now|means|there\s+(?:shall|is\s+to)\s+be\s+(?:payable|reserved|inserted)|in\s+(?:its|their)\s+place|insert(?:ed|ing)?)\b`)
	// rentNow is the words after which the rent stands that a deed makes payable.
	rentNow   = pattern.New(`(?i)\b(?:yearly|annual|ground)\s+rent\s+(?:(?:first\s+)?reserved\s+(?:by|under|in)\s+(?:the\s+lease|clause\s+\S+)\s+)?shall\s+be\b`)
	insteadOf = pattern.New(`(?i)\b(?:in\s+(?:place|substitution|lieu)\s+(?:of|for)|instead\s+of|for\s+the\s+(?:words|term|existing)|substituted\s+for\s+(?:the|that)|rather\s+than|previously)\b`)
	furtherBy = pattern.New(`(?i)\bextend\w*\b[^.;]{0,60}?\bby\s+(?:a\s+)?(?:further\s+|additional\s+)?(?:term\s+of\s+)?((?:\d{1,3}|` + numberWords + `)\s*(?:\([^)]{1,40}\)\s*)?years?)\b|\b(?:a\s+)?(?:further|additional)\s+(?:term\s+of\s+)?((?:\d{1,3}|` + numberWords + `)\s*(?:\([^)]{1,40}\)\s*)?years?)\b`)
)

const ordinalDay = `\d{1,2}(?:st|nd|rd|th)?\s+day\s+of\s+[A-Za-z]{3,9},?\s+\d{4}`

// isVariation reports whether the paper is a deed that changes a lease.
func (r *leaseReader) isVariation() bool {
	head := clip(r.text.All(), headWords)
	if _, ok := titled(r.text, head, variationTitle); !ok {
		return false
	}
	body := clip(r.text.All(), bodyWords)
	if _, ok := body.Find(leaseVaried); !ok {
		return false
	}
	// One that is granted for the surrender of the old has a lease's clauses: it is a
	// lease (Law of Property: the variation of the term works a surrender).
	for _, c := range r.clauses {
		if prescribedTerm.MatchString(c.number+" "+c.text) && surrendered.MatchString(body.Text()) {
			return false
		}
	}
	return true
}

// prescribedTerm is the clause of a registered lease that gives its term.
var prescribedTerm = pattern.New(`^\W*LR\s?6\b`)

// recitesOld reports whether a clause tells of the lease that this one replaces.
func (c *clause) recitesOld() bool { return leaseRecited.MatchString(c.text) }

var leaseRecited = pattern.New(`(?i)\bby\s+(?:a|an|the)\s+(?:under)?lease\b[^.;]{0,40}?\b(?:dated|made|of)\b|\(\s*(?:the\s+)?["“‘']?(?:the\s+)?(?:existing|old|original|previous|prior|surrendered)\s+lease\b|["“‘'](?:the\s+)?(?:existing|old|original|previous|prior|surrendered)\s+lease["”’']|^\W*(?:the\s+)?(?:existing|old|original|previous|prior|surrendered)\s+lease\s*(?:\bmeans\b|:)`)

// leaseAbove is a clause that tells of the lease out of which this one is granted.
var leaseAbove = pattern.New(`(?i)["“‘'](?:the\s+)?(?:head|superior)\s?-?\s?lease["”’']|^\W*(?:the\s+)?(?:head|superior)\s?-?\s?lease\s*(?:\bmeans\b|:)|\b(?:head|superior)\s?-?\s?lease\s+(?:is\s+)?dated\b`)

// varied reads a deed that changes a lease: of what date, which lease, what it makes of
// the term and the rent.
func (r *leaseReader) varied() {
	r.parties()
	for _, p := range r.clauses {
		if _, as, ok := r.spoken(p, deedDated); ok && !r.said[variationSays+"/date"] {
			if d, _, ok := ParseDay(as); ok {
				r.sayIn(variationSays+"/date", p, as, FormatDay(d))
			}
		}
	}
	r.leaseVaried()
	old := r.oldTerm()
	var rents []*clause
	for _, c := range r.clauses {
		if !leaseVaried.MatchString(c.text) && !amendedTo.MatchString(c.text) && !rentNow.MatchString(c.text) {
			continue
		}
		r.sayClause(variationSays+"/text", c, leaseVaried)
		if to := wordsAfter(c, rentNow); !to.Empty() {
			rents = append(rents, rentOf(c, to))
		}
		to := wordsAfter(c, amendedTo)
		if to.Empty() {
			continue
		}
		text := to.Text()
		if r.termAt == "" && strings.Contains(strings.ToLower(c.text), "term") || r.termAt == "" && variesTerm.MatchString(c.text) {
			r.newTerm(c, to, old)
		}
		if strings.Contains(c.lower, "rent") && (strings.Contains(text, "£") || Peppercorn(text)) && !otherRent.MatchString(c.text) {
			rents = append(rents, rentOf(c, to))
		}
	}
	for _, c := range r.clauses {
		if len(rents) > 0 && indexDefined.MatchString(c.text) {
			rents = append(rents, c)
		}
	}
	if len(rents) > 0 {
		part := &leaseReader{sheet: r.sheet, clauses: rents, term: r.term, termAt: r.termAt}
		part.groundRent()
	}
}

// rentOf is the new words of a clause about the rent, as a clause of their own.
func rentOf(c *clause, to evidence.Span) *clause {
	text := "ground rent " + to.Text()
	return &clause{number: c.number, parts: []evidence.Span{to}, text: text, lower: strings.ToLower(text), head: c.head}
}

// variesTerm is what a clause about the length of a lease says without the word.
var variesTerm = pattern.New(`(?i)\byears?\b[^.;]{0,60}\b(?:from|commencing|beginning|expir\w+)\b|\bexpir\w+\s+on\b|\bextend\w*\b`)

// spoken is the expression's first group in a clause.
func (r *leaseReader) spoken(c *clause, re *pattern.Pattern) (evidence.Match, string, bool) {
	m, ok := c.find(re)
	if !ok {
		return m, "", false
	}
	for _, g := range m.Group {
		if g.String != "" {
			return m, fold(g.String), true
		}
	}
	return m, "", false
}

// leaseVaried states the date of the lease that is changed.
func (r *leaseReader) leaseVaried() {
	own, _ := r.fact(variationSays + "/date")
	for _, c := range r.clauses {
		_, as, ok := r.spoken(c, leaseOfDate)
		if !ok {
			continue
		}
		if d, _, ok := ParseDay(as); ok && (own.IsZero() || own.Normalised() != FormatDay(d)) && r.sayIn(variationSays+"/of", c, as, FormatDay(d)) {
			return
		}
	}
}

// oldTerm is the term that the lease had before, where the deed recites it.
func (r *leaseReader) oldTerm() Term {
	for _, c := range r.clauses {
		if t, ok := ParseTerm(c.text); ok && t.Years > 0 && !t.Start.IsZero() && (!amendedTo.MatchString(c.text) || insteadOf.MatchString(c.text)) {
			return t
		}
	}
	for _, c := range r.clauses {
		text := c.text
		if i := amendedTo.FindStringIndex(text); i != nil {
			text = text[:i[0]]
		}
		if t, ok := ParseTerm(text); ok && !t.Start.IsZero() {
			return t
		}
	}
	return Term{}
}

// wordsAfter is the part of a clause that says what shall stand in the lease from now on,
// behind the last words of an expression that a term or a sum follows.
func wordsAfter(c *clause, lead *pattern.Pattern) evidence.Span {
	for _, p := range c.parts {
		all := p.FindAll(lead)
		for i := len(all) - 1; i >= 0; i-- {
			m := all[i]
			after := m.Span.Rest(p)
			if after.Empty() {
				continue
			}
			if old, ok := after.Find(insteadOf); ok {
				after = before(old.Span, after)
			}
			text := after.Text()
			if _, _, years := ParseYears(text); !years && !holdsDate(text) && !strings.Contains(text, "£") && !Peppercorn(text) {
				continue
			}
			return after
		}
	}
	return evidence.Span{}
}

// newTerm states the term that a deed gives. Its start may be the old term's.
func (r *leaseReader) newTerm(c *clause, to evidence.Span, old Term) {
	if m, ok := c.find(furtherBy); ok && old.Years > 0 && !old.Start.IsZero() {
		as := m.Group[0].String + m.Group[1].String
		if t, ok := ParseTerm(to.Text()); !ok || t.Start.IsZero() && t.Until.IsZero() {
			n, _, ok := ParseYears(as)
			if !ok || !r.stateIn(leaseSays+"/term", m.OnePage(), m.Whole, nil) {
				return
			}
			r.termAt = leaseSays + "/term"
			r.term = old
			r.term.Years, r.term.Until = old.Years+int(n), time.Time{}
			r.compute(leasehold0("/leaseTerm/lengthOfLeaseInYears"), longTermOf(r.term), float64(r.term.Years), r.termAt)
			r.ending()
			return
		}
	}
	r.term.Start, r.term.Including = old.Start, old.Including
	t, ok := ParseTerm(to.Text())
	if !ok || t.Years == 0 && t.Until.IsZero() || t.Years > 0 && t.Years < 7 {
		return
	}
	r.stateTerm(&clause{parts: []evidence.Span{to}, text: to.Text(), lower: strings.ToLower(to.Text())})
	r.datedTerm()
}

// longTermOf writes a term whose length was worked out: "189 years from 25 March 1970".
func longTermOf(t Term) string {
	return strings.TrimPrefix(t.basis(), "the last day that the lease names")
}

// regranted states that a lease was granted for the surrender of another, whose place
// it takes.
func (r *leaseReader) regranted() {
	for _, c := range r.clauses {
		if !surrendered.MatchString(c.text) {
			continue
		}
		_, as, ok := r.spoken(c, leaseOfDate)
		from := c
		for i := 0; i < len(r.clauses) && !ok; i++ {
			// A recital names it, another clause surrenders it.
			if from = r.clauses[i]; from.recitesOld() {
				_, as, ok = r.spoken(from, leaseOfDate)
			}
		}
		if !ok {
			continue
		}
		d, _, ok := ParseDay(as)
		own, has := r.fact(leaseSays + "/date")
		if !ok || has && own.Normalised() == FormatDay(d) {
			continue
		}
		if r.sayIn(variationSays+"/of", from, as, FormatDay(d)) {
			r.sayClause(variationSays+"/text", c, surrendered)
			return
		}
	}
}
