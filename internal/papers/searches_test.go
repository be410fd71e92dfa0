package papers

import (
	"strings"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// grid makes a document of a picture of it: what stands in a column of the
// picture stands in that column of the page, and two spaces or more part cells.
// A line "\f" starts a new page.
func grid(picture string) *reading.Document {
	doc := &reading.Document{Name: "test.pdf", MediaType: "application/pdf"}
	newPage := func() *reading.Page {
		doc.Pages = append(doc.Pages, reading.Page{Number: len(doc.Pages) + 1, Width: 595, Height: 842, Source: reading.SourceText, Confidence: 1})
		return &doc.Pages[len(doc.Pages)-1]
	}
	page, y := newPage(), 60.0
	for _, text := range strings.Split(strings.Trim(picture, "\n"), "\n") {
		if strings.TrimSpace(text) == `\f` {
			page, y = newPage(), 60
			continue
		}
		var line reading.Line
		column, spaces := 0, 2
		word := ""
		start := 0
		flush := func() {
			if word == "" {
				return
			}
			box := reading.Box{X0: 40 + 5*float64(start), Y0: y, X1: 40 + 5*float64(start+utf8.RuneCountInString(word)), Y1: y + 10}
			line.Words = append(line.Words, reading.Word{Text: word, Box: box, Size: 10, Confidence: 1})
			line.Box = line.Box.Union(box)
			word = ""
		}
		end := func() {
			flush()
			if len(line.Words) > 0 {
				page.Lines = append(page.Lines, line)
			}
			line = reading.Line{}
		}
		for _, r := range text {
			if r == ' ' {
				flush()
				spaces++
				if spaces == 2 {
					end()
				}
			} else {
				if word == "" {
					start = column
				}
				word += string(r)
				spaces = 0
			}
			column++
		}
		end()
		y += 13
	}
	return doc
}
