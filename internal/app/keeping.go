package app

import (
	"context"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/property"
	"github.com/paperwurks/paperwurks/internal/report"
	"github.com/paperwurks/paperwurks/internal/retention"
	"github.com/paperwurks/paperwurks/internal/review"
	"github.com/paperwurks/paperwurks/internal/store"
	"github.com/paperwurks/paperwurks/internal/telemetry"
)

// keeper anchors and checks the audit's chains.
func (a *App) keeper() *audit.Keeper {
	return &audit.Keeper{Log: a.Store, Records: a.objects.records, Now: time.Now, Broken: a.broken}
}

// broken tells of a chain that does not hold. The event is what the alarm
// AuditChainBroken counts.
func (a *App) broken(ctx context.Context, v audit.Verdict) {
	if a.telemetry != nil { // the command line has none
		a.telemetry.Meter.Record(telemetry.AuditChainBroken, 1)
	}
	first := v.Breaks[0]
	a.log.ErrorContext(ctx, "the audit chain is broken", "event", "AuditChainBroken",
		"organisation", v.Organisation, "record", first.Seq, "damage", first.Damage, "detail", first.Detail, "breaks", strconv.Itoa(len(v.Breaks)))
}

// caseKeys are the keys of cases, under those of the installation: the ones that are
// set, one made of the session key, and one in the data directory where papers are
// kept on this machine and nothing is set, or was not once. It refuses to go on without
// one that is in use.
func caseKeys(ctx context.Context, c config.Config, s *store.Store) (retention.Keys, error) {
	k := retention.Keys{Store: s}
	from := strings.Fields(c.SealingKey)
	if c.SessionKey != "" {
		from = append(from, c.SessionKey)
	}
	if c.SessionKeyBefore != "" {
		from = append(from, c.SessionKeyBefore)
	}
	if strings.HasPrefix(c.Blob, "file:") {
		path := filepath.Join(c.DataDir, "sealing.key")
		_, err := os.Stat(path)
		if len(from) == 0 || err == nil {
			text, err := secretFile(path, func() (string, error) { return rand.Text(), nil })
			if err != nil {
				return k, err
			}
			from = append(from, text)
		}
	}
	if len(from) == 0 {
		return k, fault.New(fault.Invalid, "PAPERWURKS_SEALING_KEY: papers are sealed under a key that every process must have; set it, or PAPERWURKS_SESSION_KEY")
	}
	for _, text := range from {
		key, err := hkdf.Key(sha256.New, []byte(text), nil, "paperwurks case keys", 32)
		if err != nil {
			return k, err
		}
		k.Ring = append(k.Ring, key)
	}
	return k, k.Check(ctx)
}

// keeping keeps cases as long as they must be.
func (a *App) keeping(reviews *review.Service) *retention.Service {
	return &retention.Service{
		Store: a.Store, Documents: a.Store, Uploads: a.objects.uploads, Papers: a.objects.documents, Records: a.objects.records, Now: time.Now,
		Contents: retention.Contents{
			Cases: a.Store, Original: a.documents.Original, Audit: a.Store.Audit,
			Report: func(ctx context.Context, id property.ID, format string, w io.Writer) error {
				c, err := a.Store.Case(ctx, id)
				if err != nil {
					return err
				}
				r, err := reviews.Report(ctx, c)
				if err != nil {
					return err
				}
				if format == "json" {
					return report.JSON(w, r)
				}
				papers, err := reviews.Papers(ctx, c, r)
				if err != nil {
					return err
				}
				defer papers.Close()
				return report.HTML(ctx, w, r, papers)
			},
		},
	}
}

// How often the audit's chains are looked at, and the cases that may be due.
const (
	anchoring = time.Minute
	retaining = time.Hour
)

// keep does what comes round: it anchors the audit's chains and checks them, and sees
// to the cases that are due. Each of it may be done by any number of workers.
func (a *App) keep(ctx context.Context) {
	k := a.keeper()
	var last time.Time
	for {
		if err := k.Sweep(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("anchor and check the audit", "error", err)
		}
		if time.Since(last) >= retaining {
			last = time.Now()
			if err := a.retention.Sweep(ctx); err != nil && ctx.Err() == nil {
				a.log.Error("look for cases that are due", "error", err)
			}
			if err := a.wantVectors(ctx); err != nil && ctx.Err() == nil {
				a.log.Error("look for cases without vectors", "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(anchoring):
		}
	}
}

// wantVectors takes up cases whose passages have no vectors of the model that is set.
func (a *App) wantVectors(ctx context.Context) error {
	firms, err := a.Store.Firms(ctx)
	if err != nil {
		return err
	}
	return a.reviews.WantVectors(ctx, firms)
}

// viewsWithin is how long views that wait have to be written when the process ends.
const viewsWithin = 5 * time.Second

// Keeping is what looks after records without serving or working: the audit's
// keeper, and how long cases are kept, for an operator at a terminal.
type Keeping struct {
	Store     *store.Store
	Audit     *audit.Keeper
	Retention *retention.Service
}

// OpenKeeping opens the records and the stores of bytes that a configuration names,
// beside whatever else is running on them. The caller closes it.
func OpenKeeping(ctx context.Context, c config.Config) (*Keeping, error) {
	c, secrets, err := resolved(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := driven(c); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "the data directory %s cannot be made", c.DataDir)
	}
	s, err := openRecords(ctx, c, secrets, store.Options{})
	if err != nil {
		return nil, err
	}
	o, err := openObjects(ctx, c, beside, retention.Keys{Store: s}) // which opens nothing that belongs to a case
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &Keeping{
		Store: s, Audit: &audit.Keeper{Log: s, Records: o.records, Now: time.Now},
		Retention: &retention.Service{Store: s, Documents: s, Uploads: o.uploads, Papers: o.documents, Records: o.records, Now: time.Now},
	}, nil
}

// Close closes the records.
func (k *Keeping) Close() error { return k.Store.Close() }
