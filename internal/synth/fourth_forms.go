package synth

import (
	"fmt"
	"math"
	"strings"
)

// publisherForm is how a publisher's printed form looks when a firm's software fills
// it in: the number hanging, the question in the left half, its boxes two to a line in
// the right half, and a ruled box for written answers across the page.
type publisherForm struct {
	*formPrinter
	tint   [3]int
	shade  *[3]int           // behind what is filled in, as a viewer marks fields; nil for none
	notes  map[string]string // guidance before a section, by its number
	across int               // how many boxes stand on a line
}

// enclosed is a form whose papers are "Enclosed", as the printed forms have it, where
// the truth says "Attached".
func enclosed(f *form) *form {
	for n := range f.sections {
		for m := range f.sections[n].questions {
			q := &f.sections[n].questions[m]
			if !contains(q.choices, "Attached") {
				continue
			}
			choices := make([]string, len(q.choices))
			for k, c := range q.choices {
				choices[k] = strings.Replace(c, "Attached", "Enclosed", 1)
			}
			q.choices = choices
			if q.answer == "Attached" {
				q.answer, q.value = "Enclosed", "Attached"
			}
		}
	}
	return f
}

func (p *publisherForm) write(f *form) {
	for _, s := range f.sections {
		p.need(130)
		p.gap(10)
		p.pdf.SetFillColor(p.tint[0], p.tint[1], p.tint[2])
		p.pdf.Rect(p.left, p.y, 22, 20, "F")
		p.textAt(p.left, p.y+3, 22, b(s.number), p.print.sized(12).centred().col(255, 255, 255))
		p.textAt(p.left+30, p.y+3, p.right-p.left-30, b(s.title), p.print.sized(12.5).col(p.tint[0], p.tint[1], p.tint[2]))
		p.y += 22
		p.pdf.SetDrawColor(p.tint[0], p.tint[1], p.tint[2])
		p.pdf.SetLineWidth(1)
		p.pdf.Line(p.left, p.y, p.right, p.y)
		p.gap(6)
		if note := p.notes[s.number]; note != "" {
			p.para(note, p.print.sized(p.print.size-1).italic().gap(5))
		}
		for _, q := range s.questions {
			p.ask(q)
		}
	}
}

// ask prints a question with its boxes and the room for writing.
func (p *publisherForm) ask(q formQuestion) {
	h := p.height()
	ref := 44.0
	half := (p.right - p.left) * 0.6
	wide, across := q.choices == nil, p.across
	for _, c := range q.choices {
		wide = wide || p.choiceWidth(c) > p.right-p.left-half
		if p.choiceWidth(c) > (p.right-p.left-half)/float64(across)-4 {
			across = 1
		}
	}
	ask := half - ref - 10
	if wide {
		ask = p.right - p.left - ref
	}
	rows := math.Ceil(float64(len(q.choices)) / float64(across))
	if wide {
		rows = float64(len(q.choices))
	}
	height := p.lines(q.ask, ask, p.print)
	if wide {
		height += rows * h * 1.35
	} else {
		height = math.Max(height, rows*h*1.35)
	}
	field := 0.0
	if q.more != "" || q.choices == nil {
		words := q.said
		if q.choices == nil {
			words = q.answer
		}
		field = math.Max(1.6*h, p.lines(words, p.right-p.left-ref-12, p.pen)+h*0.9)
	}
	p.need(height + field + h*1.4)
	top := p.y
	p.put(p.left, top, ref-4, q.ref, p.print)
	y := p.put(p.left+ref, top, ask, q.ask, p.print)
	if !wide {
		w := (p.right - p.left - half) / float64(across)
		for n, c := range q.choices {
			p.choice(p.left+half+w*float64(n%across), top+h*1.35*float64(n/across), c, q)
		}
		y = math.Max(y, top+rows*h*1.35)
	} else {
		for n, c := range q.choices {
			p.choice(p.left+ref, y+h*(0.15+1.35*float64(n)), c, q)
		}
		y += rows * h * 1.35
	}
	switch {
	case q.choices == nil:
		y = p.writing(y+2, p.left+ref, field, p.answered(q))
	case q.more != "":
		y = p.put(p.left+ref, y+1, p.right-p.left-ref, q.more, p.print)
		y = p.writing(y+2, p.left+ref, field, p.saidWords(q))
	}
	p.y = y + h*0.55
}

// writing is the ruled box for a written answer; it returns the y below it.
func (p *publisherForm) writing(y, x, h float64, words string) float64 {
	p.pdf.SetDrawColor(130, 130, 130)
	p.pdf.SetLineWidth(0.5)
	how := "D"
	if p.shade != nil {
		p.pdf.SetFillColor(p.shade[0], p.shade[1], p.shade[2])
		how = "FD"
	}
	p.pdf.Rect(x, y, p.right-x, h, how)
	if words != "" {
		p.put(x+5, y+3, p.right-x-10, words, p.pen)
	}
	return y + h + 2
}

// cover is the first page of a seller's form: its number and name, the particulars in
// ruled boxes, and what the form is for.
func (p *publisherForm) cover(number, name, edition string, about []string) {
	p.para("The Law Society", p.print.sized(9).right().gap(2))
	p.para(name, p.print.sized(21).bold().col(p.tint[0], p.tint[1], p.tint[2]).gap(0))
	p.para(edition, p.print.sized(10).gap(2))
	p.para(b(number), p.print.sized(30).right().lead(1).col(p.tint[0], p.tint[1], p.tint[2]).gap(8))
	for _, r := range p.particulars() {
		p.need(40)
		p.textAt(p.left, p.y+4, 150, b(r[0]), p.print)
		h := math.Max(20, p.lines(r[1], p.right-p.left-170, p.pen)+8)
		p.pdf.SetDrawColor(130, 130, 130)
		p.pdf.Rect(p.left+160, p.y, p.right-p.left-160, h, "D")
		p.textAt(p.left+165, p.y+4, p.right-p.left-170, r[1], p.pen)
		p.y += h + 6
	}
	p.gap(4)
	for _, s := range about {
		head, rest, _ := strings.Cut(s, ": ")
		p.para(b(head), p.print.gap(1))
		p.para(rest, p.print.gap(7))
	}
}

// sellersFooter is what stands at the foot of every page of a Law Society form.
func (p *paper) sellersFooter(st style, number string) func() {
	return func() {
		p.textAt(p.left, p.height-42, 300, "© The Law Society   "+number, st.sized(7.5))
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), st.sized(7.5).right())
		p.textAt(p.left, p.height-32, p.right-p.left, "Produced by Casefile Forms for "+p.c.SellerSolicitor.Name+"  ref "+p.c.SellerSolicitor.Ref, st.sized(6.5).col(120, 120, 120))
	}
}

// sellersSign is the signatures of a Law Society form, in boxes.
func (p *paper) sellersSign(st style) {
	p.need(60 + 44*float64(len(p.c.Sellers)))
	p.gap(12)
	p.rule(0.6)
	p.gap(8)
	day := p.say("/paperwurks/"+string(p.kind)+"/dateSigned", isoDate(p.c.Seller.Date), slashDate(p.c.Seller.Date))
	for n := range p.c.Sellers {
		p.textAt(p.left, p.y+8, 60, "Signed:", st)
		p.pdf.SetDrawColor(130, 130, 130)
		p.pdf.Rect(p.left+60, p.y, 230, 34, "D")
		p.signature(p.left+80, p.y+20, 110)
		p.textAt(p.left+310, p.y+8, 170, "Dated:  "+day, st)
		if n == 0 {
			day = slashDate(p.c.Seller.Date)
		}
		p.y += 42
	}
	p.para("Each seller should sign this form.\nThe Law Society is the representative body for solicitors in England and Wales.", st.sized(8))
}

// ta6Society is the seller's form as its publisher prints it, filled in by software.
func ta6Society(p *paper) {
	p.societyTA6(fieldPen.sized(9.5), pick(p.rng, []penMark{dingbatTick, dingbatCross}))
}

// ta6Handwritten is the same form, filled in at the kitchen table.
func ta6Handwritten(p *paper) {
	p.societyTA6(bluePen.sized(11.5), pick(p.rng, []penMark{penTick, penCross}))
}

func (p *paper) societyTA6(pen style, mark penMark) {
	p.margins(48, 46, 48, 60)
	st := style{family: "Helvetica", size: 9, leading: 1.26, after: 4}
	p.footer = p.sellersFooter(st, "TA6")
	p.page()
	f := &publisherForm{formPrinter: &formPrinter{p, formStyle{print: st, pen: pen, tickAs: mark, boxSize: 10}}, tint: [3]int{0, 84, 76}, across: 2,
		notes: map[string]string{
			"1":  "If the property is leasehold this section, or parts of it, may not apply.",
			"4":  "Note to seller: all relevant approvals and supporting paperwork referred to in this section, such as listed building consents, planning permissions, Building Regulations consents and completion certificates should be provided. Note to buyer: you should check with the local authority whether there are further planning or building control records.",
			"5":  "Note to seller: all available guarantees, warranties and supporting paperwork should be supplied before exchange of contracts.",
			"7":  "Flooding may take a variety of forms: it may be seasonal or irregular or simply a one-off occurrence. Radon is a naturally occurring inert radioactive gas found in the ground.",
			"8":  "Rights and arrangements may relate to access or shared use. They may also include leases of less than seven years, rights to mines and minerals, manorial rights, chancel repair and similar matters.",
			"11": "All sellers and anyone aged 17 or over who lives at the property may have rights in it.",
			"12": "If the seller does not have a certificate requested below this can be obtained from the relevant Competent Persons Scheme.",
			"13": "Please mark the Yes or No boxes to show which of the following utilities or services are connected to the property and give details of any providers.",
		}}
	f.cover("TA6", "Property information form", "(4th edition)", []string{
		"About this form: This form is completed by the seller to supply the detailed information and documents which may be relied upon for the conveyancing process. It is important that sellers and buyers read the notes below.",
		"Definitions: 'Seller' means all sellers together where the property is owned by more than one person. 'Buyer' means all buyers together where the property is being bought by more than one person. 'Property' includes all buildings and land within its boundaries.",
		"Instructions to the seller: The answers should be prepared by the person or persons who are named as owner on the deeds or Land Registry title. If you do not know the answer to any question, you must say so. If you later become aware of any information which would alter any replies you have given, you must inform your solicitor immediately. This is as important as giving the right answers in the first place. Do not change any arrangements concerning the property with anyone without first consulting your solicitor.",
		"Instructions to the buyer: If you are relying on any information which is not in this form you should ask for it to be confirmed in writing. The seller only has to give details of what the seller knows and has no duty to inspect the property.",
	})
	p.page()
	f.write(enclosed(p.sellersForm(fourthEdition)))
	p.sellersSign(st)
}

// ta7Society is the leasehold form as its publisher prints it.
func ta7Society(p *paper) {
	p.margins(48, 46, 48, 60)
	st := style{family: "Helvetica", size: 9, leading: 1.26, after: 4}
	p.footer = p.sellersFooter(st, "TA7")
	p.page()
	f := &publisherForm{formPrinter: &formPrinter{p, formStyle{print: st, pen: typedPen, tickAs: pick(p.rng, []penMark{dingbatTick, strokeTick}), boxSize: 10}}, tint: [3]int{102, 38, 90}, across: 2,
		notes: map[string]string{
			"2": "Most leasehold properties are flats in a block. The person to whom the ground rent is paid is the landlord; the building may be run by somebody else.",
			"3": "Please mark what is enclosed. Where you do not hold a paper your solicitor will ask the landlord or managing agent for it, and they will charge a fee.",
			"5": "The seller need only give what the seller knows; the landlord or managing agent will answer further enquiries.",
		}}
	f.cover("TA7", "Leasehold information form", "(4th edition)", []string{
		"About this form: If the property is leasehold, the seller completes this form together with the Property information form (TA6).",
		"Instructions to the seller: Answers should be given on behalf of all sellers. Please give copies of everything that you have received from the landlord, the management company and the managing agent.",
	})
	f.write(enclosed(p.c.leaseForm(p.rng, false)))
	p.sellersSign(st)
}

// ta10Society is the fittings form as its publisher prints it, its columns of boxes
// crossed by a firm's software.
func ta10Society(p *paper) {
	p.margins(42, 48, 42, 60)
	st := style{family: "Helvetica", size: 8.8, leading: 1.2, after: 4}
	p.footer = p.sellersFooter(st, "TA10")
	p.page()
	f := &publisherForm{formPrinter: &formPrinter{p, formStyle{print: st, pen: fieldPen}}, tint: [3]int{172, 84, 16}, across: 2}
	f.cover("TA10", "Fittings and contents form", "(3rd edition)", []string{
		"About this form: The form sets out whether the items listed are included in the sale, are excluded from it, or are not at the property at all. Where an item is excluded the seller may offer it for sale by putting a price in the column for amounts; the buyer may then decide whether to accept.",
		"Instructions to the seller: If 'Excluded' or 'None' is marked the seller should fill in the form again for anything that is added. The seller must take care when removing what is excluded and make good the damage.",
		"Instructions to the buyer: Check the form against what you saw and what the agent told you. It will become part of the contract.",
	})
	p.page()
	p.fittingsTable(p.c.fittingsOf(p.rng), fittingGrid{st: st, pen: typedPen.sized(8), heads: fates, tickAs: pick(p.rng, []penMark{dingbatCross, dingbatTick}), boxes: true, shaded: chance(p.rng, 0.5), boxSize: 8.5, colour: [3]int{250, 232, 214}})
	p.sellersSign(st)
}

// lpe1Fields is the enquiries as the publishers' fillable file prints: fields shaded
// blue, the contacts in a table that runs on, the boxes three to a line.
func lpe1Fields(p *paper) {
	c := p.c
	p.margins(46, 62, 46, 62)
	st := style{family: "Helvetica", size: 8.8, leading: 1.26, after: 4}
	tint := [3]int{16, 72, 128}
	p.header = func() {
		p.textAt(p.left, 30, 300, "LPE1 Leasehold Property Enquiries", st.bold().sized(8))
		p.textAt(p.left, 30, p.right-p.left, p.c.Property.First(), st.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left-50, "LPE1 (4th edition 2022). The form may be reproduced by members of the bodies that publish it. The replies are given by the landlord or its agent and not by the seller.", st.sized(7))
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("Page %d", p.pageNumber()), st.sized(7).right())
	}
	p.page()
	p.para("LPE1", st.sized(28).bold().col(tint[0], tint[1], tint[2]).gap(0))
	p.para("Leasehold Property Enquiries", st.sized(15).bold().gap(8))
	shade := [3]int{226, 236, 250}
	p.fieldRows(p.lpe1Head(), shade, st)
	p.para("In this form 'Managed Area' means the land and buildings, including the common parts, that the lessees' contributions maintain. 'Ground Rent' includes any rent charge. Please reply to every question; where it does not apply write \"n/a\". Where a paper is asked for in section 8 please state whether it is enclosed.", st.gap(6))
	f := p.lpe1Form(false)
	f = enclosed(f)
	first := formSection{number: "1", title: "Contact details"}
	rest := f.sections[0].questions
	f.sections[0].title, f.sections[0].questions = "Contact details (continued)", rest
	printer := &publisherForm{formPrinter: &formPrinter{p, formStyle{print: st, pen: fieldPen, tickAs: pick(p.rng, []penMark{dingbatTick, dingbatCross, strokeTick}), boxSize: 9.5}}, tint: tint, shade: &shade, across: 2}
	printer.write(&form{sections: []formSection{first}})
	for n, r := range p.contacts() {
		p.need(96)
		p.labelled(0, fmt.Sprintf("1.%d", n+1), 44, b(r[0]), st.gap(2))
		p.left += 44
		p.fieldRows([][2]string{{"Name", r[1]}, {"Address", r[2]}, {"Telephone", r[3]}, {"Email", r[4]}}, shade, st)
		p.left -= 44
	}
	p.labelled(0, "1.4", 44, b("Managing agent of the freeholder, where another")+"   n/a", st)
	printer.write(f)
	p.need(130)
	p.gap(8)
	p.para("Important safeguard: the replies are believed to be correct at the date of this form. No liability is accepted for errors to anyone but the seller who paid the fee of £"+fmt.Sprint(300+c.Seed%120)+".00 including VAT.", st)
	p.completedBy(st)
}

// fieldRows is labels with shaded fields beside them.
func (p *paper) fieldRows(rows [][2]string, shade [3]int, st style) {
	for _, r := range rows {
		h := math.Max(18, float64(len(p.wrap(r[1], p.right-p.left-130, fieldPen)))*fieldPen.size*fieldPen.leading+7)
		p.need(h + 4)
		p.textAt(p.left, p.y+3, 110, r[0], st)
		p.pdf.SetFillColor(shade[0], shade[1], shade[2])
		p.pdf.SetDrawColor(150, 150, 150)
		p.pdf.SetLineWidth(0.4)
		p.pdf.Rect(p.left+115, p.y, p.right-p.left-115, h, "FD")
		p.textAt(p.left+120, p.y+3, p.right-p.left-125, r[1], fieldPen)
		p.y += h + 3
	}
	p.gap(6)
}

// fme1Fields is the freehold enquiries out of an estate manager's own system: the
// publishers' questions in a table with the replies typed beside them, some of them
// with a word in place of a box.
func fme1Fields(p *paper) {
	c := p.c
	p.margins(50, 76, 50, 66)
	st := style{family: "Go", size: 8.6, leading: 1.3, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, 300, c.Estate.Manager.Name, st.bold().sized(12).col(70, 40, 20))
		p.textAt(p.left, 34, p.right-p.left, "Sales pack "+c.Estate.Manager.Ref, st.sized(7.5).right())
		p.textAt(p.left, 48, p.right-p.left, c.Estate.Manager.Address.Comma()+"  "+c.Estate.Manager.Phone, st.sized(7))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, "FME1 Freehold Management Enquiries (3rd edition)   "+fmt.Sprint(p.pageNumber())+"/"+p.totalPages(), st.sized(7).centred())
		p.textAt(p.left, p.height-36, p.right-p.left, "Regulated by RICS. Member of The Property Institute. Company registered in England 4471120.", st.sized(7).centred())
	}
	p.page()
	p.para("FME1 – Freehold Management Enquiries", st.sized(15).bold().gap(8))
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0], 90, b(r[1]), st.gap(2))
	}
	p.gap(6)
	p.para("1  Contact details", st.bold().sized(10.5))
	p.labelled(0, "1.1", 26, "Rentcharge owner (if different from below): not applicable", st)
	p.estateContacts(st)
	t := table{widths: []float64{0.6, 3.3, 2.2}, st: st, rules: grid, pad: 3.5, gray: 170}
	head := t
	head.fill = &[3]int{238, 228, 214}
	for _, s := range p.fme1Form(false).sections {
		p.need(80)
		p.gap(4)
		if s.number != "1" {
			p.para(s.number+"  "+s.title, st.bold().sized(10.5).gap(3))
		}
		p.row(head, b("No."), b("Enquiry"), b("Reply"))
		for _, q := range s.questions {
			p.fmeRow(t, q)
		}
	}
	p.completedBy(st)
}

// fmeRow is an enquiry and its reply.
func (p *paper) fmeRow(t table, q formQuestion) {
	if q.answer == "Attached" {
		q.answer, q.value = "Enclosed", "Attached"
	}
	answer, said := p.replied(q)
	if answer == "" {
		answer = pick(p.rng, []string{"N/A", "-", ""})
	}
	if said != "" {
		answer += "\n" + said
	}
	ask := q.ask
	if q.more != "" {
		ask += "\n" + i(q.more)
	}
	p.row(t, q.ref, ask, answer)
}
