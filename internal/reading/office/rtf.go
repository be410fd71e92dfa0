package office

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/flow"
)

// maxGroups is how deep groups may stand in each other.
const maxGroups = 2000

// rtfState is what a group inherits.
type rtfState struct {
	skip, bold, hidden bool
	size               float64
	unicodeSkip        int // characters that stand in for one of Unicode
}

// rtf reads rich text: a stream of characters, groups and control words.
type rtf struct {
	s         rtfState
	open      []rtfState
	block     flow.Block
	cells     []flow.Cell
	cell      []flow.Block
	inTable   bool
	items     []item
	surrogate rune
	pendSkip  int
}

// skipped are the destinations whose text is not on the page.
var skipped = map[string]bool{
	"colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "listtable": true, "fldinst": true,
	"listoverridetable": true, "rsidtbl": true, "themedata": true, "datastore": true, "xmlnstbl": true, "generator": true,
	"bkmkstart": true, "bkmkend": true, "latentstyles": true, "revtbl": true, "filetbl": true, "mmathPr": true, "datafield": true, "nonesttables": true,
	"annotation": true, "atnid": true, "atnauthor": true, "fonttbl": true, "pn": true, "pgdsctbl": true, "colorschememapping": true,
}

// ReadRTF reads rich text. Numbers of clauses are those that the file spells out
// for programs that cannot count.
func ReadRTF(data []byte, l reading.Limits) (*reading.Content, error) {
	r := &rtf{s: rtfState{unicodeSkip: 1}}
	if err := r.read(data); err != nil {
		return nil, err
	}
	r.row()
	r.paragraph()
	s := flow.New(l.Pages, false)
	for _, it := range r.items {
		if it.brk != noEnd {
			s.Break()
		} else {
			s.Add(it.block)
		}
	}
	pages, err := s.Pages()
	if errors.Is(err, flow.ErrTooLong) {
		return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
	}
	return &reading.Content{Pages: pages}, err
}

func (r *rtf) read(data []byte) error {
	for i := 0; i < len(data); {
		switch c := data[i]; c {
		case '{':
			if len(r.open) >= maxGroups {
				return fault.New(fault.Invalid, "is nested too deeply to be read; it may be damaged or made to do harm: save it as PDF and give that")
			}
			r.open = append(r.open, r.s)
			i++
		case '}':
			if n := len(r.open); n > 0 {
				r.s, r.open = r.open[n-1], r.open[:n-1]
			}
			i++
		case '\r', '\n':
			i++
		case '\\':
			i = r.control(data, i+1)
		default:
			end := i + 1
			for end < len(data) && bytes.IndexByte([]byte("{}\\\r\n"), data[end]) < 0 {
				end++
			}
			r.bytes(data[i:end])
			i = end
		}
	}
	return nil
}

// control reads what follows a backslash and gives the place behind it.
func (r *rtf) control(data []byte, i int) int {
	if i >= len(data) {
		return i
	}
	c := data[i]
	if c < 'a' && (c < 'A' || c > 'Z') || c > 'z' {
		switch c {
		case '\'':
			if i+2 < len(data) {
				if v, err := strconv.ParseUint(string(data[i+1:i+3]), 16, 8); err == nil {
					r.bytes([]byte{byte(v)})
				}
				return i + 3
			}
			return len(data)
		case '*': // a destination that a reader may leave out
			r.s.skip = true
		case '~':
			r.text(" ")
		case '_':
			r.text("-")
		case '\\', '{', '}':
			r.text(string(c))
		case '\n', '\r':
			r.paragraph()
		}
		return i + 1
	}
	start := i
	for i < len(data) && (data[i] >= 'a' && data[i] <= 'z' || data[i] >= 'A' && data[i] <= 'Z') {
		i++
	}
	word := string(data[start:min(i, start+40)])
	digits := i
	if i < len(data) && data[i] == '-' {
		i++
	}
	for i < len(data) && data[i] >= '0' && data[i] <= '9' && i-digits < 11 {
		i++
	}
	number, err := strconv.Atoi(string(data[digits:i]))
	has := err == nil
	if i < len(data) && data[i] == ' ' {
		i++
	}
	if word == "bin" && has && number > 0 {
		return min(i+number, len(data))
	}
	r.word(word, number, has)
	return i
}

func (r *rtf) word(w string, n int, has bool) {
	on := !has || n != 0
	if skipped[w] {
		r.s.skip = true
		return
	}
	switch w {
	case "u":
		r.unicode(n)
	case "uc":
		r.s.unicodeSkip = max(0, n)
	case "par":
		r.paragraph()
	case "line":
		r.text("\n")
	case "tab":
		r.text("\t")
	case "page":
		r.paragraph()
		if !r.s.skip && !r.inTable {
			r.items = append(r.items, item{brk: forced})
		}
	case "cell", "nestcell":
		r.endCell()
	case "row", "nestrow":
		r.row()
	case "intbl":
		r.inTable = true
	case "pard":
		r.inTable = len(r.cells) > 0
	case "b":
		r.s.bold = on
	case "v":
		r.s.hidden = on
	case "deleted":
		r.s.hidden = on
	case "plain":
		r.s.bold, r.s.hidden = false, false
	case "fs":
		r.s.size = float64(n) / 2
	case "shptxt":
		r.s.skip = false
	case "emdash":
		r.text("—")
	case "endash":
		r.text("–")
	case "lquote":
		r.text("‘")
	case "rquote":
		r.text("’")
	case "ldblquote":
		r.text("“")
	case "rdblquote":
		r.text("”")
	case "bullet":
		r.text("•")
	}
}

// unicode is a character by its number; it may be half of one.
func (r *rtf) unicode(n int) {
	c := rune(uint16(n))
	r.pendSkip = 0
	if utf16.IsSurrogate(c) {
		if r.surrogate == 0 {
			r.surrogate = c
		} else {
			r.text(string(utf16.DecodeRune(r.surrogate, c)))
			r.surrogate = 0
		}
	} else {
		r.surrogate = 0
		r.text(string(c))
	}
	r.pendSkip = r.s.unicodeSkip
}

// bytes are characters of Windows-1252, less those that only stand in for one of Unicode.
func (r *rtf) bytes(b []byte) {
	if n := min(r.pendSkip, len(b)); n > 0 {
		b = b[n:]
		r.pendSkip -= n
	}
	if s, err := charmap.Windows1252.NewDecoder().Bytes(b); err == nil {
		r.text(string(s))
	}
}

func (r *rtf) text(s string) {
	if s == "" || r.s.skip || r.s.hidden {
		return
	}
	if r.block.Size == 0 {
		r.block.Size = r.s.size
	}
	r.block.Spans = append(r.block.Spans, flow.Span{Text: s, Bold: r.s.bold})
}

func (r *rtf) paragraph() {
	if r.s.skip {
		return
	}
	b := r.block
	r.block = flow.Block{}
	b.Space = 3
	if r.inTable {
		r.cell = append(r.cell, b)
		return
	}
	r.row()
	r.items = append(r.items, item{block: b})
}

func (r *rtf) endCell() {
	if r.s.skip {
		return
	}
	if len(r.block.Spans) > 0 {
		r.cell = append(r.cell, r.block)
		r.block = flow.Block{}
	}
	r.cells = append(r.cells, flow.Cell{Blocks: r.cell})
	r.cell = nil
}

func (r *rtf) row() {
	if r.s.skip {
		return
	}
	for _, b := range r.cell { // a cell that was never ended
		r.items = append(r.items, item{block: b})
	}
	if len(r.cells) > 0 {
		r.items = append(r.items, item{block: flow.Block{Cells: r.cells, Ruled: true}})
	}
	r.cells, r.cell, r.inTable = nil, nil, false
}
