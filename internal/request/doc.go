// Package request is a request that may be said again without being done again.
//
// A client names a request with a key of its own. The first time it is carried
// out under a claim: a row with a holder that nobody can guess, held until a
// moment. Said again, it is
//
//	running    the claim's time is not over: whoever asks waits for the answer
//	answered   the same answer is given
//	abandoned  the time is over and nothing was changed: it is carried out now
//	lost       it changed something, and whoever carried it out died before the
//	           answer was kept: it is not carried out again, and is said to be done
//
// Each change that is made under a claim says so in its own transaction, and only
// while the claim is still held (From, which store asks). So a key and what was
// done under it cannot drift apart: a claim that another has taken over can change
// nothing, and a change that stands is known to its key. What changed nothing is
// forgotten at once and may be asked again; the rest is kept for a day.
//
// Answers are kept sealed by the client's key, of which the database has only the
// hash: an answer may hold a secret that is shown once.
//
// HTTP belongs to api, rows to store.
package request
