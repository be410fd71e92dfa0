package retrieval

import (
	"slices"
	"testing"

	"github.com/paperwurks/paperwurks/internal/model"
)

func TestWhole(t *testing.T) {
	if got := Whole([]float32{0.5, -1, 0}); !slices.Equal(got, []int8{64, -127, 0}) {
		t.Errorf("%v", got)
	}
	if got := Whole([]float32{0, 0}); !slices.Equal(got, []int8{0, 0}) {
		t.Errorf("nothing is %v", got)
	}
}

// What a sentence model says of passages moves those behind the answer, brings some
// that share no word with the question, and leaves the answer as it was; vectors of
// another model do nothing.
func TestSense(t *testing.T) {
	texts := []string{
		"The Landlord shall keep the roof in repair", "The Tenant shall keep the roof terrace clean",
		"Roof tiles are of slate", "Rainwater must be kept out of the attic by the freeholder",
	}
	by := model.Identity{ID: "m", Dimension: 2}
	c := &Case{}
	of := map[string][]int8{}
	for i, text := range texts {
		c.Passages = append(c.Passages, Passage{File: "lease.pdf", Kind: "lease", text: []string{text}, next: -1})
		direction := []float32{1, 0}
		if i == 3 {
			direction = []float32{0.1, 1}
		}
		of[c.Passages[i].Sum()] = Whole(direction)
	}
	c.index = newIndex(c)
	const question = "who repairs the roof"
	plain := c.Ask(question)
	c.Sense(Sense{By: by, Of: of})
	if c.Sensed() != by {
		t.Fatal("the case has no vectors")
	}
	passages := func(a Answer) (all []int) {
		for _, r := range a.Passages {
			all = append(all, r.passage)
		}
		return all
	}
	if slices.Contains(passages(plain), 3) {
		t.Fatalf("the words find what the test wants the meaning to find: %v", passages(plain))
	}
	for name, v := range map[string]Vector{"none": {}, "another model's": {By: model.Identity{ID: "n", Dimension: 2}, Numbers: []float32{0, 1}}} {
		if got := c.AskNear(question, v); !slices.Equal(passages(got), passages(plain)) || got.Text != plain.Text {
			t.Errorf("%s: %v, not %v", name, passages(got), passages(plain))
		}
	}
	near := c.AskNear(question, Vector{By: by, Numbers: []float32{0, 1}})
	if near.Outcome != plain.Outcome || near.Text != plain.Text || near.Confidence != plain.Confidence || len(near.Evidence) != len(plain.Evidence) {
		t.Errorf("another answer: %+v", near)
	}
	if i := slices.Index(passages(near), 3); i < 0 || near.Passages[i].Near < 0.9 {
		t.Errorf("what is near in meaning is not there: %v", passages(near))
	}
	if got := c.SearchNear(question, Vector{By: by, Numbers: []float32{0, 1}}, 2); len(got) != 2 {
		t.Errorf("%d results, not 2", len(got))
	}
}
