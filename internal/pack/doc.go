// Package pack is the property pack: what a sale still needs to be complete, what
// people decided about each finding and fact, and the version that somebody signs
// and hands over.
//
// It owns
//
//   - requirements by transaction and by overlay of the Property Data Trust
//     Framework, and how far the papers meet them (Measure);
//   - decisions: a finding is accepted, corrected or dismissed, a fact is verified or
//     corrected, a draft enquiry is edited, each with who and when;
//   - versions: what a signature froze, which nothing changes afterwards;
//   - exports of a version: one PDF, and verified claims in the form of PDTF v3;
//   - links by which a buyer reads a version and nothing else.
//
// What the papers say and what is wrong belongs to analysis and review, how a
// report looks to report, how PDF files become one to bind. A person's word about a
// fact is a correction that review keeps and judges by; it is exported with the fact.
//
// A decision is about a matter: a finding or a missing paper, known by its rule and
// the digest of its evidence (the bytes of the paper, the page, the words). It
// lives on in every later report that says the same from the same words, and is
// asked for again when the words have changed or the matter has grown worse.
//
// The states of a version's export:
//
//	due      asked for; the work is on its way
//	ready    written to the documents store
//	failed   given up, with a sentence; asking again tries again
package pack
