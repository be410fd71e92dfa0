package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
)

// This file takes the picture of a scanned page out of the file as the scanner put
// it there. Most scans are a JPEG that fills the page: to let PDFium draw it on white
// at its own size costs five times what decoding it here does, and gives the same
// pixels.

// What FPDFImageObj_GetImageMetadata writes, and its numbers of the colour spaces in
// which a JPEG of one or three components means what it means by itself.
const (
	metadataSize  = 28
	metadataSpace = 20 // offset of the colour space
)

var plainSpaces = map[uint32]bool{1: true, 2: true, 4: true, 5: true, 7: true} // grey and RGB: of the device, calibrated, ICC

// Bounds.
const (
	offPage   = 1.0 // point: how far a picture that fills a page may miss its edges
	leastDawn = 96  // mean grey of a picture that is writing on paper and not its negative
)

// photograph is the picture that is all of a page, with its resolution; ok is false
// where the page must be drawn.
func (d *document) photograph(page uint64, v view, c *content) (grey *image.Gray, dpi float64, ok bool) {
	if len(c.images) != 1 || len(c.paths) > 0 || c.texts > 0 || c.shades > 0 || c.tooMany || v.turns != 0 || d.number("FPDFPage_GetAnnotCount", page) > 0 {
		return nil, 0, false
	}
	p := c.images[0]
	if math.Abs(p.box.X0) > offPage || math.Abs(p.box.Y0) > offPage || math.Abs(p.box.X1-c.page.X1) > offPage || math.Abs(p.box.Y1-c.page.Y1) > offPage {
		return nil, 0, false
	}
	// Upright, and not by way of a form with a matrix of its own.
	if m := d.matrix(p.object); m.b != 0 || m.c != 0 || math.Abs(m.a-c.page.X1) > 2*offPage || math.Abs(m.d-c.page.Y1) > 2*offPage {
		return nil, 0, false
	}
	if d.filter(p.object) != "DCTDecode" || d.number("FPDFPageObj_HasTransparency", uint64(p.object)) != 0 {
		return nil, 0, false
	}
	if d.number("FPDFImageObj_GetImageMetadata", uint64(p.object), page, uint64(d.scratch)) == 0 {
		return nil, 0, false
	}
	if b := d.bytes(d.scratch, metadataSize); b == nil || !plainSpaces[uint32At(b, metadataSpace)] {
		return nil, 0, false
	}
	data := d.raw(p.object)
	head, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || head.Width <= 0 || head.Height <= 0 || head.Width*head.Height > maxPixels {
		return nil, 0, false
	}
	across, down := 72*float64(head.Width)/c.page.X1, 72*float64(head.Height)/c.page.Y1
	if dpi = (across + down) / 2; math.Abs(across-down) > 0.01*dpi || math.Round(dpi) < scanUsual || math.Round(dpi) > scanFine {
		return nil, 0, false // pixels that are not square, or a resolution that drawing would change
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, 0, false // PDFium bears more
	}
	grey = image.NewGray(img.Bounds())
	var pix []uint8
	var stride int
	switch img := img.(type) {
	case *image.Gray:
		pix, stride = img.Pix, img.Stride
	case *image.YCbCr:
		pix, stride = img.Y, img.YStride
	default:
		return nil, 0, false
	}
	for y := range head.Height {
		copy(grey.Pix[y*grey.Stride:(y+1)*grey.Stride], pix[y*stride:])
	}
	return grey, dpi, d.err == nil && mean(grey) >= leastDawn
}

// filter is the one filter of an image's data; empty when there are several or none.
func (d *document) filter(object uint32) string {
	if d.number("FPDFImageObj_GetImageFilterCount", uint64(object)) != 1 {
		return ""
	}
	n := d.number("FPDFImageObj_GetImageFilter", uint64(object), 0, uint64(d.scratch), scratchSize)
	if n <= 1 || n > scratchSize {
		return ""
	}
	return string(d.bytes(d.scratch, n-1))
}

// raw is the data of an image as it lies in the file.
func (d *document) raw(object uint32) []byte {
	n := d.number("FPDFImageObj_GetImageDataRaw", uint64(object), 0, 0)
	if n <= 0 {
		return nil
	}
	buffer := d.alloc(n)
	if d.err != nil {
		return nil
	}
	d.call("FPDFImageObj_GetImageDataRaw", uint64(object), uint64(buffer), uint64(n))
	data := bytes.Clone(d.bytes(buffer, n))
	d.free(buffer)
	return data
}

// mean is the mean grey of every sixteenth row.
func mean(img *image.Gray) int {
	sum, n := 0, 0
	for y := 0; y < img.Rect.Dy(); y += 16 {
		for _, p := range img.Pix[y*img.Stride : y*img.Stride+img.Rect.Dx()] {
			sum += int(p)
			n++
		}
	}
	return sum / max(1, n)
}
