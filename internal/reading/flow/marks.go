package flow

import (
	"strings"
	"unicode/utf8"
)

// Glyphs for a driver that knows of a tick box as such and not as a character.
const (
	Ticked = "☒"
	Open   = "☐"
)

// tick says what a character or a word tells of a tick box.
type tick struct {
	ticked     bool
	confidence float64
}

// boxes are the characters that are tick boxes. A bare cross is ink in the place
// of a tick on most forms, but some people cross a box to say no: less sure.
var boxes = map[rune]tick{
	'☐': {false, 1}, '☑': {true, 1}, '☒': {true, 1}, '🗹': {true, 1}, '🗷': {true, 1}, '🗵': {true, 1},
	'✓': {true, 0.95}, '✔': {true, 0.95}, '🗸': {true, 0.95}, '✅': {true, 0.95},
	'✗': {true, 0.7}, '✘': {true, 0.7},
	'□': {false, 0.8}, '▢': {false, 0.8}, '❏': {false, 0.8}, '❑': {false, 0.8}, '❒': {false, 0.8},
	'⬜': {false, 0.8}, '■': {true, 0.5}, '⊠': {true, 0.9}, '⮽': {true, 0.9},
	'◯': {false, 0.7}, '○': {false, 0.5}, '◉': {true, 0.8}, '⦿': {true, 0.8},
}

// written are tick boxes made of brackets.
var written = map[string]tick{
	"[]": {false, 0.8}, "[_]": {false, 0.8},
	"[x]": {true, 0.9}, "[X]": {true, 0.9}, "[✓]": {true, 0.95}, "[✔]": {true, 0.95}, "[*]": {true, 0.7},
	"(x)": {true, 0.6}, "(X)": {true, 0.6},
}

// tickOf reports whether a whole word is a tick box.
func tickOf(word string) (tick, bool) {
	if t, ok := written[word]; ok {
		return t, true
	}
	r, n := utf8.DecodeRuneInString(word)
	if n < len(word) && word[n:] != "\uFE0E" && word[n:] != "\uFE0F" { // variation selectors
		return tick{}, false
	}
	t, ok := boxes[r]
	return t, ok
}

// partGlyphs parts tick glyphs from what they touch, so that each is a word of
// its own: "☒Yes" is "☒" and "Yes". Bullets that only look like boxes stay.
func partGlyphs(word string) []string {
	if !strings.ContainsFunc(word, isBox) {
		return []string{word}
	}
	if _, ok := tickOf(word); ok {
		return []string{word}
	}
	var parts []string
	from := 0
	for i, r := range word {
		if !isBox(r) || i < from {
			continue
		}
		if i > from {
			parts = append(parts, word[from:i])
		}
		end := i + utf8.RuneLen(r)
		for _, vs := range []string{"\uFE0E", "\uFE0F"} {
			if strings.HasPrefix(word[end:], vs) {
				end += len(vs)
			}
		}
		parts = append(parts, word[i:end])
		from = end
	}
	if from < len(word) {
		parts = append(parts, word[from:])
	}
	return parts
}

func isBox(r rune) bool {
	_, ok := boxes[r]
	return ok
}
