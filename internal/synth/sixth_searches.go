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
}
