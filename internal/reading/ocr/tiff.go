package ocr

import (
	"encoding/binary"
	"image"
	"math"
)

// The tags of TIFF 6.0 that a plain grey picture needs, in their order, and its types.
const (
	tagWidth           = 256
	tagHeight          = 257
	tagBitsPerSample   = 258
	tagCompression     = 259
	tagPhotometric     = 262
	tagStripOffsets    = 273
	tagSamplesPerPixel = 277
	tagRowsPerStrip    = 278
	tagStripByteCounts = 279
	tagXResolution     = 282 // dots per inch, which is the unit where none is named
	tagYResolution     = 283

	typeLong     = 4
	typeRational = 5
	entries      = 11
)

// tiff is an image as an uncompressed TIFF: its head, and its pixels. Tesseract reads a PGM pixel by
// pixel, which took it a quarter of its time; this it reads by rows.
func tiff(img *image.Gray, dpi float64) (head, pixels []byte) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	const (
		resolution = 8 + 2 + 12*entries + 4
		size       = resolution + 8
	)
	le := binary.LittleEndian
	out := make([]byte, 0, size)
	out = append(out, 'I', 'I', 42, 0)
	out = le.AppendUint32(out, 8)
	out = le.AppendUint16(out, entries)
	for _, e := range [entries][3]int{
		{tagWidth, typeLong, w}, {tagHeight, typeLong, h}, {tagBitsPerSample, typeLong, 8},
		{tagCompression, typeLong, 1}, // none
		{tagPhotometric, typeLong, 1}, // 0 is black
		{tagStripOffsets, typeLong, size}, {tagSamplesPerPixel, typeLong, 1},
		{tagRowsPerStrip, typeLong, h}, {tagStripByteCounts, typeLong, w * h},
		{tagXResolution, typeRational, resolution}, {tagYResolution, typeRational, resolution},
	} {
		out = le.AppendUint16(out, uint16(e[0]))
		out = le.AppendUint16(out, uint16(e[1]))
		out = le.AppendUint32(out, 1)
		out = le.AppendUint32(out, uint32(e[2]))
	}
	out = le.AppendUint32(out, 0) // no further picture
	out = le.AppendUint32(out, uint32(math.Round(dpi)))
	out = le.AppendUint32(out, 1)
	if img.Stride == w {
		return out, img.Pix[:w*h]
	}
	pixels = make([]byte, 0, w*h)
	for y := range h {
		pixels = append(pixels, img.Pix[y*img.Stride:y*img.Stride+w]...)
	}
	return out, pixels
}
