package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses, the same for every verb.
const (
	exitClean    = 0
	exitFindings = 1 // something is not as it should be: a finding, a row, a cost above its target
	exitUsage    = 2 // the command line is wrong
	exitFailed   = 3 // a file could not be read, or terraform could not run
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// status is an error that carries an exit status. Its text is printed when it has one.
type status struct {
	code int
	err  error
}

func (s status) Error() string {
	if s.err == nil {
		return ""
	}
	return s.err.Error()
}

func (s status) Unwrap() error { return s.err }

// usage is an error of the command line itself.
func usage(format string, args ...any) error { return status{exitUsage, fmt.Errorf(format, args...)} }

// run is the program: arguments in, exit status out.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "pwops",
		Short: "the tool of those who run Paperwurks",
		Long: `pwops plans Paperwurks' infrastructure without an account, and says of a plan what
is wrong with it, whether it is what the design document asks for, what it costs
and what it looks like. It changes nothing.

Exit status: 0 clean, 1 something is not as it should be, 2 wrong usage,
3 a file could not be read or terraform could not run.`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usage("%w; try %s --help", err, c.CommandPath()) })
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(planCommand(), planCheckCommand(), conformCommand(), costCommand(), graphCommand(), fargateSizesCommand())
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitClean
	}
	if ctx.Err() != nil {
		_, _ = fmt.Fprintln(stderr, "pwops: stopped")
		return exitFailed
	}
	var s status
	if !errors.As(err, &s) {
		s = status{exitUsage, err} // what cobra itself refuses
	}
	if text := s.Error(); text != "" {
		_, _ = fmt.Fprintln(stderr, "pwops: "+text)
	}
	return s.code
}
