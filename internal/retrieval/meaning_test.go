package retrieval

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/model"
)

// zoologist knows one thing: what an axolotl is near to.
type zoologist struct {
	fails, few bool
}

func (z *zoologist) Identity() model.Identity { return model.Identity{ID: "zoologist", Dimension: 2} }

func (z *zoologist) Embed(_ context.Context, texts []string) (model.Embedding, error) {
	if z.fails {
		return model.Embedding{}, errors.New("the model is away")
	}
	if z.few {
		return model.Embedding{}, nil
	}
	var e model.Embedding
	for _, t := range texts {
		v := []float32{0, 1}
		if strings.Contains(t, "axolotl") || strings.Contains(t, "animal") {
			v = []float32{1, 0}
		}
		e.Vectors = append(e.Vectors, v)
	}
	return e, nil
}

func (z *zoologist) Near(word string, others []string) []float32 {
	if word != "axolotl" {
		return nil
	}
	near := make([]float32, len(others))
	for i, o := range others {
		if o == "animal" {
			near[i] = 0.9
		}
	}
	return near
}

// What no list has is found by its meaning; a model that is away leaves the words.
func TestMeaning(t *testing.T) {
	const question = "would an axolotl be allowed?"
	if a := asked(t).Ask(question); a.Outcome != Silent {
		t.Fatalf("without vectors %q", a.Text)
	}
	away := &zoologist{}
	m, err := Understand(t.Context(), away)
	if err != nil {
		t.Fatal(err)
	}
	with := asked(t)
	with.Know(m)
	found := with.Search(question, 1)
	if len(found) == 0 || found[0].Where != "clause 2(b)" {
		t.Errorf("with vectors %+v", found)
	}
	away.fails = true
	if again := with.Search("Who has to fix the roof?", 1); len(again) == 0 || again[0].Where != "clause 3(a)" {
		t.Errorf("with the model away %+v", again)
	}
	for _, broken := range []*zoologist{{fails: true}, {few: true}} {
		if _, err := Understand(t.Context(), broken); err == nil {
			t.Error("a broken model was taken")
		}
	}
}
