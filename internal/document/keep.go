package document

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/gob"
	"fmt"
	"io"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/reading"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// maxReading is the most that the pages of one document may be as bytes: two
// thousand pages of close print are a quarter of it.
const maxReading = 1 << 30

// keepReading keeps the pages of a document. Gob gives every number back as it
// was, so that a quotation's boxes are the same after as before.
func (s *Service) keepReading(ctx context.Context, key string, doc *reading.Document) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err == nil {
		err = gob.NewEncoder(z).Encode(doc)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return fmt.Errorf("document: keep the pages of %s: %w", doc.Name, err)
	}
	return s.Documents.PutBytes(ctx, key, b.Bytes(), "application/gzip")
}

// Reading is the kept pages of a document that is read or ready;
// fault.NotFound for one that is not.
func (s *Service) Reading(ctx context.Context, d Document) (*reading.Document, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if d.State != Read && d.State != Ready {
		return nil, fault.New(fault.NotFound, "%s is not read yet", d.Name)
	}
	r, err := s.Documents.Get(ctx, d.ReadingKey(who.Organisation))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("document: the pages of %s: %w", d.Name, err)
	}
	var doc reading.Document
	if err := gob.NewDecoder(io.LimitReader(z, maxReading)).Decode(&doc); err != nil {
		return nil, fmt.Errorf("document: the pages of %s: %w", d.Name, err)
	}
	return &doc, nil
}

// Original is the bytes of a document as they were sent; fault.NotFound before
// they were kept.
func (s *Service) Original(ctx context.Context, d Document) ([]byte, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return s.Documents.Bytes(ctx, d.OriginalKey(who.Organisation), d.Size)
}
