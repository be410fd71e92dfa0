// Package audit is the record of who did what to which, when and from where:
// appended to, never changed, each record carrying the hash of the one before it.
//
// It owns what a record is, how the chain of an organisation is made and how it is
// proved whole (Chain, Keeper.Verify); the anchors, which are heads of chains written
// to the locked records store, without which nobody could tell a chain that was
// rewritten whole or cut short; Views, which records who looked at what without
// making looking slow; and the export for a regulator, docs/formats/audit.md. That
// every change has its entry is store's contract: each of its methods that changes
// something takes an Entry and writes the record in the transaction of the change.
// Where records are kept belongs to store too.
package audit
