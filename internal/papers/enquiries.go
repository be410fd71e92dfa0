package papers

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads numbered enquiries and their answers, as the searches print
// them: question and answer in two columns, the answer under the question, the
// answer at the end of the question's line, or numbers and answers alone.

// enquiry is a numbered question of a search form and where PDTF keeps its
// answer: path+"/yesNo" and path+"/details".
type enquiry struct {
	number string // as the current edition prints it: "3.9(m)"
	label  string // for people: "tree preservation order"
	path   string
}

// answerFields is the two fields of each enquiry.
func answerFields(enquiries []enquiry) []Field {
	var fields []Field
	for _, e := range enquiries {
		label := strings.TrimSpace(e.number + " " + e.label)
		fields = append(fields,
			Field{e.path + "/yesNo", label, Answer},
			Field{e.path + "/details", label + ": details", Words})
	}
	return fields
}

// searchFields is what every search says about itself. PDTF keeps these in
// /propertyPack/searches, by an index that one paper alone cannot know.
func searchFields(k Kind) []Field {
	base := "/paperwurks/" + string(k) + "/"
	return []Field{
		{base + "provider", "search provider", Words},
		{base + "reference", "search reference", Words},
		{base + "resultDate", "date of the result", Day},
		{base + "address", "property searched", Words},
		{base + "titleNumber", "title number", Words},
		{base + "uprn", "UPRN", Number},
	}
}

// joinFields puts lists of fields together.
func joinFields(lists ...[]Field) []Field {
	var all []Field
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// segment is what stands between one enquiry's number and the next.
type segment struct {
	numbers []string        // the enquiries it is about; more than one for "(a) to (n)"
	mark    evidence.Span   // the number itself
	verdict evidence.Span   // the answer, where it stands before the number on its row
	note    bool            // it is a note to an enquiry answered elsewhere: all of it is answer
	cells   []evidence.Span // the rest, row by row
}

var (
	enquiryNumber = pattern.New(`^(?:(?i:question|enquiry|item|Q)\.?\s*)?([1-4Il])[.,]\s?([\dIlO]{1,2})(?:\.([1-9]))?[.,:]?(?:\s*[({\[]\s*([a-n1])\s*[)}\]]|\.?([a-n])\b)?(?:\s*[({\[]\s*([ivl1]{1,4})\s*[)}\]])?`)
	roadNumber    = pattern.New(`^(?:(?i:question|enquiry|Q)\.?\s*)?2\s*[.]?\s*\(([a-d])\)`)
	letterNumber  = pattern.New(`^[({\[]\s*([a-n1])\s*[)}\]](?:\s*[({\[]\s*([ivl1]{1,4})\s*[)}\]])?`)
	romanNumber   = pattern.New(`^[({\[]\s*([ivl1]{1,4})\s*[)}\]]`)
	rangeEnd      = pattern.New(`^\s*(-|–|—|to|and|,|&)\s*(?:[1-4]\.(\d{1,2})\s*)?[({\[]\s*([a-nivx]{1,3})\s*[)}\]](?:\s*[({\[]\s*([ivl1]{1,4})\s*[)}\]])?`)
	// mainRange is the end of a range of whole enquiries.
	mainRange = pattern.New(`^\s*(?:-|–|—|to)\s*[1-4]\.(\d{1,2})(?:\s|$)`)
	// bareRange is the end of a range of letters without brackets: "1.1a-i".
	bareRange = pattern.New(`^(-|–)()([a-n])\b`)
	// sectionEnd is a heading after which nothing answers the enquiry before it.
	sectionEnd = pattern.New(`^(?i)(?:schedule\b.*|appendix\b.*|annex\b.*|(?:relevant\s+)?planning\s+(?:history|applications?|register|records?|schedule)|building\s+(?:control|regulations?)(?:\s+(?:history|applications?|register|records?|schedule|entries))?|(?:informative|guidance|general|explanatory|important)\s+(?:notes?|information)|(?:our\s+|standard\s+)?terms\s+(?:and|&)\s+conditions.*|notes|guidance|disclaimer|useful\s+contacts?|contact\s+(?:us|details)|copyright.*|glossary|(?:the\s+)?search\s+code.*|consumer\s+protection.*|(?:\d\.?\s+)?(?:planning\s+and\s+building\s+regulations|roads(?:\s+and\s+public\s+rights\s+of\s+way)?|(?:public\s+)?rights\s+of\s+way|other\s+matters|maps|drainage|water|charging|sewerage)|signed\b.*|end\s+of\s+(?:report|search|replies).*)\s*:?$`)
	measure    = pattern.New(`^(?i)(?:m|metres?|meters?|km|kilometres?|miles?|%|per|ft|feet|acres?|hectares?|ha|years?|litres?|mm|cm)\b`)
)

// segments cuts the paper at the numbers of known enquiries, which are given in
// the form's order. Numbers that are parents of known ones ("3.9") open a
// segment too.
func (s *sheet) segments(known []string) []*segment {
	index := map[string]int{}
	parent := map[string]bool{}
	for i, n := range known {
		index[n] = i
		for p := n; strings.Contains(p, "("); {
			p = p[:strings.LastIndex(p, "(")]
			parent[p] = true
		}
	}
	sort := func(n string) (string, bool) { // whether it opens a segment
		_, ok := index[n]
		return n, ok || parent[n]
	}
	var (
		main   string // "3.9"
		letter string // "3.10(b)"
		last   = -1   // index of the enquiry before
	)
	// read is the enquiries that a cell's opening names, and how many bytes name them.
	read := func(cell string) (numbers []string, length int) {
		var n string
		if m := enquiryNumber.FindStringSubmatchIndex(cell); m != nil {
			group := func(i int) string {
				if m[2*i] < 0 {
					return ""
				}
				return cell[m[2*i]:m[2*i+1]]
			}
			base := digit(group(1)) + "." + digit(group(2))
			if group(3) != "" {
				base += "." + group(3)
			}
			l := group(4) + group(5)
			if l == "1" {
				l = "l"
			}
			full := base
			if l != "" {
				full += "(" + l + ")"
			}
			if r := roman(group(6)); r != "" && full != base {
				full += "(" + r + ")"
			}
			length = m[1]
			// "3.4 metres away" is a distance, "3.5.2019" a date, not enquiries; "3.9 m" alone
			// is one where the form has that letter.
			_, letterM := index[base+"(m)"]
			if rest := cell[length:]; measure.MatchString(strings.TrimSpace(rest)) && !(letterM && strings.TrimSpace(rest) == "m") || rest != "" && (rest[0] >= '0' && rest[0] <= '9' || rest[0] == '/') {
				return nil, 0
			}
			known, ok := sort(full)
			if !ok && l != "" {
				// A letter that the form does not have belongs to the text.
				known, ok = sort(base)
			}
			if !ok {
				return nil, 0
			}
			n, main, letter = known, base, ""
			if strings.Count(n, "(") >= 1 {
				letter = n[:strings.Index(n, ")")+1]
			}
		} else if m := roadNumber.FindStringSubmatchIndex(cell); m != nil {
			// The edition of 2007 numbers the roads 2(a) to (d).
			known, ok := sort("2.1(" + cell[m[2]:m[3]] + ")")
			if !ok {
				return nil, 0
			}
			n, main, letter, length = known, "2.1", known, m[1]
		} else if main != "" {
			if m := letterNumber.FindStringSubmatchIndex(cell); m != nil {
				l := cell[m[2]:m[3]]
				if l == "1" {
					l = "l"
				}
				n = main + "(" + l + ")"
				if m[4] >= 0 {
					n += "(" + roman(cell[m[4]:m[5]]) + ")"
				}
				length = m[1]
				sub := ""
				if r := roman(l); r != "" && letter != "" {
					sub = letter + "(" + r + ")"
				}
				// (i) is a letter after (h) and a roman number under (b): the one that comes next in the form.
				in, isLetter := index[n]
				ir, isRoman := index[sub]
				switch {
				case isRoman && (!isLetter || ir == last+1 || ir > last && in <= last):
					n = sub
				case isLetter || parent[n]:
					letter = n
					if i := strings.Index(n, ")"); i >= 0 {
						letter = n[:i+1]
					}
				default:
					return nil, 0
				}
			} else if m := romanNumber.FindStringSubmatchIndex(cell); m != nil && letter != "" {
				n = letter + "(" + roman(cell[m[2]:m[3]]) + ")"
				if _, ok := index[n]; !ok {
					return nil, 0
				}
				length = m[1]
			}
		}
		if n == "" {
			return nil, 0
		}
		numbers = []string{n}
		from, isKnown := index[n]
		if isKnown {
			last = from
		}
		// The enquiry with its parts, by their indexes: -1 where the form has none.
		parts := func(n string) (from, to int) {
			from, to = -1, -1
			for i, k := range known {
				if k == n || strings.HasPrefix(k, n+"(") {
					if from < 0 {
						from = i
					}
					to = i
				}
			}
			return from, to
		}
		if m := mainRange.FindStringSubmatch(cell[length:]); m != nil && n == main && isKnown {
			// "2.2 - 2.4": whole enquiries, one reply to them all.
			if end := n[:strings.Index(n, ".")+1] + m[1]; index[end] > from {
				last = index[end]
				return slices.Clone(known[from : last+1]), length + len(m[0])
			}
		}
		if m := bareLetters.FindStringSubmatchIndex(cell[length:]); m != nil && n == main {
			var named []string
			sure := strings.HasPrefix(strings.ToUpper(cell), "Q") || length+m[3] == len(cell)
			for _, l := range lettersListed(cell[length+m[2]:length+m[3]], sure) {
				if from, to := parts(main + "(" + l + ")"); from >= 0 {
					named, last = append(named, known[from:to+1]...), to
				}
			}
			if len(named) > 0 {
				return named, length + m[3]
			}
		}
		for strings.Contains(n, "(") {
			m := rangeEnd.FindStringSubmatchIndex(cell[length:])
			if m == nil {
				m = bareRange.FindStringSubmatchIndex(cell[length:])
			}
			if m == nil {
				break
			}
			group := func(i int) string {
				if 2*i >= len(m) || m[2*i] < 0 {
					return ""
				}
				return cell[length+m[2*i] : length+m[2*i+1]]
			}
			end := n[:strings.LastIndex(n, "(")] + "(" + group(3) + ")"
			if group(2) != "" {
				// "3.6(a) to 3.7(g)"
				end = n[:strings.Index(n, ".")+1] + group(2) + "(" + group(3) + ")"
			}
			if group(4) != "" {
				// "3.10(a) to (b)(vi)"
				end = n[:strings.Index(n, "(")] + "(" + group(3) + ")(" + roman(group(4)) + ")"
			}
			from, upTo := parts(n)
			next, to := parts(end)
			if from < 0 || to <= upTo {
				break
			}
			if len(numbers) == 1 && numbers[0] == n {
				numbers = slices.Clone(known[from : upTo+1])
			}
			switch group(1) {
			case "-", "–", "—", "to":
				next = upTo + 1
			}
			numbers, last = append(numbers, known[next:to+1]...), to
			n, length = end, length+m[1]
		}
		return numbers, length
	}
	return s.cutAt(read)
}

// cutAt cuts the paper's rows at the cells that open a segment, as told by read:
// what the opening names ("" for a question without a number), and how many bytes
// of the cell name it.
func (s *sheet) cutAt(read func(cell string) (numbers []string, length int)) []*segment {
	var all, open []*segment // open is those whose numbers stand on one row, left to right
	var letters ownLetters
	for _, p := range s.text.Document().Pages {
		rows := s.enquiryRows(p.Number)
		for i, r := range rows {
			if r = letters.take(r, rows[i+1:]); len(r.cells) == 0 {
				continue
			}
			if ends := evidence.Fold(r.text()); len(ends) < 60 && sectionEnd.MatchString(ends) {
				open = nil
				continue
			}
			if len(open) > 0 && len(r.cells) == 1 && open[0].leftBy(r.cells[0]) {
				open = nil
			}
			fresh := false
			var verdict evidence.Span
			if len(r.cells) > 1 && settled(r.cells[0].Text()) && opensEnquiry(r.cells[1]) && r.cells[1].Box().X0 < 0.45*s.layout(p.Number).width {
				verdict, r.cells = r.cells[0], r.cells[1:]
			}
			for _, cell := range r.cells {
				raw := cell.Raw()
				noted := noteOn.FindString(raw)
				if n := len(all) - 1; n >= 0 && len(open) > 0 && all[n] == open[len(open)-1] && all[n].breaksOff(cell) {
					// A narrow column breaks "3.10 (a) to" before "(b)(vi)".
					lead, rest := all[n].mark.Text()+" ", all[n].cells
					if len(rest) > 0 && rangeOpen.MatchString(rest[0].Text()) {
						lead, rest = lead+"to ", rest[1:]
					}
					if both, length := read(lead + raw); len(both) > 1 && length > len(lead) {
						all[n].numbers, all[n].cells = both, rest
						start, _ := cell.Bytes()
						all[n].cells = append(all[n].cells, nonEmpty(s.text.Span(start, start+length-len(lead)).Rest(cell))...)
						continue
					}
				}
				if n := len(all) - 1; n >= 0 && len(open) > 0 && all[n] == open[len(open)-1] && noted == "" && all[n].repeats(cell) {
					all[n].cells = append(all[n].cells, cell)
					continue
				}
				numbers, length := read(raw[len(noted):])
				if length > 0 && noted != "" {
					length += len(noted) + len(noteCloses.FindString(raw[len(noted)+length:]))
				}
				if n := len(all) - 1; n >= 0 && len(numbers) == 1 && length >= len(cell.Raw()) && (len(r.cells) == 1 || questionMark.MatchString(all[n].mark.Text())) && all[n].continuesAt(numbers[0], cell) {
					all[n].numbers = numbers // a narrow column breaks "3.10 (a)"
					continue
				}
				if fresh && len(open[len(open)-1].cells) == 0 && len(numbers) == 1 && numbers[0] == "" {
					// Beside a number that stands alone is its question.
					open[len(open)-1].cells = append(open[len(open)-1].cells, cell)
					continue
				}
				if len(numbers) > 0 {
					start, _ := cell.Bytes()
					mark := s.text.Span(start, start+length)
					seg := &segment{numbers: numbers, mark: mark, note: noted != "", verdict: verdict}
					verdict = evidence.Span{}
					if rest := mark.Rest(cell); !rest.Empty() {
						seg.cells = append(seg.cells, rest)
					}
					if !fresh {
						open, fresh = nil, true
					}
					open = append(open, seg)
					all = append(all, seg)
					continue
				}
				if len(open) == 0 {
					continue
				}
				to := open[0]
				for _, seg := range open {
					if seg.mark.Box().X0 <= cell.Box().X0+4 {
						to = seg
					}
				}
				to.cells = append(to.cells, cell)
			}
		}
	}
	return all
}

// opensEnquiry reports whether a cell begins with the number of an enquiry.
func opensEnquiry(c evidence.Span) bool {
	raw := c.Raw()
	return enquiryNumber.MatchString(raw) || letterNumber.MatchString(raw) || romanNumber.MatchString(raw) || questionNumber.MatchString(raw)
}

// noteOn is what stands before the number of the enquiry that a note belongs to:
// "[1.1(l)]", "Note 3 (2.1(a))", "Note to 3.9(m)".
var (
	noteOn     = pattern.New(`^(?i)(?:\[\s*|notes?\s*\d{0,2}\s*[:.)–-]?\s*(?:[\[(]\s*|(?:re|to|on|for)\s+(?:(?:enquiry|question|reply|item)\s+)?))`)
	noteCloses = pattern.New(`^\s*[\])]`)
)

// enquiryRows is the rows of a page's body; where numbered enquiries run down it in
// two columns, the rows of the left column before those of the right one.
func (s *sheet) enquiryRows(page int) []row {
	l := s.layout(page)
	rows := l.numbersFirst(atColumns(s.bodyRows(page)))
	// Where numbered lines begin in the right half, and how many there are.
	numbers := map[int]int{}
	left := 0
	for _, r := range rows {
		for _, c := range r.cells {
			if !enquiryNumber.MatchString(c.Raw()) {
				continue
			}
			if x := c.Box().X0; x > 0.4*l.width && x < 0.7*l.width {
				numbers[int(x)/3]++
			} else if x < 0.3*l.width {
				left++
			}
		}
	}
	edge, most := 0, 0
	for x, n := range numbers {
		if n += numbers[x+1]; n > most || n == most && x < edge {
			edge, most = x, n
		}
	}
	if most < 3 || left < 3 {
		return rows
	}
	gutter := float64(3*edge) - 4
	var ordered, right []row
	part := func(cells []evidence.Span, to *[]row) {
		if len(cells) == 0 {
			return
		}
		r := row{cells: cells, box: cells[0].Box()}
		for _, c := range cells[1:] {
			r.box = r.box.Union(c.Box())
		}
		*to = append(*to, r)
	}
	for _, r := range rows {
		var before, after []evidence.Span
		crosses := false
		for _, c := range r.cells {
			b := c.Box()
			switch {
			case b.X0 >= gutter:
				after = append(after, c)
			case b.X1 > gutter+6:
				crosses = true
			default:
				before = append(before, c)
			}
		}
		if crosses {
			ordered = append(append(ordered, right...), r)
			right = nil
			continue
		}
		part(before, &ordered)
		part(after, &right)
	}
	return append(ordered, right...)
}

// continuesAt reports whether a number that stands alone is the rest of the number
// right above it, in the same column.
func (g *segment) continuesAt(number string, cell evidence.Span) bool {
	at, b := g.mark.Box(), cell.Box()
	goes := len(g.numbers) == 1 && strings.HasPrefix(number, g.numbers[0]+"(") || questionMark.MatchString(g.mark.Text()) && number != ""
	return goes && cell.Page() == g.mark.Page() &&
		abs(b.X0-at.X0) < 3 && b.Y0 > at.MidY() && b.Y0-at.Y1 < 0.6*at.Height()
}

// breaksOff reports whether a segment's number ends in the first words of a range whose
// end a cell right below it begins with.
func (g *segment) breaksOff(cell evidence.Span) bool {
	at, b := g.mark.Box(), cell.Box()
	open := len(g.cells) > 0 && rangeOpen.MatchString(g.cells[0].Text()) || openMark.MatchString(g.mark.Text())
	return len(g.numbers) == 1 && open && letterNumber.MatchString(cell.Raw()) &&
		cell.Page() == g.mark.Page() && abs(b.X0-at.X0) < 3 && b.Y0 > at.MidY()
}

// openMark is a number that a narrow column breaks: "3.5(a),", "3.7(a)-".
var openMark = pattern.New(`\)\s?(?:,|-|–|&)$`)

// rangeOpen is what stands between the first number of a range and its last.
var rangeOpen = pattern.New(`^(?:-|–|—|to|and)$`)

// repeats reports whether a cell that begins with a letter is the segment's own words,
// which print again the parts that its number names: "3.6 (a) to (l) | (a) permanent
// stopping up; (b) …", with one reply beside them all.
func (g *segment) repeats(cell evidence.Span) bool {
	m := letterNumber.FindString(cell.Raw())
	if m == "" || !strings.Contains(g.numbers[0], "(") || cell.Page() != g.mark.Page() {
		return false
	}
	part := strings.Join(strings.Fields(m), "")
	named := slices.ContainsFunc(g.numbers, func(n string) bool {
		return strings.HasSuffix(n, part) || strings.Contains(n, part+"(") || strings.HasSuffix(g.numbers[0], ")"+part)
	})
	at, b := g.mark.Box(), cell.Box()
	if !named || b.X0 < at.X1+4 {
		return false
	}
	if b.OverlapY(at) > 0.3 && (len(g.cells) == 0 || len(g.cells) == 1 && rangeOpen.MatchString(g.cells[0].Text())) {
		return true
	}
	// A further line of the same column, beside or below a reply to them all.
	return len(g.numbers) > 1 && len(g.cells) > 1 && abs(b.X0-g.cells[0].Box().X0) < 4 && letterNumber.MatchString(g.cells[0].Raw()) &&
		slices.ContainsFunc(g.cells[1:], func(c evidence.Span) bool { return c.Box().OverlapY(at) > 0.3 && c.Box().X0 > g.cells[0].Box().X1-2 })
}

// letterNamed is a part that words name: "(a)", "(b)(ii)".
var letterNamed = pattern.New(`(?:^|[\s;,])(\([a-n]\)(?:\s?\([ivx]{1,4}\))?)`)

// named is the enquiries of a range that its words print; all of them where they do not
// print the first and the last.
func (g *segment) named() []string {
	if len(g.numbers) < 2 || !strings.Contains(g.numbers[0], "(") {
		return g.numbers
	}
	parts := map[string]bool{}
	for _, m := range letterNamed.FindAllStringSubmatch(textOf(g.cells), -1) {
		parts[strings.ReplaceAll(m[1], " ", "")] = true
	}
	printed := func(n string) bool {
		_, letters, _ := strings.Cut(n, "(")
		return parts["("+letters]
	}
	if !printed(g.numbers[0]) || !printed(g.numbers[len(g.numbers)-1]) {
		return g.numbers
	}
	var some []string
	for _, n := range g.numbers {
		if printed(n) {
			some = append(some, n)
		}
	}
	return some
}

// questionMark is the "Q" that stands over its number in a narrow column.
var questionMark = pattern.New(`^(?i)(?:Q|question|enquiry)\.?$`)

// capitalHeading is a heading in capitalHeading, numbered or not.
var capitalHeading = pattern.New(`^(?:\d{1,2}\.?\s+)?\p{Lu}[\p{Lu} ,&/'’()-]{4,60}$`)

// leftBy reports whether a line that stands alone in its row no longer belongs to
// a segment: a heading in capitalHeading, or a line that begins where the numbers stand
// though the segment's own words stand to the right of its number and answer it.
func (g *segment) leftBy(line evidence.Span) bool {
	text := line.Text()
	if g.breaksOff(line) {
		return false
	}
	if capitalHeading.MatchString(text) && !beginsPlain(text) || g.endsBefore(text) {
		return true
	}
	if len(g.cells) == 0 {
		return false
	}
	mark, first := g.mark.Box(), g.cells[0].Box()
	if !g.verdict.Empty() && line.Box().X0 < mark.X0-4 {
		return true
	}
	apart := first.OverlapY(mark) > 0.5 && first.X0-mark.X1 > 0.9*mark.Height()
	answered := slices.ContainsFunc(g.cells[:min(12, len(g.cells))], func(c evidence.Span) bool { return beginsPlain(c.Text()) })
	return apart && answered && line.Box().X0 < mark.X0+4 && !beginsPlain(text) && !markAlone.MatchString(text)
}

// nextSection is the heading of a section: its number, and a few words.
var nextSection = pattern.New(`^(\d{1,2})[.):]?\s+\p{Lu}[\pL ,&/'’()-]{3,60}$`)

// endsBefore reports whether a line is the heading of the section that follows the
// segment's own: "4. Notices" behind "3.2".
func (g *segment) endsBefore(line string) bool {
	m := nextSection.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	own, _, _ := strings.Cut(g.numbers[0], ".")
	n, err := strconv.Atoi(own)
	return err == nil && m[1] == strconv.Itoa(n+1)
}

// digit undoes what OCR makes of a one.
func digit(s string) string {
	return strings.NewReplacer("I", "1", "l", "1", "O", "0").Replace(s)
}

// roman is a small roman number, whose i may have been read as 1 or l; empty when it is none.
func roman(s string) string {
	s = strings.NewReplacer("1", "i", "l", "i").Replace(s)
	switch s {
	case "i", "ii", "iii", "iv", "v", "vi":
		return s
	}
	return ""
}

var pageNumber = pattern.New(`(?i)^(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}$|^page\s*:?\s*\d{1,3}\b|^-?\s*\d{1,3}\s*-?$`)

// bodyRows is the rows of a page without its furniture: the page number, and the
// lines that stand at the head or the foot of at least three pages alike.
func (s *sheet) bodyRows(page int) []row { return s.body(page, s.rows(page)) }

// body is rows of a page without its furniture.
func (s *sheet) body(page int, rows []row) []row {
	if s.furniture == nil {
		s.furniture = map[string]int{}
		for _, p := range s.text.Document().Pages {
			seen := map[string]bool{}
			for _, r := range s.rows(p.Number) {
				if margin(r.box, p.Height) && !seen[blankDigits(r.text())] {
					seen[blankDigits(r.text())] = true
					s.furniture[blankDigits(r.text())]++
				}
			}
		}
	}
	height := 0.0
	for _, p := range s.text.Document().Pages {
		if p.Number == page {
			height = p.Height
		}
	}
	var body []row
	for _, r := range rows {
		if margin(r.box, height) {
			text := evidence.Fold(r.text())
			if s.runs(r.text()) || pageNumber.MatchString(text) {
				continue
			}
		}
		body = append(body, r)
	}
	return body
}

// runs reports whether a line of a margin stands at the head or foot of at least three
// pages, or of both where there are two and it counts them.
func (s *sheet) runs(text string) bool {
	n := s.furniture[blankDigits(text)]
	return n >= 3 || n == 2 && len(s.text.Document().Pages) == 2 && strings.ContainsAny(text, "0123456789")
}

// runsThrough reports whether words are a line of the page's head or foot that stands on
// other pages too.
func (s *sheet) runsThrough(c evidence.Span) bool {
	for _, p := range s.text.Document().Pages {
		if p.Number == c.Page() && !margin(c.Box(), p.Height) {
			return false
		}
	}
	if s.furnitureLines == nil {
		s.furnitureLines = map[string]int{}
		for _, p := range s.text.Document().Pages {
			l := s.layout(p.Number)
			for i, line := range l.lines {
				if !line.Empty() && margin(l.boxes[i], p.Height) {
					s.furnitureLines[blankDigits(line.Text())]++
				}
			}
		}
	}
	return s.furnitureLines[blankDigits(c.Text())] >= 2
}

// margin reports whether a box stands in the top or the bottom tenth of a page.
func margin(b reading.Box, height float64) bool {
	return height > 0 && (b.Y1 < 0.1*height || b.Y0 > 0.9*height)
}

func blankDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, evidence.Fold(s))
}

var (
	plainAnswer = pattern.New(`^(?i)["'“‘(\[*]*(yes|n[o0]ne(?:\s+(?:known|recorded|revealed|registered|identified|found))?|n[o0]|nil|n\s?/\s?a|not\s+applicable|not\s+known|unknown|unanswered|not\s+to\s+(?:our|the\s+\w+(?:['’]s)?|my)\s+knowledge|not\s+(?:so\s+far\s+as|that)\s+(?:is\s+)?known|nothing)(?:$|[\s.,;:)\]'’"”*–—-])`)
	// houseNumber is a "No" that stands for "number".
	houseNumber = pattern.New(`^(?i)no\.?\s*[:\d]|^no'?s\b|^(?i)no\.\s*[A-Z]{0,4}\d`)
	// narrative is how an answer in words begins; questions do not begin so.
	narrative   = pattern.New(`^(?:There\s+(?:is|are|were|was|has|have)\b|The\s+(?:[Cc]ouncil|[Aa]uthority|[Pp]roperty|[Ll]and|[Rr]oads?|[Ss]ite|[Aa]rea|[Nn]earest|[Ff]ollowing|[Ss]earch|[Pp]ublic|[Cc]ompany|[Rr]ecords|[Cc]harg|[Ww]ater|[Ss]ewer|[Mm]ap|[Bb]asis)|According\b|Records?\b|Our\s+records|This\b|See\s|Refer\b|As\s+(?:above|attached)|Details?\s+attached|Informative|In\s+(?:respect|accordance|our)\b|Subject\s+to|Unable|Whilst|From\s+(?:the|our)|Based\s+on|It\s+is|We\s|You\b|An?\s+(?:copy|extract)\b|Copy\s|Attached|Enclosed|\d+(?:\.\d+)?\s*(?:m|metres|km|kilometres|miles)\b|[A-Z]{0,4}/?\d{2,4}/\d{2,6})`)
	replyMark   = pattern.New(`^(?i)(?:(?:council['’]?s?\s+|authority['’]?s?\s+)?(?:reply|replies|answer|response))\s*(?:[:.–-]|$)`)
	inlineReply = pattern.New(`(?i)\b(?:reply|answer|response)\s*[:–-]`)
	lastAnswer  = pattern.New(`(?i)(?:[?;:.,–—-]|\.{2,}|…|\s)\s*(yes|none|no|nil|n/a|not\s+applicable|not\s+known)\.?$`)
	// midAnswer is an answer that runs on after its question, with what there is to say behind it.
	midAnswer = pattern.New(`(?i)(?:[:?]|\s[–—-])\s+(yes|none|no|nil)\s?[:.–—-]\s+[\pL\d]`)
	askMore   = pattern.New(`^(?i)(?:if\s+(?:so|yes|not|any)|please\s+(?:state|supply|include|specify|provide|indicate|give)|where\s+relevant|and\s+if|or\s+if)\b`)
)

// letterAnswer is an answer by a letter alone, with the number of a note or without.
var letterAnswer = pattern.New(`^([YN])(?:\s+\d{1,2})?$`)

func beginsPlain(text string) bool {
	return letterAnswer.MatchString(text) || plainAnswer.MatchString(text) && !houseNumber.MatchString(text)
}

// markAlone is the "A" that stands beside an answer where a "Q" stands beside its question.
var markAlone = pattern.New(`^(?i)(?:A|ans(?:wer)?|reply|response|R)\s*[.:]?$`)

// answered splits a segment into its question (empty in papers that print
// replies only) and its answer. An enquiry without an answer has an empty one.
func (g *segment) answered(repliesOnly bool) (question, answer []evidence.Span) {
	if g.note {
		return nil, g.cells
	}
	question, answer = g.parted(repliesOnly)
	for i, c := range answer {
		if i > 0 && aside.MatchString(c.Text()) {
			return question, answer[:i]
		}
	}
	return question, answer
}

// besideStem is the answer to a first letter that stands beside the words above all
// letters ("3.7 … relate to: (a) building works" in one cell of a table, "No" at the
// head of the next); nothing when this is no first letter, or those words say on
// their own what they answer.
func (g *segment) besideStem(stem *segment, repliesOnly bool) []evidence.Span {
	if repliesOnly || len(g.numbers) != 1 || len(stem.numbers) != 1 || g.numbers[0] != stem.numbers[0]+"(a)" || g.mark.Page() != stem.mark.Page() {
		return nil
	}
	if len(stem.cells) == 0 {
		return nil
	}
	left, right := columns(append(slices.Clone(stem.cells), g.cells...))
	if len(right) == 0 || len(left) < 2 || replyMark.MatchString(right[0].Text()) {
		return nil
	}
	// The stem's own answer begins beside its first line; so does this one's else.
	if right[0].Box().Y0 > stem.cells[0].Box().Y1 {
		return nil
	}
	return right
}

// firstLetter and firstRoman are the first part within the words above all parts.
var (
	firstLetter = pattern.New(`(?:^|\s)\(a\)(?:\s|$)`)
	fromFirst   = pattern.New(`(?i)\(a\)\s*(?:to|[-–—])\s*\([b-n]\)`)
	firstRoman  = pattern.New(`(?:^|\s)\([i1l]\)(?:\s|$)`)
)

// childWithin is the enquiry's first part, where the enquiry's words run on into it
// and into no further one, so that the answer beside them is that part's alone.
func (g *segment) childWithin(number string) string {
	text := fromFirst.ReplaceAllString(textOf(g.cells), " ") // "None (a) to (g)" is to them all
	switch {
	case !strings.Contains(number, "(") && firstLetter.MatchString(text) && !strings.Contains(text, "(b)"):
		child := number + "(a)"
		if after := text[firstLetter.FindStringIndex(text)[1]:]; firstRoman.MatchString(after) && !strings.Contains(after, "(ii)") && con29rPaths[child+"(i)"] != "" && con29rPaths[child] == "" {
			child += "(i)"
		}
		return child
	case strings.Count(number, "(") == 1 && con29rPaths[number+"(i)"] != "" && firstRoman.MatchString(text) && !strings.Contains(text, "(ii)"):
		return number + "(i)"
	}
	return ""
}

// aside is a note to an answer: what the issuer says of every property.
var aside = pattern.New(`^(?:[-–•*]\s*(?:This|The|Please|Note|If)\b|(?:Guidance|Informative|Notes?|NOTES?|IMPORTANT|NB|N\.B\.)\b\s*[:.–-]|This\s+(?:answer|reply|response)\b)`)

// parted is answered without regard to notes.
func (g *segment) parted(repliesOnly bool) (question, answer []evidence.Span) {
	cells := g.cells
	if !g.verdict.Empty() {
		// The question is what stands beside the number without a gap; the rest is said to it.
		n := 0
		for n < len(cells) && (n == 0 || cells[n].Page() == cells[n-1].Page() && cells[n].Box().Y0-cells[n-1].Box().Y1 < 0.7*cells[n].Box().Height()) {
			n++
		}
		return cells[:n], append([]evidence.Span{g.verdict}, cells[n:]...)
	}
	if len(cells) == 0 {
		return nil, nil
	}
	for i, c := range cells {
		if i > 0 && markAlone.MatchString(c.Text()) {
			return cells[:i], cells[i+1:]
		}
		if m := replyMark.FindString(c.Text()); m != "" {
			rest := trimPunctuation(c.Sub(min(len(strings.Fields(strings.TrimRight(m, " :.–-"))), c.Words()), c.Words()))
			a := slices.Clone(cells[i+1:])
			if !rest.Empty() {
				a = append([]evidence.Span{rest}, a...)
			}
			return cells[:i], a
		}
	}
	if repliesOnly && len(cells) > 1 && !beginsPlain(cells[0].Text()) && cells[0].Words() <= 10 && headingOnly.MatchString(cells[0].Text()) && (beginsPlain(cells[1].Text()) || cells[0].Word(0).Bold && !cells[1].Word(0).Bold) {
		return cells[:1], cells[1:] // the enquiry's heading stands over the reply
	}
	if repliesOnly || beginsPlain(cells[0].Text()) {
		return nil, cells
	}
	// Two columns: the answer is the right one.
	left, right := columns(cells)
	if len(right) > 0 {
		if n := paragraphAfter(left, right); n > 0 {
			return left[:n], append(slices.Clone(right), left[n:]...)
		}
		return left, right
	}
	for i, c := range cells {
		text := c.Text()
		if m, ok := c.Find(inlineReply); ok {
			return append(slices.Clone(cells[:i]), before(m.Span, c)), append(nonEmpty(trimPunctuation(m.Rest(c))), cells[i+1:]...)
		}
		if m := midAnswer.FindStringSubmatchIndex(text); m != nil && !beginsPlain(text) {
			// "… planning permission - Yes: 14/01225/HHA"
			k := len(strings.Fields(text[:m[2]]))
			return append(slices.Clone(cells[:i]), c.Sub(0, k)), append(nonEmpty(c.Sub(k, c.Words())), cells[i+1:]...)
		}
		if k := afterAsking(c); k > 0 {
			rest := c.Sub(k, c.Words())
			tail := append(nonEmpty(rest), cells[i+1:]...)
			// What follows may ask on: "If so, please …".
			question := append(slices.Clone(cells[:i]), c.Sub(0, k))
			for len(tail) > 0 && (askMore.MatchString(tail[0].Text()) || asksOn(tail)) {
				if k := afterAsking(tail[0]); k > 0 && k < tail[0].Words() {
					question = append(question, tail[0].Sub(0, k))
					tail[0] = tail[0].Sub(k, tail[0].Words())
					break
				}
				question, tail = append(question, tail[0]), tail[1:]
			}
			return question, tail
		}
		// The first cell is the question, unless it stands below the heading that is the mark.
		apart := i > 0 || c.Page() != g.mark.Page() || c.Box().OverlapY(g.mark.Box()) < 0.3
		if apart && (i == 0 || !openBracket(cells[i-1].Text())) && (beginsPlain(text) || narrative.MatchString(text)) {
			return cells[:i], cells[i:]
		}
		if m := lastAnswer.FindStringSubmatchIndex(text); m != nil {
			start, _ := c.Bytes()
			// The answer's words are the last of the cell.
			n := len(strings.Fields(text[m[2]:]))
			_ = start
			if n < c.Words() {
				return append(slices.Clone(cells[:i]), c.Sub(0, c.Words()-n)), append([]evidence.Span{c.Sub(c.Words()-n, c.Words())}, cells[i+1:]...)
			}
		}
	}
	// A question in bold type ends where the type is plain.
	for i, c := range cells {
		if i > 0 && cells[0].Word(0).Bold && g.mark.Word(0).Bold && !c.Word(0).Bold {
			return cells[:i], cells[i:]
		}
	}
	return cells, nil
}

// shortReply is an answer in a narrow column of its own, whose details stand elsewhere.
var shortReply = pattern.New(`^(?i)(?:yes|no|none|see\s+(?:text|below|details?|left|note))\.?$`)

// paragraphAfter is how many lines of a question's column are the question, where what
// is said to a short answer stands below it there: the lines from the first one that
// begins in a capital though its first word would still have stood on the line above.
// 0 where all of them are.
func paragraphAfter(left, right []evidence.Span) int {
	if len(right) != 1 || !shortReply.MatchString(right[0].Text()) {
		return 0
	}
	edge := 0.0
	for _, c := range left {
		edge = max(edge, c.Box().X1)
	}
	for i := 1; i < len(left); i++ {
		c, above := left[i], left[i-1]
		if c.Page() != above.Page() || c.Box().Y0 < above.Box().MidY() || openBracket(above.Text()) {
			continue
		}
		text := c.Text()
		if text[0] < 'A' || text[0] > 'Z' || askMore.MatchString(text) || asksOn(left[i:]) || aside.MatchString(text) || strings.HasSuffix(above.Text(), ",") {
			continue
		}
		if above.Box().X1+c.Word(0).Box.Width()+3 < edge || strings.HasSuffix(above.Text(), "?") {
			return i
		}
	}
	return 0
}

// openBracket reports whether a line ends within brackets, which the next one closes.
func openBracket(line string) bool {
	return strings.LastIndexByte(line, '(') > strings.LastIndexByte(line, ')')
}

// headingOnly is a line that has no more than the words of a heading.
var headingOnly = pattern.New(`^[\pL][\pL\s,:&/'’()-]+(?:\d{1,4}\s?(?:m|metres)\b)?[\pL\s]*$`)

// asksOn reports whether a question mark is still to come before an answer begins.
func asksOn(cells []evidence.Span) bool {
	for i, c := range cells {
		if i > 4 || beginsPlain(c.Text()) || narrative.MatchString(c.Text()) {
			return false
		}
		if afterAsking(c) > 0 {
			return true
		}
	}
	return false
}

// afterAsking is how many words of a line the question takes, to its question mark; 0 without one.
func afterAsking(c evidence.Span) int {
	for i := range c.Words() {
		if strings.HasSuffix(strings.TrimRight(c.Word(i).Text, `"'”’)`), "?") {
			return i + 1
		}
	}
	return 0
}

func nonEmpty(spans ...evidence.Span) []evidence.Span {
	var some []evidence.Span
	for _, s := range spans {
		if !s.Empty() {
			some = append(some, s)
		}
	}
	return some
}

// before is the words of whole that stand before part.
func before(part, whole evidence.Span) evidence.Span {
	return whole.Sub(0, max(0, whole.Words()-part.Words()-part.Rest(whole).Words()))
}

// columns parts cells into those in the first cell's column and those to the
// right of it. A right column must begin beside the left one, not far below it.
func columns(cells []evidence.Span) (left, right []evidence.Span) {
	column := cells[0].Box()
	page := cells[0].Page()
	x1 := column.X1
	for _, c := range cells {
		if b := c.Box(); c.Page() == page && b.X0 < column.X0+20 {
			x1 = max(x1, b.X1)
		}
	}
	for _, c := range cells {
		if c.Box().X0 > column.X0+40 && (c.Box().X0 >= x1-2 || c.Box().X0 > column.MidX() && c.Box().X0 > column.X1-2) {
			right = append(right, c)
		} else {
			left = append(left, c)
		}
	}
	beside := left // of the page on which the enquiry begins
	for len(beside) > 0 && beside[len(beside)-1].Page() != page {
		beside = beside[:len(beside)-1]
	}
	if len(right) > 0 && len(beside) > 1 && right[0].Page() == page && right[0].Box().Y0 > beside[len(beside)-1].Box().Y1+2 {
		return cells, nil
	}
	return left, right
}

// run joins spans that follow each other in reading order on one page; the first
// run of them, at most limit words.
func run(spans []evidence.Span, limit int) evidence.Span {
	if len(spans) == 0 {
		return evidence.Span{}
	}
	whole := spans[0]
	for _, c := range spans[1:] {
		next := whole.To(c)
		if c.Page() != whole.Page() || next.Words() != whole.Words()+c.Words() || next.Words() > limit {
			break
		}
		whole = next
	}
	if whole.Words() > limit {
		whole = whole.Sub(0, limit)
	}
	return whole
}

// limits of quotations, in words: what a person wants to see highlighted, and what still
// shows a long question with its short answer.
const (
	quoteWords = 60
	proofWords = 110
)

// proof is the passage to quote for an answer: from the enquiry's number to the
// answer's end where those stand together on a page, else the answer alone.
func (g *segment) proof(answer evidence.Span) evidence.Span {
	if answer == g.verdict && len(g.cells) > 0 {
		if row := answer.To(g.cells[0]); g.cells[0].Page() == answer.Page() && row.Words() <= quoteWords && row.Words() <= answer.Words()+g.mark.Words()+g.cells[0].Words() {
			return row
		}
	}
	whole := g.mark.To(answer)
	if whole.Words() > proofWords || g.mark.Page() != answer.Page() || answer.Before(g.mark) {
		return answer
	}
	own := g.mark.Words()
	for _, c := range g.cells {
		if c.Page() == answer.Page() && !answer.Rest(c).Before(c) && c.Before(answer) {
			own += c.Words()
		}
	}
	// More words between than the segment's own: another column runs through it.
	if whole.Words() > own+answer.Words() {
		return answer
	}
	return whole
}

// polarity is what an answer comes to.
type polarity struct {
	value string // the words that say it, as the page has them; empty when it says nothing clear
	yes   string // "Yes", "No", "Not known", "Not applicable"
	plain bool   // the answer opens with a word such as "None"
}

var (
	notKnown = pattern.New(`(?i)\b(?:not\s+known|unknown|unable\s+to|not\s+(?:been\s+)?possible|no\s+information|not\s+available|not\s+held|cannot\s+(?:confirm|say|be)|insufficient|do(?:es)?\s+not\s+(?:hold|have|keep)\s+(?:any\s+)?(?:records?|information|details)|not\s+(?:been\s+)?(?:determined|investigated|searched)|refused|awaited)\b`)
	negative = pattern.New(`(?i)\b(?:no|not|none|nothing|nil|neither|never|nor|without\s+any|outside|cannot|n[o0]ne)\b`)
	// notDenying is a negative word that denies nothing.
	notDenying = pattern.New(`(?i)\b(?:not|no)\s+(?:more|less|fewer|further|later|earlier|nearer|closer|farther|greater)\s+than\b|\bnot\s+(?:only|exceeding|just)\b|\bno\s+doubt\b`)
	deferred   = pattern.New(`(?i)^(?:please\s+)?(?:see|refer(?:\s+to)?)\b|^(?:details?|copy|copies|schedule|plan)?\s*(?:are\s+|is\s+)?(?:attached|enclosed)|^as\s+(?:above|attached|stated|per|below)|^please\s+(?:contact|make|apply|note|consult)|^(?:enquir(?:ies|e)|informative)\b`)
	hedged     = pattern.New(`\b(?:may|might|could|would|should|possibly|[Ii]f|[Ww]hether|[Cc]ontact)\b`)
)

// affirms is what an answer in words has that says yes: a verb, a number or a day, the
// name of an order, or that details follow. The name of the matter asked about has none.
var affirms = pattern.New(`(?i)\b(?:is|are|was|were|has|have|had|does|do|will|shall|lies?|falls?|exists?|subsists?|affects?|affected|applies|apply|serves?|served|drains?|drained|connects?|connected|made|issued|recorded|registered|identified|confirmed|revealed?|shows?|shown|indicates?|contains?|adopted|maintained|abuts|crosses|proposed|passed|granted|designated|listed|yes|within|located|supplied|available|approved|agreed|charged|payable|bills?|billed|details\s+(?:attached|below|as|follow)|recommended|required|implemented|in\s+force|approximately|metered|measured)\b|\d`)

// shortened is a word whose full stop ends no sentence.
var shortened = pattern.New(`(?:^|[\s(])(?:Nos?|St|(?i:approx|refs?|regs?|app|appln|art|arts|cl|para|paras|pt|sched|sec|ss?|encs?|incl|inc|est|nr|opp|viz|cf|e\.?g|i\.?e|mr|mrs|ms|dr|messrs))$`)

// firstSentence is a text up to the first full stop that ends a sentence.
func firstSentence(text string) string {
	for i := 0; i < len(text); i++ {
		if (text[i] == '.' || text[i] == ';') && (i+1 == len(text) || text[i+1] == ' ') {
			if text[i] == '.' && i+1 < len(text) && shortened.MatchString(text[:i]) {
				continue
			}
			return text[:i+1]
		}
	}
	return text
}

// weigh tells what an answer in words comes to.
func weigh(text string) polarity {
	if m := letterAnswer.FindStringSubmatch(text); m != nil {
		return polarity{m[1], map[string]string{"Y": "Yes", "N": "No"}[m[1]], true}
	}
	if m := plainAnswer.FindStringSubmatch(text); m != nil && !houseNumber.MatchString(text) {
		value := m[1]
		switch w := strings.ToLower(strings.ReplaceAll(value, "0", "o")); {
		case w == "yes":
			return polarity{value, "Yes", true}
		case strings.HasPrefix(w, "n/") || strings.HasPrefix(w, "n /") || strings.Contains(w, "applicable"):
			return polarity{value, "Not applicable", true}
		case strings.HasPrefix(w, "no") && (strings.Contains(w, "knowledge") || strings.Contains(w, "as is known") || strings.Contains(w, "that is known")):
			return polarity{value, "No", true}
		case w == "unanswered":
			return polarity{}
		case strings.Contains(w, "unknown") || strings.Contains(w, "not known"):
			return polarity{value, "Not known", true}
		case w == "no" && notKnown.MatchString(firstSentence(text)):
			// "No information is held" is no "No".
			return polarity{firstSentence(text), "Not known", false}
		default:
			return polarity{value, "No", true}
		}
	}
	first := firstSentence(text)
	switch {
	case len(strings.Fields(first)) < 2 || deferred.MatchString(first):
		return polarity{}
	case notKnown.MatchString(first):
		return polarity{first, "Not known", false}
	case negative.MatchString(notDenying.ReplaceAllString(strings.ReplaceAll(first, "No.", ""), "")) && !houseNumber.MatchString(first):
		return polarity{first, "No", false}
	case hedged.MatchString(first):
		return polarity{}
	}
	return polarity{first, "Yes", false}
}

// pointsOn is what sends the reader elsewhere, and is no detail itself.
var pointsOn = pattern.New(`(?i)^(?:please\s+)?(?:see\s+details?|(?:see|details?)\s+(?:details?\s+)?(?:below|overleaf|attached|next\s+page|text|(?:the\s+)?(?:attached\s+)?(?:appendix|schedule|annex|list|sheet)(?:\s+[A-Z\d]{1,2})?))\.?$`)

// toEach says no more than that a reply is to all parts: "No to each".
var toEach = pattern.New(`^(?i)(?:(?:to|for|in|in\s+respect\s+of)\s+(?:each|all|every|both|any|either)\b[\w\s]{0,24}|(?:(?:to|for|in)\s+)?\(?[a-n]\)?\s*(?:to|and|[-–—])\s*\(?[a-n]\)?(?:\s+inclusive)?)\.?$`)

// insuredInstead is insurance in an answer's place: the question was not answered.
var insuredInstead = pattern.New(`^(?i)(?:insured|indemnified|(?:covered|protected)\s+by\s+(?:the\s+|our\s+)?(?:insurance|indemnity|policy)|(?:insurance|indemnity)(?:\s+(?:cover(?:ed)?|provided|applies|in\s+place))?)\b[.;:]?(?:$|\s+\p{L})`)

// reply states an enquiry's answer: yes or no, and whatever else it says.
// Choices is which normalised answers the schema takes at the path beside Yes and No.
func (s *sheet) reply(g *segment, path string, answer []evidence.Span, choices ...string) {
	if len(answer) > 0 {
		// "question? - No": the dash is the printer's.
		answer = append(nonEmpty(trimPunctuation(answer[0])), answer[1:]...)
	}
	answer = clipAll(answer, proofWords)
	if len(answer) == 0 {
		return
	}
	if t, offered := s.rowTick(g); offered {
		s.sayTicked(g, path, t)
		return
	}
	if code, meaning, ok := s.decoded(answer); ok {
		if yes := codedAs(meaning); yes == "Yes" || yes == "No" || slices.Contains(choices, yes) {
			s.state(path+"/yesNo", g.proof(code), code.Text(), yes)
		}
		if more := clipAll(answer[1:], quoteWords); wordsOf(more) >= 2 {
			s.sayPieces(g, path+"/details", more, nil)
		}
		return
	}
	text := textOf(answer)
	if insuredInstead.MatchString(text) {
		return
	}
	p := weigh(text)
	if p.yes == "Yes" && !p.plain && !strings.HasPrefix(path, "/paperwurks/con29r/decisions/") && !strings.HasPrefix(path, "/paperwurks/con29r/roads/") && !affirms.MatchString(firstSentence(text)) {
		return // words that affirm nothing are the enquiry's own: no answer was read
	}
	if p.yes != "Yes" && p.yes != "No" && !slices.Contains(choices, p.yes) {
		if words := clipAll(answer, quoteWords); len(textOf(words)) > 2 && !pointsOn.MatchString(textOf(words)) {
			s.sayPieces(g, path+"/details", words, nil)
		}
		return
	}
	n := max(1, len(strings.Fields(p.value)))
	if p.plain {
		said := run(answer, n)
		s.state(path+"/yesNo", g.proof(said), p.value, p.yes)
	} else {
		s.sayPieces(g, path+"/yesNo", clipAll(answer, n), p.yes)
	}
	more := answer
	if p.plain {
		more = nonEmpty(append(nonEmpty(trimPunctuation(answer[0].Sub(min(n, answer[0].Words()), answer[0].Words()))), answer[1:]...)...)
	}
	if t := textOf(more); strings.Contains(t, "?") && unicode.IsLower(firstRune(t)) {
		more = nil // the rest of the question, which goes on below its answer
	}
	if len(more) > 0 && pointsOn.MatchString(more[0].Text()) {
		more = more[1:]
	}
	if p.plain && len(more) > 0 && toEach.MatchString(textOf(more)) {
		more = nil
	}
	if more = clipAll(more, quoteWords); wordsOf(more) >= 2 && !strings.HasSuffix(textOf(more), "?") {
		// What ends in a question mark is the rest of the question, around whose middle the answer stands.
		s.sayPieces(g, path+"/details", more, nil)
	}
}

// sayPieces states what pieces say together, quoted with the enquiry's number
// where they follow each other.
func (s *sheet) sayPieces(g *segment, path string, pieces []evidence.Span, normalised any) {
	if whole := run(pieces, proofWords); whole.Words() == wordsOf(pieces) {
		s.state(path, g.proof(whole), whole.Text(), normalised)
		return
	}
	s.stateAll(path, pieces, normalised)
}

// clipAll is the first limit words of pieces.
func clipAll(pieces []evidence.Span, limit int) []evidence.Span {
	var some []evidence.Span
	for _, p := range pieces {
		if p = clip(p, limit); p.Empty() {
			break
		}
		some = append(some, p)
		limit -= p.Words()
	}
	return some
}

func wordsOf(pieces []evidence.Span) int {
	n := 0
	for _, p := range pieces {
		n += p.Words()
	}
	return n
}

func textOf(pieces []evidence.Span) string {
	var parts []string
	for _, p := range pieces {
		parts = append(parts, p.Text())
	}
	return strings.Join(parts, " ")
}

// clip is the first limit words of a span.
func clip(v evidence.Span, limit int) evidence.Span {
	if v.Words() > limit {
		return v.Sub(0, limit)
	}
	return v
}

// parseWhole is a number without a fraction, as a normalised value.
func parseWhole(digits string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	return n, err == nil
}

var (
	questionNumber = pattern.New(`^(?:(?i:question|enquiry|query|Q)\.?\s*)?(\d{1,2}(?:\.\d{1,2}){1,2}(?:\s?\([a-z]\))?|(?i:question|enquiry|query|Q)\.?\s*\d{1,2})[.):]?(?:\s|$)`)
	interrogative  = pattern.New(`^(?:\d{1,2}[.):]?\s+)?(?:Does|Do|Is|Are|Has|Have|What|Who|Where\s+relevant|Will|Which|Please\s+(?:state|include|confirm|provide\s+(?:details|a\s+copy)))\b`)
)

// questions cuts the paper at its questions: at numbers such as "2.4" or
// "Question 4" and at lines that begin as a question does. A question without a
// number has the number "".
func (s *sheet) questions() []*segment {
	return s.cutAt(func(cell string) ([]string, int) {
		if m := questionNumber.FindStringSubmatchIndex(cell); m != nil {
			rest := strings.TrimSpace(cell[m[3]:])
			if measure.MatchString(strings.TrimLeft(rest, ".): ")) || holdsDate(firstWords(cell, 1)) {
				return nil, 0
			}
			return []string{strings.TrimLeft(cell[m[2]:m[3]], "QqUuEeSsTtIiOoNnRrYy. ")}, m[3]
		}
		if m := interrogative.FindString(cell); m != "" {
			return []string{""}, len(m)
		}
		if questionMark.MatchString(strings.TrimSpace(cell)) {
			return []string{""}, len(cell)
		}
		return nil, 0
	})
}

// asked is the words of a segment's question, the first of its mark included.
func (g *segment) asked(question []evidence.Span) string {
	parts := []string{g.mark.Text()}
	words := 0
	for _, q := range question {
		if words += q.Words(); words > 120 {
			break
		}
		parts = append(parts, q.Text())
	}
	return strings.Join(parts, " ")
}
