// Package evaluation scores an engine on packs whose truth is known.
//
// It owns how a fact is matched with the truth (match.go), what is counted
// (score.go), and how the counts are shown (print.go). Which engine is scored is
// the caller's: anything that turns files into a report of analysis.
//
// Facts are matched within one paper by path, indexes of lists left out: a list's
// items are matched by their values, whatever their order. Numbers must be equal
// to a hundredth, days exactly, short words in every letter and digit
// (case, spaces, punctuation and a person's title apart; five words and more may have as
// many again around them), and passages of eight words and more by
// nine words in ten of the shorter. There is no part credit. Computed facts that
// the truth does not name are not counted.
package evaluation
