package synth

// safetyClauses is either certificate as a solicitor types it: numbered clauses, the
// answers in words.
func safetyClauses(p *paper) {
	c := p.c
	st := style{family: "Times", size: 11, leading: 1.35, after: 8}
	p.margins(76, 80, 76, 70)
	p.page()
	n := 0
	clause := func(s string) {
		n++
		p.labelled(0, string(rune('0'+n))+".", 28, s, st)
	}
	if p.nth == 1 {
		date := c.AsAt.AddDate(0, -2, -9)
		defects := c.Block.EWS1 == "B2" || c.Block.EWS1 == "A3"
		p.para(p.say(safety+"type", "Landlord's certificate", "LANDLORD'S CERTIFICATE"), st.bold().centred())
		p.para("given under paragraph 14 of Schedule 8 to the Building Safety Act 2022", st.centred().italic().gap(16))
		clause(p.say(safety+"landlord", nil, c.Lease.Landlord.Name) + " is the landlord under the lease of " + p.say(safety+"property", nil, c.Property.Comma()) + " in the building known as " + p.say(safety+"building", nil, c.Block.Name) + ".")
		clause("Relevant building (11 metres or five storeys at least): " + p.say(safety+"relevantBuilding", "Yes", "Yes") + ".")
		if defects {
			clause("Relevant defects known to the landlord: " + p.say(safety+"relevantDefects", "Yes", "Yes") + ", namely " + p.say(safety+"defects", nil, "combustible insulation in the external wall above the fourth storey") + ". Landlord or associate responsible: " + p.say(safety+"landlordResponsible", "No", "No") + ".")
		} else {
			clause("Relevant defects known to the landlord: " + p.say(safety+"relevantDefects", "No", "No") + ".")
		}
		clause("Contribution condition met at 14 February 2022: " + p.say(safety+"contributionCondition", "Yes", "Yes") + ". The net worth of the group on that day exceeded £2,000,000 for each relevant building.")
		p.para("Signed on "+p.say(safety+"date", isoDate(date), ordinalDate(date))+" for the landlord by an authorised signatory", st)
		p.signature(p.left, p.y+16, 120)
		return
	}
	date := c.Seller.Date.AddDate(0, -2, 0)
	p.para("THIS "+p.say(safety+"type", "Leaseholder deed of certificate", "LEASEHOLDER DEED OF CERTIFICATE")+" is made on "+p.say(safety+"date", isoDate(date), ordinalDate(date)), st.gap(14))
	clause("The leaseholder, " + p.say(safety+"leaseholder", nil, NamesOf(c.Sellers)) + ", holds " + p.say(safety+"property", nil, c.Property.Comma()) + " (title " + p.say(safety+"titleNumber", nil, c.Title.Number) + ") in " + p.say(safety+"building", nil, c.Block.Name) + " by a lease granted on " + p.say(safety+"leaseGranted", isoDate(c.Lease.Date), ordinalDate(c.Lease.Date)) + ". The landlord is " + p.say(safety+"landlord", nil, c.Lease.Landlord.Name) + ".")
	clause("Only or principal home on 14 February 2022: " + p.say(safety+"onlyHome", "Yes", "Yes") + ".")
	clause("Other dwellings owned in the United Kingdom on that day: " + p.say(safety+"propertiesOwned", 0.0, "none") + ".")
	clause("The lease is a qualifying lease: " + p.say(safety+"qualifyingLease", "Yes", "Yes") + ". A lease is not one where more than three dwellings were owned.")
	p.para("Signed as a deed in the presence of the witness named below", st.gap(24))
	p.signature(p.left, p.y, 120)
	p.gap(12)
	p.para("Witness: "+c.Agent.Person+", estate agent", st)
}
