package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// formLayouts is the seller's and the managing agent's forms.
var formLayouts = []layout{
	{kind: papers.TA6, name: "ta6 printed, boxes right", write: ta6Printed},
	{kind: papers.TA6, name: "ta6 early edition, boxes beneath", write: ta6BoxesLeft},
	{kind: papers.TA6, name: "ta6 grid", write: ta6Columns},
	{kind: papers.TA6, name: "ta6 filled on screen", write: ta6Filled},
	{kind: papers.TA6, name: "ta6 word", format: "docx", write: ta6Word},
	{kind: papers.TA6, name: "questionnaire, replies in a table", write: ta6Questionnaire},
	{kind: papers.TA6, name: "ta6 portal print", write: ta6Portal},
	{kind: papers.TA6, name: "ta6 circles", heldOut: true, write: ta6Radio},
}

// formsOf is the forms that a case's pack has.
func formsOf(c *Case) []papers.Kind {
	return []papers.Kind{papers.TA6}
}
