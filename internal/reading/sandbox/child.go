package sandbox

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/hypertext"
	"github.com/paperwurks/paperwurks/internal/reading/mail"
	"github.com/paperwurks/paperwurks/internal/reading/office"
	"github.com/paperwurks/paperwurks/internal/reading/picture"
	"github.com/paperwurks/paperwurks/internal/reading/plain"
)

// maxStack is how much stack one goroutine of a child may use. Go's default of
// 1 GiB is more than the whole child may have.
const maxStack = 64 << 20

// drivers reads each format; tests add formats that misbehave.
var drivers = map[reading.Format]func([]byte, reading.Limits) (*reading.Content, error){
	reading.FormatPackage:  office.Read,
	reading.FormatRTF:      office.ReadRTF,
	reading.FormatCompound: mail.ReadMSG,
	reading.FormatMail:     mail.Read,
	reading.FormatHTML:     hypertext.Read,
	reading.FormatText:     plain.Read,
	reading.FormatJPEG:     picture.Read,
	reading.FormatPNG:      picture.Read,
	reading.FormatTIFF:     picture.Read,
	reading.FormatWebP:     picture.Read,
	reading.FormatBMP:      picture.Read,
	reading.FormatGIF:      picture.Read,
}

// Main must be the first thing a program does, before flags are parsed and logs
// are opened; TestMain too, in tests that read papers. In a child it does the
// job and exits; otherwise it returns at once.
func Main() {
	if len(os.Args) < 2 || os.Args[1] != childArg {
		ready.Store(true)
		return
	}
	if err := child(os.Args[2:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child does one job. A panic of a parser is left to end the process: its
// parent reads the reason from the trace.
func child(args []string, in io.Reader, out io.Writer) error {
	j, size, err := parseJob(args)
	if err != nil {
		return fmt.Errorf("bad job: %w", err)
	}
	debug.SetMaxStack(maxStack)
	debug.SetMemoryLimit(j.Limits.Memory)
	if err := limit(j, size); err != nil {
		return fmt.Errorf("confine: %w", err)
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(in, data); err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	var r reply
	if j.Page > 0 {
		r.Raster, err = picture.Image(data, j.Page, j.Colour, j.Limits)
	} else if read := drivers[j.Format]; read != nil {
		r.Content, err = read(data, j.Limits)
	} else {
		err = fmt.Errorf("no driver for %q", j.Format)
	}
	if err != nil {
		r = reply{Kind: fault.KindOf(err), Detail: err.Error()}
		var known *fault.Error
		if errors.As(err, &known) && r.Kind != fault.Internal {
			r.Message, r.Detail = known.Message, ""
			if known.Err != nil {
				r.Detail = known.Err.Error()
			}
		}
	}
	return gob.NewEncoder(out).Encode(&r)
}
