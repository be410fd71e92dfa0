package pdf

import (
	"sync"

	"github.com/tetratelabs/wazero/experimental"
)

// linear is the memory of one instance. It is ours and not wazero's for two reasons.
// It is burnt from another goroutine (instance.during) while PDFium may be growing
// it: growing that moved it would leave whoever burns writing anywhere. And it grows
// by steps to tens of megabytes: as a slice that means copies, and garbage twice its
// size. So its addresses are reserved at once, where the system can do that, and
// given back as soon as its owner closes the instance.
type linear struct {
	mu       sync.Mutex
	bytes    []byte
	reserved []byte // nil where addresses cannot be reserved
}

var _ experimental.LinearMemory = (*linear)(nil)

// newLinear is a memory that may grow to most bytes.
func newLinear(most uint64) *linear { return &linear{reserved: reserve(most)} }

// Reallocate makes the memory size bytes long. The new bytes are zero.
func (l *linear) Reallocate(size uint64) []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case size <= uint64(len(l.reserved)):
		l.bytes = l.reserved[:size:size]
	case l.reserved != nil:
		return nil // over the limit: PDFium is told that there is no more
	default:
		l.bytes = append(l.bytes, make([]byte, size-uint64(len(l.bytes)))...) // WebAssembly's memories never shrink
	}
	return l.bytes
}

// Free does nothing: when the whole engine is closed, wazero calls it while others
// may still be running code that uses the memory.
func (l *linear) Free() {}

// drop gives the memory back. It is for the instance's owner, when nothing of the
// instance runs or is looked at any more.
func (l *linear) drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reserved != nil {
		release(l.reserved)
	}
	l.bytes, l.reserved = nil, nil
}

// burn fills the memory with ones.
func (l *linear) burn() {
	l.mu.Lock()
	defer l.mu.Unlock()
	ones(l.bytes)
}

// ones sets every bit. It is kept from the race detector: that others use these
// bytes meanwhile is the purpose.
//
//go:norace
func ones(b []byte) {
	for i := range b {
		b[i] = 0xff
	}
}
