// Package filemail carries letters into a directory, file:///… in the
// configuration: one .eml for each, which mail programs open. It is the post of a
// machine of one's own, whose owner reads the directory.
//
// It owns that a letter is there whole or not at all, that the same letter is
// there once however often it is delivered, and that only the owner may read it.
// What is in a letter belongs to mail.
package filemail
