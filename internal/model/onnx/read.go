package onnx

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"google.golang.org/protobuf/encoding/protowire"
)

// Model is a network as a file has it.
type Model struct {
	Inputs  []string // that are to be given, in the file's order
	Outputs []Output

	nodes  []node
	consts map[string]*Tensor
	opset  int
	most   int // numbers that may be held at once while it runs
}

// Output is one of a model's results.
type Output struct {
	Name string
	Rank int // dimensions, -1 where the file does not say
}

// node is one operator of a network.
type node struct {
	name, op, domain string
	in, out          []string // names of values; empty for one that is left out
	attrs            map[string]attribute
	opset            int

	packed *panels // the second factor of a product, where it never changes
}

// attribute is a setting of an operator: whichever of them the file has.
type attribute struct {
	f      float32
	i      int64
	s      string
	t      *Tensor
	floats []float32
	ints   []int64
}

const (
	// mostHeld is how many numbers a running network may hold: 256 MB. An encoder of 24
	// layers needs a tenth for its longest text.
	mostHeld = 1 << 26
	// mostNodes is beyond the networks of sentences, whose largest have some thousands.
	mostNodes = 1 << 16
)

var errWire = errors.New("onnx: the file is not ONNX, or not whole")

// Read takes a file apart. Nothing is worked out yet; numbers that are kept in another
// file are refused.
func Read(file []byte) (*Model, error) {
	m := &Model{consts: map[string]*Tensor{}, most: mostHeld}
	var graph []byte
	err := fields(file, func(f field) error {
		switch f.num {
		case 7: // graph
			graph = f.bytes
		case 8: // opset_import
			var domain string
			var version uint64
			err := fields(f.bytes, func(f field) error {
				switch f.num {
				case 1:
					domain = string(f.bytes)
				case 2:
					version = f.v
				}
				return nil
			})
			if domain == "" || domain == "ai.onnx" {
				m.opset = int(min(version, math.MaxInt16)) // #nosec G115 -- bounded
			}
			return err
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if graph == nil || m.opset == 0 {
		return nil, errWire
	}
	if err := m.graph(graph); err != nil {
		return nil, err
	}
	for i := range m.nodes {
		m.nodes[i].opset = m.opset
	}
	return m, nil
}

func (m *Model) graph(b []byte) error {
	err := fields(b, func(f field) error {
		switch f.num {
		case 1: // node
			n, err := readNode(f.bytes)
			if m.nodes = append(m.nodes, n); len(m.nodes) > mostNodes {
				return fmt.Errorf("onnx: a network of more than %d operators is refused", mostNodes)
			}
			return err
		case 5: // initializer
			name, t, err := readTensor(f.bytes)
			m.consts[name] = t
			return err
		case 11: // input
			o, err := readValue(f.bytes)
			m.Inputs = append(m.Inputs, o.Name)
			return err
		case 12: // output
			o, err := readValue(f.bytes)
			m.Outputs = append(m.Outputs, o)
			return err
		case 15: // sparse_initializer
			return errors.New("onnx: sparse numbers are not understood")
		}
		return nil
	})
	// Files of old list what they bring with them among the inputs.
	given := m.Inputs[:0]
	for _, name := range m.Inputs {
		if m.consts[name] == nil {
			given = append(given, name)
		}
	}
	m.Inputs = given
	return err
}

func readNode(b []byte) (n node, err error) {
	n.attrs = map[string]attribute{}
	err = fields(b, func(f field) error {
		switch f.num {
		case 1:
			n.in = append(n.in, string(f.bytes))
		case 2:
			n.out = append(n.out, string(f.bytes))
		case 3:
			n.name = string(f.bytes)
		case 4:
			n.op = string(f.bytes)
		case 5:
			name, a, err := readAttribute(f.bytes)
			n.attrs[name] = a
			return err
		case 7:
			n.domain = string(f.bytes)
		}
		return nil
	})
	return n, err
}

func readAttribute(b []byte) (name string, a attribute, err error) {
	err = fields(b, func(f field) (err error) {
		switch f.num {
		case 1:
			name = string(f.bytes)
		case 2:
			a.f = math.Float32frombits(uint32(f.v)) // #nosec G115 -- a field of 32 bits
		case 3:
			a.i = int64(f.v) // #nosec G115 -- written as its bits
		case 4:
			a.s = string(f.bytes)
		case 5:
			_, a.t, err = readTensor(f.bytes)
		case 7:
			a.floats, err = f.appendFloats(a.floats)
		case 8:
			a.ints, err = f.appendInts(a.ints)
		}
		return err
	})
	return name, a, err
}

// readValue reads what the file says of an input or output.
func readValue(b []byte) (Output, error) {
	o := Output{Rank: -1}
	err := fields(b, func(f field) error {
		switch f.num {
		case 1:
			o.Name = string(f.bytes)
		case 2: // type, its tensor_type, its shape, whose dims are counted
			return within(f.bytes, 1, func(b []byte) error {
				return within(b, 2, func(b []byte) error {
					o.Rank = 0
					return within(b, 1, func([]byte) error { o.Rank++; return nil })
				})
			})
		}
		return nil
	})
	return o, err
}

// Types of numbers in a file, of TensorProto.DataType.
const (
	typeFloat    = 1
	typeUint8    = 2
	typeInt8     = 3
	typeInt32    = 6
	typeInt64    = 7
	typeBool     = 9
	typeFloat16  = 10
	typeDouble   = 11
	typeBfloat16 = 16
)

// whole is whether numbers of a type are kept as whole ones; known whether they are
// kept at all.
func whole(kind int64) (whole, known bool) {
	switch kind {
	case typeInt32, typeInt64, typeBool:
		return true, true
	case typeFloat, typeUint8, typeInt8, typeFloat16, typeDouble, typeBfloat16:
		return false, true
	}
	return false, false
}

func readTensor(b []byte) (name string, t *Tensor, err error) {
	var kind int64
	var raw []byte
	var elsewhere, isRaw bool
	t = &Tensor{Shape: []int{}}
	var dims, ints []int64
	err = fields(b, func(f field) (err error) {
		switch f.num {
		case 1:
			dims, err = f.appendInts(dims)
		case 2:
			kind = int64(f.v) // #nosec G115 -- checked below
		case 4:
			t.F, err = f.appendFloats(t.F)
		case 5, 7:
			ints, err = f.appendInts(ints)
		case 8:
			name = string(f.bytes)
		case 9:
			raw, isRaw = f.bytes, true
		case 10:
			return errors.New("onnx: numbers of type double that are not raw are not understood")
		case 14:
			elsewhere = f.v == 1
		}
		return err
	})
	if err != nil {
		return name, nil, err
	}
	if elsewhere {
		return name, nil, fmt.Errorf("onnx: the numbers of %s are kept in another file: export the model as one file", name)
	}
	w, known := whole(kind)
	if !known {
		return name, nil, fmt.Errorf("onnx: numbers of type %d, as of %s, are not understood", kind, name)
	}
	for _, d := range dims {
		if d < 0 || d > math.MaxInt32 {
			return name, nil, errWire
		}
		t.Shape = append(t.Shape, int(d))
	}
	n, err := size(t.Shape, math.MaxInt32)
	if err != nil {
		return name, nil, err
	}
	t.Whole = w
	switch {
	case isRaw:
		err = t.raw(kind, raw, n)
	case w:
		t.F, t.I = nil, ints
	case kind == typeUint8 || kind == typeInt8:
		t.F = nil
		for _, x := range ints {
			t.F = append(t.F, float32(x))
		}
	case kind != typeFloat && n > 0:
		err = fmt.Errorf("onnx: numbers of type %d that are not raw, as of %s, are not understood", kind, name)
	}
	if err == nil && len(t.F)+len(t.I) != n {
		err = errWire
	}
	return name, t, err
}

// raw takes n numbers of a type from their bytes.
func (t *Tensor) raw(kind int64, b []byte, n int) error {
	wide := map[int64]int{typeFloat: 4, typeUint8: 1, typeInt8: 1, typeInt32: 4, typeInt64: 8, typeBool: 1, typeFloat16: 2, typeDouble: 8, typeBfloat16: 2}[kind]
	if len(b) != n*wide {
		return errWire
	}
	if t.Whole {
		t.I = make([]int64, n)
	} else {
		t.F = make([]float32, n)
	}
	for i := range n {
		at := b[i*wide : (i+1)*wide]
		switch kind {
		case typeFloat:
			t.F[i] = math.Float32frombits(binary.LittleEndian.Uint32(at))
		case typeUint8:
			t.F[i] = float32(at[0])
		case typeInt8:
			t.F[i] = float32(int8(at[0])) // #nosec G115 -- written as its bits
		case typeFloat16:
			t.F[i] = half(binary.LittleEndian.Uint16(at))
		case typeBfloat16:
			t.F[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(at)) << 16)
		case typeDouble:
			t.F[i] = float32(math.Float64frombits(binary.LittleEndian.Uint64(at)))
		case typeInt32:
			t.I[i] = int64(int32(binary.LittleEndian.Uint32(at))) // #nosec G115 -- written as its bits
		case typeInt64:
			t.I[i] = int64(binary.LittleEndian.Uint64(at)) // #nosec G115 -- written as its bits
		case typeBool:
			t.I[i] = truth(at[0] != 0)
		}
	}
	return nil
}

// half is a number of 16 bits as IEEE 754 has it: sign, five bits of exponent, ten of
// fraction.
func half(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, int(h>>10&31), uint32(h&1023)
	switch exponent {
	case 0: // fractions of 2^-24
		f := float32(fraction) / (1 << 24)
		return math.Float32frombits(math.Float32bits(f) | sign)
	case 31:
		return math.Float32frombits(sign | 255<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | uint32(exponent-15+127)<<23 | fraction<<13) // #nosec G115 -- 5 bits
}

// field is one field of a message of protocol buffers.
type field struct {
	num   protowire.Number
	kind  protowire.Type
	v     uint64 // of a number
	bytes []byte // of anything else
}

// fields calls each for every field of a message.
func fields(b []byte, each func(field) error) error {
	for len(b) > 0 {
		num, kind, n := protowire.ConsumeTag(b)
		if n < 0 {
			return errWire
		}
		b = b[n:]
		f := field{num: num, kind: kind}
		switch kind {
		case protowire.VarintType:
			f.v, n = protowire.ConsumeVarint(b)
		case protowire.Fixed32Type:
			var v uint32
			v, n = protowire.ConsumeFixed32(b)
			f.v = uint64(v)
		case protowire.Fixed64Type:
			f.v, n = protowire.ConsumeFixed64(b)
		case protowire.BytesType:
			f.bytes, n = protowire.ConsumeBytes(b)
		default:
			return errWire
		}
		if n < 0 {
			return errWire
		}
		b = b[n:]
		if err := each(f); err != nil {
			return err
		}
	}
	return nil
}

// within calls each with the bytes of every field of a number.
func within(b []byte, num protowire.Number, each func([]byte) error) error {
	return fields(b, func(f field) error {
		if f.num != num {
			return nil
		}
		return each(f.bytes)
	})
}

// appendInts adds a whole number, or a list of them that is written as one field.
func (f field) appendInts(to []int64) ([]int64, error) {
	if f.kind != protowire.BytesType {
		return append(to, int64(f.v)), nil // #nosec G115 -- written as its bits
	}
	for b := f.bytes; len(b) > 0; {
		v, n := protowire.ConsumeVarint(b)
		if n < 0 {
			return to, errWire
		}
		to, b = append(to, int64(v)), b[n:] // #nosec G115 -- written as its bits
	}
	return to, nil
}

func (f field) appendFloats(to []float32) ([]float32, error) {
	if f.kind != protowire.BytesType {
		return append(to, math.Float32frombits(uint32(f.v))), nil // #nosec G115 -- a field of 32 bits
	}
	if len(f.bytes)%4 != 0 {
		return to, errWire
	}
	for b := f.bytes; len(b) > 0; b = b[4:] {
		to = append(to, math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
	return to, nil
}
