package synth

import (
	"fmt"
	"strings"
	"time"
)

// computerDay is a day as an old computer system prints it: "06-JUL-2007".
func computerDay(t time.Time) string { return strings.ToUpper(t.Format("02-Jan-2006")) }

// leader is a label filled up with dots to a width in characters, as line printers have it.
func leader(label string, width int) string {
	return label + " " + strings.Repeat(".", max(2, width-len(label))) + ": "
}

// con29rLines is what an old council system prints: capitals in one width of letter, the
// reply on a line of its own beneath each enquiry, decisions by number in schedules behind.
func con29rLines(p *paper) {
	c, s := p.c, p.c.Searches
	p.lineFrame("CON29R", s.CON29RNo)
	p.page()
	h := p.searchHead(strings.ToUpper(c.Council), s.CON29RNo, s.Date, computerDay(s.Date), strings.ToUpper(c.Property.First()+", "+c.Property.Town)+", "+c.Property.Postcode)
	p.para(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.gap(0))
	p.para("LOCAL LAND CHARGES", p.body.gap(9))
	p.para("ENQUIRIES OF LOCAL AUTHORITY (CON29R "+p.mark(con29rPath+"/edition", "2016", "2016")+") - REPLIES", p.body.bold().gap(6))
	for _, r := range [][2]string{
		{"SEARCH NUMBER", h.reference}, {"SEARCH TYPE", p.mark(con29rPath+"/searchType", "Official", "OFFICIAL")}, {"PROPERTY", h.address},
		{"UPRN", p.mark(con29rPath+"/uprn", mustNumber(c.UPRN), c.UPRN)}, {"CUSTOMER", strings.ToUpper(c.BuyerSolicitor.Name)}, {"CUSTOMER REF", c.BuyerSolicitor.Ref},
		{"DATE RECEIVED", computerDay(s.Date.AddDate(0, 0, -9))}, {"REPLIES DATED", h.date},
	} {
		p.para(leader(r[0], 22)+r[1], p.body.gap(0))
	}
	p.gap(8)
	p.para("THE REPLIES ARE GIVEN FROM THE RECORDS OF THE COUNCIL AND OF THE COUNTY COUNCIL AS HIGHWAY AUTHORITY. THE ENQUIRIES ARE SHORTENED.", p.body.gap(8))
	last := ""
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			if number, _, _ := strings.Cut(a.head, " "); strings.HasSuffix(number, ".") {
				p.need(80)
				p.para(strings.Repeat("=", 72)+"\n"+a.head, p.body.bold().gap(5))
			} else {
				last = a.head
			}
			continue
		}
		p.need(52)
		if last != "" {
			p.para(strings.ToUpper(last), p.body.gap(2))
			last = ""
		}
		p.labelled(0, a.number, 66, strings.ToUpper(a.question), p.body.gap(0))
		p.labelled(66, "REPLY", 110, p.lineReply(a), p.body.gap(5))
	}
	p.lineSchedules()
	p.gap(6)
	p.para("*** END OF REPLIES ***", p.body.centred())
}

// lineFrame is the look of a line printer's page.
func (p *paper) lineFrame(form, number string) {
	p.margins(58, 70, 50, 56)
	p.body = style{family: "Courier", size: 8.8, align: 'L', leading: 1.28, after: 5}
	p.header = func() {
		p.textAt(p.left, 38, p.right-p.left, "LLC/OUT/"+form+"      "+number, p.body)
		p.textAt(p.left, 38, p.right-p.left, fmt.Sprintf("PAGE %3d", p.pageNumber()), p.body.right())
	}
	p.footer = nil
}

// lineReply is the reply to an enquiry in capitals.
func (p *paper) lineReply(a ask) string {
	c := p.c
	switch {
	case a.answer == "words":
		plan := p.mark("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Local Plan 2019", strings.ToUpper(c.District)+" LOCAL PLAN 2019")
		return p.passage(con29rPath+"/designations", plan+": POLICY H2 (EXISTING HOUSING AREAS). NO PROPOSALS FOR THE PROPERTY.")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.mark(base+"/name", c.Property.Street, strings.ToUpper(c.Property.Street))
		return p.says(a.number, a.answer, strings.ToUpper(a.answer)) + " - " + p.detail(a.number, street+map[bool]string{true: ": CARRIAGEWAY AND FOOTWAYS ADOPTED", false: ": NOT ADOPTED. PRIVATE STREET"}[c.Searches.Adopted])
	case a.answer == "Yes" && decided[a.number][0] != "":
		return p.says(a.number, a.answer, "YES, SEE SCHEDULE "+lineSchedule[a.number])
	case strings.HasPrefix(a.number, "1.1(") && a.answer == "No":
		return p.says(a.number, a.answer, "NONE")
	case a.detail != "":
		return p.says(a.number, a.answer, strings.ToUpper(a.answer)) + " - " + p.detail(a.number, strings.ToUpper(a.detail))
	}
	return p.says(a.number, a.answer, strings.ToUpper(a.answer))
}

// lineSchedule is the schedule in which an enquiry's decisions stand.
var lineSchedule = map[string]string{"1.1(a)": "A", "1.1(j)": "B", "1.1(k)": "C", "1.1(l)": "D"}

// lineSchedules is the decisions, a schedule for each enquiry, a block for each decision.
func (p *paper) lineSchedules() {
	for _, number := range []string{"1.1(a)", "1.1(j)", "1.1(k)", "1.1(l)"} {
		list := p.decisions(number, func(path string, x Permission) string {
			return leader("NUMBER", 14) + p.words(path+"/refNumber", x.Ref) + "\n" + leader("PARTICULARS", 14) + p.mark(path+"/description", x.What, strings.ToUpper(x.What)) + "\n" +
				leader("RESULT", 14) + p.words(path+"/decision", p.lineResult(x)) + "\n" + leader("DATE", 14) + p.date(path+"/decisionDate", x.Date, computerDay(x.Date))
		})
		if len(list) == 0 {
			continue
		}
		p.need(110)
		p.gap(8)
		p.para("SCHEDULE "+lineSchedule[number]+" TO ENQUIRY "+number, p.body.bold().gap(5))
		p.para(p.detail(number, strings.Join(list, "\n \n")), p.body)
	}
}

// lineResult is the system's code for a decision.
func (p *paper) lineResult(x Permission) string {
	if x.Decision != "Granted" {
		return strings.ToUpper(x.Decision)
	}
	return map[string]string{"planning": "PERMITTED", "listed": "PERMITTED", "building regulations": "APPROVED", "completion": "CERTIFICATE ISSUED", "competent person": "NOTIFIED BY SCHEME"}[x.Kind]
}

// con29rTicked is a regulated agent's report as a checklist: a box under Yes or No for
// each enquiry and the number of a note, and the notes together at the end.
func con29rTicked(p *paper) {
	c, s := p.c, p.c.Searches
	company := pick(p.rng, sixthAgents)
	p.margins(46, 72, 46, 62)
	p.body = style{family: "Helvetica", size: 8.8, align: 'L', leading: 1.34, after: 5}
	p.ticks = pick(p.rng, []tickStyle{tickCross, tickDrawn, tickGlyph, tickLetter})
	p.agentFrame(company, "CON29R regulated search", s.CON29RNo)
	p.page()
	h := p.searchHead(company, s.CON29RNo, s.Date, s.Date.Format("02/01/06"), c.Property.Line())
	p.para("Local authority enquiries: checklist of answers", p.body.bold().sized(15).gap(2))
	p.para("A "+p.mark(con29rPath+"/searchType", "Personal", "personal search")+" on the enquiries of CON29R ("+p.mark(con29rPath+"/edition", "2016", "2016")+")", p.body.gap(8))
	for _, r := range [][2]string{{"Address searched", h.address}, {"Authority", p.council()}, {"Search no.", h.reference}, {"Date of search", h.date}, {"Searcher", h.provider}, {"For", c.BuyerSolicitor.Name + " / " + c.BuyerSolicitor.Ref}} {
		p.labelled(0, i(r[0]), 100, r[1], p.body.gap(1))
	}
	p.gap(8)
	t := table{widths: []float64{0.75, 4.2, 0.45, 0.45, 0.5}, st: p.body, rules: grid, pad: 3, gray: 150}
	head := t
	head.fill = &[3]int{226, 230, 240}
	p.row(head, b("No."), b("Enquiry"), b("Yes"), b("No"), b("Note"))
	var notes []string
	section := ""
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			section = a.head
			continue
		}
		if p.y+44 > p.bottom {
			p.page()
			p.row(head, b("No."), b("Enquiry"), b("Yes"), b("No"), b("Note"))
		}
		if section != "" {
			p.row(table{widths: []float64{1}, st: p.body.bold(), rules: grid, pad: 3, gray: 150}, section)
			section = ""
		}
		note := ""
		if words := p.tickedNote(a); words != "" {
			notes = append(notes, words)
			note = fmt.Sprint(len(notes))
		}
		if a.answer == "words" {
			p.row(t, a.number, a.question, "", "", note)
			continue
		}
		p.row(t, a.number, p.says(a.number, a.answer, a.question), mark(a.answer == "Yes"), mark(a.answer == "No"), note)
	}
	p.need(90)
	p.gap(10)
	p.para("Notes to the answers", p.body.bold().sized(11))
	for n, s := range notes {
		p.labelled(0, fmt.Sprintf("%d.", n+1), 24, s, p.body)
	}
	p.para("The search was carried out in accordance with the Search Code. Sources: public registers, the list of streets, the definitive map, and the council's replies under the Environmental Information Regulations 2004.", p.body.sized(7.5))
}

// mark is a box with nothing beside it.
func mark(on bool) string {
	if on {
		return tickedBox
	}
	return emptyBox
}

// sixthAgents is the search agents of the sixth set.
var sixthAgents = []string{"Brackenhurst Searches Limited", "Northgate Property Search", "Curlew Search & Data Ltd"}

// agentFrame is a search agent's header and footer.
func (p *paper) agentFrame(company, what, number string) {
	slate := [3]int{52, 70, 92}
	p.header = func() {
		p.textAt(p.left, 34, 300, b(company), p.body.sized(12).col(slate[0], slate[1], slate[2]))
		p.textAt(p.left, 37, p.right-p.left, what, p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%s   sheet %d of %s   Member of CoPSO. Complaints: The Property Ombudsman.", number, p.pageNumber(), p.totalPages()), p.body.sized(7).centred())
	}
}

// tickedNote is the note to an answer; empty for none.
func (p *paper) tickedNote(a ask) string {
	c := p.c
	of := "Enquiry " + a.number + ": "
	switch {
	case a.answer == "words":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Development Plan")
		return of + p.passage(con29rPath+"/designations", plan+", policies map: main built-up area. Nothing proposed for the property.")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.words(base+"/name", c.Property.Street)
		return of + p.detail(a.number, street+map[bool]string{true: " is a highway maintainable at public expense.", false: " is not maintainable at public expense."}[c.Searches.Adopted])
	case a.detail == "":
		return ""
	}
	if list := p.decisions(a.number, func(path string, x Permission) string {
		return p.words(path+"/description", x.What) + " (" + p.words(path+"/refNumber", x.Ref) + "), " + p.mark(path+"/decision", x.Decision, strings.ToLower(x.Decision)) + " " + p.date(path+"/decisionDate", x.Date, longDate(x.Date))
	}); list != nil {
		return of + p.detail(a.number, strings.Join(list, "; "))
	}
	return of + p.detail(a.number, a.detail)
}
