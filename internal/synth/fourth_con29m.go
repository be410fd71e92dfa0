package synth

import "fmt"

// miningFindings is the Authority's words on what its records do not show, by the
// enquiry's number.
var miningFindings = map[string]string{
	"1": "The property is not within a surface area that could be affected by past recorded underground coal mining.", "2": "The property is not within a surface area that could be affected by present underground mining.",
	"3":  "The property is not in an area where the Mining Remediation Authority has plans to grant a licence to remove coal using underground methods. The property is not in an area where a licence has been granted to remove or otherwise work coal using underground methods. The property is not in an area likely to be affected from any planned future underground coal mining. No notices have been given, under section 46 of the Coal Mining Subsidence Act 1991, stating that the land is at risk of subsidence.",
	"4":  "There are no recorded coal mine entries known to the Mining Remediation Authority within, or within 20 metres, of the boundary of the property.",
	"5":  "The Mining Remediation Authority is not aware of any damage due to geological faults or other lines of weakness that have been affected by coal mining.",
	"6":  "The property is not within the boundary of an opencast site from which coal has been removed by opencast methods.",
	"7":  "The property does not lie within 200 metres of the boundary of an opencast site from which coal is being removed by opencast methods.",
	"8":  "There are no licence requests outstanding to remove coal by opencast methods within 800 metres of the boundary. The property is not within 800 metres of the boundary of an opencast site for which a licence to remove coal by opencast methods has been granted.",
	"9":  "The Mining Remediation Authority has not received a damage notice or claim for the subject property, or any property within 50 metres of the enquiry boundary, since 31 October 1994. There is no current Stop Notice delaying the start of remedial works or repairs to the property. The Mining Remediation Authority is not aware of any request having been made to carry out preventive works before coal is worked under section 33 of the Coal Mining Subsidence Act 1991.",
	"10": "The Mining Remediation Authority has no record of a mine gas emission requiring action.",
	"11": "The property has not been subject to remedial works, by or on behalf of the Authority, under its Emergency Surface Hazard Call Out procedures.",
	"12": "The property is not in an area where a notice to withdraw support has been given. The property is not in an area where a notice has been given under section 41 of the Coal Industry Act 1994, cancelling the entitlement to withdraw support.",
	"13": "The property is not in an area where an order has been made, under the provisions of the Mines (Working Facilities and Support) Acts 1923 and 1966 or any statutory modification or amendment thereof.",
	"14": "The property is not in an area where a relevant notice has been published under the Coal Industry Act 1975/Coal Industry Act 1994.",
}

// miningSummary is the Authority's report today: particulars on the front with a table
// of what was highlighted, detailed findings overleaf without yes or no, and what the
// results do and do not mean.
func miningSummary(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(60, 90, 60, 70)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.36, after: 8}
	blue := p.body.col(0, 60, 110)
	p.header = func() {
		p.textAt(p.left, 36, 220, "Mining Remediation\nAuthority", blue.bold().sized(12).lead(1.15))
		p.textAt(p.left, 42, p.right-p.left, "Making a better future for\npeople and the environment in mining areas", p.body.sized(7.5).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, "© Mining Remediation Authority          200 Lichfield Lane, Mansfield, Nottinghamshire NG18 4RG", p.body.sized(7.5))
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7.5).right())
	}
	p.page()
	h := p.searchHead("Mining Remediation Authority", s.CoalNo, s.CoalDate, s.CoalDate.Format("02 January 2006"), c.Property.First()+"\n"+c.Property.Town+"\n"+c.Property.Postcode)
	p.para("CON29M coal mining report", blue.sized(21).bold().gap(2))
	p.para("For residential and non-residential property", p.body.gap(16))
	t := table{widths: []float64{1, 2}, st: p.body, rules: noRules, pad: 3}
	p.row(t, b("Enquiry address"), h.address)
	p.row(t, b("Client name"), c.BuyerSolicitor.Name)
	p.row(t, b("Issued by"), h.provider)
	p.row(t, b("Our reference"), h.reference)
	p.row(t, b("Your reference"), c.BuyerSolicitor.Ref)
	p.row(t, b("Date of enquiry"), s.CoalDate.AddDate(0, 0, -2).Format("02 January 2006"))
	p.row(t, b("Date report issued"), h.date)
	p.gap(10)
	p.para("This report is based on, and limited to, the records held by the Mining Remediation Authority at the time the search was made. It is prepared in accordance with the Law Society's CON29M (2018) coal mining search with interpretations and Terms and Conditions.", p.body)
	p.page()
	p.para("Summary", blue.sized(15).bold())
	p.para("Has the search report highlighted evidence or the potential of:", p.body)
	rows := table{widths: []float64{0.4, 4, 0.8}, st: p.body, rules: grid, pad: 4.5, gray: 170}
	asks := miningAnswers(c)
	for _, a := range asks {
		mark := p.says(a.number, a.answer, a.answer)
		if a.answer == "Yes" {
			mark = b(mark)
		}
		p.row(rows, a.number, a.question, mark)
	}
	p.gap(8)
	recommend := "On the basis of the records searched no further reports from the Authority are recommended."
	if s.MineEnt {
		recommend = "We recommend that an Interpretive Report for mine entries is obtained. The cost is £87.60 including VAT where ordered within 6 months of this report."
	}
	p.para(b("Further recommended reports")+"\n"+recommend, p.body)
	p.page()
	p.para("Detailed findings", blue.sized(15).bold())
	p.para("Information provided by the Mining Remediation Authority in this report is compiled in response to the Law Society's CON29M coal mining enquiries. Enquiries relating to brine are not answered by the Authority.", p.body)
	for _, a := range asks {
		p.need(70)
		p.labelled(0, b(a.number), 26, b(a.question), blue.sized(11).gap(2))
		p.labelled(0, "", 26, p.miningFinding(a), p.body.gap(10))
	}
	p.need(110)
	p.para("Statutory cover", blue.sized(12).bold().gap(3))
	p.para("Coal mining subsidence: where there is damage caused by coal mining subsidence, the Authority or its licensee has a duty to take remedial action under the Coal Mining Subsidence Act 1991. Coal mining hazards: our public safety team can be reached 24 hours a day on 0800 288 4242.", p.body)
	p.para("Glossary", blue.sized(12).bold().gap(3))
	p.para("Adit: horizontal or sloped entrance to a mine. Shallow: coal within 30 metres of the surface. Fissure: a break in the ground at the surface. Working facilities order: a court order which gives permission, restricts or prevents coal mine workings.", p.body.sized(8.5))
}

// miningFinding is what the Authority says of an enquiry at length.
func (p *paper) miningFinding(a ask) string {
	words := miningFindings[a.number]
	switch {
	case a.number == "1" && a.answer == "Yes":
		words = "The property is within a surface area that could be affected by underground mining in 3 seams of coal at 90m to 210m depth, and last worked in 1948. Any movement in the ground due to coal mining activity associated with these workings should have stopped by now. In addition the property is in an area where the Authority believes there is coal at or close to the surface."
	case a.number == "4" && a.answer == "Yes":
		words = "Within, or within 20 metres of, the boundary of the property there is " + p.mark(con29mPath+"/numberOfMineEntries", 1, "1 mine entry") + ", the approximate position of which is shown on the attached plan: shaft 428391-014, approximately " + p.mark(con29mPath+"/nearestMineEntryMetres", 11, "11 metres") + " south-west. There is no record of what steps, if any, have been taken to treat the mine entry."
	case a.answer == "Yes":
		words = a.detail
	}
	return p.detail(a.number, words)
}
