package permission

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// someone is what a person is to the one case and the one document that there are.
type someone struct{ member, sender bool }

func (s someone) Member(_ context.Context, id string) (bool, error) {
	if id != "c1" {
		return false, fault.New(fault.NotFound, "there is no such case")
	}
	return s.member, nil
}

func (s someone) Sender(_ context.Context, id string) (bool, bool, error) {
	if id != "d1" {
		return false, false, fault.New(fault.NotFound, "there is no such document")
	}
	return s.member, s.sender, nil
}

func as(role tenant.Role) context.Context {
	return tenant.With(context.Background(), tenant.Who{Organisation: "firm", Person: "ann", Role: role})
}

// TestEveryRoleHasAColumn fails on a role that the matrix forgot, or one that is
// none.
func TestEveryRoleHasAColumn(t *testing.T) {
	for _, r := range table {
		if len(r.reach) != len(tenant.Roles()) {
			t.Errorf("%s: %d roles", r.verb, len(r.reach))
		}
		for _, role := range tenant.Roles() {
			if _, ok := r.reach[role]; !ok {
				t.Errorf("%s says nothing of the role %s", r.verb, role)
			}
		}
		if !slices.Contains([]tenant.Scope{tenant.ScopeRead, tenant.ScopeWrite, tenant.ScopeAdmin}, r.scope) {
			t.Errorf("%s needs the scope %q", r.verb, r.scope)
		}
		if r.on == firm && slices.ContainsFunc(tenant.Roles(), func(role tenant.Role) bool { return r.reach[role] == mine || r.reach[role] == sent }) {
			t.Errorf("%s is done to the firm, which belongs to all or nobody", r.verb)
		}
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(Verbs())))); n != len(table) {
		t.Errorf("%d rows for %d verbs", len(table), n)
	}
}

// TestWhatTheProductPromises holds the matrix against the sentences of the design,
// written down a second time.
func TestWhatTheProductPromises(t *testing.T) {
	for _, tt := range []struct {
		role tenant.Role
		verb Verb
		to   Relation
		want bool
	}{
		{tenant.Administrator, ReportRead, None, true},
		{tenant.Administrator, PeopleChange, Firm, true},
		{tenant.Conveyancer, PaperRead, None, true},
		{tenant.Conveyancer, PeopleChange, Firm, false},
		{tenant.Conveyancer, AuditRead, Firm, false},
		{tenant.Agent, CaseMissing, Member, true},
		{tenant.Agent, CaseMissing, None, false},
		{tenant.Agent, Upload, Member, true},
		{tenant.Agent, PaperRead, Member, false},
		{tenant.Agent, PaperRead, Uploader, false},
		{tenant.Agent, ReportRead, Member, false},
		{tenant.Owner, Upload, Member, true},
		{tenant.Owner, Upload, None, false},
		{tenant.Owner, DocumentSee, Uploader, true},
		{tenant.Owner, DocumentSee, Member, false},
		{tenant.Owner, PaperRead, Uploader, false},
		{tenant.Owner, CaseMissing, Member, false},
		{tenant.Buyer, PackRead, Member, true},
		{tenant.Buyer, PackRead, None, false},
		{tenant.Buyer, CaseSee, Member, false},
		{tenant.Buyer, DocumentList, Member, false},
		{tenant.Buyer, Upload, Member, false},
		{tenant.Operator, WorkRestart, Firm, true},
		{tenant.Operator, CaseList, Firm, false},
		{tenant.Operator, PaperRead, Member, false},
		{tenant.Conveyancer, CaseSee, Firm, false}, // a case's verb is not the firm's
		{tenant.Conveyancer, CaseCreate, Member, false},
		{"", CaseList, Firm, false},
		{"cleaner", CaseList, Firm, false},
		{tenant.Administrator, "case.burn", None, false},
		{tenant.Administrator, Open, Firm, false},
	} {
		if got := May(tt.role, tt.verb, tt.to); got != tt.want {
			t.Errorf("%s, %s, %s: %v", tt.role, tt.verb, tt.to, got)
		}
	}
	for _, v := range Verbs() {
		if May(tenant.Operator, v, None) || May(tenant.Operator, v, Member) || May(tenant.Operator, v, Uploader) {
			t.Errorf("an operator may %s", v)
		}
		if May(tenant.Buyer, v, Member) && v != PackRead {
			t.Errorf("a buyer may %s", v)
		}
	}
}

func TestWhatIsNotThereAndWhatIsNotAllowed(t *testing.T) {
	for name, tt := range map[string]struct {
		who  someone
		role tenant.Role
		verb Verb
		on   On
		want fault.Kind
	}{
		"an agent of another case":          {someone{}, tenant.Agent, CaseSee, On{Case: "c1"}, fault.NotFound},
		"an agent's own case":               {someone{member: true}, tenant.Agent, CaseSee, On{Case: "c1"}, ""},
		"an agent's own case, the report":   {someone{member: true}, tenant.Agent, ReportRead, On{Case: "c1"}, fault.Forbidden},
		"a case that is not there":          {someone{member: true}, tenant.Agent, ReportRead, On{Case: "c2"}, fault.NotFound},
		"an owner, another's paper":         {someone{member: true}, tenant.Owner, DocumentSee, On{Document: "d1"}, fault.NotFound},
		"an owner, their paper":             {someone{true, true}, tenant.Owner, DocumentSee, On{Document: "d1"}, ""},
		"an owner, the pages of theirs":     {someone{true, true}, tenant.Owner, PaperRead, On{Document: "d1"}, fault.Forbidden},
		"a sender who is no member now":     {someone{false, true}, tenant.Owner, DocumentSee, On{Document: "d1"}, fault.NotFound},
		"a buyer, a paper":                  {someone{member: true}, tenant.Buyer, DocumentSee, On{Document: "d1"}, fault.NotFound},
		"a buyer, their case":               {someone{member: true}, tenant.Buyer, CaseSee, On{Case: "c1"}, fault.Forbidden},
		"an operator, a case":               {someone{}, tenant.Operator, CaseSee, On{Case: "c1"}, fault.NotFound},
		"a conveyancer, a case of the firm": {someone{}, tenant.Conveyancer, CaseSee, On{Case: "c1"}, ""},
		"a conveyancer, what is not theirs": {someone{}, tenant.Conveyancer, CaseRetain, On{Case: "c1"}, fault.Forbidden},
		"nobody's role":                     {someone{member: true}, "", CaseSee, On{Case: "c1"}, fault.Forbidden},
	} {
		err := Guard{tt.who}.Check(as(tt.role), tt.verb, tt.on)
		if tt.want == "" && err != nil || tt.want != "" && fault.KindOf(err) != tt.want {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
	if err := (Guard{someone{true, true}}).Check(context.Background(), CaseSee, On{Case: "c1"}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("nobody: %v", err)
	}
}

func TestTheScopeOfATokenLimitsItsOwner(t *testing.T) {
	for verb, want := range map[Verb]map[tenant.Scope]bool{
		CaseList:      {"": true, tenant.ScopeRead: true, tenant.ScopeWrite: true, tenant.ScopeAdmin: true, "x": false},
		CaseCreate:    {"": true, tenant.ScopeRead: false, tenant.ScopeWrite: true, tenant.ScopeAdmin: true, "x": false},
		WebhookChange: {"": true, tenant.ScopeRead: false, tenant.ScopeWrite: false, tenant.ScopeAdmin: true, "x": false},
	} {
		for scope, may := range want {
			ctx := tenant.With(context.Background(), tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Administrator, Scope: scope})
			if err := (Guard{}).Check(ctx, verb, On{}); (err == nil) != may {
				t.Errorf("%s with the scope %q: %v", verb, scope, err)
			}
		}
	}
	agent := tenant.With(context.Background(), tenant.Who{Organisation: "firm", Person: "ann", Role: tenant.Agent, Scope: tenant.ScopeAdmin})
	if err := (Guard{}).Check(agent, WebhookChange, On{}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a scope gave more than the role has: %v", err)
	}
}

func TestARouteWithoutItsVerbCannotBeMade(t *testing.T) {
	for name, route := range map[string]Route{
		"no verb":                     {"GET /api/v1/cases", ""},
		"not in the table":            {"GET /api/v1/cases", "case.burn"},
		"a case's verb, no case":      {"GET /api/v1/cases", CaseSee},
		"the firm's verb on a case":   {"GET /api/v1/cases/{case}", CaseList},
		"the firm's verb, a document": {"GET /api/v1/documents/{document}", WorkSee},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: %s was registered", name, route.Pattern)
				}
			}()
			(&Mux{}).Handle(route.Verb, route.Pattern, http.NotFoundHandler())
		}()
	}
}

func TestAMuxGuardsItsRoutes(t *testing.T) {
	did := 0
	m := &Mux{Guard: Guard{someone{member: true}}, Refuse: func(w http.ResponseWriter, _ *http.Request, err error) {
		http.Error(w, fault.Message(err), http.StatusForbidden)
	}}
	m.Handle(CaseSee, "GET /cases/{case}", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { did++ }))
	m.Handle(Open, "GET /healthz", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { did++ }))
	ask := func(ctx context.Context, path string) int {
		w := httptest.NewRecorder()
		m.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil))
		return w.Code
	}
	if code := ask(as(tenant.Agent), "/cases/c1"); code != http.StatusOK || did != 1 {
		t.Errorf("a member: %d, done %d times", code, did)
	}
	if code := ask(as(tenant.Buyer), "/cases/c1"); code != http.StatusForbidden || did != 1 {
		t.Errorf("a buyer: %d, done %d times", code, did)
	}
	if code := ask(Rehearse(as(tenant.Agent)), "/cases/c1"); code != http.StatusNoContent || did != 1 {
		t.Errorf("a rehearsal: %d, done %d times", code, did)
	}
	if code := ask(context.Background(), "/healthz"); code != http.StatusOK || did != 2 {
		t.Errorf("what is open: %d, done %d times", code, did)
	}
	if len(m.Routes()) != 2 {
		t.Errorf("routes %v", m.Routes())
	}
}
