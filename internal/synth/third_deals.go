package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// thirdDealLayouts is the third held-out set's deeds, forms, offers and letters.
var thirdDealLayouts = []layout{
	{kind: papers.MemorandumOfSale, name: "matrix of both sides", heldOut: true, from: Third, write: memorandumMatrix},
	{kind: papers.Correspondence, name: "agent's letter with a side column", heldOut: true, from: Third, write: agentSidebar, fits: isManaged},
	{kind: papers.Correspondence, name: "typed letter between firms", heldOut: true, from: Third, write: sellersCompletionLetter},
	{kind: papers.MortgageOffer, name: "society's grid", heldOut: true, from: Third, write: offerGrid},
	{kind: papers.InsuranceSchedule, name: "certificate of cover", heldOut: true, from: Third, write: insuranceRun, fits: hasBlock},
	{kind: papers.TA6, name: "response record", heldOut: true, from: Third, write: ta6Log},
	{kind: papers.TA7, name: "compact, two columns", heldOut: true, from: Third, write: ta7TwoUp, fits: (*Case).Leasehold},
	{kind: papers.TA10, name: "letters with a key", heldOut: true, from: Third, write: ta10Codes},
	{kind: papers.LPE1, name: "answers before enquiries", heldOut: true, from: Third, write: lpe1Comments, fits: (*Case).Leasehold},
	{kind: papers.FME1, name: "replies in a letter", heldOut: true, from: Third, write: fme1Letter, fits: hasEstate},
	{kind: papers.Lease, name: "particulars at the end", heldOut: true, from: Third, write: leaseBook},
	{kind: papers.Contract, name: "schedule of particulars", heldOut: true, from: Third, write: contractSchedule},
	{kind: papers.TransferTR1, name: "running panels", heldOut: true, from: Third, write: transferRunning},
	{kind: papers.IndemnityPolicy, name: "statement of cover", heldOut: true, from: Third, write: indemnityStatement},
	{kind: papers.ServiceChargeAccounts, name: "ledger report", heldOut: true, from: Third, write: accountsCoded, fits: isManaged},
	{kind: papers.Section20Notice, name: "notice with a schedule", heldOut: true, from: Third, write: sectionSchedule, fits: hasSection20},
	{kind: papers.TenancyAgreement, name: "printed form in columns", heldOut: true, from: Third, write: tenancyColumns, fits: func(c *Case) bool { return isLet(c) && !c.Wales }},
}
