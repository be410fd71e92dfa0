package ocr

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/needs"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/pdf"
	"github.com/paperwurks/paperwurks/internal/reading/raster"
)

func TestParseTSV(t *testing.T) {
	const head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	tests := []struct {
		name, out string
		want      []word
	}{
		{"nothing", "", nil},
		{"a word", head + "5\t1\t1\t2\t3\t1\t10\t20\t30\t40\t96.5\tTitle\n", []word{{text: "Title", x0: 10, y0: 20, x1: 40, y1: 60, confidence: 0.965, line: [3]int{1, 2, 3}}}},
		{"a block", head + "2\t1\t1\t0\t0\t0\t10\t20\t30\t40\t-1\t\n", nil},
		{"white space", head + "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t95\t \n", nil},
		{"cut short", head + "5\t1\t1\t1\t1\t1\t10\t20", nil},
		{"no number", head + "5\t1\t1\t1\t1\t1\tten\t20\t30\t40\t95\tx\n", nil},
		{"windows", head + "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t50\tx\r\n", []word{{text: "x", x1: 1, y1: 1, confidence: 0.5, line: [3]int{1, 1, 1}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := parseTSV(tt.out)
			if len(got) != len(tt.want) || (len(got) == 1 && got[0] != tt.want[0]) {
				t.Errorf("words = %+v, want %+v", got, tt.want)
			}
		})
	}
}

func FuzzParseTSV(f *testing.F) {
	f.Add("5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tTitle\n")
	f.Add("5\t1\t1\t1\t1\t1\t-1\t20\t99999999999\t40\tNaN\tTitle\textra\n")
	f.Fuzz(func(t *testing.T, out string) {
		for _, w := range parseTSV(out) {
			if w.text == "" || w.x1 < w.x0 || w.y1 < w.y0 || !(w.confidence >= 0 && w.confidence <= 1) {
				t.Fatalf("%+v", w)
			}
		}
	})
}

// program is the recogniser, which these tests cannot do without.
func program(t *testing.T) *Tesseract {
	t.Helper()
	p, ok := Find()
	if !ok {
		needs.Missing(t, "tesseract with its English data is not installed")
	}
	return p
}

// scan is a page of a seller's form as a scanner gives it, at 200 dots per inch.
func scan(t *testing.T) *image.Gray {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.AddPage()
	f.SetFont("Helvetica", "", 12)
	for i, l := range []string{
		"Alterations, planning and building control",
		"Have any of the following changes been made to the property?",
		"Building works including extensions or loft conversions",
		"Change of use from an office to a residence",
		"Installation of replacement windows since April 2002",
		"The seller must supply copies of all the consents obtained",
	} {
		f.Text(60, 80+30*float64(i), l)
	}
	f.SetLineWidth(1)
	for i, label := range []string{"Yes", "No"} {
		x := 60 + 100*float64(i)
		f.Rect(x, 290, 12, 12, "D")
		f.Text(x+20, 301, label)
	}
	f.SetLineWidth(1.5)
	f.Line(62, 292, 70, 300)
	f.Line(70, 292, 62, 300)
	f.SetFontSize(14)
	f.Text(60, 700, "Signed by Jane Doe on 6 July 2007")
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	// A cache that outlives the run, or every run would compile the engine.
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	e, err := pdf.Open(context.Background(), pdf.Config{CacheDir: filepath.Join(dir, "paperwurks", "pdf-engine")})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	im, err := e.Open(context.Background(), b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	colour, err := im.Image(context.Background(), 1, 200)
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(colour.Rect)
	draw.Draw(grey, grey.Rect, colour, image.Point{}, draw.Src)
	return grey
}

func TestReadEveryWayUp(t *testing.T) {
	program := program(t)
	upright := scan(t)
	tests := []struct {
		name  string
		turns int
		skew  float64 // degrees
	}{{"upright", 0, 0}, {"skewed", 0, 1.5}, {"on its right side", 1, 0}, {"upside down", 2, -0.8}, {"on its left side", 3, 0}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			img := raster.Quarter(raster.Rotate(upright, tt.skew*math.Pi/180), tt.turns)
			p, err := program.Read(context.Background(), img, 200)
			if err != nil {
				t.Fatal(err)
			}
			text := p.Text()
			for _, want := range []string{"Building works including extensions or loft conversions", "Jane Doe", "6 July 2007"} {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in\n%s", want, text)
				}
			}
			if p.Source != reading.SourceOCR || p.Confidence < 0.8 {
				t.Errorf("source %s, confidence %.2f", p.Source, p.Confidence)
			}
			if len(p.Marks) != 2 || p.Marks[0].Ticked == p.Marks[1].Ticked {
				t.Fatalf("marks = %+v", p.Marks)
			}
			// Where the cross stands, on the image as it was given.
			angle := tt.skew * math.Pi / 180
			dx, dy := 66-595.28/2, 296-841.89/2
			x, y := dx*math.Cos(angle)-dy*math.Sin(angle)+595.28/2, dx*math.Sin(angle)+dy*math.Cos(angle)+841.89/2
			switch tt.turns {
			case 1:
				x, y = 841.89-y, x
			case 2:
				x, y = 595.28-x, 841.89-y
			case 3:
				x, y = y, 595.28-x
			}
			for _, m := range p.Marks {
				if m.Ticked && (math.Abs(m.Box.MidX()-x) > 3 || math.Abs(m.Box.MidY()-y) > 3) {
					t.Errorf("the cross is at %.0f, %.0f; want %.0f, %.0f", m.Box.MidX(), m.Box.MidY(), x, y)
				}
			}
		})
	}
}

func TestBlankPaper(t *testing.T) {
	program := program(t)
	img := image.NewGray(image.Rect(0, 0, 1654, 2339))
	for i := range img.Pix {
		img.Pix[i] = 0xf8
	}
	p, err := program.Read(context.Background(), img, 200)
	if err != nil || p.Source != reading.SourceBlank {
		t.Errorf("source %s, %v", p.Source, err)
	}
}

func TestReadIsStopped(t *testing.T) {
	program := program(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := program.Read(ctx, scan(t), 200); err == nil {
		t.Error("a stopped reading gave a page")
	}
}

func TestBars(t *testing.T) {
	word := func(text string, w, h float64) reading.Word {
		return reading.Word{Text: text, Size: 10, Box: reading.Box{X0: 100, Y0: 50, X1: 100 + w, Y1: 50 + h}}
	}
	letters, walls := bars([]reading.Word{
		word("Bedroom", 40, 7), word("|", 2.2, 6.5), // a one in sans serif
		word("|", 0.5, 8), word("|", 4, 12), word("No", 12, 7),
	})
	if len(letters) != 3 || letters[1].Text != "|" || len(walls) != 2 || walls[0].Box.X0 != 100.25 {
		t.Errorf("letters %v, walls %v", letters, walls)
	}
}

// What the recogniser leaves out: replies and numbers that stand alone in their
// columns, and ticks of a pen that it takes for letters.
func TestWhatWasLeftOut(t *testing.T) {
	usual := 18
	pieces := []raster.Piece{
		{Rectangle: image.Rect(500, 100, 512, 118), Dark: 80}, {Rectangle: image.Rect(514, 105, 524, 118), Dark: 60}, // No
		{Rectangle: image.Rect(700, 95, 724, 121), Dark: 70},    // a tick
		{Rectangle: image.Rect(900, 110, 903, 113), Dark: 9},    // a speck
		{Rectangle: image.Rect(100, 300, 160, 360), Dark: 3000}, // a hole of the punch
	}
	words := []word{{text: "3.1", x0: 100, y0: 100, x1: 130, y1: 118, confidence: 0.95}}
	inch := func(n float64) int { return int(n * 200) }
	left := leftOut(pieces, words, inch)
	if len(left) != 2 || left[0].Rectangle != image.Rect(500, 100, 524, 118) || left[0].pieces != 2 || !left[1].stroke(inch) || !left[1].penned(usual) || left[0].penned(usual) {
		t.Errorf("left out: %+v", left)
	}
	a := attempt{words: []word{
		{text: "J", x0: 700, y0: 95, x1: 724, y1: 121, confidence: 0.7},
		{text: "No", x0: 500, y0: 100, x1: 524, y1: 118, confidence: 0.7},
		{text: "XX", x0: 900, y0: 300, x1: 920, y1: 340, confidence: 0.9},
		words[0],
	}}
	var kept []string
	for _, w := range a.sound(pieces, usual) {
		kept = append(kept, w.text)
	}
	if strings.Join(kept, " ") != "No 3.1" {
		t.Errorf("sound: %v", kept)
	}
}

func TestFigures(t *testing.T) {
	for text, want := range map[string]string{
		"@5/04129/HHA": "05/04129/HHA", "1@": "10", "£1@,500": "£10,500", "(2@21)": "(2021)",
		"b.chaudhry@quarry.example": "b.chaudhry@quarry.example", "@": "@", "a@1": "a@1", "4@home": "4@home",
	} {
		if got := figures(text); got != want {
			t.Errorf("figures(%q) = %q, want %q", text, got, want)
		}
	}
}

// "2 of 5" run together, as small print of page numbers and of entries often is; other
// figures with letters stay.
func TestCounts(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"20f5", "2 of 5"}, {"1of12", "1 of 12"}, {"3o0f6", "3 of 6"}, {"12of20", "12 of 20"},
		{"2025", "2025"}, {"20f", "20f"}, {"4f5", "4f5"}, {"of5", "of5"},
	} {
		words := parted([]reading.Word{{Text: "page"}, {Text: tt.in, Box: reading.Box{X0: 10, X1: 30, Y1: 8}}, {Text: "end"}})
		got := reading.Line{Words: words[1 : len(words)-1]}
		if got.Text() != tt.want {
			t.Errorf("%s is %q, want %q", tt.in, got.Text(), tt.want)
		}
		if first, last := got.Words[0].Box, got.Words[len(got.Words)-1].Box; first.X0 != 10 || math.Abs(last.X1-30) > 0.01 {
			t.Errorf("%s stands from %v to %v", tt.in, first.X0, last.X1)
		}
	}
}
