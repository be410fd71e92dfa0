package synth

// safetyOnline is either certificate as an online form prints it: a table of questions
// with what was chosen typed at the right.
func safetyOnline(p *paper) {
	c := p.c
	st := style{family: "Helvetica", size: 9.5, leading: 1.4, after: 7}
	p.margins(58, 66, 58, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, "Notes: \"relevant defect\" has the meaning of section 120 of the Building Safety Act 2022. A qualifying lease was granted before 14 February 2022.", st.sized(7))
	}
	p.page()
	t := table{widths: []float64{2.6, 2}, st: st, rules: underRows, pad: 5, gray: 190}
	ask := func(question, answer string) { p.row(t, question, b(answer)) }
	if p.nth == 1 {
		date := c.AsAt.AddDate(0, -2, -9)
		defects := c.Block.EWS1 == "B2" || c.Block.EWS1 == "A3"
		p.para("Form: "+p.say(safety+"type", "Landlord's certificate", "Landlord's certificate")+" (leaseholder protections)", st.sized(15).gap(10))
		ask("Who is the landlord?", p.say(safety+"landlord", nil, c.Lease.Landlord.Name))
		ask("Which building?", p.say(safety+"building", nil, c.Block.Name))
		ask("For which dwelling was the certificate asked?", p.say(safety+"property", nil, c.Property.Line()))
		ask("Is it a relevant building?", p.say(safety+"relevantBuilding", "Yes", "Yes"))
		ask("Does the landlord know of any relevant defects?", p.say(safety+"relevantDefects", yesNo(defects), yesNo(defects)))
		if defects {
			ask("Which?", p.say(safety+"defects", nil, "Cladding panels and insulation that support combustion, and missing cavity barriers"))
			ask("Is the landlord (or an associate) responsible for them?", p.say(safety+"landlordResponsible", "No", "No"))
		}
		ask("Was the contribution condition met?", p.say(safety+"contributionCondition", "Yes", "Yes"))
		ask("Submitted", p.say(safety+"date", isoDate(date), slashDate(date))+" at 16:20")
		return
	}
	date := c.Seller.Date.AddDate(0, -2, 0)
	p.para(p.say(safety+"type", "Leaseholder deed of certificate", "Leaseholder deed of certificate"), st.sized(15).gap(10))
	ask("Full names of the leaseholders", p.say(safety+"leaseholder", nil, NamesOf(c.Sellers)))
	ask("Address of the flat", p.say(safety+"property", nil, c.Property.Line()))
	ask("Name of the building", p.say(safety+"building", nil, c.Block.Name))
	ask("HM Land Registry title", p.say(safety+"titleNumber", nil, c.Title.Number))
	ask("Immediate landlord", p.say(safety+"landlord", nil, c.Lease.Landlord.Name))
	ask("When was the lease granted?", p.say(safety+"leaseGranted", isoDate(c.Lease.Date), slashDate(c.Lease.Date)))
	ask("Was the flat, at the beginning of 14 February 2022, your only or principal home?", p.say(safety+"onlyHome", "Yes", "Yes"))
	ask("How many other UK dwellings did you own then?", p.say(safety+"propertiesOwned", 0.0, "0"))
	ask("Is this a qualifying lease?", p.say(safety+"qualifyingLease", "Yes", "Yes"))
	p.gap(12)
	p.para("Executed as a deed by typing the names above and signing below on "+p.say(safety+"date", isoDate(date), slashDate(date)), st)
	p.signature(p.left, p.y+14, 120)
}
