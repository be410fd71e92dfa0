package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/config"
)

// upFlags are the flags of up as they were given.
type upFlags struct {
	listen, dataDir           string
	demo, open, printSettings bool
}

func upCommand() *cobra.Command {
	var f upFlags
	c := &cobra.Command{
		Use:   "up",
		Short: "run the whole service on this machine",
		Long: `Run the whole service on this machine: cases, uploads, reading, reports and the
web interface in one process, with everything kept in one directory. It prints a
link that signs a browser in once, and names the file with the token for scripts.

It may be stopped or killed at any moment: started again, it goes on where it was.

Settings come from the environment, or from a file of KEY=value lines that
PAPERWURKS_CONFIG names; flags win over both:

` + config.Help(),
		Example: `  paperwurks up
  paperwurks up --demo --open
  paperwurks up --listen localhost:9000 --data-dir ./cases`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return up(c.Context(), f, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&f.listen, "listen", "", "address to listen on (default localhost:8000)")
	c.Flags().StringVar(&f.dataDir, "data-dir", "", "directory that keeps everything (default in your home directory)")
	c.Flags().BoolVar(&f.demo, "demo", false, "load a synthetic pack as a case")
	c.Flags().BoolVar(&f.open, "open", false, "open the sign-in link in the browser")
	c.Flags().BoolVar(&f.printSettings, "print-config", false, "print the settings as they would be used, without passwords, and stop")
	return c
}

func up(ctx context.Context, f upFlags, stdout, stderr io.Writer) error {
	flags := map[string]string{}
	if f.listen != "" {
		flags["PAPERWURKS_LISTEN"] = f.listen
	}
	if f.dataDir != "" {
		flags["PAPERWURKS_DATA_DIR"] = f.dataDir
	}
	c, err := config.Load(os.Environ(), flags)
	if err != nil {
		return status{exitUsage, err}
	}
	if f.printSettings {
		_, err := fmt.Fprint(stdout, c)
		return err
	}
	ln, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return status{exitUnreadable, listening(c.Listen, err)}
	}
	defer ln.Close()
	c = c.ListeningOn(ln.Addr())
	demo := func() (demonstration, error) { return demonstration{}, nil }
	if f.demo {
		demo = beginDemo(ctx) // while the engines open
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	a, err := app.Open(ctx, c, app.Options{Log: log, OnPreparing: func() {
		_, _ = fmt.Fprintln(stdout, "preparing the PDF engine (once on this machine)")
	}})
	if err != nil {
		return err
	}
	defer a.Close()
	link, err := a.Invite(ctx)
	if err != nil {
		return err
	}
	shown, err := demo()
	if err == nil && f.demo {
		// The case and its papers are there before anybody can come, so that nothing is
		// added to a page that somebody reads.
		link += "&case=" + string(demoCase)
		err = shown.load(ctx, a)
	}
	if err != nil {
		return fmt.Errorf("make the demonstration: %w", err)
	}
	_, err = fmt.Fprintf(stdout, `Paperwurks is ready at %s

  sign in, once:     %s
  token for scripts: %s
  everything is in:  %s

Stop it with Ctrl-C; it goes on where it was when it is started again.
`, c.PublicURL, link, a.TokenFile(), c.DataDir)
	if err != nil {
		return err
	}
	if f.open {
		if err := browse(link); err != nil {
			_, _ = fmt.Fprintf(stderr, "no browser could be opened (%v); open the link yourself\n", err)
		}
	}
	err = a.Run(ctx, ln)
	if err == nil {
		_, err = fmt.Fprintln(stdout, "stopped; nothing is lost")
	}
	return err
}

// listening says what keeps an address from being listened on.
func listening(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use by another program, perhaps another paperwurks; stop it, or choose an address with --listen localhost:8001", addr)
	}
	return fmt.Errorf("%s cannot be listened on: %w", addr, err)
}

// browse opens a link in the browser of whoever is at the machine.
func browse(link string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", link).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", link).Start()
	}
	return exec.Command("xdg-open", link).Start()
}
