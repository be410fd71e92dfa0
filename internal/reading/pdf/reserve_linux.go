package pdf

import "syscall"

// reserve takes addresses for n bytes. What is never written costs no memory. It is
// nil when the system refuses.
func reserve(n uint64) []byte {
	b, err := syscall.Mmap(-1, 0, int(n), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON|syscall.MAP_NORESERVE)
	if err != nil {
		return nil
	}
	return b
}

// release gives back what reserve took.
func release(b []byte) { _ = syscall.Munmap(b) } // it fails only for what reserve did not give
