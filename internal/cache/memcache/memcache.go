package memcache

import (
	"bytes"
	"context"
	"sync"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
)

// Cache is values in memory.
type Cache struct {
	now  func() time.Time
	mu   sync.Mutex
	keys map[string]entry
}

// entry is a value, or the state of a limit; either is of no use after end.
type entry struct {
	value []byte
	end   time.Time
}

var _ cache.Driver = (*Cache)(nil)

// most is how many keys there may be: with sessions of some hundred bytes, tens
// of megabytes.
const most = 1 << 16

// Open makes an empty cache.
func Open(now func() time.Time) *Cache { return &Cache{now: now, keys: map[string]entry{}} }

// Values and limits of the same key are apart.
const (
	values = "v:"
	limits = "l:"
)

// Get is a copy of a value.
func (c *Cache) Get(_ context.Context, key string) ([]byte, bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.keys[values+key]
	if !ok || !c.now().Before(e.end) {
		return nil, false, nil
	}
	return bytes.Clone(e.value), true, nil
}

// Set keeps a copy of a value.
func (c *Cache) Set(_ context.Context, key string, value []byte, lasts time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(values+key, entry{bytes.Clone(value), c.now().Add(lasts)})
	return nil
}

// put makes room and keeps an entry.
func (c *Cache) put(key string, e entry) {
	if _, ok := c.keys[key]; !ok && len(c.keys) >= most {
		now := c.now()
		for k, e := range c.keys {
			if !now.Before(e.end) {
				delete(c.keys, k)
			}
		}
		for k := range c.keys { // in no order
			if len(c.keys) < most-most/4 {
				break
			}
			delete(c.keys, k)
		}
	}
	c.keys[key] = e
}

// Delete removes values.
func (c *Cache) Delete(_ context.Context, keys ...string) error {
	c.remove(values, keys)
	return nil
}

// Forgive removes the states of limits.
func (c *Cache) Forgive(_ context.Context, keys ...string) error {
	c.remove(limits, keys)
	return nil
}

func (c *Cache) remove(of string, keys []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range keys {
		delete(c.keys, of+k)
	}
}

// Take counts in this process.
func (c *Cache) Take(_ context.Context, key string, r cache.Rate) (time.Duration, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	after, wait := r.Next(c.keys[limits+key].end, c.now())
	if wait == 0 {
		c.put(limits+key, entry{end: after})
	}
	return wait, nil
}

// Ping finds the cache where the process is.
func (c *Cache) Ping(context.Context) error { return nil }

// Close does nothing: memory frees itself.
func (c *Cache) Close() error { return nil }
