//go:build !race

package sandbox

// detector is address space that the race detector takes besides; see race.go.
const detector = 0
