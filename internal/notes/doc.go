// Package notes is the reference library: practice notes in our own words on the
// matters that the rules look for and the papers that say them, each with its
// sources and the day as at which it was written.
//
// It owns the notes, which are files in library, and their form: a head of
// "title", "as at", "kinds" (of paper that it is about), "rules" (the rules, or
// whole themes of them, that it explains) and "source" lines, a blank line, and
// paragraphs. A note says what the law or practice is and nothing of any case; it
// is cited apart from a case's papers. A theme of rules without a note is listed in
// lacking.txt with the reason.
//
// Finding the notes that belong to a question is retrieval's.
package notes
