package papers

import (
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// ews1 is the external wall form that lenders ask for (RICS form EWS1).
var ews1 = definition{
	kind: EWS1, name: "external wall form (EWS1)",
	anchors: []anchor{
		{pattern.New(`(?i)\bform\s+EWS\s?[1l]\b|\bEWS\s?[1l]\s*:?\s*(?:form|external)\b`), 0.9, true},
		{pattern.New(`(?i)\bexternal\s+wall\s+(?:fire\s+review|system)\b`), 0.8, true},
		{pattern.New(`(?i)\boption\s+[AB]\b[\s\S]{0,400}\b[AB]\s?[1-3]\b`), 0.4, false},
		{pattern.New(`(?i)\bLPE\s?1\b|\bleasehold\s+(?:property|information)\b`), -0.8, true},
	},
	fields: []Field{
		// The form: the building, the option and who signed.
		{"/paperwurks/ews1/building", "building", Words},
		{"/paperwurks/ews1/postcode", "postcode", Words},
		{"/paperwurks/ews1/client", "client", Words},
		{"/paperwurks/ews1/option", "option", Answer}, // "A1", "A2", "A3", "B1", "B2"
		{"/paperwurks/ews1/signatory", "signed by", Words},
		{"/paperwurks/ews1/qualification", "signatory's qualification", Words},
		{"/paperwurks/ews1/professionalBody", "professional body", Words},
		{"/paperwurks/ews1/firm", "firm", Words},
		{"/paperwurks/ews1/membershipNumber", "membership number", Words},
		{"/paperwurks/ews1/date", "date of the form", Day},
		{"/paperwurks/ews1/validUntil", "valid until (computed)", Day}, // five years from its date
	},
	parse: parseEWS1,
}

var (
	ewsBuilding  = label(`(?:name\s+(?:and|of)\s+(?:address\s+of\s+)?(?:the\s+)?(?:building|block)|(?:building|block|subject|property)\s+(?:name(?:\s+and\s+address)?|address)|address\s+of\s+(?:the\s+)?(?:building|block|property)|subject\s+(?:building|address)|building)\b`)
	ewsFor       = label(`(?:for|re|regarding)\b`) // the head: "For Lime Court, 2 Mill Road …"
	ewsClient    = label(`client(?:\s+organi[sz]ation)?(?:\s+name)?\b|prepared\s+for\b|instructed\s+by\b`)
	ewsOption    = pattern.New(`(?i)\b(?:option|rating|result|conclusion|outcome|classification|category|assessed\s+as|rated|graded|falls\s+(?:with)?in)(?:\s+(?:is|was|selected|ticked|chosen|of|as|option|category|recorded|given|reached|for\s+(?:the|this)\s+\w+)){0,5}\s*:?[\s–-]*\(?((?:[AB])\s?[1-3l])\b\)?`)
	ewsBare      = pattern.New(`\b([AB][1-3])\b`)
	ewsSigner    = label(`(?:name\s+of\s+(?:signatory|assessor|surveyor|engineer|professional)|signed\s+by|signatory|name(?:\s*\(print\))?|print\s+name|assessor)\b`)
	ewsQualified = label(`(?:(?:professional\s+)?qualifications?|job\s+title|position)\b(?:\s*\((?:see\s+)?notes?\b[^)\n]{1,20}\))?`)
	ewsBody      = label(`(?:(?:relevant\s+)?professional\s+(?:body|institution)|institution|body)\b`)
	ewsFirm      = label(`(?:organi[sz]ation|firm|company|employer)(?:\s+name)?\b`)
	ewsMember    = label(`(?:membership|member|registration)\s*(?:no|number)?\b\.?`)
	ewsDate      = label(`(?:date\s+(?:of\s+(?:issue|form|signature|completion|report|assessment|inspection))|date\s+signed|form\s+date|dated?|signed\s+on)\b`)
)

// parseEWS1 reads the form. Its option is the ticked one of A1 to B2, or the one
// that is named as the result; a form that only lists them all says none.
func parseEWS1(s *sheet) {
	const base = "/paperwurks/ews1/"
	if !s.sayPlace(base+"building", base+"postcode", ewsBuilding) {
		s.sayPlace(base+"building", base+"postcode", ewsFor)
	}
	s.trimInstruction(base + "building")
	s.sayBlockTable(base)
	s.sayName(base+"client", ewsClient)
	s.sayOption(base + "option")
	s.sayName(base+"signatory", ewsSigner)
	s.sayName(base+"qualification", ewsQualified)
	s.sayName(base+"professionalBody", ewsBody)
	s.sayName(base+"firm", ewsFirm)
	s.sayNumber(base+"membershipNumber", ewsMember)
	s.sayDate(base+"date", ewsDate)
	s.tellExternalWall(base)
	s.seekTurned(ewsSought...)
	s.seek(ewsSought...)
	for _, say := range ewsSays {
		for i, m := range s.FindAll(say.re) {
			if i >= mostPlaces || s.said[base+say.field] {
				break
			}
			s.stateIn(base+say.field, m.OnePage(), strings.Trim(nameTail.ReplaceAllString(evidence.Fold(m.Group[0].String), ""), " ,.;"), nil)
		}
	}
	f, ok := s.fact(base + "date")
	if !ok {
		return
	}
	if from, err := time.Parse("2006-01-02", f.Normalised().(string)); err == nil {
		// The form says of itself that it is valid for five years.
		until := from.AddDate(5, 0, 0)
		s.compute(base+"validUntil", until.Format("2 January 2006"), FormatDay(until), base+"date")
	}
}

// What the labels of the form mean, as registers and firms set them.
var ewsSought = func() []sought {
	const base = "/paperwurks/ews1/"
	return []sought{
		{base + "building", pattern.New(`(?i)\b(?:block|building|premises|property|address|subject)\b`), pattern.New(`(?i)\b(?:result|height|storeys?|owner|manager|type|number\s+of|safety|client|firm|office|regulations?|control|surveyor|responsible|work|email|company)\b`), "", takePlace(base + "postcode")},
		{base + "postcode", pattern.New(`(?i)^post\s?code$`), nil, "", takePostcode},
		{base + "client", pattern.New(`(?i)\b(?:client|commissioned\s+by|instructed\s+by|instructions?\s+(?:from|of)|prepared\s+for|requested\s+by|on\s+behalf\s+of|appointed\s+by|building\s+owner)\b`), pattern.New(`(?i)\b(?:ref\w*|number|address|phone|contact)\b`), "", takeName},
		{base + "signatory", pattern.New(`(?i)\b(?:signed\s+by|signatory|assess(?:or|ed\s+by)|inspected\s+by|completed\s+by|surveyor|engineer|name(?:\s+of\s+(?:the\s+)?(?:signatory|professional|assessor))?|print\s+name|author)\b`), pattern.New(`(?i)\b(?:building|block|company|firm|client|organi[sz]ation|number|date|body|qualification|address|uploaded)\b`), "", takeSigner},
		{base + "firm", pattern.New(`(?i)^(?:for|(?:name\s+of\s+)?(?:the\s+)?(?:firm|company|practice|organi[sz]ation|employer|consultancy|business)(?:\s+name)?|on\s+behalf\s+of|of)$`), nil, "", takeName},
		{base + "qualification", pattern.New(`(?i)\b(?:qualifications?|qualified\s+as|designation|job\s+title|position|capacity|status)\b`), pattern.New(`(?i)\b(?:body|number|lease|of\s+form)\b`), "", takeWords(12)},
		{base + "professionalBody", pattern.New(`(?i)\b(?:professional\s+(?:body|institution)|institution|member\s+of|body|accredited\s+by|registered\s+with)\b`), pattern.New(`(?i)\b(?:number|no)\b`), "", takeName},
		{base + "membershipNumber", pattern.New(`(?i)\b(?:member\w*|registration|registered)\b.*\b(?:number|no|id|ref)\b|^(?:member|registration|reg)\s+no$`), nil, "", takeReference},
		{base + "date", pattern.New(`(?i)\b(?:signed|dated?|issued?|completed|assessed)\b`), pattern.New(`(?i)\b(?:by|uploaded|expir\w*|valid|until|printed|inspect\w*|built|next|review)\b`), "", takeDay},
	}
}()

// ewsColumns are the heads of the form's table of blocks.
var ewsColumns = []column{
	{"block", columnHead(`(?:block\s+or\s+building|building|block)(?:\s+name)?(?:\s+(?:or|/)\s+number)?`)},
	{"street", columnHead(`street(?:\s+name)?|address`)},
	{"town", columnHead(`town(?:\s*(?:/|or)\s*city)?|city`)},
	{"postcode", columnHead(`post\s?code`)},
}

// sayBlockTable states the building of the form's table: its name, street, town and
// postcode stand in columns.
func (s *sheet) sayBlockTable(base string) {
	r := s.register(ewsColumns)
	if r == nil || s.said[base+"building"] {
		return
	}
	var pieces []evidence.Span
	for _, name := range []string{"block", "street", "town"} {
		pieces = append(pieces, r[name]...)
	}
	if code, as, ok := ParsePostcode(textOf(r["postcode"])); ok && len(pieces) > 0 && s.stateAll(base+"building", pieces, nil) {
		s.statePieces(base+"postcode", r["postcode"], as, code)
	}
}

// trimInstruction takes from a building what the form's label says in brackets behind it:
// "Subject address(es) (one form per block): Block C".
func (s *sheet) trimInstruction(path string) {
	f, ok := s.fact(path)
	if !ok || !inBrackets.MatchString(f.Value()) {
		return
	}
	if at, found := s.text.Locate(f.Citation().Page(), f.Citation().Quote()); found {
		s.unsay(path)
		s.stateIn(path, at, inBrackets.ReplaceAllString(f.Value(), ""), nil)
	}
}

// inBrackets is an instruction to who fills the form in, at the head of its answer.
var inBrackets = pattern.New(`^\([^()]{4,60}\)\s*:?\s*`)

// takeSigner takes a person's name.
func takeSigner(s *sheet, path string, p pair, v evidence.Span) bool {
	name := strings.TrimSpace(signerEnds.ReplaceAllString(v.Text(), ""))
	return nameLike(name) && !company(name) && v.Words() <= 12 && s.stateIn(path, withLabel(p.label, v), name, nil)
}

// signerEnds is what follows a signatory's name: letters, a role.
var signerEnds = pattern.New(`\s*(?:,.*|\(.*|\s(?:[A-Z]{2,}[a-z]?[A-Z]*|[BM][A-Z]?Sc|[BM]Eng|CEng|PhD|Dip\w*|Hons)\b.*)$`)

// tellExternalWall states what an engineer's letter says: the building of its heading,
// its date, to whom it is written and who signed the review. The form itself has a
// column for the postcode, so that a building's address is said without it.
func (s *sheet) tellExternalWall(base string) {
	if m, ok := s.opening(200).Find(ewsAbout); ok && !s.said[base+"building"] {
		if s.stateIn(base+"building", m.OnePage(), m.Group[0].String, nil) {
			if code, as, ok := ParsePostcode(m.Group[1].String); ok {
				s.state(base+"postcode", m.OnePage(), as, code)
			}
		}
	}
	if m, ok := s.Find(ewsSignedBy); ok {
		s.stateIn(base+"signatory", m.OnePage(), m.Group[0].String, nil)
		s.stateIn(base+"qualification", m.OnePage(), m.Group[1].String, nil)
	}
	if _, form := s.Find(ewsFormFields); form || len(s.text.Document().Pages) == 0 {
		return
	}
	s.sayLetterDate(base + "date")
	s.sayHeadName(base+"firm", anyFirm)
	firm, _ := s.fact(base + "firm")
	l := s.layout(s.text.Document().Pages[0].Number)
	for i, line := range l.lines {
		if i > 14 || s.said[base+"client"] {
			return
		}
		if line.Empty() || postcodeIn(line.Text()) == "" || line.Words() > 12 {
			continue
		}
		// The addressee's name stands on top of the block whose last line this is.
		name := evidence.Span{}
		for up := l.above(line); !up.Empty(); up = l.above(up) {
			name = up
		}
		if !name.Empty() && name.Words() <= 9 && anyFirm.MatchString(name.Text()) && (firm.IsZero() || !SameName(name.Text(), firm.Value())) {
			s.stateIn(base+"client", name, name.Text(), nil)
		}
	}
}

var (
	ewsAbout      = pattern.New(`(?i)\b(?:EWS\s?1|external\s+wall\s+(?:fire\s+)?(?:review|system|assessment|form))\b[^:\f]{0,60}(?::|\s[–—-])\s+((?:\p{Lu}|\d)[^:;£\f]{5,100}?),?\s+([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b`)
	ewsSignedBy   = pattern.New(`\b(?i:signed|carried\s+out|undertaken|completed|made|conducted|led)\s+by\s+((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor)\s+)?` + personWords + `),?\s+(?i:(?:who\s+is\s+)?(?:an?\s+)?)((?i:chartered|incorporated|registered|consultant|principal|senior|fire|fa[cç]ade|building)\s+(?:[\pL]+\s+){0,3}?(?i:engineer|surveyor|architect))\b`)
	ewsFormFields = pattern.New(`(?i)\bname\s+of\s+(?:the\s+)?(?:client|signatory|block|building)|\bclient\s+organi[sz]ation\b|\bblock\s+or\s+building\s+name\b`)
)

// ewsSays is what letters about a building say in sentences.
var ewsSays = []struct {
	field string
	re    *pattern.Pattern
}{
	{"client", pattern.New(`\b(?i:instructed|commissioned|appointed|requested|prepared\s+for|on\s+the\s+instructions\s+of)\s+(?i:by\s+|from\s+)?(?i:the\s+)?(` + companyNamed.String() + `)`)},
	{"professionalBody", pattern.New(`\b(?i:(?:is\s+|am\s+)?(?:a\s+)?(?:chartered\s+|corporate\s+|full\s+)?(?:member|fellow|associate)\s+of)\s+(?i:the\s+)?((?:Royal\s+|Chartered\s+)?Institut(?:e|ion)\s+of\s+(?:[A-Z][a-z]+\s*(?:and\s+)?){1,5})`)},
	{"professionalBody", pattern.New(`\b(?i:member(?:ship)?|registered|registration|fellow)\b[^.;\f]{0,30}?\s(?i:of|with|by)\s+(?i:the\s+)?((?:(?:Royal|Chartered)\s+)?Institut(?:e|ion)\s+of\s+(?:[A-Z][a-z]+\s*(?:and\s+)?){1,5})`)},
	{"membershipNumber", pattern.New(`(?i)\b(?:membership|registration|member)\s+(?:number|no\.?)\s*(?:is\s+|:\s*)?([A-Z]{0,3}\d{4,8})\b`)},
}

func (s *sheet) sayOption(path string) {
	options := []string{"A1", "A2", "A3", "B1", "B2"}
	ways := phrases(options)
	var ticked []answer
	doc := s.text.Document()
	for i := range doc.Pages {
		page := doc.Pages[i].Number
		marks := s.marksOn(page)
		if len(marks) == 0 {
			continue
		}
		ticked = append(ticked, s.tickedAmong(s.layout(page).lines, marks, options, ways, nil)...)
	}
	if len(ticked) == 1 {
		a := ticked[0]
		line := s.text.Line(a.span.Page(), a.span.LineIndex())
		s.tick(path, clip(line, 30), a.span, a.mark, a.span.Text(), a.name)
		return
	}
	named := map[string]evidence.Match{}
	for _, m := range s.FindAll(ewsTicked) {
		named[m.Group[0].String] = m
	}
	if len(named) == 0 {
		for _, m := range s.FindAll(ewsOption) {
			line := s.text.Line(m.Page(), m.LineIndex())
			if ewsSupposed.MatchString(before(m.Span, line).Text()) || ewsOr.MatchString(m.Rest(line).Text()) {
				continue // a note: "where option A3 or B2 is selected"
			}
			named[option(m.Group[0].String)] = m
		}
	}
	if len(named) == 0 {
		for _, m := range s.FindAll(ewsBare) {
			named[m.Group[0].String] = m
		}
	}
	if len(named) != 1 || len(ticked) > 1 {
		return
	}
	for name, m := range named {
		s.state(path, m.OnePage(), m.Group[0].String, name)
	}
}

var (
	// ewsTicked is an option behind a tick that the text layer has.
	ewsTicked   = pattern.New(`[✓✔☑☒✗✘]\s*([AB][1-3])\b`)
	ewsSupposed = pattern.New(`(?i)\b(?:where|if|for|when|under|whether)\s*$`)
	ewsOr       = pattern.New(`(?i)^(?:or|and)\b`)
)

func option(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "l", "1").Replace(text))
}
