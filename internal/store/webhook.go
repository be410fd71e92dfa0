package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/tenant"
	"github.com/paperwurks/paperwurks/internal/webhook"
	"github.com/paperwurks/paperwurks/internal/work"
)

var _ webhook.Store = (*Store)(nil)

var errNoWebhook = fault.New(fault.NotFound, "there is no such webhook")

const hookColumns = `id, url, events, generation, active, created_at`

func scanHook(scan func(...any) error) (h webhook.Hook, err error) {
	var events string
	var created int64
	if err = scan(&h.ID, &h.URL, &events, &h.Generation, &h.Active, &created); err != nil {
		return h, err
	}
	h.Created = moment(created)
	return h, json.Unmarshal([]byte(events), &h.Events)
}

// AddWebhook adds a webhook.
func (s *Store) AddWebhook(ctx context.Context, h webhook.Hook, most int, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		var there int
		if err := tx.QueryRowContext(ctx, `select count(*) from webhook where organisation = $1`, who.Organisation).Scan(&there); err != nil {
			return err
		}
		if there >= most {
			return fault.New(fault.Conflict, "there are %d webhooks, which is the most; remove one first", there)
		}
		events, err := json.Marshal(h.Events)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `insert into webhook (organisation, `+hookColumns+`) values ($1, $2, $3, $4, $5, $6, $7)`,
			who.Organisation, h.ID, h.URL, string(events), h.Generation, h.Active, micro(h.Created))
		return err
	})
}

// Webhook is one webhook.
func (s *Store) Webhook(ctx context.Context, id webhook.ID) (webhook.Hook, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return webhook.Hook{}, err
	}
	h, err := scanHook(s.read.QueryRowContext(ctx, `select `+hookColumns+` from webhook where id = $1 and organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return h, errNoWebhook
	}
	return h, wrap(err)
}

// Webhooks are those of the firm.
func (s *Store) Webhooks(ctx context.Context) ([]webhook.Hook, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, scanHook, `select `+hookColumns+` from webhook where organisation = $1 order by created_at, id`, who.Organisation)
}

// ChangeWebhook replaces what can change of a webhook.
func (s *Store) ChangeWebhook(ctx context.Context, h webhook.Hook, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		events, err := json.Marshal(h.Events)
		if err != nil {
			return err
		}
		n, err := affected(tx.ExecContext(ctx, `update webhook set url = $1, events = $2, generation = $3, active = $4 where id = $5 and organisation = $6`,
			h.URL, string(events), h.Generation, h.Active, h.ID, who.Organisation))
		if err == nil && n == 0 {
			return errNoWebhook
		}
		return err
	})
}

// RemoveWebhook removes a webhook, its deliveries and the work on them.
func (s *Store) RemoveWebhook(ctx context.Context, id webhook.ID, e audit.Entry) error {
	return s.change(ctx, e, nil, func(tx *sql.Tx, who tenant.Who) error {
		for _, q := range []string{
			`delete from work where organisation = $2 and kind = 'webhook.deliver' and state <> 'running' and subject in (select id from delivery where webhook = $1)`,
			`delete from delivery where webhook = $1 and organisation = $2`,
		} {
			if _, err := tx.ExecContext(ctx, q, id, who.Organisation); err != nil {
				return err
			}
		}
		n, err := affected(tx.ExecContext(ctx, `delete from webhook where id = $1 and organisation = $2`, id, who.Organisation))
		if err == nil && n == 0 {
			return errNoWebhook
		}
		return err
	})
}

// deliveriesFor is how long it can be seen what was delivered.
const deliveriesFor = 30 * 24 * time.Hour

func (s *Store) insertDelivery(ctx context.Context, tx *sql.Tx, o tenant.Organisation, d webhook.Delivery) (work.Item, error) {
	i := work.Item{Kind: webhook.Work, Subject: d.ID}
	if _, err := tx.ExecContext(ctx, `delete from delivery where webhook = $1 and created_at < $2 and state <> 'waiting'`, d.Webhook, micro(s.now().Add(-deliveriesFor))); err != nil {
		return i, err
	}
	_, err := tx.ExecContext(ctx, `
		insert into delivery (id, organisation, webhook, event, subject, body, state, tries, status, reason, created_at, tried_at)
		values ($1, $2, $3, $4, $5, $6, $7, 0, 0, '', $8, 0)`,
		d.ID, o, d.Webhook, d.Event, d.Subject, d.Body, webhook.Waiting, micro(d.Created))
	return i, err
}

// TellWebhook writes a delivery down.
func (s *Store) TellWebhook(ctx context.Context, d webhook.Delivery, e audit.Entry) error {
	return s.change(ctx, e, []work.Item{{Kind: webhook.Work, Subject: d.ID}}, func(tx *sql.Tx, who tenant.Who) error {
		var there int
		err := tx.QueryRowContext(ctx, `select 1 from webhook where id = $1 and organisation = $2`, d.Webhook, who.Organisation).Scan(&there)
		if errors.Is(err, sql.ErrNoRows) {
			return errNoWebhook
		}
		if err != nil {
			return err
		}
		_, err = s.insertDelivery(ctx, tx, who.Organisation, d)
		return err
	})
}

// announce writes down what those webhooks of the firm are to be told that asked
// for an event, in the transaction of what happened, and gives the work of it.
func (s *Store) announce(ctx context.Context, tx *sql.Tx, who tenant.Who, e webhook.Event, subject, caseID string) ([]work.Item, error) {
	hooks, err := all(ctx, tx, scanHook, `select `+hookColumns+` from webhook where organisation = $1 and active`, who.Organisation)
	if err != nil {
		return nil, err
	}
	var out []work.Item
	for _, h := range hooks {
		if !slices.Contains(h.Events, e) {
			continue
		}
		if caseID == "" && strings.HasPrefix(string(e), "document.") {
			if err := tx.QueryRowContext(ctx, `select property from document where id = $1 and organisation = $2`, subject, who.Organisation).Scan(&caseID); err != nil {
				return nil, err
			}
		}
		now := s.now()
		d := webhook.Delivery{ID: webhook.NewDelivery(), Webhook: h.ID, Event: e, Subject: subject, Created: now}
		d.Body = webhook.Body(d.ID, e, now, subject, caseID)
		i, err := s.insertDelivery(ctx, tx, who.Organisation, d)
		if err == nil {
			err = s.put(ctx, tx, who.Organisation, i)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, i)
	}
	return out, nil
}

const selectDelivery = `select id, webhook, event, subject, body, state, tries, status, reason, created_at, tried_at from delivery `

func scanDelivery(scan func(...any) error) (d webhook.Delivery, err error) {
	var created, tried int64
	err = scan(&d.ID, &d.Webhook, &d.Event, &d.Subject, &d.Body, &d.State, &d.Tries, &d.Status, &d.Reason, &created, &tried)
	d.Created, d.Tried = moment(created), moment(tried)
	return d, err
}

// Delivery is one delivery and its webhook.
func (s *Store) Delivery(ctx context.Context, id string) (webhook.Delivery, webhook.Hook, error) {
	who, err := tenant.From(ctx)
	if err != nil {
		return webhook.Delivery{}, webhook.Hook{}, err
	}
	d, err := scanDelivery(s.read.QueryRowContext(ctx, selectDelivery+`where id = $1 and organisation = $2`, id, who.Organisation).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return d, webhook.Hook{}, fault.New(fault.NotFound, "there is no such delivery")
	}
	if err != nil {
		return d, webhook.Hook{}, wrap(err)
	}
	h, err := s.Webhook(ctx, d.Webhook)
	return d, h, err
}

// Deliveries are a page of those of a webhook.
func (s *Store) Deliveries(ctx context.Context, id webhook.ID, p webhook.Page) ([]webhook.Delivery, error) {
	if _, err := s.Webhook(ctx, id); err != nil {
		return nil, err
	}
	query, args := selectDelivery+`where webhook = $1`, []any{id, p.Limit}
	if p.After != (webhook.Place{}) {
		query += ` and (created_at < $3 or created_at = $3 and id > $4)`
		args = append(args, micro(p.After.Created), p.After.ID)
	}
	return all(ctx, s.read, scanDelivery, query+` order by created_at desc, id limit $2`, args...)
}

// Delivered writes down how a try ended.
func (s *Store) Delivered(ctx context.Context, d webhook.Delivery) error {
	who, err := tenant.From(ctx)
	if err != nil {
		return err
	}
	n, err := affected(s.write.ExecContext(ctx, `update delivery set state = $1, tries = $2, status = $3, reason = $4, tried_at = $5 where id = $6 and organisation = $7`,
		d.State, d.Tries, d.Status, d.Reason, micro(d.Tried), d.ID, who.Organisation))
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "there is no such delivery")
	}
	return wrap(err)
}
