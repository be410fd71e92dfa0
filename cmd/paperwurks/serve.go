package main

import (
	"context"
	"io"
	"net"
	"os"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/config"
)

func serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "answer requests; workers do the work elsewhere",
		Long: `Answer requests for all firms: the API and the web interface. The work that they
cause is done by ` + "`paperwurks worker`" + ` on the same database, objects and queue. The
schema must be current: ` + "`paperwurks migrate`" + ` makes it so. On SIGTERM what is being
answered is finished. Logs are JSON, one line each, on standard error.

` + settingsHelp(),
		Example: `  PAPERWURKS_CONFIG=/etc/paperwurks.env paperwurks serve`,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return play(c.Context(), app.Serving, c.ErrOrStderr()) },
	}
}

func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "worker",
		Short: "do the work that requests cause: check, read and judge papers",
		Long: `Do the work that requests cause, for all firms, as many papers at a time as
PAPERWURKS_WORKERS says. Any number of workers share one database; one may be
killed at any moment and nothing is lost. On SIGTERM the work in hand is finished
within 100 seconds or given back. Logs are JSON, one line each, on standard error.

` + settingsHelp(),
		Example: `  PAPERWURKS_CONFIG=/etc/paperwurks.env paperwurks worker`,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return play(c.Context(), app.Working, c.ErrOrStderr()) },
	}
}

// settings are those of a command that takes none from flags.
func settings() (config.Config, error) {
	c, err := config.Load(os.Environ(), nil)
	if err != nil {
		return c, status{exitUsage, err}
	}
	return c, nil
}

func settingsHelp() string {
	return `Settings come from the environment, or from a file of KEY=value lines that
PAPERWURKS_CONFIG names:

` + config.Help()
}

// play is a process of one role until ctx ends.
func play(ctx context.Context, role app.Role, stderr io.Writer) error {
	c, err := settings()
	if err != nil {
		return err
	}
	log := app.NewLog(stderr)
	var ln net.Listener
	if role == app.Serving {
		if ln, err = net.Listen("tcp", c.Listen); err != nil {
			return status{exitUnreadable, listening(c.Listen, err)}
		}
		defer ln.Close()
		c = c.ListeningOn(ln.Addr())
	}
	a, err := app.Open(ctx, c, app.Options{Role: role, Log: log, Lines: stderr, OnPreparing: func() {
		log.Info("preparing the PDF engine")
	}})
	if err != nil {
		return err
	}
	defer a.Close()
	log.Info("ready", "role", string(role), "address", c.PublicURL)
	err = a.Run(ctx, ln)
	log.Info("stopped", "role", string(role))
	return err
}
