package bind

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// Page is a page that was added.
type Page struct {
	object int
	dict   []byte // its entries, with the numbers of this file
	box    [4]float64
	turns  int // clockwise quarter turns
	// Foot is a short line to be put at its foot, in ASCII; empty for none.
	Foot  string
	links []link
}

// link is a place on a page, in points from the bottom left, that leads to a page.
type link struct {
	x0, y0, x1, y1 float64
	to             *Page
}

// Link makes a place on the page lead to another. The place is in points from the
// top left corner of the page, which is not turned.
func (p *Page) Link(x, y, width, height float64, to *Page) {
	top := p.box[3]
	p.links = append(p.links, link{p.box[0] + x, top - y - height, p.box[0] + x + width, top - y, to})
}

// Bookmark is a line of the outline that viewers show beside the pages.
type Bookmark struct {
	Title string
	To    *Page
	Under []Bookmark
}

// About is what a file says of itself.
type About struct {
	Title   string
	Created time.Time
}

// Writer writes one file. Its errors stick: they are told by Finish.
type Writer struct {
	w       io.Writer
	at      int64
	offsets []int64 // by object number; 0 for one that is not written yet
	err     error
}

// New begins a file.
func New(w io.Writer) *Writer {
	b := &Writer{w: w, offsets: []int64{0}}
	b.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return b
}

func (b *Writer) write(p []byte) {
	if b.err != nil {
		return
	}
	n, err := b.w.Write(p)
	b.at += int64(n)
	b.err = err
}

func (b *Writer) printf(format string, args ...any) { b.write(fmt.Appendf(nil, format, args...)) }

// reserve gives the number of an object that is written later.
func (b *Writer) reserve() int {
	b.offsets = append(b.offsets, 0)
	return len(b.offsets) - 1
}

func (b *Writer) begin(n int) {
	b.offsets[n] = b.at
	b.printf("%d 0 obj\n", n)
}

func (b *Writer) object(n int, format string, args ...any) {
	b.begin(n)
	b.printf(format, args...)
	b.write([]byte("\nendobj\n"))
}

// Add writes what the pages of a file need, and gives the pages for Finish to put
// in their order. A file that is not as this package's comment says is an error,
// and leaves nothing that Finish would show.
func (b *Writer) Add(r io.ReaderAt, size int64) ([]*Page, error) {
	if b.err != nil {
		return nil, b.err
	}
	s, err := open(r, size)
	if err != nil {
		return nil, err
	}
	leaves, nodes, err := s.pages()
	if err != nil {
		return nil, err
	}
	numbers := map[int]int{}
	renumber := func(old int) (int, bool) {
		if nodes[old] {
			n, ok := numbers[old] // a page; a branch of the tree is left behind
			return n, ok
		}
		if _, there := s.offsets[old]; !there {
			return 0, false
		}
		n, ok := numbers[old]
		if !ok {
			n = b.reserve()
			numbers[old] = n
		}
		return n, true
	}
	for _, l := range leaves {
		numbers[l.object] = b.reserve()
	}
	var out []*Page
	var due []int // objects that are needed and not written yet
	written := map[int]bool{}
	need := func(old int) (int, bool) {
		n, ok := renumber(old)
		if ok && !nodes[old] && !written[old] {
			written[old] = true
			due = append(due, old)
		}
		return n, ok
	}
	for _, l := range leaves {
		p := &Page{object: numbers[l.object]}
		if p.box, p.turns, err = s.shape(l.dict); err != nil {
			return nil, err
		}
		var d bytes.Buffer
		for _, name := range append([]string{"Contents", "UserUnit", "Group"}, inherited...) {
			if v, ok := l.dict.get(name); ok {
				v, err := rewrite(v, need)
				if err != nil {
					return nil, err
				}
				fmt.Fprintf(&d, "/%s %s ", name, v)
			}
		}
		p.dict = d.Bytes()
		out = append(out, p)
	}
	for len(due) > 0 {
		old := due[len(due)-1]
		due = due[:len(due)-1]
		body, err := s.object(old)
		if err != nil {
			return nil, err
		}
		if body, err = rewriteObject(body, need); err != nil {
			return nil, err
		}
		b.begin(numbers[old])
		b.write(body)
		b.write([]byte("\n"))
	}
	return out, b.err
}

// shape is the visible part of a page and how it is turned.
func (s *source) shape(d dictionary) (box [4]float64, turns int, err error) {
	box = [4]float64{0, 0, 595.28, 841.89}
	for _, name := range []string{"MediaBox", "CropBox"} {
		v, ok := d.get(name)
		if n, isRef := d.ref(name); isRef {
			if v, err = s.object(n); err != nil {
				return box, 0, err
			}
		}
		if !ok {
			continue
		}
		l := lexer{b: v}
		if l.next() != '[' {
			continue
		}
		var four [4]float64
		good := true
		for i := range four {
			four[i], err = strconv.ParseFloat(l.word(), 64)
			good = good && err == nil && math.Abs(four[i]) < 1e6
		}
		if !good {
			continue
		}
		x0, x1 := min(four[0], four[2]), max(four[0], four[2])
		y0, y1 := min(four[1], four[3]), max(four[1], four[3])
		if name == "CropBox" {
			x0, y0, x1, y1 = max(x0, box[0]), max(y0, box[1]), min(x1, box[2]), min(y1, box[3])
		}
		if x1 > x0 && y1 > y0 {
			box = [4]float64{x0, y0, x1, y1}
		}
	}
	if v, ok := d.get("Rotate"); ok {
		degrees, err := strconv.Atoi(string(v))
		if err == nil && degrees%90 == 0 {
			turns = ((degrees/90)%4 + 4) % 4
		}
	}
	return box, turns, nil
}

// rewriteObject gives an object the numbers of another file; the bytes of a stream
// stay as they are.
func rewriteObject(body []byte, number func(int) (int, bool)) ([]byte, error) {
	l := lexer{b: body}
	if err := l.skip(0); err != nil {
		return nil, err
	}
	// A value of several words is a reference, which is an object of its own seldom.
	for {
		mark := l.i
		w := l.word()
		if w == "stream" || w == "endobj" {
			l.i = mark
			break
		}
		if w == "" {
			return nil, bad("an object has no end")
		}
	}
	head, err := rewrite(body[:l.i], number)
	if err != nil {
		return nil, err
	}
	rest := bytes.TrimLeft(body[l.i:], "\r\n\t ")
	if end := bytes.LastIndex(rest, []byte("endobj")); end >= 0 {
		rest = rest[:end+len("endobj")]
	} else {
		return nil, bad("an object has no end")
	}
	return append(append(head, '\n'), rest...), nil
}

// rewrite gives every reference in a value its number in another file; one that
// leads nowhere becomes null.
func rewrite(v []byte, number func(int) (int, bool)) ([]byte, error) {
	out := make([]byte, 0, len(v)+16)
	l := lexer{b: v}
	for l.i < len(l.b) {
		from := l.i
		l.space()
		out = append(out, l.b[from:l.i]...)
		if l.i >= len(l.b) {
			break
		}
		from = l.i
		switch c := l.peek(); {
		case c == '(':
			if err := l.literal(); err != nil {
				return nil, err
			}
		case c == '<' && !bytes.HasPrefix(l.b[l.i:], []byte("<<")):
			if err := l.skip(0); err != nil {
				return nil, err
			}
		case c == '/':
			l.i++
			l.word0()
		case c == '<': // the first of two
			l.i += 2
		case isDelimiter(c):
			l.i++
		default:
			n, ok := l.integer()
			if !ok {
				break // a word that stays
			}
			after := l.i
			if _, gen := l.integer(); gen && l.word() == "R" {
				if to, there := number(n); there {
					out = strconv.AppendInt(out, int64(to), 10)
					out = append(out, " 0 R"...)
				} else {
					out = append(out, "null"...)
				}
				continue
			}
			l.i = after
		}
		out = append(out, l.b[from:l.i]...)
	}
	return out, nil
}

// branch is how many pages a branch of the tree has.
const branch = 100

// Finish writes the pages in their order and the end of the file.
func (b *Writer) Finish(pages []*Page, outline []Bookmark, a About) error {
	if b.err == nil && len(pages) == 0 {
		b.err = errors.New("bind: a file needs a page")
	}
	catalogue, tree, info, font := b.reserve(), b.reserve(), b.reserve(), b.reserve()
	b.object(font, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	var branches []string
	for group := range slices.Chunk(pages, branch) {
		node := b.reserve()
		var kids []string
		for _, p := range group {
			b.page(p, node, font)
			kids = append(kids, fmt.Sprintf("%d 0 R", p.object))
		}
		b.object(node, "<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>", tree, len(group), strings.Join(kids, " "))
		branches = append(branches, fmt.Sprintf("%d 0 R", node))
	}
	b.object(tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(branches, " "))
	more := ""
	if len(outline) > 0 {
		top := b.reserve()
		first, last, n := b.outline(outline, top)
		b.object(top, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, n)
		more = fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", top)
	}
	b.object(info, "<</Title %s/Creator(Paperwurks)/Producer(Paperwurks)/CreationDate(D:%sZ)>>", text(a.Title), a.Created.UTC().Format("20060102150405"))
	b.object(catalogue, "<</Type/Catalog/Pages %d 0 R/Lang(en-GB)/ViewerPreferences<</DisplayDocTitle true>>%s>>", tree, more)
	from := b.at
	b.printf("xref\n0 %d\n0000000000 65535 f \n", len(b.offsets))
	for _, o := range b.offsets[1:] {
		if o == 0 { // reserved for a file that could not be added
			b.printf("0000000000 65535 f \n")
			continue
		}
		b.printf("%010d 00000 n \n", o)
	}
	b.printf("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(b.offsets), catalogue, info, from)
	return b.err
}

// page writes a page with its foot and its links.
func (b *Writer) page(p *Page, parent, font int) {
	var notes []string
	if p.Foot != "" {
		notes = append(notes, fmt.Sprintf("%d 0 R", b.foot(p, font)))
	}
	for _, l := range p.links {
		n := b.reserve()
		b.object(n, "<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/Dest[%d 0 R/Fit]>>", numbers(l.x0, l.y0, l.x1, l.y1), l.to.object)
		notes = append(notes, fmt.Sprintf("%d 0 R", n))
	}
	annots := ""
	if len(notes) > 0 {
		annots = "/Annots[" + strings.Join(notes, " ") + "]"
	}
	b.object(p.object, "<</Type/Page/Parent %d 0 R %s%s>>", parent, p.dict, annots)
}

// Measures of the line at the foot, in points: Helvetica's digits and letters are
// about half as wide as high.
const (
	footSize   = 7.0
	footHeight = 10.0
	footAbove  = 6.0
	footBeside = 14.0
)

// foot writes the line at the foot of a page as a note of its own on white, so that
// the page itself stays as it was. It stands at the bottom right as the page is
// displayed, whichever way that is turned.
func (b *Writer) foot(p *Page, font int) int {
	width := footSize*0.52*float64(len(p.Foot)) + 8
	x0, y0, x1, y1 := p.box[0], p.box[1], p.box[2], p.box[3]
	var rect, matrix string
	switch p.turns {
	case 0:
		rect, matrix = numbers(x1-footBeside-width, y0+footAbove, x1-footBeside, y0+footAbove+footHeight), "1 0 0 1 0 0"
	case 1:
		rect, matrix = numbers(x1-footAbove-footHeight, y1-footBeside-width, x1-footAbove, y1-footBeside), "0 1 -1 0 0 0"
	case 2:
		rect, matrix = numbers(x0+footBeside, y1-footAbove-footHeight, x0+footBeside+width, y1-footAbove), "-1 0 0 -1 0 0"
	default:
		rect, matrix = numbers(x0+footAbove, y0+footBeside, x0+footAbove+footHeight, y0+footBeside+width), "0 -1 1 0 0 0"
	}
	look, note := b.reserve(), b.reserve()
	draw := fmt.Sprintf("1 g 0 0 %s re f 0.25 g BT /F %s Tf 4 3 Td %s Tj ET", numbers(width, footHeight), numbers(footSize), escaped(p.Foot))
	b.object(look, "<</Type/XObject/Subtype/Form/BBox[0 0 %s]/Matrix[%s]/Resources<</Font<</F %d 0 R>>>>/Length %d>>\nstream\n%s\nendstream",
		numbers(width, footHeight), matrix, font, len(draw), draw)
	b.object(note, "<</Type/Annot/Subtype/Stamp/Rect[%s]/F 196/Contents %s/AP<</N %d 0 R>>>>", rect, text(p.Foot), look)
	return note
}

// outline writes the bookmarks of one level and those under them.
func (b *Writer) outline(all []Bookmark, parent int) (first, last, count int) {
	numbers := make([]int, len(all))
	for i := range all {
		numbers[i] = b.reserve()
	}
	for i, m := range all {
		more := ""
		if i > 0 {
			more += fmt.Sprintf("/Prev %d 0 R", numbers[i-1])
		}
		if i+1 < len(all) {
			more += fmt.Sprintf("/Next %d 0 R", numbers[i+1])
		}
		if len(m.Under) > 0 {
			f, l, n := b.outline(m.Under, numbers[i])
			more += fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count -%d", f, l, n) // closed
		}
		b.object(numbers[i], "<</Title %s/Parent %d 0 R/Dest[%d 0 R/Fit]%s>>", text(m.Title), parent, m.To.object, more)
	}
	return numbers[0], numbers[len(numbers)-1], len(all)
}

// numbers writes measures.
func numbers(v ...float64) string {
	var out []string
	for _, x := range v {
		out = append(out, strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64))
	}
	return strings.Join(out, " ")
}

// escaped is ASCII as a string of a PDF; what is not is left out.
func escaped(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for _, r := range s {
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r >= ' ' && r < 0x7f:
			b.WriteRune(r)
		}
	}
	b.WriteByte(')')
	return b.String()
}

// text is words for people as a string of a PDF.
func text(s string) string {
	for _, r := range s {
		if r < ' ' || r >= 0x7f {
			var b strings.Builder
			b.WriteString("<FEFF")
			for _, u := range utf16.Encode([]rune(s)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteByte('>')
			return b.String()
		}
	}
	return escaped(s)
}
