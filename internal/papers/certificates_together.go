package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// This file parts the certificates of competent persons that a seller laid on one sheet and
// scanned together: each has a scheme, a day and an installer of its own, which must not mix.

var (
	// schemeTitle is a line that begins a certificate: the scheme with what it issues, or
	// the title that several schemes give it.
	schemeTitle = pattern.New(`(?i)^\W*(?:(?:FENSA|CERTASS|gas\s+safe|NICEIC|NAPIT|HETAS|OFTEC|ELECSA|STROMA|BESCA|APHC|assure|MCS)\b.*\b(?:certificates?|report)\b|building\s+regulations?\s+(?:compliance\b|certificate\s+of\s+compliance)|certificate\s+of\s+(?:building\s+regulations?\s+)?compliance\b|(?:domestic\s+)?electrical\s+installation\s+certificate\b|minor\s+(?:\w+\s+){0,2}works\s+certificate\b)`)
	// schemeNumber is the number of a certificate behind its label.
	schemeNumber = pattern.New(`(?i)\b(?:certificate|serial|report|notification|ref(?:erence)?)\s*(?:serial\s+|ref(?:erence)?\s+)?(?:no|number|id)?\.?\s*:?\s*([A-Z]{0,4}\d{0,3}[ /-]?(?:[A-Z]?\d[\w/-]*)?\d{4,}[\w/-]*)`)
)

// mostTogether is how many certificates are looked for on one sheet.
const mostTogether = 8

// certificatesIn is each certificate of a paper that holds several, as a paper of its own;
// else the paper itself. A certificate has its title, a number that the one before has not,
// and an address: a title without them is a heading within the certificate.
func certificatesIn(t *evidence.Text) []*evidence.Text {
	doc := t.Document()
	type place struct{ page, line int }
	var starts []place
	var numbers []string
	lines := func(from, to place) string {
		var b strings.Builder
		for p := from.page; p <= to.page && p < len(doc.Pages); p++ {
			for i, l := range doc.Pages[p].Lines {
				if (p > from.page || i >= from.line) && (p < to.page || i < to.line) {
					b.WriteString(l.Text() + "\n")
				}
			}
		}
		return b.String()
	}
	var titles []place
	for p := range doc.Pages {
		for i, l := range doc.Pages[p].Lines {
			if len(l.Words) <= titleLine && len(titles) < 4*mostTogether && schemeTitle.MatchString(l.Text()) {
				titles = append(titles, place{p, i})
			}
		}
	}
	end := place{len(doc.Pages), 0}
	for i, at := range titles {
		to := end
		if i+1 < len(titles) {
			to = titles[i+1]
		}
		text := lines(at, to)
		m := schemeNumber.FindStringSubmatch(text)
		if m == nil || postcodeIn(text) == "" || len(starts) >= mostTogether || len(numbers) > 0 && numbers[len(numbers)-1] == m[1] {
			continue
		}
		starts, numbers = append(starts, at), append(numbers, m[1])
	}
	if len(starts) < 2 {
		return []*evidence.Text{t}
	}
	starts[0] = place{} // what stands above the first title is its letter-head
	var all []*evidence.Text
	for i, from := range starts {
		to := end
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		part := *doc
		part.Pages = nil
		for p := from.page; p <= to.page && p < len(doc.Pages); p++ {
			page := doc.Pages[p]
			first, last := 0, len(page.Lines)
			if p == from.page {
				first = from.line
			}
			if p == to.page {
				last = to.line
			}
			if page.Lines = page.Lines[first:last]; len(page.Lines) > 0 {
				page.Marks = marksBeside(page.Marks, page.Lines)
				part.Pages = append(part.Pages, page)
			}
		}
		all = append(all, evidence.NewText(&part))
	}
	return all
}

// marksBeside is the marks at the height of some lines.
func marksBeside(marks []reading.Mark, lines []reading.Line) []reading.Mark {
	var whole reading.Box
	for _, l := range lines {
		whole = whole.Union(l.Box)
	}
	var some []reading.Mark
	for _, m := range marks {
		if m.Box.OverlapY(whole) > 0.5 {
			some = append(some, m)
		}
	}
	return some
}
