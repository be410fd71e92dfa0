package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/diagram"
	"github.com/paperwurks/paperwurks/internal/policy"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

func graphCommand() *cobra.Command {
	var format, out string
	c := &cobra.Command{
		Use:   "graph PLAN.json",
		Short: "draws a plan",
		Long: `graph draws the resources of a plan that matter and the flows between them, in
tiers from the internet to the stores. A flow is one that the plan allows: by a
security group or by a role's policy.

Exit status: 0 drawn, 2 wrong usage, 3 the plan could not be read.`,
		Args: exactly(1, "say which plan: graph PLAN.json"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf(format, "mermaid", "svg"); err != nil {
				return err
			}
			p, err := terraform.ReadFile(filepath.Clean(args[0]))
			if err != nil {
				return status{exitFailed, err}
			}
			d := diagram.Of(p, "Paperwurks "+policy.ScopeOf(p).Environment)
			write := func(w io.Writer) error {
				if format == "svg" {
					return d.SVG(w)
				}
				return d.Mermaid(w)
			}
			if out == "" {
				return write(cmd.OutOrStdout())
			}
			f, err := os.Create(filepath.Clean(out))
			if err != nil {
				return status{exitFailed, err}
			}
			if err := write(f); err != nil {
				_ = f.Close()
				return status{exitFailed, err}
			}
			return f.Close()
		},
	}
	c.Flags().StringVar(&format, "format", "mermaid", "mermaid or svg")
	c.Flags().StringVarP(&out, "out", "o", "", "file to write; standard output where it is not given")
	return c
}
