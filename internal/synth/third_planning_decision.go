package synth

import (
	"fmt"
	"strings"
)

// planningLetterDecision is a decision sent as a letter to the applicant's agent,
// the reasons gathered after the conditions.
func planningLetterDecision(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Helvetica", size: 10, leading: 1.35, after: 8}
	p.margins(66, 60, 66, 64)
	p.header = func() {
		if p.pageNumber() > 1 {
			p.textAt(p.left, 34, p.right-p.left, d.Planning+" continued", st.sized(8).right())
		}
	}
	p.page()
	p.para(p.say(planning+"authority", nil, c.Council)+"\nRegeneration and Planning\nCivic Centre, "+c.Property.Town, st.right().gap(12))
	p.para("Agent: Fourwalls Design, 2 Exchange Court\nOn behalf of "+p.say(planning+"applicant", nil, d.applicant), st)
	p.para("Please ask for the duty planner\nWe quote: "+p.say(planning+"reference", nil, d.Planning)+"\nRegistered: "+p.say(planning+"applicationDate", isoDate(d.applied), d.applied.Format("Mon 2 January 2006")), st.gap(12))
	p.para("RE: "+p.say(planning+"description", nil, sentence(d.What))+" at "+p.say(planning+"address", nil, c.Property.Comma()), st.bold())
	p.para("I write about the above "+p.say(planning+"applicationType", nil, d.kind)+". On "+p.say(planning+"decisionDate", isoDate(d.PlanDate), d.PlanDate.Format("Mon 2 January 2006"))+" the authority, by its officer under delegated powers, "+u(p.say(planning+"decision", "Granted subject to conditions", "approved the proposal subject to conditions"))+", which you will find set out here.", st)
	var why []string
	for n := range d.conditions {
		p.labelled(0, "C"+p.say(ix(planning+"conditions/*/number", n), float64(n+1), fmt.Sprint(n+1)), 34, p.condition(d, n), st.gap(5))
		why = append(why, fmt.Sprintf("C%d: %s", n+1, []string{"statute", "appearance", "certainty and amenity"}[min(n, 2)]))
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.para("The conditions are imposed for these reasons. "+strings.Join(why, "; ")+".", st.italic())
	p.para("If work differs from the plans received on "+d.applied.AddDate(0, 0, -3).Format("2 January 2006")+" a fresh application will be needed. The permission does not override covenants or the rights of neighbours. Reports to committee are kept for 6 years.", st)
	p.signature(p.left, p.y+8, 100)
	p.gap(26)
	p.para("Authorised officer", st)
}
