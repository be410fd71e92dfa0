package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// thirdSearchLayouts is the third held-out set's registers, searches and certificates.
var thirdSearchLayouts = []layout{
	{kind: papers.LLC1, name: "board-and-prose", heldOut: true, from: Third, write: llc1Prose},
	{kind: papers.CON29DW, name: "statements", heldOut: true, from: Third, write: drainageStatements},
	{kind: papers.Environmental, name: "two-column findings", heldOut: true, from: Third, write: envColumns},
	{kind: papers.EPC, name: "narrow page", heldOut: true, from: Third, write: epcPhone},
	{kind: papers.NewHomeWarranty, name: "warranty confirmed by letter", heldOut: true, from: Third, write: warrantyReply, fits: hasWarranty},
	{kind: papers.PlanningDecision, name: "decision by letter", heldOut: true, from: Third, write: planningLetterDecision, fits: hasWorks},
	{kind: papers.TitleRegister, name: "portal copy", heldOut: true, from: Third, write: registerPortal},
	{kind: papers.TitlePlan, name: "strip of labels", heldOut: true, from: Third, write: planStrip},
	{kind: papers.CON29M, name: "found and not found", heldOut: true, from: Third, write: miningPlain},
	{kind: papers.BuildingRegsCertificate, name: "certificate by letter", heldOut: true, from: Third, write: completionMail, fits: hasCertified},
	{kind: papers.CompetentPersonCertificate, name: "register print", heldOut: true, from: Third, write: competentCopy, fits: hasSelfCertified},
	{kind: papers.EWS1, name: "forms register", heldOut: true, from: Third, write: ewsPortal, fits: hasEWS1},
	{kind: papers.BuildingSafetyCertificate, name: "online form", heldOut: true, from: Third, write: safetyOnline, fits: hasBlock},
	{kind: papers.CON29R, name: "verdicts", heldOut: true, from: Third, write: con29rVerdicts},
}
