package synth

import (
	"fmt"
	"strings"
)

// transferRegistry is HM Land Registry's own file of the form filled in: the notes in
// a column at the left of the page, each panel in a box with its number in a box of
// its own, crosses in small squares, and the panels that do not apply left empty.
func transferRegistry(p *paper) {
	p.margins(36, 42, 36, 46)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.28, after: 5}
	p.ticks = pick(p.rng, []tickStyle{tickCross, tickLetter})
	p.footer = func() {
		p.textAt(p.left, p.height-34, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7.5).right())
	}
	p.page()
	p.row(table{widths: []float64{1, 1}, st: p.body, rules: noRules, pad: 0}, b("HM Land Registry"), "")
	p.para(b("Transfer of whole of registered title(s)"), p.body.sized(15).gap(0))
	p.textAt(p.left, p.y-22, p.right-p.left, b("TR1"), p.body.sized(24).right())
	p.gap(8)
	p.para("Any parts of the form that are not typed should be completed in black ink and in block capitals.", p.body.sized(8).gap(2))
	p.para("If you need more room than is provided for in a panel, and your software allows, you can expand any panel in the form. Alternatively use continuation sheet CS and attach it to this form.", p.body.sized(8).gap(2))
	p.para("For information on how HM Land Registry processes your personal information, see our Personal Information Charter.", p.body.sized(8).gap(8))
	notes := map[string]string{
		"1": "Leave blank if not yet registered.", "2": "Insert address including postcode (if any) or other description of the property, for example 'land adjoining 2 Acacia Avenue'.",
		"3": "Remember to date this deed with the day of completion, but not before it has been signed and witnessed.",
		"4": "Give full name(s) of all the persons transferring the property.\n\nComplete as appropriate where the transferor is a company.",
		"5": "Give full name(s) of all the persons to be shown as registered proprietors.",
		"6": "Each transferee may give up to three addresses for service, one of which must be a postal address whether or not in the UK (including the postcode, if any).",
		"8": "Place 'X' in the appropriate box. State the currency unit if other than sterling. If none of the boxes apply, insert an appropriate memorandum in panel 11.",
		"9": "Place 'X' in any box that applies.\n\nAdd any modifications.", "10": "Where the transferee is more than one person, place 'X' in the appropriate box.",
		"11": "Insert here any required or permitted statement, certificate or application and any agreed covenants, declarations and so on.",
		"12": "The transferor must execute this transfer as a deed using the space opposite. If there is more than one transferor, all must execute.",
	}
	for _, panel := range p.registryPanels() {
		words := b(panel.label)
		if panel.content != "" {
			words += "\n" + panel.content
		}
		p.need(56)
		p.row(table{widths: []float64{1.35, 0.32, 4.4}, st: p.body, rules: grid, pad: 5, gray: 140}, i(notes[panel.number]), panel.number, words)
		p.gap(3)
	}
	p.gap(4)
	p.execution(p.body)
	p.need(90)
	p.gap(4)
	p.para(b("WARNING"), p.body.sized(8).gap(1))
	p.para("If you dishonestly enter information or make a statement that you know is, or might be, untrue or misleading, and intend by doing so to make a gain for yourself or another person, or to cause loss or the risk of loss to another person, you may commit the offence of fraud under section 1 of the Fraud Act 2006, the maximum penalty for which is 10 years' imprisonment or an unlimited fine, or both.", p.body.sized(8).gap(3))
	p.para("Failure to complete this form with proper care may result in a loss of protection under the Land Registration Act 2002 if, as a result, a mistake is made in the register.", p.body.sized(8).gap(3))
	p.para("© Crown copyright (ref: LR/HO) 05/22", p.body.sized(7.5))
}

// registryPanels is the panels with the lines of the prescribed form that are left empty.
func (p *paper) registryPanels() []transferPanel {
	panels := transferContents(p, box)
	for n := range panels {
		panel := &panels[n]
		panel.label = strings.TrimSuffix(panel.label, ".")
		switch panel.number {
		case "3":
			panel.content = "                          " + fmt.Sprint(p.c.Completion.Year())
		case "4":
			panel.content = strings.ToUpper(panel.content) + "\n" + u("For UK incorporated companies/LLPs") + "\nRegistered number of company or limited liability partnership including any prefix:\n" + u("For overseas companies") + "\n(a) Territory of incorporation:\n(b) Registered number in the United Kingdom including any prefix:"
		case "5":
			panel.content += "\n" + u("For UK incorporated companies/LLPs") + "\nRegistered number of company or limited liability partnership including any prefix:"
		case "10":
			if panel.content == "" {
				panel.content = "The transferee is more than one person and\n" + box(false, "they are to hold the property on trust for themselves as joint tenants") + "\n" + box(false, "they are to hold the property on trust for themselves as tenants in common in equal shares") + "\n" + box(false, "they are to hold the property on trust:")
			}
		case "11":
			if panel.content == "None" {
				panel.content = "\n\n"
			}
		}
	}
	return panels
}
