package synth

import "fmt"

// planStrip is a portal's print: a strip of labels down the right of the drawing, and
// what the plan shows in a sentence beneath.
func planStrip(p *paper) {
	c := p.c
	p.margins(44, 80, 190, 60)
	p.body = style{family: "Go", size: 9, align: 'L', leading: 1.35, after: 6}
	small := p.body.sized(7).col(120, 120, 120)
	p.page()
	p.textAt(p.left, 36, 400, "Plan of registered title", p.body.sized(16))
	planDrawing(p, false)
	x, y := p.right+16, 80.0
	for _, l := range [][2]string{
		{"TITLE", b(p.words(titleNumberPath, c.Title.Number))}, {"AUTHORITY", p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County, c.County)},
		{"SHEET", p.words(planPath+"/mapReference", planReference(c))}, {"SCALE", p.words(planPath+"/scale", "1/1250") + " (enlarged)"},
		{"AS AT", p.date(planPath+"/issued", c.Title.Search, slashDate(c.Title.Search))}, {"ORDERED BY", c.SellerSolicitor.Name}, {"FEE", "£7.00"},
	} {
		y = p.textAt(x, p.textAt(x, y, 150, l[0], small), 150, l[1], p.body) + 10
	}
	p.right = p.width - 44
	p.para("The extent of the title is "+p.mark(planPath+"/edging", "edged red", "edged red")+". Boundaries are general (section 60 of the Land Registration Act 2002) and cannot be scaled from the print.", p.body)
	p.textAt(p.left, p.height-40, 400, fmt.Sprintf("Print %d of 1. Other colours, where shown, are explained in the register.", p.pageNumber()), small)
}
