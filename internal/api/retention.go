package api

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
)

// RetentionPolicy is for how many years a firm keeps its cases.
type RetentionPolicy struct {
	Years int `json:"years" doc:"6 to 15; 7 unless somebody chose"`
}

// RetentionPeriod is a number of years that firms keep cases for, and why.
type RetentionPeriod struct {
	Years  int    `json:"years"`
	Source string `json:"source"`
}

// RetentionPolicyShown is the policy, and what might be chosen.
type RetentionPolicyShown struct {
	RetentionPolicy
	Periods []RetentionPeriod `json:"periods"`
}

func retentionPolicyOf(p retention.Policy) RetentionPolicyShown {
	out := RetentionPolicyShown{RetentionPolicy: RetentionPolicy{p.Years}}
	for _, p := range retention.Periods() {
		out.Periods = append(out.Periods, RetentionPeriod{p.Years, p.Source})
	}
	return out
}

// Clock is when a case becomes due, and why.
type Clock struct {
	Since string `json:"since" enum:"completion,abandonment,last change"`
	From  string `json:"from" doc:"the day that it runs from"`
	Years int    `json:"years"`
	Own   bool   `json:"own" doc:"the years are the case's own, and not the firm's"`
	Due   string `json:"due" doc:"the first day on which the case may go"`
}

func clockOf(c retention.Clock) Clock {
	return Clock{string(c.Since), string(c.From), c.Years, c.Own, string(c.Due)}
}

// Hold is a legal hold.
type Hold struct {
	ID          string     `json:"id"`
	Reason      string     `json:"reason"`
	PlacedBy    string     `json:"placed_by"`
	Placed      time.Time  `json:"placed"`
	ReleasedBy  string     `json:"released_by,omitempty"`
	Released    *time.Time `json:"released,omitempty"`
	ReleasedWhy string     `json:"released_why,omitempty"`
}

func holdOf(h retention.Hold) Hold {
	return Hold{h.ID, h.Reason, string(h.PlacedBy), h.Placed, string(h.ReleasedBy), when(h.Released), h.ReleasedWhy}
}

// when is a time, or nothing.
func when(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// RightsRequest is what a person asked for about their data, and what became of it.
type RightsRequest struct {
	ID        string     `json:"id"`
	Case      string     `json:"case"`
	Kind      string     `json:"kind" enum:"erasure,restriction,access"`
	AskedBy   string     `json:"asked_by"`
	Asked     time.Time  `json:"asked"`
	RespondBy string     `json:"respond_by" doc:"they must have an answer by then"`
	Status    string     `json:"status" enum:"working,deferred,ordered,done,expired"`
	Ground    string     `json:"ground,omitempty" doc:"in law, why it is deferred; or why it was done"`
	DueOn     string     `json:"due_on,omitempty" doc:"when what is deferred will be done"`
	DecidedBy string     `json:"decided_by"`
	Papers    int        `json:"papers,omitempty" doc:"of an access request: those in the file so far"`
	Total     int        `json:"total,omitempty"`
	Size      int64      `json:"size,omitempty" doc:"of the file"`
	SHA256    string     `json:"sha256,omitempty"`
	Expires   *time.Time `json:"expires,omitempty" doc:"when the file goes"`
}

func rightsOf(r retention.Request) RightsRequest {
	return RightsRequest{
		r.ID, string(r.Case), string(r.Kind), r.AskedBy, r.Asked, string(r.RespondBy), string(r.Status), r.Ground, string(r.DueOn), string(r.DecidedBy),
		r.Papers, r.Total, r.Size, r.SHA256, when(r.Expires),
	}
}

// Disposal is where the disposal of a case stands.
type Disposal struct {
	Case        string    `json:"case"`
	Stage       string    `json:"stage" enum:"ordered,shredded,cleared,removed,disposed"`
	Why         string    `json:"why" enum:"retention,erasure,recovery"`
	Ordered     time.Time `json:"ordered"`
	OrderedBy   string    `json:"ordered_by"`
	Papers      int       `json:"papers"`
	Changed     time.Time `json:"changed"`
	Certificate string    `json:"certificate,omitempty" doc:"its key in the locked store, once it is disposed of"`
	SHA256      string    `json:"sha256,omitempty" doc:"of the certificate"`
}

func disposalOf(d retention.Disposal) Disposal {
	out := Disposal{
		Case: string(d.Case), Stage: string(d.Stage), Why: d.Why, Ordered: d.Ordered, OrderedBy: string(d.OrderedBy),
		Papers: len(d.Papers), Changed: d.Changed, SHA256: d.Digest,
	}
	if d.Stage == retention.Disposed {
		out.Certificate = d.Key()
	}
	return out
}

// Retained is how long a case is kept, and what was asked about it.
type Retained struct {
	Case      string          `json:"case"`
	Outcome   string          `json:"outcome" doc:"completed, abandoned, or empty"`
	On        string          `json:"on,omitempty" doc:"the day of the outcome"`
	Clock     Clock           `json:"clock"`
	Frozen    string          `json:"frozen,omitempty" doc:"restricted or disposing"`
	Noticed   *time.Time      `json:"noticed,omitempty" doc:"when it was first found due"`
	DisposeOn string          `json:"dispose_on,omitempty" doc:"when its disposal will be ordered at the earliest; empty while something stops it"`
	Holds     []Hold          `json:"holds"`
	Requests  []RightsRequest `json:"requests"`
	Disposal  *Disposal       `json:"disposal,omitempty"`
}

func retainedOf(st retention.Standing) Retained {
	out := Retained{
		Case: string(st.Case), Outcome: string(st.Outcome), On: string(st.On), Clock: clockOf(st.Clock), Frozen: string(st.Frozen),
		Noticed: when(st.Noticed), DisposeOn: string(st.Goes), Holds: each(holdOf)(st.Holds), Requests: each(rightsOf)(st.Requests),
	}
	if st.Disposal != nil {
		d := disposalOf(*st.Disposal)
		out.Disposal = &d
	}
	return out
}

// DueCase is a case whose clock has run, or soon will have.
type DueCase struct {
	Case      string     `json:"case"`
	Name      string     `json:"name"`
	Clock     Clock      `json:"clock"`
	Holds     int        `json:"holds" doc:"that are in force"`
	Noticed   *time.Time `json:"noticed,omitempty"`
	DisposeOn string     `json:"dispose_on,omitempty"`
}

func dueOf(d retention.Due) DueCase {
	return DueCase{string(d.Case), d.Name, clockOf(d.Clock), d.Holds, when(d.Noticed), string(d.Goes)}
}

func (s *Server) getRetentionPolicy(ctx context.Context, _ *struct{}) (*body[RetentionPolicyShown], error) {
	p, err := s.Retention.Store.RetentionPolicy(ctx)
	return answer(ctx, p, err, retentionPolicyOf)
}

func (s *Server) setRetentionPolicy(ctx context.Context, in *struct{ Body RetentionPolicy }) (*body[RetentionPolicyShown], error) {
	p := retention.Policy{Years: in.Body.Years}
	return answer(ctx, p, s.Retention.SetPolicy(ctx, p), retentionPolicyOf)
}

func (s *Server) listDue(ctx context.Context, in *struct {
	Days int `query:"days" minimum:"0" maximum:"36500" default:"90" doc:"from now on"`
}) (*body[[]DueCase], error) {
	ds, err := s.Retention.Due(ctx, time.Duration(in.Days)*24*time.Hour)
	return answer(ctx, ds, err, each(dueOf))
}

func (s *Server) listDisposals(ctx context.Context, _ *struct{}) (*body[[]Disposal], error) {
	ds, err := s.Retention.Store.Disposals(ctx)
	return answer(ctx, ds, err, each(disposalOf))
}

func (s *Server) listRightsRequests(ctx context.Context, _ *struct{}) (*body[[]RightsRequest], error) {
	rs, err := s.Retention.Store.RightsRequests(ctx, "")
	return answer(ctx, rs, err, each(rightsOf))
}

// getCertificate gives the certificate as it lies in the locked store. It names no
// case in its path: the case is gone.
func (s *Server) getCertificate(ctx context.Context, in *struct {
	Gone string `path:"gone" maxLength:"64" doc:"the case that was disposed of"`
}) (*huma.StreamResponse, error) {
	text, err := s.Retention.Certificate(ctx, property.ID(in.Gone))
	if err != nil {
		return nil, problem(ctx, err)
	}
	return stream("application/json", fmt.Sprintf(`attachment; filename="certificate-%s.json"`, in.Gone), text), nil
}

// retained answers with where a case stands after a change.
func (s *Server) retained(ctx context.Context, id string, err error) (*body[Retained], error) {
	var st retention.Standing
	if err == nil {
		st, err = s.Retention.Standing(ctx, property.ID(id))
	}
	return answer(ctx, st, err, retainedOf)
}

func (s *Server) getRetained(ctx context.Context, in *OfCase) (*body[Retained], error) {
	return s.retained(ctx, in.Case, nil)
}

func (s *Server) setYears(ctx context.Context, in *struct {
	OfCase
	Body struct {
		Years int `json:"years" doc:"6 to 15; 0 for the firm's policy"`
	}
}) (*body[Retained], error) {
	return s.retained(ctx, in.Case, s.Retention.SetYears(ctx, property.ID(in.Case), in.Body.Years))
}

// Outcome is how a case ended.
type Outcome struct {
	Outcome string `json:"outcome" enum:"completed,abandoned," doc:"empty takes it back"`
	On      string `json:"on,omitempty" doc:"the day, 2026-11-30"`
}

func (s *Server) setOutcome(ctx context.Context, in *struct {
	OfCase
	Body Outcome
}) (*body[Outcome], error) {
	err := s.Retention.SetOutcome(ctx, property.ID(in.Case), retention.Outcome(in.Body.Outcome), property.Day(in.Body.On))
	return answer(ctx, in.Body, err, func(o Outcome) Outcome { return o })
}

// Because is the body of what needs a reason.
type Because struct {
	Reason string `json:"reason" maxLength:"1000"`
}

func (s *Server) placeHold(ctx context.Context, in *struct {
	OfCase
	Body Because
}) (*body[Hold], error) {
	h, err := s.Retention.Place(ctx, property.ID(in.Case), in.Body.Reason)
	return answer(ctx, h, err, holdOf)
}

func (s *Server) releaseHold(ctx context.Context, in *struct {
	OfCase
	Hold string `path:"hold" maxLength:"64"`
	Body Because
}) (*body[Hold], error) {
	h, err := s.Retention.Release(ctx, property.ID(in.Case), in.Hold, in.Body.Reason)
	return answer(ctx, h, err, holdOf)
}

func (s *Server) requestErasure(ctx context.Context, in *struct {
	OfCase
	Body struct {
		AskedBy  string `json:"asked_by" maxLength:"1000" doc:"who asks, or your reference of their letter"`
		Override string `json:"override,omitempty" maxLength:"1000" doc:"why no ground to keep it applies; empty lets the clock decide"`
	}
}) (*body[RightsRequest], error) {
	r, err := s.Retention.Erase(ctx, property.ID(in.Case), in.Body.AskedBy, in.Body.Override)
	return answer(ctx, r, err, rightsOf)
}

func (s *Server) restrictCase(ctx context.Context, in *struct {
	OfCase
	Body struct {
		AskedBy string `json:"asked_by" maxLength:"1000"`
		Reason  string `json:"reason" maxLength:"1000"`
	}
}) (*body[RightsRequest], error) {
	r, err := s.Retention.Restrict(ctx, property.ID(in.Case), in.Body.AskedBy, in.Body.Reason)
	return answer(ctx, r, err, rightsOf)
}

func (s *Server) liftRestriction(ctx context.Context, in *struct {
	OfCase
	Body Because
}) (*body[Retained], error) {
	return s.retained(ctx, in.Case, s.Retention.Lift(ctx, property.ID(in.Case), in.Body.Reason))
}

func (s *Server) requestAccess(ctx context.Context, in *struct {
	OfCase
	Body struct {
		AskedBy string `json:"asked_by" maxLength:"1000"`
	}
}) (*body[RightsRequest], error) {
	r, err := s.Retention.Ask(ctx, property.ID(in.Case), in.Body.AskedBy)
	return answer(ctx, r, err, rightsOf)
}

func (s *Server) getAccessFile(ctx context.Context, in *struct {
	OfCase
	Request string `path:"request" maxLength:"64"`
}) (*huma.StreamResponse, error) {
	r, file, err := s.Retention.File(ctx, property.ID(in.Case), in.Request)
	if err != nil {
		return nil, problem(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		defer file.Close()
		c.SetHeader("Content-Type", "application/zip")
		c.SetHeader("Content-Length", fmt.Sprint(r.Size))
		c.SetHeader("Content-Disposition", fmt.Sprintf(`attachment; filename="case-%s.zip"`, r.Case))
		if _, err := io.Copy(c.BodyWriter(), file); err != nil {
			Logged(ctx, err)
		}
	}}, nil
}
