package permission

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Store knows who belongs to which case. Its methods need somebody in ctx; what
// belongs to another firm is fault.NotFound.
type Store interface {
	// Member says whether the person in ctx is a member of a case.
	Member(ctx context.Context, caseID string) (bool, error)
	// Sender says whether the person in ctx is a member of the case that a
	// document belongs to, and whether they announced its upload.
	Sender(ctx context.Context, documentID string) (member, sender bool, err error)
}

// Guard decides on requests.
type Guard struct{ Store Store }

// On is what a request names: one case, one document, or neither.
type On struct{ Case, Document string }

// Check says whether who is in ctx may do what a verb says. It is fault.NotFound
// when they may not even know of what is named, and fault.Forbidden when they may
// know of it and not do this.
func (g Guard) Check(ctx context.Context, v Verb, on On) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	r, ok := find(v)
	if !ok {
		return refused
	}
	if r.on != kase {
		if !May(who.Role, v, Firm) {
			return refused
		}
		return scoped(who, r)
	}
	if r.reach[who.Role] == all {
		// Any case of the firm: whether it is one, the store says when it is asked for it.
		return scoped(who, r)
	}
	to, err := g.relation(ctx, on)
	if err != nil {
		return err
	}
	if !May(who.Role, v, to) {
		if knows(who.Role, on, to) {
			return refused
		}
		return unknown(on)
	}
	return scoped(who, r)
}

// relation is what who is in ctx is to what is named.
func (g Guard) relation(ctx context.Context, on On) (Relation, error) {
	var member, sender bool
	var err error
	if on.Document != "" {
		member, sender, err = g.Store.Sender(ctx, on.Document)
	} else {
		member, err = g.Store.Member(ctx, on.Case)
	}
	switch {
	case err != nil:
		return None, err
	case member && sender:
		return Uploader, nil
	case member:
		return Member, nil
	}
	return None, nil
}

// knows says whether a role in a relation may know that what is named is there: a
// case's members know of the case, and of the documents that they may see.
func knows(role tenant.Role, on On, to Relation) bool {
	if on.Document != "" {
		return May(role, DocumentSee, to)
	}
	return to != None || May(role, CaseSee, to)
}

func scoped(who tenant.Who, r row) error {
	if !Covers(who.Scope, r.verb) {
		return fault.New(fault.Forbidden, "this token's scope is %s, and this needs %s", who.Scope, r.scope)
	}
	return nil
}

var refused = fault.New(fault.Forbidden, "your role does not allow this")

// unknown is what the store says of what is not there, so that nobody can tell
// the one from the other.
func unknown(on On) error {
	if on.Document != "" {
		return fault.New(fault.NotFound, "there is no such document")
	}
	return fault.New(fault.NotFound, "there is no such case")
}

// Route is a pattern of a Mux and its verb.
type Route struct {
	Pattern string
	Verb    Verb
}

// Mux is a http.ServeMux whose routes all have a verb and are guarded by it.
type Mux struct {
	Guard  Guard
	Refuse func(http.ResponseWriter, *http.Request, error) // answers who may not
	// Lost answers, where it is not nil, what no route is for: with 404, or 405 when
	// there is one for another method.
	Lost func(w http.ResponseWriter, r *http.Request, status int)

	mux    http.ServeMux
	routes []Route
}

// Handle registers a route. It panics, like http.ServeMux, on a mistake in the
// program: a verb that the table has not, or one that is done to something that
// the pattern does not name.
func (m *Mux) Handle(v Verb, pattern string, h http.Handler) {
	if v != Open {
		r, ok := find(v)
		if !ok {
			panic("permission: " + pattern + " has no verb of the table: " + string(v))
		}
		if named := strings.Contains(pattern, "{case}") || strings.Contains(pattern, "{document}"); named != (r.on == kase) {
			panic("permission: " + pattern + " does not name what " + string(v) + " is done to")
		}
		h = m.guarded(v, h)
	}
	m.routes = append(m.routes, Route{pattern, v})
	m.mux.Handle(pattern, h)
}

// Mount hands everything under a pattern to a handler that decides by itself.
func (m *Mux) Mount(pattern string, h http.Handler) { m.mux.Handle(pattern, h) }

// Routes are the routes that were registered.
func (m *Mux) Routes() []Route { return slices.Clone(m.routes) }

// ServeHTTP answers a request.
func (m *Mux) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if m.Lost != nil {
		if h, pattern := m.mux.Handler(r); pattern == "" {
			status := &only{header: w.Header(), status: http.StatusOK}
			h.ServeHTTP(status, r)
			m.Lost(w, r, status.status)
			return
		}
	}
	m.mux.ServeHTTP(w, r)
}

// only keeps the status and the headers of an answer.
type only struct {
	header http.Header
	status int
}

func (o *only) Header() http.Header         { return o.header }
func (o *only) WriteHeader(status int)      { o.status = status }
func (o *only) Write(p []byte) (int, error) { return len(p), nil }

func (m *Mux) guarded(v Verb, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := m.Guard.Check(r.Context(), v, On{r.PathValue("case"), r.PathValue("document")}); err != nil {
			m.Refuse(w, r, err)
			return
		}
		if r.Context().Value(rehearsal{}) != nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

type rehearsal struct{}

// Rehearse is ctx for a request that ends at the guard: 204 where it would have
// gone on. Tests of the table try every route so, without doing what it does; a
// request from outside cannot carry it.
func Rehearse(ctx context.Context) context.Context {
	return context.WithValue(ctx, rehearsal{}, true)
}
