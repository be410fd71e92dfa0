package onnx

import (
	"fmt"
	"math"
	"slices"
)

// Tensor is numbers in rows of rows: the last dimension lies together. They are whole
// ones (which truths, 0 and 1, are too) or floating-point ones. Nobody changes the
// numbers of one that was made; several may share them.
type Tensor struct {
	Shape []int
	Whole bool
	F     []float32 // where it is not Whole
	I     []int64   // where it is
}

// Whole64 is whole numbers of a shape.
func Whole64(shape []int, numbers []int64) *Tensor {
	return &Tensor{Shape: shape, Whole: true, I: numbers}
}

func floats(shape []int, f []float32) *Tensor { return &Tensor{Shape: shape, F: f} }

func (t *Tensor) len() int { return len(t.F) + len(t.I) }

// size is how many numbers a shape has: an error when there are more than so many.
func size(shape []int, most int) (int, error) {
	n := 1
	for _, d := range shape {
		if d < 0 || d > math.MaxInt32 {
			return 0, fmt.Errorf("onnx: there is no shape %v", shape)
		}
		if d == 0 {
			return 0, nil
		}
	}
	for _, d := range shape {
		if n > most/d {
			return 0, fmt.Errorf("onnx: numbers of shape %v are more than there is room for", shape)
		}
		n *= d
	}
	return n, nil
}

// product is how many numbers a shape has that is known to be in bounds.
func product(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}

// steps is how far apart in memory the neighbours of each dimension lie.
func steps(shape []int) []int {
	s := make([]int, len(shape))
	n := 1
	for i := len(shape) - 1; i >= 0; i-- {
		s[i] = n
		n *= shape[i]
	}
	return s
}

// strided is the numbers of a shape that is laid over others: it begins at one of them,
// and a step in each dimension is so far there. Every rearrangement is one: a step of 0
// repeats, a negative one turns round.
func strided(t *Tensor, at int, shape, step []int) *Tensor {
	out := &Tensor{Shape: shape, Whole: t.Whole}
	if product(shape) == 0 {
		return out
	}
	if t.Whole {
		out.I = lay(make([]int64, 0, product(shape)), t.I, at, shape, step)
	} else {
		out.F = lay(make([]float32, 0, product(shape)), t.F, at, shape, step)
	}
	return out
}

func lay[T any](out, x []T, at int, shape, step []int) []T {
	if len(shape) == 0 {
		return append(out, x[at])
	}
	n, by := shape[0], step[0]
	if len(shape) > 1 {
		for range n {
			out = lay(out, x, at, shape[1:], step[1:])
			at += by
		}
		return out
	}
	if by == 1 && n > 0 {
		return append(out, x[at:at+n]...)
	}
	for range n {
		out = append(out, x[at])
		at += by
	}
	return out
}

// common is the shape that several are broadcast to, as numpy does it.
func common(most int, all ...*Tensor) ([]int, error) {
	var shape []int
	for _, t := range all {
		for len(shape) < len(t.Shape) {
			shape = slices.Insert(shape, 0, 1)
		}
		for i, d := range t.Shape {
			switch at := &shape[len(shape)-len(t.Shape)+i]; {
			case *at == 1:
				*at = d
			case d != 1 && d != *at:
				return nil, fmt.Errorf("onnx: numbers of shape %v do not go with %v", t.Shape, shape)
			}
		}
	}
	_, err := size(shape, most)
	return shape, err
}

// spread repeats numbers to a shape that they go with.
func spread(t *Tensor, shape []int) *Tensor {
	if slices.Equal(t.Shape, shape) {
		return t
	}
	step := make([]int, len(shape))
	for i, s := range steps(t.Shape) {
		if t.Shape[i] != 1 {
			step[len(shape)-len(t.Shape)+i] = s
		}
	}
	return strided(t, 0, shape, step)
}

// turned is numbers with their dimensions in another order.
func turned(t *Tensor, order []int) *Tensor {
	shape, step, own := make([]int, len(order)), make([]int, len(order)), steps(t.Shape)
	for i, from := range order {
		shape[i], step[i] = t.Shape[from], own[from]
	}
	return strided(t, 0, shape, step)
}

// real is numbers as floating-point ones.
func (t *Tensor) real() *Tensor {
	if !t.Whole {
		return t
	}
	f := make([]float32, len(t.I))
	for i, x := range t.I {
		f[i] = float32(x)
	}
	return floats(t.Shape, f)
}

// cut is numbers as whole ones, what is behind the point left out.
func (t *Tensor) cut() *Tensor {
	if t.Whole {
		return t
	}
	all := make([]int64, len(t.F))
	for i, x := range t.F {
		switch {
		case x != x:
		case x >= math.MaxInt64:
			all[i] = math.MaxInt64
		case x <= math.MinInt64:
			all[i] = math.MinInt64
		default:
			all[i] = int64(x)
		}
	}
	return Whole64(t.Shape, all)
}

func truth(is bool) int64 {
	if is {
		return 1
	}
	return 0
}
