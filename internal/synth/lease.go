package synth

import (
	"fmt"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const leasePath = "/paperwurks/lease"

var leaseLayouts = []layout{
	{kind: papers.Lease, name: "prescribed-clauses", write: leaseModern, fits: func(c *Case) bool { return c.Lease != nil && c.Lease.Date.After(day(2006, time.June, 19)) }},
	{kind: papers.Lease, name: "typed-engrossment", write: leaseTyped, fits: func(c *Case) bool { return c.Lease != nil && c.Lease.Date.Before(day(2006, time.June, 19)) }},
	{kind: papers.Lease, name: "particulars-first", write: leaseParticulars},
	{kind: papers.Lease, name: "margin-notes", write: leaseMargin},
	{kind: papers.Lease, name: "plain-english", heldOut: true, write: leasePlain},
}

// voice is the drafting of a lease's core clauses: the same terms in words of
// another age.
type voice int

const (
	modern voice = iota
	old
	plainWords
)

// leaseWords is the core clauses of a lease, marked.
type leaseWords struct {
	rent, review, service, insure, structure, interior, alter, assign, underlet, pets, use, notice, forfeit, deed, mutual, quiet string
}

func inWords(n int) string { return poundsInWords(n) }

func (p *paper) landlord(shown string) string {
	return p.mark(leaseholdPath+"/contactDetails/contacts/landlord/contact/nameOrOrganisation", p.c.Lease.Landlord.Name, shown)
}

func (p *paper) manager(shown string) string {
	return p.mark(leaseholdPath+"/contactDetails/contacts/managementCompany/contact/nameOrOrganisation", p.c.Lease.Manager.Name, shown)
}

func (p *paper) leaseTerm(shown string) string {
	l := p.c.Lease
	p.mark(leasePath+"/start", l.Start, "")
	p.mark(leaseholdPath+"/leaseTerm/lengthOfLeaseInYears", l.Years, "")
	p.mark(leaseholdPath+"/leaseTerm/startYearOfLease", l.Start.Year(), "")
	p.computed(leasePath+"/end", l.End())
	years := wholeYears(p.c.AsAt, l.End())
	p.computed(leasePath+"/unexpiredYears", years)
	return p.words(leasePath+"/term", shown)
}

// writeCore drafts the core clauses in a voice.
func (p *paper) leaseCore(v voice) leaseWords {
	l := p.c.Lease
	var w leaseWords
	lord := map[voice]string{modern: "the Landlord", old: "the Lessor", plainWords: "the Landlord"}[v]
	gr := leaseholdPath + "/groundRent"
	p.mark(tenurePath, "Leasehold", "")

	// Rent and its review.
	switch l.Rent {
	case 0:
		p.mark(gr+"/isGroundRentPayable", "No", "")
		p.mark(leasePath+"/groundRent/basis", "peppercorn", "")
		w.rent = p.flushWaiting() + (map[voice]string{modern: "Yielding and paying a rent of one peppercorn a year, if demanded.", old: "YIELDING AND PAYING therefor yearly during the said term the rent of a peppercorn (if demanded)", plainWords: "The rent is one peppercorn a year, and only if the Landlord asks for it."}[v])
	default:
		p.mark(gr+"/isGroundRentPayable", "Yes", "")
		sum := p.money(gr+"/annualGroundRent", l.Rent, pounds(l.Rent))
		if l.Shared == 0 {
			p.mark(leasePath+"/groundRent/basis", map[string]string{"none": "fixed", "fixed": "steps", "doubling": "doubling", "rpi": "rpi"}[l.Review.Kind], "")
		} else {
			p.mark(leasePath+"/groundRent/basis", "rpi", "")
		}
		p.mark(gr+"/rentSubjectToIncrease/yesNo", yesNo(l.Review.Kind != "none"), "")
		now := l.RentAfter(periods(l, p.c.AsAt))
		if l.Review.Kind != "rpi" {
			p.computed(leasePath+"/groundRent/current", now)
		}
		first := ""
		if l.Review.Kind == "fixed" {
			p.mark(ix(leasePath+"/groundRent/reviews/*/fromYear", 0), 1, "")
			p.mark(ix(leasePath+"/groundRent/reviews/*/toYear", 0), l.Review.Every, "")
			p.mark(ix(leasePath+"/groundRent/reviews/*/amount", 0), l.Rent, "")
			first = map[voice]string{modern: fmt.Sprintf(" for the first %d years of the Term", l.Review.Every), old: fmt.Sprintf(" during the first %s years of the said term", inWords(l.Review.Every)), plainWords: fmt.Sprintf(" in each of the first %d years", l.Review.Every)}[v]
		}
		switch v {
		case modern:
			w.rent = "Ground Rent: " + sum + " a year" + first + ", payable in advance by equal half-yearly instalments on 24 June and 25 December."
		case old:
			w.rent = "YIELDING AND PAYING therefor yearly" + first + " the rent of " + strings.ToUpper(inWords(l.Rent)) + " POUNDS (" + sum + ") by equal half-yearly payments in advance on the Twenty-fourth day of June and the Twenty-fifth day of December in every year without any deduction whatsoever"
		case plainWords:
			w.rent = "The rent is " + sum + " a year" + first + ". It is due in advance, half on 24 June and half on 25 December."
		}
		p.mark(gr+"/groundRentFrequency", "Half-yearly", "")
		w.rent = p.flushWaiting() + w.rent
		switch l.Review.Kind {
		case "fixed":
			var steps []string
			for n, s := range l.Review.Steps {
				from, to := (n+1)*l.Review.Every+1, (n+2)*l.Review.Every
				path := ix(leasePath+"/groundRent/reviews/*", n+1)
				p.mark(path+"/fromYear", from, "")
				if n == len(l.Review.Steps)-1 {
					steps = append(steps, map[voice]string{modern: "and for the remainder of the Term ", old: "and during the residue of the said term the yearly rent of ", plainWords: "for all the years after that: "}[v]+p.money(path+"/amount", s, pounds(s)))
					break
				}
				p.mark(path+"/toYear", to, "")
				steps = append(steps, map[voice]string{modern: fmt.Sprintf("for the next %d years of the Term ", l.Review.Every), old: fmt.Sprintf("during the next %s years of the said term the yearly rent of ", inWords(l.Review.Every)), plainWords: fmt.Sprintf("for the next %d years: ", l.Review.Every)}[v]+p.money(path+"/amount", s, pounds(s)))
			}
			w.review = map[voice]string{modern: "The Ground Rent shall then be: ", old: "AND ", plainWords: "The rent then goes up as follows: "}[v] + strings.Join(steps, "; ") + "."
		case "doubling":
			every := l.Review.Every
			p.mark(leasePath+"/groundRent/intervalYears", every, "")
			often := p.words(gr+"/rentSubjectToIncrease/rentReviewFrequency", map[voice]string{
				modern:     fmt.Sprintf("intervals of %d years", every),
				old:        fmt.Sprintf("successive period of %s (%d) years", inWords(every), every),
				plainWords: fmt.Sprintf("every %d years", every)}[v])
			w.review = p.passage(gr+"/rentSubjectToIncrease/rentIncreaseCalculated", map[voice]string{
				modern:     fmt.Sprintf("On every tenth anniversary of the commencement of the Term the Ground Rent shall be doubled, so that the rent payable from each Review Date is twice the rent payable immediately before it, the Review Dates being at %s.", often),
				old:        fmt.Sprintf("AND the said yearly rent shall at the expiration of each %s of the said term be increased to double the amount payable immediately before such expiration", often),
				plainWords: fmt.Sprintf("The rent doubles %s, counted from the start of the lease.", often)}[v])
		case "rpi":
			p.mark(leasePath+"/groundRent/intervalYears", l.Review.Every, "")
			often := p.words(gr+"/rentSubjectToIncrease/rentReviewFrequency", map[voice]string{modern: "each year", old: "every year", plainWords: "Every year"}[v])
			w.review = p.passage(gr+"/rentSubjectToIncrease/rentIncreaseCalculated", map[voice]string{
				modern:     "On 1 April in " + often + " the Specified Rent shall be increased by the percentage increase, if any, in the Retail Prices Index (all items) over the preceding twelve months, plus 0.5%.",
				old:        "AND the said rent shall on the First day of April in " + often + " be increased in the same proportion as the Index of Retail Prices shall have risen since the last preceding First day of April",
				plainWords: often + " on 1 April we raise the rent in line with the Retail Prices Index (RPI) plus half of one per cent. The rent never goes down."}[v])
		}
	}

	p.mark(leasePath+"/serviceCharge/percent", l.SharePercent, "")
	share := p.words(leasePath+"/serviceCharge/proportion", l.ServiceShare)
	w.service = p.passage(leasePath+"/serviceCharge/text", map[voice]string{
		modern:     "To pay to the Landlord the Service Charge, being " + share + " of the Service Costs, by two equal payments on account on 24 June and 25 December, and any balance within 28 days of the certificate of the Landlord's accountant.",
		old:        "To contribute and pay by way of further rent " + share + " of the costs expenses outgoings and matters mentioned in the Fifth Schedule hereto such contribution to be paid half yearly in advance on the days hereinbefore appointed for payment of rent",
		plainWords: "You must pay your share of what it costs to run the building. Your share is " + share + ". We ask for it in advance, twice a year, and send you a statement when the year has ended."}[v])

	who := map[string]string{"Landlord": "landlord", "Manager": "management company", "Tenant": "tenant"}[l.Insurance]
	if l.Insurance == "Manager" && l.Manager.Name == "" {
		who = "landlord"
	}
	insurer := map[string]map[voice]string{"landlord": {modern: "The Landlord", old: "the Lessor", plainWords: "The Landlord"}, "management company": {modern: "The Management Company", old: "the Company", plainWords: "The Management Company"}}[who][v]
	p.mark(leasePath+"/insurance/by", who, "")
	w.insure = p.passage(leasePath+"/insurance/text", map[voice]string{
		modern:     insurer + " shall keep the Building insured against the Insured Risks in its full reinstatement cost, with three years' loss of rent, and shall show the Tenant the policy and the last receipt on request.",
		old:        "THAT " + insurer + " will at all times during the said term insure and keep insured the Building against loss or damage by fire storm tempest explosion aircraft and such other risks as are usually comprised in a comprehensive policy in the full reinstatement value thereof",
		plainWords: insurer + " must insure the building for what it would cost to rebuild it, and must show you the policy if you ask."}[v])
	p.mark(leasePath+"/repair/structureBy", who, "")
	w.structure = p.passage(leasePath+"/repair/structure", map[voice]string{
		modern:     insurer + " shall keep in good and substantial repair the roof, foundations, main structure and exterior of the Building and the Common Parts.",
		old:        "THAT " + insurer + " will maintain repair redecorate and renew the main structure and in particular the roof chimney stacks gutters foundations and main walls of the Building",
		plainWords: insurer + " must keep the structure, the roof, the foundations and the outside of the building in good repair."}[v])
	w.interior = p.passage(leasePath+"/repair/interior", map[voice]string{
		modern:     "To keep the interior of the Property, its fixtures and the Conduits that serve only it in good and substantial repair and condition throughout the Term.",
		old:        "To repair maintain renew uphold and keep the Flat and all parts thereof including the windows glass and doors and all pipes wires and cables exclusively serving the same in good and substantial repair and condition",
		plainWords: "You must keep the inside of your flat in good repair, and decorate it at least once in every seven years."}[v])
	alterRule := map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Alterations]
	p.mark(leasePath+"/alterations/rule", alterRule, "")
	w.alter = p.passage(leasePath+"/alterations/text", map[string]map[voice]string{
		"consent": {
			modern:     "Not to make any alteration or addition to the Property without the Landlord's prior written consent, such consent not to be unreasonably withheld.",
			old:        "Not to make any alterations or additions to the Flat without the previous consent in writing of the Lessor",
			plainWords: "You must not alter your flat unless we have agreed in writing first. We will not refuse without good reason."},
		"prohibited": {
			modern:     "Not to make any alteration or addition whatsoever to the Property.",
			old:        "Not at any time to make any alteration in or addition to the Flat or to cut maim or injure any of the walls or timbers thereof",
			plainWords: "You must not make any alteration or addition to your flat at all."}}[l.Alterations][v])
	p.markAssignment(l)
	w.assign = p.passage(leasePath+"/assignment/text", map[string]map[voice]string{
		"none": {
			modern:     "The Tenant may assign the whole of the Property without consent, but shall not assign part only.",
			old:        "The Lessee may freely assign the whole of the Flat without the consent of the Lessor but shall not assign or part with possession of part only thereof",
			plainWords: "You may sell or give away your lease of the whole flat without asking us, but never of a part of it."},
		"reasonable": {
			modern:     "Not to assign the whole of the Property without the prior written consent of the Landlord, such consent not to be unreasonably withheld or delayed.",
			old:        "Not to assign transfer or part with possession of the Flat as a whole without the previous consent in writing of the Lessor such consent not to be unreasonably withheld",
			plainWords: "You must ask for our written consent before you assign your lease. We will not unreasonably withhold it."},
		"absolute": {
			modern:     "Not to assign the Property or any part of it.",
			old:        "Not at any time during the said term to assign transfer or part with possession of the Flat or any part thereof",
			plainWords: "You must not assign this lease."}}[l.ConsentAssign][v])
	p.mark(leasePath+"/underletting/rule", map[string]string{"allowed": "free", "consent": "with consent"}[l.Sublet], "")
	w.underlet = p.passage(leasePath+"/underletting/text", map[string]map[voice]string{
		"allowed": {
			modern:     "The Tenant may underlet the whole of the Property without consent on an assured shorthold tenancy.",
			old:        "The Lessee may underlet the whole of the Flat without consent for any term not exceeding three years",
			plainWords: "You may sublet the whole flat without our consent."},
		"consent": {
			modern:     "Not to underlet the whole of the Property without the Landlord's prior written consent.",
			old:        "Not to underlet the whole of the Flat without the previous consent in writing of the Lessor",
			plainWords: "You must not sublet without our written consent."}}[l.Sublet][v])
	p.mark(leasePath+"/pets/rule", map[string]string{"consent": "with consent", "prohibited": "prohibited"}[l.Pets], "")
	w.pets = p.passage(leasePath+"/pets/text", map[string]map[voice]string{
		"consent": {
			modern:     "Not to keep any animal, bird or reptile in the Property without the Landlord's written consent, which may be revoked if a nuisance is caused.",
			old:        "No dog bird cat or other animal or reptile shall be kept in the Flat without the consent in writing of the Lessor",
			plainWords: "You need our written consent to keep a pet."},
		"prohibited": {
			modern:     "Not to keep any animal, bird or reptile in the Property.",
			old:        "No dog bird cat or other animal or reptile shall at any time be kept in the Flat",
			plainWords: "You must not keep pets in the flat."}}[l.Pets][v])
	w.use = p.passage(leasePath+"/use/text", map[voice]string{
		modern:     "Not to use the Property otherwise than as a private residence in the occupation of one household.",
		old:        "Not to use the Flat or permit the same to be used for any purpose whatsoever other than as a private dwelling in the occupation of one family only",
		plainWords: "You must use the flat only as a private home for one household."}[v])
	fee := p.money(leasePath+"/notice/fee", l.NoticeFee, pounds(l.NoticeFee))
	p.mark(leasePath+"/notice/days", 28, "")
	w.notice = p.passage(leasePath+"/notice/text", map[voice]string{
		modern:     "Within 28 days of any assignment, charge or devolution of the Property to give notice of it to the Landlord's solicitor with a certified copy and a registration fee of " + fee + " plus VAT.",
		old:        "Within twenty-eight days after every assignment transfer mortgage or charge of the Flat to give notice thereof in writing to the Lessor's Solicitors and to pay a registration fee of " + fee + " in respect of each such notice",
		plainWords: "You must tell us within 28 days if you assign or mortgage the lease, and pay us " + fee + " for making a note of it."}[v])
	p.mark(leasePath+"/forfeiture/arrearsDays", 21, "")
	insolvency := ""
	p.mark(leasePath+"/forfeiture/onInsolvency", yesNo(l.ForfeitInsolvency), "")
	if l.ForfeitInsolvency {
		insolvency = p.passage(leasePath+"/forfeiture/insolvency", map[voice]string{
			modern:     "if the Tenant becomes bankrupt, enters into an arrangement with creditors or, being a company, goes into liquidation",
			old:        "if the Lessee shall become bankrupt or enter into any composition with his creditors or suffer any distress or execution to be levied",
			plainWords: "if you are made bankrupt or come to an arrangement with your creditors"}[v])
	}
	join := func(with, without string) string {
		if insolvency != "" {
			return fmt.Sprintf(with, insolvency)
		}
		return without
	}
	w.forfeit = p.passage(leasePath+"/forfeiture/text", map[voice]string{
		modern:     "If any rent is unpaid for 21 days after it is due, whether or not demanded, or if any covenant of the Tenant is not performed" + join(", or %s", "") + ", the Landlord may re-enter the Property and this lease shall then end, without prejudice to any other right.",
		old:        "PROVIDED ALWAYS that if the rents hereby reserved or any part thereof shall be unpaid for twenty-one days after becoming payable (whether formally demanded or not) or if any covenant on the part of the Lessee shall not be performed or observed" + join(" or %s", "") + " then and in any such case it shall be lawful for the Lessor to re-enter upon the Flat and thereupon this demise shall absolutely determine",
		plainWords: "If you have not paid the rent 21 days after it was due, or break the terms of this lease and do not put things right when we ask" + join(", or %s", "") + ", we may ask the court to end the lease and give us back the flat."}[v])
	p.mark(leaseholdPath+"/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown", "Yes", "")
	w.deed = p.passage(leasePath+"/deedOfCovenant/text", map[voice]string{
		modern:     "On every assignment to procure that the assignee enters into a deed of covenant with the Landlord to observe the covenants in this lease.",
		old:        "Upon every assignment to procure that the assignee enters into a deed of covenant with the Lessor to pay the rents and perform the covenants herein contained",
		plainWords: "Whoever buys the flat from you must sign a deed of covenant with us before the sale is completed."}[v])
	w.mutual = p.passage(leasePath+"/mutualEnforcement/text", map[voice]string{
		modern:     "At the request of the Tenant, and on being indemnified against costs, to enforce the covenants given by the tenants of the other flats in the Building.",
		old:        "THAT at the request and cost of the Lessee the Lessor will enforce the covenants similar to those herein contained entered into by the lessees of the other flats comprised in the Building",
		plainWords: "If you ask us, and agree to pay the cost, we will make the other leaseholders keep to the terms of their leases."}[v])
	w.quiet = map[voice]string{
		modern:     "The Tenant paying the rents and performing the covenants of this lease may hold the Property peaceably during the Term without interruption by the Landlord or anyone claiming under it.",
		old:        "THAT the Lessee paying the rents hereby reserved and performing the several covenants herein contained shall peaceably hold and enjoy the Flat during the said term without any interruption by " + lord,
		plainWords: "While you keep to this lease we must let you live in your home undisturbed."}[v]
	return w
}

// markAssignment notes what the lease says of assigning it.
func (p *paper) markAssignment(l *Lease) {
	rule := map[string]string{"none": "free", "reasonable": "with consent", "absolute": "prohibited"}[l.ConsentAssign]
	p.mark(leasePath+"/assignment/rule", rule, "")
	if rule != "prohibited" {
		p.mark(leaseholdPath+"/transferAndRegistration/licenceToAssignRequired/yesNo", yesNo(rule == "with consent"), "")
	}
	if rule == "with consent" {
		p.mark(leasePath+"/assignment/notUnreasonablyWithheld", "Yes", "")
	}
}

// periods is how many reviews have passed on a day.
func periods(l *Lease, on time.Time) int {
	if l.Review.Every == 0 {
		return 0
	}
	return wholeYears(l.Start, on.AddDate(0, 0, -1)) / l.Review.Every
}

// leaseBoiler is the clauses that every lease has and nobody reads: rights,
// regulations, service costs. They are what makes a lease thirty pages long.
var leaseRights = []string{
	"the right in common with all others entitled to it to pass on foot only over the entrance hall, stairs, lift and landings that lead to the Property at all times and for all purposes connected with its use as a residence",
	"the right to the free passage of water, soil, gas, electricity, telephone and other services to and from the Property through the pipes, wires, cables, drains and sewers in, on or under the Building and the Estate",
	"the right of support, shelter and protection from the other parts of the Building as enjoyed on the date of this lease",
	"the right on reasonable notice, except in an emergency, to enter the other parts of the Building with workmen and tools for the purpose of repairing, cleansing, maintaining or renewing the Property and the conduits serving it, making good all damage caused",
	"the right to place one dustbin in the area set aside for refuse from time to time by the Landlord and to pass to and from it",
	"the right to use the gardens of the Building, in common with the other residents, for quiet recreation only and subject to the Regulations",
	"the right to park one private motor car not exceeding three tonnes in weight in the space that is allotted to the Property from time to time",
	"the right to use the communal television aerial or satellite dish and the entry telephone so long as they are maintained",
}

var leaseReserved = []string{
	"the right to the free passage of services through the conduits in the Property that serve other parts of the Building",
	"the right to enter the Property on not less than 48 hours' notice, and at any time in an emergency, to inspect its state, to repair the Building and to do anything that the Landlord must do under this lease",
	"the right to build upon, alter or deal with any adjoining land as the Landlord thinks fit even if the access of light and air to the Property is lessened",
	"the right of support, shelter and protection for the other parts of the Building from the Property",
	"the right to erect scaffolding on the outside of the Building for the purpose of repairing or cleaning it, so long as access to the Property is not prevented",
	"all rights of light, air or other easements which are not expressly granted and which might restrict the free use of any adjoining land",
}

// flooringCovenant and reserveCost begin two clauses that papers has fields for.
const (
	flooringCovenant = "To keep the floors of"
	reserveCost      = "Such sums as the Landlord reasonably sets aside as a reserve"
)

var leaseCovenants = []string{
	"To pay all rates, taxes, duties, charges, assessments and outgoings which now are or at any time during the term may be charged upon the Property or on the owner or occupier of it",
	"To pay for all gas, water, electricity and telephone services consumed or used at the Property and the rent of any meters",
	"Not to do or permit anything which may make void or voidable any policy of insurance of the Building or which may cause an increased premium to be payable",
	"To permit the Landlord and its agents with all necessary workmen and appliances at reasonable times to enter the Property to examine its state and condition and to make good within three months every defect of which notice is given",
	"If the Tenant fails to make good a defect of which notice has been given, to permit the Landlord to do the work and to pay its cost on demand as a debt with interest at four per cent above base rate",
	"To pay all costs, charges and expenses, including solicitors' and surveyors' fees, that the Landlord incurs for the purpose of or incidental to a notice under section 146 of the Law of Property Act 1925, even if forfeiture is avoided otherwise than by an order of the court",
	"Not to cut, maim or injure any of the walls, timbers, floors or ceilings, and to give immediate notice to the Landlord of any defect in the structure of which the Tenant becomes aware",
	"Not to do in the Property anything that may be a nuisance, damage, annoyance or inconvenience to the Landlord or to the tenants or occupiers of any other flat in the Building or of any neighbouring property",
	"To clean the inside and the outside of all windows of the Property, so far as they can safely be reached, at least once in every month",
	"To decorate the interior of the Property in a good and workmanlike manner with two coats at least of good paint or paper in every seventh year of the term and in its last three months",
	"To yield up the Property at the end of the term in the state and condition in which it ought to be under the covenants of the Tenant",
	"Not to overload the floors, the electrical circuits or the water system of the Building and not to keep in the Property anything that is dangerous, combustible or explosive",
	"Within seven days of its receipt, to give the Landlord a copy of every notice, order or proposal of a public authority that affects the Property, and at the request of the Landlord to join in objecting to it",
	"To comply at the cost of the Tenant with every Act of Parliament and every requirement of a competent authority in relation to the Property and its use",
	"Not to stop up, darken or obstruct any window or light of the Building and not to permit any encroachment upon the Property which might become an easement",
	"To observe the Regulations and such other reasonable rules as the Landlord may make from time to time for the good management of the Building and the comfort of its residents",
	flooringCovenant + " the Property covered with carpet and underlay, except in the kitchen and the bathroom where a suitable sound-deadening material may be used",
	"Not to exhibit any sign, placard, notice or advertisement on or from the Property so as to be seen from the outside, save for a small name plate approved by the Landlord",
}

var leaseRegulations = []string{
	"Not to hang or expose in or upon any part of the Property so as to be visible from outside any clothes or washing",
	"Not to play any musical instrument, radio, television or other apparatus between 11 pm and 7 am so as to be audible outside the Property",
	"Not to place any flower pot or other thing on the outside of the windows or on the balcony rail",
	"Not to throw dirt, rubbish or rags into the sinks, baths, lavatories or waste pipes",
	"Not to leave any bicycle, pram or other article in the entrance hall or on the landings or otherwise to obstruct the common parts",
	"Not to permit any vehicle to be repaired, other than in an emergency, in the car park or on the drives",
	"Not to erect any external aerial or satellite dish",
	"Not to shake mats, brooms or other things out of the windows",
	"To close and lock the entrance doors after use and not to give the entry code to strangers",
	"Not to permit children to play on the stairs or in the lift",
}

var leaseCosts = []string{
	"The repair, maintenance, decoration, rebuilding and renewal of the structure, roof, foundations and exterior of the Building",
	"The cleaning, lighting, heating, decoration and furnishing of the common parts, and the upkeep of the lift, the entry telephone and the fire alarm",
	"The upkeep of the gardens, paths, drives, walls, fences and the refuse area",
	"The premium for insuring the Building and for insurance against third-party, employer's and engineering risks, and the cost of valuations for insurance",
	"All rates, water charges and other outgoings of the common parts",
	"The fees of the managing agent, or a reasonable charge for management by the Landlord itself, and the fees of accountants, surveyors and solicitors properly employed in the running of the Building",
	"The wages, national insurance, pension and uniforms of any caretaker, cleaner or gardener and the provision of accommodation",
	"The cost of complying with statutes, including those for fire safety, and of inspecting and testing installations",
	"The cost of enforcing the covenants of the tenants of the other flats when it is not recovered from them",
	"Interest and bank charges on money borrowed to meet any of the above",
	reserveCost + " for expenditure that recurs at intervals of more than one year, which are to be held upon trust in a separate account",
	"Value added tax on any of these items so far as it cannot be recovered",
}

var leaseManagement = []string{
	"The Landlord shall as soon as practicable after the end of each Accounting Year prepare an account showing the Service Costs for that year and containing a fair summary of the items, and shall have it certified by a qualified accountant who is not its employee",
	"If the Service Charge for an Accounting Year exceeds the payments on account, the Tenant shall pay the excess within 28 days of the certificate; if it falls short, the difference shall be credited against the next payments on account",
	"The payment on account for each half year shall be such sum as the Landlord or its surveyor considers fair and reasonable having regard to the likely costs of the year, and until it is notified shall be the same as for the half year before",
	"The Landlord may withhold, add to, extend, vary or make any alteration in the services from time to time if it reasonably considers that this is desirable for the good management of the Building",
	"The Landlord shall not be liable for any failure or interruption of a service that is caused by necessary repair, by shortage of fuel, materials or labour, or by any cause beyond its reasonable control, but shall restore the service as soon as reasonably practicable",
	"If the proportion that the Tenant pays becomes unfair because the Building is enlarged or reduced or because flats are divided or joined, the Landlord's surveyor, acting as an expert, may substitute a fair proportion with effect from the day of the change",
	"The Landlord shall consult the tenants before it begins works or enters into agreements to which section 20 of the Landlord and Tenant Act 1985 applies, and nothing in this lease lessens the rights that the Tenant has under that Act",
	"No part of the Service Costs shall be recovered from the Tenant in respect of the initial construction of the Building or of the making good of defects in it that become apparent within two years of its completion",
	"The Landlord shall keep the reserve in an interest-bearing account in trust for the tenants of the Building and shall apply it only to the purposes for which it was collected",
	"A certificate under this Schedule is conclusive as to the amount of the Service Costs save for manifest error, and the Tenant may inspect the receipts and vouchers within one month of its receipt on giving reasonable notice",
}

var leaseAgreements = []string{
	"Nothing in this lease shall be taken to impose on the Landlord any liability to enforce a covenant against the tenant of another flat save as expressly provided",
	"Every internal wall that separates the Property from any other part of the Building is a party wall and shall be repaired at the joint and equal cost of the owners on either side",
	"The Landlord may release or vary any covenant or regulation that affects another flat without the consent of the Tenant, but not so as to make this lease more onerous",
	"Where the Tenant is more than one person the covenants of the Tenant are joint and several, and every reference to the Tenant includes those who derive title under it",
	"No waiver by the Landlord of any breach of covenant shall operate as a waiver of a later breach, and the acceptance of rent with knowledge of a breach is not a waiver of it",
	"The Tenant shall not be entitled to any right of access of light or air to the Property that would restrict the free use of any adjoining or neighbouring land for building or any other purpose",
	"Any dispute between the Tenant and the tenant of another flat concerning the Building shall, if both agree, be decided by the Landlord's surveyor, whose decision is final and whose fees are to be shared equally",
	"If the Landlord sells its interest in the Building it shall be released from its covenants from the day on which the buyer enters into a covenant with the tenants to perform them",
	"The parties agree that the property is let free of the security of Part II of the Landlord and Tenant Act 1954 so far as that Act would otherwise apply",
	"A demand for rent or Service Charge shall contain the name and address of the Landlord and, when that address is not in England and Wales, an address in England and Wales at which notices may be served on the Landlord",
	"The Tenant acknowledges that this lease and the replies to enquiries before contract contain the whole agreement between the parties and that no reliance has been placed on any other statement",
	"Stamp duty land tax or land transaction tax on the grant of this lease, if any, is to be borne by the Tenant, who shall apply to register this lease within one month of its date",
}

var leaseDefinitions = [][2]string{
	{"Accounting Year", "the year ending on 31 March or such other day as the Landlord may choose by notice"},
	{"Authorised Person", "any person who is at the Property or in the Building with the express or implied authority of the Tenant"},
	{"Building", "the building of which the Property forms part and which is shown for identification edged blue on Plan 1, with its grounds"},
	{"Common Parts", "the entrance halls, stairs, lifts, landings, bin stores, drives, paths and gardens of the Building and every other part that is not let or intended to be let"},
	{"Conduits", "pipes, wires, cables, drains, sewers, gutters, ducts, flues and any other thing that conducts a service, with their fixings and covers"},
	{"Default Rate", "four per cent a year above the base rate of Barclays Bank UK PLC"},
	{"Insured Risks", "fire, explosion, lightning, earthquake, storm, flood, bursting and overflowing of tanks and pipes, impact, aircraft, riot, malicious damage, subsidence and such other risks as the Landlord reasonably insures against"},
	{"Planning Acts", "the Town and Country Planning Act 1990, the Planning (Listed Buildings and Conservation Areas) Act 1990 and every other Act for the control of development"},
	{"Regulations", "the rules in the Schedule of regulations as varied from time to time"},
	{"Service Costs", "the costs listed in the Schedule of service costs"},
	{"VAT", "value added tax or any similar tax"},
}

// flooring marks the covenant to keep floors covered.
func (p *paper) flooring(s string) string {
	if strings.HasPrefix(s, flooringCovenant) {
		return p.passage(leasePath+"/flooring/text", s)
	}
	return s
}

// list writes a numbered list.
func (p *paper) list(items []string, from int, number func(int) string, hang float64, st style) {
	for n, s := range items {
		if strings.HasPrefix(s, reserveCost) {
			s = p.passage(leasePath+"/reserveFund/text", s)
		}
		p.labelled(0, number(from+n), hang, s, st)
	}
}

// leaseModern opens with the prescribed clauses LR1 to LR14.
func leaseModern(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(76, 72, 76, 72)
	p.body = style{family: "Helvetica", size: 10.5, align: 'J', leading: 1.7, after: 11}
	p.footer = func() {
		if p.pdf.PageNo() > 1 {
			p.textAt(p.left, p.height-48, p.right-p.left, fmt.Sprint(p.pdf.PageNo()-1), p.body.sized(9).centred())
		}
	}
	p.page()
	p.gap(120)
	p.para("DATED "+longDate(l.Date), p.body.centred().bold().gap(50))
	p.para("LEASE", p.body.sized(20).centred().bold().gap(30))
	p.para("relating to\n"+c.Property.First()+"\n"+c.Property.Town, p.body.centred().gap(30))
	parties := []string{l.Landlord.Name, NamesOf(l.Tenants)}
	if l.Manager.Name != "" {
		parties = []string{l.Landlord.Name, l.Manager.Name, NamesOf(l.Tenants)}
	}
	p.para("between\n"+strings.Join(parties, "\nand\n"), p.body.centred().gap(60))
	p.para(c.SellerSolicitor.Name+"\nSolicitors", p.body.centred().sized(9))
	p.page()
	p.para(b("PRESCRIBED CLAUSES"), p.body.centred())
	t := table{widths: []float64{1.3, 2.5}, st: p.body.left().sized(10).lead(1.35), rules: grid, pad: 6}
	p.row(t, b("LR1. Date of lease"), p.date(leasePath+"/date", l.Date, longDate(l.Date)))
	p.row(t, b("LR2. Title number(s)"), b("LR2.1 Landlord's title number(s)")+"\n"+p.words(leasePath+"/landlordTitle", c.Title.Superior)+"\n"+b("LR2.2 Other title numbers")+"\nNone")
	tenants := p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, plainName)
	text := b("Landlord") + "\n" + p.landlord(l.Landlord.Name) + " (company registration number " + p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo) + ") whose registered office is at " + l.Landlord.Address.Comma() + "\n" + b("Tenant") + "\n" + tenants + " of " + buyersHome(p)
	if l.Manager.Name != "" {
		text += "\n" + b("Other parties") + "\nManagement Company: " + p.manager(l.Manager.Name) + " (company registration number " + l.Manager.CompanyNo + ")"
	}
	p.row(t, b("LR3. Parties to this lease"), text)
	p.row(t, b("LR4. Property"), "In the case of a conflict between this clause and the remainder of this lease then, for the purposes of registration, this clause shall prevail.\n"+p.words(leasePath+"/property", c.Property.Comma())+", shown edged red on Plan 2 and more fully described in Schedule 1")
	p.row(t, b("LR5. Prescribed statements etc."), "None")
	p.row(t, b("LR6. Term for which the Property is leased"), "The term is as follows: "+p.leaseTerm(fmt.Sprintf("%d years from and including %s", l.Years, longDate(l.Start))))
	p.row(t, b("LR7. Premium"), p.money(leasePath+"/premium", l.Premium, pounds(l.Premium)))
	p.row(t, b("LR8. Prohibitions or restrictions on disposing of this lease"), "This lease contains a provision that prohibits or restricts dispositions.")
	p.row(t, b("LR9. Rights of acquisition etc."), "LR9.1 Tenant's contractual rights to renew this lease, to acquire the reversion or another lease of the Property, or to acquire an interest in other land: None\nLR9.2 Tenant's covenant to (or offer to) surrender this lease: None\nLR9.3 Landlord's contractual rights to acquire this lease: None")
	p.row(t, b("LR10. Restrictive covenants given in this lease by the Landlord in respect of land other than the Property"), "None")
	p.row(t, b("LR11. Easements"), "LR11.1 Easements granted by this lease for the benefit of the Property: Schedule 2\nLR11.2 Easements granted or reserved by this lease over the Property for the benefit of other property: Schedule 3")
	p.row(t, b("LR12. Estate rentcharge burdening the Property"), "None")
	p.row(t, b("LR13. Application for standard form of restriction"), "None")
	declare := "Not applicable"
	if len(l.Tenants) > 1 {
		declare = "The Tenant is more than one person. They are to hold the Property on trust for themselves as joint tenants."
	}
	p.row(t, b("LR14. Declaration of trust where there is more than one person comprising the Tenant"), declare)
	p.page()
	core := p.leaseCore(modern)
	p.para("THIS LEASE is made on the date and between the parties stated in the prescribed clauses.", p.body)
	clause := 0
	head := func(s string) { clause++; p.need(70); p.labelled(0, b(fmt.Sprintf("%d.", clause)), 36, b(s), p.body) }
	sub := func(n int, s string) { p.labelled(0, fmt.Sprintf("%d.%d", clause, n), 36, s, p.body) }
	head("Interpretation")
	p.para("In this lease:", p.body.at(36))
	for _, d := range leaseDefinitions {
		p.para(b("\""+d[0]+"\"")+" means "+d[1]+";", p.body.at(36))
	}
	p.para(core.rent, p.body.at(36))
	head("Grant")
	sub(1, "In consideration of the Premium and of the rents and covenants in this lease the Landlord lets the Property to the Tenant for the Term with full title guarantee, together with the rights in Schedule 2 and excepting and reserving the rights in Schedule 3.")
	if core.review != "" {
		sub(2, core.review)
	}
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		sub(3, "This is a shared ownership lease. The Tenant has paid for an initial share of "+p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared))+" and may acquire further shares in tranches of not less than 10% under the shared ownership provisions annexed.")
	}
	head("Covenants of the Tenant")
	n := 0
	tenantCovenant := func(s string) { n++; sub(n, s) }
	tenantCovenant("To pay the rents at the times and in the manner stated, without deduction or set-off.")
	tenantCovenant(core.service)
	for k, s := range leaseCovenants {
		tenantCovenant(p.flooring(s + "."))
		switch k {
		case 1:
			tenantCovenant(core.interior)
		case 3:
			tenantCovenant(core.alter)
		case 6:
			tenantCovenant(core.use)
		case 7:
			tenantCovenant(core.pets)
		case 10:
			tenantCovenant(core.assign)
			tenantCovenant(core.underlet)
			tenantCovenant(core.deed)
			tenantCovenant(core.notice)
		}
	}
	head("Covenants of the Landlord")
	sub(1, core.quiet)
	sub(2, core.insure)
	sub(3, core.structure)
	sub(4, core.mutual)
	sub(5, "To use the Service Charge only for the Service Costs and to keep proper accounts of it, which the Tenant may inspect on reasonable notice.")
	head("Provisos")
	sub(1, core.forfeit)
	sub(2, "If the Building is destroyed or damaged by an Insured Risk so that the Property cannot be used, the Ground Rent or a fair part of it shall cease to be payable until the Property is fit for use again.")
	sub(3, "Any notice under this lease shall be in writing and may be served by leaving it at the Property or at the registered office of the Landlord, or by first-class post.")
	sub(4, "A person who is not a party to this lease has no right to enforce any of its terms under the Contracts (Rights of Third Parties) Act 1999.")
	leaseSchedules(p, []string{"SCHEDULE 1", "SCHEDULE 2", "SCHEDULE 3", "SCHEDULE 4", "SCHEDULE 5", "SCHEDULE 6", "SCHEDULE 7"}, func(n int) string { return fmt.Sprintf("%d.", n) }, p.body)
	p.para("This lease has been executed as a deed and is delivered and takes effect on the date stated at its beginning.", p.body)
	leaseSigns(p, l)
}

func leaseSchedules(p *paper, names []string, number func(int) string, st style) {
	c := p.c
	titles := []string{"The Property", "Rights granted", "Rights excepted and reserved", "Regulations", "Service costs", "Administration of the Service Charge", "Agreements and declarations"}
	for n, name := range names {
		p.need(120)
		p.gap(14)
		p.para(b(name+"\n"+titles[n]), st.centred())
		switch n {
		case 0:
			p.para("The "+c.Home.Type+" known as "+c.Property.First()+" and shown edged red on the plan, including the internal plaster of the walls, the doors and door frames, the windows and their glass, the floor boards and the ceilings up to but not including the joists, and every conduit that serves it alone, but excluding the main structure of the Building, its roof and its foundations.", st)
		case 1:
			p.list(leaseRights, 1, number, 36, st)
		case 2:
			p.list(leaseReserved, 1, number, 36, st)
		case 3:
			p.list(leaseRegulations, 1, number, 36, st)
		case 4:
			p.list(leaseCosts, 1, number, 36, st)
		case 5:
			p.list(leaseManagement, 1, number, 36, st)
		case 6:
			p.list(leaseAgreements, 1, number, 36, st)
		}
	}
}

func leaseSigns(p *paper, l *Lease) {
	st := p.body.left()
	p.need(140)
	p.row(table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 8}, "EXECUTED as a DEED by\n"+l.Landlord.Name+"\nacting by a director and its secretary", "\nDirector ............................\n\nSecretary ..........................")
	for _, w := range l.Tenants {
		p.need(80)
		p.row(table{widths: []float64{1, 1}, st: st, rules: noRules, pad: 8}, "SIGNED as a DEED by\n"+w.Name()+"\nin the presence of:", "\n..........................................")
	}
}

// leaseTyped is an engrossment of the eighties: typed, without punctuation, in
// long recitals and lettered covenants.
func leaseTyped(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(92, 84, 70, 84)
	p.body = style{family: "Courier", size: 11, align: 'L', leading: 1.75, after: 10}
	p.footer = func() {
		p.textAt(p.left, p.height-56, p.right-p.left, fmt.Sprintf("- %d -", p.pdf.PageNo()), p.body.centred())
	}
	p.page()
	p.para("H.M. LAND REGISTRY", p.body.bold().gap(2))
	p.para("LAND REGISTRATION ACTS 1925 TO 1986", p.body.gap(2))
	p.para("LANDLORD'S TITLE NO : "+p.words(leasePath+"/landlordTitle", c.Title.Superior), p.body.gap(2))
	p.para("PROPERTY            : "+p.words(leasePath+"/property", c.Property.Comma()), p.body)
	third := ""
	if l.Manager.Name != "" {
		third = " " + p.manager(strings.ToUpper(l.Manager.Name)) + " whose registered office is at " + l.Manager.Address.Comma() + " (hereinafter called \"the Company\") of the second part"
	}
	dated := fmt.Sprintf("%s day of %s One thousand nine hundred and %s", strings.ToLower(ordinalWord(l.Date.Day())), l.Date.Format("January"), inWords(l.Date.Year()-1900))
	if l.Date.Year() >= 2000 {
		dated = fmt.Sprintf("%s day of %s Two thousand", strings.ToLower(ordinalWord(l.Date.Day())), l.Date.Format("January"))
		if l.Date.Year() > 2000 {
			dated += " and " + inWords(l.Date.Year()-2000)
		}
	}
	if p.rng.IntN(2) == 0 {
		dated = ordinalDate(l.Date)
	}
	part := map[bool]string{true: "third", false: "second"}[l.Manager.Name != ""]
	p.para(b("THIS LEASE")+" is made the "+p.date(leasePath+"/date", l.Date, dated)+" BETWEEN "+p.landlord(strings.ToUpper(l.Landlord.Name))+" whose registered office is situate at "+l.Landlord.Address.Comma()+" (hereinafter called \"the Lessor\" which expression shall where the context so admits include the person for the time being entitled to the reversion immediately expectant on the determination of the term hereby granted) of the first part"+third+" and "+p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, Person.Upper)+" of "+buyersHome(p)+" (hereinafter called \"the Lessee\" which expression shall where the context so admits include his successors in title) of the "+part+" part", p.body)
	p.para(b("WHEREAS:-"), p.body)
	p.labelled(0, "(1)", 40, "The Lessor is registered at H.M. Land Registry as proprietor with Title Absolute of the land comprised in the title above mentioned together with the building erected thereon (hereinafter called \"the Building\")", p.body)
	p.labelled(0, "(2)", 40, "The Lessor has previously granted or intends hereafter to grant leases of the other flats comprised in the Building in terms similar to those herein contained", p.body)
	core := p.leaseCore(old)
	waiting := p.flushWaiting()
	p.para(b("NOW THIS DEED WITNESSETH")+" as follows:-", p.body)
	p.labelled(0, "1.", 40, "IN consideration of the sum of "+strings.ToUpper(inWords(l.Premium))+" POUNDS ("+p.money(leasePath+"/premium", l.Premium, pence(l.Premium))+") now paid by the Lessee to the Lessor (the receipt whereof the Lessor hereby acknowledges) and of the rents and covenants hereinafter reserved and contained the Lessor HEREBY DEMISES unto the Lessee ALL THAT flat described in the First Schedule hereto (hereinafter called \"the Flat\") TOGETHER WITH the rights set out in the Second Schedule hereto EXCEPT AND RESERVED as set out in the Third Schedule hereto TO HOLD the same unto the Lessee for the term of "+p.leaseTerm(fmt.Sprintf("%s (%d) years from the %s", strings.ToUpper(inWords(l.Years)), l.Years, ordinalDate(l.Start)))+" "+waiting+core.rent+" "+core.review, p.body)
	p.labelled(0, "2.", 40, "THE Lessee HEREBY COVENANTS with the Lessor as follows:-", p.body)
	n := 0
	sub := func(s string) {
		s = strings.TrimSuffix(s, ".")
		p.labelled(40, "("+romanOrLetter(n)+")", 80, s, p.body)
		n++
	}
	sub("To pay the reserved rents at the times and in manner aforesaid")
	sub(core.service)
	for k, s := range leaseCovenants {
		sub(p.flooring(strings.ReplaceAll(strings.ReplaceAll(s, ",", ""), "the Property", "the Flat")))
		switch k {
		case 1:
			sub(core.interior)
		case 4:
			sub(core.alter)
		case 7:
			sub(core.use)
		case 9:
			sub(core.assign)
			sub(core.underlet)
			sub(core.notice)
			sub(core.deed)
		case 12:
			sub(core.pets)
		}
	}
	p.labelled(0, "3.", 40, "THE Lessor HEREBY COVENANTS with the Lessee as follows:-", p.body)
	n = 0
	for _, s := range []string{core.quiet, core.insure, core.structure, core.mutual} {
		sub(s)
	}
	p.labelled(0, "4.", 40, core.forfeit, p.body)
	p.labelled(0, "5.", 40, "IT IS HEREBY CERTIFIED that the transaction hereby effected does not form part of a larger transaction or of a series of transactions in respect of which the amount or value or the aggregate amount or value of the consideration other than rent exceeds the sum aforesaid", p.body)
	p.para(b("IN WITNESS")+" whereof the parties hereto have executed this Deed the day and year first before written", p.body)
	leaseSchedules(p, []string{"THE FIRST SCHEDULE above referred to", "THE SECOND SCHEDULE above referred to", "THE THIRD SCHEDULE above referred to", "THE FOURTH SCHEDULE above referred to", "THE FIFTH SCHEDULE above referred to", "THE SIXTH SCHEDULE above referred to", "THE SEVENTH SCHEDULE above referred to"}, func(n int) string { return fmt.Sprintf("%d.", n) }, p.body)
	leaseSigns(p, l)
}

func romanOrLetter(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return string(rune('a'+n-26)) + string(rune('a'+n-26))
}

func ordinalWord(n int) string {
	words := []string{"", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth"}
	switch {
	case n <= 20:
		return words[n]
	case n == 30:
		return "Thirtieth"
	case n > 30:
		return "Thirty-" + words[n-30]
	}
	return "Twenty-" + words[n-20]
}

// leaseParticulars is a firm's precedent: a page of particulars, then parts in
// an order of its own, numbered by the schedule.
func leaseParticulars(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(80, 76, 80, 72)
	p.body = style{family: "Times", size: 12, align: 'J', leading: 1.8, after: 10}
	p.header = func() {
		if p.pdf.PageNo() > 1 {
			p.textAt(p.left, 40, p.right-p.left, "Lease - "+c.Property.First(), p.body.sized(8.5).right().italic())
		}
	}
	p.footer = func() {
		p.textAt(p.left, p.height-46, p.right-p.left, fmt.Sprintf("%d", p.pdf.PageNo()), p.body.sized(9).centred())
	}
	p.page()
	p.para(b("L E A S E"), p.body.sized(18).centred().gap(14))
	p.para(b("PARTICULARS"), p.body.centred())
	t := table{widths: []float64{1, 2.2}, st: p.body.left().sized(11), rules: underRows, pad: 6, gray: 120}
	p.row(t, b("Date"), p.date(leasePath+"/date", l.Date, longDate(l.Date)))
	p.row(t, b("The Lessor"), p.landlord(l.Landlord.Name)+" (Company No. "+p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo)+") of "+l.Landlord.Address.Comma())
	if l.Manager.Name != "" {
		p.row(t, b("The Company"), p.manager(l.Manager.Name)+" of "+l.Manager.Address.Comma())
	}
	p.row(t, b("The Lessee"), p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, plainName)+" of "+buyersHome(p))
	p.row(t, b("The Premises"), p.words(leasePath+"/property", c.Property.Comma()))
	p.row(t, b("Lessor's title number"), p.words(leasePath+"/landlordTitle", c.Title.Superior))
	p.row(t, b("The Term"), p.leaseTerm(fmt.Sprintf("%d years commencing on %s", l.Years, longDate(l.Start))))
	p.row(t, b("The Premium"), p.money(leasePath+"/premium", l.Premium, pence(l.Premium)))
	core := p.leaseCore(modern)
	p.row(t, b("The Ground Rent"), core.rent)
	if core.review != "" {
		p.row(t, b("Rent review"), core.review)
	}
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		p.row(t, b("Initial share (shared ownership)"), p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared)))
	}
	p.page()
	part := func(s string) { p.need(90); p.gap(8); p.para(b(s), p.body.centred()) }
	part("PART ONE - DEFINITIONS")
	for n, d := range leaseDefinitions {
		p.labelled(0, fmt.Sprintf("1.%d", n+1), 40, "\""+d[0]+"\" means "+d[1]+".", p.body)
	}
	part("PART TWO - THE DEMISE")
	p.labelled(0, "2.1", 40, "In consideration of the Premium the Lessor demises the Premises to the Lessee for the Term, the Lessee paying the Ground Rent and by way of further rent the Service Charge.", p.body)
	part("PART THREE - OBLIGATIONS OF THE LESSOR")
	for n, s := range []string{core.quiet, core.structure, core.insure, core.mutual} {
		p.labelled(0, fmt.Sprintf("3.%d", n+1), 40, s, p.body)
	}
	part("PART FOUR - OBLIGATIONS OF THE LESSEE")
	all := []string{core.service, core.interior, core.use, core.alter, core.pets}
	all = append(all, core.assign, core.underlet, core.deed, core.notice)
	for _, s := range leaseCovenants {
		all = append(all, p.flooring(s+"."))
	}
	for n, s := range all {
		p.labelled(0, fmt.Sprintf("4.%d", n+1), 40, s, p.body)
	}
	part("PART FIVE - RE-ENTRY AND GENERAL")
	p.labelled(0, "5.1", 40, core.forfeit, p.body)
	p.labelled(0, "5.2", 40, "Section 196 of the Law of Property Act 1925 applies to notices under this lease.", p.body)
	leaseSchedules(p, []string{"THE FIRST SCHEDULE", "THE SECOND SCHEDULE", "THE THIRD SCHEDULE", "THE FOURTH SCHEDULE", "THE FIFTH SCHEDULE", "THE SIXTH SCHEDULE", "THE SEVENTH SCHEDULE"}, func(n int) string { return fmt.Sprintf("%d", n) }, p.body)
	leaseSigns(p, l)
}

// leasePlain addresses the leaseholder as "you", in questions and short parts.
func leasePlain(p *paper) {
	c, l := p.c, p.c.Lease
	p.margins(70, 70, 70, 66)
	p.body = style{family: "Go", size: 10, align: 'L', leading: 1.5, after: 8}
	p.footer = func() {
		p.textAt(p.left, p.height-44, p.right-p.left, fmt.Sprintf("Lease of %s - page %d", c.Property.First(), p.pdf.PageNo()), p.body.sized(8).centred())
	}
	p.page()
	p.para(b("Your lease"), p.body.sized(22).gap(12))
	p.para("This lease is dated "+p.date(leasePath+"/date", l.Date, longDate(l.Date))+".", p.body)
	p.para(b("Who it is between"), p.body.sized(13))
	p.para("The Landlord (\"we\"): "+p.landlord(l.Landlord.Name)+", company number "+p.words(leasePath+"/landlordCompanyNumber", l.Landlord.CompanyNo)+", "+l.Landlord.Address.Comma()+".", p.body)
	if l.Manager.Name != "" {
		p.para("The Management Company: "+p.manager(l.Manager.Name)+", company number "+l.Manager.CompanyNo+".", p.body)
	}
	p.para("The Leaseholder (\"you\"): "+p.partiesOf(leasePath+"/tenants/*/name", l.Tenants, plainName)+".", p.body)
	p.para(b("What you are buying"), p.body.sized(13))
	p.para("The property is "+p.words(leasePath+"/property", c.Property.Comma())+". We own the building under title number "+p.words(leasePath+"/landlordTitle", c.Title.Superior)+".", p.body)
	p.para("You have paid us a premium of "+p.money(leasePath+"/premium", l.Premium, pounds(l.Premium))+".", p.body)
	if l.Shared > 0 {
		p.mark(leaseholdPath+"/sharedOwnership/isSharedOwnership", "Yes", "")
		p.para("This is a shared ownership lease. You have bought a share of "+p.mark(leaseholdPath+"/sharedOwnership/sharedOwnershipPercentage", l.Shared, fmt.Sprintf("%d%%", l.Shared))+" and pay rent on the rest.", p.body)
	}
	p.para(b("How long it lasts"), p.body.sized(13))
	p.para("The term is "+p.leaseTerm(fmt.Sprintf("%d years beginning on %s", l.Years, longDate(l.Start)))+".", p.body)
	core := p.leaseCore(plainWords)
	n := 0
	part := func(s string, clauses ...string) {
		n++
		p.need(80)
		p.gap(4)
		p.para(b(fmt.Sprintf("%d  %s", n, s)), p.body.sized(13))
		for k, cl := range clauses {
			if cl != "" {
				p.labelled(0, fmt.Sprintf("%d.%d", n, k+1), 36, cl, p.body)
			}
		}
	}
	part("What you must pay", core.rent, core.review, core.service)
	part("What we must do", core.quiet, core.insure, core.structure, core.mutual)
	part("Looking after your home", core.interior, core.alter)
	part("How you may use your home", core.use, core.pets)
	part("Selling, letting and mortgaging", core.assign, core.underlet, core.deed, core.notice)
	part("If things go wrong", core.forfeit)
	var rest []string
	for _, s := range leaseCovenants {
		rest = append(rest, p.flooring(s+"."))
	}
	part("Your other obligations", rest...)
	leaseSchedules(p, []string{"Appendix A", "Appendix B", "Appendix C", "Appendix D", "Appendix E", "Appendix F", "Appendix G"}, func(n int) string { return fmt.Sprintf("(%d)", n) }, p.body)
	leaseSigns(p, l)
}
