package synth

// TruthSchema names the format of truth.json.
const TruthSchema = "paperwurks.truth/1"

// Truth is what is so of a pack: what each paper says and what is wrong.
type Truth struct {
	Schema       string    `json:"schema"`
	Seed         uint64    `json:"seed"`
	Scenario     Scenario  `json:"scenario"`
	AsAt         string    `json:"as_at"`
	Jurisdiction string    `json:"jurisdiction"`
	Lender       string    `json:"lender,omitempty"`
	HeldOut      bool      `json:"held_out"` // the seed is one that no parser was developed on
	Clean        bool      `json:"clean"`    // nothing was planted
	Documents    []Paper   `json:"documents"`
	Findings     []Finding `json:"findings"`
	Missing      []string  `json:"missing"` // kinds of paper that the pack should have and has not
	Faults       []string  `json:"faults"`
	Traps        []string  `json:"traps"` // what only looks like a fault
}

// Paper is the truth of one file.
type Paper struct {
	File    string      `json:"file"`
	Parent  string      `json:"parent,omitempty"` // the e-mail that this file is attached to; it is then no file of its own
	Kind    string      `json:"kind"`
	Layout  string      `json:"layout"`
	HeldOut bool        `json:"held_out"`
	Format  string      `json:"format"` // pdf, docx, eml, jpeg
	Scanned bool        `json:"scanned"`
	Quality string      `json:"quality,omitempty"` // of a scan: "200 dpi", "fax" …
	Pages   int         `json:"pages"`
	Facts   []PaperFact `json:"facts"`
}

// PaperFact is one thing that a paper says.
type PaperFact struct {
	Path       string `json:"path"`
	Normalised any    `json:"normalised"`
	Page       int    `json:"page,omitempty"` // where it is first said; 0 for what is computed
	Quote      string `json:"quote,omitempty"`
	Computed   bool   `json:"computed,omitempty"`
}

// Finding is a finding that must be made: any one of the rules.
type Finding struct {
	Fault    string   `json:"fault"`
	Rules    []string `json:"rules"`
	Severity string   `json:"severity"`
	Files    []string `json:"files"`
}
