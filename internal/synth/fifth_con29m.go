package synth

import "fmt"

// consultantWords is a mining consultant's words where there is nothing to tell.
var consultantWords = map[string]string{
	"1":  "No recorded underground workings lie beneath the property or near enough for their movement to reach it.",
	"2":  "No mine is being worked within the likely zone of influence.",
	"3":  "No licence to work coal underground has been granted or applied for here.",
	"4":  "The Authority's register has no shaft or adit on the property or within 20 metres of it.",
	"5":  "No fault or break line that has moved through mining is recorded.",
	"6":  "The land is outside every former opencast site.",
	"7":  "No opencast site is being worked within 200 metres.",
	"8":  "No opencast licence has been granted or sought within 800 metres.",
	"9":  "No damage notice or claim has been recorded for the property or within 50 metres of it since 31 October 1994.",
	"10": "No emission of mine gas that needed action is recorded within 500 metres.",
	"11": "No call-out for a surface hazard is recorded.",
	"12": "No notice of entitlement to withdraw support has been given.",
	"13": "No working facilities order affects the land.",
	"14": "No notice about former copyhold land affects it.",
}

// miningConsultant is a mining consultant's report on the same enquiries: an opinion
// with a conclusion on the front, the findings in two columns, what the consultant would
// do, and a certificate of insurance behind.
func miningConsultant(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(50, 80, 50, 62)
	p.body = style{family: "Helvetica", size: 9.2, align: 'L', leading: 1.38, after: 6}
	ochre := [3]int{168, 96, 20}
	p.header = func() {
		p.textAt(p.left, 32, 260, b("Dewhurst Mining Consultants"), p.body.sized(14).col(ochre[0], ochre[1], ochre[2]))
		p.textAt(p.left, 36, p.right-p.left, "CON29M coal mining search", p.body.sized(8.5).right())
		p.pdf.SetDrawColor(ochre[0], ochre[1], ochre[2])
		p.pdf.SetLineWidth(0.8)
		p.pdf.Line(p.left, 58, p.right, 58)
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%s   page %d of %s.   Contains data of the Mining Remediation Authority under licence.", s.CoalNo, p.pageNumber(), p.totalPages()), p.body.sized(7))
	}
	p.page()
	h := p.searchHead("Dewhurst Mining Consultants", s.CoalNo, s.CoalDate, s.CoalDate.Format("2 January 2006"), c.Property.Comma())
	p.para(h.address, p.body.bold().sized(12).gap(3))
	p.para("Report "+h.reference+", prepared on "+h.date+" by "+h.provider+" for "+c.BuyerSolicitor.Name, p.body.gap(10))
	asks := miningAnswers(c)
	n := 0
	for _, a := range asks {
		if a.answer == "Yes" {
			n++
		}
	}
	words, tone := "NOTHING ADVERSE FOUND", [3]int{40, 120, 70}
	switch {
	case s.MineEnt:
		words, tone = "ACTION ADVISED", [3]int{180, 40, 40}
	case n > 0:
		words, tone = "MATTERS TO NOTE", [3]int{190, 120, 0}
	}
	p.pdf.SetFillColor(tone[0], tone[1], tone[2])
	p.pdf.Rect(p.left, p.y, p.right-p.left, 30, "F")
	p.textAt(p.left, p.y+8, p.right-p.left, b(words), p.body.sized(13).centred().col(255, 255, 255))
	p.y += 40
	advice := "In our opinion coal mining should not trouble a buyer or lender of ordinary prudence. No further report is needed."
	if s.MineEnt {
		advice = "In our opinion a buyer should have a mining engineer look at the entry described under enquiry 4 and the Authority's interpretive report on it before exchange."
	}
	p.para(b("Opinion. ")+advice+" It rests on records; nobody from this firm has been to the property.", p.body.gap(10))
	p.inColumns(2, 22, func() {
		for _, a := range asks {
			p.need(74)
			p.para(b("Enquiry "+a.number+": "+a.question), p.body.gap(1))
			p.para(p.consultantFinding(a), p.body.gap(9))
		}
	})
	p.page()
	p.para("About the search", p.body.bold().sized(11))
	p.para("The enquiries are those of the Law Society's form of 2018 for the coalfield areas. The Authority has not answered them itself: this firm has read the Authority's licensed data, its own collection of abandonment plans and the British Geological Survey's sheets. A claim for loss from an error is insured up to £10 million.", p.body)
	p.para("If there is damage", p.body.bold().sized(11))
	p.para("Under the Coal Mining Subsidence Act 1991 the owner gives the Authority notice within six years of first knowing of the damage. A hazard in the open, such as a hole or smell of gas, should be reported to the Authority at once.", p.body)
}

// consultantFinding is what the consultant found on an enquiry.
func (p *paper) consultantFinding(a ask) string {
	words := consultantWords[a.number]
	switch {
	case a.number == "1" && a.answer == "Yes":
		words = "Three seams were worked beneath the property at depths of 90 to 210 metres, the last in 1948. The ground has had time to settle and movement from these workings should be over."
	case a.number == "4" && a.answer == "Yes":
		words = p.mark(con29mPath+"/numberOfMineEntries", 1, "One mine entry") + " is recorded within 20 metres: shaft 428391-014, whose centre lies " + p.mark(con29mPath+"/nearestMineEntryMetres", 11, "11 m") + " south-west of the boundary. How it was filled, if it was, is not known."
	case a.answer == "Yes":
		words = a.detail
	}
	said := p.says(a.number, a.answer, b(a.answer)+".")
	return said + " " + p.detail(a.number, words)
}
