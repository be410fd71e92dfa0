package raster

import "image"

// Piece is ink that hangs together, corners touching included: a letter, a part of
// one, a stroke of a pen, a speck.
type Piece struct {
	image.Rectangle
	Dark int // pixels of ink in it
}

// Pieces is every piece of ink of a page, the specks under least pixels of ink left out.
func Pieces(k *Ink, least int) []Piece {
	type run struct{ x0, x1, piece int }
	var pieces []Piece
	var of []int // the piece that each was joined to, or itself
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	var above, here []run
	for y := range k.H {
		here = here[:0]
		row := k.row(y)
		j := 0 // runs above that end before this one begins can touch no later one
		for x := next(row, 0); x < k.W; x = next(row, x) {
			x0 := x
			for x < k.W && row[x] != 0 {
				x++
			}
			r := run{x0, x, -1}
			for j < len(above) && above[j].x1 < x0 {
				j++
			}
			for i := j; i < len(above) && above[i].x0 <= x; i++ {
				p := root(above[i].piece)
				switch {
				case r.piece < 0:
					r.piece = p
				case p != r.piece:
					a, b := min(p, r.piece), max(p, r.piece)
					of[b] = a
					pieces[a].Rectangle = pieces[a].Union(pieces[b].Rectangle)
					pieces[a].Dark += pieces[b].Dark
					r.piece = a
				}
			}
			if r.piece < 0 {
				r.piece = len(pieces)
				pieces, of = append(pieces, Piece{}), append(of, r.piece)
			}
			p := &pieces[r.piece]
			p.Rectangle = p.Union(image.Rect(x0, y, x, y+1))
			p.Dark += x - x0
			here = append(here, r)
		}
		above, here = here, above
	}
	var whole []Piece
	for i, p := range pieces {
		if of[i] == i && p.Dark >= least {
			whole = append(whole, p)
		}
	}
	return whole
}

// Clear makes a rectangle of the ink paper, and a margin around it.
func (k *Ink) Clear(r image.Rectangle, margin int) {
	r = r.Inset(-margin).Intersect(image.Rect(0, 0, k.W, k.H))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		clear(k.Dark[y*k.W+r.Min.X : y*k.W+r.Max.X])
	}
}
