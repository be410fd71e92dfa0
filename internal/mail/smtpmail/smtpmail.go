package smtpmail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"net/textproto"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
)

// Config is where the mail server is and how to sign in.
type Config struct {
	Address string // host:port
	Hello   string // the name that this program gives itself: a domain
	// Implicit encrypts from the first byte; otherwise STARTTLS does, unless Plain,
	// which is for a server on this machine.
	Implicit, Plain bool
	TLS             *tls.Config // may be nil; the name of the host is filled in
	User            string      // empty when the server asks for none
	Password        func(context.Context) (string, error)
	Patience        time.Duration // for a whole conversation; 0 means a minute
}

// Driver talks to one mail server.
type Driver struct {
	Config
	host string
}

var _ mail.Driver = (*Driver)(nil)

// Open prepares a driver; it asks nothing yet.
func Open(c Config) (*Driver, error) {
	host, _, err := net.SplitHostPort(c.Address)
	if err != nil {
		return nil, fmt.Errorf("smtpmail: %w", err)
	}
	if c.TLS == nil {
		c.TLS = &tls.Config{}
	}
	c.TLS = c.TLS.Clone()
	c.TLS.ServerName, c.TLS.MinVersion = host, tls.VersionTLS12
	if c.Patience == 0 {
		c.Patience = time.Minute
	}
	return &Driver{c, host}, nil
}

// Deliver hands a letter over. It is taken when the server has said so to its end.
func (d *Driver) Deliver(ctx context.Context, e mail.Envelope) error {
	return d.talk(ctx, func(c *smtp.Client) error {
		if err := c.Mail(e.From); err != nil {
			return d.refused(err, "the sender")
		}
		if err := c.Rcpt(e.To); err != nil {
			return d.about(err, "the recipient")
		}
		w, err := c.Data()
		if err != nil {
			return d.about(err, "the letter")
		}
		if _, err := w.Write(e.Data); err != nil {
			return d.refused(err, "the letter")
		}
		return d.about(w.Close(), "the letter")
	})
}

// Ping signs in and says goodbye.
func (d *Driver) Ping(ctx context.Context) error {
	return d.talk(ctx, func(c *smtp.Client) error { return d.refused(c.Noop(), "to be asked") })
}

// talk holds one conversation.
func (d *Driver) talk(ctx context.Context, say func(*smtp.Client) error) error {
	ctx, done := context.WithTimeout(ctx, d.Patience)
	defer done()
	err := d.converse(ctx, say)
	if err != nil && context.Cause(ctx) != nil {
		if errors.Is(context.Cause(ctx), context.DeadlineExceeded) {
			return fault.Wrap(err, fault.Unavailable, "the mail server %s does not answer in time", d.Address)
		}
		return context.Cause(ctx)
	}
	return err
}

func (d *Driver) converse(ctx context.Context, say func(*smtp.Client) error) error {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", d.Address)
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "the mail server %s cannot be reached", d.Address)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // which ends what waits
	if d.Implicit {
		secure := tls.Client(conn, d.TLS)
		if err := secure.HandshakeContext(ctx); err != nil {
			return d.insecure(err)
		}
		conn = secure
	}
	c, err := smtp.NewClient(conn, d.host)
	if err != nil {
		return d.refused(err, "to talk")
	}
	if err := c.Hello(d.Hello); err != nil {
		return d.refused(err, "to talk")
	}
	if !d.Implicit && !d.Plain {
		if offered, _ := c.Extension("STARTTLS"); !offered {
			return fault.New(fault.Unavailable, "the mail server %s offers no encryption, and letters hold secrets; use smtps:// or a server that does", d.Address)
		}
		if err := c.StartTLS(d.TLS); err != nil {
			return d.insecure(err)
		}
	}
	if d.User != "" {
		if err := d.signIn(ctx, c); err != nil {
			return err
		}
	}
	if err := say(c); err != nil {
		return err
	}
	_ = c.Quit() // what was to be said was said
	return nil
}

func (d *Driver) signIn(ctx context.Context, c *smtp.Client) error {
	password, err := d.Password(ctx)
	if err != nil {
		return err
	}
	_, offered := c.Extension("AUTH")
	ways := strings.Fields(strings.ToUpper(offered))
	switch {
	case slices.Contains(ways, "PLAIN"):
		err = c.Auth(smtp.PlainAuth("", d.User, password, d.host))
	case slices.Contains(ways, "LOGIN"):
		err = c.Auth(login{d.User, password})
	default:
		return fault.New(fault.Unavailable, "the mail server %s lets nobody sign in by PLAIN or LOGIN", d.Address)
	}
	return d.refused(err, "the user name and the password")
}

// login is the way of signing in that some servers offer alone. It was never
// standardised: the server asks twice, in words that differ.
type login struct{ user, password string }

// Start is for smtp.Client, which has encrypted the conversation, or talks to this
// machine, before it gets here.
func (l login) Start(*smtp.ServerInfo) (proto string, toServer []byte, err error) {
	return "LOGIN", nil, nil
}

// Next answers the user name to the first question and the password to the second.
func (l login) Next(question []byte, more bool) ([]byte, error) {
	switch q := strings.ToLower(string(question)); {
	case !more:
		return nil, nil
	case strings.HasPrefix(q, "user"):
		return []byte(l.user), nil
	case strings.HasPrefix(q, "pass"):
		return []byte(l.password), nil
	}
	return nil, errors.New("the server asks for something else than a user name and a password")
}

func (d *Driver) insecure(err error) error {
	return fault.Wrap(err, fault.Unavailable, "the mail server %s cannot be talked to secretly: %s", d.Address, reason(err))
}

// reason is why TLS failed where an operator can do something about it.
func reason(err error) string {
	var wrong *tls.CertificateVerificationError
	if errors.As(err, &wrong) {
		return "its certificate is refused: " + wrong.Err.Error()
	}
	return "the TLS handshake failed"
}

// about is an answer about this letter: what will never be taken is fault.Invalid.
// The server's own words are for the log alone, for they may name the recipient.
func (d *Driver) about(err error, what string) error {
	var answer *textproto.Error
	if errors.As(err, &answer) && answer.Code/100 == 5 {
		return fault.Wrap(err, fault.Invalid, "the mail server %s refuses %s for good (%d)", d.Address, what, answer.Code)
	}
	return d.refused(err, what)
}

// refused is an answer for now, or about us and not about a letter.
func (d *Driver) refused(err error, what string) error {
	var answer *textproto.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &answer):
		return fault.Wrap(err, fault.Unavailable, "the mail server %s refuses %s (%d)", d.Address, what, answer.Code)
	}
	return fault.Wrap(err, fault.Unavailable, "the mail server %s broke the conversation off", d.Address)
}
