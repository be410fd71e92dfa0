package analysis

import (
	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// Schema names this version of the report's format; see docs/formats/report.md.
const Schema = "paperwurks.report/1"

// Report is what is known of a case. Its JSON is a contract: fields are added,
// never renamed or given another meaning, within one Schema.
type Report struct {
	Schema       string             `json:"schema"`
	AsAt         string             `json:"as_at"`                   // the day at which terms, ages and rules are judged, 2006-01-02
	Jurisdiction string             `json:"jurisdiction"`            // england or wales
	Basis        string             `json:"jurisdiction_reason"`     // how the jurisdiction was told
	Lender       string             `json:"lender,omitempty"`        // whose requirements were applied
	LenderBasis  string             `json:"lender_reason,omitempty"` // how the lender was told, or why none was applied
	Case         CaseSummary        `json:"case"`
	Documents    []Document         `json:"documents"`
	Findings     []Finding          `json:"findings"` // all of them, worst first
	Enquiries    []Enquiry          `json:"enquiries"`
	Model        *Model             `json:"model,omitempty"` // what a model added; absent where none was asked
	Timings      map[string]float64 `json:"timings"`         // seconds by step
}

// CaseSummary is what is known across the papers.
type CaseSummary struct {
	Transaction    string    `json:"transaction"`  // "freehold sale", "leasehold sale"
	Completeness   float64   `json:"completeness"` // how much of Checklist is there, 0 to 1
	Checklist      []Wanted  `json:"checklist"`
	Missing        []Missing `json:"missing"`
	Contradictions []Finding `json:"contradictions"` // in Findings too
	Dates          []KeyDate `json:"dates"`          // in the order of the calendar, those past too
}

// KeyDate is a day that whoever runs the sale must know.
type KeyDate struct {
	Rule     string     `json:"rule"`
	Day      string     `json:"day"` // 2006-01-02
	Title    string     `json:"title"`
	From     string     `json:"from,omitempty"` // how it was counted, as "6 months from 2026-05-11"; absent where a paper states the day
	Evidence []Evidence `json:"evidence"`
	Sources  []string   `json:"sources"`
}

// Wanted is one line of the list of papers that a sale of this sort needs.
type Wanted struct {
	Title string        `json:"title"`
	Kinds []papers.Kind `json:"kinds"` // any one of them will do
	Files []string      `json:"files"` // empty when it is missing
}

// Missing is a paper that the case needs and does not have.
type Missing struct {
	Rule     string         `json:"rule"`
	Kind     papers.Kind    `json:"kind"`
	Title    string         `json:"title"`
	Why      string         `json:"why"`
	Severity rules.Severity `json:"severity"`
	Enquiry  string         `json:"enquiry,omitempty"`
	Evidence []Evidence     `json:"evidence"` // what tells that it is needed; may be empty
	Sources  []string       `json:"sources"`
}

// Document is one file of the case.
type Document struct {
	File           string             `json:"file"`
	SHA256         string             `json:"sha256"`
	MediaType      string             `json:"media_type,omitempty"`
	Kind           papers.Kind        `json:"kind"`
	KindName       string             `json:"kind_name"`
	KindConfidence float64            `json:"kind_confidence"` // 0 to 1
	KindReason     string             `json:"kind_reason"`
	Parts          []Part             `json:"parts,omitempty"` // when the file holds several papers; Kind is then that of the longest of a known kind
	Pages          int                `json:"pages"`
	PageSizes      []PageSize         `json:"page_sizes"` // points, by page
	Unreadable     []int              `json:"unreadable_pages"`
	OCR            []int              `json:"ocr_pages"`
	Facts          []Fact             `json:"facts"`
	Struck         []Fact             `json:"struck,omitempty"` // read, and a person says that the paper does not say it, or it followed from such
	Findings       []Finding          `json:"findings"`         // those whose first evidence is in this file
	Warnings       []string           `json:"warnings,omitempty"`
	Error          string             `json:"error,omitempty"`        // why the file could not be read
	DuplicateOf    string             `json:"duplicate_of,omitempty"` // the file with the same bytes, which was analysed
	AttachedTo     string             `json:"attached_to,omitempty"`  // the e-mail that the file came with
	Timings        map[string]float64 `json:"timings"`
}

// Part is one of several papers in a file.
type Part struct {
	Kind           papers.Kind `json:"kind"`
	KindName       string      `json:"kind_name"`
	KindConfidence float64     `json:"kind_confidence"`
	KindReason     string      `json:"kind_reason"`
	FirstPage      int         `json:"first_page"`
	LastPage       int         `json:"last_page"`
}

// PageSize is in points.
type PageSize struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// Fact is something that a paper says; see evidence.Fact.
type Fact struct {
	Path       string          `json:"path"`
	Label      string          `json:"label"`
	Value      string          `json:"value"`
	Normalised any             `json:"normalised"`
	Page       int             `json:"page"`
	Quote      string          `json:"quote"`
	Boxes      []reading.Box   `json:"boxes"`
	Confidence float64         `json:"confidence"`
	Origin     evidence.Origin `json:"origin"`
	By         string          `json:"by,omitempty"`       // the model's id, where the origin is one
	Computed   bool            `json:"computed,omitempty"` // worked out from the passages in Quote and Also
	Also       []Evidence      `json:"also,omitempty"`     // further passages that it rests on
	Index      int             `json:"index,omitempty"`    // its place among what was read at this path of the file, from 0
	Corrected  *Corrected      `json:"corrected,omitempty"`
}

// Corrected is what a person said of a fact. Value and Normalised of that are theirs
// then, and stand on no page; Read is what the page was read as.
type Corrected struct {
	By             string `json:"by"`
	Person         string `json:"person,omitempty"` // their id
	At             string `json:"at"`               // RFC 3339
	Note           string `json:"note,omitempty"`   // why
	Read           string `json:"read"`             // empty for what was worked out anew and not read before
	ReadNormalised any    `json:"read_normalised,omitempty"`
	Follows        string `json:"follows,omitempty"` // the path of the corrected fact that this one follows from
}

// Evidence is a quotation that stands on a page.
type Evidence struct {
	File  string        `json:"file"`
	Page  int           `json:"page"`
	Quote string        `json:"quote"`
	Boxes []reading.Box `json:"boxes"`
	// Said is what a person says is right instead of what these words were read as,
	// with who and when.
	Said string `json:"said,omitempty"`
}

// Finding is something that a conveyancer should know, with the words that prove it.
type Finding struct {
	Rule     string         `json:"rule"`
	Severity rules.Severity `json:"severity"`
	Title    string         `json:"title"`
	Detail   string         `json:"detail"`
	Evidence []Evidence     `json:"evidence"`
	Remedy   string         `json:"remedy"`
	Enquiry  string         `json:"enquiry,omitempty"`
	Sources  []string       `json:"sources"`
	AsAt     string         `json:"as_at"`
	// Origin is absent for what rules found; By is then the model's id.
	Origin evidence.Origin `json:"origin,omitempty"`
	By     string          `json:"by,omitempty"`
}

// Enquiry is a question for the other side, ready to send.
type Enquiry struct {
	Number int    `json:"number"`
	Rule   string `json:"rule"`
	Text   string `json:"text"`
	File   string `json:"file,omitempty"` // of the words that prompt it, when there are any
	Page   int    `json:"page,omitempty"`
}
