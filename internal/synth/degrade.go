package synth

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// scanner is how one paper was scanned: every page of it alike, as a machine's
// settings are.
type scanner struct {
	dpi     float64
	fax     bool    // one bit a dot at 204 by 196 to the inch
	turn    int     // quarter turns clockwise
	skew    float64 // degrees, of the worst page
	noise   float64 // standard deviation of the grey, 0 to 255
	blur    int     // passes of a 3 by 3 box
	faded   float64 // how much of the ink is left, 0 to 1
	quality int     // of the JPEG
	holes   bool
	edges   bool
	stamp   string
}

// newScanner chooses a machine: mostly 200 dpi and fairly clean.
func newScanner(c *Case, rng *rand.Rand) scanner {
	s := scanner{dpi: 200, skew: (rng.Float64() - 0.5) * 1.6, noise: 3 + 6*rng.Float64(), faded: 1, quality: between(rng, 55, 80)}
	switch rng.IntN(10) {
	case 0:
		s.dpi = 150
	case 1, 2:
		s.dpi = 300
	case 3:
		s.fax, s.dpi, s.noise = true, 204, 0
	}
	if chance(rng, 0.12) {
		s.turn = 2
	} else if chance(rng, 0.08) {
		s.turn = pick(rng, []int{1, 3})
	}
	if chance(rng, 0.25) {
		s.skew = (rng.Float64() - 0.5) * 3
	}
	if chance(rng, 0.3) {
		s.blur = 1
	}
	if chance(rng, 0.2) {
		s.faded = 0.45 + 0.3*rng.Float64()
	}
	s.holes, s.edges = chance(rng, 0.25), chance(rng, 0.25)
	if chance(rng, 0.3) {
		s.stamp = "RECEIVED " + strings.ToUpper(c.AsAt.AddDate(0, 0, -between(rng, 1, 20)).Format("02 Jan 2006"))
	}
	return s
}

func (s scanner) String() string {
	q := fmt.Sprintf("%.0f dpi", s.dpi)
	if s.fax {
		q = "fax"
	}
	if s.turn != 0 {
		q += fmt.Sprintf(", turned %d", s.turn*90)
	}
	if math.Abs(s.skew) > 0.8 {
		q += ", skewed"
	}
	if s.faded < 1 {
		q += ", faded"
	}
	if s.blur > 0 {
		q += ", blurred"
	}
	return q
}

// degrade turns a PDF into images of its pages as a scanner leaves them: a PDF
// with no text, or one JPEG (of the first page) for a photograph.
func degrade(ctx context.Context, engine reading.PDF, data []byte, photo bool, c *Case, rng *rand.Rand) ([]byte, string, error) {
	doc, err := engine.Open(ctx, data)
	if err != nil {
		return nil, "", err
	}
	defer doc.Close()
	s := newScanner(c, rng)
	if photo {
		s.fax, s.dpi, s.turn = false, 200, 0
	}
	out := fpdf.New("P", "pt", "A4", "")
	out.SetCatalogSort(true)
	out.SetCreationDate(c.AsAt)
	out.SetModificationDate(c.AsAt)
	out.SetAutoPageBreak(false, 0)
	for n := 1; n <= doc.Pages(); n++ {
		page, err := doc.Image(ctx, n, s.dpi)
		if err != nil {
			return nil, "", err
		}
		img := s.page(page, n, rng)
		var buf bytes.Buffer
		kind := "JPG"
		if s.fax && !photo {
			kind = "PNG"
			err = png.Encode(&buf, oneBit(img))
		} else {
			err = jpeg.Encode(&buf, img, &jpeg.Options{Quality: s.quality})
		}
		if err != nil {
			return nil, "", err
		}
		if photo {
			return buf.Bytes(), s.String(), nil
		}
		w, h := float64(img.Bounds().Dx())*72/s.dpi, float64(img.Bounds().Dy())*72/s.dpi
		out.AddPageFormat("P", fpdf.SizeType{Wd: w, Ht: h})
		name := fmt.Sprint("page", n)
		out.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: kind}, &buf)
		out.ImageOptions(name, 0, 0, w, h, false, fpdf.ImageOptions{ImageType: kind}, 0, "")
	}
	var buf bytes.Buffer
	if err := out.Output(&buf); err != nil {
		return nil, "", err
	}
	return buf.Bytes(), s.String(), nil
}

// page is one page after the machine.
func (s scanner) page(src *image.RGBA, number int, rng *rand.Rand) *image.Gray {
	img := grey(src)
	if s.stamp != "" && number == 1 {
		s.mark(img, rng)
	}
	if s.holes {
		punch(img, s.dpi)
	}
	img = rotate(img, s.skew*(0.7+0.6*rng.Float64()))
	for range s.blur {
		img = soften(img)
	}
	for n, v := range img.Pix {
		g := 255 - (255-float64(v))*s.faded
		if s.noise > 0 {
			g += rng.NormFloat64()*s.noise - 4
		}
		img.Pix[n] = uint8(max(0, min(255, g)))
	}
	if s.edges {
		w, h := img.Bounds().Dx(), img.Bounds().Dy()
		band := int(s.dpi / 14)
		for y := range h {
			for x := w - band + rng.IntN(5); x < w; x++ {
				img.Pix[y*img.Stride+x] = uint8(20 + rng.IntN(30))
			}
		}
	}
	if s.fax {
		for range img.Bounds().Dx() * img.Bounds().Dy() / 2500 {
			img.Pix[rng.IntN(len(img.Pix))] = uint8(255 * rng.IntN(2))
		}
	}
	for range s.turn {
		img = quarter(img)
	}
	return img
}

func grey(src *image.RGBA) *image.Gray {
	b := src.Bounds()
	dst := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			o := y*src.Stride + x*4
			dst.Pix[y*dst.Stride+x] = uint8((299*int(src.Pix[o]) + 587*int(src.Pix[o+1]) + 114*int(src.Pix[o+2])) / 1000)
		}
	}
	return dst
}

// rotate turns by a small angle about the middle, white coming in at the edges.
func rotate(src *image.Gray, degrees float64) *image.Gray {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	dst := image.NewGray(src.Bounds())
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	cx, cy := float64(w)/2, float64(h)/2
	for y := range h {
		for x := range w {
			sx := cos*(float64(x)-cx) + sin*(float64(y)-cy) + cx
			sy := -sin*(float64(x)-cx) + cos*(float64(y)-cy) + cy
			x0, y0 := int(math.Floor(sx)), int(math.Floor(sy))
			if x0 < 0 || y0 < 0 || x0+1 >= w || y0+1 >= h {
				dst.Pix[y*dst.Stride+x] = 255
				continue
			}
			fx, fy := sx-float64(x0), sy-float64(y0)
			o := y0*src.Stride + x0
			a := float64(src.Pix[o])*(1-fx) + float64(src.Pix[o+1])*fx
			b := float64(src.Pix[o+src.Stride])*(1-fx) + float64(src.Pix[o+src.Stride+1])*fx
			dst.Pix[y*dst.Stride+x] = uint8(a*(1-fy) + b*fy)
		}
	}
	return dst
}

func quarter(src *image.Gray) *image.Gray {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	dst := image.NewGray(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			dst.Pix[x*dst.Stride+(h-1-y)] = src.Pix[y*src.Stride+x]
		}
	}
	return dst
}

func soften(src *image.Gray) *image.Gray {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	dst := image.NewGray(src.Bounds())
	copy(dst.Pix, src.Pix)
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			o := y*src.Stride + x
			sum := 4*int(src.Pix[o]) + int(src.Pix[o-1]) + int(src.Pix[o+1]) + int(src.Pix[o-src.Stride]) + int(src.Pix[o+src.Stride])
			dst.Pix[o] = uint8(sum / 8)
		}
	}
	return dst
}

func punch(img *image.Gray, dpi float64) {
	h := img.Bounds().Dy()
	for _, cy := range []float64{float64(h)/2 - dpi*1.57, float64(h)/2 + dpi*1.57} {
		disc(img, dpi*0.4, cy, dpi*0.11, 30)
	}
}

func disc(img *image.Gray, cx, cy, r float64, v uint8) {
	for y := int(cy - r); y <= int(cy+r); y++ {
		for x := int(cx - r); x <= int(cx+r); x++ {
			if image.Pt(x, y).In(img.Bounds()) && math.Hypot(float64(x)-cx, float64(y)-cy) < r {
				img.SetGray(x, y, color.Gray{Y: v})
			}
		}
	}
}

// oneBit is what a fax machine makes of grey.
func oneBit(img *image.Gray) *image.Paletted {
	dst := image.NewPaletted(img.Bounds(), color.Palette{color.Gray{Y: 0}, color.Gray{Y: 255}})
	for n, v := range img.Pix {
		if v > 150 {
			dst.Pix[n] = 1
		}
	}
	return dst
}
