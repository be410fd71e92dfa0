package onnx

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/model/onnx/onnxtest"
)

// one is a network around one operator, or few. Its input x is 2×3×4 numbers, i is 2×3
// whole ones.
type one struct {
	name  string
	opset int
	whole bool // the outcome is whole numbers
	make  func(g *onnxtest.Graph) string
}

func attr(name string, value any) onnxtest.Attr { return onnxtest.Attr{Name: name, Value: value} }

var ones = func() (all []one) {
	add := func(name string, opset int, whole bool, make func(g *onnxtest.Graph) string) {
		all = append(all, one{name, opset, whole, make})
	}
	op := func(name string, opset int, whole bool, operator string, rest func(g *onnxtest.Graph) []string, attrs ...onnxtest.Attr) {
		add(name, opset, whole, func(g *onnxtest.Graph) string {
			in := []string{"x"}
			if rest != nil {
				in = rest(g)
			}
			return g.Op(operator, in, attrs...)
		})
	}
	for _, unary := range []string{"Erf", "Tanh", "Exp", "Floor", "Reciprocal", "Sigmoid", "Relu", "Neg", "Abs"} {
		op(unary, 14, false, unary, nil)
	}
	op("Sqrt", 14, false, "Sqrt", func(g *onnxtest.Graph) []string { return []string{g.Op("Abs", []string{"x"})} })
	op("Log", 14, false, "Log", func(g *onnxtest.Graph) []string { return []string{g.Op("Abs", []string{"x"})} })
	for _, binary := range []string{"Add", "Sub", "Mul", "Div", "Min", "Max"} {
		op(binary+" a line", 14, false, binary, func(g *onnxtest.Graph) []string { return []string{"x", g.F([]int{3, 1}, 1.5, -2, 0.25)} })
		op(binary+" whole", 14, true, binary, func(g *onnxtest.Graph) []string { return []string{"i", g.I([]int{3}, 3, -2, 5)} })
	}
	op("Pow", 14, false, "Pow", func(g *onnxtest.Graph) []string { return []string{"x", g.F(nil, 3)} })
	op("Pow by whole", 14, false, "Pow", func(g *onnxtest.Graph) []string { return []string{"x", g.I(nil, 2)} })
	for _, test := range []string{"Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual"} {
		add(test, 16, true, func(g *onnxtest.Graph) string {
			return g.Op("Cast", []string{g.Op(test, []string{"i", g.I([]int{2, 1}, 2, 0)})}, attr("to", 7))
		})
	}
	add("And Or Not", 14, true, func(g *onnxtest.Graph) string {
		a, b := g.Op("Less", []string{"i", g.I(nil, 2)}), g.Op("Greater", []string{"i", g.I(nil, -1)})
		y := g.Op("Or", []string{g.Op("Not", []string{a}), g.Op("And", []string{a, b})})
		return g.Op("Cast", []string{y}, attr("to", 7))
	})
	add("IsNaN", 14, true, func(g *onnxtest.Graph) string {
		zero := g.Op("Mul", []string{"x", g.F(nil, 0)})
		return g.Op("Cast", []string{g.Op("IsNaN", []string{g.Op("Div", []string{zero, zero})})}, attr("to", 7))
	})
	op("Clip", 14, false, "Clip", func(g *onnxtest.Graph) []string { return []string{"x", g.F(nil, -0.5), g.F(nil, 0.75)} })
	add("Where", 14, false, func(g *onnxtest.Graph) string {
		is := g.Op("Less", []string{"x", g.F(nil, 0)})
		return g.Op("Where", []string{is, g.F([]int{4}, 1, 2, 3, 4), "x"})
	})
	op("Cast to whole", 14, true, "Cast", nil, attr("to", 7))
	op("Cast from whole", 14, false, "Cast", func(*onnxtest.Graph) []string { return []string{"i"} }, attr("to", 1))
	op("ConstantOfShape", 14, false, "ConstantOfShape", func(g *onnxtest.Graph) []string { return []string{g.Op("Shape", []string{"i"})} }, attr("value", onnxtest.Floats("", []int{1}, 2.5)))
	for name, v := range map[string][3]int64{"Range": {2, 11, 3}, "Range down": {5, -4, -2}, "Range of none": {5, 4, 1}} {
		op(name, 14, true, "Range", func(g *onnxtest.Graph) []string { return []string{g.I(nil, v[0]), g.I(nil, v[1]), g.I(nil, v[2])} })
	}
	op("Shape", 14, true, "Shape", nil)
	op("Shape of some", 15, true, "Shape", nil, attr("start", -2), attr("end", -1))
	op("Reshape", 14, false, "Reshape", func(g *onnxtest.Graph) []string { return []string{"x", g.I([]int{3}, 4, -1, 2)} })
	op("Reshape keeping", 14, false, "Reshape", func(g *onnxtest.Graph) []string { return []string{"x", g.I([]int{2}, 0, -1)} })
	op("Flatten", 14, false, "Flatten", nil, attr("axis", 2))
	op("Unsqueeze of old", 11, false, "Unsqueeze", nil, attr("axes", []int64{0, -1}))
	op("Unsqueeze", 14, false, "Unsqueeze", func(g *onnxtest.Graph) []string { return []string{"x", g.I([]int{2}, 3, 1)} })
	op("Squeeze", 14, false, "Squeeze", func(g *onnxtest.Graph) []string {
		return []string{g.Op("Unsqueeze", []string{"x", g.I([]int{1}, 1)}), g.I([]int{1}, 1)}
	})
	op("Squeeze all", 11, false, "Squeeze", func(g *onnxtest.Graph) []string {
		return []string{g.Op("Unsqueeze", []string{"x"}, attr("axes", []int64{0, 2}))}
	})
	op("Expand", 14, false, "Expand", func(g *onnxtest.Graph) []string { return []string{g.F([]int{3, 1}, 1, 2, 3), g.I([]int{3}, 2, 1, 4)} })
	op("Transpose", 14, false, "Transpose", nil, attr("perm", []int64{2, 0, 1}))
	op("Transpose all", 14, false, "Transpose", nil)
	slice := func(starts, ends, axes, steps []int64) func(g *onnxtest.Graph) []string {
		return func(g *onnxtest.Graph) []string {
			in := []string{"x"}
			for _, v := range [][]int64{starts, ends, axes, steps} {
				in = append(in, g.I([]int{len(v)}, v...))
			}
			return in
		}
	}
	op("Slice", 14, false, "Slice", slice([]int64{1, 0}, []int64{3, math.MaxInt64}, []int64{2, 0}, []int64{1, 1}))
	op("Slice from the end", 14, false, "Slice", slice([]int64{-3}, []int64{-1}, []int64{-1}, []int64{1}))
	op("Slice backwards", 14, false, "Slice", slice([]int64{-1}, []int64{math.MinInt64}, []int64{2}, []int64{-2}))
	op("Slice by twos", 14, false, "Slice", slice([]int64{0}, []int64{100}, []int64{1}, []int64{2}))
	op("Slice of none", 14, false, "Slice", slice([]int64{3}, []int64{1}, []int64{2}, []int64{1}))
	op("Concat", 14, false, "Concat", func(g *onnxtest.Graph) []string {
		return []string{"x", g.F([]int{2, 1, 4}, 1, 2, 3, 4, 5, 6, 7, 8), "x"}
	}, attr("axis", -2))
	add("Split", 13, false, func(g *onnxtest.Graph) string {
		return g.Outs(2, "Split", []string{"x", g.I([]int{2}, 1, 3)}, attr("axis", 2))[1]
	})
	add("Split of old", 11, false, func(g *onnxtest.Graph) string {
		return g.Outs(2, "Split", []string{"x"}, attr("axis", 2))[1]
	})
	op("Gather", 14, false, "Gather", func(g *onnxtest.Graph) []string { return []string{"x", g.I([]int{2, 2}, 2, 0, -1, 1)} }, attr("axis", 1))
	op("Gather one", 14, false, "Gather", func(g *onnxtest.Graph) []string { return []string{"x", g.I(nil, 1)} })
	op("CumSum", 14, true, "CumSum", func(g *onnxtest.Graph) []string { return []string{"i", g.I(nil, 1)} })
	op("ReduceMean", 13, false, "ReduceMean", nil, attr("axes", []int64{-1}))
	op("ReduceMean of all", 13, false, "ReduceMean", nil, attr("keepdims", 0))
	op("ReduceMean of new", 18, false, "ReduceMean", func(g *onnxtest.Graph) []string { return []string{"x", g.I([]int{2}, 0, 2)} }, attr("keepdims", 0))
	op("ReduceSum", 13, false, "ReduceSum", func(g *onnxtest.Graph) []string { return []string{"x", g.I([]int{1}, 1)} })
	op("ReduceSum of whole", 13, true, "ReduceSum", func(g *onnxtest.Graph) []string { return []string{"i", g.I([]int{1}, 1)} })
	op("ReduceSum of nothing", 13, false, "ReduceSum", nil, attr("noop_with_empty_axes", 1))
	for _, r := range []string{"ReduceMax", "ReduceMin", "ReduceL2"} {
		op(r, 13, false, r, nil, attr("axes", []int64{1}), attr("keepdims", 0))
	}
	matrix := func(g *onnxtest.Graph, rows, across int) string {
		var v []float64
		for i := range rows * across {
			v = append(v, math.Sin(float64(i)))
		}
		return g.F([]int{rows, across}, v...)
	}
	op("MatMul", 14, false, "MatMul", func(g *onnxtest.Graph) []string { return []string{"x", matrix(g, 4, 21)} })
	op("MatMul a line", 14, false, "MatMul", func(g *onnxtest.Graph) []string { return []string{g.F([]int{4}, 1, 2, 3, 4), matrix(g, 4, 3)} })
	op("MatMul of blocks", 14, false, "MatMul", func(g *onnxtest.Graph) []string {
		return []string{"x", g.Op("Transpose", []string{"x"}, attr("perm", []int64{0, 2, 1}))}
	})
	op("MatMul broadcast", 14, false, "MatMul", func(g *onnxtest.Graph) []string {
		return []string{g.Op("Unsqueeze", []string{"x", g.I([]int{1}, 1)}), g.Op("Transpose", []string{"x"}, attr("perm", []int64{0, 2, 1}))}
	})
	flat := func(g *onnxtest.Graph) string { return g.Op("Reshape", []string{"x", g.I([]int{2}, 6, 4)}) }
	op("Gemm", 14, false, "Gemm", func(g *onnxtest.Graph) []string {
		return []string{flat(g), matrix(g, 5, 4), g.F([]int{5}, 1, 2, 3, 4, 5)}
	}, attr("transB", 1), attr("alpha", float32(0.5)), attr("beta", float32(2)))
	op("Gemm turned", 14, false, "Gemm", func(g *onnxtest.Graph) []string { return []string{flat(g), matrix(g, 6, 3)} }, attr("transA", 1))
	op("Gemm of inputs", 14, false, "Gemm", func(g *onnxtest.Graph) []string { return []string{flat(g), flat(g)} }, attr("transB", 1))
	op("Softmax", 14, false, "Softmax", nil)
	op("Softmax of old", 11, false, "Softmax", nil)
	lines := func(g *onnxtest.Graph) []string {
		return []string{"x", g.F([]int{4}, 1, 2, 0.5, -1), g.F([]int{4}, 0, 1, 0, 1)}
	}
	op("LayerNormalization", 17, false, "LayerNormalization", lines)
	op("SkipLayerNormalization", 17, false, "com.microsoft.SkipLayerNormalization", func(g *onnxtest.Graph) []string {
		l := lines(g)
		return []string{"x", "x", l[1], l[2], g.F([]int{4}, 3, 2, 1, 0)}
	}, attr("epsilon", float32(1e-5)))
	op("BiasGelu", 17, false, "com.microsoft.BiasGelu", func(g *onnxtest.Graph) []string { return []string{"x", g.F([]int{4}, 1, 2, 3, 4)} })
	op("FastGelu", 17, false, "com.microsoft.FastGelu", nil)
	op("Gelu", 20, false, "Gelu", nil)
	op("Gelu by tanh", 20, false, "Gelu", nil, attr("approximate", "tanh"))
	add("quantised", 14, false, func(g *onnxtest.Graph) string {
		q := g.Outs(3, "DynamicQuantizeLinear", []string{"x"})
		w := g.Outs(3, "DynamicQuantizeLinear", []string{matrix(g, 4, 5)})
		y := g.Op("Cast", []string{g.Op("MatMulInteger", []string{q[0], w[0], q[2], w[2]})}, attr("to", 1))
		return g.Op("Mul", []string{y, g.Op("Mul", []string{q[1], w[1]})})
	})
	add("DequantizeLinear", 14, false, func(g *onnxtest.Graph) string {
		q := g.Outs(3, "DynamicQuantizeLinear", []string{"x"})
		return g.Op("DequantizeLinear", []string{q[0], q[1], q[2]})
	})
	return all
}()

func (o one) file() []byte {
	g := onnxtest.NewGraph(o.opset)
	g.Floating("x", "a", "b", "c")
	g.In("i", "a", "b")
	y := o.make(g)
	if o.whole {
		g.Whole("y", y)
	} else {
		g.Out("y", y)
	}
	return g.Bytes()
}

func operands() map[string]*Tensor {
	x := make([]float32, 24)
	for i := range x {
		x[i] = float32(math.Round(math.Cos(float64(i*i))*1024) / 512)
	}
	return map[string]*Tensor{"x": floats([]int{2, 3, 4}, x), "i": Whole64([]int{2, 3}, []int64{1, -2, 3, 2, 0, -7})}
}

// Each operator gives what onnxruntime 1.30 gave, whose outcomes testdata has.
func TestOperators(t *testing.T) {
	text, err := os.ReadFile("testdata/operators.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden map[string]struct {
		Shape   []int
		Numbers []float64
	}
	if err := json.Unmarshal(text, &golden); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, o := range ones {
		want, there := golden[o.name]
		if !there {
			t.Errorf("%s: there is nothing to compare it with", o.name)
			continue
		}
		m, err := Read(o.file())
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range m.nodes {
			used[n.operator()] = true
		}
		p, err := m.Program("y")
		if err != nil {
			t.Errorf("%s: %v", o.name, err)
			continue
		}
		y, err := p.Run(t.Context(), operands())
		if err != nil {
			t.Errorf("%s: %v", o.name, err)
			continue
		}
		got := y.real().F
		if !slices.Equal(y.Shape, want.Shape) || len(got) != len(want.Numbers) || y.Whole != o.whole {
			t.Errorf("%s: shape %v, want %v", o.name, y.Shape, want.Shape)
			continue
		}
		for i, x := range want.Numbers {
			if math.Abs(float64(got[i])-x) > 1e-5*max(1, math.Abs(x)) {
				t.Errorf("%s: %v, want %v", o.name, got, want.Numbers)
				break
			}
		}
	}
	for name := range operators {
		if !used[name] && !slices.Contains([]string{"Dropout", "Constant", "com.microsoft.Gelu"}, name) {
			t.Errorf("%s is not tried", name)
		}
	}
}

// Both ways of working out a tile agree, whatever of it is there.
func TestProducts(t *testing.T) {
	for _, size := range [][3]int{{1, 1, 1}, {4, 16, 16}, {5, 33, 17}, {9, 7, 40}, {130, 130, 70}} {
		rows, deep, across := size[0], size[1], size[2]
		a, b := make([]float32, rows*deep), make([]float32, deep*across)
		for i := range a {
			a[i] = float32(i%13) - 6
		}
		for i := range b {
			b[i] = float32(i%7) - 3
		}
		p := pack(b, 0, deep, across, across, 1)
		out := make([]float32, rows*across)
		p.times(out, a, rows)
		for i := range rows {
			for j := range across {
				want := float32(0)
				for k := range deep {
					want += a[i*deep+k] * b[k*across+j]
				}
				if out[i*across+j] != want {
					t.Fatalf("%v: line %d, column %d: %v, want %v", size, i, j, out[i*across+j], want)
				}
			}
		}
		var plain, quick [tall * wide]float32
		lines := [tall][]float32{a[:deep], a[:deep], a[len(a)-deep:], a[:deep]}
		plainTile(&plain, &lines, p.numbers[:deep*wide])
		tile(&quick, &lines, p.numbers[:deep*wide])
		if plain != quick {
			t.Errorf("%v: the tiles differ", size)
		}
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	good := ones[0].file()
	if _, err := Read(good[:len(good)-5]); err == nil {
		t.Error("half a file was read")
	}
	for name, tt := range map[string]struct {
		make func(g *onnxtest.Graph) string
		says string
	}{
		"unknown operators": {func(g *onnxtest.Graph) string {
			return g.Op("com.microsoft.Attention", []string{g.Op("Einsum", []string{"x"})})
		}, "Einsum, com.microsoft.Attention"},
		"nothing makes it": {func(g *onnxtest.Graph) string { return g.Op("Abs", []string{"z"}) }, "nothing makes z"},
		"too much":         {func(g *onnxtest.Graph) string { return g.Op("ConstantOfShape", []string{g.I([]int{2}, 1<<20, 1<<20)}) }, "room"},
		"too long a range": {func(g *onnxtest.Graph) string {
			return g.Op("Range", []string{g.I(nil, 0), g.I(nil, 1<<30), g.I(nil, 1)})
		}, "room"},
		"no such place": {func(g *onnxtest.Graph) string { return g.Op("Gather", []string{"x", g.I(nil, 9)}) }, "place 9"},
		"shapes":        {func(g *onnxtest.Graph) string { return g.Op("Add", []string{"x", g.F([]int{5}, 1, 2, 3, 4, 5)}) }, "do not go with"},
		"factors":       {func(g *onnxtest.Graph) string { return g.Op("MatMul", []string{"x", g.F([]int{2, 2}, 1, 2, 3, 4)}) }, "cannot be multiplied"},
		"kinds":         {func(g *onnxtest.Graph) string { return g.Op("Add", []string{"i", "x"}) }, "do not go together"},
		"a lost input":  {func(g *onnxtest.Graph) string { return g.Op("Add", []string{"x"}) }, "lacks its input 2"},
	} {
		file := one{opset: 14, make: tt.make}.file()
		m, err := Read(file)
		var p *Program
		if err == nil {
			p, err = m.Program("y")
		}
		if err == nil {
			_, err = p.Run(t.Context(), operands())
		}
		if err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"Slice backwards", "Gemm", "quantised", "Split", "Reshape", "Softmax of old", "CumSum"} {
		for _, o := range ones {
			if o.name == name {
				f.Add(o.file())
			}
		}
	}
	f.Add(onnxtest.Encoder{Words: 4, Wide: 4, Layers: 1, Heads: 2, Inside: 4, Longest: 4}.ONNX())
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := Read(file)
		if err != nil {
			return
		}
		m.most = 1 << 14
		given := operands()
		for name, as := range map[string]string{"input_ids": "i", "attention_mask": "i", "token_type_ids": "i"} {
			given[name] = given[as]
		}
		for _, o := range m.Outputs {
			p, err := m.Program(o.Name)
			if err != nil {
				continue
			}
			ctx, cancel := context.WithCancel(t.Context())
			y, err := p.Run(ctx, given)
			cancel()
			if err != nil {
				continue
			}
			if n, err := size(y.Shape, math.MaxInt32); err != nil || n != y.len() {
				t.Fatalf("%d numbers of shape %v", y.len(), y.Shape)
			}
		}
	})
}
