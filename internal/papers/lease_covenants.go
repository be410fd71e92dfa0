package papers

import (
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// leaseTopic is something that a lease regulates in a clause of its own.
type leaseTopic struct {
	name string   // the field's name under leaseSays
	any  []string // one of these stands in the clause, lower case: a cheap test before the expressions
	must *pattern.Pattern
	not  *pattern.Pattern
	rule func(*clause) string // what the rule is, or ""
	free bool                 // whether "not unreasonably withheld" is to be stated
}

var (
	forbids         = pattern.New(`(?i)^\W*not\s+(?:assign|transfer|under-?let|sub-?let|part|charge|mortgage|alter|make|keep|use|erect|permit|allow|do|lay|cut|maim|injure|remove|carry\s+out|construct|install|add|change)\b|^\W*(?:make|keep)\s+no\b|\b(?:not\s+without|not\s+(?:at\s+any\s+time\s+)?(?:(?:hereafter\s+)?during\s+the\s+(?:said\s+)?term\s+(?:hereby\s+(?:granted|created)\s+)?)?to|shall\s+not|must\s+not|may\s+not|will\s+not|not\s+permit|no\s+(?:other\s+|further\s+)?(?:dog|cat|pet|animal|bird|alteration|structural)|nor\b|prohibit)`)
	withConsent     = pattern.New(`(?i)\b(?:without|except\s+with|save\s+with|subject\s+to|obtain(?:ing)?|with)\s+(?:first\s+)?(?:obtaining\s+)?(?:the\s+|an?\s+|such\s+)?(?:prior\s+|previous\s+|express\s+)?(?:written\s+|formal\s+)?(?:consent|licen[cs]e|approval|permission)\b|\b(?:consent|licen[cs]e)\s+(?:in\s+writing\s+)?(?:of|from)\s+the\s+(?:landlord|lessor|freeholder|company|management|manager)|\b(?:landlord|lessor|company|manager|freeholder)(?:'s|’s|s'|s’)\s+(?:prior\s+|previous\s+)?(?:written\s+)?(?:consent|licen[cs]e|approval)|\b(?:obtain(?:ing|ed|s)?|without)\s+(?:its|his|her|their)\s+(?:prior\s+|previous\s+)?(?:written\s+)?(?:consent|licen[cs]e|approval)|\bunless\b[^.;]{0,70}\b(?:agrees?|agreed|consents?|consented|approves?|approved)\b|\bif\s+(?:the\s+)?(?:landlord|lessor|freeholder|company|manager)\s+(?:first\s+)?(?:agrees?|consents?|approves?)\b|\bwithout\s+(?:first\s+)?(?:having\s+)?(?:received|obtained|had)\s+(?:the\s+)?(?:prior\s+|previous\s+)?(?:written\s+)?(?:consent|licen[cs]e|approval)`)
	notUnreasonably = pattern.New(`(?i)\bnot\s+(?:to\s+)?(?:be\s+)?(?:unreasonably|arbitrarily)\s+(?:or\s+\w+\s+)?(?:be\s+)?(?:withheld|refused|delayed)|\bunreasonably\s+with(?:held|hold)|\bnot\s+(?:to\s+)?unreasonably\s+(?:withhold|refuse)|\bnot\s+(?:to\s+)?(?:refuse|withhold)\b[^.;]{0,30}\bunreasonably\b`)
	assigns         = pattern.New(`(?i)\bassign(?:ment|ing)?s?\b`)
	underletWord    = pattern.New(`(?i)\b(?:under-?\s?let|sub-?\s?let|under-?\s?lease|sub-?\s?lease)(?:ting|s)?\b|\b(?:tenant|lessee|leaseholder|you)\s+(?:may|must|shall|will|can)\s+(?:not\s+|only\s+)?let\b|\bmay\s+let\b[^.;]*`)
	charges         = pattern.New(`(?i)\b(?:mortgage|charge)\b`)
	notACharge      = pattern.New(`(?i)\b(?:service|maintenance|estate|rent|any|reasonable|proper|usual|administration|standard|its|administrative)\s+charges?\b|\bcharges?\s+(?:payable|for|in\s+respect|of\s+£)|\bnotice\s+of\b`)
	freely          = pattern.New(`(?i)\bmay\s+(?:without\s+(?:such\s+|any\s+)?(?:consent|licen[cs]e)\s+(?:assign|transfer|underlet|sub-?\s?let|charge|mortgage)\b|(?:assign|transfer|underlet|sub-?\s?let|let|charge|mortgage)\b[^.;]*?\bwithout\s+(?:(?:first\s+)?(?:asking|troubling|reference\s+to|applying\s+to|recourse\s+to|telling)\s+(?:the\s+)?(?:landlord|lessor|freeholder|company|anybody|anyone)\b|(?:the\s+)?(?:need\s+for\s+)?(?:(?:landlord|lessor)(?:'s|’s)\s+)?(?:any\s+)?(?:prior\s+)?(?:written\s+)?(?:consent|licen[cs]e)))|\bmay\s+freely\s+(?:assign|transfer|underlet|sublet|let|charge|mortgage)\b|\b(?:consent|licen[cs]e)\b[^.;]{0,40}?\b(?:not\s+be\s+(?:needed|required|necessary)|is\s+not\s+(?:needed|required|necessary))\s+(?:for|to|in\s+respect\s+of|on|upon)\s+(?:an?\s+|any\s+|the\s+)?(?:assign\w*|transfer|underlet\w*|sub-?\s?let\w*|underlease|charge|charging|mortgag\w+)|\bno\s+(?:consent|licen[cs]e)\s+(?:is\s+|being\s+|shall\s+be\s+)?(?:to|for)\s+(?:an?\s+|any\s+|the\s+)?(?:assign\w*|transfer|underlet\w*|sub-?\s?let\w*|charge|mortgag\w+)[^.;]{0,60}?\b(?:needed|required|necessary)\b|\bno\s+(?:consent|licen[cs]e)\b[^.;]{0,60}?\b(?:needed|required|necessary)\b[^.;]{0,20}?\b(?:for|to)\s+(?:an?\s+|any\s+|the\s+)?(?:assign\w*|transfer|underlet\w*|sub-?\s?let\w*|charge|mortgag\w+)`)
	onlyPart        = pattern.New(`(?i)\b(?:part|parts)\s+(?:only\s+)?(?:of|or)\b|\b(?:assign|transfer|under-?let|sub-?let|let|charge|mortgage|possession\s+of)\s+(?:(?:n?or|and)\s+(?:\w+\s+){1,2})?(?:a\s+)?parts?\s*(?:[.,;]|$)|\bpart\s+only\b|\bany\s+part\b`)
	theWhole        = pattern.New(`(?i)\b(?:the\s+whole|as\s+a\s+whole|whole\s+of|entire(?:ty)?|(?:premises|property|flat|apartment|maisonette|dwelling|same|term)\s+(?:n?or\s+(?:of\s+)?any\s+part))\b`)
	animals         = pattern.New(`(?i)\b(?:dogs?|cats?|pets?|animals?)\b`)
	alters          = pattern.New(`(?i)\b(?:alter(?:ations?)?|additions?|cut\s*,?\s*(?:maim|injure)|structural\s+chang)`)
	structuralAlter = pattern.New(`(?i)\bstructur`)
	floors          = pattern.New(`(?i)\b(?:carpet(?:s|ed|ing)?|floor\s?coverings?|(?:wood(?:en)?|laminate|hard)\s+floor(?:s|ing)?)\b`)
	privateUse      = pattern.New(`(?i)\b(?:private\s+(?:residential\s+)?(?:dwelling(?:[\s-]?house)?|home|flat|residence|apartment|house)|single\s+(?:private\s+)?(?:dwelling|residence|household)|residential\s+purposes|business\s+or\s+profession|trade\s+or\s+(?:business|profession)|trade,?\s+profession)\b`)
	holidayLets     = pattern.New(`(?i)\b(?:holiday\s+(?:let|accommodation|home)|short[- ]term\s+let|airbnb|serviced\s+(?:apartment|accommodation)|paying\s+guests?|less\s+than\s+(?:six|6|three|3|twelve|12)\s+months)`)
	reserves        = pattern.New(`(?i)\b(?:reserve|sinking)\s+funds?\b|\bset(?:s|ting)?\s+aside\b[^.;]*?\breserve\b`)
	serviceCovenant = pattern.New(`(?i)\b(?:pay|contribute)\b[^.;]*?\b(?:service\s+charge|maintenance\s+charge|(?:fair|due|proper|reasonable)\s+proportion|(?:part|share|proportion|percentage)\s+of\s+the\s+(?:costs|expenses|outgoings)|annual\s+expenditure|maintenance\s+contribution)`)
	membershipWords = pattern.New(`(?i)\b(?:become|be|remain|cease\s+to\s+be|(?:is|are|be)\s+registered\s+as|apply\s+(?:to\s+be|for))\s+(?:and\s+remain\s+)?(?:a\s+)?(?:registered\s+)?(?:member|membership|shareholder)\b|\b(?:transfer|registered\s+as\s+holder)\b[^.;]*?\bshares?\s+in\s+the\s+(?:management\s+)?company`)
	headleaseWords  = pattern.New(`(?i)\b(?:head\s?-?\s?lease|superior\s+lease|superior\s+landlord|headlessor|head\s+lessor)\b`)
	freeholdShare   = pattern.New(`(?i)\bshares?\s+(?:in|of)\s+(?:the\s+)?(?:freehold|landlord|lessor)(?:\s+company)?\b|\b(?:landlord|lessor)\b[^.;]*?\bowned\s+by\s+the\s+(?:tenants|lessees|leaseholders|flat\s+owners)`)
	enforceOthers   = pattern.New(`(?i)\benforce\b[^.;]*?\bcovenants?\b[^.;]*?\b(?:other|lessees|tenants|flats?|owners)|\bat\s+the\s+(?:request|expense|cost)\s+of\s+the\s+(?:tenant|lessee)[^.;]*?\benforce\b`)
	// noDuty is what says that the landlord need not.
	noDuty         = pattern.New(`(?i)^\W*nothing\b|\b(?:not|nor|no)\b[^.;]{0,40}\b(?:obliged|bound|liable|liability|obligation|duty|required)\b`)
	covenantDeed   = pattern.New(`(?i)\b(?:(?:procur|ensur|caus)(?:e|ing)\s+(?:that\s+)?(?:the|any|every|each|its|his|her|their)\s+(?:assignee|transferee|disponee|purchaser|successor)s?\b[^.;]{0,40}?\bcovenants?\s+(?:directly\s+)?with|obtain(?:ing)?\s+from\s+(?:the|any|every|each|his|her|its|their)\s+(?:assignee|transferee|disponee|purchaser|successor)s?\s+an?\s+(?:direct\s+)?covenant|deed\s+of\s+covenant|enter\s+into\s+(?:a\s+)?(?:direct\s+)?(?:deed\s+of\s+)?covenants?|direct\s+covenants?)\b`)
	definitionLike = pattern.New(`(?i)^(?:["“‘']|\((?:["“‘']|the\b|herein|which\b|being\b))|\bmeans\b`)
)

var leaseTopics = []leaseTopic{
	{name: "assignment", any: []string{"assign"}, must: assigns, not: definitionLike, rule: ruleOf(assigns), free: true},
	{name: "underletting", any: []string{"underlet", "sublet", "sub-let", "under-let", "sub let", "under let", "underlease", "sublease", " let "}, must: underletWord, not: definitionLike, rule: ruleOf(underletWord)},
	{name: "charging", any: []string{"charge", "mortgage"}, must: charges, not: notACharge, rule: ruleOf(charges), free: true},
	{name: "pets", any: []string{"dog", "cat", "pet", "animal"}, must: animals, rule: ruleOf(animals)},
	{name: "alterations", any: []string{"alter", "addition", "maim", "structural"}, must: alters, rule: alterationsRule},
	{name: "flooring", any: []string{"carpet", "floor"}, must: floors},
	{name: "use", any: []string{"private", "residen", "dwelling", "business", "profession"}, must: privateUse},
	{name: "shortLets", any: []string{"holiday", "short", "airbnb", "serviced", "guest", "month"}, must: holidayLets},
}

// ofDealings are the topics in which a rule for a part of the property is not one for the whole.
var ofDealings = map[string]bool{"assignment": true, "underletting": true, "charging": true}

// topic states the first clause that regulates something: one that forbids or
// permits it, not one that merely names it.
func (r *leaseReader) topic(t leaseTopic) {
	var best *clause
	rule := ""
	for _, c := range r.clauses {
		if !containsAny(c.lower, t.any) || len(c.text) < 12 || !t.must.MatchString(c.text) {
			continue
		}
		if t.not != nil && t.not.MatchString(c.text) && t.not != notACharge {
			continue
		}
		if t.not == notACharge && !realCharge(c.text) {
			continue
		}
		if t.name == "flooring" && (c.by == "landlord" || c.by == "management company") {
			continue // how they keep the stairs
		}
		if t.name == "use" && !(strings.Contains(c.lower, "use") || strings.Contains(c.lower, "occup")) {
			continue
		}
		if t.rule == nil || t.name == "shortLets" {
			best = c
			break
		}
		got := t.rule(c.covenantOf(t.must))
		if got == "" {
			continue
		}
		// A rule for the whole goes before one for a part.
		if got == "free" || !ofDealings[t.name] || !(onlyPart.MatchString(c.text) && !theWhole.MatchString(notTheWhole.ReplaceAllString(c.text, " "))) {
			best, rule = c, got
			break
		}
		best, rule = c, "part"
	}
	if best == nil {
		return
	}
	base := leaseSays + "/" + t.name
	if !r.sayClause(base+"/text", best, t.must) {
		return
	}
	if t.rule == nil || rule == "" || rule == "part" || rule == "prohibited" && best.consentBehind(t.must) {
		return
	}
	r.compute(base+"/rule", rule, rule, base+"/text")
	if t.name == "assignment" && rule == "free" {
		r.compute(leasehold0("/transferAndRegistration/licenceToAssignRequired/yesNo"), "No", "No", base+"/text")
	}
	if !t.free || rule != "with consent" {
		return
	}
	following := r.after(best)
	if m, ok := best.find(notUnreasonably); ok {
		r.sayIn(base+"/notUnreasonablyWithheld", best, m.Whole, "Yes")
	} else if following != nil && notUnreasonably.MatchString(following.text) && strings.Contains(following.lower, "consent") {
		r.sayClause(base+"/notUnreasonablyWithheld", following, notUnreasonably)
	} else if following != nil && following.number != "" || !goesOn(best.parts[len(best.parts)-1]) {
		// The clause is whole, and does not say it.
		r.compute(base+"/notUnreasonablyWithheld", "No", "No", base+"/text")
	}
	if t.name == "assignment" {
		r.compute(leasehold0("/transferAndRegistration/licenceToAssignRequired/yesNo"), "Yes", "Yes", base+"/text")
	}
}

// covenantOf is the part of a clause of many covenants ("not to use … and not to keep …
// and not to make …") in which an expression stands; the clause itself where it has few.
func (c *clause) covenantOf(what *pattern.Pattern) *clause {
	from, to := c.covenantAt(what)
	if from == 0 && to == len(c.text) {
		return c
	}
	part := *c
	part.text = c.text[from:to]
	part.lower = strings.ToLower(part.text)
	return &part
}

// consentBehind reports whether consent that a later covenant of the same clause speaks
// of may be for one that an expression names too.
func (c *clause) consentBehind(what *pattern.Pattern) bool {
	from, to := c.covenantAt(what)
	return to < len(c.text) && !strings.Contains(strings.ToLower(c.text[from:to]), "whatsoever") && withConsent.MatchString(c.text[to:])
}

// covenantAt is where in a clause's text the covenant stands that an expression names.
func (c *clause) covenantAt(what *pattern.Pattern) (from, to int) {
	to = len(c.text)
	loc := what.FindStringIndex(c.text)
	if loc == nil {
		return from, to
	}
	kin := dealsWith
	if what == alters {
		kin = worksWith
	} else if !dealsWith.MatchString(c.text[loc[0]:loc[1]]) {
		kin = nil
	}
	for _, l := range anotherCovenant.FindAllStringSubmatchIndex(c.text, 40) {
		if kin != nil && kin.MatchString(c.text[l[2]:l[3]]) {
			continue // "not to assign and not to underlet": consent is for both
		}
		if l[0] <= loc[0] {
			from = l[0]
		} else if l[0] >= loc[1] {
			return from, l[0]
		}
	}
	return from, to
}

var (
	// anotherCovenant is where running text goes on to another covenant: its verb in the group.
	anotherCovenant = pattern.New(`(?i)(?:\band\s+|\bnor\s+|[;,]\s+)(?:also\s+|further\s+)?(?:not|nor)\s+(?:at\s+any\s+time\s+|during\s+the\s+(?:said\s+)?term\s+)?to\s+(\w+)`)
	// worksWith and dealsWith are the verbs of works and of dealings, of which one ban often speaks together.
	worksWith = pattern.New(`(?i)^(?:erect|alter|change|cut|maim|injure|make|remove|add|construct|build|install|replace|demolish|carry|vary)`)
	dealsWith = pattern.New(`(?i)^(?:assign|transfer|under-?\s?let|sub-?\s?let|underlease|sublease|charge|mortgage|part|share|let|dispose|sell)`)
)

// after is the clause that follows another.
func (r *leaseReader) after(c *clause) *clause {
	for i := range r.clauses {
		if r.clauses[i] == c && i+1 < len(r.clauses) {
			return r.clauses[i+1]
		}
	}
	return nil
}

// realCharge reports whether a text speaks of charging the lease, not of a charge
// to be paid.
func realCharge(text string) bool {
	rest := notACharge.ReplaceAllString(text, " ")
	return charges.MatchString(rest) && forbids.MatchString(rest)
}

// ruleOf tells whether a clause forbids something that an expression names, and
// whether consent lifts the ban.
func ruleOf(what *pattern.Pattern) func(*clause) string {
	return func(c *clause) string {
		if m := freely.FindString(c.text); m != "" && what.MatchString(m) {
			return "free"
		}
		if what == assigns && !assigns.MatchString(saveAssignment.ReplaceAllString(c.text, " ")) {
			return "" // parting with possession is banned, and assignment named as what is not
		}
		if what == animals && mayKeep.MatchString(c.text) {
			switch {
			case noneMayKeep.MatchString(c.text):
				return "prohibited"
			case forbids.MatchString(c.text):
				return "restricted"
			case withConsent.MatchString(c.text) && !unasked.MatchString(c.text):
				return "with consent"
			}
			return "free"
		}
		if !forbids.MatchString(c.text) || !what.MatchString(c.text) {
			return ""
		}
		if inSomeYears.MatchString(c.text) {
			return "restricted" // in the others it is free
		}
		if withConsent.MatchString(c.text) {
			return "with consent"
		}
		if !forbids.MatchString(notRefused.ReplaceAllString(c.text, " ")) {
			return "" // only the landlord is told what not to do
		}
		if savedFor.MatchString(c.text) || what == animals && onlyNuisance.MatchString(c.text) {
			return "restricted"
		}
		return "prohibited"
	}
}

var (
	// saveAssignment is an assignment that a ban on something else leaves alone.
	saveAssignment = pattern.New(`(?i)\b(?:other\s+than|except|save|otherwise\s+than)\s+(?:by\s+(?:way\s+of\s+)?)?(?:an?\s+|the\s+)?(?:assignment|assign(?:ing)?)\s+(?:or\s+transfer\s+)?of\s+(?:the\s+)?(?:whole|entire)`)
	// mayKeep is leave for animals, noneMayKeep a ban in the same words.
	mayKeep     = pattern.New(`(?i)\b(?:may|(?:at\s+liberty|entitled|permitted|allowed)\s+to)\s+keep\b[^.;]{0,60}\b(?:dogs?|cats?|pets?|animals?)\b`)
	noneMayKeep = pattern.New(`(?i)\b(?:no|neither|nor|only)\b[^.;]{0,60}\bmay\s+keep\b`)
	unasked     = pattern.New(`(?i)\bwithout\s+(?:the\s+)?(?:need\s+for\s+)?(?:\w+(?:'s|’s)\s+)?(?:consent|licen[cs]e|permission|asking)\b`)
	// onlyNuisance limits a ban to animals that are a nuisance.
	onlyNuisance = pattern.New(`(?i)\b(?:animals?|pets?|birds?|reptiles?|dogs?|cats?)\s+(?:(?:on|in|upon|at|the|said|flat|property|premises|demised|apartment|whatsoever)\s+){0,4}(?:which|that)\s+(?:\w+\s+){0,10}?(?:annoyance|nuisance|annoy|offence|offensive|inconvenience|disturb\w*)\b`)
)

// notTheWhole is how a ban on a part names the whole that it leaves alone.
var notTheWhole = pattern.New(`(?i)\b(?:as\s+)?(?:distinct|separate(?:ly)?|opposed|apart)\s+(?:from|to)\s+the\s+whole\b`)

// savedFor is how a ban goes on that leaves something allowed: "save by way of an
// assured shorthold tenancy", "other than one small dog".
var savedFor = pattern.New(`(?i)\bmore\s+than\s+(?:one|two|three|four|\d)\b|\b(?:save|except(?:ing)?|otherwise\s+than|other\s+than|unless)\s+(?:by|for|that|where|on|upon|in|to|as|an?|one|if|under|with|the|it|he|she|they|his|her|each)\b|\bwithout\s+(?:\([a-z0-9]{1,3}\)\s*)?(?:first|giving|procuring|having|notifying|obtaining|also|at\s+the\s+same\s+time|the|an?|any|its|his|her|their|complying|paying|payment|delivering|causing|ensuring|entering)\b`)

// inSomeYears is when alone consent is needed: at the term's end, or at its beginning.
var inSomeYears = pattern.New(`(?i)\b(?:during|in|within|for)\s+the\s+(?:first|last|final)\s+(?:(?:period\s+of\s+)?(?:\d{1,2}|` + numberWords + `)\s*(?:\(\d{1,2}\)\s*)?years|year)\b`)

// notRefused is what a landlord may not do when asked.
var notRefused = pattern.New(`(?i)\b(?:landlord|lessor|freeholder|company|manager|consent|licen[cs]e|approval)\s+(?:must|shall|may|will|is|are)\s+not\s+(?:to\s+)?(?:be\s+)?(?:unreasonably\s+)?(?:refuse|with(?:hold|held)|delay)\w*`)

// lesserWorks is where a ban on works turns to others, for which alone consent behind it is:
// "no structural alterations … nor any other alteration without consent".
var lesserWorks = pattern.New(`(?i)(?:\b(?:n?or|and\s+not)|[.;]\s+not)\s+(?:to\s+)?(?:(?:make|carry\s+out|effect|undertake|allow|permit|cause)\s+)?(?:any\s+)?(?:other|non-?\s?structural|internal\s+non-?\s?structural)\s+(?:\w+\s+)?(?:alterations?|additions?|works?|changes?)\b`)

// lesserAllowed is a sentence behind a ban on works that leaves lesser ones alone.
var lesserAllowed = pattern.New(`(?i)[.;]\s+(?:but\s+)?(?:the\s+(?:tenant|lessee)\s+may\s+(?:make|carry\s+out)\s+)?(?:other|internal|non-?\s?structural|minor)\s+(?:(?:internal|non-?\s?structural)\s+)?(?:alterations?|works?|changes?)\b`)

// orNot says that a ban is on works of every sort.
var orNot = pattern.New(`(?i)\bstructural\s+or\s+(?:otherwise|not|non-?\s?structural|internal)\b|\binternal\s+or\s+external\b`)

func alterationsRule(c *clause) string {
	if !forbids.MatchString(c.text) {
		return ""
	}
	if turn := lesserWorks.FindStringIndex(c.text); turn != nil && alters.MatchString(c.text[:turn[0]]) {
		if first := c.text[:turn[0]]; forbids.MatchString(first) && !withConsent.MatchString(first) && withConsent.MatchString(c.text[turn[1]:]) {
			return "structural prohibited"
		}
	}
	if turn := lesserAllowed.FindStringIndex(c.text); turn != nil {
		if first := c.text[:turn[0]]; alters.MatchString(first) && forbids.MatchString(first) && !withConsent.MatchString(first) {
			return "structural prohibited"
		}
	}
	switch {
	case withConsent.MatchString(c.text):
		return "with consent"
	case orNot.MatchString(c.text):
		return "prohibited"
	case !forbids.MatchString(notRefused.ReplaceAllString(c.text, " ")):
		return ""
	case structuralAlter.MatchString(c.text):
		return "structural prohibited"
	}
	return "prohibited"
}

func containsAny(s string, any []string) bool {
	for _, x := range any {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

var (
	insures       = pattern.New(`(?i)\b(?:to\s+)?(?:insure|keep\s+(?:the\s+\w+\s+)?(?:\w+\s+)?insured|effect\b[^.;]{0,40}?\b(?:insurance|insured)|(?:maintain|keep\s+(?:on\s+foot|up|in\s+force))\s+(?:an?\s+)?(?:polic(?:y|ies)\s+of\s+)?insurance)\b`)
	insuredThing  = pattern.New(`(?i)\b(?:buildings?|block|estate|premises|flats?|property|house|development|mansions?|maisonettes?)\b|(?-i:\b(?:the|said)\s+[A-Z][a-z]{3,})`)
	repairs       = pattern.New(`(?i)\b(?:repair|maintain|renew|rebuild|reinstate|keep\s+in\s+(?:good|substantial|proper))`)
	structure     = pattern.New(`(?i)\b(?:main\s+)?(?:structur(?:e|al)|roof|foundations?|(?:external|main|outside|load[- ]bearing)\s+walls?|exterior)\b`)
	keepInRepair  = pattern.New(`(?i)\b(?:(?:put\s+and\s+)?keep|maintain|repair)\b[^.;]*?\b(?:repair|condition|decorat|interior)`)
	interiorThing = pattern.New(`(?i)\b(?:the\s+(?:demised\s+premises|premises|flat|property|apartment|maisonette|messuage|dwelling\s?-?\s?house)|interior|inside)\b`)
	// contributes is a covenant to pay for works, not to do them.
	contributes = pattern.New(`(?i)^\W*(?:the\s+(?:tenant|lessee|leaseholder)\s+(?:shall|will|must)\s+)?(?:to\s+)?(?:pay|contribute|repay|reimburse|bear)\b`)
	exceptWords = pattern.New(`(?i)\b(?:except(?:ing)?|other\s+than|save\s+for|excluding)\b`)
)

// responsibilities states who insures the building and who repairs what.
func (r *leaseReader) responsibilities() {
	for _, c := range r.clauses {
		if c.by == "" || len(c.text) < 25 {
			continue
		}
		if !r.said[leaseSays+"/insurance/by"] && strings.Contains(c.lower, "insur") && insures.MatchString(c.text) && insuredThing.MatchString(c.text) &&
			!strings.Contains(c.lower, "contents") && !forbids.MatchString(atMost(c.text, 60)) {
			if r.sayClause(leaseSays+"/insurance/text", c, insures) {
				r.compute(leaseSays+"/insurance/by", c.by, c.by, leaseSays+"/insurance/text")
			}
		}
		if !repairs.MatchString(c.text) {
			continue
		}
		m := structure.FindStringIndex(c.text)
		except := exceptWords.FindStringIndex(c.text)
		structural := m != nil && (except == nil || m[0] < except[0])
		switch {
		case structural && c.by == "tenant" && contributes.MatchString(c.text):
			// She pays for what another repairs.
		case structural && c.by != "tenant" && !r.said[leaseSays+"/repair/structureBy"],
			structural && c.by == "tenant" && !r.said[leaseSays+"/repair/structureBy"] && strings.Contains(c.lower, "roof"):
			if r.sayClause(leaseSays+"/repair/structure", c, structure) {
				r.compute(leaseSays+"/repair/structureBy", c.by, c.by, leaseSays+"/repair/structure")
			}
		case c.by == "tenant" && !structural && keepInRepair.MatchString(c.text) && interiorThing.MatchString(c.text):
			r.sayClause(leaseSays+"/repair/interior", c, keepInRepair)
		}
	}
}

var (
	chargeWords  = pattern.New(`(?i)\b(?:service\s+(?:charge|provision|costs?)|estate\s+(?:charge|expenditure|costs?|contribution)|(?:annual\s+)?(?:maintenance|management)\s+(?:costs?|expenses?|fund)|costs?\s+of\s+(?:maintaining|repairing|maintenance)|maintenance\s+(?:charge|contribution|rent)|service\s+rent|(?:tenant|lessee)(?:'s|’s)\s+(?:proportion|share)|proportion|contribution|(?:annual|total)\s+expenditure|expenses)\b`)
	percentShare = pattern.New(`(?i)(\d{1,3}(?:\.\d{1,5})?)\s*(?:%|per\s?cent(?:um)?)`)
	percentWords = pattern.New(`(?i)\b(` + numberWords + `)\s+per\s?cent`)
	fractionWord = pattern.New(`(?i)\b(?:an?|one)[- ](?:equal[- ])?(` + shareOrdinal + `)(?:[- ](?:parts?|shares?))?\b|\b(1\s*/\s*\d{1,3})(?:th|rd|nd)?\b|\b((?:two|three|four|five|six|seven|eight|nine)[- ](?:equal[- ])?` + shareOrdinal + `s)\b|\b(\d{1,3}\s?/\s?\d{2,5})\s?ths?\b`)
	fairShare    = pattern.New(`(?i)\b(?:a\s+)?(?:fair|due|proper|reasonable|just|equal|rateable|equitable)(?:\s+(?:and|or|,)\s*\w+)*\s+(?:proportion|share|part)\b`)
	interestRate = pattern.New(`(?i)\b(?:interest|base\s+rate|above|per\s?cent\s+per\s+annum|value)\b`)
)

// shareOrdinal is the parts of which a share is one or more.
const shareOrdinal = `(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))`

// shareOf is the first match of an expression in a clause that stands right behind the
// words for the service charge, in one sentence that speaks of no interest.
func (c *clause) shareOf(re *pattern.Pattern) (evidence.Match, bool) {
	for _, p := range c.parts {
		text := p.Text()
		for _, m := range p.FindAll(re) {
			i := strings.Index(text, m.Whole)
			if i < 0 {
				continue
			}
			before := text[max(0, i-60):i]
			if full := strings.LastIndex(before, ". "); full >= 0 {
				before = before[full:]
			}
			if chargeWords.MatchString(before) && !interestRate.MatchString(before+atMost(text[i:], 60)) {
				return m, true
			}
		}
	}
	return evidence.Match{}, false
}

// proportion states the tenant's share of the service charge.
func (r *leaseReader) proportion() {
	path := leaseSays + "/serviceCharge/proportion"
	for _, re := range []*pattern.Pattern{percentShare, percentWords, fractionWord, fairShare} {
		for _, c := range r.clauses {
			if r.said[path] {
				break
			}
			if !chargeWords.MatchString(c.text) {
				continue
			}
			m, ok := c.find(re)
			if !ok || re != fairShare && interestRate.MatchString(c.text) {
				// A clause of definitions speaks of interest too.
				if m, ok = c.shareOf(re); !ok {
					continue
				}
			}
			if !r.sayIn(path, c, m.Whole, nil) {
				continue
			}
			switch re {
			case percentShare:
				if p, err := strconv.ParseFloat(m.Group[0].String, 64); err == nil && p <= 100 {
					r.sayIn(leaseSays+"/serviceCharge/percent", c, m.Whole, p)
				}
			case percentWords:
				if n, _, ok := ParseNumberWords(m.Group[0].String); ok && n <= 100 {
					r.sayIn(leaseSays+"/serviceCharge/percent", c, m.Whole, float64(n))
				}
			}
		}
	}
	for _, c := range r.clauses {
		if strings.Contains(c.lower, "pay") || strings.Contains(c.lower, "contribute") {
			if serviceCovenant.MatchString(c.text) && r.sayClause(leaseSays+"/serviceCharge/text", c, serviceCovenant) {
				break
			}
		}
	}
	for _, c := range r.clauses {
		if containsAny(c.lower, []string{"fund", "reserve"}) && reserves.MatchString(c.text) && r.sayClause(leaseSays+"/reserveFund/text", c, reserves) {
			break
		}
	}
}

var (
	reEntry       = pattern.New(`(?i)\bre-?\s?enter\b|\bre-?\s?entry\b|\bforfeit(?:ure|ed)?\b`)
	reEnters      = pattern.New(`(?i)\b(?:lawful|entitled|right|may|able)\b[^.;]*?\bre-?\s?enter|\bmay\s+(?:\w+\s+)?forfeit|\bre-?\s?enter\s+(?:up)?on\b|\bre-?enter\s+the\b|^\W*(?:proviso|provision|power|right)\s+(?:for|of)\s+re-?\s?entry\s+(?:if|in\s+case|where|when|upon|on|should)\b`)
	arrearsDays   = pattern.New(`(?i)(?:\b(\d{1,3})|\b(` + numberWords + `))\s*(?:\(\s*[\w-]{1,20}\s*\)\s*)?(?:consecutive\s+|clear\s+)?days\b`)
	insolvency    = pattern.New(`(?i)\b(?:bankrupt(?:cy)?|insolven(?:t|cy)|liquidat(?:ion|or)|winding[- ]up|wound[- ]up|administration\s+order|administrator|receiver|(?:arrangement|composition)\s+with\s+(?:\w+\s+){0,2}creditors|execution\s+levied)\b`)
	notInsolvency = pattern.New(`(?i)\b(?:insured\s+risks|guarantor\s+shall|trustee\s+in\s+bankruptcy\s+of\s+the\s+landlord)\b`)
	// forfeitsNot is what says that a lease is not, or no longer, forfeited.
	forfeitsNot = pattern.New(`(?i)\b(?:bankruptcy|insolvency|liquidation|winding[- ]up|receiver|administration)\b[^.;]{0,160}?\b(?:shall|will|must|may|does|do|is|are)\s+not\s+(?:(?:of\s+itself|by\s+itself|on\s+its\s+own|alone)\s+)?(?:be\b|constitute|give|entitle|amount|operate|cause|permit|allow|trigger|a\s+ground)|\bno\s+(?:forfeiture|re-?entry|right\s+(?:of|to)\s+(?:re-?ent\w+|forfeit\w*))\b[^.;]{0,100}\b(?:bankrupt|insolven|liquidat)|\bneither\b[^.;]{0,100}\b(?:forfeiture|re-?entry)\b|\b(?:forfeiture|re-?entry)\b[^.;]{0,140}\b(?:(?:is|are|be|hereby)\s+deleted|shall\s+not\s+apply|shall\s+cease|no\s+longer\s+appl)|\b(?:may|shall|must)\s+not\s+(?:re-?enter|forfeit)\b[^.;]{0,100}\b(?:bankrupt|insolven)|\bnothing\s+in\s+this\s+(?:clause|proviso|paragraph|lease)\b[^.;]{0,100}\b(?:bankrupt|insolven|liquidat)|\b(?:but|and)\s+not\s+(?:(?:up)?on|by\s+reason\s+of|because\s+of|in\s+the\s+event\s+of)\b[^.;]{0,60}\b(?:bankrupt|insolven|liquidat)|\b(?:bankruptcy|insolvency)\b[^.;]{0,60}\b(?:is|are|be|hereby)\s+(?:deleted|omitted|removed)`)
)

// forfeiture states the proviso for re-entry, and whether the tenant's insolvency
// sets it off: words on insolvency in the same clause, or in the sub-clauses
// around it, before the next clause of its rank.
func (r *leaseReader) forfeiture() {
	for i, c := range r.clauses {
		if !containsAny(c.lower, []string{"enter", "entry", "forfeit"}) || !reEnters.MatchString(c.text) {
			continue
		}
		if strings.Contains(c.lower, "to view") || strings.Contains(c.lower, "inspect") {
			continue
		}
		if !r.sayClause(leaseSays+"/forfeiture/text", c, reEntry) {
			continue
		}
		near := r.around(i)
		for _, x := range near {
			if m, ok := x.find(arrearsDays); ok && (strings.Contains(x.lower, "rent") || strings.Contains(x.lower, "unpaid") || strings.Contains(x.lower, "arrear")) {
				n, err := strconv.Atoi(m.Group[0].String)
				if err != nil {
					n, _, _ = ParseNumberWords(m.Group[1].String)
				}
				if n > 0 {
					r.sayIn(leaseSays+"/forfeiture/arrearsDays", x, m.Whole, float64(n))
					break
				}
			}
		}
		for _, x := range near {
			if insolvency.MatchString(x.text) && !notInsolvency.MatchString(x.text) && !forfeitsNot.MatchString(x.text) {
				if r.sayClause(leaseSays+"/forfeiture/insolvency", x, insolvency) {
					r.compute(leaseSays+"/forfeiture/onInsolvency", "Yes", "Yes", leaseSays+"/forfeiture/insolvency", leaseSays+"/forfeiture/text")
				}
				return
			}
		}
		r.compute(leaseSays+"/forfeiture/onInsolvency", "No", "No", leaseSays+"/forfeiture/text")
		return
	}
}

// around is a clause with its sub-clauses: the clauses near it up to the next of
// a main number.
func (r *leaseReader) around(i int) []*clause {
	near := []*clause{r.clauses[i]}
	main := func(c *clause) string {
		n, _, _ := strings.Cut(strings.Trim(c.number, "()"), ".")
		if n != "" && n[0] >= '0' && n[0] <= '9' && !strings.HasPrefix(c.number, "(") {
			return n
		}
		return ""
	}
	own := main(r.clauses[i])
	for j := i - 1; j >= 0 && j >= i-8; j-- {
		c := r.clauses[j]
		if c.head != r.clauses[i].head {
			break
		}
		near = append(near, c)
		if n := main(c); n != "" && n != own {
			if own != "" {
				near = near[:len(near)-1]
			}
			break
		}
	}
	for j := i + 1; j < len(r.clauses) && j <= i+8; j++ {
		c := r.clauses[j]
		if n := main(c); c.head != r.clauses[i].head || n != "" && n != own {
			break
		}
		near = append(near, c)
	}
	return near
}

var (
	noticeOf   = pattern.New(`(?i)\b(?:notice|(?:tell|notify|inform)\s+the\s+(?:landlord|lessor|freeholder|company|management)|particulars|certified\s+cop(?:y|ies)|register(?:ed)?)\b[^.;]*?\b(?:assign(?:ment)?|transfer|dealings?|devolution|disposition|mortgage|charge)`)
	dealingOf  = pattern.New(`(?i)\b(?:assign(?:ment)?|transfer|dealings?|devolution|disposition|mortgage|charge)\b[^.]*?\b(?:notice|regist(?:er|r)|(?:leave|lodge|deliver|produce|send|give|supply)\b[^.;]{0,30}\b(?:cop(?:y|ies)|particulars))|\bon\s+(?:an?|any|every|each)\s+(?:assignment|transfer|dealing)\b[^.;]*[.;]\s+(?:to\s+)?give\b[^.;]{0,40}\bnotice\b`)
	noticeFee  = pattern.New(`(?i)\b(?:fee|sum|pay(?:ing)?|charge)\b`)
	withinDays = pattern.New(`(?i)\bwithin\s+(?:(\d{1,3})|(` + numberWords + `))\s*(?:\(\s*[\w-]{1,20}\s*\)\s*)?(?:working\s+|calendar\s+)?(days|weeks?|months?)\b`)
)

// dealings states what an assignment costs and takes: notice and its fee, a deed
// of covenant, membership; and the other interests that the lease names.
func (r *leaseReader) dealings() {
	for _, c := range r.clauses {
		if !containsAny(c.lower, []string{"notice", "regist", "tell", "notify", "inform", "cop", "particulars"}) || !(noticeOf.MatchString(c.text) || dealingOf.MatchString(c.text)) {
			continue
		}
		if !withinDays.MatchString(c.text) && !strings.Contains(c.lower, "fee") {
			continue
		}
		re := noticeOf
		if !noticeOf.MatchString(c.text) {
			re = dealingOf
		}
		if !r.sayClause(leaseSays+"/notice/text", c, re) {
			continue
		}
		if loc := noticeFee.FindStringIndex(c.text); loc != nil {
			if sum, as, ok := ParsePounds(c.text[loc[0]:]); ok && sum < 2000 {
				r.sayIn(leaseSays+"/notice/fee", c, as, sum)
			}
		}
		if m, ok := c.find(withinDays); ok {
			n, err := strconv.Atoi(m.Group[0].String)
			if err != nil {
				n, _, _ = ParseNumberWords(m.Group[1].String)
			}
			switch unit := strings.ToLower(m.Group[2].String); {
			case n > 0 && unit == "days":
				r.sayIn(leaseSays+"/notice/days", c, m.Whole, float64(n))
			case n > 0 && unit[0] == 'w':
				r.sayIn(leaseSays+"/notice/days", c, m.Whole, float64(7*n))
			}
		}
		break
	}
	for _, t := range []struct {
		word, path, answer string
		re                 *pattern.Pattern
	}{
		{"covenant", leaseSays + "/deedOfCovenant/text", leasehold0("/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown"), covenantDeed},
		{"company", leaseSays + "/membership/text", leasehold0("/transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNoNotApplicable"), membershipWords},
		{"", leaseSays + "/headlease/text", leasehold0("/ownershipAndManagement/hasHeadlease/yesNo"), headleaseWords},
		{"share", leaseSays + "/shareOfFreehold/text", "", freeholdShare},
		{"enforce", leaseSays + "/mutualEnforcement/text", "", enforceOthers},
	} {
		for _, c := range r.clauses {
			if t.word != "" && !strings.Contains(c.lower, t.word) || !t.re.MatchString(c.text) || len(c.text) < 25 {
				continue
			}
			if t.re == covenantDeed && !containsAny(c.lower, []string{"assign", "transfer", "disponee", "successor", "purchaser"}) {
				continue
			}
			if t.re == enforceOthers && noDuty.MatchString(c.text) {
				continue
			}
			if t.re == membershipWords && t.word == "company" && !strings.Contains(c.lower, "company") {
				continue
			}
			if r.sayClause(t.path, c, t.re) && t.answer != "" {
				r.compute(t.answer, "Yes", "Yes", t.path)
			}
			break
		}
	}
}

var (
	sharedLease = pattern.New(`(?i)\bshared\s+ownership\b|\bstaircasing\b|\b(?:acquired|initial)\s+percentage\b`)
	sharePart   = pattern.New(`(?i)\b(?:acquired|initial)\s+percentage["”’']?\s*(?:means|is|:|/|\()?\s*(\d{1,2}(?:\.\d+)?)\s*(?:%|per\s?cent)|\b(\d{1,2}(?:\.\d+)?)\s*(?:%|per\s?cent)\s+share\b|\bshare\b[^.;%\n]{0,60}?\b(?:is|was|of|being|means|:)\s*(\d{1,2}(?:\.\d+)?)\s*(?:%|per\s?cent)|\b(\d{1,2}(?:\.\d+)?)\s*(?:%|per\s?cent)\s+of\s+(?:the\s+)?(?:full\s+|open\s+)?market\s+value\b`)
	// staircased is a memorandum of a further share that was bought: up to what.
	staircased = pattern.New(`(?i)\bstair\s?cas\w+\b[^.;\n]{0,80}?\b(?:\d{1,2}(?:\.\d+)?\s*%|\d{1,2}(?:\.\d+)?\s+per\s?cent)?\s*\bto\s+(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)`)
)

func (r *leaseReader) sharedOwnership() {
	for _, c := range r.clauses {
		m, ok := c.find(sharedLease)
		if !ok {
			continue
		}
		if !r.sayIn(leasehold0("/sharedOwnership/isSharedOwnership"), c, m.Whole, "Yes") {
			continue
		}
		// The last share that was bought is the one that is owned.
		for i := len(r.clauses) - 1; i >= 0; i-- {
			x := r.clauses[i]
			if p, ok := x.find(staircased); ok && holdsDate(x.text) {
				if n, err := strconv.ParseFloat(p.Group[0].String, 64); err == nil && n <= 100 && r.sayIn(leasehold0("/sharedOwnership/sharedOwnershipPercentage"), x, p.Group[0].String, n) {
					break
				}
			}
		}
		for _, x := range r.clauses {
			if p, ok := x.find(sharePart); ok {
				as := p.Group[0].String + p.Group[1].String + p.Group[2].String + p.Group[3].String
				if n, err := strconv.ParseFloat(as, 64); err == nil {
					r.sayIn(leasehold0("/sharedOwnership/sharedOwnershipPercentage"), x, as, n)
				}
				break
			}
		}
		return
	}
}
