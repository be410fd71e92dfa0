package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// section20Notice is a notice of the consultation that section 20 of the Landlord
// and Tenant Act 1985 asks for before qualifying works or a long-term agreement.
var section20Notice = definition{
	kind: Section20Notice, name: "section 20 notice",
	anchors: []anchor{
		{pattern.New(`(?i)\bnotice\s+of\s+(?:intention|estimates|proposal)\b`), 0.8, true},
		{pattern.New(`(?i)\bstatement\s+of\s+estimates\b`), 0.7, true},
		{pattern.New(`(?i)\bsection\s+20\b`), 0.6, true},
		{pattern.New(`(?i)\bqualifying\s+(?:works|long[- ]term\s+agreement)\b`), 0.5, false},
		{pattern.New(`(?i)\blandlord\s+and\s+tenant\s+act\s+1985\b`), 0.4, true},
		{pattern.New(`(?i)\binvite\s+you\s+to\s+make\s+(?:written\s+)?observations\b|\bobservations\s+in\s+writing\b`), 0.4, false},
		{pattern.New(`(?i)\bLPE\s?1\b|\bleasehold\s+(?:property|information)\b`), -0.8, true},
	},
	fields: []Field{
		// The notice: Service Charges (Consultation Requirements) (England) Regulations 2003.
		{"/paperwurks/section_20_notice/stage", "stage", Answer}, // "Notice of intention", "Statement of estimates", "Notification of award"
		{"/paperwurks/section_20_notice/date", "date of the notice", Day},
		{"/paperwurks/section_20_notice/property", "property", Words},
		{"/paperwurks/section_20_notice/landlord", "landlord", Words},
		{"/paperwurks/section_20_notice/works", "works", Words},
		{"/paperwurks/section_20_notice/reason", "reason for the works", Words},
		{"/paperwurks/section_20_notice/estimates/*/contractor", "contractor", Words},
		{"/paperwurks/section_20_notice/estimates/*/amount", "estimate", Pounds},
		{"/paperwurks/section_20_notice/totalEstimate", "total estimate", Pounds},
		{"/paperwurks/section_20_notice/contribution", "leaseholder's contribution", Pounds},
		{"/paperwurks/section_20_notice/responseBy", "observations by", Day},
	},
	parse: parseSection20Notice,
}

var (
	s20Stages = []string{"Notification of award", "Statement of estimates", "Notice of intention"}
	s20Tells  = []*pattern.Pattern{
		pattern.New(`(?i)\b(?:notification|notice)\s+of\s+(?:award(?:\s+of\s+contract)?|reasons)\b|\bstage\s+(?:3|three)\b|\bhas\s+entered\s+into\s+(?:a\s+)?contract\b`),
		pattern.New(`(?i)\b(?:statement|notice|notification)\s+of\s+(?:landlord['’]?s\s+)?(?:estimates|proposals?)\b|\bstage\s+(?:2|two)\b|\bstatement\s+of\s+estimates\b`),
		pattern.New(`(?i)\bnotice\s+of\s+intention\b|\bintention\s+to\s+(?:carry\s+out|undertake|enter)\b|\bstage\s+(?:1|one)\b`),
	}
	s20Date     = label(`(?:notice\s+|issue\s+)?date(?:d|\s+of\s+(?:this\s+)?(?:notice|issue))?\b`)
	s20Property = label(`(?:re|property|premises|address\s+of\s+(?:the\s+)?(?:property|premises|building)|building|the\s+building)\b`)
	s20Landlord = label(`(?:name\s+of\s+)?(?:the\s+)?landlord\b|issued\s+by\b|on\s+behalf\s+of(?:\s+(?:the\s+)?landlord)?\b|freeholder\b`)
	s20Works    = []*pattern.Pattern{
		label(`(?:a\s+)?(?:(?:general\s+)?description\s+of\s+(?:the\s+)?(?:proposed\s+|qualifying\s+)?works?|(?:the\s+)?(?:proposed|qualifying)\s+works?|(?:the\s+)?works?(?:\s+to\s+be\s+carried\s+out)?(?:\s+under\s+(?:the|this)\s+(?:agreement|contract))?(?:\s+(?:are|is|include|comprise)(?:\s+as\s+follows)?)?|nature\s+of\s+(?:the\s+)?works?)\s*:`),
	}
	s20WorksCell = label(`(?:(?:general\s+)?description\s+of\s+(?:the\s+)?(?:proposed\s+|qualifying\s+)?works?|(?:the\s+)?(?:proposed|qualifying)\s+works?|nature\s+of\s+(?:the\s+)?works?)\b`)
	s20WorksIn   = pattern.New(`(?i)\b(?:works?\s+(?:to\s+be\s+carried\s+out|proposed|in\s+question)(?:\s+under\s+(?:the|this)\s+(?:agreement|contract))?\s+(?:are|is|include|comprise|consist\s+of)|intention\s+to\s+(?:carry\s+out|undertake)\s+(?:these|the|certain|some|qualifying|following|\s)+works?\b[^.:;\f]{0,140}:|intention\s+to\s+(?:carry\s+out|undertake)(?:\s+(?:the\s+following|certain)?\s*(?:qualifying\s+)?works?(?:\s+(?:namely|being|comprising|consisting\s+of|of)))?)\s*:?\s*((?:as\s+follows\s*:?\s*)?[^.\n\f]{8,200}(?:\n[^.\n\f]{3,150}){0,2})`)
	// s20NotWorks is what follows the word and tells of the notice, not of the works.
	s20NotWorks = pattern.New(`(?i)^(?:the\s+|these\s+|any\s+|qualifying\s+)*(?:works?\s+)?(?:(?:issued|dated|served|given|sent)\b|in\s+(?:accordance|respect)\b|pursuant\b|for\s+which\b|under\s+section\b)`)
	// worksPlace is where the works are to be done, behind what they are.
	worksPlace  = pattern.New(`\s+at\s+(?:[Tt]he\s+)?(?:\p{Lu}|\d)[\pL\d'’,-]*(?:\s+(?:\p{Lu}|\d)[\pL\d'’,-]*){0,9}$`)
	s20Reason   = []*pattern.Pattern{label(`(?:the\s+)?(?:reasons?\s+(?:for|why)[^:\n\f]{0,60}|reasons?)\s*:`)}
	s20ReasonIn = pattern.New(`(?i)\b(?:consider(?:s|ed)?\s+it\s+necessary|reasons?\s+for\s+(?:considering|the\s+works?)[^.\n\f]{0,60}?)\s+(?:to\s+carry\s+out\s+the\s+works?\s+)?(?:because|is\s+that|as|are)\s+([^.\n\f]{8,200})`)
	s20Total    = label(`(?:(?:total|overall)\s+(?:estimated\s+)?(?:cost|estimate|expenditure|price)(?:\s+of\s+(?:the\s+)?works?)?|estimated\s+(?:total\s+)?cost(?:\s+of\s+(?:the\s+)?works?)?|total(?:\s+(?:including|inc\.?)\s+(?:VAT|fees)[^:\n\f]{0,20})?)\b`)
	s20TotalOf  = label(`(?:total|overall)\s+(?:estimated\s+)?(?:cost|expenditure)(?:\s+of\s+(?:the\s+)?works?)?\b|estimated\s+(?:total\s+)?cost(?:\s+of\s+(?:the\s+)?works?)?\b`)
	s20TotalIn  = pattern.New(`(?i)\b(?:making|giving|bringing|brings)\b[^.£\f]{0,30}\btotal\b[^.£\f]{0,40}(£\s*\d[\d,]*(?:\.\d{2})?)`)
	// periodOver is what tells of the consultation on an earlier notice.
	periodOver = pattern.New(`(?i)\b(?:ended|expired|closed|has\s+passed|that\s+notice|(?:previous|earlier|first|initial)\s+(?:notice|consultation))\b`)
	s20Share   = label(`(?:your|leaseholder['’]?s?|lessee['’]?s?|unit|flat['’]?s?)\s+(?:estimated\s+|anticipated\s+|likely\s+)?(?:contribution|share|proportion|liability)\b`)
	s20ShareIn = pattern.New(`(?i)\byour\s+(?:estimated\s+|anticipated\s+|likely\s+)?(?:contribution|share|proportion)(?:[^£\n\f]{0,60}|(?:[^£.\f]|\.\d){0,120}\b(?:is|be|being|amounts\s+to|comes\s+to)(?:\s+(?:about|approximately|estimated\s+at))?\s+)(£\s*[\d,]+(?:\.\d{2})?)`)
	// In letters the facts stand in sentences.
	s20LandlordIn = pattern.New(`(?:\b(?i:on\s+behalf\s+of|from|for|by|acting\s+for|agents?\s+for|instructed\s+by|landlord\s+is|landlord,|\bwe,)[:,]?\s+(?i:your\s+landlord,?\s+|the\s+landlord,?\s+)?|[\n\f.]\s*)((?:The\s+)?[A-Z][\w&'’-]*(?:\s+(?:[A-Z(][\w&'’)-]*|of|and|&|the)){0,8})(?:\s*\([^)\f]{3,90}\))?,?\s*(?:(?:who|which)\s+is\s+)?(?:(?i:as|being)\s+(?:(?i:your|the)\s+)?|(?i:your|the|\()\s*)["“'‘]?(?i:landlord|freeholder|lessor)\b`)
	// s20LandlordFirm is the company that intends the works, or for which the agent writes.
	s20LandlordFirm = pattern.New(`\b(?:(?i:intention\s+of|agents?\s+(?:for|of|to|on\s+behalf\s+of))|(?:^|[^d]\s)(?i:on\s+behalf\s+of))\s+(?i:the\s+(?:landlord|freeholder),?\s+)?(` + companyNamed.String() + `)`)
	s20ToOne        = pattern.New(`(?:^|[\n\f])\s*(?i:to):?\s+(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b[^,\n\f]{2,60},\s+((?:(?:Flat|Apartment|Unit|Maisonette)\s|\d)[^;:\f]{4,110})`)
	s20To           = pattern.New(`(?i)\b(?:all\s+)?(?:the\s+)?(?:leaseholders?|lessees?|tenants?|residents)(?:\s+(?:of|at)|,|:)\s+((?:the\s+|[A-Z]|\d)[^.;:\f]{4,110})`)
	s20Services     = label(`(?:(?:the\s+)?relevant\s+matters(?:\s*\([^)\n]{3,40}\))?|(?:details|description|nature|summary)\s+of\s+(?:the\s+)?(?:proposed\s+)?(?:services?|goods|agreement|proposals?|matters)|services?\s+to\s+be\s+provided|proposed\s+(?:agreement|contract)|scope(?:\s+of\s+(?:the\s+)?works?)?|what\s+(?:work\s+)?(?:we|the\s+landlord)\s+(?:plan|propose|intend)s?\s+to\s+do|the\s+project|project)`)
	s20WorksSaid    = pattern.New(`(?i)\b(?:works?|project|contract|services?|agreement)\b[^.:\f]{0,60}?\b(?:namely|i\.e\.|described\s+(?:generally\s+)?as(?:\s+follows)?|consists?\s+of|comprises?|as\s+follows|(?:entered\s+into\s+)?a\s+contract\s+(?:with\s+[^.\f]{3,60}?\s+)?for|are\s+to|in\s+general\s+terms(?:\s+are)?|include)\s*:?\s*([^.\f:]{10,240})|\bentered\s+into\s+a\s+contract\s+for\s+([^.\f:]{10,240})`)
	s20Why          = label(`(?:why\s+[^:\f]{0,50}(?:necessary|needed|required|are\s+doing|propose\w*|intend\w*)(?:\s+(?:this|these|them|it))?|reasons?(?:\s+(?:for|why)\s+[^:\n\f]{0,40})?|justification|necessity|background)`)
	s20Because      = pattern.New(`(?i)\b(?:necessary|needed|required|undertaken|reasons?)\b[^.\f]{0,80}?\b(?:because|is\s+that|as\s+follows|are\s+that)\s*:?\s*([^.\f]{10,300})`)
	s20Awarded      = pattern.New(`\b(?i:awarded\s+to|contract\s+with|tender\s+of|estimate\s+(?:of|from)|quotation\s+(?:of|from)|appointed|accepted\s+(?:from|by))\s+((?:[A-Z][\w&'’.-]*|&|and|of)(?:\s+(?:[A-Z(][\w&'’.)-]*|&|and|of)){0,7})\s*,?\s*(?i:(?:in\s+the\s+(?:sum|amount)\s+of|for|at|which\s+(?:was|is)|who\s+quoted|was|is)\s+)(£\s*[\d,]+(?:\.\d{2})?)`)
	s20Closing      = label(`(?:(?:closing|last|final)\s+date(?:\s+(?:for|of)\s+(?:the\s+)?(?:observations?|comments|responses?|consultation|receipt|replies))?|(?:consultation|observation)s?\s+(?:period\s+)?(?:ends?|closes?|expires?|deadline|end\s+date)(?:\s+on)?|(?:observations?|comments|responses?|replies)\s+(?:by|due|to\s+(?:be\s+received|reach\s+us)\s+by|deadline)|deadline(?:\s+for\s+(?:observations?|comments|responses?))?|respond\s+by|response\s+(?:date|by))\b`)
	s20By           = pattern.New(`(?i)\b(?:observations?|representations?|comments|responses?|nominat\w+|consultation\s+period|the\s+period|closing\s+date|must\s+(?:reach|be\s+received))\b[^.\f]{0,160}?\b(?:by|before|until|no\s+later\s+than|ends?(?:\s+on)?|expires?(?:\s+on)?|on(?:\s+or\s+before)?|is|:)\s*(?:\w+day,?\s+)?(?:the\s+)?(` + dateOne + `)`)
	s20Contractor   = pattern.New(`(?i)\b(?:ltd|limited|llp|plc|& sons?|and sons?|contractors?|roofing|builders?|building|construction|services|decorators?|group|partners(?:hip)?|company|co\.)\b`)
)

var s20DatedIn = pattern.New(`(?i)\b(?:notice|statement|notification|letter|summary)\b[^\n\f]{0,40}\b(?:dated|of|given\s+on|served\s+on)\s+(?:\w+day,?\s+)?(` + dateOne + `)`)

// What the labels and questions of a notice mean, as agents and councils word them.
var s20Sought = func() []sought {
	const base = "/paperwurks/section_20_notice/"
	return []sought{
		{base + "date", pattern.New(`(?i)^(?:date|dated|issued|served|given)(?:\s+(?:on|of\s+(?:this\s+)?(?:notice|issue|service)))?$|^(?:notice|issue)\s+date$`), nil, "", takeDay},
		{base + "property", pattern.New(`(?i)\b(?:home|flat|property|premises|address|copy|dwelling|leaseholders?\s+of|your\s+home)\b`), pattern.New(`(?i)\b(?:landlord|office|agent|observations?|send|write|inspect\w*|email|contractor|manager|management|cost|pay|works?)\b`), "", takePlace("")},
		{base + "landlord", pattern.New(`(?i)\b(?:landlord|freeholder|consulting|served\s+by|given\s+by|issued\s+by|on\s+behalf\s+of|from)\b`), pattern.New(`(?i)\b(?:address|observations?|reasons?|tenant|act|dated?|agent|works?)\b`), "", takeLandlord},
		{base + "works", pattern.New(`(?i)\b(?:works?|done|carried\s+out|proposals?|proposed|project|services?|intends?|plann\w*|scope)\b`), pattern.New(`(?i)\b(?:costs?|estimat\w*|why|reasons?|contribut\w*|when|who|dates?|price|observ\w*|start\w*|notice|inspect\w*|where|order|contract\w*|number|phase|pay|charge|act|necessary|section|consult\w*|major\s+works|qualifying\s+works\s+notice|respond|stage|supervis\w*)\b`), "", takeSentence},
		{base + "reason", pattern.New(`(?i)\b(?:why|reasons?|necessary|needed|justification)\b`), pattern.New(`(?i)\b(?:contractor|chosen|accepted|award\w*|observ\w*|cost)\b`), "", takeSentence},
		{base + "contribution", pattern.New(`(?i)\b(?:your\s+(?:estimated\s+|likely\s+|anticipated\s+)?(?:share|contribution|proportion|cost|part)|(?:i|you|we)\s+(?:might\s+|may\s+|will\s+|have\s+to\s+)?pay|cost\s+to\s+(?:me|you)|per\s+(?:flat|unit|leaseholder)|each\s+(?:flat|unit|leaseholder))\b`), pattern.New(`(?i)\b(?:when|percent\w*|how\s+(?:do|can)|threshold|limit)\b|%`), "", takeSum},
		{base + "totalEstimate", pattern.New(`(?i)\b(?:total|overall|whole)\b.*\b(?:cost|estimate|price|expenditure)\b|\bestimated\s+(?:total\s+)?cost\b`), pattern.New(`(?i)\b(?:flat|unit|leaseholder|your|each)\b`), "", takeSum},
		{base + "responseBy", pattern.New(`(?i)\b(?:respond|observations?|comments?|repl(?:y|ies)|consultation|deadline|closing|representations?|nominat\w*)\b`), pattern.New(`(?i)\b(?:start\w*|began|address|to\s+whom|previous|first\s+notice|received)\b`), "", takeLaterDay(base + "date")},
	}
}()

// takeSentence takes what a cell or an answer says in some words, none of them a day's
// or a sum's.
func takeSentence(s *sheet, path string, p pair, v evidence.Span) bool {
	whole := s.wholeOf(p, v, 60)
	if whole.Words() < 2 || !hasLetters(whole.Text()) || postcodeIn(whole.Text()) != "" || strings.ContainsAny(whole.Text(), "£@") || holdsDate(whole.Text()) || namesAnother(whole) || strings.HasSuffix(whole.Text(), "?") || !startsUpper(whole) {
		return false
	}
	return s.stateIn(path, withLabel(p.label, whole), strings.TrimRight(whole.Text(), " .,;"), nil)
}

// runOn gives a value that ends with its line the rest of its sentence, where that goes on
// in small letters on the lines below.
func (s *sheet) runOn(path string) {
	f, ok := s.fact(path)
	if !ok || strings.HasSuffix(f.Citation().Quote(), ".") {
		return
	}
	at, ok := s.text.Locate(f.Citation().Page(), f.Citation().Quote())
	if !ok || !strings.HasSuffix(at.Text(), f.Value()) {
		return
	}
	rest := clip(at.Rest(s.text.Page(at.Page())), 40)
	if rest.Empty() || startsUpper(rest) || rest.LineIndex() != at.Sub(at.Words()-1, at.Words()).LineIndex()+1 {
		return
	}
	for i := range rest.Words() {
		if stops(rest.Word(i).Text) {
			whole := at.To(rest.Sub(0, i+1))
			value := f.Value() + strings.TrimPrefix(whole.Text(), at.Text())
			s.unsay(path)
			s.state(path, whole, strings.TrimRight(value, " ."), nil)
			return
		}
	}
}

// takeLaterDay takes a day that does not lie before another's: one for replies before the
// notice itself is of an earlier stage.
func takeLaterDay(than string) taker {
	return func(s *sheet, path string, p pair, v evidence.Span) bool {
		if d, _, ok := ParseDay(clip(v, 8).Text()); ok && s.earlier(FormatDay(d), than) {
			return false
		}
		return takeDay(s, path, p, v)
	}
}

// earlier reports whether a day lies before the one that is known at a path.
func (s *sheet) earlier(day, than string) bool {
	f, ok := s.fact(than)
	if !ok {
		return false
	}
	known, ok := f.Normalised().(string)
	return ok && day < known
}

// takeLandlord takes the name of a company or a council, up to what it is said to be.
func takeLandlord(s *sheet, path string, p pair, v evidence.Span) bool {
	name := companyNamed.FindString(v.Text())
	if c, ok := council(v); ok && name == "" {
		name = c.String
	}
	return name != "" && strings.HasPrefix(v.Text(), name) && s.stateIn(path, withLabel(p.label, v), name, nil)
}

// parseSection20Notice reads the stage, the works and what they are to cost.
func parseSection20Notice(s *sheet) {
	const base = "/paperwurks/section_20_notice/"
	if !s.sayOneOf(base+"stage", s.opening(150), s20Stages, s20Tells) {
		s.sayOneOf(base+"stage", s.Span, s20Stages, s20Tells)
	}
	if !s.sayDate(base+"date", s20Date) {
		// A letter's date stands by itself at the head.
		s.sayLetterDate(base + "date")
	}
	if !s.sayPlace(base+"property", "", s20Property) {
		_ = s.sayPlaceIn(base+"property", s20ToOne) || s.sayPlaceIn(base+"property", s20To)
	}
	if !s.sayName(base+"landlord", s20Landlord) {
		for i, m := range s.FindAll(s20LandlordIn) {
			if name := strings.Trim(m.Group[0].String, " ,"); i < mostPlaces && !notAName.MatchString(name) && len(strings.Fields(name)) > 1 && s.state(base+"landlord", m.OnePage(), name, nil) {
				break
			}
		}
		s.sayCouncilIn(base+"landlord", s.opening(60))
		s.sayFirmIn(base+"landlord", s20LandlordFirm)
	}
	for _, l := range s.placesOf(s.Span, s20WorksCell) {
		// A cell of a table has no colon, but nothing else stands in it.
		if v := clip(s.block(l), 60); v.LineIndex() != l.LineIndex() && l.Rest(s.text.Line(l.Page(), l.LineIndex())).Empty() {
			s.state(base+"works", withLabel(l, v), value(v.OnePage()), nil)
		}
	}
	if !s.said[base+"works"] && !s.sayBlock(base+"works", 60, s20Works...) {
		if m, ok := s.Find(s20WorksIn); ok {
			v := m.Group[0].OnePage()
			if s20NotWorks.MatchString(v.Text()) {
				v = v.Sub(0, 0)
			}
			s.state(base+"works", clip(m.OnePage(), 80), worksPlace.ReplaceAllString(value(v), ""), nil)
		}
	}
	s.runOn(base + "works")
	s.sayFreely(base+"works", s20WorksSaid, s20Services)
	s.sayFreely(base+"reason", s20Because, s20Why)
	if !s.sayBlock(base+"reason", 60, s20Reason...) {
		if m, ok := s.Find(s20ReasonIn); ok {
			s.state(base+"reason", clip(m.OnePage(), 80), value(m.Group[0].OnePage()), nil)
		}
	}
	s.sayDayIn(base+"date", s20DatedIn)
	s.seek(s20Sought...)
	n := 0
	doc := s.text.Document()
	for i := range doc.Pages {
		var heads row // of the table of estimates that is being read
		for _, r := range s.rows(doc.Pages[i].Number) {
			c := r.cells[0]
			if len(r.cells) > 1 && s20Tenderers.MatchString(c.Text()) {
				heads = r
				continue
			}
			m, ok := evidence.Match{}, false
			for _, cell := range r.cells {
				if m, ok = cell.Find(money); ok {
					break
				}
			}
			if !ok || n >= 10 {
				if len(heads.cells) > 0 && len(r.cells) == 1 && c.Words() > 9 {
					heads = row{} // the text after the table
				}
				continue
			}
			if whole, found := grossOf(r, heads); found {
				m = whole
			}
			name := trimValue(upTo(c, m.Span))
			for !name.Empty() && (fittingNumber.MatchString(name.Word(0).Text)) {
				name = name.Sub(1, name.Words())
			}
			sum, good := parseMoney(m.Whole)
			name = bareName(name)
			tabled := len(heads.cells) > 0 && len(r.cells) > 1 && name == bareName(trimValue(c)) && startsUpper(name)
			if !good || name.Empty() || name.Words() > 8 || !tabled && !s20Contractor.MatchString(name.Text()) || s20Total.MatchString(name.Text()) || strings.ContainsAny(name.Text(), ".;") && name.Words() > 5 {
				continue
			}
			if s.state(at(base+"estimates/*/contractor", n), rowQuote(name, m.Span), value(name), nil) {
				s.state(at(base+"estimates/*/amount", n), rowQuote(name, m.Span), m.Whole, sum)
				n++
			}
		}
	}
	if m, ok := s.Find(s20Awarded); ok && n == 0 {
		if sum, good := parseMoney(m.Group[1].String); good && s.state(at(base+"estimates/*/contractor", 0), m.OnePage(), m.Group[0].String, nil) {
			s.state(at(base+"estimates/*/amount", 0), m.OnePage(), m.Group[1].String, sum)
		}
	}
	s.sayPoundsIn(base+"totalEstimate", s20TotalIn)
	if n < 2 {
		s.sayPounds(base+"totalEstimate", s20Total)
	} else {
		s.sayPounds(base+"totalEstimate", s20TotalOf) // a bare "Total" heads a column of several contractors' sums
	}
	if !s.sayPounds(base+"contribution", s20Share) {
		s.sayPoundsIn(base+"contribution", s20ShareIn)
	}
	if s.sayDate(base+"responseBy", s20Closing) {
		return
	}
	for i, m := range s.FindAll(s20By) {
		// Past another date it is another thing's.
		before, _, _ := strings.Cut(m.Whole, m.Group[0].String)
		if d, as, ok := ParseDay(m.Group[0].String); i < mostPlaces && ok && !holdsDate(before) && !periodOver.MatchString(m.Whole) && !s.earlier(FormatDay(d), base+"date") && s.state(base+"responseBy", m.OnePage(), as, FormatDay(d)) {
			return
		}
	}
}

var (
	// s20Tenderers heads the column of those who gave estimates.
	s20Tenderers = pattern.New(`(?i)^(?:(?:names?\s+of\s+)?(?:the\s+)?(?:contractors?|tenderers?|bidders?|compan(?:y|ies)|firms?|suppliers?|builders?|estimates?\s+from|tenders?\s+from|quotations?\s+from)|estimates?|tenders?|quotations?|quotes?)(?:\s*/\s*\w+|\s+names?|['’]s\s+names?)?\s*:?$`)
	s20Gross     = pattern.New(`(?i)\b(?:gross|total|overall|inc(?:l(?:uding|usive)?)?)\b`)
	s20NotGross  = pattern.New(`(?i)\b(?:ex(?:cl(?:uding|usive)?)?|net|before|your|flat|unit|each|share|contribution)\b`)
)

// grossOf is the sum of a row of estimates that stands under the head of the sum with
// tax, which is what leaseholders pay for.
func grossOf(r, heads row) (evidence.Match, bool) {
	for i := len(heads.cells) - 1; i > 0; i-- {
		h := heads.cells[i]
		if !s20Gross.MatchString(h.Text()) || s20NotGross.MatchString(h.Text()) {
			continue
		}
		for _, c := range r.cells[1:] {
			if b := c.Box(); b.OverlapX(h.Box()) > 0 || abs(b.MidX()-h.Box().MidX()) < 12 || abs(b.X1-h.Box().X1) < 6 {
				if m, ok := c.Find(money); ok {
					return m, true
				}
			}
		}
	}
	return evidence.Match{}, false
}

// bareName is a name without what brackets add to it: "Sugden & Sons (nominated)".
func bareName(v evidence.Span) evidence.Span {
	for k := 1; k < v.Words(); k++ {
		if strings.HasPrefix(v.Word(k).Text, "(") && strings.HasSuffix(v.Word(v.Words()-1).Text, ")") {
			return trimValue(v.Sub(0, k))
		}
	}
	return v
}

// sayFreely states what a sentence says in one of the expression's groups, else the
// words beside a label.
func (s *sheet) sayFreely(path string, in, label *pattern.Pattern) {
	if s.said[path] || s.sayBlock(path, 60, label) {
		return
	}
	for i, m := range s.FindAll(in) {
		if i >= mostPlaces {
			return
		}
		for _, g := range m.Group {
			if !g.Empty() && s.state(path, clip(m.OnePage(), 80), value(clip(g.OnePage(), 60)), nil) {
				return
			}
		}
	}
}
