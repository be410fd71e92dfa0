package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const (
	dwDrainage = "/propertyPack/waterAndDrainage/drainage/"
	dwWater    = "/propertyPack/waterAndDrainage/water/"
	dwCharging = "/propertyPack/waterAndDrainage/charging/"
	dwMaps     = "/propertyPack/waterAndDrainage/maps/"
)

// con29dwAnswers is the enquiries that are answered yes or no, numbered as PDTF's
// con29DW overlay numbers them. Editions number differently: the wording decides.
var con29dwAnswers = []enquiry{
	{"2.1", "foul water to the public sewer", dwDrainage + "mainsFoulDrainage"},
	{"2.2", "surface water to the public sewer", dwDrainage + "mainsSurfaceWaterDrainage"},
	{"2.3", "surface water drainage charge", dwDrainage + "surfaceDrainageCharge"},
	{"2.4", "public sewer within the boundary", dwDrainage + "publicDrainWithinBoundaries"},
	{"2.4.1", "pumping station within the boundary", dwDrainage + "publicPumpingStationWithinBoundaries"},
	{"2.5", "public sewer within 100 feet", dwDrainage + "publicSewerWithin100ft"},
	{"2.5.1", "pumping station within 50 metres", dwDrainage + "publicPumpingStationWithin50mOfBuildings"},
	{"2.6", "sewer adoption agreement", dwDrainage + "sewersSubjectOfAdoptionAgreement"},
	{"2.7", "approval to build over a sewer", dwDrainage + "sewerageUndertakerApproval"},
	{"2.8", "risk of internal flooding from overloaded sewers", dwDrainage + "riskOfInternalFlooding"},
	{"3.1", "mains water", dwWater + "mainsWater"},
	{"3.2", "water main within the boundary", dwWater + "waterMainsWithinBoundaries"},
	{"3.3", "water main adoption agreement", dwWater + "waterMainsSubjectOfAdoptionAgreement"},
	{"3.4", "risk of low water pressure", dwWater + "lowWaterPressureRisk"},
}

var con29dw = definition{
	kind: CON29DW, name: "drainage and water search (CON29DW)",
	anchors: []anchor{
		{re: pattern.New(`(?i)\bCON\s?29\s?-?\s?DW\b`), weight: 0.85, head: true},
		{re: pattern.New(`(?i)drainage\s+(?:and|&)\s+water\s+(?:enquir|search|report)|water\s+(?:and|&)\s+drainage\s+(?:enquir|search|report)`), weight: 0.7, head: true},
		{re: pattern.New(`(?i)(?:does|do)\s+(?:foul|surface)\s+water\s+(?:from\s+the\s+property\s+)?drain`), weight: 0.4},
		{re: pattern.New(`(?i)sewerage\s+undertaker`), weight: 0.25},
		{re: pattern.New(`(?i)public\s+sewer\s+map|map\s+of\s+waterworks`), weight: 0.3},
	},
	fields: joinFields(searchFields(CON29DW), []Field{
		{"/paperwurks/con29dw/version", "edition of the form", Words},
		{dwMaps + "publicSewerMapAttached", "1.1 extract of the public sewer map", Answer},
		{dwMaps + "waterworksMapAttached", "1.2 extract of the map of waterworks", Answer},
	}, answerFields(con29dwAnswers), []Field{
		{dwDrainage + "distanceToNearestSewerageTreatment", "2.9 distance to the sewage treatment works", Words},
		{dwDrainage + "mainsFoulDrainage/offMainsDrainageSystem/offMainsDrainageSystemType", "private drainage", Answer},
		{dwWater + "supplyClassification", "3.5 hardness of the water", Words},
		{dwWater + "mainsWater/waterMeter/isSupplyMetered", "supply is metered", Answer},
		{dwWater + "mainsWater/waterMeter/location", "3.6 place of the meter", Words},
		{dwCharging + "sewerageProvider", "4.1 sewerage undertaker", Words},
		{dwCharging + "waterProvider", "4.1 water undertaker", Words},
		{dwCharging + "sewerageBills", "4.2 who bills for sewerage", Words},
		{dwCharging + "waterBills", "4.3 who bills for water", Words},
		{dwCharging + "currentChargingBasis", "4.4 basis of charging", Words},
		{dwCharging + "consequentialChargingBasis", "4.5 basis of charging after a sale", Words},
	}),
	parse: parseCON29DW,
}

// dwQuestions tells a question by its wording. The first that fits counts: the
// particular before the general.
var dwQuestions = []struct {
	number string // PDTF's
	re     *pattern.Pattern
}{
	{"1.2", pattern.New(`(?i)(?:copy|extract).*map\s+of\s+waterworks|map\s+of\s+waterworks.*(?:attach|include|including|enclos)`)},
	{"1.1", pattern.New(`(?i)(?:copy|extract).*(?:public\s+)?sewer\s+map|sewer\s+map.*(?:attach|include|including|enclos)\w*\s*\??$`)},
	{"2.5.1", pattern.New(`(?i)pumping\s+station.*within\s+(?:50|fifty)`)},
	{"2.4.1", pattern.New(`(?i)pumping\s+station.*(?:within\s+the\s+boundar|in\s+the\s+boundar)|pumping\s+station`)},
	{"2.3", pattern.New(`(?i)surface\s+water.*charge`)},
	{"2.6", pattern.New(`(?i)(?:sewers?|lateral\s+drains?).*adoption|adoption.*(?:sewers?|lateral)`)},
	{"3.3", pattern.New(`(?i)(?:water\s+mains?|service\s+pipes?).*adoption|adoption.*(?:water\s+main|service\s+pipe)`)},
	{"2.7", pattern.New(`(?i)(?:approved|consulted|approval|consultation).*(?:build|erect)|build(?:ing)?[- ]over`)},
	{"2.8", pattern.New(`(?i)internal\s+flooding`)},
	{"2.9", pattern.New(`(?i)sew(?:age|erage)\s+treatment\s+works`)},
	{"2.5", pattern.New(`(?i)(?:sewers?|drains?)\b.*within\s+(?:30\.48|30\s*m|100\s*f|one\s+hundred)|sewers?.*\(?100\s*f(?:ee)?t`)},
	{"3.2", pattern.New(`(?i)(?:water\s+mains?|resource\s+mains?|discharge\s+pipes?|vested\s+water).*(?:within|boundar|in\s+the\s+vicinity)`)},
	{"2.4", pattern.New(`(?i)(?:sewers?|disposal\s+mains?|lateral\s+drains?).*(?:within\s+(?:the\s+)?(?:property\s+)?boundar|in\s+the\s+boundar|within\s+the\s+property)`)},
	{"2.1", pattern.New(`(?i)foul\s+(?:water|drainage|sewer)(?:\s+from\s+the\s+property|\s+drainage)?\s*(?:\??$|.*(?:drain|sewer|connect))`)},
	{"2.2", pattern.New(`(?i)surface\s+water(?:\s+from\s+the\s+property|\s+drainage)?\s*(?:\??$|.*(?:drain|sewer|connect))`)},
	{"3.4", pattern.New(`(?i)low\s+(?:water\s+)?pressure`)},
	{"3.5", pattern.New(`(?i)classification\s+of\s+the\s+water|hardness`)},
	{"3.6", pattern.New(`(?i)(?:location|where|located).*water\s+meter|water\s+meter.*(?:location|located)|where\s+is\s+the\s+meter|location\s+of\s+the\s+meter`)},
	{"4.1", pattern.New(`(?i)\bwho\s+(?:are|is)\s+the\s+(?:sewerage|water).*(?:undertaker|compan|provider)|undertakers?\s+for\s+the\s+property|\bwho\s+(?:is\s+responsible|provides|supplies).*(?:sewerage|water)\s+services|^(?:[\d.]+\s+)?(?:sewerage|water)\s+undertakers?\b`)},
	{"4.5", pattern.New(`(?i)(?:will|would)\s+.*basis.*chang|basis\s+for\s+charging.*chang|consequence\s+of\s+a\s+change`)},
	{"4.4", pattern.New(`(?i)(?:current\s+)?basis\s+(?:for|of)\s+charging|charging\s+basis`)},
	{"4.2", pattern.New(`(?i)(?:who\s+)?bills?\s+(?:the\s+property\s+)?for\s+sewerage|who\s+sends.*sewerage`)},
	{"4.3", pattern.New(`(?i)(?:who\s+)?bills?\s+(?:the\s+property\s+)?for\s+water|who\s+sends.*water`)},
	{"3.1", pattern.New(`(?i)connected\s+to\s+(?:the\s+)?(?:public\s+|mains\s+)?water|mains\s+water(?:\s+supply)?\s*\??$|water\s+supply\s*\??$`)},
}

var (
	dwVersion    = pattern.New(`(?i)CON\s?29\s?-?\s?DW[^\n\f]{0,40}?\b((?:19|20)\d{2}(?:\s+edition)?|version\s+[\d.]+)|\b(20\d{2})\s+edition`)
	waterCompany = pattern.New(`(?i)\b((?-i:(?:\p{Lu}[\pL'’]+\s+(?:(?:&|and)\s+)?){1,3}Water)\b(?:\s+(?-i:Services|Utilities))?(?:\s+(?:Limited|Ltd\.?|plc|Cyf(?:yngedig)?))?|(?:Affinity|Anglian|Bournemouth|Bristol|Cambridge|Essex\s*(?:&|and)\s*Suffolk|Hafren\s+Dyfrdwy|Northumbrian|Portsmouth|SES|Severn\s+Trent|South\s+East|South\s+Staff(?:s|ordshire)?|South\s+West|Southern|Sutton\s+and\s+East\s+Surrey|Thames|United\s+Utilities|Wessex|Yorkshire|D[wŵ]r\s+Cymru(?:\s+Welsh)?|Welsh)(?:\s+(?:Water(?:\s+(?:Services|Utilities))?|Utilities|Services))*(?:\s+(?:Limited|Ltd\.?|plc|Cyf(?:yngedig)?))?)`)
	metered      = pattern.New(`(?i)\b(?:un-?measured|not\s+(?:be(?:en)?\s+)?metered|unmetered|rateable\s+value|measured|metered|water\s+meter|meter)\b`)
	offMains     = pattern.New(`(?i)\b(septic\s+tank|cess\s?p(?:it|ool)|(?:private\s+)?(?:sewage|sewerage)\s+treatment\s+plant)\b`)
	searchBrand  = pattern.New(`(?i)\b(Thames\s+Water\s+Property\s+Searches|Severn\s+Trent\s+(?:Property\s+)?Searches|United\s+Utilities\s+Property\s+Searches|Safe-?Move|Geodesys|Wessex\s+Searches|Southern\s+Water\s+(?:LandSearch|Searches)|LandSearch|Source\s+for\s+Searches|Northumbrian\s+Water\s+Property\s+Solutions|D[wŵ]r\s+Cymru\s+Welsh\s+Water|Landmark\s+Information(?:\s+Group)?|Groundsure|Future\s?Climate\s?Info|Argyll\s+Environmental|Terrafirma(?:\s+IDC)?|Cornwall\s+(?:Mining\s+)?(?:Consultants|Group)|(?:The\s+)?Mining\s+Remediation\s+Authority|(?:The\s+)?Coal\s+Authority|Index\s+Property\s+Information|SearchFlow|tmgroup|InfoTrack|X-?Press\s+Legal|PALI|STL\s+Group|Dye\s*&?\s*Durham|OneSearch|Geosearch|CLS\s+Property\s+Insight|Johns?ons\s+of\s+\w+)\b`)
)

// searchCompany is a company whose name says that it makes searches or reports.
var searchCompany = pattern.New(`(?:(?:Provider|Supplier|Company|By)[ ]+)?((?:\p{Lu}[\pL&'’.-]+[ ]+(?:&[ ]+)?){1,5}(?:(?:Property[ ]+)?Search(?:es)?|Search[ ]+Services|Environmental|Information(?:[ ]+Group)?|Mining|Reports|Conveyancing[ ]+Data|Insight|Consultants)(?:[ ]+(?:Limited|Ltd\.?|LLP|plc|PLC))?)`)

// sayProvider states who made a search: beside its label, else the first search
// company or brand that the head names, else for an official search the authority.
func (s *sheet) sayProvider() {
	path := "/paperwurks/" + string(s.def.kind) + "/provider"
	for _, m := range s.FindAll(providerHeading) {
		if m.Words() == 0 {
			continue
		}
		v := s.valueOf(m.Span)
		if next := s.nameGoesOn(v, limitedEnds); !next.Empty() && s.stateAll(path, []evidence.Span{v, next}, nil) {
			return
		}
		break
	}
	if s.sayWords(path, 8, providerHeading) {
		return
	}
	head := s.Sub(0, min(s.Words(), 120))
	for _, m := range head.FindAll(providerHeading) {
		// "Provider Terraview Searches", with nothing between.
		if m.Words() > 0 && s.bare(m.Span) {
			if c, ok := clip(s.valueOf(m.Span), 7).Find(searchCompany); ok && s.state(path, withLabel(m.Span, c.Span), c.Group[0].String, nil) {
				return
			}
		}
	}
	if m, ok := head.Find(searchBrand); ok {
		s.state(path, m.Span, m.Whole, nil)
		return
	}
	for _, m := range head.FindAll(searchCompany) {
		name := m.Group[0].String
		limited := strings.HasSuffix(name, "Ltd") || strings.HasSuffix(name, "Limited") || strings.HasSuffix(name, "LLP") || strings.HasSuffix(strings.ToLower(name), "plc")
		if !notACompany.MatchString(name) && (limited || m.Words() == s.text.Line(m.Page(), m.LineIndex()).Words() && m.Words() <= 4) {
			s.state(path, m.Span, name, nil)
			return
		}
	}
	if named := waterCompanies(head); len(named) > 0 && s.def.kind == CON29DW {
		s.state(path, named[0].Span, named[0].Whole, nil)
		return
	}
	if s.def.kind != LLC1 && s.def.kind != CON29R {
		return
	}
	if m, ok := head.Find(landRegistry); ok && s.def.kind == LLC1 {
		s.state(path, m.Span, m.Whole, nil)
	} else if c, ok := s.Find(onBehalf); ok {
		s.state(path, c.Span, c.Group[0].String, nil)
	} else if !matches(head, personalSearch) {
		s.sayCouncil(path)
	}
}

var (
	notACompany  = pattern.New(`(?i)\b(?:regulated|personal|official|residential|environmental\s+search|local|drainage|search\s+report|con29|llc1|coal)\b`)
	landRegistry = pattern.New(`HM\s+Land\s+Registry`)
	onBehalf     = pattern.New(`(?i:signed\s+(?:for\s+and\s+)?on\s+behalf\s+of)\s+(?:the\s+)?((?:\p{Lu}[\pL'’.-]+\s+(?:(?:and|of|upon|on|the)\s+)?){1,6}Council)`)
)

func parseCON29DW(s *sheet) {
	s.sayParticulars()
	s.sayProvider()
	if m, ok := s.Find(dwVersion); ok {
		s.state("/paperwurks/con29dw/version", m.Span, m.Group[0].String+m.Group[1].String, nil)
	}
	answers := map[string]string{}
	for _, e := range con29dwAnswers {
		answers[e.number] = e.path
	}
	segments := s.questions()
	asking := 0
	for _, g := range segments {
		if q, _ := g.answered(false); strings.Contains(g.asked(q), "?") {
			asking++
		}
	}
	for _, g := range segments {
		question, answer := g.answered(false)
		asked := g.asked(question)
		number := ""
		for _, q := range dwQuestions {
			if q.re.MatchString(asked) {
				number = q.number
				break
			}
		}
		// Numbers alone are trusted where the paper prints no questions.
		if number == "" && asking == 0 && len(question) == 0 {
			number = g.numbers[0]
		}
		if number == "" || len(answer) == 0 {
			continue
		}
		if path := answers[number]; path != "" {
			if number == "2.1" || number == "2.2" {
				s.reply(g, path, answer, "Not known")
			} else {
				s.reply(g, path, answer)
			}
			if f, ok := s.fact(path + "/yesNo"); number == "2.1" && !(ok && f.Normalised() == "Yes") {
				s.sayOffMains(answer)
			}
			continue
		}
		s.sayWater(number, asked, g, answer)
	}
}

// sayOffMains states private drainage, where an answer names it without a "not".
func (s *sheet) sayOffMains(answer []evidence.Span) {
	types := map[string]string{"sep": "Septic tank", "ces": "Cesspit", "pri": "Sewerage treatment plant", "sew": "Sewerage treatment plant"}
	for _, c := range answer[:min(4, len(answer))] {
		if m, ok := c.Find(offMains); ok && !hedged.MatchString(c.Text()) {
			s.state(dwDrainage+"mainsFoulDrainage/offMainsDrainageSystem/offMainsDrainageSystemType", c, m.Group[0].String, types[strings.ToLower(m.Group[0].String[:3])])
		}
	}
}

// sayWater states the answers that are words rather than yes or no.
func (s *sheet) sayWater(number, asked string, g *segment, answer []evidence.Span) {
	pieces := clipAll(answer, quoteWords)
	whole := run(answer, quoteWords)
	if whole.Empty() {
		return
	}
	text := textOf(pieces)
	say := func(path string) { s.sayPieces(g, path, pieces, nil) }
	switch number {
	case "1.1", "1.2":
		path := dwMaps + map[string]string{"1.1": "publicSewerMapAttached", "1.2": "waterworksMapAttached"}[number]
		first := clipAll(pieces, len(strings.Fields(firstSentence(text))))
		if p := weigh(textOf(first)); p.yes == "Yes" || p.yes == "No" {
			s.sayPieces(g, path, first, p.yes)
		}
	case "2.9":
		say(dwDrainage + "distanceToNearestSewerageTreatment")
	case "3.5":
		say(dwWater + "supplyClassification")
	case "3.6":
		say(dwWater + "mainsWater/waterMeter/location")
		if p := weigh(text); p.yes == "No" && p.value != "" && metered.MatchString(text) {
			s.sayPieces(g, dwWater+"mainsWater/waterMeter/isSupplyMetered", clipAll(pieces, len(strings.Fields(p.value))), "No")
		}
	case "4.1":
		s.sayUndertakers(asked, whole)
	case "4.2":
		say(dwCharging + "sewerageBills")
		if strings.Contains(strings.ToLower(asked), "water services") && bothServices.MatchString(asked) {
			say(dwCharging + "waterBills")
		}
	case "4.3":
		say(dwCharging + "waterBills")
	case "4.4":
		say(dwCharging + "currentChargingBasis")
	case "4.5":
		say(dwCharging + "consequentialChargingBasis")
	}
}

var bothServices = pattern.New(`(?i)sewerage\s+and\s+water|water\s+and\s+sewerage|sewerage\s*/\s*water`)

// waterCompanies is the water and sewerage companies that a text names: those known,
// and any name that ends in Water but for the kinds of water.
func waterCompanies(in evidence.Span) []evidence.Match {
	var all []evidence.Match
	for _, m := range in.FindAll(waterCompany) {
		if !kindOfWater.MatchString(m.Whole) {
			all = append(all, m)
		}
	}
	return all
}

var kindOfWater = pattern.New(`(?i)^(?:(?:the|does|do|is|who|and|drainage|mains?|residential|public)\s+(?:and\s+|&\s+)?)*(?:surface|foul|mains?|public|drinking|waste|ground|low|hard|soft|rain|clean|the|drainage\s+and|drainage\s+&|sewerage\s+and|\s)*\s*water$`)

// sayUndertakers states who the water and the sewerage undertakers are, as the
// answer or the question tells them apart.
func (s *sheet) sayUndertakers(asked string, answer evidence.Span) {
	companies := waterCompanies(answer)
	if len(companies) == 0 && answer.Words() <= 8 {
		// A company that is not on the list stands alone.
		name := strings.TrimRight(answer.Text(), " .,")
		q := strings.ToLower(asked)
		if both := bothServices.MatchString(q); both || strings.Contains(q, "sewerage") {
			s.state(dwCharging+"sewerageProvider", answer, name, nil)
		}
		if bothServices.MatchString(q) || waterService.MatchString(q) {
			s.state(dwCharging+"waterProvider", answer, name, nil)
		}
		return
	}
	for i, m := range companies {
		end := answer.Words()
		if i+1 < len(companies) {
			end = before(companies[i+1].Span, answer).Words()
		}
		after := strings.ToLower(m.Rest(answer.Sub(0, end)).Text())
		lead := ""
		if i == 0 {
			lead = strings.ToLower(before(m.Span, answer).Text())
		}
		sewerage := strings.Contains(after, "sewerage") || strings.Contains(lead, "sewerage")
		water := waterService.MatchString(after) || waterService.MatchString(lead)
		if !sewerage && !water {
			q := strings.ToLower(asked)
			sewerage = strings.Contains(q, "sewerage")
			water = waterService.MatchString(q) || bothServices.MatchString(q)
			if sewerage && water && len(companies) > 1 {
				continue // two companies, and nothing says which is which
			}
		}
		if sewerage {
			s.state(dwCharging+"sewerageProvider", answer, m.Whole, nil)
		}
		if water {
			s.state(dwCharging+"waterProvider", answer, m.Whole, nil)
		}
	}
}

var waterService = pattern.New(`(?i)\bwater\s+(?:and\s+sewerage\s+)?(?:undertaker|provider|compan|supplier|services)|sewerage\s+and\s+water|water\s+and\s+sewerage`)
