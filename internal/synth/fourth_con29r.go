package synth

import (
	"fmt"
	"strings"
)

// systemQuestions is the enquiries' own words where a land charges system prints them
// in full; the others are printed as their heads and limbs.
var systemQuestions = map[string]string{
	"1.1": "Which of the following relating to the property have been granted, issued or refused or (where applicable) are the subject of pending applications or agreements?",
	"2.1": "Which of the roads, footways and footpaths named in the application for this search are:-",
	"3.4": "Is the property (or will it be) within 200 metres of any of the following:-",
	"3.6": "Has a local authority approved but not yet implemented any of the following for the roads, footways and footpaths which are named in Boxes B and C and are within 200 metres of the boundaries of the property?",
	"3.7": "Do any statutory notices which relate to the following matters subsist in relation to the property other than those revealed in a response to any other enquiry in this form?",
	"3.9": "Do any of the following subsist in relation to the property, or has a local authority decided to issue, serve, make or commence any of the following?",
}

// systemNotes is the informatives that councils print between the replies.
var systemNotes = map[string]string{
	"1.1(l)":      "Informative: The reply covers only permissions and certificates since 1 April 1974 (planning) and 1 January 1990 (building control). The seller or developer should be asked for a copy of any self-certification certificate. Records of competent person schemes are held since 1 April 2002.",
	"1.2":         "Informative: This reply reflects policies or proposals in any existing development plan and in any formally proposed alteration or replacement plan but does not include policies contained in planning guidance notes.",
	"2.4":         "Replies to enquiries 2.1 to 2.4 are given by the County Council as highway authority. If a road, footpath or footway is not a highway, there may be no right to use it. The Council cannot express an opinion, without seeing the title plan of the property and carrying out an inspection, whether or not any existing or proposed highway directly abuts the boundary of the property.",
	"3.6(l)":      "Informative: In some circumstances, road closure orders can be obtained by third parties from magistrates courts or can be made by the Secretary of State, without involving the Council.",
	"3.8":         "Informative: The Council is not able to say whether notices of other bodies subsist.",
	"3.13(c)":     "Informative: A negative reply does not imply that the property or any adjoining or adjacent land is free from contamination or from the risk of it, and the reply may not disclose steps taken by another council in whose area adjacent or adjoining land is situated.",
	"3.14":        "Informative: Radon Affected Area means a part of the country with a 1% probability or more of present or future homes being above the Action Level. Such areas are designated by the UK Health Security Agency.",
	"3.15(a)":     "Informative: The list of assets of community value is on the Council's website.",
	"3.10(b)(vi)": "Informative: A charging schedule applies to chargeable development for which permission was granted on or after the date on which it took effect.",
}

// con29rSystem is a council's replies as its land charges system prints them: each
// enquiry over its limbs, the reply in a column at the right ("None" to the limbs of
// 1.1), the permissions as blocks, and informatives in small print between.
func con29rSystem(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(50, 74, 50, 64)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.3, after: 5}
	p.header = func() {
		p.textAt(p.left, 34, 260, b("CON29 Enquiries of Local Authority (2016)"), p.body.sized(9))
		p.textAt(p.left, 34, p.right-p.left, "Search Reference: "+s.CON29RNo, p.body.sized(8).right())
		p.textAt(p.left, 46, p.right-p.left, c.Property.Line(), p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("Printed %s 09:41     Page %d of %s", s.Date.Format("02/01/2006"), p.pageNumber(), p.totalPages()), p.body.sized(7.5).centred())
	}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, s.Date.Format("02/01/2006"), c.Property.First()+", "+c.Property.Town+", "+c.Property.County+", "+c.Property.Postcode)
	p.para(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.sized(16).bold().gap(0))
	p.para("Local Land Charges, Civic Offices, "+c.Property.Town, p.body.gap(12))
	p.para("REPLIES TO STANDARD ENQUIRIES OF LOCAL AUTHORITY ("+p.mark(con29rPath+"/edition", "2016", "2016")+" Edition)", p.body.bold().sized(11).gap(8))
	box4 := table{widths: []float64{1, 2, 1, 1.3}, st: p.body, rules: grid, pad: 4, gray: 130}
	p.row(box4, "Applicant", c.BuyerSolicitor.Name, "Applicant ref", c.BuyerSolicitor.Ref)
	p.row(box4, "Land or property", h.address, "UPRN", p.mark(con29rPath+"/uprn", mustNumber(c.UPRN), c.UPRN))
	p.row(box4, "Other roadways", "None submitted", "Official number", h.reference)
	p.row(box4, "Received", s.Date.AddDate(0, 0, -11).Format("02/01/2006"), "Date of reply", h.date)
	p.row(box4, "Search type", p.mark(con29rPath+"/searchType", "Official", "Official search (CON29R)"), "Fee", "£148.60 incl. VAT")
	p.gap(6)
	p.para("The replies are given on behalf of the Council in the belief that they are in accordance with information presently available to its officers, but on the distinct understanding that neither the Council nor any officer is legally responsible for them except for negligence. References to the provisions of particular Acts of Parliament or Regulations include any provisions which they have replaced. The replies below should be read with the notes and definitions on the Law Society's form.", p.body.sized(7.5).gap(8))
	asks := localEnquiries(c)
	last := ""
	for n, a := range asks {
		if a.head != "" {
			p.systemHead(a.head)
			continue
		}
		major, limb := limbOf(a.number)
		if major != last && limb != "" {
			p.need(64)
			if q, ok := systemQuestions[major]; ok {
				p.para(b(major)+"  "+q, p.body.gap(3))
			}
		}
		last = major
		p.systemReply(a, limb)
		if note := systemNotes[a.number]; note != "" {
			p.para(note, p.body.sized(7.5).italic().at(26).gap(7))
		}
		if n == len(asks)-1 {
			p.para("*** End of replies ***", p.body.centred())
		}
	}
	p.gap(6)
	p.need(70)
	p.para("Signed on behalf of the Council", p.body.gap(24))
	p.signature(p.left, p.y-12, 100)
	p.para("Land Charges Officer          Dated "+s.Date.Format("02/01/2006"), p.body)
}

// systemHead is a heading of the form.
func (p *paper) systemHead(words string) {
	number, rest, _ := strings.Cut(words, " ")
	p.need(70)
	p.gap(4)
	if strings.HasSuffix(number, ".") && strings.ToUpper(rest) == rest {
		p.row(table{widths: []float64{1}, st: p.body.bold(), rules: outline, pad: 3, fill: &[3]int{222, 222, 222}}, words)
		p.gap(3)
		return
	}
	if n := strings.Index(rest, ":"); n > 0 {
		words = number + " " + rest[:n]
	}
	p.para(words, p.body.bold().gap(2))
}

// systemReply is a limb with its reply and what follows from it.
func (p *paper) systemReply(a ask, limb string) {
	reply := a.answer
	if strings.HasPrefix(a.number, "1.1(") && a.answer == "No" {
		reply = "None"
	}
	if a.answer == "words" {
		p.need(50)
		p.labelled(0, b(a.number), 26, a.question, p.body.gap(2))
		p.para(p.systemWords(a), p.body.at(26).gap(6))
		return
	}
	label := limb
	if label == "" {
		label = b(a.number)
	}
	list := p.systemDecisions(a.number)
	p.need(40)
	if list != nil && a.answer == "Yes" {
		p.says(a.number, a.answer, "")
		p.labelled(4, label, 44, a.question, p.body.gap(2))
		p.para(p.detail(a.number, strings.Join(list, "\n\n")), p.body.at(60).gap(6))
		return
	}
	p.row(table{widths: []float64{0.42, 5, 0.9}, st: p.body, rules: noRules, pad: 1.5}, label, a.question, p.says(a.number, a.answer, reply))
	if words := p.systemWords(a); words != "" {
		p.para(words, p.body.at(60).gap(4))
	}
}

// systemDecisions is the decisions that an enquiry lists, a block each.
func (p *paper) systemDecisions(number string) []string {
	return p.decisions(number, func(path string, x Permission) string {
		return p.words(path+"/refNumber", x.Ref) + "\n" + p.words(path+"/description", x.What) + "\n" + p.words(path+"/decision", x.Decision) + "     " + p.date(path+"/decisionDate", x.Date, slashDate(x.Date))
	})
}

// systemWords is what the system prints beneath a reply.
func (p *paper) systemWords(a ask) string {
	c := p.c
	switch {
	case a.detail == "":
		return ""
	case a.number == "1.2":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Local Plan")
		return p.passage(con29rPath+"/designations", plan+" 2011 - 2031\nPolicy SP1 Settlement Boundary\nPolicy EN4 Strategic Gap: Not applicable\nSpecific proposals: None")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.mark(base+"/name", c.Property.Street, strings.ToUpper(c.Property.Street))
		return p.detail(a.number, street+map[bool]string{true: " - Adopted. Maintainable at the public expense.", false: " - Unadopted. Not maintainable at the public expense."}[c.Searches.Adopted])
	}
	return p.detail(a.number, a.detail)
}
