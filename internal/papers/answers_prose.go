package papers

import (
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
	s.state(path, s.withQuestion(sp.item, sentence), sentence.Text(), p.yes)
}

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
}

var (
	noPermission = pattern.New(`\b(?i:no\s+planning\s+(?:permission|consent)\s+(?:was|were|has\s+been|had\s+been)\s+(?:ever\s+)?(?:obtained|granted|sought|applied\s+for)|planning\s+permission\s+(?:was|has)\s+(?:never|not)\s+(?:been\s+)?(?:obtained|granted|sought|applied\s+for))`)
	noApproval   = pattern.New(`\b(?i:no\s+(?:building\s+(?:regulations?|control)|completion)\s+(?:approval|consent|certificate|sign-?off)\s+(?:was|were|has\s+been|had\s+been)\s+(?:ever\s+)?(?:obtained|granted|issued|sought|applied\s+for)|building\s+(?:regulations?|control)\s+(?:approval|consent)\s+(?:was|has)\s+(?:never|not)\s+(?:been\s+)?(?:obtained|granted|sought|applied\s+for))`)
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
