package synth

import (
	"image"
	"math/rand/v2"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// mark stamps the day of receipt in the upper right margin, over nothing that matters.
func (s scanner) mark(img *image.Gray, rng *rand.Rand) {
	f, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return // the font is compiled in
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 13, DPI: s.dpi})
	if err != nil {
		return
	}
	defer face.Close()
	w := img.Bounds().Dx()
	text := image.NewGray(img.Bounds())
	d := font.Drawer{Dst: text, Src: image.White, Face: face}
	width := d.MeasureString(s.stamp).Ceil()
	x, y := w-width-int(s.dpi*0.3), int(s.dpi*0.38)
	d.Dot = fixed.P(x, y)
	d.DrawString(s.stamp)
	for y := 0; y < int(s.dpi*0.6); y++ {
		for x := range w {
			o := y*img.Stride + x
			if text.Pix[o] > 0 && rng.IntN(8) > 0 {
				img.Pix[o] = min(img.Pix[o], 255-text.Pix[o]/2)
			}
		}
	}
}
