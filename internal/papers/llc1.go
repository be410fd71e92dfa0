package papers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const llcCharge = "/propertyPack/localSearches/localLandCharges/*/"

// llcParts is the twelve parts of the register, in order (Local Land Charges
// Rules 1977, kept as categories by the rules of 2018).
var llcParts = []struct{ name, label string }{
	{"generalFinancial", "general financial charges"},
	{"specificFinancial", "specific financial charges"},
	{"planning", "planning charges"},
	{"miscellaneous", "miscellaneous charges"},
	{"fenlandWays", "fenland ways maintenance charges"},
	{"landCompensation", "land compensation charges"},
	{"newTowns", "new towns charges"},
	{"civilAviation", "civil aviation charges"},
	{"opencastCoal", "opencast coal charges"},
	{"listedBuildings", "listed buildings charges"},
	{"lightObstruction", "light obstruction notices"},
	{"drainageSchemes", "drainage scheme charges"},
}

func llcPartFields() []Field {
	var fields []Field
	for _, p := range llcParts {
		fields = append(fields, Field{"/paperwurks/llc1/parts/" + p.name, p.label, Answer})
	}
	return fields
}

var llc1 = definition{
	kind: LLC1, name: "local land charges search (LLC1)",
	anchors: []anchor{
		{re: pattern.New(`(?i)\bLLC\s?1\b`), weight: 0.5, head: true},
		{re: pattern.New(`(?i)official\s+certificate\s+of\s+(?:the\s+)?(?:result\s+of\s+)?search`), weight: 0.35, head: true},
		{re: pattern.New(`(?i)(?:official\s+|personal\s+|regulated\s+)?search\s+(?:of|in)\s+the\s+(?:register\s+of\s+)?local\s+land\s+charges|local\s+land\s+charges\s*(?:register\s*)?(?:\(?LLC\s?1\)?\s*)?[:–—-]?\s*(?:official\s+|personal\s+)?(?:register\s+)?(?:search|result)`), weight: 0.7, head: true},
		{re: pattern.New(`(?i)register\s+of\s+local\s+land\s+charges|local\s+land\s+charges\s+register`), weight: 0.4, head: true},
		{re: pattern.New(`(?i)specific\s+financial\s+charges?`), weight: 0.4},
		{re: pattern.New(`(?i)fenland\s+ways|light\s+obstruction\s+notices?|drainage\s+scheme\s+charges?`), weight: 0.4},
		{re: pattern.New(`(?i)local\s+land\s+charges?\s+act\s+1975`), weight: 0.4, head: true},
		{re: pattern.New(`(?i)\b(?:registering|originating)\s+authority\b`), weight: 0.3},
		{re: pattern.New(`(?i)HM\s+Land\s+Registry\s+(?:LLC\s+)?reference|originating\s+authority\s+charge`), weight: 0.3},
		{re: pattern.New(`(?i)enquiries\s+of\s+local\s+authorit|CON\s?29\s?R?\b`), weight: -0.15, head: true},
	},
	fields: joinFields(searchFields(LLC1), []Field{
		{"/propertyPack/localAuthority/localAuthorityName", "registering authority", Words},
		// official: the authority's or HM Land Registry's certificate. personal: a search company's.
		{"/paperwurks/llc1/searchType", "official or personal search", Answer}, // Official, Personal
		{"/paperwurks/llc1/registeredCharges", "number of registered charges", Number},
	}, llcPartFields(), []Field{ // Entries, No entries
		// PDTF's list of charges: the labels of HM Land Registry's digital register.
		{llcCharge + "category", "category of charge", Words},
		{llcCharge + "chargeSubCategory", "sub-category of charge", Words},
		{llcCharge + "description", "description of charge", Words},
		{llcCharge + "registrationDate", "charge registered", Day},
		{llcCharge + "creationDate", "charge created", Day},
		{llcCharge + "law", "law under which the charge arises", Words},
		{llcCharge + "legalDocument", "legal document", Words},
		{llcCharge + "authorityReference", "authority's reference of charge", Words},
		{llcCharge + "hmlrReference", "HM Land Registry reference of charge", Words},
		{llcCharge + "originatingAuthority", "originating authority", Words},
		{llcCharge + "location/line1", "location of charge", Words},
		{llcCharge + "amount", "amount of charge", Words},
		// PDTF has the amount as words only, and no part.
		{"/paperwurks/llc1/charges/*/sum", "amount of charge in pounds", Pounds},
		{"/paperwurks/llc1/charges/*/part", "part of the register", Number}, // 1 to 12
	}),
	parse: parseLLC1,
}

var (
	partHeading = pattern.New(`^(?i)(?:schedule\s+)?part\s+(\d{1,2}|[IVX]{1,4})\b[\s:.–—-]*(?:of\s+the\s+register\s*)?`)
	partNames   = []*pattern.Pattern{
		pattern.New(`(?i)general\s+financial`), pattern.New(`(?i)specific\s+financial`), pattern.New(`(?i)planning`),
		pattern.New(`(?i)miscellaneous|other\s+charges?|\bhousing\b`), pattern.New(`(?i)fenland`), pattern.New(`(?i)land\s+compensation`),
		pattern.New(`(?i)new\s+towns?`), pattern.New(`(?i)civil\s+aviation`), pattern.New(`(?i)open\s?cast`),
		pattern.New(`(?i)listed\s+building`), pattern.New(`(?i)light\s+obstruction|rights?\s+of\s+light`), pattern.New(`(?i)drainage`),
	}
	partName = pattern.New(`^(?i)\(?(?:(?:general|specific)\s+financial(?:\s+charges\b)?|planning|miscellaneous(?:\s+and\s+other)?|fenland\s+ways(?:\s+maintenance)?|land\s+compensation|new\s+towns?|civil\s+aviation|open\s?cast(?:\s+coal)?|listed\s+buildings?|light\s+obstruction|drainage(?:\s+schemes?)?)(?:\s+(?:charges?|notices?|register|schemes?)){0,2}\)?(?:\s*[:.–—-])?`)
	// onePart is a charge that is called by the name of its part, not the part's heading.
	onePart       = pattern.New(`^(?i)(?:(?:general|specific)\s+financial|planning)\s+charge\s*[:–-]`)
	noEntries     = pattern.New(`(?i)\b(?:none|nil|no\s+(?:subsisting\s+|registered\s+|local\s+land\s+)*(?:entries|entry|registrations?|charges?)(?:\s+(?:found|revealed|registered|recorded))?|nothing\s+(?:registered|revealed|recorded))\b`)
	hasEntries    = pattern.New(`^(?i)(?:yes\b|(?:please\s+)?(?:see|refer\s+to)\s+(?:the\s+)?(?:attached|below|enclosed|over(?:leaf)?|schedule|details|entr)|\d{1,2}\s+(?:entr(?:y|ies)|charges?|registrations?)\b|as\s+(?:attached|below|per))`)
	chargeHeading = pattern.New(`^(?i)(?:(?:local\s+land\s+)?charge|entry|registration|item)\s*(?:no\.?\s*|number\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*[:.]?(?:\s|$)`)
	chargeLabels  = []struct {
		re    *pattern.Pattern
		field string
	}{
		{chargeLabel(`(?:charge\s+)?sub[- ]?category|charge\s+type|type(?:\s+of\s+charge)?`), "chargeSubCategory"},
		{chargeLabel(`(?:charge\s+)?category(?:\s+of\s+charge)?|part\s+of\s+(?:the\s+)?register`), "category"},
		{chargeLabel(`(?:description(?:\s+of\s+(?:the\s+)?charge)?|charge\s+description|supplementary\s+information|further\s+information|(?:particulars|details|nature)(?:\s+of\s+(?:the\s+)?charge)?|charge\s+details|charge|what(?:\s+is\s+(?:charged|registered))?|subject(?:\s+matter)?|matter)(?:\s*\([^)]*\))?`), "description"},
		{chargeLabel(`(?:date\s+of\s+registration|registration\s+date|date\s+registered|registered(?:\s+on)?|(?:date\s+)?entered(?:\s+on)?|entry\s+date|date\s+of\s+entry|when)`), "registrationDate"},
		{chargeLabel(`(?:(?:charge\s+)?creation\s+date|date\s+(?:the\s+)?charge\s+(?:was\s+)?(?:came|comes|made).*|date\s+(?:of\s+)?creat(?:ed|ion)|date\s+charge\s+created)`), "creationDate"},
		{chargeLabel(`(?:law|statut(?:e|ory\s+provisions?)|legislation|legal\s+basis|enactment|act|(?:made\s+|arises\s+|imposed\s+)?under|power)(?:\s+(?:(?:under|by)\s+which|(?:that|which)\s+(?:creates?|imposes?)).*)?`), "law"},
		{chargeLabel(`legal\s+document|instrument`), "legalDocument"},
		{chargeLabel(`(?:(?:authority(?:['’]s)?|originating\s+authority|local\s+authority|council(?:['’]s)?|charge|further\s+information|application|planning|file|our)\s+)?ref(?:erence)?(?:\s+(?:no|number))?\.?|(?:council(?:['’]s)?\s+)?file(?:\s+(?:no|number|ref(?:erence)?))?\.?`), "authorityReference"},
		{chargeLabel(`(?:(?:hm\s+land\s+registry|hmlr|land\s+registry)\s+(?:llc\s+)?ref(?:erence)?|llc\s+(?:ref(?:erence)?|number)|charge\s+(?:number|id))(?:\s+(?:no|number))?\.?`), "hmlrReference"},
		{chargeLabel(`originating\s+authority(?:\s+name)?|originator`), "originatingAuthority"},
		{chargeLabel(`(?:(?:charge\s+)?location|charge\s+address(?:\s+or\s+location)?|address\s+(?:of|affected\s+by)\s+(?:the\s+)?charge|extent|(?:land\s+|property\s+)?affect(?:ed|s|ing)|where)(?:\s*\([^)]*\))?`), "location/line1"},
		{chargeLabel(`amount(?:\s+(?:of\s+charge|originally\s+secured|secured|outstanding))?|(?:principal\s+)?sum(?:\s+secured)?|charge\s+amount`), "amount"},
	}
	reveals       = pattern.New(`(?i)(?:reveals?|revealed|shows?|there\s+(?:are|is)|found|discloses?|holds?|contains?|has|lists?)\s+\[?(?:no\s+(?:subsisting\s+)?registrations?\S{0,2}\s+or\s+\[?)?(?:the\s+|a\s+total\s+of\s+|that\s+there\s+are\s+)?(no|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\s+single|a)\s+(?:\(\w+\)\s+)?(?:subsisting\s+|registered\s+|existing\s+|local\s+land\s+)*(?:registrations?|entr(?:y|ies)|charges?)`)
	totalCount    = pattern.New(`(?i)\btotal\s+(?:number\s+of\s+)?(?:registrations|charges|entries)\s*:?\s*(\d{1,3})\b`)
	foundCount    = pattern.New(`(?i)(?:^|[.:\n\f]|\band\b|\bthat\b)\s*(no|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:\(\d+\)\s+)?(?:subsisting\s+|registered\s+|existing\s+|local\s+land\s+)*(?:registrations?|entr(?:y|ies)|charges?)\s+(?:(?:was|were|is|are|has\s+been|have\s+been)\s+(?:found|revealed|registered|identified|recorded|disclosed)|affects?\s+(?:the|this)\s+(?:search\s+area|property|land)|(?:in|within)\s+(?:the|this)\s+search\s+area)`)
	countLabel    = heading(`(?:charges|registrations|entries)|(?:in\s+)?all\s+(?:the\s+)?(?:parts|categories)|total|number\s+of\s+(?:registered\s+|local\s+land\s+)*(?:charges|registrations|entries)(?:\s+(?:found|revealed|registered))?|(?:total\s+)?(?:charges|registrations|entries)\s+(?:found|revealed|registered)`)
	statute       = pattern.New(`\b([A-Z][\w'’]+\s+(?:[A-Z][\w'’]+\s+|\(|and\s+|of\s+|the\s+|etc\.?\s+|&\s+){0,9}(?:Act|Regulations|Order|Rules)\)?(?:\s+\([^)]{1,40}\))?\s+(?:18|19|20)\d{2}(?:,?\s+(?:s(?:ection|\.)?|Part|Schedule)\s?\.?\s*\d+[A-Z]{0,2}(?:\(\d+\))?)?)`)
	subCategory   = pattern.New(`(?i)\b((?:conditional\s+)?planning\s+(?:permission|consent|agreement|obligation)|conditional\s+(?:permission|consent)|section\s+106\s+agreement|s\.?106\s+agreement|tree\s+preservation\s+order|conservation\s+area(?:\s+(?:consent|designation))?|article\s+4(?:\(\d\))?\s+direction|smoke\s+control\s+(?:order|area)|enforcement\s+notice|breach\s+of\s+condition\s+notice|(?:home\s+|house\s+)?(?:improvement|renovation|repair|disabled\s+facilities)\s+grant|listed\s+building(?:\s+consent)?|community\s+infrastructure\s+levy|light\s+obstruction\s+notice|ancient\s+monument|site\s+of\s+special\s+scientific\s+interest|assets?\s+of\s+community\s+value|right\s+to\s+buy\s+discount|compulsory\s+purchase\s+order|works\s+in\s+default|drainage\s+scheme)\b`)
	registered    = pattern.New(`(?i)(?:date\s+of\s+registration|registration\s+date|date\s+registered|registered(?:\s+on)?)\s*[:–-]?\s*(\d[^\n\f]{5,20})`)
	numberWords12 = map[string]float64{"no": 0, "a single": 1, "a": 1, "none": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
)

// enumerator is the number or letter of a line of particulars: "2.", "(b)", "A3".
const enumerator = `(?:\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]\d{0,2})[.)]\s*|[a-z]\d{1,2}\s+|\d{1,2}\.\d{1,2}\s+)?`

// chargeLabel matches a label at a cell's beginning, with what parts it from a value.
func chargeLabel(words string) *pattern.Pattern {
	return pattern.New(`^(?i)` + enumerator + `(?:` + words + `)\s*(?::|\s[-–]\s|\.{4,}|$)`)
}

// llcRecord is one charge as it is gathered.
type llcRecord struct {
	fields  map[string][]evidence.Span
	last    string // the field that the next line may go on
	part    int
	inline  bool    // its labels follow each other on a line
	label   float64 // where its labels begin, and its values beside them; 0 where they do not stand so
	value   float64
	stacked bool            // its labels stand above their values
	where   evidence.Span   // what names its part, where that is not the part's own heading
	lead    []evidence.Span // lines above the first label, which describe the charge where no label does
	begins  []llcPlace      // where labels begin whose values stand in the same cell, or below
}

// llcPlace is the field of a label, and where its cell begins.
type llcPlace struct {
	field string
	x     float64
}

// begin keeps where a label begins, in the place of the one above it.
func (c *llcRecord) begin(field string, x float64) {
	c.begins = append(slices.DeleteFunc(c.begins, func(p llcPlace) bool { return abs(p.x-x) < 3 }), llcPlace{field, x})
}

// goesOn takes a row each of whose cells goes on below a label and its value in one cell,
// or below a label alone, and reports whether it is one.
func (c *llcRecord) goesOn(line row) bool {
	fields := make([]string, len(line.cells))
	for i, cell := range line.cells {
		at := slices.IndexFunc(c.begins, func(p llcPlace) bool { return abs(p.x-cell.Box().X0) < 3 })
		if at < 0 || labelLine.MatchString(cell.Text()) && startsUpper(cell) {
			return false
		}
		pieces := c.fields[c.begins[at].field]
		if n := len(pieces); n > 0 {
			// A line that another goes on from is about as long as that.
			p, b := pieces[n-1].Box(), cell.Box()
			if n >= 12 || cell.Page() != pieces[n-1].Page() || b.Y0-p.Y1 > 0.8*p.Height() || p.X1 < b.X1-40 {
				return false
			}
		}
		fields[i] = c.begins[at].field
	}
	for i, f := range fields {
		c.fields[f] = append(c.fields[f], line.cells[i])
	}
	return true
}

// llcReader walks the rows of a local land charges result.
type llcReader struct {
	*sheet
	part    int // 1 to 12; 0 before the first heading
	heading evidence.Span
	loose   []row // rows of the part that no label names
	records int   // in this part
	current *llcRecord
	charges int
	free    []row  // rows outside the parts of the register
	above   string // what the row above says
}

func parseLLC1(s *sheet) {
	s.sayCertified()
	s.sayParticulars()
	s.sayProvider()
	s.sayCouncil("/propertyPack/localAuthority/localAuthorityName")
	s.saySearchType("/paperwurks/llc1/searchType")
	s.sayChargeCount()
	r := &llcReader{sheet: s}
	for _, p := range s.text.Document().Pages {
		rows := s.bodyRows(p.Number)
		for i := 0; i < len(rows); {
			if r.above = ""; i > 0 {
				r.above = rows[i-1].text()
			}
			if n := r.headed(rows[i:]); n > 0 {
				i += n
				continue
			}
			if n := r.wrapped(rows[i:]); n > 0 {
				i += n
				continue
			}
			if n := r.stacked(rows[i:]); n > 0 {
				i += n
				continue
			}
			if n := r.table(rows[i:]); n > 0 {
				i += n
				continue
			}
			r.row(rows[i])
			i++
		}
	}
	r.endPart()
	s.sayParts()
	s.sayEmptyParts()
	// A form has its two answers printed, and one is struck out: words that say "no
	// registrations" above registrations are not the answer.
	if f, ok := s.fact(countPath); ok && f.Normalised() == float64(0) && r.charges > 0 {
		s.unsay(countPath)
	}
}

// sayCertified states the day of the certificate, which stands below its words. The
// form's other date, above them, is the day on which the search was asked for.
func (s *sheet) sayCertified() {
	for i, m := range s.FindAll(certifies) {
		if i >= mostPlaces {
			return
		}
		if s.sayDayWithin(clip(m.Rest(s.text.Page(m.Page())), 90), "/paperwurks/llc1/resultDate", certificateDay) {
			return
		}
	}
}

var (
	certifies      = pattern.New(`(?i)\b(?:hereby\s+certif(?:y|ied)|certified\s+that)\b`)
	certificateDay = heading(`dated?(?:\s+of\s+(?:this\s+)?certificate)?|(?:signed|issued|certified)\s+on`)
)

const countPath = "/paperwurks/llc1/registeredCharges"

// llcColumns is what the columns of a schedule of charges are called.
var llcColumns = []column{
	{"date", columnHead(`(?:date\s+(?:of\s+)?(?:the\s+)?(?:registration|registered|entry)|registration(?:\s+date)?|registered(?:\s+on)?|(?:entry\s+)?date|date\s+of\s+charge)`)},
	{"creationDate", columnHead(`creat(?:ion|ed).*|date\s+of\s+creation|date\s+(?:the\s+)?charge\s+(?:was\s+)?(?:came|made).*`)},
	{"", columnHead(`(?:.*\binspect.*|where\b.*|(?:entry|item|charge|line)?\s*(?:no|number)\.?|#|plan(?:\s+ref(?:erence)?)?)`)},
	{"category", columnHead(`(?:part(?:\s+(?:of|no\.?)(?:\s+the)?(?:\s+register)?)?|register(?:\s+part)?|(?:charge\s+)?category(?:\s+of\s+charge)?)`)},
	{"chargeSubCategory", columnHead(`(?:charge\s+type|type(?:\s+of\s+(?:charge|entry))?|nature(?:\s+of\s+charge)?|(?:charge\s+)?sub[- ]?category)`)},
	{"authorityReference", columnHead(`(?:(?:authority(?:['’]s)?|local|council|charge|application|planning|file|our|further\s+information)\s+)?ref(?:erence)?(?:\s*(?:no|number)s?)?\.?`)},
	{"hmlrReference", columnHead(`(?:hm\s*lr|hm\s+land\s+registry|llc)\s+(?:ref(?:erence)?|number)`)},
	{"originatingAuthority", columnHead(`originating\s+authority(?:\s+name)?|originator|authority`)},
	{"law", columnHead(`law|statut(?:e|ory\s+provisions?)|legislation|act(?:\s+and\s+section)?|enactment`)},
	{"location/line1", columnHead(`location|extent|land\s+affected|address`)},
	{"amount", columnHead(`amount.*|(?:principal\s+)?sum.*|£`)},
	{"description", columnHead(`(?:\(a\)\s+)?(?:description|particulars|details?|nature|charge|entry|registration)(?:\s+(?:of|and)\s+.*)?|charge\s+(?:description|details)|local\s+land\s+charges?|conditions?|order`)},
}

// table takes a schedule of charges with named columns, and tells how many rows it takes.
func (r *llcReader) table(rows []row) int {
	t, n := r.tableAt(rows, llcColumns)
	if t == nil || !slices.Contains(t.names, "date") && !slices.Contains(t.names, "authorityReference") ||
		!slices.Contains(t.names, "description") && !slices.Contains(t.names, "chargeSubCategory") {
		return 0
	}
	for i, name := range t.names {
		if name == "description" && slices.Index(t.names, name) < i {
			t.names[i] = "particulars" // of what a column before describes
		}
	}
	records, more := r.sheet.records(t, rows[n:], []string{"date"}, func(l row) bool {
		text := l.cells[0].Text()
		return partHeading.MatchString(text) && len(l.cells) < 3 || chargeHeading.MatchString(text) && len(l.cells) == 1 || sectionEnd.MatchString(text)
	})
	if len(records) == 0 {
		return 0
	}
	r.flush()
	last := record{}
	for _, c := range byParts(records) {
		if len(c["category"]) == 0 {
			c["category"] = last["category"] // a cell for several charges
		}
		if r.listed(c) {
			last = c
		}
	}
	return n + more
}

// byParts parts the records of a table without rulings at the numbers of the register's
// parts in its column of them: "1 | None" above "3(b) | Tree preservation order".
func byParts(records []record) []record {
	var all []record
	for _, c := range records {
		var tops []float64
		for _, p := range c["category"] {
			if partAlone.MatchString(p.Text()) && p.Page() == c["category"][0].Page() {
				tops = append(tops, p.Box().Y0)
			}
		}
		if len(tops) < 2 {
			all = append(all, c)
			continue
		}
		own := make([]record, len(tops))
		for i := range own {
			own[i] = record{}
		}
		for name, pieces := range c {
			for _, p := range pieces {
				at := 0
				for i, y := range tops {
					if p.Box().Y0 > y-3 {
						at = i
					}
				}
				own[at][name] = append(own[at][name], p)
			}
		}
		all = append(all, own...)
	}
	return all
}

// partAlone is the number of a part of the register in a cell of its own.
var partAlone = pattern.New(`^(?i)(?:part\s+)?(?:\d{1,2}|[ivx]{1,4})(?:\s?\([a-z]\))?$`)

// llcNumber is a reference of HM Land Registry's register.
var llcNumber = pattern.New(`^LLC-[A-Z0-9]{3,}$`)

// listed states the charge of a table's row, and reports whether it is one.
func (r *llcReader) listed(c record) bool {
	part := r.part
	heading := r.heading
	if pieces := c["category"]; len(pieces) > 0 {
		text := textOf(pieces)
		n := 0
		if m := leadingPart.FindStringSubmatch(text); m != nil {
			n = partNumber(m[1])
		}
		if named := partOf(text); named > 0 && (n == 0 || n > 12) {
			n = named
		}
		if n > 0 && n <= 12 {
			part, heading = n, run(pieces, quoteWords)
		}
	}
	what := slices.Concat(c["chargeSubCategory"], c["description"], c["particulars"])
	path := ""
	if part > 0 {
		path = "/paperwurks/llc1/parts/" + llcParts[part-1].name
	}
	if m := noEntries.FindString(textOf(what)); m != "" && len(c["date"]) == 0 && wordsOf(what) < 8 {
		if path != "" {
			r.stateFoundAs(path, what, noEntries2, "No entries")
		}
		return true
	}
	n := r.charges
	item := at(llcCharge, n)
	dated := false
	if pieces := c["date"]; len(pieces) > 0 {
		if day, as, ok := ParseDay(textOf(pieces)); ok {
			if whole := run(pieces, 10); whole.Words() == wordsOf(pieces) {
				dated = r.state(item+"registrationDate", whole, as, FormatDay(day))
			} else {
				dated = r.stateAll(item+"registrationDate", pieces, FormatDay(day))
			}
		}
	}
	if pieces := c["creationDate"]; len(pieces) > 0 {
		if day, as, ok := ParseDay(pieces[0].Text()); ok && dated {
			r.state(item+"creationDate", pieces[0], as, FormatDay(day))
		}
	}
	if !dated && (len(c["authorityReference"]) == 0 || wordsOf(what) < 2) {
		return false
	}
	pieces, place := chargeLines(clipAll(c["description"], proofWords))
	pieces = clipAll(slices.Concat(pieces, c["particulars"]), proofWords)
	if wordsOf(pieces) > 0 {
		r.stateAll(item+"description", pieces, nil)
	}
	if len(c["location/line1"]) == 0 && len(place) > 0 {
		r.stateAll(item+"location/line1", place, nil)
	}
	if len(c["authorityReference"]) == 0 {
		for _, line := range c["description"] {
			if m, ok := line.Find(chargeRef); ok && strings.ContainsAny(m.Group[0].String, "0123456789") {
				r.state(item+"authorityReference", line, m.Group[0].String, nil)
			}
		}
	}
	for _, f := range []string{"chargeSubCategory", "originatingAuthority", "law", "location/line1"} {
		if len(c[f]) > 0 && wordsOf(c[f]) <= 30 {
			r.stateAll(item+f, c[f], nil)
		}
	}
	for _, f := range []string{"authorityReference", "hmlrReference"} {
		if text := textOf(c[f]); len(text) > 1 && wordsOf(c[f]) <= 6 && strings.ContainsAny(text, "0123456789") {
			r.stateAll(item+f, c[f], nil)
		}
	}
	if !heading.Empty() {
		if m, ok := heading.Find(partNameIn); ok {
			r.state(item+"category", clip(heading, quoteWords), m.Whole, nil)
		}
		r.sayPart(n, part, heading)
		r.state(path, clip(heading, quoteWords), clip(heading, quoteWords).Text(), "Entries")
	} else if pieces := c["category"]; len(pieces) > 0 {
		r.stateAll(item+"category", pieces, nil)
	}
	r.enrich(n, what)
	if len(c["amount"]) > 0 {
		r.saySum(n, run(c["amount"], 8))
	}
	r.charges++
	if part == r.part {
		r.records++
	}
	return true
}

// chargeLines parts the lines of a description's cell: what the charge is, and below its
// statute and its reference, each on a line of its own, where it lies.
func chargeLines(cell []evidence.Span) (what, place []evidence.Span) {
	for i, line := range cell {
		if i == 0 || !chargeAside(line) || runsOn.MatchString(cell[i-1].Text()) || openBracket(cell[i-1].Text()) {
			continue
		}
		what = cell[:i]
		for _, more := range cell[i:] {
			if !chargeAside(more) && more.Words() <= 14 && placeLine.MatchString(more.Text()) {
				place = append(place, more)
			} else if len(place) > 0 {
				break
			}
		}
		return what, place
	}
	return cell, nil
}

// runsOn is a line that the next one goes on from in the middle of a name.
var runsOn = pattern.New(`(?:[,&(]|\b(?:and|of|the|for|to|in|under|by))$`)

// chargeAside reports whether a line is a statute or a reference and no more.
func chargeAside(line evidence.Span) bool {
	return chargeStatute.MatchString(line.Text()) || chargeRef.MatchString(line.Text())
}

var (
	chargeStatute = pattern.New(`^(?:(?:The|Under)\s+)?(?:\p{Lu}[\pL,()-]*\s+(?:(?:and|of|to|for|etc\.?)\s+){0,2}){1,9}(?:Act|Order|Regulations|Rules)\s+\d{4}(?:,?\s+(?i:s|ss|sections?|part|regs?)\.?\s*[\dIVXA-Z(].{0,20})?$`)
	chargeRef     = pattern.New(`^(?i:(?:our\s+|file\s+|authority\s+|application\s+)?ref(?:erence)?(?:\s*(?:no|number))?\s*[.:]+\s*)(\S+(?:\s\S+){0,2})$`)
	placeLine     = pattern.New(`^(?:Land\b|Area\b|Part\b|The\s+(?:land|property|whole)\b|Whole\b|Plot\b|Flat\b|Affecting\b|At\b|\d+[A-Za-z]?[,\s]+\p{Lu}|\p{Lu}.*\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$)`)
)

// sayParts states what stands beside or below the names of the parts, set as cards,
// columns or lists of any sort.
func (s *sheet) sayParts() {
	for _, f := range s.findings(partTopic) {
		path := "/paperwurks/llc1/parts/" + f.topic
		if s.said[path] || len(f.answer) == 0 {
			continue
		}
		c := f.answer[0]
		of := &segment{mark: f.mark, cells: f.answer}
		say := func(value, as string) {
			s.state(path, of.proof(c), value, as)
		}
		text := c.Text()
		if m, ok := c.Find(noEntries); ok && c.Words() <= 12 {
			say(m.Whole, "No entries")
		} else if m, ok := c.Find(hasEntries); ok && c.Words() <= 8 {
			say(m.Whole, "Entries")
		} else if n, ok := parseWhole(text); ok && n < 100 {
			say(text, map[bool]string{true: "No entries", false: "Entries"}[n == 0])
		} else if p := weigh(text); c.Words() <= 4 && (p.plain && p.yes == "No" || statusOf(text) == "No") {
			say(strings.Trim(text, " ."), "No entries")
		} else if c.Words() <= 4 && (p.plain && p.yes == "Yes" || statusOf(text) == "Yes") {
			say(strings.Trim(text, " ."), "Entries")
		}
	}
}

// partTopic is the part of the register that a label names, and no more than names.
func partTopic(label string) string {
	label = partWord.ReplaceAllString(label, "")
	name := partName.FindString(label)
	if name == "" || len(strings.Fields(label)) > len(strings.Fields(name))+2 {
		return ""
	}
	if n := partOf(name); n > 0 {
		return llcParts[n-1].name
	}
	return ""
}

var partWord = pattern.New(`^(?i)part\s+(?:\d{1,2}|[ivx]{1,4})\b[\s:.–—-]*`)

var (
	leadingPart = pattern.New(`^(?i)(?:part\s+)?(\d{1,2}|[ivx]{1,4})\b`)
	noEntries2  = pattern.New(`(` + noEntries.String() + `)`)
)

// enrich states what the words of a charge say beside its description.
func (r *llcReader) enrich(n int, what []evidence.Span) {
	item := at(llcCharge, n)
	r.stateFound(item+"chargeSubCategory", what, subCategory)
	for i, line := range what {
		// On a line of its own it has no words of the charge before it, nor on the line above.
		if i > 0 && (runsOn.MatchString(what[i-1].Text()) || openBracket(what[i-1].Text()) || endsInName.MatchString(what[i-1].Text())) {
			continue
		}
		if m, ok := line.Find(statute); ok && before(m.Span, line).Empty() {
			r.state(item+"law", m.Span, m.Group[0].String, nil)
		}
	}
	r.stateFound(item+"law", what, statute)
	if _, name, ok := found(what, councilName); ok && !namelessCouncil.MatchString(name) {
		r.stateFound(item+"originatingAuthority", what, councilName)
	}
	if parts, ref, ok := found(what, decisionRef); ok && isReference(ref) {
		r.state(item+"authorityReference", run(parts, quoteWords), ref, nil)
	}
	// A sum in another part is a contribution or a fee, no charge on the land.
	part := r.part
	if f, ok := r.fact(at("/paperwurks/llc1/charges/*/part", n)); ok {
		part = int(f.Normalised().(float64))
	}
	if part == 1 || part == 2 || part == 0 && financial.MatchString(textOf(what)) {
		for _, c := range what {
			r.saySum(n, c)
		}
	}
}

// endsInName is a line that ends within a statute's name: "… Section 106 Town and Country".
var endsInName = pattern.New(`\b(?:and|of|the|&)\s+\p{Lu}[\p{Ll}]+$`)

// ofOnePart is what follows a count that is not of the whole register.
var ofOnePart = pattern.New(`^(?i)(?:(?:registered|recorded|found)\s+)?(?:in|under|for)\s+(?:this|part)\b`)

func (s *sheet) sayChargeCount() {
	path := countPath
	for _, m := range s.FindAll(reveals) {
		// "There are no entries in this part" counts one part's alone.
		if ofOnePart.MatchString(m.Rest(s.text.Page(m.Page())).OnePage().Sub(0, min(4, m.Rest(s.text.Page(m.Page())).OnePage().Words())).Text()) {
			continue
		}
		word := strings.ToLower(m.Group[0].String)
		n, named := numberWords12[word]
		if !named {
			n, named = parseWhole(word)
		}
		if named && s.state(path, m.Span, m.Group[0].String, n) {
			return
		}
	}
	for _, re := range []*pattern.Pattern{totalCount, foundCount} {
		m, ok := s.Find(re)
		if !ok {
			continue
		}
		word := strings.ToLower(m.Group[0].String)
		n, named := numberWords12[word]
		if !named {
			n, named = parseWhole(word)
		}
		if named && s.state(path, m.Span, m.Group[0].String, n) {
			return
		}
	}
	for _, m := range s.FindAll(countLabel) {
		if m.Words() == 0 {
			continue
		}
		v, where := s.valueAt(m.Span)
		if v = clip(v, 1); where == below {
			continue // the head of a column
		}
		word := strings.ToLower(strings.Trim(v.Text(), ".,"))
		n, named := numberWords12[word]
		if !named {
			n, named = parseWhole(word)
		}
		if named && n < 200 && s.state(path, withLabel(m.Span, v), strings.Trim(v.Text(), ".,"), n) {
			return
		}
	}
}

// partsHeading is a heading of several parts at once, "Parts 1, 4 to 12", whose answer
// sayEmptyParts reads.
var partsHeading = pattern.New(`^(?i)(?:schedule\s+)?parts\s+(\d{1,2}(?:\s*(?:,|to|and|&|-|–|—|,\s*and)\s*\d{1,2})+)\b(?:\s*(?:\(inclusive\)|inclusive))?\s*[:.–—-]?`)

// row takes the next row of the result.
func (r *llcReader) row(line row) {
	first := line.cells[0]
	text := first.Text()
	// "2. Part 4: …" of a numbered schedule.
	if m := scheduleCount.FindString(text); m != "" {
		rest := append(nonEmpty(first.Sub(1, first.Words())), line.cells[1:]...)
		if len(rest) > 0 && partHeading.MatchString(rest[0].Text()) {
			line = row{cells: rest, box: line.box}
			first, text = rest[0], rest[0].Text()
		}
	}
	if r.current != nil || r.part > 0 {
		var cells []evidence.Span
		for _, c := range line.cells {
			cells = append(cells, byLabels(c)...)
		}
		line.cells = cells
		first, text = cells[0], cells[0].Text()
	}
	if partsHeading.MatchString(text) {
		r.endPart()
		return
	}
	if m := reportPart.FindStringSubmatch(text); m != nil {
		r.endPart()
		return
	}
	if m := partHeading.FindStringSubmatch(text); m != nil {
		if n := partNumber(m[1]); n >= 1 && n <= 12 {
			r.endPart()
			r.part, r.heading = n, first
			rest := first.Sub(min(len(strings.Fields(m[0])), first.Words()), first.Words())
			cells := append(nonEmpty(rest), line.cells[1:]...)
			// The part's name, in this cell or the next, belongs to the heading.
			if !rest.Empty() {
				r.heading = before(rest, first)
			}
			if len(cells) > 0 {
				if name := partName.FindString(cells[0].Text()); name != "" && !planningMatter.MatchString(cells[0].Text()) && !onePart.MatchString(cells[0].Text()) {
					k := min(len(strings.Fields(name)), cells[0].Words())
					r.heading = first.To(cells[0].Sub(0, k))
					cells = append(nonEmpty(cells[0].Sub(k, cells[0].Words())), cells[1:]...)
				}
			}
			if len(cells) > 0 {
				r.loose = append(r.loose, row{cells: cells, box: line.box})
			}
			return
		}
	}
	if m, ok := first.Find(extractOf); ok {
		if n := partNumber(m.Group[0].String); n >= 1 && n <= 12 {
			r.endPart()
			r.part, r.heading = n, first
			return
		}
	}
	if signsOff.MatchString(text) {
		r.endPart()
		return
	}
	for k := range line.cells {
		// What stands to the left of a table of parts is another column's.
		if r.tableRow(row{cells: line.cells[k:], box: line.box}) {
			return
		}
	}
	if chargeHeading.MatchString(text) {
		r.flush()
		part, where := r.part, evidence.Span{}
		if m, ok := first.Find(partWithin); ok {
			// "Entry 2: part 3" stands outside the parts, and names its own.
			if n := partNumber(m.Group[0].String); n >= 1 && n <= 12 {
				if r.part != n {
					r.endPart()
				}
				part, where = n, first
			}
		}
		r.current = &llcRecord{fields: map[string][]evidence.Span{}, part: part, where: where}
		if len(line.cells) > 1 {
			r.row(row{cells: line.cells[1:], box: line.box}) // "Entry 1 | Type: Planning permission"
		}
		return
	}
	// A row of labels alone is a table's head.
	bare, labels := 0, 0
	for _, c := range line.cells {
		if f, rest := chargeField(c); f != "" {
			labels++
			if rest.Empty() {
				bare++
			}
		}
	}
	if bare >= 2 && bare == len(line.cells) {
		r.flush()
		r.loose = nil
		return
	}
	if labels > 0 {
		for i, c := range line.cells {
			f, rest := chargeField(c)
			if f == "" {
				continue
			}
			if f == "authorityReference" {
				v := rest
				if v.Empty() && i+1 < len(line.cells) {
					v = line.cells[i+1]
				}
				if llcNumber.MatchString(v.Text()) {
					f = "hmlrReference"
				}
			}
			if r.current != nil && r.current.fields[f] != nil {
				r.flush()
			}
			if r.current == nil {
				if r.part == 0 && (f == "authorityReference" || f == "location/line1" || f == "originatingAuthority") {
					continue // the search's own
				}
				r.current = &llcRecord{fields: map[string][]evidence.Span{}, part: r.part}
				for _, l := range r.loose[max(0, len(r.loose)-6):] {
					r.current.lead = append(r.current.lead, l.cells...)
				}
				r.loose = nil
			}
			value := nonEmpty(rest)
			for _, next := range line.cells[i+1:] {
				if g, _ := chargeField(next); g != "" {
					break
				}
				value = append(value, next)
			}
			r.current.fields[f] = value
			if len(value) == 0 {
				r.current.fields[f] = []evidence.Span{}
			}
			r.current.last = f
			r.current.inline = labels > 1
			if !rest.Empty() || len(value) == 0 {
				r.current.begin(f, c.Box().X0)
			}
			if len(value) > 0 && rest.Empty() {
				r.current.label, r.current.value = c.Box().X0, value[0].Box().X0
			}
		}
		return
	}
	if r.current != nil && r.current.last != "" && r.current.value > 0 && len(line.cells) == 1 && abs(first.Box().X0-r.current.value) < 3 {
		// In the column of the values, whatever colon it has.
		if pieces := r.current.fields[r.current.last]; len(pieces) > 0 && len(pieces) < 12 && first.Page() == pieces[len(pieces)-1].Page() && first.Box().Y0-pieces[len(pieces)-1].Box().Y1 < 0.8*first.Box().Height() {
			r.current.fields[r.current.last] = append(pieces, first)
			return
		}
	}
	if r.current != nil && r.current.goesOn(line) {
		return
	}
	if r.current != nil && r.current.otherLabel(line) {
		r.current.last = ""
		return
	}
	// A line that goes on in the column of the value before, or below a bare label.
	if r.current != nil && r.current.last != "" && !labelLine.MatchString(text) {
		pieces := r.current.fields[r.current.last]
		switch {
		case len(pieces) == 0:
			r.current.fields[r.current.last] = line.cells[:1]
			return
		case len(line.cells) == 1 && len(pieces) < 8 && first.Page() == pieces[len(pieces)-1].Page():
			p, b := pieces[len(pieces)-1].Box(), first.Box()
			if b.Y0-p.Y1 < 0.8*p.Height() && (b.X0 > p.X0-30 || r.current.inline && len(pieces) == 1 && first.Words() <= 8 && p.X1 > b.X1) {
				r.current.fields[r.current.last] = append(pieces, first)
				return
			}
		}
		r.flush()
	}
	if r.part > 0 {
		r.loose = append(r.loose, line)
	} else if len(r.free) < 400 {
		r.free = append(r.free, line)
	}
}

// otherLabel reports whether a row is a label that has no field, set as the record's
// labels are, with its value beside it.
func (c *llcRecord) otherLabel(line row) bool {
	return c.label > 0 && len(line.cells) == 2 && line.cells[0].Words() <= 6 &&
		abs(line.cells[0].Box().X0-c.label) < 3 && abs(line.cells[1].Box().X0-c.value) < 3
}

// headed takes the heading of a charge that tells its category, "1. Planning - Conditional
// consent", where labels follow it, and tells how many rows it takes.
func (r *llcReader) headed(rows []row) int {
	if len(rows) < 2 || len(rows[0].cells) != 1 {
		return 0
	}
	head := rows[0].cells[0]
	m := categoryHead.FindStringSubmatchIndex(head.Text())
	if f, _ := chargeField(rows[1].cells[0]); m == nil || f == "" {
		return 0
	}
	words := func(from, to int) evidence.Span {
		first := len(strings.Fields(head.Text()[:from]))
		return head.Sub(first, first+len(strings.Fields(head.Text()[from:to])))
	}
	r.flush()
	r.current = &llcRecord{fields: map[string][]evidence.Span{"category": {words(m[2], m[3])}}, part: r.part}
	if m[4] >= 0 {
		r.current.fields["chargeSubCategory"] = []evidence.Span{words(m[4], m[5])}
	}
	return 1
}

// categoryHead is a charge's number, its category and its sub-category. The categories are
// those of HM Land Registry's register.
var categoryHead = pattern.New(`^(?i)(?:(?:local\s+land\s+)?charge\s+)?\(?\d{1,3}[.):]?\s+(?:of\s+\d{1,3}\s*[:–-]?\s+)?(planning|financial|housing(?:\s*/\s*buildings)?|other|listed\s+buildings?|land\s+compensation|light\s+obstruction\s+notice|miscellaneous)(?:\s*[-–—:/]\s*(\pL.{2,80}))?$`)

// reportPart is the heading of a part of a report on several searches, "Part 1 - Search of
// the register of local land charges", which is no part of the register.
var reportPart = pattern.New(`^(?i)part\s+(?:\d|one|two|[AB]|I{1,3})\b[\s:.–—-]*(?:(?:official|personal|regulated|standard|the|result\s+of|results\s+of|replies\s+to)\s+)*(?:search(?:es)?\b|enquir(?:y|ies)\b|(?:register\s+of\s+)?local\s+land\s+charges?\b|local\s+(?:authority\s+)?search|\(?LLC\s?1\b|\(?CON\s?29)`)

// extractOf is the heading of what was copied from a part of the register.
var extractOf = pattern.New(`^(?i)(?:extract|copy|transcript|entry)\s+(?:no\.?\s*)?\d{1,3}\s+(?:from|of)\s+part\s+(\d{1,2}|[IVX]{1,4})\b`)

// partWithin is the part that the heading of a charge names.
var partWithin = pattern.New(`(?i)\bpart\s+(\d{1,2}|[IVX]{1,4})\b`)

var (
	signsOff      = pattern.New(`^(?i)(?:NOTES\s*[:.–-]|there\s+(?:are|were)\s+no\s+(?:subsisting\s+|registered\s+|other\s+|further\s+)*(?:entries|registrations|charges)\s+(?:in|under)\s+(?:any\s+(?:other\s+)?|the\s+(?:other\s+|remaining\s+))?parts\b|yours\s+(?:faithfully|sincerely|truly)|signed\b|end\s+of\s+(?:search|report|certificate|schedule)|(?:proper|authorised|land\s+charges)\s+officer)`)
	scheduleCount = pattern.New(`^\(?\d{1,2}[.)]?(?:\s|$)`)
	// planningMatter is a charge, not the name of the part for planning charges.
	planningMatter = pattern.New(`^(?i)planning\s+(?:permission|consent|agreement|obligation|contravention|enforcement)`)
)

// tableRow takes a row of a table of the parts: "3  Planning charges  None", or a
// part's number and name with a charge, its date and its reference beside them.
func (r *llcReader) tableRow(line row) bool {
	first := line.cells[0]
	m := partRow.FindStringSubmatch(first.Text())
	if m == nil || endsInPart.MatchString(r.above) {
		return false
	}
	n := partNumber(m[1])
	name := first.Sub(1, first.Words())
	cells := line.cells[1:]
	if name.Empty() && len(cells) > 0 {
		name, cells = cells[0], cells[1:]
	}
	if n < 1 || n > 12 || name.Empty() || partOf(clip(name, 5).Text()) != n {
		return false
	}
	// "1. General financial charges - None": the result in the cell of the name.
	if m := partName.FindString(name.Text()); m != "" && !planningMatter.MatchString(name.Text()) {
		k := min(len(strings.Fields(m)), name.Words())
		cells = append(nonEmpty(trimPunctuation(name.Sub(k, name.Words()))), cells...)
		name = name.Sub(0, k)
	} else if name.Words() > 8 {
		return false
	}
	r.endPart()
	r.part, r.heading = n, first.To(name)
	if len(cells) == 1 && tally.MatchString(cells[0].Text()) {
		r.loose = append(r.loose, row{cells: cells, box: line.box})
		r.endPart() // its charges, if any, stand elsewhere
		return true
	}
	if len(cells) > 0 {
		r.loose = append(r.loose, row{cells: cells, box: line.box})
	}
	return true
}

// endsInPart is a line of running text that the number of a part goes on from.
var endsInPart = pattern.New(`(?i)\bparts?$`)

var partRow = pattern.New(`^(\d{1,2})[.)]?(?:\s|$)`)

// wrappedRows is over how many rows a label and the value beside it may go.
const wrappedRows = 4

// wrapped takes a label that its narrow column broke, "HM Land Registry" over "reference",
// with its value beside the first of its lines or between them, and tells how many rows
// they take.
func (r *llcReader) wrapped(rows []row) int {
	label := rows[0].cells[0]
	if f, _ := chargeField(label); f != "" || label.Words() > 6 {
		return 0
	}
	values := slices.Clone(rows[0].cells[1:])
	words, last := label.Text(), rows[0].box
	for i, l := range rows[1:min(len(rows), wrappedRows)] {
		if l.cells[0].Page() != label.Page() || l.box.Y0-last.Y1 > 0.5*last.Height() {
			return 0
		}
		last = l.box
		aside := l.cells
		begun := abs(l.cells[0].Box().X0-label.Box().X0) < 3
		if begun {
			words, aside = words+" "+l.cells[0].Text(), aside[1:]
		}
		for _, c := range aside {
			if c.Box().X0 < label.Box().X1 || len(values) > 0 && abs(c.Box().X0-values[0].Box().X0) > 3 {
				return 0
			}
			values = append(values, c)
		}
		if !begun {
			continue
		}
		f := wholeLabel(words)
		if f == "" || len(values) == 0 {
			continue
		}
		if r.current != nil && r.current.fields[f] != nil {
			r.flush()
		}
		if r.current == nil {
			if r.part == 0 && (f == "authorityReference" || f == "location/line1" || f == "originatingAuthority") {
				return 0 // the search's own
			}
			r.current = &llcRecord{fields: map[string][]evidence.Span{}, part: r.part}
		}
		r.current.fields[f], r.current.last, r.current.inline = values, f, false
		r.current.label, r.current.value = label.Box().X0, values[0].Box().X0
		return i + 2
	}
	return 0
}

// wholeLabel is which label a text is, and no more.
func wholeLabel(text string) string {
	for _, l := range chargeLabels {
		if l.re.FindString(text) == text {
			return l.field
		}
	}
	return ""
}

// chargeField is which label a cell begins with, and the rest of the cell.
func chargeField(c evidence.Span) (field string, rest evidence.Span) {
	text := c.Text()
	for _, l := range chargeLabels {
		if m := l.re.FindString(text); m != "" {
			return l.field, trimPunctuation(c.Sub(min(len(strings.Fields(m)), c.Words()), c.Words()))
		}
	}
	// No colon: what follows must be what such a label has.
	if m := chargeBare.FindStringSubmatch(text); m != nil {
		for i, f := range []string{"registrationDate", "hmlrReference", "authorityReference", "law", "category", "amount"} {
			if m[i+1] == "" {
				continue
			}
			rest := c.Sub(len(strings.Fields(strings.TrimSuffix(text, m[i+1]))), c.Words())
			if f == "authorityReference" && !strings.ContainsAny(m[i+1], "0123456789") {
				continue
			}
			return f, rest
		}
	}
	return "", evidence.Span{}
}

var chargeBare = pattern.New(`^` + enumerator + `(?:(?i:date\s+of\s+registration|registration\s+date|date\s+registered|registered(?:\s+on)?)\s+(?:\w+day,?\s+)?(` + dateOne + `|\d{1,2}(?:st|nd|rd|th)\s+day\s+of\s+\w+\s+\d{4})` +
	`|(?i:(?:hm\s+land\s+registry|hmlr|land\s+registry|llc|charge)\s+(?:llc\s+)?(?:ref(?:erence)?|number)|reference)\.?\s+(LLC-[A-Z0-9]{3,})` +
	`|(?i:(?:authority|charge|council|file|our)\s+ref(?:erence)?|ref(?:erence)?)\.?\s+(` + chargeToken + `)` +
	`|(?i:law|statut(?:e|ory\s+provision)|legislation|legal\s+basis|enactment|act)\s+(` + statute.String() + `)` +
	`|(?i:(?:charge\s+)?category|part\s+of\s+(?:the\s+)?register)\s+((?i:(?:general|specific)\s+financial|planning|miscellaneous|fenland\s+ways|land\s+compensation|new\s+towns?|civil\s+aviation|open\s?cast\s+coal|listed\s+buildings?|light\s+obstruction|drainage)(?:\s+\w+){0,3})` +
	`|(?i:amount(?:\s+(?:originally\s+)?secured)?|(?:principal\s+)?sum(?:\s+secured)?)\s*(£[\d,]+(?:\.\d\d)?))$`)

func partNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return slices.Index([]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}, strings.ToUpper(s))
}

// partOf is the part of the register that a category belongs to; 0 when it does not show.
func partOf(category string) int {
	for i, re := range partNames {
		if re.MatchString(category) {
			return i + 1
		}
	}
	return 0
}

// flush states the charge that was gathered by its labels.
func (r *llcReader) flush() {
	c := r.current
	r.current = nil
	if c == nil {
		return
	}
	if len(c.fields["description"]) == 0 && wordsOf(c.lead) >= 2 && wordsOf(c.lead) < quoteWords && !noEntries.MatchString(textOf(c.lead)) {
		c.fields["description"] = c.lead
	}
	filled := 0
	for _, pieces := range c.fields {
		if len(pieces) > 0 {
			filled++
		}
	}
	telling := false
	for _, f := range []string{"category", "chargeSubCategory", "registrationDate", "law", "hmlrReference", "description", "originatingAuthority"} {
		telling = telling || len(c.fields[f]) > 0
	}
	if filled < 2 || !telling {
		return
	}
	n := r.charges
	item := at(llcCharge, n)
	stood := false
	for _, l := range chargeLabels {
		pieces := c.fields[l.field]
		if len(pieces) == 0 {
			continue
		}
		switch l.field {
		case "registrationDate", "creationDate":
			v := clip(pieces[0], 8)
			if day, as, ok := ParseDay(v.Text()); ok {
				stood = r.state(item+l.field, v, as, FormatDay(day)) || stood
			}
		case "amount":
			r.saySum(n, pieces[0])
		case "hmlrReference", "authorityReference", "category", "chargeSubCategory", "originatingAuthority":
			stood = r.state(item+l.field, pieces[0], strings.TrimRight(clip(pieces[0], 16).Text(), " .,;"), nil) || stood
		default:
			stood = r.stateAll(item+l.field, pieces, nil) || stood
		}
	}
	if !stood {
		return
	}
	r.stateFound(item+"chargeSubCategory", c.fields["description"], subCategory)
	r.charges++
	r.records++
	part := c.part
	where := r.heading
	if !c.where.Empty() {
		where = c.where
	}
	if pieces := c.fields["category"]; len(pieces) > 0 {
		// "Planning - Tree preservation order" names both in one.
		if m, ok := pieces[0].Find(subCategory); ok {
			r.state(item+"chargeSubCategory", pieces[0], m.Group[0].String, nil)
		}
		// The register of 2018 has categories, not parts: its "Planning" is no one part.
		if p := partOf(pieces[0].Text()); p > 0 && !(part == 0 && bareCategory.MatchString(pieces[0].Text())) {
			part, where = p, pieces[0]
		}
	}
	if part > 0 && !where.Empty() {
		if m, ok := where.Find(partNameIn); ok {
			r.state(item+"category", clip(where, quoteWords), m.Whole, nil)
		}
		r.sayPart(n, part, where)
		if part != r.part {
			r.state("/paperwurks/llc1/parts/"+llcParts[part-1].name, where, where.Text(), "Entries")
		}
	}
	if !r.said["/paperwurks/llc1/charges/"+strconv.Itoa(n)+"/sum"] {
		for _, p := range c.fields["description"] {
			if part == 1 || part == 2 || part == 0 && financial.MatchString(textOf(c.fields["category"])+textOf(c.fields["chargeSubCategory"])+p.Text()) {
				r.saySum(n, p)
			}
		}
	}
}

func (r *llcReader) sayPart(n, part int, where evidence.Span) {
	r.state(at("/paperwurks/llc1/charges/*/part", n), clip(where, 30), clip(where, 30).Text(), float64(part))
}

// saySum states a charge's amount.
func (r *llcReader) saySum(n int, v evidence.Span) {
	v = clip(v, quoteWords)
	if sum, as, ok := ParsePounds(v.Text()); ok {
		r.state(at(llcCharge+"amount", n), v, as, nil)
		r.state(at("/paperwurks/llc1/charges/*/sum", n), v, as, sum)
	}
}

// endPart says what a part of the register holds, from the rows that no label named.
func (r *llcReader) endPart() {
	r.flush()
	defer func() { r.part, r.loose, r.records, r.heading = 0, nil, 0, evidence.Span{} }()
	if r.part == 0 {
		r.tellAll(r.free)
		r.free = nil
		return
	}
	path := "/paperwurks/llc1/parts/" + llcParts[r.part-1].name
	if r.records > 0 {
		r.state(path, clip(r.heading, quoteWords), clip(r.heading, quoteWords).Text(), "Entries")
		return
	}
	var cells []evidence.Span
	for _, l := range r.loose {
		cells = append(cells, l.cells...)
	}
	if len(cells) == 0 {
		return
	}
	// "None" in the first lines says that there is nothing, unless entries with dates follow.
	for i, c := range cells[:min(4, len(cells))] {
		if tally.MatchString(c.Text()) && i == len(cells)-1 {
			// A table that counts the entries of each part.
			n, _ := parseWhole(c.Text())
			r.state(path, withLabel(r.heading, c), c.Text(), map[bool]string{true: "No entries", false: "Entries"}[n == 0])
			return
		}
		if m, ok := c.Find(noEntries); ok && !dated(cells[i+1:min(len(cells), i+3)]) {
			quote := withLabel(r.heading, c)
			if c.Words() > 30 {
				quote = m.Span
			}
			r.state(path, quote, m.Whole, "No entries")
			return
		} else if ok {
			break
		}
		if m, ok := c.Find(hasEntries); ok && c.Words() <= 6 {
			// A summary of the parts; the charges stand further on.
			r.state(path, withLabel(r.heading, c), m.Whole, "Entries")
			return
		}
		if beginsPlain(c.Text()) && weigh(c.Text()).yes == "No" && c.Words() <= 3 {
			p := weigh(c.Text())
			r.state(path, withLabel(r.heading, c), p.value, "No entries")
			return
		}
	}
	if !slices.ContainsFunc(r.loose, dateRow) {
		r.tellAll(r.loose)
	}
	if r.records == 0 {
		for _, entry := range r.scheduleEntries() {
			r.scheduled(entry)
		}
	}
	if r.records > 0 {
		r.state(path, clip(r.heading, quoteWords), clip(r.heading, quoteWords).Text(), "Entries")
	}
}

// tally is a count that stands alone in its cell.
var tally = pattern.New(`^\d{1,3}$`)

// partList is some parts by their numbers alone: "1, 2 and 5 to 12".
const partList = `(?:\d{1,2}|[IVX]{1,4}\b)(?:\s*(?:,\s*(?:and\s+)?|and|&|to|[-–—])\s*(?:parts?\s+)?(?:\d{1,2}|[IVX]{1,4}\b))*`

const nothingThere = `(?:no\s+(?:subsisting\s+|registered\s+|local\s+land\s+)*(?:entries|entry|registrations?|charges?)|nil|none|nothing|not\s+(?:any|a\s+single)\s+\w+)`

var (
	// emptyParts is sentences that say which parts of the register have no entries.
	emptyParts = []*pattern.Pattern{
		pattern.New(`(?i)\b(` + nothingThere + `)\b[^.;\f]{0,60}?\bparts?\s+(?:numbered\s+|numbers?\s+|nos?\.?\s+)?(` + partList + `)`),
		pattern.New(`(?i)\bparts?\s+(?:numbered\s+|numbers?\s+|nos?\.?\s+)?(` + partList + `)(?:[ \t]*\([^)\n]{0,80}\))?[ \t]*(?:\s*(?::|[-–—]|\.{3,}|(?:(?:of\s+the\s+register\s+)?(?:(?:both|all|each)\s+)?(?:have|has|had|contains?|holds?|shows?|are|is|reveals?|disclosed?)\b))[^.;\f]{0,30}?|\n\s*)\b(` + nothingThere + `|empty|clear|blank|without\s+entr\w+)\b`),
	}
	// restEmpty says it of all parts that were not named before.
	restEmpty = pattern.New(`(?i)\b(` + nothingThere + `)\b[^.;\f]{0,40}?\b(?:any\s+(?:other|part)|(?:the\s+)?(?:other|remaining|rest|further)\b[^.;\f]{0,20}\bparts?|any\s+of\s+the\s+(?:other\s+|remaining\s+|twelve\s+|12\s+)?parts)\b|\b(?:all\s+(?:other|the\s+(?:other|remaining)|twelve|12)\s+parts|(?:the\s+)?(?:other|remaining)\s+parts)\b[^.;\f]{0,40}?\b(` + nothingThere + `|empty|clear|blank)\b`)
	searchOf  = pattern.New(`(?i)\bsearch(?:es|ed)?\s+(?:of|in|was\s+(?:of|in))\s*$`)
	partRange = pattern.New(`(?i)(\d{1,2}|[IVX]{1,4}\b)(?:\s*(?:to|[-–—])\s*(?:parts?\s+)?(\d{1,2}|[IVX]{1,4}\b))?`)
)

// sayEmptyParts states which parts have no entries, where a sentence says it of
// several by their numbers.
func (s *sheet) sayEmptyParts() {
	say := func(m evidence.Span, said string, n int) {
		if path := "/paperwurks/llc1/parts/" + llcParts[n-1].name; !s.said[path] {
			s.state(path, clip(m, quoteWords), said, "No entries")
		}
	}
	for i, re := range emptyParts {
		for _, m := range s.FindAll(re) {
			if b := upTo(s.text.Line(m.Page(), m.LineIndex()), m.Span); !b.Empty() && searchOf.MatchString(b.Text()) {
				continue // what was searched, not what was found
			}
			list, said := m.Group[1-i].String, m.Group[i].String
			for _, r := range partRange.FindAllStringSubmatch(list, 12) {
				from := partNumber(r[1])
				to := from
				if r[2] != "" {
					to = partNumber(r[2])
				}
				for n := max(1, from); n <= min(12, to); n++ {
					say(m.OnePage(), said, n)
				}
			}
		}
	}
	if m, ok := s.Find(restEmpty); ok {
		said := m.Group[0].String + m.Group[1].String
		for n := range llcParts {
			say(m.OnePage(), said, n+1)
		}
	}
}

func dated(cells []evidence.Span) bool {
	return slices.ContainsFunc(cells, func(c evidence.Span) bool { return holdsDate(c.Text()) })
}

var scheduleNumber = pattern.New(`^\(?\d{1,2}[.)](?:\s|$)`)

// dateRow reports whether a row has a date in a column of its own.
func dateRow(l row) bool {
	return len(l.cells) > 1 && slices.ContainsFunc(l.cells, func(c evidence.Span) bool { return isDate(strings.Trim(c.Text(), "().")) })
}

// scheduleEntries cuts a schedule's rows into charges: at the rows with a date in
// a column of its own, else at numbered or referenced lines, else at each label
// "registered".
func (r *llcReader) scheduleEntries() [][]row {
	// apart reports whether a row stands below a blank line.
	apart := func(l row) bool {
		for i, o := range r.loose {
			if i > 0 && o.cells[0] == l.cells[0] {
				return o.cells[0].Page() != r.loose[i-1].cells[0].Page() || o.box.Y0-r.loose[i-1].box.Y1 > 0.8*o.cells[0].Box().Height()
			}
		}
		return false
	}
	opens := func(l row) bool {
		t := l.cells[0].Text()
		m := decisionRef.FindStringIndex(t)
		if k := subCategory.FindStringIndex(t); k != nil && k[0] == 0 && apart(l) {
			return true // "Section 106 Agreement dated …", below a blank line
		}
		return scheduleNumber.MatchString(t) || m != nil && m[0] < 3 && isReference(t[m[0]:m[1]])
	}
	starts := opens
	if slices.ContainsFunc(r.loose, dateRow) {
		starts = dateRow
	}
	var entries [][]row
	for _, l := range r.loose {
		if len(entries) == 0 || starts(l) {
			entries = append(entries, nil)
		}
		entries[len(entries)-1] = append(entries[len(entries)-1], l)
		if len(entries) > 200 {
			break
		}
	}
	return entries
}

// scheduled states a charge of a schedule without labels.
func (r *llcReader) scheduled(entry []row) {
	var cells []evidence.Span
	for _, l := range entry {
		cells = append(cells, l.cells...)
	}
	if len(cells) == 0 || len(entry) > 60 {
		return
	}
	// The description is the column with the most words.
	var description []evidence.Span
	most := 0
	for _, c := range entry[0].cells {
		var column []evidence.Span
		words := 0
		for _, d := range cells {
			if d.Page() == c.Page() && abs(d.Box().X0-c.Box().X0) < 6 && !isDate(d.Text()) {
				column = append(column, d)
				words += d.Words()
			}
		}
		if words > most {
			description, most = column, words
		}
	}
	n := r.charges
	item := at(llcCharge, n)
	dayStands := false
	for _, c := range cells {
		if m, ok := c.Find(registered); ok {
			if day, as, ok := ParseDay(m.Group[0].String); ok {
				dayStands = r.state(item+"registrationDate", m.Span, as, FormatDay(day))
				break
			}
		}
	}
	if !dayStands && dateRow(entry[0]) {
		// In its column, beside the first line: a day that fills a line of the description is another.
		for i := len(entry[0].cells) - 1; i > 0; i-- {
			c := entry[0].cells[i]
			text := strings.Trim(c.Text(), "().")
			if day, as, ok := ParseDay(text); ok && as == text {
				dayStands = r.state(item+"registrationDate", c, as, FormatDay(day))
				break
			}
		}
	}
	if !dayStands {
		for i := len(cells) - 1; i >= 0; i-- {
			text := strings.Trim(cells[i].Text(), "().")
			if day, as, ok := ParseDay(text); ok && as == text {
				dayStands = r.state(item+"registrationDate", run([]evidence.Span{cells[i]}, 10), as, FormatDay(day))
				break
			}
		}
	}
	if most < 2 || !dayStands && (most < 4 || explains.MatchString(textOf(description))) {
		return
	}
	if len(description) > 12 {
		description = description[:12]
	}
	if !r.stateAll(item+"description", description, nil) && !dayStands {
		return
	}
	r.charges++
	r.records++
	name := r.heading
	if m, ok := name.Find(partNameIn); ok {
		r.state(item+"category", clip(name, quoteWords), m.Whole, nil)
	}
	r.sayPart(n, r.part, r.heading)
	for _, c := range cells {
		if m, ok := c.Find(councilName); ok && !namelessCouncil.MatchString(m.Group[0].String) {
			r.state(item+"originatingAuthority", c, m.Group[0].String, nil)
		}
	}
	for _, c := range entry[0].cells {
		// A narrow column breaks "West Ashcombe" before "Borough Council".
		var column []evidence.Span
		for _, d := range cells {
			if d.Page() == c.Page() && abs(d.Box().X0-c.Box().X0) < 3 {
				column = append(column, d)
			}
		}
		if _, name, ok := found(column, councilName); ok && !namelessCouncil.MatchString(name) {
			r.stateFound(item+"originatingAuthority", column, councilName)
		}
	}
	r.enrich(n, description)
	r.enrich(n, cells)
}

// namelessCouncil is the rest of a council's name, whose first words stand elsewhere.
var namelessCouncil = pattern.New(`^(?i)(?:(?:metropolitan|royal|district|borough|county|city|town|unitary|london)\s+)*(?:borough\s+)?council$`)

// explains is how a note speaks of what a part of the register may hold, where an entry
// says what it does hold.
var explains = pattern.New(`(?i)\b(?:for\s+example|e\.g|such\s+as|this\s+part|these\s+(?:are|include)|may\s+(?:be|also|not|include)|must\s+not|if\s+(?:the|you|a|an|any)|are\s+(?:charges|entries|notices|sums|recorded|registered\s+(?:here|in))|would\s+(?:be|include)|fees?\s+from|you\s+(?:should|must|may|can))\b`)

var bareCategory = pattern.New(`^(?i)(?:planning|other|housing|miscellaneous|financial|listed\s+building|land\s+compensation|light\s+obstruction\s+notice)(?:\s*[-–—:].*)?$`)

var financial = pattern.New(`(?i)\bfinancial\b`)

var partNameIn = pattern.New(`(?i)(?:(?:general|specific)\s+financial|planning|miscellaneous|fenland\s+ways|land\s+compensation|new\s+towns?|civil\s+aviation|open\s?cast\s+coal|listed\s+buildings?|light\s+obstruction|drainage)(?:\s+(?:charges?|notices?|schemes?|maintenance)){0,2}`)
