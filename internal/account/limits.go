package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Limiter counts how fast something is done; *cache.Cache is one.
type Limiter interface {
	Take(ctx context.Context, key string, r cache.Rate) (wait time.Duration)
	Forgive(ctx context.Context, keys ...string)
}

// The rates. Nothing here is counted per account alone where a stranger can count
// it up: whoever sends wrong passwords for somebody from one place does not keep
// them out at another, nor with a browser that they have signed in with before.
var (
	// perAddress is generous: a whole office may sit behind one address.
	perAddress = []cache.Rate{{Burst: 60, Every: 5 * time.Second}}
	// perAccount is of one account from one address, or from one known device: some
	// mistakes at once, then slower, then very slow.
	perAccount = []cache.Rate{{Burst: 6, Every: 20 * time.Second}, {Burst: 25, Every: 15 * time.Minute}}
	// perCodes is of second factors of one person from wherever: whoever gets there
	// knows the password. Of a million codes three are right at a time, so that a
	// day of guessing finds one with a chance of 1 in 2,500.
	perCodes = []cache.Rate{{Burst: 10, Every: time.Minute}, {Burst: 40, Every: 15 * time.Minute}}
	// perLetters is of letters to one address that anybody may ask for. Links that
	// were sent before stay good, so nobody is kept out by the asking of others.
	perLetters = []cache.Rate{{Burst: 3, Every: 10 * time.Minute}}
)

// limited takes one of each rate under a key; fault.Limited with how long to wait
// when one of them is used up.
func (s *Service) limited(ctx context.Context, what, whose string, rates []cache.Rate) error {
	if s.Limits == nil {
		return nil
	}
	for _, r := range rates {
		if wait := s.Limits.Take(ctx, limitKey(what, whose, r), r); wait > 0 {
			return fault.Later(fault.Limited, wait, "too many attempts; try again in %s", inWords(wait))
		}
	}
	return nil
}

// forgive is as though nothing had been taken under a key.
func (s *Service) forgive(ctx context.Context, what, whose string, rates []cache.Rate) {
	if s.Limits == nil {
		return
	}
	var keys []string
	for _, r := range rates {
		keys = append(keys, limitKey(what, whose, r))
	}
	s.Limits.Forgive(ctx, keys...)
}

// limitKey says nothing about whom it is of to who reads the cache.
func limitKey(what, whose string, r cache.Rate) string {
	sum := sha256.Sum256([]byte(what + "\x00" + whose))
	return "limit:" + what + ":" + r.Every.String() + ":" + hex.EncodeToString(sum[:12])
}

// network is the part of an address that one customer of a provider has: the
// whole of IPv4, and of IPv6 the /64, in which they may choose freely.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap(); a.Is4() {
		return a.String()
	}
	p, err := a.WithZone("").Prefix(64)
	if err != nil {
		return "unknown"
	}
	return p.String()
}

// inWords is how long to wait, rounded up.
func inWords(d time.Duration) string {
	if d <= time.Minute {
		return plural(int((d+time.Second-1)/time.Second), "second")
	}
	return plural(int((d+time.Minute-1)/time.Minute), "minute")
}
