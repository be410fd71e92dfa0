package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file finds values that do not stand after or below their labels: a schedule
// whose labels follow the values, and a register's print, where one row of heads
// stands over one row of values.

// leastTurned is how many rows tell that a schedule's labels stand on the right.
const leastTurned = 3

// turnedPairs is the labels and values of a schedule whose rows have two cells, the
// value first; none where the labels stand on the left, as they mostly do.
func (s *sheet) turnedPairs(all []sought) []pair {
	isLabel := func(v evidence.Span) bool {
		if v.Words() > 6 || holdsDate(v.Text()) || strings.ContainsAny(v.Text(), "£@:") {
			return false
		}
		for _, w := range all {
			if w.means.MatchString(v.Text()) && (w.not == nil || !w.not.MatchString(v.Text())) {
				return true
			}
		}
		return false
	}
	var found []pair
	usual := 0
	for i, p := range s.text.Document().Pages {
		if i > 2 {
			break
		}
		for _, r := range s.rows(p.Number) {
			if len(r.cells) != 2 {
				continue
			}
			left, right := isLabel(r.cells[0]), isLabel(r.cells[1])
			switch {
			case right && !left:
				found = append(found, pair{label: r.cells[1], text: strings.TrimRight(r.cells[1].Text(), " :."), sure: true, turned: true, to: []evidence.Span{trimValue(r.cells[0])}})
			case left && !right:
				usual++
			}
		}
	}
	if len(found) < leastTurned || usual*2 > len(found) {
		return s.captionPairs(isLabel)
	}
	return found
}

// captionPairs is the labels and values of a certificate that sets every value on a line
// of its own and what it is in smaller or lighter type right below it, down the page;
// none where too few stand so.
func (s *sheet) captionPairs(isLabel func(evidence.Span) bool) []pair {
	var found []pair
	usual := 0
	for i, p := range s.text.Document().Pages {
		if i > 2 {
			break
		}
		l := s.layout(p.Number)
		for j, line := range l.lines {
			if line.Empty() || !isLabel(line) {
				continue
			}
			v, next := l.nearest(j, -1), l.nearest(j, 1)
			if v.Empty() || isLabel(v) || !smaller(line, v) || v.Box().OverlapX(line.Box()) == 0 {
				usual++
				continue
			}
			// The caption stands nearer to its value than to what follows.
			if !next.Empty() && next.Box().Y0-l.boxes[j].Y1 < l.boxes[j].Y0-v.Box().Y1-1 {
				usual++
				continue
			}
			for first := l.above(v); !first.Empty() && typeOf(first) == typeOf(v) && v.Box().Y0-first.Box().Y1 < 0.8*v.Box().Height() && !isLabel(first) && v.Page() == first.Page(); first = l.above(first) {
				joined := first.To(v)
				if joined.Words() != first.Words()+v.Words() {
					break
				}
				v = joined
			}
			found = append(found, pair{label: line, text: strings.TrimRight(line.Text(), " :."), sure: true, turned: true, to: []evidence.Span{trimValue(v)}})
		}
	}
	if len(found) < leastTurned || usual > len(found) {
		return nil
	}
	return found
}

// nearest is the line next to another, above (-1) or below (1) it, in its column; empty
// where none stands within a line and a half.
func (l *layout) nearest(line int, way float64) evidence.Span {
	at, best := l.boxes[line], -1
	for i, b := range l.boxes {
		gap := (b.MidY() - at.MidY()) * way
		if i == line || l.lines[i].Empty() || b.OverlapX(at) == 0 || gap < 0.5*at.Height() || gap-(b.Height()+at.Height())/2 > 1.5*b.Height() {
			continue
		}
		if best < 0 || gap < (l.boxes[best].MidY()-at.MidY())*way {
			best = i
		}
	}
	if best < 0 {
		return evidence.Span{}
	}
	return l.lines[best]
}

// smaller reports whether a line is set in smaller type than another, or as large and
// not bold under what is.
func smaller(caption, v evidence.Span) bool {
	a, b := typeOf(caption), typeOf(v)
	return a.size < b.size || a.size == b.size && b.bold && !a.bold
}

// seekTurned states what a schedule with its labels on the right says, and reports
// whether it is one.
func (s *sheet) seekTurned(all ...sought) bool {
	pairs := s.turnedPairs(all)
	for _, w := range all {
		s.seekIn(pairs, w)
	}
	return len(pairs) > 0
}

// wholeOf is all of a label's value: the lines of its cell.
func (s *sheet) wholeOf(p pair, v evidence.Span, most int) evidence.Span {
	if p.turned || p.whole || len(p.to) == 0 || v != p.to[0] {
		return v
	}
	b := trimValue(clip(s.block(p.label), most).OnePage())
	if b.Empty() || b.Sub(0, 1) != v.Sub(0, 1) {
		return v
	}
	return b
}

// takeName takes the name of a person, persons or a firm, over the lines of its cell.
func takeName(s *sheet, path string, p pair, v evidence.Span) bool {
	whole := v
	if b := s.wholeOf(p, v, 16); b.Words() > v.Words() && namesGoOn(b.Sub(v.Words(), b.Words())) {
		whole = b
	}
	return s.stateName(path, p, whole)
}

// stateName states the name in a value: up to an address, a share or a number.
func (s *sheet) stateName(path string, p pair, v evidence.Span) bool {
	text := strings.Trim(nameTail.ReplaceAllString(v.Text(), ""), " .,;:–—-_")
	if text == "" || len(strings.Fields(text)) > 12 || !startsUpper(v) || isBlank(v) || holdsDate(text) || !hasLetters(text) ||
		strings.ContainsAny(text, "£@?:") || postcodeIn(text) != "" || notAName.MatchString(text) || notStated.MatchString(text) || len(text) < 3 || strings.HasSuffix(text, " and") {
		return false
	}
	if text == strings.Trim(v.Text(), " .,;:–—-_") {
		// A narrow column put the end of a firm's name on the line below.
		if end := s.nameGoesOn(v, limitedEnds); !end.Empty() && s.stateAll(path, []evidence.Span{v, end}, nil) {
			return true
		}
	}
	if strings.HasSuffix(v.Text(), "-") {
		// A double name that its cell broke at the hyphen: "Samuel Adeyemi-" over "Clarke".
		l := s.layout(v.Page())
		if cell := l.cellOf(v.LineIndex()); cell[len(cell)-1] != v.LineIndex() {
			if next := l.lines[cell[slices.Index(cell, v.LineIndex())+1]]; startsUpper(next) && s.stateAll(path, []evidence.Span{v, clip(next, 1)}, text+"-"+strings.Trim(next.Word(0).Text, ".,;")) {
				return true
			}
		}
	}
	return s.stateIn(path, withLabel(p.label, v), text, nil)
}

// trimName states a name again without what follows it in its cell.
func (s *sheet) trimName(path string) {
	f, ok := s.fact(path)
	if !ok {
		return
	}
	name := strings.Trim(nameTail.ReplaceAllString(f.Value(), ""), " ,.;")
	at, found := s.text.Locate(f.Citation().Page(), f.Citation().Quote())
	if name == f.Value() || name == "" || !found {
		return
	}
	s.unsay(path)
	s.stateIn(path, at, name, nil)
}

var (
	// nameTail is what may follow a name in its cell: an address, a share, a number, a role.
	nameTail = pattern.New(`(?i)\s*(?:,\s*(?:\d|of\b|the\s|flat\b|c/o|both\b|100\b|lead\b|as\b|and\s+(?:any|all|their)\b).*|,?\s+of\s+(?:flat\s+)?\d.*|\s\(?\d+(?:\.\d+)?\s*(?:%|per\s?cent).*|\(\s*(?:reg\w*\b\.?|no\.?|membership|company|fca|frn|member)?[^()]{0,12}\d{3,}[^()]*\)?.*|\((?:company|registered|fca|frn|"|“|the\s).*|\s*\((?:\p{Lu}[\pL'’-]+\s*){2,4}\)|(?:[.;]|,?\s+(?:and|but))\s+(?:is\s+)?(?:underwritten|insured|arranged|placed|managed|administered)\b.*|,?\s+(?:on\s+behalf|through|acting|trading|authorised|who|which|whose|under)\b.*)$`)
	// notStated is a cell that says that there is no name.
	notStated  = pattern.New(`(?i)^(?:n/?a|none|not\s+(?:known|applicable|stated|disclosed|noted)|nil|unknown|tbc|to\s+be\s+confirmed|as\s+(?:above|below)|see\s+.*|various|yes|no)$`)
	restOfName = pattern.New(`^[\p{Lu}(&][\pL’'.&()-]*(?:\s+(?:[\p{Lu}(&\d][\pL\d’'.&()-]*|and|of|&)){0,5}$`)
)

// namesGoOn reports whether words can be the rest of a name that its cell broke.
func namesGoOn(rest evidence.Span) bool {
	text := rest.Text()
	return rest.Words() <= 6 && (restOfName.MatchString(text) || limitedEnds.MatchString(text) || strings.HasPrefix(text, "and ") && startsUpper(rest.Sub(1, rest.Words())))
}

// takePlace takes an address, with or without a postcode; the postcode goes to a path
// of its own where there is one.
func takePlace(postcode string) taker {
	return func(s *sheet, path string, p pair, v evidence.Span) bool {
		whole := s.wholeOf(p, v, 30)
		code, as, ok := ParsePostcode(whole.Text())
		if ok {
			end := strings.Index(whole.Text(), as) + len(as)
			whole = whole.Sub(0, len(strings.Fields(whole.Text()[:end])))
		}
		text := strings.TrimRight(whole.Text(), " ,.;")
		if whole.Words() < 2 || !startsUpper(whole) || holdsDate(text) || strings.ContainsAny(text, "£@?") || notAName.MatchString(text) ||
			!ok && !(streetLike.MatchString(text) && strings.ContainsAny(text, "0123456789,")) || whole.Words() > 26 {
			return false
		}
		if !s.state(path, withLabel(p.label, whole), text, nil) {
			return false
		}
		if ok && postcode != "" {
			s.state(postcode, whole, as, code)
		}
		return true
	}
}

// takeBuilding takes a building's name or address.
func takeBuilding(s *sheet, path string, p pair, v evidence.Span) bool {
	return takePlace("")(s, path, p, v) || v.Words() <= 8 && takeName(s, path, p, v)
}

// takePostcode takes a postcode that has a cell of its own.
func takePostcode(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 3)
	code, as, ok := ParsePostcode(v.Text())
	return ok && strings.HasPrefix(v.Text(), as) && s.state(path, withLabel(p.label, v), as, code)
}

// takeYesNo takes an answer that is yes or no and nothing else that could be either.
func takeYesNo(s *sheet, path string, p pair, v evidence.Span) bool {
	m := yesOrNo.FindStringSubmatch(clip(v, 8).Text())
	if m == nil {
		return false
	}
	return s.state(path, withLabel(p.label, v.Sub(0, 1)), m[1], map[string]string{"y": "Yes", "n": "No"}[strings.ToLower(m[1][:1])])
}

var yesOrNo = pattern.New(`(?i)^(yes|no)(?:[.,;–-]|\s+[–(-]|$)`)

// takeSum takes a sum that stands at the beginning of a value.
func takeSum(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 12)
	m, ok := v.Find(money)
	if !ok {
		return false
	}
	if first, _ := m.Bytes(); first > 0 {
		if start, _ := v.Bytes(); first-start > 12 {
			return false // amid a sentence
		}
	}
	n, ok := parseMoney(m.Whole)
	return ok && s.state(path, withLabel(p.label, m.Span), m.Whole, n)
}

// register is a table of heads over values, for the prints of registers: its columns
// by name, and the pieces of the one record's cells. None where there are more records.
func (s *sheet) register(columns []column) record {
	for _, p := range s.text.Document().Pages {
		rows := s.rows(p.Number)
		for i := range rows {
			if len(rows[i].cells) < 3 {
				continue
			}
			head, taken := s.tableAt(rows[i:], columns)
			if head == nil {
				continue
			}
			left := head.lefts[0]
			all, _ := s.records(head, rows[i+taken:], []string{"number", "done", "issued", "date"}, func(r row) bool {
				return len(r.cells) == 1 && (r.cells[0].Words() > 12 || r.cells[0].Box().X0 < left+4 && r.cells[0].Words() > 6)
			})
			if len(all) == 1 {
				return all[0]
			}
			return nil
		}
	}
	return nil
}

// statePieces states the words of a table's cell, over its lines.
func (s *sheet) statePieces(path string, pieces []evidence.Span, value string, normalised any) bool {
	if value == "" || len(pieces) == 0 {
		return false
	}
	for _, one := range pieces {
		if evidence.Stands(value, one.Text()) {
			return s.state(path, one, value, normalised)
		}
	}
	if textOf(pieces) != value {
		// A part of the cell: its first words.
		some := clipAll(pieces, len(strings.Fields(value)))
		if textOf(some) != value {
			return false
		}
		pieces = some
	}
	if normalised == nil {
		normalised = value
	}
	return s.stateAll(path, pieces, normalised)
}
