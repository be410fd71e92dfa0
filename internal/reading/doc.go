// Package reading turns the bytes of a paper into pages of words with boxes.
//
// It owns what a page is after reading: words in reading order, where each
// stands, the tick boxes and whether they are ticked, and for every page that
// could not be read, the reason. Its Reader decides what a file is by content,
// sends it to the driver for that format, and puts the pages that have no
// usable text layer through OCR.
//
// The drivers are subpackages (pdf, ocr, office, mail, hypertext, plain,
// picture); each turns one format into the types declared here and knows
// nothing of its siblings. Those written in Go run in a process of their own,
// which sandbox starts; flow sets text that has no pages on pages.
// What the words mean belongs to papers; proof that a quotation stands on a
// page belongs to evidence.
//
// A page is in one of these states, said by Page.Source:
//
//	text    the file's own text layer was good enough
//	ocr     the page was an image and OCR read it
//	blank   there is nothing on the page
//	unread  there is something on the page, and Page.Reason says why no word of it is here
package reading
