// Package webhook tells other programs of a firm what happened.
//
// An event is the name of a change in the audit (case.reviewed), or document.ready.
// The delivery of an event to each webhook that asks for it is written down in the
// transaction of the change, with the work of sending it: what happened is told,
// whichever process dies. A delivery is
//
//	waiting ─ delivered
//	   └───── failed      after the last of many tries, some hours later; a person can try again
//
// It may arrive more than once and in another order than things happened: it
// has an id for that. It says what happened to which case or document by their ids;
// what the papers say is asked for with a token.
//
// The package owns the address that may be told, the signature, and when to try
// again. Nothing is sent to a private network: the address is looked at when the
// connection is made, after its name was resolved. Rows belong to store.
package webhook
