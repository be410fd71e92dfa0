package synth

import "fmt"

// insuranceKeyFacts is a broker's two-part summary for leaseholders: a table of
// blocks and sums, then covers with their limits and excesses.
func insuranceKeyFacts(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	declared := blk.InsuredFor * 100 / 130 / 1000 * 1000
	premium := blk.InsuredFor / 1000 * between(p.rng, 9, 19) / 10
	excess, subs := pick(p.rng, []int{200, 300, 450}), pick(p.rng, []int{1000, 1500, 2500})
	terror := pick(p.rng, []string{"Yes", "No"})
	st := style{family: "Helvetica", size: 9, leading: 1.32, after: 6}
	p.margins(44, 50, 44, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, "This summary does not contain the full terms of the policy, which prevails. The insurer is authorised by the Prudential Regulation Authority.", st.sized(7.5))
		p.textAt(p.left, p.height-30, p.right-p.left, fmt.Sprintf("Summary of cover %d/%s", p.pageNumber(), p.totalPages()), st.sized(7.5).right())
	}
	p.page()
	p.band([3]int{16, 92, 112}, "Buildings insurance for blocks of flats: summary of cover for leaseholders and lenders", st.bold().sized(11).col(255, 255, 255))
	p.gap(4)
	p.para("Arranged by "+p.say(insurance+"broker", nil, pick(p.rng, []string{"Lockwood & Thane Insurance Services Ltd", "Castlegate Insurance Brokers Ltd"}))+" and underwritten by "+p.say(insurance+"insurer", nil, blk.Insurer)+".", st)
	t := table{widths: []float64{1.3, 1.3, 1.6}, st: st, rules: grid, pad: 5, gray: 160}
	head := t
	head.fill = &[3]int{222, 236, 240}
	p.row(head, b("Policy no."), b("Period of cover"), b("Policyholder"))
	p.row(t, p.say(insurance+"policyNumber", nil, blk.PolicyNo), p.say(insurance+"startDate", isoDate(from), slashDate(from))+" to "+p.say(insurance+"endDate", isoDate(blk.PolicyTo), slashDate(blk.PolicyTo))+" (midnight)", p.say(insurance+"insured", nil, c.insuredParty()))
	p.row(head, b("Insured address"), b("Postcode"), b("Interests noted"))
	p.row(t, p.say(insurance+"property", nil, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town), p.say(insurance+"postcode", nil, c.Property.Postcode), p.say(insurance+"interestedParties", nil, "Each leaseholder and mortgagee, automatically"))
	p.gap(10)
	p.para("What is insured, and for how much", st.bold().sized(11).gap(3))
	sums := table{widths: []float64{2.4, 1.2, 1.2}, st: st, rules: underRows, pad: 4, gray: 150}
	p.row(sums, b("Section"), b("Declared value"), b("Sum insured"))
	p.row(sums, "1  Buildings, including landlord's fixtures and glass", p.say(insurance+"declaredValue", float64(declared), pounds(declared)), p.say(insurance+"sumInsured", float64(blk.InsuredFor), pounds(blk.InsuredFor)))
	p.row(sums, "2  Contents of common parts", "-", "£25,000")
	p.row(sums, "3  Alternative accommodation and loss of rent", "-", "30% of section 1")
	p.row(sums, "4  Property owners' liability, any one event", "-", "£10,000,000")
	p.row(sums, "5  Terrorism", "-", p.say(insurance+"terrorism", nil, terror))
	p.gap(10)
	p.para("What you pay first", st.bold().sized(11).gap(3))
	p.row(sums, "Every claim other than those below", "", p.say(insurance+"excess", float64(excess), pounds(excess)))
	p.row(sums, "Subsidence, heave or landslip", "", p.say(insurance+"subsidenceExcess", float64(subs), pounds(subs)))
	p.gap(8)
	p.para("The premium for the period, insurance premium tax included, was "+p.say(insurance+"premium", float64(premium), pence(premium))+". Cover lapses for a flat that is left empty for more than 60 days unless the insurer is told.", st)
}
