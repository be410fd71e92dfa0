package synth

import (
	"fmt"
	"strings"
)

// miningChecklist is a search agent's report on the mining enquiries as a checklist: a box
// under Yes or No for each, and what was found under the row that it belongs to.
func miningChecklist(p *paper) {
	c, s := p.c, p.c.Searches
	company := pick(p.rng, sixthAgents)
	p.margins(46, 72, 46, 62)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.34, after: 5}
	p.ticks = pick(p.rng, []tickStyle{tickCross, tickDrawn, tickGlyph, tickLetter})
	p.agentFrame(company, "CON29M regulated search", s.CoalNo)
	p.page()
	h := p.searchHead(company, s.CoalNo, s.CoalDate, s.CoalDate.Format("02/01/06"), c.Property.Line())
	p.para("Coal mining enquiries: checklist of answers", p.body.bold().sized(15).gap(8))
	for _, r := range [][2]string{{"Address searched", h.address}, {"Search no.", h.reference}, {"Date of search", h.date}, {"Searcher", h.provider}, {"Data", "Mining Remediation Authority, under licence"}} {
		p.labelled(0, i(r[0]), 100, r[1], p.body.gap(1))
	}
	p.gap(8)
	t := table{widths: []float64{0.45, 4.6, 0.55, 0.55}, st: p.body, rules: grid, pad: 3.4, gray: 150}
	head := t
	head.fill = &[3]int{226, 230, 240}
	p.row(head, b("No."), b("Enquiry"), b("Yes"), b("No"))
	for _, a := range miningAnswers(c) {
		p.need(50)
		p.row(t, a.number, p.says(a.number, a.answer, a.question), mark(a.answer == "Yes"), mark(a.answer == "No"))
		p.row(table{widths: []float64{0.45, 5.7}, st: p.body.sized(8.4), rules: grid, pad: 3.4, gray: 150}, "", p.checklistFinding(a))
	}
	p.gap(8)
	p.para("The search follows the enquiries of the Law Society's form CON29M (2018). Subsidence claims lie under the Coal Mining Subsidence Act 1991.", p.body.sized(8))
}

// checklistFinding is what was found on a mining enquiry.
func (p *paper) checklistFinding(a ask) string {
	words := a.detail
	if a.number == "4" && a.answer == "Yes" {
		words = "Mine entries within 20 metres: " + p.mark(con29mPath+"/numberOfMineEntries", 1, "1") + ". Shaft 428391-014, " + p.mark(con29mPath+"/nearestMineEntryMetres", 11, "11 metres") + " from the boundary. Treatment not recorded."
	}
	return p.detail(a.number, words)
}

// epcText is a certificate that a portal keeps as text: everything in sentences and short
// lists, without a graph or table.
func epcText(p *paper) {
	c, e := p.c, p.c.EPC
	p.margins(70, 70, 70, 66)
	p.body = style{family: "Courier", size: 9.8, align: 'L', leading: 1.45, after: 8}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("epc-%s.txt   %d", strings.ToLower(strings.ReplaceAll(c.Property.Postcode, " ", "")), p.pageNumber()), p.body.sized(8).right())
	}
	p.page()
	number, address, kind := p.epcFacts()
	cur, curN := p.epcScore(e.Current, "currentEnergyRating", "currentEnergyEfficiency")
	pot, potN := p.epcScore(e.Potential, "potentialEnergyRating", "potentialEnergyEfficiency")
	p.para("ENERGY PERFORMANCE CERTIFICATE", p.body.bold().gap(12))
	p.para("For: "+address, p.body)
	p.para("Certificate "+number+" was made after an assessment on "+p.date(epcPath+"inspectionDate", e.Assessed, longDate(e.Assessed))+" and entered in the register on "+p.date(epcPath+"lodgementDate", e.Issued, longDate(e.Issued))+". It is valid until "+p.date("/paperwurks/epc/validUntil", e.Expires(), longDate(e.Expires()))+".", p.body)
	p.para("The energy rating of the property is "+cur+" with a score of "+curN+". If all the steps below were taken it could be "+pot+" with a score of "+potN+".", p.body)
	p.para("Kind of property: "+kind+". Total floor area: "+p.mark(epcPath+"totalFloorArea", e.Area, fmt.Sprint(e.Area))+" square metres.", p.body)
	p.para("FEATURES", p.body.bold().gap(2))
	for _, r := range epcFeatures(c) {
		line := "- " + r.feature + ": " + p.words(epcPath+r.field, r.description)
		if r.ratingField != "" {
			line += " (" + p.mark(epcPath+r.ratingField, r.rating, strings.ToLower(r.rating)) + ")"
		}
		p.para(line, p.body.gap(1))
	}
	p.gap(8)
	p.para("STEPS", p.body.bold().gap(2))
	for n, step := range epcSteps {
		p.para(fmt.Sprintf("- Step %d: ", n+1)+p.words(ix(epcRecommendPath, n)+"improvementSummaryText", step[0])+", at a cost of "+p.words(ix(epcRecommendPath, n)+"indicativeCost", step[1]), p.body.gap(1))
	}
	p.gap(8)
	p.para("The assessor was "+p.words("/paperwurks/epc/assessorName", e.Assessor)+", whose number is "+p.words("/paperwurks/epc/assessorId", "EES/0"+fmt.Sprint(10000+c.Seed*17%89999))+" with "+p.words("/paperwurks/epc/accreditationScheme", "Elmhurst Energy Systems Ltd")+". The assessor has no connection with the owner.", p.body)
}

// transferEngrossed is the transfer as an engrossment in words: each panel's number in a
// circle at the left, the label in capitals, and boxes with crosses under each other.
func transferEngrossed(p *paper) {
	p.margins(90, 70, 70, 66)
	st := style{family: "Times", size: 11.4, align: 'L', leading: 1.36, after: 10}
	p.body = st
	p.ticks = pick(p.rng, []tickStyle{tickCross, tickLetter, tickFilled})
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, p.c.BuyerSolicitor.Name+"   "+p.c.BuyerSolicitor.Ref+"   engrossment", st.sized(8).centred())
	}
	p.page()
	p.para("HM Land Registry", st.centred().gap(0))
	p.para("TRANSFER OF WHOLE OF REGISTERED TITLE(S)", st.bold().sized(13).centred().gap(0))
	p.para("Form TR1", st.centred().gap(16))
	for _, panel := range transferContents(p, box) {
		p.need(62)
		p.pdf.SetDrawColor(0, 0, 0)
		p.pdf.SetLineWidth(0.7)
		p.pdf.Circle(p.left-26, p.y+8, 9, "D")
		p.textAt(p.left-36, p.y+1, 20, panel.number, st.sized(9.5).centred())
		p.para(strings.ToUpper(strings.TrimRight(panel.label, ".:")), st.sized(9).gap(1))
		p.para(panel.content, st)
	}
	p.execution(st)
}

// planFramed is a plan as an office's print of it: the drawing first, and a legend in a box
// at the foot with everything that identifies the plan in one run of words.
func planFramed(p *paper) {
	c := p.c
	p.margins(50, 50, 50, 60)
	p.body = style{family: "Times", size: 10, align: 'L', leading: 1.35, after: 6}
	p.page()
	planDrawing(p, false)
	p.gap(6)
	p.row(table{widths: []float64{1}, st: p.body, rules: outline, pad: 8, gray: 0},
		"Title plan of "+b(p.words(titleNumberPath, c.Title.Number))+". Ordnance Survey map "+p.words(planPath+"/mapReference", planReference(c))+". Scale "+p.words(planPath+"/scale", "1/1250")+". Administrative area "+p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County, c.County)+". The land in the title is "+p.mark(planPath+"/edging", "edged red", "edged red")+". Issued "+p.date(planPath+"/issued", c.Title.Search, longDate(c.Title.Search))+".")
	p.gap(4)
	p.para("The plan shows the general position of the boundaries and not their exact line. Crown copyright.", p.body.sized(8.5))
}
