package pack

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Limiter counts how often something is done; cache.Cache is one.
type Limiter interface {
	Take(ctx context.Context, key string, r cache.Rate) (wait time.Duration)
}

// Mailer sends letters; mail.Service is one.
type Mailer interface {
	Send(ctx context.Context, m mail.Message, expires time.Time, e audit.Entry) error
}

// How long links and what belongs to them last, and how often a code may be wrong.
const (
	ShareDays    = 30
	MostDays     = 180
	visitFor     = 12 * time.Hour
	codeFor      = 15 * time.Minute
	wrongAtATime = 5                // before a pause
	pauseFor     = 15 * time.Minute // and twice as long after the next
	wrongInAll   = 20               // then the link ends
)

// What visitors may do how often.
var (
	looksFrom = cache.Per(60, time.Minute)   // from one address
	codesTo   = cache.Per(3, 15*time.Minute) // letters with a code, for one link
)

// Offer is a link that was just made: its secret, and the code when it is to be told
// apart, are shown once and kept nowhere.
type Offer struct {
	Share Share
	URL   string
	Pin   string // empty when codes are sent by e-mail
}

// Share makes a link by which somebody reads version n of a pack, for so many days,
// and asks for its PDF. With an e-mail address, codes are sent there whenever the
// link is opened; without one, a code is given back to be told to them apart from
// the link: by telephone, say.
func (s *Service) Share(ctx context.Context, id property.ID, n int, whom, email string, days int) (Offer, error) {
	v, err := s.VersionOf(ctx, id, n)
	if err != nil {
		return Offer{}, err
	}
	whom = Choice{Note: whom}.tidy().Note
	if whom == "" || utf8.RuneCountInString(whom) > 200 || strings.Contains(whom, "\n") {
		return Offer{}, fault.New(fault.Invalid, "for: say in one line whom the link is for")
	}
	if days == 0 {
		days = ShareDays
	}
	if days < 1 || days > MostDays {
		return Offer{}, fault.New(fault.Invalid, "days: a link lasts 1 to %d days", MostDays)
	}
	email = strings.TrimSpace(email)
	if email != "" {
		if s.Mail == nil {
			return Offer{}, fault.New(fault.Invalid, "email: this service sends no e-mail; leave it out and tell the code apart")
		}
		if email, err = mail.Plain(email); err != nil {
			return Offer{}, err
		}
	}
	if _, err := s.Ask(ctx, id, n, PDF); err != nil {
		return Offer{}, err
	}
	secret := rand.Text()
	o := Offer{Share: Share{
		ID: newID("s"), Case: id, Version: v.ID, Number: n, For: whom, Email: email, Hash: hashed(secret),
		Made: s.Now(), Expires: s.Now().AddDate(0, 0, days),
	}, URL: s.PublicURL + "/pack?link=" + secret}
	if email == "" {
		pin := newPin()
		o.Pin, o.Share.Pin = spacedPin(pin), pinHash(secret, pin, time.Time{})
	}
	err = s.Store.AddShare(ctx, o.Share, audit.Entry{Action: "pack.shared", Subject: string(id), Detail: map[string]string{
		"share": o.Share.ID, "version": strconv.Itoa(n), "expires": o.Share.Expires.UTC().Format(time.DateOnly),
	}})
	return o, err
}

// Revoke ends a link of a case.
func (s *Service) Revoke(ctx context.Context, id property.ID, share string) error {
	all, err := s.Store.Shares(ctx, id)
	if err != nil {
		return err
	}
	for _, l := range all {
		if l.ID == share {
			return s.Store.RevokeShare(ctx, share, audit.Entry{Action: "pack.share_revoked", Subject: string(id), Detail: map[string]string{"share": share}})
		}
	}
	return fault.New(fault.NotFound, "there is no such link to a pack")
}

// errLink is said of a link that is not there, has ended or was taken back alike.
var errLink = fault.New(fault.Forbidden, "this link is not valid, or not any more; ask the conveyancer who sent it for a new one")

// visitor is the link of a secret, and ctx as whoever holds it.
func (s *Service) visitor(ctx context.Context, secret, from string) (context.Context, Share, error) {
	if s.Limits != nil {
		if wait := s.Limits.Take(ctx, "pack-from:"+from, looksFrom); wait > 0 {
			return ctx, Share{}, later(wait)
		}
	}
	o, l, err := s.Store.Visitor(ctx, hashed(secret))
	if fault.KindOf(err) == fault.NotFound || err == nil && (!l.Revoked.IsZero() || !s.Now().Before(l.Expires)) {
		return ctx, l, errLink
	}
	if err != nil {
		return ctx, l, err
	}
	return tenant.With(ctx, tenant.Who{Organisation: o, Person: tenant.Person("share:" + l.ID), Role: tenant.Buyer, From: from}), l, nil
}

// later asks for patience.
func later(wait time.Duration) error {
	return fault.Later(fault.Limited, wait, "that was too often; try again in %s", max(wait, time.Second).Round(time.Second))
}

// Door is what somebody sees who has a link and no code yet.
type Door struct {
	Name string // of the case
	Mail string // where codes go, mostly hidden; empty when the code was told apart
}

// Door is the way in by a link's secret; fault.Forbidden for one that is not valid.
func (s *Service) Door(ctx context.Context, secret, from string) (Door, error) {
	ctx, l, err := s.visitor(ctx, secret, from)
	if err != nil {
		return Door{}, err
	}
	c, err := s.Cases.Case(ctx, l.Case)
	return Door{c.Name, hidden(l.Email)}, err
}

// hidden is an address that its owner knows again.
func hidden(email string) string {
	local, domain, ok := strings.Cut(email, "@")
	if !ok {
		return ""
	}
	return local[:1] + "…@" + domain
}

// SendCode sends a new code to the address of a link, which ends the one before.
func (s *Service) SendCode(ctx context.Context, secret, from string) error {
	ctx, l, err := s.visitor(ctx, secret, from)
	if err != nil {
		return err
	}
	if l.Email == "" || s.Mail == nil {
		return fault.New(fault.Invalid, "the code of this link was given to you apart from it; ask the conveyancer if you do not have it")
	}
	if s.Now().Before(l.Locked) {
		return later(l.Locked.Sub(s.Now()))
	}
	if s.Limits != nil {
		if wait := s.Limits.Take(ctx, "pack-code:"+l.ID, codesTo); wait > 0 {
			return later(wait)
		}
	}
	pin, expires := newPin(), s.Now().Add(codeFor)
	e := audit.Entry{Action: "pack.code_sent", Subject: string(l.Case), Detail: map[string]string{"share": l.ID}}
	if err := s.Store.RecodeShare(ctx, l.ID, pinHash(secret, pin, expires), e); err != nil {
		return err
	}
	return s.Mail.Send(ctx, mail.Message{
		To: mail.Address{Name: l.For, Address: l.Email}, Subject: "Your code for the property pack",
		Text:    fmt.Sprintf("Your code is %s\n\nType it on the page that you opened. It works for %d minutes.\nIf you did not ask for it, you need do nothing.\n", spacedPin(pin), codeFor/time.Minute),
		Purpose: "pack_code", About: l.ID,
	}, expires, audit.Entry{Action: "mail.posted", Subject: l.ID, Detail: map[string]string{"purpose": "pack_code"}})
}

// Enter takes the code of a link and gives what proves for some hours that it was
// right. A wrong one is fault.Forbidden; several in a row are followed by a pause,
// and many end the link.
func (s *Service) Enter(ctx context.Context, secret, pin, from string) (visit string, err error) {
	ctx, l, err := s.visitor(ctx, secret, from)
	if err != nil {
		return "", err
	}
	if s.Now().Before(l.Locked) {
		return "", later(l.Locked.Sub(s.Now()))
	}
	detail := map[string]string{"share": l.ID}
	if !s.right(l, secret, pin) {
		wrong, until := l.Wrong+1, time.Time{}
		if wrong%wrongAtATime == 0 {
			until = s.Now().Add(pauseFor << (wrong/wrongAtATime - 1))
		}
		if err := s.Store.ShareTried(ctx, l.ID, until, audit.Entry{Action: "pack.code_wrong", Subject: string(l.Case), Detail: detail}); err != nil {
			return "", err
		}
		if wrong >= wrongInAll {
			detail["why"] = "too many wrong codes"
			if err := s.Store.RevokeShare(ctx, l.ID, audit.Entry{Action: "pack.share_revoked", Subject: string(l.Case), Detail: detail}); err != nil {
				return "", err
			}
			return "", errLink
		}
		return "", fault.New(fault.Forbidden, "that is not the code, or it has expired; try again")
	}
	if err := s.Store.ShareViewed(ctx, l.ID, audit.Entry{Action: "pack.visited", Subject: string(l.Case), Detail: detail}); err != nil {
		return "", err
	}
	until := strconv.FormatInt(s.Now().Add(visitFor).Unix(), 10)
	return secret + "." + until + "." + s.mac(l, until), nil
}

// right is whether a code is that of a link.
func (s *Service) right(l Share, secret, pin string) bool {
	until, _, ok := strings.Cut(l.Pin, ":")
	end, err := strconv.ParseInt(until, 10, 64)
	if !ok || err != nil || end > 0 && s.Now().Unix() >= end {
		return false
	}
	var expires time.Time
	if end > 0 {
		expires = time.Unix(end, 0)
	}
	pin = strings.Join(strings.Fields(pin), "")
	return subtle.ConstantTimeCompare([]byte(pinHash(secret, pin, expires)), []byte(l.Pin)) == 1
}

// mac proves a visit to a link until a time.
func (s *Service) mac(l Share, until string) string {
	h := hmac.New(sha256.New, s.Key)
	fmt.Fprintf(h, "pack visit\x00%s\x00%s", l.ID, until)
	return hex.EncodeToString(h.Sum(nil))
}

// visited is the link that a visit is to, and ctx as the visitor.
func (s *Service) visited(ctx context.Context, visit, from string) (context.Context, Share, error) {
	parts := strings.Split(visit, ".")
	if len(parts) != 3 {
		return ctx, Share{}, errLink
	}
	ctx, l, err := s.visitor(ctx, parts[0], from)
	if err != nil {
		return ctx, l, err
	}
	until, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || s.Now().Unix() >= until || !hmac.Equal([]byte(parts[2]), []byte(s.mac(l, parts[1]))) {
		return ctx, l, fault.New(fault.Forbidden, "open the link that you were sent, and enter its code again")
	}
	return ctx, l, nil
}

// Shown is what a visitor sees: the pack in plain words, and its PDF once that is
// made.
type Shown struct {
	Share   Share
	Version Version
	Content *Content
	PDF     *Export // nil while it is being made
}

// Show is what a visit shows.
func (s *Service) Show(ctx context.Context, visit, from string) (Shown, error) {
	ctx, l, err := s.visited(ctx, visit, from)
	if err != nil {
		return Shown{}, err
	}
	out := Shown{Share: l}
	if out.Version, err = s.Store.SignedVersion(ctx, l.Version); err != nil {
		return out, err
	}
	if out.Content, err = s.Content(ctx, out.Version); err != nil {
		return out, err
	}
	x, err := s.exportOf(ctx, l.Case, l.Number, PDF)
	switch fault.KindOf(err) {
	case fault.NotFound, fault.Conflict:
	default:
		if err != nil {
			return out, err
		}
		out.PDF = &x
	}
	return out, s.Store.PackRead(ctx, l.Case, audit.Entry{Action: "pack.shown", Subject: string(l.Case), Detail: map[string]string{"share": l.ID}})
}

// ShowPDF opens the PDF of a visit. The caller closes it.
func (s *Service) ShowPDF(ctx context.Context, visit, from string) (Export, io.ReadCloser, error) {
	ctx, l, err := s.visited(ctx, visit, from)
	if err != nil {
		return Export{}, nil, err
	}
	x, err := s.exportOf(ctx, l.Case, l.Number, PDF)
	if err != nil {
		return x, nil, err
	}
	r, err := s.open(ctx, x, map[string]string{"share": l.ID, "version": strconv.Itoa(l.Number), "format": string(PDF)})
	return x, r, err
}

// hashed is how a link's secret is kept: it is long and random.
func hashed(secret string) string {
	sum := sha256.Sum256([]byte("pack link\x00" + secret))
	return hex.EncodeToString(sum[:])
}

// pinHash is how a code is kept: with the secret of its link, which is kept nowhere,
// so that nobody finds it by trying all codes against the database. The time
// before it is when it ends, 0 for never.
func pinHash(secret, pin string, expires time.Time) string {
	end := int64(0)
	if !expires.IsZero() {
		end = expires.Unix()
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "pack code\x00%s\x00%s\x00%d", secret, pin, end))
	return strconv.FormatInt(end, 10) + ":" + hex.EncodeToString(sum[:])
}

// newPin is eight digits.
func newPin() string {
	n, err := rand.Int(rand.Reader, big.NewInt(100_000_000))
	if err != nil {
		panic(err) // crypto/rand.Reader does not fail
	}
	return fmt.Sprintf("%08d", n)
}

// spacedPin is a code as people read it.
func spacedPin(pin string) string { return pin[:4] + " " + pin[4:] }

// Latest is the latest version of a case, for those who may read it without a link.
func (s *Service) Latest(ctx context.Context, id property.ID) (Shown, error) {
	all, err := s.Store.Versions(ctx, id)
	if err != nil {
		return Shown{}, err
	}
	if len(all) == 0 {
		return Shown{}, fault.New(fault.NotFound, "no pack of this case was signed off yet")
	}
	out := Shown{Version: all[0]}
	if out.Content, err = s.Content(ctx, all[0]); err != nil {
		return out, err
	}
	if x, err := s.exportOf(ctx, id, all[0].Number, PDF); err == nil {
		out.PDF = &x
	}
	return out, s.Store.PackRead(ctx, id, audit.Entry{Action: "pack.shown", Subject: string(id), Detail: map[string]string{"version": strconv.Itoa(all[0].Number)}})
}

// Points are what the signed report says that matters most, with what was decided,
// for readers who will not read all of it: the critical and the high, but for those
// that were dismissed.
func (c *Content) Points() []Matter {
	var out []Matter
	for _, m := range Matters(c.Report, c.Decisions) {
		if m.Pressing() && m.Decision != nil && m.Decision.Verdict != Dismissed {
			out = append(out, m)
		}
	}
	return out
}
