// Package mail reads messages: EML (RFC 5322 with MIME) and Outlook's MSG.
//
// The pages are the headers that a person reads (From, To, Cc, Date, Subject),
// the names of what is attached, and the body. What is attached, messages
// included, comes back as attachments for the caller to read; how deep and how
// many is the caller's to bound. Pictures that belong to the layout of a message
// (logos, signatures) are left out, and a warning says how many.
package mail
