package reading

import (
	"math"
	"strings"
)

// Box is a rectangle on a page as it is displayed (its rotation applied), in
// points (1/72 inch) from the top left corner: X to the right, Y down.
type Box struct {
	X0 float64 `json:"x0"`
	Y0 float64 `json:"y0"`
	X1 float64 `json:"x1"`
	Y1 float64 `json:"y1"`
}

// Width is never negative for a box that a reader made.
func (b Box) Width() float64 { return b.X1 - b.X0 }

// Height is never negative for a box that a reader made.
func (b Box) Height() float64 { return b.Y1 - b.Y0 }

// MidX is the horizontal centre.
func (b Box) MidX() float64 { return (b.X0 + b.X1) / 2 }

// MidY is the vertical centre.
func (b Box) MidY() float64 { return (b.Y0 + b.Y1) / 2 }

// Empty reports whether the box covers no area.
func (b Box) Empty() bool { return b.X1 <= b.X0 || b.Y1 <= b.Y0 }

// Union is the smallest box that holds both; an empty box adds nothing.
func (b Box) Union(o Box) Box {
	if b.Empty() {
		return o
	}
	if o.Empty() {
		return b
	}
	return Box{math.Min(b.X0, o.X0), math.Min(b.Y0, o.Y0), math.Max(b.X1, o.X1), math.Max(b.Y1, o.Y1)}
}

// OverlapY is how much of the shorter box's height the two share, 0 to 1.
func (b Box) OverlapY(o Box) float64 {
	return overlap(b.Y0, b.Y1, o.Y0, o.Y1)
}

// OverlapX is how much of the narrower box's width the two share, 0 to 1.
func (b Box) OverlapX(o Box) float64 {
	return overlap(b.X0, b.X1, o.X0, o.X1)
}

func overlap(a0, a1, b0, b1 float64) float64 {
	least := min(a1-a0, b1-b0)
	if least <= 0 {
		return 0
	}
	return max(0, min(a1, b1)-max(a0, b0)) / least
}

// Word is a run of characters with no space in it.
type Word struct {
	Text string
	Box  Box
	Size float64 // of the type, in points; for OCR estimated from the box
	Bold bool
	// Confidence is 1 for a text layer and OCR's own estimate, 0 to 1, otherwise.
	Confidence float64
	// Struck is whether a line is drawn through the word: it stands on the page and is
	// not said. Known of text layers alone.
	Struck bool `json:",omitempty"`
}

// Line is words that stand beside each other in one column, left to right.
// Words of two columns, or of two cells of a table that a clear gap or a ruling
// parts, are never in one line.
type Line struct {
	Words []Word
	Box   Box
}

// Text is the line's words with a space between each.
func (l Line) Text() string {
	var b strings.Builder
	for i, w := range l.Words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// MarkKind says how a tick box was found.
type MarkKind string

// How tick boxes reach a page.
const (
	MarkGlyph   MarkKind = "glyph"   // a character: ☑ ☒ ☐ ✓ ✔ ✗, a dingbat, "[X]"
	MarkField   MarkKind = "field"   // a form field of the PDF
	MarkDrawing MarkKind = "drawing" // lines or paths of the PDF
	MarkInk     MarkKind = "ink"     // pixels of a scan
)

// Mark is a tick box, or a tick with no box around it, and whether it is ticked.
// A glyph that is in the text layer is also a Word of its own, so that quotations
// stay as the page has them.
type Mark struct {
	Box        Box
	Ticked     bool
	Kind       MarkKind
	Confidence float64 // 0 to 1, that Ticked is right
}

// Ruling is a straight horizontal or vertical line that the page draws: the
// edges of tables and boxes. Its box may have no height or no width.
type Ruling struct{ Box Box }

// Source says where a page's words came from; see the package comment.
type Source string

// The states of a page.
const (
	SourceText   Source = "text"
	SourceOCR    Source = "ocr"
	SourceBlank  Source = "blank"
	SourceUnread Source = "unread"
)

// Page is one page, displayed upright as a viewer would show it.
type Page struct {
	Number     int     // from 1
	Width      float64 // points
	Height     float64 // points
	Tilt       Tilt    // of its writing, where OCR had to straighten it
	Source     Source
	Reason     string  // for people, when Source is SourceUnread
	Confidence float64 // mean over the words, weighted by length; 0 when there are none
	Lines      []Line  // in reading order
	Marks      []Mark  // top to bottom, left to right
	Rulings    []Ruling
}

// Text is the page's lines in reading order, one a line.
func (p *Page) Text() string {
	var b strings.Builder
	for i, l := range p.Lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.Text())
	}
	return b.String()
}

// Document is a file after reading.
type Document struct {
	Name      string // as the person who gave it named it
	SHA256    string // of the bytes, lower-case hex
	MediaType string // by content, such as application/pdf
	Bytes     int64
	Pages     []Page
	// Attachments are the documents inside this one (an e-mail's), as files still to be read.
	Attachments []Attachment
	// Warnings are things a person should know though the file was read: a repaired
	// cross-reference table, form fields that could not be drawn, macros left alone.
	Warnings []string
}

// Limits on what e-mails bring along, for whoever reads attachments in their turn.
const (
	AttachmentDepth = 5   // an e-mail in an e-mail in …
	AttachmentCount = 200 // of all e-mails that are read together
)

// Attachment is a file found inside another.
type Attachment struct {
	Name  string
	Bytes []byte
}

// Unread is the numbers of the pages that could not be read.
func (d *Document) Unread() []int { return d.numbers(SourceUnread) }

// OCRed is the numbers of the pages whose words came from OCR.
func (d *Document) OCRed() []int { return d.numbers(SourceOCR) }

func (d *Document) numbers(s Source) []int {
	var n []int
	for i := range d.Pages {
		if d.Pages[i].Source == s {
			n = append(n, d.Pages[i].Number)
		}
	}
	return n
}
