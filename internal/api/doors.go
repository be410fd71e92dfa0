package api

import (
	"context"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// The cookies. None can be read by scripts, and none is sent by other sites.
const (
	SessionCookie = "paperwurks_session" // a browser that is signed in
	PendingCookie = "paperwurks_pending" // one that is on its way in
	DeviceCookie  = "paperwurks_device"  // one that was in before
)

// Doors is how people come and go over HTTP, for the API and for pages.
type Doors struct {
	Accounts *account.Service
	// Secure is whether browsers reach us by https.
	Secure bool
	// Proxies are the networks whose X-Forwarded-For is believed.
	Proxies []netip.Prefix
}

// From is the network address that a request comes from: the peer's, and behind
// proxies that are believed the last one that is none of them. Whatever stands
// before that in X-Forwarded-For anybody can have written.
func (d Doors) From(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	at := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && d.proxied(at); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = hop.Unmap()
	}
	return at.WithZone("").String()
}

func (d Doors) proxied(a netip.Addr) bool {
	return slices.ContainsFunc(d.Proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

// Client is who asks, as far as a request shows it.
func (d Doors) Client(r *http.Request) account.Client {
	return account.Client{Address: d.From(r), Agent: r.UserAgent(), Device: cookieOf(r, DeviceCookie)}
}

// Pending is the secret of a sign-in that waits for its second factor, or empty.
func (d Doors) Pending(r *http.Request) string { return cookieOf(r, PendingCookie) }

func cookieOf(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// Open gives a browser what a step of a sign-in earned it.
func (d Doors) Open(w http.ResponseWriter, s account.Step) {
	for _, c := range d.opening(s) {
		http.SetCookie(w, &c)
	}
}

func (d Doors) opening(s account.Step) (out []http.Cookie) {
	if s.Pending != "" {
		out = append(out, d.cookie(PendingCookie, s.Pending, account.PendingFor))
	}
	if s.Session != "" {
		out = append(out, d.cookie(SessionCookie, s.Session, s.Lasts), d.cookie(PendingCookie, "", 0))
	}
	if s.Device != "" {
		out = append(out, d.cookie(DeviceCookie, s.Device, account.DeviceFor))
	}
	return out
}

// Close takes a browser's session. The device stays known.
func (d Doors) Close(w http.ResponseWriter) {
	for _, c := range d.closing() {
		http.SetCookie(w, &c)
	}
}

func (d Doors) closing() []http.Cookie {
	return []http.Cookie{d.cookie(SessionCookie, "", 0), d.cookie(PendingCookie, "", 0)}
}

// cookie is one that lasts a while; with no time it goes at once.
func (d Doors) cookie(name, value string, lasts time.Duration) http.Cookie {
	age := int(lasts / time.Second)
	if age <= 0 {
		age = -1
	}
	return http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: d.Secure,
	}
}

// elsewhereCookie is a browser that is away to sign in with another site. It alone is
// sent along when that site sends the browser back.
const elsewhereCookie = "paperwurks_elsewhere"

// Leave sends a browser away to sign in elsewhere, with the ticket that it brings back.
func (d Doors) Leave(w http.ResponseWriter, r *http.Request, firm tenant.Organisation, to, ticket string) {
	c := d.cookie(elsewhereCookie, ticket, ceremony.Lasts)
	c.Path, c.SameSite = account.ElsewherePath(firm), http.SameSiteLaxMode
	http.SetCookie(w, &c)
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// Back takes the ticket of a browser that comes back.
func (d Doors) Back(w http.ResponseWriter, r *http.Request, firm tenant.Organisation) (ticket string) {
	c := d.cookie(elsewhereCookie, "", 0)
	c.Path = account.ElsewherePath(firm)
	http.SetCookie(w, &c)
	return cookieOf(r, elsewhereCookie)
}

// Identify is who asks: by a token in the Authorization header, or by the session of
// a browser.
func (d Doors) Identify(r *http.Request) (account.Identity, error) {
	if h := r.Header.Get("Authorization"); h != "" {
		token, ok := strings.CutPrefix(h, "Bearer ")
		if !ok {
			return account.Identity{}, fault.New(fault.Forbidden, "sign in first: the Authorization header is not a bearer token")
		}
		return d.Accounts.Identify(r.Context(), token, account.Token, d.From(r))
	}
	session := cookieOf(r, SessionCookie)
	if session == "" {
		return account.Identity{}, fault.New(fault.Forbidden, "sign in first")
	}
	return d.Accounts.Identify(r.Context(), session, account.Session, d.From(r))
}

// ErrEnrol is what somebody is told who must set up a second factor first.
var ErrEnrol = fault.New(fault.Forbidden, "your firm asks for a second factor: set one up first")

// enrolling are the addresses that they may ask for until then.
var enrolling = []string{
	"/api/v1/me", "/api/v1/me/totp", "/api/v1/me/totp/confirm", "/api/v1/me/passkeys", "/api/v1/me/passkeys/begin", "/api/v1/me/set-up", "/api/v1/sign-out",
	"/welcome", "/account/second-factor", "/account/second-factor/begin", "/account/second-factor/confirm",
}

// known lets in who is signed in by a session or a token, and puts them into the
// context; others go to refuse.
func (s *Server) known(next http.Handler, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.limitAddress(r); err != nil {
			refuse(w, r, err)
			return
		}
		i, err := s.Doors.Identify(r)
		if err == nil {
			err = s.limitPerson(r, i.Who)
		}
		if err == nil && i.Enrol && !slices.Contains(enrolling, r.URL.Path) {
			err = ErrEnrol
		}
		if err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(account.With(r.Context(), i)))
	})
}

// entering is for people who are not signed in yet.
func (s *Server) entering(next http.Handler, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.limitAddress(r); err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

type clientKey struct{}

// asking puts what a request shows of who asks into the context, for whoever is not
// signed in.
func (s *Server) asking(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), clientKey{}, s.Doors.Client(r))))
	})
}

func clientOf(ctx context.Context) account.Client {
	c, _ := ctx.Value(clientKey{}).(account.Client)
	return c
}

// Peer is the network address that a request comes from.
func Peer(ctx context.Context) string { return clientOf(ctx).Address }
