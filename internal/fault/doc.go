// Package fault names the few kinds of failure that callers treat differently,
// and keeps what a person may be told apart from what only a log may hold.
//
// It owns the kinds and the message; turning a kind into an HTTP status or an
// exit code belongs to the edges (api, cmd), which do it once.
package fault
