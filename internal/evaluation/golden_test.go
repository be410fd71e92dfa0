package evaluation

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestGolden(t *testing.T) {
	path := filepath.Join(t.TempDir(), "golden.json")
	good := &Asked{Questions: 100, Unanswered: 20, First: 90, Five: 97, Reciprocal: 93, Kept: 19}
	if err := good.Golden(path, "words", false); err == nil {
		t.Error("there is no file")
	}
	if err := good.Golden(path, "words", true); err != nil {
		t.Fatal(err)
	}
	if err := good.Golden(path, "words", false); err != nil {
		t.Error(err)
	}
	if err := good.Golden(path, "vectors", false); err == nil {
		t.Error("nothing is said of vectors")
	}
	bad := *good
	bad.First = 89
	if err := bad.Golden(path, "words", false); err == nil || !strings.Contains(err.Error(), "first was 0.900 and is 0.890") {
		t.Errorf("a worse score: %v", err)
	}
	bad.First = 95
	if err := bad.Golden(path, "words", false); err != nil {
		t.Errorf("a better score: %v", err)
	}
	bad.Questions = 50
	if err := bad.Golden(path, "words", false); err == nil {
		t.Error("other questions were compared")
	}
}

// The golden file of the tree says both ways, and that vectors do not find less.
func TestGoldenOfTheTree(t *testing.T) {
	for _, name := range []string{"words", "vectors"} {
		s := &Asked{}
		if err := s.Golden("testdata/asking.golden.json", name, false); err == nil || strings.Contains(err.Error(), "has 0 questions") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
