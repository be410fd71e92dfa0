// Package memqueue is the queue inside one process, memory:// in the
// configuration.
//
// It owns a bounded buffer: when nobody listens for long, news beyond the buffer
// is dropped, which the contract of queue allows, because the work stands in the
// database. News between processes needs another driver of queue.
package memqueue
