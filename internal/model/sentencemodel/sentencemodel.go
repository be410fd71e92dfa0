package sentencemodel

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/model/onnx"
)

// Model is a sentence model that is ready.
type Model struct {
	of      model.Identity
	pieces  *pieces
	prefix  []int64
	longest int
	pooling string
	network *onnx.Program
	one     chan struct{} // is full while a text is embedded
}

var _ model.Embedder = (*Model)(nil)

// Open opens the model of a folder and embeds a sentence with it. What is missing or
// not understood is fault.Invalid with a sentence.
func Open(ctx context.Context, dir string, o Options) (*Model, error) {
	f, err := readFolder(dir, o)
	if err != nil {
		return nil, err
	}
	m := &Model{pieces: f.pieces, prefix: f.pieces.of(f.prefix), longest: f.longest, pooling: f.pooling, one: make(chan struct{}, 1)}
	if m.network, err = network(f); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the sentence model in %s cannot be used", dir)
	}
	// Whatever changes a vector changes the version: vectors of two are never mixed.
	sum := sha256.New()
	for _, part := range [][]byte{f.network, f.words, fmt.Append(nil, f.pooling, f.longest, f.prefix, f.pieces.lower, f.pieces.strip, f.pieces.chinese)} {
		own := sha256.Sum256(part)
		sum.Write(own[:])
	}
	m.of = model.Identity{ID: "local:" + filepath.Base(dir), Version: hex.EncodeToString(sum.Sum(nil)[:8])}
	v, err := m.vector(ctx, f.pieces.of("Who repairs the roof?"))
	if err != nil {
		return nil, err
	}
	m.of.Dimension = len(v)
	return m, nil
}

// network is the way to the output that a vector is made of: the vector of the sentence
// where the model makes it, else the vectors of the pieces.
func network(f folder) (*onnx.Program, error) {
	file, err := onnx.Read(f.network)
	if err != nil {
		return nil, err
	}
	best, at := -1, 0
	for i, o := range file.Outputs {
		rank := slices.Index([]string{"last_hidden_state", "token_embeddings", "sentence_embedding"}, o.Name)
		if rank < 0 && o.Rank != 3 {
			continue
		}
		if rank >= best {
			best, at = max(rank, 0), i
		}
	}
	if best < 0 {
		return nil, fault.New(fault.Invalid, "its outputs are no vectors of words or sentences")
	}
	if best < 2 && f.extra != "" {
		return nil, fault.New(fault.Invalid, "it has a layer (%s) that is not in the ONNX file", f.extra)
	}
	p, err := file.Program(file.Outputs[at].Name)
	if err != nil {
		return nil, err
	}
	for _, in := range p.Inputs {
		if !slices.Contains(inputs, in) {
			return nil, fault.New(fault.Invalid, "it wants the input %s: only %s are understood", in, strings.Join(inputs, ", "))
		}
	}
	if !slices.Contains(p.Inputs, inputs[0]) {
		return nil, fault.New(fault.Invalid, "it does not take %s", inputs[0])
	}
	return p, nil
}

// inputs are what encoders take: the numbers of the pieces, which of them count, and
// which of two texts each belongs to.
var inputs = []string{"input_ids", "attention_mask", "token_type_ids"}

// Identity is the name of the folder, and a version that changes with anything that
// changes vectors.
func (m *Model) Identity() model.Identity { return m.of }

// Embed embeds one text after another, each with all processors. It uses no tokens:
// nobody is paid.
func (m *Model) Embed(ctx context.Context, texts []string) (model.Embedding, error) {
	var all model.Embedding
	for _, text := range texts {
		v, err := m.vector(ctx, m.pieces.of(text))
		if err != nil {
			return model.Embedding{}, err
		}
		all.Vectors = append(all.Vectors, v)
	}
	return all, nil
}

// vector is the vector of pieces, of length 1. More than the network takes go in parts,
// which count as they are long: nothing is cut off.
func (m *Model) vector(ctx context.Context, ids []int64) ([]float32, error) {
	total := make([]float32, m.of.Dimension)
	for part := range slices.Chunk(ids, m.longest-2-len(m.prefix)) {
		v, err := m.part(ctx, part)
		if err != nil {
			return nil, err
		}
		if m.of.Dimension == 0 { // the first of all
			return v, nil
		}
		if len(v) != len(total) {
			return nil, fault.New(fault.Invalid, "the sentence model %s gave a vector of %d numbers, not %d", m.of.ID, len(v), len(total))
		}
		for i, x := range v {
			total[i] += x * float32(len(part))
		}
	}
	return total, unit(total)
}

// part is the vector of as many pieces as the network takes.
func (m *Model) part(ctx context.Context, ids []int64) ([]float32, error) {
	// One at a time, in the order of asking: a question waits for one passage at most.
	select {
	case m.one <- struct{}{}:
		defer func() { <-m.one }()
	case <-ctx.Done():
		return nil, fmt.Errorf("the sentence model %s: %w", m.of.ID, ctx.Err())
	}
	ids = slices.Concat([]int64{m.pieces.first}, m.prefix, ids, []int64{m.pieces.last})
	n := len(ids)
	out, err := m.network.Run(ctx, map[string]*onnx.Tensor{
		inputs[0]: onnx.Whole64([]int{1, n}, ids),
		inputs[1]: onnx.Whole64([]int{1, n}, slices.Repeat([]int64{1}, n)),
		inputs[2]: onnx.Whole64([]int{1, n}, make([]int64, n)),
	})
	if ctx.Err() != nil {
		return nil, fmt.Errorf("the sentence model %s: %w", m.of.ID, ctx.Err())
	}
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the sentence model %s does not work", m.of.ID)
	}
	v, err := m.pool(out, n)
	if err != nil {
		return nil, err
	}
	return v, unit(v)
}

// pool makes one vector of what the network made of n pieces.
func (m *Model) pool(out *onnx.Tensor, n int) ([]float32, error) {
	wide := 0
	if k := len(out.Shape); k > 0 {
		wide = out.Shape[k-1]
	}
	switch {
	case wide < 1 || wide > mostWide || out.Whole:
	case slices.Equal(out.Shape, []int{1, wide}):
		return slices.Clone(out.F), nil
	case slices.Equal(out.Shape, []int{1, n, wide}):
		v := slices.Clone(out.F[:wide])
		if m.pooling == "cls" {
			return v, nil
		}
		for line := range slices.Chunk(out.F[wide:], wide) {
			for i, x := range line {
				if m.pooling == "max" {
					v[i] = max(v[i], x)
				} else {
					v[i] += x
				}
			}
		}
		return v, nil
	}
	return nil, fault.New(fault.Invalid, "the sentence model %s makes numbers of shape %v of %d pieces, which are no vectors", m.of.ID, out.Shape, n)
}

// mostWide is more numbers than any encoder's vectors have.
const mostWide = 1 << 13

// unit makes a vector one of length 1, but for that of zeros. One that has a number
// that is none is fault.Invalid.
func unit(v []float32) error {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return fault.New(fault.Invalid, "the sentence model gave a vector of no numbers")
	}
	if sum == 0 {
		return nil
	}
	by := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= by
	}
	return nil
}
