package synth

import "fmt"

// transferShaded has each panel's number and label in a shaded cell at the left and
// what was typed at the right.
func transferShaded(p *paper) {
	p.margins(48, 52, 48, 52)
	st := style{family: "Times", size: 10.5, align: 'L', leading: 1.3, after: 5}
	p.body = st
	p.header = func() {
		p.textAt(p.left, 28, p.right-p.left, fmt.Sprintf("TR1 %d", p.pdf.PageNo()), st.sized(8).right())
	}
	p.page()
	p.row(table{widths: []float64{1, 3}, st: st.bold().sized(13), rules: noRules}, "Form TR1", "Transfer of whole of registered title(s)")
	p.gap(8)
	t := table{widths: []float64{0.06, 0.3, 0.64}, st: st, rules: grid, pad: 6, gray: 120}
	for _, panel := range transferContents(p, box) {
		p.row(t, b(panel.number), panel.label, panel.content)
	}
	p.para("A dishonest or misleading statement in this form may be an offence. Sign before a witness who is not a party.", st.sized(8))
	p.execution(st)
}
