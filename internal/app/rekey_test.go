package app

import (
	"context"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// TestKeysOfTheInstallationAreChanged changes both keys under what lies beneath them, and
// takes the old ones away.
func TestKeysOfTheInstallationAreChanged(t *testing.T) {
	dir := t.TempDir()
	at := func(settings map[string]string, do func(d *Desk, ctx context.Context)) {
		t.Helper()
		all := map[string]string{"PAPERWURKS_DATA_DIR": dir}
		for k, v := range settings {
			all[k] = v
		}
		c, err := config.Load(nil, all)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Migrate(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		d, err := OpenDesk(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		do(d, d.At(t.Context(), "firm"))
	}
	key := func(c string) string { return strings.Repeat(c, 40) }
	before := map[string]string{"PAPERWURKS_SESSION_KEY": key("a"), "PAPERWURKS_SEALING_KEY": key("b")}
	both := map[string]string{"PAPERWURKS_SESSION_KEY": key("c"), "PAPERWURKS_SESSION_KEY_BEFORE": key("a"), "PAPERWURKS_SEALING_KEY": key("d") + " " + key("b")}
	after := map[string]string{"PAPERWURKS_SESSION_KEY": key("c"), "PAPERWURKS_SEALING_KEY": key("d")}

	var sealed []byte
	at(before, func(d *Desk, ctx context.Context) {
		if err := d.Found(ctx, tenant.Who{Organisation: "firm", Person: "ann"}, "Firm", "Ann", "ann@firm.example"); err != nil {
			t.Fatal(err)
		}
		if _, _, err := d.Invite(ctx, "bob@firm.example", "Bob", tenant.Conveyancer, nil); err != nil {
			t.Fatal(err)
		}
		who := tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator}
		ann := tenant.With(ctx, who)
		if _, err := d.Enrol(ann, account.Identity{Who: who, Credential: account.Credential{Kind: account.Session, Created: d.Now()}}, ""); err != nil {
			t.Fatal(err)
		}
		cases := property.Service{Store: d.store, Now: d.Now}
		c, err := cases.Create(ann, "", "12 Beacon Crescent", property.Options{})
		if err != nil {
			t.Fatal(err)
		}
		keys, err := caseKeys(ctx, d.config, d.store)
		if err != nil {
			t.Fatal(err)
		}
		if sealed, err = keys.Seal(ctx, "firm", string(c.ID)); err != nil {
			t.Fatal(err)
		}
	})
	at(both, func(d *Desk, ctx context.Context) {
		for _, want := range []Rekeyed{{Cases: 1, Letters: 1, Authenticators: 1}, {}} {
			r, err := d.Rekey(ctx)
			if err != nil || r.Cases != want.Cases || r.Letters != want.Letters || r.Authenticators != want.Authenticators || len(r.Lost) != 0 {
				t.Errorf("%+v, %v; want %+v", r, err, want)
			}
		}
	})
	at(after, func(d *Desk, ctx context.Context) {
		keys, err := caseKeys(ctx, d.config, d.store)
		if err != nil {
			t.Fatalf("the old sealing key is still needed: %v", err)
		}
		xs, err := d.store.CaseKeys(ctx, "", 9)
		if err != nil || len(xs) != 1 {
			t.Fatalf("%v, %v", xs, err)
		}
		if got, err := keys.Open(ctx, "firm", xs[0].ID); err != nil || string(got) != string(sealed) {
			t.Errorf("the case's key is another now: %v", err)
		}
		if r, err := d.Rekey(ctx); err != nil || len(r.Lost) != 0 {
			t.Errorf("%+v, %v", r, err)
		}
	})
	at(map[string]string{"PAPERWURKS_SESSION_KEY": key("e"), "PAPERWURKS_SEALING_KEY": key("d")}, func(d *Desk, ctx context.Context) {
		if r, err := d.Rekey(ctx); err != nil || len(r.Lost) != 2 {
			t.Errorf("what no key opens is not named: %+v, %v", r, err)
		}
	})
	at(map[string]string{"PAPERWURKS_SESSION_KEY": key("e")}, func(d *Desk, ctx context.Context) {
		if _, err := d.Rekey(ctx); fault.KindOf(err) != fault.Invalid {
			t.Errorf("without the sealing key: %v", err)
		}
	})
}
