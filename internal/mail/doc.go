// Package mail is the letters that Paperwurks writes to people: invitations,
// links to set a new password, notices about their account.
//
// It owns what a letter may contain and how it is written down for the post (no
// header can be smuggled in, names of every language arrive as they are), the one
// voice that all of them have (Note), and the way out: a letter is sealed and laid
// into the outbox in the transaction of the change that caused it, sent by a
// worker, and erased.
//
//	sealed ─ in the outbox ─ sent, refused or expired ─ erased
//
// Links in letters are secrets that sign somebody in, so the body is encrypted
// while it lies in the database, under a key that is not there, and the audit says
// what a letter was for and never what it said. A letter whose server is away is
// tried again until what it says is no longer true; one that is refused for good
// is given up at once. A worker that is killed between the post's taking the
// letter and its erasure sends it twice, with the same Message-ID.
//
// Drivers behind it carry letters: filemail into a directory, smtpmail to a mail
// server, sesmail to Amazon SES; mailtest is the suite that each of them passes.
// What is said to whom belongs to the packages that write; the key to app.
package mail
