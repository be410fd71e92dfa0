package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"strings"
	"testing"
)

// paper is white paper of 1654 by 2339 pixels, A4 at 200 dots an inch, with bars for lines.
func paper(colour bool, white, ink uint8) string {
	r := image.Rect(0, 0, 1654, 2339)
	var img draw.Image = image.NewGray(r)
	if colour {
		img = image.NewRGBA(r)
	}
	draw.Draw(img, r, image.NewUniform(color.Gray{white}), image.Point{}, draw.Src)
	for y := 200; y < 2000; y += 60 {
		draw.Draw(img, image.Rect(200, y, 1400-y/4, y+30), image.NewUniform(color.Gray{ink}), image.Point{}, draw.Src)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 85}); err != nil {
		panic(err)
	}
	return b.String()
}

// TestPhotographIsWhatDrawingGives compares the picture that is taken out of the file
// with the one that PDFium draws, and sees that everything but a plain scan is drawn.
func TestPhotographIsWhatDrawingGives(t *testing.T) {
	const fills = "595.44 0 0 842.04 0 0 cm /I Do"
	grey := paper(false, 250, 10)
	for _, tt := range []struct {
		name, page, space, more, content, data string
		taken                                  bool
	}{
		{name: "grey", taken: true},
		{name: "colour", space: "/DeviceRGB", data: paper(true, 250, 10), taken: true},
		{name: "turned by the page", page: "/Rotate 90"},
		{name: "turned by the content", content: "0 842.04 -595.44 0 595.44 0 cm /I Do"},
		{name: "upside down", content: "-595.44 0 0 -842.04 595.44 842.04 cm /I Do"},
		{name: "half the page", content: "595.44 0 0 421 0 0 cm /I Do"},
		{name: "with words on it", content: fills + " BT /F 12 Tf 100 100 Td (stamp) Tj ET"},
		{name: "with a line on it", content: fills + " 0 0 m 100 100 l S"},
		{name: "twice", content: "q " + fills + " Q " + fills},
		{name: "a negative", more: "/Decode [1 0]", data: paper(false, 5, 245)},
		{name: "packed twice", more: "/Filter [/ASCIIHexDecode /DCTDecode]", data: fmt.Sprintf("%x>", grey)},
		{name: "no JPEG", data: "\xff\xd8\xff nothing"},
		{name: "in a box of its own", page: "/CropBox [100 100 400 600]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.content == "" {
				tt.content = fills
			}
			if tt.data == "" {
				tt.data = grey
			}
			if tt.space == "" {
				tt.space = "/DeviceGray"
			}
			if !strings.Contains(tt.more, "/Filter") {
				tt.more += "/Filter /DCTDecode"
			}
			file := written(
				"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
				"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.44 842.04]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"+tt.page+">>",
				stream("", tt.content),
				stream("/Type/XObject/Subtype/Image/Width 1654/Height 2339/BitsPerComponent 8/ColorSpace "+tt.space+tt.more, tt.data),
			)
			opened, err := engine.Open(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			defer opened.Close()
			err = opened.(*images).with(t.Context(), 1, func(d *document, p uint64, v view) {
				c := d.content(p, v)
				got, dpi, ok := d.photograph(p, v, c)
				if ok != tt.taken {
					t.Fatalf("taken as it is: %v", ok)
				}
				if !ok {
					return
				}
				want, drawn := d.grey(p, v, d.resolution(c))
				if got.Rect != want.Rect || dpi < drawn-0.5 || dpi > drawn+0.5 {
					t.Fatalf("%v at %.1f, drawn %v at %.1f", got.Rect, dpi, want.Rect, drawn)
				}
				apart := 0
				for i := range got.Pix {
					if diff := int(got.Pix[i]) - int(want.Pix[i]); diff > 24 || diff < -24 {
						apart++
					}
				}
				if apart > len(got.Pix)/100 {
					t.Errorf("%d of %d pixels differ", apart, len(got.Pix))
				}
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}
