// Package queue carries the news that there is work, from whoever caused it to a
// worker that waits.
//
// It owns the contract, which is weak on purpose: news may be lost, doubled, late
// or out of order, and nothing goes wrong, because the work itself stands in the
// database and the worker looks there now and then without being told. A worker
// keeps a piece of news while it works, so that the length of the queue is the
// work that nobody has begun, by which the number of workers can be chosen. What
// the work is belongs to work. The driver for one process is memqueue, for SQS
// sqsqueue; queuetest is the suite that every driver passes.
package queue
