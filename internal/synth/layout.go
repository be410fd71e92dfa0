package synth

import (
	"slices"

	"github.com/paperwurks/paperwurks/internal/papers"
)

const (
	// HeldOut is the first seed for which the layouts marked heldOut are used.
	HeldOut = 1000
	// Second, Third, Fourth, Fifth and Sixth are the first seeds of the later held-out sets: the kinds that
	// have layouts from such a seed are set in those alone, since the sets before have
	// been released to development.
	Second = 2000
	Third  = 3000
	Fourth = 4000
	Fifth  = 5000
	Sixth  = 6000
)

// layout is one issuer's way of setting out a kind of paper: its order, wording,
// tables, type and furniture.
type layout struct {
	kind    papers.Kind
	name    string
	heldOut bool   // only for seeds from HeldOut up, beside the others
	from    uint64 // only for seeds from this one up, instead of the others; 0: none displaced
	// scrambled is only for seeds from Scrambled up to HeldOut, instead of the others.
	scrambled bool
	format    string       // "" for PDF; "docx", "eml", "jpeg"
	write     func(*paper) // the case is paper.c
	fits      func(*Case) bool
}

// layouts is every layout of every kind.
var layouts = slices.Concat(
	titleRegisterLayouts, leaseLayouts, titlePlanLayouts, contractLayouts, transferLayouts, memorandumLayouts, offerLayouts, tenancyLayouts,
	llc1Layouts, con29rLayouts, drainageLayouts, miningLayouts, environmentalLayouts, epcLayouts,
	supportingLayouts,
	formLayouts,
	secondLayouts, thirdLayouts, fourthLayouts, fifthLayouts, sixthLayouts,
	scrambledLayouts,
)

// secondLayouts is the layouts for seeds from Second up, each in its own second_ file.
var secondLayouts = []layout{
	{kind: papers.LLC1, name: "certificate-with-schedule", heldOut: true, from: Second, write: llc1Schedule},
	{kind: papers.CON29R, name: "grouped-replies", heldOut: true, from: Second, write: con29rGrouped},
	{kind: papers.CON29M, name: "letter-report", heldOut: true, from: Second, write: miningLetter},
	{kind: papers.MortgageOffer, name: "lettered-parts", heldOut: true, from: Second, write: offerParts},
	{kind: papers.MemorandumOfSale, name: "online-confirmation", heldOut: true, from: Second, write: memorandumOnline},
	{kind: papers.Correspondence, name: "agent's statement of account", heldOut: true, from: Second, write: agentStatement, fits: isManaged},
	{kind: papers.Correspondence, name: "enquiries letter", heldOut: true, from: Second, write: enquiriesLetter},
}

// thirdLayouts is the layouts for seeds from Third up, in third_ files, which nobody
// reads who works on the parsers.
var thirdLayouts = slices.Concat(thirdSearchLayouts, thirdDealLayouts)

// fourthLayouts is the layouts for seeds from Fourth up, in fourth_ files, which nobody
// reads who works on the parsers.
var fourthLayouts = slices.Concat(fourthSearchLayouts, fourthDealLayouts)

// fifthLayouts is the layouts for seeds from Fifth up, in fifth_ files, which nobody
// reads who works on the parsers.
var fifthLayouts = slices.Concat(fifthSearchLayouts, fifthDealLayouts)

// sixthLayouts is the layouts for seeds from Sixth up, in sixth_ files, which nobody
// reads who works on the parsers.
var sixthLayouts = slices.Concat(sixthSearchLayouts, sixthDealLayouts)

// layoutsFor is the layouts in which a case may have a kind of paper.
func layoutsFor(c *Case, k papers.Kind) []layout {
	var fit []layout
	composed := Scrambled <= c.Seed && c.Seed < HeldOut
	first := uint64(0)
	for _, l := range layouts {
		if l.kind != k || l.fits != nil && !l.fits(c) || c.Seed < l.from || l.heldOut && c.Seed < HeldOut || l.scrambled && !composed {
			continue
		}
		from := l.from
		if l.scrambled {
			from = Scrambled
		}
		if from > first {
			fit, first = nil, from
		}
		if from == first {
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
