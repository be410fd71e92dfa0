package synth

import (
	"math/rand/v2"
	"slices"
)

// paperFaults are planted in the forms, certificates, accounts and letters.
var paperFaults = []Fault{
	{"flat-altered-without-consent", "medium", []string{"lease.alterations-without-consent"}, []string{"ta7"}, flatCases, asWritten},
	{"management-company-dissolved", "high", []string{"lease.company-dissolved"}, []string{"ta7"}, flatCases, asWritten},
	{"service-charge-increase", "medium", []string{"lease.charges-to-rise"}, []string{"lpe1"}, flatCases, asWritten},
	{"lease-breach-known", "high", []string{"lease.breach"}, []string{"lpe1"}, flatCases, asWritten},
	{"fire-enforcement", "medium", []string{"lease.fire-safety"}, []string{"lpe1"}, flatCases, asWritten},
	{"ground-rent-differs", "medium", []string{"contradiction.ground-rent"}, []string{"lpe1", "lease"}, flatCases, func(c *Case, r *rand.Rand) bool {
		return c.Lease.Rent > 0
	}},
	{"form-for-another-flat", "medium", []string{"contradiction.form-address"}, []string{"lpe1"}, flatCases, asWritten},
	{"major-works-denied", "high", []string{"contradiction.major-works"}, []string{"ta7", "section_20_notice", "lpe1"}, flatCases, func(c *Case, r *rand.Rand) bool {
		if c.Block.Section20 == "" {
			c.Block.Section20, c.Block.Section20Cost = "renewal of the flat roof", between(r, 20, 70)*100
		}
		return true
	}},
	{"cladding-denied", "high", []string{"contradiction.cladding"}, []string{"ta7", "ews1"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.makeTall(r, pick(r, []string{"B2", "A3"}))
		return true
	}},
	{"ews1-expired", "medium", []string{"ews1.expired"}, []string{"ews1"}, flatCases, func(c *Case, r *rand.Rand) bool {
		if c.Block.EWS1 != "" {
			return false
		}
		c.makeTall(r, "B1")
		return true
	}},
	{"insurance-expired", "medium", []string{"insurance.expired"}, []string{"insurance_schedule"}, flatCases, func(c *Case, r *rand.Rand) bool {
		c.Block.PolicyTo = c.AsAt.AddDate(0, -between(r, 1, 8), -between(r, 1, 20))
		return true
	}},
	{"accounts-deficit", "medium", []string{"accounts.deficit"}, []string{"service_charge_accounts"}, flatCases, asWritten},
	{"estate-arrears", "medium", []string{"estate.arrears"}, []string{"fme1"}, []Scenario{ManagedFreehold, NewBuild}, func(c *Case, r *rand.Rand) bool {
		if c.Estate == nil {
			return false
		}
		c.Estate.Arrears = between(r, 6, 30) * 10
		return true
	}},

	{"planning-breach", "high", []string{"seller.planning-breach"}, []string{"ta6"}, houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Seller.Works != "No" {
			return false
		}
		c.Seller.Works = pick(r, []string{"The parking space that the planning permission required was never laid out.", "The side windows have clear glass although the permission says obscure."})
		return true
	}},
	{"unfinished-works", "high", []string{"seller.unfinished-works"}, []string{"ta6"}, houseCases, func(c *Case, r *rand.Rand) bool {
		return c.Home.Extension != nil && c.Seller.Alterations
	}},
	{"insurance-refused", "medium", []string{"seller.insurance-trouble"}, []string{"ta6"}, houseCases, asWritten},
	{"party-wall-notice", "medium", []string{"seller.party-wall"}, []string{"ta6"}, houseCases, asWritten},
	{"underpinning", "medium", []string{"seller.underpinning"}, []string{"ta6"}, houseCases, asWritten},
	{"solar-roof-lease", "high", []string{"seller.solar-lease"}, []string{"ta6"}, houseCases, func(c *Case, r *rand.Rand) bool {
		if c.Home.Solar == nil {
			return false
		}
		c.Home.SolarLease = true
		return true
	}},
	{"plans-approval-only", "medium", []string{"certificate.not-final", "missing.completion-certificate", "local.approval-without-completion"}, []string{"building_regulations_certificate", "con29r"}, houseCases, func(c *Case, r *rand.Rand) bool {
		w := c.Home.Extension
		if w == nil || !w.Completion {
			return false
		}
		w.Completion = false
		c.Searches.Permissions = slices.DeleteFunc(c.Searches.Permissions, func(p Permission) bool { return p.Kind == "completion" && p.Ref == w.Building })
		return true
	}},
	{"indemnity-limit-low", "medium", []string{"indemnity.limit"}, []string{"indemnity_policy"}, []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		return len(c.Title.Covenants) > 0
	}},
}

// paperTraps are papers that only look bad.
var paperTraps = []Trap{
	{"ews1-satisfactory", flatCases, func(c *Case, r *rand.Rand) bool {
		if c.Block.EWS1 != "" {
			return false
		}
		c.makeTall(r, pick(r, []string{"A1", "B1"}))
		return true
	}},
	{"insurance-claim-settled", leaseCases, asWritten},
	{"indemnity-in-force", []Scenario{FreeholdHouse, WelshHouse}, func(c *Case, r *rand.Rand) bool {
		return len(c.Title.Covenants) > 0 && !c.Has("indemnity-limit-low")
	}},
	{"fence-moved-on-its-line", houseCases, asWritten},
}

// asWritten is for what lives in a paper's words alone: the case stays as it is.
func asWritten(*Case, *rand.Rand) bool { return true }

// makeTall makes the building one that has an external wall form and the
// certificates of the Building Safety Act 2022.
func (c *Case) makeTall(r *rand.Rand, option string) {
	c.Block.Storeys = between(r, 6, 11)
	c.Block.HeightMetres = float64(c.Block.Storeys)*2.9 - 1.4
	c.Block.EWS1 = option
}
