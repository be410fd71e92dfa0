package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
)

func rekeyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rekey",
		Short: "put what is sealed under the keys of before under the new ones",
		Long: `Put the keys of all cases under the first key of PAPERWURKS_SEALING_KEY, and letters
on their way and authenticators under PAPERWURKS_SESSION_KEY. Every process of the
service must have the new keys and those of before already: PAPERWURKS_SEALING_KEY has
the new one, a space and the old one, PAPERWURKS_SESSION_KEY_BEFORE the old one of the
other. The service goes on meanwhile. It can be stopped and run again; once it ends
well, the keys of before are of no use and may be taken away.`,
		Example: `  PAPERWURKS_CONFIG=/etc/paperwurks.env paperwurks admin rekey`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				r, err := d.Rekey(ctx)
				if err != nil {
					return fmt.Errorf("stopped after %d cases, %d letters and %d authenticators; run it again: %w", r.Cases, r.Letters, r.Authenticators, err)
				}
				if err := tell(c, r, "%d cases, %d letters and %d authenticators are under the new keys; all others were already\n", r.Cases, r.Letters, r.Authenticators); err != nil {
					return err
				}
				for _, what := range r.Lost {
					_, _ = fmt.Fprintf(c.ErrOrStderr(), "no key that was given opens the %s\n", what) // the status is not about it
				}
				return nil
			})
		},
	}
}
