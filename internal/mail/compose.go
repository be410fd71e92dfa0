package mail

import (
	"bytes"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"
	"time"
	"unicode/utf8"
)

// compose writes a message down for the post. Everything in it follows from the
// arguments, so that a letter that is sent twice is seen to be the same.
func compose(m Message, from Address, id string, at time.Time) (Envelope, error) {
	if err := m.check(); err != nil {
		return Envelope{}, err
	}
	e := Envelope{ID: id, Written: at}
	var err error
	if e.From, err = Plain(from.Address); err != nil {
		return Envelope{}, err
	}
	if e.To, err = Plain(m.To.Address); err != nil {
		return Envelope{}, err
	}
	_, domain, _ := cutLast(e.From, "@")
	var b bytes.Buffer
	header := func(name, value string) { b.WriteString(fold(name+": "+value) + "\r\n") }
	header("From", mailbox(from.Name, e.From))
	header("To", mailbox(m.To.Name, e.To))
	header("Subject", mime.QEncoding.Encode("utf-8", m.Subject))
	header("Date", at.UTC().Format(time.RFC1123Z))
	header("Message-ID", "<"+id+"@"+domain+">")
	header("MIME-Version", "1.0")
	header("Auto-Submitted", "auto-generated") // RFC 3834: nobody's out-of-office answers
	if m.HTML == "" {
		err = part(&b, "text/plain", m.Text)
		e.Data = b.Bytes()
		return e, err
	}
	edge := "=_" + id // these two signs side by side cannot stand in quoted-printable text
	header("Content-Type", `multipart/alternative; boundary="`+edge+`"`)
	b.WriteString("\r\n")
	for _, alternative := range [][2]string{{"text/plain", m.Text}, {"text/html", m.HTML}} {
		fmt.Fprintf(&b, "--%s\r\n", edge)
		if err := part(&b, alternative[0], alternative[1]); err != nil {
			return Envelope{}, err
		}
		b.WriteString("\r\n")
	}
	fmt.Fprintf(&b, "--%s--\r\n", edge)
	e.Data = b.Bytes()
	return e, nil
}

// mailbox is a name and an address as a header has them. A name that is not ASCII is
// written in base64, whose letters mean nothing to anybody: of the readable form,
// RFC 2047 (5.3) forbids more letters within a name than net/mail minds.
func mailbox(name, address string) string {
	for _, r := range name {
		if r >= utf8.RuneSelf {
			return mime.BEncoding.Encode("utf-8", name) + " <" + address + ">"
		}
	}
	return (&Address{Name: name, Address: address}).String()
}

// part writes a text with its headers, in ASCII and short lines.
func part(b *bytes.Buffer, kind, text string) error {
	fmt.Fprintf(b, "Content-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", kind)
	w := quotedprintable.NewWriter(b)
	if _, err := w.Write([]byte(strings.TrimRight(text, "\n") + "\n")); err != nil {
		return err
	}
	return w.Close()
}

// width is how long a line of a header is at most where it can be broken; RFC
// 5322 (2.1.1) asks for 78.
const width = 76

// fold breaks a header before spaces, which changes nothing of what it says. It
// breaks at none of several spaces side by side, which some readers make one of.
func fold(s string) string {
	var b strings.Builder
	start, last := 0, 0 // of the line, and of the last space where it can be broken
	for i := 1; i+1 < len(s); i++ {
		if s[i] != ' ' || s[i-1] == ' ' || s[i+1] == ' ' {
			continue
		}
		if i-start > width && last > start {
			b.WriteString(s[start:last] + "\r\n")
			start = last
		}
		last = i
	}
	if len(s)-start > width && last > start {
		b.WriteString(s[start:last] + "\r\n")
		start = last
	}
	return b.String() + s[start:]
}
