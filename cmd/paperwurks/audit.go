package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

func auditCommand() *cobra.Command {
	c := &cobra.Command{Use: "audit", Short: "check the record of who did what, and hand it out"}
	c.AddCommand(auditVerifyCommand(), auditExportCommand())
	return c
}

func auditVerifyCommand() *cobra.Command {
	var firm string
	var all, asJSON bool
	c := &cobra.Command{
		Use:   "verify",
		Short: "check that nobody changed the record",
		Long: `Check the chain of a firm's audit, or of all firms: that no record was changed,
removed, moved or put in, and that it fits every anchor of it in the locked records
store, which also tells when its end was cut off or all of it was written anew.
Nothing is changed. The status is 3 when a chain is broken, and each place is named.

` + settingsHelp(),
		Example: `  paperwurks audit verify --all
  paperwurks audit verify --firm smith-co --json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if all == (firm != "") {
				return usage("say --firm ID or --all")
			}
			return auditVerify(c.Context(), firm, asJSON, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&firm, "firm", "", "the firm whose audit is checked")
	c.Flags().BoolVar(&all, "all", false, "check every firm's")
	c.Flags().BoolVar(&asJSON, "json", false, "for machines")
	return c
}

// openKeeping opens what the configuration names for an operator at a terminal.
func openKeeping(ctx context.Context) (*app.Keeping, error) {
	c, err := settings()
	if err != nil {
		return nil, err
	}
	return app.OpenKeeping(ctx, c)
}

func auditVerify(ctx context.Context, firm string, asJSON bool, stdout, stderr io.Writer) error {
	k, err := openKeeping(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = k.Close() }() // nothing was changed
	heads, err := k.Store.Heads(ctx)
	if err != nil {
		return err
	}
	watch := newWatch(stderr, false)
	defer watch.end()
	verdicts := []audit.Verdict{}
	for _, h := range heads {
		if firm != "" && h.Organisation != tenant.Organisation(firm) {
			continue
		}
		v, err := k.Audit.Verify(ctx, h.Organisation, func(n int64) {
			watch.say(fmt.Sprintf("%s: %d of %d records", h.Organisation, n, h.Seq))
		})
		if err != nil {
			return err
		}
		verdicts = append(verdicts, v)
	}
	if firm != "" && len(verdicts) == 0 {
		return fmt.Errorf("there is no firm %s", firm)
	}
	watch.end()
	broken := false
	var b strings.Builder
	for _, v := range verdicts {
		broken = broken || !v.Whole()
		describe(&b, v)
	}
	if asJSON {
		b.Reset()
		e := json.NewEncoder(&b)
		e.SetIndent("", "  ")
		if err := e.Encode(verdicts); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(stdout, b.String()); err != nil {
		return err
	}
	if broken {
		return status{code: exitUnreadable}
	}
	return nil
}

// describe says for people what became of checking a chain.
func describe(w io.Writer, v audit.Verdict) {
	if v.Whole() {
		_, _ = fmt.Fprintf(w, "ok      %s: %d records, %d anchors\n", v.Organisation, v.Records, v.Anchors)
		return
	}
	_, _ = fmt.Fprintf(w, "BROKEN  %s: %d records, %d anchors\n", v.Organisation, v.Records, v.Anchors)
	for _, b := range v.Breaks {
		_, _ = fmt.Fprintf(w, "        %s: %s\n", b.Damage, b.Detail)
	}
	switch {
	case v.Until == nil:
		_, _ = fmt.Fprintln(w, "        no anchor fits")
	case v.Until.At.IsZero():
		_, _ = fmt.Fprintf(w, "        the last anchor that fits is of record %d\n", v.Until.Seq)
	default:
		_, _ = fmt.Fprintf(w, "        the last anchor that fits is of record %d, written on %s\n", v.Until.Seq, v.Until.At.Format("2 January 2006 at 15:04:05 MST"))
	}
}

func auditExportCommand() *cobra.Command {
	var firm, from, to, format, output string
	c := &cobra.Command{
		Use:   "export",
		Short: "write a firm's record to a file, for a regulator",
		Long: `Write the records of a firm's audit from one day to another, both included, with
the hashes by which anybody can check them: docs/formats/audit.md says how. That it
was exported is itself recorded.

` + settingsHelp(),
		Example: `  paperwurks audit export --firm smith-co --from 2026-01-01 --to 2026-12-31 -o smith-co-2026.jsonl`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			x := audit.Export{Format: audit.Format(format)}
			for text, at := range map[*string]*time.Time{&from: &x.From, &to: &x.To} {
				if *text == "" {
					continue
				}
				day, err := time.Parse(time.DateOnly, *text)
				if err != nil {
					return usage("%s is not a day; write it as 2026-11-30", *text)
				}
				*at = day
			}
			if !x.To.IsZero() {
				x.To = x.To.AddDate(0, 0, 1)
			}
			if firm == "" {
				return usage("say whose with --firm ID")
			}
			if x.Format != audit.JSONL && x.Format != audit.CSV {
				return usage("--format %s is neither jsonl nor csv", format)
			}
			return auditExport(c.Context(), firm, x, output, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&firm, "firm", "", "the firm whose audit is written")
	c.Flags().StringVar(&from, "from", "", "first day, 2026-01-31 (default: the beginning)")
	c.Flags().StringVar(&to, "to", "", "last day, 2026-12-31 (default: now)")
	c.Flags().StringVar(&format, "format", string(audit.JSONL), "jsonl or csv")
	c.Flags().StringVarP(&output, "output", "o", "-", "file to write; - for standard output")
	return c
}

func auditExport(ctx context.Context, firm string, x audit.Export, output string, stdout, stderr io.Writer) error {
	k, err := openKeeping(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = k.Close() }() // what was written is written
	heads, err := k.Store.Heads(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(heads, func(h audit.Head) bool { return h.Organisation == tenant.Organisation(firm) }) {
		return fmt.Errorf("there is no firm %s", firm)
	}
	ctx = tenant.With(ctx, tenant.Who{Organisation: tenant.Organisation(firm), Person: tenant.System, From: "terminal"})
	if output == "-" {
		return export(ctx, k, stdout, x, stderr)
	}
	return deliverTo(output, forOne, func(w io.Writer) error { return export(ctx, k, w, x, stderr) })
}

func export(ctx context.Context, k *app.Keeping, w io.Writer, x audit.Export, stderr io.Writer) error {
	e, err := k.Audit.Export(ctx, w, x)
	if err == nil {
		_, err = fmt.Fprintf(stderr, "%d records, %d to %d, with %d anchors\n", e.Records, e.First, e.Last, len(e.Anchors))
	}
	return err
}
