package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// formLayouts is the seller's and the managing agent's forms.
var formLayouts = []layout{
	{kind: papers.TA6, name: "ta6 printed, boxes right", write: ta6Printed},
	{kind: papers.TA6, name: "ta6 early edition, boxes beneath", write: ta6BoxesLeft, fits: oldFormDoes},
	{kind: papers.TA6, name: "ta6 grid", write: ta6Columns},
	{kind: papers.TA6, name: "ta6 filled on screen", write: ta6Filled},
	{kind: papers.TA6, name: "ta6 word", format: "docx", write: ta6Word},
	{kind: papers.TA6, name: "questionnaire, replies in a table", write: ta6Questionnaire},
	{kind: papers.TA6, name: "ta6 portal print", write: ta6Portal},
	{kind: papers.TA6, name: "ta6 ringed by hand", write: ta6Ringed},
	{kind: papers.TA6, name: "ta6 circles", heldOut: true, write: ta6Radio},

	{kind: papers.TA7, name: "ta7 printed, boxes right", write: ta7Printed, fits: (*Case).Leasehold},
	{kind: papers.TA7, name: "ta7 boxes beneath", write: ta7Beneath, fits: (*Case).Leasehold},
	{kind: papers.TA7, name: "ta7 filled on screen", write: ta7Stacked, fits: (*Case).Leasehold},
	{kind: papers.TA7, name: "ta7 replies in a table", write: ta7Table, fits: (*Case).Leasehold},
	{kind: papers.TA7, name: "ta7 word", format: "docx", write: ta7Word, fits: (*Case).Leasehold},
	{kind: papers.TA7, name: "ta7 struck out", write: ta7Struck, fits: (*Case).Leasehold},
	{kind: papers.TA7, name: "ta7 grid", heldOut: true, write: ta7Columns, fits: (*Case).Leasehold},

	{kind: papers.TA10, name: "ta10 table with boxes", write: ta10Grid},
	{kind: papers.TA10, name: "ta10 table filled in by hand", write: ta10Pen},
	{kind: papers.TA10, name: "ta10 boxes and words", write: ta10Boxes},
	{kind: papers.TA10, name: "ta10 typed list", write: ta10List},
	{kind: papers.TA10, name: "ta10 word list", format: "docx", write: ta10List},
	{kind: papers.TA10, name: "ta10 grouped by room", write: ta10Grouped},
	{kind: papers.TA10, name: "ta10 shaded table", heldOut: true, write: ta10Short},

	{kind: papers.LPE1, name: "lpe1 printed", write: lpe1Printed, fits: (*Case).Leasehold},
	{kind: papers.LPE1, name: "lpe1 replies in a column", write: lpe1Typed, fits: (*Case).Leasehold},
	{kind: papers.LPE1, name: "agent's information sheet", write: lpe1Sheet, fits: (*Case).Leasehold},
	{kind: papers.LPE1, name: "lpe1 word", format: "docx", write: lpe1Word, fits: (*Case).Leasehold},
	{kind: papers.LPE1, name: "lpe1 on dotted lines", write: lpe1Dotted, fits: (*Case).Leasehold},
	{kind: papers.LPE1, name: "lpe1 boxes beneath", heldOut: true, write: lpe1Beneath, fits: (*Case).Leasehold},

	{kind: papers.FME1, name: "fme1 printed", write: fme1Printed, fits: hasEstate},
	{kind: papers.FME1, name: "fme1 replies in a column", write: fme1Typed, fits: hasEstate},
	{kind: papers.FME1, name: "fme1 replies at the left", write: fme1Margin, fits: hasEstate},
	{kind: papers.FME1, name: "fme1 portal print", heldOut: true, write: fme1Under, fits: hasEstate},
}

// oldFormDoes reports whether the early edition, which asks neither about
// knotweed nor about solar panels, hides no fault.
func oldFormDoes(c *Case) bool { return !c.Has("knotweed") && !c.Has("solar-roof-lease") }

func hasEstate(c *Case) bool { return c.Estate != nil }

// formsOf is the forms that a case's pack has.
func formsOf(c *Case) []papers.Kind {
	kinds := []papers.Kind{papers.TA6, papers.TA10}
	if c.Leasehold() {
		kinds = append(kinds, papers.TA7, papers.LPE1)
	}
	if c.Estate != nil {
		kinds = append(kinds, papers.FME1)
	}
	return kinds
}
