package synth

import (
	"fmt"
	"strings"
	"time"
)

const section20 = "/paperwurks/section_20_notice/"

// consultation is a notice under section 20 of the Landlord and Tenant Act 1985.
type consultation struct {
	date, by    time.Time
	works, why  string
	contractors []string
	estimates   []int // pounds
	share       int
	landlord    string
}

func (p *paper) consultation() consultation {
	c, r := p.c, p.rng
	k := consultation{date: c.AsAt.AddDate(0, 0, -between(r, 35, 80)), works: c.Block.Section20, share: c.Block.Section20Cost, landlord: c.Lease.Landlord.Name}
	k.by = k.date.AddDate(0, 0, 32)
	k.why = pick(r, []string{"the existing fabric is at the end of its life and repairs no longer hold", "a survey has found defects that the lease obliges the landlord to put right"})
	total := k.share * c.Block.Units
	k.contractors = []string{"Harding & Cole Contractors Ltd", "Pinnacle Building Services Limited", "J T Marsh (Roofing) Ltd"}
	k.estimates = []int{total, total * 107 / 100, total * 118 / 100}
	return k
}

// sectionIntention is the first notice, a letter.
func sectionIntention(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Times", size: 11, leading: 1.3, after: 8}
	p.page()
	p.para(c.Block.Manager.Name, st.bold().sized(15).gap(0))
	p.para(c.Block.Manager.Address.Comma(), st.sized(9).gap(16))
	p.para(p.say(section20+"date", isoDate(k.date), longDate(k.date)), st)
	p.para("To: "+NamesOf(c.Sellers)+", leaseholder of "+p.say(section20+"property", nil, c.Property.Comma()), st)
	p.para(p.say(section20+"stage", "Notice of intention", "NOTICE OF INTENTION")+" TO CARRY OUT WORKS", st.bold())
	p.para("Landlord and Tenant Act 1985, section 20", st.bold().gap(10))
	p.para("1. This notice is given by "+p.say(section20+"landlord", nil, k.landlord)+" (the landlord).", st)
	p.para("2. It is the landlord's intention to carry out these works, to whose cost you may have to contribute under your lease: "+p.say(section20+"works", nil, k.works)+" at "+c.Block.Name+".", st)
	p.para("3. The works are considered necessary because "+p.say(section20+"reason", nil, k.why)+".", st)
	p.para("4. You are invited to make observations in writing and to nominate a contractor from whom the landlord should try to get an estimate. Observations must be made by "+p.say(section20+"responseBy", isoDate(k.by), longDate(k.by))+", when the consultation period ends.", st)
	p.para("5. Your contribution is at present thought to be about "+p.say(section20+"contribution", float64(k.share), pounds(k.share))+".", st)
	p.signature(p.left, p.y+12, 120)
	p.gap(34)
	p.para("For the managing agent", st)
}

// sectionEstimates is the second notice, with a table of estimates.
func sectionEstimates(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 7}
	p.page()
	p.para("SECTION 20 CONSULTATION", st.bold().sized(15).gap(2))
	p.para(p.say(section20+"stage", "Statement of estimates", "Statement of Estimates"), st.bold().sized(12).gap(10))
	p.ruledRows([][2]string{
		{"Date", p.say(section20+"date", isoDate(k.date), longDate(k.date))},
		{"Landlord", p.say(section20+"landlord", nil, k.landlord)},
		{"Premises", p.say(section20+"property", nil, c.Property.Comma())},
		{"Proposed works", p.say(section20+"works", nil, sentence(k.works))},
	}, 0.26, st)
	p.para("The landlord has obtained these estimates for the works described in its earlier notice:", st)
	t := table{widths: []float64{0.6, 0.4}, st: st, rules: grid, gray: 120}
	p.row(t, b("Contractor"), b("Estimate including VAT"))
	for n := range k.contractors {
		p.row(t, p.say(ix(section20+"estimates/*/contractor", n), nil, k.contractors[n]), p.say(ix(section20+"estimates/*/amount", n), float64(k.estimates[n]), pence(k.estimates[n])))
	}
	p.gap(8)
	p.para("Your estimated contribution, on the lowest estimate, is "+p.say(section20+"contribution", float64(k.share), pence(k.share))+".", st)
	p.para("The estimates may be inspected at our office. Observations in writing should reach us by "+p.say(section20+"responseBy", isoDate(k.by), longDate(k.by))+".", st)
	p.para(c.Block.Manager.Name, st)
}

// sectionTyped is the first notice on one typed sheet. Held out.
func sectionTyped(p *paper) {
	c := p.c
	k := p.consultation()
	st := style{family: "Courier", size: 10, leading: 1.35, after: 8}
	p.page()
	p.para("LANDLORD AND TENANT ACT 1985, S.20 (AS AMENDED)", st.bold().gap(2))
	p.para(p.say(section20+"stage", "Notice of intention", "Notice of intention")+" to do qualifying works", st.bold())
	for _, r := range [][2]string{
		{"Dated:", p.say(section20+"date", isoDate(k.date), slashDate(k.date))}, {"Property:", p.say(section20+"property", nil, c.Property.Comma())},
		{"Landlord:", p.say(section20+"landlord", nil, k.landlord)}, {"Works:", p.say(section20+"works", nil, sentence(k.works))},
	} {
		p.labelled(0, r[0], 90, r[1], st)
	}
	p.para("Reasons: "+p.say(section20+"reason", nil, sentence(k.why))+".", st)
	p.para(fmt.Sprintf("The leaseholder's share is estimated at %s. Written observations are invited within the consultation period, which ends on %s.", p.say(section20+"contribution", float64(k.share), pounds(k.share)), p.say(section20+"responseBy", isoDate(k.by), longDate(k.by))), st)
	p.para("Served by "+strings.ToUpper(c.Block.Manager.Name), st)
}
