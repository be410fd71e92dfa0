package papers

import (
	"fmt"
	"math"
	"regexp"
	"sort"
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
)

// anchor is wording that tells a kind of paper. Weight is how sure the kind is
// when the wording is there and nothing else is known, 0 to 1; a negative weight
// is how sure it is that the paper is not of the kind.
type anchor struct {
	re     *regexp.Regexp
	weight float64
	// head limits the anchor to the first words of the document, where its title stands.
	head bool
}

// headWords is how many words from the start count as the head: a title block,
// an address and a reference fit in it, the body of a letter does not.
const headWords = 120

// threshold is the least confidence at which a kind is named at all.
const threshold = 0.5

// Classification is what kind of paper it is, how sure that is and why.
type Classification struct {
	Kind       Kind
	Confidence float64 // 0 to 1
	Reason     string  // a sentence that quotes the wording that decided it
}

// Classify tells the kind of a paper by its wording. The weights of the anchors
// that stand in it are joined as independent evidence: 1 − Π(1 − weight).
func Classify(t *evidence.Text) Classification {
	type score struct {
		def    *definition
		value  float64
		quotes []string
	}
	var scores []score
	all := t.All()
	head := all
	if head.Words() > headWords {
		head = head.Sub(0, headWords)
	}
	for _, d := range definitions {
		doubt, against := 1.0, 1.0
		var quotes []string
		for _, a := range d.anchors {
			in := all
			if a.head {
				in = head
			}
			m, ok := in.Find(a.re)
			if !ok {
				continue
			}
			if a.weight < 0 {
				against *= 1 + a.weight
				continue
			}
			doubt *= 1 - a.weight
			quotes = append(quotes, m.Whole)
		}
		scores = append(scores, score{d, (1 - doubt) * against, quotes})
	}
	sort.SliceStable(scores, func(i, j int) bool { return scores[i].value > scores[j].value })
	best, next := scores[0], scores[1]
	if best.value < threshold {
		return Classification{Other, 1 - best.value, "no wording that tells a known kind of paper was found"}
	}
	// A close second lowers the confidence: half when the two are equal.
	confidence := best.value * (1 - 0.5*math.Pow(next.value/best.value, 8))
	sort.SliceStable(best.quotes, func(i, j int) bool { return len(best.quotes[i]) > len(best.quotes[j]) })
	quotes := best.quotes[:min(3, len(best.quotes))]
	reason := fmt.Sprintf("it says “%s”", strings.Join(quotes, "”, “"))
	if next.value > 0.9*best.value {
		reason += fmt.Sprintf("; it could also be a %s", next.def.name)
	}
	return Classification{best.def.kind, confidence, reason}
}
