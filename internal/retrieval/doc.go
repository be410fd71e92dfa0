// Package retrieval answers questions about the papers of a case with the papers'
// own words.
//
// It owns the passages of a case as they are searched (Case), what a question asks
// for (question.go, hints.go, the thesaurus), how passages are ranked for it (rank.go),
// the answer and when there is none (answer.go), what is worked out from facts
// (compute.go), and where papers speak of each other's parts (place.go). It works on
// readings and reports, never on a database, so that the same papers give the same
// answers everywhere.
//
// Nothing is answered without a quotation. Every quotation is an evidence.Citation,
// or a piece of evidence of the report, which was one; the words around quotations
// are this package's own and say nothing of the case but where the quotation stands,
// what the fact that it proves is called, and what was worked out from it. When the evidence is weaker
// than Threshold the answer is that the papers do not say, with the papers that
// usually would.
//
// How a paper is cut into passages belongs to papers, what its facts are to
// analysis, notes on the law to notes, who may ask to the callers. Which matter a
// question is about is told by its words (matters.txt), and by their meaning where
// vectors are there (Meaning): without them nothing else changes.
package retrieval
