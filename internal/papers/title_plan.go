package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const planSays = "/paperwurks/title_plan"

var titlePlan = definition{
	kind: TitlePlan, name: "title plan", parse: parseTitlePlan,
	anchors: []anchor{
		{pattern.New(`(?i)\bofficial\s+copy\s+of\s+title\s+plan\b`), 0.95, true},
		{pattern.New(`(?i)\bthis\s+official\s+copy\s+(?:of\s+the\s+title\s+plan\s+)?(?:is\s+)?(?:incomplete|shows\s+the\s+(?:state|general\s+position))`), 0.8, false},
		{pattern.New(`(?i)\btitle\s+plan\s+shows\s+the\s+general\s+position`), 0.6, false},
		{pattern.New(`(?i)\bOrdnance\s+Survey\s+(?:map|plan)\s+reference\b`), 0.7, false},
		{pattern.New(`(?i)\b(?:plan\s+of\s+(?:the\s+)?(?:registered\s+)?(?:title|estate)|(?:registered|filed)\s+(?:title\s+)?plan|title\s+plan)\b`), 0.6, true},
		{pattern.New(`(?i)\b(?:extent\s+of\s+the\s+(?:registered\s+)?(?:title|land|estate)|land\s+(?:with)?in\s+(?:the|this)\s+title)\b[^.]{0,40}\b(?:edged|outlined|tinted|coloured|bordered|marked)\b`), 0.6, false},
		{pattern.New(`(?i)\bboundaries\s+(?:are|shown\s+(?:\w+\s+)?are)\s+general\b|\bgeneral\s+boundar(?:y|ies)\b`), 0.3, false},
		{pattern.New(`(?i)\bproprietorship\s+register\b|\bproprietor\s*:`), -0.7, false},
	},
	fields: []Field{
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},
		{planSays + "/mapReference", "Ordnance Survey map reference", Words},
		{planSays + "/scale", "scale", Words}, // "1:1250"
		{oc + "/title/titleRegistrationDetails/administrativeArea", "administrative area", Words},
		{planSays + "/issued", "copy issued or showing the plan on", Day},
		{planSays + "/partOfBuilding/text", "only part of a building is in the title", Words}, // flying freehold
		{planSays + "/edging", "how the land is marked", Words},                               // "edged red" where the plan says it in words
		{planSays + "/notes/*/text", "note on the plan", Words},
	},
}

var (
	mapReference = pattern.New(`(?i)\b(?:ordnance\s+survey\s+)?(?:map|plan|national\s+grid)\s+ref(?:erence)?\b\.?\s*:?\s*([A-Z]{2}\s?\d{4,6}\s?[A-Z]{0,2}(?:\s?\d{0,4})?)\b`)
	// Where label and value stand in cells of their own.
	planTitleLabel = label(`title\s+(?:number|no\.?)`)
	planMapLabel   = label(`(?:ordnance\s+survey\s+)?(?:map|plan|national\s+grid)\s+ref(?:erence)?\.?|ordnance\s+survey\s+(?:map|sheet)|o\.?s\.?\s+(?:map|sheet|ref(?:erence)?)`)
	planAreaLabel  = label(`administrative\s+area|county(?:\s*(?:/|and|:)\s*district)?|(?:london\s+)?borough|district`)
	planScaleLabel = label(`scale`)
	mapNumber      = pattern.New(`^[A-Z]{2}\s?\d{2,6}(?:\s?/\s?\d{2,4})?(?:\s?(?:NE|NW|SE|SW))?\b`)
	planHeads      = pattern.New(`(?i)\b(?:sheet|grid|section|scale|plan|number|ordnance|survey|crown|reference)\b|^(?i)(?:or|and|/)\b`)
	areaName       = pattern.New(`^\p{Lu}[\pL '’&:,.-]{2,50}$`)
	planScale      = pattern.New(`(?i)\bscale\b\s*:?\s*(1\s*[:/]\s*\d{1,2},?\d{2,3})\b|\b(1\s*:\s*(?:500|1,?250|2,?500|10,?000))\b`)
	planArea       = pattern.New(`(?i)\badministrative\s+area\b\s*:?\s*([A-Z][^\n\f]{2,60})`)
	// areaGoesOn is an area that a narrow cell breaks off: before the district, or
	// within its name ("Ashcombe and").
	areaGoesOn  = pattern.New(`(?i)(?::|\b(?:and|of|upon|on|with|the|in|le|under|by|next)|&|-)\s*$`)
	planLabel   = pattern.New(`(?i)^\W*(?:scale|title|ordnance|map|edition|hm\s+land|©|crown)\b`)
	planIssued  = pattern.New(`(?i)\b(?:shows\s+the\s+(?:state|general\s+position)\s+of\s+(?:the\s+)?(?:title\s+)?plan\s+on|issued\s+on|state\s+of\s+the\s+title\s+plan\s+on|copy\s+of\s+the\s+(?:title|filed)\s+plan\s+(?:as\s+(?:at|it\s+was)\s+)?on|(?:accessed|downloaded|produced)\s+on|(?:date\s+of\s+(?:the\s+|this\s+)?copy|copy\s+date(?:d)?)|plan\s+(?:was\s+)?issued\s+on)\s*:?\s*(\d{1,2}(?:st|nd|rd|th)?[\s./-]+\w{2,9}[\s./-]+\d{4})`)
	planEdging  = pattern.New(`(?i)\b(?:edged|tinted|hatched|shaded|coloured|outlined)\s+(?:with\s+|in\s+)?(?:red|blue|green|pink|brown|yellow|purple|mauve|orange)\b`)
	planNote    = pattern.New(`(?i)\bnotes?\s*\d{0,2}\s*[:–-][^.]*\.?|\b(?:as\s+to\s+)?the\s+(?:land|parts?|areas?)\s+(?:edged|tinted|hatched|shaded|coloured|numbered)\b[^.]*\.?`)
	planTitleNo = pattern.New(`\b(?i:title|teitl)\s+(?i:number|no\.?)\s*[:;]?\s*([A-Z]{1,4}\s?\d[\dOIl]{1,6}|\d{4,7})\b`)
)

func parseTitlePlan(s *sheet) {
	if m, ok := s.Find(planTitleNo); ok {
		if n, _, ok := ParseTitleNumber(m.Group[0].String); ok {
			s.state(at("/propertyPack/titlesToBeSold/*/titleNumber", 0), m.Span, m.Group[0].String, n)
		}
	}
	s.planSentences()
	if m, ok := s.Find(mapReference); ok {
		s.state(planSays+"/mapReference", m.Span, m.Group[0].String, nil)
	}
	if m, ok := s.Find(planScale); ok {
		as := m.Group[0].String + m.Group[1].String
		s.state(planSays+"/scale", m.Span, as, strings.NewReplacer(" ", "", ",", "", "/", ":").Replace(as))
	}
	if m, ok := s.Find(planArea); ok {
		// Words set wide apart are lines of their own.
		area := m.Group[0].Span
		for i := area.LineIndex() + 1; i < area.LineIndex()+6; i++ {
			next := s.text.Line(m.Page(), i)
			below := next.Box().X0 < area.Box().X1 && next.Box().X1 > m.Box().X0-2 && next.Box().Y0-area.Box().Y1 < 0.8*area.Box().Height() &&
				next.Words() < 5 && (strings.Contains(next.Text(), ":") && !strings.Contains(area.Text(), ":") || areaGoesOn.MatchString(area.Text()))
			if next.Empty() || next.Box().OverlapY(area.Box()) < 0.5 && !below || planLabel.MatchString(next.Text()) {
				break
			}
			area = area.To(next)
		}
		s.stateIn(at(oc+"/title/titleRegistrationDetails/administrativeArea", 0), m.Span.To(area), area.Text(), nil)
	}
	s.sayPlanCells()
	if m, ok := s.Find(planIssued); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			s.state(planSays+"/issued", m.Span, as, FormatDay(d))
		}
	}
	s.seek(
		sought{planSays + "/issued", pattern.New(`(?i)\b(?:dated?|issued?|state|plan|copy|showing|as\s+at|on)\b`), pattern.New(`(?i)\b(?:survey\w*|edition|revision|revised|copyright|filed|printed)\b`), "", takeDay},
		sought{planSays + "/mapReference", pattern.New(`(?i)\b(?:maps?|sheet|grid|ordnance|os|ref\w*)\b`), pattern.New(`(?i)\b(?:scale|title|copyright|your|our)\b`), "", takeMap},
		sought{at("/propertyPack/titlesToBeSold/*/titleNumber", 0), pattern.New(`(?i)\btitle\b`), nil, "", takeTitle},
		sought{at(oc+"/title/titleRegistrationDetails/administrativeArea", 0), pattern.New(`(?i)\b(?:area|district|county|authority)\b`), pattern.New(`(?i)\b(?:edged|land|tinted|coloured|scale|square|of\s+the)\b`), "", takeDistrict},
	)
	if m, ok := s.Find(planEdging); ok {
		s.stateIn(planSays+"/edging", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, nil)
	}
	if m, ok := s.Find(planPart); ok {
		at := clip(m.OnePage(), glance)
		s.state(planSays+"/partOfBuilding/text", at, at.Text(), nil)
	}
	n := 0
	for _, m := range s.FindAll(planNote) {
		if m.Words() > 5 && n < 10 {
			first := opening(m.Span, glance)
			if s.state(at(planSays+"/notes/*/text", n), first, first.Text(), nil) {
				n++
			}
		}
	}
}

// planSentences reads a plan whose particulars stand in sentences at its foot: "Title plan of
// AB12345. Ordnance Survey map SK1234. Administrative area Kent. Issued 4 May 2026."
func (s *sheet) planSentences() {
	if m, ok := s.Find(planOfTitle); ok {
		if n, as, ok := ParseTitleNumber(m.Group[0].String); ok {
			s.stateIn(at("/propertyPack/titlesToBeSold/*/titleNumber", 0), m.OnePage(), as, n)
		}
	}
	if m, ok := s.Find(planOfMap); ok {
		s.stateIn(planSays+"/mapReference", m.OnePage(), m.Group[0].String, nil)
	}
	if m, ok := s.Find(planOfArea); ok {
		s.stateIn(at(oc+"/title/titleRegistrationDetails/administrativeArea", 0), m.OnePage(), m.Group[0].String, nil)
	}
	if m, ok := s.Find(planWasIssued); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			s.stateIn(planSays+"/issued", m.OnePage(), as, FormatDay(d))
		}
	}
}

var (
	planOfTitle   = pattern.New(`\b(?i:title\s+plan\s+(?:of|for))\s+(?i:title\s+(?:number\s+)?)?([A-Z]{1,4}\s?\d{2,7})\b`)
	planOfMap     = pattern.New(`\b(?i:ordnance\s+survey|OS)\s+(?i:map|sheet|plan)(?:\s+(?i:reference|ref|number|no\.?))?\s*:?\s*([A-Z]{2}\s?\d{2,4}\s?(?:[NS][EW])?)\b`)
	planOfArea    = pattern.New(`\b(?i:administrative\s+area)\s*(?i:of\s+|is\s+)?:?\s*(\p{Lu}[\pL'’&:, -]{2,60}?)\.(?:\s|$)`)
	planWasIssued = pattern.New(`(?i)\.\s+issued(?:\s+on)?\s+(` + dateOne + `)`)
)

// planPart is a note that only some floors are in the title.
var planPart = pattern.New(`(?i)(?:[^.\n\f]{0,60}\b)?(?:only\s+the\s+)?(?:(?:ground|first|second|third|fourth|upper|lower|basement)(?:\s+and\s+\w+)?)\s+floors?\s+(?:only|(?:alone|level)?\s*(?:is|are)\s+(?:included|in\s+(?:this|the)\s+title))(?:\s+(?:is\s+|are\s+)?(?:included|in\s+(?:this|the)\s+title))?|\bonly\s+the\s+(?:[\w-]+\s+){0,4}floors?\b[^.\n\f]{0,40}\bincluded\b|\bflying\s+freehold\b`)

// sayPlanCells states what stands beside or below its label, where running on from the
// label found nothing.
func (s *sheet) sayPlanCells() {
	number := at("/propertyPack/titlesToBeSold/*/titleNumber", 0)
	area := at(oc+"/title/titleRegistrationDetails/administrativeArea", 0)
	for _, c := range []struct {
		path  string
		label *pattern.Pattern
		read  func(string) (as, normalised string)
	}{
		{number, planTitleLabel, func(text string) (string, string) {
			n, as, ok := ParseTitleNumber(firstWords(text, 2))
			if !ok {
				return "", ""
			}
			return as, n
		}},
		{planSays + "/mapReference", planMapLabel, func(text string) (string, string) {
			as := mapNumber.FindString(text)
			return as, as
		}},
		{planSays + "/scale", planScaleLabel, func(text string) (string, string) {
			m := planScale.FindStringSubmatch("scale " + text)
			if m == nil {
				return "", ""
			}
			return m[1] + m[2], strings.NewReplacer(" ", "", ",", "", "/", ":").Replace(m[1] + m[2])
		}},
		{area, planAreaLabel, func(text string) (string, string) {
			if !areaName.MatchString(text) || planLabel.MatchString(text) || areaHead.MatchString(text) || planHeads.MatchString(text) {
				return "", ""
			}
			return text, text
		}},
	} {
		for _, l := range s.placesOf(s.Span, c.label) {
			if s.said[c.path] {
				break
			}
			v := clip(s.valueOf(l), 8)
			if as, normalised := c.read(v.Text()); as != "" {
				s.state(c.path, withLabel(l, v), as, normalised)
			}
		}
	}
}

func takeTitle(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 2)
	n, as, ok := ParseTitleNumber(v.Text())
	return ok && strings.HasPrefix(v.Text(), as) && s.state(path, withLabel(p.label, v), as, n)
}

func takeMap(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 3)
	as := mapNumber.FindString(v.Text())
	return as != "" && s.state(path, withLabel(p.label, v), as, nil)
}

func takeDistrict(s *sheet, path string, p pair, v evidence.Span) bool {
	text := v.Text()
	return v.Words() <= 8 && areaName.MatchString(text) && !planLabel.MatchString(text) && !areaHead.MatchString(text) && !planHeads.MatchString(text) && s.state(path, withLabel(p.label, v), text, nil)
}
