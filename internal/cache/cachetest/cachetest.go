package cachetest

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/cache"
)

// Run runs the suite on empty caches that open makes.
func Run(t *testing.T, open func(*testing.T) cache.Driver) {
	ctx := context.Background()
	get := func(t *testing.T, c cache.Driver, key string) (string, bool) {
		t.Helper()
		v, found, err := c.Get(ctx, key)
		if err != nil {
			t.Fatal(err)
		}
		return string(v), found
	}
	set := func(t *testing.T, c cache.Driver, key, value string, lasts time.Duration) {
		t.Helper()
		if err := c.Set(ctx, key, []byte(value), lasts); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("what is set is found", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		if v, found := get(t, c, "none"); found {
			t.Errorf("found %q", v)
		}
		every := make([]byte, 256)
		for i := range every {
			every[i] = byte(i)
		}
		for _, want := range []string{"first", "", string(every), string(bytes.Repeat([]byte("x"), 100_000))} {
			set(t, c, "session:a b/£", want, time.Minute)
			if v, found := get(t, c, "session:a b/£"); !found || v != want {
				t.Errorf("%t, %d bytes of %d", found, len(v), len(want))
			}
		}
		v, _, _ := c.Get(ctx, "session:a b/£")
		v[0] = 'y'
		if again, _ := get(t, c, "session:a b/£"); again[0] != 'x' {
			t.Error("the caller changed what is kept")
		}
	})
	t.Run("it ends", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		set(t, c, "short", "x", 50*time.Millisecond)
		set(t, c, "long", "x", time.Minute)
		deadline := time.Now().Add(10 * time.Second)
		for _, found := get(t, c, "short"); found; _, found = get(t, c, "short") {
			if time.Now().After(deadline) {
				t.Fatal("it is there still")
			}
			time.Sleep(10 * time.Millisecond)
		}
		if _, found := get(t, c, "long"); !found {
			t.Error("the other one ended too")
		}
	})
	t.Run("what is removed is gone", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		for _, k := range []string{"a", "b", "c"} {
			set(t, c, k, "x", time.Minute)
		}
		if err := c.Delete(ctx, "a", "none", "b"); err != nil {
			t.Fatal(err)
		}
		if err := c.Delete(ctx); err != nil {
			t.Errorf("nothing: %v", err)
		}
		for k, want := range map[string]bool{"a": false, "b": false, "c": true} {
			if _, found := get(t, c, k); found != want {
				t.Errorf("%s: found %t", k, found)
			}
		}
	})
	t.Run("a limit holds against many at once", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		set(t, c, "who", "a value of the same key", time.Minute)
		var all sync.WaitGroup
		var mu sync.Mutex
		taken := map[string]int{}
		for i := range 60 {
			all.Go(func() {
				key := []string{"who", "another"}[i%2]
				wait, err := c.Take(ctx, key, cache.Per(10, time.Hour))
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				if wait == 0 {
					taken[key]++
				} else if wait < 0 || wait > 6*time.Minute {
					t.Errorf("wait %v", wait)
				}
			})
		}
		all.Wait()
		if fmt.Sprint(taken) != "map[another:10 who:10]" {
			t.Errorf("taken %v", taken)
		}
		if v, _ := get(t, c, "who"); v != "a value of the same key" {
			t.Errorf("the value became %q", v)
		}
	})
	t.Run("a limit opens when it said it would", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		r := cache.Rate{Burst: 2, Every: 200 * time.Millisecond}
		var wait time.Duration
		for i := range 3 {
			var err error
			if wait, err = c.Take(ctx, "who", r); err != nil || (wait > 0) != (i == 2) {
				t.Fatalf("%d: wait %v, %v", i, wait, err)
			}
		}
		time.Sleep(wait + 10*time.Millisecond)
		if wait, err := c.Take(ctx, "who", r); err != nil || wait > 0 {
			t.Errorf("after the wait: another %v, %v", wait, err)
		}
		if wait, err := c.Take(ctx, "who", r); err != nil || wait <= 0 {
			t.Errorf("a second one after the wait of one: %v, %v", wait, err)
		}
	})
	t.Run("a limit is forgiven", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		if err := c.Set(ctx, "who", []byte("ann"), time.Hour); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			for i := range 3 {
				if wait, err := c.Take(ctx, "who", cache.Per(2, time.Hour)); err != nil || (wait > 0) != (i == 2) {
					t.Errorf("%d: wait %v, %v", i, wait, err)
				}
			}
			if err := c.Forgive(ctx, "who", "none"); err != nil {
				t.Error(err)
			}
		}
		if v, found := get(t, c, "who"); !found || v != "ann" {
			t.Errorf("the value of the same key became %q", v)
		}
	})
	t.Run("it can be reached", func(t *testing.T) {
		c := open(t)
		defer c.Close()
		if err := c.Ping(ctx); err != nil {
			t.Error(err)
		}
	})
}
