package synth

import (
	"slices"

	"github.com/paperwurks/paperwurks/internal/papers"
)

// HeldOut is the first seed for which the layouts marked heldOut are used.
const HeldOut = 1000

// layout is one issuer's way of setting out a kind of paper: its order, wording,
// tables, type and furniture.
type layout struct {
	kind    papers.Kind
	name    string
	heldOut bool         // only for seeds from HeldOut up, beside the others
	format  string       // "" for PDF; "docx", "eml", "jpeg"
	write   func(*paper) // the case is paper.c
	fits    func(*Case) bool
}

// layouts is every layout of every kind.
var layouts = slices.Concat(
	titleRegisterLayouts, leaseLayouts, titlePlanLayouts, contractLayouts, transferLayouts, memorandumLayouts, offerLayouts, tenancyLayouts,
	llc1Layouts, con29rLayouts, drainageLayouts, miningLayouts, environmentalLayouts, epcLayouts,
	supportingLayouts,
	formLayouts,
)

// layoutsFor is the layouts in which a case may have a kind of paper.
func layoutsFor(c *Case, k papers.Kind) []layout {
	var fit []layout
	for _, l := range layouts {
		if l.kind == k && (!l.heldOut || c.Seed >= HeldOut) && (l.fits == nil || l.fits(c)) {
			fit = append(fit, l)
		}
	}
	return fit
}

// papersOf is the kinds of paper that a case's pack has, in the order in which
// they are written. A kind may be there more than once (certificates).
func papersOf(c *Case) []papers.Kind {
	kinds := []papers.Kind{papers.MemorandumOfSale, papers.TitleRegister, papers.TitlePlan, papers.Contract, papers.TransferTR1, papers.LLC1, papers.CON29R, papers.CON29DW, papers.Environmental, papers.EPC}
	if c.Leasehold() {
		kinds = append(kinds, papers.Lease)
	}
	if c.Searches.Coal {
		kinds = append(kinds, papers.CON29M)
	}
	if c.Tenancy != nil {
		kinds = append(kinds, papers.TenancyAgreement)
	}
	if c.Lender != "" {
		kinds = append(kinds, papers.MortgageOffer)
	}
	kinds = append(kinds, formsOf(c)...)
	kinds = append(kinds, supportOf(c)...)
	return slices.DeleteFunc(kinds, func(k papers.Kind) bool { return c.absent[string(k)] })
}
