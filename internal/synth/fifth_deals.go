package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// fifthDealLayouts is the fifth held-out set's deeds, forms, offers and letters.
var fifthDealLayouts = []layout{
	{kind: papers.TA6, name: "portal's cards", heldOut: true, from: Fifth, write: ta6Moveready},
	{kind: papers.TA6, name: "ta6 newest edition", heldOut: true, from: Fifth, write: ta6NewEdition},
	{kind: papers.TA7, name: "portal's cards", heldOut: true, from: Fifth, write: ta7Moveready, fits: (*Case).Leasehold},
	{kind: papers.TA10, name: "what stays and what goes", heldOut: true, from: Fifth, write: ta10Stays},
	{kind: papers.LPE1, name: "agent's cells", heldOut: true, from: Fifth, write: lpe1Cells, fits: (*Case).Leasehold},
	{kind: papers.MemorandumOfSale, name: "cards", heldOut: true, from: Fifth, write: memorandumCards},
	{kind: papers.MortgageOffer, name: "letter, statement and codes", heldOut: true, from: Fifth, write: offerCoded},
	{kind: papers.Contract, name: "defined terms", heldOut: true, from: Fifth, write: contractDefined},
	{kind: papers.Correspondence, name: "agent's letter in prose", heldOut: true, from: Fifth, write: agentProse, fits: isManaged},
	{kind: papers.Correspondence, name: "enquiries to be filled in", heldOut: true, from: Fifth, write: enquiriesNumbered},
	{kind: papers.Lease, name: "recitals and schedules", heldOut: true, from: Fifth, write: leaseRecital, fits: leaseOfOld},
	{kind: papers.Lease, name: "short clauses", heldOut: true, from: Fifth, write: leaseShort, fits: leaseOfNow},
	{kind: papers.InsuranceSchedule, name: "broker's letter", heldOut: true, from: Fifth, write: insuranceEvidence, fits: hasBlock},
	{kind: papers.ServiceChargeAccounts, name: "agent's sheet", heldOut: true, from: Fifth, write: accountsSummary, fits: isManaged},
	{kind: papers.FME1, name: "agent's cells", heldOut: true, from: Fifth, write: fme1Cells, fits: hasEstate},
}
