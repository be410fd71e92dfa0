package papers

import (
	"fmt"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// newHomeWarranty is a warranty's certificate or policy schedule: NHBC Buildmark,
// LABC, Premier Guarantee, Checkmate, Q Assure, ICW, Zurich and the like.
var newHomeWarranty = definition{
	kind: NewHomeWarranty, name: "new home warranty",
	anchors: []anchor{
		{pattern.New(`(?i)\bbuildmark\b`), 0.9, true},
		{pattern.New(`(?i)\b(?:NHBC|LABC\s+Warranty|Premier\s+Guarantee|Checkmate|Build-?Zone|Q\s+Assure|Protek|ICW|BLP|Advantage\s+HCI)\b`), 0.6, true},
		{pattern.New(`(?i)\b(?:structural|new\s+homes?|building)\s+(?:warranty|insurance\s+policy|guarantee)\b`), 0.6, true},
		{pattern.New(`(?i)\b(?:certificate|period)\s+of\s+(?:approval|insurance|cover)\b`), 0.3, true},
		{pattern.New(`(?i)\bdefects?\s+(?:insurance|liability)\s+period\b|\bstructural\s+(?:insurance|defects?)\s+period\b`), 0.6, false},
		{pattern.New(`(?i)\bproperty\s+information\s+form\b|\bcontract\b`), -0.5, true},
		{pattern.New(`(?i)\bdisclosure\s+(?:of\s+incentives\s+)?form\b`), -0.95, true}, // the lenders' form for new homes names the warranty
	},
	fields: []Field{
		// The certificate or schedule of cover.
		{"/paperwurks/new_home_warranty/provider", "warranty provider", Words},
		{"/paperwurks/new_home_warranty/policyNumber", "policy number", Words},
		{"/paperwurks/new_home_warranty/builder", "builder or developer", Words},
		{"/paperwurks/new_home_warranty/policyholder", "policyholder", Words},
		{"/paperwurks/new_home_warranty/property", "property", Words},
		{"/paperwurks/new_home_warranty/postcode", "postcode", Words},
		{"/paperwurks/new_home_warranty/startDate", "cover starts", Day},
		{"/paperwurks/new_home_warranty/endDate", "cover ends", Day},
		{"/paperwurks/new_home_warranty/term", "length of cover in years", Number},
		{"/paperwurks/new_home_warranty/completionDate", "completion or first sale", Day},
		{"/paperwurks/new_home_warranty/defectsPeriodEnd", "builder's defects period ends", Day},
		{"/paperwurks/new_home_warranty/limit", "limit of cover", Pounds},
		{"/paperwurks/new_home_warranty/excess", "excess", Pounds},
		{"/paperwurks/new_home_warranty/issued", "issued", Day},
	},
	parse: parseNewHomeWarranty,
}

// warrantyProviders are the names under which schemes are known.
var (
	warrantyProviders = []string{"NHBC", "LABC Warranty", "Premier Guarantee", "Checkmate", "Build-Zone", "Q Assure", "ICW", "BLP", "Protek", "Advantage", "Global Home Warranties", "Zurich", "ABC+ Warranty", "Ark", "International Construction Warranties"}
	warrantyNames     = []*pattern.Pattern{
		pattern.New(`(?i)\bNHBC\b|\bNational\s+House[- ]?Building\s+Council\b|\bbuildmark\b`),
		pattern.New(`(?i)\bLABC\s+(?:New\s+Home\s+)?Warranty\b`), pattern.New(`(?i)\bPremier\s+Guarantee\b`),
		pattern.New(`(?i)\bCheckmate\b`), pattern.New(`(?i)\bBuild-?\s?Zone\b`), pattern.New(`(?i)\bQ\s+Assure\b`),
		pattern.New(`\bICW\b`), pattern.New(`\bBLP\b`), pattern.New(`(?i)\bProtek\b`), pattern.New(`(?i)\bAdvantage\s+(?:HCI|Home\s+Construction)\b`),
		pattern.New(`(?i)\bGlobal\s+Home\s+Warranties\b`), pattern.New(`(?i)\bZurich\b`), pattern.New(`(?i)\bABC\+\s+Warranty\b`), pattern.New(`(?i)\bArk\s+(?:Residential|Insurance|Warranty)\b`),
		pattern.New(`(?i)\bInternational\s+Construction\s+Warranties\b`),
	}
	warrantyProvider = label(`(?:warranty\s+)?provider(?:\s+name)?\b|warranty\s+(?:scheme|company)\b|(?:scheme\s+)?administrator\b|underwritten\s+by\b|insurer\b`)
	warrantyNumber   = []*pattern.Pattern{
		label(`(?:unique\s+)?(?:policy|certificate|warranty|buildmark)\s*(?:/\s*certificate\s*)?(?:no|number|ref(?:erence)?|id)\b\.?(?:\s+(?:no|number)\b\.?)?`),
		label(`(?:home|plot|registration|development)\s*(?:no|number|ref(?:erence)?)\b\.?`),
	}
	warrantyBuilder  = label(`(?:(?:name\s+of\s+)?(?:the\s+)?(?:registered\s+)?(?:builder|developer|contractor)(?:\s*/\s*(?:builder|developer))?|(?:built|constructed)\s+by)(?:['’]s)?(?:\s+name)?\b`)
	warrantyHolder   = label(`(?:policy\s?holder|insured|first\s+(?:owner|buyer)|home\s?owner|purchaser|buyer|name\s+of\s+(?:the\s+)?(?:insured|policy\s?holder|owner))s?(?:\(s\))?(?:['’]s?)?(?:\s+names?)?\b`)
	warrantyProperty = label(`(?:address\s+of\s+(?:the\s+)?(?:insured\s+)?(?:home|property|new\s+home|housing\s+unit|building|dwelling)|(?:insured\s+|new\s+)?(?:property|home|site|risk)\s+address|insured\s+property|(?:property|home|dwelling)\s+insured|the\s+property|(?:new\s+)?(?:property|home|housing\s+unit|dwelling)|address)\b`)
	warrantyPeriod   = label(`period\s+of\s+(?:insurance|cover)|(?:policy|cover|insurance|warranty)\s+(?:period|term)|structural\s+(?:insurance|warranty|defects)\s+period`)
	warrantyStart    = []*pattern.Pattern{
		label(`(?:policy|cover|insurance|warranty|structural\s+insurance\s+period|period\s+of\s+(?:insurance|cover))\s+(?:start(?:s|ed|ing)?|commence(?:s|d|ment)?|inception|begins|effective)(?:\s+(?:date|on|from))?|(?:start|commencement|inception|effective)\s+date(?:\s+of\s+(?:the\s+)?(?:cover|insurance|policy|warranty))?|date\s+of\s+(?:commencement|inception)|cover\s+from`),
		label(`(?:certificate|policy)\s+date|date\s+of\s+(?:certificate|cover|policy|insurance)`),
	}
	warrantyEnd  = label(`(?:date\s+of\s+)?expiry\s+of\s+(?:the\s+)?structural\s+(?:insurance|defects)\s+period|(?:policy|cover|insurance|warranty|structural\s+insurance\s+period)\s+(?:end(?:s|ing)?|expir(?:y|es)|ceases)(?:\s+(?:date|on))?|(?:expiry|end)\s+date(?:\s+of\s+(?:the\s+)?(?:cover|insurance|policy|warranty))?|date\s+of\s+expiry|expires(?:\s+on)?|cover\s+(?:to|until)`)
	warrantyTerm = pattern.New(`(?i)\b(\w+[- ]years?|\d{1,2}\s*(?:\(\w+\)\s*)?years?)['’]?s?\s+(?:(?:structural|new\s+home|building|buildmark|insurance|residential|latent\s+defects?)\s+)*(?:warranty|policy|cover|insurance|guarantee|protection)\b|\b(?:period|term|valid(?:\s+for)?|cover\s+(?:lasts|for)|(?:insured|covered|insurance\s+runs)\s+for|duration)(?:\s+of|\s+for|:)?\s+(\w+\s+(?:\(\d+\)\s+)?years?)\b`)
	warrantyDone = label(`(?:date\s+of\s+)?(?:legal|practical)?\s*completion(?:\s+date)?|(?:date\s+of\s+)?final\s+(?:inspection|certificate)(?:\s+date)?|date\s+of\s+first\s+(?:sale|purchase|occupation)`)
	// What a certificate says in running text.
	warrantyNumberIn  = pattern.New(`(?i)\b(?:policy|certificate|warranty|registration)\s+(?:is\s+|has\s+|bears\s+)?(?:the\s+)?(?:number(?:ed)?|no\.?|reference|ref\.?)(?:\s+is)?\s*:?\s+([A-Z0-9][\w/.-]*\d[\w/-]*)`)
	warrantyBuilderIn = pattern.New(`\b(?i:(?:built|constructed|developed)\s+by|(?:builder|developer)(?:\s+of\s+the\s+(?:home|property))?\s+(?:is|was))\s+(\p{Lu}[\pL&'’-]*(?:\s+(?:\p{Lu}[\pL&'’-]*|\(\p{Lu}\pL+\)|of|and|&|plc)){0,6})`)
	warrantyHolderIn  = pattern.New(`\b(?i:policy\s?holders?\s+(?:is|are)|(?:was\s+|is\s+)?issued\s+to|insured\s+(?:person\s+)?is|(?:sold|granted|provided|given)\b[^.;\n\f]{0,40}?\s+to|in\s+favour\s+of|(?:first\s+)?(?:owners?|buyers?|purchasers?)\s+(?:is|are|was|were))\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)`)
	warrantyStartIn   = pattern.New(`(?i)\b(?:cover|insurance|policy|warranty|protection|guarantee|period|it)\b,?\s+(?:which\s+|that\s+)?(?:started|starts?|began|begins?|commence[sd]?|came\s+into\s+force|took\s+effect|takes\s+effect|(?:is|was)\s+(?:effective|in\s+force)|has\s+been\s+in\s+force|runs|ran|dates|attached)\s+(?:on\s+|from\s+|since\s+)?(?:\w+day,?\s+)?(` + dateOne + `)`)
	warrantyEndIn     = pattern.New(`(?i)\b(?:which\s+(?:[a-z]+\s+){0,2}(?:on\s+)?` + dateOne + `\s+and\s+(?:will\s+)?(?:cease|end|expire|run\s+(?:to|until)|last\s+until)s?|(?:cover|insurance|policy|warranty|protection|it)\s+(?:will\s+)?(?:end|expire|cease|lapse|run\s+(?:until|to)|last\s+until|continue\s+(?:until|to))|(?:in\s+force|valid|insured|covered|protected)\s+until|(?:cover|insurance|policy|warranty)\s+(?:ends?|expires?|ceases|runs\s+(?:until|to)|continues\s+(?:until|to)|lasts\s+until)|(?:^|\.\s+)it\s+(?:ends|expires))\s+(?:on\s+|until\s+)?(?:\w+day,?\s+)?(` + dateOne + `)`)
	warrantyDefectsIn = pattern.New(`(?i)\b(?:(?:builder|developer)\b[^.;\f]{0,60}?\b(?:defects?|liable|responsible|answer\w*|put(?:s|ting)?\s+right)\b[^.;\f]{0,40}?\b(?:until|to|ending|up\s+to)|defects?\s+(?:that\s+are\s+)?(?:notified|reported)\s+(?:before|by)|(?:builder['’]?s?\s+warranty|defects?(?:\s+(?:insurance|liability|warranty))?)\s+period\b[^.;\f\d]{0,120}?\b(?:ends|expires|ceases|lasts\s+until|runs\s+(?:to|until))(?:\s+on)?)\s+(?:\w+day,?\s+)?(` + dateOne + `)`)
	warrantyLimitIn   = pattern.New(`(?i)\b(?:claims?\s+(?:are|is)\s+limited\s+to|limit\s+of\s+(?:liability|cover|indemnity)\s+is|most\s+that\s+(?:will|can|may)\s+be\s+paid\s+is|not\s+pay\s+more\s+than)\s+(£\s*[\d,]+(?:\.\d{2})?)`)
	warrantyExcessIn  = pattern.New(`(?i)\b(?:excess\s+(?:of|is)|(?:pays?|bears?)\s+(?:the\s+first)?|first)\s+(£\s*[\d,]+(?:\.\d{2})?)|(£\s*[\d,]+(?:\.\d{2})?)\s+(?:is\s+|being\s+)?(?:borne|paid|payable|met)\s+by\s+(?:the|you|each)\b[^.;\f]{0,30}\bclaim`)
	warrantyDefects   = label(`(?:builder['’]?s?\s+|initial\s+|developer['’]?s?\s+)?(?:defects?|warranty|liability)\s+(?:insurance\s+|liability\s+|warranty\s+)?period\s+(?:ends|expires|expiry|end|to|until)(?:\s+(?:date|on))?`)
	warrantyLimit     = []*pattern.Pattern{
		label(`(?:financial\s+|maximum\s+|overall\s+)?limits?(?:\s+of\s+(?:liability|cover|indemnity|insurance))?\b|sum\s+insured|maximum\s+(?:liability|cover|payable|amount|sum\s+insured)|reinstatement\s+(?:value|cost)`),
	}
	// The most that is paid, said in a sentence.
	warrantyMost   = pattern.New(`(?i)\b(?:(?:the\s+)?most\s+(?:that\s+)?(?:the\s+insurer|the\s+company|we)\s+(?:will|shall|can)\s+pay|(?:up\s+to\s+)?a\s+maximum\s+of|limit\s+of\s+(?:liability|cover|indemnity)|maximum\s+(?:liability|amount))\b[^£.\f]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	warrantyExcess = label(`(?:policy\s+|minimum\s+)?excess(?:\s+(?:amount|per\s+claim|payable))?`)
	warrantyDoneIn = pattern.New(`(?i)\b(?:legal(?:ly)?\s+complet\w+|completion\s+(?:took\s+place|of\s+the\s+(?:sale|purchase))|(?:first\s+)?(?:sold|purchased|bought|completed)\b)[^.;\f]{0,160}?\bon\s+(` + dateOne + `)`)
	// warrantyHead is the home in a letter's heading: "Cover - 4 Mill Lane, Ely, CB1 2DE".
	warrantyHead   = pattern.New(`(?:\s[-–—|]\s+|(?i:\bre:?\s+|:\s+))((?:(?i:flat|apartment|plot|unit)\s+\w+,?\s+)?\d[^\n\f:;]{5,90}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	danglingJoiner = pattern.New(`(?:\s+(?:and|of|the|&))+$`)
	warrantyIssued = label(`(?:date\s+(?:of\s+issue|issued)|issued?\s+(?:date|on)|issued)\b`)
)

// parseNewHomeWarranty reads the certificate. Where it names no end, the end is
// computed: cover of ten years from 1 July 2020 lasts to 30 June 2030.
func parseNewHomeWarranty(s *sheet) {
	const base = "/paperwurks/new_home_warranty/"
	if !s.sayOneOf(base+"provider", s.opening(400), warrantyProviders, warrantyNames) {
		s.sayName(base+"provider", warrantyProvider)
	}
	s.seekTurned(warrantySought...)
	s.sayStructuralPeriod(base)
	for _, w := range warrantySought {
		if strings.HasSuffix(w.path, "Date") || strings.HasSuffix(w.path, "PeriodEnd") {
			s.seekOne(w) // the builder's two years and the insurer's eight have ends of their own
		}
	}
	s.sayCoverPeriods(base)
	s.sayNumber(base+"policyNumber", warrantyNumber...)
	s.sayName(base+"builder", warrantyBuilder)
	s.sayName(base+"policyholder", warrantyHolder)
	s.sayPlace(base+"property", base+"postcode", warrantyProperty)
	s.sayDate(base+"startDate", warrantyStart[0])
	s.sayDate(base+"endDate", warrantyEnd)
	if !s.said[base+"startDate"] && !s.said[base+"endDate"] {
		s.sayTerm(base+"startDate", base+"endDate", warrantyPeriod)
	}
	s.sayDate(base+"startDate", warrantyStart[1])
	for _, m := range s.FindAll(warrantyTerm) {
		words := m.Group[0].String + m.Group[1].String
		lead := upTo(s.text.Line(m.Page(), m.LineIndex()), m.Span)
		if lead = lead.Sub(max(0, lead.Words()-6), lead.Words()); partOfCover.MatchString(lead.Text() + " " + m.Whole) {
			continue // the builder's years, or those after them
		}
		if n, as, ok := ParseYears(strings.ReplaceAll(words, "-", " ")); ok && n >= 2 && n <= 25 {
			v := words
			if strings.Contains(words, as) {
				v = as
			}
			if s.state(base+"term", clip(m.Span, glance), v, n) {
				break
			}
		}
	}
	s.sayDate(base+"completionDate", warrantyDone)
	s.sayDate(base+"defectsPeriodEnd", warrantyDefects)
	if !s.sayPounds(base+"limit", warrantyLimit...) {
		s.sayPoundsIn(base+"limit", warrantyMost)
	}
	s.sayPoundsIn(base+"excess", structuralExcess)
	s.sayPounds(base+"excess", warrantyExcess)
	s.sayDate(base+"issued", warrantyIssued)
	if f, ok := s.fact(base + "policyholder"); ok && !nameLike(f.Value()) && !company(f.Value()) && len(SplitNames(f.Value())) < 2 {
		s.unsay(base + "policyholder") // "Homeowner Services"
	}
	s.sayWarrantyText(base)
	s.tellWarranty(base)
	s.seek(warrantySought...)
	start, ok1 := s.fact(base + "startDate")
	if end, ok := s.fact(base + "endDate"); ok && ok1 && !s.said[base+"term"] {
		from, err1 := time.Parse(time.DateOnly, start.Normalised().(string))
		to, err2 := time.Parse(time.DateOnly, end.Normalised().(string))
		// Cover of ten years ends on the day before its tenth anniversary, or on it.
		if years := to.AddDate(0, 0, 1).Year() - from.Year(); err1 == nil && err2 == nil && years >= 2 && years <= 25 &&
			(from.AddDate(years, 0, -1).Equal(to) || from.AddDate(years, 0, 0).Equal(to)) {
			s.compute(base+"term", fmt.Sprintf("%d years", years), float64(years), base+"startDate", base+"endDate")
		}
	}
	term, ok2 := s.fact(base + "term")
	if ok1 && ok2 && !s.said[base+"endDate"] {
		from, err := time.Parse("2006-01-02", start.Normalised().(string))
		if err == nil {
			end := from.AddDate(int(term.Normalised().(float64)), 0, -1)
			s.compute(base+"endDate", end.Format("2 January 2006"), FormatDay(end), base+"startDate", base+"term")
		}
	}
}

var (
	// partOfCover is a part of the cover, which is shorter than the whole.
	partOfCover = pattern.New(`(?i)\b(?:defects?|builder['’]?s?|developer['’]?s?|initial|first)\s+(?:(?:insurance|liability|warranty|rectification)\s+)*(?:period|warranty|cover)\b|\bstructural\s+(?:insurance|warranty|defects)\s+period\W*(?:eight|8)\b`)
	// structuralExcess is the excess of the years in which the insurer answers.
	structuralExcess = pattern.New(`(?i)\bexcess\w*\b[^\n\f]{0,60}?\bstructural\b[^£\n\f]{0,40}(£\s*[\d,]+(?:\.\d{2})?)`)
	coverPeriod      = pattern.New(`(?i)\b(` + dateOne + `)\s*(?:to|until|–|—|-)\s*(` + dateOne + `)`)
	buildersPeriod   = pattern.New(`(?i)\b(?:builder|developer|defects?|contractor)\b`)
	defectsFrom      = pattern.New(`(?i)\bdefects?\s+(?:insurance|liability|warranty)\s+period\b[^.;\n\f]{0,60}?\b(?:commenc\w+|starts?|starting|begin\w*|from)\s+(?:on\s+|from\s+)?(` + dateOne + `)`)
	structuralTo     = pattern.New(`(?i)\bstructural\s+(?:insurance|warranty|defects)\s+period\b[^.;\f]{0,140}?\b(?:ending|ends|expiring|expires|until)\s+(?:on\s+)?(` + dateOne + `)`)
)

// sayStructuralPeriod states when the whole cover begins and ends where a certificate tells
// the builder's years and the insurer's in a sentence each.
func (s *sheet) sayStructuralPeriod(base string) {
	s.sayDayIn(base+"startDate", defectsFrom)
	s.sayDayIn(base+"endDate", structuralTo)
}

// sayCoverPeriods states the cover from a table of its parts, of which each has a period of
// its own: it begins with the first and ends with the last, and the builder's ends before.
func (s *sheet) sayCoverPeriods(base string) {
	type period struct {
		at         evidence.Span
		from, to   time.Time
		fromAs, as string
		part       string // the words before it, which name the part of the cover
	}
	var all []period
	for i, m := range s.FindAll(coverPeriod) {
		if i >= mostPlaces {
			break
		}
		from, fromAs, ok1 := ParseDay(m.Group[0].String)
		to, as, ok2 := ParseDay(m.Group[1].String)
		if ok1 && ok2 && from.Before(to) {
			lead := upTo(s.Span, m.Span)
			all = append(all, period{m.Span, from, to, fromAs, as, lead.Sub(max(0, lead.Words()-6), lead.Words()).Text()})
		}
	}
	if len(all) < 2 {
		return
	}
	first, last, builders := all[0], all[0], -1
	for i, p := range all {
		if p.from.Before(first.from) {
			first = p
		}
		if p.to.After(last.to) {
			last = p
		}
		if buildersPeriod.MatchString(p.part) && p.to.Before(p.from.AddDate(3, 0, 0)) {
			builders = i
		}
	}
	// Periods that do not follow each other are not those of one cover.
	if builders < 0 || all[builders].to.Equal(last.to) || all[builders].to.AddDate(0, 0, 2).Before(last.from) {
		return
	}
	for _, path := range []string{"startDate", "endDate", "defectsPeriodEnd", "term"} {
		s.unsay(base + path)
	}
	s.state(base+"startDate", first.at, first.fromAs, FormatDay(first.from))
	s.state(base+"endDate", last.at, last.as, FormatDay(last.to))
	s.state(base+"defectsPeriodEnd", all[builders].at, all[builders].as, FormatDay(all[builders].to))
	if m, ok := s.wordsAfter(last.at, 4).Find(poundsPrinted); ok && !s.said[base+"limit"] {
		if n, ok := parseMoney(m.Whole); ok {
			s.state(base+"limit", m.Span, m.Whole, n)
		}
	}
}

// poundsPrinted is a sum with its sign.
var poundsPrinted = pattern.New(poundsOne)

// What the labels of a certificate mean, for schemes that word them their own way.
var warrantySought = func() []sought {
	const base = "/paperwurks/new_home_warranty/"
	return []sought{
		{base + "defectsPeriodEnd", pattern.New(`(?i)\b(?:defects?|builder|developer|first\s+two\s+years|initial)\b.*\b(?:ends?|until|to|expir\w+|over|period)\b`), pattern.New(`(?i)\b(?:structural|name|by|sum|limit)\b`), "", takeDay},
		{base + "startDate", pattern.New(`(?i)\b(?:cover|insurance|warranty|policy|protection)\b.*\b(?:start\w*|from|beg[ai]n\w*|commenc\w*|incept\w*|effective|since)\b|^(?:start|from|beg[ai]n\w*|commenc\w*|incept\w*|effective)(?:\s+(?:date|from|on))?$|^in\s+force\s+(?:from|since)$`), pattern.New(`(?i)\b(?:build\w*|work|defects?|until|to|end\w*)\b`), "", takeDay},
		{base + "endDate", pattern.New(`(?i)\b(?:cover|insurance|warranty|policy|protection)\b.*\b(?:end\w*|until|to|expir\w*|ceas\w*|finish\w*)\b|^(?:end\w*|until|expir\w*|ceas\w*|runs?\s+(?:out|to|until))(?:\s+(?:date|on))?$`), pattern.New(`(?i)\b(?:defects?|builder|developer|start\w*|claims?)\b`), "", takeDay},
		{base + "completionDate", pattern.New(`(?i)\b(?:legal(?:ly)?\s+complet\w+|complet\w+|first\s+(?:sold|sale|bought|purchase)|sold\s+on|bought\s+on)\b`), pattern.New(`(?i)\b(?:build\w*|work|certificate|number)\b`), "", takeDay},
		{base + "issued", pattern.New(`(?i)\b(?:issued?|printed|certificate\s+date)\b|^dated?$`), pattern.New(`(?i)\b(?:by|sale|purchase|number|birth|start|end|expir\w*|to|complet\w+)\b`), "", takeDay},
		{base + "policyNumber", pattern.New(`(?i)\b(?:policy|certificate|warranty|cover|registration|reference|unique)\b`), pattern.New(`(?i)\b(?:date|limit|from|to|until|start|end|holder|type|provider|period|excess|company|builder|plot|issued|your|fca|firm|phone)\b`), "", takeReference},
		{base + "builder", pattern.New(`(?i)\b(?:builder|developer|built\s+by|constructed\s+by|house\s*builder|contractor|put\s+up\s+by|registered\s+(?:firm|member))\b`), pattern.New(`(?i)\b(?:period|defects?|until|warranty|number|no|ref\w*|date|end\w*|liab\w*|answers?|responsib\w+|inspect\w*)\b`), "", takeName},
		{base + "policyholder", pattern.New(`(?i)\b(?:policy\s*holders?|insured|owners?|home\s*owners?|buyers?|purchasers?|issued\s+to|sold\s+to|protected|beneficiar\w+)\b`), pattern.New(`(?i)\b(?:property|home|sum|amount|limit|until|date|event|excess|pays?|claim|address|guide|obligations?|services?)$|\b(?:sum|amount|value|period)\b`), "", takeHolder},
		{base + "property", pattern.New(`(?i)\b(?:address|property|home|dwelling|plot|house|flat|premises|situated|where|site)\b`), pattern.New(`(?i)\b(?:builder|developer|company|office|registered|provider|our|contact|claims?|holder|type|number)\b`), "", takePlace(base + "postcode")},
		{base + "limit", pattern.New(`(?i)\b(?:limit|most|maximum|sum\s+insured|up\s+to|insured\s+(?:amount|value)|claims?\s+limit|rebuild\w*|reinstatement|purchase\s+price)\b`), pattern.New(`(?i)\b(?:excess|per\s+claim|alternative|contamin\w*|deposit|before\s+completion|time)\b`), "", takeSum},
		{base + "excess", pattern.New(`(?i)\b(?:excess|you\s+pay|first\s+part|owner\s+(?:pays|bears))\b`), nil, "", takeSum},
	}
}()

// takeHolder takes the names of persons or a firm.
func takeHolder(s *sheet, path string, p pair, v evidence.Span) bool {
	whole := s.wholeOf(p, v, 16)
	if names := people(whole); len(names) == 0 && !company(whole.Text()) {
		return false
	}
	return takeName(s, path, p, v)
}

// sayExcessIn states the sum that one of the expression's groups holds.
func (s *sheet) sayExcessIn(path string, re *pattern.Pattern) {
	for _, m := range s.FindAll(re) {
		for _, g := range m.Group {
			if n, ok := parseMoney(g.String); ok && g.String != "" && s.state(path, clip(m.OnePage(), glance), g.String, n) {
				return
			}
		}
	}
}

// sayWarrantyText states what a certificate says in running text and beside no label.
func (s *sheet) sayWarrantyText(base string) {
	say := func(field string, re *pattern.Pattern) {
		if m, ok := s.Find(re); ok && !s.said[base+field] {
			text := danglingJoiner.ReplaceAllString(strings.TrimRight(evidence.Fold(m.Group[0].String), ". "), "")
			s.stateIn(base+field, m.OnePage(), text, nil)
		}
	}
	say("policyNumber", warrantyNumberIn)
	say("policyNumber", toldPolicy)
	say("builder", warrantyBuilderIn)
	say("policyholder", warrantyHolderIn)
	s.sayDayIn(base+"startDate", warrantyStartIn)
	s.sayDayIn(base+"endDate", warrantyEndIn)
	s.sayDayIn(base+"defectsPeriodEnd", warrantyDefectsIn)
	s.sayPoundsIn(base+"limit", warrantyLimitIn)
	s.sayExcessIn(base+"excess", warrantyExcessIn)
	s.sayDayIn(base+"completionDate", warrantyDoneIn)
	if m, ok := s.Find(warrantyHead); ok && !s.said[base+"property"] {
		text := evidence.Fold(m.Group[0].String)
		if code, as, ok := ParsePostcode(text); ok && s.stateIn(base+"property", m.OnePage(), text, nil) {
			s.stateIn(base+"postcode", m.OnePage(), as, code)
		}
	}
	if m, ok := s.Find(addressInText); ok && !s.said[base+"property"] {
		at := m.Group[0]
		if code, as, ok := ParsePostcode(at.Text()); ok && s.state(base+"property", at.OnePage(), strings.TrimRight(at.Text(), " ,."), nil) {
			s.state(base+"postcode", at.OnePage(), as, code)
		}
	}
}
