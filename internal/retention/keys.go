package retention

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Ring is the keys of the installation, 32 bytes each, under which the keys of cases
// are kept. The first wraps; the others still unwrap, so that one can follow another.
type Ring [][]byte

// name tells a key from others and says nothing of it.
func name(key []byte) string {
	sum := sha256.Sum256(append([]byte("paperwurks ring "), key...))
	return hex.EncodeToString(sum[:8])
}

func box(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// bound is what a wrapped key belongs to: it opens nothing of another case.
func bound(organisation, kase string) []byte { return []byte(organisation + "/" + kase) }

// wrap puts the key of a case under the first key.
func (r Ring) wrap(key []byte, organisation, kase string) (Wrapped, error) {
	if len(r) == 0 {
		return Wrapped{}, errors.New("retention: the ring is empty")
	}
	b, err := box(r[0])
	if err != nil {
		return Wrapped{}, err
	}
	return Wrapped{Text: b.Seal(nil, nil, key, bound(organisation, kase)), By: name(r[0])}, nil
}

// unwrap takes the key of a case out again.
func (r Ring) unwrap(w Wrapped, organisation, kase string) ([]byte, error) {
	for _, k := range r {
		if name(k) != w.By {
			continue
		}
		b, err := box(k)
		if err != nil {
			return nil, err
		}
		key, err := b.Open(nil, nil, w.Text, bound(organisation, kase))
		if err != nil {
			return nil, errors.New("retention: the key of case " + kase + " is damaged")
		}
		return key, nil
	}
	return nil, fault.New(fault.Unavailable, "the papers of this case are sealed under a key of the installation that it was not given: PAPERWURKS_SEALING_KEY")
}

// Keys are the keys of cases, for package sealed. They are looked up each time, so that
// a key that is destroyed opens nothing from that moment on, in no process.
type Keys struct {
	Store Store
	Ring  Ring
}

// Open is the key that a case was given; fault.NotFound when it has none any more.
func (k Keys) Open(ctx context.Context, organisation, kase string) ([]byte, error) {
	if err := own(ctx, organisation); err != nil {
		return nil, err
	}
	w, err := k.Store.CaseKey(ctx, property.ID(kase))
	if err != nil {
		return nil, err
	}
	return k.Ring.unwrap(w, organisation, kase)
}

// Seal is that key, made when there is none.
func (k Keys) Seal(ctx context.Context, organisation, kase string) ([]byte, error) {
	key, err := k.Open(ctx, organisation, kase)
	if fault.KindOf(err) != fault.NotFound {
		return key, err
	}
	key = make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	w, err := k.Ring.wrap(key, organisation, kase)
	if err != nil {
		return nil, err
	}
	// Somebody else may have been quicker: theirs is the key then.
	w, err = k.Store.GiveCaseKey(ctx, property.ID(kase), w, audit.Entry{Action: "case.key_made", Subject: kase, Detail: map[string]string{"under": w.By}})
	if err != nil {
		return nil, err
	}
	return k.Ring.unwrap(w, organisation, kase)
}

// Rewrap puts a case's key under the first key of the ring; false when it is so already.
func (k Keys) Rewrap(ctx context.Context, id property.ID, w Wrapped) (bool, error) {
	if len(k.Ring) == 0 {
		return false, errors.New("retention: the ring is empty")
	}
	if w.By == name(k.Ring[0]) {
		return false, nil
	}
	who, err := tenant.From(ctx)
	if err != nil {
		return false, err
	}
	key, err := k.Ring.unwrap(w, string(who.Organisation), string(id))
	if err != nil {
		return false, err
	}
	now, err := k.Ring.wrap(key, string(who.Organisation), string(id))
	if err != nil {
		return false, err
	}
	err = k.Store.RewrapCaseKey(ctx, id, w, now, audit.Entry{Action: "case.key_rewrapped", Subject: string(id), Detail: map[string]string{"under": now.By, "was": w.By}})
	return err == nil, err
}

// own refuses an object of another organisation than the one in ctx.
func own(ctx context.Context, organisation string) error {
	who, err := tenant.From(ctx)
	if err == nil && string(who.Organisation) != organisation {
		err = fault.New(fault.Forbidden, "an object of another organisation")
	}
	return err
}

// Check says whether every case's key is under a key of the ring: fault.Invalid
// names those that are missing.
func (k Keys) Check(ctx context.Context) error {
	used, err := k.Store.Wrappings(ctx)
	if err != nil {
		return err
	}
	for _, u := range used {
		found := false
		for _, key := range k.Ring {
			found = found || name(key) == u
		}
		if !found {
			return fault.New(fault.Invalid, "papers are sealed under the key %s of the installation, which PAPERWURKS_SEALING_KEY does not give: add the key, or the session key, that was set when they were kept", u)
		}
	}
	return nil
}
