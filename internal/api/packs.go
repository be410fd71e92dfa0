package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/permission"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// Decision is what somebody decided, as the API shows it.
type Decision struct {
	Verdict pack.Verdict `json:"verdict" enum:"accepted,corrected,dismissed,verified,edited,added,left_out"`
	Right   string       `json:"right,omitempty" doc:"what is right instead"`
	Note    string       `json:"note,omitempty"`
	Person  string       `json:"person"`
	Name    string       `json:"name"`
	At      time.Time    `json:"at"`
}

func decisionOf(d *pack.Decision) *Decision {
	if d == nil {
		return nil
	}
	return &Decision{d.Verdict, d.Right, d.Note, string(d.Person), d.Name, d.At}
}

// Matter is a finding or a missing paper that a person decides about.
type Matter struct {
	Key      string              `json:"key" doc:"stays the same in later reports that say the same of the same words"`
	About    pack.About          `json:"about" enum:"finding,missing"`
	Rule     string              `json:"rule"`
	Severity rules.Severity      `json:"severity"`
	Title    string              `json:"title"`
	Detail   string              `json:"detail"`
	Evidence []analysis.Evidence `json:"evidence"`
	Place    int                 `json:"place" doc:"among the report's findings or missing papers, from 0"`
	Decision *Decision           `json:"decision,omitempty" doc:"absent while one is asked for"`
	Before   *Decision           `json:"before,omitempty" doc:"an earlier decision that does not stand any more"`
	Again    string              `json:"again,omitempty" doc:"why it does not"`
}

func matterOf(m pack.Matter) Matter {
	return Matter{m.Key, m.About, m.Rule, m.Severity, m.Title, m.Detail, append([]analysis.Evidence{}, m.Evidence...), m.N, decisionOf(m.Decision), decisionOf(m.Before), m.Again}
}

// PackFact is a fact and what a person said of it.
type PackFact struct {
	Key      string    `json:"key"`
	File     string    `json:"file"`
	Path     string    `json:"path"`
	Label    string    `json:"label"`
	Value    string    `json:"value"`
	Says     any       `json:"says" doc:"normalised, with a person's word where they corrected it"`
	Index    int       `json:"index" doc:"among what is read at that path of the file, from 0; with file and path it names the fact for a correction"`
	Page     int       `json:"page"`
	Quote    string    `json:"quote"`
	Decision *Decision `json:"decision,omitempty"`
}

func packFactOf(f pack.Fact) PackFact {
	return PackFact{f.Key, f.File, f.Path, f.Label, f.Value, f.Says(), f.Index, f.Page, f.Quote, decisionOf(f.Decision)}
}

// PackEnquiry is a question for the other side.
type PackEnquiry struct {
	Key     string `json:"key"`
	Rule    string `json:"rule,omitempty"`
	Text    string `json:"text"`
	Draft   string `json:"draft,omitempty" doc:"what the rules wrote"`
	LeftOut bool   `json:"left_out"`
	Own     bool   `json:"own" doc:"a person's own, that no rule wrote"`
}

func packEnquiryOf(q pack.Enquiry) PackEnquiry {
	return PackEnquiry{q.Key, q.Rule, q.Text, q.Draft, q.Out, q.Own}
}

// Met is how far an overlay of PDTF is met.
type Met struct {
	Overlay  string  `json:"overlay"`
	Name     string  `json:"name"`
	Have     int     `json:"have"`
	Want     int     `json:"want"`
	Share    float64 `json:"share" doc:"0 to 1"`
	Answered bool    `json:"answered" doc:"a paper that answers it is there, or it needs none of its own"`
	Lacking  []Need  `json:"lacking"`
}

// Need is a path that is asked for and not known.
type Need struct {
	Ref      string `json:"ref,omitempty" doc:"the form's number"`
	Path     string `json:"path"`
	Label    string `json:"label"`
	Question string `json:"question"`
}

func metOf(m pack.Measured) Met {
	out := Met{m.Overlay.ID, m.Overlay.Name, m.Have, m.Want, m.Share(), m.Answered, []Need{}}
	for _, n := range m.Lacking() {
		out.Lacking = append(out.Lacking, Need{n.Ref, n.Path, n.Label, n.Question})
	}
	return out
}

// Completeness is what the pack of a case still needs.
type Completeness struct {
	Transaction pack.Transaction  `json:"transaction"`
	Papers      []analysis.Wanted `json:"papers"`
	Overlays    []Met             `json:"overlays"`
	ByPaper     []MetBy           `json:"by_paper"`
}

// MetBy is how far one paper answers what its form asks.
type MetBy struct {
	File string `json:"file"`
	Met
}

// Version is a signed version of a pack.
type Version struct {
	Number   int       `json:"number"`
	SignedBy string    `json:"signed_by"`
	SignedAt time.Time `json:"signed_at"`
	Note     string    `json:"note,omitempty"`
	SHA256   string    `json:"sha256" doc:"of what was signed"`
	Papers   int       `json:"papers"`
	Outdated string    `json:"outdated,omitempty" doc:"what changed since; absent when nothing did"`
	Exports  []Export  `json:"exports"`
}

// Export is a version in a format.
type Export struct {
	Format pack.Format `json:"format" enum:"pdf,pdtf"`
	State  pack.State  `json:"state" enum:"due,ready,failed"`
	Reason string      `json:"reason,omitempty"`
	Done   int         `json:"done" doc:"papers that are in it"`
	Total  int         `json:"total"`
	Pages  int         `json:"pages,omitempty"`
	Size   int64       `json:"size,omitempty"`
	SHA256 string      `json:"sha256,omitempty"`
}

func exportOf(x pack.Export) Export {
	return Export{x.Format, x.State, x.Reason, x.Done, x.Total, x.Pages, x.Size, x.SHA256}
}

// Share is a link to a version for somebody without an account.
type Share struct {
	ID      string     `json:"id"`
	Version int        `json:"version"`
	For     string     `json:"for"`
	Email   string     `json:"email,omitempty"`
	Made    time.Time  `json:"made"`
	Expires time.Time  `json:"expires"`
	Revoked *time.Time `json:"revoked,omitempty"`
	Views   int        `json:"views"`
	Last    *time.Time `json:"last_viewed,omitempty"`
	URL     string     `json:"url,omitempty" doc:"when it is made, and never again"`
	Pin     string     `json:"pin,omitempty" doc:"the code to be told apart from the link; when it is made, and never again"`
}

func shareOf(l pack.Share) Share {
	moment := func(t time.Time) *time.Time {
		if t.IsZero() {
			return nil
		}
		return &t
	}
	return Share{ID: l.ID, Version: l.Number, For: l.For, Email: l.Email, Made: l.Made, Expires: l.Expires, Revoked: moment(l.Revoked), Views: l.Views, Last: moment(l.Last)}
}

// Pack is where the pack of a case stands.
type Pack struct {
	InTheWay []string  `json:"in_the_way" doc:"why it cannot be signed off now; empty when it can"`
	Versions []Version `json:"versions" doc:"latest first"`
}

func packOf(d *pack.Desk) Pack {
	out := Pack{append([]string{}, d.InTheWay...), []Version{}}
	for _, v := range d.Versions {
		out.Versions = append(out.Versions, versionOf(d, v))
	}
	return out
}

func versionOf(d *pack.Desk, v pack.Version) Version {
	out := Version{v.Number, v.Name, v.Signed, v.Note, v.SHA256, v.Papers, d.Outdated(v), []Export{}}
	for _, x := range d.Exports {
		if x.Version == v.ID {
			out.Exports = append(out.Exports, exportOf(x))
		}
	}
	return out
}

// ofDesk answers with a part of what there is about the pack of a case.
func ofDesk[U any](s *Server, show func(*pack.Desk) U) func(context.Context, *OfCase) (*body[U], error) {
	return func(ctx context.Context, in *OfCase) (*body[U], error) {
		d, err := s.Packs.Desk(ctx, property.ID(in.Case))
		return answer(ctx, d, err, show)
	}
}

func completenessOf(d *pack.Desk) Completeness {
	c := d.Completeness
	out := Completeness{c.Transaction, append([]analysis.Wanted{}, c.Papers...), each(metOf)(c.Overlays), []MetBy{}}
	for _, p := range c.ByPaper {
		out.ByPaper = append(out.ByPaper, MetBy{p.File, metOf(p.Measured)})
	}
	return out
}

func (s *Server) getOverlay(ctx context.Context, in *struct {
	OfCase
	Overlay string `path:"overlay" maxLength:"20"`
}) (*body[Met], error) {
	o, ok := pack.FindOverlay(in.Overlay)
	if !ok {
		return nil, problem(ctx, fault.New(fault.NotFound, "there is no overlay %s", in.Overlay))
	}
	d, err := s.Packs.Desk(ctx, property.ID(in.Case))
	return answer(ctx, d, err, func(d *pack.Desk) Met { return metOf(d.Measure(o)) })
}

// Choice is what somebody says about a matter, a fact or an enquiry.
type Choice struct {
	Verdict pack.Verdict `json:"verdict" doc:"of a finding: accepted, corrected, dismissed; of a fact: verified, corrected; of an enquiry: edited, left_out; withdrawn takes any back"`
	Right   string       `json:"right,omitempty" maxLength:"4000" doc:"what is right instead, or the words of an enquiry"`
	Note    string       `json:"note,omitempty" maxLength:"4000"`
}

func (c Choice) pack() pack.Choice {
	return pack.Choice{Verdict: c.Verdict, Right: c.Right, Note: c.Note}
}

// OfKey is something of a case that a key names.
type OfKey struct {
	OfCase
	Key  string `path:"key" maxLength:"64"`
	Body Choice
}

// decided answers with the case's pack after a decision.
func (s *Server) decided(ctx context.Context, id string, err error) (*body[Pack], error) {
	if err != nil {
		return nil, problem(ctx, err)
	}
	d, err := s.Packs.Desk(ctx, property.ID(id))
	return answer(ctx, d, err, packOf)
}

func (s *Server) decideMatter(ctx context.Context, in *OfKey) (*body[Pack], error) {
	return s.decided(ctx, in.Case, s.Packs.DecideMatters(ctx, property.ID(in.Case), []string{in.Key}, in.Body.pack()))
}

func (s *Server) decideFact(ctx context.Context, in *OfKey) (*body[Pack], error) {
	return s.decided(ctx, in.Case, s.Packs.DecideFact(ctx, property.ID(in.Case), in.Key, in.Body.pack()))
}

func (s *Server) editEnquiry(ctx context.Context, in *OfKey) (*body[Pack], error) {
	return s.decided(ctx, in.Case, s.Packs.EditEnquiry(ctx, property.ID(in.Case), in.Key, in.Body.pack()))
}

func (s *Server) addEnquiry(ctx context.Context, in *struct {
	OfCase
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"4000"`
	}
}) (*body[PackEnquiry], error) {
	k, err := s.Packs.AddEnquiry(ctx, property.ID(in.Case), in.Body.Text)
	return answer(ctx, pack.Enquiry{Key: k, Text: in.Body.Text, Own: true}, err, packEnquiryOf)
}

func (s *Server) signPack(ctx context.Context, in *struct {
	OfCase
	Body struct {
		Code    string    `json:"code,omitempty" maxLength:"100" doc:"of your authenticator, when you have one"`
		Passkey *Answered `json:"passkey,omitempty" doc:"instead of the code: the answer to ask-passkey-again"`
		Note    string    `json:"note,omitempty" maxLength:"4000"`
	}
}) (*body[Version], error) {
	proof := pack.Proof{Code: in.Body.Code}
	if a := in.Body.Passkey; a != nil {
		var err error
		if proof.Answer, err = a.json(); err != nil {
			return nil, problem(ctx, err)
		}
		proof.Ticket = a.Ticket
	}
	v, err := s.Packs.SignOff(ctx, property.ID(in.Case), proof, in.Body.Note)
	if err != nil {
		return nil, problem(ctx, err)
	}
	d, err := s.Packs.Desk(ctx, property.ID(in.Case))
	return answer(ctx, d, err, func(d *pack.Desk) Version { return versionOf(d, v) })
}

// OfVersion is a signed version of a case's pack.
type OfVersion struct {
	OfCase
	Version int `path:"version" minimum:"1"`
}

func (s *Server) orderExport(ctx context.Context, in *struct {
	OfVersion
	Format string `path:"format" enum:"pdf,pdtf"`
}) (*body[Export], error) {
	x, err := s.Packs.Ask(ctx, property.ID(in.Case), in.Version, pack.Format(in.Format))
	return answer(ctx, x, err, exportOf)
}

func (s *Server) downloadExport(ctx context.Context, in *struct {
	OfVersion
	Format string `path:"format" enum:"pdf,pdtf"`
}) (*huma.StreamResponse, error) {
	x, r, err := s.Packs.Download(ctx, property.ID(in.Case), in.Version, pack.Format(in.Format))
	if err != nil {
		return nil, problem(ctx, err)
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		_, w := humago.Unwrap(hc)
		SendExport(w, x, r)
	}}, nil
}

// SendExport answers with the bytes of an export and closes them.
func SendExport(w http.ResponseWriter, x pack.Export, r io.ReadCloser) {
	defer r.Close()
	// The server's limit on writing an answer is not meant for a file of any size.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // a writer without one has no limit
	h := w.Header()
	h.Set("Content-Type", x.Format.MediaType())
	h.Set("Content-Length", strconv.FormatInt(x.Size, 10))
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="pack-v%d.%s"`, x.Number, x.Format.Extension()))
	_, _ = io.Copy(w, r) // whoever asked has gone when this fails
}

func (s *Server) sharePack(ctx context.Context, in *struct {
	OfVersion
	Body struct {
		For   string `json:"for" minLength:"1" maxLength:"200" doc:"whom it is for"`
		Email string `json:"email,omitempty" maxLength:"254" doc:"codes are sent there; without it a code is given back, to be told apart from the link"`
		Days  int    `json:"days,omitempty" minimum:"0" maximum:"180" doc:"how long it lasts; 30 when left out"`
	}
}) (*body[Share], error) {
	o, err := s.Packs.Share(ctx, property.ID(in.Case), in.Version, in.Body.For, in.Body.Email, in.Body.Days)
	return answer(ctx, o, err, func(o pack.Offer) Share {
		out := shareOf(o.Share)
		out.URL, out.Pin = o.URL, o.Pin
		return out
	})
}

func (s *Server) revokeShare(ctx context.Context, in *struct {
	OfCase
	Share string `path:"share" maxLength:"64"`
}) (*struct{}, error) {
	if err := s.Packs.Revoke(ctx, property.ID(in.Case), in.Share); err != nil {
		return nil, problem(ctx, err)
	}
	return nil, nil
}

// packRoutes are the operations on packs.
func (s *Server) packRoutes(r *registrar) {
	handle(r, permission.PackSee, op("GET", "/api/v1/cases/{case}/pack/completeness", "get-completeness", "What the pack of a case still needs, by paper and by overlay of PDTF", 0), ofDesk(s, completenessOf))
	handle(r, permission.PackSee, op("GET", "/api/v1/cases/{case}/pack/completeness/{overlay}", "get-overlay", "How far one overlay of PDTF is met", 0), s.getOverlay)
	handle(r, permission.PackJudge, op("GET", "/api/v1/cases/{case}/pack", "get-pack", "Where the pack stands: what is in the way of signing it off, and its versions", 0), ofDesk(s, packOf))
	handle(r, permission.PackJudge, op("GET", "/api/v1/cases/{case}/pack/matters", "list-matters", "The findings and missing papers to decide about, worst first", 0),
		ofDesk(s, func(d *pack.Desk) []Matter { return each(matterOf)(d.Matters) }))
	handle(r, permission.PackJudge, op("PUT", "/api/v1/cases/{case}/pack/matters/{key}", "decide-matter", "Accept, correct or dismiss a finding", 0), s.decideMatter)
	handle(r, permission.PackJudge, op("GET", "/api/v1/cases/{case}/pack/facts", "list-facts", "What the papers say, and what people said of it", 0),
		ofDesk(s, func(d *pack.Desk) []PackFact { return each(packFactOf)(d.Facts) }))
	handle(r, permission.PackJudge, op("PUT", "/api/v1/cases/{case}/pack/facts/{key}", "decide-fact", "Verify or correct a fact", 0), s.decideFact)
	handle(r, permission.PackJudge, op("GET", "/api/v1/cases/{case}/pack/enquiries", "list-enquiries", "The draft enquiries", 0),
		ofDesk(s, func(d *pack.Desk) []PackEnquiry { return each(packEnquiryOf)(d.Enquiries) }))
	handle(r, permission.PackJudge, op("POST", "/api/v1/cases/{case}/pack/enquiries", "add-enquiry", "Add an enquiry of your own", http.StatusCreated), s.addEnquiry)
	handle(r, permission.PackJudge, op("PUT", "/api/v1/cases/{case}/pack/enquiries/{key}", "edit-enquiry", "Edit an enquiry or leave it out", 0), s.editEnquiry)
	handle(r, permission.PackSign, op("POST", "/api/v1/cases/{case}/pack/versions", "sign-pack", "Sign the pack off as it is, which freezes a version", http.StatusCreated), s.signPack)
	handle(r, permission.PackJudge, op("POST", "/api/v1/cases/{case}/pack/versions/{version}/exports/{format}", "order-export", "Ask for a version as one PDF or as verified claims of PDTF", http.StatusAccepted), s.orderExport)
	handle(r, permission.PackRead, op("GET", "/api/v1/cases/{case}/pack/versions/{version}/exports/{format}/file", "download-export", "Download an export that is ready", 0), s.downloadExport)
	handle(r, permission.PackShare, op("GET", "/api/v1/cases/{case}/pack/shares", "list-shares", "The links to versions of the pack", 0),
		ofDesk(s, func(d *pack.Desk) []Share { return each(shareOf)(d.Shares) }))
	handle(r, permission.PackShare, op("POST", "/api/v1/cases/{case}/pack/versions/{version}/shares", "share-pack", "Make a link by which a buyer reads a version", http.StatusCreated), s.sharePack)
	handle(r, permission.PackShare, op("DELETE", "/api/v1/cases/{case}/pack/shares/{share}", "revoke-share", "End a link", http.StatusNoContent), s.revokeShare)
}
