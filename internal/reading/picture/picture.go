package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/bmp"
	"golang.org/x/image/draw"
	"golang.org/x/image/webp"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// Bounds of one page. 150 megapixels is A3 at 900 dots an inch; OCR gains
// nothing above 40 (A3 at 460), and a person looking at a page nothing above 12.
const (
	maxPixels    = 150_000_000
	ocrPixels    = 40_000_000
	viewedPixels = 12_000_000
)

// frame is one page of a picture, not decoded yet.
type frame struct {
	width, height int
	xdpi, ydpi    float64 // 0 when the file does not say
	orientation   int     // as EXIF and TIFF number them, 1 to 8; see upright
	perPixel      int     // bytes that decoding takes
	decode        func() (image.Image, error)
}

// Read gives the pages of a picture, each to be read by OCR.
func Read(data []byte, l reading.Limits) (*reading.Content, error) {
	frames, err := frames(data, l)
	if err != nil {
		return nil, err
	}
	c := &reading.Content{}
	for i, f := range frames {
		w, h, dpi := f.shape()
		c.Pages = append(c.Pages, reading.Page{
			Number: i + 1, Width: float64(w) * 72 / dpi, Height: float64(h) * 72 / dpi,
			Source: reading.SourceUnread, Reason: reading.NeedsOCR,
		})
	}
	return c, nil
}

// Image decodes one page, upright: in grey for OCR, or in colour for people and
// then no larger than they need.
func Image(data []byte, page int, colour bool, l reading.Limits) (*reading.Raster, error) {
	frames, err := frames(data, l)
	if err != nil {
		return nil, err
	}
	if page < 1 || page > len(frames) {
		return nil, fault.New(fault.NotFound, "has %d pages, not %d", len(frames), page)
	}
	f := frames[page-1]
	if err := f.affordable(l.Memory); err != nil {
		return nil, err
	}
	img, err := f.decode()
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "cannot be decoded")
	}
	if b := img.Bounds(); b.Empty() {
		return nil, fault.New(fault.Invalid, "has no pixels")
	}
	_, _, dpi := f.shape()
	r := &reading.Raster{DPI: dpi}
	limit := ocrPixels
	if colour {
		limit = viewedPixels
	}
	b := img.Bounds()
	w, h := f.square(b.Dx(), b.Dy())
	if n := float64(w) * float64(h); n > float64(limit) {
		k := math.Sqrt(float64(limit) / n)
		w, h, r.DPI = max(1, int(float64(w)*k)), max(1, int(float64(h)*k)), dpi*k
	}
	if colour {
		c := toRGBA(img)
		if w != b.Dx() || h != b.Dy() {
			s := image.NewRGBA(image.Rect(0, 0, w, h))
			draw.ApproxBiLinear.Scale(s, s.Rect, c, c.Rect, draw.Src, nil)
			c = s
		}
		r.RGBA, r.Width, r.Height = upright(c.Pix, w, h, 4, f.orientation)
		return r, nil
	}
	g := toGray(img)
	if w != b.Dx() || h != b.Dy() {
		s := image.NewGray(image.Rect(0, 0, w, h))
		draw.ApproxBiLinear.Scale(s, s.Rect, g, g.Rect, draw.Src, nil)
		g = s
	}
	r.Grey, r.Width, r.Height = upright(g.Pix, w, h, 1, f.orientation)
	return r, nil
}

// affordable reports a page that decoding cannot be trusted with.
func (f frame) affordable(memory int64) error {
	pixels := int64(f.width) * int64(f.height)
	if pixels > maxPixels || memory > 0 && pixels*int64(f.perPixel+2) > memory*3/4 {
		return fault.New(fault.TooLarge, "has a page of %d megapixels, more than can be read; scan it at 300 dots an inch, or save it as an ordinary JPEG", pixels/1_000_000)
	}
	return nil
}

// square is the size in square pixels: a fax has half as many lines as dots.
func (f frame) square(w, h int) (int, int) {
	if f.xdpi <= 0 || f.ydpi <= 0 {
		return w, h
	}
	switch q := f.xdpi / f.ydpi; {
	case q > 1.02 && q < 4:
		return w, int(float64(h) * q)
	case q < 0.98 && q > 0.25:
		return int(float64(w) / q), h
	}
	return w, h
}

// shape is the size in square pixels, upright, and the resolution. What the file
// says of the resolution is believed when it makes a sheet between 3 inches and
// A1 (33 inches) long and is not one that programs put there for want of a
// better (72, 96). Otherwise the long side is taken to be that of A4.
func (f frame) shape() (w, h int, dpi float64) {
	w, h = f.square(f.width, f.height)
	if f.orientation >= 5 {
		w, h = h, w
	}
	long := float64(max(w, h))
	dpi = math.Max(f.xdpi, f.ydpi)
	if dpi > 96 && dpi <= 2400 && long/dpi >= 3 && long/dpi <= 33.2 {
		return w, h, dpi
	}
	return w, h, long / 11.69
}

// frames reads the headers of every page of a picture.
func frames(data []byte, l reading.Limits) ([]frame, error) {
	switch {
	case bytes.HasPrefix(data, []byte("II")), bytes.HasPrefix(data, []byte("MM")):
		return tiffFrames(data, l)
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		return single(data, jpeg.DecodeConfig, jpeg.Decode, jpegFacts(data))
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return single(data, png.DecodeConfig, png.Decode, pngFacts(data))
	case bytes.HasPrefix(data, []byte("BM")):
		f := frame{perPixel: 4}
		if len(data) >= 46 {
			f.xdpi = float64(binary.LittleEndian.Uint32(data[38:])) * 0.0254
			f.ydpi = float64(binary.LittleEndian.Uint32(data[42:])) * 0.0254
		}
		return single(data, bmp.DecodeConfig, bmp.Decode, f)
	case bytes.HasPrefix(data, []byte("GIF8")):
		return single(data, gif.DecodeConfig, gif.Decode, frame{perPixel: 1})
	case bytes.HasPrefix(data, []byte("RIFF")):
		return single(data, webp.DecodeConfig, webp.Decode, frame{perPixel: 8})
	}
	return nil, fault.New(fault.Invalid, "is a picture in a format that cannot be read here; save it as PDF or JPEG and give that")
}

// single is the one page of a format that has only one.
func single(data []byte, config func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error), f frame) ([]frame, error) {
	c, err := config(bytes.NewReader(data))
	if err != nil || c.Width <= 0 || c.Height <= 0 {
		return nil, fault.Wrap(errors.Join(err, errors.New("bad header")), fault.Invalid, "is a damaged picture; ask for it to be sent again")
	}
	f.width, f.height = c.Width, c.Height
	f.decode = func() (image.Image, error) { return decode(bytes.NewReader(data)) }
	if f.orientation == 0 {
		f.orientation = 1
	}
	return []frame{f}, f.affordable(0)
}

// jpegFacts reads the resolution and the orientation from a JPEG's segments.
func jpegFacts(data []byte) frame {
	f := frame{perPixel: 4}
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == 0xFF { // padding
			at++
			continue
		}
		if marker == 0xD9 || marker == 0xDA || marker >= 0xD0 && marker <= 0xD8 {
			break
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if n < 2 || at+2+n > len(data) {
			break
		}
		seg := data[at+4 : at+2+n]
		switch {
		case marker == 0xC2: // progressive: every coefficient is kept until the end
			f.perPixel = 16
		case marker == 0xE0 && len(seg) >= 12 && bytes.HasPrefix(seg, []byte("JFIF\x00")):
			unit := map[byte]float64{1: 1, 2: 2.54}[seg[7]]
			if f.xdpi == 0 {
				f.xdpi = float64(binary.BigEndian.Uint16(seg[8:])) * unit
				f.ydpi = float64(binary.BigEndian.Uint16(seg[10:])) * unit
			}
		case marker == 0xE1 && bytes.HasPrefix(seg, []byte("Exif\x00\x00")):
			if order, first := tiffHeader(seg[6:]); order != nil {
				if d, _, err := readIFD(seg[6:], order, first); err == nil {
					f.orientation = d.orientation()
					if x, y := d.resolution(); x > 0 {
						f.xdpi, f.ydpi = x, y
					}
				}
			}
		}
		at += 2 + n
	}
	return f
}

// pngFacts reads the resolution from a PNG's pHYs chunk.
func pngFacts(data []byte) frame {
	f := frame{perPixel: 8}
	for at := 8; at+12 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		kind := string(data[at+4 : at+8])
		if n < 0 || n > len(data)-at-12 || kind == "IDAT" {
			break
		}
		body := data[at+8 : at+8+n]
		switch {
		case kind == "IHDR" && n >= 10:
			switch body[9] { // colour type
			case 0, 3:
				f.perPixel = max(1, int(body[8])/8)
			case 2, 6:
				f.perPixel = 4 * max(1, int(body[8])/8)
			}
		case kind == "pHYs" && n == 9 && body[8] == 1:
			f.xdpi = float64(binary.BigEndian.Uint32(body)) * 0.0254
			f.ydpi = float64(binary.BigEndian.Uint32(body[4:])) * 0.0254
		}
		at += 12 + n
	}
	return f
}

// toRGBA lays a picture on white paper.
func toRGBA(img image.Image) *image.RGBA {
	if c, ok := img.(*image.RGBA); ok && c.Rect.Min == (image.Point{}) && c.Stride == 4*c.Rect.Dx() && c.Opaque() {
		return c
	}
	b := img.Bounds()
	c := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	if o, ok := img.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		draw.Draw(c, c.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	}
	draw.Draw(c, c.Rect, img, b.Min, draw.Over)
	return c
}

// toGray lays a picture on white paper, in grey.
func toGray(img image.Image) *image.Gray {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	g := image.NewGray(image.Rect(0, 0, w, h))
	switch src := img.(type) {
	case *image.Gray:
		for y := range h {
			copy(g.Pix[y*w:(y+1)*w], src.Pix[src.PixOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.YCbCr:
		for y := range h {
			copy(g.Pix[y*w:(y+1)*w], src.Y[src.YOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.Gray16:
		for y := range h {
			row := src.Pix[src.PixOffset(b.Min.X, b.Min.Y+y):]
			for x := range w {
				g.Pix[y*w+x] = row[2*x]
			}
		}
	default:
		c := toRGBA(img)
		for i := range g.Pix {
			p := c.Pix[4*i : 4*i+3 : 4*i+3]
			g.Pix[i] = byte((299*int(p[0]) + 587*int(p[1]) + 114*int(p[2])) / 1000)
		}
	}
	return g
}

// upright turns and mirrors pixels of n bytes as an orientation of 1 to 8 asks:
// the number says where the picture's first row and column are to be seen
// (TIFF 6.0, tag 274).
func upright(pix []byte, w, h, n, orientation int) (out []byte, ow, oh int) {
	if orientation < 2 || orientation > 8 {
		return pix, w, h
	}
	ow, oh = w, h
	if orientation >= 5 {
		ow, oh = h, w
	}
	out = make([]byte, len(pix))
	for y := range oh {
		for x := range ow {
			var sx, sy int
			switch orientation {
			case 2:
				sx, sy = w-1-x, y
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sx, sy = x, h-1-y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, h-1-x
			case 7:
				sx, sy = w-1-y, h-1-x
			case 8:
				sx, sy = w-1-y, x
			}
			copy(out[(y*ow+x)*n:(y*ow+x+1)*n], pix[(sy*w+sx)*n:])
		}
	}
	return out, ow, oh
}
