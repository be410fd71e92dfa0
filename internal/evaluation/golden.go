package evaluation

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
)

// Ranked is how well questions found their passages, as a golden file keeps it.
type Ranked struct {
	Questions int     `json:"questions"`
	First     float64 `json:"recall_at_1"`
	Five      float64 `json:"recall_at_5"`
	MRR       float64 `json:"mrr"`
	Kept      float64 `json:"abstention"`
}

// worse is by how much a share may fall without being called worse: a question of five hundred.
const worse = 0.002

// Ranked is the score as a golden file keeps it.
func (s *Asked) Ranked() Ranked {
	part := func(n float64, of int) float64 { return math.Round(n/float64(max(1, of))*1000) / 1000 }
	return Ranked{s.Questions, part(float64(s.First), s.Questions), part(float64(s.Five), s.Questions), part(s.Reciprocal, s.Questions), part(float64(s.Kept), s.Unanswered)}
}

// Golden compares a score with what a file says of the engine by this name ("words",
// "vectors"), or writes it there. What is worse is an error that names it.
func (s *Asked) Golden(path, name string, update bool) error {
	all := map[string]Ranked{}
	text, err := os.ReadFile(path)
	if err != nil && !(update && errors.Is(err, fs.ErrNotExist)) {
		return fmt.Errorf("evaluation: the golden file: %w", err)
	}
	if len(text) > 0 {
		if err := json.Unmarshal(text, &all); err != nil {
			return fmt.Errorf("evaluation: the golden file %s: %w", path, err)
		}
	}
	now := s.Ranked()
	if update {
		all[name] = now
		text, err := json.MarshalIndent(all, "", " ")
		if err != nil {
			return err
		}
		return os.WriteFile(path, append(text, '\n'), 0o644) // #nosec G306 -- numbers for the tree
	}
	was, ok := all[name]
	if !ok || was.Questions != now.Questions {
		return fmt.Errorf("evaluation: %s has %d questions by %s, and %d were asked", path, was.Questions, name, now.Questions)
	}
	var lost []error
	for _, c := range []struct {
		what     string
		was, now float64
	}{{"right passage first", was.First, now.First}, {"right passage in five", was.Five, now.Five}, {"mean reciprocal rank", was.MRR, now.MRR}, {"abstention", was.Kept, now.Kept}} {
		if c.now < c.was-worse {
			lost = append(lost, fmt.Errorf("%s was %.3f and is %.3f", c.what, c.was, c.now))
		}
	}
	return errors.Join(lost...)
}
