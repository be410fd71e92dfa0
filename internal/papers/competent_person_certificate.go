package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const competentPath = "/paperwurks/competent_person_certificate/"

var competentPersonCertificate = definition{
	kind: CompetentPersonCertificate, name: "competent person certificate",
	anchors: []anchor{
		{re: pattern.New(`(?i)\b(?:FENSA|CERTASS|gas\s*safe(?:\s+register)?|NICEIC|NAPIT|HETAS|OFTEC|ELECSA|STROMA|BESCA|CORGI|APHC|BSI\s+kitemark|cert-?sure|NFRC|assure\s+certification|blue\s+flame|MCS)\b`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)\b(?:building\s+regulations?\s+compliance\s+certificate|certificate\s+of\s+(?:building\s+regulations?\s+)?compliance|compliance\s+certificate|declaration\s+of\s+safety|domestic\s+electrical\s+installation\s+certificate|electrical\s+installation\s+certificate|self[- ]certif|minor\s+works\s+certificate)`), weight: 0.5, head: true},
		{re: pattern.New(`(?i)competent\s+persons?(?:\s+scheme)?|registered\s+(?:installer|business|company|contractor|engineer)|certificate\s+(?:number|no)`), weight: 0.3},
		{re: pattern.New(`(?i)replacement\s+(?:windows?|doors?|glazing|boiler|of\s+(?:windows?|boiler))|windows?\s+(?:and|&)\s+doors?\s+installed|gas\s+(?:boiler|appliance)|consumer\s+unit|solid\s+fuel`), weight: 0.2},
		{re: pattern.New(`(?i)\binstallation\s+condition\s+report\b|\bEICR\b`), weight: -0.9, head: true},
		// Records of safety and of service certify no compliance with building regulations.
		{re: pattern.New(`(?im)^\W*(?:(?:domestic|annual|landlord(?:['’]?s)?|home\s*-?owner(?:['’]?s)?|and|or)(?:\s*[/&-]\s*|\s+))*gas\s+(?:appliances?\s+)?safety\s+(?:record|certificate|inspection|check)\b|^\W*(?:CP\s?12|LGSR)\b`), weight: -0.9, head: true},
		{re: pattern.New(`(?i)\b(?:gas|boiler|appliance|oil|fired)\s+(?:\w+\s+)?(?:servic(?:e|ing)|maintenance)\s+(?:(?:and|/|&)\s+\w+\s+)?(?:record|report|checklist)\b|\bcommissioning\s+checklist\b`), weight: -0.8, head: true},
		{re: pattern.New(`(?i)enquiries\s+of\s+local|CON\s?29|local\s+land\s+charges|property\s+information|fittings\s+and\s+contents|completion\s+certificate|contract|lease\b|tenancy|energy\s+performance`), weight: -0.6, head: true},
	},
	fields: []Field{
		{competentPath + "scheme", "scheme", Answer}, // FENSA, CERTASS, Gas Safe Register, NICEIC, NAPIT, HETAS, OFTEC, ELECSA, …
		{competentPath + "certificateNumber", "certificate number", Words},
		{competentPath + "work", "work", Words},
		{competentPath + "workDate", "work completed", Day},
		{competentPath + "issueDate", "certificate issued", Day},
		{competentPath + "installer", "installer", Words},
		{competentPath + "installerNumber", "installer's registration", Words},
		{competentPath + "address", "address", Words},
		{competentPath + "insuranceBacked", "insurance-backed guarantee", Answer},
	},
	parse: parseCompetentPerson,
}

// competentSchemes is the schemes of schedule 3 to the Building Regulations 2010
// that certify work in homes, and those before them.
var competentSchemes = []struct {
	re   *pattern.Pattern
	name string
}{
	{pattern.New(`(?i)\bFENSA\b`), "FENSA"},
	{pattern.New(`(?i)\bCERTASS\b`), "CERTASS"},
	{pattern.New(`(?i)\bgas\s*safe(?:\s+register)?\b`), "Gas Safe Register"},
	{pattern.New(`(?i)\bCORGI\b`), "CORGI"},
	{pattern.New(`(?i)\bNICEIC\b`), "NICEIC"},
	{pattern.New(`(?i)\bNAPIT\b`), "NAPIT"},
	{pattern.New(`(?i)\bHETAS\b`), "HETAS"},
	{pattern.New(`(?i)\bOFTEC\b`), "OFTEC"},
	{pattern.New(`(?i)\bELECSA\b`), "ELECSA"},
	{pattern.New(`(?i)\bSTROMA\b`), "Stroma"},
	{pattern.New(`(?i)\bBESCA\b`), "BESCA"},
	{pattern.New(`(?i)\bAPHC\b`), "APHC"},
	{pattern.New(`(?i)\bBSI\s+(?:kitemark|assurance)`), "BSI"},
	{pattern.New(`(?i)\bBlue\s+Flame\b`), "Blue Flame Certification"},
	{pattern.New(`(?i)\bAssure\s+(?:Certification|Scheme)\b`), "Assure"},
	{pattern.New(`(?i)\b(?:CompetentRoofer|NFRC)\b`), "CompetentRoofer"},
	{pattern.New(`(?i)\bMCS\b|Microgeneration\s+Certification`), "MCS"},
	{pattern.New(`(?i)\bCert-?sure\b`), "NICEIC"},
}

var (
	competentNumber = []*pattern.Pattern{
		heading(`(?:(?:fensa|certass|gas\s+safe|niceic|napit|hetas|oftec|elecsa)\s+)?(?:certificate|notification|unique\s+certificate|serial|reference\s+certificate)\s*(?:ref(?:erence)?|no|number|id|serial\s+(?:no|number))\.?(?:\s*(?:no|number))?\.?`),
		heading(`(?:serial|unique\s+(?:reference|certificate)|job|notification)\s*(?:no|number|ref(?:erence)?)\.?`),
		heading(`(?:our\s+)?ref(?:erence)?\.?(?:\s+(?:no|number))?\.?`),
	}
	competentInline = pattern.New(`(?i)\bcertificate\s*(?:no|number|ref(?:erence)?)?\.?\s*[:#]?\s*([A-Z]{0,4}[-/]?\d[\w/-]{3,})`)
	competentWork   = heading(`(?:(?:description|details|type|nature)\s+of\s+(?:the\s+)?(?:works?|installation)(?:\s+carried\s+out)?|works?(?:\s+(?:carried\s+out|completed|details|description|type|certified|undertaken|notified))?|installation(?:\s+(?:details|type|description))?|installed|appliance(?:\s+type)?|products?(?:\s+installed)?|(?:type\s+of\s+)?job(?:\s+(?:description|type))?|items?\s+installed|location\s+and\s+(?:type|description)\s+of\s+work)`)
	competentWorkIn = pattern.New(`(?i)\b((?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:replacement\s+)?(?:windows?|doors?|roof\s*lights?)(?:\s*(?:,|and|&|/)\s*(?:\d{1,2}|one|two|three|four|five)\s+(?:replacement\s+)?(?:windows?|doors?|roof\s*lights?))*|(?:install(?:ed|ation\s+of)?|replace(?:d|ment\s+of)?)\s+(?:an?\s+)?(?:new\s+)?(?:gas|oil|solid|wood|multi|condensing|combi|consumer|electric|replacement|window|door)[^.\n\f]{3,80})`)
	// competentCounts is what a scheme for windows counts, each behind its label.
	competentCounts = pattern.New(`(?i)\bwindows?\s*:?\s*\d{1,2}\s*[,;]?\s+(?:and\s+)?doors?\s*:?\s*\d{1,2}\b(?:\s*[,;]?\s+roof\s*lights?\s*:?\s*\d{1,2}\b)?`)
	competentDone   = heading(`(?:date\s+(?:of\s+)?(?:(?:works?|installation|job)\s+)?(?:was\s+)?(?:complet(?:ion|ed)|installed|installation|works?|commission(?:ing|ed))(?:\s+(?:of\s+(?:the\s+)?(?:works?|installation)|completed))?|(?:works?|installation|job)\s+(?:was\s+)?complet(?:ed|ion)(?:\s+(?:on|date))?|complet(?:ion\s+date|ed(?:\s+on)?)|install(?:ation|ed)\s+(?:date|on)|commission(?:ing|ed)\s+(?:date|on))`)
	competentDoneIn = pattern.New(`(?i)\b(?:completed|installed|commissioned|carried\s+out)\s+on\s+(?:the\s+)?(\d[^\n\f]{5,24})`)
	competentIssued = []*pattern.Pattern{
		heading(`(?:date\s+(?:of\s+)?(?:issue|issued|certificate|certificate\s+issued|registration|notification)|(?:issue|certificate|registration|notification)\s+date|(?:certificate\s+)?issued(?:\s+on)?)`),
		heading(`dated?`),
	}
	competentInstaller = []*pattern.Pattern{
		heading(`(?:(?:name\s+of\s+)?(?:installer|installation\s+company|registered\s+(?:business|company|installer|contractor|competent\s+person)|contractor|installing\s+(?:company|business))(?:['’]?s?)?(?:\s+(?:name|details))?|installed\s+by|(?:works?\s+)?carried\s+out\s+by|company\s+name|business\s+name|trading\s+(?:title|name|as))`),
		heading(`company|business|engineer(?:\s+name)?`),
	}
	competentRegistration = []*pattern.Pattern{
		heading(`(?:(?:fensa|certass|gas\s+safe(?:\s+register)?|niceic|napit|hetas|oftec|elecsa|installer(?:['’]?s?)?|company|business|engineer(?:['’]?s?)?|contractor)\s+)?(?:registration|reg|registered|membership|enrol?ment|licen[cs]e|installer|member|id)\.?\s*(?:no|number|id)\.?`),
		heading(`(?:installer|registered)\s+(?:no|number|id)`),
	}
	competentAddress = []*pattern.Pattern{
		heading(`(?:(?:installation|property|work|job|site|premises|customer['’]?s?|consumer|homeowner['’]?s?)\s+address|address\s+(?:of|at|where)\s+(?:the\s+)?(?:works?|installation|property|premises|site|building)(?:\s+\w+){0,4}|address\s+of\s+(?:work|installation)|works?\s+(?:carried\s+out\s+)?at|installed\s+at|location(?:\s+of\s+(?:the\s+)?(?:works?|installation))?)`),
		addressHeading,
	}
	// "Notified by X Ltd (registration number 123) that the work was completed at … on …".
	competentBy   = pattern.New(`(?:notified|installed|carried\s+out|completed|undertaken)(?:\s+on\s+(?:the\s+)?` + dateOne + `)?\s+by\s+(\p{Lu}[\pL\d&'’.() -]{2,60}?)(?:\s*\((?i:registration|reg|registered)[^)\d]{0,20}([A-Z\d/-]{3,12})\)|\s+(?:that|at|on)\b|\s*[,.;])`)
	competentAt   = pattern.New(`(?:completed|installed|carried\s+out|undertaken)\s+at\s+([^\f]{6,140}?)\s+on\s+(\d{1,2}[^\n\f]{5,24})`)
	competentAtIn = pattern.New(`(?i)\b(?:installed|carried\s+out|completed|undertaken|done|works?)\s+(?:at|in)\s*:?\s*((?:(?:flat|apartment|unit)\s+\w|\d)[^;\f]{5,110}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	backed        = pattern.New(`(?i)\binsurance[- ]backed(?:\s+(?:guarantee|warranty))?|\bIBG\b`)
)

var (
	numberAlone = pattern.New(`(?i)(?:^|[\n\f])(?:no|number|ref|certificate)\.?\s*:?\s+([A-Z]{0,4}[-/]?\d[\w/-]{4,})(?:\s|$)`)
	sentOn      = pattern.New(`(?i)\b(?:sent|issued|printed|produced|dated)\s+(?:on\s+)?(` + dateOne + `)`)
)

func parseCompetentPerson(s *sheet) {
	first := -1
	scheme, span := "", s.Span
	for _, c := range competentSchemes {
		if m, ok := s.Find(c.re); ok {
			if start, _ := m.Bytes(); first < 0 || start < first {
				first, scheme, span = start, c.name, m.Span
			}
		}
	}
	if first >= 0 {
		s.state(competentPath+"scheme", span, strings.Trim(span.Text(), " .,:;()®™"), scheme)
	}
	s.sayRegisterPrint()
	s.seekTurned(competentSought...)
	s.sayReference(competentPath+"certificateNumber", competentNumber...)
	if !s.said[competentPath+"certificateNumber"] {
		// "No. 25617394" at the head.
		if m, ok := s.opening(25).Find(numberAlone); ok {
			s.state(competentPath+"certificateNumber", m.Span, m.Group[0].String, nil)
		}
	}
	if !s.said[competentPath+"issueDate"] {
		if m, ok := s.opening(40).Find(sentOn); ok {
			if day, as, ok := ParseDay(m.Group[0].String); ok {
				s.state(competentPath+"issueDate", m.Span, as, FormatDay(day))
			}
		}
	}
	if !s.said[competentPath+"certificateNumber"] {
		if m, ok := s.Find(competentInline); ok {
			s.state(competentPath+"certificateNumber", m.Span, m.Group[0].String, nil)
		}
	}
	if m, ok := s.Find(competentCounts); ok {
		s.state(competentPath+"work", m.OnePage(), m.OnePage().Text(), nil)
	}
	if !s.sayLines(competentPath+"work", 4, competentWork) || s.unsayHead(competentPath+"work") {
		s.tellInstalled()
	}
	if !s.sayDay(competentPath+"workDate", competentDone) {
		s.sayDayIn(competentPath+"workDate", competentDoneIn)
	}
	if !s.sayDay(competentPath+"issueDate", competentIssued...) {
		s.sayDayIn(competentPath+"issueDate", datedLine)
	}
	if f, ok := s.fact(competentPath + "work"); ok && holdsDate(f.Value()) {
		s.unsay(competentPath + "work") // it ran on into the next labels
		s.sayLines(competentPath+"work", 0, competentWork)
	}
	s.tellCompetent()
	s.sayEnrolled()
	s.sayWords(competentPath+"installer", 8, competentInstaller...)
	s.unsayHead(competentPath + "installer")
	s.trimEnrolled()
	s.sayReference(competentPath+"installerNumber", competentRegistration...)
	if m, ok := s.Find(competentBy); ok {
		s.state(competentPath+"installer", m.Span, m.Group[0].String, nil)
		if m.Group[1].String != "" {
			s.state(competentPath+"installerNumber", m.Span, m.Group[1].String, nil)
		}
	}
	if m, ok := s.Find(competentAt); ok {
		if day, as, ok := ParseDay(m.Group[1].String); ok {
			s.state(competentPath+"workDate", m.Span, as, FormatDay(day))
		}
		if postcodeIn(m.Group[0].String) != "" {
			s.sayAddressOf(competentPath+"address", []evidence.Span{m.Group[0].Span})
		}
	}
	s.sayAddress(competentPath+"address", competentAddress...)
	s.sayPlaceIn(competentPath+"address", competentAtIn)
	s.seek(competentSought...)
	s.unsayHead(competentPath + "installer")
	s.trimEnrolled()
	if !s.said[competentPath+"issueDate"] {
		s.sayLetterDate(competentPath + "issueDate")
	}
	if f, ok := s.fact(competentPath + "issueDate"); ok {
		done, also := s.fact(competentPath + "workDate")
		if also && strings.HasSuffix(done.Citation().Quote(), f.Citation().Quote()) && !competentGiven.MatchString(done.Citation().Quote()) {
			s.unsay(competentPath + "issueDate") // the one day beside the label of the work, read twice
		}
	}
	if f, ok := s.fact(competentPath + "work"); ok && (strings.HasSuffix(f.Value(), "/") || headBeside.MatchString(f.Value())) {
		s.unsay(competentPath + "work") // the head of a table's column, or of the next
	}
	for _, m := range s.FindAll(backed) {
		if v := s.sentence(m.Span); !negative.MatchString(v.Text()) && !hedged.MatchString(v.Text()) {
			s.state(competentPath+"insuranceBacked", v, m.Whole, "Yes")
			break
		}
	}
}

var (
	// competentGiven tells that a day is the certificate's.
	competentGiven = pattern.New(`(?i)\b(?:issued?|certificate|certified|registered|notified)\b`)
	// headBeside is the head of a column beside that of the works.
	headBeside = pattern.New(`^(?i)(?:(?:local\s+)?authority|date\s+complet\w+|council)\b`)
	// enrolled is an installer with the number of its registration behind its name.
	enrolled = pattern.New(`^(\p{Lu}[^,;\n\f]{2,60}?),?\s+\(?(?i:registered|registration|reg|membership|member|enrol?ment)\.?\s*(?i:no\.?|number)?\s*:?\s*([A-Z]{0,4}\d[\d/-]{2,11})\)?$`)
)

// rowHead is a row's or a column's head that stands under the heading of its part, or
// beside another: "Installer details" over "Company", "Registered company" beside "Windows".
var rowHead = pattern.New(`^(?i)(?:windows?|doors?|roof\s*lights?|(?:technology|work|product|appliance|installation|system)\s+types?|type|(?:company|business|installer|trading|customer)(?:\s+name)?|(?:full\s+)?name|address|reg\w*\.?(?:\s+(?:no|number)\.?)?|(?:completion|issue|installation|commissioning)\s+date|date|details|description|make|model|quantity|location)\s*:?$|^(?i:technology|work|product|appliance|installation|system)\s+(?i:types?)\s+\p{Lu}|^(?i:reg\w*\.?\s+(?:no|number))\b`)

// unsayHead takes back a value that is the head of a row or column, and reports whether it was.
func (s *sheet) unsayHead(path string) bool {
	f, ok := s.fact(path)
	if !ok || !rowHead.MatchString(f.Value()) {
		return false
	}
	s.unsay(path)
	return true
}

// trimEnrolled takes from the installer's name the registration behind it: "(No. 208114)",
// ", HETAS reg 4471".
func (s *sheet) trimEnrolled() {
	f, ok := s.fact(competentPath + "installer")
	if !ok {
		return
	}
	m := registeredBehind.FindStringSubmatch(f.Value())
	if m == nil {
		if name := registeredBelow.FindStringSubmatch(f.Value()); name != nil {
			if at, found := s.text.Locate(f.Citation().Page(), f.Citation().Quote()); found {
				s.unsay(competentPath + "installer")
				s.stateIn(competentPath+"installer", at, name[1], nil)
			}
		}
		return
	}
	if at, found := s.text.Locate(f.Citation().Page(), f.Citation().Quote()); found {
		s.unsay(competentPath + "installer")
		s.stateIn(competentPath+"installer", at, m[1], nil)
		s.stateIn(competentPath+"installerNumber", at, m[2], nil)
	}
}

// registeredBelow is the name of a business with the label of its registration, which its
// cell put on the next line: "Swift Heating Ltd - Registration number".
var registeredBelow = pattern.New(`^(.{2,70}?)\s*[-–,(]\s*(?i:reg\w*|member\w*|enrol\w*|licen[cs]e)\.?(?:\s+(?i:no\.?|number|id))?\W*$`)

// registeredBehind is the name of a business and its registration.
var registeredBehind = pattern.New(`^(.{2,70}?)\s*[,(]\s*(?i:(?:[a-z]+\s+){0,3}(?:reg\w*|no|number|id|member\w*|enrol\w*|licen[cs]e)\b\.?(?:\s*(?:no|number)\b\.?)?)\s*:?\s*([A-Z]{0,4}[\d/-]{3,12})\W*$`)

// sayEnrolled states the installer beside its label, and its registration where that
// follows the name.
func (s *sheet) sayEnrolled() {
	for _, re := range competentInstaller {
		for i, m := range s.FindAll(re) {
			if i >= mostPlaces || s.said[competentPath+"installer"] {
				return
			}
			if m.Words() == 0 {
				continue
			}
			v := s.valueOf(m.Span)
			if f := enrolled.FindStringSubmatch(v.Text()); f != nil && s.stateIn(competentPath+"installer", withLabel(m.Span, v), f[1], nil) {
				s.stateIn(competentPath+"installerNumber", withLabel(m.Span, v), f[2], nil)
			}
		}
	}
}

// What the labels of a certificate mean, for the schemes that print it their own way.
var competentSought = []sought{
	{competentPath + "workDate", pattern.New(`(?i)\b(?:complet\w+|finished|installed|installation|done|carried\s+out|commission\w+|works?)\b`), pattern.New(`(?i)\b(?:issued?|sent|printed|notified|registered|expir\w+|address)\b`), "", takeDay},
	{competentPath + "issueDate", pattern.New(`(?i)\b(?:issued?|sent|certificate|printed|dated?|registered|notified|produced)\b`), pattern.New(`(?i)\b(?:complet\w+|finished|installed|installation|works?|expir\w+|until|guarantee|birth)\b`), "", takeDay},
	{competentPath + "work", pattern.New(`(?i)\b(?:works?|type|installed|installation|description|what|product|appliance|job)\b`), pattern.New(`(?i)\b(?:address|where|who|by|date|when|number|no|ref\w*|complet\w+|finished|certificate|location|premises|rooms?|standards?|declar\w+|guarantee\w*|business|company|council|authority|notified|of\s+registration)\b`), "", takeWork},
	{competentPath + "address", pattern.New(`(?i)\b(?:address|where|premises|property|site|location|installation|works?)\b`), pattern.New(`(?i)\b(?:business|company|installer|contractor|office|registered|council|authority|scheme|our|contact)\b`), "", takeAddress},
	{competentPath + "installer", pattern.New(`(?i)\b(?:installer|business|company|contractor|trading|firm|engineer|carried\s+out\s+by|installed\s+by|done\s+by)\b`), pattern.New(`(?i)\b(?:number|no|id|ref\w*|address|phone|tele\w*|regist\w+\s+(?:no|number)|registration|membership|council|date|declares?)\b`), "", takeInstaller},
	{competentPath + "installerNumber", pattern.New(`(?i)\b(?:membership|registration|enrol?ment|licen[cs]e|(?:installer|business|company|engineer|contractor|member|registered)\b.*\b(?:no|number|id))\b`), pattern.New(`(?i)\b(?:certificate|date|vat|companies\s+house|phone|title)\b`), "", takeReference},
	{competentPath + "certificateNumber", pattern.New(`(?i)\b(?:certificate|serial|notification|document|job|unique|ref\w*|number|no)\b`), pattern.New(`(?i)\b(?:date|phone|tele\w*|vat|company|installer|business|member\w*|registration|engineer|contractor|licence|your|title|customer|issued|rooms?|windows?|doors?)\b`), "", takeReference},
	{competentPath + "insuranceBacked", pattern.New(`(?i)\b(?:insurance[\s-]+backed|backed\s+by\s+insurance|insured\s+guarantee|IBG)\b`), nil, "", takeYesNo},
}

// takeWork takes what was installed: a few words, no day or number.
func takeWork(s *sheet, path string, p pair, v evidence.Span) bool {
	return !rowHead.MatchString(v.Text()) && !holdsDate(v.Text()) && v.Words() >= 2 && v.Words() <= 20 && hasLetters(v.Text()) && postcodeIn(v.Text()) == "" && !company(v.Text()) && takeWords(20)(s, path, p, v)
}

// takeInstaller takes the name of a company as it is incorporated, "A1 Glazing (Ely) Ltd",
// else that of a firm.
func takeInstaller(s *sheet, path string, p pair, v evidence.Span) bool {
	if rowHead.MatchString(v.Text()) {
		return false
	}
	if v.Words() > 1 && v.Words() <= 8 && limitedEnds.MatchString(v.Word(v.Words()-1).Text) && startsUpper(v) {
		return s.stateIn(path, withLabel(p.label, v), v.Text(), nil)
	}
	return takeFirm(s, path, p, v)
}

// competentColumns are the heads of a scheme's register, as it prints the one certificate
// that was looked for.
var competentColumns = []column{
	{"number", columnHead(`(?:certificate|notification|cert|reference|ref|unique|serial)(?:\s+(?:no|number|ref(?:erence)?|id))?\.?`)},
	{"address", columnHead(`(?:installation\s+|property\s+|site\s+|work\s+)?(?:address|property|premises|location|site)(?:\s+of\s+(?:the\s+)?works?)?`)},
	{"work", columnHead(`(?:(?:type|description|details|nature)\s+of\s+(?:the\s+)?)?(?:notified\s+)?(?:works?|installation|job|product)s?(?:\s+(?:type|description|details|notified|installed|carried\s+out))?|(?:work\s+)?description|what\s+was\s+(?:done|installed)`)},
	{"done", columnHead(`(?:works?\s+|installation\s+|job\s+)?(?:complet(?:ed|ion)|done|finished|installed|installation)(?:\s+(?:on|date))?|date\s+(?:of\s+)?(?:(?:works?|installation)\s*)?(?:complet(?:ed|ion)|installed|installation|done|works?)?(?:\s+complet(?:ed|ion))?`)},
	{"issued", columnHead(`(?:certificate\s+)?(?:issued?|registered|notified|lodged)(?:\s+(?:on|date))?|date\s+(?:of\s+)?(?:issued?|registered|notified|registration)`)},
	{"installer", columnHead(`(?:registered\s+)?(?:business|installer|company|contractor|firm|engineer|installed\s+by|done\s+by|carried\s+out\s+by)(?:\s+name)?`)},
	{"membership", columnHead(`(?:business\s+|installer\s+|company\s+)?(?:reg(?:istration)?|membership|member|licen[cs]e|enrol?ment|fensa|installer|business)\.?\s*(?:no|number|id)\.?`)},
}

// numberBehind is a registration that stands behind the name of a business.
var numberBehind = pattern.New(`\(\s*(?:[A-Za-z. ]*[:#]?\s*)?([A-Z]{0,3}[\d/-]{3,12})\s*\)$`)

// sayRegisterPrint states what the print of a scheme's register says: a row of heads and
// a row of values.
func (s *sheet) sayRegisterPrint() {
	r := s.register(competentColumns)
	if r == nil {
		return
	}
	if v := r["number"]; len(v) > 0 {
		if text := textOf(v); referenceLike.MatchString(text) && strings.ContainsAny(text, "0123456789") {
			s.statePieces(competentPath+"certificateNumber", v, text, nil)
		}
	}
	if v := r["address"]; postcodeIn(textOf(v)) != "" {
		s.sayAddressOf(competentPath+"address", v)
	}
	if v := r["work"]; len(v) > 0 && !holdsDate(textOf(v)) {
		s.statePieces(competentPath+"work", v, strings.TrimRight(textOf(v), " ."), nil)
	}
	for _, when := range [][2]string{{"done", "workDate"}, {"issued", "issueDate"}} {
		v := r[when[0]]
		if day, as, ok := ParseDay(textOf(v)); ok {
			s.statePieces(competentPath+when[1], v, as, FormatDay(day))
		}
	}
	if v := r["installer"]; len(v) > 0 {
		name := strings.TrimSpace(numberBehind.ReplaceAllString(textOf(v), ""))
		s.statePieces(competentPath+"installer", v, name, nil)
		if m := numberBehind.FindStringSubmatch(textOf(v)); m != nil {
			s.statePieces(competentPath+"installerNumber", v[len(v)-1:], m[1], nil)
		}
	}
	if v := r["membership"]; len(v) > 0 && strings.ContainsAny(textOf(v), "0123456789") {
		s.statePieces(competentPath+"installerNumber", v, textOf(v), nil)
	}
}
