package synth

// indemnityDefinitions is a policy whose schedule is a list of lettered definitions
// before the insuring clause, as underwriters' online systems issue it.
func indemnityDefinitions(p *paper) {
	c := p.c
	k := p.indemnified()
	p.margins(60, 70, 60, 60)
	st := style{family: "Helvetica", size: 9.5, leading: 1.38, after: 6}
	p.header = func() {
		p.textAt(p.left, 36, p.right-p.left, "Residential title insurance", st.sized(8).col(110, 110, 110))
	}
	p.page()
	p.para("Policy "+p.say(indemnity+"policyNumber", nil, k.number), st.sized(16).gap(2))
	p.para("issued by "+p.say(indemnity+"insurer", nil, k.insurer)+" through its agents", st.gap(12))
	for n, s := range []string{
		b("Insured") + " means " + p.say(indemnity+"insured", nil, NamesOf(c.Sellers)) + ", " + p.say(indemnity+"successors", true, "successors in title") + " and " + p.say(indemnity+"lenders", true, "mortgagees"),
		b("Property") + " means " + p.propertySaid(indemnity, c.Property.Comma()) + " used as one private dwelling",
		b("Defect") + " means " + p.say(indemnity+"defect", nil, k.defect),
		b("Limit of indemnity") + " means " + p.say(indemnity+"limit", float64(k.limit), pence(k.limit)) + ", rising by 10% a year compound for ten years",
		b("Commencement Date") + " means " + p.say(indemnity+"date", isoDate(k.date), dotDate(k.date)),
		b("Period of Cover") + " means " + p.say(indemnity+"term", nil, "from the Commencement Date without limit in time"),
		b("Premium") + " means " + p.say(indemnity+"premium", float64(k.premium), pence(k.premium)) + ", which includes tax at 12%",
	} {
		p.labelled(0, string(rune('A'+n)), 26, s+".", st)
	}
	p.gap(8)
	p.para("The Insurer will indemnify the Insured against loss caused by enforcement of the Defect during the Period of Cover, up to the Limit of Indemnity. An excess of £0 applies. The policy is void if the Insured applies for a consent or speaks to anyone entitled to enforce the Defect.", st)
}
