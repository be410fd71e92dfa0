package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// engine is shared by the tests: opening one compiles PDFium.
var engine *Engine

func TestMain(m *testing.M) {
	// A cache that outlives the run, or every run would compile for seconds.
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	engine, err = Open(context.Background(), Config{CacheDir: filepath.Join(dir, "paperwurks", "pdf-engine"), Instances: 2})
	if err != nil {
		panic(err)
	}
	code := m.Run()
	if err := engine.Close(); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// drawn makes a PDF of A4 pages in points with Helvetica 11.
func drawn(t testing.TB, pages ...func(*fpdf.Fpdf)) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCompression(true)
	for _, draw := range pages {
		f.AddPage()
		f.SetFont("Helvetica", "", 11)
		draw(f)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written makes a PDF of objects given in the file's own words, the first being the catalogue.
func written(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// stream is a stream object of plain content.
func stream(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

func read(t testing.TB, data []byte) []reading.Page {
	t.Helper()
	pages, _, err := engine.Read(context.Background(), data, reading.PDFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// A line through a word's middle strikes it out; one under it, one at the height of
// its head and one between two words do not.
func TestStruckWords(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		for i, w := range []string{"line", "bar", "under", "over", "half", "plain"} {
			f.Text(72+60*float64(i), 100, w)
		}
		at := func(i int, y, length float64) { x := 72 + 60*float64(i); f.Line(x-1, y, x+length, y) }
		at(0, 97, f.GetStringWidth("line")+1)
		f.Rect(72+60-1, 96.5, f.GetStringWidth("bar")+2, 0.8, "F")
		at(2, 102, 40)
		at(3, 91, 40)
		at(4, 97, f.GetStringWidth("half")/2)
	}))[0]
	struck := map[string]bool{}
	for _, l := range p.Lines {
		for _, w := range l.Words {
			struck[w.Text] = w.Struck
		}
	}
	if want := map[string]bool{"line": true, "bar": true, "under": false, "over": false, "half": false, "plain": false}; !maps.Equal(struck, want) {
		t.Errorf("struck out: %v", struck)
	}
}

func TestWordsHaveExactBoxes(t *testing.T) {
	data := drawn(t, func(f *fpdf.Fpdf) {
		f.Text(72, 100, "Title number AB123456")
		f.SetFont("Helvetica", "B", 20)
		f.Text(72, 200, "Bold")
	})
	p := read(t, data)[0]
	if got := p.Text(); got != "Title number AB123456\nBold" {
		t.Fatalf("text = %q", got)
	}
	if math.Abs(p.Width-595.28) > 0.1 || math.Abs(p.Height-841.89) > 0.1 {
		t.Errorf("page is %v by %v", p.Width, p.Height)
	}
	title := p.Lines[0].Words[0]
	if math.Abs(title.Box.X0-72) > 1 || title.Box.Y0 > 93 || title.Box.Y0 < 88 || title.Box.Y1 < 100 || title.Box.Y1 > 104 {
		t.Errorf("box of %q = %+v", title.Text, title.Box)
	}
	if math.Abs(title.Size-11) > 0.01 || title.Bold {
		t.Errorf("size %v bold %v", title.Size, title.Bold)
	}
	if w := p.Lines[1].Words[0]; !w.Bold || math.Abs(w.Size-20) > 0.01 {
		t.Errorf("size %v bold %v", w.Size, w.Bold)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	whole := drawn(t, func(f *fpdf.Fpdf) { f.Text(72, 100, "hello") })
	locked := func() []byte {
		f := fpdf.New("P", "pt", "A4", "")
		f.SetProtection(fpdf.CnProtectPrint, "user", "owner")
		f.AddPage()
		var b bytes.Buffer
		if err := f.Output(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a PDF"},
		{"text", []byte("hello"), "not a PDF"},
		{"head only", []byte("%PDF-1.7\n"), "damaged"},
		{"cut short", whole[:len(whole)/3], "damaged"},
		{"locked", locked, "password"},
		{"no pages", written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), "no pages"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := engine.Read(context.Background(), tt.data, reading.PDFOptions{})
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Message(err), tt.want) {
				t.Errorf("err = %v (%s), want one about %q", err, fault.KindOf(err), tt.want)
			}
		})
	}
	if got := read(t, whole)[0].Text(); got != "hello" {
		t.Errorf("after bad files the engine reads %q", got)
	}
}

func TestTooManyPages(t *testing.T) {
	page := func(f *fpdf.Fpdf) {}
	_, _, err := engine.Read(context.Background(), drawn(t, page, page, page), reading.PDFOptions{MaxPages: 2})
	if fault.KindOf(err) != fault.TooLarge {
		t.Errorf("err = %v", err)
	}
}

// bomb is a page whose drawing never ends in practice: each of its forms draws the
// next ten times over.
func bomb(depth int) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>",
		stream("", "/F Do"),
	}
	for i := range depth {
		resources, content := "", "0 0 100 100 re f"
		if i < depth-1 {
			resources = fmt.Sprintf("/Resources<</XObject<</F %d 0 R>>>>", len(objects)+2)
			content = strings.Repeat("1 0 0 1 1 1 cm /F Do ", 10)
		}
		objects = append(objects, stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]"+resources, content))
	}
	return written(objects...)
}

func TestWorkIsBoundedByTime(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	im, err := engine.Open(context.Background(), bomb(12))
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	start := time.Now()
	_, _, err = im.Scan(ctx, 1)
	if took := time.Since(start); took > 5*time.Second || fault.KindOf(err) != fault.Unavailable {
		t.Errorf("after %v: %v", took, err)
	}
	if _, _, err := im.Scan(context.Background(), 1); err == nil {
		t.Error("a broken document drew a page")
	}
	if got := read(t, drawn(t, func(f *fpdf.Fpdf) { f.Text(72, 100, "alive") }))[0].Text(); got != "alive" {
		t.Errorf("afterwards the engine reads %q", got)
	}
}

// form is a page with a filled form: a text field with an appearance, one without,
// check boxes on and off, two radio buttons, and a text box that somebody added.
func form(rotate int) []byte {
	return written(
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R 7 0 R 8 0 R 14 0 R]/DR<</Font<</Helv 9 0 R/ZaDb 10 0 R>>>>/DA(/Helv 10 Tf 0 g)>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/CropBox[20 30 575 812]/Rotate %d/Resources<</Font<</Helv 9 0 R>>>>/Contents 4 0 R/Annots[5 0 R 6 0 R 7 0 R 8 0 R 15 0 R 16 0 R 17 0 R]>>", rotate),
		stream("", "BT /Helv 11 Tf 72 700 Td (Seller) Tj 0 -50 Td (Address) Tj 0 -50 Td (Alterations  Yes  No) Tj ET"),
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(seller)/V(Jane Doe)/F 4/Rect[150 695 300 715]/DA(/Helv 10 Tf 0 g)/AP<</N 11 0 R>>>>",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(address)/V(14 Acacia Avenue)/F 4/Rect[150 645 350 665]/DA(/Helv 10 Tf 0 g)>>",
		"<</Type/Annot/Subtype/Widget/FT/Btn/T(yes)/V/On/AS/On/F 4/Rect[200 595 212 607]/AP<</N<</On 12 0 R/Off 13 0 R>>>>>>",
		"<</Type/Annot/Subtype/Widget/FT/Btn/T(no)/V/Off/AS/Off/F 4/Rect[240 595 252 607]/AP<</N<</On 12 0 R/Off 13 0 R>>>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</Helv 9 0 R>>>>", "/Tx BMC q BT /Helv 10 Tf 2 6 Td (Jane Doe) Tj ET Q EMC"),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 12 12]/Resources<</Font<</ZaDb 10 0 R>>>>", "q BT /ZaDb 10 Tf 2 2 Td (4) Tj ET Q"),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 12 12]", "q Q"),
		"<</FT/Btn/Ff 49152/T(tenure)/V/B/Kids[15 0 R 16 0 R]>>",
		"<</Type/Annot/Subtype/Widget/Parent 14 0 R/AS/Off/F 4/Rect[200 545 212 557]/AP<</N<</A 12 0 R/Off 13 0 R>>>>>>",
		"<</Type/Annot/Subtype/Widget/Parent 14 0 R/AS/B/F 4/Rect[240 545 252 557]/AP<</N<</B 12 0 R/Off 13 0 R>>>>>>",
		"<</Type/Annot/Subtype/FreeText/F 4/Rect[72 400 300 420]/Contents(See attached)/DA(/Helv 10 Tf 0 g)/AP<</N 18 0 R>>>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<</Font<</Helv 9 0 R>>>>", "BT /Helv 10 Tf 2 6 Td (See attached) Tj ET"),
	)
}

func TestFormAnswersAreOnThePage(t *testing.T) {
	for _, rotate := range []int{0, 90, 180, 270} {
		t.Run(fmt.Sprint(rotate), func(t *testing.T) {
			p := read(t, form(rotate))[0]
			text := p.Text()
			for _, want := range []string{"Seller", "Jane Doe", "14 Acacia Avenue", "See attached"} {
				if strings.Count(text, want) != 1 {
					t.Errorf("%q stands %d times in %q", want, strings.Count(text, want), text)
				}
			}
			ticked := 0
			for _, m := range p.Marks {
				if m.Kind != reading.MarkField {
					t.Errorf("mark %+v is no field", m)
				}
				if m.Ticked {
					ticked++
				}
			}
			if len(p.Marks) != 4 || ticked != 2 {
				t.Errorf("marks = %+v", p.Marks)
			}
			// The box of the seller's name, from the corner of the crop box, turned.
			w, h := 555.0, 782.0
			centre := [2]float64{(152+193)/2.0 - 20, 812 - 704.5}
			want := map[int][2]float64{0: centre, 90: {h - centre[1], centre[0]}, 180: {w - centre[0], h - centre[1]}, 270: {centre[1], w - centre[0]}}[rotate]
			for _, l := range p.Lines {
				if !strings.Contains(l.Text(), "Jane Doe") {
					continue
				}
				if got := l.Box; math.Abs(got.MidX()-want[0]) > 6 || math.Abs(got.MidY()-want[1]) > 6 {
					t.Errorf("the name is at %.0f, %.0f; want %.0f, %.0f", got.MidX(), got.MidY(), want[0], want[1])
				}
			}
		})
	}
}

func TestDrawnTickBoxes(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		f.SetLineWidth(0.75)
		f.Text(72, 110, "Empty square")
		f.Rect(200, 100, 12, 12, "D")
		f.Text(72, 150, "Crossed square")
		f.Rect(200, 140, 12, 12, "D")
		f.Line(202, 142, 210, 150)
		f.Line(210, 142, 202, 150)
		f.Text(72, 190, "Filled in")
		f.Rect(200, 180, 12, 12, "D")
		f.SetFillColor(0, 0, 0)
		f.Rect(203, 183, 6, 6, "F")
		f.Text(72, 230, "Four lines and a stray tick")
		f.Line(240, 220, 252, 220)
		f.Line(240, 232, 252, 232)
		f.Line(240, 220, 240, 232)
		f.Line(252, 220, 252, 232)
		f.MoveTo(242, 226)
		f.LineTo(246, 231)
		f.LineTo(256, 215)
		f.DrawPath("D")
		f.Text(72, 270, "Letter in a square")
		f.Rect(200, 260, 12, 12, "D")
		f.Text(203, 270, "X")
		f.Text(72, 310, "Radio buttons")
		f.Circle(206, 306, 6, "D")
		f.Circle(246, 306, 6, "D")
		f.Circle(246, 306, 3, "F")
		f.Text(72, 330, "A frame of black with white laid over it")
		f.Rect(300, 320, 12, 12, "F")
		f.SetFillColor(255, 255, 255)
		f.Rect(301, 321, 10, 10, "F")
		f.SetFillColor(0, 0, 0)
		f.Text(72, 350, "Not boxes: a comb, a number in a square, a wide cell, a bullet")
		for i := range 5 {
			f.Rect(200+float64(i)*14, 380, 14, 14, "D")
		}
		f.Rect(300, 380, 14, 14, "D")
		f.Text(304, 391, "7")
		f.Rect(330, 380, 60, 14, "D")
		f.Rect(72, 384, 6, 6, "F")
	}))[0]
	want := []bool{false, true, true, true, true, false, true, false}
	var got []bool
	for _, m := range p.Marks {
		got = append(got, m.Ticked)
	}
	if !slices.Equal(got, want) {
		t.Errorf("marks ticked = %v, want %v\n%+v", got, want, p.Marks)
	}
}

// A hand's stroke leans, and goes past the words that it deletes; a tick's leg and a line
// to a note in the margin delete nothing.
func TestAHandStrikesOut(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		f.SetFont("Helvetica", "", 10)
		for i, y := range []float64{100, 130, 160} {
			f.Text(72, y, "Yes")
			f.Text(120, y, "No")
			switch i {
			case 0:
				f.Line(70, y-2, 92, y-5)
			case 1:
				f.Line(118, y-1, 126, y-9)
			case 2:
				f.Line(60, y+30, 140, y-30)
			}
		}
	}))[0]
	var struck []string
	for _, l := range p.Lines {
		for _, w := range l.Words {
			if w.Struck {
				struck = append(struck, fmt.Sprintf("%s at %.0f", w.Text, w.Box.Y1))
			}
		}
	}
	if len(struck) != 1 || !strings.HasPrefix(struck[0], "Yes at 10") {
		t.Errorf("struck out: %q", struck)
	}
}

// A thick pen's mitres make the bounds of a tick larger than the box that it stands in.
func TestAThickTickStandsInItsBox(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		for _, y := range []float64{100, 140} {
			f.SetLineWidth(0.8)
			f.Rect(240, y, 9, 9, "D")
			if y > 100 {
				continue
			}
			f.SetLineWidth(2)
			f.MoveTo(241.5, y+4.5)
			f.LineTo(243.5, y+7)
			f.LineTo(247.5, y+2)
			f.DrawPath("D")
		}
		f.Text(72, 108, "Is the property connected to the foul sewer?")
	}))[0]
	var got []bool
	for _, m := range p.Marks {
		got = append(got, m.Ticked)
	}
	if want := []bool{true, false}; !slices.Equal(got, want) {
		t.Errorf("boxes ticked %v, want %v\n%+v", got, want, p.Marks)
	}
}

func TestTicksDrawnInNoBox(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		f.SetLineWidth(1.2)
		f.Text(72, 110, "A cross of two lines")
		f.Line(240, 100, 252, 112)
		f.Line(252, 101, 241, 112)
		f.Text(72, 150, "A cross in one path")
		f.MoveTo(240, 140)
		f.LineTo(250, 150)
		f.MoveTo(250, 140)
		f.LineTo(240, 150)
		f.DrawPath("D")
		f.Text(72, 190, "A tick")
		f.MoveTo(240, 186)
		f.LineTo(244, 191)
		f.LineTo(254, 176)
		f.DrawPath("D")
		f.Text(72, 230, "Not ticks: a plus, a roof, one stroke, a large cross, a row of hatching")
		f.Line(240, 246, 252, 246)
		f.Line(246, 240, 246, 252)
		f.Line(300, 260, 310, 250)
		f.Line(310, 250, 320, 260)
		f.Line(340, 260, 352, 248)
		f.Line(400, 240, 500, 340)
		f.Line(500, 240, 400, 340)
		for i := range 8 {
			f.Line(72+float64(i)*8, 300, 80+float64(i)*8, 290)
		}
	}))[0]
	var at []float64
	for _, m := range p.Marks {
		if !m.Ticked || m.Kind != reading.MarkDrawing {
			t.Errorf("%+v", m)
		}
		at = append(at, math.Round(m.Box.Y0))
	}
	if want := []float64{100, 140, 176}; !slices.Equal(at, want) {
		t.Errorf("ticks at heights %v, want %v", at, want)
	}
}

func TestGate(t *testing.T) {
	picture := func(f *fpdf.Fpdf, caption int) {
		// A dark page-wide picture, as a scan has, with some words of a text layer.
		img := image.NewGray(image.Rect(0, 0, 200, 280))
		for i := range img.Pix {
			img.Pix[i] = uint8(i * 7)
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			panic(err)
		}
		f.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "PNG"}, &b)
		f.ImageOptions("scan", 0, 0, 595, 842, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
		for i := range caption {
			f.Text(72, 60+float64(i)*14, "the seller must answer all of the questions truthfully")
		}
	}
	tests := []struct {
		name string
		draw func(*fpdf.Fpdf)
		want reading.Source
	}{
		{"words", func(f *fpdf.Fpdf) { f.Text(72, 100, "Title absolute") }, reading.SourceText},
		{"nothing", func(f *fpdf.Fpdf) {}, reading.SourceBlank},
		{"white rectangle", func(f *fpdf.Fpdf) { f.SetFillColor(255, 255, 255); f.Rect(0, 0, 500, 500, "F") }, reading.SourceBlank},
		{"picture", func(f *fpdf.Fpdf) { picture(f, 0) }, reading.SourceUnread},
		{"picture with a stamp", func(f *fpdf.Fpdf) { picture(f, 1) }, reading.SourceUnread},
		{"picture behind a page of words", func(f *fpdf.Fpdf) { picture(f, 20) }, reading.SourceText},
		{"shifted letters", func(f *fpdf.Fpdf) {
			for i := range 10 {
				f.Text(72, 60+float64(i)*14, strings.Map(func(r rune) rune {
					if r >= 'a' && r <= 'z' {
						return 'a' + (r-'a'+9)%26
					}
					return r
				}, "the seller must answer all of the questions truthfully"))
			}
		}, reading.SourceUnread},
		{"figures", func(f *fpdf.Fpdf) {
			for i := range 10 {
				f.Text(72, 60+float64(i)*14, "1,204.50 12.02.1969 AB123456 BS1 4ND 87 6/7 2024-01-01")
			}
		}, reading.SourceText},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read(t, drawn(t, tt.draw))[0]
			if p.Source != tt.want {
				t.Errorf("source = %s (%s), want %s", p.Source, p.Reason, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(form(90))
	f.Add(bomb(3))
	f.Add(drawn(f, func(p *fpdf.Fpdf) { p.Text(72, 100, "Title absolute"); p.Rect(200, 100, 12, 12, "D") }))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		pages, _, err := engine.Read(ctx, data, reading.PDFOptions{MaxPages: 20})
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				t.Fatal(err)
			}
			return
		}
		for _, p := range pages {
			if p.Source == "" || (p.Source == reading.SourceUnread) != (p.Reason != "") {
				t.Fatalf("page %d: source %q, reason %q", p.Number, p.Source, p.Reason)
			}
		}
	})
}

func TestOwnerPasswordOnlyIsRead(t *testing.T) {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetProtection(fpdf.CnProtectPrint, "", "owner")
	f.AddPage()
	f.SetFont("Helvetica", "", 11)
	f.Text(72, 100, "Official copy")
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	if got := read(t, b.Bytes())[0].Text(); got != "Official copy" {
		t.Errorf("text = %q", got)
	}
}

// Pages that no paper has, and what is read beside them.
func TestHostilePages(t *testing.T) {
	page := func(box, content string) []byte {
		return written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox["+box+"]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>",
			stream("", content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
			stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X 6 0 R>>>>", "/X Do"))
	}
	hello := "BT /F 11 Tf 72 700 Td (hello) Tj ET "
	tests := []struct {
		name string
		data []byte
		want reading.Source
	}{
		{"enormous", page("0 0 9000000 9000000", hello), reading.SourceUnread},
		{"no size", page("0 0 0 0", hello), reading.SourceText},
		{"a form that draws itself", page("0 0 595 842", hello+"/X Do"), reading.SourceText},
		{"deep nesting", page("0 0 595 842", strings.Repeat("q ", 100_000)+hello), reading.SourceText},
		{"a page tree in a circle", written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), ""},
		{"more pages counted than there are", written("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 99999>>", "<</Type/Page/Parent 2 0 R>>"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages, _, err := engine.Read(context.Background(), tt.data, reading.PDFOptions{MaxPages: 2000})
			if tt.want == "" {
				if err == nil && pages[0].Source != reading.SourceUnread && pages[0].Source != reading.SourceBlank {
					t.Errorf("page = %+v", pages[0])
				}
				if err != nil && fault.KindOf(err) == fault.Internal {
					t.Error(err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if pages[0].Source != tt.want {
				t.Errorf("source = %s (%s)", pages[0].Source, pages[0].Reason)
			}
		})
	}
}

// A line that runs up the margin stays out of the lines across.
func TestSidewaysLineStaysApart(t *testing.T) {
	p := read(t, drawn(t, func(f *fpdf.Fpdf) {
		for i := range 4 {
			f.Text(100, 100+14*float64(i), fmt.Sprintf("line %d across the page", i+1))
		}
		f.TransformBegin()
		f.TransformRotate(90, 60, 160)
		f.Text(60, 160, "up the margin")
		f.TransformEnd()
	}))[0]
	want := "line 1 across the page\nline 2 across the page\nline 3 across the page\nline 4 across the page\nup the margin"
	if got := p.Text(); got != want {
		t.Errorf("text =\n%s", got)
	}
	if b := p.Lines[4].Box; b.Width() > 16 || b.Height() < 50 || b.X0 < 45 || b.X1 > 65 || b.Y1 > 165 {
		t.Errorf("the margin's box is %+v", b)
	}
}
