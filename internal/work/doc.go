// Package work is what remains to be done, and the loop that does it.
//
// It owns what an item of work is, how it is claimed, retried and given up, and
// the Worker. An item is written in the transaction of the change that caused
// it, keyed by kind and subject: asking twice for the same work is one item, and
// asking again while it runs makes it run once more. What the kinds of work do
// belongs to the packages that register handlers; where items are kept belongs
// to store; the news that there are some is carried by queue.
//
// The states of an item:
//
//	due      waiting for its time, or for a worker
//	running  claimed, until the lease ends; the worker renews it
//	parked   given up after the last try, with the reason; a person can restart it
//
// and an item that is done is gone. A worker can be killed at any instant: its
// lease ends and another takes the item up, so a handler must bear being run
// again after it has done its work already.
package work
