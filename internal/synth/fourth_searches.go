package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// fourthSearchLayouts is the fourth held-out set's registers, searches and certificates.
var fourthSearchLayouts = []layout{
	{kind: papers.TitleRegister, name: "official copy as issued", heldOut: true, from: Fourth, write: registerOfficial},
	{kind: papers.TitlePlan, name: "plan behind its notes", heldOut: true, from: Fourth, write: planCurrent},
	{kind: papers.LLC1, name: "statutory parts", heldOut: true, from: Fourth, write: llc1Statutory},
	{kind: papers.CON29R, name: "land charges system", heldOut: true, from: Fourth, write: con29rSystem},
	{kind: papers.CON29R, name: "regulated search", heldOut: true, from: Fourth, write: con29rRegulated},
	{kind: papers.CON29DW, name: "questions in boxes", heldOut: true, from: Fourth, write: drainageBoxes},
	{kind: papers.CON29M, name: "summary table, then findings", heldOut: true, from: Fourth, write: miningSummary},
	{kind: papers.Environmental, name: "modules", heldOut: true, from: Fourth, write: envModules},
	{kind: papers.EPC, name: "government page printed", heldOut: true, from: Fourth, write: epcGovernment},
	{kind: papers.PlanningDecision, name: "planning system's notice", heldOut: true, from: Fourth, write: planningNotice, fits: hasWorks},
	{kind: papers.BuildingRegsCertificate, name: "regulation 17 sheet", heldOut: true, from: Fourth, write: completionCouncil, fits: hasCertified},
	{kind: papers.CompetentPersonCertificate, name: "framed certificate", heldOut: true, from: Fourth, write: competentScheme, fits: hasSelfCertified},
	{kind: papers.NewHomeWarranty, name: "insurance certificate", heldOut: true, from: Fourth, write: warrantyInsurer, fits: hasWarranty},
	{kind: papers.EWS1, name: "ews1 as published", heldOut: true, from: Fourth, write: ewsRICS, fits: hasEWS1},
	{kind: papers.BuildingSafetyCertificate, name: "statutory order", heldOut: true, from: Fourth, write: safetyStatutory, fits: hasBlock},
}
