// Package review judges a case as a whole: it takes the kept pages of its papers
// through the analysis and keeps the report.
//
// It owns when that is worth doing (once no paper of the case is on its way,
// and again after any change), under which key the report lies, and the
// pictures that prove what it says. What is found belongs to analysis and rules,
// how a report looks to report, the life of a paper to document.
package review
