package api

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/request"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/webhook"
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
	Trail     audit.Trail
	Webhooks  *webhook.Service
	Retention *retention.Service
	Ledger    *model.Ledger               // of what models cost
	Requests  *request.Service            // nil where requests are not told apart by a key
	Ready     func(context.Context) error // can the outside things be reached?
	Log       *slog.Logger

	Limits Limits // none where its cache is nil
	// Origins are the other sites whose pages may use the API, as "https://example.org".
	Origins   []string
	PublicURL string
	// Doors is how people come and go.
	Doors Doors
	// Uploads takes signed uploads under UploadPath; nil when the store of bytes
	// is reached at an address of its own.
	Uploads http.Handler
	// UploadOrigin is the site of that address, which pages may send uploads to.
	UploadOrigin string
	// Pages is the web interface, for people who are signed in.
	Pages http.Handler
	// Visitors answers those who hold a link to a signed pack, under /pack.
	Visitors http.Handler
	// Entry is its pages for people who are not.
	Entry http.Handler
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
	return s.watched(s.logged(s.secured(s.ours(s.shared(cross.Handler(s.asking(routed(s.routes()))))))))
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
