package synth

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// enquiries is the base path of a kind's numbered enquiries by number, from the
// labels of papers' fields, which begin with it.
var enquiries = sync.OnceValue(func() map[papers.Kind]map[string]string {
	all := map[papers.Kind]map[string]string{}
	for _, k := range []papers.Kind{papers.CON29R, papers.CON29DW, papers.CON29M} {
		all[k] = map[string]string{}
		for _, f := range papers.Fields(k) {
			if base, ok := strings.CutSuffix(f.Path, "/yesNo"); ok {
				number, _, _ := strings.Cut(f.Label, " ")
				if _, known := all[k][number]; !known {
					all[k][number] = base
				}
			}
		}
	}
	return all
})

// says marks a yes-or-no answer to a numbered enquiry; "" when the kind has no
// such enquiry, which the tests of the layouts would show.
func (p *paper) says(number, answer, printed string) string {
	base, ok := enquiries()[p.kind][number]
	if !ok {
		return printed
	}
	return p.mark(base+"/yesNo", answer, printed)
}

// detail marks the words that follow an answer.
func (p *paper) detail(number, words string) string {
	base, ok := enquiries()[p.kind][number]
	if !ok {
		return words
	}
	return p.passage(base+"/details", words)
}

// searchHead marks what every search says about itself.
type searchHead struct{ provider, reference, date, address string }

func (p *paper) searchHead(provider, reference string, day time.Time, dateShown, address string) searchHead {
	base := "/paperwurks/" + string(p.kind)
	return searchHead{
		provider:  p.words(base+"/provider", provider),
		reference: p.words(base+"/reference", reference),
		date:      p.date(base+"/resultDate", day, dateShown),
		address:   p.words(base+"/address", address),
	}
}

// ask is one enquiry with its answer.
type ask struct {
	number   string
	question string
	answer   string // "Yes" or "No", or words
	detail   string
	head     string // a heading that stands before it
}

// localEnquiries is the enquiries of the 2016 edition in the writer's own words,
// as headings and short questions, with this case's answers.
func localEnquiries(c *Case) []ask {
	s := c.Searches
	var all []ask
	add := func(number, question, answer, detail string) {
		all = append(all, ask{number: number, question: question, answer: answer, detail: detail})
	}
	head := func(h string) { all = append(all, ask{head: h}) }
	list := func(kind string) (string, string) {
		var lines []string
		for _, p := range s.Permissions {
			if p.Kind == kind {
				lines = append(lines, fmt.Sprintf("%s - %s - %s %s", p.Ref, p.What, p.Decision, slashDate(p.Date)))
			}
		}
		if len(lines) == 0 {
			return "No", ""
		}
		return "Yes", strings.Join(lines, "\n")
	}
	head("1. PLANNING AND BUILDING REGULATIONS")
	head("1.1 Decisions and pending applications")
	for _, q := range [][3]string{
		{"1.1(a)", "a planning permission", "planning"}, {"1.1(b)", "a listed building consent", "listed"}, {"1.1(c)", "a conservation area consent", "-"},
		{"1.1(d)", "a certificate of lawfulness of existing use or development", "-"}, {"1.1(e)", "a certificate of lawfulness of proposed use or development", "-"},
		{"1.1(f)", "a certificate of lawfulness of proposed works for listed buildings", "-"}, {"1.1(g)", "a heritage partnership agreement", "-"},
		{"1.1(h)", "a listed building consent order", "-"}, {"1.1(i)", "a local listed building consent order", "-"},
		{"1.1(j)", "building regulations approval", "building regulations"}, {"1.1(k)", "a building regulation completion certificate", "completion"},
		{"1.1(l)", "any building regulations certificate or notice issued in respect of work carried out under a competent person self-certification scheme", "competent person"},
	} {
		a, d := list(q[2])
		add(q[0], sentence(q[1]), a, d)
	}
	head("1.2 Planning designations and proposals")
	all = append(all, ask{number: "1.2", question: "What designations of land use for the property, or the area, and what specific proposals for the property, are contained in any existing or proposed development plan?", answer: "words", detail: "Within the settlement boundary of the " + c.District + " Local Plan. No specific proposals for the property."})
	head("2. ROADS AND PUBLIC RIGHTS OF WAY")
	head("2.1 Roadways, footways and footpaths")
	road := c.Property.Street
	if s.Adopted {
		add("2.1(a)", "Highways maintainable at public expense", "Yes", road+" is adopted and maintained at public expense")
		add("2.1(b)", "Subject to adoption and supported by a bond or bond waiver", "No", "")
	} else {
		add("2.1(a)", "Highways maintainable at public expense", "No", road+" is not adopted")
		if s.RoadAgreement != "" {
			add("2.1(b)", "Subject to adoption and supported by a bond or bond waiver", "Yes", s.RoadAgreement)
		} else {
			add("2.1(b)", "Subject to adoption and supported by a bond or bond waiver", "No", "")
		}
	}
	add("2.1(c)", "To be made up by a local authority who will reclaim the cost from the frontagers", "No", "")
	add("2.1(d)", "To be adopted by a local authority without reclaiming the cost from the frontagers", "No", "")
	head("Public rights of way")
	add("2.2", "Is any public right of way which abuts on, or crosses the property, shown on a definitive map or revised definitive map?", yesNo(s.RightOfWay != ""), s.RightOfWay)
	add("2.3", "Are there any pending applications to record a public right of way that abuts, or crosses the property, on a definitive map or revised definitive map?", "No", "")
	add("2.4", "Are there any legal orders to stop up, divert, alter or create a public right of way which abuts, or crosses the property not yet implemented or shown on a definitive map?", "No", "")
	head("3. OTHER MATTERS")
	add("3.1", "Is the property included in land required for public purposes?", "No", "")
	add("3.2", "Is the property included in land to be acquired for road works?", "No", "")
	add("3.3(a)", "Is the property served by a sustainable urban drainage system (SuDS)?", "No", "")
	add("3.3(b)", "Are there SuDS features within the boundary of the property? If yes, is the owner responsible for maintenance?", "No", "")
	head("3.4 Nearby road schemes: is the property within 200 metres of")
	add("3.4(a)", "the centre line of a new trunk road or special road specified in any order, draft order or scheme", "No", "")
	add("3.4(b)", "the centre line of a proposed alteration or improvement to an existing road involving construction of a subway, underpass, flyover, footbridge, elevated road or dual carriageway", "No", "")
	add("3.4(e)", "the centre line of the proposed route of a new road under proposals published for public consultation", "No", "")
	head("3.5 Nearby railway schemes")
	add("3.5(a)", "Is the property within 200 metres of the centre line of a proposed railway, tramway, light railway or monorail?", yesNo(s.Railway), map[bool]string{true: "Great Hallam light railway, phase 3, about 140 metres to the north", false: ""}[s.Railway])
	add("3.5(b)", "Are there any proposals for a railway, tramway, light railway or monorail within the local authority's boundary?", yesNo(s.Railway), "")
	head("3.6 Traffic schemes: has a local authority approved but not yet implemented")
	for k, q := range []string{"permanent stopping up or diversion", "waiting or loading restrictions", "one way driving", "prohibition of driving", "pedestrianisation", "vehicle width or weight restriction", "traffic calming works including road humps", "residents parking controls", "minor road widening or improvement", "pedestrian crossings", "cycle tracks", "bridge building"} {
		add(fmt.Sprintf("3.6(%c)", 'a'+k), q, "No", "")
	}
	head("3.7 Outstanding notices")
	for k, q := range []string{"building works", "environment", "health and safety", "housing", "highways", "public health", "flood and coastal erosion risk management"} {
		add(fmt.Sprintf("3.7(%c)", 'a'+k), q, "No", "")
	}
	add("3.8", "Has a local authority authorised in relation to the property any proceedings for the contravention of any provision contained in building regulations?", "No", "")
	head("3.9 Notices, orders, directions and proceedings under Planning Acts")
	for k, q := range []string{"an enforcement notice", "a stop notice", "a listed building enforcement notice", "a breach of condition notice", "a planning contravention notice", "another notice relating to breach of planning control", "a listed building repairs notice",
		"in the case of a listed building deliberately allowed to fall into disrepair, a compulsory purchase order with a direction for minimum compensation", "a building preservation notice", "a direction restricting permitted development", "an order revoking or modifying planning permission",
		"an order requiring discontinuance of use or alteration or removal of building or works", "a tree preservation order", "proceedings to enforce a planning agreement or planning contribution"} {
		a, d := "No", ""
		switch {
		case k == 0 && s.Enforcement != "":
			a, d = "Yes", "Enforcement notice "+s.Enforcement+" served on "+longDate(c.AsAt.AddDate(-1, 2, 3))+", not complied with"
		case k == 9 && s.Article4:
			a, d = "Yes", "Article 4 direction of 2011"
		case k == 12 && s.TPO != "":
			a, d = "Yes", s.TPO+", affecting trees within the property"
		}
		add(fmt.Sprintf("3.9(%c)", 'a'+k), q, a, d)
	}
	head("3.10 Community infrastructure levy (CIL)")
	due := yesNo(s.CILDue)
	add("3.10(a)", "Is there a CIL charging schedule?", yesNo(s.CIL > 0), map[bool]string{true: "Adopted 1 October 2015", false: ""}[s.CIL > 0])
	add("3.10(b)(i)", "a liability notice", due, map[bool]string{true: "Liability notice LN" + fmt.Sprint(c.Seed+300) + " for " + pounds(s.CIL), false: ""}[s.CILDue])
	add("3.10(b)(ii)", "a notice of chargeable development", "No", "")
	add("3.10(b)(iii)", "a demand notice", due, map[bool]string{true: "Demand notice for " + pounds(s.CIL) + ", unpaid", false: ""}[s.CILDue])
	for k, q := range []string{"a default liability notice", "an assumption of liability notice", "a commencement notice"} {
		add("3.10(b)("+[]string{"iv", "v", "vi"}[k]+")", q, "No", "")
	}
	head("3.11 Conservation area")
	add("3.11(a)", "The making of the area a conservation area before 31 August 1974", "No", "")
	add("3.11(b)", "An unimplemented resolution to designate the area a conservation area", "No", "")
	add("3.12", "Has any enforceable order or decision been made to compulsorily purchase or acquire the property?", "No", "")
	head("3.13 Contaminated land")
	add("3.13(a)", "A contaminated land notice", yesNo(s.Contaminated), map[bool]string{true: "Notice CLN/04 served under section 78B", false: ""}[s.Contaminated])
	add("3.13(b)(i)", "In relation to a register maintained under section 78R of the Environmental Protection Act 1990, a decision to make an entry", "No", "")
	add("3.13(b)(ii)", "an entry in that register", yesNo(s.Contaminated), map[bool]string{true: "Entry 2 of the register: former gasworks land", false: ""}[s.Contaminated])
	add("3.13(c)", "Consultation with the owner or occupier of the property conducted under section 78G(3) before the service of a remediation notice", "No", "")
	add("3.14", "Do records indicate that the property is in a \"Radon Affected Area\" as identified by the UK Health Security Agency?", yesNo(s.Radon), map[bool]string{true: "Between 1 and 3 per cent of homes are above the action level", false: ""}[s.Radon])
	add("3.15(a)", "Has the property been nominated as an asset of community value?", "No", "")
	return all
}

// listFacts marks the items of enquiry 1.1 and the roads of 2.1 that PDTF lists.
func (p *paper) askDetail(a ask) string {
	switch {
	case a.detail == "":
		return ""
	case a.number == "1.2":
		plan := p.c.District + " Local Plan"
		return p.passage("/paperwurks/con29r/designations", strings.Replace(a.detail, plan, p.words("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/designationsAndProposals/plans/0/name", plan), 1))
	}
	if list := p.decisions(a.number, func(path string, x Permission) string {
		return p.words(path+"/refNumber", x.Ref) + " - " + p.words(path+"/description", x.What) + " - " + p.words(path+"/decision", x.Decision) + " " + p.date(path+"/decisionDate", x.Date, slashDate(x.Date))
	}); list != nil {
		return p.detail(a.number, strings.Join(list, "\n"))
	}
	if a.number == "2.1(a)" {
		base := "/propertyPack/localSearches/localAuthoritySearches/roadsAndPublicRightsOfWay/roadsFootwaysAndFootpaths/highwaysMaintainableAtPublicExpense/0"
		p.mark(base+"/status", map[bool]string{true: "public", false: "private"}[p.c.Searches.Adopted], "")
		return p.detail(a.number, strings.Replace(a.detail, p.c.Property.Street, p.words(base+"/name", p.c.Property.Street), 1))
	}
	return p.detail(a.number, a.detail)
}

// decided is the enquiries that list decisions: the kind of permission and its name in PDTF.
var decided = map[string][2]string{
	"1.1(a)": {"planning", "planningPermission"}, "1.1(j)": {"building regulations", "buildingRegulationsApproval"},
	"1.1(k)": {"completion", "buildingRegulationsCompletion"}, "1.1(l)": {"competent person", "buildingRegulationsSelfCertification"},
}

// decisions is the decisions that an enquiry lists, each in the words of say, which
// marks its facts under a path; nil for an enquiry that lists none.
func (p *paper) decisions(number string, say func(path string, x Permission) string) []string {
	d, ok := decided[number]
	if !ok {
		return nil
	}
	var list []string
	for _, x := range p.c.Searches.Permissions {
		if x.Kind == d[0] {
			list = append(list, say(fmt.Sprintf("/propertyPack/localSearches/localAuthoritySearches/planningAndBuildingRegulations/decisionsAndPendingApplications/%s/%d", d[1], len(list)), x))
		}
	}
	return list
}

const con29rPath = "/paperwurks/con29r"

var con29rLayouts = []layout{
	{kind: papers.CON29R, name: "council-table", write: con29rCouncil},
	{kind: papers.CON29R, name: "replies-only", write: con29rReplies},
	{kind: papers.CON29R, name: "search-company", write: con29rCompany},
	{kind: papers.CON29R, name: "codes-and-schedule", write: con29rCodes},
	{kind: papers.CON29R, name: "two-columns", heldOut: true, write: con29rColumns},
}

func (p *paper) council() string {
	return p.words("/propertyPack/localAuthority/localAuthorityName", p.c.Council)
}

// con29rCouncil is the authority's own: question and answer in a ruled table.
func con29rCouncil(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(48, 62, 48, 56)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.3, after: 5}
	p.header = func() {
		p.textAt(p.left, 30, 300, c.Council+" - Land Charges", p.body.sized(8))
		p.textAt(p.left, 30, p.right-p.left, "Search reference "+s.CON29RNo, p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-38, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pdf.PageNo(), p.totalPages()), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, longDate(s.Date), c.Property.Comma())
	p.para(b(p.council()), p.body.sized(15).gap(2))
	p.para("CON29 Enquiries of Local Authority ("+p.mark(con29rPath+"/edition", "2016", "2016")+") - Standard Enquiries of Local Authority: "+p.mark(con29rPath+"/searchType", "Official", "Official")+" Search", p.body.sized(11).bold())
	t := table{widths: []float64{1, 2.5}, st: p.body, rules: grid, pad: 4, gray: 140}
	p.row(t, "Search number", h.reference)
	p.row(t, "Property", h.address)
	p.row(t, "Replies dated", h.date)
	p.row(t, "Issued by", h.provider)
	p.row(t, "Roadways, footways and footpaths named in the form", c.Property.Street)
	p.gap(8)
	q := table{widths: []float64{0.75, 3.4, 2.4}, st: p.body, rules: grid, pad: 4, gray: 140}
	headRow := q
	headRow.fill = &[3]int{225, 225, 225}
	p.row(headRow, b("No."), b("Enquiry"), b("Reply"))
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			p.row(table{widths: []float64{1}, st: p.body.bold(), rules: grid, pad: 4, gray: 140, fill: &[3]int{240, 240, 240}}, a.head)
			continue
		}
		reply := a.answer
		if reply == "words" {
			reply = p.askDetail(a)
		} else {
			reply = p.says(a.number, a.answer, pick(p.rng, []string{a.answer, a.answer}))
			if d := p.askDetail(a); d != "" {
				reply += "\n" + d
			}
		}
		p.row(q, a.number, a.question, reply)
	}
	p.gap(10)
	p.para("These replies relate to the property described above and are given after appropriate enquiries and to the best of the knowledge of the authority. The authority is not liable for any inaccuracy in the answer of another body.", p.body.sized(8))
	p.signature(p.left, p.y+16, 110)
	p.gap(34)
	p.para("Proper officer", p.body)
}

// con29rReplies gives the answers by number alone, as many councils do: one must
// have the form beside it.
func con29rReplies(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(64, 64, 64, 60)
	p.body = style{family: "Times", size: 10.5, align: 'L', leading: 1.25, after: 3}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, slashDate(s.Date), c.Property.Line())
	p.para(b(strings.ToUpper(c.Council)), p.body.sized(13).centred().gap(2))
	p.para(b("REPLIES TO STANDARD ENQUIRIES OF LOCAL AUTHORITY ("+p.mark(con29rPath+"/edition", "2016", "2016")+" Edition)"), p.body.centred().gap(10))
	p.para("Applicant: "+c.BuyerSolicitor.Name, p.body)
	p.para("Search Reference: "+h.reference+"          NLIS Reference: N"+fmt.Sprint(c.Seed%900000+100000), p.body)
	p.para("Date: "+h.date, p.body)
	p.para("Property: "+h.address, p.body)
	p.para("Local authority: "+p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.gap(10))
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			if strings.Contains(a.head, ". ") && a.head == strings.ToUpper(a.head) {
				p.gap(6)
				p.para(b(a.head), p.body)
			}
			continue
		}
		text := ""
		switch {
		case a.answer == "words":
			text = p.askDetail(a)
		case a.detail == "":
			text = p.says(a.number, a.answer, a.answer)
		default:
			text = p.says(a.number, a.answer, a.answer) + ". " + p.askDetail(a)
		}
		p.labelled(0, a.number, 64, text, p.body)
	}
	p.gap(8)
	p.para("Informative: the replies to enquiries 3.4 to 3.6 are those of the county highway authority.", p.body.italic())
}

// con29rCompany is a personal search company's report with its own head and
// short answers beside each question, findings first.
func con29rCompany(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(44, 70, 44, 60)
	p.body = style{family: "Go", size: 8.5, align: 'L', leading: 1.4, after: 5}
	company := pick(p.rng, []string{"Clearpath Searches Ltd", "Beacon Property Search", "Index & Ward Searches"})
	p.header = func() {
		p.pdf.SetFillColor(0, 110, 120)
		p.pdf.Rect(0, 0, p.width, 40, "F")
		p.textAt(p.left, 12, 400, b(company), p.body.sized(14).col(255, 255, 255))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, company+" is a member of the Council of Property Search Organisations and follows the Search Code.    "+fmt.Sprint(p.pdf.PageNo()), p.body.sized(7).centred())
	}
	p.page()
	h := p.searchHead(company, s.CON29RNo, s.Date, s.Date.Format("02 Jan 2006"), c.Property.Comma())
	p.para(b("Regulated Local Authority Search"), p.body.sized(16).gap(2))
	p.para("CON29R ("+p.mark(con29rPath+"/edition", "2016", "2016")+") "+p.mark(con29rPath+"/searchType", "Personal", "Personal search"), p.body.sized(11))
	t := table{widths: []float64{1, 2, 1, 2}, st: p.body, rules: grid, pad: 5, gray: 190}
	p.row(t, b("Property searched"), h.address, b("Our reference"), h.reference)
	p.row(t, b("Report date"), h.date, b("Prepared by"), h.provider)
	p.row(t, b("Local authority"), p.council(), b("Client"), c.BuyerSolicitor.Name)
	p.gap(8)
	for _, a := range localEnquiries(c) {
		if a.head != "" {
			p.need(40)
			p.gap(4)
			p.para(b(a.head), p.body.sized(9.5).col(0, 110, 120).gap(3))
			continue
		}
		p.need(26)
		p.para(i(a.number+"  "+a.question), p.body.gap(1))
		if a.answer == "words" {
			p.para(p.askDetail(a), p.body.at(30))
			continue
		}
		words := map[string]string{"Yes": "Yes", "No": pick(p.rng, []string{"No", "No", "None"})}[a.answer]
		line := b(p.says(a.number, a.answer, words))
		if d := p.askDetail(a); d != "" {
			line += "\n" + d
		}
		p.para(line, p.body.at(30))
	}
}

// con29rColumns runs two columns of question and answer with dotted leaders.
func con29rColumns(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(40, 60, 40, 50)
	p.body = style{family: "Helvetica", size: 8, align: 'L', leading: 1.35, after: 3}
	p.footer = func() {
		p.textAt(p.left, p.height-34, p.right-p.left, "Replies "+s.CON29RNo+" / "+fmt.Sprint(p.pdf.PageNo()), p.body.sized(7).right())
	}
	p.page()
	h := p.searchHead(c.Council, s.CON29RNo, s.Date, longDate(s.Date), c.Property.Comma())
	p.para(b("LOCAL AUTHORITY SEARCH RESULT"), p.body.sized(14).gap(4))
	p.para("Form CON29 ("+p.mark(con29rPath+"/edition", "2016", "2016")+")   "+p.mark(con29rPath+"/searchType", "Official", "Official search")+"   Ref "+h.reference+"   Date of reply "+h.date, p.body.gap(2))
	p.para("Land: "+h.address+"     Authority: "+p.council()+"     Replied by: "+h.provider, p.body.gap(8))
	p.inColumns(2, 20, func() {
		for _, a := range localEnquiries(c) {
			if a.head != "" {
				p.need(30)
				p.para(b(a.head), p.body.sized(8.5))
				continue
			}
			if a.answer == "words" {
				p.labelled(0, a.number, 42, a.question+"\n"+p.askDetail(a), p.body)
				continue
			}
			text := a.question + " ..... " + b(p.says(a.number, a.answer, strings.ToUpper(a.answer)))
			if d := p.askDetail(a); d != "" {
				text += "\n" + d
			}
			p.labelled(0, a.number, 42, text, p.body)
		}
	})
}

const llcPath = "/paperwurks/llc1"

var llc1Layouts = []layout{
	{kind: papers.LLC1, name: "council-parts", write: llc1Council},
	{kind: papers.LLC1, name: "registry-digital", write: llc1Registry},
	{kind: papers.LLC1, name: "search-company", write: llc1Company},
	{kind: papers.LLC1, name: "sidebar-and-tally", write: llc1Sidebar},
	{kind: papers.LLC1, name: "typed-certificate", heldOut: true, write: llc1Typed},
}

var llcParts = []string{"General financial charges", "Specific financial charges", "Planning charges", "Miscellaneous charges", "Fenland ways maintenance charges", "Land compensation charges", "New towns charges", "Civil aviation charges", "Opencast coal charges", "Listed buildings charges", "Light obstruction notices", "Drainage scheme charges"}

const llcChargePath = "/propertyPack/localSearches/localLandCharges/"

// partPath is the field that says whether a part has entries.
func partPath(n int) string {
	for _, f := range papers.Fields(papers.LLC1) {
		if strings.HasPrefix(f.Path, llcPath+"/parts/") {
			if n--; n == 0 {
				return f.Path
			}
		}
	}
	return ""
}

func (p *paper) part(n int, has bool, text string) string {
	path := partPath(n)
	if path == "" {
		return text
	}
	answer := "No entries"
	if has {
		answer = "Entries"
	}
	return p.mark(path, answer, text)
}

func inPart(list []LandCharge, n int) (all []LandCharge) {
	for _, c := range list {
		if c.Part == n {
			all = append(all, c)
		}
	}
	return all
}

// sorted is the case's land charges by part.
func sortedCharges(c *Case) []LandCharge {
	list := slices.Clone(c.Searches.Charges)
	slices.SortStableFunc(list, func(a, b LandCharge) int { return a.Part - b.Part })
	return list
}

func (p *paper) chargeSum(n int, x LandCharge, text string) string {
	if x.Sum == 0 {
		return text
	}
	return strings.Replace(text, pounds(x.Sum), p.mark(fmt.Sprintf("%s/charges/%d/sum", llcPath, n), x.Sum, p.words(fmt.Sprintf("%s%d/amount", llcChargePath, n), pounds(x.Sum))), 1)
}

// llc1Council goes through the twelve parts, saying of each that there are no
// entries or what they are.
func llc1Council(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(58, 64, 58, 60)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.3, after: 6}
	p.page()
	h := p.searchHead(c.Council, "LLC1/"+s.CON29RNo, s.Date, longDate(s.Date), c.Property.Comma())
	p.para(b("Register of local land charges"), p.body.sized(14).centred().gap(2))
	p.para(b("REQUISITION FOR SEARCH AND "+p.mark(llcPath+"/searchType", "Official", "OFFICIAL CERTIFICATE OF SEARCH")), p.body.sized(12).centred().gap(2))
	p.para("Form LLC1. Local Land Charges Act 1975", p.body.centred().gap(10))
	p.para("Registering authority: "+p.council(), p.body)
	p.para("Official number: "+h.reference, p.body)
	p.para("Land in respect of which the search was made: "+h.address, p.body)
	list := sortedCharges(c)
	p.para(b("Official certificate of search"), p.body)
	if len(list) == 0 {
		p.mark(llcPath+"/registeredCharges", 0, "")
		p.para("It is hereby certified that the search requested above reveals no subsisting registrations up to and including the date of this certificate, "+h.date+".", p.body)
	} else {
		p.para("It is hereby certified that the search requested above reveals the "+p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list)))+" registrations described in the schedule hereto up to and including the date of this certificate, "+h.date+".", p.body)
	}
	p.para("Signed on behalf of "+h.provider, p.body)
	p.signature(p.left+180, p.y-4, 100)
	p.gap(18)
	p.para(b("SCHEDULE"), p.body.centred())
	n := 0
	for part, name := range llcParts {
		has := inPart(list, part+1)
		p.need(40)
		p.para(b(fmt.Sprintf("Part %d - %s", part+1, name)), p.body.gap(2))
		if len(has) == 0 {
			p.para(p.part(part+1, false, "No entries"), p.body.at(20))
			continue
		}
		p.part(part+1, true, "")
		for _, x := range has {
			path := fmt.Sprintf("%s%d", llcChargePath, n)
			p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), part+1, "")
			p.para(p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x)))+".", p.body.at(20).gap(1))
			p.para("Reference: "+p.words(path+"/authorityReference", x.Ref)+"     Date of registration: "+p.date(path+"/registrationDate", x.Date, slashDate(x.Date)), p.body.at(20).gap(1))
			p.para("Statutory provision: "+p.words(path+"/law", x.Law), p.body.at(20))
			n++
		}
	}
}

// llc1Registry is the national register's result: one ruled block for each charge.
func llc1Registry(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(52, 66, 52, 60)
	p.body = style{family: "Helvetica", size: 9.5, align: 'L', leading: 1.4, after: 6}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Search result %s  page %d of %s", s.LLC1No, p.pdf.PageNo(), p.totalPages()), p.body.sized(8))
	}
	p.page()
	h := p.searchHead("HM Land Registry", s.LLC1No, s.Date, longDate(s.Date), c.Property.Comma())
	p.pdf.SetFillColor(11, 12, 12)
	p.pdf.Rect(0, 0, p.width, 34, "F")
	p.textAt(p.left, 9, 300, b(h.provider), p.body.sized(13).col(255, 255, 255))
	p.para(b("Local land charges: "+p.mark(llcPath+"/searchType", "Official", "official search result")), p.body.sized(17).gap(8))
	p.para("Official search number: "+b(h.reference), p.body.gap(2))
	p.para("Date and time of search: "+h.date+" at 14:22:09", p.body.gap(2))
	p.para("Search area: "+h.address, p.body.gap(2))
	p.para("Originating authority: "+p.council(), p.body.gap(10))
	list := sortedCharges(c)
	if len(list) == 0 {
		p.para(p.mark(llcPath+"/registeredCharges", 0, "There are no local land charges registered for this search area."), p.body)
		return
	}
	p.para("Charges found: "+p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list))), p.body.bold())
	for n, x := range list {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.need(130)
		p.para(b(fmt.Sprintf("Charge %d of %d", n+1, len(list))), p.body.sized(11).gap(3))
		t := table{widths: []float64{1.1, 2.4}, st: p.body, rules: underRows, pad: 4, gray: 190}
		cat, sub, _ := strings.Cut(llcCategory(x), ": ")
		p.row(t, b("Category"), p.words(path+"/category", cat))
		if sub != "" {
			p.row(t, b("Sub-category"), p.words(path+"/chargeSubCategory", sub))
		}
		p.row(t, b("Law"), p.words(path+"/law", x.Law))
		p.row(t, b("Location"), p.words(path+"/location/line1", x.Location))
		p.row(t, b("Description"), p.passage(path+"/description", p.chargeSum(n, x, x.What)))
		p.row(t, b("Authority reference"), p.words(path+"/authorityReference", x.Ref))
		p.row(t, b("HM Land Registry reference"), p.words(path+"/hmlrReference", fmt.Sprintf("LLC-%X%d", x.Part+10, 1000+n*7+int(c.Seed%89))))
		p.row(t, b("Registration date"), p.date(path+"/registrationDate", x.Date, longDate(x.Date)))
		p.gap(10)
	}
}

// llcKindMarked is what a charge is, with the words at its head that say which kind it is in the truth.
func llcKindMarked(p *paper, path string, x LandCharge) string {
	for _, kind := range []string{"Conditional planning permission", "Tree preservation order", "Smoke control order"} {
		if strings.HasPrefix(strings.ToLower(x.What), strings.ToLower(kind)) {
			p.mark(path+"/chargeSubCategory", x.What[:len(kind)], "")
		}
	}
	if strings.Contains(x.What, "works in default") {
		p.mark(path+"/chargeSubCategory", "works in default", "")
	}
	return x.What
}

func llcCategory(x LandCharge) string {
	switch {
	case x.Part == 2:
		return "Financial: Specific financial"
	case x.Part == 3:
		return "Planning: Conditional planning consent"
	case strings.Contains(x.What, "ree preservation"):
		return "Planning: Tree preservation order"
	case strings.Contains(x.What, "moke"):
		return "Other: Smoke control order"
	}
	return "Other"
}

// llc1Company is a search company's list as a table.
func llc1Company(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(42, 70, 42, 54)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.35, after: 5}
	company := pick(p.rng, []string{"Clearpath Searches Ltd", "Beacon Property Search", "Index & Ward Searches"})
	p.page()
	h := p.searchHead(company, fmt.Sprintf("BPS%d", 40000+c.Seed*13%9999), s.Date, s.Date.Format("2 Jan 2006"), c.Property.Line())
	p.para(h.provider, p.body.sized(13).bold())
	p.para(b("LLC1 - "+p.mark(llcPath+"/searchType", "Personal", "Personal Search")+" of the Local Land Charges Register"), p.body.sized(13).gap(8))
	p.para("Address: "+h.address, p.body.gap(2))
	p.para("Our ref: "+h.reference+"    Date of search: "+h.date+"    Local authority: "+p.council(), p.body.gap(8))
	list := sortedCharges(c)
	t := table{widths: []float64{0.5, 1.3, 2.6, 1, 1.3}, st: p.body, rules: grid, pad: 4, gray: 150}
	head := t
	head.fill = &[3]int{215, 235, 235}
	p.row(head, b("Part"), b("Register"), b("Entry"), b("Date"), b("Reference"))
	n := 0
	for part, name := range llcParts {
		has := inPart(list, part+1)
		if len(has) == 0 {
			p.row(t, fmt.Sprint(part+1), name, p.part(part+1, false, "None"), "", "")
			continue
		}
		p.part(part+1, true, "")
		for _, x := range has {
			path := fmt.Sprintf("%s%d", llcChargePath, n)
			p.row(t, p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), part+1, fmt.Sprint(part+1)), p.words(path+"/category", name), p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x))), p.date(path+"/registrationDate", x.Date, slashDate(x.Date)), p.words(path+"/authorityReference", x.Ref))
			n++
		}
	}
	p.para("\nThe search was made by a personal inspection of the register. Total registrations: "+p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list)))+".", p.body)
}

// llc1Typed is an old-fashioned certificate on a typewriter with the schedule as a list.
func llc1Typed(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(70, 70, 60, 60)
	p.body = style{family: "Courier", size: 10, align: 'L', leading: 1.3, after: 7}
	p.page()
	h := p.searchHead(c.Council, "LC "+s.CON29RNo, s.Date, ordinalDate(s.Date), c.Property.Comma())
	p.para(b("LOCAL LAND CHARGES"), p.body.centred())
	p.para(b(p.mark(llcPath+"/searchType", "Official", "OFFICIAL CERTIFICATE OF SEARCH")+" (FORM LLC1)"), p.body.centred())
	p.para("TO: "+c.BuyerSolicitor.Name, p.body)
	p.para("SEARCH NO. "+h.reference, p.body)
	p.para("LAND: "+h.address, p.body)
	p.para("The "+p.words("/propertyPack/localAuthority/localAuthorityName", h.provider)+" hereby certifies this "+h.date+" that a search of Parts 1 to 12 of the Register reveals "+map[bool]string{true: "no registrations.", false: "the following registrations:"}[len(s.Charges) == 0], p.body)
	for n, x := range sortedCharges(c) {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.labelled(0, fmt.Sprintf("(%d)", n+1), 36, "PART "+p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprint(x.Part))+". "+p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x)))+". Registered "+p.date(path+"/registrationDate", x.Date, dotDate(x.Date))+" under the "+p.words(path+"/law", x.Law)+". Ref. "+p.words(path+"/authorityReference", x.Ref), p.body)
	}
	p.para("Dated and sealed by the Proper Officer of the Council.", p.body)
}
