package web

import (
	"net/http"
	"strconv"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/api"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// packRoutes are the pages and forms of packs.
func (p *Pages) packRoutes() {
	p.route(permission.PackJudge, "GET /cases/{case}/pack", p.pack)
	p.route(permission.PackSee, "GET /cases/{case}/pack/checklist", p.checklist)
	p.route(permission.PackRead, "GET /cases/{case}/pack/read", p.readPack)
	p.route(permission.PackJudge, "POST /cases/{case}/pack/matters/{key}", p.decideMatter)
	p.route(permission.PackJudge, "POST /cases/{case}/pack/facts/{key}", p.decideFact)
	p.route(permission.PackJudge, "POST /cases/{case}/pack/enquiries", p.addEnquiry)
	p.route(permission.PackJudge, "POST /cases/{case}/pack/enquiries/{key}", p.editEnquiry)
	p.route(permission.PackSign, "POST /cases/{case}/pack/versions", p.signPack)
	p.route(permission.PackJudge, "POST /cases/{case}/pack/versions/{version}/exports/{format}", p.orderExport)
	p.route(permission.PackShare, "POST /cases/{case}/pack/versions/{version}/shares", p.sharePack)
	p.route(permission.PackShare, "POST /cases/{case}/pack/shares/{share}/revoke", p.revokeShare)
}

// caseOf is the case that a path names.
func caseOf(r *http.Request) property.ID { return property.ID(r.PathValue("case")) }

// desk gathers the pack of the case that a path names, or answers with why not.
func (p *Pages) desk(w http.ResponseWriter, r *http.Request) *pack.Desk {
	d, err := p.site.Packs.Desk(r.Context(), caseOf(r))
	if err != nil {
		p.fail(w, r, err)
		return nil
	}
	return d
}

// packPage is what the page of a pack shows.
type packPage struct {
	*pack.Desk
	Sign, Send bool // may they?
	Mails      bool // codes can be sent by e-mail
	Days, Most int
	Person     account.Person // who would sign
	MayPasskey bool           // can there be passkeys here?
	Open       []pack.Matter  // that stand in the way
	Decided    int            // of the matters
	Checked    int            // facts that a person verified or corrected
}

// Current is the number of the latest version when nothing has changed since it was
// signed off; 0 otherwise.
func (p packPage) Current() int {
	if len(p.Versions) == 0 || p.Outdated(p.Versions[0]) != "" {
		return 0
	}
	return p.Versions[0].Number
}

// Waits is what else is in the way: the desk names the matters last, each in a line.
func (p packPage) Waits() []string { return p.InTheWay[:max(0, len(p.InTheWay)-len(p.Open))] }

func (p *Pages) pack(w http.ResponseWriter, r *http.Request) {
	d := p.desk(w, r)
	if d == nil {
		return
	}
	_, who, err := p.me(r)
	if err != nil && fault.KindOf(err) != fault.Forbidden { // who came without an account signs nothing
		p.fail(w, r, err)
		return
	}
	data := packPage{Desk: d, Sign: may(r, permission.PackSign), Send: may(r, permission.PackShare), Mails: p.site.Packs.Mail != nil, Days: pack.ShareDays, Most: pack.MostDays, Person: who, MayPasskey: p.site.Accounts.Site != nil}
	for _, m := range d.Matters {
		switch {
		case m.Decision != nil:
			data.Decided++
		case m.Pressing():
			data.Open = append(data.Open, m)
		}
	}
	for _, f := range d.Facts {
		if f.Decision != nil {
			data.Checked++
		}
	}
	p.show(w, r, http.StatusOK, "pack", view{"Pack of " + d.Case.Name, true, Site{}, data})
}

func (p *Pages) checklist(w http.ResponseWriter, r *http.Request) {
	d := p.desk(w, r)
	if d == nil {
		return
	}
	var chosen *pack.Measured
	if o, ok := pack.FindOverlay(r.URL.Query().Get("overlay")); ok {
		m := d.Measure(o)
		chosen = &m
	}
	p.show(w, r, http.StatusOK, "checklist", view{"What " + d.Case.Name + " still needs", true, Site{}, struct {
		*pack.Desk
		Chosen   *pack.Measured
		Overlays []pack.Overlay
		Review   bool
	}{d, chosen, pack.Overlays(), may(r, permission.ReportRead)}})
}

// readPack shows the latest signed version, to those who may read no more of the case.
func (p *Pages) readPack(w http.ResponseWriter, r *http.Request) {
	shown, err := p.site.Packs.Latest(r.Context(), caseOf(r))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	file := "/api/v1/cases/" + r.PathValue("case") + "/pack/versions/" + strconv.Itoa(shown.Version.Number) + "/exports/pdf/file"
	data := signed{Shown: shown, File: file}
	if may(r, permission.PackJudge) {
		data.Pack = "/cases/" + r.PathValue("case") + "/pack"
	}
	p.show(w, r, http.StatusOK, "shown", view{shown.Content.Name, true, Site{}, data})
}

// signed is a version as its readers see it.
type signed struct {
	pack.Shown
	File  string // the address of the PDF
	Leave string // the address of the form that ends the visit; empty for who is signed in
	Pack  string // the page of the pack, for who works on it; empty for its readers
}

// Words are those of the trade that stand in it, explained.
func (s signed) Words() []term {
	var texts []string
	for _, p := range s.Content.Points() {
		texts = append(texts, p.Title, p.Detail)
	}
	for _, p := range s.Content.Papers {
		texts = append(texts, p.KindName)
	}
	return explained(texts...)
}

// plainly says what a severity means for somebody who buys or sells a home.
var plainly = map[rules.Severity]string{
	rules.Critical: "Serious: this has to be settled before anybody goes on.",
	rules.High:     "Important: this should be settled before contracts are exchanged.",
	rules.Medium:   "A question: it is worth asking about.",
	rules.Low:      "Worth knowing.",
	rules.Info:     "For information.",
}

func choice(r *http.Request) pack.Choice {
	return pack.Choice{Verdict: pack.Verdict(r.PostFormValue("verdict")), Right: r.PostFormValue("right"), Note: r.PostFormValue("note")}
}

func (p *Pages) decideMatter(w http.ResponseWriter, r *http.Request) {
	key := r.PathValue("key")
	err := p.site.Packs.DecideMatters(r.Context(), caseOf(r), []string{key}, choice(r))
	p.back(w, r, "/cases/"+r.PathValue("case")+"#"+key, err)
}

func (p *Pages) decideFact(w http.ResponseWriter, r *http.Request) {
	key := r.PathValue("key")
	err := p.site.Packs.DecideFact(r.Context(), caseOf(r), key, choice(r))
	to := "/cases/" + r.PathValue("case")
	// Back to the paper that the form stands on, whose address is made of two plain
	// words and not taken from anywhere.
	if d, page := r.PostFormValue("document"), r.PostFormValue("page"); err == nil && plainWord(d) && plainWord(page) {
		to = "/documents/" + d + "?page=" + page + "#" + key
	}
	p.back(w, r, to, err)
}

// plainWord is letters and digits alone.
func plainWord(s string) bool {
	for _, c := range s {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
}

func (p *Pages) toPack(w http.ResponseWriter, r *http.Request, at string, err error) {
	p.back(w, r, "/cases/"+r.PathValue("case")+"/pack"+at, err)
}

func (p *Pages) addEnquiry(w http.ResponseWriter, r *http.Request) {
	_, err := p.site.Packs.AddEnquiry(r.Context(), caseOf(r), r.PostFormValue("right"))
	p.toPack(w, r, "#enquiries", err)
}

func (p *Pages) editEnquiry(w http.ResponseWriter, r *http.Request) {
	p.toPack(w, r, "#enquiries", p.site.Packs.EditEnquiry(r.Context(), caseOf(r), r.PathValue("key"), choice(r)))
}

func (p *Pages) signPack(w http.ResponseWriter, r *http.Request) {
	proof := pack.Proof{Code: r.PostFormValue("code"), Ticket: r.PostFormValue("ticket"), Answer: []byte(r.PostFormValue("answer"))}
	_, err := p.site.Packs.SignOff(r.Context(), caseOf(r), proof, r.PostFormValue("note"))
	p.toPack(w, r, "#versions", err)
}

// version is the number in a path; 0, which no version has, when it is none.
func version(r *http.Request) int {
	n, _ := strconv.Atoi(r.PathValue("version"))
	return n
}

func (p *Pages) orderExport(w http.ResponseWriter, r *http.Request) {
	_, err := p.site.Packs.Ask(r.Context(), caseOf(r), version(r), pack.Format(r.PathValue("format")))
	p.toPack(w, r, "#versions", err)
}

// sharePack shows the link and its code, once: they are kept nowhere.
func (p *Pages) sharePack(w http.ResponseWriter, r *http.Request) {
	days, _ := strconv.Atoi(r.PostFormValue("days")) // none is the usual number
	o, err := p.site.Packs.Share(r.Context(), caseOf(r), version(r), r.PostFormValue("for"), r.PostFormValue("email"), days)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	p.show(w, r, http.StatusOK, "offer", view{"A link for " + o.Share.For, true, Site{}, o})
}

func (p *Pages) revokeShare(w http.ResponseWriter, r *http.Request) {
	p.toPack(w, r, "#links", p.site.Packs.Revoke(r.Context(), caseOf(r), r.PathValue("share")))
}

// VisitCookie carries the visit of somebody who holds a link to a pack.
const VisitCookie = "paperwurks_pack"

// Visitors is the pages of those who hold a link to a signed pack, under /pack. Its
// secure says that the site is reached by HTTPS alone.
func (p *Pages) Visitors(secure bool) http.Handler {
	v := &visitors{p, secure}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pack", v.look)
	mux.HandleFunc("POST /pack", v.enter)
	mux.HandleFunc("POST /pack/code", v.code)
	mux.HandleFunc("GET /pack/pdf", v.pdf)
	mux.HandleFunc("POST /pack/leave", v.leave)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/pack", http.StatusSeeOther) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 8<<10)
		mux.ServeHTTP(w, r)
	})
}

type visitors struct {
	*Pages
	secure bool
}

// refuse tells a visitor why not.
func (v *visitors) refuse(w http.ResponseWriter, r *http.Request, err error) {
	api.Logged(r.Context(), err)
	v.show(w, r, api.Status(err), "door", view{Title: "Property pack", Data: door{Told: fault.Message(err)}})
}

// door is the page where a code is typed.
type door struct {
	pack.Door
	Link string // the link's secret; empty when there is nothing to type
	Told string
	Sent bool
}

func (v *visitors) visit(r *http.Request) string {
	c, err := r.Cookie(VisitCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// look shows the door for a link, and otherwise the pack of the visit.
func (v *visitors) look(w http.ResponseWriter, r *http.Request) {
	if link := r.URL.Query().Get("link"); link != "" {
		v.door(w, r, http.StatusOK, link, "", false)
		return
	}
	shown, err := v.site.Packs.Show(r.Context(), v.visit(r), api.Peer(r.Context()))
	if err != nil {
		v.refuse(w, r, err)
		return
	}
	v.show(w, r, http.StatusOK, "shown", view{Title: shown.Content.Name, Data: signed{Shown: shown, File: "/pack/pdf", Leave: "/pack/leave"}})
}

func (v *visitors) door(w http.ResponseWriter, r *http.Request, status int, link, told string, sent bool) {
	d, err := v.site.Packs.Door(r.Context(), link, api.Peer(r.Context()))
	if err != nil {
		v.refuse(w, r, err)
		return
	}
	v.show(w, r, status, "door", view{Title: d.Name, Data: door{d, link, told, sent}})
}

func (v *visitors) enter(w http.ResponseWriter, r *http.Request) {
	link := r.PostFormValue("link")
	visit, err := v.site.Packs.Enter(r.Context(), link, r.PostFormValue("pin"), api.Peer(r.Context()))
	if err != nil {
		api.Logged(r.Context(), err)
		v.door(w, r, api.Status(err), link, fault.Message(err), false)
		return
	}
	http.SetCookie(w, v.cookie(visit, 12*60*60))
	http.Redirect(w, r, "/pack", http.StatusSeeOther)
}

// code has a code sent by e-mail.
func (v *visitors) code(w http.ResponseWriter, r *http.Request) {
	link := r.PostFormValue("link")
	if err := v.site.Packs.SendCode(r.Context(), link, api.Peer(r.Context())); err != nil {
		api.Logged(r.Context(), err)
		v.door(w, r, api.Status(err), link, fault.Message(err), false)
		return
	}
	v.door(w, r, http.StatusOK, link, "", true)
}

func (v *visitors) pdf(w http.ResponseWriter, r *http.Request) {
	x, file, err := v.site.Packs.ShowPDF(r.Context(), v.visit(r), api.Peer(r.Context()))
	if err != nil {
		v.refuse(w, r, err)
		return
	}
	api.SendExport(w, x, file)
}

func (v *visitors) leave(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, v.cookie("", -1))
	v.show(w, r, http.StatusOK, "door", view{Title: "Property pack", Data: door{Told: "You have left the pack. Open the link that you were sent to read it again."}})
}

func (v *visitors) cookie(value string, age int) *http.Cookie {
	return &http.Cookie{Name: VisitCookie, Value: value, Path: "/pack", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: v.secure}
}
