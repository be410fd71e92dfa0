package papers

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// scanned makes of a text document one that OCR read, none too surely.
func scanned(d *reading.Document, confidence float64) *reading.Document {
	for p := range d.Pages {
		d.Pages[p].Source = reading.SourceOCR
		for l := range d.Pages[p].Lines {
			for w := range d.Pages[p].Lines[l].Words {
				d.Pages[p].Lines[l].Words[w].Confidence = confidence
			}
		}
	}
	return d
}

func TestMendNumbers(t *testing.T) {
	tests := []struct{ name, read, want string }{
		{"stops", "1.1 1:2 1.3 2:1. 2.2", "1.1 1.2 1.3 2.1 2.2"},
		{"no stop", "2.1 2.2 23 2.4", "2.1 2.2 2.3 2.4"},
		{"the next section", "2.3 2.4 Sc 3:2 3.3(a)", "2.3 2.4 3.1 3.2 3.3(a)"},
		{"brackets", "1.1(i) 1.1G) 1.1(k) 1.11) 1.2", "1.1(i) 1.1(j) 1.1(k) 1.1(l) 1.2"},
		{"a one for an i", "3.6(g) 3.6(h) 3.6(1) 3.6(j) 3.6(k) 3.6(1) 3.7(a)", "3.6(g) 3.6(h) 3.6(i) 3.6(j) 3.6(k) 3.6(l) 3.7(a)"},
		{"a letter misread", "3.4(a) 3.4(b) 3.4(e) 3.5(a)", "3.4(a) 3.4(b) 3.4(c) 3.5(a)"},
		{"clauses", "(d) (e) (£) (g) (h) (i) (3) (k) Gl) (m)", "(d) (e) (f) (g) (h) (i) (j) (k) (l) (m)"},
		{"numbers left out stay", "1.1 1.4 2.7 3.1", "1.1 1.4 2.7 3.1"},
		{"what is no number stays", "1.1 1.2 Yes 4.4 4.5", "1.1 1.2 Yes 4.4 4.5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var lines []string
			for _, n := range strings.Fields(tt.read) {
				lines = append(lines, n+"\tHas it been so?")
			}
			d := scanned(textDoc(lines...), 0.6)
			mendNumbers(d.Pages)
			var got []string
			for _, l := range d.Pages[0].Lines {
				if len(l.Words) == 1 {
					got = append(got, l.Words[0].Text)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("%s, want %s", s, tt.want)
			}
		})
	}
}

func TestFollowing(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"1.1", "1.2", true}, {"1.9", "2.1", true}, {"1.1", "1.1(a)", true}, {"3.9(n)", "3.10(a)", true},
		{"3.10(b)", "3.10(b)(i)", true}, {"3.10(b)(iv)", "3.10(b)(v)", true}, {"3.10(b)(v)", "3.11(a)", true},
		{"(h)", "(i)", true}, {"(i)", "(ii)", true}, {"1.1", "1.3", false}, {"2.1", "1.1", false}, {"", "1.1", false},
	} {
		if got := follows(tt.a, tt.b); got != tt.want {
			t.Errorf("%q follows %q: %v", tt.b, tt.a, got)
		}
	}
}

func TestMendNumbersInLines(t *testing.T) {
	d := scanned(textDoc(
		"1.1(j) Building regulations approval", "1.1(k) A completion certificate", "1.1() Any certificate of a competent person", "1.2 What designations of land use",
		"12 months from 1.1.2020", "3.4 metres away",
	), 0.6)
	mendNumbers(d.Pages)
	if got := d.Pages[0].Lines[2].Words[0].Text; got != "1.1(l)" {
		t.Errorf("the third is %s", got)
	}
	if got := d.Pages[0].Lines[5].Words[0].Text; got != "3.4" {
		t.Errorf("the distance is %s", got)
	}
}

// Drawn boxes that OCR took for letters in brackets count beside a choice only.
func TestDrawnBoxesReadAsLetters(t *testing.T) {
	d := scanned(textDoc(
		"Property information form (TA6)",
		"7.1 Has the property ever been flooded?\t\t\t[v] Yes l] No",
		"7.8 Is the property affected by Japanese knotweed?\t\t\tL] Yes L] No [7] Not known",
		"11.1 Does the seller live at the property? See note [7]\t\t\t☐ Yes ☒ No",
	), 0.7)
	expect(t, read(TA6, d), map[string]any{
		ta6Flood: "Yes", ta6Knotweed: "Not known", "/propertyPack/occupiers/sellerLivesAtProperty/yesNo": "No",
	})
}

// OCR's own ways of reading typed brackets.
func TestTypedBracketsScanned(t *testing.T) {
	d := scanned(textDoc(
		"Property information form (TA6)",
		"2.1 Have there been any disputes or complaints?\t\t\t[] Yes [XNo",
		"7.1 Has the property ever been flooded?\t\t\t[X]Yes []No",
		"7.8 Is the property affected by Japanese knotweed?\t\t\t[ ] Yes [ ] No [ ] Not known",
	), 0.7)
	expect(t, read(TA6, d), map[string]any{ta6Dispute: "No", ta6Flood: "Yes", ta6Knotweed: nil})
}

// The same form upside down and askew says the same.
func TestTiltedFormIsReadUpright(t *testing.T) {
	d := scanned(textDoc(
		"Property information form (TA6)",
		"2.1 Have there been any disputes or complaints?\t\t\t☐ Yes ☒ No",
		"7.1 Has the property ever been flooded?\t\t\t☒ Yes ☐ No",
	), 0.95)
	p := &d.Pages[0]
	p.Tilt = reading.Tilt{Turns: 2, Skew: 0.03}
	for i := range p.Lines {
		for j := range p.Lines[i].Words {
			p.Lines[i].Words[j].Box = p.Given(p.Lines[i].Words[j].Box)
		}
	}
	for i := range p.Marks {
		p.Marks[i].Box = p.Given(p.Marks[i].Box)
	}
	expect(t, read(TA6, d), map[string]any{ta6Dispute: "No", ta6Flood: "Yes"})
}

// Where the empty box of "Yes" was not seen, the ticked one of "No" is still its own,
// though it stands nearer to "Yes".
func TestTickWhoseNeighbourWasNotSeen(t *testing.T) {
	d := scanned(textDoc(
		"Property information form (TA6)",
		"2.1 Have there been any disputes or complaints?\t\t\tYes No",
		"7.1 Has the property ever been flooded?\t\t\tYes No",
	), 0.95)
	p := &d.Pages[0]
	for i := range p.Lines {
		words := p.Lines[i].Words
		if len(words) != 2 {
			continue
		}
		yes, no := &words[0], &words[1]
		no.Box.X0, no.Box.X1 = yes.Box.X1+26, yes.Box.X1+38
		p.Lines[i].Box = yes.Box.Union(no.Box)
		box := func(x float64, ticked bool) {
			p.Marks = append(p.Marks, reading.Mark{Box: reading.Box{X0: x, Y0: yes.Box.Y0, X1: x + 10, Y1: yes.Box.Y1}, Ticked: ticked, Kind: reading.MarkInk, Confidence: 0.9})
		}
		if len(p.Marks) == 0 {
			box(yes.Box.X0-14, true)
			box(yes.Box.X1+3, false)
		} else {
			box(yes.Box.X1+3, true)
		}
	}
	expect(t, read(TA6, d), map[string]any{ta6Dispute: "Yes", ta6Flood: "No"})
}
