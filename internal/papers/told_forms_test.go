package papers

import (
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// A letter that answers a form by its numbers is the form; one that encloses the form is a letter.
func TestLettersThatAnswerAFormByItsNumbers(t *testing.T) {
	head := []string{"Moor Block Management Ltd", "Our reference MB/14", "", "Dear Sirs", "Property: Flat 3, Elm House, Truro TR1 2AB", ""}
	foot := []string{"", "Yours faithfully", "Ann Bell"}
	answers := []string{
		"We answer the enquiries of form LPE1 under its numbers.",
		"1.6 Notice of assignment to - Managing Agent", "1.7 Ground rent collected by - Landlord", "2.1 Deed of covenant required - No",
		"2.2 Licence to assign required - No", "3.1 Ground rent a year - £50", "4.2 Service charge paid up to date - Yes", "4.6 Reserve fund - Yes",
	}
	if c := Classify(evidence.NewText(textDoc(append(append(append([]string{}, head...), answers...), foot...)...))); c.Kind != LPE1 {
		t.Errorf("answers are a %s: %s", c.Kind, c.Reason)
	}
	letter := []string{"Please find enclosed the LPE1 and our invoice. The reserve fund stands at £4,000.", "We shall register the notice of assignment on completion."}
	if c := Classify(evidence.NewText(textDoc(append(append(append([]string{}, head...), letter...), foot...)...))); c.Kind != Correspondence {
		t.Errorf("a letter is a %s: %s", c.Kind, c.Reason)
	}
}
