package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads what a local or a drainage search tells of flooding outside its
// questions: in notes, in the reply to another enquiry.

// floodToldFields is the fields of a search that tells of flooding though its form does not ask.
func floodToldFields(k Kind) []Field {
	base := "/paperwurks/" + string(k) + "/"
	return []Field{
		{base + "pastFlooding/yesNo", "the search tells of a flood", Answer},
		{base + "pastFlooding/details", "what the search tells of a flood", Words},
		{base + "floodZone", "flood zone that the search tells", Answer}, // 1, 2, 3, 3a, 3b
	}
}

// sayFloodTold states a flood that a sentence tells of with its year, and the flood zone.
// A sentence without a year tells a rule or a risk as often as an event.
func (s *sheet) sayFloodTold() {
	base := "/paperwurks/" + string(s.def.kind) + "/"
	for i, m := range s.FindAll(floodEvent) {
		if i >= mostPlaces {
			break
		}
		v := s.sentence(m.Span)
		text := v.Text()
		if !yearTold.MatchString(text) || floodDenied.MatchString(text) || strings.HasSuffix(text, "?") || generalTalk.MatchString(text) || hedged.MatchString(text) {
			continue
		}
		if s.state(base+"pastFlooding/yesNo", v, m.Whole, "Yes") {
			s.state(base+"pastFlooding/details", v, text, nil)
			break
		}
	}
	s.sayFloodZone(base + "floodZone")
}

var (
	floodEvent = pattern.New(`(?i)\b(?:property|site|land|premises|dwelling|house|home|garden|building|address|basement)\b[^.?]{0,50}?\b(?:(?:was|were|been)\s+flooded|flooded\s+(?:in|on|during|after|to)\b|(?:experienc|suffer)\w*[^.?]{0,40}?\bflood\w*|affected\s+by[^.?]{0,30}?\bflood(?:ing|s|\s+events?)?)\b|\bclaims?\b[^.?]{0,90}?\bflood(?:ing)?(?:\s+damage)?\b`)
	// floodDenied is a sentence that tells of no flood, or of an Act's name.
	floodDenied = pattern.New(`(?i)\b(?:no|not|never|none|nor|without|unaware)\b|\bflood\s+(?:and\s+water\s+management\s+)?act\b|\bflood\s+re\b`)
	yearTold    = pattern.New(`\b(?:19|20)\d{2}\b`)
)
