package sandbox

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
)

// childArg is the hidden first argument.
const childArg = "__read-in-sandbox"

// maxReply bounds what a child may send back, in bytes; gob's own bound is 1 GiB.
const maxReply = 512 << 20

// ready says that Main has run in this process. Without it a child would be the
// whole program again, starting children of its own.
var ready atomic.Bool

// Drivers runs each call in a process of its own. It implements reading.Drivers.
type Drivers struct{}

var _ reading.Drivers = Drivers{}

// Read reads one file; see reading.Drivers.
func (Drivers) Read(ctx context.Context, f reading.Format, data []byte, l reading.Limits) (*reading.Content, error) {
	r, err := run(ctx, job{Format: f, Limits: l.WithDefaults()}, data)
	if err != nil {
		return nil, err
	}
	if r.Content == nil {
		return nil, errors.New("sandbox: the child sent no content")
	}
	return r.Content, nil
}

// Image gives one page of a picture; see reading.Drivers.
func (Drivers) Image(ctx context.Context, f reading.Format, data []byte, page int, colour bool, l reading.Limits) (*reading.Raster, error) {
	r, err := run(ctx, job{Format: f, Limits: l.WithDefaults(), Page: page, Colour: colour}, data)
	if err != nil {
		return nil, err
	}
	if r.Raster == nil {
		return nil, errors.New("sandbox: the child sent no picture")
	}
	return r.Raster, nil
}

// job is what a child is asked to do. Page 0 means read the file, otherwise the
// picture on that page is wanted.
type job struct {
	Format reading.Format
	Limits reading.Limits
	Page   int
	Colour bool
}

// args writes the job as arguments; parseJob reads them back.
func (j job) args(size int) []string {
	return []string{
		childArg, string(j.Format), strconv.Itoa(j.Page), strconv.FormatBool(j.Colour), strconv.Itoa(size),
		strconv.Itoa(j.Limits.Pages), strconv.FormatInt(j.Limits.Memory, 10), j.time().String(),
	}
}

func parseJob(args []string) (j job, size int, err error) {
	if len(args) != 7 {
		return j, 0, fmt.Errorf("%d arguments", len(args))
	}
	var errs [6]error
	j.Format = reading.Format(args[0])
	j.Page, errs[0] = strconv.Atoi(args[1])
	j.Colour, errs[1] = strconv.ParseBool(args[2])
	size, errs[2] = strconv.Atoi(args[3])
	j.Limits.Pages, errs[3] = strconv.Atoi(args[4])
	j.Limits.Memory, errs[4] = strconv.ParseInt(args[5], 10, 64)
	j.Limits.Time, errs[5] = time.ParseDuration(args[6])
	return j, size, errors.Join(errs[:]...)
}

// time is the limit that fits the job.
func (j job) time() time.Duration {
	if j.Page > 0 {
		return j.Limits.PageTime
	}
	return j.Limits.Time
}

// reply is what a child sends back: one of its fields, or a fault's kind and message.
type reply struct {
	Content *reading.Content
	Raster  *reading.Raster
	Kind    fault.Kind
	Message string
	Detail  string // for the log
}

// run starts a child for one job and waits for its reply.
func run(ctx context.Context, j job, data []byte) (*reply, error) {
	if !ready.Load() {
		return nil, errors.New("sandbox: Main was not called when the program started")
	}
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	parent := ctx
	ctx, cancel := context.WithTimeout(ctx, j.time())
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, j.args(len(data))...)
	cmd.Env = []string{}
	cmd.Dir = "/"
	cmd.Stdin = bytes.NewReader(data)
	stderr := &keeper{limit: 8 << 10}
	cmd.Stderr = stderr
	cmd.WaitDelay = time.Second
	confine(cmd)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	var r reply
	bad := gob.NewDecoder(io.LimitReader(stdout, maxReply)).Decode(&r)
	if bad != nil {
		_ = stdout.Close() // what follows, if anything does, is not for us: writing it ends the child
	}
	died := cmd.Wait()
	switch {
	case parent.Err() != nil:
		return nil, parent.Err()
	case ctx.Err() != nil:
		return nil, tooLong(j, ctx.Err())
	case bad != nil:
		return nil, autopsy(j, errors.Join(died, bad), stderr.String())
	case r.Kind == fault.Internal:
		return nil, fmt.Errorf("sandbox: %s: %s", j.Format, r.Detail)
	case r.Kind != "" && r.Detail == "":
		return nil, fault.New(r.Kind, "%s", r.Message)
	case r.Kind != "":
		return nil, fault.Wrap(errors.New(r.Detail), r.Kind, "%s", r.Message)
	}
	return &r, nil
}

func tooLong(j job, err error) error {
	return fault.Wrap(err, fault.Invalid, "could not be read within %s; it may be damaged or made to do harm: ask for another copy, or save it as PDF and give that", j.time())
}

// autopsy says why a child died without a reply.
func autopsy(j job, err error, stderr string) error {
	err = fmt.Errorf("sandbox: %s: %w: %s", j.Format, err, firstLines(stderr, 12))
	switch {
	case strings.Contains(stderr, "SIGXCPU"):
		return tooLong(j, err)
	case strings.Contains(stderr, "stack exceeds"), strings.Contains(stderr, "stack overflow"):
		return fault.Wrap(err, fault.Invalid, "is nested too deeply to be read; it may be damaged or made to do harm: save it as PDF and give that")
	case strings.Contains(stderr, "out of memory"), strings.Contains(stderr, "cannot allocate memory"), strings.Contains(stderr, "failed to allocate"),
		strings.Contains(stderr, "address space collisions"), // how the race detector's runtime says it
		strings.Contains(stderr, "failed to create new OS thread"), strings.Contains(err.Error(), "signal: killed"):
		return fault.Wrap(err, fault.TooLarge, "needs more memory to read than the limit of %d MiB; it may be damaged or made to do harm: save it as PDF and give that", j.Limits.Memory>>20)
	}
	return fault.Wrap(err, fault.Invalid, "could not be read because it is damaged in a way its reader does not know; save it as PDF and give that")
}

func firstLines(s string, n int) string {
	lines := strings.SplitAfterN(s, "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "")
}

// keeper keeps the first bytes written to it and lets the rest go.
type keeper struct {
	kept  []byte
	limit int
}

func (k *keeper) Write(p []byte) (int, error) {
	k.kept = append(k.kept, p[:min(len(p), k.limit-len(k.kept))]...)
	return len(p), nil
}

func (k *keeper) String() string { return string(k.kept) }
