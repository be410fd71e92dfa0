package synth

import (
	"fmt"
	"strings"
)

// con29rVerdicts is a search agent's report: what was found on the front, then a
// verdict before each enquiry and its particulars in a tinted box.
func con29rVerdicts(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(40, 78, 40, 64)
	p.body = style{family: "Go", size: 8.5, align: 'L', leading: 1.4, after: 5}
	agent := pick(p.rng, []string{"Lodestar Conveyancing Searches", "Harbourlight Search Services Ltd", "Tally & Rolle Legal Searches"})
	p.header = func() {
		p.pdf.SetFillColor(92, 45, 110)
		p.pdf.Rect(0, 0, 14, p.height, "F")
		p.textAt(p.left, 34, 300, b(agent), p.body.sized(12).col(92, 45, 110))
		p.textAt(p.left, 36, p.right-p.left, c.Property.First(), p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Page %d    %s    Insured for £10,000,000 in any one search. We subscribe to the Search Code and to The Property Ombudsman.", p.pageNumber(), agent), p.body.sized(7))
	}
	p.page()
	h := p.searchHead(agent, "LS"+strings.ReplaceAll(s.CON29RNo, "/", "-"), s.Date, s.Date.Format("2 January, 2006"), c.Property.Comma())
	p.para("Local authority search", p.body.sized(22).gap(0))
	p.para(p.mark(con29rPath+"/searchType", "Personal", "A personal search")+" answering CON29R, edition of "+p.mark(con29rPath+"/edition", "2016", "2016"), p.body.sized(11).gap(12))
	p.para(h.address, p.body.sized(11).bold().gap(10))
	p.inColumns(2, 24, func() {
		p.para("We\n"+h.provider+"\n4 Assembly Row, Kingsmere", p.body)
		p.para("Compiled "+h.date, p.body)
		p.setColumn(1)
		p.y = p.colTop
		p.para("Records of\n"+p.council()+"\nand of the county as highway authority", p.body)
		p.para("Report "+h.reference, p.body)
	})
	p.y = 250
	asks := localEnquiries(c)
	p.band([3]int{235, 226, 240}, "Found by this search", p.body.sized(11).bold())
	for _, a := range asks {
		if a.answer == "Yes" {
			p.para(a.number+"  "+strings.TrimRight(a.question, "?"), p.body.at(10).gap(1))
		}
	}
	p.para("Everything else was answered in the negative. A search of this kind reads the public registers; where a register was not open to us we have insurance in place of the answer, and say so.", p.body.at(10).gap(10))
	for _, a := range asks {
		if a.head != "" {
			p.need(60)
			p.gap(5)
			p.para(a.head, p.body.sized(10).bold().col(92, 45, 110).gap(3))
			continue
		}
		p.need(48)
		verdict := map[string]string{"Yes": "YES", "No": "NO"}[a.answer]
		if verdict != "" {
			verdict = b(p.says(a.number, a.answer, verdict))
		}
		p.row(table{widths: []float64{0.5, 0.9, 6}, st: p.body, rules: noRules, pad: 1.5}, verdict, strings.Replace(a.number, "(", " (", 1), a.question)
		if words := p.agentsWords(a); words != "" {
			p.left += 70
			p.row(table{widths: []float64{1}, st: p.body, rules: outline, pad: 5, gray: 190, fill: &[3]int{248, 244, 250}}, words)
			p.left -= 70
			p.gap(3)
		}
	}
	p.para("Radon, contaminated land and railway enquiries are answered from the authority's own statements, not from a survey of the land.", p.body.italic())
}

// agentsWords is what the agent writes beneath a verdict.
func (p *paper) agentsWords(a ask) string {
	c := p.c
	list := p.decisions(a.number, func(path string, x Permission) string {
		return "Ref " + p.words(path+"/refNumber", x.Ref) + " | " + p.words(path+"/decision", x.Decision) + " on " + p.date(path+"/decisionDate", x.Date, x.Date.Format("2 Jan 06")) + " | " + p.words(path+"/description", x.What)
	})
	switch {
	case a.detail == "":
		return ""
	case list != nil:
		return p.detail(a.number, strings.Join(list, "\n"))
	case a.number == "1.2":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Local Plan")
		return p.passage(con29rPath+"/designations", "Plan in force: "+plan+". The land is inside the built-up area. Nothing is proposed for it.")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.words(base+"/name", c.Property.Street)
		return p.detail(a.number, street+map[bool]string{true: " is on the list of streets maintained at public expense.", false: " is not on the list of streets maintained at public expense."}[c.Searches.Adopted])
	}
	return p.detail(a.number, a.detail)
}
