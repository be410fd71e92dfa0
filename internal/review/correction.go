package review

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

// The changes that are written in the audit. What people wrote stays out of it: it is
// kept when the case is gone.
const (
	factCorrected   audit.Action = "fact.corrected"
	factUncorrected audit.Action = "fact.uncorrected"
)

// Place is where a fact stands: in which document, at which path, and which of those
// that are read there.
type Place struct {
	Document document.ID
	Path     string
	Index    int // from 0
}

// Right is what a person says is right.
type Right struct {
	Value   string
	Nothing bool   // the paper says nothing of the sort; Value is empty then
	Note    string // why
}

// Correction is what a person says is right in the place of what was read.
type Correction struct {
	Place
	Right
	Case   property.ID
	Was    string // what was read
	Person tenant.Person
	Name   string // of the person, as people know them
	At     time.Time
}

// Tag is another for every other word about the fact; NoTag where there is none.
func (c Correction) Tag() string {
	if c.At.IsZero() {
		return NoTag
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%v\x00%s\x00%s\x00%d", c.Value, c.Nothing, c.Note, c.Person, c.At.UnixMicro()))
	return hex.EncodeToString(sum[:8])
}

// NoTag is the tag of a fact that nobody corrected.
const NoTag = "read"

// Corrections keeps what people say is right. It needs an organisation in ctx, and what
// belongs to another is fault.NotFound.
type Corrections interface {
	// Corrections are those of a case, in the order of its documents and their paths.
	Corrections(ctx context.Context, c property.ID) ([]Correction, error)
	// CorrectionAt is the one of a fact; the zero Correction when there is none.
	CorrectionAt(ctx context.Context, p Place) (Correction, error)
	// Correct puts a correction in the place of the one of that fact. Where tags are
	// seen, the one that it replaces must have one of them, or it is fault.Stale.
	Correct(ctx context.Context, c Correction, seen []string, e audit.Entry, next work.Item) error
	// Uncorrect takes the one of a fact back, likewise; fault.NotFound when there is none.
	Uncorrect(ctx context.Context, p Place, seen []string, e audit.Entry, next work.Item) error
}

// longest is how many characters a value or a note may have.
const longest = 4000

// Stated is a fact as it was read, and the word of a person about it, if any.
type Stated struct {
	Place
	Read       string // the value
	Normalised any    // of what was read
	Label      string
	Correction Correction // zero while there is none

	follows string // the path of the corrected fact that it was worked out from
}

// Stated is what there is about a fact of the kept report. fault.NotFound when nothing
// is read there and nobody said anything.
func (s *Service) Stated(ctx context.Context, p Place) (Stated, error) {
	d, err := s.Documents.Store.Document(ctx, p.Document)
	if err != nil {
		return Stated{}, err
	}
	out := Stated{Place: p}
	if out.Correction, err = s.Store.CorrectionAt(ctx, p); err != nil {
		return Stated{}, err
	}
	f, err := s.read(ctx, d, p)
	switch {
	case err == nil:
		out.Label, out.Read, out.Normalised = f.Label, f.Value, f.Normalised
		if f.Corrected != nil {
			out.Read, out.Normalised, out.follows = f.Corrected.Read, f.Corrected.ReadNormalised, f.Corrected.Follows
		}
	case fault.KindOf(err) == fault.NotFound && !out.Correction.At.IsZero():
		out.Label, out.Read = p.Path, out.Correction.Was
	default:
		return Stated{}, err
	}
	return out, nil
}

// read is a fact of the kept report, or what was struck of it.
func (s *Service) read(ctx context.Context, d document.Document, p Place) (analysis.Fact, error) {
	c, err := s.Cases.Case(ctx, d.Case)
	if err != nil {
		return analysis.Fact{}, err
	}
	r, err := s.report(ctx, c)
	if err != nil {
		return analysis.Fact{}, err
	}
	for _, rd := range r.Documents {
		if rd.File != d.Name {
			continue
		}
		for _, f := range slices.Concat(rd.Facts, rd.Struck) {
			if f.Path == p.Path && f.Index == p.Index {
				return f, nil
			}
		}
	}
	return analysis.Fact{}, fault.New(fault.NotFound, "nothing is read at %s in %s", p.Path, d.Name)
}

// Correct writes down what a person says is right in the place of what was read, and
// has the case judged with that. Where the tags of what they saw are given, another is
// fault.Stale. fault.Invalid says how to write the value.
func (s *Service) Correct(ctx context.Context, p Place, right Right, seen ...string) (Stated, error) {
	right.Value, right.Note = property.Written(right.Value), property.Written(right.Note)
	for name, text := range map[string]string{"value": right.Value, "note": right.Note} {
		if utf8.RuneCountInString(text) > longest {
			return Stated{}, fault.New(fault.Invalid, "%s: longer than %d characters", name, longest)
		}
	}
	now, err := s.Stated(ctx, p)
	if err != nil {
		return Stated{}, err
	}
	switch {
	case now.Read == "" && now.follows != "":
		return Stated{}, fault.New(fault.Invalid, "this was worked out from a fact that somebody corrected (%s), and read nowhere: correct that one", now.follows)
	case right.Nothing && right.Value != "":
		return Stated{}, fault.New(fault.Invalid, "value: either the paper says nothing of the sort, or this is what it says; not both")
	case right.Nothing:
	default:
		v, err := analysis.Normalise(p.Path, right.Value)
		if err != nil {
			return Stated{}, err
		}
		if v == now.Normalised && now.Normalised != nil {
			return Stated{}, fault.New(fault.Invalid, "value: that is what was read; take the correction back instead, or say that the fact is verified")
		}
	}
	d, err := s.Documents.Store.Document(ctx, p.Document)
	if err != nil {
		return Stated{}, err
	}
	c := Correction{Place: p, Right: right, Case: d.Case, Was: now.Read}
	if err := s.Store.Correct(ctx, c, seen, entry(factCorrected, c), property.ReviewOf(d.Case)); err != nil {
		return Stated{}, err
	}
	now.Correction, err = s.Store.CorrectionAt(ctx, p)
	return now, err
}

// Uncorrect takes back what people said about a fact, and has the case judged by what
// was read. fault.NotFound when nobody said anything.
func (s *Service) Uncorrect(ctx context.Context, p Place, seen ...string) error {
	d, err := s.Documents.Store.Document(ctx, p.Document)
	if err != nil {
		return err
	}
	return s.Store.Uncorrect(ctx, p, seen, entry(factUncorrected, Correction{Place: p, Case: d.Case}), property.ReviewOf(d.Case))
}

func entry(a audit.Action, c Correction) audit.Entry {
	detail := map[string]string{"case": string(c.Case), "path": c.Path}
	if c.Index > 0 {
		detail["index"] = strconv.Itoa(c.Index)
	}
	if c.Nothing {
		detail["nothing"] = "true"
	}
	return audit.Entry{Action: a, Subject: string(c.Document), Detail: detail}
}

// said are the corrections of a case as the analysis takes them, by document.
func (s *Service) said(ctx context.Context, c property.ID) (map[document.ID][]analysis.Correction, error) {
	all, err := s.Store.Corrections(ctx, c)
	if err != nil {
		return nil, err
	}
	out := map[document.ID][]analysis.Correction{}
	for _, x := range all {
		out[x.Document] = append(out[x.Document], analysis.Correction{
			Path: x.Path, Index: x.Index, Was: x.Was, Value: x.Value, Nothing: x.Nothing, Note: x.Note,
			Person: string(x.Person), By: x.Name, At: x.At,
		})
	}
	return out, nil
}
