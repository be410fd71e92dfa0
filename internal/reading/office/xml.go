package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Bounds of one part's tree. Word itself nests a dozen elements for a table in a
// table in a text box.
const (
	maxNodes   = 3_000_000
	maxNesting = 256
)

// node is an element by its local name, or text when the name is empty. The two
// dialects of DOCX differ only in name spaces, so those are left out.
type node struct {
	name string
	attr []xml.Attr
	text string
	kids []*node
}

// parseXML reads a part into a tree. No entity but XML's own five is known, and
// document types are not read, so nothing expands.
func parseXML(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	root := &node{}
	open := []*node{root}
	names := map[string]string{} // the same few names over and over
	count := 0
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 1 {
				return nil, io.ErrUnexpectedEOF
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if count++; count > maxNodes {
				return nil, fault.New(fault.TooLarge, "is larger inside than can be read; save it as PDF and give that")
			}
			if len(open) > maxNesting {
				return nil, fault.New(fault.Invalid, "is nested too deeply to be read; it may be damaged or made to do harm: save it as PDF and give that")
			}
			name, ok := names[t.Name.Local]
			if !ok {
				name = strings.Clone(t.Name.Local)
				names[name] = name
			}
			n := &node{name: name}
			if len(t.Attr) > 0 {
				n.attr = append([]xml.Attr(nil), t.Attr...)
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			if len(open) < 2 || top.name != t.Name.Local {
				return nil, errors.New("elements are not closed in order")
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 && len(t) > 0 {
				if count++; count > maxNodes {
					return nil, fault.New(fault.TooLarge, "is larger inside than can be read; save it as PDF and give that")
				}
				top.kids = append(top.kids, &node{text: string(t)})
			}
		}
	}
}

// get is the value of an attribute by its local name.
func (n *node) get(name string) string {
	if n != nil {
		for _, a := range n.attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
	}
	return ""
}

// number is an attribute as a whole number, or otherwise.
func (n *node) number(name string, otherwise int) int {
	v := n.get(name)
	if v == "" {
		return otherwise
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || f > 1e8 || f < -1e8 {
		return otherwise
	}
	return int(f)
}

// child follows names down the first elements; nil when one is missing.
func (n *node) child(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var next *node
		for _, k := range n.kids {
			if k.name == name {
				next = k
				break
			}
		}
		n = next
	}
	return n
}

// all gives every descendant of a name, in order, those inside each other too.
func (n *node) all(name string) []*node {
	var out []*node
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

// on reports whether a switch such as <w:b/> is there and on. It may say w:val="0".
func (n *node) on(name string) bool {
	s := n.child(name)
	return s != nil && yes(s.get("val"))
}

func yes(v string) bool { return v != "0" && v != "false" && v != "off" && v != "none" }

// inner is the text of a node and all in it.
func (n *node) inner() string {
	if n == nil {
		return ""
	}
	if n.name == "" && len(n.kids) == 0 {
		return n.text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.inner())
	}
	return b.String()
}
