//go:build !linux

package pdf

// reserve takes no addresses: the memory grows as a slice does.
func reserve(uint64) []byte { return nil }

func release([]byte) {}
