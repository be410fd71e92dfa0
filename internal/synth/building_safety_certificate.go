package synth

import "fmt"

const safety = "/paperwurks/building_safety_certificate/"

// The two certificates of the Building Safety (Leaseholder Protections)
// (England) Regulations 2022. The pack has the leaseholder's first.

// safetyForm is either certificate as a form with boxes.
func safetyForm(p *paper) {
	if p.nth == 1 {
		p.landlordsCertificate(style{family: "Helvetica", size: 10, leading: 1.3, after: 7})
		return
	}
	p.leaseholdersDeed(style{family: "Helvetica", size: 10, leading: 1.3, after: 7})
}

// safetyText is either certificate in another dress.
func safetyText(p *paper) {
	p.margins(70, 70, 70, 60)
	if p.nth == 1 {
		p.landlordsCertificate(style{family: "Times", size: 11, leading: 1.3, after: 8})
		return
	}
	p.leaseholdersDeed(style{family: "Times", size: 11, leading: 1.3, after: 8})
}

func (p *paper) leaseholdersDeed(st style) {
	c := p.c
	date := c.Seller.Date.AddDate(0, -2, 0)
	granted := c.Lease.Date
	p.page()
	p.para(p.say(safety+"type", "Leaseholder deed of certificate", "LEASEHOLDER DEED OF CERTIFICATE"), st.bold().sized(15).centred().gap(2))
	p.para("Building Safety Act 2022, Schedule 8", st.centred().gap(14))
	p.ruledRows([][2]string{
		{"Leaseholder", p.say(safety+"leaseholder", nil, NamesOf(c.Sellers))},
		{"Property", p.say(safety+"property", nil, c.Property.Comma())},
		{"Building", p.say(safety+"building", nil, c.Block.Name)},
		{"Title number", p.say(safety+"titleNumber", nil, c.Title.Number)},
		{"Landlord", p.say(safety+"landlord", nil, c.Lease.Landlord.Name)},
		{"Date on which the lease was granted", p.say(safety+"leaseGranted", isoDate(granted), longDate(granted))},
	}, 0.34, st)
	p.para("On 14 February 2022:", st.bold())
	p.para("1. Was the property the leaseholder's only or principal home?   "+p.answerSaid(safety+"onlyHome", "Yes", "Yes", "No"), st)
	p.para("2. How many other dwellings in the United Kingdom did the leaseholder own?   "+p.say(safety+"propertiesOwned", 0.0, "0"), st)
	p.para("3. Is the lease a qualifying lease?   "+p.answerSaid(safety+"qualifyingLease", "Yes", "Yes", "No"), st)
	p.para("Executed as a deed on "+p.say(safety+"date", isoDate(date), longDate(date))+" by the leaseholder in the presence of a witness.", st)
	p.signature(p.left, p.y+14, 130)
	p.gap(36)
	p.para(NamesOf(c.Sellers), st)
}

func (p *paper) landlordsCertificate(st style) {
	c := p.c
	date := c.AsAt.AddDate(0, -2, -9)
	defects := c.Block.EWS1 == "B2" || c.Block.EWS1 == "A3"
	p.page()
	p.para(p.say(safety+"type", "Landlord's certificate", "LANDLORD'S CERTIFICATE"), st.bold().sized(15).centred().gap(2))
	p.para("Building Safety (Leaseholder Protections) (England) Regulations 2022, regulation 6", st.centred().gap(14))
	p.ruledRows([][2]string{
		{"Landlord", p.say(safety+"landlord", nil, c.Lease.Landlord.Name)},
		{"Building", p.say(safety+"building", nil, c.Block.Name)},
		{"Leaseholder's property", p.say(safety+"property", nil, c.Property.Comma())},
		{"Date of certificate", p.say(safety+"date", isoDate(date), longDate(date))},
	}, 0.34, st)
	p.para("1. Is the building a relevant building (at least 11 metres or five storeys)?   "+p.answerSaid(safety+"relevantBuilding", "Yes", "Yes", "No"), st)
	p.para("2. Is the landlord aware of a relevant defect in the building?   "+p.answerSaid(safety+"relevantDefects", yesNo(defects), "Yes", "No"), st)
	if defects {
		p.para("Description of the defect: "+p.say(safety+"defects", nil, "Combustible insulation behind the cladding of the upper storeys")+".", st)
		p.para("3. Was the landlord, or an associate, responsible for the defect?   "+p.answerSaid(safety+"landlordResponsible", "No", "Yes", "No"), st)
	}
	p.para(fmt.Sprintf("%d. Did the landlord's group meet the contribution condition on 14 February 2022?   %s", map[bool]int{true: 4, false: 3}[defects], p.answerSaid(safety+"contributionCondition", "Yes", "Yes", "No")), st)
	p.para("Signed for the landlord", st)
	p.signature(p.left, p.y+14, 130)
}

// answerSaid is tick boxes of which one is ticked and recorded, if the kind has
// such a field.
func (p *paper) answerSaid(path, given string, choices ...string) string {
	if _, ok := fieldAt(p.kind, path); ok {
		return p.answer(path, given, choices...)
	}
	s := ""
	for _, c := range choices {
		s += box(c == given, c) + "    "
	}
	return s
}
