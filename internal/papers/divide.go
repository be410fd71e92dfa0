package papers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// sure is how confident every part of a file must be told for the file to be
// taken as several papers: a wrong cut loses what crosses it, and one paper in one
// file is the rule.
const sure = 0.75

// Divide tells what kind of paper a file is, or what papers it holds; there is at
// least one. The halves of a local search may share pages. A person's word on the kind, when said is not empty, is about the whole
// file.
func Divide(t *evidence.Text, said Kind) []Section {
	pages := t.Document().Pages
	if len(pages) == 0 {
		return []Section{{Classification: Classify(t)}} // an e-mail that only carries others
	}
	whole := Section{First: pages[0].Number, Last: pages[len(pages)-1].Number}
	if said != "" {
		whole.Classification = Classification{Kind: said, Confidence: 1, Reason: "a person said so"}
		return []Section{whole}
	}
	if sections := Split(t); len(sections) > 1 && !slices.ContainsFunc(sections, func(s Section) bool {
		return s.Confidence < sure || s.Kind == Other && opens(t, s.First) != Other
	}) {
		return sections
	}
	whole.Classification = Classify(t)
	if both := searchHalves(t, whole); len(both) > 0 {
		return both
	}
	return []Section{whole}
}

// Together is what to call a file that holds these papers: what its one paper is,
// or what the longest of several is, with the others named in the reason. One of which
// nothing is read counts last.
func Together(sections []Section) Classification {
	if len(sections) == 0 {
		return Classification{Kind: Other}
	}
	longest := sections[0]
	least := longest.Confidence
	var names []string
	for _, s := range sections {
		if known := s.Kind != Other; known && longest.Kind == Other || known == (longest.Kind != Other) && s.Last-s.First > longest.Last-longest.First {
			longest = s
		}
		least = min(least, s.Confidence)
		names = append(names, fmt.Sprintf("%s from page %d", Name(s.Kind), s.First))
	}
	if len(sections) == 1 {
		return longest.Classification
	}
	return Classification{longest.Kind, least, fmt.Sprintf("it holds %d papers: %s", len(sections), strings.Join(names, ", "))}
}
