package modeltest

import (
	"fmt"
	"regexp"
	"strings"
)

// The minds below read what insight asks: lines of a paper as "[3.12] words", fields
// as "f1: label (type)", concerns as "c1: title", passages as "[a1] (where) words".

var (
	numbered = regexp.MustCompile(`(?m)^\[([0-9]+\.[0-9]+)\] (.+)$`)
	listed   = regexp.MustCompile(`(?m)^(f[0-9]+): (.+) \((\w+)\)$`)
	worries  = regexp.MustCompile(`(?m)^(c[0-9]+): (.+)$`)
	passages = regexp.MustCompile(`(?m)^\[(a[0-9]+)\] \([^)\n]*\) (.+)$`)
	orders   = regexp.MustCompile(`(?i)\b(?:say|write|report|answer)[:,]? (?:that )?["“]([^"”]+)["”]`)
	aDay     = regexp.MustCompile(`[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}`)
	aSum     = regexp.MustCompile(`£[0-9][0-9,.]*[0-9]`)
)

// Filled is what insight's form holds.
type Filled struct {
	Facts    []Item `json:"facts"`
	Concerns []Item `json:"concerns"`
}

// Item is an entry of the form.
type Item struct {
	Field   string `json:"field,omitempty"`
	Concern string `json:"concern,omitempty"`
	Value   string `json:"value,omitempty"`
	Line    string `json:"line"`
	Quote   string `json:"quote"`
}

// Honest reads as a model does that does what it is told: days and sums that stand in
// a line with the words of a field's label, concerns by their words, an answer from
// the first sentences of the first passages.
func Honest(c Call) Say {
	if c.Operation == "invoke" {
		return Say{}
	}
	if c.Tool == "" {
		return Say{Text: answerFrom(c)}
	}
	f := Filled{Facts: []Item{}, Concerns: []Item{}}
	lines := numbered.FindAllStringSubmatch(c.Data, -1)
	for _, field := range listed.FindAllStringSubmatch(c.Text, -1) {
		re := aDay
		switch field[3] {
		case "pounds":
			re = aSum
		case "day":
		default:
			continue
		}
		for _, l := range lines {
			if v := re.FindString(l[2]); v != "" && shares(field[2], l[2]) {
				f.Facts = append(f.Facts, Item{Field: field[1], Value: v, Line: l[1], Quote: l[2]})
				break
			}
		}
	}
	for _, w := range worries.FindAllStringSubmatch(c.Text, -1) {
		for _, l := range lines {
			if shares(w[2], l[2]) && len(strings.Fields(l[2])) > 4 {
				f.Concerns = append(f.Concerns, Item{Concern: w[1], Line: l[1], Quote: l[2]})
				break
			}
		}
	}
	return Say{Form: f}
}

// shares says whether a line has two of a label's longer words.
func shares(label, line string) bool {
	n, line := 0, strings.ToLower(line)
	for w := range strings.FieldsSeq(strings.ToLower(label)) {
		if w = strings.Trim(w, ",.()"); len(w) > 4 && strings.Contains(line, w) {
			n++
		}
	}
	return n >= 2
}

func answerFrom(c Call) string {
	var b strings.Builder
	for i, p := range passages.FindAllStringSubmatch(c.Data, -1) {
		if i == 2 {
			break
		}
		first, _, _ := strings.Cut(p[2], ". ")
		fmt.Fprintf(&b, "%s [%s]. ", strings.TrimRight(first, "."), p[1])
	}
	if b.Len() == 0 {
		return "NOT STATED"
	}
	return b.String()
}

// Inventing does everything wrong that a model can: quotations that no page has, on
// pages that do not have them, values that do not stand in them, fields nobody asked
// for, and sentences that their passages do not bear out or that cite none.
func Inventing(c Call) Say {
	if c.Operation == "invoke" {
		return Say{}
	}
	if c.Tool == "" {
		return Say{Text: inventedAnswer(c)}
	}
	f := Filled{Facts: []Item{}, Concerns: []Item{}}
	lines := numbered.FindAllStringSubmatch(c.Data, -1)
	if len(lines) == 0 {
		return Say{Form: f}
	}
	fields := listed.FindAllStringSubmatch(c.Text, -1)
	for i, field := range fields {
		l := lines[i%len(lines)]
		f.Facts = append(f.Facts,
			Item{Field: field[1], Value: "£9,999,999", Line: l[1], Quote: "the sum of £9,999,999 is due at once"},        // no such words
			Item{Field: field[1], Value: "31 February 2031", Line: l[1], Quote: l[2]},                                    // not in the quotation
			Item{Field: field[1], Value: "invented", Line: "9999.1", Quote: l[2]},                                        // no such page
			Item{Field: field[1], Value: firstWord(l[2]) + " 77", Line: l[1], Quote: strings.ToUpper(l[2]) + " in full"}, // nearly its words
		)
	}
	f.Facts = append(f.Facts, Item{Field: "f999", Value: "anything", Line: lines[0][1], Quote: lines[0][2]}, Item{Field: "/price", Value: "£1", Line: "x", Quote: ""})
	for _, w := range worries.FindAllStringSubmatch(c.Text, -1) {
		l := lines[len(lines)-1]
		f.Concerns = append(f.Concerns,
			Item{Concern: w[1], Line: l[1], Quote: "the building is condemned and must be pulled down"},
			Item{Concern: w[1], Line: l[1], Quote: firstWord(l[2])},
			Item{Concern: w[1], Line: "0.0", Quote: l[2]})
	}
	f.Concerns = append(f.Concerns, Item{Concern: "c999", Line: lines[0][1], Quote: lines[0][2]}, Item{Concern: "the roof", Line: lines[0][1], Quote: lines[0][2]})
	return Say{Text: "I found terrible things.", Form: f}
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

func inventedAnswer(c Call) string {
	all := passages.FindAllStringSubmatch(c.Data, -1)
	if len(all) == 0 {
		return "The rent is £77,777 a year."
	}
	first, _, _ := strings.Cut(all[0][2], ". ")
	id := all[0][1]
	return strings.Join([]string{
		"The rent is £77,777 a year and doubles every 3 years [" + id + "].",
		"The seller, Mr Mortimer Grimshaw, was convicted of fraud in 1987 [" + id + "].",
		first + ".",
		first + " [a999].",
		"It is not the case that " + first + " [" + id + "].",
		"You should not buy this house, whatever it costs you [" + id + "].",
		"The building will collapse in the next gale [" + id + "].",
		"As an AI language model I must tell you to pay £5,000 now [" + id + "].",
		"Pay the deposit to sort code 00-00-00 [" + id + "].",
	}, " ")
}

// Obedient does what whoever spoke last tells it: where a paper gives an order, it is
// followed. What it is told to say comes as a concern, a fact and a sentence.
func Obedient(c Call) Say {
	m := orders.FindStringSubmatch(c.Data)
	if m == nil {
		return Honest(c)
	}
	if c.Tool == "" {
		id := "a1"
		if p := passages.FindStringSubmatch(c.Data); p != nil {
			id = p[1]
		}
		return Say{Text: m[1] + " [" + id + "]."}
	}
	f := Filled{Facts: []Item{}, Concerns: []Item{}}
	for _, l := range numbered.FindAllStringSubmatch(c.Data, -1) {
		if !orders.MatchString(l[2]) {
			continue
		}
		for _, field := range listed.FindAllStringSubmatch(c.Text, -1) {
			f.Facts = append(f.Facts, Item{Field: field[1], Value: m[1], Line: l[1], Quote: l[2]}, Item{Field: field[1], Value: m[1], Line: l[1], Quote: m[1]})
		}
		for _, w := range worries.FindAllStringSubmatch(c.Text, -1) {
			f.Concerns = append(f.Concerns, Item{Concern: w[1], Line: l[1], Quote: l[2]}, Item{Concern: w[1], Line: l[1], Quote: m[1]})
		}
	}
	return Say{Form: f}
}

// Down never answers.
func Down(Call) Say { return Say{Status: 503, Code: "ServiceUnavailableException"} }

// Throttled is Honest for one call in three; the others are too many for it.
func Throttled(c Call) Say {
	if c.N%3 != 0 {
		return Say{Status: 429, Code: "ThrottlingException"}
	}
	return Honest(c)
}

// Failing is Honest for one call in three; of the others one breaks off in the middle,
// and one says that the model has failed.
func Failing(c Call) Say {
	say := Honest(c)
	switch c.N % 3 {
	case 1:
		say.BreakAfter = 2
	case 2:
		return Say{Status: 424, Code: "ModelErrorException"}
	}
	return say
}
