package synth

import (
	"fmt"
	"slices"
	"strings"
)

// llc1Schedule is a district's computer-printed result: particulars on the right,
// one sentence of certificate, a schedule with a small table for each part that
// has entries, and the parts without any named together.
func llc1Schedule(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(50, 74, 50, 70)
	p.body = style{family: "Times", size: 10.5, align: 'L', leading: 1.35, after: 7}
	p.header = func() {
		p.textAt(p.left, 34, p.right-p.left, "LLC1 RESULT", p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("Sheet %d of %s. Entries are as they stood when the search was made; a later search may differ.", p.pdf.PageNo(), p.totalPages()), p.body.sized(8))
	}
	p.page()
	stamp := s.Date.Format("02-Jan-2006")
	h := p.searchHead(c.Council, "LLC/"+strings.ReplaceAll(s.LLC1No, " ", ""), s.Date, stamp, c.Property.Line())
	p.para(p.words("/propertyPack/localAuthority/localAuthorityName", h.provider), p.body.sized(15).gap(0))
	p.para("Local Land Charges Team", p.body.italic().gap(14))
	st := p.body.sized(9.5)
	t := table{widths: []float64{2.1, 1, 1.3}, st: st, rules: noRules, pad: 2}
	p.row(t, b(c.BuyerSolicitor.Name), "Our number", h.reference)
	p.row(t, c.BuyerSolicitor.Address.First(), "Your reference", c.BuyerSolicitor.Ref)
	p.row(t, c.BuyerSolicitor.Address.Town+" "+c.BuyerSolicitor.Address.Postcode, "Certificate given", h.date)
	p.row(t, "", "Fee", "£21.50")
	p.gap(14)
	p.para(b(p.mark(llcPath+"/searchType", "Official", "Official certificate")+" of the result of search in the local land charges register"), p.body.sized(13))
	p.para("Extent searched", p.body.sized(8.5).italic().gap(0))
	p.para(h.address, p.body.gap(10))
	list := sortedCharges(c)
	switch len(list) {
	case 0:
		p.para("We certify that the register holds "+p.mark(llcPath+"/registeredCharges", 0, "no subsisting entries")+" against the land shown above.", p.body)
	case 1:
		p.para("We certify that the register holds "+p.mark(llcPath+"/registeredCharges", 1, "1 subsisting entry")+" against the land shown above. It is set out in the schedule.", p.body)
	default:
		p.para("We certify that the register holds "+p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprintf("%d subsisting entries", len(list)))+" against the land shown above. They are set out in the schedule.", p.body)
	}
	p.signature(p.left, p.y+14, 120)
	p.gap(32)
	p.para("Local Land Charges Registrar", p.body.gap(14))
	p.rule(0.8)
	p.gap(8)
	p.para("The Schedule", p.body.sized(13).bold())
	n := 0
	var empty []int
	for part, name := range llcParts {
		has := inPart(list, part+1)
		if len(has) == 0 {
			empty = append(empty, part+1)
			continue
		}
		p.part(part+1, true, "")
		p.need(110)
		q := table{widths: []float64{0.4, 3, 1.7, 1.1}, st: st, rules: grid, pad: 5, gray: 90}
		for k, x := range has {
			path := fmt.Sprintf("%s%d", llcChargePath, n)
			if k == 0 {
				p.para(p.flushWaiting()+p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), part+1, fmt.Sprintf("PART %d", part+1))+" ("+name+")", p.body.bold().gap(3))
				p.row(q, "", i("What is charged, and by what statute"), i("Where documents may be inspected"), i("Registered"))
			} else {
				p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), part+1, "")
			}
			p.row(q, fmt.Sprint(n+1),
				p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x)))+"\n"+p.words(path+"/law", x.Law)+"\nAffects: "+p.words(path+"/location/line1", x.Location),
				"Civic Offices, quoting "+p.words(path+"/authorityReference", x.Ref),
				p.date(path+"/registrationDate", x.Date, x.Date.Format("02-Jan-2006")))
			n++
		}
		p.gap(10)
	}
	for _, k := range empty {
		p.part(k, false, "")
	}
	p.para(p.flushWaiting()+"No entries in "+map[bool]string{true: "any of parts ", false: "parts "}[len(empty) == len(llcParts)]+runs(empty)+".", p.body)
}

// runs says a rising list of numbers in words, runs of three or more drawn
// together: "1, 2 and 5 to 12".
func runs(list []int) string {
	var all []string
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n] == list[0]+n {
			n++
		}
		if n < 3 {
			n = 1
			all = append(all, fmt.Sprint(list[0]))
		} else {
			all = append(all, fmt.Sprintf("%d to %d", list[0], list[n-1]))
		}
		list = list[n:]
	}
	return names(slices.Clip(all))
}
