package papers

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file reads what the papers of a deal share: who sells to whom, what, for
// how much, when.

// deedParty is a party of a deed that the deed names by its side: "… (the Seller)".
type deedParty struct {
	side string        // as written, in small letters
	at   evidence.Span // from the party before to the name of the side
	text string        // without the name of the side
}

// deedParties is the parties between "BETWEEN" and the first operative words. The
// expression finds the names of sides and has one group, the side.
func (s *sheet) deedParties(role *pattern.Pattern) []deedParty {
	top := s.text.All()
	if top.Words() > 1500 {
		top = top.Sub(0, 1500)
	}
	start, ok := top.Find(betweenWord)
	if !ok {
		return nil
	}
	rest := start.Span.Rest(top)
	// The cover says "between" too, without the names of sides.
	if first, ok := rest.Find(role); ok {
		for _, m := range rest.FindAll(betweenWord) {
			if m.Span.Before(first.Span) {
				start = m
			}
		}
		rest = start.Span.Rest(top)
	}
	if rest.Words() > 450 {
		rest = rest.Sub(0, 450)
	}
	if end, ok := rest.Find(partiesEnd); ok {
		rest = rest.Sub(0, max(1, rest.Words()-end.Span.Rest(rest).Words()-end.Span.Words()))
	}
	if rest.Empty() {
		return nil
	}
	var all []deedParty
	from := rest
	for _, m := range rest.FindAll(role) {
		if from.Empty() {
			break
		}
		part := from.Sub(0, 1).To(m.Span)
		text := part.Text()
		if i := strings.LastIndex(text, m.Whole); i > 0 {
			text = text[:i]
		}
		if len(all) > 0 {
			text = addressBefore.ReplaceAllString(text, "") // of the party before
		}
		all = append(all, deedParty{strings.ToLower(m.Group[0].String), part, text})
		from = m.Span.Rest(rest)
	}
	return all
}

// addressBefore is the address of one party that stands behind the name of its side, up
// to the party that follows.
var addressBefore = pattern.New(`^\W*(?:both\s+)?of\s+(?:\d|\p{Lu}).{5,140}?\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b\W*(?:and\s+)?`)

// partyNameOf is the name at the beginning of a party's description: up to its
// address or company number; empty where no name is there.
func partyNameOf(text string) string {
	text = partyLead.ReplaceAllString(text, "")
	if m := boroughNamed.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1])
	}
	name := strings.Trim(partyTail.ReplaceAllString(text, ""), " ,.;:(")
	if !nameLike(name) {
		return ""
	}
	return name
}

// boroughNamed is a council by its name of old, in which "of" does not begin its address:
// "The Mayor and Burgesses of the London Borough of Hackmore of the Town Hall".
var boroughNamed = pattern.New(`^((?:(?i:the)\s+)?(?i:(?:lord\s+)?mayor,?\s+(?:aldermen,?\s+)?(?:and\s+)?(?:burgesses|citizens|commonalty)\s+of\s+(?:the\s+)?|council\s+of\s+(?:the\s+)?)?(?i:(?:london|royal|metropolitan|county)\s+borough|borough|city|district)\s+(?:of|OF)\s+\p{Lu}[\pL'’-]+(?:\s+(?:(?:and|AND|upon|UPON|&)\s+)?(?:\p{Lu}\p{Ll}[\pL'’-]+|[A-NP-Z][A-Z'’-]+))*)(?:\s+(?i:of|whose|at)\b|\s*[,(\n]|\s*$)`)

var (
	nameStops   = pattern.New(`(?i)(?:,?\s+c/o\s|,?\s+(?:both\s+|all\s+)?of(?:\s+\S|\s*$)|\s*,?\s*\b\d|\s*\(|,\s*(?:flat|apartment|unit|care\s+of|c/o)\b|\s+(?:address|tel|telephone|e-?mail|phone|mobile|company\s+(?:no|number|registration)|whose)\b|\s[–-]\s).*$`)
	streetWords = pattern.New(`(?i)\b(?:street|road|lane|avenue|close|drive|court|crescent|gardens|terrace|way|square|row|hill|flat|floor|yard|wharf|cottage|house|farm|farmhouse|barn|bungalow|apartment|rectory|vicarage)\b`)
	notNames    = pattern.New(`\b(?:the|to|be|as|see|please|not|none|same|your|this|will|shall|is|are|or|with|for|by|on|in)\b|^(?:The|To|As|See|Please|Not|None|Same|Your|This|Purchase|Agreed|Title|Completion|Contract|Property|Address|Name|Date|Full|TBC|Solicitor|Solicitors|Seller|Buyer|Landlord|Tenant|Lender|Borrower)\b`)
	titleJoin   = pattern.New(`\s+((?:Mr|Mrs|Ms|Miss|Mx|Dr|MR|MRS|MS|MISS|DR)\b\.?\s)`)
)

// nameBefore is a name up to where something else follows it: an address, a number, a
// telephone. A bracket within a company's name is part of it: "Corvale (Southern) Limited".
func nameBefore(s string) string {
	if m := bracketedName.FindString(s); m != "" {
		return m
	}
	return strings.TrimSpace(nameStops.ReplaceAllString(s, ""))
}

var bracketedName = pattern.New(`^\p{Lu}[^()\d,;:]{1,60}\([\pL\d&'’. -]{2,30}\)\s+(?:[\pL\d&'’.-]+\s+){0,5}?(?i:limited|ltd|p\.?l\.?c|llp)\b\.?`)

// forTheDead is what stands before the name of somebody who is represented.
var forTheDead = pattern.New(`(?i)^(?:the\s+)?(?:executors?|estate|personal\s+representatives?|administrators?|trustees?|attorneys?)\s+(?:of|for)\s+(?:the\s+(?:late|estate\s+of)\s+)?`)

// nameLike reports whether a text can be a person's or a company's name.
func nameLike(s string) bool {
	f := strings.Fields(s)
	if len(f) == 0 || len(f) > 16 || len(s) > 120 || strings.ContainsAny(s, "£@:?") || strings.ContainsAny(s, "0123456789") && !company(s) {
		return false
	}
	if company(s) {
		return !saysOf.MatchString(s)
	}
	s = forTheDead.ReplaceAllString(s, "")
	f = strings.Fields(s)
	if len(nameTokens(s)) < 2 || notNames.MatchString(s) || streetWords.MatchString(s) {
		return false
	}
	for _, w := range f {
		r := []rune(strings.Trim(w, "(),.'’"))
		switch strings.ToLower(string(r)) {
		case "", "&", "+", "and", "de", "van", "der", "von", "la", "le", "du", "al", "el", "bin", "ap", "ferch", "y":
			continue
		}
		if !unicode.IsUpper(r[0]) {
			return false
		}
	}
	return true
}

// saysOf is a sentence that speaks of a company: "has a loan from Quay Building Society".
var saysOf = pattern.New(`^(?:has|have|is|are|will|was|had|with|needs|requires|may|must|to|from|by|a|an|in|of)\b|\b(?:has|have|is|are|will|was|had)\b`)

// people is the names in the value of a label: one after the other or a line
// each, up to an address.
func people(v evidence.Span) []string {
	var kept []string
	ended := false
	for raw := range strings.SplitSeq(deadBroken.ReplaceAllString(v.Raw(), "$1 "), "\n") {
		raw = partyNumber.ReplaceAllString(raw, "")
		if n := len(kept); n > 0 && brokenCompany(kept[n-1], raw) {
			kept[n-1] += " " + fold(raw)
			break
		}
		lead := forTheDead.FindString(fold(raw))
		line := strings.TrimSpace(lead + nameBefore(fold(raw)[len(lead):]))
		line = strings.Trim(line, " ,.;")
		if line == "" || ended {
			break
		}
		if len(kept) > 0 && strings.ContainsAny(line, "0123456789") && !company(line) {
			break // an address with a house's name and no number: "Pound Cottage, Lea SY3"
		}
		ended = len(line)+3 < len(fold(raw)) // an address followed: no more names
		if n := len(kept); n > 0 {
			last := kept[n-1]
			// Of several on a line only the last goes on: "Ann Lowe and Grace" / "Mary Lowe".
			tail := lastName(last)
			one, two := len(nameTokens(tail)), len(nameTokens(line))
			broken := tail != last && !nameTitles[strings.ToLower(strings.Fields(line)[0])] && (two == 1 && one == 3 || ended && one == 2 && two == 2) && !company(tail) && nameLike(tail+" "+line) ||
				tail != last && (len(nameTokens(tail)) == 1 || len(nameTokens(tail)) == 2 && len(nameTokens(line)) == 1) && !company(tail) && nameLike(tail+" "+line)
			if broken || strings.HasSuffix(last, " and") || strings.HasSuffix(last, "&") || len(nameTokens(line)) == 1 && !company(last) && !nameTitles[strings.ToLower(line)] && nameLike(last+" "+line) && len(nameTokens(last)) < 3 {
				kept[n-1] = last + " " + line
				continue
			}
		}
		line = ofTheDead.ReplaceAllString(andTheDead.ReplaceAllString(line, ""), "")
		if named := strings.TrimSuffix(strings.TrimSuffix(line, " and"), " &"); !nameLike(named) && !namesTheDead(named) {
			break
		}
		kept = append(kept, line)
	}
	var names []string
	for _, k := range kept {
		// "Mr John Smith Mrs Ann Smith" stand beside each other without a comma.
		parts := []string{k}
		if locs := titleJoin.FindAllStringIndex(k, 4); len(locs) > 0 && !strings.Contains(k, "&") && !strings.Contains(strings.ToLower(k), " and ") {
			parts = nil
			from := 0
			for _, l := range locs {
				parts = append(parts, k[from:l[0]])
				from = l[0] + 1
			}
			parts = append(parts, k[from:])
		}
		for _, p := range parts {
			names = append(names, SplitNames(p)...)
		}
	}
	if len(names) > 6 {
		names = names[:6]
	}
	return names
}

// brokenCompany reports whether a line is the end of the company's name whose beginning
// stands on the line above: "Stour Valley" over "Properties (No. 2) Limited".
func brokenCompany(above, line string) bool {
	return !wholeCompany.MatchString(above) && !nameTitles[strings.ToLower(strings.TrimRight(strings.Fields(above)[0], "."))] && brokenEnd.MatchString(fold(line)) && nameLike(above+" "+fold(line))
}

// wholeCompany is how a company's name ends that is whole.
var wholeCompany = pattern.New(`(?i)\b(?:limited|ltd|p\.?l\.?c|llp|l\.l\.p|cyf|council|society|bank)\W*$`)

// brokenEnd is a line with which no name of a company begins: what it trades in, its number.
var brokenEnd = pattern.New(`^(?:(?i:properties|property|homes|houses|housing|developments?|investments?|estates|holdings|group|lettings|residential|management|services|trading|construction|builders|ventures|enterprises|capital|land|partners|partnership|trustees?|association|company|international|uk|&\s+(?:sons?|co\.?))(?:\s+[\pL&'’.-]+){0,4}\s+)?(?:\([\pL\d .]{1,20}\)\s+)?(?i:limited|ltd|p\.?l\.?c|llp)\b\.?$`)

// namesTheDead reports whether several parties are named, of whom one is represented: "Ann
// Lowe and the executors of John Lowe".
func namesTheDead(line string) bool {
	parts := nameJoiner.Split(line, 6)
	for _, p := range parts {
		if !nameLike(forTheDead.ReplaceAllString(strings.TrimSpace(p), "")) {
			return false
		}
	}
	return len(parts) > 1
}

// andTheDead is the end of a line that the name of somebody represented follows, deadBroken
// the same before the line's end.
var (
	andTheDead = pattern.New(`(?i)\s+and\s+(?:the\s+)?(?:executors?|administrators?|personal\s+representatives?)(?:\s+of)?$`)
	deadBroken = pattern.New(`(?i)\b((?:executors?|administrators?|personal\s+representatives?)(?:\s+of)?)\s*\n\s*`)
)

// ofTheDead is what stands behind the name of somebody who died.
var ofTheDead = pattern.New(`(?i),?\s+\(?deceased\)?$`)

// partyNumber is the number of one of several parties: "(1) Ann Lowe", "Ann Lowe (1)".
var partyNumber = pattern.New(`^\s*\(\d\)\s+|\s+\(\d\)\s*$`)

// lastName is what stands after the last "and" of a list of names.
func lastName(names string) string {
	all := nameJoiner.Split(names, 12)
	return strings.TrimSpace(all[len(all)-1])
}

// mostPlaces is how many places of one label are looked at: a paper that has more
// is no paper.
const mostPlaces = 120

// leading is the places where an expression leads its line or cell, numbering
// apart, or stands after a wide gap: "date" in "completion date" does not. A label
// that goes on comes twice, the second time with all of its words.
func (s *sheet) leading(label *pattern.Pattern) []evidence.Span {
	var all []evidence.Span
	for i, m := range s.FindAll(label) {
		if i >= mostPlaces {
			break
		}
		line := s.text.Line(m.Page(), m.LineIndex())
		if last := m.Span.Sub(m.Words()-1, m.Words()); last.LineIndex() != m.LineIndex() && !s.beginsLine(m.Span, line) {
			// A heading ran into the label below it: "About the property / Address of the property".
			next := s.text.Line(last.Page(), last.LineIndex())
			if mm, ok := next.Find(label); ok && s.beginsLine(mm.Span, next) {
				m, line = mm, next
			}
		}
		before := line.Words() - m.Span.Sub(0, 1).Rest(line).Words() - 1
		leads := before <= 8
		for k := 0; leads && k < before; k++ {
			leads = leadIn.MatchString(line.Word(k).Text)
		}
		if !leads && before > 0 {
			leads = line.Word(before).Box.X0-line.Word(before-1).Box.X1 > 2*line.Word(before).Box.Height() ||
				// "… is Freehold. Chain: none." in running text.
				strings.HasSuffix(line.Word(before-1).Text, ".") && strings.HasSuffix(m.Word(m.Words()-1).Text, ":")
		}
		if leads {
			all = append(all, m.Span)
			if whole := s.wholeLabel(m.Span); !whole.Empty() {
				all = append(all, whole)
			}
		}
	}
	return all
}

// beginsLine reports whether a span begins where a line does.
func (s *sheet) beginsLine(m, line evidence.Span) bool {
	return m.Sub(0, 1).Rest(line).Words() == line.Words()-1
}

// wholeLabel is a label with the words that its line goes on with, where these
// only say more of it ("amount of the loan we are making", "price (subject to
// contract)"): its value stands beside the whole line. Empty where they may be the value.
func (s *sheet) wholeLabel(label evidence.Span) evidence.Span {
	last := label.Sub(label.Words()-1, label.Words())
	line := s.text.Line(last.Page(), last.LineIndex())
	rest := s.cut(last.Rest(line))
	if rest.Empty() || rest.Words() > 9 || strings.ContainsAny(rest.Text(), "£:") || last.Text() != strings.TrimRight(last.Text(), ":.") {
		return evidence.Span{}
	}
	text := rest.Text()
	if bracketed := text[0] == '(' && text[len(text)-1] == ')'; !bracketed && (!labelGoesOn.MatchString(text) || strings.ContainsAny(text, "0123456789.")) {
		return evidence.Span{}
	}
	return label.To(rest)
}

// labelGoesOn is how the words of a label go on that are not its value.
var labelGoesOn = pattern.New(`^(?:on|of|that|which|we|you|they|to|at|is|are|being|used|assumed|requested|agreed|applied|granted|upon|as|in|by|this|from|covered|details|for\s+(?:the|this|your)|subject\s+to\s+contract)\b`)

// endsSentence reports whether a span ends with a full stop.
func endsSentence(v evidence.Span) bool { return strings.HasSuffix(v.Word(v.Words()-1).Text, ".") }

// sayPeople states the names beside the first label that has some, at path/0/name
// and so on.
func (s *sheet) sayPeople(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := s.block(m)
			names := people(v)
			if len(names) == 0 {
				v = s.valueOf(m)
				names = people(v)
			}
			if len(names) == 0 {
				continue
			}
			s.sayParties(path, withLabel(m, v), names)
			if s.said[path+"/0/name"] {
				s.morePeople(path, m, v)
				return true
			}
		}
	}
	return false
}

// morePeople states the names on the lines below a value that the reading order
// parts from it, as the next column's lines stand between.
func (s *sheet) morePeople(path string, label, v evidence.Span) {
	l := s.layout(v.Page())
	n := 0
	for s.said[fmt.Sprintf("%s/%d/name", path, n)] {
		n++
	}
	// Straight down the column: what stands beside the lines is another's.
	last := v.Sub(v.Words()-1, v.Words())
	line := v.Sub(0, s.restOfLine(v))
	left := line.Box().X0
	for range 4 {
		line = l.below(line)
		if line.Empty() || abs(line.Box().X0-left) > 4 || left > label.Box().X1 && l.startsRow(label.Box(), line.Box()) || lawFirm.MatchString(line.Text()) {
			return
		}
		if !last.Before(line) {
			continue // in the value itself
		}
		if typeOf(line) == typeOf(label) && typeOf(label) != typeOf(v) || line.Words() > 6 {
			return
		}
		if joiner.MatchString(line.Word(0).Text) && line.Words() > 1 {
			line = line.Sub(1, line.Words()) // "… and" was broken off the line above
		}
		if n > 0 && s.companyBroken(fmt.Sprintf("%s/%d/name", path, n-1), v, line) {
			return
		}
		names := people(line)
		if len(names) == 0 && n > 0 && s.nameBroken(fmt.Sprintf("%s/%d/name", path, n-1), v, line) {
			return
		}
		if len(names) == 0 || company(names[0]) {
			return
		}
		for _, name := range names {
			if s.stateIn(fmt.Sprintf("%s/%d/name", path, n), line, name, name) {
				n++
			}
		}
	}
}

// nameBroken states a name again with its surname, which a narrow column broke off onto a
// line of its own: "Ms Lena" over "Fuchs".
func (s *sheet) nameBroken(path string, v, below evidence.Span) bool {
	f, ok := s.fact(path)
	if !ok || len(nameTokens(f.Value())) != 1 || len(nameTokens(below.Text())) != 1 || below.Words() != 1 {
		return false
	}
	words := len(strings.Fields(f.Value()))
	end := s.restOfLine(v)
	if end < words || !nameLike(f.Value()+" "+below.Text()) {
		return false
	}
	first := v.Sub(end-words, end)
	if strings.Trim(first.Text(), " ,.;") != f.Value() {
		return false
	}
	s.unsay(path)
	return s.stateAll(path, []evidence.Span{first, below}, f.Value()+" "+strings.Trim(below.Text(), " ,.;"))
}

// companyBroken states a company's name again with its end, which stands on the line below.
func (s *sheet) companyBroken(path string, v, below evidence.Span) bool {
	f, ok := s.fact(path)
	if !ok || !brokenCompany(f.Value(), below.Text()) {
		return false
	}
	first := v.Sub(0, s.restOfLine(v))
	if strings.Trim(first.Text(), " ,.;:") != f.Value() {
		return false
	}
	s.unsay(path)
	return s.stateAll(path, []evidence.Span{first, below}, f.Value()+" "+below.Text())
}

// joiner is what joins two names.
var joiner = pattern.New(`^(?i:and|&)$`)

// restOfLine is how many words of a span stand on its first line.
func (s *sheet) restOfLine(v evidence.Span) int {
	for i := 1; i < v.Words(); i++ {
		if v.Sub(i, i+1).LineIndex() != v.LineIndex() {
			return i
		}
	}
	return v.Words()
}

// sayParties states a list of names with the passage that holds them.
func (s *sheet) sayParties(path string, in evidence.Span, names []string) {
	i := 0
	for _, n := range names {
		value := n
		if !evidence.Stands(value, in.Text()) {
			// A surname that was shared out ("Mr J & Mrs A Smith") does not stand with
			// each forename.
			if cut := strings.LastIndexByte(n, ' '); cut > 0 && evidence.Stands(n[:cut], in.Text()) {
				value = n[:cut]
			}
		}
		if s.stateIn(fmt.Sprintf("%s/%d/name", path, i), in, value, n) {
			i++
		}
	}
}

// pastStruck is a value behind the words at its beginning that a line is drawn through:
// the sum that was agreed first stands crossed out before the one that counts.
func pastStruck(v evidence.Span) evidence.Span {
	n := 0
	for n < v.Words() && v.Word(n).Struck {
		n++
	}
	return v.Sub(n, v.Words())
}

// saySum states the first sum of money beside one of the labels, or after it in
// running text.
func (s *sheet) saySum(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := pastStruck(s.valueOf(m))
			if nilSum.MatchString(v.Text()) {
				return false
			}
			if labelOfOther.MatchString(v.Text()) {
				continue
			}
			if sum, as, ok := moneyOf(v.Text()); ok && v.Words() < 40 && s.stateIn(path, withLabel(m, v), as, sum) {
				return true
			}
			if v = s.block(m); v.Words() > 1 && v.Words() < 30 {
				if sum, as, ok := moneyOf(v.Text()); ok && s.stateIn(path, withLabel(m, v), as, sum) {
					return true
				}
			}
		}
	}
	for _, re := range labels {
		for i, m := range s.FindAll(re) {
			if i >= mostPlaces {
				break
			}
			if b := upTo(s.text.Line(m.Page(), m.LineIndex()), m.Span); !b.Empty() && notAgreed.MatchString(strings.TrimLeft(b.Word(b.Words()-1).Text, "([")) {
				continue
			}
			if s.blankCell(m.Span) || endsSentence(m.Span) {
				continue
			}
			rest := s.wordsAfter(m.Span, 14)
			text := rest.Text()
			if labelOfOther.MatchString(text) {
				continue
			}
			if sum, as, ok := ParsePounds(text); ok && !strings.Contains(text[:strings.Index(text, as)], ".") && runsTo(m.Span, rest, text, as) && s.stateIn(path, m.Span.To(rest), as, sum) {
				return true
			}
		}
	}
	return false
}

// blankCell reports whether a label is all of its line and what comes after it in reading
// order is the next row: nothing was written beside it.
func (s *sheet) blankCell(m evidence.Span) bool {
	last := m.Sub(m.Words()-1, m.Words())
	line := s.text.Line(m.Page(), m.LineIndex())
	if last.LineIndex() != m.LineIndex() || !s.beginsLine(m, line) && line.Words() > 5 || !last.Rest(line).Empty() {
		return false
	}
	next := s.text.Line(m.Page(), m.LineIndex()+1)
	return next.Empty() || startsUpper(next)
}

// runsTo reports whether a sentence runs from a label to the sum that follows it, rather
// than into a cell of a table beside or above it.
func runsTo(label, rest evidence.Span, text, as string) bool {
	at := len(strings.Fields(text[:strings.Index(text, as)]))
	if at >= rest.Words() {
		return false
	}
	w := rest.Sub(at, at+1)
	from, to := label.Sub(label.Words()-1, label.Words()).Box(), w.Box()
	if w.LineIndex() == label.Sub(label.Words()-1, label.Words()).LineIndex() {
		return true
	}
	if to.X0 > from.X1 && abs(to.MidY()-from.MidY()) < 2 {
		return true // the cell beside the label, which says more than was looked for
	}
	return to.MidY() > from.Y1-2
}

// labelOfOther is how a longer label goes on that is another thing's: "valuation fee";
// or a sentence about a part of the sum: "the deposit includes a gift of …".
var labelOfOther = pattern.New(`(?i)^(?:fees?|charges?|scheme|costs?|date|report|type|basis|reference|number|account|holder|holder's|includ(?:es?|ing)|compris(?:es?|ing)|consists?)\b`)

// notAgreed stands before a price that was only asked for.
var notAgreed = pattern.New(`(?i)^(?:asking|guide|list|listed|listing|original|marketed|marketing|advertised|reserve|initial)$`)

var nilSum = pattern.New(`(?i)^\W*(?:nil|none|n/a|not\s+applicable)\b`)

var bareSum = pattern.New(`^\s*£?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{4,8}(?:\.\d{2})?)\b`)

// yearAlone is four figures that are rather a year than a sum.
var yearAlone = pattern.New(`^(?:19|20)\d\d$`)

// moneyOf is the sum of a label's value, which may have no pound sign: "250,000.00".
func moneyOf(text string) (float64, string, bool) {
	if sum, as, ok := ParsePounds(text); ok {
		return sum, as, true
	}
	m := bareSum.FindStringSubmatch(text)
	if m == nil || yearAlone.MatchString(m[1]) {
		return 0, "", false
	}
	sum, _, ok := ParsePounds("£" + m[1])
	return sum, m[1], ok
}

// sayTitleNumbers states the title numbers beside the labels, or those that the
// text calls so.
func (s *sheet) sayTitleNumbers(labels ...*pattern.Pattern) {
	i := 0
	seen := map[string]bool{}
	add := func(in evidence.Span, text string) {
		for range 4 {
			n, as, ok := ParseTitleNumber(text)
			if !ok {
				return
			}
			if _, day, dated := ParseDay(text); dated && strings.Contains(day, as) {
				text = text[strings.Index(text, day)+len(day):]
				continue // a year: "in the register of that title number on 11 August 2026"
			}
			if !seen[n] && s.stateIn(at("/propertyPack/titlesToBeSold/*/titleNumber", i), in, as, n) {
				seen[n] = true
				i++
			}
			text = text[strings.Index(text, as)+len(as):]
		}
	}
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := s.valueOf(m)
			add(withLabel(m, v), atMost(v.Text(), 60))
		}
		if i > 0 {
			return
		}
	}
	for _, m := range s.FindAll(titleInText) {
		add(m.Span, m.Group[0].String)
		if i > 0 {
			return
		}
	}
}

var (
	titleInText  = pattern.New(`\b(?i:title\s+(?:number|no\.?)(?:\(?s\)?)?(?:\s+of\s+the\s+property)?)\s*[:.]?\s*([A-Z]{1,4}\s?\d{2,7})\b`)
	tenureLabel  = pattern.New(`(?i)\btenure\b(?:\s+of\s+(?:the\s+)?(?:property|security|title))?`)
	tenureInText = pattern.New(`(?i)(?:\bproperty|\d[A-Z]{2}|title)\s*(?:\(\s*|·\s*|\|\s*|[–-]\s+)(freehold|leasehold)\b(?:\s*\)|$|[\n\f.,;|·])|\ball\s+th(?:at|ose)\s+(?:the\s+|piece\s+of\s+)?(freehold|leasehold)\b|\b(?:the\s+(freehold|leasehold)\s+(?:property|land|interest|premises|house|flat|dwelling)|(freehold|leasehold)\s+(?:title|property|interest|land)|(?:(?:estate|interest|tenure)\s*(?:is|:)?|is|being)\s+(freehold|leasehold))\b`)
	// tenureIf is a tenure that is only supposed.
	tenureIf      = pattern.New(`(?i)\b(?:if|where|when|whether|unless)\b[^.]{0,60}\b(?:freehold|leasehold)\b`)
	bothTenures   = pattern.New(`(?i)\bfreehold\s*(?:/|or)\s*leasehold\b|\bleasehold\s*(?:/|or)\s*freehold\b`)
	shareFreehold = pattern.New(`(?i)\bshare\s+of\s+(?:the\s+)?freehold\b`)
	guaranteeIs   = pattern.New(`(?i)\b(?:with\s+)?(full|limited|no)\s+title\s+guarantee\b`)
)

// sayTenure states the tenure beside its label or in running text.
func (s *sheet) sayTenure(path string) {
	for _, m := range s.leading(tenureLabel) {
		v := s.valueOf(m)
		if bothTenures.MatchString(v.Text()) || v.Words() > 12 {
			continue
		}
		if w := tenureWords.FindString(v.Text()); w != "" {
			if s.stateIn(path, withLabel(m, v), w, tenureValue(v.Text(), w)) {
				return
			}
		}
	}
	for _, m := range s.FindAll(tenureInText) {
		line := s.text.Line(m.Page(), m.LineIndex())
		around := s.before(m.Span, 3).To(m.Span).To(s.wordsAfter(m.Span, 3))
		if bothTenures.MatchString(around.Text()) && !holdsStruck(around) && m.Group[1].Empty() || tenureIf.MatchString(line.Text()) || holdsStruck(m.Span) {
			continue
		}
		w := ""
		for _, g := range m.Group {
			w += g.String
		}
		if s.stateIn(path, line.To(m.Span), w, tenureOf(w)) {
			return
		}
	}
}

// tenureValue is PDTF's word for a tenure: a share of the freehold comes with a lease.
func tenureValue(text, word string) string {
	if shareFreehold.MatchString(text) {
		return "Leasehold"
	}
	return tenureOf(word)
}

// sayProperty states the property beside one of the labels: a block of lines up to
// its postcode, or of at most most words.
func (s *sheet) sayProperty(path string, most int, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := s.block(m)
			if v.Empty() {
				continue
			}
			text := knownAs.ReplaceAllString(securedLead.ReplaceAllString(v.Text(), ""), "$1")
			if _, as, ok := ParsePostcode(text); ok {
				text = text[:strings.Index(text, as)+len(as)]
			}
			if f := strings.Fields(text); len(f) > most || len(f) < 2 {
				continue
			}
			if !strings.ContainsAny(text, "0123456789,") || unicode.IsLower([]rune(text)[0]) && !propertyWords.MatchString(text) {
				continue
			}
			if addressOfPerson.MatchString(text) {
				continue
			}
			if s.stateIn(path, withLabel(m, v), strings.TrimPrefix(text, "all that "), nil) {
				return true
			}
		}
	}
	return false
}

// addressOfPerson is an address behind somebody's name: "of 4 Mill Lane".
var addressOfPerson = pattern.New(`^(?i)(?:both\s+)?(?:of|c/o|care\s+of)\s`)

// securedLead is how an offer leads up to the property in a sentence.
var securedLead = pattern.New(`(?i)^(?:[^.;]{0,80}?\bsecured\s+(?:on|over|against|by\s+a\s+(?:first\s+)?(?:legal\s+)?(?:charge|mortgage)\s+(?:on|over))|(?:a\s+)?(?:first|1st|second|2nd)\s+(?:(?:legal|fixed|ranking)\s+)*(?:charge|mortgage)\s+(?:on|over))\s+`)

// knownAs is how a deed leads up to the address of a property that it describes.
var knownAs = pattern.New(`(?i)^(?:all\s+that\s+)?(?:the\s+)?(?:freehold|leasehold|land|property|house|flat|dwelling)\b[^.;,\d]{0,80}?\bknown\s+as\s+((?:flat|apartment|plot|unit)\s+\w|\d)`)

// propertyWords are how a description of a property may begin in small letters.
var propertyWords = pattern.New(`(?i)^(?:all\s+that\s+)?(?:the\s+)?(?:freehold|leasehold|land|property|house|flat|dwelling)\b`)

// sayOne states the words beside the first label that has some, on one line.
func (s *sheet) sayOne(path string, most int, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := s.valueOf(m)
			if v.Empty() || v.Words() > most || strings.HasSuffix(v.Text(), ":") {
				continue
			}
			if s.stateIn(path, withLabel(m, v), v.Text(), nil) {
				return true
			}
		}
	}
	return false
}

// sayFirm states the firm beside one of the labels: its first line.
func (s *sheet) sayFirm(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := s.valueOf(m)
			name := nameBefore(v.Text())
			if i := strings.IndexByte(name, ','); i > 4 {
				name = name[:i]
			}
			if name == "" || len(strings.Fields(name)) > 9 || strings.HasSuffix(name, ":") || !unicode.IsUpper([]rune(name)[0]) {
				continue
			}
			if whole, ok := v.Find(re); ok && whole.Words() == v.Words() {
				continue // a heading above its label
			}
			if strings.Contains(strings.ToLower(name), "tbc") || strings.EqualFold(name, "to be confirmed") {
				continue
			}
			if whole := s.cutFirm(m, v, name); !whole.Empty() {
				v, name = whole, whole.Text()
			}
			if s.stateIn(path, withLabel(m, v), name, nil) {
				return true
			}
		}
	}
	return false
}

// cutFirm is a lawyers' firm of which a narrow column left one word on its label's line,
// with the rest on the line below: "Solicitors: Rook" over "& Pike LLP". Else it is empty.
func (s *sheet) cutFirm(label, value evidence.Span, name string) evidence.Span {
	if value.Words() != 1 || name != value.Text() || lawFirm.MatchString(name) || label.LineIndex() != value.LineIndex() {
		return evidence.Span{}
	}
	below := s.layout(value.Page()).below(s.text.Line(value.Page(), value.LineIndex()))
	if below.Empty() || below.Words() > 4 || !lawFirm.MatchString(below.Text()) || strings.ContainsAny(below.Text(), "0123456789:@") {
		return evidence.Span{}
	}
	if whole := value.To(below); whole.Words() == 1+below.Words() {
		return whole
	}
	return evidence.Span{}
}

// loneDate states a date that has a line of its own on the first page: a letter's.
func (s *sheet) loneDate(path string) {
	first := s.text.Document().Pages[0].Number
	for i := range min(20, len(s.text.Document().Pages[0].Lines)) {
		line := s.text.Line(first, i)
		if line.Empty() || line.Words() > 5 || s.ofOtherLabel(line) {
			continue
		}
		if d, as, ok := ParseDay(line.Text()); ok && len(as)+12 > len(line.Text()) && s.state(path, line, as, FormatDay(d)) {
			return
		}
	}
	// Between bars: "To all parties | 16 March 2026 | ref 118".
	for i := range min(12, len(s.text.Document().Pages[0].Lines)) {
		line := s.text.Line(first, i)
		if line.Empty() || line.Words() > 14 || !strings.ContainsAny(line.Text(), "|·•") {
			continue
		}
		for part := range strings.FieldsFuncSeq(line.Text(), func(r rune) bool { return strings.ContainsRune("|·•", r) }) {
			if d, as, ok := ParseDay(part); ok && as == strings.TrimSpace(part) && s.stateIn(path, line, as, FormatDay(d)) {
				return
			}
		}
	}
}

// ofOtherLabel reports whether a date that has a line of its own is the value of a label,
// beside or above it, that is not the date of the paper itself.
func (s *sheet) ofOtherLabel(line evidence.Span) bool {
	l := s.layout(line.Page())
	at := line.Box()
	for i, b := range l.boxes {
		if l.lines[i].Empty() || l.lines[i].Words() > 6 {
			continue
		}
		beside := b.X1 < at.X0 && b.OverlapY(at) > 0.5
		above := b.Y1 < at.Y0+2 && at.Y0-b.Y1 < 1.2*at.Height() && b.OverlapX(at) > 0.3
		if (beside || above) && otherDay.MatchString(l.lines[i].Text()) {
			return true
		}
	}
	return false
}

// otherDay is the labels of days that are no paper's date.
var otherDay = pattern.New(`(?i)\b(?:expir\w*|complet\w+|valid|until|valuation|valued|inspect\w+|birth|born|start\w*|end(?:s|ing)?|first\s+payment|due|pay\s+by|review|deadline|last|latest|target|mov\w+|exchange|commenc\w+|from|to|period|application\s+(?:date|received)|received|registered)\b`)

// letterhead states the firm whose name stands on the first line.
func (s *sheet) letterhead(path string) {
	line := s.text.Line(s.text.Document().Pages[0].Number, 0)
	if line.Empty() || strings.ContainsAny(line.Text(), "·|•") || line.Words() > 7 || !strings.ContainsFunc(line.Text(), unicode.IsLower) && !company(line.Text()) || labelLine.MatchString(line.Text()) || titleWords.MatchString(line.Text()) && !company(line.Text()) {
		return
	}
	if name, _, ok := strings.Cut(line.Text(), " – "); ok && company(name) {
		s.stateIn(path, line, name, nil) // "Lowe Bank plc – Offer of loan"
		return
	}
	if text := line.Text(); nameLike(text) || company(text) || strings.Contains(text, "&") && len(text) < 40 {
		s.state(path, line, text, nil)
	}
}

// addressee states the people to whom a letter is written: the names above the
// first address.
func (s *sheet) addressee(path string) {
	first := s.text.Document().Pages[0].Number
	for i := 0; i < 12; i++ {
		line := s.text.Line(first, i)
		if line.Empty() || company(line.Text()) || !nameLike(line.Text()) || titleWords.MatchString(line.Text()) {
			continue
		}
		// An address of up to six lines stands below, and nothing but it.
		for k := i + 1; k <= i+6; k++ {
			below := s.text.Line(first, k)
			if below.Empty() || strings.Contains(below.Text(), ":") || below.Words() > 9 || k == i+1 && !strings.ContainsAny(below.Text(), "0123456789") && !streetLike.MatchString(below.Text()) {
				break
			}
			if postcodeIn(below.Text()) != "" {
				s.sayParties(path, line, people(line))
				return
			}
		}
	}
}

// titleWords is what a paper's title says and no name does.
var titleWords = pattern.New(`(?i)\b(?:mortgage|offer|loan|illustration|contract|memorandum|sale|letter|account|department|team|confidential|property|important|mutual|bank|society|lending|homeloans)\b`)

// subjectAddress states the address that a letter is about: the first line with a
// postcode below the salutation, or below the paper's title.
func (s *sheet) subjectAddress(path string, after *pattern.Pattern) {
	m, ok := s.Find(after)
	if !ok {
		return
	}
	for i := m.LineIndex(); i < m.LineIndex()+8; i++ {
		line := s.text.Line(m.Page(), i)
		if line.Empty() || line.Words() > 20 {
			continue
		}
		text := line.Text()
		if _, as, ok := ParsePostcode(text); ok {
			text = text[:strings.Index(text, as)+len(as)]
			if len(strings.Fields(text)) < 4 {
				continue // a town and a postcode: the end of somebody's address
			}
			if s.stateIn(path, line, strings.TrimPrefix(strings.TrimPrefix(text, "Re: "), "RE: "), nil) {
				return
			}
		}
	}
}

// sayFirmIn states the firm that a sentence names, by the expression's first group.
func (s *sheet) sayFirmIn(path string, re *pattern.Pattern) {
	if m, ok := s.Find(re); ok && !s.said[path] {
		name := strings.Trim(nameBefore(evidence.Fold(m.Group[0].String)), " ,.;")
		s.stateIn(path, m.Span, name, nil)
	}
}

// sayDateBeside states the first date beside one of the labels, or right after one in
// running text ("is dated 2 June 2026").
func (s *sheet) sayDateBeside(path string, labels ...*pattern.Pattern) bool {
	for _, re := range labels {
		for _, m := range s.leading(re) {
			v := s.valueOf(m)
			if v.Words() > 30 {
				v = v.Sub(0, 30)
			}
			d, as, ok := ParseDay(v.Text())
			if ok && strings.Index(v.Text(), as) < 30 && s.stateIn(path, withLabel(m, v), as, FormatDay(d)) {
				return true
			}
		}
	}
	for _, re := range labels {
		for i, m := range s.FindAll(re) {
			if i >= mostPlaces {
				break
			}
			if len(m.Whole) < 5 || len(m.Whole) == 5 && ofAnother(s.before(m.Span, 3)) {
				continue // a bare "date" or "from" is in every other sentence
			}
			if lead := s.before(m.Span, 3).Text(); strings.LastIndex(lead, "(") > strings.LastIndex(lead, ")") {
				continue // of another paper, named in passing: "(memo dated 12 October)"
			}
			rest := s.wordsAfter(m.Span, 10)
			d, as, ok := ParseDay(rest.Text())
			if ok && strings.Index(rest.Text(), as) < 24 && s.stateIn(path, m.Span.To(rest), as, FormatDay(d)) {
				return true
			}
		}
	}
	return false
}

// ofAnother reports whether the words before "dated" name another paper than this one:
// "the lease dated …", "title number AB123 as at the date of".
func ofAnother(before evidence.Span) bool {
	return !before.Empty() && otherPaper.MatchString(before.Text())
}

var otherPaper = pattern.New(`(?i)\b(?:under)?(?:leases?|transfers?|conveyances?|deeds?|charges?|mortgages?|registers?|register\s+of\s+title|searche?s?|letters?|e-?mails?|certificates?|polic(?:y|ies)|wills?|probate|forms?|licen[cs]es?|permissions?|consents?|orders?|assignments?|plans?|cop(?:y|ies)|editions?|assents?|indentures?|notices?|reports?|tenanc(?:y|ies)|letting|variation)(?:\s+\w+)?\W*$`)

// before is at most n words that stand before a span on its page.
func (s *sheet) before(m evidence.Span, n int) evidence.Span {
	page := s.text.Page(m.Page())
	left := page.Words() - m.Sub(0, 1).Rest(page).Words() - 1
	return page.Sub(max(0, left-n), left)
}

// wordsAfter is at most n words that follow a span on its page.
func (s *sheet) wordsAfter(m evidence.Span, n int) evidence.Span {
	rest := m.Rest(s.text.Page(m.Sub(m.Words()-1, m.Words()).Page()))
	if rest.Words() > n {
		rest = rest.Sub(0, n)
	}
	return rest
}

// special states the numbered clauses under the first heading that fits, until
// one that ends them.
func (s *sheet) special(path string, clauses []*clause, begin, end *pattern.Pattern, most int) {
	on, lettered := false, false
	n, last := 0, 0
	for i, c := range clauses {
		switch {
		case begin.MatchString(c.text) && len(c.text) < 90 && (c.number == "" || !bareConditions.MatchString(c.text)):
			on = true
			continue
		case on && end.MatchString(c.text) && len(c.text) < 120:
			on = false
			continue
		}
		if whole, err := strconv.Atoi(strings.Trim(c.number, "().")); err == nil {
			if !on && n > 0 && whole == last+1 && binds(c) {
				on = true // what was filled in between two of them had ended the list
			}
			if on {
				last = whole
			}
		}
		if !on || c.number == "" || len(c.text) < 12 || n >= most || headsParts(clauses, i) || nothingAsked.MatchString(c.text) || n > 0 && !lettered && lettersOnly.MatchString(c.number) {
			continue
		}
		base := at(path, n)
		first := opening(c.parts[0], glance)
		if standing := standingOf(first); len(standing) > 1 || len(standing) == 1 && standing[0] != first {
			if !s.stateAll(base+"/text", standing, nil) {
				continue
			}
		} else if !s.state(base+"/text", first, first.Text(), nil) {
			continue
		}
		s.state(base+"/number", first, strings.Trim(c.number, "()."), nil)
		if n == 0 {
			lettered = lettersOnly.MatchString(c.number)
		}
		n++
	}
}

// bareConditions is a heading that, with a number, is a clause's about the standard conditions.
var bareConditions = pattern.New(`(?i)^\W*conditions\W*$`)

// standingOf is the runs of a passage's words that no line is drawn through.
func standingOf(v evidence.Span) []evidence.Span {
	var runs []evidence.Span
	from := 0
	for i := 0; i <= v.Words(); i++ {
		if i < v.Words() && !v.Word(i).Struck {
			continue
		}
		if i > from {
			runs = append(runs, v.Sub(from, i))
		}
		from = i + 1
	}
	return runs
}

// headsParts reports whether a clause is no more than the heading of those that follow it:
// "3. Title" over 3.1 and 3.2.
func headsParts(clauses []*clause, i int) bool {
	c := clauses[i]
	if c.number == "" || len(strings.Fields(c.text)) > mostHeading || strings.HasSuffix(c.text, ".") || strings.HasSuffix(c.text, ";") || i+1 == len(clauses) {
		return false
	}
	next := clauses[i+1].number
	return strings.HasPrefix(next, strings.Trim(c.number, "().")+".") || strings.HasPrefix(next, "(") && !strings.HasPrefix(c.number, "(") && startsList(next)
}

// mostHeading is how many words a clause's heading has at most.
const mostHeading = 8

// lettersOnly is the number of a part of a condition, where the conditions have figures.
var lettersOnly = pattern.New(`^\(?(?:[a-zA-Z]{1,2}|[ivx]{1,5})\)?$`)

// tickedFor is the mark of an option, and whether it is ticked: the nearest mark
// at the height of its words to their left, else right after them.
func (s *sheet) tickedFor(option evidence.Span) (reading.Mark, bool) {
	at := option.Sub(0, 1).Box()
	end := option.Sub(option.Words()-1, option.Words()).Box()
	var best reading.Mark
	gap := -1.0
	for _, m := range s.marksOn(option.Page()) {
		if m.Box.OverlapY(at) < 0.3 {
			continue
		}
		d := at.X0 - m.Box.X1
		if d < -2 {
			// A box after the words counts only where it stands right there.
			if d = m.Box.X0 - end.X1; d < -2 || d > 12 {
				continue
			}
			d += 200
		}
		if d < 300 && (gap < 0 || d < gap) {
			best, gap = m, d
		}
	}
	return best, gap >= 0
}

// alternative is one of a set of choices printed on a form, with or without boxes.
type alternative struct {
	re    *pattern.Pattern
	value string
}

// sayAlternative states the choice that is ticked, with the question that it answers; where the form has no boxes, the one
// that alone was left standing.
func (s *sheet) sayAlternative(path string, question, in evidence.Span, options []alternative) {
	var found []evidence.Match
	var values []string
	for _, o := range options {
		m, ok := in.Find(o.re)
		if !ok {
			continue
		}
		found, values = append(found, m), append(values, o.value)
	}
	boxes := 0
	for i, m := range found {
		mark, ok := s.tickedFor(m.Span)
		if !ok {
			continue
		}
		boxes++
		if mark.Ticked {
			s.tick(path, question, m.Span, mark, m.Whole, values[i])
			return
		}
	}
	if boxes == 0 && len(found) == 1 && !s.boxUnread(found[0].Span) {
		s.stateIn(path, s.text.Line(found[0].Page(), found[0].LineIndex()).To(found[0].Span), found[0].Whole, values[0])
	}
}

// ticked reports whether the box of some words is ticked.
func (s *sheet) ticked(option evidence.Span) bool {
	m, ok := s.tickedFor(option)
	return ok && m.Ticked
}
