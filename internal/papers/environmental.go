package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// hazard is something that an environmental report gives a result for.
type hazard struct {
	path  string // riskIndicator and result hang on it
	label string
}

const issues = "/propertyPack/environmentalIssues/"

// hazards is the sections of a report that PDTF has, then the parts of them that
// a conveyancer asks for by name. PDTF keeps parts as a list of sub-categories
// with free names; they are kept under their own paths here so that a rule can
// ask for one.
var hazards = []hazard{
	{issues + "contaminatedLand/contaminatedLandRisk", "contaminated land"},
	{issues + "flooding/floodRisk", "flooding"},
	{issues + "radon/radonRisk", "radon"},
	{issues + "groundStability/groundStabilityRisk", "ground stability"},
	{issues + "coalMining", "coal mining"},
	{issues + "nonCoalMining", "other mining"},
	{issues + "energy/energyRisk", "energy"},
	{issues + "infrastructure/infrastructureRisk", "infrastructure"},
	{issues + "transportation/transportationRisk", "transport"},
	{issues + "planning/planningRisk", "planning constraints"},
	{issues + "climate/climateRisk", "climate"},
	{issues + "coastalErosion", "coastal erosion"},
	{"/paperwurks/environmental/hazards/riverAndSeaFlooding", "river and coastal flooding"},
	{"/paperwurks/environmental/hazards/surfaceWaterFlooding", "surface water flooding"},
	{"/paperwurks/environmental/hazards/groundwaterFlooding", "groundwater flooding"},
	{"/paperwurks/environmental/hazards/historicFlooding", "past flooding"},
	{"/paperwurks/environmental/hazards/otherFlooding", "other flooding"},
	{"/paperwurks/environmental/hazards/naturalSubsidence", "natural ground subsidence"},
	{"/paperwurks/environmental/hazards/wind", "wind farms"},
	{"/paperwurks/environmental/hazards/solar", "solar farms"},
	{"/paperwurks/environmental/hazards/oilAndGas", "oil and gas"},
	{"/paperwurks/environmental/hazards/hs2", "High Speed 2"},
	{"/paperwurks/environmental/hazards/crossrail", "Crossrail"},
	{"/paperwurks/environmental/hazards/pylons", "overhead lines"},
	{"/paperwurks/environmental/hazards/telecoms", "mobile masts"},
	{"/paperwurks/environmental/hazards/landfill", "landfill and waste"},
}

func hazardFields() []Field {
	var fields []Field
	for _, h := range hazards {
		fields = append(fields,
			Field{h.path + "/riskIndicator", h.label + ": action advised", Answer},
			Field{h.path + "/result", h.label + ": result", Words})
	}
	return fields
}

var environmental = definition{
	kind: Environmental, name: "environmental search",
	anchors: []anchor{
		{re: pattern.New(`(?i)\benvironmental\s+(?:search|report|risk)|\benviro(?:search|all)\b|homecheck|homescreen|homebuyers?\s+(?:environmental|report)|environsearch|\bsitesafe\b|\benvirocheck\b`), weight: 0.6, head: true},
		// Reports of one hazard: flood, and the ground.
		{re: pattern.New(`(?i)\boverall\s+flood\s+risk\b|\bflood\s?check\b|\bflood\s+(?:risk\s+)?(?:assessment|appraisal)\b|\bground\s+(?:stability|hazards?|movement)\s+(?:report|search|screen|assessment)|\b(?:natural\s+)?(?:ground\s+)?subsidence\s+(?:report|search|screen)`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)\bradon\s+(?:risk\s+|gas\s+|potential\s+)?(?:report|search|screen|assessment|check)\b`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)\bflood\s+zone\s+[123]|\bflood\s+re\b|\bshrink[\s-]+swell\b|\brunning\s+sand\b|\bgroundwater\s+flood`), weight: 0.2},
		{re: pattern.New(`(?i)\bgroundsure\b|\blandmark\s+information\b|\bfuture\s?climate\s?info\b|\bargyll\s+environmental\b|\bsitescope\b`), weight: 0.35, head: true},
		{re: pattern.New(`(?i)contaminated\s+land`), weight: 0.3},
		{re: pattern.New(`(?i)Part\s+(?:2A|IIA|II\s*\(?A\)?)\b`), weight: 0.3},
		{re: pattern.New(`(?i)\bflood\s+(?:risk|search|report)`), weight: 0.25},
		{re: pattern.New(`(?i)ground\s+stability`), weight: 0.25},
		{re: pattern.New(`(?i)\bflood\s+(?:risk\s+)?(?:search|report|screen)`), weight: 0.35, head: true},
		{re: pattern.New(`(?i)\b(?:flood|ground)\s*(?:risk|check|hazards?|movement|stability|conditions)\s+(?:report|search|assessment|professional|appraisal)|\bflood\s?check\b`), weight: 0.5, head: true},
		{re: pattern.New(`(?i)\boverall\s+(?:flood|ground|environmental)\s+(?:stability\s+)?(?:risk|rating|hazard|result)`), weight: 0.4, head: true},
		{re: pattern.New(`(?i)\bflood\s+zone\s*[123]|\bflood\s+re\b`), weight: 0.2},
		{re: pattern.New(`(?i)\b(?:shrink[- ]swell|landslips?|landslides?|compressible\s+(?:ground|deposits)|running\s+sand|coastal\s+erosion)\b`), weight: 0.25},
		{re: pattern.New(`(?i)\bCON\s?29\s?(?:R|DW|O|\(|$)|mortgage\s+offer|enquiries\s+of\s+local`), weight: -0.3, head: true},
	},
	fields: joinFields(searchFields(Environmental), []Field{
		{"/paperwurks/environmental/product", "name of the report", Words},
		{"/paperwurks/environmental/overallResult", "overall result", Answer}, // Passed, Passed with considerations, Further action
	}, hazardFields(), []Field{
		{issues + "contaminatedLand/contaminatedLandRisk/summary", "contaminated land opinion", Words},
		{issues + "contaminatedLand/contaminatedLandRisk/recommendations", "contaminated land next steps", Words},
		{issues + "flooding/floodRisk/recommendations", "flooding next steps", Words},
		{issues + "groundStability/groundStabilityRisk/recommendations", "ground stability next steps", Words},
		{issues + "radon/radonRisk/recommendations", "radon next steps", Words},
		// The opinion on Part 2A of the Environmental Protection Act 1990: would the land be determined contaminated.
		{"/paperwurks/environmental/part2A", "likely to be contaminated land under Part 2A", Answer},
		{"/paperwurks/environmental/floodZone", "flood zone", Answer}, // 1, 2, 3, 3a, 3b
		{"/paperwurks/environmental/floodInsurable", "insurable for flood at standard terms", Answer},
		{"/paperwurks/environmental/radonPercent", "homes at or above the radon action level, per cent at most", Number},
		{issues + "radon/remedialMeasuresOnConstruction/yesNo", "radon protection needed in new building", Answer},
	}),
	parse: parseEnvironmental,
}

// hazardNames tells a hazard by the words of a heading or a row's label. The
// first that fits counts: the particular before the general.
var hazardNames = []struct {
	path string
	hazardWords
}{
	{"/paperwurks/environmental/hazards/riverAndSeaFlooding", hazardName(`(?:river|fluvial)(?:s|\s*/\s*coastal|\s*(?:and|&|or)\s*(?:the\s+)?(?:sea|coastal|tidal))?(?:\s*\(.*\))?(?:\s+flood(?:ing)?)?|coastal\s+flooding|flood(?:ing)?\s+from\s+rivers?.*|tidal\s+flooding|rofras`)},
	{"/paperwurks/environmental/hazards/surfaceWaterFlooding", hazardName(`(?:surface\s*water|pluvial)(?:\s*\(.*\))?(?:\s+flood(?:ing)?)?`)},
	{"/paperwurks/environmental/hazards/groundwaterFlooding", hazardName(`ground\s*water(?:\s+flood(?:ing)?)?`)},
	{"/paperwurks/environmental/hazards/historicFlooding", hazardName(`(?:past|historic(?:al)?|previous|recorded)\s+flood(?:ing|s|\s+events?)?`)},
	{"/paperwurks/environmental/hazards/otherFlooding", hazardName(`other\s+flood(?:ing)?(?:\s+(?:factors|sources))?|reservoirs?(?:\s+flooding)?`)},
	{issues + "flooding/floodRisk", hazardName(`(?:overall\s+)?flood(?:ing)?(?:\s+risk)?`)},
	{issues + "contaminatedLand/contaminatedLandRisk", hazardName(`contaminat(?:ed|ion)(?:\s+land)?(?:\s+(?:liability|risk|assessment))?|land\s+contamination|environmental\s+liability`)},
	{issues + "radon/radonRisk", hazardName(`radon(?:\s+gas|\s+affected\s+areas?)?`)},
	{"/paperwurks/environmental/hazards/naturalSubsidence", hazardName(`natural\s+(?:ground\s+)?(?:subsidence|instability|stability|hazards?)|subsidence`)},
	{issues + "nonCoalMining", hazardName(`non[- ]coal\s+mining|(?:other|mineral)\s+mining|non[- ]natural\s+(?:ground\s+)?(?:subsidence|instability)`)},
	{issues + "coalMining", hazardName(`coal(?:\s+mining)?(?:\s+(?:affected|reporting)\s+area)?`)},
	{issues + "groundStability/groundStabilityRisk", hazardName(`ground\s+(?:stability|instability|conditions|hazards)|ground\s+risk`)},
	{"/paperwurks/environmental/hazards/wind", hazardName(`wind(?:\s+(?:farms?|turbines?|energy|power))?`)},
	{"/paperwurks/environmental/hazards/solar", hazardName(`solar(?:\s+(?:farms?|energy|power))?`)},
	{"/paperwurks/environmental/hazards/oilAndGas", hazardName(`oil\s+(?:and|&)\s+gas|fracking|shale\s+gas|hydraulic\s+fracturing`)},
	{"/paperwurks/environmental/hazards/hs2", hazardName(`hs\s?2|high\s+speed\s+(?:rail\s+)?(?:2|two)|high\s+speed\s+rail.*`)},
	{"/paperwurks/environmental/hazards/crossrail", hazardName(`crossrail(?:\s+[12])?|elizabeth\s+line`)},
	{"/paperwurks/environmental/hazards/pylons", hazardName(`(?:electricity\s+)?pylons?(?:\s+and\s+overhead.*)?|overhead\s+(?:power\s+)?(?:lines|cables).*|power\s+lines`)},
	{"/paperwurks/environmental/hazards/telecoms", hazardName(`mobile\s+(?:phone\s+)?masts?|tele(?:coms?|communications?)(?:\s+masts?)?`)},
	{"/paperwurks/environmental/hazards/landfill", hazardName(`(?:historic(?:al)?\s+)?landfills?(?:\s+(?:and|&)\s+waste)?(?:\s+sites?)?|waste\s+sites?`)},
	{issues + "coastalErosion", hazardName(`coastal\s+erosion`)},
	{issues + "climate/climateRisk", hazardName(`climate(?:\s+change|\s*index)?(?:\s+risk)?|physical\s+risks?`)},
	{issues + "planning/planningRisk", hazardName(`planning(?:\s+(?:constraints?|applications?|alert))?|(?:environmental\s+)?designations?`)},
	{issues + "transportation/transportationRisk", hazardName(`transport(?:ation)?(?:\s+(?:projects?|infrastructure))?`)},
	{issues + "infrastructure/infrastructureRisk", hazardName(`(?:energy\s+(?:and|&)\s+)?infrastructure(?:\s+projects?)?`)},
	{issues + "energy/energyRisk", hazardName(`energy(?:\s+(?:and|&)\s+infrastructure|\s+infrastructure)?`)},
}

// hazardWords finds a hazard's name: as a label, and in running text before a colon.
type hazardWords struct{ label, chained *pattern.Pattern }

// hazardName's label is a whole cell, or stands before a colon, a dash or a result, or runs
// into its paragraph: "3.1 Radon. Result: ...". Chained, it opens a sentence that says no
// more than the result: "Wind: none. Solar farms: not within 5 km."
func hazardName(words string) hazardWords {
	return hazardWords{
		label:   pattern.New(`^(?i)(?:(?:\d{1,2}(?:\.\d{1,2})?|(?-i:[A-Z]))[.):]?\s+)?(?:section\s+\d+\s*[:–-]\s*)?(?:` + words + `)(?:\s+(?:risk|result|screening|assessment|search))?\s*(?:[:–?]|-\s|\.\s+(?:` + resultWords + `[:\s–-]+)?` + outcomeWords + `|$|\s(?:is\s+|requires?\s+)?` + outcomeWords + `)`),
		chained: pattern.New(`(?i)(?:^|[.;]\s+)(?:` + strings.ReplaceAll(words, ".*", "[^.:;]{0,40}") + `)(?:\s+(?:risk|hazards?|licen[cs]es?|blocks?|areas?|sites?|projects?|proposals?|routes?|potential|result|screening)){0,3}\s*:\s+(` + outcomeWords + `[^.;:]{0,60})[.;]`),
	}
}

const outcomeWords = `(?:passed|nothing\s+(?:\w+\s+)?(?:identified|recorded|found|reported)|requires?\s+(?:further|action)|recorded\b|pass\b|not\s+identified|none\s+identified|no\s+(?:further\s+)?(?:action|risk|issues?)|further\s+action|action\s+(?:required|recommended|advised)|identified|not\s+(?:in|within)\b|very\s+low|low\b|negligible|moderate|medium|high\b|significant|acceptable|unacceptable|elevated|potential|fail(?:ed)?\b|refer(?:red)?\b|attention|consider|clear\b|unlikely|affected|unaffected|yes\b|no\b|none\b|nil\b|(?:with)?in\s+an?\b|outside\b)`

var (
	outcome       = pattern.New(`^(?i)[\W_]*` + resultWords + `?[:\s–-]*` + outcomeWords)
	needsAction   = pattern.New(`(?i)further\s+action|action\s+(?:required|recommended|advised)|requires?\s+action|\bidentified|\brecorded|\bmoderate|\bmedium|\bhigh|\bsignificant|unacceptable|\belevated|\bfail|\brefer|\battention|^(?:with)?in\s+a|\baffected|^yes\b`)
	needsNone     = pattern.New(`(?i)\bno\s+(?:further\s+)?(?:action|risk|issues?|significant)|not\s+(?:been\s+)?(?:identified|required|recommended|in\b|within|affected|significant|considered)|none(?:\s+(?:identified|recorded|found|known))?|\bnil\b|\bnothing\s+(?:\w+\s+)?(?:identified|recorded|found|reported)|\bpass|very\s+low|\blow\b|negligible|\bacceptable|\bclear\b|unlikely|unaffected|^no\b|^outside`)
	considered    = pattern.New(`(?i)consider`)
	overallLabel  = heading(`(?:overall|report|search|final|professional|environmental)\s+(?:result|assessment|risk|opinion|conclusion|outcome|rating)|professional\s+opinion|conclusion|outcome|overall`)
	plainResult   = heading(`(?:report\s+|search\s+)?result`)
	overallPhrase = pattern.New(`(?i)\b(?:the\s+)?(?:report|site|property|search)(?:\s+(?:result|screening))?\s+(?:has\s+|have\s+)?(?:is\s+|been\s+)?(passed(?:\s+with\s+considerations?)?|further\s+action(?:\s+(?:is\s+)?(?:required|recommended))?|failed|referred)\b|\b(PASSED(?:\s+WITH\s+CONSIDERATIONS?)?|FURTHER\s+ACTION(?:\s+(?:REQUIRED|RECOMMENDED))?)\b`)
	productName   = pattern.New(`\b((?:Envirosearch|RiskView|Homecheck(?:\s+(?:Professional|Pro))?|HomeScreen|Homebuyers?|Avista|Sitesafe|SiteSolutions|EnviroAll|Premium(?:Plus)?|FCI\s+\w+|Ecology|Flood\s+Screen|Flood\s+Report|EnviroSearch)(?:[ ]+(?:Residential|Plus|Premium|Homebuyers?|Report|Search|Flood|Climate|Environmental|Combined))*)\b`)
	part2A        = pattern.New(`(?i)\bPart\s+(?:2\s?A|II\s?\(?A\)?)(?:\W|$)`)
	floodZone     = pattern.New(`(?i)\bflood\s+zone\s*(?:is\s*|:\s*)?\b(1|2|3\s?[ab]?)\b`)
	insurable     = pattern.New(`(?i)\b(?:flood\s+)?insur(?:able|ability|ance)\b`)
	insurableYes  = pattern.New(`(?i)\b(?:is\s+(?:likely\s+to\s+be\s+)?(?:considered\s+)?insurable|should\s+be\s+(?:insurable|available|able)|likely\s+to\s+be\s+available|(?:available|insurable)\s+(?:at|on|under)\s+standard|standard\s+terms|insurable$|\byes\b)`)
	insurableNo   = pattern.New(`(?i)\b(?:un-?insurable|not\s+(?:be\s+)?(?:insurable|available)|difficult|unlikely\s+to\s+be|may\s+not|additional\s+terms|higher\s+premium)`)
	radonRange    = pattern.New(`(?i)(?:(?:less\s+than|under|below|<|up\s+to|between|at\s+least|greater\s+than|more\s+than|over|>)\s*)?(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)?(?:\s*(?:-|–|to|and)\s*(\d{1,3}(?:\.\d+)?))?\s*(?:%|per\s?cent)(?:\s+(?:or\s+more\s+)?of\s+(?:homes|properties|dwellings|houses))?`)
	radonWords    = pattern.New(`(?i)radon|action\s+level|homes|dwellings`)
	radonGuard    = pattern.New(`(?i)\b(?:(no|basic|full)\s+)?(?:radon\s+)?protect(?:ive|ion)\s+measures?\s+(?:are|is|will\s+be)\s+(not\s+)?(?:required|necessary|needed|recommended)`)
	nextSteps     = pattern.New(`^(?i)(?:next\s+steps?|recommend(?:ations?|ed\s+(?:next\s+)?(?:steps?|actions?))|suggested\s+next\s+steps|what\s+(?:should|to\s+do)\b.*|actions?)\s*:?$`)
)

// sentence is the sentence around a span, within its page and 60 words.
func (s *sheet) sentence(v evidence.Span) evidence.Span {
	page := s.text.Page(v.Page())
	from := page.Words() - v.Rest(page).Words() - v.Words()
	to := from + v.Words()
	ends := func(i int) bool {
		w := strings.TrimRight(page.Word(i).Text, `"'”’)`)
		return strings.HasSuffix(w, ".") && (len(w) > 2 || w[0] >= '0' && w[0] <= '9') || strings.HasSuffix(w, "?") || strings.HasSuffix(w, ";")
	}
	for from > 0 && to-from < quoteWords && !ends(from-1) && !newParagraph(page, from) {
		from--
	}
	for to < page.Words() && to-from < quoteWords && !ends(to-1) && !newParagraph(page, to) {
		to++
	}
	return page.Sub(from, to)
}

// newParagraph reports whether word i begins a line that stands well apart from the line before.
func newParagraph(page evidence.Span, i int) bool {
	a, b := page.Word(i-1).Box, page.Word(i).Box
	return b.Y0-a.Y1 > 0.9*max(a.Height(), b.Height()) || b.Y1 < a.Y0
}

// sayOutcome states the overall result of a report, in its words, and whether it asks for action.
func (s *sheet) sayOutcome(result, indicator string) {
	said := func(v evidence.Span, value string) bool {
		if result != "" && !s.state(result, v, value, nil) {
			return false
		}
		if yes := actionAdvised(value); yes != "" {
			s.state(indicator, v, value, yes)
		}
		return true
	}
	for _, m := range s.FindAll(overallLabel) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 12)
		if outcome.MatchString(v.Text()) && said(withLabel(m.Span, v), strings.Trim(v.Text(), " .")) {
			return
		}
	}
	if m, ok := s.Find(overallPhrase); ok {
		said(m.Span, m.Group[0].String+m.Group[1].String)
	}
}

// actionAdvised is Yes or No for a result in words, "" when it is neither.
func actionAdvised(result string) string {
	if m := endsAnswered.FindStringSubmatch(result); m != nil {
		// "Affected area: No": the words before are the question's.
		return map[bool]string{true: "Yes", false: "No"}[strings.EqualFold(m[1], "yes")]
	}
	if denies.MatchString(result) && !strings.Contains(strings.ToLower(result), "but") {
		return "No"
	}
	none, some := needsNone.MatchString(result), needsAction.MatchString(result)
	// "Low to moderate" and "passed, but further action" ask for something; "not identified" does not.
	some = some && needsAction.MatchString(needsNone.ReplaceAllString(result, ""))
	switch {
	case some:
		return "Yes"
	case considered.MatchString(result):
		return ""
	case none:
		return "No"
	}
	return ""
}

// endsAnswered is a plain answer behind a colon that ends a result.
var endsAnswered = pattern.New(`(?i):\s*(yes|no|none|nil)\W*$`)

func parseEnvironmental(s *sheet) {
	s.sayParticulars()
	s.sayProvider()
	head := s.Sub(0, min(s.Words(), 200))
	if m, ok := head.Find(productName); ok && m.Words() == s.text.Line(m.Page(), m.LineIndex()).Words() {
		s.state("/paperwurks/environmental/product", m.Span, m.Group[0].String, nil)
	}
	for i := range 6 {
		// The title: a short line of the first page that names a report or a search.
		if line := s.text.Line(head.Page(), i); !line.Empty() && line.Words() <= 6 && reportTitle.MatchString(line.Text()) && !labelLine.MatchString(line.Text()) && !matches(line, limitedCompany) {
			s.state("/paperwurks/environmental/product", line, line.Text(), nil)
			break
		}
	}
	s.sayOverall()
	steps := false
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i, r := range rows {
			if len(r.cells) == 1 && nextSteps.MatchString(r.cells[0].Text()) {
				steps = true
				continue
			}
			for j, c := range r.cells {
				path, rest := hazardOf(c)
				if path == "" {
					continue
				}
				s.sayHazard(path, c, rest, r.cells[j+1:], rows[i+1:])
				if steps {
					s.sayNextSteps(path, rest, rows[i+1:])
				}
			}
		}
	}
	s.sayHazardsAsked()
	s.sayHazardSentences()
	s.sayHazardsChained()
	s.sayPart2A()
	s.sayFlood()
	s.sayRadon()
}

// keyed is a sentence of a key, which tells when a result is given: "A result of 'Further
// action' is given where …".
var keyed = pattern.New(`(?i)\b(?:is|are|will\s+be)\s+(?:given|shown|used|assigned|returned)\s+(?:where|when|if|to)\b|\bmeans\b|\bindicates\s+that\b`)

// sayOverall states the overall result as one of three.
func (s *sheet) sayOverall() {
	path := "/paperwurks/environmental/overallResult"
	say := func(v evidence.Span, value string) bool {
		lower := strings.ToLower(value)
		normal := ""
		switch {
		case strings.Contains(lower, "consider"):
			normal = "Passed with considerations"
		case actionAdvised(value) == "Yes":
			normal = "Further action"
		case strings.Contains(lower, "pass") || strings.Contains(lower, "no further action") || strings.Contains(lower, "clear"):
			normal = "Passed"
		}
		return normal != "" && !keyed.MatchString(s.sentence(v).Text()) && s.state(path, v, value, normal)
	}
	for _, m := range s.FindAll(overallLabel) {
		if m.Words() == 0 {
			continue
		}
		v := clip(s.valueOf(m.Span), 8)
		if takenAway.MatchString(v.Text()) {
			continue
		}
		if outcome.MatchString(v.Text()) && say(withLabel(m.Span, v), strings.Trim(v.Text(), " .")) {
			return
		}
	}
	for _, m := range s.Sub(0, min(s.Words(), 200)).FindAll(plainResult) {
		if m.Words() == 0 {
			continue
		}
		if v, where := s.valueAt(m.Span); where == after && outcome.MatchString(v.Text()) && v.Words() <= 8 && say(withLabel(m.Span, v), strings.Trim(v.Text(), " .")) {
			return
		}
	}
	if m, ok := s.Find(overallPhrase); ok && m.Group[0].String != "" && say(m.Span, m.Group[0].String) {
		return
	}
	if s.sayOverallInWords(say) {
		return
	}
	// The front page's result alone on a line, above the first hazard.
	for _, p := range s.text.Document().Pages[:min(1, len(s.text.Document().Pages))] {
		for _, r := range s.bodyRows(p.Number) {
			if path, _ := hazardOf(r.cells[0]); path != "" {
				return
			}
			if len(r.cells) == 1 && aloneResult.MatchString(r.cells[0].Text()) && say(r.cells[0], r.cells[0].Text()) {
				return
			}
			if m, ok := r.cells[0].Find(resultFirst); ok && say(m.Span, m.Group[0].String) {
				return
			}
		}
	}
}

// sayOverallInWords states the result that a sentence of the first page gives of the whole:
// "Our assessment of the property is: Passed". A sentence of one hazard is not of the whole.
func (s *sheet) sayOverallInWords(say func(evidence.Span, string) bool) bool {
	for i, m := range s.FindAll(overallSaid) {
		if i >= mostPlaces || m.Page() != s.text.Document().Pages[0].Number {
			break
		}
		v := s.sentence(m.Span)
		if takenBack.MatchString(clip(m.Rest(s.text.Page(m.Page())), 5).Text()) {
			continue
		}
		about := before(m.Span, v).Text() + " " + m.Whole
		if notGiven.MatchString(m.Rest(v).Text()) || hazardMeantBy(about) != "" || hedged.MatchString(about) || generalTalk.MatchString(about) || strings.HasSuffix(v.Text(), "?") {
			continue
		}
		if say(m.Span, m.Group[0].String) {
			return true
		}
	}
	return false
}

// notGiven is how a sentence goes on that says which result the report does not give.
var notGiven = pattern.New(`(?i)^\W*(?:\w+\s+){0,2}(?:cannot|could\s+not|can\s+not|not)\b`)

var (
	overallSaid = pattern.New(`(?i)\b(?:assessment|opinion|conclusion|result|rating|outcome|level\s+of\s+(?:\w+\s+)?risk)\b[^.:;?]{0,100}?(?:\b(?:is|as|requires?|require|was|of)\b|:)\s*:?\s*["“‘']?((?:no\s+)?further\s+action(?:\s+(?:required|recommended|advised))?|pass(?:ed)?(?:\s+with\s+considerations?)?\b)`)
	// takenBack denies the result that stands before it: "a conclusion of PASS cannot be given".
	takenBack = pattern.New(`^(?i)\W*(?:\w+\s+){0,2}(?:cannot|can\s+not|could\s+not|has\s+not|was\s+not|is\s+not|will\s+not|only)\b`)
	// resultFirst is a result in capitals that opens the sentence explaining it.
	resultFirst = pattern.New(`^((?:NO\s+)?FURTHER\s+ACTION(?:\s+(?:REQUIRED|RECOMMENDED|ADVISED))?|PASS(?:ED)?(?:\s+WITH\s+CONSIDERATIONS?)?)\s*(?::|[–-]\s)`)
)

// takenAway is a result that is denied in its own words: "PASS cannot be given".
var takenAway = pattern.New(`(?i)\b(?:cannot|can\s+not|could\s+not)\b`)

// hazardOf is the hazard that a cell names, and what follows the name in the cell.
func hazardOf(c evidence.Span) (path string, rest evidence.Span) {
	if c.Words() > 24 {
		return "", evidence.Span{}
	}
	text := c.Text()
	for _, h := range hazardNames {
		if m := h.label.FindString(text); m != "" {
			if loc := runsIn.FindStringIndex(m); loc != nil {
				m = m[:loc[0]+1]
			}
			n := len(strings.Fields(m))
			if o := outcomeAtEnd.FindStringIndex(m); o != nil {
				n = len(strings.Fields(m[:o[0]]))
			}
			return h.path, trimPunctuation(c.Sub(min(n, c.Words()), c.Words()))
		}
	}
	return "", evidence.Span{}
}

// denies is a result that opens with a denial: "not in a radon affected area".
var denies = pattern.New(`^(?i)(?:not|no|none|nil|nothing|outside)\b`)

var (
	reportTitle    = pattern.New(`^\p{Lu}[\pL&+-]*\s+(?:(?:\p{Lu}[\pL&+-]*|and|&|of)\s+){0,4}(?i:report|search|screen|certificate|study|assessment|survey|review|appraisal)$|^(?:Enviro|Home|Flood|Site|Risk|Eco|Geo)\p{L}*(?:\s+\p{Lu}[\pL+]*){1,3}$`)
	limitedCompany = pattern.New(`(?i)\b(?:ltd|limited|plc|llp|certificate)\b`)
)

var aloneResult = pattern.New(`^(?i)(?:passed(?:\s+with\s+considerations?)?|(?:no\s+)?further\s+action(?:\s+(?:required|recommended|advised))?)[.!]?$`)

// resultWords is what a result may be called, and of what it may be said to be one:
// "Risk level", "The highest rating at the property is".
const resultWords = `(?:(?:(?:the|your|our)\s+)?(?:(?:highest|overall|maximum|modelled|assessed|current|greatest)\s+)?(?:result|risk|rating|status|finding|outcome|conclusion|assessment|opinion|level|indicator|likelihood|susceptibility|hazard)(?:\s+(?:level|rating|band|category|class|score))?(?:\s+(?:at|for|of|on|within)\s+(?:the|this|your)\s+(?:property|site|address|search\s+area))?(?:\s+(?:is|was|has\s+been\s+assessed\s+as))?)`

var resultLabel = pattern.New(`^(?i)` + resultWords + `(?:\s*[:–-]\s*|\s+(?:is|was)\s*:?\s+)`)

var outcomeAtEnd = pattern.New(`(?i)(?:is\s+)?` + outcomeWords + `$`)

// sayHazard states a hazard's result: after its name, in the cell to the right, or below.
func (s *sheet) sayHazard(path string, name, rest evidence.Span, right []evidence.Span, below []row) {
	candidates := nonEmpty(rest)
	if rest.Empty() {
		var under []evidence.Span
		for _, r := range below[:min(2, len(below))] {
			for _, c := range r.cells {
				if c.Page() == name.Page() && c.Box().OverlapX(name.Box()) > 0.3 && c.Box().Y0-name.Box().Y1 < 2.5*name.Box().Height() {
					under = append(under, c)
				}
			}
		}
		// What has a label of its own below is the hazard's, and what is right of it another's.
		if len(under) > 0 && resultLabel.MatchString(under[0].Text()) {
			candidates = under
		} else {
			candidates = append(append(candidates, right...), under...)
		}
	}
	for _, c := range candidates {
		if !outcome.MatchString(c.Text()) {
			continue
		}
		if l, ok := c.Find(resultLabel); ok {
			c = l.Rest(c)
		}
		v := clip(c, 14)
		value := strings.Trim(firstSentence(v.Text()), " .;")
		v = v.Sub(0, min(v.Words(), len(strings.Fields(value))))
		pieces := []evidence.Span{v}
		// A narrow column breaks a result: "Not in a radon affected" and "area".
		if endsWith(c, v) && len(below) > 0 {
			for _, n := range below[0].cells {
				b, at := n.Box(), c.Box()
				open := strings.Count(v.Text(), "(") > strings.Count(v.Text(), ")") && strings.Contains(n.Text(), ")") // "Medium (1 in" and "75)"
				if n.Page() == c.Page() && abs(b.X0-at.X0) < 4 && b.Y0-at.Y1 < 0.8*at.Height() && b.Y0 > at.Y0+2 && n.Words() <= 6 && (open || !startsUpper(n)) {
					pieces = append(pieces, n)
				}
			}
		}
		value = strings.Trim(textOf(pieces), " .;")
		said, yes := false, actionAdvised(value)
		if len(pieces) == 1 {
			quote := withLabel(name, v)
			if said = s.state(path+"/result", quote, value, nil); said && yes != "" {
				s.state(path+"/riskIndicator", quote, value, yes)
			}
		} else if said = s.stateAll(path+"/result", pieces, nil); said && yes != "" {
			s.stateAll(path+"/riskIndicator", pieces, yes)
		}
		return
	}
}

// sayNextSteps states what a report advises about a hazard.
func (s *sheet) sayNextSteps(path string, rest evidence.Span, below []row) {
	field := path + "/recommendations"
	if _, known := s.labels[field]; !known || s.said[field] {
		return
	}
	pieces := nonEmpty(rest)
	if !rest.Empty() && rest.Words() < 5 {
		return
	}
	for _, r := range below[:min(8, len(below))] {
		if p, _ := hazardOf(r.cells[0]); p != "" || nextSteps.MatchString(r.cells[0].Text()) || wordsOf(pieces)+r.cells[0].Words() > quoteWords {
			break
		}
		pieces = append(pieces, r.cells...)
	}
	if wordsOf(pieces) >= 5 {
		s.stateAll(field, pieces, nil)
	}
}

// sayPart2A states the opinion whether the land would be determined as contaminated.
func (s *sheet) sayPart2A() {
	for _, m := range s.FindAll(part2A) {
		v := s.sentence(m.Span)
		lower := strings.ToLower(v.Text())
		if asksAnother.MatchString(lower) || !strings.Contains(lower, "contaminated land") || !strings.Contains(lower, "property") && !strings.Contains(lower, "site") && !strings.Contains(lower, "likely") {
			continue
		}
		yes := ""
		switch {
		case unlikelyDetermined.MatchString(lower):
			yes = "No"
		case likelyDetermined.MatchString(lower):
			yes = "Yes"
		default:
			continue
		}
		s.state("/paperwurks/environmental/part2A", v, v.Text(), yes)
		s.state(issues+"contaminatedLand/contaminatedLandRisk/summary", v, v.Text(), nil)
		return
	}
}

// asksAnother is advice to ask somebody else, which is no opinion.
var asksAnother = pattern.New(`\b(?:whether|contact|enquir(?:e|y|ies)|ask(?:ed|ing)?)\b`)

var unlikelyDetermined = pattern.New(`\b(?:unlikely|not\s+(?:likely|considered|be|been|designated|determined)|no\s+(?:significant|potential|evidence|reason)|nothing|do(?:es)?\s+not|would\s+not)\b`)

// likelyDetermined says of land that it has been, will be or may be determined.
var likelyDetermined = pattern.New(`\b(?:likely\s+to|(?:could|may|might)\s+(?:well\s+)?(?:be|determine|designate)|(?:has|have)\s+been\s+(?:determined|designated)|at\s+risk\s+of|is\s+(?:determined|designated))\b`)

// sayFloodZone states the flood zone that a sentence puts the property in.
func (s *sheet) sayFloodZone(path string) {
	for _, m := range s.FindAll(floodZone) {
		v := s.sentence(m.Span)
		lead := before(m.Span, v)
		if negative.MatchString(lead.Text()) || strings.Contains(strings.ToLower(v.Text()), " or ") || hedged.MatchString(lead.Text()) {
			continue
		}
		if s.state(path, v, m.Group[0].String, strings.ToLower(strings.ReplaceAll(m.Group[0].String, " ", ""))) {
			break
		}
	}
}

// sayFlood states the flood zone and whether the property can be insured for flood.
func (s *sheet) sayFlood() {
	s.sayFloodZone("/paperwurks/environmental/floodZone")
	for _, m := range s.FindAll(insurable) {
		v := s.sentence(m.Span)
		if !strings.Contains(strings.ToLower(v.Text()), "flood") && !strings.Contains(strings.ToLower(v.Text()), "insurab") {
			continue
		}
		if f, ok := v.Find(insurableNo); ok {
			s.state("/paperwurks/environmental/floodInsurable", v, f.Whole, "No")
			return
		}
		if f, ok := v.Find(insurableYes); ok {
			s.state("/paperwurks/environmental/floodInsurable", v, f.Whole, "Yes")
			return
		}
		// A row of a table: "Insurability   Yes".
		if a := clip(s.valueOf(m.Span), 3); beginsPlain(a.Text()) && m.LineIndex() >= 0 {
			if p := weigh(a.Text()); p.yes == "Yes" || p.yes == "No" {
				s.state("/paperwurks/environmental/floodInsurable", withLabel(m.Span, a), p.value, p.yes)
				return
			}
		}
	}
}

// sayRadon states how many homes are affected, and the protection of new buildings.
func (s *sheet) sayRadon() {
	for _, m := range s.FindAll(radonRange) {
		v := s.sentence(m.Span)
		if !strings.Contains(strings.ToLower(v.Text()), "radon") && !strings.Contains(strings.ToLower(v.Text()), "action level") || !radonWords.MatchString(v.Text()) {
			continue
		}
		value := m.Group[1].String
		if value == "" {
			value = m.Group[0].String
		}
		if n, ok := parseWhole(value); ok && n <= 100 && s.state("/paperwurks/environmental/radonPercent", v, value, n) {
			break
		}
	}
	if m, ok := s.Find(radonGuard); ok {
		yes := "Yes"
		if strings.EqualFold(m.Group[0].String, "no") || m.Group[1].String != "" {
			yes = "No"
		}
		s.state(issues+"radon/remedialMeasuresOnConstruction/yesNo", s.sentence(m.Span), m.Whole, yes)
	}
	// "The property is in a radon affected area" says it where no table does.
	for _, m := range s.FindAll(radonArea) {
		v := s.sentence(m.Span)
		if hedged.MatchString(v.Text()) || strings.HasSuffix(v.Text(), "?") {
			continue
		}
		yes := "Yes"
		if negative.MatchString(m.Whole) {
			yes = "No"
		}
		if s.state(issues+"radon/radonRisk/riskIndicator", v, m.Whole, yes) {
			s.state(issues+"radon/radonRisk/result", v, m.Whole, nil)
			return
		}
	}
}

var radonArea = pattern.New(`(?i)\b(?:property|site|land|dwelling)\s+(?:is|lies|falls)\s+(?:not\s+)?(?:with)?(?:in|outside)\s+(?:of\s+)?an?\s+(?:(?:lower|intermediate|higher|elevated|low)\s+probability\s+)?radon\s+(?:affected\s+)?area`)
