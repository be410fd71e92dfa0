package synth

import (
	"fmt"
	"strings"
	"time"
)

// leaseDeveloper is a flat's lease as developers' solicitors draw it: few clauses, which
// send the reader to schedules where the covenants, the service charge and the review
// of the rent are; the prescribed clauses in front since 19 June 2006, particulars
// behind them, and before that day the words of Lessor and Lessee.
func leaseDeveloper(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(84, 76, 76, 78)
	st := style{family: "Times", size: 11, align: 'J', leading: 1.45, after: 8}
	p.body = st
	p.footer = func() {
		if p.pageNumber() > 1 {
			p.textAt(p.left, p.height-54, p.right-p.left, fmt.Sprint(p.pageNumber()-1), st.sized(9).centred())
			p.textAt(p.left, p.height-54, p.right-p.left, "7714208.3/"+c.SellerSolicitor.Ref, st.sized(7).left())
		}
	}
	prescribed := l.Date.After(day(2006, time.June, 19))
	d := &leaseDraft{paper: p, st: st, old: !prescribed}
	p.page()
	p.gap(60)
	p.para("DATED "+strings.ToUpper(p.date(leasePath+"/date", l.Date, longDate(l.Date))), st.bold().centred().gap(60))
	p.para(p.landlord(strings.ToUpper(l.Landlord.Name))+"     (1)", st.centred())
	n := 2
	if l.Manager.Name != "" {
		p.para(p.manager(strings.ToUpper(l.Manager.Name))+"     (2)", st.centred())
		n++
	}
	p.para(p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, Person.Upper)+fmt.Sprintf("     (%d)", n), st.centred().gap(50))
	p.rule(0.8)
	p.gap(10)
	p.para("LEASE", st.bold().sized(18).centred())
	p.para("relating to\n"+c.Property.First()+", "+c.Property.Town, st.centred())
	p.gap(10)
	p.rule(0.8)
	p.page()
	if prescribed {
		d.prescribed()
	}
	d.particulars(prescribed)
	core := d.core()
	d.clauses(core)
	d.schedules(core)
	p.para("IN WITNESS whereof this deed has been executed and is delivered on the date first stated.", st)
	leaseSigns(p, l)
}

// leaseDraft is the lease while it is drawn. An old one speaks of Lessor and Lessee.
type leaseDraft struct {
	*paper
	st  style
	old bool
}

// say puts the parties' names as the lease calls them.
func (d *leaseDraft) say(s string) string {
	if !d.old {
		return s
	}
	return strings.NewReplacer("the Landlord", "the Lessor", "The Landlord", "The Lessor", "the Tenant", "the Lessee", "The Tenant", "The Lessee", "the Premises", "the Demised Premises", "The Premises", "The Demised Premises", "this lease", "this Lease").Replace(s)
}

// passageOf marks a clause in the lease's own words.
func (d *leaseDraft) passageOf(path, s string) string { return d.passage(leasePath+path, d.say(s)) }

// prescribed is the clauses LR1 to LR14 of the Land Registration Rules, Schedule 1A.
func (d *leaseDraft) prescribed() {
	c, l := d.c, d.c.Lease
	t := table{widths: []float64{1.25, 2.5}, st: d.st.left().sized(9.5).lead(1.3), rules: grid, pad: 5, gray: 60}
	row := func(label, s string) { d.row(t, b(label), s) }
	d.para("PRESCRIBED CLAUSES", d.st.bold().centred())
	row("LR1. Date of lease", longDate(l.Date))
	row("LR2. Title number(s)", b("LR2.1 Landlord's title number(s)")+"\n"+d.words(leasePath+"/landlordTitle", c.Title.Superior)+"\n\n"+b("LR2.2 Other title numbers")+"\nNone")
	parties := b("Landlord") + "\n" + strings.ToUpper(l.Landlord.Name) + " (Company No. " + d.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo) + ")\n" + l.Landlord.Address.Comma() + "\n\n" + b("Tenant") + "\n" + strings.ToUpper(NamesOf(l.Tenants)) + "\n" + buyersHome(d.paper)
	if l.Manager.Name != "" {
		parties += "\n\n" + b("Other parties") + "\n" + strings.ToUpper(l.Manager.Name) + " (Company No. " + l.Manager.CompanyNo + ")\nManagement Company"
	}
	row("LR3. Parties to this lease", parties)
	row("LR4. Property", b("In the case of a conflict between this clause and the remainder of this lease then, for the purposes of registration, this clause shall prevail.")+"\nSee the definition of the Premises in the Particulars and the First Schedule")
	row("LR5. Prescribed statements etc.", "LR5.1 None\nLR5.2 Not applicable")
	row("LR6. Term for which the Property is leased", "From and including "+longDate(l.Start)+"\nTo and including "+longDate(l.End()))
	row("LR7. Premium", pounds(l.Premium)+" ("+sentence(inWords(l.Premium))+" pounds)")
	row("LR8. Prohibitions or restrictions on disposing of this lease", "This lease contains a provision that prohibits or restricts dispositions.")
	row("LR9. Rights of acquisition etc.", "LR9.1 None\nLR9.2 None\nLR9.3 None")
	row("LR10. Restrictive covenants given in this lease by the Landlord in respect of land other than the Property", "None")
	row("LR11. Easements", "LR11.1 See the Second Schedule\nLR11.2 See the Third Schedule")
	row("LR12. Estate rentcharge burdening the Property", "None")
	row("LR13. Application for standard form of restriction", "None")
	row("LR14. Declaration of trust where there is more than one person comprising the Tenant", map[bool]string{true: "The Tenant is more than one person. They are to hold the Property on trust for themselves as joint tenants.", false: "Not applicable"}[len(l.Tenants) > 1])
	d.page()
}

// particulars is the terms of this letting.
func (d *leaseDraft) particulars(prescribed bool) {
	c, l := d.c, d.c.Lease
	d.para("PARTICULARS", d.st.bold().centred())
	t := table{widths: []float64{1, 2.6}, st: d.st.left(), rules: noRules, pad: 4}
	row := func(label, s string) { d.row(t, b(d.say(label)), s) }
	row("the Landlord", l.Landlord.Name+" and its successors in title")
	if !prescribed {
		row("Title", d.words(leasePath+"/landlordTitle", c.Title.Superior))
	}
	row("the Tenant", NamesOf(l.Tenants))
	row("the Building", "the block known as "+c.Block.Name+" shown edged blue on Plan 1")
	row("the Premises", d.words(leasePath+"/property", c.Property.First()+", "+c.Property.Town)+" more particularly described in the First Schedule")
	row("the Term", d.leaseTerm(fmt.Sprintf("%d years from and including %s", l.Years, longDate(l.Start))))
	row("the Premium", d.money(leasePath+"/premium", l.Premium, pounds(l.Premium)))
	row("the Rent", d.rent())
	row("the Tenant's Proportion", d.mark(leasePath+"/serviceCharge/percent", l.SharePercent, d.words(leasePath+"/serviceCharge/proportion", l.ServiceShare)))
	row("the Interest Rate", "four per cent above the base rate of Barclays Bank PLC")
	if l.Shared > 0 {
		d.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		row("Acquired Percentage", d.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared))+" (this is a shared ownership lease)")
	}
	d.gap(8)
}

// rent is the rent in the particulars.
func (d *leaseDraft) rent() string {
	l := d.c.Lease
	gr := leaseholdPath + "/groundRent"
	d.markRent()
	if l.Rent == 0 {
		return d.flushWaiting() + "one peppercorn (if demanded)"
	}
	sum := d.money(gr+"/annualGroundRent", l.Rent, pounds(l.Rent))
	review := ""
	if l.Review.Kind != "none" {
		review = ", subject to review in accordance with the Seventh Schedule"
	}
	return d.flushWaiting() + sum + " per annum payable by equal half-yearly instalments in advance on 1 January and 1 July in each year" + review
}

// review is the Seventh Schedule.
func (d *leaseDraft) review() string {
	l := d.c.Lease
	gr, steps := leaseholdPath+"/groundRent", leasePath+"/groundRent/reviews/*"
	switch l.Review.Kind {
	case "fixed":
		d.mark(ix(steps, 0)+"/fromYear", 1, "")
		d.mark(ix(steps, 0)+"/toYear", l.Review.Every, "")
		d.mark(ix(steps, 0)+"/amount", l.Rent, "")
		list := []string{fmt.Sprintf("(a) for the period from the commencement of the Term to the end of the %s year: %s", nthYear(l.Review.Every), pounds(l.Rent))}
		for n, s := range l.Review.Steps {
			path, from, to := ix(steps, n+1), (n+1)*l.Review.Every+1, (n+2)*l.Review.Every
			d.mark(path+"/fromYear", from, "")
			span := fmt.Sprintf("from the beginning of the %s year for the remainder of the Term", nthYear(from))
			if n < len(l.Review.Steps)-1 {
				d.mark(path+"/toYear", to, "")
				span = fmt.Sprintf("from the beginning of the %s year to the end of the %s year", nthYear(from), nthYear(to))
			}
			list = append(list, fmt.Sprintf("(%c) %s: ", 'b'+n, span)+d.money(path+"/amount", s, pounds(s)))
		}
		return d.flushWaiting() + "The Rent per annum shall be:\n" + strings.Join(list, "\n")
	case "doubling":
		d.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
		often := d.words(gr+"/rentSubjectToIncrease/rentReviewFrequency", fmt.Sprintf("every %s anniversary", nthYear(l.Review.Every)))
		return d.passage(gr+"/rentSubjectToIncrease/rentIncreaseCalculated", "With effect from "+often+" of the commencement of the Term (each a Review Date) the Rent shall be a sum equal to twice the Rent payable immediately before that Review Date.")
	case "rpi":
		d.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
		often := d.words(gr+"/rentSubjectToIncrease/rentReviewFrequency", "in every year of the Term")
		return d.passage(gr+"/rentSubjectToIncrease/rentIncreaseCalculated", "On 1 April "+often+" the Rent shall be increased to the sum given by R x (A / B), where R is the Rent then payable, A is the figure of the Index of Retail Prices (All Items) last published and B is the figure published twelve months before it; the Rent shall never be reduced.")
	}
	return ""
}

// nthYear is "25th".
func nthYear(n int) string { return fmt.Sprint(n) + ordinal(n) }

// core drafts and marks the clauses that a conveyancer looks for.
func (d *leaseDraft) core() leaseWords {
	l := d.c.Lease
	var w leaseWords
	w.service = d.passageOf("/serviceCharge/text", "To pay to the Landlord by way of further rent on 1 January and 1 July in each year such sum as the Landlord or its agents shall estimate to be the Tenant's Proportion of the Annual Expenditure, and within 21 days of the service of the account for the year any balance by which that proportion exceeds the sums so paid.")
	who, insurer := "landlord", "The Landlord"
	if l.Insurance == "Manager" && l.Manager.Name != "" {
		who, insurer = "management company", "The Management Company"
	}
	d.mark(leasePath+"/insurance/by", who, "")
	w.insure = d.passageOf("/insurance/text", insurer+" shall insure and keep insured the Building against the Insured Risks in some office of repute in a sum not less than its full reinstatement value together with architects' and surveyors' fees, and shall in the event of damage apply the moneys received in rebuilding with all convenient speed.")
	d.mark(leasePath+"/repair/structureBy", who, "")
	w.structure = d.passageOf("/repair/structure", insurer+" shall maintain, repair, redecorate and where necessary renew the roof, foundations, load-bearing walls, external walls and windows of the Building and the Common Parts and the Service Installations used in common.")
	w.interior = d.passageOf("/repair/interior", "To keep the Premises (other than the parts that "+lowerFirst(insurer)+" covenants to repair) and all fixtures and Service Installations exclusively serving them in good and tenantable repair and condition and to decorate the inside in every seventh year of the Term.")
	d.mark(leasePath+"/alterations/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Alterations], "")
	w.alter = d.passageOf("/alterations/text", map[string]string{
		"consent":    "Not to make any structural or internal alteration to the Premises or to remove any landlord's fixtures without first submitting plans to the Landlord and obtaining its written consent (such consent not to be unreasonably withheld or delayed).",
		"prohibited": "Not to alter the internal planning, height, elevation or appearance of the Premises nor to make any opening or addition in or to them.",
	}[l.Alterations])
	d.markAssignment(l)
	w.assign = d.passageOf("/assignment/text", map[string]string{
		"none":       "Not to assign, transfer or part with possession of part only of the Premises as distinct from the whole; and the consent of the Landlord shall not be needed for an assignment of the whole.",
		"reasonable": "Not to assign or transfer the whole of the Premises without the prior consent in writing of the Landlord, such consent not to be unreasonably withheld or delayed, and not to assign part.",
		"absolute":   "Not to assign, transfer, charge or part with possession of the whole or any part of the Premises during the Term.",
	}[l.ConsentAssign])
	d.mark(leasePath+"/underletting/rule", map[string]string{"allowed": "free", "consent": "with consent"}[l.Sublet], "")
	w.underlet = d.passageOf("/underletting/text", map[string]string{
		"allowed": "Nothing in this lease shall prevent an underletting of the whole of the Premises by an assured shorthold tenancy for a term not exceeding three years, for which no consent is required.",
		"consent": "Not to underlet the whole of the Premises (and not to underlet part) without the prior written consent of the Landlord and payment of its reasonable charge.",
	}[l.Sublet])
	d.mark(leasePath+"/pets/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Pets], "")
	w.pets = d.passageOf("/pets/text", map[string]string{
		"consent":    "Not to keep any dog, cat or other animal or bird in the Premises without the previous written licence of the Landlord, which may be withdrawn.",
		"prohibited": "Not to keep or suffer to be kept any dog, cat or other animal or bird in the Premises.",
	}[l.Pets])
	w.use = d.passageOf("/use/text", "Not to use the Premises or suffer them to be used otherwise than as a single private dwelling.")
	d.mark(leasePath+"/notice/days", 21, "")
	w.notice = d.passageOf("/notice/text", "Within 21 days of any assignment, transfer, mortgage, charge or other devolution of this lease to produce a certified copy of it to the Landlord's solicitors for registration and to pay a fee of "+d.money(leasePath+"/notice/fee", l.NoticeFee, pounds(l.NoticeFee))+" plus Value Added Tax for each registration.")
	d.mark(leasePath+"/forfeiture/arrearsDays", 28, "")
	d.mark(leasePath+"/forfeiture/onInsolvency", yesNo(l.ForfeitInsolvency), "")
	insolvent := ""
	if l.ForfeitInsolvency {
		insolvent = "or if " + d.passageOf("/forfeiture/insolvency", "the Tenant for the time being is adjudged bankrupt or makes a composition with creditors") + " "
	}
	w.forfeit = d.passageOf("/forfeiture/text", "If the Rent or any part of it is in arrear for 28 days after becoming payable (whether formally demanded or not) or if there is a breach of any of the Tenant's covenants "+insolvent+"the Landlord may at any time afterwards re-enter upon the Premises or any part in the name of the whole, and the Term shall then absolutely cease.")
	d.mark(leaseholdPath+"/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "Yes", "")
	w.deed = d.passageOf("/deedOfCovenant/text", "Not to assign or transfer the Premises without procuring that the assignee first enters into a direct covenant by deed with the Landlord in the form required by it to observe and perform the Tenant's covenants.")
	w.mutual = d.passageOf("/mutualEnforcement/text", "If so required by the Tenant, and upon the Tenant indemnifying it against all costs and giving such security as it requires, to enforce the covenants entered into by the lessees of the other flats in the Building.")
	w.quiet = d.say("That the Tenant paying the Rent and performing the covenants may peaceably hold and enjoy the Premises during the Term without interruption by the Landlord.")
	w.review = d.review()
	return w
}

// clauses is the body of the lease.
func (d *leaseDraft) clauses(core leaseWords) {
	n, k := 0, 0
	head := func(s string) {
		n++
		k = 0
		d.need(80)
		d.labelled(0, b(fmt.Sprintf("%d.", n)), 36, b(strings.ToUpper(s)), d.st)
	}
	sub := func(s string) {
		k++
		d.labelled(0, fmt.Sprintf("%d.%d", n, k), 36, s, d.st)
	}
	head("Definitions")
	sub(d.say("The expressions in the Particulars have the meanings given there. \"Service Installations\" means drains, channels, sewers, pipes, wires, cables, watercourses, gutters and other conducting media."))
	for _, w := range leaseDefinitions {
		d.para("\""+w[0]+"\": "+d.say(w[1])+";", d.st.at(36).gap(4))
	}
	head("Demise")
	sub(d.say("In consideration of the Premium (receipt of which the Landlord acknowledges), the Rent and the covenants on the part of the Tenant the Landlord demises the Premises to the Tenant with full title guarantee, together with the rights in the Second Schedule, excepting and reserving the rights in the Third Schedule, to hold for the Term yielding and paying the Rent."))
	head("Tenant's covenants")
	sub(d.say("The Tenant covenants with the Landlord, and as a separate covenant with the lessees of the other flats, to observe and perform the obligations in the Fourth Schedule."))
	head("Landlord's covenants")
	sub(d.say("The Landlord covenants with the Tenant to observe and perform the obligations in the Fifth Schedule."))
	head("Provisos")
	sub(core.forfeit)
	for _, s := range leaseAgreements {
		sub(d.say(s) + ".")
	}
	head("Notices")
	sub(d.say("Section 196 of the Law of Property Act 1925 applies to notices under this lease."))
}

// schedules is what the clauses refer to.
func (d *leaseDraft) schedules(core leaseWords) {
	c := d.c
	head := func(name, title string) {
		d.need(110)
		d.gap(12)
		d.para("THE "+name+" SCHEDULE", d.st.bold().centred().gap(1))
		d.para(title, d.st.centred())
	}
	say := func(list []string) []string {
		var all []string
		for _, s := range list {
			all = append(all, d.say(s))
		}
		return all
	}
	number := func(n int) string { return fmt.Sprintf("%d.", n) }
	head("FIRST", d.say("The Premises"))
	d.para(d.say("The "+c.Home.Type+" numbered as stated in the Particulars and shown edged red on Plan 2, including (a) the plaster on the walls, (b) non-load-bearing walls, (c) the floors and screed but not the joists or slab, (d) the ceilings and (e) the entrance door, but not any part of the structure or exterior of the Building."), d.st)
	head("SECOND", "Rights granted")
	d.list(say(leaseRights), 1, number, 36, d.st)
	head("THIRD", "Exceptions and reservations")
	d.list(say(leaseReserved), 1, number, 36, d.st)
	head("FOURTH", d.say("Covenants by the Tenant"))
	var all []string
	for k, s := range leaseCovenants {
		all = append(all, s+".")
		switch k {
		case 0:
			all = append(all, core.service)
		case 2:
			all = append(all, core.interior, core.alter)
		case 5:
			all = append(all, core.use, core.pets)
		case 9:
			all = append(all, core.assign, core.underlet, core.deed, core.notice)
		}
	}
	for n, s := range all {
		if strings.HasPrefix(s, flooringCovenant) {
			s = d.passageOf("/flooring/text", s)
		}
		d.labelled(0, number(n+1), 36, d.say(s), d.st)
	}
	d.para("Part II: Regulations", d.st.bold())
	d.list(say(leaseRegulations), 1, number, 36, d.st)
	head("FIFTH", d.say("Covenants by the Landlord"))
	for n, s := range []string{core.quiet, core.insure, core.structure, core.mutual} {
		d.labelled(0, number(n+1), 36, s, d.st)
	}
	head("SIXTH", "The Annual Expenditure")
	d.para("Part A", d.st.bold())
	d.list(say(leaseManagement), 1, number, 36, d.st)
	d.para("Part B: costs", d.st.bold())
	d.list(leaseCosts, 1, number, 36, d.st)
	if core.review != "" {
		head("SEVENTH", "Review of the Rent")
		d.para(core.review, d.st.left())
	}
}
