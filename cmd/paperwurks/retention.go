package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

func retentionCommand() *cobra.Command {
	c := &cobra.Command{Use: "retention", Short: "how long cases are kept: what is due, what goes, what is held"}
	var firm, reason string
	var days int
	var dry, asJSON bool
	in := func(do func(ctx context.Context, k *app.Keeping, args []string, out io.Writer) error) func(*cobra.Command, []string) error {
		return func(c *cobra.Command, args []string) (err error) {
			k, err := openKeeping(c.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, k.Close()) }()
			return do(c.Context(), k, args, c.OutOrStdout())
		}
	}
	due := &cobra.Command{
		Use: "due", Short: "the cases that are due to go, or soon will be",
		Long: "The cases whose time is over, or will be within --days.\n\n" + settingsHelp(),
		Args: cobra.NoArgs,
		RunE: in(func(ctx context.Context, k *app.Keeping, _ []string, out io.Writer) error {
			return eachFirm(ctx, k, firm, func(ctx context.Context, o tenant.Organisation) error {
				ds, err := k.Retention.Due(ctx, time.Duration(days)*24*time.Hour)
				for _, d := range ds {
					if err == nil {
						err = say(out, asJSON, map[string]any{"firm": o, "case": d.Case, "due": d.Clock.Due, "since": d.Clock.Since, "holds": d.Holds, "goes": d.Goes},
							"%s  %s  due %s, %d years from %s; holds %d; goes %s\n", o, d.Case, d.Clock.Due, d.Clock.Years, d.Clock.Since, d.Holds, d.Goes)
					}
				}
				return err
			})
		}),
	}
	due.Flags().IntVar(&days, "days", 0, "look so many days ahead")
	run := &cobra.Command{
		Use: "run", Short: "notice what is due and order the disposal of what was noticed a month ago",
		Long: `What the workers do every hour: notice cases that are due, order the disposal of
those that were noticed thirty days ago, do the erasures whose day has come. The
disposals themselves are then done by the workers.

` + settingsHelp(),
		Args: cobra.NoArgs,
		RunE: in(func(ctx context.Context, k *app.Keeping, _ []string, out io.Writer) error {
			return eachFirm(ctx, k, firm, func(ctx context.Context, o tenant.Organisation) error {
				actions, err := k.Retention.Run(ctx, dry)
				for _, a := range actions {
					err = errors.Join(err, say(out, asJSON, map[string]any{"firm": o, "action": a}, "%s  %s  %s: %s\n", o, a.Case, a.Do, a.Why))
				}
				return err
			})
		}),
	}
	run.Flags().BoolVar(&dry, "dry-run", false, "only say what would be done")
	hold := &cobra.Command{
		Use: "hold CASE", Short: "put a legal hold on a case: nothing of it goes",
		Args: cobra.ExactArgs(1),
		RunE: in(func(ctx context.Context, k *app.Keeping, args []string, out io.Writer) error {
			return ofFirm(ctx, firm, func(ctx context.Context) error {
				h, err := k.Retention.Place(ctx, property.ID(args[0]), reason)
				if err != nil {
					return err
				}
				return say(out, asJSON, map[string]any{"hold": h.ID, "case": h.Case}, "%s\n", h.ID)
			})
		}),
	}
	release := &cobra.Command{
		Use: "release CASE HOLD", Short: "end a legal hold",
		Args: cobra.ExactArgs(2),
		RunE: in(func(ctx context.Context, k *app.Keeping, args []string, out io.Writer) error {
			return ofFirm(ctx, firm, func(ctx context.Context) error {
				h, err := k.Retention.Release(ctx, property.ID(args[0]), args[1], reason)
				if err != nil {
					return err
				}
				return say(out, asJSON, map[string]any{"hold": h.ID, "case": h.Case, "released": h.Released}, "%s is released\n", h.ID)
			})
		}),
	}
	for _, sub := range []*cobra.Command{due, run, hold, release} {
		sub.Flags().StringVar(&firm, "firm", "", "the firm (due and run: default all)")
		sub.Flags().BoolVar(&asJSON, "json", false, "for machines, a line each")
		c.AddCommand(sub)
	}
	for _, sub := range []*cobra.Command{hold, release} {
		sub.Flags().StringVar(&reason, "reason", "", "why")
	}
	return c
}

// say prints a line for people or for machines.
func say(w io.Writer, asJSON bool, v any, format string, args ...any) error {
	if asJSON {
		return json.NewEncoder(w).Encode(v)
	}
	_, err := fmt.Fprintf(w, format, args...)
	return err
}

// ofFirm does something as the program in a firm.
func ofFirm(ctx context.Context, firm string, do func(context.Context) error) error {
	if firm == "" {
		return usage("say whose with --firm ID")
	}
	return do(tenant.With(ctx, tenant.Who{Organisation: tenant.Organisation(firm), Person: tenant.System, From: "terminal"}))
}

// eachFirm does it in one firm, or in all.
func eachFirm(ctx context.Context, k *app.Keeping, firm string, do func(context.Context, tenant.Organisation) error) error {
	firms := []tenant.Organisation{tenant.Organisation(firm)}
	if firm == "" {
		var err error
		if firms, err = k.Store.Firms(ctx); err != nil {
			return err
		}
	}
	var errs []error
	for _, o := range firms {
		errs = append(errs, ofFirm(ctx, string(o), func(ctx context.Context) error { return do(ctx, o) }))
	}
	return errors.Join(errs...)
}
