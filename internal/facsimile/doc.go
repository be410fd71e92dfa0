// Package facsimile draws the pages of papers as people see them, and lights up
// the words that prove something.
//
// It owns the picture of a page: PDF pages come from the PDF engine, pictures
// from their driver, and papers that have no pages of their own (Word, e-mail,
// HTML, text) are drawn as the reading package laid them out, so that a box means
// the same place in every format. What is lit up is decided by whoever asks; how a
// report or a screen arranges the pictures belongs to report and web.
package facsimile
