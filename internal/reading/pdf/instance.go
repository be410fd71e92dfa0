package pdf

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"time"
	"unicode/utf16"

	"github.com/tetratelabs/wazero/api"
)

// instance is one PDFium in a memory of its own, for one document. It is not for
// use by two goroutines at once.
//
// Its errors stick: after a trap, a cancelled context or exhausted memory every
// call answers 0 and err says why, so that callers check err once after a group
// of calls. A broken instance can only be closed.
type instance struct {
	pdfium    api.Module
	gather    api.Module
	memory    api.Memory // what the owner reads through
	linear    *linear    // the same memory, to be burnt
	functions map[string]api.Function
	scratch   uint32 // scratchSize bytes for answers through pointers
	err       error
}

const scratchSize = 64 << 10

// call calls a function of PDFium (or of the gather module) with numbers encoded as api.ValueType says.
func (in *instance) call(fn string, args ...uint64) uint64 {
	return in.callIn(context.Background(), fn, args...)
}

// callIn is call with a context for the functions of ours that PDFium calls back.
// Its end stops nothing: see during.
func (in *instance) callIn(ctx context.Context, fn string, args ...uint64) uint64 {
	if in.err != nil {
		return 0
	}
	f := in.functions[fn]
	if f == nil {
		if f = in.pdfium.ExportedFunction(fn); f == nil {
			f = in.gather.ExportedFunction(fn)
		}
		if f == nil {
			in.err = fmt.Errorf("pdfium has no function %s", fn)
			return 0
		}
		in.functions[fn] = f
	}
	var stack [12]uint64
	copy(stack[:], args)
	if err := f.CallWithStack(ctx, stack[:max(len(args), 1)]); err != nil {
		in.err = fmt.Errorf("%s: %w", fn, err)
		return 0
	}
	return stack[0]
}

// pointer calls a function that gives an address.
func (in *instance) pointer(fn string, args ...uint64) uint32 { return uint32(in.call(fn, args...)) }

// number calls a function that gives an int.
func (in *instance) number(fn string, args ...uint64) int { return int(int32(in.call(fn, args...))) }

// alloc takes n bytes of the instance's memory; the caller frees them.
func (in *instance) alloc(n int) uint32 {
	p := in.pointer("malloc", uint64(n))
	if p == 0 && in.err == nil {
		in.err = errMemory
	}
	return p
}

func (in *instance) free(p uint32) { in.call("free", uint64(p)) }

// bytes is a view of the instance's memory, good until the next call.
func (in *instance) bytes(p uint32, n int) []byte {
	if in.err != nil {
		return nil
	}
	b, ok := in.memory.Read(p, uint32(n))
	if !ok {
		in.err = fmt.Errorf("pdfium answered an address outside its memory")
		return nil
	}
	return b
}

// floats reads n float32 from the scratch.
func (in *instance) floats(n int) []float64 {
	b := in.bytes(in.scratch, 4*n)
	v := make([]float64, n)
	if b == nil {
		return v
	}
	for i := range v {
		v[i] = float32At(b, 4*i)
	}
	return v
}

// text calls a function of the shape f(args…, buffer, bytes) that answers UTF-16
// with a closing zero, and how many bytes it needs; a longer text is left out.
func (in *instance) text(fn string, args ...uint64) string {
	n := in.number(fn, append(args, uint64(in.scratch), scratchSize)...)
	if n <= 2 || n > scratchSize {
		return ""
	}
	return utf16At(in.bytes(in.scratch, n))
}

// utf16At decodes UTF-16 up to its closing zero.
func utf16At(b []byte) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		c := binary.LittleEndian.Uint16(b[i:])
		if c == 0 {
			break
		}
		u = append(u, c)
	}
	return string(utf16.Decode(u))
}

func (in *instance) close() {
	// The module's memory goes as a whole; nothing inside needs to be freed.
	if in.gather != nil {
		_ = in.gather.Close(context.Background())
	}
	_ = in.pdfium.Close(context.Background())
	in.linear.drop()
}

// during bounds what is done with the instance by a context, until end is called.
//
// WebAssembly that runs cannot be interrupted, save by a check in every loop, which
// wazero can compile in and which makes PDFium two and a half times slower. So the
// memory is burnt instead: filled with ones, every pointer in it leads outside the
// memory, and code that follows one traps. Loops that follow none end by themselves.
// The instance is broken afterwards, as after any trap.
func (in *instance) during(ctx context.Context) (end func()) {
	quit, burnt := make(chan struct{}), make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(burnt)
		for {
			in.linear.burn()
			select {
			case <-quit:
				return
			case <-time.After(5 * time.Millisecond): // the memory may have grown meanwhile
			}
		}
	})
	return func() {
		close(quit)
		if !stop() {
			<-burnt
			in.err = context.Cause(ctx)
		}
	}
}

func uint32At(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

func float32At(b []byte, at int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(b[at:])))
}

func float64At(b []byte, at int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(b[at:]))
}
