// Package account is the people who may use Paperwurks and how they prove who
// they are.
//
// It owns people, what they are to their firm and how they come to it; passwords,
// authenticators and recovery codes; and credentials: links, sessions, tokens.
//
//	person:  invited ─ accepts ─ active ⇄ suspended
//	            └ withdrawn: as if never known
//
//	sign-in: password, link or reset ─┬─────────────────────────── session
//	                                  └ pending ─ second factor ───┘
//
// A sign-in is small steps. Each proves something, in a Way, and admit decides
// whether that is enough or the sign-in waits, as a credential of its own that
// names who it is of and what was proved. Another way in ends in admit; another
// second factor is a Way that ways lists and that completes what Pending waits for.
//
// Every credential is 128 random bits or more; the database holds its hash and not
// the credential, so that whoever reads the database cannot sign in. Each request
// looks its session up in the database, in one statement by its key: nothing is
// cached, so that what was revoked is of no use in any process from that moment
// on. A session is replaced when what it may do changes (a password, a second
// factor), and those of all other browsers end then.
//
// What is refused is refused alike, whether or not there is somebody of that
// e-mail: with one sentence, after the same work, on a beat of time. Attempts are
// limited for an account from one address, or from one browser that is known, and
// never for an account as such, so that nobody can keep another out.
//
// What somebody may do once known belongs to permission and to the packages that
// ask tenant; cookies and headers belong to api; letters are carried by mail.
package account
