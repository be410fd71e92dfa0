// Package audit is the record of who did what to which: appended to, never
// changed, each record carrying the hash of the one before it.
//
// It owns what a record is, how the chain of an organisation is made and how it
// is proved whole. That every change has its entry is store's contract: each of
// its methods that changes something takes an Entry and writes the record in the
// transaction of the change. Where records are kept belongs to store too.
package audit
