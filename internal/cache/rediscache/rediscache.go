package rediscache

import (
	"context"
	"crypto/tls"
	"errors"
	"runtime"
	"time"

	"github.com/gomodule/redigo/redis"

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
type Cache struct{ connections *connections }

var _ cache.Driver = (*Cache)(nil)

// Open prepares the connections; it asks nothing yet.
func Open(c Config) *Cache { return &Cache{newConnections(c, 10*runtime.GOMAXPROCS(0))} }

// Values and limits of the same key are apart, and so are we from whoever else
// uses the server.
const (
	values = "paperwurks:v:"
	limits = "paperwurks:l:"
)

// ask has the server answer a command.
func (c *Cache) ask(ctx context.Context, command string, args ...any) (any, error) {
	return c.connections.use(ctx, func(conn redis.Conn) (any, error) { return redis.DoContext(conn, ctx, command, args...) })
}

// wrap leaves the end of a caller's patience as it is.
func wrap(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if e := ctx.Err(); e != nil {
		return e
	}
	return fault.Wrap(err, fault.Unavailable, "the cache cannot be reached")
}

// Get asks for a value.
func (c *Cache) Get(ctx context.Context, key string) ([]byte, bool, error) {
	v, err := redis.Bytes(c.ask(ctx, "GET", values+key))
	if errors.Is(err, redis.ErrNil) {
		return nil, false, nil
	}
	return v, err == nil, wrap(ctx, err)
}

// Set keeps a value; one that would last less than a millisecond lasts that long.
func (c *Cache) Set(ctx context.Context, key string, value []byte, lasts time.Duration) error {
	_, err := c.ask(ctx, "SET", values+key, value, "PX", max(lasts, time.Millisecond).Milliseconds())
	return wrap(ctx, err)
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
	names := make([]any, len(keys))
	for i, k := range keys {
		names[i] = of + k
	}
	_, err := c.ask(ctx, "DEL", names...)
	return wrap(ctx, err)
}

// take is cache.Rate.Next on the server, in microseconds of its clock: no two
// callers come between reading and writing, and no caller's clock matters.
var take = redis.NewScript(1, `
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
	wait, err := redis.Int64(c.connections.use(ctx, func(conn redis.Conn) (any, error) {
		return take.DoContext(ctx, conn, limits+key, r.Burst, max(r.Every.Microseconds(), 1))
	}))
	return time.Duration(wait) * time.Microsecond, wrap(ctx, err)
}

// Ping asks the server.
func (c *Cache) Ping(ctx context.Context) error {
	_, err := c.ask(ctx, "PING")
	return wrap(ctx, err)
}

// Close closes the connections.
func (c *Cache) Close() error { return c.connections.pool.Close() }
