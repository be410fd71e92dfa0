package synth

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// Scenario is what sort of sale a case is.
type Scenario string

// The scenarios.
const (
	FreeholdHouse     Scenario = "freehold_house"
	LeaseholdFlat     Scenario = "leasehold_flat"
	NewBuild          Scenario = "new_build"          // a house on an estate, bought from its builder within the last years
	FirstRegistration Scenario = "first_registration" // an old house registered lately, on deeds
	WelshHouse        Scenario = "wales"
	SharedOwnership   Scenario = "shared_ownership"
	ManagedFreehold   Scenario = "managed_freehold" // a house that pays an estate charge
)

// Scenarios is every scenario, in the order in which seeds go through them.
func Scenarios() []Scenario {
	return []Scenario{FreeholdHouse, LeaseholdFlat, NewBuild, FirstRegistration, WelshHouse, SharedOwnership, ManagedFreehold}
}

// Case is everything that is so in a synthetic sale. The layouts only write it
// down. A fault or a trap changes it before any paper is written.
type Case struct {
	Seed     uint64
	Scenario Scenario
	AsAt     time.Time // the day on which the pack is read
	Wales    bool

	Property Address
	UPRN     string
	Council  string // the local authority
	District string
	County   string

	Sellers []Person
	Buyers  []Person
	// Proprietors are those whom the register names: the sellers, unless a fault says otherwise.
	Proprietors []Person

	SellerSolicitor, BuyerSolicitor, Agent Firm

	Price       int // pounds
	Deposit     int
	Completion  time.Time // the day hoped for
	MemoDate    time.Time
	OfferDate   time.Time
	OfferExpiry time.Time
	Lender      string // of the buyer; empty for a cash buyer
	Loan        int
	LoanYears   int
	LoanRate    float64

	Title     Title
	Lease     *Lease   // nil for freehold
	Block     *Block   // the building and its management; nil unless the property is a flat
	Estate    *Block   // who keeps the roads and greens of an estate; nil when nobody does
	Tenancy   *Tenancy // the property is let and the tenants are still there; mostly nil
	Home      Home
	Searches  Searches
	Seller    Answers
	EPC       EPC
	Incentive int // pounds that a builder gives; 0 for none

	Faults []Fault // planted
	Traps  []Trap
	absent map[string]bool // kinds of paper that the pack should have and has not
}

// Has reports whether a fault was planted.
func (c *Case) Has(id string) bool {
	for _, f := range c.Faults {
		if f.ID == id {
			return true
		}
	}
	return false
}

// Trapped reports whether a trap was laid.
func (c *Case) Trapped(id string) bool {
	for _, t := range c.Traps {
		if t.ID == id {
			return true
		}
	}
	return false
}

// Leasehold reports whether the estate that is sold is a lease.
func (c *Case) Leasehold() bool { return c.Lease != nil }

// Jurisdiction is "england" or "wales".
func (c *Case) Jurisdiction() string {
	if c.Wales {
		return "wales"
	}
	return "england"
}

// Tenure is "Freehold" or "Leasehold".
func (c *Case) Tenure() string {
	if c.Leasehold() {
		return "Leasehold"
	}
	return "Freehold"
}

// Title is the registered title that is sold.
type Title struct {
	Number     string
	Superior   string // landlord's title number, for leasehold
	Class      string // "absolute", "possessory", "qualified", "good leasehold"
	Edition    time.Time
	Search     time.Time // the day and time of the copy
	FirstEntry time.Time // of the A register
	Registered time.Time // of the proprietors
	PricePaid  int
	PaidOn     time.Time
	SoleFormA  bool // a Form A restriction with one proprietor
	FormA      bool
	Restricts  []Restriction
	Covenants  []Covenant
	Easements  []string
	Mines      bool // mines and minerals excepted
	Charges    []Charge
	Rentcharge int // pounds a year, 0 for none
	Notices    []Notice
	Gift       bool // the last transfer was not for value
	Schedule   bool // the covenants are set out in a schedule
}

// Restriction is an entry that limits dispositions.
type Restriction struct {
	Form        string // letter of Schedule 4 of the Land Registration Rules 2003: "A", "P", "L" …
	Beneficiary string
	Date        time.Time
}

// Covenant is a deed with restrictive covenants.
type Covenant struct {
	Date       time.Time
	From, To   string
	Words      []string
	PreEmption bool
}

// Charge is a registered charge.
type Charge struct {
	Date, Registered time.Time
	Lender           string
	CompanyNo        string
	Address          string
}

// Notice is an agreed or unilateral notice, or a home-rights notice.
type Notice struct {
	Kind        string // "agreed", "unilateral", "home rights", "bankruptcy"
	Date        time.Time
	Text        string
	Beneficiary string
}

// Lease is what the lease of a flat says.
type Lease struct {
	Date              time.Time
	Landlord          Firm
	Manager           Firm // the management company that is a party; empty name for none
	Tenants           []Person
	Premium           int
	Years             int
	Start             time.Time
	Rent              int // pounds a year at first; 0 for a peppercorn
	Review            Review
	ServiceShare      string // "one twenty-fourth", "4.17%"
	SharePercent      float64
	Insurance         string // who insures: "Landlord", "Manager", "Tenant"
	Forfeiture        bool
	ForfeitInsolvency bool
	ConsentAssign     string // "none", "reasonable", "absolute"
	Sublet            string // "allowed", "consent", "prohibited"
	Pets              string // "allowed", "consent", "prohibited"
	Alterations       string // "consent", "prohibited"
	NoticeFee         int    // pounds for a notice of assignment
	Shared            int    // percent owned, for shared ownership; 0 otherwise
}

// End is the last day of the term.
func (l *Lease) End() time.Time { return l.Start.AddDate(l.Years, 0, -1) }

// Review says how the ground rent goes up.
type Review struct {
	Kind  string // "none", "fixed", "doubling", "rpi", "value"
	Every int    // years
	Steps []int  // pounds, for "fixed": the rent after each review
}

// RentAfter is the yearly rent from the n-th review on (0 is the first period).
// For "rpi" and "value" it is the first rent.
func (l *Lease) RentAfter(n int) int {
	switch l.Review.Kind {
	case "doubling":
		return l.Rent << n
	case "fixed":
		if n == 0 {
			return l.Rent
		}
		return l.Review.Steps[min(n, len(l.Review.Steps))-1]
	}
	return l.Rent
}

// Block is a building of flats or an estate, and how it is run.
type Block struct {
	Name          string
	Units         int
	Storeys       int
	HeightMetres  float64
	Built         int
	Manager       Firm // the managing agent
	Company       Firm // the management company
	ServiceCharge int  // pounds a year for this property
	Arrears       int
	Reserve       int    // pounds held
	YearEnd       string // "31 March"
	LastYear      int    // the accounts' year
	Section20     string // what works are proposed; empty for none
	Section20Cost int    // this property's share
	EWS1          string // "A1", "B2"…; empty for none
	InsuredFor    int    // pounds
	Insurer       string
	PolicyNo      string
	PolicyTo      time.Time
	DeedFee       int // deed of covenant
	CertificateOK bool
}

// Home is what the house or flat is and what was done to it.
type Home struct {
	Type       string // "semi-detached house", "top-floor flat" …
	Built      int
	Bedrooms   int
	Storeys    int
	FloorArea  int // square metres
	Extension  *Work
	Loft       *Work
	Windows    *Work // replacement glazing since 2002
	Boiler     *Work
	Electrics  *Work
	Solar      *Work
	SolarLease bool
	Garage     bool
	Septic     bool
	Listed     string // grade; empty for not listed
	Conserve   string // the conservation area; empty for none
	Warranty   *Warranty
}

// Work is something that was done, and the papers for it.
type Work struct {
	What       string
	Year       int
	Done       time.Time
	Planning   string // reference of the planning permission
	PlanDate   time.Time
	PlanOK     bool
	Building   string // reference of the building-regulations application
	Completion bool   // a completion certificate exists
	CertDate   time.Time
	Certifier  string // competent-person scheme: "FENSA", "Gas Safe", "NICEIC"
	CertNo     string
	Installer  string
}

// Warranty is a new-home warranty.
type Warranty struct {
	Provider string
	Policy   string
	From     time.Time
	Years    int
}

// Searches is what the authorities and search companies answer.
type Searches struct {
	Date          time.Time // of the local search
	LLC1No        string
	CON29RNo      string
	Charges       []LandCharge
	Adopted       bool // road at public expense
	RoadAgreement string
	RightOfWay    string
	Enforcement   string
	TPO           string
	Article4      bool
	Radon         bool
	Contaminated  bool
	CIL           int
	CILDue        bool
	Railway       bool
	Permissions   []Permission
	Notices       string

	WaterDate    time.Time
	WaterNo      string
	WaterCo      string
	SewerageCo   string
	FoulToMains  bool
	SurfaceMains bool
	SewerInside  bool
	BuildOver    bool // approval found
	PumpStation  bool
	Sewer100     bool
	Sewer104     bool // adoption agreement under way
	Flooded      bool // on the internal flooding register
	Metered      bool
	LowPressure  bool
	MainInside   bool

	EnvDate      time.Time
	EnvNo        string
	EnvCo        string
	EnvPass      bool
	FloodRisk    string // "Very low", "Low", "Medium", "High"
	SurfaceWater string
	Stability    string // "None", "Possible"
	SolarFarm    bool
	CoastErosion bool

	Coal     bool // a CON29M is in the pack
	CoalDate time.Time
	CoalNo   string
	MineEnt  bool // within 20 metres
	Claim    string
	Mined    bool
}

// LandCharge is an entry of the local land charges register.
type LandCharge struct {
	Part     int
	What     string
	Law      string
	Date     time.Time
	Location string
	Ref      string
	Sum      int
}

// Permission is an answer to the planning and building-regulations enquiries.
type Permission struct {
	Ref      string
	What     string
	Date     time.Time
	Decision string // "Granted", "Refused", "Pending"
	Kind     string // "planning", "building regulations", "completion", "competent person", "listed"
}

// Answers is what the seller says in the forms. The words are those of the forms:
// "Yes", "No", "Not known".
type Answers struct {
	Date         time.Time
	Alterations  bool
	Windows      string
	Conservatory string
	Flooded      string
	FloodDefence string
	Radon        string
	Knotweed     string
	Disputes     string
	DisputeText  string
	Notices      string
	Occupiers    string
	OccupierName string
	OccupierSign string
	Listed       string
	Conserve     string
	TPO          string
	Works        string // breaches or unfinished
	Insured      string
	Sewer        string
	Septic       string
	Parking      string
	Boundary     map[string]string
	VacantPoss   string
	GroundArrear string
}

// EPC is an energy performance certificate.
type EPC struct {
	Number    string // RRN
	Assessed  time.Time
	Issued    time.Time
	Current   int
	Potential int
	Address   string // as printed; the property's unless a fault says otherwise
	Assessor  string
	Heating   string
	Walls     string
	Area      int
}

// Expires is ten years after issue.
func (e EPC) Expires() time.Time { return e.Issued.AddDate(10, 0, -1) }

// Band is the letter of a score (SAP 2012 bands).
func Band(score int) string {
	switch {
	case score >= 92:
		return "A"
	case score >= 81:
		return "B"
	case score >= 69:
		return "C"
	case score >= 55:
		return "D"
	case score >= 39:
		return "E"
	case score >= 21:
		return "F"
	}
	return "G"
}

// day is midnight UTC.
func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// longDate is "6 July 2007".
func longDate(t time.Time) string { return t.Format("2 January 2006") }

// isoDate is "2007-07-06", as facts are normalised.
func isoDate(t time.Time) string { return t.Format("2006-01-02") }

// slashDate is "06/07/2007".
func slashDate(t time.Time) string { return t.Format("02/01/2006") }

// dotDate is "06.07.2007".
func dotDate(t time.Time) string { return t.Format("02.01.2006") }

// ordinalDate is "6th day of July 2007".
func ordinalDate(t time.Time) string {
	return fmt.Sprintf("%d%s day of %s", t.Day(), ordinal(t.Day()), t.Format("January 2006"))
}

func ordinal(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// pounds is "£129,000".
func pounds(n int) string { return "£" + commas(n) }

// pence is "£129,000.00".
func pence(n int) string { return pounds(n) + ".00" }

func commas(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// newCase makes the case of a seed. An empty scenario lets the seed choose.
func newCase(seed uint64, scenario Scenario) *Case {
	if scenario == "" {
		all := Scenarios()
		scenario = all[seed%uint64(len(all))]
	}
	r := rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
	n := &namer{r, map[string]bool{}}
	c := &Case{Seed: seed, Scenario: scenario, absent: map[string]bool{}}
	c.AsAt = day(2026, time.March, 2).AddDate(0, 0, between(r, 0, 250))
	c.Wales = scenario == WelshHouse
	t := pick(r, englishTowns)
	if c.Wales {
		t = pick(r, welshTowns)
	}
	c.Property = n.address(t, c.Wales)
	c.Council, c.District, c.County = t.council, t.district, t.county
	c.UPRN = fmt.Sprintf("1000%08d", r.IntN(100000000))

	c.Sellers = n.couple(between(r, 1, 2))
	c.Proprietors = c.Sellers
	c.Buyers = n.couple(between(r, 1, 2))
	c.SellerSolicitor = n.firm(n.fresh(solicitors), t)
	c.BuyerSolicitor = n.firm(n.fresh(solicitors), pick(r, englishTowns))
	c.Agent = n.firm(n.fresh(agents), t)

	c.Price = between(r, 36, 180) * 5000
	c.Deposit = c.Price / 10
	c.MemoDate = c.AsAt.AddDate(0, 0, -between(r, 40, 70))
	c.Completion = c.AsAt.AddDate(0, 0, between(r, 21, 42))
	if chance(r, 0.85) {
		c.Lender = pick(r, realLenders)
		if chance(r, 0.3) {
			c.Lender = pick(r, ownLenders)
		}
		c.Loan = c.Price / 100 * between(r, 55, 90)
		c.LoanYears = between(r, 15, 35)
		c.LoanRate = float64(between(r, 389, 589)) / 100
		c.OfferDate = c.AsAt.AddDate(0, 0, -between(r, 5, 25))
		c.OfferExpiry = c.OfferDate.AddDate(0, 6, 0)
	}
	c.home(r, n)
	c.title(r, n)
	switch scenario {
	case LeaseholdFlat, SharedOwnership:
		c.flat(r, n, t)
	case ManagedFreehold, NewBuild:
		if scenario == ManagedFreehold || chance(r, 0.6) {
			c.Estate = &Block{Name: pick(r, streetsEnglish) + " Park", Units: between(r, 60, 240), Manager: n.firm(n.fresh(managers), t),
				ServiceCharge: between(r, 140, 390), YearEnd: "31 December", LastYear: c.AsAt.Year() - 1, Reserve: between(r, 8, 40) * 1000, DeedFee: between(r, 8, 20) * 15}
			c.Estate.Company = n.firm(c.Estate.Name+" (Estate Management) Limited", t)
		}
	}
	c.searches(r, n)
	c.seller(r, n)
	c.epc(r, n)
	c.plant(r)
	return c
}

func (c *Case) home(r *rand.Rand, n *namer) {
	h := &c.Home
	h.Type = pick(r, []string{"semi-detached house", "detached house", "mid-terrace house", "end-terrace house", "detached bungalow"})
	h.Built = between(r, 1890, 1998)
	h.Bedrooms = between(r, 2, 5)
	h.Storeys = 2
	h.FloorArea = 38 + 22*h.Bedrooms + r.IntN(15)
	h.Garage = chance(r, 0.5)
	work := func(what string, from, to int) *Work {
		y := between(r, from, to)
		w := &Work{What: what, Year: y, Done: day(y, time.Month(between(r, 3, 11)), between(r, 1, 28)), Completion: true, PlanOK: true}
		w.PlanDate = w.Done.AddDate(0, -between(r, 9, 14), 0)
		w.Planning = fmt.Sprintf("%02d/%05d/%s", w.PlanDate.Year()%100, between(r, 120, 4900), pick(r, []string{"FUL", "HOUSE", "HHA", "F"}))
		w.Building = fmt.Sprintf("BR/%d/%04d", w.PlanDate.Year(), between(r, 100, 2900))
		w.CertDate = w.Done.AddDate(0, 0, between(r, 3, 40))
		w.CertNo = fmt.Sprint(between(r, 1000000, 99999999))
		w.Installer = n.fresh([]string{"Crystal Frame Windows Ltd", "Dale Heating Services", "A1 Glazing (Marlbury) Ltd", "Brightspark Electrical Ltd", "P J Moran Plumbing & Heating", "Hillcrest Installations Ltd"})
		return w
	}
	if c.Scenario == NewBuild {
		h.Built = c.AsAt.Year() - between(r, 2, 6)
		h.Warranty = &Warranty{Provider: pick(r, []string{"NHBC", "LABC Warranty", "Premier Guarantee"}), Policy: fmt.Sprintf("%d", between(r, 40000000, 89999999)), From: day(h.Built, time.Month(between(r, 2, 11)), between(r, 1, 28)), Years: 10}
		return
	}
	if c.Scenario == ManagedFreehold {
		h.Built = between(r, 2003, 2012)
	}
	if c.Scenario != LeaseholdFlat && c.Scenario != SharedOwnership {
		if chance(r, 0.6) {
			h.Extension = work(pick(r, []string{"single storey rear extension", "two storey side extension", "rear extension and porch"}), 2006, 2019)
		}
		if chance(r, 0.3) {
			h.Loft = work("loft conversion with rear dormer", 2008, 2020)
		}
		if chance(r, 0.15) {
			h.Solar = work("solar photovoltaic panels", 2011, 2022)
			h.Solar.Certifier = "MCS"
		}
	}
	if chance(r, 0.75) && h.Built < 2000 {
		h.Windows = work("replacement windows and doors", 2004, 2023)
		h.Windows.Certifier = "FENSA"
		h.Windows.Installer = pick(r, []string{"Crystal Frame Windows Ltd", "A1 Glazing (Marlbury) Ltd"})
	}
	if chance(r, 0.7) {
		h.Boiler = work("new gas boiler", 2009, 2024)
		h.Boiler.Certifier = "Gas Safe"
		h.Boiler.Installer = pick(r, []string{"Dale Heating Services", "P J Moran Plumbing & Heating"})
	}
	if chance(r, 0.4) {
		h.Electrics = work("consumer unit and rewiring", 2008, 2024)
		h.Electrics.Certifier = pick(r, []string{"NICEIC", "NAPIT"})
		h.Electrics.Installer = pick(r, []string{"Brightspark Electrical Ltd", "Hillcrest Electrical Installations Ltd"})
	}
}

func (c *Case) title(r *rand.Rand, n *namer) {
	t := &c.Title
	prefix := pick(r, []string{"K", "HD", "WYK", "SYK", "BK", "CH", "ESX", "LT", "DT", "P"})
	if c.Wales {
		prefix = pick(r, []string{"WA", "CYM"})
	}
	t.Number = fmt.Sprintf("%s%d", prefix, between(r, 100000, 899999))
	t.Superior = fmt.Sprintf("%s%d", prefix, between(r, 100000, 899999))
	t.Class = "absolute"
	years := between(r, 3, 22)
	t.PaidOn = c.AsAt.AddDate(-years, -between(r, 0, 11), -between(r, 0, 27))
	switch c.Scenario {
	case NewBuild:
		t.PaidOn = day(c.Home.Built, time.Month(between(r, 1, 12)), between(r, 1, 28))
		if !t.PaidOn.Before(c.AsAt.AddDate(0, -12, 0)) {
			t.PaidOn = c.AsAt.AddDate(-1, -3, 0)
		}
	case FirstRegistration:
		t.PaidOn = c.AsAt.AddDate(-1, -between(r, 1, 10), -between(r, 1, 20))
	case ManagedFreehold:
		t.PaidOn = c.AsAt.AddDate(-between(r, 3, 11), -between(r, 0, 11), 0)
	}
	t.Registered = t.PaidOn.AddDate(0, 0, between(r, 9, 45))
	t.PricePaid = int(float64(c.Price)*(0.9-0.025*float64(min(years, 20)))/1000) * 1000
	t.FirstEntry = day(between(r, 1962, 1999), time.Month(between(r, 1, 12)), between(r, 1, 28))
	if c.Scenario == NewBuild || c.Scenario == FirstRegistration {
		t.FirstEntry = t.Registered
	}
	if c.Scenario == ManagedFreehold {
		t.FirstEntry = day(c.Home.Built, time.Month(between(r, 1, 12)), between(r, 1, 28))
	}
	t.Edition = t.Registered
	t.Search = c.AsAt.AddDate(0, 0, -between(r, 6, 45)).Add(time.Duration(between(r, 8*60, 17*60)) * time.Minute)
	t.FormA = len(c.Sellers) == 2 && chance(r, 0.5)
	if chance(r, 0.75) {
		lender := pick(r, append(append([]string{}, realLenders...), ownLenders...))
		ch := Charge{Date: t.PaidOn, Registered: t.Registered, Lender: lender, CompanyNo: fmt.Sprintf("%08d", between(r, 100000, 9999999)), Address: fmt.Sprintf("%d %s Street, %s", between(r, 1, 90), n.fresh(streetsEnglish), pick(r, englishTowns).town)}
		t.Charges = append(t.Charges, ch)
		t.Restricts = append(t.Restricts, Restriction{Form: "P", Beneficiary: lender, Date: t.Registered})
	}
	t.Mines = chance(r, 0.2)
	covenantWords := []string{
		"Not to use the said land or any building thereon for the manufacture sale or supply of intoxicating liquor",
		"Not to erect upon the said land any building other than a private dwellinghouse with the usual outbuildings",
		"Not to keep or allow to be kept any pigs or poultry upon the land hereby conveyed",
		"To maintain forever hereafter a good and sufficient fence on the sides of the land marked T within the boundary",
		"Not to do or suffer to be done on the land anything which may be or become a nuisance or annoyance to the Vendor or the owners of the adjoining land",
		"Not to park any caravan boat or commercial vehicle upon the land in front of the building line",
		"Not to make any alteration to the external appearance of the dwellinghouse without the previous written consent of the Vendor",
	}
	if chance(r, 0.8) || c.Scenario == ManagedFreehold {
		k := Covenant{Date: t.FirstEntry.AddDate(0, -between(r, 1, 5), -between(r, 0, 20)), From: n.person().Name(), To: n.person().Name()}
		if chance(r, 0.4) && c.Scenario != NewBuild && c.Scenario != ManagedFreehold {
			k.Date = day(between(r, 1894, 1960), time.Month(between(r, 1, 12)), between(r, 1, 28))
		}
		if c.Scenario == NewBuild || c.Scenario == ManagedFreehold {
			k.From, k.To = n.fresh(builders), NamesOf(c.Sellers)
			k.Date = t.PaidOn
			if c.Scenario == ManagedFreehold {
				k.Date = t.FirstEntry.AddDate(0, 0, -20)
			}
		}
		order := r.Perm(len(covenantWords))
		for _, i := range order[:between(r, 2, 5)] {
			k.Words = append(k.Words, covenantWords[i])
		}
		t.Schedule = chance(r, 0.6)
		t.Covenants = append(t.Covenants, k)
	}
	easements := []string{
		"A right of way at all times and for all purposes over and along the passageway tinted brown on the title plan",
		"The free and uninterrupted passage and running of water soil gas and electricity through the sewers drains pipes and cables now laid in or under the adjoining land",
		"A right to enter upon the adjoining property on reasonable notice for the purpose of inspecting repairing and renewing the eaves gutters and walls",
	}
	for _, i := range r.Perm(len(easements))[:between(r, 1, 2)] {
		t.Easements = append(t.Easements, easements[i])
	}
}

func (c *Case) flat(r *rand.Rand, n *namer, t town) {
	c.Property.Unit = fmt.Sprintf("Flat %d", between(r, 1, 40))
	c.Property.Building = pick(r, buildings)
	h := &c.Home
	h.Type = pick(r, []string{"ground-floor flat", "first-floor flat", "second-floor flat", "top-floor flat"})
	h.Built = between(r, 1985, 2015)
	h.Bedrooms = between(r, 1, 3)
	h.FloorArea = 30 + 18*h.Bedrooms + r.IntN(10)
	l := &Lease{Landlord: n.firm(n.fresh(landlords), t), Tenants: n.couple(between(r, 1, 2)), Insurance: "Landlord"}
	l.Date = day(between(r, h.Built, min(h.Built+3, 2018)), time.Month(between(r, 1, 12)), between(r, 1, 28))
	if l.Date.Before(day(h.Built, time.June, 1)) {
		l.Date = l.Date.AddDate(0, 6, 0)
	}
	l.Start = day(l.Date.Year(), pick(r, []time.Month{time.January, time.March, time.June}), pick(r, []int{1, 24, 25}))
	l.Years = pick(r, []int{125, 150, 155, 199, 250, 999})
	if l.Date.Year() < 2000 { // so that a lease is short only where a fault makes it so
		l.Years = pick(r, []int{155, 199, 999})
	}
	l.Premium = between(r, 30, 180) * 1000
	l.Rent = pick(r, []int{0, 50, 75, 100, 100, 125, 150})
	l.Review = Review{Kind: "none"}
	if l.Rent > 0 && chance(r, 0.6) {
		l.Review = Review{Kind: "fixed", Every: pick(r, []int{25, 33}), Steps: []int{l.Rent + 25, l.Rent + 50, l.Rent + 75}}
	}
	share := between(r, 8, 48)
	l.SharePercent = float64(10000/share) / 100
	l.ServiceShare = fmt.Sprintf("%.2f%%", l.SharePercent)
	l.Forfeiture = true
	l.ConsentAssign = pick(r, []string{"none", "reasonable"})
	l.Sublet = pick(r, []string{"allowed", "consent"})
	l.Pets = pick(r, []string{"consent", "consent", "prohibited"})
	l.Alterations = pick(r, []string{"consent", "consent", "prohibited"})
	l.NoticeFee = pick(r, []int{25, 40, 50, 75, 95})
	if c.Scenario == SharedOwnership {
		l.Shared = pick(r, []int{25, 40, 50, 75})
		l.Landlord = n.firm("Severnside Housing Association Limited", t)
		l.Rent = between(r, 18, 52) * 100
		l.Review = Review{Kind: "rpi", Every: 1}
		l.Years = pick(r, []int{99, 125})
		l.Date = day(between(r, 2012, 2019), time.Month(between(r, 1, 12)), between(r, 1, 28))
		l.Start = l.Date
		l.Years = 125
		h.Built = l.Date.Year() - 1
		l.Premium = c.Price / 100 * l.Shared
	}
	c.Lease = l
	b := &Block{Name: c.Property.Building, Units: share, Storeys: between(r, 3, 4), Built: h.Built, Manager: n.firm(n.fresh(managers), t), ServiceCharge: between(r, 8, 26) * 100, YearEnd: pick(r, []string{"31 March", "31 December", "24 June"}), LastYear: c.AsAt.Year() - 1, Reserve: between(r, 15, 140) * 1000, DeedFee: between(r, 8, 20) * 15, CertificateOK: true}
	b.HeightMetres = float64(b.Storeys)*2.9 - 1.4
	b.InsuredFor = between(r, 30, 140) * 100000
	b.Insurer = pick(r, []string{"Albany Mutual Insurance plc", "Crown & Anchor Insurance Company Ltd", "Westbridge Underwriting"})
	b.PolicyNo = fmt.Sprintf("BL%d/%d", between(r, 100000, 999999), between(r, 10, 99))
	b.PolicyTo = c.AsAt.AddDate(0, between(r, 2, 10), 0)
	b.Company = n.firm(b.Name+" Management Company Limited", t)
	if chance(r, 0.5) {
		l.Manager = b.Company
		l.Insurance = "Manager"
	}
	c.Block = b
	h.Storeys = 1
	c.Title.FirstEntry = l.Date.AddDate(0, 0, between(r, 20, 60))
	if c.Title.PaidOn.Before(l.Date) {
		c.Title.PaidOn = l.Date.AddDate(between(r, 1, 4), 1, 3)
		c.Title.Registered = c.Title.PaidOn.AddDate(0, 0, 21)
		c.Title.Edition = c.Title.Registered
		for i := range c.Title.Charges {
			c.Title.Charges[i].Date, c.Title.Charges[i].Registered = c.Title.PaidOn, c.Title.Registered
		}
		for i := range c.Title.Restricts {
			c.Title.Restricts[i].Date = c.Title.Registered
		}
	}
	c.Title.Covenants, c.Title.Mines = nil, false
}

func (c *Case) searches(r *rand.Rand, n *namer) {
	s := &c.Searches
	s.Date = c.AsAt.AddDate(0, 0, -between(r, 12, 60))
	s.LLC1No = fmt.Sprintf("%03d %03d %03d", r.IntN(1000), r.IntN(1000), r.IntN(1000))
	s.CON29RNo = fmt.Sprintf("%d/%05d", s.Date.Year(), between(r, 100, 9900))
	s.Adopted = true
	s.Railway = chance(r, 0.1)
	s.Radon = chance(r, 0.1)
	for _, w := range []*Work{c.Home.Extension, c.Home.Loft} {
		if w == nil {
			continue
		}
		s.Permissions = append(s.Permissions, Permission{w.Planning, sentence(w.What), w.PlanDate, "Granted", "planning"},
			Permission{w.Building, sentence(w.What), w.PlanDate.AddDate(0, 1, 3), "Granted", "building regulations"})
		if w.Completion {
			s.Permissions = append(s.Permissions, Permission{w.Building, "Completion certificate: " + w.What, w.CertDate, "Granted", "completion"})
		}
	}
	for _, w := range []*Work{c.Home.Windows, c.Home.Boiler, c.Home.Electrics} {
		if w != nil {
			s.Permissions = append(s.Permissions, Permission{w.Certifier + " " + w.CertNo, sentence(w.What), w.CertDate, "Granted", "competent person"})
		}
	}
	if c.Home.Extension != nil {
		s.Charges = append(s.Charges, LandCharge{Part: 3, What: "Conditional planning permission for " + c.Home.Extension.What, Law: "Town and Country Planning Act 1990", Date: c.Home.Extension.PlanDate, Location: c.Property.Line(), Ref: c.Home.Extension.Planning})
	}
	if chance(r, 0.25) {
		s.Charges = append(s.Charges, LandCharge{Part: 4, What: "Smoke control order", Law: "Clean Air Act 1993", Date: day(between(r, 1968, 1995), time.May, between(r, 1, 28)), Location: "Area of " + c.District, Ref: fmt.Sprintf("SCO %d", between(r, 1, 40))})
	}
	s.WaterDate = c.AsAt.AddDate(0, 0, -between(r, 12, 60))
	s.WaterNo = fmt.Sprintf("WS%d", between(r, 1000000, 9999999))
	s.WaterCo = pick(r, []string{"Wharfe & Aire Water Services", "Southern Downs Water", "Severnside Water plc", "Chiltern Water Limited"})
	if c.Wales {
		s.WaterCo = "Afon Cymru Water"
	}
	s.SewerageCo = s.WaterCo
	s.FoulToMains, s.SurfaceMains, s.Sewer100, s.Metered = true, true, true, chance(r, 0.6)
	s.SewerInside = chance(r, 0.3) && c.Home.Extension == nil
	s.EnvDate = c.AsAt.AddDate(0, 0, -between(r, 12, 60))
	s.EnvNo = fmt.Sprintf("%s-%d", pick(r, []string{"EHS", "HE", "GSR", "ENV"}), between(r, 1000000, 9999999))
	s.EnvCo = pick(r, []string{"Terraview Searches", "Groundline Environmental Ltd", "Landcheck Reports"})
	s.EnvPass = true
	s.FloodRisk = pick(r, []string{"Very low", "Very low", "Low"})
	s.SurfaceWater = pick(r, []string{"Very low", "Low"})
	s.Stability = "None"
	s.Coal = c.Wales || chance(r, 0.25)
	s.CoalDate = c.AsAt.AddDate(0, 0, -between(r, 12, 60))
	s.CoalNo = fmt.Sprintf("5100%d", between(r, 1000000, 9999999))
	s.Mined = chance(r, 0.5)
}

func (c *Case) seller(r *rand.Rand, n *namer) {
	a := &c.Seller
	a.Date = c.AsAt.AddDate(0, 0, -between(r, 20, 40))
	a.Alterations = c.Home.Extension != nil || c.Home.Loft != nil
	a.Windows = yesNo(c.Home.Windows != nil)
	a.Conservatory = "No"
	a.Flooded, a.FloodDefence = "No", "No"
	a.Radon = "No"
	if c.Searches.Radon {
		a.Radon = "Not known"
	}
	a.Knotweed = pick(r, []string{"No", "No", "Not known"})
	a.Disputes, a.Notices = "No", "No"
	a.Occupiers = "No"
	if chance(r, 0.25) {
		a.Occupiers, a.OccupierName, a.OccupierSign = "Yes", n.person().Name(), "Yes"
	}
	a.Listed, a.Conserve, a.TPO = yesNo(c.Home.Listed != ""), yesNo(c.Home.Conserve != ""), "No"
	a.Works, a.Insured, a.Sewer, a.Septic = "No", "Yes", "Yes", "No"
	a.Parking = pick(r, []string{"Driveway", "Garage and driveway", "On-street parking", "Allocated space"})
	a.VacantPoss = "Yes"
	a.GroundArrear = "No"
}

func (c *Case) epc(r *rand.Rand, n *namer) {
	e := &c.EPC
	e.Number = fmt.Sprintf("%04d-%04d-%04d-%04d-%04d", between(r, 100, 9999), r.IntN(10000), r.IntN(10000), r.IntN(10000), r.IntN(10000))
	e.Assessed = c.AsAt.AddDate(-between(r, 0, 8), -between(r, 0, 11), -between(r, 1, 27))
	if e.Assessed.Year() < c.Home.Built {
		e.Assessed = day(c.Home.Built, time.November, between(r, 2, 28))
		if e.Assessed.After(c.AsAt) {
			e.Assessed = c.AsAt.AddDate(0, -5, 0)
		}
	}
	e.Issued = e.Assessed.AddDate(0, 0, between(r, 0, 3))
	e.Current = between(r, 45, 72)
	if c.Home.Built > 2005 {
		e.Current = between(r, 74, 86)
	}
	e.Potential = min(95, e.Current+between(r, 5, 18))
	e.Address = c.Property.Line()
	e.Assessor = n.person().Name()
	e.Heating = "Boiler and radiators, mains gas"
	e.Walls = pick(r, []string{"Cavity wall, filled cavity", "Cavity wall, as built, insulated (assumed)", "Solid brick, as built, no insulation (assumed)"})
	e.Area = c.Home.FloorArea
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}

// sentence begins with a capital letter.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]-32*b2u(s[0] >= 'a' && s[0] <= 'z')) + s[1:]
}

func b2u(b bool) byte {
	if b {
		return 1
	}
	return 0
}
