package synth

import (
	"fmt"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// Paths that several kinds share; papers has them as fields.
const (
	titleNumberPath = "/propertyPack/titlesToBeSold/0/titleNumber"
	ocPath          = "/propertyPack/titlesToBeSold/0/registerExtract/ocSummaryData"
	ownedPath       = "/propertyPack/ownership/ownershipsToBeTransferred/0"
	leaseholdPath   = ownedPath + "/leaseholdInformation"
	tenurePath      = ownedPath + "/ownershipType"
	pricePath       = "/propertyPack/priceInformation/price"
	registerPath    = "/paperwurks/title_register"
)

var titleRegisterLayouts = []layout{
	{kind: papers.TitleRegister, name: "official-copy-classic", write: registerClassic},
	{kind: papers.TitleRegister, name: "official-copy-new", write: registerNew},
	{kind: papers.TitleRegister, name: "register-view", write: registerView},
	{kind: papers.TitleRegister, name: "mailed-text", write: registerMailed},
	{kind: papers.TitleRegister, name: "typed-office-copy", heldOut: true, write: registerTyped},
}

// registerEntry is one numbered entry, its text marked.
type registerEntry struct {
	register string // "A", "B", "C"
	number   int
	date     time.Time
	text     string
}

// registerEntries is what the register says, in its usual words, which are the
// registry's own and so the same in every layout.
func registerEntries(p *paper) (a, bb, cc []registerEntry) {
	c, t := p.c, &p.c.Title
	list := 0
	add := func(to *[]registerEntry, reg string, date time.Time, text string) string {
		n := len(*to) + 1
		path := fmt.Sprintf("%s/entries/%d", registerPath, list)
		list++
		p.mark(path+"/register", reg, "")
		text = p.passage(path+"/text", text)
		*to = append(*to, registerEntry{reg, n, date, text})
		return fmt.Sprint(n)
	}
	addr := c.Property
	where := p.words(registerPath+"/address", addr.First()+", "+addr.Town+" ("+p.words(ocPath+"/propertyAddress/0/postcodeZone/postcode", addr.Postcode)+")")
	if c.Leasehold() {
		l := c.Lease
		add(&a, "A", t.FirstEntry, "The "+p.words(tenurePath, "Leasehold")+" land shown edged with red on the plan of the above Title filed at the Registry and being "+where+".")
		rent := "a peppercorn"
		if l.Rent > 0 {
			rent = pounds(l.Rent)
			if l.Review.Kind != "none" {
				rent += " rising as therein mentioned"
			}
		}
		end := l.End()
		p.computed(registerPath+"/lease/end", end)
		p.computed(registerPath+"/lease/unexpiredYears", wholeYears(c.AsAt, end))
		lp := ocPath + "/lease/leaseEntry/0"
		parties := fmt.Sprintf("(1) %s\n                 (2) %s", l.Landlord.Name, NamesOf(l.Tenants))
		if l.Manager.Name != "" {
			parties = fmt.Sprintf("(1) %s\n                 (2) %s\n                 (3) %s", l.Landlord.Name, l.Manager.Name, NamesOf(l.Tenants))
		}
		add(&a, "A", t.FirstEntry, "Short particulars of the lease(s) (or under-lease(s)) under which the land is held:\n"+
			"Date          : "+p.date(lp+"/leaseDate", l.Date, longDate(l.Date))+"\n"+
			"Term         : "+p.words(lp+"/leaseTerm", p.mark(leaseholdPath+"/leaseTerm/lengthOfLeaseInYears", l.Years, fmt.Sprint(l.Years))+" years from "+p.date(registerPath+"/lease/start", l.Start, longDate(l.Start)))+"\n"+
			"Rent          : "+p.words(lp+"/Rent", rent)+"\n"+
			"Parties      : "+p.words(registerPath+"/lease/parties", parties))
		add(&a, "A", t.FirstEntry, p.passage(registerPath+"/lease/alienation", "The Lease prohibits or restricts alienation."))
		add(&a, "A", t.FirstEntry, "The landlord's title is registered under title number "+p.words(registerPath+"/superiorTitle", t.Superior)+".")
	} else {
		add(&a, "A", t.FirstEntry, "The "+p.words(tenurePath, "Freehold")+" land shown edged with red on the plan of the above Title filed at the Registry and being "+where+".")
	}
	if t.Mines {
		add(&a, "A", t.FirstEntry, p.passage(registerPath+"/minesAndMinerals/text", "The mines and minerals together with ancillary powers of working are excepted with provision for compensation in the event of damage caused thereby."))
	}
	for n, e := range t.Easements {
		from := t.FirstEntry.AddDate(0, -n-2, -3)
		add(&a, "A", t.FirstEntry, p.passage(ix(registerPath+"/rightsBenefiting/*/text", n), "The land has the benefit of the following rights granted by a Transfer of the land in this title dated "+longDate(from)+":-\n\"TOGETHER WITH "+lowerFirst(e)+"\""))
	}

	var people []string
	for n, who := range c.Proprietors {
		path := ix(ocPath+"/proprietorship/registeredProprietorParty/*/privateIndividual/name", n)
		fore := strings.TrimSpace(who.First + " " + who.Middle)
		people = append(people, p.mark(ix(registerPath+"/proprietors/*/name", n), who.Upper(),
			p.mark(path+"/forenamesName", strings.ToUpper(fore), strings.ToUpper(fore))+" "+p.mark(path+"/surnameName", strings.ToUpper(who.Last), strings.ToUpper(who.Last))))
	}
	own := addr.Comma()
	if p.rng.IntN(3) == 0 {
		own = addr.Line()
	}
	p.mark(ocPath+"/proprietorship/currentProprietorshipDate", t.Registered, "")
	add(&bb, "B", t.Registered, "PROPRIETOR: "+names(people)+" of "+p.words(ix(registerPath+"/proprietors/*/address", 0), own)+".")
	if t.PricePaid > 0 {
		add(&bb, "B", t.Registered, "The price stated to have been paid on "+p.date(registerPath+"/pricePaidOn", t.PaidOn, longDate(t.PaidOn))+" was "+p.money(registerPath+"/pricePaid", t.PricePaid, pounds(t.PricePaid))+".")
	} else if t.Gift {
		add(&bb, "B", t.Registered, "The Transfer to the proprietor dated "+longDate(t.PaidOn)+" was expressed to be made by way of gift and not for money or money's worth.")
	}
	if len(t.Covenants) > 0 {
		add(&bb, "B", t.Registered, p.passage(ix(registerPath+"/personalCovenants/*/text", 0), "The Transfer to the proprietor contains a covenant to observe and perform the covenants referred to in the Charges Register and of indemnity in respect thereof."))
	}
	restricts := t.Restricts
	if t.FormA {
		restricts = append([]Restriction{{Form: "A", Date: t.Registered}}, restricts...)
	}
	for n, r := range restricts {
		path := ix(registerPath+"/restrictions/*", n)
		var text string
		switch r.Form {
		case "A":
			text = "No disposition by a sole proprietor of the registered estate (except a trust corporation) under which capital money arises is to be registered unless authorised by an order of the court."
		case "P":
			text = "No disposition of the registered estate by the proprietor of the registered estate is to be registered without a written consent signed by the proprietor for the time being of the Charge dated " + p.date(path+"/chargeDate", t.PaidOn, longDate(t.PaidOn)) + " in favour of " + p.words(path+"/beneficiary", r.Beneficiary) + " referred to in the Charges Register."
		case "L":
			who := "a conveyancer"
			if r.Beneficiary != "" {
				who = p.words(path+"/beneficiary", r.Beneficiary) + " of 5 Mill Race Way, " + addr.Town + " or their conveyancer"
			}
			text = "No disposition of the registered estate (other than a charge) by the proprietor of the registered estate is to be registered without a certificate signed by " + who + " that the provisions of " + covenantsOf(c) + " have been complied with or that they do not apply to the disposition."
		case "M":
			text = "No disposition of the registered estate (other than a charge) by the proprietor of the registered estate or by the proprietor of any registered charge, not being a charge registered before the entry of this restriction, is to be registered without a certificate signed by the proprietor for the time being of the estate registered under title number " + t.Superior + " or their conveyancer that the provisions of " + covenantsOf(c) + " have been complied with."
		}
		num := len(bb) + 1
		p.mark(path+"/entry", fmt.Sprint(num), "")
		p.mark(path+"/date", r.Date, "")
		p.mark(path+"/form", r.Form, "")
		add(&bb, "B", r.Date, "RESTRICTION: "+p.passage(path+"/text", text))
	}

	for n, k := range t.Covenants {
		path := ix(registerPath+"/covenants/*", n)
		deed := "Conveyance"
		if k.Date.Year() > 1985 {
			deed = "Transfer"
		}
		open := "A " + deed + " of the land in this title and other land dated " + p.date(path+"/deedDate", k.Date, longDate(k.Date)) + " made between (1) " + k.From + " (" + pick(p.rng, []string{"Vendor", "the Vendor"}) + ") and (2) " + k.To + " (Purchaser) "
		num := len(cc) + 1
		p.mark(path+"/entry", fmt.Sprint(num), "")
		if t.Schedule {
			p.mark(path+"/where", "set out", "")
			add(&cc, "C", t.FirstEntry, p.passage(path+"/text", open+"contains covenants details of which are set out in the schedule of restrictive covenants hereto."))
		} else if p.rng.IntN(3) == 0 {
			p.mark(path+"/where", "copy filed", "")
			doc := ix(ocPath+"/documentDetails/document/*", n)
			p.mark(doc+"/registerDescription", deed, "")
			p.mark(doc+"/documentDate", k.Date, "")
			p.mark(doc+"/entryNumber/0", fmt.Sprint(num), "")
			add(&cc, "C", t.FirstEntry, p.passage(path+"/text", open+"contains restrictive covenants.")+"\nNOTE: Copy filed.")
		} else {
			p.mark(path+"/where", "set out", "")
			var words []string
			for m, w := range k.Words {
				words = append(words, fmt.Sprintf("(%d) %s", m+1, w))
			}
			add(&cc, "C", t.FirstEntry, p.passage(path+"/text", open+"contains the following covenants:-\n\"THE Purchaser for himself and his successors in title hereby covenants with the Vendor so as to bind the land hereby conveyed that he will at all times hereafter observe and perform the following stipulations:-\n"+strings.Join(words, "\n")+"\""))
		}
		if k.PreEmption {
			add(&cc, "C", t.FirstEntry, p.passage(ocPath+"/rightOfPreEmption/entryDetails/0/entryText", "The land is subject to a right of pre-emption contained in the "+deed+" dated "+longDate(k.Date)+" referred to above in favour of "+k.From+" for a period of 80 years from that date."))
		}
	}
	if t.Rentcharge > 0 {
		add(&cc, "C", t.FirstEntry, p.passage(ocPath+"/rentCharge/entryDetails/0/entryText", "The land is subject to a perpetual yearly rentcharge of "+p.money(registerPath+"/rentcharges/0/amount", t.Rentcharge, pounds(t.Rentcharge))+" created by a Conveyance of the land in this title dated "+longDate(t.FirstEntry.AddDate(-31, 2, 5))+" and payable on 25 March in each year."))
	}
	unilateral := 0
	for _, n := range t.Notices {
		switch n.Kind {
		case "unilateral":
			add(&cc, "C", n.Date, p.passage(ix(ocPath+"/unilateralNoticeDetails/unilateralNoticeEntry/*/unilateralNotice/entryText", unilateral), "UNILATERAL NOTICE in respect of "+n.Text+"."))
			add(&cc, "C", n.Date, "BENEFICIARY: "+p.words(ix(registerPath+"/unilateralNotices/*/beneficiary", unilateral), n.Beneficiary)+" of "+fmt.Sprintf("%d Harbour Street, Netherby NB3 1QT", 4+unilateral)+".")
			unilateral++
		case "home rights":
			add(&cc, "C", n.Date, p.passage(ocPath+"/homeRights/homeRightsEntry/0/homeRightsEntryDetails/entryText", "NOTICE of home rights under the Family Law Act 1996 in favour of "+n.Beneficiary+" of "+addr.Comma()+"."))
		}
	}
	for n, ch := range t.Charges {
		path := ix(ocPath+"/charge/chargeEntry/*", n)
		p.mark(path+"/registeredCharge/entryDetails/entryNumber", fmt.Sprint(len(cc)+1), "")
		add(&cc, "C", ch.Registered, "REGISTERED CHARGE dated "+p.date(path+"/chargeDate", ch.Date, longDate(ch.Date))+".")
		org := path + "/chargeProprietor/chargeeParty/0/organization"
		add(&cc, "C", ch.Registered, "Proprietor: "+p.mark(org+"/name", strings.ToUpper(ch.Lender), strings.ToUpper(ch.Lender))+" (Co. Regn. No. "+p.words(org+"/companyRegistrationNumber", ch.CompanyNo)+") of "+ch.Address+".")
	}
	return a, bb, cc
}

// covenantsOf is the clause whose observance a restriction wants certified.
func covenantsOf(c *Case) string {
	if c.Leasehold() {
		return "clause 4.2 of the registered Lease"
	}
	return "paragraph 4 of Schedule 3 to the Transfer dated " + longDate(c.Title.PaidOn) + " referred to in the Charges Register"
}

// classFacts marks the class of title where it is printed.
func classFacts(p *paper, printed string) string {
	t := p.c.Title
	code := map[string]string{"absolute": "10", "possessory": "20", "qualified": "30"}[t.Class]
	if p.c.Leasehold() {
		code = map[string]string{"absolute": "60", "good leasehold": "70", "qualified": "80", "possessory": "90"}[t.Class]
	}
	return p.mark(ocPath+"/title/classOfTitleCode", code, p.mark(registerPath+"/class", t.Class, printed))
}

func (p *paper) areaFacts(sep string) string {
	return p.mark(ocPath+"/title/titleRegistrationDetails/administrativeArea", strings.ToUpper(p.c.County), strings.ToUpper(p.c.County)) + sep +
		p.mark(ocPath+"/title/titleRegistrationDetails/districtName", strings.ToUpper(p.c.District), strings.ToUpper(p.c.District))
}

// registerSchedule writes the covenants that the charges register refers to; the
// facts number its entries after those of the three registers.
func registerSchedule(p *paper, head func(string), before int, st style) {
	t := p.c.Title
	if !t.Schedule || len(t.Covenants) == 0 {
		return
	}
	head("Schedule of restrictive covenants")
	for m, k := range t.Covenants {
		path := fmt.Sprintf("%s/entries/%d", registerPath, before+m)
		p.mark(path+"/register", "D", "")
		num := p.words(path+"/number", fmt.Sprint(m+1))
		p.labelled(0, num, 34, p.passage(path+"/text", "The following are details of the covenants contained in the deed dated "+longDate(k.Date)+" referred to in the Charges Register:-"), st)
		for n, w := range k.Words {
			p.labelled(34, fmt.Sprintf("(%d)", n+1), 62, "\""+w+".\"", st)
		}
	}
}

var registryOffices = []string{"Durham Office", "Gloucester Office", "Weymouth Office", "Nottingham Office", "Wales Office"}

func registryOffice(p *paper) string {
	if p.c.Wales {
		return "Wales Office"
	}
	return registryOffices[int(p.c.Seed)%4]
}

// entryNo marks an entry's number and date where they are printed; before is how
// many entries the registers in front of its own have.
func (p *paper) entryNo(e registerEntry, before int) (string, string) {
	path := fmt.Sprintf("%s/entries/%d", registerPath, before+e.number-1)
	return p.words(path+"/number", fmt.Sprint(e.number)), p.date(path+"/date", e.date, dotDate(e.date))
}

func (p *paper) registerHead(dateFormat func(time.Time) string) (number, edition, asAt string) {
	t := p.c.Title
	number = p.words(titleNumberPath, t.Number)
	edition = p.date(ocPath+"/editionDate", t.Edition, dateFormat(t.Edition))
	p.mark(ocPath+"/officialCopyDateTime", t.Search.Format("2006-01-02T15:04:05"), "") // with the entries' date
	return number, edition, ""
}

// registerClassic is the official copy as it was printed for years: a summary
// page, then the three registers with hanging numbers.
func registerClassic(p *paper) {
	t := p.c.Title
	p.margins(58, 70, 58, 62)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.3, after: 8}
	started := false
	p.header = func() {
		if started {
			p.textAt(p.left, 40, p.right-p.left, "Title number "+t.Number, p.body.sized(9).left())
		}
	}
	p.footer = func() {
		p.textAt(p.left, p.height-40, p.right-p.left, fmt.Sprintf("%d of %s", p.pdf.PageNo(), p.totalPages()), p.body.sized(9).centred())
	}
	p.page()
	p.pdf.SetFillColor(0, 112, 60)
	p.pdf.Rect(p.left, 46, 150, 26, "F")
	p.textAt(p.left+8, 51, 140, b("HM Land Registry"), p.body.sized(13).col(255, 255, 255))
	p.y = 88
	p.para(b("Official copy of register of title"), p.body.sized(16))
	number, edition, _ := p.registerHead(dotDate)
	tab := table{widths: []float64{1, 1.3}, st: p.body, rules: noRules, pad: 2}
	p.row(tab, b("Title number ")+b(number), b("Edition date ")+edition)
	p.gap(8)
	for _, s := range []string{
		"This official copy shows the entries on the register of title on " + p.date(registerPath+"/entriesAsAt", t.Search, strings.ToUpper(t.Search.Format("02 Jan 2006"))) + " at " + t.Search.Format("15:04:05") + ".",
		"This date must be quoted as the \"search from date\" in any official search application based on this copy.",
		"The date at the beginning of an entry is the date on which the entry was made in the register.",
		"Issued on " + t.Search.Format("02 Jan 2006") + ".",
		"Under s.67 of the Land Registration Act 2002, this copy is admissible in evidence to the same extent as the original.",
		"This title is dealt with by HM Land Registry, " + p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p)) + ".",
	} {
		p.labelled(6, "-", 20, s, p.body.gap(3))
	}
	started = true
	p.gap(16)
	aa, bb, cc := registerEntries(p)
	head := func(s string) {
		p.need(70)
		p.gap(8)
		p.para(b(s), p.body.sized(13))
	}
	write := func(list []registerEntry, before int) {
		for _, e := range list {
			num, date := p.entryNo(e, before)
			p.labelled(0, num, 30, "("+date+") "+e.text, p.body)
		}
	}
	head("A: Property Register")
	p.para("This register describes the land and estate comprised in the title.", p.body.italic().gap(8))
	p.para(p.areaFacts(" : "), p.body.gap(8))
	write(aa, 0)
	head("B: Proprietorship Register")
	p.para("This register specifies the class of title and identifies the owner. It contains any entries that affect the right of disposal.", p.body.italic().gap(8))
	p.para(b("Title "+classFacts(p, t.Class)), p.body.sized(11))
	write(bb, len(aa))
	if len(cc) > 0 {
		head("C: Charges Register")
		p.para("This register contains any charges and other matters that affect the land.", p.body.italic().gap(8))
		write(cc, len(aa)+len(bb))
		registerSchedule(p, head, len(aa)+len(bb)+len(cc), p.body)
	}
	p.gap(10)
	p.para(b("End of register"), p.body.centred())
}

// registerNew is the later printing: a ruled summary, register heads in bands,
// the date under the number, headings repeated when a register runs on.
func registerNew(p *paper) {
	t := p.c.Title
	p.margins(50, 84, 50, 70)
	p.body = style{family: "Go", size: 9.5, align: 'L', leading: 1.35, after: 7}
	current := ""
	p.header = func() {
		p.textAt(p.left, 34, 300, "HM Land Registry", p.body.sized(11).bold().col(0, 90, 60))
		p.textAt(p.left, 34, p.right-p.left, "Title number "+t.Number, p.body.right())
		p.pdf.SetDrawColor(0, 90, 60)
		p.pdf.SetLineWidth(1.2)
		p.pdf.Line(p.left, 54, p.right, 54)
		if current != "" {
			p.textAt(p.left, 62, 400, b(current+" continued"), p.body.sized(11))
		}
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Page %d of %s", p.pdf.PageNo(), p.totalPages()), p.body.sized(8).right())
		p.textAt(p.left, p.height-44, 400, "This copy does not take account of any application made after the time stated on page 1", p.body.sized(7.5))
	}
	p.page()
	number, edition, _ := p.registerHead(longDate)
	p.para(b("Official copy of register of title"), p.body.sized(18).gap(10))
	tab := table{widths: []float64{1, 2}, st: p.body, rules: grid, pad: 5, gray: 150}
	p.row(tab, b("Title number"), number)
	p.row(tab, b("Edition date"), edition)
	p.row(tab, b("Entries as at"), p.date(registerPath+"/entriesAsAt", t.Search, longDate(t.Search))+" at "+t.Search.Format("15:04:05"))
	p.row(tab, b("Dealt with by"), "HM Land Registry, "+p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p)))
	p.gap(8)
	p.para("This official copy shows the entries on the register of title at the date and time above. It does not take account of any application made after that time, even if pending in HM Land Registry when this copy was issued.", p.body.sized(8.5))
	aa, bb, cc := registerEntries(p)
	head := func(s string) {
		current = ""
		p.need(90)
		p.gap(6)
		p.band([3]int{226, 238, 231}, b(s), p.body.sized(12))
		current = s
	}
	write := func(list []registerEntry, before int) {
		for _, e := range list {
			num, date := p.entryNo(e, before)
			p.row(table{widths: []float64{0.35, 1, 6}, st: p.body, rules: underRows, pad: 4, gray: 190}, num, date, e.text)
		}
	}
	head("A: Property Register")
	p.para(p.areaFacts(" : "), p.body)
	write(aa, 0)
	head("B: Proprietorship Register")
	p.para("Class of title: "+b("Title "+classFacts(p, t.Class)), p.body)
	write(bb, len(aa))
	if len(cc) > 0 {
		head("C: Charges Register")
		write(cc, len(aa)+len(bb))
		registerSchedule(p, head, len(aa)+len(bb)+len(cc), p.body)
	}
	current = ""
	p.gap(14)
	p.para("End of register", p.body.bold())
}

// registerView is what is shown on the portal's screen and printed from a browser.
func registerView(p *paper) {
	t := p.c.Title
	p.margins(40, 56, 40, 50)
	p.body = style{family: "Helvetica", size: 9, align: 'L', leading: 1.4, after: 5}
	stamp := t.Search.Format("02/01/2006, 15:04")
	p.header = func() {
		p.textAt(p.left, 22, 200, stamp, p.body.sized(7))
		p.textAt(p.left, 22, p.right-p.left, "Register View - "+t.Number, p.body.sized(7).centred())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-28, 400, "land-portal.example/register-view/"+strings.ToLower(t.Number), p.body.sized(7))
		p.textAt(p.left, p.height-28, p.right-p.left, fmt.Sprintf("%d/%s", p.pdf.PageNo(), p.totalPages()), p.body.sized(7).right())
	}
	p.page()
	number, edition, _ := p.registerHead(slashDate)
	p.para(b("Register View"), p.body.sized(18).gap(8))
	p.para("Title Number: "+b(number)+"    Edition date: "+edition, p.body.sized(10.5))
	p.para("Address of Property: "+p.c.Property.Comma(), p.body)
	p.para("Register entries as at "+p.date(registerPath+"/entriesAsAt", t.Search, slashDate(t.Search))+" "+t.Search.Format("15:04:05"), p.body)
	p.para("This is a view of the register and is not an official copy. Title Information Officer: HM Land Registry "+p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p)), p.body.italic())
	aa, bb, cc := registerEntries(p)
	head := func(s string) {
		p.need(60)
		p.gap(8)
		p.rule(0.8)
		p.gap(3)
		p.para(b(s), p.body.sized(12))
	}
	write := func(list []registerEntry, before int) {
		p.row(table{widths: []float64{0.5, 1, 6}, st: p.body.bold(), rules: grid, pad: 3, gray: 120, fill: &[3]int{235, 235, 235}}, "Entry", "Entry date", "Details")
		for _, e := range list {
			num, date := p.entryNo(e, before)
			p.row(table{widths: []float64{0.5, 1, 6}, st: p.body, rules: grid, pad: 3, gray: 120}, num, date, e.text)
		}
	}
	head("A: Property Register")
	p.para("County : District    "+p.areaFacts(" : "), p.body)
	write(aa, 0)
	head("B: Proprietorship Register - Class of title: " + classFacts(p, sentence(t.Class)))
	write(bb, len(aa))
	if len(cc) > 0 {
		head("C: Charges Register")
		write(cc, len(aa)+len(bb))
		registerSchedule(p, head, len(aa)+len(bb)+len(cc), p.body)
	}
	p.para("End of register", p.body.centred())
}

// registerTyped is an older office copy, typed in capitals and set in two
// columns: number, then the entry with its date in brackets after it.
func registerTyped(p *paper) {
	t := p.c.Title
	p.margins(64, 80, 56, 72)
	p.body = style{family: "Courier", size: 9.5, align: 'L', leading: 1.3, after: 8}
	p.header = func() {
		p.textAt(p.left, 36, p.right-p.left, "H.M. LAND REGISTRY", p.body.centred().bold())
		p.textAt(p.left, 50, p.right-p.left, "TITLE NUMBER : "+t.Number, p.body.centred())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("Page %d", p.pdf.PageNo()), p.body.centred())
	}
	p.page()
	number, edition, _ := p.registerHead(longDate)
	p.para(b("OFFICIAL COPY OF REGISTER ENTRIES"), p.body.sized(12).centred().gap(12))
	p.para("Title Number : "+number, p.body.gap(2))
	p.para("Edition Date : "+edition, p.body.gap(2))
	p.para("This official copy shows the entries subsisting on the register on "+p.date(registerPath+"/entriesAsAt", t.Search, longDate(t.Search))+" at "+t.Search.Format("15:04:05")+". This date must be quoted as the search from date in any official search application based on this copy.", p.body)
	p.para("Issued by HM Land Registry, "+p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p))+". This copy does not take account of any application made after that time.", p.body)
	aa, bb, cc := registerEntries(p)
	head := func(s string) {
		p.need(80)
		p.gap(6)
		p.para(u(b(strings.ToUpper(s))), p.body.centred())
	}
	write := func(list []registerEntry, before int) {
		for _, e := range list {
			num, date := p.entryNo(e, before)
			p.labelled(0, num+".", 36, "("+date+") "+e.text, p.body)
		}
	}
	head("A: Property Register")
	p.para("containing the description of the registered land and the estate comprised in the Title", p.body.centred())
	p.para("COUNTY : DISTRICT   "+p.areaFacts(" : "), p.body)
	write(aa, 0)
	head("B: Proprietorship Register")
	p.para("stating nature of the Title, name, address and description of the proprietor of the land and any entries affecting the right of disposing thereof", p.body.centred())
	p.para("TITLE "+classFacts(p, strings.ToUpper(t.Class)), p.body)
	write(bb, len(aa))
	if len(cc) > 0 {
		head("C: Charges Register")
		p.para("containing charges, incumbrances etc., adversely affecting the land and registered dealings therewith", p.body.centred())
		write(cc, len(aa)+len(bb))
		registerSchedule(p, head, len(aa)+len(bb)+len(cc), p.body)
	}
	p.para("***** END OF REGISTER *****", p.body.centred())
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// wholeYears is the complete years from a day to the end of another, both included.
func wholeYears(from, last time.Time) int {
	end := last.AddDate(0, 0, 1)
	n := end.Year() - from.Year()
	if from.AddDate(n, 0, 0).After(end) {
		n--
	}
	return max(0, n)
}
