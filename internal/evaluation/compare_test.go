package evaluation

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/retrieval"
	"github.com/paperwurks/paperwurks/internal/synth"
)

func TestSupported(t *testing.T) {
	quotes := []string{"The Landlord shall keep the roof in good repair.", "Mrs Ann Lee pays £250 a year."}
	for sentence, want := range map[string]bool{
		"The landlord keeps the roof in good repair.": true,
		"Ann Lee pays £250 a year.":                   true,
		"She pays £260 a year.":                       false, // another sum
		"It is paid by Ben Lee.":                      false, // another name
		"The landlord does not keep the roof.":        false, // denied
		"Collapse threatens everybody hereabouts.":    false, // other words
	} {
		if supported(sentence, quotes) != want {
			t.Errorf("%q: supported is %v", sentence, !want)
		}
	}
	if supported("Anything.", nil) || !supported("Pets are not allowed.", []string{"No pets are allowed"}) {
		t.Error("without quotations, or a denial that is theirs")
	}
}

// counting is a sentence model to which all is alike.
type counting struct{ texts int }

func (*counting) Identity() model.Identity { return model.Identity{ID: "counting", Dimension: 1} }

func (c *counting) Embed(_ context.Context, texts []string) (made model.Embedding, err error) {
	for range texts {
		c.texts++
		made.Vectors = append(made.Vectors, []float32{1})
	}
	return made, nil
}

// A pack of one paper, read by an engine without a model and by one whose model adds
// a right fact, a wrong one and an answer with a sentence of its own.
func TestCompare(t *testing.T) {
	dir := t.TempDir()
	words := "No dog bird cat or other animal shall be kept in the Flat"
	truth := synth.Truth{Schema: synth.TruthSchema, Seed: 7, AsAt: "2026-05-01", Documents: []synth.Paper{{File: "lease.pdf", Kind: "lease", Pages: 1, Facts: []synth.PaperFact{
		{Path: "/paperwurks/lease/pets/text", Normalised: words, Page: 1, Quote: words},
		{Path: "/paperwurks/lease/groundRent", Normalised: 250.0, Page: 1, Quote: "£250"},
	}}}}
	if err := (synth.Pack{Truth: truth, Files: []synth.File{{Name: "lease.pdf", Bytes: []byte("x")}}}).Write(filepath.Join(dir, "one")); err != nil {
		t.Fatal(err)
	}
	var line reading.Line
	for i, w := range strings.Fields(words) {
		line.Words = append(line.Words, reading.Word{Text: w, Box: reading.Box{X0: float64(i) * 30, X1: float64(i)*30 + 25, Y0: 10, Y1: 20}, Confidence: 1})
	}
	doc := &reading.Document{Name: "lease.pdf", Pages: []reading.Page{{Number: 1, Width: 600, Height: 800, Lines: []reading.Line{line}}}}
	fact := func(path string, value any, quote string, by evidence.Origin) analysis.Fact {
		return analysis.Fact{Path: path, Label: "Pets", Normalised: value, Value: quote, Page: 1, Quote: quote, Origin: by, Boxes: []reading.Box{{X1: 500, Y0: 10, Y1: 20}}}
	}
	engine := func(by ...analysis.Fact) Engine {
		return func(context.Context, []analysis.File, analysis.Options) (*analysis.Analysis, error) {
			return &analysis.Analysis{
				Report: analysis.Report{AsAt: "2026-05-01", Model: &analysis.Model{Unread: []string{"lease.pdf"}, Note: "it was slow"}, Documents: []analysis.Document{{
					File: "lease.pdf", Kind: papers.Lease, Pages: 1, Facts: append([]analysis.Fact{fact("/paperwurks/lease/pets/text", words, words, evidence.Parser)}, by...),
				}}},
				Sources: []analysis.Source{{File: analysis.File{Name: "lease.pdf"}, Document: doc}},
			}, nil
		}
	}
	wrote := 0
	sense := &counting{}
	c, err := Compare(t.Context(), dir, []Contender{
		{Name: "plain", Engine: engine(), Sense: sense},
		{Name: "with a model", Engine: engine(fact("/paperwurks/lease/groundRent", 250.0, "£250", evidence.Model), fact("/paperwurks/lease/premium", 9.0, "£9", evidence.Model)),
			Spent: func() model.Spent {
				return model.Spent{Calls: 3, Usage: model.Usage{In: 10, Out: 2}, Cost: model.Pounds(0.5)}
			},
			Write: func(_ context.Context, a retrieval.Answer) (*retrieval.Written, error) {
				if len(a.Passages) == 0 {
					return nil, nil
				}
				wrote++
				return &retrieval.Written{Sentences: []retrieval.Sentence{{Text: "No dog or cat shall be kept.", Cites: []int{0}}, {Text: "The rent is £77.", Cites: []int{0}}, {Text: "No dog.", Cites: []int{99}}}, Dropped: 4, Note: "cut short"}, nil
			}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	plain, with := c.Engines[0], c.Engines[1]
	if plain.Written != nil || plain.FieldF1 != (Count{True: 1, Lost: 1}).F1() || with.FieldF1 != (Count{True: 2, False: 1}).F1() || with.ModelFacts != (Count{True: 1, False: 1}) {
		t.Errorf("facts: %+v, %+v", plain, with)
	}
	if plain.Questions != with.Questions || plain.Questions != 1+Unanswerable || with.First != plain.First {
		t.Errorf("questions: %d and %d", plain.Questions, with.Questions)
	}
	if sense.texts <= plain.Questions { // the passage too
		t.Errorf("a sentence model was given %d texts", sense.texts)
	}
	if wrote == 0 || with.Written.Answers != wrote || with.Written.Sentences != 3*wrote || len(with.Written.Unsupported) < 2*wrote || with.Written.Dropped != 4*wrote || with.Written.Notes["cut short"] != wrote || with.Written.Right != 1 || with.Written.Ventured != wrote-1 {
		t.Errorf("%d answers: %+v", wrote, with.Written)
	}
	if with.Calls != 3 || with.Pounds != 0.5 || with.Unread != 1 || with.Notes["it was slow"] != 1 || with.PackSeconds <= 0 || with.QuestionSlowest <= 0 {
		t.Errorf("%+v", with)
	}
	var table, machine bytes.Buffer
	if err := c.Print(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"plain  ", "with a model", "right/wrong", "1/1", "10/2", "0.5000", "unsupported: The rent is £77.", "1 reports: it was slow", "cut short"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
	var back Comparison
	if err := c.JSON(&machine); err != nil || json.Unmarshal(machine.Bytes(), &back) != nil || len(back.Engines) != 2 || back.PricesRead == "" {
		t.Errorf("JSON: %v %s", err, machine.String())
	}
}
