package papers

import (
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// fitting is one line of the fittings and contents form: an item under a section.
type fitting struct {
	number, path, label, section string
	cue                          cue
}

var ta10Fittings = fittingsOf()

func fittingsOf() []fitting {
	var all []fitting
	for _, r := range table("ta10") {
		all = append(all, fitting{r[0], r[1], r[2], r[3], newCue(r[4])})
	}
	return all
}

// ta10Others are where PDTF lists the items and rooms that the form does not print.
var ta10Others = []struct{ section, path string }{
	{"Basic Fittings", "/propertyPack/fixturesAndFittings/basicFittings/otherItems/*"},
	{"Kitchen", "/propertyPack/fixturesAndFittings/kitchen/otherItems/*"},
	{"Carpets", "/propertyPack/fixturesAndFittings/carpets/otherRooms/*"},
	{"Curtain rails, poles and pelmets", "/propertyPack/fixturesAndFittings/curtainsAndCurtainRails/curtainRailsPolesPelmets/otherRooms/*"},
	{"Curtains and blinds", "/propertyPack/fixturesAndFittings/curtainsAndCurtainRails/curtainsBlinds/otherRooms/*"},
	{"Light fittings", "/propertyPack/fixturesAndFittings/lightFittings/otherRooms/*"},
	{"Fitted units", "/propertyPack/fixturesAndFittings/fittedUnits/otherRooms/*"},
	{"Outdoor area", "/propertyPack/fixturesAndFittings/outdoorArea/otherItems/*"},
	{"Other items", "/propertyPack/fixturesAndFittings/otherItems/otherItems/*"},
}

var ta10 = definition{
	kind: TA10, name: "fittings and contents form (TA10)",
	anchors: []anchor{
		{pattern.New(`(?i)\bTA\s?[1l][0O]\b`), 0.85, true},
		{pattern.New(`(?i)\b(?:fittings\s+and\s+contents|fixtures,?\s+(?:and\s+)?fittings(?:,?\s+and\s+contents)?)\s+(?:form|list|inventory)\b`), 0.9, true},
		{pattern.New(`(?i)\bfittings\s+and\s+contents\b`), 0.6, true},
		{pattern.New(`(?i)\bincluded\s+excluded\b`), 0.5, false},
		{pattern.New(`(?i)\bcurtain\s+rails?\b`), 0.3, false},
	},
	fields: ta10Fields(),
	parse:  parseTA10,
}

func ta10Fields() []Field {
	all := []Field{
		{"/paperwurks/ta10/propertyAddress", "property address", Words},
		{"/propertyPack/address/postcode", "postcode", Words},
		{"/paperwurks/ta10/sellers", "sellers", Words},
		{"/paperwurks/ta10/dateSigned", "date signed", Day},
	}
	for _, f := range ta10Fittings {
		all = append(all,
			Field{f.path + "/isIncludedExcludedOrNone", f.label, Answer},
			Field{f.path + "/price", f.label + ": price", Pounds},
			Field{f.path + "/comments", f.label + ": comments", Words})
	}
	for _, o := range ta10Others {
		all = append(all,
			Field{o.path + "/itemName", "other item", Words},
			Field{o.path + "/isIncludedOrExcluded", "other item: included", Answer},
			Field{o.path + "/price", "other item: price", Pounds},
			Field{o.path + "/comments", "other item: comments", Words})
	}
	return all
}

var (
	fittingChoices = []string{"Included", "Excluded", "None"}
	fittingWays    = phrases(append([]string{"Fitted", "Freestanding"}, fittingChoices...))
	// fittingNumber is what may stand before an item's name.
	fittingNumber = pattern.New(`^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z][.)])$`)
	otherItems    = pattern.New(`(?i)^other\s+(?:items?|rooms?)\b|please\s+specify`)
	fittingHead   = pattern.New(`(?i)^(?:item|room|price|comments?|details|included|excluded|none.*|not\s+at.*)$`)
)

// ta10Sections tells the heads of the form's tables.
var ta10Sections = []struct {
	name string
	cue  cue
}{
	{"Basic Fittings", newCue("basic fitting")},
	{"Kitchen", newCue("^kitchen !fitting !light !carpet")},
	{"Bathroom", newCue("^bathroom !cabinet !mirror !fitting")},
	{"Carpets", newCue("^carpet|floor_covering|fitted_carpet")},
	{"Curtain rails, poles and pelmets", newCue("curtain_rails|poles|pelmets !curtains_blinds")},
	{"Curtains and blinds", newCue("curtains|blinds blinds")},
	{"Light fittings", newCue("^light fitting")},
	{"Light fittings", newCue("=lights|=lighting")},
	{"Basic Fittings", newCue("=basics")},
	{"Outdoor area", newCue("=outside|=outdoors")},
	{"Television and telephone", newCue("^tv|television broadband|phone|internet|media|satellite")},
	{"Fitted units", newCue("^fitted unit")},
	{"Outdoor area", newCue("^outdoor|garden|outside area|items|^garden !furniture !ornament !shed")},
	{"Television and telephone", newCue("television telephone")},
	{"Stock of fuel", newCue("stock|fuel fuel")},
	{"Other items", newCue("^other items")},
}

// parseTA10 reads the form row by row: an item's name, the one choice ticked or
// written for it, its price and the comment.
func parseTA10(s *sheet) {
	s.head()
	section := ""
	others := map[string]int{}
	doc := s.text.Document()
	for i := range doc.Pages {
		page := doc.Pages[i].Number
		rows := s.fittingRows(page)
		taken := -1 // the row up to which a name ran on
		for n, r := range rows {
			name := fittingName(r.cells[0])
			if name.Empty() || n <= taken {
				continue
			}
			marks := s.marksAt(page, r.box)
			text := cueText(name.Text())
			if len(marks) == 0 && name.Words() <= 10 {
				if h := sectionNamed(text); h != "" && len(printedIn(r.cells[1:], fittingWays)) != 1 {
					section = h
					continue
				}
			}
			if last, ok := s.nameRunsOn(rows, n); ok && len(marks) == 0 {
				whole := r.box.Union(rows[last].box)
				if between := s.marksAt(page, whole); len(between) > 0 {
					taken, marks, text = last, between, text+cueText(fittingName(rows[last].cells[0]).Text())
					r = row{slices.Clone(r.cells), whole}
					for _, of := range rows[n+1 : last] {
						r.cells = append(r.cells, of.cells...)
					}
				}
			}
			section := section // a row may name its own
			if of, room, ok := ofRoom(name); ok {
				section, text = of, cueText(room.Text())
			} else if hangings.likeness(text, "") == 1 && section == "Curtain rails, poles and pelmets" {
				section = "Curtains and blinds"
			}
			f, known := fittingNamed(section, text)
			if len(marks) == 0 && known && n+1 < len(rows) {
				// The boxes of a name that runs over two lines may stand beside the second.
				if _, next := fittingNamed(section, cueText(fittingName(rows[n+1].cells[0]).Text())); !next && rows[n+1].box.Y0-r.box.Y1 < r.box.Height() {
					marks = s.marksAt(page, rows[n+1].box)
				}
			}
			a, ok := s.included(r, marks)
			if !ok {
				continue
			}
			path, choicePath := f.path, "/isIncludedExcludedOrNone"
			if !known {
				base := otherPath(section)
				if base == "" || a.name == "None" || otherItems.MatchString(name.Text()) || fittingHead.MatchString(name.Text()) || name.Words() > 10 {
					continue
				}
				path, choicePath = at(base, others[base]), "/isIncludedOrExcluded"
				others[base]++
				s.state(path+"/itemName", name, name.Text(), nil)
			}
			if a.typed {
				s.state(path+choicePath, name.To(a.span), value(a.span), a.name)
			} else {
				s.tick(path+choicePath, name, a.span, a.mark, a.span.Text(), a.name)
			}
			s.fittingRest(path, r, marks, name)
			if n+1 < len(rows) {
				s.priceBelow(path, name, rows[n+1])
			}
		}
	}
	s.fittingsByMeaning(others)
}

// hangings tells curtains and blinds from the rails that they hang on, where one table
// lists both.
var hangings = newCue("curtains|blind|blinds|drapes !rail|rails|pole|poles|pelmet|pelmets|track|tracks")

// nameRunsOn is the row on which the name of an item goes on in small letters right below
// its first line, as in a narrow column whose ticks stand between the two.
func (s *sheet) nameRunsOn(rows []row, n int) (last int, ok bool) {
	first := rows[n].cells[0].Box()
	for k := n + 1; k < len(rows) && k <= n+2; k++ {
		c := rows[k].cells[0]
		b := c.Box()
		if abs(b.X0-first.X0) < 4 && b.Y0-first.Y1 < 0.6*first.Height() && b.Y0 > first.MidY() {
			return k, !startsUpper(c) && c.Words() <= 5 && hasLetters(c.Text()) && !isGlyph(c.Word(0).Text)
		}
		if !onlyGlyphs(c) && b.X0 < first.X1 {
			return 0, false
		}
	}
	return 0, false
}

// priceBelow states the price that stands under the name of an item: "For sale: £95".
func (s *sheet) priceBelow(path string, name evidence.Span, r row) {
	c := r.cells[0]
	gap := c.Box().Y0 - name.Box().Y1
	if len(r.cells) > 1 || abs(c.Box().X0-name.Box().X0) > 4 || gap > name.Box().Height() || !onSale(c) {
		return
	}
	if m, ok := c.Find(sum); ok && strings.Contains(c.Text(), "£") {
		if n, _, ok := ParsePounds("£" + strings.TrimPrefix(m.Whole, "£")); ok {
			s.state(path+"/price", rowQuote(name, m.Span), m.Whole, n)
		}
	}
}

// head states what the first pages of a form say of the property and the seller.
func (s *sheet) head() {
	base := "/paperwurks/" + string(s.def.kind) + "/"
	s.sayFormAddress(base + "propertyAddress")
	s.sayNames(base+"sellers", sellersHeading)
	s.sayNames(base+"sellersSolicitor", solicitorHeading)
	s.sayNames(base+"completedBy", completedHeading)
	s.sayDay(base+"dateSigned", signedHeading)
}

// fittingName is the name in a row's first cell, without number, ticks and choices.
func fittingName(c evidence.Span) evidence.Span {
	for !c.Empty() && (fittingNumber.MatchString(c.Word(0).Text) || isGlyph(c.Word(0).Text) || isPunctuation(c.Word(0).Text)) {
		c = c.Sub(1, c.Words())
	}
	for i := range c.Words() {
		if isGlyph(c.Word(i).Text) || strings.HasPrefix(c.Word(i).Text, "£") {
			return trimValue(c.Sub(0, i))
		}
	}
	if ps := printedIn([]evidence.Span{c}, fittingWays); len(ps) > 0 && ps[0].name != "Fitted" && ps[0].name != "Freestanding" {
		c = upTo(c, ps[0].span)
	}
	return trimValue(c)
}

// marksAt is the marks at the height of a row.
func (s *sheet) marksAt(page int, b reading.Box) []reading.Mark {
	var all []reading.Mark
	for _, m := range s.marksOn(page) {
		if m.Box.OverlapY(b) > 0.5 {
			all = append(all, m)
		}
	}
	return s.besideGutter(page, b, all)
}

func sectionNamed(text string) string {
	for _, h := range ta10Sections {
		if h.cue.likeness(text, "") == 1 {
			return h.name
		}
	}
	return ""
}

// fittingNamed is the item of a section that a name tells; of any section that
// lists items, not rooms, when the section is not known or has no such item.
func fittingNamed(section, text string) (fitting, bool) {
	best, found := 0, fitting{}
	for _, f := range ta10Fittings {
		rooms := strings.Contains(f.label, ": ")
		if f.cue.likeness(text, "") < 1 || f.section != section && (rooms || hasRooms(section)) {
			continue
		}
		score := 2 * f.cue.wanted()
		if f.section == section {
			score++
		} else if section != "" && f.cue.wanted() < 2 {
			continue
		}
		if score > best {
			best, found = score, f
		}
	}
	return found, best > 0
}

func hasRooms(section string) bool {
	switch section {
	case "Carpets", "Curtain rails, poles and pelmets", "Curtains and blinds", "Light fittings", "Fitted units":
		return true
	}
	return false
}

func otherPath(section string) string {
	for _, o := range ta10Others {
		if o.section == section {
			return o.path
		}
	}
	return ""
}

// included is the choice that a row makes: ticked beside its words, under the head
// of a column, or written.
func (s *sheet) included(r row, marks []reading.Mark) (answer, bool) {
	page := r.cells[0].Page()
	var heads []printed
	cells := beforeComments(r.cells, marks)
	if needsHeads(cells, fittingWays, fittingChoices) {
		heads = s.headsAbove(page, r.box.Y0, fittingWays)
	}
	if len(marks) > 0 {
		return s.chosen(cells, marks, fittingChoices, fittingWays, heads)
	}
	var found []printed
	for _, c := range r.cells[1:] {
		for _, p := range printedIn([]evidence.Span{c}, fittingWays) {
			if (p.alone || soleAnswer(c, p)) && p.name != "Fitted" && p.name != "Freestanding" {
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 && len(r.cells) > 1 && onSale(r.cells[1]) {
		m, _ := r.cells[1].Find(sellsIt)
		return answer{name: "Excluded", span: m.Span, typed: true}, true
	}
	if len(found) != 1 {
		return answer{}, false
	}
	return answer{name: found[0].name, span: found[0].span, typed: true}, true
}

// beforeComments is the cells of a row without those right of its ticks that do not begin
// with a choice: comments may speak of other things that are excluded.
func beforeComments(cells []evidence.Span, marks []reading.Mark) []evidence.Span {
	right := 0.0
	for _, m := range marks {
		right = max(right, m.Box.X1)
	}
	return slices.DeleteFunc(slices.Clone(cells), func(c evidence.Span) bool {
		if right == 0 || c.Box().X0 <= right {
			return false
		}
		ps := printedIn([]evidence.Span{c}, fittingWays)
		return len(ps) > 0 && c.Sub(0, 1).Before(ps[0].span)
	})
}

// fittingRest states the price and the comment of a row.
func (s *sheet) fittingRest(path string, r row, marks []reading.Mark, name evidence.Span) {
	right := name.Box().X1
	for _, m := range marks {
		right = max(right, m.Box.X1)
	}
	priced := false
	for i, c := range r.cells {
		if i == 0 && c.Words() > 0 && len(r.cells) > 1 {
			continue
		}
		if m, ok := c.Find(sum); ok && !priced {
			text := m.Whole
			if !strings.Contains(text, "£") {
				text = "£" + text
			}
			if n, _, ok := ParsePounds(text); ok {
				priced = true
				s.state(path+"/price", rowQuote(name, m.Span), m.Whole, n)
				c = m.Rest(c)
			}
		}
		c = trimValue(c)
		ps := printedIn([]evidence.Span{c}, fittingWays)
		if c.Empty() || isBlank(c) || onSale(c) || c.Box().X0 < right-1 || len(ps) > 0 && ps[0].alone || onlyGlyphs(c) {
			continue
		}
		s.state(path+"/comments", rowQuote(name, c), c.Text(), nil)
	}
}

func onlyGlyphs(c evidence.Span) bool {
	for i := range c.Words() {
		if !isGlyph(c.Word(i).Text) {
			return false
		}
	}
	return true
}

// rowQuote is a row's words from the item's name to a value.
func rowQuote(name, v evidence.Span) evidence.Span {
	if name.Before(v) && name.Page() == v.Page() && name.To(v).Words() <= 40 {
		return name.To(v)
	}
	return v
}
