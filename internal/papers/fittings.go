package papers

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads lists of contents that are not the form's table of columns: codes
// that a key explains, several items to a line, items listed under or behind what
// becomes of them, in columns headed by it, or in sentences.

// mention is one thing that a line of a list of contents says.
type mention struct {
	state string // "Included", "Excluded" or "None"; "" for an item
	span  evidence.Span
	rest  []evidence.Span // of an item: what stands behind its name, up to the next mention
	label bool            // of a state: a colon makes what follows its list
	item  fitting
	known bool
	cell  int // index of its cell in the row
}

// fittingList is a list of contents while it is read.
type fittingList struct {
	s        *sheet
	key      map[string]string // by code, what it stands for
	others   map[string]int
	heads    []sectionHeadAt
	section  string // at the end of the page before
	under    mention
	outer    string          // which kind of heading came first: "state" or "section"
	taken    map[[2]int]bool // lines that were read as a list, by page and index
	columns  *stateColumns
	codeLast bool
	stand    answersStand // of the lines that hold nothing but an answer
}

type sectionHeadAt struct {
	name string
	box  reading.Box
}

// stateColumns is the head of columns of which one or more are named for what
// becomes of an item.
type stateColumns struct {
	page   int
	states []string // "" for a column of something else
	cells  []evidence.Span
}

// fittingsByMeaning states what becomes of the items that the form's own table did
// not tell. others counts the items stated by path of their list.
func (s *sheet) fittingsByMeaning(others map[string]int) {
	l := &fittingList{s: s, key: s.legend(fittingWays), others: others, taken: map[[2]int]bool{}}
	l.codeLast = l.votes() > 0
	lines := l.lines()
	l.stand = stand(lines)
	if l.stand == belowItems {
		l.sayBelow(lines)
		return
	}
	for _, p := range s.text.Document().Pages {
		l.page(p.Number)
	}
}

// votes is how many more lines end with a state than begin with one.
func (l *fittingList) votes() int {
	n := 0
	for _, p := range l.s.text.Document().Pages {
		for _, r := range l.s.fittingRows(p.Number) {
			ms := l.mentions(r)
			if len(ms) < 2 {
				continue
			}
			first, last := ms[0].state != "", ms[len(ms)-1].state != ""
			switch {
			case first && !last:
				n--
			case last && !first:
				n++
			}
		}
	}
	return n
}

func (l *fittingList) page(page int) {
	l.heads = nil
	rows := l.s.fittingRows(page)
	for _, r := range rows {
		cells := slices.DeleteFunc(slices.Clone(r.cells), func(c evidence.Span) bool {
			return l.taken[[2]int{page, c.LineIndex()}]
		})
		if len(cells) == 0 {
			continue
		}
		r.cells = cells
		if c := stateHeads(r); c != nil {
			c.page, l.columns = page, c
			continue
		}
		ms := l.mentions(r)
		if l.headings(r, ms) {
			continue
		}
		l.row(r, ms)
	}
	if n := len(l.heads); n > 0 {
		l.section = l.heads[n-1].name
	}
}

// headings takes a row that is the heading of a section or of what becomes of the
// items below it, and reports whether it was one.
func (l *fittingList) headings(r row, ms []mention) bool {
	states := 0
	for _, m := range ms {
		if m.state != "" {
			states++
		}
	}
	if states == 0 && !slices.ContainsFunc(r.cells, isListed) {
		var found []sectionHeadAt
		named := 0
		for _, c := range r.cells {
			name := fittingName(c)
			if name.Empty() {
				continue // its number alone
			}
			named++
			if name.Words() > 8 {
				continue
			}
			if h := sectionNamed(cueText(name.Text())); h != "" && !l.roomOf(h, c) {
				found = append(found, sectionHeadAt{h, c.Box()})
			}
		}
		if len(found) > 0 && len(found) == named {
			l.heads = append(l.heads, found...)
			if l.outer == "" {
				l.outer = "section"
			}
			if l.outer == "section" {
				l.under = mention{}
			}
			return true
		}
	}
	if len(ms) == 1 && states == 1 && len(r.cells) == 1 && ms[0].span.Words() >= r.cells[0].Words()-1 {
		// Alone on its line: items follow, on the lines below it.
		if l.stand == unclearStand {
			return true
		}
		if l.outer == "" {
			l.outer = "state"
		}
		l.under = ms[0]
		return true
	}
	return false
}

// roomOf reports whether what may be a section's name is rather a room of the section
// that is being read: "Kitchen" among the carpets.
func (l *fittingList) roomOf(name string, c evidence.Span) bool {
	if name != "Kitchen" && name != "Bathroom" || !hasRooms(l.sectionAt(c)) {
		return false
	}
	return !c.Word(0).Bold && !numbered(c)
}

// sectionAt is the section in which words stand: the last heading above them of their
// own column, where headings stand in columns.
func (l *fittingList) sectionAt(c evidence.Span) string {
	b := c.Box()
	edge := -1.0
	for _, h := range l.heads {
		if h.box.X0 > 0.4*l.s.layout(c.Page()).width && (edge < 0 || h.box.X0 < edge) {
			edge = h.box.X0
		}
	}
	section := l.section
	for _, h := range l.heads {
		if edge < 0 || (h.box.X0 >= edge) == (b.X0 >= edge-8) {
			section = h.name
		}
	}
	return section
}

// row states what a row of a list says.
func (l *fittingList) row(r row, ms []mention) {
	if l.lists(r, ms) {
		return
	}
	page := r.cells[0].Page()
	states := 0
	for _, m := range ms {
		if m.state != "" {
			states++
		}
	}
	if items := len(ms) - states; states > items || states > 0 && len(l.s.marksAt(page, r.box)) > 0 {
		return // printed choices, of which a tick tells
	}
	for i, m := range ms {
		if m.state != "" || i > 0 && l.s.boxUnread(m.span) {
			continue
		}
		var of *mention
		switch {
		case states == 0:
			if c := l.columns; c != nil && c.page == page && m.known {
				if h, ok := c.over(m.span); ok && len(c.states) > 1 {
					of = &h
				}
			}
			if of == nil && l.under.state != "" && l.sole(r, m) {
				of = &l.under
			}
		case l.codeLast && i+1 < len(ms) && ms[i+1].state != "":
			of = &ms[i+1]
		case !l.codeLast && i > 0 && ms[i-1].state != "":
			of = &ms[i-1]
		}
		if of != nil {
			l.say(m, *of, l.sectionAt(m.span))
		}
	}
}

// sole reports whether an item stands on its row as a list has it: known, or alone.
func (l *fittingList) sole(r row, m mention) bool {
	return m.known || len(r.cells) == 1 && (isListed(r.cells[0]) || m.span.Words() <= 4) && otherPath(l.sectionAt(m.span)) != ""
}

// isListed reports whether a line begins with a bullet.
func isListed(c evidence.Span) bool {
	return strings.Contains("•·▪●‣◦-–*", c.Word(0).Text)
}

// lists states the items that a row lists behind what becomes of them ("Included: hob,
// oven"), or before it in a sentence ("The hob and oven are staying."), and reports
// whether it is such a row.
func (l *fittingList) lists(r row, ms []mention) bool {
	for _, c := range r.cells {
		ps := statesIn(c)
		if len(ps) != 1 {
			continue
		}
		p := ps[0]
		last := p.span.Word(p.span.Words() - 1).Text
		first := !c.Sub(0, 1).Before(p.span) || upTo(c, p.span).Words() == 1 && numbered(c)
		behind := p.span.Rest(c)
		label := strings.HasSuffix(last, ":") || !behind.Empty() && isPunctuation(behind.Word(0).Text) && behind.Word(0).Text != "."
		whole := p.span
		if first && !label && !behind.Empty() {
			// The rest of the label: "Included in our asking price:".
			for k := range min(6, behind.Words()) {
				if w := behind.Word(k).Text; strings.HasSuffix(w, ":") {
					whole, label = p.span.To(behind.Sub(k, k+1)), true
					break
				}
			}
		}
		if l.codeLast && c != r.cells[0] && len(l.s.fittingGutters(c.Page())) > 0 {
			continue // in columns of rows an answer stands behind its item and heads no list
		}
		alone := first && behind.Empty() && len(r.cells) > 1
		if !first || !label && !alone {
			continue
		}
		list := l.s.block(whole)
		if list.Empty() || list.Page() != c.Page() {
			continue
		}
		parts := partsOf(list)
		if len(parts) == 1 && !label && len(r.cells) > 2 {
			continue // a row of several items
		}
		known := 0
		section := l.sectionAt(c)
		items := l.named(parts, &section)
		for _, m := range items {
			if m.known {
				known++
			}
		}
		if known == 0 && len(items) < 2 && !label {
			continue
		}
		if len(items) == 0 {
			continue
		}
		for _, m := range items {
			l.say(m, mention{state: p.name, span: p.span}, l.sectionIn(m, section))
		}
		from, to := list.LineIndex(), list.Sub(list.Words()-1, list.Words()).LineIndex()
		for n := from; n <= to; n++ {
			l.taken[[2]int{c.Page(), n}] = true
		}
		return true
	}
	return false
}

// sectionIn is the section that an item of a list is of: the one in which the list
// stands, else the item's own.
func (l *fittingList) sectionIn(m mention, section string) string {
	if m.known {
		return m.item.section
	}
	return section
}

// named is the items of a list's parts, those that are none left out.
func (l *fittingList) named(parts []evidence.Span, section *string) []mention {
	var all []mention
	for _, p := range parts {
		// "Kitchen: hob" names the room before its items.
		for k := range min(4, p.Words()) {
			if strings.HasSuffix(p.Word(k).Text, ":") && k+1 < p.Words() {
				if h := sectionNamed(cueText(p.Sub(0, k+1).Text())); h != "" {
					*section = h
					p = p.Sub(k+1, p.Words())
				}
				break
			}
		}
		for _, one := range halves(p, *section) {
			if m := itemIn(one, *section); !m.span.Empty() && (m.known || m.span.Words() <= 6 && otherPath(*section) != "") {
				all = append(all, m)
			}
		}
	}
	return all
}

// halves is a part of a list, or both sides of its "and" where each names an item.
func halves(p evidence.Span, section string) []evidence.Span {
	for i := 1; i+1 < p.Words(); i++ {
		if w := strings.ToLower(p.Word(i).Text); w != "and" && w != "&" {
			continue
		}
		a, b := p.Sub(0, i), p.Sub(i+1, p.Words())
		x, okx := fittingNamed(section, cueText(a.Text()))
		y, oky := fittingNamed(section, cueText(b.Text()))
		if okx && oky && x.path != y.path {
			return append([]evidence.Span{a}, halves(b, section)...)
		}
	}
	return []evidence.Span{p}
}

// partsOf is the parts of a list: what semicolons part, else bullets, else commas, with
// what brackets hold left whole.
func partsOf(list evidence.Span) []evidence.Span {
	text := list.Text()
	by := ","
	if strings.Contains(text, ";") {
		by = ";"
	} else if strings.ContainsAny(text, "•▪●‣◦|") {
		by = "•"
	}
	var parts []evidence.Span
	add := func(p evidence.Span) {
		p = trimValue(p)
		for !p.Empty() && leadsOn.MatchString(p.Word(0).Text) {
			p = trimValue(p.Sub(1, p.Words()))
		}
		if !p.Empty() {
			parts = append(parts, p)
		}
	}
	from, depth := 0, 0
	for i := range list.Words() {
		w := list.Word(i).Text
		depth += strings.Count(w, "(") - strings.Count(w, ")")
		if by == "•" && strings.ContainsAny(w, "•▪●‣◦|") && utf8.RuneCountInString(w) == 1 {
			add(list.Sub(from, i))
			from = i + 1
			continue
		}
		if depth <= 0 && by != "•" && (strings.HasSuffix(w, by) || strings.HasSuffix(w, ";")) {
			add(list.Sub(from, i+1))
			from = i + 1
		}
	}
	add(list.Sub(from, list.Words()))
	return parts
}

// leadsOn is a word before an item of a list that is no part of its name.
var leadsOn = pattern.New(`(?i)^(?:and|the|also|both|all|our|any|a|an|plus)$`)

// itemIn is the item that words name, with what stands behind its name.
func itemIn(c evidence.Span, section string) mention {
	for !c.Empty() && (fittingNumber.MatchString(c.Word(0).Text) || isPunctuation(c.Word(0).Text) || isListed(c)) {
		c = c.Sub(1, c.Words())
	}
	if c.Empty() {
		return mention{}
	}
	end, depth := c.Words(), 0
	var f fitting
	known := false
	for i := range c.Words() {
		w := c.Word(i).Text
		own := false // a word of the item's own name
		if known {
			own = strings.Contains(cueText(f.label), strings.TrimRight(cueText(w), " "))
		}
		bracket := strings.HasPrefix(w, "(") && i > 0
		dash := i > 0 && isPunctuation(w) && w != "&"
		if bracket && known && strings.Contains(cueText(f.label), cueText(strings.Trim(w, "()"))) {
			depth++ // "(with surround)"
		}
		if strings.HasPrefix(w, "£") || dash || bracket && depth == 0 || known && depth == 0 && !own && i > 0 && startsUpper(c.Sub(i, i+1)) && !strings.ContainsAny(w, "/&0123456789") {
			end = i
			break
		}
		if strings.HasSuffix(w, ")") {
			depth = 0
		}
		if g, ok := fittingCalled(section, cueText(c.Sub(0, i+1).Text())); ok {
			f, known = g, true
		}
	}
	m := mention{span: trimValue(c.Sub(0, end)), item: f, known: known}
	if rest := trimValue(c.Sub(end, c.Words())); !rest.Empty() {
		m.rest = []evidence.Span{rest}
	}
	return m
}

// fittingCalled is the item that a name tells: of the section, or of another where it
// has the words of the item's name there and no others.
func fittingCalled(section, text string) (fitting, bool) {
	if f, ok := fittingNamed(section, text); ok {
		return f, true
	}
	if _, room := fittingNamed("Carpets", text); room {
		return fitting{}, false
	}
	var found fitting
	for _, f := range ta10Fittings {
		if hasRooms(f.section) || f.cue.likeness(text, "") < 1 {
			continue
		}
		for _, w := range strings.Fields(text) {
			if !strings.Contains(cueText(f.label), " "+strings.TrimSuffix(w, "s")) {
				return fitting{}, false
			}
		}
		if found.path != "" {
			return fitting{}, false
		}
		found = f
	}
	return found, found.path != ""
}

// aRoom is whether a name is that of a room.
func aRoom(text string) bool {
	_, ok := fittingNamed("Carpets", text)
	return ok && text != " kitchen"
}

// mentions is what the cells of a row say, left to right.
func (l *fittingList) mentions(r row) []mention {
	var all []mention
	for n, c := range r.cells {
		for _, m := range l.mentionsIn(c) {
			m.cell = n
			if last := len(all) - 1; m.state == "" && !m.known && last >= 0 && all[last].state == "" {
				all[last].rest = append(all[last].rest, m.span) // a price or a comment
				all[last].rest = append(all[last].rest, m.rest...)
				continue
			} else if m.state == "" && !m.known && l.codeLast && last >= 0 && all[last].state != "" && last > 0 && all[last-1].state == "" {
				all[last-1].rest = append(all[last-1].rest, c) // behind the answer
				continue
			}
			all = append(all, m)
		}
	}
	return all
}

// mentionsIn is what one cell says: a state, an item, or both.
func (l *fittingList) mentionsIn(c evidence.Span) []mention {
	if state, ok := l.coded(c); ok {
		return []mention{{state: state, span: c}}
	}
	ps := statesIn(c)
	if len(ps) > 1 { // a list of choices, or a sentence of both
		var all []mention
		for _, p := range ps {
			all = append(all, mention{state: p.name, span: p.span})
		}
		return all
	}
	section := l.sectionAt(c)
	if len(ps) == 1 {
		p := ps[0]
		if p.alone {
			return []mention{{state: p.name, span: p.span, label: strings.HasSuffix(c.Text(), ":")}}
		}
		before, behind := upTo(c, p.span), p.span.Rest(c)
		if !before.Empty() && (setsOff(before) || strings.HasPrefix(p.span.Word(0).Text, "(")) {
			if m := itemIn(trimTail(before), section); !m.span.Empty() {
				if behind = trimValue(behind); !behind.Empty() {
					m.rest = append(m.rest, behind)
				}
				return []mention{m, {state: p.name, span: p.span}}
			}
		}
		if before.Empty() && !behind.Empty() && (strings.ContainsAny(lastOf(p.span), ":-") || isPunctuation(behind.Word(0).Text)) {
			if m := itemIn(trimValue(behind), section); !m.span.Empty() {
				return []mention{{state: p.name, span: p.span}, m}
			}
		}
		if before.Empty() && c.Words() < 7 && l.columns != nil {
			return []mention{{state: p.name, span: p.span}} // with a remark: "Excluded but for sale"
		}
	}
	if c.Words() > 1 {
		if state, ok := l.coded(c.Sub(0, 1)); ok {
			if m := itemIn(c.Sub(1, c.Words()), section); !m.span.Empty() {
				return []mention{{state: state, span: c.Sub(0, 1)}, m}
			}
		}
		if n := c.Words() - 1; true {
			if state, ok := l.coded(c.Sub(n, n+1)); ok {
				if m := itemIn(c.Sub(0, n), section); !m.span.Empty() {
					return []mention{m, {state: state, span: c.Sub(n, n+1)}}
				}
			}
		}
	}
	if m := itemIn(c, section); !m.span.Empty() && (m.known || m.span.Words() <= 8 && !fittingHead.MatchString(m.span.Text())) {
		return []mention{m}
	}
	return nil
}

func lastOf(v evidence.Span) string {
	w := v.Word(v.Words() - 1).Text
	return w[len(w)-1:]
}

// coded is what a word alone stands for: by the paper's key, or as yes or no, or a
// tick, in a column that is named for what becomes of an item.
func (l *fittingList) coded(c evidence.Span) (string, bool) {
	if c.Words() != 1 {
		return "", false
	}
	if state, ok := l.key[codeOf(c.Text())]; ok {
		return state, true
	}
	if l.columns == nil || l.columns.page != c.Page() {
		return "", false
	}
	h, ok := l.columns.over(c)
	if !ok {
		return "", false
	}
	one := true
	for _, s := range l.columns.states {
		one = one && (s == "" || s == h.state)
	}
	switch strings.ToLower(strings.Trim(c.Text(), ".")) {
	case "yes", "y":
		return h.state, true
	case "no", "n":
		if one && h.state == "Included" {
			return "Excluded", true
		}
		if one && h.state == "Excluded" {
			return "Included", true
		}
	default:
		if !one && tickWord(c.Text()) {
			return h.state, true
		}
	}
	return "", false
}

// stateHeads is a row as the head of columns, or nil where it is none: two of its
// cells are states and all others are heads too, or one is among heads.
func stateHeads(r row) *stateColumns {
	c := &stateColumns{cells: r.cells}
	states, heads, sections := 0, 0, 0
	for _, cell := range r.cells {
		name := ""
		if ps := printedIn([]evidence.Span{cell}, fittingWays); len(ps) == 1 && ps[0].alone && slices.Contains(fittingChoices, ps[0].name) {
			name = ps[0].name
			states++
		} else if fittingHead.MatchString(cell.Text()) {
			heads++
		} else if sectionNamed(cueText(cell.Text())) != "" {
			heads++
			sections++
		} else {
			return nil
		}
		if name != "" && slices.Contains(c.states, name) {
			return nil
		}
		c.states = append(c.states, name)
	}
	// "Excluded" before "Kitchen" heads nothing: the kitchen is what is left out.
	listed := sections > 0 && c.states[0] != ""
	if states > 1 || states == 1 && heads > 0 && fittingHead.MatchString(r.cells[0].Text()) && !listed {
		return c
	}
	return nil
}

// over is the state at the head of the column in which words stand.
func (c *stateColumns) over(v evidence.Span) (mention, bool) {
	b := v.Box()
	for i, cell := range c.cells {
		if c.states[i] == "" {
			continue
		}
		h := cell.Box()
		left, right := h.X0-6, h.X1+120
		if i+1 < len(c.cells) {
			right = c.cells[i+1].Box().X0 - 2
		}
		if centre := abs(b.MidX()-h.MidX()) < max(8, h.Width()/2); centre || b.X0 >= left && b.X0 < right {
			return mention{state: c.states[i], span: cell}, true
		}
	}
	return mention{}, false
}

// statesIn is the states that words name.
func statesIn(c evidence.Span) []printed {
	var all []printed
	for _, p := range printedIn([]evidence.Span{c}, fittingWays) {
		if !slices.Contains(fittingChoices, p.name) {
			continue
		}
		if n := len(all); n > 0 && all[n-1].name == p.name {
			continue // "excluded, to be taken"
		}
		all = append(all, p)
	}
	return all
}

// setsOff reports whether words before a state end where an item's name does.
func setsOff(before evidence.Span) bool {
	w := before.Word(before.Words() - 1).Text
	return isPunctuation(w) || strings.ContainsAny(w[len(w)-1:], ":-–=") || isVerb.MatchString(w) || strings.HasSuffix(w, "…") || strings.HasSuffix(w, "..")
}

// isVerb is what joins an item to what becomes of it in a sentence.
var isVerb = pattern.New(`(?i)^(?:is|are|be|being|stays?)$`)

// trimTail drops what joins an item to what becomes of it.
func trimTail(v evidence.Span) evidence.Span {
	for !v.Empty() {
		w := v.Word(v.Words() - 1).Text
		if !isPunctuation(w) && !isVerb.MatchString(w) && !strings.EqualFold(w, "will") && strings.Trim(w, "=(") != "" {
			break
		}
		v = v.Sub(0, v.Words()-1)
	}
	return v
}

// say states what becomes of an item, its price and what is said of it.
func (l *fittingList) say(m, of mention, section string) {
	s := l.s
	path, choicePath := m.item.path, "/isIncludedExcludedOrNone"
	if !m.known {
		base := otherPath(section)
		if base == "" || of.state == "None" || !hasRooms(section) && aRoom(cueText(m.span.Text())) || m.span.Empty() || otherItems.MatchString(m.span.Text()) || fittingHead.MatchString(m.span.Text()) || m.span.Words() > 10 || !startsUpper(m.span) && of.label {
			return
		}
		for i := range l.others[base] {
			if f, ok := s.fact(at(base, i) + "/itemName"); ok && f.Value() == m.span.Text() {
				return
			}
		}
		path, choicePath = at(base, l.others[base]), "/isIncludedOrExcluded"
		l.others[base]++
		s.state(path+"/itemName", m.span, m.span.Text(), nil)
	}
	if s.said[path+choicePath] {
		return
	}
	if !s.stateOf(path+choicePath, m.span, of.span, of.state) {
		return
	}
	for _, rest := range m.rest {
		s.sayFittingRest(path, m.span, rest)
	}
}

// stateOf states what words say of a thing that other words name: in one quotation
// where they stand together, else in two.
func (s *sheet) stateOf(path string, name, v evidence.Span, normalised any) bool {
	if name.Page() == v.Page() {
		whole := name.To(v)
		if v.Before(name) {
			whole = v.To(name)
		}
		if whole.Words() <= name.Words()+v.Words()+4 {
			return s.state(path, whole, value(v), normalised)
		}
	}
	return s.add(path, func(st evidence.Statement) (evidence.Fact, error) {
		var parts []evidence.Fact
		for _, p := range []evidence.Span{name, v} {
			part := st
			part.Value = value(p)
			f, err := evidence.State(part, p)
			if err != nil {
				return evidence.Fact{}, err
			}
			parts = append(parts, f)
		}
		st.Value, st.Normalised = value(v), normalised
		return evidence.Compute(st, parts...)
	})
}

// sayFittingRest states the price and the comment that stand behind an item's name.
func (s *sheet) sayFittingRest(path string, name, rest evidence.Span) {
	if m, ok := rest.Find(sum); ok {
		text := m.Whole
		if !strings.Contains(text, "£") {
			text = "£" + text
		}
		if n, _, ok := ParsePounds(text); ok && s.state(path+"/price", rowQuote(name, m.Span), m.Whole, n) {
			rest = m.Rest(rest)
		}
	}
	text := strings.Trim(rest.Text(), " ().,;:-–")
	if text == "" || rest.Empty() || isBlank(rest) || onlyGlyphs(rest) || fittingHead.MatchString(text) {
		return
	}
	s.state(path+"/comments", rowQuote(name, rest), text, nil)
}
