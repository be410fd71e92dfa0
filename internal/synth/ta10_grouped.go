package synth

import "strings"

// ta10Grouped is a seller's list by room: what stays, what goes and what there is
// none of, each a run of things.
func ta10Grouped(p *paper) {
	p.margins(66, 64, 66, 60)
	st := style{family: "Times", size: 10.5, leading: 1.32, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, "List of contents, "+p.c.Property.First(), st.sized(8).centred())
	}
	p.page()
	p.para("Fixtures, fittings and contents", st.sized(17).bold().gap(2))
	p.para("in place of form TA10", st.italic().gap(10))
	p.ruledRows(p.particulars()[:3], 0.3, st)
	kinds := [][2]string{{"Included", "Included in the sale"}, {"Excluded", "Excluded, to be taken by the seller"}, {"None", "None at the property"}}
	for _, s := range p.c.fittingsOf(p.rng) {
		p.need(60)
		p.para(strings.TrimSpace(s.number+"  "+s.title), st.bold().gap(1))
		for _, k := range kinds {
			var things []string
			for _, f := range s.items {
				if f.fate != k[0] {
					continue
				}
				thing := p.say(f.fatePath(), f.fate, p.fittingName(f))
				if f.price > 0 {
					thing += " (for sale at " + p.say(f.path+"/price", float64(f.price), pounds(f.price)) + ")"
				}
				if f.comment != "" {
					thing += " (" + p.say(f.path+"/comments", nil, f.comment) + ")"
				}
				things = append(things, thing)
			}
			if len(things) > 0 {
				p.labelled(10, k[1]+":", 200, strings.Join(things, "; "), st.gap(2))
			}
		}
		p.gap(6)
	}
	p.signedBy(st)
}
