package onnxtest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
)

// Graph writes a network, operator by operator. Values are names.
type Graph struct {
	opset int
	body  []byte
	named int
}

// NewGraph begins a network of a version of the operators.
func NewGraph(opset int) *Graph { return &Graph{opset: opset} }

// Attr is an attribute of an operator: an int, a float32, a string, []int64, or a
// tensor's message as Floats and Ints write it.
type Attr struct {
	Name  string
	Value any
}

func tagged(b []byte, num protowire.Number, message []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(b, num, protowire.BytesType), message)
}

func number(b []byte, num protowire.Number, v int64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(b, num, protowire.VarintType), uint64(v)) // #nosec G115 -- its bits
}

// Op adds an operator, of com.microsoft where its name begins so, and gives its first
// output; Outs gives so many.
func (g *Graph) Op(op string, in []string, attrs ...Attr) string {
	return g.Outs(1, op, in, attrs...)[0]
}

// Outs is Op with several outputs.
func (g *Graph) Outs(n int, op string, in []string, attrs ...Attr) []string {
	var b []byte
	for _, name := range in {
		b = tagged(b, 1, []byte(name))
	}
	var outs []string
	for range n {
		g.named++
		outs = append(outs, fmt.Sprintf("v%d", g.named))
		b = tagged(b, 2, []byte(outs[len(outs)-1]))
	}
	const theirs = "com.microsoft."
	if len(op) > len(theirs) && op[:len(theirs)] == theirs {
		op = op[len(theirs):]
		b = tagged(b, 7, []byte("com.microsoft"))
	}
	b = tagged(b, 4, []byte(op))
	b = tagged(b, 3, []byte(outs[0]+"/"+op))
	for _, a := range attrs {
		at := tagged(nil, 1, []byte(a.Name))
		switch v := a.Value.(type) {
		case int:
			at = number(number(at, 3, int64(v)), 20, 2)
		case float32:
			at = protowire.AppendFixed32(protowire.AppendTag(at, 2, protowire.Fixed32Type), math.Float32bits(v))
			at = number(at, 20, 1)
		case string:
			at = number(tagged(at, 4, []byte(v)), 20, 3)
		case []int64:
			for _, x := range v {
				at = number(at, 8, x)
			}
			at = number(at, 20, 7)
		case []byte:
			at = number(tagged(at, 5, v), 20, 4)
		default:
			panic(fmt.Sprintf("onnxtest: %T is no attribute", v))
		}
		b = tagged(b, 5, at)
	}
	g.body = tagged(g.body, 1, b)
	return outs
}

func tensor(name string, kind int64, shape []int, raw []byte) []byte {
	var b []byte
	for _, d := range shape {
		b = number(b, 1, int64(d))
	}
	b = number(b, 2, kind)
	b = tagged(b, 8, []byte(name))
	return tagged(b, 9, raw)
}

// Floats and Ints are messages of numbers.
func Floats(name string, shape []int, numbers ...float64) []byte {
	var raw []byte
	for _, x := range numbers {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(x)))
	}
	return tensor(name, 1, shape, raw)
}

// Ints is numbers of 64 bits.
func Ints(name string, shape []int, numbers ...int64) []byte {
	var raw []byte
	for _, x := range numbers {
		raw = binary.LittleEndian.AppendUint64(raw, uint64(x)) // #nosec G115 -- its bits
	}
	return tensor(name, 7, shape, raw)
}

// Const brings numbers along and gives their name.
func (g *Graph) Const(message func(name string) []byte) string {
	g.named++
	name := fmt.Sprintf("w%d", g.named)
	g.body = tagged(g.body, 5, message(name))
	return name
}

// F and I bring numbers of a shape along.
func (g *Graph) F(shape []int, numbers ...float64) string {
	return g.Const(func(name string) []byte { return Floats(name, shape, numbers...) })
}

// I brings whole numbers along.
func (g *Graph) I(shape []int, numbers ...int64) string {
	return g.Const(func(name string) []byte { return Ints(name, shape, numbers...) })
}

// value is what a file says of an input or output: its name, type and dimensions, which
// have names and not lengths.
func value(name string, kind int64, dims ...string) []byte {
	var shape []byte
	for _, d := range dims {
		shape = tagged(shape, 1, tagged(nil, 2, []byte(d)))
	}
	of := tagged(number(nil, 1, kind), 2, shape)
	return tagged(tagged(nil, 1, []byte(name)), 2, tagged(nil, 1, of))
}

// In and Out declare inputs of whole numbers and outputs of others; Floating is an
// input of those.
func (g *Graph) In(name string, dims ...string) string {
	g.body = tagged(g.body, 11, value(name, 7, dims...))
	return name
}

// Floating declares an input of floating-point numbers.
func (g *Graph) Floating(name string, dims ...string) string {
	g.body = tagged(g.body, 11, value(name, 1, dims...))
	return name
}

// Out declares a value an output, under a name of its own.
func (g *Graph) Out(name, from string, dims ...string) { g.out(name, from, 1, dims...) }

// Whole declares an output of whole numbers.
func (g *Graph) Whole(name, from string, dims ...string) { g.out(name, from, 7, dims...) }

func (g *Graph) out(name, from string, kind int64, dims ...string) {
	b := tagged(tagged(nil, 1, []byte(from)), 2, []byte(name))
	g.body = tagged(g.body, 1, tagged(b, 4, []byte("Identity")))
	g.body = tagged(g.body, 12, value(name, kind, dims...))
}

// Bytes is the file.
func (g *Graph) Bytes() []byte {
	b := number(nil, 1, 8)
	b = tagged(b, 8, number(tagged(nil, 1, nil), 2, int64(g.opset)))
	b = tagged(b, 8, number(tagged(nil, 1, []byte("com.microsoft")), 2, 1))
	return tagged(b, 7, tagged(g.body, 2, []byte("main")))
}

// ONNX is the encoder as a file: its inputs are input_ids, attention_mask and
// token_type_ids, its outputs last_hidden_state and pooler_output.
func (e Encoder) ONNX() []byte {
	w := e.weights()
	g := &encoding{Graph: NewGraph(map[Style]int{Old: 11, Plain: 14, Fused: 17, Quantised: 14}[e.Style]), of: e}
	ids := g.In("input_ids", "batch", "sequence")
	mask := g.In("attention_mask", "batch", "sequence")
	kinds := g.In("token_type_ids", "batch", "sequence")

	far := g.unsqueeze(g.unsqueeze(mask, 1), 2)
	far = g.Op("Cast", []string{far}, Attr{"to", 1})
	far = g.Op("Sub", []string{g.F(nil, 1), far})
	far = g.Op("Mul", []string{far, g.F(nil, -math.MaxFloat32)})

	var order []int64
	for i := range e.Longest {
		order = append(order, int64(i))
	}
	sequence := g.unsqueeze(g.dimension(ids, 1), 0)
	places := g.Op("Slice", []string{g.I([]int{1, e.Longest}, order...), g.I([]int{1}, 0), sequence, g.I([]int{1}, 1), g.I([]int{1}, 1)})
	x := g.Op("Add", []string{
		g.Op("Gather", []string{g.matrix(w.words), ids}),
		g.Op("Gather", []string{g.matrix(w.kinds), kinds}),
	})
	x = g.Op("Add", []string{x, g.Op("Gather", []string{g.matrix(w.places), places})})
	x = g.normal(x, w.scale, w.bias)

	each := e.Wide / e.Heads
	for _, l := range w.layers {
		heads := func(by [][]float64, bias []float64, order ...int64) string {
			y := g.through(x, by, bias)
			shape := g.Op("Concat", []string{
				g.unsqueeze(g.dimension(y, 0), 0), g.unsqueeze(g.dimension(y, 1), 0),
				g.I([]int{1}, int64(e.Heads)), g.I([]int{1}, int64(each)),
			}, Attr{"axis", 0})
			return g.Op("Transpose", []string{g.Op("Reshape", []string{y, shape})}, Attr{"perm", order})
		}
		near := g.Op("MatMul", []string{heads(l.query, l.queryBias, 0, 2, 1, 3), heads(l.key, l.keyBias, 0, 2, 3, 1)})
		near = g.Op("Div", []string{near, g.F(nil, math.Sqrt(float64(each)))})
		near = g.Op("Softmax", []string{g.Op("Add", []string{near, far})}, Attr{"axis", map[bool]int{true: 3, false: -1}[e.Style == Old]})
		mixed := g.Op("MatMul", []string{near, heads(l.value, l.valueBias, 0, 2, 1, 3)})
		mixed = g.Op("Transpose", []string{mixed}, Attr{"perm", []int64{0, 2, 1, 3}})
		mixed = g.Op("Reshape", []string{mixed, g.I([]int{3}, 0, 0, int64(e.Wide))})
		x = g.added(g.through(mixed, l.out, l.outBias), x, l.scale1, l.bias1)
		x = g.added(g.through(g.gelu(x, l), l.down, l.downBias), x, l.scale2, l.bias2)
	}
	g.Out("last_hidden_state", x, "batch", "sequence", "wide")
	first := g.Op("Gather", []string{x, g.I(nil, 0)}, Attr{"axis", 1})
	pooled := g.Op("Gemm", []string{first, g.matrix(w.pool), g.F([]int{e.Wide}, w.poolBias...)}, Attr{"transB", 1})
	g.Out("pooler_output", g.Op("Tanh", []string{pooled}), "batch", "wide")
	return g.Bytes()
}

// encoding is a Graph with the steps of an encoder in its style.
type encoding struct {
	*Graph
	of Encoder
}

func (g *encoding) matrix(m [][]float64) string {
	var all []float64
	for _, line := range m {
		all = append(all, line...)
	}
	return g.F([]int{len(m), len(m[0])}, all...)
}

func (g *encoding) unsqueeze(x string, axis int64) string {
	if g.opset < 13 {
		return g.Op("Unsqueeze", []string{x}, Attr{"axes", []int64{axis}})
	}
	return g.Op("Unsqueeze", []string{x, g.I([]int{1}, axis)})
}

func (g *encoding) dimension(x string, i int64) string {
	at := g.Op("Constant", nil, Attr{"value", Ints("", nil, i)})
	return g.Op("Gather", []string{g.Op("Shape", []string{x}), at}, Attr{"axis", 0})
}

func (g *encoding) through(x string, by [][]float64, bias []float64) string {
	b := g.F([]int{len(bias)}, bias...)
	if g.of.Style != Quantised {
		return g.Op("Add", []string{g.Op("MatMul", []string{x, g.matrix(by)}), b})
	}
	// As onnxruntime's quantize_dynamic writes it, with one scale for all weights.
	most := 0.0
	for _, line := range by {
		for _, v := range line {
			most = max(most, math.Abs(v))
		}
	}
	scale := most / 127
	var raw []byte
	for _, line := range by {
		for _, v := range line {
			raw = append(raw, byte(int8(math.Round(v/scale)))) // #nosec G115 -- within 127
		}
	}
	small := g.Const(func(name string) []byte { return tensor(name, 3, []int{len(by), len(bias)}, raw) })
	zero := g.Const(func(name string) []byte { return tensor(name, 3, nil, []byte{0}) })
	q := g.Outs(3, "DynamicQuantizeLinear", []string{x})
	y := g.Op("MatMulInteger", []string{q[0], small, q[2], zero})
	y = g.Op("Cast", []string{y}, Attr{"to", 1})
	y = g.Op("Mul", []string{y, g.Op("Mul", []string{q[1], g.F(nil, scale)})})
	return g.Op("Add", []string{b, y})
}

func (g *encoding) normal(x string, scale, bias []float64) string {
	s, b := g.F([]int{len(scale)}, scale...), g.F([]int{len(bias)}, bias...)
	if g.of.Style == Fused {
		return g.Op("LayerNormalization", []string{x, s, b}, Attr{"axis", -1}, Attr{"epsilon", float32(epsilon)})
	}
	last := Attr{"axes", []int64{-1}}
	d := g.Op("Sub", []string{x, g.Op("ReduceMean", []string{x}, last)})
	v := g.Op("ReduceMean", []string{g.Op("Pow", []string{d, g.F(nil, 2)})}, last)
	by := g.Op("Sqrt", []string{g.Op("Add", []string{v, g.F(nil, epsilon)})})
	return g.Op("Add", []string{g.Op("Mul", []string{g.Op("Div", []string{d, by}), s}), b})
}

func (g *encoding) added(x, to string, scale, bias []float64) string {
	if g.of.Style == Fused {
		return g.Op("com.microsoft.SkipLayerNormalization", []string{x, to, g.F([]int{len(scale)}, scale...), g.F([]int{len(bias)}, bias...)}, Attr{"epsilon", float32(epsilon)})
	}
	return g.normal(g.Op("Add", []string{x, to}), scale, bias)
}

func (g *encoding) gelu(x string, l layer) string {
	if g.of.Style == Fused {
		y := g.Op("MatMul", []string{x, g.matrix(l.up)})
		return g.Op("com.microsoft.BiasGelu", []string{y, g.F([]int{len(l.upBias)}, l.upBias...)})
	}
	y := g.through(x, l.up, l.upBias)
	e := g.Op("Erf", []string{g.Op("Div", []string{y, g.F(nil, math.Sqrt2)})})
	e = g.Op("Mul", []string{y, g.Op("Add", []string{e, g.F(nil, 1)})})
	return g.Op("Mul", []string{e, g.F(nil, 0.5)})
}

// Folder writes an encoder with a vocabulary as the folder of a sentence model: the
// words of a lease and the letters, so that every word comes out in pieces.
func Folder(dir string, e Encoder, words []string) error {
	vocabulary := []string{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
	for r := 'a'; r <= 'z'; r++ {
		vocabulary = append(vocabulary, string(r), "##"+string(r))
	}
	vocabulary = append(vocabulary, words...)
	e.Words = max(e.Words, len(vocabulary))
	return errors.Join(
		os.MkdirAll(dir, 0o700),
		os.WriteFile(filepath.Join(dir, "model.onnx"), e.ONNX(), 0o600),
		os.WriteFile(filepath.Join(dir, "vocab.txt"), []byte(strings.Join(vocabulary, "\n")+"\n"), 0o600),
		os.WriteFile(filepath.Join(dir, "config.json"), fmt.Appendf(nil, `{"max_position_embeddings": %d}`, e.Longest), 0o600),
	)
}
