package synth

import "github.com/paperwurks/paperwurks/internal/papers"

// supportingLayouts is the certificates, notices, policies and letters.
var supportingLayouts []layout

// supportOf is the supporting papers that a case's pack has.
func supportOf(*Case) []papers.Kind { return nil }
