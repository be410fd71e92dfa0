package onnx

import (
	"fmt"
	"math"
	"testing"

	"github.com/paperwurks/paperwurks/internal/model/onnx/onnxtest"
)

// encoded is the last hidden state of some tokens.
func encoded(t testing.TB, p *Program, ids []int64) *Tensor {
	t.Helper()
	shape := []int{1, len(ids)}
	ones, zeros := make([]int64, len(ids)), make([]int64, len(ids))
	for i := range ones {
		ones[i] = 1
	}
	out, err := p.Run(t.Context(), map[string]*Tensor{
		"input_ids": Whole64(shape, ids), "attention_mask": Whole64(shape, ones), "token_type_ids": Whole64(shape, zeros),
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func opened(t testing.TB, file []byte, output string) *Program {
	t.Helper()
	m, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := m.Program(output)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// An encoder, written in the ways of exporters, gives what is worked out plainly.
func TestAnEncoder(t *testing.T) {
	for style, within := range map[onnxtest.Style]float64{onnxtest.Old: 1e-4, onnxtest.Plain: 1e-4, onnxtest.Fused: 1e-4, onnxtest.Quantised: 0.2} {
		t.Run(fmt.Sprint(style), func(t *testing.T) {
			e := onnxtest.Small(50, style)
			p := opened(t, e.ONNX(), "last_hidden_state")
			for _, ids := range [][]int64{{7}, {1, 12, 5, 5, 33, 2}, {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 2}} {
				out, want := encoded(t, p, ids), e.Hidden(ids)
				if fmt.Sprint(out.Shape) != fmt.Sprint([]int{1, len(ids), e.Wide}) {
					t.Fatalf("shape %v", out.Shape)
				}
				worst := 0.0
				for i, line := range want {
					for j, x := range line {
						worst = max(worst, math.Abs(x-float64(out.F[i*e.Wide+j])))
					}
				}
				if worst > within {
					t.Errorf("%d tokens: off by %v", len(ids), worst)
				}
			}
		})
	}
}

func BenchmarkPassage(b *testing.B) {
	e := onnxtest.Encoder{Words: 30522, Wide: 384, Layers: 6, Heads: 12, Inside: 1536, Longest: 512, Style: onnxtest.Plain}
	p := opened(b, e.ONNX(), "last_hidden_state")
	ids := make([]int64, 60)
	for i := range ids {
		ids[i] = int64(1000 + 7*i)
	}
	for b.Loop() {
		encoded(b, p, ids)
	}
}
