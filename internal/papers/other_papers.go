package papers

import (
	"fmt"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// namedOther is a paper that often comes with the papers of a sale and is of no kind here:
// nothing is read off it. To say what it is spares a person the look, and keeps it from
// being taken for the kind whose words it has.
type namedOther struct {
	name  string // for people, with its article
	title *pattern.Pattern
}

// namedOthers are those papers by their titles. A title begins its line: "This is not a gas
// safety record" is none. What parts the words may be the end of a line.
var namedOthers = []namedOther{
	{"a gas safety record", pattern.New(`(?im)^\W*(?:(?:domestic|annual|landlord(?:['’]?s)?|home\s*-?owner(?:['’]?s)?|tenant(?:['’]?s)?|and|or)(?:\s*[/&-]\s*|\s+))*gas\s+(?:appliances?\s+)?(?:safety|installation\s+safety)\s+(?:record|certificate|inspection|check)\b`)},
	{"a gas safety record", pattern.New(`(?m)^\W*(?:CP\s?12|LGSR)\b`)},
	{"a service record of an appliance", pattern.New(`(?im)^\W*(?:(?:domestic|gas|oil|boiler|heating|appliance|annual|fired)(?:\s*[/&-]\s*|\s+)){1,4}(?:service|servicing|maintenance)(?:\s*[/&-]\s*|\s+)(?:(?:and|maintenance|inspection|commissioning)\s+)*(?:record|report|checklist|certificate)\b`)},
	{"a commissioning record", pattern.New(`(?im)^\W*(?:(?:gas|oil|boiler|benchmark|heating|system)\s+){0,4}commissioning\s+(?:checklist|record)\b`)},
	{"an electrical installation condition report", pattern.New(`(?im)^\W*(?:(?:domestic|landlord(?:['’]?s)?)\s+)?(?:electrical\s+)?(?:installation\s+)?(?:condition\s+report\b|EICR\b)|^\W*(?:domestic\s+)?electrical\s+installation\s+condition\s+report\b|^\W*(?:electrical\s+)?periodic\s+inspection\s+report\b`)},
	{"a fire risk assessment", pattern.New(`(?im)^\W*(?:(?:type\s+\d|communal|common\s+parts?|annual|residential)\s+)*fire\s+(?:safety\s+)?risk\s+assessment\b`)},
	{"a grant of representation", pattern.New(`(?im)^\W*(?:grant\s+of\s+(?:probate|representation|letters\s+of\s+administration)|letters\s+of\s+administration|be\s+it\s+known\b|in\s+the\s+high\s+court\s+of\s+justice\s+(?:the\s+)?(?:principal|district|probate)\b)`)},
	{"a power of attorney", pattern.New(`(?im)^\W*(?:(?:form\s+LP1[FH]\s+)?(?:general|lasting|enduring|specific|trustee)\s+powers?\s+of\s+attorney|this\s+(?:general\s+|trustee\s+)?power\s+of\s+attorney)\b`)},
	{"an identity check", pattern.New(`(?im)^\W*(?:(?:digital|electronic|client|biometric)\s+)?(?:identity|ID(?:\s*&\s*|\s+and\s+)?(?:V|AML)?|AML)\s+(?:and\s+\w+\s+)?(?:(?:verification|checks?|screening|document)\s+)+(?:report|result|summary|certificate)s?\b|^\W*(?:verification\s+of\s+identity|certificate\s+of\s+identity)\b`)},
	{"an identity paper", pattern.New(`(?im)^\W*(?:UNITED\s+KINGDOM\s+OF\s+GREAT\s+BRITAIN\s+AND\s+NORTHERN\s+IRELAND\b|passport\s*/\s*passeport|driving\s+licence\b|P<GBR)`)},
	{"a certificate of a birth, death or marriage", pattern.New(`(?im)^\W*(?:certified\s+copy\s+of\s+an?\s+entry|(?:death|marriage|birth)\s+certificate\b)`)},
	{"an asbestos survey", pattern.New(`(?im)^\W*(?:asbestos\s+(?:management\s+|refurbishment\s+|re-?inspection\s+)*(?:survey|report|register)|management\s+(?:asbestos\s+)?survey\b.{0,20}\basbestos)\b`)},
	{"a result of a search of the land charges register", pattern.New(`(?im)^\W*(?:land\s+charges\s+department\b|certificate\s+of\s+(?:the\s+)?result\s+of\s+search\s+form\s+K1[5-8]\b|form\s+K1[5-8]\b)`)},
	{"a result of a search of the index map", pattern.New(`(?im)^\W*(?:official\s+certificate\s+of\s+(?:the\s+)?)?result\s+of\s+(?:the\s+)?search\s+of\s+the\s+index\s+map\b`)},
	{"an official search with priority", pattern.New(`(?im)^\W*(?:official\s+certificate\s+of\s+(?:the\s+)?)?result\s+of\s+(?:official\s+)?search\s+(?:of\s+(?:the\s+)?(?:whole|part)\b|with\s+priority\b)`)},
	{"the lenders' form that discloses incentives", pattern.New(`(?im)^\W*(?:(?:UK\s+Finance|CML)\s+disclosure\s+(?:of\s+incentives\s+)?form|disclosure\s+of\s+incentives\s+form)\b`)},
	{"a survey", pattern.New(`(?im)^\W*(?:RICS\s+)?home\s+(?:buyer|survey)\s+(?:report\b|(?:[-–]\s*)?level\s+[123]\b)`)},
}

// compliesOnly is what a landlord or an estate's company certifies for the Land Registry:
// that a restriction or a covenant is complied with.
var compliesOnly = pattern.New(`(?i)\b(?:certif(?:y|ies|ied)|confirms?)\s+that\s+(?:all\s+(?:of\s+)?)?(?:the\s+)?(?:provisions|requirements|terms|covenants)\s+(?:of|in|contained\s+in|set\s+out\s+in|under)\s+(?:\w+\s+){0,3}(?:clauses?|paragraphs?|schedules?|lease|transfer|restriction|deed)\b`)

// ofNoKind is what a paper is that is none of the kinds and has their words: one of
// namedOthers, whose title stands among its first words in a line that says little else,
// or a certificate that only says that a restriction is complied with.
func ofNoKind(t *evidence.Text, head evidence.Span) (Classification, bool) {
	if c, ok := titledOther(t, clip(head, topWords), topWords); ok {
		return c, true
	}
	if m, ok := head.Find(compliesOnly); ok {
		return Classification{Other, sureAnchors, fmt.Sprintf("it says “%s”", atMost(m.Whole, 80))}, true
	}
	return Classification{}, false
}

// titledOther is which of namedOthers begins with the words of a span, by a title in one
// of the first lines of its page.
func titledOther(t *evidence.Text, top evidence.Span, lines int) (Classification, bool) {
	top = clip(top, topWords)
	for _, o := range namedOthers {
		for _, m := range top.FindAll(o.title) {
			if m.Words() == 0 || m.Sub(0, 1).LineIndex() >= lines {
				continue
			}
			last := m.Sub(m.Words()-1, m.Words())
			if rest := last.Rest(t.Line(last.Page(), last.LineIndex())); rest.Words() <= restOfTitle && standsAsTitle(t, m.Span) {
				return Classification{Other, sureAnchors, fmt.Sprintf("it is %s (“%s”), of which nothing is read", o.name, evidence.Fold(m.Whole))}, true
			}
		}
	}
	return Classification{}, false
}

// restOfTitle is how many words a line goes on with behind a title: an issuer, a number.
const restOfTitle = 8
