package evidence

import (
	"fmt"
	"regexp"
	"strings"
)

// Quoted is the passage that somebody claims stands on a page: the door through which
// whatever a model quotes must come. It fails unless the whole quotation stands there.
func Quoted(t *Text, page int, quote string) (Span, error) {
	s, ok := t.Locate(page, quote)
	if !ok {
		return Span{}, fmt.Errorf("evidence: %q does not stand on page %d of %s", quote, page, t.doc.Name)
	}
	if _, err := Cite(s); err != nil {
		return Span{}, err
	}
	return s, nil
}

var (
	figure   = regexp.MustCompile(`[0-9]+(?:[.,:/][0-9]+)*`)
	negation = regexp.MustCompile(`(?i)\b(?:no|not|never|none|nor|neither|without|nothing|nobody|cannot|prohibited|forbidden)\b|n['’]t\b`)
	excepted = regexp.MustCompile(`(?i)\b(?:unless|except)\b`)
	told     = regexp.MustCompile(`[\p{L}\p{N}]+(?:['’][\p{L}]+)*`)
	counted  = regexp.MustCompile(`(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|quarter|double|triple|annually|monthly|quarterly|weekly|daily)\b`)
	parties  = regexp.MustCompile(`(?i)\b(?:landlord|tenant|lessor|lessee|freeholder|leaseholder|seller|vendor|buyer|purchaser|lender|mortgagee|borrower|mortgagor|guarantor|owner|occupier|council|insurer|company)s?\b`)
	named    = regexp.MustCompile(`\p{Lu}[\p{L}'’-]+`)
)

// borne is how much of a sentence's own words the quotations must have.
const borne = 0.6

// Bears says whether quotations bear a sentence out, so far as words can tell: every
// number, amount, date, party and name in it stands in one of them, it denies something only
// where they do and the other way round, and most of its words are theirs. It is
// strict: what paraphrases freely fails, and is then not said. That the words mean
// what they say together is not for a program to know, which is why they are shown.
func Bears(sentence string, quotes ...string) bool {
	all := strings.Join(quotes, "\n")
	if Fold(all) == "" || Fold(sentence) == "" {
		return false
	}
	has := map[string]bool{}
	for _, w := range told.FindAllString(strings.ToLower(Unhyphenate(Fold(all))), -1) {
		has[w], has[stem(w)] = true, true
	}
	plain := strings.ReplaceAll(all, ",", "")
	for _, f := range figure.FindAllString(sentence, -1) {
		if !Stands(strings.ReplaceAll(f, ",", ""), plain) {
			return false
		}
	}
	for _, words := range []*regexp.Regexp{counted, parties} {
		for _, w := range words.FindAllString(sentence, -1) {
			if w = strings.ToLower(w); !has[w] && !has[stem(w)] {
				return false
			}
		}
	}
	for i, at := range named.FindAllStringIndex(sentence, -1) {
		if i == 0 && strings.TrimSpace(sentence[:at[0]]) == "" {
			continue // every sentence begins with a capital
		}
		if w := strings.ToLower(sentence[at[0]:at[1]]); !has[w] && !has[stem(w)] {
			return false
		}
	}
	var own []string
	theirs := 0
	for _, w := range told.FindAllString(strings.ToLower(sentence), -1) {
		if small[w] {
			continue
		}
		own = append(own, w)
		if has[w] || has[stem(w)] {
			theirs++
		}
	}
	if len(own) == 0 || float64(theirs) < borne*float64(len(own)) {
		return false
	}
	return denies(sentence, nearest(own, quotes))
}

// denies says whether a sentence denies and excepts as a clause does: something where
// it does something, and no more often, since what is denied twice is said.
func denies(sentence, clause string) bool {
	said, there := len(negation.FindAllString(sentence, -1)), len(negation.FindAllString(clause, -1))
	limited := func(text string, denials int) bool { return denials > 0 || excepted.MatchString(text) }
	return said <= there && (said > 0) == (there > 0) && limited(sentence, said) == limited(clause, there)
}

var clauseEnd = regexp.MustCompile(`[.;:]\s+`)

// nearest is the clause of the quotations that has most of some words: what a sentence
// must agree with on whether something is so. A clause elsewhere in a long passage may
// well say "not".
func nearest(words, quotes []string) string {
	best, most := "", -1
	for _, q := range quotes {
		for _, clause := range clauseEnd.Split(Unhyphenate(Fold(q)), -1) {
			has := map[string]bool{}
			for _, w := range told.FindAllString(strings.ToLower(clause), -1) {
				has[w], has[stem(w)] = true, true
			}
			n := 0
			for _, w := range words {
				if has[w] || has[stem(w)] {
					n++
				}
			}
			if n > most {
				best, most = clause, n
			}
		}
	}
	return best
}

// stem is a word without the endings of number and tense, so that "repairs" meets
// "repair".
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= 4 {
			return strings.TrimSuffix(cut, "e")
		}
	}
	return strings.TrimSuffix(w, "e")
}

// small is words that say nothing by themselves.
var small = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("a an and any are as at be been by can do does for from had has have he her his in is it its may must of on or shall she should so than that the their them then there these they this those to under upon was were when where which who whose will with would") {
		m[w] = true
	}
	return m
}()
