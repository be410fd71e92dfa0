package papers

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// leaseReader reads a lease clause by clause.
type leaseReader struct {
	*sheet
	clauses []*clause
	term    Term
	termAt  string  // the path of the fact that states the term
	dated   *clause // the first that gives the term's days but not its length
}

func parseLease(s *sheet) {
	r := &leaseReader{sheet: s, clauses: s.clauses()}
	if r.isVariation() {
		r.varied()
		return
	}
	r.prescribed()
	r.particulars()
	r.opening()
	r.parties()
	r.coverManager()
	r.duration()
	r.premium()
	r.groundRent()
	r.rentInParticulars()
	for _, t := range leaseTopics {
		r.topic(t)
	}
	r.responsibilities()
	r.proportion()
	r.forfeiture()
	r.dealings()
	r.sharedOwnership()
	r.regranted()
	if len(r.facts) > 0 {
		r.tenureIsLeasehold()
	}
}

var (
	lrNumber        = pattern.New(`^LR(\d{1,2})(?:\.(\d))?`)
	lrLabel         = pattern.New(`(?i)^(?:LR\d{1,2}(?:\.\d)?\.?\s*)?(?:date\s+of\s+lease|title\s+number\(?s?\)?|landlord(?:'s|’s)?\s+title\s+number\(?s?\)?|other\s+title\s+numbers?|parties\s+to\s+this\s+lease|property|prescribed\s+statements\s+etc\.?|term\s+for\s+which\s+the\s+property\s+is\s+leased|premium|prohibitions\s+or\s+restrictions\s+on\s+disposing\s+of\s+this\s+lease|rights\s+of\s+acquisition\s+etc\.?|restrictive\s+covenants\s+given.*?estate|easements|estate\s+rentcharge\s+burdening\s+the\s+property|application\s+for\s+standard\s+form\s+of\s+restriction|declaration\s+of\s+trust.*?proprietor)\s*[:.]?\s*`)
	dateOfLease     = pattern.New(`(?i)\b(?:this\s+(?:under|sub-?|counterpart\s+)?lease\s+(?:is\s+)?(?:made|dated|granted)?|dated?(?:\s+of\s+(?:this\s+)?lease)?|made)\s*:?\s*(?:(?:on|the|this)\s+)*`)
	roleQuoted      = pattern.New(`(?i)[(“"‘'’]\s*(?:the\s+|(?:herein(?:after)?\s+)?called\s+[“"‘']?(?:the\s+)?)?(landlord|lessor|freeholder|freehold\s+owner|grantor|council|corporation|tenant|lessee|leaseholder|leaseowner|flat\s+owner|purchaser|management\s+company|company|manager|guarantor|surety)s?\s*[”"’')]`)
	betweenWord     = pattern.New(`(?i)\bbetween\b|\bparties\b|\bB\s+E\s+T\s+W\s+E\s+E\s+N\b`)
	partiesEnd      = pattern.New(`(?i)\b(?:now\s+this|N\s+O\s+W\s+T\s+H\s+I\s+S|W\s+H\s+E\s+R\s+E\s+A\s+S|W\s+I\s+T\s+N\s+E\s+S\s+S|witness(?:es|eth)|whereas|it\s+is\s+(?:hereby\s+)?agreed|recitals?|background|agreed\s+terms|definitions|interpretation|operative)\b`)
	partyLead       = pattern.New(`(?i)^(?:[\s:;,.\-–)]|and\b|\(\d\)|\d[.)]|between\b|parties\b|the\s+parties\b|\([a-z]\)|of\s+the\s+(?:first|one|second|other|third|fourth)\s+part)+`)
	partyTail       = pattern.New(`(?i)\s*(?:\(\s*(?:[A-Z]{0,2}\d{6,8}\s*\)|co\b|company|incorporated|registered|reg|a\s+company|crn)|\s+(?:of|whose|incorporated|registered|a\s+company|acting|(?:his|her)\s+(?:wife|husband)|both\s+of|all\s+of|and\s+(?:its|his|her|their)\s+(?:successors?|assigns?))\b|,|\bcompany\s+(?:no|number|registration)).*$`)
	partyLabel      = pattern.New(`(?i)(?:^|\n|\f)\s*(?:the\s+)?(landlord|lessor|freeholder|freehold\s+owner|tenant|lessee|leaseholder|leaseowner|management\s+company|manager|guarantor|surety)s?\s*(?:\([^)\n]{0,40}\))?\s*:`)
	roleLine        = pattern.New(`(?i)(?:^|\n|\f)\s*(?:the\s+)?(landlord|lessor|tenant|lessee|leaseholder|management\s+company|guarantor)s?\s*:?\s*\n\s*([^\n\f]{4,120}(?:\n[^\n\f]{4,120}){0,2})`)
	commencement    = pattern.New(`(?i)\b(?:commencement\s+date|term\s+commencement\s+date|start\s+of\s+the\s+term|date\s+of\s+commencement(?:\s+of\s+(?:the\s+)?term)?|term\s+start\s+date|beginning\s+of\s+the\s+term)\b["”'’]?\s*(?:means|is|shall\s+be|:|-|–|=)?\s*:?\s*(?:the\s+)?`)
	termLead        = pattern.New(`(?i)\bterm\b|\bhold(?:ing)?\s+(?:the\s+same\s+)?(?:un)?to\b|\bdemis|\blet\b|\bleased?\b`)
	premiumLead     = pattern.New(`(?i)\bpremium\b|\bin\s+consideration\s+of\b|\bpurchase\s+price\b|\b(?:demised|granted|leased|let)\s+to\s+the\s+(?:lessee|tenant|purchaser)\s+(?:for|at)\s+the\s+(?:sum|price)\b`)
	nilPremium      = pattern.New(`(?i)\b(?:none|nil|no\s+premium)\b`)
	titleOfLandlord = pattern.New(`(?:(?i:landlord|lessor)(?:'s|’s)?\s+(?i:title\s+number|title)\(?s?\)?|(?i:(?:registered\b[^;]{0,90}?\b(?:under|with|in|by)|comprised\s+in)\s+title\s+(?:number|no\.?)))\s*[:.]?\s*([A-Z]{1,4}\s?\d{2,7})\b`)
	demised         = pattern.New(`(?i)(?:["“‘']?(?:the\s+)?(?:demised\s+premises|premises|property|flat|apartment|unit)["”’']?\s+(?:means|shall\s+mean|:)|all\s+that\s+(?:the\s+)?(?:flat|apartment|maisonette|premises|dwelling|property)?\s*(?:being|known\s+as|situate)?)\s*:?\s*`)
)

// prescribed reads clauses LR1 to LR14, which every lease of registered land
// granted since 19 June 2006 has (Land Registration Rules 2003, rule 58A).
func (r *leaseReader) prescribed() {
	var current []*clause
	number := ""
	flush := func() {
		if number != "" && len(current) > 0 {
			r.lr(number, current)
		}
		current = nil
	}
	for i, c := range r.clauses {
		if m := lrNumber.FindString(c.number + c.text); m != "" && (c.number == "" || lrNumber.MatchString(c.number)) {
			flush()
			number = m
		} else if i > 0 && strings.HasPrefix(number, "LR14") && len(current) > 2 {
			number = ""
		} else if c.number != "" && number != "" && len(current) > 0 && c.head != "" {
			flush()
			number = ""
		}
		if number != "" && len(current) < 12 {
			current = append(current, c)
		}
	}
	flush()
}

// lr reads one prescribed clause: its label and all that follows until the next.
func (r *leaseReader) lr(number string, cs []*clause) {
	var text strings.Builder
	for i, c := range cs {
		if i > 0 && c.number != "" {
			text.WriteString(c.number + " ")
		}
		text.WriteString(c.text + " ")
	}
	value := strings.TrimSpace(lrLabel.ReplaceAllString(fold(text.String()), ""))
	say := func(path, as string, normalised any) bool {
		for _, c := range cs {
			if r.sayIn(path, c, as, normalised) {
				return true
			}
		}
		return false
	}
	switch number {
	case "LR1":
		if d, as, ok := ParseDay(value); ok {
			say(leaseSays+"/date", as, FormatDay(d))
		}
	case "LR2.1", "LR2":
		if n, as, ok := ParseTitleNumber(value); ok {
			say(leaseSays+"/landlordTitle", as, n)
		}
	case "LR3":
		r.columnParties(cs)
	case "LR4":
		r.premises(cs, value)
	case "LR6":
		if r.columnTerm(cs) {
			return
		}
		for _, c := range cs {
			if r.stateTerm(c) {
				return
			}
		}
		if t, ok := ParseTerm(value); ok && r.termAt == "" && r.agrees(t, value) {
			r.longTerm(cs, value)
		}
	case "LR7":
		if sum, as, ok := ParsePounds(value); ok {
			say(leaseSays+"/premium", as, sum)
		}
	case "LR13":
		if len(value) > 30 && strings.Contains(strings.ToLower(value), "disposition") {
			c := cs[len(cs)-1]
			for _, x := range cs {
				if strings.Contains(x.lower, "disposition") {
					c = x
				}
			}
			part := c.parts[0]
			for _, p := range c.parts {
				if strings.Contains(strings.ToLower(p.Text()), "disposition") {
					part = p
					break
				}
			}
			at := opening(part, glance)
			r.state(leaseSays+"/restriction", at, at.Text(), nil)
		}
	}
}

// particularLabels are the labels of the table with which many leases open.
var particularLabels = []struct {
	name string
	re   *pattern.Pattern
}{
	{"date", pattern.New(`(?i)^(?:date(?:\s+of\s+(?:this\s+)?lease)?|dated)$`)},
	{"title", pattern.New(`(?i)^(?:(?:landlord|lessor|freeholder)(?:'s|’s)?\s+)?(?:freehold\s+)?title(?:\s+(?:numbers?|no\.?)(?:\(s\))?)?(?:\s+of\s+the\s+(?:landlord|lessor))?$`)},
	{"party", pattern.New(`(?i)^(?:council|corporation)$|^(?:(?:buyer|purchaser)\s*/\s*)?(?:landlord|lessor|freeholder|freehold\s+owner|tenant|lessee|leaseholder|leaseowner|management\s+company|company|manager|guarantor|surety)s?(?:\(s\))?$`)},
	{"premises", pattern.New(`(?i)^(?:(?:demised\s+)?premises|property|flat|apartment)$`)},
	{"term", pattern.New(`(?i)^(?:contractual\s+)?term(?:\s+of\s+(?:the\s+)?lease)?$`)},
	{"start", pattern.New(`(?i)^from$|^(?:term\s+)?commencement\s+date$|^date\s+of\s+commencement(?:\s+of\s+(?:the\s+)?term)?$`)},
	{"premium", pattern.New(`(?i)^premium$|^purchase\s+price$|^consideration$`)},
}

// leaseParticular reports whether a row of a lease is one of its table of particulars.
func leaseParticular(r row) bool {
	if len(r.cells) < 2 || r.cells[0].Words() > 6 {
		return false
	}
	name := particularName(r.cells[0])
	for _, l := range particularLabels {
		if l.re.MatchString(name) {
			return true
		}
	}
	return particularRent.MatchString(name)
}

// particularName is a label of the table in lower case, without its article and the
// quotation marks of a term that the lease uses: "the Council".
func particularName(label evidence.Span) string {
	const around = " :.\"“”‘’'"
	return strings.Trim(strings.TrimPrefix(strings.Trim(strings.ToLower(label.Text()), around), "the "), around)
}

var (
	openTerm   = pattern.New(`^(?:the\s+)?["“‘][^"”’]*$`)
	closedTerm = pattern.New(`^[\w\s'’()-]{1,40}["”’]$`)
)

// itemOfTable is the number of a row that stands in a cell of its own: "4.", "(c)".
var itemOfTable = pattern.New(`^\(?(?:\d{1,2}|[a-z])[.)]{0,2}$`)

// particularRent is the label of the rent or of the tenant's share in such a table.
var particularRent = pattern.New(`(?i)^(?:(?:initial|annual|yearly|ground|specified|gross|reserved)\s+)*rents?(?:\s+reserved)?$|\b(?:share|proportion|percentage)$`)

// mostParticulars is how many pages are searched for the table of particulars.
const mostParticulars = 6

// particulars reads the table of particulars: a row's first cell is a label.
func (r *leaseReader) particulars() {
	for i := range r.text.Document().Pages {
		if i >= mostParticulars {
			return
		}
		rows := r.rows(r.text.Document().Pages[i].Number)
		for j, row := range rows {
			if len(row.cells) < 2 {
				continue
			}
			label := row.cells[0]
			if n := label.Words(); n > 1 && numbered(label) {
				label = label.Sub(1, n)
			} else if itemOfTable.MatchString(label.Text()) && len(row.cells) > 2 {
				label = row.cells[1]
			}
			name := particularName(label)
			if j+1 < len(rows) && len(rows[j+1].cells) == 1 && openTerm.MatchString(label.Text()) && closedTerm.MatchString(rows[j+1].text()) {
				name += " " + particularName(rows[j+1].cells[0]) // a term that its narrow column breaks
			}
			for _, l := range particularLabels {
				if l.re.MatchString(name) {
					r.particular(l.name, name, label)
				}
			}
		}
	}
}

// particular states one row of the table.
func (r *leaseReader) particular(what, name string, label evidence.Span) {
	v := r.block(label)
	if v.Empty() || v.Words() > 70 {
		return
	}
	at := withLabel(label, v)
	row := &clause{parts: []evidence.Span{at}, text: v.Text(), lower: strings.ToLower(v.Text())}
	switch what {
	case "date":
		if d, as, ok := ParseDay(v.Text()); ok {
			r.stateIn(leaseSays+"/date", at, as, FormatDay(d))
		}
	case "title":
		if n, as, ok := ParseTitleNumber(v.Text()); ok {
			r.stateIn(leaseSays+"/landlordTitle", at, as, n)
		}
	case "party":
		if _, after, ok := strings.Cut(name, "/"); ok {
			name = strings.TrimSpace(after)
		}
		r.party(partySide(strings.TrimSuffix(strings.TrimSuffix(name, "(s)"), "s")), v, v.Text(), label)
	case "premises":
		r.premises([]*clause{row}, v.Text())
	case "term":
		r.stateTerm(row)
	case "start":
		if d, as, ok := ParseDay(v.Text()); ok && r.stateIn(leaseSays+"/start", at, as, FormatDay(d)) {
			r.stateIn(leasehold0("/leaseTerm/startYearOfLease"), at, as, float64(d.Year()))
			r.term.Start = d
		}
	case "premium":
		if sum, as, ok := ParsePounds(v.Text()); ok {
			r.stateIn(leaseSays+"/premium", at, as, sum)
		}
	}
}

// premises states the property let, unless the clause only points elsewhere.
func (r *leaseReader) premises(cs []*clause, value string) {
	if i := strings.Index(value, "In the case of a conflict"); i >= 0 {
		rest := value[i:]
		if j := strings.Index(rest, "prevail."); j >= 0 {
			value = strings.TrimSpace(value[:i] + rest[j+len("prevail."):])
		}
	}
	if elsewhere.MatchString(value) {
		return
	}
	if loc := describedIn.FindStringIndex(value); loc != nil && loc[0] > 8 {
		value = value[:loc[0]]
	}
	if code, as, ok := ParsePostcode(value); ok && code != "" {
		value = value[:strings.Index(value, as)+len(as)]
	}
	value = strings.Trim(value, " ,.;:")
	if value == "" || len(strings.Fields(value)) > 45 {
		return
	}
	for _, c := range cs {
		if r.sayIn(leaseSays+"/property", c, value, nil) {
			return
		}
	}
}

var (
	// elsewhere is a clause that only says where the property is described.
	elsewhere = pattern.New(`(?i)^\W*(?:(?:please\s+)?(?:see|refer\s+to)\b|(?:as|being)\s+(?:defined|described|set\s+out|specified)\b|(?:is\s+)?(?:defined|described)\s+in\b|the\s+(?:premises|property|flat|demised\s+premises|land)\s+(?:as\s+)?(?:defined|described|specified|set\s+out)\b)`)
	// describedIn is where a description of the property turns to where more of it stands.
	describedIn = pattern.New(`(?i)[\s,(]+(?:(?:as|and|which\s+is|being)\s+)*(?:more\s+(?:particularly|fully)\s+(?:described|defined|delineated)|(?:described|defined|set\s+out)\s+in\s+(?:the\s+)?(?:\w+\s+)?schedule|shown\s+(?:edged|coloured|hatched|outlined)|edged\s+(?:red|blue))\b`)
)

// opening reads what a lease says at its beginning: its date, the landlord's
// title, the property.
func (r *leaseReader) opening() {
	words := 0
	for _, c := range r.clauses {
		if words += len(c.text) / 6; words > 900 {
			break
		}
		if m := dateOfLease.FindAllStringIndex(c.text, 4); !r.said[leaseSays+"/date"] && words < 500 {
			for _, loc := range m {
				if d, as, ok := ParseDay(atMost(c.text[loc[1]:], 120)); ok && strings.HasPrefix(c.text[loc[1]:], as) {
					r.sayIn(leaseSays+"/date", c, as, FormatDay(d))
					break
				}
			}
		}
		if m := titleOfLandlord.FindStringSubmatch(c.text); m != nil {
			if n, as, ok := ParseTitleNumber(m[1]); ok {
				r.sayIn(leaseSays+"/landlordTitle", c, as, n)
			}
		}
	}
	if r.said[leaseSays+"/property"] {
		return
	}
	for _, c := range r.clauses {
		loc := demised.FindStringIndex(c.text)
		if loc == nil {
			continue
		}
		value := c.text[loc[1]:]
		if _, as, ok := ParsePostcode(atMost(value, 300)); ok {
			value = strings.Trim(value[:strings.Index(value, as)+len(as)], " ,.;:")
			if len(strings.Fields(value)) <= 40 && r.sayIn(leaseSays+"/property", c, value, nil) {
				return
			}
		}
	}
	if r.coverProperty(); r.said[leaseSays+"/property"] {
		return
	}
	// A lease of old has no postcode: the name that its parcels end with.
	for _, c := range r.clauses {
		m, ok := c.find(parcels)
		if !ok {
			continue
		}
		if name, ok := nameInParcels(c.text[strings.Index(c.text, m.Whole)+len(m.Whole):]); ok && r.sayIn(leaseSays+"/property", c, name, nil) {
			return
		}
	}
}

// nameInParcels is the last name by which parcels say that a home is known, up to where they go on.
func nameInParcels(text string) (string, bool) {
	text = atMost(text, 700)
	if end := parcelsEnd.FindStringIndex(text); end != nil {
		text = text[:end[0]]
	}
	all := parcelName.FindAllStringIndex(text, 6)
	if len(all) == 0 {
		return "", false
	}
	name := text[all[len(all)-1][1]:]
	if end := parcelEnd.FindStringIndex(name); end != nil {
		name = name[:end[0]]
	}
	name = strings.Trim(fold(name), " ,.;:")
	return name, dwellingNamed.MatchString(name) && len(strings.Fields(name)) < 26
}

var (
	parcels    = pattern.New(`(?i)\ball\s+(?:that|those)\b`)
	parcelsEnd = pattern.New(`(?i)\(\s*(?:herein|all\s+which|which)|\bto\s+hold\b|\btogether\b|\bexcept(?:ing)?\b`)
	parcelName = pattern.New(`(?i)\b(?:known\s+(?:or\s+intended\s+to\s+be\s+known\s+)?as|numbered)\s+(?:and\s+being\s+)?`)
	parcelEnd  = pattern.New(`(?i)[;(]|\b(?:aforesaid|including|which|shown|edged|coloured|delineated|as\s+the\s+same|hereinafter|situate|all\s+which|and\s+(?:the|also|being|forming|more|registered|comprised))\b`)
)

// coverProperty states the property that the cover of an old lease names below its title:
// "L E A S E", "- of -", "Flat No. 4 Larkhill Court", "Cavendish Road, Torminster".
func (r *leaseReader) coverProperty() {
	if len(r.text.Document().Pages) == 0 {
		return
	}
	var pieces []evidence.Span
	bottom, height := 0.0, 0.0
	titled := false
	for i, row := range r.rows(r.text.Document().Pages[0].Number) {
		cell := row.cells[0]
		switch {
		case i > 40 || len(pieces) > 3:
		case !titled:
			m, ok := cell.Find(coverTitle)
			if titled = ok && len(row.cells) == 1; !titled {
				continue
			}
			if cell = m.Span.Rest(cell); cell.Empty() {
				continue
			}
			if of, ok := cell.Find(coverOf); ok && !of.Span.Rest(cell).Empty() {
				cell = of.Span.Rest(cell)
			}
			pieces = append(pieces, cell)
			bottom, height = row.box.Y1, row.box.Height()
			continue
		case len(pieces) == 0 && coverJoin.MatchString(row.text()):
			continue
		case len(row.cells) == 1 && row.cells[0].Words() < 13 && !coverOther.MatchString(cell.Text()) && (len(pieces) == 0 || row.box.Y0-bottom < height):
			pieces = append(pieces, cell)
			bottom, height = row.box.Y1, row.box.Height()
			continue
		}
		if titled {
			break
		}
	}
	text := textOf(pieces)
	if dwellingNamed.MatchString(text) && !company(text) && wordsOf(pieces) < 31 {
		r.stateAll(leaseSays+"/property", pieces, nil)
	}
}

var (
	coverTitle = pattern.New(`^(?i:(?:the\s+)?(?:counterpart\s+)?(?:under|sub-?)?\s?(?:lease|l\s+e\s+a\s+s\s+e))(?:\s+(?i:of|relating\s+to|in\s+respect\s+of)\b|\s*$)`)
	coverOf    = pattern.New(`(?i)^(?:of|relating\s+to|in\s+respect\s+of)\b`)
	coverJoin  = pattern.New(`(?i)^\W*(?:of|relating\s+to|in\s+respect\s+of|(?:the\s+)?premises|property|known\s+as|for)\W*$`)
	coverOther = pattern.New(`(?i)[:£]|^\W*(?:between|dated?|term|rent|solicitors?|messrs|ref|and|to|by|this|\(?\d\))\b|\b(?:solicitors|limited|ltd|plc|llp)\b`)
	// dwellingNamed is what an address of a home has: what it is, or a number before a name.
	dwellingNamed = pattern.New(`(?i:\b(?:flat|apartment|maisonette|plot|studio|penthouse|cottage|bungalow)\b)|\b\d{1,4}[A-Za-z]?,?\s+\p{Lu}`)
)

// parties reads who let to whom: by labels ("Landlord: …"), else by the words
// that give each party its name in the deed ("… (the Lessor)").
func (r *leaseReader) parties() {
	top := r.text.All()
	if top.Words() > 1500 {
		top = top.Sub(0, 1500)
	}
	for _, m := range top.FindAll(partyLabel) {
		label := m.Group[0].Span.To(m.Span)
		v := r.block(label)
		if v.Empty() || v.Words() > 60 {
			continue
		}
		r.party(partySide(m.Group[0].String), v, v.Text(), label)
	}
	for _, m := range top.FindAll(roleLine) {
		v := m.Group[1].Span
		r.party(partySide(m.Group[0].String), v, v.Text(), evidence.Span{})
	}
	for _, p := range r.deedParties(roleQuoted) {
		r.party(partySide(p.side), p.at, p.text, evidence.Span{})
	}
}

// party states a party by its side of the deed.
func (r *leaseReader) party(side string, in evidence.Span, text string, label evidence.Span) {
	if _, own, ok := lastPart(text); ok {
		text = own
	}
	name := partyNameOf(text)
	if name != "" && unicode.IsLower(firstRune(name)) {
		// Words before the parties, or another party's: the company nearest to its side.
		if name = lastCompany(text); name == "" {
			return
		}
	}
	if name == "" {
		return
	}
	at := in
	if !label.Empty() {
		at = withLabel(label, in)
	}
	say := func(path, name string) bool { return r.stateIn(path, at, name, nil) }
	switch side {
	case "landlord":
		if say(leasehold0("/contactDetails/contacts/landlord/contact/nameOrOrganisation"), name) {
			if n, as, ok := ParseCompanyNumber(text); ok {
				r.stateIn(leaseSays+"/landlordCompanyNumber", at, as, n)
			}
			r.numberOf(name)
		}
	case "tenant":
		if r.said[leaseSays+"/tenants/0/name"] {
			return
		}
		for i, n := range SplitNames(name) {
			r.stateIn(fmt.Sprintf("%s/tenants/%d/name", leaseSays, i), at, n, nil)
		}
	case "management company":
		say(leasehold0("/contactDetails/contacts/managementCompany/contact/nameOrOrganisation"), name)
	case "guarantor", "surety":
		say(leaseSays+"/guarantor", name)
	}
}

// lastPart parts what is told of a party at the words that end the party's before:
// "… includes the person for the time being entitled … of the one part and".
func lastPart(text string) (before, own string, ok bool) {
	all := partOfDeed.FindAllStringIndex(text, 6)
	if len(all) == 0 {
		return text, text, false
	}
	last := all[len(all)-1]
	return text[:last[0]], text[last[1]:], strings.TrimSpace(text[last[1]:]) != ""
}

var partOfDeed = pattern.New(`(?i)\bof\s+the\s+(?:one|first|second|third)\s+part\b[\s,;:]*(?:and\s+)?`)

// numberOf states a landlord's company number where its name stands with it elsewhere.
func (r *leaseReader) numberOf(name string) {
	if !company(name) {
		return
	}
	lower := strings.ToLower(name)
	for _, c := range r.clauses[:min(len(r.clauses), 60)] {
		i := strings.Index(c.lower, lower)
		if i < 0 || i+len(name) > len(c.text) {
			continue
		}
		rest := atMost(c.text[i+len(name):], 60)
		if n, as, ok := ParseCompanyNumber(rest); ok && strings.Index(rest, as) < 40 && !companyNamed.MatchString(rest[:strings.Index(rest, as)]) && r.sayIn(leaseSays+"/landlordCompanyNumber", c, as, n) {
			return
		}
	}
}

// coverManager states the management company that the cover lists among the parties by
// their numbers and no other words name.
func (r *leaseReader) coverManager() {
	path := leasehold0("/contactDetails/contacts/managementCompany/contact/nameOrOrganisation")
	landlord, _ := r.fact(leasehold0("/contactDetails/contacts/landlord/contact/nameOrOrganisation"))
	if r.said[path] || len(r.text.Document().Pages) == 0 {
		return
	}
	for _, row := range r.rows(r.text.Document().Pages[0].Number) {
		whole := row.cells[0]
		if whole.Words() < 3 || !coverNumber.MatchString(row.text()) {
			continue
		}
		name := strings.TrimSpace(coverNumber.ReplaceAllString(whole.Text(), ""))
		if managesFlats.MatchString(name) && nameLike(name) && !SameName(name, landlord.Value()) {
			r.stateIn(path, whole, name, nil)
			return
		}
	}
}

var (
	coverNumber  = pattern.New(`\s*(?:^|\s)\(\d\)\s*$`)
	managesFlats = pattern.New(`(?i)\b(?:management|residents(?:'|’)?|RTM)\b.*\b(?:company|limited|ltd|association)\b`)
)

// lastCompany is the last company that a text names.
func lastCompany(text string) string {
	all := companyNamed.FindAllString(text, 12)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

var companyNamed = pattern.New(`(?:(?:\(?[A-Z][\w&'’.-]*\)?|\((?:\d{4}|(?i:no\.?)\s?\d{1,3})\))\s+(?:and\s+|of\s+|&\s+)?){1,8}(?:LIMITED|Limited|LTD|Ltd|LLP|PLC|plc)\b`)

// leasehold0 is a path of the first title's leasehold information.
func leasehold0(path string) string { return at(leasehold+path, 0) }

// duration finds the clause that says how long the lease lasts.
func (r *leaseReader) duration() {
	if r.termAt != "" {
		return
	}
	defer r.datedTerm()
	for _, strict := range []bool{true, false} {
		for _, c := range r.clauses {
			if !strings.Contains(c.lower, "year") || !termLead.MatchString(c.text) || c.recitesOld() || leaseAbove.MatchString(c.text) {
				continue
			}
			t, ok := ParseTerm(c.text)
			if !ok || t.Years > 0 && t.Years < 7 || strict && t.Start.IsZero() || !r.agrees(t, c.text) {
				continue
			}
			if r.stateTerm(c) {
				return
			}
		}
	}
}

// agrees reports whether a term may be the lease's own: its years are not those of a
// part of it ("the first ten years"), and fit the days that another clause gives.
func (r *leaseReader) agrees(t Term, text string) bool {
	if _, years, ok := ParseYears(text); ok {
		if i := strings.Index(text, years); i > 0 && partOfTerm.MatchString(text[max(0, i-40):i]) {
			return false
		}
	}
	if r.dated == nil || t.Years == 0 {
		return true
	}
	d, ok := ParseTerm(r.dated.text)
	if !ok || d.Until.IsZero() || d.Start.IsZero() {
		return true
	}
	years := float64(d.Until.Year()-d.Start.Year()) + float64(d.Until.YearDay()-d.Start.YearDay())/365
	return years > float64(t.Years)-1 && years < float64(t.Years)+1
}

// partOfTerm is what stands before the years of a part of the term.
var partOfTerm = pattern.New(`(?i)\b(?:first|next|last|final|every|each|further|subsequent|following|succeeding|previous|preceding|within|periods?\s+of|remaining)\s+(?:period\s+of\s+)?$`)

// stateTerm states the term that a clause gives.
func (r *leaseReader) stateTerm(c *clause) bool {
	for _, p := range c.parts {
		text := p.Text()
		t, ok := ParseTerm(text)
		if !ok || r.termAt != "" {
			continue
		}
		_, years, hasYears := ParseYears(text)
		if !hasYears {
			// Two dates: another clause may give the length.
			if r.dated == nil {
				r.dated = c
			}
			continue
		}
		if !r.agrees(t, text) {
			if !t.Start.IsZero() && !t.Until.IsZero() && r.dated == nil {
				r.dated = c // "expiring on … (being the residue and a further 90 years)"
			}
			continue
		}
		var as string
		switch {
		case !t.Start.IsZero():
			i := strings.Index(text, years)
			d, day, ok := dayIn(text[i:], t.Start)
			if ok && d.Equal(t.Start) {
				as = text[i : i+strings.Index(text[i:], day)+len(day)]
			} else {
				as = years
			}
		default:
			as = years
		}
		if len(strings.Fields(as)) > 40 {
			as = years
		}
		if as == "" || !r.stateIn(leaseSays+"/term", p, as, nil) {
			continue
		}
		r.termAt = leaseSays + "/term"
		r.stateIn(leasehold0("/leaseTerm/lengthOfLeaseInYears"), p, years, float64(t.Years))
		if _, day, ok := dayIn(text, t.Start); ok && !t.Start.IsZero() {
			r.stateIn(leaseSays+"/start", p, day, FormatDay(t.Start))
			r.stateIn(leasehold0("/leaseTerm/startYearOfLease"), p, day, float64(t.Start.Year()))
		}
		if t.Start.IsZero() {
			t.Start, t.Including = r.term.Start, countsItsStart.MatchString(text)
		}
		r.term = t
		r.startElsewhere()
		r.ending()
		return true
	}
	return false
}

// countsItsStart is a term that begins on the day that another clause defines.
var countsItsStart = pattern.New(`(?i)\b(?:from\s+and\s+including|(?:beginning|commencing|starting)\s+(?:on|with))\s+(?:and\s+including\s+)?(?:the\s+)?(?:lease\s+|term\s+)?(?:commencement|start|beginning|date\s+(?:hereof|of\s+this))\b`)

// datedTerm states a term that only its first and last days give, and how many years
// lie between them where those are whole.
func (r *leaseReader) datedTerm() {
	if r.termAt != "" || r.dated == nil {
		return
	}
	c := r.dated
	t, ok := ParseTerm(c.text)
	if !ok || t.Until.IsZero() {
		return
	}
	_, last, ok := dayIn(c.text, t.Until)
	if !ok {
		return
	}
	as := last
	_, first, started := dayIn(c.text, t.Start)
	if started && !t.Start.IsZero() {
		if m := termFrom.FindStringIndex(c.text); m != nil {
			if whole := c.text[m[0]:]; strings.Contains(whole, last) && strings.Index(whole, first) < strings.Index(whole, last) {
				as = whole[:strings.Index(whole, last)+len(last)]
			}
		}
	}
	if !r.sayIn(leaseSays+"/term", c, as, nil) && !r.sayIn(leaseSays+"/term", c, last, nil) {
		return
	}
	r.termAt = leaseSays + "/term"
	if started && !t.Start.IsZero() {
		r.sayIn(leaseSays+"/start", c, first, FormatDay(t.Start))
		r.sayIn(leasehold0("/leaseTerm/startYearOfLease"), c, first, float64(t.Start.Year()))
	}
	r.term = t
	if r.said[leaseSays+"/start"] {
		r.yearsBetween()
	}
	r.fromItsDate(c)
	r.ending()
}

// fromItsDate says that a term begins on the date of the lease, where a clause says so.
func (r *leaseReader) fromItsDate(c *clause) {
	date, ok := r.fact(leaseSays + "/date")
	if !ok || !r.term.Start.IsZero() || !fromDateHereof.MatchString(c.text) {
		return
	}
	d, err := time.Parse(time.DateOnly, fmt.Sprint(date.Normalised()))
	if err != nil {
		return
	}
	r.term.Start, r.term.Including = d, countsItsStart.MatchString(c.text)
	r.compute(leaseSays+"/start", longDay(d), FormatDay(d), leaseSays+"/date", r.termAt)
	r.compute(leasehold0("/leaseTerm/startYearOfLease"), d.Format("2006"), float64(d.Year()), leaseSays+"/date", r.termAt)
}

// fromDateHereof is a term that runs from the date of the lease itself.
var fromDateHereof = pattern.New(`(?i)\b(?:from|commencing\s+(?:on|from)|beginning\s+(?:on|with)|starting\s+on)\s+(?:and\s+including\s+)?the\s+date\s+(?:hereof|of\s+this\s+(?:under)?lease|of\s+the\s+lease|stated\s+in\s+(?:clause\s+)?LR\s?1)`)

// longTerm states a term whose length and start stand in two clauses.
func (r *leaseReader) longTerm(cs []*clause, value string) {
	_, years, ok := ParseYears(value)
	if !ok {
		return
	}
	for _, c := range cs {
		if r.sayIn(leaseSays+"/term", c, years, nil) {
			r.termAt = leaseSays + "/term"
			r.term, _ = ParseTerm(value)
			r.sayIn(leasehold0("/leaseTerm/lengthOfLeaseInYears"), c, years, float64(r.term.Years))
		}
	}
	for _, c := range cs {
		if d, day, ok := dayIn(c.text, r.term.Start); ok && !r.term.Start.IsZero() && d.Equal(r.term.Start) {
			r.sayIn(leaseSays+"/start", c, day, FormatDay(d))
			r.sayIn(leasehold0("/leaseTerm/startYearOfLease"), c, day, float64(d.Year()))
		}
	}
	r.startElsewhere()
	r.ending()
}

// besideLabel is the lines of a prescribed clause that stand in the column right of its
// label; none where label and value do not stand apart, or the value is one line.
func besideLabel(cs []*clause) []evidence.Span {
	if len(cs) == 0 || len(cs[0].rows) == 0 || len(cs[0].rows[0].cells) < 2 {
		return nil
	}
	first := cs[0].rows[0].cells
	left := first[len(first)-1].Box().X0
	var lines []evidence.Span
	for _, c := range cs {
		for _, row := range c.rows {
			for _, cell := range row.cells {
				if cell.Box().X0 > left-12 {
					lines = append(lines, cell)
				}
			}
		}
	}
	if len(lines) < 2 {
		return nil
	}
	return lines
}

// columnTerm states a term that wraps beside its label: "… from 1 January" and
// "2015" stand in one column, with the label's next line between them.
func (r *leaseReader) columnTerm(cs []*clause) bool {
	lines := besideLabel(cs)
	if len(lines) == 0 || wordsOf(lines) > 60 {
		return false
	}
	text := textOf(lines)
	t, ok := ParseTerm(text)
	if !ok || t.Start.IsZero() {
		return false
	}
	_, years, hasYears := ParseYears(text)
	_, day, ok := dayIn(text, t.Start)
	if !ok {
		return false
	}
	from, to := strings.Index(text, day), strings.Index(text, day)+len(day)
	if !t.Until.IsZero() {
		if _, last, ok := dayIn(text[to:], t.Until); ok {
			to += strings.Index(text[to:], last) + len(last)
		}
	}
	for _, l := range termFrom.FindAllStringIndex(text[:from], 8) {
		if from-l[1] < 5 {
			from = l[0] // "From and including"
			break
		}
	}
	if hasYears {
		if !t.Until.IsZero() && !wholeYears(t.Start, t.Until, t.Years) {
			hasYears = false // "being the residue and a further 90 years"
		} else if i := strings.Index(text, years); i < from {
			from = i
		} else if t.Until.IsZero() {
			to = max(to, i+len(years))
		}
	}
	if !hasYears && t.Until.IsZero() || !r.stateWithin(leaseSays+"/term", lines, text[from:to], nil) {
		return false
	}
	r.termAt = leaseSays + "/term"
	r.term = t
	r.stateWithin(leaseSays+"/start", lines, day, FormatDay(t.Start))
	r.stateWithin(leasehold0("/leaseTerm/startYearOfLease"), lines, day, float64(t.Start.Year()))
	if hasYears {
		r.stateWithin(leasehold0("/leaseTerm/lengthOfLeaseInYears"), lines, years, float64(t.Years))
	} else {
		r.yearsBetween()
	}
	r.ending()
	return true
}

// wholeYears reports whether a number of years lies between two days, to a day or so.
func wholeYears(start, until time.Time, years int) bool {
	gap := until.Sub(start.AddDate(years, 0, -1)).Hours() / 24
	return gap > -3 && gap < 3
}

// yearsBetween computes how many years a term of two days has, where they are whole.
func (r *leaseReader) yearsBetween() {
	start, until := r.term.Start, r.term.Until
	if n := until.AddDate(0, 0, 1).Year() - start.Year(); n > 0 && start.AddDate(n, 0, -1).Equal(until) {
		r.term.Years = n
		r.compute(leasehold0("/leaseTerm/lengthOfLeaseInYears"), fmt.Sprintf("%d years", n), float64(n), r.termAt, leaseSays+"/start")
	}
}

// columnParties states the parties of clause LR3 from the column beside its label, where
// each has the name of its side on the line of its own name or above it.
func (r *leaseReader) columnParties(cs []*clause) {
	lines := besideLabel(cs)
	side, text := "", ""
	var own []evidence.Span
	flush := func() {
		name := partyNameOf(text)
		if side == "" || name == "" || noParty.MatchString(name) {
			return
		}
		switch side {
		case "landlord":
			if r.stateWithin(leasehold0("/contactDetails/contacts/landlord/contact/nameOrOrganisation"), own, name, nil) {
				if n, as, ok := ParseCompanyNumber(text); ok {
					r.stateWithin(leaseSays+"/landlordCompanyNumber", own, as, n)
				}
			}
		case "tenant":
			for i, n := range SplitNames(name) {
				r.stateWithin(fmt.Sprintf("%s/tenants/%d/name", leaseSays, i), own, n, nil)
			}
		case "guarantor", "surety":
			r.stateWithin(leaseSays+"/guarantor", own, name, nil)
		default:
			if side == "management company" || managesFlats.MatchString(name) {
				r.stateWithin(leasehold0("/contactDetails/contacts/managementCompany/contact/nameOrOrganisation"), own, name, nil)
			}
		}
	}
	for _, line := range lines {
		m, ok := line.Find(columnRole)
		if rest := m.Span.Rest(line); !ok || !rest.Empty() && !startsUpper(rest) {
			own = append(own, line)
			text = strings.TrimSpace(text + " " + line.Text())
			continue
		}
		flush()
		side, own, text = partySide(strings.TrimSuffix(strings.ToLower(fold(m.Group[0].String)), "s")), nil, ""
		if rest := m.Span.Rest(line); !rest.Empty() {
			own, text = []evidence.Span{rest}, rest.Text()
		}
	}
	flush()
}

var (
	// columnRole is the name of a side at the beginning of a line, before a name or alone.
	columnRole = pattern.New(`^(?:[Tt]he\s+)?((?:L(?i:andlord|essor|essee|easeholder)|T(?i:enant)|M(?i:anagement\s+company|anager)|G(?i:uarantor)|S(?i:urety)|Other\s+[Pp]art(?:y|ie)|OTHER\s+PART(?:Y|IE))(?i:s)?)(?:\(s\))?(?:\s*:|\s*$|\s*\([^)]{0,40}\)\s*:?|\s+[–-]\s|\s)`)
	noParty    = pattern.New(`(?i)^(?:none|nil|not\s+applicable|n/?a)\b`)
)

// startElsewhere finds the start of a term "from the Commencement Date".
func (r *leaseReader) startElsewhere() {
	if !r.term.Start.IsZero() || r.term.Years == 0 {
		return
	}
	for _, c := range r.clauses {
		for _, loc := range commencement.FindAllStringIndex(c.text, 4) {
			rest := atMost(c.text[loc[1]:], 80)
			d, as, ok := ParseDay(rest)
			if !ok || strings.Index(rest, as) > 3 {
				continue
			}
			if r.sayIn(leaseSays+"/start", c, as, FormatDay(d)) {
				r.sayIn(leasehold0("/leaseTerm/startYearOfLease"), c, as, float64(d.Year()))
				r.term.Start = d
				return
			}
		}
	}
	// A cover or a table gives the length alone; the demise says from when.
	for _, c := range r.clauses {
		if !termLead.MatchString(c.text) || c.recitesOld() || leaseAbove.MatchString(c.text) {
			continue
		}
		t, ok := ParseTerm(c.text)
		if !ok || t.Years != r.term.Years || t.Start.IsZero() {
			continue
		}
		if _, day, ok := dayIn(c.text, t.Start); ok && r.sayIn(leaseSays+"/start", c, day, FormatDay(t.Start)) {
			r.sayIn(leasehold0("/leaseTerm/startYearOfLease"), c, day, float64(t.Start.Year()))
			r.term.Start, r.term.Including, r.term.Less = t.Start, t.Including, t.Less
			return
		}
	}
}

// ending computes the last day and what is left.
func (r *leaseReader) ending() {
	end := r.term.End()
	if end.IsZero() {
		return
	}
	from := []string{r.termAt}
	if r.said[leaseSays+"/start"] {
		from = append(from, leaseSays+"/start")
	}
	r.compute(leaseSays+"/end", fmt.Sprintf("%s (%s)", longDay(end), r.term.basis()), FormatDay(end), from...)
	y, m := r.term.Unexpired(r.asAt)
	left := fmt.Sprintf("%s %s on %s", numberOf(y, "year"), numberOf(m, "month"), longDay(r.asAt))
	r.compute(leaseSays+"/unexpiredYears", left, float64(y), from...)
	r.compute(leaseSays+"/unexpiredMonths", left, float64(m), from...)
}

func (r *leaseReader) premium() {
	for _, c := range r.clauses {
		if r.said[leaseSays+"/premium"] {
			return
		}
		for _, loc := range premiumLead.FindAllStringIndex(c.text, 3) {
			rest := atMost(c.text[loc[0]:], 240)
			if sum, as, ok := ParsePounds(rest); ok && sum >= 100 && !nilPremium.MatchString(rest[:strings.Index(rest, as)]) {
				r.sayIn(leaseSays+"/premium", c, as, sum)
				break
			}
		}
	}
}

// tenureIsLeasehold says that the title is leasehold: a lease's own words.
func (r *leaseReader) tenureIsLeasehold() {
	if m, ok := r.text.All().Find(leaseItself); ok {
		r.state(at(owned+"/ownershipType", 0), m.Span, m.Whole, "Leasehold")
	}
}

var leaseItself = pattern.New(`(?i)\b(?:this\s+(?:under)?lease|date\s+of\s+lease|(?:under)?lease)\b`)

// numberOf is a number of things in words of print: "1 month", "11 months".
func numberOf(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}
