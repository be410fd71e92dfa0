package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

const buildingRegsPath = "/paperwurks/building_regulations_certificate/"

var buildingRegsCertificate = definition{
	kind: BuildingRegsCertificate, name: "building regulations certificate",
	anchors: []anchor{
		{re: pattern.New(`(?i)building\s+regulations?(?:\s+\d{4})?\b`), weight: 0.4, head: true},
		{re: pattern.New(`(?i)\b(?:completion|final|regularisation|part(?:ial)?\s+(?:completion|final)|occupation)\s+certificate\b|certificate\s+of\s+(?:completion|final|compliance)|plans\s+certificate|initial\s+notice|approval\s+of\s+plans|(?:full\s+)?plans\s+approv(?:al|ed)|building\s+notice\s+accept`), weight: 0.55, head: true},
		{re: pattern.New(`(?i)\bLABC\b|building\s+control\b|approved\s+inspector|registered\s+building\s+control\s+approver`), weight: 0.35, head: true},
		{re: pattern.New(`(?i)\bcomplies\s+with\s+the\s+relevant\s+(?:requirements|provisions)\b|\brequirements\s+of\s+(?:the\s+)?(?:building\s+regulations|schedule\s+1)\b|\brequirements\s+specified\s+in\s+the\s+certificate\b|\bhave\s+performed\s+the\s+functions\b`), weight: 0.6},
		{re: pattern.New(`(?i)evidence\s*\(?but\s+not\s+conclusive|taking\s+(?:all\s+)?reasonable\s+steps`), weight: 0.3},
		{re: pattern.New(`(?i)\b(?:FENSA|CERTASS|NICEIC|NAPIT|HETAS|OFTEC|gas\s+safe|ELECSA|competent\s+person)\b|enquiries\s+of\s+local|CON\s?29|local\s+land\s+charges|planning\s+permission\s+granted|property\s+information\s+form|building\s+safety\s+act`), weight: -0.6, head: true},
	},
	fields: []Field{
		{buildingRegsPath + "certificateType", "what it is", Answer}, // Completion certificate, Partial completion certificate, Final certificate, Initial notice, Plans approval, Plans rejection, Building notice, Regularisation certificate
		{buildingRegsPath + "reference", "reference", Words},
		{buildingRegsPath + "works", "works", Words},
		{buildingRegsPath + "completionDate", "works completed", Day},
		{buildingRegsPath + "certificateDate", "date of certificate", Day},
		{buildingRegsPath + "issuer", "issued by", Words},
		{buildingRegsPath + "issuerType", "kind of issuer", Answer}, // Local authority, Approved inspector
		{buildingRegsPath + "address", "address", Words},
		{buildingRegsPath + "applicant", "applicant", Words},
		{buildingRegsPath + "outstanding", "works that are not certified", Words},
		{buildingRegsPath + "noticeEnded", "initial notice cancelled", Answer}, // Yes
	},
	parse: parseBuildingRegs,
}

// buildingPapers is what building control issues. Only a completion, a final or a
// regularisation certificate says that the works comply.
var buildingPapers = []struct {
	re   *pattern.Pattern
	name string
}{
	{pattern.New(`(?i)\bregularisation\s+certificate|certificate\s+of\s+regularisation`), "Regularisation certificate"},
	{pattern.New(`(?i)\bpart(?:ial|ly)?\s+(?:completion|final|occupation)\s+certificate|certificate\s+of\s+partial\s+completion|\boccupation\s+certificate`), "Partial completion certificate"},
	{pattern.New(`(?i)\bcompletion\s+certificate|certificate\s+of\s+(?:building\s+regulations?\s+)?completion|certificate\s+of\s+completion`), "Completion certificate"},
	{pattern.New(`(?i)\bfinal\s+certificate`), "Final certificate"},
	{pattern.New(`(?i)\binitial\s+notice`), "Initial notice"},
	{pattern.New(`(?i)\b(?:rejection\s+of\s+plans|plans\s+(?:have\s+been\s+)?rejected|notice\s+of\s+rejection)`), "Plans rejection"},
	{pattern.New(`(?i)\b(?:(?:conditional\s+)?approval\s+of\s+(?:full\s+)?plans|(?:full\s+)?plans\s+(?:conditional\s+)?(?:approval|approved|certificate)|notice\s+of\s+(?:passing|approval)(?:\s+of\s+plans)?|plans\s+(?:have\s+been\s+)?passed)`), "Plans approval"},
	{pattern.New(`(?i)\bbuilding\s+notice(?:\s+(?:accept(?:ance|ed)|acknowledg\w+))?`), "Building notice"},
}

var (
	buildingReference = []*pattern.Pattern{
		heading(`(?:building\s+(?:control|regulations?|notice)|application|certificate|project|plans?|labc|initial\s+notice|final\s+certificate|our|job|file|submission|notice)\s*(?:ref(?:erence)?|no|number)\.?(?:\s*(?:no|number))?\.?`),
		heading(`ref(?:erence)?\.?(?:\s+(?:no|number))?\.?`),
	}
	buildingWorks   = heading(`(?:(?:description|details|particulars|nature)\s+of\s+(?:the\s+)?(?:building\s+)?(?:works?|project|proposal)|(?:building\s+)?works?(?:\s+(?:description|carried\s+out|covered|details))?|details\s+of\s+(?:the\s+)?(?:unauthorised\s+|completed\s+)?(?:building\s+)?works?|(?:this\s+certificate\s+relates\s+to\s+)?(?:the\s+)?following\s+works?|project(?:\s+description)?|proposal|description|proposed\s+works?)`)
	buildingPerson  = label(`(?:the\s+)?person\s+(?:carrying|intending\s+to\s+carry|who\s+carried)\s+out\s+(?:the\s+)?(?:building\s+)?works?\b`)
	buildingDetails = label(`(?:(?:this\s+certificate|it)\s+relates\s+to\s+(?:the\s+following\s+(?:building\s+)?works?)?|the\s+following\s+(?:building\s+)?works?)\s*:`)
	buildingRelates = pattern.New(`(?i)\b(?:certificate\s+(?:relates\s+to|is\s+(?:given|issued)\s+(?:for|in\s+respect\s+of)|covers)|in\s+respect\s+of)\s+(?:the\s+)?(?:following\s+)?(?:building\s+)?(?:works?\s*:?\s*(?:of|being|comprising)?)?\s*([^.;:\f]{12,160})`)
	asIncorporated  = pattern.New(`^.{6,80}?\b(?:Limited|Ltd|LLP|plc)\b`)
	incorporated    = pattern.New(`(?i)\b(?:limited|ltd|llp|plc)\b`)
	buildingWe      = pattern.New(`\b(?:We\s+are|We,|I\s+am\s+authorised\s+by)\s+((?:[A-Z][\w&'’-]*\s+|and\s+|of\s+){1,7}(?:Limited|Ltd|LLP|plc))\b`)
	buildingDone    = []*pattern.Pattern{heading(`(?:date\s+(?:of\s+)?(?:(?:works?\s+)?complet(?:ion|ed)(?:\s+of\s+(?:the\s+)?works?)?|final\s+inspection|completion\s+inspection)|(?:works?\s+)?complet(?:ion\s+date|ed(?:\s+on)?)|final\s+inspection(?:\s+date)?|inspection\s+date)`)}
	// Sentences of letters and of final certificates.
	buildingInspected = pattern.New(`(?i)\b(?:(?:final|completion)\s+(?:site\s+)?(?:inspection|visit)[^.\f]{0,40}?\bon|(?:following|after)\s+(?:an?|our|the|my)\s+(?:\w+\s+){0,3}(?:inspection|visit)[^.\f\d]{0,40}?\bon|inspected\s+(?:\w+\s+){0,4}on|works?\s+(?:\w+\s+){0,4}complet(?:ed|e)\s+(?:\w+\s+){0,3}on)\s+(?:the\s+)?(` + dateOne + `)`)
	buildingNoticed   = pattern.New(`(?i)\b(?:reference|ref|number|no)\.?\s*:?\s*([A-Z]{0,5}[/-]?\d[\w/-]*\d[\w/-]*)`)
	buildingAt        = pattern.New(`(?i)\bworks?\b[^.:\f]{0,60}?\b(?:carried\s+out|undertaken|situated|located|done|is|was)?\s*at\s*:?\s+((?:flat|apartment|plot|unit|\d|[A-Z])[^.;:\f]{6,110})`)
	buildingPlace     = heading(`(?:address\s+(?:to|for)\s+which\s+(?:the|this)\s+(?:certificate|notice)\s+(?:relates|applies)|(?:address|location)\s+of\s+(?:the\s+)?(?:works?|building\s+works?)|works?\s+(?:carried\s+out\s+)?at|(?:the\s+)?works?\s+(?:was|were)\s+carried\s+out\s+at)`)
	buildingSigned    = pattern.New(`(?i)\bdated?\s*:?\s*(` + dateOne + `)`)
	buildingDoneI     = pattern.New(`(?i)\b(?:works?\s+(?:was|were|has\s+been)\s+(?:satisfactorily\s+)?completed|complet(?:ed|ion)\s+(?:inspection\s+)?(?:was\s+)?(?:carried\s+out\s+)?|final(?:ly)?\s+inspect(?:ed|ion)(?:\s+(?:was\s+)?(?:carried\s+out|made))?)\s+on\s+(?:the\s+)?(\d[^\n\f]{5,24})`)
	buildingDated     = []*pattern.Pattern{
		heading(`(?:date\s+(?:of\s+)?(?:(?:the|this)\s+)?(?:issue|certificate|issued)|(?:certificate|issue)\s+date|issued(?:\s+on)?|date\s+certificate\s+issued)`),
		heading(`(?:date\s+of\s+(?:notice|approval|decision)|date\s+approved|(?:approval|notice)\s+date|approved\s+on)`),
		heading(`dated?`),
	}
	buildingBody    = heading(`(?:issued\s+by|local\s+authority|council|building\s+control\s+(?:service|provider)|(?:name\s+of\s+)?(?:approved\s+inspector|registered\s+building\s+control\s+approver|building\s+control\s+(?:body|approver))(?:\s+name)?|for\s+and\s+on\s+behalf\s+of)`)
	buildingCompany = pattern.New(`\b((?:[A-Z][\w&'’-]* +(?:and +)?){1,6}(?:Building\s+Control|Approved\s+Inspectors?|Building\s+Consultan(?:ts|cy)|Building\s+Surveyors|Building\s+Inspectors?|Certification)(?:\s+(?:Services|Partnership|Solutions|Consultants?))*(?:\s+(?:Limited|Ltd\.?|LLP|plc))?)`)
	privateBody     = pattern.New(`(?i)\bapproved\s+inspectors?\b|registered\s+building\s+control\s+approvers?`)
	localBody       = pattern.New(`(?i)\bbuilding\s+control\s+partnership\b|\blocal\s+authorities\b|\blocal\s+authority\s+building\s+control\b|\bLABC\b|\bcouncil\b|borough\s+of`)
	buildingOwner   = heading(`(?:(?:name\s+of\s+)?(?:applicant|owner|client|(?:the\s+)?person\s+(?:carrying|intending\s+to\s+carry|who\s+carried|for\s+whom)\s+out\s+(?:the\s+)?works?|issued\s+to|customer|developer)(?:['’]?s?)?(?:\s+name)?|on\s+behalf\s+of|carried\s+out\s+(?:for|by)|on\s+behalf\s+of\s+\(owner\))`)
)

func parseBuildingRegs(s *sheet) {
	head := s.Sub(0, min(s.Words(), 250))
	// The title comes first; what the text below may mention does not count.
	first, name, words := -1, "", s.Span
	for _, b := range buildingPapers {
		if m, ok := head.Find(b.re); ok {
			start, _ := m.Bytes()
			if first < 0 || start < first {
				first, name, words = start, b.name, m.Span
			}
		}
	}
	if first >= 0 {
		s.state(buildingRegsPath+"certificateType", words, words.Text(), name)
	}
	if entries := s.entries(); inRows(entries) {
		for _, w := range buildingSought {
			s.seekIn(entries, w)
		}
	}
	s.sayReference(buildingRegsPath+"reference", buildingReference...)
	if !s.said[buildingRegsPath+"reference"] {
		for _, m := range s.FindAll(buildingNoticed) {
			// "Number 27" is a house.
			if text := m.Group[0].String; !isDate(text) && (len(text) > 5 || strings.ContainsAny(text, "/-")) && s.state(buildingRegsPath+"reference", m.OnePage(), text, nil) {
				break
			}
		}
	}
	s.sayLines(buildingRegsPath+"works", 6, buildingWorks)
	if !s.said[buildingRegsPath+"works"] {
		s.sayFreely(buildingRegsPath+"works", buildingRelates, buildingDetails)
	}
	if !s.sayDay(buildingRegsPath+"completionDate", buildingDone...) {
		s.sayDayIn(buildingRegsPath+"completionDate", buildingDoneI, buildingInspected)
	}
	s.tellBuildingRegs()
	if !s.sayDay(buildingRegsPath+"certificateDate", buildingDated...) {
		if !s.sayDayIn(buildingRegsPath+"certificateDate", datedLine) && !s.sayLetterDate(buildingRegsPath+"certificateDate") {
			// The last date that has the word beside it is the signature's.
			if all := s.FindAll(buildingSigned); len(all) > 0 {
				m := all[len(all)-1]
				if d, as, ok := ParseDay(m.Group[0].String); ok {
					s.state(buildingRegsPath+"certificateDate", m.OnePage(), as, FormatDay(d))
				}
			}
		}
	}
	if !s.sayAddress(buildingRegsPath+"address", buildingPlace, addressHeading) {
		s.sayPlaceIn(buildingRegsPath+"address", buildingAt)
		s.sayPlaceIn(buildingRegsPath+"address", buildingStands)
	}
	if !s.sayWords(buildingRegsPath+"applicant", 8, buildingOwner) {
		s.sayName(buildingRegsPath+"applicant", buildingPerson)
	}
	if dear, ok := s.Find(salutation); ok && !s.said[buildingRegsPath+"applicant"] && dear.Page() == s.text.Document().Pages[0].Number {
		to := *s
		s.sayAddresseeAt(buildingRegsPath+"applicant", to.layout(dear.Page()), dear.LineIndex())
	}
	for _, m := range s.FindAll(buildingBody) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 10)
		text := strings.Trim(v.Text(), " ,.")
		if len(text) > 3 && hasLetters(text) && !codeAlone.MatchString(text) && !labelLine.MatchString(text) && s.state(buildingRegsPath+"issuer", withLabel(m.Span, v), text, nil) {
			break
		}
	}
	if m, ok := s.Find(buildingIs); ok {
		s.stateIn(buildingRegsPath+"issuer", m.OnePage(), m.Group[0].String, nil)
	}
	if m, ok := head.Find(buildingWe); ok {
		s.state(buildingRegsPath+"issuer", m.OnePage(), m.Group[0].String, nil)
	}
	company, private := head.Find(buildingCompany)
	if _, inspector := s.Find(privateBody); !inspector && !incorporated.MatchString(company.Whole) {
		// A council's own building control.
		s.sayCouncilIn(buildingRegsPath+"issuer", head)
	}
	if private && strings.Contains(strings.ToLower(company.Whole), "local authority") {
		private = false
	}
	if private {
		name := company.Group[0].String
		if as := asIncorporated.FindString(name); as != "" {
			name = as // what it is registered as follows
		}
		s.state(buildingRegsPath+"issuer", company.Span, name, nil)
	}
	s.sayCouncilIn(buildingRegsPath+"issuer", head)
	s.seek(buildingSought...)
	s.seekEntries(buildingSought...)
	for _, m := range s.FindAll(buildingLeft) {
		if v := s.sentence(m.Span); !noneLeft.MatchString(m.Group[0].String) && !hedged.MatchString(v.Text()) && s.stateIn(buildingRegsPath+"outstanding", m.OnePage(), strings.TrimRight(m.Group[0].String, " ."), nil) {
			break
		}
	}
	for _, m := range s.FindAll(noticeEnded) {
		if v := s.sentence(m.Span); !ifWords.MatchString(v.Text()) && s.state(buildingRegsPath+"noticeEnded", clip(m.OnePage(), proofWords), clip(m.OnePage(), proofWords).Text(), "Yes") {
			break
		}
	}
	if m, ok := s.Find(privateBody); ok {
		s.state(buildingRegsPath+"issuerType", m.Span, m.Whole, "Approved inspector")
	} else if m, ok := s.Find(localBody); ok {
		s.state(buildingRegsPath+"issuerType", m.Span, m.Whole, "Local authority")
	}
}

// What final certificates say in the sentences that the Building (Approved Inspectors
// etc.) Regulations 2010, schedule 1, and the Building (Registered Building Control
// Approvers etc.) (England) Regulations 2024 give them.
var (
	buildingIs     = pattern.New(`(` + companyNamed.String() + `),?\s+(?i:is|are|being)\s+(?i:an?\s+|the\s+)?(?i:approved\s+inspectors?|registered\s+building\s+control\s+approvers?)\b`)
	buildingStands = pattern.New(`(?i)\b(?:at|of|on)\s+(?:the\s+)?(?:(?:plot|house|number|no\.?|premises|land|property|dwelling|building|known|as|at)[\s/,:]*){0,5}((?:(?:flat|apartment|plot|unit)\s+\w+,?\s+)?\d[^.;:\f]{5,110}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	codeAlone      = pattern.New(`^(?:\S*\d\S*)(?:\s+\S*\d\S*)*$`)
	buildingLeft   = pattern.New(`(?i)\b(?:(?:works?|items?|matters?)\s+)?(?:outstanding(?:\s+(?:works?|items?|matters?))?|not\s+(?:yet\s+)?(?:certified|completed?)|excluded\s+(?:works?|from\s+(?:this|the)\s+certificate)|(?:this|the)\s+certificate\s+does\s+not\s+(?:cover|extend\s+to|include))\s*(?::|-|–)\s+([^.\f]{4,260})`)
	noneLeft       = pattern.New(`(?i)^\W*(?:none|nil|nothing|no\b|n/?a|not\s+applicable)`)
	noticeEnded    = pattern.New(`(?i)\binitial\s+notice\b[^.;\f]{0,90}?\b(?:(?:was|were|has\s+been|is\s+now)\s+(?:\w+\s+)?cancelled|(?:has\s+|was\s+|were\s+)?lapsed|cancelled\s+(?:on|by)|ceased\s+to\s+(?:be\s+in\s+force|have\s+effect|apply))\b[^.;\f]{0,120}`)
)

// What the labels of certificates mean, for bodies that word them their own way.
var buildingSought = []sought{
	{buildingRegsPath + "reference", pattern.New(`(?i)\b(?:ref\w*|number|no|application|certificate|plan|project|job|case|entry|file)\b`), pattern.New(`(?i)\b(?:date|phone|tele\w*|your|title|client|membership|member|registration|scheme|dwellings?|storeys?|electrical|gas|council|inspector|page|house|company|vat|policy)\b`), "", takeReference},
	{buildingRegsPath + "works", pattern.New(`(?i)\b(?:works?|description|proposal|project|what\s+was\s+(?:built|done)|particulars|operations?)\b`), pattern.New(`(?i)\b(?:address|where|location|site|date\w*|start\w*|commenc\w*|complet\w+|finish\w*|by|person|ref\w*|number|no|electrical|carried\s+out\s+at|inspect\w*|type|cost|requirements?|complies|certificate|outstanding|at)\b`), "", takeProposal},
	{buildingRegsPath + "completionDate", pattern.New(`(?i)\b(?:complet\w+|final\s+(?:inspection|visit)|finished|passed|last\s+inspect\w+|inspected)\b`), pattern.New(`(?i)\b(?:certificate|issued?|notice|start\w*|commenc\w*|deposit\w*|approv\w+)\b`), "", takeDay},
	{buildingRegsPath + "certificateDate", pattern.New(`(?i)\b(?:issued?|certificate|dated?|signed)\b`), pattern.New(`(?i)\b(?:complet\w+|inspect\w+|start\w*|commenc\w*|deposit\w*|application|received|registered|valid\w*|initial|notice|accept\w*|approv\w+|plans?|number|no|ref\w*|expir\w*|printed|by)\b`), "", takeDay},
	{buildingRegsPath + "address", pattern.New(`(?i)\b(?:address|location|site|premises|property|building|dwelling|where|at)\b`), pattern.New(`(?i)\b(?:control|council|authority|owner|applicant|agent|inspector|approver|office|correspondence|our|contact|regulations?|act|certificate|notice|client|insurer)\b`), "", takeAddress},
	{buildingRegsPath + "applicant", pattern.New(`(?i)\b(?:applicant|owner|client|issued\s+to|customer|on\s+behalf\s+of|person\b.*\bworks?)\b`), pattern.New(`(?i)\b(?:address|agent|number|ref\w*|date|phone|contact|council|authority|inspector)\b`), "", takeName},
}
