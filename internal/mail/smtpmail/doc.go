// Package smtpmail carries letters to a mail server, smtp://… and smtps://… in the
// configuration.
//
// It owns one conversation a letter: encrypted, by STARTTLS or from the first byte,
// with a certificate that is checked, except to a server on this machine; signed in
// by PLAIN or LOGIN, with a password that is read again for each conversation, so
// that it can be changed without a restart; and ended by a clock. What a server
// refuses about the letter is told apart from what it refuses for now or about us:
// a wrong password is not the letter's fault, and it waits until the setting is
// mended. What is in a letter and when it is tried again belong to mail.
package smtpmail
