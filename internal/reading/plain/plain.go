package plain

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/reading/flow"
)

// Read reads a text file. Bytes that are not text are fault.Invalid.
func Read(data []byte, l reading.Limits) (*reading.Content, error) {
	text, guessed := Decode(data)
	if !textual(text) {
		return nil, fault.New(fault.Invalid, "is named as text but its bytes are not text; ask for it to be sent again")
	}
	c := &reading.Content{}
	if guessed {
		c.Warnings = append(c.Warnings, "the file does not say how its letters are written; it was read as Windows-1252")
	}
	s := flow.New(l.Pages, false)
	Set(s, text)
	pages, err := s.Pages()
	if errors.Is(err, flow.ErrTooLong) {
		return nil, fault.New(fault.TooLarge, "has more than %d pages; split it into parts", l.Pages)
	}
	c.Pages = pages
	return c, err
}

// Set sets text line by line, as a text file has it.
func Set(s *flow.Setter, text string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	text = strings.TrimSuffix(strings.TrimRight(text, "\n"), "\f")
	for i, page := range strings.Split(text, "\f") {
		if i > 0 {
			s.Break()
		}
		for line := range strings.SplitSeq(strings.Trim(page, "\n"), "\n") {
			s.Add(flow.Block{Spans: []flow.Span{{Text: strings.TrimRightFunc(line, unicode.IsSpace)}}, Fixed: true})
		}
	}
}

// Decode gives the text of bytes, and whether their encoding had to be guessed.
// Without a byte order mark they are UTF-8 when they can be, and Windows-1252
// otherwise, which is what Windows programs in this country write.
func Decode(data []byte) (text string, guessed bool) {
	switch {
	case strings.HasPrefix(string(data[:min(3, len(data))]), "\xEF\xBB\xBF"):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), false
	case len(data) >= 2 && data[0] == 0xFF && data[1] == 0xFE:
		return wide(data[2:], 0, 1), false
	case len(data) >= 2 && data[0] == 0xFE && data[1] == 0xFF:
		return wide(data[2:], 1, 0), false
	case utf8.Valid(data):
		return string(data), false
	}
	s, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD"), true
	}
	return string(s), true
}

// wide decodes UTF-16 whose low and high bytes stand at the given offsets.
func wide(b []byte, low, high int) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i+low]) | uint16(b[2*i+high])<<8
	}
	return string(utf16.Decode(u))
}

// textual reports whether nearly everything is a character that a text has: one
// control or replacement character in a thousand is damage, more is not text.
func textual(s string) bool {
	odd := 0
	for _, r := range s {
		if r == utf8.RuneError || r < ' ' && !strings.ContainsRune("\n\r\t\f\v\x1a\x1b", r) || r == 0x7f {
			odd++
		}
	}
	return odd*1000 <= len(s)
}
