package retrieval

import "strings"

// stem takes the endings off an English word, so that "repairing", "repairs" and
// "repaired" are one. It follows the steps of M. F. Porter, "An algorithm for suffix
// stripping" (Program 14, 1980). A word with a digit, or of three letters and fewer,
// stays as it is.
func stem(word string) string {
	if len(word) <= 3 {
		return word
	}
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return word
		}
	}
	w := withoutS(word)
	w = pastAndGerund(w)
	if strings.HasSuffix(w, "y") && hasVowel(w[:len(w)-1]) {
		w = w[:len(w)-1] + "i"
	}
	w = replaceEnding(w, 0, doubleEndings)
	w = replaceEnding(w, 0, singleEndings)
	w = dropEnding(w)
	// A last e, and one of two ls, in a long word.
	if strings.HasSuffix(w, "e") {
		if m := measured(w[:len(w)-1]); m > 1 || m == 1 && !shortEnd(w[:len(w)-1]) {
			w = w[:len(w)-1]
		}
	}
	if strings.HasSuffix(w, "ll") && measured(w) > 1 {
		w = w[:len(w)-1]
	}
	return w
}

func withoutS(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), !strings.HasSuffix(w, "s"):
		return w
	}
	return w[:len(w)-1]
}

func pastAndGerund(w string) string {
	switch {
	case strings.HasSuffix(w, "eed"):
		if measured(w[:len(w)-3]) > 0 {
			return w[:len(w)-1]
		}
		return w
	case strings.HasSuffix(w, "ed") && hasVowel(w[:len(w)-2]):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "ing") && hasVowel(w[:len(w)-3]):
		w = w[:len(w)-3]
	default:
		return w
	}
	n := len(w)
	switch {
	case strings.HasSuffix(w, "at"), strings.HasSuffix(w, "bl"), strings.HasSuffix(w, "iz"):
		return w + "e"
	case n > 1 && w[n-1] == w[n-2] && consonant(w, n-1) && w[n-1] != 'l' && w[n-1] != 's' && w[n-1] != 'z':
		return w[:n-1]
	case measured(w) == 1 && shortEnd(w):
		return w + "e"
	}
	return w
}

type ending struct{ from, to string }

var doubleEndings = []ending{
	{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"abli", "able"},
	{"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"}, {"ization", "ize"}, {"isation", "ize"}, {"ation", "ate"},
	{"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},
	{"iviti", "ive"}, {"biliti", "ble"},
}

var singleEndings = []ending{
	{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"alise", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
}

func replaceEnding(w string, least int, endings []ending) string {
	for _, e := range endings {
		if strings.HasSuffix(w, e.from) {
			if measured(w[:len(w)-len(e.from)]) > least {
				return w[:len(w)-len(e.from)] + e.to
			}
			return w
		}
	}
	return w
}

var lastEndings = []string{"ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive", "ize", "ise", "al", "er", "ic", "ou"}

func dropEnding(w string) string {
	for _, e := range lastEndings {
		if !strings.HasSuffix(w, e) {
			continue
		}
		root := w[:len(w)-len(e)]
		if e == "ion" && !strings.HasSuffix(root, "s") && !strings.HasSuffix(root, "t") {
			return w
		}
		if measured(root) > 1 {
			return root
		}
		return w
	}
	return w
}

// consonant reports whether the letter at i is one; y is after a vowel or at the start.
func consonant(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !consonant(w, i-1)
	}
	return true
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if !consonant(w, i) {
			return true
		}
	}
	return false
}

// measured is how many times a run of vowels is followed by a run of consonants.
func measured(w string) int {
	n, vowels := 0, false
	for i := range len(w) {
		if consonant(w, i) {
			if vowels {
				n++
			}
			vowels = false
		} else {
			vowels = true
		}
	}
	return n
}

// shortEnd reports whether a word ends in consonant, vowel, consonant, the last not
// w, x or y: "hop" in "hoping".
func shortEnd(w string) bool {
	n := len(w)
	if n < 3 || !consonant(w, n-3) || consonant(w, n-2) || !consonant(w, n-1) {
		return false
	}
	return w[n-1] != 'w' && w[n-1] != 'x' && w[n-1] != 'y'
}
