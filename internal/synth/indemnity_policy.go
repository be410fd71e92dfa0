package synth

import (
	"fmt"
	"time"
)

const indemnity = "/paperwurks/indemnity_policy/"

// cover is a title indemnity policy.
type cover struct {
	insurer, number, defect string
	limit, premium          int
	date                    time.Time
}

// indemnified is what a policy of the case is for; it covers nothing that a
// fault needs to stay uncovered.
func (p *paper) indemnified() cover {
	c, r := p.c, p.rng
	k := cover{insurer: pick(r, []string{"Guildhall Title Insurance plc", "Albany Legal Indemnities Limited", "Stonegate Insurance Company Ltd"}), number: fmt.Sprintf("LI/%d/%05d", c.Title.PaidOn.Year(), between(r, 100, 99000)), date: c.Title.PaidOn}
	k.defect = "Breach of the restrictive covenants in the register of title"
	risk := "Breach of restrictive covenant"
	if c.Leasehold() {
		risk = "Absent landlord"
		k.defect = "Absence of landlord: no landlord can be found to demand ground rent or give consents"
	}
	k.limit = (c.Price/25000 + 1) * 25000 // never below the price
	if c.Has("indemnity-limit-low") {
		k.limit = c.Price / 50000 * 25000
	}
	k.premium = between(r, 28, 160)
	p.computed(indemnity+"risks/0", risk)
	return k
}

// indemnitySchedule is the policy's schedule as a table.
func indemnitySchedule(p *paper) {
	c := p.c
	k := p.indemnified()
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	p.margins(56, 60, 56, 60)
	p.page()
	p.para("Legal indemnity insurance policy", st.bold().sized(17).gap(2))
	p.para("Schedule", st.sized(13).gap(12))
	p.ruledRows([][2]string{
		{"Insurer", p.say(indemnity+"insurer", nil, k.insurer)},
		{"Policy number", p.say(indemnity+"policyNumber", nil, k.number)},
		{"Insured", p.say(indemnity+"insured", nil, NamesOf(c.Sellers))},
		{"Property", p.say(indemnity+"property", nil, c.Property.First()+", "+c.Property.Town)},
		{"Postcode", p.say(indemnity+"postcode", nil, c.Property.Postcode)},
		{"Defect", p.say(indemnity+"defect", nil, k.defect)},
		{"Limit of indemnity", p.say(indemnity+"limit", float64(k.limit), pounds(k.limit))},
		{"Premium (including insurance premium tax)", p.say(indemnity+"premium", float64(k.premium), pence(k.premium))},
		{"Policy commencement date", p.say(indemnity+"date", isoDate(k.date), longDate(k.date))},
		{"Period of insurance", p.say(indemnity+"term", nil, "In perpetuity from the commencement date")},
	}, 0.36, st)
	p.para(p.say(indemnity+"successors", true, "This policy benefits the insured, their successors in title")+" and "+p.say(indemnity+"lenders", true, "any mortgagee of the property")+".", st)
	p.para("Conditions: the insured must not disclose the existence of this policy to anyone but a prospective buyer, their lenders and advisers, and must not contact anyone who may enforce the matter insured.", st)
}

// indemnityText is a policy in running clauses.
func indemnityText(p *paper) {
	c := p.c
	k := p.indemnified()
	st := style{family: "Times", size: 11, leading: 1.28, after: 7}
	p.page()
	p.para(p.say(indemnity+"insurer", nil, k.insurer), st.bold().sized(15).centred())
	p.para("DEFECTIVE TITLE INDEMNITY POLICY", st.bold().centred().gap(14))
	p.labelled(0, "Policy No.", 110, p.say(indemnity+"policyNumber", nil, k.number), st)
	p.labelled(0, "Date of policy", 110, p.say(indemnity+"date", isoDate(k.date), longDate(k.date)), st)
	p.labelled(0, "The Insured", 110, p.say(indemnity+"insured", nil, NamesOf(c.Sellers)), st)
	p.labelled(0, "The Property", 110, p.propertySaid(indemnity, c.Property.Comma()), st)
	p.labelled(0, "Insured risk", 110, p.say(indemnity+"defect", nil, k.defect), st)
	p.labelled(0, "Sum insured", 110, p.say(indemnity+"limit", float64(k.limit), pounds(k.limit)), st)
	p.labelled(0, "Premium", 110, p.say(indemnity+"premium", float64(k.premium), pence(k.premium)), st.gap(12))
	p.para("1. In return for the premium the Insurer will pay the Insured for loss that follows from the insured risk, up to the sum insured.", st)
	p.para("2. The Insured includes "+p.say(indemnity+"successors", true, "successors in title to the Insured")+" and "+p.say(indemnity+"lenders", true, "mortgagees of the Property")+".", st)
	p.para("3. No claim may be made if the Insured has told a third party of this policy without the Insurer's consent.", st)
	p.signature(p.left, p.y+14, 110)
}

// indemnityCover is a one-page certificate. Held out.
func indemnityCover(p *paper) {
	c := p.c
	k := p.indemnified()
	st := style{family: "Go", size: 9.5, leading: 1.3, after: 7}
	p.page()
	p.band([3]int{60, 30, 80}, "Title indemnity: certificate of insurance", st.bold().sized(13).col(255, 255, 255))
	for _, r := range [][2]string{
		{"Underwritten by", p.say(indemnity+"insurer", nil, k.insurer)}, {"Policy reference", p.say(indemnity+"policyNumber", nil, k.number)},
		{"Insured property", p.propertySaid(indemnity, c.Property.Comma())}, {"Title defect insured", p.say(indemnity+"defect", nil, k.defect)},
		{"Indemnity limit", p.say(indemnity+"limit", float64(k.limit), pounds(k.limit))}, {"Effective from", p.say(indemnity+"date", isoDate(k.date), slashDate(k.date))},
	} {
		p.labelled(0, b(r[0]), 140, r[1], st)
	}
	p.para("Cover runs with the land: "+p.say(indemnity+"successors", true, "successors in title")+" and "+p.say(indemnity+"lenders", true, "their mortgage lenders")+" are insured as well.", st)
}
