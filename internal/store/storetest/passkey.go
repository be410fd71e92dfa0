package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/account/ceremony"
	"github.com/paperwurks/paperwurks/internal/account/passkey"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// passkeyMethods are the methods on passkeys, called on ann.
func (w *world) passkeyMethods() map[string]func(context.Context) error {
	err2 := func(_ any, err error) error { return err }
	return map[string]func(context.Context) error{
		"Passkeys": func(ctx context.Context) error { return err2(w.Passkeys(ctx, ann.Person)) },
		"AddPasskey": func(ctx context.Context) error {
			return w.AddPasskey(ctx, ann.Person, aPasskey("k9"), ceremony.Mark{}, []string{"c"}, credential("s-new", account.Session, ann), nil, did)
		},
		"RenamePasskey": func(ctx context.Context) error {
			return w.RenamePasskey(ctx, ann.Person, aPasskey("k1").ID(), "x", did)
		},
		"RemovePasskey": func(ctx context.Context) error {
			return w.RemovePasskey(ctx, ann.Person, aPasskey("k1").ID(), nil, nil, did)
		},
		"PasskeyCopied": func(ctx context.Context) error {
			return w.PasskeyCopied(ctx, ann.Person, aPasskey("k1").ID(), ceremony.Mark{}, nil, did)
		},
		"RemoveSecondFactors": func(ctx context.Context) error { return w.RemoveSecondFactors(ctx, ann.Person, nil, did) },
	}
}

// passkeyExempt are those that another firm may call, and why.
var passkeyExempt = map[string]string{
	"PasskeyOwner":    "how a person becomes known",
	"PersonElsewhere": "how a person becomes known",
}

func aPasskey(id string) account.Passkey {
	return account.Passkey{
		Key:  passkey.Key{ID: []byte(id), Public: []byte{0, 255}, Flags: 0x1d, Count: 7, Transports: []string{"usb", "nfc"}, Model: []byte{1, 2}},
		Name: "Key", Created: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC),
	}
}

func passkeys(t *testing.T, w *world) {
	ctx := as(ann)
	mark := func(hash string) ceremony.Mark {
		return ceremony.Mark{Hash: hash, Until: w.clock().Add(ceremony.Lasts)}
	}
	session := credential("s1", account.Session, ann)
	add := func(id string, m ceremony.Mark) error {
		return w.AddPasskey(ctx, ann.Person, aPasskey(id), m, []string{"c1", "c2"}, session, nil, did)
	}
	if err := add("k1", mark("m1")); err != nil {
		t.Fatal(err)
	}
	if err := add("k2", mark("m1")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a mark twice: %v", err)
	}
	if err := add("k1", mark("m2")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a passkey twice: %v", err)
	}
	if err := w.AddPasskey(as(rival), rival.Person, aPasskey("k1"), mark("m3"), nil, credential("s2", account.Session, rival), nil, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a passkey of another firm: %v", err)
	}
	p, ks, err := w.PasskeyOwner(context.Background(), aPasskey("k1").ID())
	if err != nil || p.ID != ann.Person || p.Organisation != ann.Organisation || p.Passkeys != 1 || p.Codes != 2 || fmt.Sprint(ks) != fmt.Sprint([]account.Passkey{aPasskey("k1")}) {
		t.Errorf("whose it is: %+v %+v, %v", p, ks, err)
	}
	if _, _, err := w.PasskeyOwner(context.Background(), "none"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("nobody's: %v", err)
	}

	// Many answers with one mark, and many with one count: one of each counts.
	used := aPasskey("k1").Key
	used.Count = 8
	var wg sync.WaitGroup
	var mu sync.Mutex
	let := 0
	for n := range 8 {
		wg.Go(func() {
			in := account.Entrance{Who: ann, Mark: mark("m4"), Passkey: &used, Issues: []account.Credential{credential(fmt.Sprint("e", n), account.Session, ann)}}
			err := w.Enter(ctx, in, did)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				let++
			case fault.KindOf(err) != fault.Conflict:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if let != 1 {
		t.Errorf("one answer let %d in", let)
	}
	older := used
	older.Count = 7
	if err := w.Enter(ctx, account.Entrance{Who: ann, Mark: mark("m5"), Passkey: &older}, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an older count: %v", err)
	}
	if err := w.PasskeyCopied(ctx, ann.Person, aPasskey("k1").ID(), mark("m4"), nil, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("copied, by an answer that was given already: %v", err)
	}
	if err := w.PasskeyCopied(ctx, ann.Person, aPasskey("k1").ID(), mark("m6"), nil, did); err != nil {
		t.Fatal(err)
	}
	used.Count = 9
	if err := w.Enter(ctx, account.Entrance{Who: ann, Mark: mark("m7"), Passkey: &used}, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("one that was copied: %v", err)
	}
	if p, err := w.Person(ctx, ann.Person); err != nil || p.Passkeys != 0 {
		t.Errorf("one that was copied counts: %+v, %v", p, err)
	}
	// A mark is forgotten when its ticket would be of no use any more.
	w.pass(time.Hour)
	if err := w.Enter(ctx, account.Entrance{Who: ann, Mark: mark("m8")}, did); err != nil {
		t.Error(err)
	}
	if err := w.Enter(ctx, account.Entrance{Who: ann, Mark: mark("m1")}, did); err != nil {
		t.Errorf("a mark of an hour ago: %v", err)
	}
	if err := w.RemovePasskey(ctx, ann.Person, aPasskey("k1").ID(), nil, nil, did); err != nil {
		t.Error(err)
	}
	for n := range account.MostPasskeys + 1 {
		err = add(fmt.Sprint("many", n), ceremony.Mark{})
	}
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("one too many: %v", err)
	}
	if err := w.RemoveTOTP(ctx, ann.Person, nil, nil, did); err != nil {
		t.Error(err)
	}
	if p, err := w.Person(ctx, ann.Person); err != nil || p.Passkeys != account.MostPasskeys || p.Codes != 2 {
		t.Errorf("recovery codes go while there are passkeys: %+v, %v", p, err)
	}
	if err := w.RemoveSecondFactors(ctx, ann.Person, nil, did); err != nil {
		t.Error(err)
	}
	if p, err := w.Person(ctx, ann.Person); err != nil || p.Passkeys != 0 || p.Codes != 0 {
		t.Errorf("after all second factors were removed: %+v, %v", p, err)
	}
}

func elsewhere(t *testing.T, w *world) {
	there := account.Elsewhere{Issuer: "https://issuer.example", Subject: "1"}
	carol := account.Person{ID: "p1", Name: "Carol", Email: "carol@firm.example", Role: tenant.Conveyancer, Created: w.clock()}
	who := tenant.Who{Organisation: "firm", Person: "p1"}
	in := account.Entrance{Who: who, Elsewhere: there, Comes: account.FromDomain, New: carol}
	var wg sync.WaitGroup
	var mu sync.Mutex
	made := 0
	for range 6 {
		wg.Go(func() {
			err := w.Enter(as(who), in, did)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				made++
			case fault.KindOf(err) != fault.Conflict:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if made != 1 {
		t.Errorf("made %d times", made)
	}
	p, err := w.PersonElsewhere(context.Background(), there)
	if err != nil || p.ID != "p1" || p.State != account.Active || !p.Elsewhere || p.Role != tenant.Conveyancer {
		t.Errorf("whose it is: %+v, %v", p, err)
	}
	again := account.Entrance{Who: who, Elsewhere: there}
	if err := w.Enter(as(who), again, did); err != nil {
		t.Errorf("the second time: %v", err)
	}
	if err := w.Enter(as(ann), account.Entrance{Who: ann, Elsewhere: there}, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another's account: %v", err)
	}
	if err := w.Enter(as(rival), account.Entrance{Who: rival, Elsewhere: there}, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an account of another firm's: %v", err)
	}
	carol.ID = "p2"
	in = account.Entrance{Who: tenant.Who{Organisation: "firm", Person: "p2"}, Elsewhere: account.Elsewhere{Issuer: "i", Subject: "2"}, Comes: account.FromDomain, New: carol}
	if err := w.Enter(as(in.Who), in, did); fault.KindOf(err) != fault.Conflict {
		t.Errorf("an e-mail that is somebody's: %v", err)
	}
	if _, err := w.PersonElsewhere(context.Background(), in.Elsewhere); fault.KindOf(err) != fault.NotFound {
		t.Errorf("half of it was kept: %v", err)
	}
	in.Comes = account.ByInvitation
	if err := w.Enter(as(ann), account.Entrance{Who: ann, Comes: account.ByInvitation}, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("somebody who was not invited: %v", err)
	}
}
