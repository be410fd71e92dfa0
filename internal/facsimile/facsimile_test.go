package facsimile

import (
	"context"
	"image"
	"image/color"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

func letter() *reading.Document {
	word := func(text string, x, y float64) reading.Word {
		return reading.Word{Text: text, Size: 12, Box: reading.Box{X0: x, Y0: y, X1: x + 7*float64(len(text)), Y1: y + 12}, Confidence: 1}
	}
	words := []reading.Word{word("Dear", 60, 100), word("Sirs", 95, 100)}
	return &reading.Document{Name: "letter.txt", Pages: []reading.Page{{
		Number: 1, Width: 595, Height: 842, Source: reading.SourceText,
		Lines: []reading.Line{{Words: words, Box: words[0].Box.Union(words[1].Box)}},
		Marks: []reading.Mark{{Box: reading.Box{X0: 60, Y0: 130, X1: 70, Y1: 140}, Ticked: true, Kind: reading.MarkGlyph}},
	}}}
}

// ink is how many pixels of a box are dark.
func ink(img *image.RGBA, dpi float64, b reading.Box) (n int) {
	r := pixels(b, dpi, 0)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if c := img.RGBAAt(x, y); c.R < 128 {
				n++
			}
		}
	}
	return n
}

func TestLaidPageHasItsWordsInTheirBoxes(t *testing.T) {
	doc := letter()
	p := (&Drawer{}).Open(Source{doc, []byte("Dear Sirs")})
	defer p.Close()
	img, err := p.Page(context.Background(), "letter.txt", 1, 144)
	if err != nil {
		t.Fatal(err)
	}
	if img.Rect.Dx() != 1190 || img.Rect.Dy() != 1684 {
		t.Errorf("an A4 page at 144 dpi is %v", img.Rect)
	}
	for _, w := range doc.Pages[0].Lines[0].Words {
		if ink(img, 144, w.Box) < 50 {
			t.Errorf("%q is not drawn in its box", w.Text)
		}
	}
	if ink(img, 144, doc.Pages[0].Marks[0].Box) < 30 {
		t.Error("the tick is not drawn")
	}
	if n := ink(img, 144, reading.Box{X0: 200, Y0: 300, X1: 400, Y1: 600}); n > 0 {
		t.Errorf("%d dark pixels where nothing stands", n)
	}
}

func TestPagesThatAreNotThere(t *testing.T) {
	p := (&Drawer{}).Open(Source{letter(), []byte("Dear Sirs")})
	for _, tt := range []struct {
		file string
		page int
	}{{"letter.txt", 2}, {"letter.txt", 0}, {"other.txt", 1}} {
		if _, err := p.Page(context.Background(), tt.file, tt.page, 72); fault.KindOf(err) != fault.NotFound {
			t.Errorf("page %d of %s: %v", tt.page, tt.file, err)
		}
	}
}

// oneAtATime is a PDF engine with one instance: a second open PDF is a mistake.
type oneAtATime struct {
	reading.PDF
	t    *testing.T
	open int
}

type onePage struct {
	reading.PageImages
	engine *oneAtATime
}

func (e *oneAtATime) Open(context.Context, []byte) (reading.PageImages, error) {
	if e.open++; e.open > 1 {
		e.t.Errorf("%d PDFs are open at once: with as many instances this waits for ever", e.open)
	}
	return &onePage{engine: e}, nil
}

func (p *onePage) Image(context.Context, int, float64) (*image.RGBA, error) {
	return image.NewRGBA(image.Rect(0, 0, 1, 1)), nil
}

func (p *onePage) Close() error { p.engine.open--; return nil }

func TestManyPapersNeedOneInstance(t *testing.T) {
	engine := &oneAtATime{t: t}
	var sources []Source
	for _, name := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		sources = append(sources, Source{&reading.Document{Name: name, Pages: []reading.Page{{Number: 1}}}, []byte("%PDF-1.7\nendobj")})
	}
	p := (&Drawer{PDF: engine}).Open(sources...)
	for range 2 {
		for _, s := range sources {
			if _, err := p.Page(context.Background(), s.Document.Name, 1, 72); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := p.Close(); err != nil || engine.open != 0 {
		t.Errorf("%d PDFs stay open, %v", engine.open, err)
	}
}

func TestHighlightTintsPaperOnceAndKeepsInk(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 100, 100))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	img.SetRGBA(50, 50, color.RGBA{0, 0, 0, 255})
	b := reading.Box{X0: 20, Y0: 20, X1: 80, Y1: 80}
	Highlight(img, 72, Amber, b, b, reading.Box{X0: -50, Y0: -50, X1: 10, Y1: 500})
	if got := img.RGBAAt(30, 30); got != Amber {
		t.Errorf("paper under two boxes is %v, want one coat of %v", got, Amber)
	}
	if got := img.RGBAAt(50, 50); got.R != 0 {
		t.Errorf("ink became %v", got)
	}
	if got := img.RGBAAt(95, 95); got.B != 255 {
		t.Errorf("paper outside the boxes became %v", got)
	}
}

func TestCropStaysOnThePage(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 595, 842))
	strip := Crop(img, 72, 20, reading.Box{X0: 100, Y0: 5, X1: 200, Y1: 15})
	if strip.Rect.Dx() != 595 || strip.Rect.Dy() != 35 {
		t.Errorf("strip %v, want the page's width and 35 high: cut at the page's top", strip.Rect)
	}
	if top := Top(72, 20, reading.Box{X0: 100, Y0: 305, X1: 200, Y1: 315}); top != 285 {
		t.Errorf("the strip begins %v points down, want 285", top)
	}
	if whole := Crop(img, 72, 20); whole != img {
		t.Error("with no boxes the whole page is the strip")
	}
}
