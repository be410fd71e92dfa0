package mail

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/work"
)

// WorkSend is the kind of work that carries a letter out; its subject is the
// letter's id.
const WorkSend work.Kind = "mail.send"

// Letter is a message as it lies in the outbox: nobody can read it there.
type Letter struct {
	ID             string
	Sealed         []byte
	Written        time.Time
	Expires        time.Time // when what it says is no longer true
	Purpose, About string    // see Message
}

// Work is what a letter in the outbox asks for.
func (l Letter) Work() work.Item { return work.Item{Kind: WorkSend, Subject: l.ID} }

// entry is what the audit says about the end of a letter.
func (l Letter) entry(what audit.Action, detail map[string]string) audit.Entry {
	if detail == nil {
		detail = map[string]string{}
	}
	detail["letter"], detail["purpose"] = l.ID, l.Purpose
	return audit.Entry{Action: what, Subject: l.About, Detail: detail}
}

// Store is the outbox. Its methods need an organisation in ctx.
type Store interface {
	// PostLetter lays a letter into the outbox, with its work. A package whose own
	// change causes a letter has its Store do the same in that change. Letters that
	// expired long ago are removed on the way.
	PostLetter(ctx context.Context, l Letter, e audit.Entry) error
	// Letter is fault.NotFound when there is none of that id any more.
	Letter(ctx context.Context, id string) (Letter, error)
	// EraseLetter removes a letter; fault.NotFound when it is not there.
	EraseLetter(ctx context.Context, id string, e audit.Entry) error
}

// Service writes letters and has them carried out.
type Service struct {
	Store  Store
	Driver Driver
	From   Address
	Key    []byte   // 32 bytes; letters are sealed with it
	Before [][]byte // keys of before, which letters may still be sealed with
	Now    func() time.Time
}

// Seal makes a letter of a message, for a Store to lay into the outbox in the
// change that causes it: fault.Invalid for a message that cannot be sent. It is
// not sent after expires.
func (s *Service) Seal(m Message, expires time.Time) (Letter, error) {
	if err := m.check(); err != nil {
		return Letter{}, err
	}
	text, err := json.Marshal(m)
	if err != nil {
		return Letter{}, fmt.Errorf("mail: %w", err)
	}
	box, err := boxOf(s.Key)
	if err != nil {
		return Letter{}, err
	}
	l := Letter{ID: rand.Text(), Written: s.Now().UTC().Truncate(time.Second), Expires: expires, Purpose: m.Purpose, About: m.About}
	l.Sealed = box.Seal(nil, nil, text, []byte(l.ID))
	return l, nil
}

// Send lays a message into the outbox that no other change causes.
func (s *Service) Send(ctx context.Context, m Message, expires time.Time, e audit.Entry) error {
	l, err := s.Seal(m, expires)
	if err != nil {
		return err
	}
	return s.Store.PostLetter(ctx, l, e)
}

func boxOf(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("mail: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// open is the message of a letter.
func (s *Service) open(l Letter) (m Message, err error) {
	text, _, err := s.text(l)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("mail: %w", err)
	}
	return m, nil
}

// text is what a letter says, and whether it lies under a key of before.
func (s *Service) text(l Letter) (text []byte, old bool, err error) {
	for i, key := range append([][]byte{s.Key}, s.Before...) {
		box, bad := boxOf(key)
		if bad != nil {
			return nil, false, bad
		}
		if text, err = box.Open(nil, nil, l.Sealed, []byte(l.ID)); err == nil {
			return text, i > 0, nil
		}
	}
	return nil, false, fault.Wrap(err, fault.Invalid, "the letter cannot be opened: it was sealed under another session key; start with that one, or ask for the letter again")
}

// Rekey seals a letter under the key of now; false when it is so already.
func (s *Service) Rekey(l Letter) (Letter, bool, error) {
	text, old, err := s.text(l)
	if err != nil || !old {
		return l, false, err
	}
	box, err := boxOf(s.Key)
	if err != nil {
		return l, false, err
	}
	l.Sealed = box.Seal(nil, nil, text, []byte(l.ID))
	return l, true, nil
}

// Do is the worker's: it carries a letter out and erases it.
func (s *Service) Do(ctx context.Context, i work.Item) error {
	l, err := s.Store.Letter(ctx, i.Subject)
	if fault.KindOf(err) == fault.NotFound {
		return nil // it was sent, and the worker killed before it could say so
	}
	if err != nil {
		return err
	}
	age := s.Now().Sub(l.Written)
	if !s.Now().Before(l.Expires) {
		return s.erase(ctx, l, "mail.expired", nil)
	}
	m, err := s.open(l)
	if err != nil {
		return err
	}
	e, err := compose(m, s.From, l.ID, l.Written)
	if err == nil {
		err = s.Driver.Deliver(ctx, e)
	}
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge:
		return s.erase(ctx, l, "mail.refused", map[string]string{"reason": fault.Message(err)})
	case fault.Unavailable:
		return work.Later{After: patience(age), Err: err}
	}
	if err != nil {
		return err
	}
	return s.erase(ctx, l, "mail.sent", nil)
}

func (s *Service) erase(ctx context.Context, l Letter, what audit.Action, detail map[string]string) error {
	err := s.Store.EraseLetter(ctx, l.ID, l.entry(what, detail))
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	return err
}

// patience is how long a letter of an age waits before it is tried again: as long
// as it has waited already, so the intervals double. Servers that do not know us
// yet want to be asked again after some minutes, and for half an hour nobody need
// be asked more often.
func patience(age time.Duration) time.Duration {
	return min(max(age, 5*time.Second), 30*time.Minute)
}
