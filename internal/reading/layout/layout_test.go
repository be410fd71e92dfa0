package layout

import (
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// set puts text on a page: ten-point type, six points a letter, three a space.
func set(x, y float64, text string) []reading.Word {
	const size, letter, space = 10, 5, 3
	var ws []reading.Word
	for _, t := range strings.Fields(text) {
		w := letter * float64(len([]rune(t)))
		ws = append(ws, reading.Word{Text: t, Size: size, Box: reading.Box{X0: x, Y0: y, X1: x + w, Y1: y + 9}, Confidence: 1})
		x += w + space
	}
	return ws
}

func level(y, x0, x1 float64) reading.Ruling {
	return reading.Ruling{Box: reading.Box{X0: x0, Y0: y, X1: x1, Y1: y}}
}

func upright1(x, y0, y1 float64) reading.Ruling {
	return reading.Ruling{Box: reading.Box{X0: x, Y0: y0, X1: x, Y1: y1}}
}

func TestReadingOrder(t *testing.T) {
	prose := []string{
		"the seller must answer all of the",
		"questions as best they can and may",
		"not leave any of them blank since",
		"the buyer relies upon what is said",
		"in these forms when they decide to",
		"buy the property that is for sale",
	}
	tests := []struct {
		name    string
		words   func() []reading.Word
		rulings []reading.Ruling
		want    string
	}{
		{
			name: "hanging numbers",
			words: func() (ws []reading.Word) {
				ws = append(ws, set(50, 100, "1")...)
				ws = append(ws, set(80, 100, "(12.02.1969) The Freehold land shown edged with red on")...)
				ws = append(ws, set(80, 112, "the plan of the above title")...)
				ws = append(ws, set(50, 124, "2")...)
				ws = append(ws, set(80, 124, "(06.07.2007) PROPRIETOR: JOHN SMITH of 14 Acacia")...)
				ws = append(ws, set(80, 136, "Avenue")...)
				return ws
			},
			want: "1\n(12.02.1969) The Freehold land shown edged with red on\nthe plan of the above title\n2\n(06.07.2007) PROPRIETOR: JOHN SMITH of 14 Acacia\nAvenue",
		},
		{
			name: "columns of prose under a heading",
			words: func() (ws []reading.Word) {
				ws = append(ws, set(180, 60, "General conditions of the offer")...)
				for i, l := range prose {
					ws = append(ws, set(50, 100+12*float64(i), l)...)
					ws = append(ws, set(260, 104+12*float64(i), strings.ToUpper(l))...)
				}
				ws = append(ws, set(250, 300, "page 1 of 2")...)
				return ws
			},
			want: "General conditions of the offer\n" + strings.Join(prose, "\n") + "\n" + strings.ToUpper(strings.Join(prose, "\n")) + "\npage 1 of 2",
		},
		{
			name: "table without rulings whose cells wrap",
			words: func() (ws []reading.Word) {
				ws = append(ws, set(50, 100, "3.1 Land required for public purposes and the like")...)
				ws = append(ws, set(400, 100, "No")...)
				ws = append(ws, set(50, 112, "purposes of the council")...)
				ws = append(ws, set(50, 124, "3.2 Land to be acquired for road works")...)
				ws = append(ws, set(400, 124, "None")...)
				return ws
			},
			want: "3.1 Land required for public purposes and the like\npurposes of the council\nNo\n3.2 Land to be acquired for road works\nNone",
		},
		{
			name: "ruled table whose cells are set to the middle",
			words: func() (ws []reading.Word) {
				ws = append(ws, set(55, 112, "Ground rent")...)
				ws = append(ws, set(205, 104, "Payable yearly")...)
				ws = append(ws, set(205, 120, "In advance")...)
				ws = append(ws, set(55, 144, "Reserve fund")...)
				ws = append(ws, set(205, 144, "None")...)
				return ws
			},
			rulings: []reading.Ruling{
				level(100, 50, 400), level(135, 50, 200), level(135, 200, 400), level(160, 50, 400),
				upright1(50, 100, 160), upright1(200, 100, 160), upright1(400, 100, 160),
			},
			want: "Ground rent\nPayable yearly\nIn advance\nReserve fund\nNone",
		},
		{
			name: "cells that only a ruling parts",
			words: func() (ws []reading.Word) {
				ws = append(ws, set(50, 100, "Plot 7")...)
				return append(ws, set(84, 100, "Flat 9")...)
			},
			rulings: []reading.Ruling{upright1(82, 90, 120)},
			want:    "Plot 7\nFlat 9",
		},
		{
			name:  "words drawn out of order",
			words: func() []reading.Word { ws := set(50, 100, "one two three"); ws[0], ws[2] = ws[2], ws[0]; return ws },
			want:  "one two three",
		},
		{name: "nothing", words: func() []reading.Word { return nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			words := tt.words()
			p := reading.Page{Lines: Lines(words, tt.rulings)}
			if got := p.Text(); got != tt.want {
				t.Errorf("text =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestDistinctDropsWordsDrawnTwice(t *testing.T) {
	ws := append(set(50, 100, "Title absolute"), set(50.3, 100.2, "Title absolute")...)
	ws = append(ws, set(50, 130, "Title absolute")...)
	if got := len(Distinct(ws)); got != 4 {
		t.Errorf("%d words are left, want 4", got)
	}
}

// Every word that goes in comes out once, whatever the page looks like.
func FuzzLines(f *testing.F) {
	f.Add([]byte("some bytes that become the places of words on a page of paper"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var ws []reading.Word
		var rs []reading.Ruling
		for i := 0; i+4 <= len(b) && len(ws) < 400; i += 4 {
			x, y := float64(b[i])*2, float64(b[i+1])*3
			if b[i+3]%16 == 0 {
				rs = append(rs, level(y, x, x+float64(b[i+2])*3))
				continue
			}
			w := float64(b[i+2]%60) + 1
			ws = append(ws, reading.Word{Text: "w", Size: 10, Box: reading.Box{X0: x, Y0: y, X1: x + w, Y1: y + 9}})
		}
		n := 0
		for _, l := range Lines(ws, rs) {
			if len(l.Words) == 0 {
				t.Fatal("a line without words")
			}
			n += len(l.Words)
		}
		if n != len(ws) {
			t.Fatalf("%d words went in, %d came out", len(ws), n)
		}
	})
}
