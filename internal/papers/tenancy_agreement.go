package papers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

const tenancySays = "/paperwurks/tenancy_agreement"

var tenancyAgreement = definition{
	kind: TenancyAgreement, name: "tenancy agreement", parse: parseTenancy,
	anchors: []anchor{
		{pattern.New(`(?i)\b(?:assured\s+(?:shorthold\s+)?tenancy|tenancy)\s+agreement\b`), 0.85, true},
		{pattern.New(`(?i)\bagreement\s+for\s+an?\s+assured\s+(?:shorthold\s+)?tenancy\b`), 0.85, true},
		{pattern.New(`(?i)\b(?:standard\s+)?occupation\s+contract\b`), 0.6, true},
		{pattern.New(`(?i)\bwritten\s+statement\s+of\s+(?:a\s+)?(?:fixed\s+term\s+|periodic\s+)?(?:standard|secure|occupation)\b`), 0.8, true},
		{pattern.New(`(?i)\btenancy\s+deposit\s+scheme\b`), 0.3, false},
	},
	fields: []Field{
		{tenancySays + "/type", "type of letting", Answer}, // "assured shorthold", "assured", "occupation contract", "other"
		{tenancySays + "/date", "date of the agreement", Day},
		{tenancySays + "/landlord", "landlord", Words},
		{tenancySays + "/tenants/*/name", "tenant or contract-holder", Words},
		{tenancySays + "/property", "property let", Words},
		{tenancySays + "/start", "start of the tenancy", Day},
		{tenancySays + "/end", "end of the fixed term", Day},
		{tenancySays + "/term", "term", Words},
		{"/propertyPack/lettingInformation/rent", "rent", Pounds},
		{"/propertyPack/lettingInformation/rentFrequency", "rent payable", Answer}, // "Yearly", "Quarterly", "Monthly", "Weekly"
		{"/propertyPack/lettingInformation/securityDeposit", "deposit", Pounds},
		{tenancySays + "/depositScheme", "deposit protected with", Words},
		{tenancySays + "/breakClause/text", "break clause", Words},
	},
}

var (
	tenancyRole   = pattern.New(`(?i)[(“"‘'’]\s*(?:the\s+|(?:herein(?:after)?\s+)?called\s+[“"‘']?(?:the\s+)?)?(landlord|tenant|contract[- ]holder)s?\s*[”"’')]`)
	landlordLabel = pattern.New(`(?i)\b(?:(?:(?:parties|name\s+of)\s*[-–—:]?\s+)?(?:the\s+)?landlord(?:\(s\)|s)?(?:'s|’s)?(?:\s+name\(?s?\)?)?)\b`)
	tenantLabel   = pattern.New(`(?i)\b(?:(?:name\(?s?\)?\s+of\s+)?(?:the\s+)?(?:tenant|contract[- ]holder)(?:\(s\)|s)?(?:'s|’s)?(?:\s+name\(?s?\)?)?)\b`)
	letProperty   = pattern.New(`(?i)\b(?:(?:the\s+)?(?:property|premises|dwelling)(?:\s+(?:address|let))?|address\s+of\s+(?:the\s+)?(?:property|premises|dwelling))\b["”’']?(?:\s+means)?`)
	letStart      = pattern.New(`(?i)\b(?:(?:tenancy|term|occupation|commencement|start)\s+(?:start\s+|commencement\s+)?date|start\s+(?:of\s+(?:the\s+)?(?:tenancy|term)|date)|date\s+of\s+commencement|commenc(?:ing|ement|es)(?:\s+(?:on|date))?|beginning\s+(?:on|date)|starting\s+on|from(?:\s+and\s+including)?|occupation\s+date)\b`)
	letEnd        = pattern.New(`(?i)\b(?:end\s+(?:of\s+(?:the\s+)?(?:tenancy|term|fixed\s+term)|date)|(?:tenancy|term|expiry)\s+end(?:\s+date)?|(?:ending|expiring|expires)(?:\s+on)?|expiry(?:\s+date)?|to\s+and\s+including|until)\b`)
	letTerm       = pattern.New(`(?i)\b(?:(?:fixed\s+|the\s+|initial\s+)?term(?:\s+of\s+(?:the\s+)?tenancy)?|period\s+of\s+(?:the\s+)?tenancy|length\s+of\s+tenancy|duration)\b`)
	letTermIn     = pattern.New(`(?i)\b(?:a\s+)?(?:fixed\s+)?(?:term|period)\s+of\s+((?:\d{1,3}|` + numberWords + `)\s*(?:\(\s*[\w-]{1,20}\s*\)\s*)?(?:months?|years?|weeks?))\b`)
	letRent       = pattern.New(`(?i)\b(?:(?:the\s+|monthly\s+|weekly\s+)?rent(?:\s+(?:payable|amount|is))?)\b["”’']?`)
	letDeposit    = pattern.New(`(?i)\b(?:(?:tenancy\s+|security\s+|the\s+)?deposit(?:\s+(?:amount|of|is))?)\b["”’']?`)
	rentEvery     = pattern.New(`(?i)\b(?:per\s+(?:calendar\s+)?(month|week|quarter|annum|year)|(pcm|p\.c\.m\.?|pw|p\.w\.?|pa|p\.a\.)|(monthly|weekly|quarterly|annually|yearly)|(?:each|every|a)\s+(?:calendar\s+)?(month|week|quarter|year))\b`)
	schemes       = pattern.New(`(?i)\b((?:Deposit\s+Protection\s+Service|DPS|MyDeposits|my\|?deposits|Tenancy\s+Deposit\s+Scheme|TDS|Dispute\s+Service))\b`)
	breakWords    = pattern.New(`(?i)\b(?:break\s+clause|(?:terminate|end|determine)\s+(?:this\s+|the\s+)?(?:tenancy|agreement|contract)\b[^.;]*?\b(?:at\s+any\s+time|after|giving|not\s+less\s+than|at\s+least)\b[^.;]*?\b(?:months?|weeks?)[^.;]*?\bnotice)\b`)
	shorthold     = pattern.New(`(?i)\bassured\s+shorthold\s+tenancy\b`)
	assuredOnly   = pattern.New(`(?i)\bassured\s+(?:periodic\s+)?tenancy\b`)
	occupation    = pattern.New(`(?i)\boccupation\s+contract\b|\bcontract[- ]holder\b|\brenting\s+homes\s+\(wales\)\s+act\b`)
	companyLet    = pattern.New(`(?i)\b(?:company\s+let|licence\s+to\s+occupy|lodger\s+agreement|non-?\s?housing\s+act|common\s+law\s+tenancy|contractual\s+tenancy)\b`)
	tenancyDates  = pattern.New(`(?i)\b(?:date\s+of\s+(?:this\s+)?(?:agreement|contract)|(?:agreement|contract)\s+(?:is\s+)?(?:made|dated)(?:\s+(?:on|this))?|dated|date)\b`)
)

func parseTenancy(s *sheet) {
	for _, k := range []alternative{{occupation, "occupation contract"}, {shorthold, "assured shorthold"}, {assuredOnly, "assured"}, {companyLet, "other"}} {
		if m, ok := s.Find(k.re); ok {
			s.stateIn(tenancySays+"/type", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, k.value)
			break
		}
	}
	s.sayDateBeside(tenancySays+"/date", tenancyDates)
	for _, p := range s.deedParties(tenancyRole) {
		name := partyNameOf(p.text)
		switch {
		case name == "":
		case p.side == "landlord":
			s.stateIn(tenancySays+"/landlord", p.at, name, nil)
		case !s.said[tenancySays+"/tenants/0/name"]:
			s.sayParties(tenancySays+"/tenants", p.at, SplitNames(name))
		}
	}
	if !s.said[tenancySays+"/landlord"] {
		for _, m := range s.leading(landlordLabel) {
			v := s.block(m)
			if names := people(v); len(names) > 0 {
				// Joint landlords are one value: their names as they stand together.
				whole := strings.TrimSpace(nameStops.ReplaceAllString(v.Text(), ""))
				if len(names) == 1 || !s.stateIn(tenancySays+"/landlord", withLabel(m, v), whole, nil) {
					s.stateIn(tenancySays+"/landlord", withLabel(m, v), names[0], nil)
				}
				break
			}
		}
	}
	if !s.said[tenancySays+"/tenants/0/name"] {
		s.sayPeople(tenancySays+"/tenants", tenantLabel)
	}
	defer s.withoutGuarantors()
	s.sayProperty(tenancySays+"/property", 40, letProperty)
	s.sayDateBeside(tenancySays+"/start", letStart)
	s.sayDateBeside(tenancySays+"/end", letEnd)
	if f, ok := s.fact(tenancySays + "/end"); ok && endsOther.MatchString(f.Citation().Quote()) || s.noFixedTerm() {
		s.unsay(tenancySays + "/end")
		s.said[tenancySays+"/end"] = s.noFixedTerm()
	}
	if m, ok := s.Find(letTermIn); ok {
		s.stateIn(tenancySays+"/term", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Group[0].String, nil)
	} else {
		s.letTermBeside()
	}
	if s.saySum("/propertyPack/lettingInformation/rent", letRent) {
		s.rentFrequency()
	}
	s.saySum("/propertyPack/lettingInformation/securityDeposit", letDeposit)
	if m, ok := s.Find(schemes); ok {
		s.stateIn(tenancySays+"/depositScheme", s.text.Line(m.Page(), m.LineIndex()).To(m.Span), m.Whole, nil)
	}
	s.seek(tenancySought...)
	if s.said["/propertyPack/lettingInformation/rent"] && !s.said["/propertyPack/lettingInformation/rentFrequency"] {
		s.rentFrequency()
	}
	for _, c := range s.clauses() {
		if breakWords.MatchString(c.text) && len(c.text) > 30 && s.sayClause(tenancySays+"/breakClause/text", c, breakWords) {
			break
		}
	}
}

// withoutGuarantors takes from the tenants who is named beside a label of his own: a
// guarantor answers for the rent and does not live there, a child does and owes nothing.
func (s *sheet) withoutGuarantors() {
	var others []string
	for i, m := range s.leading(otherPerson) {
		if i >= mostPlaces {
			break
		}
		others = append(others, people(s.valueOf(m))...)
	}
	var tenants []evidence.Fact
	repeated := false
	for n := 0; ; n++ {
		f, ok := s.fact(fmt.Sprintf("%s/tenants/%d/name", tenancySays, n))
		if !ok {
			break
		}
		is := func(name string) bool { return SameName(name, f.Value()) }
		if slices.ContainsFunc(others, is) || slices.ContainsFunc(tenants, func(t evidence.Fact) bool { return SameName(t.Value(), f.Value()) }) {
			repeated = true
			continue
		}
		tenants = append(tenants, f)
	}
	if !repeated || len(tenants) == 0 {
		return
	}
	for n := 0; s.said[fmt.Sprintf("%s/tenants/%d/name", tenancySays, n)]; n++ {
		s.unsay(fmt.Sprintf("%s/tenants/%d/name", tenancySays, n))
	}
	for n, f := range tenants {
		if at, ok := s.text.Locate(f.Citation().Page(), f.Citation().Quote()); ok {
			s.stateIn(fmt.Sprintf("%s/tenants/%d/name", tenancySays, n), at, f.Value(), f.Normalised())
		}
	}
}

// otherPerson is the label of a person who is no tenant.
var otherPerson = pattern.New(`(?i)\b(?:the\s+)?(?:guarantor|permitted\s+occupiers?|occupiers?\s+under\s+18|children|letting\s+agent|managing\s+agent|agent)(?:\(s\)|s)?\b`)

// noFixedTerm reports whether the letting runs from period to period, so that no day ends it.
func (s *sheet) noFixedTerm() bool {
	_, ok := s.Find(periodicOnly)
	return ok
}

var (
	periodicOnly = pattern.New(`(?i)\b(?:there\s+is\s+)?no\s+fixed\s+term\b|\bassured\s+periodic\s+tenancy\b`)
	// endsOther is a day that a certificate or a notice ends, not the letting.
	endsOther = pattern.New(`(?i)\b(?:EPC|EICR|certificate|valid|gas|electric\w*|licen[cs]e|policy|insurance|option|renew\w*)\b`)
)

// What the labels of a letting's particulars mean, where the wording that is known was not there.
var tenancySought = []sought{
	{tenancySays + "/property", pattern.New(`(?i)\b(?:property|premises|dwelling|house|flat|home|accommodation|address)\b`), pattern.New(`(?i)\b(?:landlord|owner|tenants?|agents?|holder|current|previous|correspondence|services?|notices?)\b`), "", takeAddress},
	{tenancySays + "/start", pattern.New(`(?i)\b(?:start\w*|commenc\w+|begin\w*|from|mov\w+\s+in|entry)\b`), pattern.New(`(?i)\b(?:rent|deposit|payment|end\w*|notice|inventory|birth)\b`), "", takeDay},
	{tenancySays + "/end", pattern.New(`(?i)\b(?:end|ends|expir\w+|until|last\s+day)\b`), pattern.New(`(?i)\b(?:notice|early|break|EPC|certificate|gas|deposit)\b`), "", takeDay},
	{"/propertyPack/lettingInformation/rent", pattern.New(`(?i)\brents?\b`), pattern.New(`(?i)\b(?:arrears|increase\w*|review\w*|deposit|guarantor|advance|day|due|late|first|account)\b`), "", takePounds},
	{"/propertyPack/lettingInformation/securityDeposit", pattern.New(`(?i)\bdeposit\b`), pattern.New(`(?i)\b(?:scheme|holding|holder|certificate|number|ref\w*|held|returned?)\b`), "", takePounds},
	{tenancySays + "/tenants", pattern.New(`(?i)\b(?:tenants?|contract[- ]holders?|renters?|occupiers?)\b`), pattern.New(`(?i)\b(?:permitted|address|agent|obligations?|guarantor|other|number|signature|notice|joint)\b`), "", takePeople},
}

// letTermBeside states the term beside its label, and the days that it names.
func (s *sheet) letTermBeside() {
	for _, m := range s.leading(letTerm) {
		v := s.valueOf(m)
		if v.Empty() || v.Words() > 30 {
			continue
		}
		at := withLabel(m, v)
		if as := letLength.FindString(v.Text()); as != "" {
			s.stateIn(tenancySays+"/term", at, as, nil)
		}
		if start, _, ok := termStart(v.Text()); ok {
			if _, as, ok := dayIn(v.Text(), start); ok {
				s.stateIn(tenancySays+"/start", at, as, FormatDay(start))
			}
		}
		if t, ok := ParseTerm(v.Text()); ok && !t.Until.IsZero() {
			if _, as, ok := dayIn(v.Text(), t.Until); ok {
				s.stateIn(tenancySays+"/end", at, as, FormatDay(t.Until))
			}
		}
		if s.said[tenancySays+"/term"] {
			return
		}
	}
}

var letLength = pattern.New(`(?i)\b(?:\d{1,3}|` + numberWords + `)\s*(?:\(\s*[\w-]{1,20}\s*\)\s*)?(?:calendar\s+)?(?:months?|years?|weeks?)\b`)

// rentFrequency states how often the rent is payable: by words in the quotation
// of the rent, or on the line below it.
func (s *sheet) rentFrequency() {
	f, _ := s.fact("/propertyPack/lettingInformation/rent")
	quoted, ok := s.text.Locate(f.Citation().Page(), f.Citation().Quote())
	if !ok {
		return
	}
	whole := quoted
	last := quoted.Sub(quoted.Words()-1, quoted.Words())
	if line := s.text.Line(last.Page(), last.LineIndex()); !line.Empty() {
		whole = whole.To(line)
	}
	if below := s.text.Line(last.Page(), last.LineIndex()+1); !below.Empty() {
		whole = whole.To(below)
	}
	m, ok := whole.Find(rentEvery)
	if !ok {
		return
	}
	word := strings.ToLower(m.Group[0].String + m.Group[1].String + m.Group[2].String + m.Group[3].String)
	every := map[byte]string{'m': "Monthly", 'w': "Weekly", 'q': "Quarterly", 'a': "Yearly", 'y': "Yearly"}
	value, ok := every[word[0]]
	if word[0] == 'p' { // pcm, pw, pa
		short := strings.ReplaceAll(word, ".", "")
		value, ok = map[string]string{"pcm": "Monthly", "pw": "Weekly", "pa": "Yearly"}[short], true
	}
	if ok && value != "" {
		s.stateIn("/propertyPack/lettingInformation/rentFrequency", whole, m.Whole, value)
	}
}
