package synth

import (
	"fmt"
	"strings"
)

// llc1Prose is a county town's certificate: the twelve parts as a board of squares
// on the face, the entries told in sentences on sheets of their own.
func llc1Prose(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(66, 88, 66, 72)
	p.body = style{family: "Times", size: 11, align: 'L', leading: 1.3, after: 7}
	p.header = func() {
		p.textAt(p.left, 40, p.right-p.left, "DIRECTORATE OF LAW AND GOVERNANCE", p.body.sized(8).centred())
		p.textAt(p.left, 52, p.right-p.left, c.Council, p.body.sized(13).bold().centred())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-50, p.right-p.left, fmt.Sprintf("%d / %s", p.pageNumber(), p.totalPages()), p.body.sized(8).right())
		p.textAt(p.left, p.height-50, 330, "E. & O.E. The Council is not answerable for charges of other originating authorities.", p.body.sized(8))
	}
	p.page()
	h := p.searchHead(c.Council, fmt.Sprintf("%02d.%s", s.Date.Year()%100, strings.ReplaceAll(s.LLC1No, " ", ".")), s.Date, s.Date.Format("Monday, 2 January 2006"), c.Property.Comma())
	p.para("Certificate under section 9 ("+p.mark(llcPath+"/searchType", "Official", "official search")+")", p.body.sized(15).italic().gap(10))
	list := sortedCharges(c)
	found := p.mark(llcPath+"/registeredCharges", len(list), map[int]string{0: "nothing", 1: "a single entry", 2: "two entries", 3: "three entries", 4: "four entries"}[min(len(list), 4)])
	if len(list) > 4 {
		found = p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprintf("%d entries", len(list)))
	}
	p.para("To "+c.BuyerSolicitor.Name+": in answer to your requisition the "+p.words("/propertyPack/localAuthority/localAuthorityName", h.provider)+" caused its register to be searched on "+h.date+" and found "+found+" relating to "+h.address+". This certificate is numbered "+h.reference+".", p.body.justified().gap(14))
	t := table{widths: []float64{1, 1, 1}, st: p.body.sized(9).centred(), rules: grid, pad: 6, gray: 70}
	for k := 0; k < len(llcParts); k += 3 {
		var cells []string
		for n := k; n < k+3; n++ {
			state := "nil"
			if has := len(inPart(list, n+1)); has > 0 {
				state = "see overleaf"
			}
			cells = append(cells, fmt.Sprintf("%d\n%s\n", n+1, llcParts[n])+b(p.part(n+1, state != "nil", state)))
		}
		p.row(t, cells...)
	}
	p.gap(16)
	p.signature(p.left+260, p.y+8, 130)
	p.gap(26)
	p.para("Proper Officer for Local Land Charges", p.body.right())
	p.para("A fee of £31 was received on "+longDate(s.Date.AddDate(0, 0, -9))+". Entries made after the day of search are not disclosed.", p.body.sized(9))
	if len(list) == 0 {
		return
	}
	p.page()
	p.para("ENTRIES DISCLOSED", p.body.sized(12).centred().gap(12))
	for n, x := range list {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.labelled(0, strings.Repeat("*", n+1), 40, "Part "+p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, fmt.Sprint(x.Part))+", made on "+p.date(path+"/registrationDate", x.Date, ordinalDate(x.Date))+
			" by virtue of the "+p.words(path+"/law", x.Law)+": "+p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x)))+
			". It affects "+p.words(path+"/location/line1", x.Location)+" and the papers may be seen at the Guildhall on quoting "+p.words(path+"/authorityReference", x.Ref)+".", p.body.justified().gap(11))
	}
	p.para("The Council draws attention to its practice of registering conditional permissions granted since 1 August 1977 only.", p.body.sized(9).italic())
}
