package synth

import "fmt"

// registerPortal is the copy that a conveyancing portal makes of the register's data:
// a panel of main points first, then the entries with their dates in the last column.
func registerPortal(p *paper) {
	c, t := p.c, p.c.Title
	p.margins(44, 74, 44, 56)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.38, after: 5}
	dark := [3]int{44, 54, 92}
	p.header = func() {
		p.pdf.SetFillColor(dark[0], dark[1], dark[2])
		p.pdf.Rect(0, 0, p.width, 44, "F")
		p.textAt(p.left, 14, 300, "Deedlight  |  Title documents", p.body.sized(12).col(255, 255, 255))
		p.textAt(p.left, 16, p.right-p.left, t.Number, p.body.right().col(255, 255, 255))
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("Made from HM Land Registry data by Deedlight. Matter %s. Sheet %d of %s", c.SellerSolicitor.Ref, p.pageNumber(), p.totalPages()), p.body.sized(7))
	}
	p.page()
	number, edition, _ := p.registerHead(isoDate)
	p.para("Register of title", p.body.sized(20).gap(6))
	aa, bb, cc := registerEntries(p)
	panel := table{widths: []float64{1, 1.5, 1, 1.5}, st: p.body, rules: grid, pad: 5, gray: 190, fill: &[3]int{241, 243, 250}}
	p.row(panel, "Title number", b(number), "Edition", edition)
	p.row(panel, "Entries as at", p.date(registerPath+"/entriesAsAt", t.Search, t.Search.Format("2006-01-02"))+" "+t.Search.Format("15:04"), "Tenure", p.words(tenurePath, c.Tenure()))
	p.row(panel, "Class", classFacts(p, sentence(t.Class)), "Area", p.areaFacts(", "))
	p.row(panel, "Held at", p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p)), "Mortgages", map[bool]string{true: "See register C", false: "None"}[len(t.Charges) > 0])
	p.gap(4)
	p.para("The panel is drawn up by software from the entries that follow. Rely on the entries.", p.body.italic().gap(10))
	grid3 := table{widths: []float64{0.5, 6, 1}, st: p.body, rules: underRows, pad: 5, gray: 200}
	write := func(reg string, list []registerEntry, before int) {
		p.row(table{widths: []float64{0.5, 6, 1}, st: p.body.sized(8).col(110, 110, 110), rules: underRows, pad: 3}, "No.", "Entry", "Entered")
		for _, e := range list {
			num, date := p.entryNo(e, before)
			p.row(grid3, reg+num, e.text, date)
		}
	}
	head := func(s string) {
		p.need(90)
		p.gap(8)
		p.para(s, p.body.sized(14).col(dark[0], dark[1], dark[2]).gap(3))
	}
	head("Property (A)")
	write("A", aa, 0)
	head("Proprietorship (B)")
	write("B", bb, len(aa))
	if len(cc) > 0 {
		head("Charges (C)")
		write("C", cc, len(aa)+len(bb))
		registerSchedule(p, head, len(aa)+len(bb)+len(cc), p.body)
	}
	p.gap(6)
	p.para("No more entries. Not an official copy: order one (£7) before you complete.", p.body.bold())
}
