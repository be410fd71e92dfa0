package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
)

func migrateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "bring the database's schema up to date",
		Long: `Bring the schema of the database up to what this program needs, and stop. It may
be run at any time and twice: what is up to date is left alone, two at once wait
for each other, and programs of the version before go on working meanwhile.

A database that a newer program has migrated is refused.

` + settingsHelp(),
		Example: `  PAPERWURKS_DATABASE_URL=postgres://paperwurks@localhost:5432/paperwurks paperwurks migrate`,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return migrate(c.Context(), c.OutOrStdout()) },
	}
}

func migrate(ctx context.Context, stdout io.Writer) error {
	c, err := settings()
	if err != nil {
		return err
	}
	from, to, err := app.Migrate(ctx, c)
	if err != nil {
		return err
	}
	if from == to {
		_, err = fmt.Fprintf(stdout, "the schema is up to date: %d\n", to)
	} else {
		_, err = fmt.Fprintf(stdout, "the schema went from %d to %d\n", from, to)
	}
	return err
}
