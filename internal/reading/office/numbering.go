package office

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/reading/flow"
)

// levels is how many levels a Word list has (ECMA-376 17.9.6).
const levels = 9

// level says how one level of a list is numbered.
type level struct {
	start   int
	format  string
	text    string // with %1 to %9 for the numbers of the levels
	legal   bool   // all numbers in figures
	restart int    // the level whose step starts this one again, from 1; 0 never, -1 as usual
	style   string // the paragraph style that is on this level
	left    int    // indentation in twentieths of a point, -1 when not given
	display int    // in OpenDocument, how many levels the label shows
}

// list is an abstract list: its levels and how far each has come. Lists that
// share it go on counting where another stopped.
type list struct {
	levels  [levels]level
	count   [levels]int
	begun   [levels]bool
	byStyle string // this list is defined by a numbering style
	link    string // the numbering style to look at instead
}

// instance is a list as paragraphs refer to it.
type instance struct {
	list     *list
	override [levels]int // the number to start again from, or -1
	own      [levels]*level
	used     [levels]bool
}

// numbering computes the numbers that Word shows in front of paragraphs.
type numbering map[string]*instance

func readNumbering(n *node) numbering {
	lists := map[string]*list{}
	root := n.child("numbering")
	if root == nil {
		return numbering{}
	}
	for _, a := range root.kids {
		if a.name != "abstractNum" {
			continue
		}
		l := &list{byStyle: a.child("styleLink").get("val"), link: a.child("numStyleLink").get("val")}
		for i := range l.levels {
			l.levels[i] = level{start: 0, format: "decimal", restart: -1, left: -1}
		}
		for _, lvl := range a.kids {
			if i := lvl.number("ilvl", -1); lvl.name == "lvl" && i >= 0 && i < levels {
				l.levels[i] = readLevel(lvl)
			}
		}
		lists[a.get("abstractNumId")] = l
	}
	for _, l := range lists { // lists defined by a style stand in for those that name it
		if l.link == "" {
			continue
		}
		for _, other := range lists {
			if other.byStyle == l.link {
				l.levels = other.levels
			}
		}
	}
	out := numbering{}
	for _, num := range root.kids {
		if num.name != "num" {
			continue
		}
		l := lists[num.child("abstractNumId").get("val")]
		if l == nil {
			continue
		}
		in := &instance{list: l}
		for i := range in.override {
			in.override[i] = -1
		}
		for _, o := range num.kids {
			i := o.number("ilvl", -1)
			if o.name != "lvlOverride" || i < 0 || i >= levels {
				continue
			}
			in.override[i] = o.child("startOverride").number("val", -1)
			if lvl := o.child("lvl"); lvl != nil {
				own := readLevel(lvl)
				in.own[i] = &own
			}
		}
		out[num.get("numId")] = in
	}
	return out
}

func readLevel(n *node) level {
	l := level{
		start: n.child("start").number("val", 0), format: "decimal", text: n.child("lvlText").get("val"),
		legal: n.on("isLgl"), restart: -1, style: n.child("pStyle").get("val"), left: -1,
	}
	if f := n.child("numFmt"); f != nil {
		l.format = f.get("val")
	}
	if r := n.child("lvlRestart"); r != nil {
		l.restart = r.number("val", -1)
	}
	if ind := n.child("pPr", "ind"); ind != nil {
		l.left = ind.number("left", ind.number("start", -1))
	}
	return l
}

// levelOfStyle is the level of a list that a paragraph style is tied to.
func (in *instance) levelOfStyle(style string) (int, bool) {
	for i := range in.list.levels {
		if in.level(i).style == style && style != "" {
			return i, true
		}
	}
	return 0, false
}

func (in *instance) level(i int) *level {
	if in.own[i] != nil {
		return in.own[i]
	}
	return &in.list.levels[i]
}

// next counts a paragraph on a level and gives its label.
func (in *instance) next(at int) string {
	l := in.list
	if !in.used[at] && in.override[at] >= 0 {
		l.count[at], l.begun[at] = in.override[at]-1, true
	}
	in.used[at] = true
	if !l.begun[at] {
		l.count[at], l.begun[at] = in.level(at).start-1, true
	}
	l.count[at]++
	for i := at + 1; i < levels; i++ {
		r := in.level(i).restart
		if r == -1 || r > 0 && at < r {
			l.begun[i] = false
		}
	}
	lv := in.level(at)
	if lv.format == "bullet" {
		return "•"
	}
	if lv.format == "none" && !strings.Contains(lv.text, "%") {
		return strings.TrimSpace(lv.text)
	}
	var b strings.Builder
	for i := 0; i < len(lv.text); i++ {
		c := lv.text[i]
		if c != '%' || i+1 >= len(lv.text) || lv.text[i+1] < '1' || lv.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		j := int(lv.text[i] - '1')
		n := l.count[j]
		if !l.begun[j] { // a level that has not come yet shows where it would start
			n = in.level(j).start
			if j < at {
				l.count[j], l.begun[j] = n, true
			}
		}
		format := in.level(j).format
		if lv.legal {
			format = "decimal"
		}
		b.WriteString(numeral(n, format))
	}
	return strings.TrimSpace(b.String())
}

// numeral writes a number in one of Word's formats (ECMA-376 17.18.59); those
// that English papers do not use come out in figures.
func numeral(n int, format string) string {
	s := ""
	switch format {
	case "none":
		return ""
	case "lowerLetter":
		s = flow.Letters(n)
	case "upperLetter":
		s = strings.ToUpper(flow.Letters(n))
	case "lowerRoman":
		s = flow.Roman(n)
	case "upperRoman":
		s = strings.ToUpper(flow.Roman(n))
	case "decimalZero":
		s = fmt.Sprintf("%02d", n)
	case "ordinal":
		s = strconv.Itoa(n) + suffix(n)
	case "cardinalText":
		s = capital(cardinal(n))
	case "ordinalText":
		s = capital(ordinal(n))
	}
	if s == "" {
		s = strconv.Itoa(n)
	}
	return s
}

func suffix(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

var (
	ones = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// cardinal is a number in words up to 99, empty beyond.
func cardinal(n int) string {
	switch {
	case n < 1 || n > 99:
		return ""
	case n < 20:
		return ones[n]
	case n%10 == 0:
		return tens[n/10]
	}
	return tens[n/10] + "-" + ones[n%10]
}

// ordinal is a rank in words up to 99, empty beyond.
func ordinal(n int) string {
	c := cardinal(n)
	head, last := "", c
	if i := strings.LastIndexByte(c, '-'); i >= 0 {
		head, last = c[:i+1], c[i+1:]
	}
	switch last {
	case "":
		return ""
	case "one":
		last = "first"
	case "two":
		last = "second"
	case "three":
		last = "third"
	case "five":
		last = "fifth"
	case "eight":
		last = "eighth"
	case "nine":
		last = "ninth"
	case "twelve":
		last = "twelfth"
	default:
		if strings.HasSuffix(last, "y") {
			last = last[:len(last)-1] + "ie"
		}
		last += "th"
	}
	return head + last
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
