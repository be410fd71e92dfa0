package synth

import (
	"fmt"
	"strings"
	"time"
)

const planning = "/paperwurks/planning_decision/"

// works is what was built with permission, in the order in which the pack has
// the decisions on it.
func (c *Case) works() []*Work {
	var all []*Work
	for _, w := range []*Work{c.Home.Extension, c.Home.Loft} {
		if w != nil {
			all = append(all, w)
		}
	}
	return all
}

// decision is what a planning decision says.
type decision struct {
	*Work
	applicant  string
	applied    time.Time
	kind       string
	years      int // within which to begin
	conditions []string
	removed    bool // permitted development rights are taken away
}

func (p *paper) planningDecision() decision {
	c, r := p.c, p.rng
	all := c.works()
	w := all[min(p.nth, len(all)-1)]
	d := decision{Work: w, applied: w.PlanDate.AddDate(0, 0, -between(r, 42, 70)), kind: pick(r, []string{"Full planning permission", "Householder application"}), years: 3}
	if c.Wales {
		d.years = 5
	}
	d.applicant = c.Sellers[0].Formal()
	if c.Title.PaidOn.After(d.applied) {
		d.applicant = (&namer{r, map[string]bool{}}).person().Formal()
	}
	d.conditions = []string{
		fmt.Sprintf("The development shall be begun not later than %s years from the date of this decision.", map[int]string{3: "three", 5: "five"}[d.years]),
		pick(r, []string{"The external materials shall match those of the existing building.", "The bricks and tiles shall match the existing dwelling in colour, size and bond."}),
	}
	more := []string{
		"The development shall be carried out in accordance with the approved plans listed below.",
		"The windows in the side elevation shall be fitted with obscure glass and kept so.",
		"The flat roof shall not be used as a balcony or sitting-out area.",
		"One parking space shall be kept available within the curtilage at all times.",
	}
	for _, n := range r.Perm(len(more))[:between(r, 0, 3)] {
		d.conditions = append(d.conditions, more[n])
	}
	if chance(r, 0.2) {
		d.removed = true
		d.conditions = append(d.conditions, "Notwithstanding the Town and Country Planning (General Permitted Development) Order 2015, no further extension or dormer shall be built under Classes A to E of Part 1 of Schedule 2 without the written permission of the authority.")
	}
	return d
}

// condition is the n-th condition, from 0, marked.
func (p *paper) condition(d decision, n int) string {
	s := d.conditions[n]
	text := s
	if n == 0 {
		years := map[int]string{3: "three", 5: "five"}[d.years]
		text = strings.Replace(s, years, p.say(planning+"timeLimitYears", float64(d.years), years), 1)
		p.computed(planning+"beginBy", isoDate(d.PlanDate.AddDate(d.years, 0, 0)))
	}
	if d.removed && n == len(d.conditions)-1 {
		text = p.say(planning+"permittedDevelopmentRemoved", "Yes", text)
	}
	return p.say(ix(planning+"conditions/*/text", n), s, text)
}

func (p *paper) conditionNumber(n int) string {
	return p.say(ix(planning+"conditions/*/number", n), float64(n+1), fmt.Sprint(n+1)) + "."
}

// planningLetter is a decision notice set as running text.
func planningLetter(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Times", size: 11, leading: 1.25, after: 7}
	p.page()
	p.para(p.say(planning+"authority", nil, strings.ToUpper(c.Council)), st.bold().sized(15).centred().gap(2))
	p.para("TOWN AND COUNTRY PLANNING ACT 1990", st.centred().gap(2))
	p.para("Town and Country Planning (Development Management Procedure) Order", st.sized(9).centred().gap(12))
	p.para("NOTICE OF "+p.say(planning+"decision", "Granted subject to conditions", "GRANT OF PLANNING PERMISSION SUBJECT TO CONDITIONS"), st.bold().centred().gap(12))
	p.labelled(0, "Application No:", 120, p.say(planning+"reference", nil, d.Planning), st)
	p.labelled(0, "Type of application:", 120, p.say(planning+"applicationType", nil, d.kind), st)
	p.labelled(0, "Applicant:", 120, p.say(planning+"applicant", nil, d.applicant), st)
	p.labelled(0, "Date of application:", 120, p.say(planning+"applicationDate", isoDate(d.applied), longDate(d.applied)), st)
	p.labelled(0, "Proposal:", 120, p.say(planning+"description", nil, sentence(d.What)), st)
	p.labelled(0, "Location:", 120, p.say(planning+"address", nil, c.Property.Comma()), st.gap(12))
	p.para("The Council, as local planning authority, PERMITS the development described above, in accordance with the application and plans submitted, subject to the following conditions:", st)
	for n := range d.conditions {
		p.labelled(8, p.conditionNumber(n), 34, p.condition(d, n), st.gap(2))
		p.labelled(8, "", 34, "Reason: "+pick(p.rng, []string{"To comply with section 91 of the Act.", "In the interests of the appearance of the area.", "To protect the amenity of neighbours."}), st.italic().sized(10).gap(6))
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.gap(14)
	p.para("Date of decision: "+p.say(planning+"decisionDate", isoDate(d.PlanDate), longDate(d.PlanDate)), st)
	p.signature(p.left, p.y+12, 120)
	p.gap(30)
	p.para("Head of Planning", st)
	p.para("This is not an approval under the Building Regulations. An applicant who is aggrieved may appeal to "+map[bool]string{true: "the Welsh Ministers", false: "the Secretary of State"}[c.Wales]+" within the time that the Order allows.", st.sized(8.5).italic())
}

// planningTable is a modern notice with a panel of particulars.
func planningTable(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Helvetica", size: 10, leading: 1.3, after: 6}
	p.margins(54, 54, 54, 60)
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Planning decision %s    Page %d", d.Planning, p.pageNumber()), st.sized(8).right())
	}
	p.page()
	p.para(p.say(planning+"authority", nil, c.Council), st.bold().sized(16).col(0, 70, 110).gap(0))
	p.para("Planning Services", st.col(90, 90, 90).gap(14))
	p.para("Decision notice: Planning permission", st.bold().sized(13))
	p.ruledRows([][2]string{
		{"Application reference", p.say(planning+"reference", nil, d.Planning)},
		{"Application type", p.say(planning+"applicationType", nil, d.kind)},
		{"Site address", p.say(planning+"address", nil, c.Property.Comma())},
		{"Description of development", p.say(planning+"description", nil, sentence(d.What))},
		{"Applicant", p.say(planning+"applicant", nil, d.applicant)},
		{"Date valid", p.say(planning+"applicationDate", isoDate(d.applied), slashDate(d.applied))},
		{"Decision", p.say(planning+"decision", "Granted subject to conditions", pick(p.rng, []string{"Granted subject to conditions", "Approve with conditions", "Conditional permission"}))},
		{"Decision date", p.say(planning+"decisionDate", isoDate(d.PlanDate), slashDate(d.PlanDate))},
	}, 0.32, st)
	p.para("Conditions", st.bold().sized(12))
	for n := range d.conditions {
		p.labelled(0, p.conditionNumber(n), 24, p.condition(d, n), st)
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.para("Notes to applicant", st.bold().sized(12))
	p.para("Separate approval under the Building Regulations may be needed. Works on or near a boundary may need notice under the Party Wall etc. Act 1996.", st.sized(9))
}

// planningPart is an old notice in two parts, typewritten. Held out.
func planningPart(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Courier", size: 10, leading: 1.3, after: 8}
	p.page()
	p.para(p.say(planning+"authority", nil, c.Council), st.bold().sized(13).gap(2))
	p.para("Town and Country Planning Act 1990", st)
	p.para("PLANNING DECISION NOTICE: "+p.say(planning+"decision", "Granted subject to conditions", "Planning permission granted subject to conditions"), st.bold().gap(14))
	p.para("Part I - Particulars of application", st.bold())
	p.para("Date of application: "+p.say(planning+"applicationDate", isoDate(d.applied), longDate(d.applied))+"          Application No. "+p.say(planning+"reference", nil, d.Planning), st)
	p.para("Particulars and location of development:\n"+p.say(planning+"description", nil, sentence(d.What))+"\nat "+p.say(planning+"address", nil, c.Property.Comma()), st)
	p.para("Name of applicant: "+p.say(planning+"applicant", nil, d.applicant), st)
	p.para("Part II - Particulars of decision", st.bold())
	p.para("The Council hereby grants permission for the development referred to in Part I, subject to compliance with the following conditions:", st)
	for n := range d.conditions {
		p.labelled(10, p.conditionNumber(n), 40, p.condition(d, n), st)
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.para("Dated "+p.say(planning+"decisionDate", isoDate(d.PlanDate), longDate(d.PlanDate)), st)
	p.signature(p.left+40, p.y+10, 110)
}
