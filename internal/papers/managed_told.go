package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads what managers of flats and estates, and sellers of them, tell in
// running text: a letter in the place of the form. Each sentence tells by itself what it
// is about; it is taken where it affirms or denies just that, and not otherwise.

// fewAnswers is how many facts a form gives at least whose answers stand beside its
// questions: then its sentences are details of those answers.
const fewAnswers = 12

// managed is one thing of which a sentence may tell.
type managed struct {
	path string // behind what the form says of a lease, or a whole path with "FORM" for the form's name
	// yes and no are sentences that affirm and deny; either may be nil.
	yes, no *pattern.Pattern
	details string // where the sentence that affirms stands as well; may be empty
}

var toldAnswers = []managed{
	{"/transferAndRegistration/deedOfCovenantRequired/yesNoNotKnown",
		pattern.New(`(?i)\bdeed\s+of\s+covenant\b[^.;]{0,80}\b(?:is|will\s+be|are)\s+(?:\w+\s+){0,2}(?:required|needed|necessary)|\b(?:require|must|needs?|ha[sv]e?)\b[^.;]{0,60}\bdeed\s+of\s+covenant`),
		pattern.New(`(?i)\b(?:no|not|nor|neither|without)\b[^.;]{0,60}\bdeed\s+of\s+covenant|\bdeed\s+of\s+covenant\b[^.;]{0,40}\b(?:not|never)\s+(?:\w+\s+)?(?:required|needed|necessary)`), ""},
	{"/transferAndRegistration/licenceToAssignRequired/yesNo",
		pattern.New(`(?i)\blicen[cs]e\s+to\s+assign\b[^.;]{0,60}\b(?:is|will\s+be)\s+(?:\w+\s+){0,2}(?:required|needed|necessary)|\brequire\w*\b[^.;]{0,40}\blicen[cs]e\s+to\s+assign`),
		pattern.New(`(?i)\b(?:no|not|nor|neither)\b[^.;]{0,60}\blicen[cs]e\s+to\s+assign|\blicen[cs]e\s+to\s+assign\b[^.;]{0,40}\bnot\s+(?:\w+\s+)?(?:required|needed|necessary)`), ""},
	{"/transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNoNotApplicable", tellMember, tellNoMember, "/transferAndRegistration/requirementsToBeMemberOfManagementCompany/details"},
	{"/transferAndRegistration/requirementsToBeMemberOfManagementCompany/yesNo", tellMember, tellNoMember, "/transferAndRegistration/requirementsToBeMemberOfManagementCompany/details"},
	{"/groundRent/groundRentPaidUpToDate/yesNoNotApplicable",
		pattern.New(`(?i)\bground\s+rent\b[^.;]{0,80}\b(?:(?:has\s+been|is|was)\s+(?:fully\s+)?paid|paid\s+(?:up\s+)?to|up\s+to\s+date)|\bno\s+(?:arrears\s+of\s+ground\s+rent|ground\s+rent\s+(?:arrears|is\s+(?:owed|outstanding|due)))`),
		pattern.New(`(?i)\bground\s+rent\b[^.;]{0,80}\b(?:not\s+(?:been\s+)?paid|unpaid|outstanding|in\s+arrears?|overdue)`), ""},
	{"/serviceCharge/serviceChargePaidUpToDate/yesNo",
		pattern.New(`(?i)\b(?:service|maintenance|estate)\s+charges?\b[^.;]{0,80}\b(?:(?:has|have)\s+been\s+(?:fully\s+)?paid|(?:is|are)\s+paid\s+(?:up\s+)?to|up\s+to\s+date|paid\s+in\s+full)|\bno\s+(?:arrears\s+of\s+)?(?:service|maintenance|estate)\s+charges?\s+(?:arrears|(?:is|are)\s+(?:owed|outstanding|due))`),
		pattern.New(`(?i)\b(?:charges?|demand|instalment|invoice|contribution)\b[^.;]{0,120}\b(?:not\s+(?:yet\s+)?been\s+paid|(?:is|are|remains?)\s+(?:still\s+)?(?:unpaid|outstanding|overdue)|in\s+arrears?)|\barrears\s+(?:of|total\w*|stand\w*|amount\w*)\b[^.;]{0,40}£|\bowes\b[^.;]{0,30}£`), "/serviceCharge/serviceChargePaidUpToDate/details"},
	{"/serviceCharge/serviceChargeOwed/yesNo", owesMoney, nil, ""},
	{"/serviceCharge/reserveFund/yesNo",
		pattern.New(`(?i)\bthere\s+is\s+(?:an?|the)\s+(?:\w+\s+)?(?:reserve|sinking)\s+fund|\b(?:reserve|sinking)\s+fund\b[^.;]{0,60}\b(?:stands?|stood|holds?|held|balance|contains?|is|was)\b[^.;]{0,40}£|£\s?[\d,.]+\b[^.;]{0,30}\b(?:held|stands?)\b[^.;]{0,30}\b(?:reserve|sinking)`),
		pattern.New(`(?i)\b(?:no|not|never|without\s+a)\b[^.;]{0,30}\b(?:reserve|sinking)\s+fund|\b(?:reserve|sinking)\s+fund\b[^.;]{0,30}\b(?:is|was)\s+not\s+(?:held|kept|maintained|operated|in\s+place)`), ""},
	{"FORM/section20Works",
		pattern.New(`(?i)\bworks?\b[^.;]{0,90}\b(?:are|is|being|have\s+been)\s+(?:\w+\s+)?(?:proposed|planned|intended|contemplated|anticipated|scheduled)|\bsection\s+20\b[^.;]{0,80}\b(?:served|issued|given|sent|started|commenced|under\s+way)`),
		pattern.New(`(?i)\b(?:no|not)\b[^.;]{0,40}\b(?:section\s+20|major|qualifying)\b[^.;]{0,30}\b(?:works?|notices?|consultation)\b|\bno\s+(?:\w+\s+)?works?\s+(?:are|is)\s+(?:\w+\s+)?(?:proposed|planned|anticipated)`), "/serviceCharge/section20WorksProposed/details"},
	{"/serviceCharge/increaseInServiceChargeAnticipated/yesNo",
		pattern.New(`(?i)\b(?:service|estate|maintenance)\s+charges?\b[^.;]{0,40}\b(?:will|is\s+(?:expected|likely|anticipated|due)\s+to|are\s+(?:expected|likely)\s+to)\s+(?:increase|rise|go\s+up)|^(?:an|a)\s+(?:\w+\s+)?(?:increase|rise)\b[^.;]{0,120}\b(?:expected|anticipated|likely)`),
		pattern.New(`(?i)\bno\s+(?:\w+\s+){0,2}(?:increases?|rises?)\b[^.;]{0,120}\b(?:expected|anticipated|likely|proposed|planned|foreseen)|\b(?:do|does)\s+not\s+(?:expect|anticipate)\b[^.;]{0,40}\b(?:increase|rise)`), ""},
	{"/serviceCharge/excessPaymentAnticipated/yesNo",
		pattern.New(`(?i)\b(?:balancing|excess)\s+(?:charge|payment|demand)\b[^.;]{0,60}\b(?:is|will\s+be)\s+(?:\w+\s+)?(?:expected|anticipated|likely|demanded|payable|due)`),
		pattern.New(`(?i)\bno\s+(?:\w+\s+)?(?:balancing|excess)\s+(?:charge|payment|demand)\b|\b(?:balancing|excess)\s+(?:charge|payment|demand)\b[^.;]{0,40}\bnot\s+(?:expected|anticipated)`), ""},
	{"/serviceCharge/japaneseKnotweedAffectingManagedAreas/yesNo", toldKnotweed, toldNoKnotweed, ""},
	{"/buildingsInsurance/claimsMade/yesNo",
		pattern.New(`(?i)\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:a|one|two|three|four|\d{1,2})\s+(?:insurance\s+)?claims?\b|\bclaims?\s+(?:was|were|has\s+been|have\s+been)\s+made\b`),
		pattern.New(`(?i)\b(?:no|not\s+(?:aware\s+of\s+|had\s+)?any)\s+(?:insurance\s+)?claims?\b(?:[^.;]{0,60}\b(?:made|last|past|previous|recent)|\s+(?:have|has|were|was))|\bthere\s+have\s+been\s+no\s+(?:insurance\s+)?claims`), "/buildingsInsurance/claimsMade/details"},
	{"/buildingsInsurance/claimsAnticipated/yesNo", nil,
		pattern.New(`(?i)\bno\s+(?:\w+\s+)?claims?\s+(?:is|are)\s+(?:\w+\s+)?(?:anticipated|expected|pending|outstanding)`), ""},
	{"/buildingsInsurance/premiumPaidinFull/yesNo",
		pattern.New(`(?i)\bpremium\b[^.;]{0,40}\b(?:has\s+been|is|was)\s+(?:fully\s+)?paid\b`),
		pattern.New(`(?i)\bpremium\b[^.;]{0,40}\b(?:has\s+not\s+been|is\s+not|was\s+not)\s+(?:\w+\s+)?paid\b`), ""},
	{"FORM/fireRiskAssessment",
		pattern.New(`(?i)\bfire\s+risk\s+assessment\b[^.;]{0,60}\b(?:(?:was|has\s+been|were)\s+(?:last\s+)?(?:carried\s+out|completed|made|undertaken|done|prepared)|dated?)\b`),
		pattern.New(`(?i)\bno\s+fire\s+risk\s+assessment\b|\bfire\s+risk\s+assessment\b[^.;]{0,40}\bnot\s+(?:\w+\s+)?(?:been\s+)?(?:carried|completed|made|undertaken|done)`), ""},
	{"/disputes/unresolvedDisputes/yesNo",
		pattern.New(`(?i)^(?:there\s+(?:is|are)|we\s+are\s+aware\s+of)\s+(?:an?|some|\w+)?\s*(?:\w+\s+)?(?:unresolved|ongoing|on-going|outstanding|current)?\s*(?:disputes?|tribunal\s+(?:claims?|proceedings))\b`),
		pattern.New(`(?i)\b(?:no|not\s+aware\s+of\s+any|not\s+aware\s+of\s+(?:an?\s+)?|unaware\s+of\s+any)\s+(?:\w+\s+){0,3}disputes?\b`), "/disputes/unresolvedDisputes/details"},
	{"/disputes/breachOfTermsOfLease/yesNo",
		pattern.New(`(?i)^(?:there\s+(?:is|has\s+been|have\s+been)|we\s+are\s+aware\s+of)\s+(?:an?\s+)?(?:\w+\s+)?breach\w*\b`),
		pattern.New(`(?i)\b(?:no|not\s+aware\s+of\s+any|unaware\s+of\s+any)\s+(?:\w+\s+){0,3}breach\w*\b`), "/disputes/breachOfTermsOfLease/details"},
	{"/disputes/breachOfTermsOfTransfer/yesNo", nil,
		pattern.New(`(?i)\b(?:no|not\s+aware\s+of\s+any|unaware\s+of\s+any)\s+(?:\w+\s+){0,3}breach\w*\b`), ""},
	{"/enfranchisement/enfranchisementSteps/yesNo",
		pattern.New(`(?i)\b(?:notice|steps|claim|application)\b[^.;]{0,60}\b(?:has|have|was|were)\s+(?:been\s+)?(?:served|taken|made|received)\b[^.;]{0,80}\b(?:enfranchis\w*|right\s+to\s+manage|freehold|extend)`),
		pattern.New(`(?i)\b(?:no|not\s+aware\s+of\s+any|nobody|neither)\b[^.;]{0,60}\b(?:steps?|notices?|claims?|action|moves?|applications?)?\b[^.;]{0,60}\b(?:enfranchis\w*|right\s+to\s+manage|(?:buy|acquire|purchase)\s+the\s+freehold|collective)`), ""},
}

var (
	tellMember     = pattern.New(`(?i)\b(?:must|will|is\s+required\s+to|shall|needs?\s+to|has\s+to)\b[^.;]{0,40}\b(?:take|become|apply|acquire|be\s+registered)\b[^.;]{0,50}\b(?:shares?|members?(?:hip)?)\b`)
	tellNoMember   = pattern.New(`(?i)\b(?:no|not|need\s+not|nor)\b[^.;]{0,60}\b(?:take|become|transfer|shares?\s+to\s+be)\b[^.;]{0,40}\b(?:shares?|members?(?:hip)?)\b|\bno\s+shares?\s+(?:is|are|to\s+be|need)`)
	toldKnotweed   = pattern.New(`(?i)\b(?:japanese\s+)?knotweed\b[^.;]{0,40}\b(?:(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:found|present|identified|treated|growing|recorded))`)
	toldNoKnotweed = pattern.New(`(?i)\b(?:no|not\s+aware\s+of\s+any|free\s+(?:of|from))\s+(?:\w+\s+)?(?:japanese\s+)?knotweed\b|\bknotweed\b[^.;]{0,30}\b(?:not\s+(?:\w+\s+)?(?:found|present|known)|does\s+not)`)
)

// toldSums are the sums of which sentences tell: what the sentence is about, what it is
// not, and where the sum stands.
var toldSums = []struct {
	path       string
	about, not *pattern.Pattern
}{
	{"/groundRent/annualGroundRent", pattern.New(`(?i)\bground\s+rent\b[^.;£]{0,60}(£\s?\d[\d,]*(?:\.\d{2})?)`), pattern.New(`(?i)\b(?:half[- ]?year\w*|quarter\w*|arrears|outstanding|owed|increas\w+|doubl\w+|will\s+be|rises?|rose)\b`)},
	{"/serviceCharge/annualServiceCharge", pattern.New(`(?i)\b(?:(?:service|maintenance|estate)\s+charge|budget|contribution)\b[^.;£]{0,80}(£\s?\d[\d,]*(?:\.\d{2})?)`), pattern.New(`(?i)\b(?:arrears|outstanding|owed|unpaid|demand|instalment|reserve|sinking|deficit|whole|block|total|last\s+year|previous|deed|fee|works)\b`)},
	{"FORM/reserveFundAmount", pattern.New(`(?i)(?:\b(?:reserve|sinking)\s+fund\b[^.;£]{0,80}|^)(£\s?\d[\d,]*(?:\.\d{2})?)(?:[^.;£]{0,60}\b(?:reserve|sinking)\s+fund\b)?`), pattern.New(`(?i)\b(?:contribut\w+|collected|per\s+annum|transfer\w*|works)\b`)},
	{"/transferAndRegistration/deedOfCovenantRequired/costsApplicableToTheDeed", pattern.New(`(?i)\bdeed\s+of\s+covenant\b[^.;£]{0,120}(?:;[^.£]{0,80})?(£\s?\d[\d,]*(?:\.\d{2})?)`), nil},
	{"FORM/certificateOfComplianceFee", pattern.New(`(?i)\bcertificate\b[^.;£]{0,100}(£\s?\d[\d,]*(?:\.\d{2})?)`), pattern.New(`(?i)\bcertificate\s+of\s+(?:title|insurance)\b`)},
	{"FORM/noticeFee", pattern.New(`(?i)\bnotices?\b[^.;£]{0,120}\bfees?\b[^.;£]{0,20}(£\s?\d[\d,]*(?:\.\d{2})?)`), pattern.New(`(?i)\bsection\s+20\b`)},
}

var (
	toldCount = pattern.New(`(?i)\b(\d{1,4})\s+(?:\w+\s+)?(?:flats|apartments|properties|units|houses|homes|plots|lessees|leaseholders|owners)\b[^.;]{0,20}\b(?:contribute|pay|share)`)
	toldOut   = pattern.New(`(?i)\b(?:exterior|external(?:ly)?|outside)\b[^.;\d]{0,50}\b((?:19|20)\d\d)\b`)
	toldIn    = pattern.New(`(?i)\b(?:interior|internal(?:ly)?|inside|common\s+parts)\b[^.;\d]{0,50}\b((?:19|20)\d\d)\b`)
	// toldLandlord, toldManager and toldAgent name who owns and runs the building.
	toldLandlord = pattern.New(`\b(?i:(?:freeholder|landlord|lessor)(?:\s+of\s+the\s+\w+)?\s+is\s+(?:currently\s+)?)(` + companyNamed.String() + `)`)
	toldManager  = pattern.New(`\b(?i:management\s+company\s+is\s+)(` + companyNamed.String() + `)`)
	toldAgent    = pattern.New(`\b(?i:managing\s+agents?\s+(?:is|are)\s+)(` + companyNamed.String() + `)`)
	decorated    = pattern.New(`(?i)\b(?:decorat|paint)`)
	// toldBefore is a sentence that is not of now or of this property.
	toldBefore = pattern.New(`(?i)\b(?:if|whether|unless|should\s+(?:you|the\s+buyer)|please|may\s+be|might|previously|formerly|until\s+(?:19|20)\d\d)\b`)
)

// tell states what a manager's or seller's letter tells in sentences, where the paper is
// no form with an answer beside each question.
func (s *sheet) tell(base, form string) {
	if len(s.facts) >= fewAnswers {
		return
	}
	full := func(path string) string {
		if rest, ok := strings.CutPrefix(path, "FORM/"); ok {
			return "/paperwurks/" + form + "/" + rest
		}
		return at(base, 0) + path
	}
	known := func(path string) bool { return s.labels[Declared(path)] != "" && !s.said[path] }
	for _, unit := range s.units() {
		u := unit.Span
		for u.Words() > 3 && itemMark.MatchString(u.Word(0).Text) {
			u = u.Sub(1, u.Words())
		}
		text := u.Text()
		if unit.open || u.Words() < 3 || toldBefore.MatchString(text) || strings.HasSuffix(text, "?") || u.Words() > 70 {
			continue
		}
		u = u.OnePage()
		for _, t := range toldAnswers {
			path := full(t.path)
			if !known(path) {
				continue
			}
			if t.no != nil {
				if m, ok := u.Find(t.no); ok {
					s.state(path, u, m.Whole, "No")
					continue
				}
			}
			if t.yes == nil {
				continue
			}
			if m, ok := u.Find(t.yes); ok && s.state(path, u, m.Whole, "Yes") && t.details != "" && known(full(t.details)) {
				s.state(full(t.details), u, strings.TrimRight(text, "."), nil)
			}
		}
		for _, t := range toldSums {
			path := full(t.path)
			if !known(path) || t.not != nil && t.not.MatchString(text) {
				continue
			}
			if m, ok := u.Find(t.about); ok && !m.Group[0].Empty() {
				if t.path == "FORM/reserveFundAmount" && !reserveWords.MatchString(m.Whole) {
					continue
				}
				if n, good := parseMoney(m.Group[0].String); good {
					s.state(path, u, m.Group[0].String, n)
				}
			}
		}
		for _, c := range []struct {
			path string
			re   *pattern.Pattern
			only *pattern.Pattern
		}{
			{"/serviceCharge/propertiesContributingToMaintenanceOfManagedArea", toldCount, nil},
			{"/serviceCharge/propertiesContribute/residentialFreehold", toldCount, nil},
			{"/serviceCharge/lastDecoratedPeriod/externally/year", toldOut, decorated},
			{"/serviceCharge/lastDecoratedPeriod/internally/year", toldIn, decorated},
		} {
			if path := full(c.path); known(path) && (c.only == nil || c.only.MatchString(text)) {
				if m, ok := u.Find(c.re); ok {
					if n, good := parseWhole(m.Group[0].String); good {
						s.state(path, u, m.Group[0].String, n)
					}
				}
			}
		}
		for _, c := range []struct {
			who string
			re  *pattern.Pattern
		}{{"landlord", toldLandlord}, {"managementCompany", toldManager}, {"managingAgent", toldAgent}} {
			for _, path := range []string{full("/contactDetails/contacts/" + c.who + "/contact/nameOrOrganisation"), full("FORM/" + c.who)} {
				if m, ok := u.Find(c.re); ok && known(path) {
					s.state(path, u, m.Group[0].String, nil)
				}
			}
		}
	}
}

var (
	// owesMoney is that a charge is unpaid, with the sum, in the words of a seller's form.
	owesMoney    = pattern.New(`(?i)\b(?:i|we|the\s+seller)\s+(?:still\s+)?owes?\b[^.;]{0,30}£|\bin\s+arrears\s+(?:by|of)\b[^.;]{0,20}£`)
	reserveWords = pattern.New(`(?i)\b(?:reserve|sinking)\b`)
)
