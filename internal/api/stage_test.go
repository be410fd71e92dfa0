package api

import (
	"testing"
	"time"

	"github.com/paperwurks/paperwurks/internal/document"
)

// TestStageOfWhatNeverCame tells a paper that is on its way from one whose sending broke off.
func TestStageOfWhatNeverCame(t *testing.T) {
	d := document.Document{State: document.Registered, Registered: time.Now().Add(-time.Minute)}
	if got := Stage(d); got != "waiting for the file" {
		t.Errorf("announced a minute ago: %q", got)
	}
	d.Registered = time.Now().Add(-time.Hour)
	if got := Stage(d); got != "its file never arrived; send it again" {
		t.Errorf("announced an hour ago: %q", got)
	}
	d.State = document.Uploaded
	if got := Stage(d); got != "being checked" {
		t.Errorf("uploaded: %q", got)
	}
}
