package synth

import (
	"fmt"
	"strings"
)

// mergedInformatives is what a council's clerk puts under some replies.
var mergedInformatives = map[string]string{
	"2.1":  "The reply is limited to the road in the address. Plans of adopted highway are kept by the Highways team and may be seen by appointment.",
	"3.4":  "Schemes of National Highways that have not been sent to the Council are not shown.",
	"3.13": "The Council's inspection strategy is still being carried out, and a reply of no is not a guarantee.",
}

// enquiryGroup is the limbs of one enquiry.
type enquiryGroup struct {
	head  string
	major string
	limbs []ask
}

// enquiryGroups gathers the enquiries of the local search by their main number.
func enquiryGroups(c *Case) []enquiryGroup {
	var all []enquiryGroup
	head := ""
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			head = a.head
			continue
		}
		major, _ := limbOf(a.number)
		if n := len(all); n == 0 || all[n-1].major != major {
			all = append(all, enquiryGroup{head: head, major: major})
			head = ""
		}
		all[len(all)-1].limbs = append(all[len(all)-1].limbs, a)
	}
	return all
}

// con29rMerged is a small council's replies as its clerk merges them: the limbs of an
// enquiry in one cell and one reply to all of them where there is nothing to tell, the
// planning history and building control in a single appendix, most recent first.
func con29rMerged(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(46, 58, 46, 60)
	p.body = style{family: "Times", size: 10, align: 'L', leading: 1.25, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("%s / %s / page %d", c.Council, s.CON29RNo, p.pageNumber()), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, longDate(s.Date), strings.Join(c.Property.Lines(), ", "))
	p.para(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.sized(17).centred().gap(0))
	p.para("Land Charges Section, Legal and Democratic Services, Town Hall, "+c.Property.Town, p.body.centred().gap(12))
	p.para(b("Reply to enquiries of the local authority (CON29, "+p.mark(con29rPath+"/edition", "2016", "2016")+")"), p.body.sized(12).gap(6))
	p.para("To: "+c.BuyerSolicitor.Name+" (your ref "+c.BuyerSolicitor.Ref+")", p.body.gap(2))
	p.para("Land: "+h.address, p.body.gap(2))
	p.para("This is an "+p.mark(con29rPath+"/searchType", "Official", "official")+" search, our number "+h.reference+". The records were looked at on "+h.date+".", p.body.gap(8))
	t := table{widths: []float64{0.8, 3.6, 1.9}, st: p.body, rules: grid, pad: 4, gray: 90}
	head := t
	head.fill = &[3]int{230, 230, 230}
	p.row(head, b("Enquiry"), b("Matter"), b("Reply of the Council"))
	section := ""
	for _, g := range enquiryGroups(c) {
		if g.major[:1] != section {
			section = g.major[:1]
			p.row(table{widths: []float64{1}, st: p.body.bold(), rules: grid, pad: 3, gray: 90}, map[string]string{"1": "PLANNING AND BUILDING", "2": "ROADS AND RIGHTS OF WAY", "3": "OTHER MATTERS"}[section])
		}
		p.mergedGroup(t, g)
		if note := mergedInformatives[g.major]; note != "" {
			p.row(table{widths: []float64{1}, st: p.body.sized(8.5).italic(), rules: grid, pad: 3, gray: 90}, note)
		}
	}
	p.gap(10)
	p.need(60)
	p.para("For the Monitoring Officer", p.body.gap(22))
	p.signature(p.left+4, p.y-10, 90)
	p.para("The Council gives these replies in good faith and is answerable for negligence only. VAT is included in the fee.", p.body.sized(8.5))
	p.mergedAppendix()
}

// mergedGroup is the rows of one enquiry: what is answered yes by itself, the rest in one.
func (p *paper) mergedGroup(t table, g enquiryGroup) {
	var matters, limbs []string
	flush := func() {
		if len(limbs) == 0 {
			return
		}
		number := g.major
		if limbs[0] != "" {
			number += " " + limbs[0]
		}
		if len(limbs) > 1 {
			number += " to " + limbs[len(limbs)-1]
		}
		reply := "No"
		if g.major == "1.1" || g.major == "3.7" {
			reply = "None recorded"
		}
		p.row(t, number, strings.Join(matters, "; "), p.flushWaiting()+reply)
		matters, limbs = nil, nil
	}
	for _, a := range g.limbs {
		_, limb := limbOf(a.number)
		if a.answer == "No" && a.detail == "" {
			p.says(a.number, "No", "")
			matter := a.question
			if limb != "" {
				matter = limb + " " + lowerFirst(strings.TrimSuffix(matter, "?"))
			}
			matters, limbs = append(matters, matter), append(limbs, limb)
			continue
		}
		flush()
		p.row(t, a.number, a.question, p.mergedReply(a))
	}
	flush()
}

// mergedReply is the reply to an enquiry to which there is something to say.
func (p *paper) mergedReply(a ask) string {
	c := p.c
	switch {
	case a.number == "1.2":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Core Strategy and Allocations")
		return p.passage(con29rPath+"/designations", plan+": within the urban boundary. Housing policies H1 and H4 apply to the area. Nothing site-specific.")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.words(base+"/name", c.Property.Street)
		if c.Searches.Adopted {
			return p.says(a.number, a.answer, p.detail(a.number, "The carriageway and both footways of "+street+" are publicly maintained"))
		}
		return p.says(a.number, a.answer, p.detail(a.number, street+" is a private street and is not publicly maintained"))
	case strings.HasPrefix(a.number, "1.1("):
		return p.says(a.number, a.answer, "See Appendix 1")
	case a.detail == "":
		return p.says(a.number, a.answer, a.answer)
	}
	return p.says(a.number, a.answer, a.answer+": ") + p.detail(a.number, a.detail)
}

// historyTypes is how a planning history calls the kinds of permission.
var historyTypes = map[string]string{"planning": "Planning", "building regulations": "Building Control", "completion": "BC completion", "competent person": "Self-certified", "listed": "LBC"}

// mergedAppendix is the history of decisions in one table.
func (p *paper) mergedAppendix() {
	list := p.c.Searches.Permissions
	if len(list) == 0 {
		return
	}
	number := map[string]int{}
	var rows [][]string
	for _, x := range list {
		var name string
		for _, d := range decided {
			if d[0] == x.Kind {
				name = d[1]
			}
		}
		if name == "" {
			continue
		}
		path := fmt.Sprintf("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/decisionsAndPendingApplications/%s/%d", name, number[name])
		number[name]++
		rows = append(rows, []string{
			p.words(path+"/refNumber", x.Ref), historyTypes[x.Kind], p.words(path+"/description", x.What),
			p.words(path+"/decision", p.decisionWord(x)), p.date(path+"/decisionDate", x.Date, x.Date.Format("02-Jan-2006")),
		})
	}
	p.page()
	p.para(b("APPENDIX 1: decisions and building control records (enquiry 1.1)"), p.body.sized(12))
	t := table{widths: []float64{1.25, 1.05, 2.3, 1.1, 0.95}, st: p.body.sized(9), rules: grid, pad: 4, gray: 90}
	head := t
	head.fill = &[3]int{230, 230, 230}
	p.row(head, b("Number"), b("Type"), b("Particulars"), b("Decision"), b("Date"))
	for n := len(rows) - 1; n >= 0; n-- {
		p.row(t, rows[n]...)
	}
	p.gap(6)
	p.para("Work under a competent person scheme is shown as it was reported to the Council by the scheme. Copies of notices: £12 each.", p.body.sized(8.5))
}

// decisionWord is a council's word for a decision of its kind.
func (p *paper) decisionWord(x Permission) string {
	if x.Decision != "Granted" {
		return x.Decision
	}
	switch x.Kind {
	case "planning", "listed":
		return "Permitted"
	case "completion":
		return "Certificate issued"
	case "competent person":
		return "Notified"
	}
	return "Plans approved"
}

// insuredLimbs is the enquiries that a search company cannot answer where the council
// keeps its records to itself: the report says that they are insured and answers nothing.
var insuredLimbs = map[string]bool{"3.7(c)": true, "3.7(e)": true, "3.7(f)": true, "3.8": true, "3.13(c)": true, "3.3(b)": true}

// insuredSources is where a search company looked.
var insuredSources = map[string]string{
	"1.1": "Planning register (online) and building control register (inspected)", "1.2": "Adopted local plan and policies map", "2.1": "List of streets", "2.2": "Definitive map",
	"3.4": "Local transport plan", "3.6": "Traffic orders published by the highway authority", "3.7": "Registers open to the public", "3.9": "Enforcement register", "3.14": "Radon data licensed from UKHSA and BGS",
}

// con29rInsured is a search company's report of today: a page that says in which parts
// there is something to read, then each enquiry with its answer in a coloured label and
// where it was looked up, and some that are not answered but insured.
func con29rInsured(p *paper) {
	c, s := p.c, p.c.Searches
	violet := [3]int{84, 56, 130}
	p.margins(44, 86, 44, 66)
	p.body = style{family: "Go", size: 8.8, align: 'L', leading: 1.38, after: 5}
	company := pick(p.rng, []string{"Lantern Property Data", "Ridgeway Searches Limited", "Stonechat Legal Search"})
	p.header = func() {
		p.textAt(p.left, 28, 260, b(company), p.body.sized(15).col(violet[0], violet[1], violet[2]))
		p.textAt(p.left, 30, p.right-p.left, c.Property.Line()+"\n"+s.CON29RNo, p.body.sized(7.5).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left-70, company+" subscribes to the Search Code and to The Property Ombudsman. Insurance underwritten by Tollgate Indemnity SE. Terms at the end of the report.", p.body.sized(6.8).col(100, 100, 100))
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprintf("%d of %s", p.pageNumber(), p.totalPages()), p.body.sized(7.5).right())
	}
	p.page()
	h := p.searchHead(company, s.CON29RNo, s.Date, s.Date.Format("2 Jan 2006"), c.Property.Comma())
	p.para("Regulated local search", p.body.sized(22).gap(0))
	p.para("Enquiries of form CON29R, "+p.mark(con29rPath+"/edition", "2016", "2016")+" edition, answered by "+p.mark(con29rPath+"/searchType", "Personal", "personal search"), p.body.sized(10).gap(12))
	card := func(label, said string, x, w float64) {
		p.textAt(x, p.y, w, label, p.body.sized(7.2).col(110, 110, 110))
		p.textAt(x, p.y+11, w, said, p.body.bold())
	}
	half := (p.right - p.left) / 2
	card("SEARCHED FOR", h.address, p.left, half-10)
	card("COUNCIL", p.council(), p.left+half, half)
	p.y += 42
	card("REPORT NUMBER", h.reference, p.left, half/2)
	card("COMPLETED", h.date, p.left+half/2, half/2)
	card("CLIENT", c.BuyerSolicitor.Name, p.left+half, half)
	p.y += 38
	card("PREPARED BY", h.provider, p.left, half)
	card("UPRN", p.mark(con29rPath+"/uprn", mustNumber(c.UPRN), c.UPRN), p.left+half, half)
	p.y += 36
	groups := enquiryGroups(c)
	p.para("Where to look", p.body.sized(13).bold().gap(4))
	t := table{widths: []float64{0.7, 3.4, 1.6}, st: p.body, rules: underRows, pad: 3.4, gray: 190}
	for _, g := range groups {
		n := 0
		for _, a := range g.limbs {
			if a.answer == "Yes" || a.answer == "words" {
				n++
			}
		}
		if g.head == "" && n == 0 {
			continue
		}
		p.row(t, g.major, insuredTitle(g), map[bool]string{true: "Read this part", false: "Nothing to note"}[n > 0])
	}
	p.page()
	for _, g := range groups {
		p.need(84)
		p.gap(6)
		p.row(table{widths: []float64{1}, st: p.body.bold().sized(10).col(violet[0], violet[1], violet[2]), rules: underRows, pad: 3, gray: 120}, g.major+"   "+insuredTitle(g))
		if src := insuredSources[g.major]; src != "" {
			p.para("Source: "+src, p.body.sized(7.2).col(110, 110, 110).gap(2))
		}
		for _, a := range g.limbs {
			p.insuredAnswer(a)
		}
	}
	p.need(120)
	p.gap(8)
	p.para("Insurance", p.body.bold().sized(10).gap(2))
	p.para("Where an answer is marked Insured the council does not let the record be seen. Loss from what the record would have shown is covered up to £2,000,000 for the owner and lender under the policy with this report. Nothing is said here of what the record shows.", p.body.sized(8))
}

// insuredTitle is a short name for an enquiry.
func insuredTitle(g enquiryGroup) string {
	if g.major == "1.1" {
		return "Planning decisions and building control"
	}
	_, rest, ok := strings.Cut(g.head, " ")
	if ok && len(g.limbs) > 1 {
		rest, _, _ = strings.Cut(rest, ":")
		return sentence(strings.ToLower(rest[:1]) + rest[1:])
	}
	return map[string]string{"1.2": "Planning designations", "2.1": "Roads", "2.2": "Rights of way on the definitive map", "2.3": "Rights of way applied for", "2.4": "Rights of way orders", "3.1": "Land for public purposes", "3.2": "Land for road works", "3.3": "Sustainable drainage", "3.8": "Building regulations proceedings", "3.12": "Compulsory purchase", "3.14": "Radon", "3.15": "Community assets"}[g.major]
}

// insuredAnswer is one enquiry with its label.
func (p *paper) insuredAnswer(a ask) {
	p.need(44)
	label, colour := a.answer, [3]int{96, 104, 112}
	switch {
	case a.answer == "words":
		label = "See text"
	case insuredLimbs[a.number] && a.answer == "No":
		label, colour = "Insured", [3]int{40, 110, 160}
	case a.answer == "Yes":
		colour = [3]int{190, 92, 10}
	}
	top := p.y
	w := p.measure(label, p.body, true, false) + 14
	p.pdf.SetFillColor(colour[0], colour[1], colour[2])
	p.pdf.RoundedRect(p.right-w, top+1, w, 13, 5, "1234", "F")
	said := label
	if label == "Yes" || label == "No" {
		said = p.says(a.number, a.answer, label)
	}
	y := p.textAt(p.left+44, top+2, p.right-p.left-44-90, a.question, p.body)
	p.textAt(p.left, top+2, 42, a.number, p.body)
	p.textAt(p.right-w, top+1.6, w, b(said), p.body.centred().col(255, 255, 255))
	p.y = max(y, top+15) + 2
	switch words := p.insuredWords(a); {
	case label == "Insured":
		p.para("Record not open to inspection at this council.", p.body.sized(8).italic().at(44).gap(5))
	case words != "":
		p.para(words, p.body.at(44).gap(6))
	default:
		p.gap(3)
	}
}

// insuredWords is what the report tells beneath an answer.
func (p *paper) insuredWords(a ask) string {
	c := p.c
	switch {
	case a.detail == "":
		return ""
	case a.number == "1.2":
		plan := p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", c.District+" Local Plan Part 2")
		return p.passage(con29rPath+"/designations", plan+", adopted 2019: settlement boundary; no allocation or proposal on the land itself.")
	case a.number == "2.1(a)":
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[c.Searches.Adopted], "")
		street := p.words(base+"/name", c.Property.Street)
		return p.detail(a.number, street+map[bool]string{true: ": on the list of streets, maintained at public expense.", false: ": not on the list of streets. Upkeep falls to those who front it."}[c.Searches.Adopted])
	}
	if list := p.decisions(a.number, func(path string, x Permission) string {
		return p.words(path+"/description", x.What) + "\nReference " + p.words(path+"/refNumber", x.Ref) + ". " + p.words(path+"/decision", p.decisionWord(x)) + " on " + p.date(path+"/decisionDate", x.Date, longDate(x.Date)) + "."
	}); list != nil {
		return p.detail(a.number, strings.Join(list, "\n"))
	}
	return p.detail(a.number, a.detail)
}
