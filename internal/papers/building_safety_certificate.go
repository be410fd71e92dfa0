package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// buildingSafetyCertificate is a leaseholder deed of certificate or a landlord's
// certificate under the Building Safety (Leaseholder Protections) (England)
// Regulations 2022.
var buildingSafetyCertificate = definition{
	kind: BuildingSafetyCertificate, name: "building safety certificate",
	anchors: []anchor{
		{pattern.New(`(?i)\bleaseholder\s+deed\s+of\s+certificate\b`), 0.9, true},
		{pattern.New(`(?i)\blandlord['’]?s\s+certificate\b`), 0.8, true},
		{pattern.New(`(?i)\bqualifying\s+lease\b`), 0.4, false},
		{pattern.New(`(?i)\bbuilding\s+safety\b[\s\S]{0,60}\b(?:regulations|act)\s+2022\b`), 0.4, true},
		{pattern.New(`(?i)\brelevant\s+(?:defect|building|landlord)\b`), 0.2, false},
		{pattern.New(`(?i)\bLPE\s?1\b|\bleasehold\s+(?:property|information)\b|\bTA\s?7\b`), -0.8, true},
	},
	fields: []Field{
		// Both certificates.
		{"/paperwurks/building_safety_certificate/type", "certificate", Answer}, // "Leaseholder deed of certificate", "Landlord's certificate"
		{"/paperwurks/building_safety_certificate/property", "property", Words},
		{"/paperwurks/building_safety_certificate/building", "building", Words},
		{"/paperwurks/building_safety_certificate/date", "date", Day},
		{"/paperwurks/building_safety_certificate/leaseholder", "leaseholder", Words},
		{"/paperwurks/building_safety_certificate/landlord", "landlord", Words},
		{"/paperwurks/building_safety_certificate/titleNumber", "title number", Words},
		{"/paperwurks/building_safety_certificate/qualifyingLease", "qualifying lease", Answer}, // "Yes", "No"
		{"/paperwurks/building_safety_certificate/leaseGranted", "lease granted", Day},          // before 14 February 2022 to qualify
		{"/paperwurks/building_safety_certificate/onlyHome", "only or principal home on 14 February 2022", Answer},
		{"/paperwurks/building_safety_certificate/propertiesOwned", "other dwellings owned on 14 February 2022", Number},
		{"/paperwurks/building_safety_certificate/relevantBuilding", "relevant building", Answer},
		// The landlord's certificate.
		{"/paperwurks/building_safety_certificate/relevantDefects", "relevant defects", Answer}, // "Yes", "No"
		{"/paperwurks/building_safety_certificate/defects", "defects described", Words},
		{"/paperwurks/building_safety_certificate/contributionCondition", "landlord meets the contribution condition", Answer},
		{"/paperwurks/building_safety_certificate/landlordResponsible", "landlord responsible for the defect", Answer},
		{"/paperwurks/building_safety_certificate/costsRecoverable", "costs that may be recovered", Pounds},
	},
	parse: parseBuildingSafetyCertificate,
}

var (
	bscTypes = []string{"Leaseholder deed of certificate", "Landlord's certificate"}
	bscTells = []*pattern.Pattern{
		pattern.New(`(?i)\b(?:leaseholder\s+)?deed\s+of\s+certificate\b`),
		pattern.New(`(?i)\blandlord['’]?s\s+certificate\b`),
	}
	bscProperty  = label(`(?:address\s+of\s+(?:the\s+)?(?:property|dwelling|flat|lease(?:hold)?(?:\s+property)?)|(?:the\s+)?(?:property|dwelling)(?:\s+address)?|the\s+flat|flat\s+address)\b`)
	bscBuilding  = label(`(?:(?:name\s+and\s+)?address\s+of\s+(?:the\s+)?(?:relevant\s+)?building|(?:the\s+)?(?:relevant\s+)?building(?:\s+(?:name|address))?)\b`)
	bscDate      = label(`(?:date(?:d|\s+of\s+(?:this\s+)?(?:deed|certificate|issue))?|this\s+(?:deed|certificate)\s+is\s+(?:dated|made(?:\s+on)?))\b`)
	bscHolder    = label(`(?:(?:full\s+)?names?\s+of\s+(?:the\s+)?(?:current\s+)?(?:leaseholder|tenant)|(?:current\s+)?leaseholder|tenant)s?(?:\(s\))?(?:['’]s)?(?:\s+(?:full\s+)?names?)?\b`)
	bscLandlord  = label(`(?:(?:full\s+)?name\s+of\s+(?:the\s+)?(?:current\s+|relevant\s+)?landlord|(?:current\s+|relevant\s+)?landlord)(?:['’]s)?(?:\s+name)?\b`)
	bscTitle     = label(`title\s+(?:no|number)\b\.?`)
	bscGranted   = label(`(?:date\s+(?:of|on\s+which)\s+(?:the\s+)?lease(?:\s+(?:was\s+)?granted)?|lease\s+(?:date|granted(?:\s+on)?)|date\s+of\s+grant)\b`)
	bscGrantedIn = pattern.New(`(?i)\blease\s+(?:was\s+)?granted\s+(?:on|before)\s+(` + dateOne + `)`)
	bscSum       = label(`(?:(?:total\s+)?costs?\s+(?:that\s+(?:may|can)\s+be\s+)?recover(?:able|ed)|permitted\s+maximum|maximum\s+(?:amount|contribution)|recoverable\s+(?:costs?|amount))\b`)
	bscDefects   = label(`(?:(?:details|description)\s+of\s+(?:the\s+)?(?:relevant\s+)?(?:defects?|works?)|relevant\s+defects?\s+(?:are|is|identified)|relevant\s+defects?\s*:)\s*:?`)
	bscSigned    = pattern.New(`(?i)\b(?:executed|signed|delivered|made)\s+(?:and\s+delivered\s+)?(?:as\s+a\s+deed\s+)?(?:by\s+[^.\n\f]{3,60}\s+)?on\s+(?:the\s+)?(` + dateOne + `)`)
	bscSignedHow = pattern.New(`(?i)\b(?:executed|signed|submitted|given|certified|completed)\b[^.;\f]{0,120}?\b(?:on|this|dated?)\s+(?:the\s+)?(` + dateOne + `)`)
	bscHowMany   = pattern.New(`(?i)\b(?:how\s+many|number\s+of)\s+(?:other|additional|further)\s+(?:dwellings?|properties|homes|residential\s+properties)\b[^?:\f]{0,120}[?:]\s*(\d|no|none|nil|one|two|three)\b`)
	bscNumber    = pattern.New(`(?i)\b(?:owned|own|interest\s+in)\s+(?:no\s+more\s+than\s+)?(\d|no|none|one|two|three)\s+(?:other|additional)\s+(?:dwellings?|properties)\b`)
)

// bscQuestions are what both certificates answer, by their wording: they have no
// numbers that issuers keep to.
var bscQuestions = func() []question {
	const base = "/paperwurks/building_safety_certificate/"
	yesNo := []string{"Yes", "No"}
	rows := []question{
		{path: base + "qualifyingLease", cue: newCue("qualifying lease|is|was")},
		{path: base + "onlyHome", cue: newCue("only principal|main home|residence")},
		{path: base + "relevantBuilding", cue: newCue("relevant_building|11|eleven|five_storeys|5_storeys !landlord !only")},
		{path: base + "relevantDefects", cue: newCue("relevant_defect|defects|defect !responsible !costs !details !description")},
		{path: base + "contributionCondition", cue: newCue("contribution_condition|net_worth|2_million|2_000_000|2000000")},
		{path: base + "landlordResponsible", cue: newCue("responsible|developer|associated defect|developer|landlord")},
	}
	for i := range rows {
		rows[i].how, rows[i].options, rows[i].of = choice, yesNo, i
		rows[i].ways = waysFor(&rows[i])
	}
	return rows
}()

// bscSays are sentences that answer without a box: "the lease is a qualifying lease".
var bscSays = []struct {
	path, value string
	re          *pattern.Pattern
}{
	{"qualifyingLease", "No", pattern.New(`(?i)\b(?:lease\s+)?((?:is|was)\s+not)\s+a\s+qualifying\s+lease\b`)},
	{"qualifyingLease", "Yes", pattern.New(`(?i)\b(?:lease|it)\s+(is|was)\s+a\s+qualifying\s+lease\b`)},
	{"onlyHome", "No", pattern.New(`(?i)\b(was\s+not)\s+(?:the\s+leaseholder['’]?s\s+|my\s+|our\s+|their\s+)?(?:only\s+or\s+principal|only|principal)\s+home\b`)},
	{"onlyHome", "Yes", pattern.New(`(?i)\b(was)\s+(?:the\s+leaseholder['’]?s\s+|my\s+|our\s+|their\s+)?(?:only\s+or\s+principal|only|principal)\s+home\b`)},
	{"relevantBuilding", "No", pattern.New(`(?i)\bbuilding\s+(is\s+not)\s+a\s+relevant\s+building\b`)},
	{"relevantBuilding", "Yes", pattern.New(`(?i)\bbuilding\s+(is)\s+a\s+relevant\s+building\b`)},
	{"relevantDefects", "No", pattern.New(`(?i)\b(?:there\s+are\s+(no)|(?:is|are)\s+(not)\s+aware\s+of\s+any|(no))\s+(?:known\s+)?relevant\s+defects?\b`)},
	{"relevantDefects", "Yes", pattern.New(`(?i)\b(?:there\s+(are)|(is)\s+aware\s+of|(?:has|have)\s+(identified))\s+(?:the\s+following\s+)?relevant\s+defects?\b`)},
	{"contributionCondition", "No", pattern.New(`(?i)\b(?:does|did)\s+(not)\s+meet\s+the\s+contribution\s+condition\b`)},
	{"contributionCondition", "Yes", pattern.New(`(?i)\b(meets|met)\s+the\s+contribution\s+condition\b`)},
	{"landlordResponsible", "No", pattern.New(`(?i)\blandlord\s+(?:is|was)\s+(not)\s+responsible\s+for\s+(?:the|any)\s+relevant\s+defects?\b`)},
	{"landlordResponsible", "Yes", pattern.New(`(?i)\blandlord\s+(is|was)\s+responsible\s+for\s+(?:the|any|a)\s+relevant\s+defects?\b`)},
}

// parseBuildingSafetyCertificate reads either certificate: labels, boxes, and the
// sentences that stand in the place of boxes.
func parseBuildingSafetyCertificate(s *sheet) {
	const base = "/paperwurks/building_safety_certificate/"
	if !s.sayOneOf(base+"type", s.opening(60), bscTypes, bscTells) {
		s.sayOneOf(base+"type", s.Span, bscTypes, bscTells)
	}
	if !s.sayPlace(base+"building", "", bscBuilding) {
		s.sayName(base+"building", bscBuilding)
	}
	s.sayPlace(base+"property", "", bscProperty)
	if !s.sayDate(base+"date", bscDate) {
		s.sayDayIn(base+"date", bscSigned)
	}
	s.sayName(base+"leaseholder", bscHolder)
	s.sayName(base+"landlord", bscLandlord)
	for _, l := range s.placesOf(s.Span, bscTitle) {
		v := clip(s.valueOf(l), 3)
		if n, as, ok := ParseTitleNumber(v.Text()); ok && s.state(base+"titleNumber", withLabel(l, v), as, n) {
			break
		}
	}
	if !s.sayDate(base+"leaseGranted", bscGranted) {
		for _, m := range s.FindAll(bscGrantedIn) {
			// Which leases qualify is the law, not when this one was granted.
			if d, as, ok := ParseDay(m.Group[0].String); ok && FormatDay(d) != qualifyingDay && s.state(base+"leaseGranted", m.OnePage(), as, FormatDay(d)) {
				break
			}
		}
	}
	s.seekTurned(bscSought...)
	s.seek(bscSought...)
	s.sayPlaceIn(base+"property", bscPropertyIn)
	for _, say := range bscNames {
		for i, m := range s.FindAll(say.re) {
			if i >= mostPlaces || s.said[base+say.field] {
				break
			}
			s.stateIn(base+say.field, m.OnePage(), strings.Trim(nameTail.ReplaceAllString(evidence.Fold(m.Group[0].String), ""), " ,.;"), nil)
		}
	}
	if f, ok := s.fact(base + "type"); ok && f.Normalised() == bscTypes[1] && !s.said[base+"landlord"] {
		if m, ok := s.opening(120).Find(bscGiver); ok {
			s.stateIn(base+"landlord", m.OnePage(), m.Group[0].String, nil)
		}
	}
	if m, ok := s.Find(bscTitleIn); ok && !s.said[base+"titleNumber"] {
		if n, as, ok := ParseTitleNumber(m.Group[0].String); ok {
			s.state(base+"titleNumber", m.OnePage(), as, n)
		}
	}
	for _, name := range []string{"landlord", "leaseholder", "building"} {
		s.trimName(base + name)
	}
	s.askAll(bscQuestions)
	for _, say := range bscSays {
		if s.said[base+say.path] {
			continue
		}
		for _, m := range s.FindAll(say.re) {
			// "Is the lease a qualifying lease? where it is a qualifying lease …" says nothing.
			if conditional(s, m.Span) {
				continue
			}
			word := ""
			for _, g := range m.Group {
				word += g.String
			}
			if s.state(base+say.path, m.OnePage(), word, say.value) {
				break
			}
		}
	}
	for _, re := range []*pattern.Pattern{bscHowMany, bscNumber} {
		m, ok := s.Find(re)
		if !ok {
			continue
		}
		counts := map[string]float64{"no": 0, "none": 0, "nil": 0, "one": 1, "two": 2, "three": 3}
		w := strings.ToLower(m.Group[0].String)
		n, known := counts[w]
		if !known && len(w) == 1 && w[0] >= '0' && w[0] <= '9' {
			n, known = float64(w[0]-'0'), true
		}
		if known {
			s.state(base+"propertiesOwned", m.OnePage(), m.Group[0].String, n)
		}
	}
	s.sayBlock(base+"defects", 60, bscDefects)
	if f, ok := s.fact(base + "defects"); ok && (onlyBoxes.MatchString(f.Value()) || strings.Contains(f.Value(), "?")) {
		s.unsay(base + "defects") // the boxes of a question, printed
	}
	if !s.said[base+"date"] {
		if m, ok := s.Find(bscSignedHow); ok {
			if d, as, ok := ParseDay(m.Group[0].String); ok {
				s.state(base+"date", m.OnePage(), as, FormatDay(d))
			}
		}
	}
	s.sayPounds(base+"costsRecoverable", bscSum)
}

// What both certificates say in sentences of the parties and the building.
var (
	bscPropertyIn = pattern.New(`(?i)\b(?:lease\s+of|it\s+is\s+about|(?:it|deed|certificate)\s+(?:relates\s+to|concerns)|certificate\s+(?:is\s+)?(?:given\s+)?(?:for|in\s+respect\s+of)|leaseholders?\s+of|tenants?\s+of|owners?\s+of|dwelling\s+(?:known\s+as|at))\s+(?:the\s+(?:flat|dwelling|property)\s+(?:known\s+as\s+|at\s+)?)?((?:flat|apartment|unit|maisonette|\d)[^;\f]{5,110}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	bscGiver      = pattern.New(`\b(?i:given|made|issued|provided)\s+(?i:by)\s+(?i:the\s+landlord,?\s+)?(` + companyNamed.String() + `)`)
	bscTitleIn    = pattern.New(`\b(?i:title)\s+(?i:number|no\.?)\s+([A-Z]{1,4}\d{1,7})\b`)
	bscNames      = []struct {
		field string
		re    *pattern.Pattern
	}{
		{"landlord", pattern.New(`(` + companyNamed.String() + `)\s+(?:(?i:is|are|being)\s+)?(?i:the\s+)?(?i:current\s+|relevant\s+|immediate\s+)?(?i:landlord|freeholder)\b`)},
		{"landlord", pattern.New(`\b(?i:landlord|freeholder)(?i:\s+(?:under\s+the\s+lease\s+)?(?:is|are))\s+(` + companyNamed.String() + `)`)},
		{"landlord", pattern.New(`(` + companyNamed.String() + `)\s*,?\s*[(“"]+(?i:the\s+|as\s+)?(?i:current\s+|relevant\s+)?(?i:landlord|freeholder)\b`)},
		{"leaseholder", pattern.New(`\b(?i:by|between|of|from|is|are)\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)\s*,?\s*[(“"]+(?i:the\s+|as\s+)?(?i:leaseholders?|tenants?|lessees?)["”’)]`)},
		{"building", pattern.New(`\b(?i:is|was)\s+((?:\p{Lu}[\pL'’-]*)(?:\s+(?:\p{Lu}[\pL'’-]*|of|the|\d+)){0,5})\s+(?i:a\s+relevant\s+building)\b`)},
		{"building", pattern.New(`\b(?:in|of)\s+the\s+(?:relevant\s+)?building,?\s+((?:\p{Lu}[\pL'’-]*)(?:\s+(?:\p{Lu}[\pL'’-]*|\d+)){0,5})`)},
		{"building", pattern.New(`\b(?i:building|block)\s+(?i:known\s+as|called|named)\s+((?:\p{Lu}[\pL'’-]*|\d+)(?:\s+(?:\p{Lu}[\pL'’-]*|of|the)){0,5})`)},
		{"leaseholder", pattern.New(`\b(?i:leaseholders?|tenants?)(?i:\s+(?:of\s+the\s+(?:flat|dwelling|property)\s+)?(?:is|are)|,)\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `)`)},
		{"leaseholder", pattern.New(`\b(?:I|We),?\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+)?` + personWords + `),?\s+(?:of|am|are|being|the|certify|confirm|declare|make)\b`)},
	}
)

// qualifyingDay is the day on which the Building Safety Act 2022 looks: section 119.
const qualifyingDay = "2022-02-14"

// What the labels and questions of both certificates mean, as issuers word them.
var bscSought = func() []sought {
	const base = "/paperwurks/building_safety_certificate/"
	return []sought{
		{base + "building", pattern.New(`(?i)\b(?:building|block)\b`), pattern.New(`(?i)\b(?:safety|relevant\s+building|owner|height|storeys?|defects?|manager|flat|regulations?|works?|act|metres)\b|^(?:is|does|do|did|was|were|has|have|are)\b`), "", takeBuilding},
		{base + "property", pattern.New(`(?i)\b(?:flat|property|dwelling|premises|home|apartment|address)\b`), pattern.New(`(?i)\b(?:building|block|landlord|only|principal|other|owned?|how\s+many|service|email|correspondence|landlord['’]?s)\b`), "", takePlace("")},
		{base + "leaseholder", pattern.New(`(?i)\b(?:leaseholders?|tenants?|lessees?|lease\s+holders?)\b`), pattern.New(`(?i)\b(?:address|deed|contribution|number|email|signature|protections?|date|certificate|own\w*)\b|^(?:is|does|do|did|was|were|has|have|are)\b`), "", takeHolder},
		{base + "landlord", pattern.New(`(?i)\b(?:landlord|freeholder|lessor)\b`), pattern.New(`(?i)\b(?:address|group|responsible|net\s+worth|contribution|certificate|agent|number|email|associated|meets?|condition|date|responsib\w+|signed|know\w*)\b|^(?:is|does|do|did|was|were|has|have|are)\b`), "", takeName},
		{base + "titleNumber", pattern.New(`(?i)\btitle\b`), pattern.New(`(?i)\b(?:mr|job|deed)\b`), "", takeTitleNumber},
		{base + "leaseGranted", pattern.New(`(?i)\blease\b.*\b(?:granted|dated?|made|created|began|began)\b|\b(?:date|when)\b.*\blease\b`), pattern.New(`(?i)\b(?:certificate|deed|expir\w*|end\w*|before|qualif\w+)\b`), "", takeDay},
		{base + "date", pattern.New(`(?i)\b(?:dated?|signed|executed|submitted|completed|given|issued|created|made)\b`), pattern.New(`(?i)\b(?:lease|by|birth|granted|14\s+february|qualifying|expir\w*|received)\b`), "", takeDay},
		{base + "defects", pattern.New(`(?i)\b(?:defects?)\b.*\b(?:descri\w+|details?|are|is|which|what|list\w*|identified|found)\b|\b(?:descri\w+|details?|nature|what|which|list)\b.*\b(?:defects?|works?)\b|^(?:which|what)(?:\s+are\s+they)?\?$|^if\s+(?:so|yes)`), pattern.New(`(?i)\b(?:cost|responsib\w*|date|number|any|aware)\b`), "", takeWords(60)},
		{base + "propertiesOwned", pattern.New(`(?i)\b(?:how\s+many|number\s+of|other)\b.*\b(?:dwellings?|properties|homes|flats|houses)\b`), pattern.New(`(?i)\b(?:storeys?|units\s+in|building|this\s+block)\b`), "", takeFew},
		{base + "costsRecoverable", pattern.New(`(?i)\b(?:recover\w*|maximum|cap|permitted)\b`), pattern.New(`(?i)\b(?:net\s+worth|value|already|paid|date)\b`), "", takeSum},
	}
}()

// takeFew takes a number of other homes: in figures or words, none included.
func takeFew(s *sheet, path string, p pair, v evidence.Span) bool {
	w := strings.ToLower(strings.Trim(v.Word(0).Text, ".,;"))
	n, known := map[string]float64{"no": 0, "none": 0, "nil": 0, "zero": 0, "0": 0, "one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}[w]
	return known && v.Words() <= 6 && s.state(path, withLabel(p.label, v.Sub(0, 1)), strings.Trim(v.Word(0).Text, ".,;"), n)
}

// goesOnToAsk reports whether a sentence goes on to a question mark, before it or another ends.
func goesOnToAsk(rest evidence.Span) bool {
	for i := range min(10, rest.Words()) {
		switch w := rest.Word(i).Text; {
		case strings.HasSuffix(w, "?"):
			return true
		case strings.HasSuffix(w, ".") || strings.HasSuffix(w, ";"):
			return false
		}
	}
	return false
}

var ifWords = pattern.New(`(?i)\b(?:if|where|whether|unless|in\s+case|provided)\b`)

// conditional reports whether a statement stands in a clause of condition, or asks.
func conditional(s *sheet, m evidence.Span) bool {
	line := s.text.Line(m.Page(), m.LineIndex())
	before := upTo(line, m)
	if n := before.Words(); n > 8 {
		before = before.Sub(n-8, n)
	}
	after := m.Rest(line)
	return ifWords.MatchString(before.Text()) || strings.Contains(after.Text(), "?") || goesOnToAsk(m.Rest(s.text.Page(m.Page())))
}
