package analysis

import (
	"slices"

	"github.com/paperwurks/paperwurks/internal/evidence"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/papers"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/rules"
)

// compile puts what was read and judged into the report's form. Lists are never
// null in it: a machine that reads the report need not tell null from empty.
func compile(all []*paper, v rules.Verdict, opt Options) Report {
	r := Report{
		Schema: Schema, AsAt: papers.FormatDay(opt.AsAt),
		Jurisdiction: string(v.Jurisdiction), Basis: v.JurisdictionReason,
		Lender: v.Lender, LenderBasis: v.LenderReason,
		Case: CaseSummary{
			Transaction: v.Completeness.Transaction, Completeness: share(v.Completeness.Have, v.Completeness.Want),
			Checklist: []Wanted{}, Missing: []Missing{}, Contradictions: []Finding{}, Dates: []KeyDate{},
		},
		Documents: []Document{}, Findings: []Finding{}, Enquiries: []Enquiry{},
	}
	for _, m := range v.Missing {
		r.Case.Missing = append(r.Case.Missing, Missing{
			m.ID, m.Kind, m.Title, m.Why, m.Severity, m.Enquiry, quoted(m.Evidence), append([]string{}, m.Sources...),
		})
	}
	for _, w := range v.Completeness.Items {
		r.Case.Checklist = append(r.Case.Checklist, Wanted{w.Title, w.Kinds, append([]string{}, w.Files...)})
	}
	for _, d := range v.Dates {
		r.Case.Dates = append(r.Case.Dates, KeyDate{d.ID, papers.FormatDay(d.Day), d.Title, d.From, quoted(d.Evidence), append([]string{}, d.Sources...)})
	}
	byFile := map[string][]Finding{}
	for _, f := range v.Findings {
		out := Finding{
			Rule: f.Rule, Severity: f.Severity, Title: f.Title, Detail: f.Detail, Evidence: quoted(f.Evidence),
			Remedy: f.Remedy, Enquiry: f.Enquiry, Sources: append([]string{}, f.Sources...), AsAt: r.AsAt,
		}
		r.Findings = append(r.Findings, out)
		first := f.Evidence[0]
		byFile[first.File()] = append(byFile[first.File()], out)
		if f.Contradiction {
			r.Case.Contradictions = append(r.Case.Contradictions, out)
		}
		// Two copies of one paper are no reason to ask twice in the same words.
		if asked := func(e Enquiry) bool { return e.Text == f.Enquiry }; f.Enquiry != "" && !slices.ContainsFunc(r.Enquiries, asked) {
			r.Enquiries = append(r.Enquiries, Enquiry{len(r.Enquiries) + 1, f.Rule, f.Enquiry, first.File(), first.Page()})
		}
	}
	for _, m := range v.Missing {
		if m.Enquiry != "" {
			r.Enquiries = append(r.Enquiries, Enquiry{Number: len(r.Enquiries) + 1, Rule: m.ID, Text: m.Enquiry})
		}
	}
	for _, p := range all {
		r.Documents = append(r.Documents, document(p, byFile[p.file.Name]))
	}
	return r
}

func document(p *paper, findings []Finding) Document {
	d := Document{
		File: p.file.Name, SHA256: p.sum, Kind: papers.Other, KindName: papers.Name(papers.Other),
		PageSizes: []PageSize{}, Unreadable: []int{}, OCR: []int{}, Facts: []Fact{}, Findings: []Finding{},
		AttachedTo: p.attachedTo, DuplicateOf: p.sameAs, Timings: p.timings,
	}
	switch {
	case p.sameAs != "":
		d.KindReason = "the same bytes as " + p.sameAs
		return d
	case p.err != nil:
		d.KindReason = "it could not be read"
		d.Error = fault.Message(p.err)
		return d
	}
	d.MediaType = p.doc.MediaType
	main := p.parts[0]
	for _, part := range p.parts {
		if known := part.Kind != papers.Other; known && main.Kind == papers.Other || known == (main.Kind != papers.Other) && part.Last-part.First > main.Last-main.First {
			main = part
		}
	}
	d.Kind, d.KindName = main.Kind, papers.Name(main.Kind)
	d.KindConfidence, d.KindReason = round(main.Confidence), main.Reason
	if len(p.parts) > 1 {
		for _, part := range p.parts {
			d.Parts = append(d.Parts, Part{part.Kind, papers.Name(part.Kind), round(part.Confidence), part.Reason, part.First, part.Last})
		}
	}
	d.Pages = len(p.doc.Pages)
	for i := range p.doc.Pages {
		d.PageSizes = append(d.PageSizes, PageSize{round(p.doc.Pages[i].Width), round(p.doc.Pages[i].Height)})
	}
	d.Unreadable = append(d.Unreadable, p.doc.Unread()...)
	d.OCR = append(d.OCR, p.doc.OCRed()...)
	d.Warnings = slices.Concat(unreadWarnings(p.doc), p.doc.Warnings, p.unmet)
	for _, part := range p.parts {
		for _, f := range part.facts {
			d.Facts = append(d.Facts, f.shown())
		}
	}
	d.Struck = append(d.Struck, p.struck...)
	d.Findings = append(d.Findings, findings...)
	return d
}

func fact(f evidence.Fact) Fact {
	cites := f.Citations()
	out := Fact{
		Path: f.Path(), Label: f.Label(), Value: f.Value(), Normalised: f.Normalised(),
		Page: cites[0].Page(), Quote: cites[0].Quote(), Boxes: rounded(cites[0].Boxes()),
		Confidence: round(f.Confidence()), Origin: f.Origin(), Computed: f.Computed(),
	}
	if len(cites) > 1 {
		out.Also = quoted(cites[1:])
	}
	return out
}

func quoted(cites []evidence.Citation) []Evidence {
	out := []Evidence{}
	for _, c := range cites {
		out = append(out, Evidence{c.File(), c.Page(), c.Quote(), rounded(c.Boxes()), c.Said()})
	}
	return out
}

// unreadWarnings says why pages could not be read, one sentence a reason.
func unreadWarnings(doc *reading.Document) []string {
	var order []string
	pages := map[string][]int{}
	for i := range doc.Pages {
		if p := &doc.Pages[i]; p.Source == reading.SourceUnread {
			if pages[p.Reason] == nil {
				order = append(order, p.Reason)
			}
			pages[p.Reason] = append(pages[p.Reason], p.Number)
		}
	}
	var out []string
	for _, reason := range order {
		out = append(out, Pages(pages[reason])+" not read: "+reason)
	}
	return out
}

func rounded(boxes []reading.Box) []reading.Box {
	out := make([]reading.Box, len(boxes))
	for i, b := range boxes {
		out[i] = reading.Box{X0: round(b.X0), Y0: round(b.Y0), X1: round(b.X1), Y1: round(b.Y1)}
	}
	return out
}
