package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// thirdSearchLayouts is the third held-out set's registers, searches and certificates.
var thirdSearchLayouts = []layout{
	{kind: papers.LLC1, name: "board-and-prose", heldOut: true, from: Third, write: llc1Prose},
	{kind: papers.CON29R, name: "verdicts", heldOut: true, from: Third, write: con29rVerdicts},
}
