package synth

import (
	"fmt"
	"strings"
)

// con29rCodes is a district's reply in letters: each enquiry with Y or N and the
// number of a note, the notes gathered in a schedule at the end.
func con29rCodes(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(52, 58, 52, 62)
	p.body = style{family: "Helvetica", size: 8.5, align: 'L', leading: 1.3, after: 4}
	p.header = func() {
		p.textAt(p.left, 30, p.right-p.left, "CON29 | "+s.CON29RNo+" | "+c.Property.Postcode, p.body.sized(7).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("Y = yes, N = no. The figure after a letter is that of a note in the schedule. Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7))
	}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, s.Date.Format("02/01/06"), c.Property.Line())
	p.para("LAND CHARGES SECTION", p.body.col(110, 110, 110).gap(0))
	p.para(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.sized(14).bold().gap(6))
	p.para("Reply to Form CON29 Enquiries of Local Authority, "+p.mark(con29rPath+"/edition", "2016", "2016")+" edition ("+p.mark(con29rPath+"/searchType", "Official", "official")+")", p.body.sized(11).gap(8))
	half := table{widths: []float64{1, 1}, st: p.body, rules: outline, pad: 6, gray: 120}
	p.row(half, "A. Land: "+h.address+"\nB. Roads named: "+c.Property.Street+"\nC. Other land: none", "D. Our no.: "+h.reference+"\nE. Your ref.: "+c.BuyerSolicitor.Ref+"\nF. Replied: "+h.date)
	p.gap(8)
	var noted []ask
	t := table{widths: []float64{0.8, 5, 0.5, 0.5}, st: p.body, rules: underRows, pad: 2.5, gray: 210}
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			p.need(34)
			p.gap(4)
			p.para(a.head, p.body.bold().gap(1))
			continue
		}
		code, note := "", ""
		if a.answer != "words" {
			code = p.says(a.number, a.answer, a.answer[:1])
		}
		if a.detail != "" {
			noted = append(noted, a)
			note = fmt.Sprint(len(noted))
		}
		p.row(t, a.number, a.question, code, note)
	}
	p.page()
	p.para("Schedule of notes", p.body.sized(13).bold())
	p.para("Enquiries that were answered with a letter alone have no note. Decisions older than the council's computer record (1 April 1974) are not listed; neither are permissions for neighbouring land.", p.body.italic())
	for n, a := range noted {
		words := p.askDetail
		if list := p.decisions(a.number, func(path string, x Permission) string {
			return p.date(path+"/decisionDate", x.Date, x.Date.Format("02/01/06")) + "  " + p.words(path+"/refNumber", x.Ref) + "  " + p.words(path+"/description", x.What) + " (" + p.words(path+"/decision", x.Decision) + ")"
		}); list != nil {
			words = func(ask) string { return p.detail(a.number, strings.Join(list, "\n")) }
		}
		p.need(30)
		p.labelled(0, fmt.Sprintf("Note %d", n+1), 44, "", p.body.gap(-p.body.size*p.body.leading))
		p.labelled(44, "["+a.number+"]", 92, words(a), p.body.gap(6))
	}
	p.gap(6)
	p.para("Signed for the Head of Legal Services", p.body)
	p.signature(p.left, p.y+12, 100)
	p.gap(26)
	p.para("The enquiries may be put again, for a further fee, where more than three months have passed.", p.body.sized(7.5))
}
