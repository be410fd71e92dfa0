package pdf

import (
	"strings"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// judgement is what the gate says of a page's text layer.
type judgement int

const (
	good judgement = iota
	blank
	needsOCR
)

// Bounds of the gate. They separate pages, not documents: a born-digital page
// has none of these troubles, a page that has one has it all over.
const (
	mostBroken    = 0.2 // of the glyphs may lack a meaning
	fullImage     = 0.5 // of the page covered by images: a scan
	fewWords      = 25  // on a scan: a stamp or page number, not its text
	leastNatural  = 0.55
	leastOCRLayer = 0.75 // somebody else's OCR under a scan must be better than that
	enoughTokens  = 8    // to judge whether they are words
)

func verdict(glyphs []glyph, words []reading.Word, c *content) judgement {
	shown, broken, hidden := 0, 0, 0
	for i := range glyphs {
		g := &glyphs[i]
		if g.space || g.text == "" {
			continue
		}
		shown++
		if g.broken {
			broken++
		}
		if g.invisible {
			hidden++
		}
	}
	if shown == 0 && len(words) == 0 {
		if c.empty() {
			return blank
		}
		return needsOCR
	}
	if float64(broken) > mostBroken*float64(shown) {
		return needsOCR
	}
	scan := c.coverage() > fullImage
	if scan && len(words) < fewWords {
		return needsOCR
	}
	least := leastNatural
	if scan && hidden > shown/2 {
		least = leastOCRLayer
	}
	if share, tokens := natural(words); tokens >= enoughTokens && share < least {
		return needsOCR
	}
	return good
}

// covered reports whether images or shadings certainly put something on the page.
func (c *content) covered() bool { return c.coverage() > 0.02 }

// natural is how much of the words of letters look like words of English or Welsh,
// 0 to 1, weighted by length, and how many such words there were. A word looks
// natural by its pairs of letters: a text whose codes are shifted, as fonts without
// a Unicode map give it, has few pairs that the languages use.
func natural(words []reading.Word) (share float64, tokens int) {
	letters, plausible := 0.0, 0.0
	for _, w := range words {
		t := strings.TrimFunc(w.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(t) < 3 {
			continue
		}
		alphabetic, digits, other := 0, 0, 0
		for _, r := range t {
			switch {
			case unicode.IsLetter(r):
				alphabetic++
			case unicode.IsDigit(r):
				digits++
			case strings.ContainsRune("-'’/.,&:;()@£%_+", r):
			default:
				other++
			}
		}
		if digits > 0 && other == 0 && digits >= alphabetic {
			continue // a number, date, postcode or reference says nothing either way
		}
		if alphabetic < 3 && other == 0 {
			continue
		}
		tokens++
		n := float64(min(len(t), 12))
		letters += n
		if digits == 0 {
			plausible += n * pairShare(strings.ToLower(t)) * (1 - float64(other)/float64(len(t)))
		} else if other == 0 {
			plausible += n * 0.5
		}
	}
	if letters == 0 {
		return 1, 0
	}
	return plausible / letters, tokens
}

// pairShare is the share of a word's letter pairs that are usual.
func pairShare(t string) float64 {
	pairs, usual := 0, 0
	prev := rune(0)
	for _, r := range t {
		if prev >= 'a' && prev <= 'z' && r >= 'a' && r <= 'z' {
			pairs++
			if usualPairs[prev-'a'][r-'a'] {
				usual++
			}
		}
		prev = r
	}
	if pairs == 0 {
		return 0
	}
	return float64(usual) / float64(pairs)
}

// usualPairs holds the letter pairs of the sample below: ordinary words of letters,
// forms and deeds, with some Welsh ones for the bilingual papers of Wales.
var usualPairs = func() (p [26][26]bool) {
	const sample = `the of and to in is for or by at on you not be this that with from have has are was were will would
	shall may must which their there any all other been being under upon where when than then such each every who whom whose
	what your our property seller buyer tenant landlord lease term years year date dated registered register title number
	proprietor charge charges restriction disposition covenant covenants easement rights right way access drainage sewer
	water supply electricity gas telephone boundary boundaries wall fence hedge dispute disputes complaint notice notices
	planning permission building regulations consent consents approval certificate completion guarantee insurance warranty
	flooding flood radon japanese knotweed ground rent service reserve fund management company managing agent contact
	address postcode street road avenue close lane drive house flat floor garage parking space permit council authority
	local search searches enquiries information question answer please attached follow supplied provide details enclosed
	copy copies document documents solicitor conveyancer signed signature name names full first second third fourth fifth
	between before after during within without against above below through following following including include included
	pounds paid payment price purchase mortgage lender bank society account amount total interest monthly quarterly half
	energy rating score current potential heating boiler windows doors roof walls loft insulation environmental impact
	explanation example exchange expiry quality equal require required request quick equipment jurisdiction object subject
	adjoining maximum minimum approximately obligation responsibility assignment underlet alteration structural
	highway footpath adopted private public conservation area listed tree preservation order enforcement contaminated land
	england wales united kingdom london bristol leeds york oxford cambridge kent essex sussex devon cornwall
	yes no known apply does did do if so as an it its he she they them we us out up down over only also more most very
	joint jointly severally trust trustee beneficiary bankruptcy transfer transferee conveyance freehold leasehold commonhold
	awdurdod cymru cyngor cyfeiriad tir eiddo gwerthwr prynwr ddim oes ydych wedi llywodraeth rhif dyddiad chwiliad ffordd
	january february march april may june july august september october november december monday tuesday wednesday thursday
	friday saturday sunday vacuum switch jewel pizza zone hazard lazy dozen awkward rhythm skiing bookkeeper withheld`
	for _, w := range strings.Fields(sample) {
		for i := 1; i < len(w); i++ {
			p[w[i-1]-'a'][w[i]-'a'] = true
		}
	}
	return p
}()
