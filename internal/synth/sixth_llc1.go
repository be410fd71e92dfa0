package synth

import (
	"fmt"
	"strings"
)

// llc1Lines is the certificate as an old council system prints it: capitals, the twelve
// parts with NIL or a count, then each registration as lines of label and value.
func llc1Lines(p *paper) {
	c, s := p.c, p.c.Searches
	p.lineFrame("LLC1", s.LLC1No)
	p.page()
	h := p.searchHead(strings.ToUpper(c.Council), s.LLC1No, s.Date, computerDay(s.Date), strings.ToUpper(c.Property.First()+", "+c.Property.Town)+", "+c.Property.Postcode)
	p.para(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.gap(0))
	p.para("LOCAL LAND CHARGES ACT 1975", p.body.gap(9))
	p.para(p.mark(llcPath+"/searchType", "Official", "OFFICIAL CERTIFICATE OF SEARCH"), p.body.bold().gap(6))
	for _, r := range [][2]string{{"SEARCH NUMBER", h.reference}, {"LAND", h.address}, {"CUSTOMER", strings.ToUpper(c.BuyerSolicitor.Name)}, {"DATE OF SEARCH", h.date}, {"PARTS SEARCHED", "ALL (1 TO 12)"}} {
		p.para(leader(r[0], 22)+r[1], p.body.gap(0))
	}
	p.gap(10)
	list := sortedCharges(c)
	for part, name := range llcParts {
		has := len(inPart(list, part+1))
		shown := "NIL"
		if has > 0 {
			shown = fmt.Sprintf("%d REGISTERED", has)
		}
		p.para(leader(fmt.Sprintf("PART %2d  %s", part+1, strings.ToUpper(name)), 48)+p.part(part+1, has > 0, shown), p.body.gap(0))
	}
	p.gap(4)
	p.para(leader("TOTAL REGISTRATIONS REVEALED", 48)+p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list))), p.body.bold().gap(10))
	part := 0
	for n, x := range list {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.need(120)
		if x.Part != part {
			part = x.Part
			p.para(strings.Repeat("-", 72)+"\nPART "+fmt.Sprint(part)+" "+strings.ToUpper(llcParts[part-1]), p.body.bold().gap(4))
		}
		p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, "")
		what := p.passage(path+"/description", p.chargeSum(n, x, strings.ToUpper(llcKindMarked(p, path, x))))
		for _, r := range [][2]string{
			{"CHARGE", what}, {"STATUTE", p.mark(path+"/law", x.Law, strings.ToUpper(x.Law))}, {"LAND AFFECTED", p.mark(path+"/location/line1", x.Location, strings.ToUpper(x.Location))},
			{"AUTHORITY", p.mark(path+"/originatingAuthority", c.Council, strings.ToUpper(c.Council))}, {"FILE", p.words(path+"/authorityReference", x.Ref)}, {"REGISTERED", p.date(path+"/registrationDate", x.Date, computerDay(x.Date))},
		} {
			p.labelled(0, leader(r[0], 15), 108, r[1], p.body.gap(0))
		}
		p.gap(8)
	}
	p.para("IT IS CERTIFIED THAT THE SEARCH REVEALS THE REGISTRATIONS SHOWN ABOVE, IF ANY, UP TO AND INCLUDING THE DATE OF SEARCH.", p.body.gap(12))
	p.para("PROPER OFFICER ......................", p.body)
}

// llc1Turned is a regulated agent's report with a box for each part, and the entries
// turned on their side: a column for each entry, three to a table, labels at the left.
func llc1Turned(p *paper) {
	c, s := p.c, p.c.Searches
	company := pick(p.rng, sixthAgents)
	p.margins(46, 72, 46, 62)
	p.body = style{family: "Helvetica", size: 8.8, align: 'L', leading: 1.34, after: 5}
	p.ticks = pick(p.rng, []tickStyle{tickCross, tickDrawn, tickGlyph, tickLetter})
	reference := fmt.Sprintf("LC%d-%04d", s.Date.Year()%100, 1000+c.Seed*17%9000)
	p.agentFrame(company, "LLC1 regulated search", reference)
	p.page()
	h := p.searchHead(company, reference, s.Date, s.Date.Format("02/01/06"), c.Property.Line())
	p.para("Local land charges: checklist and entries", p.body.bold().sized(15).gap(2))
	p.para("A "+p.mark(llcPath+"/searchType", "Personal", "personal search")+" of the register under section 8 of the Local Land Charges Act 1975", p.body.gap(8))
	for _, r := range [][2]string{{"Address searched", h.address}, {"Register kept by", p.council()}, {"Search no.", h.reference}, {"Date of search", h.date}, {"Searcher", h.provider}} {
		p.labelled(0, i(r[0]), 100, r[1], p.body.gap(1))
	}
	p.gap(8)
	list := sortedCharges(c)
	t := table{widths: []float64{0.5, 3.6, 0.9, 0.9}, st: p.body, rules: grid, pad: 3, gray: 150}
	head := t
	head.fill = &[3]int{226, 230, 240}
	p.row(head, b("Part"), b("Name"), b("Entries"), b("No entries"))
	for part, name := range llcParts {
		has := len(inPart(list, part+1)) > 0
		p.row(t, fmt.Sprint(part+1), p.part(part+1, has, name), mark(has), mark(!has))
	}
	p.gap(6)
	p.para("Number of entries: "+p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list))), p.body.bold())
	for from := 0; from < len(list); from += 3 {
		group := list[from:min(from+3, len(list))]
		p.need(210)
		p.gap(6)
		g := table{widths: []float64{1, 1.7, 1.7, 1.7}[:len(group)+1], st: p.body, rules: grid, pad: 4, gray: 150}
		rows := [][]string{{b("Entry")}, {"Part of register"}, {"What is registered"}, {"Made under"}, {"Land"}, {"Council's reference"}, {"Registered on"}}
		for k, x := range group {
			n := from + k
			path := fmt.Sprintf("%s%d", llcChargePath, n)
			for m, s := range []string{
				b(fmt.Sprint(n + 1)), p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprint(x.Part)),
				p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x))), p.words(path+"/law", x.Law), p.words(path+"/location/line1", x.Location),
				p.words(path+"/authorityReference", x.Ref), p.date(path+"/registrationDate", x.Date, slashDate(x.Date)),
			} {
				rows[m] = append(rows[m], s)
			}
		}
		for _, r := range rows {
			p.row(g, r...)
		}
	}
}
