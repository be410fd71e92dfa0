package papers

import (
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads answers that are sentences: "A claim was made in 2021", "There is no
// reserve fund". A form without boxes is answered so where it asks for yes or no.

// sayProse states yes or no where a question that wants one of them is answered by a
// sentence. A question that prints its choices, or has boxes, is not answered so.
func (s *sheet) sayProse(q *question, path string, sp space, ways []phrase) {
	if !wantsYesOrNo(q) || len(sp.item.marks) > 0 || sp.item.question.Empty() || s.printsChoices(sp.item) {
		return
	}
	v, more := s.details(space{item: sp.item, cells: sp.item.cells}, ways, true)
	if v.Empty() || len(more) > 0 || !startsUpper(v) || strings.HasSuffix(v.Text(), "?") || strings.HasSuffix(v.Text(), ":") {
		return
	}
	if guides.MatchString(v.Text()) || !apartFrom(sp.item.question, v) {
		return
	}
	text := v.Text()
	p := weigh(text)
	switch {
	case claimed.MatchString(p.value):
		return
	case p.yes == "Yes" && (!affirms.MatchString(p.value) || !predicates.MatchString(p.value)):
		return
	case p.yes != "Yes" && p.yes != "No":
		return
	case p.yes == "No" && !p.plain && !refuses.MatchString(p.value):
		return
	}
	sentence := clip(v, max(1, len(strings.Fields(p.value))))
	if no := deniedLater(textOf(sp.item.asked)+" "+sp.item.question.Text(), v, sentence); p.yes == "Yes" && !no.Empty() {
		s.state(path, no, no.Text(), "No")
		return
	}
	s.state(path, s.withQuestion(sp.item, sentence), sentence.Text(), p.yes)
}

// deniedLater is the sentence of an answer that denies what was asked for, where the first
// tells of something else: "The kitchen was rewired in 2022. No structural alterations
// were made." Empty where the first speaks of the matter too.
func deniedLater(question string, answer, first evidence.Span) evidence.Span {
	asked := matters(question)
	for w := range matters(first.Text()) {
		if asked[w] {
			return evidence.Span{}
		}
	}
	for rest := first.Rest(answer); !rest.Empty(); {
		n := len(strings.Fields(firstSentence(rest.Text())))
		sentence := rest.Sub(0, min(n, rest.Words()))
		rest = sentence.Rest(rest)
		if !refuses.MatchString(sentence.Text()) || claimed.MatchString(sentence.Text()) {
			continue
		}
		for w := range matters(sentence.Text()) {
			if asked[w] {
				return sentence
			}
		}
	}
	return evidence.Span{}
}

// matters is the words of a text that tell what it is about, cut to the letters that
// their forms share ("alteration", "altered").
func matters(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(cueText(text)) {
		if len(w) >= formsShare && !everywhere[w[:formsShare]] {
			all[w[:formsShare]] = true
		}
	}
	return all
}

// formsShare is how many letters of a word count; everywhere is the words so cut that any
// question and answer about a property may have.
const formsShare = 5

var everywhere = map[string]bool{
	"prope": true, "garde": true, "house": true, "build": true, "whole": true, "selle": true, "owner": true,
	"follo": true, "chang": true, "works": true, "carri": true, "inclu": true, "relat": true, "since": true, "years": true,
	"there": true, "their": true, "which": true, "where": true, "other": true, "these": true, "those": true, "about": true, "pleas": true,
}

// The names of those who live at the property beside the seller, and whether anybody does.
const (
	occupierNames = "/propertyPack/occupiers/othersAged17OrOver/aged17OrOverNames"
	othersLive    = "/propertyPack/occupiers/othersAged17OrOver/hasOthersAged17OrOver"
)

// sayOthers states whether other adults live at the property, where a form asks for their
// names alone, and reports whether the answer names any.
func (s *sheet) sayOthers(quote, answer evidence.Span) bool {
	text := answer.Text()
	if weigh(text).yes == "No" || refuses.MatchString(text) {
		s.state(othersLive, quote, text, "No")
		return false
	}
	if personNamed.MatchString(text) {
		s.state(othersLive, quote, text, "Yes")
	}
	return true
}

// personNamed is a forename, or a title or initial, and a surname.
var personNamed = pattern.New(`^(?:(?i:mr|mrs|miss|ms|mx|dr)\.?\s+)?(?:[A-Z][\pL'’-]*\.?\s+)+[A-Z][\pL'’-]+`)

// sayConsents states what a seller's form says in a sentence, in whatever answer, of the
// permission and the approval of works that were not had.
func (s *sheet) sayConsents() {
	for _, c := range []struct {
		path string
		re   *pattern.Pattern
	}{
		{"/propertyPack/alterationsAndChanges/hasStructuralAlterations/planningPermission/yesNo", noPermission},
		{"/propertyPack/alterationsAndChanges/hasStructuralAlterations/buildingRegApproval/yesNo", noApproval},
	} {
		if m, ok := s.Find(c.re); ok && !s.said[c.path] {
			s.state(c.path, m.Span, m.Whole, "No")
		}
	}
	const roofLease = "/propertyPack/electricity/solarPanels/panelProviderLease/yesNo"
	if m, ok := s.Find(roofLeased); ok && !s.said[roofLease] && s.labels[roofLease] != "" {
		s.state(roofLease, m.Span, m.Whole, "Yes")
	}
	const electrics = "/propertyPack/electricalWorks/electricalWorkSince2005/yesNo"
	if m, ok := s.Find(rewired); ok && !s.said[electrics] {
		if n, err := strconv.Atoi(m.Group[0].String); err == nil && n >= 2005 {
			s.state(electrics, m.Span, m.Whole, "Yes")
		}
	}
}

var (
	noPermission = pattern.New(`\b(?i:no\s+planning\s+(?:permission|consent)\s+(?:was|were|has\s+been|had\s+been)\s+(?:ever\s+)?(?:obtained|granted|sought|applied\s+for)|planning\s+permission\s+(?:was|has)\s+(?:never|not)\s+(?:been\s+)?(?:obtained|granted|sought|applied\s+for))`)
	// roofLeased is a roof that was let for panels.
	roofLeased = pattern.New(`\b(?i:(?:\d{1,2}[- ]years?\s+)?lease\s+of\s+(?:the\s+|our\s+|my\s+)?(?:roof(?:\s?space)?|air\s?space)\s+(?:to|by|with|from)|(?:roof(?:\s?space)?|air\s?space)\s+(?:is|was|has\s+been)\s+(?:leased|let|rented)\s+(?:out\s+)?to|rent[- ]a[- ]roof\s+(?:scheme|lease|agreement))\b`)
	// rewired is electrical work that a seller tells of, with its year.
	rewired    = pattern.New(`\b(?i:(?:was|were|been|had|fully|completely|partly|partially|house|kitchen|property)\s+(?:\w+\s+)?re-?wired|new\s+(?:consumer\s+unit|fuse\s?box|electrical\s+circuits?)(?:\s+\w+){0,3}\s+(?:fitted|installed))(?:\s+[\w-]+){0,4}?\s+((?:19|20)\d\d)\b`)
	noApproval = pattern.New(`\b(?i:no\s+(?:building\s+(?:regulations?|control)|completion)\s+(?:approval|consent|certificate|sign-?off)\s+(?:was|were|has\s+been|had\s+been)\s+(?:ever\s+)?(?:obtained|granted|issued|sought|applied\s+for)|building\s+(?:regulations?|control)\s+(?:approval|consent)\s+(?:was|has)\s+(?:never|not)\s+(?:been\s+)?(?:obtained|granted|sought|applied\s+for))`)
)

func wantsYesOrNo(q *question) bool {
	yes, no := false, false
	for _, o := range q.options {
		yes, no = yes || o == "Yes", no || o == "No"
	}
	return yes && no
}

// printsChoices reports whether an item prints its choices, ticked or not.
func (s *sheet) printsChoices(it *item) bool {
	yes, no := false, false
	for _, p := range printedIn(it.lines, commonWays) {
		yes, no = yes || p.name == "Yes", no || p.name == "No"
	}
	return yes && no
}

// apartFrom reports whether an answer is set apart from its question: by a line, a
// cell, the weight of its type or the question's mark.
func apartFrom(question, answer evidence.Span) bool {
	last := question.Sub(question.Words()-1, question.Words())
	return strings.HasSuffix(last.Text(), "?") || last.Word(0).Bold && !answer.Word(0).Bold ||
		last.Page() == answer.Page() && last.Box().X1+12 < answer.Box().X0 && last.Box().OverlapY(answer.Sub(0, 1).Box()) > 0.5
}

var (
	// guides is how printed guidance begins, which answers nothing.
	guides = pattern.New(`(?i)^(?:\(|\[|if\s|please\b|note\b|e\.?g\.?\b|for\s+example|this\s+(?:includes|means|question|section)|you\s+(?:should|must|may)|sellers?\s+(?:should|must|may)|the\s+(?:seller|buyer)\s+(?:should|must|may|is\s+advised)|guidance|see\s|refer\b|as\s+(?:above|below)|to\s+be\s+confirmed|tbc\b|unknown|shared\b)`)
	// predicates is a verb that makes a sentence of an answer.
	predicates = pattern.New(`(?i)\b(?:is|are|was|were|has|have|had|does|do|did|will|been|made|served|received|issued|carried|installed|built|constructed|replaced|owes?|arose|exists?|occurred|took|runs?|applies)\b`)
	// refuses is a sentence that says no: what there is not, or what nobody did.
	refuses = pattern.New(`(?i)^(?:there\s+(?:is|are|was|were|has|have)\s+(?:been\s+)?(?:currently\s+|presently\s+)?(?:no|none|not)\b|(?:the\s+)?(?:\w+\s+){1,4}(?:is|are|was|were|has|have|does|do|did)\s+(?:currently\s+)?(?:not|never)\b|not\s|none\b|no\b|nothing\b|nobody\b|neither\b|never\b)`)
	// claimed is a sentence that passes on what somebody believes, or what is over.
	claimed = pattern.New(`(?i)\b(?:believes?|thinks?|understands?|assumes?|should\s+be|may\s+(?:be|have)|might|expired|lapsed|run\s+out)\b`)
)
