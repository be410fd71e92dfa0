// Package store keeps the records: cases, documents, work, credentials and the
// audit, as SQL behind the Store interfaces that those packages declare.
//
// It owns the schema and its migrations, transactions, and three rules that
// nothing gets around: a change is written together with its audit entry and the
// work that it causes, in one transaction; the organisation comes from the
// context and what belongs to another is not found; a database whose schema is
// newer than the program is refused. There is one file for each noun.
//
// SQLite and PostgreSQL 15 or later are its dialects, each with a file of its own.
// Statements are plain SQL with $1 placeholders that both take as they stand, times
// are integers of microseconds, ids and JSON are text; what still differs is in the type
// dialect. Migrations go forward only and have the same numbers in both. What the records mean belongs to the packages that own
// them; storetest is the suite that every dialect passes.
package store
