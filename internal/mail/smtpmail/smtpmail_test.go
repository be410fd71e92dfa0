package smtpmail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/mail/mailtest"
)

// roots trusts the certificate that the server of the tests has.
func roots(t *testing.T) *tls.Config {
	t.Helper()
	srv := httptest.NewTLSServer(nil)
	defer srv.Close()
	pool := x509.NewCertPool()
	pool.AddCert(srv.Certificate())
	return &tls.Config{RootCAs: pool}
}

func open(t *testing.T, c Config) *Driver {
	t.Helper()
	c.Hello = "firm.example"
	d, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func password(p string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return p, nil }
}

func TestSuite(t *testing.T) {
	for name, tt := range map[string]struct {
		server func() *mailtest.SMTP
		config Config
	}{
		"STARTTLS and PLAIN": {
			func() *mailtest.SMTP {
				return &mailtest.SMTP{Secure: "starttls", Ways: "LOGIN PLAIN", User: "app", Password: "p:/@#"}
			},
			Config{TLS: roots(t), User: "app", Password: password("p:/@#")},
		},
		"TLS and LOGIN": {
			func() *mailtest.SMTP {
				return &mailtest.SMTP{Secure: "tls", Ways: "LOGIN XOAUTH2", User: "app", Password: "hunter2"}
			},
			Config{TLS: roots(t), Implicit: true, User: "app", Password: password("hunter2")},
		},
		"on this machine": {func() *mailtest.SMTP { return &mailtest.SMTP{} }, Config{Plain: true}},
	} {
		t.Run(name, func(t *testing.T) {
			mailtest.Run(t, func(t *testing.T) mailtest.Post {
				s := tt.server().Start(t)
				c := tt.config
				c.Address = s.Address()
				return mailtest.Post{
					Driver: open(t, c), Arrived: s.Arrived, Away: s.Close,
					Refuse: func(forGood bool) {
						if forGood {
							s.Answer("RCPT", "550 5.1.1 <seller@home1.example> no such mailbox")
						} else {
							s.Answer("RCPT", "451 4.7.1 <seller@home1.example> greylisted, come back later")
						}
					},
				}
			})
		})
	}
}

func TestWhoseFaultARefusalIs(t *testing.T) {
	for _, tt := range []struct {
		command, answer string
		kind            fault.Kind
	}{
		{"", "554 no mail from your network", fault.Unavailable},
		{"EHLO", "421 shutting down", fault.Unavailable},
		{"MAIL", "550 that is not your sender", fault.Unavailable},
		{"MAIL", "451 later", fault.Unavailable},
		{"RCPT", "552 mailbox full", fault.Invalid},
		{"DATA", "554 no valid recipients", fault.Invalid},
		{".", "554 that is spam", fault.Invalid},
		{".", "452 disk full", fault.Unavailable},
	} {
		s := &mailtest.SMTP{Answers: map[string]string{tt.command: tt.answer}}
		s.Start(t)
		d := open(t, Config{Address: s.Address(), Plain: true})
		err := d.Deliver(t.Context(), mail.Envelope{From: "a@b.example", To: "c@d.example", Data: []byte("x\r\n")})
		if fault.KindOf(err) != tt.kind || strings.Contains(fault.Message(err), tt.answer[4:]) {
			t.Errorf("%q answered %q: %v, want %s without the server's words", tt.command, tt.answer, err, tt.kind)
		}
	}
}

func TestNothingIsSaidInTheOpen(t *testing.T) {
	said := false
	secret := func(context.Context) (string, error) { said = true; return "hunter2", nil }
	for name, tt := range map[string]struct {
		server *mailtest.SMTP
		config Config
		want   string
	}{
		"a server without encryption": {&mailtest.SMTP{Ways: "PLAIN"}, Config{TLS: roots(t)}, "offers no encryption"},
		"a certificate of nobody":     {&mailtest.SMTP{Secure: "starttls", Ways: "PLAIN"}, Config{}, "its certificate is refused"},
		"the same from the first byte": {
			&mailtest.SMTP{Secure: "tls", Ways: "PLAIN"}, Config{Implicit: true}, "its certificate is refused",
		},
		"no TLS where it was to be": {&mailtest.SMTP{Ways: "PLAIN"}, Config{Implicit: true}, "the TLS handshake failed"},
	} {
		s := tt.server.Start(t)
		tt.config.Address, tt.config.User, tt.config.Password = s.Address(), "app", secret
		for what, err := range map[string]error{
			"ping": open(t, tt.config).Ping(t.Context()), "deliver": open(t, tt.config).Deliver(t.Context(), mail.Envelope{From: "a@b.example", To: "c@d.example"}),
		} {
			if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), tt.want) {
				t.Errorf("%s, %s: %v, want %q", name, what, err, tt.want)
			}
		}
	}
	if said {
		t.Error("the password was asked for")
	}
}

func TestSigningIn(t *testing.T) {
	now := "old"
	for _, ways := range []string{"PLAIN", "LOGIN"} {
		s := &mailtest.SMTP{Secure: "starttls", Ways: ways, User: "app", Password: "new"}
		s.Start(t)
		d := open(t, Config{Address: s.Address(), TLS: roots(t), User: "app", Password: func(context.Context) (string, error) { return now, nil }})
		now = "old"
		if err := d.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "the user name and the password (535)") {
			t.Errorf("%s with a wrong password: %v", ways, err)
		}
		now = "new" // it was changed meanwhile
		if err := d.Ping(t.Context()); err != nil {
			t.Errorf("%s: %v", ways, err)
		}
	}
	s := &mailtest.SMTP{Secure: "starttls", Ways: "GSSAPI"}
	s.Start(t)
	d := open(t, Config{Address: s.Address(), TLS: roots(t), User: "app", Password: password("x")})
	if err := d.Ping(t.Context()); !strings.Contains(fault.Message(err), "PLAIN or LOGIN") {
		t.Errorf("a way of its own: %v", err)
	}
	gone := errors.New("the place of secrets is away")
	d = open(t, Config{Address: s.Address(), TLS: roots(t), User: "app", Password: func(context.Context) (string, error) { return "", gone }})
	if err := d.Ping(t.Context()); !errors.Is(err, gone) {
		t.Errorf("no password: %v", err)
	}
}

func TestASilentServerIsNotWaitedForLong(t *testing.T) {
	s := &mailtest.SMTP{Silent: true}
	s.Start(t)
	d := open(t, Config{Address: s.Address(), Plain: true, Patience: 50 * time.Millisecond})
	if err := d.Ping(t.Context()); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "does not answer in time") {
		t.Errorf("got %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	d = open(t, Config{Address: s.Address(), Plain: true})
	time.AfterFunc(50*time.Millisecond, stop)
	if err := d.Ping(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("whoever went away: %v", err)
	}
}
