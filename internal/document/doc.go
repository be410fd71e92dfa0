// Package document is a paper's life, from the announcement of an upload until
// its pages can be judged.
//
// It owns the states, which of them follows which, and the two kinds of work
// that move a paper along by itself (check and read). What the pages say across
// the papers of a case belongs to review, how bytes become pages to reading,
// where bytes lie to blob, and records to store.
//
//	registered   announced; a signed request to send the bytes was given out
//	uploaded     the bytes are in the uploads store; the check is due
//	kept         checked and moved to the documents store; reading is due
//	read         its pages are kept and its kind is told; the review is due
//	ready        it is part of the case's report
//	quarantined  refused, with a reason that a person understands; the bytes stay
//
// registered → uploaded → kept → read → ready is the usual way. The check and the
// reading may lead to quarantined instead. A paper that is read or ready goes
// back to kept when a person asks for it to be read again, and from ready to
// read when its kind is corrected. The same bytes twice in a case are one paper.
// The attachments of an e-mail become papers of their own, kept from the start.
package document
