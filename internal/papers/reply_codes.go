package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads replies that are given by codes, which the search explains in a key
// of its own: "Y yes; N no; C connected", or a table of codes and their meanings.

// keyHead is how such a key begins.
var keyHead = pattern.New(`(?i)^\W*(?:(?:key|legend)(?:\s+(?:to|of|for)\s+(?:the\s+)?(?:codes?|answers?|replies|reply|letters|symbols)(?:\s+codes?)?)?|(?:answer|reply|response)\s+codes?|(?:explanation|meaning)s?\s+of\s+(?:the\s+)?(?:(?:answer|reply)\s+)?codes?|codes?\s+(?:used|explained))\s*(?:[:–-]|$)`)

const (
	keySentence = 4  // rows over which a key in one sentence goes on at most
	keyTable    = 40 // rows of a table of codes at most
)

// replyKey is what each code of the paper's key stands for, in the paper's words; empty
// where it has none. Two codes or more make a key.
func (s *sheet) replyKey() map[string]string {
	if s.explained != nil {
		return s.explained
	}
	s.explained = map[string]string{}
	for _, p := range s.text.Document().Pages {
		rows := s.rows(p.Number)
		for i, r := range rows {
			loc := keyHead.FindStringIndex(r.text())
			if loc == nil {
				continue
			}
			key := codesOf(r.text()[loc[1]:], rows[i+1:])
			for code, meaning := range key {
				s.explained[code] = meaning
			}
		}
	}
	if len(s.explained) < 2 {
		s.explained = map[string]string{}
	}
	return s.explained
}

// codesOf reads a key: its words on the line that announces it, or the rows below.
func codesOf(rest string, below []row) map[string]string {
	key := map[string]string{}
	put := func(entry string) bool {
		words := strings.Fields(entry)
		if len(words) < 2 {
			return false
		}
		code, meaning := aCode(words[0]), words[1:]
		for len(meaning) > 1 && keyJoins.MatchString(meaning[0]) {
			meaning = meaning[1:]
		}
		if code == "" {
			return false
		}
		key[code] = strings.Trim(strings.Join(meaning, " "), " .;,")
		return true
	}
	if rest = strings.TrimSpace(rest); rest != "" {
		for i := 0; i < len(below) && i < keySentence && !strings.HasSuffix(rest, "."); i++ {
			rest += " " + below[i].text()
		}
		by := ";"
		if !strings.Contains(rest, by) {
			by = ","
		}
		for _, entry := range strings.Split(rest, by) {
			put(entry)
		}
		return key
	}
	for i, r := range below {
		if i >= keyTable || !put(r.text()) && (i > 0 || len(key) > 0) {
			break
		}
	}
	return key
}

// decoded is what the code stands for that a reply begins with and that stands alone in
// its cell, as the key has it.
func (s *sheet) decoded(answer []evidence.Span) (code evidence.Span, meaning string, ok bool) {
	if len(answer) == 0 || answer[0].Words() != 1 {
		return evidence.Span{}, "", false
	}
	meaning, ok = s.replyKey()[codeOf(answer[0].Text())]
	return answer[0], meaning, ok
}

// codedAs is what a reply's meaning in the key comes to: "Yes", "No", "Not known", "Not
// applicable" or nothing.
func codedAs(meaning string) string {
	if yes := statusOf(meaning); yes != "" {
		return yes
	}
	first, _, _ := strings.Cut(meaning, " ")
	if yes := statusOf(first); yes != "" && !negative.MatchString(meaning) {
		return yes
	}
	return weigh(meaning).yes
}

// codeBeside is a code of the key that stands alone beside an enquiry's number, without a
// question between.
func (s *sheet) codeBeside(g *segment) evidence.Span {
	if g.mark.Words() != 1 || len(s.replyKey()) == 0 {
		return evidence.Span{}
	}
	var beside []evidence.Span
	for _, c := range g.cells {
		if c.Page() == g.mark.Page() && c.Box().OverlapY(g.mark.Box()) > 0.5 {
			beside = append(beside, c)
		}
	}
	if code, _, ok := s.decoded(beside); ok && len(beside) == 1 {
		return code
	}
	return evidence.Span{}
}
