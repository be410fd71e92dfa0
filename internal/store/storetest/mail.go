package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/fault"
	"github.com/paperwurks/paperwurks/internal/mail"
)

func letters(t *testing.T, w *world) {
	l := mail.Letter{
		ID: "l1", Sealed: []byte{0, 255, 13}, Written: w.clock(), Expires: w.clock().Add(time.Hour), Purpose: "reset", About: "ann",
	}
	if err := w.PostLetter(as(ann), l, did); err != nil {
		t.Fatal(err)
	}
	if got, err := w.Letter(as(ann), "l1"); err != nil || fmt.Sprint(got) != fmt.Sprint(l) {
		t.Errorf("got %+v, %v; want %+v", got, err, l)
	}
	c, err := w.Claim(context.Background(), "h", w.clock().Add(time.Minute))
	if err != nil || c == nil || c.Item != l.Work() || c.Organisation != ann.Organisation {
		t.Fatalf("its work: %+v, %v", c, err)
	}
	// Work of no case can be given up and taken up again like any other.
	if err := w.Park(as(ann), *c, "another key", did); err != nil {
		t.Fatal(err)
	}
	if ps, err := w.Parked(as(ann)); err != nil || len(ps) != 1 || ps[0].Item != l.Work() {
		t.Errorf("parked: %+v, %v", ps, err)
	}
	if err := w.Restart(as(ann), mail.WorkSend, "l1", did); err != nil {
		t.Error(err)
	}
	if err := w.EraseLetter(as(ann), "l1", did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Letter(as(ann), "l1"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a letter that was erased: %v", err)
	}
	before, _ := w.Audit(as(ann), 0, 100)
	if err := w.EraseLetter(as(ann), "l1", did); fault.KindOf(err) != fault.NotFound {
		t.Errorf("erased again: %v", err)
	}
	if after, _ := w.Audit(as(ann), 0, 100); len(after) != len(before) {
		t.Error("the audit has what did not happen")
	}
	l.ID = "l2" // nobody ever erases it
	if err := w.PostLetter(as(ann), l, did); err != nil {
		t.Fatal(err)
	}
	w.pass(40 * 24 * time.Hour)
	l.ID, l.Expires = "l3", w.clock().Add(time.Hour)
	if err := w.PostLetter(as(ann), l, did); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Letter(as(ann), "l2"); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a letter that expired weeks ago: %v", err)
	}
}
