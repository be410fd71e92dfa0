package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Bounds of a package. The text of a lease of 300 pages is 10 MB of XML.
const (
	maxEntries  = 20_000
	maxUnpacked = 160 << 20 // bytes that may be unpacked out of one file
)

var errBomb = fault.New(fault.TooLarge, "unpacks to more than %d MiB; it may be made to do harm: save it as PDF and give that", maxUnpacked>>20)

// parts is a package: a ZIP archive whose files refer to each other.
type parts struct {
	files  map[string]*zip.File
	budget int64
}

// Read reads a ZIP package: a DOCX or an ODT. Anything else in a ZIP archive is
// fault.Invalid with what to do.
func Read(data []byte, l reading.Limits) (*reading.Content, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "is a damaged or incomplete file; ask for it to be sent again")
	}
	if len(z.File) > maxEntries {
		return nil, errBomb
	}
	p := &parts{files: make(map[string]*zip.File, len(z.File)), budget: maxUnpacked}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		if p.files[name] == nil {
			p.files[name] = f
		}
	}
	switch main := p.mainPart(); {
	case main != "" && p.files[main].Flags&1 != 0:
		return nil, fault.New(fault.Invalid, "needs a password to open; remove the password or ask the sender for an open copy")
	case strings.HasPrefix(main, "xl/"):
		return nil, fault.New(fault.Invalid, "is an Excel workbook; save it as PDF and give that")
	case strings.HasPrefix(main, "ppt/"):
		return nil, fault.New(fault.Invalid, "is a PowerPoint file; save it as PDF and give that")
	case main != "" && main != "content.xml":
		return readDOCX(p, main, l)
	case main == "content.xml":
		return readODT(p, l)
	case p.files["Index/Document.iwa"] != nil || p.files["Index.zip"] != nil:
		return nil, fault.New(fault.Invalid, "is a Pages, Numbers or Keynote document; export it as PDF and give that")
	}
	return nil, fault.New(fault.Invalid, "is a ZIP archive; unpack it and give the files inside")
}

// mainPart is the part that holds the text, empty when the archive is no document.
func (p *parts) mainPart() string {
	if p.files["[Content_Types].xml"] != nil {
		for _, r := range p.relations("") {
			if strings.HasSuffix(r.kind, "/officeDocument") && p.files[r.target] != nil {
				return r.target
			}
		}
		for _, name := range []string{"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"} {
			if p.files[name] != nil {
				return name
			}
		}
	}
	if f := p.files["mimetype"]; f != nil && p.files["content.xml"] != nil {
		kind, _ := p.read("mimetype")
		if strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.text") {
			return "content.xml"
		}
	}
	return ""
}

// read unpacks one part; fs errors and bombs are errors, a missing part is nil.
func (p *parts) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, p.budget+1))
	p.budget -= int64(len(b))
	if p.budget < 0 {
		return nil, errBomb
	}
	if err != nil {
		return nil, damaged(fmt.Errorf("%s: %w", name, err))
	}
	return b, nil
}

// tree unpacks and parses one part; a missing part is an empty node.
func (p *parts) tree(name string) (*node, error) {
	b, err := p.read(name)
	if err != nil || b == nil {
		return &node{}, err
	}
	n, err := parseXML(b)
	if err != nil && fault.KindOf(err) == fault.Internal {
		return nil, damaged(fmt.Errorf("%s: %w", name, err))
	}
	return n, err
}

func damaged(err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return err
	}
	return fault.Wrap(err, fault.Invalid, "is a damaged document; ask for it to be sent again, or save it as PDF and give that")
}

// relation is a reference from one part to another.
type relation struct{ id, kind, target string }

// relations reads what a part refers to inside the package; "" is the package itself.
func (p *parts) relations(part string) []relation {
	dir, base := path.Split(part)
	n, err := p.tree(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil
	}
	var out []relation
	for _, r := range n.all("Relationship") {
		if strings.EqualFold(r.get("TargetMode"), "External") {
			continue
		}
		target := r.get("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		out = append(out, relation{r.get("Id"), r.get("Type"), strings.TrimPrefix(path.Clean(target), "/")})
	}
	return out
}
