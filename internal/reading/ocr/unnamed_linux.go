package ocr

import (
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

// The number of memfd_create, which package syscall does not have (<asm/unistd.h>).
var memfdCreate = map[string]uintptr{"amd64": 319, "arm64": 279}[runtime.GOARCH]

const closeOnExec = 1 // MFD_CLOEXEC, <linux/memfd.h>

// unnamed is a file in memory that has no place in any directory: nothing of a page
// is left behind, whatever happens.
func unnamed(label string) (*os.File, error) {
	name, err := syscall.BytePtrFromString(label)
	if err != nil {
		return nil, err
	}
	if memfdCreate == 0 {
		return nil, errNoSession
	}
	fd, _, errno := syscall.Syscall(memfdCreate, uintptr(unsafe.Pointer(name)), closeOnExec, 0)
	if errno != 0 {
		return nil, os.NewSyscallError("memfd_create", errno)
	}
	return os.NewFile(fd, label), nil
}
