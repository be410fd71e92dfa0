package synth

import "fmt"

// miningPlain is a report in tables by the subject of the enquiries, in an order of
// its own: what was found before what was not, each in the searcher's short words.
func miningPlain(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(62, 70, 62, 60)
	p.body = style{family: "Go", size: 9.5, align: 'L', leading: 1.35, after: 6}
	p.header = func() {
		p.textAt(p.left, 36, p.right-p.left, "COALFIELD SEARCH", p.body.sized(8).bold())
		p.textAt(p.left, 36, p.right-p.left, fmt.Sprintf("%s / p%d", s.CoalNo, p.pageNumber()), p.body.sized(8).right())
	}
	p.page()
	h := p.searchHead("Blackshale Mining Information Ltd", s.CoalNo, s.CoalDate, s.CoalDate.Format("2 January, 2006"), c.Property.Line())
	p.para("Answers to form CON29M, 2018 edition", p.body.sized(16).gap(4))
	p.para("for "+h.address, p.body.sized(11).gap(12))
	p.para("Compiled by "+h.provider+" on "+h.date+". Quote "+h.reference+". The property lies on the coalfield; most homes here do, and are none the worse for it.", p.body.gap(10))
	t := table{widths: []float64{3, 0.8, 0.8}, st: p.body, rules: underRows, pad: 4, gray: 180}
	for _, found := range []string{"Yes", "No"} {
		first := true
		for _, a := range miningAnswers(c) {
			if a.answer != found {
				continue
			}
			if first {
				p.need(80)
				p.gap(6)
				p.para(map[string]string{"Yes": "Matters recorded", "No": "Matters not recorded"}[found], p.body.sized(12).bold().gap(3))
				p.row(t, i("Enquiry"), i("Form no."), i("Answer"))
				first = false
			}
			p.need(44)
			p.row(t, b(a.question)+"\n"+p.miningWords(a), "Q "+a.number, p.says(a.number, a.answer, a.answer))
		}
	}
	p.gap(8)
	p.para("Shafts older than 1872 were seldom recorded. If one is found, do not approach it; ring 01632 960 999. A claim under the Coal Mining Subsidence Act 1991 is free.", p.body.sized(8))
}

// miningShort is the searcher's words on what was not found, by the enquiry's number.
var miningShort = map[string]string{
	"1": "No old workings below that could still move the ground.", "2": "No colliery is at work below.", "3": "No licence to mine below is held or sought.",
	"4": "No shaft or adit on the site, nor inside 20 metres of it.", "5": "No fissure or break line that mining has set moving.", "6": "The site is not on backfilled opencast ground.",
	"7": "No opencast site is open inside 200 metres.", "8": "No opencast licence is sought inside 800 metres.", "9": "No claim since 31 October 1994, here or inside 50 metres.",
	"10": "No gas from mines is on record.", "11": "No call-out of the surface hazards team is on record.", "12": "No notice that support may be withdrawn.",
	"13": "No order about working facilities.", "14": "No notice about former copyhold land.",
}

// miningWords is the searcher's words on an enquiry.
func (p *paper) miningWords(a ask) string {
	switch {
	case a.answer != "Yes":
		return p.detail(a.number, miningShort[a.number])
	case a.number == "1":
		return p.detail(a.number, "Three seams were worked below, the shallowest at 90 metres. Working stopped in 1948.")
	case a.number == "4":
		return p.detail(a.number, "Within 20 metres: "+p.mark(con29mPath+"/numberOfMineEntries", 1, "1")+" mine entry, a shaft (428391-014), "+p.mark(con29mPath+"/nearestMineEntryMetres", 11, "11 metres")+" from the boundary. Treatment: not recorded.")
	}
	return p.detail(a.number, a.detail)
}
