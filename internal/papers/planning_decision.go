package papers

import (
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// PDTF keeps planning decisions as the local authority lists them in CON29R, not
// as the notices themselves.
const planningPath = "/paperwurks/planning_decision/"

var planningDecision = definition{
	kind: PlanningDecision, name: "planning decision",
	anchors: []anchor{
		{re: pattern.New(`(?i)town\s+and\s+country\s+planning\s+act`), weight: 0.45, head: true},
		{re: pattern.New(`(?i)(?:notice\s+of\s+(?:planning\s+)?(?:decision|permission|grant|refusal|approval)|planning\s+(?:decision|permission)\s+(?:notice|decision)|decision\s+notice|grant\s+of\s+(?:full\s+|outline\s+)?planning\s+permission|(?:grant|refusal)\s+of\s+(?:planning|listed)|(?:planning\s+permission|listed\s+building\s+consent)\s+(?:granted|refused)|certificate\s+of\s+lawful)`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)\bprior\s+approval\s+(?:is\s+|was\s+)?(?:not\s+required|(?:required\s+and\s+)?(?:given|granted|approved|refused))|\bappeal\s+decisions?\s+(?:site\s+visit|by\b|hearing|inquiry)`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)(?:hereby|do(?:es)?|has|council|authority)\s+(?:grants?|refuses?|granted|refused|permits?)\s+(?:full\s+|outline\s+|conditional\s+)?(?:planning\s+)?(?:permission|consent|planning)|(?:permission|consent)\s+(?:has\s+been|is(?:\s+hereby)?)\s+(?:granted|refused)`), weight: 0.5},
		{re: pattern.New(`(?i)development\s+(?:hereby\s+(?:permitted|approved)\s+)?(?:shall|must)\s+(?:be\s+(?:begun|commenced|started)|commence|begin)`), weight: 0.4},
		{re: pattern.New(`(?i)CON\s?29|LLC\s?1|local\s+land\s+charges|enquiries\s+of\s+local|property\s+information|\bsection\s+106\s+agreement\s+dated`), weight: -0.6, head: true},
	},
	fields: []Field{
		{planningPath + "authority", "planning authority", Words},
		{planningPath + "reference", "application reference", Words},
		{planningPath + "applicationType", "what was applied for", Words},
		{planningPath + "decision", "decision", Answer}, // Granted, Granted subject to conditions, Refused, Split decision, Prior approval not required, Lawful, Not lawful
		{planningPath + "decisionDate", "date of decision", Day},
		{planningPath + "applicationDate", "date of application", Day},
		{planningPath + "description", "development", Words},
		{planningPath + "address", "site", Words},
		{planningPath + "applicant", "applicant", Words},
		{planningPath + "timeLimitYears", "years within which to begin", Number},
		{planningPath + "beginBy", "latest day to begin", Day},
		{planningPath + "conditions/*/number", "condition number", Number},
		{planningPath + "conditions/*/text", "condition", Words},
		{planningPath + "numberOfConditions", "number of conditions", Number},
		{planningPath + "refusalReasons/*/text", "reason for refusal", Words},
		{planningPath + "section106", "planning obligation (section 106)", Answer},
		{planningPath + "permittedDevelopmentRemoved", "permitted development rights taken away", Answer},
	},
	parse: parsePlanningDecision,
}

var (
	planningReference = []*pattern.Pattern{
		heading(`(?:planning\s+)?(?:application|permission|case|decision(?:\s+notice)?|lpa|council['’]?s?|notice)\s*(?:ref(?:erence)?|no|number|id)\.?(?:\s*(?:no|number))?\.?`),
		heading(`(?:our\s+)?ref(?:erence)?\.?(?:\s+(?:no|number))?\.?`),
	}
	planningAuthority = heading(`(?:local\s+)?planning\s+authority|(?:name\s+of\s+)?(?:council|authority)`)
	planningType      = heading(`(?:application\s+type|type\s+of\s+application)`)
	planningTypeIn    = pattern.New(`(?i)\b(full\s+planning\s+permission|outline\s+planning\s+permission|householder\s+(?:planning\s+)?(?:application|permission)|listed\s+building\s+consent|conservation\s+area\s+consent|certificate\s+of\s+lawful(?:ness(?:\s+of\s+(?:existing|proposed)\s+use(?:\s+or\s+development)?)?|\s+(?:use|development)(?:\s+or\s+development)?)|lawful\s+development\s+certificate|prior\s+approval|advertisement\s+consent|(?:approval\s+of\s+)?reserved\s+matters|(?:approval\s+of\s+)?details\s+reserved\s+by\s+(?:an?\s+)?(?:planning\s+)?conditions?|discharge\s+of\s+(?:planning\s+)?conditions?|non[\s-]+material\s+(?:amendment|change)|variation\s+of\s+conditions?|planning\s+permission)\b`)
	planningDecided   = []*pattern.Pattern{
		heading(`(?:date\s+of\s+(?:the\s+|this\s+)?(?:decision(?:\s+notice)?|notice|permission|issue|refusal|grant|consent)|decision\s+(?:date|issued|notice\s+date)|date\s+(?:decision\s+)?issued|decided(?:\s+on)?|issued(?:\s+on)?|permission\s+date)`),
		heading(`dated?(?:\s+of\s+signature)?`),
	}
	planningDatedIn  = pattern.New(`(?i)\b(?:dated\s+this|signed\s+(?:and\s+)?dated|dated)\s*:?\s+(\d[^\n\f]{5,24})`)
	planningApplied  = heading(`(?:date\s+(?:of\s+)?(?:application|receipt|valid(?:ated|ation)?|received|registered|registration|application\s+(?:received|valid|registered))|application\s+(?:date|received|valid|registered)|valid(?:\s+(?:date|on))?|received(?:\s+(?:on|date))?|registered(?:\s+on)?)`)
	planningAppliedI = pattern.New(`(?i)\bapplication\s+(?:which\s+was\s+)?(?:received|registered|validated|dated|submitted|made)\s+(?:as\s+valid\s+)?(?:by\s+the\s+\w+\s+)?(?:on\s+)?(\d[^\n\f]{5,24})`)
	planningWorks    = heading(`(?:(?:description|particulars|details|nature)(?:\s+(?:and\s+location\s+)?of\s+(?:the\s+)?(?:proposed\s+)?(?:development|proposal|works?|application))?|(?:proposed\s+)?development|proposal)`)
	planningSite     = []*pattern.Pattern{
		heading(`(?:site\s+address|location(?:\s+of\s+(?:the\s+)?(?:site|development|land|proposal))?|address\s+of\s+(?:the\s+)?(?:site|development|land|proposal)|site|land\s+at|at|premises|property(?:\s+address)?|address)`),
	}
	planningFor     = heading(`(?:name\s+(?:and\s+address\s+)?of\s+(?:the\s+)?applicant|applicant(?:['’]?s?)?(?:\s+(?:name|details))?(?:\s+and\s+address)?|agent/applicant)`)
	decisionHeading = heading(`(?:the\s+)?decision|outcome|recommendation`)
	decided         = pattern.New(`(?i)\b(?:(?:hereby|has|have|been|is|are|does|do|in\s+pursuance[^.]{0,120}?)\s+(?:hereby\s+|been\s+|resolved\s+to\s+)?)?((?:GRANT(?:S|ED)?|REFUS(?:E|ES|ED)|PERMIT(?:S|TED)?|APPROV(?:E|ES|ED))(?:\s+(?:conditional\s+|full\s+|outline\s+|householder\s+)*(?:planning\s+|listed\s+building\s+)?(?:permission|consent|approval))?(?:\s*,?\s*subject\s+to\s+(?:the\s+following\s+)?(?:\w+\s+)?conditions?)?|(?:(?:planning\s+|listed\s+building\s+)?(?:permission|consent|approval)|application)\s+(?:is\s+(?:hereby\s+)?|has\s+been\s+|be\s+)?(?:GRANTED|REFUSED|PERMITTED|APPROVED)(?:\s*,?\s*subject\s+to\s+(?:the\s+following\s+)?(?:\w+\s+)?conditions?)?|(?:GRANT|REFUSAL|NOTICE\s+OF\s+REFUSAL)\s+OF\s+(?:(?:conditional|full|outline|householder|planning|listed|building)\s+)*(?:permission|consent|approval)|split\s+decision|prior\s+approval\s+(?:is\s+)?not\s+required|(?:would\s+(?:be|have\s+been)|was|were|is|are)\s+(?:not\s+)?lawful)\b`)
	withConditions  = pattern.New(`(?i)subject\s+to\s+(?:the\s+)?(?:following\s+|compliance\s+with\s+)?(?:the\s+)?(?:\w+\s+)?conditions?|conditional(?:ly)?\b|with\s+conditions`)
	conditionsStart = pattern.New(`(?i)(?:subject\s+to\s+(?:the\s+)?(?:following\s+|compliance\s+with\s+(?:the\s+following\s+)?)?(?:\w+\s+)?conditions?|^conditions?(?:\s+and\s+reasons?)?|the\s+conditions\s+(?:are|attached)|following\s+conditions?)[^.]{0,60}[:.]?$`)
	reasonsStart    = pattern.New(`(?i)(?:for\s+the\s+following\s+reasons?|^reasons?\s+for\s+(?:the\s+)?refusal|^(?:the\s+)?reasons?)[^.]{0,40}[:.]?$`)
	listEnd         = pattern.New(`^(?i)(?:reasons?\s+for\s+(?:the\s+)?(?:grant|approval|decision|condition)|informatives?|notes?(?:\s+to\s+(?:the\s+)?applicant)?|signed|dated\b|date\s*(?::|\d|of\s+(?:the\s+)?(?:decision|issue|notice)\b)|appeals?|yours\s+|your\s+attention|important|statement|positive\s+and\s+proactive|plans?\s+(?:and\s+drawings|considered)|head\s+of|director|chief|development\s+manager|authorised\s+officer|assistant\s+director)`)
	listNumber      = pattern.New(`^(?:(?i:condition|reason)\s+)?\(?(\d{1,2})[.):]*$|^(?:(?i:condition|reason)\s+)?\(?(\d{1,2})[.):]*\s+\S`)
	reasonLine      = pattern.New(`^(?i)reasons?\s*[:.–-]|^reason\b`)
	beginWithin     = pattern.New(`(?i)(?:begun|begin|commenced?|started?|implemented)\b[^.]{0,90}?\b(one|two|three|four|five|\d{1,2})\s*(?:\(\s*\w+\s*\)\s*)?years?\b`)
	obligation      = pattern.New(`(?i)\b(?:section\s*106|s\.?\s?106|planning\s+obligation|unilateral\s+undertaking)\b`)
	withdrawsRights = pattern.New(`(?i)notwithstanding[^.]{0,160}(?:general\s+permitted\s+development|permitted\s+development)|permitted\s+development\s+rights?[^.]{0,60}(?:removed|withdrawn|restricted)|(?:remov|withdraw)\w*[^.]{0,40}permitted\s+development`)
)

func parsePlanningDecision(s *sheet) {
	head := s.Sub(0, min(s.Words(), 400))
	appeal := s.sayAppeal()
	s.seekTurned(append(planningTurned, planningSought...)...)
	s.sayPlanningLine()
	for _, m := range s.FindAll(planningAuthority) {
		if m.Words() == 0 {
			continue
		}
		if c, ok := council(s.valueOf(m.Span)); ok && s.state(planningPath+"authority", c.Span, c.String, nil) {
			break
		}
	}
	if m, ok := head.Find(planningBody); ok {
		s.state(planningPath+"authority", m.Group[0].Span, m.Group[0].String, nil)
	}
	s.sayCouncilIn(planningPath+"authority", s.Span)
	s.sayReference(planningPath+"reference", planningReference...)
	if f, ok := s.fact(planningPath + "reference"); ok && levyReference.MatchString(f.Value()) {
		s.unsay(planningPath + "reference")
	}
	if !s.said[planningPath+"reference"] {
		for _, m := range head.FindAll(decisionRef) {
			if ref := m.Group[0].String; isReference(ref) && !levyReference.MatchString(ref) && strings.ContainsAny(ref, "/-") {
				s.state(planningPath+"reference", m.Span, ref, nil)
				break
			}
		}
	}
	if !s.sayWords(planningPath+"applicationType", 8, planningType) {
		if m, ok := head.Find(planningTypeIn); ok {
			s.state(planningPath+"applicationType", m.Span, m.Whole, nil)
		}
	}
	if !s.sayDay(planningPath+"decisionDate", planningDecided[0]) && !s.sayDay(planningPath+"decisionDate", planningDecided[1]) {
		s.sayDayIn(planningPath+"decisionDate", planningDatedIn, datedLine)
	}
	if !s.sayDay(planningPath+"applicationDate", planningApplied) {
		s.sayDayIn(planningPath+"applicationDate", planningAppliedI)
	}
	s.saySchedules()
	s.sayLines(planningPath+"description", 8, planningWorks)
	s.sayAddress(planningPath+"address", planningSite...)
	s.sayWords(planningPath+"applicant", 10, planningFor)
	s.tellPlanning()
	s.sayProposalAbove()
	s.seek(planningSought...)
	conditions := s.numbered(conditionsStart)
	var numbers []string
	for i, c := range conditions {
		number := at(planningPath+"conditions/*/number", i)
		if n, ok := parseWhole(c.digits); ok && s.state(number, c.proof(), c.digits, n) {
			numbers = append(numbers, number)
			s.stateAll(at(planningPath+"conditions/*/text", i), clipAll(c.text, proofWords), nil)
		}
	}
	if len(numbers) > 0 {
		n := len(numbers)
		s.compute(planningPath+"numberOfConditions", strconv.Itoa(n), float64(n), numbers...)
	}
	if appeal {
		s.decideAppeal(len(numbers) > 0)
	} else {
		s.sayDecision(len(numbers) > 0)
	}
	if f, ok := s.fact(planningPath + "decision"); ok && f.Normalised() == "Refused" {
		for i, c := range s.numbered(reasonsStart) {
			s.stateAll(at(planningPath+"refusalReasons/*/text", i), clipAll(c.text, proofWords), nil)
		}
	}
	s.sayTimeLimit()
	for _, m := range s.FindAll(obligation) {
		if v := s.sentence(m.Span); !negative.MatchString(v.Text()) {
			s.state(planningPath+"section106", v, m.Whole, "Yes")
			break
		}
	}
	if m, ok := s.Find(withdrawsRights); ok {
		s.state(planningPath+"permittedDevelopmentRemoved", clip(m.Span, proofWords), clip(m.Span, proofWords).Text(), "Yes")
	}
}

// levyReference is the number of a notice of the community infrastructure levy.
var levyReference = pattern.New(`^CIL\b`)

// planningBody is an authority that decides on planning and is no council.
var planningBody = pattern.New(`((?:\p{Lu}[\pL'’-]+[ ]+(?:(?:and|of|the)[ ]+){0,2}){0,4}(?:National\s+Park|NATIONAL\s+PARK|Broads|BROADS)\s+(?:Authority|AUTHORITY)|(?:\p{Lu}[\pL'’-]+[ ]+(?:(?:and|of|the)[ ]+){0,2}){1,5}(?:Development\s+Corporation|DEVELOPMENT\s+CORPORATION))\b`)

// What the labels of a notice mean, for authorities that word them their own way.
var planningSought = []sought{
	{planningPath + "decisionDate", pattern.New(`(?i)\b(?:decision|decided|determined|determination|issued?|granted|refused|notice)\b`), pattern.New(`(?i)\b(?:valid\w*|received|registered|application|deadline|target|level|ref\w*|number|no|officer|expir\w*|begin|commenc\w*|by|appeal|plans?|enforcement)\b`), "", takeDay},
	{planningPath + "applicationDate", pattern.New(`(?i)\b(?:valid\w*|received|registered|registration|lodged|submitted|made\s+(?:on|valid)|application\s+(?:date|dated|made)|date\s+of\s+(?:the\s+)?application)\b`), pattern.New(`(?i)\b(?:decision|notice|appeal|ref\w*|number|plans?|drawings?|until)\b`), "", takeDay},
	{planningPath + "description", pattern.New(`(?i)\b(?:proposal|proposed|development|works?|description|operations?|particulars|(?:applied|asked|permission|consent)\s+for|use)\b`), pattern.New(`(?i)\b(?:date\w*|applicant|address|site|ref\w*|number|no|conditions?|type|class|reasons?|plans?|drawings?|location|start\w*|beg[iu]n\w*|commenc\w*|complet\w+|department|services?|management|control|order|act|regulations|policy|policies|hereby|permitted)\b`), "", takeProposal},
	{planningPath + "applicant", pattern.New(`(?i)\b(?:applicant|applied\s+(?:for\s+)?by|made\s+by|issued\s+to|granted\s+to|on\s+behalf\s+of)\b`), pattern.New(`(?i)\b(?:address|agent|number|ref\w*|date|notes?|rights?|attention)\b`), "", takeName},
	{planningPath + "address", pattern.New(`(?i)\b(?:site|location|property|premises|land|address|where)\b`), pattern.New(`(?i)\b(?:applicant|agent|council|authority|office|contact|correspondence|our|your|plans?|registry)\b`), "", takeAddress},
}

// What else stands before its label in a register's print; see turned.go.
var planningTurned = []sought{
	{planningPath + "authority", pattern.New(`(?i)^(?:local\s+)?planning\s+authority$|^(?:council|authority)$`), nil, "", takeName},
	{planningPath + "applicationType", pattern.New(`(?i)\b(?:application\s+type|type\s+of\s+application|kind\s+of\s+application)\b`), nil, "", takeWords(10)},
	{planningPath + "decision", pattern.New(`(?i)^(?:(?:the\s+)?decision|outcome)$`), nil, "", func(s *sheet, path string, p pair, v evidence.Span) bool {
		return s.decides(v, v, v.Text(), false)
	}},
}

// sayPlanningLine states what a register sets in one line at the head of its page:
// "14/00231/FUL | Rear extension | 4 Mill Lane, Ely, CB7 4AB".
func (s *sheet) sayPlanningLine() {
	m, ok := s.opening(60).Find(planningPiped)
	if !ok {
		return
	}
	if !decisionRef.MatchString(m.Group[0].String) {
		return
	}
	s.stateIn(planningPath+"reference", m.OnePage(), m.Group[0].String, nil)
	s.stateIn(planningPath+"description", m.OnePage(), m.Group[1].String, nil)
	s.stateIn(planningPath+"address", m.OnePage(), m.Group[2].String, nil)
}

var planningPiped = pattern.New(`(?:^|[\n\f])\s*(\S*\d\S*)\s+[|·•]\s+([^|·•\f]{6,240}?)\s+[|·•]\s+([^|·•\f]{4,120}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)

// takeProposal takes the words of what is to be built or used.
func takeProposal(s *sheet, path string, p pair, v evidence.Span) bool {
	return v.Words() >= 3 && !holdsDate(v.Text()) && !decided.MatchString(v.Text()) && postcodeIn(firstWords(v.Text(), 8)) == "" && takePhrase(90)(s, path, p, v)
}

// The schedules of a certificate of lawfulness: article 39 of the Town and Country
// Planning (Development Management Procedure) (England) Order 2015 prescribes that the
// first says what is lawful and the second where.
var (
	firstSchedule  = pattern.New(`(?i)(?:^|[\n\f])\W*(?:first\s+schedule|schedule\s+(?:1|one))\b[\s.:–-]*([^\f]{8,900}?)[\n\f]\W*(?:second\s+schedule|schedule\s+(?:2|two))\b`)
	secondSchedule = pattern.New(`(?i)(?:^|[\n\f])\W*(?:second\s+schedule|schedule\s+(?:2|two))\b[\s.:–-]*([^\f]{6,260}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	landCalled     = pattern.New(`(?i)^(?:the\s+)?(?:land|site|property|premises)(?:\s+and\s+buildings)?\s+(?:at|known\s+as|being)\s*:?\s+`)
)

// saySchedules states what the schedules of a certificate of lawfulness say.
func (s *sheet) saySchedules() {
	if m, ok := s.Find(firstSchedule); ok {
		s.stateIn(planningPath+"description", m.Group[0].Span.OnePage(), strings.TrimRight(evidence.Fold(m.Group[0].String), " ."), nil)
	}
	if m, ok := s.Find(secondSchedule); ok {
		s.stateIn(planningPath+"address", m.Group[0].Span.OnePage(), landCalled.ReplaceAllString(evidence.Fold(m.Group[0].String), ""), nil)
	}
}

var (
	aloneAt       = pattern.New(`(?i)^\W*(?:at|on\s+land\s+at|land\s+at|address|site)\s*:?$`)
	noticeHeading = pattern.New(`(?i)\b(?:act|order|regulations)\s+(?:19|20)\d\d\b|\bnotice\s+of\b|\bdecision\s+notice\b|^(?:the\s+)?(?:proposal|development|description)\s*:?$|:$`)
)

// sayProposalAbove states the proposal of a notice that sets it, without a label, above
// a line that says no more than "at", with the site below.
func (s *sheet) sayProposalAbove() {
	if s.said[planningPath+"description"] || len(s.text.Document().Pages) == 0 {
		return
	}
	l := s.layout(s.text.Document().Pages[0].Number)
	for _, line := range l.lines {
		if line.Empty() || !aloneAt.MatchString(line.Text()) {
			continue
		}
		var lines []evidence.Span
		for above := l.above(line); !above.Empty() && len(lines) < 6 && !noticeHeading.MatchString(above.Text()) && above.Text() != strings.ToUpper(above.Text()); above = l.above(above) {
			lines = append([]evidence.Span{above}, lines...)
		}
		if wordsOf(lines) >= 3 && hasLetters(textOf(lines)) && !holdsDate(textOf(lines)) && s.stateAll(planningPath+"description", lines, nil) {
			return
		}
	}
}

// sayCouncilIn states the first council that a span names.
func (s *sheet) sayCouncilIn(path string, in evidence.Span) {
	if c, ok := council(in); ok {
		s.state(path, c.Span, c.String, nil)
	}
}

// sayLines states words beside a label that may go on over several lines.
func (s *sheet) sayLines(path string, more int, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.FindAll(re) {
			if m.Words() == 0 {
				continue
			}
			if s.bare(m.Span) {
				continue
			}
			label := m.Span
			if l := s.layout(m.Page()); l.endsLabel(m.LineIndex()) {
				label = l.above(s.text.Line(m.Page(), m.LineIndex())) // "Work:" under "Description of"
			}
			v, where := s.valueAt(label)
			lines := s.linesFrom(v, more, nil)
			if whole := s.block(m.Span); where == after && len(lines) == 1 && whole.Words() > v.Words() && startsLow(whole.Sub(v.Words(), whole.Words())) {
				whole = uptoSentence(whole).OnePage()
				if n := whole.Words(); n > 1 && nextItem.MatchString(whole.Word(n-1).Text) {
					whole = whole.Sub(0, n-1) // the number of the next item
				}
				lines = []evidence.Span{whole} // it goes on below, under its label
			}
			if wordsOf(lines) < 2 || !hasLetters(textOf(lines)) || wordsOf(lines) > proofWords {
				lines = lines[:min(1, len(lines))]
			}
			if wordsOf(lines) >= 2 && hasLetters(textOf(lines)) && !isDate(lines[0].Text()) && s.stateAll(path, lines, nil) {
				return true
			}
		}
	}
	return false
}

// nextItem is the number of an item of a form, by itself.
var nextItem = pattern.New(`^\(?\d{1,2}[.)]?$`)

// decides states a decision in a notice's own words as one of those that there are.
func (s *sheet) decides(v, near evidence.Span, value string, hasConditions bool) bool {
	lower := strings.ToLower(value)
	normal := ""
	switch {
	case strings.Contains(lower, "split"):
		normal = "Split decision"
	case strings.Contains(lower, "not required"):
		normal = "Prior approval not required"
	case strings.Contains(lower, "not lawful"):
		normal = "Not lawful"
	case strings.Contains(lower, "lawful"):
		normal = "Lawful"
	case strings.Contains(lower, "refus"):
		normal = "Refused"
	case strings.Contains(lower, "grant") || strings.Contains(lower, "permit") || strings.Contains(lower, "approv") || strings.Contains(lower, "permission"):
		normal = "Granted"
		if hasConditions || withConditions.MatchString(near.Text()) {
			normal = "Granted subject to conditions"
		}
	}
	return normal != "" && s.state(planningPath+"decision", v, value, normal)
}

// decidesBoth states a notice that decides several applications, one each way: what is
// granted and what is refused each stand in capitals in a sentence with its reference.
func (s *sheet) decidesBoth() bool {
	var granted, refused evidence.Match
	for i, m := range s.FindAll(decidedLoudly) {
		if i >= mostPlaces {
			break
		}
		if !decisionRef.MatchString(s.sentence(m.Span).Text()) {
			continue
		}
		if strings.HasPrefix(m.Whole, "G") {
			granted = m
		} else {
			refused = m
		}
	}
	if granted.Span.Empty() || refused.Span.Empty() {
		return false
	}
	one, other := granted.Span, refused.Span
	if other.Before(one) {
		one, other = other, one
	}
	return s.stateAll(planningPath+"decision", []evidence.Span{one, other}, "Split decision")
}

var decidedLoudly = pattern.New(`\b(?:GRANTED|REFUSED)\b`)

// sayDecision states what was decided: beside its label, else in a sentence or a title.
func (s *sheet) sayDecision(hasConditions bool) {
	if s.said[planningPath+"decision"] || s.decidesBoth() {
		return
	}
	say := func(v, near evidence.Span, value string) bool { return s.decides(v, near, value, hasConditions) }
	for _, m := range s.FindAll(decisionHeading) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 10)
		if d, ok := v.Find(decisionWords); ok && say(withLabel(m.Span, v), v, d.Group[0].String) {
			return
		}
	}
	matches := s.FindAll(decided)
	if len(matches) > 60 {
		matches = matches[:60]
	}
	for _, m := range matches {
		v := s.sentence(m.Span)
		// "May be granted" and "if permission is refused" are the notes' words.
		lead := monthMay.ReplaceAllString(before(m.Span, v).Text(), "")
		if permittedClass.MatchString(s.text.Line(m.Page(), m.LineIndex()).Text()) && strings.EqualFold(m.Group[0].String, "permitted") {
			continue // the Order's name
		}
		if notesLead.MatchString(lead) || herebyDone.MatchString(m.Whole) {
			continue
		}
		if say(v, v, m.Group[0].String) {
			return
		}
	}
}

var (
	monthMay  = pattern.New(`\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?May,?\s+\d`)
	notesLead = pattern.New(`(?i)\b(?:if|may|where|rights?|appeals?|aggrieved|hereby\s+permitted)\b`)
	// permittedClass is development that needs no application, and the Order that says so.
	permittedClass = pattern.New(`(?i)\bpermitted\s+development\b`)
	herebyDone     = pattern.New(`(?i)hereby\s+(?:permitted|approved)`)
)

// listed is one item of a numbered list.
type listed struct {
	digits string
	mark   evidence.Span
	text   []evidence.Span
}

// proof is the number with the beginning of its text.
func (l listed) proof() evidence.Span {
	if len(l.text) == 0 {
		return l.mark
	}
	return withLabel(l.mark, clip(l.text[0], 30))
}

// numbered is the items of the list, counted from one, that follows a heading.
func (s *sheet) numbered(start *pattern.Pattern) []listed {
	var items []listed
	open, reason, missed, beside := false, false, 0, 0.0
	above := ""
	for _, p := range s.text.Document().Pages {
		for _, r := range s.bodyRows(p.Number) {
			if x, ok := reasonsColumn(r); ok {
				beside = x // a table of conditions with their reasons beside them
				if start.MatchString("Conditions:") && len(items) == 0 {
					open = true
				}
				continue
			}
			if beside > 0 {
				if r.cells = leftOf(r.cells, beside); len(r.cells) == 0 {
					continue
				}
			}
			first := r.cells[0]
			text := first.Text()
			joined := above + " " + text // a sentence that its line breaks: "for the / following reasons:"
			above = text
			if m := listNumber.FindStringSubmatch(text); open && m != nil {
				digits := m[1] + m[2]
				if n, err := strconv.Atoi(digits); err == nil && n == len(items)+1 {
					k := len(strings.Fields(text[:strings.Index(text, digits)])) // words before the number
					if strings.Index(text, digits) > 0 && text[strings.Index(text, digits)-1] != ' ' {
						k = max(0, k-1)
					}
					mark := first.Sub(0, min(k+1, first.Words()))
					items = append(items, listed{digits, mark, append(nonEmpty(first.Sub(min(k+1, first.Words()), first.Words())), r.cells[1:]...)})
					reason, missed = false, 0
					continue
				}
			}
			if (start.MatchString(text) || !open && start.MatchString(joined)) && (len(items) == 0 || !open) {
				if len(items) > 0 {
					return items
				}
				open = true
				continue
			}
			if !open {
				continue
			}
			if len(items) == 0 {
				if missed++; missed > 12 {
					open, missed = false, 0
				}
				continue
			}
			if listEnd.MatchString(text) {
				return items
			}
			if reasonLine.MatchString(text) {
				reason = true
			}
			if last := &items[len(items)-1]; !reason && wordsOf(last.text) < 300 {
				last.text = append(last.text, r.cells...)
			}
		}
	}
	return items
}

// reasonsColumn is where the column of reasons begins, if a row is the head of a table
// of conditions: "No. | Condition | Reason".
func reasonsColumn(r row) (x float64, ok bool) {
	conditions := false
	for _, c := range r.cells {
		if c.Words() > 4 {
			return 0, false
		}
		conditions = conditions || conditionsHead.MatchString(c.Text())
		if conditions && reasonsHead.MatchString(c.Text()) {
			return c.Box().X0 - 6, true
		}
	}
	return 0, false
}

var (
	conditionsHead = pattern.New(`(?i)^(?:no\.?\s+)?(?:the\s+)?conditions?$`)
	reasonsHead    = pattern.New(`(?i)^(?:the\s+)?reasons?(?:\s+for(?:\s+the)?(?:\s+conditions?)?)?$`)
)

// leftOf is the cells that begin left of a column.
func leftOf(cells []evidence.Span, x float64) []evidence.Span {
	var left []evidence.Span
	for _, c := range cells {
		if c.Box().X0 < x {
			left = append(left, c)
		}
	}
	return left
}

// sayTimeLimit states within how many years the development must begin, and the last day.
func (s *sheet) sayTimeLimit() {
	m, ok := s.Find(beginWithin)
	if !ok {
		return
	}
	word := m.Group[0].String
	n, named := spelledCount[strings.ToLower(word)]
	if !named {
		n, named = parseWhole(word)
	}
	if !named || n > 10 || !s.state(planningPath+"timeLimitYears", s.sentence(m.Span), word, n) {
		return
	}
	f, ok := s.fact(planningPath + "decisionDate")
	if !ok {
		return
	}
	if from, err := time.Parse("2006-01-02", f.Normalised().(string)); err == nil {
		by := FormatDay(from.AddDate(int(n), 0, -1))
		s.compute(planningPath+"beginBy", by, by, planningPath+"decisionDate", planningPath+"timeLimitYears")
	}
}
