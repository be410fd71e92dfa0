package cache_test

import (
	"context"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/paperwurks/paperwurks/internal/cache"
	"github.com/paperwurks/paperwurks/internal/cache/memcache"
	"github.com/paperwurks/paperwurks/internal/fault"
)

// flaky is a driver that can be down, and counts how often it is asked.
type flaky struct {
	cache.Driver
	down  bool
	asked int
}

func (f *flaky) fail() error {
	if f.asked++; f.down {
		return fault.New(fault.Unavailable, "down")
	}
	return nil
}

func (f *flaky) Get(ctx context.Context, key string) ([]byte, bool, error) {
	if err := f.fail(); err != nil {
		return nil, false, err
	}
	return f.Driver.Get(ctx, key)
}

func (f *flaky) Delete(ctx context.Context, keys ...string) error {
	if err := f.fail(); err != nil {
		return err
	}
	return f.Driver.Delete(ctx, keys...)
}

func (f *flaky) Take(ctx context.Context, key string, r cache.Rate) (time.Duration, error) {
	if err := f.fail(); err != nil {
		return 0, err
	}
	return f.Driver.Take(ctx, key, r)
}

func TestADriverThatIsDownFailsNobody(t *testing.T) {
	ctx := t.Context()
	f := &flaky{Driver: memcache.Open(time.Now)}
	told := 0
	c := cache.New(f, memcache.Open(time.Now), func(error) { told++ })
	defer c.Close()
	c.Set(ctx, "a", []byte("x"), time.Minute)
	if v, found := c.Get(ctx, "a"); !found || string(v) != "x" {
		t.Fatalf("got %q, %t", v, found)
	}
	f.down, f.asked = true, 0
	for range 100 {
		if _, found := c.Get(ctx, "a"); found {
			t.Error("found")
		}
	}
	if f.asked != 1 || told != 1 {
		t.Errorf("asked %d times and told %d, want once each", f.asked, told)
	}
	taken := 0
	for range 10 {
		if c.Take(ctx, "who", cache.Per(3, time.Hour)) == 0 {
			taken++
		}
	}
	if taken != 3 {
		t.Errorf("%d taken while it is down, want the limit of this process", taken)
	}
	if err := c.Delete(ctx, "a"); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("removing says %v", err)
	}
}

func TestTheEndOfPatienceIsNoFailure(t *testing.T) {
	f := &flaky{Driver: memcache.Open(time.Now), down: true}
	c := cache.New(f, memcache.Open(time.Now), func(err error) { t.Error(err) })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c.Get(ctx, "a")
	f.down = false
	if c.Get(t.Context(), "a"); f.asked != 2 {
		t.Error("the driver was left alone")
	}
}

// TestRates asks at any moments: never more than the burst and what has come back
// since are taken, and whoever waits as long as told gets one.
func TestRates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := cache.Rate{Burst: rapid.IntRange(1, 20).Draw(t, "burst"), Every: time.Duration(rapid.IntRange(1, 1000).Draw(t, "every")) * time.Millisecond}
		begin := time.Unix(1_000_000, 0)
		now, state, taken := begin, time.Time{}, 0
		for _, step := range rapid.SliceOfN(rapid.IntRange(0, 3000), 1, 100).Draw(t, "steps") {
			now = now.Add(time.Duration(step) * time.Millisecond)
			after, wait := r.Next(state, now)
			if wait > 0 {
				if again, w := r.Next(state, now.Add(wait)); w != 0 || !again.After(state) {
					t.Fatalf("after %v there is another wait of %v", wait, w)
				}
			} else {
				taken++
			}
			state = after
			if most := r.Burst + int(now.Sub(begin)/r.Every); taken > most {
				t.Fatalf("%d taken of %d", taken, most)
			}
		}
	})
}
