package synth

import "fmt"

// planCurrent is the plan as it is sent today: the sheet itself with the Registry's
// band of boxes across its head, and before it a page that says what it is good for.
func planCurrent(p *paper) {
	c := p.c
	p.margins(70, 64, 70, 60)
	p.body = style{family: "Helvetica", size: 10.5, align: 'L', leading: 1.4, after: 10}
	p.page()
	p.para("These are the notes referred to on the following official copy", p.body.bold().sized(12).gap(20))
	p.para("Title Number "+p.words(titleNumberPath, c.Title.Number), p.body.sized(11))
	p.para("The electronic official copy of the title plan follows this message.", p.body)
	p.para("Please note that this is the only official copy we will issue. We will not issue a paper official copy.", p.body)
	p.para("This official copy was delivered electronically and when printed will not be to scale. You can obtain a paper official copy by ordering one from HM Land Registry.", p.body)
	p.para("This official copy is issued on "+p.date(planPath+"/issued", c.Title.Search, c.Title.Search.Format("02 January 2006"))+" shows the state of this title plan on "+c.Title.Search.Format("02 January 2006")+" at "+c.Title.Search.Format("15:04:05")+". It is admissible in evidence to the same extent as the original (s.67 Land Registration Act 2002). This title plan shows the general position, not the exact line, of the boundaries. It may be subject to distortions in scale. Measurements scaled from this plan may not match measurements between the same points on the ground.", p.body)
	p.para("This title is dealt with by the HM Land Registry, "+registryOffice(p)+".", p.body)
	p.page()
	p.left, p.right = 40, p.width-40
	p.y = 40
	small := style{family: "Helvetica", size: 8.5, align: 'L', leading: 1.3}
	t := table{widths: []float64{1.5, 1.5, 1.4}, st: small, rules: grid, pad: 5}
	p.row(t, b("H.M. LAND REGISTRY"), "TITLE NUMBER", b(c.Title.Number))
	ref := planReference(c)
	p.row(table{widths: []float64{1.1, 1.2, 0.9, 1.2}, st: small, rules: grid, pad: 5}, "ORDNANCE SURVEY\nPLAN REFERENCE", p.mark(planPath+"/mapReference", ref, ref), "SCALE\n"+p.words(planPath+"/scale", "1/1250"), "ADMINISTRATIVE AREA\n"+p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", c.County+" : "+c.District, c.County+" : "+c.District))
	p.gap(6)
	planDrawing(p, false)
	p.para("© Crown copyright and database rights. Ordnance Survey AC0000851063.", small)
	p.para(fmt.Sprintf("This official copy is incomplete without the preceding notes page. Printed at %d%% of the filed size.", 94), small.centred())
}
