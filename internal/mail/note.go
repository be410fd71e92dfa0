package mail

import (
	"strings"
	"time"
)

// Note is a letter in the form that all of ours have: a greeting, what happened, at
// most one link, and what to do when it comes as a surprise. It is plain text,
// which every mail program shows and which hides nothing about where a link leads.
type Note struct {
	To      Address
	Subject string
	Says    []string // paragraphs
	Link    string   // on a line of its own; may be empty
	Until   time.Time
	// Unexpected is what to do when the reader did not ask for this.
	Unexpected string

	Purpose, About string // see Message
}

// times are told in the time of London, where the reader is.
var london = func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.UTC // without the zones of the system, and then said so
	}
	return l
}()

// Message is the note as a message.
func (n Note) Message() Message {
	var b strings.Builder
	say := func(text string) { b.WriteString(wrap(text) + "\n\n") }
	if n.To.Name != "" {
		say("Dear " + n.To.Name + ",")
	} else {
		say("Hello,")
	}
	for _, p := range n.Says {
		say(p)
	}
	if n.Link != "" {
		b.WriteString(n.Link + "\n\n")
		if !n.Until.IsZero() {
			say("This link works once, until " + n.Until.In(london).Format("15:04 MST on 2 January 2006") + ".")
		}
	}
	if n.Unexpected != "" {
		say(n.Unexpected)
	}
	b.WriteString("Paperwurks\n")
	return Message{To: n.To, Subject: n.Subject, Text: b.String(), Purpose: n.Purpose, About: n.About}
}

// wrap breaks a paragraph into lines of at most 72 characters where words end.
func wrap(text string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case i == 0:
		case column+1+n > 72:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
