// Package synth makes synthetic property packs: whole cases of a home sale in
// England or Wales with fictitious people and addresses, written as the papers
// that a conveyancer is sent, together with the truth about what they say and
// what is wrong with them.
//
// It owns the case model (Case, made from a seed), the faults that are planted
// and the traps that only look like faults (faults.go), the page writer (paper),
// the layouts in which each kind of paper is set (one file per kind, several
// genuinely different layouts each), the degrading of pages to scans, and the
// truth file's format (Truth). The same seed and options give the same bytes on
// every machine.
//
// Layouts marked heldOut are used only for seeds from HeldOut up, so that parsers
// are judged on settings that nobody developed on. They are written from what
// papers of different issuers look like, never from the parsers.
//
// There are six such sets. The first serves seeds from HeldOut up to Second, the
// second from Second up to Third, the third from Third up to Fourth: they have been
// released to development for the kinds that a later set has, so a score on those seeds
// says how well the parsers learned them. A set's layouts stand in place of every other
// layout of their kinds; kinds that it does not have are set as in the set before.
// The fourth, in files named fourth_, which nobody reads who works on the parsers,
// serves seeds from Fourth up to Fifth; what raised false flags in its external wall form,
// its drainage search and its letters has been read and mended for. It sets
// each standard form as its publisher or a firm's software prints it, question by
// question, and the other papers as real issuers do. The fifth, in files named fifth_,
// sealed in its time, serves seeds from Fifth up to Sixth: reports of issuers that answer in
// sentences, leave enquiries to insurance or send the reader to an appendix, prints of
// web portals and of firms' own systems. The sixth, in files named sixth_, is held out:
// nobody who works on the parsers reads it, and who drew it has not read them. It serves
// seeds from Sixth up to 6999: line printers' pages of councils, checklists with boxes and notes,
// entries turned into columns, letters that say everything in prose, records with a label
// at the left and the answer at the edge. A draw for a seed does not depend on a later set.
//
// Seeds from Scrambled up to HeldOut set the kinds that have one in a layout that
// is composed at random (scrambled*.go): labels, their places, order, columns and
// wording are drawn anew for each paper. They are for development, and stand in for
// papers of issuers that nobody has seen.
//
// Scoring an engine against the truth belongs to evaluation, the names of kinds
// and the paths of facts to papers, the ids of findings to rules.
package synth
