package papers

import (
	"math"
	"sort"
	"strings"
	"unicode"
)

// profiles are the words that papers of a kind use and others hardly do: for
// papers whose title was cut off or scanned beyond reading. They are the trade's
// vocabulary, written from knowledge of the papers, not counted from any.
var profiles = map[Kind]string{
	TitleRegister:              "register registered title absolute proprietor proprietorship freehold leasehold charge charges restriction disposition conveyance transfer covenants filed plan entries edition entry county district land registry comprised",
	TitlePlan:                  "plan title ordnance survey scale map reference boundaries general position measurements crown copyright administrative area distortions edged",
	Lease:                      "lease demised lessor lessee landlord tenant covenants term rent yielding premises schedule hereby re-enter determine assign underlet demise reversion hereinafter quiet enjoyment service insured risks lessees",
	LLC1:                       "local charges register certificate official search part general financial specific planning miscellaneous fenland civil aviation opencast listed obstruction drainage schemes originating authority",
	CON29R:                     "enquiries council replies roads highways adopted footway planning permission building regulations approval notices railway traffic enforcement compulsory purchase contaminated radon conservation informative",
	CON29DW:                    "sewer sewerage foul drainage water mains surface public pumping metered undertaker company disposal adoption boundary drain drains internal flooding pressure hardness",
	CON29M:                     "coal mining mine entries shafts adits seams workings underground opencast subsidence authority geological faults gas colliery",
	Environmental:              "environmental contaminated flood flooding risk groundwater surface river landfill historical radon stability subsidence screening assessment datasets ground environment",
	EPC:                        "energy performance certificate rating assessor efficient efficiency heating insulation loft walls windows carbon emissions recommendations kilowatt lighting primary glazing",
	TA6:                        "seller buyer boundaries disputes notices alterations guarantees warranties insurance flooding radon knotweed rights parking occupiers services utilities connection council tax drainage neighbour",
	TA7:                        "seller lease ground rent service charge landlord management managing agent tenant consent notice enfranchisement building safety leaseholder complaints alterations insurance",
	TA10:                       "fittings contents included excluded fixed curtains carpets light kitchen bathroom oven hob fridge freezer dishwasher washing garden shed greenhouse television aerial price removed",
	LPE1:                       "lessee lessees landlord managing agent management company service charge reserve fund ground rent arrears deed covenant notice transfer fee insurance premium section major works enquiries managed",
	FME1:                       "managed freehold rentcharge estate management company service charge transferor transferee deed covenant certificate compliance areas maintenance reserve enquiries",
	MortgageOffer:              "mortgage loan lender borrower offer interest repayment monthly payments early completion valuation solicitor advance rate security property account conditions arrears instalments",
	Contract:                   "contract seller buyer purchase price deposit completion conditions sale incumbrances guarantee vacant possession chattels special incorporated conveyancer exchange rescission",
	TransferTR1:                "transferor transferee transfer registered panel consideration guarantee declaration trust joint tenants common execution witness deed panels additional provisions",
	MemorandumOfSale:           "memorandum sale agreed price vendor purchaser solicitors agent subject contract chain buyer seller negotiator branch commission instructed exchange",
	PlanningDecision:           "planning permission application development conditions reasons granted refused council town country act decision notice approved drawings commenced local authority applicant appeal",
	BuildingRegsCertificate:    "building regulations completion certificate control works authority inspector notice act approved initial final complied inspection",
	CompetentPersonCertificate: "certificate installation installer compliance registered scheme electrical gas boiler windows doors building regulations installed fensa work appliance notification",
	NewHomeWarranty:            "warranty home builder cover insurance structural defects policy period build construction certificate claim developer buildmark limit",
	IndemnityPolicy:            "indemnity policy insured insurer risk loss title limit defect premium claim covenant enforcement successors lender notice schedule statement",
	ServiceChargeAccounts:      "service charge accounts expenditure income balance year ended reserve budget creditors debtors accountants leaseholders repairs cleaning management fees lift apportionment audit",
	Section20Notice:            "section consultation notice works intention leaseholders observations estimates qualifying landlord tenant contract proposals contribute statement contractors",
	InsuranceSchedule:          "insurance policy schedule insured sum buildings declared value premium excess cover broker insurer perils renewal period underwriter reinstatement",
	EWS1:                       "external wall cladding combustible materials fire balconies attachments signatory building option remedial engineer insulation review residential",
	BuildingSafetyCertificate:  "leaseholder deed certificate building safety relevant qualifying landlord contribution defects remediation interest cladding",
	TenancyAgreement:           "tenancy tenant landlord rent deposit assured shorthold dwelling guarantor inventory occupation term notice utilities fixed month housing household protection arrears",
	Correspondence:             "dear sincerely faithfully regards enclose letter thank please writing telephone forward confirm hesitate contact attached herewith",
}

// stemLength is how many letters of a word are compared: plurals and endings, and
// what OCR does to them, make no difference.
const stemLength = 7

// leastStem is the fewest letters of a word that says anything.
const leastStem = 4

// profile is a kind's words with their weights, of length one.
type profile map[string]float64

var kindProfiles, wordRarity = buildProfiles()

// buildProfiles weighs each word by how few kinds have it.
func buildProfiles() (map[Kind]profile, map[string]float64) {
	in := map[string]int{}
	stems := map[Kind]map[string]bool{}
	for k, text := range profiles {
		stems[k] = map[string]bool{}
		for _, w := range strings.Fields(text) {
			if len(w) >= leastStem {
				stems[k][stem(w)] = true
			}
		}
		for w := range stems[k] {
			in[w]++
		}
	}
	rarity := map[string]float64{}
	for w, n := range in {
		rarity[w] = math.Log(1 + float64(len(profiles))/float64(n))
	}
	all := map[Kind]profile{}
	for k, words := range stems {
		p := profile{}
		sum := 0.0
		for w := range words {
			p[w] = rarity[w]
			sum += rarity[w] * rarity[w]
		}
		for w := range p {
			p[w] /= math.Sqrt(sum)
		}
		all[k] = p
	}
	return all, rarity
}

func stem(w string) string {
	if len(w) > stemLength {
		return w[:stemLength]
	}
	return w
}

// likeness is how much a kind's words are those of a text, 0 to 1, with the
// telling words that stand in it.
type likeness struct {
	kind  Kind
	value float64
	words []string
}

// likenesses compares a text's words to every profile, the best first. Words that
// no profile has do not count: names and numbers tell nothing.
func likenesses(text string) []likeness {
	counts := map[string]float64{}
	first := map[string]string{}
	for _, w := range strings.FieldsFunc(plain(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) < leastStem {
			continue
		}
		if s := stem(w); wordRarity[s] > 0 {
			counts[s]++
			first[s] = w
		}
	}
	norm := 0.0
	vector := map[string]float64{}
	for w, n := range counts {
		vector[w] = (1 + math.Log(n)) * wordRarity[w]
		norm += vector[w] * vector[w]
	}
	if norm == 0 {
		return nil
	}
	norm = math.Sqrt(norm)
	var all []likeness
	for _, d := range definitions {
		l := likeness{kind: d.kind}
		type hit struct {
			word string
			by   float64
		}
		var hits []hit
		for w, weight := range kindProfiles[d.kind] {
			if v := vector[w] * weight / norm; v > 0 {
				l.value += v
				hits = append(hits, hit{first[w], v})
			}
		}
		sort.Slice(hits, func(i, j int) bool {
			return hits[i].by > hits[j].by || hits[i].by == hits[j].by && hits[i].word < hits[j].word
		})
		for _, h := range hits[:min(4, len(hits))] {
			l.words = append(l.words, h.word)
		}
		// Sums over maps differ in their last digits from run to run.
		l.value = math.Round(l.value*1e6) / 1e6
		all = append(all, l)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].value > all[j].value })
	return all
}
