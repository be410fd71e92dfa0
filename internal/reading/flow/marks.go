package flow

import (
	"strings"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/reading/tick"
)

// Glyphs for a driver that knows of a tick box as such and not as a character.
const (
	Ticked = "☒"
	Open   = "☐"
)

// partGlyphs parts tick glyphs from what they touch, so that each is a word of
// its own: "☒Yes" is "☒" and "Yes".
func partGlyphs(word string) []string {
	if !strings.ContainsFunc(word, tick.Is) || strings.ContainsAny(word, "[](){}") {
		return []string{word}
	}
	var parts []string
	from := 0
	for i, r := range word {
		if !tick.Is(r) {
			continue
		}
		if i > from {
			parts = append(parts, word[from:i])
		}
		from = i + utf8.RuneLen(r)
		parts = append(parts, word[i:from])
	}
	if from < len(word) {
		parts = append(parts, word[from:])
	}
	return parts
}
