// Package queue carries the news that there is work, from whoever caused it to a
// worker that waits.
//
// It owns the contract, which is weak on purpose: news may be lost, doubled or
// late, and nothing goes wrong, because the work itself stands in the database
// and the worker looks there now and then without being told. What the work is
// belongs to work. The driver for one process is memqueue; queuetest is the
// suite that every driver passes.
package queue
