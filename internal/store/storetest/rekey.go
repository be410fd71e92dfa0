package storetest

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
	"github.com/paperwurks/paperwurks/internal/retention"
)

func sealedAnew(t *testing.T, w *world) {
	w.fill(t)
	ctx := as(ann)
	old, now := retention.Wrapped{Text: []byte("old"), By: "k1"}, retention.Wrapped{Text: []byte("new"), By: "k2"}
	if _, err := w.GiveCaseKey(ctx, "c1", old, did); err != nil {
		t.Fatal(err)
	}
	if err := w.PostLetter(ctx, mail.Letter{ID: "l1", Sealed: []byte("old"), Expires: w.clock().Add(time.Hour)}, did); err != nil {
		t.Fatal(err)
	}
	if err := w.StartTOTP(ctx, ann.Person, "old", did); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time what was there is there no more
		first := w.RewrapCaseKey(ctx, "c1", old, now, did)
		second := w.ResealLetter(ctx, mail.Letter{ID: "l1", Sealed: []byte("new")}, "b2xk", did)
		third := w.ResealAuthenticator(ctx, ann.Person, "old", "new", did)
		if got, err := w.CaseKey(ctx, "c1"); err != nil || string(got.Text) != "new" || got.By != "k2" {
			t.Fatalf("%+v, %v after %v", got, err, first)
		}
		if l, err := w.Letter(ctx, "l1"); err != nil || string(l.Sealed) != "new" {
			t.Fatalf("%+v, %v after %v", l, err, second)
		}
		if a, err := w.Authenticator(ctx, ann.Person); err != nil || a.Secret != "new" {
			t.Fatalf("%+v, %v after %v", a, err, third)
		}
	}
	if err := w.RewrapCaseKey(ctx, "c1", old, old, did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("of what was wrapped anew: %v", err)
	}
	for name, list := range map[string]int{"ann": 1, "rob": 0} {
		who := ann
		if name == "rob" {
			who = rival
		}
		cases, err1 := w.CaseKeys(as(who), "", 9)
		letters, err2 := w.SealedLetters(as(who), "", 9)
		totps, err3 := w.SealedAuthenticators(as(who), "", 9)
		if err1 != nil || err2 != nil || err3 != nil || len(cases) != list || len(letters) != list || len(totps) != list {
			t.Errorf("%s sees %v %v %v, %v %v %v", name, cases, letters, totps, err1, err2, err3)
		}
	}
	if after, err := w.CaseKeys(ctx, "c1", 9); err != nil || len(after) != 0 {
		t.Errorf("after the last: %v, %v", after, err)
	}
}
