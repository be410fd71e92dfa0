package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/cost"
	"github.com/paperwurks/paperwurks/internal/policy"
)

func fargateSizesCommand() *cobra.Command {
	var prices, assumptions, format string
	c := &cobra.Command{
		Use:   "fargate-sizes",
		Short: "lists the pairs of processor and memory that Fargate accepts",
		Long: `fargate-sizes lists what a task may have, with the price of one task that runs all
month on ARM: with the least memory, and on Spot.

Exit status: 0 listed, 2 wrong usage, 3 the prices could not be read.`,
		Args: exactly(0, "fargate-sizes takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf(format, "text", "json"); err != nil {
				return err
			}
			list, err := cost.ReadPrices(prices)
			if err != nil {
				return status{exitFailed, err}
			}
			given, err := cost.ReadAssumptions(assumptions)
			if err != nil {
				return status{exitFailed, err}
			}
			type size struct {
				policy.FargateSize
				Pounds float64 `json:"pounds"` // a month, with the least memory
				Spot   float64 `json:"spot"`
			}
			var sizes []size
			for _, s := range policy.Fargate {
				dollars := (float64(s.CPU)/1024*list["fargate.arm.vcpu"].USD + float64(s.Memory[0])/1024*list["fargate.arm.memory"].USD) * given.HoursPerMonth
				pounds := dollars / given.DollarsPerPound
				sizes = append(sizes, size{s, pounds, pounds * given.SpotFraction})
			}
			if format == "json" {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetIndent("", "  ")
				return enc.Encode(sizes)
			}
			var rows [][]string
			for _, s := range sizes {
				memory := fmt.Sprint(s.Memory[0])
				if n := len(s.Memory); n > 3 {
					memory = fmt.Sprintf("%d to %d, step %d", s.Memory[0], s.Memory[n-1], s.Memory[1]-s.Memory[0])
				} else {
					for _, m := range s.Memory[1:] {
						memory += ", " + strconv.Itoa(m)
					}
				}
				rows = append(rows, []string{strconv.Itoa(s.CPU), strconv.FormatFloat(float64(s.CPU)/1024, 'g', -1, 64), memory, fmt.Sprintf("%.2f", s.Pounds), fmt.Sprintf("%.2f", s.Spot)})
			}
			table(cmd.OutOrStdout(), []string{"cpu", "vCPU", "memory (MiB)", "£ a month", "on Spot"}, rows)
			return nil
		},
	}
	c.Flags().StringVar(&prices, "prices", "infrastructure/prices/eu-west-2.csv", "file of prices")
	c.Flags().StringVar(&assumptions, "assumptions", "infrastructure/prices/assumptions.yaml", "file of assumptions")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}
