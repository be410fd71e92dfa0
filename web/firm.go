package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Part is something outside that the service needs, and how it is asked whether it
// answers.
type Part struct {
	Name, For string // for people: "Records", "cases, people and what was done"
	Ask       func(context.Context) error
	Optional  bool // without it the service is slower, and serves
}

// firm is the menu of the pages about the firm.
var firm = []section{
	{name: "People", at: "/people", verb: permission.PeopleSee},
	{name: "Signing in", at: "/firm/signing-in", verb: permission.PeopleSee},
	{name: "Keeping", at: "/firm/keeping", verb: permission.RetentionSee},
	{name: "Audit trail", at: "/firm/audit", verb: permission.AuditRead},
	{name: "Webhooks", at: "/firm/webhooks", verb: permission.WebhookSee},
	{name: "Models", at: "/firm/models", verb: permission.AuditRead},
	{name: "Work given up", at: "/firm/work", verb: permission.WorkSee},
	{name: "Health", at: "/firm/health", verb: permission.WorkSee},
}

// firmRoutes are the pages about the firm, but for its people.
func (p *Pages) firmRoutes() {
	p.route(permission.WorkSee, "GET /firm", p.firmFirst)
	p.route(permission.PeopleSee, "GET /firm/signing-in", p.signingIn)
	p.route(permission.PolicyChange, "POST /firm/signing-in", p.policy)
	p.route(permission.AuditRead, "GET /firm/audit", p.audit)
	p.route(permission.AuditRead, "POST /firm/audit/verify", p.verify)
	p.route(permission.AuditRead, "GET /firm/models", p.models)
	p.route(permission.WorkSee, "GET /firm/work", p.parked)
	p.route(permission.WorkRestart, "POST /firm/work/{kind}/{subject}/restart", p.restartWork)
	p.route(permission.WorkSee, "GET /firm/health", p.health)
	p.keepingRoutes()
	p.webhookRoutes()
}

// firmFirst leads to the first of the firm's pages that whoever asks may see.
func (p *Pages) firmFirst(w http.ResponseWriter, r *http.Request) {
	to := "/account"
	if seen := places(r, firm); len(seen) > 0 {
		to = seen[0].At
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// roof is what the pages under one menu have.
type roof struct {
	Name    string
	Places  []place
	Problem string
}

// under is the menu of the firm's pages, with what was wrong with what was sent last
// and the status that says so.
func (p *Pages) under(r *http.Request, wrong error) (roof, int) {
	f := roof{Name: "Firm", Places: places(r, firm)}
	if wrong == nil {
		return f, http.StatusOK
	}
	api.Logged(r.Context(), wrong)
	f.Problem = sentence(fault.Message(wrong))
	return f, api.Status(wrong)
}

// signingInPage is what the firm asks of its people when they come in.
type signingInPage struct {
	roof
	Roles    []tenant.Role
	Required []tenant.Role
	Without  []account.Person // who must have a second factor and has none yet
	Change   bool
}

func (p *Pages) signingIn(w http.ResponseWriter, r *http.Request) { p.showSigningIn(w, r, nil) }

func (p *Pages) showSigningIn(w http.ResponseWriter, r *http.Request, wrong error) {
	ctx := r.Context()
	f, err := p.site.Accounts.Firm(ctx)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	people, err := p.everybody(ctx)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	data := signingInPage{Roles: tenant.Roles(), Required: f.Policy.Required(), Change: may(r, permission.PolicyChange)}
	for _, one := range people {
		if one.State == account.Active && !one.SecondFactor() && !one.Elsewhere && slices.Contains(data.Required, one.Role) {
			data.Without = append(data.Without, one)
		}
	}
	var status int
	data.roof, status = p.under(r, wrong)
	p.show(w, r, status, "signing-in", view{Title: "Signing in", SignedIn: true, Data: data})
}

// mostPeople is how many people are looked through for their names.
const mostPeople = 1000

func (p *Pages) everybody(ctx context.Context) ([]account.Person, error) {
	return p.site.Accounts.People(ctx, "", mostPeople)
}

// namesOf is what people are called, by their ids.
func namesOf(people []account.Person) map[tenant.Person]string {
	names := map[tenant.Person]string{}
	for _, one := range people {
		names[one.ID] = one.Name
	}
	return names
}

// auditPage is a part of the audit trail.
type auditPage struct {
	roof
	Lookup   audit.Lookup
	From, To string // as they were typed
	Records  []audit.Record
	Names    map[tenant.Person]string
	People   []account.Person
	Next     string         // the address of the page that follows; empty on the last
	Verdict  *audit.Verdict // of a check that was just made
	Took     time.Duration
}

// Named is the name of whoever a record is about; empty where that is no person.
func (a auditPage) Named(subject string) string { return a.Names[tenant.Person(subject)] }

// recordsAtATime is how many records a page shows.
const recordsAtATime = 100

func (p *Pages) audit(w http.ResponseWriter, r *http.Request) { p.showAudit(w, r, nil, 0, nil) }

func (p *Pages) showAudit(w http.ResponseWriter, r *http.Request, v *audit.Verdict, took time.Duration, wrong error) {
	ctx, q := r.Context(), r.URL.Query()
	data := auditPage{Verdict: v, Took: took, From: q.Get("from"), To: q.Get("to")}
	data.Lookup = audit.Lookup{Person: tenant.Person(q.Get("person")), Action: strings.TrimSpace(q.Get("action")), Subject: strings.TrimSpace(q.Get("subject"))}
	data.Lookup.Before, _ = strconv.ParseInt(q.Get("before"), 10, 64) // none is the first page
	var err error
	if data.Lookup.From, err = dayOf(data.From); err == nil {
		data.Lookup.To, err = dayOf(data.To)
	}
	if err != nil {
		wrong, data.Lookup.From, data.Lookup.To = err, time.Time{}, time.Time{}
	}
	if !data.Lookup.To.IsZero() {
		data.Lookup.To = data.Lookup.To.AddDate(0, 0, 1) // the day is meant too
	}
	if data.Records, err = p.site.Trail.Trail(ctx, data.Lookup, recordsAtATime+1); err != nil {
		p.fail(w, r, err)
		return
	}
	if len(data.Records) > recordsAtATime {
		data.Records = data.Records[:recordsAtATime]
		q.Set("before", strconv.FormatInt(data.Records[recordsAtATime-1].Seq, 10))
		data.Next = "/firm/audit?" + q.Encode()
	}
	if data.People, err = p.everybody(ctx); err != nil {
		p.fail(w, r, err)
		return
	}
	data.Names = namesOf(data.People)
	data.Names[tenant.System] = "Paperwurks itself"
	data.Names[account.Console] = "the operator"
	for _, one := range data.Records {
		if strings.HasPrefix(string(one.Person), "share:") {
			data.Names[one.Person] = "somebody with a link to the pack"
		}
	}
	var status int
	data.roof, status = p.under(r, wrong)
	p.show(w, r, status, "audit", view{Title: "Audit trail", SignedIn: true, Data: data})
}

// dayOf is the midnight of a day as forms send it; the zero time for none.
func dayOf(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return t, fault.New(fault.Invalid, "%q is no day; write it as 2026-11-30", text)
	}
	return t, nil
}

// verify checks the whole chain of the firm.
func (p *Pages) verify(w http.ResponseWriter, r *http.Request) {
	who, err := tenant.From(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	began := time.Now()
	v, err := p.site.Audit.Verify(r.Context(), who.Organisation, nil)
	if err != nil {
		p.showAudit(w, r, nil, 0, err)
		return
	}
	p.showAudit(w, r, &v, time.Since(began).Round(time.Millisecond), nil)
}

// workPage is what was given up.
type workPage struct {
	roof
	Parked  []work.Parked
	Restart bool
	Open    bool // may they open cases?
}

func (p *Pages) parked(w http.ResponseWriter, r *http.Request) { p.showParked(w, r, nil) }

func (p *Pages) showParked(w http.ResponseWriter, r *http.Request, wrong error) {
	parked, err := p.site.Work.Parked(r.Context())
	if err != nil {
		p.fail(w, r, err)
		return
	}
	f, status := p.under(r, wrong)
	p.show(w, r, status, "work", view{Title: "Work given up", SignedIn: true, Data: workPage{f, parked, may(r, permission.WorkRestart), may(r, permission.ReportRead)}})
}

func (p *Pages) restartWork(w http.ResponseWriter, r *http.Request) {
	kind, subject := r.PathValue("kind"), r.PathValue("subject")
	err := p.site.Work.Restart(r.Context(), work.Kind(kind), subject, audit.Entry{Action: "work.restarted", Subject: subject, Detail: map[string]string{"work": kind}})
	if err != nil {
		p.showParked(w, r, err)
		return
	}
	http.Redirect(w, r, "/firm/work", http.StatusSeeOther)
}

// chores are kinds of work in words.
var chores = map[work.Kind]string{
	"document.check": "checking a paper that was sent", "document.read": "reading a paper", "case.review": "judging a case", "case.embed": "making vectors of a case's passages", "pack.record": "keeping a signed pack",
	"pack.export": "making a pack’s file", "webhook.deliver": "telling another program", "mail.send": "sending a letter",
	"retention.dispose": "disposing of a case", "retention.hold": "holding a case’s papers", "retention.export": "putting together what is kept of a case",
}

func chore(k work.Kind) string {
	if words, ok := chores[k]; ok {
		return words
	}
	return string(k)
}

// part is a Part and how it answered.
type part struct {
	Part
	Took  string // "12 ms"
	Wrong string // what a person may be told; empty for well
}

// healthPage is whether everything outside answers.
type healthPage struct {
	roof
	Parts []part
	At    time.Time
	Well  bool
	OCR   bool
}

// lasted is how long something took, in words.
func lasted(d time.Duration) string {
	if d < time.Millisecond {
		return "under 1 ms"
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

// answersWithin is how long a part has to answer.
const answersWithin = 4 * time.Second

func (p *Pages) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), answersWithin)
	defer cancel()
	data := healthPage{Parts: make([]part, len(p.site.Parts)), At: time.Now(), Well: true, OCR: p.site.OCR}
	var all sync.WaitGroup
	for i, one := range p.site.Parts {
		all.Go(func() {
			began := time.Now()
			err := one.Ask(ctx)
			data.Parts[i] = part{Part: one, Took: lasted(time.Since(began))}
			if err != nil {
				api.Logged(ctx, err)
				data.Parts[i].Wrong = "it does not answer"
				if m := fault.Message(err); fault.KindOf(err) != fault.Internal {
					data.Parts[i].Wrong = m
				}
			}
		})
	}
	all.Wait()
	for _, one := range data.Parts {
		data.Well = data.Well && (one.Wrong == "" || one.Optional)
	}
	data.roof, _ = p.under(r, nil)
	p.show(w, r, http.StatusOK, "health", view{Title: "Health", SignedIn: true, Data: data})
}
