package papers

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// This file knows a paper by what it says where nobody knows its heading: the things
// that every paper of a kind must tell, whatever its issuer calls them.

// tells is, for each kind, what a paper of it says. Each line is one thing, in the
// ways of saying it: words or phrases in small letters without punctuation, of
// which one must stand; a star ends the beginning of a word. A line that begins
// with "not" is a thing that papers of the kind do not say. They are the trade's
// vocabulary, written from knowledge of the papers, not counted from any.
var tells = map[Kind][]string{
	MemorandumOfSale: {
		"seller|sellers|vendor|vendors|selling|owner|owners|our client|our clients",
		"buyer|buyers|purchaser|purchasers|buying|acquiring",
		"solicitor|solicitors|conveyancer|conveyancers|law firm|lawyer|lawyers|legal representative|legal representatives|acting for",
		"price|consideration|agreed at|offer of|sum of|figure of",
		"estate agent|estate agents|agent|agents|auctioneers|negotiator|branch|private treaty|sales progress*|residential sales",
		"chain|onward|related purchase|related sale|nothing to sell|first time buyer|no other sale|any other sale|depend*|cash buyer|decision in principle|agreement in principle|mortgage in principle|mortgage with|proof of funds",
		"subject to contract|without contractual|no contract|not part of any offer|private treaty|sale agreed|agreed sale|agreed the sale|offer accepted|accepted an offer|agreed to buy|agreed to sell|has been agreed|terms agreed|agreed subject to|memorandum",
		"completion|exchange|complete by|moving date|move in",
		"not special conditions|conditions of sale apply|standard conditions|title guarantee|contract rate",
		"not viewing|viewings|brochure|guide price|offers over|floor plan|reception room|virtual tour",
		"not transferor|demised|early repayment|roll number|witnesseth",
		"not completion statement|invoice|vat number|statement of account",
	},
	Contract: {
		"seller|sellers|vendor|vendors",
		"buyer|buyers|purchaser|purchasers",
		"agreement|contract",
		"price",
		"deposit",
		"completion",
		"title guarantee|incumbrances|encumbrances|registered at|title number|title deduced|title has been deduced|requisition|requisitions",
		"vacant possession|subject to the tenancy|subject to the lease",
		"standard conditions|conditions of sale|special conditions|contract rate|is to sell|agrees to sell|will sell|shall sell",
		"signed|signature|executed",
		"not private treaty|estate agents|the above sale|memorandum of",
		"not dear|yours sincerely|yours faithfully",
	},
	MortgageOffer: {
		"borrower|borrowers|you are borrowing|applicant|applicants|customer|customers|lend to you|lend you",
		"loan|advance|mortgage|amount lent",
		"rate|interest",
		"term|repayment period|years",
		"property|security|secured on|secured by",
		"offer",
		"valuation|valuer|price or value|purchase price|value declared",
		"repayment|monthly payment|monthly payments|instalments|capital and interest|interest only",
		"conveyancer|solicitor|certificate of title",
		"not statement of account|redemption statement|agreement in principle certificate|decision in principle certificate|annual statement|payslip",
		"not seller|vendor",
	},
	TransferTR1: {
		"transferor|transferors",
		"transferee|transferees",
		"title number|title numbers",
		"consideration",
		"title guarantee",
		"signed as a deed|executed as a deed|execution|witness",
		"joint tenants|tenants in common|declaration of trust|hold the property",
		"not official copy|proprietorship register|enquir*",
	},
	Lease: {
		"lessor|landlord|freeholder",
		"lessee|tenant|leaseholder|owner",
		"demise*|lets the|let to|grants to|letting|leases the",
		"years",
		"rent|ground rent",
		"covenant|covenants|agrees with|is not to|shall not|not to",
		"repair|decorate|insure",
		"assign|transfer|underlet|sub let|sublet|sub letting|part with possession",
		"re enter|forfeit*|quiet enjoyment|disturb|possession",
		"service charge|maintenance charge|building",
		"not assured shorthold|month s notice|deposit protection|deposit scheme|contract holder",
		"not dear|enquir*|questions|please answer|seller s solicitor",
		"not official copy|edition date|proprietorship register",
	},
	TitleRegister: {
		"title absolute|possessory|good leasehold|class of title|absolute",
		"proprietor|registered owner|proprietors",
		"freehold|leasehold",
		"title number",
		"register|entry|entries|edition",
		"charge|charges|restriction|covenants",
		"filed at|land registry|edition date|official copy|registered on",
		"not seller s solicitor|price agreed|enquir*|deposit|completion|transferee",
	},
	TitlePlan: {
		"title plan|plan of|filed plan|title boundar*|general boundar*|extent of the registered|land in this title|land in the title|edged red|red line|red edging|outlined in red",
		"scale|1 1250|1 500|1 2500",
		"ordnance survey|map reference|grid reference|national grid|os map|crown copyright|licence number",
		"title|title number",
		"land registry|registered|registry",
		"not mine|mining|sewer*|flood|radon|planning permission|enquir*|contaminated",
		"not proprietor|rent|covenants|price paid",
	},
	LLC1: {
		"land charge|land charges|local land",
		"register|registered|registration",
		"search",
		"charge|charges",
		"planning|conservation|listed building|tree preservation|smoke control",
		"council|authority|land registry",
		"not lease term|ground rent",
	},
	CON29R: {
		"council|authority",
		"building regulation*|building control",
		"planning permission|planning decision*|planning history|planning application*",
		"road|roads|highway|highways|adopted|maintainable",
		"enforcement|stop notice|contravention",
		"compulsory purchase|contaminated land|radon|conservation area|community infrastructure levy",
		"search|enquiry|enquiries|replies|answers|results|revealed",
		"not seller|coal|sewerage undertaker",
	},
	CON29DW: {
		// A plan of the sewers by itself answers none of the enquiries.
		"not sewer record extract|sewer records extract|sewer plan extract|drainage plan extract|asset location plan|asset location search",
		"sewer|sewers|sewerage",
		"foul|wastewater|waste water",
		"surface water|rainwater",
		"mains|main|water supply|water company|undertaker",
		"drain|drainage|connected",
		"meter|metered|rateable|charging basis|measured",
		"not building control|conservation area|coal|seller",
	},
	CON29M: {
		"coal|mining|mined",
		"shaft|shafts|adit|adits|mine entry|mine entries",
		"seam|seams|workings|underground",
		"opencast|open cast|surface mining",
		"subsidence|settlement|ground movement|damage notice|claims",
		"report|search|authority",
		"not seller|lease",
	},
	Environmental: {
		"contaminat*|polluti*|landfill|industrial",
		"flood|flooding|surface water|groundwater",
		"radon",
		"subsidence|ground stability|shrink swell|natural ground",
		"report|search|screening|assessment",
		"metres|within 250|within 500|radius|database|records",
		"risk|passed|further action|low|moderate|negligible",
		"not seller|premium|policy",
	},
	EPC: {
		"energy",
		"efficien*|rating|ratings",
		"insulation|insulated|glazing|glazed|boiler|lighting",
		"assessor|accreditation|assessed by|assessment",
		"walls|roof|windows|floor",
		"carbon|co2|emissions|kwh|environmental impact",
		"recommend*|improve*|could save|potential",
		"valid until|certificate|lodged|10 years|ten years",
		"not tenant covenants|seller",
	},
	ServiceChargeAccounts: {
		"service charge|service charges|maintenance fund|block|estate",
		"expenditure|costs|outgoings|expenses|spent",
		"year ended|year end|year ending|year to|accounting period|period ended|financial year",
		"reserve|reserves|sinking fund|reserve fund",
		"cleaning|gardening|lift|electricity|repairs|management fee|managing agent|communal",
		"total|balance|surplus|deficit|opening|closing|budget|actual",
		"accountant|accountants|certify|reported|auditor|audited|ledger|income",
		"not sum insured|perils|excess|endorsement",
		"not borrower|seller|buyer|notice of intention|observations",
	},
	Section20Notice: {
		"section 20|landlord and tenant act 1985|qualifying works|consult*",
		"notice|consult*",
		"observations|comments in writing|have regard|make representations",
		"works|work|agreement",
		"leaseholder|leaseholders|tenant|tenants|lessee|lessees|flat owners",
		"estimate|estimates|nominate|contractor|contractors|tenders|cost",
		"30 days|thirty days|within|relevant period|by",
		"landlord|freeholder|managing agent|management company",
		"not year ended|sum insured|seller",
		"not covenants with|demise*|premium|peppercorn|quiet enjoyment",
	},
	InsuranceSchedule: {
		"insured|policyholder|policy holder",
		"insurer|underwriter|underwritten|insurance company|insurers|cover",
		"policy|policy number|certificate of insurance",
		"premium|insurance premium tax",
		"sum insured|declared value|rebuild*|reinstatement|buildings",
		"excess|endorsement|perils|subsidence|escape of water|property owners liability",
		"period|renewal|expires|from|until",
		"not successors in title|defect in title|restrictive covenant|service charge accounts|lack of|structural defects",
		"not expenditure|surplus|deficit|year ended",
	},
	IndemnityPolicy: {
		"insured|policyholder|you",
		"insurer|underwriter|underwritten|we",
		"defect|insured risk|lack of|restrictive covenant|breach|absence of|enforcement|unknown",
		"limit|limit of indemnity|indemnity",
		"premium|single premium|one off premium",
		"successors|mortgagee|lender|in perpetuity",
		"policy",
		"do not disclose|not disclose|third party|contact with|claim|claims",
		"not escape of water|storm|excess|declared value",
	},
	NewHomeWarranty: {
		"new home|newly built|builder|developer|housing warranty|structural warranty",
		"warranty|cover|policy|certificate",
		"structural|defects|defect",
		"10 years|ten years|two years|2 years|year 1|years 3",
		"completion|legal completion|date of cover|start",
		"claim|claims|limit|excess|insolvency",
		"not seller|rent|annual renewal|building regulations",
	},
	PlanningDecision: {
		"planning",
		"permission|consent|prior approval|lawful*",
		"granted|grants|grant|refused|refuses|refuse|permitted|approved|approve",
		"application|applicant|proposal",
		"condition|conditions|reason|reasons|subject to",
		"council|authority|local planning",
		"town and country|appeal|planning inspectorate|secretary of state|head of planning|three years|3 years",
		"not search|enquir*|seller|rent",
	},
	BuildingRegsCertificate: {
		"building regulations|building act|building control",
		"complet*|final inspection|final certificate",
		"inspect*|inspector|approved inspector|registered building control|surveyor",
		"certificate|certify|certifies|evidence",
		"work|works|description|extension|conversion|alteration*",
		"council|authority|inspector|approver",
		"not search|enquir*|seller|installer|registered installer|competent person scheme|planning permission|structural warranty",
	},
	CompetentPersonCertificate: {
		"installer|installed|installation|registered business|contractor",
		"certificate|certify|compliance|declaration",
		"building regulations|part p|part l|notified|notification|local authority",
		"fensa|certass|gas safe|niceic|napit|elecsa|hetas|oftec|stroma|scheme|registration number|membership number|registered",
		"electrical|boiler|window|windows|door|doors|stove|gas|consumer unit|solar|heating|glazing",
		"property|address|premises",
		"not search|seller|lease|policy number|planning permission",
	},
	EWS1: {
		"external wall|external walls|cladding|fa ade|facade",
		"fire",
		"option a|option b|a1|a2|a3|b1|b2",
		"building",
		"signatory|signature|signed|qualified|member of|professional body|chartered",
		"combustible|remedial|attachments|balcon*|materials",
		"not seller|section 20|observations",
	},
	BuildingSafetyCertificate: {
		"building safety|building safety act",
		"leaseholder|leaseholders|landlord|freeholder",
		"certificate|deed of certificate|statement|certify",
		"14 february 2022|qualifying lease|relevant defect|relevant defects|qualifying date",
		"contribution|net worth|remediation|defects|11 metres|five storeys",
		"main home|only or principal|three dwellings|dwellings|relevant building|associated",
		"not enquir*|seller s solicitor",
	},
	TenancyAgreement: {
		"tenant|tenants|contract holder|contract holders|occupier",
		"landlord",
		"rent",
		"month|monthly|per calendar month|week|weekly",
		"deposit|deposit protection|tenancy deposit",
		"tenancy|occupation contract|letting|dwelling|assured|shorthold|fixed term",
		"notice|possession|section 21|section 8",
		"inventory|utilities|council tax|pets|keys|landlord may|right to rent",
		"not lessee|ground rent|service charge proportion|premium|99 years|125 years",
		"not seller|dear",
	},
}

// Where what a paper says decides: it must say most of what its kind does, and
// clearly more than any other kind does.
const (
	leastTold     = 0.7  // of a kind's tells
	clearTold     = 0.12 // more than the next kind's
	fewestTold    = 5
	clearlyElse   = 0.3  // more than the kind that its anchors speak for
	mostByTells   = 0.8  // the most that this alone is sure of
	tellingWords  = 1000 // from the start: a long deed says something of everything
	spokenAgainst = 0.35 // lost for each thing that papers of the kind do not say
)

// told is how much of what a kind tells a paper says.
type told struct {
	kind  Kind
	value float64
	words []string // the first way in which each thing is said
}

// byTells is what the paper says, the kind that says most first. The text is of
// any case and punctuation.
func byTells(text string) []told {
	text = bareWords(text)
	var all []told
	for _, d := range definitions {
		lines := tells[d.kind]
		t := told{kind: d.kind}
		n := 0
		against := 0.0
		for _, line := range lines {
			line, not := strings.CutPrefix(line, "not ")
			as := saysOne(text, line)
			switch {
			case not && as != "":
				against += spokenAgainst
			case not:
			default:
				n++
				if as != "" {
					t.words = append(t.words, as)
				}
			}
		}
		if n > 0 {
			t.value = float64(len(t.words))/float64(n) - against
			all = append(all, t)
		}
	}
	for i := range all {
		for j := i; j > 0 && all[j].value > all[j-1].value; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return all
}

// bareWords is a text's words in small letters, each between two spaces.
func bareWords(text string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
}

// saysOne is the first of some ways of saying a thing that stands in a text.
func saysOne(text, ways string) string {
	for way := range strings.SplitSeq(ways, "|") {
		if begin, ok := strings.CutSuffix(way, "*"); ok {
			if strings.Contains(text, " "+begin) {
				return begin
			}
		} else if strings.Contains(text, " "+way+" ") {
			return way
		}
	}
	return ""
}

// byMeaning is the kind of a paper by what it says, if it says enough, and clearly more
// than a kind that it was taken for.
func byMeaning(all evidence.Span, rather Kind) (Classification, bool) {
	says := byTells(clip(all, tellingWords).Text())
	best, next := says[0], says[1]
	if best.value < leastTold || best.value < next.value+clearTold || len(best.words) < fewestTold {
		return Classification{}, false
	}
	for _, t := range says {
		if t.kind == rather && t.value > best.value-clearlyElse {
			return Classification{}, false
		}
	}
	sure := math.Min(mostByTells, threshold+0.1+(best.value-leastTold)/2+(best.value-next.value-clearTold)/4)
	return Classification{best.kind, sure, fmt.Sprintf("no heading tells, but it says what a %s says (%s)", Name(best.kind), strings.Join(best.words[:min(5, len(best.words))], ", "))}, true
}

// speaksAgainst reports whether a text says a thing that papers of a kind do not say.
func speaksAgainst(text string, k Kind) bool {
	text = bareWords(text)
	for _, line := range tells[k] {
		if ways, not := strings.CutPrefix(line, "not "); not && saysOne(text, ways) != "" {
			return true
		}
	}
	return false
}
