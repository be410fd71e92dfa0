package synth

import (
	"fmt"
	"strings"
)

// The papers here belong to no kind that the product knows: people put them in
// the pile all the same, and they must be left as "other".

// boilerManual is a page of a heating appliance's instructions.
func boilerManual(p *paper) {
	st := style{family: "Helvetica", size: 9.5, leading: 1.3, after: 6}
	p.page()
	p.para("Thermex EcoLine 24 combi", st.bold().sized(18).gap(2))
	p.para("User instructions", st.sized(13).gap(12))
	p.para("4.2  Setting the hot water temperature", st.bold())
	p.inColumns(2, 18, func() {
		for n, s := range []string{
			"Turn the right-hand knob to choose the temperature at the tap. The display shows the value in degrees for five seconds.",
			"If the pressure gauge reads less than 1 bar, open the filling loop under the appliance slowly until the needle stands at 1.5 bar, then close both taps.",
			"Fault code E110: overheat. Press reset for two seconds. If the code returns three times, call an engineer.",
			"Frost protection works only while the appliance is switched on. Do not switch it off at the wall in winter.",
			"Do not hang things on the flue. Keep the space in front of the casing clear for servicing.",
			"The condensate pipe must fall to the drain. If it gurgles in cold weather, thaw it with warm water.",
		} {
			p.labelled(0, fmt.Sprintf("%d.", n+1), 18, s, st)
		}
	})
}

// removalQuote is a removal firm's price.
func removalQuote(p *paper) {
	c := p.c
	st := style{family: "Go", size: 10, leading: 1.3, after: 7}
	vat := between(p.rng, 620, 1480)
	p.page()
	p.para("Whitlow & Sons Removals", st.bold().sized(17).col(150, 60, 0).gap(10))
	p.para("Quotation "+fmt.Sprint(between(p.rng, 1000, 9999))+"    "+longDate(c.AsAt.AddDate(0, 0, -9)), st)
	p.para(c.Sellers[0].Formal()+"\n"+strings.Join(c.Property.Lines(), "\n"), st.gap(12))
	t := table{widths: []float64{0.7, 0.3}, st: st, rules: grid, gray: 140}
	p.row(t, b("Service"), b("Price"))
	p.row(t, "Luton van and three porters, one day", pence(vat*6/10))
	p.row(t, "Packing, forty boxes and wardrobe cartons", pence(vat*3/10))
	p.row(t, "Storage, first week", pence(vat-vat*6/10-vat*3/10))
	p.row(t, b("Total including VAT"), b(pence(vat)))
	p.gap(10)
	p.para("The price holds for 28 days. Pianos and fish tanks by arrangement.", st)
}

// surveyExtract is a page of a buyer's home survey.
func surveyExtract(p *paper) {
	st := style{family: "Times", size: 11, leading: 1.28, after: 7}
	p.header = func() {
		p.textAt(p.left, 32, p.right-p.left, "Home survey level 2: "+p.c.Property.First(), st.sized(9).italic().right())
	}
	p.page()
	p.para("E  Outside the property", st.bold().sized(14))
	for _, s := range [][3]string{
		{"E1", "Chimney stacks", "Condition rating 2. The flaunching is cracked and one pot leans. Have it repaired when the roof is next scaffolded."},
		{"E2", "Roof coverings", "Condition rating 1. Interlocking tiles, even and sound, inspected from the ground with binoculars."},
		{"E3", "Rainwater pipes and gutters", "Condition rating 2. The gutter joint over the bay drips. There is moss in the valley."},
		{"E4", "Main walls", "Condition rating 1. Cavity brickwork. The damp meter gave low readings at the base."},
	} {
		p.labelled(0, b(s[0]), 30, b(s[1])+"\n"+s[2], st)
	}
	p.para("This inspection is not a valuation and does not take the place of the legal adviser's work.", st.sized(9).italic())
}

// floorPlan is an estate agent's drawing of the rooms.
func floorPlan(p *paper) {
	st := style{family: "Helvetica", size: 9, leading: 1.2, after: 4}
	p.page()
	p.para("Floor plan: "+p.c.Property.First(), st.bold().sized(13).centred())
	x, y := p.left+40, p.y+30
	p.pdf.SetDrawColor(0, 0, 0)
	for _, r := range []struct {
		x, y, w, h float64
		name       string
	}{{0, 0, 180, 140, "Living room\n4.6 x 3.6 m"}, {180, 0, 150, 140, "Kitchen\n3.8 x 3.6 m"}, {0, 140, 120, 130, "Bedroom 2\n3.0 x 3.3 m"}, {120, 140, 70, 130, "Hall"}, {190, 140, 140, 130, "Bedroom 1\n3.5 x 3.3 m"}} {
		p.pdf.SetLineWidth(2.4)
		p.pdf.Rect(x+r.x, y+r.y, r.w, r.h, "D")
		p.textAt(x+r.x, y+r.y+r.h/2-10, r.w, r.name, st.centred())
	}
	p.textAt(p.left, y+300, p.right-p.left, fmt.Sprintf("Approximate gross internal area %d sq m. For illustration only, not to scale.", p.c.Home.FloorArea), st.sized(8).centred())
}

// councilTax is a council's yearly bill. Held out.
func councilTax(p *paper) {
	c := p.c
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	year := c.AsAt.Year()
	sum := between(p.rng, 1480, 3120)
	p.page()
	p.para(c.Council, st.bold().sized(16).gap(2))
	p.para(fmt.Sprintf("Council tax bill %d/%02d", year, (year+1)%100), st.sized(13).gap(12))
	p.para(c.Sellers[0].Formal()+"\n"+strings.Join(c.Property.Lines(), "\n"), st.gap(12))
	p.ruledRows([][2]string{
		{"Account number", fmt.Sprint(between(p.rng, 10000000, 99999999))}, {"Property band", pick(p.rng, []string{"C", "D", "E"})},
		{"County", pence(sum * 7 / 10)}, {"District", pence(sum * 2 / 10)}, {"Police and fire", pence(sum - sum*7/10 - sum*2/10)}, {"Amount payable", pence(sum)},
	}, 0.5, st)
	p.para("Ten instalments from 1 April, by direct debit on the first of the month.", st)
}
