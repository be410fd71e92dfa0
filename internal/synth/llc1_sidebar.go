package synth

import (
	"fmt"
	"strings"
)

// llc1Sidebar is a borough's result as its web service makes it: the particulars in
// a tinted strip down the first sheet, a tally of the twelve parts, then a block of
// short labels for each entry.
func llc1Sidebar(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(208, 56, 44, 66)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.35, after: 6}
	small := p.body.sized(7.5).col(95, 90, 70)
	p.header = func() {
		if p.pageNumber() > 1 {
			p.left = 44
			p.textAt(p.left, 30, p.right-p.left, "Continuation of search result", small)
		}
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("LLC1 result, sheet %d. Enquiries about this result: landcharges@council.example, 01632 960 118, weekdays 9am to 4pm. Please have the search number ready.", p.pageNumber()), small)
	}
	p.page()
	p.pdf.SetFillColor(240, 237, 224)
	p.pdf.Rect(0, 0, 188, p.height, "F")
	h := p.searchHead(c.Council, strings.ReplaceAll(s.LLC1No, " ", "-")+"/"+s.Date.Format("06"), s.Date, s.Date.Format("2 Jan 2006"), c.Property.Line())
	y := p.textAt(22, 58, 150, b(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider)), p.body.sized(12)) + 22
	for _, l := range [][2]string{
		{"Search number", h.reference}, {"Address searched", h.address}, {"Searched on", h.date}, {"Requested by", c.BuyerSolicitor.Name},
		{"Their reference", c.BuyerSolicitor.Ref}, {"Received", s.Date.AddDate(0, 0, -6).Format("2 Jan 2006")}, {"Fee paid", "£26.40"},
	} {
		y = p.textAt(22, p.textAt(22, y, 150, l[0], small), 150, l[1], p.body) + 9
	}
	p.para("Local land charges", p.body.sized(19).gap(2))
	p.para(p.mark(llcPath+"/searchType", "Official", "Official search")+" of the register kept under the Local Land Charges Act 1975", p.body.gap(12))
	list := sortedCharges(c)
	p.para("The register was searched against the land in the plan that came with the request. The table counts what was found in each part.", p.body)
	t := table{widths: []float64{0.4, 3, 0.7}, st: p.body, rules: underRows, pad: 3, gray: 200}
	p.row(t, b("Part"), b("Kind of charge"), b("Found"))
	for k, name := range llcParts {
		found := len(inPart(list, k+1))
		p.row(t, fmt.Sprint(k+1), name, p.part(k+1, found > 0, fmt.Sprint(found)))
	}
	p.row(t, "", b("All parts"), b(p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list)))))
	p.gap(10)
	p.para("How to read this result", p.body.bold().gap(2))
	p.para("A charge stays on the register until it is discharged. Planning permissions without conditions, and those given before 1 August 1977, are not registered and may be found by asking the planning team. Part 11 notices lapse after one year. A listed building entry in part 10 would give the grade.", p.body.sized(8))
	for n, x := range list {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.need(105)
		p.band([3]int{214, 206, 176}, fmt.Sprintf("Entry %d: part ", n+1)+p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprint(x.Part)), p.body.bold())
		for _, l := range [][2]string{
			{"What", p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x)))}, {"Where", p.words(path+"/location/line1", x.Location)},
			{"Under", p.words(path+"/law", x.Law)}, {"Entered", p.date(path+"/registrationDate", x.Date, x.Date.Format("2 Jan 2006"))}, {"File", p.words(path+"/authorityReference", x.Ref)},
		} {
			p.labelled(6, l[0], 70, l[1], p.body.gap(2))
		}
		p.gap(8)
	}
	if len(list) == 0 {
		p.para("There are no entries to set out.", p.body)
	}
	p.para("Issued without signature. This result was made from the electronic register and is the Council's certificate.", p.body.italic())
}
