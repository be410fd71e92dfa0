// Package flow sets text that has no pages of its own on A4 pages.
//
// A Word document, an e-mail, a web page and a text file say what the text is
// but not where it stands; everything after reading works with pages, lines and
// boxes. The Setter gives them pages that are the same on every machine and in
// every run: Helvetica's widths, fixed margins, no hyphenation, no justification.
//
// It owns the layout and the finding of tick boxes among characters. What is a
// paragraph, a row or a page break belongs to the driver of each format.
package flow
