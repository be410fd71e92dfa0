package synth

// planBlock is a drawing office's sheet: the map first, and its particulars in a
// block of squares at the foot, as engineers have them.
func planBlock(p *paper) {
	c := p.c
	p.margins(34, 34, 34, 150)
	p.body = style{family: "Helvetica", size: 8.5, align: 'L', leading: 1.3, after: 4}
	p.page()
	planDrawing(p, false)
	p.bottom = p.height - 24
	t := table{widths: []float64{1.6, 1, 1, 1}, st: p.body, rules: grid, pad: 5}
	p.row(t, "Title plan of\n"+b(p.words(titleNumberPath, c.Title.Number)), "Scale\n"+p.words(planPath+"/scale", "1:1250")+" when printed on A4", "OS map sheet\n"+p.words(planPath+"/mapReference", planReference(c)), "North is up the sheet")
	p.row(t, "Area: "+p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County+" : "+c.District, c.County+" : "+c.District), "State of the plan on\n"+p.date(planPath+"/issued", c.Title.Search, c.Title.Search.Format("02 Jan 2006")), "Land in the title\n"+p.mark(planPath+"/edging", "edged red", "edged red"), "© Crown copyright")
	p.gap(4)
	p.para(p.words(planPath+"/notes/0/text", "NOTE: The passage tinted brown is subject to the rights mentioned in the register."), p.body)
	p.para("HM Land Registry endeavours to keep its title plans at a general level of accuracy. Buildings put up since the last survey may not appear. House numbers are for reference.", p.body.sized(7))
}
