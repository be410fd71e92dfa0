package synth

import (
	"fmt"
	"strings"
)

// sixthCore drafts and marks the clauses that a conveyancer looks for, in the words of the
// sixth set: of an old deed or of a developer's print.
func (d *deedDraft) sixthCore() leaseWords {
	l := d.c.Lease
	var w leaseWords
	who, by := "landlord", d.choose("the Lessors", "the Landlord")
	if l.Insurance == "Manager" && l.Manager.Name != "" {
		who, by = "management company", "the Company"
	}
	w.service = d.clause("/serviceCharge/text",
		"To pay to the Lessors within one month of demand the Maintenance Contribution being the proportion aforesaid of all sums expended by them in the year in carrying out the obligations on their part herein contained and in the meantime by way of deposit such sum half-yearly as their agents shall think fit",
		"To pay the Maintenance Charge in advance by equal half-yearly payments on 1 April and 1 October on the estimate for the year, and on demand whatever the certified account shows to be still due.")
	d.mark(leasePath+"/insurance/by", who, "")
	w.insure = d.clause("/insurance/text",
		"That "+by+" will effect and keep on foot a policy of insurance on the Mansions against fire storm tempest aircraft and such other perils as they think fit to the full cost of reinstatement and two years' rent and will lay out all moneys received thereunder in rebuilding",
		sentence(by)+" will keep the Block insured to its full reinstatement value under a comprehensive policy, will produce the policy on request and will lay out the proceeds in making good.")
	d.mark(leasePath+"/repair/structureBy", who, "")
	w.structure = d.clause("/repair/structure",
		"That "+by+" will keep in good and substantial repair the roofs outside walls foundations drains and principal timbers of the Mansions and the halls stairs and passages leading to the Apartment and will paint the outside in every fourth year",
		sentence(by)+" will keep in repair the main walls, roofs, foundations and external parts of the Block and the Communal Areas and will decorate them as often as is reasonable.")
	w.interior = d.clause("/repair/interior",
		"From time to time and at all times during the said term well and substantially to repair uphold cleanse and keep in repair the interior of the Apartment with its ceilings plaster floors glass locks cisterns and pipes and in every seventh year to paint and paper the same",
		"To keep the Apartment, its fixtures, the glass and the Service Media that serve only it in good and substantial repair and clean and to redecorate inside as often as is needed.")
	d.mark(leasePath+"/alterations/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Alterations], "")
	w.alter = d.passage(leasePath+"/alterations/text", map[string]string{
		"consent":    d.choose("Not without the previous consent in writing of the Lessors to make any alteration whatever in the plan or elevation of the Apartment or to cut or maim any wall or timber thereof", "Not to carry out any alteration, internal or external, without the prior written approval of the Landlord."),
		"prohibited": d.choose("Not under any circumstances to alter the plan or elevation of the Apartment or cut or maim any wall or timber thereof", "Not to carry out any alteration or addition of any kind to the Apartment."),
	}[l.Alterations])
	d.markAssignment(l)
	w.assign = d.passage(leasePath+"/assignment/text", map[string]string{
		"none":       d.choose("Not to assign any part of the Apartment less than the whole the Lessee being at liberty to assign the whole without licence", "Not to assign part only of the Apartment. The whole may be assigned freely."),
		"reasonable": d.choose("Not to assign or part with the possession of the Apartment without the written licence of the Lessors which shall not be arbitrarily or unreasonably withheld", "Not to assign the whole of the Apartment without the written consent of the Landlord, which is not to be unreasonably withheld, nor at all to assign a part."),
		"absolute":   d.choose("Not at any time to assign mortgage charge or part with the possession of the Apartment or of any part of it", "Not to assign, charge or otherwise part with the Apartment or any part of it."),
	}[l.ConsentAssign])
	d.mark(leasePath+"/underletting/rule", map[string]string{"allowed": "free", "consent": "with consent"}[l.Sublet], "")
	w.underlet = d.passage(leasePath+"/underletting/text", map[string]string{
		"allowed": d.choose("AND it is declared that the Lessee may underlet the whole furnished or unfurnished without the licence of the Lessors", "The whole of the Apartment may be sublet without consent."),
		"consent": d.choose("Not to underlet the Apartment without such licence as aforesaid and not in any event to underlet a part", "Not to sublet the Apartment without the written consent of the Landlord, nor at all to sublet a part."),
	}[l.Sublet])
	d.mark(leasePath+"/pets/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Pets], "")
	w.pets = d.passage(leasePath+"/pets/text", map[string]string{
		"consent":    d.choose("Not to keep any dog cat bird or reptile in the Apartment save with the leave in writing of the Lessors", "Not to keep an animal in the Apartment without written consent, which may be withdrawn if there are complaints."),
		"prohibited": d.choose("Not to keep or harbour any dog cat bird or reptile in the Apartment", "Not to keep any animal in the Apartment."),
	}[l.Pets])
	w.use = d.clause("/use/text", "To use the Apartment as a private residence for one household and not to carry on there any trade profession or business", "To use the Apartment as a private home for one household and for nothing else.")
	days := map[bool]int{true: 30, false: 28}[d.old]
	d.mark(leasePath+"/notice/days", days, "")
	fee := d.money(leasePath+"/notice/fee", l.NoticeFee, pounds(l.NoticeFee))
	w.notice = d.clause("/notice/text",
		"Within thirty days of every assignment transfer underlease charge probate or order affecting the Apartment to leave a copy thereof with the Lessors' solicitors and to pay them "+fee+" upon each occasion",
		"To give notice of every disposition of the Apartment within 28 days, with a copy, and to pay "+fee+" (or more if that is reasonable) with VAT for its registration.")
	arrears := map[bool]int{true: 28, false: 21}[d.old]
	d.mark(leasePath+"/forfeiture/arrearsDays", arrears, "")
	d.mark(leasePath+"/forfeiture/onInsolvency", yesNo(l.ForfeitInsolvency), "")
	insolvent := ""
	if l.ForfeitInsolvency {
		insolvent = d.clause("/forfeiture/insolvency", "the Lessee shall be adjudged bankrupt or call a meeting of creditors", "the Tenant is made bankrupt or enters into an individual voluntary arrangement") + " or "
	}
	w.forfeit = d.clause("/forfeiture/text",
		"IF any part of the rent shall be in arrear for twenty-eight days whether lawfully demanded or not or "+insolvent+"there shall be any breach of the covenants on the part of the Lessee THEN the Lessors may re-enter and the said term shall thereupon cease",
		"If any rent is 21 days late, demanded or not, or "+insolvent+"any obligation of the Tenant is broken, the Landlord may re-enter the Apartment and the Term will end.")
	d.mark(leaseholdPath+"/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "Yes", "")
	w.deed = d.clause("/deedOfCovenant/text",
		"To cause every assignee to execute at his own cost a deed of covenant with the Lessors in the terms of the covenants herein",
		"On an assignment to deliver to the Landlord a deed by which the assignee covenants directly with it to keep the Tenant's obligations.")
	w.mutual = d.clause("/mutualEnforcement/text",
		"That the Lessors will on the written request of the Lessee and on being indemnified against costs enforce against the lessees of the other apartments the covenants entered into by them",
		"The Landlord will, if asked and indemnified, enforce the like obligations of the tenants of the other apartments.")
	w.quiet = d.choose("That the Lessee performing his covenants may quietly enjoy the Apartment without disturbance by the Lessors", "The Tenant may have quiet enjoyment of the Apartment.")
	switch l.Review.Kind {
	case "doubling":
		often := d.reviewedEvery(d.choose(fmt.Sprintf("each successive period of %d years", l.Review.Every), fmt.Sprintf("every %d years", l.Review.Every)))
		w.review = d.reviewedSo(d.choose("AND the said yearly rent shall on the expiry of "+often+" of the said term be increased to double its amount for the time being", "The Rent doubles "+often+", counted from the Start Date."))
	case "rpi":
		often := d.reviewedEvery(d.choose("each anniversary of the commencement of the said term", "each year on the anniversary of the Start Date"))
		w.review = d.reviewedSo(d.choose("AND the said yearly rent shall on "+often+" be increased in the same proportion as the General Index of Retail Prices has risen in the year then ended", "The Rent is raised "+often+" by the percentage by which the Retail Prices Index has risen over the year. It is never reduced."))
	}
	return w
}

// reviewedEvery and reviewedSo mark how often a rent is reviewed and how.
func (d *deedDraft) reviewedEvery(often string) string {
	d.mark(leasePath+"/groundRent/intervalYears", d.c.Lease.Review.Every, "")
	return d.words(leaseholdPath+"/groundRent/rentSubjectToIncrease/rentReviewFrequency", often)
}

func (d *deedDraft) reviewedSo(how string) string {
	return d.passage(leaseholdPath+"/groundRent/rentSubjectToIncrease/rentIncreaseCalculated", how)
}

// leaseCatchwords is an old flat's lease typed without numbers: each covenant begins with
// an underlined catchword, the schedules stand before the covenants, and the rent and its
// increases are in one sentence.
func leaseCatchwords(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(96, 84, 66, 84)
	st := style{family: "Courier", size: 10.6, align: 'L', leading: 1.7, after: 10}
	p.body = st
	p.footer = func() { p.textAt(p.left, p.height-54, p.right-p.left, fmt.Sprint(p.pageNumber()), st.right()) }
	d := &deedDraft{paper: p, st: st, old: true}
	p.page()
	p.para(b("THIS LEASE")+" made the "+p.date(leasePath+"/date", l.Date, ordinalDate(l.Date)), st)
	p.para(b("BETWEEN")+" "+p.landlord(strings.ToUpper(l.Landlord.Name))+" of "+l.Landlord.Address.Comma()+" (\"the Lessors\")", st)
	if l.Manager.Name != "" {
		p.para("and "+p.manager(strings.ToUpper(l.Manager.Name))+" of "+l.Manager.Address.Comma()+" (\"the Company\")", st)
	}
	p.para("and "+p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, Person.Upper)+" of "+buyersHome(p)+" (\"the Lessee\")", st)
	d.markRent()
	w := d.sixthCore()
	share := p.mark(leasePath+"/serviceCharge/percent", l.SharePercent, p.words(leasePath+"/serviceCharge/proportion", l.ServiceShare))
	p.para(b("WITNESSETH")+" that in consideration of "+p.money(leasePath+"/premium", l.Premium, pounds(l.Premium))+" paid by the Lessee (receipt of which is acknowledged) and of the rent and covenants hereinafter reserved and contained the Lessors demise unto the Lessee ALL THAT apartment called "+p.words(leasePath+"/property", c.Property.First()+", "+c.Property.Town)+" (\"the Apartment\") being part of the building called "+c.Block.Name+" (\"the Mansions\") registered under title number "+p.words(leasePath+"/landlordTitle", c.Title.Superior)+" and delineated and coloured pink on the plan annexed", st)
	p.para(b("TO HOLD")+" unto the Lessee from "+p.leaseTerm("the "+ordinalDate(l.Start)+" for the term of "+fmt.Sprint(l.Years)+" years"), st)
	if l.Rent == 0 {
		p.para(b("YIELDING AND PAYING")+" "+p.flushWaiting()+"the rent of one peppercorn if asked for", st)
	} else {
		rent := b("YIELDING AND PAYING") + " " + p.flushWaiting() + "therefor by equal half-yearly payments the yearly rent of " + d.rentSum(pounds(l.Rent))
		if l.Review.Kind == "fixed" {
			var spans []string
			d.steps(func(n int, from, upto string, sum int) {
				span := "during years " + from + " to " + upto + " "
				if upto == "" {
					span = "from year " + from + " to the end of the said term "
				}
				spans = append(spans, span+d.stepSum(n, sum, pounds(sum)))
			})
			rent += " at first that is to say " + strings.Join(spans, " and ")
		}
		p.para(rent, st)
	}
	if w.review != "" {
		p.para(w.review, st)
	}
	p.para("AND PAYING in addition "+share+" of what the Lessors expend under their covenants (\"the Maintenance Contribution\")", st)
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		p.para("AND it is declared that this is a shared ownership lease under which the Lessee has bought a share of "+p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d per cent", l.Shared)), st)
	}
	typed := strings.NewReplacer("the Landlord thinks", "the Lessors think", "the Landlord", "the Lessors", "The Landlord", "The Lessors", "the Tenant", "the Lessee", "The Tenant", "The Lessee", "the Property", "the Apartment", "The Property", "The Apartment", "the Building", "the Mansions", "this lease", "this Lease", ",", "")
	plain := func(title string, list []string) {
		p.need(100)
		p.para(u(title), st)
		for _, s := range list {
			said := sentence(typed.Replace(s))
			if strings.HasPrefix(s, reserveCost) {
				said = p.passage(leasePath+"/reserveFund/text", said)
			}
			p.para(said, st.at(20))
		}
	}
	plain("Rights granted with the Apartment", leaseRights[:5])
	plain("Rights kept for the Mansions", leaseReserved[:4])
	plain("Expenditure to which the Lessee contributes", leaseCosts)
	p.para(b("AND THE LESSEE COVENANTS")+" with the Lessors", st)
	caught := func(word, s string) { p.para(u(word)+"  "+s, st) }
	for _, r := range [][2]string{
		{"Rent", "To pay the rent reserved on the days appointed"}, {"Maintenance", w.service}, {"Repair", w.interior}, {"Alterations", w.alter}, {"User", w.use}, {"Alienation", w.assign},
		{"Underletting", w.underlet}, {"Covenant by assignee", w.deed}, {"Registration", w.notice}, {"Animals", w.pets},
		{"Floors", p.passage(leasePath+"/flooring/text", "To lay and keep carpet upon all the floors of the Apartment save the kitchen and bathroom")},
		{"Nuisance", typed.Replace(leaseRegulations[1])}, {"Refuse", typed.Replace(leaseRegulations[3])},
	} {
		caught(r[0], r[1])
	}
	p.para(b("AND THE LESSORS COVENANT")+" with the Lessee", st)
	for _, r := range [][2]string{{"Enjoyment", w.quiet}, {"Insurance", w.insure}, {"Structure", w.structure}, {"Other lessees", w.mutual}} {
		caught(r[0], r[1])
	}
	p.para(b("PROVIDED ALWAYS AND IT IS AGREED"), st)
	caught("Re-entry", w.forfeit)
	for _, s := range leaseAgreements[:3] {
		p.para(typed.Replace(s), st)
	}
	p.para("IN WITNESS of which the parties have set their hands and seals", st)
	leaseSigns(p, l)
}

// leasePrint is a developer's lease printed in two columns of small type: the prescribed
// clauses run in, the terms of the letting as definitions without a table, obligations by
// letter and number, and the steps of the rent as a list.
func leasePrint(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(44, 60, 44, 58)
	st := style{family: "Times", size: 9.4, align: 'L', leading: 1.3, after: 4.5}
	p.body = st
	p.footer = func() {
		p.textAt(44, p.height-42, p.width-88, fmt.Sprintf("%s, plot %d. Lease print 4/%d   -   %d", c.Block.Name, 1+c.Seed%40, l.Date.Year(), p.pageNumber()), st.sized(7.5).centred())
	}
	d := &deedDraft{paper: p, st: st}
	p.page()
	p.para("LEASE OF AN APARTMENT", st.bold().sized(15).centred().gap(8))
	p.inColumns(2, 22, func() {
		run := func(label, s string) { p.para(b(label)+" "+s, st) }
		head := func(s string) {
			p.need(54)
			p.gap(4)
			p.para(strings.ToUpper(s), st.bold().gap(3))
		}
		head("Prescribed clauses")
		run("LR1. Date of lease:", p.date(leasePath+"/date", l.Date, longDate(l.Date)))
		run("LR2. Title number(s):", "LR2.1 Landlord's title number(s): "+p.words(leasePath+"/landlordTitle", c.Title.Superior)+". LR2.2 Other title numbers: none.")
		run("LR3. Parties to this lease:", "Landlord: "+p.landlord(l.Landlord.Name)+" ("+p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo)+"), "+l.Landlord.Address.Comma()+".")
		if l.Manager.Name != "" {
			p.para("Company: "+p.manager(l.Manager.Name)+" ("+l.Manager.CompanyNo+").", st)
		}
		p.para("Tenant: "+p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, plainName)+", "+buyersHome(p)+".", st)
		run("LR4. Property:", p.words(leasePath+"/property", c.Property.First()+", "+c.Property.Town)+", which is the Apartment. In the case of a conflict between this clause and the remainder of this lease then, for the purposes of registration, this clause shall prevail.")
		run("LR5. Prescribed statements etc.:", "None.")
		run("LR6. Term for which the Property is leased:", "As in B3.")
		run("LR7. Premium:", p.money(leasePath+"/premium", l.Premium, pounds(l.Premium))+".")
		run("LR8. Prohibitions or restrictions on disposing of this lease:", "This lease contains a provision that prohibits or restricts dispositions.")
		run("LR9 to LR10:", "None.")
		run("LR11. Easements:", "Parts F and G.")
		run("LR12 to LR13:", "None.")
		run("LR14. Declaration of trust:", map[bool]string{true: "The Tenant is more than one person. They hold on trust for themselves as tenants in common in equal shares.", false: "Does not apply."}[len(l.Tenants) > 1])
		part, n := "A", 0
		open := func(letter, title string) {
			part, n = letter, 0
			head(letter + "  " + title)
		}
		item := func(s string) {
			n++
			p.labelled(0, fmt.Sprintf("%s%d", part, n), 24, s, st)
		}
		d.markRent()
		w := d.sixthCore()
		open("B", "Terms of this letting")
		item("The Apartment is the Property, from the plaster of the walls and ceilings inwards, with its doors and windows.")
		item("The Block is " + c.Block.Name + " with its grounds.")
		item("The Term is " + p.leaseTerm(fmt.Sprintf("%d years beginning on %s", l.Years, longDate(l.Start))) + " (the Start Date).")
		switch {
		case l.Rent == 0:
			item(p.flushWaiting() + "The Rent is one peppercorn a year, if demanded.")
		case l.Review.Kind == "fixed":
			item(p.flushWaiting() + "The Rent is payable half-yearly. It begins at " + d.rentSum(pounds(l.Rent)) + " a year. By periods of years of the Term it is:")
			d.steps(func(n int, from, upto string, sum int) {
				if upto == "" {
					upto = "the end"
				}
				p.labelled(24, "•", 34, "years "+from+" to "+upto+": "+d.stepSum(n, sum, pounds(sum))+" a year", st)
			})
		default:
			item(p.flushWaiting() + "The Rent is " + d.rentSum(pounds(l.Rent)) + " a year, payable half-yearly.")
			if w.review != "" {
				item(w.review)
			}
		}
		item("The Maintenance Charge is " + p.mark(leasePath+"/serviceCharge/percent", l.SharePercent, p.words(leasePath+"/serviceCharge/proportion", l.ServiceShare)) + " of the Expenditure in part H.")
		if l.Shared > 0 {
			p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
			item("This is a shared ownership lease. The Tenant's share at the outset is " + p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared)) + ".")
		}
		item("The Landlord lets the Apartment to the Tenant for the Term with full title guarantee at the Rent.")
		modern := strings.NewReplacer("the Property", "the Apartment", "The Property", "The Apartment", "the Building", "the Block", "Common Parts", "Communal Areas", "common parts", "Communal Areas", "Conduits", "Service Media", "Service Charge", "Maintenance Charge", "Service Costs", "Expenditure")
		open("C", "What the Tenant agrees")
		item("To pay the Rent and the Maintenance Charge without set-off.")
		for _, s := range []string{w.service, w.interior, w.alter, w.use, w.assign, w.underlet, w.deed, w.notice, w.pets, p.passage(leasePath+"/flooring/text", "To have carpet with underlay on the floors, other than of the kitchen and bathrooms.")} {
			item(s)
		}
		for _, s := range leaseRegulations {
			item(modern.Replace(s) + ".")
		}
		open("D", "What the Landlord and any Company agree")
		for _, s := range []string{w.quiet, w.insure, w.structure, w.mutual} {
			item(s)
		}
		open("E", "What else is agreed")
		item(w.forfeit)
		for _, s := range leaseAgreements[:7] {
			item(modern.Replace(s) + ".")
		}
		for _, s := range []struct {
			letter, title string
			list          []string
		}{{"F", "Rights that the Tenant has", leaseRights}, {"G", "Rights that are kept back", leaseReserved}, {"H", "Expenditure", leaseCosts}} {
			open(s.letter, s.title)
			for _, x := range s.list {
				said := sentence(modern.Replace(x)) + "."
				if strings.HasPrefix(x, reserveCost) {
					said = p.passage(leasePath+"/reserveFund/text", said)
				}
				item(said)
			}
		}
	})
	leaseSigns(p, l)
}
