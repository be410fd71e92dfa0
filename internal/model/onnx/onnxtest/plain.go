package onnxtest

import (
	"math"
	"math/rand/v2"
)

// Encoder is the measures of an encoder like BERT, and how its file is written.
type Encoder struct {
	Words                       int // in the vocabulary
	Wide, Layers, Heads, Inside int // Inside is the width of the inner layer
	Longest                     int // positions
	Style                       Style
}

// Style is how an exporter writes the same reckoning.
type Style int

// The styles: every step for itself as of version 11 and 14 of the operators, joined
// as of version 17 and by com.microsoft, and with whole weights of 8 bits.
const (
	Old Style = iota
	Plain
	Fused
	Quantised
)

// Small is an encoder that a test can afford.
func Small(words int, s Style) Encoder {
	return Encoder{Words: words, Wide: 32, Layers: 2, Heads: 4, Inside: 64, Longest: 40, Style: s}
}

// weights are all numbers of an encoder, by chance and always the same.
type weights struct {
	words, places, kinds [][]float64
	scale, bias          []float64 // of the first normalisation
	layers               []layer
	pool                 [][]float64
	poolBias             []float64
	rand                 *rand.Rand
}

type layer struct {
	query, key, value, out, up, down                         [][]float64 // from input to output
	queryBias, keyBias, valueBias, outBias, upBias, downBias []float64
	scale1, bias1, scale2, bias2                             []float64
}

func (w *weights) line(n int, mean, by float64) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(float32(mean + by*w.rand.NormFloat64()))
	}
	return x
}

func (w *weights) matrix(rows, n int, by float64) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = w.line(n, 0, by)
	}
	return m
}

func (e Encoder) weights() *weights {
	w := &weights{rand: rand.New(rand.NewPCG(44, 1))} // #nosec G404 -- weights of a test
	by := 1 / math.Sqrt(float64(e.Wide))
	w.words, w.places, w.kinds = w.matrix(e.Words, e.Wide, 1), w.matrix(e.Longest, e.Wide, 0.1), w.matrix(2, e.Wide, 0.1)
	w.scale, w.bias = w.line(e.Wide, 1, 0.1), w.line(e.Wide, 0, 0.1)
	for range e.Layers {
		w.layers = append(w.layers, layer{
			query: w.matrix(e.Wide, e.Wide, by), key: w.matrix(e.Wide, e.Wide, by), value: w.matrix(e.Wide, e.Wide, by), out: w.matrix(e.Wide, e.Wide, by),
			up: w.matrix(e.Wide, e.Inside, by), down: w.matrix(e.Inside, e.Wide, by),
			queryBias: w.line(e.Wide, 0, 0.1), keyBias: w.line(e.Wide, 0, 0.1), valueBias: w.line(e.Wide, 0, 0.1), outBias: w.line(e.Wide, 0, 0.1),
			upBias: w.line(e.Inside, 0, 0.1), downBias: w.line(e.Wide, 0, 0.1),
			scale1: w.line(e.Wide, 1, 0.1), bias1: w.line(e.Wide, 0, 0.1), scale2: w.line(e.Wide, 1, 0.1), bias2: w.line(e.Wide, 0, 0.1),
		})
	}
	w.pool, w.poolBias = w.matrix(e.Wide, e.Wide, by), w.line(e.Wide, 0, 0.1)
	return w
}

const epsilon = 1e-12

// Hidden is the last hidden state: a line of Wide numbers for each token, as Devlin and
// others, "BERT" (2019), and Vaswani and others, "Attention is all you need" (2017),
// have it.
func (e Encoder) Hidden(ids []int64) [][]float64 {
	w := e.weights()
	x := make([][]float64, len(ids))
	for i, id := range ids {
		x[i] = normal(plus(plus(w.words[id], w.places[i]), w.kinds[0]), w.scale, w.bias)
	}
	for _, l := range w.layers {
		q, k, v := through(x, l.query, l.queryBias), through(x, l.key, l.keyBias), through(x, l.value, l.valueBias)
		mixed := make([][]float64, len(x))
		each := e.Wide / e.Heads
		for i := range x {
			mixed[i] = make([]float64, e.Wide)
			for h := range e.Heads {
				at := h * each
				near, total := make([]float64, len(x)), 0.0
				for j := range x {
					for d := at; d < at+each; d++ {
						near[j] += q[i][d] * k[j][d]
					}
					near[j] = math.Exp(near[j] / math.Sqrt(float64(each)))
					total += near[j]
				}
				for j := range x {
					for d := at; d < at+each; d++ {
						mixed[i][d] += near[j] / total * v[j][d]
					}
				}
			}
		}
		attended := through(mixed, l.out, l.outBias)
		for i := range x {
			x[i] = normal(plus(x[i], attended[i]), l.scale1, l.bias1)
		}
		inner := through(x, l.up, l.upBias)
		for _, line := range inner {
			for i, v := range line {
				line[i] = v / 2 * (1 + math.Erf(v/math.Sqrt2))
			}
		}
		fed := through(inner, l.down, l.downBias)
		for i := range x {
			x[i] = normal(plus(x[i], fed[i]), l.scale2, l.bias2)
		}
	}
	return x
}

func plus(a, b []float64) []float64 {
	sum := make([]float64, len(a))
	for i := range a {
		sum[i] = a[i] + b[i]
	}
	return sum
}

func normal(x, scale, bias []float64) []float64 {
	mean, variance, out := 0.0, 0.0, make([]float64, len(x))
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		variance += (v - mean) * (v - mean) / float64(len(x))
	}
	for i, v := range x {
		out[i] = (v-mean)/math.Sqrt(variance+epsilon)*scale[i] + bias[i]
	}
	return out
}

func through(x, by [][]float64, bias []float64) [][]float64 {
	out := make([][]float64, len(x))
	for i := range x {
		out[i] = append([]float64(nil), bias...)
		for k, v := range x[i] {
			for j, b := range by[k] {
				out[i][j] += v * b
			}
		}
	}
	return out
}
