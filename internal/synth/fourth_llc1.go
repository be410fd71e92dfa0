package synth

import (
	"fmt"
	"strings"
)

// llcStatute is the heads under which the statutory form lists a part's entries.
var llcStatute = []string{
	"General Financial Charges", "Specific Financial Charges", "Planning Charges", "Miscellaneous Charges and Charges Falling Within No Other Part",
	"Fenland Ways Maintenance Charges", "Land Compensation Charges", "New Towns Charges", "Civil Aviation Charges",
	"Opencast Coal Charges", "Listed Buildings Charges", "Light Obstruction Notices", "Drainage Scheme Charges",
}

// llc1Statutory is the prescribed form filled in by a council's land charges system:
// the requisition with its boxes, the certificate beneath, and a schedule for each
// part that has entries, in the columns that the Rules give it.
func llc1Statutory(p *paper) {
	c, s := p.c, p.c.Searches
	p.margins(46, 60, 46, 60)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.3, after: 5}
	p.header = func() {
		p.textAt(p.left, 32, p.right-p.left, "Search No: "+s.LLC1No, p.body.sized(8).right())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, "Page "+fmt.Sprint(p.pageNumber())+" of "+p.totalPages(), p.body.sized(8).centred())
	}
	p.page()
	h := p.searchHead(c.Council, s.LLC1No, s.Date, s.Date.Format("02 January 2006"), strings.ToUpper(c.Property.First())+", "+strings.ToUpper(c.Property.Town)+", "+c.Property.Postcode)
	p.para(b("Form LLC1")+"                                         "+b("The Local Land Charges Rules 1977 Schedule 1, Form C"), p.body.gap(10))
	p.para("Register of local land charges", p.body.sized(13).bold().gap(0))
	p.para("Requisition for search and "+p.mark(llcPath+"/searchType", "Official", "official certificate of search"), p.body.sized(13).bold().gap(10))
	two := table{widths: []float64{1.25, 1}, st: p.body, rules: grid, pad: 5, gray: 60}
	p.row(two, "Requisition for search (a separate requisition must be made in respect of each parcel of land except as explained overleaf)", "Official number "+h.reference+"\n(To be completed by the registering authority)")
	p.row(two, "An official search is required in "+u("Parts 1 to 12 of")+" the register of local land charges kept by the above-named registering authority for subsisting registrations against the land described below.", "Register of local land charges kept by\n"+p.words("/propertyPack/localAuthority/localAuthorityName", h.provider))
	p.row(two, "Description of land sufficient to enable it to be identified\n"+h.address+"\nUPRN "+p.mark(llcPath+"/uprn", mustNumber(c.UPRN), c.UPRN), "Name and address to which certificate is to be sent\n"+c.BuyerSolicitor.Name+"\n"+strings.Join(c.BuyerSolicitor.Address.Lines(), "\n"))
	p.row(two, "Signature of applicant (or his solicitor)\nNLIS submission", "Date "+s.Date.AddDate(0, 0, -8).Format("02/01/2006")+"\nTelephone number "+c.BuyerSolicitor.Phone+"\nReference "+c.BuyerSolicitor.Ref)
	p.gap(12)
	list := sortedCharges(c)
	var reveals string
	if len(list) == 0 {
		reveals = p.mark(llcPath+"/registeredCharges", 0, "reveals no subsisting registrations")
	} else {
		reveals = "reveals the " + p.mark(llcPath+"/registeredCharges", len(list), fmt.Sprint(len(list))) + " registrations described in the Schedule hereto"
	}
	p.row(table{widths: []float64{1}, st: p.body, rules: outline, pad: 10, gray: 60}, b("Official certificate of search")+"\nIt is hereby certified that the search requested above "+reveals+" up to and including the date of this certificate.\n\nSigned  ........................................     Proper Officer\n\nOn behalf of "+c.Council+"\nDate "+h.date)
	p.gap(8)
	p.para("1  Delete if not applicable.   2  Insert name of registering authority.   3  Fees are not liable to VAT. An official certificate gives no protection from a charge that is registered between its date and completion.", p.body.sized(7.5))
	if len(list) == 0 {
		return
	}
	p.page()
	p.para("SCHEDULE TO OFFICIAL CERTIFICATE OF SEARCH NO. "+s.LLC1No, p.body.bold().gap(4))
	p.para("Land: "+c.Property.Line(), p.body.gap(10))
	n := 0
	for part := range llcStatute {
		if has := inPart(list, part+1); len(has) > 0 {
			n = p.llcPart(part, has, n)
			p.gap(12)
		}
	}
	p.para("*** End of schedule ***", p.body.centred())
}

// llcPart writes the entries of a part in its columns, its heads again on every page,
// and gives the number of the next entry.
func (p *paper) llcPart(part int, has []LandCharge, n int) int {
	t := table{widths: []float64{2.7, 1.3, 1.4, 0.95}, st: p.body, rules: grid, pad: 4, gray: 110}
	heads := []string{"Description of charge (including reference to appropriate statutory provision)", "Originating authority", "Place where relevant documents may be inspected", "Date of registration"}
	if part == 1 {
		t.widths = []float64{2.4, 1.1, 1.2, 1, 0.95}
		heads = []string{heads[0], heads[1], heads[2], "Amount originally secured", heads[3]}
	}
	for k := range heads {
		heads[k] = i(heads[k])
	}
	head := func() {
		p.para(b(fmt.Sprintf("Part %d: ", part+1))+b(llcStatute[part]), p.body.sized(10).gap(3))
		p.row(t, heads...)
	}
	p.need(120)
	p.part(part+1, true, "")
	head()
	for _, x := range has {
		path := fmt.Sprintf("%s%d", llcChargePath, n)
		p.mark(fmt.Sprintf("%s/charges/%d/part", llcPath, n), x.Part, "")
		what := p.passage(path+"/description", p.chargeSum(n, x, llcKindMarked(p, path, x))) + "\n" + p.words(path+"/law", x.Law) + "\nRef: " + p.words(path+"/authorityReference", x.Ref) + "\n" + p.words(path+"/location/line1", x.Location)
		if p.y+70 > p.bottom {
			p.page()
			head()
		}
		by := p.words(path+"/originatingAuthority", p.c.Council)
		cells := []string{what, by, "Land Charges, Civic Offices, " + p.c.Property.Town}
		if part == 1 {
			sum := ""
			if x.Sum > 0 {
				sum = pence(x.Sum)
			}
			cells = append(cells, sum)
		}
		p.row(t, append(cells, p.date(path+"/registrationDate", x.Date, slashDate(x.Date)))...)
		n++
	}
	return n
}

// mustNumber is the number that digits stand for.
func mustNumber(digits string) float64 {
	n, _ := amount(digits)
	return n
}
