package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Invented names only. Towns, streets and companies do not exist under these
// names at these addresses; any likeness is chance.

var forenames = []string{
	"Margaret", "Alan", "Priya", "Daniel", "Oluwaseun", "Hannah", "Mohammed", "Claire", "Tomasz", "Siân",
	"Gwilym", "Bethan", "Rhys", "Aisha", "Geoffrey", "Yasmin", "Patrick", "Niamh", "Wei", "Grace",
	"Kwame", "Elena", "Stuart", "Fiona", "Harpreet", "Lloyd", "Angharad", "Dominic", "Zainab", "Rosalind",
	"Duncan", "Chidi", "Isobel", "Rajesh", "Emily", "Marek", "Catrin", "Joshua", "Leila", "Anthony",
	"Beatrice", "Samuel", "Nerys", "Farah", "Oliver", "Ingrid", "Terence", "Mei-Ling", "Andrew", "Jacqueline",
}

var middlenames = []string{
	"Anne", "James", "Elizabeth", "William", "Jane", "Robert", "Louise", "Edward", "Marie", "John",
	"Kaur", "Singh", "Adebayo", "Wyn", "Haf", "George", "Rose", "Francis",
}

var surnames = []string{
	"Hartwell", "Okonkwo-Bryce", "Penhaligon", "Thistlewood", "Garside", "Lovelock", "Ap Rhydderch", "Vaughan-Pryce", "Chaudhry", "Dunmore",
	"Wojciechowski", "Fairbrother", "Adeyemi", "Nettleton", "Sandhu", "Ravenscroft", "Llewelyn", "Brackenbury", "Oyelaran", "Whitlock",
	"Tremlett", "Ghosh", "Marchbanks", "O'Driscoll", "Featherstone", "Kowalczyk", "Prydderch", "Satterthwaite", "Haddad", "Ellingham",
	"St John-Carew", "Mbeki-Lowe", "Cattermole", "Ashdown", "Yeung", "Blenkinsop", "D'Souza", "Huddlestone", "McAllister", "Parfitt",
	"Quartermaine", "Rowbotham", "Ibrahim", "Stavrou", "Tranter", "Umpleby", "Van der Meer", "Winstanley", "Gruffudd", "Zielinski",
}

// Person is a natural person of the case.
type Person struct {
	Title, First, Middle, Last string
}

// Name is the whole name without title: "Margaret Anne Hartwell".
func (p Person) Name() string {
	return strings.Join(strings.Fields(p.First+" "+p.Middle+" "+p.Last), " ")
}

// Upper is the name as registers print it.
func (p Person) Upper() string { return strings.ToUpper(p.Name()) }

// Formal is the name with title and without middle names: "Mrs Margaret Hartwell".
func (p Person) Formal() string { return p.Title + " " + p.First + " " + p.Last }

// shown is the name as a paper shows it, in the usual case and without title:
// papers that leave out the middle name do not say it.
func (p Person) shown(as string) string {
	if as == p.Formal() {
		return p.First + " " + p.Last
	}
	return p.Name()
}

// men is the forenames that take "Mr".
var men = []string{"Alan", "Daniel", "Oluwaseun", "Mohammed", "Tomasz", "Gwilym", "Rhys", "Geoffrey", "Patrick", "Wei", "Kwame", "Stuart", "Harpreet", "Lloyd", "Dominic", "Duncan", "Chidi", "Rajesh", "Marek", "Joshua", "Anthony", "Samuel", "Oliver", "Terence", "Andrew"}

// names joins names as running text does: "A, B and C".
func names(list []string) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// NamesOf is the whole names of people joined: "A B and C D".
func NamesOf(people []Person) string {
	var list []string
	for _, p := range people {
		list = append(list, p.Name())
	}
	return names(list)
}

type town struct{ town, county, district, council, area string }

// Invented towns with invented postcode areas; the Welsh ones use districts that
// are not allocated.
var englishTowns = []town{
	{"Marlbury", "Wessex Downs", "Marlbury", "Marlbury District Council", "MB"},
	{"Thornwick-on-Sea", "East Holderness", "Thornwick", "Thornwick Borough Council", "TC"},
	{"Kingsmere", "North Chiltern", "Kingsmere", "Kingsmere City Council", "KM"},
	{"Ashcombe Regis", "Dorchestershire", "Ashcombe and Lyme Vale", "Ashcombe and Lyme Vale District Council", "AX"},
	{"Great Hallam", "Hallamshire", "Great Hallam", "Great Hallam Metropolitan Borough Council", "GW"},
	{"Ferrybridge Quay", "Greater Wharfe", "Ferrybridge", "Ferrybridge Metropolitan District Council", "FD"},
	{"Netherby", "Cumberdale", "Netherby", "Netherby Borough Council", "NB"},
	{"Westrey Cross", "Inner Westrey", "Westrey", "London Borough of Westrey", "WK"},
	{"Bexcombe", "Sussex Weald", "Bexcombe", "Bexcombe District Council", "BW"},
}

var welshTowns = []town{
	{"Llanfedw", "Sir Dyffryn", "Sir Dyffryn", "Sir Dyffryn County Council", "SA8"},
	{"Abercarreg", "Glan-y-môr", "Glan-y-môr", "Glan-y-môr County Borough Council", "CF9"},
	{"Pentrefelin Uchaf", "Gogledd Eryr", "Gogledd Eryr", "Gogledd Eryr County Council", "LL9"},
}

var (
	streetsEnglish = []string{"Larkspur", "Tanyard", "Orchard", "Cobbler's", "Priory", "Foundry", "Wharfdale", "Sycamore", "Beacon", "Mill Race", "Saddler's", "Copperfield", "Windmill", "Tithe Barn", "Quarry", "Harbour", "Mulberry", "Kestrel", "Queen Adelaide", "Abbot's"}
	streetKinds    = []string{"Road", "Lane", "Close", "Avenue", "Street", "Drive", "Way", "Crescent", "Terrace", "Gardens"}
	streetsWelsh   = []string{"Heol y Bryn", "Ffordd Derwen", "Maes yr Haf", "Stryd y Capel", "Lôn Hir", "Rhodfa'r Môr", "Clos y Felin"}
	buildings      = []string{"Ropewalk House", "Albion Court", "The Maltings", "Telford Wharf", "Cadogan Mansions", "Lapwing Point", "Beaumont Heights", "Sterling Mill"}
)

// Address is a fictitious address.
type Address struct {
	Unit, Building, Number, Street, Town, County, Postcode string
}

// First is what stands before the town: "Flat 4, Albion Court, 12 Larkspur Road".
func (a Address) First() string {
	var parts []string
	if a.Unit != "" {
		parts = append(parts, a.Unit)
	}
	if a.Building != "" {
		parts = append(parts, a.Building)
	}
	if a.Number != "" {
		parts = append(parts, a.Number+" "+a.Street)
	} else {
		parts = append(parts, a.Street)
	}
	return strings.Join(parts, ", ")
}

// Line is the address on one line with its postcode: "12 Larkspur Road, Marlbury MB4 7RT".
func (a Address) Line() string { return a.First() + ", " + a.Town + " " + a.Postcode }

// Comma is the address with a comma before the postcode: "12 Larkspur Road, Marlbury, MB4 7RT".
func (a Address) Comma() string { return a.First() + ", " + a.Town + ", " + a.Postcode }

// Lines is the address one part a line, postcode last.
func (a Address) Lines() []string {
	var l []string
	if a.Unit != "" {
		l = append(l, a.Unit)
	}
	if a.Building != "" {
		l = append(l, a.Building)
	}
	return append(l, strings.TrimSpace(a.Number+" "+a.Street), a.Town, a.Postcode)
}

// Firm is a solicitor, agent, landlord, insurer or any other company of the case.
type Firm struct {
	Name      string
	CompanyNo string
	Address   Address
	Phone     string
	Email     string
	Ref       string // its reference for this case
	Person    string // who writes for it
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// between is a whole number from lo to hi, both included.
func between(r *rand.Rand, lo, hi int) int { return lo + r.IntN(hi-lo+1) }

func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

// namer gives people and places that are all different within a case.
type namer struct {
	r    *rand.Rand
	used map[string]bool
}

func (n *namer) fresh(list []string) string {
	for range 50 {
		if s := pick(n.r, list); !n.used[s] {
			n.used[s] = true
			return s
		}
	}
	return pick(n.r, list)
}

func (n *namer) person() Person {
	p := Person{Title: pick(n.r, []string{"Mrs", "Ms", "Miss", "Dr"}), First: n.fresh(forenames), Last: n.fresh(surnames)}
	if slices.Contains(men, p.First) {
		p.Title = pick(n.r, []string{"Mr", "Mr", "Mr", "Dr"})
	}
	if chance(n.r, 0.7) {
		p.Middle = pick(n.r, middlenames)
	}
	return p
}

// couple is one or two people; two mostly share a surname.
func (n *namer) couple(size int) []Person {
	all := []Person{n.person()}
	for len(all) < size {
		p := n.person()
		if chance(n.r, 0.6) {
			p.Last = all[0].Last
		}
		all = append(all, p)
	}
	return all
}

const inward = "ABDEFGHJLNPQRSTUWXYZ" // the letters that end a postcode

func (n *namer) postcode(t town) string {
	return fmt.Sprintf("%s%d %d%c%c", t.area, between(n.r, 1, 9), between(n.r, 1, 9), inward[n.r.IntN(len(inward))], inward[n.r.IntN(len(inward))])
}

func (n *namer) address(t town, wales bool) Address {
	a := Address{Town: t.town, County: t.county, Postcode: n.postcode(t)}
	a.Number = fmt.Sprint(between(n.r, 1, 148))
	if wales && chance(n.r, 0.6) {
		a.Street = n.fresh(streetsWelsh)
	} else {
		a.Street = n.fresh(streetsEnglish) + " " + pick(n.r, streetKinds)
	}
	return a
}

func (n *namer) phone() string {
	return fmt.Sprintf("01632 960%03d", n.r.IntN(1000)) // Ofcom's range for drama
}

func (n *namer) firm(name string, t town) Firm {
	host := strings.ToLower(strings.NewReplacer(" ", "", "&", "and", "'", "", ".", "", ",", "", "(", "", ")", "").Replace(name))
	p := n.person()
	return Firm{
		Name: name, CompanyNo: fmt.Sprintf("%08d", between(n.r, 1200000, 14999999)), Address: n.address(t, false), Phone: n.phone(),
		Email:  strings.ToLower(p.First[:1]+"."+strings.Map(asciiLetter, p.Last)) + "@" + host + ".example",
		Person: p.Name(), Ref: fmt.Sprintf("%c%c/%s/%d", p.First[0], p.Last[0], strings.ToUpper(strings.Map(asciiLetter, p.Last))[:3], between(n.r, 10000, 99999)),
	}
}

func asciiLetter(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return r
	}
	return -1
}

var (
	solicitors = []string{"Harcourt Bell LLP", "Pemberton & Lisle Solicitors", "Greaves Whitcombe", "Ellis Tudor Law Ltd", "Northgate Conveyancing Limited", "Odell Farrant LLP", "Brightwater Legal", "Cwmdare Law"}
	agents     = []string{"Fairholm & Co", "Baxter Stoke Estate Agents", "Harbour & Vale", "Townsend Lyle", "Prime Move Residential"}
	landlords  = []string{"Albion Freeholds Limited", "Cadwell Estates Limited", "Thornwick Ground Rents (No. 2) Limited", "Regent & Severn Properties Limited", "Halcyon Land Holdings Limited"}
	managers   = []string{"Keystone Block Management Ltd", "Arden Residential Management Limited", "Parkgate Managing Agents Ltd", "Summit Property Services Limited"}
	builders   = []string{"Larchwood Homes Limited", "Barrowfield Developments Limited", "Castell Homes (Wales) Limited", "Merrion Homes plc"}
	// ownLenders do not exist; realLenders are names that the lender data has.
	ownLenders  = []string{"Marlbury Building Society", "Pennine Home Loans plc", "Severnside Bank plc", "Wharfedale Mutual"}
	realLenders = []string{"Halifax", "Nationwide Building Society", "Barclays Bank UK PLC", "Leeds Building Society", "Coventry Building Society", "Accord Mortgages Limited", "Santander UK PLC"}
)
