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

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading/sandbox"
)

// The exit statuses, the same for every verb.
const (
	exitClean      = 0
	exitFindings   = 1 // findings at or above --fail-on
	exitUsage      = 2 // the command line is wrong
	exitUnreadable = 3 // a file could not be read, or nothing could be done
	exitSilent     = 4 // the papers do not answer the question
)

func main() {
	sandbox.Main() // never returns in a process that was started to parse one file
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
func usage(format string, args ...any) error {
	return status{exitUsage, fmt.Errorf(format, args...)}
}

// run is the program: arguments in, exit status out.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "paperwurks",
		Short: "reads the papers of a home sale and proves what it says",
		Long: `Paperwurks reads the papers of a home sale in England or Wales (registers, leases,
searches, certificates, seller's forms) and tells a conveyancer what they say,
what is wrong and what to ask, each with the page and the words that prove it.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage,
3 a file could not be read, 4 the papers do not answer the question.`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%w; try %s --help", err, c.CommandPath())
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(analyseCommand(), askCommand(), packCommand(), upCommand(), serveCommand(), workerCommand(), migrateCommand(), verifyCommand(), adminCommand(), auditCommand(), modelCommand(), retentionCommand(), packsCommand(), evaluateCommand())
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitClean
	}
	var s status
	if !errors.As(err, &s) {
		s = status{exitUnreadable, err}
		if fault.KindOf(err) == fault.Internal && isUsage(err) {
			s.code = exitUsage
		}
	}
	if ctx.Err() != nil {
		_, _ = fmt.Fprintln(stderr, "paperwurks: stopped")
		return exitUnreadable
	}
	if text := s.Error(); text != "" {
		_, _ = fmt.Fprintln(stderr, "paperwurks: "+text)
	}
	return s.code
}
