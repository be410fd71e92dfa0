package synth

import (
	"fmt"
	"strings"
)

// con29rRegulated is a regulated search by a national company: a front page with what
// to look at, each section as a table of number, enquiry and response over its pages,
// responses of "See below" with a box of particulars under the row, and the source of
// each section named beneath it.
func con29rRegulated(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(44, 86, 44, 70)
	p.body = style{family: "Helvetica", size: 8.8, align: 'L', leading: 1.34, after: 5}
	company := pick(p.rng, []string{"Fieldgate Searches Limited", "OakTree Property Information Ltd", "Northway Search Group Limited"})
	ref := "RLS-" + strings.NewReplacer("/", "", " ", "").Replace(s.CON29RNo)
	p.header = func() {
		p.textAt(p.left, 34, 300, b(company), p.body.sized(13).col(150, 60, 0))
		p.textAt(p.left, 34, p.right-p.left, "REGULATED LOCAL AUTHORITY SEARCH\n"+c.Property.Line()+"\n"+ref, p.body.sized(7.5).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-52, p.right-p.left, "This search has been produced by "+company+" under the Search Code, which is monitored by the Property Codes Compliance Board. It is protected by professional indemnity insurance of £2 million for any one claim.", p.body.sized(6.8).col(90, 90, 90))
		p.textAt(p.left, p.height-36, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7.5).centred())
	}
	p.page()
	h := p.searchHead(company, ref, s.Date, s.Date.Format("02/01/2006"), c.Property.First()+", "+c.Property.Town+", "+c.Property.Postcode)
	p.para("Local Authority Search (CON29R)", p.body.sized(18).bold().gap(8))
	t := table{widths: []float64{1, 2.2}, st: p.body.sized(9.5), rules: underRows, pad: 4.5, gray: 190}
	p.row(t, b("Property"), h.address)
	p.row(t, b("Local authority"), p.council())
	p.row(t, b("Client"), c.BuyerSolicitor.Name+", ref "+c.BuyerSolicitor.Ref)
	p.row(t, b("Search reference"), h.reference)
	p.row(t, b("Search date"), h.date)
	p.row(t, b("Type of search"), p.mark(con29rPath+"/searchType", "Personal", "Personal (regulated) search")+" in the form of CON29R "+p.mark(con29rPath+"/edition", "2016", "2016"))
	p.row(t, b("Search provider"), h.provider+", Quay House, Kingsmere KM1 1AA")
	p.gap(8)
	p.para("Search agent: the records were inspected by our agent, who has no personal or business relationship with anyone involved in the sale. Interpretation: \"No\" means that nothing was revealed in the records open to inspection. Where a record is not open to us the response is insured.", p.body.gap(10))
	section := table{widths: []float64{0.75, 4.4, 1}, st: p.body, rules: grid, pad: 3.2, gray: 175}
	head := section
	head.fill = &[3]int{252, 232, 214}
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			p.regulatedHead(a.head, head)
			continue
		}
		p.need(44)
		p.regulatedRow(a, section)
		if last := map[string]string{"1.1(l)": "Local authority planning and building control registers", "2.4": "County highways department", "3.9(n)": "Local authority enforcement register; local land charges register", "3.14": "UK Health Security Agency indicative atlas"}[a.number]; last != "" {
			p.para("Source: "+last+".", p.body.sized(7.2).italic())
		}
	}
	p.need(90)
	p.gap(6)
	p.para("Important consumer protection information: this search has been produced by a member of the Search Code. The Code provides protection for homebuyers, sellers, estate agents, conveyancers and mortgage lenders who rely on the information included in property search reports. Complaints that are not resolved in 20 working days may be referred to The Property Ombudsman, Milford House, Salisbury SP1 2BP.", p.body.sized(7.8))
}

// regulatedHead is the head of a section or of a table in it.
func (p *paper) regulatedHead(words string, head table) {
	p.need(90)
	number, rest, _ := strings.Cut(words, " ")
	if strings.HasSuffix(number, ".") && strings.ToUpper(rest) == rest {
		p.gap(8)
		p.para("Section "+strings.TrimSuffix(number, ".")+": "+sentence(strings.ToLower(rest)), p.body.sized(12.5).bold().col(150, 60, 0).gap(3))
		return
	}
	p.gap(3)
	p.row(head, "", b(words), b("Response"))
}

// regulatedRow is an enquiry with its response, and its particulars in a row beneath.
func (p *paper) regulatedRow(a ask, t table) {
	words := p.regulatedWords(a)
	switch {
	case a.answer == "words":
		p.row(t, a.number, a.question, "See below")
	case words != "" && a.answer == "Yes":
		p.row(t, a.number, a.question, b(p.says(a.number, a.answer, "Yes"))+" - see below")
	default:
		p.row(t, a.number, a.question, p.says(a.number, a.answer, a.answer))
	}
	if words != "" {
		under := t
		under.fill = &[3]int{250, 246, 242}
		p.row(under, "", words)
	}
}

// regulatedWords is the particulars that the agent copied.
func (p *paper) regulatedWords(a ask) string {
	c := p.c
	list := p.decisions(a.number, func(path string, x Permission) string {
		return "Reference: " + p.words(path+"/refNumber", x.Ref) + "\nDescription: " + p.words(path+"/description", x.What) + "\nDecision: " + p.words(path+"/decision", x.Decision) + "\nDate: " + p.date(path+"/decisionDate", x.Date, x.Date.Format("02/01/2006"))
	})
	switch {
	case a.detail == "":
		return ""
	case list != nil:
		return p.detail(a.number, strings.Join(list, "\n\n"))
	case a.number == "1.2":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Local Plan")
		return p.passage(con29rPath+"/designations", "Adopted plan: "+plan+". The property is in an area with the designation: Urban Area Boundary. There are no specific proposals for the property.")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.words(base+"/name", c.Property.Street)
		return p.detail(a.number, street+": "+map[bool]string{true: "Adopted - maintainable at public expense", false: "Private - not maintainable at public expense"}[c.Searches.Adopted])
	}
	return p.detail(a.number, a.detail)
}
