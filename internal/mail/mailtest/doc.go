// Package mailtest is the suite that every driver of mail passes, and the servers
// that it runs on.
//
// It owns what is promised of the post: a letter arrives byte for byte or not at
// all, one that is refused for good is told from one that is refused for now, and
// whoever asks can stop waiting. SMTP is a mail server as far as a client sees one,
// with TLS, signing in and refusals as a test wants them; SES is Amazon's service
// at its protocol. A driver that has nobody to refuse a letter is seen to be
// excused from that where it is run.
package mailtest
