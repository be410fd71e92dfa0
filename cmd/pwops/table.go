package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// table prints rows under a heading, each column as wide as its widest cell. No rows
// print nothing.
func table(w io.Writer, head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	all := append([][]string{head}, rows...)
	widths := make([]int, len(head))
	for _, row := range all {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	for _, row := range all {
		line := ""
		for i, cell := range row {
			line += cell + strings.Repeat(" ", widths[i]-len([]rune(cell))+2)
		}
		_, _ = fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// exactly refuses another number of arguments with a sentence.
func exactly(n int, sentence string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return usage("%s", sentence)
		}
		return nil
	}
}

// oneOf refuses a format that there is not.
func oneOf(format string, formats ...string) error {
	if !slices.Contains(formats, format) {
		return usage("--format is %s", strings.Join(formats, " or "))
	}
	return nil
}
