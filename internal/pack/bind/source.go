package bind

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// source is a PDF file with a plain table of objects.
type source struct {
	r       io.ReaderAt
	offsets map[int]int64 // where an object begins
	ends    map[int64]int64
	root    int
}

// Limits of what is believed of a file.
const (
	maxObjects = 8_388_607 // PDF 1.7, annex C
	maxDepth   = 64        // of the tree of pages
	maxTail    = 64 << 20  // of the table of objects and its trailer
)

var errFile = errors.New("bind: this is not a PDF with a plain table of objects")

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errFile, fmt.Sprintf(format, args...))
}

// open reads the table of objects.
func open(r io.ReaderAt, size int64) (*source, error) {
	tail := make([]byte, min(size, 2048))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return nil, bad("it has no end")
	}
	l := lexer{b: tail[i+len("startxref"):]}
	at, ok := l.integer()
	if !ok || int64(at) >= size || size-int64(at) > maxTail {
		return nil, bad("its table is nowhere")
	}
	table := make([]byte, size-int64(at))
	if _, err := r.ReadAt(table, int64(at)); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	s := &source{r: r, offsets: map[int]int64{}, ends: map[int64]int64{}}
	l = lexer{b: table}
	if l.word() != "xref" {
		return nil, bad("its table is a stream")
	}
	for {
		mark := l.i
		first, ok := l.integer()
		if !ok {
			l.i = mark
			break
		}
		n, ok := l.integer()
		if !ok || first < 0 || n < 0 || first+n > maxObjects {
			return nil, bad("its table is damaged")
		}
		for k := range n {
			offset, ok1 := l.integer()
			_, ok2 := l.integer()
			kind := l.word()
			if !ok1 || !ok2 || kind != "n" && kind != "f" {
				return nil, bad("its table is damaged")
			}
			if kind == "n" {
				if int64(offset) >= int64(at) {
					return nil, bad("an object lies outside the file")
				}
				s.offsets[first+k] = int64(offset)
			}
		}
	}
	if l.word() != "trailer" {
		return nil, bad("it has no trailer")
	}
	d, err := l.dictionary()
	if err != nil {
		return nil, err
	}
	if _, there := d.get("Prev"); there {
		return nil, bad("it was added to")
	}
	if s.root, ok = d.ref("Root"); !ok {
		return nil, bad("it has no catalogue")
	}
	begins := []int64{int64(at)}
	for _, o := range s.offsets {
		begins = append(begins, o)
	}
	slices.Sort(begins)
	begins = slices.Compact(begins)
	for i := range len(begins) - 1 {
		s.ends[begins[i]] = begins[i+1]
	}
	return s, nil
}

// object is the bytes of an object between its number and the next object's.
func (s *source) object(n int) ([]byte, error) {
	at, ok := s.offsets[n]
	if !ok {
		return nil, bad("object %d is missing", n)
	}
	b := make([]byte, s.ends[at]-at)
	if _, err := s.r.ReadAt(b, at); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	l := lexer{b: b}
	number, ok := l.integer()
	if _, gen := l.integer(); !ok || !gen || number != n || l.word() != "obj" {
		return nil, bad("object %d is not where the table says", n)
	}
	return b[l.i:], nil
}

// dictionary is an object that is one; ok is false when it is something else.
func (s *source) dictionary(n int) (d dictionary, ok bool, err error) {
	b, err := s.object(n)
	if err != nil {
		return nil, false, err
	}
	l := lexer{b: b}
	l.space()
	if !bytes.HasPrefix(l.b[l.i:], []byte("<<")) {
		return nil, false, nil
	}
	d, err = l.dictionary()
	return d, err == nil, err
}

// leaf is a page and its own and inherited entries.
type leaf struct {
	object int
	dict   dictionary
}

// inherited are the entries of a page that its parents may have instead.
var inherited = []string{"Resources", "MediaBox", "CropBox", "Rotate"}

// pages walks the tree of pages; nodes is the numbers of its branches.
func (s *source) pages() (leaves []leaf, nodes map[int]bool, err error) {
	catalogue, ok, err := s.dictionary(s.root)
	if err != nil || !ok {
		return nil, nil, errors.Join(err, bad("it has no catalogue"))
	}
	top, ok := catalogue.ref("Pages")
	if !ok {
		return nil, nil, bad("it has no pages")
	}
	nodes = map[int]bool{s.root: true}
	var walk func(n, depth int, above dictionary) error
	walk = func(n, depth int, above dictionary) error {
		if nodes[n] || depth > maxDepth {
			return bad("its tree of pages goes round")
		}
		d, ok, err := s.dictionary(n)
		if err != nil || !ok {
			return errors.Join(err, bad("page %d is damaged", n))
		}
		nodes[n] = true
		for _, name := range inherited {
			if _, has := d.get(name); !has {
				if v, has := above.get(name); has {
					d = append(d, entry{name, v})
				}
			}
		}
		kids, branch := d.get("Kids")
		if !branch {
			leaves = append(leaves, leaf{n, d})
			return nil
		}
		refs, err := references(kids)
		if err != nil {
			return err
		}
		for _, k := range refs {
			if err := walk(k, depth+1, d); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(top, 0, nil); err != nil {
		return nil, nil, err
	}
	return leaves, nodes, nil
}

// references reads an array of them.
func references(b []byte) ([]int, error) {
	l := lexer{b: b}
	if l.next() != '[' {
		return nil, bad("its list of pages is elsewhere")
	}
	var out []int
	for {
		l.space()
		if l.peek() == ']' {
			return out, nil
		}
		n, ok := l.integer()
		if _, gen := l.integer(); !ok || !gen || l.word() != "R" {
			return nil, bad("its list of pages is damaged")
		}
		out = append(out, n)
	}
}

// entry is a name and its value as it is written.
type entry struct {
	name  string
	value []byte
}

// dictionary is its entries in the order of the file.
type dictionary []entry

func (d dictionary) get(name string) ([]byte, bool) {
	for _, e := range d {
		if e.name == name {
			return e.value, true
		}
	}
	return nil, false
}

// ref is the number of the object that an entry refers to.
func (d dictionary) ref(name string) (int, bool) {
	v, ok := d.get(name)
	l := lexer{b: v}
	n, isNumber := l.integer()
	_, gen := l.integer()
	return n, ok && isNumber && gen && l.word() == "R"
}

// lexer reads the words of a PDF file.
type lexer struct {
	b []byte
	i int
}

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space passes white space and comments.
func (l *lexer) space() {
	for l.i < len(l.b) {
		switch c := l.b[l.i]; {
		case isSpace(c):
			l.i++
		case c == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// peek is the next byte, 0 at the end.
func (l *lexer) peek() byte {
	if l.i >= len(l.b) {
		return 0
	}
	return l.b[l.i]
}

// next passes white space and takes a byte.
func (l *lexer) next() byte {
	l.space()
	c := l.peek()
	l.i++
	return c
}

// word takes a run of regular characters: a number or a keyword.
func (l *lexer) word() string {
	l.space()
	from := l.i
	for l.i < len(l.b) && !isSpace(l.b[l.i]) && !isDelimiter(l.b[l.i]) {
		l.i++
	}
	return string(l.b[from:l.i])
}

func (l *lexer) integer() (int, bool) {
	n, err := strconv.Atoi(l.word())
	return n, err == nil && n >= 0
}

// skip passes one value: a string, a name, an array, a dictionary or a word.
func (l *lexer) skip(depth int) error {
	l.space()
	if depth > maxDepth {
		return bad("it is nested too deep")
	}
	switch c := l.peek(); {
	case l.i >= len(l.b):
		return bad("it ends within an object")
	case c == '(':
		return l.literal()
	case c == '/':
		l.i++
		l.word0()
		return nil
	case c == '<' && l.i+1 < len(l.b) && l.b[l.i+1] == '<':
		l.i += 2
		return l.until(">>", depth)
	case c == '<':
		end := bytes.IndexByte(l.b[l.i:], '>')
		if end < 0 {
			return bad("a string has no end")
		}
		l.i += end + 1
		return nil
	case c == '[':
		l.i++
		return l.until("]", depth)
	case isDelimiter(c):
		return bad("%q stands where a value should", c)
	}
	l.word()
	return nil
}

// word0 is word without white space before it: the rest of a name.
func (l *lexer) word0() {
	for l.i < len(l.b) && !isSpace(l.b[l.i]) && !isDelimiter(l.b[l.i]) {
		l.i++
	}
}

// until passes values up to a closing mark and the mark.
func (l *lexer) until(mark string, depth int) error {
	for {
		l.space()
		if bytes.HasPrefix(l.b[l.i:], []byte(mark)) {
			l.i += len(mark)
			return nil
		}
		if err := l.skip(depth + 1); err != nil {
			return err
		}
	}
}

// literal passes a string in parentheses.
func (l *lexer) literal() error {
	depth := 0
	for ; l.i < len(l.b); l.i++ {
		switch l.b[l.i] {
		case '\\':
			l.i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.i++
				return nil
			}
		}
	}
	return bad("a string has no end")
}

// dictionary takes one with the values as they are written.
func (l *lexer) dictionary() (dictionary, error) {
	l.space()
	if !bytes.HasPrefix(l.b[l.i:], []byte("<<")) {
		return nil, bad("a dictionary is missing")
	}
	l.i += 2
	d := dictionary{}
	for {
		l.space()
		if bytes.HasPrefix(l.b[l.i:], []byte(">>")) {
			l.i += 2
			return d, nil
		}
		if l.peek() != '/' {
			return nil, bad("a dictionary is damaged")
		}
		from := l.i + 1
		l.i++
		l.word0()
		name := string(l.b[from:l.i])
		l.space()
		from = l.i
		// A value is all up to the next name at this depth, since a reference is three words.
		for first := true; ; first = false {
			l.space()
			if c := l.peek(); !first && (c == '/' || bytes.HasPrefix(l.b[l.i:], []byte(">>"))) {
				break
			}
			if err := l.skip(0); err != nil {
				return nil, err
			}
		}
		d = append(d, entry{name, bytes.TrimSpace(l.b[from:l.i])})
	}
}
