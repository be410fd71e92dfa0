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

// Role is what somebody is to the organisation that they belong to. What a role may
// do is a table in permission.
type Role string

// The roles. Staff are those of the firm itself.
const (
	Administrator Role = "administrator" // of the firm: people, policy, audit, and all that a conveyancer may
	Conveyancer   Role = "conveyancer"   // works on the cases of the firm
	Agent         Role = "agent"         // an estate agent: the progress of the cases that they are a member of
	Owner         Role = "owner"         // sells: uploads to the case that they are a member of
	Buyer         Role = "buyer"         // reads the signed-off pack of the case that they are a member of
	Operator      Role = "operator"      // keeps the machine running; sees work, never papers
)

// Roles are all of them.
func Roles() []Role { return []Role{Administrator, Conveyancer, Agent, Owner, Buyer, Operator} }

// Scope is how much of what its owner may an API token may.
type Scope string

// The scopes, each with those before it.
const (
	ScopeRead  Scope = "read"
	ScopeWrite Scope = "write"
	ScopeAdmin Scope = "admin"
)

// Who is asking.
type Who struct {
	Organisation Organisation
	Person       Person
	Role         Role   // empty for System, and for a person before they are looked up
	Scope        Scope  // of the token that they ask with; empty for a browser, which is not limited
	From         string // the network address that they ask from; empty for System
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
