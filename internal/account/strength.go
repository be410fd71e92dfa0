package account

import (
	"crypto/sha1" //nolint:gosec // the form in which lists of known passwords are handed out
	_ "embed"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// A password's length: at least 12 characters, and at most what it takes to hash
// without doing somebody's work for them.
const (
	shortestPassword = 12
	longestPassword  = 1024 // bytes
)

// enough is how many bits of guessing a password must cost. Online there are a few
// dozen guesses a day; this is for whoever has stolen the database and pays the
// price of argon2id for each of 2^36.
const enough = 36

// wordList is common words of British passwords, the commonest first: made for this
// program, by hand.
//
//go:embed words.txt
var wordList string

// ranks is the place of each word in the list, from 1.
var ranks = func() map[string]int {
	out := map[string]int{}
	for i, w := range strings.Fields(wordList) {
		if _, twice := out[w]; !twice {
			out[w] = i + 1
		}
	}
	return out
}()

// fit says what is wrong with a new password of somebody whom the other words are
// about: their e-mail, their name, their firm. fault.Invalid in words that help.
func (s *Service) fit(password string, about ...string) error {
	text := plain(password)
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl):
		return fault.New(fault.Invalid, "a password is text, on one line")
	case utf8.RuneCountInString(text) < shortestPassword:
		return fault.New(fault.Invalid, "a password has at least %d characters; three or four words that do not belong together are easy to keep in mind", shortestPassword)
	case len(text) > longestPassword:
		return fault.New(fault.Invalid, "a password has at most %d bytes", longestPassword)
	}
	if strength(text, about...) < enough {
		return fault.New(fault.Invalid, "this password is easy to guess: it is made of common words, names, dates, runs on the keyboard, or of what it is for; add a word or two that have nothing to do with it")
	}
	if s.Breached != nil {
		known, err := s.Breached.Has(sha1.Sum([]byte(password))) //nolint:gosec // see the import
		if err != nil {
			return err
		}
		if known {
			return fault.New(fault.Invalid, "this password is on a list of stolen ones; choose another")
		}
	}
	return nil
}

// strength is about how many bits it takes to guess a password for somebody who
// tries what people choose first. It is the cheapest way to put the password
// together from words, runs, repetitions, years and single characters.
func strength(password string, about ...string) float64 {
	own := ownWords(about)
	written := []rune(password)
	text := make([]rune, len(written))
	for i, r := range written {
		text[i] = unicode.ToLower(r)
	}
	if whole, times := block(text); times > 1 {
		return strength(string(written[:whole]), about...) + math.Log2(float64(times))
	}
	best := make([]float64, len(text)+1)
	for end := 1; end <= len(text); end++ {
		best[end] = best[end-1] + single(text[end-1])
		for start := max(0, end-40); start <= end-2; start++ {
			if c := piece(text[start:end], own); best[start]+c < best[end] {
				best[end] = best[start] + c
			}
		}
	}
	return best[len(text)] + capitals(written)
}

// single is what one character costs.
func single(r rune) float64 {
	switch {
	case r >= '0' && r <= '9':
		return math.Log2(10)
	case r >= 'a' && r <= 'z':
		return math.Log2(26)
	case r < utf8.RuneSelf:
		return math.Log2(33)
	}
	return 7 // a letter of another alphabet: somebody who guesses tries few of them
}

// piece is what a run of characters costs as one thing; infinite when it is none.
func piece(text []rune, own map[string]bool) float64 {
	cost := math.Inf(1)
	n := len(text)
	if own[string(text)] {
		return 1
	}
	straight, swapped := unleet(text)
	for _, w := range straight {
		if own[w] {
			return 2
		}
		if rank := ranks[w]; rank > 0 {
			c := math.Log2(float64(rank + 1))
			if swapped {
				c++
			}
			cost = min(cost, c)
		}
	}
	if n < 3 {
		return cost
	}
	length := math.Log2(float64(n))
	switch {
	case same(text):
		cost = min(cost, 3+length)
	case steps(text):
		cost = min(cost, 3+length)
	case run(text):
		cost = min(cost, 5+length)
	}
	if n == 4 && (text[0] == '1' && text[1] == '9' || text[0] == '2' && text[1] == '0') && digits(text) {
		cost = min(cost, 6)
	}
	if (n == 6 || n == 8) && date(text) {
		cost = min(cost, 14) // the days of a lifetime
	}
	return cost
}

// ownWords are the words of what somebody is called and where they work, three
// letters long or more, and of this program.
func ownWords(about []string) map[string]bool {
	own := map[string]bool{"paperwurks": true, "paperworks": true}
	for _, a := range about {
		words := strings.FieldsFunc(strings.ToLower(a), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for _, w := range append(words, strings.Join(words, "")) {
			if utf8.RuneCountInString(w) >= 3 {
				own[w] = true
			}
		}
	}
	return own
}

// leet is what signs stand for in words that are written to look hard to guess.
var leet = map[rune]string{'@': "a", '4': "a", '8': "b", '(': "c", '3': "e", '6': "g", '9': "g", '1': "il", '!': "i", '|': "il", '0': "o", '$': "s", '5': "s", '7': "t", '+': "t", '2': "z"}

// unleet is the words that a text may stand for, and whether signs were swapped.
func unleet(text []rune) (words []string, swapped bool) {
	words = []string{""}
	for _, r := range text {
		as, signs := leet[r]
		if !signs {
			as = string(r)
		}
		swapped = swapped || signs
		var next []string
		for _, w := range words {
			for _, a := range as {
				if len(next) < 16 {
					next = append(next, w+string(a))
				}
			}
		}
		words = next
	}
	return words, swapped
}

func same(text []rune) bool {
	for _, r := range text {
		if r != text[0] {
			return false
		}
	}
	return true
}

// steps is whether each character is the next of the alphabet or of the numbers,
// up or down.
func steps(text []rune) bool {
	d := text[1] - text[0]
	if d != 1 && d != -1 {
		return false
	}
	for i := 1; i < len(text); i++ {
		if text[i]-text[i-1] != d {
			return false
		}
	}
	return true
}

// keyboard is the rows and the first columns of a British keyboard.
var keyboard = []string{"`1234567890-=", "qwertyuiop[]", "asdfghjkl;'#", "\\zxcvbnm,./", "!\"£$%^&*()_+", "!@#$%^&*()_+", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/"}

// run is whether characters lie side by side on the keyboard, in either direction.
func run(text []rune) bool {
	forth, back := string(text), ""
	for _, r := range text {
		back = string(r) + back
	}
	for _, row := range keyboard {
		if strings.Contains(row, forth) || strings.Contains(row, back) {
			return true
		}
	}
	return false
}

func digits(text []rune) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// date is whether six or eight digits are a day, a month and a year.
func date(text []rune) bool {
	if !digits(text) {
		return false
	}
	number := func(i, n int) (v int) {
		for _, r := range text[i : i+n] {
			v = 10*v + int(r-'0')
		}
		return v
	}
	if d, m := number(0, 2), number(2, 2); d >= 1 && d <= 31 && m >= 1 && m <= 12 {
		return len(text) == 6 || number(4, 2) == 19 || number(4, 2) == 20
	}
	return len(text) == 8 && (number(0, 2) == 19 || number(0, 2) == 20) && number(4, 2) <= 12 && number(6, 2) <= 31
}

// block is the shortest beginning that a text is repetitions of, and how many.
func block(text []rune) (length, times int) {
	for n := 1; n <= len(text)/2; n++ {
		if len(text)%n == 0 && strings.Repeat(string(text[:n]), len(text)/n) == string(text) {
			return n, len(text) / n
		}
	}
	return len(text), 1
}

// capitals is what capital letters add: almost nothing at the beginning or
// everywhere, and their places otherwise.
func capitals(text []rune) float64 {
	n, upper := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	switch {
	case upper == 0:
		return 0
	case upper == n || upper == 1 && unicode.IsUpper(text[0]):
		return 1
	}
	many := 0.0
	for k := range min(upper, n-upper) {
		many += math.Log2(float64(n-k)) - math.Log2(float64(k+1))
	}
	return many
}
