package cache

import (
	"context"
	"sync/atomic"
	"time"
)

// Driver keeps values in one kind of place. Its methods may be called by many
// goroutines; a place that cannot be reached is fault.Unavailable.
type Driver interface {
	// Get is the value of a key that was set and has not ended.
	Get(ctx context.Context, key string) (value []byte, found bool, err error)
	// Set keeps a value for a time, in the place of another.
	Set(ctx context.Context, key string, value []byte, lasts time.Duration) error
	// Delete removes keys; those that are not there are no error.
	Delete(ctx context.Context, keys ...string) error
	// Take asks for one of what a rate allows; see Cache.Take.
	Take(ctx context.Context, key string, r Rate) (wait time.Duration, err error)
	// Forgive is as though nothing had been taken under keys.
	Forgive(ctx context.Context, keys ...string) error
	// Ping says whether the place can be reached.
	Ping(ctx context.Context) error
	// Close frees what the driver holds.
	Close() error
}

// Rate is how often something may be done: Burst times at once, and then once
// every so often.
type Rate struct {
	Burst int
	Every time.Duration
}

// Per is a rate of n in a time, all of them at once if need be.
func Per(n int, in time.Duration) Rate { return Rate{n, in / time.Duration(n)} }

// Next is the arithmetic of a rate, for drivers. The state of a key is the moment
// at which it would be as if nothing had been taken; zero for a key without one.
// It gives the state after taking one, or how long to wait and the old state.
// This is the generic cell rate algorithm of ATM (ITU-T I.371).
func (r Rate) Next(state, now time.Time) (after time.Time, wait time.Duration) {
	if state.Before(now) {
		state = now
	}
	after = state.Add(r.Every)
	if wait = after.Add(-time.Duration(r.Burst) * r.Every).Sub(now); wait > 0 {
		return state, wait
	}
	return after, 0
}

// Cache is a driver that cannot fail its callers.
type Cache struct {
	driver, spare Driver
	failed        func(error)
	now           func() time.Time
	rest          atomic.Int64 // until then, in microseconds, the driver is not asked
}

// resting is how long a driver that failed is left alone, so that a place that is
// down costs its time-out now and then and not with every request.
const resting = 2 * time.Second

// New is a cache on a driver. Limits are counted by spare, one in this process,
// while the driver fails; failed is told of that, for the log.
func New(driver, spare Driver, failed func(error)) *Cache {
	return &Cache{driver: driver, spare: spare, failed: failed, now: time.Now}
}

// asked says whether the driver may be asked now.
func (c *Cache) asked() bool { return c.now().UnixMicro() >= c.rest.Load() }

// note has the driver rest after a failure; the end of a caller's patience is none.
func (c *Cache) note(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		c.rest.Store(c.now().Add(resting).UnixMicro())
		c.failed(err)
	}
}

// Get is the value of a key, where it is found.
func (c *Cache) Get(ctx context.Context, key string) ([]byte, bool) {
	if !c.asked() {
		return nil, false
	}
	v, found, err := c.driver.Get(ctx, key)
	c.note(ctx, err)
	return v, found && err == nil
}

// Set keeps a value for a time, if it can.
func (c *Cache) Set(ctx context.Context, key string, value []byte, lasts time.Duration) {
	if c.asked() {
		c.note(ctx, c.driver.Set(ctx, key, value, lasts))
	}
}

// Delete removes keys. It asks the driver always: on an error the values may be
// found until they end, and whoever relies on their absence must say so.
func (c *Cache) Delete(ctx context.Context, keys ...string) error {
	err := c.driver.Delete(ctx, keys...)
	c.note(ctx, err)
	return err
}

// Take asks for one of what a rate allows under a key. It is taken when the wait
// is zero; otherwise nothing is taken and that is how long to wait.
func (c *Cache) Take(ctx context.Context, key string, r Rate) time.Duration {
	if c.asked() {
		wait, err := c.driver.Take(ctx, key, r)
		if err == nil {
			return wait
		}
		c.note(ctx, err)
	}
	wait, err := c.spare.Take(ctx, key, r)
	if err != nil {
		c.failed(err)
		return 0 // a limit that cannot be counted keeps nobody out
	}
	return wait
}

// Forgive is as though nothing had been taken under keys, here and, when it can be
// reached, in the driver.
func (c *Cache) Forgive(ctx context.Context, keys ...string) {
	if c.asked() {
		c.note(ctx, c.driver.Forgive(ctx, keys...))
	}
	if err := c.spare.Forgive(ctx, keys...); err != nil {
		c.failed(err)
	}
}

// Ping says whether the driver can be reached. Nothing depends on it, so a
// service without it is ready all the same.
func (c *Cache) Ping(ctx context.Context) error { return c.driver.Ping(ctx) }

// Close closes both drivers.
func (c *Cache) Close() error {
	err := c.driver.Close()
	if spare := c.spare.Close(); err == nil {
		err = spare
	}
	return err
}
