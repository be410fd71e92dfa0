package synth

import "fmt"

// planningSchedule is a city's notice: the particulars in two columns, the decision
// in one sentence, and conditions whose reasons stand beside them in a table.
func planningSchedule(p *paper) {
	c := p.c
	d := p.planningDecision()
	st := style{family: "Go", size: 9, leading: 1.35, after: 6}
	p.margins(50, 60, 50, 70)
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprintf("This permission is subject to conditions and must be read with its plans. Sheet %d of %s", p.pageNumber(), p.totalPages()), st.sized(7.5))
	}
	p.page()
	p.para("Decision Notice", st.sized(24).gap(2))
	p.para("Issued under the Town and Country Planning Act 1990 (as amended)", st.sized(8).gap(10))
	two := table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 4}
	p.row(two, b("Our reference")+"\n"+p.say(planning+"reference", nil, d.Planning), b("Decided on")+"\n"+p.say(planning+"decisionDate", isoDate(d.PlanDate), d.PlanDate.Format("02 Jan 2006")))
	p.row(two, b("Applicant")+"\n"+p.say(planning+"applicant", nil, d.applicant), b("Made valid on")+"\n"+p.say(planning+"applicationDate", isoDate(d.applied), d.applied.Format("02 Jan 2006")))
	p.row(two, b("Site")+"\n"+p.say(planning+"address", nil, c.Property.Line()), b("Kind of application")+"\n"+p.say(planning+"applicationType", nil, d.kind))
	p.row(two, b("Development")+"\n"+p.say(planning+"description", nil, sentence(d.What)), b("Officer")+"\nDevelopment Management, west team")
	p.gap(8)
	p.rule(1.2)
	p.gap(8)
	p.para(p.say(planning+"authority", nil, c.Council)+" hereby "+b(p.say(planning+"decision", "Granted subject to conditions", pick(p.rng, []string{"GRANTS planning permission, subject to the conditions below", "grants CONDITIONAL PERMISSION"})))+".", st.sized(11))
	t := table{widths: []float64{0.3, 3.2, 2}, st: st, rules: grid, pad: 5, gray: 150}
	head := t
	head.fill = &[3]int{232, 232, 240}
	p.row(head, "", b("Condition"), b("Why it is imposed"))
	reasons := []string{"Section 91 of the Act requires it.", "To suit the street scene (policy DM4 of the Local Plan).", "For the avoidance of doubt.", "To protect neighbours from being overlooked.", "Policy DM9.", "Policy DM12."}
	for n := range d.conditions {
		p.row(t, p.say(ix(planning+"conditions/*/number", n), float64(n+1), fmt.Sprint(n+1)), p.condition(d, n), reasons[min(n, len(reasons)-1)])
	}
	p.computed(planning+"numberOfConditions", float64(len(d.conditions)))
	p.gap(10)
	p.para("Plans to which this decision relates", st.bold().gap(2))
	q := table{widths: []float64{2, 1.4, 0.6, 1}, st: st.sized(8), rules: underRows, pad: 2.5, gray: 190}
	p.row(q, i("Drawing"), i("Number"), i("Rev."), i("Received"))
	for n, what := range []string{"Location plan 1:1250", "Existing floor plans", "Proposed elevations"} {
		p.row(q, what, fmt.Sprintf("%d-%03d", 1000+c.Seed%900, n+1), string(rune('A'+n%2)), d.applied.AddDate(0, 0, -n).Format("02 Jan 2006"))
	}
	p.gap(8)
	p.para("Informatives. (1) A refusal or a condition may be appealed within 12 weeks for a householder application. (2) The community infrastructure levy is not payable on extensions of less than 100 square metres. (3) Building Regulations approval is separate.", st.sized(8))
	p.signature(p.left, p.y+14, 110)
	p.gap(28)
	p.para("Director of Place", st)
}
