package synth

import (
	"fmt"
	"time"
)

const newHome = "/paperwurks/new_home_warranty/"

// warranty is the particulars that a new-home warranty's schedule has.
func (p *paper) warranty() (w *Warranty, end, defects time.Time, builder string, limit, excess int) {
	w = p.c.Home.Warranty
	end = w.From.AddDate(w.Years, 0, -1)
	defects = w.From.AddDate(2, 0, -1)
	builder = builders[int(p.c.Seed)%len(builders)]
	return w, end, defects, builder, between(p.rng, 10, 20) * 25000, pick(p.rng, []int{100, 150, 200})
}

// warrantySchedule is a policy schedule as a table.
func warrantySchedule(p *paper) {
	c := p.c
	w, end, defects, builder, limit, excess := p.warranty()
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	p.margins(56, 60, 56, 60)
	p.page()
	p.para(p.say(newHome+"provider", nil, w.Provider), st.bold().sized(20).col(0, 80, 140).gap(0))
	p.para("Ten-year new home warranty: certificate and schedule of cover", st.sized(13).gap(12))
	p.ruledRows([][2]string{
		{"Policy number", p.say(newHome+"policyNumber", nil, w.Policy)},
		{"Property insured", p.say(newHome+"property", nil, c.Property.First()+", "+c.Property.Town)},
		{"Postcode", p.say(newHome+"postcode", nil, c.Property.Postcode)},
		{"Builder", p.say(newHome+"builder", nil, builder)},
		{"Policyholder", p.say(newHome+"policyholder", nil, NamesOf(c.Sellers))},
		{"Start date of cover", p.say(newHome+"startDate", isoDate(w.From), longDate(w.From))},
		{"Builder's warranty period ends", p.say(newHome+"defectsPeriodEnd", isoDate(defects), longDate(defects))},
		{"Expiry date of cover", p.say(newHome+"endDate", isoDate(end), longDate(end))},
		{"Limit of cover", p.say(newHome+"limit", float64(limit), pounds(limit))},
		{"Excess", p.say(newHome+"excess", float64(excess), pounds(excess))},
	}, 0.36, st)
	p.computed(newHome+"term", float64(w.Years))
	p.para("Years 1 and 2: the builder puts right defects. Years 3 to 10: the insurer covers damage from defects in the parts of the home that the policy names.", st)
}

// warrantyNote is a cover note in running text.
func warrantyNote(p *paper) {
	c := p.c
	w, end, defects, builder, limit, _ := p.warranty()
	st := style{family: "Times", size: 11, leading: 1.3, after: 8}
	p.page()
	p.para(p.say(newHome+"provider", nil, w.Provider)+" New Home Structural Warranty", st.bold().sized(16).centred())
	p.para("Certificate of Insurance", st.sized(13).centred().gap(16))
	p.labelled(0, "Certificate no.", 130, p.say(newHome+"policyNumber", nil, w.Policy), st)
	p.labelled(0, "Dwelling", 130, p.propertySaid(newHome, c.Property.Comma()), st)
	p.labelled(0, "Developer", 130, p.say(newHome+"builder", nil, builder), st)
	p.labelled(0, "Date of first sale", 130, p.say(newHome+"completionDate", isoDate(w.From), longDate(w.From)), st)
	p.para("This certificate confirms that the dwelling is insured for "+p.say(newHome+"term", float64(w.Years), map[int]string{10: "ten"}[w.Years]+" years")+" from "+p.say(newHome+"startDate", isoDate(w.From), longDate(w.From))+" to "+p.say(newHome+"endDate", isoDate(end), longDate(end))+". The defects insurance period ends on "+p.say(newHome+"defectsPeriodEnd", isoDate(defects), longDate(defects))+".", st)
	p.para("The most that the insurer will pay is "+p.say(newHome+"limit", float64(limit), pounds(limit))+", index linked. Cover passes to later owners.", st)
	p.signature(p.left, p.y+10, 120)
}

// warrantySheet is a plain sheet with labels above values. Held out.
func warrantySheet(p *paper) {
	c := p.c
	w, end, _, builder, limit, excess := p.warranty()
	st := style{family: "Go", size: 10, leading: 1.25, after: 8}
	p.page()
	p.band([3]int{20, 100, 90}, p.say(newHome+"provider", nil, w.Provider)+": your new home warranty", st.bold().sized(13).col(255, 255, 255))
	for _, r := range [][2]string{
		{"Policy reference", p.say(newHome+"policyNumber", nil, w.Policy)}, {"Address", p.propertySaid(newHome, c.Property.Comma())},
		{"Builder or developer", p.say(newHome+"builder", nil, builder)},
		{"Period of insurance", fmt.Sprintf("%s to %s", p.say(newHome+"startDate", isoDate(w.From), slashDate(w.From)), p.say(newHome+"endDate", isoDate(end), slashDate(end)))},
		{"Maximum claim", p.say(newHome+"limit", float64(limit), pounds(limit))}, {"Excess for each claim", p.say(newHome+"excess", float64(excess), pounds(excess))},
	} {
		p.para(r[0], st.sized(8).col(110, 110, 110).gap(0))
		p.para(r[1], st)
	}
	p.computed(newHome+"term", float64(w.Years))
}
