package papers

import (
	"fmt"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

const transferSays = "/paperwurks/transfer_tr1"

var transferTR1 = definition{
	kind: TransferTR1, name: "transfer (TR1)", parse: parseTransfer,
	anchors: []anchor{
		{pattern.New(`(?i)\btransfer\s+of\s+(?:whole|part)\s+of\s+registered\s+title`), 0.9, true},
		{pattern.New(`\bT[RP]1\b`), 0.4, true},
		{pattern.New(`(?i)\bthe\s+transferor\s+transfers\s+the\s+property\s+to\s+the\s+transferee\b`), 0.8, false},
		{pattern.New(`(?i)\btransferee(?:'s|’s)?\s+intended\s+address`), 0.6, false},
	},
	fields: []Field{
		// Panels of form TR1 (and TP1 of part), Land Registration Rules 2003 Schedule 1.
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},          // 1
		{transferSays + "/property", "property", Words},                                // 2
		{transferSays + "/date", "date", Day},                                          // 3
		{transferSays + "/transferors/*/name", "transferor", Words},                    // 4
		{transferSays + "/transferees/*/name", "transferee", Words},                    // 5
		{transferSays + "/transfereeAddress", "transferee's intended address", Words},  // 6
		{transferSays + "/consideration", "consideration", Pounds},                     // 8
		{transferSays + "/considerationInWords", "consideration in words", Pounds},     // 8: beside the figures
		{transferSays + "/attorney", "signed by an attorney", Words},                   // 12
		{transferSays + "/notForMoney", "transfer not for money", Answer},              // 8: "Yes" when that box is ticked
		{transferSays + "/guarantee", "title guarantee", Answer},                       // 9: "full", "limited"
		{transferSays + "/trust", "declaration of trust", Answer},                      // 10: "joint tenants", "tenants in common in equal shares", "other"
		{transferSays + "/additionalProvisions/*/text", "additional provision", Words}, // 11
		{transferSays + "/part", "transfer of part", Answer},                           // "Yes" for TP1
	},
}

// panel is one numbered panel of the form: from its label to the next's.
type panel struct {
	name string
	at   evidence.Span // the label, or its last line
	box  reading.Box   // of the whole label, where it stands beside its panel
	in   evidence.Span // the label and all that belongs to it, notes in between too
	// lines is what was filled in, without the form's notes.
	lines []evidence.Span
}

var (
	panelLabels = []struct {
		name string
		re   *pattern.Pattern
	}{
		{"title", pattern.New(`(?i)^\W*(?:1\W*)?title\s+number(?:\(s\)|s)?(?:\s+(?:of|out\s+of)[\s\w]*)?`)},
		{"property", pattern.New(`(?i)^\W*(?:[23]\W*)?(?:identified\s+)?property(?:\s+transferred)?\b`)},
		{"date", pattern.New(`(?i)^\W*(?:[34]\W*)?date\b`)},
		{"transferor", pattern.New(`(?i)^\W*(?:[45]\W*)?transferors?\b\W*$|^\W*(?:[45]\W*)?transferors?\s*:`)},
		{"transferee", pattern.New(`(?i)^\W*(?:[56]\W*)?transferees?\s+for\s+entry\s+(?:in|on)\s+the\s+register\s*:?|^\W*(?:[56]\W*)?transferees?\s*:`)},
		{"address", pattern.New(`(?i)^\W*(?:[67]\W*)?transferee(?:'s|’s|s'|s’|s)?\s+(?:intended\s+)?address(?:\(es\)|es)?(?:\s+for\s+service)?(?:\s+for\s+entry)?(?:\s+(?:in|on)\s+the\s+register)?\s*:?`)},
		{"transfers", pattern.New(`(?i)^\W*(?:[78]\W*)?the\s+transferor\s+transfers\s+the\s+(?:identified\s+)?property`)},
		{"consideration", pattern.New(`(?i)^\W*(?:[89]\W*)?consideration\b`)},
		{"guarantee", pattern.New(`(?i)^\W*(?:9|10)?\W*(?:the\s+transferor\s+transfers\s+with|title\s+guarantee)\b`)},
		{"trust", pattern.New(`(?i)^\W*(?:10|11)?\W*declaration\s+of\s+trust\b`)},
		{"additional", pattern.New(`(?i)^\W*(?:11|12)?\W*additional\s+provisions?\b`)},
		{"execution", pattern.New(`(?i)^\W*(?:12|13)?\W*execution\b`)},
	}
	panelNote   = pattern.New(`(?i)^\W*(?:leave\s+blank|insert|remember|give|complete|place|enter|when|where|if\s+the|the\s+transferor\s+must|examples?|any\s+physical|set\s+out|use\b)`)
	notForMoney = pattern.New(`(?i)\b(?:the\s+)?transfer\s+is\s+not\s+for\s+money\b[^.☐☑☒]*`)
	fullGuar    = pattern.New(`(?i)\bfull\s+title\s+guarantee\b`)
	limitGuar   = pattern.New(`(?i)\blimited\s+title\s+guarantee\b`)
	jointTrust  = pattern.New(`(?i)(?:\bthey\s+are\s+to\s+hold\s+the\s+property\s+on\s+trust\s+for\s+themselves\s+)?\bas\s+joint\s+tenants\b`)
	commonTrust = pattern.New(`(?i)(?:\bthey\s+are\s+to\s+hold\s+the\s+property\s+on\s+trust\s+for\s+themselves\s+)?\bas\s+tenants\s+in\s+common\b(?:\s+in\s+equal\s+shares\b)?`)
	pageOnly    = pattern.New(`^\d{1,3}$`)
	otherTrust  = pattern.New(`(?i)\b(?:they\s+are\s+to\s+hold|hold)\s+the\s+property\s+on\s+trust\s*:|\bunequal\s+shares\b|\bas\s+tenants\s+in\s+common\s+as\s+to\b`)
	ofPart      = pattern.New(`(?i)\btransfer\s+of\s+part\s+of\s+registered\s+title`)
)

// panels cuts the form at its labels. Where these stand in a column of their own, what
// stands beside each is its panel's; else see panelsBelow.
func (s *sheet) panels() []panel {
	all := s.panelsBeside()
	if all == nil {
		all = s.panelsBelow()
	}
	for i := range all {
		all[i].in = all[i].at
		if beside := all[i].lines; len(beside) > 0 && all[i].box.Width() > 0 {
			all[i].in = beside[0]
		}
		var kept []evidence.Span
		for k, l := range all[i].lines {
			all[i].in = all[i].in.To(l)
			// A number alone is a page's, unless it stands on the label's own line: a house's.
			page := pageOnly.MatchString(strings.Trim(l.Text(), " :.()")) && !(k == 0 && l.LineIndex() == all[i].at.LineIndex() && l.Page() == all[i].at.Page() && len(all[i].lines) > 1 && all[i].box.Width() == 0)
			if text := strings.Trim(l.Text(), " :.()"); text != "" && !panelNote.MatchString(text) && !strings.HasPrefix(strings.ToLower(text), "s)") && !page {
				kept = append(kept, l)
			}
		}
		all[i].lines = kept
	}
	return all
}

// panelsBelow cuts the form at its labels, in their order. The form prints its notes in
// a column to the left and its numbers in one of their own: a panel's lines are
// those that stand no further left than its label.
func (s *sheet) panelsBelow() []panel {
	var all []panel
	next := 0
	for i := range s.text.Document().Pages {
		for _, r := range s.rows(s.text.Document().Pages[i].Number) {
			label := -1
			for k, c := range r.cells {
				if k > 3 || label >= 0 {
					break
				}
				for n := next; n < len(panelLabels); n++ {
					if m, ok := c.Find(panelLabels[n].re); ok {
						all = append(all, panel{name: panelLabels[n].name, at: m.Span})
						next, label = n+1, k
						break
					}
				}
			}
			if len(all) == 0 {
				continue
			}
			p := &all[len(all)-1]
			left := p.at.Sub(0, 1).Box().X0 - 14
			for k, c := range r.cells {
				switch {
				case k < label || c.Box().X0 < left:
				case k == label:
					if rest := trimPunctuation(p.at.Rest(c)); !rest.Empty() {
						p.lines = append(p.lines, rest)
					}
				default:
					p.lines = append(p.lines, c)
				}
			}
		}
	}
	return all
}

func parseTransfer(s *sheet) {
	if m, ok := s.Find(ofPart); ok {
		s.state(transferSays+"/part", m.Span, m.Whole, "Yes")
	}
	for _, p := range s.panels() {
		lines := p.lines
		switch p.name {
		case "title":
			i := 0
			for _, l := range lines {
				for text := l.Text(); i < mostTitles; {
					n, as, ok := ParseTitleNumber(text)
					if !ok || !s.stateIn(at("/propertyPack/titlesToBeSold/*/titleNumber", i), l, as, n) {
						break
					}
					i++
					text = text[strings.Index(text, as)+len(as):]
				}
			}
		case "property":
			s.firstOf(transferSays+"/property", lines, 45)
		case "date":
			for _, l := range lines {
				if d, as, ok := ParseDay(l.Text()); ok && s.stateIn(transferSays+"/date", l, as, FormatDay(d)) {
					break
				}
			}
		case "transferor", "transferee":
			path := transferSays + "/transferors"
			if p.name == "transferee" {
				path = transferSays + "/transferees"
			}
			s.partiesIn(path, lines)
		case "address":
			s.firstOf(transferSays+"/transfereeAddress", lines, 45)
		case "consideration":
			sum, as, paid := ParsePounds(figuresFirst(p.in.Text()))
			if m, ok := p.in.Find(notForMoney); !paid || ok && s.ticked(m.Span) {
				s.sayAlternative(transferSays+"/notForMoney", p.at, p.in, []alternative{{notForMoney, "Yes"}})
			}
			if paid {
				s.stateIn(transferSays+"/consideration", p.in, as, sum)
				if words, said, ok := poundsInWords(p.in.Text()); ok {
					s.stateIn(transferSays+"/considerationInWords", p.in, said, words)
				}
			}
		case "guarantee":
			s.sayAlternative(transferSays+"/guarantee", p.at, p.in, []alternative{{fullGuar, "full"}, {limitGuar, "limited"}})
		case "trust":
			s.sayAlternative(transferSays+"/trust", p.at, p.in, []alternative{{jointTrust, "joint tenants"}, {commonTrust, "tenants in common in equal shares"}, {otherTrust, "other"}})
		case "additional":
			s.provisions(lines)
		case "execution":
			if m, ok := p.in.Find(byAttorney); ok {
				at := m.OnePage()
				s.state(transferSays+"/attorney", at, at.Text(), nil)
			}
		}
	}
}

// partiesIn states the parties that a panel names, one after the other or a line each.
func (s *sheet) partiesIn(path string, lines []evidence.Span) {
	n := 0
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if companyParticulars.MatchString(l.Text()) && n > 0 {
			return
		}
		if len(people(l)) == 0 {
			if n > 0 {
				return
			}
			continue
		}
		for i+1 < len(lines) {
			next := lines[i+1]
			joined := l.To(next)
			if joined.Words() != l.Words()+next.Words() || len(people(joined)) < len(people(l)) || companyParticulars.MatchString(next.Text()) {
				break
			}
			l = joined
			i++
		}
		for _, name := range people(l) {
			name = strings.TrimSpace(endsJoined.ReplaceAllString(name, ""))
			if s.stateIn(fmt.Sprintf("%s/%d/name", path, n), l, name, name) {
				n++
			}
		}
	}
}

// endsJoined is what joins a name to the next, at the end of its line.
var endsJoined = pattern.New(`(?i)\s*(?:\band|&|,)$`)

// companyParticulars is the form's labels below a party, for a company.
var companyParticulars = pattern.New(`(?i)^\W*(?:for\s+(?:uk|other|overseas)\b|(?:territory|country)\s+of|registered\s+(?:number|office|in)|(?:the\s+)?company\s+(?:no|number))`)

// mostTitles bounds the titles of one transfer.
const mostTitles = 20

// figuresFirst is a text from its first pound sign on, so that a sum in figures
// goes before the same sum in words.
func figuresFirst(text string) string {
	if i := strings.Index(text, "£"); i >= 0 {
		return text[i:]
	}
	return text
}

// provisions states the additional provisions, each from its number to the next.
func (s *sheet) provisions(lines []evidence.Span) {
	n := 0
	var current evidence.Span
	flush := func() {
		if current.Words() > 4 && n < 20 {
			first := opening(current, glance)
			if s.state(at(transferSays+"/additionalProvisions/*/text", n), first, first.Text(), nil) {
				n++
			}
		}
		current = evidence.Span{}
	}
	for _, l := range lines {
		if l.Empty() {
			continue
		}
		if numbered(l) || !current.Empty() && current.Page() != l.Page() {
			flush()
		}
		current = current.To(l)
	}
	flush()
}

// panelLabel is the end of a panel's label that its narrow column breaks.
var panelLabel = pattern.New(`(?i)^(?:(?:for\s+)?(?:service\s+)?(?:for\s+)?(?:entry\s+)?in\s+the\s+register)\s*:\s*`)

// firstOf states the lines of a panel up to a postcode.
func (s *sheet) firstOf(path string, lines []evidence.Span, most int) {
	if len(lines) == 0 {
		return
	}
	v := lines[0]
	for _, l := range lines[1:] {
		if _, _, ok := ParsePostcode(v.Text()); ok || v.To(l).Words() > most {
			break
		}
		v = v.To(l)
	}
	text := panelLabel.ReplaceAllString(v.Text(), "")
	if _, as, ok := ParsePostcode(text); ok {
		end := strings.Index(text, as) + len(as)
		if strings.HasPrefix(text[end:], ")") && strings.Contains(text[:end], "(") {
			end++
		}
		text = text[:end]
	}
	if len(strings.Fields(text)) > 1 {
		s.stateIn(path, v, text, nil)
	}
}

// byAttorney is how a deed is signed for somebody by another.
var byAttorney = pattern.New(`(?i)\bby\s+(?:his|her|their|its|the)?\s*(?:duly\s+(?:appointed|authorised)\s+)?attorneys?\b[^.;\n\f]{0,60}|\b(?:lasting|enduring|general)\s+power\s+of\s+attorney\b[^.;\n\f]{0,40}`)
