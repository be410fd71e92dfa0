package store

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/document"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ retention.Store = (*Store)(nil)

// sees is whether somebody sees frozen cases: administrators do, and the program.
func sees(who tenant.Who) bool {
	return who.Role == tenant.Administrator || who.Person == tenant.System
}

// errFrozen is what others than they get, and what everybody gets who would change one.
func errFrozen(f property.Frozen) error {
	if f == property.Disposing {
		return fault.New(fault.Conflict, "the case is being disposed of")
	}
	return fault.New(fault.Conflict, "the case is restricted: nothing about it may be changed until an administrator lifts that")
}

// open refuses a frozen case to whoever may not see it.
func open(who tenant.Who, f property.Frozen) error {
	if f == "" || sees(who) {
		return nil
	}
	return fault.New(fault.Forbidden, "the case is restricted: only administrators may open it")
}

// caseOf is what a case is frozen for, in a transaction that holds it as it is.
func (s *Store) caseOf(ctx context.Context, q querier, who tenant.Who, id property.ID) (f property.Frozen, err error) {
	err = q.QueryRowContext(ctx, `select frozen from property where id = $1 and organisation = $2`, id, who.Organisation).Scan(&f)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errNoCase
	}
	return f, wrap(err)
}

// Firms are all organisations.
func (s *Store) Firms(ctx context.Context) ([]tenant.Organisation, error) {
	return all(ctx, s.read, func(scan func(...any) error) (o tenant.Organisation, err error) { return o, scan(&o) },
		`select id from organisation order by id`)
}

// RetentionPolicy is that of the firm, or the usual one.
func (s *Store) RetentionPolicy(ctx context.Context) (retention.Policy, error) {
	p := retention.Policy{Years: retention.UsualYears}
	who, err := tenant.From(ctx)
	if err != nil {
		return p, err
	}
	err = s.read.QueryRowContext(ctx, `select years from retention_policy where organisation = $1`, who.Organisation).Scan(&p.Years)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return p, wrap(err)
}

// SetRetentionPolicy sets that of the firm.
func (s *Store) SetRetentionPolicy(ctx context.Context, p retention.Policy, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		_, err := tx.ExecContext(ctx, `
			insert into retention_policy (organisation, years) values ($1, $2)
			on conflict (organisation) do update set years = excluded.years`, who.Organisation, p.Years)
		return err
	})
}

// A case that has not changed since changes were counted is as old as its last paper.
const selectFile = `
	select p.id, p.name, coalesce(k.outcome, ''), coalesce(k.on_day, ''), coalesce(k.years, 0), coalesce(k.noticed_at, 0), p.frozen,
		case when p.changed_at > 0 then p.changed_at else
			coalesce((select max(d.registered_at) from document d where d.property = p.id and d.registered_at > p.created_at), p.created_at) end,
		(select count(*) from legal_hold h where h.property = p.id and h.released_at = 0)
	from property p left join clock k on k.property = p.id `

func scanFile(scan func(...any) error) (f retention.File, err error) {
	var noticed, changed int64
	err = scan(&f.Case, &f.Name, &f.Outcome, &f.On, &f.Years, &noticed, &f.Frozen, &changed, &f.Holds)
	f.Noticed, f.Changed = moment(noticed), moment(changed)
	return f, err
}

// File is what is known of the keeping of a case.
func (s *Store) File(ctx context.Context, id property.ID) (retention.File, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return retention.File{}, err
	}
	f, err := scanFile(s.read.QueryRowContext(ctx, selectFile+`where p.id = $1 and p.organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return f, errNoCase
	}
	return f, wrap(err)
}

// Files are the cases after an ID.
func (s *Store) Files(ctx context.Context, after property.ID, most int) ([]retention.File, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanFile, selectFile+`where p.organisation = $1 and p.id > $2 order by p.id limit $3`, who.Organisation, after, most)
}

// setClock changes a part of a case's clock. A case that is going is not changed.
func (s *Store) setClock(ctx context.Context, id property.ID, e audit.Entry, set string, args ...any) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		f, err := s.caseOf(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if f == property.Disposing {
			return errFrozen(f)
		}
		if _, err := tx.ExecContext(ctx, `
			insert into clock (property, organisation, outcome, on_day, years, noticed_at) values ($1, $2, '', '', 0, 0)
			on conflict (property) do nothing`, id, who.Organisation); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `update clock set `+set+` where property = $1`, append([]any{id}, args...)...)
		return err
	})
}

// SetOutcome says how a case ended. That it was found due does not outlast it.
func (s *Store) SetOutcome(ctx context.Context, id property.ID, o retention.Outcome, on property.Day, e audit.Entry) error {
	return s.setClock(ctx, id, e, `outcome = $2, on_day = $3, noticed_at = 0`, o, on)
}

// SetYears sets the years of one case, likewise.
func (s *Store) SetYears(ctx context.Context, id property.ID, years int, e audit.Entry) error {
	return s.setClock(ctx, id, e, `years = $2, noticed_at = 0`, years)
}

// SetNoticed writes down when a case was found due.
func (s *Store) SetNoticed(ctx context.Context, id property.ID, at time.Time, e audit.Entry) error {
	return s.setClock(ctx, id, e, `noticed_at = $2`, micro(at))
}

// PlaceHold adds a hold and takes back a disposal that has not begun.
func (s *Store) PlaceHold(ctx context.Context, h retention.Hold, e audit.Entry, next work.Item) error {
	return s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		f, err := s.caseOf(ctx, tx, who, h.Case)
		if err != nil {
			return err
		}
		if f == property.Disposing {
			n, err := affected(tx.ExecContext(ctx, `delete from disposal where property = $1 and state = $2`, h.Case, retention.DisposalOrdered))
			if err != nil {
				return err
			}
			if n == 0 {
				return fault.New(fault.Conflict, "the disposal of the case has begun; its key is destroyed, and nothing can bring its papers back")
			}
			if _, err := tx.ExecContext(ctx, `update rights_request set state = $1 where property = $2 and state = $3`,
				retention.Deferred, h.Case, retention.Ordered); err != nil {
				return err
			}
			if err := s.thaw(ctx, tx, who, h.Case); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `
			insert into legal_hold (id, organisation, property, reason, placed_by, placed_at, released_by, released_at, released_why)
			values ($1, $2, $3, $4, $5, $6, '', 0, '')`, h.ID, who.Organisation, h.Case, h.Reason, h.PlacedBy, micro(h.Placed))
		return err
	})
}

// ReleaseHold ends a hold. What was noticed before is noticed anew.
func (s *Store) ReleaseHold(ctx context.Context, h retention.Hold, e audit.Entry, next work.Item) error {
	return s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `
			update legal_hold set released_by = $1, released_at = $2, released_why = $3
			where id = $4 and property = $5 and organisation = $6 and released_at = 0`,
			h.ReleasedBy, micro(h.Released), h.ReleasedWhy, h.ID, h.Case, who.Organisation))
		if err != nil {
			return err
		}
		if n > 0 {
			_, err = tx.ExecContext(ctx, `update clock set noticed_at = 0 where property = $1`, h.Case)
			return err
		}
		var there int
		err = tx.QueryRowContext(ctx, `select 1 from legal_hold where id = $1 and property = $2 and organisation = $3`, h.ID, h.Case, who.Organisation).Scan(&there)
		if errors.Is(err, sql.ErrNoRows) {
			return fault.New(fault.NotFound, "there is no such hold")
		}
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, "the hold was released already")
	})
}

// Holds are all holds of a case.
func (s *Store) Holds(ctx context.Context, id property.ID) ([]retention.Hold, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.caseOf(ctx, s.read, who, id); err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (h retention.Hold, err error) {
		var placed, released int64
		err = scan(&h.ID, &h.Case, &h.Reason, &h.PlacedBy, &placed, &h.ReleasedBy, &released, &h.ReleasedWhy)
		h.Placed, h.Released = moment(placed), moment(released)
		return h, err
	}, `select id, property, reason, placed_by, placed_at, released_by, released_at, released_why from legal_hold
		where property = $1 and organisation = $2 order by placed_at desc, id`, id, who.Organisation)
}

// freeze stops the work on a case: what is due goes, and what a worker holds finds that
// it may not change anything.
func (s *Store) freeze(ctx context.Context, tx *sql.Tx, who tenant.Who, id property.ID, f property.Frozen) error {
	n, err := affected(tx.ExecContext(ctx, `
		update property set frozen = $1, version = version + 1 where id = $2 and organisation = $3 and frozen in ('', $4)`,
		f, id, who.Organisation, map[bool]property.Frozen{true: property.Restricted}[f == property.Disposing]))
	if err != nil {
		return err
	}
	if n == 0 {
		is, err := s.caseOf(ctx, tx, who, id)
		if err != nil {
			return err
		}
		return errFrozen(is)
	}
	_, err = tx.ExecContext(ctx, `delete from work where property = $1 and organisation = $2 and state = 'due'`, id, who.Organisation)
	return err
}

// thaw takes the work on a case up again: its papers say what remains to be done.
func (s *Store) thaw(ctx context.Context, tx *sql.Tx, who tenant.Who, id property.ID) error {
	var revision, reviewed int64
	err := tx.QueryRowContext(ctx, `
		update property set frozen = '', version = version + 1 where id = $1 and organisation = $2 returning revision, reviewed`,
		id, who.Organisation).Scan(&revision, &reviewed)
	if err != nil {
		return err
	}
	remains, err := all(ctx, tx, func(scan func(...any) error) (i work.Item, err error) {
		var state document.State
		err = scan(&i.Subject, &state)
		i.Kind, i.Case = document.WorkRead, string(id)
		if state == document.Uploaded {
			i.Kind = document.WorkCheck
		}
		return i, err
	}, `select d.id, d.state from document d where d.property = $1 and d.state in ($2, $3)
		and not exists (select 1 from work w where w.subject = d.id)`, id, document.Uploaded, document.Kept)
	if err != nil {
		return err
	}
	if revision > reviewed {
		remains = append(remains, property.ReviewOf(id))
	}
	for _, i := range remains {
		if err := s.put(ctx, tx, who.Organisation, i); err != nil {
			return err
		}
	}
	return nil
}

// Freeze stops the work on a case for a person who asked for that.
func (s *Store) Freeze(ctx context.Context, id property.ID, r retention.Request, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.freeze(ctx, tx, who, id, property.Restricted); err != nil {
			return err
		}
		return insertRequest(ctx, tx, who, r)
	})
}

// Thaw takes it up again.
func (s *Store) Thaw(ctx context.Context, id property.ID, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		f, err := s.caseOf(ctx, tx, who, id)
		if err != nil {
			return err
		}
		switch f {
		case property.Restricted:
			return s.thaw(ctx, tx, who, id)
		case property.Disposing:
			return errFrozen(f)
		}
		return fault.New(fault.Conflict, "the case is not restricted")
	})
}

const requestColumns = `id, property, kind, asked_by, asked_at, respond_by, state, ground, due_on, decided_by, decided_at, done, total, size, sha256, expires_at`

func insertRequest(ctx context.Context, tx *sql.Tx, who tenant.Who, r retention.Request) error {
	_, err := tx.ExecContext(ctx, `insert into rights_request (organisation, `+requestColumns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		who.Organisation, r.ID, r.Case, r.Kind, r.AskedBy, micro(r.Asked), r.RespondBy, r.Status, r.Ground, r.DueOn, r.DecidedBy, micro(r.Decided),
		r.Papers, r.Total, r.Size, r.SHA256, micro(r.Expires))
	return err
}

func scanRequest(scan func(...any) error) (r retention.Request, err error) {
	var asked, decided, expires int64
	err = scan(&r.ID, &r.Case, &r.Kind, &r.AskedBy, &asked, &r.RespondBy, &r.Status, &r.Ground, &r.DueOn, &r.DecidedBy, &decided,
		&r.Papers, &r.Total, &r.Size, &r.SHA256, &expires)
	r.Asked, r.Decided, r.Expires = moment(asked), moment(decided), moment(expires)
	return r, err
}

var errNoRequest = fault.New(fault.NotFound, "there is no such request")

// AskFor adds a request.
func (s *Store) AskFor(ctx context.Context, r retention.Request, e audit.Entry, next ...work.Item) error {
	return s.change(ctx, e, next, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.caseOf(ctx, tx, who, r.Case); err != nil {
			return err
		}
		return insertRequest(ctx, tx, who, r)
	})
}

// SettleRequest replaces a request by what it has become.
func (s *Store) SettleRequest(ctx context.Context, from retention.Status, r retention.Request, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, `
			update rights_request set state = $1, ground = $2, due_on = $3, size = $4, sha256 = $5, expires_at = $6
			where id = $7 and organisation = $8 and state = $9`,
			r.Status, r.Ground, r.DueOn, r.Size, r.SHA256, micro(r.Expires), r.ID, who.Organisation, from))
		if err != nil || n > 0 {
			return err
		}
		var is retention.Status
		err = tx.QueryRowContext(ctx, `select state from rights_request where id = $1 and organisation = $2`, r.ID, who.Organisation).Scan(&is)
		if errors.Is(err, sql.ErrNoRows) {
			return errNoRequest
		}
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, "the request is %s now", is)
	})
}

// Packed says how far the file of a request has come.
func (s *Store) Packed(ctx context.Context, id string, papers, total int) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	n, err := affected(s.write.ExecContext(ctx, `update rights_request set done = $1, total = $2 where id = $3 and organisation = $4`, papers, total, id, who.Organisation))
	if err == nil && n == 0 {
		return errNoRequest
	}
	return wrap(err)
}

// RightsRequest is one request.
func (s *Store) RightsRequest(ctx context.Context, id string) (retention.Request, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return retention.Request{}, err
	}
	r, err := scanRequest(s.read.QueryRowContext(ctx, `select `+requestColumns+` from rights_request where id = $1 and organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return r, errNoRequest
	}
	return r, wrap(err)
}

// RightsRequests are those of a case, or all.
func (s *Store) RightsRequests(ctx context.Context, id property.ID) ([]retention.Request, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanRequest, `select `+requestColumns+` from rights_request
		where organisation = $1 and ($2 = '' or property = $2) order by asked_at desc, id`, who.Organisation, id)
}

// OrderDisposal begins a disposal.
func (s *Store) OrderDisposal(ctx context.Context, c retention.Certificate, request string, e audit.Entry, next work.Item) error {
	return s.change(ctx, e, []work.Item{next}, func(tx *sql.Tx, who tenant.Who) error {
		if err := s.freeze(ctx, tx, who, c.Case, property.Disposing); err != nil {
			return err
		}
		if err := unheld(ctx, tx, c.Case); err != nil {
			return err
		}
		text, err := json.Marshal(c)
		if err != nil {
			return err
		}
		// A case that came back with a backup has gone before.
		if _, err := tx.ExecContext(ctx, `
			insert into disposal (property, organisation, state, certificate, changed_at) values ($1, $2, $3, $4, $5)
			on conflict (property) do update set state = excluded.state, certificate = excluded.certificate, changed_at = excluded.changed_at`,
			c.Case, who.Organisation, retention.DisposalOrdered, string(text), micro(s.now())); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `update rights_request set state = $1 where id = $2 and organisation = $3`, retention.Ordered, request, who.Organisation)
		return err
	})
}

// unheld refuses a case that a hold is in force on.
func unheld(ctx context.Context, tx *sql.Tx, id property.ID) error {
	var holds int
	if err := tx.QueryRowContext(ctx, `select count(*) from legal_hold where property = $1 and released_at = 0`, id).Scan(&holds); err != nil {
		return err
	}
	if holds > 0 {
		return fault.New(fault.Conflict, "the case is under a legal hold")
	}
	return nil
}

// A disposal's digest stands behind its certificate once that is written.
const disposalColumns = `property, state, certificate, changed_at`

func scanDisposal(scan func(...any) error) (d retention.Disposal, err error) {
	var text string
	var changed int64
	var id property.ID
	if err = scan(&id, &d.Stage, &text, &changed); err != nil {
		return d, err
	}
	kept := struct {
		*retention.Certificate
		Digest string `json:"sha256"`
	}{Certificate: &d.Certificate}
	err = json.Unmarshal([]byte(text), &kept)
	d.Digest, d.Changed = kept.Digest, moment(changed)
	return d, err
}

// Disposal is where the disposal of a case stands.
func (s *Store) Disposal(ctx context.Context, id property.ID) (retention.Disposal, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return retention.Disposal{}, err
	}
	d, err := scanDisposal(s.read.QueryRowContext(ctx, `select `+disposalColumns+` from disposal where property = $1 and organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return d, fault.New(fault.NotFound, "no disposal of this case was ordered")
	}
	return d, wrap(err)
}

// Disposals are the latest.
func (s *Store) Disposals(ctx context.Context) ([]retention.Disposal, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanDisposal, `select `+disposalColumns+` from disposal where organisation = $1 order by changed_at desc, property limit 500`, who.Organisation)
}

// Busy is whether a worker holds work on a case.
func (s *Store) Busy(ctx context.Context, id property.ID) (bool, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return false, err
	}
	var n int
	err = s.read.QueryRowContext(ctx, `select count(*) from work where property = $1 and organisation = $2 and state = 'running' and lease_until > $3`,
		id, who.Organisation, micro(s.now())).Scan(&n)
	return n > 0, wrap(err)
}

// ofCase are the tables whose rows go with their case, those that refer to others
// first. keptAfterCase says of every other table why its rows stay; a test holds both to
// the schema.
var ofCase = []string{
	"pack_share", "pack_export", "pack_version", "pack_decision",
	"passage_vectors", "case_vectors", "note", "member", "correction", "document", "work", "clock", "legal_hold", "case_key",
}

var keptAfterCase = map[string]string{
	"property":         "goes by its id",
	"organisation":     "of the firm",
	"retention_policy": "of the firm",
	"person":           "of the firm", "credential": "of a person", "totp": "of a person", "recovery_code": "of a person",
	"passkey": "of a person", "elsewhere": "of a person", "spent": "secrets that were used, for a while",
	"request":        "answers to what was asked twice: sealed, and gone after a day",
	"webhook":        "of the firm",
	"delivery":       "says ids and no contents",
	"outbox":         "letters wait for minutes",
	"audit":          "the record of what was done; ids and no contents",
	"anchored":       "of the firm",
	"reach":          "of the schema",
	"rights_request": "what became of a person's request",
	"disposal":       "what became of the case",
	"model_spending": "what models cost: ids and numbers, no contents",
}

// StepDisposal moves a disposal on.
func (s *Store) StepDisposal(ctx context.Context, from retention.Stage, d retention.Disposal, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		text, err := json.Marshal(struct {
			retention.Certificate
			Digest string `json:"sha256,omitempty"`
		}{d.Certificate, d.Digest})
		if err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `
			update disposal set state = $1, certificate = $2, changed_at = $3 where property = $4 and organisation = $5 and state = $6`,
			d.Stage, string(text), micro(s.now()), d.Case, who.Organisation, from))
		if err != nil {
			return err
		}
		if n == 0 {
			var there int
			err := tx.QueryRowContext(ctx, `select 1 from disposal where property = $1 and organisation = $2`, d.Case, who.Organisation).Scan(&there)
			if errors.Is(err, sql.ErrNoRows) {
				return fault.New(fault.NotFound, "no disposal of this case was ordered")
			}
			if err != nil {
				return err
			}
			return fault.New(fault.Conflict, "the disposal does not stand there any more")
		}
		switch d.Stage {
		case retention.Shredded:
			if err := unheld(ctx, tx, d.Case); err != nil {
				return err
			}
			_, err = tx.ExecContext(ctx, `delete from case_key where property = $1 and organisation = $2`, d.Case, who.Organisation)
		case retention.Removed:
			for _, table := range ofCase {
				if _, err := tx.ExecContext(ctx, `delete from `+table+` where property = $1 and organisation = $2`, d.Case, who.Organisation); err != nil {
					return err
				}
			}
			_, err = tx.ExecContext(ctx, `delete from property where id = $1 and organisation = $2`, d.Case, who.Organisation)
		case retention.Disposed:
			_, err = tx.ExecContext(ctx, `update rights_request set state = $1 where property = $2 and organisation = $3 and kind = $4 and state in ($5, $6)`,
				retention.Done, d.Case, who.Organisation, retention.Erasure, retention.Ordered, retention.Deferred)
		}
		return err
	})
}

// CaseKey is the key of a case.
func (s *Store) CaseKey(ctx context.Context, id property.ID) (retention.Wrapped, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return retention.Wrapped{}, err
	}
	return getKey(ctx, s.read, who, id)
}

func getKey(ctx context.Context, q querier, who tenant.Who, id property.ID) (w retention.Wrapped, err error) {
	var text string
	err = q.QueryRowContext(ctx, `select wrapped, wrapped_by from case_key where property = $1 and organisation = $2`, id, who.Organisation).Scan(&text, &w.By)
	if errors.Is(err, sql.ErrNoRows) {
		return w, fault.New(fault.NotFound, "the case has no key: what was sealed under it cannot be read any more")
	}
	if err == nil {
		w.Text, err = base64.StdEncoding.DecodeString(text)
	}
	return w, wrap(err)
}

// GiveCaseKey gives a case a key unless it has one.
func (s *Store) GiveCaseKey(ctx context.Context, id property.ID, w retention.Wrapped, e audit.Entry) (retention.Wrapped, error) {
	err := s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		f, err := s.caseOf(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if f == property.Disposing {
			return errFrozen(f)
		}
		n, err := affected(tx.ExecContext(ctx, `
			insert into case_key (property, organisation, wrapped, wrapped_by, created_at) values ($1, $2, $3, $4, $5) on conflict (property) do nothing`,
			id, who.Organisation, base64.StdEncoding.EncodeToString(w.Text), w.By, micro(s.now())))
		if err != nil || n > 0 {
			return err
		}
		if w, err = getKey(ctx, tx, who, id); err != nil {
			return err
		}
		return errUnchanged
	})
	if errors.Is(err, errUnchanged) {
		err = nil
	}
	return w, err
}

// Wrappings are the keys of the installation that cases' keys are under.
func (s *Store) Wrappings(ctx context.Context) ([]string, error) {
	out, err := all(ctx, s.read, func(scan func(...any) error) (by string, err error) { return by, scan(&by) },
		`select distinct wrapped_by from case_key`)
	slices.Sort(out)
	return out, err
}
