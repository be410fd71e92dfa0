// Package retention is how long a case is kept, and how it goes: the clock of each
// case, legal holds, disposal with a certificate, and what the law gives to the
// people whose data it is (erasure, restriction, access).
//
// A case ends once:
//
//	open ─ completed or abandoned ─ due ─ noticed ─ ordered ─ shredded ─ cleared ─ removed ─ disposed
//	                                  │       │         │
//	                                  └──── a legal hold stops it
//
// It becomes due when its clock has run: the firm's years, or its own, from its
// completion, from its abandonment, or, where nobody said, from its last change. Due
// cases are noticed, which administrators see, and a month later their disposal is
// ordered by the daily Run, so that a clock which jumps disposes of nothing. From there
// it is work in five steps, each of which can be done again, driven by package work: the
// key of the case is destroyed, which makes every copy of its papers unreadable; the
// objects go; the records go; the certificate is written to the locked store; done.
// The certificate says what went, by digest, and under which policy; it outlives the
// case.
//
// Frozen cases are not worked on. A restricted one is opened by administrators alone;
// store sees to both, so that nothing gets around them.
//
// It owns these rules, the keys of cases (Keys, of which package sealed makes use) and
// the export that a person gets. Which papers a case has belongs to document, where
// bytes lie to blob, the audit of all this to audit.
package retention
