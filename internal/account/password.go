package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Cost is what it costs to try one password.
type Cost struct {
	Passes uint32
	KiB    uint32
	Lanes  uint8
}

// Recommended is OWASP's configuration of argon2id with 19 MiB (Password Storage
// Cheat Sheet, November 2025).
var Recommended = Cost{Passes: 2, KiB: 19 << 10, Lanes: 1}

// weaker is whether trying a password costs less than at another cost.
func (c Cost) weaker(than Cost) bool {
	return c.KiB < than.KiB || uint64(c.KiB)*uint64(c.Passes) < uint64(than.KiB)*uint64(than.Passes)
}

// The sizes of a salt and a key: RFC 9106, 3.1 and 4.
const (
	saltBytes = 16
	keyBytes  = 32
)

// Passwords makes and checks hashes of passwords, a few at a time: each takes
// Cost.KiB of memory, and whoever can send requests decides how many there are.
type Passwords struct {
	cost  Cost
	slots chan struct{}
	spent atomic.Int64
}

// NewPasswords hashes at a cost, so many at a time.
func NewPasswords(c Cost, atATime int) *Passwords {
	return &Passwords{cost: c, slots: make(chan struct{}, atATime)}
}

// Hash is a password as it is kept, with a fresh salt.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	key, err := p.key(ctx, password, salt, p.cost, keyBytes)
	return phc(p.cost, salt, key), err
}

// Check says whether a password is the one of a hash, and whether the hash should
// be made again because it is weaker than those of today. Without a hash it does
// the same work and says no, so that the time tells nobody whether there is one.
func (p *Passwords) Check(ctx context.Context, kept, password string) (right, again bool, err error) {
	c, salt, want := p.cost, make([]byte, saltBytes), make([]byte, keyBytes)
	if kept != "" {
		if c, salt, want, err = readPHC(kept); err != nil {
			return false, false, err
		}
	}
	key, err := p.key(ctx, password, salt, c, uint32(len(want)))
	if err != nil {
		return false, false, err
	}
	right = subtle.ConstantTimeCompare(key, want) == 1 && kept != ""
	return right, right && c.weaker(p.cost), nil
}

func (p *Passwords) key(ctx context.Context, password string, salt []byte, c Cost, size uint32) ([]byte, error) {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fault.Wrap(ctx.Err(), fault.Unavailable, "too many people sign in at this moment; try again")
	}
	defer func() { <-p.slots }()
	p.spent.Add(int64(c.Passes) * int64(c.KiB))
	return argon2.IDKey([]byte(plain(password)), salt, c.Passes, c.KiB, c.Lanes, size), nil
}

// Spent is the work done so far: KiB of memory filled, each pass counted.
func (p *Passwords) Spent() int64 { return p.spent.Load() }

// plain is a password in one form, whichever keyboard it was typed on: NIST SP
// 800-63B, 5.1.1.2.
func plain(password string) string { return norm.NFKC.String(password) }

var b64 = base64.RawStdEncoding

// phc writes a hash in the format of the Password Hashing Competition.
func phc(c Cost, salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.KiB, c.Passes, c.Lanes, b64.EncodeToString(salt), b64.EncodeToString(key))
}

func readPHC(text string) (c Cost, salt, key []byte, err error) {
	bad := fmt.Errorf("account: a kept password is no argon2id hash of version %d", argon2.Version)
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, bad
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.KiB, &c.Passes, &c.Lanes); n != 3 || err != nil {
		return c, nil, nil, bad
	}
	salt, err = b64.DecodeString(parts[4])
	if err == nil {
		key, err = b64.DecodeString(parts[5])
	}
	// The limits keep a damaged row from taking the memory of the machine.
	if err != nil || len(salt) < 8 || len(key) < 16 || len(key) > 64 || c.Passes < 1 || c.Passes > 32 || c.Lanes < 1 || c.KiB < 8 || c.KiB > 1<<20 {
		return c, nil, nil, bad
	}
	return c, salt, key, nil
}
