//go:build race

package sandbox

// detector is address space that the race detector takes besides: its shadow of
// every byte, and of stacks that grow.
const detector = 1 << 30
