package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/flow"
	"github.com/paperwurks/paperwurks/internal/reading/hypertext"
	"github.com/paperwurks/paperwurks/internal/reading/plain"
)

// Bounds of one message. Real ones have a dozen attachments; a thousand is an attack.
const (
	maxAttachments = 500
	maxNesting     = 16 // messages inside one MSG file
	// smallPicture is the size below which a picture inside the body is taken for
	// a logo: 30 KB is a scan of nothing.
	smallPicture = 30 << 10
)

// message is what both formats come to.
type message struct {
	from, to, cc, subject string
	date                  time.Time
	rawDate               string // when date is not known
	html, text            string // in UTF-8; html is what a mail program shows
	attachments           []reading.Attachment
	warnings              []string
}

// content sets the message on pages.
func (m *message) content(l reading.Limits) (*reading.Content, error) {
	if len(m.attachments) > maxAttachments {
		return nil, fault.New(fault.TooLarge, "has %d attachments, more than the %d that are read; ask for the papers in parts", len(m.attachments), maxAttachments)
	}
	s := flow.New(l.Pages, false)
	for _, h := range []struct{ name, value string }{
		{"From", m.from}, {"To", m.to}, {"Cc", m.cc}, {"Date", m.sent()}, {"Subject", m.subject},
	} {
		if h.value != "" {
			s.Add(flow.Block{Spans: []flow.Span{{Text: h.name + ": ", Bold: true}, {Text: strings.Join(strings.Fields(h.value), " ")}}})
		}
	}
	for _, a := range m.attachments {
		s.Add(flow.Block{Spans: []flow.Span{{Text: "Attachment: ", Bold: true}, {Text: a.Name}}})
	}
	s.Add(flow.Paragraph(""))
	blocks, pictures, err := hypertext.Blocks(strings.NewReader(m.html))
	if err != nil {
		m.warnings = append(m.warnings, "the formatted body of the message is too tangled to be read; its plain text was read instead")
	}
	if err == nil && len(blocks) > 0 {
		for _, b := range blocks {
			s.Add(b)
		}
		if pictures > 0 {
			m.warnings = append(m.warnings, fmt.Sprintf("the message shows %d large pictures; those sent with it are among the attachments", pictures))
		}
	} else {
		plain.Set(s, m.text)
	}
	pages, err := s.Pages()
	if errors.Is(err, flow.ErrTooLong) {
		return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
	}
	return &reading.Content{Pages: pages, Attachments: m.attachments, Warnings: m.warnings}, err
}

// sent is the date as letters write it, in the sender's own time zone.
func (m *message) sent() string {
	if m.date.IsZero() {
		return m.rawDate
	}
	return m.date.Format("2 January 2006 15:04 -0700")
}

// fileName is a name for an attachment that a list can show: no folders, no
// control characters, never empty.
func fileName(name, otherwise string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '/' || r == ':' {
			return -1
		}
		return r
	}, name))
	if name == "" || name == "." || name == ".." {
		return otherwise
	}
	if r := []rune(name); len(r) > 120 {
		ext := []rune(path.Ext(name))
		if len(ext) > 10 {
			ext = nil
		}
		name = string(r[:110-len(ext)]) + string(ext)
	}
	return name
}

// eml writes the message in the internet's format, so that one that was found
// inside an MSG file can be read like any other.
func (m *message) eml() []byte {
	const boundary = "=_paperwurks_part" // = and _ never stand together in base64
	var b bytes.Buffer
	header := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", name, mime.QEncoding.Encode("utf-8", strings.Join(strings.Fields(value), " ")))
		}
	}
	header("From", m.from)
	header("To", m.to)
	header("Cc", m.cc)
	header("Subject", m.subject)
	if !m.date.IsZero() {
		header("Date", m.date.Format(time.RFC1123Z))
	}
	fmt.Fprintf(&b, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=%q\r\n\r\n", boundary)
	part := func(kind, name string, data []byte) {
		fmt.Fprintf(&b, "--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n", boundary, kind)
		if name != "" {
			fmt.Fprintf(&b, "Content-Disposition: %s\r\n", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		}
		b.WriteString("\r\n")
		text := base64.StdEncoding.EncodeToString(data)
		for len(text) > 76 {
			b.WriteString(text[:76] + "\r\n")
			text = text[76:]
		}
		b.WriteString(text + "\r\n")
	}
	if strings.TrimSpace(m.html) != "" {
		part("text/html; charset=utf-8", "", []byte(m.html))
	} else {
		part("text/plain; charset=utf-8", "", []byte(m.text))
	}
	for _, a := range m.attachments {
		part("application/octet-stream", a.Name, a.Bytes)
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return b.Bytes()
}
