package synth

import (
	"fmt"
	"strings"
)

// llc1Digital is the national register's result as a person downloads it: the plan of
// the search area on the front, then each charge with its labels above what they say,
// in two columns.
func llc1Digital(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(50, 60, 50, 62)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.34, after: 6}
	gray := p.body.sized(9).col(80, 90, 95)
	p.footer = func() {
		p.textAt(p.left, p.height-42, p.right-p.left, s.LLC1No+"   ©Crown copyright and database rights", p.body.sized(7.5))
		p.textAt(p.left, p.height-42, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pageNumber(), p.totalPages()), p.body.sized(8).right())
	}
	p.page()
	h := p.searchHead("HM Land Registry", s.LLC1No, s.Date, s.Date.Format("2 January 2006"), c.Property.Comma())
	p.para(h.provider, p.body.bold().sized(12).gap(14))
	p.para(p.mark(llcPath+"/searchType", "Official", "Official search")+" of the Local Land Charges Register", p.body.bold().sized(19).lead(1.15).gap(12))
	pair := func(one, two [2]string) {
		half := (p.right - p.left) / 2
		p.need(44)
		top := p.y
		y := top
		for n, x := range [][2]string{one, two} {
			if x[0] == "" {
				continue
			}
			at := p.left + half*float64(n)
			p.textAt(at, top, half-14, x[0], gray)
			y = max(y, p.textAt(at, top+13, half-14, x[1], p.body))
		}
		p.y = y + 8
	}
	pair([2]string{"Official search reference", h.reference}, [2]string{"Searched on", h.date + ", 10:41:07"})
	pair([2]string{"Local authority", p.council()}, [2]string{"Requested by", c.BuyerSolicitor.Name})
	pair([2]string{"Address of search area", h.address}, [2]string{"", ""})
	p.para("Search area", gray.gap(3))
	p.pdf.SetDrawColor(160, 160, 160)
	p.pdf.SetLineWidth(0.6)
	p.pdf.Rect(p.left, p.y, p.right-p.left, 170, "D")
	for n := range 6 {
		x := p.left + 20 + float64(n)*78
		p.pdf.Rect(x, p.y+30+float64(n%2)*22, 44, 58, "D")
	}
	p.pdf.SetDrawColor(200, 20, 30)
	p.pdf.SetLineWidth(1.6)
	p.pdf.Rect(p.left+174, p.y+24, 52, 96, "D")
	p.textAt(p.left+8, p.y+154, 300, "Scale 1:1250. The area outlined in red was searched.", p.body.sized(7.5))
	p.y += 182
	list := sortedCharges(c)
	if len(list) == 0 {
		p.para(p.mark(llcPath+"/registeredCharges", 0, "No local land charges were found")+" in the search area at the time of the search.", p.body.bold().sized(12))
		p.para("A charge may be added after this time. This result is conclusive for a buyer only to the extent that section 10 of the Local Land Charges Act 1975 says so.", gray)
		return
	}
	p.para(p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list)))+map[bool]string{true: " charge affects", false: " charges affect"}[len(list) == 1]+" the search area", p.body.bold().sized(12))
	p.para("Compensation may be due under section 10 of the Local Land Charges Act 1975 for a charge that this result does not show.", gray)
	p.page()
	for n, x := range list {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.need(250)
		p.rule(1.2)
		p.gap(6)
		cat, sub, _ := strings.Cut(llcCategory(x), ": ")
		title := p.words(path+"/category", cat)
		p.para(b(title), p.body.sized(13).gap(6))
		subCell := [2]string{"", ""}
		if sub != "" {
			subCell = [2]string{"Sub-category", p.words(path+"/chargeSubCategory", sub)}
		}
		pair([2]string{"Law", p.words(path+"/law", x.Law)}, subCell)
		pair([2]string{"Charge address or location", p.words(path+"/location/line1", x.Location)}, [2]string{"Originating authority", p.words(path+"/originatingAuthority", c.Council)})
		p.para("Description", gray.gap(0))
		p.para(p.passage(path+"/description", p.chargeSum(n, x, x.What)), p.body.gap(8))
		pair([2]string{"Authority reference", p.words(path+"/authorityReference", x.Ref)}, [2]string{"HM Land Registry reference", p.words(path+"/hmlrReference", fmt.Sprintf("LLC-%d%c", 30000+int(c.Seed)*7%9999+n, 'A'+rune(x.Part)))})
		pair([2]string{"Registration date", p.date(path+"/registrationDate", x.Date, x.Date.Format("2 January 2006"))}, [2]string{"Source of information", "Held by the originating authority"})
		p.gap(8)
	}
}

// llc1Tally is a search company's copy of the register: a line for each part with how
// many entries it has, then each entry as an extract in its own frame.
func llc1Tally(p *paper) {
	c, s := p.c, p.c.Searches
	company := pick(p.rng, []string{"Lantern Property Data", "Ridgeway Searches Limited", "Stonechat Legal Search"})
	p.margins(52, 64, 52, 60)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.38, after: 5}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, company+"  -  regulated local land charges search  -  "+fmt.Sprint(p.pageNumber()), p.body.sized(7).centred())
	}
	p.page()
	reference := fmt.Sprintf("LLC/%d/%05d", s.Date.Year()%100, 10000+c.Seed*29%80000)
	h := p.searchHead(company, reference, s.Date, s.Date.Format("02/01/2006"), c.Property.Comma())
	p.para(b("Search of the local land charges register"), p.body.sized(15).gap(2))
	p.para("By "+p.mark(llcPath+"/searchType", "Personal", "personal inspection")+" under section 8, Local Land Charges Act 1975", p.body.gap(10))
	p.labelled(0, "Land", 90, h.address, p.body.gap(2))
	p.labelled(0, "Register of", 90, p.council(), p.body.gap(2))
	p.labelled(0, "Inspected", 90, h.date+" by "+h.provider, p.body.gap(2))
	p.labelled(0, "Search no.", 90, h.reference, p.body.gap(10))
	list := sortedCharges(c)
	t := table{widths: []float64{0.5, 4, 1.1}, st: p.body, rules: grid, pad: 3.6, gray: 160}
	head := t
	head.fill = &[3]int{236, 236, 224}
	p.row(head, b("Part"), b("Title of the part"), b("Entries"))
	for part, name := range llcParts {
		count := len(inPart(list, part+1))
		shown := "Nil"
		if count > 0 {
			shown = fmt.Sprint(count)
		}
		p.row(t, fmt.Sprint(part+1), name, p.part(part+1, count > 0, shown))
	}
	p.row(head, "", b("All parts"), b(p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list)))))
	p.gap(10)
	for n, x := range list {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.need(130)
		p.para(b(fmt.Sprintf("Extract %d", n+1))+"   from Part "+p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprint(x.Part)), p.body.gap(2))
		words := p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x))) + ".\n" +
			"Affects " + p.words(path+"/location/line1", x.Location) + ". Made under the " + p.words(path+"/law", x.Law) + ".\n" +
			"Council's number " + p.words(path+"/authorityReference", x.Ref) + "; entered " + p.date(path+"/registrationDate", x.Date, longDate(x.Date)) + "."
		p.row(table{widths: []float64{1}, st: p.body, rules: outline, pad: 7, gray: 140}, words)
		p.gap(8)
	}
	p.para("This is not an official certificate. The company's insurance covers entries that were on the register on the day of inspection and are not shown.", p.body.sized(7.5).col(90, 90, 90))
}
