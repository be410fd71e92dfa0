package synth

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// form is a paper of numbered questions and their answers, before a layout
// prints it. The same form can be printed in every formStyle.
type form struct {
	sections []formSection
}

type formSection struct {
	number, title string
	note          string // a line of guidance under the head; empty for none
	questions     []formQuestion
}

// formQuestion is a question, what may be ticked beside it, and what was.
type formQuestion struct {
	ref, ask string
	loose    bool     // it stands at the margin, without the column of numbers
	choices  []string // printed choices; nil for a written answer
	answer   string   // one of choices, or written words; empty is left blank
	path     string   // where the answer stands in the truth; not recorded when the kind has no such field
	value    any      // the normalised answer; nil for the words, as the field's type has them
	more     string   // label of the written answer beneath; empty for none
	said     string   // what is written there
	saidPath string
	saidAs   any // the normalised value of said; nil as for value
}

// dropBlank takes away the questions that nobody answered, as forms on a screen
// do not ask what does not arise.
func (f *form) dropBlank() {
	for n := range f.sections {
		f.sections[n].questions = slices.DeleteFunc(f.sections[n].questions, func(q formQuestion) bool { return q.answer == "" })
	}
}

// placement is where a form's answers stand.
type placement int

const (
	besideRow   placement = iota // choices in a row at the right of the question
	besideStack                  // choices under each other at the right
	beneath                      // choices in a row under the question
	inColumns                    // a grid: a column a choice, its name in the head only
	typedBeside                  // no boxes: the answer in words in a second column
	typedUnder                   // no boxes: the answer in words under the question
)

// penMark is how a choice is marked, where the paper's own tick styles do not do.
type penMark int

const (
	paperTick    penMark = iota // as the paper's tickStyle has it
	radio                       // a disc in a circle
	penTick                     // a pen's tick that strays out of the box
	penCross                    // a pen's cross, likewise
	strokeTick                  // two straight strokes
	dingbatTick                 // a check mark glyph
	dingbatCross                // a cross glyph
)

// sectionHead is how a section is announced.
type sectionHead int

const (
	headBand sectionHead = iota // white on a dark band
	headRule                    // bold over a rule
	headCaps                    // capitals, no rule
	headTint                    // dark on a tinted band
)

// formStyle is the look of a form. Lengths are in points.
type formStyle struct {
	print      style // of the printed words
	pen        style // of what is filled in
	place      placement
	tickAs     penMark
	labelFirst bool // "Yes [ ]" instead of "[ ] Yes"
	boxSize    float64
	head       sectionHead
	tint       [3]int   // of bands
	grid       bool     // a rule under each question
	lead       string   // before a typed answer: "Reply: "
	boxedSaid  bool     // written answers stand in a frame
	names      []string // of a grid's columns; nil for those that its questions have
	share      float64  // of the width that typed answers beside have; 0 for 0.36
}

// formPrinter prints forms on a paper.
type formPrinter struct {
	*paper
	formStyle
}

// say marks text as a fact if the paper's kind has a field at path; otherwise it
// is the text alone. A nil value is the text, as the field's type has it.
func (p *paper) say(path string, value any, text string) string {
	if text == "" || path == "" {
		return text
	}
	t, ok := fieldAt(p.kind, path)
	if !ok {
		return text
	}
	if value == nil {
		value = text
		if t == papers.Pounds || t == papers.Number {
			n, ok := amount(text)
			if !ok {
				return text
			}
			value = n
		}
	}
	return p.mark(path, value, text)
}

// printForm prints f in a style from the paper's present place on.
func (p *paper) printForm(f *form, st formStyle) {
	fp := &formPrinter{p, st}
	for _, s := range f.sections {
		fp.section(s)
		if st.place == inColumns && p.doc == nil {
			fp.table(s)
			continue
		}
		for _, q := range s.questions {
			switch {
			case p.doc != nil:
				fp.inWord(q)
			case st.place == typedBeside:
				fp.typedRow(q)
			default:
				fp.question(q)
			}
		}
	}
}

func (p *formPrinter) height() float64 { return p.print.size * p.print.leading }

// put writes a marked string at a place and returns the y below it.
func (p *formPrinter) put(x, y, w float64, s string, st style) float64 {
	return p.textAt(x, y, w, s, st)
}

func (p *formPrinter) lines(s string, w float64, st style) float64 {
	return float64(len(p.wrap(s, w, st))) * st.size * st.leading
}

func (p *formPrinter) section(s formSection) {
	title := strings.TrimSpace(s.number + "  " + s.title)
	if title != "" {
		p.need(p.height() * 10)
		p.gap(p.height() * 0.7)
		big := p.print.bold().sized(p.print.size + 1.5)
		switch p.head {
		case headBand:
			p.band(p.tint, title, big.col(255, 255, 255))
		case headTint:
			p.band(p.tint, title, big.col(30, 30, 60))
		case headRule:
			p.para(title, big.gap(2))
			p.rule(0.9)
			p.gap(5)
		case headCaps:
			p.para(strings.ToUpper(title), big.gap(4))
		}
	}
	if s.note != "" {
		p.para(s.note, p.print.italic().sized(p.print.size-1).col(60, 60, 60).gap(4))
	}
}

// refWidth is the width of the column of numbers.
func (p *formPrinter) refWidth(q formQuestion) float64 {
	if q.ref == "" && q.loose {
		return 0
	}
	return p.print.size * 4
}

// answered is the written answer, marked.
func (p *formPrinter) answered(q formQuestion) string {
	return p.say(q.path, q.value, q.answer)
}

func (p *formPrinter) saidWords(q formQuestion) string {
	return p.say(q.saidPath, q.saidAs, q.said)
}

// inWord prints a question in the flow of a word processor's document.
func (p *formPrinter) inWord(q formQuestion) {
	p.para(strings.TrimSpace(q.ref+"  "+q.ask), p.print.gap(1))
	switch {
	case q.choices == nil || p.place == typedUnder || p.place == typedBeside:
		if q.answer != "" {
			p.para(p.lead+p.answered(q), p.pen)
		}
	default:
		var parts []string
		for _, c := range q.choices {
			words := box(c == q.answer, c)
			if p.labelFirst {
				words = c + "\u00a0" + strings.TrimSuffix(box(c == q.answer, ""), "\u00a0")
			}
			if c == q.answer {
				words = p.say(q.path, valueOr(q.value, c), words)
			}
			parts = append(parts, words)
		}
		p.para(strings.Join(parts, "     "), p.print)
	}
	if q.more != "" && q.said != "" {
		p.para(q.more+" "+p.saidWords(q), p.pen)
	}
}

func valueOr(v any, other any) any {
	if v != nil {
		return v
	}
	return other
}

// typedRow prints a question and its reply as a row of a table.
func (p *formPrinter) typedRow(q formQuestion) {
	reply := p.answered(q)
	if q.said != "" {
		reply = strings.TrimSpace(reply + "\n" + p.saidWords(q))
	}
	share := p.share
	if share == 0 {
		share = 0.36
	}
	t := table{widths: []float64{0.09, 0.91 - share, share}, st: p.print, pad: 3.5, gray: 120}
	if p.grid {
		t.rules = grid
	} else {
		t.rules = underRows
	}
	p.row(t, q.ref, q.ask, i(reply))
}

func (p *formPrinter) question(q formQuestion) {
	h := p.height()
	ref := p.refWidth(q)
	beside := p.besideWidth(q)
	w := p.right - p.left
	typed := p.place == typedUnder || q.choices == nil
	answer := ""
	if typed {
		answer = p.lead + p.answered(q)
		if q.answer == "" {
			answer = ""
		}
	}
	need := p.lines(q.ask, w-ref-beside-6, p.print)
	if p.place == typedUnder {
		need += p.lines(answer, w-ref, p.pen)
	}
	if p.place == besideStack && !typed {
		need = math.Max(need, float64(len(q.choices))*h*1.25)
	}
	need += h * 2
	more := q.more != "" && (q.said != "" || p.place != typedUnder)
	if more {
		need += h * 2.5
	}
	p.need(need)
	top := p.y + h*0.3
	if ref > 0 {
		p.put(p.left+2, top, ref-2, q.ref, p.print)
	}
	y := p.put(p.left+ref, top, w-ref-beside-6, q.ask, p.print)
	switch {
	case p.place == typedUnder:
		if answer != "" {
			y = p.put(p.left+ref, y+1, w-ref, answer, p.pen)
		}
	case typed:
		y = p.field(p.left+ref, y+2, w-ref, answer)
	case p.place == besideStack:
		at := top
		for _, c := range q.choices {
			x := p.right - beside
			if p.labelFirst { // the boxes stand under each other
				x = p.right - 2 - p.choiceWidth(c)
			}
			p.choice(x, at, c, q)
			at += h * 1.25
		}
		y = math.Max(y, at)
	case beside == 0:
		y = p.choices(p.left+ref, y+h*0.2, q) + h*1.1
	default:
		p.choices(p.right-beside, top, q)
		y = math.Max(y, top+h)
	}
	if more {
		if y+h*3 > p.bottom {
			p.page()
			y = p.y
		}
		if p.place == typedUnder {
			y = p.put(p.left+ref, y+1, w-ref, q.more+" "+p.saidWords(q), p.pen)
		} else {
			y = p.put(p.left+ref, y+h*0.2, w-ref, q.more, p.print.italic())
			y = p.field(p.left+ref, y, w-ref, p.saidWords(q))
		}
	}
	y += h * 0.3
	if p.grid {
		p.pdf.SetDrawColor(140, 140, 140)
		p.pdf.SetLineWidth(0.5)
		p.pdf.Line(p.left, y, p.right, y)
	}
	p.y = y
}

// field is a place to write: a frame or dotted lines, with words or without.
func (p *formPrinter) field(x, y, w float64, words string) float64 {
	h := p.height()
	lines := math.Max(1, math.Round(p.lines(words, w-10, p.pen)/(p.pen.size*p.pen.leading)))
	p.pdf.SetLineWidth(0.5)
	p.pdf.SetDrawColor(110, 110, 110)
	if p.boxedSaid {
		hh := lines*p.pen.size*p.pen.leading + h*0.5
		p.pdf.Rect(x, y+1, w, hh, "D")
		p.put(x+5, y+h*0.25, w-10, words, p.pen)
		return y + hh + h*0.3
	}
	if words != "" {
		p.put(x+3, y, w-10, words, p.pen)
	}
	p.pdf.SetDashPattern([]float64{0.8, 2.2}, 0)
	for n := 1.0; n <= lines; n++ {
		at := y + n*p.pen.size*p.pen.leading
		p.pdf.Line(x, at, x+w, at)
	}
	p.pdf.SetDashPattern(nil, 0)
	return y + lines*p.pen.size*p.pen.leading + h*0.25
}

// besideWidth is the width that the answer takes at the right of a question.
func (p *formPrinter) besideWidth(q formQuestion) float64 {
	if q.choices == nil {
		return 0
	}
	switch p.place {
	case besideStack:
		return (p.right - p.left) * 0.24
	case besideRow:
		if w := p.rowWidth(q); w < (p.right-p.left)*0.55 {
			return w
		}
	}
	return 0
}

func (p *formPrinter) rowWidth(q formQuestion) float64 {
	w := 0.0
	for _, c := range q.choices {
		w += p.choiceWidth(c) + 14
	}
	return w
}

func (p *formPrinter) choiceWidth(name string) float64 {
	return p.measure(name, p.print, false, false) + p.boxSize + 4
}

// choices prints the choices side by side, in as many lines as they need, and
// returns the y of the last.
func (p *formPrinter) choices(x, y float64, q formQuestion) float64 {
	left := x
	for _, c := range q.choices {
		w := p.choiceWidth(c)
		if x > left && x+w > p.right {
			x, y = left, y+p.height()*1.25
		}
		p.choice(x, y, c, q)
		x += w + 14
	}
	return y
}

// choice prints one choice with its box.
func (p *formPrinter) choice(x, y float64, name string, q formQuestion) {
	ticked := name == q.answer
	words := name
	if ticked {
		words = p.say(q.path, valueOr(q.value, name), name)
	}
	w := p.measure(name, p.print, false, false)
	bx, tx := x, x+p.boxSize+4
	if p.labelFirst {
		bx, tx = x+w+4, x
	}
	p.put(tx, y, w+4, words, p.print)
	base := y + p.print.size*(0.32+p.print.leading/2)
	if p.tickAs == paperTick {
		p.tick(bx, base, p.print.sized(p.boxSize/0.82), ticked)
		return
	}
	d := p.boxSize
	by := base - d*0.88
	p.pdf.SetLineWidth(0.7)
	p.pdf.SetDrawColor(20, 20, 20)
	if p.tickAs == radio {
		p.pdf.Circle(bx+d/2, by+d/2, d/2, "D")
	} else {
		p.pdf.Rect(bx, by, d, d, "D")
	}
	if ticked {
		p.draw(bx, by, d)
	}
}

// draw marks the box of side d whose top left corner is x, y.
func (p *formPrinter) draw(x, y, d float64) {
	ink := p.pen.ink
	p.pdf.SetDrawColor(ink[0], ink[1], ink[2])
	p.pdf.SetFillColor(ink[0], ink[1], ink[2])
	jit := func(a float64) float64 { return (p.rng.Float64()*2 - 1) * a * d }
	switch p.tickAs {
	case radio:
		p.pdf.Circle(x+d/2, y+d/2, d*0.27, "F")
	case dingbatTick, dingbatCross:
		glyph := "4"
		if p.tickAs == dingbatCross {
			glyph = "8"
		}
		p.pdf.SetTextColor(ink[0], ink[1], ink[2])
		p.pdf.SetFont("ZapfDingbats", "", d)
		p.pdf.Text(x+d*0.12, y+d*0.86, glyph)
	case penTick:
		p.pdf.SetLineWidth(1.4 + p.rng.Float64()*0.6)
		ax, ay := x+d*0.1+jit(0.12), y+d*0.5+jit(0.12)
		bx, by := x+d*0.42+jit(0.1), y+d*0.95+jit(0.1)
		cx, cy := x+d*1.35+jit(0.25), y-d*0.35+jit(0.2)
		p.pdf.Curve(ax, ay, ax+d*0.1+jit(0.1), by-d*0.1, bx, by, "D")
		p.pdf.Curve(bx, by, bx+d*0.35+jit(0.15), by-d*0.7+jit(0.1), cx, cy, "D")
	case penCross:
		p.pdf.SetLineWidth(1.3 + p.rng.Float64()*0.6)
		o := d * 0.16
		p.pdf.Curve(x-o+jit(0.1), y-o+jit(0.1), x+d/2+jit(0.15), y+d/2+jit(0.15), x+d+o+jit(0.12), y+d+o+jit(0.1), "D")
		p.pdf.Curve(x-o+jit(0.12), y+d+o+jit(0.1), x+d/2+jit(0.15), y+d/2+jit(0.15), x+d+o+jit(0.1), y-o+jit(0.12), "D")
	default: // strokeTick, and what columns have where a paper draws glyphs in boxes
		p.pdf.SetLineWidth(1.3)
		p.pdf.Line(x+d*0.18, y+d*0.55, x+d*0.42, y+d*0.84)
		p.pdf.Line(x+d*0.42, y+d*0.84, x+d*0.88, y+d*0.14)
	}
	p.pdf.SetDrawColor(0, 0, 0)
	p.pdf.SetLineWidth(0.5)
}

// table prints a section as a grid: a column for each choice, named in the head
// of the table and again on every page where the table goes on.
func (p *formPrinter) table(s formSection) {
	names := p.columnsOf(s)
	h := p.height()
	col := 50.0
	ref := p.print.size * 4
	gridX := p.right - col*float64(len(names))
	head := func() {
		p.pdf.SetFillColor(232, 232, 232)
		p.pdf.SetDrawColor(90, 90, 90)
		p.pdf.SetLineWidth(0.5)
		p.pdf.Rect(p.left, p.y, p.right-p.left, h*1.5, "FD")
		for n, name := range names {
			x := gridX + col*float64(n)
			p.put(x, p.y+h*0.25, col, name, p.print.bold().sized(p.print.size-1).centred())
			p.pdf.Line(x, p.y, x, p.y+h*1.5)
		}
		p.y += h * 1.5
	}
	p.need(h * 5)
	head()
	for _, q := range s.questions {
		in := q.choices != nil
		for _, c := range q.choices {
			in = in && contains(names, c)
		}
		w := gridX - p.left - ref - 6
		if !in {
			w = p.right - p.left - ref - 6
		}
		ask := q.ask
		if in && q.answer != "" {
			ask = p.say(q.path, valueOr(q.value, q.answer), q.ask)
		}
		rows := p.lines(ask, w, p.print)
		said := ""
		if !in {
			said = p.answered(q)
		}
		if q.more != "" && q.said != "" {
			said = strings.TrimSpace(said + " " + p.saidWords(q))
		}
		saidHeight := 0.0
		if said != "" || !in {
			saidHeight = math.Max(h, p.lines(said, p.right-p.left-ref-8, p.pen))
		}
		if p.y+rows+saidHeight+h*0.6 > p.bottom {
			p.page()
			head()
		}
		top := p.y
		p.put(p.left+3, top+h*0.25, ref-3, q.ref, p.print)
		y := p.put(p.left+ref, top+h*0.25, w, ask, p.print) + h*0.35
		cut := y
		if said != "" || !in {
			p.put(p.left+ref+4, y-h*0.1, p.right-p.left-ref-8, said, p.pen)
			y += saidHeight + h*0.2
		}
		p.pdf.SetDrawColor(90, 90, 90)
		p.pdf.SetLineWidth(0.5)
		p.pdf.Rect(p.left, top, p.right-p.left, y-top, "D")
		if in {
			for n, name := range names {
				x := gridX + col*float64(n)
				p.pdf.Line(x, top, x, cut)
				if name == q.answer {
					p.draw(x+(col-p.boxSize)/2, top+h*0.25, p.boxSize)
					p.pdf.SetDrawColor(90, 90, 90)
				}
			}
			if cut != y {
				p.pdf.Line(gridX, cut, p.right, cut)
			}
		}
		p.y = y
	}
	p.gap(h * 0.5)
}

// columnsOf is the choices that a section's grid has columns for: the usual
// ones, or those that most of its questions have.
func (p *formPrinter) columnsOf(s formSection) []string {
	if p.formStyle.names != nil {
		return p.formStyle.names
	}
	names := []string{"Yes", "No"}
	for _, q := range s.questions {
		for _, c := range q.choices {
			if c == "Not known" || c == "Not applicable" || c == "Not required" {
				if !contains(names, c) && contains(q.choices, "Yes") {
					names = append(names, c)
				}
			}
		}
	}
	return names
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// fieldAt is the type of a kind's field at a path whose indexes are filled in.
func fieldAt(k papers.Kind, path string) (papers.Type, bool) {
	parts := strings.Split(path, "/")
	for _, f := range papers.Fields(k) {
		if samePath(strings.Split(f.Path, "/"), parts) {
			return f.Type, true
		}
	}
	return "", false
}

func samePath(field, path []string) bool {
	if len(field) != len(path) {
		return false
	}
	for n := range field {
		if field[n] != path[n] && (field[n] != "*" || strings.Trim(path[n], "0123456789") != "") {
			return false
		}
	}
	return true
}

// asked is one question of a form that is printed in two ways: in a form's words
// under the form's number, and in few words under a number of its own.
type asked struct {
	path     string
	ref      string // a number that ends in "!" is not printed: the line belongs to the question above
	formal   string
	plain    string // empty: the short version leaves it out
	choices  []string
	more     string // label of the written answer beneath; empty for none
	morePath string
}

// head is the head of a section of asked questions.
type head struct{ number, title string }

// reply is an answer to a question and the words written beneath it.
type reply struct {
	answer, said string
	value        any // the normalised answer where it is not the words; nil otherwise
	saidAs       any
}

// askForm puts questions with their replies. Plain forms have short questions,
// numbered through, and leave out what nobody answered.
func askForm(heads []head, asks []asked, replies map[string]reply, plain bool) *form {
	f := &form{}
	serial := 0
	for _, h := range heads {
		s := formSection{number: h.number, title: h.title}
		if plain {
			s.number = ""
		}
		for _, q := range asks {
			major, _, _ := strings.Cut(q.ref, ".")
			if major != h.number {
				continue
			}
			rep := replies[q.path]
			fq := formQuestion{ref: q.ref, ask: q.formal, choices: q.choices, more: q.more, answer: rep.answer, path: q.path, value: rep.value, said: rep.said, saidPath: q.morePath, saidAs: rep.saidAs}
			if strings.HasSuffix(q.ref, "!") {
				fq.ref = ""
			}
			if plain {
				if q.plain == "" || rep.answer == "" {
					continue
				}
				serial++
				fq.ref, fq.ask = strconv.Itoa(serial), q.plain
				if q.more != "" {
					fq.more = "Details:"
				}
			}
			s.questions = append(s.questions, fq)
		}
		if len(s.questions) > 0 {
			f.sections = append(f.sections, s)
		}
	}
	return f
}
