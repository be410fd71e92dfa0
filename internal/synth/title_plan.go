package synth

import (
	"fmt"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const planPath = "/paperwurks/title_plan"

var titlePlanLayouts = []layout{
	{kind: papers.TitlePlan, name: "official-copy", write: func(p *paper) { planCover(p); planDrawing(p, true) }},
	{kind: papers.TitlePlan, name: "one-sheet", write: planOneSheet},
	{kind: papers.TitlePlan, name: "block-at-foot", write: planBlock},
	{kind: papers.TitlePlan, name: "old-county-sheet", heldOut: true, write: planOld},
}

func planReference(c *Case) string {
	return fmt.Sprintf("%s%04d%s", []string{"SU", "TQ", "SE", "NZ", "SO", "SS"}[c.Seed%6], 1000+c.Seed*37%8999, []string{"NW", "NE", "SE", "SW"}[c.Seed%4])
}

// planCover is the sheet of text in front of the plan.
func planCover(p *paper) {
	c := p.c
	p.margins(58, 60, 58, 60)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.35, after: 9}
	p.page()
	p.pdf.SetFillColor(0, 112, 60)
	p.pdf.Rect(p.left, 40, 150, 26, "F")
	p.textAt(p.left+8, 45, 140, b("HM Land Registry"), p.body.sized(13).col(255, 255, 255))
	p.y = 84
	p.para(b("Official copy of title plan"), p.body.sized(16))
	t := table{widths: []float64{1, 1.4}, st: p.body, rules: noRules, pad: 2}
	p.row(t, b("Title number ")+b(p.words(titleNumberPath, c.Title.Number)), "")
	p.row(t, "Ordnance Survey map reference "+b(p.words(planPath+"/mapReference", planReference(c))), "Scale "+b(p.words(planPath+"/scale", "1:1250")))
	p.row(t, "Administrative area "+b(p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County+" : "+c.District, c.County+" : "+c.District)), "")
	p.gap(14)
	p.para("The electronic official copy of the title plan follows this message.", p.body)
	p.para("Please note that this is the only official copy we will issue. We will not issue a paper official copy.", p.body)
	p.para("This official copy was delivered electronically and when printed will not be to scale. You can obtain a paper official copy by ordering one from HM Land Registry.", p.body)
	p.para("This official copy is issued on "+p.date(planPath+"/issued", c.Title.Search, c.Title.Search.Format("02 January 2006"))+" shows the state of this title plan on that date at "+c.Title.Search.Format("15:04:05")+". It is admissible in evidence to the same extent as the original (s.67 Land Registration Act 2002).", p.body)
	p.para("This title plan shows the general position, not the exact line, of the boundaries. It may be subject to distortions in scale. Measurements scaled from this plan may not match measurements between the same points on the ground.", p.body)
}

// planDrawing draws streets and plots, one of them edged red.
func planDrawing(p *paper, whole bool) {
	c := p.c
	if whole {
		p.header, p.footer = nil, nil
		p.page()
		p.y = 60
	}
	top, h := p.y, min(520, p.bottom-p.y-20)
	d := p.pdf
	d.SetDrawColor(90, 90, 90)
	d.SetLineWidth(0.6)
	d.Rect(p.left, top, p.right-p.left, h, "D")
	road := top + h*0.55
	d.Line(p.left, road, p.right, road-20)
	d.Line(p.left, road+36, p.right, road+16)
	n := 7
	w := (p.right - p.left) / float64(n)
	mine := 2 + int(c.Seed%3)
	for k := range n {
		x := p.left + float64(k)*w
		y1 := road - 20*float64(k)/float64(n)
		d.Line(x, top+30, x, y1)
		d.Rect(x+w*0.2, y1-90, w*0.6, 46, "D")
		p.textAt(x+w*0.35, y1-74, 40, fmt.Sprint(20+2*k), style{family: "Helvetica", size: 7, leading: 1.2})
		d.Line(x, road+36, x, top+h-20)
		d.Rect(x+w*0.25, road+70, w*0.5, 40, "D")
	}
	x, y1 := p.left+float64(mine)*w, road-20*float64(mine)/float64(n)
	d.SetDrawColor(220, 20, 20)
	d.SetLineWidth(1.6)
	d.Polygon([]fpdf.PointType{{X: x, Y: top + 30}, {X: x + w, Y: top + 30}, {X: x + w, Y: y1 - 20/float64(n)}, {X: x, Y: y1}}, "D")
	p.textAt(p.left+40, road+6, 300, p.c.Property.Street, style{family: "Helvetica", size: 9, leading: 1.2, slanted: true})
	d.SetDrawColor(0, 0, 0)
	p.y = top + h + 8
}

// planOneSheet is the plan with its particulars in a strip above and a legend below.
func planOneSheet(p *paper) {
	c := p.c
	p.margins(40, 36, 40, 40)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.3, after: 5}
	p.page()
	t := table{widths: []float64{1.2, 1, 1, 1.4}, st: p.body, rules: grid, pad: 5}
	p.row(t, b("H.M. LAND REGISTRY")+"\nTitle plan", "TITLE NUMBER\n"+b(p.words(titleNumberPath, c.Title.Number)), "ORDNANCE SURVEY PLAN REFERENCE\n"+p.words(planPath+"/mapReference", planReference(c)), "Scale "+p.words(planPath+"/scale", "1/1250")+"\nADMINISTRATIVE AREA "+p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County+" : "+c.District, c.County+" : "+c.District))
	p.gap(6)
	planDrawing(p, false)
	p.para("This official copy of title plan shows the state of the plan on "+p.date(planPath+"/issued", c.Title.Search, longDate(c.Title.Search))+". The land in this title is "+p.mark(planPath+"/edging", "edged red", "edged red")+".", p.body)
	p.para(p.words(planPath+"/notes/0/text", "NOTE: The boundaries shown by dotted lines have been plotted from the plans on the deeds and are liable to revision on survey."), p.body)
}

// planOld is a typed sheet with the drawing below.
func planOld(p *paper) {
	c := p.c
	p.margins(60, 50, 60, 50)
	p.body = style{family: "Courier", size: 10, align: 'L', leading: 1.3, after: 6}
	p.page()
	p.para(b("H.M. LAND REGISTRY")+"          TITLE NUMBER "+b(p.words(titleNumberPath, c.Title.Number)), p.body)
	p.para("ORDNANCE SURVEY MAP REFERENCE: "+p.words(planPath+"/mapReference", planReference(c))+"     SCALE "+p.words(planPath+"/scale", "1:2500"), p.body)
	p.para("COUNTY "+p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County, c.County)+"     Crown Copyright Reserved", p.body)
	p.para("OFFICIAL COPY OF TITLE PLAN showing the title plan on "+p.date(planPath+"/issued", c.Title.Search, longDate(c.Title.Search)), p.body)
	planDrawing(p, false)
}
