package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// alike is a paper whose passages weigh the same as askedLease's, so that their order
// is decided by something else than their words.
const alike = `THIS LEASE is made the 9 May 1991 BETWEEN REGENT PROPERTIES LIMITED (hereinafter called "the Lessor") and BEN EXAMPLE (hereinafter called "the Lessee")

TO HOLD the same unto the Lessee for the term of 125 years from the 25 March 1991

2. THE Lessee HEREBY COVENANTS with the Lessor as follows:-

(a) No dog bird cat or other animal or reptile shall be kept in the Flat without the consent in writing of the Lessor

(b) No dog bird cat or other animal or reptile shall be kept in the Garden without the consent in writing of the Lessor
`

// spoken is what a search found, as whoever asked reads it; nothing that differs from
// one service to the next, as ids do.
type spoken struct {
	Case     string
	Passages []json.RawMessage
}

// TestSearchingTheFirm asks all cases of a firm: the same papers give the same passages
// in the same order, with the same scores, whichever database keeps them, and nobody
// gets a word of them whom the cases are not open to.
func TestSearchingTheFirm(t *testing.T) {
	var first []spoken
	var of string
	for _, name := range []string{"embedded", "postgres"} {
		t.Run(name, func(t *testing.T) {
			found := searchingTheFirm(t, worlds[name](t))
			if first == nil {
				first, of = found, name
				return
			}
			a, err := json.Marshal(first)
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(found)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a, b) {
				t.Errorf("%s found\n%s\n%s found\n%s", of, a, name, b)
			}
		})
	}
}

func searchingTheFirm(t *testing.T, settings map[string]string) (found []spoken) {
	s := boot(t, t.TempDir(), settings)
	var kases []api.Case
	for i := range 3 {
		kase := get[api.Case](s, "POST", "/api/v1/cases", map[string]any{"name": fmt.Sprintf("Flat %d", i+1), "options": map[string]string{"as_at": "2026-11-22"}})
		s.upload(kase.ID, "lease.txt", []byte(askedLease))
		s.upload(kase.ID, "second lease.txt", []byte(alike))
		s.untilReady(kase.ID)
		kases = append(kases, kase)
	}
	type hits struct {
		Cases []struct {
			Case     api.Case
			Passages []json.RawMessage
		}
		Left int
	}
	search := func(q string) string { return "/api/v1/search?limit=10&q=" + url.QueryEscape(q) }
	for _, q := range []string{"animals", "who mends the roof?", "clause 2(a)", "term of years", "swimming pool"} {
		all := get[hits](s, "GET", search(q), nil)
		if all.Left != 0 || q == "animals" && (len(all.Cases) != 3 || len(all.Cases[0].Passages) < 3) {
			t.Errorf("%s: %+v", q, all)
		}
		for _, c := range all.Cases {
			found = append(found, spoken{q + ": " + c.Case.Name, c.Passages})
		}
		for _, k := range kases { // and in one case
			one := get[struct{ Passages []json.RawMessage }](s, "GET", "/api/v1/cases/"+k.ID+"/search?q="+url.QueryEscape(q), nil)
			found = append(found, spoken{q + ": " + k.Name, one.Passages})
		}
	}

	// Everybody else, with records of their own in the same database.
	open := func(o store.Options) (*store.Store, error) {
		if address := settings["PAPERWURKS_DATABASE_URL"]; address != "" {
			return store.OpenPostgres(t.Context(), address, o)
		}
		return store.OpenSQLite(t.Context(), filepath.Join(s.dir, "paperwurks.db"), o)
	}
	db, err := open(store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	accounts := &account.Service{Store: db, Now: time.Now}
	somebody := func(o tenant.Organisation, r tenant.Role, scope tenant.Scope) *service {
		t.Helper()
		who := tenant.Who{Organisation: o, Person: tenant.Person(string(o) + "-" + string(r)), Role: r}
		if err := db.Bootstrap(t.Context(), who, "Firm", string(r), "", audit.Entry{Action: "test.done", Subject: "x"}); err != nil {
			t.Fatal(err)
		}
		token, _, err := accounts.NewToken(tenant.With(t.Context(), who), who, "a program", scope, 0)
		if err != nil {
			t.Fatal(err)
		}
		other := *s
		other.token = token
		return &other
	}
	const ours = account.LocalOrganisation
	pages := []string{search("animals"), "/search?q=animals"}
	for _, k := range kases {
		in := "/api/v1/cases/" + k.ID
		pages = append(pages, in+"/search?q=animals", in+"/ask?q=may+I+keep+a+dog", in+"/ask/evidence/0?q=may+I+keep+a+dog", "/cases/"+k.ID+"/ask?q=may+I+keep+a+dog")
	}
	says := func(who *service, path string) (int, bool) {
		t.Helper()
		code, text := who.ask("GET", path, nil)
		low := bytes.ToLower(text)
		return code, bytes.Contains(low, []byte("reptile")) || bytes.Contains(text, []byte("Flat 1")) || bytes.HasPrefix(text, []byte("\xff\xd8\xff"))
	}
	member := map[string]*service{
		"an agent": somebody(ours, tenant.Agent, tenant.ScopeAdmin), "an owner": somebody(ours, tenant.Owner, tenant.ScopeAdmin), "a buyer": somebody(ours, tenant.Buyer, tenant.ScopeAdmin),
	}
	for _, r := range []tenant.Role{tenant.Agent, tenant.Owner, tenant.Buyer} { // of one case, and of the others not
		if code, text := s.ask("PUT", "/api/v1/cases/"+kases[0].ID+"/members/"+string(ours)+"-"+string(r), nil); code != 204 {
			t.Fatalf("%d %s", code, text)
		}
	}
	shut := map[string]*service{
		"another firm's administrator": somebody("rival", tenant.Administrator, tenant.ScopeAdmin),
		"another firm's conveyancer":   somebody("rival", tenant.Conveyancer, tenant.ScopeRead),
		"an operator":                  somebody(ours, tenant.Operator, tenant.ScopeAdmin),
		"nobody":                       {t: t, url: s.url, token: "nope"},
	}
	for name, who := range member {
		shut[name] = who
	}
	for name, who := range shut {
		for _, path := range pages {
			code, heard := says(who, path)
			rivals := strings.HasPrefix(name, "another firm") && (path == pages[0] || path == pages[1])
			if heard || rivals != (code == 200) {
				t.Errorf("%s asks %s: %d, and hears of the papers: %t", name, path, code, heard)
			}
		}
	}
	reader := somebody(ours, tenant.Conveyancer, tenant.ScopeRead)
	for _, path := range pages {
		if code, heard := says(reader, path); code != 200 || !heard {
			t.Errorf("a conveyancer's program that may read asks %s: %d, %t", path, code, heard)
		}
	}
	// No token is made whose scope says less than reading, or says nothing.
	for _, scope := range []tenant.Scope{"", "upload"} {
		who := tenant.Who{Organisation: ours, Person: tenant.Person(string(ours) + "-" + string(tenant.Conveyancer)), Role: tenant.Conveyancer}
		if token, _, err := accounts.NewToken(tenant.With(t.Context(), who), who, "a program", scope, 0); err == nil {
			t.Errorf("a token of the scope %q: %t", scope, token != "")
		}
	}

	// What is restricted is searched by administrators alone, and again by all when
	// that is lifted.
	restriction := "/api/v1/cases/" + kases[1].ID + "/restriction"
	names := func(who *service) (all []string) {
		for _, c := range get[hits](who, "GET", search("animals"), nil).Cases {
			all = append(all, c.Case.Name)
		}
		return all
	}
	if code, text := s.ask("POST", restriction, map[string]string{"asked_by": "the seller", "reason": "they object"}); code >= 300 {
		t.Fatalf("%d %s", code, text)
	}
	if all := names(reader); fmt.Sprint(all) != "[Flat 3 Flat 1]" {
		t.Errorf("a conveyancer searches %v", all)
	}
	if all := names(s); fmt.Sprint(all) != "[Flat 3 Flat 2 Flat 1]" {
		t.Errorf("an administrator searches %v", all)
	}
	if code, _ := reader.ask("GET", "/api/v1/cases/"+kases[1].ID+"/search?q=animals", nil); code != 403 {
		t.Errorf("a conveyancer searches a restricted case: %d", code)
	}
	if code, text := s.ask("POST", restriction+"/lift", map[string]string{"reason": "it is settled"}); code >= 300 {
		t.Fatalf("%d %s", code, text)
	}
	if all := names(reader); len(all) != 3 {
		t.Errorf("when it is lifted a conveyancer searches %v", all)
	}
	return found
}
