package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads environmental reports whose headings, questions and sentences tell a
// hazard by their meaning: "Could the land flood from rivers?", "Surface water is assessed as
// a high risk".

// hazardMeant tells a hazard by a heading's or a question's words, where hazardNames,
// made for the usual headings, tells none. The particular go before the general.
var hazardMeant = []struct {
	path    string
	has, no *pattern.Pattern
}{
	{environmentalHazards + "historicFlooding", pattern.New(`(?i)\b(?:past|historic(?:al)?|previous|recorded|known)\b[^.]{0,30}\bflood|\bflood(?:ed|ing)?\b[^.]{0,30}\b(?:in\s+the\s+past|before|histor(?:y|ic)|events?)\b|\bever\s+flooded`), floodAside},
	{environmentalHazards + "surfaceWaterFlooding", pattern.New(`(?i)\bsurface[\s-]*water\b|\bpluvial\b`), floodAside},
	{environmentalHazards + "groundwaterFlooding", pattern.New(`(?i)\bground[\s-]*water\b`), pattern.New(floodAside.String() + `|(?i)source\s+protection|abstraction|vulnerab`)},
	{environmentalHazards + "riverAndSeaFlooding", pattern.New(`(?i)\b(?:rivers?|fluvial|tidal|coastal|the\s+sea)\b[^.]{0,30}\bflood|\bflood\w*\b[^.]{0,40}\b(?:rivers?|the\s+sea|coast|tidal)\b`), floodAside},
	{environmentalHazards + "otherFlooding", pattern.New(`(?i)\breservoirs?\b`), floodAside},
	{issues + "flooding/floodRisk", pattern.New(`(?i)\bflood(?:ing)?\b`), floodAside},
	{issues + "radon/radonRisk", pattern.New(`(?i)\bradon\b`), pattern.New(`(?i)protect|measure|percent|per\s?cent|\d\s*%|how\s+many`)},
	{issues + "contaminatedLand/contaminatedLandRisk", pattern.New(`(?i)\bcontaminat(?:ed|ion|ive)\b|\bpast\s+land\s+uses?\b`), pattern.New(`(?i)\bentry|entries|register|notice`)},
	{environmentalHazards + "naturalSubsidence", pattern.New(`(?i)\b(?:subsidence|shrink|swell|landslip|landslide)\b`), pattern.New(`(?i)\bcoal|\bmin(?:e|ing)\b|claim|clays?\s+\d`)},
	{issues + "groundStability/groundStabilityRisk", pattern.New(`(?i)\bground\s+(?:stability|instability|movement)\b|\bstability\s+of\s+the\s+ground`), nil},
	{issues + "nonCoalMining", pattern.New(`(?i)\b(?:non[- ]coal|tin|limestone|metal(?:liferous)?|clay|brine|chalk|other)\s+(?:mining|extraction|workings)\b|\bmining\s+(?:other|apart)`), nil},
	{issues + "coalMining", pattern.New(`(?i)\bcoal\b|\bcoalfield`), nil},
	{issues + "coastalErosion", pattern.New(`(?i)\bcoast(?:al|line)?\s+(?:erosion|change)|\berod\w+`), nil},
}

// asksContrary is a question whose "No" is no denial of the hazard.
var asksContrary = pattern.New(`(?i)\b(?:not|other\s+than|apart\s+from|outside|without)\b`)

const environmentalHazards = "/paperwurks/environmental/hazards/"

// floodAside is words about flooding that ask for no risk: insurance, defences, the sources of data.
var floodAside = pattern.New(`(?i)\b(?:insur\w*|defen[cs]es?|protection|flood\s+re|zones?|warnings?|premium|cover|data|map|depth|drain(?:s|age)?|sewers?|drinking|1\s+in\s+\d+|features?|next\s+steps?|recommend\w*)\b`)

func hazardMeantBy(text string) string {
	if asksContrary.MatchString(text) {
		return ""
	}
	for _, h := range hazardMeant {
		if h.has.MatchString(text) && (h.no == nil || !h.no.MatchString(text)) {
			return h.path
		}
	}
	return ""
}

// sayHazardsAsked states what stands beside or below the headings and questions that tell
// a hazard by their meaning. A row with several values is one of data, not of a result.
func (s *sheet) sayHazardsAsked() {
	for _, f := range s.findings(hazardMeantBy) {
		if s.said[f.topic+"/result"] || f.mark.Empty() || resultItself.MatchString(f.mark.Text()) || len(f.answer) == 0 || len(f.answer) > 1 && f.answer[1].LineIndex() == f.answer[0].LineIndex() {
			continue
		}
		v := f.answer[0]
		if f.mark.Page() == v.Page() && s.ofData(v) {
			continue
		}
		if l, ok := v.Find(resultLabel); ok {
			v = l.Rest(v)
		}
		v = clip(v, 14)
		value := strings.Trim(firstSentence(v.Text()), " .;,")
		if value == "" || !hazardResult.MatchString(value) || generalTalk.MatchString(value) {
			continue
		}
		v = v.Sub(0, min(v.Words(), len(strings.Fields(value))))
		s.sayResult(f.topic, withLabel(f.mark, v), value)
	}
}

// ofData reports whether a value stands in a table of data rather than of results: its
// column counts things, or its row has more values.
func (s *sheet) ofData(v evidence.Span) bool {
	l := s.layout(v.Page())
	counts := 0
	for i, b := range l.boxes {
		line := l.lines[i]
		if line.Empty() || i == v.LineIndex() {
			continue
		}
		if abs(b.X0-v.Box().X0) < 6 && countAlone.MatchString(line.Text()) {
			counts++
		}
	}
	beside := l.rightOf(v.Box())
	return counts > 1 || beside >= 0 && l.lines[beside].Words() <= 3 && !endsWithPage.MatchString(l.lines[beside].Text())
}

var (
	countAlone   = pattern.New(`^\d{1,4}$`)
	endsWithPage = pattern.New(`(?i)^(?:p(?:age|\.)?\s*)?\d{1,2}$`)
)

// sayResult states a hazard's result, and whether it asks for action.
func (s *sheet) sayResult(path string, quote evidence.Span, value string) bool {
	if !s.state(path+"/result", quote, value, nil) {
		return false
	}
	if yes := actionAdvised(value); yes != "" {
		s.state(path+"/riskIndicator", quote, value, yes)
	}
	return true
}

// nextLetter is the letter of the next heading, behind a result that has no full stop.
var nextLetter = pattern.New(`[ \t]*\n\s*[A-Z]$`)

// resultItself is a result that names its hazard, no heading: "Low to moderate (surface water)".
var resultItself = pattern.New(`^(?i)` + riskDegree + `\b[^?]*\(`)

// hazardResult is a whole result: an outcome of a few words.
var hazardResult = pattern.New(`^(?i)(?:yes|no|none|nil|passed|pass|clear|` + riskDegree + `(?:\s+(?:risk|hazard|potential|susceptibility|likelihood))?(?:\s*\([^()]{1,30}\))?|not\s+(?:identified|affected|at\s+risk|applicable|in\s+an?\b[^.]{0,50}|within\s+an?\b[^.]{0,50})|none\s+(?:identified|recorded|found)|no\s+(?:further\s+action|risk|issues?|significant\s+\w+)(?:\s+\w+){0,3}|further\s+action(?:\s+\w+){0,3}|identified|recorded|affected|unaffected|(?:with)?in\s+an?\b[^.]{0,50}|outside\b[^.]{0,50})$`)

// riskDegree is how great a risk is, in a word or two.
const riskDegree = `(?:very\s+low|very\s+high|low\s+to\s+(?:moderate|medium)|(?:moderate|medium)\s+to\s+high|low|negligible|moderate|medium|high|significant|elevated|minimal|severe)`

// floodSources tells by a few words where a flood would come from.
var floodSources = []struct {
	path string
	re   string
}{
	{environmentalHazards + "surfaceWaterFlooding", `(?:surface[\s-]*water|pluvial)(?:\s+(?:run-?off|flood(?:ing)?))*`},
	{environmentalHazards + "groundwaterFlooding", `ground[\s-]*water(?:\s+flood(?:ing)?)?`},
	{environmentalHazards + "riverAndSeaFlooding", `(?:(?:coastal|tidal|fluvial|rivers?)(?:\s*(?:and|&|or|/)\s*(?:the\s+)?(?:sea|coastal|tidal|fluvial|rivers?))?(?:\s+flood(?:ing)?)?|the\s+sea(?:\s+flooding)?)`},
	{environmentalHazards + "otherFlooding", `reservoirs?(?:\s+(?:failure|flooding))?`},
}

// floodSaid is how sentences say a risk of flooding: the risk before the source, or after it.
var floodSaid = func() [][2]*pattern.Pattern {
	var all [][2]*pattern.Pattern
	for _, f := range floodSources {
		all = append(all, [2]*pattern.Pattern{
			pattern.New(`(?i)\b(` + riskDegree + `)\s+(?:risk|likelihood|probability|chance|hazard|susceptibility)\s+(?:of|from|to)\s+(?:being\s+affected\s+by\s+)?(?:flood(?:ing|s)?\s+)?(?:(?:from|by|due\s+to)\s+)?(?:the\s+)?` + f.re + `\b`),
			pattern.New(`(?i)\b` + f.re + `(?:\s+(?:risk|hazard|susceptibility))?\s*(?::|[–-]|\bis(?:\s+(?:assessed|considered|rated|classed|put)\s+(?:as|at|to\s+be))?)\s*(?:an?\s+)?(` + riskDegree + `)\b`),
		})
	}
	return all
}()

// sayHazardSentences states what sentences say of the risks of flooding, and takes back a
// low risk of rivers where the same report gives a higher one of the sea.
func (s *sheet) sayHazardSentences() {
	for i, f := range floodSources {
		for _, re := range floodSaid[i] {
			for k, m := range s.FindAll(re) {
				if k >= mostPlaces {
					break
				}
				v := s.sentence(m.Span)
				lead := before(m.Span, v).Text()
				if hedged.MatchString(lead) || negative.MatchString(lead) || generalTalk.MatchString(lead) || strings.HasSuffix(v.Text(), "?") {
					continue
				}
				value := m.Group[0].String
				if said, ok := s.fact(f.path + "/riskIndicator"); ok && said.Normalised() == "No" && actionAdvised(value) == "Yes" && slices.Contains(strings.Fields(strings.ToLower(m.Whole)), "coastal") {
					s.unsay(f.path + "/riskIndicator")
					s.unsay(f.path + "/result")
				}
				s.sayResult(f.path, m.Span, value)
			}
		}
	}
}

// sayHazardsChained states the results that a paragraph gives one after another, each after
// its hazard's name and a colon, where nothing else has said them.
func (s *sheet) sayHazardsChained() {
	for _, h := range hazardNames {
		if s.said[h.path+"/result"] {
			continue
		}
		for i, m := range s.FindAll(h.chained) {
			if i >= mostPlaces {
				break
			}
			value := strings.TrimSpace(nextLetter.ReplaceAllString(m.Group[0].String, ""))
			if len(strings.Fields(value)) <= 10 && !generalTalk.MatchString(value) && s.sayResult(h.path, m.Span, value) {
				break
			}
		}
	}
}
