// Package office reads word processors' files: Word's DOCX, OpenDocument's ODT
// and rich text. Their text is set on A4 pages by package flow; where a file
// remembers where its pages ended when it was last saved, they end there again.
//
// Of a Word document it reads paragraphs with the numbers that Word computes for
// clauses, tables row by row, text boxes, footnotes and endnotes, headers and
// footers (once a section), the state of every kind of check box, and tracked
// changes as if all were accepted, with a warning. Large pictures come back as
// attachments, for they may be scans of papers. Macros are never run, linked
// files never fetched.
package office
