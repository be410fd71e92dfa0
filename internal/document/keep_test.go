package document

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/reading"
)

// TestOpened keeps what was looked at last, as it was after the change that was asked for,
// for a while and within its room.
func TestOpened(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	paper := func(pages int) *reading.Document { return &reading.Document{Pages: make([]reading.Page, pages)} }
	var o opened
	keep := func(of string, changed int64, doc *reading.Document) {
		o.keep(openedReading{of, changed, doc, now.Add(openFor)})
	}
	lease, register := paper(100), paper(3)
	keep("lease", 7, lease)
	keep("register", 7, register)
	if o.find("lease", 7, now) != lease || o.find("register", 7, now) != register {
		t.Error("what was looked at is not kept")
	}
	if o.find("lease", 8, now) != nil {
		t.Error("a paper that was read again is shown as it was")
	}
	if o.find("lease", 7, now.Add(openFor)) != nil {
		t.Error("it is kept for longer than it may be")
	}
	keep("lease", 7, lease)
	keep("large", 7, paper(openPages-50))
	if o.find("large", 7, now) == nil || o.find("lease", 7, now) != nil {
		t.Error("the oldest does not make room")
	}
	keep("larger", 7, paper(openPages+1))
	if len(o.kept) != 0 {
		t.Errorf("%d are kept beside one that has no room", len(o.kept))
	}
}
