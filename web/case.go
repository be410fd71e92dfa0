package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// This file is the page of a case: what its papers say at a glance, what is wrong with
// the words that prove it, what is missing, the days to know, and the papers themselves.

// casePage is what the page of a case shows.
type casePage struct {
	Case      property.Case
	Documents []document.Document
	Report    *analysis.Report // nil while there is none, or for who may not read it
	Glance    []glance
	Parties   []glance
	Groups    []group
	Worst     []finding // the first that are high or worse, as headlines
	Disagree  []finding // those that rest on papers which say different things
	Missing   []judged
	Wanted    []wanted
	Dates     calendar
	Lease     *lease // nil where no paper says when a lease began and ends
	Enquiries []pack.Enquiry
	OpenNow   int // matters that nobody has decided and that stand in the way of signing

	Notes   []property.Note
	Me      tenant.Person
	Chief   bool // may they remove what others wrote?
	Members []property.Member
	Write   bool // may they write notes?
	Keep    bool // may they see how long it is kept?

	Steps   []standing // where it stands, for those who may not read what the papers say
	Lacking []string   // papers, for those of them who may know
	Words   []term     // of these, explained

	Review bool // may they read what the papers say?
	Judge  bool // may they decide about it?
	Pack   bool // may they see what is missing?
	Send   bool // may they send papers?
}

// group is the findings of a severity.
type group struct {
	Severity rules.Severity
	Findings []finding
	// Open shows the words that prove them at once; those of less weight are folded.
	Open bool
}

// wanted is a line of the list of papers that such a sale needs.
type wanted struct {
	Title string
	Files []link
}

// link is a paper and the address of it.
type link struct {
	Name string
	To   string
}

// Two says whether a finding rests on more than one paper.
func (f finding) Two() bool { return f.Pair() != "" }

// To is the address of the page that a piece of evidence stands on, with it lit.
func (p proof) To(finding int) string {
	return fmt.Sprintf("/documents/%s?page=%d&finding=%d", p.Document, p.Page, finding)
}

func (p *Pages) kase(w http.ResponseWriter, r *http.Request) {
	data, err := p.casePage(r)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	p.show(w, r, http.StatusOK, "case", view{data.Case.Name, true, Site{}, data})
}

// headlines is how many findings are named at a glance.
const headlines = 4

func (p *Pages) casePage(r *http.Request) (data casePage, err error) {
	ctx := r.Context()
	if data.Case, err = p.site.Cases.Store.Case(ctx, caseOf(r)); err != nil {
		return data, err
	}
	c := data.Case
	if data.Documents, err = p.site.Documents.Of(ctx, c.ID, 0); err != nil {
		return data, err
	}
	data.Review, data.Judge = may(r, permission.ReportRead), may(r, permission.PackJudge)
	data.Pack, data.Send = may(r, permission.PackSee), may(r, permission.Upload)
	if err := p.around(r, &data); err != nil {
		return data, err
	}
	if !data.Review {
		return data, p.stand(r, &data)
	}
	if c.Reviewed == 0 {
		return data, nil
	}
	if data.Report, err = p.site.Reviews.Report(ctx, c); err != nil {
		return data, err
	}
	decisions, err := p.site.Packs.Store.Decisions(ctx, c.ID)
	if err != nil {
		return data, err
	}
	at := addressesOf(data.Documents, data.Report)
	data.Glance, data.Parties = at.glance(data.Report), at.parties(data.Report)
	data.Dates = calendarOf(data.Report, c.Options, at)
	data.Lease = leaseOf(data.Report, at)
	matters := pack.Matters(data.Report, decisions)
	data.Enquiries = pack.Asked(pack.Enquiries(matters, decisions))
	data.Missing, data.Groups = judge(c.ID, data.Report, matters, r.URL.Query().Get("decide"), at)
	for _, m := range matters {
		if m.Pressing() && m.Decision == nil {
			data.OpenNow++
		}
	}
	for _, g := range data.Groups {
		for _, f := range g.Findings {
			if len(data.Worst) < headlines && f.Severity.Rank() <= rules.High.Rank() {
				data.Worst = append(data.Worst, f)
			}
			if f.Two() && disagrees(data.Report, f.Rule) {
				data.Disagree = append(data.Disagree, f)
			}
		}
	}
	for _, line := range data.Report.Case.Checklist {
		out := wanted{Title: line.Title}
		for _, file := range line.Files {
			out.Files = append(out.Files, link{file, at.document(file)})
		}
		data.Wanted = append(data.Wanted, out)
	}
	// What is missing comes first: it is what there is to do.
	slices.SortStableFunc(data.Wanted, func(a, b wanted) int { return min(1, len(a.Files)) - min(1, len(b.Files)) })
	return data, nil
}

// stand says where the case stands, to those who may not read what its papers say.
func (p *Pages) stand(r *http.Request, data *casePage) error {
	versions, err := p.site.Packs.Store.Versions(r.Context(), data.Case.ID)
	if err != nil {
		return err
	}
	if may(r, permission.CaseMissing) {
		data.Lacking = data.Case.Summary.Missing
	}
	data.Steps = standings(data.Case, data.Documents, len(data.Lacking), len(versions) > 0)
	texts := slices.Clone(data.Lacking)
	for _, d := range data.Documents {
		texts = append(texts, papers.Name(d.Kind))
	}
	data.Words = explained(texts...)
	return nil
}

// around gathers the people around a case and what they wrote.
func (p *Pages) around(r *http.Request, data *casePage) (err error) {
	ctx := r.Context()
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	data.Me, data.Chief = who.Person, who.Role == tenant.Administrator
	data.Write, data.Keep = may(r, permission.NoteWrite), may(r, permission.CaseRetain)
	if may(r, permission.NoteSee) {
		if data.Notes, err = p.site.Cases.Store.Notes(ctx, data.Case.ID, property.MostNotes); err != nil {
			return err
		}
	}
	if !may(r, permission.MemberSee) {
		return nil
	}
	data.Members, err = p.site.Cases.Store.Members(ctx, data.Case.ID)
	return err
}

// aroundRoutes are the forms of notes; who belongs to a case has a page of its own.
func (p *Pages) aroundRoutes() {
	p.route(permission.NoteWrite, "POST /cases/{case}/notes", func(w http.ResponseWriter, r *http.Request) {
		_, err := p.site.Cases.AddNote(r.Context(), caseOf(r), r.PostFormValue("text"))
		p.back(w, r, "/cases/"+r.PathValue("case")+"#notes", err)
	})
	p.route(permission.NoteWrite, "POST /cases/{case}/notes/{note}/remove", func(w http.ResponseWriter, r *http.Request) {
		p.back(w, r, "/cases/"+r.PathValue("case")+"#notes", p.site.Cases.RemoveNote(r.Context(), caseOf(r), r.PathValue("note")))
	})
}

// disagrees is whether a rule found that papers contradict each other.
func disagrees(r *analysis.Report, rule string) bool {
	return slices.ContainsFunc(r.Case.Contradictions, func(f analysis.Finding) bool { return f.Rule == rule })
}

// judge puts the findings of a report into groups by severity, each with its matter,
// and gives the missing papers.
func judge(id property.ID, r *analysis.Report, all []pack.Matter, asked string, at addresses) (missing []judged, groups []group) {
	// Forms are long and cases are large: the first that are to be decided have theirs.
	left := formsShown
	open := func(m pack.Matter) bool {
		if m.Decision == nil && left > 0 {
			left--
			return true
		}
		return m.Key == asked
	}
	matters := map[int]*judged{}
	for _, m := range all {
		if m.About == pack.AMissing {
			missing = append(missing, judged{id, m, m.Key == asked, open(m)})
		} else {
			matters[m.N] = &judged{id, m, m.Key == asked, open(m)}
		}
	}
	for _, s := range severities {
		g := group{Severity: s, Open: s.Rank() <= rules.Medium.Rank()}
		for i, f := range r.Findings {
			if f.Severity != s {
				continue
			}
			out := finding{Finding: f, N: i, Matter: matters[i]}
			for j, e := range f.Evidence {
				wide, tall := at.strip(e)
				out.Proofs = append(out.Proofs, proof{e, j, at.ids[e.File], wide, tall})
			}
			g.Findings = append(g.Findings, out)
		}
		if len(g.Findings) > 0 {
			groups = append(groups, g)
		}
	}
	return missing, groups
}

// strip is the size of the strip of a page that proves something, in pixels as it was
// drawn, so that a page keeps its place while the pictures come.
func (at addresses) strip(e analysis.Evidence) (wide, tall int) {
	const k = 1.5 // pixels a point
	sizes := at.sizes[e.File]
	if e.Page < 1 || e.Page > len(sizes) {
		return 380 * k, 62 * k
	}
	part := review.Strip(sizes[e.Page-1], e)
	return int(k * part.Width()), int(k * part.Height())
}

// formsShown is how many matters have the form that decides them on the page.
const formsShown = 12

// severityWords say what a severity asks of whoever runs the sale.
var severityWords = map[rules.Severity]string{
	rules.Critical: "Stop: do not go on before this is resolved.",
	rules.High:     "Resolve before exchange.",
	rules.Medium:   "Raise an enquiry.",
	rules.Low:      "Report to the client.",
	rules.Info:     "Good to know.",
}

// capital is a value as people write it in a list of facts: one that a paper gives in
// small letters begins with a capital.
func capital(s string) string {
	s = strings.TrimSpace(s)
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
