package synth

import (
	"fmt"
	"time"
)

const ews = "/paperwurks/ews1/"

var ewsOptions = [][2]string{
	{"A1", "No attached materials of significance; no further action"},
	{"A2", "A risk assessment found that remedial works are not needed to attachments"},
	{"A3", "Remedial works may be needed to attachments such as balconies"},
	{"B1", "The fire risk from the external wall is low enough that no remedial works are needed"},
	{"B2", "An adequate standard of fire safety is not achieved; remedial works are needed"},
}

// walls is the external wall review of the case's building.
func (p *paper) walls() (date time.Time, who Person, firm, body, number string) {
	date = p.c.AsAt.AddDate(-between(p.rng, 0, 3), -between(p.rng, 1, 9), 0)
	if p.c.Has("ews1-expired") {
		date = date.AddDate(-6, 0, 0)
	}
	who = (&namer{p.rng, map[string]bool{}}).person()
	return date, who, pick(p.rng, []string{"Cardinal Fire Engineering Ltd", "Parapet Facade Consultants LLP"}), pick(p.rng, []string{"Institution of Fire Engineers", "Royal Institution of Chartered Surveyors"}), fmt.Sprint(between(p.rng, 10000, 99999))
}

// ewsForm is the form with the options ticked.
func ewsForm(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	p.margins(54, 56, 54, 56)
	p.page()
	p.para("EWS1", st.bold().sized(22).gap(0))
	p.para("External wall system fire review: form", st.bold().sized(13).gap(10))
	p.ruledRows([][2]string{
		{"Building", p.say(ews+"building", nil, c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town)},
		{"Postcode", p.say(ews+"postcode", nil, c.Property.Postcode)},
		{"Client organisation", p.say(ews+"client", nil, c.Lease.Landlord.Name)},
	}, 0.28, st)
	p.para("The undersigned has the expertise needed and has used reasonable skill and care. One option is ticked:", st)
	t := table{widths: []float64{0.14, 0.86}, st: st, rules: grid, gray: 120}
	for _, o := range ewsOptions {
		mark := box(o[0] == c.Block.EWS1, o[0])
		if o[0] == c.Block.EWS1 {
			mark = p.say(ews+"option", o[0], mark)
		}
		p.row(t, mark, o[1])
	}
	p.gap(10)
	p.ruledRows([][2]string{
		{"Name", p.say(ews+"signatory", nil, who.Name())},
		{"Qualification", p.say(ews+"qualification", nil, "Chartered engineer")},
		{"Organisation", p.say(ews+"firm", nil, firm)},
		{"Professional body", p.say(ews+"professionalBody", nil, body)},
		{"Membership number", p.say(ews+"membershipNumber", nil, number)},
		{"Date", p.say(ews+"date", isoDate(date), longDate(date))},
	}, 0.28, st)
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.para("The form is valid for five years from its date unless the wall is changed.", st.sized(9).italic())
}

// ewsTyped states the option in words.
func ewsTyped(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Times", size: 11, leading: 1.3, after: 8}
	p.page()
	p.para("Form EWS1: External Wall Fire Review", st.bold().sized(15))
	p.para("For "+p.words(ews+"building", c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town+" "+p.say(ews+"postcode", nil, c.Property.Postcode)), st)
	p.labelled(0, "Client:", 120, p.say(ews+"client", nil, c.Lease.Landlord.Name), st)
	p.labelled(0, "Option selected:", 120, p.say(ews+"option", nil, c.Block.EWS1), st.bold())
	for _, o := range ewsOptions {
		if o[0] == c.Block.EWS1 {
			p.para(o[1]+".", st)
		}
	}
	for _, r := range [][2]string{
		{"Signed by:", p.say(ews+"signatory", nil, who.Name())}, {"Organisation:", p.say(ews+"firm", nil, firm)}, {"Professional body:", p.say(ews+"professionalBody", nil, body)},
		{"Membership no:", p.say(ews+"membershipNumber", nil, number)}, {"Date:", p.say(ews+"date", isoDate(date), longDate(date))},
	} {
		p.labelled(0, r[0], 120, r[1], st.gap(4))
	}
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.signature(p.left+120, p.y+14, 110)
}

// ewsRow has the five options as boxes in one row. Held out.
func ewsRow(p *paper) {
	c := p.c
	date, who, firm, body, number := p.walls()
	st := style{family: "Go", size: 9.5, leading: 1.3, after: 7}
	p.page()
	p.para("EWS1 form", st.bold().sized(17).gap(2))
	p.para("Fire review of the external walls of a residential building", st.gap(10))
	p.para(b("Subject building: ")+p.say(ews+"building", nil, c.Block.Name+", "+c.Property.Number+" "+c.Property.Street+", "+c.Property.Town)+", "+p.say(ews+"postcode", nil, c.Property.Postcode), st)
	p.para(b("Client: ")+p.say(ews+"client", nil, c.Lease.Landlord.Name), st)
	p.para(b("Option (tick one): ")+p.answerSaid(ews+"option", c.Block.EWS1, "A1", "A2", "A3", "B1", "B2"), st)
	for _, r := range [][2]string{
		{"Signatory", p.say(ews+"signatory", nil, who.Name())}, {"Organisation", p.say(ews+"firm", nil, firm)}, {"Professional body", p.say(ews+"professionalBody", nil, body)},
		{"Membership number", p.say(ews+"membershipNumber", nil, number)}, {"Date of signature", p.say(ews+"date", isoDate(date), slashDate(date))},
	} {
		p.labelled(0, b(r[0]), 130, r[1], st.gap(3))
	}
	p.computed(ews+"validUntil", isoDate(date.AddDate(5, 0, 0)))
	p.signature(p.left, p.y+14, 120)
}
