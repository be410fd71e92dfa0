package papers

import (
	"math"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// correspondence is a letter or an e-mail: most often the managing agent's, the
// seller's solicitor's or a lender's.
var correspondence = definition{
	kind: Correspondence, name: "letter",
	anchors: []anchor{
		{pattern.New(`(?i)\bDear\s+(?:Sirs?|Madam|Mr|Mrs|Ms|Miss|Dr|Colleagues?|Leaseholders?|[A-Z][a-z]+)\b`), 0.6, true},
		{pattern.New(`(?i)\bYours\s+(?:faithfully|sincerely|truly)\b`), 0.6, false},
		{pattern.New(`(?i)\b(?:Kind|Best|With)\s+(?:kind\s+)?regards\b`), 0.4, false},
		{pattern.New(`(?i)\b(?:Our|Your)\s+ref(?:erence)?\b`), 0.3, true},
		{pattern.New(`(?i)\bwith\s+(?:our\s+)?compliments\b`), 0.9, true},
		{pattern.New(`(?m)^[^\n<>:]{2,60}<[^\s<>@]+@[^\s<>]+>\s*$`), 0.5, true},
		{pattern.New(`(?m)^(?:Hello|Hi|Good\s+(?:morning|afternoon|evening))\b[^\n.]{0,40}[,.]`), 0.5, true},
		{pattern.New(`(?m)^(?:Many\s+thanks|Thanks|All\s+the\s+best|Best\s+wishes|Regards),?\s*$`), 0.3, false},
		{pattern.New(`(?m)^>\s`), 0.3, false},
		{pattern.New(`(?i)\bthank\s+you\s+for\s+your\s+(?:e-?mail|letter|enquir)`), 0.6, true},
		{pattern.New(`(?i)\b(?:our|your)\s+(?:replies|enquiries)\b`), 0.3, true},
		{pattern.New(`(?i)\bSolicitors\s+Regulation\s+Authority\b`), 0.3, false},
		{pattern.New(`(?m)^From:\s[^\n]*\n(?:[^\n]*\n){0,3}(?:To|Sent|Date|Subject):\s`), 0.95, true},
		{pattern.New(`(?m)^(?:Subject|Sent):\s`), 0.5, true},
		{pattern.New(`(?i)\b(?:application|demand)\s+for\s+(?:payment|service\s+charge|ground\s+rent)\b`), 0.5, true},
		// The statutory form in which a landlord asks for ground rent.
		{pattern.New(`(?i)\bnotice\s+to\s+(?:long\s+)?leaseholders?\s+of\s+rent\s+due\b`), 0.95, true},
		// A manager's letter that answers the form's questions by their numbers is the form.
		{numberedReplies, -0.8, false},
		{pattern.New(`(?i)\bthis\s+(?:deed|lease|agreement|notice\s+(?:of|to|is\s+(?:hereby\s+)?(?:served|given\s+(?:under|pursuant|to))))\b|\bofficial\s+copy\b|\bsection\s+20\s+notice\b|\bpolicy\s+schedule\b|\bmemorandum\s+of\s+sale\b`), -0.5, true},
	},
	fields: []Field{
		// The letter's head.
		{"/paperwurks/correspondence/from", "from", Words},
		{"/paperwurks/correspondence/to", "to", Words},
		{"/paperwurks/correspondence/date", "date", Day},
		{"/paperwurks/correspondence/subject", "subject", Words},
		{"/paperwurks/correspondence/ourReference", "their reference", Words},
		{"/paperwurks/correspondence/yourReference", "our reference", Words},
		// What a managing agent's letter says.
		{"/paperwurks/correspondence/amountDemanded", "amount demanded", Pounds},
		{"/paperwurks/correspondence/arrears", "arrears", Pounds},
		{"/paperwurks/correspondence/payBy", "pay by", Day},
		{"/paperwurks/correspondence/groundRent", "ground rent", Pounds},
		{"/paperwurks/correspondence/serviceCharge", "service charge", Pounds},
		{"/paperwurks/correspondence/reserveFund", "reserve fund", Pounds},
		{"/paperwurks/correspondence/contribution", "contribution to works", Pounds},  // the flat's, as estimated
		{"/paperwurks/correspondence/noticeMentioned/*", "notice mentioned", Words},   // the sentence
		{"/paperwurks/correspondence/worksMentioned/*", "works mentioned", Words},     // the sentence
		{"/paperwurks/correspondence/disputeMentioned/*", "dispute mentioned", Words}, // the sentence
	},
	parse: parseCorrespondence,
}

var (
	letterFrom    = pattern.New(`(?i)(?:^|[\n\f])from:`)
	letterTo      = pattern.New(`(?i)(?:^|[\n\f])to:`)
	letterSubject = pattern.New(`(?i)(?:^|[\n\f])(?:subject|re|regarding)\s*:`)
	letterDated   = label(`(?:date|sent|dated)\s*:`)
	letterOurs    = label(`our\s+ref(?:erence)?\b\.?`)
	letterYours   = label(`your\s+ref(?:erence)?\b\.?`)
	// mailBehind is an address behind the name that it belongs to.
	mailBehind = pattern.New(`\s*[<(\[]\s*(?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]+\s*[>)\]];?$`)
	// personAt is a person with the firm behind: "Ann Lowe at Rook & Co LLP", "Ann Lowe | Rook LLP".
	personAt     = pattern.New(`^(?:\p{Lu}[\pL'’.-]*\s+){1,4}(?:\p{Lu}[\pL'’.-]*)?\s*(?:\s(?:at|\||/|-|–)\s+|[(]\s*)(\p{Lu}[^()|<>]{3,60}?)\)?$`)
	refersTo     = pattern.New(`(?i)\b(our|your)\s+ref(?:erence)?(?:\s+(?:number|no\.?))?\s+(?:for\s+this\s+\w+\s+)?(?:is|being|was)\s+([A-Z]*[/.-]?[\w/.-]*\d[\w/.-]*)`)
	dearLine     = pattern.New(`(?i)^dear\b`)
	closing      = pattern.New(`(?i)^(?:yours\s+(?:faithfully|sincerely|truly)|(?:kind|best|warm)\s+(?:kind\s+)?regards|regards)\b`)
	dateAlone    = pattern.New(`(?i)^(?:(?:date[d:]?|issued|sent|posted|written)(?:\s+on)?:?\s*)?(?:\w+day,?\s+)?` + dateOne + `$`)
	demandLabel  = label(`(?:(?:total\s+)?(?:amount|sum|balance|total)\s+(?:now\s+)?(?:due|payable|demanded|outstanding)|total\s+due|amount\s+of\s+this\s+(?:demand|invoice)|please\s+pay)\b`)
	demandIn     = pattern.New(`(?i)\b(?:please\s+(?:pay|remit|arrange\s+payment\s+of)|(?:we\s+)?(?:hereby\s+)?(?:demand|require)\s+(?:payment\s+of)?|requires\s+you\s+to\s+pay\s+(?:ground\s+)?rent\s+of|the\s+sum\s+of|payment\s+of|invoice\s+for)\s+(?:the\s+sum\s+of\s+)?(£\s*[\d,]+(?:\.\d{2})?)`)
	arrearsIn    = pattern.New(`(?i)(?:(£\s*[\d,]+(?:\.\d{2})?)[^.\n\f£]{0,60}\b(?:in\s+arrears|arrears|overdue|outstanding|unpaid)\b|\b(?:arrears|overdue|outstanding(?:\s+(?:balance|sum|amount))?|unpaid|owing|in\s+debit)\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?))`)
	noArrears    = pattern.New(`(?i)\b(?:no|not|nil|without)\b[^.\n\f]{0,30}\b(?:arrears|outstanding|overdue)\b`)
	payBy        = pattern.New(`(?i)\b(?:(?:pay(?:ment|able)?|due|settle(?:d|ment)?|remit|reach(?:es)?\s+us|arrives?|send\s+us)\b(?:[^.\f]|\.\d){0,80}?\b(?:by|on\s+or\s+before|before|(?:no|not)\s+later\s+than)|(?:due|payable|payment\s+is\s+required|you\s+to\s+pay\s+(?:ground\s+)?rent\s+of\s+£\s*[\d,.]+)\s+on)\s+(?:\w+day,?\s+)?(?:the\s+)?(` + dateOne + `)`)
	payLabel     = label(`(?:please\s+)?pay(?:ment)?\s+(?:is\s+)?(?:due\s+|required\s+)?by\b|(?:payment\s+)?due\s+(?:date|by)\b|date\s+(?:payment\s+)?due\b`)
	yearLabel    = label(`annual\s+(?:service|maintenance)\s+charge\b|(?:service|maintenance)\s+charge\s+(?:for\s+the\s+(?:current\s+)?year|per\s+(?:annum|year)|p\.?a\.?)\b`)
	serviceLabel = label(`(?:service|maintenance)\s+charge\b`)
	groundRentIn = pattern.New(`(?i)\bground\s+rent\b[^.\n\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	serviceIn    = pattern.New(`(?i)\b(?:service|maintenance)\s+charges?\b[^.\f£]{0,60}(£\s*[\d,]+(?:\.\d{2})?)`)
	noticeTell   = pattern.New(`(?i)\b(?:section\s+(?:20|146|5|13|42|21|8)\b|s\.?\s?(?:20|146)\b|notice\s+(?:of|to|under|served|dated)|forfeiture|enforcement\s+notice|party\s+wall)`)
	worksTell    = pattern.New(`(?i)\b(?:major|proposed|planned|qualifying|remedial|remediation|cladding|roof|external|redecoration)\s+(?:\w+\s+)?(?:works?|repairs?|programme|project|scheme)\b|\b(?:roof|window|lift|door|cladding|balcony|boiler|façade|facade|drainage|asphalt)s?\s+(?:renewal|replacement|refurbishment|overhaul|repairs?|re-?covering)\b|\b(?:renewal|replacement|refurbishment|re-?covering|re-?roofing|redecoration|overhaul|repair)\s+(?:of|to)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:roofs?|windows?|lifts?|doors?|cladding|balcon\w+|boilers?|fa[cç]ades?|drains?|walls?|gutters?|entrance|car\s+park|common\s+parts|exterior)\b|\b(?:put|go(?:es|ing)?)\s+out\s+to\s+tender\b|\b(?:renew|replace|re-?cover|redecorate|refurbish|overhaul|re-?roof)(?:ing)?\s+(?:the|all|its|our)\s+(?:\w+\s+){0,2}(?:roofs?|windows?|lifts?|doors?|cladding|balcon\w+|boilers?|drains?|gutters?|car\s+park|common\s+parts|exterior)\b|\b(?:external|internal|communal)\s+(?:re)?decorations?\b[^.\f]{0,40}\b(?:planned|due|proposed|scheduled|expected)\b`)
	disputeTell  = pattern.New(`(?i)\b(?:dispute|breach\s+of\s+(?:the\s+)?(?:lease|covenant)|complain(?:t|ed|s)|nuisance|tribunal|county\s+court|proceedings)\b`)
	neverTell    = pattern.New(`(?i)\b(?:no|not|never|none|nothing|nobody|without|nor)\b`)
)

// stackedPairs is the labels of a letter, each with what stands below it first where
// that is how the letter's column of particulars goes: "to pay now" over "£136.00".
func (s *sheet) stackedPairs() []pair {
	pairs := s.pairs()
	below := func(p pair) int {
		for i, v := range p.to {
			if v.Page() == p.label.Page() && abs(v.Box().X0-p.label.Box().X0) < 4 && v.Box().Y0 > p.label.Box().Y1-3 {
				return i
			}
		}
		return -1
	}
	stacked := 0
	for _, p := range pairs {
		if i := below(p); i >= 0 && !strings.HasSuffix(p.label.Text(), ":") && p.label.Words() <= 6 {
			text := p.to[i].Text()
			if _, as, ok := ParseDay(text); ok && as == text || money.FindString(text) == text || strings.ContainsAny(text, "/") && referenceLike.MatchString(text) && strings.ContainsAny(text, "0123456789") {
				stacked++
			}
		}
	}
	if stacked < 2 {
		return pairs
	}
	var turned []pair
	for _, p := range pairs {
		if i := below(p); i > 0 {
			to := append([]evidence.Span{p.to[i]}, p.to[:i]...)
			p.to = append(to, p.to[i+1:]...)
		}
		turned = append(turned, p)
	}
	return turned
}

// takeSubject takes what a letter is about, colons and all, over the lines of its cell.
func takeSubject(s *sheet, path string, p pair, v evidence.Span) bool {
	whole := s.wholeOf(p, v, 50)
	text := strings.TrimRight(whole.Text(), " ,;")
	return len(text) > 3 && hasLetters(text) && whole.Words() <= 50 && s.state(path, withLabel(p.label, whole), text, nil)
}

// takeSender takes the name of who wrote; "Sent by: DX" tells how it went.
func takeSender(s *sheet, path string, p pair, v evidence.Span) bool {
	return !byPost.MatchString(v.Text()) && takeName(s, path, p, v)
}

var byPost = pattern.New(`(?i)^(?:by\s+)?(?:DX|e-?mail|(?:first|second)\s+class|post|fax|hand|courier|portal)\b`)

var (
	// refInText is "our reference AB/123" and "Us: AB/123" in running text and on a line of its own.
	refInText = pattern.New(`(?i)\b(our|your)\s+ref(?:erence)?s?(?:\s+(?:number|no\.?))?\s*[:;.,]?\s+([A-Z]{1,6}[/.-]?[\w/.-]*\d[\w/.-]*|\d[\w/.-]{3,})`)
	usAndYou  = pattern.New(`(?i)(?:^|\s)(us|ours?|yours?|you)\s*:\s*([A-Z]{1,6}[/.-]?[\w/.-]*\d[\w/.-]*|\d[\w/.-]{3,})`)
	refOfLine = pattern.New(`(?i)(?:^|[\n\f])(?:(?:tenant|account|customer|client|file|matter|case|property|lease(?:holder)?)\s+)?(?:ref(?:erence)?|account|number|no)\b\.?(?:\s+(?:no|number)\b\.?)?[\s:]+([A-Z]{1,6}[/.-][\w/.-]*\d[\w/.-]*|\d{5,}[\w/.-]*)(?:[ \t]*[\n\f]|$)`)
	// sentBy is the addressee of a letter that went by one post or another: "Bell LLP, by e-mail only".
	sentBy        = pattern.New(`(?:^|[\n\f])([^\n\f,:]{3,60}),?[ \n]+(?i:by)[ ]+(?i:e-?mail|post|dx|hand)\b`)
	yourLetterRef = pattern.New(`(?i)\byour\s+(?:letter|e-?mail|enquir(?:y|ies)|message|correspondence)s?\b[^.;\f]{0,40}?,?\s*\(?\s*(?:under\s+|with\s+|quoting\s+)?ref(?:erence)?\.?\s*:?\s*([A-Z]{1,6}[/.-][\w/.-]*\d[\w/.-]*|\d[\w/.-]{3,})`)
)

// The sums and days that offices set in a box or a column of their own.
var letterSums = []sought{
	{"/paperwurks/correspondence/amountDemanded", pattern.New(`(?i)^(?:(?:the\s+)?(?:total\s+)?(?:amount|sum|balance|total)?\s*(?:now\s+)?(?:to\s+pay|due|payable|demanded|owed|owing)(?:\s+(?:now|today|by\s+you|on\s+this\s+\w+))?|(?:amount|total|balance|sum)(?:\s+(?:due|of\s+this\s+(?:demand|invoice)|now\s+due|payable\s+now))?|please\s+pay|you\s+(?:now\s+)?owe(?:\s+us)?|pay\s+(?:this|now)|what\s+(?:you|is)\s+(?:owe|due|to\s+pay)|now\s+due)$`), nil, "", takeSum},
	{"/paperwurks/correspondence/arrears", pattern.New(`(?i)\b(?:overdue|arrears|brought\s+forward|previous\s+balance|past\s+due|still\s+unpaid|outstanding\s+(?:balance|from|before))\b`), pattern.New(`(?i)\b(?:by|date|fees?|interest|charge\s+for|letter)\b`), "", takeSum},
	{"/paperwurks/correspondence/payBy", pattern.New(`(?i)\b(?:last\s+day\s+(?:to|for)|pay\w*\s+(?:is\s+)?(?:due\s+)?(?:by|before|on|no\s+later)|due\s+(?:date|by|on)|date\s+due|payment\s+due|when\s+to\s+pay|by\s+when|deadline|must\s+reach\s+us)\b`), pattern.New(`(?i)\b(?:repl(?:y|ies)|observations?|comments|year|period|from)\b`), "", takeDay},
	{"/paperwurks/correspondence/serviceCharge", pattern.New(`(?i)\b(?:service|maintenance|estate)\s+charge\b`), pattern.New(`(?i)\b(?:half|quarter\w*|month\w*|interim|instal\w+|demand\w*|due|payable|arrears|ref\w*|number|account|period|from|end\w*|paid|advance|request|balanc\w+|for\s+(?:flat|the\s+period|\d)|owed|owing|last\s+year)\b`), "", takeSum},
	{"/paperwurks/correspondence/groundRent", pattern.New(`(?i)\bground\s+rent\b`), pattern.New(`(?i)\b(?:arrears|ref\w*|account|period|from|review|date|paid|half|quarter\w*)\b`), "", takeSum},
	{"/paperwurks/correspondence/reserveFund", pattern.New(`(?i)\b(?:reserve|sinking)\s+fund\b`), pattern.New(`(?i)\b(?:contribut\w+|pay\w*|annual|transfer\w*|share|your)\b`), "", takeSum},
}

// What the labels of a letter's head mean, for offices that set it their own way.
var letterSought = []sought{
	{"/paperwurks/correspondence/ourReference", pattern.New(`(?i)^(?:we\s+(?:refer\s+to|call)\s+(?:it|this)(?:\s+as)?|(?:our|us|tenant|account|customer|client|file|matter|lease|case|property|payment)\b.*\b(?:ref\w*|number|no|account)|(?:please\s+)?quote(?:\s+(?:this|our|the))?(?:\s+(?:ref\w*|number))?|us|ours|ref(?:erence)?(?:\s+(?:no|number|to\s+quote))?|account)$`), pattern.New(`(?i)\byour\s+ref`), "", takeReference},
	{"/paperwurks/correspondence/yourReference", pattern.New(`(?i)^(?:you\s+(?:refer\s+to|call)\s+(?:it|this)(?:\s+as)?|your\s+(?:ref\w*|file|number|matter)(?:\s+(?:no|number))?|yours?|you)$`), nil, "", takeReference},
	{"/paperwurks/correspondence/date", pattern.New(`(?i)^(?:date|dated|issued|sent|written|posted|(?:sent|issued|written|posted|dated)\s+on|date\s+(?:of\s+)?(?:this\s+)?(?:issued?|sent|letter|posting))$`), nil, "", takeDay},
	{"/paperwurks/correspondence/subject", pattern.New(`(?i)^(?:subject|re|regarding|about|matter|what\s+(?:it|this)\s+is\s+about)$`), nil, "", takeSubject},
	{"/paperwurks/correspondence/to", pattern.New(`(?i)^(?:to|for\s+the\s+attention\s+of|addressee|recipient|addressed\s+to|sent\s+to)$`), nil, "", takeName},
	{"/paperwurks/correspondence/from", pattern.New(`(?i)^(?:from|sender|sent\s+by|issued\s+by|written\s+by|this\s+letter\s+is\s+from)$`), nil, "", takeSender},
}

// parseCorrespondence reads a letter's or an e-mail's head, and in its body the
// sums, days and matters that a managing agent writes about.
func parseCorrespondence(s *sheet) {
	const base = "/paperwurks/correspondence/"
	mail := s.sayHead(base+"from", letterFrom) || s.sayWebmailHead(base)
	s.sayHead(base+"to", letterTo)
	s.sayHead(base+"subject", letterSubject)
	s.sayNumber(base+"ourReference", letterOurs)
	s.sayNumber(base+"yourReference", letterYours)
	for i, m := range s.FindAll(refInText) {
		if i >= mostPlaces {
			break
		}
		s.state(base+strings.ToLower(m.Group[0].String)+"Reference", m.OnePage(), strings.TrimRight(m.Group[1].String, "."), nil)
	}
	for _, m := range s.opening(160).FindAll(usAndYou) {
		side := map[byte]string{'u': "our", 'o': "our", 'y': "your"}[strings.ToLower(m.Group[0].String)[0]]
		s.state(base+side+"Reference", m.OnePage(), strings.TrimRight(m.Group[1].String, "."), nil)
	}
	if m, ok := s.opening(160).Find(refOfLine); ok {
		s.state(base+"ourReference", m.OnePage(), strings.TrimRight(m.Group[0].String, "."), nil)
	}
	if m, ok := s.opening(160).Find(sentBy); ok {
		if name := m.Group[0].OnePage(); startsUpper(name) && name.Words() <= 8 && !holdsDate(name.Text()) && postcodeIn(name.Text()) == "" {
			s.state(base+"to", name, value(name), nil)
		}
	}
	for i, m := range s.FindAll(yourLetterRef) {
		if i >= mostPlaces {
			break
		}
		s.state(base+"yourReference", m.OnePage(), strings.TrimRight(m.Group[0].String, "."), nil)
	}
	for i, m := range s.FindAll(refersTo) {
		if i >= mostPlaces {
			break
		}
		s.state(base+strings.ToLower(m.Group[0].String)+"Reference", m.Span, strings.TrimRight(m.Group[1].String, "."), nil)
	}
	if !s.sayDate(base+"date", letterDated) {
		s.sayLetterDate(base + "date")
	}
	s.within(s.opening(220), func(head *sheet) {
		pairs := head.stackedPairs()
		for _, w := range letterSought {
			head.seekIn(pairs, w)
		}
	})
	s.trimName(base + "from")
	s.seek(letterSums...)
	asked := s.asked()
	for _, w := range letterSums {
		s.seekIn(asked, w)
	}
	if !mail {
		s.sayLetterhead(base)
	}
	s.within(s.opening(220), func(head *sheet) {
		head.seekIn(head.stackedPairs(), sought{base + "subject", pattern.New(`(?i)^(?:the\s+)?property$`), nil, "", takeSubject})
	})
	if !s.sayPounds(base+"amountDemanded", demandLabel) {
		s.sayPoundsIn(base+"amountDemanded", demandIn, toPayIs, demandedNow, sumToPay)
	}
	for _, m := range s.FindAll(arrearsIn) {
		sum := m.Group[0]
		if sum.Empty() {
			sum = m.Group[1]
		}
		if noArrears.MatchString(m.Whole) || precededBy(s, m.Span, neverTell) || paidSince.MatchString(clip(m.Rest(s.text.Page(m.Page())), 8).Text()) {
			continue
		}
		if n, ok := parseMoney(sum.String); ok && n > 0 && s.state(base+"arrears", m.OnePage(), sum.String, n) {
			break
		}
	}
	_ = s.sayDate(base+"payBy", payLabel) || s.sayDayIn(base+"payBy", payBy)
	s.saySumIn(base+"groundRent", groundRentIn, owedNow)
	s.saySumIn(base+"reserveFund", reserveIn, paidInto)
	s.sayPoundsIn(base+"contribution", contributionIn...)
	s.sayPoundsIn(base+"serviceCharge", partOfYear)
	_ = s.sayPounds(base+"serviceCharge", yearLabel) || s.saySumIn(base+"serviceCharge", serviceIn, instalment) || s.sayPounds(base+"serviceCharge", serviceLabel)
	for _, tell := range []struct {
		path string
		re   *pattern.Pattern
	}{{"noticeMentioned", noticeTell}, {"worksMentioned", worksTell}, {"disputeMentioned", disputeTell}} {
		n := 0
		var last evidence.Span
		for _, m := range s.FindAll(tell.re) {
			if n >= 5 || precededBy(s, m.Span, neverTell) {
				continue
			}
			v := widen(s.text.Page(m.Page()), m.OnePage(), 45)
			if tell.re == disputeTell && (onlyDisclaims.MatchString(v.Text()) || ofRights.MatchString(v.Text())) || s.inList(m.Span) || asksOf(v, m.Span) || asksAbout.MatchString(v.Text()) || tell.re == noticeTell && feeOfNotice.MatchString(v.Text()) || ofAnyRent.MatchString(v.Text()) {
				continue // a question mentions nothing that is so
			}
			if v.Empty() || !last.Empty() && v.Before(last.Rest(s.text.Page(m.Page()))) && v.Page() == last.Page() {
				continue
			}
			if s.state(at(base+tell.path+"/*", n), v, v.Text(), nil) {
				n++
				last = v
			}
		}
	}
}

// toPayIs, demandedNow and sumToPay are sentences that say what is to pay without asking for it.
var (
	toPayIs     = pattern.New(`(?i)\b(?:amount|sum|balance|total)\s+(?:that\s+is\s+)?(?:now\s+)?(?:to\s+pay|due|payable)\s+(?:now\s+|today\s+)?(?:is|comes\s+to|stands\s+at)\s+(£\s*\d[\d,]*(?:\.\d{2})?)`)
	demandedNow = pattern.New(`(?i)\b(?:just|now|today)\s+demanded\b,?[^.;£\f]{0,20}(£\s*\d[\d,]*(?:\.\d{2})?)`)
	sumToPay    = pattern.New(`(?i)(£\s*\d[\d,]*(?:\.\d{2})?),?\s+is\s+(?:now\s+)?to\s+pay\b`)
)

// ofRights is a sentence of the summary of rights that goes with every demand for service
// charges (Landlord and Tenant Act 1985, section 21B): what anybody may do, not what was done.
var ofRights = pattern.New(`(?i)\b(?:(?:a|the)\s+right\s+to\s+(?:ask|apply|challenge)|you\s+(?:may|can)\s+(?:apply|ask|be|seek)|whether\s+you\s+are\s+liable|(?:where|if)\s+you\s+seek|the\s+tribunal\s+(?:can|may|has)|tenants['’]?\s+rights|rights\s+and\s+obligations)\b`)

// saySumIn states the first sum that a sentence names, but for those that speak of
// another: of an instalment in the place of the year's charge, of what is paid into a
// fund in the place of what it holds.
func (s *sheet) saySumIn(path string, in, another *pattern.Pattern) bool {
	for _, m := range s.FindAll(in) {
		if another.MatchString(m.Whole) || precededBy(s, m.Span, another) || s.ofDebt(m.Span) {
			continue
		}
		if n, ok := parseMoney(m.Group[0].String); ok && s.state(path, clip(m.Span, glance), m.Group[0].String, n) {
			return true
		}
	}
	return false
}

// ofDebt reports whether a sentence speaks, before a place, of what is owed now: the sums
// that it goes on to name are parts of that.
func (s *sheet) ofDebt(m evidence.Span) bool {
	whole := s.sentenceOf(m)
	before := upTo(whole, m).Text()
	return debtWords.MatchString(before) && !noArrears.MatchString(before)
}

var debtWords = pattern.New(`(?i)\b(?:arrears|outstanding|overdue|unpaid|owing|owed|in\s+debit|brought\s+forward)\b`)

// sentenceOf is the words around a place on its page from one full stop to the next, at
// most thirty on either side.
func (s *sheet) sentenceOf(m evidence.Span) evidence.Span {
	page := s.text.Page(m.Page())
	first := page.Words() - m.Sub(0, 1).Rest(page).Words() - 1
	from, to := first, min(first+m.Words(), page.Words())
	for from > 0 && first-from < 30 && !stops(page.Word(from-1).Text) {
		from--
	}
	for to < page.Words() && to-first < 30+m.Words() && !stops(page.Word(to-1).Text) {
		to++
	}
	return page.Sub(from, to)
}

// stops reports whether a word ends a sentence.
func stops(w string) bool { return strings.HasSuffix(w, ".") || strings.HasSuffix(w, "?") }

var (
	// asksAbout is a sentence that only repeats what was asked.
	asksAbout = pattern.New(`(?i)\byou\s+(?:have\s+|had\s+)?(?:also\s+)?(?:ask(?:ed)?|enquired?|quer(?:y|ied)|raised?|wrote)\s+(?:us\s+)?(?:about|whether|if|for|regarding|as\s+to|a\s+(?:question|query))\b|\byour\s+(?:enquiry|query|question)\s+(?:about|regarding|concerning|as\s+to)\b`)
	// onlyDisclaims is a sentence that tells what may be done about any complaint, or what any
	// dispute would come to: it mentions none.
	onlyDisclaims = pattern.New(`(?i)\b(?:complaints?\s+(?:procedure|policy|process|handling|team|manager|scheme|form)|ombudsman|redress\s+scheme|how\s+to\s+(?:make\s+a\s+)?complain|(?:if|should|where|unless)\s+(?:you|there|any|a|we)\b[^.;\f]*\b(?:dispute|complain\w*|tribunal|proceedings|court)|(?:any|right\s+to|apply\s+to|application\s+to|refer\w*\s+to|determination\s+by)\s+(?:\w+\s+){0,4}(?:dispute|complaint|tribunal|court)|may\s+(?:be\s+)?(?:lead\s+to|result\s+in|commence|issue|begin|take)\b|legal\s+advice|confidential\w*|intended\s+(?:only|solely)|regulated\s+by|member\s+of|rights\s+and\s+obligations|happy\s+with\s+our\s+service)\b`)
	// ofAnyRent is what the statutory form of a demand for ground rent says to everybody.
	ofAnyRent = pattern.New(`(?i)\bnotice\s+to\s+(?:long\s+)?leaseholders?\s+of\s+rent\s+due\b|\bif\s+you\s+(?:do\s+not|don['’]t|fail\s+to|cannot)\s+pay\b`)
	// feeOfNotice is the notices that a buyer gives after completion, and what they cost.
	feeOfNotice = pattern.New(`(?i)\bnotices?\s+(?:fees?|of\s+(?:the\s+)?(?:transfer|assignment|charge|mortgage|underletting|subletting|dealing|devolution|death)\b)[^.;\f]*(?:£|\b(?:fees?|payable|costs?|each|required|registration)\b)`)
)

// partOfYear is the year's charge of which a sentence demands a part.
var partOfYear = pattern.New(`(?i)\b(?:service|maintenance|estate)\s+charge\b[^;\f]{0,60}\b(?:one\s+|a\s+)?(?:half|quarter|twelfth|part)\s+of\s+(?:the\s+|your\s+|an?\s+)?(?:[a-z]+\s+){0,5}(£\s*\d[\d,]*(?:\.\d{2})?)`)

// owedNow is a sentence of a ground rent that is owed, not of what it is a year.
var owedNow = pattern.New(`(?i)\b(?:arrears|outstanding|overdue|unpaid|owing|owed|brought\s+forward|instal?ments?|half[- ]?year(?:ly)?|quarter(?:ly)?|increas\w+\s+to|review\w*\s+to|ris(?:es?|ing)\s+to|doubl\w+)\b`)

var instalment = pattern.New(`(?i)\b(?:half[- ]?year(?:ly)?|quarter(?:ly)?|monthly|interim|instal?ments?|in\s+advance|on\s+account|brought\s+forward|balancing)\b`)

// paidSince is how a sentence about arrears goes on that are no more.
var paidSince = pattern.New(`^(?i)(?:were|was|has|have|is|are)\s+(?:(?:now|all|since|been|both)\s+)*(?:paid|cleared|settled|discharged)\b`)

var (
	reserveIn = pattern.New(`(?i)\b(?:reserve|sinking)\s+fund\b[^.\n\f£]{0,50}?(?:\b(?:stands?|stood|held|holds?|balance|contains?|has|is|was|currently|of)\b[^.\n\f£]{0,40}|:\s*)(£\s*\d[\d,]*(?:\.\d{2})?)`)
	paidInto  = pattern.New(`(?i)\b(?:contribut\w+|collect\w*|pay(?:s|able|ment)?|annual(?:ly)?|per\s+(?:annum|year|flat)|each\s+year)\b`)
	// contributionIn is the sentences that estimate a flat's share of works.
	contributionIn = []*pattern.Pattern{
		pattern.New(`(?i)\b(?:your|the\s+flat['’]s|each\s+(?:flat|leaseholder|lessee)['’]?s?)\s+(?:share|contribution|proportion)\b[^.\n\f£]{0,30}\b(?:estimated|expected|likely|about|approximately|around)\b[^.\n\f£]{0,30}(£\s*\d[\d,]*(?:\.\d{2})?)`),
		pattern.New(`(?i)\b(?:expect\w*|estimat\w+|anticipat\w+|likely)\b[^.\n\f£]{0,40}\b(?:each|the|your|this)\s+(?:flat|leaseholder|lessee|apartment|unit)\s+(?:to|will|would|may)\s+(?:have\s+to\s+)?(?:pay|contribute|cost)\b[^.\n\f£]{0,20}(£\s*\d[\d,]*(?:\.\d{2})?)`),
		pattern.New(`(?i)\b(?:contribution|share|proportion|liability)\s+(?:from|for|of|payable\s+(?:by|for)|attributable\s+to)\s+(?:this|the|your|your\s+client['’]?s?|each)\s+(?:flat|property|apartment|unit|lessee|leaseholder)\b[^.\n\f£]{0,60}(£\s*\d[\d,]*(?:\.\d{2})?)`),
		pattern.New(`(?i)\b(?:estimat\w+|anticipat\w+|expect\w*|likely|approximate)\b[^.\n\f£]{0,60}\b(?:contribution|share|cost\s+(?:per|to\s+(?:the|this|each|your))\s+(?:flat|lessee|leaseholder|property))\b[^.\n\f£]{0,50}(£\s*\d[\d,]*(?:\.\d{2})?)`),
	}
)

// inList reports whether words stand in a list of answers and not in a sentence: on a line
// that ends with "No" or "None", or under a number and without a full stop, as a heading
// does.
func (s *sheet) inList(m evidence.Span) bool {
	line := s.text.Line(m.Page(), m.Sub(0, 1).LineIndex()).Text()
	return answersNo.MatchString(line) || headsList.MatchString(line) && !tellsOf.MatchString(line)
}

var (
	answersNo = pattern.New(`(?i)(?:[–—:-]|\s{2}|\?|\))\s*(?:no|none|nil|n/a|not\s+(?:applicable|known|that\s+we\s+know\s+of|aware))\.?$`)
	tellsOf   = pattern.New(`(?i)\b(?:is|are|was|were|has|have|had|been|being|there|we|they|it)\b`)
	headsList = pattern.New(`^\d+(?:\.\d+)*\.?\s+(?:\S+\s+){0,6}[^\s.;:?]+$`)
)

// asksOf reports whether a place in a passage stands in a question.
func asksOf(passage, at evidence.Span) bool {
	rest := at.Rest(passage)
	for i := range rest.Words() {
		switch w := rest.Word(i).Text; {
		case strings.HasSuffix(w, "?"):
			return true
		case strings.HasSuffix(w, "."):
			return false
		}
	}
	return !at.Empty() && strings.HasSuffix(at.Word(at.Words()-1).Text, "?")
}

// precededBy reports whether an expression stands within the six words before a place
// on its line.
func precededBy(s *sheet, m evidence.Span, re *pattern.Pattern) bool {
	b := upTo(s.text.Line(m.Page(), m.LineIndex()), m)
	if b.Words() < 4 && m.LineIndex() > 0 {
		// The sentence began on the line above.
		if above := s.before(m, 6); !above.Empty() && !strings.ContainsAny(above.Text(), ".:;?") {
			b = above
		}
	}
	if n := b.Words(); n > 6 {
		b = b.Sub(n-6, n)
	}
	return re.MatchString(b.Text())
}

// sayHead states the rest of a line of an e-mail's head or a letter's subject.
func (s *sheet) sayHead(path string, re *pattern.Pattern) bool {
	m, ok := s.opening(250).Find(re)
	if !ok {
		return false
	}
	v := s.valueOf(m.Span)
	if v.Empty() || v.Words() > 40 {
		return false
	}
	// What follows on the line belongs to it, colons and all: "Re: Service charge: 4 Mill Lane".
	if line := s.text.Line(v.Page(), v.LineIndex()); re == letterSubject {
		if whole := v.Sub(0, 1).To(line.Sub(line.Words()-1, line.Words())); whole.Words() < 40 {
			v = trimValue(whole)
		}
	}
	return s.stateIn(path, withLabel(m.Span, v), senderOf(v), nil)
}

// sayLetterDate states the date that stands by itself on a line of the first page.
func (s *sheet) sayLetterDate(path string) bool {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return false
	}
	for _, l := range s.layout(doc.Pages[0].Number).lines {
		if l.Empty() || l.Words() > 6 || !dateAlone.MatchString(l.Text()) {
			continue
		}
		if d, as, ok := ParseDay(l.Text()); ok {
			return s.state(path, l, as, FormatDay(d))
		}
	}
	return false
}

// sayLetterhead states who wrote a letter, to whom and about what: the first line
// of the page and the last of the signature, the line above the address, and the
// line below "Dear …".
func (s *sheet) sayLetterhead(base string) {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return
	}
	l := s.layout(doc.Pages[0].Number)
	dear := -1
	for i, line := range l.lines {
		if !line.Empty() && dearLine.MatchString(line.Text()) {
			dear = i
			break
		}
	}
	if dear < 0 {
		s.sayUngreeted(base, l)
		return
	}
	for i := dear + 1; i < len(l.lines) && i <= dear+3; i++ {
		line := l.lines[i]
		if line.Empty() {
			continue
		}
		text := strings.TrimSuffix(line.Text(), ":")
		bold := line.Word(0).Bold
		if refersAgain.MatchString(text) {
			continue
		}
		if bold || strings.ToUpper(text) == text || strings.HasPrefix(strings.ToLower(text), "re ") || isSubject(text) {
			s.state(base+"subject", line, strings.TrimRight(text, " ."), nil)
		}
		break
	}
	s.sayAddressee(base, l, dear)
	s.saySender(base+"from", l, dear)
	s.sayAboveDear(base, l, dear)
}

// sayUngreeted states who wrote a letter without a salutation, as demands for payment are,
// to whom and about what: its title is the first line in capitals or bold that names such
// a matter, below the addressee's block.
func (s *sheet) sayUngreeted(base string, l *layout) {
	for i, line := range l.lines[:min(len(l.lines), 24)] {
		if i < 3 || line.Empty() || line.Words() < 2 || line.Words() > 12 || numbered(line) || endsSentence(line) || !aboutWords.MatchString(line.Text()) || labelLine.MatchString(line.Text()) {
			continue
		}
		text := strings.TrimRight(line.Text(), " .:")
		if of := typeOf(line); !of.capital && !of.bold {
			continue
		}
		s.sayAddressee(base, l, i)
		if !s.said[base+"to"] {
			continue
		}
		if f, ok := s.fact(base + "subject"); ok && !aboutWords.MatchString(f.Value()) {
			s.unsay(base + "subject") // a property that a label named
		}
		s.state(base+"subject", line, text, nil)
		s.saySender(base+"from", l, i)
		return
	}
	for i, line := range l.lines[:min(len(l.lines), 30)] {
		if i < 3 || line.Empty() || !bodyBegins.MatchString(line.Text()) {
			continue
		}
		s.sayAboveDear(base, l, i)
		s.sayAddressee(base, l, i)
		s.saySender(base+"from", l, i)
		return
	}
}

// bodyBegins is how the first sentence of a letter begins that greets nobody.
var bodyBegins = pattern.New(`^(?i)(?:thank\s+you\s+for|(?:we|i)\s+(?:write|refer|confirm|enclose|attach|acknowledge|have\s+(?:received|been)|are\s+(?:writing|pleased))|further\s+to|with\s+reference|in\s+(?:reply|response)\s+to|please\s+find|following\s+(?:our|your)|good\s+(?:morning|afternoon))\b`)

// sayAboveDear states what a letter is about where that stands over the salutation: a
// line of its own in the column of the text.
func (s *sheet) sayAboveDear(base string, l *layout, dear int) {
	at := l.boxes[dear]
	best := -1
	for i, b := range l.boxes {
		if !l.lines[i].Empty() && b.Y1 <= at.Y0+2 && abs(b.X0-at.X0) < 6 && (best < 0 || b.Y0 > l.boxes[best].Y0) {
			best = i
		}
	}
	if best < 0 || s.said[base+"subject"] {
		return
	}
	line := l.lines[best]
	text := strings.TrimRight(line.Text(), " .:")
	if line.Words() > 20 || holdsDate(text) || strings.Contains(text, "@") || strings.HasSuffix(line.Text(), ",") || refLike.MatchString(text) {
		return
	}
	if !line.Word(0).Bold && !aboutWords.MatchString(text) {
		return
	}
	// A second line of it, set alike.
	if above := l.above(line); !above.Empty() && line.Word(0).Bold && above.Word(0).Bold && aboutWords.MatchString(above.Text()) && !postcodeAlone.MatchString(above.Text()) {
		line = above.Sub(0, 1).To(line.Sub(line.Words()-1, line.Words()))
		text = strings.TrimRight(line.Text(), " .:")
	}
	if to, ok := s.fact(base + "to"); ok && strings.HasPrefix(text, to.Value()) || line.Words() < 2 {
		return
	}
	s.stateIn(base+"subject", line, text, nil)
}

var (
	// refersAgain is a reference below the salutation.
	refersAgain   = pattern.New(`(?i)^(?:(?:our|your)\s+)?ref(?:erence)?\b|^(?:our|your|us|you)\s*:`)
	refLike       = pattern.New(`(?i)^(?:our|your|us|you|ref)\b.{0,14}\d|\b(?:ref|date)\s*:`)
	postcodeAlone = pattern.New(`^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$`)
	aboutWords    = pattern.New(`(?i)\b(?:payment|request|reminder|demand|invoice|statement|service\s+charge|ground\s+rent|arrears|sale|purchase|repl(?:y|ies)|enquir(?:y|ies)|works?|notice|proposed|insurance|budget|accounts?|meeting|confirmation|complaint|lease|licence|covenant|completion|contract|mortgage|re:?)\b`)
)

// saySender states who wrote a letter: the firm at its head, which has a firm's name or
// its own address, telephone or e-mail right below, else the firm or the person that
// signs it.
func (s *sheet) saySender(path string, l *layout, dear int) {
	to, addressed := s.fact(strings.TrimSuffix(path, "from") + "to")
	for i, line := range l.lines[:min(dear, 7)] {
		if line.Empty() || addressed && (to.Value() == value(line) || strings.HasSuffix(line.Text(), to.Value())) {
			continue // to whom it is written
		}
		if line.Words() <= 8 && companyWords.MatchString(line.Text()) && !subjectLine.MatchString(line.Text()) {
			s.state(path, line, value(line), nil)
			return
		}
		if i == 0 && s.headsLetter(l, line) && s.state(path, line, value(line), nil) {
			return
		}
	}
	for _, page := range s.text.Document().Pages {
		ls := s.layout(page.Number).lines
		for i, line := range ls {
			if line.Empty() || !closing.MatchString(line.Text()) {
				continue
			}
			signed := ls[i+1 : min(len(ls), i+6)]
			for k, v := range signed {
				if v.Empty() || v.Words() > 8 {
					continue
				}
				if m, ok := v.Find(onBehalfOf); ok {
					if v = m.Rest(v); v.Empty() && k+1 < len(signed) {
						v = signed[k+1]
					}
					if !v.Empty() && startsUpper(v) && s.state(path, v, value(v), nil) {
						return
					}
					continue
				}
				if (companyWords.MatchString(v.Text()) || lawFirm.MatchString(v.Text())) && !signedAs.MatchString(v.Text()) && s.state(path, v, value(v), nil) {
					return
				}
			}
			for _, v := range signed[:min(3, len(signed))] {
				if !v.Empty() && v.Words() <= 6 && startsUpper(v) && s.state(path, v, value(v), nil) {
					return
				}
			}
		}
	}
}

var (
	onBehalfOf = pattern.New(`^(?i)(?:for\s+and\s+on\s+behalf\s+of|on\s+behalf\s+of|for)(?:\s|:|$)`)
	// signedAs is what somebody is, not for whom they write.
	signedAs = pattern.New(`(?i)\b(?:manager|officer|director|progress(?:or|er|ion)|negotiator|consultant|administrator|secretary|assistant|executive|partner|department|team|solicitor|conveyancer|lawyer)$`)
)

// headsLetter reports whether the first line of a letter is its sender's name: set
// larger than the lines below, or with an address, a telephone or an e-mail right below.
func (s *sheet) headsLetter(l *layout, line evidence.Span) bool {
	text := line.Text()
	if line.Words() > 7 || !startsUpper(line) || strings.ContainsAny(text, "0123456789:") || dearLine.MatchString(text) || titleWords.MatchString(text) && !company(text) {
		return false
	}
	below := line
	for range 4 {
		below = l.below(below)
		if below.Empty() {
			return false
		}
		if sendersLine.MatchString(below.Text()) || phoneNumber.MatchString(below.Text()) || strings.Contains(below.Text(), "@") {
			return true
		}
		if typeOf(below).size < typeOf(line).size && postcodeIn(below.Text()) != "" {
			return true
		}
	}
	return false
}

// sayAddressee states the first line of the address block that ends nearest above
// "Dear …": the block with a postcode that is not the letterhead's.
func (s *sheet) sayAddressee(base string, l *layout, dear int) {
	s.sayAddresseeAt(base+"to", l, dear)
}

// sayAddresseeAt is sayAddressee for the path of another kind of paper.
func (s *sheet) sayAddresseeAt(path string, l *layout, dear int) {
	for i := dear - 1; i > 0; i-- {
		if l.lines[i].Empty() {
			continue
		}
		if _, _, ok := ParsePostcode(l.lines[i].Text()); !ok {
			continue
		}
		// The lines of the block, from its last upward; what stands beside it is another's.
		block := l.lines[i]
		for range 7 {
			above := l.above(block)
			if above.Empty() || dateAlone.MatchString(above.Text()) || strings.Contains(strings.ToLower(above.Text()), "ref") {
				break
			}
			block = above
		}
		v := block
		if len(v.Text()) > 7 && strings.EqualFold(v.Word(0).Text, "messrs") && v.Words() > 1 {
			v = v.Sub(1, v.Words())
		}
		if (v.LineIndex() > 0 || v != block) && v.LineIndex() != i && v.Words() <= 10 && startsUpper(v) && !holdsDate(v.Text()) && !strings.Contains(v.Text(), ":") {
			s.state(path, v, value(v), nil)
		} else if v = beforeComma(v); v.LineIndex() == i && s.text.Line(v.Page(), i).Words() > v.Words() && (company(v.Text()) || lawFirm.MatchString(v.Text())) {
			s.state(path, v, value(v), nil) // name and address on one line
		}
		break
	}
	if !s.said[path] {
		s.sayAddresseeNear(path, l, dear)
	}
}

// sayAddresseeNear states the first line of a block that ends right above "Dear …" and
// begins at its edge, where the address has no postcode.
func (s *sheet) sayAddresseeNear(path string, l *layout, dear int) {
	end := dear - 1
	for end > 0 && l.lines[end].Empty() {
		end--
	}
	if end < 1 || math.Abs(l.boxes[end].X0-l.boxes[dear].X0) > l.boxes[dear].Height() {
		return
	}
	top := l.lines[end]
	for range 6 {
		above := l.above(top)
		if above.Empty() || math.Abs(above.Box().X0-l.boxes[dear].X0) > l.boxes[dear].Height() {
			break
		}
		top = above
	}
	below := l.below(top)
	if top.LineIndex() == end || below.Empty() || !doorFirst.MatchString(below.Text()) ||
		top.Words() > 10 || !startsUpper(top) || strings.ContainsAny(top.Text(), "0123456789:@") {
		return
	}
	s.state(path, top, value(top), nil)
}

// doorFirst is how the line of an address begins that says which door.
var doorFirst = pattern.New(`^(?i:(?:flat|apartment|unit|plot)\s+\d+[a-z]?\b)|^\d+[a-zA-Z]?,?\s+[A-Z]|^[A-Z][\w'’]+\s+(?i:house|cottage|farm|lodge|court|barn|mill|mansions|hall)\b`)

// beforeComma is a line up to its first comma.
func beforeComma(v evidence.Span) evidence.Span {
	for i := range v.Words() {
		if strings.HasSuffix(v.Word(i).Text, ",") {
			return v.Sub(0, i+1)
		}
	}
	return v
}

var subjectWords = pattern.New(`(?i)^(?:your\s+|the\s+)?(?:property|sale|purchase|service\s+charge|ground\s+rent|account|proposed|notice|invoice|demand|arrears|lease|title)\b|,.*\b[A-Z]{1,2}\d`)

// isSubject reports whether the line below "Dear …" is a heading: no sentence.
func isSubject(text string) bool {
	return len(strings.Fields(text)) <= 16 && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ",") && subjectWords.MatchString(text)
}
