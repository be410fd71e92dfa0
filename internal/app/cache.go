package app

import (
	"context"
	"crypto/tls"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/memcache"
	"github.com/paperwurks/paperwurks/internal/cache/rediscache"
	"github.com/paperwurks/paperwurks/internal/config"
)

// openCache opens the cache that a configuration names. It is not reached for
// before it is needed, and nothing waits for it.
func (a *App) openCache(ctx context.Context, c config.Config) (*cache.Cache, error) {
	driver, err := a.cacheDriver(ctx, c)
	if err != nil {
		return nil, err
	}
	return cache.New(driver, memcache.Open(time.Now), func(err error) { a.log.Warn("cache", "error", err) }), nil
}

func (a *App) cacheDriver(ctx context.Context, c config.Config) (cache.Driver, error) {
	k, err := config.ParseCache(c.Cache)
	if err != nil {
		return nil, err
	}
	r := rediscache.Config{Address: k.Address, Database: k.Database}
	switch k.Scheme {
	case "memory":
		return memcache.Open(time.Now), nil
	case "redis": // on this machine, config sees to that
	case "rediss":
		r.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	default:
		return nil, noDriver("PAPERWURKS_CACHE_URL", k.Scheme)
	}
	switch {
	case k.IAM:
		in, err := awsIn(ctx, k.Region)
		if err != nil {
			return nil, err
		}
		r.SignIn = rediscache.IAM{AWS: in, Name: k.Name, User: k.User, Now: time.Now}.SignIn
	case k.PasswordFrom != "":
		r.SignIn = func(ctx context.Context) (string, string, error) {
			v, err := a.secrets.Latest(ctx, k.PasswordFrom)
			return k.User, v.Reveal(), err
		}
	case k.Password != "":
		r.SignIn = func(context.Context) (string, string, error) { return k.User, k.Password, nil }
	}
	return rediscache.Open(r), nil
}
