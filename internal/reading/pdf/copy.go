package pdf

import (
	"context"
	"io"
	"time"

	"github.com/tetratelabs/wazero/api"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// copyTime is what one page of a copy may take, beside a minute for the whole.
const copyTime = 500 * time.Millisecond

// Copy writes pages of a file, from first to last (from 1, both included), as a
// new PDF that has nothing but them: no password, no scripts, no attachments, no
// form. What is filled in or noted on a page becomes part of its drawing, as it
// would be printed. Its errors are fault.Invalid or fault.TooLarge with a sentence,
// or w's own.
//
// The new file is written by PDFium with a plain table of objects and no streams
// of them, which is what bind relies on.
func (e *Engine) Copy(ctx context.Context, data []byte, first, last int, w io.Writer) error {
	d, err := e.open(ctx, data)
	if err != nil {
		return err
	}
	defer func() { e.stop(d.instance) }()
	if first < 1 || last < first || last > d.pages {
		return fault.New(fault.NotFound, "pages %d to %d are not among %d", first, last, d.pages)
	}
	limited, cancel := context.WithTimeout(ctx, time.Minute+time.Duration(last-first+1)*copyTime)
	defer cancel()
	end := d.during(limited)
	out := &outlet{w: w}
	ok := d.copy(limited, first, last, out)
	end()
	switch {
	case out.err != nil:
		return out.err
	case d.err != nil:
		return d.failure(limited)
	case !ok:
		return fault.New(fault.Invalid, "the pages of this PDF cannot be taken out of it")
	}
	return nil
}

// What FPDF_SaveAsCopy and FPDFPage_Flatten are asked for.
const (
	saveWithoutSecurity = 3
	flattenForPrint     = 1
)

func (d *document) copy(ctx context.Context, first, last int, out *outlet) bool {
	for i := first - 1; i < last && d.err == nil; i++ {
		page := d.call("FPDF_LoadPage", d.handle, uint64(i))
		if page == 0 {
			continue // a page that is damaged is copied as it is, or refused below
		}
		d.call("FPDFPage_Flatten", page, flattenForPrint)
		d.call("FPDF_ClosePage", page)
	}
	fresh := d.call("FPDF_CreateNewDocument")
	indices := d.alloc(4 * (last - first + 1))
	b := d.bytes(indices, 4*(last-first+1))
	if b == nil || fresh == 0 {
		return false
	}
	for i := range last - first + 1 {
		n := uint32(first - 1 + i)
		b[4*i], b[4*i+1], b[4*i+2], b[4*i+3] = byte(n), byte(n>>8), byte(n>>16), byte(n>>24)
	}
	if d.number("FPDF_ImportPagesByIndex", fresh, d.handle, uint64(indices), uint64(last-first+1), 0) == 0 {
		return false
	}
	write := d.pointer("FPDF_FILEWRITE_Create")
	return d.callIn(context.WithValue(ctx, outletKey{}, out), "FPDF_SaveAsCopy", fresh, uint64(write), saveWithoutSecurity) != 0 && d.err == nil
}

type outletKey struct{}

// outlet is where PDFium's writing goes. It travels in the context of the call
// that saves: go-pdfium's own way is a table that only its own code reaches.
type outlet struct {
	w   io.Writer
	err error
}

// writeBlock is the function that PDFium's FPDF_FILEWRITE calls with itself, the
// bytes and their number. It answers 0 when they cannot be written.
func writeBlock(ctx context.Context, mod api.Module, stack []uint64) {
	out, _ := ctx.Value(outletKey{}).(*outlet)
	b, ok := mod.Memory().Read(uint32(stack[1]), uint32(stack[2]))
	if out == nil || out.err != nil || !ok {
		stack[0] = 0
		return
	}
	if _, out.err = out.w.Write(b); out.err != nil {
		stack[0] = 0
		return
	}
	stack[0] = 1
}
