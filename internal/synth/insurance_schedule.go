package synth

import "fmt"

const insurance = "/paperwurks/insurance_schedule/"

// insuredParty is who takes out the block's policy.
func (c *Case) insuredParty() string {
	if c.Lease.Insurance == "Manager" && c.Lease.Manager.Name != "" {
		return c.Lease.Manager.Name
	}
	return c.Lease.Landlord.Name
}

// insuranceTable is an insurer's schedule as a table.
func insuranceTable(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	premium := blk.InsuredFor / 1000 * between(p.rng, 11, 22) / 10
	excess, subs := pick(p.rng, []int{250, 350, 500}), 1000
	declared := blk.InsuredFor * 100 / 135 / 1000 * 1000
	st := style{family: "Helvetica", size: 9.5, leading: 1.3, after: 6}
	p.margins(52, 56, 52, 56)
	p.page()
	p.para(p.say(insurance+"insurer", nil, blk.Insurer), st.bold().sized(16).col(120, 20, 30).gap(0))
	p.para("Residential property owners: policy schedule", st.sized(12).gap(10))
	p.ruledRows([][2]string{
		{"Policy number", p.say(insurance+"policyNumber", nil, blk.PolicyNo)},
		{"The insured", p.say(insurance+"insured", nil, c.insuredParty())},
		{"Premises", p.say(insurance+"property", nil, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town)},
		{"Postcode", p.say(insurance+"postcode", nil, c.Property.Postcode)},
		{"Period of insurance", "From " + p.say(insurance+"startDate", isoDate(from), longDate(from)) + " to " + p.say(insurance+"endDate", isoDate(blk.PolicyTo), longDate(blk.PolicyTo)) + ", both days inclusive"},
		{"Buildings sum insured", p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor))},
		{"Declared value", p.say(insurance+"declaredValue", float64(declared), pounds(declared))},
		{"Annual premium including tax", p.say(insurance+"premium", float64(premium), pence(premium))},
		{"Policy excess", p.say(insurance+"excess", float64(excess), pounds(excess))},
		{"Subsidence excess", p.say(insurance+"subsidenceExcess", float64(subs), pounds(subs))},
		{"Terrorism cover", p.say(insurance+"terrorism", nil, pick(p.rng, []string{"Yes", "No"}))},
		{"Interested parties", p.say(insurance+"interestedParties", nil, "All leaseholders and their mortgagees for their rights and interests")},
	}, 0.34, st)
	p.para("Insured events: fire, lightning, explosion, storm, flood, escape of water, theft, impact, subsidence, heave and landslip, as the policy defines them.", st)
}

// insuranceLetter is a broker's evidence of cover.
func insuranceLetter(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	broker := pick(p.rng, []string{"Castlegate Insurance Brokers Ltd", "Morland Risk Partners LLP"})
	excess := pick(p.rng, []int{250, 350, 500})
	st := style{family: "Times", size: 11, leading: 1.3, after: 8}
	p.page()
	p.para(p.say(insurance+"broker", nil, broker), st.bold().sized(15).right().gap(14))
	p.para("EVIDENCE OF BUILDINGS INSURANCE", st.bold().sized(13))
	p.para("We confirm, as brokers, that the cover below is in force.", st)
	for _, r := range [][2]string{
		{"Insurer:", p.say(insurance+"insurer", nil, blk.Insurer)}, {"Policy no:", p.say(insurance+"policyNumber", nil, blk.PolicyNo)},
		{"Insured:", p.say(insurance+"insured", nil, c.insuredParty())}, {"Property insured:", p.propertySaid(insurance, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+" "+c.Property.Postcode)},
		{"Cover from:", p.say(insurance+"startDate", isoDate(from), longDate(from))}, {"Cover to:", p.say(insurance+"endDate", isoDate(blk.PolicyTo), longDate(blk.PolicyTo))},
		{"Sum insured:", p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor)) + " (buildings)"}, {"Excess:", p.say(insurance+"excess", float64(excess), pounds(excess)) + " each claim"},
	} {
		p.labelled(0, r[0], 120, r[1], st.gap(3))
	}
	p.gap(8)
	p.para("The interests of lessees and their lenders are noted. This letter does not change the policy.", st)
	p.signature(p.left, p.y+12, 110)
}

// insuranceLabels has labels above values in two blocks. Held out.
func insuranceLabels(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	premium := blk.InsuredFor / 1000 * 15 / 10
	st := style{family: "Go", size: 9.5, leading: 1.3, after: 7}
	p.page()
	p.band([3]int{30, 50, 90}, "Property owners insurance schedule", st.bold().sized(13).col(255, 255, 255))
	for _, r := range [][2]string{
		{"Insurer", p.say(insurance+"insurer", nil, blk.Insurer)}, {"Policy reference", p.say(insurance+"policyNumber", nil, blk.PolicyNo)},
		{"Policyholder", p.say(insurance+"insured", nil, c.insuredParty())}, {"Address of risk", p.propertySaid(insurance, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+", "+c.Property.Postcode)},
		{"Period of cover", fmt.Sprintf("%s to %s", p.say(insurance+"startDate", isoDate(from), slashDate(from)), p.say(insurance+"endDate", isoDate(blk.PolicyTo), slashDate(blk.PolicyTo)))},
		{"Buildings sum insured", p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor))}, {"Premium", p.say(insurance+"premium", float64(premium), pence(premium))},
	} {
		p.para(r[0], st.sized(8).col(110, 110, 110).gap(0))
		p.para(r[1], st)
	}
}
