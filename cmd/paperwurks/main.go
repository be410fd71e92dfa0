package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

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
	root.SetHelpCommand(helpCommand(root))
	strict(root)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitClean
	}
	var s status
	if !errors.As(err, &s) {
		s = status{exitUnreadable, err}
		if strings.HasPrefix(err.Error(), "required flag") { // cobra's own, which carries no type
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

// strict makes a verb and those below it say what they want when they are given
// something else: a verb that groups others does nothing itself, and cobra would
// answer a word that is none of them with the help and the status of success.
func strict(c *cobra.Command) {
	for _, sub := range c.Commands() {
		strict(sub)
	}
	if !c.Runnable() {
		c.Args = cobra.ArbitraryArgs
		c.DisableFlagsInUseLine = true
		c.SuggestionsMinimumDistance = 2 // letters between what was written and what was meant
		c.RunE = func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			return unknown(c, args[0])
		}
		return
	}
	if want := c.Args; want != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if want(c, args) == nil {
				return nil
			}
			return usage("write it as %s; try %s --help", strings.TrimSuffix(c.UseLine(), " [flags]"), c.CommandPath())
		}
	}
}

// unknown refuses a word that is no command of a verb, and guesses what was meant.
func unknown(c *cobra.Command, word string) error {
	meant := ""
	if near := c.SuggestionsFor(word); len(near) > 0 {
		meant = fmt.Sprintf(" (did you mean %s?)", strings.Join(near, " or "))
	}
	return usage("%s has no command %q%s; try %s --help", c.CommandPath(), word, meant, c.CommandPath())
}

// helpCommand is cobra's, which answers a command that there is not with the status
// of success.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "say more about a command",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknown(c, rest[0])
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}
