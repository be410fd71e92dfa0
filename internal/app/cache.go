package app

import (
	"context"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/memcache"
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
	switch k.Scheme {
	case "memory":
		return memcache.Open(time.Now), nil
	case "redis", "rediss":
		return a.openRedis(ctx, k)
	}
	return nil, noDriver("PAPERWURKS_CACHE_URL", k.Scheme)
}
