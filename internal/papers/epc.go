package papers

import (
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const (
	epcCertificate     = "/propertyPack/energyEfficiency/certificate/"
	epcRecommendations = "/propertyPack/energyEfficiency/recommendations/*/"
)

var epc = definition{
	kind: EPC, name: "energy performance certificate",
	anchors: []anchor{
		{re: pattern.New(`(?i)energy\s+performance\s+certificate|tystysgrif\s+perfformiad\s+ynni`), weight: 0.7, head: true},
		{re: pattern.New(`(?i)energy\s+(?:efficiency\s+)?rating`), weight: 0.4, head: true},
		{re: pattern.New(`(?i)(?:certificate\s+number|reference\s+number|RRN)\s*:?\s*\d{4}-\d{4}-\d{4}-\d{4}-\d{4}`), weight: 0.6},
		{re: pattern.New(`(?i)total\s+floor\s+area`), weight: 0.3},
		{re: pattern.New(`(?i)date\s+of\s+assessment|assessment\s+date|type\s+of\s+assessment`), weight: 0.25},
		{re: pattern.New(`(?i)property\s+information\s+form|\bTA6\b|\bBASPI\b|contract\s+for\s+(?:the\s+)?sale`), weight: -0.5, head: true},
	},
	fields: []Field{
		{epcCertificate + "certificateNumber", "certificate number", Words},
		{epcCertificate + "address", "address", Words},
		{epcCertificate + "postcode", "postcode", Words},
		{epcCertificate + "uprn", "UPRN", Number},
		{epcCertificate + "propertyType", "type of property", Words},
		{epcCertificate + "totalFloorArea", "floor area in square metres", Number},
		{epcCertificate + "currentEnergyRating", "energy rating", Answer}, // A to G
		{epcCertificate + "currentEnergyEfficiency", "energy score", Number},
		{epcCertificate + "potentialEnergyRating", "potential rating", Answer},
		{epcCertificate + "potentialEnergyEfficiency", "potential score", Number},
		{epcCertificate + "inspectionDate", "date of assessment", Day},
		{epcCertificate + "lodgementDate", "date of certificate", Day},
		// PDTF has no expiry. Ten years from the certificate: Energy Performance of
		// Buildings (England and Wales) Regulations 2012, reg. 11.
		{"/paperwurks/epc/validUntil", "valid until", Day},
		{epcCertificate + "wallsDescription", "walls", Words},
		{epcCertificate + "wallsEnergyEff", "walls: rating", Words},
		{epcCertificate + "roofDescription", "roof", Words},
		{epcCertificate + "roofEnergyEff", "roof: rating", Words},
		{epcCertificate + "floorDescription", "floor", Words},
		{epcCertificate + "windowsDescription", "windows", Words},
		{epcCertificate + "windowsEnergyEff", "windows: rating", Words},
		{epcCertificate + "mainheatDescription", "main heating", Words},
		{epcCertificate + "mainheatEnergyEff", "main heating: rating", Words},
		{epcCertificate + "mainheatcontDescription", "heating controls", Words},
		{epcCertificate + "mainheatcEnergyEff", "heating controls: rating", Words},
		{epcCertificate + "hotwaterDescription", "hot water", Words},
		{epcCertificate + "hotWaterEnergyEff", "hot water: rating", Words},
		{epcCertificate + "lightingDescription", "lighting", Words},
		{epcCertificate + "lightingEnergyEff", "lighting: rating", Words},
		{epcCertificate + "secondheatDescription", "second heating", Words},
		{epcRecommendations + "improvementSummaryText", "recommended improvement", Words},
		{epcRecommendations + "indicativeCost", "cost of the improvement", Words},
		{"/paperwurks/epc/assessorName", "assessor", Words},
		{"/paperwurks/epc/assessorId", "assessor's number", Words},
		{"/paperwurks/epc/accreditationScheme", "assessor's scheme", Words},
	},
	parse: parseEPC,
}

var (
	rrn           = pattern.New(`\b([\dOIl]{4}\s?[-–]\s?[\dOIl]{4}\s?[-–]\s?[\dOIl]{4}\s?[-–]\s?[\dOIl]{4}\s?[-–]\s?[\dOIl]{4})\b`)
	epcType       = heading(`(?:property|dwelling)\s+type|type\s+of\s+(?:property|dwelling)|math\s+o\s+eiddo|math\s+o\s+annedd`)
	epcArea       = heading(`(?:total\s+)?floor\s+area|cyfanswm\s+arwynebedd(?:\s+y)?\s+llawr`)
	squareMetres  = pattern.New(`(?i)(\d{1,5}(?:\.\d+)?)\s*(?:square\s+met(?:re|er)s?|sq\.?\s?m(?:etres?)?|m²|m2|metr\s+sgw[âa]r|$)`)
	epcUntil      = heading(`(?:this\s+certificate\s+is\s+)?valid\s+until|expir(?:y(?:\s+date)?|es(?:\s+on)?)|yn\s+ddilys\s+tan`)
	epcUntilIn    = pattern.New(`(?i)(?:valid\s+until|expire[sd]\s+on|ddilys\s+tan)\s*:?\s*(` + dateOne + `)`)
	epcAssessed   = heading(`date\s+of\s+assessment|assessment\s+date|dyddiad\s+(?:yr\s+)?asesiad`)
	epcIssued     = heading(`date\s+of\s+(?:the\s+)?certificate|certificate\s+date|date\s+(?:lodged|of\s+registration)|dyddiad\s+(?:y\s+)?dystysgrif`)
	epcAssessedIn = pattern.New(`(?i)\b(?:date\s+of\s+assessment|assessment\s+date)\s*:?\s*(` + dateOne + `)`)
	epcIssuedIn   = pattern.New(`(?i)\b(?:date\s+of\s+(?:the\s+)?certificate|certificate\s+date|date\s+lodged)\s*:?\s*(` + dateOne + `)`)
	// chartBand is a band of the chart with the score that stands beside it.
	chartBand    = pattern.New(`(?:^|[\n\f])(?:\(?\d{1,2}\s*[-–+]\s*(?:\d{2})?\)?|\(?92\s*(?:\+|plus)\)?)\s*([A-G])\s+(\d{1,3})\s*\|?\s*([A-G])(?:\s|$)`)
	epcRating    = pattern.New(`(?i)(?:this\s+property[’']?s?|the)\s+(?:current\s+)?energy\s+(?:efficiency\s+)?rating\s+is\s+((?-i:[A-G]))\b|sg[ôo]r(?:\s+ynni)?(?:[’']?r)?(?:\s+(?:yr\s+)?eiddo\s+hwn)?\s+y[wn]\s+((?-i:[A-G]))\b`)
	epcPotential = pattern.New(`(?i)(?:potential\s+to\s+be|\b(?:could|would)\s+(?:be|become|reach|rise\s+to))\s+((?-i:[A-G]))\b|potensial\s+i\s+fod\s+yn\s+((?-i:[A-G]))\b`)
	epcLetter    = heading(`energy\s+(?:efficiency\s+)?rating|(?:current\s+)?(?:energy\s+)?(?:efficiency\s+)?(?:rating|band)|sg[ôo]r\s+ynni`)
	oneLetter    = pattern.New(`^([A-G])$`)
	scoreCell    = pattern.New(`^([\dIlO]{1,3})\s*\|?\s*\(?([A-G])?\)?$|^([A-G])\s*\|?\s*\(?(\d{1,3})\)?$`)
	scoreBeside  = pattern.New(`(?i)\b(current|potential)(?:\s+(?:energy|efficiency|rating|score|sap|band|is|of))*\s*[:=–-]?\s*(?:([A-G])\s*[(|/,-]?\s*(\d{1,3})|(\d{1,3})\s*[(|/,-]?\s*([A-G])\b|(\d{1,3})(?:\s|$|[.,]))`)
	epcFeature   = pattern.New(`^(?i)(walls?|roof|floor|windows?|main\s+heating\s+controls?|main\s+heating|hot\s+water|lighting|secondary\s+heating|wal(?:iau)?|to|llawr|ffenestri?|prif\s+wres(?:ogi)?|rheoli['’]r\s+brif\s+system\s+wresogi|d[ŵw]r\s+poeth|goleuadau)\s*:?(?:\s|$)`)
	epcGrade     = pattern.New(`(?i)(?:^|\s|[(\[])(very\s+poor|very\s+good|poor|average|good|n/a|gwael\s+iawn|da\s+iawn|gwael|cyfartal(?:edd|og)|da)[)\]]?$`)
	improvement  = pattern.New(`^(?:(?i:step|cam)\s+)?(\d{1,2})[.:)]?\s+([A-Z][A-Za-z][^£\n]{2,90})$`)
	measuresHead = pattern.New(`^(?i)(?:recommend(?:ed|ations?)|top\s+actions|steps?(?:\s+you\s+(?:could|can)\s+take.*)?$|improvement|lower\s+cost|higher\s+cost|further\s+measures)`)
	unnumbered   = pattern.New(`^[A-Z][^£:]{4,90}$`)
	costRange    = pattern.New(`(£\s?[\d,]+(?:\s*(?:-|–|to)\s*£?\s?[\d,]+)?)`)
	costLabel    = pattern.New(`(?i)(?:typical\s+installation|indicative)\s+cost|cost\s+gosod|^\W*(?:estimated\s+|likely\s+|typical\s+)?costs?\b`)
	assessorName = heading(`assessor(?:[’']?s)?\s+name|name\s+of\s+(?:the\s+)?assessor|enw['’]?r?\s+(?:yr\s+)?aseswr`)
	assessorID   = heading(`assessor(?:[’']?s)?\s+(?:id|(?:accreditation\s+)?number|membership\s+number)|rhif\s+adnabod\s+(?:yr\s+)?aseswr`)
	accreditor   = heading(`accreditation\s+scheme|name\s+of\s+accreditation\s+(?:scheme|body)|scheme\s+name|cynllun\s+achredu`)
	assessedBy   = pattern.New(`(?i:assessed\s+by)\s*:?\s+(\p{Lu}[\pL'’.-]+(?:\s+[\pL'’.-]+){0,5}?)\s*[,(](?:\s*(?i:assessor)\s*(?i:id|no\.?|number)?\s*:?\s*([A-Z]{2,6}/?\d{3,}))?(?:\s*,?\s*(?i:scheme)\s*:?\s*((?:\p{Lu}[\pL&]*\s*){1,5}))?`)
	// What a certificate says in sentences.
	pointsSaid   = pattern.New(`(?i)\b(\d{1,3})\s+(?:sap\s+)?points\b|\bscor(?:es?|ed|ing)\s+(?:of\s+|is\s+|at\s+)?(\d{1,3})\b`)
	pointsToCome = pattern.New(`(?i)\b(?:could|would|potential(?:ly)?|improv\w+|reach|rais\w+|after)\b`)
	orMore       = pattern.New(`(?i)^(?:or\s+more|and\s+over|to\s+\d)`)
	pointsOfAll  = pattern.New(`(?i)\b(?:average|typical|most|homes|properties|between|steps?\s+\d|(?:each|this|one|next|after)\s+steps?)\b`)
	seenOn       = pattern.New(`(?i)\b(?:seen|visited|inspected|assessed|surveyed|inspection|assessment|visit)\s+(?:was\s+)?(?:made\s+|carried\s+out\s+|took\s+place\s+)?on\s+(` + dateOne + `)`)
	certifiedOn  = pattern.New(`(?i)\b(?:certified|issued|registered|lodged|(?:entered|placed|put)\s+(?:in|into|on)\s+the\s+register|certificate\s+(?:was\s+)?(?:made|dated))\s+(?:on\s+)?(` + dateOne + `)`)
	assessorIn   = pattern.New(`\b(?i:certified|assessed|inspected|surveyed|issued|carried\s+out|made)\b[^.\f]{0,60}?\b(?i:by)\s+(\p{Lu}[\pL'’-]+(?:\s+\p{Lu}[\pL'’-]+){1,4})`)
	assessorIs   = pattern.New(`\b(?:(?i:assessor)\s+(?i:was|is)\s|(?i:aseswr):[ \t])\s*(\p{Lu}[\pL'’-]+(?:\s+\p{Lu}[\pL'’-]+){1,4})`)
	typeSaid     = pattern.New(`\b(?i:(?:kind|type)\s+of\s+(?:property|dwelling|home|building)|(?:property|dwelling)\s+type)\s*:\s*(\p{Lu}[^.:;\n\f]{3,60})\.\s`)
	assessorNo   = pattern.New(`\b(?i:number|no\.?|id|member|assessor|registered|rhif)\b[^.\f]{0,20}?\b([A-Z]{3,5}/?\d{5,7})\b(?:\s*,?\s*(?i:of|with|under|at)\s+(?i:the\s+)?(\p{Lu}[\pL&'’-]*(?:\s+(?:\p{Lu}[\pL&'’-]*|of|for|and|&)){0,6}))?`)
	gradeLine    = pattern.New(`(?i)^(?:rat(?:ed|ing)|efficiency|performance)?\s*:?\s*(very\s+poor|very\s+good|poor|average|good|n/a)\.?$|^not\s+rated\.?$`)
	epcTitle     = pattern.New(`(?i)energy\s+performance\s+certificate|perfformiad\s+ynni`)
	welshDay     = pattern.New(`(?i)\b(\d{1,2})\s+(Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\s+(\d{4})\b`)
)

var welshMonths = map[string]time.Month{"ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6, "gorffennaf": 7, "awst": 8, "medi": 9, "hydref": 10, "tachwedd": 11, "rhagfyr": 12}

// parseWelshDay is the first date in a Welsh text, and the part that it was read from.
func parseWelshDay(s string) (time.Time, string, bool) {
	m := welshDay.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, "", false
	}
	d, _ := strconv.Atoi(m[1])
	y, _ := strconv.Atoi(m[3])
	t := time.Date(y, welshMonths[strings.ToLower(m[2])], d, 0, 0, 0, 0, time.UTC)
	return t, m[0], t.Day() == d
}

// epcBand is the band of a score: the scale of SAP, the same on every certificate.
func epcBand(score float64) string {
	switch {
	case score >= 92:
		return "A"
	case score >= 81:
		return "B"
	case score >= 69:
		return "C"
	case score >= 55:
		return "D"
	case score >= 39:
		return "E"
	case score >= 21:
		return "F"
	}
	return "G"
}

func parseEPC(s *sheet) {
	for _, m := range s.FindAll(rrn) {
		digits := strings.NewReplacer("O", "0", "I", "1", "l", "1", " ", "", "–", "-").Replace(m.Group[0].String)
		quote := s.text.Line(m.Page(), m.LineIndex()).To(m.Span)
		if quote.Words() > quoteWords {
			quote = m.Span
		}
		if s.state(epcCertificate+"certificateNumber", quote, m.Group[0].String, digits) {
			break
		}
	}
	s.sayEPCDay(epcCertificate+"inspectionDate", epcAssessed, epcAssessedIn)
	s.sayEPCDay(epcCertificate+"lodgementDate", epcIssued, epcIssuedIn)
	s.sayEPCDay("/paperwurks/epc/validUntil", epcUntil, epcUntilIn)
	for _, w := range []struct {
		path string
		re   *pattern.Pattern
	}{{epcCertificate + "inspectionDate", welshAssessed}, {epcCertificate + "lodgementDate", welshIssued}} {
		if m, ok := s.Find(w.re); ok {
			if day, as, ok := parseWelshDay(evidence.Fold(m.Whole)); ok {
				s.state(w.path, m.Span, as, FormatDay(day))
			}
		}
	}
	s.sayBrokenReference()
	s.seek(epcSought...)
	if f, ok := s.fact(epcCertificate + "lodgementDate"); ok && !s.said["/paperwurks/epc/validUntil"] {
		if from, err := time.Parse("2006-01-02", f.Normalised().(string)); err == nil {
			until := FormatDay(from.AddDate(10, 0, -1))
			s.compute("/paperwurks/epc/validUntil", until, until, epcCertificate+"lodgementDate")
		}
	}
	if m, ok := s.Find(typeSaid); ok {
		s.stateIn(epcCertificate+"propertyType", m.OnePage(), m.Group[0].String, nil)
	}
	s.sayWords(epcCertificate+"propertyType", 8, epcType)
	for _, m := range s.FindAll(epcArea) {
		v := clip(s.valueOf(m.Span), 4)
		if a, ok := v.Find(squareMetres); ok {
			if n, ok := parseWhole(a.Group[0].String); ok && n > 5 && s.state(epcCertificate+"totalFloorArea", withLabel(m.Span, v), a.Group[0].String, n) {
				break
			}
		}
	}
	s.sayUPRN(epcCertificate + "uprn")
	s.sayEPCAddress()
	s.sayEPCScores()
	s.sayFeatures()
	s.sayStackedFeatures()
	s.sayImprovements()
	s.sayEPCInSentences()
	if m, ok := s.Find(assessedBy); ok {
		s.state("/paperwurks/epc/assessorName", m.Span, m.Group[0].String, nil)
		if m.Group[1].String != "" {
			s.state("/paperwurks/epc/assessorId", m.Span, m.Group[1].String, nil)
		}
		if m.Group[2].String != "" {
			s.state("/paperwurks/epc/accreditationScheme", m.Span, m.Group[2].String, nil)
		}
	}
	s.sayWords("/paperwurks/epc/assessorName", 5, assessorName)
	s.sayWords("/paperwurks/epc/assessorId", 2, assessorID)
	s.sayWords("/paperwurks/epc/accreditationScheme", 8, accreditor)
	s.seek(epcSoughtLast...)
	for _, f := range epcMeans {
		s.seekOne(sought{epcCertificate + f.description, f.means, featureNot, "", takeFeature(f.rating)})
		if f.rating != "" {
			s.seekOne(sought{epcCertificate + f.rating, f.graded, gradedNot, "", takeGrade})
		}
	}
	s.numberedImprovements()
	for score, rating := range map[string]string{"currentEnergyEfficiency": "currentEnergyRating", "potentialEnergyEfficiency": "potentialEnergyRating"} {
		if f, ok := s.fact(epcCertificate + score); ok && !s.said[epcCertificate+rating] {
			if n, ok := f.Normalised().(float64); ok {
				s.compute(epcCertificate+rating, epcBand(n), epcBand(n), epcCertificate+score)
			}
		}
	}
}

// sayBrokenReference states a certificate's number that a narrow column broke after a
// hyphen: "8105-6221-4429-9006-" and "2213" below.
func (s *sheet) sayBrokenReference() {
	path := epcCertificate + "certificateNumber"
	for _, m := range s.FindAll(rrnBroken) {
		if s.said[path] {
			return
		}
		line := s.text.Line(m.Page(), m.LineIndex())
		below := s.layout(m.Page()).below(line)
		if !endsWith(line, m.Span) || below.Empty() {
			continue
		}
		end := below.Sub(0, 1)
		if digits := m.Whole + end.Text(); rrn.MatchString(digits) {
			s.stateAll(path, []evidence.Span{m.Span, end}, digits)
		}
	}
}

var (
	rrnBroken     = pattern.New(`\b(?:\d{4}-){4}(?:\s|$)`)
	welshDate     = `\s*:?\s*\d{1,2}\s+\pL{3,9}\s+\d{4}`
	welshAssessed = pattern.New(`(?i)\bdyddiad\s+(?:yr\s+)?asesiad` + welshDate)
	welshIssued   = pattern.New(`(?i)\bdyddiad\s+(?:y\s+)?dystysgrif` + welshDate)
)

// What the labels of a certificate mean, for the systems that print it their own way.
var (
	epcSought = []sought{
		{epcCertificate + "inspectionDate", pattern.New(`(?i)\b(?:inspect\w*|assess(?:ed|ment)|survey\w*|visit\w*)\b`), pattern.New(`(?i)\b(?:assessor|type|scheme|until|company|number)\b`), "", takeDay},
		{epcCertificate + "lodgementDate", pattern.New(`(?i)\b(?:lodg\w+|certificate|issued?|regist\w+|produced)\b`), pattern.New(`(?i)\b(?:until|expir\w+|valid|number|assessor|inspect\w*|assess\w*|ends?)\b`), "", takeDay},
		{"/paperwurks/epc/validUntil", pattern.New(`(?i)\b(?:valid|expir\w+|until|ends?|lasts?|lapses)\b`), nil, "", takeDay},
		{epcCertificate + "currentEnergyEfficiency", pattern.New(`(?i)\b(?:current|now|today|present|actual)\b.*\b(?:efficiency|score|sap|points|energy)\b|\b(?:efficiency|score|sap|points|energy)\b.*\b(?:current|now|today|present)\b`), scoreNot, "", takeScore},
		{epcCertificate + "potentialEnergyEfficiency", pattern.New(`(?i)\b(?:potential|could\s+be|possible|achievable)\b.*\b(?:efficiency|score|sap|points|energy)\b|\b(?:efficiency|score|sap|points|energy)\b.*\b(?:potential|could\s+be|possible)\b`), scoreNot, "", takeScore},
	}
	scoreNot      = pattern.New(`(?i)\b(?:environment\w*|impact|co2|carbon|emissions?|costs?|consumption|use|rating|band|bills?|saving\w*|letter|average)\b`)
	epcSoughtLast = []sought{
		{epcCertificate + "propertyType", pattern.New(`(?i)\b(?:(?:property|dwelling|home|building)\s+(?:type|form)|type\s+of\s+(?:property|dwelling|home|building)|dwelling|built\s+form)\b`), pattern.New(`(?i)\b(?:address|area|age|number)\b`), "", takeWords(8)},
		{epcCertificate + "totalFloorArea", pattern.New(`(?i)\b(?:floor\s+area|area|size)\b`), pattern.New(`(?i)\b(?:wall|roof|glaz\w+|window|local|conservation|heat\w*)\b`), "", takeFloorArea},
		{"/paperwurks/epc/assessorName", pattern.New(`(?i)\b(?:(?:energy\s+|domestic\s+)*assessor(?:['’]?s)?(?:\s+name)?|assessed\s+by|carried\s+out\s+by|surveyor|inspector|aseswr)\b`), pattern.New(`(?i)\b(?:number|no|id|scheme|accreditation|phone|tele\w+|e-?mail|mail|company|address|declaration|ref\w*|contact\w*)\b`), "", takeAssessor},
		{"/paperwurks/epc/assessorId", pattern.New(`(?i)\b(?:assessor|accreditation|membership|inspector)\b.*\b(?:id|number|no|ref\w*)\b`), pattern.New(`(?i)\b(?:phone|tele\w+|certificate|name|company)\b`), "", takeReference},
		{"/paperwurks/epc/accreditationScheme", pattern.New(`(?i)\b(?:scheme|accredit\w+|accreditor|accreditation\s+body|certification\s+body)\b`), pattern.New(`(?i)\b(?:number|no|id|phone|tele\w+|e-?mail|mail|contact\w*|complain\w*|website)\b`), "", takeFirm},
	}
	featureNot = pattern.New(`(?i)\b(?:eff\w*|env\w*|rating|impact|energy|costs?|area|u\s+values?|savings?|thickness|insulation|recommend\w*|improve\w*|per|number|outlets|type|flat|maisonette|apartment|house|bungalow|dwelling|property)\b|\d`)
	gradedNot  = pattern.New(`(?i)\b(?:env\w*|impact|costs?|area|savings?|overall|current|potential)\b|\d`)
	epcMeans   = []struct {
		description, rating string
		means, graded       *pattern.Pattern
	}{
		{"wallsDescription", "wallsEnergyEff", pattern.New(`(?i)\bwalls?\b`), graded(`walls?`)},
		{"roofDescription", "roofEnergyEff", pattern.New(`(?i)\broofs?\b`), graded(`roofs?`)},
		{"floorDescription", "", pattern.New(`(?i)\bfloors?\b`), nil},
		{"windowsDescription", "windowsEnergyEff", pattern.New(`(?i)\b(?:windows?|glazing)\b`), graded(`windows?|glazing`)},
		{"mainheatcontDescription", "mainheatcEnergyEff", pattern.New(`(?i)\bheat\w*\s+controls?\b|\bcontrols?\b`), graded(`heat\w*\s+controls?|controls?`)},
		{"secondheatDescription", "", pattern.New(`(?i)\b(?:second(?:ary)?|supplementary|other)\s+heat\w*`), nil},
		{"mainheatDescription", "mainheatEnergyEff", pattern.New(`(?i)^(?:main\s+|primary\s+|space\s+)?heat(?:ing)?(?:\s+(?:description|system|source|main))?$`), pattern.New(`(?i)^(?:main\s+|primary\s+|space\s+)?heat(?:ing)?(?:\s+system)?\s+(?:energy\s+)?(?:eff\w*|rating)$`)},
		{"hotwaterDescription", "hotWaterEnergyEff", pattern.New(`(?i)\bhot\s*water\b`), graded(`hot\s*water`)},
		{"lightingDescription", "lightingEnergyEff", pattern.New(`(?i)\b(?:lighting|lights)\b`), graded(`lighting|lights`)},
	}
)

// graded is the label of a feature's rating.
func graded(feature string) *pattern.Pattern {
	return pattern.New(`(?i)\b(?:` + feature + `)\b.*\b(?:eff\w*|rating|energy)\b`)
}

func takeScore(s *sheet, path string, p pair, v evidence.Span) bool {
	m := scoreCell.FindStringSubmatch(clip(v, 2).Text())
	if m == nil {
		return false
	}
	number := digit(m[1] + m[4])
	n, ok := parseWhole(number)
	if letter := m[2] + m[3]; !ok || n < 1 || n > 130 || letter != "" && epcBand(n) != letter {
		return false
	}
	return s.state(path, withLabel(p.label, clip(v, 2)), number, n)
}

func takeFloorArea(s *sheet, path string, p pair, v evidence.Span) bool {
	m := squareMetres.FindStringSubmatch(clip(v, 4).Text())
	if m == nil {
		return false
	}
	n, ok := parseWhole(m[1])
	return ok && n > 10 && n < 5000 && s.state(path, withLabel(p.label, clip(v, 4)), m[1], n)
}

// nameStop is a name that ends its sentence, before the next one.
var nameStop = pattern.New(`^(\pL+[^.]*\s[\pL'’-]{3,})\.\s`)

func takeAssessor(s *sheet, path string, p pair, v evidence.Span) bool {
	names := people(v)
	if len(names) == 1 {
		names[0], _, _ = strings.Cut(names[0], ",") // the number follows
		if m := nameStop.FindStringSubmatch(names[0]); m != nil {
			names[0] = m[1]
		}
	}
	return len(names) == 1 && !company(names[0]) && s.stateIn(path, withLabel(p.label, v), names[0], nil)
}

// takeFeature takes what a part of the home is made of, with its rating behind it.
func takeFeature(rating string) taker {
	return func(s *sheet, path string, p pair, v evidence.Span) bool {
		if m, ok := v.Find(epcFeature); ok && m.Group[0].Span.Words() == v.Words() || strings.EqualFold(v.Text(), "heating") {
			return false // the next of the parts, or of the costs
		}
		if v.Words() > 25 || !hasLetters(v.Text()) || strings.HasSuffix(v.Text(), ":") || strings.Contains(v.Text(), "£") {
			return false
		}
		what := v
		if g, ok := v.Find(epcGrade); ok {
			if what = trimBoth(before(g.Group[0].Span, v)); what.Empty() {
				return false
			}
			if rating != "" {
				s.state(epcCertificate+rating, withLabel(p.label, v), g.Group[0].String, nil)
			}
		}
		return s.stateIn(path, withLabel(p.label, what), strings.TrimRight(what.Text(), " ,;"), nil)
	}
}

func takeGrade(s *sheet, path string, p pair, v evidence.Span) bool {
	g := epcGrade.FindStringSubmatch(v.Text())
	return g != nil && v.Words() <= 3 && s.state(path, withLabel(p.label, v), g[1], nil)
}

// improvementLabel is a measure by its number; costOf the label of one's cost.
var (
	improvementLabel = pattern.New(`(?i)^\W*(?:(?:recommended\s+)?(?:improvement|measure|recommendation)|step)\s+(?:no\.?\s*)?(\d{1,2})$`)
	costOf           = pattern.New(`(?i)\bcosts?\b(?:\s+(?:of\s+)?(?:improvement|measure|step))?\s*(\d{1,2})?$`)
	costBehind       = pattern.New(`(?i)(?:[(–-]\s*)?\b(?:(?:at|for)\s+)?(?:an?\s+)?(?:(?:typical|indicative|estimated|likely)\s+)?(?:installation\s+)?costs?(?:\s+of|\s+is)?\s*:?\s*(£\s?[\d,]+(?:\s*(?:-|–|to)\s*£?\s?[\d,]+)?)\)?$`)
)

// numberedImprovements states the measures that have their number in a label, and
// their cost in one of its own or behind them.
func (s *sheet) numberedImprovements() {
	if s.said[at(epcRecommendations+"improvementSummaryText", 0)] {
		return
	}
	n := 0
	all := s.pairs()
	for i, p := range all {
		m := improvementLabel.FindStringSubmatch(p.text)
		if m == nil || n > 20 {
			continue
		}
		v := p.to[0]
		what, cost := v, evidence.Span{}
		if c, ok := v.Find(costBehind); ok {
			what, cost = trimBoth(before(c.Span, v)), c.Group[0].Span
		}
		for _, q := range all[i+1:] {
			if !cost.Empty() || improvementLabel.MatchString(q.text) {
				break
			}
			if c := costOf.FindStringSubmatch(q.text); c != nil && (c[1] == "" || c[1] == m[1]) {
				if f, ok := q.to[0].Find(costRange); ok {
					cost = f.Span
				}
			}
		}
		if what.Empty() || cost.Empty() || !hasLetters(what.Text()) || what.Words() > 20 {
			continue
		}
		if s.stateIn(at(epcRecommendations+"improvementSummaryText", n), what, strings.TrimRight(what.Text(), " ,;"), nil) {
			s.stateIn(at(epcRecommendations+"indicativeCost", n), cost, strings.Trim(cost.Text(), "(),;"), nil)
			n++
		}
	}
}

// sayEPCInSentences states what labels did not: days, assessor and scheme.
func (s *sheet) sayEPCInSentences() {
	s.sayDayIn(epcCertificate+"inspectionDate", seenOn)
	s.sayDayIn(epcCertificate+"lodgementDate", certifiedOn)
	if m, ok := s.Find(assessorIn); ok {
		s.state("/paperwurks/epc/assessorName", m.Span, m.Group[0].String, nil)
	}
	if m, ok := s.Find(assessorIs); ok {
		s.state("/paperwurks/epc/assessorName", m.Span, evidence.Fold(m.Group[0].String), nil)
	}
	if m, ok := s.Find(assessorNo); ok {
		s.state("/paperwurks/epc/assessorId", m.Span, m.Group[0].String, nil)
		if scheme := m.Group[1].String; scheme != "" {
			s.state("/paperwurks/epc/accreditationScheme", m.Span, scheme, nil)
		}
	}
}

// sayPoints states the scores that a sentence tells: "could reach 70 points".
func (s *sheet) sayPoints(say func(bool, evidence.Span, string, string)) {
	for i, m := range s.FindAll(pointsSaid) {
		if i >= mostPlaces {
			return
		}
		lead := upTo(widen(s.text.Page(m.Page()), m.Span, quoteWords), m.Span)
		lead = lead.Sub(max(0, lead.Words()-12), lead.Words())
		if pointsOfAll.MatchString(lead.Text()) || orMore.MatchString(s.wordsAfter(m.Span, 2).Text()) {
			continue // everybody's, or the scale
		}
		say(pointsToCome.MatchString(lead.Text()), lead.To(m.Span), m.Group[0].String+m.Group[1].String, "")
	}
}

func (s *sheet) sayEPCDay(path string, label, within *pattern.Pattern) bool {
	if s.sayDay(path, label) {
		return true
	}
	// Several in one line of running text: "Date of assessment 1 May 2024 Date of certificate 2 May 2024".
	if m, ok := s.Find(within); ok {
		if day, as, ok := ParseDay(m.Group[0].String); ok && strings.HasPrefix(m.Group[0].String, as) && s.state(path, m.Span, as, FormatDay(day)) {
			return true
		}
	}
	for _, m := range s.FindAll(label) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 6)
		if day, as, ok := parseWelshDay(v.Text()); ok && s.state(path, withLabel(m.Span, v), as, FormatDay(day)) {
			return true
		}
	}
	return false
}

// sayEPCAddress states the address: beside its label, else the lines that end with
// the first postcode of the first page.
func (s *sheet) sayEPCAddress() {
	path := epcCertificate + "address"
	if !s.sayHomeAddress(path) && len(s.text.Document().Pages) > 0 {
		page := s.text.Document().Pages[0].Number
		l := s.layout(page)
		for i, line := range l.lines {
			if line.Empty() {
				continue
			}
			if postcodeIn(line.Text()) == "" && !(outwardEnd.MatchString(line.Text()) && inwardStart.MatchString(l.below(line).Text())) {
				continue
			}
			lines := []evidence.Span{line}
			if postcodeIn(line.Text()) == "" {
				lines = append(lines, l.below(line).Sub(0, 1)) // "TB2" and "9KA"
			}
			at := l.boxes[i]
			for j := i - 1; j >= 0 && len(lines) < 6; j-- {
				b := l.boxes[j]
				if l.lines[j].Empty() || abs(b.X0-at.X0) > 6 && b.OverlapX(at) < 0.3 {
					continue
				}
				if at.Y0-b.Y1 > 1.2*at.Height() || b.Y1 > at.Y1 || epcTitle.MatchString(l.lines[j].Text()) || labelLine.MatchString(l.lines[j].Text()) || l.lines[j].Words() > 12 {
					break
				}
				lines = append([]evidence.Span{l.lines[j]}, lines...)
				at = b
			}
			if s.sayAddressOf(path, lines) {
				break
			}
		}
	}
	if f, ok := s.fact(path); ok {
		code := postcodeIn(f.Citations()[len(f.Citations())-1].Quote())
		if code == "" {
			code = postcodeIn(f.Value())
		}
		if known, as, ok := ParsePostcode(code); ok && as == code {
			s.compute(epcCertificate+"postcode", code, known, path)
		} else if code != "" {
			s.compute(epcCertificate+"postcode", code, code, path)
		}
	}
}

// sayHomeAddress states the address beside its label. The label among the assessor's
// particulars is the office's.
func (s *sheet) sayHomeAddress(path string) bool {
	for _, m := range s.FindAll(addressHeading) {
		if m.Words() == 0 {
			continue
		}
		l := s.layout(m.Page())
		office := false
		for over, n := l.above(s.text.Line(m.Page(), m.LineIndex())), 0; !over.Empty() && n < 4; over, n = l.above(over), n+1 {
			office = office || assessorsOwn.MatchString(over.Text())
		}
		if office {
			continue
		}
		said := false
		s.within(m.Span, func(part *sheet) { said = part.sayAddress(path, addressHeading) })
		if said {
			return true
		}
	}
	return false
}

// assessorsOwn is a label of the assessor's particulars.
var assessorsOwn = pattern.New(`(?i)^(?:assessor\b|company\s+name|trading\s+name|employer)`)

// The two halves of a postcode that a narrow column broke.
var (
	outwardEnd  = pattern.New(`,\s*[A-Z]{1,2}\d[A-Z\d]?$`)
	inwardStart = pattern.New(`^\d[A-Z]{2}\b`)
)

// sayEPCScores states the current and the potential rating and score.
func (s *sheet) sayEPCScores() {
	rating := map[bool]string{false: "currentEnergyRating", true: "potentialEnergyRating"}
	score := map[bool]string{false: "currentEnergyEfficiency", true: "potentialEnergyEfficiency"}
	for i, re := range []*pattern.Pattern{epcRating, epcPotential} {
		potential := i == 1
		if m, ok := s.Find(re); ok {
			letter := m.Group[0].String + m.Group[1].String
			s.state(epcCertificate+rating[potential], m.Span, letter, strings.ToUpper(letter))
		}
	}
	// say states a score, and its letter or the band that the score makes.
	say := func(potential bool, quote evidence.Span, number, letter string) {
		n, ok := parseWhole(digit(number))
		if !ok || n < 1 || n > 130 || letter != "" && epcBand(n) != letter {
			return
		}
		if f, ok := s.fact(epcCertificate + rating[potential]); ok && f.Normalised() != epcBand(n) {
			return
		}
		if !s.state(epcCertificate+score[potential], quote, number, n) {
			return
		}
		if letter != "" {
			s.state(epcCertificate+rating[potential], quote, letter, letter)
		}
		s.compute(epcCertificate+rating[potential], epcBand(n), epcBand(n), epcCertificate+score[potential])
	}
	s.sayScoresBefore(say)
	for _, m := range s.FindAll(scoreBeside) {
		g := m.Group
		potential := strings.EqualFold(g[0].String, "potential")
		if b := upTo(s.text.Line(m.Page(), m.LineIndex()), m.Span); impactScore.MatchString(m.Text()) || !b.Empty() && impactScore.MatchString(b.Sub(max(0, b.Words()-3), b.Words()).Text()) {
			continue
		}
		switch {
		case g[2].String != "":
			say(potential, m.Span, g[2].String, strings.ToUpper(g[1].String))
		case g[3].String != "":
			say(potential, m.Span, g[3].String, strings.ToUpper(g[4].String))
		case !strings.Contains(m.Whole, "\u00a3"):
			say(potential, m.Span, g[5].String, "")
		}
	}
	s.sayPoints(say)
	s.sayEPCChart(say)
	// A chart whose scores run on in the line of their band: the rating tells whose they are.
	current, _ := s.fact(epcCertificate + rating[false])
	potential, _ := s.fact(epcCertificate + rating[true])
	if !current.IsZero() && !potential.IsZero() && current.Normalised() != potential.Normalised() {
		for _, m := range s.FindAll(chartBand) {
			if letter := m.Group[2].String; letter == m.Group[0].String {
				say(potential.Normalised() == letter, m.Span, m.Group[1].String, letter)
			}
		}
		// The points of the chart alone, as the register prints them: "58 | D".
		for _, m := range s.FindAll(scorePoint) {
			switch letter := m.Group[1].String; letter {
			case current.Normalised():
				say(false, m.Span, m.Group[0].String, letter)
			case potential.Normalised():
				say(true, m.Span, m.Group[0].String, letter)
			}
		}
	}
	for _, m := range s.FindAll(epcLetter) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 2)
		if l, ok := v.Find(oneLetter); ok && s.state(epcCertificate+"currentEnergyRating", withLabel(m.Span, v), l.Group[0].String, l.Group[0].String) {
			break
		}
	}
}

// sayScoresBefore states the scores that stand before what they are: "37 | F current".
func (s *sheet) sayScoresBefore(say func(bool, evidence.Span, string, string)) {
	for _, m := range s.FindAll(scoreBefore) {
		first := m.Group[:3]
		say(strings.EqualFold(first[2].String, "potential"), m.Span, first[0].String, first[1].String)
		if second := m.Group[3:]; second[0].String != "" && !strings.EqualFold(first[2].String, second[2].String) {
			say(strings.EqualFold(second[2].String, "potential"), m.Span, second[0].String, second[1].String)
		}
	}
}

var (
	scoreBefore = pattern.New(`(?:^|[\n\f])[ \t]*(\d{1,3})\s*\|?\s*([A-G])\s+((?i:current|potential))(?:[ \t]+(\d{1,3})\s*\|?\s*([A-G])\s+((?i:current|potential)))?[ \t]*(?:$|[\n\f])`)
	scorePoint  = pattern.New(`\b(\d{1,3})\s*\|\s*([A-G])\b`)
	costsHead   = pattern.New(`(?i)\bcosts?\b`)
)

// impactScore is the other scale of a certificate.
var impactScore = pattern.New(`(?i)\b(?:environment\w*|impact|co2|emissions?)\b`)

// sayEPCChart reads the scores in the columns of the chart, under "Current" and "Potential".
func (s *sheet) sayEPCChart(say func(bool, evidence.Span, string, string)) {
	for _, p := range s.text.Document().Pages {
		l := s.layout(p.Number)
		var heads [2]evidence.Span
		for i, line := range l.lines {
			if line.Empty() || line.Words() > 6 || costLabel.MatchString(line.Text()) || costsHead.MatchString(line.Text()) {
				continue
			}
			for w := range line.Words() {
				switch strings.ToLower(strings.Trim(line.Word(w).Text, ":|")) {
				case "current", "cyfredol", "presennol":
					heads[0] = line.Sub(w, w+1)
				case "potential", "potensial", "posibl":
					heads[1] = line.Sub(w, w+1)
				}
			}
			if heads[0].Empty() || heads[1].Empty() || heads[0].Box().OverlapY(heads[1].Box()) < 0.5 {
				continue
			}
			var found [2][]evidence.Match
			var near []evidence.Match // all between the heads and a little beside them
			for j, c := range l.lines {
				b := l.boxes[j]
				if j == i || c.Empty() || c.Words() > 3 || b.Y0 < heads[0].Box().Y1-2 || b.Y0 > heads[0].Box().Y1+420 {
					continue
				}
				m, ok := c.Find(scoreCell)
				if !ok {
					continue
				}
				if b.MidX() > heads[0].Box().X0-10 && b.MidX() < heads[1].Box().X1+60 {
					near = append(near, m)
				}
				column := 0
				if abs(b.MidX()-heads[1].Box().MidX()) < abs(b.MidX()-heads[0].Box().MidX()) {
					column = 1
				}
				if abs(b.MidX()-heads[column].Box().MidX()) < 45 {
					found[column] = append(found[column], m)
				}
			}
			if len(near) == 2 && abs(near[0].Box().MidX()-near[1].Box().MidX()) > 15 {
				// Two scores, and heads that do not stand quite above them: the left is today's.
				if near[0].Box().MidX() > near[1].Box().MidX() {
					near[0], near[1] = near[1], near[0]
				}
				found = [2][]evidence.Match{near[:1], near[1:]}
			}
			for column, ms := range found {
				if len(ms) != 1 && !(len(ms) > 1 && ms[0].Group[1].String+ms[0].Group[2].String != "") {
					continue // two numbers in a column: nothing says which is the score
				}
				g := ms[0].Group
				if g[0].String != "" {
					say(column == 1, ms[0].Span, g[0].String, g[1].String)
				} else {
					say(column == 1, ms[0].Span, g[3].String, g[2].String)
				}
			}
			if len(found[0])+len(found[1]) > 0 {
				return
			}
			heads = [2]evidence.Span{}
		}
	}
}

// epcFields is where a feature's description and rating go, by the name's first letters.
var epcFields = []struct{ name, description, rating string }{
	{"wal", "wallsDescription", "wallsEnergyEff"},
	{"roof", "roofDescription", "roofEnergyEff"},
	{"to", "roofDescription", "roofEnergyEff"},
	{"floor", "floorDescription", ""},
	{"llawr", "floorDescription", ""},
	{"window", "windowsDescription", "windowsEnergyEff"},
	{"ffenestr", "windowsDescription", "windowsEnergyEff"},
	{"main heating control", "mainheatcontDescription", "mainheatcEnergyEff"},
	{"rheoli", "mainheatcontDescription", "mainheatcEnergyEff"},
	{"main heating", "mainheatDescription", "mainheatEnergyEff"},
	{"prif wres", "mainheatDescription", "mainheatEnergyEff"},
	{"hot water", "hotwaterDescription", "hotWaterEnergyEff"},
	{"d", "hotwaterDescription", "hotWaterEnergyEff"},
	{"lighting", "lightingDescription", "lightingEnergyEff"},
	{"goleuadau", "lightingDescription", "lightingEnergyEff"},
	{"secondary heating", "secondheatDescription", ""},
}

// sayFeatures states the table of the building's features: name, description, rating.
func (s *sheet) sayFeatures() {
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i, r := range rows {
			m, ok := r.cells[0].Find(epcFeature)
			if !ok {
				continue
			}
			name := strings.ToLower(strings.TrimRight(m.Group[0].String, ": "))
			rest := trimPunctuation(m.Group[0].Span.Rest(r.cells[0]))
			var description, grade evidence.Span
			cells := append(nonEmpty(rest), r.cells[1:]...)
			for _, c := range cells {
				if g, ok := c.Find(epcGrade); ok && grade.Empty() {
					grade = g.Group[0].Span
					c = before(g.Group[0].Span, c)
				}
				if description.Empty() && !c.Empty() && hasLetters(c.Text()) {
					description = c
				}
			}
			// Without a rating in the row this is text about walls, not the table.
			if description.Empty() || grade.Empty() && (len(r.cells) < 2 || !rest.Empty()) || description.Words() > 25 || strings.Contains(description.Text(), "£") {
				continue
			}
			lines := []evidence.Span{description}
			for _, next := range rows[i+1 : min(len(rows), i+3)] {
				if len(next.cells) != 1 || abs(next.cells[0].Box().X0-description.Box().X0) > 4 || matches(next.cells[0], epcFeature) || next.cells[0].Words() > 12 {
					break
				}
				b, prev := next.cells[0].Box(), lines[len(lines)-1].Box()
				if b.Y0-prev.Y1 > 0.8*b.Height() {
					break
				}
				lines = append(lines, next.cells[0])
			}
			var rating evidence.Span
			if !grade.Empty() {
				rating = withLabel(r.cells[0].To(description), grade)
			}
			s.sayFeature(name, lines, rating, strings.Trim(grade.Text(), "()[]"))
		}
	}
}

// sayFeature states what the certificate says of a feature of the building, and its
// rating, which is empty where it has none.
func (s *sheet) sayFeature(name string, lines []evidence.Span, quote evidence.Span, rating string) {
	for _, f := range epcFields {
		if !strings.HasPrefix(name, f.name) {
			continue
		}
		if s.stateAll(epcCertificate+f.description, lines, nil) && f.rating != "" && rating != "" {
			s.state(epcCertificate+f.rating, quote, rating, nil)
		}
		return
	}
}

// sayStackedFeatures states the features of a narrow page: the name in a line of its
// own, the description in the next, the rating below.
func (s *sheet) sayStackedFeatures() {
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i, r := range rows {
			m, ok := r.cells[0].Find(epcFeature)
			if !ok || len(r.cells) > 1 || m.Words() < r.cells[0].Words() {
				continue
			}
			name := strings.ToLower(strings.TrimRight(m.Group[0].String, ": "))
			var lines []evidence.Span
			var grade evidence.Match
			graded := false
			for _, next := range rows[i+1 : min(len(rows), i+5)] {
				c := next.cells[0]
				if len(next.cells) > 1 || abs(c.Box().X0-r.cells[0].Box().X0) > 6 || c.Words() > 25 || matches(c, epcFeature) && len(lines) > 0 {
					break
				}
				if grade, graded = c.Find(gradeLine); graded {
					break
				}
				lines = append(lines, c)
			}
			if !graded || len(lines) == 0 {
				continue
			}
			s.sayFeature(name, lines, grade.Span, grade.Group[0].String)
		}
	}
}

// moneySaid is words about money that say no measure's name.
var moneySaid = pattern.New(`(?i)\b(?:sav(?:e|es|ed|ing|ings)|costs?|spend|bills?|years?|arbed|pays?)\b|:`)

// sayImprovements states the improvements that the certificate recommends.
func (s *sheet) sayImprovements() {
	n := 0
	known := map[string]bool{}
	listing := false
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i, r := range rows {
			cells := r.cells
			text := cells[0].Text()
			if len(cells) > 1 && cells[0].Words() == 1 && cells[0].Box().X1+60 > cells[1].Box().X0 {
				text += " " + cells[1].Text() // the number in a cell of its own
			}
			if i := strings.Index(text, "£"); i > 0 && !moneySaid.MatchString(text[:i]) {
				text = strings.TrimSpace(text[:i]) // its cost runs on in the same line
			}
			m := improvement.FindStringSubmatch(text)
			if m == nil && len(cells) > 1 && listing && unnumbered.MatchString(cells[0].Text()) {
				// A table of measures without numbers.
				m = []string{text, "", cells[0].Text()}
			}
			if measuresHead.MatchString(cells[0].Text()) {
				listing = true
			}
			if m == nil || known[m[2]] {
				continue
			}
			var cost evidence.Span
			saving := false // what the measure saves, and no cost, stands beside it
			for _, c := range cells {
				if f, ok := c.Find(costRange); ok {
					if saving = c != cells[0] && headsSavings(rows[max(0, i-headOfMeasures):i], c); !saving {
						cost = f.Span
					}
					break
				}
			}
			if cost.Empty() && !saving {
				for _, next := range rows[i+1 : min(len(rows), i+4)] {
					if matches(next.cells[0], costLabel) {
						for _, c := range next.cells {
							if f, ok := c.Find(costRange); ok {
								cost = f.Span
								break
							}
						}
						break
					}
					if improvement.MatchString(next.cells[0].Text()) {
						break
					}
				}
			}
			if cost.Empty() && !saving {
				continue
			}
			known[m[2]] = true
			quote := cells[0]
			if !strings.HasPrefix(cells[0].Text(), text) {
				quote = cells[0].To(cells[1])
			}
			if s.state(at(epcRecommendations+"improvementSummaryText", n), quote, strings.TrimSpace(m[2]), nil) {
				if !cost.Empty() {
					s.state(at(epcRecommendations+"indicativeCost", n), cost, strings.TrimRight(cost.Text(), ",.;"), nil)
				}
				n++
			}
		}
	}
}

// headOfMeasures is how many rows up the heads of the table of measures may stand.
const headOfMeasures = 15

// headsSavings reports whether the nearest head of a column above a sum is that of the
// savings: certificates until 2012 print no costs beside their measures.
func headsSavings(above []row, sum evidence.Span) bool {
	for i := len(above) - 1; i >= 0; i-- {
		for _, c := range above[i].cells {
			if c.Box().OverlapX(sum.Box()) > 0.3 && columnOfMeasures.MatchString(c.Text()) {
				return savingsHead.MatchString(c.Text())
			}
		}
	}
	return false
}

var (
	columnOfMeasures = pattern.New(`(?i)^(?:typical|indicative|estimated|likely)?\s*(?:(?:yearly|annual|installation)\s+)?(?:costs?|savings?)\b[^£]*$`)
	savingsHead      = pattern.New(`(?i)\bsavings?\b`)
)
