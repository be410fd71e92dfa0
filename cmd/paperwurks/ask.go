package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/retrieval"
)

// askFlags are the flags of ask as they were given.
type askFlags struct {
	analyseFlags
	passages int
}

func askCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   `ask "QUESTION" FILE…`,
		Short: "answer a question from the papers, with the page and the words",
		Long: `Read files as one case and answer a question from them: the fact or the clause,
quoted, with its paper and page. No server, no account, no network, no language
model; the files are only read.

What is quoted stands on the page. When the papers do not answer the question, that
is said instead, with the papers that usually would, and the exit status is 4. An
answer that rests on only part of the question is called the nearest words: read the
passage before you rely on it.

Ask about a matter ("who repairs the roof?"), for a place ("clause 4(2)", "entry 3 of
the charges register", "the Second Schedule"), for what follows from the papers ("how
many years are left on 1 March 2030?"), or name the paper ("does the drainage search
show a sewer in the garden?").

Exit status: 0 answered, 2 wrong usage, 3 a file could not be read, 4 the papers do
not say.`,
		Example: `  paperwurks ask "Who repairs the roof?" papers/
  paperwurks ask "When can they raise the ground rent?" lease.pdf
  paperwurks ask "What does clause 3.4 say?" lease.pdf
  paperwurks ask "Is there knotweed?" papers/ --format json`,
		RunE: func(c *cobra.Command, args []string) error {
			return ask(c.Context(), f, args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the answer to this file; default standard output")
	c.Flags().StringVar(&f.asAt, "as-at", "", "count terms and ages as at this day, YYYY-MM-DD (default today)")
	c.Flags().IntVar(&f.passages, "passages", 3, "how many further passages to show")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show no progress")
	c.Flags().BoolVar(&f.demo, "demo", false, "ask a synthetic pack instead of files")
	return c
}

func ask(ctx context.Context, f askFlags, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 || strings.TrimSpace(args[0]) == "" {
		return usage(`write the question in quotation marks, then the files; try paperwurks ask --help`)
	}
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usage("--format %s is none of text, json", f.format)
	}
	if f.passages < 0 {
		return usage("--passages %d: a number from 0 is wanted", f.passages)
	}
	question, args := args[0], args[1:]
	f.noModel = true // as the help says: nothing leaves the machine for a question
	opt, _, err := f.parse(args)
	if err != nil {
		return err
	}
	watch := newWatch(stderr, f.quiet)
	defer watch.end()
	engines, a, err := f.read(ctx, args, opt, watch)
	if err != nil {
		return err
	}
	defer engines.Close()
	watch.say("looking for the answer")
	set, err := settings()
	if err != nil {
		return err
	}
	meaning, err := app.OpenMeaning(ctx, set.DataDir)
	if err != nil {
		return err
	}
	ready := retrieval.Of(a)
	ready.Know(meaning)
	answer := ready.Ask(question)
	watch.end()
	var out bytes.Buffer
	if f.format == "json" {
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(answer)
	} else {
		err = printAnswer(&out, answer, f.passages, columns(stdout))
	}
	if err != nil {
		return err
	}
	if err := deliver(out.Bytes(), f.output, stdout); err != nil {
		return err
	}
	if err := verdict(a, nil, stderr); err != nil {
		return err
	}
	if answer.Outcome == retrieval.Silent {
		return status{code: exitSilent}
	}
	return nil
}

// printAnswer writes an answer for a terminal so many columns wide.
func printAnswer(w io.Writer, a retrieval.Answer, passages, width int) error {
	p := &column{w: w, width: min(max(width, 40), 100)}
	switch {
	case a.Outcome == retrieval.Silent:
		p.para("", a.Text)
	case !a.Sure:
		p.para("", "The nearest words, which may not be the whole answer:")
		p.para("", a.Text)
	default:
		p.para("", a.Text)
	}
	if a.Basis == retrieval.Stated || a.Basis == retrieval.Computed {
		for _, q := range a.Evidence {
			p.para("  ", fmt.Sprintf("“%s” (%s, page %d)", q.Quote, q.File, q.Page))
		}
	}
	rest := a.Passages
	if a.Basis == retrieval.Clause {
		for _, ref := range rest[0].Refers {
			p.para("  ", fmt.Sprintf("It speaks of %s, page %d: “%s”", ref.Where, ref.Quote.Page, ref.Quote.Quote))
		}
	}
	if len(a.Evidence) > 0 && len(rest) > 0 && len(rest[0].Quote) > 0 && rest[0].Quote[0].Quote == a.Evidence[0].Quote {
		rest = rest[1:] // the answer itself
	}
	if len(rest) > passages {
		rest = rest[:passages]
	}
	if len(rest) > 0 {
		p.para("", "")
		p.para("", map[bool]string{true: "Further passages", false: "What comes nearest"}[a.Outcome == retrieval.Found])
		for _, r := range rest {
			var words []string
			for _, q := range r.Quote {
				words = append(words, q.Quote)
			}
			place := r.File
			if r.Where != "" {
				place += ", " + r.Where
			}
			p.para("  ", fmt.Sprintf("%s, page %d: “%s”", place, r.Page, strings.Join(words, " … ")))
		}
	}
	for _, n := range a.Notes {
		p.para("", "")
		p.para("", fmt.Sprintf("Practice note, not these papers: %s (as at %s; %s)", n.Title, n.AsAt, strings.Join(n.Sources, "; ")))
		for _, text := range strings.Split(n.Text, "\n\n")[:1] {
			p.para("  ", text)
		}
	}
	return p.err
}

// column writes paragraphs broken at its width.
type column struct {
	w     io.Writer
	width int
	err   error
}

func (c *column) para(indent, text string) {
	line := indent
	flush := func() {
		if c.err == nil {
			_, c.err = fmt.Fprintln(c.w, strings.TrimRight(line, " "))
		}
	}
	for _, word := range strings.Fields(text) {
		if len(strings.TrimSpace(line)) > 0 && len([]rune(line))+1+len([]rune(word)) > c.width {
			flush()
			line = indent + "  "
		} else if len(strings.TrimSpace(line)) > 0 {
			line += " "
		}
		line += word
	}
	flush()
}
