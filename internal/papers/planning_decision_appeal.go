package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// Decisions on appeal, as the Planning Inspectorate and Planning and Environment Decisions
// Wales write them: what the council refused is told at their head, what the inspector
// decided in the sentence that begins the decision.
var (
	appealTitle    = pattern.New(`(?i)\bappeal\s+decisions?\b|\bplanning\s+inspectorate\b|\bplanning\s+and\s+environment\s+decisions\s+wales\b`)
	appealOutcome  = pattern.New(`(?i)\b(?:the\s+appeal|appeal\s+[A-H])\s+is\s+(allowed|dismissed)\b`)
	appealRef      = pattern.New(`(?i)\bappeal\s+(?:[A-H]:?\s+)?ref(?:erence)?s?\.?\s*:?\s*([A-Z0-9]{2,6}(?:/[A-Z0-9]{1,10}){2,5})\b`)
	appealAddress  = pattern.New(`(?i)\bappeal\s+(?:[A-H]:?\s+)?ref(?:erence)?s?\.?\s*:?\s*\S+\s*[\n\f]\s*([^\f]{8,180}?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	appealBy       = pattern.New(`(?i)\bappeal\s+is\s+made\s+by\s+([^.;\f]{4,90}?)\s+against\b`)
	appealProposed = pattern.New(`(?i)\bthe\s+(?:development|works?)\s+proposed\s+(?:is|are|was|were)\s+(?:described\s+as\s+)?["“‘']?([^.\f]{8,400}?)["”’']?\.(?:\s|$)`)
	appealApplied  = pattern.New(`(?i)\bapplication\s+ref\w*\.?:?\s+\S+,?\s+(?:was\s+|is\s+)?dated\s+(` + dateOne + `)`)
)

// sayAppeal states what a decision on appeal says, and reports whether the paper is one.
func (s *sheet) sayAppeal() bool {
	if _, ok := s.opening(topWords).Find(appealTitle); !ok {
		return false
	}
	for _, t := range []struct {
		field string
		re    *pattern.Pattern
	}{{"reference", appealRef}, {"address", appealAddress}, {"applicant", appealBy}, {"description", appealProposed}} {
		if m, ok := s.Find(t.re); ok {
			s.stateIn(planningPath+t.field, m.OnePage(), strings.TrimRight(evidence.Fold(m.Group[0].String), " .,"), nil)
		}
	}
	s.sayDayIn(planningPath+"applicationDate", appealApplied)
	return true
}

// decideAppeal states whether an appeal was allowed: for the application that is the
// permission or its refusal. Of two appeals that ended each way both are quoted.
func (s *sheet) decideAppeal(hasConditions bool) {
	var allowed, dismissed evidence.Match
	for i, m := range s.FindAll(appealOutcome) {
		if i >= mostPlaces {
			break
		}
		into := &dismissed
		if strings.EqualFold(m.Group[0].String, "allowed") {
			into = &allowed
		}
		if into.Span.Empty() {
			*into = m
		}
	}
	const path = planningPath + "decision"
	switch {
	case allowed.Span.Empty() && dismissed.Span.Empty():
	case allowed.Span.Empty():
		s.state(path, s.sentence(dismissed.Span), dismissed.Group[0].String, "Refused")
	case !dismissed.Span.Empty() && allowed.Span.Before(dismissed.Span):
		s.stateAll(path, []evidence.Span{allowed.Span, dismissed.Span}, "Split decision")
	case !dismissed.Span.Empty():
		s.stateAll(path, []evidence.Span{dismissed.Span, allowed.Span}, "Split decision")
	case hasConditions:
		s.state(path, s.sentence(allowed.Span), allowed.Group[0].String, "Granted subject to conditions")
	default:
		s.state(path, s.sentence(allowed.Span), allowed.Group[0].String, "Granted")
	}
}
