package synth

import (
	"fmt"
	"strings"
	"time"
)

// deedDraft is a lease of the fifth set while it is drawn: an old one, a deed in the
// words of Lessor and Lessee, or a modern one in short clauses.
type deedDraft struct {
	*paper
	st  style
	old bool
}

// choose is the words of the lease's age.
func (d *deedDraft) choose(old, modern string) string {
	if d.old {
		return old
	}
	return modern
}

// clause marks a clause as what the lease says at a path.
func (d *deedDraft) clause(path, old, modern string) string {
	return d.passage(leasePath+path, d.choose(old, modern))
}

// yearInWords is a year as deeds write it: "One thousand nine hundred and eighty-eight".
func yearInWords(y int) string {
	small := sentence(inWords(y % 100))
	switch {
	case y >= 2000 && y%100 == 0:
		return "Two thousand"
	case y >= 2000:
		return "Two thousand and " + lowerFirst(small)
	case y%100 == 0:
		return "One thousand nine hundred"
	}
	return "One thousand nine hundred and " + lowerFirst(small)
}

// leaseOfOld says whether a lease was granted before prescribed clauses.
func leaseOfOld(c *Case) bool {
	return c.Lease != nil && c.Lease.Date.Before(day(2006, time.June, 19))
}

func leaseOfNow(c *Case) bool { return c.Lease != nil && !leaseOfOld(c) }

// core drafts and marks the clauses that a conveyancer looks for.
func (d *deedDraft) core() leaseWords {
	l := d.c.Lease
	var w leaseWords
	who, oldWho, newWho := "landlord", "the Lessor", "the Landlord"
	if l.Insurance == "Manager" && l.Manager.Name != "" {
		who, oldWho, newWho = "management company", "the Company", "the Company"
	}
	w.service = d.clause("/serviceCharge/text",
		"To contribute and pay on demand the said proportion of the costs expenses outgoings and matters mentioned in the Fourth Schedule hereto AND on the usual quarter days to pay on account thereof such sum as the Lessor's surveyor shall certify to be reasonable",
		"The Tenant must pay the Service Charge: an estimated sum in advance on 25 March and 29 September, and any shortfall within 28 days after the statement for the year is sent. A surplus is carried forward to the Tenant's credit.")
	d.mark(leasePath+"/insurance/by", who, "")
	w.insure = d.clause("/insurance/text",
		"That "+oldWho+" will at all times during the said term insure and keep insured the Building against loss or damage by fire and such other risks as are usually comprised in a comprehensive policy in the full value thereof in some insurance office of repute and will make all payments necessary for that purpose",
		sentence(newWho)+" must insure the Building with a reputable insurer against the Insured Risks for what it would cost to rebuild it, and must use what the insurer pays to rebuild or repair.")
	d.mark(leasePath+"/repair/structureBy", who, "")
	w.structure = d.clause("/repair/structure",
		"That "+oldWho+" will maintain repair redecorate and renew (a) the main structure and in particular the roof chimney stacks gutters and rainwater pipes of the Building (b) the gas and water pipes drains and electric cables in under and upon the Building enjoyed in common and (c) the main entrance passages landings and staircases",
		sentence(newWho)+" must keep the structure and outside of the Building, its roof and foundations, the Common Parts and shared Conduits in good repair, and must redecorate the outside every fifth year.")
	w.interior = d.clause("/repair/interior",
		"To keep the Flat (other than the parts thereof comprised in the covenants by "+oldWho+") and all walls party walls sewers drains pipes cables wires and appurtenances thereto belonging in good and tenantable repair and condition",
		"The Tenant must keep the inside of the Property in good repair and decorated, including the glass in the windows, the entrance door and the Conduits that serve only the Property.")
	d.mark(leasePath+"/alterations/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Alterations], "")
	w.alter = map[string]string{
		"consent":    d.choose("Not at any time during the said term without the licence in writing of the Lessor first obtained to alter or make any addition to the Flat or to cut or remove any of the main walls timbers or partitions thereof", "The Tenant may alter the Property if the Landlord agrees in writing first. The Landlord must not refuse or delay unreasonably."),
		"prohibited": d.choose("Not to make any structural alterations or structural additions to the Flat nor to erect any new buildings thereon nor to remove any of the landlord's fixtures nor otherwise to alter the same", "The Tenant must not alter or add to the Property, inside or outside."),
	}[l.Alterations]
	w.alter = d.passage(leasePath+"/alterations/text", w.alter)
	d.markAssignment(l)
	w.assign = d.passage(leasePath+"/assignment/text", map[string]string{
		"none":       d.choose("Not to assign transfer or part with the possession of any part of the Flat as distinct from the whole PROVIDED ALWAYS that no licence shall be needed for an assignment of the whole", "The Tenant may assign the whole of the Property without asking the Landlord. The Tenant must not assign part."),
		"reasonable": d.choose("Not to assign or transfer the Flat without the previous consent in writing of the Lessor such consent not to be unreasonably withheld in the case of a respectable and responsible person and not in any case to assign part", "The Tenant must not assign the whole of the Property unless the Landlord consents in writing, which it must not unreasonably refuse or delay. The Tenant must not assign part."),
		"absolute":   d.choose("Not to assign transfer mortgage or part with the possession of the Flat or any part thereof during the said term", "The Tenant must not assign, charge or part with the whole or any part of the Property."),
	}[l.ConsentAssign])
	d.mark(leasePath+"/underletting/rule", map[string]string{"allowed": "free", "consent": "with consent"}[l.Sublet], "")
	w.underlet = d.passage(leasePath+"/underletting/text", map[string]string{
		"allowed": d.choose("AND the Lessee may without licence underlet the whole of the Flat furnished for any term not exceeding seven years", "The Tenant may let the whole of the Property for up to three years at a time without the Landlord's consent."),
		"consent": d.choose("Not to underlet the whole of the Flat without the consent in writing of the Lessor (not to be unreasonably withheld) and not to underlet part", "The Tenant must not let the Property without the Landlord's written consent, and must never let part of it."),
	}[l.Sublet])
	d.mark(leasePath+"/pets/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Pets], "")
	w.pets = d.passage(leasePath+"/pets/text", map[string]string{
		"consent":    d.choose("No bird dog or other animal shall be kept in the Flat without the written consent of the Lessor which may be revoked at any time", "The Tenant may keep a pet only with the Landlord's written permission, which ends if the pet causes a nuisance."),
		"prohibited": d.choose("No bird dog cat or other animal shall be kept in the Flat", "The Tenant must not keep an animal of any kind at the Property."),
	}[l.Pets])
	w.use = d.clause("/use/text", "Not to use the Flat nor permit the same to be used for any purpose whatsoever other than as a private dwellinghouse in the occupation of one family only", "The Tenant must use the Property only as one private home.")
	days := map[bool]int{true: 28, false: 30}[d.old]
	d.mark(leasePath+"/notice/days", days, "")
	fee := d.money(leasePath+"/notice/fee", l.NoticeFee, pounds(l.NoticeFee))
	w.notice = d.clause("/notice/text",
		"Within four weeks next after any transfer assignment mortgage charge or devolution of the Flat to give notice in writing thereof with particulars to the solicitors of the Lessor and to produce the instrument and pay a fee of not less than "+fee+" for the registration of each",
		"The Tenant must tell the Landlord within 30 days of any assignment, charge or transmission, send a copy of the document and pay a registration fee of "+fee+" plus VAT for each.")
	arrears := map[bool]int{true: 21, false: 30}[d.old]
	d.mark(leasePath+"/forfeiture/arrearsDays", arrears, "")
	d.mark(leasePath+"/forfeiture/onInsolvency", yesNo(l.ForfeitInsolvency), "")
	insolvent := ""
	if l.ForfeitInsolvency {
		insolvent = d.clause("/forfeiture/insolvency", "if the Lessee shall become bankrupt or enter into any composition with creditors", "the Tenant becomes bankrupt or makes an arrangement with creditors") + " or "
	}
	w.forfeit = d.clause("/forfeiture/text",
		"PROVIDED ALWAYS that if the rents hereby reserved or any part thereof shall be unpaid for twenty-one days after becoming payable (whether formally demanded or not) or "+insolvent+"if any covenant on the part of the Lessee shall not be performed or observed then it shall be lawful for the Lessor at any time thereafter to re-enter upon the Flat or any part thereof in the name of the whole and thereupon this demise shall absolutely determine",
		"The Landlord may forfeit this lease by re-entry if a rent is unpaid for 30 days after it is due, demanded or not, or "+insolvent+"a covenant of the Tenant is broken. The lease then ends, but not the Landlord's other remedies.")
	d.mark(leaseholdPath+"/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "Yes", "")
	w.deed = d.clause("/deedOfCovenant/text",
		"Upon every assignment to procure that the assignee shall enter into a covenant by deed with the Lessor to pay the rents hereby reserved and to observe and perform the covenants herein contained",
		"Before assigning, the Tenant must have the buyer sign a deed of covenant with the Landlord to keep the Tenant's covenants.")
	w.mutual = d.clause("/mutualEnforcement/text",
		"That the Lessor will at the request and cost of the Lessee enforce the covenants similar to those herein contained on the part of the lessee of any other flat in the Building",
		"If the Tenant asks and pays the cost, the Landlord must enforce the covenants in the leases of the other flats.")
	w.quiet = d.choose("That the Lessee paying the rents hereby reserved and performing the covenants herein contained shall peaceably hold and enjoy the Flat during the said term without any interruption by the Lessor", "The Landlord must let the Tenant hold the Property without interruption so long as the Tenant keeps this lease.")
	return w
}

// markRent marks what kind of rent there is; the sum is marked where it is printed.
func (p *paper) markRent() {
	l := p.c.Lease
	gr := leaseholdPath + "/groundRent"
	p.mark(tenurePath, "Leasehold", "")
	p.mark(gr+"/isGroundRentPayable", yesNo(l.Rent > 0), "")
	if l.Rent == 0 {
		p.mark(leasePath+"/groundRent/basis", "peppercorn", "")
		return
	}
	basis := map[string]string{"none": "fixed", "fixed": "steps", "doubling": "doubling", "rpi": "rpi"}[l.Review.Kind]
	if l.Shared > 0 {
		basis = "rpi"
	}
	p.mark(leasePath+"/groundRent/basis", basis, "")
	p.mark(gr+"/rentSubjectToIncrease/yesNo", yesNo(l.Review.Kind != "none"), "")
	p.mark(gr+"/groundRentFrequency", "Half-yearly", "")
	if l.Review.Kind != "rpi" {
		p.computed(leasePath+"/groundRent/current", l.RentAfter(periods(l, p.c.AsAt)))
	}
}

// rentSum is the rent as first payable.
func (d *deedDraft) rentSum(shown string) string {
	return d.money(leaseholdPath+"/groundRent/annualGroundRent", d.c.Lease.Rent, shown)
}

// steps calls line for each period of a rent that goes up by steps, with the years from
// and to which it runs, marked; upto is empty for the rest of the term.
func (d *deedDraft) steps(line func(n int, from, upto string, sum int)) {
	l := d.c.Lease
	path := leasePath + "/groundRent/reviews/*"
	for n := 0; n <= len(l.Review.Steps); n++ {
		first, last := n*l.Review.Every+1, (n+1)*l.Review.Every
		from, upto := d.mark(ix(path, n)+"/fromYear", first, fmt.Sprint(first)), ""
		if n < len(l.Review.Steps) {
			upto = d.mark(ix(path, n)+"/toYear", last, fmt.Sprint(last))
		}
		line(n, from, upto, l.RentAfter(n))
	}
}

// stepSum marks the rent of a step.
func (d *deedDraft) stepSum(n, sum int, shown string) string {
	return d.money(ix(leasePath+"/groundRent/reviews/*/amount", n), sum, shown)
}

// formula is the review of a rent that doubles or follows an index; empty for others.
func (d *deedDraft) formula() string {
	l := d.c.Lease
	gr := leaseholdPath + "/groundRent/rentSubjectToIncrease"
	switch l.Review.Kind {
	case "doubling":
		d.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
		often := d.words(gr+"/rentReviewFrequency", d.choose(fmt.Sprintf("every %d years of the said term", l.Review.Every), fmt.Sprintf("at intervals of %d years", l.Review.Every)))
		return d.passage(gr+"/rentIncreaseCalculated", d.choose("AND it is agreed that on the expiration of "+often+" the yearly rent hereby reserved shall be doubled", "The Rent goes up "+often+" from the start of the Term. On each of those days it becomes two times what it was the day before."))
	case "rpi":
		d.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
		often := d.words(gr+"/rentReviewFrequency", d.choose("yearly on the first day of April", "each year on 1 April"))
		return d.passage(gr+"/rentIncreaseCalculated", d.choose("AND the yearly rent shall be increased "+often+" in proportion to the rise of the Index of Retail Prices over the preceding twelve months and shall never be diminished", "The Rent is reviewed "+often+". It is multiplied by the latest All Items Retail Prices Index and divided by the index of a year before. It never goes down."))
	}
	return ""
}

// leaseRecital is a flat's lease of before 2006 as an engrossment printed close: parties
// and recitals in a single sentence, the year in words, no heads, hardly a comma, the
// covenants lettered and five schedules.
func leaseRecital(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(88, 80, 80, 84)
	st := style{family: "Times", size: 11.4, align: 'J', leading: 1.5, after: 9}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-56, p.right-p.left, fmt.Sprint(p.pageNumber()), st.sized(9).centred())
	}
	d := &deedDraft{paper: p, st: st, old: true}
	p.page()
	made := p.date(leasePath+"/date", l.Date, fmt.Sprintf("%d%s day of %s %s", l.Date.Day(), ordinal(l.Date.Day()), l.Date.Format("January"), yearInWords(l.Date.Year())))
	parties := p.landlord(strings.ToUpper(l.Landlord.Name)) + " whose registered office is at " + l.Landlord.Address.Comma() + " (hereinafter called \"the Lessor\") of the first part "
	last := "second"
	if l.Manager.Name != "" {
		parties += p.manager(strings.ToUpper(l.Manager.Name)) + " whose registered office is at " + l.Manager.Address.Comma() + " (hereinafter called \"the Company\") of the second part "
		last = "third"
	}
	parties += "and " + p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, Person.Upper) + " of " + buyersHome(p) + " (hereinafter called \"the Lessee\") of the " + last + " part"
	p.para(b("THIS LEASE")+" is made the "+made+" "+b("BETWEEN")+" "+parties, st)
	p.para(b("WHEREAS")+" the Lessor is registered at H.M. Land Registry with title absolute under title number "+p.words(leasePath+"/landlordTitle", c.Title.Superior)+" as proprietor of the land and block of flats known as "+c.Block.Name+" (hereinafter called \"the Building\") and has agreed with the Lessee for the grant of a lease of the flat hereinafter described", st)
	p.para(b("NOW THIS DEED WITNESSETH")+" as follows:", st)
	d.markRent()
	rent := "the yearly rent of a peppercorn (if demanded)"
	if l.Rent > 0 {
		rent = "the yearly rent of " + d.rentSum(inWords(l.Rent)+" pounds ("+pounds(l.Rent)+")") + " by equal half-yearly payments in advance on the twenty-fifth day of March and the twenty-ninth day of September"
		if l.Review.Kind == "fixed" {
			rent += " (subject to increase as in the Fifth Schedule provided)"
		}
	}
	rent = p.flushWaiting() + rent
	p.labelled(0, "1.", 34, "IN consideration of the sum of "+p.money(leasePath+"/premium", l.Premium, inWords(l.Premium)+" pounds ("+pounds(l.Premium)+")")+" paid by the Lessee to the Lessor (the receipt whereof the Lessor hereby acknowledges) and of the rents and covenants hereinafter reserved and contained the Lessor HEREBY DEMISES unto the Lessee ALL THAT flat known as "+p.words(leasePath+"/property", c.Property.First()+", "+c.Property.Town)+" being a "+c.Home.Type+" in the Building more particularly described in the First Schedule hereto (hereinafter called \"the Flat\") TOGETHER with the rights set forth in the Second Schedule EXCEPT AND RESERVING the rights set forth in the Third Schedule TO HOLD the same unto the Lessee for the term of "+
		p.leaseTerm(fmt.Sprintf("%s (%d) years from the %s", lowerFirst(inWords(l.Years)), l.Years, ordinalDate(l.Start)))+" PAYING therefor during the said term "+rent+" AND ALSO by way of further rent "+p.mark(leasePath+"/serviceCharge/percent", l.SharePercent, p.words(leasePath+"/serviceCharge/proportion", l.ServiceShare))+" (hereinafter called \"the said proportion\") of the costs in the Fourth Schedule", st)
	if words := d.formula(); words != "" {
		p.labelled(0, "", 34, words, st)
	}
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		p.labelled(0, "", 34, "AND it is recorded that this is a shared ownership lease and that the Lessee has acquired "+p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d per centum", l.Shared))+" of the value of the Flat", st)
	}
	w := d.core()
	old := strings.NewReplacer("the Landlord", "the Lessor", "The Landlord", "The Lessor", "the Tenant", "the Lessee", "The Tenant", "The Lessee", "the Property", "the Flat", "The Property", "The Flat", "this lease", "this Lease", ",", "")
	lettered := func(open string, number string, list []string) {
		p.labelled(0, number, 34, open, st)
		for n, s := range list {
			p.labelled(34, "("+romanOrLetter(n)+")", 66, s, st)
		}
	}
	var lessee []string
	for n, s := range leaseCovenants[:12] {
		lessee = append(lessee, old.Replace(s))
		switch n {
		case 1:
			lessee = append(lessee, w.service)
		case 3:
			lessee = append(lessee, w.interior, w.alter)
		case 7:
			lessee = append(lessee, w.use, w.assign, w.underlet)
		case 9:
			lessee = append(lessee, w.deed, w.notice, w.pets)
		}
	}
	lessee = append(lessee, p.passage(leasePath+"/flooring/text", "To keep the floors of the Flat suitably covered with carpet or other sound absorbing material"))
	lettered("THE Lessee HEREBY COVENANTS with the Lessor and with the owners and lessees of the other flats comprised in the Building as follows:", "2.", lessee)
	lettered("THE Lessor"+map[bool]string{true: " and the Company respectively HEREBY COVENANT", false: " HEREBY COVENANTS"}[l.Manager.Name != ""]+" with the Lessee as follows:", "3.", []string{w.quiet, w.insure, w.structure, w.mutual})
	p.labelled(0, "4.", 34, w.forfeit, st)
	p.labelled(0, "5.", 34, "IT IS HEREBY CERTIFIED that the transaction hereby effected does not form part of a larger transaction or of a series of transactions in respect of which the amount or value of the consideration exceeds the sum first above mentioned", st)
	p.para("IN WITNESS whereof these presents have been executed as a deed the day and year first before written", st)
	head := func(s string) {
		p.need(90)
		p.gap(8)
		p.para("THE "+s+" SCHEDULE above referred to", st.centred())
	}
	number := func(n int) string { return fmt.Sprintf("%d.", n) }
	head("FIRST")
	p.para("ALL THAT flat on the floor or floors of the Building shown edged red on the plan annexed hereto including one half part in depth of the structure between the floors of the Flat and the ceilings of the flat below it and the internal and external walls between such levels", st)
	head("SECOND")
	var granted, reserved, costs []string
	for _, s := range leaseRights[:6] {
		granted = append(granted, sentence(old.Replace(s)))
	}
	for _, s := range leaseReserved[:4] {
		reserved = append(reserved, sentence(old.Replace(s)))
	}
	for _, s := range leaseCosts {
		said := old.Replace(s)
		if strings.HasPrefix(s, reserveCost) {
			said = p.passage(leasePath+"/reserveFund/text", said)
		}
		costs = append(costs, said)
	}
	p.list(granted, 1, number, 34, st)
	head("THIRD")
	p.list(reserved, 1, number, 34, st)
	head("FOURTH")
	p.list(costs, 1, number, 34, st)
	if l.Review.Kind == "fixed" {
		head("FIFTH")
		p.para("THE yearly rent payable hereunder shall be", st)
		d.steps(func(n int, from, upto string, sum int) {
			span := "During the years numbered " + from + " to " + upto + " of the said term"
			if upto == "" {
				span = "During the residue of the said term from the beginning of the year numbered " + from
			}
			p.labelled(34, "("+romanOrLetter(n)+")", 66, span+" the sum of "+d.stepSum(n, sum, pounds(sum))+" per annum", st)
		})
	}
	leaseSigns(p, l)
}

// leaseShort is a flat's lease of today in short clauses, with the prescribed clauses
// in a table, what is particular to the letting in a second, the steps of the rent in
// a third, and the covenants under heads of one word or two.
func leaseShort(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(70, 66, 70, 70)
	st := style{family: "Helvetica", size: 9.8, align: 'L', leading: 1.42, after: 6}
	p.body = st
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("Lease of %s, %s     %d of %s", c.Property.Unit, c.Block.Name, p.pageNumber(), p.totalPages()), st.sized(7.5).right())
	}
	d := &deedDraft{paper: p, st: st}
	p.page()
	p.para("Lease", st.sized(26).gap(2))
	p.para(c.Property.First()+"\n"+c.Property.Town, st.sized(12).gap(20))
	t := table{widths: []float64{1, 2.2}, st: st, rules: grid, pad: 5, gray: 120}
	row := func(label, s string) { p.row(t, b(label), s) }
	row("LR1. Date of lease", p.date(leasePath+"/date", l.Date, longDate(l.Date)))
	row("LR2. Title number(s)", "LR2.1 Landlord's title number(s): "+p.words(leasePath+"/landlordTitle", c.Title.Superior)+"\nLR2.2 Other title numbers: none")
	who := b("Landlord") + "\n" + p.landlord(l.Landlord.Name) + ", company number " + p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo) + ", " + l.Landlord.Address.Comma() + "\n" + b("Tenant") + "\n" + p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, plainName) + ", " + buyersHome(p)
	if l.Manager.Name != "" {
		who += "\n" + b("Other parties") + "\n" + p.manager(l.Manager.Name) + ", company number " + l.Manager.CompanyNo + " (the Company)"
	}
	row("LR3. Parties to this lease", who)
	row("LR4. Property", p.words(leasePath+"/property", c.Property.First()+", "+c.Property.Town)+", edged red on the plan. If this clause and the rest of the lease differ, this clause prevails for registration.")
	row("LR5. Prescribed statements", "None")
	row("LR6. Term for which the Property is leased", p.leaseTerm(fmt.Sprintf("%d years from and including %s", l.Years, longDate(l.Start))))
	row("LR7. Premium", p.money(leasePath+"/premium", l.Premium, pounds(l.Premium)))
	row("LR8. Prohibitions or restrictions on disposing of this lease", "This lease contains a provision that prohibits or restricts dispositions.")
	row("LR9. Rights of acquisition etc.", "None")
	row("LR10. Restrictive covenants by the Landlord over other land", "None")
	row("LR11. Easements", "Schedules 1 and 2")
	row("LR12. Estate rentcharge", "None")
	row("LR13. Standard form of restriction", "None")
	row("LR14. Declaration of trust", map[bool]string{true: "The Tenant holds on trust as joint tenants.", false: "Not applicable"}[len(l.Tenants) > 1])
	p.page()
	n, k := 0, 0
	head := func(s string) {
		n++
		k = 0
		p.need(70)
		p.gap(4)
		p.labelled(0, b(fmt.Sprint(n)), 34, b(s), st.sized(11))
	}
	sub := func(s string) {
		k++
		p.labelled(0, fmt.Sprintf("%d.%d", n, k), 34, s, st)
	}
	head("What is let")
	sub("The Landlord lets the Property to the Tenant for the Term with full title guarantee, with the rights in Schedule 1 and subject to those in Schedule 2.")
	sub("The Property includes the plaster, the floor boards or screed, the doors and the inside window frames. It leaves out the structure of the Building.")
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		sub("This is a shared ownership lease. The share that the Tenant has bought is " + p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared)) + " of the market value.")
	}
	head("Words with a meaning")
	for _, w := range leaseDefinitions {
		p.para(b(w[0])+" means "+w[1]+".", st.at(34).gap(4))
	}
	p.para(b("Service Charge")+" means "+p.mark(leasePath+"/serviceCharge/percent", l.SharePercent, p.words(leasePath+"/serviceCharge/proportion", l.ServiceShare))+" of the Service Costs in each Accounting Year.", st.at(34))
	head("Rent")
	d.markRent()
	switch {
	case l.Rent == 0:
		sub(p.flushWaiting() + "The Rent is a peppercorn, and the Tenant need pay it only if the Landlord asks.")
	case l.Review.Kind == "fixed":
		sub("The Tenant must pay the Rent in two equal parts on 25 March and 29 September. It is " + d.rentSum(pounds(l.Rent)) + " a year to begin with and then as the table says.")
		g := table{widths: []float64{1, 1, 1.2}, st: st, rules: grid, pad: 4, gray: 120}
		left := p.left
		p.left += 34
		p.row(g, b("From year"), b("To year"), b("Rent a year"))
		d.steps(func(n int, from, upto string, sum int) {
			if upto == "" {
				upto = "end"
			}
			p.row(g, from, upto, d.stepSum(n, sum, pounds(sum)))
		})
		p.left = left
		p.gap(6)
	default:
		sub("The Rent is " + d.rentSum(pounds(l.Rent)) + " a year, in two equal parts on 25 March and 29 September.")
		if words := d.formula(); words != "" {
			sub(words)
		}
	}
	w := d.core()
	head("Service charge")
	sub(w.service)
	for _, s := range leaseManagement[:4] {
		sub(s + ".")
	}
	head("Repair and decoration by the Tenant")
	sub(w.interior)
	head("Alterations")
	sub(w.alter)
	head("Selling and letting")
	for _, s := range []string{w.assign, w.underlet, w.deed, w.notice} {
		sub(s)
	}
	head("Use and behaviour")
	sub(w.use)
	sub(w.pets)
	sub(p.passage(leasePath+"/flooring/text", "The floors must be carpeted over underlay except in the kitchen and bathroom."))
	for _, s := range leaseRegulations[:6] {
		sub(s + ".")
	}
	head("The Landlord's side")
	for _, s := range []string{w.quiet, w.insure, w.structure, w.mutual} {
		sub(s)
	}
	head("If the lease is not kept")
	sub(w.forfeit)
	for _, s := range leaseAgreements[:5] {
		sub(s + ".")
	}
	number := func(n int) string { return fmt.Sprint(n) }
	for n, s := range []struct {
		title string
		list  []string
	}{{"Rights of the Tenant", leaseRights}, {"Rights kept by the Landlord", leaseReserved}, {"Service Costs", leaseCosts}} {
		p.need(90)
		p.gap(8)
		p.para(fmt.Sprintf("Schedule %d: %s", n+1, s.title), st.bold().sized(11))
		var all []string
		for _, x := range s.list {
			all = append(all, sentence(x))
		}
		p.list(all, 1, number, 34, st)
	}
	leaseSigns(p, l)
}
