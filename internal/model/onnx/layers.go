package onnx

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// matMul is a product of matrices, or of rows of them in which the first dimensions are
// broadcast.
func matMul(c *call) (*Tensor, error) {
	a, b := c.in[0], c.in[1]
	if a.Whole || b != nil && b.Whole {
		return nil, errKinds
	}
	p := c.packed
	if p == nil && len(b.Shape) == 2 {
		var err error
		if p, err = matrix(b, false); err != nil {
			return nil, err
		}
	}
	if p != nil { // all lines of a go into one product
		if len(a.Shape) == 0 || a.Shape[len(a.Shape)-1] != p.deep {
			return nil, fmt.Errorf("%v cannot be multiplied with %d×%d", a.Shape, p.deep, p.across)
		}
		out := slices.Clone(a.Shape)
		out[len(out)-1] = p.across
		return c.product(p, a.F, out)
	}
	if len(a.Shape) < 2 || len(b.Shape) < 2 {
		return nil, fmt.Errorf("%v and %v are not matrices", a.Shape, b.Shape)
	}
	am, bm := len(a.Shape)-2, len(b.Shape)-2
	rows, deep, across := a.Shape[am], a.Shape[am+1], b.Shape[bm+1]
	if b.Shape[bm] != deep {
		return nil, fmt.Errorf("%v cannot be multiplied with %v", a.Shape, b.Shape)
	}
	outer, err := common(c.most, &Tensor{Shape: a.Shape[:am]}, &Tensor{Shape: b.Shape[:bm]})
	if err != nil {
		return nil, err
	}
	shape := slices.Concat(outer, []int{rows, across})
	total, err := size(shape, c.most)
	if err != nil {
		return nil, err
	}
	for _, side := range [][]int{{rows, deep}, {deep, across}} {
		if _, err := size(slices.Concat(outer, side), c.most); err != nil {
			return nil, err
		}
	}
	a, b = spread(a, slices.Concat(outer, a.Shape[am:])), spread(b, slices.Concat(outer, b.Shape[bm:]))
	out := make([]float32, total)
	if deep == 0 || total == 0 {
		return floats(shape, out), nil
	}
	for i := range product(outer) {
		pack(b.F, i*deep*across, deep, across, across, 1).times(out[i*rows*across:], a.F[i*rows*deep:], rows)
	}
	return floats(shape, out), nil
}

// product multiplies lines of numbers with panels, into a shape.
func (c *call) product(p *panels, lines []float32, shape []int) (*Tensor, error) {
	n, err := size(shape, c.most)
	if err != nil {
		return nil, err
	}
	out := make([]float32, n)
	if p.deep > 0 && n > 0 {
		p.times(out, lines, len(lines)/p.deep)
	}
	return floats(shape, out), nil
}

// matrix packs the second factor of a product, turned round where it is written so.
func matrix(t *Tensor, round bool) (*panels, error) {
	if t.Whole || len(t.Shape) != 2 {
		return nil, fmt.Errorf("%v is no matrix", t.Shape)
	}
	if round {
		return pack(t.F, 0, t.Shape[1], t.Shape[0], 1, t.Shape[1]), nil
	}
	return pack(t.F, 0, t.Shape[0], t.Shape[1], t.Shape[1], 1), nil
}

// gemm is alpha·A·B + beta·C.
func gemm(c *call) (*Tensor, error) {
	a := c.in[0]
	if a.Whole || len(a.Shape) != 2 {
		return nil, fmt.Errorf("%v is no matrix", a.Shape)
	}
	if c.whole("transA", 0) != 0 {
		a = turned(a, []int{1, 0})
	}
	p := c.packed
	if p == nil {
		var err error
		if p, err = matrix(c.in[1], c.whole("transB", 0) != 0); err != nil {
			return nil, err
		}
	}
	if a.Shape[1] != p.deep {
		return nil, fmt.Errorf("%v cannot be multiplied with %d×%d", a.Shape, p.deep, p.across)
	}
	out, err := c.product(p, a.F, []int{a.Shape[0], p.across})
	if err != nil {
		return nil, err
	}
	alpha, beta := c.number("alpha", 1), c.number("beta", 1)
	add := &Tensor{Shape: []int{1, 1}, F: []float32{0}}
	if t := c.input(2); t != nil {
		add = t
	}
	if shape, err := common(c.most, out, add); err != nil || add.Whole || !slices.Equal(shape, out.Shape) {
		return nil, fmt.Errorf("%v is not added to %v", add.Shape, out.Shape)
	}
	out.F = zip(out.F, spread(add, out.Shape).F, func(x, y float32) float32 { return alpha*x + beta*y })
	return out, nil
}

// lines is the numbers of a tensor in lines that begin at a dimension, and how long
// those are.
func (c *call) lines(t *Tensor, usual int64) ([]float32, int, error) {
	axis, err := axisOf(c.whole("axis", usual), len(t.Shape))
	if err != nil || t.Whole {
		return nil, 0, errors.Join(err, errKinds)
	}
	return t.F, product(t.Shape[axis:]), nil
}

func softmax(c *call) (*Tensor, error) {
	t, usual := c.in[0], int64(-1)
	if c.opset < 13 {
		usual = 1
	}
	x, line, err := c.lines(t, usual)
	if err != nil {
		return nil, err
	}
	if axis, _ := axisOf(c.whole("axis", usual), len(t.Shape)); c.opset >= 13 && axis != len(t.Shape)-1 {
		return nil, errors.New("it is understood along the last dimension only")
	}
	out := make([]float32, len(x))
	for at := 0; at < len(x); at += line {
		from, to := x[at:at+line], out[at:at+line]
		most, total := slices.Max(from), 0.0
		for i, v := range from {
			e := math.Exp(float64(v - most))
			to[i] = float32(e)
			total += e
		}
		by := float32(1 / total)
		for i := range to {
			to[i] *= by
		}
	}
	return floats(t.Shape, out), nil
}

func layerNormalization(c *call) (*Tensor, error) {
	_, line, err := c.lines(c.in[0], -1)
	if err != nil {
		return nil, err
	}
	return c.normalised(c.in[0], line, c.in[1], c.input(2), 1e-5)
}

// normalised gives each line the mean 0 and the variance 1, then scale and bias.
func (c *call) normalised(t *Tensor, line int, scale, bias *Tensor, usual float32) (*Tensor, error) {
	if bias == nil {
		bias = &Tensor{Shape: []int{line}, F: make([]float32, line)}
	}
	if t.Whole || len(scale.F) != line || len(bias.F) != line {
		return nil, fmt.Errorf("%v and %v are not scale and bias of %d", scale.Shape, bias.Shape, line)
	}
	out, epsilon := make([]float32, len(t.F)), float64(c.number("epsilon", usual))
	for at := 0; at < len(out); at += line {
		from, to := t.F[at:at+line], out[at:at+line]
		mean := sum(from) / float64(line)
		by := 1 / math.Sqrt(squares(from, mean)/float64(line)+epsilon)
		for i, v := range from {
			to[i] = float32((float64(v)-mean)*by)*scale.F[i] + bias.F[i]
		}
	}
	return floats(t.Shape, out), nil
}

// skipLayerNormalization is com.microsoft's: two are added, with a bias, and normalised;
// the fourth output is their sum.
func skipLayerNormalization(c *call) (*Tensor, error) {
	add := operators["Add"].do
	total, err := add(&call{in: []*Tensor{c.in[0], c.in[1]}, most: c.most})
	if b := c.input(4); err == nil && b != nil {
		total, err = add(&call{in: []*Tensor{total, b}, most: c.most})
	}
	if err != nil {
		return nil, err
	}
	if len(total.Shape) == 0 {
		return nil, errKinds
	}
	c.also(3, total)
	return c.normalised(total, total.Shape[len(total.Shape)-1], c.in[2], c.input(3), 1e-12)
}

// gelu is the Gaussian error linear unit, whole or by tanh, with a bias where
// com.microsoft's have one.
func gelu(c *call) (*Tensor, error) {
	t := c.in[0]
	if b := c.input(1); b != nil {
		var err error
		if t, err = operators["Add"].do(&call{in: []*Tensor{t, b}, most: c.most}); err != nil {
			return nil, err
		}
	}
	if c.op == "FastGelu" || c.attrs["approximate"].s == "tanh" {
		return each(func(x float64) float64 {
			return x / 2 * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(x+0.044715*x*x*x)))
		}).do(&call{in: []*Tensor{t}})
	}
	return each(func(x float64) float64 { return x / 2 * (1 + math.Erf(x/math.Sqrt2)) }).do(&call{in: []*Tensor{t}})
}

// quantise is DynamicQuantizeLinear: numbers become 0 to 255 by a scale and a zero of
// their own.
func quantise(c *call) (*Tensor, error) {
	t := c.in[0]
	if t.Whole {
		return nil, errKinds
	}
	low, high := float32(0), float32(0)
	for _, x := range t.F {
		low, high = min(low, x), max(high, x)
	}
	scale := (high - low) / 255
	if scale == 0 {
		scale = 1
	}
	round := func(x float32) float32 { return float32(min(max(math.RoundToEven(float64(x)), 0), 255)) }
	zero := round(-low / scale)
	c.also(1, floats([]int{}, []float32{scale}))
	c.also(2, floats([]int{}, []float32{zero}))
	return floats(t.Shape, zip(t.F, t.F, func(x, _ float32) float32 {
		return float32(min(max(math.RoundToEven(float64(x/scale))+float64(zero), 0), 255))
	})), nil
}

// dequantise is (x - zero) · scale, where those are one number or one for each place of
// a dimension.
func dequantise(c *call) (*Tensor, error) {
	t, scale := c.in[0].real(), c.in[1]
	zero := c.input(2)
	if zero == nil {
		zero = floats(scale.Shape, make([]float32, len(scale.F)))
	}
	moved, err := less(c, t, zero.real(), int(c.whole("axis", 1)))
	if err != nil {
		return nil, err
	}
	by, err := along(scale, t, int(c.whole("axis", 1)))
	if err != nil {
		return nil, err
	}
	return operators["Mul"].do(&call{in: []*Tensor{moved, by}, most: c.most})
}

// along is one number, or one for each place of a dimension of t, in a shape that goes
// with t.
func along(x, t *Tensor, axis int) (*Tensor, error) {
	if x.Whole {
		return nil, errKinds
	}
	if x.len() == 1 {
		return again(x, []int{})
	}
	at, err := axisOf(int64(axis), len(t.Shape))
	if err != nil || x.len() != t.Shape[at] {
		return nil, fmt.Errorf("%v are not a number for each place of %v", x.Shape, t.Shape)
	}
	shape := make([]int, len(t.Shape))
	for i := range shape {
		shape[i] = 1
	}
	shape[at] = x.len()
	return again(x, shape)
}

// less is numbers less their zero.
func less(c *call, t, zero *Tensor, axis int) (*Tensor, error) {
	zero, err := along(zero, t, axis)
	if err != nil {
		return nil, err
	}
	return operators["Sub"].do(&call{in: []*Tensor{t, zero}, most: c.most})
}

// matMulInteger is a product of quantised matrices, each less its zero. Sums of some
// thousand products of 16 bits are near enough in floating point: what is lost is under
// a ten-millionth of the sum.
func matMulInteger(c *call) (_ *Tensor, err error) {
	in := []*Tensor{c.in[0], c.in[1]}
	for i := range in {
		if zero := c.input(i + 2); zero != nil && in[i] != nil {
			if in[i], err = less(c, in[i], zero, -1); err != nil {
				return nil, err
			}
		}
	}
	return matMul(&call{node: c.node, in: in, most: c.most})
}
