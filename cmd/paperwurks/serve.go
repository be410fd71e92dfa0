package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"regexp"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/tenant"
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

func adminCommand() *cobra.Command {
	c := &cobra.Command{Use: "admin", Short: "what only the operator may do", Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	var name, person string
	create := &cobra.Command{
		Use:   "create-firm ID",
		Short: "make a firm and its first person, and print the link that signs this person in once",
		Long: `Make a firm and its first person, and print the link that signs this person in
once, within a day. Done again it makes only a new link, and links before it stop
working.`,
		Example: `  paperwurks admin create-firm smith-co --name "Smith & Co" --person "Ann Smith"`,
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return createFirm(c.Context(), args[0], name, person, c.OutOrStdout())
		},
	}
	create.Flags().StringVar(&name, "name", "", "what the firm is called (default: its ID)")
	create.Flags().StringVar(&person, "person", "Administrator", "what its first person is called")
	c.AddCommand(create)
	return c
}

// firmID is what an ID of a firm looks like: it stands in keys and addresses.
var firmID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,62}$`)

func createFirm(ctx context.Context, id, name, person string, stdout io.Writer) error {
	if !firmID.MatchString(id) {
		return usage("%q is no ID of a firm; write it in small letters, digits and hyphens, as smith-co", id)
	}
	if name == "" {
		name = id
	}
	c, err := settings()
	if err != nil {
		return err
	}
	link, err := app.Found(ctx, c, tenant.Who{Organisation: tenant.Organisation(id), Person: "administrator"}, name, person)
	if err == nil {
		_, err = fmt.Fprintln(stdout, link)
	}
	return err
}
