package memcache

import (
	"fmt"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/cachetest"
)

func TestSuite(t *testing.T) {
	cachetest.Run(t, func(*testing.T) cache.Driver { return Open(time.Now) })
}

func TestItDoesNotGrowWithoutEnd(t *testing.T) {
	ctx, now := t.Context(), time.Unix(0, 0)
	c := Open(func() time.Time { return now })
	fill := func(what string) {
		for i := range most {
			if err := c.Set(ctx, fmt.Sprint(what, i), nil, time.Minute); err != nil {
				t.Fatal(err)
			}
		}
	}
	fill("a")
	fill("b")
	if len(c.keys) > most {
		t.Errorf("%d keys", len(c.keys))
	}
	now = now.Add(time.Hour)
	if _, err := c.Take(ctx, "new", cache.Per(1, time.Second)); err != nil {
		t.Fatal(err)
	}
	fill("c")
	if _, found, _ := c.Get(ctx, "b1"); found || len(c.keys) > most {
		t.Errorf("an ended key is there, of %d", len(c.keys))
	}
}
