package onnx

import (
	"runtime"
	"sync"
)

// A product of matrices is worked out in tiles of tall × wide sums, which the processor
// holds in its registers while it goes down the shared dimension once.
const (
	tall = 4
	wide = 16
)

// panels is a matrix of deep × across numbers in the order in which tiles want them: for
// every wide columns, all their rows one after another. The last are filled with zeros.
type panels struct {
	deep, across int
	numbers      []float32
}

// pack lays a matrix out in panels. Its numbers begin at one of f's, and are so far
// apart down and across.
func pack(f []float32, at, deep, across, down, along int) *panels {
	p := &panels{deep, across, make([]float32, (across+wide-1)/wide*wide*deep)}
	for first := 0; first < across; first += wide {
		panel := p.numbers[first*deep:]
		n := min(wide, across-first)
		for k := range deep {
			from := at + k*down + first*along
			for j := range n {
				panel[k*wide+j] = f[from+j*along]
			}
		}
	}
	return p
}

// alone is how many multiplications are not worth a second processor.
const alone = 1 << 19

// times writes to out the product of a matrix of rows × p.deep numbers with p.
func (p *panels) times(out, a []float32, rows int) {
	all := (p.across + wide - 1) / wide
	hands := min(runtime.GOMAXPROCS(0), all, rows*p.deep*p.across/alone+1)
	var done sync.WaitGroup
	for h := 1; h < hands; h++ {
		done.Go(func() { p.part(out, a, rows, all*h/hands, all*(h+1)/hands) })
	}
	if hands > 0 {
		p.part(out, a, rows, 0, all/hands)
	}
	done.Wait()
}

// part is times for some of the panels.
func (p *panels) part(out, a []float32, rows, from, to int) {
	var sums [tall * wide]float32
	for panel := from; panel < to; panel++ {
		b := p.numbers[panel*wide*p.deep : (panel+1)*wide*p.deep]
		first := panel * wide
		n := min(wide, p.across-first)
		for row := 0; row < rows; row += tall {
			var lines [tall][]float32
			for i := range lines { // a line beyond the last is the last again, and its sums are left
				at := min(row+i, rows-1) * p.deep
				lines[i] = a[at : at+p.deep]
			}
			tile(&sums, &lines, b)
			for i := range min(tall, rows-row) {
				copy(out[(row+i)*p.across+first:][:n], sums[i*wide:])
			}
		}
	}
}

// plainTile is the sums of one tile: lines are tall lines of equal length, b is a panel
// of as many rows.
func plainTile(sums *[tall * wide]float32, lines *[tall][]float32, b []float32) {
	deep := len(lines[0])
	a0, a1, a2, a3 := lines[0], lines[1][:deep], lines[2][:deep], lines[3][:deep]
	for j := 0; j < wide; j += 2 { // two columns at a time: eight sums, which registers hold
		var s00, s01, s10, s11, s20, s21, s30, s31 float32
		at := j
		for k := range a0 {
			two := b[at : at+2 : at+2]
			b0, b1 := two[0], two[1]
			x := a0[k]
			s00, s01 = s00+x*b0, s01+x*b1
			x = a1[k]
			s10, s11 = s10+x*b0, s11+x*b1
			x = a2[k]
			s20, s21 = s20+x*b0, s21+x*b1
			x = a3[k]
			s30, s31 = s30+x*b0, s31+x*b1
			at += wide
		}
		sums[j], sums[j+1] = s00, s01
		sums[wide+j], sums[wide+j+1] = s10, s11
		sums[2*wide+j], sums[2*wide+j+1] = s20, s21
		sums[3*wide+j], sums[3*wide+j+1] = s30, s31
	}
}
