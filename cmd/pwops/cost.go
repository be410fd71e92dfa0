package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/cost"
	"github.com/paperwurks/paperwurks/internal/policy"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

func costCommand() *cobra.Command {
	var tree, prices, assumptions, format, environment string
	var diff, lines bool
	c := &cobra.Command{
		Use:   "cost [PLAN.json…]",
		Short: "says what plans cost a month, in pounds",
		Long: `cost estimates plans by the dated file of prices and the file of assumptions, side
by side, in the design document's columns, with its targets. Without a plan it
plans dev, staging and prod in both profiles (pwops plan), which takes a while the
first time. With --diff it says what becomes dearer or cheaper from the first plan
to the second, and why.

A kind of resource that has no price and is not known to be free is an error.

Exit status: 0 every target is kept by what ships, 1 one is not, 2 wrong usage,
3 a plan could not be read or priced.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf(format, "text", "json", "markdown"); err != nil {
				return err
			}
			if diff && len(args) != 2 {
				return usage("--diff compares two plans: cost --diff BEFORE.json AFTER.json")
			}
			list, err := cost.ReadPrices(prices)
			if err != nil {
				return status{exitFailed, err}
			}
			given, err := cost.ReadAssumptions(assumptions)
			if err != nil {
				return status{exitFailed, err}
			}
			estimate := func(p *terraform.Plan) (*cost.Estimate, error) {
				name := environment
				if scope := policy.ScopeOf(p); name == "" && scope.Account {
					name = "account"
				} else if name == "" {
					name = scope.Environment
				}
				profile, _ := p.Variables["profile"].(string)
				return cost.Of(p, name, profile, list, given)
			}
			var estimates []*cost.Estimate
			for _, path := range args {
				p, err := terraform.ReadFile(filepath.Clean(path))
				if err != nil {
					return status{exitFailed, err}
				}
				e, err := estimate(p)
				if err != nil {
					return status{exitFailed, err}
				}
				estimates = append(estimates, e)
			}
			if len(args) == 0 {
				tool, err := terraform.Find()
				if err != nil {
					return status{exitFailed, err}
				}
				for _, name := range []string{"dev", "staging", "prod"} {
					for _, profile := range []string{"document", "lean"} {
						plans, err := tool.Plan(cmd.Context(), terraform.Environment(tree, name, profile))
						if err != nil {
							return status{exitFailed, err}
						}
						e, err := estimate(plans.Settled)
						if err != nil {
							return status{exitFailed, err}
						}
						estimates = append(estimates, e)
					}
				}
			}
			report := cost.SideBySide(estimates, diff)
			switch format {
			case "json":
				err = report.JSON(cmd.OutOrStdout())
			case "markdown":
				err = report.Markdown(cmd.OutOrStdout(), lines)
			default:
				err = report.Text(cmd.OutOrStdout(), lines)
			}
			if err != nil {
				return err
			}
			for _, e := range estimates {
				if e.Profile != "document" && e.Target > 0 && e.Pounds > e.Target {
					return status{code: exitFindings}
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&tree, "tree", "infrastructure", "folder of the Terraform tree, where no plan is given")
	c.Flags().StringVar(&prices, "prices", "infrastructure/prices/eu-west-2.csv", "file of prices")
	c.Flags().StringVar(&assumptions, "assumptions", "infrastructure/prices/assumptions.yaml", "file of assumptions")
	c.Flags().StringVar(&environment, "environment", "", "whose volumes to assume: dev, staging, prod, account; what the plan is of where it is not given")
	c.Flags().StringVar(&format, "format", "text", "text, json or markdown")
	c.Flags().BoolVar(&diff, "diff", false, "what changes from the first plan to the second")
	c.Flags().BoolVar(&lines, "lines", false, "every line of each estimate")
	return c
}
