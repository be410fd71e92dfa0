package sandbox

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

// confine makes the child lead a process group of its own and kills all of it.
func confine(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error {
		err := syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		if errors.Is(err, syscall.ESRCH) {
			return os.ErrProcessDone
		}
		return err
	}
}

// Numbers that package syscall does not have: <linux/prctl.h>, <linux/seccomp.h>,
// <linux/audit.h>.
const (
	prSetNoNewPrivs = 38
	sysSeccompAMD64 = 317
	sysSeccompARM64 = 277

	seccompSetModeFilter   = 1
	seccompFilterFlagTsync = 1

	seccompRetAllow     = 0x7fff0000
	seccompRetErrno     = 0x00050000
	seccompRetKill      = 0x80000000
	auditArchX8664      = 0xc000003e
	auditArchAArch64    = 0xc00000b7
	seccompDataNr       = 0
	seccompDataArch     = 4
	x32SyscallBit       = 0x40000000
	sysExecveatAMD64    = 322
	sysExecveatARM64    = 281
	sysOpenat2          = 437
	sysProcessVMReadAMD = 310
	sysProcessVMReadARM = 270
	sysIoUringSetup     = 425
	sysPidfdOpen        = 434
	sysMemfdCreateAMD   = 319
	sysMemfdCreateARM   = 279
)

// slack is address space that a Go process takes without using it as memory.
const slack = 256 << 20

// limit takes from this process, for good, what a parser does not need. size is
// the number of bytes of the file, which is held in memory besides what parsing takes.
func limit(j job, size int) error {
	vm, err := addressSpace()
	if err != nil {
		return err
	}
	as := vm + uint64(j.Limits.Memory) + uint64(size) + slack + detector
	cpu := uint64(j.Limits.Time/time.Second) + 1
	for _, l := range []struct {
		what     int
		cur, max uint64
	}{
		{syscall.RLIMIT_AS, as, as},
		{syscall.RLIMIT_CPU, cpu, cpu + 2},
		{syscall.RLIMIT_CORE, 0, 0},
		{syscall.RLIMIT_FSIZE, 0, 0},
	} {
		if err := syscall.Setrlimit(l.what, &syscall.Rlimit{Cur: l.cur, Max: l.max}); err != nil {
			return fmt.Errorf("limit %d: %w", l.what, err)
		}
	}
	return filter()
}

// addressSpace is the size of the address space in use.
func addressSpace() (uint64, error) {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	pages, _, _ := strings.Cut(string(b), " ")
	n, err := strconv.ParseUint(pages, 10, 64)
	return n * uint64(os.Getpagesize()), err
}

// filter installs a seccomp filter on every thread: a parser that has been taken
// over can open no file, start no program, reach no network and touch no other
// process. Where the kernel has no seccomp the other limits still hold.
func filter() error {
	arch, seccomp, forbidden := uint32(0), uintptr(0), []uint32{
		syscall.SYS_OPENAT, sysOpenat2, syscall.SYS_EXECVE, syscall.SYS_SOCKET, syscall.SYS_CONNECT,
		syscall.SYS_PTRACE, sysIoUringSetup, sysPidfdOpen, syscall.SYS_MOUNT, syscall.SYS_UNLINKAT, syscall.SYS_SOCKETPAIR,
	}
	switch runtime.GOARCH {
	case "amd64":
		arch, seccomp = auditArchX8664, sysSeccompAMD64
		// The last number is open, which arm64 does not have.
		forbidden = append(forbidden, sysExecveatAMD64, sysProcessVMReadAMD, sysMemfdCreateAMD, 2)
	case "arm64":
		arch, seccomp = auditArchAArch64, sysSeccompARM64
		forbidden = append(forbidden, sysExecveatARM64, sysProcessVMReadARM, sysMemfdCreateARM)
	default:
		return nil
	}
	const (
		load = syscall.BPF_LD | syscall.BPF_W | syscall.BPF_ABS
		ret  = syscall.BPF_RET | syscall.BPF_K
		jeq  = syscall.BPF_JMP | syscall.BPF_JEQ | syscall.BPF_K
		jge  = syscall.BPF_JMP | syscall.BPF_JGE | syscall.BPF_K
	)
	prog := []syscall.SockFilter{
		{Code: load, K: seccompDataArch},
		{Code: jeq, Jt: 1, K: arch},
		{Code: ret, K: seccompRetKill},
		{Code: load, K: seccompDataNr},
		{Code: jge, Jf: 1, K: x32SyscallBit}, // the other calling convention of amd64
		{Code: ret, K: seccompRetKill},
	}
	for _, nr := range forbidden {
		prog = append(prog,
			syscall.SockFilter{Code: jeq, Jf: 1, K: nr},
			syscall.SockFilter{Code: ret, K: seccompRetErrno | uint32(syscall.EPERM)})
	}
	prog = append(prog, syscall.SockFilter{Code: ret, K: seccompRetAllow})
	fprog := syscall.SockFprog{Len: uint16(len(prog)), Filter: &prog[0]}
	// The filter is synchronised to all threads, and no_new_privs with it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if _, _, e := syscall.RawSyscall6(syscall.SYS_PRCTL, prSetNoNewPrivs, 1, 0, 0, 0, 0); e != 0 {
		return fmt.Errorf("no new privileges: %w", e)
	}
	_, _, e := syscall.RawSyscall(seccomp, seccompSetModeFilter, seccompFilterFlagTsync, uintptr(unsafe.Pointer(&fprog)))
	runtime.KeepAlive(prog)
	if e != 0 && e != syscall.EINVAL && e != syscall.ENOSYS {
		return fmt.Errorf("seccomp: %w", e)
	}
	return nil
}
