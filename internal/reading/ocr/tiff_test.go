package ocr

import (
	"bytes"
	"image"
	"slices"
	"testing"

	xtiff "golang.org/x/image/tiff"
)

func TestTIFF(t *testing.T) {
	whole := image.NewGray(image.Rect(0, 0, 9, 5))
	for i := range whole.Pix {
		whole.Pix[i] = uint8(5 * i)
	}
	part := whole.SubImage(image.Rect(0, 0, 4, 3)).(*image.Gray) // rows with more between them
	for _, img := range []*image.Gray{whole, part} {
		head, pixels := tiff(img, 200)
		got, err := xtiff.Decode(bytes.NewReader(slices.Concat(head, pixels)))
		if err != nil {
			t.Fatal(err)
		}
		if got.Bounds() != img.Rect {
			t.Fatalf("bounds %v, want %v", got.Bounds(), img.Rect)
		}
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				if g := got.(*image.Gray).GrayAt(x, y); g != img.GrayAt(x, y) {
					t.Fatalf("pixel %d, %d is %v, want %v", x, y, g, img.GrayAt(x, y))
				}
			}
		}
	}
}
