package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

func TestMend(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Propriet_rship", "Proprietorship"},
		{"§hared", "Shared"},
		{"P1anning", "Planning"},
		{"BU1LDING", "BUILDING"},
		{"covenanls,", "covenants,"},
		{"(Lessee)", "(Lessee)"},
		{"landlord's", "landlord's"},
		{"Iandlord's", "Landlord's"},
		{"N0", "No"},
		{"mairitenance", "maintenance"},
		{"[X§hared", "[XShared"},
		{"|No", "No"},
		{"Enquiry|", "Enquiry"},
		{"[XNo", "[XNo"},
		{"[]Neighb0ur", "[]Neighbour"},
		{"(landlord)", "(landlord)"},
		{"(1andlord)", "(landlord)"},
		{"Neighb0ur", "Neighbour"},
		// What no lexicon may touch: names, numbers, references, short words.
		{"CH845512", "CH845512"},
		{"£1,250", "£1,250"},
		{"1S0", "1S0"},
		{"2O21", "2O21"},
		{"Umpleby", "Umpleby"},
		{"AX4", "AX4"},
		{"lend", "lend"},
		{"10", "10"},
		{"1", "1"},
		{"", ""},
		{"§", "§"},
	}
	for _, tt := range tests {
		if got := printedWords().mend(tt.text); got != tt.want {
			t.Errorf("mend(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// The words of all choices are in the lexicon, or a tick beside a misread one is lost.
func TestLexiconHasTheChoices(t *testing.T) {
	for name, ways := range spoken {
		for _, way := range ways {
			for _, w := range strings.Fields(way) {
				if len(w) >= leastMend && !strings.ContainsAny(w, "'/") && !knownWord(w) {
					t.Errorf("%s: %q is not in the lexicon", name, w)
				}
			}
		}
	}
}

// A label that OCR misread is found; the quotation has it as the page does.
func TestMendedLabels(t *testing.T) {
	d := textDoc("Tit1e number: CH845512", "B: Propriet_rship Register")
	scanned(d, 0.5)
	given := evidence.NewText(d)
	text := readable(given)
	if got := text.String(); got != "Title number: CH845512\nB: Proprietorship Register" {
		t.Errorf("mended: %q", got)
	}
	f, err := evidence.State(evidence.Statement{Path: "/x", Value: "Proprietorship Register"}, text.Line(1, 1))
	if err != nil {
		t.Fatal(err)
	}
	if f.Citation().Quote() != "B: Propriet_rship Register" || f.Value() != "Propriet_rship Register" || f.Normalised() != "Propriet_rship Register" {
		t.Errorf("quote %q, value %q, normalised %v", f.Citation().Quote(), f.Value(), f.Normalised())
	}
	if _, err := evidence.State(evidence.Statement{Path: "/x", Value: "Charges Register"}, text.Line(1, 1)); err == nil {
		t.Error("what stands neither on the page nor in its mended words was stated")
	}
}

func TestMendedCounts(t *testing.T) {
	text := readable(evidence.NewText(scanned(textDoc("Bedroom |", "I agree that | is", "Plot l of 4"), 0.9)))
	if got := text.String(); got != "Bedroom 1\nI agree that | is\nPlot 1 of 4" {
		t.Errorf("%q", got)
	}
}
