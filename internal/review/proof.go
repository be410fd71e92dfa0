package review

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"slices"

	"github.com/paperwurks/paperwurks/internal/analysis"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/facsimile"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/report"
)

// Drawer opens papers for drawing; facsimile.Drawer is one.
type Drawer interface {
	Open(sources ...facsimile.Source) *facsimile.Papers
}

const (
	screenDPI   = 120 // a page at about a thousand pixels' width
	jpegQuality = 80
)

// Widths are those in pixels that a page can be drawn at: small enough for a row of
// pages, and for screens of one, one and a half and three dots to a pixel.
func Widths() []int { return []int{160, 900, 1400, 2400} }

// source is what drawing a document needs.
func (s *Service) source(ctx context.Context, d document.Document) (facsimile.Source, error) {
	opened, err := s.Documents.Opened(ctx, d)
	if err != nil {
		return facsimile.Source{}, err
	}
	// The name may have been given a number since; the drawer knows papers by name.
	doc := *opened
	doc.Name = d.Name
	data, err := s.Documents.Original(ctx, d)
	return facsimile.Source{Document: &doc, Data: data}, err
}

// Page draws a page of a document as a JPEG with boxes lit up, at one of the Widths;
// 0 is the width that a report shows it at.
func (s *Service) Page(ctx context.Context, d document.Document, page, width int, lit []reading.Box) ([]byte, error) {
	if width != 0 && !slices.Contains(Widths(), width) {
		return nil, fault.New(fault.Invalid, "a page is drawn at a width of %v pixels", Widths())
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	src, err := s.source(ctx, d)
	if err != nil {
		return nil, err
	}
	s.viewed(ctx, documentViewed, string(d.ID), map[string]string{"case": string(d.Case)})
	papers := s.Draw.Open(src)
	defer papers.Close()
	dpi := float64(screenDPI)
	if sheet := papers.Sheet(d.Name, page); width != 0 && sheet != nil && sheet.Width > 0 {
		dpi = 72 * float64(width) / sheet.Width
	}
	img, err := papers.Page(ctx, d.Name, page, dpi)
	if err != nil {
		return nil, err
	}
	if dpi := actual(img, papers.Sheet(d.Name, page)); dpi > 0 {
		facsimile.Highlight(img, dpi, facsimile.Amber, lit...)
	}
	var b bytes.Buffer
	err = jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality})
	return b.Bytes(), err
}

// actual is the resolution that a page was drawn at.
func actual(img *image.RGBA, p *reading.Page) float64 {
	if p == nil || p.Width <= 0 {
		return 0
	}
	return float64(img.Rect.Dx()) * 72 / p.Width
}

// Proof is the strip of the page that proves a finding, as a JPEG: piece n of
// its evidence, both counted from 0 as in the report.
func (s *Service) Proof(ctx context.Context, c property.Case, finding, n int) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := s.Report(ctx, c)
	if err != nil {
		return nil, err
	}
	if finding < 0 || finding >= len(r.Findings) || n < 0 || n >= len(r.Findings[finding].Evidence) {
		return nil, fault.New(fault.NotFound, "the report has no such evidence")
	}
	e := r.Findings[finding].Evidence[n]
	papers, err := s.open(ctx, c, func(name string) bool { return name == e.File })
	if err != nil {
		return nil, err
	}
	defer papers.Close()
	return report.Proof(ctx, papers, e)
}

// Strip is the part of a page, in points, that Proof shows of a piece of evidence.
func Strip(page analysis.PageSize, e analysis.Evidence) reading.Box {
	return report.Strip(page.Width, page.Height, e.Boxes...)
}

// Papers opens the papers that the findings of a report cite, for drawing. The
// caller closes them.
func (s *Service) Papers(ctx context.Context, c property.Case, r *analysis.Report) (*facsimile.Papers, error) {
	var cited []string
	for _, f := range r.Findings {
		for _, e := range f.Evidence {
			cited = append(cited, e.File)
		}
	}
	return s.open(ctx, c, func(name string) bool { return slices.Contains(cited, name) })
}

func (s *Service) open(ctx context.Context, c property.Case, wanted func(name string) bool) (*facsimile.Papers, error) {
	docs, err := s.Documents.Store.Documents(ctx, c.ID, 0)
	if err != nil {
		return nil, err
	}
	var sources []facsimile.Source
	for _, d := range docs {
		if !wanted(d.Name) || d.State != document.Ready && d.State != document.Read {
			continue
		}
		src, err := s.source(ctx, d)
		if err != nil {
			return nil, err
		}
		sources = append(sources, src)
	}
	return s.Draw.Open(sources...), nil
}
