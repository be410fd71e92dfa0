package account

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Kind is what a credential is for.
type Kind string

// The kinds of credential. Of Link, Invitation, Reset and NewEmail somebody has one at
// most: a new one takes the place of the old.
const (
	Link       Kind = "link"       // signs a browser in, once; printed at the machine
	Invitation Kind = "invitation" // makes an invited person an active one, once
	Reset      Kind = "reset"      // sets a new password, once
	NewEmail   Kind = "email"      // makes the address that is its Name its person's, once
	Pending    Kind = "pending"    // a sign-in that waits for its second factor
	Session    Kind = "session"    // a browser that is signed in
	Device     Kind = "device"     // a browser that somebody signed in with before
	Token      Kind = "token"      // a script
)

// Single is whether a person has one of a kind at most.
func (k Kind) Single() bool { return k == Link || k == Invitation || k == Reset || k == NewEmail }

// How long credentials last.
const (
	linkFor       = 24 * time.Hour
	invitationFor = 7 * 24 * time.Hour
	resetFor      = 30 * time.Minute
	newEmailFor   = 24 * time.Hour
	PendingFor    = 10 * time.Minute
	SessionFor    = 14 * 24 * time.Hour  // however much it is used
	IdleFor       = 12 * time.Hour       // without being used
	LocalFor      = 30 * 24 * time.Hour  // used or not, on a machine of one's own
	DeviceFor     = 180 * 24 * time.Hour // from the last sign-in
	TokenFor      = 366 * 24 * time.Hour // at most, but for the one of the machine itself
)

// seenEvery is how exactly the last use of a session or token is kept: a write for
// each request would cost more than it tells.
const seenEvery = 5 * time.Minute

// Credential is a secret as it is kept: by its hash.
type Credential struct {
	Hash    string
	Kind    Kind
	Who     tenant.Who // with the role of the person's row, when it comes from the Store
	Created time.Time
	Expires time.Time // zero for never
	Seen    time.Time // last use, to within minutes; zero for none yet
	Name    string    // what its person calls it
	Scope   tenant.Scope
	Proved  Proved // how
	Agent   string // the browser's own words
	Address string // where it was last used from

	// Of the person and the firm, when it comes from the Store.
	State  State
	Policy Policy
}

// ID names a credential to people: it says nothing of the secret.
func (c Credential) ID() string { return c.Hash[:16] }

// Proved is how somebody proved who they are: the ways, joined by +.
type Proved string

// Way is one way to prove who somebody is.
type Way string

// The ways. Those that are second factors, second says.
const (
	ByLink         Way = "link"
	ByPassword     Way = "password"
	ByReset        Way = "reset" // a new password, set by a link in an e-mail
	ByTOTP         Way = "totp"
	ByRecoveryCode Way = "recovery_code"
	ByPasskey      Way = "passkey"       // alone only one that knew its owner, which is two factors in one
	ByElsewhere    Way = "elsewhere"     // an account with another site
	ByElsewhereTwo Way = "elsewhere_mfa" // which asked for a second factor there
)

// second is whether a way is a second factor.
func (w Way) second() bool {
	return w == ByTOTP || w == ByRecoveryCode || w == ByPasskey || w == ByElsewhereTwo
}

// and is p with another way.
func (p Proved) and(w Way) Proved {
	if p == "" {
		return Proved(w)
	}
	return p + "+" + Proved(w)
}

// Strong is whether a second factor is among the ways.
func (p Proved) Strong() bool { return slices.ContainsFunc(p.ways(), Way.second) }

func (p Proved) ways() (out []Way) {
	for w := range strings.SplitSeq(string(p), "+") {
		out = append(out, Way(w))
	}
	return out
}

// fresh is a new secret, 130 random bits, and a credential for it.
func (s *Service) fresh(k Kind, who tenant.Who, lasts time.Duration) (secret string, c Credential) {
	secret = rand.Text()
	c = Credential{Hash: hash(secret), Kind: k, Who: who, Created: s.Now(), Scope: tenant.ScopeAdmin}
	if lasts > 0 {
		c.Expires = s.Now().Add(lasts)
	}
	return secret, c
}

// hash is how a secret is kept. It is random and long, so that a plain hash is
// as good as a slow one.
func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// expired is whether a credential is of no use any more.
func (c Credential) expired(now time.Time) bool {
	if !c.Expires.IsZero() && !now.Before(c.Expires) {
		return true
	}
	if c.Kind != Session || c.Who.Organisation == LocalOrganisation {
		return false
	}
	used := c.Created
	if c.Seen.After(used) {
		used = c.Seen
	}
	return now.Sub(used) >= IdleFor
}
