package rediscache

import (
	"context"
	"crypto/tls"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// Config says where the server is and how to sign in.
type Config struct {
	Address  string      // host:port, or the path of a socket
	TLS      *tls.Config // nil only for a server on this machine
	Database int
	// SignIn gives the user and the password for each connection that is opened;
	// nil for a server that asks for none.
	SignIn func(context.Context) (user, password string, err error)
}

// Cache is values in Redis.
type Cache struct{ client *redis.Client }

var _ cache.Driver = (*Cache)(nil)

// Open prepares the client; it asks nothing yet. A cache that takes longer than
// what it saves is of no use, so its times are short.
func Open(c Config) *Cache {
	o := &redis.Options{
		Addr: c.Address, TLSConfig: c.TLS, DB: c.Database, CredentialsProviderContext: c.SignIn,
		DialTimeout: time.Second, ReadTimeout: 500 * time.Millisecond, WriteTimeout: 500 * time.Millisecond,
		MaxRetries: 1, DialerRetries: 1, ContextTimeoutEnabled: true, ConnMaxLifetime: time.Hour, DisableIdentity: true,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	}
	if len(c.Address) > 0 && c.Address[0] == '/' {
		o.Network = "unix"
	}
	return &Cache{redis.NewClient(o)}
}

// Values and limits of the same key are apart, and so are we from whoever else
// uses the server.
const (
	values = "paperwurks:v:"
	limits = "paperwurks:l:"
)

func wrap(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fault.Wrap(err, fault.Unavailable, "the cache cannot be reached")
}

// Get asks for a value.
func (c *Cache) Get(ctx context.Context, key string) ([]byte, bool, error) {
	v, err := c.client.Get(ctx, values+key).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, false, nil
	}
	return v, err == nil, wrap(err)
}

// Set keeps a value; one that would last less than a millisecond lasts that long.
func (c *Cache) Set(ctx context.Context, key string, value []byte, lasts time.Duration) error {
	return wrap(c.client.Set(ctx, values+key, value, max(lasts, time.Millisecond)).Err())
}

// Delete removes values.
func (c *Cache) Delete(ctx context.Context, keys ...string) error {
	return c.remove(ctx, values, keys)
}

// Forgive removes the states of limits.
func (c *Cache) Forgive(ctx context.Context, keys ...string) error {
	return c.remove(ctx, limits, keys)
}

func (c *Cache) remove(ctx context.Context, of string, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = of + k
	}
	return wrap(c.client.Del(ctx, names...).Err())
}

// take is cache.Rate.Next on the server, in microseconds of its clock: no two
// callers come between reading and writing, and no caller's clock matters.
var take = redis.NewScript(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local burst, every = tonumber(ARGV[1]), tonumber(ARGV[2])
local state = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
local after = state + every
local wait = after - burst * every - now
if wait > 0 then
  return wait
end
redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000))
return 0
`)

// Take counts on the server.
func (c *Cache) Take(ctx context.Context, key string, r cache.Rate) (time.Duration, error) {
	wait, err := take.Run(ctx, c.client, []string{limits + key}, r.Burst, max(r.Every.Microseconds(), 1)).Int64()
	return time.Duration(wait) * time.Microsecond, wrap(err)
}

// Ping asks the server.
func (c *Cache) Ping(ctx context.Context) error { return wrap(c.client.Ping(ctx).Err()) }

// Close closes the connections.
func (c *Cache) Close() error { return c.client.Close() }
