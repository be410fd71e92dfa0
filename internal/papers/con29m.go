package papers

import (
	"slices"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// con29mAnswers is the questions of a coal mining search. PDTF has the result of
// the search only, so each answer is kept under /paperwurks. The numbers are the
// order of the Law Society's form; the wording decides, since the issuers'
// reports number differently.
var con29mAnswers = []enquiry{
	{"1", "past underground coal mining", "/paperwurks/con29m/pastUnderground"},
	{"2", "present underground coal mining", "/paperwurks/con29m/presentUnderground"},
	{"3", "future underground coal mining", "/paperwurks/con29m/futureUnderground"},
	{"4", "mine entries", "/paperwurks/con29m/mineEntries"},
	{"5", "coal mining geology", "/paperwurks/con29m/geology"},
	{"6", "past opencast coal mining", "/paperwurks/con29m/pastOpencast"},
	{"7", "present opencast coal mining", "/paperwurks/con29m/presentOpencast"},
	{"8", "future opencast coal mining", "/paperwurks/con29m/futureOpencast"},
	{"9", "coal mining subsidence claims", "/paperwurks/con29m/subsidenceClaims"},
	{"10", "mine gas", "/paperwurks/con29m/mineGas"},
	{"11", "surface hazard emergencies", "/paperwurks/con29m/emergencies"},
	{"12", "withdrawal of support", "/paperwurks/con29m/withdrawalOfSupport"},
	{"13", "working facilities orders", "/paperwurks/con29m/workingFacilitiesOrders"},
	{"14", "former copyhold land", "/paperwurks/con29m/formerCopyhold"},
	// Mining of other things, where the report speaks of them.
	{"", "Cheshire brine compensation area", "/paperwurks/con29m/cheshireBrine"},
	{"", "tin mining", "/paperwurks/con29m/tin"},
	{"", "clay mining", "/paperwurks/con29m/clay"},
	{"", "limestone mining", "/paperwurks/con29m/limestone"},
}

const (
	coalMining    = "/propertyPack/environmentalIssues/coalMining/"
	nonCoalMining = "/propertyPack/environmentalIssues/nonCoalMining/"
)

var con29m = definition{
	kind: CON29M, name: "coal mining search (CON29M)",
	anchors: []anchor{
		{re: pattern.New(`(?i)\bCON\s?29\s?-?\s?M\b`), weight: 0.85, head: true},
		{re: pattern.New(`(?i)coal\s+mining\s+(?:report|search|enquir)|coal\s+and\s+brine|mining\s+(?:search|report)\b`), weight: 0.6, head: true},
		{re: pattern.New(`(?i)(?:the\s+)?coal\s+authority|mining\s+remediation\s+authority`), weight: 0.4, head: true},
		// An environmental report recommends a coal search; it is none.
		{re: pattern.New(`(?i)\b(?:obtain|order|commission|recommend\w*|consider)(?:ing)?\s+(?:an?\s+|the\s+)?(?:up-to-date\s+)?(?:CON\s?29\s?-?\s?M|(?:coal\s+)?mining\s+(?:search|report))`), weight: -0.5},
		{re: pattern.New(`(?i)mine\s+entr(?:y|ies)`), weight: 0.35},
		{re: pattern.New(`(?i)opencast|withdrawal\s+of\s+support|coal\s+mining\s+subsidence`), weight: 0.35},
	},
	fields: joinFields(searchFields(CON29M), []Field{
		{coalMining + "riskIndicator", "coal mining affects the property", Answer},
		{coalMining + "result", "coal mining result", Words},
		{coalMining + "summary", "coal mining summary", Words},
		{coalMining + "recommendations", "coal mining recommendations", Words},
		{nonCoalMining + "riskIndicator", "other mining affects the property", Answer},
		{nonCoalMining + "result", "other mining result", Words},
		{"/paperwurks/con29m/numberOfMineEntries", "number of mine entries", Number},
		{"/paperwurks/con29m/nearestMineEntryMetres", "distance of the nearest mine entry in metres", Number},
	}, answerFields(con29mAnswers)),
	parse: parseCON29M,
}

// mineTopics tells by its heading or its question what a passage is about. The
// first that fits counts.
var mineTopics = []struct {
	path string
	re   *pattern.Pattern
}{
	{"/paperwurks/con29m/withdrawalOfSupport", pattern.New(`(?i)withdraw(?:al|n)?\s+(?:of\s+)?support|support\s+(?:withdrawn|withdrawal)`)},
	{"/paperwurks/con29m/workingFacilitiesOrders", pattern.New(`(?i)working\s+facilit`)},
	{"/paperwurks/con29m/formerCopyhold", pattern.New(`(?i)copyhold`)},
	{"/paperwurks/con29m/subsidenceClaims", pattern.New(`(?i)subsidence|damage\s+(?:notice|claim)s?|stop\s+notices?`)},
	{"/paperwurks/con29m/mineGas", pattern.New(`(?i)mine\s+gas|gas\s+emissions?`)},
	{"/paperwurks/con29m/emergencies", pattern.New(`(?i)emergenc|surface\s+hazards?|hazards?\s+(?:related|relating)\s+to|call[- ]out`)},
	{"/paperwurks/con29m/mineEntries", pattern.New(`(?i)mine\s+entr(?:y|ies)|shafts?(?:\s+(?:and|or)\s+adits?)?\b|\badits?\b|mine\s*shafts?`)},
	{"/paperwurks/con29m/geology", pattern.New(`(?i)geolog|faults?\s+and\s+fissures?|fault\s+lines?|lines?\s+of\s+weakness`)},
	{"/paperwurks/con29m/pastOpencast", pattern.New(`(?i)(?:past|historic(?:al)?|former)\s+(?:open\s?cast|surface)|open\s?cast[^\n]{0,20}\b(?:past|historic(?:al)?|former)\b`)},
	{"/paperwurks/con29m/futureOpencast", pattern.New(`(?i)(?:future|proposed|planned)\s+(?:open\s?cast|surface)|open\s?cast[^\n]{0,20}\b(?:future|proposed)|licen[cs]e[^\n]{0,80}\bopen\s?cast`)},
	{"/paperwurks/con29m/presentOpencast", pattern.New(`(?i)(?:present|current|active)\s+(?:open\s?cast|surface)|open\s?cast[^\n]{0,20}\b(?:present|current)`)},
	{"/paperwurks/con29m/pastUnderground", pattern.New(`(?i)(?:past|historic(?:al)?|former)\s+(?:underground|coal|deep|workings)|underground[^\n]{0,20}\b(?:past|historic(?:al)?|former)\b`)},
	{"/paperwurks/con29m/futureUnderground", pattern.New(`(?i)(?:future|proposed|planned)\s+(?:underground|coal|deep|workings)|underground[^\n]{0,20}\bfuture`)},
	{"/paperwurks/con29m/presentUnderground", pattern.New(`(?i)(?:present|current|active)\s+(?:underground|coal|deep|workings)|underground[^\n]{0,20}\b(?:present|current)`)},
	{"/paperwurks/con29m/cheshireBrine", pattern.New(`(?i)\bbrine\b`)},
	{"/paperwurks/con29m/tin", pattern.New(`(?i)\btin\b`)},
	{"/paperwurks/con29m/clay", pattern.New(`(?i)\b(?:china|ball)?\s*clay\b`)},
	{"/paperwurks/con29m/limestone", pattern.New(`(?i)\blimestone\b`)},
}

func mineTopic(text string) string {
	for _, t := range mineTopics {
		if t.re.MatchString(text) {
			return t.path
		}
	}
	return ""
}

var (
	topicNumber  = pattern.New(`^(?:(?i:question|section)\s+)?\d{1,2}(?:\.\d{1,2})?[.):]?(?:\s+|$)`)
	mineHeading  = pattern.New(`^(?i)(?:(?:question|section)\s+)?(?:\d{1,2}(?:\.\d{1,2})?[.):]?\s+)?((?:past|present|current|future|historical|active|proposed|former)\b|mine\s+(?:entr|gas|shaft)|mineshaft|coal\s+mining\s+(?:geolog|subsid|hazard|claim)|geolog|fault|fissure|subsidence|damage\s+(?:notice|claim)|emergenc|surface\s+hazard|hazards?\s+relat|withdraw|working\s+facil|payments?\s+to\s+owners|former\s+copyhold|cheshire\s+brine|brine|tin\b|shafts?\b|adits?\b|support\s+withdraw|china\s+clay|ball\s+clay|clay\b|limestone|open\s?cast|underground)`)
	spelledCount = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "a": 1, "single": 1}
	entryCount   = pattern.New(`(?i)\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a|single)\s+(?:(?:recorded|known|disused|former|potential|coal|abandoned|historic)\s+)*(?:mine\s?(?:entr(?:y|ies)|shafts?)|shafts?|adits?)\b|^\W*(?:yes\b\W*)?(\d{1,2}|one|two|three|four|five|six)\s+(?:(?:are|is|recorded|known|identified)\s+)*within\b`)
	entryMetres  = pattern.New(`(?i)(within\s+)?\b(\d{1,3}(?:\.\d+)?)\s*(?:m|metres?|meters?)\b`)
	coalApart    = pattern.New(`(?:^|[\n\f])\s*(?i:coal(?:\s+mining)?)\s*[:–—-]\s*((?i:not\s+(?:with)?in|outside)\s+[^.\n\f]{3,70})`)
	affirmed     = pattern.New(`(?i)\b(?:property|site|land|mine\s+entr(?:y|ies)|shafts?|claims?|damage\s+notices?|authority|records?)\b.*\b(?:is|are|lies?|falls?|has|have|within|indicates?|shows?)\b|\bthere\s+(?:is|are|has|have)\b|^identified|^yes\b|^(?:with)?in\b|^recorded`)
	outsideCoal  = pattern.New(`(?i)(?:property|site|land)\s+(?:is|lies|falls)\s+(?:outside|not\s+(?:with)?in)\s+(?:of\s+)?(?:an?y?\s+|the\s+)?(?:defined\s+|known\s+)?(?:coal(?:field|\s+mining)|mining)(?:\s+(?:reporting\s+|affected\s+)?area)?`)
)

func parseCON29M(s *sheet) {
	s.sayParticulars()
	s.sayProvider()
	if m, ok := s.Find(coalApart); ok {
		// A screen of several minings: what it says of coal, not its result of them all.
		if v := clip(m.Span, 14); s.state(coalMining+"result", v, strings.Trim(m.Group[0].String, " ."), nil) {
			s.state(coalMining+"riskIndicator", v, strings.Trim(m.Group[0].String, " ."), "No")
		}
	} else {
		s.sayOutcome(coalMining+"result", coalMining+"riskIndicator")
	}
	if m, ok := s.Find(outsideCoal); ok {
		s.state(coalMining+"riskIndicator", s.sentence(m.Span), m.Whole, "No")
	}
	// Tables are cut at their numbers and headings, running text into sentences. The
	// way that answers more topics goes first.
	s.sayFindings(s.tabledMining())
	ways := [][]finding{s.findings(mineTopic), s.rowFindings(), s.proseFindings()}
	slices.SortStableFunc(ways, func(a, b []finding) int { return answersOf(b) - answersOf(a) })
	for _, way := range ways {
		s.sayFindings(way)
	}
	for _, q := range con29mAnswers {
		if f, ok := s.fact(q.path + "/details"); ok && rowsRun.MatchString(f.Value()) {
			s.unsay(q.path + "/details")
		}
	}
}

var (
	// timeAlone is a row of a time of the way of mining that the row above names.
	timeAlone = pattern.New(`^(?i)(?:\d{1,2}[.):]?\s+)?(past|present|current|future|historic(?:al)?|proposed)$`)
	timeFirst = pattern.New(`^(?i)(?:\d{1,2}[.):]?\s+)?(?:past|historic(?:al)?|former)\s+((?:underground|open\s?cast|surface)\b.*)$`)
	// rowsRun is rows of a summary that ran together: answers and other labels, no details.
	rowsRun = pattern.New(`^(?:[/|]|(?:Yes|No)\s+(?:Yes|No)\b|(?:Yes|No|None)\s+\p{Lu}|(?:\w+\s+){1,3}(?:Yes|No)$|.*\b(?:Yes|No)\s*/\s*(?:Yes|No)\b)`)
)

// mineColumns is what the columns of a table of the enquiries are called.
var mineColumns = []column{
	{"", columnHead(`further\s+(?:action|information|assessment|search).*|actions?\b.*|page.*|section|within\b.*|distance.*|details?|comments?|recommend.*|no\.?|number|#|ref(?:erence)?|insured.*`)},
	{"answer", columnHead(`(?:hazards?\s+|risks?\s+)?identified|present|result|response|answer|reply|finding|(?:property\s+)?affected|found|recorded|on[- ]site|at\s+(?:the\s+)?property|yes\s*/\s*no`)},
	{"topic", columnHead(`(?:con\s?29\s?m\s+)?(?:questions?|enquir(?:y|ies)|search(?:es)?|issues?|hazards?|topics?|subjects?|matters?|categor(?:y|ies)|data\s?sets?)`)},
}

// tabledMining is the answers of a table that has a column of enquiries, one of answers and
// others whose "No" answers another thing, such as whether more should be done.
func (s *sheet) tabledMining() []finding {
	var all []finding
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i := 0; i < len(rows); i++ {
			t, n := s.tableAt(rows[i:], mineColumns)
			if t == nil || !slices.Contains(t.names, "topic") || !slices.Contains(t.names, "answer") {
				continue
			}
			records, more := s.records(t, rows[i+n:], []string{"answer"}, func(row) bool { return false })
			for _, c := range records {
				topic := mineTopic(textOf(c["topic"]))
				if topic == "" || len(c["answer"]) == 0 {
					continue
				}
				all = append(all, finding{topic: topic, mark: c["topic"][0], answer: c["answer"]})
			}
			i += n + more - 1
		}
	}
	return all
}

// rowFindings is what the report says topic by topic, cut at the cells that begin with
// a topic's heading, its question or its number.
func (s *sheet) rowFindings() []finding {
	var all []finding
	group := "" // the heading above: "Underground coal mining" over "Past", "Present", "Future"
	segments := s.cutAt(func(cell string) ([]string, int) {
		text := evidence.Fold(cell)
		if mineGroup.MatchString(text) && mineTopic(text) == "" {
			group = text
		}
		if m := timeAlone.FindStringSubmatch(text); m != nil && group != "" {
			if topic := mineTopic(m[1] + " " + group); topic != "" {
				return []string{topic}, len(cell)
			}
		}
		if m := mineHeading.FindStringIndex(cell); m != nil && !unicode.IsLower(firstRune(cell)) {
			// A heading is short, ends in no full stop, or asks; a sentence is neither.
			head := text
			if i := strings.IndexAny(head, ":?"); i > 0 {
				head = head[:i]
			}
			if m := whichTime.FindStringIndex(text); m != nil {
				head = strings.Trim(text[:m[1]], " :.–-") // "Opencast: past"
				if mineTopic(head) == "" {
					head += " " + group
				}
				if topic := mineTopic(head); topic != "" && len(text) > m[1] {
					at, _ := wordsEnd(cell, len(strings.Fields(text[:m[1]])))
					return []string{topic}, at
				}
			}
			if words := len(strings.Fields(head)); words <= 10 && (!strings.HasSuffix(head, ".") || words <= 6) {
				if topic := mineTopic(head); topic != "" {
					if m := timeFirst.FindStringSubmatch(head); m != nil {
						group = m[1] // "Past underground coal mining" over "Present", "Future"
					}
					return []string{topic}, m[1]
				}
			}
		}
		if m := interrogative.FindString(cell); m != "" {
			return []string{""}, len(m)
		}
		if m := topicNumber.FindString(cell); m != "" && len(text) < 8 {
			return []string{"number"}, len(m)
		}
		return nil, 0
	})
	// A heading with its question below has the answer below that.
	for i, g := range segments {
		topic := g.numbers[0]
		question, answer := g.answered(false)
		asked := g.asked(question)
		if topic == "number" || topic == "" {
			topic = mineTopic(asked)
			if topic == "" && i > 0 && segments[i-1].numbers[0] != "" && len(segments[i-1].cells) < 2 {
				topic = segments[i-1].numbers[0]
			}
			if len(answer) == 0 && len(question) > 0 && topic != "" && !strings.Contains(asked, "?") {
				answer = question[1:]
			}
		} else if len(answer) == 0 && len(question) > 0 {
			// The heading's words take the first cell; what is below is the answer.
			answer = question
			if first := answer[0]; first.LineIndex() == g.mark.LineIndex() && first.Page() == g.mark.Page() {
				k := 0
				for j := range first.Words() {
					if strings.HasSuffix(first.Word(j).Text, ":") {
						k = j + 1
						break
					}
				}
				answer = append(nonEmpty(first.Sub(k, first.Words())), answer[1:]...)
				if k == 0 {
					answer = answer[1:]
				}
			}
		}
		if topic == "" || topic == "number" || len(answer) == 0 {
			continue
		}
		all = append(all, finding{topic: topic, mark: g.mark, answer: answer, of: g})
	}
	return all
}

var (
	// mineGroup is a heading for the times of one way of mining.
	mineGroup = pattern.New(`^(?i)(?:\d{1,2}[.):]?\s+)?(?:underground|open\s?cast|surface)(?:\s+(?:coal|mining|mines?|working|workings|methods?|extraction|activity)){0,3}\s*:?$`)
	// whichTime is a label that tells the time, alone or after the way of mining.
	whichTime = pattern.New(`^(?i)(?:\d{1,2}(?:\.\d{1,2})?[.):]?\s+)?(?:(?:underground|open\s?cast|surface)(?:\s+(?:coal|mining|workings?)){0,2}\s*[:–(-]\s*)?(?:past|present|current|future|historic(?:al)?|proposed)\)?\s*[:.–-](?:\s|$)`)
)

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// wordsEnd is where the first n words of a text end.
func wordsEnd(text string, n int) (at int, ok bool) {
	in := false
	for i, r := range text {
		if space := r == ' ' || r == '\n' || r == '\f'; space && in {
			if n--; n == 0 {
				return i, true
			}
			in = false
		} else if !space {
			in = true
		}
	}
	return len(text), n <= 1
}

// sayMining states one answer of a mining search.
func (s *sheet) sayMining(topic string, g *segment, answer []evidence.Span) {
	answer = clipAll(answer, proofWords)
	text := textOf(answer)
	if p := weigh(text); p.plain && (!noSuch.MatchString(text) || mineReply.MatchString(text)) {
		s.reply(g, topic, answer)
	} else if value, yes := weighMining(text); value != "" {
		n := len(strings.Fields(text[:strings.Index(text, value)]))
		k := len(strings.Fields(value))
		s.sayPieces(g, topic+"/yesNo", clipAll(skipWords(answer, n), k), yes)
		if !rowsRun.MatchString(text) {
			s.sayPieces(g, topic+"/details", clipAll(answer, quoteWords), nil)
		}
	}
	s.sayMineEntries(g, topic, answer)
}

// sayMineEntries states how many mine entries an answer names and how far the nearest is.
func (s *sheet) sayMineEntries(g *segment, topic string, answer []evidence.Span) {
	if topic != "/paperwurks/con29m/mineEntries" {
		return
	}
	whole := run(answer, proofWords)
	if f, ok := s.fact(topic + "/yesNo"); !ok || f.Normalised() != "Yes" {
		return
	}
	if m, ok := whole.Find(entryCount); ok {
		count := m.Group[0]
		if count.String == "" {
			count = m.Group[1]
		}
		word := strings.ToLower(count.String)
		n, named := spelledCount[word]
		if !named {
			n, named = parseWhole(word)
		}
		if named {
			s.state("/paperwurks/con29m/numberOfMineEntries", g.proof(m.Span), count.String, n)
		}
	}
	// The distance of the nearest; "within 20 metres" is the question's own.
	var nearest evidence.Match
	least := -1.0
	for _, m := range whole.FindAll(entryMetres) {
		d, ok := parseWhole(m.Group[1].String)
		if ok && m.Group[0].String == "" && (least < 0 || d < least) {
			nearest, least = m, d
		}
	}
	if least >= 0 {
		s.state("/paperwurks/con29m/nearestMineEntryMetres", g.proof(nearest.Span), nearest.Group[1].String, least)
	}
}

// weighMining is the sentence that decides an answer: one that affirms, else the first that denies.
func weighMining(text string) (sentence, yes string) {
	denied := ""
	for rest := text; rest != ""; {
		first := firstSentence(rest)
		rest = strings.TrimSpace(rest[len(first):])
		switch {
		case notKnown.MatchString(first) || deferred.MatchString(first) || asksWhether.MatchString(first):
		case negative.MatchString(first) || noSuch.MatchString(first) || nothingCame.MatchString(first):
			if denied == "" {
				denied = first
			}
		case strings.Contains(first, "plan") && strings.Contains(first, "shown") && denied != "":
		case unicode.IsLower(firstRune(first)):
			// The end of a sentence whose beginning was taken for a heading; what
			// it denied, or not, stood there.
		case affirmed.MatchString(first) && !generalAdvice.MatchString(first):
			return first, "Yes"
		}
	}
	if denied == "" {
		return "", ""
	}
	return denied, "No"
}

var (
	// noSuch is a sentence that denies by its first words: "No working opencast site lies …".
	noSuch = pattern.New(`^(?i:no|none|neither)\s+\p{Ll}`)
	// nothingCame is a sentence that denies by its object.
	nothingCame = pattern.New(`(?i)\b(?:has|have|had|holds?|received?|made|found|with)\s+(?:been\s+)?(?:received\s+)?(?:no|not|nothing)\b`)
	// asksWhether is the beginning of a question, which says nothing.
	asksWhether = pattern.New(`^(?i:is|are|has|have|does|do|was|were|did|can|will)\s+(?:the|there|any|a|an|you|it|this)\b`)
)

// generalAdvice is what reports say of any property.
var generalAdvice = pattern.New(`(?i)\b(?:may|if|should|however|please|recommend|advise|reader|this\s+report|records?\s+(?:may|are\s+not)|the\s+authority\s+(?:has|have)\s+(?:a\s+)?(?:duty|power|statutory))\b`)

func skipWords(pieces []evidence.Span, n int) []evidence.Span {
	var some []evidence.Span
	for _, p := range pieces {
		if n >= p.Words() {
			n -= p.Words()
			continue
		}
		some = append(some, p.Sub(n, p.Words()))
		n = 0
	}
	return some
}
