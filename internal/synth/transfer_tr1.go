package synth

import (
	"fmt"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const transferPath = "/paperwurks/transfer_tr1"

var transferLayouts = []layout{
	{kind: papers.TransferTR1, name: "panels", write: transferPanels},
	{kind: papers.TransferTR1, name: "software-house", write: transferSoftware},
	{kind: papers.TransferTR1, name: "labels-at-the-left", write: transferShaded},
	{kind: papers.TransferTR1, name: "typed-panels", heldOut: true, write: transferTyped},
}

func trustOf(c *Case) string {
	if len(c.Buyers) < 2 {
		return ""
	}
	if c.Seed%3 == 0 {
		return "tenants in common in equal shares"
	}
	return "joint tenants"
}

// transferPanel is one of the form's numbered panels.
type transferPanel struct{ number, label, content string }

// transferContents is the panels with their facts marked: the same in every
// layout, since the form is prescribed (Land Registration Rules 2003, Schedule 1).
func transferContents(p *paper, tick func(bool, string) string) []transferPanel {
	c := p.c
	price := contractPrice(c)
	trust := trustOf(c)
	trustPanel := ""
	if trust != "" {
		for _, o := range []struct{ key, words string }{
			{"joint tenants", "they are to hold the Property on trust for themselves as joint tenants"},
			{"tenants in common in equal shares", "they are to hold the Property on trust for themselves as tenants in common in equal shares"},
			{"other", "they are to hold the Property on trust:"},
		} {
			line := tick(o.key == trust, o.words)
			if o.key == trust {
				line = p.mark(transferPath+"/trust", trust, line)
			}
			trustPanel += line + "\n"
		}
		trustPanel = "The transferee is more than one person and\n" + trustPanel
	}
	provisions := "None"
	if len(c.Title.Covenants) > 0 {
		provisions = p.passage(transferPath+"/additionalProvisions/0/text", "The Transferee covenants with the Transferor by way of indemnity only to observe and perform the covenants referred to in the charges register of the title above and to indemnify the Transferor against any future breach.")
	}
	return []transferPanel{
		{"1", "Title number(s) of the property:", p.words(titleNumberPath, c.Title.Number)},
		{"2", "Property:", p.words(transferPath+"/property", c.Property.Comma())},
		{"3", "Date:", ""},
		{"4", "Transferor:", p.partiesOf(transferPath+"/transferors/*/name", c.Sellers, plainName)},
		{"5", "Transferee for entry in the register:", p.partiesOf(transferPath+"/transferees/*/name", c.Buyers, plainName)},
		{"6", "Transferee's intended address(es) for service for entry in the register:", p.words(transferPath+"/transfereeAddress", c.Property.Line())},
		{"7", "The transferor transfers the property to the transferee", ""},
		{"8", "Consideration", p.mark(transferPath+"/consideration", price, tick(true, "The transferor has received from the transferee for the property the following sum (in words and figures): "+p.mark(transferPath+"/considerationInWords", price, poundsInWords(price)+" pounds")+" ("+pence(price)+")")) + "\n" +
			tick(false, "The transfer is not for money or anything that has a monetary value") + "\n" + tick(false, "Insert other receipt as appropriate:")},
		{"9", "The transferor transfers with", p.mark(transferPath+"/guarantee", "full", tick(true, "full title guarantee")) + "\n" + tick(false, "limited title guarantee")},
		{"10", "Declaration of trust.", trustPanel},
		{"11", "Additional provisions", provisions},
		{"12", "Execution", ""},
	}
}

func (p *paper) execution(st style) {
	for _, list := range [][]Person{p.c.Sellers, p.c.Buyers} {
		for _, w := range list {
			p.need(60)
			p.row(table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 6}, "Signed as a deed by "+w.Name()+" in the presence of:", "........................................\nSignature")
			p.row(table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 6}, "Signature of witness ...........................\nName (in BLOCK CAPITALS) ....................\nAddress ........................................", "")
		}
	}
}

// transferPanels is the form as published: numbered panels in a ruled box, the
// explanatory notes in a narrow column beside them.
func transferPanels(p *paper) {
	p.margins(40, 50, 40, 50)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.3, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-34, p.right-p.left, fmt.Sprint(p.pdf.PageNo()), p.body.sized(8).right())
	}
	p.page()
	p.para("HM Land Registry", p.body.bold())
	p.row(table{widths: []float64{5, 1}, st: p.body.sized(15).bold(), rules: noRules}, "Transfer of whole of registered title(s)", "TR1")
	p.para("Any parts of the form that are not typed should be completed in black ink and in block capitals. If you need more room than is provided for in a panel, and your software allows, you can expand any panel in the form.", p.body.sized(8))
	notes := []string{"Leave blank if not yet registered.", "Insert address including postcode (if any) or other description of the property.", "Remember to date this deed with the day of completion, but not before it has been signed and witnessed.", "Give full name(s) of all of the persons transferring the property.", "Give full name(s) of all the persons to be shown as registered proprietors.", "Each transferee may give up to three addresses for service.", "", "Place 'X' in the appropriate box. State the currency unit if other than sterling.", "Place 'X' in any box that applies.", "Where the transferee is more than one person, place 'X' in the appropriate box.", "Insert any required or permitted statement, certificate or application.", "The transferor must execute this transfer as a deed using the space opposite."}
	for n, panel := range transferContents(p, box) {
		t := table{widths: []float64{1.1, 0.35, 4.2}, st: p.body, rules: noRules, pad: 6}
		p.need(50)
		p.rule(0.5)
		text := b(panel.label)
		if panel.content != "" {
			text += "\n" + panel.content
		}
		p.row(t, i(notes[n]), b(panel.number), text)
	}
	p.execution(p.body)
	p.para("WARNING\nIf you dishonestly enter information or make a statement that you know is, or might be, untrue or misleading, you may commit an offence.", p.body.sized(8))
}

// transferSoftware is a case-management system's version: a grid, contents in capitals.
func transferSoftware(p *paper) {
	p.margins(54, 54, 54, 54)
	p.body = style{family: "Go", size: 9.5, align: 'L', leading: 1.35, after: 4}
	p.ticks = pick(p.rng, []tickStyle{tickBrackets, tickLetter})
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, "Our ref: "+p.c.BuyerSolicitor.Ref, p.body.sized(7.5).right())
	}
	p.page()
	p.para(b("Land Registry"), p.body.gap(0))
	p.para(b("Transfer of whole of registered title(s)")+"          "+b("TR1"), p.body.sized(14).gap(10))
	for _, panel := range transferContents(p, box) {
		if panel.number == "12" {
			p.row(table{widths: []float64{0.3, 5}, st: p.body, rules: grid, pad: 5}, "12", "Execution")
			continue
		}
		label := panel.label
		if panel.content != "" {
			label += "\n" + panel.content
		}
		p.row(table{widths: []float64{0.3, 5}, st: p.body, rules: grid, pad: 5}, panel.number, label)
	}
	p.gap(6)
	p.execution(p.body)
}

// transferTyped is typed on a plain sheet, the panels as numbered lines.
func transferTyped(p *paper) {
	p.margins(70, 70, 60, 60)
	p.body = style{family: "Courier", size: 10, align: 'L', leading: 1.3, after: 8}
	p.ticks = tickBrackets
	p.page()
	p.para(b("TRANSFER OF WHOLE OF REGISTERED TITLE(S) - FORM TR1"), p.body.centred())
	for _, panel := range transferContents(p, box) {
		p.labelled(0, panel.number+".", 34, u(panel.label)+"\n"+panel.content, p.body)
	}
	p.execution(p.body)
}

// poundsInWords is "two hundred and five thousand", as deeds have sums.
func poundsInWords(n int) string {
	units := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens := []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	var say func(int) string
	say = func(n int) string {
		switch {
		case n < 20:
			return units[n]
		case n < 100:
			if n%10 == 0 {
				return tens[n/10]
			}
			return tens[n/10] + "-" + units[n%10]
		case n < 1000:
			s := units[n/100] + " hundred"
			if n%100 > 0 {
				s += " and " + say(n%100)
			}
			return s
		case n < 1000000:
			s := say(n/1000) + " thousand"
			if n%1000 >= 100 {
				s += " " + say(n%1000)
			} else if n%1000 > 0 {
				s += " and " + say(n%1000)
			}
			return s
		}
		s := say(n/1000000) + " million"
		if n%1000000 > 0 {
			s += " " + say(n%1000000)
		}
		return s
	}
	if n == 0 {
		return "nil"
	}
	return say(n)
}
