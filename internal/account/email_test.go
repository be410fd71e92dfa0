package account_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// TestChangeEmail goes from asking for another e-mail to signing in with it.
func TestChangeEmail(t *testing.T) {
	h := newHouse(t)
	ctx, i := h.ann(t)
	for _, tt := range []struct {
		email, password string
		want            fault.Kind
	}{
		{"ann@new.example", "not hers", fault.Forbidden},
		{"no address", annsPassword, fault.Invalid},
		{"ann@firm.example", annsPassword, fault.Invalid}, // hers already
	} {
		if _, err := h.AskEmail(ctx, i, tt.email, tt.password); fault.KindOf(err) != tt.want {
			t.Errorf("%s: %v", tt.email, err)
		}
	}
	ask := func(email string) string {
		t.Helper()
		h.letters = nil
		if shown, err := h.AskEmail(ctx, i, email, annsPassword); err != nil || shown != "" {
			t.Fatalf("%q, %v", shown, err)
		}
		if len(h.letters) != 1 || !strings.Contains(h.letters[0].To.Address, strings.ToLower(email)) {
			t.Fatalf("letters: %+v", h.letters)
		}
		_, link, _ := strings.Cut(h.letters[0].Text, papersSite+"/email?")
		values, err := url.ParseQuery(strings.Fields(link)[0])
		if err != nil {
			t.Fatal(err)
		}
		return values.Get("token")
	}
	first := ask("ann@one.example")
	token := ask("Ann@New.example")
	if err := h.ChangeEmail(t.Context(), first, browser); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the link before: %v", err)
	}
	if email, err := h.OfferedEmail(t.Context(), token); err != nil || email != "ann@new.example" {
		t.Errorf("offered: %s, %v", email, err)
	}
	if me, _ := h.Me(ctx, i); me.Email != "ann@firm.example" {
		t.Errorf("it changed before it was confirmed: %s", me.Email)
	}
	h.letters = nil
	if err := h.ChangeEmail(t.Context(), token, browser); err != nil {
		t.Fatal(err)
	}
	if len(h.letters) != 1 || h.letters[0].To.Address != "ann@firm.example" {
		t.Errorf("the old address was told: %+v", h.letters)
	}
	if err := h.ChangeEmail(t.Context(), token, browser); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the link again: %v", err)
	}
	if _, err := h.Begin(t.Context(), "ann@firm.example", annsPassword, browser); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("the old address: %v", err)
	}
	if _, err := h.Begin(t.Context(), "ann@new.example", annsPassword, browser); err != nil {
		t.Errorf("the new address: %v", err)
	}
	taken := ask("rob@rival.example")
	if err := h.ChangeEmail(t.Context(), taken, browser); fault.KindOf(err) != fault.Conflict {
		t.Errorf("another's address: %v", err)
	}
	late := ask("ann@late.example")
	h.now = h.now.Add(25 * time.Hour)
	if err := h.ChangeEmail(t.Context(), late, browser); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a day later: %v", err)
	}
	if _, err := h.AskEmail(ctx, account.Identity{Who: annWho, Credential: account.Credential{Kind: account.Token}}, "x@y.example", ""); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("by a script: %v", err)
	}
}
