package retrieval

import (
	"regexp"
	"slices"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// hint is words with which a question names the paper that it is about.
type hint struct {
	re    *regexp.Regexp
	kinds []papers.Kind
	// soft words name a matter too, of which other papers may speak: "warranty".
	soft bool
}

var searches = []papers.Kind{papers.LLC1, papers.CON29R, papers.CON29DW, papers.CON29M, papers.Environmental}

func name(words string, kinds ...papers.Kind) hint {
	return hint{re: regexp.MustCompile(`(?i)\b(?:` + words + `)\b`), kinds: kinds}
}

func subject(words string, kinds ...papers.Kind) hint {
	h := name(words, kinds...)
	h.soft = true
	return h
}

// hints is looked through in order: what a longer name took is not read again.
var hints = []hint{
	name(`tenancy\s+agreement|assured\s+shorthold(?:\s+tenancy)?|AST|tenancy`, papers.TenancyAgreement),
	name(`service\s+charge\s+accounts|(?:yearly|annual|management)\s+accounts`, papers.ServiceChargeAccounts),
	name(`(?:local\s+)?land\s+charges\s+(?:search|register|certificate)|LLC\s?1`, papers.LLC1),
	name(`local\s+(?:authority\s+)?(?:search|enquiries)|council(?:'s)?\s+search|CON\s?29\s?R|CON\s?29`, papers.CON29R),
	name(`(?:drainage|water)(?:\s+and\s+(?:drainage|water))?\s+(?:search|report)|CON\s?29\s?DW`, papers.CON29DW),
	name(`(?:coal(?:\s+mining)?|mining)\s+(?:search|report)|CON\s?29\s?M`, papers.CON29M),
	name(`(?:environmental|flood)\s+(?:search|report)`, papers.Environmental),
	subject(`search(?:es)?`, searches...),
	name(`(?:title|filed)\s+plan`, papers.TitlePlan),
	name(`(?:property|proprietorship|charges?|title)\s+register|the\s+register|register\s+entr(?:y|ies)|official\s+cop(?:y|ies)`, papers.TitleRegister),
	subject(`title|deeds`, papers.TitleRegister),
	name(`mortgage\s+offer|offer\s+of\s+(?:loan|mortgage)|loan\s+offer`, papers.MortgageOffer),
	name(`memorandum\s+of\s+sale|sales?\s+memo(?:randum)?`, papers.MemorandumOfSale),
	name(`draft\s+contract|the\s+contract|sale\s+contract`, papers.Contract),
	name(`TR\s?1|transfer\s+deed|draft\s+transfer`, papers.TransferTR1),
	name(`EPC|energy\s+(?:performance\s+)?certificate`, papers.EPC),
	name(`EWS\s?1`, papers.EWS1),
	name(`TA\s?6|property\s+information\s+form`, papers.TA6),
	name(`TA\s?7|leasehold\s+information\s+form`, papers.TA7),
	name(`TA\s?10|fittings\s+(?:and\s+contents\s+)?(?:form|list)|contents\s+form`, papers.TA10),
	name(`LPE\s?1|management\s+pack|leasehold\s+pack`, papers.LPE1),
	name(`FME\s?1`, papers.FME1),
	subject(`seller'?s?\s+(?:answers?|replies|forms?)`, papers.TA6, papers.TA7, papers.TA10),
	name(`decision\s+notice|planning\s+decision`, papers.PlanningDecision),
	subject(`completion\s+certificate|final\s+certificate`, papers.BuildingRegsCertificate),
	subject(`FENSA|CERTASS|Gas\s+Safe|NICEIC|competent\s+person`, papers.CompetentPersonCertificate),
	name(`NHBC|LABC|Buildmark|(?:new\s+home|structural|building)\s+warranty`, papers.NewHomeWarranty),
	subject(`warranty`, papers.NewHomeWarranty),
	name(`(?:title\s+)?indemnity\s+(?:insurance\s+)?policy|indemnity\s+insurance`, papers.IndemnityPolicy),
	subject(`section\s+20|s\.?\s?20`, papers.Section20Notice, papers.LPE1),
	subject(`insurance\s+(?:schedule|policy|certificate)|(?:block|buildings)\s+(?:insurance\s+)?policy`, papers.InsuranceSchedule),
	subject(`deed\s+of\s+certificate|landlord'?s\s+certificate`, papers.BuildingSafetyCertificate),
	subject(`letters?|e-?mails?|correspondence`, papers.Correspondence),
	name(`lease`, papers.Lease),
}

// named is the kinds of paper that a question names, and those that it names by
// words that are nothing but their names.
func named(question string) (kinds, surely []papers.Kind) {
	for _, h := range hints {
		if !h.re.MatchString(question) {
			continue
		}
		question = h.re.ReplaceAllString(question, " . ")
		for _, k := range h.kinds {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
			if !h.soft && !slices.Contains(surely, k) {
				surely = append(surely, k)
			}
		}
	}
	return kinds, surely
}
