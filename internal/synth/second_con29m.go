package synth

import (
	"fmt"
)

// miningFound is the answers of a consultant's letter, by enquiry number.
func (p *paper) miningFound(a ask) string {
	if a.answer == "Yes" {
		switch a.number {
		case "1":
			return "Workings are recorded in three seams beneath the site, at depths between 90m and 210m, and were abandoned in 1948. Ground movement from them should by now have ended."
		case "4":
			return p.mark(con29mPath+"/numberOfMineEntries", 1, "One") + " shaft (entry 428391-014) is recorded " + p.mark(con29mPath+"/nearestMineEntryMetres", 11, "11m") + " south-west of the boundary. Whether it was filled or capped is not known."
		}
	}
	return map[string]string{
		"1": "No recorded workings lie beneath the site or close enough to influence it.", "2": "Nothing is being worked within the zone of influence.",
		"3": "No licence has been sought that would allow deep mining here.", "4": "No shaft or adit is recorded on the land or inside 20m of its boundary.",
		"5": "No fissure, fault or break line reactivated by mining is on record.", "6": "The land was never part of an opencast site.",
		"7": "No opencast site operates inside 200m.", "8": "No application for opencast working has been lodged for land inside 800m.",
		"9": "No damage notice or claim has been lodged since 31 October 1994 for this address or one inside 50m.", "10": "No emission of mine gas calling for action is on record.",
		"11": "The emergency call-out team has not had to attend.", "12": "No notice of intention to withdraw support has been published.",
		"13": "No working facilities order is in force.", "14": "No copyhold notice applies to the land.",
	}[a.number]
}

// miningLetter is a consultant's report in the form of a letter: findings told
// under three headings, the answer at the end of the line of each enquiry.
func miningLetter(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(64, 60, 64, 76)
	p.body = style{family: "Times", size: 10.5, align: 'L', leading: 1.35, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-56, p.right-p.left, "Seamark Coalfield Consultants LLP. 4 Winding House, Great Hallam. Licensed user of coal authority data.", p.body.sized(8).centred())
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("- %d -", p.pdf.PageNo()), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead("Seamark Coalfield Consultants LLP", s.CoalNo, s.CoalDate, s.CoalDate.Format("2 Jan 2006"), c.Property.Comma())
	p.para(b(h.provider), p.body.sized(14).right().gap(16))
	p.para(c.BuyerSolicitor.Name+"\n"+c.BuyerSolicitor.Address.Comma(), p.body.gap(10))
	p.para("Issued "+h.date+"     Quote "+h.reference+" in any reply", p.body.gap(10))
	p.para("Coal mining search under the CON29M (2018)\n"+h.address, p.body.bold())
	p.para("You asked us for a coal mining search of this address. We have examined the national mining database and answer the fourteen enquiries below. A finding that calls for your attention is printed in bold.", p.body)
	for _, a := range miningAnswers(c) {
		if head := map[string]string{"1": "A  Deep mining", "6": "B  Surface mining", "9": "C  Claims, hazards and legal matters"}[a.number]; head != "" {
			p.need(70)
			p.gap(6)
			p.para(head, p.body.sized(12).italic())
		}
		p.need(44)
		answer := p.says(a.number, a.answer, a.answer)
		if a.answer == "Yes" {
			answer = b(answer)
		}
		p.row(table{widths: []float64{6, 1}, st: p.body, rules: noRules, pad: 1}, "Enquiry "+a.number+": "+lowerFirst(a.question), answer)
		p.para(p.detail(a.number, p.miningFound(a)), p.body.sized(10).at(18))
	}
	p.gap(6)
	advice := "We advise no further enquiry."
	if s.MineEnt {
		advice = "We advise that an interpretive report be obtained on the mine entry before exchange."
	}
	p.para(advice+" The usual statutory remedies for subsidence damage apply.", p.body)
	p.signature(p.left, p.y+10, 100)
	p.gap(28)
	p.para("Chartered Mining Surveyor", p.body)
}
