package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// fourthSearchLayouts is the fourth held-out set's registers, searches and certificates.
var fourthSearchLayouts = []layout{
	{kind: papers.TitleRegister, name: "official copy as issued", heldOut: true, from: Fourth, write: registerOfficial},
	{kind: papers.TitlePlan, name: "plan behind its notes", heldOut: true, from: Fourth, write: planCurrent},
	{kind: papers.LLC1, name: "statutory parts", heldOut: true, from: Fourth, write: llc1Statutory},
	{kind: papers.CON29R, name: "land charges system", heldOut: true, from: Fourth, write: con29rSystem},
	{kind: papers.CON29DW, name: "questions in boxes", heldOut: true, from: Fourth, write: drainageBoxes},
	{kind: papers.CON29M, name: "summary table, then findings", heldOut: true, from: Fourth, write: miningSummary},
	{kind: papers.Environmental, name: "modules", heldOut: true, from: Fourth, write: envModules},
	{kind: papers.EPC, name: "government page printed", heldOut: true, from: Fourth, write: epcGovernment},
}
