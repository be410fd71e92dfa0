package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/pack"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ pack.Store = (*Store)(nil)

var (
	errNoVersion = fault.New(fault.NotFound, "there is no such version of a pack")
	errNoExport  = fault.New(fault.NotFound, "there is no such export of a pack")
	errNoShare   = fault.New(fault.NotFound, "there is no such link to a pack")
)

// Decide adds decisions about a case.
func (s *Store) Decide(ctx context.Context, c property.ID, ds []pack.Decision, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		if _, err := s.bump(ctx, tx, who, string(c), false); err != nil {
			return err
		}
		last, err := lastDecision(ctx, tx, c)
		if err != nil {
			return err
		}
		for i, d := range ds {
			if _, err := tx.ExecContext(ctx, `
				insert into pack_decision (organisation, property, seq, about, subject, rule, severity, verdict, answer, note, person, decided_at)
				values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
				who.Organisation, c, last+int64(i)+1, d.About, d.Key, d.Rule, d.Severity, d.Verdict, d.Right, d.Note, who.Person, micro(s.now())); err != nil {
				return err
			}
		}
		return nil
	})
}

// lastDecision is the number of the last decision about a case.
func lastDecision(ctx context.Context, q querier, c property.ID) (n int64, err error) {
	return n, q.QueryRowContext(ctx, `select coalesce(max(seq), 0) from pack_decision where property = $1`, c).Scan(&n)
}

// Decisions are those about a case.
func (s *Store) Decisions(ctx context.Context, c property.ID) ([]pack.Decision, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, c); err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(scan func(...any) error) (d pack.Decision, err error) {
		var at int64
		err = scan(&d.Seq, &d.About, &d.Key, &d.Rule, &d.Severity, &d.Verdict, &d.Right, &d.Note, &d.Person, &d.Name, &at)
		d.At = moment(at)
		return d, err
	}, `select d.seq, d.about, d.subject, d.rule, d.severity, d.verdict, d.answer, d.note, d.person, coalesce(p.name, d.person), d.decided_at
		from pack_decision d left join person p on p.organisation = d.organisation and p.id = d.person
		where d.property = $1 and d.organisation = $2 order by d.seq`, c, who.Organisation)
}

// Sign adds a version.
func (s *Store) Sign(ctx context.Context, v pack.Version, e audit.Entry, next ...work.Item) error {
	return s.change(ctx, e, next, func(tx *sql.Tx, who tenant.Who) error {
		var revision, reviewed int64
		err := tx.QueryRowContext(ctx, `select revision, reviewed from property where id = $1 and organisation = $2`, v.Case, who.Organisation).Scan(&revision, &reviewed)
		if errors.Is(err, sql.ErrNoRows) {
			return errNoCase
		}
		if err != nil {
			return err
		}
		last, err := lastDecision(ctx, tx, v.Case)
		if err != nil {
			return err
		}
		if revision != v.Revision || reviewed != v.Revision || last != v.Decisions {
			return fault.New(fault.Conflict, "the case changed while it was signed; look at it again")
		}
		_, err = tx.ExecContext(ctx, `
			insert into pack_version (id, organisation, property, number, revision, decisions, sha256, size, papers, note, person, signed_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			v.ID, who.Organisation, v.Case, v.Number, v.Revision, v.Decisions, v.SHA256, v.Size, v.Papers, v.Note, who.Person, micro(v.Signed))
		if s.dialect.taken(err) {
			return fault.New(fault.Conflict, "version %d of this pack was signed at the same time; look at it again", v.Number)
		}
		if err != nil {
			return err
		}
		_, err = s.bump(ctx, tx, who, string(v.Case), false)
		return err
	})
}

const selectVersion = `
	select v.id, v.property, v.number, v.revision, v.decisions, v.sha256, v.size, v.papers, v.note, v.person, coalesce(p.name, v.person), v.signed_at
	from pack_version v left join person p on p.organisation = v.organisation and p.id = v.person `

func scanVersion(scan func(...any) error) (v pack.Version, err error) {
	var at int64
	err = scan(&v.ID, &v.Case, &v.Number, &v.Revision, &v.Decisions, &v.SHA256, &v.Size, &v.Papers, &v.Note, &v.Person, &v.Name, &at)
	v.Signed = moment(at)
	return v, err
}

// Versions are those of a case, the latest first.
func (s *Store) Versions(ctx context.Context, c property.ID) ([]pack.Version, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, c); err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanVersion, selectVersion+`where v.property = $1 and v.organisation = $2 order by v.number desc`, c, who.Organisation)
}

// SignedVersion is a version by its id.
func (s *Store) SignedVersion(ctx context.Context, id string) (pack.Version, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return pack.Version{}, err
	}
	return getVersion(ctx, s.read, who, id)
}

func getVersion(ctx context.Context, q querier, who tenant.Who, id string) (pack.Version, error) {
	v, err := scanVersion(q.QueryRowContext(ctx, selectVersion+`where v.id = $1 and v.organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return v, errNoVersion
	}
	return v, wrap(err)
}

// selectExport tells with each export whether the work on it was given up.
const selectExport = `
	select x.id, x.property, x.version, v.number, x.format, case when w.subject is null then x.state else 'failed' end, coalesce(w.reason, ''),
		x.done, x.total, x.pages, x.size, x.sha256, x.asked_at, x.made_at
	from pack_export x join pack_version v on v.id = x.version
	left join work w on w.subject = x.id and w.state = 'parked' and w.organisation = x.organisation `

func scanExport(scan func(...any) error) (x pack.Export, err error) {
	var asked, made int64
	err = scan(&x.ID, &x.Case, &x.Version, &x.Number, &x.Format, &x.State, &x.Reason, &x.Done, &x.Total, &x.Pages, &x.Size, &x.SHA256, &asked, &made)
	x.Asked, x.Made = moment(asked), moment(made)
	return x, err
}

// Order adds an export, or gives the one that there is.
func (s *Store) Order(ctx context.Context, x pack.Export, e audit.Entry, next work.Item) (pack.Export, error) {
	var out pack.Export
	// The work is put here and not by change: its subject is the export that there is.
	var caused []work.Item
	err := s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		caused = nil
		v, err := getVersion(ctx, tx, who, x.Version)
		if err != nil {
			return err
		}
		there, err := scanExport(tx.QueryRowContext(ctx, selectExport+`where x.version = $1 and x.format = $2`, x.Version, x.Format).Scan)
		switch {
		case err == nil && there.State != pack.Failed:
			out = there
			return errUnchanged
		case err == nil:
			next.Subject = there.ID
		case errors.Is(err, sql.ErrNoRows):
			_, err = tx.ExecContext(ctx, `
				insert into pack_export (id, organisation, property, version, format, state, done, total, pages, size, sha256, asked_at, made_at)
				values ($1, $2, $3, $4, $5, 'due', 0, 0, 0, 0, '', $6, 0)`, x.ID, who.Organisation, v.Case, v.ID, x.Format, micro(s.now()))
			if err != nil {
				return err
			}
			next.Subject = x.ID
		default:
			return err
		}
		next.Case = string(v.Case)
		caused = append(caused, next)
		if err := s.put(ctx, tx, who.Organisation, next); err != nil {
			return err
		}
		if _, err := s.bump(ctx, tx, who, string(v.Case), false); err != nil {
			return err
		}
		out, err = scanExport(tx.QueryRowContext(ctx, selectExport+`where x.id = $1`, next.Subject).Scan)
		return err
	})
	if errors.Is(err, errUnchanged) {
		return out, nil
	}
	for _, i := range caused {
		if err == nil {
			s.news(i)
		}
	}
	return out, err
}

// Export is an export by its id.
func (s *Store) Export(ctx context.Context, id string) (pack.Export, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return pack.Export{}, err
	}
	x, err := scanExport(s.read.QueryRowContext(ctx, selectExport+`where x.id = $1 and x.organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return x, errNoExport
	}
	return x, wrap(err)
}

// Exports are those of a case.
func (s *Store) Exports(ctx context.Context, c property.ID) ([]pack.Export, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, c); err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanExport, selectExport+`where x.property = $1 and x.organisation = $2 order by v.number desc, x.format`, c, who.Organisation)
}

// Exporting says how far an export has come.
func (s *Store) Exporting(ctx context.Context, id string, done, total int) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	n, err := affected(s.write.ExecContext(ctx, `update pack_export set done = $1, total = $2 where id = $3 and organisation = $4`, done, total, id, who.Organisation))
	if err == nil && n == 0 {
		return errNoExport
	}
	return wrap(err)
}

// Exported writes down that an export is ready.
func (s *Store) Exported(ctx context.Context, x pack.Export, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		var c string
		err := tx.QueryRowContext(ctx, `
			update pack_export set state = 'ready', done = $1, total = $1, pages = $2, size = $3, sha256 = $4, made_at = $5
			where id = $6 and organisation = $7 and state = 'due' returning property`,
			x.Total, x.Pages, x.Size, x.SHA256, micro(s.now()), x.ID, who.Organisation).Scan(&c)
		if errors.Is(err, sql.ErrNoRows) {
			var there int
			if err := tx.QueryRowContext(ctx, `select 1 from pack_export where id = $1 and organisation = $2`, x.ID, who.Organisation).Scan(&there); errors.Is(err, sql.ErrNoRows) {
				return errNoExport
			}
			return fault.New(fault.Conflict, "the export is ready already")
		}
		if err != nil {
			return err
		}
		_, err = s.bump(ctx, tx, who, c, false)
		return err
	})
}

const selectShare = `
	select s.organisation, s.id, s.property, s.version, v.number, s.name, s.email, s.hash, s.pin, s.person,
		s.made_at, s.expires_at, s.revoked_at, s.views, s.viewed_at, s.wrong, s.locked_until
	from pack_share s join pack_version v on v.id = s.version `

func scanShare(o *tenant.Organisation) func(scan func(...any) error) (pack.Share, error) {
	return func(scan func(...any) error) (l pack.Share, err error) {
		var of tenant.Organisation
		var made, expires, revoked, last, locked int64
		err = scan(&of, &l.ID, &l.Case, &l.Version, &l.Number, &l.For, &l.Email, &l.Hash, &l.Pin, &l.Person,
			&made, &expires, &revoked, &l.Views, &last, &l.Wrong, &locked)
		l.Made, l.Expires, l.Revoked, l.Last, l.Locked = moment(made), moment(expires), moment(revoked), moment(last), moment(locked)
		if o != nil {
			*o = of
		}
		return l, err
	}
}

// AddShare adds a link.
func (s *Store) AddShare(ctx context.Context, l pack.Share, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		v, err := getVersion(ctx, tx, who, l.Version)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			insert into pack_share (id, organisation, property, version, name, email, hash, pin, person, made_at, expires_at, revoked_at, views, viewed_at, wrong, locked_until)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, 0)`,
			l.ID, who.Organisation, v.Case, v.ID, l.For, l.Email, l.Hash, l.Pin, who.Person, micro(s.now()), micro(l.Expires))
		return err
	})
}

// Shares are the links of a case, the latest first.
func (s *Store) Shares(ctx context.Context, c property.ID) ([]pack.Share, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Case(ctx, c); err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanShare(nil), selectShare+`where s.property = $1 and s.organisation = $2 order by s.made_at desc, s.id`, c, who.Organisation)
}

// onShare changes one link of the organisation; none that it holds for is NotFound.
func (s *Store) onShare(ctx context.Context, e audit.Entry, update string, args ...any) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		n, err := affected(tx.ExecContext(ctx, update, append([]any{who.Organisation}, args...)...))
		if err == nil && n == 0 {
			return errNoShare
		}
		return err
	})
}

// RevokeShare ends a link.
func (s *Store) RevokeShare(ctx context.Context, id string, e audit.Entry) error {
	return s.onShare(ctx, e, `update pack_share set revoked_at = $2 where organisation = $1 and id = $3 and revoked_at = 0`, micro(s.now()), id)
}

// RecodeShare gives a link another code.
func (s *Store) RecodeShare(ctx context.Context, id, pin string, e audit.Entry) error {
	return s.onShare(ctx, e, `update pack_share set pin = $2, wrong = 0, locked_until = 0 where organisation = $1 and id = $3 and revoked_at = 0`, pin, id)
}

// Visitor finds a link by the hash of its secret.
func (s *Store) Visitor(ctx context.Context, hash string) (o tenant.Organisation, l pack.Share, err error) {
	l, err = scanShare(&o)(s.read.QueryRowContext(ctx, selectShare+`where s.hash = $1`, hash).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return "", l, errNoShare
	}
	return o, l, wrap(err)
}

// ShareTried counts a wrong code.
func (s *Store) ShareTried(ctx context.Context, id string, locked time.Time, e audit.Entry) error {
	return s.onShare(ctx, e, `update pack_share set wrong = wrong + 1, locked_until = $2 where organisation = $1 and id = $3`, micro(locked), id)
}

// ShareViewed counts a visit.
func (s *Store) ShareViewed(ctx context.Context, id string, e audit.Entry) error {
	return s.onShare(ctx, e, `update pack_share set views = views + 1, viewed_at = $2, wrong = 0, locked_until = 0 where organisation = $1 and id = $3`, micro(s.now()), id)
}

// PackRead writes down that something of a pack was read.
func (s *Store) PackRead(ctx context.Context, c property.ID, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		var there int
		err := tx.QueryRowContext(ctx, `select 1 from property where id = $1 and organisation = $2`, c, who.Organisation).Scan(&there)
		if errors.Is(err, sql.ErrNoRows) {
			return errNoCase
		}
		return err
	})
}
