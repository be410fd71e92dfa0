package app

import (
	"context"
	"errors"
	"os"
	"strconv"
	"time"

	"github.com/paperwurks/paperwurks/internal/audit"
	"github.com/paperwurks/paperwurks/internal/config"
	"github.com/paperwurks/paperwurks/internal/fault"
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

// keep does what comes round: anchors the audit's chains and checks them.
func (a *App) keep(ctx context.Context) {
	k := a.keeper()
	for {
		if err := k.Sweep(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("anchor and check the audit", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Minute):
		}
	}
}

// viewsWithin is how long views that wait have to be written when the process ends.
const viewsWithin = 5 * time.Second

// Keeping is what looks after records without serving or working: the audit's
// keeper, for an operator at a terminal.
type Keeping struct {
	Store *store.Store
	Audit *audit.Keeper
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
	o, err := openObjects(ctx, c, beside)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &Keeping{Store: s, Audit: &audit.Keeper{Log: s, Records: o.records, Now: time.Now}}, nil
}

// Close closes the records.
func (k *Keeping) Close() error { return k.Store.Close() }
