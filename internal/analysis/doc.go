// Package analysis takes the files of a case the whole way: read, classify,
// extract, judge, report.
//
// It owns the order of those steps, what happens to a file that fails one of
// them (it is named in the report; the others go on), what papers said whose pages
// are as they were when their case was judged last (parsed.go), and the report's format,
// which is stable and described in docs/formats/report.md. How each step works
// belongs to reading, papers and rules; how a report looks on paper or on a
// screen belongs to report.
package analysis
