package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/policy"
	"github.com/paperwurks/paperwurks/internal/terraform"
)

func planCheckCommand() *cobra.Command {
	var suppressions, format string
	var every bool
	c := &cobra.Command{
		Use:   "plan-check PLAN.json",
		Short: "says what is wrong with a plan",
		Long: `plan-check applies every policy to a plan (terraform show -json, or pwops plan) and
prints the findings, worst first: rule, severity, resource, what is wrong.
Findings that the file of suppressions accepts are left out unless --all is given.

What the plan does not know yet decides nothing; such checks are counted.

Exit status: 0 no finding, 1 findings, 2 wrong usage, 3 the plan could not be read.`,
		Args: exactly(1, "say which plan: plan-check PLAN.json"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf(format, "text", "json"); err != nil {
				return err
			}
			p, err := terraform.ReadFile(filepath.Clean(args[0]))
			if err != nil {
				return status{exitFailed, err}
			}
			scope := policy.ScopeOf(p)
			result := policy.Check(p, scope)
			if suppressions != "" {
				s, err := policy.ReadSuppressions(suppressions, time.Now())
				if err != nil {
					return status{exitFailed, err}
				}
				s.Apply(&result, scope)
			}
			open := result.Open()
			if format == "json" {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetIndent("", "  ")
				if err := enc.Encode(result); err != nil {
					return err
				}
			} else {
				shown := open
				if every {
					shown = result.Findings
				}
				var rows [][]string
				for _, f := range shown {
					detail := f.Detail
					if f.Suppressed != "" {
						detail += " (accepted: " + strings.Join(strings.Fields(f.Suppressed), " ") + ")"
					}
					rows = append(rows, []string{string(f.Severity), f.Rule, strings.TrimPrefix(f.Address, "module.platform."), detail})
				}
				table(cmd.OutOrStdout(), []string{"severity", "rule", "resource", "what is wrong"}, rows)
				fmt.Fprintf(cmd.OutOrStdout(), "%d rules on %d resources: %d findings, %d accepted, %d checks wait for values that only an apply gives\n",
					result.Rules, result.Resources, len(open), len(result.Findings)-len(open), len(result.Undecided))
			}
			if len(open) > 0 {
				return status{code: exitFindings}
			}
			return nil
		},
	}
	c.Flags().StringVar(&suppressions, "suppressions", "infrastructure/policies/suppressions.yaml", "file of accepted findings, or nothing")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.Flags().BoolVar(&every, "all", false, "show accepted findings too, with the reason")
	return c
}
