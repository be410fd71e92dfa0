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
	ewsOption    = pattern.New(`(?i)\b(?:option|rating|result|conclusion|outcome|classification|category)(?:\s+(?:is|selected|ticked|chosen|of))?\s*:?[\s–-]*\(?((?:[AB])\s?[1-3l])\b\)?`)
	ewsBare      = pattern.New(`\b([AB][1-3])\b`)
	ewsSigner    = label(`(?:name\s+of\s+(?:signatory|assessor|surveyor|engineer|professional)|signed\s+by|signatory|name(?:\s*\(print\))?|print\s+name|assessor)\b`)
	ewsQualified = label(`(?:(?:professional\s+)?qualifications?|job\s+title|position)\b`)
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
	s.sayName(base+"client", ewsClient)
	s.sayOption(base + "option")
	s.sayName(base+"signatory", ewsSigner)
	s.sayName(base+"qualification", ewsQualified)
	s.sayName(base+"professionalBody", ewsBody)
	s.sayName(base+"firm", ewsFirm)
	s.sayNumber(base+"membershipNumber", ewsMember)
	if !s.sayDate(base+"date", ewsDate) {
		return
	}
	f, _ := s.fact(base + "date")
	if from, err := time.Parse("2006-01-02", f.Normalised().(string)); err == nil {
		// The form says of itself that it is valid for five years.
		until := from.AddDate(5, 0, 0)
		s.compute(base+"validUntil", until.Format("2 January 2006"), FormatDay(until), base+"date")
	}
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
	for _, m := range s.FindAll(ewsOption) {
		named[option(m.Group[0].String)] = m
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

func option(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "l", "1").Replace(text))
}
