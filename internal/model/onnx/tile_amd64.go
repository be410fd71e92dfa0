package onnx

import "golang.org/x/sys/cpu"

// fused is whether the processor multiplies and adds eight numbers at once, as those of
// the last ten years do.
var fused = cpu.X86.HasAVX2 && cpu.X86.HasFMA

func tile(sums *[tall * wide]float32, lines *[tall][]float32, b []float32) {
	deep := len(lines[0])
	if !fused || deep == 0 {
		plainTile(sums, lines, b)
		return
	}
	for i := range lines { // what the assembly goes over is there
		_ = lines[i][deep-1]
	}
	_ = b[deep*wide-1]
	fusedTile(&sums[0], &lines[0][0], &lines[1][0], &lines[2][0], &lines[3][0], &b[0], deep)
}

// fusedTile is plainTile for a processor with AVX2 and FMA.
//
//go:noescape
func fusedTile(sums, a0, a1, a2, a3, b *float32, deep int)
