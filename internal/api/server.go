package api

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/request"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Server answers requests. Its fields are set once.
type Server struct {
	Accounts  *account.Service
	Cases     *property.Service
	Documents *document.Service
	Reviews   *review.Service
	Packs     *pack.Service
	Work      work.Store
	Members   permission.Store
	Audit     *audit.Keeper
	Requests  *request.Service            // nil where requests are not told apart by a key
	Ready     func(context.Context) error // can the outside things be reached?
	Log       *slog.Logger

	Limits Limits // none where its cache is nil
	// Origins are the other sites whose pages may use the API, as "https://example.org".
	Origins   []string
	PublicURL string
	// Proxies are the networks whose X-Forwarded-For is believed.
	Proxies []netip.Prefix
	// Uploads takes signed uploads under UploadPath; nil when the store of bytes
	// is reached at an address of its own.
	Uploads http.Handler
	// UploadOrigin is the site of that address, which pages may send uploads to.
	UploadOrigin string
	// Pages is the web interface, for people who are signed in.
	Pages http.Handler
	// Visitors answers those who hold a link to a signed pack, under /pack.
	Visitors http.Handler
	// Style is the interface's files that anybody may have, under /static/.
	Style http.Handler

	// Watch is told of each request as it begins, gives the context to answer it in,
	// and is told its route ("GET /cases/{case}", empty for none) and status. May be nil.
	Watch func(*http.Request) (context.Context, func(route string, status int))

	// Drain ends the streams that would otherwise keep a server from stopping.
	Drain <-chan struct{}
}

// UploadPath is where Uploads is mounted.
const UploadPath = "/uploads"

// SessionCookie carries a browser's session.
const SessionCookie = "paperwurks_session"

// Handler is the whole site.
func (s *Server) Handler() http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Fail(w, r, fault.New(fault.Forbidden, "this request came from another site"))
	}))
	for _, o := range s.Origins {
		if err := cross.AddTrustedOrigin(o); err != nil {
			panic(err) // config has looked at them
		}
	}
	return s.watched(s.logged(s.secured(s.ours(s.shared(cross.Handler(routed(s.routes())))))))
}

// named is an id that a request may bring along: one that a log can hold.
var named = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:=-]{7,127}$`)

// logged gives every request an id, or takes the one that it brings, logs what went wrong with it, once, and
// turns a panic into an answer.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Request-Id")
		if !named.MatchString(id) {
			id = strings.ToLower(rand.Text())[:16]
		}
		w.Header().Set("X-Request-Id", id)
		log := s.Log.With("request", id, "method", r.Method, "path", r.URL.Path)
		r = r.WithContext(context.WithValue(r.Context(), requestKey{}, asked{id, log}))
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler { //nolint:errorlint // the value that net/http documents
					panic(p)
				}
				log.ErrorContext(r.Context(), "panic", "value", p, "stack", string(debug.Stack()))
				Fail(w, r, errors.New("panic"))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// secured says to browsers what pages of ours may do: nothing but what comes
// from here, and to send uploads where they go.
func (s *Server) secured(next http.Handler) http.Handler {
	send := strings.TrimSpace("'self' " + s.UploadOrigin)
	policy := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src " + send + "; form-action " + send + "; base-uri 'none'; frame-ancestors 'none'"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		if strings.HasPrefix(s.PublicURL, "https://") {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

// ours refuses requests for another host: a name that somebody points at this
// machine so that a page of theirs may read from it. Whether it lives it tells
// under any name: a load balancer asks by the address of the task.
func (s *Server) ours(next http.Handler) http.Handler {
	public, _ := url.Parse(s.PublicURL)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hosted(r.Host, public) && r.URL.Path != alivePath && r.URL.Path != readyPath {
			Fail(w, r, fault.New(fault.Forbidden, "this is Paperwurks at %s, which does not answer to the name %q", s.PublicURL, r.Host))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hosted is whether a Host header is the public one, or this machine by its own
// name when the public one is this machine too.
func hosted(host string, public *url.URL) bool {
	if public == nil {
		return false
	}
	if strings.EqualFold(host, public.Host) {
		return true
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, ""
	}
	local := []string{"localhost", "127.0.0.1", "::1"}
	return slices.Contains(local, strings.ToLower(name)) && slices.Contains(local, public.Hostname()) && port == public.Port()
}

// known lets in who is signed in by a session or a token, and puts them into the
// context; others go to refuse.
func (s *Server) known(next http.Handler, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.limitAddress(r); err != nil {
			refuse(w, r, err)
			return
		}
		who, err := s.who(r)
		if err == nil {
			err = s.limitPerson(r, who)
		}
		if err != nil {
			refuse(w, r, err)
			return
		}
		who.From = s.from(r)
		next.ServeHTTP(w, r.WithContext(tenant.With(r.Context(), who)))
	})
}

type peerKey struct{}

// peered puts the address that a request comes from into the context, for whoever
// is not signed in.
func (s *Server) peered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), peerKey{}, s.from(r))))
	})
}

// Peer is the network address that the request of a visitor comes from.
func Peer(ctx context.Context) string {
	at, _ := ctx.Value(peerKey{}).(string)
	return at
}

// from is the network address that a request comes from: the peer's, and behind
// proxies that are believed the last one that is none of them. Whatever stands
// before that in X-Forwarded-For anybody can have written.
func (s *Server) from(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	at := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && s.proxied(at); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = hop.Unmap()
	}
	return at.WithZone("").String()
}

func (s *Server) proxied(a netip.Addr) bool {
	return slices.ContainsFunc(s.Proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

func (s *Server) who(r *http.Request) (tenant.Who, error) {
	if h := r.Header.Get("Authorization"); h != "" {
		token, ok := strings.CutPrefix(h, "Bearer ")
		if !ok {
			return tenant.Who{}, fault.New(fault.Forbidden, "sign in first: the Authorization header is not a bearer token")
		}
		return s.Accounts.Who(r.Context(), token, account.Token)
	}
	c, err := r.Cookie(SessionCookie)
	if err != nil {
		return tenant.Who{}, fault.New(fault.Forbidden, "sign in first")
	}
	return s.Accounts.Who(r.Context(), c.Value, account.Session)
}

// signIn turns a link into a session and shows the cases.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	session, err := s.Accounts.SignIn(r.Context(), r.URL.Query().Get("token"))
	if err != nil {
		if _, known := s.who(r); known == nil { // the link again, in a browser that is signed in
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		s.refusePage(w, r, err)
		return
	}
	http.SetCookie(w, s.cookie(session, int(account.SessionFor/time.Second)))
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// signOut ends the session of the browser.
func (s *Server) signOut(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(SessionCookie); err == nil {
		if err := s.Accounts.SignOut(r.Context(), c.Value); err != nil && fault.KindOf(err) != fault.NotFound {
			Fail(w, r, err)
			return
		}
	}
	http.SetCookie(w, s.cookie("", -1))
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *Server) cookie(value string, age int) *http.Cookie {
	return &http.Cookie{
		Name: SessionCookie, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: strings.HasPrefix(s.PublicURL, "https://"),
	}
}

// refusePage tells somebody with a browser why they may not come in.
func (s *Server) refusePage(w http.ResponseWriter, r *http.Request, err error) {
	if f, ok := s.Pages.(interface {
		Refuse(http.ResponseWriter, *http.Request, error)
	}); ok {
		f.Refuse(w, r, err)
		return
	}
	Fail(w, r, err)
}
