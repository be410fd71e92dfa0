package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// tagged is an answer in JSON with the tag that changes with it.
type tagged[T any] struct {
	Status int
	ETag   string `header:"ETag" doc:"changes with the answer; for If-None-Match, and for If-Match where a change takes it"`
	Body   T
}

// Unless is the tag of what somebody has already.
type Unless struct {
	Has string `header:"If-None-Match" doc:"the ETag of what you have: 304 when it is still that"`
}

// IfMatch is the tag of what somebody saw when they decided on a change.
type IfMatch struct {
	Seen string `header:"If-Match" doc:"the ETag of what you saw: 412 when it has changed since. Without it the change is made whatever was there"`
}

// answerUnless makes an answer with a tag, or 304 for who has it. tag may be empty,
// which is one made of the answer.
func answerUnless[T, U any](ctx context.Context, u Unless, v T, err error, show func(T) U, tag func(T) string) (*tagged[U], error) {
	if err != nil {
		return nil, problem(ctx, err)
	}
	out := &tagged[U]{Status: http.StatusOK, Body: show(v)}
	if tag != nil {
		out.ETag = quoted(tag(v))
	} else {
		text, err := json.Marshal(out.Body)
		if err != nil {
			return nil, problem(ctx, err)
		}
		sum := sha256.Sum256(text)
		out.ETag = quoted(hex.EncodeToString(sum[:8]))
	}
	if has := tags(u.Has); u.Has == "*" || slices.Contains(has, strings.Trim(out.ETag, `"`)) {
		out.Status = http.StatusNotModified
	}
	return out, nil
}

func quoted(tag string) string { return `"` + tag + `"` }

// tags are those of a header, without what makes them weak: a proxy that compresses
// an answer does that to its tag. None for "*" and for no header.
func tags(header string) (out []string) {
	for t := range strings.SplitSeq(header, ",") {
		t = strings.TrimPrefix(strings.TrimSpace(t), "W/")
		if len(t) > 2 && t[0] == '"' && t[len(t)-1] == '"' {
			out = append(out, t[1:len(t)-1])
		}
	}
	return out
}

// MustMatch is IfMatch where a change that nobody saw would be lost by another's:
// without it the answer is 428.
type MustMatch struct {
	Seen string `header:"If-Match" doc:"the ETag of what you saw: 412 when it has changed since, 428 when it is left out; * changes whatever there is"`
}

// seen are the tags that a change depends on.
func (m MustMatch) seen() ([]string, error) {
	if strings.TrimSpace(m.Seen) == "" {
		return nil, fault.New(fault.Unseen, "If-Match: send the ETag of what you saw, so that nobody's change is lost, or * to change whatever there is")
	}
	return IfMatch(m).seen()
}

// seen are the tags that a change depends on; none for a change that is made
// whatever there is. One that cannot be read is fault.Invalid and not ignored.
func (m IfMatch) seen() ([]string, error) {
	t := tags(m.Seen)
	if len(t) == 0 && m.Seen != "" && m.Seen != "*" {
		return nil, fault.New(fault.Invalid, `If-Match: give an ETag as it was answered, in its quotes`)
	}
	return t, nil
}
