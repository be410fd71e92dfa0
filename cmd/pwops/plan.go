package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/terraform"
)

// environments are what can be planned: the folders of the tree by name.
var environments = []string{"dev", "staging", "prod", "setup"}

func planCommand() *cobra.Command {
	var tree, profile, out string
	var fresh bool
	c := &cobra.Command{
		Use:   "plan dev|staging|prod|setup",
		Short: "plans an environment without an account and without a network",
		Long: `plan runs terraform with the real provider on a throw-away copy of the tree, with
fake credentials, and writes the plan as JSON. Nothing is asked of AWS.

The plan is settled: each value that AWS would choose (an ARN, an address) has a
made-up one, so that policies and container definitions can be read whole. With
--fresh it is the plan as it is on the first day, where they are unknown.

The same tree is planned once: the plan is kept in the user's cache folder.

Exit status: 0 planned, 2 wrong usage, 3 terraform could not plan.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(environments, args[0]) {
				return usage("say which environment: %s", strings.Join(environments, ", "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if profile != "" && profile != "document" && profile != "lean" {
				return usage("--profile is document or lean")
			}
			tool, err := terraform.Find()
			if err != nil {
				return status{exitFailed, err}
			}
			plans, err := tool.Plan(cmd.Context(), terraform.Environment(tree, args[0], profile))
			if err != nil {
				return status{exitFailed, err}
			}
			text := plans.SettledJSON
			if fresh {
				text = plans.FreshJSON
			}
			if out == "" {
				_, err = cmd.OutOrStdout().Write(text)
				return err
			}
			if err := os.WriteFile(filepath.Clean(out), text, 0o600); err != nil {
				return status{exitFailed, err}
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %d resources, written to %s\n", args[0], len(plans.Settled.Resources), out)
			return nil
		},
	}
	c.Flags().StringVar(&tree, "tree", "infrastructure", "folder of the Terraform tree")
	c.Flags().StringVar(&profile, "profile", "", "document or lean; what the environment ships with where it is not given")
	c.Flags().StringVarP(&out, "out", "o", "", "file to write; standard output where it is not given")
	c.Flags().BoolVar(&fresh, "fresh", false, "the plan of the first day, with what only AWS knows unknown")
	return c
}
