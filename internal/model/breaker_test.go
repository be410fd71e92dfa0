package model

import (
	"context"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
)

func TestBreaker(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	b := &Breaker{Now: func() time.Time { return now }}
	down := fault.New(fault.Unavailable, "down")
	asked := 0
	call := func(err error) error { return b.Do(func() error { asked++; return err }) }

	for range breakAfter - 1 {
		_ = call(down)
	}
	if err := call(nil); err != nil || asked != breakAfter {
		t.Fatalf("it broke early: %v after %d", err, asked)
	}
	asked = 0
	for range 20 {
		_ = call(down)
	}
	if asked != breakAfter {
		t.Errorf("asked %d times while it was down, want %d", asked, breakAfter)
	}
	err := call(nil)
	if fault.KindOf(err) != fault.Unavailable || fault.Wait(err) != breakFor {
		t.Errorf("%v, wait %s", err, fault.Wait(err))
	}
	now = now.Add(breakFor)
	_ = b.Do(func() error {
		if err := call(nil); err == nil {
			t.Error("a second call went through while one was finding out")
		}
		return down
	})
	if err := call(nil); err == nil {
		t.Error("it was asked again at once after the trial failed")
	}
	now = now.Add(breakFor)
	if err := call(nil); err != nil {
		t.Errorf("after a success: %v", err)
	}
	asked = 0
	for _, e := range []error{nil, context.Canceled, fault.New(fault.Invalid, "too long"), nil, nil, nil, nil, nil, nil} {
		_ = call(e)
	}
	if asked != 9 {
		t.Errorf("what is no fault of the model broke it: %d of 9 asked", asked)
	}
}

func TestBreakerOutlivesPanic(t *testing.T) {
	now := time.Now()
	b := &Breaker{Now: func() time.Time { return now }}
	for range breakAfter {
		func() {
			defer func() { _ = recover() }()
			_ = b.Do(func() error { panic("no answer") })
		}()
	}
	now = now.Add(breakFor)
	if err := b.Do(func() error { return nil }); err != nil {
		t.Errorf("the trial after a panic: %v", err)
	}
}
