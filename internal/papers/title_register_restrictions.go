package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

// restrictionForm is one standard form of Land Registration Rules 2003, Schedule
// 4, by the words that no other form has. The first that fits is it.
var restrictionForms = []struct {
	form string
	all  []*pattern.Pattern
}{
	{"LL", []*pattern.Pattern{pattern.New(`(?i)satisfied\s+that\s+the\s+person\s+who\s+executed`)}},
	{"QQ", []*pattern.Pattern{pattern.New(`(?i)section\s+95\s*\(\s*1\s*\)\s+of\s+the\s+localism\s+act`)}},
	{"A", []*pattern.Pattern{pattern.New(`(?i)d[il1]spos[il1]t[il1]on\s+by\s+a\s+so[l1I]e\s+proprietor`)}},
	// As the rules of 1925 had it (their Form 62).
	{"A", []*pattern.Pattern{pattern.New(`(?i)disposition\s+by\s+one\s+proprietor|survivor\s+of\s+joint\s+proprietors`)}},
	{"EE", []*pattern.Pattern{pattern.New(`(?i)restraint\s+order`)}},
	{"AA", []*pattern.Pattern{pattern.New(`(?i)under\s+an\s+order\s+of\s+.+\bmade\s+on\b.+\bno\s+disposition`)}},
	{"J", []*pattern.Pattern{pattern.New(`(?i)written\s+notice`), pattern.New(`(?i)trustee\s+in\s+bankruptcy`)}},
	{"K", []*pattern.Pattern{pattern.New(`(?i)(?:interim|final)?\s*charging\s+order\s+on\s+the\s+beneficial`)}},
	{"II", []*pattern.Pattern{pattern.New(`(?i)written\s+notice\s+of\s+the\s+disposition\s+was\s+given\s+to`)}},
	{"E", []*pattern.Pattern{pattern.New(`(?i)charities\s+act\s+(?:1993|2011)`), pattern.New(`(?i)applies`)}},
	{"F", []*pattern.Pattern{pattern.New(`(?i)charity\s+commission`)}},
	{"V", []*pattern.Pattern{pattern.New(`(?i)section\s+157\s+of\s+the\s+housing\s+act\s+1985`)}},
	{"U", []*pattern.Pattern{pattern.New(`(?i)section\s+37\s+of\s+the\s+housing\s+act\s+1985`)}},
	{"Q", []*pattern.Pattern{pattern.New(`(?i)after\s+the\s+death\s+of`), pattern.New(`(?i)personal\s+representatives?`)}},
	{"C", []*pattern.Pattern{pattern.New(`(?i)personal\s+representatives?\s+of.+deceased`)}},
	{"T", []*pattern.Pattern{pattern.New(`(?i)disposition\s+by\s+the\s+proprietor\s+of\s+the\s+registered\s+charge\s+dated.+consent`)}},
	{"S", []*pattern.Pattern{pattern.New(`(?i)disposition\s+by\s+the\s+proprietor\s+of\s+the\s+registered\s+charge\s+dated.+certificate`)}},
	{"P", []*pattern.Pattern{consentWord, chargeeWords}},
	{"O", []*pattern.Pattern{consentWord, estateProprietor}},
	{"N", []*pattern.Pattern{pattern.New(`(?i)(?:without|except\s+with)\s+(?:a|the)?\s*(?:prior\s+)?(?:written\s+)?consent\s+(?:signed\s+by|of)`)}},
	{"M", []*pattern.Pattern{certificateWord, compliedWord, estateProprietor}},
	{"L", []*pattern.Pattern{certificateWord, compliedWord}},
	{"B", []*pattern.Pattern{pattern.New(`(?i)(?:statutory\s+declaration|statement\s+of\s+truth).+in\s+accordance\s+with`)}},
}

var (
	consentWord      = pattern.New(`(?i)\bconsent\b`)
	certificateWord  = pattern.New(`(?i)\bcertificate\b`)
	compliedWord     = pattern.New(`(?i)\b(?:complied\s+with|compliance\s+with|do\s+not\s+apply)\b`)
	chargeeWords     = pattern.New(`(?i)proprietor(?:\s+for\s+the\s+time\s+being)?\s+of\s+(?:the\s+|a\s+)?(?:registered\s+)?charge\b`)
	estateProprietor = pattern.New(`(?i)proprietors?(?:\s+for\s+the\s+time\s+being)?\s+of\s+the\s+(?:registered\s+)?(?:estate|land|title)\s+(?:registered\s+|comprised\s+)?(?:under|in)\s+title`)

	// Who must consent or certify, or was given notice.
	chargeInFavour = pattern.New(`(?i)charge\s+dated\s+(.+?)\s+in\s+favour\s+of\s+(.+?)(?:\s+referred\s+to\b|\s+\(?registered\b|\s+or\s+(?:their|its|his|her)\s+conveyancer|\.|$)`)
	byTitle        = pattern.New(`(?i)(?:under|in)\s+title\s+numbers?\s+([A-Z]{0,4}\s?\d[\dOl]{1,7})`)
	consentOf      = pattern.New(`(?i)consent\s+(?:signed\s+by|of)\s+(?:the\s+)?(.+?)(?:\s+of\s+\S|\s+\(` + companyBracket + `|\s+or\s+(?:by\s+)?(?:their|its|his|her|on)\b|,\s+or\b|\s+or\s+a\s+conveyancer|\s+whose\b|\s+that\b|\.|$)`)
	certificateOf  = pattern.New(`(?i)certificate\s+(?:signed\s+by|of|by)\s+(?:the\s+secretary\s+(?:or\s+conveyancer\s+)?(?:of|for)\s+)?(.+?)(?:\s+of\s+\S|\s+\(` + companyBracket + `|\s+or\s+(?:by\s+)?(?:their|its|his|her|on|the)\b|,\s+or\b|\s+or\s+a\s+conveyancer|\s+that\b|\s+(?:is|be|has\s+been)\s+(?:furnished|produced|lodged|supplied)\b|\.|$)`)
	noticeTo       = pattern.New(`(?i)(?:disposition\s+was|been|was)\s+given\s+to\s+(.+?)(?:\s+of\s+\S|\s+at\s+\S|\s+\(` + companyBracket + `|,|\.|$)`)
	notABody       = pattern.New(`(?i)^(?:a|an|the|his|her|their|its)?\s*(?:conveyancer|applicant|solicitor|registered\s+proprietor|registrar|court|proprietor)\b`)
)

// restrictionForm is the letter of the standard form that a restriction is in;
// empty where none fits.
func restrictionForm(text string) string {
next:
	for _, f := range restrictionForms {
		for _, re := range f.all {
			if !re.MatchString(text) {
				continue next
			}
		}
		return f.form
	}
	return ""
}

// restrictionBeneficiary is whose consent or certificate a restriction wants, or
// who must have had notice: a name as printed, or a title number; empty where a
// conveyancer's certificate will do.
func restrictionBeneficiary(form, text string) string {
	pick := func(re *pattern.Pattern, group int) string {
		m := re.FindStringSubmatch(text)
		if m == nil {
			return ""
		}
		return strings.Trim(m[group], " ,;.")
	}
	switch form {
	case "P", "T", "S":
		return pick(chargeInFavour, 2)
	case "O", "M":
		if t := pick(byTitle, 1); t != "" {
			return t
		}
	case "J", "K", "II":
		return pick(noticeTo, 1)
	case "L", "N", "":
	default:
		return ""
	}
	for _, re := range []*pattern.Pattern{consentOf, certificateOf} {
		if who := pick(re, 1); who != "" && !notABody.MatchString(who) {
			return who
		}
	}
	return ""
}
