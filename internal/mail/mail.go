package mail

import (
	"context"
	netmail "net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Address is somebody's name, which may be empty, and address.
type Address = netmail.Address

// Message is what is said to one person.
type Message struct {
	To      Address
	Subject string // one line
	Text    string // lines end with a line feed
	HTML    string // the same as a page, for those who prefer it; may be empty

	// Purpose and About are for the audit, and no secrets: "invitation", and the id
	// of what the letter is about.
	Purpose, About string
}

// Envelope is a letter as it is given to the post. The same letter always makes
// the same one.
type Envelope struct {
	ID       string    // of the letter; letters and digits
	Written  time.Time // when
	From, To string    // addresses alone, in ASCII
	Data     []byte    // RFC 5322, lines end with CR LF and are at most 998 bytes long
}

// Driver carries letters. Its methods may be called by many goroutines.
type Driver interface {
	// Deliver gives a letter to the post: nil when that has taken it, fault.Invalid
	// when it will never take this letter, fault.Unavailable when it may later.
	// Nobody is ever given half a letter.
	Deliver(ctx context.Context, e Envelope) error
	// Ping says whether letters could be delivered, as far as that can be found out
	// without delivering one: fault.Unavailable, with what stands in the way.
	Ping(ctx context.Context) error
}

// The longest that things may be: a subject and a name in characters, an address
// in bytes as RFC 5321 (4.5.3.1) has it, a body in bytes.
const (
	longestSubject = 200
	longestName    = 100
	longestAddress = 254
	longestLocal   = 64
	longestBody    = 1 << 20
)

// locals are the dot-atoms of RFC 5322 (3.2.3). Quoted local parts exist, and no
// post of our time hands them out.
var locals = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")

// domains are names of hosts as RFC 1123 has them, in ASCII.
var domains = regexp.MustCompile(`(?i)^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$`)

// Plain is the address in the form that every mail server takes: its domain in
// ASCII and in small letters. It is fault.Invalid for one that cannot be written to.
func Plain(address string) (string, error) {
	local, domain, ok := cutLast(address, "@")
	ascii, err := idna.Lookup.ToASCII(domain)
	if !ok || err != nil || !domains.MatchString(ascii) || len(local) > longestLocal || !locals.MatchString(local) || len(local)+1+len(ascii) > longestAddress {
		return "", fault.New(fault.Invalid, "%q is no e-mail address that can be written to", address)
	}
	return local + "@" + ascii, nil
}

// Domain is what stands behind the last @ of an address, in ASCII.
func Domain(address string) (string, error) {
	plain, err := Plain(address)
	_, domain, _ := cutLast(plain, "@")
	return domain, err
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// check refuses what cannot be a letter: fault.Invalid.
func (m Message) check() error {
	switch {
	case !line(m.To.Name, longestName):
		return fault.New(fault.Invalid, "the name of whom the letter is for is too long or is not one line")
	case m.Subject == "" || !line(m.Subject, longestSubject):
		return fault.New(fault.Invalid, "the subject of the letter is empty, too long or not one line")
	case m.Text == "" || len(m.Text)+len(m.HTML) > longestBody || !utf8.ValidString(m.Text) || !utf8.ValidString(m.HTML):
		return fault.New(fault.Invalid, "the letter says nothing, too much, or what is no text")
	}
	_, err := Plain(m.To.Address)
	return err
}

// line says whether a text is one line that shows as it is written: characters
// that end lines, control a terminal or turn the direction of writing are not in it.
func line(s string, longest int) bool {
	bad := func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
	}
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= longest && !strings.ContainsFunc(s, bad)
}
