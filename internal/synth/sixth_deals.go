package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// sixthDealLayouts is the sixth held-out set's deeds, forms, offers and letters.
var sixthDealLayouts = []layout{
	{kind: papers.TA6, name: "property record", heldOut: true, from: Sixth, write: ta6Record},
	{kind: papers.TA6, name: "typed in shaded boxes", heldOut: true, from: Sixth, write: ta6Typed},
	{kind: papers.TA7, name: "property record", heldOut: true, from: Sixth, write: ta7Record, fits: (*Case).Leasehold},
	{kind: papers.TA10, name: "three columns", heldOut: true, from: Sixth, write: ta10Columns},
	{kind: papers.LPE1, name: "letter with numbered replies", heldOut: true, from: Sixth, write: lpe1Dashed, fits: (*Case).Leasehold},
	{kind: papers.FME1, name: "letter with numbered replies", heldOut: true, from: Sixth, write: fme1Dashed, fits: hasEstate},
	{kind: papers.MemorandumOfSale, name: "negotiator's e-mail", heldOut: true, from: Sixth, write: memorandumMailed},
	{kind: papers.MortgageOffer, name: "letter in prose", heldOut: true, from: Sixth, write: offerProse},
	{kind: papers.MortgageOffer, name: "numbered boxes", heldOut: true, from: Sixth, write: offerBoxed},
	{kind: papers.Contract, name: "sentences and a back sheet", heldOut: true, from: Sixth, write: contractSpoken},
	{kind: papers.ServiceChargeAccounts, name: "budget beside actual", heldOut: true, from: Sixth, write: accountsCompared, fits: isManaged},
	{kind: papers.Lease, name: "catchwords", heldOut: true, from: Sixth, write: leaseCatchwords, fits: leaseOfOld},
	{kind: papers.Lease, name: "print in two columns", heldOut: true, from: Sixth, write: leasePrint, fits: leaseOfNow},
	{kind: papers.Correspondence, name: "questions quoted and answered", heldOut: true, from: Sixth, write: agentPoints, fits: isManaged},
	{kind: papers.Correspondence, name: "compliments form", heldOut: true, from: Sixth, write: chaserForm},
	{kind: papers.InsuranceSchedule, name: "questions of leaseholders", heldOut: true, from: Sixth, write: insuranceFAQ, fits: hasBlock},
	{kind: papers.Section20Notice, name: "second notice by letter", heldOut: true, from: Sixth, write: sectionSecond, fits: hasSection20},
	{kind: papers.IndemnityPolicy, name: "broker's certificate", heldOut: true, from: Sixth, write: indemnityBroker},
	{kind: papers.TenancyAgreement, name: "plain questions", heldOut: true, from: Sixth, write: tenancyPlain, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
	{kind: papers.TransferTR1, name: "numbers in circles", heldOut: true, from: Sixth, write: transferEngrossed},
	{kind: papers.Contract, name: "online auction", heldOut: true, from: Sixth, write: contractAuctioned},
	{kind: papers.LPE1, name: "resale pack's record", heldOut: true, from: Sixth, write: lpe1Record, fits: (*Case).Leasehold},
}
