package api

import (
	"time"

	"github.com/paperwurks/paperwurks/internal/blob"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/rules"
	"github.com/paperwurks/paperwurks/internal/work"
)

// Options is what a person says about a case; all of it may be left out.
type Options struct {
	AsAt         string `json:"as_at,omitempty" doc:"the day at which terms, ages and rules are judged, 2026-11-30; empty for the day of the review"`
	Jurisdiction string `json:"jurisdiction,omitempty" doc:"england or wales; empty to tell it from the papers"`
	Lender       string `json:"lender,omitempty" doc:"whose requirements to check; empty for the lender of the mortgage offer"`
	Completion   string `json:"completion,omitempty" doc:"the day of completion, if it is planned"`
}

func (o Options) property() property.Options {
	return property.Options{AsAt: property.Day(o.AsAt), Jurisdiction: rules.Jurisdiction(o.Jurisdiction), Lender: o.Lender, Completion: property.Day(o.Completion)}
}

func optionsOf(o property.Options) Options {
	return Options{string(o.AsAt), string(o.Jurisdiction), o.Lender, string(o.Completion)}
}

// Case is a case as the API shows it.
type Case struct {
	ID        string                 `json:"id"`
	Name      string                 `json:"name"`
	State     string                 `json:"state" enum:"empty,working,ready" doc:"working while papers are on their way or the report is being made"`
	Options   Options                `json:"options"`
	Created   time.Time              `json:"created"`
	Version   int64                  `json:"version" doc:"goes up with every visible change"`
	Report    int64                  `json:"report" doc:"number of the report that is there, 0 for none"`
	Documents int                    `json:"documents"`
	Findings  map[rules.Severity]int `json:"findings" doc:"in the report that is there, by severity"`
	NoModel   bool                   `json:"no_model" doc:"nothing of it is put to a model"`
}

// CaseOf is how a case is shown.
func CaseOf(c property.Case) Case {
	out := Case{
		ID: string(c.ID), Name: c.Name, State: CaseState(c), Created: c.Created, Version: c.Version, Report: c.Reviewed,
		Documents: c.Documents, Findings: c.Counts,
		Options: optionsOf(c.Options), NoModel: c.NoModel,
	}
	if out.Findings == nil {
		out.Findings = map[rules.Severity]int{}
	}
	return out
}

// CaseState is one word for where a case is.
func CaseState(c property.Case) string {
	switch {
	case c.Pending > 0 || c.Documents > 0 && c.Revision > c.Reviewed:
		return "working"
	case c.Reviewed == 0:
		return "empty"
	}
	return "ready"
}

// Document is a document as the API shows it.
type Document struct {
	ID         string         `json:"id"`
	Case       string         `json:"case"`
	Parent     string         `json:"parent,omitempty" doc:"the e-mail that it came with"`
	Name       string         `json:"name"`
	Size       int64          `json:"size"`
	SHA256     string         `json:"sha256"`
	MediaType  string         `json:"media_type"`
	State      document.State `json:"state" enum:"registered,uploaded,kept,read,ready,quarantined"`
	Reason     string         `json:"reason,omitempty" doc:"why it is quarantined or given up"`
	Parked     bool           `json:"parked" doc:"the work on it was given up; it can be started again"`
	Kind       string         `json:"kind,omitempty"`
	KindName   string         `json:"kind_name,omitempty"`
	Confidence float64        `json:"kind_confidence,omitempty"`
	KindReason string         `json:"kind_reason,omitempty"`
	Corrected  bool           `json:"kind_corrected,omitempty"`
	NoModel    bool           `json:"no_model" doc:"nothing of it is put to a model, nor of what came with it"`
	Pages      int            `json:"pages"`
	Unread     int            `json:"unread_pages"`
	Step       string         `json:"step,omitempty" doc:"what reading is doing: text or ocr"`
	Done       int            `json:"done,omitempty" doc:"pages of the step that are done"`
	Total      int            `json:"total,omitempty"`
	Stage      string         `json:"stage" doc:"where it is, in words for people"`
}

// DocumentOf is how a document is shown.
func DocumentOf(d document.Document) Document {
	return Document{
		ID: string(d.ID), Case: string(d.Case), Parent: string(d.Parent), Name: d.Name, Size: d.Size, SHA256: d.SHA256, MediaType: d.MediaType,
		State: d.State, Reason: d.Reason, Parked: d.Parked,
		Kind: string(d.Kind), KindName: kindName(d), Confidence: d.Confidence, KindReason: d.KindReason, Corrected: d.Corrected,
		NoModel: d.NoModel, Pages: d.Pages, Unread: d.Unread, Step: d.Progress.Step, Done: d.Progress.Done, Total: d.Progress.Total, Stage: Stage(d),
	}
}

// Upload is the request that a client makes to send the bytes.
type Upload struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers" doc:"to send along as they are"`
	Expires time.Time         `json:"expires"`
}

func uploadOf(s *blob.Signed) *Upload {
	if s == nil {
		return nil
	}
	return &Upload{s.Method, s.URL, s.Headers, s.Expires}
}

// Parked is work that was given up.
type Parked struct {
	Kind    string    `json:"kind"`
	Subject string    `json:"subject" doc:"the document or the case"`
	Case    string    `json:"case"`
	Reason  string    `json:"reason"`
	Since   time.Time `json:"since"`
	Tries   int       `json:"tries"`
}

func parkedOf(p work.Parked) Parked {
	return Parked{string(p.Kind), p.Subject, p.Case, p.Reason, p.Since, p.Tries}
}
