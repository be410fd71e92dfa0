package papers

import (
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file parts the booklets in which councils and search companies send both halves of
// a local search: the register of local land charges, and the replies to enquiries. The
// halves often share a page, so that their sections may too.

var (
	partCalled = `(?:(?:part|section|schedule|volume)\s+(?:[A-D]|\d|I{1,3}|one|two)\b\s*[:.–—-]?\s*)?`
	// registerHalf and repliesHalf are the headings of the two halves.
	registerHalf = pattern.New(`^(?i)(?:\d\.?\s+)?` + partCalled + `(?:(?:official\s+)?(?:certificate|results?)\s+of\s+(?:the\s+)?search\s+(?:of|in)\s+the\s+|(?:official\s+)?search\s+(?:of|in)\s+the\s+)?(?:register\s+of\s+)?(?:form\s+)?(?:local\s+land\s+charges?(?:\s+register)?|LLC\s?1)\b(?:\W.{0,60})?$`)
	repliesHalf  = pattern.New(`^(?i)(?:\d\.?\s+)?` + partCalled + `(?:(?:replies|answers|responses|results)\s+(?:to|of)\s+(?:the\s+)?)?(?:form\s+)?(?:standard\s+)?(?:CON\s?29\s?R?\b|enquiries\s+of\s+(?:the\s+)?local\s+authorit(?:y|ies))(?:\W.{0,60})?$`)
)

// mostHalfWords is how many words the heading of a half has at most.
const mostHalfWords = 12

// searchHalves is the two halves of a local search in one file, or nothing: each has its
// heading, and what stands under the register's is one.
func searchHalves(t *evidence.Text, whole Section) []Section {
	if whole.Kind != CON29R && whole.Kind != LLC1 || whole.Confidence < threshold {
		return nil
	}
	register, replies := 0, 0
	for _, p := range t.Document().Pages {
		for i := 0; ; i++ {
			line := t.Line(p.Number, i)
			if line.Empty() {
				break
			}
			text := line.Text()
			if line.Words() > mostHalfWords {
				continue
			}
			inRegister, inReplies := registerHalf.MatchString(text), repliesHalf.MatchString(text)
			switch {
			case inRegister && namesReplies.MatchString(text) || inReplies && namesRegister.MatchString(text):
				// The booklet's title.
			case inRegister && register == 0:
				register = p.Number
			case inReplies && replies == 0:
				replies = p.Number
			}
		}
	}
	if register == 0 || replies == 0 {
		return nil
	}
	// Both begin with the front page, which tells of what land the search is and of when.
	first := Section{First: whole.First, Last: whole.Last, Classification: Classification{LLC1, whole.Confidence, "its half for the register of local land charges"}}
	second := Section{First: whole.First, Last: whole.Last, Classification: Classification{CON29R, whole.Confidence, "its half for the replies to enquiries"}}
	if register <= replies {
		first.Last = replies
	}
	if !holdsRegister(t, first) || !holdsReplies(t, second) {
		return nil
	}
	return []Section{first, second}
}

var (
	namesReplies  = pattern.New(`(?i)CON\s?29|enquiries`)
	namesRegister = pattern.New(`(?i)LLC\s?1|land\s+charges`)
)

// holdsRegister reports whether pages say what parts of the register hold.
func holdsRegister(t *evidence.Text, s Section) bool {
	n := 0
	for _, f := range Extract(LLC1, evidence.NewText(s.Pages(t.Document())), time.Time{}) {
		switch path := Declared(f.Path()); {
		case path == countPath:
			return true
		case path == llcCharge+"description", path == llcCharge+"registrationDate", strings.HasPrefix(path, "/paperwurks/llc1/parts/"):
			n++
		}
	}
	return n >= 3
}

// holdsReplies reports whether pages answer several enquiries.
func holdsReplies(t *evidence.Text, s Section) bool {
	n := 0
	for _, f := range Extract(CON29R, evidence.NewText(s.Pages(t.Document())), time.Time{}) {
		if strings.HasSuffix(f.Path(), "/yesNo") {
			n++
		}
	}
	return n >= 6
}
