package tenant

import (
	"context"

	"github.com/paperwurks/paperwurks/internal/fault"
)

// Organisation is a firm, or the one household of a machine of one's own.
type Organisation string

// Person is somebody of an organisation, or System.
type Person string

// System is the person in the audit when nobody pressed a button: the worker.
const System Person = "system"

// Who is asking.
type Who struct {
	Organisation Organisation
	Person       Person
}

type key struct{}

// With is ctx carrying who is asking.
func With(ctx context.Context, w Who) context.Context { return context.WithValue(ctx, key{}, w) }

// From is who is asking. Nobody, or somebody of no organisation, is fault.Forbidden.
func From(ctx context.Context) (Who, error) {
	w, _ := ctx.Value(key{}).(Who)
	if w.Organisation == "" || w.Person == "" {
		return Who{}, fault.New(fault.Forbidden, "sign in first")
	}
	return w, nil
}
