// Package review judges a case as a whole: it takes the kept pages of its papers
// through the analysis and keeps the report.
//
// It owns when that is worth doing (once no paper of the case is on its way,
// and again after any change), what people say is right in the place of what was
// read (Correct; a case is judged by their word, and every report says whose word it
// is), under which key the report lies, and the
// pictures that prove what it says. What is found belongs to analysis and rules,
// how a report looks to report, the life of a paper to document.
package review
