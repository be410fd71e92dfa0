package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// formLayouts is the seller's and the managing agent's forms.
var formLayouts []layout

// formsOf is the forms that a case's pack has.
func formsOf(*Case) []papers.Kind { return nil }
