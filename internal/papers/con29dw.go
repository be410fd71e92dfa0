package papers

import (
	"slices"
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
	}, floodToldFields(CON29DW)),
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
	{"4.4", pattern.New(`(?i)(?:current\s+)?basis\s+(?:for|of)\s+charg(?:ing|es?)|charging\s+basis`)},
	{"4.2", pattern.New(`(?i)(?:who\s+)?bills?\s+(?:the\s+property\s+)?for\s+sewerage|who\s+sends.*sewerage`)},
	{"4.3", pattern.New(`(?i)(?:who\s+)?bills?\s+(?:the\s+property\s+)?for\s+water|who\s+sends.*water`)},
	{"3.1", pattern.New(`(?i)connected\s+to\s+(?:the\s+)?(?:public\s+|mains\s+)?water|mains\s+water(?:\s+supply)?\s*\??$|water\s+supply\s*\??$`)},
}

// dwLabels tells an enquiry by a label, which says less than a question does. They are
// asked before the questions.
var dwLabels = []struct {
	number string
	re     *pattern.Pattern
}{
	{"1.2", pattern.New(`(?i)\b(?:map|plan|extract|copy)\b.*\bwater\s*(?:works|mains?|pipes?|network)|^water\s*(?:works|mains?|network)?\s+(?:map|plan)`)},
	{"1.1", pattern.New(`(?i)\bsewer(?:s|age)?\s+(?:map|plan|record)|\b(?:map|plan|extract|copy)\b.*\b(?:sewers?|drainage)\b`)},
	{"2.5.1", pattern.New(`(?i)pumping.*\b(?:50|fifty)\b`)},
	{"2.4.1", pattern.New(`(?i)pumping\s+station`)},
	{"2.8", pattern.New(`(?i)sewer(?:age|s)?\s+flood|flood.*\b(?:sewers?|internal\w*|inside)\b|\b(?:internal|inside|sewers?)\b.*flood|flooding\s+register|register\s+of\s+.*flood`)},
	{"2.7", pattern.New(`(?i)build(?:ing)?[- ]?(?:over|near|close)|\b(?:build|erect|extension)\w*\b.*\b(?:over|near|close|vicinity)\b`)},
	{"2.6", pattern.New(`(?i)\b(?:sewers?|drains?|drainage)\b.*(?:adopt|section\s*104)|(?:adopt\w*|section\s*104).*\b(?:sewers?|drains?)\b|section\s*104`)},
	{"3.3", pattern.New(`(?i)\b(?:mains?|pipes?|supply)\b.*\badopt|adopt\w*.*\b(?:mains?|pipes?)\b`)},
	{"2.9", pattern.New(`(?i)\b(?:sewage|sewerage|waste\s*water|treatment)\s+(?:treatment\s+)?(?:works|plant|centre)`)},
	{"2.3", pattern.New(`(?i)(?:surface|rain)\s*water.*\b(?:charg|bill|fee|rebate)`)},
	{"4.5", pattern.New(`(?i)basis.*\b(?:chang|after|following)|change\s+of\s+(?:occup|owner)`)},
	{"2.5", pattern.New(`(?i)sewers?\b.*\b(?:30|100|hundred)\b|sewers?\s+(?:nearby|near\s+(?:to\s+)?(?:the\s+)?(?:property|building|house))`)},
	{"2.4", pattern.New(`(?i)\b(?:sewers?|drains?)\b.*\b(?:boundar\w*|curtilage|inside|within|grounds|cross\w*|beneath)\b`)},
	{"3.2", pattern.New(`(?i)\b(?:mains?|pipes?|apparatus)\b.*\b(?:boundar\w*|curtilage|within|inside|grounds|cross\w*|beneath)\b`)},
	{"3.4", pattern.New(`(?i)\bpressure\b`)},
	{"3.5", pattern.New(`(?i)\bhardness\b|hard\s+or\s+soft|how\s+hard`)},
	{"3.6", pattern.New(`(?i)\b(?:location|position|place|situat\w+|where)\b.*\b(?:meter|stop\s?(?:tap|cock))\b|\bmeter\b.*\b(?:location|position|located|situated)\b`)},
	{"3.7", pattern.New(`(?i)^(?:is\s+the\s+)?(?:water\s+)?(?:supply|property|account)?\s*(?:is\s+)?\bmeter(?:ed)?\b(?:\s+(?:supply|fitted|installed|present|at\s+the\s+property))?\??$|\bis\s+(?:there|the\s+property\s+served\s+by)\s+an?\s+(?:water\s+)?meter\b|^(?:water\s+)?meter\s+(?:serving|installed\s+at|fitted\s+at|at)\s+(?:the|this)\s+property$`)},
	{"4.2", pattern.New(`(?i)\bbill\w*\b.*\bsew|\bsew\w*\b.*\bbill`)},
	{"4.3", pattern.New(`(?i)\bbill\w*\b.*\bwater|\bwater\b.*\bbill`)},
	{"4.1", pattern.New(`(?i)^(?:(?:statutory|name\s+of|the|who\s+is|your)\s+)*(?:sewerage|sewage|drainage|waste\s*water|water|clean\s+water)(?:\s*(?:and|&|/)\s*(?:sewerage|water|drainage|waste\s*water))?\s+(?:services?\s+)?(?:company|undertaker|provider|supplier|authority)|^(?:statutory\s+)?undertakers?\b`)},
	{"4.4", pattern.New(`(?i)\bbasis\b|how\s+.*\bcharged|\bcharg(?:es|ing|ed)\s+(?:method|type|scheme|by)\b|\btariff\b|method\s+of\s+charg`)},
	{"2.2", pattern.New(`(?i)^(?:does\s+|is\s+)?(?:surface|rain|roof)\s*water(?:\s+(?:drain\w*|disposal|connect\w*|sewer|discharge\w*))*(?:\s+(?:to|into)\s+.*)?$`)},
	{"2.1", pattern.New(`(?i)^(?:does\s+|is\s+)?foul\b(?:\s+(?:water|drain\w*|disposal|connect\w*|sewer\w*|sewage|discharge\w*))*(?:\s+(?:to|into)\s+.*)?$|^(?:connect\w+\s+to\s+)?(?:the\s+)?(?:public|mains?)\s+(?:foul\s+)?(?:sewer|sewerage|drainage)(?:\s+connect\w+)?$|^(?:sewer(?:age)?|drainage)\s+connection`)},
	{"3.1", pattern.New(`(?i)^(?:is\s+.*)?(?:connect\w+\s+to\s+)?(?:the\s+)?(?:public\s+|mains?\s+)water(?:\s+(?:supply|supplied|connect\w+))?\??$|^water\s+(?:supply|connection|connected)\??$`)},
}

// dwSaid tells by a sentence which enquiry it answers.
var dwSaid = []struct {
	number string
	re     *pattern.Pattern
}{
	{"1.2", pattern.New(`(?i)\b(?:map|plan|extract)\b.*\bwater\s*(?:works|mains?)\b.*\b(?:attached|enclosed|included|appended|supplied|end\s+of)`)},
	{"1.1", pattern.New(`(?i)\b(?:map|plan|extract)\b.*\bsewers?\b.*\b(?:attached|enclosed|included|appended|supplied|end\s+of)|\bsewer\s+(?:map|plan)\b.*\b(?:attached|enclosed|included|appended|supplied|end\s+of)`)},
	{"2.5.1", pattern.New(`(?i)pumping\s+station.*\b(?:50|fifty)\b`)},
	{"2.4.1", pattern.New(`(?i)pumping\s+station`)},
	{"2.8", pattern.New(`(?i)flood.*\b(?:sewers?|internal\w*|inside)\b|\b(?:internal|overloaded)\b.*\bflood`)},
	{"2.7", pattern.New(`(?i)\bbuild(?:ing)?\s+(?:over|near|close)|\b(?:approv|consult|asked)\w*\b.*\b(?:build|erect|extension)`)},
	{"2.6", pattern.New(`(?i)\b(?:sewers?|drains?)\b.*\b(?:adopt\w*|section\s*104)\b`)},
	{"3.3", pattern.New(`(?i)\b(?:mains?|pipes?)\b.*\badopt\w*\b`)},
	{"2.9", pattern.New(`(?i)\b(?:sewage|sewerage|treatment)\b.*\b\d+(?:\.\d+)?\s*(?:km|kilomet\w+|miles?|m|metres)\b`)},
	{"2.3", pattern.New(`(?i)(?:surface|rain)\s*water.*\b(?:charg|bill)|\b(?:charg|bill)\w*\b.*\b(?:surface|rain)\s*water`)},
	{"2.5", pattern.New(`(?i)\bsewers?\b.*\b(?:30\.48|30\s*m|100\s*f)`)},
	{"3.2", pattern.New(`(?i)\b(?:water\s+mains?|resource\s+mains?|discharge\s+pipes?)\b.*\b(?:boundar\w*|curtilage|grounds|cross\w*|beneath|inside)\b`)},
	{"2.4", pattern.New(`(?i)\b(?:sewers?|lateral\s+drains?|disposal\s+mains?)\b.*\b(?:boundar\w*|curtilage|grounds|cross\w*|beneath|inside)\b`)},
	{"3.4", pattern.New(`(?i)\b(?:low|poor|reduced)\b.*\bpressure\b|\bpressure\b.*\b(?:risk|register|low)\b`)},
	{"3.5", pattern.New(`(?i)\bwater\b.*\b(?:very\s+|moderately\s+|slightly\s+)?(?:soft|hard)\b`)},
	{"3.7", pattern.New(`(?i)\bserved\s+by\s+an?\s+(?:\w+\s+)?(?:water\s+)?meter\b`)},
	{"4.4", pattern.New(`(?i)\b(?:charg\w+|billed|bills?)\b.*\b(?:basis|based|metered|unmetered|measured|unmeasured|rateable\s+value|by\s+meter)\b`)},
	{"4.1", pattern.New(`(?i)\b(?:sewerage|water)\b[^.]{0,40}\bundertakers?\b|\bundertakers?\b[^.]{0,40}\b(?:sewerage|water)\b`)},
	{"2.2", pattern.New(`(?i)\b(?:surface|rain|roof)\s*water\b.*\b(?:drain\w*|sewers?|connect\w*|discharg\w*|soakaway)\b`)},
	{"2.1", pattern.New(`(?i)\bfoul\b.*\b(?:drain\w*|sewers?|connect\w*|discharg\w*|septic|cess\w*)\b|\bconnect\w*\s+to\s+the\s+(?:public|mains?)\s+(?:foul\s+)?(?:sewer|drainage)`)},
	{"3.1", pattern.New(`(?i)\b(?:connected|served|supplied|account|takes)\b.*\b(?:mains?\s+water|water\s+mains?|public\s+water|mains?\s+supply)\b|\bmains?\s+water\b.*\b(?:connected|supplied|laid\s+on)\b`)},
}

var (
	// ownDrainage is where water goes that does not go to a public sewer.
	ownDrainage = pattern.New(`(?i)\b(?:soakaways?|septic|cess\s?p(?:it|ool)s?|cesspits?|watercourse|ditch|(?:private|package)\s+(?:sewage\s+|sewerage\s+)?(?:treatment|drain\w*|system|plant|sewer)|treatment\s+plant)\b`)
	ownSewer    = pattern.New(`(?i)\b(?:public|main|mains|combined|our)\s+(?:foul\s+|surface\s+water\s+|combined\s+)*sewers?\b`)
	hardness    = pattern.New(`(?i)\b((?:(?:very|moderately|slightly|medium)\s+)?(?:soft|hard))\b`)
	workAway    = pattern.New(`(?i)\b(\d+(?:[.,]\d+)?\s*(?:km|kilomet(?:re|er)s?|miles?|metres?|m))\b`)
	chargedBy   = pattern.New(`(?i)\b((?:un)?metered|(?:un)?measured|by\s+(?:water\s+)?meter|(?:the\s+)?rateable\s+value|assessed(?:\s+(?:volume|charge|basis))?|fixed\s+(?:charge|tariff))\b`)
)

var (
	dwVersion    = pattern.New(`(?i)CON\s?29\s?-?\s?DW[^\n\f]{0,40}?\b((?:19|20)\d{2}(?:\s+edition)?|version\s+[\d.]+)|\b(20\d{2})\s+edition`)
	waterCompany = pattern.New(`(?i)\b((?-i:(?:\p{Lu}[\pL'’]+\s+(?:(?:&|and)\s+)?){1,3}Water)\b(?:\s+(?-i:Services|Utilities|Company))?(?:\s+(?:Limited|Ltd\.?|plc|Cyf(?:yngedig)?))?|(?:(?:Affinity|Anglian|Bournemouth|Bristol|Cambridge|Essex\s*(?:&|and)\s*Suffolk|Northumbrian|Portsmouth|SES|South\s+East|South\s+Staff(?:s|ordshire)?|South\s+West|Southern|Sutton\s+and\s+East\s+Surrey|Thames|Wessex|Yorkshire|Welsh)\s+(?:Water|Utilities|Services)|Severn\s+Trent|United\s+Utilities|Hafren\s+Dyfrdwy|D[wŵ]r\s+Cymru(?:\s+Welsh)?)(?:\s+(?:Water(?:\s+(?:Services|Utilities))?|Utilities|Services))*(?:\s+(?:Limited|Ltd\.?|plc|Cyf(?:yngedig)?))?)`)
	metered      = pattern.New(`(?i)\b(?:un-?measured|not\s+(?:be(?:en)?\s+)?metered|unmetered|rateable\s+value|measured|metered|water\s+meter|meter)\b`)
	offMains     = pattern.New(`(?i)\b(septic\s+tank|cess\s?p(?:it|ool)|(?:private\s+)?(?:sewage|sewerage)\s+treatment\s+plant)\b`)
	searchBrand  = pattern.New(`(?i)\b(Thames\s+Water\s+Property\s+Searches|Severn\s+Trent\s+(?:Property\s+)?Searches|United\s+Utilities\s+Property\s+Searches|Safe-?Move|Geodesys|Wessex\s+Searches|Southern\s+Water\s+(?:LandSearch|Searches)|LandSearch|Source\s+for\s+Searches|Northumbrian\s+Water\s+Property\s+Solutions|D[wŵ]r\s+Cymru\s+Welsh\s+Water|Landmark\s+Information(?:\s+Group)?|Groundsure|Future\s?Climate\s?Info|Argyll\s+Environmental|Terrafirma(?:\s+IDC)?|Cornwall\s+(?:Mining\s+)?(?:Consultants|Group)|(?:The\s+)?Mining\s+Remediation\s+Authority|(?:The\s+)?Coal\s+Authority|Index\s+Property\s+Information|SearchFlow|tmgroup|InfoTrack|X-?Press\s+Legal|PALI|STL\s+Group|Dye\s*&?\s*Durham|OneSearch|Geosearch|CLS\s+Property\s+Insight|Johns?ons\s+of\s+\w+)\b`)
)

// orderedBy is the label of who had a report made.
var orderedBy = pattern.New(`(?i)\b(?:clients?|customer|(?:requested|ordered|commissioned)\s+by|(?:prepared|produced)\s+for|applicant|distributor|reseller|account(?:\s+name)?)\s*:?$`)

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
		s.cutCompany(path)
		return
	}
	head := s.Sub(0, min(s.Words(), 120))
	for i, m := range s.FindAll(producedBy) {
		// "This search was produced by Southern Water."
		if i >= mostPlaces {
			break
		}
		name := strings.TrimRight(m.Group[0].String, " .,")
		if words := len(strings.Fields(name)); words > 1 && words < 8 && !notACompany.MatchString(name) && s.state(path, m.Span, name, nil) {
			return
		}
	}
	if m, ok := head.Find(preparedBy); ok && !notACompany.MatchString(m.Group[0].String) && s.state(path, m.Span, m.Group[0].String, nil) {
		return
	}
	for _, m := range head.FindAll(providerHeading) {
		// "Provider Terraview Searches", with nothing between.
		if m.Words() > 0 && s.bare(m.Span) {
			if c, ok := clip(s.valueOf(m.Span), 7).Find(searchCompany); ok && s.state(path, withLabel(m.Span, c.Span), c.Group[0].String, nil) {
				return
			}
		}
	}
	for _, m := range head.FindAll(searchBrand) {
		// "Client: SearchFlow" names who ordered the report.
		if lead := upTo(s.text.Line(m.Page(), m.LineIndex()), m.Span); lead.Empty() || !orderedBy.MatchString(lead.Text()) {
			s.state(path, m.Span, m.Whole, nil)
			return
		}
	}
	for _, m := range head.FindAll(searchCompany) {
		name := m.Group[0].String
		limited := strings.HasSuffix(name, "Ltd") || strings.HasSuffix(name, "Limited") || strings.HasSuffix(name, "LLP") || strings.HasSuffix(strings.ToLower(name), "plc")
		if !notACompany.MatchString(name) && (limited || m.Words() == s.text.Line(m.Page(), m.LineIndex()).Words() && m.Words() <= 6) {
			s.state(path, m.Span, name, nil)
			return
		}
	}
	if s.def.kind == CON29DW {
		// The company answers for its own records.
		if v, ok := s.labelled(head, undertakerHeading); ok && v.Words() <= 8 && hasLetters(v.Text()) && !anotherUndertaker.MatchString(v.Text()) && s.state(path, v, strings.TrimRight(v.Text(), " .,"), nil) {
			s.cutCompany(path)
			return
		}
	}
	if named := waterCompanies(head); len(named) > 0 && s.def.kind == CON29DW && named[0].Span.Sub(named[0].Words()-1, named[0].Words()).LineIndex() == named[0].LineIndex() {
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

// anotherUndertaker is the label of a second company on the same line: the search is of both,
// and by neither.
var anotherUndertaker = pattern.New(`(?i)\b(?:undertakers?|compan(?:y|ies))\b`)

// undertakerHeading is the label of the company whose records were searched.
var undertakerHeading = heading(`(?:(?:water|sewerage|drainage|clean\s+water|waste\s*water)(?:\s*(?:and|&|/)\s*(?:water|sewerage|drainage))?\s+(?:compan(?:y|ies)|undertakers?|provider|authority)|(?:statutory\s+)?undertakers?)(?:\s+searched)?`)

var (
	notACompany = pattern.New(`(?i)^(?:property|land|water|conveyancing)\s+(?:search(?:es)?|information|reports?)$|\b(?:regulated|personal|official|residential|environmental\s+search|local|drainage|search\s+report|con29|llc1|coal)\b`)
	// producedBy is a sentence that names who made the search, up to a place, a sentence's end or a verb.
	producedBy = pattern.New(`(?i:\b(?:this|the)\s+(?:\w+\s+){0,2}(?:search|report|response)s?\s+(?:was|is|were|has\s+been|have\s+been)\s+(?:produced|prepared|compiled|provided|supplied|issued|carried\s+out)\s+(?:for\s+you\s+)?by\s+(?:the\s+)?)((?:\p{Lu}[\pL&'’-]*\s+(?:(?:and|of|for|&)\s+)?){0,6}\p{Lu}[\pL&'’-]+)(?:[.,;:]|\s+(?:\p{Ll}|\())`)
	// preparedBy is a sentence without a subject: "Prepared by Trent Vale Water Searches, PO Box 6187".
	preparedBy   = pattern.New(`(?:^|[.;]\s+|[\n\f])(?i:prepared|produced|compiled|issued)\s+by\s+(?:the\s+)?((?:\p{Lu}[\pL&'’-]*\s+(?:(?:and|of|&)\s+)?){1,6}(?:Search(?:es)?|Environmental|Solutions|Consultants|Reports)(?:\s+(?:Limited|Ltd\.?|LLP|plc))?)\s*[,.;\n]`)
	landRegistry = pattern.New(`HM\s+Land\s+Registry`)
	onBehalf     = pattern.New(`(?i:signed\s+(?:for\s+and\s+)?on\s+behalf\s+of)\s+(?:the\s+)?((?:\p{Lu}[\pL'’.-]+\s+(?:(?:and|of|upon|on|the)\s+)?){1,6}Council)`)
)

// cutCompany states a company's name again without the address that follows it.
func (s *sheet) cutCompany(path string) {
	f, ok := s.fact(path)
	if !ok {
		return
	}
	m := companyThenMore.FindStringSubmatch(f.Value())
	at, found := s.text.Locate(f.Citation().Page(), f.Citation().Quote())
	if m == nil || !found {
		return
	}
	s.unsay(path)
	s.stateIn(path, at, m[1], nil)
}

var companyThenMore = pattern.New(`^(.{3,60}?\b(?:Limited|Ltd\.?|LLP|plc|PLC))\s*,`)

func parseCON29DW(s *sheet) {
	s.sayParticulars()
	s.sayProvider()
	if m, ok := s.Find(dwVersion); ok {
		s.state("/paperwurks/con29dw/version", m.Span, m.Group[0].String+m.Group[1].String, nil)
	}
	segments := s.questions()
	asking := 0
	for _, g := range segments {
		if q, _ := g.answered(false); strings.Contains(g.asked(q), "?") {
			asking++
		}
	}
	later := laterNumbers(segments)
	ticks := s.columnTicks(segments)
	unanswered := map[string]bool{} // ticked in a column for neither yes nor no, such as insurance
	for _, g := range segments {
		question, answer := g.answered(false)
		if t, ok := ticks[g]; ok {
			asked := g.beforeTicks(t)
			number := dwNumber(asked)
			if number == "" {
				number = dwLabel(asked)
			}
			if number != "" {
				unanswered[number] = t.answer == ""
				s.sayDrainageTicked(number, g, t)
				continue
			}
		}
		if code := s.codeBeside(g); !code.Empty() {
			question, answer = nil, []evidence.Span{code}
		}
		asked := g.asked(question)
		number := dwNumber(asked)
		// Numbers alone are trusted where the paper prints no questions.
		if number == "" && asking == 0 && len(question) == 0 {
			if number = g.numbers[0]; later {
				number = dwLater[number]
			}
		}
		if number == "" || len(answer) == 0 {
			continue
		}
		s.sayDrainage(number, asked, finding{mark: g.mark, answer: answer, of: g})
	}
	// What those questions did not answer: labels of any wording, then sentences.
	for _, f := range s.findings(dwLabel) {
		if unanswered[f.topic] {
			continue
		}
		s.sayDrainage(f.topic, f.mark.Text(), f)
	}
	for _, f := range s.toldIn(dwSaidOf) {
		s.sayDrainage(f.topic, "", f)
	}
	s.sayFloodTold()
}

// beforeTicks is the words of a segment to the left of the columns of ticks: its number and
// its question.
func (g *segment) beforeTicks(t columnTick) string {
	parts := []string{}
	for _, c := range append([]evidence.Span{g.mark}, g.cells...) {
		if c.Box().X1 < t.left && !enumeratorAlone.MatchString(c.Text()) {
			parts = append(parts, c.Text())
		}
	}
	return strings.Join(parts, " ")
}

// sayDrainageTicked states an answer that is ticked in a column.
func (s *sheet) sayDrainageTicked(number string, g *segment, t columnTick) {
	for _, e := range con29dwAnswers {
		if e.number == number {
			s.sayTicked(g, e.path, t)
			if number == "2.1" && t.answer == "No" {
				s.sayOffMains(t.details)
			}
			return
		}
	}
	if t.answer == "" {
		return
	}
	path := map[string]string{
		"1.1": dwMaps + "publicSewerMapAttached", "1.2": dwMaps + "waterworksMapAttached",
		"3.6": dwMetered, "3.7": dwMetered, "4.5": dwCharging + "consequentialChargingBasis",
	}[number]
	if path == "" {
		return
	}
	if t.head.Page() == g.mark.Page() {
		s.tick(path, g.mark, t.head, t.mark, t.head.Text(), t.answer)
	} else if !t.at.Empty() {
		s.state(path, g.proof(t.at), t.at.Text(), t.answer)
	}
	if number == "3.6" && wordsOf(t.details) > 1 {
		s.sayPieces(g, dwWater+"mainsWater/waterMeter/location", clipAll(t.details, quoteWords), nil)
	}
}

// dwLater is where later editions, which begin with their terms and part the maps from
// them, ask PDTF's enquiries: under which number of theirs stands which of PDTF's.
var dwLater = map[string]string{
	"2.1": "1.1", "2.2": "1.2",
	"3.1": "2.1", "3.2": "2.2", "3.3": "2.3", "3.4": "2.4", "3.4.1": "2.4.1", "3.5": "2.5", "3.5.1": "2.5.1",
	"3.6": "2.6", "3.7": "2.7", "3.8": "2.8", "3.9": "2.9",
	"4.1": "3.1", "4.2": "3.2", "4.3": "3.3", "4.4": "3.4", "4.5": "3.5", "4.6": "3.6",
}

// laterNumbers reports whether a paper numbers its enquiries as later editions do.
func laterNumbers(segments []*segment) bool {
	return slices.ContainsFunc(segments, func(g *segment) bool {
		n := g.numbers[0]
		return n == "3.7" || n == "3.8" || n == "3.9" || n == "4.6" || strings.HasPrefix(n, "5.")
	})
}

// dwNumber is which of PDTF's enquiries a question asks; empty for none of them.
func dwNumber(asked string) string {
	for _, q := range dwQuestions {
		if q.re.MatchString(asked) {
			return q.number
		}
	}
	return ""
}

// dwLabel is dwNumber for labels too, which say less than questions do.
func dwLabel(text string) string {
	for _, q := range dwLabels {
		if q.re.MatchString(text) && !(strings.HasPrefix(q.number, "1.") && mapTells.MatchString(text)) {
			return q.number
		}
	}
	return dwNumber(text)
}

// mapTells is a question about what a map shows, which does not ask for the map.
var mapTells = pattern.New(`(?i)\b(?:map|plan|records?)\s+(?:indicates?|shows?)\b`)

func dwSaidOf(sentence string) string {
	for _, q := range dwSaid {
		if q.re.MatchString(sentence) {
			return q.number
		}
	}
	return ""
}

// sayDrainage states the answer to one enquiry.
func (s *sheet) sayDrainage(number, asked string, f finding) {
	path := ""
	for _, e := range con29dwAnswers {
		if e.number == number {
			path = e.path
		}
	}
	if path == "" {
		s.sayWater(number, asked, f)
		return
	}
	if number == "2.1" || number == "2.2" {
		first := firstSentence(textOf(f.answer))
		if ownDrainage.MatchString(first) && !ownSewer.MatchString(first) && !negative.MatchString(first) && !notKnown.MatchString(first) && !hedged.MatchString(first) && !beginsPlain(first) {
			// "Septic tank" says that no sewer takes it.
			if pieces := clipAll(f.answer, len(strings.Fields(first))); !s.said[path+"/yesNo"] {
				s.stateAll(path+"/yesNo", pieces, "No")
				s.stateAll(path+"/details", pieces, nil)
			}
		} else {
			s.replies(f, path, "Not known")
		}
	} else {
		s.replies(f, path)
	}
	if said, ok := s.fact(path + "/yesNo"); number == "2.1" && !(ok && said.Normalised() == "Yes") {
		s.sayOffMains(f.answer)
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
func (s *sheet) sayWater(number, asked string, f finding) {
	g, answer := f.of, f.answer
	if g == nil {
		g = &segment{numbers: []string{number}, mark: f.mark, cells: answer}
	}
	for len(answer) > 0 && strings.Trim(answer[0].Text(), "–—- ") == "" {
		answer = answer[1:] // a dash in the column of yes and no
	}
	answer = pointedOn(answer)
	pieces := clipAll(answer, quoteWords)
	whole := run(answer, quoteWords)
	if whole.Empty() {
		return
	}
	if code, meaning, ok := s.decoded(answer); ok {
		switch number {
		case "1.1", "1.2":
			path := dwMaps + map[string]string{"1.1": "publicSewerMapAttached", "1.2": "waterworksMapAttached"}[number]
			if yes := codedAs(meaning); yes == "Yes" || yes == "No" {
				s.state(path, g.proof(code), code.Text(), yes)
			} else if enclosedMap.MatchString(meaning) {
				s.state(path, g.proof(code), code.Text(), "Yes")
			}
		case "3.5":
			s.state(dwWater+"supplyClassification", g.proof(code), code.Text(), meaning)
		case "4.4":
			s.state(dwCharging+"currentChargingBasis", g.proof(code), code.Text(), meaning)
		case "4.5":
			s.state(dwCharging+"consequentialChargingBasis", g.proof(code), code.Text(), meaning)
		}
		return
	}
	text := textOf(pieces)
	if asksOwner.MatchString(text) {
		return
	}
	say := func(path string) { s.sayPieces(g, path, pieces, nil) }
	switch number {
	case "1.1", "1.2":
		path := dwMaps + map[string]string{"1.1": "publicSewerMapAttached", "1.2": "waterworksMapAttached"}[number]
		first := clipAll(pieces, len(strings.Fields(firstSentence(text))))
		if mapIncluded.MatchString(textOf(first)) {
			// "The sewer map included indicates …" tells of the map, whatever it indicates.
			s.sayPieces(g, path, first, "Yes")
		} else if p := weigh(textOf(first)); (p.yes == "Yes" || p.yes == "No") && (p.plain || enclosedMap.MatchString(p.value)) {
			s.sayPieces(g, path, first, p.yes)
		}
	case "2.9":
		if !s.stateFound(dwDrainage+"distanceToNearestSewerageTreatment", pieces, workAway) {
			say(dwDrainage + "distanceToNearestSewerageTreatment")
		}
	case "3.5":
		if !s.stateFound(dwWater+"supplyClassification", pieces, hardness) {
			say(dwWater + "supplyClassification")
		}
	case "3.7":
		if a, ok := s.tickOf(&f); ok {
			if a.name == "Yes" || a.name == "No" {
				s.tick(dwMetered, f.mark, a.span, a.mark, a.span.Text(), a.name)
			}
		} else if !s.sayMeter(g, pieces) {
			if p := weigh(text); p.yes == "Yes" || p.yes == "No" {
				s.sayPieces(g, dwMetered, clipAll(pieces, max(1, len(strings.Fields(p.value)))), p.yes)
			}
		}
	case "3.6":
		if p := weigh(text); !s.sayMeter(g, pieces) && p.yes == "No" && p.value != "" && metered.MatchString(text) {
			s.sayPieces(g, dwMetered, clipAll(pieces, len(strings.Fields(p.value))), "No")
		}
		if !notMetered.MatchString(firstSentence(text)) {
			say(dwWater + "mainsWater/waterMeter/location")
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
		if wordsOf(pieces) < 4 || !s.stateFound(dwCharging+"currentChargingBasis", pieces, chargedBy) {
			say(dwCharging + "currentChargingBasis")
		}
	case "4.5":
		say(dwCharging + "consequentialChargingBasis")
	}
}

// dwMetered is where it is said whether a meter serves the property.
const dwMetered = dwWater + "mainsWater/waterMeter/isSupplyMetered"

// asksOwner is an answer that is none: it sends the reader to the owner.
var asksOwner = pattern.New(`^(?i)(?:if\s+you\s+(?:wish|want|need)\s+to\s+(?:know|find\s+out|confirm)|(?:please\s+)?(?:contact|ask|refer\s+to|enquire\s+of)\s+the\s+(?:current\s+)?(?:owner|vendor|seller|occupier))\b`)

// notMetered is a sentence that says that there is no meter, which is no place of one.
var notMetered = pattern.New(`(?i)\b(?:not\s+(?:currently\s+)?(?:served|supplied|measured|metered)|no\s+(?:water\s+)?meter|does\s+not\s+have\s+an?\s+(?:water\s+)?meter)\b`)

// hasMeter is words that say that there is a meter, wherever it is or is not: "served by a
// water meter, which is not located within the dwelling".
var hasMeter = pattern.New(`(?i)^(?:[\d.]+\s+)?(?:(?:company\s+|our\s+)?records?\s+(?:indicate|show|confirm)s?\s+that\s+)?(?:the|this)\s+(?:property|premises|supply|water\s+supply)\s+(?:is|has)\s+(?:(?:currently\s+)?(?:served|measured|metered|supplied)\s+(?:by|through|via)\s+)?an?\s+(?:\w+\s+)?(?:water\s+)?meter\b`)

// sayMeter states that there is a meter, where the first sentence of an answer says so.
func (s *sheet) sayMeter(g *segment, pieces []evidence.Span) bool {
	first := clipAll(pieces, len(strings.Fields(firstSentence(textOf(pieces)))))
	if !hasMeter.MatchString(textOf(first)) {
		return false
	}
	s.sayPieces(g, dwMetered, first, "Yes")
	return true
}

// pointedOn is what an answer says besides sending the reader elsewhere: "See details" in
// the column of the answers, over one line or two, with the answer below or nothing.
func pointedOn(answer []evidence.Span) []evidence.Span {
	for n := min(3, len(answer)); n > 0; n-- {
		if pointsOn.MatchString(textOf(answer[:n])) {
			return answer[n:]
		}
	}
	return answer
}

// mapIncluded is a map that comes with the search, named so in a sentence about something else.
var mapIncluded = pattern.New(`(?i)\b(?:sewer\s+map|map\s+of\s+(?:the\s+)?(?:public\s+sewers|water\s?works))\s+(?:that\s+is\s+)?(?:included|enclosed|attached)\b`)

// enclosedMap is words that say that a map comes with the search.
var enclosedMap = pattern.New(`(?i)\b(?:enclosed|attached|included|supplied|provided)\b`)

var bothServices = pattern.New(`(?i)sewerage\s+and\s+water|water\s+and\s+sewerage|sewerage\s*/\s*water`)

// waterCompanies is the water and sewerage companies that a text names: those known,
// and any name that ends in Water but for the kinds of water.
func waterCompanies(in evidence.Span) []evidence.Match {
	var all []evidence.Match
	for _, m := range in.FindAll(waterCompany) {
		if kindOfWater.MatchString(m.Whole) {
			continue
		}
		if lead := searchWords.FindString(m.Whole); lead != "" {
			// "Drainage and Water Enquiry Moorland Water": the form's name, then the company's.
			if named, ok := m.Sub(len(strings.Fields(lead)), m.Words()).Find(waterCompany); ok {
				all = append(all, named)
			}
			continue
		}
		all = append(all, m)
	}
	return all
}

var kindOfWater = pattern.New(`(?i)^(?:(?:the|does|do|is|who|and|drainage|mains?|residential|public)\s+(?:and\s+|&\s+)?)*(?:surface|foul|mains?|public|drinking|waste|ground|low|hard|soft|rain|clean|the|drainage\s+and|drainage\s+&|sewerage\s+and|\s)*\s*water$`)

// searchWords is what the name of a search ends in, before the name of who made it.
var searchWords = pattern.New(`^(?i)(?:[\pL&]+\s+){0,4}(?:enquir(?:y|ies)|search(?:es)?|reports?|results?)\s`)

// sayUndertakers states who the water and the sewerage undertakers are, as the
// answer or the question tells them apart.
func (s *sheet) sayUndertakers(asked string, answer evidence.Span) {
	companies := waterCompanies(answer)
	if m := companyThenMore.FindStringSubmatch(answer.Text()); m != nil && len(companies) == 0 && startsUpper(answer) {
		// "Kestrel Utilities Limited, Mill House, … is responsible for …": a name, then its address.
		answer = answer.Sub(0, len(strings.Fields(m[1])))
	}
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
