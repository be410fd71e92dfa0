package api

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Paged asks for a part of a list.
type Paged struct {
	Cursor string `query:"cursor" maxLength:"400" doc:"where to go on: from the Link header of the page before"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"the most on a page"`

	path  string
	query url.Values
}

// Resolve notes what was asked for, so that the next page can be named.
func (p *Paged) Resolve(c huma.Context) []error {
	u := c.URL()
	p.path, p.query = u.Path, u.Query()
	return nil
}

// page is a part of a list and where the next one is.
type page[T any] struct {
	Link string `header:"Link" doc:"the address of the next page, as rel=\"next\"; absent on the last one"`
	Body []T
}

// place reads the cursor: what the last page ended with. It is left alone for the
// first page; fault.Invalid for one that is not ours.
func place[P any](in Paged, at *P) error {
	if in.Cursor == "" {
		return nil
	}
	text, err := base64.RawURLEncoding.DecodeString(in.Cursor)
	if err == nil {
		err = json.Unmarshal(text, at)
	}
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "cursor: this is none that a page named; begin again without it")
	}
	return nil
}

// answerPage shows a page of what was asked for with one more than the limit, which
// tells that there is a next one.
func answerPage[T, U, P any](ctx context.Context, in Paged, vs []T, err error, show func(T) U, at func(T) P) (*page[U], error) {
	if err != nil {
		return nil, problem(ctx, err)
	}
	out := &page[U]{}
	if len(vs) > in.Limit {
		vs = vs[:in.Limit]
		text, err := json.Marshal(at(vs[in.Limit-1]))
		if err != nil {
			return nil, problem(ctx, err)
		}
		in.query.Set("cursor", base64.RawURLEncoding.EncodeToString(text))
		in.query.Set("limit", strconv.Itoa(in.Limit))
		out.Link = "<" + in.path + "?" + in.query.Encode() + `>; rel="next"`
	}
	out.Body = each(show)(vs)
	return out, nil
}

// after is the part of a whole list that follows the last page. What that ended
// with may be gone: before says what stood before it.
func after[T any](vs []T, first bool, before func(T) bool) []T {
	for i, v := range vs {
		if first || !before(v) {
			return vs[i:]
		}
	}
	return nil
}

var _ huma.Resolver = (*Paged)(nil)
