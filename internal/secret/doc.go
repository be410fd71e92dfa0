// Package secret turns a reference, secret://NAME or secret://NAME#FIELD, into
// its value.
//
// It owns Value, which prints as [redacted] however it is printed; what a
// reference looks like; and the Store in front of the drivers, which keeps a value
// for some minutes, or reads it for every connection that is opened, so that a
// rotated password needs no restart, and goes on with the last value while the
// place of secrets cannot be reached. A driver behind it looks a name up:
// filesecret in a directory, awssecret in Secrets Manager, Environment in the
// variables of the process. secrettest is the suite that every driver passes.
// What is done with a value belongs to whoever asks.
package secret
