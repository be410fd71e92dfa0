package synth

import (
	"fmt"
	"strings"
	"time"
)

// registerOfficial is the official copy as HM Land Registry issues it: the summary
// in a column beside the name of the paper, each register under a sentence that says
// what it is for, numbers and dates hanging, and the schedule of covenants behind.
// Entries that were made when the title was first registered long ago bear no date.
func registerOfficial(p *paper) {
	t := p.c.Title
	p.margins(64, 78, 70, 72)
	p.body = style{family: "Helvetica", size: 10, align: 'L', leading: 1.28, after: 9}
	p.header = func() {
		if p.pageNumber() > 1 {
			p.textAt(p.left, 44, p.right-p.left, "Title number "+t.Number, p.body.sized(9))
		}
	}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("%d of %s", p.pageNumber(), p.totalPages()), p.body.sized(9).centred())
	}
	p.page()
	aa, bb, cc := p.officialEntries()
	p.officialHead()
	p.officialRegister("A: Property Register", "This register describes the land and estate comprised in the title. Except as mentioned below, the title includes any legal easements granted by the registered lease but is subject to any rights that it reserves, so far as those easements and rights exist and benefit or affect the registered land.", p.areaFacts(" : "), aa, 0)
	p.officialRegister("B: Proprietorship Register", "This register specifies the class of title and identifies the owner. It contains any entries that affect the right of disposal.", b("Title "+classFacts(p, t.Class)), bb, len(aa))
	if len(cc) > 0 {
		p.officialRegister("C: Charges Register", "This register contains any charges and other matters that affect the land.", "", cc, len(aa)+len(bb))
		p.officialSchedule(len(aa) + len(bb) + len(cc))
	}
	p.para(b("End of register"), p.body)
}

// officialHead is the summary on the first page.
func (p *paper) officialHead() {
	t := p.c.Title
	y := p.textAt(p.left, 40, 130, "Official copy\nof register of\ntitle", p.body.bold().sized(15).lead(1.15))
	p.pdf.SetFillColor(98, 160, 30)
	p.pdf.Rect(p.right-18, 44, 18, 18, "F")
	p.textAt(p.right-130, 46, 106, "HM Land Registry", p.body.sized(12).right())
	p.y = max(y, 100) + 8
	shown := func(d time.Time) string { return strings.ToUpper(d.Format("02 Jan 2006")) }
	x := p.left + 136
	left := p.left
	p.left = x
	p.row(table{widths: []float64{1.2, 1}, st: p.body.sized(11), rules: noRules, pad: 0.5}, "Title number "+b(p.words(titleNumberPath, t.Number)), "Edition date "+p.date(ocPath+"/editionDate", t.Edition, dotDate(t.Edition)))
	p.gap(8)
	p.mark(ocPath+"/officialCopyDateTime", t.Search.Format("2006-01-02T15:04:05"), "")
	for _, s := range []string{
		"This official copy shows the entries on the register of title on " + p.date(registerPath+"/entriesAsAt", t.Search, shown(t.Search)) + " at " + t.Search.Format("15:04:05") + ".",
		"This date must be quoted as the \"search from date\" in any official search application based on this copy.",
		"The date at the beginning of an entry is the date on which the entry was made in the register.",
		"Issued on " + t.Search.Format("02 Jan 2006") + ".",
		"Under s.67 of the Land Registration Act 2002, this copy is admissible in evidence to the same extent as the original.",
		"This title is dealt with by HM Land Registry, " + p.words(ocPath+"/title/titleRegistrationDetails/landRegistryOfficeName", registryOffice(p)) + ".",
	} {
		p.labelled(0, "–", 14, s, p.body.gap(3))
	}
	p.left = left
	p.gap(12)
}

// officialRegister writes one of the three registers; before is how many entries
// stand in front of it.
func (p *paper) officialRegister(title, purpose, under string, list []registerEntry, before int) {
	if !p.c.Leasehold() {
		purpose, _, _ = strings.Cut(purpose, " Except as mentioned")
	}
	p.need(110)
	p.gap(4)
	p.para(b(title), p.body.sized(13).gap(4))
	p.para(purpose, p.body.gap(8))
	if under != "" {
		p.para(under, p.body)
	}
	for _, e := range list {
		path := fmt.Sprintf("%s/entries/%d", registerPath, before+e.number-1)
		num, text := p.words(path+"/number", fmt.Sprint(e.number)), e.text
		if !e.date.IsZero() {
			text = "(" + p.date(path+"/date", e.date, dotDate(e.date)) + ") " + text
		}
		p.labelled(0, num, 38, text, p.body)
	}
}

// officialSchedule is the covenants that the charges register refers to; before is
// how many entries the registers have.
func (p *paper) officialSchedule(before int) {
	t := p.c.Title
	if !t.Schedule || len(t.Covenants) == 0 {
		return
	}
	p.need(90)
	p.gap(4)
	p.para(b("Schedule of restrictive covenants"), p.body.sized(13))
	for m, k := range t.Covenants {
		path := fmt.Sprintf("%s/entries/%d", registerPath, before+m)
		p.mark(path+"/register", "D", "")
		num := p.words(path+"/number", fmt.Sprint(m+1))
		p.labelled(0, num, 38, p.passage(path+"/text", "The following are details of the covenants contained in the "+deedOf(k)+" dated "+longDate(k.Date)+" referred to in the Charges Register:-"), p.body)
		for n, w := range k.Words {
			mark := "\""
			if n > 0 {
				mark = ""
			}
			end := ";"
			if n == len(k.Words)-1 {
				end = ".\""
			}
			p.labelled(38, fmt.Sprintf("%s(%d)", mark, n+1), 62, w+end, p.body)
		}
	}
	p.para("NOTE: The original of this deed has not been produced. Particulars are taken from an examined abstract.", p.body.at(38))
}

// deedOf is what a deed with covenants calls itself.
func deedOf(k Covenant) string {
	if k.Date.Year() > 1985 {
		return "Transfer"
	}
	return "Conveyance"
}

// officialEntries is what the register says in the Registry's standard forms of entry.
func (p *paper) officialEntries() (a, bb, cc []registerEntry) {
	c, t := p.c, &p.c.Title
	list := 0
	add := func(to *[]registerEntry, reg string, on time.Time, text string) {
		path := fmt.Sprintf("%s/entries/%d", registerPath, list)
		list++
		p.mark(path+"/register", reg, "")
		*to = append(*to, registerEntry{reg, len(*to) + 1, on, p.passage(path+"/text", text)})
	}
	since := t.FirstEntry
	undated := since
	if undated.Year() < 1996 {
		undated = time.Time{}
	}
	addr := c.Property
	where := p.words(registerPath+"/address", addr.First()+", "+addr.Town+" ("+p.words(ocPath+"/propertyAddress/0/postcodeZone/postcode", addr.Postcode)+")")
	add(&a, "A", since, "The "+p.words(tenurePath, c.Tenure())+" land shown edged with red on the plan of the above title filed at the Registry and being "+where+"."+
		map[bool]string{true: "\nNOTE: As to the part tinted blue on the title plan only the flat at the level described in the lease is included in the title.", false: ""}[c.Leasehold()])
	if c.Leasehold() {
		p.officialLease(func(text string) { add(&a, "A", undated, text) })
	}
	if t.Mines {
		add(&a, "A", undated, p.passage(registerPath+"/minesAndMinerals/text", "There are excluded from this registration the mines and minerals excepted by the Conveyance dated 29 September 1924 referred to in the Charges Register, together with ancillary powers of working."))
	}
	for n, e := range t.Easements {
		from := since.AddDate(0, -n-2, -3)
		add(&a, "A", undated, p.passage(ix(registerPath+"/rightsBenefiting/*/text", n), "The land has the benefit of the following rights granted by but is subject to the following rights reserved by a "+deedOf(Covenant{Date: from})+" of the land in this title dated "+longDate(from)+":-\n\"TOGETHER with "+lowerFirst(e)+" EXCEPT AND RESERVING unto the Vendor the like rights over the land hereby conveyed\""))
	}
	var people []string
	for n, who := range c.Proprietors {
		path := ix(ocPath+"/proprietorship/registeredProprietorParty/*/privateIndividual/name", n)
		fore := strings.ToUpper(strings.TrimSpace(who.First + " " + who.Middle))
		people = append(people, p.mark(ix(registerPath+"/proprietors/*/name", n), who.Upper(), p.mark(path+"/forenamesName", fore, fore)+" "+p.mark(path+"/surnameName", strings.ToUpper(who.Last), strings.ToUpper(who.Last))))
	}
	p.mark(ocPath+"/proprietorship/currentProprietorshipDate", t.Registered, "")
	add(&bb, "B", t.Registered, "PROPRIETOR: "+names(people)+" of "+p.words(ix(registerPath+"/proprietors/*/address", 0), addr.First()+", "+addr.Town+" "+addr.Postcode)+pick(p.rng, []string{".", " and care of " + c.SellerSolicitor.Email + "."}))
	switch {
	case t.PricePaid > 0:
		add(&bb, "B", t.Registered, "The price stated to have been paid on "+p.date(registerPath+"/pricePaidOn", t.PaidOn, longDate(t.PaidOn))+" was "+p.money(registerPath+"/pricePaid", t.PricePaid, pounds(t.PricePaid))+".")
	case t.Gift:
		add(&bb, "B", t.Registered, "The Transfer to the proprietor was made pursuant to a gift and not for money or money's worth.")
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
		p.mark(path+"/entry", fmt.Sprint(len(bb)+1), "")
		p.mark(path+"/date", r.Date, "")
		p.mark(path+"/form", r.Form, "")
		add(&bb, "B", r.Date, "RESTRICTION: "+p.passage(path+"/text", p.officialRestriction(path, r)))
	}
	for n, k := range t.Covenants {
		path := ix(registerPath+"/covenants/*", n)
		num := fmt.Sprint(len(cc) + 1)
		p.mark(path+"/entry", num, "")
		open := "A " + deedOf(k) + " of the land in this title and other land dated " + p.date(path+"/deedDate", k.Date, longDate(k.Date)) + " made between (1) " + k.From + " and (2) " + k.To
		switch {
		case t.Schedule:
			p.mark(path+"/where", "set out", "")
			add(&cc, "C", undated, p.passage(path+"/text", open+" contains restrictive covenants.")+"\nNOTE: Details of the covenants are set out in the schedule of restrictive covenants hereto.")
		case p.rng.IntN(2) == 0:
			p.mark(path+"/where", "copy filed", "")
			doc := ix(ocPath+"/documentDetails/document/*", n)
			p.mark(doc+"/registerDescription", deedOf(k), "")
			p.mark(doc+"/documentDate", k.Date, "")
			p.mark(doc+"/entryNumber/0", num, "")
			add(&cc, "C", undated, p.passage(path+"/text", open+" contains restrictive covenants.")+"\nNOTE: Copy filed.")
		default:
			p.mark(path+"/where", "set out", "")
			var words []string
			for m, w := range k.Words {
				words = append(words, fmt.Sprintf("(%c) %s", 'a'+m, w))
			}
			add(&cc, "C", undated, p.passage(path+"/text", open+" contains the following covenants:-\n\"The Purchasers hereby jointly and severally covenant with the Vendor to the intent that the burden of this covenant may run with and bind the land hereby conveyed and every part thereof\n"+strings.Join(words, "\n")+"\""))
		}
		if k.PreEmption {
			add(&cc, "C", undated, p.passage(ocPath+"/rightOfPreEmption/entryDetails/0/entryText", "The "+deedOf(k)+" dated "+longDate(k.Date)+" referred to above contains a right of pre-emption exercisable by "+k.From+" within the period of 80 years from its date."))
		}
	}
	if t.Rentcharge > 0 {
		add(&cc, "C", undated, p.passage(ocPath+"/rentCharge/entryDetails/0/entryText", "The land is subject to a perpetual yearly rentcharge of "+p.money(registerPath+"/rentcharges/0/amount", t.Rentcharge, pounds(t.Rentcharge))+" created by a Conveyance of the land in this title dated "+longDate(since.AddDate(-31, 2, 5))+" made between (1) the Great Hallam Estate Company and (2) Arthur Pell."))
	}
	p.officialNotices(func(on time.Time, text string) { add(&cc, "C", on, text) })
	for n, ch := range t.Charges {
		path := ix(ocPath+"/charge/chargeEntry/*", n)
		p.mark(path+"/registeredCharge/entryDetails/entryNumber", fmt.Sprint(len(cc)+1), "")
		add(&cc, "C", ch.Registered, "REGISTERED CHARGE dated "+p.date(path+"/chargeDate", ch.Date, longDate(ch.Date))+pick(p.rng, []string{".", " to secure the moneys including the further advances therein mentioned."}))
		org := path + "/chargeProprietor/chargeeParty/0/organization"
		add(&cc, "C", ch.Registered, "Proprietor: "+p.mark(org+"/name", strings.ToUpper(ch.Lender), strings.ToUpper(ch.Lender))+" (Co. Regn. No. "+p.words(org+"/companyRegistrationNumber", ch.CompanyNo)+") of "+ch.Address+".")
		if n == 0 && chance(p.rng, 0.4) {
			add(&cc, "C", ch.Registered, "The proprietor of the Charge dated "+longDate(ch.Date)+" referred to above is under an obligation to make further advances. These advances will have priority to the extent afforded by section 49(3) Land Registration Act 2002.")
		}
	}
	return a, bb, cc
}

// officialLease gives add the entries of a leasehold property register.
func (p *paper) officialLease(add func(string)) {
	c, l := p.c, p.c.Lease
	end := l.End()
	p.computed(registerPath+"/lease/end", end)
	p.computed(registerPath+"/lease/unexpiredYears", wholeYears(c.AsAt, end))
	at := ocPath + "/lease/leaseEntry/0"
	parties := []string{l.Landlord.Name}
	if l.Manager.Name != "" {
		parties = append(parties, l.Manager.Name)
	}
	parties = append(parties, NamesOf(l.Tenants))
	for n := range parties {
		parties[n] = fmt.Sprintf("(%d) %s", n+1, parties[n])
	}
	pad := strings.Repeat("\u00a0", 22)
	rent := "A peppercorn"
	if l.Rent > 0 {
		rent = pounds(l.Rent)
		if l.Review.Kind != "none" {
			rent = "As therein mentioned"
		}
	}
	add("Short particulars of the lease(s) (or under-lease(s)) under which the land is held:\n" +
		"Date          :\u00a0" + p.date(at+"/leaseDate", l.Date, longDate(l.Date)) + "\n" +
		"Term         :\u00a0" + p.words(at+"/leaseTerm", p.mark(leaseholdPath+"/leaseTerm/lengthOfLeaseInYears", l.Years, fmt.Sprint(l.Years))+" years from "+p.date(registerPath+"/lease/start", l.Start, longDate(l.Start))) + "\n" +
		"Rent          :\u00a0" + p.words(at+"/Rent", rent) + "\n" +
		"Parties      :\u00a0" + p.words(registerPath+"/lease/parties", strings.Join(parties, "\n"+pad)))
	add(p.passage(registerPath+"/lease/alienation", "There are excepted from the effect of registration all estates, rights, interests, powers and remedies arising upon, or by reason of, any dealing made in breach of the prohibition or restriction against dealings therewith inter vivos contained in the Lease."))
	add("The landlord's title is registered.\nNOTE: Title number " + p.words(registerPath+"/superiorTitle", c.Title.Superior) + ".")
}

// officialRestriction is a restriction in the words of its standard form.
func (p *paper) officialRestriction(path string, r Restriction) string {
	c, t := p.c, p.c.Title
	by := "No disposition of the registered estate by the proprietor of the registered estate"
	other := "No disposition of the registered estate (other than a charge) by the proprietor of the registered estate, or by the proprietor of any registered charge, not being a charge registered before the entry of this restriction,"
	switch r.Form {
	case "A":
		return "No disposition by a sole proprietor of the registered estate (except a trust corporation) under which capital money arises is to be registered unless authorised by an order of the court."
	case "P":
		return by + " is to be registered without a written consent signed by the proprietor for the time being of the Charge dated " + p.date(path+"/chargeDate", t.PaidOn, longDate(t.PaidOn)) + " in favour of " + p.words(path+"/beneficiary", r.Beneficiary) + " referred to in the Charges Register or their conveyancer."
	case "L":
		who := "a conveyancer"
		if r.Beneficiary != "" {
			who = p.words(path+"/beneficiary", r.Beneficiary) + " of 5 Mill Race Way, " + c.Property.Town + " or their conveyancer"
		}
		return other + " is to be registered without a certificate signed by " + who + " that the provisions of " + covenantsOf(c) + " have been complied with or that they do not apply to the disposition."
	}
	return other + " is to be registered without a certificate signed by the proprietor for the time being of the estate registered under title number " + t.Superior + " or by their conveyancer that the provisions of " + covenantsOf(c) + " have been complied with or that they do not apply to the disposition."
}

// officialNotices gives add the notices of the charges register.
func (p *paper) officialNotices(add func(time.Time, string)) {
	unilateral := 0
	for _, n := range p.c.Title.Notices {
		switch n.Kind {
		case "unilateral":
			add(n.Date, p.passage(ix(ocPath+"/unilateralNoticeDetails/unilateralNoticeEntry/*/unilateralNotice/entryText", unilateral), "UNILATERAL NOTICE affecting the whole of the registered estate in respect of "+n.Text+"."))
			add(n.Date, "BENEFICIARY: "+p.words(ix(registerPath+"/unilateralNotices/*/beneficiary", unilateral), n.Beneficiary)+fmt.Sprintf(" of %d Harbour Street, Netherby NB3 1QT.", 4+unilateral))
			unilateral++
		case "home rights":
			add(n.Date, p.passage(ocPath+"/homeRights/homeRightsEntry/0/homeRightsEntryDetails/entryText", "NOTICE of home rights under the Family Law Act 1996 in favour of "+n.Beneficiary+" of "+p.c.Property.First()+", "+p.c.Property.Town+" "+p.c.Property.Postcode+"."))
		}
	}
}
