package papers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// legend is what a paper's key says that its codes stand for: "Y = yes", "(I) included
// in the price", "E excluded". Two codes or more of different meanings make a key.
func (s *sheet) legend(ways []phrase) map[string]string {
	key := map[string]string{}
	meanings := map[string]bool{}
	put := func(code, name string) {
		if code == "" {
			return
		}
		if had, ok := key[code]; ok && had != name {
			name = "" // two meanings: none
		}
		key[code] = name
		meanings[name] = true
	}
	for _, p := range s.text.Document().Pages {
		for _, r := range s.rows(p.Number) {
			found := 0
			type entry struct{ code, name string }
			var entries []entry
			for n, c := range r.cells {
				for _, q := range printedIn([]evidence.Span{c}, ways) {
					code, joined := codeBefore(c, q.span)
					if code == "" && n > 0 && !c.Sub(0, 1).Before(q.span) && r.cells[n-1].Words() == 1 {
						code, joined = aCode(r.cells[n-1].Text()), false
					}
					if code == "" {
						if code = codeBehind(c, q.span); code != "" {
							joined = true
						}
					}
					if code == "" {
						continue
					}
					entries = append(entries, entry{code, q.name})
					if joined {
						found += 2
					} else {
						found++
					}
				}
			}
			// A code with nothing to join it to its meaning is one only among others.
			if found >= 2 {
				for _, e := range entries {
					put(e.code, e.name)
				}
			}
		}
	}
	for code, name := range key {
		if name == "" {
			delete(key, code)
		}
	}
	if len(key) < 2 || len(meanings) < 2 {
		return nil
	}
	return key
}

// keyJoins is what stands between a code and its meaning.
var keyJoins = pattern.New(`(?i)^(?:=|:|-|–|—|→|for|means|meaning|is|denotes|indicates|shows|stands)$`)

// codeBefore is the code that stands before its meaning, and whether something joins
// the two.
func codeBefore(line, meaning evidence.Span) (code string, joined bool) {
	lead := upTo(line, meaning)
	n := lead.Words()
	for n > 0 && keyJoins.MatchString(lead.Word(n-1).Text) {
		n--
		joined = true
	}
	if n == 0 {
		return "", false
	}
	w := lead.Word(n - 1).Text
	if strings.HasSuffix(w, "=") || strings.HasSuffix(w, ":") || strings.HasSuffix(w, ")") || strings.HasPrefix(w, "\"") || strings.HasPrefix(w, "“") || strings.HasPrefix(w, "‘") || strings.HasPrefix(w, "'") {
		joined = true
	}
	return aCode(w), joined
}

// codeBehind is the code that stands behind its meaning: "Included = I", "Included (I)".
func codeBehind(line, meaning evidence.Span) string {
	rest := meaning.Rest(line)
	joined := false
	i := 0
	for i < rest.Words() && i < 6 {
		w := rest.Word(i).Text
		if strings.HasPrefix(w, "(") && strings.HasSuffix(strings.TrimRight(w, ".,;"), ")") && utf8.RuneCountInString(w) < 6 {
			return aCode(w)
		}
		if w == "=" || w == "→" {
			joined = true
		} else if joined {
			return aCode(w)
		} else if strings.ContainsAny(w, ".;,") || len(w) > 8 {
			return ""
		}
		i++
	}
	return ""
}

// aCode is a word as a code of a key: one to three capitals or figures, or a sign; "" for
// any other.
func aCode(w string) string {
	w = codeOf(w)
	n := utf8.RuneCountInString(w)
	if n == 0 || n > 3 {
		return ""
	}
	for _, r := range w {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && (unicode.IsLetter(r) || strings.ContainsRune("=:;.,–-", r)) {
			return ""
		}
	}
	return w
}

// codeOf is a word without what sets a code off: quotation marks, brackets, a colon.
func codeOf(w string) string { return strings.Trim(w, `"'“”‘’()[]=:;.,`) }
