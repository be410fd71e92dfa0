package synth

import (
	"fmt"
	"strings"
)

// epcDatasheet is the register's record of a certificate as a data service prints
// it: the fields by their own names, sorted by group, days as 2019-04-30.
func epcDatasheet(p *paper) {
	e := p.c.EPC
	p.margins(46, 52, 46, 48)
	p.body = style{family: "GoMono", size: 8.5, align: 'L', leading: 1.4, after: 4}
	p.footer = func() {
		p.textAt(p.left, p.height-34, p.right-p.left, fmt.Sprintf("energy-data.example/domestic/%s    %d", strings.ReplaceAll(e.Number, "-", ""), p.pageNumber()), p.body.sized(7))
	}
	p.page()
	number, address, kind := p.epcFacts()
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	p.para("Domestic EPC record", p.body.sized(15).bold().gap(2))
	p.para("Energy performance of buildings: one certificate, all fields. Empty fields are left out.", p.body.gap(8))
	group := func(name string) {
		p.need(50)
		p.gap(5)
		p.para("# "+name, p.body.bold().gap(2))
	}
	t := table{widths: []float64{1, 1.9}, st: p.body, rules: grid, pad: 3, gray: 215}
	field := func(name, value string) { p.row(t, name, value) }
	group("identity")
	field("certificate-number", number)
	field("address", address)
	field("property-type", kind)
	field("uprn", p.c.UPRN)
	field("local-authority-label", p.c.Council)
	field("transaction-type", "marketed sale")
	field("inspection-date", p.date(epcPath+"inspectionDate", e.Assessed, isoDate(e.Assessed)))
	field("lodgement-date", p.date(epcPath+"lodgementDate", e.Issued, isoDate(e.Issued)))
	p.computed("/paperwurks/epc/validUntil", e.Expires())
	group("performance")
	field("current-energy-rating", cur)
	field("current-energy-efficiency", curN)
	field("potential-energy-rating", pot)
	field("potential-energy-efficiency", potN)
	field("environment-impact-current", fmt.Sprint(e.Current-3))
	field("environment-impact-potential", fmt.Sprint(e.Potential-2))
	field("energy-consumption-current", fmt.Sprint(420-3*e.Current)+" kWh/m2")
	field("co2-emissions-current", fmt.Sprintf("%d.%d", 1+e.Area/40, e.Current%10))
	field("heating-cost-current", fmt.Sprint(300+9*e.Area))
	field("total-floor-area", p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprintf("%d.0", e.Area)))
	group("fabric and services")
	for _, r := range epcFeatures(p.c) {
		name := strings.ToLower(strings.ReplaceAll(r.feature, " ", "-"))
		field(name+"-description", p.words(epcPath+r.field, r.description))
		if r.ratingField != "" {
			field(name+"-energy-eff", p.words(epcPath+r.ratingField, r.rating))
			field(name+"-env-eff", "Average")
		}
	}
	group("recommendations")
	for n, step := range epcSteps {
		field(fmt.Sprintf("improvement-%d", n+1), p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0]))
		field(fmt.Sprintf("indicative-cost-%d", n+1), p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1]))
	}
	group("assessor")
	field("assessor-name", p.words("/paperwurks/epc/assessorName", e.Assessor))
	field("assessor-id", p.words("/paperwurks/epc/assessorId", "ECMK3"+fmt.Sprint(10000+p.c.Seed*17%89999)))
	field("scheme", p.words("/paperwurks/epc/accreditationScheme", "ECMK"))
}
