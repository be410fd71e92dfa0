package papers

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// oc is PDTF's summary of an official copy; the first star is the title.
const oc = "/propertyPack/titlesToBeSold/*/registerExtract/ocSummaryData"

// owned is PDTF's ownership that is to be transferred; the star is the title.
const owned = "/propertyPack/ownership/ownershipsToBeTransferred/*"

// registerSays is where what PDTF has no place for stands.
const registerSays = "/paperwurks/title_register"

var titleRegister = definition{
	kind: TitleRegister, name: "title register", parse: parseTitleRegister,
	anchors: []anchor{
		{pattern.New(`(?i)\bofficial\s+copy\s+of\s+register\s+of\s+title\b`), 0.9, true},
		{pattern.New(`(?i)\b(?:office|official)\s+copy\s+of\s+(?:the\s+)?register(?:\s+entries)?\b`), 0.8, true},
		{pattern.New(`(?i)\bthis\s+(?:official|office)\s+copy\s+shows\s+the\s+entries\b`), 0.9, false},
		{pattern.New(`(?i)\bA\s*[:.]\s*(?:Property\s+Register|Cofrestr\s+Eiddo)\b`), 0.8, false},
		{pattern.New(`(?i)\bB\s*[:.]\s*(?:Proprietorship\s+Register|Cofrestr\s+Perchnogaeth)\b`), 0.8, false},
		{pattern.New(`(?i)\bC\s*[:.]\s*(?:Charges\s+Register|Cofrestr\s+Arwystlon)\b`), 0.6, false},
	},
	fields: []Field{
		// The head of the copy (OC1).
		{"/propertyPack/titlesToBeSold/*/titleNumber", "title number", Words},
		{oc + "/editionDate", "edition date", Day},
		{oc + "/officialCopyDateTime", "entries as at (date and time)", Words}, // 2006-01-02T15:04:05
		{registerSays + "/entriesAsAt", "entries as at", Day},
		{oc + "/title/titleRegistrationDetails/landRegistryOfficeName", "Land Registry office", Words},

		// A: property register.
		{owned + "/ownershipType", "tenure", Answer},                                              // "Freehold", "Leasehold", "Commonhold"
		{registerSays + "/class", "class of title", Answer},                                       // "absolute", "good leasehold", "possessory", "qualified"
		{oc + "/title/classOfTitleCode", "class of title (code)", Answer},                         // HM Land Registry's code: 10 absolute freehold … 90 possessory leasehold
		{registerSays + "/address", "property address", Words},                                    // as entry A1 has it
		{oc + "/propertyAddress/*/postcodeZone/postcode", "postcode", Words},                      // SW1A 1AA
		{oc + "/title/titleRegistrationDetails/administrativeArea", "county", Words},              // "KENT" of "KENT : CANTERBURY"
		{oc + "/title/titleRegistrationDetails/districtName", "district", Words},                  // "CANTERBURY"
		{registerSays + "/rightsBenefiting/*/text", "right benefiting the land", Words},           // each A entry that grants
		{registerSays + "/minesAndMinerals/text", "mines and minerals excepted", Words},           //
		{registerSays + "/landRemoved/*/text", "land removed from the title", Words},              //
		{registerSays + "/landAdded/*/text", "land added to the title", Words},                    //
		{registerSays + "/partOfBuilding/text", "only part of a building is in the title", Words}, // flying freehold
		{registerSays + "/superiorTitle", "landlord's title number", Words},                       // leasehold only
		{oc + "/lease/leaseEntry/*/leaseDate", "date of the registered lease", Day},               // lease particulars
		{oc + "/lease/leaseEntry/*/leaseTerm", "term of the registered lease", Words},             // as written
		{oc + "/lease/leaseEntry/*/Rent", "rent of the registered lease", Words},                  // as written
		{registerSays + "/lease/parties", "parties to the registered lease", Words},               // as written
		{owned + "/leaseholdInformation/leaseTerm/lengthOfLeaseInYears", "term in years", Number}, // TA7 1, LPE1
		{registerSays + "/lease/start", "start of the term", Day},                                 //
		{registerSays + "/lease/end", "end of the term (computed)", Day},                          // last day
		{registerSays + "/lease/unexpiredYears", "unexpired years (computed)", Number},            // as at the report's day
		{registerSays + "/lease/alienation", "lease restricts alienation", Words},                 // the entry that says so

		// B: proprietorship register.
		{registerSays + "/proprietors/*/name", "registered proprietor", Words},
		{registerSays + "/proprietors/*/address", "proprietor's address", Words}, // the first proprietor of an entry carries it
		{oc + "/proprietorship/registeredProprietorParty/*/privateIndividual/name/forenamesName", "proprietor's forenames", Words},
		{oc + "/proprietorship/registeredProprietorParty/*/privateIndividual/name/surnameName", "proprietor's surname", Words},
		{oc + "/proprietorship/registeredProprietorParty/*/organization/name", "proprietor (organisation)", Words},
		{oc + "/proprietorship/registeredProprietorParty/*/organization/companyRegistrationNumber", "proprietor's company number", Words},
		{oc + "/proprietorship/currentProprietorshipDate", "proprietor registered on", Day},
		{registerSays + "/pricePaid", "price paid", Pounds},
		{registerSays + "/pricePaidOn", "price paid on", Day},
		{registerSays + "/valueStated", "value stated on registration", Pounds},
		{registerSays + "/personalCovenants/*/text", "personal (indemnity) covenant", Words},
		// Restrictions: form is the letter of Land Registration Rules 2003, Schedule 4,
		// told by the wording; it is left out where the wording fits no standard form.
		{registerSays + "/restrictions/*/entry", "restriction's entry number", Words},
		{registerSays + "/restrictions/*/date", "restriction registered on", Day},
		{registerSays + "/restrictions/*/text", "restriction", Words},
		{registerSays + "/restrictions/*/form", "restriction's standard form", Answer},
		{registerSays + "/restrictions/*/beneficiary", "whose consent or certificate the restriction wants", Words},
		{registerSays + "/restrictions/*/chargeDate", "date of the charge that the restriction protects", Day},
		{oc + "/caution/entryDetails/*/entryText", "caution", Words},
		{oc + "/bankruptcy/entryDetails/*/entryText", "bankruptcy entry", Words},
		{oc + "/deathOfProprietor/entryDetails/*/entryText", "death of a proprietor", Words},

		// C: charges register.
		{oc + "/charge/chargeEntry/*/chargeDate", "registered charge dated", Day},
		{oc + "/charge/chargeEntry/*/registeredCharge/entryDetails/entryNumber", "registered charge's entry number", Words},
		{oc + "/charge/chargeEntry/*/chargeProprietor/chargeeParty/*/organization/name", "lender", Words},
		{oc + "/charge/chargeEntry/*/chargeProprietor/chargeeParty/*/organization/companyRegistrationNumber", "lender's company number", Words},
		{registerSays + "/covenants/*/text", "restrictive covenant", Words},
		{registerSays + "/covenants/*/deedDate", "date of the deed with the covenants", Day},
		{registerSays + "/covenants/*/entry", "covenant's entry number", Words},
		{registerSays + "/covenants/*/where", "where the covenants are set out", Answer}, // "set out", "copy filed", "no particulars"
		{registerSays + "/easements/*/text", "right to which the land is subject", Words},
		{oc + "/rentCharge/entryDetails/*/entryText", "rentcharge", Words},
		{registerSays + "/rentcharges/*/amount", "rentcharge a year", Pounds},
		{oc + "/agreedNotice/agreedNoticeEntry/*/entryDetails/entryText", "agreed notice", Words},
		{oc + "/unilateralNoticeDetails/unilateralNoticeEntry/*/unilateralNotice/entryText", "unilateral notice", Words},
		{registerSays + "/unilateralNotices/*/beneficiary", "beneficiary of the unilateral notice", Words},
		{oc + "/homeRights/homeRightsEntry/*/homeRightsEntryDetails/entryText", "home rights", Words},
		{oc + "/equitableCharge/entryDetails/*/entryText", "equitable charge", Words},
		{oc + "/creditorsNotice/entryDetails/*/entryText", "creditors' notice", Words},
		{oc + "/rightOfPreEmption/entryDetails/*/entryText", "right of pre-emption", Words},
		{oc + "/vendorsLien/entryDetails/*/entryText", "vendor's lien", Words},
		{oc + "/discountCharge/entryDetails/*/entryText", "discount charge (right to buy)", Words},
		{registerSays + "/estateContracts/*/text", "estate contract or option", Words},
		{registerSays + "/overage/*/text", "overage or clawback", Words},
		{registerSays + "/chancel/text", "chancel repair liability", Words},
		{registerSays + "/leases/*/registered", "noted lease registered on", Day},
		{registerSays + "/leases/*/property", "noted lease of", Words},
		{registerSays + "/leases/*/date", "noted lease dated", Day},
		{registerSays + "/leases/*/term", "noted lease's term", Words},
		{registerSays + "/leases/*/title", "noted lease's title number", Words},

		// Every entry, in the order of the register.
		{registerSays + "/entries/*/register", "register of the entry", Answer}, // "A", "B", "C", "D" (schedules)
		{registerSays + "/entries/*/number", "entry number", Words},
		{registerSays + "/entries/*/date", "entry date", Day},
		{registerSays + "/entries/*/text", "entry", Words}, // its first words, on one page

		// Documents that the register says are filed, to be ordered.
		{oc + "/documentDetails/document/*/registerDescription", "document filed", Words},
		{oc + "/documentDetails/document/*/documentDate", "document's date", Day},
		{oc + "/documentDetails/document/*/filedUnder", "document filed under title", Words},
		{oc + "/documentDetails/document/*/entryNumber/*", "document's entry number", Words},
	},
}

var (
	registerTitleNo = pattern.New(`\b(?i:title|teitl)\s+(?i:number|no\.?)\s*[:;]?\s*([A-Z]{1,4}\s?\d[\dOIlSZB]{1,6}|\d{4,7})\b`)
	editionDate     = pattern.New(`(?i)\b(?:edition\s+date|edition\s+\d{1,3}\s+opened|edition|argraffiad)\s*[:;]?\s*([\dlO]{1,2}[./\s-]\s?\w{1,9}[./\s-]\s?[\dlO]{4})`)
	copyShows       = pattern.New(`(?i)\b(?:entries\s+(?:subsisting\s+)?(?:on|in)\s+the\s+register(?:\s+of\s+title)?\s+(?:on|as\s+at|at)|entries\s+(?:as\s+at|subsisting\s+(?:on|at|as\s+at))|as\s+at|(?:shows|showing)\s+the\s+entries\s+(?:subsisting\s+)?(?:on\s+the\s+register\s+)?(?:on|at)|register\s+(?:extract\s+)?(?:as\s+)?at|accessed\s+(?:on|at)|(?:taken|obtained|downloaded|retrieved)\s+from\s+(?:HM\s+|the\s+)?Land\s+Registry(?:(?:'s|’s)\s+(?:records?|registers?))?\s+on|ar\s+y\s+gofrestr\s+ar)\s*:?\s*(\d{1,2}(?:st|nd|rd|th)?[./\s-]\s?\w{2,9}[./\s-]\s?\d{4})(?:\s*(?:at|am|,)?\s*(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?))?`)
	issuedOn        = pattern.New(`(?i)\b(?:issued\s+on|search\s+(?:from\s+)?date)\s*:?\s*(\d{1,2}(?:st|nd|rd|th)?[./\s-]\s?\w{2,9}[./\s-]\s?\d{4})`)
	registryOffice  = pattern.New(`\b(?i:HM\s+Land\s+Registry|Land\s+Registry|Gofrestrfa\s+Tir\s+EF)[,:]?\s+((?:[A-Z][\w-]+\s+){1,4}Office)\b`)
	tenureWords     = pattern.New(`(?i)\b(freeho[l1I]d|leaseho[l1I]d|commonho[l1I]d|rhydd-?ddaliadol|prydles(?:ol)?)\b`)
	classWords      = pattern.New(`(?i)\btitle\s+(abso[l1I]ute|possessory|qua[l1I]ified|good\s+leasehold)\b|\b(abso[l1I]ute|good\s+leasehold|possessory|qua[l1I]ified)\s+(?:freehold\s+|leasehold\s+)?title\b|\bclass\s+of\s+title\s*[:;]?\s*(?:title\s+)?(absolute|good\s+leasehold|possessory|qualified)\b|\bteitl\s+(llwyr|meddiannol|amodol|prydlesol\s+da)\b`)
	countyLine      = pattern.New(`^\s*(?:(?i:administrative\s+area|county(?:\s*[:/]\s*district)?)\s*:?\s+)?(\p{Lu}[\p{Lu}\pM '’&,.()-]+?)(?:\s*[:/]\s*(\p{Lu}[\p{Lu}\pM '’&,.()-]+))?\s*$`)
	beingAt         = pattern.New(`(?i)\b(?:being|known\s+as|situate\s+(?:at|and\s+known\s+as))\s+(?:the\s+property\s+)?(?:known\s+as\s+)?([^\f]+?)(?:\.\s|\.$|\s+TOGETHER\b|\s+NOTE\b|$)`)
	mines           = pattern.New(`(?i)\bm[il1]nes\b[^.]*?\bm[il1]nerals?\b[^.]*?\b(?:except|exc[il1]ud|reserv|not\s+included)|(?:except|exc[il1]ud|reserv)[^.]*?\bm[il1]nes\b[^.]*?\bm[il1]nera`)
	partOnly        = pattern.New(`(?i)\bonly\s+the\s+(?:[\w-]+\s+){0,4}floors?\b[^.]*\b(?:is|are)\s+included|\bas\s+to\s+the\s+(?:part|land)[^.]*\b(?:excluded|not\s+included)\s+(?:from|in)\s+(?:this|the)\s+title|\bflying\s+freehold\b`)
	removed         = pattern.New(`(?i)\b(?:has|have)\s+been\s+removed\s+from\s+(?:this|the)\s+title|\bland\s+[^.]*\bremoved\s+from\s+(?:this|the)\s+(?:title|registration)`)
	added           = pattern.New(`(?i)\b(?:has|have)\s+been\s+(?:added\s+to|incorporated\s+(?:in|into))\s+(?:this|the)\s+title`)
	// burdened is an entry of the property register that speaks of what the land bears.
	burdened        = pattern.New(`(?i)^(?:the\s+)?(?:(?:registered\s+lease|land|title|estate)(?:\s+and\s+(?:the\s+)?(?:title|land))?\s+(?:is|are)\s+(?:also\s+)?)?subject\s+to\b`)
	benefits        = pattern.New(`(?i)\bhas\s+the\s+benefit\s+of\b|\btogether\s+with\s+(?:the\s+|a\s+|all\s+|such\s+)?(?:benefit|(?:full\s+|free\s+)*(?:rights?|easements?))\b|\bfollowing\s+rights\s+(?:granted|for\s+the\s+benefit)|\bthe\s+benefit\s+of\s+(?:the\s+)?(?:following\s+)?(?:rights?|easements?|covenants?)|\brights?\s+(?:are\s+|is\s+)?(?:granted|conferred)\s+by\b|\bgrants?\s+the\s+following\s+rights?`)
	particulars     = pattern.New(`(?i)\bparticulars\s+of\s+the\s+(?:\w+\s+)?lease|\bunder\s+which\s+the\s+land\s+is\s+held|^\W*(?:\d{1,2}\W+)?(?:\([^()]{6,20}\)\s+)?(?:registered\s+)?lease\s+dated\b[^\f]{0,400}?\bterm\s*:`)
	particularLabel = pattern.New(`(?i)\b(dat(?:e|ed)|term|rent|parties|dyddiad|tymor|partïon|partion)\s*[:;]`)
	superior        = pattern.New(`(?i)\b(?:landlord|lessor)(?:'s|’s)?\s+title\s*(?:is\s+)?(?:registered\s*)?(?:under\s+)?(?:title\s+(?:number|no\.?)\s+)?[:;]?\s*([A-Z]{1,4}\s?\d{2,7})\b|\b(?:registered|title)\s+under\s+(?:title\s+(?:number|no\.?)\s+)?([A-Z]{1,4}\s?\d{2,7})\b`)
	alienation      = pattern.New(`(?i)\b(?:prohibits?\s+or\s+restricts?\s+(?:the\s+)?(?:alienation|dispositions?)|exception\s+of\s+all\s+estates|without\s+(?:licen[cs]e|consent)[^.]*\b(?:alienat|assign)|restricts?\s+alienation)`)

	proprietor    = pattern.New(`(?i)^(?:PR[O0]PR[Il1|]ET[O0]RS?|PERCHENNOG|PERCHNOGION)\s*[:;,.\-–]*\s*`)
	pricePaid     = pattern.New(`(?i)\bprice\b[^£.]*\bpaid\b[^£]*?(?:£|GBP)`)
	valueStated   = pattern.New(`(?i)\bvalue\s+(?:(?:stated\s+)?as\s+at\b[^£]*|stated\s+(?:was|is)\s+)£`)
	restriction   = pattern.New(`(?i)^\W*(?:RESTR[Il1|]CT[Il1|]ON|CYFYNGIAD)S?\b`)
	noDisposition = pattern.New(`(?i)\bno\s+(?:d[il1]sposition|transfer|lease|charge)\b[^.]*\b(?:is\s+to\s+be|shall\s+be|to\s+be)\s+(?:registered|made|completed)`)
	personal      = pattern.New(`(?i)\b(?:the\s+)?(?:transfer|conveyance|assent|lease)\b[^.]*\bcontains?\s+(?:a\s+|the\s+following\s+)?(?:personal\s+)?covenants?\b|\bpurchaser(?:'s|’s)?\s+personal\s+covenants?|\bpersonal\s+covenants?\b|\bindemnity\s+in\s+respect\s+thereof`)
	caution       = pattern.New(`(?i)^\W*CAUTION\b|\bcaution\b[^.]*\bin\s+favour\s+of\b`)
	bankruptcy    = pattern.New(`(?i)\bBANKRUPTCY\s+(?:NOTICE|RESTRICTION|INHIBITION|ORDER)\b|\bINHIBITION\b[^.]*\bbankrupt`)
	death         = pattern.New(`\b(?i:death\s+of\s+(?:the\s+)?(?:(?:joint|registered)\s+)?proprietor)|\b(?i:death\s+of)\s+[A-Z][A-Z]+\s+[A-Z]|\b(?i:died\s+on)\b`)

	registeredCharge = pattern.New(`(?i)^\W*(?:REG[Il1|]STERED\s+)?(?:LEGAL\s+)?CHARGE\s+(?:\([^()]{1,30}\)\s+)?dated\s+(.+)|^\W*(?:ARWYSTL\s+COFRESTREDIG)\s+dyddiedig\s+(.+)`)
	chargeProprietor = pattern.New(`(?i)^\W*(?:PR[O0]PR[Il1|]ET[O0]RS?|PERCHENNOG)\b`)
	equitable        = pattern.New(`(?i)\bequitable\s+charge\b|\b(?:interim|final)\s+charging\s+order\b`)
	unilateral       = pattern.New(`(?i)\bUN[Il1|]LATERAL\s+NOTICE\b`)
	beneficiary      = pattern.New(`(?i)^\W*BENEF[Il1|]C[Il1|]AR(?:Y|IES)\s*[:;\-–]*\s*(.+?)(?:\s+of\s+\S|\s+\(` + companyBracket + `|\.?$)`)
	homeRights       = pattern.New(`(?i)\b(?:matrimonial\s+)?home\s+rights\b|\bfamily\s+law\s+act\s+1996\b[^.]*\bnotice\b|\bmatrimonial\s+homes\s+act\b`)
	rentcharge       = pattern.New(`(?i)\b(?:rent\s?charges?|chief\s+rents?|fee\s+farm\s+rents?|perpetual\s+yearly\s+rents?)\b`)
	noRentcharge     = pattern.New(`(?i)\b(?:free(?:d)?\s+from|released\s+from|redeemed|exonerated\s+from|extinguished)\b[^.]*\brent`)
	preemption       = pattern.New(`(?i)\bpre-?\s?emption\b|\bfirst\s+refusal\b`)
	estateContract   = pattern.New(`(?i)\bestate\s+contract\b|\boption\s+(?:agreement|to\s+(?:purchase|buy|acquire))|\b(?:contract|agreement)\s+(?:for|to)\s+(?:the\s+)?(?:sale|sell|purchase|buy)\b|\bconditional\s+contract\b`)
	overage          = pattern.New(`(?i)\b(?:overage|claw-?\s?back|uplift|additional\s+consideration|development\s+value)\b`)
	chancel          = pattern.New(`(?i)\bchancel\b`)
	creditors        = pattern.New(`(?i)\bcreditors?['’]?\s+notice\b`)
	lien             = pattern.New(`(?i)\b(?:vendor|unpaid\s+vendor|seller)s?(?:'s|’s|’|')?\s+lien\b|\bnotice\s+of\s+(?:a\s+)?lien\b`)
	discount         = pattern.New(`(?i)\bsection\s+(?:155|156)\s+of\s+the\s+housing\s+act\s+1985\b|\brepay(?:ment)?\s+(?:of\s+)?(?:the\s+)?discount\b|\bdiscount\s+charge\b`)
	agreedNotice     = pattern.New(`(?i)\bAGREED\s+NOTICE\b|^\W*NOTICE\s+(?:of|entered|in\s+respect)\b`)
	covenants        = pattern.New(`(?i)\brestrictive\s+covenants?\b|\bcontains?\s+(?:the\s+following\s+|various\s+|restrictive\s+)*covenants\b|\bsubject\s+to\s+(?:the\s+)?(?:following\s+)?(?:restrictive\s+)?(?:stipulations|covenants)\b|\b(?:covenants?|stipulations?)\s+(?:contained|imposed|referred\s+to)\s+(?:in|by)\b|\bcontains?\s+[^.]*\bcovenants\b`)
	noParticulars    = pattern.New(`(?i)\bneither\s+the\s+original\b|\bno\s+(?:particulars|copy|verified\s+particulars)\b|\bhas\s+not\s+been\s+(?:supplied|produced|disclosed)\b|\b(?:was|were)\s+not\s+(?:supplied|produced)\b|\bparticulars\s+(?:thereof\s+)?(?:were|was|have|has)\s+not\b`)
	copyFiled        = pattern.New(`(?i)\b(?:copy|original|counterpart|duplicate)(?:\s+(?:lease|plan|conveyance|transfer|deed|charge))?\s+(?:is\s+)?filed\b|\bcopy\s+in\s+(?:certificate|file)\b`)
	filedUnder       = pattern.New(`(?i)\bfiled\s+under\s+(?:title\s+(?:number|no\.?)\s+)?([A-Z]{0,4}\s?\d[\dOl]{1,7})\b`)
	servient         = pattern.New(`(?i)\bsubject\s+to\s+(?:the\s+)?(?:following\s+)?(?:rights?|easements?|exceptions?|reservations?|any\s+rights?)|\brights?\s+(?:granted|reserved|excepted)\s+(?:by|in|to)\b|\breserves?\s+the\s+following\s+rights?|\bfollowing\s+(?:exceptions?\s+and\s+)?reservations?|\bwayleave\b|\bdeed\s+of\s+(?:grant|easement)\b`)
	deed             = pattern.New(`\b((?:(?:Legal|Deed\s+of|Statutory|Supplemental|Building|Under|Vesting|Section\s+\d+)\s*)?(?:Conveyance|Transfer|TRANSFER|CONVEYANCE|[Uu]nderlease|Lease|Deed(?:\s+of\s+\w+)?|DEED|Assent|Agreement|AGREEMENT|Charge|Grant|Indenture|Licence|Declaration|Order|Easement|Covenant|Variation|Rectification|Gift|Exchange|Assignment))\b[^.]*?\bdated\s+(\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})`)
	leaseSchedule    = pattern.New(`(?i)\bleases?\b`)
)

// companyBracket is how a bracket after a company's name begins that is not part of
// the name, unlike "(Estate Management)".
const companyBracket = `(?:co\b|comp|inc|reg|char|soc|scot|ind|uk\b|u\.k|no\b|limited\s+by|mutual|frn|fca|firm)`

// titlePath fills in the title's index, always the first, and those that follow.
func titlePath(path string, index ...int) string {
	if strings.HasPrefix(path, "/propertyPack/") {
		index = append([]int{0}, index...)
	}
	return at(path, index...)
}

// registerReader reads the facts out of a register's entries.
type registerReader struct {
	*sheet
	entries []*registerEntry
	counts  map[string]int
}

func parseTitleRegister(s *sheet) {
	entries, sections := s.registers()
	entries = slices.DeleteFunc(entries, (*registerEntry).struckOut)
	r := &registerReader{s, entries, map[string]int{}}
	r.head()
	r.sections(sections)
	r.seek(registerSought...)
	for i, e := range entries {
		r.entry(i, e)
	}
	// The tenure stands in entry A1; class and tenure give Land Registry's code.
	r.class()
	charge, notice := -1, -1
	for _, e := range entries {
		switch e.register {
		case "A":
			r.property(e)
		case "B":
			r.proprietorship(e)
		}
		if cancelled.MatchString(e.text) {
			continue
		}
		if e.register == "B" || e.register == "C" {
			r.matters(e, &charge, &notice)
		}
		if e.register == "D" && leaseSchedule.MatchString(e.schedule) {
			r.notedLease(e)
		}
		r.documents(e)
	}
	r.extendedTerm(entries)
}

// extendedTerm takes the term that an entry says the lease was extended to in the place
// of the one first granted.
func (r *registerReader) extendedTerm(entries []*registerEntry) {
	path := titlePath(oc+"/lease/leaseEntry/*/leaseTerm", 0)
	for _, e := range entries {
		if e.register != "A" {
			continue
		}
		for _, p := range e.parts {
			m, ok := p.Find(termExtended)
			if !ok {
				continue
			}
			if t, ok := ParseTerm(m.Group[0].String); !ok || t.Years < 7 && t.Until.IsZero() {
				continue
			}
			at := m.OnePage()
			value := clip(m.Group[0].Span, 30)
			start := ""
			if f, ok := r.fact(registerSays + "/lease/start"); ok {
				start, _ = f.Normalised().(string)
			}
			for _, old := range []string{path, titlePath(leasehold + "/leaseTerm/lengthOfLeaseInYears"), registerSays + "/lease/start", registerSays + "/lease/end", registerSays + "/lease/unexpiredYears"} {
				r.unsay(old)
			}
			r.registeredTerm(at, value)
			if d, err := time.Parse(time.DateOnly, start); err == nil && !r.said[registerSays+"/lease/end"] {
				// From the day that the lease's own term began.
				if t, ok := ParseTerm(value.Text() + " from " + longDay(d)); ok && r.said[path] {
					end := t.End()
					r.compute(registerSays+"/lease/end", fmt.Sprintf("%s (%s)", longDay(end), t.basis()), FormatDay(end), path)
					y, n := t.Unexpired(r.asAt)
					r.compute(registerSays+"/lease/unexpiredYears", fmt.Sprintf("%s %s on %s", numberOf(y, "year"), numberOf(n, "month"), longDay(r.asAt)), float64(y), path)
				}
			}
			return
		}
	}
}

// termExtended is how an entry says that the lease's term is another than that first granted.
var termExtended = pattern.New(`(?i)\bterm\b[^.;\f]{0,80}?\b(?:was|has\s+been|is|were|being)\s+(?:thereby\s+|hereby\s+)?(?:extended|varied|increased)\s+(?:to|for|so\s+as\s+to\s+be|to\s+a\s+term\s+of|to\s+expire\s+on|until|so\s+as\s+to\s+expire\s+on)\s+((?:(?:a\s+)?(?:term|period)\s+of\s+)?[^.;\f]{4,90})`)

// next counts the facts of a list.
func (r *registerReader) next(path string) int {
	n := r.counts[path]
	r.counts[path]++
	return n
}

// say states a value with the part of the entry that it stands in.
func (r *registerReader) say(path string, e *registerEntry, value string, normalised any) bool {
	for _, p := range append([]evidence.Span{e.whole(), e.dateAt}, e.parts...) {
		if r.stateIn(path, p, value, normalised) {
			return true
		}
	}
	return false
}

// sayDay states the day of an entry.
func (r *registerReader) sayDay(path string, e *registerEntry) bool {
	if !e.yearAt.Empty() {
		return !e.date.IsZero() && r.stateAll(path, []evidence.Span{e.dayAt, e.yearAt}, FormatDay(e.date))
	}
	return r.say(path, e, e.dateAs, FormatDay(e.date))
}

// about states the words of an entry that a match stands in: the entry's
// beginning where that is near enough, else the sentence around the match.
func (r *registerReader) about(path string, e *registerEntry, re *pattern.Pattern, most int) bool {
	m, ok := e.find(re)
	first := opening(e.whole(), most)
	if !ok || first.To(m.Span).Words() == first.Words() {
		return r.state(path, first, first.Text(), nil)
	}
	near := widen(m.Span.To(m.Span), m.Span, most)
	for _, p := range e.parts {
		if p.Page() == m.Page() && p.To(m.Span).Words() == p.Words() {
			near = widen(p, m.Span, most)
		}
	}
	near = opening(near, most)
	return r.state(path, near, near.Text(), nil)
}

// sayNumber states an entry's number: with the entry where the two follow each
// other, else by itself.
func (r *registerReader) sayNumber(path string, e *registerEntry) bool {
	if whole := e.whole(); len(e.parts) > 0 && whole.Words() > e.parts[0].Words() {
		return r.state(path, opening(whole, glance), e.numberAs, e.number)
	}
	return r.state(path, e.numberAt, e.numberAs, e.number)
}

// head reads what stands before the registers.
func (r *registerReader) head() {
	top := r.text.All()
	if len(r.entries) > 0 && !r.entries[0].numberAt.Empty() {
		top = r.text.All().Sub(0, 1).To(r.entries[0].numberAt)
	} else if top.Words() > 400 {
		top = top.Sub(0, 400)
	}
	if m, ok := top.Find(registerTitleNo); ok {
		if n, _, ok := ParseTitleNumber(m.Group[0].String); ok {
			r.state(titlePath("/propertyPack/titlesToBeSold/*/titleNumber"), m.Span, m.Group[0].String, n)
		}
	}
	if m, ok := top.Find(editionDate); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			r.state(titlePath(oc+"/editionDate"), m.Span, as, FormatDay(d))
		}
	}
	if m, ok := top.Find(copyShows); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			r.state(registerSays+"/entriesAsAt", m.Span, as, FormatDay(d))
			if clock := m.Group[1].String; clock != "" {
				clock = strings.ReplaceAll(clock, ".", ":")
				if len(clock) < 6 {
					clock += ":00"
				}
				if len(clock) == 7 {
					clock = "0" + clock
				}
				r.stateIn(titlePath(oc+"/officialCopyDateTime"), m.Span, m.Group[0].Span.To(m.Group[1].Span).Text(), FormatDay(d)+"T"+clock)
			}
		}
	} else if m, ok := top.Find(issuedOn); ok {
		if d, as, ok := ParseDay(m.Group[0].String); ok {
			r.state(registerSays+"/entriesAsAt", m.Span, as, FormatDay(d))
		}
	}
	if m, ok := top.Find(registryOffice); ok {
		r.state(titlePath(oc+"/title/titleRegistrationDetails/landRegistryOfficeName"), m.Span, m.Group[0].String, nil)
	}
}

// What the labels of a register's head mean, where software prints it its own way.
var registerSought = []sought{
	{titlePath("/propertyPack/titlesToBeSold/*/titleNumber"), pattern.New(`(?i)\b(?:title|register)\b`), pattern.New(`(?i)\b(?:landlord|superior|lease|parent|former|adjoining|class|plan)\b`), "", takeTitleNumber},
	{titlePath(oc + "/editionDate"), pattern.New(`(?i)\bedition\b|\blast\s+(?:updated|changed|amended)\b|\bupdated\b`), nil, "", takeDay},
	{registerSays + "/entriesAsAt", pattern.New(`(?i)\b(?:as\s+(?:at|of)|entries|shows|correct|current|copy\s+(?:made|taken)|made\s+on|searched?|retrieved|extracted)\b`), pattern.New(`(?i)\b(?:edition|issued|ordered|lease|charge|opened)\b`), "", takeMoment},
	{titlePath(oc + "/title/titleRegistrationDetails/landRegistryOfficeName"), pattern.New(`(?i)\b(?:office|held|dealt|administered|registry)\b`), nil, "", takeOffice},
	{registerSays + "/class", pattern.New(`(?i)\b(?:class|quality|grade|title)\b`), pattern.New(`(?i)\bnumber\b`), "", takeClass},
	{titlePath(owned + "/ownershipType"), pattern.New(`(?i)\b(?:tenure|estate|interest|held)\b`), pattern.New(`(?i)\bagents?\b`), "", takeTenure},
	{titlePath(oc + "/title/titleRegistrationDetails/administrativeArea"), pattern.New(`(?i)\b(?:area|county|district|authority|borough)\b`), nil, "", takeArea},
}

// takeTitleNumber takes the number of a title.
func takeTitleNumber(s *sheet, path string, p pair, v evidence.Span) bool {
	n, as, ok := ParseTitleNumber(clip(v, 2).Text())
	if ok && !strings.ContainsFunc(n, unicode.IsLetter) && (len(n) < 5 || isDate(clip(v, 4).Text()) || bareDate.MatchString(v.Word(0).Text)) {
		return false // the year of a date
	}
	return ok && s.state(path, withLabel(p.label, clip(v, 2)), as, n)
}

// takeMoment takes a day, with the time of it if that follows.
func takeMoment(s *sheet, path string, p pair, v evidence.Span) bool {
	v = clip(v, 6)
	day, as, ok := ParseDay(v.Text())
	if !ok || !strings.HasPrefix(v.Text(), as) || !s.state(path, withLabel(p.label, v), as, FormatDay(day)) {
		return false
	}
	if m := clockAfter.FindStringSubmatch(strings.TrimPrefix(v.Text(), as)); m != nil {
		seconds := m[3]
		if seconds == "" {
			seconds = "00"
		}
		s.stateIn(titlePath(oc+"/officialCopyDateTime"), v, as+m[0], fmt.Sprintf("%sT%02s:%s:%s", FormatDay(day), m[1], m[2], seconds))
	}
	return true
}

// takeOffice takes the name of an office of HM Land Registry.
func takeOffice(s *sheet, path string, p pair, v evidence.Span) bool {
	m, ok := clip(v, 8).Find(officeName)
	return ok && s.stateIn(path, withLabel(p.label, m.Span), m.Group[0].String, nil)
}

// takeClass takes a class of title that is all of the value.
func takeClass(s *sheet, path string, p pair, v evidence.Span) bool {
	m := classAlone.FindStringSubmatch(v.Text())
	if m == nil {
		m = classOfPart.FindStringSubmatch(v.Text())
	}
	return m != nil && s.stateIn(path, withLabel(p.label, v), m[1], strings.ToLower(m[1]))
}

// takeArea takes the county, and the district after it.
func takeArea(s *sheet, path string, p pair, v evidence.Span) bool {
	m, ok := v.Find(countyLine)
	if !ok || v.Words() > 9 || areaHead.MatchString(v.Text()) {
		return false
	}
	county, district := strings.TrimSpace(m.Group[0].String), strings.TrimSpace(m.Group[1].String)
	if i := strings.Index(county, ", "); i > 0 && district == "" {
		county, district = county[:i], county[i+2:]
	}
	if !s.stateIn(path, withLabel(p.label, v), county, nil) {
		return false
	}
	if district != "" {
		s.stateIn(titlePath(oc+"/title/titleRegistrationDetails/districtName"), withLabel(p.label, v), district, nil)
	}
	return true
}

var (
	clockAfter = pattern.New(`^,?\s*(?:at\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\b`)
	officeName = pattern.New(`\b((?:[A-Z][\w-]+\s+){1,4}Office)\b`)
	// classOfPart is the lesser class that a part of the land is held with.
	classOfPart = pattern.New(`(?i)\b(good\s+leasehold|possessory|qualified)(?:\s+(?:freehold|leasehold|title))*\s+(?:as\s+to|over|for)\s+(?:the\s+)?(?:land|part|that\s+part|area)\b`)
	classAlone  = pattern.New(`(?i)^(?:(?:freehold|leasehold)[\s,;·|(–-]+)?(?:title\s+)?(absolute|good\s+leasehold|possessory|qualified)(?:\s+(?:freehold|leasehold|title))*\)?\.?$`)
)

// sections reads the lines between a register's heading and its first entry.
func (r *registerReader) sections(sections []registerSection) {
	for _, sec := range sections {
		for _, line := range sec.lines {
			switch sec.register {
			case "A":
				if areaHead.MatchString(line.Text()) {
					continue
				}
				if area, ok := r.fact(titlePath(oc + "/title/titleRegistrationDetails/administrativeArea")); ok && len(sec.lines) > 1 && beside(area, line) {
					// The district in a column of its own.
					if m, ok := line.Find(countyLine); ok && line.Words() < 6 && m.Group[1].String == "" {
						r.state(titlePath(oc+"/title/titleRegistrationDetails/districtName"), line, strings.TrimSpace(m.Group[0].String), nil)
					}
					continue
				}
				if m, ok := line.Find(countyLine); ok && line.Words() < 12 {
					r.state(titlePath(oc+"/title/titleRegistrationDetails/administrativeArea"), line, strings.TrimSpace(m.Group[0].String), nil)
					if d := strings.TrimSpace(m.Group[1].String); d != "" {
						r.state(titlePath(oc+"/title/titleRegistrationDetails/districtName"), line, d, nil)
					}
				}
			case "B":
				if m, ok := line.Find(classWords); ok {
					if notAbsolute.MatchString(m.Whole) {
						r.unsay(registerSays + "/class") // of two classes that which is less than absolute
					}
					r.stateClass(line, m)
				} else if m, ok := line.Find(classAlone); ok && line.Words() < 5 {
					r.stateIn(registerSays+"/class", line, m.Whole, strings.ToLower(m.Group[0].String))
				}
			}
		}
	}
}

// notAbsolute is a class of title that promises less.
var notAbsolute = pattern.New(`(?i)\b(?:possessory|qualified|good\s+leasehold)\b`)

// cancelled is an entry that its register keeps though it says no more.
var cancelled = pattern.New(`(?i)\bnote\s*:?\s*(?:this\s+)?(?:entry\s+)?(?:was\s+|has\s+been\s+)?cancelled\b|^\W*(?:entry\s+)?cancelled\b|\bthis\s+entry\s+(?:was|has\s+been|is)\s+(?:cancelled|removed)\b`)

// areaHead is the names of the columns that old copies have over county and district.
var areaHead = pattern.New(`^(?i)(?:county|district|(?:london\s+)?borough|parish|place|administrative\s+area|\s|[:/])+$`)

// beside reports whether a line stands to the right of what a fact quotes, at its height.
func beside(f evidence.Fact, line evidence.Span) bool {
	c := f.Citation()
	for _, b := range c.Boxes() {
		if c.Page() == line.Page() && b.OverlapY(line.Box()) > 0.5 && line.Box().X0 > b.X1 {
			return true
		}
	}
	return false
}

func (r *registerReader) stateClass(line evidence.Span, m evidence.Match) {
	class := strings.ToLower(strings.NewReplacer("1", "l", "I", "l").Replace(m.Group[0].String + m.Group[1].String + m.Group[2].String))
	switch strings.ToLower(m.Group[3].String) {
	case "llwyr":
		class = "absolute"
	case "meddiannol":
		class = "possessory"
	case "amodol":
		class = "qualified"
	case "prydlesol da":
		class = "good leasehold"
	}
	r.stateIn(registerSays+"/class", line, m.Whole, class)
}

// classCodes are HM Land Registry's codes in its Official Copy with Summary service.
var classCodes = map[string]string{
	"absolute Freehold": "10", "possessory Freehold": "20", "qualified Freehold": "30",
	"absolute Leasehold": "60", "good leasehold Leasehold": "70", "qualified Leasehold": "80", "possessory Leasehold": "90",
}

func (r *registerReader) class() {
	for _, e := range r.entries {
		if e.register != "A" || r.said[titlePath(owned+"/ownershipType")] {
			continue
		}
		if m, ok := e.find(tenureWords); ok {
			r.say(titlePath(owned+"/ownershipType"), e, m.Group[0].String, tenureOf(m.Group[0].String))
		}
	}
	class, ok1 := r.fact(registerSays + "/class")
	tenure, ok2 := r.fact(titlePath(owned + "/ownershipType"))
	if !ok1 || !ok2 {
		return
	}
	if code := classCodes[fmt.Sprint(class.Normalised(), " ", tenure.Normalised())]; code != "" {
		r.compute(titlePath(oc+"/title/classOfTitleCode"), code, code, class.Path(), tenure.Path())
	}
}

// tenureOf is PDTF's word for a tenure.
func tenureOf(word string) string {
	switch w := strings.ToLower(word); w[0] {
	case 'f', 'r':
		return "Freehold"
	case 'c':
		return "Commonhold"
	}
	return "Leasehold"
}

// entry states an entry as such.
func (r *registerReader) entry(i int, e *registerEntry) {
	first := opening(e.whole(), glance)
	if len(e.parts) == 0 {
		return
	}
	at := e.numberAt
	if first.To(at).Words() == first.Words() {
		at = first
	}
	r.state(atIndex("/number", i), at, e.numberAs, e.number)
	r.stateEntryText(i, e, first)
	switch {
	case !e.yearAt.Empty():
		r.sayDay(atIndex("/date", i), e)
	case !e.dateAt.Empty():
		r.stateIn(atIndex("/date", i), e.dateAt, e.dateAs, FormatDay(e.date))
	case !e.date.IsZero():
		r.stateIn(atIndex("/date", i), first, e.dateAs, FormatDay(e.date))
	}
	// The register's letter stands in its heading, not in the entry: it follows from
	// where the entry stands.
	if r.said[atIndex("/text", i)] {
		r.compute(atIndex("/register", i), e.register, e.register, atIndex("/text", i))
	}
}

func atIndex(field string, i int) string { return at(registerSays+"/entries/*"+field, i) }

func (r *registerReader) stateEntryText(i int, e *registerEntry, first evidence.Span) {
	r.state(atIndex("/text", i), first, first.Text(), nil)
}

// property reads an entry of the property register.
func (r *registerReader) property(e *registerEntry) {
	if m, ok := e.find(beingAt); ok && !r.said[registerSays+"/address"] && (e.number == "1" || e.number == "2") {
		address := strings.Trim(m.Group[0].String, " .,")
		code, as, ok := ParsePostcode(address)
		if ok {
			end := strings.Index(address, as) + len(as)
			if end < len(address) && address[end] == ')' {
				end++
			}
			address = address[:end]
		}
		r.say(registerSays+"/address", e, address, nil)
		if ok {
			r.say(titlePath(oc+"/propertyAddress/*/postcodeZone/postcode", 0), e, as, code)
		}
	}
	if particulars.MatchString(e.text) {
		r.leaseParticulars(e)
		return
	}
	if m, ok := e.find(classInEntry); ok {
		// A part that is held with less: of two classes the lesser counts.
		r.unsay(registerSays + "/class")
		r.say(registerSays+"/class", e, m.Group[0].String, strings.ToLower(evidence.Fold(m.Group[0].String)))
	}
	if mines.MatchString(e.text) {
		r.about(registerSays+"/minesAndMinerals/text", e, mines, glance)
	}
	if partOnly.MatchString(e.text) {
		r.about(registerSays+"/partOfBuilding/text", e, partOnly, glance)
	}
	for _, c := range []struct {
		path string
		re   *pattern.Pattern
	}{
		{registerSays + "/landRemoved/*/text", removed},
		{registerSays + "/landAdded/*/text", added},
		{registerSays + "/rightsBenefiting/*/text", benefits},
	} {
		if c.re.MatchString(e.body) && !(c.re == benefits && burdened.MatchString(e.body)) {
			r.about(at(c.path, r.next(c.path)), e, c.re, glance)
		}
	}
	if alienation.MatchString(e.text) {
		r.about(registerSays+"/lease/alienation", e, alienation, glance)
	}
	if !r.said[registerSays+"/superiorTitle"] {
		if m, ok := e.find(superior); ok && strings.Contains(strings.ToLower(e.text), "lease") || ok && strings.Contains(strings.ToLower(m.Whole), "landlord") {
			r.superiorTitle(e, m)
		}
	}
}

// classInEntry is the class of title that an entry of the property register gives a part.
var classInEntry = pattern.New(`(?i)\bclass\s+of\s+(?:the\s+)?title\b[^.;]{0,30}?\b(?:is|being)\s+(possessory|qualified|good\s+leasehold)\b`)

func (r *registerReader) superiorTitle(e *registerEntry, m evidence.Match) {
	as := m.Group[0].String + m.Group[1].String
	if n, _, ok := ParseTitleNumber(as); ok {
		r.say(registerSays+"/superiorTitle", e, as, n)
	}
}

// leaseParticulars reads the entry that says under what lease the land is held.
func (r *registerReader) leaseParticulars(e *registerEntry) {
	r.particularRows(e)
	for _, part := range e.parts {
		labels := part.FindAll(particularLabel)
		for i, l := range labels {
			value := l.Span.Rest(part)
			if i+1 < len(labels) {
				value = l.Span.To(labels[i+1].Span)
				value = l.Span.Rest(value.Sub(0, value.Words()-labels[i+1].Span.Words()))
			}
			value = trimPunctuation(value)
			if value.Empty() {
				continue
			}
			row := l.Span.To(value)
			switch strings.ToLower(l.Group[0].String)[:2] {
			case "da", "dy":
				if d, as, ok := ParseDay(value.Text()); ok {
					r.stateIn(titlePath(oc+"/lease/leaseEntry/*/leaseDate", 0), row, as, FormatDay(d))
				}
			case "te", "ty":
				r.registeredTerm(row, value)
			case "re":
				v := opening(untilNote(value), 40)
				r.state(titlePath(oc+"/lease/leaseEntry/*/Rent", 0), row, v.Text(), nil)
			case "pa":
				v := opening(untilNote(value), glance)
				r.state(registerSays+"/lease/parties", l.Span.To(v), v.Text(), nil)
			}
		}
	}
	if d, as, ok := deedDate(e.body); ok {
		// "Lease dated 4 May 1990 made between …", which has no label of its own.
		r.say(titlePath(oc+"/lease/leaseEntry/*/leaseDate", 0), e, as, FormatDay(d))
	}
	if m, ok := e.find(leaseBetween); ok {
		r.say(registerSays+"/lease/parties", e, strings.TrimRight(m.Group[0].String, " .,;"), nil)
	}
	if m, ok := e.find(superior); ok {
		r.superiorTitle(e, m)
	}
}

// leaseBetween is the parties that an entry's sentence numbers.
var leaseBetween = pattern.New(`(?i)\bmade\s+between\s*:?\s+(\(1\)[^\f]{4,300}?\(2\)[^\f:]{3,160}?)(?:\.\s|\.?\s+(?:term|rent|date)\s*:|\.?$)`)

// particularRows reads the particulars where labels and values are cells of a
// table, which the reading order may take column by column.
func (r *registerReader) particularRows(e *registerEntry) {
	for i, row := range e.rows {
		if len(row.cells) < 2 {
			if partiesAlone.MatchString(row.text()) {
				r.partiesBeside(e, i)
			}
			continue
		}
		label := strings.ToLower(strings.Trim(row.cells[0].Text(), " :;"))
		value := row.cells[1]
		for n, c := range row.cells[1:] {
			if n > 0 && value.To(c).Words() == value.Words()+c.Words() {
				value = value.To(c)
			}
		}
		value = trimPunctuation(value)
		if value.Empty() {
			continue
		}
		at := withLabel(row.cells[0], value)
		switch label {
		case "date", "dyddiad":
			if d, as, ok := ParseDay(value.Text()); ok {
				r.stateIn(titlePath(oc+"/lease/leaseEntry/*/leaseDate", 0), at, as, FormatDay(d))
			}
		case "term", "tymor":
			r.registeredTerm(at, value)
		case "rent":
			r.state(titlePath(oc+"/lease/leaseEntry/*/Rent", 0), at, value.Text(), nil)
		case "parties", "partïon", "between":
			all := value.Text()
			for _, more := range e.rows[i+1:] {
				text := more.text()
				if noteWord.MatchString(text) || !numberedParty.MatchString(text) {
					break
				}
				all += " " + text
			}
			r.state(registerSays+"/lease/parties", at, value.Text(), fold(all))
		}
	}
}

// partiesBeside states the parties to the lease where their label stands in the middle of
// their cell, between the rows of its lines.
func (r *registerReader) partiesBeside(e *registerEntry, label int) {
	var pieces []evidence.Span
	for i := max(0, label-2); i <= min(label+2, len(e.rows)-1); i++ {
		if i != label && numberedParty.MatchString(e.rows[i].text()) {
			pieces = append(pieces, trimPunctuation(e.rows[i].cells[len(e.rows[i].cells)-1]))
		}
	}
	if len(pieces) > 1 {
		r.stateAll(registerSays+"/lease/parties", pieces, nil)
	}
}

var partiesAlone = pattern.New(`(?i)^\W*(?:parties|partïon)\W*$`)

var numberedParty = pattern.New(`^\W*\(\d\)`)

var noteWord = pattern.New(`\bNOTE\b|\bNote\s*\d*\s*:`)

// untilNote is a span before the note that follows it, if any.
func untilNote(v evidence.Span) evidence.Span {
	if m, ok := v.Find(noteWord); ok {
		before := v.Words() - m.Span.Rest(v).Words() - m.Span.Words()
		return v.Sub(0, before)
	}
	return v
}

func (r *registerReader) registeredTerm(row, value evidence.Span) {
	value = opening(value, 40)
	row = row.Sub(0, 1).To(value)
	path := titlePath(oc+"/lease/leaseEntry/*/leaseTerm", 0)
	r.state(path, row, value.Text(), nil)
	term, ok := ParseTerm(value.Text())
	if !ok {
		return
	}
	yearsPath, startPath := titlePath(leasehold+"/leaseTerm/lengthOfLeaseInYears"), registerSays+"/lease/start"
	if _, as, ok := ParseYears(value.Text()); ok {
		r.stateIn(yearsPath, row, as, float64(term.Years))
	}
	if !term.Start.IsZero() {
		if _, as, ok := dayIn(value.Text(), term.Start); ok {
			r.stateIn(startPath, row, as, FormatDay(term.Start))
		}
	}
	if end := term.End(); !end.IsZero() && r.said[path] {
		r.compute(registerSays+"/lease/end", fmt.Sprintf("%s (%s)", longDay(end), term.basis()), FormatDay(end), path)
		y, m := term.Unexpired(r.asAt)
		r.compute(registerSays+"/lease/unexpiredYears", fmt.Sprintf("%s %s on %s", numberOf(y, "year"), numberOf(m, "month"), longDay(r.asAt)), float64(y), path)
	}
}

// dayIn finds where a text writes a certain day.
func dayIn(text string, want time.Time) (time.Time, string, bool) {
	for range 6 {
		d, as, ok := ParseDay(text)
		if !ok || d.Equal(want) {
			return d, as, ok
		}
		text = text[strings.Index(text, as)+len(as):]
	}
	return time.Time{}, "", false
}

// registerParty is somebody named in an entry as "NAME (Co. Regn. No. 1) of ADDRESS".
type registerParty struct{ name, number, address string }

var (
	partyName    = pattern.New(`^(.+?)(?:\s*\((?:Mutuals?\s+Reg|FRN|Co\b|Co\.|Comp|comp|Inc|inc|Reg|Char|Soc|Scot|Ind|UK|U\.K|No|incorp|regis)|,?\s+(?:(?:both|all|each)\s+)?(?:of|care\s+of|c/o|whose)\s|,?\s+(?:as\s+)?(?:the\s+)?trustees?\s|\s*\.?\s*$)`)
	laterParty   = pattern.New(`\sand\s+([A-Z][A-Z'’.-]*(?:\s+[A-Z&][A-Z'’.&-]*){1,7})\s+(?:of\b|\((?:Co|Comp|Inc)|care\b)`)
	partyAddress = pattern.New(`(?:^|\s|\))of\s+(.+?)(?:\s+and\s+of\s|\s+and\s+[A-Z][A-Z'’-]+\s+[A-Z][A-Z'’-]+|\s+and\s+(?:at\s+)?(?:DX|email|\S+@)|,?\s+registered\s+on\b|\.?\s*$)`)
	lowerAnd     = pattern.New(`,?\s+and\s+|\s+&\s+|;\s*`)
)

// partiesOf reads the text after "PROPRIETOR:".
func partiesOf(text string) []registerParty {
	text = partyCount.ReplaceAllString(text, "")
	m := partyName.FindStringSubmatchIndex(text)
	if m == nil {
		return nil
	}
	named, rest := strings.Trim(strings.TrimSuffix(strings.TrimSpace(text[:m[3]]), " and"), " ,."), text[m[3]:]
	var parties []registerParty
	// Names are in capitals, so that a small "and" parts them and "AND" does not.
	split := lowerAnd.Split(named, 8)
	if oneCompany(named) {
		split = []string{named}
	}
	for _, n := range split {
		many := namesComma.Split(n, 8)
		for _, x := range many {
			if len(many) > 1 && len(nameTokens(x)) < 2 {
				many = []string{n}
				break
			}
		}
		for _, x := range many {
			for _, x := range inCapitals(x) {
				if x = strings.Trim(x, " ,."); x != "" {
					parties = append(parties, registerParty{name: x})
				}
			}
		}
	}
	if len(parties) == 0 {
		return nil
	}
	if a := partyAddress.FindStringSubmatch(rest); a != nil && !trusteesOf.MatchString(rest) {
		parties[0].address = strings.TrimRight(a[1], " .,")
	}
	if _, as, ok := ParseCompanyNumber(rest); ok {
		parties[len(parties)-1].number = as
	}
	for _, l := range laterParty.FindAllStringSubmatch(rest, 6) {
		parties = append(parties, registerParty{name: strings.Trim(l[1], " ,.")})
	}
	return parties
}

var (
	// partyCount numbers the proprietors of an entry: "(1) ANN LOWE and (2) …".
	partyCount = pattern.New(`\(\d\)\s*`)
	trusteesOf = pattern.New(`(?i)^\W*(?:as\s+)?(?:the\s+)?trustees?\s[^.]{0,40}?\bof\b`)
)

// inCapitals parts two people whose "AND" is in capitals too, as copies that were typed
// again have it: neither a company, each with a forename and a surname.
func inCapitals(names string) []string {
	one, other, two := strings.Cut(names, " AND ")
	if !two || company(names) || len(nameTokens(one)) < 2 || len(nameTokens(other)) < 2 {
		return []string{names}
	}
	return append([]string{one}, inCapitals(other)...)
}

// proprietorship reads an entry of the proprietorship register.
func (r *registerReader) proprietorship(e *registerEntry) {
	r.pricePaidAside(e)
	if loc := proprietor.FindStringIndex(e.body); loc != nil {
		r.proprietors(e, e.body[loc[1]:])
		return
	}
	// Old copies name the proprietor under the head of a column, with occupation and
	// the day of registration.
	if r.counts["proprietors"] == 0 && oldProprietor.MatchString(e.body) && !restriction.MatchString(e.body) {
		r.proprietors(e, withoutOccupations(e.body))
		return
	}
	// The day may stand on one page and the sum on the next.
	if loc := pricePaid.FindStringIndex(e.body); loc != nil && !r.said[registerSays+"/pricePaid"] {
		if sum, as, ok := ParsePounds(atMost(e.body[loc[0]:], 400)); ok {
			r.say(registerSays+"/pricePaid", e, as, sum)
		}
		if d, as, ok := ParseDay(e.body[loc[0]:loc[1]]); ok {
			r.say(registerSays+"/pricePaidOn", e, as, FormatDay(d))
		}
		return
	}
	if m, ok := e.find(valueStated); ok {
		whole := m.Span.To(m.Span.Rest(e.parts[0]))
		if sum, as, ok := ParsePounds(whole.Text()); ok {
			r.say(registerSays+"/valueStated", e, as, sum)
		}
	}
}

// pricePaidAside states the price that the remarks beside an entry tell.
func (r *registerReader) pricePaidAside(e *registerEntry) {
	for i, p := range e.aside {
		all := textOf(e.aside[i:])
		if !paidAside.MatchString(all) {
			continue
		}
		sum, as, ok := ParsePounds(all)
		for _, q := range e.aside[i:] {
			if ok && (strings.Contains(q.Text(), as)) {
				at := q
				if whole := p.To(q); whole.Words() < 8 {
					at = whole
				}
				r.stateIn(registerSays+"/pricePaid", at, as, sum)
				return
			}
		}
	}
}

// paidAside is how a column of remarks calls the price.
var paidAside = pattern.New(`(?i)^\W*(?:price|consideration)(?:\s+(?:paid|stated))?\b`)

var (
	oldProprietor = pattern.New(`^\p{Lu}[\p{Lu}'’-]+(?:\s+\p{Lu}[\p{Lu}'’.-]*)+(?:,|\s+\(|\s+and\b|\s+(?:both\s+)?of\b).*\bof\s+\S`)
	tradeOf       = pattern.New(`,\s+(?:his\s+wife|her\s+husband|\p{Lu}?\p{Ll}+(?:\s+\p{Lu}?\p{Ll}+){0,3})\s*(,|\sand\s)`)
	partyPlace    = pattern.New(`,?\s+(?:(?:both|all|each)\s+)?of\s`)
	registeredOn  = pattern.New(`(?i)\bregistered\s+on\s+(\d{1,2}(?:st|nd|rd|th)?[\s./-]+\w+[\s./-]+\d{4})`)
)

// withoutOccupations is "A B, Fitter, and C D, his wife, both of …" without what they are.
func withoutOccupations(text string) string {
	loc := partyPlace.FindStringIndex(text)
	if loc == nil {
		return text
	}
	return tradeOf.ReplaceAllString(text[:loc[0]]+",", "$1") + text[loc[0]:]
}

func (r *registerReader) proprietors(e *registerEntry, text string) {
	for _, p := range partiesOf(text) {
		i := r.next("proprietors")
		r.say(at(registerSays+"/proprietors/*/name", i), e, p.name, strings.ReplaceAll(p.name, "- ", "-"))
		if p.address != "" {
			r.say(at(registerSays+"/proprietors/*/address", i), e, p.address, nil)
		}
		base := titlePath(oc+"/proprietorship/registeredProprietorParty/*", i)
		if company(p.name) || p.number != "" {
			r.say(base+"/organization/name", e, p.name, nil)
			if n, as, ok := ParseCompanyNumber("no. " + p.number); ok && p.number != "" {
				r.say(base+"/organization/companyRegistrationNumber", e, as, n)
			}
		} else if cut := surnameAt(p.name); cut > 0 {
			r.say(base+"/privateIndividual/name/forenamesName", e, p.name[:cut], nil)
			r.say(base+"/privateIndividual/name/surnameName", e, p.name[cut+1:], strings.ReplaceAll(p.name[cut+1:], "- ", "-"))
		}
	}
	if !e.date.IsZero() {
		r.sayDay(titlePath(oc+"/proprietorship/currentProprietorshipDate"), e)
	} else if m := registeredOn.FindStringSubmatch(text); m != nil {
		if d, as, ok := ParseDay(m[1]); ok {
			r.say(titlePath(oc+"/proprietorship/currentProprietorshipDate"), e, as, FormatDay(d))
		}
	}
}

// surnameAt is where the space before a name's surname is: before "ST", "VAN DE"
// and the like, which belong to it. It is 0 where there is none.
func surnameAt(name string) int {
	cut := strings.LastIndexByte(name, ' ')
	for cut > 0 {
		before := strings.LastIndexByte(name[:cut], ' ')
		if before > 0 && name[cut-1] == '-' {
			cut = before // a double name that its line breaks
			continue
		}
		if before <= 0 || !surnameParticles[strings.ToLower(strings.Trim(name[before+1:cut], "."))] {
			break
		}
		cut = before
	}
	return max(cut, 0)
}

var surnameParticles = words("st saint van von de der den du la le di da del al el ap ferch mac o")

// matters reads what can stand in the proprietorship or the charges register.
func (r *registerReader) matters(e *registerEntry, charge, notice *int) {
	switch {
	case e.register == "B" && proprietor.MatchString(e.body) || pricePaid.MatchString(e.body):
		return
	case restriction.MatchString(e.body) || noDisposition.MatchString(e.body) && !covenants.MatchString(e.body):
		if !bankruptcy.MatchString(e.body) {
			r.restriction(e)
			return
		}
	case unilateral.MatchString(e.body):
		*notice = r.next("unilateral")
		r.about(titlePath(oc+"/unilateralNoticeDetails/unilateralNoticeEntry/*/unilateralNotice/entryText", *notice), e, unilateral, glance)
	case *notice >= 0 && beneficiary.MatchString(e.body):
		if m := beneficiary.FindStringSubmatch(e.body); m != nil {
			r.say(at(registerSays+"/unilateralNotices/*/beneficiary", *notice), e, strings.Trim(m[1], " ,."), nil)
		}
		return
	}
	if e.register == "C" {
		if r.charge(e, charge) {
			return
		}
	}
	if e.register == "B" && personal.MatchString(e.body) {
		r.about(at(registerSays+"/personalCovenants/*/text", r.next("personal")), e, personal, glance)
		return
	}
	for _, c := range []struct {
		path string
		re   *pattern.Pattern
		not  *pattern.Pattern
	}{
		{oc + "/caution/entryDetails/*/entryText", caution, nil},
		{oc + "/bankruptcy/entryDetails/*/entryText", bankruptcy, nil},
		{oc + "/deathOfProprietor/entryDetails/*/entryText", death, nil},
		{oc + "/homeRights/homeRightsEntry/*/homeRightsEntryDetails/entryText", homeRights, nil},
		{oc + "/equitableCharge/entryDetails/*/entryText", equitable, nil},
		{oc + "/creditorsNotice/entryDetails/*/entryText", creditors, nil},
		{oc + "/rentCharge/entryDetails/*/entryText", rentcharge, noRentcharge},
		{oc + "/rightOfPreEmption/entryDetails/*/entryText", preemption, nil},
		{oc + "/vendorsLien/entryDetails/*/entryText", lien, nil},
		{oc + "/discountCharge/entryDetails/*/entryText", discount, nil},
		{oc + "/agreedNotice/agreedNoticeEntry/*/entryDetails/entryText", agreedNotice, homeRights}, // said as such above
		{registerSays + "/estateContracts/*/text", estateContract, nil},
		{registerSays + "/overage/*/text", overage, nil},
	} {
		// What an entry is stands at its head; the covenants that it sets out further on
		// may speak of deaths, contracts and bankruptcies of anybody.
		about := e.body
		if c.re != rentcharge && c.re != discount {
			about = firstWords(about, matterWords)
		}
		if !c.re.MatchString(about) || c.not != nil && c.not.MatchString(e.body) {
			continue
		}
		i := r.next(c.path)
		r.about(titlePath(c.path, i), e, c.re, glance)
		if c.re == rentcharge {
			if sum, as, ok := ParsePounds(e.body); ok {
				r.say(at(registerSays+"/rentcharges/*/amount", i), e, as, sum)
			}
		}
	}
	if chancel.MatchString(e.body) {
		r.about(registerSays+"/chancel/text", e, chancel, glance)
	}
	if e.register != "C" {
		return
	}
	if covenants.MatchString(e.body) {
		r.covenants(e)
	}
	if servient.MatchString(e.body) {
		r.about(at(registerSays+"/easements/*/text", r.next("easements")), e, servient, glance)
	}
}

// matterWords is how many words at an entry's head tell what it is: its kind, and the
// deed with its date and parties.
const matterWords = 50

// charge reads a registered charge or the entry that names its proprietor.
func (r *registerReader) charge(e *registerEntry, charge *int) bool {
	if m := registeredCharge.FindStringSubmatch(e.body); m != nil {
		*charge = r.next("charges")
		base := titlePath(oc+"/charge/chargeEntry/*", *charge)
		if d, as, ok := ParseDay(m[1] + m[2]); ok {
			r.say(base+"/chargeDate", e, as, FormatDay(d))
		}
		r.sayNumber(base+"/registeredCharge/entryDetails/entryNumber", e)
		// Old copies name the chargee in the same entry.
		if i := strings.Index(strings.ToUpper(e.body), "PROPRIETOR"); i > 0 {
			r.chargee(e, e.body[i:], *charge)
		} else if m := inFavourOf.FindStringSubmatch(e.body); m != nil {
			r.sayChargee(e, registerParty{name: m[1]}, *charge, 0)
		}
		return true
	}
	if *charge >= 0 && chargeProprietor.MatchString(e.body) {
		r.chargee(e, e.body, *charge)
		return true
	}
	return false
}

func (r *registerReader) chargee(e *registerEntry, text string, charge int) {
	loc := proprietor.FindStringIndex(text)
	if loc == nil {
		return
	}
	for i, p := range partiesOf(text[loc[1]:]) {
		r.sayChargee(e, p, charge, i)
	}
}

func (r *registerReader) sayChargee(e *registerEntry, p registerParty, charge, i int) {
	base := titlePath(oc+"/charge/chargeEntry/*/chargeProprietor/chargeeParty/*/organization", charge, i)
	r.say(base+"/name", e, p.name, nil)
	if n, as, ok := ParseCompanyNumber("no. " + p.number); ok && p.number != "" {
		r.say(base+"/companyRegistrationNumber", e, as, n)
	}
}

// inFavourOf is the lender whom the entry of a charge names, up to its address, which
// has a number in it.
var inFavourOf = pattern.New(`(?i:\bin\s+favour\s+of)\s+(\p{Lu}[^.;(]{2,80}?)\s*(?:\(|\s+of\s+[^.;]*\d|[.;](?:\s|$)|\.?$|\s+(?:to\s+secure|affecting|NOTE)\b)`)

func (r *registerReader) restriction(e *registerEntry) {
	i := r.next("restrictions")
	base := at(registerSays+"/restrictions/*", i)
	text := opening(e.whole(), 120)
	r.state(base+"/text", text, text.Text(), nil)
	r.sayNumber(base+"/entry", e)
	if !e.date.IsZero() {
		r.sayDay(base+"/date", e)
	}
	form := restrictionForm(e.body)
	if form != "" && r.said[base+"/text"] {
		r.compute(base+"/form", form, form, base+"/text")
	}
	if who := restrictionBeneficiary(form, e.body); who != "" {
		r.say(base+"/beneficiary", e, who, nil)
	}
	if m := chargeInFavour.FindStringSubmatch(e.body); m != nil {
		if d, as, ok := ParseDay(m[1]); ok {
			r.say(base+"/chargeDate", e, as, FormatDay(d))
		}
	}
}

func (r *registerReader) covenants(e *registerEntry) {
	base := at(registerSays+"/covenants/*", r.next("covenants"))
	r.about(base+"/text", e, covenants, glance)
	if !r.said[base+"/text"] {
		return
	}
	r.sayNumber(base+"/entry", e)
	if d, as, ok := deedDate(e.body); ok {
		r.say(base+"/deedDate", e, as, FormatDay(d))
	}
	where := "set out"
	switch {
	case noParticulars.MatchString(e.body):
		where = "no particulars"
	case copyFiled.MatchString(e.body):
		where = "copy filed"
	}
	r.compute(base+"/where", where, where, base+"/text")
}

// deedDate is the date of the deed that an entry is about.
func deedDate(text string) (time.Time, string, bool) {
	if m := deed.FindStringSubmatch(text); m != nil {
		return ParseDay(m[2])
	}
	return time.Time{}, "", false
}

// documents states the deed that an entry says is filed.
func (r *registerReader) documents(e *registerEntry) {
	if !copyFiled.MatchString(e.body) {
		return
	}
	base := titlePath(oc+"/documentDetails/document/*", r.counts["documents"])
	m := deed.FindStringSubmatch(e.body)
	switch {
	case m != nil:
		r.say(base+"/registerDescription", e, m[1], nil)
		if d, as, ok := ParseDay(m[2]); ok {
			r.say(base+"/documentDate", e, as, FormatDay(d))
		}
	case particulars.MatchString(e.text):
		if w, ok := e.find(leaseSchedule); ok {
			r.say(base+"/registerDescription", e, w.Whole, "Lease")
		}
	}
	if !r.said[base+"/registerDescription"] {
		return
	}
	r.next("documents")
	r.sayNumber(base+"/entryNumber/0", e)
	if f := filedUnder.FindStringSubmatch(e.body); f != nil {
		if n, _, ok := ParseTitleNumber(f[1]); ok {
			r.say(base+"/filedUnder", e, f[1], n)
		}
	}
}

// notedLease reads a row of the schedule of notices of leases: when registered,
// what of, date and term, the lessee's title.
func (r *registerReader) notedLease(e *registerEntry) {
	if len(e.parts) == 0 {
		return
	}
	base := at(registerSays+"/leases/*", r.next("leases"))
	days := 0
	var before string // what stands between the two dates: the property
	rest := e.text
	for days < 2 {
		d, as, ok := ParseDay(rest)
		if !ok {
			break
		}
		i := strings.Index(rest, as)
		if days == 0 {
			r.say(base+"/registered", e, as, FormatDay(d))
		} else {
			before = rest[:i]
			r.say(base+"/date", e, as, FormatDay(d))
		}
		rest = rest[i+len(as):]
		days++
	}
	if _, as, ok := ParseYears(rest); ok {
		i := strings.Index(rest, as)
		term := as
		if _, day, ok := ParseDay(atMost(rest[i:], 120)); ok {
			term = rest[i : i+strings.Index(rest[i:], day)+len(day)]
		}
		if !r.say(base+"/term", e, term, nil) {
			r.say(base+"/term", e, as, nil)
		}
	}
	if m := termFromTo.FindString(rest); m != "" {
		r.say(base+"/term", e, m, nil)
	}
	all := titleNumber.FindAllString(rest, 12)
	for i := len(all) - 1; i >= 0; i-- {
		if n, as, ok := ParseTitleNumber(all[i]); ok && strings.ContainsAny(as, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			r.say(base+"/title", e, as, n)
			break
		}
	}
	// In a table the property is the cell in the second column; in running text,
	// what stands between the dates.
	if property := r.column(e, 1); !property.Empty() {
		full := []string{property.Text()}
		for _, row := range e.rows[1:] {
			for _, c := range row.cells {
				if c.Box().OverlapX(property.Box()) > 0.5 && c.Page() == property.Page() {
					full = append(full, c.Text())
				}
			}
		}
		r.state(base+"/property", property, property.Text(), strings.Join(full, " "))
		return
	}
	if before = strings.Trim(before, " ,.:;"); len(before) > 3 {
		r.say(base+"/property", e, before, nil)
	}
}

// termFromTo is a term that its two ends tell.
var termFromTo = pattern.New(`(?i)\bfrom\s+(?:and\s+including\s+)?` + dateOne + `\s+(?:to|until|and\s+(?:ending|expiring)\s+on)\s+(?:and\s+including\s+)?` + dateOne)

// column is the n-th cell of an entry's first row, where the row has four.
func (r *registerReader) column(e *registerEntry, n int) evidence.Span {
	if len(e.rows) == 0 || len(e.rows[0].cells) < 4 || n >= len(e.rows[0].cells) {
		return evidence.Span{}
	}
	return e.rows[0].cells[n]
}
