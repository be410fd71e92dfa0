package web

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // which a slim image does not have

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/model"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
	"github.com/paperwurks/paperwurks/internal/work"
)

//go:embed templates static
var files embed.FS

// Static serves the files that anybody may have.
func Static() http.Handler {
	h := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The files change with the program only, and it is started seldom.
		w.Header().Set("Cache-Control", "no-cache")
		h.ServeHTTP(w, r)
	})
}

// Site is what the pages show.
type Site struct {
	Cases     *property.Service
	Documents *document.Service
	Reviews   *review.Service
	Packs     *pack.Service
	Work      work.Store
	Members   permission.Store
	Accounts  *account.Service
	Doors     api.Doors
	Audit     *audit.Keeper
	Trail     audit.Trail
	Retention *retention.Service
	Webhooks  *webhook.Service
	Ledger    *model.Ledger
	Parts     []Part // what the service needs, for the page of its health
	MaxFileMB int
	OCR       bool // scanned pages can be read on this machine
}

// Pages answers those who are signed in, and tells others that they are not.
type Pages struct {
	site Site
	mux  *permission.Mux
}

// New is the pages of a site.
func New(s Site) *Pages {
	p := &Pages{site: s}
	p.mux = &permission.Mux{Guard: permission.Guard{Store: s.Members}, Refuse: p.fail}
	p.route(permission.CaseList, "GET /{$}", p.cases)
	p.route(permission.CaseCreate, "POST /cases", p.create)
	p.route(permission.CaseSee, "GET /cases/{case}", p.kase)
	p.route(permission.CaseChange, "POST /cases/{case}/options", p.options)
	p.route(permission.PaperRead, "GET /documents/{document}", p.document)
	p.route(permission.DocumentChange, "POST /documents/{document}/kind", p.kind)
	p.route(permission.DocumentChange, "POST /documents/{document}/kind/withdraw", p.unkind)
	p.route(permission.DocumentChange, "POST /documents/{document}/reread", p.reread)
	p.route(permission.DocumentChange, "POST /documents/{document}/restart", p.restart)
	p.sendingRoutes()
	p.aroundRoutes()
	p.packRoutes()
	p.accountRoutes()
	p.firmRoutes()
	p.askRoutes()
	p.route(permission.Open, "/", func(w http.ResponseWriter, r *http.Request) {
		p.fail(w, r, fault.New(fault.NotFound, "there is no such page"))
	})
	return p
}

// route registers a page with the verb that somebody needs leave for.
func (p *Pages) route(v permission.Verb, pattern string, h http.HandlerFunc) {
	p.mux.Handle(v, pattern, h)
}

// may says whether who asks may do what a verb says to a case that they see.
func may(r *http.Request, v permission.Verb) bool {
	who, err := tenant.From(r.Context())
	return err == nil && (permission.May(who.Role, v, permission.Member) || permission.May(who.Role, v, permission.Firm))
}

// ServeHTTP answers a request of somebody who is signed in.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !large(r) {
		r.Body = http.MaxBytesReader(w, r.Body, 64<<10) // forms are small
	}
	p.mux.ServeHTTP(w, r)
}

// severities is the order of findings, worst first.
var severities = []rules.Severity{rules.Critical, rules.High, rules.Medium, rules.Low, rules.Info}

// count is how many findings of a severity there are.
type count struct {
	Severity rules.Severity
	Number   int
}

var funcs = template.FuncMap{
	"day": func(s string) string {
		t, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return s
		}
		return t.Format("2 January 2006")
	},
	"capital": capital, "chore": chore, "happening": happening, "deed": deed, "words": func(s string) string { return strings.ReplaceAll(s, "_", " ") },
	"actions": func() []string { return slices.Sorted(maps.Keys(deeds)) }, "rolewords": func(r tenant.Role) string { return roleWords[r] },
	"pounds":  pounds,
	"whole":   func(n int64) int { return int(n) },
	"wants":   func(h webhook.Hook, e webhook.Event) bool { return slices.Contains(h.Events, e) },
	"iso":     func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
	"second":  func(t time.Time) string { return t.In(london).Format("2 Jan 2006, 15:04:05") },
	"lasted":  lasted,
	"device":  account.DeviceName,
	"among":   func(roles []tenant.Role, r tenant.Role) bool { return slices.Contains(roles, r) },
	"date":    func(t time.Time) string { return t.In(london).Format("2 January 2006") },
	"percent": func(x float64) string { return fmt.Sprintf("%.0f%%", 100*x) },
	"plural":  plural,
	"pair": func(c property.Case, f finding) any {
		return struct {
			Case    property.Case
			Finding finding
		}{c, f}
	},
	"plainly": func(s rules.Severity) string { return plainly[s] },
	"asks":    func(s rules.Severity) string { return severityWords[s] },
	"stage":   api.Stage, "state": api.CaseState,
	"place": func(j string) string {
		if j == "" {
			return ""
		}
		return strings.ToUpper(j[:1]) + j[1:]
	},
	"counts": func(m map[rules.Severity]int) (out []count) {
		for _, s := range severities {
			if m[s] > 0 {
				out = append(out, count{s, m[s]})
			}
		}
		return out
	},
	"kinds": func() (out []kindOption) {
		for _, k := range papers.Kinds() {
			out = append(out, kindOption{k, papers.Name(k)})
		}
		return out
	},
	"kindname": papers.Name,
	"add":      func(a, b int) int { return a + b },
	"when":     func(t time.Time) string { return t.In(london).Format("2 January 2006 at 15:04") },
	"said": func(v pack.Verdict) string {
		return strings.ToUpper(string(v[:1])) + strings.ReplaceAll(string(v[1:]), "_", " ")
	},
	"size": func(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) },
	"numbers": func(n int) (out []int) {
		for i := range n {
			out = append(out, i+1)
		}
		return out
	},
}

// london is where the readers are: a time of day is told as their clocks show it.
var london = func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // the zones are in the program
	}
	return l
}()

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

var errNotBeside = fault.New(fault.NotFound, "there is no such page to show beside this one")

type kindOption struct {
	Kind papers.Kind
	Name string
}

var pages = parse("cases", "case", "document", "refusal", "pack", "checklist", "offer", "door", "shown",
	"email", "sign-in", "second-factor", "forgotten", "sent", "reset", "invitation", "welcome", "account", "factor", "people", "came-back", "signed-out",
	"ask", "search", "signing-in", "audit", "work", "health", "keeping", "certificate", "kept", "members", "webhooks", "webhook", "models", "papers")

// parse reads the templates, each with the frame around it.
func parse(names ...string) map[string]*template.Template {
	out := map[string]*template.Template{}
	for _, n := range names {
		out[n] = template.Must(template.New("frame.html").Funcs(funcs).ParseFS(files, "templates/frame.html", "templates/"+n+".html"))
	}
	return out
}

// view is what every page has.
type view struct {
	Title    string
	SignedIn bool
	Site     Site
	Data     any
}

// framed is a view with what the frame around it shows.
type framed struct {
	view
	Name   string  // of the page, which its colours and widths go by from the first byte on
	Places []place // of the menu
}

// show renders a page whole before the first byte of it goes out.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, status int, name string, v view) {
	var b bytes.Buffer
	v.Site = p.site
	if err := pages[name].Execute(&b, framed{v, name, places(r, site)}); err != nil {
		if name == "refusal" {
			api.Fail(w, r, err)
			return
		}
		p.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // whoever asked has gone when this fails
}

// refusal is why something was not done, and what to do about it.
type refusal struct {
	Words   string // what is wrong
	Advice  string
	Request string // its id, which the log knows
	SignIn  bool   // they are not signed in
	Local   bool   // on a machine of one's own
	Back    string // the page that they came from, or empty
}

// advised are titles and what to do, by the kind of a fault.
var advised = map[fault.Kind][2]string{
	fault.Invalid:     {"That cannot be done so", "Go back, change what is named here, and send it again."},
	fault.NotFound:    {"That is not here", "It may have been removed or be somebody else’s, or its address is not whole."},
	fault.Conflict:    {"That has changed meanwhile", "Go back and load the page again to see how it stands now."},
	fault.Stale:       {"That has changed meanwhile", "Somebody changed it after you loaded the page. Go back, load it again, and see whether you still want to."},
	fault.Forbidden:   {"You may not do that", "If you need to, ask an administrator of your firm."},
	fault.Limited:     {"That was too often", "Wait a moment, then try again."},
	fault.TooLarge:    {"That is too large", "Send less at a time."},
	fault.Unavailable: {"That is not to be had just now", "Something that the service needs does not answer, or is busy. Try again in a minute; nothing is lost."},
	fault.Internal:    {"Something went wrong here", "It is our mistake and has been written down. Try again; if it happens again, tell whoever runs this service the number below."},
}

func (p *Pages) fail(w http.ResponseWriter, r *http.Request, err error) {
	api.Logged(r.Context(), err)
	kind := fault.KindOf(err)
	said := advised[kind]
	words := sentence(fault.Message(err))
	if kind == fault.Internal {
		words = ""
	}
	p.show(w, r, api.Status(err), "refusal", view{Title: said[0], SignedIn: true, Data: refusal{Words: words, Advice: said[1], Request: api.RequestID(r.Context())}})
}

// Refuse tells somebody who is not signed in how to be.
func (p *Pages) Refuse(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, api.ErrEnrol) && r.Method == http.MethodGet {
		http.Redirect(w, r, "/account/second-factor", http.StatusSeeOther)
		return
	}
	api.Logged(r.Context(), err)
	p.show(w, r, api.Status(err), "refusal", view{Title: "Sign in first", Data: refusal{Words: sentence(fault.Message(err)), Request: api.RequestID(r.Context()), SignIn: true}})
}

func (p *Pages) cases(w http.ResponseWriter, r *http.Request) {
	cases, err := p.site.Cases.List(r.Context(), property.Place{}, 1000)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	b := pick(cases, r.URL.Query().Get("show"), r.URL.Query().Get("named"), r.URL.Query().Get("order"), time.Now())
	var parked []work.Parked
	if may(r, permission.WorkSee) {
		if parked, err = p.site.Work.Parked(r.Context()); err != nil {
			p.fail(w, r, err)
			return
		}
	}
	p.show(w, r, http.StatusOK, "cases", view{"Cases", true, Site{}, struct {
		Board          board
		Parked         []work.Parked
		Create, Review bool // may they?
		See, Read      bool // a case, or its signed pack alone
		Search         bool
		Own            bool // a machine of one's own
	}{b, parked, may(r, permission.CaseCreate), may(r, permission.ReportRead), may(r, permission.CaseSee), may(r, permission.PackRead), may(r, permission.PaperSearch), own(r)}})
}

// own says whether who asks is on a machine of their own, and can start the program.
func own(r *http.Request) bool {
	who, err := tenant.From(r.Context())
	return err == nil && who.Organisation == account.LocalOrganisation
}

func (p *Pages) create(w http.ResponseWriter, r *http.Request) {
	c, err := p.site.Cases.Create(r.Context(), "", r.PostFormValue("name"), property.Options{})
	if err != nil {
		p.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/cases/"+string(c.ID), http.StatusSeeOther)
}

// proof is a piece of evidence and where the document is that has it.
type proof struct {
	analysis.Evidence
	N        int
	Document document.ID
	Wide     int // of the strip, in points
	Tall     int
}

// finding is a finding and its place in the report.
type finding struct {
	analysis.Finding
	N      int
	Proofs []proof
	Matter *judged
}

// judged is a matter and the case that it is of, for the form that decides it.
type judged struct {
	Case property.ID
	pack.Matter
	Asked bool // the address asks for its form
	Open  bool // its form stands on the page; the others have a link to it
}

func (p *Pages) options(w http.ResponseWriter, r *http.Request) {
	c, err := p.site.Cases.SetOptions(r.Context(), property.ID(r.PathValue("case")), property.Options{
		AsAt: property.Day(r.PostFormValue("as_at")), Jurisdiction: rules.Jurisdiction(r.PostFormValue("jurisdiction")),
		Lender: strings.TrimSpace(r.PostFormValue("lender")), Completion: property.Day(r.PostFormValue("completion")),
	}, r.PostForm["seen"]...)
	p.back(w, r, "/cases/"+string(c.ID), err)
}

func (p *Pages) kind(w http.ResponseWriter, r *http.Request) {
	d, err := p.site.Documents.Correct(r.Context(), document.ID(r.PathValue("document")), papers.Kind(r.PostFormValue("kind")), r.PostFormValue("note"), r.PostForm["seen"]...)
	p.back(w, r, "/documents/"+string(d.ID)+"#kind-of", err)
}

func (p *Pages) unkind(w http.ResponseWriter, r *http.Request) {
	d, err := p.site.Documents.Uncorrect(r.Context(), document.ID(r.PathValue("document")))
	p.back(w, r, "/documents/"+string(d.ID)+"#kind-of", err)
}

func (p *Pages) reread(w http.ResponseWriter, r *http.Request) {
	d, err := p.site.Documents.Reread(r.Context(), document.ID(r.PathValue("document")))
	p.back(w, r, "/cases/"+string(d.Case), err)
}

// restart takes up whichever work on a document was given up.
func (p *Pages) restart(w http.ResponseWriter, r *http.Request) {
	ctx, id := r.Context(), r.PathValue("document")
	d, err := p.site.Documents.Store.Document(ctx, document.ID(id))
	if err == nil {
		kind := document.WorkRead
		if d.State == document.Uploaded {
			kind = document.WorkCheck
		}
		err = p.site.Work.Restart(ctx, kind, id, audit.Entry{Action: "work.restarted", Subject: id, Detail: map[string]string{"work": string(kind)}})
	}
	p.back(w, r, "/cases/"+string(d.Case), err)
}

func (p *Pages) back(w http.ResponseWriter, r *http.Request, to string, err error) {
	if err != nil {
		p.fail(w, r, err)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}
