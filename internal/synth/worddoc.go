package synth

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// wordDoc collects the flow of a paper as a Word document: paragraphs and table
// rows, in order. Facts get the number of explicit page breaks before them plus one.
type wordDoc struct {
	xml   bytes.Buffer
	page  int
	table bool // a table is open
	cols  int
	stamp time.Time
}

func (d *wordDoc) endTable() {
	if d.table {
		d.xml.WriteString("</w:tbl><w:p/>")
		d.table = false
	}
}

func (d *wordDoc) pageBreak() {
	d.endTable()
	d.page++
	if d.page > 1 {
		d.xml.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
	}
}

func (d *wordDoc) para(p *paper, s string, st style) {
	d.endTable()
	for _, part := range strings.Split(s, "\n") {
		d.paragraph(p, part, st)
	}
}

func (d *wordDoc) paragraph(p *paper, s string, st style) {
	d.note(p, s)
	d.xml.WriteString("<w:p><w:pPr>")
	if st.indent > 0 {
		fmt.Fprintf(&d.xml, `<w:ind w:left="%d"/>`, int(st.indent*20))
	}
	if st.align == 'C' {
		d.xml.WriteString(`<w:jc w:val="center"/>`)
	}
	d.xml.WriteString("</w:pPr>")
	strong := st.strong
	var run strings.Builder
	flush := func() {
		if run.Len() == 0 {
			return
		}
		d.xml.WriteString("<w:r><w:rPr>")
		if strong {
			d.xml.WriteString("<w:b/>")
		}
		fmt.Fprintf(&d.xml, `<w:sz w:val="%d"/></w:rPr>`, int(st.size*2))
		for n, cell := range strings.Split(run.String(), "\t") {
			if n > 0 {
				d.xml.WriteString("<w:tab/>")
			}
			d.xml.WriteString(`<w:t xml:space="preserve">`)
			_ = xml.EscapeText(&d.xml, []byte(cell))
			d.xml.WriteString("</w:t>")
		}
		d.xml.WriteString("</w:r>")
		run.Reset()
	}
	for _, r := range s {
		if r == boldMark {
			flush()
			strong = !strong
			continue
		}
		run.WriteString(strip(string(r)))
	}
	flush()
	d.xml.WriteString("</w:p>")
}

func (d *wordDoc) row(p *paper, cells []string, st style) {
	if d.table && d.cols != len(cells) {
		d.endTable()
	}
	if !d.table {
		d.xml.WriteString("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>")
		for range cells {
			d.xml.WriteString("<w:gridCol/>")
		}
		d.xml.WriteString("</w:tblGrid>")
		d.table, d.cols = true, len(cells)
	}
	d.xml.WriteString("<w:tr>")
	for _, c := range cells {
		d.xml.WriteString("<w:tc>")
		for _, part := range strings.Split(c, "\n") {
			d.paragraph(p, part, st)
		}
		d.xml.WriteString("</w:tc>")
	}
	d.xml.WriteString("</w:tr>")
}

func (d *wordDoc) note(p *paper, s string) {
	for _, f := range factsIn(s) {
		if p.facts[f].page == 0 {
			p.facts[f].page, p.facts[f].quote = max(1, d.page), strings.Join(strings.Fields(strip(s)), " ")
		}
	}
}

func (d *wordDoc) bytes() ([]byte, error) {
	d.endTable()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	parts := [][2]string{
		{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + d.xml.String() + `<w:sectPr/></w:body></w:document>`},
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, part := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Deflate, Modified: d.stamp})
		if err != nil {
			return nil, fmt.Errorf("synth: word document: %w", err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			return nil, fmt.Errorf("synth: word document: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("synth: word document: %w", err)
	}
	return buf.Bytes(), nil
}
