package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// program is the built binary: what a user runs, not a test's own process.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "paperwurks-bench-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "paperwurks")
	build := exec.Command("go", "build", "-o", path, "../cmd/paperwurks")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	// The PDF engine is compiled once on a machine; that is measured apart.
	warm := exec.Command(path, "analyse", "--demo", "--quiet", "--output", os.DevNull)
	_ = warm.Run() // its findings make its status 1
	return path, nil
})

// usage is what a run took.
type usage struct {
	wall time.Duration
	cpu  time.Duration // user and system, of the process and of what it waited for
	peak float64       // MiB of the process and all that it started, at the worst moment seen
}

// measure runs a command to its end. The memory is the proportional share of the
// whole process tree, looked at twenty times a second.
func measure(b *testing.B, name string, args ...string) usage {
	b.Helper()
	c := exec.Command(name, args...)
	start := time.Now()
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	stop := make(chan struct{})
	peak := make(chan float64)
	go func() {
		worst := 0.0
		for {
			worst = max(worst, treeMiB(c.Process.Pid))
			select {
			case <-stop:
				peak <- worst
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	err := c.Wait()
	wall := time.Since(start)
	close(stop)
	if code := c.ProcessState.ExitCode(); err != nil && code != 1 {
		b.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return usage{wall, c.ProcessState.UserTime() + c.ProcessState.SystemTime(), <-peak}
}

// treeMiB is the proportional set size of a process and its descendants.
func treeMiB(root int) float64 {
	children := map[int][]int{}
	entries, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, e := range entries {
		data, err := os.ReadFile(e)
		if err != nil {
			continue
		}
		// The name, in parentheses, may hold spaces; the parent is the second field after it.
		_, rest, ok := strings.Cut(string(data), ") ")
		fields := strings.Fields(rest)
		if !ok || len(fields) < 2 {
			continue
		}
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(e)))
		parent, _ := strconv.Atoi(fields[1])
		children[parent] = append(children[parent], pid)
	}
	total := 0.0
	for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
		queue = append(queue, children[queue[0]]...)
		if queue[0] != root && commandOf(queue[0]) == commandOf(root) {
			continue // between fork and exec: its memory is its parent's, counted already
		}
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", queue[0]))
		if err != nil {
			continue
		}
		for line := range strings.SplitSeq(string(data), "\n") {
			if rest, ok := strings.CutPrefix(line, "Pss:"); ok {
				kib, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
				total += kib / 1024
			}
		}
	}
	return total
}

func commandOf(pid int) string {
	line, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)) // empty for one that has ended
	return string(line)
}
