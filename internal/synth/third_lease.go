package synth

import (
	"fmt"
	"strings"
)

// leaseBook is a house builder's lease of an estate: a list of contents, clauses
// with a heading each, and the terms of this letting in a schedule of their own at
// the end of the book, to which everything refers.
func leaseBook(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(78, 80, 70, 74)
	st := style{family: "Go", size: 10, align: 'L', leading: 1.5, after: 8}
	p.body = st
	p.header = func() {
		p.textAt(p.left, 42, p.right-p.left, c.Block.Name, st.sized(8).right().italic())
	}
	p.footer = func() {
		p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprintf("%d", p.pdf.PageNo()), st.sized(8))
	}
	p.page()
	p.gap(150)
	p.para("Lease of a flat at\n"+c.Block.Name, st.sized(22).lead(1.3).gap(14))
	p.para("Flat: "+p.words(leasePath+"/property", c.Property.Comma()), st.gap(200))
	p.para(c.SellerSolicitor.Name, st.sized(9))
	p.page()
	p.para("Contents", st.bold().sized(13))
	heads := []string{"Words that have a meaning of their own", "The letting", "Money that the Owner pays", "The state of the Flat", "Conduct and use", "Disposing of the Flat", "What the Owner is promised", "Ending this lease early", "Miscellaneous", "Letting particulars"}
	for n, h := range heads {
		p.row(table{widths: []float64{0.1, 0.8, 0.1}, st: st, rules: noRules, pad: 2}, fmt.Sprint(n+1), h, fmt.Sprint(n+3))
	}
	p.page()
	w := p.ownersLease()
	n, k := 0, 0
	head := func() {
		n++
		k = 0
		p.need(80)
		p.gap(6)
		p.para(fmt.Sprintf("%d   %s", n, heads[n-1]), st.bold().sized(12).col(40, 60, 110))
	}
	sub := func(all ...string) {
		for _, s := range all {
			if s == "" {
				continue
			}
			k++
			p.labelled(0, fmt.Sprintf("%d.%d", n, k), 38, s, st)
		}
	}
	head()
	for _, d := range [][2]string{{"the Owner", "the person in whom this lease is vested"}, {"the Freeholder", "the person named in the Letting Particulars and whoever next owns the Building"}, {"the Letting Particulars", "clause 10"}, {"the Shared Spaces", "every part of the Building that serves more than one flat"}} {
		sub(b(d[0]) + " means " + d[1] + ".")
	}
	head()
	sub("The Freeholder lets the Flat to the Owner for the Term in return for the Premium, with the rights in Schedule B and subject to those in Schedule C.")
	head()
	sub(w.rent, w.review, w.service)
	head()
	sub(w.interior, w.alter)
	head()
	sub(w.use, w.pets)
	for _, s := range leaseCovenants {
		sub(p.flooring(strings.ReplaceAll(strings.ReplaceAll(s, "the Landlord", "the Freeholder"), "the Tenant", "the Owner") + "."))
	}
	head()
	sub(w.assign, w.underlet, w.deed, w.notice)
	head()
	sub(w.quiet, w.insure, w.structure, w.mutual)
	head()
	sub(w.forfeit)
	head()
	sub("A notice is given if it is left at the Flat or sent by first-class post to the Freeholder's registered office.", "Neither this lease nor any rule made under it gives rights to third parties.")
	leaseSchedules(p, []string{"Schedule A", "Schedule B", "Schedule C", "Schedule D", "Schedule E", "Schedule F", "Schedule G"}, func(n int) string { return fmt.Sprintf("%d)", n) }, st)
	p.page()
	n = 9
	head()
	t := table{widths: []float64{0.08, 0.32, 0.6}, st: st.sized(9.5), rules: underRows, pad: 5, gray: 120}
	item := 'A'
	row := func(label, s string) {
		p.row(t, string(item), label, s)
		item++
	}
	row("This lease is dated", p.date(leasePath+"/date", l.Date, l.Date.Format("2 January, 2006")))
	row("Freeholder", p.landlord(l.Landlord.Name)+"\nRegistered number "+p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo)+"\n"+l.Landlord.Address.Comma())
	row("Freeholder's registered title", p.words(leasePath+"/landlordTitle", c.Title.Superior))
	if l.Manager.Name != "" {
		row("Manager of the Building", p.manager(l.Manager.Name))
	}
	row("First Owner", p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, plainName))
	row("Term", p.leaseTerm(fmt.Sprintf("%d years, the first day being %s", l.Years, nthOf(l.Start))))
	row("Premium", p.money(leasePath+"/premium", l.Premium, pence(l.Premium)))
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		row("Share bought (shared ownership)", p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared)))
	}
	p.gap(20)
	leaseSigns(p, l)
}

// ownersLease drafts and marks the core clauses in words that no other layout has.
func (p *paper) ownersLease() leaseWords {
	l := p.c.Lease
	var w leaseWords
	gr := leaseholdPath + "/groundRent"
	p.mark(tenurePath, "Leasehold", "")
	p.mark(gr+"/isGroundRentPayable", yesNo(l.Rent > 0), "")
	if l.Rent == 0 {
		p.mark(leasePath+"/groundRent/basis", "peppercorn", "")
		w.rent = p.flushWaiting() + "No ground rent is charged: the rent reserved by this lease is a peppercorn, should the Freeholder demand it."
	} else {
		w.rent, w.review = p.ownersRent()
	}
	p.mark(leasePath+"/serviceCharge/percent", l.SharePercent, "")
	w.service = p.passage(leasePath+"/serviceCharge/text", "The Owner is to bear "+p.words(leasePath+"/serviceCharge/proportion", l.ServiceShare)+" of what is properly spent in each year on the matters in Schedule E, paying an estimate on the first day of the year and the difference, if any, when the accounts are settled.")
	who, insurer := "landlord", "The Freeholder"
	if l.Insurance == "Manager" && l.Manager.Name != "" {
		who, insurer = "management company", "The Manager"
	}
	p.mark(leasePath+"/insurance/by", who, "")
	w.insure = p.passage(leasePath+"/insurance/text", insurer+" is to insure the Building with a reputable insurer against fire and the other usual risks for the cost of reinstating it, and to lay out what is received in doing so.")
	p.mark(leasePath+"/repair/structureBy", who, "")
	w.structure = p.passage(leasePath+"/repair/structure", insurer+" is to repair and, when necessary, renew the frame, roof, foundations and outer walls of the Building and whatever is in the Shared Spaces.")
	w.interior = p.passage(leasePath+"/repair/interior", "The Owner is to see that the inside of the Flat and everything that serves only the Flat is at all times in repair.")
	p.mark(leasePath+"/alterations/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Alterations], "")
	w.alter = p.passage(leasePath+"/alterations/text", map[string]string{
		"consent":    "Before any work is done that changes the plan or services of the Flat the Owner is to have the Freeholder's agreement in writing, which is not to be refused unreasonably.",
		"prohibited": "The layout and structure of the Flat are not to be changed in any way.",
	}[l.Alterations])
	p.markAssignment(l)
	w.assign = p.passage(leasePath+"/assignment/text", map[string]string{
		"none":       "The Owner is at liberty to transfer the Flat as a whole, and needs nobody's consent to do so.",
		"reasonable": "The Flat may be transferred only as a whole and only with the Freeholder's written licence, which is not to be unreasonably withheld or delayed.",
		"absolute":   "This lease may not be assigned.",
	}[l.ConsentAssign])
	p.mark(leasePath+"/underletting/rule", map[string]string{"allowed": "free", "consent": "with consent"}[l.Sublet], "")
	w.underlet = p.passage(leasePath+"/underletting/text", map[string]string{
		"allowed": "The whole of the Flat may be sublet without consent.",
		"consent": "A sub-letting of the whole of the Flat requires the Freeholder's written consent beforehand.",
	}[l.Sublet])
	p.mark(leasePath+"/pets/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Pets], "")
	w.pets = p.passage(leasePath+"/pets/text", map[string]string{
		"consent":    "A pet may be brought into the Flat once the Freeholder has agreed to it in writing, and not before.",
		"prohibited": "Pets of every description are forbidden.",
	}[l.Pets])
	w.use = p.passage(leasePath+"/use/text", "The Flat is to be occupied as one private home and for nothing else.")
	p.mark(leasePath+"/notice/days", 30, "")
	w.notice = p.passage(leasePath+"/notice/text", "Each transfer or mortgage of the Flat is to be notified to the Freeholder within 30 days of its date, and "+p.money(leasePath+"/notice/fee", l.NoticeFee, pounds(l.NoticeFee))+" paid for registering the notice.")
	p.mark(leasePath+"/forfeiture/arrearsDays", 14, "")
	p.mark(leasePath+"/forfeiture/onInsolvency", yesNo(l.ForfeitInsolvency), "")
	insolvent := ""
	if l.ForfeitInsolvency {
		insolvent = p.passage(leasePath+"/forfeiture/insolvency", "or where a bankruptcy order is made against the Owner") + ", "
	}
	w.forfeit = p.passage(leasePath+"/forfeiture/text", "Where rent is still owing 14 days after its due date, or where the Owner has broken a promise in this lease, "+insolvent+"the Freeholder may forfeit this lease by re-entering the Flat.")
	p.mark(leaseholdPath+"/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "Yes", "")
	w.deed = p.passage(leasePath+"/deedOfCovenant/text", "No transfer is to be completed until the incoming Owner has given the Freeholder a deed of covenant to keep the terms of this lease.")
	w.mutual = p.passage(leasePath+"/mutualEnforcement/text", "If the Owner asks and provides security for the expense, the Freeholder is to take proceedings against any other owner in the Building who breaks like terms.")
	w.quiet = "So long as the Owner keeps to this lease nobody claiming through the Freeholder may disturb the Owner's possession."
	return w
}

// ownersRent is the rent and its review, in the same words.
func (p *paper) ownersRent() (rent, review string) {
	l := p.c.Lease
	gr, steps := leaseholdPath+"/groundRent", leasePath+"/groundRent/reviews/*"
	basis := map[string]string{"none": "fixed", "fixed": "steps", "doubling": "doubling", "rpi": "rpi"}[l.Review.Kind]
	if l.Shared > 0 {
		basis = "rpi"
	}
	p.mark(leasePath+"/groundRent/basis", basis, "")
	p.mark(gr+"/rentSubjectToIncrease/yesNo", yesNo(l.Review.Kind != "none"), "")
	p.mark(gr+"/groundRentFrequency", "Yearly", "")
	if l.Review.Kind != "rpi" {
		p.computed(leasePath+"/groundRent/current", l.RentAfter(periods(l, p.c.AsAt)))
	}
	sum := p.money(gr+"/annualGroundRent", l.Rent, pounds(l.Rent))
	rent = "Ground rent is payable yearly, on 1 January and in advance. It is " + sum + " a year"
	switch l.Review.Kind {
	case "fixed":
		p.mark(ix(steps, 0)+"/fromYear", 1, "")
		p.mark(ix(steps, 0)+"/toYear", l.Review.Every, "")
		rent += fmt.Sprintf(" in years 1 to %d", l.Review.Every)
		var later []string
		for n, s := range l.Review.Steps {
			path, from, to := ix(steps, n+1), (n+1)*l.Review.Every+1, (n+2)*l.Review.Every
			p.mark(path+"/fromYear", from, "")
			span := fmt.Sprintf("from year %d until the end of the Term", from)
			if n < len(l.Review.Steps)-1 {
				p.mark(path+"/toYear", to, "")
				span = fmt.Sprintf("in years %d to %d", from, to)
			}
			later = append(later, p.money(path+"/amount", s, pounds(s))+" a year "+span)
		}
		review = "It becomes " + strings.Join(later, ", then ") + "."
		p.mark(ix(steps, 0)+"/amount", l.Rent, "")
	case "doubling":
		p.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
		often := p.words(gr+"/rentSubjectToIncrease/rentReviewFrequency", fmt.Sprintf("every %d years", l.Review.Every))
		review = p.passage(gr+"/rentSubjectToIncrease/rentIncreaseCalculated", "The ground rent is multiplied by two "+often+" throughout the Term.")
	case "rpi":
		p.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
		often := p.words(gr+"/rentSubjectToIncrease/rentReviewFrequency", "each year")
		review = p.passage(gr+"/rentSubjectToIncrease/rentIncreaseCalculated", "On 1 April "+often+" the rent is adjusted upwards by the rise in the Retail Prices Index (RPI) since the April before.")
	}
	return p.flushWaiting() + rent + ".", review
}
