package papers

import (
	"strings"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/pattern"
)

// This file reads the head of an e-mail as webmail prints it, without labels: what it is
// about, then who wrote with the address in angle brackets, when, and "to" whom.

// mailHeadLines is how far down a page the sender of an e-mail may stand, and
// mailHeadRest how many lines below the sender's the day and the addressee.
const (
	mailHeadLines = 12
	mailHeadRest  = 3
)

var (
	// mailSender is a line that names who wrote, and from which address.
	mailSender = pattern.New(`^([^\n<>:@|]{2,70}?)\s*<[^\s<>@]+@[^\s<>]+>`)
	// mailTo is a line that names to whom an e-mail went.
	mailTo = pattern.New(`^(?i:to)(?:\s*:)?\s+(\p{Lu}[^\n:]{2,120})$`)
	// mailCount is how webmail counts what it prints.
	mailCount = pattern.New(`(?i)^\d+\s+messages?$`)
)

// sayWebmailHead states the head of an e-mail that has no labels, and reports whether the
// paper has one.
func (s *sheet) sayWebmailHead(base string) bool {
	doc := s.text.Document()
	if len(doc.Pages) == 0 {
		return false
	}
	var lines []evidence.Span
	for _, line := range s.layout(doc.Pages[0].Number).lines {
		if !line.Empty() && len(lines) < mailHeadLines+mailHeadRest {
			lines = append(lines, line)
		}
	}
	for i, line := range lines[:min(len(lines), mailHeadLines)] {
		m, ok := line.Find(mailSender)
		if !ok || labelLine.MatchString(line.Text()) {
			continue
		}
		below := lines[i+1 : min(len(lines), i+1+mailHeadRest)]
		day, to := m.Rest(line), evidence.Span{}
		for _, v := range below {
			if _, _, ok := ParseDay(day.Text()); !ok && v.Words() <= 10 {
				day = v
			}
			if at, ok := v.Find(mailTo); ok && to.Empty() {
				to = at.Group[0].Span
			}
		}
		d, as, dated := ParseDay(day.Text())
		if !dated {
			continue // the reader's own account, a signature
		}
		s.state(base+"date", day, as, FormatDay(d))
		s.state(base+"from", m.Span, senderOf(m.Span), nil)
		if !to.Empty() {
			s.state(base+"to", to, value(to), nil)
		}
		for k := i - 1; k >= 0; k-- {
			if text := strings.TrimRight(lines[k].Text(), " ."); !mailCount.MatchString(text) && lines[k].Words() > 1 && !strings.Contains(text, "@") {
				s.state(base+"subject", lines[k], text, nil)
				break
			}
		}
		return true
	}
	return false
}

// senderOf is the firm that wrote where the sender's name tells it, else the sender with
// the address, which tells it.
func senderOf(sender evidence.Span) string {
	text := sender.Text()
	name := strings.TrimSpace(mailBehind.ReplaceAllString(text, ""))
	if !company(name) && !lawFirm.MatchString(name) {
		return text
	}
	name = strings.Trim(name, `"'`)
	if m := personAt.FindStringSubmatch(name); m != nil && (company(m[1]) || lawFirm.MatchString(m[1])) {
		return m[1]
	}
	return name
}
