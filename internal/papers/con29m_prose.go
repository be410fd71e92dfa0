package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads mining reports that answer in sentences, below headings or
// without them, in one column or several: each sentence tells what it is about.

// mineSaid tells by a sentence of an answer what it is about, where mineTopics, made
// for headings, would not. They are asked before those.
var mineSaid = []struct {
	path string
	re   *pattern.Pattern
}{
	{"/paperwurks/con29m/formerCopyhold", pattern.New(`(?i)copyhold|coal\s+industry\s+act`)},
	{"/paperwurks/con29m/workingFacilitiesOrders", pattern.New(`(?i)working\s+facilit`)},
	{"/paperwurks/con29m/withdrawalOfSupport", pattern.New(`(?i)withdraw(?:al|n)?\s+(?:of\s+)?support|support\s+(?:being\s+|been\s+)?(?:withdrawn|withdrawal)`)},
	{"/paperwurks/con29m/emergencies", pattern.New(`(?i)emergency|call[- ]?out|surface\s+hazard`)},
	{"/paperwurks/con29m/mineGas", pattern.New(`(?i)\bgas\b`)},
	{"/paperwurks/con29m/subsidenceClaims", pattern.New(`(?i)damage\s+(?:notice|claim)|subsidence\s+(?:claim|damage)|claim\s+(?:for|in\s+respect\s+of)\b|stop\s+notice`)},
	{"/paperwurks/con29m/futureOpencast", pattern.New(`(?i)licen[cs]e[^.]{0,80}\bopen\s?cast|open\s?cast[^.]{0,60}\blicen[cs]e|proposed\s+open\s?cast`)},
	{"/paperwurks/con29m/presentOpencast", pattern.New(`(?i)open\s?cast[^.]{0,60}\b(?:is\s+being|at\s+present|currently|in\s+work)\b|(?:working|active|present|current)\s+open\s?cast`)},
	{"/paperwurks/con29m/pastOpencast", pattern.New(`(?i)open\s?cast[^.]{0,70}\b(?:has|have)\s+been\s+(?:removed|worked|extracted|won)|(?:past|former|historic(?:al)?)\s+open\s?cast|(?:removed|worked|won)\s+by\s+open\s?cast`)},
	{"/paperwurks/con29m/mineEntries", pattern.New(`(?i)mine\s+entr(?:y|ies)|\bshafts?\b|\badits?\b`)},
	{"/paperwurks/con29m/geology", pattern.New(`(?i)\bfaults?\b|fissures?|lines?\s+of\s+weakness`)},
	{"/paperwurks/con29m/futureUnderground", pattern.New(`(?i)licen[cs]e[^.]{0,80}\bunderground|underground[^.]{0,60}\blicen[cs]e|future\s+underground|licen[cs]e\s+to\s+(?:work|extract|remove)\s+coal`)},
	{"/paperwurks/con29m/presentUnderground", pattern.New(`(?i)present\s+underground|current\s+underground|being\s+(?:worked|mined)\b|underground[^.]{0,60}\bat\s+present`)},
	{"/paperwurks/con29m/pastUnderground", pattern.New(`(?i)past\s+underground|past\s+(?:coal\s+)?(?:mining|workings)|undermined|seams?\s+of\s+coal|\d\s+seams?\b|last\s+worked|coal\s+(?:has|have)\s+(?:not\s+)?been\s+(?:worked|mined)\s+beneath|old\s+workings|historic(?:al)?\s+underground`)},
}

func mineSaidOf(text string) string {
	for _, t := range mineSaid {
		if t.re.MatchString(text) {
			return t.path
		}
	}
	return ""
}

var (
	hasVerb = pattern.New(`(?i)\b(?:is|are|has|have|had|was|were|been|be|does|do|lies?|falls?|shows?|holds?|will|may|should|not|no)\b`)
	// runsIn parts a heading that runs in from what follows it.
	runsIn      = pattern.New(`\s?[:–—-]\s|\.\s`)
	answerMark  = pattern.New(`^(?i)(?:answer|reply|response|result|finding|a)\s*[:.]\s*`)
	mineReply   = pattern.New(`^(?i)(?:yes|no|none|nil|not\s+(?:applicable|known)|n/a|none\s+(?:recorded|known|found|revealed|identified|reported|entered|made))\.?$`)
	mineGeneral = pattern.New(`(?i)\b(?:this\s+report|this\s+search|your\s+(?:enquiry|request)|terms\s+and\s+conditions|liabilit|copyright|we\s+(?:refer|have\s+searched|enclose|recommend)|is\s+based\s+on|answers?\s+the\s+enquiries|©)\b`)
)

// proseFindings is what the sentences of a report say, topic by topic.
func (s *sheet) proseFindings() []finding {
	var all []finding
	var under *finding // what a heading announced
	group := ""
	var last *finding
	add := func(f finding) *finding {
		all = append(all, f)
		return &all[len(all)-1]
	}
	for _, u := range s.units() {
		v := u.Span
		if m := topicNumber.FindString(v.Text()); m != "" {
			v = v.Sub(min(len(strings.Fields(m)), v.Words()), v.Words())
		}
		if v.Empty() {
			continue
		}
		text := v.Text()
		if m := answerMark.FindString(text); m != "" && under != nil {
			v = v.Sub(min(len(strings.Fields(m)), v.Words()), v.Words())
			if v.Empty() {
				continue
			}
			text = v.Text()
		}
		if mineReply.MatchString(text) {
			if under != nil && len(under.answer) == 0 {
				under.answer = append(under.answer, v)
			}
			continue
		}
		// "Mine gas: No.", one such after the other in a line.
		if found := inTurn(v); len(found) > 0 {
			under = nil
			for _, f := range found {
				last = add(f)
			}
			continue
		}
		// A question, or a heading of a few words.
		if strings.HasSuffix(text, "?") {
			under, last = nil, nil
			if topic := topicOf(text); topic != "" {
				under = add(finding{topic: topic, mark: v})
			}
			continue
		}
		short := v.Words() <= 9 && !hasVerb.MatchString(text)
		if mineGroup.MatchString(text) && mineTopic(text) == "" {
			group, under, last = text, nil, nil
			continue
		}
		if short {
			head := strings.TrimRight(text, " .:")
			topic := mineTopic(head)
			if topic == "" && group != "" && whichTime.MatchString(head+":") {
				topic = mineTopic(head + " " + group)
			}
			under, last = nil, nil
			if topic != "" {
				under = add(finding{topic: topic, mark: v})
			}
			continue
		}
		// "Mine entries: there are none …"
		if u.apart {
			if topic, k := runInTopic(v); topic != "" {
				under = add(finding{topic: topic, mark: v.Sub(0, k)})
				last = nil
				v = trimValue(v.Sub(k, v.Words()))
				if v.Empty() {
					continue
				}
				text = v.Text()
				if mineReply.MatchString(text) {
					under.answer = append(under.answer, v)
					continue
				}
			}
		}
		switch topic := mineSaidOf(text); {
		case mineGeneral.MatchString(text):
			under, last = nil, nil
		case under != nil && len(under.answer) < 6:
			under.answer = append(under.answer, v)
		case topic != "" && under == nil && (last == nil || last.topic != topic):
			if sentence, _ := weighMining(text); sentence == "" {
				last = nil
				continue
			}
			last = add(finding{topic: topic, answer: []evidence.Span{v}})
		case last != nil && !u.apart && len(last.answer) < 4:
			last.answer = append(last.answer, v)
		}
	}
	return all
}

// topicOf is what a heading or a question is about.
func topicOf(text string) string {
	if topic := mineTopic(text); topic != "" {
		return topic
	}
	return mineSaidOf(text)
}

// runInTopic is the topic of a heading that runs into its answer, and how many words
// the heading has with what parts it from the answer.
func runInTopic(v evidence.Span) (topic string, words int) {
	text := clip(v, 12).Text()
	for _, m := range runsIn.FindAllStringIndex(text+" ", -1) {
		head := text[:min(m[0], len(text))]
		if hasVerb.MatchString(head) || len(strings.Fields(head)) > 8 {
			break
		}
		if topic = mineTopic(head); topic != "" {
			return topic, min(len(strings.Fields(text[:min(m[1], len(text))])), v.Words())
		}
	}
	return "", 0
}

// inTurn is what a line answers topic after topic: "Mine gas: No. Mine entries: None."
func inTurn(v evidence.Span) (found []finding) {
	for !v.Empty() {
		topic, k := runInTopic(v)
		if topic == "" || k >= v.Words() || !beginsPlain(v.Sub(k, v.Words()).Text()) {
			return found
		}
		end := k + 1
		for ; end < v.Words(); end++ {
			if last := v.Word(end - 1).Text; !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, ";") && !strings.HasSuffix(last, ",") {
				continue
			}
			if next, j := runInTopic(v.Sub(end, v.Words())); next != "" && end+j < v.Words() && beginsPlain(v.Sub(end+j, v.Words()).Text()) {
				break
			}
		}
		found = append(found, finding{topic: topic, mark: v.Sub(0, k), answer: []evidence.Span{v.Sub(k, end)}})
		v = v.Sub(end, v.Words())
	}
	return found
}

// sayFindings states what the sentences of a report say.
func (s *sheet) sayFindings(all []finding) {
	for _, f := range all {
		if len(f.answer) == 0 || otherMining(f) {
			continue
		}
		if before, ok := s.fact(f.topic + "/yesNo"); ok {
			s.sayMiningDetails(f, before.Normalised())
		} else if !s.said[f.topic+"/details"] {
			s.sayMining(f.topic, f.segment(), f.answer)
		}
	}
}

// sayMiningDetails states the words of a finding whose yes or no a summary gave before,
// if they say the same.
func (s *sheet) sayMiningDetails(f finding, yes any) {
	answer := clipAll(f.answer, proofWords)
	text := textOf(answer)
	if mineReply.MatchString(text) || rowsRun.MatchString(text) || asksWhether.MatchString(text) || wordsOf(answer) < 4 {
		return
	}
	value, says := weighMining(text)
	if says != yes && (value != "" || yes != "Yes" || f.mark.Empty() || generalAdvice.MatchString(text) || mineGeneral.MatchString(text)) {
		return
	}
	g := f.segment()
	s.sayPieces(g, f.topic+"/details", clipAll(answer, quoteWords), nil)
	s.sayMineEntries(g, f.topic, answer)
}

// segment is the cells that a finding was cut from, or those that it is.
func (f *finding) segment() *segment {
	if f.of != nil {
		return f.of
	}
	g := &segment{numbers: []string{f.topic}, mark: f.mark, cells: f.answer}
	if g.mark.Empty() {
		g.mark = f.answer[0].Sub(0, 1)
	}
	return g
}

// otherMining reports whether a finding about the mining of other things than coal
// names none in its heading or its answer: a paragraph between them did.
func otherMining(f finding) bool {
	switch f.topic {
	case "/paperwurks/con29m/cheshireBrine", "/paperwurks/con29m/tin", "/paperwurks/con29m/clay", "/paperwurks/con29m/limestone":
		said, _ := weighMining(textOf(f.answer))
		return (f.mark.Empty() || mineTopic(f.mark.Text()) != f.topic) && mineTopic(said) != f.topic
	}
	return false
}

// answersOf counts the topics that findings answer with yes or no.
func answersOf(all []finding) int {
	topics := map[string]bool{}
	for _, f := range all {
		text := textOf(f.answer)
		if _, yes := weighMining(text); yes != "" || weigh(text).plain {
			topics[f.topic] = true
		}
	}
	return len(topics)
}
