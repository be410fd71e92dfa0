package synth

import "strings"

// inkAnswer is what a pen does to a row of printed choices.
type inkAnswer int

const (
	ringed inkAnswer = iota // a ring round the one that is meant
	struck                  // a line through those that are not
)

// printInked prints a form whose choices are words in a row, marked by a pen as
// ink has it; written answers stand on dotted lines.
func (p *paper) printInked(f *form, st, pen style, ink inkAnswer) {
	fp := &formPrinter{p, formStyle{print: st, pen: pen, head: headCaps}}
	h := fp.height()
	for _, s := range f.sections {
		fp.section(s)
		for _, q := range s.questions {
			p.need(fp.lines(q.ask, p.right-p.left-40, st) + 4*h)
			p.labelled(0, q.ref, 40, q.ask, st.gap(1))
			if q.choices == nil {
				p.y = fp.field(p.left+40, p.y, p.right-p.left-40, fp.answered(q))
			} else {
				fp.inkedRow(q, ink)
			}
			if q.more != "" {
				p.para(q.more, st.italic().at(40).gap(0))
				p.y = fp.field(p.left+40, p.y, p.right-p.left-40, fp.saidWords(q))
			}
			p.gap(h * 0.4)
		}
	}
}

// inkedRow prints the choices of a question under it and inks the answer.
func (p *formPrinter) inkedRow(q formQuestion, ink inkAnswer) {
	h, x := p.height(), p.left+40
	for n, c := range q.choices {
		w := p.measure(c, p.print, false, false)
		if x+w > p.right {
			x, p.y = p.left+40, p.y+h*1.3
		}
		words, meant := c, c == q.answer
		if meant {
			words = p.say(q.path, valueOr(q.value, c), c)
		}
		p.put(x, p.y, w+4, words, p.print)
		pen := p.pen.ink
		p.pdf.SetDrawColor(pen[0], pen[1], pen[2])
		p.pdf.SetLineWidth(1.1)
		j := p.rng.Float64()*2 - 1
		switch {
		case meant && ink == ringed:
			p.pdf.Ellipse(x+w/2+j, p.y+h*0.5, w/2+6+j, h*0.62, j*3, "D")
		case !meant && ink == struck && q.answer != "":
			p.pdf.Line(x-2, p.y+h*0.55+j, x+w+2, p.y+h*0.48-j)
		}
		p.pdf.SetDrawColor(0, 0, 0)
		x += w
		if n < len(q.choices)-1 {
			p.put(x+7, p.y, 10, "/", p.print)
		}
		x += 18
	}
	p.y += h * 1.25
}

// replied gives a question's marked answer and further words.
func (p *paper) replied(q formQuestion) (answer, said string) {
	fp := &formPrinter{paper: p}
	return fp.answered(q), fp.saidWords(q)
}

// ta6Ringed is a firm's paper copy of the form: the client rings the answers.
func ta6Ringed(p *paper) {
	p.margins(58, 62, 58, 56)
	st := style{family: "Times", size: 10, leading: 1.25, after: 4}
	p.header = func() {
		p.textAt(p.left, 32, p.right-p.left, "SELLER'S COPY - please return to "+p.c.SellerSolicitor.Name, st.sized(8))
	}
	p.footer = func() { p.textAt(p.left, p.height-40, p.right-p.left, p.c.SellerSolicitor.Ref+" / TA6", st.sized(8)) }
	p.page()
	p.para("Property Information", st.sized(18).bold().gap(0))
	p.para("TA6, fourth edition: please put a ring round the answer that applies", st.italic().gap(10))
	for _, r := range p.particulars() {
		p.labelled(0, r[0], 150, r[1], st.gap(2))
	}
	p.printInked(p.sellersForm(fourthEdition), st, bluePen, ringed)
	p.signedBy(st)
}

// ta7Struck is the leasehold form with what does not apply struck out.
func ta7Struck(p *paper) {
	p.margins(50, 56, 70, 56)
	st := style{family: "Helvetica", size: 9, leading: 1.3, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, "Leasehold information (TA7)", st.sized(7.5).centred())
	}
	p.page()
	p.para("TA7 Leasehold Information Form", st.sized(15).bold().gap(3))
	p.para("Strike out the answers that are wrong. Write in block letters.", st.gap(8))
	p.ruledRows(p.particulars(), 0.3, st)
	p.printInked(p.c.leaseForm(p.rng, false), st, bluePen.sized(9.5), struck)
	p.signedBy(st)
}

// dottedReplies prints each question with its reply at the right edge, dots
// between them, and further words in italics beneath.
func (p *paper) dottedReplies(f *form, st style) {
	t := table{widths: []float64{0.08, 0.62, 0.3}, st: st, rules: noRules, pad: 2}
	for _, s := range f.sections {
		p.need(70)
		p.gap(8)
		p.para(strings.TrimSpace(s.number+" "+s.title), st.bold().sized(st.size+2).gap(2))
		for _, q := range s.questions {
			answer, said := p.replied(q)
			p.row(t, q.ref, q.ask, b(answer))
			if said != "" {
				p.para(i(said), st.at(40).gap(2))
			}
			p.pdf.SetDashPattern([]float64{0.6, 2.4}, 0)
			p.rule(0.5)
			p.pdf.SetDashPattern(nil, 0)
		}
	}
}

// lpe1Dotted is the pack that a block manager's office sends: a covering page of
// what it costs and who to write to, then the replies on dotted lines.
func lpe1Dotted(p *paper) {
	c := p.c
	p.margins(56, 72, 56, 60)
	st := style{family: "Helvetica", size: 8.8, leading: 1.3, after: 5}
	p.header = func() {
		p.pdf.SetFillColor(88, 24, 60)
		p.pdf.Rect(0, 0, p.width, 40, "F")
		p.textAt(p.left, 13, p.right-p.left, c.Block.Manager.Name+" - sales enquiries team", st.sized(11).bold().col(255, 255, 255))
	}
	p.page()
	p.para("Reply to leasehold property enquiries (LPE1)", st.sized(16).gap(10))
	for _, r := range p.lpe1Head() {
		p.para(b(r[0])+"  "+r[1], st.gap(3))
	}
	p.gap(8)
	p.para("Our fee of £324.00 including VAT for this pack has been paid. The replies are valid for three months; an update costs £90.00. They are given to the seller's conveyancer only.", st)
	p.typedContacts(st)
	p.page()
	f := p.lpe1Form(false)
	f.dropBlank()
	p.dottedReplies(f, st)
	p.completedBy(st)
}

// fme1Margin has the replies in a column to the left of the questions.
func fme1Margin(p *paper) {
	p.margins(46, 60, 60, 56)
	st := style{family: "Times", size: 10, leading: 1.28, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, "FME1 / "+p.c.Property.Postcode, st.sized(8).right())
	}
	p.page()
	p.para("FME1 - enquiries about a managed freehold estate", st.sized(14).bold().gap(8))
	for _, r := range p.lpe1Head() {
		p.labelled(0, i(r[0]), 80, r[1], st.gap(2))
	}
	p.gap(6)
	p.estateContacts(st)
	t := table{widths: []float64{0.24, 0.08, 0.68}, st: st, rules: underRows, pad: 3, gray: 170}
	for _, s := range p.fme1Form(false).sections {
		p.need(70)
		p.gap(8)
		p.para(s.number+". "+s.title, st.bold().gap(3))
		p.row(t, b("Reply"), b("No."), b("Enquiry"))
		for _, q := range s.questions {
			answer, said := p.replied(q)
			ask := q.ask
			if said != "" {
				ask += "\n" + b(said)
			}
			p.row(t, answer, q.ref, ask)
		}
	}
	p.completedBy(st)
}
