// Package onnx evaluates neural networks that are written down as ONNX, as far as
// encoders of sentences need it: on this machine, in Go alone.
//
// It owns the file format (read.go), the numbers (tensor.go), the operators
// (operators.go, and what is more than arithmetic in layers.go), the products of
// matrices, which is where the time goes (product.go), and the order in which a network
// is worked through (program.go). What goes in and what comes out means nothing to it:
// that is sentencemodel's.
//
// A file is a stranger's: sizes are checked before room is made, an operator that is not
// known is refused by name, and numbers of the wrong shape are an error. Quantised
// numbers (int8, uint8) are kept as floating-point ones, which hold them exactly.
//
// States: a Model is a file that was read and nothing more; a Program is the way to one
// of its outputs, with everything worked out that does not depend on an input, and may be
// run by several goroutines at once.
package onnx
