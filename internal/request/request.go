package request

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// How long a request may run under its claim, how long its answer is kept, and how
// long somebody who says it again meanwhile waits for that.
const (
	Within  = 25 * time.Second
	held    = 30 * time.Second // longer, so that the claim outlives what is done under it
	Kept    = 24 * time.Hour
	patient = 20 * time.Second
	look    = 100 * time.Millisecond
)

// Claim is a request that is being carried out.
type Claim struct {
	Who    tenant.Who
	Key    string // hash of the client's
	Digest string // of what was asked
	Holder string // unguessable, so that only this claim can change something
}

type contextKey struct{}

// With is ctx for what is done under a claim.
func With(ctx context.Context, c Claim) context.Context {
	return context.WithValue(ctx, contextKey{}, c)
}

// From is the claim that something is done under; false for none.
func From(ctx context.Context) (Claim, bool) {
	c, ok := ctx.Value(contextKey{}).(Claim)
	return c, ok
}

// Record is what is kept of a request.
type Record struct {
	Digest  string
	Until   time.Time // the end of its claim
	Subject string    // the id of what it changed; empty while it has changed nothing
	Answer  string    // sealed; empty while there is none
}

// Store keeps records, by the person in ctx. It writes the subject of each change
// that is made under a claim in that change's transaction, and refuses the change
// when the claim is not held any more.
type Store interface {
	// BeginRequest claims a key until a moment: one that is not there, or whose
	// claim is over with nothing changed and whose digest is the same. Otherwise it
	// gives what is there. Records from before a moment are forgotten.
	BeginRequest(ctx context.Context, c Claim, until, forget time.Time) (r Record, mine bool, err error)
	// EndRequest keeps the answer of a claim that is held. An empty answer forgets
	// the request, unless it changed something.
	EndRequest(ctx context.Context, c Claim, answer string) error
}

// Service carries requests out once.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Check says what is wrong with a client's key: fault.Invalid.
func Check(key string) error {
	if len(key) < 16 || len(key) > 200 || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return fault.New(fault.Invalid, "Idempotency-Key: give 16 to 200 characters without spaces, such as a UUID that is new for each request")
	}
	return nil
}

// Once gives the answer of do, which is carried out when it was not yet under the
// key. do says whether its answer is one to keep: of a request that was done. Under
// a key of another request it is fault.Invalid; fault.Conflict when the first
// still runs after a while, or when its answer was lost. An answer may come with
// an error: it is right, and could not be kept.
func (s *Service) Once(ctx context.Context, key string, asked []byte, do func(context.Context) (answer []byte, keep bool)) ([]byte, error) {
	if err := Check(key); err != nil {
		return nil, err
	}
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(asked)
	name := sha256.Sum256([]byte("paperwurks request\n" + key))
	c := Claim{Who: who, Key: hex.EncodeToString(name[:]), Digest: hex.EncodeToString(digest[:]), Holder: rand.Text()}
	// Whoever asked may go; what was begun is carried out, and its answer waits for them.
	whole := context.WithoutCancel(ctx)
	for began := time.Now(); ; {
		now := s.Now()
		r, mine, err := s.Store.BeginRequest(whole, c, now.Add(held), now.Add(-Kept))
		switch {
		case err != nil:
			return nil, err
		case mine:
			return s.carryOut(With(whole, c), key, c, do)
		case r.Digest != c.Digest:
			return nil, fault.New(fault.Invalid, "Idempotency-Key: this key was used for another request")
		case r.Answer != "":
			return open(key, c.Digest, r.Answer)
		case r.Subject != "" && !now.Before(r.Until):
			return nil, fault.New(fault.Conflict, "this request was carried out and changed %s, but its answer was lost; look at that before you ask anew with another key", r.Subject)
		case time.Since(began) > patient:
			return nil, fault.Later(fault.Conflict, 5*time.Second, "this request is still being carried out; ask again with the same key")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(look):
		}
	}
}

func (s *Service) carryOut(ctx context.Context, key string, c Claim, do func(context.Context) ([]byte, bool)) ([]byte, error) {
	limited, cancel := context.WithTimeout(ctx, Within)
	defer cancel()
	answer, keep := do(limited)
	sealed := ""
	if keep {
		var err error
		if sealed, err = seal(key, c.Digest, answer); err != nil {
			return nil, err
		}
	}
	// The change stands, whatever becomes of this: said again, it is lost.
	return answer, s.Store.EndRequest(ctx, c, sealed)
}

func sealer(key string) (cipher.AEAD, error) {
	k, err := hkdf.Key(sha256.New, []byte(key), nil, "paperwurks answer", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(k)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

func seal(key, digest string, answer []byte) (string, error) {
	a, err := sealer(key)
	if err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(a.Seal(nil, nil, answer, []byte(digest))), nil
}

func open(key, digest, sealed string) ([]byte, error) {
	data, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return nil, err
	}
	a, err := sealer(key)
	if err != nil {
		return nil, err
	}
	answer, err := a.Open(nil, nil, data, []byte(digest))
	if err != nil {
		return nil, errors.New("request: a kept answer does not open")
	}
	return answer, nil
}
