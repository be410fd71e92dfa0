package pdf

import (
	"sync"

	"github.com/tetratelabs/wazero/experimental"
)

// linear is the memory of one instance. It is ours and not wazero's because it is
// burnt from another goroutine (instance.during) while PDFium may be growing it:
// growing may move it, and whoever wrote to where it was would write anywhere.
type linear struct {
	mu    sync.Mutex
	bytes []byte
}

var _ experimental.LinearMemory = (*linear)(nil)

// Reallocate makes the memory size bytes long. The new bytes are zero.
func (l *linear) Reallocate(size uint64) []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bytes = append(l.bytes, make([]byte, size-uint64(len(l.bytes)))...) // WebAssembly's memories never shrink
	return l.bytes
}

// Free lets go of the memory.
func (l *linear) Free() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bytes = nil
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
