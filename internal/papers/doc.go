// Package papers knows what the papers of a home sale in England and Wales are
// and what they say.
//
// It owns the kinds of paper, how a kind is recognised (Classify), and one
// deterministic parser per kind that turns a paper's text into facts (Extract).
// Each kind is one file: its anchors, the fields that it can say with their PDTF
// paths, and its parser. The shared ways of looking at a page (labels, rows,
// tick boxes, numbered clauses) are the methods of sheet; the shared ways of
// writing dates, money, years and names are in values.go.
//
// What follows from the facts (flags, contradictions, what is missing) belongs to
// rules. That a fact stands on its page is checked by evidence, which alone can
// make one.
package papers
