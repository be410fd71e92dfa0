package app

import (
	"context"
	netmail "net/mail"
	"net/url"
	"time"

	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/mail/filemail"
	"github.com/paperwurks/paperwurks/internal/mail/smtpmail"
	"github.com/paperwurks/paperwurks/internal/secret"
)

// openMail joins the outbox to the post that a configuration names.
func (a *App) openMail(ctx context.Context, c config.Config) (*mail.Service, error) {
	driver, from, err := openPost(ctx, c, a.secrets)
	if err != nil {
		return nil, err
	}
	key, err := sealingKey(c, "outbox")
	if err != nil {
		return nil, err
	}
	before, err := sealingKeyBefore(c, "outbox")
	return &mail.Service{Store: a.Store, Driver: driver, From: from, Key: key, Before: before, Now: time.Now}, err
}

// openPost opens the driver of the post and says whom letters come from.
func openPost(ctx context.Context, c config.Config, secrets *secret.Store) (mail.Driver, mail.Address, error) {
	m, err := config.ParseMail(c.Mail)
	if err != nil {
		return nil, mail.Address{}, err
	}
	from, err := sender(m, c.PublicURL)
	if err != nil {
		return nil, from, err
	}
	switch m.Scheme {
	case "file":
		return filemail.Dir(m.Dir), from, nil
	case "smtp", "smtps":
		hello, _ := mail.Domain(from.Address)
		d, err := smtpmail.Open(smtpmail.Config{
			Address: m.Address, Hello: hello, Implicit: m.Scheme == "smtps", Plain: m.Here, User: m.User,
			Password: func(ctx context.Context) (string, error) {
				if m.PasswordFrom == "" {
					return m.Password, nil
				}
				v, err := secrets.Latest(ctx, m.PasswordFrom)
				return v.Reveal(), err
			},
		})
		return d, from, err
	case "ses":
		d, err := openSES(ctx, m)
		return d, from, err
	}
	return nil, from, noDriver("PAPERWURKS_MAIL_URL", m.Scheme)
}

// sender is whom letters come from. Letters that only lie in a directory need
// nobody real.
func sender(m config.Mail, publicURL string) (mail.Address, error) {
	if m.From == "" {
		host := "localhost"
		if u, err := url.Parse(publicURL); err == nil {
			if _, err := mail.Plain("paperwurks@" + u.Hostname()); err == nil {
				host = u.Hostname()
			}
		}
		return mail.Address{Name: "Paperwurks", Address: "paperwurks@" + host}, nil
	}
	from, err := netmail.ParseAddress(m.From)
	if err != nil {
		return mail.Address{}, fault.Wrap(err, fault.Invalid, "PAPERWURKS_MAIL_URL: from=%s is no address", m.From)
	}
	if from.Name == "" {
		from.Name = "Paperwurks"
	}
	if _, err := mail.Plain(from.Address); err != nil {
		return mail.Address{}, fault.Wrap(err, fault.Invalid, "PAPERWURKS_MAIL_URL: from: %s", fault.Message(err))
	}
	return *from, nil
}
