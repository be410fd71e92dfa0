package document

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

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
	doc, _, err := s.Kept(ctx, d)
	return doc, err
}

// Kept is that with the SHA-256 of the bytes that the pages are kept as, which is
// another whenever the paper was read anew and anything came out otherwise.
func (s *Service) Kept(ctx context.Context, d Document) (*reading.Document, string, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, "", err
	}
	if d.State != Read && d.State != Ready {
		return nil, "", fault.New(fault.NotFound, "%s is not read yet", d.Name)
	}
	r, err := s.Documents.Get(ctx, d.ReadingKey(who.Organisation))
	if err != nil {
		return nil, "", err
	}
	defer r.Close()
	sum := sha256.New()
	all := io.TeeReader(r, sum)
	var doc reading.Document
	z, err := gzip.NewReader(all)
	if err == nil {
		err = gob.NewDecoder(io.LimitReader(z, maxReading)).Decode(&doc)
	}
	if err == nil {
		_, err = io.Copy(io.Discard, all) // what stands behind the pages, for the digest
	}
	if err != nil {
		return nil, "", fmt.Errorf("document: the pages of %s: %w", d.Name, err)
	}
	return &doc, hex.EncodeToString(sum.Sum(nil)), nil
}

// What is looked at stays ready for a while: whoever turns the pages of a paper asks for
// each and for its picture, and to unpack a lease of a hundred pages takes longer than to
// draw one.
const (
	openFor   = 2 * time.Minute
	openPages = 400 // in all, some tens of MB
)

// opened are the readings that were looked at last, the latest at the end.
type opened struct {
	mu   sync.Mutex
	kept []openedReading
}

// openedReading is the pages of a paper as it was after a change of its case.
type openedReading struct {
	of      string
	changed int64
	doc     *reading.Document
	until   time.Time
}

// Opened is Reading for those who only look: what it gives is shared, and nobody may change
// it. The document must come from the store, which knows who may see it and whether it
// was read again.
func (s *Service) Opened(ctx context.Context, d Document) (*reading.Document, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	of := d.ReadingKey(who.Organisation)
	if doc := s.opened.find(of, d.Changed, s.Now()); doc != nil && (d.State == Read || d.State == Ready) {
		return doc, nil
	}
	doc, err := s.Reading(ctx, d)
	if err == nil {
		s.opened.keep(openedReading{of, d.Changed, doc, s.Now().Add(openFor)})
	}
	return doc, err
}

// find is a kept reading; nil for none.
func (o *opened) find(of string, changed int64, now time.Time) *reading.Document {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept = slices.DeleteFunc(o.kept, func(r openedReading) bool { return !now.Before(r.until) })
	for _, r := range o.kept {
		if r.of == of && r.changed == changed {
			return r.doc
		}
	}
	return nil
}

// keep keeps a reading in the place of an older one, and lets go of the oldest until
// there is room. One that is too large is not kept.
func (o *opened) keep(r openedReading) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept = append(slices.DeleteFunc(o.kept, func(old openedReading) bool { return old.of == r.of }), r)
	pages := 0
	for i := len(o.kept) - 1; i >= 0; i-- {
		if pages += len(o.kept[i].doc.Pages); pages > openPages {
			o.kept = slices.Delete(o.kept, 0, i+1)
			return
		}
	}
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
