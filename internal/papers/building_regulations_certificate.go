package papers

import (
	"regexp"
	"strings"
)

const buildingRegsPath = "/paperwurks/building_regulations_certificate/"

var buildingRegsCertificate = definition{
	kind: BuildingRegsCertificate, name: "building regulations certificate",
	anchors: []anchor{
		{re: regexp.MustCompile(`(?i)building\s+regulations?(?:\s+\d{4})?\b`), weight: 0.4, head: true},
		{re: regexp.MustCompile(`(?i)\b(?:completion|final|regularisation|part(?:ial)?\s+(?:completion|final)|occupation)\s+certificate\b|certificate\s+of\s+(?:completion|final|compliance)|plans\s+certificate|initial\s+notice|approval\s+of\s+plans|(?:full\s+)?plans\s+approv(?:al|ed)|building\s+notice\s+accept`), weight: 0.55, head: true},
		{re: regexp.MustCompile(`(?i)\bLABC\b|building\s+control\b|approved\s+inspector|registered\s+building\s+control\s+approver`), weight: 0.35, head: true},
		{re: regexp.MustCompile(`(?i)evidence\s*\(?but\s+not\s+conclusive|taking\s+(?:all\s+)?reasonable\s+steps`), weight: 0.3},
		{re: regexp.MustCompile(`(?i)\b(?:FENSA|CERTASS|NICEIC|NAPIT|HETAS|OFTEC|gas\s+safe|ELECSA|competent\s+person)\b|enquiries\s+of\s+local|CON\s?29|local\s+land\s+charges|planning\s+permission\s+granted|property\s+information\s+form|building\s+safety\s+act`), weight: -0.6, head: true},
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
	},
	parse: parseBuildingRegs,
}

// buildingPapers is what building control issues. Only a completion, a final or a
// regularisation certificate says that the works comply.
var buildingPapers = []struct {
	re   *regexp.Regexp
	name string
}{
	{regexp.MustCompile(`(?i)\bregularisation\s+certificate|certificate\s+of\s+regularisation`), "Regularisation certificate"},
	{regexp.MustCompile(`(?i)\bpart(?:ial|ly)?\s+(?:completion|final|occupation)\s+certificate|certificate\s+of\s+partial\s+completion|\boccupation\s+certificate`), "Partial completion certificate"},
	{regexp.MustCompile(`(?i)\bcompletion\s+certificate|certificate\s+of\s+(?:building\s+regulations?\s+)?completion|certificate\s+of\s+completion`), "Completion certificate"},
	{regexp.MustCompile(`(?i)\bfinal\s+certificate`), "Final certificate"},
	{regexp.MustCompile(`(?i)\binitial\s+notice`), "Initial notice"},
	{regexp.MustCompile(`(?i)\b(?:rejection\s+of\s+plans|plans\s+(?:have\s+been\s+)?rejected|notice\s+of\s+rejection)`), "Plans rejection"},
	{regexp.MustCompile(`(?i)\b(?:(?:conditional\s+)?approval\s+of\s+(?:full\s+)?plans|(?:full\s+)?plans\s+(?:conditional\s+)?(?:approval|approved|certificate)|notice\s+of\s+(?:passing|approval)(?:\s+of\s+plans)?|plans\s+(?:have\s+been\s+)?passed)`), "Plans approval"},
	{regexp.MustCompile(`(?i)\bbuilding\s+notice(?:\s+(?:accept(?:ance|ed)|acknowledg\w+))?`), "Building notice"},
}

var (
	buildingReference = []*regexp.Regexp{
		heading(`(?:building\s+(?:control|regulations?|notice)|application|certificate|project|plans?|labc|initial\s+notice|final\s+certificate|our|job|file|submission|notice)\s*(?:ref(?:erence)?|no|number)\.?(?:\s*(?:no|number))?\.?`),
		heading(`ref(?:erence)?\.?(?:\s+(?:no|number))?\.?`),
	}
	buildingWorks = heading(`(?:(?:description|details|particulars|nature)\s+of\s+(?:the\s+)?(?:building\s+)?(?:works?|project|proposal)|(?:building\s+)?works?(?:\s+(?:description|carried\s+out|covered|details))?|project(?:\s+description)?|proposal|description|proposed\s+works?)`)
	buildingDone  = []*regexp.Regexp{heading(`(?:date\s+(?:of\s+)?(?:(?:works?\s+)?complet(?:ion|ed)(?:\s+of\s+(?:the\s+)?works?)?|final\s+inspection|completion\s+inspection)|(?:works?\s+)?complet(?:ion\s+date|ed(?:\s+on)?)|final\s+inspection(?:\s+date)?|inspection\s+date)`)}
	buildingDoneI = regexp.MustCompile(`(?i)\b(?:works?\s+(?:was|were|has\s+been)\s+(?:satisfactorily\s+)?completed|complet(?:ed|ion)\s+(?:inspection\s+)?(?:was\s+)?(?:carried\s+out\s+)?|final(?:ly)?\s+inspect(?:ed|ion)(?:\s+(?:was\s+)?(?:carried\s+out|made))?)\s+on\s+(?:the\s+)?(\d[^\n\f]{5,24})`)
	buildingDated = []*regexp.Regexp{
		heading(`(?:date\s+(?:of\s+)?(?:issue|certificate|issued|notice|approval|decision)|(?:certificate|issue|approval|notice)\s+date|issued(?:\s+on)?|date\s+certificate\s+issued|approved\s+on)`),
		heading(`dated?`),
	}
	buildingBody    = heading(`(?:issued\s+by|local\s+authority|council|(?:name\s+of\s+)?(?:approved\s+inspector|registered\s+building\s+control\s+approver|building\s+control\s+(?:body|approver))(?:\s+name)?|on\s+behalf\s+of)`)
	buildingCompany = regexp.MustCompile(`\b((?:[A-Z][\w&'’-]*\s+){1,5}(?:Building\s+Control|Approved\s+Inspectors?|Building\s+Consultan(?:ts|cy)|Building\s+Surveyors|Building\s+Inspectors?|Certification)(?:\s+(?:Services|Partnership|Solutions|Consultants?))*(?:\s+(?:Limited|Ltd\.?|LLP|plc))?)`)
	privateBody     = regexp.MustCompile(`(?i)\bapproved\s+inspectors?\b|registered\s+building\s+control\s+approvers?`)
	localBody       = regexp.MustCompile(`(?i)\blocal\s+authority\s+building\s+control\b|\bLABC\b|\bcouncil\b|borough\s+of`)
	buildingOwner   = heading(`(?:(?:name\s+of\s+)?(?:applicant|owner|client|person\s+carrying\s+out\s+(?:the\s+)?works?)(?:['’]?s?)?(?:\s+name)?|carried\s+out\s+(?:for|by)|on\s+behalf\s+of\s+\(owner\))`)
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
	s.sayReference(buildingRegsPath+"reference", buildingReference...)
	s.sayLines(buildingRegsPath+"works", 6, buildingWorks)
	if !s.sayDay(buildingRegsPath+"completionDate", buildingDone...) {
		s.sayDayIn(buildingRegsPath+"completionDate", buildingDoneI)
	}
	if !s.sayDay(buildingRegsPath+"certificateDate", buildingDated...) {
		s.sayDayIn(buildingRegsPath+"certificateDate", datedLine)
	}
	s.sayAddress(buildingRegsPath+"address", addressHeading)
	s.sayWords(buildingRegsPath+"applicant", 8, buildingOwner)
	for _, m := range s.FindAll(buildingBody) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 10)
		text := strings.Trim(v.Text(), " ,.")
		if len(text) > 3 && hasLetters(text) && !labelLine.MatchString(text) && s.state(buildingRegsPath+"issuer", withLabel(m.Span, v), text, nil) {
			break
		}
	}
	company, private := head.Find(buildingCompany)
	if private && strings.Contains(strings.ToLower(company.Whole), "local authority") {
		private = false
	}
	if private {
		s.state(buildingRegsPath+"issuer", company.Span, company.Group[0].String, nil)
	}
	s.sayCouncilIn(buildingRegsPath+"issuer", head)
	if m, ok := s.Find(privateBody); ok {
		s.state(buildingRegsPath+"issuerType", m.Span, m.Whole, "Approved inspector")
	} else if m, ok := s.Find(localBody); ok {
		s.state(buildingRegsPath+"issuerType", m.Span, m.Whole, "Local authority")
	}
}
