package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// What certificates, schedules and notices say in the sentences of a letter.

const poundsOne = `(£\s*\d[\d,]*(?:\.\d{2})?)`

var (
	toldMember = pattern.New(`\b(?i:by|installer|contractor|business|company)\s*:?\s+(\p{Lu}[\pL\d&'’.() -]{2,60}?),\s+(?:\w+\s+)?(?i:member(?:ship)?|registration|enrol?ment|licen[cs]e|registered\s+(?:business|installer|firm))\s*(?i:no\.?|number)?\s*:?\s*([A-Z]{0,4}\d[\d/-]{2,11})\b`)
	// The counts that stand behind their labels: "Windows 8 Doors 1" is no eight doors.
	countBehind = pattern.New(`(?i)\b(?:windows?|doors?|roof\s*lights?)\s*:?\s*$`)

	toldFile  = pattern.New(`(?i)\bfile\s*:?\s+([A-Z]{0,5}[/-]?\d[\w/-]*\d)`)
	toldWorks = pattern.New(`(?i)\bworks?\s*\(([^()\f]{6,120})\)\s+(?:\w+\s+){0,2}at\b`)
	toldFound = pattern.New(`(?i)\bfound\s+(?:them|it|the\s+works?|that\s+(?:they|it)|this)\s+(?:to\s+be\s+|was\s+|were\s+)?(?:satisfactorily\s+)?(?:complete\w*|finished)\s+on\s+(` + dateOne + `)`)

	toldMost    = pattern.New(`(?i)\b(?:we|the\s+(?:insurer|company))\s+(?:will\s+|shall\s+)?pays?\s+(?:you\s+)?(?:up\s+to|no\s+more\s+than|at\s+most)\s+` + poundsOne)
	toldBuilder = pattern.New(`(?i)\buntil\s+(` + dateOne + `),?\s+(?:you\s+(?:should|must)\s+)?(?:tell|ask|contact|notify|go\s+to|report\s+\w+\s+to)\s+(?:\w+\s+){0,3}(?:builder|developer)\b`)

	toldDecided  = pattern.New(`(?i)\bon\s+(?:the\s+)?(` + dateOne + `),?\s+(?:the|this)\s+(?:\w+\s+){0,4}(?:council|authority|committee)\s+(?:\w+\s+)?(?:decided|resolved|determined|granted|refused|permitted)\b`)
	toldReceived = pattern.New(`(?i)\b(?:received|registered)\s+(?:as\s+)?(?:valid|complete)\s+on\s+(` + dateOne + `)`)
	toldTo       = pattern.New(`(?:^|[\n\f.])\s*To:?\s+((?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+` + personWords + `)\s*(?:[.,\n\f]|$)`)
	toldNamely   = pattern.New(`(?i)\b(?:development|proposal|works?)\b[^.;:\f]{0,40}\bnamely[,:]?\s+([^.;:\f]{8,200}?)\s+at\s+(?:the\s+)?(?:\d|flat\b|land\b|plot\b)`)

	toldClient    = pattern.New(`\b(?i:we\s+act|acting|brokers?)\s+(?i:for|to|on\s+behalf\s+of)\s+(?i:the\s+|our\s+clients?,?\s+)?(` + companyNamed.String() + `)`)
	toldPolicy    = pattern.New(`(?i)\bunder\s+(?:the\s+)?policy\s+(?:number\s+|no\.?\s+|ref(?:erence)?\.?\s+)?([A-Z0-9][\w/.-]*\d[\w/-]*)`)
	toldCovered   = pattern.New(`\b(?i:insurance|cover|insured|policy)\s*[:–—-]\s+(\p{Lu}[^\n\f:;£]{5,110}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	toldPremium   = pattern.New(`(?i)\bpremium\s+(?:of|is|was)\s+` + poundsOne)
	toldFirstPart = pattern.New(`(?i)\b(?:bears?|pays?|meets?)\s+(?:the\s+)?first\s+(?:part|slice|amount)\s+of\s+(?:each|every|any|a)\b[^.;£\f]{0,30}` + poundsOne)
	toldFirst     = pattern.New(`(?i)\bfirst\s+` + poundsOne + `\s+of\s+(?:each|every|any|all|a)\s+claims?\b`)
	toldSubs      = pattern.New(`(?i)\b(?:claims?|excess\w*|loss(?:es)?)\b[^.;£\f]{0,40}\bsubsidence\b[^.;£\f]{0,20}` + poundsOne)
	toldNoted     = pattern.New(`(?i)\b((?:the\s+)?interests?\s+of\s+[^.;\f]{5,160}?\s+(?:is|are)\s+(?:\w+\s+)?noted(?:\s+automatically)?)\b`)
	brokerWrites  = pattern.New(`(?i)\b(?:we|I)\s+act\s+(?:for|on\s+behalf\s+of)\b|\bas\s+(?:the\s+)?(?:insurance\s+)?brokers?\b`)
	anyFirm       = pattern.New(`(?i)\b(?:limited|ltd|llp|plc)\b`)
	taxTold       = pattern.New(`(?i)\bIPT\b|\binsurance\s+premium\s+tax\b`)
	premiumInAll  = label(`(?:total|gross)\s+(?:annual\s+)?(?:premium|payable|amount\s+(?:due|payable)|to\s+pay|cost|due)(?:\s+\(?inc\w*\.?\s+(?:of\s+)?(?:IPT|tax)\)?)?|(?:annual\s+)?premium\s*\(?(?:including|incl?\.?|inclusive\s+of|with)\s+(?:IPT|tax|insurance\s+premium\s+tax)\)?`)
	excessOfRest  = label(`excess(?:es)?\s*[-–—:,(]*\s*(?:for\s+)?(?:(?:all|any)\s+other|other|standard|general|each\s+(?:and\s+every\s+)?(?:other\s+)?(?:claim|loss))(?:\s+(?:claims?|loss(?:es)?|perils?|damage|causes?))?\)?`)
	excessOfPeril = pattern.New(`(?i)\bexcess(?:es)?\s*[-–—:,(]*\s*(?:for\s+|of\s+)?(?:escape|water|flood|storm|subsidence|theft|malicious|accidental)\b`)
	careOf        = pattern.New(`(?i)\s*[,(]?\s*\bc/o\b.*$`)
	onlyBoxes     = pattern.New(`(?i)^(?:yes|no|n/?a|\W)+$`)

	yourHome   = pattern.New(`(?i)\byour\s+(?:new\s+)?(?:home|house|property|address)\b`)
	blockStart = pattern.New(`(?i)^(?:(?:flat|apartment|plot|unit)\s+\w|\d)`)
	anyOwner   = pattern.New(`(?i)^(?:the\s+)?(?:(?:present|current|home|house|new)\s*)?(?:owner|occupier|householder|homeowner)s?(?:\s*(?:/|or)\s*occupiers?)?$`)
)

// addressed is the addressee and the address of a letter about "your home": a block of
// lines from one that begins with a number, the name above it, to its postcode. Empty
// where the letter is about another place, or where its block cannot be told.
func (s *sheet) addressed() (name evidence.Span, address []evidence.Span) {
	if _, ok := s.opening(250).Find(yourHome); !ok || len(s.text.Document().Pages) == 0 {
		return evidence.Span{}, nil
	}
	l := s.layout(s.text.Document().Pages[0].Number)
	for i, line := range l.lines {
		if i > 20 {
			break
		}
		if line.Empty() || postcodeIn(line.Text()) == "" || line.Words() > 8 {
			continue
		}
		lines := []evidence.Span{line}
		top := -1
		for range 7 {
			above := l.above(lines[len(lines)-1])
			if above.Empty() || holdsDate(above.Text()) {
				break
			}
			if blockStart.MatchString(lines[len(lines)-1].Text()) {
				top = len(lines) - 1
				name = above
			}
			lines = append(lines, above)
		}
		if top < 1 || name.Words() > 12 || !anyOwner.MatchString(name.Text()) && (company(name.Text()) || len(people(name)) == 0) {
			continue
		}
		for j := top; j >= 0; j-- {
			address = append(address, lines[j])
		}
		return name, address
	}
	return evidence.Span{}, nil
}

// tellCompetent states what a scheme's letter to the owner says.
func (s *sheet) tellCompetent() {
	if m, ok := s.Find(toldMember); ok {
		s.stateIn(competentPath+"installer", m.OnePage(), m.Group[0].String, nil)
		s.stateIn(competentPath+"installerNumber", m.OnePage(), m.Group[1].String, nil)
	}
	if _, lines := s.addressed(); len(lines) > 0 {
		s.sayAddressOf(competentPath+"address", lines)
	}
}

// tellInstalled states the work that a sentence names.
func (s *sheet) tellInstalled() {
	for i, m := range s.FindAll(competentWorkIn) {
		if i >= mostPlaces {
			return
		}
		before := upTo(s.text.Line(m.Page(), m.LineIndex()), m.Span)
		if !countBehind.MatchString(before.Text()) && s.state(competentPath+"work", m.Span, strings.Trim(m.Whole, " ."), nil) {
			return
		}
	}
}

// tellWarranty states what the insurer's letter to the owner says.
func (s *sheet) tellWarranty(base string) {
	s.sayDayIn(base+"defectsPeriodEnd", toldBuilder)
	s.sayPoundsIn(base+"limit", toldMost)
	name, lines := s.addressed()
	if len(lines) == 0 {
		return
	}
	if !anyOwner.MatchString(name.Text()) {
		s.state(base+"policyholder", name, value(name), nil)
	}
	code, as, ok := ParsePostcode(lines[len(lines)-1].Text())
	if ok && s.sayAddressOf(base+"property", lines) {
		s.state(base+"postcode", lines[len(lines)-1], as, code)
	}
}

// tellBuildingRegs states what building control says in a letter.
func (s *sheet) tellBuildingRegs() {
	for _, t := range []struct {
		field string
		re    *pattern.Pattern
	}{{"reference", toldFile}, {"works", toldWorks}} {
		if m, ok := s.Find(t.re); ok && !s.said[buildingRegsPath+t.field] {
			s.stateIn(buildingRegsPath+t.field, m.OnePage(), m.Group[0].String, nil)
		}
	}
	s.sayDayIn(buildingRegsPath+"completionDate", toldFound)
}

// tellPlanning states what a notice says to its applicant.
func (s *sheet) tellPlanning() {
	s.sayDayIn(planningPath+"decisionDate", toldDecided)
	s.sayDayIn(planningPath+"applicationDate", toldReceived)
	for _, t := range []struct {
		field string
		re    *pattern.Pattern
	}{{"applicant", toldTo}, {"description", toldNamely}} {
		if m, ok := s.Find(t.re); ok && !s.said[planningPath+t.field] {
			s.stateIn(planningPath+t.field, m.OnePage(), strings.TrimRight(m.Group[0].String, " .,"), nil)
		}
	}
}

// tellPolicy states what a broker's letter says of the insurance it placed.
func (s *sheet) tellPolicy(base string) {
	for _, t := range []struct {
		field string
		re    *pattern.Pattern
	}{{"insured", toldClient}, {"policyNumber", toldPolicy}, {"interestedParties", toldNoted}} {
		if m, ok := s.Find(t.re); ok && !s.said[base+t.field] {
			s.stateIn(base+t.field, m.OnePage(), m.Group[0].String, nil)
		}
	}
	if m, ok := s.opening(150).Find(toldCovered); ok && !s.said[base+"property"] {
		text := evidence.Fold(m.Group[0].String)
		if code, as, ok := ParsePostcode(text); ok && s.stateIn(base+"property", m.OnePage(), text, nil) {
			s.stateIn(base+"postcode", m.OnePage(), as, code)
		}
	}
	s.sayPoundsIn(base+"premium", toldPremium)
	s.sayPoundsIn(base+"excess", toldFirstPart, toldFirst)
	s.sayPoundsIn(base+"subsidenceExcess", toldSubs)
}

// trimCareOf takes from the insured's name what follows "c/o".
func (s *sheet) trimCareOf(path string) {
	f, ok := s.fact(path)
	if !ok || !careOf.MatchString(f.Value()) {
		return
	}
	name := careOf.ReplaceAllString(f.Value(), "")
	s.unsay(path)
	s.stateIn(path, s.Span, name, nil)
}
