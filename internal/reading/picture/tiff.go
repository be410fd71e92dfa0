package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"

	"golang.org/x/image/tiff"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// The tags that are looked at (TIFF 6.0, appendix A).
const (
	tagNewSubfileType  = 254
	tagImageWidth      = 256
	tagImageLength     = 257
	tagBitsPerSample   = 258
	tagCompression     = 259
	tagPhotometric     = 262
	tagStripOffsets    = 273
	tagOrientation     = 274
	tagSamplesPerPixel = 277
	tagRowsPerStrip    = 278
	tagStripByteCounts = 279
	tagXResolution     = 282
	tagYResolution     = 283
	tagResolutionUnit  = 296
	tagTileWidth       = 322
	tagTileLength      = 323
	tagTileOffsets     = 324
	tagTileByteCounts  = 325
	tagJPEGTables      = 347
)

// compressionJPEG is JPEG as TIFF Technical Note 2 has it; colour scanners use it.
const compressionJPEG = 7

// directory holds the tags of one page of a TIFF, or of a photograph's EXIF.
type directory map[uint16][]uint32

func (d directory) first(tag uint16, otherwise uint32) uint32 {
	if v := d[tag]; len(v) > 0 {
		return v[0]
	}
	return otherwise
}

func (d directory) orientation() int {
	if o := d.first(tagOrientation, 1); o >= 1 && o <= 8 {
		return int(o)
	}
	return 1
}

// resolution is in dots an inch, 0 when the file does not say.
func (d directory) resolution() (x, y float64) {
	unit := map[uint32]float64{2: 1, 3: 2.54}[d.first(tagResolutionUnit, 2)]
	ratio := func(tag uint16) float64 {
		if v := d[tag]; len(v) >= 2 && v[1] != 0 {
			return float64(v[0]) / float64(v[1]) * unit
		}
		return 0
	}
	return ratio(tagXResolution), ratio(tagYResolution)
}

// tiffHeader gives the byte order and the place of the first directory; nil when
// it is not a TIFF.
func tiffHeader(data []byte) (binary.ByteOrder, uint32) {
	if len(data) < 8 {
		return nil, 0
	}
	switch string(data[:4]) {
	case "II*\x00":
		return binary.LittleEndian, binary.LittleEndian.Uint32(data[4:])
	case "MM\x00*":
		return binary.BigEndian, binary.BigEndian.Uint32(data[4:])
	}
	return nil, 0
}

// maxValues bounds how many numbers one tag may hold: strips of one line for
// the tallest page.
const maxValues = 1 << 17

// readIFD reads one directory and gives the place of the next, 0 for none.
func readIFD(data []byte, order binary.ByteOrder, at uint32) (directory, uint32, error) {
	if uint64(at)+2 > uint64(len(data)) || at < 8 {
		return nil, 0, io.ErrUnexpectedEOF
	}
	n := int(order.Uint16(data[at:]))
	entries := data[at+2:]
	if len(entries) < n*12 {
		return nil, 0, io.ErrUnexpectedEOF
	}
	d := make(directory, n)
	for i := range n {
		e := entries[i*12 : i*12+12]
		tag, kind, count := order.Uint16(e), order.Uint16(e[2:]), order.Uint32(e[4:])
		size := map[uint16]uint32{1: 1, 3: 2, 4: 4, 5: 8, 7: 1}[kind]
		if size == 0 || count == 0 || count > maxValues {
			continue
		}
		raw := e[8:12]
		if size*count > 4 {
			off := uint64(order.Uint32(e[8:]))
			if off+uint64(size*count) > uint64(len(data)) {
				continue
			}
			raw = data[off : off+uint64(size*count)]
		}
		values := make([]uint32, 0, count)
		for j := range count {
			switch kind {
			case 1, 7:
				values = append(values, uint32(raw[j]))
			case 3:
				values = append(values, uint32(order.Uint16(raw[2*j:])))
			case 4:
				values = append(values, order.Uint32(raw[4*j:]))
			case 5: // numerator and denominator
				values = append(values, order.Uint32(raw[8*j:]), order.Uint32(raw[8*j+4:]))
			}
		}
		d[tag] = values
	}
	next := uint32(0)
	if rest := entries[n*12:]; len(rest) >= 4 {
		next = order.Uint32(rest)
	}
	return d, next, nil
}

// tiffFrames reads the directories of a TIFF: one a page. Thumbnails and masks
// are left out. When a later directory is damaged the pages before it stand.
func tiffFrames(data []byte, l reading.Limits) ([]frame, error) {
	order, at := tiffHeader(data)
	if order == nil {
		return nil, fault.New(fault.Invalid, "is a TIFF of a kind that cannot be read here; save it as PDF and give that")
	}
	var out []frame
	seen := map[uint32]bool{}
	for at != 0 && !seen[at] {
		seen[at] = true
		d, next, err := readIFD(data, order, at)
		if err != nil {
			break
		}
		if d.first(tagNewSubfileType, 0)&0b101 == 0 {
			if f, ok := tiffFrame(data, order, at, d); ok {
				out = append(out, f)
			}
		}
		if len(out) > l.Pages {
			return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
		}
		at = next
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "is a damaged TIFF; ask for it to be sent again")
	}
	return out, nil
}

func tiffFrame(data []byte, order binary.ByteOrder, at uint32, d directory) (frame, bool) {
	f := frame{width: int(d.first(tagImageWidth, 0)), height: int(d.first(tagImageLength, 0)), orientation: d.orientation(), perPixel: 1}
	if f.width <= 0 || f.height <= 0 {
		return f, false
	}
	f.xdpi, f.ydpi = d.resolution()
	if n := d.first(tagSamplesPerPixel, 1); n > 1 {
		f.perPixel = 4
	}
	if d.first(tagBitsPerSample, 1) > 8 {
		f.perPixel *= 2
	}
	if d.first(tagCompression, 1) == compressionJPEG {
		f.perPixel = 8
		f.decode = func() (image.Image, error) { return decodeJPEGStrips(data, d) }
		return f, true
	}
	f.decode = func() (image.Image, error) {
		return tiff.Decode(&startingAt{Reader: bytes.NewReader(data), data: data, order: order, at: at})
	}
	return f, true
}

// startingAt is a TIFF whose header says that its first directory is another
// one, so that a decoder of the first page decodes any.
type startingAt struct {
	*bytes.Reader
	data  []byte
	order binary.ByteOrder
	at    uint32
}

// ReadAt is what the decoder reads by.
func (s *startingAt) ReadAt(p []byte, off int64) (int, error) {
	n, err := s.Reader.ReadAt(p, off)
	if off < 8 {
		var head [8]byte
		copy(head[:], s.data[:4])
		s.order.PutUint32(head[4:], s.at)
		copy(p[:n], head[off:])
	}
	return n, err
}

// decodeJPEGStrips decodes a page whose strips or tiles are JPEG pictures that
// share their tables.
func decodeJPEGStrips(data []byte, d directory) (image.Image, error) {
	w, h := int(d.first(tagImageWidth, 0)), int(d.first(tagImageLength, 0))
	bw, bh := w, int(min(d.first(tagRowsPerStrip, uint32(h)), uint32(h)))
	offsets, counts := d[tagStripOffsets], d[tagStripByteCounts]
	if len(d[tagTileOffsets]) > 0 {
		bw, bh = int(d.first(tagTileWidth, 0)), int(d.first(tagTileLength, 0))
		offsets, counts = d[tagTileOffsets], d[tagTileByteCounts]
	}
	if bw <= 0 || bh <= 0 || bw > 1<<16 || bh > 1<<16 {
		return nil, errors.New("bad strips")
	}
	across := (w + bw - 1) / bw
	if len(offsets) != len(counts) || len(offsets) < across*((h+bh-1)/bh) {
		return nil, errors.New("strips are missing")
	}
	var tables []byte
	for _, b := range d[tagJPEGTables] {
		tables = append(tables, byte(b))
	}
	tables = bytes.TrimSuffix(tables, []byte("\xff\xd9"))
	rgb := d.first(tagPhotometric, 6) == 2
	var out draw.Image
	for i := range across * ((h + bh - 1) / bh) {
		from, to := uint64(offsets[i]), uint64(offsets[i])+uint64(counts[i])
		if to > uint64(len(data)) || counts[i] < 4 {
			return nil, io.ErrUnexpectedEOF
		}
		strip := data[from:to]
		if len(tables) > 2 {
			strip = append(bytes.Clone(tables), strip[2:]...) // without its own start marker
		}
		c, err := jpeg.DecodeConfig(bytes.NewReader(strip))
		if err != nil {
			return nil, err
		}
		if c.Width > bw+16 || c.Height > bh+16 {
			return nil, errors.New("a strip is larger than it should be")
		}
		img, err := jpeg.Decode(bytes.NewReader(strip))
		if err != nil {
			return nil, err
		}
		if out == nil {
			if _, grey := img.(*image.Gray); grey {
				out = image.NewGray(image.Rect(0, 0, w, h))
			} else {
				out = image.NewRGBA(image.Rect(0, 0, w, h))
			}
		}
		if y, ok := img.(*image.YCbCr); ok && rgb {
			img = asRGB(y)
		}
		x, y := i%across*bw, i/across*bh
		draw.Draw(out, image.Rect(x, y, min(x+bw, w), min(y+bh, h)), img, img.Bounds().Min, draw.Src)
	}
	if out == nil {
		return nil, errors.New("no strips")
	}
	return out, nil
}

// asRGB takes the three components for red, green and blue: the JPEG decoder
// takes them for luminance and colour when nothing in the strip says otherwise.
func asRGB(src *image.YCbCr) image.Image {
	b := src.Bounds()
	out := image.NewRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := src.COffset(x, y)
			out.SetRGBA(x, y, color.RGBA{src.Y[src.YOffset(x, y)], src.Cb[c], src.Cr[c], 255})
		}
	}
	return out
}
