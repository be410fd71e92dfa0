package storetest

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// accountMethods are the methods on people, called on ann.
func (w *world) accountMethods() map[string]func(context.Context) error {
	err2 := func(_ any, err error) error { return err }
	session := func() account.Credential { return credential("s-new", account.Session, ann) }
	return map[string]func(context.Context) error{
		"Person":      func(ctx context.Context) error { return err2(w.Person(ctx, ann.Person)) },
		"Note":        func(ctx context.Context) error { return w.Note(ctx, ann.Person, did) },
		"Credentials": func(ctx context.Context) error { return err2(w.Credentials(ctx, ann.Person, account.Session)) },
		"Enter": func(ctx context.Context) error {
			return w.Enter(ctx, account.Entrance{Who: ann, Issues: []account.Credential{session()}}, did)
		},
		"Invite": func(ctx context.Context) error {
			p := account.Person{ID: "p9", Name: "N", Email: "n@n.example", Role: tenant.Owner}
			return w.Invite(ctx, account.Invitee{Person: p, Cases: []string{"c1"}}, credential("i-new", account.Invitation, tenant.Who{Organisation: "firm", Person: "p9"}), nil, did)
		},
		"Withdraw": func(ctx context.Context) error { return w.Withdraw(ctx, ann.Person, did) },
		"Accept": func(ctx context.Context) error {
			return w.Accept(ctx, account.Person{ID: ann.Person, Name: "x"}, account.Entrance{Who: ann}, did)
		},
		"SetUp": func(ctx context.Context) error {
			return w.SetUp(ctx, account.Person{ID: ann.Person, Name: "x", Email: "x@x.example", Password: "p"}, session(), did)
		},
		"SetPassword": func(ctx context.Context) error {
			return w.SetPassword(ctx, ann.Person, "p", account.Credential{}, nil, nil, did)
		},
		"SetEmail": func(ctx context.Context) error {
			return w.SetEmail(ctx, ann.Person, "new@firm.example", account.Credential{}, nil, did)
		},
		"SetRole":  func(ctx context.Context) error { return w.SetRole(ctx, ann.Person, tenant.Buyer, did) },
		"SetState": func(ctx context.Context) error { return w.SetState(ctx, ann.Person, account.Suspended, did) },
		"End": func(ctx context.Context) error {
			return w.End(ctx, ann.Person, account.Session, "0123456789abcdef", did)
		},
		"EndOthers":     func(ctx context.Context) error { return w.EndOthers(ctx, ann.Person, account.Session, "", did) },
		"Authenticator": func(ctx context.Context) error { return err2(w.Authenticator(ctx, ann.Person)) },
		"StartTOTP":     func(ctx context.Context) error { return w.StartTOTP(ctx, ann.Person, "sealed", did) },
		"ConfirmTOTP": func(ctx context.Context) error {
			return w.ConfirmTOTP(ctx, ann.Person, 1, []string{"c"}, session(), nil, did)
		},
		"SpendTOTP":  func(ctx context.Context) error { return w.SpendTOTP(ctx, ann.Person, 99, did) },
		"RemoveTOTP": func(ctx context.Context) error { return w.RemoveTOTP(ctx, ann.Person, nil, nil, did) },
		"SetRecoveryCodes": func(ctx context.Context) error {
			return w.SetRecoveryCodes(ctx, ann.Person, []string{"c"}, nil, did)
		},
	}
}

// accountExempt are those that another firm may call, and why.
var accountExempt = map[string]string{
	"PersonByEmail": "how a person becomes known",
	"Issue":         "how a person becomes known; one of another firm is refused, see below",
	"Credential":    "how a person becomes known",
	"Used":          "takes what Credential gave",
	"Firm":          "gives one's own",
	"SetPolicy":     "changes one's own",
	"People":        "lists; checked below",
}

func credential(hash string, k account.Kind, who tenant.Who) account.Credential {
	return account.Credential{Hash: hash, Kind: k, Who: who, Created: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), Scope: tenant.ScopeAdmin}
}

func peopleOfOneFirm(t *testing.T, w *world) {
	ctx := as(ann)
	bob := account.Person{ID: "p1", Name: "Bob", Email: "bob@firm.example", Role: tenant.Conveyancer, Created: w.clock()}
	invitation := credential("inv", account.Invitation, tenant.Who{Organisation: "firm", Person: "p1"})
	if err := w.Invite(ctx, account.Invitee{Person: bob}, invitation, nil, did); err != nil {
		t.Fatal(err)
	}
	twin := account.Person{ID: "p2", Name: "Rob", Email: bob.Email, Role: tenant.Owner}
	if err := w.Invite(as(rival), account.Invitee{Person: twin}, credential("inv2", account.Invitation, tenant.Who{Organisation: "rival", Person: "p2"}), nil, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an e-mail twice in the installation: %v", err)
	}
	if err := w.Issue(as(rival), credential("x", account.Session, ann), nil, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another firm issues a session: %v", err)
	}
	if ps, err := w.People(as(rival), "", 10); err != nil || len(ps) != 1 || ps[0].ID != rival.Person {
		t.Errorf("another firm lists %+v, %v", ps, err)
	}
	if ps, err := w.People(ctx, "", 10); err != nil || len(ps) != 2 || ps[1].State != account.Invited {
		t.Errorf("people %+v, %v", ps, err)
	}
	if ps, err := w.People(ctx, "ann", 10); err != nil || len(ps) != 1 {
		t.Errorf("people after ann: %+v, %v", ps, err)
	}
	if err := w.SetRole(ctx, ann.Person, tenant.Buyer, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the last administrator: %v", err)
	}
	if err := w.SetState(ctx, ann.Person, account.Suspended, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the last administrator: %v", err)
	}
	who := tenant.Who{Organisation: "firm", Person: "p1"}
	bob.Password = "hash"
	in := account.Entrance{Who: who, Spends: invitation, Issues: []account.Credential{credential("s1", account.Session, who)}}
	if err := w.Accept(as(who), bob, in, did); err != nil {
		t.Fatal(err)
	}
	if err := w.Accept(as(who), bob, in, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("accepted twice: %v", err)
	}
	if err := w.Withdraw(ctx, "p1", did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("withdrawn after it was accepted: %v", err)
	}
	if c, err := w.Credential(ctx, "s1", account.Session); err != nil || c.Who.Role != tenant.Conveyancer || c.State != account.Active {
		t.Errorf("the session: %+v, %v", c, err)
	}
	if err := w.SetPolicy(ctx, account.Policy{SecondFactor: []tenant.Role{tenant.Owner}}, did); err != nil {
		t.Fatal(err)
	}
	if c, err := w.Credential(ctx, "s1", account.Session); err != nil || len(c.Policy.SecondFactor) != 1 {
		t.Errorf("the policy with the session: %+v, %v", c.Policy, err)
	}
	if f, err := w.Firm(as(rival)); err != nil || f.Policy.SecondFactor != nil {
		t.Errorf("another firm's policy: %+v, %v", f, err)
	}
	if err := w.SetState(ctx, "p1", account.Suspended, did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Credential(ctx, "s1", account.Session); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the session of somebody who was suspended: %v", err)
	}
}

// codesWorkOnce has many come in at once with one code: one of them does.
func codesWorkOnce(t *testing.T, w *world) {
	ctx := as(ann)
	if err := w.StartTOTP(ctx, ann.Person, "sealed", did); err != nil {
		t.Fatal(err)
	}
	if err := w.ConfirmTOTP(ctx, ann.Person, 10, []string{"r1", "r2"}, credential("s", account.Session, ann), nil, did); err != nil {
		t.Fatal(err)
	}
	if err := w.StartTOTP(ctx, ann.Person, "other", did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a second authenticator: %v", err)
	}
	if err := w.SpendTOTP(ctx, ann.Person, 11, did); err != nil {
		t.Errorf("a code again: %v", err)
	}
	if err := w.SpendTOTP(ctx, ann.Person, 11, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("the same code again: %v", err)
	}
	once := func(what string, in account.Entrance) {
		t.Helper()
		var wg sync.WaitGroup
		var mu sync.Mutex
		won := 0
		for range 6 {
			wg.Go(func() {
				err := w.Enter(ctx, in, did)
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					won++
				} else if k := fault.KindOf(err); k != fault.Conflict && k != fault.NotFound {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if won != 1 {
			t.Errorf("%s let %d in", what, won)
		}
	}
	once("a code", account.Entrance{Who: ann, Step: 12})
	once("a recovery code", account.Entrance{Who: ann, Code: "r1"})
	pending := credential("w", account.Pending, ann)
	if err := w.Issue(ctx, pending, nil, did); err != nil {
		t.Fatal(err)
	}
	once("a pending sign-in", account.Entrance{Who: ann, Spends: pending})
	if err := w.Enter(ctx, account.Entrance{Who: ann, Step: 10}, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an earlier code: %v", err)
	}
	if p, err := w.Person(ctx, ann.Person); err != nil || !p.TOTP || p.Codes != 1 {
		t.Errorf("left: %+v, %v", p, err)
	}
	if err := w.RemoveTOTP(ctx, ann.Person, nil, nil, did); err != nil {
		t.Fatal(err)
	}
	if p, err := w.Person(ctx, ann.Person); err != nil || p.TOTP || p.Codes != 0 {
		t.Errorf("after its removal: %+v, %v", p, err)
	}
}
