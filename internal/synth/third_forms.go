package synth

import (
	"fmt"
	"strings"
)

// ta6Log is the export of an electronic signing system: every response in a row
// with the person and the minute, and what was added in a row beneath.
func ta6Log(p *paper) {
	c := p.c
	p.margins(40, 66, 40, 52)
	st := style{family: "Helvetica", size: 8.2, leading: 1.3, after: 4}
	on := slashDate(c.Seller.Date)
	p.header = func() {
		p.textAt(p.left, 26, p.right-p.left, "Document TA6 Property Information   Status COMPLETED   Matter "+c.SellerSolicitor.Ref, st.sized(7.5))
		p.textAt(p.left, 26, p.right-p.left, fmt.Sprintf("p. %d / %s", p.pageNumber(), p.totalPages()), st.sized(7.5).right())
	}
	p.page()
	p.para("Response record", st.sized(18).gap(8))
	pairs := table{widths: []float64{0.25, 0.75}, st: st, rules: noRules, pad: 2}
	for _, r := range p.particulars() {
		p.row(pairs, r[0], r[1])
	}
	p.gap(8)
	t := table{widths: []float64{0.08, 0.5, 0.24, 0.18}, st: st, rules: underRows, pad: 3.5, gray: 205}
	head := t
	head.fill = &[3]int{225, 228, 240}
	f := p.sellersForm(fourthEdition)
	f.dropBlank()
	who, minute := initials(c.Sellers[0]), 9*60+between(p.rng, 0, 90)
	for _, s := range f.sections {
		p.need(60)
		p.row(head, s.number, b(s.title), "Response", "Recorded")
		for _, q := range s.questions {
			minute++
			answer, said := p.replied(q)
			p.row(t, q.ref, q.ask, b(answer), fmt.Sprintf("%s %s %02d:%02d", who, on, minute/60, minute%60))
			if said != "" {
				added := t
				added.fill = &[3]int{246, 246, 250}
				p.row(added, "", "Added: "+said)
			}
		}
		p.gap(6)
	}
	p.gap(6)
	p.para("Electronically signed by "+NamesOf(c.Sellers)+" on "+p.say("/paperwurks/ta6/dateSigned", isoDate(c.Seller.Date), longDate(c.Seller.Date))+". The record cannot be altered after signature. Pending and withdrawn responses are not shown.", st)
}

func initials(w Person) string { return w.First[:1] + w.Last[:1] }

// ta7TwoUp is a compact form in two columns of small type, the response after the
// question behind an arrow.
func ta7TwoUp(p *paper) {
	p.margins(38, 50, 38, 46)
	st := style{family: "Times", size: 9, leading: 1.22, after: 3}
	p.footer = func() {
		p.textAt(p.left, p.height-32, 300, "TA7 / "+p.c.SellerSolicitor.Ref, st.sized(7.5))
	}
	p.page()
	p.para("LEASEHOLD INFORMATION", st.sized(15).bold().gap(2))
	p.para("Seller's statement on form TA7 for the buyer", st.italic().gap(6))
	for _, r := range p.particulars() {
		p.para(r[0]+": "+b(r[1]), st.gap(1))
	}
	p.gap(8)
	p.inColumns(2, 20, func() {
		for _, s := range p.c.leaseForm(p.rng, false).sections {
			p.need(50)
			p.gap(5)
			p.para(strings.ToUpper(s.number+". "+s.title), st.bold().gap(2))
			for _, q := range s.questions {
				answer, said := p.replied(q)
				if answer == "" {
					answer = "-"
				}
				p.labelled(0, q.ref, 32, q.ask+"  »  "+b(answer), st.gap(1))
				if said != "" {
					p.para(said, st.italic().at(32))
				}
			}
		}
	})
	p.page()
	p.signedBy(st.sized(10))
}

// lpe1Comments has the answer straight after the number, then the enquiry in
// small type, then the agent's remarks in a column that is mostly empty.
func lpe1Comments(p *paper) {
	c := p.c
	p.margins(42, 56, 42, 54)
	st := style{family: "Go", size: 8, leading: 1.3, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, c.Block.Manager.Name+" accepts no duty to anyone but the landlord. Page "+fmt.Sprint(p.pageNumber()), st.sized(7))
	}
	p.page()
	p.para("Landlord and managing agent's answers", st.sized(14).bold().col(70, 70, 20).gap(0))
	p.para("to Leasehold Property Enquiries, form LPE1", st.sized(9).gap(8))
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0], 70, b(r[1]), st.gap(2))
	}
	p.gap(6)
	for _, r := range p.contacts() {
		p.labelled(0, r[0], 110, b(r[1])+", "+r[2]+". Tel. "+r[3]+". "+r[4], st)
	}
	t := table{widths: []float64{0.08, 0.2, 0.42, 0.3}, st: st, rules: grid, pad: 3, gray: 190}
	head := t
	head.fill = &[3]int{236, 236, 214}
	for _, s := range p.lpe1Form(false).sections {
		p.need(60)
		p.gap(8)
		p.row(head, s.number, "Answer", b(s.title), "Remarks")
		for _, q := range s.questions {
			answer, said := p.replied(q)
			if answer == "" {
				answer = "n/a"
			}
			p.row(t, q.ref, b(answer), q.ask, said)
		}
	}
	p.completedBy(st.sized(9))
}

// fme1Letter gives the enquiries and replies as numbered paragraphs of a letter.
func fme1Letter(p *paper) {
	c := p.c
	p.margins(72, 66, 72, 60)
	st := style{family: "Courier", size: 9.5, leading: 1.35, after: 6}
	p.page()
	p.para(c.Estate.Manager.Name+"\n"+c.Estate.Manager.Address.Comma(), st.gap(16))
	p.para("To "+c.SellerSolicitor.Name, st)
	p.para(u("Freehold management enquiries (FME1)"), st.bold())
	for _, r := range p.lpe1Head() {
		p.labelled(0, r[0]+":", 80, r[1], st.gap(2))
	}
	p.gap(6)
	p.para("You sent us the form. We set out each enquiry and after it our reply in bold.", st)
	p.estateContacts(st)
	f := p.fme1Form(false)
	f.dropBlank()
	for _, s := range f.sections {
		p.need(60)
		p.para(s.number+". "+strings.ToUpper(s.title), st.gap(4))
		for _, q := range s.questions {
			answer, said := p.replied(q)
			p.labelled(0, q.ref, 56, q.ask+" - "+b(answer)+". "+said, st)
		}
	}
	p.completedBy(st)
}

// ta10Codes has one letter for each item, explained in a key, two items to a row.
func ta10Codes(p *paper) {
	p.margins(44, 54, 44, 54)
	st := style{family: "Helvetica", size: 8.8, leading: 1.28, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, "I included   E excluded   N none", st.sized(8).centred())
	}
	p.page()
	p.para("What is left and what is taken", st.sized(16).bold().gap(0))
	p.para("Fittings and contents (TA10)", st.gap(8))
	p.ruledRows(p.particulars()[:3], 0.26, st)
	p.para("Key:  I = included in the price;  E = excluded from the sale, with a price if the seller would sell it;  N = none at the property.", st.bold().gap(8))
	t := table{widths: []float64{0.07, 0.43, 0.07, 0.43}, st: st, rules: grid, pad: 3, gray: 180}
	cell := func(f fitting) (code, name string) {
		if f.fate != "" {
			code = b(p.say(f.fatePath(), f.fate, f.fate[:1]))
		}
		name = p.fittingName(f)
		if f.price > 0 {
			name += "  " + p.say(f.path+"/price", float64(f.price), pounds(f.price))
		}
		if f.comment != "" {
			name += "  " + i(p.say(f.path+"/comments", nil, f.comment))
		}
		return code, name
	}
	for _, s := range p.c.fittingsOf(p.rng) {
		p.need(60)
		p.gap(6)
		p.para(strings.TrimSpace(s.number+"  "+s.title), st.bold().sized(10).gap(2))
		for n := 0; n < len(s.items); n += 2 {
			code, name := cell(s.items[n])
			code2, name2 := "", ""
			if n+1 < len(s.items) {
				code2, name2 = cell(s.items[n+1])
			}
			p.row(t, code, name, code2, name2)
		}
	}
	p.signedBy(st)
}
