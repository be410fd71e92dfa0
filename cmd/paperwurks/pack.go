package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
)

// packFlags are the flags of pack as they were given.
type packFlags struct {
	analyseFlags
	pdtf, name string
	overlays   []string
}

func packCommand() *cobra.Command {
	f := packFlags{analyseFlags: analyseFlags{verb: "pack", format: "text"}}
	var known []string
	for _, o := range pack.Overlays() {
		known = append(known, o.ID)
	}
	c := &cobra.Command{
		Use:   "pack FILE…",
		Short: "bind files, the report on them and an index into one PDF",
		Long: `Bind files into a property pack: one PDF with a cover, an index, the report of what
the papers say and what is wrong, and every paper page by page, with bookmarks; and,
on request, what the papers say as verified claims of the Property Data Trust
Framework. No server, no account, no network; the files are only read.

It prints how complete the pack is. Nobody has signed such a pack: it says on its
cover that no person has checked it, and its claims say so one by one.

Exit status: 0 done, 2 wrong usage, 3 a file could not be read or the pack could not
be written. A pack is made of the files that can be read, and names the others.`,
		Example: `  paperwurks pack papers/ -o pack.pdf
  paperwurks pack papers/ -o pack.pdf --pdtf pack.json --name "12 Acacia Avenue"
  paperwurks pack papers/ --overlay ta6 --overlay baspi5`,
		RunE: func(c *cobra.Command, args []string) error {
			for _, id := range f.overlays {
				if !slices.Contains(known, id) {
					return usage("--overlay %s is none of %s", id, strings.Join(known, ", "))
				}
			}
			return bindPack(c.Context(), f, args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVarP(&f.output, "output", "o", "", "write the pack to this file as PDF")
	c.Flags().StringVar(&f.pdtf, "pdtf", "", "write what the papers say to this file as verified claims of PDTF v3 (JSON)")
	c.Flags().StringVar(&f.name, "name", "", "what the pack is called on its cover (default: the directory or the first file)")
	c.Flags().StringArrayVar(&f.overlays, "overlay", nil, "print each path that is lacking of this overlay: "+strings.Join(known, ", "))
	f.circumstances(c)
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "show no progress")
	c.Flags().BoolVar(&f.demo, "demo", false, "read a synthetic pack instead of files")
	return c
}

func bindPack(ctx context.Context, f packFlags, args []string, stdout, stderr io.Writer) error {
	opt, _, err := f.parse(args)
	for _, path := range []string{f.output, f.pdtf} {
		if err == nil {
			err = deliverable(path)
		}
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
	byName, sizes := map[string]facsimile.Source{}, map[string]int64{}
	for _, s := range a.Sources {
		byName[s.File.Name] = facsimile.Source{Document: s.Document, Data: s.File.Data}
		sizes[s.File.Name] = int64(len(s.File.Data))
	}
	c := pack.ContentOf(f.called(args), &a.Report, sizes)
	binder := &pack.Binder{
		Copy: engines.PDF, Draw: engines.Drawer,
		Load: func(_ context.Context, p pack.Paper) (facsimile.Source, error) {
			s, ok := byName[p.File]
			if !ok {
				return s, fault.New(fault.NotFound, "there is no paper %s", p.File)
			}
			return s, nil
		},
		Progress: func(done, total int) { watch.say(fmt.Sprintf("binding paper %d of %d", done+1, total)) },
	}
	pages := 0
	if f.output != "" {
		if err := deliverTo(f.output, forOthers, func(w io.Writer) (err error) {
			pages, err = binder.Write(ctx, w, c)
			return err
		}); err != nil {
			return err
		}
	}
	if f.pdtf != "" {
		if err := deliverTo(f.pdtf, forOthers, c.Claims); err != nil {
			return err
		}
	}
	watch.end()
	f.tell(stdout, c, &a.Report, pages)
	return verdict(a, nil, stderr)
}

// called is what a pack is called when nobody says.
func (f packFlags) called(args []string) string {
	switch {
	case f.name != "":
		return f.name
	case f.demo:
		return "Demonstration pack"
	}
	if abs, err := filepath.Abs(args[0]); err == nil {
		return filepath.Base(abs)
	}
	return filepath.Base(args[0])
}

// tell prints how complete the pack is.
func (f packFlags) tell(w io.Writer, c *pack.Content, r *analysis.Report, pages int) {
	facts := []analysis.Fact{}
	for _, d := range r.Documents {
		facts = append(facts, d.Facts...)
	}
	done := pack.CompletenessOf(r, facts)
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(w, format+"\n", args...) }
	say("%s: %s", c.Name, done.Transaction.Words())
	if f.output != "" {
		say("%s: %d pages", f.output, pages)
	}
	for _, p := range done.Papers {
		if len(p.Files) == 0 {
			say("missing: %s", p.Title)
		}
	}
	for _, m := range done.Overlays {
		state := fmt.Sprintf("%d of %d", m.Have, m.Want)
		if !m.Answered {
			state += ", no paper of its own"
		}
		say("%-8s %s (%s)", m.Overlay.ID, m.Overlay.Name, state)
	}
	known := pack.Know(facts)
	for _, id := range f.overlays {
		o, _ := pack.FindOverlay(id)
		for _, n := range pack.Measure(o, known).Lacking() {
			say("  %s  %s", n.Path, n.Question)
		}
	}
}
