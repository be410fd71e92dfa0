package ocr

import (
	"encoding/binary"
	"image"
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

	typeLong = 4
	entries  = 9
)

// tiff is an image as an uncompressed TIFF. The recogniser reads a PGM pixel by
// pixel, which took it a quarter of its time; this it reads by rows.
func tiff(img *image.Gray) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	const head = 8 + 2 + 12*entries + 4
	le := binary.LittleEndian
	out := make([]byte, 0, head+w*h)
	out = append(out, 'I', 'I', 42, 0)
	out = le.AppendUint32(out, 8)
	out = le.AppendUint16(out, entries)
	for _, e := range [entries][2]int{
		{tagWidth, w}, {tagHeight, h}, {tagBitsPerSample, 8},
		{tagCompression, 1}, // none
		{tagPhotometric, 1}, // 0 is black
		{tagStripOffsets, head}, {tagSamplesPerPixel, 1}, {tagRowsPerStrip, h}, {tagStripByteCounts, w * h},
	} {
		out = le.AppendUint16(out, uint16(e[0]))
		out = le.AppendUint16(out, typeLong)
		out = le.AppendUint32(out, 1)
		out = le.AppendUint32(out, uint32(e[1]))
	}
	out = le.AppendUint32(out, 0) // no further picture
	for y := range h {
		out = append(out, img.Pix[y*img.Stride:y*img.Stride+w]...)
	}
	return out
}
