package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ document.Store = (*Store)(nil)

var errNoDocument = fault.New(fault.NotFound, "there is no such document")

// selectDocument tells with each document whether the work on it was given up,
// and then why.
const selectDocument = `
	select d.id, d.property, d.parent, d.depth, d.name, d.size, d.sha256, d.media_type,
		d.state, coalesce(w.reason, d.reason), w.subject is not null,
		d.kind, d.confidence, d.kind_reason, d.corrected, d.pages, d.unread, d.step, d.done, d.total, d.registered_at, d.changed, d.waiting_since, d.sender, d.ordinal, d.no_model,
		d.kind_person, coalesce((select p.name from person p where p.organisation = d.organisation and p.id = d.kind_person), d.kind_person), d.kind_note, d.kind_said_at,
		(select p.frozen from property p where p.id = d.property)
	from document d
	left join work w on w.subject = d.id and w.state = 'parked' and w.organisation = d.organisation `

func scanDocument(scan func(...any) error) (d document.Document, err error) {
	var registered, waiting, kindAt int64
	p := &d.Progress
	err = scan(&d.ID, &d.Case, &d.Parent, &d.Depth, &d.Name, &d.Size, &d.SHA256, &d.MediaType,
		&d.State, &d.Reason, &d.Parked,
		&d.Kind, &d.Confidence, &d.KindReason, &d.Corrected, &d.Pages, &d.Unread, &p.Step, &p.Done, &p.Total, &registered, &d.Changed, &waiting, &d.Sender, &d.Ordinal, &d.NoModel,
		&d.Said.Person, &d.Said.Name, &d.Said.Note, &kindAt, &d.Frozen)
	d.Registered, d.Waiting, d.Said.At = moment(registered), moment(waiting), moment(kindAt)
	return d, err
}

func getDocument(ctx context.Context, q querier, who tenant.Who, id document.ID) (document.Document, error) {
	d, err := scanDocument(q.QueryRowContext(ctx, selectDocument+`where d.id = $1 and d.organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return d, errNoDocument
	}
	if err != nil {
		return d, wrap(err)
	}
	if err := open(who, d.Frozen); err != nil {
		return document.Document{}, err
	}
	return d, nil
}

// Register adds a document, or gives the one of the same bytes.
func (s *Store) Register(ctx context.Context, d document.Document, e audit.Entry) (document.Document, error) {
	var there document.Document
	err := s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		var err error
		there, err = scanDocument(tx.QueryRowContext(ctx, selectDocument+`where d.property = $1 and d.sha256 = $2 and d.organisation = $3`,
			d.Case, d.SHA256, who.Organisation).Scan)
		if err == nil {
			return errUnchanged
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		version, err := s.bump(ctx, tx, who, string(d.Case), false)
		if err != nil {
			return err
		}
		d.Changed = version
		d, err = insertDocument(ctx, tx, who, d)
		return err
	})
	if errors.Is(err, errUnchanged) {
		return there, nil
	}
	return d, err
}

// insertDocument adds a document under a name that its case has not.
func insertDocument(ctx context.Context, tx *sql.Tx, who tenant.Who, d document.Document) (document.Document, error) {
	names, err := all(ctx, tx, func(scan func(...any) error) (n string, err error) { return n, scan(&n) },
		`select name from document where property = $1`, d.Case)
	if err != nil {
		return d, err
	}
	d.Ordinal = int64(len(names) + 1)
	d.Name = document.Numbered(d.Name, func(n string) bool { return slices.Contains(names, n) })
	_, err = tx.ExecContext(ctx, `
		insert into document (id, organisation, property, parent, depth, name, size, sha256, media_type, state, reason,
			kind, confidence, kind_reason, corrected, pages, unread, step, done, total, registered_at, ordinal, changed, waiting_since, sender)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', 0, '', false, 0, 0, '', 0, 0, $11, $12, $13, $14, $15)`,
		d.ID, who.Organisation, d.Case, d.Parent, d.Depth, d.Name, d.Size, d.SHA256, d.MediaType, d.State, micro(d.Registered), d.Ordinal, d.Changed, micro(d.Waiting), d.Sender)
	return d, err
}

// Document is one document.
func (s *Store) Document(ctx context.Context, id document.ID) (document.Document, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return document.Document{}, err
	}
	return getDocument(ctx, s.read, who, id)
}

// Documents are those of a case that changed after a version.
func (s *Store) Documents(ctx context.Context, c property.ID, after int64) ([]document.Document, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, c); err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanDocument, selectDocument+`where d.property = $1 and d.organisation = $2 and d.changed > $3 order by d.ordinal`,
		c, who.Organisation, after)
}

// Advance moves a document from one state to the next.
func (s *Store) Advance(ctx context.Context, id document.ID, from []document.State, c document.Change, e audit.Entry, next ...work.Item) (document.Document, error) {
	var d document.Document
	var caused []work.Item
	err := s.change(ctx, e, next, func(tx *sql.Tx, who tenant.Who) error {
		var err error
		caused = nil
		if d, err = getDocument(ctx, tx, who, id); err != nil {
			return err
		}
		if !slices.Contains(from, d.State) {
			return fault.New(fault.Conflict, "%s is %s now", d.Name, d.State)
		}
		revise := c.To == document.Read || c.To == document.Quarantined || d.State == document.Ready
		version, err := s.bump(ctx, tx, who, string(d.Case), revise)
		if err != nil {
			return err
		}
		kind, confidence, why := d.Kind, d.Confidence, d.KindReason
		pages, unread := d.Pages, d.Unread
		if c.To == document.Read {
			pages, unread = c.Pages, c.Unread
			if !d.Corrected {
				kind, confidence, why = c.Kind, c.Confidence, c.KindReason
			}
		}
		mediaType := d.MediaType
		if c.MediaType != "" {
			mediaType = c.MediaType
		}
		if _, err := tx.ExecContext(ctx, `
			update document set state = $1, reason = $2, media_type = $3, kind = $4, confidence = $5, kind_reason = $6,
				pages = $7, unread = $8, step = '', done = 0, total = 0, changed = $9
			where id = $10`, c.To, c.Reason, mediaType, kind, confidence, why, pages, unread, version, id); err != nil {
			return err
		}
		if c.To == document.Kept {
			if _, err := tx.ExecContext(ctx, `update document set waiting_since = $1 where id = $2`, micro(s.now()), id); err != nil {
				return err
			}
		}
		for _, a := range c.Attachments {
			var there int
			err := tx.QueryRowContext(ctx, `select 1 from document where property = $1 and sha256 = $2`, d.Case, a.SHA256).Scan(&there)
			if err == nil {
				continue
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			a.Case, a.Parent, a.Changed, a.Waiting = d.Case, d.ID, version, s.now()
			if a, err = insertDocument(ctx, tx, who, a); err != nil {
				return err
			}
			i := work.Item{Kind: document.WorkRead, Subject: string(a.ID), Case: string(a.Case)}
			if err := s.put(ctx, tx, who.Organisation, i); err != nil {
				return err
			}
			caused = append(caused, i)
		}
		d, err = getDocument(ctx, tx, who, id)
		return err
	})
	if err != nil {
		return document.Document{}, err
	}
	for _, i := range caused {
		s.news(i)
	}
	return d, nil
}

// Progress says how far reading has come.
func (s *Store) Progress(ctx context.Context, id document.ID, p document.Progress) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		d, err := getDocument(ctx, tx, who, id)
		if err != nil || d.State != document.Kept {
			return err
		}
		version, err := s.bump(ctx, tx, who, string(d.Case), false)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `update document set step = $1, done = $2, total = $3, changed = $4 where id = $5 and state = $6`,
			p.Step, p.Done, p.Total, version, id, document.Kept)
		return err
	})
}

// SetKind writes down what a document is.
func (s *Store) SetKind(ctx context.Context, id document.ID, k document.Kind, seen []string, e audit.Entry, next work.Item) (document.Document, error) {
	var d document.Document
	err := s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		var err error
		if d, err = getDocument(ctx, tx, who, id); err != nil {
			return err
		}
		if d.State != document.Read && d.State != document.Ready {
			return fault.New(fault.Conflict, "%s is not read yet", d.Name)
		}
		if len(seen) > 0 && !slices.Contains(seen, d.KindTag()) {
			return fault.New(fault.Stale, "what %s is has been said anew since you saw it; load it again", d.Name)
		}
		version, err := s.bump(ctx, tx, who, string(d.Case), true)
		if err != nil {
			return err
		}
		said := document.Said{}
		if k.Corrected {
			said = document.Said{Person: who.Person, Note: k.Note, At: s.now()}
			k.Reason = "a person said so"
		}
		if _, err := tx.ExecContext(ctx, `
			update document set state = 'read', kind = $1, confidence = $2, kind_reason = $3, corrected = $4, changed = $5,
				kind_person = $6, kind_note = $7, kind_said_at = $8
			where id = $9`, k.Kind, k.Confidence, k.Reason, k.Corrected, version, said.Person, said.Note, micro(said.At), id); err != nil {
			return err
		}
		d, err = getDocument(ctx, tx, who, id)
		return err
	})
	return d, err
}
