package synth

import (
	"fmt"
	"strings"
)

// groupedHeads is the headings under which grouped replies stand.
var groupedHeads = map[string]string{
	"1.1": "Planning and building control decisions", "1.2": "Policies and proposals of the development plan",
	"2.1": "Status of roads, footways and footpaths", "2.2": "Rights of way on the definitive map", "2.3": "Rights of way: claims pending", "2.4": "Rights of way: orders not yet carried out",
	"3.1": "Land needed for public purposes", "3.2": "Land needed for road works", "3.3": "Sustainable drainage", "3.4": "Road schemes within 200 metres",
	"3.5": "Rail and tram schemes", "3.6": "Traffic schemes", "3.7": "Notices outstanding", "3.8": "Proceedings for breach of building regulations",
	"3.9": "Notices and orders under the Planning Acts", "3.10": "Community infrastructure levy", "3.11": "Conservation areas", "3.12": "Compulsory purchase",
	"3.13": "Contaminated land", "3.14": "Radon", "3.15": "Assets of community value",
}

// con29rGrouped is the reply of a council's back-office system: a heading for each
// enquiry, its limbs by letter alone, and limbs with nothing to say answered together.
func con29rGrouped(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(60, 84, 54, 62)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.4, after: 3}
	p.header = func() {
		p.textAt(p.left, 36, p.right-p.left, c.Council, p.body.sized(11).bold())
		p.textAt(p.left, 50, p.right-p.left, "Searches and Street Naming", p.body.sized(8))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("%s | produced %s | %d", s.CON29RNo, s.Date.Format("02.01.06"), p.pdf.PageNo()), p.body.sized(7).left())
	}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, s.Date.Format("Monday 2 January 2006"), c.Property.Line())
	p.para("Answers to the CON29 ("+p.mark(con29rPath+"/edition", "2016", "2016")+")", p.body.sized(17).gap(2))
	p.para(p.mark(con29rPath+"/searchType", "Official", "Official local authority search"), p.body.sized(10).gap(10))
	small := table{widths: []float64{1, 1}, st: p.body.sized(7.5).col(90, 90, 90), rules: noRules, pad: 1}
	value := table{widths: []float64{1, 1}, st: p.body, rules: noRules, pad: 1}
	p.row(small, "Land or building", "Search no.")
	p.row(value, h.address, h.reference)
	p.gap(4)
	p.row(small, "Answered by", "Answered on")
	p.row(value, p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), h.date)
	p.gap(4)
	p.row(small, "Requested by", "Roads named in box C")
	p.row(value, c.BuyerSolicitor.Name, c.Property.Street)
	p.gap(10)
	p.para("Limbs of an enquiry that we answer alike are answered together. \"None\" means that our records hold nothing.", p.body.italic().gap(8))
	last := ""
	all := localEnquiries(c)
	for n := 0; n < len(all); n++ {
		a := all[n]
		if a.head != "" {
			continue
		}
		number, limb := limbOf(a.number)
		if number != last {
			p.need(44)
			p.gap(6)
			p.labelled(0, b(number), 34, b(groupedHeads[number]), p.body)
			last = number
		}
		if a.answer == "words" {
			p.para(p.groupedDetail(a), p.body.at(34))
			continue
		}
		// Limbs that follow one another with nothing found share one answer.
		end := n
		for end+1 < len(all) && nothing(all[n]) && nothing(all[end+1]) && follows(all[end].number, all[end+1].number) {
			end++
		}
		if end > n {
			for _, each := range all[n:end] {
				p.says(each.number, "No", "")
			}
			_, to := limbOf(all[end].number)
			join := " to "
			if end == n+1 {
				join = " and "
			}
			p.labelled(34, limb+join+to, 96, p.says(all[end].number, "No", "None"), p.body)
			n = end
			continue
		}
		text := p.says(a.number, a.answer, a.answer)
		if d := p.groupedDetail(a); d != "" {
			text += ". " + d
		}
		if limb == "" {
			p.para(text, p.body.at(34))
			continue
		}
		p.labelled(34, limb, 96, text, p.body)
	}
	p.gap(12)
	p.para("Answers about highways come from the highway authority. The council answers with reasonable care but is liable only for its own negligence.", p.body.sized(7.5))
}

// limbOf parts "3.9(m)" into the enquiry and its limb.
func limbOf(number string) (enquiry, limb string) {
	if at := strings.IndexByte(number, '('); at >= 0 {
		return number[:at], number[at:]
	}
	return number, ""
}

func nothing(a ask) bool { return a.head == "" && a.answer == "No" && a.detail == "" }

// follows says whether the second limb is the letter after the first of one enquiry.
func follows(first, second string) bool {
	en, l := limbOf(first)
	em, m := limbOf(second)
	return en == em && len(l) == 3 && len(m) == 3 && m[1] == l[1]+1
}

// groupedDetail is what follows an answer, in this council's words.
func (p *paper) groupedDetail(a ask) string {
	list := p.decisions(a.number, func(path string, x Permission) string {
		return p.words(path+"/description", x.What) + " (" + p.words(path+"/refNumber", x.Ref) + "), " + p.words(path+"/decision", x.Decision) + " " + p.date(path+"/decisionDate", x.Date, x.Date.Format("2 Jan 2006"))
	})
	switch {
	case a.detail == "":
		return ""
	case a.number == "1.2":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", p.c.District+" Local Plan")
		return p.passage(con29rPath+"/designations", "The "+plan+" shows the land inside the limits of development. No policy or proposal is particular to it.")
	case list != nil:
		return p.detail(a.number, strings.Join(list, "\n"))
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[p.c.Searches.Adopted], "")
		street := p.words(base+"/name", p.c.Property.Street)
		return p.detail(a.number, map[bool]string{true: "The highway authority maintains " + street, false: street + " is a private street"}[p.c.Searches.Adopted])
	}
	return p.detail(a.number, a.detail)
}
