package synth

import (
	"fmt"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const con29mPath = "/paperwurks/con29m"

var miningLayouts = []layout{
	{kind: papers.CON29M, name: "authority-report", write: miningAuthority},
	{kind: papers.CON29M, name: "company-report", write: miningCompany},
	{kind: papers.CON29M, name: "badges-and-boxes", write: miningBadges},
	{kind: papers.CON29M, name: "certificate-list", heldOut: true, write: miningList},
}

// miningAnswers is the questions of the coal mining search with this case's
// answers, each in the running words that such reports use.
func miningAnswers(c *Case) []ask {
	s := c.Searches
	mined, entries, claim := "The property is not within a surface area that could be affected by past underground mining.", "There are no recorded coal mine entries within, or within 20 metres of, the boundary of the property.", "The authority has not received a damage notice or claim for the property, or any property within 50 metres, since 31 October 1994."
	if s.Mined {
		mined = "The property is in a surface area that could be affected by underground mining in 3 seams of coal at 90 metres to 210 metres depth, last worked in 1948. Any movement in the ground due to this coal mining activity should have stopped."
	}
	if s.MineEnt {
		entries = "There is 1 recorded mine entry within 20 metres of the boundary of the property: shaft 428391-014, 11 metres to the south-west. There is no record of what steps have been taken to treat it."
	}
	return []ask{
		{number: "1", question: "Past underground coal mining", answer: yesNo(s.Mined), detail: mined},
		{number: "2", question: "Present underground coal mining", answer: "No", detail: "The property is not within a surface area that could be affected by present underground mining."},
		{number: "3", question: "Future underground coal mining", answer: "No", detail: "The property is not in an area where the authority has plans to grant a licence to remove coal using underground methods."},
		{number: "4", question: "Mine entries", answer: yesNo(s.MineEnt), detail: entries},
		{number: "5", question: "Coal mining geology", answer: "No", detail: "The authority is not aware of any damage due to geological faults or other lines of weakness that have been affected by coal mining."},
		{number: "6", question: "Past opencast coal mining", answer: "No", detail: "The property is not within the boundary of an opencast site from which coal has been removed by opencast methods."},
		{number: "7", question: "Present opencast coal mining", answer: "No", detail: "The property does not lie within 200 metres of the boundary of an opencast site from which coal is being removed."},
		{number: "8", question: "Future opencast coal mining", answer: "No", detail: "There are no licence requests outstanding to remove coal by opencast methods within 800 metres of the boundary."},
		{number: "9", question: "Coal mining subsidence claims", answer: yesNo(s.Claim != ""), detail: claim},
		{number: "10", question: "Mine gas", answer: "No", detail: "The authority has no record of a mine gas emission requiring action."},
		{number: "11", question: "Hazards related to coal mining", answer: "No", detail: "The property has not been subject to remedial works by or on behalf of the authority under its emergency surface hazard call out procedures."},
		{number: "12", question: "Withdrawal of support", answer: "No", detail: "The property is not in an area where a notice to withdraw support has been given."},
		{number: "13", question: "Working facilities orders", answer: "No", detail: "The property is not in an area where an order has been made under the Mines (Working Facilities and Support) Acts."},
		{number: "14", question: "Payments to owners of former copyhold land", answer: "No", detail: "The property is not in an area where a notice has been published under the Coal Industry Act 1975 or the Coal Industry Act 1994."},
	}
}

// miningFacts marks what the answers say besides yes or no.
func (p *paper) miningDetail(a ask) string {
	if a.number == "4" && p.c.Searches.MineEnt {
		p.mark(con29mPath+"/numberOfMineEntries", 1, "")
		p.mark(con29mPath+"/nearestMineEntryMetres", 11, "")
	}
	p.mark(enquiries()[papers.CON29M][a.number]+"/yesNo", a.answer, "")
	return p.detail(a.number, a.detail)
}

// miningAuthority states each answer in words under its heading: no yes or no.
func miningAuthority(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(58, 70, 58, 60)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.4, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("© Mining Remediation Authority      %d", p.pdf.PageNo()), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead("Mining Remediation Authority", s.CoalNo, s.CoalDate, longDate(s.CoalDate), c.Property.Comma())
	p.para(b(h.provider), p.body.sized(12).gap(14))
	p.para(b("CON29M coal mining report"), p.body.sized(20).gap(4))
	p.para(b("For: "+h.address), p.body.sized(11).gap(8))
	p.para("Reference number: "+h.reference+"\nDate of enquiry: "+longDate(s.CoalDate.AddDate(0, 0, -1))+"\nDate of issue: "+h.date, p.body)
	p.para("This report is based on, and limited to, the records held by the Mining Remediation Authority at the time the search was made. It answers the enquiries of the Law Society's CON29M (2018).", p.body)
	summary := "The property is not on the coalfield risks listed and no further reports are recommended."
	if s.MineEnt {
		summary = "A mine entry is recorded within 20 metres. A further Mine Entry Interpretive Report is recommended."
	}
	p.para(b("Summary"), p.body.sized(13))
	p.para(summary, p.body)
	p.para(b("Detailed findings"), p.body.sized(13))
	for _, a := range miningAnswers(c) {
		p.need(50)
		p.labelled(0, b(a.number), 28, b(a.question), p.body.gap(1))
		p.labelled(0, "", 28, p.miningDetail(a), p.body)
	}
}

// miningCompany is a consultant's report: a table of yes and no, then findings.
func miningCompany(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(46, 70, 46, 54)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.4, after: 6}
	p.page()
	h := p.searchHead("Groundline Mining Ltd", s.CoalNo, s.CoalDate, s.CoalDate.Format("02 January 2006"), c.Property.Line())
	p.para(b("Official Coal Mining Search (CON29M)"), p.body.sized(17).gap(8))
	t := table{widths: []float64{1, 2.4}, st: p.body, rules: grid, pad: 5, gray: 170}
	p.row(t, b("Site address"), h.address)
	p.row(t, b("Report reference"), h.reference)
	p.row(t, b("Report date"), h.date)
	p.row(t, b("Supplied by"), h.provider)
	p.gap(8)
	q := table{widths: []float64{0.4, 2.2, 0.8, 4}, st: p.body, rules: grid, pad: 4, gray: 170}
	head := q
	head.fill = &[3]int{235, 228, 215}
	p.row(head, b("#"), b("Question"), b("Result"), b("Finding"))
	for _, a := range miningAnswers(c) {
		result := p.says(a.number, a.answer, a.answer)
		if a.number == "4" && s.MineEnt {
			p.mark(con29mPath+"/numberOfMineEntries", 1, "")
			p.mark(con29mPath+"/nearestMineEntryMetres", 11, "")
		}
		p.row(q, a.number, a.question, result, p.detail(a.number, a.detail))
	}
}

// miningList is a reply by numbered paragraphs on a typed certificate.
func miningList(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(66, 66, 66, 60)
	p.body = style{family: "Times", size: 11, align: 'J', leading: 1.3, after: 6}
	p.page()
	h := p.searchHead("The Coal Authority", s.CoalNo, s.CoalDate, ordinalDate(s.CoalDate), c.Property.Comma())
	p.para(b("COAL MINING SEARCH - REPLIES TO FORM CON29M"), p.body.sized(13).centred())
	p.para("Issued by "+h.provider+" on the "+h.date+" under reference "+h.reference+" in respect of "+h.address+".", p.body)
	for _, a := range miningAnswers(c) {
		p.labelled(0, a.number+".", 28, u(a.question)+". "+p.miningDetail(a), p.body)
	}
}
