package rules

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// shelf is the smallest set of files that loads.
func shelf(pack string) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"packs/names.yaml":        file("epc:\n  rating: /propertyPack/energyEfficiency/certificate/currentEnergyRating\n  expires: /paperwurks/epc/validUntil\ncase:\n  rating: [epc.rating]\n"),
		"packs/completeness.yaml": file("wanted: []\n"),
		"lenders.yaml":            file("as_of: 2026-04\nsource: a source\nlenders:\n  - {name: Moor Bank, wants: {leaseYearsAtStart: {figure: 85, section: 5.14.1}}}\n"),
		"packs/test.yaml":         file(pack),
	}
}

const good = `
pack: test
version: 1
reviewed: 2026-11-22
rules:
  - id: test.rating
    kinds: [epc]
    when: is(epc.rating, "G")
    severity: low
    title: Rating {epc.rating}
    detail: The rating is {epc.rating}[, until {epc.expires}].
    remedy: Tell the buyer.
    sources: [a statute]
`

func TestLoad(t *testing.T) {
	if _, err := Load(); err != nil {
		t.Fatal(err)
	}
	if _, err := load(shelf(good)); err != nil {
		t.Fatal(err)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct {
		what, old, new, wants string
	}{
		{"an unknown key", "severity: low", "severity: low\n    serious: true", "serious"},
		{"an unknown key in a severity's case", "severity: low", "severity:\n      - {level: low, wen: true}", "wen"},
		{"an unknown name", "is(epc.rating", "is(epc.ratting", "epc.ratting"},
		{"an unknown function", `is(epc.rating, "G")`, `isnt(epc.rating, "G")`, "isnt"},
		{"a condition that is no answer", `is(epc.rating, "G")`, `text(epc.rating)`, "bool"},
		{"a bad expression", `is(epc.rating, "G")`, `is(epc.rating, "G"`, "when"},
		{"a function on the wrong type", `is(epc.rating, "G")`, `yes(epc.expires)`, "of type day"},
		{"a bad regular expression", `is(epc.rating, "G")`, `says(epc.rating, "(")`, "says"},
		{"a day that is none", `is(epc.rating, "G")`, `before(epc.expires, "2025-02-30")`, "2025-02-30"},
		{"the time of day", `is(epc.rating, "G")`, `now().Year() > 2000`, "now"},
		{"a requirement that no lender can state", `is(epc.rating, "G")`, `lenderNumber("colour") > 1`, "colour"},
		{"a kind that is none", "kinds: [epc]", "kinds: [epcs]", "epcs"},
		{"a severity that is none", "severity: low", "severity: dire", "dire"},
		{"no severity", "    severity: low\n", "", "severity"},
		{"no source", "    sources: [a statute]\n", "", "sources"},
		{"no remedy", "    remedy: Tell the buyer.\n", "", "remedy"},
		{"a bad id", "id: test.rating", "id: Rating", "Rating"},
		{"a jurisdiction that is none", "kinds: [epc]", "kinds: [epc]\n    jurisdiction: scotland", "scotland"},
		{"a day in force that is none", "kinds: [epc]", "kinds: [epc]\n    in_force: {from: 2025-31-01}", "2025-31-01"},
		{"a period that ends before it begins", "kinds: [epc]", "kinds: [epc]\n    in_force: {from: 2025-02-01, to: 2025-01-01}", "in_force"},
		{"a guard without a why", "severity: low", "severity: low\n    unless:\n      - if: has(epc.rating)", "why"},
		{"a template with an unknown name", "Rating {epc.rating}", "Rating {epc.colour}", "epc.colour"},
		{"a template that is not closed", "Rating {epc.rating}", "Rating {epc.rating", "not closed"},
		{"a list that is none", "kinds: [epc]", "kinds: [epc]\n    each: epc.rating", "not in a list"},
		{"evidence that has no name", "severity: low", "severity: low\n    evidence: [epc.colour]", "epc.colour"},
		{"no version", "version: 1", "version: 0", "version"},
		{"no review", "reviewed: 2026-11-22", "reviewed: yesterday", "yesterday"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("%q is not in the good pack", c.old)
			}
			_, err := load(shelf(strings.Replace(good, c.old, c.new, 1)))
			if err == nil {
				t.Fatal("it loads")
			}
			if !strings.Contains(err.Error(), c.wants) || !strings.Contains(err.Error(), "test.yaml") {
				t.Errorf("the error names neither the file nor %q: %v", c.wants, err)
			}
		})
	}
}

func TestLoadRefusesTwins(t *testing.T) {
	s := shelf(good)
	s["packs/twin.yaml"] = s["packs/test.yaml"]
	if _, err := load(s); err == nil || !strings.Contains(err.Error(), "test.rating") {
		t.Errorf("two rules of one id: %v", err)
	}
}

func TestLoadRefusesOtherFiles(t *testing.T) {
	for _, c := range []struct{ file, text, wants string }{
		{"packs/names.yaml", "epc:\n  rating: /propertyPack/none\n", "/propertyPack/none"},
		{"packs/names.yaml", "epc:\n  rating: /propertyPack/energyEfficiency/certificate/currentEnergyRating\ncase:\n  x: [epc.colour]\n", "epc.colour"},
		{"lenders.yaml", "as_of: 2026-04\nsource: s\nlenders: [{name: A, wants: {colour: {figure: 1, section: x}}}]\n", "colour"},
		{"lenders.yaml", "as_of: 2026-04\nsource: s\nlenders: [{name: A, wants: {leaseYearsAtEnd: {figure: 1}}}]\n", "section"},
		{"lenders.yaml", "as_of: lately\nsource: s\n", "month"},
		{"packs/completeness.yaml", "wanted: [{id: missing.x, kinds: [nothing]}]\n", "nothing"},
	} {
		s := shelf(good)
		s[c.file].Data = []byte(c.text)
		_, err := load(fs.FS(s))
		if err == nil || !strings.Contains(err.Error(), c.wants) {
			t.Errorf("%s: %q: %v", c.file, c.text, err)
		}
	}
}
