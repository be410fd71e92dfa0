package facsimile

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// faces are the typefaces that laid pages are drawn in. Go's own fonts come with
// the font library and cover the Latin, Greek and Cyrillic scripts.
var faces = sync.OnceValues(func() (regular, bold *opentype.Font) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		panic(err) // the library's own font: cannot fail
	}
	bold, err = opentype.Parse(gobold.TTF)
	if err != nil {
		panic(err)
	}
	return regular, bold
})

// laid draws the words of a page where reading put them, each stretched or
// squeezed to fill its box, so that highlights fit whatever the typeface.
func laid(page *reading.Page, dpi float64) *image.RGBA {
	k := dpi / 72
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(page.Width*k)), int(math.Ceil(page.Height*k))))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	rule := color.RGBA{160, 160, 160, 255}
	for _, r := range page.Rulings {
		draw.Draw(img, pixels(r.Box, dpi, 0.25), image.NewUniform(rule), image.Point{}, draw.Src)
	}
	for _, m := range page.Marks {
		box(img, m, dpi)
	}
	regular, bold := faces()
	cache := map[size]font.Face{}
	for _, l := range page.Lines {
		for _, w := range l.Words {
			f := regular
			if w.Bold {
				f = bold
			}
			points := w.Size
			if points <= 0 {
				points = w.Box.Height() * 0.8
			}
			face := cache[size{points, w.Bold}]
			if face == nil {
				var err error
				face, err = opentype.NewFace(f, &opentype.FaceOptions{Size: points, DPI: dpi, Hinting: font.HintingNone})
				if err != nil {
					continue // a size of no sense draws nothing
				}
				cache[size{points, w.Bold}] = face
			}
			word(img, face, w, k)
		}
	}
	return img
}

type size struct {
	points float64
	bold   bool
}

// ticks are the characters that stand for tick boxes.
const ticks = "☐☑☒✓✔✗✘□■▢"

// word draws one word letter by letter, the letters spread over the box's width.
func word(img *image.RGBA, face font.Face, w reading.Word, k float64) {
	natural := float64(font.MeasureString(face, w.Text)) / 64
	if natural <= 0 {
		return
	}
	squeeze := w.Box.Width() * k / natural
	d := font.Drawer{Dst: img, Src: image.Black, Face: face}
	x := w.Box.X0 * k
	y := (w.Box.Y1 - 0.22*w.Box.Height()) * k
	for _, r := range w.Text {
		if strings.ContainsRune(ticks, r) {
			continue // the mark draws it; the typeface has no such letter
		}
		d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}
		d.DrawString(string(r))
		x += float64(font.MeasureString(face, string(r))) / 64 * squeeze
	}
}

// box draws a tick box.
func box(img *image.RGBA, m reading.Mark, dpi float64) {
	r := pixels(m.Box, dpi, 0)
	for x := r.Min.X; x < r.Max.X; x++ {
		img.Set(x, r.Min.Y, color.Black)
		img.Set(x, r.Max.Y-1, color.Black)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		img.Set(r.Min.X, y, color.Black)
		img.Set(r.Max.X-1, y, color.Black)
	}
	if !m.Ticked {
		return
	}
	for i := range r.Dx() {
		y := i * r.Dy() / max(1, r.Dx())
		img.Set(r.Min.X+i, r.Min.Y+y, color.Black)
		img.Set(r.Min.X+i, r.Max.Y-1-y, color.Black)
	}
}
