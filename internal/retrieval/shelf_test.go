package retrieval

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

func TestShelfIsBounded(t *testing.T) {
	s := NewShelf(100)
	made := 0
	get := func(key string, size int64) {
		t.Helper()
		if _, err := s.Case(key, func() (*Case, error) { made++; return &Case{size: size}, nil }); err != nil {
			t.Fatal(err)
		}
	}
	get("a", 40)
	get("b", 40)
	get("a", 40) // asked again, so that b goes first
	get("c", 40)
	if made != 3 || s.held > 100 {
		t.Fatalf("%d made, %d bytes held", made, s.held)
	}
	get("a", 40)
	if made != 3 {
		t.Error("a was asked lately and is gone")
	}
	get("b", 40)
	if made != 4 {
		t.Error("b was asked longest ago and is still there")
	}
	get("big", 1000)
	get("big", 1000)
	if made != 6 || s.held > 100 {
		t.Errorf("a case that is bigger than the shelf is kept: %d made, %d held", made, s.held)
	}
}

func TestShelfMakesOnce(t *testing.T) {
	s := NewShelf(100)
	var made atomic.Int32
	gate := make(chan struct{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			c, err := s.Case("a", func() (*Case, error) {
				made.Add(1)
				<-gate
				return &Case{}, nil
			})
			if c == nil || err != nil {
				t.Errorf("%v, %v", c, err)
			}
		})
	}
	close(gate)
	wg.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

func TestShelfForgetsFailures(t *testing.T) {
	s := NewShelf(100)
	if _, err := s.Case("a", func() (*Case, error) { return nil, errors.New("the store is away") }); err == nil {
		t.Fatal("the failure was kept back")
	}
	if c, err := s.Case("a", func() (*Case, error) { return &Case{}, nil }); c == nil || err != nil {
		t.Fatalf("%v, %v", c, err)
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = s.Case("b", func() (*Case, error) { panic("hostile") })
	}()
	if c, err := s.Case("b", func() (*Case, error) { return &Case{}, nil }); c == nil || err != nil {
		t.Fatalf("after a panic: %v, %v", c, err)
	}
}
