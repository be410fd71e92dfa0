package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// fourthDealLayouts is the fourth held-out set's deeds, forms, offers and letters.
var fourthDealLayouts = []layout{
	{kind: papers.TA6, name: "ta6 as published", heldOut: true, from: Fourth, write: ta6Society},
	{kind: papers.TA6, name: "ta6 as published, by hand", heldOut: true, from: Fourth, write: ta6Handwritten},
	{kind: papers.TA7, name: "ta7 as published", heldOut: true, from: Fourth, write: ta7Society, fits: (*Case).Leasehold},
	{kind: papers.TA10, name: "ta10 as published", heldOut: true, from: Fourth, write: ta10Society},
	{kind: papers.LPE1, name: "lpe1 fields", heldOut: true, from: Fourth, write: lpe1Fields, fits: (*Case).Leasehold},
	{kind: papers.Contract, name: "law society form", heldOut: true, from: Fourth, write: contractSociety},
	{kind: papers.TransferTR1, name: "registry's form", heldOut: true, from: Fourth, write: transferRegistry},
	{kind: papers.MemorandumOfSale, name: "branch memorandum", heldOut: true, from: Fourth, write: memorandumBranch},
	{kind: papers.MortgageOffer, name: "esis", heldOut: true, from: Fourth, write: offerESIS},
	{kind: papers.Correspondence, name: "agent's application for payment", heldOut: true, from: Fourth, write: agentInvoice, fits: isManaged},
	{kind: papers.Correspondence, name: "chain of e-mails", heldOut: true, from: Fourth, write: enquiriesMail},
	{kind: papers.InsuranceSchedule, name: "property owners schedule", heldOut: true, from: Fourth, write: insuranceBlock, fits: hasBlock},
	{kind: papers.IndemnityPolicy, name: "known risk policy", heldOut: true, from: Fourth, write: indemnityLegal},
	{kind: papers.ServiceChargeAccounts, name: "chartered accountants' set", heldOut: true, from: Fourth, write: accountsChartered, fits: isManaged},
	{kind: papers.Section20Notice, name: "notice under the regulations", heldOut: true, from: Fourth, write: sectionRegulations, fits: hasSection20},
	{kind: papers.TenancyAgreement, name: "portal's agreement", heldOut: true, from: Fourth, write: tenancyStandard, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
	{kind: papers.Lease, name: "covenants in schedules", heldOut: true, from: Fourth, write: leaseDeveloper},
	{kind: papers.FME1, name: "fme1 sales pack", heldOut: true, from: Fourth, write: fme1Fields, fits: hasEstate},
}
