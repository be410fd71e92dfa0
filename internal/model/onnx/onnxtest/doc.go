// Package onnxtest makes small encoders of sentences for tests: as ONNX, the way that
// exporters write them, and worked out plainly beside it, so that one can be held
// against the other.
//
// It owns the made-up weights (Encoder), the file (write.go) and the plain reckoning
// (plain.go), which shares nothing with package onnx. The weights are by chance and know
// no English; texts that share words come out near each other all the same.
package onnxtest
