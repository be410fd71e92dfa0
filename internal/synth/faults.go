package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Fault is something wrong that a conveyancer must be told of.
type Fault struct {
	ID       string
	Severity string   // the least that the finding must have
	Rules    []string // ids of rule packs, any of which tells of it
	Kinds    []string // the papers that show it
	Where    []Scenario
	plant    func(*Case, *rand.Rand) bool // reports whether the case could take it
}

// Trap is something that looks like a fault and is not.
type Trap struct {
	ID    string
	Where []Scenario
	lay   func(*Case, *rand.Rand) bool
}

var (
	houseCases = []Scenario{FreeholdHouse, WelshHouse, FirstRegistration, ManagedFreehold}
	flatCases  = []Scenario{LeaseholdFlat}
	leaseCases = []Scenario{LeaseholdFlat, SharedOwnership}
	anyCase    = Scenarios()
)

// faults is every fault that can be planted, in a fixed order. The rules are the
// ids in internal/rules/packs; a test holds the two together.
var faults = slices.Concat(caseFaults, paperFaults)

var caseFaults = []Fault{
	{"possessory-title", "high", []string{"register.class-not-absolute"}, []string{"title_register"}, []Scenario{FirstRegistration, FreeholdHouse}, func(c *Case, r *rand.Rand) bool {
		c.Title.Class = "possessory"
		return true
	}},
	{"good-leasehold", "high", []string{"register.class-not-absolute"}, []string{"title_register"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Title.Class = "good leasehold"
		return true
	}},
	{"registered-under-six-months", "high", []string{"register.owned-under-six-months", "lender.owned-too-short"}, []string{"title_register"}, []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		c.Title.PaidOn = c.AsAt.AddDate(0, -3, -between(r, 0, 20))
		c.Title.Registered = c.Title.PaidOn.AddDate(0, 0, 12)
		c.Title.Edition = c.Title.Registered
		c.Title.Search = c.AsAt.AddDate(0, 0, -4).Add(11 * 3600e9)
		c.Title.PricePaid = c.Price * 97 / 100
		for i := range c.Title.Charges {
			c.Title.Charges[i].Date, c.Title.Charges[i].Registered = c.Title.PaidOn, c.Title.Registered
		}
		for i := range c.Title.Restricts {
			c.Title.Restricts[i].Date = c.Title.Registered
		}
		return true
	}},
	{"seller-is-not-proprietor", "high", []string{"contradiction.seller-not-proprietor"}, []string{"title_register", "contract"}, anyCase, func(c *Case, r *rand.Rand) bool {
		n := &namer{r, map[string]bool{}}
		for _, p := range append(append([]Person{}, c.Sellers...), c.Buyers...) {
			n.used[p.First], n.used[p.Last] = true, true
		}
		c.Proprietors = n.couple(1)
		c.Title.FormA = false
		return true
	}},
	{"sole-survivor-form-a", "high", []string{"register.restriction-sole-proprietor"}, []string{"title_register"}, houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Has("seller-is-not-proprietor") {
			return false
		}
		c.Sellers = c.Sellers[:1]
		c.Proprietors = c.Sellers
		c.Title.FormA, c.Title.SoleFormA = true, true
		return true
	}},
	{"restriction-certificate", "high", []string{"register.restriction-consent", "register.restriction-trust-or-estate"}, []string{"title_register"}, []Scenario{LeaseholdFlat, NewBuild, ManagedFreehold}, func(c *Case, r *rand.Rand) bool {
		b := c.Block
		if b == nil {
			b = c.Estate
		}
		if b == nil {
			return false
		}
		who := Restriction{Form: pick(r, []string{"L", "L", "M"}), Date: c.Title.Registered}
		if who.Form == "L" && chance(r, 0.7) {
			who.Beneficiary = b.Company.Name
		}
		c.Title.Restricts = append(c.Title.Restricts, who)
		return true
	}},
	{"unilateral-notice", "high", []string{"register.unilateral-notice"}, []string{"title_register"}, anyCase, func(c *Case, r *rand.Rand) bool {
		who := (&namer{r, map[string]bool{}}).person().Name()
		c.Title.Notices = append(c.Title.Notices, Notice{Kind: "unilateral", Date: c.Title.Registered.AddDate(0, 14, 2), Text: "an agreement dated " + longDate(c.Title.Registered.AddDate(0, 13, 0)) + " made between the registered proprietor and the beneficiary", Beneficiary: who})
		return true
	}},
	{"home-rights", "high", []string{"register.home-rights"}, []string{"title_register"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Title.Notices = append(c.Title.Notices, Notice{Kind: "home rights", Date: c.Title.Registered.AddDate(0, 9, 5), Beneficiary: (&namer{r, map[string]bool{}}).person().Name()})
		return true
	}},
	{"rentcharge", "medium", []string{"register.rentcharge"}, []string{"title_register"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Title.Rentcharge = between(r, 2, 9)
		return true
	}},
	{"pre-emption", "high", []string{"register.option-or-pre-emption"}, []string{"title_register"}, []Scenario{FreeholdHouse, FirstRegistration, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		if len(c.Title.Covenants) == 0 {
			return false
		}
		c.Title.Covenants[0].PreEmption = true
		return true
	}},
	{"gift-under-five-years", "high", []string{"register.gift"}, []string{"title_register"}, []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		if c.Has("registered-under-six-months") {
			return false
		}
		c.Title.Gift = true
		c.Title.PricePaid = 0
		c.Title.PaidOn = c.AsAt.AddDate(-between(r, 1, 3), -4, -2)
		c.Title.Registered = c.Title.PaidOn.AddDate(0, 0, 20)
		c.Title.Edition = c.Title.Registered
		for i := range c.Title.Charges {
			c.Title.Charges[i].Date, c.Title.Charges[i].Registered = c.Title.PaidOn, c.Title.Registered
		}
		for i := range c.Title.Restricts {
			c.Title.Restricts[i].Date = c.Title.Registered
		}
		return true
	}},
	{"stale-register", "medium", []string{"register.stale-copy"}, []string{"title_register"}, anyCase, func(c *Case, r *rand.Rand) bool {
		if c.Has("registered-under-six-months") {
			return false
		}
		c.Title.Search = c.AsAt.AddDate(0, -between(r, 5, 9), -3).Add(10 * 3600e9)
		return c.Title.Search.After(c.Title.Registered)
	}},
	{"title-number-differs", "high", []string{"contradiction.title-number"}, []string{"title_register", "contract"}, anyCase, func(c *Case, r *rand.Rand) bool { return true }},
	{"price-differs", "high", []string{"contradiction.price", "contradiction.agreed-price"}, []string{"contract", "mortgage_offer"}, anyCase, func(c *Case, r *rand.Rand) bool { return c.Lender != "" }},

	{"short-lease", "high", []string{"lease.short"}, []string{"lease"}, flatCases, func(c *Case, r *rand.Rand) bool {
		l := c.Lease
		left := between(r, 52, 78)
		l.Years = 99
		l.Start = day(c.AsAt.Year()-(99-left), l.Start.Month(), l.Start.Day())
		l.Date = l.Start.AddDate(0, between(r, 1, 8), between(r, 1, 20))
		c.Title.FirstEntry = l.Date.AddDate(0, 1, 3)
		c.Home.Built = min(c.Home.Built, l.Date.Year())
		if c.Block != nil {
			c.Block.Built = c.Home.Built
		}
		return true
	}},
	{"doubling-ground-rent", "high", []string{"lease.ground-rent-doubles"}, []string{"lease"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Lease.Rent = pick(r, []int{250, 295, 350})
		c.Lease.Review = Review{Kind: "doubling", Every: 10}
		return true
	}},
	{"ground-rent-high", "high", []string{"lease.ground-rent-high"}, []string{"lease"}, flatCases, func(c *Case, r *rand.Rand) bool {
		if c.Has("doubling-ground-rent") {
			return false
		}
		c.Lease.Rent = c.Price / 1000 * between(r, 3, 6)
		c.Lease.Review = Review{Kind: "none"}
		return true
	}},
	{"forfeiture-on-insolvency", "high", []string{"lease.forfeiture-on-insolvency"}, []string{"lease"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Lease.ForfeitInsolvency = true
		return true
	}},
	{"absolute-bar-on-assignment", "high", []string{"lease.assignment-restricted"}, []string{"lease"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Lease.ConsentAssign = "absolute"
		return true
	}},
	{"service-charge-arrears", "medium", []string{"lease.arrears"}, []string{"lpe1"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Block.Arrears = between(r, 4, 19) * 100
		return true
	}},
	{"section-20-works", "high", []string{"lease.major-works", "contradiction.major-works"}, []string{"section_20_notice", "lpe1"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Block.Section20 = pick(r, []string{"roof renewal", "replacement of the passenger lift", "external redecoration and concrete repairs"})
		c.Block.Section20Cost = between(r, 18, 90) * 100
		return true
	}},
	{"no-reserve-fund", "medium", []string{"lease.no-reserve"}, []string{"lpe1", "service_charge_accounts"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Block.Reserve = 0
		return true
	}},
	{"ews1-b2", "high", []string{"ews1.unsatisfactory"}, []string{"ews1"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Block.Storeys = between(r, 6, 11)
		c.Block.HeightMetres = float64(c.Block.Storeys)*2.9 - 1.4
		c.Block.EWS1 = "B2"
		return true
	}},

	{"no-building-regulations-completion", "high", []string{"local.approval-without-completion", "local.approval-without-completion-answer"}, []string{"con29r"}, houseCases, func(c *Case, r *rand.Rand) bool {
		w := c.Home.Extension
		if w == nil {
			return false
		}
		w.Completion = false
		c.Searches.Permissions = slices.DeleteFunc(c.Searches.Permissions, func(p Permission) bool { return p.Kind == "completion" && p.Ref == w.Building })
		return true
	}},
	{"unadopted-road", "high", []string{"local.road-not-adopted"}, []string{"con29r"}, []Scenario{NewBuild, FreeholdHouse, FirstRegistration}, func(c *Case, r *rand.Rand) bool {
		c.Searches.Adopted = false
		return true
	}},
	{"enforcement-notice", "high", []string{"local.enforcement"}, []string{"con29r"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Searches.Enforcement = fmt.Sprintf("ENF/%d/%04d", c.AsAt.Year()-1, between(r, 10, 900))
		return true
	}},
	{"contaminated-land-entry", "high", []string{"local.contaminated-land"}, []string{"con29r"}, anyCase, func(c *Case, r *rand.Rand) bool {
		c.Searches.Contaminated = true
		return true
	}},
	{"cil-liability", "high", []string{"local.cil"}, []string{"con29r"}, []Scenario{FreeholdHouse, ManagedFreehold}, func(c *Case, r *rand.Rand) bool {
		c.Searches.CIL, c.Searches.CILDue = between(r, 4, 19)*1000, true
		return true
	}},
	{"financial-charge", "high", []string{"charges.financial"}, []string{"llc1"}, anyCase, func(c *Case, r *rand.Rand) bool {
		sum := between(r, 6, 80) * 100
		c.Searches.Charges = append(c.Searches.Charges, LandCharge{Part: 2, What: "Specific financial charge: works in default " + pounds(sum), Law: "Housing Act 2004", Date: c.AsAt.AddDate(-2, -3, 0), Location: c.Property.Line(), Ref: fmt.Sprintf("SFC/%d", between(r, 100, 999)), Sum: sum})
		return true
	}},
	{"tree-preservation-order", "medium", []string{"local.tree-preservation", "charges.tree-preservation"}, []string{"con29r", "llc1"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Searches.TPO = fmt.Sprintf("TPO %d of %d", between(r, 1, 60), between(r, 1974, 2015))
		c.Searches.Charges = append(c.Searches.Charges, LandCharge{Part: 4, What: "Tree preservation order " + c.Searches.TPO, Law: "Town and Country Planning Act 1990", Date: day(2009, 5, between(r, 1, 28)), Location: c.Property.Line(), Ref: c.Searches.TPO})
		c.Seller.TPO = "Yes"
		return true
	}},
	{"stale-search", "medium", []string{"search.stale"}, []string{"llc1", "con29r"}, anyCase, func(c *Case, r *rand.Rand) bool {
		c.Searches.Date = c.AsAt.AddDate(0, -between(r, 7, 11), -2)
		return true
	}},
	{"not-on-mains-drainage", "high", []string{"drainage.not-connected"}, []string{"con29dw", "ta6"}, []Scenario{FreeholdHouse, WelshHouse, FirstRegistration}, func(c *Case, r *rand.Rand) bool {
		c.Home.Septic = true
		c.Searches.FoulToMains, c.Searches.SurfaceMains, c.Searches.Sewer100, c.Searches.SewerInside = false, false, false, false
		c.Seller.Sewer, c.Seller.Septic = "No", "Yes"
		return true
	}},
	{"sewer-under-extension", "high", []string{"drainage.build-over"}, []string{"con29dw"}, houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Home.Extension == nil || c.Home.Septic {
			return false
		}
		c.Searches.SewerInside, c.Searches.BuildOver = true, false
		return true
	}},
	{"internal-sewer-flooding", "high", []string{"drainage.internal-flooding"}, []string{"con29dw"}, anyCase, func(c *Case, r *rand.Rand) bool {
		c.Searches.Flooded = true
		return true
	}},
	{"environmental-further-action", "high", []string{"environment.contaminated", "environment.further-action"}, []string{"environmental"}, anyCase, func(c *Case, r *rand.Rand) bool {
		c.Searches.EnvPass = false
		return true
	}},
	{"flood-risk-high", "high", []string{"environment.flood"}, []string{"environmental"}, anyCase, func(c *Case, r *rand.Rand) bool {
		c.Searches.FloodRisk = "High"
		return true
	}},
	{"mine-entry", "high", []string{"mining.entry"}, []string{"con29m"}, []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		c.Searches.Coal, c.Searches.MineEnt, c.Searches.Mined = true, true, true
		return true
	}},
	{"epc-expired", "medium", []string{"epc.expired"}, []string{"epc"}, []Scenario{FreeholdHouse, LeaseholdFlat, WelshHouse, FirstRegistration}, func(c *Case, r *rand.Rand) bool {
		c.EPC.Assessed = c.AsAt.AddDate(-10, -between(r, 3, 30), 0)
		c.EPC.Issued = c.EPC.Assessed.AddDate(0, 0, 1)
		return c.EPC.Issued.Year() > c.Home.Built
	}},
	{"epc-address-differs", "medium", []string{"contradiction.epc-address"}, []string{"epc"}, []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		a := c.Property
		a.Number = fmt.Sprint(between(r, 150, 199))
		c.EPC.Address = a.Line()
		return true
	}},
	{"knotweed", "high", []string{"seller.knotweed", "lender.knotweed"}, []string{"ta6"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Seller.Knotweed = "Yes"
		return true
	}},
	{"dispute", "high", []string{"seller.dispute"}, []string{"ta6"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Seller.Disputes, c.Seller.DisputeText = "Yes", "The neighbour says that our fence stands on their land. Letters have been exchanged and nothing is agreed."
		return true
	}},
	{"occupier-not-signing", "high", []string{"seller.occupiers", "contradiction.occupiers"}, []string{"ta6"}, anyCase, func(c *Case, r *rand.Rand) bool {
		c.Seller.Occupiers, c.Seller.OccupierSign = "Yes", "No"
		c.Seller.OccupierName = (&namer{r, map[string]bool{}}).person().Name()
		return true
	}},
	{"alteration-denied", "high", []string{"contradiction.works"}, []string{"ta6", "con29r"}, houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Home.Extension == nil {
			return false
		}
		c.Seller.Alterations = false
		return true
	}},
	{"flooding-denied", "high", []string{"contradiction.flood", "contradiction.flood-risk"}, []string{"ta6", "environmental"}, houseCases, func(c *Case, r *rand.Rand) bool {
		c.Searches.FloodRisk = "High"
		c.Seller.Flooded = "No"
		return true
	}},
	{"windows-without-certificate", "medium", []string{"seller.windows-no-certificate", "missing.window-certificate", "contradiction.windows"}, []string{"ta6"}, houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Home.Windows == nil {
			return false
		}
		c.Home.Windows.Certifier = ""
		c.Searches.Permissions = slices.DeleteFunc(c.Searches.Permissions, func(p Permission) bool {
			return p.Kind == "competent person" && p.What == sentence(c.Home.Windows.What)
		})
		return true
	}},
	{"offer-expires-first", "high", []string{"offer.expires"}, []string{"mortgage_offer"}, anyCase, func(c *Case, r *rand.Rand) bool {
		if c.Lender == "" {
			return false
		}
		c.OfferDate = c.AsAt.AddDate(0, -6, -between(r, 1, 10))
		c.OfferExpiry = c.AsAt.AddDate(0, 0, -between(r, 1, 8))
		c.MemoDate = c.OfferDate.AddDate(0, -1, 0)
		return true
	}},
	{"tenants-in-place", "high", []string{"tenancy.in-place", "contradiction.vacant-possession", "contradiction.letting"}, []string{"tenancy_agreement", "contract"}, []Scenario{FreeholdHouse, WelshHouse, LeaseholdFlat}, func(c *Case, r *rand.Rand) bool {
		n := &namer{r, map[string]bool{}}
		t := &Tenancy{Start: day(c.AsAt.Year()-1, c.AsAt.Month(), 1).AddDate(0, between(r, 2, 5), 0), Months: 12, Tenants: n.couple(between(r, 1, 2)), Rent: between(r, 14, 44) * 50, Scheme: pick(r, []string{"Deposit Protection Service", "Tenancy Deposit Scheme", "mydeposits"}), Break: chance(r, 0.5)}
		t.Months = 12 * between(r, 1, 2)
		t.Date, t.Deposit = t.Start.AddDate(0, 0, -between(r, 2, 12)), t.Rent
		if !t.Start.After(c.Title.Registered) {
			return false
		}
		c.Tenancy = t
		return true
	}},
	{"missing-search", "high", nil, nil, anyCase, func(c *Case, r *rand.Rand) bool {
		c.absent[pick(r, []string{"llc1", "con29r", "con29dw", "environmental"})] = true
		return true
	}},
	{"missing-lease", "high", nil, nil, flatCases, func(c *Case, r *rand.Rand) bool {
		c.absent["lease"] = true
		return true
	}},
}

// traps is every trap that can be laid: what looks wrong to a careless rule and is not.
var traps = slices.Concat(caseTraps, paperTraps)

var caseTraps = []Trap{
	{"sellers-mortgage", anyCase, func(c *Case, r *rand.Rand) bool { return len(c.Title.Charges) > 0 }},
	{"form-a-two-sellers", anyCase, func(c *Case, r *rand.Rand) bool {
		if len(c.Sellers) < 2 || len(c.Proprietors) < 2 {
			return false
		}
		c.Title.FormA = true
		return true
	}},
	{"old-covenant", []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		if len(c.Title.Covenants) == 0 || c.Title.Covenants[0].PreEmption {
			return false
		}
		c.Title.Covenants[0].Date = day(between(r, 1889, 1925), 6, between(r, 1, 28))
		return true
	}},
	{"tpo-on-neighbour", houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Searches.TPO != "" {
			return false
		}
		c.Searches.Charges = append(c.Searches.Charges, LandCharge{Part: 4, What: "Tree preservation order on land adjoining, not on the property", Law: "Town and Country Planning Act 1990", Date: day(1998, 3, between(r, 1, 28)), Location: "Land adjoining " + c.Property.First(), Ref: fmt.Sprintf("TPO %d", between(r, 60, 99))})
		return true
	}},
	{"settled-dispute", houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Seller.Disputes == "Yes" {
			return false
		}
		c.Seller.DisputeText = "A disagreement about a shared gutter in 2017 was settled by a written agreement, enclosed."
		return true
	}},
	{"peppercorn-rent", flatCases, func(c *Case, r *rand.Rand) bool {
		if c.Has("doubling-ground-rent") || c.Has("ground-rent-high") {
			return false
		}
		c.Lease.Rent, c.Lease.Review = 0, Review{Kind: "none"}
		return true
	}},
	{"notice-fees", leaseCases, func(c *Case, r *rand.Rand) bool { return c.Lease != nil }},
	{"epc-band-e", []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		c.EPC.Current, c.EPC.Potential = between(r, 40, 54), between(r, 65, 80)
		return true
	}},
	{"surface-water-charge", houseCases, func(c *Case, r *rand.Rand) bool { return c.Searches.SurfaceMains }},
	{"competent-person-certificates", houseCases, func(c *Case, r *rand.Rand) bool { return c.Home.Windows != nil && c.Home.Windows.Certifier != "" }},
}

// plant puts faults and traps into a case: nothing at all in about a third of
// the cases, so that a clean pack can be seen to come out clean.
func (c *Case) plant(r *rand.Rand) {
	if !chance(r, 0.34) {
		want := between(r, 2, 6)
		order := r.Perm(len(faults))
		if c.Leasehold() && chance(r, 0.7) { // what only a lease can have wrong comes first
			slices.SortStableFunc(order, func(a, b int) int { return len(faults[a].Where) - len(faults[b].Where) })
		}
		for _, n := range order {
			f := faults[n]
			if len(c.Faults) == want {
				break
			}
			if slices.Contains(f.Where, c.Scenario) && !c.clashes(f.ID) && f.plant(c, r) {
				c.Faults = append(c.Faults, f)
			}
		}
		slices.SortFunc(c.Faults, func(a, b Fault) int { return slices.IndexFunc(faults, is(a)) - slices.IndexFunc(faults, is(b)) })
	}
	want := between(r, 1, 4)
	for _, n := range r.Perm(len(traps)) {
		if t := traps[n]; len(c.Traps) < want && slices.Contains(t.Where, c.Scenario) && t.lay(c, r) {
			c.Traps = append(c.Traps, t)
		}
	}
}

func is(f Fault) func(Fault) bool { return func(g Fault) bool { return g.ID == f.ID } }

// clashes reports whether a fault would undo one that is planted already.
func (c *Case) clashes(id string) bool {
	for _, pair := range [][2]string{
		{"flood-risk-high", "flooding-denied"},
		{"seller-is-not-proprietor", "sole-survivor-form-a"},
		{"registered-under-six-months", "stale-register"},
		{"registered-under-six-months", "gift-under-five-years"},
		{"good-leasehold", "possessory-title"},
		{"not-on-mains-drainage", "sewer-under-extension"},
		{"stale-search", "missing-search"},
		{"no-building-regulations-completion", "missing-search"},
		{"missing-lease", "short-lease"}, {"missing-lease", "doubling-ground-rent"}, {"missing-lease", "ground-rent-high"},
		{"missing-lease", "forfeiture-on-insolvency"}, {"missing-lease", "absolute-bar-on-assignment"},
		{"doubling-ground-rent", "ground-rent-high"},
		{"alteration-denied", "no-building-regulations-completion"},
	} {
		if pair[0] == id && c.Has(pair[1]) || pair[1] == id && c.Has(pair[0]) {
			return true
		}
	}
	if id == "missing-search" {
		for _, f := range c.Faults {
			for _, k := range f.Kinds {
				if k == "llc1" || k == "con29r" || k == "con29dw" || k == "environmental" {
					return true
				}
			}
		}
	}
	if c.Has("missing-search") {
		for k := range c.absent {
			for _, f := range faults {
				if f.ID == id && slices.Contains(f.Kinds, k) {
					return true
				}
			}
		}
	}
	return false
}
