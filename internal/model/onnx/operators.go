package onnx

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// operator is how one is worked out, and how many inputs it cannot do without.
type operator struct {
	least int
	do    func(*call) (*Tensor, error)
}

// call is an operator with what goes in: nil for what is left out, which are none of
// the first that it cannot do without.
type call struct {
	*node
	in   []*Tensor
	most int
	more map[int]*Tensor // outputs beside the first, by their number
}

// operators are those of ai.onnx, by name, as versions 11 to 18 have them, and at the
// end some of com.microsoft, to which its optimiser joins several.
var operators map[string]operator

func init() {
	operators = map[string]operator{
		"Add": both(func(a, b float32) float32 { return a + b }, func(a, b int64) int64 { return a + b }),
		"Sub": both(func(a, b float32) float32 { return a - b }, func(a, b int64) int64 { return a - b }),
		"Mul": both(func(a, b float32) float32 { return a * b }, func(a, b int64) int64 { return a * b }),
		"Div": both(func(a, b float32) float32 { return a / b }, func(a, b int64) int64 {
			if b == 0 {
				return 0
			}
			return a / b
		}),
		"Min": both(func(a, b float32) float32 { return min(a, b) }, func(a, b int64) int64 { return min(a, b) }),
		"Max": both(func(a, b float32) float32 { return max(a, b) }, func(a, b int64) int64 { return max(a, b) }),
		"Pow": {2, func(c *call) (*Tensor, error) {
			t, err := both(power, nil).do(&call{in: []*Tensor{c.in[0].real(), c.in[1].real()}, most: c.most})
			if err == nil && c.in[0].Whole {
				t = t.cut()
			}
			return t, err
		}},

		"Equal":          test(func(a, b float32) bool { return a == b }, func(a, b int64) bool { return a == b }),
		"Less":           test(func(a, b float32) bool { return a < b }, func(a, b int64) bool { return a < b }),
		"LessOrEqual":    test(func(a, b float32) bool { return a <= b }, func(a, b int64) bool { return a <= b }),
		"Greater":        test(func(a, b float32) bool { return a > b }, func(a, b int64) bool { return a > b }),
		"GreaterOrEqual": test(func(a, b float32) bool { return a >= b }, func(a, b int64) bool { return a >= b }),
		"And":            test(nil, func(a, b int64) bool { return a != 0 && b != 0 }),
		"Or":             test(nil, func(a, b int64) bool { return a != 0 || b != 0 }),

		"Sqrt":       each(math.Sqrt),
		"Erf":        each(math.Erf),
		"Tanh":       each(math.Tanh),
		"Exp":        each(math.Exp),
		"Log":        each(math.Log),
		"Floor":      each(math.Floor),
		"Reciprocal": each(func(x float64) float64 { return 1 / x }),
		"Sigmoid":    each(func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }),
		"Relu":       each(func(x float64) float64 { return max(x, 0) }),
		"Neg":        either(func(x float32) float32 { return -x }, func(x int64) int64 { return -x }),
		"Abs":        either(func(x float32) float32 { return max(x, -x) }, func(x int64) int64 { return max(x, -x) }),
		"Not":        either(nil, func(x int64) int64 { return 1 - min(max(x, 0), 1) }),
		"IsNaN": {1, func(c *call) (*Tensor, error) {
			c.in = []*Tensor{c.in[0], c.in[0]}
			return test(func(a, _ float32) bool { return a != a }, func(_, _ int64) bool { return false }).do(c)
		}},
		"Clip":     {1, clip},
		"Where":    {3, where},
		"Cast":     {1, cast},
		"Identity": {1, func(c *call) (*Tensor, error) { return c.in[0], nil }},
		"Dropout":  {1, func(c *call) (*Tensor, error) { return c.in[0], nil }},

		"Constant":        {0, constant},
		"ConstantOfShape": {1, constantOfShape},
		"Range":           {3, numbersFrom},
		"Shape":           {1, shapeOf},
		"Reshape":         {2, reshape},
		"Flatten":         {1, flatten},
		"Unsqueeze":       {1, unsqueeze},
		"Squeeze":         {1, squeeze},
		"Expand":          {2, expand},
		"Transpose":       {1, transpose},
		"Slice":           {1, slice},
		"Concat":          {1, concat},
		"Split":           {1, split},
		"Gather":          {2, gather},
		"CumSum":          {2, cumulate},

		"ReduceMean": reduce(func(x []float32) float64 { return sum(x) / float64(len(x)) }),
		"ReduceSum":  reduce(sum),
		"ReduceMax":  reduce(func(x []float32) float64 { return float64(slices.Max(x)) }),
		"ReduceMin":  reduce(func(x []float32) float64 { return float64(slices.Min(x)) }),
		"ReduceL2":   reduce(func(x []float32) float64 { return math.Sqrt(squares(x, 0)) }),

		"MatMul":             {2, matMul},
		"Gemm":               {2, gemm},
		"Softmax":            {1, softmax},
		"LayerNormalization": {2, layerNormalization},
		"Gelu":               {1, gelu},

		"DynamicQuantizeLinear": {1, quantise},
		"DequantizeLinear":      {2, dequantise},
		"MatMulInteger":         {2, matMulInteger},

		"com.microsoft.Gelu":                   {1, gelu},
		"com.microsoft.BiasGelu":               {2, gelu},
		"com.microsoft.FastGelu":               {1, gelu},
		"com.microsoft.SkipLayerNormalization": {3, skipLayerNormalization},
	}
}

func power(a, b float32) float32 {
	if b == 2 {
		return a * a
	}
	return float32(math.Pow(float64(a), float64(b)))
}

var errKinds = errors.New("whole numbers and others do not go together")

// both is an operator of two inputs, number by number; f or i is nil where it does not
// work on such.
func both(f func(a, b float32) float32, i func(a, b int64) int64) operator {
	return operator{2, func(c *call) (*Tensor, error) {
		a := c.in[0]
		for _, b := range c.in[1:] { // Min and Max take several
			if b == nil || a.Whole != b.Whole || a.Whole && i == nil {
				return nil, errKinds
			}
			shape, err := common(c.most, a, b)
			if err != nil {
				return nil, err
			}
			a, b = spread(a, shape), spread(b, shape)
			out := &Tensor{Shape: shape, Whole: a.Whole}
			if a.Whole {
				out.I = zip(a.I, b.I, i)
			} else {
				out.F = zip(a.F, b.F, f)
			}
			a = out
		}
		return a, nil
	}}
}

// test is an operator of two inputs whose outcome is true or false.
func test(f func(a, b float32) bool, i func(a, b int64) bool) operator {
	return operator{2, func(c *call) (*Tensor, error) {
		a, b := c.in[0], c.in[1]
		if a.Whole != b.Whole || !a.Whole && f == nil {
			return nil, errKinds
		}
		shape, err := common(c.most, a, b)
		if err != nil {
			return nil, err
		}
		a, b = spread(a, shape), spread(b, shape)
		if a.Whole {
			return Whole64(shape, zip(a.I, b.I, func(a, b int64) int64 { return truth(i(a, b)) })), nil
		}
		return Whole64(shape, zip(a.F, b.F, func(a, b float32) int64 { return truth(f(a, b)) })), nil
	}}
}

func zip[T, U any](a, b []T, f func(a, b T) U) []U {
	out := make([]U, len(a))
	b = b[:len(a)]
	for i, x := range a {
		out[i] = f(x, b[i])
	}
	return out
}

// each is an operator of one input, number by number.
func each(f func(float64) float64) operator {
	return either(func(x float32) float32 { return float32(f(float64(x))) }, nil)
}

func either(f func(float32) float32, i func(int64) int64) operator {
	return operator{1, func(c *call) (*Tensor, error) {
		t := c.in[0]
		out := &Tensor{Shape: t.Shape, Whole: t.Whole}
		switch {
		case t.Whole && i != nil:
			out.I = zip(t.I, t.I, func(x, _ int64) int64 { return i(x) })
		case !t.Whole && f != nil:
			out.F = zip(t.F, t.F, func(x, _ float32) float32 { return f(x) })
		default:
			return nil, errKinds
		}
		return out, nil
	}}
}

func clip(c *call) (*Tensor, error) {
	t := c.in[0].real()
	low, high := c.number("min", -math.MaxFloat32), c.number("max", math.MaxFloat32)
	for i, to := range []*float32{&low, &high} {
		if b := c.input(i + 1); b != nil {
			if b.len() != 1 {
				return nil, errors.New("a bound is one number")
			}
			*to = b.real().F[0]
		}
	}
	out := zip(t.F, t.F, func(x, _ float32) float32 { return min(max(x, low), high) })
	if c.in[0].Whole {
		return floats(t.Shape, out).cut(), nil
	}
	return floats(t.Shape, out), nil
}

func where(c *call) (*Tensor, error) {
	is, a, b := c.in[0], c.in[1], c.in[2]
	if !is.Whole || a.Whole != b.Whole {
		return nil, errKinds
	}
	shape, err := common(c.most, is, a, b)
	if err != nil {
		return nil, err
	}
	is, a, b = spread(is, shape), spread(a, shape), spread(b, shape)
	if a.Whole {
		return Whole64(shape, choose(is.I, a.I, b.I)), nil
	}
	return floats(shape, choose(is.I, a.F, b.F)), nil
}

func choose[T any](is []int64, a, b []T) []T {
	out := slices.Clone(b)
	for i, x := range is {
		if x != 0 {
			out[i] = a[i]
		}
	}
	return out
}

func cast(c *call) (*Tensor, error) {
	to := c.attrs["to"].i
	w, known := whole(to)
	switch {
	case !known:
		return nil, fmt.Errorf("numbers of type %d are not understood", to)
	case to == typeBool && c.in[0].Whole:
		return Whole64(c.in[0].Shape, zip(c.in[0].I, c.in[0].I, func(x, _ int64) int64 { return truth(x != 0) })), nil
	case to == typeBool:
		return Whole64(c.in[0].Shape, zip(c.in[0].F, c.in[0].F, func(x, _ float32) int64 { return truth(x != 0) })), nil
	case w:
		return c.in[0].cut(), nil
	}
	return c.in[0].real(), nil
}

func constant(c *call) (*Tensor, error) {
	for name, a := range c.attrs {
		switch name {
		case "value":
			if a.t != nil {
				return a.t, nil
			}
		case "value_float":
			return floats([]int{}, []float32{a.f}), nil
		case "value_floats":
			return floats([]int{len(a.floats)}, a.floats), nil
		case "value_int":
			return Whole64([]int{}, []int64{a.i}), nil
		case "value_ints":
			return Whole64([]int{len(a.ints)}, a.ints), nil
		}
	}
	return nil, errors.New("it has no numbers")
}

func constantOfShape(c *call) (*Tensor, error) {
	shape, err := c.shape(0)
	if err != nil {
		return nil, err
	}
	value := c.attrs["value"].t
	if value == nil {
		value = floats([]int{}, []float32{0})
	}
	if value.len() != 1 {
		return nil, errors.New("its value is one number")
	}
	return strided(value, 0, shape, make([]int, len(shape))), nil
}

func numbersFrom(c *call) (*Tensor, error) {
	var v [3]int64
	for i := range v {
		if !c.in[i].Whole || len(c.in[i].I) != 1 {
			return nil, errors.New("from, to and step are whole numbers")
		}
		v[i] = c.in[i].I[0]
	}
	from, to, step := v[0], v[1], v[2]
	const far = math.MaxInt32 // so that nothing here runs over
	if step == 0 || max(from, to, step, -from, -to, -step) > far {
		return nil, errors.New("there is no such range")
	}
	n := int(max(0, (to-from+step-truth(step > 0)+truth(step < 0))/step))
	if _, err := size([]int{n}, c.most); err != nil {
		return nil, err
	}
	out := make([]int64, n)
	for i := range out {
		out[i] = from + int64(i)*step
	}
	return Whole64([]int{n}, out), nil
}

func shapeOf(c *call) (*Tensor, error) {
	shape := c.in[0].Shape
	from, to := c.whole("start", 0), c.whole("end", int64(len(shape)))
	bound := func(x int64) int {
		if x < 0 {
			x += int64(len(shape))
		}
		return int(min(max(x, 0), int64(len(shape))))
	}
	var out []int64
	for _, d := range shape[min(bound(from), bound(to)):bound(to)] {
		out = append(out, int64(d))
	}
	return Whole64([]int{len(out)}, out), nil
}

// again is the same numbers in another shape.
func again(t *Tensor, shape []int) (*Tensor, error) {
	if n, err := size(shape, math.MaxInt32); err != nil || n != t.len() {
		return nil, fmt.Errorf("%d numbers do not make the shape %v", t.len(), shape)
	}
	return &Tensor{shape, t.Whole, t.F, t.I}, nil
}

func reshape(c *call) (*Tensor, error) {
	t, want := c.in[0], c.in[1]
	if !want.Whole || len(want.Shape) != 1 {
		return nil, errors.New("a shape is a list of whole numbers")
	}
	shape, open, n := make([]int, len(want.I)), -1, 1
	for i, d := range want.I {
		switch {
		case d == -1 && open < 0:
			open = i
			continue
		case d == 0 && c.whole("allowzero", 0) == 0 && i < len(t.Shape):
			d = int64(t.Shape[i])
		}
		if d < 0 || d > math.MaxInt32 || n > math.MaxInt32 {
			return nil, fmt.Errorf("there is no shape %v", want.I)
		}
		shape[i] = int(d)
		n *= int(d)
	}
	if open >= 0 && n > 0 {
		shape[open] = t.len() / n
	}
	return again(t, shape)
}

func flatten(c *call) (*Tensor, error) {
	t := c.in[0]
	at, err := axisOf(c.whole("axis", 1), len(t.Shape)+1)
	if err != nil {
		return nil, err
	}
	return again(t, []int{product(t.Shape[:at]), product(t.Shape[at:])})
}

// mostDimensions is many more than any network has.
const mostDimensions = 16

func unsqueeze(c *call) (*Tensor, error) {
	shape, more := slices.Clone(c.in[0].Shape), len(c.list(1, "axes"))
	if more == 0 || more > mostDimensions {
		return nil, fmt.Errorf("%d dimensions cannot be added", more)
	}
	axes, err := c.axes(1, len(shape)+more)
	if err != nil {
		return nil, err
	}
	for _, at := range axes {
		if at > len(shape) {
			return nil, fmt.Errorf("there is no dimension %d", at)
		}
		shape = slices.Insert(shape, at, 1)
	}
	return again(c.in[0], shape)
}

func squeeze(c *call) (*Tensor, error) {
	axes, err := c.axes(1, len(c.in[0].Shape))
	if err != nil {
		return nil, err
	}
	shape := []int{}
	for i, d := range c.in[0].Shape {
		if slices.Contains(axes, i) || axes == nil && d == 1 {
			if d != 1 {
				return nil, fmt.Errorf("dimension %d has %d places", i, d)
			}
			continue
		}
		shape = append(shape, d)
	}
	return again(c.in[0], shape)
}

func expand(c *call) (*Tensor, error) {
	to, err := c.shape(1)
	if err != nil {
		return nil, err
	}
	shape, err := common(c.most, c.in[0], &Tensor{Shape: to})
	if err != nil {
		return nil, err
	}
	return spread(c.in[0], shape), nil
}

func transpose(c *call) (*Tensor, error) {
	t := c.in[0]
	order := make([]int, len(t.Shape))
	given := c.attrs["perm"].ints
	if given != nil && len(given) != len(order) {
		return nil, fmt.Errorf("the order %v is not one of %d dimensions", given, len(order))
	}
	seen := make([]bool, len(order))
	for i := range order {
		order[i] = len(order) - 1 - i
		if given != nil {
			if given[i] < 0 || given[i] >= int64(len(order)) {
				return nil, fmt.Errorf("the order %v is not one of %d dimensions", given, len(order))
			}
			order[i] = int(given[i])
		}
		if seen[order[i]] {
			return nil, fmt.Errorf("the order %v has a dimension twice", given)
		}
		seen[order[i]] = true
	}
	return turned(t, order), nil
}

func slice(c *call) (*Tensor, error) {
	t := c.in[0]
	starts, ends, by := c.list(1, "starts"), c.list(2, "ends"), c.list(4, "")
	axes, err := c.axesRaw(3, len(t.Shape))
	if err != nil {
		return nil, err
	}
	if axes == nil {
		for i := range starts {
			axes = append(axes, i)
		}
	}
	if len(starts) != len(ends) || len(axes) != len(starts) || len(starts) > len(t.Shape) || by != nil && len(by) != len(starts) {
		return nil, errors.New("starts, ends, axes and steps are not of one length")
	}
	at, shape, step := 0, slices.Clone(t.Shape), steps(t.Shape)
	for i, axis := range axes {
		n, stride := int64(t.Shape[axis]), int64(1)
		if by != nil {
			stride = by[i]
		}
		if stride == 0 || stride < -math.MaxInt32 || stride > math.MaxInt32 {
			return nil, errors.New("there is no such step")
		}
		low, high := int64(0), n
		if stride < 0 {
			low, high = -1, n-1
		}
		bound := func(x int64) int64 {
			if x < 0 {
				x = max(x, -n-1) + n
			}
			return min(max(x, low), high)
		}
		from, to := bound(starts[i]), bound(ends[i])
		if stride < 0 && starts[i] < 0 {
			from = max(from, low)
		}
		count := (to - from + stride - truth(stride > 0) + truth(stride < 0)) / stride
		shape[axis] = int(max(count, 0))
		at += int(from) * step[axis]
		step[axis] *= int(stride)
	}
	return strided(t, at, shape, step), nil
}

func concat(c *call) (*Tensor, error) {
	first := c.in[0]
	axis, err := axisOf(c.whole("axis", 0), len(first.Shape))
	if err != nil {
		return nil, err
	}
	shape := slices.Clone(first.Shape)
	shape[axis] = 0
	for _, t := range c.in {
		if t == nil || t.Whole != first.Whole || len(t.Shape) != len(shape) {
			return nil, errKinds
		}
		for i, d := range t.Shape {
			if i == axis {
				shape[i] += d
			} else if d != shape[i] {
				return nil, fmt.Errorf("%v and %v do not go side by side", first.Shape, t.Shape)
			}
		}
	}
	if _, err := size(shape, c.most); err != nil {
		return nil, err
	}
	out := &Tensor{Shape: shape, Whole: first.Whole}
	for block := range product(shape[:axis]) {
		for _, t := range c.in {
			n := product(t.Shape[axis:])
			if t.Whole {
				out.I = append(out.I, t.I[block*n:(block+1)*n]...)
			} else {
				out.F = append(out.F, t.F[block*n:(block+1)*n]...)
			}
		}
	}
	return out, nil
}

func split(c *call) (*Tensor, error) {
	t := c.in[0]
	axis, err := axisOf(c.whole("axis", 0), len(t.Shape))
	if err != nil {
		return nil, err
	}
	lengths, n := c.list(1, "split"), t.Shape[axis]
	if lengths == nil {
		one := int64((n + len(c.out) - 1) / len(c.out))
		for i := range c.out {
			lengths = append(lengths, min(one, int64(n)-one*int64(i)))
		}
	}
	if len(lengths) != len(c.out) {
		return nil, errors.New("it says of as many parts as it has outputs")
	}
	step, at := steps(t.Shape), int64(0)
	for i, l := range lengths {
		if l < 0 || l > int64(n)-at {
			return nil, fmt.Errorf("%d places are not split into %v", n, lengths)
		}
		shape := slices.Clone(t.Shape)
		shape[axis] = int(l)
		c.also(i, strided(t, int(at)*step[axis], shape, step))
		at += l
	}
	return c.more[0], nil
}

func gather(c *call) (*Tensor, error) {
	t, which := c.in[0], c.in[1]
	axis, err := axisOf(c.whole("axis", 0), len(t.Shape))
	if err != nil || !which.Whole {
		return nil, errors.Join(err, errors.New("places are whole numbers"))
	}
	shape := slices.Concat(t.Shape[:axis], which.Shape, t.Shape[axis+1:])
	total, err := size(shape, c.most)
	if err != nil {
		return nil, err
	}
	out := &Tensor{Shape: shape, Whole: t.Whole}
	if total == 0 {
		return out, nil
	}
	n, inner := t.Shape[axis], product(t.Shape[axis+1:])
	for block := range product(t.Shape[:axis]) {
		for _, i := range which.I {
			if i < 0 {
				i += int64(n)
			}
			if i < 0 || i >= int64(n) {
				return nil, fmt.Errorf("place %d of %d is asked for", i, n)
			}
			at := (block*n + int(i)) * inner
			if t.Whole {
				out.I = append(out.I, t.I[at:at+inner]...)
			} else {
				out.F = append(out.F, t.F[at:at+inner]...)
			}
		}
	}
	return out, nil
}

func cumulate(c *call) (*Tensor, error) {
	t, at := c.in[0], c.in[1]
	if !t.Whole || !at.Whole || len(at.I) != 1 || c.whole("exclusive", 0) != 0 || c.whole("reverse", 0) != 0 {
		return nil, errors.New("only whole numbers, from the first, are summed up")
	}
	axis, err := axisOf(at.I[0], len(t.Shape))
	if err != nil {
		return nil, err
	}
	out, step := slices.Clone(t.I), steps(t.Shape)[axis]
	for i := range out {
		if i/step%t.Shape[axis] > 0 {
			out[i] += out[i-step]
		}
	}
	return Whole64(t.Shape, out), nil
}

// reduce makes one number of each line along some dimensions.
func reduce(f func([]float32) float64) operator {
	return operator{1, func(c *call) (*Tensor, error) {
		t := c.in[0]
		axes, err := c.axes(1, len(t.Shape))
		if err != nil {
			return nil, err
		}
		if axes == nil && c.whole("noop_with_empty_axes", 0) != 0 {
			return t, nil
		}
		var order, gone []int
		kept := []int{}
		line := 1
		for i, d := range t.Shape {
			switch {
			case axes != nil && !slices.Contains(axes, i):
				order = append(order, i)
				kept = append(kept, d)
				continue
			case c.whole("keepdims", 1) != 0:
				kept = append(kept, 1)
			}
			gone = append(gone, i)
			line *= d
		}
		if line == 0 {
			return nil, errors.New("there is nothing along that dimension")
		}
		x := t.real()
		if order = append(order, gone...); !slices.IsSorted(order) {
			x = turned(x, order)
		}
		out := make([]float32, 0, len(x.F)/line)
		for i := 0; i < len(x.F); i += line {
			out = append(out, float32(f(x.F[i:i+line])))
		}
		if t.Whole {
			return floats(kept, out).cut(), nil
		}
		return floats(kept, out), nil
	}}
}

func sum(x []float32) float64 {
	s := 0.0
	for _, v := range x {
		s += float64(v)
	}
	return s
}

// squares is the sum of the squares of how far numbers are from one.
func squares(x []float32, from float64) float64 {
	s := 0.0
	for _, v := range x {
		d := float64(v) - from
		s += d * d
	}
	return s
}

// input is an input that may be left out, nil then.
func (c *call) input(i int) *Tensor {
	if i < len(c.in) {
		return c.in[i]
	}
	return nil
}

// also gives a further output.
func (c *call) also(i int, t *Tensor) {
	if c.more == nil {
		c.more = map[int]*Tensor{}
	}
	c.more[i] = t
}

// whole and number are attributes, or what they are when they are left out.
func (c *call) whole(name string, usual int64) int64 {
	if a, ok := c.attrs[name]; ok {
		return a.i
	}
	return usual
}

func (c *call) number(name string, usual float32) float32 {
	if a, ok := c.attrs[name]; ok {
		return a.f
	}
	return usual
}

// list is whole numbers that are an input or, in older versions, an attribute; nil
// where they are neither.
func (c *call) list(i int, name string) []int64 {
	if t := c.input(i); t != nil {
		return t.I
	}
	return c.attrs[name].ints
}

// shape is a shape that is an input.
func (c *call) shape(i int) ([]int, error) {
	t := c.in[i]
	if !t.Whole || len(t.Shape) != 1 {
		return nil, errors.New("a shape is a list of whole numbers")
	}
	shape := make([]int, len(t.I))
	for i, d := range t.I {
		shape[i] = int(min(max(d, -1), math.MaxInt32+1))
	}
	_, err := size(shape, c.most)
	return shape, err
}

// axisOf is a dimension of so many, counted from the end where it is negative.
func axisOf(axis int64, rank int) (int, error) {
	if axis < 0 {
		axis += int64(rank)
	}
	if axis < 0 || axis >= int64(rank) {
		return 0, fmt.Errorf("there is no such dimension of %d", rank)
	}
	return int(axis), nil
}

// axesRaw is dimensions that are an input or an attribute, each once; nil where none are said.
func (c *call) axesRaw(i, rank int) (axes []int, err error) {
	for _, x := range c.list(i, "axes") {
		axis, err := axisOf(x, rank)
		if err != nil {
			return nil, err
		}
		if slices.Contains(axes, axis) {
			return nil, fmt.Errorf("dimension %d is named twice", axis)
		}
		axes = append(axes, axis)
	}
	return axes, nil
}

// axes is axesRaw in their order.
func (c *call) axes(i, rank int) ([]int, error) {
	axes, err := c.axesRaw(i, rank)
	slices.Sort(axes)
	return axes, err
}
