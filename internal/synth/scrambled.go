package synth

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// This file composes layouts at random: how a paper of an issuer that nobody has
// seen might look. The seeds from Scrambled up to HeldOut are set in these alone,
// for the kinds that have one. A score on many such seeds stands in for papers
// that no parser was developed on: there is no one layout to learn.

// Scrambled is the first seed whose papers are set in layouts composed at random.
const Scrambled = 500

var scrambledLayouts = []layout{
	{kind: papers.LLC1, name: "scrambled", scrambled: true, write: scrambledLLC1},
	{kind: papers.CON29M, name: "scrambled", scrambled: true, write: scrambledMining},
	{kind: papers.CON29R, name: "scrambled", scrambled: true, write: scrambledCON29R},
	{kind: papers.MemorandumOfSale, name: "scrambled", scrambled: true, write: scrambledMemorandum},
	{kind: papers.MortgageOffer, name: "scrambled", scrambled: true, write: scrambledOffer},
	{kind: papers.Correspondence, name: "scrambled", scrambled: true, write: scrambledLetter},
	{kind: papers.NewHomeWarranty, name: "scrambled", scrambled: true, write: scrambledWarranty, fits: hasWarranty},
}

// particular is something that a paper says about itself, beside a label or in a sentence.
type particular struct {
	labels    []string      // what issuers call it
	sentences []string      // how they say it in running text, %s for the value; none: only ever labelled
	value     func() string // the marked value; called once, where it is written
}

// typefaces that issuers set their papers in.
var typefaces = []string{"Helvetica", "Times", "Go", "Courier", "Helvetica", "Times"}

// issuer is how the paper's issuer sets type, drawn once for the paper.
type issuer struct {
	*paper
	body     style
	mark     string // after a label: ":", " -", ""
	upper    bool   // labels in capitals
	bold     bool   // labels bold
	grey     int    // of rulings
	tint     [3]int
	lettered rune               // of the next heading, for issuers that letter them
	count    func(n int) string // before the n-th of a list of labels, from 0; nothing for most issuers
}

// scramble draws an issuer, sets the paper's margins and furniture, and begins the first page.
func (p *paper) scramble(head string) *issuer {
	is := &issuer{paper: p, mark: pick(p.rng, []string{":", ":", ":", "", " -", " :"}), upper: chance(p.rng, 0.15), bold: chance(p.rng, 0.5), grey: between(p.rng, 0, 200)}
	is.tint = [3]int{between(p.rng, 190, 250), between(p.rng, 200, 250), between(p.rng, 200, 250)}
	is.count = func(int) string { return "" }
	if chance(p.rng, 0.2) {
		is.count = pick(p.rng, []func(int) string{
			func(n int) string { return fmt.Sprintf("%d. ", n+1) }, func(n int) string { return fmt.Sprintf("(%c) ", 'a'+n) }, func(n int) string { return fmt.Sprintf("%c. ", 'A'+n) },
			func(n int) string { return fmt.Sprintf("%d) ", n+1) }, func(n int) string { return fmt.Sprintf("1.%d ", n+1) }, func(n int) string { return fmt.Sprintf("A%d ", n+1) },
		})
	}
	side := float64(between(p.rng, 42, 76))
	p.margins(side, float64(between(p.rng, 50, 76)), side, float64(between(p.rng, 52, 66)))
	family := pick(p.rng, typefaces)
	size := float64(between(p.rng, 18, 22)) / 2
	if family == "Times" {
		size++
	}
	is.body = style{family: family, size: size, align: 'L', leading: 1.2 + 0.05*float64(between(p.rng, 0, 5)), after: float64(between(p.rng, 3, 8))}
	p.body = is.body
	if chance(p.rng, 0.5) {
		p.footer = func() {
			p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), is.body.sized(8).centred())
		}
	}
	if head != "" && chance(p.rng, 0.3) {
		p.header = func() { p.textAt(p.left, 30, p.right-p.left, head, is.body.sized(8).right()) }
	}
	p.page()
	return is
}

// title writes the paper's title as some issuers do.
func (is *issuer) title(words string) {
	st := is.body.sized(is.body.size + float64(between(is.rng, 2, 9))).gap(float64(between(is.rng, 3, 12)))
	switch is.rng.IntN(4) {
	case 0:
		is.para(b(words), st.centred())
	case 1:
		is.band(is.tint, b(words), st)
	case 2:
		is.para(words, st)
	default:
		is.para(b(words), st)
	}
}

// heading writes the heading of a section.
func (is *issuer) heading(words string) {
	is.need(60)
	if is.lettered == 0 && chance(is.rng, 0.2) {
		is.lettered = 'A'
	}
	if is.lettered > 0 {
		words = pick(is.rng, []string{"Part ", "Section ", ""}) + string(is.lettered) + pick(is.rng, []string{": ", " - ", ". "}) + words
		is.lettered++
	}
	switch is.rng.IntN(4) {
	case 0:
		is.para(b(words), is.body.sized(is.body.size+2).gap(3))
	case 1:
		is.para(b(strings.ToUpper(words)), is.body.gap(3))
	case 2:
		is.band(is.tint, b(words), is.body)
	default:
		is.para(u(words), is.body.gap(3))
	}
}

// label is one of a particular's labels as the issuer prints labels.
func (is *issuer) label(words, mark string) string {
	if is.upper {
		words = strings.ToUpper(words)
	}
	if is.bold {
		return b(words + mark)
	}
	return words + mark
}

func (is *issuer) labelOf(q particular, mark string) string {
	return is.label(pick(is.rng, q.labels), mark)
}

// arrangements of particulars.
const (
	inLines    = iota // "Label: value"
	hanging           // the value at a stop
	stacked           // the value below its label
	inTable           // two columns
	inPairs           // label, value, label, value
	inCards           // a row of labels over a row of values, or each in its cell
	inProse           // sentences
	runIn             // "Label. Value" in a paragraph of its own
	besideEach        // two columns of lines side by side
	leaders           // "Label ........ value"
	arrangements
)

// arrange writes particulars in one arrangement drawn at random.
func (is *issuer) arrange(list []particular) { is.arrangeAs(is.rng.IntN(arrangements), list) }

// arrangeAny is arrange in one of the given arrangements.
func (is *issuer) arrangeAny(list []particular, ways ...int) { is.arrangeAs(pick(is.rng, ways), list) }

func (is *issuer) arrangeAs(way int, list []particular) {
	if way != inCards && way != inPairs && way != besideEach && way != inProse {
		list = slices.Clone(list)
		for n, q := range list {
			list[n].labels = []string{is.count(n) + pick(is.rng, q.labels)}
		}
	}
	st := is.body
	rules := pick(is.rng, []ruling{grid, underRows, noRules, outline})
	switch way {
	case inLines:
		for _, q := range list {
			is.para(is.labelOf(q, pick(is.rng, []string{":", ":", is.mark}))+" "+q.value(), st.gap(2))
		}
	case hanging:
		at := float64(between(is.rng, 110, 190))
		mark := pick(is.rng, []string{"", ":", ":"})
		for _, q := range list {
			is.labelled(0, is.labelOf(q, mark), at, q.value(), st.gap(3))
		}
	case stacked:
		small := st.sized(st.size - float64(between(is.rng, 0, 2))).gap(0)
		if chance(is.rng, 0.5) {
			small = small.col(110, 110, 110)
		}
		value := st
		strong := !is.bold && small.size == st.size
		mark := pick(is.rng, []string{"", "", ":"})
		for _, q := range list {
			is.need(34)
			v := q.value()
			if strong {
				v = b(v)
			}
			is.para(is.labelOf(q, mark), small)
			is.para(v, value)
		}
	case inTable:
		share := 0.25 + 0.2*is.rng.Float64()
		t := table{widths: []float64{share, 1 - share}, st: st, rules: rules, pad: float64(between(is.rng, 2, 6)), gray: is.grey}
		mark := pick(is.rng, []string{"", "", ":"})
		for _, q := range list {
			is.row(t, is.labelOf(q, mark), q.value())
		}
	case inPairs:
		t := table{widths: []float64{0.8, 1.2, 0.8, 1.2}, st: st.sized(min(st.size, 9.5)), rules: pick(is.rng, []ruling{grid, grid, underRows}), pad: 4, gray: is.grey}
		mark := pick(is.rng, []string{"", ":"})
		for len(list) > 0 {
			if len(list) == 1 {
				is.row(t, is.labelOf(list[0], mark), list[0].value())
				break
			}
			is.row(t, is.labelOf(list[0], mark), list[0].value(), is.labelOf(list[1], mark), list[1].value())
			list = list[2:]
		}
	case inCards:
		each := chance(is.rng, 0.5)
		for len(list) > 0 {
			n := min(len(list), between(is.rng, 2, 3))
			t := table{st: st.sized(min(st.size, 9.5)), rules: grid, pad: 5, gray: is.grey}
			var over, under []string
			for _, q := range list[:n] {
				t.widths = append(t.widths, 1)
				label := b(is.labelOf(particular{labels: q.labels}, ""))
				if is.bold {
					label = is.labelOf(q, "")
				}
				over, under = append(over, label), append(under, q.value())
			}
			is.need(60)
			if each {
				for k := range over {
					over[k] += "\n" + under[k]
				}
				is.row(t, over...)
			} else {
				head := t
				head.fill = &is.tint
				is.row(head, over...)
				is.row(t, under...)
			}
			list = list[n:]
		}
	case inProse:
		var said []string
		for _, q := range list {
			if len(q.sentences) == 0 {
				is.para(is.labelOf(q, ":")+" "+q.value(), st)
				continue
			}
			said = append(said, fmt.Sprintf(pick(is.rng, q.sentences), q.value()))
		}
		for len(said) > 0 {
			n := min(len(said), between(is.rng, 1, 3))
			is.para(strings.Join(said[:n], " "), st)
			said = said[n:]
		}
	case runIn:
		for _, q := range list {
			is.para(b(is.labelOf(particular{labels: q.labels}, pick(is.rng, []string{".", ":", " –"})))+" "+q.value(), st)
		}
	case besideEach:
		half := (len(list) + 1) / 2
		var cells [2]string
		for n, side := range [][]particular{list[:half], list[half:]} {
			var lines []string
			for _, q := range side {
				lines = append(lines, is.labelOf(q, ":")+" "+q.value())
			}
			cells[n] = strings.Join(lines, "\n")
		}
		is.row(table{widths: []float64{1, 1}, st: st, rules: pick(is.rng, []ruling{noRules, grid}), pad: 6, gray: is.grey}, cells[0], cells[1])
	case leaders:
		for _, q := range list {
			label := is.labelOf(q, " ")
			is.para(label+strings.Repeat(".", max(4, 40-len([]rune(strip(label)))))+" "+q.value(), st.gap(3))
		}
	}
	is.gap(float64(between(is.rng, 4, 12)))
}

// letterFrame begins a paper as a letter to the buyer's solicitor and returns how it ends.
func (is *issuer) letterFrame(from, about string) (end func()) {
	p, st, to := is.paper, is.body, is.c.BuyerSolicitor
	if chance(p.rng, 0.5) {
		p.para(b(from), st.sized(st.size+4).right())
	}
	p.para(to.Name+"\n"+strings.Join(to.Address.Lines(), "\n"), st.gap(12))
	p.para(pick(p.rng, []string{"Your ref: ", "Your reference "})+to.Ref, st.gap(10))
	p.para(pick(p.rng, []string{"Dear Sirs", "Dear Sir or Madam"}), st)
	p.para(b(about), st)
	p.para(pick(p.rng, []string{"Thank you for your enquiry, which we now answer.", "We refer to your recent request and reply as follows.", "We have searched our records as you asked."}), st)
	return func() {
		p.para("Yours faithfully", st.gap(26))
		p.para(pick(p.rng, []string{"Searches Team", "Land Charges Officer", "For and on behalf of " + from}), st)
	}
}

// day is a date as the issuer writes dates.
func (is *issuer) day(t time.Time) string {
	switch is.rng.IntN(7) {
	case 0:
		return slashDate(t)
	case 1:
		return dotDate(t)
	case 2:
		return ordinalDate(t)
	case 3:
		return t.Format("02 Jan 2006")
	case 4:
		return t.Format("Monday 2 January 2006")
	}
	return longDate(t)
}

// home is the property's address as the issuer writes addresses.
func (is *issuer) home() string {
	a := is.c.Property
	return pick(is.rng, []string{a.Line(), a.Comma(), a.Comma()})
}

// sum is pounds as the issuer writes them.
func (is *issuer) sum(n int) string { return pick(is.rng, []string{pounds(n), pence(n)}) }

// shuffled is some things in another order.
func shuffled[T any](is *issuer, list []T) []T {
	list = slices.Clone(list)
	is.rng.Shuffle(len(list), func(a, b int) { list[a], list[b] = list[b], list[a] })
	return list
}

// some is things of which each is left out with a chance of one in five, but never
// one of the first n.
func some[T any](is *issuer, n int, list []T) []T {
	var all []T
	for k, q := range list {
		if k < n || chance(is.rng, 0.8) {
			all = append(all, q)
		}
	}
	return all
}
