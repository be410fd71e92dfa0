package synth

import "strings"

// insuranceRun is a Lloyd's broker's certificate: numbered items in capitals with
// a colon, sums after the letters GBP, everything in one column of typewriter type.
func insuranceRun(p *paper) {
	c := p.c
	blk := c.Block
	from := blk.PolicyTo.AddDate(-1, 0, 1)
	excess, subs := pick(p.rng, []int{250, 400, 750}), 1000
	declared := blk.InsuredFor * 100 / 140 / 1000 * 1000
	premium := blk.InsuredFor / 1000 * between(p.rng, 12, 24) / 10
	st := style{family: "Courier", size: 9.5, leading: 1.35, after: 7}
	gbp := func(n int) string { return "GBP " + commas(n) }
	p.margins(70, 64, 56, 60)
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, "CERTIFICATE OF INSURANCE - RESIDENTIAL BLOCKS FACILITY", st.sized(8).right())
	}
	p.page()
	p.para(strings.Repeat("=", 72), st.gap(2))
	p.para("EVIDENCE OF COVER FOR THE INTEREST OF LESSEES", st.bold().gap(2))
	p.para(strings.Repeat("=", 72), st.gap(12))
	for _, r := range [][2]string{
		{"TYPE", "All risks of physical loss or damage to buildings"},
		{"ASSURED", p.say(insurance+"insured", nil, c.insuredParty())},
		{"UNIQUE POLICY REFERENCE", p.say(insurance+"policyNumber", nil, blk.PolicyNo)},
		{"SITUATION", p.propertySaid(insurance, blk.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+", "+c.Property.Postcode)},
		{"PERIOD", "From " + p.say(insurance+"startDate", isoDate(from), from.Format("2 January 2006")) + " to " + p.say(insurance+"endDate", isoDate(blk.PolicyTo), blk.PolicyTo.Format("2 January 2006")) + ", both days inclusive, local standard time"},
		{"SUM INSURED", p.say(insurance+"sumInsured", float64(blk.InsuredFor), gbp(blk.InsuredFor)) + " on buildings, being the declared value of " + p.say(insurance+"declaredValue", float64(declared), gbp(declared)) + " uplifted for inflation"},
		{"DEDUCTIBLES", p.say(insurance+"excess", float64(excess), gbp(excess)) + " each and every loss, but " + p.say(insurance+"subsidenceExcess", float64(subs), gbp(subs)) + " in respect of subsidence"},
		{"GROSS PREMIUM", p.say(insurance+"premium", float64(premium), gbp(premium)+".00") + " including tax at the current rate"},
		{"LOSS PAYEES", p.say(insurance+"interestedParties", nil, "The lessees of the flats and any mortgagee of them, as their interests may appear")},
		{"INSURER", p.say(insurance+"insurer", nil, blk.Insurer) + ", 100 per cent"},
		{"CLAIMS IN FIVE YEARS", "Escape of water, settled at GBP 2,140"},
	} {
		p.labelled(0, r[0]+" :", 160, r[1], st)
	}
	p.gap(10)
	p.para("This certificate is issued for information. It neither amends nor extends the policy, and cover may be cancelled on thirty days' notice.", st)
	p.para("Signed for "+p.say(insurance+"broker", nil, pick(p.rng, []string{"Morland Risk Partners LLP", "Ashby Crane Underwriting Agencies Ltd"})), st.gap(16))
	p.signature(p.left, p.y, 110)
}
