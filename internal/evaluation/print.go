package evaluation

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// Print writes the score as a table.
func (s *Summary) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(t, "kind\tpapers\tknown\tdigital P\tR\tF1\tscanned P\tR\tF1\t")
	line := func(kind string, papers, known int, d, c Count) {
		_, _ = fmt.Fprintf(t, "%s\t%d\t%d\t%s\t%s\t\n", kind, papers, known, rates(d), rates(c))
	}
	for _, r := range s.Kinds {
		line(r.Kind, r.Papers, r.Known, r.Digital, r.Scanned)
	}
	line("all", s.Papers, s.Classified, s.Digital, s.Scanned)
	if err := t.Flush(); err != nil {
		return err
	}
	perPage, perClean := 0.0, 0.0
	if s.Pages > 0 {
		perPage = s.Seconds / float64(s.Pages)
	}
	if s.CleanPacks > 0 {
		perClean = float64(s.FalseHigh) / float64(s.CleanPacks)
	}
	_, err := fmt.Fprintf(w, `
packs                              %d
papers classified rightly          %.3f
finding recall                     %.3f (%d of %d; %d faults name no rule)
missing papers told of             %.3f (%d of %d)
false high flags per clean pack    %.2f (%d in %d)
quotes on their page               %.4f (%d of %d)
seconds a page                     %.3f (%d pages)
`, s.Packs, share(s.Classified, s.Papers),
		s.Findings.Recall(), s.Findings.True, s.Findings.True+s.Findings.Lost, s.FaultsUnchecked,
		s.Missing.Recall(), s.Missing.True, s.Missing.True+s.Missing.Lost,
		perClean, s.FalseHigh, s.CleanPacks,
		share(s.QuotesOnPage, s.Quotes), s.QuotesOnPage, s.Quotes, perPage, s.Pages)
	return err
}

func rates(c Count) string {
	if c == (Count{}) {
		return "\t\t"
	}
	return fmt.Sprintf("%.3f\t%.3f\t%.3f", c.Precision(), c.Recall(), c.F1())
}

// JSON writes the score for machines; the misses are in it.
func (s *Summary) JSON(w io.Writer) error {
	return writeJSON(w, s)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

// PrintMisses writes one line for each thing that went wrong, of one kind of paper
// when kind is not empty.
func (s *Summary) PrintMisses(w io.Writer, kind string) error {
	for _, m := range s.Misses {
		if kind != "" && m.Kind != kind {
			continue
		}
		paper := m.Kind
		if m.Layout != "" {
			paper += "/" + m.Layout
		}
		if m.Scanned != "" {
			paper += " (" + m.Scanned + ")"
		}
		if _, err := fmt.Fprintf(w, "%-13s %s/%s p%d %s\n    %s\n", m.What, m.Pack, m.File, m.Page, paper, m.Path); err != nil {
			return err
		}
		for _, l := range [][2]string{{"expected", m.Expected}, {"got", m.Got}, {"quote", m.Quote}} {
			if l[1] != "" {
				if _, err := fmt.Fprintf(w, "    %-9s %s\n", l[0], clip(l[1])); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 160 {
		return string(r[:160]) + "…"
	}
	return s
}
