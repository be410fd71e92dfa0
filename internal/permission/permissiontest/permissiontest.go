package permissiontest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// Store is one case with two documents. People belong to it when their name says so.
type Store struct{}

// The people, by what they are to the case.
const (
	stranger tenant.Person = "stranger"
	member   tenant.Person = "member"
	uploader tenant.Person = "uploader"
)

// Member says whether the person in ctx is a member of the case.
func (Store) Member(ctx context.Context, id string) (bool, error) {
	who, err := tenant.From(ctx)
	if err != nil || id != "c1" || who.Organisation != "firm" {
		return false, fault.New(fault.NotFound, "there is no such case")
	}
	return who.Person != stranger, nil
}

// Sender says whether they are, and whether they sent the document.
func (Store) Sender(ctx context.Context, id string) (bool, bool, error) {
	who, err := tenant.From(ctx)
	if err != nil || id != "d1" || who.Organisation != "firm" {
		return false, false, fault.New(fault.NotFound, "there is no such document")
	}
	return who.Person != stranger, who.Person == uploader, nil
}

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// ask makes a request of a route and gives its status.
func ask(t *testing.T, m http.Handler, who tenant.Who, pattern, kase, document string) int {
	t.Helper()
	method, path, ok := strings.Cut(pattern, " ")
	if !ok {
		method, path = http.MethodGet, pattern
	}
	path = strings.NewReplacer("{case}", kase, "{document}", document, "{$}", "").Replace(path)
	path = wildcard.ReplaceAllString(path, "1")
	ctx := context.Background()
	if who.Person != "" {
		ctx = tenant.With(ctx, who)
	}
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequestWithContext(permission.Rehearse(ctx), method, path, strings.NewReader("{}")))
	return w.Code
}

// Run tries every route of a Mux whose Store is Store.
func Run(t *testing.T, m *permission.Mux) {
	people := map[permission.Relation]tenant.Person{
		permission.None: stranger, permission.Member: member, permission.Uploader: uploader, permission.Firm: stranger,
	}
	tried := 0
	for _, route := range m.Routes() {
		if route.Verb == permission.Open {
			continue
		}
		onDocument, onCase := strings.Contains(route.Pattern, "{document}"), strings.Contains(route.Pattern, "{case}")
		for _, role := range tenant.Roles() {
			for relation, person := range people {
				if (relation == permission.Firm) == (onCase || onDocument) || relation == permission.Uploader && !onDocument {
					continue
				}
				for _, scope := range []tenant.Scope{"", tenant.ScopeRead, tenant.ScopeWrite, tenant.ScopeAdmin} {
					tried++
					who := tenant.Who{Organisation: "firm", Person: person, Role: role, Scope: scope}
					got := ask(t, m, who, route.Pattern, "c1", "d1")
					if want := expected(role, route.Verb, relation, scope, onDocument); got != want {
						t.Errorf("%s (%s) as %s, %s, scope %q: %d, want %d", route.Pattern, route.Verb, role, relation, scope, got, want)
					}
				}
			}
			if (onCase || onDocument) && !permission.May(role, route.Verb, permission.None) {
				// What is another firm's is to them as if it were not there.
				absent := ask(t, m, tenant.Who{Organisation: "firm", Person: member, Role: role}, route.Pattern, "c9", "d9")
				foreign := ask(t, m, tenant.Who{Organisation: "rival", Person: member, Role: role}, route.Pattern, "c1", "d1")
				if absent != foreign || absent == http.StatusNoContent {
					t.Errorf("%s as %s: what is not there is %d, another firm's %d", route.Pattern, role, absent, foreign)
				}
			}
		}
		if code := ask(t, m, tenant.Who{}, route.Pattern, "c1", "d1"); code != http.StatusForbidden {
			t.Errorf("%s as nobody: %d", route.Pattern, code)
		}
		if code := ask(t, m, tenant.Who{Organisation: "firm", Person: member}, route.Pattern, "c1", "d1"); code == http.StatusNoContent {
			t.Errorf("%s as a person without a role: %d", route.Pattern, code)
		}
	}
	if tried < 100 {
		t.Errorf("only %d requests were tried", tried)
	}
}

// expected is the status that the table means: what may not be known of is not there.
func expected(role tenant.Role, v permission.Verb, to permission.Relation, scope tenant.Scope, onDocument bool) int {
	if permission.May(role, v, to) {
		if !permission.Covers(scope, v) {
			return http.StatusForbidden
		}
		return http.StatusNoContent
	}
	if to == permission.Firm {
		return http.StatusForbidden
	}
	see := permission.CaseSee
	if onDocument {
		see = permission.DocumentSee
	}
	if permission.May(role, see, to) || !onDocument && to != permission.None {
		return http.StatusForbidden
	}
	return http.StatusNotFound
}
