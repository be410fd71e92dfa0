package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// pack makes a ZIP archive of names and contents.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:mc="mc" xmlns:w14="w14" xmlns:wp="wp" xmlns:a="a" xmlns:wps="wps" xmlns:v="v"`
	types     = `<Types><Default Extension="xml" ContentType="application/xml"/></Types>`
	rels      = `<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`
)

// word makes a Word document of a body and other parts, which the document refers to.
func word(t testing.TB, body string, files ...string) []byte {
	t.Helper()
	var rs strings.Builder
	for i := 0; i+1 < len(files); i += 2 {
		name := strings.TrimPrefix(files[i], "word/")
		kind := strings.TrimRight(strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".xml"), "0123456789")
		if strings.HasPrefix(name, "media/") {
			kind = "image"
		}
		fmt.Fprintf(&rs, `<Relationship Id="r%d" Type="http://x/%s" Target="%s"/>`, i/2+1, kind, name)
	}
	all := append([]string{
		"[Content_Types].xml", types, "_rels/.rels", rels,
		"word/_rels/document.xml.rels", "<Relationships>" + rs.String() + "</Relationships>",
		"word/document.xml", `<?xml version="1.0"?><w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`,
	}, files...)
	return pack(t, all...)
}

func p(inner string) string { return "<w:p>" + inner + "</w:p>" }
func r(text string) string  { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
func tc(inner string) string {
	return "<w:tc>" + inner + "</w:tc>"
}

// item of a list at a level, by paragraph properties.
func li(num, lvl int, text string) string {
	return p(fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, lvl, num) + r(text))
}

func texts(c *reading.Content) string {
	var out []string
	for i := range c.Pages {
		out = append(out, c.Pages[i].Text())
	}
	return strings.Join(out, "\f")
}

var limits = reading.Limits{}.WithDefaults()

const clauses = `<w:numbering ` + wordSpace + `>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1"/><w:pStyle w:val="PartHeading"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

func TestDocuments(t *testing.T) {
	box := func(state string) string {
		return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="` + state + `"/></w14:checkbox></w:sdtPr><w:sdtContent>` + r("☐") + `</w:sdtContent></w:sdt>`
	}
	legacy := func(state string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>` + state + `</w:checkBox></w:ffData></w:fldChar></w:r>` +
			`<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	for _, tt := range []struct {
		name, body string
		files      []string
		want       string
		warns      string
		ticked     []bool
	}{
		{name: "paragraphs", body: p(r("This ")+r("Lease")) + p(r("is made")), want: "This Lease\nis made"},
		{name: "words across runs", body: p(r("tene") + r("ment")), want: "tenement"},
		{
			name:  "clause numbers",
			files: []string{"word/numbering.xml", clauses},
			body: li(1, 0, "Definitions") + li(1, 1, "Term") + li(1, 1, "Rent") + li(1, 2, "ground") + li(1, 2, "service") + li(1, 3, "deep") +
				li(1, 0, "Covenants") + li(1, 1, "to pay") + li(1, 2, "on time") + li(3, 0, "Anew") + p(`<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`+r("plain")),
			want: "1. Definitions\n1.1 Term\n1.2 Rent\n(a) ground\n(b) service\n(i) deep\n2. Covenants\n2.1 to pay\n(a) on time\n1. Anew\nplain",
		},
		{
			name: "numbers by style",
			files: []string{"word/numbering.xml", clauses, "word/styles.xml", `<w:styles ` + wordSpace + `>
				<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
				<w:style w:type="paragraph" w:styleId="PartHeading"><w:basedOn w:val="Base"/></w:style></w:styles>`},
			body: p(`<w:pPr><w:pStyle w:val="PartHeading"/></w:pPr>`+r("One")) + li(2, 1, "legal") + li(2, 2, "dot") + p(`<w:pPr><w:pStyle w:val="PartHeading"/></w:pPr>`+r("Two")) + li(2, 1, "again"),
			want: "Part I One\n1.1 legal\n• dot\nPart II Two\n2.1 again",
		},
		{
			name: "table",
			body: `<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>` +
				`<w:tr>` + tc(p(r("Title"))) + tc(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+p(r("AB1"))+p(r("AB2"))) + `</w:tr>` +
				`<w:tr>` + tc(`<w:tcPr><w:vMerge/></w:tcPr>`+p("")) + tc(p(r("x"))) + tc(p(r("y"))) + `</w:tr></w:tbl>` + p(r("after")),
			want: "Title\nAB1\nAB2\nx\ny\nafter",
		},
		{
			name: "tracked changes", body: p(r("rent of ") + `<w:del><w:r><w:delText>£100</w:delText></w:r></w:del><w:ins>` + r("£250") + `</w:ins>`),
			want: "rent of £250", warns: "tracked changes",
		},
		{
			name:   "check boxes",
			body:   p(r("Yes")+box("1")+r("No")+box("0")) + p(legacy(`<w:checked/>`)+r("A")+legacy(`<w:checked w:val="0"/>`)+r("B")+legacy("")) + p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`+r(" C ")+`<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>¨</w:t></w:r>`),
			want:   "Yes ☒ No ☐\n☒ A ☐ B ☐\n☑ C ☐",
			ticked: []bool{true, false, true, false, false, true, false},
		},
		{
			name: "fields show their results", body: p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>` + r("HIDDEN") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("6 July 2007") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r(" dated")),
			want: "6 July 2007 dated",
		},
		{name: "hidden text", body: p(r("seen") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>`), want: "seen", warns: "hidden text"},
		{
			name: "footnote", body: p(r("99 years") + `<w:r><w:footnoteReference w:id="2"/></w:r>`),
			files: []string{"word/footnotes.xml", `<w:footnotes ` + wordSpace + `><w:footnote w:id="2">` + p(r("from 2007")) + `</w:footnote></w:footnotes>`},
			want:  "99 years ¹\n¹ from 2007",
		},
		{
			name: "header and footer", body: p(r("body")) + `<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:footerReference w:type="default" r:id="r2"/></w:sectPr>`,
			files: []string{"word/header1.xml", `<w:hdr ` + wordSpace + `>` + p(r("DRAFT")) + `</w:hdr>`, "word/footer1.xml", `<w:ftr ` + wordSpace + `>` + p(r("ref 1")) + `</w:ftr>`},
			want:  "DRAFT\nbody\nref 1",
		},
		{
			name: "text box once", want: "before\nin the box",
			body: p(r("before") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p(r("in the box")) + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + p(r("in the box")) + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
		},
		{name: "page breaks", body: p(r("one")+`<w:r><w:br w:type="page"/></w:r>`+r("two")) + p(`<w:pPr><w:pageBreakBefore/></w:pPr>`+r("three")), want: "one\ftwo\fthree"},
		{
			name: "pages as Word laid them out",
			body: p(r("one")+`<w:r><w:lastRenderedPageBreak/></w:r>`+r("two")) + p(`<w:r><w:br w:type="page"/></w:r>`) + p(`<w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r>`),
			want: "one\ftwo\fthree",
		},
		{
			name: "sections", want: "one\ftwo\nthree",
			body: p(`<w:pPr><w:sectPr/></w:pPr>`+r("one")) + p(`<w:pPr><w:sectPr/></w:pPr>`+r("two")) + p(r("three")) + `<w:sectPr><w:type w:val="continuous"/></w:sectPr>`,
		},
		{name: "tabs part columns", body: p(r("Price") + `<w:r><w:tab/><w:tab/><w:tab/></w:r>` + r("£1")), want: "Price\n£1"},
		{name: "placeholder", body: p(r("Name: ") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("Click to enter") + `</w:sdtContent></w:sdt>`), want: "Name:"},
		{name: "empty", body: p(""), want: ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Read(word(t, tt.body, tt.files...), limits)
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(c); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if w := strings.Join(c.Warnings, "\n"); (w == "") != (tt.warns == "") || !strings.Contains(w, tt.warns) {
				t.Errorf("warnings %q, want %q", w, tt.warns)
			}
			var ticked []bool
			for _, pg := range c.Pages {
				for _, m := range pg.Marks {
					ticked = append(ticked, m.Ticked)
				}
			}
			if fmt.Sprint(ticked) != fmt.Sprint(tt.ticked) {
				t.Errorf("marks %v, want %v", ticked, tt.ticked)
			}
		})
	}
}

func TestLargePicturesAreAttachments(t *testing.T) {
	scan := "\xff\xd8" + strings.Repeat("scan", 10<<10)
	draw := func(id string, size int) string {
		return fmt.Sprintf(`<w:r><w:drawing><wp:inline><wp:extent cx="%d" cy="%d"/><a:graphic><a:blip r:embed="%s"/></a:graphic></wp:inline></w:drawing></w:r>`, size, size, id)
	}
	c, err := Read(word(t, p(draw("r1", 914400*6)+draw("r2", 914400)+draw("r1", 914400*6)), "word/media/scan.jpeg", scan, "word/media/logo.png", scan), limits)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Attachments) != 1 || c.Attachments[0].Name != "scan.jpeg" || string(c.Attachments[0].Bytes) != scan {
		t.Errorf("%d attachments", len(c.Attachments))
	}
}

func TestRefusals(t *testing.T) {
	deep := strings.Repeat("<w:p>", 100_000)
	whole := word(t, p(r(strings.Repeat("The Tenant covenants. ", 500))))
	for _, tt := range []struct {
		name string
		data []byte
		kind fault.Kind
		says string
	}{
		{"archive", pack(t, "lease.pdf", "%PDF-1.4"), fault.Invalid, "is a ZIP archive; unpack it"},
		{"pages", pack(t, "preview.jpg", "x", "Index/Document.iwa", "x"), fault.Invalid, "is a Pages, Numbers or Keynote document"},
		{"workbook", pack(t, "[Content_Types].xml", types, "xl/workbook.xml", "<x/>"), fault.Invalid, "Excel workbook"},
		{"slides", pack(t, "[Content_Types].xml", types, "ppt/presentation.xml", "<x/>"), fault.Invalid, "PowerPoint"},
		{"no body", pack(t, "[Content_Types].xml", types, "word/document.xml", "<x/>"), fault.Invalid, "damaged"},
		{"bomb", word(t, strings.Repeat(" ", maxUnpacked+1)), fault.TooLarge, "unpacks to more"},
		{"deep", word(t, deep), fault.Invalid, "nested too deeply"},
		{"not closed", word(t, "<w:p>"), fault.Invalid, "damaged"},
		{"entities", pack(t, "[Content_Types].xml", types, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>`), fault.Invalid, "damaged"},
		{"cut", whole[:len(whole)/2], fault.Invalid, "damaged or incomplete"},
		{"too many pages", word(t, strings.Repeat(p(`<w:r><w:br w:type="page"/></w:r>`), 2100)), fault.TooLarge, "more than 2000 pages"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.data, limits)
			if err == nil || fault.KindOf(err) != tt.kind || !strings.Contains(fault.Message(err), tt.says) {
				t.Errorf("got %s %v, want %s %q", fault.KindOf(err), err, tt.kind, tt.says)
			}
		})
	}
}

func TestNumerals(t *testing.T) {
	for _, tt := range []struct {
		n            int
		format, want string
	}{
		{28, "lowerLetter", "bb"}, {27, "upperLetter", "AA"}, {14, "lowerRoman", "xiv"}, {1999, "upperRoman", "MCMXCIX"},
		{3, "ordinal", "3rd"}, {12, "ordinal", "12th"}, {21, "ordinalText", "Twenty-first"}, {20, "ordinalText", "Twentieth"},
		{45, "cardinalText", "Forty-five"}, {7, "decimalZero", "07"}, {5, "chicago", "5"}, {0, "lowerRoman", "0"},
	} {
		if got := numeral(tt.n, tt.format); got != tt.want {
			t.Errorf("%d as %s is %q, want %q", tt.n, tt.format, got, tt.want)
		}
	}
}

func TestODT(t *testing.T) {
	data := pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s">
<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style></office:automatic-styles>
<office:body><office:text><text:h>Lease</text:h><text:p>Dated<text:s text:c="1"/>6 July
 2007</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Term</text:p><text:list><text:list-item><text:p>Years</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Rent</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Title</text:p></table:table-cell><table:table-cell><text:p>AB1</text:p></table:table-cell></table:table-row></table:table>
<text:p>one<text:soft-page-break/>two</text:p></office:text></office:body></office:document-content>`)
	c, err := Read(data, limits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := texts(c), "Lease\nDated 6 July 2007\n1. Term\n1.1 Years\n2. Rent\nTitle\nAB1\none\ftwo"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestRTF(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\title Secret}}\pard The \b Tenant\b0\par 1.1\tab to pay \'a3100\par}`, "The Tenant\n1.1 to pay £100"},
		{`{\rtf1\uc1 caf\u233?s \u8212? \lquote so\rquote\page next}`, "cafés — ‘so’\fnext"},
		{`{\rtf1\trowd\intbl Title\cell AB1\cell\row\pard after\par}`, "Title\nAB1\nafter"},
		{`{\rtf1{\*\generator Word}{\field{\*\fldinst DATE}{\fldrslt 6 July}} {\v hidden}seen\par`, "6 July seen"},
		{`{\rtf1 a\bin8 \}\}\}\}\b`, "a"},
	} {
		c, err := ReadRTF([]byte(tt.data), limits)
		if err != nil {
			t.Fatal(err)
		}
		if got := texts(c); got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.data, got, tt.want)
		}
	}
	if _, err := ReadRTF([]byte(strings.Repeat("{", 5000)), limits); fault.KindOf(err) != fault.Invalid {
		t.Errorf("5,000 groups in each other: %v", err)
	}
}

func FuzzDOCX(f *testing.F) {
	for _, body := range []string{
		p(r("x")), li(1, 1, "y"), `<w:tbl><w:tr>` + tc(p(r("x"))) + `</w:tr></w:tbl>`, p(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`), `<w:sdt/><w:sectPr/>`,
	} {
		f.Add(body, clauses)
	}
	small := limits
	small.Pages = 50
	f.Fuzz(func(t *testing.T, body, numbers string) {
		c, err := Read(word(t, body, "word/numbering.xml", numbers), small)
		if err == nil && len(c.Pages) == 0 {
			t.Error("no pages and no error")
		}
		if err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}

func FuzzPackage(f *testing.F) {
	f.Add(word(f, p(r("x"))))
	f.Add(pack(f, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data, limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`{\rtf1\uc1 caf\u233?s\cell\row\page\bin3 abc\'a3}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := ReadRTF(data, limits); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("internal: %v", err)
		}
	})
}
