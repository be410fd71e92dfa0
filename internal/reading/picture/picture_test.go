package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"golang.org/x/image/bmp"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

var limits = reading.Limits{}.WithDefaults()

// sheet is white with a black block in its top left corner.
func sheet(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	for y := range h / 4 {
		for x := range w / 4 {
			g.SetGray(x, y, color.Gray{})
		}
	}
	return g
}

func encode(t testing.TB, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	return encode(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) })
}

// withEXIF puts an orientation and a resolution into a JPEG.
func withEXIF(j []byte, orientation uint16, dpi uint32) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x03")
	tag := func(id, kind uint16, value uint32) {
		tiff = binary.BigEndian.AppendUint16(tiff, id)
		tiff = binary.BigEndian.AppendUint16(tiff, kind)
		tiff = binary.BigEndian.AppendUint32(tiff, 1)
		tiff = binary.BigEndian.AppendUint32(tiff, value)
	}
	tag(tagOrientation, 3, uint32(orientation)<<16)
	tag(tagXResolution, 5, 50)
	tag(tagYResolution, 5, 50)
	tiff = append(tiff, 0, 0, 0, 0)
	tiff = binary.BigEndian.AppendUint32(tiff, dpi)
	tiff = binary.BigEndian.AppendUint32(tiff, 1)
	seg := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, byte((len(seg)+2)>>8), byte(len(seg)+2))
	return append(append(out, seg...), j[2:]...)
}

// page of a TIFF to be written.
type page struct {
	w, h  int
	data  []byte
	tags  map[uint16]uint32
	xres  uint32
	yres  uint32
	strip []byte // tables of JPEG
}

// asTIFF writes a little-endian TIFF with one strip a page.
func asTIFF(pages ...page) []byte {
	out := []byte("II*\x00\x00\x00\x00\x00")
	link := 4
	le := binary.LittleEndian
	for _, p := range pages {
		at := len(out)
		out = append(out, p.data...)
		res := len(out)
		for _, v := range []uint32{p.xres, 1, p.yres, 1} {
			out = le.AppendUint32(out, v)
		}
		tables := len(out)
		out = append(out, p.strip...)
		le.PutUint32(out[link:], uint32(len(out)))
		tags := map[uint16]uint32{
			tagImageWidth: uint32(p.w), tagImageLength: uint32(p.h), tagBitsPerSample: 1, tagCompression: 1, tagPhotometric: 1,
			tagStripOffsets: uint32(at), tagSamplesPerPixel: 1, tagRowsPerStrip: uint32(p.h), tagStripByteCounts: uint32(len(p.data)),
		}
		if p.xres > 0 {
			tags[tagXResolution], tags[tagYResolution], tags[tagResolutionUnit] = uint32(res), uint32(res+8), 2
		}
		if p.strip != nil {
			tags[tagJPEGTables] = uint32(tables)
		}
		for k, v := range p.tags {
			tags[k] = v
		}
		out = le.AppendUint16(out, uint16(len(tags)))
		for id := uint16(254); id < 350; id++ {
			v, ok := tags[id]
			if !ok {
				continue
			}
			kind, count := uint16(4), uint32(1)
			switch id {
			case tagXResolution, tagYResolution:
				kind = 5
			case tagJPEGTables:
				kind, count = 7, uint32(len(p.strip))
			}
			out = le.AppendUint16(out, id)
			out = le.AppendUint16(out, kind)
			out = le.AppendUint32(out, count)
			out = le.AppendUint32(out, v)
		}
		link = len(out)
		out = le.AppendUint32(out, 0)
	}
	return out
}

// white is a page of one bit a pixel, all white, in CCITT group 4: every line
// like the one before it, which is the single bit 1.
func fax(h int) []byte {
	bits := strings.Repeat("1", h) + "000000000001000000000001"
	var out []byte
	for len(bits)%8 != 0 {
		bits += "0"
	}
	for i := 0; i < len(bits); i += 8 {
		var v byte
		for j := range 8 {
			v = v<<1 | (bits[i+j] - '0')
		}
		out = append(out, v)
	}
	return out
}

func TestFormats(t *testing.T) {
	g := sheet(400, 566)
	pal := image.NewPaletted(g.Rect, color.Palette{color.White, color.Black})
	for i, v := range g.Pix {
		if v == 0 {
			pal.Pix[i] = 1
		}
	}
	for name, data := range map[string][]byte{
		"jpeg": asJPEG(t, g),
		"png":  encode(t, func(b *bytes.Buffer) error { return png.Encode(b, g) }),
		"bmp":  encode(t, func(b *bytes.Buffer) error { return bmp.Encode(b, g) }),
		"gif":  encode(t, func(b *bytes.Buffer) error { return gif.Encode(b, pal, nil) }),
		"tiff": asTIFF(page{w: 400, h: 566, data: g.Pix, tags: map[uint16]uint32{tagBitsPerSample: 8}}),
	} {
		c, err := Read(data, limits)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p := c.Pages[0]
		if len(c.Pages) != 1 || p.Source != reading.SourceUnread || p.Reason != reading.NeedsOCR || math.Abs(p.Height-842) > 2 || math.Abs(p.Width-595) > 2 {
			t.Errorf("%s: %d pages, %+v", name, len(c.Pages), p)
		}
		r, err := Image(data, 1, false, limits)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img := r.Gray()
		if img == nil || img.GrayAt(20, 20).Y > 40 || img.GrayAt(300, 400).Y < 215 {
			t.Errorf("%s: the block is not where it was", name)
		}
		if got := float64(r.Height) * 72 / r.DPI; math.Abs(got-p.Height) > 1 {
			t.Errorf("%s: at %.0f dpi it is %.0f points high, not %.0f", name, r.DPI, got, p.Height)
		}
		if r, err := Image(data, 1, true, limits); err != nil || r.Colour() == nil || r.Colour().RGBAAt(300, 400).R < 215 {
			t.Errorf("%s: no colour: %v", name, err)
		}
		if _, err := Image(data, 2, false, limits); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s: page 2: %v", name, err)
		}
	}
}

// The black block's corner of the upright page, for every orientation.
func TestOrientation(t *testing.T) {
	j := asJPEG(t, sheet(400, 200))
	for o, corner := range map[uint16][2]int{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}} {
		data := withEXIF(j, o, 100)
		r, err := Image(data, 1, false, limits)
		if err != nil {
			t.Fatal(err)
		}
		w, h := 400, 200
		if o >= 5 {
			w, h = 200, 400
		}
		if r.Width != w || r.Height != h || r.DPI != 100 {
			t.Errorf("orientation %d: %dx%d at %.0f", o, r.Width, r.Height, r.DPI)
			continue
		}
		x, y := 10+corner[0]*(w-20), 10+corner[1]*(h-20)
		if r.Gray().GrayAt(x, y).Y > 60 {
			t.Errorf("orientation %d: the block is not at %d, %d", o, x, y)
		}
		c, err := Read(data, limits)
		if err != nil || math.Abs(c.Pages[0].Width-float64(w)*0.72) > 0.01 {
			t.Errorf("orientation %d: page %+v, %v", o, c.Pages, err)
		}
	}
}

func TestTIFFOfManyPages(t *testing.T) {
	grey := map[uint16]uint32{tagBitsPerSample: 8}
	thumb := page{w: 4, h: 4, data: make([]byte, 16), tags: map[uint16]uint32{tagBitsPerSample: 8, tagNewSubfileType: 1}}
	j := asJPEG(t, sheet(400, 566))
	data := asTIFF(
		page{w: 1728, h: 1143, data: fax(1143), xres: 204, yres: 98, tags: map[uint16]uint32{tagCompression: 4, tagPhotometric: 0}},
		thumb,
		page{w: 400, h: 566, data: sheet(400, 566).Pix, tags: grey},
		page{w: 400, h: 566, data: j, tags: map[uint16]uint32{tagCompression: 7, tagPhotometric: 6, tagBitsPerSample: 8}},
	)
	c, err := Read(data, limits)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Pages) != 3 {
		t.Fatalf("%d pages, want 3 without the thumbnail", len(c.Pages))
	}
	if p := c.Pages[0]; math.Abs(p.Width-610) > 1 || math.Abs(p.Height-840) > 2 {
		t.Errorf("the fax is %.0f by %.0f points", p.Width, p.Height)
	}
	for n := 1; n <= 3; n++ {
		r, err := Image(data, n, false, limits)
		if err != nil {
			t.Errorf("page %d: %v", n, err)
			continue
		}
		block := r.Gray().GrayAt(r.Width/10, r.Height/10).Y
		if white := r.Gray().GrayAt(r.Width*3/4, r.Height*3/4).Y; white < 215 || (n > 1) != (block < 40) {
			t.Errorf("page %d: block %d, paper %d", n, block, white)
		}
	}
	loop := bytes.Clone(data)
	binary.LittleEndian.PutUint32(loop[len(loop)-4:], binary.LittleEndian.Uint32(loop[4:])) // the last page leads to the first
	if c, err := Read(loop, limits); err != nil || len(c.Pages) != 3 {
		t.Errorf("a TIFF that bites its tail: %v", err)
	}
	if c, err := Read(data[:len(data)-20], limits); err != nil || len(c.Pages) != 2 {
		t.Errorf("a TIFF that is cut: %v, %v", c, err)
	}
}

func TestHostilePictures(t *testing.T) {
	bomb := encode(t, func(b *bytes.Buffer) error { return png.Encode(b, sheet(8, 8)) })
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	binary.BigEndian.PutUint32(bomb[29:], crc(bomb[12:29]))
	for _, tt := range []struct {
		name string
		data []byte
		kind fault.Kind
		says string
	}{
		{"PNG that announces 3,600 megapixels", bomb, fault.TooLarge, "3600 megapixels"},
		{"TIFF that announces 10,000", asTIFF(page{w: 100_000, h: 100_000, data: []byte("x")}), fault.TooLarge, "megapixels"},
		{"cut JPEG", asJPEG(t, sheet(100, 100))[:100], fault.Invalid, "damaged"},
		{"JPEG cut in its pixels", asJPEG(t, sheet(1000, 1000))[:5000], fault.Invalid, "cannot be decoded"},
		{"BigTIFF", []byte("II+\x00\x08\x00\x00\x00"), fault.Invalid, "a kind that cannot be read"},
		{"TIFF without pages", []byte("II*\x00\x08\x00\x00\x00\x00\x00"), fault.Invalid, "damaged"},
	} {
		_, err := Read(tt.data, limits)
		if err == nil {
			_, err = Image(tt.data, 1, false, limits)
		}
		if err == nil || fault.KindOf(err) != tt.kind || !strings.Contains(fault.Message(err), tt.says) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.says)
		}
	}
}

func FuzzImage(f *testing.F) {
	f.Add(asJPEG(f, sheet(16, 16)))
	f.Add(withEXIF(asJPEG(f, sheet(16, 16)), 6, 300))
	f.Add(encode(f, func(b *bytes.Buffer) error { return png.Encode(b, sheet(16, 16)) }))
	f.Add(asTIFF(page{w: 16, h: 16, data: fax(16), xres: 204, yres: 98, tags: map[uint16]uint32{tagCompression: 4}}, page{w: 16, h: 16, data: asJPEG(f, sheet(16, 16)), tags: map[uint16]uint32{tagCompression: 7}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Read(data, limits)
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				t.Errorf("internal: %v", err)
			}
			return
		}
		small := limits
		small.Memory = 64 << 20
		for n := range min(3, len(c.Pages)) {
			r, err := Image(data, n+1, false, small)
			if err != nil && fault.KindOf(err) == fault.Internal {
				t.Errorf("internal: %v", err)
			}
			if err == nil && r.Gray() == nil {
				t.Errorf("page %d has no pixels", n+1)
			}
		}
	})
}

func crc(b []byte) uint32 {
	c := ^uint32(0)
	for _, v := range b {
		c ^= uint32(v)
		for range 8 {
			c = c>>1 ^ 0xEDB88320&-(c&1)
		}
	}
	return ^c
}
