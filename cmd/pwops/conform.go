package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/conformance"
	"github.com/paperwurks/paperwurks/internal/cost"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

func conformCommand() *cobra.Command {
	var root, format, profile string
	var only []string
	var deviations bool
	c := &cobra.Command{
		Use:   "conform",
		Short: "holds every row of the design document against the plans",
		Long: `conform plans dev, staging and prod (pwops plan; the first time takes a while) and
asserts every row of the design document by its name: what the document says, what
the profile is to have, what the plan has, and why where they differ.

Exit status: 0 every row holds, 1 one does not, 2 wrong usage, 3 terraform could not
plan.`,
		Args: exactly(0, "conform takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf(format, "text", "json"); err != nil {
				return err
			}
			if profile != "document" && profile != "lean" {
				return usage("--profile is document or lean")
			}
			var outcomes []conformance.Outcome
			for _, name := range only {
				if !slices.Contains([]string{"dev", "staging", "prod"}, name) {
					return usage("--environment is dev, staging or prod")
				}
			}
			tool, err := terraform.Find()
			if err != nil {
				return status{exitFailed, err}
			}
			tree := filepath.Join(root, "infrastructure")
			prices, err := cost.ReadPrices(filepath.Join(tree, "prices", "eu-west-2.csv"))
			if err != nil {
				return status{exitFailed, err}
			}
			assumptions, err := cost.ReadAssumptions(filepath.Join(tree, "prices", "assumptions.yaml"))
			if err != nil {
				return status{exitFailed, err}
			}
			setup, err := tool.Plan(cmd.Context(), terraform.Environment(tree, "setup", ""))
			if err != nil {
				return status{exitFailed, err}
			}
			for _, name := range only {
				plans, err := tool.Plan(cmd.Context(), terraform.Environment(tree, name, profile))
				if err != nil {
					return status{exitFailed, err}
				}
				estimate, err := cost.Of(plans.Settled, name, profile, prices, assumptions)
				if err != nil {
					return status{exitFailed, err}
				}
				for _, row := range conformance.Of(name) {
					outcomes = append(outcomes, row.Check(conformance.Subject{Environment: name, Profile: profile, Plan: plans.Settled, Account: setup.Settled, Cost: estimate, Root: root}))
				}
			}
			failed := 0
			var rows [][]string
			for _, o := range outcomes {
				mark := "yes"
				switch {
				case o.Outside != "":
					mark = "outside"
				case !o.Holds:
					mark, failed = "NO", failed+1
				case o.Because != "":
					mark = "deviates"
				}
				if deviations && mark == "yes" {
					continue
				}
				found, because := o.Found, o.Because
				if o.Outside != "" {
					because = o.Outside
				}
				if !o.Holds {
					found += " (not " + o.Expects + ")"
				}
				rows = append(rows, []string{mark, o.Environment, o.ID, o.Says, found, because})
			}
			if format == "json" {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetIndent("", "  ")
				if err := enc.Encode(outcomes); err != nil {
					return err
				}
			} else {
				table(cmd.OutOrStdout(), []string{"holds", "in", "row", "the document says", "the plan has", "because"}, rows)
				fmt.Fprintf(cmd.OutOrStdout(), "%d rows asserted, %d do not hold\n", len(outcomes), failed)
			}
			if failed > 0 {
				return status{code: exitFindings}
			}
			return nil
		},
	}
	c.Flags().StringVar(&root, "root", ".", "folder of the repository")
	c.Flags().StringVar(&profile, "profile", "lean", "document or lean")
	c.Flags().StringSliceVar(&only, "environment", []string{"dev", "staging", "prod"}, "environments to hold the rows against")
	c.Flags().BoolVar(&deviations, "deviations", false, "only rows that deviate from the document, are outside, or do not hold")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}
