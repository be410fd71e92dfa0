package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/report"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// analyseFlags are the flags of analyse as they were given.
type analyseFlags struct {
	format, output, asAt, jurisdiction, lender, completion, failOn string
	noModel, facts, quiet, demo                                    bool
}

var formats = []string{"text", "json", "html", "pdf"}

func analyseCommand() *cobra.Command {
	var f analyseFlags
	c := &cobra.Command{
		Use:   "analyse FILE…",
		Short: "read files as one case and print the report",
		Long: `Read files as one case and print the report: what they say, what is wrong, what is
missing and what to ask. No server, no account, no network; the files are only read.
Where PAPERWURKS_MODEL_URL names a model, it is asked too, unless --no-model is given.

A directory stands for the files in it and below. PDF, Word, e-mail (with its
attachments), pictures, HTML and text are read; scanned pages need the tesseract
program on the machine and are named in the report when it is missing.`,
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
		note("name at least one file or directory; try paperwurks analyse --help")
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

// gather reads the named files, and the files in named directories and below in
// the order of their names. Hidden files and the truth beside a synthetic pack
// are not papers. In a directory, what cannot be opened is a paper that is
// refused with the reason, so that the others are analysed and nothing is passed over
// in silence; what was named itself must be there.
func gather(args []string) ([]analysis.File, error) {
	var files []analysis.File
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, status{exitUnreadable, plainly(arg, err)}
		}
		if !info.IsDir() {
			files = append(files, open(arg, filepath.Base(arg), true))
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			name, relErr := filepath.Rel(arg, path)
			if relErr != nil {
				return relErr
			}
			name = filepath.ToSlash(name)
			hidden := strings.HasPrefix(d.Name(), ".") && path != arg
			switch {
			case err != nil: // a directory that may not be listed
				files = append(files, analysis.File{Name: name, Refused: plainly(name, err)})
				return filepath.SkipDir
			case d.IsDir() && hidden:
				return filepath.SkipDir
			case d.IsDir() || hidden || d.Name() == "truth.json":
				return nil
			}
			files = append(files, open(path, name, false))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, status{exitUnreadable, fmt.Errorf("there are no files in %s", strings.Join(args, ", "))}
	}
	distinct(files)
	return files, nil
}

// open reads one file, or says in it why it was refused. No more is read into
// memory than one paper may have. A pipe is read when it was named itself.
func open(path, name string, named bool) analysis.File {
	file := analysis.File{Name: name}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		file.Refused = plainly(name, err)
		return file
	case info.IsDir():
		file.Refused = fault.New(fault.Invalid, "%s is a link to a directory; name the directory itself", name)
		return file
	case !info.Mode().IsRegular() && !named:
		file.Refused = fault.New(fault.Invalid, "%s is not a file", name)
		return file
	}
	f, err := os.Open(path)
	if err == nil {
		defer f.Close()
		most := reading.Limits{}.WithDefaults().Bytes
		if file.Data, err = io.ReadAll(io.LimitReader(f, most+1)); err == nil && int64(len(file.Data)) > most {
			file.Data, file.Refused = nil, fault.New(fault.Invalid, "%s has more than %d MiB; split it or save it smaller", name, most>>20)
		}
	}
	if err != nil {
		file.Refused = plainly(name, err)
	}
	return file
}

// plainly says why a file cannot be opened, without the name of a system call.
func plainly(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, fault.Invalid, "%s is not there", name)
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, fault.Invalid, "%s may not be read by you; ask for leave to read it", name)
	}
	return fault.Wrap(err, fault.Invalid, "%s cannot be opened (%v)", name, errors.Unwrap(err))
}

// distinct gives files of one name from several directories a number each, since
// the report names a paper by its file.
func distinct(files []analysis.File) {
	taken := map[string]int{}
	for i := range files {
		taken[files[i].Name]++
		if n := taken[files[i].Name]; n > 1 {
			ext := filepath.Ext(files[i].Name)
			files[i].Name = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(files[i].Name, ext), n, ext)
		}
	}
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

// deliver writes the report to its file or to standard output.
func deliver(data []byte, path string, stdout io.Writer) error {
	write := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	if path == "" {
		return write(stdout)
	}
	return deliverTo(path, write)
}

// deliverTo writes a file, whole or not at all. A device or a pipe is written to as
// it stands, and a link goes on pointing where it does: neither is replaced by a
// file.
func deliverTo(path string, write func(io.Writer) error) error {
	if there, err := os.Stat(path); err == nil && !there.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return status{exitUnreadable, err}
		}
		err = write(f)
		if closing := f.Close(); err == nil && closing != nil {
			err = status{exitUnreadable, closing}
		}
		return err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".paperwurks-*")
	if err != nil {
		return status{exitUnreadable, err}
	}
	defer os.Remove(tmp.Name())
	if err := write(tmp); err != nil {
		_ = tmp.Close() // the first error is the one to tell
		return err
	}
	err = tmp.Chmod(0o644)
	if closing := tmp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return status{exitUnreadable, err}
	}
	return nil
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
