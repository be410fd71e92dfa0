package account

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/paperwurks/paperwurks/internal/account/passkey"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Passkey is one of a person's, as it is kept.
type Passkey struct {
	Key     passkey.Key
	Name    string // what its person calls it
	Created time.Time
	Used    time.Time // zero for never
	Copied  time.Time // when somebody else seemed to have it too; it opens nothing from then on
}

// ID names a passkey.
func (k Passkey) ID() string { return k.Key.Text() }

// MostPasskeys is how many one person may have: a computer, a telephone, some keys.
const MostPasskeys = 20

var errNoPasskeys = fault.New(fault.Unavailable, "there are no passkeys here: they need a name for this site, and https")

// errPasskey is all that is told of a passkey that does not sign anybody in.
var errPasskey = fault.New(fault.Forbidden, "this passkey was not accepted")

// handle is what authenticators know a person by: it says nothing about them.
func (p Person) handle() []byte {
	sum := sha256.Sum256([]byte("passkey user\x00" + string(p.Organisation) + "\x00" + string(p.ID)))
	return sum[:]
}

// user is a person as authenticators know them, with the passkeys that are of use.
func user(p Person, keys []Passkey) passkey.User {
	u := passkey.User{Handle: p.handle(), Name: p.Email, Display: p.Name}
	if u.Name == "" {
		u.Name = p.Name
	}
	for _, k := range keys {
		if k.Copied.IsZero() {
			u.Keys = append(u.Keys, k.Key)
		}
	}
	return u
}

// Passkeys are those of who asks, the oldest first.
func (s *Service) Passkeys(ctx context.Context, i Identity) ([]Passkey, error) {
	return s.Store.Passkeys(ctx, i.Who.Person)
}

// SetUpPasskey begins to make a passkey: the options are for the browser, the ticket
// for AddPasskey. The password is asked for again as Enrol does.
func (s *Service) SetUpPasskey(ctx context.Context, i Identity, password string) (options json.RawMessage, ticket string, err error) {
	if s.Site == nil {
		return nil, "", errNoPasskeys
	}
	if err := i.inBrowser(); err != nil {
		return nil, "", err
	}
	p, err := s.Me(ctx, i)
	if err != nil {
		return nil, "", err
	}
	if s.Now().Sub(i.Credential.Created) > recent {
		if err := s.confirm(ctx, p, password); err != nil {
			return nil, "", err
		}
	}
	keys, err := s.Store.Passkeys(ctx, p.ID)
	if err != nil {
		return nil, "", err
	}
	return s.Site.SetUp(user(p, keys))
}

// AddPasskey keeps the passkey that the browser made. Whoever had no recovery codes
// is given some, which are never shown again. Every session ends, and this one is
// replaced by one that has shown the passkey.
func (s *Service) AddPasskey(ctx context.Context, i Identity, name, ticket string, answer []byte) (codes []string, step Step, err error) {
	if s.Site == nil {
		return nil, step, errNoPasskeys
	}
	if err := i.inBrowser(); err != nil {
		return nil, step, err
	}
	if name, err = cleanName(name); err != nil {
		return nil, step, err
	}
	p, err := s.Me(ctx, i)
	if err != nil {
		return nil, step, err
	}
	key, mark, err := s.Site.Made(user(p, nil), ticket, answer)
	if err != nil {
		return nil, step, err
	}
	var hashes []string
	if p.Codes == 0 {
		if codes, hashes, err = recoveryCodes(); err != nil {
			return nil, step, err
		}
	}
	l, err := s.notice(p, "passkey_added", "A passkey was added to your account", "A passkey, “"+name+"”, was set up for your account with Paperwurks. It signs you in without your password.")
	if err != nil {
		return nil, step, err
	}
	step, session := s.rotated(p, i, i.Credential.Proved.and(ByPasskey))
	k := Passkey{Key: key, Name: name, Created: s.Now()}
	err = s.Store.AddPasskey(ctx, p.ID, k, mark, hashes, session, l, audit.Entry{
		Action: "passkey.added", Subject: string(p.ID), Detail: map[string]string{"passkey": k.ID()},
	})
	if err != nil {
		return nil, Step{}, err
	}
	return codes, step, nil
}

// RenamePasskey calls a passkey something else.
func (s *Service) RenamePasskey(ctx context.Context, i Identity, which, name string) error {
	name, err := cleanName(name)
	if err != nil {
		return err
	}
	return s.Store.RenamePasskey(ctx, i.Who.Person, which, name, audit.Entry{
		Action: "passkey.renamed", Subject: string(i.Who.Person), Detail: map[string]string{"passkey": which},
	})
}

// RemovePasskey removes a passkey, for the password. Every session ends, and this one
// is replaced: by one that counts as proved with a second factor only while there is
// another left.
func (s *Service) RemovePasskey(ctx context.Context, i Identity, which, password string) (Step, error) {
	p, err := s.confirmed(ctx, i, password)
	if err != nil {
		return Step{}, err
	}
	if p.Password == "" && p.Passkeys == 1 && !p.Elsewhere {
		return Step{}, fault.New(fault.Conflict, "this passkey is your only way in; set a password first")
	}
	l, err := s.notice(p, "passkey_removed", "A passkey was removed from your account", "A passkey of your account with Paperwurks was removed, and all other sessions were ended.")
	if err != nil {
		return Step{}, err
	}
	proved := i.Credential.Proved
	if !p.TOTP && p.Passkeys <= 1 {
		proved = Proved(ByPassword)
	}
	step, session := s.rotated(p, i, proved)
	return step, s.Store.RemovePasskey(ctx, p.ID, which, []Credential{session}, l, audit.Entry{
		Action: "passkey.removed", Subject: string(p.ID), Detail: map[string]string{"passkey": which},
	})
}

// AskPasskey begins a sign-in of whoever has a passkey for this site.
func (s *Service) AskPasskey(ctx context.Context) (options json.RawMessage, ticket string, err error) {
	if s.Site == nil {
		return nil, "", errNoPasskeys
	}
	return s.Site.Ask(nil)
}

// SignInWithPasskey signs in with a passkey that knew its owner, which is two
// factors in one.
func (s *Service) SignInWithPasskey(ctx context.Context, ticket string, answer []byte, c Client) (Step, error) {
	if err := s.limited(ctx, "address", network(c.Address), perAddress); err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	p, a, err := s.answered(ctx, ticket, answer, c)
	if err == nil && !a.Verified {
		err = errPasskey
	}
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	return s.enterWithPasskey(ctx, p, Proved(ByPasskey), Entrance{}, a, c)
}

// AskSecondPasskey asks for a passkey to complete a sign-in that waits.
func (s *Service) AskSecondPasskey(ctx context.Context, pending string) (options json.RawMessage, ticket string, err error) {
	if s.Site == nil {
		return nil, "", errNoPasskeys
	}
	_, p, err := s.pending(ctx, pending)
	if err != nil {
		return nil, "", err
	}
	keys, err := s.Store.Passkeys(tenant.With(ctx, p.who("")), p.ID)
	if err != nil {
		return nil, "", err
	}
	u := user(p, keys)
	return s.Site.Ask(&u)
}

// ProveWithPasskey completes a sign-in that waits with a passkey.
func (s *Service) ProveWithPasskey(ctx context.Context, pending, ticket string, answer []byte, c Client) (Step, error) {
	waits, waiting, err := s.pending(ctx, pending)
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	if err := s.limited(ctx, "address", network(c.Address), perAddress); err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	p, a, err := s.answered(ctx, ticket, answer, c)
	if err == nil && (p.Organisation != waiting.Organisation || p.ID != waiting.ID) {
		err = errPasskey
	}
	if err != nil {
		return Step{}, s.refuse(ctx, err)
	}
	return s.enterWithPasskey(ctx, p, waits.Proved.and(ByPasskey), Entrance{Spends: waits}, a, c)
}

// answered is whose passkey gave an answer, and what it proves. A passkey that
// somebody else seems to have too is of no use from then on, and its owner is told.
func (s *Service) answered(ctx context.Context, ticket string, answer []byte, c Client) (p Person, a passkey.Answer, err error) {
	if s.Site == nil {
		return p, a, errNoPasskeys
	}
	return s.answeredTo(ctx, s.Site.Answered, ticket, answer, c)
}

// judge is what decides about an answer to one kind of question.
type judge func(ticket string, answer []byte, find func(id []byte) (passkey.User, error)) (passkey.Answer, error)

// answeredTo is answered for an answer that is judged so.
func (s *Service) answeredTo(ctx context.Context, judged judge, ticket string, answer []byte, c Client) (p Person, a passkey.Answer, err error) {
	a, err = judged(ticket, answer, func(id []byte) (passkey.User, error) {
		var keys []Passkey
		var err error
		if p, keys, err = s.Store.PasskeyOwner(ctx, base64.RawURLEncoding.EncodeToString(id)); err != nil {
			return passkey.User{}, err
		}
		if p.State != Active {
			return passkey.User{}, fault.New(fault.NotFound, "not active")
		}
		return user(p, keys), nil
	})
	if err != nil {
		return p, a, err
	}
	if !a.Copied {
		return p, a, nil
	}
	l, err := s.notice(p, "passkey_copied", "A passkey of yours seems to have been copied",
		"A passkey of your account with Paperwurks was used in a way that suggests that somebody else has a copy of it. It signs nobody in any more. Sign in another way, remove it, and set up a new one.")
	if err != nil {
		return p, a, err
	}
	err = s.Store.PasskeyCopied(tenant.With(ctx, p.who(c.Address)), p.ID, a.Key.Text(), a.Mark, l, audit.Entry{
		Action: "passkey.copy_suspected", Subject: string(p.ID), Detail: map[string]string{"passkey": a.Key.Text()},
	})
	switch fault.KindOf(err) {
	case fault.Conflict: // the same answer again, as when a form is sent twice: nothing was copied
		return p, a, errPasskey
	case fault.NotFound: // it was useless already
		err = nil
	}
	if err != nil {
		return p, a, err
	}
	return p, a, fault.New(fault.Forbidden, "this passkey seems to have been copied, and signs nobody in any more; sign in another way and set up a new one")
}

// enterWithPasskey lets somebody in whose passkey gave a good answer.
func (s *Service) enterWithPasskey(ctx context.Context, p Person, proved Proved, in Entrance, a passkey.Answer, c Client) (Step, error) {
	in.Mark, in.Passkey = a.Mark, &a.Key
	step, err := s.admit(ctx, p, proved, in, c)
	switch fault.KindOf(err) {
	case fault.Conflict, fault.NotFound: // answered before, removed, or completed meanwhile
		return Step{}, s.refuse(ctx, errPasskey)
	}
	return step, err
}
