package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// fifthSearchLayouts is the fifth held-out set's registers, searches and certificates.
var fifthSearchLayouts = []layout{
	{kind: papers.TitleRegister, name: "register viewed online", heldOut: true, from: Fifth, write: registerOnline},
	{kind: papers.LLC1, name: "digital register's result", heldOut: true, from: Fifth, write: llc1Digital},
	{kind: papers.LLC1, name: "tally and extracts", heldOut: true, from: Fifth, write: llc1Tally},
	{kind: papers.CON29R, name: "merged replies", heldOut: true, from: Fifth, write: con29rMerged},
	{kind: papers.CON29R, name: "insured report", heldOut: true, from: Fifth, write: con29rInsured},
	{kind: papers.CON29DW, name: "questions and sentences", heldOut: true, from: Fifth, write: drainageSentences},
	{kind: papers.CON29DW, name: "regulated drainage report", heldOut: true, from: Fifth, write: drainageRegulated},
	{kind: papers.CON29M, name: "consultant's report", heldOut: true, from: Fifth, write: miningConsultant},
	{kind: papers.Environmental, name: "climate report", heldOut: true, from: Fifth, write: envClimate},
	{kind: papers.PlanningDecision, name: "permission on one sheet", heldOut: true, from: Fifth, write: planningConsent, fits: hasWorks},
	{kind: papers.BuildingRegsCertificate, name: "certificate in a letter", heldOut: true, from: Fifth, write: completionPosted, fits: hasCertified},
	{kind: papers.CompetentPersonCertificate, name: "scheme's letter", heldOut: true, from: Fifth, write: competentNotice, fits: hasSelfCertified},
	{kind: papers.NewHomeWarranty, name: "welcome letter", heldOut: true, from: Fifth, write: warrantyWelcome, fits: hasWarranty},
}
