package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
)

func verifyCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "verify",
		Short: "check that a configuration can work, before anything starts",
		Long: `Check that a configuration can work, before anything starts: every setting is
understood, every secret has a value, and what the settings name answers: database,
objects, queue, cache, mail, scanner for malware, model, single sign-on.
Nothing is changed, but for an SQLite file and directories that are not there yet.
The status is 3 when something cannot work.

` + settingsHelp(),
		Example: `  PAPERWURKS_CONFIG=/etc/paperwurks.env paperwurks verify`,
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return verify(c.Context(), asJSON, c.OutOrStdout()) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "for machines")
	return c
}

func verify(ctx context.Context, asJSON bool, stdout io.Writer) error {
	c, err := settings()
	if err != nil {
		return err
	}
	failed := false
	type line struct {
		Part    string `json:"part"`
		Setting string `json:"setting,omitempty"`
		OK      bool   `json:"ok"`
		Says    string `json:"says"`
	}
	var lines []line
	for _, k := range app.Verify(ctx, c) {
		l := line{k.Part, k.Setting, k.Err == nil, k.Found}
		if k.Err != nil {
			// The operator may see it whole, causes and all.
			failed, l.Says = true, strings.ReplaceAll(k.Err.Error(), "\n", "; ")
		}
		lines = append(lines, l)
	}
	if asJSON {
		e := json.NewEncoder(stdout)
		e.SetIndent("", "  ")
		err = e.Encode(lines)
	} else {
		var b strings.Builder
		for _, l := range lines {
			mark := "ok    "
			if !l.OK {
				mark = "FAILED"
			}
			fmt.Fprintf(&b, "%s  %-8s  %s", mark, l.Part, l.Says)
			if !l.OK && l.Setting != "" {
				fmt.Fprintf(&b, " (%s)", l.Setting)
			}
			b.WriteString("\n")
		}
		_, err = io.WriteString(stdout, b.String())
	}
	if err == nil && failed {
		return status{code: exitUnreadable}
	}
	return err
}
