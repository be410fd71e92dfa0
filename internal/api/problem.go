package api

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// ProblemType begins the type of every problem; docs/formats/problems.md has what
// follows it.
const ProblemType = "urn:paperwurks:problem:"

// Problem is why a request was not done, as problem+json (RFC 9457).
type Problem struct {
	Type    string              `json:"type" doc:"urn:paperwurks:problem: and a name that stays; see docs/formats/problems.md" example:"urn:paperwurks:problem:not_found"`
	Title   string              `json:"title" doc:"the status in words" example:"Not Found"`
	Status  int                 `json:"status" example:"404"`
	Detail  string              `json:"detail" doc:"what is wrong, for people" example:"there is no such case"`
	Request string              `json:"request" doc:"the id of the request, which our log knows; also in X-Request-Id" example:"k3jd82hfk2lsp0aa"`
	Errors  []*huma.ErrorDetail `json:"errors,omitempty" doc:"each part of the request that is wrong, where it can be told"`

	wait time.Duration
}

// kinds are the statuses of faults.
var kinds = []struct {
	kind   fault.Kind
	status int
}{
	{fault.Invalid, http.StatusUnprocessableEntity},
	{fault.NotFound, http.StatusNotFound},
	{fault.Conflict, http.StatusConflict},
	{fault.Stale, http.StatusPreconditionFailed},
	{fault.Unseen, http.StatusPreconditionRequired},
	{fault.Forbidden, http.StatusForbidden},
	{fault.TooLarge, http.StatusRequestEntityTooLarge},
	{fault.Limited, http.StatusTooManyRequests},
	{fault.Unavailable, http.StatusServiceUnavailable},
}

// Status is the HTTP status of a fault.
func Status(err error) int {
	kind := fault.KindOf(err)
	for _, k := range kinds {
		if k.kind == kind {
			return k.status
		}
	}
	return http.StatusInternalServerError
}

// others are the names of problems that are told by their status alone: what is
// wrong with the request as HTTP.
var others = map[int]string{
	http.StatusBadRequest:           "malformed",
	http.StatusMethodNotAllowed:     "method",
	http.StatusNotAcceptable:        "not_acceptable",
	http.StatusRequestTimeout:       "too_slow",
	http.StatusUnsupportedMediaType: "media_type",
}

func typeOf(status int) string {
	for _, k := range kinds {
		if k.status == status {
			return ProblemType + string(k.kind)
		}
	}
	return ProblemType + cmp.Or(others[status], string(fault.Internal))
}

func problemOf(ctx context.Context, status int, detail string) *Problem {
	return &Problem{Type: typeOf(status), Title: http.StatusText(status), Status: status, Detail: detail, Request: RequestID(ctx)}
}

// Error is the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is how huma knows the status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders are how huma knows when to ask again.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.wait > 0 {
		h.Set("Retry-After", seconds(p.wait))
	}
	return h
}

// ContentType is problem+json whatever was asked for.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// seconds is a wait in whole seconds, as Retry-After has it.
func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }

// problem turns a fault into an answer, logged once.
func problem(ctx context.Context, err error) error {
	Logged(ctx, err)
	p := problemOf(ctx, Status(err), fault.Message(err))
	p.wait = fault.Wait(err)
	return p
}

// asProblem gives what huma says of a request that it does not take the form that
// every problem has.
func asProblem(c huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	p := problemOf(c.Context(), m.Status, m.Detail)
	p.Errors = m.Errors
	return p, nil
}

// Fail answers with a fault as problem+json.
func Fail(w http.ResponseWriter, r *http.Request, err error) {
	Logged(r.Context(), err)
	if wait := fault.Wait(err); wait > 0 {
		w.Header().Set("Retry-After", seconds(wait))
	}
	fail(w, problemOf(r.Context(), Status(err), fault.Message(err)))
}

func fail(w http.ResponseWriter, p *Problem) {
	h := w.Header()
	h.Del("ETag")
	h.Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // whoever asked has gone when this fails
}

// lost answers where there is no route, or none for the method.
func lost(w http.ResponseWriter, r *http.Request, status int) {
	detail := "there is nothing at " + r.URL.Path
	if status == http.StatusMethodNotAllowed {
		detail = r.URL.Path + " is not asked for by " + r.Method
	}
	fail(w, problemOf(r.Context(), status, detail))
}

// asked is what a request's context knows of it.
type asked struct {
	id  string
	log *slog.Logger
}

type requestKey struct{}

// RequestID is the id of the request that ctx belongs to, empty for none.
func RequestID(ctx context.Context) string {
	r, _ := ctx.Value(requestKey{}).(asked)
	return r.id
}

// Logged logs an error that is our mistake, with the request that it ended.
func Logged(ctx context.Context, err error) {
	r, ok := ctx.Value(requestKey{}).(asked)
	if ok && err != nil && fault.KindOf(err) == fault.Internal && ctx.Err() == nil {
		r.log.ErrorContext(ctx, "request failed", "error", err)
	}
}
