// Package secrettest is the suite that every driver of secret passes.
//
// It owns what is promised of a place of secrets: that a name gives its value to
// the last byte, that a changed one is seen, that what is not there is said to be
// not there, and that no error shows a value. What a Store in front adds is
// tested in secret itself.
package secrettest
