// Package report shows what an analysis found, for each kind of reader: text for
// a terminal, JSON for machines, one self-contained HTML page, and a PDF that
// stands on its own in a file, with the page and the words that prove each finding.
//
// It owns how a report looks. What it says belongs to analysis; how a page is
// drawn belongs to facsimile.
package report
