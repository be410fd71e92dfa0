package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// sixthSearchLayouts is the sixth held-out set's registers, searches and certificates.
var sixthSearchLayouts = []layout{
	{kind: papers.TitleRegister, name: "reseller's copy", heldOut: true, from: Sixth, write: registerResold},
	{kind: papers.LLC1, name: "line printer's certificate", heldOut: true, from: Sixth, write: llc1Lines},
	{kind: papers.LLC1, name: "entries in columns", heldOut: true, from: Sixth, write: llc1Turned},
	{kind: papers.CON29R, name: "line printer's replies", heldOut: true, from: Sixth, write: con29rLines},
	{kind: papers.CON29R, name: "checklist and notes", heldOut: true, from: Sixth, write: con29rTicked},
	{kind: papers.CON29DW, name: "boxes and their meaning", heldOut: true, from: Sixth, write: drainageTicked},
	{kind: papers.Environmental, name: "desk study", heldOut: true, from: Sixth, write: envStudy},
	{kind: papers.PlanningDecision, name: "public register's page", heldOut: true, from: Sixth, write: planningPublic, fits: hasWorks},
	{kind: papers.BuildingRegsCertificate, name: "copy of a register's entry", heldOut: true, from: Sixth, write: completionRegister, fits: hasCertified},
	{kind: papers.CompetentPersonCertificate, name: "labels beneath", heldOut: true, from: Sixth, write: competentCertificate, fits: hasSelfCertified},
	{kind: papers.NewHomeWarranty, name: "cover note", heldOut: true, from: Sixth, write: warrantyCoverNote, fits: hasWarranty},
	{kind: papers.EWS1, name: "engineer's letter", heldOut: true, from: Sixth, write: ewsLettered, fits: hasEWS1},
	{kind: papers.BuildingSafetyCertificate, name: "questions in prose", heldOut: true, from: Sixth, write: safetyStatement, fits: hasBlock},
	{kind: papers.CON29M, name: "checklist", heldOut: true, from: Sixth, write: miningChecklist},
	{kind: papers.EPC, name: "plain text", heldOut: true, from: Sixth, write: epcText},
	{kind: papers.TitlePlan, name: "legend at the foot", heldOut: true, from: Sixth, write: planFramed},
	{kind: papers.CON29DW, name: "letter and codes", heldOut: true, from: Sixth, write: drainageCoded},
}
