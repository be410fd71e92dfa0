package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/report"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// analyseFlags are the flags of analyse as they were given.
type analyseFlags struct {
	format, output, asAt, jurisdiction, lender, completion, failOn string
	noModel, facts, quiet, demo                                    bool

	verb string // whose flags they are: ask and pack read papers as analyse does
}

var formats = []string{"text", "json", "html", "pdf"}

func analyseCommand() *cobra.Command {
	f := analyseFlags{verb: "analyse"}
	c := &cobra.Command{
		Use:     "analyse FILE…",
		Aliases: []string{"analyze"},
		Short:   "read files as one case and print the report",
		Long: `Read files as one case and print the report: what they say, what is wrong, what is
missing and what to ask. No server, no account, no network; the files are only read.
Where PAPERWURKS_MODEL_URL names a model, it is asked too, unless --no-model is given.

A directory stands for the files in it and below. PDF, Word, e-mail (with its
attachments), pictures, HTML and text are read; scanned pages need the tesseract
program on the machine and are named in the report when it is missing. A file that
cannot be read (locked, cut short, an archive) loses nothing of the others: it is
named with what to do, in the report and on standard error.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage,
3 a file could not be read or the report could not be written.`,
		Example: `  paperwurks analyse papers/
  paperwurks analyse register.pdf lease.pdf --lender Nationwide --format pdf --output report.pdf
  paperwurks analyse papers/ --format json --fail-on high > report.json`,
		RunE: func(c *cobra.Command, args []string) error {
			return analyse(c.Context(), f, args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", "text, json, html or pdf")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the report to this file; default standard output")
	f.circumstances(c)
	c.Flags().StringVar(&f.failOn, "fail-on", "", "exit with status 1 when a finding is at least this severe: critical, high, medium, low or info")
	c.Flags().BoolVar(&f.noModel, "no-model", false, "use no language model, whatever is configured")
	c.Flags().BoolVar(&f.facts, "facts", false, "list every fact in the text report")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show no progress")
	c.Flags().BoolVar(&f.demo, "demo", false, "read a synthetic pack instead of files")
	return c
}

// circumstances are the flags that say what the papers do not.
func (f *analyseFlags) circumstances(c *cobra.Command) {
	c.Flags().StringVar(&f.asAt, "as-at", "", "judge terms, ages and rules as at this day, YYYY-MM-DD (default today)")
	c.Flags().StringVar(&f.jurisdiction, "jurisdiction", "", "england or wales (default: told from the papers)")
	c.Flags().StringVar(&f.lender, "lender", "", "check this lender's requirements (default: the lender of the mortgage offer)")
	c.Flags().StringVar(&f.completion, "completion", "", "planned completion, YYYY-MM-DD (default: from the contract)")
}

func analyse(ctx context.Context, f analyseFlags, args []string, stdout, stderr io.Writer) error {
	opt, threshold, err := f.parse(args)
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
	watch.say("writing the report")
	var out bytes.Buffer
	if err := f.render(ctx, &out, a, engines, stdout); err != nil {
		return err
	}
	watch.end()
	if err := deliver(out.Bytes(), f.output, stdout); err != nil {
		return err
	}
	return verdict(a, threshold, stderr)
}

// read reads the files as one case. The caller closes the engines.
func (f analyseFlags) read(ctx context.Context, args []string, opt analysis.Options, w *watch) (*app.Engines, *analysis.Analysis, error) {
	files, opt, err := f.files(ctx, args, opt)
	if err != nil {
		return nil, nil, err
	}
	engines, err := app.OpenEngines(ctx, app.EngineOptions{OnPreparing: func() {
		w.say("preparing the PDF engine (once on this machine)")
	}})
	if err != nil {
		return nil, nil, err
	}
	if !opt.NoModel {
		if opt.Model, err = configuredModel(ctx); err != nil {
			_ = engines.Close() // the first error is the one to tell
			return nil, nil, err
		}
	}
	a, err := engines.Analysis.Analyse(ctx, files, opt, w.step)
	if err != nil {
		_ = engines.Close() // the first error is the one to tell
		return nil, nil, err
	}
	return engines, a, nil
}

// configuredModel is the model that PAPERWURKS_MODEL_URL names, nil for none.
func configuredModel(ctx context.Context) (model.Converser, error) {
	c, err := settings()
	if err != nil {
		return nil, err
	}
	return app.OpenConverser(ctx, c)
}

// files are those that were named, or those of the demonstration, which are judged
// at a day of their own.
func (f analyseFlags) files(ctx context.Context, args []string, opt analysis.Options) ([]analysis.File, analysis.Options, error) {
	if !f.demo {
		files, err := gather(args)
		return files, opt, err
	}
	files, day, err := demoFiles(ctx)
	if opt.AsAt.IsZero() {
		opt.AsAt = day
	}
	return files, opt, err
}

// parse checks every flag before any file is opened.
func (f analyseFlags) parse(args []string) (analysis.Options, *rules.Severity, error) {
	var o analysis.Options
	var problems []error
	note := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if len(args) == 0 && !f.demo {
		note("name at least one file or directory; try paperwurks %s --help", f.verb)
	}
	if len(args) > 0 && f.demo {
		note("--demo reads its own papers; leave out the files or the flag")
	}
	if !slices.Contains(formats, f.format) {
		note("--format %s is none of %s", f.format, strings.Join(formats, ", "))
	}
	if f.format == "pdf" && f.output == "" {
		note("--format pdf needs --output FILE")
	}
	day := func(flag, value string) (t time.Time) {
		if value == "" {
			return t
		}
		t, err := time.Parse("2006-01-02", value)
		if err != nil {
			note("--%s %s is not a day; write it as 2026-11-30", flag, value)
		}
		return t
	}
	o.AsAt, o.Completion = day("as-at", f.asAt), day("completion", f.completion)
	switch j := rules.Jurisdiction(strings.ToLower(f.jurisdiction)); j {
	case rules.Unknown, rules.England, rules.Wales:
		o.Jurisdiction = j
	default:
		note("--jurisdiction %s is neither england nor wales", f.jurisdiction)
	}
	o.Lender, o.NoModel = f.lender, f.noModel
	var threshold *rules.Severity
	if f.failOn != "" {
		s, err := rules.ParseSeverity(f.failOn)
		if err != nil {
			note("--fail-on: %w", err)
		}
		threshold = &s
	}
	if err := errors.Join(problems...); err != nil {
		return o, nil, status{exitUsage, err}
	}
	return o, threshold, nil
}

// render writes the report in the format that was asked for.
func (f analyseFlags) render(ctx context.Context, w io.Writer, a *analysis.Analysis, e *app.Engines, terminal io.Writer) error {
	switch f.format {
	case "json":
		return report.JSON(w, &a.Report)
	case "text":
		if f.output != "" {
			terminal = io.Discard
		}
		return report.Text(w, terminal, &a.Report, report.TextOptions{Width: columns(terminal), Facts: f.facts})
	}
	var sources []facsimile.Source
	for _, s := range a.Sources {
		sources = append(sources, facsimile.Source{Document: s.Document, Data: s.File.Data})
	}
	pages := e.Drawer.Open(sources...)
	defer pages.Close()
	if f.format == "html" {
		return report.HTML(ctx, w, &a.Report, pages)
	}
	return report.PDF(ctx, w, &a.Report, pages)
}

// verdict is the exit status: a file that could not be read weighs more than
// findings, since the findings may not be all.
func verdict(a *analysis.Analysis, threshold *rules.Severity, stderr io.Writer) error {
	var failed []string
	for _, d := range a.Report.Documents {
		if d.Error != "" {
			failed = append(failed, d.Error)
		}
	}
	if len(failed) > 0 {
		sort.Strings(failed)
		for _, f := range failed {
			_, _ = fmt.Fprintln(stderr, "paperwurks: "+f)
		}
		return status{code: exitUnreadable}
	}
	if threshold != nil {
		for _, f := range a.Report.Findings {
			if f.Severity.Rank() <= threshold.Rank() {
				return status{code: exitFindings}
			}
		}
	}
	return nil
}
