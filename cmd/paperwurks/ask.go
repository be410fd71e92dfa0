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
	json     bool
	dataDir  string // of the service that is asked about a case
}

func askCommand() *cobra.Command {
	f := askFlags{analyseFlags: analyseFlags{verb: "ask"}}
	c := &cobra.Command{
		Use:   `ask "QUESTION" FILE… | ask CASE "QUESTION"`,
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

With the id of a case before the question, the service that runs on this machine is
asked, with the token in its data directory: the answer is printed as it comes, with
what a model writes where the firm has set one and the case allows it.

Exit status: 0 answered, 2 wrong usage, 3 a file could not be read or no service
answers, 4 the papers do not say.`,
		Example: `  paperwurks ask "Who repairs the roof?" papers/
  paperwurks ask "When can they raise the ground rent?" lease.pdf
  paperwurks ask "What does clause 3.4 say?" lease.pdf
  paperwurks ask "Is there knotweed?" papers/ --json
  paperwurks ask cq3vt7k2m "Who repairs the roof?"`,
		RunE: func(c *cobra.Command, args []string) error {
			if f.json {
				f.format = "json"
			}
			if ofCase(args) {
				if err := f.check(args[1]); err != nil {
					return err
				}
				return askCase(c.Context(), f, args[0], args[1], c.OutOrStdout())
			}
			return ask(c.Context(), f, args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	c.Flags().BoolVar(&f.json, "json", false, "the same as --format json")
	c.Flags().StringVar(&f.dataDir, "data-dir", "", "with CASE: the data directory of the service (default that of the settings)")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the answer to this file; default standard output")
	c.Flags().StringVar(&f.asAt, "as-at", "", "count terms and ages as at this day, YYYY-MM-DD (default today)")
	c.Flags().IntVar(&f.passages, "passages", 3, "how many further passages to show")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show no progress")
	c.Flags().BoolVar(&f.demo, "demo", false, "ask a synthetic pack instead of files")
	return c
}

// check says what is wrong with the question or the flags.
func (f askFlags) check(question string) error {
	if strings.TrimSpace(question) == "" {
		return usage(`write the question in quotation marks, then the files; try paperwurks ask --help`)
	}
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usage("--format %s is none of text, json", f.format)
	}
	if f.passages < 0 {
		return usage("--passages %d: a number from 0 is wanted", f.passages)
	}
	return nil
}

func ask(ctx context.Context, f askFlags, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		args = []string{""}
	}
	if err := f.check(args[0]); err != nil {
		return err
	}
	question, args := args[0], args[1:]
	f.noModel = true // as the help says: nothing leaves the machine for a question
	opt, _, err := f.parse(args)
	if err == nil {
		err = deliverable(f.output)
	}
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
	t := newTelling(w, passages, width)
	t.answer(a)
	for _, r := range a.Passages {
		t.passage(r)
	}
	if a.Written != nil {
		for _, s := range a.Written.Sentences {
			t.sentence(s)
		}
		t.written(*a.Written)
	}
	t.end()
	return t.p.err
}

// telling writes an answer part by part, in the order in which the service sends them.
type telling struct {
	p        *column
	most     int // further passages
	a        retrieval.Answer
	got      []retrieval.Result
	shown    int // of them, beside the answer's own
	sections int // begun by what a model wrote
}

func newTelling(w io.Writer, passages, width int) *telling {
	return &telling{p: &column{w: w, width: min(max(width, 40), 100)}, most: passages}
}

func (t *telling) answer(a retrieval.Answer) {
	t.a = a
	if a.Outcome != retrieval.Silent && !a.Sure {
		t.p.para("", "The nearest words, which may not be the whole answer:")
	}
	t.p.para("", a.Text)
	if a.Basis == retrieval.Stated || a.Basis == retrieval.Computed {
		for _, q := range a.Evidence {
			t.p.para("  ", fmt.Sprintf("“%s” (%s, page %d)", q.Quote, q.File, q.Page))
		}
	}
}

func (t *telling) passage(r retrieval.Result) {
	if t.got = append(t.got, r); len(t.got) == 1 {
		if t.a.Basis == retrieval.Clause {
			for _, ref := range r.Refers {
				t.p.para("  ", fmt.Sprintf("It speaks of %s, page %d: “%s”", ref.Where, ref.Quote.Page, ref.Quote.Quote))
			}
		}
		if len(t.a.Evidence) > 0 && len(r.Quote) > 0 && r.Quote[0].Quote == t.a.Evidence[0].Quote {
			return // the answer itself
		}
	}
	if t.shown++; t.shown > t.most {
		return
	}
	if t.shown == 1 {
		t.p.para("", "")
		t.p.para("", map[bool]string{true: "Further passages", false: "What comes nearest"}[t.a.Outcome == retrieval.Found])
	}
	var words []string
	for _, q := range r.Quote {
		words = append(words, q.Quote)
	}
	place := r.File
	if r.Where != "" {
		place += ", " + r.Where
	}
	t.p.para("  ", fmt.Sprintf("%s, page %d: “%s”", place, r.Page, strings.Join(words, " … ")))
}

func (t *telling) sentence(s retrieval.Sentence) {
	if t.sections++; t.sections == 1 {
		t.p.para("", "")
		t.p.para("", "In a model's words, each borne out by the papers that it names")
	}
	var cites []string
	for _, c := range s.Cites {
		if c >= 0 && c < len(t.got) {
			cites = append(cites, fmt.Sprintf("%s, page %d", t.got[c].File, t.got[c].Page))
		}
	}
	t.p.para("  ", fmt.Sprintf("%s (%s)", s.Text, strings.Join(cites, "; ")))
}

func (t *telling) written(w retrieval.Written) {
	if w.Note != "" {
		t.p.para("", w.Note)
	}
}

// end writes what stands apart from the papers.
func (t *telling) end() {
	if l := t.a.Library; l != nil {
		for _, e := range l.Extracts {
			t.p.para("", "")
			t.p.para("", "From the firm's library, not these papers: "+e.Source)
			t.p.para("  ", e.Text)
		}
		if l.Note != "" {
			t.p.para("", "")
			t.p.para("", l.Note)
		}
	}
	for _, n := range t.a.Notes {
		t.p.para("", "")
		t.p.para("", fmt.Sprintf("Practice note, not these papers: %s (as at %s; %s)", n.Title, n.AsAt, strings.Join(n.Sources, "; ")))
		for _, text := range strings.Split(n.Text, "\n\n")[:1] {
			t.p.para("  ", text)
		}
	}
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
